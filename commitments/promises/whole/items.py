"""Rules about the items of lists."""

import re

from commitments.grammar.actors import Who, classify
from commitments.grammar.reading import Predicate, Reading, read
from commitments.grammar.words import lexicon
from commitments.grammar.words.participles import base_of_gerund
from commitments.grammar.words.verbs import base_of_act
from commitments.model import Kind
from commitments.promises.registry import (
    Context,
    is_agent,
    sentence_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.promises.weights import weight
from commitments.promises.whole.bare import says_nothing
from commitments.promises.whole.imperatives import PROMISING, TO_YOU, imperative, is_bare
from commitments.sentences.items import is_told, says_all
from commitments.sentences.openings import beyond_head, is_doing, is_titled

_PROMISING_LIST = re.compile(
    r"\b(?:(?:commitments?|pledges?|promises)\b(?! (?:made|taken) (?:at|during|in|to date|under)\b)|deliverables"
    r"|(?:will|next|following|concrete|key"
    r"|new) (?:\w+ )?(?:steps|measures|actions|initiatives|announcements)|we (?:will|pledge|commit|promise)"
    r"|priorities|(?:announcements|initiatives|measures|actions|steps|outcomes|projects)"
    r"(?: (?:of|from|at) [^.;:]{2,60}?)?"
    r" included?)\b",
    re.I,
)


# "To get shots in arms, participants discussed donations": what it was for, of a sentence of its own
_IN_ORDER_TO = re.compile(
    r"To [^,;:]{2,120}, (?:(?:all|both|many|our|several|the|these) )?(?:[Ww]e|they|it|[A-Za-z-]+[a-z](?:s|men|people))"
    r" (?:also |[a-z]+ly )?(?!by\b)(?:[a-z]+ed|are|did|had|have|held|is|made|met|saw|spoke|took|was|were)\b(?! by\b)"
)


@sentence_rule(Kind.PLEDGE)
def bullet_under_a_promising_heading(reading: Reading, context: Context) -> float:
    """ "Build 300,000 homes", under a heading or a lead-in that promises.

    >>> spoken("Build 300,000 homes", is_item=True, intro="Our key commitments:")
    ['bullet-under-a-promising-heading']
    >>> told = "They considered the ports and concluded that the following actions would be carried out:"
    >>> spoken("Building new ports", is_item=True, intro=told)
    ['bullet-under-a-promising-heading']
    >>> spoken("To fill the gaps, envoys weighed new tools.", is_item=True, intro="Our key commitments:")
    []
    """
    if not context.is_item or not is_bare(reading) or says_all(reading.text) or names_an_act(reading, context):
        return 0
    if _IN_ORDER_TO.match(reading.text):
        return 0
    verb = imperative(reading.text.removeprefix("To "))
    promising = bool(_PROMISING_LIST.search(context.intro))
    if _TOLD_LIST.search(_settling(context.intro)):
        return weight("bullet told of the past")
    if promising:
        if describes(reading):
            return 0
        if verb or is_doing(reading.text):
            return weight("bullet that promises")
        is_named = _NAMED_ACT.match(reading.text) or _NAMED_PLAN.match(reading.text)
        return weight("bullet that promises, an act by name" if is_named else "bullet that promises, without a verb")
    if not verb and not is_doing(reading.text):
        return 0
    if context.is_platform or _PROMISING_LIST.search(context.section):
        return weight("bullet, a concrete act") if verb in lexicon.CONCRETE_VERBS else weight("bullet, an act")
    return weight("bullet alone") if not context.intro else weight("bullet below what promises nothing")


_TOLD_LIST = re.compile(
    r"\b(?:(?:has|have)(?! (?:also |jointly |now |today )?(?:adopted|agreed|announced|approved|committed|decided"
    r"|endorsed|pledged|resolved|undertaken)\b)|had|already|progress|achievements?|achieved|since|record"
    r"|(?:assess|consider|debat|describ|discuss|examin|list|review)(?:ed|es|s))\b"
)


def _settling(intro: str) -> str:
    """The end of a lead-in that agrees or concludes something, behind what it tells first."""
    found = _SETTLED.search(intro)
    return intro[found.end() :] if found else intro


_SETTLED = re.compile(r"\b(?:agreed|concluded|decided|resolved) (?:that|to|on)\b")


def describes(reading: Reading) -> bool:
    """Whether an item is a sentence of its own in which nobody who can act does anything."""
    return is_told(reading.text) and not any(is_agent(one) for one in reading.predicates)


@sentence_rule(Kind.PLEDGE)
def item_is_an_act(reading: Reading, context: Context) -> float:
    """ "Building a port with Peru", an item by itself: what those do whose text it is.

    >>> spoken("Building a port with Peru.", is_item=True)
    ['item-is-an-act']
    >>> spoken("Building a port with Peru.", is_item=True, intro="These include:")
    ['bullet-under-a-promising-heading']
    >>> spoken("Building a port with Peru.", is_item=True, is_told_on=True)
    ['bullet-under-a-promising-heading', 'heads-its-paragraph']
    """
    return weight("item that is an act") if names_an_act(reading, context) else 0


def names_an_act(reading: Reading, context: Context) -> bool:
    """Whether an item is a verb with its object and nothing else, in a list that is not told of the past."""
    text = beyond_head(reading.text)
    is_head = context.is_told_on and text == reading.text and not _BINDS.match(text)
    if not context.is_item or context.is_platform or is_head or not is_bare(reading):
        return False
    if _PROMISING_LIST.search(context.intro) or _TOLD_LIST.search(context.intro):
        return False
    if _TELLS_OF.search(context.intro) and not _BINDS.match(text):
        return False
    if is_doing(text):
        return not is_titled(text) and not describes(reading)
    is_said = (
        text.endswith((".", ";"))
        and not text.split(" ", 1)[0].endswith("ing")
        and not says_all(text)
        and not describes(reading)
        and not _PROPOSED.search(context.section)
    )
    return is_said and bool(imperative(text)) and not TO_YOU.search(text)


# "Announcing $6 million for wells.", "Agreeing to meet each year.": whatever is told on of it, it is given or agreed
_BINDS = re.compile(
    r"[A-Z][a-z]+ing (?:(?:an?|additional|another|further|initial|new|up to|over) ){0,3}[$€£]\s?\d"
    r"|(?:Agreeing|Committing|Deciding|Pledging|Promising|Resolving|Undertaking) to [a-z]"
)
_PROPOSED = re.compile(r"\b(?:propos|recommend|suggest|request|call|you)", re.I)


# "Schools save power by:", "We agreed on the importance of:", "It recommends:": what the items are of is told, and
# promised by nobody; what "This includes:" points back to, its items are read behind where that was promised.
_TELLS_OF = re.compile(
    r"\b(?:importance|necessity|need|urgency|value) (?:of|for):?$"
    r"|\b(?i:accord|agreement|arrangement|dialogue|forum|framework|initiative|mechanism|memorandum|mo[cu]|pact|partnership"
    r"|treaty) (?:also )?(?:aims?|aimed|(?:is|was) (?:designed|intended|meant)|seeks?|sought) (?:at|to)\b[^:]{0,90}:?$"
    r"|\b(?:by|through|to|from|that|for|can|could|may|must|should|will|recommends?|(?:will )?means?)\W*$"
    r"|^(?:It|Other|Such|That|These|They|This|Those)\b(?: [\w’'-]+){0,4}? (?:comprises?|covers?|entails?|includes?"
    r"|involves?)\W*$"
)


@sentence_rule()
def heads_its_paragraph(reading: Reading, context: Context) -> float:
    """ "Building ports." before sentences that tell of it is their heading.

    >>> spoken("Building ports.", is_told_on=True)
    ['heads-its-paragraph']
    >>> spoken("Building ports – Peru will lend $5 million.", is_told_on=True)
    ['agent-will', 'has-a-deadline-or-a-number']
    """
    is_head = context.is_told_on and is_doing(reading.text) and not _BINDS.match(reading.text)
    is_head = is_head and not is_told(reading.text) and not any(map(_says_something, reading.predicates))
    return weight("head of a paragraph") if is_head else 0


def _says_something(p: Predicate) -> bool:
    return p.form not in ("noun", "share") and not p.subject.is_relative


@sentence_rule(Kind.PLEDGE)
def item_names_an_act(reading: Reading, context: Context) -> float:
    """ "The opening of a port", under "Both countries will widen their trade through:".

    >>> spoken("the opening of a port", is_item=True, intro="Both countries will widen their trade through:")
    ['item-names-an-act']
    >>> spoken("the opening of a port", is_item=True, intro="Both countries gained from:")
    []
    >>> spoken("Private investment in ports", is_item=True, intro="Both countries will widen their trade through:")
    ['item-names-an-act']
    >>> spoken("About 5 million for Peru", is_item=True, intro="The doses will be shared as follows:")
    ['item-names-an-act']
    """
    if not context.is_item or not context.intro or is_told(reading.text) or says_all(reading.text):
        return 0
    is_share = bool(_SHARE.match(reading.text))
    if not is_share and not _WORK_NAMED.match(reading.text):
        return 0
    promises = [one for one in read(context.intro[-600:]).predicates if one.form in PROMISING]
    is_promised = any(is_agent(one) or (is_share and one.is_passive) for one in promises)
    return weight("item that names an act") if is_promised else 0


# "About 7 million for Asia": of what is given, what goes where
_SHARE = re.compile(
    r"(?:(?:About|An additional|Another|Approximately|At least|Nearly|Over|Roughly|Some|Up to|More than) )?"
    r"[$€£]?\d[\d.,]*(?: (?:million|billion|thousand))?(?: [a-z-]+){0,3}? (?:for|to|in)\b"
)


_NAMED_PLAN = re.compile(
    r"(?:an? |the )?(?:[\w-]+ ){0,2}(?:commitment|decision|effort|goal|plan|pledge|promise|target)s? (?:to|for) ", re.I
)
_NAMED_ACT = re.compile(
    r"(?:the |an? |our |their |joint |further |continued |new |technical |financial )*(?:[a-z]+ and )?"
    r"(?:(?!administration|department|government|organi[sz]ation|parliament)[a-z]+(?:tion|sion|ment|ance|ing|val)"
    r"|increase|launch|support|training|exchange)s?"
    r" (?:and [a-z]+ )?(?:(?:of|in|for|to|on)\b|by (?:the end of |[A-Z]|\d))",
    re.I,
)


# "Information exchange on prices": what two do with each other, of whatever sort
_WORK_NAMED = re.compile(
    rf"(?:{_NAMED_ACT.pattern}|(?:(?!of\b|for\b|in\b|to\b)[\w-]*[^\Ws] ){{0,4}}(?:collaboration|cooperation"
    r"|dialogue|exchange|investment|partnership|sharing|training)s?(?: and [a-z]+)?"
    r" (?:between|for|in|of|on|to|with)\b)",
    re.I,
)


@sentence_rule(Kind.PLEDGE)
def somebody_s_act_by_name(reading: Reading, context: Context) -> float:
    """ "Belgium: Contributing to the fund", in a list of commitments.

    >>> spoken("Belgium: Contributing 5 tents to the fund", section="National Commitments")
    ['somebody-s-act-by-name']
    """
    found = _BY_NAME.match(reading.text)
    if found is None or not _PROMISING_LIST.search(context.section) or classify(found["who"]) is not Who.AGENT:
        return 0
    return weight("bullet, an act") if base_of_gerund(found["act"].casefold()) else 0


_BY_NAME = re.compile(r"(?P<who>[A-Z][\w.'& -]{1,60}): (?P<act>[A-Za-z][a-z]+ing) [a-zA-Z$\d]")


@sentence_rule(Kind.PLEDGE)
def somebody_is_to_act(reading: Reading, context: Context) -> float:
    """ "Chad to build two ports", an item set like a headline.

    >>> spoken("Chad to build two ports.", is_item=True), spoken("Chad to the north is dry.", is_item=True)
    (['somebody-is-to-act'], [])
    >>> spoken("Thanks to build a port.", is_item=True), spoken("Efforts to build two ports.", is_item=True)
    ([], [])
    """
    is_open = context.is_item and not reading.predicates and not imperative(reading.text)
    found = _IS_TO.match(reading.text) if is_open else None
    if found is None or _TOLD_LIST.search(context.intro) or found["act"] not in lexicon.ACTION_VERBS:
        return 0
    return weight("somebody is to act") if classify(found["who"]) is Who.AGENT else 0


_IS_TO = re.compile(
    r"(?!(?:Due|Next|Prior|Pursuant|Thanks)\b)(?P<who>[A-Z][\w.'&-]*(?: (?:and|for|of|on|the|[A-Z][\w.'&-]*)){0,12})"
    r" to (?P<act>[a-z]+) "
)


@sentence_rule(Kind.ANNOUNCEMENT)
def money_alone(reading: Reading, context: Context) -> float:
    """An item that is an amount and what it is for, without a verb.

    >>> spoken("Up to $40 million for clean ports in the region.", is_item=True)
    ['money-alone']
    >>> spoken("$40 million, through the Ministry of Ports, for cranes.", is_item=True)
    ['money-alone']
    >>> spoken("NOK 40 million from the Port Fund to support cranes.", is_item=True)
    ['money-alone']
    >>> spoken("Ports: $40 million investment in cranes.", is_item=True)
    ['money-alone']
    """
    if (
        not (context.is_item or context.is_entry)
        or not says_nothing(reading)
        or not _MONEY_FIRST.match(reading.text)
        or says_all(reading.text)
    ):
        return 0
    return 0 if _LOST.search(context.intro) or _OWED.search(reading.text) else weight("money alone")


_LOST = re.compile(
    r"\b(?:(?<!that )(?<!which )(?:was|were|had)|cost|loss(?:es)?)\b", re.I
)  # "The losses were as follows:"
_OWED = re.compile(r"\b(?:according to|arrears|debts?|losses|lost|owed|stolen|unpaid)\b")
_MONEY_FIRST = re.compile(
    rf"(?:[A-Z][^.:;]{{2,90}}(?: \({lexicon.SIGN}[^()]{{1,30}}\): (?=[A-Z])|: ))??"
    r"(?:Up to |More than |Over |At least |Nearly |An? (?:additional |new |initial )?)?"
    rf"(?:{lexicon.SIGN}\d[\d.,]*(?: (?i:million|billion|trillion))?(?: [a-z]+){{0,2}}"
    r"(?:,? (?:through|from|via|with) [^,;:]{2,80}?,?)? (?:for|in|towards?|to) "
    r"|(?<=\): )[A-Z])"
)


@sentence_rule(Kind.ANNOUNCEMENT)
def goods_of_a_deal(reading: Reading, context: Context) -> float:
    """What is bought or given, as a list of what a new deal or package holds.

    >>> spoken("40 ferries and 2,000 nets;", is_item=True, intro="The new package includes:")
    ['goods-of-a-deal']
    >>> spoken("40 ferries;", is_item=True, intro="Previous assistance includes:")
    []
    """
    if not context.is_item or reading.predicates or not _GOODS.match(reading.text) or says_all(reading.text):
        return 0
    is_deal = _DEAL.search(context.intro) and not _TOLD_DEAL.search(context.intro)
    return weight("goods of a deal") if is_deal else 0


_GOODS = re.compile(
    r"(?:Over |Up to |More than |Nearly )?\d[\d.,]* |(?:Purchases?|Procurement|Sales?|Deliver(?:y|ies)|Donations?) of "
    r"|(?:[A-Z][a-z]+ ){0,2}[Ii]nvestments? (?:in|of) "
)
_DEAL = re.compile(
    r"\b(?:agreement|assistance|commitments|contributions?|deals|package|purchases|terms)\b.*\binclud"
    r"|\bfollowing\b.*\b(?:contracts|deals|purchases|sales)\b"
)
_TOLD_DEAL = re.compile(r"\b(?:[Pp]revious|[Ee]arlier|already|to date|has|have|had|since)\b")


@sentence_rule(Kind.ANNOUNCEMENT)
def measure_alone(reading: Reading, context: Context) -> float:
    """A tariff, a ban or sanctions on something, without a verb: they are imposed by who names them so.

    >>> spoken("A lower 10% tariff on wool from Peru."), spoken("Full blocking sanctions on the Bank of Chad.")
    (['measure-alone'], ['measure-alone'])
    >>> spoken("Existing sanctions on the Bank of Chad."), spoken("New tariffs on wool are bad for trade.")
    ([], [])
    """
    is_alone = says_nothing(reading) and reading.text.endswith((".", ";"))
    found = _MEASURE.match(reading.text) if is_alone else None
    if found is None or base_of_act(found["first"].casefold()) or is_told(reading.text):
        return 0
    return 0 if _TOLD_LIST.search(context.intro) or _TOLD_MEASURE.search(context.intro) else weight("measure alone")


_MEASURE = re.compile(
    r"(?!(?:Burdensome|Current|Earlier|Excessive|Existing|Foreign|Heavy|High|Illegal|Past|Previous|Prior|Recent|Such"
    r"|The|Their|These|This|Those|Un[a-z]+)\b)"
    r"(?:(?:An?|No) )?(?=(?P<first>[\w%-]+))(?:(?!and\b|its\b|of\b|the\b|to\b)[\w%-]+ ){0,4}?(?:bans?|controls"
    r"|dut(?:y|ies)|embargo|fees?|lev(?:y|ies)|quotas?|restrictions|sanctions|tariffs?) (?:against|on) [^.;:]"
)
_TOLD_MEASURE = re.compile(r"\b(?:faced?|fac(?:es|ing)|hurt|imposed on us|such as|topics?)\b", re.I)
