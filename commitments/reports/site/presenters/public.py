"""The words of a site, for readers who know nothing of the tool: "promise" alone for what is followed up, each status
and each mark in words of everyday, dates and places in full. What programs read keeps our own words."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from typing import TypeVar

from commitments import guidelines
from commitments.history import Decision, Deferral, Retraction, Search
from commitments.history.guideline import Guideline, version_of
from commitments.history.retraction import meant_at_last
from commitments.model import Commitment, Document, Status, Update
from commitments.places import NOWHERE, Place
from commitments.read_so_far import ReadSoFar
from commitments.reports import Report
from commitments.reports.columns import Seen
from commitments.reports.corrections import is_corrected
from commitments.reports.corrections import words as turn_words
from commitments.reports.markup import legal_line, link_text
from commitments.reports.members import Members
from commitments.reports.prose import counted, day
from commitments.reports.site.presenters.marks import Marks
from commitments.reports.site.presenters.page import Presenter
from commitments.reports.site.presenters.promise import Address, Teller
from commitments.reports.site.presenters.texts import linked
from commitments.reports.site.presenters.values import Attention, Fact, Figure, Judged, Mark, Meaning, Turns
from commitments.reports.story import flag_words, taken_back_said
from commitments.reports.wording import Wording
from commitments.stats.turns import Step
from commitments.symbols import BEST_FIRST
from commitments.text import fold, shorten

T = TypeVar("T")

_STATUSES = {
    Status.PARTIAL: "partly kept",
    Status.IN_PROGRESS: "in progress",
    Status.NOT_STARTED: "not started",
    Status.UNASSESSED: "not rated yet",
    Status.NOT_APPLICABLE: "not concerned",
}
_MEANINGS = {
    Status.UNASSESSED: "nobody has looked yet, or not everybody who promised is rated",
    Status.NOT_STARTED: "somebody looked, and nothing has happened",
    Status.IN_PROGRESS: "there were concrete steps, and it is not done",
    Status.STALLED: "it was moving, and has stopped",
    Status.BROKEN: "the deadline passed, or the opposite was done",
    Status.DROPPED: "withdrawn or replaced by those who promised",
}
_FLAGS = {
    "overdue": "overdue",
    "deferred": "deferred",
    "stale": "no recent update",
    "part-rated": "rated only in part",
    "unsupported": "no evidence given",
}
_TURNS = {
    "Corrections": "Updates that were mistaken. They no longer count, and stay in the history of the promise.",
    "Reversals": "What happened later changed how a closed promise stands. These are no mistakes.",
}
JUDGED = "Who kept what"
_ATTENTION = {"Part-rated": "Rated only in part"}
SCORES = ("Who promised", "Mean", "In per cent", "Rated", "+1", "0", "−1")
"""In place of those of a report."""
SCORING = (
    "In a mean score “kept” counts as +1, “broken”, “dropped” and “not started” as −1, and the others as 0; "
    "“unverifiable” and “not rated yet” do not count. In per cent, −1 is 0% and +1 is 100%."
)
"""What the mean scores are made of: of our statuses, whatever a site calls these."""
_FOUND_NOTHING = "that a search found nothing is enough for “not started” and “unverifiable” alone"
_TITLE = 140
_WHOM = 5
"""More members than this are counted, and not named beside a status."""


class PublicWording(Wording):
    """Those of another tracker, where a site has these."""

    def word(self, status: Status) -> str:
        return super().word(status) if self.vocabulary else _STATUSES.get(status, status.value)


def apart(found: Iterable[Status], marks: Marks) -> Marks:
    """The same marks; where another tracker has one word for several of these statuses, each has ours behind it.

    >>> told = apart([Status.STALLED, Status.NOT_STARTED, Status.KEPT], Marks(PublicWording("politifact")))
    >>> told.word(Status.STALLED), told.word(Status.NOT_STARTED), told.word(Status.KEPT)
    ('Stalled', 'Stalled (not started)', 'Promise Kept')
    """
    told, words = copy(marks), Counter(map(marks.word, found))
    for status in found:
        word, ours = marks.word(status), _STATUSES.get(status, status.value)
        if words[word] > 1 and fold(word) != fold(ours):
            told[status] = told[status]._replace(word=f"{word} ({ours})")
    return told


def flags(found: Sequence[str]) -> tuple[str, ...]:
    return tuple([_FLAGS[flag] for flag in found])


def title(commitment: Commitment) -> str:
    """Its summary; where there is none, how its quote begins."""
    return legal_line(commitment.headline) if commitment.summary else short(commitment.quote)


def short(text: str) -> str:
    """No longer than what may stand in a list."""
    return shorten(legal_line(text), _TITLE)


def lead(total: int, closed: int, kept: int) -> str:
    """
    >>> lead(12, 8, 6), lead(1, 0, 0)
    ('12 promises: 6 kept, 2 closed otherwise, 4 open.', '1 promise: 0 kept, 1 open.')
    """
    if not total:
        return "No promise is published yet."
    otherwise = f"{closed - kept:,} closed otherwise, " if closed > kept else ""
    return f"{counted(total, 'promise')}: {kept:,} kept, {otherwise}{total - closed:,} open."


def lead_of(found: Mapping[Status, int]) -> str:
    """The same of the number of each status."""
    closed = sum(count for status, count in found.items() if status.is_closed)
    return lead(sum(found.values()), closed, found.get(Status.KEPT, 0))


def read_of_text(read: ReadSoFar | None, aside: int) -> str:
    """How much of a document's text was read, and in how many places it was found to promise nothing."""
    if read is None:
        return "Its text is not available here."
    left_out = f"; {counted(aside, 'passage')} {'promises' if aside == 1 else 'promise'} nothing" if aside else ""
    if not read.unread:
        return f"Its whole text was read: {counted(read.sentences, 'sentence')}{left_out}."
    return f"{_so_far(read, 'its sentences')}{left_out}."


