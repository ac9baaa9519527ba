"""Rows on their way out: sorted, limited, and shown as a table on a terminal or in the format asked for."""

import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from commitments import reports
from commitments.desk.side_by_side import side_by_side
from commitments.errors import UsageError
from commitments.model import HEADLINE, Commitment, Status
from commitments.names import field_named
from commitments.reports import Cell, Column, columns
from commitments.text import fold, plural, shorten

if TYPE_CHECKING:
    from commitments.reports.wording import Wording
    from commitments.session import Session

__all__ = [
    "Column",
    "in_groups",
    "is_drawn",
    "limited",
    "say_none",
    "show_commitments",
    "show_objects",
    "show_rows",
    "sorted_by",
    "spoken",
    "tell_losses",
    "words_of",
]


def spoken(vocabulary: str | None) -> "Wording | None":
    """The words of that vocabulary; None for our own. Raises UnknownName."""
    if not vocabulary:
        return None
    from commitments.reports.wording import Wording

    return Wording(vocabulary)


def tell_losses(session: "Session", wording: "Wording | None") -> None:
    """What was lost of that which was shown, after it."""
    for note in wording.notes() if wording else ():
        session.say(note)


def show_rows(
    session: "Session",
    heads: Sequence[Column],
    rows: Iterable[Sequence[Cell]],
    format_: str,
    wording: "Wording | None" = None,
) -> None:
    """Rows of any kind; `table` fits the terminal, and is as wide as its content in a pipe."""
    if format_ == "table" and is_drawn(session):
        from commitments.views.table import Column as Head
        from commitments.views.table import table

        cut = [place for place, head in enumerate(heads) if head.name == "summary"]
        cells = [[_view_cell(cell, session, wording) for cell in _headed(row, cut)] for row in rows]
        session.show(table([Head(head.header, head.align == "right") for head in heads], cells, session.is_ascii))
        return
    if wording and format_ in ("json", "jsonl"):
        heads, rows = _with_words(heads, rows, wording)
    elif wording:
        rows = (wording.cells(row, with_symbol=format_ in _FOR_EYES) for row in rows)
    session.write(reports.rows(format_, heads, rows))


def _headed(row: Sequence[Cell], places: Sequence[int]) -> Sequence[Cell]:
    """The row, with the cells at these places no longer than a headline."""
    return [shorten(cell, HEADLINE) if at in places and isinstance(cell, str) else cell for at, cell in enumerate(row)]


_FOR_EYES = ("table", "markdown")


def _with_words(
    heads: Sequence[Column], rows: Iterable[Sequence[Cell]], wording: "Wording"
) -> tuple[Sequence[Column], Iterable[Sequence[Cell]]]:
    """JSON keeps our status, and has the vocabulary's word beside it."""
    told = {"status": Column("called", "Called"), "members": Column("members_called", "Members called")}
    places = [place for place, head in enumerate(heads) if head.name in told]
    beside = [told[heads[place].name] for place in places]
    return [*heads, *beside], ([*row, *wording.cells([row[place] for place in places], False)] for row in rows)


def is_drawn(session: "Session") -> bool:
    """Whether a table is drawn for eyes; the plain one is quicker, and needs neither width, colour nor characters."""
    return session.is_terminal or session.has_color or session.is_ascii


def show_objects(session: "Session", objects: Iterable[dict[str, Any]], format_: str) -> None:
    """JSON objects, as one list or a line each."""
    from commitments.reports.lists.json import in_list
    from commitments.reports.safe import encoder, json_text

    encode = encoder()
    lines = (json_text(encode(item)) for item in objects)
    session.write(in_list(lines) if format_ == "json" else (f"{line}\n" for line in lines))


