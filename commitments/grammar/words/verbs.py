"""Where a sentence's own verb stands, and of what sort it is: for `clauses`, which asks what can stand beside it."""

import re
from collections.abc import Iterator
from functools import cache, partial
from typing import TYPE_CHECKING

from commitments.grammar.subjects import ADVERB
from commitments.grammar.words import lexicon

if TYPE_CHECKING:
    from commitments.grammar.reading import Reading

ADVERBS = re.compile(rf"(?:{ADVERB},? ){{0,3}}")
WORD = re.compile(r"[A-Za-z][A-Za-z'-]*")
FINITE = re.compile(
    r"\b(?:(?:will|shall|must|should|would|can|cannot|could|may|might|won't|is|are|am|was|were|has|have|had|do|does"
    r"|did|agrees?|commits?|pledges|promises|intends?|agreed|committed|pledged|announced|decided|met)\b(?! of\b)"
    r"|(?<=\b[Ww]e )[a-z]+|(?<=\bI )[a-z]+|(?<=\b[Tt]hey )[a-z]+|(?<=\b[Hh]e )[a-z]+|(?<=\b[Ss]he )[a-z]+)"
    r"|(?<=\w)'(?:ll|re|ve|m)\b"
)
SUBORDINATOR = re.compile(
    r"\b(?:that|which|who|whom|whose|where|if|when|whenever|whether|because|until|unless|although|though|how|what"
    r"|why|so)\b"
)
# "In addition to the measures announced by the Bank, we": what opens with a preposition has no verb before its comma.
_OPENS_PHRASE = re.compile(
    r"(?:in|on|at|by|for|from|to|with|within|under|through|following|building|based|given|despite|according|as|of"
    r"|among|beyond|after|before|since|over|amid|[a-z]+ing)\b",
    re.I,
)


listed = partial(lexicon.listed, "clauses.toml")


@cache
def verbs() -> frozenset[str]:
    return (lexicon.ACTION_VERBS | lexicon.WEAK_VERBS | listed("telling") | listed("more")) - listed("never_alone")


_IRREGULAR = {"said": "say", "made": "make", "knew": "know", "felt": "feel", "thought": "think"}


@cache
def base_of_act(word: str) -> str:
    """ "opens" -> "open", "promised" -> "promise", "calling" -> "call"; empty where no verb is known of which it is."""
    return next((base for base in _bases(word) if base in verbs()), _IRREGULAR.get(word, ""))


def _bases(word: str) -> Iterator[str]:
    if word.endswith("s"):
        yield word[:-1]
        if word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
            yield word[:-2]
    if word.endswith(("ies", "ied")):
        yield word[:-3] + "y"
    for ending in ("ed", "ing"):
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            yield from (stem, stem + "e")
            if len(stem) > 3 and stem[-1] == stem[-2]:
                yield stem[:-1]


def is_gerund(word: str) -> bool:
    return word.endswith("ing") and len(word) > 4 and bool(base_of_act(word))


def first_verb(reading: "Reading") -> tuple[str, str, int]:
    """The sort of the sentence's own verb, the verb, and where it ends; -1 where none is found."""
    text = reading.text
    earlier = _first_finite(text)
    for predicate in reading.predicates:
        if predicate.subject.is_relative or predicate.subject.clause:
            continue
        if predicate.words.endswith("ed") and is_in_opening_phrase(text, predicate.start):
            continue
        if earlier is not None and earlier.end() < predicate.start:
            break
        opens = WORD.match(text, predicate.end)
        verb = opens[0].casefold() if opens else predicate.verb
        end = opens.end() if opens else predicate.end
        if predicate.form == "will":
            return "bare", verb, end
        is_infinitive = verb in verbs() and re.search(
            r"\bto (?:[a-z]+ )?$", text[max(0, predicate.end - 20) : predicate.end]
        )
        if is_infinitive:
            return "to", verb, end
        if is_gerund(verb):
            return "gerund", verb, end
        return "finite", predicate.verb, predicate.end
    return opening_verb(text) or _after(text, earlier)


def opening_verb(text: str) -> tuple[str, str, int] | None:
    """Of words without a subject, as in a list: "build ports", "building ports", "to build ports"."""
    begin = ADVERBS.match(text).end()  # type: ignore[union-attr]
    opens = WORD.match(text, begin)
    first = opens[0].casefold() if opens else ""
    if opens and first in verbs() and opens[0] not in _IMPERATIVES_NOT:
        return "bare", first, opens.end()
    if opens and is_gerund(first):
        return "gerund", first, opens.end()
    if opens and first == "to" and (second := WORD.match(text, opens.end() + 1)) and second[0] in verbs():
        return "to", second[0], second.end()
    return None


def _after(text: str, earlier: re.Match[str] | None) -> tuple[str, str, int]:
    if earlier is None:
        return "", "", -1
    if earlier[0] not in MODALS:
        return "finite", earlier[0], earlier.end()
    follows = WORD.match(text, ADVERBS.match(text, min(earlier.end() + 1, len(text))).end())  # type: ignore[union-attr]
    return ("bare", follows[0], follows.end()) if follows else ("finite", earlier[0], earlier.end())


def _first_finite(text: str) -> re.Match[str] | None:
    """The first finite verb that is in no clause below the sentence's own."""
    below = [found.start() for found in SUBORDINATOR.finditer(text)]
    seen = 0
    for count, found in enumerate(FINITE.finditer(text), 1):
        while seen < len(below) and below[seen] < found.start():
            seen += 1
        if count > seen and not (found[0].endswith("ed") and is_in_opening_phrase(text, found.start())):
            return found
    found_past = None if below else PAST.search(text)
    return None if found_past and is_in_opening_phrase(text, found_past.start()) else found_past


def is_in_opening_phrase(text: str, place: int) -> bool:
    return bool(_OPENS_PHRASE.match(text)) and "," not in text[:place]


MODALS = lexicon.words("will shall must should would can cannot could may might won't")
_IMPERATIVES_NOT = lexicon.words("Will State Trade House Police Power Water Market Research Transport")
PAST = re.compile(r"(?<=\w )[a-z]{3,}ed(?= )")
