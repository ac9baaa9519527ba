"""Which of the sums that a promise names are promised, and not told of something else, refused, or of one of many."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from commitments import toml
from commitments.money.sums import Mention

_REACH = 160
"""Characters of the clause before a sum that are looked at."""


class _Words(NamedTuple):
    refused: re.Pattern[str]
    not_refused: re.Pattern[str]
    until: re.Pattern[str]
    refused_after: re.Pattern[str]
    each: re.Pattern[str]
    unit: re.Pattern[str]
    money: re.Pattern[str]
    money_before: re.Pattern[str]
    ratio: re.Pattern[str]


_NEVER = r"(?!)"


@cache
def _data() -> dict[str, dict[str, str]]:
    return toml.beside(__file__, "sums.toml")


@cache
def _known() -> dict[str, frozenset[str]]:
    return {name: frozenset(said.get("known", "").split()) for name, said in _data().items()}


@cache
def _scripts() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(said["script"]) for name, said in _data().items() if "script" in said}


@cache
def _words_of(name: str) -> _Words:
    said = _data()[name]

    def pattern(key: str, behind: str = "", before: str = "") -> re.Pattern[str]:
        return re.compile(f"{before}(?:{said[key]}){behind}" if key in said else _NEVER)

    return _Words(
        pattern("refused"),
        pattern("not_refused"),
        pattern("until"),
        pattern("refused_after"),
        pattern("each", r"(?: (?:additional|further|extra|single))? ?$"),
        pattern("unit", before=r"[ -]?"),
        pattern("money", before=r"[ -]?"),
        pattern("money_before", " ?$"),
        pattern("ratio", " ?$"),
    )


def promised(text: str, found: Iterable[Mention]) -> list[Mention]:
    """Those that are; none where they are set against each other, unless a total is told.

    >>> from commitments.money.sums import mentions
    >>> text = "We will build 100 homes at €400,000 each, in total €40 million."
    >>> [one.sum.value for one in promised(text, mentions(text)) if one.sum]
    [40000000]
    """
    all_of = list(found)
    if not all_of:
        return []
    folded = text.lower()
    if len(folded) != len(text):  # a letter that grows when it is made small
        folded = text
    languages = _spoken(folded)
    if len(all_of) > 1 and any(_is_ratio(folded[max(0, one.start - 20) : one.start], languages) for one in all_of):
        all_of = [one for one in all_of if _TOTAL.search(folded[max(0, one.start - 30) : one.start])]
    return [one for one in all_of if not _is_else(text, one.start, one.end) and not _is_not_it(folded, one, languages)]


_TOTAL = re.compile(
    r"\b(?:total(?:ling)?(?: of)?|up to|altogether|insgesamt|bis zu|au total|jusqu'à|totale di)(?: a)? ?$"
)


def _spoken(text: str) -> list[_Words]:
    """The words of the language that a text is in: of its letters, else of most of its words; of several where as many
    are of each, but of English alone where it is one."""
    return [_words_of(name) for name in _languages(text[:400])]


def _languages(text: str) -> list[str]:
    if not text.isascii():
        letters = {name: len(script.findall(text)) for name, script in _scripts().items()}
        most = max(letters, key=lambda name: letters[name])
        if letters["ja"]:  # which has the signs of Chinese too
            return ["ja"]
        if letters[most] > 3:
            return [most]
    said = set(re.findall(r"[^\W\d_]+", text))
    counts = {name: len(known & said) for name, known in _known().items()}
    best = max(counts.values())
    return ["en"] if counts["en"] == best else [name for name in counts if counts[name] == best]


def _is_ratio(before: str, languages: Iterable[_Words]) -> bool:
    return any(words.ratio.search(before) for words in languages)


def _is_not_it(text: str, mention: Mention, languages: Iterable[_Words]) -> bool:
    """Whether a sum is refused, the price of one of many, or a note or a coin."""
    return any(_is_not(text, mention, words) for words in languages)


def _is_not(text: str, mention: Mention, words: _Words) -> bool:
    before = text[max(0, mention.start - _REACH) : mention.start]
    is_small = mention.sum is not None and mention.sum.value <= _LARGEST_NOTE
    if is_small and (words.money.match(text, mention.end) or words.money_before.search(before)):
        return True
    if words.each.search(before[-30:]) or words.unit.match(text, mention.end):
        return True
    return _is_refused(before, words) or words.refused_after.match(text, mention.end) is not None


_LARGEST_NOTE = 1_000_000
_CLAUSE_END = re.compile(r"[,;:.!?。，；：।] ?|[–—(]")


def _is_refused(before: str, words: _Words) -> bool:
    clause = words.not_refused.sub(" ", _CLAUSE_END.split(before)[-1])
    ends = [found.end() for found in words.refused.finditer(clause)]
    return bool(ends) and not words.until.search(clause, ends[-1])


def _is_else(text: str, start: int, end: int) -> bool:
    """Whether a sum tells how large something is that is spoken of: "the bank, which lost $5 billion", "the €5 billion
    deficit", "incomes above $400,000"."""
    before = text[max(0, start - 200) : start]
    if _is_below(before) or _MEASURED.search(before) or _OR_LESS.match(text, end):
        return True
    if before.endswith(" by ") and _FROM.match(text, end):
        return True
    is_told = _TOLD.search(before) and not (
        _BOUGHT.search(before) or (_MAKING.search(before) and _GIVEN.match(text, end))
    )
    if (_HELD.match(text, end) and _HOLDS.search(before)) or _SAVED.search(before):
        return True
    return bool(
        is_told
        or (_WORTH.search(before) and _ACTS.match(text, end))
        or (_KNOWN.search(before) and _BURDEN.match(text, end))
        or _REMADE.search(before)
    )


