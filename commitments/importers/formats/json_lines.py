"""JSON Lines: one object on each line. A line that is not JSON is a bad row; the others are not its problem."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from commitments.importers.encodings import chosen
from commitments.importers.rows import Bad, Item, Reading, Remark, Unreadable, row

SUFFIXES = (".jsonl", ".ndjson", ".jsonlines")


def read(path: Path, reading: Reading) -> Iterator[Item]:
    encoding = chosen(path, reading.encoding)
    if encoding.remark:
        yield Remark(path.name, encoding.remark)
    try:
        with path.open(encoding=encoding.name, errors=encoding.errors) as file:
            yield from rows(path, file)
    except UnicodeError as error:
        raise Unreadable(f"{path.name} cannot be read as {encoding.name}: {error}") from error


def rows(path: Path, lines: Iterable[str]) -> Iterator[Item]:
    for number, line in enumerate(lines, 1):
        stripped = line.strip("\ufeff \t\r\n,")
        if not stripped:
            continue
        try:
            entry = json.loads(stripped)
        except ValueError as error:
            reason = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
            column = f" at column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
            yield Bad(path.name, number, f"is not JSON: {reason}{column}")
        except RecursionError:
            yield Bad(path.name, number, "is nested too deeply")
        else:
            if isinstance(entry, dict):
                yield row(path, entry, number)
            else:
                yield Bad(path.name, number, "is not a JSON object with named values")
