"""What somebody has done as an outcome of the text, or has others do: money given, a welcome, a programme."""

import re

from commitments.dates import A_MONTH
from commitments.grammar.actors import Who
from commitments.grammar.reading import Predicate, Reading
from commitments.grammar.words import lexicon
from commitments.grammar.words.participles import base_of_gerund
from commitments.grammar.words.plain import holds_any
from commitments.model import Kind
from commitments.promises.done.underway import AMOUNT, BELOW, TODAY
from commitments.promises.instruments import COUNT, STARTED, STARTS, acts_as_instrument, chooses, is_begun, is_run
from commitments.promises.none.earlier import opens_earlier
from commitments.promises.registry import (
    Context,
    is_agent,
    predicate_rule,
    sentence_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.promises.weights import by_subject, weight


@predicate_rule(Kind.AGREEMENT)
def welcomes_outcome(p: Predicate, reading: Reading, context: Context) -> float:
    """A signing, launch or conclusion that those who speak welcome as theirs.

    >>> spoken("The leaders welcomed the launch of a technology dialogue.")
    ['welcomes-outcome']
    >>> spoken("The leaders welcomed the G7's launch of a technology dialogue.")
    []
    >>> spoken("We welcome a new memorandum between the two ports.")
    ['welcomes-outcome']
    >>> spoken("Welcoming the launch of a fund;", is_item=True), spoken("Welcoming the launch of a fund, we met.")
    (['welcomes-outcome'], [])
    >>> spoken("The visit saw the signing of two accords on pensions.")
    ['welcomes-outcome']
    >>> spoken("They welcomed pledges from the banks to fund the dam."), spoken("They welcomed their plan to be fair.")
    (['welcomes-outcome'], [])
    >>> spoken("Peru welcomed Chad's signing of a pact."), spoken("We welcomed Chad's signing of our pact.")
    ([], ['welcomes-outcome'])
    >>> spoken("The talks led to an agreement to open a port."), spoken("The storm led to a decision to open a port.")
    (['welcomes-outcome'], [])
    >>> spoken("The visit ended with the signing of a pact."), spoken("The war ended with the signing of a pact.")
    (['welcomes-outcome'], [])
    """
    if p.form != "welcome" or _OF_OTHERS.match(reading.text, p.start + len(p.words)):
        return 0
    if promise := _PROMISE_TO.match(reading.text, p.start):
        acts = lexicon.ACTION_VERBS - lexicon.STATIVE_VERBS
        if _OF_AN_OFFICE.match(reading.text, p.start + len(p.words)):
            return 0
        return by_subject(p, "commitment of another, welcomed") if promise["act"] in acts else 0
    named = _OF_SOMEBODY.match(reading.text, p.start + len(p.words))
    if named and named["whose"] not in p.subject.words and not _OF_THEIRS.match(p.subject.words):
        return 0
    if p.words == "welcoming" and context.is_item:
        return weight("launches, having met")
    if p.words.endswith(_BROUGHT):
        is_theirs = _MEETING.search(p.subject.words) and not p.subject.clause and not _NOT_YET.search(p.before)
        return weight("outcome of a meeting") if is_theirs else 0
    return by_subject(p, "outcome welcomed")


# "welcomed North Macedonia's signing of", said by somebody else
_OF_SOMEBODY = re.compile(
    r" (?:the )?(?:[A-Z][\w.-]*(?: of)? ){0,4}?(?P<whose>[A-Z][\w.-]*)(?:'s|s') (?:[a-z]+ )?"
    r"(?:adoption|conclusion|finali[sz]ation|ratification|signature|signing)\b"
)
_OF_THEIRS = re.compile(
    r"(?:[Ww]e|[Tt]hey|[Bb]oth\b|(?:[Tt]he )?(?:[Tt]wo|[Ll]eaders|[Mm]inisters|[Ss]ides|[Pp]residents)\b)"
)
_BROUGHT = ("saw", " in", " with", "followed by", "featured", "included", "led to", "produced", "yielded")
_MEETING = re.compile(
    r"\b(?i:ceremony|conference|consultations|day|dialogue|event|forum|meetings?|programme|session|summit|talks|visit)"
    r"(?: (?:between|of|to|in|on) [^,;:]{2,80})?$"
)
_NOT_YET = re.compile(r"\b(?:not|never|nor)(?: yet| so far)?$")
# "welcomed the pledge by Peru, made in Lima, to fund": whoever has given it
_PROMISE_TO = re.compile(
    r"\w+ (?:the |their |its )?(?:[\w.'-]+ ){0,4}?(?:commitments?|pledges?|plans?"
    r"|announcements?|intentions?)(?!(?<=announcement) of\b)"
    r"[^;:.]{0,90}? to (?:[a-z]+ly )?(?P<act>[a-z]+)"
)


# "welcome the Director-General's commitment to": an office of a body, which is no party
_OF_AN_OFFICE = re.compile(
    r" (?:the )?(?:[A-Z][\w.'-]* )*?(?:Coordinator|Director(?:[- ]General)?|Envoy|Executive Director|High"
    r" Commissioner|Mediator|Registrar|Representative|Secretariat|Secretary[- ]General)(?:'s|s') "
    r"(?:[a-z]+ )?(?:commitments?|intentions?|pledges?|plans?|promises?) "
)
# "welcomed the G7's launch of a fund", "the launch of the Fund's account", "efforts towards the launch"
_OF_OTHERS = re.compile(
    r" (?:the )?(?:[A-Z]+\d+'s |(?:ongoing |recent |further )?(?:efforts|progress|steps|work)\b"
    r"|(?:[a-z]+ ){1,3}of the (?:(?!U\.?S)[A-Z][\w.]* ){0,4}(?!U\.?S)[A-Z]\w*(?:'s|s') )"
)


@sentence_rule(Kind.LAUNCH)
def meets_to_launch(reading: Reading, context: Context) -> float:
    """Those who meet to launch something have launched it, once they say so.

    >>> spoken("We, the leaders of Peru and Chad, have met in Lima to announce the establishment of a wool fund.")
    ['meets-to-launch']
    >>> spoken("Last year, Peru partnered with Chad to launch a wool fund.")
    []
    """
    if not holds_any(reading.text, _MEETING_STEMS):
        return 0
    is_now = _MET_TO.search(reading.text) and not opens_earlier(reading.text, context.published)
    return weight("launches, having met") if is_now else 0


_TO_LAUNCH = ("announce", "launch", "establish", "inaugurate", "sign", "found", "set up")
_MEETING_STEMS = tuple(f" to {act}" for act in ("jointly", "formally", *_TO_LAUNCH))
_MET_TO = re.compile(
    r"\b(?:met|gathered|convened|assembled|c[ao]me together|rallied together"
    r"|(?:join|partner)(?:ed|ing)(?: together)?)\b[^.;:]{0,90}? to (?:jointly |formally )?"
    rf"(?:{'|'.join(_TO_LAUNCH)}) (?:an?|the|our|their|two|three|several|new)\b"
)


@predicate_rule(Kind.ANNOUNCEMENT)
def delivers(p: Predicate, reading: Reading, context: Context) -> float:
    """Something given, bought, issued: an outcome where it is of today, or an amount.

    >>> spoken("Today, the Department released a guide for small employers.")
    ['delivers']
    >>> spoken("In 2014, the agency awarded $3 million to the town.")
    ['has-a-deadline-or-a-number']
    >>> spoken("Norway granted Togo observer status."), spoken("Norway granted Togo its wish.")
    (['delivers'], [])
    """
    if p.form != "deliver" or not is_agent(p) or p.subject.clause or _EARLIER.search(reading.text):
        return 0
    if _SUMMED_UP.search(p.before[-60:]) or _SUMMED_UP.search(p.words):
        return 0
    rest = reading.text[p.start + len(p.words) :][:60]
    if _WORDS_ONLY.match(rest):
        return 0
    if TODAY.search(reading.text):
        return by_subject(p, "delivered today")
    if p.words.endswith(_PUT_IN_PLACE) and not context.is_report:
        return weight("has been set up")
    is_perfect = p.words.startswith(("has ", "have ", "had "))
    is_recent = not is_perfect or p.words.endswith("requested")
    if reading.text.endswith(":") and BELOW.match(rest) and not context.is_report:
        return by_subject(p, "delivered, an amount")
    return by_subject(p, "delivered, an amount") if _AMOUNT_NEXT.match(rest) and is_recent else 0


# "have in total, donated": what came of years
_SUMMED_UP = re.compile(
    r"^(?:All told|Altogether|In (?:all|total)|Overall|So far|Since|Thus far|To date)\b|\b(?:all told|altogether|in"
    r" (?:all|total)|so far"
    r"|thus far|to date),?(?: [a-z]+)?$"
)
_PUT_IN_PLACE = (
    "has appointed",
    "have appointed",
    "has nominated",
    "have nominated",
    "granted",
    "accorded",
    "gave",
    "given",
)
# "released the following statement", "opened a new chapter"
_WORDS_ONLY = re.compile(
    r" (?:(?:the|an?|their|its|this|new|following|joint|state|[a-z]+ly) ){0,4}"
    r"(?:statements?|fact sheets?|remarks|readouts?|transcripts?|letters?|chapter|era|page|path|doors?)\b"
    r"(?! of (?:intent|interest))"
)
_EARLIER = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Ll]ast|[Dd]uring|[Oo]ver) (?:[A-Z][a-z]+ )?(?:(?:19|20)\d\d|the past|the last|year)\b"
)
_AMOUNT_NEXT = re.compile(
    r" (?:an? |its |the |up to |over |nearly |more than |another |about |almost |approximately |at least |roughly "
    r"|(?:award|disbursement|grant|loan|provision|release)s? of |an additional |initial |further "
    r"|for (?:[A-Z][a-z]+ )?(?:approval|notification) )*(?:new )?"
    rf"(?:{lexicon.SIGN})?\d[\d.,]*\b"
)