def show_commitments(
    session: "Session",
    found: Iterable[Commitment],
    format_: str,
    *,
    day: date,
    names: Sequence[str] | None = None,
    fields: str | None = None,
    group_by: str | None = None,
    wording: "Wording | None" = None,
) -> None:
    """Commitments as they stood on `day`, in the words asked for. Formats made for programs stream; a table is laid
    out first."""
    stale_after = session.store.settings.stale_after
    if fields is not None and format_ not in ("json", "jsonl"):
        raise UsageError("--fields goes with --format json or jsonl; for the other formats there is --columns")
    if format_ in ("json", "jsonl") and names is None:
        _show_public(session, found, format_, day, stale_after, fields, wording)
        return
    if format_ == "ids":
        names = ["id"]
    chosen = columns.named(names or session.store.settings.columns or columns.DEFAULT)
    if group_by:
        group_by = columns.named([group_by])[0].column.name
    if group_by and format_ == "table" and is_drawn(session):
        _show_grouped(session, found, chosen, group_by, day, wording)
        return
    if group_by and format_ != "ids" and group_by not in [field.column.name for field in chosen]:
        chosen = [*columns.named([group_by]), *chosen]
    heads = [field.column for field in chosen]
    if format_ in _FOR_EYES and "status" in (shown := {head.name for head in heads}) and shown.isdisjoint(_HOW_FAR):
        found = list(found)
        _tell_part_rated(session, found, day)
    if format_ in _LINE_BY_LINE and not wording:
        session.write(
            side_by_side(
                found, lambda some: reports.rows(format_, heads, columns.records(chosen, some, day, stale_after))
            )
        )
        return
    show_rows(session, heads, columns.records(chosen, found, day, stale_after), format_, wording)


_HOW_FAR = ("flags", "members", "rated")
"""Columns that say how many of a joint promise's makers are rated."""


def _tell_part_rated(session: "Session", found: Iterable[Commitment], day: date) -> None:
    count = sum(commitment.standing(day).is_part_rated for commitment in found)
    if count:
        is_are = "is" if count == 1 else "are"
        session.say(f"{plural(count, 'commitment')} {is_are} rated in part; the column rated says how far")


# Formats of a head and then a line for each commitment, whatever the others are.
_LINE_BY_LINE = ("csv", "ids", "jsonl", "tsv")


def _show_public(
    session: "Session",
    found: Iterable[Commitment],
    format_: str,
    day: date,
    stale_after: int,
    fields: str | None,
    wording: "Wording | None",
) -> None:
    from commitments.reports.exports.jsonl import objects
    from commitments.reports.lists.json import in_list

    picked = fields.split(",") if fields is not None else None
    if wording:
        lines = objects(found, day, stale_after, picked, wording.beside)
        session.write(in_list(lines) if format_ == "json" else (f"{line}\n" for line in lines))
        return
    if format_ == "json":
        session.write(in_list(objects(found, day, stale_after, picked)))
        return
    session.write(
        side_by_side(found, lambda some: (f"{line}\n" for line in objects(some, day, stale_after, picked))),
    )


def _show_grouped(
    session: "Session",
    found: Iterable[Commitment],
    chosen: Sequence[columns.Field],
    group_by: str,
    day: date,
    wording: "Wording | None",
) -> None:
    from commitments.reports.safe import plain
    from commitments.views.table import Column as Head
    from commitments.views.table import Heading, table

    (grouping,) = columns.named([group_by])
    groups: dict[str, list[list[Any]]] = {}
    stale_after = session.store.settings.stale_after
    for commitment in found:
        seen = columns.seen(commitment, day, stale_after)
        group = grouping.cell(seen)
        title = wording.shown(group) if wording and isinstance(group, Status) else plain(group)
        groups.setdefault(title, []).append([_view_cell(field.cell(seen), session, wording) for field in chosen])
    rows: list[Any] = []
    for title, members in groups.items():
        rows += [Heading(title or "(none)", len(members)), *members]
    heads = [Head(field.column.header, field.column.align == "right") for field in chosen]
    session.show(table(heads, rows, session.is_ascii))


