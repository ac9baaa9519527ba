"""What stands between a promising verb and the act that it promises: "will, together with Peru and Chad, build"."""

import re
from functools import cache
from typing import NamedTuple

from commitments.grammar.subjects import ADVERB
from commitments.grammar.words import lexicon
from commitments.grammar.words.verbs import listed, verbs

_FURTHEST = 400
"""Characters behind the verb in which the act is looked for."""


class Aside(NamedTuple):
    """Where it is over; where nothing is put between, at the end of the verb itself."""

    end: int
    is_sure: bool = True
    """Whether the act can begin nowhere else: in "with business, trade unions and others, work on" "trade" may."""


def aside(text: str, end: int, *, is_infinitive: bool = False) -> Aside:
    """What is put between the verb that ends at `end` of a plain text and its act, which for an infinitive begins with
    "to" or "that".

    >>> text = "We will, together with the IMF, the World Bank and the OECD, publish a report."
    >>> text[aside(text, 7).end :]
    ' publish a report.'
    """
    is_sure = True
    for _ in range(3):
        if found := _ENCLOSED.match(text, end) or (None if is_infinitive else _TIME.match(text, end)):
            end = found.end()
            continue
        if not text.startswith(", ", end):
            break
        closed = _to_its_infinitive(text, end + 2) if is_infinitive else _to_its_act(text, end + 2)
        if closed is None:
            return Aside(end, is_sure=False)
        end, is_sure = closed.end, is_sure and closed.is_sure
    return Aside(end, is_sure)


_ENCLOSED = re.compile(
    r" \([^()]{1,300}\),?(?= )| \[[^\[\]]{1,300}\],?(?= )| ?[–—] ?[^–—;:]{2,200}[–—](?= )| - [^;:]{2,200}? -(?= )"
)
_TIME = re.compile(
    r" (?:by|before|in|until|within|over|during|through|no later than|as of|from)"
    r"(?: (?:the|this|end|of|late|early|mid|next|coming|following|course|first|second|half|\d{1,2}|two|three|four|five"
    r"|six|seven|eight|nine|ten|twelve|January|February|March|April|May|June|July|August|September|October|November"
    r"|December))* (?:(?:19|20)\d\d|days|weeks|months?|years?|decades?|century),?(?= [a-z])"
)
_ENDS = re.compile(r"[;:!?]|(?<![A-Z])\.(?= [A-Z]|$)")
_TO = re.compile(r",(?= (?:(?:not|never) )?(?:to|that) [a-z])")
_COMMA = re.compile(rf",(?= (?:{ADVERB},? ){{0,3}}(?P<word>[a-z][a-z'-]*)(?P<next> ?[^ ]*))")
_ONE_COMMA = re.compile(r"[^,.;:]{2,80},(?= [a-z])")


def _to_its_infinitive(text: str, start: int) -> Aside | None:
    found = _TO.search(text, start, _limit(text, start)) or _ONE_COMMA.match(text, start)
    return Aside(found.end()) if found else None


def _to_its_act(text: str, start: int) -> Aside | None:
    """The comma that ends the aside, which may list several: behind it stands a verb."""
    commas = [found for found in _COMMA.finditer(text, start, _limit(text, start)) if found["word"] not in NO_VERBS]
    acts = [found for found in commas if found["word"] in verbs() and not _is_noun(found)]
    if not acts:
        return Aside(commas[0].end()) if len(commas) == 1 and not _is_noun(commas[0]) else None
    first, *others = acts
    if first["word"] not in _also_nouns() or _HAS_OBJECT.match(first["next"]):
        return Aside(first.end())
    later = next((one for one in others if _LISTS.search(text, first.end(), one.start())), None)
    return Aside(later.end(), is_sure=False) if later else Aside(first.end())


def _limit(text: str, start: int) -> int:
    found = _ENDS.search(text, start, start + _FURTHEST)
    return found.start() if found else min(len(text), start + _FURTHEST)


_LISTS = re.compile(r" (?:and|or) ")
_HAS_OBJECT = re.compile(
    r" (?:the|an?|our|their|its|his|her|this|that|these|those|all|each|every|both|more|new|up|out|[A-Z$€£¥\d])"
)
# "labour and civil society", "support for Peru"
_NO_OBJECT = re.compile(r"[,;.)]|$| (?:and|or|of|for|from|by|is|are|was|were|will)$")


def _is_noun(found: re.Match[str]) -> bool:
    return is_noun(found["word"], found["next"])


def is_noun(word: str, following: str) -> bool:
    """Whether a word that may be a verb or a noun is a noun here: `following` is the next word, with the blank before
    it, or the mark that follows.

    >>> is_noun("trade", " and"), is_noun("trade", " goods"), is_noun("build", " and")
    (True, False, False)
    """
    return word in _also_nouns() and _NO_OBJECT.match(following) is not None


@cache
def _also_nouns() -> frozenset[str]:
    return listed("also_nouns")


NO_VERBS = lexicon.words(
    "a about above across after against all along although among an and another any are around as at because been"
    " before behind being below beneath beside besides between beyond both but by can could despite did do does down"
    " during each either else every everything except few for from had has have he her here him his how i if in"
    " including into is it its just least less like many may me might more most much must my near neither no none nor"
    " nothing of off on once one only onto or other others our ours out over own per rather regarding same she should"
    " since so some something such than that the their them then there these they this those though through throughout"
    " thus till to too toward towards two under unless until up upon us very was we were what whatever when where"
    " whereas whether which while who whom whose why will with within without would yet you your"
)
"""Words that no act begins with."""