@predicate_rule(Kind.ANNOUNCEMENT)
def gives_more(p: Predicate, reading: Reading, context: Context) -> float:
    """A gift raised, people lent, something ordered, measures taken: today, or by so much.

    >>> spoken("Qatar today doubled its grant to the port."), spoken("Qatar doubled its grant to the port.")
    (['gives-more'], [])
    >>> spoken("The Navy placed an order for six boats."), spoken("The Navy placed an order with the yard in 1987.")
    (['done-by-idiom'], [])
    >>> spoken("Today, we have taken measures against smugglers."), spoken("We have taken measures against smugglers.")
    (['gives-more'], [])
    """
    if p.form != "give-more" or not is_agent(p) or p.subject.clause:
        return 0
    if _EARLIER.search(_TO_COME.sub("", reading.text)):
        return 0
    if TODAY.search(reading.text):
        return by_subject(p, "delivered today")
    if context.is_report or p.words.startswith(("has ", "have ")) or p.words.endswith(("taken", "took")):
        return 0
    return by_subject(p, "delivered, an amount") if _SO_MUCH.match(reading.text, p.start + len(p.words)) else 0


_TO_COME = re.compile(
    r"\b(?:arriving|beginning|completion|deliver(?:y|ies)|due|ready|starting)(?: due)? (?:in|from)"
    r" (?:[\w ]{2,30} )?20\d\d|\bfirst [^,;:]{2,80} since (?:19|20)\d\d"
)
_SO_MUCH = re.compile(
    r"[^;:.]{2,80}? (?:by|for|to) (?:up to |over |more than |nearly |an additional )?"
    rf"(?:{lexicon.SIGN}|(?!(?:19|20)\d\d\b)\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens)"
)