_BELOW = re.compile(
    r"\b(?:because|though|although|whereas|if|unless|when|(?<!at )once(?! again| more)|since(?! \d| then)"
    r"|while(?! [a-z]+ing))\b",
    re.IGNORECASE,
)
_PROMISES = re.compile(r"\b(?:will|shall|pledges?|commits?|agrees?|promises?|undertakes?)\b|'ll\b")


def _is_below(before: str) -> bool:
    """Whether the sum stands in a clause that tells why or when the promise holds: "close it if it costs $5 million",
    unlike "if elected we will spend"."""
    clause = _CLAUSE_END.split(before)[-1]
    opened = [found.span() for found in _BELOW.finditer(clause)]
    if not opened:
        return False
    start, end = opened[-1]
    return bool(_PROMISES.search(clause, 0, start)) or not _PROMISES.search(clause, end)


# What follows is all bounded, and looked for behind no more than a few words.
_TOLD = re.compile(
    r"\b(?:(?:which|who|that)(?: (?:already|currently|now|once|has|have|had|alone|is|are|was|were)){0,2}"
    r" (?:lost|cost|costs|costing|earned|earns?|makes?|made|owes?|owed|had|has|have|spent|spends|worth|valued"
    r"|generates?|generated|exceeds?|exceeded|received|raised|paid|wasted)"
    r"|whose [^,;:]{1,60}|of which"
    r"|and (?:it|they|we) ha(?:s|ve) (?:already )?(?:committed|contributed|given|invested|paid|provided|spent)"
    r"|(?:earning|making|valued"
    r"|(?:purchasing power|incomes?|revenues?|profits?|turnovers?|assets|earnings|sales|wealth|fortunes?)"
    r" (?:of|above|below|over|under|exceeding|in excess of|up to|at least|more than|less than|greater than))"
    r"|(?:now|currently|previously|formerly|every|each)(?: at| set at| worth)?"
    r"|(?:more|less|higher|lower|larger|greater) than the|the (?:first|next|last)"
    r"|(?:rather than|other than|instead of|in addition to|on top of|as opposed to|compared (?:with|to)|excluding)"
    r"(?: [a-z]+ing)?(?: the)?"
    r"|at or (?:under|above|below|over)|(?:down|up) from(?: as (?:high|low|much) as)?"
    r"|(?:homes|houses|properties|estates|goods|parcels|purchases|donations) (?:worth|priced|valued"
    r"|between|under|above|below|over)"
    r"|the (?:loss|cost|damage|theft|waste|debt|deficit|premium|value|price) of)"
    r"(?: (?:up to|at least|at|over|under|above|below|more than|less than|fewer than|about|around|nearly|almost|some"
    r"|roughly|an estimated|a|the|only)){0,3} ?$",
    re.IGNORECASE,
)
_FROM = re.compile(r",? from [^\s\d]{0,4}\d")  # "raise it by $50, from $850 to $900": to that it is raised
_OR_LESS = re.compile(r" (?:and|or) (?:below|less|lower|under)\b")
# "households with incomes of more than $5,000", "contracts above $5 million": on whom or what it bears
_MEASURED = re.compile(
    r"\b(?:accounts|bills|cars|companies|contracts|firms|households|projects|properties|transactions|vehicles)"
    r"(?: (?:larger|smaller) than| above| below| in excess of) $"
    r"|\b(?:investments|loans) (?:below|under) $"
    r"|\bwith (?!an? |the )(?:[\w-]+ ){0,3}[Vv]alues? (?:\([A-Z]+\) )?(?:of )?"
    r"(?:above|below|exceeding|(?:less|more) than|over|under) $"
)
# "buy 50 aircraft valued at $8 billion" is a promise of that sum, unlike "goods valued at or under $800"
_BOUGHT = re.compile(
    r"\b(?:agreements?|buy|deals?|donat\w+|expan\w+|procur\w+|provid\w+|purchas\w+) [^.;:]{1,160}?(?:valued at|worth)"
    r"(?: (?:about|an estimated|approximately|nearly|over|more than|up to)){0,2} ?$",
    re.IGNORECASE,
)
_MAKING = re.compile(r"\bmak(?:es?|ing)(?: [a-z]+){0,2} ?$")
_GIVEN = re.compile(
    r"(?: [a-z-]+){0,3} (?:available|commitment|contribution|grant|investment|loan|pledge)\b", re.IGNORECASE
)  # "making $5 million available", unlike "making $5 million"
# "a coalition that manages over $10 trillion in assets", "banks with $3 billion under management", "Wool Ltd, worth $3
# billion, will"
_HELD = re.compile(
    r"(?: of| in)? (?:[a-z]+ ){0,3}?(?:assets|capitali[sz]ation|earnings|holdings|market cap|profits|revenues?|sales)\b"
    r"|(?: of)? under management"
)
_ABOUT = r"(?: (?:about|almost|an estimated|around|collectively|more than|nearly|over|roughly|some|together|a)){0,3} ?$"
_HOLDS = re.compile(
    r"\b(?<!will )(?<!to )(?<!shall )(?:collectively |together )?(?:account(?:s|ing)? for|control(?:s|ling)?|has|have"
    rf"|hold(?:s|ing)?|manag(?:es?|ing)|overs(?:ees?|eeing)|own(?:s|ing)?|represent(?:s|ing)?|with){_ABOUT}"
)
# "which will save families $100 a year": theirs, and nobody's promise of money
_SAVED = re.compile(
    r"\b(?:cost|sav)(?:e|es|ing) (?:[a-z-]+ ){0,2}"
    rf"(?:Americans|consumers|customers|drivers|families|households|patients|seniors){_ABOUT}"
)
_WORTH = re.compile(rf", (?:now |currently )?(?:valued at|worth){_ABOUT}")
_ACTS = re.compile(r", (?:will|shall|has|have|intends?|pledge[sd]?|plans?|commit(?:s|ted)?|announced)\b")
_KNOWN = re.compile(r"\b(?:the|this|that|our|its|their|[a-z]+[’']s) (?:[a-z]+ ){0,2}$", re.IGNORECASE)
_BURDEN = re.compile(
    r"(?:[ -][a-z-]+){0,2}[ -](?:deficit|debts?|gap|shortfall|loss|losses|hole|damage|backlog|scandal|fraud|industry"
    r"|market|economy|trade|business|crisis|surplus|bill|waste)\b"
)
_REMADE = re.compile(
    r"\b(?:reform|review|audit|abolish|scrap|cancel|fight|overhaul|replace|repeal|tackle|combat|wind down|phase out)"
    r" (?:the|this|that|its|their|our|[A-Za-z]+[’']s) (?:[a-z]+ ){0,2}$"
)
