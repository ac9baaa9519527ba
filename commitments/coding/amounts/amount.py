"""How much money a promise names."""

import re
from collections.abc import Collection, Iterable, Sequence

from commitments.coding.amounts.sums import promised
from commitments.coding.amounts.totals import come_to
from commitments.coding.parties import COUNTRY, Cast, actors
from commitments.grammar.actors import Who
from commitments.grammar.reading import Predicate
from commitments.grammar.subjects import Subject
from commitments.grammar.words.plain import plain
from commitments.model import Amount
from commitments.money.sums import UNTOLD, Mention, Own


def amount(words: str, own_money: Own = UNTOLD, main: int = 0, until: int | None = None) -> Amount | None:
    """The money promised: the first sum from `main` on, the place in the plain words where the main clause begins, else
    the first of what opens it, unless that tells of something else; of several side by side what they come to, of a
    change what it is changed to. None where it is unclear. What stands from `until` on is another's.

    >>> amount("a $1.6 billion investment"), amount("double it from €5 to €10 million")
    (Amount(value=1600000000, currency='USD', upper=None), Amount(value=10000000, currency='EUR', upper=None))
    >>> str(amount("Of the €5 billion fund, we will spend €1 billion", main=24))
    'EUR 1,000,000,000'
    """
    from commitments.money.sums import mentions as sums

    text = plain(words)
    found = [mention for mention in sums(text, own_money) if until is None or mention.start < until]
    own = [mention for mention in found if mention.start >= main]
    if not own and not _BACKGROUND.match(text):
        own = found
    last_named = max((one.start for one in own), default=0)
    own = promised(text, own)
    is_told_by_one = bool(own) and own[-1].start < last_named  # "$8,000 for the first and $10,000 for each other child"
    own = [mention for mention in own if not _NOTED.search(text, main, mention.start)]
    if _are_of_several(text, own):
        return None
    # "add to the $3 billion pledged in 2021 another $2 billion"
    fresh = [mention for mention in own if not _EARLIER.match(text, mention.end)] or own
    if not is_told_by_one and (together := come_to(text, fresh, own[-1] if own else None)):
        return together
    said = fresh[0].sum if fresh else None
    return Amount(said.value, said.currency, said.upper) if said and said.currency else None


def where_another_begins(
    predicate: Predicate, others: Iterable[Predicate], text: str, who: Collection[str], cast: Cast
) -> int | None:
    """Where a clause begins, behind the promise's own verb, in which somebody else promises; None without one.

    >>> from commitments.coding.cast import cast_of
    >>> from commitments.grammar.reading import read
    >>> def of(words):
    ...     text, (first, *others) = read(words)
    ...     place = where_another_begins(first, others, text, ("Peru",), cast_of(""))
    ...     return text[place:] if place else ""
    >>> of("Peru will build ports and Chile will pay €5 million."), of("Peru will act, and it will pay €5 million.")
    ('Chile will pay €5 million.', '')
    """
    if not who and predicate.subject.who is not Who.SPEAKER:
        return None
    places = [
        beside.start("who")
        for other in others
        if other.form in _PROMISES
        and (beside := _BESIDE.search(text, predicate.end, other.start))
        and not _EMBRACES.search(text, predicate.end, beside.start())
        and (makers := actors(Subject(beside["who"], Who.AGENT), cast))
        and not set(makers) & set(who)
    ]
    if predicate.form in _PROMISES and (gapped := _GAPPED.search(text, predicate.end)):
        places.append(gapped.start("who"))
    return min(places, default=None)


_PROMISES = ("agree", "be-committed", "commit", "decide", "will")
# The name of somebody who comes in beside what was promised: "ports and the Bank of Peru".
_BESIDE = re.compile(
    r"(?:[,;]|[,;]? (?:and|but|while|whereas)) "
    r"(?P<who>(?:the )?[A-Z][\w.'-]*(?: (?:(?:of|for) )?(?:the )?[A-Z][\w.'-]*){0,6}) $"
)
_EMBRACES = re.compile(r"\b(?:that|which|who|whose|where|when|if|so|until|ensure|ensuring)\b")
# "Peru pledges to plant trees, Chile to build ports"
_GAPPED = re.compile(rf"\b[a-z\d][\w-]*[,;](?: and)? (?P<who>(?:the )?{COUNTRY.pattern}) to [a-z]+ ")


def _are_of_several(text: str, sums: Sequence[Mention]) -> bool:
    """Whether they are told of one after the other: "Japan ($1 billion), France (€2 billion)"."""
    return sum(_IN_BRACKETS.search(text, 0, one.start) is not None for one in sums) > 1


# "The leaders renewed their support for ports, noting a plan of the Wool Bank to invest $300 million"
_NOTED = re.compile(r", (?:acknowledging|applauding|commending|noting|recalling|recogni[sz]ing|welcoming)\b")
_IN_BRACKETS = re.compile(r"\b[A-Z]\w+ \((?:about |almost |nearly |over |to |up to )*$")
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
