"""One JSON object a line."""

from collections.abc import Iterable, Iterator, Sequence

from commitments.reports import Cell, Column
from commitments.reports.safe import encoder, json_text


def rows(columns: Sequence[Column], records: Iterable[Sequence[Cell]]) -> Iterator[str]:
    names = [column.name for column in columns]
    encode = encoder()
    for record in records:
        yield json_text(encode(dict(zip(names, record, strict=True)))) + "\n"
