"""A sentence cut into the smallest parts that may be read apart, and which of them say something by themselves.

`clauses` divides where it is sure, so that each part can stand alone; this one wherever a verb may begin, since a part
that nobody read must not pass for read. Whether a part has been quoted changes nothing of where the cuts are.
"""

import re
from typing import NamedTuple

from commitments.extract.clauses import finer
from commitments.extract.reading import places, read


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
    cuts = finer(read(words))
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
