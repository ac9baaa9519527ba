"""A feed (RFC 4287) of what changed status, newest first; see `site.feeds`."""

from collections.abc import Iterator
from datetime import UTC, datetime, time

from commitments.codec import encode_instant
from commitments.reports import Report
from commitments.reports.markup import legal_line
from commitments.reports.prose import day
from commitments.reports.site import feeds
from commitments.reports.site.presenters.values import Feed
from commitments.reports.story import known_words, reading
from commitments.reports.wording import Wording


def chunks(report: Report) -> Iterator[str]:
    wording = Wording(report.vocabulary)
    changes = sorted(feeds.changes(report.commitments, report.today), key=lambda change: change.newness, reverse=True)
    latest = max((change.recorded for change in changes), default=datetime.combine(report.today, time(), UTC))
    names = [document.id for document in report.documents]
    read = f"{known_words(report)}. {reading(report)}" if report.read and report.documents else known_words(report)
    head = Feed(
        feeds.identity("feed", *names, *([report.query] if report.query else [])),
        legal_line(report.title) or "Commitments",
        f"What changed status, as of {day(report.today)}{legal_line(read)}",
        encode_instant(latest),
    )
    return feeds.feed(head, (feeds.entry(feeds.told(change, wording)) for change in changes))
