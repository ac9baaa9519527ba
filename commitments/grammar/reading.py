"""What a sentence says of who does what: its predicates that may promise, each with its subject.

Each promising verb is looked for at every place of the sentence; `subjects` tells whose verb it is.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from commitments.grammar import lexicon
from commitments.grammar.subjects import ADVERB, Subject, borrowed, opening_subject, subject_of

_CURLY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "‐": "-", "‑": "-"})
_COMPLEMENT = 240


class Predicate(NamedTuple):
    form: str
    """Which of the FORMS it matched."""
    verb: str
    """The act: of "will hire" it is "hire", of "committed to building" it is "building"."""
    subject: Subject
    start: int
    end: int
    """Where the promised act begins."""
    before: str
    """What stands before it in the sentence."""
    after: str
    """The beginning of what stands after it."""
    words: str
    """Its own words, lower case."""
    is_passive: bool = False


class Reading(NamedTuple):
    """A sentence made plain: one blank between words, straight quotation marks and apostrophes."""

    text: str
    predicates: tuple[Predicate, ...]


_ADVERBS = rf"(?:{ADVERB},? ){{0,4}}"
_HAVE = rf"(?:(?:have|has|had|having) {_ADVERBS})?"
_AUX = rf"(?:(?:have|has|had|do|does|did) {_ADVERBS})?"
_BE = rf"(?:(?:is|are|am|was|were|remains?|remained|stands?|(?<=\w)'(?:re|s|m)|(?:have|has) been) {_ADVERBS})"
_PURPOSE = r"(?:to\b|that\b|towards?\b)"

FORMS: dict[str, re.Pattern[str]] = {
    "will": re.compile(r"(?:\b(?<!\bto )(?:will|shall)\b|(?<=\w)'ll\b|\bwon't\b)(?= |$|:|,)"),
    "commit": re.compile(
        rf"\b(?P<aux>{_AUX})(?P<verb>re-?commit(?:s|ted)?|commit(?:s|ted)?|pledge[sd]?|promise[sd]?|vow(?:s"
        rf"|ed)?|swears?|swore|undert(?:akes?|ook|aken)(?=,? (?:[a-z]+ly )?(?:not )?to\b)"
        rf"|(?<=, )(?:agreeing|committing|pledging|promising|undertaking)(?= to [a-z]))\b"
        rf"(?= {_ADVERBS}(?:{_PURPOSE}|[$€£¥]|US\$|a further|an additional|up to|over|more than|at least|nearly|roughly|about|around|almost|some|another|[A-Z]{{1,3}}[$€£¥]|EUR|USD|GBP|CAD|AUD"
        rf"|\d|the United States to|itself to|themselves to|ourselves to|not to|to not|support|their|our|its|his"
        rf"|her|new|funding|collectively to))"
    ),
    "be-committed": re.compile(
        rf"\b{_BE}(?P<verb>(?:re-?)?committed|determined|dedicated|resolved|pledged|devoted|resolute in"
        rf"|steadfast in|(?:united|resolute|steadfast|unwavering) in (?:our|their)"
        rf" (?:commitment|determination|resolve))"
        rf" {_ADVERBS}(?=to\b|in\b|and (?:determined|committed|resolved)\b)"
    ),
    "agree": re.compile(
        rf"\b{_HAVE}(?P<verb>agree[sd]?|concur(?:s|red)?)(?= {_ADVERBS}(?:to|on|upon|in principle|that|a|the)\b)"
    ),
    "decide": re.compile(
        rf"\b{_HAVE}(?P<verb>decide[sd]?|resolve[sd]?|determined?|intend(?:s|ed)?|plan(?:s|ned)?|endeavou?r(?:s"
        rf"|ed)?|mean)(?= {_ADVERBS}to [a-z])"
        r"|\b(?P<meant>intends?|intended)(?= (?:the|this|these|our|their|its) [^.;:,]{2,60} to [a-z])"
    ),
    "decide-on": re.compile(r"\b(?P<verb>decide[sd]? (?:up)?on)(?= (?:an?|the|new|further) )"),
    "is-to": re.compile(r"\b(?P<verb>(?:is|are) to)(?= [a-z])"),
    "decide-that": re.compile(
        r"\b(?P<verb>decide[sd]?|resolve[sd]?|determined?)(?= that [^.;:]{3,90} (?:should|will|would|shall) [a-z])"
    ),
    "would": re.compile(
        r"\b(?P<verb>would|propose[sd]?|want(?:s|ed)?|must)(?= (?:[a-z]+ly |also |therefore )?(?:to )?[a-z])"
    ),
    "aim": re.compile(
        r"\b(?P<verb>aims?|seeks?|strives?|hopes?|wish(?:es)?|(?:stands?|is|are|'re|remains?"
        r"|stood) (?:fully )?(?:ready|prepared|poised|set)"
        r"|look(?:s|ed)? forward|continues?)(?= (?:to) [a-z])"
    ),
    "renew": re.compile(
        rf"\b(?P<aux>{_AUX})(?P<verb>(?:re-?)?(?:affirm|confirm|iterate|state|emphasi[sz]e)|renew|underline"
        rf"|underscore|stress|express|voice|convey|declare"
        rf"|demonstrate|highlight|assert|repeat|recall|announce|state|make clear|made clear)(?:s|d|ed|es)?"
        rf"(?= (?:(?:[^;:.]|(?<=[A-Z])\.){{0,130}} )?(?:commitments?|dedication|determination|resolve"
        rf"|resolution|pledges?"
        rf"|intentions?|intent"
        rf"|readiness|willingness|promises?) (?:[^;:.,]{{0,50}} )?(?:to|of|for|in)\b| to [a-z])"
        rf"|\bclos(?:e|ed) by (?P<gerund>underscoring|reaffirming|reiterating|renewing)(?= [^;:.]{{0,60}}commitment)"
    ),
    "launch": re.compile(
        rf"\b(?P<aux>{_AUX})(?P<verb>launch(?:es|ed)?|establish(?:es|ed)?|creat(?:es?|ed)|inaugurate[sd]?"
        rf"|unveil(?:s|ed)?|initiate[sd]?|(?:set|sets) up|formed|found(?:ed))"
        r"(?= (?:an? |the |its |their |our |two |three |four |new |several )?[\w\"'$])"
    ),
    "sign": re.compile(
        rf"\b(?P<aux>{_AUX})(?P<verb>sign(?:s|ed)?|conclude[sd]?|finali[sz]e[sd]?|ratif(?:y|ies|ied)|adopt(?:s"
        rf"|ed)?|endorse[sd]?|enter(?:s|ed)? into|reach(?:ed|es)?|struck|approve[sd]?)"
        r"(?= [^;:.]{0,80}\b(?i:memorand(?:ums?|a)|pledges?|mous?|agreements?|treat(?:y|ies)|accords?|orders?"
        r"|declarations?"
        r"|deals?|pacts?|contracts?|letters? of intent|charters?|conventions?|protocols?|plans?|frameworks?"
        r"|roadmaps?|principles|strateg(?:y|ies)|arrangements?|statements?|compacts?|guidelines)\b)"
    ),
    "announce": re.compile(
        rf"\b(?P<aux>{_AUX})(?P<verb>announce[sd]?|unveil(?:s|ed)?)(?= )|\b(?:is|are"
        rf"|am) {_ADVERBS}(?P<ongoing>announcing|unveiling)(?= )"
    ),
    "instruct": re.compile(
        rf"\b(?P<aux>{_AUX})(?P<verb>instruct(?:s|ed)?|direct(?:s|ed)?|task(?:s|ed)?|mandate[sd]?|charge[sd]?"
        rf"|order(?:s|ed)?|commission(?:s|ed)?)"
        r"(?= [^;:.]{3,120}? (?:to|with)\b)"
    ),
    "request": re.compile(
        rf"\b(?P<aux>{_AUX})(?P<verb>call(?:s|ed)? (?:up)?on|urge[sd]?|ask(?:s|ed)?|invite[sd]?|request(?:s|ed)?"
        rf"|encourage[sd]?|appeal(?:s|ed)? to)"
        r"(?= [^;:.]{2,140}? to [a-z])|\b(?P<call>call(?:s|ed)? for)(?= )"
    ),
    "ongoing": re.compile(
        rf"\b(?:is|are|am|'re|has been|have been) {_ADVERBS}(?P<verb>(?!being|bring\b|during|king"
        rf"|ming)[a-z]{{2,}}ing)\b(?! of\b)"
    ),
    "share": re.compile(
        r"\b(?P<verb>shares?|shared|have|has|hold|maintain) (?:an? |the |our |their "
        r"|its )?(?:[\w-]+ ){0,3}?(?P<noun>commitments?|determination|resolve)(?= (?:to|of)\b)"
        r"|\b(?P<telling>shares?|shared) (?:our|their|a|the) (?:[\w-]+ ){0,2}?(?:willingness|intent|intentions?"
        r"|desire)(?= to\b)"
        r"|\b(?P<ours>(?:our|their|its|his|her|'s) (?:[\w-]+ ){0,3}?commitments?)(?= to (?:purchase|buy|invest"
        r"|provide|spend|build|increase|reduce|cut|deliver|fund|end|create|ensure|support|contribute|achieve"
        r"|double|work)\b)"
    ),
    "adopt": re.compile(
        r"\b(?P<verb>adopt|endorse|approve|guarantee|set out|commend|establish|increase|extend|lift|raise|waive"
        r"|phase out|abolish)(?= (?:an?|the|our|this|these|all|new|as)\b)"
    ),
}
"""Promising verbs, by what sort of act they are. Each is looked for at every place of a sentence."""

_STEMS: dict[str, tuple[str, ...]] = {
    form: tuple(stems.split("|"))
    for form, stems in {
        "will": "will|shall|'ll|won't",
        "commit": "commit|pledg|promis|vow|swear|swore|undert|agreeing",
        "be-committed": "committed|determined|dedicated|resolved|pledged|devoted|resolute|steadfast|united|unwavering",
        "agree": "agree|concur",
        "decide": "decide|resolve|determine|intend|plan|endeavo|mean",
        "decide-on": "decide",
        "is-to": "is to|are to",
        "decide-that": "decide|resolve|determine",
        "would": "would|propose|want|must",
        "aim": "aim|seek|strive|hope|wish|ready|prepared|poised|set|forward|continue",
        "renew": (
            "affirm|confirm|iterat|state|emphasi|renew|underlin|underscor|stress|express|voice|convey|declare"
            "|demonstrate|highlight|assert|repeat|recall|announce|clear"
        ),
        "launch": "launch|establish|creat|inaugurate|unveil|initiate|set up|sets up|formed|found",
        "sign": "sign|conclude|finali|ratif|adopt|endorse|enter|reach|struck|approve",
        "announce": "announc|unveil",
        "instruct": "instruct|direct|task|mandate|charge|order|commission",
        "request": "call|urge|ask|invite|request|encourage|appeal",
        "ongoing": "ing",
        "share": "commitment|determination|resolve|willingness|intent|desire",
        "adopt": (
            "adopt|endorse|approve|guarantee|set out|commend|establish|increase|extend|lift|raise|waive|phase out"
            "|abolish"
        ),
    }.items()
}
"""Of each form, letters of which every match holds some: to find that a sentence has none of them is quicker by far."""


def read(words: str, last_subject: Subject | None = None) -> Reading:
    """The sentence made plain, with its promising predicates from left to right."""
    text = plain(words)
    found = sorted(
        ((match.start(), -match.end(), form, match) for form in FORMS for match in _matches(form, text)),
        key=lambda entry: entry[:3],
    )
    predicates: list[Predicate] = []
    covered = -1
    for start, _, form, match in found[:60]:
        if start < covered:
            continue
        inherited = predicates[-1].subject if predicates else opening_subject(text, start) or last_subject
        predicate = _predicate(text, form, match, inherited, last_subject)
        if predicate is not None:
            predicates.append(predicate)
            covered = match.end()
    return Reading(text, tuple(predicates))


def _matches(form: str, text: str) -> Iterable[re.Match[str]]:
    for stem in _STEMS[form]:
        if stem in text:
            return FORMS[form].finditer(text)
    return ()


# Emphasis, links, tags and characters without width: on the page they are not words.
_MARKUP = re.compile(
    r"(?<![\w*])\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?![\w*])|(?<!\S)\*\*(?=\s)|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)"
    r"|\]\([^()\s]{1,500}(?:\([^()\s]{0,200}\)[^()\s]{0,300})?\)|\[(?=[^\[\]]{1,500}\]\()|</?[A-Za-z]{1,10}/?>"
    r"|[\u00ad\u200b-\u200d\u2060\ufeff]"
)
_MARK = re.compile(r"[*_\]<\u00ad\u200b-\u200d\u2060\ufeff]")
"""One of these is in all markup. Few sentences have any, and looking for markup took a sixth of an extraction."""


@lru_cache(maxsize=256)
def plain(words: str) -> str:
    """One blank between words, straight quotation marks, no markup: what the rules look at.

    >>> plain("We’ll\\n  build **two** [ports](https://ports.example)")
    "We'll build two ports"
    """
    if _MARK.search(words):
        words = _MARKUP.sub("", words)
    return " ".join((words if words.isascii() else words.translate(_CURLY)).split())


def places(words: str) -> list[int]:
    """For each character of the plain text, and for its end, where it stands in the words themselves.

    >>> places("We  **act**")
    [0, 1, 3, 6, 7, 8, 11]
    """
    found: list[int] = []
    gap = begin = 0
    for markup in [*_MARKUP.finditer(words), None]:
        for place in range(begin, markup.start() if markup else len(words)):
            if words[place].isspace():
                gap = place
                continue
            if gap and found:
                found.append(gap)
            found.append(place)
            gap = 0
        begin = markup.end() if markup else 0
    return [*found, len(words)]


def _predicate(
    text: str, form: str, match: re.Match[str], inherited: Subject | None, last_subject: Subject | None
) -> Predicate | None:
    before = text[: match.start()].rstrip()
    if _is_not_finite(before, match[0].split(" ", 1)[0]):
        return None
    is_participle = form == "commit" and match[0].endswith("ing")
    subject = borrowed(inherited, last_subject) if is_participle else subject_of(before, inherited, last_subject)
    verb, end, is_passive = _act(text, form, match)
    return Predicate(
        form,
        verb,
        subject,
        match.start(),
        end,
        before,
        text[end : end + _COMPLEMENT],
        match[0].casefold().strip(),
        is_passive,
    )


def _is_not_finite(before: str, first: str) -> bool:
    """A noun ("political will", "a pledge to") or an infinitive ("to commit to")."""
    last = before.rsplit(" ", 1)[-1].casefold()
    if first in ("will", "shall", "'ll", "won't"):
        return last in (
            "political",
            "good",
            "free",
            "a",
            "strong",
            "popular",
            "national",
            "people's",
            "the",
            "collective",
            "of",
            "with",
            "at",
        )
    return last in _BEFORE_NOUNS or (last.endswith("'s") and first.startswith(("promise", "pledge")))


_BEFORE_NOUNS = lexicon.words(
    "a an the our their its his her my your this that's these those to of by for in on with from no any every "
    "new key such"
    " not cannot can could should would may might must whose national annual joint previous existing past common "
    "mutual please let's shall will"
    " ambitious strong strategic continued shared other international executive global world rules-based"
)


_NEXT = re.compile(r"[a-z][\w'-]*|[^\s\w]|\S+", re.I)


def _act(text: str, form: str, match: re.Match[str]) -> tuple[str, int, bool]:
    """The promised act, where it begins, and whether it is in the passive."""
    end = match.end()
    groups = match.groupdict()
    if aside := _ASIDE.match(text, end):
        end = aside.end()
    if form != "will":
        verb = next((value for name, value in groups.items() if name != "aux" and value), "")
        act, start = _next_verb(text, end, skip=("to", "that", "towards", "toward", "in", "on", "upon", "not"))
        return (act or verb, start, False)
    act, start = _next_verb(text, end, skip=("not", "in", "turn"))
    if act in ("be", "get"):
        participle, _ = _next_verb(text, start + len(act), skip=())
        base = base_of(participle) or _unknown_base(participle)
        if base is not None:
            return base, start, True
    return act, start, False


# "will, as a first step, cut"
_ASIDE = re.compile(r", [^,.;:]{2,80}, (?=[a-z])")


def _next_verb(text: str, position: int, skip: tuple[str, ...]) -> tuple[str, int]:
    """The next word that is neither an adverb nor one to skip, lower case, and where it is."""
    for count, found in enumerate(_NEXT.finditer(text, position)):
        word = found[0].casefold()
        if count > 10:
            break
        if (
            word in (",", "-")
            or word in skip
            or word in _SKIPPED
            or (word.endswith("ly") and word not in ("apply", "supply", "comply", "rely", "ally", "multiply"))
        ):
            continue
        return word, found.start()
    return "", position


_SKIPPED = lexicon.words(
    "and also now therefore thus further today together never always soon both all each once again hereby still "
    "then first do"
)


def base_of(participle: str) -> str | None:
    """The verb of a participle ("delivered" -> "deliver"); None where the word is not one.

    >>> base_of("introduced"), base_of("able")
    ('introduce', None)
    """
    if participle in lexicon.PARTICIPLES:
        return lexicon.PARTICIPLES[participle]
    if not participle.endswith("ed") or len(participle) < 5:
        return None
    return _known(participle[:-2], participle[:-1])


_NO_PARTICIPLES = lexicon.words(
    "advanced based detailed determined excited indeed interested limited need proceed speed united feed seed committed "
    "dedicated devoted prepared pleased delighted honored honoured privileged sacred naked wicked required concerned"
)


def _unknown_base(participle: str) -> str | None:
    """Of a participle of a verb that is on no list, its letters without the ending."""
    is_one = len(participle) > 5 and participle.endswith("ed") and participle not in _NO_PARTICIPLES
    return participle[:-2] if is_one else None


def base_of_gerund(gerund: str) -> str | None:
    """ "enhancing" -> "enhance"; None where the word is not one whose verb is known."""
    if not gerund.endswith("ing") or len(gerund) < 5:
        return None
    base = _known(gerund[:-3], gerund[:-3] + "e")
    return base if base in lexicon.ACTION_VERBS or base in lexicon.WEAK_VERBS else None


def _known(stem: str, with_e: str) -> str:
    for verb in (
        stem,
        with_e,
        stem[:-1] if stem[-2:-1] == stem[-1:] else stem,
        stem[:-1] + "y" if stem.endswith("i") else stem,
    ):
        if verb in lexicon.ACTION_VERBS or verb in lexicon.WEAK_VERBS:
            return verb
    return stem
