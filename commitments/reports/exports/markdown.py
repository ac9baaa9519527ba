"""The report in GitHub Markdown: what was promised, word for word, what became of it, and on what evidence."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from commitments.model import OVERALL, Commitment, Document, Rating, Standing, Status, Update
from commitments.reports import Report
from commitments.reports.codings import would_count
from commitments.reports.columns import Seen
from commitments.reports.corrections import turned, words
from commitments.reports.gfm import Anchors, beside, escaped, heading, linked, quoted, table, table_lines
from commitments.reports.grouping import Group, Part, all_seen, counts, parts
from commitments.reports.markup import link_text
from commitments.reports.members import SCORES, TITLE, Members, members, share
from commitments.reports.prose import counted, day, percent
from commitments.reports.story import (
    Markup,
    act_words,
    attention,
    coverage,
    due_words,
    flag_meanings,
    flag_words,
    history,
    known_words,
    method,
    reading,
    taken_back_words,
    told_evidence,
)
from commitments.reports.wording import Wording
from commitments.stats.counts import proof
from commitments.stats.scores import MatrixRow
from commitments.symbols import bar, shown_mean, symbol
from commitments.text import one_line

T = TypeVar("T")

_MARKUP = Markup(linked, escaped, "**{}:** ", beside)
_BAR = 24
_BEFORE = ("Summary", "Needs attention")
"""The headings between the title and the list of what comes."""
_INDEXED = 60
"""With up to so many commitments, a table of all of them stands at the beginning."""
_LISTED = 25
"""A list of what needs attention names so many; the others are counted, and marked where they stand."""


def chunks(report: Report) -> Iterator[str]:
    return (f"{block}\n" for block in _Page(report).blocks())


class _Page:
    """One report on its way to Markdown. Headings are numbered off in their order before anything is written, so links
    to them are right, those to headings further down too."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.wording = Wording(report.vocabulary)
        self.entries = all_seen(report)
        self.parts = parts(report, self.entries, self.wording)
        self.anchors = Anchors()
        self.anchor_of: dict[str, str] = {}
        self.published = {document.id: document.published for document in report.documents}
        self.title = one_line(report.title) or "Commitments"
        self.index_title = "At a glance" if len(self.entries) <= _INDEXED else "Contents"
        self.turned = turned(self.entries).lists()
        for title in (self.title, *_BEFORE, *(title for title, _, _ in self.turned), self.index_title):
            self._anchor(title, title)
        for part in self.parts:
            self._anchor_part(part)

    def blocks(self) -> Iterator[str]:
        """Lines of the report, or several at a time, without their last line feed."""
        yield from heading(1, self.title)
        yield from self._lead()
        summary, attention = _BEFORE
        yield from heading(2, summary)
        yield from self._summary()
        yield from heading(2, attention)
        yield from self._attention()
        yield from self._turned()
        yield from heading(2, self.index_title)
        yield from self._index() if len(self.entries) <= _INDEXED else self._contents()
        for part in self.parts:
            yield from self._part(part)
        yield from self._closing()

    # --- anchors ------------------------------------------------------------------------------------------------------

    def _anchor(self, text: str, key: str) -> None:
        """Of the next heading; `key` is what links to it are found by."""
        self.anchor_of[key] = self.anchors.of(one_line(text))

    def _anchor_part(self, part: Part) -> None:
        if document := self._headed(part):
            self._anchor(document.title, _key(document))
        if self._members_of(part):
            self._anchor(TITLE, f"members {part.document and part.document.id}")
        for group in part.groups:
            if group.title:
                self._anchor(group.title, _group_key(part, group))
            for entry in group.entries:
                self._anchor(entry.commitment.id, entry.commitment.id)

    # --- the beginning ------------------------------------------------------------------------------------------------

    def _lead(self) -> list[str]:
        report = self.report
        said = (
            f"Status of {counted(len(self.entries), 'commitment')} as of **{day(report.today)}**{known_words(report)}."
        )
        lines = [said, ""]
        if read := reading(report):
            lines += [f"**{escaped(read)}**", ""]
        if report.query:
            lines += [f"Limited to what matches the query {escaped(report.query)}.", ""]
        if len(self.parts) == 1 and self.parts[0].document:
            lines += self._facts(self.parts[0].document, self.parts[0].entries)
        return lines

    def _facts(self, document: Document, entries: Sequence[Seen]) -> list[str]:
        facts = [
            ("Document", document.title if not self._is_titled(document) else ""),
            ("Issued by", document.issuer),
            ("Kind", document.kind),
            ("Published", day(document.published)),
        ]
        lines = [f"- **{name}:** {escaped(value)}" for name, value in facts if one_line(value)]
        if document.url:
            lines.append(f"- **Source:** {linked(link_text(document.url), document.url)}")
        if digest := escaped(document.sha256 or ""):
            lines.append(f"- **Text:** SHA-256 {digest}")
        lines.append(f"- **Coverage:** {coverage(document, entries, self.report)}")
        if note := escaped(document.note or ""):
            lines.append(f"- **Note:** {note}")
        return [*lines, ""]

    def _is_titled(self, document: Document) -> bool:
        """Whether a heading above says the document's title already."""
        return len(self.parts) > 1 or one_line(document.title) == one_line(self.report.title)

    def _summary(self) -> list[str]:
        found = counts(self.entries)
        total = len(self.entries)
        headers = [("Status", False), ("Commitments", True), ("Share", True), ("", False)]
        rows = [
            [
                self._status(status),
                f"{count:,}",
                percent(count, total),
                bar(count / total, _BAR),
            ]
            for status, count in found.items()
        ]
        rows.append(["**All**", f"**{total:,}**", "**100%**" if total else "", ""])
        proved = proof(entry.standing for entry in self.entries).sentence
        said = [f"{proved}.", ""] if proved else []
        return [*table(headers, rows), "", *said, *self._per_document()]

    def _per_document(self) -> list[str]:
        if len(self.parts) < 2:
            return []
        rows = []
        for part in self.parts:
            entries = part.entries
            found = counts(entries)
            closed = sum(count for status, count in found.items() if status.is_closed)
            assert part.document
            rows.append(
                [
                    f"[{escaped(part.document.title)}](#{self.anchor_of[_key(part.document)]})",
                    f"{len(entries):,}",
                    f"{found.get(Status.KEPT, 0):,}",
                    f"{closed:,}",
                    f"{sum('overdue' in entry.flags for entry in entries):,}",
                    *self._read_cells(part.document),
                ]
            )
        kept = self.wording.word(Status.KEPT)
        headers = [
            ("Document", False),
            ("Commitments", True),
            (escaped(kept), True),
            ("Closed", True),
            ("Overdue", True),
            *([("Read", True), ("Sentences unread", True)] if self.report.read else []),
        ]
        return [*table(headers, rows), ""]

    def _read_cells(self, document: Document) -> list[str]:
        if self.report.read is None:
            return []
        read = self.report.read(document.id)
        return [read.percent, f"{read.unread:,}"] if read else ["no text kept", ""]

    def _attention(self) -> list[str]:
        lists = attention(self.report, self.entries, self._rating)
        if not lists:
            return ["Nothing is overdue, stale, part-rated or rated without evidence.", ""]
        return [line for title, found in lists for line in self._listed(title, found)]

    def _listed(self, title: str, found: Sequence[tuple[Seen, str]]) -> list[str]:
        lines = [f"**{title} ({len(found):,})**", ""]
        lines += [
            f"- {self._link(entry)} {escaped(entry.commitment.headline)} ({fact})" for entry, fact in found[:_LISTED]
        ]
        if len(found) > _LISTED:
            lines.append(f"- … and {len(found) - _LISTED:,} more")
        return [*lines, ""]

    def _turned(self) -> Iterator[str]:
        for title, meaning, found in self.turned:
            yield from heading(2, title)
            yield f"{meaning}\n"
            for step in found:
                name = escaped(step.commitment.id)
                link = f"[{name}](#{self.anchor_of[step.commitment.id]}) {escaped(step.commitment.headline)}"
                yield f"- {link} · {''.join(words(step, self._status, escaped))}"
            yield ""

    def _rating(self, rating: Rating) -> str:
        return f"{escaped(rating.actor)} {self._status(rating.status)}" if rating.actor else self._status(rating.status)

    def _index(self) -> list[str]:
        headers = [("Id", False), ("Commitment", False), ("Status", False), ("Since", False), ("Due", False)]
        rows = [
            [
                self._link(entry),
                escaped(entry.commitment.headline),
                _unbroken(self._status(entry.standing.status)) + _in_brackets(entry.standing.rated_words),
                _unbroken(day(entry.standing.since)),
                _unbroken(day(entry.due_now)) + _in_brackets(", ".join(entry.due_flags)),
            ]
            for part in self.parts
            for entry in part.entries
        ]
        return [*table(headers, rows), ""]

    def _contents(self) -> Iterator[str]:
        for part in self.parts:
            indent = ""
            if document := self._headed(part):
                anchor = self.anchor_of[_key(document)]
                yield f"- [{escaped(document.title)}](#{anchor}): {_number(part.entries)}"
                indent = "  "
            for group in part.groups:
                if group.title:
                    anchor, number = self.anchor_of[_group_key(part, group)], _number([*group.entries, *group.mentions])
                    yield f"{indent}- [{escaped(group.title)}](#{anchor}): {number}"
        yield ""

    # --- the body -----------------------------------------------------------------------------------------------------

    def _headed(self, part: Part) -> Document | None:
        """The document that has a heading of its own; of a single one, the report's title speaks."""
        return part.document if len(self.parts) > 1 else None

    def _part(self, part: Part) -> Iterator[str]:
        level = 2
        if document := self._headed(part):
            yield from heading(2, document.title)
            yield from self._facts(document, part.entries)
            level = 3
        if found := self._members_of(part):
            yield from heading(level, TITLE)
            yield from self._judged(found)
        for group in part.groups:
            if group.title:
                yield from heading(level, group.title)
            for entry in group.entries:
                yield "\n".join(self._entry(entry, level + bool(group.title)))
            yield from self._mentions(group)

    def _members_of(self, part: Part) -> Members | None:
        return members(part.entries) if any(entry.standing.members for entry in part.entries) else None

    def _judged(self, found: Members) -> Iterator[str]:
        if judged := found.matrix:
            headers = [("Id", False), ("Mean", True), ("Scored", True)]
            headers += [(escaped(actor), False) for actor in judged.actors]
            yield from table_lines(headers, map(self._matrix_row, judged.rows))
            yield ""
            yield f"{', '.join(map(self._status, found.met))}. The mean is over the members that are scored."
            yield ""
        yield from table_lines(
            [(header, place > 0) for place, header in enumerate(SCORES)],
            ([escaped(name), *cells] for name, *cells in found.scores()),
        )
        yield ""
        yield "Scored is how many commitments a mean rests on, of how many that concern the member."
        yield ""

    def _matrix_row(self, row: MatrixRow) -> list[str]:
        marks = ["" if status is None else symbol(status) for status in row.members]
        name = row.item.commitment.id
        link = f"[{escaped(name)}](#{self.anchor_of[name]})"
        return [link, shown_mean(row.mean), share(row.scored), *marks]

    def _mentions(self, group: Group) -> list[str]:
        if not group.mentions:
            return []
        lines = [f"- {self._link(entry)} {escaped(entry.commitment.headline)}" for entry in group.mentions]
        return ["Told in full above:", "", *lines, ""]

    def _entry(self, entry: Seen, level: int) -> Iterator[str]:
        commitment = entry.commitment
        yield from heading(level, commitment.id)
        if commitment.summary and (headline := escaped(commitment.headline)):
            yield f"**{headline}**"
            yield ""
        yield self._verdict(entry)
        yield ""
        yield from quoted(commitment.quote)
        yield ""
        coding = self._coding(entry)
        if coding:
            yield from coding
            yield ""
        yield from self._history(entry)

    def _verdict(self, entry: Seen) -> str:
        standing = entry.standing
        said = f"{symbol(standing.status)} **{self._word(standing.status)}**"
        if standing.since:
            said += f" since {day(standing.since)}"
        return " · ".join([said, *(f"**{words}**" for words in flag_words(entry))])

    def _coding(self, entry: Seen) -> list[str]:
        commitment = entry.commitment
        made = commitment.made if commitment.made != self.published.get(commitment.document) else None
        facts = [
            ("Who", escaped("; ".join(commitment.actors))),
            ("Group", escaped("; ".join(commitment.groups))),
            ("To whom", escaped("; ".join(commitment.counterparties))),
            ("Kind", commitment.kind or ""),
            ("Made", day(made)),
            ("Due", due_words(entry)),
            ("Amount", escaped(str(commitment.amount)) if commitment.amount else ""),
            ("Tags", escaped(", ".join(commitment.tags))),
            ("Section", escaped(commitment.section) if self.report.group_by != "section" else ""),
            ("Where", str(commitment.place)),
            (TITLE, self._members(entry)),
            ("Score", _score_of(entry.standing)),
            *((name, escaped(words)) for name, words in would_count(commitment, self._word)),
        ]
        return [f"- **{name}:** {value}" for name, value in facts if value]

    def _members(self, entry: Seen) -> str:
        return "; ".join(f"{escaped(actor)} {self._status(status)}" for actor, status in entry.standing.members)

    def _history(self, entry: Seen) -> Iterator[str]:
        if not entry.commitment.updates:
            return
        yield "**History**"
        yield ""
        for update in history(entry.commitment):
            yield f"- {self._update(update, entry.commitment)}"
            for evidence in update.evidence:
                yield f"  - {told_evidence(evidence, _MARKUP, self.report.copies)}"
        yield ""

    def _update(self, update: Update, commitment: Commitment) -> str:
        said = f"**{day(update.on)}**"
        taken_back = taken_back_words(update, commitment)
        if update.status is not None:
            said += f" ~~{self._status(update.status)}~~" if taken_back else f" {self._status(update.status)}"
        if act := escaped(act_words(update, commitment)):
            said += f" {f'~~{act}~~' if taken_back else act}"
        if taken_back:
            said += f" **({escaped(taken_back)})**"
        if update.source_status:
            said += f" (the source says “{escaped(update.source_status)}”)"
        if update.actor:
            said += f", {escaped(update.actor)} alone"
        if note := escaped(update.note or ""):
            said += f": ~~{note}~~" if taken_back else f": {note}"
        if update.effective > self.report.today:
            said += f" (not yet in force on {day(self.report.today)})"
        if commitment.wants_evidence(update) and not taken_back:
            said += " (no evidence given)"
        return said

    # --- the end ------------------------------------------------------------------------------------------------------

    def _closing(self) -> Iterator[str]:
        notes = self.wording.notes()  # of the statuses met so far: the table below names all of them
        yield from heading(2, "How the statuses are defined")
        yield from self._definitions()
        yield ""
        yield from (f"- **{name}:** {meaning}" for name, meaning in flag_meanings(self.report.stale_after))
        yield ""
        if notes:
            yield "What the words lose:"
            yield ""
            yield from (f"- {escaped(note)}" for note in notes)
            yield ""
        yield from heading(2, "How the ratings were made")
        yield "\n\n".join(map(escaped, method(self.report, self.entries)))

    def _definitions(self) -> list[str]:
        headers = [("Status", False), ("Meaning", False), ("Counts as", False)]
        rows = [
            [f"{symbol(status)} {status}", status.meaning, "closed" if status.is_closed else "open"]
            for status in OVERALL
        ]
        if self.wording.vocabulary:
            headers.insert(1, ("Here called", False))
            for row, status in zip(rows, OVERALL, strict=True):
                row.insert(1, self._word(status))
        return table(headers, rows)

    # --- words --------------------------------------------------------------------------------------------------------

    def _word(self, status: Status) -> str:
        return escaped(self.wording.word(status)) or "(blank)"

    def _status(self, status: Status) -> str:
        return f"{symbol(status)} {self._word(status)}"

    def _link(self, entry: Seen) -> str:
        name = entry.commitment.id
        return f"[{escaped(name)}](#{self.anchor_of[name]})"


def _key(document: Document) -> str:
    """What a document's heading is found by; no commitment's id has a blank before its document's."""
    return f"document {document.id}"


def _group_key(part: Part, group: Group) -> str:
    return f"group {part.document and part.document.id} {group.title}"


def _in_brackets(words: str) -> str:
    return f" ({words})" if words else ""


def _score_of(standing: Standing) -> str:
    """A score that is the mean of members, and what it rests on; the others follow from the status."""
    return f"{shown_mean(standing.score)} {standing.score_words}" if standing.score_words else ""


def _number(entries: Sequence[Seen]) -> str:
    return counted(len(entries), "commitment")


def _unbroken(text: str) -> str:
    """For a narrow column of a table."""
    return text.replace(" ", "\u00a0")