def _view_cell(cell: Cell, session: "Session", wording: "Wording | None") -> Any:
    from commitments.reports.safe import plain

    if not isinstance(cell, Status):
        return plain(wording.members(cell) if wording else cell)
    if wording is None:
        return cell
    from commitments.views.table import in_words

    return in_words(cell, session.is_ascii, wording.shown)


def limited(session: "Session", found: Iterable[Any], limit: int | None, what: str = "commitments") -> Iterable[Any]:
    """The first `limit`; what is left out is counted on standard error."""
    if limit is None:
        return found
    rest = iter(found)
    shown = list(islice(rest, min(limit, sys.maxsize)))
    left_out = sum(1 for _ in rest)
    if left_out:
        session.say(f"showing {limit:,} of {limit + left_out:,} {what}")
    return shown


def say_none(session: "Session", message: str, limit: int | None) -> None:
    """Why a table has no rows, unless none were asked for."""
    if limit != 0:
        session.say(message)


def sorted_by(found: Iterable[Commitment], keys: str, day: date) -> list[Commitment]:
    """By comma-joined columns, `-` before one for descending; what has no value comes last either way."""
    result = list(found)
    for word in reversed(words_of(keys)):
        name = word.removeprefix("-")
        key = _sort_key(name)
        there = [(value, commitment) for commitment in result if (value := key(commitment, day)) is not None]
        absent = [commitment for commitment in result if key(commitment, day) is None]
        there.sort(key=lambda pair: pair[0], reverse=word.startswith("-"))
        result = [*(commitment for _, commitment in there), *absent]
    return result


def words_of(text: str) -> list[str]:
    """The words of a comma-joined list."""
    return [word.strip().casefold() for word in text.split(",") if word.strip()]


def in_groups(found: Iterable[Commitment], name: str, day: date) -> list[Commitment]:
    """Those of one group together, groups in the order they are met; statuses in their own order."""
    if name == "status":
        return sorted_by(found, "status", day)
    (grouping,) = columns.named([name])
    groups: dict[str, list[Commitment]] = {}
    for commitment in found:
        groups.setdefault(str(grouping.cell(columns.seen(commitment, day))), []).append(commitment)
    return [commitment for group in groups.values() for commitment in group]


_STATUSES = {status: place for place, status in enumerate(Status)}

_SORT_KEYS: dict[str, Callable[[Commitment, date], Any]] = {
    "id": lambda c, _: (c.document, c.number),
    "document": lambda c, _: c.document,
    "number": lambda c, _: c.number,
    "status": lambda c, day: _STATUSES[c.standing(day).status],
    "summary": lambda c, _: fold(c.title),
    "quote": lambda c, _: fold(c.quote),
    "section": lambda c, _: fold(c.section) or None,
    "page": lambda c, _: c.page,
    "para": lambda c, _: c.paragraph.order if c.paragraph else None,
    "kind": lambda c, _: c.kind,
    "actors": lambda c, _: [fold(name) for name in c.actors] or None,
    "groups": lambda c, _: [fold(name) for name in c.groups] or None,
    "counterparties": lambda c, _: [fold(name) for name in c.counterparties] or None,
    "made": lambda c, _: c.made and c.made.last,
    "due": lambda c, _: c.due and c.due.last,
    "due_now": lambda c, day: (due := c.due_now(day)) and due.last,
    "amount": lambda c, _: c.amount and c.amount.value,
    "tags": lambda c, _: c.tags or None,
    "since": lambda c, day: (since := c.standing(day).since) and since.last,
    "updated": lambda c, day: c.standing(day).updated,
    "score": lambda c, day: c.standing(day).score,
    "evidence": lambda c, _: sum(len(update.evidence) for update in c.counted),
    "key": lambda c, _: c.key,
}


def _sort_key(name: str) -> Callable[[Commitment, date], Any]:
    return _SORT_KEYS[field_named("column to sort by", name, list(_SORT_KEYS))]
