"""A sentence cut into the smallest parts that may be read apart, and which of them say something by themselves.

`clauses` divides where it is sure, so that each part can stand alone; this one at every place where a clause may begin,
since a part that nobody read must not pass for read: in doubt a word is a verb. Whether a part has been quoted changes
nothing of where the cuts are.
"""

import re
from typing import NamedTuple

from commitments.grammar import lexicon
from commitments.grammar.foreign import is_foreign, stretches
from commitments.grammar.joints import NOT_OBJECT, STRONG_NEXT, Head, Joint, head_at, joints
from commitments.grammar.reading import places, plain
from commitments.grammar.verbs import FINITE, PAST, base_of_act, is_in_opening_phrase, listed, opening_verb, verbs


class Segment(NamedTuple):
    """Characters `start` to `end` of a sentence, from its first word to the end of its last."""

    start: int
    end: int
    has_verb: bool
    """Says something by itself: a subordinate clause too, but no "Today,", "with partners" or "to boost trade"."""
    leads_on: bool = False
    """Without a verb, it belongs to what follows: "; Peru, Chile and Japan will pay"."""


_HEAD = re.compile(r"[^\w$€£¥(\[\"“‘']+")


def segments(words: str) -> list[Segment]:
    """The segments of a sentence, in order; conjunctions and commas stand between them.

    >>> words = "Today we will build ports, because trade has grown, and fund schools."
    >>> [(words[s.start : s.end], s.has_verb) for s in segments(words)]
    [('Today we will build ports', True), ('because trade has grown', True), ('fund schools.', True)]
    """
    if is_foreign(words):
        found = [_trimmed(words, *stretch) for stretch in stretches(words)]
    else:
        stands = places(words)
        found = [
            _trimmed(words, stands[start] if start else 0, stands[stop], *rest) for start, stop, *rest in _parts(words)
        ]
    return [segment for segment in found if segment is not None]


def _trimmed(words: str, start: int, end: int, has_verb: bool, leads_on: bool = False) -> Segment | None:
    piece = words[start:end].rstrip(" \t\r\n,;:(–—" if end < len(words) else None)
    opens = _HEAD.match(piece)
    begin = opens.end() if opens else 0
    if not any(map(str.isalnum, piece)):
        return None
    return Segment(start + begin, start + len(piece), has_verb, leads_on)


class _Part(NamedTuple):
    """What stands between two cuts of a plain sentence, the joint before it left out."""

    start: int
    stop: int
    joint: Joint
    head: Head | None


def _parts(words: str) -> list[tuple[int, int, bool, bool]]:
    text = plain(words)
    parts = _undivided(text, _cut(text))
    found: list[tuple[int, int, bool, bool]] = []
    is_past = leads_on = False
    for part in parts:
        has_verb = _says(text, part, is_past=is_past)
        is_past = is_past or _is_of_the_past(text, part)
        opens_anew = part.joint.comma and (part.joint.conjunction or part.joint.comma in ";:")
        leads_on = not has_verb and bool(leads_on or opens_anew)
        found.append((part.start, part.stop, has_verb, leads_on))
    return found


# "and that no child goes hungry" says something whatever its verb.
_BELOW = re.compile(
    r"\b(?:that|which|who|whom|whose|where|if|when|whenever|because|until|unless|although|though|since)\b"
)
_DOING = re.compile(
    r"\b(?:by|through|while|whilst|whereby|thereby|thus|via) (?:also |further |[a-z]+ly )?(?=[a-z]+ing )"
)


def _cut(text: str) -> list[_Part]:
    opened = {0: Joint(0, 0, 0, "", "")}
    for found in _BELOW.finditer(text):
        if not _is_told(text, found.start()):
            opened[found.start()] = Joint(found.start(), found.start(), found.end() + 1, "", found[0])
    for found in _DOING.finditer(text):
        opened[found.start()] = Joint(found.start(), found.start(), found.end(), "", "by")
    opened.update((joint.end, joint) for joint in joints(text, is_bold=True))
    ordered = [opened[start] for start in sorted(opened)]
    stops = [*(joint.start for joint in ordered[1:]), len(text)]
    return [
        _Part(joint.end, stop, joint, head_at(text, joint) if joint.end else None)
        for joint, stop in zip(ordered, stops, strict=True)
    ]


_GOVERNED = re.compile(r"\b(?:will|shall|must|should|would|can|to|[Ww]e|[Tt]hey|I)(?: [a-z]+ly| also| not)? [a-z-]+$")


def _undivided(text: str, parts: list[_Part]) -> list[_Part]:
    """ "build and run the port": verbs that share one object are one part."""
    found: list[_Part] = []
    for part in parts:
        if found and part.head and part.head.sort == "bare" and part.joint.comma != ";":
            before = text[found[-1].start : found[-1].stop]
            if before in verbs() or before.casefold() in verbs() or _GOVERNED.search(before[-60:]):
                found[-1] = found[-1]._replace(stop=part.stop)
                continue
        found.append(part)
    return found


