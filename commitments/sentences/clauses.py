"""A sentence cut where another verb of its own begins: "We will build ports, fund schools and close mines" is three.

No grammar of English is tried. Every comma, semicolon and conjunction is a place where a clause may begin; what stands
behind it is one where it has a verb of the same sort as the sentence's own, or a subject with its verb. In doubt it is
none: nouns in a row, two verbs with one object, and relative clauses are left whole.
"""

import re

from commitments.grammar.joints import NOT_OBJECT, Head, Joint, head_at, joints
from commitments.grammar.reading import Reading, read
from commitments.grammar.words.plain import places
from commitments.grammar.words.verbs import MODALS, SUBORDINATOR, first_verb, is_gerund, listed, verbs
from commitments.model import Span
from commitments.sentences.cut import sentences


def clauses(text: str, span: Span) -> tuple[Span, ...]:
    """The clauses of the passage at `span`, in order, without the conjunctions and commas between them.

    A passage that cannot be divided is one clause: `span` itself. In time proportional to the length of the text, which
    tells where its lines are wrapped.

    >>> words = "We will build ports, fund the schools and close two mines."
    >>> [words[slice(*clause)] for clause in clauses(words, Span(0, len(words)))]
    ['We will build ports', 'fund the schools', 'close two mines.']
    >>> words = "We pledge to train crews to find, tag, and free whales, to hire guides, and to build a pier."
    >>> [words[slice(*clause)] for clause in clauses(words, Span(0, len(words)))]
    ['We pledge to train crews to find, tag, and free whales', 'to hire guides', 'to build a pier.']
    """
    found = []
    for sentence in sentences(text):
        begin, stop = max(span.start, sentence.span.start), min(span.end, sentence.span.end)
        words = text[begin:stop]
        begin += len(words) - len(words.lstrip())
        found += [Span(begin + start, begin + end) for start, end in divided(words.strip()) if start < end]
    return tuple(found) if len(found) > 1 else (span,)


_LEADS_ON = re.compile(r"\bto ([a-z][a-z-]+)")
_TO_DOING = re.compile(r"\bto [a-z]+ing\b")
_BY_DOING = re.compile(r"\b(?:by|through|for|of|in|while|including|when|and|from|with|on) ([a-z]+ing)\b")
_TRAILING = re.compile(r"[\s,;:–—]+(?:(?:and|or|but)\s*)?$|\s+(?:and|or|but)\s*$")
_OPENS_BELOW = re.compile(
    r"(?:if|as|when|where|whereas|whenever|although|though|because|since|while|once|unless|until|should|[a-z]+ing"
    r"|to [a-z]+)\b",
    re.I,
)
_OF_WHICH = re.compile(r"\b(?:that|which|who|whose|whom|where)\b")
# "will, by 2027, close": the second comma closes what the first opened.
_ASIDE_OF_A_VERB = re.compile(r"\b(?:will|shall|must|to), [^,;:.]{2,60}$")
_ROW_OF_ACTS = re.compile(r" to ([a-z]+(?:, [a-z]+)*)$")
_ROW_GOES_ON = re.compile(r", ([a-z]+(?:, [a-z]+)*)")
_AND_TO = re.compile(r", and to [a-z]")
_DURING = ("while", "whilst", "whereas")
_WINDOW = 400


def divided(words: str) -> list[tuple[int, int]]:
    """Where the clauses of one sentence begin and end in it; one at least."""
    reading = read(words)
    cuts = _Scan(reading).cuts()
    if not cuts:
        return [(0, len(words))]
    stands = places(words)
    starts = [0, *(stands[joint.end] for joint in cuts)]
    ends = [*(_last_of(stands, reading.text, joint.start) for joint in cuts), len(words)]
    return list(zip(starts, ends, strict=True))


def _last_of(stands: list[int], plain: str, place: int) -> int:
    """Where the last word before a place of the plain text ends in the words themselves."""
    kept = _TRAILING.sub("", plain[:place])
    return stands[len(kept) - 1] + 1 if kept else 0


