"""The templates and styles that a store brings for its pages: files in a folder of it, none of them through a link."""

import os
from collections.abc import Iterator
from pathlib import Path

from commitments.errors import StoreError
from commitments.stores import files

MOST_FILES, MOST_CHARACTERS = 200, 1_000_000
_KINDS = {"": ".html.j2", "static": ".css"}
"""What is read of the folder itself, and of a folder in it."""


def read(store: Path, folder: str) -> dict[str, str]:
    """The text of each by its name below the folder, such as `report.html.j2` and `static/own.css`. Raises StoreError
    for what is no folder in the store, is a link, or is too much."""
    found: dict[str, str] = {}
    for name in _names(store, folder):
        path = store / folder / name
        text = files.read_text(path) or ""
        if len(text) > MOST_CHARACTERS:
            raise StoreError(f"{path} has more than {MOST_CHARACTERS:,} characters; a template or style is shorter")
        found[name] = text
        if len(found) > MOST_FILES:
            raise StoreError(f"{store / folder} holds more than {MOST_FILES} templates and styles")
    return found


def is_inside(folder: str) -> bool:
    """Whether it names a folder below another, which is not hidden.

    >>> is_inside("templates"), is_inside("site/look"), is_inside("../look"), is_inside("/etc"), is_inside(".git")
    (True, True, False, False, False)
    """
    return bool(folder) and not any(
        not part or part.startswith(".") or "\\" in part or ":" in part or "\0" in part for part in folder.split("/")
    )


def _names(store: Path, folder: str) -> Iterator[str]:
    here = store
    for part in folder.split("/"):
        here /= part
        _refuse_link(here)
    if not here.is_dir():
        raise StoreError(f"{here} is not a folder; make it, or take templates out of [publish] in commitments.toml")
    for below, suffix in _KINDS.items():
        inner = here / below
        _refuse_link(inner)
        if inner.is_dir():
            for name in sorted(os.listdir(inner)):
                if name.endswith(suffix) and not name.startswith("."):
                    _refuse_link(inner / name)
                    yield f"{below}/{name}" if below else name


def _refuse_link(path: Path) -> None:
    if os.path.islink(path):
        raise StoreError(f"{path} is a link, and templates are not read through one; put the thing itself in its place")
