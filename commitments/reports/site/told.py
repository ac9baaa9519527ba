"""What other pages need to know of a document, taken from it once."""

from typing import Any

from commitments.codec import encode_instant
from commitments.model import Status
from commitments.reports.columns import Seen
from commitments.reports.corrections import is_corrected, turned
from commitments.reports.grouping import counts
from commitments.reports.markup import legal_line
from commitments.reports.prose import day
from commitments.reports.site import feeds
from commitments.reports.site.addresses import named_folder
from commitments.reports.site.of_document import DocumentSite, figures
from commitments.reports.site.presenters import public
from commitments.reports.site.presenters.texts import kicker
from commitments.reports.site.summaries import Details, Line, News, Share, Summary, fingerprint, told_until
from commitments.stats.counts import Assessed
from commitments.stats.scores import by_actor
from commitments.stats.turns import Step


def details(site: DocumentSite) -> Details:
    entries = [_news(change, xml) for change, xml in zip(site.news, site.news_entries, strict=True)]
    turns = {
        title: [
            [_at(step), step.commitment.number, _pieces(step, with_names=site.about.names_raters)] for step in found
        ]
        for title, _, found in turned(site.entries).lists()
    }
    return Details([_line(entry) for entry in site.entries], entries, turns)


def summary(site: DocumentSite, known: Details, data: object) -> Summary:
    """`data` is another value whenever the document's data for machines is other, which says more than is known."""
    given, entries = site.given, site.entries
    updates = [update for entry in entries for update in entry.commitment.updates]
    document = site.document
    found = Summary(
        title=site.title,
        kicker=kicker(document),
        published=document.published or "",
        counts={status.value: count for status, count in counts(entries).items()},
        read=list(given.read) if given.read else None,
        figures=figures(entries),
        shares=_shares(known),
        newest=known.news[0].recorded if known.news else "",
        updated=encode_instant(max(update.recorded for update in updates)) if updates else "",
        raters=sorted({update.by for update in updates if update.by}) if site.about.names_raters else [],
        turned={title: [at for at, _, _ in turns] for title, turns in known.turns.items()},
        print="",
        until=told_until(list(given.commitments), site.about.today, site.about.stale_after),
    )
    return found._replace(print=fingerprint(found, known, data))


def _line(entry: Seen) -> Line:
    commitment, standing = entry.commitment, entry.standing
    own: dict[str, str] = {}
    if standing.members:
        judged = by_actor(Assessed(commitment, standing, False, False))
        own = {legal_line(actor): status.value for actor, status in judged}
    return Line(
        commitment.number,
        legal_line(commitment.title),
        standing.status.value,
        entry.due_now or "",
        list(entry.flags),
        [legal_line(name) for name in commitment.actors],
        [legal_line(name) for name in commitment.tags],
        own,
        entry.updated or "",
        legal_line(str(commitment.amount)) if commitment.amount else "",
        legal_line(commitment.quote),
    )


def _news(change: feeds.Changed, xml: str) -> News:
    update = change.update
    return News(
        encode_instant(update.recorded),
        update.effective.isoformat(),
        change.commitment.number,
        change.number,
        encode_instant(change.recorded),
        day(update.on),
        update.status.value if update.status and not change.taken_back else "",
        _said(change),
        xml,
    )


def _said(change: feeds.Changed) -> str:
    if change.taken_back:
        return "a rating was taken back"
    if not change.update.status:
        return "corrected"
    return f"for {legal_line(change.update.actor)}" if change.update.actor else ""


def _at(step: Step) -> str:
    """When it was corrected, or turned."""
    by = step.taken_back or step.replaced
    return (by.recorded_on if is_corrected(step) and by else step.day).isoformat()


def _pieces(step: Step, *, with_names: bool) -> list[Any]:
    told = public.pieces(step, lambda status: status, legal_line, with_names=with_names)
    return [[piece.value] if isinstance(piece, Status) else piece for piece in told]


def subjects(line: Line) -> dict[str, tuple[str, str]]:
    """The folders of the pages that a commitment is on: the name, and the status there. An actor who was judged apart
    has a status of its own."""
    actors = {named_folder("actors", name): (name, line.own.get(name, line.status)) for name in line.actors}
    return actors | {named_folder("tags", name): (name, line.status) for name in line.tags}


def flags_of(line: Line, name: str) -> list[str]:
    """On the page of an actor or a tag. Of an actor who was judged apart nothing is said that is true of the others
    alone: that some of them are not rated, or without evidence, or late with what he has brought to its end."""
    if name not in line.own:
        return line.flags
    others = {"part-rated", "unsupported"} | ({"overdue", "stale"} if Status(line.own[name]).is_closed else set())
    return [flag for flag in line.flags if flag not in others]


def _shares(known: Details) -> dict[str, Share]:
    names: dict[str, str] = {}
    tallies: dict[str, dict[str, int]] = {}
    told: dict[str, list[Any]] = {}
    of_number: dict[int, list[str]] = {}
    for line in known.lines:
        found = subjects(line)
        of_number[line.number] = list(found)
        for where, (name, status) in found.items():
            names.setdefault(where, name)
            tally = tallies.setdefault(where, {})
            tally[status] = tally.get(status, 0) + 1
            told.setdefault(where, []).append((line, status))
    newest: dict[str, str] = {}
    for news in known.news:
        for where in of_number[news.number]:
            newest.setdefault(where, news.recorded)
            told[where].append(news)
    return {
        where: Share(name, tallies[where], newest.get(where, ""), fingerprint(told[where]))
        for where, name in names.items()
    }
