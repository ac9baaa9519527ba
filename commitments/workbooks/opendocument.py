"""What an .ods file says of the cells of a sheet."""

import re
from zipfile import ZipFile

from commitments.workbooks.marks import MOST_PLACES, Marks, Place, attributes, formula_link, is_web, part, whole

_TAG = re.compile(r"<(/?)(table:[a-z-]{1,30}|text:a)\b([^<>]{0,6000})>")
_SHOWN_ERROR = re.compile(r"\s?<text:p>(#[A-Z/0!?]{2,9}|Err:[0-9]{3})</text:p>")
"""What a cell shows whose formula came to nothing: it is a text to the file."""


def all_marks(file: ZipFile) -> dict[str, Marks]:
    """Of every sheet by its name; none of a file of another kind. The places of cells are counted, since none says its
    own."""
    xml = part(file, "content.xml")
    found: dict[str, _Counted] = {}
    table: _Counted | None = None
    for tag in _TAG.finditer(xml):
        closes, name, said = bool(tag[1]), tag[2], tag[3]
        if name == "table:table":
            table = None if closes else found.setdefault(attributes(said).get("name", ""), _Counted())
        elif table is None:
            continue
        elif name == "table:table-row":
            table.row_ends() if closes else table.row_begins(attributes(said), is_empty=said.endswith("/"))
        elif name == "table:table-column" and not closes:
            table.column(attributes(said))
        elif name in ("table:table-cell", "table:covered-table-cell") and not closes:
            shown = _SHOWN_ERROR.match(xml, tag.end()) if "table:formula" in said else None
            table.cell(attributes(said), shown[1] if shown else "")
        elif name == "text:a" and not closes:
            table.link(attributes(said).get("href", ""))
    return {name: counted.marks() for name, counted in found.items()}


class _Counted:
    """Where the tags of a table have come to, and what was met."""

    def __init__(self) -> None:
        self._row = self._column = self._columns = self._repeats = 0
        self._at: Place = (0, 0)
        self._extent: Place = (0, 0)
        self._percents: set[Place] = set()
        self._links: dict[Place, str] = {}
        self._errors: dict[Place, str] = {}
        self._merged: list[tuple[Place, Place]] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()

    def marks(self) -> Marks:
        hidden = frozenset(self._hidden_rows), frozenset(self._hidden_columns)
        return Marks(frozenset(self._percents), self._errors, self._links, tuple(self._merged), *hidden, self._extent)

    def row_begins(self, tag: dict[str, str], *, is_empty: bool) -> None:
        self._column, self._repeats = 0, whole(tag.get("number-rows-repeated")) or 1
        if tag.get("visibility") in ("collapse", "filter"):
            self._hidden_rows.update(range(self._row, self._row + min(self._repeats, MOST_PLACES)))
        if is_empty:
            self.row_ends()

    def row_ends(self) -> None:
        self._row += self._repeats

    def column(self, tag: dict[str, str]) -> None:
        count = whole(tag.get("number-columns-repeated")) or 1
        if tag.get("visibility") in ("collapse", "filter"):
            self._hidden_columns.update(range(self._columns, self._columns + min(count, MOST_PLACES)))
        self._columns += count

    def cell(self, tag: dict[str, str], error: str) -> None:
        count = whole(tag.get("number-columns-repeated")) or 1
        self._at = row, column = self._row, self._column
        self._column += count
        if address := formula_link(tag.get("formula", "")):
            self._links[self._at] = address
        if error:
            self._errors[self._at] = error
        rows, columns = (whole(tag.get(f"number-{one}-spanned")) or 1 for one in ("rows", "columns"))
        if rows > 1 or columns > 1:
            self._merged.append((self._at, (row + rows - 1, column + columns - 1)))
        if "value-type" not in tag:
            return
        self._extent = max(self._extent[0], row + self._repeats), max(self._extent[1], column + count)
        if tag["value-type"] == "percentage":
            self._percents.update((row, one) for one in range(column, column + min(count, MOST_PLACES)))

    def link(self, address: str) -> None:
        if is_web(address):
            self._links.setdefault(self._at, address)
