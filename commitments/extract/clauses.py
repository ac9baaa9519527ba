"""A sentence cut where another verb of its own begins: "We will build ports, fund schools and close mines" is three.

No grammar of English is tried. Every comma, semicolon and conjunction is a place where a clause may begin; what stands
behind it is one where it has a verb of the same sort as the sentence's own, or a subject with its verb. In doubt it is
none: nouns in a row, two verbs with one object, and relative clauses are left whole.
"""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from commitments.extract import lexicon
from commitments.extract.reading import Reading, base_of_gerund, places, read
from commitments.extract.sentences import sentences
from commitments.extract.subjects import ADVERB
from commitments.model import Span


def clauses(text: str, span: Span) -> tuple[Span, ...]:
    """The clauses of the passage at `span`, in order, without the conjunctions and commas between them.

    A passage that cannot be divided is one clause: `span` itself. In time proportional to the passage's length.

    >>> words = "We will build ports, fund the schools and close two mines."
    >>> [words[slice(*clause)] for clause in clauses(words, Span(0, len(words)))]
    ['We will build ports', 'fund the schools', 'close two mines.']
    """
    passage = text[span.start : span.end]
    found = [
        Span(span.start + sentence.span.start + start, span.start + sentence.span.start + end)
        for sentence in sentences(passage)
        for start, end in _divided(sentence.text)
    ]
    return tuple(found) if len(found) > 1 else (span,)


class _Joint(NamedTuple):
    """A place between two words where a clause may begin."""

    start: int
    """Where the words before it end."""
    end: int
    """Where the words after it begin."""
    comma: str
    conjunction: str


class _Head(NamedTuple):
    """The verb that may open a clause behind a joint."""

    sort: str
    """`bare`, `to`, `gerund`, `finite`, `own` (with a subject of its own), `that`."""
    verb: str
    end: int
    """Where the verb ends."""
    is_sure: bool = True
    """Not a word that may as well be a noun."""
    has_rest: bool = True
    """Something follows it: a verb without may share the object of the next one."""


_MARK = r"(?:\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s)?"
_JOINT = re.compile(
    rf"(?P<comma>[;:,]) (?:(?P<joined>and|but|or|while|whereas|yet|as well as) )?{_MARK}"
    rf"| (?P<alone>and|but|yet|as well as) {_MARK}"
    r"| (?P<dash>[–—]) "
)
_STRONG = (
    r"(?:an?|the|our|their|its|his|her|my|your|this|that|these|those|all|both|each|every|any|no|new|more|further"
    r"|additional|other|existing|such|at least|up to|over|one|two|three|four|five|six|seven|eight|nine|ten|[a-z]+'s"
    r"|it|them|us|him|\d[\w.,]*|[$€£¥]\S*|US\$\S*)\b"
)
_STRONG_NEXT = re.compile(rf" (?:{_STRONG}|[$€£¥\d])")
_TOLD_NEXT = re.compile(rf" (?:{_STRONG}|[$€£¥\d]|(?:to|that|on|upon|with|for|in|as)\b|[A-Z])")
_ADVERBS = re.compile(rf"(?:{ADVERB},? ){{0,3}}")
_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*")
_MODAL = re.compile(r"(?:will|shall|must|should|would|can|cannot|could|may|might|won't)\b(?= )")
_AUXILIARY = re.compile(r"(?:is|are|am|was|were|has|have|had|do|does|did)\b(?= )")
_FINITE = re.compile(
    r"\b(?:(?:will|shall|must|should|would|can|cannot|could|may|might|won't|is|are|am|was|were|has|have|had|do|does"
    r"|did|agrees?|commits?|pledges|promises|intends?|agreed|committed|pledged|announced|decided|met)\b(?! of\b)"
    r"|(?<=\b[Ww]e )[a-z]+|(?<=\bI )[a-z]+|(?<=\b[Tt]hey )[a-z]+)|(?<=\w)'(?:ll|re|ve|m)\b"
)
_SUBORDINATOR = re.compile(
    r"\b(?:that|which|who|whom|whose|where|if|when|whenever|whether|because|until|unless|although|though|how|what"
    r"|why|so)\b"
)
_OPENS_BELOW = re.compile(
    r"(?:if|when|whenever|because|although|though|unless|until|while|since|as|where|after|before|to|by|in order"
    r"|[a-z]{3,}ing)\b(?! (?:well as)\b)",
    re.I,
)
_OWN = re.compile(
    r"(?P<subject>[^,;:()\"]{1,120}?) (?P<verb>will|shall|must|should|would|can|cannot|could|is|are|was|were|has|have"
    r"|had|agrees?|agreed|commits|committed|pledges|pledged|intends?|announced|decided|signed|welcomed|launched)\b"
)
_CONTRACTED = re.compile(r"(?P<subject>we|I|they|he|she|it|you)'(?:ll|re|ve|m|s)\b")
_PRONOUN = re.compile(r"(?P<subject>we|I|they) (?P<verb>[a-z]+)\b")
_LEADS_ON = re.compile(r"\bto ([a-z][a-z-]+)")
_BY_DOING = re.compile(r"\b(?:by|through|for|of|in|while|including|when|and|from|with|on) ([a-z]+ing)\b")
_TRAILING = re.compile(r"[\s,;:–—]+(?:(?:and|or|but)\s*)?$|\s+(?:and|or|but)\s*$")
_WINDOW = 400