def read_of_all(found: Sequence[ReadSoFar]) -> str:
    """Of all the texts of a site; "" where there is none."""
    if not found:
        return ""
    of_all = ReadSoFar(sum(one.sentences for one in found), sum(one.unread for one in found))
    whole = sum(not one.unread for one in found)
    if whole == len(found):
        return "The text was read whole." if whole == 1 else f"All {whole:,} texts were read whole."
    if len(found) == 1:
        return f"{_so_far(of_all, 'the sentences of the text')}."
    return f"{whole:,} of {len(found):,} texts were read whole. {_so_far(of_all, 'all sentences')}."


def _so_far(read: ReadSoFar, what: str) -> str:
    are = "is" if read.unread == 1 else "are"
    return f"{read.percent} of {what} were read, {read.unread:,} of {read.sentences:,} {are} unread"


def figures(found: Mapping[str, int], stale_after: int) -> Iterator[Figure]:
    """What has to be looked at; `found` are counts of flags, of `ratings`, of those `without` evidence, and of pieces
    of `evidence`."""
    ratings, without = found.get("ratings", 0), found.get("without", 0)
    told = [(found.get("overdue", 0), "overdue", True)]
    if stale := found.get("stale", 0):
        told.append((stale, f"open, and without an update for more than {stale_after} days", True))
    if in_part := found.get("part-rated", 0):
        told.append((in_part, "rated for only some of those who promised", True))
    if ratings:
        are = "is" if without == 1 or ratings == 1 else "are"
        told.append((without, f"of {counted(ratings, 'rating')} {are} without evidence", True))
    evidence = found.get("evidence", 0)
    told.append((evidence, "piece of evidence" if evidence == 1 else "pieces of evidence", False))
    for number, words, is_alarm in told:
        yield Figure(f"{number:,}", words, is_alarm and number > 0)


def flag_meanings(stale_after: int) -> list[tuple[str, str]]:
    return [
        ("Overdue", "the due date has passed, and the promise is open. A month or a year is due at its end."),
        (
            "Deferred",
            "those who promised have put it off to another date, from which on it is overdue; the first stays visible.",
        ),
        (
            "No recent update",
            f"the promise is open, and there was no update of it for more than {stale_after} days.",
        ),
        (
            "Rated only in part",
            "several promised it together, and not all whom it concerns are rated; until then it has no status.",
        ),
        (
            "No evidence given",
            f"no update names a source for the rating; {_FOUND_NOTHING}.",
        ),
    ]


def meanings(marks: Marks) -> tuple[Meaning, ...]:
    """What each status says, best first; `called` is what it is called in the files for programs."""
    return tuple(
        [
            Meaning(marks[one], one.value, _MEANINGS.get(one, one.meaning), "closed" if one.is_closed else "open")
            for one in BEST_FIRST
            if one is not Status.NOT_APPLICABLE
        ]
    )


def place_words(place: Place) -> str:
    """
    >>> place_words(Place(7, None))
    'page 7'
    """
    if place == NOWHERE:
        return ""
    paragraph = place.paragraph
    numbered = ""
    if paragraph:
        is_named = paragraph.cited == paragraph.label
        by = " by our count" if paragraph.is_counted else ""
        by += ", without a number of its own" if paragraph.is_unnumbered else ""
        numbered = paragraph.label if is_named else f"paragraph {paragraph.label or paragraph.number}{by}"
    return ", ".join(filter(None, (f"page {place.page}" if place.page else "", numbered)))


