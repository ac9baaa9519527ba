"""What a promise says of itself: how much money, and whether it can be tested."""

import re
from typing import NamedTuple

from commitments.dates import A_MONTH, PartialDate
from commitments.deadlines.mentions import mentions
from commitments.extract.sums import promised
from commitments.grammar import lexicon
from commitments.grammar.participles import base_of_gerund
from commitments.grammar.plain import plain
from commitments.grammar.reading import Predicate
from commitments.model import Amount

# Money

_DOLLARS = (("CAD", r"Canad"), ("AUD", r"Australia"), ("NZD", r"New Zealand"))


def amount(words: str, dollar: str = "USD", main: int = 0) -> Amount | None:
    """The money promised: the first sum from `main` on, the place in the plain words where the main clause begins, else
    the first of what opens it, unless that tells of something else; of a change what it is changed to. None where it is
    unclear.

    >>> amount("a $1.6 billion investment"), amount("double it from €5 to €10 million")
    (Amount(value=1600000000, currency='USD', upper=None), Amount(value=10000000, currency='EUR', upper=None))
    >>> str(amount("Of the €5 billion fund, we will spend €1 billion", main=24))
    'EUR 1,000,000,000'
    """
    from commitments.money.sums import mentions as sums

    text = plain(words)
    found = list(sums(text, dollar))
    own = [mention for mention in found if mention.start >= main]
    if not own and not _BACKGROUND.match(text):
        own = found
    own = promised(text, own)
    # "add to the $3 billion pledged in 2021 another $2 billion"
    fresh = [mention for mention in own if not _EARLIER.match(text, mention.end)] or own
    said = fresh[0].sum if fresh else None
    return Amount(said.value, said.currency, said.upper) if said and said.currency else None


_BACKGROUND = re.compile(
    r"\W*(?:after|since|because|although|though|while|whereas|given|despite|following|building (?:up)?on|in addition to"
    r"|besides|beyond|on top of|in line with|compared|thanks to|based on|as|if|when|once|unless|having|recogni[sz]\w+"
    r"|noting|acknowledg\w+|recall\w+|welcom\w+|consider\w+|mindful|aware|regrett\w+|apart from)\b",
    re.IGNORECASE,
)
"""What opens a sentence with something else than what is promised."""
_EARLIER = re.compile(
    r" (?:(?:that|which) (?:was|were|has been|have been) |already |previously |earlier )?"
    r"(?:pledged|announced|committed|promised|provided|spent|allocated|invested|approved|agreed|given|disbursed)\b"
)


def dollar_of(text: str) -> str:
    """What a bare dollar sign means in a text: its own country's money where one of them is spoken of most."""
    sample = text[:200_000]
    american = len(re.findall(r"United States|American|\bU\.S\.", sample))
    counts = {code: len(re.findall(name, sample)) for code, name in _DOLLARS}
    code = max(counts, key=lambda name: counts[name])
    return code if counts[code] > 3 and counts[code] > american * 2 else "USD"


# Whether it can be tested


class Hints(NamedTuple):
    """What makes a promise testable."""

    has_number: bool
    has_deadline: bool
    names_a_thing: bool
    has_concrete_verb: bool

    @property
    def names(self) -> tuple[str, ...]:
        labels = ("number", "deadline", "named thing", "concrete verb")
        return tuple(label for label, holds in zip(labels, self, strict=True) if holds)


_NAMED_THING = re.compile(
    r"(?<=[a-z,] )(?!President|Prime|Minister|Mr)(?:[A-Z][\w'-]+ (?:(?:of|and|on|for|the) )?){1,6}[A-Z][\w'-]+"
)


def hints(words: str, promising: Predicate | None, deadline: PartialDate | None) -> Hints:
    text = plain(words)
    return Hints(
        _has_number(text),
        deadline is not None,
        bool(_NAMED_THING.search(text)),
        promising is not None and _can_be_seen(promising),
    )


def _can_be_seen(p: Predicate) -> bool:
    """Whether the act is one that somebody can watch: to build a port, and not to build trust or on what there is."""
    verb = base_of_gerund(p.verb) or p.verb
    if p.form in ("sign", "launch"):
        return bool(_NAMED_THING.search(p.after))
    if verb not in lexicon.CONCRETE_VERBS:
        return False
    return p.is_passive or not _OF_NOTHING_SEEN.match(p.after)


_OF_NOTHING_SEEN = re.compile(
    r"\w+ (?:up)?on\b|\w+ in (?:our|their|its|the) "
    r"|\w+ (?:(?!(?:of|for|to|in|with|by|on|and)\b)[\w'-]+,? (?:and )?){0,5}?"
    r"(?:alliances?|atmosphere|awareness|bridges|capacity|chapter|climate|conditions|confidence|cooperation|econom(?:y|ies)"
    r"|environment|era|foundations?|friendship|future|growth|hope|incentives?|jobs|momentum|opportunit(?:y|ies)|path|peace"
    r"|prosperity|relations(?:hip)?|resilience|societ(?:y|ies)|space|stability|ties|trust|understanding|world)\b",
    re.I,
)


def _has_number(text: str) -> bool:
    """Whether something is counted: not a date, a year, a rank, or a part of a name ("the 2030 Agenda", "G-7")."""
    # Few sentences have a digit, and only those are worth the search for dates.
    return bool(re.search(r"\d", text) and _COUNTED.search(_DAY.sub("", _without_dates(text))))


_DAY = re.compile(rf"\b{A_MONTH} \d{{1,2}}\b|\b\d{{1,2}} {A_MONTH}\b")
_YEAR = r"(?:19|20)\d\d"
_COUNTED = re.compile(
    rf"(?<![\w/.+-])(?!{_YEAR}\b(?! (?!and\b|to\b|for\b|in\b|the\b)[a-z]+s\b)|{_YEAR}[-–])\d[\d,.]*(?![\w+])(?!-\d)"
)


def _without_dates(text: str) -> str:
    kept, end = [], 0
    for mention in mentions(text):
        kept.append(text[end : mention.start])
        end = mention.end
    return "".join([*kept, text[end:]])
