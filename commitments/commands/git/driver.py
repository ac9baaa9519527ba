"""Merge three versions of a document's file, as git asks it of the driver that `commitments git setup` registers.

The merged file takes the place of ours. Exit 1 where both sides changed a field: the record stands there once for each
side, between conflict markers.
"""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commitments import repository
from commitments.commands._options import session_of
from commitments.copies import merged
from commitments.desk import conflicts
from commitments.errors import CommitmentsError, StoreError
from commitments.merging import Side, always
from commitments.records import BadRecord
from commitments.stores import files, is_document_id
from commitments.stores.folder import merges
from commitments.stores.shelves import is_kept
from commitments.text import plural

if TYPE_CHECKING:
    from commitments.session import Session


class Unsettled(CommitmentsError):
    """Both sides changed a field; the sentence says what settles it."""


def run(
    ctx: typer.Context,
    base: Annotated[Path, typer.Argument(metavar="BASE", help="The file that both began with (%O).")],
    ours: Annotated[Path, typer.Argument(metavar="OURS", help="Ours, to be written (%A).")],
    theirs: Annotated[Path, typer.Argument(metavar="THEIRS", help="Theirs (%B).")],
    size: Annotated[int, typer.Argument(metavar="[SIZE]", min=1, help="How long conflict markers are (%L).")] = 7,
    path: Annotated[str, typer.Argument(metavar="[PATH]", help="Where the file is in the repository (%P).")] = "",
) -> None:
    session = session_of(ctx)
    if _is_copy(path):
        _merge_copies(session, (base, ours, theirs), size, path)
        return
    try:
        versions = _versions((base, ours, theirs), Path(path or ours).name)
        found = versions.merged(always(Side.OURS))
    except StoreError as error:
        _by_lines(session, (base, ours, theirs), size, f"{path or ours} is merged line by line: {error}")
        return
    text = merges.with_markers(versions, size) if found.conflicts else merges.text_of_merged(found)
    files.replace(ours, text)
    for line in (*conflicts.told(found), *map(conflicts.line, found.conflicts)):
        session.say(line)
    if found.conflicts:
        fields = plural(len(found.conflicts), "field")
        name = shlex.quote(path or str(ours))
        raise Unsettled(f"both sides changed {fields}; settle that with: commitments git resolve {name}")


def _is_copy(path: str) -> bool:
    """Whether it is a file of a kept copy, which lies in a folder of its own."""
    return is_kept("/".join(Path(path).parts[-2:]))


def _merge_copies(session: "Session", paths: tuple[Path, Path, Path], size: int, path: str) -> None:
    """Nothing is ever left open: what two people keep of one content, or find out of one page, is put together."""
    _, ours, theirs = paths
    try:
        files.replace(ours, merged(Path(path).name, *map(_version, (ours, theirs))))
    except (StoreError, BadRecord) as error:
        _by_lines(session, paths, size, f"{path} is merged line by line: {error}")


def _version(path: Path) -> bytes:
    """Raises StoreError."""
    data = files.read_bytes(path)
    if data is None:
        raise StoreError("a version of it is missing")
    return data


def _versions(paths: tuple[Path, Path, Path], name: str) -> merges.Versions:
    if not (name.endswith(".json") and is_document_id(name.removesuffix(".json"))):
        raise StoreError("its name is not that of a document")
    base, ours, theirs = paths
    return merges.read(files.read_bytes(base), _version(ours), _version(theirs), name)


def _by_lines(session: "Session", paths: tuple[Path, Path, Path], size: int, why: str) -> None:
    """As git does where it has no driver."""
    session.say(why)
    base, ours, theirs = paths
    try:
        is_clean = repository.merge_lines(ours, base, theirs, size)
    except repository.GitFailed as error:
        raise Unsettled(f"{ours} cannot be merged: {error}") from None
    if not is_clean:
        raise Unsettled("both sides changed the same lines")
