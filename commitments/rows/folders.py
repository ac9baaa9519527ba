"""A folder of files: those that hold promises, each read by its own kind, and what is left out is said.

Promises in files of two formats are refused: which of them are the rows, and by which map, nobody can guess.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from commitments.errors import CommitmentsError
from commitments.headers import PLAIN, senses
from commitments.rows import FILE, Bad, Item, Reading, Remark, Row, Unreadable, read_file
from commitments.rows.formats import Format, by_suffix

Wanted = Callable[[Row], bool]
_LOOKED_AT = 20
_ABOUT_THE_FOLDER = frozenset(
    ["readme", "license", "licence", "changelog", "contributing", "code_of_conduct", "security"]
)
_STRONG = frozenset(["verbatim", "promise"])
_WEAK = frozenset(["text", "title", "details"])


class _File(NamedTuple):
    path: Path
    form: Format
    strength: int
    """2 where a column is called a promise, or is one that the map names; 1 where one might be; 0 for neither, and -1
    where nobody can tell, since it cannot be read."""


def read(folder: Path, reading: Reading, wanted: Wanted | None = None) -> Iterator[Item]:
    """The rows of all files that hold promises. `wanted` says of a row whether it has what the map is about."""
    formats = by_suffix()
    paths = _files(folder, set(formats))
    if not paths:
        raise Unreadable(f"{folder} holds no file that can be imported; it looks for {' '.join(sorted(formats))}")
    about = [path for path in paths if path.suffix.casefold().startswith((".md", ".mk")) and _is_about(path)]
    paths = [path for path in paths if path not in about] or paths
    forms = {path: formats[path.suffix.casefold()] for path in paths}
    many = len(set(forms.values())) > 1
    is_looked_into = many or any(_holds_many(form) for form in forms.values())
    files = [
        _File(path, form, _strength(folder, path, reading, wanted) if is_looked_into else 1)
        for path, form in forms.items()
    ]
    form = _form(folder, files) if many else files[0].form
    best = max(file.strength for file in files if file.form is form)
    for path in about:
        if path not in forms:
            yield Remark(str(path.relative_to(folder)), "left out: it is about the folder")
    for file in files:
        if file.form is not form:
            yield Remark(
                str(file.path.relative_to(folder)), "left out: it is of another format than those with promises"
            )
        elif _holds_many(form) and 0 <= file.strength < best:
            yield Remark(str(file.path.relative_to(folder)), "left out: no column of it is one of promises")
        else:
            yield from _named_within(folder, file.path, reading)


def _files(folder: Path, suffixes: set[str]) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.casefold() in suffixes
        and path.suffix.casefold() != ".txt"  # in a folder, more often a note about the files than one of them
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and path.is_file()
    )


def _is_about(path: Path) -> bool:
    return path.stem.casefold() in _ABOUT_THE_FOLDER


def _holds_many(form: Format) -> bool:
    """Whether files of the format hold many rows each, and so may hold rows of anything."""
    return ".md" not in form.SUFFIXES


def _strength(folder: Path, path: Path, reading: Reading, wanted: Wanted | None) -> int:
    rows = []
    try:
        for place, item in enumerate(read_file(path, reading)):
            if isinstance(item, Row):
                rows.append(item)
            if len(rows) == _LOOKED_AT or place > 10 * _LOOKED_AT:
                break
    except CommitmentsError:
        return -1
    if wanted is not None:
        return 2 if any(map(wanted, rows)) else 0
    names = {name for row in rows for name, value in row.cells.items() if value not in (None, "", [], {})}
    found = {
        sense for name in names if not name.startswith("@") for sense, fit in senses(name).items() if fit <= PLAIN + 1
    }
    return 2 if found & _STRONG else 1 if found & _WEAK else 0


def _form(folder: Path, files: Sequence[_File]) -> Format:
    """The one format whose files hold promises. Raises Unreadable where that is none, or more than one."""
    best = max(file.strength for file in files)
    likely = {id(file.form): file for file in reversed(files) if file.strength == best}
    if best > 0 and len(likely) == 1:
        return next(iter(likely.values())).form
    shown = ", ".join(sorted(str(file.path.relative_to(folder)) for file in likely.values()))
    what = (
        "in several formats hold promises" if best > 0 else "are of several formats, and none has a column of promises"
    )
    raise Unreadable(f"files of {folder} {what} ({shown}); import each by itself, or name its columns in a map")


def _named_within(folder: Path, path: Path, reading: Reading) -> Iterator[Item]:
    """The items of one file of a folder. One unreadable file must not stop the others."""
    name = str(path.relative_to(folder))
    try:
        for item in read_file(path, reading):
            if isinstance(item, Row):
                item.cells[FILE] = name
            yield item._replace(file=name)
    except Unreadable as error:
        yield Bad(name, 0, str(error))
