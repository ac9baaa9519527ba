"""A sentence cut into the smallest parts that may be read apart, and which of them say something by themselves.

`clauses` divides where it is sure, so that each part can stand alone; this one wherever a verb may begin, since a part
that nobody read must not pass for read. Whether a part has been quoted changes nothing of where the cuts are.
"""

import re
from typing import NamedTuple

from commitments.grammar.clauses import Scan
from commitments.grammar.joints import joints
from commitments.grammar.reading import Reading, places, read
from commitments.grammar.verbs import FINITE, PAST, first_verb, is_in_opening_phrase, listed, verbs


class Segment(NamedTuple):
    """Characters `start` to `end` of a sentence, from its first word to the end of its last."""

    start: int
    end: int
    has_verb: bool
    """Says something by itself: a subordinate clause too, but no "Today,", "with partners" or "to boost trade"."""


# Any sentence of English of some length has one.
_ENGLISH = re.compile(r"\b(?:the|and|to|with|our|by|for|will|shall|we|has|have|are)\b", re.I)
_NOT_ENGLISH = re.compile(
    r"[áàâãäåçéèêëíìîïñóòôõöøœßúùûüýžščřąęłńśźżğışőű]|[^\x00-\u024f\u2000-\u2bff]"
    r"|\b(?:und|der|die|das|wir|werden|les|des|nous|et|los|las|el|vamos|gli|della|het|een|wij|uma|dos)\b",
    re.I,
)
_FOREIGN_JOINT = re.compile(
    r"[,;:，；、。؛،：]\s*|\s(?:und|sowie|et|ou|y|e|ed|o|en|of|och|og|ja|i|oraz|a|и|а|та|و|और|및)(?=\s)\s*", re.I
)
_WIDE = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORDS = re.compile(r"\w[\w'’-]*")
_HEAD = re.compile(r"[^\w$€£¥(\[\"“‘']+")


def segments(words: str) -> list[Segment]:
    """The segments of a sentence, in order; conjunctions and commas stand between them.

    >>> words = "Today we will build ports, because trade has grown, and fund schools."
    >>> [(words[s.start : s.end], s.has_verb) for s in segments(words)]
    [('Today we will build ports', True), ('because trade has grown', True), ('fund schools.', True)]
    """
    if _is_foreign(words):
        return _of_any_language(words)
    stands = places(words)
    cuts = _finer(read(words))
    found = (_trimmed(words, stands[cut.start] if cut.start else 0, stands[cut.end], cut.has_verb) for cut in cuts)
    return [segment for segment in found if segment is not None]


def _is_foreign(words: str) -> bool:
    return bool(_NOT_ENGLISH.search(words)) and len(_ENGLISH.findall(words[:400])) * 10 < len(words[:400].split())


def _of_any_language(words: str) -> list[Segment]:
    """In a language whose verbs are not known, three words may hold one."""
    found, begin = [], 0
    for joint in [*_FOREIGN_JOINT.finditer(words), None]:
        stop = joint.start() if joint else len(words)
        piece = words[begin:stop]
        is_long = len(_WORDS.findall(piece)) >= 3 or len(_WIDE.findall(piece)) >= 5
        if segment := _trimmed(words, begin, stop, is_long):
            found.append(segment)
        begin = joint.end() if joint else stop
    return found


def _trimmed(words: str, start: int, end: int, has_verb: bool) -> Segment | None:
    piece = words[start:end].rstrip(" \t\r\n,;:–—" if end < len(words) else None)
    opens = _HEAD.match(piece)
    begin = opens.end() if opens else 0
    if not any(map(str.isalnum, piece)):
        return None
    return Segment(start + begin, start + len(piece), has_verb)


class _Cut(NamedTuple):
    """What stands between two cuts of a plain sentence, the joint before it left out."""

    start: int
    end: int
    has_verb: bool


def _finer(reading: Reading) -> list[_Cut]:
    """A plain sentence cut at every place where words with a verb may begin.

    Doubtful verbs count, and so do relative clauses and those with "because" or "if".
    """
    text = reading.text
    verb_end = first_verb(reading)[2]
    opened = {joint.end: joint.start for joint in Scan(reading, is_bold=True).cuts()}
    opened.update((joint.end, joint.start) for joint in joints(text) if _ALSO.match(text, joint.end))
    below = {found.start() for found in _BELOW.finditer(text)}
    starts = sorted({0} | set(opened) | {place for place in below if not _is_told(text, place)})
    found = []
    for start, following in zip(starts, [*starts[1:], len(text)], strict=True):
        stop = opened.get(following, following)
        is_first = not start and 0 <= verb_end <= stop
        found.append(_Cut(start, stop, start in opened or is_first or _says(text, start, stop)))
    return found


# "$5 million to build schools and $3 million to train teachers": a sum stands for its verb.
# "and that no child goes hungry" says something whatever its verb.
_ALSO = re.compile(
    r"that (?=\w+ \w)|(?:up to |over |at least )?(?:[A-Z]{0,3}[$€£¥]\s?\d|\d[\d.,]* (?:million|billion|trillion)\b)"
)
_BELOW = re.compile(
    r"\b(?:that|which|who|whom|whose|where|if|when|whenever|because|until|unless|although|though|since)\b"
)
_TELLS = re.compile(r"\b([a-z]+)(?: (?:clear|forward|again|today|also|further|us|them|him|her|everyone))?,? $", re.I)
_LEXICAL = re.compile(r"(?:that|which|who|where) (?:[a-z]+ly )?([a-z]+)\b")


def _is_told(text: str, place: int) -> bool:
    """ "announced that": what is told belongs to the telling."""
    if not text.startswith("that ", place):
        return False
    before = _TELLS.search(text[max(0, place - 40) : place])
    return bool(before) and _base(before[1].casefold()) in listed("telling") | listed("embracing")  # type: ignore[index]


def _base(verb: str) -> str:
    for ending in ("ing", "ed", "s", "es"):
        stem = verb.removesuffix(ending)
        for base in (stem, stem + "e", stem[:-1], stem[:-1] + "y"):
            if verb.endswith(ending) and base in listed("telling") | listed("embracing"):
                return base
    return {"said": "say", "made": "make", "knew": "know", "felt": "feel", "thought": "think"}.get(verb, verb)


def _says(text: str, start: int, stop: int) -> bool:
    if not start and (found := PAST.search(text, 0, stop)) and not is_in_opening_phrase(text, found.start()):
        return True
    if (found := _LEXICAL.match(text, start, stop)) and (found[1].endswith("ed") or _stem(found[1]) in verbs()):
        return True
    return bool(FINITE.search(text, start, stop))


def _stem(verb: str) -> str:
    return next((base for base in (verb, verb.removesuffix("s"), verb.removesuffix("es")) if base in verbs()), "")
