"""What somebody who walks through the passages of a document can do about one: promise, edit, divide, set aside."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from commitments.desk.change import print_changes
from commitments.desk.coverage import coverage_of, cut
from commitments.desk.said.recoding import edited_coding
from commitments.desk.walks.decisions import already_aside, aside_in
from commitments.desk.walks.reasons import Reasons
from commitments.desk.walks.walk import asked
from commitments.errors import CommitmentsError
from commitments.languages.telling import undated
from commitments.model import Commitment, Document, SetAside, Span
from commitments.sentences.sections import section_under
from commitments.terminal import in_lines
from commitments.text import one_line, shorten

if TYPE_CHECKING:
    from commitments.extract import Coverage
    from commitments.extract.coding import Coder, Coding
    from commitments.paragraphs import Places
    from commitments.sentences.cut import Sentence
    from commitments.session import Session
    from commitments.stores import Change

_SHOWN_AROUND = 160
"""Characters."""


class Passages:
    """Of one document with its text, cut into sentences once."""

    def __init__(self, session: "Session", document: Document, text: str, who: str, doing: str) -> None:
        self.session, self.document, self.text, self.who, self.doing = session, document, text, who, doing
        self._covered: tuple[object, Coverage] | None = None
        self.sentences: Sequence[Sentence] = cut(text).sentences
        self._starts = [sentence.span.start for sentence in self.sentences]

    def place(self, span: Span) -> int:
        """Of the sentence where it begins."""
        from bisect import bisect_right

        return max(0, bisect_right(self._starts, span.start) - 1)

    def _where(self, span: Span, section: str) -> str:
        """The section, and the paragraph and page that a passage stands on."""
        return "  ".join(filter(None, (section, str(self._places.at(span)))))

    def show(self, found: "Sequence[Span | Commitment | SetAside]", head: str, foot: Sequence[str] = ()) -> None:
        """Passages of the text, as they stand there, or as they are stored or would be: each in its context, and with
        its coding. `head` stands before the first, `foot` behind the last."""
        lines = [line for place, one in enumerate(found) for line in self._card(one, "" if place else head)]
        self.session.show("\n".join(["", *(in_lines(line.rstrip(), 2) for line in [*lines, *foot])]))

    def _card(self, one: "Span | Commitment | SetAside", head: str) -> Iterator[str]:
        span = one if isinstance(one, Span) else one.span
        words = self.text[slice(*span)] if span else ""
        quote = one.quote if isinstance(one, Commitment) else words
        if span is None or words != quote:  # the text is another by now
            yield from (head, f"> {one_line(quote)}")
        else:
            heading = one.section if isinstance(one, Commitment) else self.sentences[self.place(span)].section
            section = section_under(heading, self.document.title)
            yield from self._in_context(span, head, one_line(section or ""))
        if isinstance(one, Commitment):
            yield from _coding(one, self.document.language)

    def tell_coding(self, commitment: Commitment) -> None:
        """Who promises it to whom, by when and how much it costs, as its words were read: nobody saw that before."""
        who_and_when, *_ = _coding(commitment, self.document.language)
        self.session.say(who_and_when)

    def _in_context(self, span: Span, head: str, section: str) -> Iterator[str]:
        before, after = self.around(span)
        yield f"{head}  {self._where(span, section)}".lstrip()
        if before not in ("", section):
            yield f"  {before}"
        yield f"> {one_line(self.text[slice(*span)])}"
        if after:
            yield f"  {after}"

    @cached_property
    def _places(self) -> "Places":
        from commitments.paragraphs import Places

        return Places(self.text, self.document.pages)

    @cached_property
    def _coder(self) -> "Coder":
        from commitments.desk.said.splitting import coder_of

        return coder_of(self.text, self.document)

    def coded(self, span: Span) -> Commitment:
        """What the words there promise, as the extractor would code it."""
        return self.as_coded(span, self.coding(span))

    def coding(self, span: Span) -> "Coding":
        return self._coder.coding(span)

    def as_coded(self, span: Span, coding: "Coding") -> Commitment:
        quote = self.text[span.start : span.end]
        return Commitment(self.document.id, 0, quote, span, made=self.document.published)._replace(**coding.said)

    def left_out(self, commitment: Commitment) -> list[str]:
        """What the clauses of its quote say that its coding does not: another sum, another date, somebody else."""
        from commitments.desk.said.splitting import proposed

        assert commitment.span is not None
        spans = proposed(self.text, commitment.span)
        clauses = [one for one in map(self._coder.coding, spans) if one.kind] if len(spans) > 1 else []
        amounts = [one.amount for one in clauses if one.amount]
        known = commitment.amount
        is_sum = known is not None and known.value == sum(amount.value for amount in amounts)
        left = [str(amount) for amount in amounts if not (is_sum or amount == known)]
        left += [f"due {one.due}" for one in clauses if one.due and one.due != commitment.due]
        left += [name for one in clauses for name in one.actors if name not in commitment.actors]
        return list(dict.fromkeys(left))

    def add(self, new: Sequence[Commitment]) -> list[Commitment]:
        """Stores them as one change, and gives them back. Raises CommitmentsError where a passage is taken by now."""
        with self.session.store.change(f"{self.doing}: promise", self.who, self.session.now) as change:
            self._refuse(change, [commitment.span for commitment in new if commitment.span])
            added = [change.put(commitment) for commitment in new]
        print_changes(self.session, change.changed)
        return added

    def edited(self, commitment: Commitment) -> list[Commitment]:
        """The same of one, as the user leaves it in the editor."""
        with edited_coding(self.session, commitment, self.document, self.text) as after:
            return self.add([after])

    def clauses(self, commitment: Commitment, argument: str) -> list[Commitment]:
        """Those of its clauses that the user says are promises, or has said so; [] for none."""
        from commitments.desk.said.splitting import proposed

        assert commitment.span is not None
        spans = proposed(self.text, commitment.span)
        if len(spans) < 2:
            raise CommitmentsError("no second clause was found; edit its quote instead")
        if not argument:
            list_clauses(self.session, self.text, spans)
            argument = asked(
                self.session,
                "which are promises (as in 1 2, or all; empty for none): ",
                lambda answer: _numbers(answer, len(spans)),
            )
        return [self.coded(spans[number - 1]) for number in _numbers(argument, len(spans))]

    @cached_property
    def _reasons(self) -> Reasons:
        return Reasons(self.session, self.document.id)

    def reason(self, argument: str = "") -> str:
        """Why a passage is no commitment: typed, or by its number of the list; "" for neither."""
        return self._reasons.asked(argument)

    def _refuse(self, change: "Change", spans: Sequence[Span]) -> Document:
        """The document, where nothing was done about these passages by now. Raises CommitmentsError."""
        document, known = change.document(self.document.id), change.commitments(self.document.id)
        if document.sha256 != self.document.sha256:
            raise CommitmentsError(f"the text of {document.id} is another by now; leave, and begin again")
        for span in spans:
            refuse_taken(span, document, known)
        return document

    def set_aside(self, spans: Sequence[Span], reason: str) -> None:
        with self.session.store.change(f"{self.doing}: set aside", self.who, self.session.now) as change:
            document = self._refuse(change, spans)
            new = [SetAside(span, reason) for span in spans]
            change.put_document(document._replace(set_aside=tuple(sorted([*document.set_aside, *new]))))
        self.session.say(f"set aside: {reason}" if len(spans) == 1 else f"{len(spans)} set aside: {reason}")

    def covered(self) -> "Coverage":
        """What is read by now, by whomever."""
        store = self.session.store
        document, known = store.document(self.document.id), list(store.commitments_of(self.document.id))
        judged = document.set_aside, [commitment.span for commitment in known]
        if self._covered is None or self._covered[0] != judged:
            self._covered = judged, coverage_of(document, known, self.text)
        return self._covered[1]

    def left_of(self, span: Span) -> list[Span]:
        """What is still unread there, after something was decided about a part of it."""
        return [piece.span for piece in self.covered().unread if piece.span.overlaps(span)]

    def is_taken(self, span: Span) -> bool:
        """Whether a part of it is a commitment by now, or set aside."""
        store = self.session.store
        aside = (passage.span for passage in store.document(self.document.id).set_aside)
        promised = (known.span for known in store.commitments_of(self.document.id))
        return any(taken and taken.overlaps(span) for taken in chain(aside, promised))

    def around(self, span: Span) -> tuple[str, str]:
        """A little of the text before and behind it, cut between words; "" where there is none."""
        before = _unmarked(self.text[max(0, span.start - _SHOWN_AROUND) : span.start])
        if span.start > _SHOWN_AROUND:
            before = f"…{before.partition(' ')[2]}"
        after = self.text[span.end : span.end + 2 * _SHOWN_AROUND]
        return before, shorten(_unmarked(after), _SHOWN_AROUND)


# At the beginning of a line, and around words.
_HEADING = re.compile(r"^[ \t]*#{1,6}[ \t]+", re.M)
_EMPHASIS = re.compile(r"\*{2,3}|(?<!\w)__(?=\S)|(?<=\S)__(?!\w)|(?<![\w*])\*(?=\w)|(?<=[\w.,;:!?])\*(?![\w*])")


def _unmarked(words: str) -> str:
    """Without the marks of Markdown, on one line.

    >>> _unmarked("# Ports\\n**Harbours: ** They will *act* on 2 * 3 piers.")
    'Ports Harbours: They will act on 2 * 3 piers.'
    """
    return one_line(_EMPHASIS.sub("", _HEADING.sub("", words)))


def _coding(commitment: Commitment, language: str | None) -> Iterator[str]:
    due = commitment.due or undated(commitment.quote, language)
    amount = f", {commitment.amount}" if commitment.amount else ""
    tags = f"  {' '.join(f'#{tag}' for tag in commitment.tags)}" if commitment.tags else ""
    who = one_line("; ".join(commitment.actors)) or "(nobody named)"
    whom = f", to {one_line('; '.join(commitment.counterparties))}" if commitment.counterparties else ""
    yield f"  {commitment.kind or 'promise'} by {who}{whom}, due {due}{amount}{tags}"
    yield f"  {commitment.headline if commitment.summary else ''}"


def list_clauses(session: "Session", text: str, spans: Sequence[Span]) -> None:
    for number, span in enumerate(spans, 1):
        session.say(in_lines(f"  {number}. {one_line(text[span.start : span.end])}", 5))


def wider(sentences: "Sequence[Sentence]", span: Span) -> Span:
    """The whole of the sentences it stands in; of a span that is that already, with the next one. Raises
    CommitmentsError where there is none."""
    touched = [place for place, sentence in enumerate(sentences) if sentence.span.overlaps(span)]
    if not touched:
        raise CommitmentsError("it stands in no sentence")
    whole = Span(min(span.start, sentences[touched[0]].span.start), max(span.end, sentences[touched[-1]].span.end))
    if whole != span:
        return whole
    if touched[-1] + 1 == len(sentences):
        raise CommitmentsError("there is no sentence behind it")
    return Span(span.start, sentences[touched[-1] + 1].span.end)


def narrower(session: "Session", text: str, span: Span, argument: str) -> Span | None:
    """The one of its clauses that the user names, or has named; None for none. Raises CommitmentsError where it has
    no second one."""
    from commitments.desk.said.splitting import proposed

    spans = proposed(text, span)
    if len(spans) < 2:
        raise CommitmentsError("it has no clauses to narrow it to; edit its quote instead")
    if not argument:
        list_clauses(session, text, spans)
        argument = asked(
            session, f"which one (1 to {len(spans)}; empty for none): ", lambda answer: _one_of(answer, spans)
        )
    return _one_of(argument, spans) if argument else None


def refuse_taken(span: Span, document: Document, known: Iterable[Commitment]) -> None:
    """Raises CommitmentsError where a part of it is one of these already, or set aside."""
    taken = next((one for one in known if one.span and one.span.overlaps(span)), None)
    if taken:
        raise CommitmentsError(f"that passage is {taken.id} already")
    if aside := aside_in(document, span):
        raise CommitmentsError(already_aside(aside, document.id))


def _one_of(said: str, spans: Sequence[Span]) -> Span:
    if not (said.isdecimal() and 1 <= int(said[:9]) <= len(spans)):
        raise CommitmentsError(f"say a number from 1 to {len(spans)}")
    return spans[int(said[:9]) - 1]


def _numbers(said: str, most: int) -> list[int]:
    if said.casefold() == "all":
        return list(range(1, most + 1))
    words = said.replace(",", " ").split()
    if not all(word.isdecimal() and 1 <= int(word[:9]) <= most for word in words):
        raise CommitmentsError(f"say numbers from 1 to {most}, or all")
    return sorted({int(word[:9]) for word in words})