@cache
def _words(name: str) -> frozenset[str]:
    import tomllib

    with (Path(__file__).parent / "clauses.toml").open("rb") as file:
        return lexicon.words(tomllib.load(file)[name])


def _divided(words: str) -> list[tuple[int, int]]:
    """Where the clauses of one sentence begin and end in it."""
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
        self.sort, self.verb, self.verb_end = _first_verb(reading)
        self.is_plural = bool(re.search(r"\b(?:we|they|I)\b", self.text[: self.verb_end], re.I))

    def cuts(self) -> list[_Joint]:
        accepted: list[_Joint] = []
        waiting: list[tuple[_Joint, _Head]] = []
        for joint in _joints(self.text):
            head = _head(self.text, joint)
            if head is None:
                continue
            if not head.has_rest:
                if head.sort == self.sort:
                    self.verb_end = head.end  # "build and run the port": one object for both
                continue
            if not self._fits(joint, head, waiting):
                continue
            if joint.comma != ";" and not joint.conjunction and head.sort not in ("own", "that"):
                waiting.append((joint, head))
                continue
            series = [*(one for one in waiting if one[1].sort == head.sort), (joint, head)]
            if any(one[1].is_sure for one in series):
                accepted += [one[0] for one in series]
                self._enter(joint, head)
            waiting = []
        return accepted

    def _enter(self, joint: _Joint, head: _Head) -> None:
        self.start, self.verb, self.verb_end = joint.end, head.verb, head.end
        if head.sort in ("own", "finite", "that"):
            self.sort = _sort_behind(self.text, head)
            self.verb_end = max(head.end, _act_end(self.text, head.end, self.sort))
        else:
            self.sort = head.sort

    def _fits(self, joint: _Joint, head: _Head, waiting: list[tuple[_Joint, _Head]]) -> bool:
        """Whether the clause before the joint is whole, and its verb one that this one can stand beside."""
        if self.verb_end < 0:
            return False
        begin = max(waiting[-1][1].end if waiting else self.verb_end, joint.start - _WINDOW)
        between = self.text[begin : joint.start]
        if not re.search(r"\w", between) or not self._has_main_verb(joint.start):
            return False
        if not joint.comma and _SUBORDINATOR.search(between) and head.sort != "that":
            return False
        if joint.comma == ";":
            return head.sort in ("own", "that", "finite") or self._goes_on(head, between="")
        if head.sort == "own":
            return not (not joint.comma and self.verb in _words("embracing"))
        if head.sort == "that":
            return bool(re.search(r"\bthat\b", self.text[self.verb_end - 1 : joint.start]))
        if head.sort == "finite":
            return True
        has_stop = bool(joint.comma and joint.conjunction)
        return self._goes_on(head, "" if has_stop else between)

    def _goes_on(self, head: _Head, between: str) -> bool:
        """Whether the verb stands beside the clause's own one, and not beside another between the two."""
        if head.sort == "gerund":
            return self.sort == "gerund" and not _BY_DOING.search(between)
        if head.sort == "to":
            return self.sort == "to" and not self._has_inner_infinitive(between)
        if self.sort in ("bare", "to"):
            return not self._has_inner_infinitive(between)
        return self.is_plural and head.verb in _words("telling")

    def _has_inner_infinitive(self, between: str) -> bool:
        inner = [one for one in _LEADS_ON.finditer(between) if one[1] in _verbs()]
        if not inner:
            return False
        is_chain = len(inner) == 1 and self.verb in _words("chaining") and between[: inner[0].start()].count(" ") <= 6
        return not is_chain

    def _has_main_verb(self, stop: int) -> bool:
        """Whether the clause has a verb that is in no clause below it ("If taxes rise," has none)."""
        if self.start:
            return True
        words = self.text[max(0, stop - 4 * _WINDOW) : stop]
        if self.sort in ("bare", "to", "gerund") and self.verb_end <= stop:
            return True
        if _OPENS_BELOW.match(words) and not re.search(r", ", words):
            return False
        return len(_FINITE.findall(words)) > len(_SUBORDINATOR.findall(words)) or (
            0 <= self.verb_end <= stop and not _SUBORDINATOR.search(words)
        )


