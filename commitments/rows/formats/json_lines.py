"""JSON Lines: one object on each line. A line that is not JSON is a bad row; the others are not its problem."""

from collections.abc import Iterable, Iterator
from json import JSONDecodeError
from pathlib import Path

from commitments.rows import Bad, Item, Reading, Remark, Unreadable, row
from commitments.rows.encodings import chosen
from commitments.rows.json_values import loads

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
            entry = loads(stripped)
        except JSONDecodeError as error:
            is_cut = error.pos >= len(stripped) or error.msg.startswith("Unterminated string")
            reason = "it ends in the middle" if is_cut else error.msg
            yield Bad(path.name, number, f"is not JSON: {reason} at column {error.colno}")
        except RecursionError:
            yield Bad(path.name, number, "is nested too deeply")
        else:
            if isinstance(entry, dict):
                yield row(path, entry, number)
            else:
                yield Bad(path.name, number, "is not a JSON object with named values")
