"""What any passage of a text promises, coded as the extractor would code it: a whole sentence or a clause of one."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple, Self

from commitments.coding import parties
from commitments.coding.amounts import amount
from commitments.coding.binding import due
from commitments.coding.summaries import summary
from commitments.dates import PartialDate
from commitments.extract.candidate import Candidate, is_testable
from commitments.extract.candidates import Judge, judge_of
from commitments.extract.judging import Judged, judged_reading
from commitments.extract.tiers import Tier
from commitments.grammar.actors import classify
from commitments.grammar.joints import own_subject
from commitments.grammar.reading import Predicate
from commitments.grammar.subjects import Subject
from commitments.grammar.words.plain import places, plain
from commitments.model import Amount, Kind, Span
from commitments.sentences.clauses import divided
from commitments.sentences.cut import Role, Sentence, sentences
from commitments.sentences.sections import section_under

# Who "it" is was said a few sentences ago, if at all.
_REMEMBERED = 500


class Coding(NamedTuple):
    """What the words of a passage say; who promises may stand before them in their sentence. A commitment has the
    fields of `said`; the others tell how it was found, and nothing where it was not."""

    section: str
    kind: Kind | None
    actors: tuple[str, ...]
    counterparties: tuple[str, ...]
    due: PartialDate | None
    amount: Amount | None
    summary: str
    confidence: float = 0.0
    tier: Tier | None = None
    rules: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()

    @classmethod
    def of(cls, candidate: Candidate) -> Self:
        return cls(*(getattr(candidate, name) for name in cls._fields))

    @property
    def said(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in SAID}

    @property
    def is_testable(self) -> bool:
        return is_testable(self.hints)


_FOUND = ("confidence", "tier", "rules", "hints")
SAID = tuple(name for name in Coding._fields if name not in _FOUND)


class Coder:
    """Codes passages of one text.

    >>> coder = Coder("By 2030, Japan will build ten ports for $5 million and close two mines.")
    >>> found = coder.coding(Span(55, 71))
    >>> found.summary, found.actors, str(found.due), found.amount
    ('Close two mines', ('Japan',), '2030', None)
    """

    def __init__(
        self, text: str, *, issuer: str = "", kind: str = "", title: str = "", published: PartialDate | None = None
    ) -> None:
        self.text = text
        self._found = sentences(text)
        self._judge = judge_of(text, self._found, issuer=issuer, kind=kind, title=title, published=published)

    def coding(self, span: Span) -> Coding:
        """Of several sentences the first that says when or how much; all who promise in them, where each names
        somebody."""
        places_ = [place for place, one in enumerate(self._found) if one.span.overlaps(span)]
        if not places_:
            return self._bare(span, "")
        judge = self._judge
        judge.subject = None
        heading = next((p for p in range(places_[0], 0, -1) if self._found[p].role is Role.HEADING), 0)
        for sentence in self._found[max(heading, places_[0] - _REMEMBERED) : places_[0]]:
            _read_on(judge, sentence)
        codings = []
        for place in places_:
            sentence = self._found[place]
            codings.append(self._of_sentence(sentence, _clipped(sentence, span)))
            _read_on(judge, sentence)
        return _first_said(codings)

    def around(self, span: Span) -> Span:
        """From the beginning of the sentence where the span begins to the end of the one where it ends."""
        inside = [one.span for one in self._found if one.span.overlaps(span)]
        return Span(min(inside[0].start, span.start), max(inside[-1].end, span.end)) if inside else span

    def _of_sentence(self, sentence: Sentence, part: Sentence) -> Coding:
        if sentence.role is Role.HEADING or not any(map(str.isalpha, part.text)):
            return self._bare(part.span, section_under(sentence.section, self._judge.title))
        subject = self._judge.subject
        exactly = [one for one in self._judge.candidates(sentence) if one.span == part.span]
        self._judge.subject = subject
        if exactly:
            return Coding.of(exactly[0])
        whole = _of_part(self._judge, sentence, part)
        clauses = divided(part.text)
        if len(clauses) < 2:
            return whole
        start = part.span.start
        spans = [Span(start + begin, start + end) for begin, end in clauses if begin < end]
        return whole._replace(**_parties([self._of_sentence(sentence, _clipped(sentence, one)) for one in spans]))

    def _bare(self, span: Span, section: str) -> Coding:
        words = self.text[span.start : span.end]
        return Coding(
            section,
            None,
            (),
            (),
            due(words, self._judge.published, is_to_come=False),
            amount(words, self._judge.money),
            summary(words, None),
        )


def _read_on(judge: Judge, sentence: Sentence) -> None:
    """Remembers who was spoken of, as when the sentences are judged one after the other."""
    if sentence.role is Role.HEADING:
        judge.subject = None
    elif any(map(str.isalpha, sentence.text)):
        judge.remember(judge.read(sentence.text))


def _clipped(sentence: Sentence, span: Span) -> Sentence:
    """What of a sentence stands in the span, without blanks around it."""
    start, end = max(span.start, sentence.span.start), min(span.end, sentence.span.end)
    words = sentence.text[start - sentence.span.start : end - sentence.span.start]
    start += len(words) - len(words.lstrip())
    return sentence._replace(text=words.strip(), span=Span(start, start + len(words.strip())))


def _first_said(codings: list[Coding]) -> Coding:
    first = codings[0]
    found = next((one for one in codings if one.kind), first)
    return first._replace(
        **{name: getattr(found, name) for name in _FOUND},
        kind=next((one.kind for one in codings if one.kind), None),
        actors=next((one.actors for one in codings if one.actors), ()),
        counterparties=next((one.counterparties for one in codings if one.counterparties), ()),
        due=next((one.due for one in codings if one.due), None),
        amount=next((one.amount for one in codings if one.amount), None),
    )._replace(**_parties(codings))


def _parties(codings: Sequence[Coding]) -> dict[str, Any]:
    """Who promises in several passages, and to whom; {} where one of those that promise names nobody, since then the
    others would stand for it."""
    promised = [one for one in codings if one.kind]
    if len(promised) < 2 or not all(one.actors for one in promised):
        return {}
    makers = dict.fromkeys(name for one in promised for name in one.actors)
    others = dict.fromkeys(name for one in promised for name in one.counterparties)
    return {"actors": tuple(makers), "counterparties": tuple(others)}


def _of_part(judge: Judge, sentence: Sentence, part: Sentence) -> Coding:
    """A clause is read together with what governs it: "close two mines" as "Japan will close two mines"."""
    context = judge.context(sentence)
    stands = places(sentence.text)
    start = part.span.start - sentence.span.start
    before, inside = [], []
    for predicate in judge.read(sentence.text).predicates:
        place = stands[predicate.start]
        if place < start:
            before.append(predicate)
        elif place < start + len(part.text):
            inside.append(predicate)
    last = judge.subject
    judge.subject = inside[0].subject if inside else last
    own = judged_reading(judge.read(part.text), context, 0, len(part.text))
    judge.subject = last
    governing = _governing(before)
    joined = judge.joined(part, context) if part.intro and governing is None else None
    if joined is not None and joined.score > own.score:
        return _coded(judge, part, joined)
    subject = own_subject(plain(part.text))
    if subject and not _has_maker(own):
        return _coded(judge, part, own)._replace(actors=parties.actors(Subject(subject, classify(subject)), judge.cast))
    if governing is None or _has_maker(own):
        return _coded(judge, part, own)
    words = _governed(plain(sentence.text), governing, plain(part.text))
    governed = judged_reading(judge.read(words), context, 0, len(part.text))
    coding = _coded(judge, part, governed)
    if governed.predicate is not None:
        coding = coding._replace(summary=summary(words, governed.opening))
    if coding.due is None and governing.subject.start > 0:
        opening = plain(sentence.text)[: governing.subject.start]
        coding = coding._replace(due=due(opening, judge.published, is_to_come=False))
    return coding


def _governing(before: list[Predicate]) -> Predicate | None:
    """The promising verb that a clause without one goes on from."""
    made = [one for one in before if one.subject.who.can_promise and not one.subject.is_relative]
    named = {one.subject.start: one for one in reversed(made) if one.subject.start >= 0}  # the first of each subject
    return named[max(named)] if named else made[-1] if made else None


def _has_maker(judged: Judged) -> bool:
    """Whether the words say themselves who will do it."""
    predicate = judged.predicate
    return predicate is not None and predicate.subject.who.can_promise and not predicate.subject.is_inherited


# "will close two mines", "pledges to build"
_FINITE = re.compile(r"(?:will|shall|have|are|am)\b|[a-z]+s\b|(?![a-z]*(?:eed|shed|embed|wed)\b)[a-z]{2,}ed\b")


def _governed(whole: str, governing: Predicate, clause: str) -> str:
    """The clause with what it goes on from: a finite verb of its own needs the subject alone."""
    if governing.subject.start >= 0 and _FINITE.match(clause):
        return f"{governing.subject.words} {clause}"
    lead = whole[max(0, governing.subject.start) : governing.end]
    if lead.endswith(" to ") and clause.startswith("to "):
        clause = clause[3:]
    return lead + clause


def _coded(judge: Judge, part: Sentence, judged: Judged) -> Coding:
    coding = Coding.of(judge.candidate(part, judged))
    return coding if judged.voices else Coding(**{**coding.said, "kind": None})
