"""What is said of members who are keys of an object beside their rating: since when, why, proven by what."""

from collections.abc import Mapping

from commitments.guess import fits
from commitments.guess.choice import Chooser
from commitments.guess.columns import Column
from commitments.headers import senses
from commitments.maps import Fields, Source

_SOUGHT = {
    "on": (("on", "date"), fits.is_dates),
    "note": (("note", "text", "details", "summary"), fits.is_notes),
    "evidence.url": (("evidence", "address"), fits.is_urls),
}


def columns_of_members(pattern: str, chooser: Chooser) -> dict[str, Column]:
    """The columns of one member's date, note and proof, by their paths with a star for its name: they stand for those
    of all. No path into the object is free afterwards."""
    before, _, behind = pattern.partition("*")
    inside = [chooser.columns[chooser.take(path)] for path in chooser.columns if path.startswith(before)]
    return {f"{before}*.{_last(column)}": column for column in inside if behind and f".{_last(column)}" != behind}


def update_of(columns: Mapping[str, Column]) -> dict[str, Source]:
    """The fields of a member's update."""
    found: dict[str, Source] = {}
    for path, column in columns.items():
        for field, (wanted, is_fit) in _SOUGHT.items():
            if field not in found and set(wanted) & set(senses(_last(column))) and is_fit(column):
                found[field] = Source((path,))
                break
    return found


def _last(column: Column) -> str:
    return column.path.rpartition(".")[2]


def together(of_members: Fields, of_row: Fields) -> dict[str, Source]:
    """Both, a member's own first."""
    return {
        field: Source((*of_members.get(field, Source()).columns, *of_row.get(field, Source()).columns))
        for field in (*of_row, *(field for field in of_members if field not in of_row))
    }
