"""What is noted beside a site: of what each part of it was made, and what its files were then."""

import json
from typing import Any, NamedTuple

from commitments import __version__
from commitments.desk.publishing.folder import MANIFEST, SIDE, SiteFolder, is_within, print_of
from commitments.errors import UsageError
from commitments.reports.site.summaries import Details, Summary, details, summary
from commitments.stores import is_document_id

FORM = 1


class Known(NamedTuple):
    """A document as it was when its pages were made."""

    look: list[Any]
    """How it looked from outside, where another change is sure to show in that; else empty."""
    print: str
    """Of its record and its text."""
    on: str
    """The day."""
    summary: Summary | None
    """None where nothing of it is published."""


class Unit(NamedTuple):
    """Files that are made together."""

    print: str
    """Of what they were made from."""
    files: dict[str, str]
    """The print of each, by its path."""


class Manifest(NamedTuple):
    inputs: str
    """Of all that every page depends on: settings, templates, options."""
    evidence: str
    """Of what was kept of the evidence."""
    documents: dict[str, Known]
    """By `key`."""
    units: dict[str, Unit]
    unfinished: tuple[str, ...]
    """Documents that were being made when this was written, each by `secret`, and "" for the pages of many."""


EMPTY = Manifest("", "", {}, {}, ())
_UNTOLD = "~"


def secret(name: str) -> str:
    """What stands for a document of which nothing may be published, as not even that it is there is told."""
    return f"{_UNTOLD}{print_of(name.encode())}"


def key(name: str, known: Known) -> str:
    return name if known.summary else secret(name)


def read(folder: SiteFolder) -> Manifest:
    """Raises UsageError for one that is damaged, or from a newer version."""
    data = folder.read(MANIFEST)
    if data is None:
        return EMPTY
    try:
        found = json.loads(data)
        if found["form"] != FORM:
            raise UsageError(f"{folder.path} was published by another version; publish into a new folder")
        documents = {
            _key(name): Known(look, str(print_), str(on), _summary(told) if told else None)
            for name, (look, print_, on, told) in found["documents"].items()
        }
        units = {name: Unit(print_, _paths(files)) for name, (print_, files) in found["units"].items()}
        return Manifest(found["inputs"], found["evidence"], documents, units, tuple(found["unfinished"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise UsageError(f"{folder.path / MANIFEST} is damaged; remove {folder.path} and publish anew") from None


def write(folder: SiteFolder, manifest: Manifest) -> None:
    told = {"form": FORM, "version": __version__, **manifest._asdict()}
    data = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    if folder.read(MANIFEST) != data:
        folder.put(MANIFEST, data)


class Kept(NamedTuple):
    """Of one document, in a file of its own."""

    files: dict[str, str]
    """"" for the print of one that may be there, or not."""
    details: Details


NOTHING = Details([], [], {})


def read_kept(folder: SiteFolder, name: str) -> Kept | None:
    """None where there is none that can be read."""
    found = _kept(folder, name)
    try:
        return found and Kept(_paths(found.files), found.details)
    except (ValueError, TypeError, AttributeError):
        return None


def read_details(folder: SiteFolder, name: str) -> Details:
    """Raises UsageError where they cannot be read."""
    found = _kept(folder, name)
    if found is None:
        raise UsageError(f"{folder.path}/{SIDE}{name}.json is damaged or gone; make it again with publish --all")
    return found.details


def _kept(folder: SiteFolder, name: str) -> Kept | None:
    data = folder.read(f"{SIDE}{name}.json")
    try:
        files, told = json.loads(data) if data else ({}, None)
        return Kept(files, details(told)) if told is not None else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def write_kept(folder: SiteFolder, name: str, kept: Kept) -> None:
    data = json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode()
    path = f"{SIDE}{name}.json"
    if folder.read(path) != data:
        folder.put(path, data)


def noted(folder: SiteFolder) -> list[str]:
    """The documents of which something is kept."""
    names = [name.removesuffix(".json") for name in folder.names(SIDE) if name.endswith(".json")]
    return sorted(filter(is_document_id, names))


def _summary(told: list[Any]) -> Summary:
    """Raises TypeError or ValueError for what is none, or has its pages elsewhere."""
    found = summary(told)
    _paths(dict.fromkeys((where.removesuffix("/") for where in found.shares), ""))
    return found


def _key(name: str) -> str:
    """Raises ValueError for what names no document, as only a stranger can have written it."""
    if not name.startswith(_UNTOLD) and not is_document_id(name):
        raise ValueError(name)
    return name


def _paths(files: dict[str, str]) -> dict[str, str]:
    """Raises ValueError for a path that leads out of the folder, as only a stranger can have written it."""
    for path in files:
        if not is_within(path):
            raise ValueError(path)
    return files
