"""What an order does: it acts as soon as it is signed."""

import re

from commitments.grammar.actors import Who, classify
from commitments.grammar.reading import Reading
from commitments.grammar.words import lexicon
from commitments.grammar.words.participles import base_of
from commitments.grammar.words.plain import plain
from commitments.grammar.words.verbs import base_of_act, verbs
from commitments.model import Kind
from commitments.promises.registry import (
    Context,
    sentence_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.promises.weights import weight


@sentence_rule(Kind.ANNOUNCEMENT)
def order_acts(reading: Reading, context: Context) -> float:
    """What an order, memorandum or proclamation does by itself is an act of who signed it; what it tells is none.

    >>> spoken("The Order lifts the ban on exports to Chad.")
    ['order-acts']
    >>> spoken("Second, the order calls for a review of all ports.")
    ['asks-others', 'order-acts']
    >>> spoken("Lifts the ban on exports.", is_item=True, intro="Today's order:")
    ['order-acts']
    >>> spoken("The Order builds on last year's actions.")
    []
    >>> spoken("The Order requires all ports to hire divers."), spoken("The Order requires new thinking.")
    (['order-acts'], [])
    >>> spoken("This Order will rescind the ban on exports."), spoken("This Order will unleash our exports.")
    (['thing-will', 'order-acts'], ['thing-will'])
    >>> spoken("The Order directs that the ports close."), spoken("It also waives the fee.", told_of="The Order")
    (['order-acts'], ['order-acts'])
    >>> spoken("The Order helps farms by suspending the duty on seed."), spoken("It also waives the fee.")
    (['order-acts'], [])
    """
    if (ordered := _will_of_an_order(reading)) and _acts(ordered["verb"], _behind(reading, ordered)):
        return weight("order will act")
    is_item = _is_told_by_an_order(context)
    found = (_ITEM_ACTS if is_item else _acting(context)).match(reading.text)
    if found is None or any(p.form in _WEIGHED and p.start == found.start("verb") for p in reading.predicates):
        return 0
    verb, rest = found["verb"].casefold(), _behind(reading, found)
    return weight("order acts") if any(_acts(one, after) for one, after in _verbs(verb, rest)) else 0


@sentence_rule(Kind.PLEDGE)
def is_ordered(reading: Reading, context: Context) -> float:
    """What somebody is directed to do: whoever directs it binds his own.

    >>> spoken("The agencies are also directed to map the reefs."), spoken("The agencies were directed to map reefs.")
    (['is-ordered'], [])
    >>> spoken("The money is directed to farmers."), spoken("Efforts are directed to save jobs.")
    ([], [])
    """
    found = _ORDERED.search(reading.text)
    if found is None or found["verb"] not in lexicon.ACTION_VERBS:
        return 0
    who = re.split(r"[,;:] ", reading.text[max(0, found.start() - 160) : found.start()])[-1]
    return weight("is ordered") if classify(who) is Who.AGENT else 0


_ORDERED = re.compile(
    r" (?:is|are) (?:(?:also|being|further|hereby|now) ){0,2}(?:directed|instructed|ordered|tasked)"
    r"(?:,? [^;:]{2,200}?)??(?: to (?:[a-z]+ly )?(?P<verb>[a-z]+) )"
)


@sentence_rule(Kind.ANNOUNCEMENT)
def decision_acts(reading: Reading, context: Context) -> float:
    """What a body does by a line of its decision.

    >>> spoken("Extends the mandate of the Wool Board until May;"), spoken("Notes the mandate of the Wool Board;")
    (['decision-acts'], ['recites'])
    >>> spoken("Extends the mandate of the Wool Board.", is_item=True, intro="The bill:")
    []
    """
    return weight("decision acts") if not context.intro and _A_DECISION.match(reading.text) else 0


_A_DECISION = re.compile(
    r"(?:(?:Also|Further) )?(?i:Accepts|Adopts|Allocates|Appoints|Approves|Authori[sz]es|Concludes|Designates|Elects"
    r"|Endorses|Establishes|Mandates|Renews|Suspends|Terminates"
    r"|(?:Extends|Prolongs)(?= (?:the|its|this) (?:deadline|duration|mandate|period|term)))"
    r"(?: with appreciation)? (?:the|an?|its|this|M[rs]{1,2}\.|[A-Z$€£]|for a)[^:?]+[.;]$"
)


@sentence_rule(Kind.AGREEMENT)
def article_has_it_done(reading: Reading, context: Context) -> float:
    """An article of a truce or a resolution, which begins with "that": what those who agreed on it have done.

    >>> spoken("That all prisoners be released within ten days."), spoken("That all men be brothers is an old dream.")
    (['article-has-it-done'], [])
    """
    text = reading.text
    if not text.startswith(("That ", "That, ", "that ")) or " be " not in text or text.endswith("?"):
        return 0
    found = _ARTICLE.match(text)
    if found is None or not _is_done(found["done"]):
        return 0
    return 0 if _IS_SAID_OF_IT.search(text.split(";")[0], found.end()) else weight("act resolved")


def _is_done(participle: str) -> bool:
    base = base_of(participle)
    return base not in lexicon.STATIVE_VERBS and (base in verbs() or participle.endswith(("ed", "wn")))


_ARTICLE = re.compile(
    r"[Tt]hat,? (?:(?:in|for|until|within|on|pending|as) [^;:]{2,120}?, )?(?:all|an?|any|both|each|every|no|the"
    r"|[a-z-]+|[A-Z]\w*)"
    r"(?: (?:(?!(?:is|are|was|were|will|would)\b)[^;:]){2,160}?)?? be (?:[a-z]+ly )?(?P<done>[a-z]+)(?= [a-z]|[.,;])"
)
_IS_SAID_OF_IT = re.compile(r" (?:can|could|may|might|is|was|were|seemed|seems|will|would) (?!be\b)|\bwould be\b")


def _acting(context: Context) -> re.Pattern[str]:
    """How an order's own verb is found; "it" is one where the sentence before spoke of it."""
    return _IT_ACTS if _AN_ORDER.fullmatch(context.told_of) else _ORDER_ACTS


def _will_of_an_order(reading: Reading) -> re.Match[str] | None:
    """What an order will do; "it will" is said of one where the sentence before spoke of it."""
    subject = reading.predicates[0].subject if reading.predicates else None
    is_it = subject is not None and subject.is_inherited and _AN_ORDER.fullmatch(subject.words)
    return (_IT_WILL if is_it else _ORDER_WILL).match(reading.text)


def _behind(reading: Reading, found: re.Match[str]) -> str:
    return reading.text[found.end() : found.end() + 160]


def _is_told_by_an_order(context: Context) -> bool:
    """Whether it is an item behind "The order:"."""
    return context.is_item and bool(_ORDER_LEADS.search(plain((context.intro or context.section)[-200:])))


def _verbs(first: str, rest: str) -> list[tuple[str, str]]:
    """Its verbs with what stands behind each: "permits the sale of milk and waives the fee"."""
    joined = _JOINED_VERB.search(rest)
    means = _BY_DOING.search(rest)
    return [
        (first, rest),
        *([(joined[1], rest[joined.end() :])] if joined else []),
        *([("requires" if means[1] in _ORDERING else means[1], rest[means.end() :])] if means else []),
    ]


def _acts(verb: str, after: str) -> bool:
    base = verb if verb in lexicon.ACTION_VERBS else base_of_act(verb)
    if verb == "calls":
        return bool(_CALLED_FOR.match(after))
    if base == "require":
        return bool(_REQUIRED.match(after))
    if base == "ensure":
        return bool(_FORBIDDEN.search(after[:120]))
    if not base or base in _NO_ACTS or _GOOD.match(after):
        return False
    return base not in _OF_DEGREE or bool(_SETTLED.match(after))


_WEIGHED = ("instruct", "launch")
"""The forms of an order's own verb that `deeds` weighs."""
_ORDER = (
    r"(?:[Tt]he|[Tt]his|[Ee]ach|[Tt]oday's|[Hh]is|[Hh]er|(?:[Tt]he )?President(?: [A-Z]\w+)?'s)"
    r" (?:(?:[Ee]xecutive|[Pp]residential|[Nn]ew|[Nn]ational|[Ss]ecurity|[Ss]ection \d+) ){0,3}"
    r"(?:[Oo]rder|E\.O\.|EO|NSM|[Mm]emorandum|[Pp]roclamation|[Dd]irective)"
    r"(?: (?:that )?the (?:President|Governor|[A-Z][a-z]+ Minister) (?:is signing|signs|signed)(?: today)?)?"
)
_ACTS = r" (?:(?:also|further|[a-z]+ly) )?(?P<verb>[a-z]+s)(?= )"
_ORDER_ACTS = re.compile(rf"(?:[A-Z][\w ]{{0,40}}, )?{_ORDER}{_ACTS}")
_IT_ACTS = re.compile(rf"(?:[A-Z][\w ]{{0,40}}, )?(?:[Ii]t|{_ORDER}){_ACTS}")
# "will 1) rescind": a list inside the sentence begins with its first act
_ORDER_WILL = re.compile(
    rf"(?:[A-Z][\w ]{{0,40}}, )?{_ORDER} (?:will|shall) (?:(?:also|further|[a-z]+ly) )?(?:\(?[1ai]\) )?"
    r"(?P<verb>[a-z]+)(?= )"
)
_IT_WILL = re.compile(r"It (?:will|shall) (?:also )?(?P<verb>[a-z]+)(?= )")
_AN_ORDER = re.compile(_ORDER)
_ORDER_LEADS = re.compile(rf"(?:^|, ){_ORDER}(?: also)?:?$")
_ITEM_ACTS = re.compile(r"(?P<verb>[A-Za-z][a-z]+s)(?= )")
_JOINED_VERB = re.compile(r",? and (?:also )?([a-z]{3,}s)(?= (?:the|an?|all|any|certain|its|new|additional) )")
# Closed: what tells of an order, or of the good that it does, and is nothing that it does itself.
_NO_ACTS = (lexicon.OUTCOME_VERBS | lexicon.STATIVE_VERBS) | lexicon.words(
    "accelerate acknowledge address advance affirm aim allow amplify apply assert assess bolster build carry challenge"
    " champion clarify claim combat come complement confirm confront contain continue contribute counter decide deepen"
    " defend demonstrate describe detail emphasise emphasize empower encourage enhance explain express fight find focus"
    " follow foster free fulfil fulfill further guarantee highlight honor honour identify improve include inform invite"
    " maintain mark name note offer optimise optimize outline preserve promote propose protect reaffirm recall"
    " recognise recognize recommend reflect reinforce report request respond safeguard say secure seek send serve set"
    " shape show signal solidify speak state stand stress strengthen streamline support tackle take target tell"
    " underline underscore urge use work"
)
# "reduces the rate to 5 percent" is settled by it, "reduces dependence" comes of it.
_OF_DEGREE = lexicon.words("cut decrease double expand increase lower raise reduce slash triple widen")
_SETTLED = re.compile(
    r" (?:[\w'-]+ ){0,5}?(?:\d|access|authorit(?:y|ies)|barriers|benefits?|caps?|criteria|duty|duties|eligibility|fees?"
    r"|funding|lists?|limits?|penalt(?:y|ies)|programs?|programmes?|quotas?|rates?|rules?|sanctions?|scope|tariffs?"
    r"|tax(?:es)?|wages?)\b"
)
_GOOD = re.compile(
    r" (?:an? |the |its |their |our |new |clear )*(?:[\w-]+ (?:and )?){0,3}?(?:certainty|clarity|confidence|dependence"
    r"|chapter|doors?|era|opportunit(?:y|ies)|path|prosperity|resilience|roadmap|stability|structure|transparency|trust|way)\b"
)
_CALLED_FOR = re.compile(r" for (?:(?:an?|the|new|more|immediate) |(?:[a-z]+ ){1,5}to [a-z])")
_REQUIRED = re.compile(r" [^.;:]{3,120}? (?:to (?:[a-z]+ly )?[a-z]+|that)\b")
# "restores order by directing the ports to close": what is directed is what it does
_BY_DOING = re.compile(r" by ([a-z]+ing)(?= )")
_ORDERING = lexicon.words("directing instructing ordering requiring tasking")
_FORBIDDEN = re.compile(r"\b(?:do|does|will|can|is|are) ?not\b|\bno longer\b")
