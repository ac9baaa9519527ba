"""What a promise says of itself: how much money, whether it can be tested, and in short what it is."""

import re
from typing import NamedTuple

from commitments.dates import A_MONTH, PartialDate
from commitments.deadlines.mentions import mentions
from commitments.extract.sums import promised
from commitments.extract.totals import come_to
from commitments.grammar import lexicon
from commitments.grammar.participles import base_of_gerund
from commitments.grammar.plain import plain
from commitments.grammar.reading import Predicate
from commitments.model import Amount

# Money

_DOLLARS = (("CAD", r"Canad"), ("AUD", r"Australia"), ("NZD", r"New Zealand"))


def amount(words: str, dollar: str = "USD", main: int = 0) -> Amount | None:
    """The money promised: the first sum from `main` on, the place in the plain words where the main clause begins, else
    the first of what opens it, unless that tells of something else; of several side by side what they come to, of a
    change what it is changed to. None where it is unclear.

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
    if together := come_to(text, fresh, own[-1] if own else None):
        return together
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


# In short


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


_LEADING = re.compile(
    r"^(?:[-•*–]\s*)?(?:(?:In addition|Furthermore|Moreover|To (?:this|that) end|Therefore|Finally|Today|And|But"
    r"|Also|Together|Critically|As a result|Accordingly)\b,? ?)+",
    re.I,
)

# Of a clause that goes on from a maker named before it.
_MODAL = re.compile(r"^(?:will|shall) (?:also )?(?!be\b)(?=[a-z])")


def summary(words: str, predicate: Predicate | None) -> str:
    """What is promised, from the promise's own words without who says it and how. Whole: only a view may cut it.

    >>> from commitments.grammar.reading import read
    >>> text = "The two leaders committed to enhancing cyber cooperation to counter threats."
    >>> summary(text, read(text).predicates[0])
    'Enhance cyber cooperation to counter threats'
    """
    text = plain(words)
    rest = _act_of(text, predicate) or _MODAL.sub("", _LEADING.sub("", _from_its_subject(text, predicate)))
    rest = rest.lstrip(" ,;:.\"'[]()").rstrip(" ,;:.\"'[(")
    rest = re.sub(r"[;,]? ?\band$", "", rest).rstrip(" ,;:.")
    rest = rest.rstrip(")]") if rest.count("(") < rest.count(")") or rest.count("[") < rest.count("]") else rest
    return rest[:1].upper() + rest[1:]


def _from_its_subject(text: str, predicate: Predicate | None) -> str:
    """Without what stands before the subject of its main clause."""
    if predicate is None or predicate.subject.start < 0 or predicate.subject.clause:
        return text
    return text[predicate.subject.start :]


def _act_of(text: str, predicate: Predicate | None) -> str:
    """What is to be done, beginning with its verb; "" where the sentence as a whole says it better."""
    if predicate is None or predicate.form in ("announce", "request", "ongoing", "share") or predicate.is_passive:
        return ""
    if predicate.form in ("launch", "sign", "adopt", "instruct"):
        return _deed(text[predicate.start :])
    if predicate.form == "renew":
        return _renewed(text[predicate.start :])
    if predicate.form == "support":
        return "support " + re.sub(r"^(?:for|to) ", "", text[predicate.start + len(predicate.words) :].lstrip())
    stretch = text[predicate.start : predicate.end]
    denial = "not " if re.search(r"\b(?:not|never)\b|\bwon't\b", stretch) else ""
    act = text[predicate.end :]
    # "recommits the United States to advancing …"
    if predicate.form == "commit" and (
        found := re.match(r"(?:the |itself|themselves|ourselves|their )[^,;]{0,60}? to ", act)
    ):
        act = act[found.end() :]
    return denial + _in_the_imperative(act) if len(act.split()) > 1 else ""


def _deed(stretch: str) -> str:
    """ "have launched the Partnership" -> "launch the Partnership"."""
    verb, _, rest = stretch.partition(" ")
    while verb.casefold() in ("have", "has", "had", "today", "also", "formally", "therefore", "now") and rest:
        verb, _, rest = rest.partition(" ")
    return f"{_BASES.get(verb, verb)} {rest}"


_COMMITMENT = re.compile(
    r"\b(?:commitments?|determination|resolve|pledges?|intentions?|readiness|willingness|support)"
    r" (?:of [^;]{3,120}? (?=to ))?(?P<to>to|of) |\w+firm\w* to "
)


def _renewed(stretch: str) -> str:
    """ "reaffirmed their commitment to expanding trade" -> "expand trade"."""
    found = _COMMITMENT.search(stretch)
    if not found:
        return ""
    act = stretch[found.end() :]
    first = act.split(" ", 1)[0].casefold()
    is_act = (
        base_of_gerund(first) or first in lexicon.ACTION_VERBS or first in lexicon.WEAK_VERBS or first.endswith("ly")
    )
    return _in_the_imperative(act) if is_act else f"commitment {found['to'] or 'to'} {act}"


def _in_the_imperative(act: str) -> str:
    verb, _, rest = act.partition(" ")
    base = base_of_gerund(verb.casefold())
    return f"{base} {rest}" if base else act


_BASES = {
    "launched": "launch", "launches": "launch", "signed": "sign", "signs": "sign", "established": "establish",
    "establishes": "establish", "created": "create",
    "creates": "create", "concluded": "conclude", "adopted": "adopt", "endorsed": "endorse",
    "instructed": "instruct", "directed": "direct", "tasked": "task",
    "finalized": "finalize", "finalised": "finalise", "initiated": "initiate", "inaugurated": "inaugurate",
    "formed": "form", "unveiled": "unveil",
}  # fmt: skip
