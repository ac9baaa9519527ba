"""What somebody is doing or setting up as an outcome of the text, and not as ever."""

import re

from commitments.dates import A_MONTH
from commitments.grammar.actors import Who
from commitments.grammar.reading import Predicate, Reading
from commitments.grammar.words import lexicon
from commitments.grammar.words.verbs import base_of_act, listed
from commitments.model import Kind
from commitments.promises.acts import light_verb_acts
from commitments.promises.done.once import (
    A_THING,
    BY_A_PARTICLE,
    DATED_TO_COME,
    SEEN_TO_HAPPEN,
    done_once,
    is_a_crowd,
)
from commitments.promises.registry import (
    Context,
    is_agent,
    is_named,
    predicate_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.promises.weights import by_subject, weight


@predicate_rule(Kind.LAUNCH)
def is_doing(p: Predicate, reading: Reading, context: Context) -> float:
    """What somebody is doing, told as an outcome; not what goes on as ever.

    >>> spoken("The Department is investing $5 million in new schools.")
    ['is-doing', 'has-a-deadline-or-a-number']
    >>> spoken("We are redoubling efforts to protect the reefs.")
    ['is-doing']
    >>> spoken("We are taking the following steps:"), spoken("Peru is expanding its cooperation with the fleets.")
    (['is-doing'], ['is-doing'])
    >>> spoken("The Agency is making available ten maps."), spoken("The Agency is making progress with its maps.")
    (['is-doing'], ['is-doing'])
    >>> spoken("We are in the process of becoming members of the Wool Treaty.")
    ['is-doing']
    >>> spoken("Smugglers are opening new routes.")
    []
    """
    verb = p.words.rsplit(" ", 1)[-1]
    if p.form != "ongoing" or not (is_agent(p) or (verb in _BEGINNING and is_named(p))):
        return 0
    if is_a_crowd(p.subject.words) or SEEN_TO_HAPPEN.search(reading.text):
        return 0
    rest = reading.text[p.start + len(p.words) :][:120]
    by_particle = _PUT_TOGETHER.match(f"{verb}{rest}") or BY_A_PARTICLE.match(f"{verb}{rest}") or _joins(p, verb, rest)
    is_starting = verb == "starting" and _UNDERGONE.match(rest)
    is_state = (verb in _STATES and not by_particle) or is_starting or _IN_TOUCH.match(f"{verb}{rest}")
    if "been " in p.words or p.subject.clause or is_state or (verb not in _PLANNING and _describes(p)):
        return weight("doing, as ever")
    if " hereby " in p.words or " today " in p.words or _LET_IN.match(f"{verb}{rest}") or by_particle:
        return by_subject(p, "doing, to be seen")
    if verb == "making" and (AMOUNT.search(rest[:24]) or rest.startswith(" available ")):
        return by_subject(p, "doing, with an amount")
    if verb not in _DESCRIBING and DATED_TO_COME.match(rest):
        return by_subject(p, "doing, to be seen")
    if verb in _BEGINNING or _opens_a_list(verb, rest, reading.text):
        return by_subject(p, "doing, a beginning")
    if verb in _DESCRIBING or ((verb in _HOSTING or _PLIGHT.match(rest)) and not AMOUNT.search(rest)):
        return weight("doing, as ever")
    if verb in _PLANNING and re.match(r" to [a-z]", rest):
        return by_subject(p, "doing, planning to")
    is_decided = verb in _BY_DECISION and not rest.startswith((" by ", " in ", " up "))
    if is_decided or _AS_OF.search(reading.text) or (verb == "moving" and _ANOTHER.match(rest)):
        return by_subject(p, "doing, by those who speak")
    if _is_act_of_makers(p, reading, context, verb, rest):
        return by_subject(p, "doing, by those who speak")
    return _told_as_new(p, reading, context, verb, rest)


def _joins(p: Predicate, verb: str, rest: str) -> bool:
    """Whether somebody is in the process of becoming a member."""
    return " process " in p.words and not p.subject.clause and bool(_JOINS.match(f"{verb}{rest}"))


# "is in the process of becoming a member": under way, and more than a state
_JOINS = re.compile(
    r"becoming (?:an? |the )?(?:[a-z-]+ ){0,2}?(?:donors?|members?|participants?|part(?:y|ies)|partners?"
    r"|shareholders?|signator(?:y|ies))\b"
    r"|(?:acceding to|joining) (?!hands|forces)(?:the|an?|[A-Z])"
)
# "engaging with all our partners on how to": they talk
_IN_TOUCH = re.compile(r"engaging with [^;:.]{2,100}? (?:about|on|over|regarding) (?:how|the|what|ways|whether)\b")
_LET_IN = re.compile(r"opening (?:its|their|our) (?:[a-z-]+ ){1,3}?to (?!new\b)")
# "are now putting together a joint registry": one that was not there before
_PUT_TOGETHER = re.compile(
    r"(?:bringing in|drawing up|fitting out|laying down|phasing in|putting (?:together|up)|rolling out"
    r"|setting up|standing up)"
    r" (?:an?|the first|another|free|joint|new|two|three|\d[\d,.]*) (?!(?:brave|fight|good|fine|great|strong|united) )"
)


def _told_as_new(p: Predicate, reading: Reading, context: Context, verb: str, rest: str) -> float:
    """What an act in progress weighs by what is done in it: of whomever else, only where it is something new."""
    if verb == "working" and (_CONCLUDING.match(rest) or (AMOUNT.search(rest) and _WORKING_TO.match(rest))):
        return by_subject(p, "doing")
    at_work = _AT_WORK.match(rest) if verb == "working" and not _COMMON_GOOD.match(rest) else None
    if at_work and at_work[1] in lexicon.DONE_ONCE:
        return by_subject(p, "doing, to be seen")
    is_step = verb == "taking" and light_verb_acts(p._replace(verb="take", after=f"take{rest}"))
    if is_step and _TAKEN_TO.match(rest):
        return by_subject(p, "doing" if TODAY.search(reading.text) else "doing, nothing new")
    if context.is_platform:
        return by_subject(p, "doing, in a platform") if is_step or verb in _MOVING else weight("doing, as ever")
    is_funded = bool(AMOUNT.search(rest)) and (verb not in _AS_EVER or bool(_WITH_MONEY.search(rest)))
    if AMOUNT.match(rest.lstrip()) or is_funded or (_SO_MANY.match(rest) and verb not in _HAVING):
        return by_subject(p, "doing, with an amount")
    if (verb == "continuing" and _OWN_WORK.match(rest)) or (verb == "putting" and _PUT_IN_PLACE.match(rest)):
        return by_subject(p, "doing, by those who speak")
    if verb in _GROWING and not _OF_ENEMIES.search(rest):
        return by_subject(p, "doing")
    if verb in _AS_EVER | _FURTHERING or _OF_RELATIONS.match(rest):
        is_new = verb not in ("working", "helping") and _BY_NEW_MEANS.search(rest)
        return by_subject(p, "doing") if is_new else weight("doing, as ever")
    is_begun = verb in _SETTING_OUT or "process" in p.words or bool(_SOMETHING_NEW.match(rest))
    if not is_begun and base_of_act(verb) in done_once() and A_THING.match(rest) and not context.is_report:
        return by_subject(p, "doing, once")
    is_paid = verb in _PAYING and _MEANS.match(rest) and not context.is_report
    return by_subject(p, "doing" if is_begun or is_paid else "doing, nothing new")


# "are providing funds for the office": means put up for one thing
_PAYING = lexicon.words("contributing donating lending providing supplying")
_MEANS = re.compile(
    r" (?:boats|equipment|experts|financing|funding|funds|grants|land|loans|machinery|money|premises|ships|staff"
    r"|vehicles|vessels)"
    r"(?: and [a-z]+)? (?:for|to|towards) (?:[a-z]+ and [a-z]+ (?:for|in|at) )?(?:the|an?|its|their) (?!(?:needy"
    r"|people|poor|poorest|refugees|victims"
    r"|world)\b)"
)


# "is buying up 340 flats"; what somebody has or runs is as ever
_SO_MANY = re.compile(
    r"(?: out| up)? (?:(?:about|another|more than|nearly|over|some|up to|an additional) )?"
    rf"(?:(?!(?:19|20)\d\d\b)\d[\d,.]*|dozens of|{lexicon.A_NUMBER}) (?!times\b)[a-z]"
)
_HAVING = lexicon.words("employing holding managing operating representing serving using")


# More of something is to be seen, whatever it is of, but no enemy's
_GROWING = lexicon.words("enlarging expanding extending increasing lengthening")
_OF_ENEMIES = re.compile(
    r"\b(?:aggression|arsenal|attacks?|attempts|coercion|influence|missiles?|nuclear|oppression|pressure|repression"
    r"|threats?|violence|war)\b"
)
# "is widening its ties with Peru through new projects": more than goes on as ever
_BY_NEW_MEANS = re.compile(
    r"[a-z] (?:through|with|by) (?:the )?(?:(?:creati|establish|launch)\w+ (?!of (?:[a-z]+ )?(?:jobs|opportunit))"
    r"|new |opening |additional )"
)


def _describes(p: Predicate) -> bool:
    """Whether it says which thing is spoken of: "the ports we are building"."""
    before = p.front.rstrip()
    return p.subject.who is Who.SPEAKER and bool(_NOUN_LAST.search(before)) and not _FRONTED.match(before)


_NOUN_LAST = re.compile(r"(?<!\band)(?<!\bbut)(?<!\bthat) ?\b(?!and$|but$|that$|while$|today$|now$)[a-z-]{3,}$")
_FRONTED = re.compile(r"(?:In|On|At|To|As|For|With|By|Through|Under|From|Over|Across|Within|During|After)\b[^,;:.]*$")


def _is_act_of_makers(p: Predicate, reading: Reading, context: Context, verb: str, rest: str) -> bool:
    """Whether those whose text it is do something that they do not do as ever."""
    if (context.is_platform and verb not in _MORE) or verb in _DESCRIBING or _AS_BEFORE.search(p.words):
        return False
    if _TALKING.match(reading.text) or _COMMON_GOOD.match(rest):
        return False
    if p.subject.who is not Who.SPEAKER:
        return verb in _MORE and bool(_PARTIES.fullmatch(p.subject.words)) and not context.is_report
    if verb in ("taking", "making"):
        return bool(_STEPS.match(rest))
    if _OF_RELATIONS.match(rest) and verb not in _MORE:
        return False
    return verb not in ("collaborating", "cooperating") or bool(_WORKING_TO.match(rest))


# Closed: what nobody is doing without having decided it, and what is then so.
_BY_DECISION = lexicon.words(
    "abolishing banning cancelling canceling disbanding dispatching expelling freezing halting halving imposing"
    " lifting"
    " outlawing pausing reimposing reinstating reopening repealing rescinding revoking scrapping seconding suspending"
    " terminating waiving withdrawing"
)
# "Effective 1 March, the port is": an act with the day from which it holds
_AS_OF = re.compile(
    r"\b(?:(?:Effective|As of|Beginning|Starting|With effect from|with effect from)"
    rf" (?:immediately|midnight|today|tomorrow|next\b|\d|{A_MONTH}|[A-Z][a-z]+day)|(?:^|, )(?:[Ff]rom|[Uu]ntil)"
    rf" (?:midnight|today|tomorrow|next [a-z]+|\d{{1,2}} [A-Z][a-z]+|{A_MONTH} \d{{1,2}}|[A-Z][a-z]+day)\b"
    rf"|with immediate effect|(?:as of|beginning|from|starting)(?: (?:in|on|with))?"
    rf" (?:next [a-z]+|\d{{1,2}} {A_MONTH}|{A_MONTH}|[A-Z][a-z]+day)\b)"
)
_ANOTHER = re.compile(
    r" to (?:an?|permanent|regular|joint|annual|monthly"
    r"|weekly) "
)  # "is moving to a single register"
# "So we are building a better world": somebody talks.
_TALKING = re.compile(r"(?:So|And|But|Well|Look|You|Now)\b")
# "we're", which is said and not written; "are steadily building"
_AS_BEFORE = re.compile(
    r"'|\b(?:already|always|constantly|consistently|gradually|increasingly|regularly|steadily|still)\b"
)
_STEPS = re.compile(
    r" (?:(?!no\b|an?\b)[a-z-]+ (?:and )?){0,4}?(?:steps|measures|actions?|investments|contributions)\b"
)
# "are working together to achieve our shared goals": what everybody always does
_COMMON_GOOD = re.compile(
    r"[^,;:.]{0,60}?\b(?:goals?|prosperity|future|values|vision|objectives|best|world|relationship)\b"
)
_PARTIES = re.compile(
    r"(?:(?:[Tt]he|[Bb]oth|[Oo]ur) )?(?:(?:two|both) )?(?:[Pp]articipants|[Pp]arties|[Ss]ides|[Ll]eaders"
    r"|[Cc]ountries|[Gg]overnments|[Nn]ations)|[^;:]{2,120} and [^,;:]{2,80}"
)
_MORE = lexicon.words(
    "accelerating broadening deepening doubling elevating enhancing enlarging expanding extending furthering"
    " increasing"
    " intensifying redoubling reinforcing scaling strengthening upgrading widening"
)


def _opens_a_list(verb: str, rest: str, text: str) -> bool:
    """Whether what is being done is told by the items below: "We are taking the following steps:"."""
    if not text.endswith(":") or (verb != "taking" and verb in _AS_EVER | _DESCRIBING):
        return False
    is_step = verb != "taking" and base_of_act(verb) not in listed("telling")
    return bool((BELOW if is_step else _STEPS_BELOW).match(rest))


# what is done, or was approved, stands in the items below
BELOW = re.compile(r" (?:the |these )?(?:[a-z]+ ){0,2}?(?:following|these) [a-z]")
_STEPS_BELOW = re.compile(
    r" (?:the )?(?:[a-z]+ ){0,2}?(?:following|these) (?:[a-z-]+ ){0,4}?(?:actions|efforts|initiatives|measures"
    r"|steps)\b"
)


# "is drafting a charter": one that was not there before
_SOMETHING_NEW = re.compile(
    r" (?:[a-z-]+ ){0,2}?(?:an?|another|additional|new|several|two|three|four|dozens|up to"
    r"|first|launch|creation|establishment|construction)\b"
)
_SETTING_OUT = lexicon.words(
    "authorising authorizing calling contributing deploying designating directing drafting entering"
    " finalising finalizing initiating instructing investing joining negotiating ordering partnering proposing"
    " tasking teaming"
)


# "are continuing their work to widen the canal", "is putting in place a new licence"
_OWN_WORK = re.compile(
    r" (?:our|their|its) (?:[\w-]+ ){0,3}?(?:cooperation|collaboration|efforts|programme|program|progress|work)"
    r" (?:to|on|in|towards?) (?!the\b)[a-z]+"
)
_PUT_IN_PLACE = re.compile(r" in(?:to)? place (?:an?|new|additional|further|stronger|the first)\b")
# "are enduring friends": what they are, no act of theirs.
_DESCRIBING = lexicon.words(
    "abiding amazing binding compelling defining emerging encouraging enduring everlasting existing founding"
    " interesting lasting longstanding neighboring neighbouring ongoing outstanding overriding overwhelming pressing"
    " promising thriving unwavering"
)
# "is continuing to support the clinics with $4 million", "is raising its gift by $4 million"
_WITH_MONEY = re.compile(
    r"\b(?:with|through|by) (?:an? |another |up to |over |nearly |more than |additional )*"
    rf"{lexicon.SIGN}"
)
# "are confronting a grave crisis", "are entering a new era", "are charting a course", "are sending a strong signal":
# where they are or go, and what they show
_PLIGHT = re.compile(
    r" (?:an?|the|this|these|our|new|many|several) (?:[a-z-]+ (?:and )?){0,3}?(?:age|era|decade|century|chapter|phase"
    r"|period|moment|times?|cris[ie]s|challenges?|dangers?|threats?|events?|situation|outcomes?|trends?|developments?"
    r"|(?<!training )(?<!language )(?<!short )course(?! for\b| of\b| in\b)|foundations?|groundwork|path|messages?"
    r"|signals?|vision)\b"
)
# "are starting to see"
_UNDERGONE = re.compile(rf" to (?:{'|'.join(sorted(lexicon.STATIVE_VERBS))})\b")
_HOSTING = lexicon.words("chairing co-chairing co-hosting convening hosting")  # the programme of the day
# "is working to secure an agreement": towards a text that binds
_CONCLUDING = re.compile(
    r" to (?:[a-z]+ly )?(?:conclude|finali[sz]e|secure|sign|complete|reach|establish|launch|ratify)"
    r" [^,;:.]{0,60}?\b(?i:agreements?|accords?|treat(?:y|ies)|memorand(?:um|a)|arrangements?|compacts?"
    r"|partnerships?)\b"
)
_TAKEN_TO = re.compile(r" (?:[a-z-]+,? (?:and )?){0,4}?(?:steps?|measures?|actions?) to [a-z]")
_AT_WORK = re.compile(r"[^,;:.]{0,90}? to (?:[a-z]+ly )?([a-z]+) ")
_WORKING_TO = re.compile(r"(?: [\w.'-]+){0,5}? to [a-z]+\b")
_BEGINNING = lexicon.words(
    "announcing launching establishing committing pledging introducing creating signing releasing issuing awarding"
)
_PLANNING = lexicon.words("planning proposing intending going preparing")
_MOVING = lexicon.words("working acting moving taking")
_FURTHERING = lexicon.words(
    "advancing bolstering boosting championing deepening defending enhancing improving promoting protecting putting"
    " reinforcing safeguarding strengthening"
)
_OF_RELATIONS = re.compile(
    r" (?:our|their|its|the|a)? ?(?:[a-z-]+ (?:and )?){0,3}(?:cooperation|collaboration|efforts|engagement|jobs|ties"
    r"|friendship|relations\w*"
    r"|alliances?|bonds?|prosperity)\b"
)
_STATES = lexicon.words(
    """
    acting aging asking assessing attending awaiting becoming benefiting celebrating changing climbing coming
    commemorating condemning considering dealing declining demanding demonstrating depending discussing dying
    enjoying estimating experiencing facing failing falling feeling finding forecasting gaining gathering
    getting grappling growing happening having heading hearing highlighting hoping knowing lacking learning
    leaving listening living looking losing marking meeting monitoring needing noting observing playing
    projecting proving reacting reading reaping receiving recovering reflecting relying reporting responding reviewing
    rising running saying seeing seeking showing sitting speaking spending standing staying stressing striving
    struggling suffering talking telling thinking traveling travelling trying turning undergoing urging ushering
    visiting waiting wanting watching welcoming winning witnessing wondering
    """
)
"""Closed: to be in a state or to come to one, to meet, to see, to speak, to try."""
_AS_EVER = lexicon.words(
    """
    beginning building carrying collaborating continuing cooperating doing exploring fighting focusing following
    giving going helping holding honoring improving increasing joining keeping leading making moving paying pursuing
    reaching spending taking transforming using working
    """
)
"""Closed: what goes on whoever writes of it, but of those who speak. Any other act is told as something new."""
AMOUNT = re.compile(rf"{lexicon.A_SUM}|\d+ (?:percent|per cent|million|billion)|\d,\d{{3}}")


@predicate_rule(Kind.LAUNCH)
def is_set_up(p: Predicate, reading: Reading, context: Context) -> float:
    """A body that is being set up, somebody who has been put at its head: by those who speak, who else.

    >>> spoken("A Review Board is being established in Lima.")
    ['is-set-up']
    >>> spoken("Jobs have been created.")
    []
    """
    if p.form != "be-set-up" or p.subject.clause or p.subject.is_relative or context.is_report:
        return 0
    if not is_named(p) and not _NEW_ONE.match(p.subject.words):
        return 0
    return weight("being set up" if " being " in p.words else "has been set up")


_NEW_ONE = re.compile(r"(?:[Aa]n?|[Nn]ew|[Aa] new|[Tt]he new) ")
TODAY = re.compile(r"\b(?:[Tt]oday|[Tt]his (?:week|morning|month)|[Yy]esterday)\b")
