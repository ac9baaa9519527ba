"""What the rules make of a sentence, or of each of its parts where it promises several things."""

import re
from typing import NamedTuple

from commitments.extract.leadins import OPEN_END
from commitments.extract.tiers import LIKELY
from commitments.grammar.reading import Predicate, Reading, read
from commitments.grammar.subjects import Subject
from commitments.grammar.words.plain import places, plain
from commitments.grammar.words.verbs import is_gerund
from commitments.model import Kind
from commitments.promises import Context, Voice, predicate_voices, sentence_voices
from commitments.promises.none.earlier import tells_of_earlier
from commitments.promises.weights import weight


class Judged(NamedTuple):
    """A stretch of a sentence with what the rules made of it."""

    start: int
    end: int
    score: float
    voices: tuple[Voice, ...]
    predicate: Predicate | None
    reading: Reading
    opening: Predicate | None = None
    """The first promise of the same maker in it, with which what is promised begins."""

    def joined_by(self, voice: Voice) -> "Judged":
        """The same with one voice more. Alone, it begins far below; a request stays one, however much it promises."""
        if voice.weight > 0 and any(one.kind is Kind.REQUEST for one in self.voices):
            return self
        told = self.score if self.voices else weight("nothing told by a rule")
        return self._replace(score=told + voice.weight, voices=(*self.voices, voice))


def judged_reading(reading: Reading, context: Context, start: int, end: int) -> Judged:
    """The weight of the best predicate with that of the whole sentence."""
    best: tuple[float, list[Voice], Predicate | None] = (0.0, [], None)
    promises = []
    for predicate in reading.predicates:
        voices = predicate_voices(predicate, reading, context)
        score = sum(voice.weight for voice in voices)
        if score >= LIKELY:
            promises.append(predicate)
        if voices and (best[2] is None or score > best[0]):
            best = (score, voices, predicate)
    about_all = sentence_voices(reading, context)
    positive = [voice for voice in about_all if voice.kind is not None]
    score, voices, predicate_found = best
    if positive and sum(voice.weight for voice in positive) > score:
        score, voices, predicate_found = 0.0, [], None
    elif positive:
        about_all = [voice for voice in about_all if voice.kind is None]
    if predicate_found is None and not positive:
        told = tuple(voice for voice in about_all if voice.rule in _TELLING)
        score = weight("nothing told by a rule") + sum(voice.weight for voice in told) if told else -9.0
        return Judged(start, end, score, told, None, reading)
    voices = [*voices, *about_all]
    opening = next((one for one in promises if predicate_found and _is_of_one(one, predicate_found)), predicate_found)
    return Judged(start, end, sum(voice.weight for voice in voices), tuple(voices), predicate_found, reading, opening)


_TELLING = ("only-discusses",)
"""What is heard of a sentence without a promise of its own too: how it reads as a whole must not outweigh it."""


def _is_of_one(first: Predicate, promising: Predicate) -> bool:
    """Whether a promise and one that comes later have one maker: "Peru will build ports and will close mines"."""
    return first.start <= promising.start and first.subject[:2] == promising.subject[:2]


# Several promises in one sentence

_LETTER = re.compile(r"(?:^|(?<=\s))\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s+")
_SEMICOLON = re.compile(r":\s+(?=[a-z])|;\s+(?:and\s+)?")


def listed(text: str, context: Context, last: Subject | None) -> list[Judged]:
    """The items of a list inside a sentence: "We will: (a) cut tariffs; and (b) build ports".

    >>> told = ("We will: cut tolls; open ports; and build piers.",
    ...         "We signed pacts on: old ships; new crops; and safe seas.")
    >>> [len(listed(words, Context(), None)) for words in told]
    [3, 0]
    """
    marks = list(_LETTER.finditer(text)) if "(" in text else []
    if len(marks) < 2:
        marks = list(_SEMICOLON.finditer(text)) if ":" in text else []
        if len(marks) < 3 or not marks[0][0].startswith(":"):
            return []
    lead = plain(text[: marks[0].start()]).rstrip(" :-–—")
    if not lead or not OPEN_END.search(lead):
        return []
    if marks[0][0].startswith(":") and lead.endswith(_OF_A_THING) and not is_gerund(_first(text[marks[0].end() :])):
        return []  # "signed papers on: logging; relics": one deed, and its items are but what it is about
    judged = []
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        stop = following.start() if following else len(text)
        words = re.sub(r"[\s;,]+(?:and|or)?\s*$", "", text[mark.end() : stop])
        part = judged_reading(read(f"{lead[-600:]} {words}", last), context, mark.end(), mark.end() + len(words))
        if part.score < LIKELY or len(words.split()) < 2:
            return []
        judged.append(part)
    return judged


_OF_A_THING = (" on", " of", " for", " in", " through")


def _first(words: str) -> str:
    return words.split(None, 1)[0].casefold()


_JOINT = re.compile(r"(?:;|,) (?:and |while |but )?$| and $")


def parts(text: str, reading: Reading, context: Context, last: Subject | None) -> list[Judged]:
    """The promises of a sentence that each have their own agent and verb; one or none where it cannot be divided."""
    if len(reading.predicates) < 2 or tells_of_earlier(reading.predicates[0], context):
        return []  # "In May, Peru signed a pact, and it promised": the time is said once for both
    cuts = [0]
    for predicate in reading.predicates[1:]:
        subject = predicate.subject
        if subject.start <= 0 or not subject.who.can_promise or subject.clause:
            continue
        before = reading.text[: subject.start]
        if _JOINT.search(before):
            cuts.append(subject.start)
    if len(cuts) < 2:
        return []
    stands = places(text)
    starts = [stands[cut] for cut in cuts]
    judged = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        words = text[start:end].rstrip()
        words = re.sub(r"(?:[;,]\s*(?:and|while|but)?|\s+and)$", "", words)
        part = judged_reading(read(words, last), context, start, start + len(words))
        if part.score < LIKELY or len(words.split()) < 4:
            return []
        judged.append(part)
        last = part.predicate.subject if part.predicate else last  # whom "they" means in the next
    return judged
