"""What was published as known on one day and is said differently as known on a later one: found, and shown."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from commitments.codec import encode_instant
from commitments.desk.moment import Moment
from commitments.desk.rows import Column, show_objects, show_rows, tell_losses
from commitments.errors import UsageError
from commitments.model import Commitment, Status
from commitments.reports import Cell
from commitments.stats.known import KINDS, Later, Revision, Why, revisions

if TYPE_CHECKING:
    from commitments.reports.wording import Wording
    from commitments.session import Session

_COLUMNS = [
    Column("id", "Id"),
    Column("what", "What"),
    Column("from", "From"),
    Column("to", "To"),
    Column("why", "Why"),
    Column("update", "Update", "right"),
    Column("about", "About", "right"),
    Column("on", "On"),
    Column("recorded", "Recorded"),
    Column("by", "By"),
    Column("entry", "Entry"),
    Column("note", "Note"),
    Column("members", "Members"),
    Column("summary", "Commitment"),
]


def days_of(session: "Session", span: str) -> tuple[date, date]:
    """`2018-12-31..2019-06-30`, or open at its end, which is today. Raises UsageError."""
    first, dots, last = span.partition("..")
    if not dots or not first.strip():
        raise UsageError(f"--as-known {span!r}: write from which day to which, as in 2018-12-31..2019-06-30 or 2018..")
    start, end = session.day(first.strip()), session.day(last.strip() or None)
    if end < start:
        raise UsageError(f"--as-known {span}: {end} is before {start}")
    return start, end


def show_revisions(
    session: "Session",
    query: Sequence[str] | None,
    span: str,
    format_: str,
    wording: "Wording | None",
    explain: bool,
) -> None:
    start, end = days_of(session, span)
    found = sorted(revisions(_asked(session, query, start, end, explain), start, end), key=_kind)
    if format_ in ("json", "jsonl"):
        show_objects(session, (_object(one, start, wording) for one in found), format_)
    elif format_ == "ids":
        show_rows(session, _COLUMNS[:1], ([one.commitment.id] for one in found), format_)
    elif format_ != "table":
        called = _called(wording, format_)
        show_rows(session, _COLUMNS, (row for one in found for row in _rows(one, called)), format_)
    elif found:
        from commitments.views.revisions import revisions as view

        session.show(view(found, start, end, session.is_ascii, wording.shown if wording else str))
    tell_losses(session, wording)
    if format_ == "table":
        session.say(_summary(found, start, end))


def _asked(
    session: "Session", query: Sequence[str] | None, start: date, end: date, explain: bool
) -> Iterable[Commitment]:
    """Those that were meant on the first day, or would have been had it been known, or are on the second."""
    moments = [Moment(start, start), Moment(start, end), Moment(end, end)]
    queries = [one.query(session, query, explain and not place) for place, one in enumerate(moments)]
    if queries[0].matches_all:
        return session.commitments(queries[0], start)
    found: dict[str, Commitment] = {}
    for moment, asked in zip(moments, queries, strict=True):
        found |= {one.id: one for one in session.commitments(asked, moment.day)}
    return sorted(found.values(), key=lambda one: (one.document, one.number))


def _kind(one: Revision) -> int:
    return KINDS.index(one.kind)


def _summary(found: Sequence[Revision], start: date, end: date) -> str:
    told = f"as known on {start} and on {end}"
    if not found:
        return f"nothing was recorded in between: the same, {told}"
    counts = [sum(one.kind == kind for one in found) for kind in KINDS]
    differently, added, newer = counts
    return (
        f"{differently:,} said differently of {start}, {added:,} back-dated or corrected without changing a status, "
        f"{newer:,} only newer ({told})"
    )


def _called(wording: "Wording | None", format_: str) -> Callable[[Status], str]:
    if wording is None:
        return str
    return wording.shown if format_ == "markdown" else wording.word


def _rows(one: Revision, called: Callable[[Status], str]) -> Iterable[list[Cell]]:
    before, after = (one.before, one.after) if one.kind != "new" else (one.after, one.now)
    turn: list[Cell] = [called(before.status), called(after.status)]
    members = [f"{actor}: {called(was)} → {called(now)}" for actor, was, now in one.turns if actor]
    end: list[Cell] = [members, one.commitment.title]
    start: list[Cell] = [one.commitment.id, one.kind, *turn]
    if not one.entries:
        yield [*start, "promised since", None, None, one.commitment.made, None, None, None, None, *end]
    for entry in one.entries:
        update = entry.update
        said = [entry_words(entry, one.commitment, called), update.note]
        who = [update.on, encode_instant(update.recorded), update.by]
        yield [*start, why_words(entry), entry.number, entry.about, *who, *said, *end]


def why_words(entry: Later) -> str:
    """Also that it was taken back in its turn."""
    return entry.why.value if entry.counts else f"{entry.why.value}, and taken back since"


def entry_words(entry: Later, commitment: Commitment, called: Callable[[Status], str]) -> str:
    update = entry.update
    said = [update.actor or "", called(update.status) if update.status else ""]
    said.append(update.act.said(update, commitment) if update.act else "")
    return " ".join(filter(None, said)) or "note"


def _object(one: Revision, start: date, wording: "Wording | None") -> dict[str, Any]:
    return {
        "id": one.commitment.id,
        "what": one.kind,
        "as_of": start.isoformat(),
        **_turn(one.before.status, one.after.status, wording),
        "members": [{"actor": actor, **_turn(was, now, wording)} for actor, was, now in one.turns if actor],
        "now": one.now.status,
        **({"now_called": wording.word(one.now.status)} if wording else {}),
        "added": one.is_added,
        "entries": [_entry_object(entry, one.commitment, wording) for entry in one.entries],
    }


def _entry_object(entry: Later, commitment: Commitment, wording: "Wording | None") -> dict[str, Any]:
    update = entry.update
    called = {"called": wording.word(update.status) if update.status else None} if wording else {}
    return {
        "number": entry.number,
        "why": entry.why,
        "about": entry.about,
        "kind": update.kind,
        "status": update.status,
        **called,
        "actor": update.actor,
        "on": update.on,
        "recorded": encode_instant(update.recorded),
        "by": update.by,
        "note": update.note,
        "counts": entry.counts,
        "speaks_of_before": entry.why is not Why.NEW,
    }


def _turn(before: Status, after: Status, wording: "Wording | None") -> dict[str, str]:
    called = {"from_called": wording.word(before), "to_called": wording.word(after)} if wording else {}
    return {"from": before, "to": after, **called}
