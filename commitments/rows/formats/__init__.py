"""One file per foreign format. Each says which suffixes it reads (`SUFFIXES`) and has `read(path, reading)`.

The folder is the registry: a new format is a new file here.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Protocol, cast

from commitments.rows import Item, Reading


class Format(Protocol):
    SUFFIXES: tuple[str, ...]

    def read(self, path: Path, reading: Reading) -> Iterator[Item]:
        """The rows of a file, with what is wrong in it where it stands. Raises Unreadable."""


@cache
def by_suffix() -> dict[str, Format]:
    """Every suffix that can be read, in lower case, and its format."""
    from importlib import import_module
    from pkgutil import iter_modules

    formats = [cast("Format", import_module(f"{__name__}.{module.name}")) for module in iter_modules(__path__)]
    return {suffix: form for form in formats for suffix in form.SUFFIXES}