def _joints(text: str) -> list[_Joint]:
    return [
        _Joint(
            found.start(),
            found.end(),
            found["comma"] or ("," if found["dash"] else ""),
            found["joined"] or found["alone"] or "",
        )
        for found in _JOINT.finditer(text)
        if (found["joined"] or found["alone"]) != "or"
    ]


@cache
def _verbs() -> frozenset[str]:
    return lexicon.ACTION_VERBS | lexicon.WEAK_VERBS | _words("telling")


def _head(text: str, joint: _Joint) -> _Head | None:
    """The verb that begins behind a joint, if one does."""
    begin = _ADVERBS.match(text, joint.end).end()  # type: ignore[union-attr]
    if own := _own(text, joint, begin):
        return own
    if joint.conjunction in ("while", "whereas"):
        return None
    if found := _MODAL.match(text, begin) or _AUXILIARY.match(text, begin):
        return _Head("finite", found[0], found.end())
    opens = _WORD.match(text, begin)
    if opens is None:
        return None
    first = opens[0]
    if first == "to":
        begin = _ADVERBS.match(text, min(opens.end() + 1, len(text))).end()  # type: ignore[union-attr]
        second = _WORD.match(text, begin)
        if second is None or not (second[0] in _verbs() or base_of_gerund(second[0])):
            return None
        sort = "to" if second[0] in _verbs() else "gerund"
        return _Head(sort, second[0], second.end(), has_rest=_has_rest(text, second.end()))
    if first in _verbs():
        is_strong = bool(_STRONG_NEXT.match(text, opens.end()))
        is_told = first in _words("telling") and bool(_TOLD_NEXT.match(text, opens.end()))
        is_sure = first not in _words("also_nouns") or is_strong or is_told
        return _Head("bare", first, opens.end(), is_sure, _has_rest(text, opens.end()))
    if base_of_gerund(first) and not text.startswith(" of ", opens.end()):
        is_noun = base_of_gerund(first) in _words("also_nouns") and not _STRONG_NEXT.match(text, opens.end())
        return _Head("gerund", first, opens.end(), not is_noun, _has_rest(text, opens.end()))
    is_past = first.endswith("ed") or (first.endswith("s") and first[:-1] in _verbs())
    if is_past and first.islower() and _TOLD_NEXT.match(text, opens.end()) and _is_told_of(first, text, opens.end()):
        return _Head("finite", first, opens.end())
    return None


def _is_told_of(verb: str, text: str, end: int) -> bool:
    """Whether a word in -ed or -s is somebody's act: "and based on", "and supplies for" are none."""
    if _STRONG_NEXT.match(text, end) or re.match(r" [A-Z]", text[end : end + 2]):
        return True
    stem = verb[:-1] if verb.endswith("s") else verb[:-2]
    return any(base in _words("telling") for base in (stem, stem + "e", verb[:-1], stem[:-1]))


