"""A JSON list of objects, one object a line."""

from collections.abc import Iterable, Iterator, Sequence

from commitments.reports import Cell, Column
from commitments.reports.lists import jsonl


def rows(columns: Sequence[Column], records: Iterable[Sequence[Cell]]) -> Iterator[str]:
    return in_list(line[:-1] for line in jsonl.rows(columns, records))


def in_list(objects: Iterable[str]) -> Iterator[str]:
    """Encoded objects as one JSON list, each on its own line."""
    opening = "["
    for encoded in objects:
        yield f"{opening}\n{encoded}"
        opening = ","
    yield "[]\n" if opening == "[" else "\n]\n"