def _says(text: str, part: _Part, *, is_past: bool) -> bool:
    start, stop = part.start, part.stop
    if not start:
        return _opens_with_a_verb(text, stop) or _has_finite(text, start, stop) or _is_of_the_past(text, part)
    if _SUM.match(text, start, stop) or _ALWAYS.match(text, start, stop) or _has_finite(text, start, stop):
        return True
    found = _LEXICAL.match(text, start, stop)
    if found and (found[1].endswith("ed") or found[1] in verbs() or base_of_act(found[1])):
        return True
    if (part.head is not None and part.head.end <= stop) and _counts(text, part.head):
        return True
    if is_past and _PARTICIPLE.match(text, part.joint.verb, stop):
        return True
    return bool(_LEFT_PASSIVE.search(text, start, stop)) and bool(_PASSIVE.search(text, max(0, start - 300), start))


# "$5 million to build schools and $3 million to train teachers": a sum stands for its verb.
# "and that no child goes hungry" says something whatever its verb, and so does "because of" nothing.
_SUM = re.compile(
    r"(?:[A-Z][\w.'-]*(?: (?:of |the )?[A-Z][\w.'-]*){0,4} )?(?:with |up to |over |at least |another |an additional )?"
    r"(?:[A-Z]{0,3}[$€£¥]\s?\d|(?:EUR|USD|GBP) \d|\d[\d.,]* (?:million|billion|trillion)\b)"
)
_ALWAYS = re.compile(
    r"(?:because (?!of\b)|although |unless |whose |who |whom |which |whenever |(?:if|when|where|though) \S+ \S+ "
    r"|(?:and |or )?that (?:no|every|each|all|any) \w+ \w)"
)
_LEXICAL = re.compile(r"(?:that|which|who|where) (?:[a-z]+ly )?([a-z]+)\b")
_PARTICIPLE = re.compile(rf"(?:[a-z]+ly |also )?[a-z]{{3,}}ed\b(?!{NOT_OBJECT})(?= \w)")
# "Duties will be lowered and quotas abolished"
_PASSIVE = re.compile(r"\b(?:be|been|is|are|was|were) (?:[a-z]+ly )?[a-z]+(?:ed|en|wn|ut|lt|nt|ld)\b")
_LEFT_PASSIVE = re.compile(r"\w (?:[a-z]+ly )?[a-z]{3,}ed\b")
_LATER = re.compile(r" (?:this|last|next|each|every) (?:year|month|week|decade|time|day|summer|autumn|spring)\b")
_NO_ACT = lexicon.words(
    "starting beginning following including according regarding concerning pending ranging depending"
)


def _counts(text: str, head: Head) -> bool:
    if not head.has_rest:
        return False
    if head.sort == "gerund":
        return head.is_sure and head.verb not in _NO_ACT
    return head.sort != "bare" or head.is_sure or not re.match(NOT_OBJECT, text[head.end : head.end + 9])


def _opens_with_a_verb(text: str, stop: int) -> bool:
    """A list item's, or a participle's before the sentence: "Recognising the danger, we"; no "To boost trade, we"."""
    found = opening_verb(text)
    if found is None or found[0] == "to" or not stop > found[2]:
        return False
    sort, verb, end = found
    if sort == "bare":
        return True
    return sort == "gerund" and bool(STRONG_NEXT.match(text, end)) and verb not in _NO_ACT


def _is_of_the_past(text: str, part: _Part) -> bool:
    if part.head is not None and part.head.verb.endswith("ed"):
        return True
    found = PAST.search(text, part.start, part.stop)
    return bool(found) and (part.start > 0 or not is_in_opening_phrase(text, found.start()))  # type: ignore[union-attr]


_SAYS_MORE = re.compile(r"\W*\w")
_ALONE = lexicon.words("met")


def _has_finite(text: str, start: int, stop: int) -> bool:
    for found in FINITE.finditer(text, start, stop):
        if found[0] in _ALONE or _SAYS_MORE.match(text, found.end(), stop):
            return True
    return any(_is_act(text, found, start) for found in _ACT.finditer(text, start, stop))


_ACT = re.compile(rf"\b[a-z][a-z-]{{2,}}(?={STRONG_NEXT.pattern}| [A-Z]| to [a-z])")
_BEFORE_NOUNS = lexicon.words(
    "the a an our their its his her my your to of for in on with by from and or as at this that these those new all "
    "more most other some such no any every each both into under than"
)


def _is_act(text: str, found: re.Match[str], start: int) -> bool:
    """ "Peru opens three clinics", "Italy promised a hospital", "France built the dam"."""
    word = found[0]
    before = text[max(start, found.start() - 30) : found.start()].split()
    if not before or before[-1].casefold() in _BEFORE_NOUNS or before[-1].endswith("'s"):
        return False
    if text.startswith(" to ", found.end()):
        return base_of_act(word) in listed("chaining")
    return not _LATER.match(text, found.end()) and _is_said_of_somebody(word)


def _is_said_of_somebody(word: str) -> bool:
    return word.endswith("ed") or word in listed("past") or bool(base_of_act(word))


_TELLS = re.compile(
    r"\b([a-z]+)(?: (?:clear|forward|again|today|also|further|us|them|him|her|everyone)"
    r"|,? (?:on|in|at) [A-Z\d][\w ]{1,25})?,? $",
    re.I,
)


def _is_told(text: str, place: int) -> bool:
    """ "announced that": what is told belongs to the telling."""
    if not text.startswith("that ", place):
        return False
    before = _TELLS.search(text[max(0, place - 40) : place])
    if before is None:
        return False
    verb = before[1].casefold()
    return bool({verb, base_of_act(verb)} & (listed("telling") | listed("embracing")))