@predicate_rule(Kind.PLEDGE)
def is_expected(p: Predicate, reading: Reading, context: Context) -> float:
    """What somebody expects to do, or is expected to buy or build; of a thing, it is what will come of it.

    >>> spoken("The Ministry is expected to purchase 40 turbines.")
    ['is-expected']
    >>> spoken("The economy is expected to grow."), spoken("The deal is expected to bring $3 million of exports.")
    ([], ['has-a-deadline-or-a-number'])
    >>> spoken("Trials of the boat are planned for 2031."), spoken("A visit is planned for 2031.")
    (['is-expected'], [])
    """
    if _FIXED.match(reading.text, p.start):
        return (
            weight("thing will be in force") if _LATER.match(p.after) and not _OF_A_DAY.search(p.subject.words) else 0
        )
    if p.form == "expect" and p.verb == "take" and is_begun(p):
        return weight("expected to start")
    if p.form == "expect" and STARTS.match(p.after) and STARTED.search(p.subject.words) and not p.subject.clause:
        return weight("expected to start")
    is_readied = p.verb == "have" and bool(_READIED.match(p.after))
    if p.form != "expect" or (p.verb in lexicon.STATIVE_VERBS and not is_readied and not _JOINING.match(p.after)):
        return 0
    if p.words.endswith("on track") and not AMOUNT.search(p.after[:60]) and p.verb not in _ONCE:
        return 0
    if _AN_END.match(reading.text, p.start):
        return by_subject(p, "expects to act")
    is_act = _is_own_act(p)
    if not p.words.startswith(("is ", "are ")):
        return by_subject(p, "expects to act") if is_readied or is_act or _JOINING.match(p.after) else 0
    is_ours = (p.verb in lexicon.CONCRETE_VERBS | _BUYING and is_agent(p)) or (is_act and p.subject.who is Who.AGENT)
    return by_subject(p, "expected to act") if is_ours else 0


