"""A row of our own table, put into the form of our JSON.

What its cells say exactly is taken from them, all else from the columns of JSON beside them. Where a commitment stands
is never taken from its cell: it is derived, and would come back as a joint rating that nobody made. Tables of earlier
versions have no column for whole updates: there the lines of `history` tell all but which update an evidence is for.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import product
from typing import Any

from commitments.codec import decode_document
from commitments.importers.values import when
from commitments.model import Document, Status, id_parts
from commitments.places import is_label
from commitments.records import BadRecord
from commitments.tables import CHECK, CHECKED, DOCUMENT, EXACT, RETOLD, UPDATES, is_retold, is_unchanged, visible
from commitments.text import guarded, unguarded

_LISTS = ("actors", "groups", "counterparties", "tags")
_TEXTS = ("quote", "section", "summary", "key")
_LINE = re.compile(
    r"(?P<on>\d{4}(?:-\d\d){0,2}) (?P<status>[a-z-]+)(?: \((?P<actor>.+?)\))?(?:: (?P<note>.*))?"
    r" \[(?P<by>[^\[\]]*), (?P<recorded>\d{4}-\d\d-\d\dT[\d:]+Z)\]"
)
"""What the export writes for an update."""
_WORDS = frozenset(["note", *Status])
_NAMES = "names_json"
"""In tables of an earlier version, the lists that their cells do not say exactly."""
_STORED = tuple(name for name in CHECKED if name not in ("status", DOCUMENT))

Cells = dict[str, str]


def missing(names: Collection[str]) -> str:
    """What cannot come back since its column is not there; "" where all can."""
    gone = [name for name in _STORED if name not in names and name != EXACT]
    if "history" in names and UPDATES in gone:
        gone.remove(UPDATES)
    if not gone:
        return ""
    lost = f"the table has no longer its columns {', '.join(gone)}: what stood in them does not come back"
    return f"{lost}, nor any rating, note or evidence" if UPDATES in gone else lost


def cells_of(row: Mapping[str, Any]) -> Cells:
    """The cells as the texts that were written, whatever a spreadsheet made of them."""
    return {name: _text(value) for name, value in row.items() if not name.startswith("@")}


def _text(value: Any) -> str:
    if isinstance(value, str):
        text = value.replace("\r\n", "\n")
        return unguarded(text) if text[:1] == "'" else text
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        return value.date().isoformat()
    if isinstance(value, bool) or value is None:
        return "" if value is None else "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.15g}"
    return value.isoformat() if isinstance(value, date) else str(value)


def documents(rows: Iterable[Cells]) -> Iterator[Document]:
    """What the table says of its documents, each in the first row that it had when it was written."""
    for cell in rows:
        try:
            record = json.loads(cell.get(DOCUMENT) or "null")
            if record is not None:
                yield decode_document(record)._replace(sha256=None, pages=())
        except (ValueError, RecursionError, BadRecord):
            continue


def record(cell: Cells) -> tuple[dict[str, Any], str | None]:
    """The record, and what is to be said of the row. Raises BadRecord."""
    is_whole = CHECK in cell and cell.keys() >= set(CHECKED)
    unchanged = _as_written(cell) if is_whole else None
    cell = unchanged or cell
    told: dict[str, Any] = {"id": _id(cell), "document": cell.get("document"), "span": _span(cell)}
    told |= {name: cell.get(name) or None for name in (*_TEXTS, "kind", "made", "due")}
    told |= {name: [word for word in cell.get(name, "").split("; ") if word] for name in _LISTS}
    told["amount"] = _amount(cell)
    told |= {"page": _number("page", cell) if cell.get("page") else None, "paragraph": _paragraph(cell)}
    told |= _exact(cell)
    told["updates"], lost = _updates(cell)
    if is_whole and unchanged is None:
        lost = "was changed since it was exported, and is taken as it stands now"
    if is_whole and cell.keys() >= set(RETOLD) and not is_retold(cell):
        lost = "; ".join(filter(None, (lost, _RETOLD_CHANGED)))
    return told, lost


_RETOLD_CHANGED = (
    f"what was changed in {', '.join(RETOLD[:-1])} or {RETOLD[-1]} was left out: history is only added to, with"
    " commitments mark or note"
)


def _as_written(cell: Cells) -> Cells | None:
    """The cells as they were exported: with the dates that a spreadsheet wrote in another form put back."""
    if is_unchanged(cell):
        return cell
    dates = [_dates(cell.get(name, "")) for name in ("made", "due")]
    for made, due in product(*dates):
        tried = {**cell, "made": made, "due": due}
        if is_unchanged(tried):
            return tried
    return None


def _dates(said: str) -> list[str]:
    """What a date may have been before it was given another form."""
    found = {said: None}
    for order in ("dmy", "mdy") if said else ():
        try:
            read = str(when(said, order).date)
        except ValueError:
            continue
        found |= dict.fromkeys((read, read[:7], read[:4]))
    return list(found)


def _id(cell: Cells) -> str:
    """The id; or, where its column was taken away, what it is made of."""
    if "id" in cell:
        return cell["id"]
    made = f"{cell.get('document', '')}-{cell.get('number', '').zfill(2)}"
    if not cell.get("number") or id_parts(made) is None:
        raise BadRecord(["without the column id, or document and number, it is not known which commitment it is"])
    return made


def _span(cell: Cells) -> list[int] | None:
    if not cell.get("span_start") or not cell.get("span_end"):
        return None
    return [_number("span_start", cell), _number("span_end", cell)]


def _paragraph(cell: Cells) -> dict[str, Any] | None:
    if not cell.get("paragraph"):
        return None
    label = cell["paragraph"]
    if is_label(label) and not label.isdigit() and (found := re.search("[0-9]+", label)):
        return {"number": int(found[0]), "counted": False, "label": label}
    counted = cell.get("paragraph_counted")
    said = {"number": _number("paragraph", cell), "counted": counted in ("yes", "unnumbered")}
    return {**said, "unnumbered": True} if counted == "unnumbered" else said


def _amount(cell: Cells) -> dict[str, Any] | None:
    if not cell.get("amount"):
        return None
    found = {"value": _number("amount", cell), "currency": cell.get("currency")}
    return {**found, "upper": _number("amount_upper", cell)} if cell.get("amount_upper") else found


def _number(name: str, cell: Cells) -> Any:
    said = cell.get(name, "")
    try:
        return int(said) if re.fullmatch(r"-?[0-9]{1,400}", said) else float(said)
    except ValueError:
        raise BadRecord([f"{name}: expected a number, found {said[:40]!r}"]) from None


def _exact(cell: Cells) -> dict[str, Any]:
    """The fields that their cells do not say exactly, where the cells still stand as they were written for them."""
    found = _json(_NAMES, cell.get(_NAMES) or "{}", dict) | _json(EXACT, cell.get(EXACT) or "{}", dict)
    return {name: value for name, value in found.items() if _is_shown(name, value, cell)}


_FIGURES = (("value", "amount"), ("upper", "amount_upper"))


def _figure(value: Any) -> str:
    return "" if value is None else f"{value:.15g}" if isinstance(value, float) else str(value)


def _is_shown(name: str, value: Any, cell: Cells) -> bool:
    if name == "amount" and isinstance(value, dict):
        return all(_figure(value.get(one)) == cell.get(column, "") for one, column in _FIGURES)
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    written = unguarded(guarded(visible(text)))
    return name in (*_TEXTS, *_LISTS) and written.lstrip(" ") == cell.get(name, "").lstrip(" ")


def _updates(cell: Cells) -> tuple[list[Any], str | None]:
    if UPDATES in cell:
        return _json(UPDATES, cell[UPDATES] or "[]", list), None
    if "history" not in cell:
        return [], None
    told = [found.groupdict() for line in cell["history"].splitlines() if (found := _told(line))]
    if str(len(told)) != cell.get("updates", str(len(told))):
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


def _told(line: str) -> re.Match[str] | None:
    found = _LINE.fullmatch(line)
    return found if found is not None and found["status"] in _WORDS else None


def _json(name: str, said: str, form: type) -> Any:
    try:
        found = json.loads(said)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, form):
        raise BadRecord([f"{name}: it is cut or changed, so that it cannot be read; export again"])
    return found
