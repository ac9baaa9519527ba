"""Due dates as a calendar (RFC 5545): one all-day event for each commitment that is due some day."""

from collections.abc import Iterator
from datetime import UTC, datetime, time

from commitments.reports import Report
from commitments.reports.columns import Seen
from commitments.reports.grouping import all_seen
from commitments.reports.markup import link
from commitments.reports.prose import day
from commitments.reports.story import flag_words
from commitments.reports.wording import Wording
from commitments.symbols import symbol
from commitments.text import inert, one_line

_OCTETS = 75


def render(report: Report) -> str:
    return "".join(f"{piece}\r\n" for line in _lines(report) for piece in folded(line))


def _lines(report: Report) -> Iterator[str]:
    wording = Wording(report.vocabulary)
    urls = {document.id: link(document.url) for document in report.documents}
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//commitments//due dates//EN"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield f"X-WR-CALNAME:{escaped(one_line(report.title))}"
    for entry in all_seen(report):
        if entry.commitment.due:
            yield from _event(entry, wording, urls.get(entry.commitment.document))
    yield "END:VCALENDAR"


def _event(entry: Seen, wording: Wording, url: str | None) -> Iterator[str]:
    commitment = entry.commitment
    assert commitment.due
    word = wording.word(entry.standing.status) or "(blank)"
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(one_line(commitment.id))}.due@commitments.invalid"
    yield f"DTSTAMP:{_stamp(entry):%Y%m%dT%H%M%SZ}"
    # A month or a year is due on its last day. Without an end, an event of a date takes that one day.
    yield f"DTSTART;VALUE=DATE:{commitment.due.last.isoformat().replace('-', '')}"
    yield f"SUMMARY:{escaped(f'{symbol(entry.standing.status)} {word}: {one_line(commitment.title)}')}"
    yield f"DESCRIPTION:{escaped(_description(entry, word))}"
    if commitment.tags:
        yield f"CATEGORIES:{','.join(escaped(one_line(tag)) for tag in commitment.tags)}"
    if url:
        yield f"URL:{url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _stamp(entry: Seen) -> datetime:
    """When what the event says was last changed: read off the data, so that the same data gives the same bytes."""
    commitment = entry.commitment
    if commitment.updates:
        return max(update.recorded for update in commitment.updates).astimezone(UTC)
    known = commitment.made or commitment.due
    assert known
    return datetime.combine(known.first, time(), UTC)


def _description(entry: Seen, word: str) -> str:
    commitment = entry.commitment
    facts = [
        f"“{inert(commitment.quote)}”",
        f"Who: {one_line('; '.join(commitment.actors))}" if commitment.actors else "",
        f"Due: {day(commitment.due)}",
        f"Status: {word}" + (f" since {day(entry.standing.since)}" if entry.standing.since else ""),
        *flag_words(entry),
        one_line(commitment.id),
    ]
    return "\n".join(fact for fact in facts if fact)


def escaped(text: str) -> str:
    """Inert text as a value: backslash, semicolon, comma and line feed have a meaning there."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n").replace("\t", " ")


def folded(line: str) -> Iterator[str]:
    """A content line in pieces of at most 75 octets, each but the first begun with a blank, no character split."""
    piece, octets = "", 0
    for character in line:
        size = len(character.encode())
        if octets + size > _OCTETS:
            yield piece
            piece, octets = " ", 1
        piece += character
        octets += size
    yield piece