_ONCE = lexicon.DONE_ONCE | {"reopen"}
_FIXED = re.compile(r"(?:is|are) (?:[a-z]+ )?(?:planned|scheduled|slated) (?:for|in)\b")
_LATER = re.compile(
    rf"(?:for |in |(?:the )?(?:end|first half|second half) of )*(?:early |late |mid-?)?(?:{A_MONTH}|20\d\d"
    r"|the (?:autumn|fall|spring|summer|winter)|next year|(?:the )?(?:first|second|third|fourth) quarter)\b"
)
_OF_A_DAY = re.compile(r"\b(?i:briefing|call|dinner|hearing|lunch|meetings?|remarks|session|speech|summits?|visits?)$")
# "expect the signing of the pact", but no opinion of it: "to be slow"
_AN_END = re.compile(
    r"(?:expect|anticipate|envisage)s? (?!to\b)(?:[a-z]+ ){1,4}?of\b"
    r"(?![^.;:]{0,120}? to (?:be|bring|come|go|have|help|last|lead|make|take)\b)"
)


def _is_own_act(p: Predicate) -> bool:
    """Whether what is expected is an act, and nothing that befalls somebody or comes of something."""
    act = base_of_gerund(p.verb) or p.verb
    if act == "meet":
        return bool(_AGAIN.search(p.after))
    if p.verb.endswith("ing") and p.verb not in lexicon.ACTION_VERBS:
        return act not in lexicon.STATIVE_VERBS and p.verb not in _BEFALLING
    return act in lexicon.ACTION_VERBS - lexicon.OUTCOME_VERBS and not _ALONE.match(p.after)


_ALONE = re.compile(r"\w+(?:[.,;]|$)")  # "is expected to recover."
_BEFALLING = lexicon.words(
    "arriving attending becoming being discussing facing getting going having hearing incurring losing meeting needing"
    " receiving seeing spending undergoing"
)
_JOINING = re.compile(r"becom(?:e|ing) (?:an? |the )?(?:[a-z-]+ )?(?:member|partner|party|signatory|participant)\b")
_AGAIN = re.compile(r"\b(?:periodically|regularly|annually|twice|every|each|quarterly|monthly)\b")
# "expect to have the text ready"
_READIED = re.compile(r"have [^,;:.]{3,80} (?:in place|ready|completed?|concluded|finali[sz]ed|agreed|signed)\b")
_BUYING = lexicon.words("import procure acquire order sell export")


