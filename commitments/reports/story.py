"""What the reports for readers tell alike: history in order, what comes next, flags in words, how ratings are made."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from commitments.model import Commitment, Document, Evidence, Rating, Stance, Update
from commitments.read_so_far import ReadSoFar
from commitments.reports import Report
from commitments.reports.codings import told
from commitments.reports.columns import Seen
from commitments.reports.markup import link_text
from commitments.reports.prose import counted, day
from commitments.stats.turns import by_whom_and_why
from commitments.text import one_line

if TYPE_CHECKING:
    from commitments.reports.copies import Copies

STANCES = {Stance.SUPPORTS: "", Stance.CONTRADICTS: "Contradicts", Stance.CONTEXT: "Context"}
"""What is said before a piece of evidence; nothing before one that supports."""


def history(commitment: Commitment) -> list[Update]:
    """Every update by the day it counts from, oldest first; ties in order of entry."""
    return sorted(commitment.updates, key=lambda update: update.effective)


def act_words(update: Update, commitment: Commitment) -> str:
    """What an update is beside a rating or a note, in plain text; "" where it is no more."""
    return update.act.said(update, commitment) if update.act else ""


def taken_back_words(update: Update, commitment: Commitment) -> str:
    """When, by whom and why an update was taken back; "" for one that counts."""
    retraction = commitment.taken_back(update)
    return taken_back_said(retraction) if retraction else ""


def taken_back_said(retraction: Update) -> str:
    return f"taken back on {day(retraction.on)}{by_whom_and_why(retraction)}"


def known_words(report: Report) -> str:
    """`, as known on 6 November 2017`, to go on behind the day that a report speaks of; "" where all is known."""
    return f", as known on {day(report.known)}" if report.known else ""


def _due_next(entries: Iterable[Seen]) -> list[Seen]:
    """The open ones whose due date is still to come, the nearest first."""
    coming = [
        (due.last, place, entry)
        for place, entry in enumerate(entries)
        if entry.standing.is_open and (due := entry.due_now) and due.last >= entry.today
    ]
    return [entry for _, _, entry in sorted(coming, key=lambda item: item[:2])]


def _overdue(entries: Iterable[Seen]) -> list[Seen]:
    """The overdue ones, the longest overdue first."""
    late = [
        (due.last, place, entry)
        for place, entry in enumerate(entries)
        if "overdue" in entry.flags and (due := entry.due_now)
    ]
    return [entry for _, _, entry in sorted(late, key=lambda item: item[:2])]


def _part_rated(entries: Iterable[Seen]) -> list[Seen]:
    return [entry for entry in entries if entry.standing.is_part_rated]


def _unsupported(entries: Iterable[Seen]) -> list[tuple[Seen, Rating]]:
    """Each rating that stands without evidence, and whose it is: as many as `check` finds."""
    return [(entry, rating) for entry in entries for rating in entry.standing.unsupported]


def attention(
    report: Report, entries: Sequence[Seen], rating: Callable[[Rating], str]
) -> list[tuple[str, list[tuple[Seen, str]]]]:
    """What needs somebody, under its titles: each commitment with the fact that is why; `rating` words a rating."""
    stale = [entry for entry in entries if "stale" in entry.flags]
    lists = [
        ("Overdue", [(entry, f"due {due_words(entry)}") for entry in _overdue(entries)]),
        ("Due next", [(entry, f"due {due_words(entry)}") for entry in _due_next(entries)]),
        ("Ratings without evidence", [(entry, rating(one)) for entry, one in _unsupported(entries)]),
        ("Part-rated", [(entry, entry.standing.rated_words) for entry in _part_rated(entries)]),
        (
            f"Open, without an update for more than {report.stale_after} days",
            [(entry, f"last update {day(entry.standing.updated)}") for entry in stale],
        ),
    ]
    return [(title, found) for title, found in lists if found]


def flag_words(entry: Seen) -> list[str]:
    """Its flags as a reader understands them."""
    return [_FLAG_WORDS[flag](entry) for flag in entry.flags]


_FLAG_WORDS: dict[str, Callable[[Seen], str]] = {
    "overdue": lambda entry: f"overdue, was due {day(entry.due_now)}",
    "deferred": lambda entry: _put_off(entry),
    "stale": lambda entry: f"no update since {day(entry.standing.updated)}",
    "part-rated": lambda entry: entry.standing.rated_words,
    "unsupported": lambda entry: _without_evidence(entry),
}


def due_words(entry: Seen) -> str:
    """When it is due, and each date that this was before: `June 2021, deferred from 2018`; "" for open-ended."""
    dues = entry.commitment.dues(entry.today)
    earlier = ", then ".join(map(day, dues[:-1]))
    return f"{day(dues[-1])}, deferred from {earlier}" if earlier else day(entry.due_now)


def _put_off(entry: Seen) -> str:
    promised = entry.commitment.due
    is_late = entry.commitment.is_past_promised(entry.today)
    return f"deferred to {day(entry.due_now)}" + (f", past the promised date, {day(promised)}" if is_late else "")


def _without_evidence(entry: Seen) -> str:
    bare = entry.standing.unsupported
    if all(rating.actor is None for rating in bare):
        return "no evidence for this rating"
    return f"no evidence for the rating of {', '.join(one_line(rating.actor or 'the whole') for rating in bare)}"


_UNSHOWN = "a rating of all or of one member, while neither the update that made it nor a later one shows a source"


def flag_meanings(stale_after: int) -> list[tuple[str, str]]:
    return [
        ("Overdue", "the due date has passed, and the commitment is not closed. A month or a year is due at its end."),
        ("Deferred", "put off to another date by its maker, from which on it is overdue; the promised date stays."),
        ("Stale", f"open, and without any update for more than {stale_after} days."),
        (
            "Part-rated",
            "a joint promise some of whose members are rated; it has no status until all whom it concerns are.",
        ),
        (
            "Without evidence",
            f"{_UNSHOWN}; a search that found nothing is one for not-started and unverifiable alone.",
        ),
    ]


def coverage(document: Document, entries: Sequence[Seen], report: Report) -> str:
    """How much of a document was taken for commitments, and how much was read and set aside."""
    found = counted(len(entries), "commitment")
    if report.query:
        found += " shown"
    if aside := len(document.set_aside):
        found += f"; {counted(aside, 'passage')} read and set aside as no commitment"
    return f"{_read_of(document, report)}; {found}" if report.read else found


def reading(report: Report) -> str:
    """What stands at the top of a report: how much of its documents was read; "" where that was not asked."""
    documents = report.documents
    if not report.read or not documents:
        return ""
    if len(documents) == 1:
        return f"{_capital(_read_of(documents[0], report))}."
    if len(documents) <= _NAMED_READ:
        told = [f"{one_line(document.title) or document.id}: {_read_of(document, report)}" for document in documents]
        return f"How much was read. {'; '.join(told)}."
    found = [report.read(document.id) for document in documents]
    known = [read for read in found if read]
    whole = sum(not read.unread for read in known)
    said = f"{whole:,} of {len(documents):,} documents were read whole"
    if known:
        said += f"; of all: {ReadSoFar(sum(read.sentences for read in known), sum(read.unread for read in known))}"
    if missing := len(found) - len(known):
        said += f"; no text is kept of {missing:,}, so how much of them was read cannot be said"
    return f"{said}."


_NAMED_READ = 12


def _read_of(document: Document, report: Report) -> str:
    assert report.read
    read = report.read(document.id)
    return str(read) if read else "no text is kept, so how much was read cannot be said"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def method(report: Report, entries: Sequence[Seen]) -> Iterator[str]:
    """Paragraphs on how the ratings came about."""
    updates = [update for entry in entries for update in entry.commitment.counted]
    yield (
        f"A rating is never stored: it is read off the dated updates in force on {day(report.today)}. An update counts "
        "from the day it became true in the world, not from the day it was entered; one dated to a month or a year "
        "counts from its end. Updates are never edited: a later one corrects an earlier one, and both stay visible."
    )
    if report.known:
        yield (
            f"Only what had been entered by the end of {day(report.known)} (UTC) is told here, whether or not it was "
            "corrected since. Promises made later are left out. When a promise itself was taken in is not recorded, "
            "nor when its coding or what was read of a document changed: these are as they are now."
        )
    if updates:
        evidence = sum(len(update.evidence) for update in updates)
        people = sorted({update.by for update in updates if update.by})
        latest = max(update.recorded for update in updates)
        yield (
            f"This report rests on {counted(len(updates), 'update')} with {counted(evidence, 'piece')} of evidence, "
            f"entered by {_named(people)}, the latest on {day(latest.date())}."
        )
    if report.coded:
        yield from told(report.coded)
    yield "Quotations are word for word. The same records and the same date always give this same report."


def evidence_source(evidence: Evidence) -> str:
    """Publisher and date, where known."""
    return ", ".join(text for text in (evidence.publisher or "", day(evidence.published)) if text)


class Markup(NamedTuple):
    """How a report writes a piece of evidence."""

    linked: Callable[[str, str | None], str]
    escaped: Callable[[str], str]
    marked: str
    """Its stance, as in `**{}:** `."""
    near: Callable[[str, str], str]
    """A link to a file beside the report."""


def told_evidence(evidence: Evidence, markup: Markup, copies: "Copies | None" = None) -> str:
    """A piece of evidence in one line of a report's markup."""
    linked, escaped = markup.linked, markup.escaped
    said = linked(evidence.title or link_text(evidence.url), evidence.url)
    if source := evidence_source(evidence):
        said += f", {escaped(source)}"
    if copies and (gone := copies.gone(evidence)):
        said += f" ({gone})"
    if copies and (copy := copies.copy(evidence)):
        way, words = copies.way(copy), copies.words(copy)
        said += f" ({markup.near(words, way) if way else words})"
    archive = copies.kept.archive(evidence) if copies else evidence.archive
    if archive:
        said += f" ({linked('archived copy', archive)})"
    if evidence.excerpt:
        said += f": {escaped(in_quotes(evidence.excerpt))}"
        if copies and (proved := copies.proved(evidence)):
            said += f" ({proved})"
    stance = STANCES[evidence.stance]
    return markup.marked.format(stance) + said if stance else said


def in_quotes(text: str) -> str:
    """The text in quotation marks, unless it brings its own."""
    line = one_line(text)
    return line if line[:1] in "“\"„«»‘'「" else f"“{line}”"


def _named(people: Sequence[str]) -> str:
    if not people:
        return "nobody named"
    if len(people) > 8:
        return f"{len(people)} people"
    return " and ".join(text for text in (", ".join(people[:-1]), people[-1]) if text)
