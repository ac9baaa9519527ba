"""A row of our own export as a table, put into the form of our JSON.

The updates are in a column of their own, whole, and so are lists of names that a semicolon would tear. Tables of
earlier versions have neither: there the lines of `history` tell all but which update an evidence belongs to. Where a
commitment stands is never taken from its cell: it is derived, and would come back as a joint rating that nobody made.
"""

import json
import re
from collections.abc import Mapping
from typing import Any, TypeVar

from commitments.model import Status
from commitments.records import BadRecord

UPDATES = "updates_json"
NAMES = "names_json"
_LISTS = ("actors", "groups", "counterparties", "tags")
T = TypeVar("T")
_NEEDED = frozenset(
    ["id", "document", "document_title", "number", "quote", "span_start", "actors", "members", "updates", "history"]
)
_LINE = re.compile(
    r"(?P<on>\d{4}(?:-\d\d){0,2}) (?P<status>[a-z-]+)(?: \((?P<actor>.+?)\))?(?:: (?P<note>.*))?"
    r" \[(?P<by>[^\[\]]*), (?P<recorded>\d{4}-\d\d-\d\dT[\d:]+Z)\]"
)
"""What the export writes for an update."""
_WORDS = frozenset(["note", *Status])
_GUARDED = re.compile(r"'(?=[ \n\f\v\xa0\u3000]*[=+\-@\t\r＝＋－＠−])")
"""What keeps a spreadsheet from taking a text for a formula."""


def is_ours(cells: Mapping[str, Any]) -> bool:
    """Whether it is one of our rows that tells its updates, in our own words."""
    if not (cells.keys() >= _NEEDED and all(isinstance(cells[name], str) for name in _NEEDED)):
        return False
    return UPDATES in cells or all(_is_told(line) for line in cells["history"].splitlines())


def _is_told(line: str) -> bool:
    found = _LINE.fullmatch(line)
    return found is not None and found["status"] in _WORDS


def record(cells: Mapping[str, Any]) -> tuple[dict[str, Any], str | None]:
    """The record, and what of the row cannot be taken back. Raises BadRecord."""
    cell = {
        name: value[1:] if _GUARDED.match(value) else value for name, value in cells.items() if isinstance(value, str)
    }
    told: dict[str, Any] = {
        name: cell.get(name) or None for name in ("id", "document", "quote", "section", "summary", "kind", "key")
    }
    told |= {name: cell.get(name) or None for name in ("made", "due")}
    told |= _lists(cell)
    updates, lost = _updates(cell)
    return {**told, "span": _span(cell), "amount": _amount(cell), "updates": updates}, lost


def _lists(cell: Mapping[str, str]) -> dict[str, list[str]]:
    """By what their cells say, where somebody has changed these since."""
    whole = _whole(NAMES, cell[NAMES], dict, "names") if cell.get(NAMES) else {}
    found: dict[str, list[str]] = {}
    for name in _LISTS:
        said, names = cell.get(name, ""), whole.get(name)
        is_so = isinstance(names, list) and all(isinstance(one, str) for one in names) and "; ".join(names) == said
        found[name] = list(names or ()) if is_so else [word for word in said.split("; ") if word]
    return found


def _span(cell: Mapping[str, str]) -> list[int] | None:
    return [_number("span_start", cell), _number("span_end", cell)] if cell["span_start"] else None


def _amount(cell: Mapping[str, str]) -> dict[str, Any] | None:
    if not cell.get("amount"):
        return None
    found = {"value": _number("amount", cell), "currency": cell.get("currency")}
    return {**found, "upper": _number("amount_upper", cell)} if cell.get("amount_upper") else found


def _number(name: str, cell: Mapping[str, str]) -> Any:
    said = cell.get(name, "")
    try:
        return int(said) if said.isdigit() else float(said)
    except ValueError:
        raise BadRecord([f"{name}: expected a number, found {said[:40]!r}"]) from None


def _updates(cell: Mapping[str, str]) -> tuple[list[Any], str | None]:
    if UPDATES in cell:
        return _whole(UPDATES, cell[UPDATES] or "[]", list, "updates"), None
    told = [found.groupdict() for line in cell["history"].splitlines() if (found := _LINE.fullmatch(line))]
    if str(len(told)) != cell["updates"]:
        raise BadRecord([f"history: expected {cell['updates']} updates, a line each, found {len(told)}"])
    updates = [{**one, "status": None if one["status"] == "note" else one["status"]} for one in told]
    urls, titles = (cell.get(name, "").split("\n") for name in ("evidence_urls", "evidence_titles"))
    if not urls[0]:
        return updates, None
    if len(updates) != 1:
        return (
            updates,
            f"which update its {len(urls)} evidence is for is not told, and it was left out; import the JSON",
        )
    titles += [""] * (len(urls) - len(titles))
    evidence = [{"url": url, "title": title or None} for url, title in zip(urls, titles, strict=False)]
    return [{**updates[0], "evidence": evidence}], None


def _whole(column: str, said: str, kind: type[T], what: str) -> T:
    try:
        found = json.loads(said)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, kind):
        raise BadRecord([f"{column}: it is cut or changed, so that the {what} cannot be read; export again"])
    return found
