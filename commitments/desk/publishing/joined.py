"""All that is published as a few large files, put together from those of the documents."""

import os
from collections.abc import Callable, Iterator, Sequence

from commitments.desk.publishing.documents import Files
from commitments.desk.publishing.folder import SiteFolder, printer, telling
from commitments.reports.lists.csv import text_lines
from commitments.tables import HEADER

_HEADER = "".join(text_lines([[*HEADER]])).encode()


def joined(folder: SiteFolder, files: Files, names: Sequence[str]) -> None:
    """`commitments.csv`, `commitments.jsonl` and `documents.jsonl` in `data/`, document by document."""

    def each(kind: str, piece: Callable[[bytes], bytes]) -> Iterator[bytes]:
        return (piece(folder.read(f"{name}/data.{kind}") or b"") for name in names)

    def table() -> Iterator[bytes]:
        yield _HEADER
        yield from each("csv", lambda data: data[len(_HEADER) :])

    for name, pieces in (
        ("commitments.csv", table()),
        ("commitments.jsonl", each("json", _commitments)),
        ("documents.jsonl", each("json", _document)),
    ):
        _write(folder, files, f"data/{name}", pieces)


def _commitments(data: bytes) -> bytes:
    """The lines of a document's file that hold one commitment each."""
    lines = data[data.index(b'"commitments": [') :].split(b"\n")[1:-2] if data else []
    return b"".join([line.removesuffix(b",") + b"\n" for line in lines if line not in (b"]", b"]}")])


def _document(data: bytes) -> bytes:
    line = data.split(b"\n", 2)[1] if data else b""
    return line.removeprefix(b'"document": ').removesuffix(b",") + b"\n" if line else b""


def _write(folder: SiteFolder, files: Files, path: str, pieces: Iterator[bytes]) -> None:
    """Piece by piece, since all of them together are large."""
    if folder.is_dry:
        files.now[path] = ""
        files.note(path)
        return
    with telling(path), folder.begun(path) as (handle, own, target):
        found = printer()
        with open(handle, "wb", closefd=False) as file:
            for piece in pieces:
                found.update(piece)
                file.write(piece)
        print_ = found.hexdigest()
        if files.is_known(path, print_):
            os.unlink(own)
        else:
            os.replace(own, target)
            files.note(path)
        files.now[path] = print_