@predicate_rule(Kind.AGREEMENT)
def binds_others(p: Predicate, reading: Reading, context: Context) -> float:
    """An agreement that commits those who made it.

    >>> spoken("The accord commits both countries to open their ports.")
    ['binds-others']
    """
    return by_subject(p, "text binds") if p.form == "bind" else 0


@predicate_rule(Kind.REAFFIRMATION)
def supports(p: Predicate, reading: Reading, context: Context) -> float:
    """What those who speak say they support: less than a promise to do it.

    >>> spoken("We support the reform of the fund.")
    ['supports']
    """
    if p.form != "support" or p.subject.clause:
        return 0
    if re.search("firm|iterat|renew|state", p.words):
        is_more = _TO_ACT.match(reading.text, p.start + len(p.words))
        if is_more or _UNBENT.search(p.words):
            return by_subject(p, "support and an act" if is_more else "support, whatever comes")
        return by_subject(p, "support reaffirmed")
    if p.subject.who is not Who.SPEAKER:
        return 0
    if _STOOD_BY.search(p.before) and not p.subject.clause:
        return by_subject(p, "support, whatever comes")
    of_others = _EFFORTS.match(reading.text, p.start + len(p.words))
    return weight("support of efforts" if of_others else "support declared")


_STOOD_BY = re.compile(r"\bstand (?:firmly |steadfastly )?(?:by|behind|with) and$")
_UNBENT = re.compile(r"\b(?:iron-?clad|rock-solid|steadfast|un[a-z]+(?:ing|able|en|ed|al))\b")
# "our support and commitment to", "our support for funding the boats"
_TO_ACT = re.compile(r" and commitment\b| for [a-z]+ing (?:an?|the|our|these|this|more|new)\b")
_EFFORTS = re.compile(r" (?:for )?(?:[\w'-]+ ){0,3}(?:efforts|work|aspirations)\b")


# What a text's makers set up


@predicate_rule(Kind.PLEDGE)
def instrument_will(p: Predicate, reading: Reading, context: Context) -> float:
    """What a programme, fund or package that has a name or an amount will run, fund or give is its makers'.

    >>> spoken("The Youth Skills Package will fund 500 places.")
    ['instrument-will']
    >>> spoken("The programme will prioritize poor towns.")
    ['instrument-will']
    >>> spoken("The programme will not deal with debts.")
    ['thing-will']
    >>> spoken("This programme will promote growth."), spoken("Our partnership will exchange data on wool.")
    (['thing-will'], ['instrument-will'])
    """
    if not acts_as_instrument(p) or _DENIED.match(reading.text, p.start):
        return 0
    if chooses(p):
        return weight("instrument chooses")
    if _SUM_SUBJECT.search(p.subject.words):
        return weight("money will go")
    return weight("instrument will, an amount" if COUNT.search(p.after[:80]) else "instrument will, by name")


_DENIED = re.compile(r"\S+ (?:not|never)\b")
_SUM_SUBJECT = re.compile(r"[$€£]\s?\d")


@predicate_rule(Kind.LAUNCH)
def programme_gives(p: Predicate, reading: Reading, context: Context) -> float:
    """A sum or a number that a programme is giving: its makers give it.

    >>> spoken("The Wells grant programme is making $4 million available to towns.")
    ['programme-gives', 'has-a-deadline-or-a-number']
    >>> spoken("The programme is giving joy to towns."), spoken("The programme is granting towns $4 million.")
    ([], ['programme-gives', 'has-a-deadline-or-a-number'])
    """
    if p.form != "ongoing" or not is_run(p) or "been " in p.words or not p.words.endswith(_GIVING):
        return 0
    place = p.start + len(p.words)
    is_sum = _AMOUNT_NEXT.match(reading.text, place) or _GIVEN_TO.match(reading.text, place)
    return weight("programme gives") if is_sum else 0


_GIVING = ("awarding", "funding", "giving", "granting", "making", "offering", "providing")
_GIVEN_TO = re.compile(
    r" (?:[a-z]+ ){1,3}(?:up to |over |nearly |more than )?[$€£]\s?\d"
)  # "is giving towns $5 million"
