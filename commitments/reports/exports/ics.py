"""Due dates as a calendar (RFC 5545): one all-day event for each commitment that is due some day."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time

from icalendar import Calendar, Component, Event, vCategory, vDDDTypes, vText, vUri

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


def chunks(report: Report) -> Iterator[str]:
    """Streams the commitments."""
    wording = Wording(report.vocabulary)
    urls = {document.id: link(document.url) for document in report.documents}

    def events(some: Iterable[Commitment]) -> Iterator[str]:
        for commitment in some:
            if commitment.due_now(report.today):
                entry = seen(commitment, report.today, report.stale_after)
                yield _text(_event(entry, wording, urls.get(commitment.document)))

    opening = _text(_calendar(report))
    yield opening.removesuffix(_END)
    yield from report.spread(report.commitments, events)
    yield _END


_END = "END:VCALENDAR\r\n"


def _text(component: Component) -> str:
    octets: bytes = component.to_ical(sorted=False)
    return octets.decode()


def _calendar(report: Report) -> Calendar:
    calendar = Calendar()
    calendar["VERSION"] = vText("2.0")
    calendar["PRODID"] = vText("-//commitments//due dates//EN")
    calendar["CALSCALE"] = vText("GREGORIAN")
    calendar["METHOD"] = vText("PUBLISH")
    calendar["X-WR-CALNAME"] = vText(one_line(report.title))
    known = f"As of {day(report.today)}{known_words(report)}." if report.known else ""
    if about := " ".join(filter(None, (known, reading(report)))):
        calendar["X-WR-CALDESC"] = vText(one_line(about))
    return calendar


def _event(entry: Seen, wording: Wording, url: str | None) -> Event:
    commitment, due = entry.commitment, entry.due_now
    assert due
    word = wording.shown(entry.standing.status)
    rated = f" ({entry.standing.rated_words})" if entry.standing.rated_words else ""
    # Each value in its type: to let the library find it out takes four times as long.
    event = Event()
    event["UID"] = vText(f"{one_line(commitment.id)}.due@commitments.invalid")
    event["DTSTAMP"] = vDDDTypes(_stamp(entry))
    # A month or a year is due on its last day. Without an end, an event of a date takes that one day.
    event["DTSTART"] = vDDDTypes(due.last)
    event["SUMMARY"] = vText(f"{symbol(entry.standing.status)} {word}{rated}: {one_line(commitment.title)}")
    event["DESCRIPTION"] = vText(_description(entry, word))
    if commitment.tags:
        event["CATEGORIES"] = vCategory([one_line(tag) for tag in commitment.tags])
    if url:
        event["URL"] = vUri(url)
    event["TRANSP"] = vText("TRANSPARENT")
    return event


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
