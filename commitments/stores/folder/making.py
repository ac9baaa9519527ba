"""A new store: a folder that `commitments.toml` marks as one, empty or with the shipped example in it."""

from collections.abc import Mapping
from pathlib import Path

from commitments.errors import StoreError
from commitments.stores import files, settings
from commitments.stores.documents.sheet import is_document_id
from commitments.stores.folder import private

ATTRIBUTES = ".gitattributes"
_ATTRIBUTES = {
    "* -text": "Spans and hashes count every character, line ends too: git is to leave them as they are.",
    "/*.json merge=commitments": "Merged by meaning, in a clone where `commitments git setup` was run.",
    "/codes/*/*.json merge=commitments": "So is what one coder said on two machines.",
    "/evidence/*.json merge=commitments": "So is what two people found out of a page.",
    "/evidence/*.txt merge=commitments": "Of two copies of one content either is right.",
    "/evidence/*.warc.gz merge=commitments": "So it is with what came from the server.",
    "/*.txt -merge": "Of two texts of a document one is right, and never a mixture.",
}
"""What git is to know of the files of a store -> why."""


def make(folder: Path, texts: Mapping[str, str]) -> None:
    """A store with these files in it; the one that marks it comes last, so that half a store is none. Raises
    StoreError where there is one already, or something else."""
    prepare(folder)
    for name, text in texts.items():
        if name != settings.NAME:
            files.replace(folder / name, text)
    files.replace(folder / settings.NAME, texts.get(settings.NAME, settings.TEMPLATE))


def prepare(folder: Path) -> None:
    """A folder that may become a store. Raises StoreError as `make`."""
    _refuse_to_make_in(folder)
    files.make_folder(folder)
    private.made(folder)
    if not (folder / ATTRIBUTES).exists():
        files.replace(folder / ATTRIBUTES, with_attributes(""))


def with_attributes(text: str) -> str:
    """The text of a `.gitattributes` with the lines that it lacks at its end, where they have the last word."""
    there = [line.strip() for line in text.splitlines()]
    missing = [f"# {why}\n{line}\n" for line, why in _ATTRIBUTES.items() if line not in there]
    return "".join([text, "\n" if text and not text.endswith("\n") and missing else "", *missing])


def _refuse_to_make_in(folder: Path) -> None:
    try:
        if (folder / settings.NAME).exists():
            raise StoreError(f"{folder} is a store already")
        if not folder.is_dir():
            if folder.exists():
                raise StoreError(f"{folder} is a file; name a folder for the store")
            return
        others = [path.name for path in folder.iterdir() if not _may_be_there(path)]
    except OSError as error:
        raise StoreError(f"{folder} cannot be read: {files.reason(error)}") from None
    if others:
        raise StoreError(f"{folder} is not empty ({sorted(others)[0]}); name a new folder, such as {folder / 'data'}")


def _may_be_there(path: Path) -> bool:
    return path.name.startswith(".") or (path.suffix in (".json", ".txt") and is_document_id(path.stem))
