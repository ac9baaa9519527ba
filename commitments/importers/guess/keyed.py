"""What is said of members who are keys of an object beside their rating: since when, why, proven by what."""

from commitments.importers.guess import fits
from commitments.importers.guess.choice import Chooser
from commitments.importers.mapping import Fields, Source
from commitments.importers.words import senses

_SOUGHT = {
    "on": (("on", "date"), fits.is_dates),
    "note": (("note", "text", "details", "summary"), fits.is_notes),
    "evidence.url": (("evidence", "address"), fits.is_urls),
}


def update_of(pattern: str, chooser: Chooser) -> dict[str, Source]:
    """The fields of a member's update, with a star for its name. No path into the object is free afterwards."""
    before, _, behind = pattern.partition("*")
    inside = [chooser.columns[chooser.take(path)] for path in chooser.columns if path.startswith(before)]
    found: dict[str, Source] = {}
    for column in inside if behind else ():
        name = column.path.rpartition(".")[2]
        for field, (wanted, is_fit) in _SOUGHT.items():
            if field not in found and f".{name}" != behind and set(wanted) & set(senses(name)) and is_fit(column):
                found[field] = Source((f"{before}*.{name}",))
                break
    return found


def together(of_members: Fields, of_row: Fields) -> dict[str, Source]:
    """Both, a member's own first."""
    return {
        field: Source((*of_members.get(field, Source()).columns, *of_row.get(field, Source()).columns))
        for field in (*of_row, *(field for field in of_members if field not in of_row))
    }
