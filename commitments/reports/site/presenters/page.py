"""A whole report as a page tells it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from commitments.model import OVERALL, Document, Rating, Status
from commitments.reports import Report
from commitments.reports.codings import would_count
from commitments.reports.columns import Seen
from commitments.reports.corrections import turned, words
from commitments.reports.grouping import Group, Part, all_seen, counts, parts
from commitments.reports.markup import legal_line, link_text
from commitments.reports.members import SCORES, TITLE, Members, members, share
from commitments.reports.prose import counted, day, percent
from commitments.reports.site.presenters.drawings import status_bar, stretches, time_line
from commitments.reports.site.presenters.marks import Marks
from commitments.reports.site.presenters.promise import Address, Teller, on_the_page
from commitments.reports.site.presenters.texts import kicker, linked
from commitments.reports.site.presenters.values import (
    Attention,
    Choice,
    Closing,
    DocumentTold,
    Fact,
    Figure,
    GroupTold,
    Judged,
    Link,
    Mark,
    MatrixLine,
    Meaning,
    PartBar,
    PartTold,
    Promise,
    ReportTold,
    Share,
    TimeLineTold,
    Turns,
)
from commitments.reports.story import attention, coverage, flag_meanings, known_words, method, reading
from commitments.reports.wording import Wording
from commitments.stats.counts import proof
from commitments.stats.scores import MatrixRow
from commitments.stats.turns import Step
from commitments.symbols import BEST_FIRST, shown_mean, symbol
from commitments.text import fold, one_line

T = TypeVar("T")

_LANES = 40
"""With more commitments than this, the time line counts updates, and has no lane for each commitment."""
_BARS = 30
"""With more documents or groups than this, they have no bars of their own."""
_LISTED = 12
_FACTS = 5
"""So many are told of a commitment in a list of what needs attention."""


class InTurn(Generic[T]):
    """What is made anew, one after the other, each time it is gone through."""

    def __init__(self, make: Callable[[], Iterator[T]]) -> None:
        self._make = make

    def __iter__(self) -> Iterator[T]:
        return self._make()


class Presenter:
    def __init__(self, report: Report, address: Address = on_the_page, wording: Wording | None = None) -> None:
        self.report = report
        self.drawn_until = report.today
        self.wording = wording or Wording(report.vocabulary)
        self.marks = Marks(self.wording)
        self.entries = all_seen(report)
        self.parts = parts(report, self.entries, self.wording)
        documents = {document.id: document for document in report.documents}
        with_section = report.group_by != "section"
        self.teller = Teller(documents, self.marks, address, with_section=with_section, copies=report.copies)

    def told(self) -> ReportTold:
        documents = [part.document for part in self.parts if part.document]
        found = counts(self.entries)
        proved = proof(entry.standing for entry in self.entries)
        return ReportTold(
            title=legal_line(self.report.title) or "Commitments",
            lead=self._lead(),
            reading=legal_line(reading(self.report)),
            document=self.document(documents[0], self.entries) if len(documents) == 1 else None,
            bar=status_bar(found, self.marks),
            shares=shares(found, self.marks),
            figures=tuple(self.figures(proved.without)),
            proof=proved.sentence if proved.ratings else "",
            parts_bars=tuple(self._bars()),
            time_line=self.time_line(),
            attention=tuple(self.attention()),
            turns=tuple(self.turns()),
            choices=tuple(self._choices()),
            number=counted(len(self.entries), "commitment"),
            parts=tuple([self._part(part, f"part.{number}") for number, part in enumerate(self.parts, 1)]),
            closing=self._closing(),
        )

    def _lead(self) -> str:
        total = len(self.entries)
        closed = sum(entry.standing.status.is_closed for entry in self.entries)
        kept = sum(entry.standing.status is Status.KEPT for entry in self.entries)
        said = f"{counted(total, 'commitment')}, as they stood on {day(self.report.today)}{known_words(self.report)}"
        if total:
            said += f": {closed:,} closed, {kept:,} of them kept as promised"
        if self.report.query:
            said += f". Limited to what matches the query {legal_line(self.report.query)}"
        return f"{said}."

    def document(self, document: Document, entries: Sequence[Seen]) -> DocumentTold:
        return DocumentTold(legal_line(document.title), kicker(document), tuple(self.facts(document, entries)))

    def facts(self, document: Document, entries: Sequence[Seen]) -> Iterator[Fact]:
        if not self._is_titled(document) and (title := legal_line(document.title)):
            yield Fact("Document", title, is_wide=True)
        if document.url:
            yield Fact("Source", link=linked(link_text(document.url), document.url), is_wide=True)
        yield Fact("Coverage", legal_line(coverage(document, entries, self.report)), is_wide=True)
        if document.sha256:
            yield Fact("SHA-256", legal_line(document.sha256), is_wide=True, is_code=True)
        if note := legal_line(document.note or ""):
            yield Fact("Note", note, is_wide=True)

    def _is_titled(self, document: Document) -> bool:
        """Whether a heading above says the document's title already."""
        return len(self.parts) > 1 or one_line(document.title) == one_line(self.report.title)

    def figures(self, without_evidence: int) -> Iterator[Figure]:
        flags = [flag for entry in self.entries for flag in entry.flags]
        evidence = sum(len(update.evidence) for entry in self.entries for update in entry.commitment.counted)
        stale = f"without an update for {self.report.stale_after} days"
        figures = [
            (flags.count("overdue"), "overdue", "overdue", True),
            (flags.count("stale"), stale, stale, True),
            (flags.count("part-rated"), "part-rated", "part-rated", True),
            (without_evidence, "rating without evidence", "ratings without evidence", True),
            (evidence, "piece of evidence", "pieces of evidence", False),
        ]
        for number, one, many, is_alarm in figures:
            yield Figure(f"{number:,}", one if number == 1 else many, is_alarm and number > 0)

    def _bars(self) -> Iterator[PartBar]:
        """A bar for each document, or for each group of the only one."""
        found: list[tuple[str, str, list[Seen]]]
        if len(self.parts) > 1:
            rows = [(f"part.{n}", part.document, part.entries) for n, part in enumerate(self.parts, 1)]
            found = [(name, document.title if document else "", entries) for name, document, entries in rows]
        else:
            groups = self.parts[0].groups if self.parts else ()
            found = [
                (f"part.1.{n}", group.title, [*group.entries, *group.mentions]) for n, group in enumerate(groups, 1)
            ]
        if not 2 <= len(found) <= _BARS:
            return
        for name, title, entries in found:
            link = Link(legal_line(title) or name, f"#{name}")
            yield PartBar(link, status_bar(counts(entries), self.marks), f"{len(entries):,}")

    def time_line(self) -> TimeLineTold | None:
        line = time_line(self.entries, self.report.today, self.drawn_until)
        if line is None:
            return None
        if len(self.entries) > _LANES:
            days = [update.effective for entry in self.entries for update in entry.commitment.counted]
            return TimeLineTold(
                line.years(), (), line.histogram([when for when in days if when <= self.report.today]), ()
            )
        lanes = [
            line.lane(entry, self.teller.link(entry.commitment), self.marks)
            for part in self.parts
            for entry in part.entries
        ]
        drawn = {status for entry in self.entries for status, _ in stretches(entry.commitment, self.report.today)}
        legend = [self.marks[status] for status in BEST_FIRST if status in drawn - {Status.UNASSESSED}]
        return TimeLineTold(line.years(), tuple(lanes), None, tuple(legend))

    def attention(self) -> Iterator[Attention]:
        for title, found in attention(self.report, self.entries, self._rating):
            facts: dict[int, list[str]] = {}
            for entry, fact in found:
                facts.setdefault(id(entry), []).append(fact)
            once = list({id(entry): entry for entry, _ in found}.values())
            named = [(self.teller.link(one.commitment), legal_line(_few(facts[id(one)]))) for one in once[:_LISTED]]
            more = f"{len(once) - _LISTED:,}" if len(once) > _LISTED else ""
            yield Attention(title, f"{len(found):,}", tuple(named), more)

    def _rating(self, rating: Rating) -> str:
        word = self.marks.word(rating.status)
        return f"{rating.actor}: {word}" if rating.actor else word

    def turns(self) -> Iterator[Turns]:
        for title, meaning, found in turned(self.entries).lists():
            told = [(self.teller.link(step.commitment), tuple(self.turned(step))) for step in found]
            yield Turns(f"h-{title.casefold()}", title, meaning, f"{len(found):,}", tuple(told))

    def turned(self, step: Step) -> list[Mark | str]:
        """What is said of a correction or a reversal, in pieces."""
        return words(step, self.marks.__getitem__, legal_line)

    # --- the body -----------------------------------------------------------------------------------------------------

    def _choices(self) -> Iterator[Choice]:
        commitments = [entry.commitment for entry in self.entries]
        choices: list[tuple[str, str, Iterable[str]]] = [
            ("status", "Status", dict.fromkeys(self.marks.word(status) for status in counts(self.entries))),
            ("document", "Document", dict.fromkeys(c.document for c in commitments)),
            ("section", "Section", _once(c.section for c in commitments if c.section)),
            ("actor", "Who", sorted(_once(name for c in commitments for name in c.actors), key=fold)),
            ("tag", "Tag", sorted(_once(tag for c in commitments for tag in c.tags), key=fold)),
            ("flag", "Needs attention", sorted({flag for entry in self.entries for flag in entry.flags})),
        ]
        for name, label, values in choices:
            shown = tuple(map(legal_line, values))
            if len(shown) >= (1 if name == "flag" else 2):
                yield Choice(name, label, shown)

    def _part(self, part: Part, name: str) -> PartTold:
        is_headed = len(self.parts) > 1 and part.document is not None
        found = members(part.entries)
        return PartTold(
            name,
            self.document(part.document, part.entries) if is_headed and part.document else None,
            self.judged(found) if found else None,
            InTurn(lambda: (self._group(group, f"{name}.{n}") for n, group in enumerate(part.groups, 1))),
        )

    def judged(self, found: Members) -> Judged:
        heads: tuple[str, ...] = ()
        lines: tuple[MatrixLine, ...] = ()
        if found.matrix:
            heads = ("Commitment", "Mean", "Scored", *map(legal_line, found.matrix.actors))
            lines = tuple(map(self._matrix_line, found.matrix.rows))
        scores = [(legal_line(name), *cells) for name, *cells in found.scores()]
        return Judged(TITLE, heads, lines, tuple([self.marks[one] for one in found.met]), SCORES, tuple(scores))

    def _matrix_line(self, row: MatrixRow) -> MatrixLine:
        return MatrixLine(
            self.teller.link(row.item.commitment),
            (shown_mean(row.mean), share(row.scored)),
            tuple([None if status is None else self.marks[status] for status in row.members]),
        )

    def _group(self, group: Group, name: str) -> GroupTold:
        return GroupTold(
            name,
            legal_line(group.title),
            counted(len(group.entries) + len(group.mentions), "commitment"),
            InTurn[Promise](lambda: map(self.teller.promise, group.entries)),
            tuple([self.teller.link(entry.commitment) for entry in group.mentions]),
        )

    # --- the end ------------------------------------------------------------------------------------------------------

    def _closing(self) -> Closing:
        notes = self._losses()  # before the table below, which names statuses that are not on the page
        return Closing(
            meanings(self.marks),
            bool(self.report.vocabulary),
            tuple(flag_meanings(self.report.stale_after)),
            tuple(map(legal_line, notes)),
            tuple(map(legal_line, method(self.report, self.entries))),
        )

    def _losses(self) -> list[str]:
        """What the vocabulary cannot say of the statuses that are met on the page."""
        for entry in self.entries if self.report.vocabulary else ():
            commitment = entry.commitment
            would_count(commitment, self.marks.word)
            for status in (entry.standing.status, *(status for _, status in entry.standing.members)):
                self.marks.word(status)
            for update in commitment.updates:
                if update.status:
                    self.marks.word(update.status)
        return self.wording.notes()


def shares(found: Mapping[Status, int], marks: Marks) -> tuple[Share, ...]:
    """How many of all have each status."""
    total = sum(found.values())
    return tuple([Share(marks[one], f"{count:,}", percent(count, total)) for one, count in found.items()])


def meanings(marks: Marks) -> tuple[Meaning, ...]:
    """How the statuses are defined."""
    return tuple([_meaning(status, marks) for status in OVERALL])


def _meaning(status: Status, marks: Marks) -> Meaning:
    ours = Mark(status.value, status.value, symbol(status))
    return Meaning(ours, marks.word(status), status.meaning, "closed" if status.is_closed else "open")


def _few(facts: Sequence[str]) -> str:
    said = "; ".join(facts[:_FACTS])
    return f"{said}; and {len(facts) - _FACTS:,} more" if len(facts) > _FACTS else said


def _once(texts: Iterable[str]) -> dict[str, None]:
    """Each of them once and on one line, in their order."""
    return dict.fromkeys(map(one_line, dict.fromkeys(texts)))