def _own(text: str, joint: _Joint, begin: int) -> _Head | None:
    """A subject with its verb behind a joint: "and the Ministry will report"."""
    sort = "own"
    if text.startswith("that ", begin):
        sort, begin = "that", begin + 5
    if found := _CONTRACTED.match(text, begin):
        return _Head(sort, "", found.end())
    if (found := _PRONOUN.match(text, begin)) and not found["verb"].endswith("ly"):
        return _Head(sort, found["verb"], found.end())
    found = _OWN.match(text, begin, begin + 160)
    if found is None:
        return None
    subject = found["subject"]
    is_name = subject[:1].isupper() or re.match(_STRONG, subject)
    if _SUBORDINATOR.search(subject) or re.search(r"\bto [a-z]", subject) or subject.count(" ") > 11:
        return None
    if subject.split(" ", 1)[0].casefold() in _NO_SUBJECT or subject.endswith((" the", " and", " political")):
        return None
    if not is_name and not (joint.comma or subject.count(" ") <= 3):
        return None
    if joint.conjunction and not joint.comma and not is_name and found["verb"] not in ("will", "shall"):
        return None  # "schools and hospitals have": a row of nouns more often than a clause
    return _Head(sort, found["verb"], found.end())


_NO_SUBJECT = lexicon.words(
    "in on at by for from to with within without under through during after before since of as if when while because "
    "which who that whose where including such"
)


def _has_rest(text: str, end: int) -> bool:
    """Whether a verb is followed by more than a comma or another verb beside it."""
    rest = text[end : end + 12]
    return bool(re.match(r" (?!and\b|or\b|but\b|–|—)", rest))


def _first_verb(reading: Reading) -> tuple[str, str, int]:
    """The sort of the sentence's own verb, the verb, and where it ends; -1 where none is found."""
    text = reading.text
    for predicate in reading.predicates:
        if predicate.subject.is_relative or predicate.subject.clause:
            continue
        opens = _WORD.match(text, predicate.end)
        verb = opens[0].casefold() if opens else predicate.verb
        end = opens.end() if opens else predicate.end
        if predicate.form == "will":
            return "bare", verb, end
        is_infinitive = verb in _verbs() and re.search(
            r"\bto (?:[a-z]+ )?$", text[max(0, predicate.end - 20) : predicate.end]
        )
        if is_infinitive:
            return "to", verb, end
        if base_of_gerund(verb):
            return "gerund", verb, end
        return "finite", predicate.verb, predicate.end
    begin = _ADVERBS.match(text).end()  # type: ignore[union-attr]
    opens = _WORD.match(text, begin)
    first = opens[0].casefold() if opens else ""
    if opens and first in _verbs() and opens[0] not in _IMPERATIVES_NOT:
        return "bare", first, opens.end()
    if opens and base_of_gerund(first):
        return "gerund", first, opens.end()
    if opens and first == "to" and (second := _WORD.match(text, opens.end() + 1)) and second[0] in _verbs():
        return "to", second[0], second.end()
    if found := _FINITE.search(text) or _PAST.search(text):
        if found[0] in ("will", "shall", "must", "should", "would", "can", "could", "may", "might"):
            follows = _WORD.match(text, _ADVERBS.match(text, min(found.end() + 1, len(text))).end())  # type: ignore[union-attr]
            return ("bare", follows[0], follows.end()) if follows else ("finite", found[0], found.end())
        return "finite", found[0], found.end()
    return "", "", -1


_IMPERATIVES_NOT = lexicon.words("Will State Trade House Police Power Water Market Research Transport")
_PAST = re.compile(r"(?<=\w )[a-z]{3,}ed(?= )")


def _sort_behind(text: str, head: _Head) -> str:
    """What stands after a finite verb: a bare infinitive, one with "to", a gerund, or neither."""
    if head.verb in ("will", "shall", "must", "should", "would", "can", "cannot", "could") or text.startswith(
        "'ll", max(0, head.end - 3)
    ):
        return "bare"
    if found := re.match(r" (?:[a-z]+ ){0,2}?to ([a-z]+)", text[head.end : head.end + 60]):
        return "gerund" if base_of_gerund(found[1]) else "to"
    return "finite"


def _act_end(text: str, end: int, sort: str) -> int:
    if sort == "bare":
        found = re.match(r" (?:[a-z]+ly |also |not )?[a-z'-]+", text[end : end + 60])
    elif sort in ("to", "gerund"):
        found = re.match(r" (?:[a-z]+ ){0,2}?to [a-z]+", text[end : end + 60])
    else:
        found = None
    return end + found.end() if found else end