class _Scan:
    """From left to right over the joints of a sentence, remembering the clause it is in."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.text
        self.start = 0
        self.sort, self.verb, self.verb_end = first_verb(reading)
        self.is_plural = bool(re.search(r"\b(?:we|they|I)\b", self.text[: self.verb_end], re.I))

    def cuts(self) -> list[Joint]:
        accepted: list[Joint] = []
        waiting: list[tuple[Joint, Head]] = []
        for joint in joints(self.text):
            head = head_at(self.text, joint)
            if head is None or (joint.conjunction in _DURING and head.sort != "own"):
                continue
            if not head.has_rest:
                if head.sort == self.sort:
                    self.verb_end = head.end  # "build and run the port": one object for both
                continue
            if self._is_below(joint, head):
                self._enter(joint, head)
                continue
            if not self._fits(joint, head, waiting):
                continue
            if joint.comma != ";" and not joint.conjunction and head.sort not in ("own", "that"):
                waiting.append((joint, head))
                continue
            series = [*(one for one in waiting if self._stands_beside(one[1], head)), (joint, head)]
            if joint.comma == ";" or any(one[1].is_sure for one in series):
                accepted += [one[0] for one in series]
                self._enter(joint, head)
            waiting = []
        sorts = {head.sort if head.is_sure else "" for _, head in waiting}
        if len(sorts) == 1 and (sorts <= {"bare", "to", "gerund"} or all(self._is_new_act(one[1]) for one in waiting)):
            accepted += [joint for joint, _ in waiting]  # "We will build ports, fund schools."
        return accepted

    def _stands_beside(self, waiting: Head, head: Head) -> bool:
        """Whether both begin clauses of one row."""
        return self._is_new_act(waiting) or (waiting.sort == head.sort and self._may_be_a_verb(waiting))

    def _is_new_act(self, head: Head) -> bool:
        """ "Will repair" begins a clause whatever comes after it, where it is not of something that is to."""
        is_modal = head.sort == "finite" and head.verb in MODALS
        return is_modal and not _OF_WHICH.search(self.text[self.verb_end : head.end])

    def _may_be_a_verb(self, head: Head) -> bool:
        return head.is_sure or not re.match(NOT_OBJECT, self.text[head.end : head.end + 9])

    def _enter(self, joint: Joint, head: Head) -> None:
        self.start, self.verb, self.verb_end = joint.end, head.verb, head.end
        if head.sort in ("own", "finite", "that"):
            self.sort = _sort_behind(self.text, head)
            self.verb_end = max(head.end, _act_end(self.text, head.end, self.sort))
        else:
            self.sort = head.sort

    def _fits(self, joint: Joint, head: Head, waiting: list[tuple[Joint, Head]]) -> bool:
        """Whether the clause before the joint is whole, and its verb one that this one can stand beside."""
        if self.verb_end < 0 or _ASIDE_OF_A_VERB.search(self.text, max(0, joint.start - 80), joint.start):
            return False
        begin = max(waiting[-1][1].end if waiting else self.verb_end, joint.start - _WINDOW)
        between = self.text[begin : joint.start]
        if not re.search(r"\w", between):
            return False
        if head.is_same_subject:
            return True
        if head.sort == "bare" and self._is_in_a_row_of_acts(joint):
            return False
        if not joint.comma and SUBORDINATOR.search(between) and head.sort != "that":
            return False
        if joint.comma == ";":
            return head.sort in ("own", "that", "finite") or self._goes_on(head, between="")
        if head.sort == "own":
            return not (not joint.comma and self.verb in listed("embracing"))
        if head.sort == "that":
            return bool(re.search(r"\bthat\b", self.text[max(self.start, joint.start - _WINDOW) : joint.start]))
        if head.sort == "finite":
            return True
        has_stop = bool(joint.comma and joint.conjunction)
        return self._goes_on(head, "" if has_stop else between)

    def _is_below(self, joint: Joint, head: Head) -> bool:
        """ "If trade falls, we will": what stands before the comma belongs to what stands behind it."""
        is_main = head.sort == "own" and joint.comma in (",", ":") and not joint.conjunction
        return is_main and bool(_OPENS_BELOW.match(self.text, self.start, joint.start))

    def _goes_on(self, head: Head, between: str) -> bool:
        """Whether the verb stands beside the clause's own one, and not beside another between the two."""
        if head.sort == "gerund":
            said = self.text[max(self.start, head.end - _WINDOW) : head.end]
            return (head.has_to and len(_TO_DOING.findall(said)) > 1) or (
                self.sort == "gerund" and not _BY_DOING.search(between)
            )
        if head.sort == "to":
            is_chain = self.sort == "bare" and self.verb in listed("chaining") and bool(_LEADS_ON.search(between))
            is_row = self.sort == "to" and bool(_AND_TO.search(self.text, head.end))
            return (self.sort == "to" or is_chain) and (is_row or not self._has_inner_infinitive(between))
        if self.sort in ("bare", "to"):
            return not self._has_inner_infinitive(between)
        return self.is_plural and head.verb in listed("telling")

    def _is_in_a_row_of_acts(self, joint: Joint) -> bool:
        """ "Train police to combat, investigate, and prosecute": verbs with one object, in the middle of a clause."""
        begin = max(self.verb_end, joint.start - 80)
        found = _ROW_OF_ACTS.search(self.text, begin, joint.start) or _ROW_GOES_ON.fullmatch(
            self.text, begin, joint.start
        )
        return found is not None and all(act in verbs() for act in found[1].split(", "))

    def _has_inner_infinitive(self, between: str) -> bool:
        inner = [one for one in _LEADS_ON.finditer(between) if one[1] in verbs()]
        if not inner:
            return False
        is_chain = len(inner) == 1 and self.verb in listed("chaining") and between[: inner[0].start()].count(" ") <= 6
        return not is_chain


def _sort_behind(text: str, head: Head) -> str:
    """What stands after a finite verb: a bare infinitive, one with "to", a gerund, or neither."""
    if head.verb in MODALS or text.startswith("'ll", max(0, head.end - 3)):
        return "bare"
    if found := re.match(r" (?:[a-z]+ ){0,2}?to ([a-z]+)", text[head.end : head.end + 60]):
        return "gerund" if is_gerund(found[1]) else "to"
    return "finite"


def _act_end(text: str, end: int, sort: str) -> int:
    if sort == "bare":
        found = re.match(r"(?:, [^,;:.]{2,40},)? (?:[a-z]+ly |also |not )?[a-z'-]+", text[end : end + 100])
    elif sort in ("to", "gerund"):
        found = re.match(r" (?:[a-z]+ ){0,2}?to [a-z]+", text[end : end + 60])
    else:
        found = None
    return end + found.end() if found else end