def act_words(update: Update, commitment: Commitment, marks: Marks) -> str:
    """What an entry is beside a rating or a note."""
    act = update.act
    if isinstance(act, Retraction):
        meant = meant_at_last(update, commitment)
        if meant is None:
            return "Takes back an update that is not in this history"
        again = "counts again" if meant.counts_again else "no longer counts"
        return f"Correction: the {meant.update.kind} of {day(meant.update.on)} {again}"
    if isinstance(act, Deferral):
        return f"Deferred to {day(act.to)}"
    if isinstance(act, Search):
        return f"Looked and found nothing: {act.where}"
    if isinstance(act, Decision):
        said = ", ".join(f"{marks.word(code.status)} ({code.by})" for code in act.codes)
        return f"Decided after it was rated differently: {said}"
    if isinstance(act, Guideline):
        said = f"What counts was written down, version {version_of(update, commitment)}"
        newest = guidelines.newest(commitment)
        if newest and newest.entry.key == update.key:  # it stands above
            return said
        return f"{said}: {'; '.join(f'{marks.word(Status(name))}: {text}' for name, text in act.parts() if text)}"
    return act.said(update, commitment) if act else ""


def pieces(
    step: Step, status: Callable[[Status], T], escaped: Callable[[str], str], *, with_names: bool
) -> list[T | str]:
    """A correction or a reversal. Entries have no numbers on the pages, so none is named by its own."""
    if not is_corrected(step):
        return turn_words(step, status, escaped)
    if not with_names:
        step = step._replace(taken_back=_nameless(step.taken_back), replaced=_nameless(step.replaced))
    return turn_words(step, status, escaped)[1:]


def _nameless(update: Update | None) -> Update | None:
    return update._replace(by="") if update else None


class PublicTeller(Teller):
    """Tells the promises of a site."""

    with_names = False

    def title(self, commitment: Commitment) -> str:
        return title(commitment)

    def flags(self, entry: Seen) -> list[str]:
        said = []
        for flag, words in zip(entry.flags, flag_words(entry), strict=True):
            if flag == "part-rated":
                said.append(f"only {words} so far" if entry.standing.judged and entry.standing.judged.of else words)
            elif flag == "unsupported" and len(entry.standing.unsupported) > _WHOM:
                said.append(
                    f"no evidence for {len(entry.standing.unsupported):,} of {entry.standing.ratings:,} ratings"
                )
            else:
                said.append(words)
        return said

    def act(self, update: Update, commitment: Commitment) -> str:
        return act_words(update, commitment, self.marks)

    def taken_back(self, update: Update, commitment: Commitment) -> str:
        retraction = commitment.taken_back(update)
        if retraction is None:
            return ""
        return taken_back_said(retraction if self.with_names else retraction._replace(by=""))

    def note(self, update: Update, commitment: Commitment) -> str:
        """Why something was taken back is told where that stands."""
        is_told = isinstance(update.act, Retraction) and meant_at_last(update, commitment) is not None
        return "" if is_told else update.note or ""


class PublicPresenter(Presenter):
    """Tells a document of a site."""

    def __init__(self, report: Report, address: Address, *, with_names: bool) -> None:
        super().__init__(report, address, PublicWording(report.vocabulary))
        self._with_names = with_names
        self.teller = PublicTeller(self.teller.documents, self.marks, address)

    def facts(self, document: Document, entries: Sequence[Seen]) -> Iterator[Fact]:
        if document.url:
            yield Fact("Source", link=linked(link_text(document.url), document.url), is_wide=True)
        if note := legal_line(document.note or ""):
            yield Fact("Note", note, is_wide=True)

    def attention(self) -> Iterator[Attention]:
        for found in super().attention():
            yield found._replace(title=_ATTENTION.get(found.title, found.title))

    def turns(self) -> Iterator[Turns]:
        for found in super().turns():
            yield found._replace(meaning=_TURNS[found.title])

    def turned(self, step: Step) -> list[Mark | str]:
        return pieces(step, self.marks.__getitem__, legal_line, with_names=self._with_names)

    def judged(self, found: Members) -> Judged:
        told = super().judged(found)
        heads = ("Promise", "Mean", "Rated", *told.heads[3:]) if told.heads else ()
        return told._replace(title=JUDGED, heads=heads, score_heads=SCORES)


def turn_meaning(name: str) -> str:
    return _TURNS[name]
