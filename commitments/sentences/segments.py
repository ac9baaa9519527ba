"""A sentence cut into the smallest parts that may be read apart, and which of them say something by themselves.

`clauses` divides where it is sure, so that each part can stand alone; this one at every place where a clause may begin,
since a part that nobody read must not pass for read: in doubt a word is a verb. Whether a part has been quoted changes
nothing of where the cuts are.
"""

import re
from typing import NamedTuple

from commitments.grammar.joints import Joint, head_at, joints
from commitments.grammar.saying import Earlier, Part, says
from commitments.grammar.words.plain import places, plain
from commitments.grammar.words.verbs import base_of_act, listed, verbs
from commitments.sentences.foreign import is_foreign, stretches


class Segment(NamedTuple):
    """Characters `start` to `end` of a sentence, from its first word to the end of its last."""

    start: int
    end: int
    has_verb: bool
    """Says something by itself: a subordinate clause too, but no "Today,", "with partners" or "to boost trade"."""
    leads_on: bool = False
    """Without a verb, it belongs to what follows: "; Peru, Chile and Japan will pay"."""


_CLOSES = re.compile(r"\)[.,;:\s]*$")
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
    if words[:start].rstrip().endswith("(") and (closed := _CLOSES.search(piece)) and "(" not in piece:
        piece = piece[: closed.start()]
    opens = _HEAD.match(piece)
    begin = opens.end() if opens else 0
    if not any(map(str.isalnum, piece)):
        return None
    return Segment(start + begin, start + len(piece), has_verb, leads_on)


def _parts(words: str) -> list[tuple[int, int, bool, bool]]:
    text = plain(words)
    parts = _undivided(text, _cut(text))
    found: list[tuple[int, int, bool, bool]] = []
    is_of_infinitives = any(part.head is not None and part.head.sort == "to" for part in parts)
    earlier, leads_on = Earlier(), False
    for part in parts:
        has_verb = says(text, part, earlier, is_of_infinitives=is_of_infinitives)
        earlier = earlier.and_then(text, part, has_verb=has_verb)
        opens_anew = part.joint.comma and (part.joint.conjunction or part.joint.comma in ";:")
        leads_on = not has_verb and bool(leads_on or opens_anew)
        found.append((part.start, part.stop, has_verb, leads_on))
    return found


# "and that no child goes hungry" says something whatever its verb.
_BELOW = re.compile(
    r"\b(?:(?:to|in|of|by|for|from|with|on|after|under|through) (?=which |whom |whose )"
    r"|that|which|who|whom|whose|where|if|when|whenever|because|until|unless|although|though|since|before|then"
    r"|rather than|instead of|once|after"
    r"|(?:so|as|provided|providing)"
    r"(?= (?:that|we|they|he|she|it|I|you|the|our|their|its|his|her|every|each|all|no|any)\b))\b"
)
_DOING = re.compile(
    r"\b(?:by|through|while|whilst|whereby|thereby|thus|via|without) (?:also |further |[a-z]+ly )?(?=[a-z]+ing )"
    r"|\bwith (?=(?:the )?[A-Z][\w.-]*(?: [A-Z][\w.-]*)* [a-z]+ing )"
)


def _cut(text: str) -> list[Part]:
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
        Part(joint.end, stop, joint, head_at(text, joint) if joint.end else None)
        for joint, stop in zip(ordered, stops, strict=True)
    ]


_GOVERNED = re.compile(
    r"(?:^|\b(?:will|shall|must|should|would|can|to|we|they|I)(?: [a-z]+ly| also| not)? )(?P<verb>[a-z-]+)$", re.I
)


def _undivided(text: str, parts: list[Part]) -> list[Part]:
    """ "build and run the port": verbs that share one object are one part."""
    found: list[Part] = []
    for part in parts:
        if found and part.head and part.head.sort == "bare" and part.joint.comma != ";":
            before = _GOVERNED.search(text[max(found[-1].start, found[-1].stop - 60) : found[-1].stop])
            if before and before["verb"].casefold() in verbs():
                head = found[-1].head
                found[-1] = found[-1]._replace(stop=part.stop, head=head and (head if head.has_rest else part.head))
                continue
        found.append(part)
    return found


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
