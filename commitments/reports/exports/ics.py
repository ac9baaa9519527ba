"""Due dates as a calendar (RFC 5545): one all-day event for each commitment that is due some day."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time

from commitments.model import Commitment
from commitments.places import NOWHERE
from commitments.reports import Report
from commitments.reports.columns import Seen, seen
from commitments.reports.markup import link
from commitments.reports.prose import day
from commitments.reports.story import due_words, flag_words, known_words, reading
from commitments.reports.wording import Wording
from commitments.symbols import symbol
from commitments.text import inert, one_line

_OCTETS = 75


def chunks(report: Report) -> Iterator[str]:
    """Streams the commitments."""
    wording = Wording(report.vocabulary)
    urls = {document.id: link(document.url) for document in report.documents}

    def events(some: Iterable[Commitment]) -> Iterator[str]:
        for commitment in some:
            if commitment.due_now(report.today):
                entry = seen(commitment, report.today, report.stale_after)
                yield _content(_event(entry, wording, urls.get(commitment.document)))

    yield _content(_opening(report))
    yield from report.spread(report.commitments, events)
    yield _content(["END:VCALENDAR"])


def _content(lines: Iterable[str]) -> str:
    return "".join([f"{piece}\r\n" for line in lines for piece in folded(line)])


def _opening(report: Report) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//commitments//due dates//EN"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield f"X-WR-CALNAME:{escaped(one_line(report.title))}"
    known = f"As of {day(report.today)}{known_words(report)}." if report.known else ""
    if about := " ".join(filter(None, (known, reading(report)))):
        yield f"X-WR-CALDESC:{escaped(one_line(about))}"


def _event(entry: Seen, wording: Wording, url: str | None) -> Iterator[str]:
    commitment, due = entry.commitment, entry.due_now
    assert due
    word = wording.word(entry.standing.status) or "(blank)"
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(one_line(commitment.id))}.due@commitments.invalid"
    yield f"DTSTAMP:{_stamp(entry):%Y%m%dT%H%M%SZ}"
    # A month or a year is due on its last day. Without an end, an event of a date takes that one day.
    yield f"DTSTART;VALUE=DATE:{due.last.isoformat().replace('-', '')}"
    rated = f" ({entry.standing.rated_words})" if entry.standing.rated_words else ""
    yield f"SUMMARY:{escaped(f'{symbol(entry.standing.status)} {word}{rated}: {one_line(commitment.title)}')}"
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
        f"Where: {commitment.place}" if commitment.place != NOWHERE else "",
        f"Who: {one_line('; '.join(commitment.actors))}" if commitment.actors else "",
        f"Due: {due_words(entry)}",
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
    octets = line.encode()
    if len(octets) <= _OCTETS:
        yield line
        return
    start, end = 0, _OCTETS
    while end < len(octets):
        while octets[end] & 0b1100_0000 == 0b1000_0000:  # within a character
            end -= 1
        yield _piece(octets[start:end], start)
        start, end = end, end + _OCTETS - 1
    yield _piece(octets[start:], start)


def _piece(octets: bytes, start: int) -> str:
    return f"{' ' if start else ''}{octets.decode()}"
