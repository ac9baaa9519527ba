"""What somebody or something will do."""

import re

from commitments.dates import A_MONTH
from commitments.grammar.actors import Who
from commitments.grammar.reading import Predicate, Reading
from commitments.grammar.words import lexicon
from commitments.model import Kind
from commitments.promises.instruments import (
    POINTED_AT,
    STARTED,
    STARTS,
    acts_as_instrument,
    is_begun,
    is_in_turn,
    is_run_by,
    is_set,
    pays,
    takes_in_acts,
)
from commitments.promises.none.descriptions import only_describes
from commitments.promises.registry import (
    MAKER,
    Context,
    is_agent,
    predicate_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.promises.weights import by_subject, weight


@predicate_rule(Kind.PLEDGE)
def agent_will(p: Predicate, reading: Reading, context: Context) -> float:
    """Somebody who can act says what they will do.

    >>> spoken("The Government will hire 1,000 more police officers.")
    ['agent-will']
    >>> spoken("The President will deliver remarks on the harvest.")
    []
    >>> spoken("Today, the President will sign an Executive Order on ports.")
    ['agent-will']
    >>> spoken("The Wool Board will serve as a venue for talks.")
    []
    >>> spoken("We will hold a bilateral meeting."), spoken("We will hold bilateral meetings every year.")
    ([], ['agent-will'])
    >>> spoken("A team will visit Lima to advance the talks."), spoken("Topics will include wool and fish.")
    (['agent-will'], ['thing-will'])
    >>> spoken("You will recall that it rained."), spoken("You will cut tariffs.")
    ([], ['agent-will'])
    >>> spoken("Peru will very likely lose its rank."), spoken("When launched, Bright Rivers will buy boats.")
    ([], [])
    """
    if p.form != "will" or p.is_passive or not is_agent(p) or _SUPPOSED.match(reading.text, p.start):
        return 0
    if p.verb in _ON_STAGE and _TODAY.match(reading.text) and not _SIGNED.match(p.after):
        return 0
    if is_vague(p) or only_describes(p):
        return 0
    if p.words.endswith("will") and p.verb in _ENABLING and p.subject.words.casefold() != "" and _is_it(p):
        return 0
    base = by_subject(p, "will")
    if POINTED_AT.match(p.subject.words) and not context.is_platform:
        return base + weight("will, what was just named")
    if p.verb in _ARTICLES:
        return base + weight("will, without a verb")  # a list item without a verb
    if p.verb in ("consider", "explore", "study", "examine"):
        return base + weight("will, looking at it")  # to look at something is not yet to do it
    return base if p.verb in lexicon.ACTION_VERBS else base + weight("will, an unknown verb")


# "will very likely lose": foretold, and promised by nobody
_SUPPOSED = re.compile(
    r"\S+ (?:(?:one|some) day|someday|eventually) |\S+ (?:almost |most |quite |very )?(?:certainly|doubtless"
    r"|inevitably|likely|presumably|probably|undoubtedly) "
)


def is_vague(p: Predicate) -> bool:
    """Whether the verb after "will" tells of a state, or of the programme of a meeting."""
    if p.verb == "continue" and p.subject.who is not Who.SPEAKER and _GOES_ON_SO.match(p.after):
        return True
    if p.verb in lexicon.OF_THE_DAY and p.words == "shall":
        return False  # the language of treaties binds them to meet
    if p.verb in lexicon.OF_THE_DAY and not _REPEATED.search(p.after):
        has_object = p.verb in ("conclude", "gather") and not _INTRANSITIVE.match(p.after)
        return not (has_object or light_verb_acts(p) or _joined_act(p.after) or _goes_to_act(p.after))
    return p.verb in lexicon.STATIVE_VERBS and not light_verb_acts(p)


# "will continue to play a role": told of somebody else, and nothing that is done
_GOES_ON_SO = re.compile(r"continue to (?:be|benefit|enjoy|face|grow|have|need|play|rely|serve as|suffer|thrive)\b")
_INTRANSITIVE = re.compile(
    r"\w+(?:$|[.,;]| (?:on|in|at|with|by|to|from|tomorrow|today|tonight|this|next|its|his|her)\b)"
)
_REPEATED = re.compile(
    r"\b(?:twice|annual(?:ly)?|yearly|quarterly|monthly|weekly|every|each|regular(?:ly)?|periodically|again"
    r"|bi-?annually"
    r"|semi-?annually|once a|at least|next|within"
    rf"|by (?:\d+|the end|(?:early |late |mid-?)?{A_MONTH}))\b"
)
_ARTICLES = lexicon.words("a an the our their its new more all")
_ENABLING = lexicon.words("enable allow mean help transform unleash generate ensure")


def _is_it(p: Predicate) -> bool:
    """Whether the subject is "it", which may as well be the plan spoken of as its maker."""
    return bool(re.search(r"(?:^|\s)it$", p.before, re.I))


_ACTING = re.compile(
    r"(?:[a-z][a-z-]+,? ){0,4}?(?:steps?|measures?|actions?|initiatives?|investments?|purchases|contributions?"
    r"|efforts?|funding)\b"
    r"|(?:this|that|these|them) (?:an?|the|our|their|its) "
    r"|it (?:easier|harder|illegal|simpler|a|an|possible|clear|cheaper|mandatory|compulsory)\b"
    r"|to (?:[a-z]+ly )?[a-z]+|an? end to|safe |good |whole |forward|back|down|in(?:to)? (?:force|line|law)"
    r"|(?:sure|available|permanent|progress|use)\b|(?:the )?[\w -]{0,60}(?:work better|fairer|safer|cheaper|free"
    r"|affordable|available|accountable|to account|more [a-z]+)\b|(?:stable|\$|£|€)|(?:a|an|the|our|annual"
    r"|regular|further|its) "
)


def light_verb_acts(p: Predicate) -> bool:
    if pays(p) or (re.match(r"\w+ and (?:[a-z]+ly )?(\w+)", p.after) and _joined_act(p.after)):
        return True
    if p.verb == "grow":
        return bool(re.match(r"grow (?:the|our|its|their|[a-z]+ (?:for|of|in)) ", p.after))
    if p.verb == "require":
        return bool(_MADE_TO.match(p.after))
    if p.verb == "have":
        return bool(_IN_EACH.match(p.after))
    if p.verb == "see":
        return bool(_SEES_TO.match(p.after))
    if p.verb not in lexicon.LIGHT_VERBS:
        return False
    rest = p.after[len(p.verb) :].lstrip()
    if p.verb in ("lead", "follow", "stand", "meet", "reach", "return", "go", "start", "begin"):
        return bool(
            re.match(
                r"(?:the (?:creation|development|implementation|establishment|work|call)\b"
                r"|further|through|ahead with|rid of|to work|targets?|our (?:target|commitment)|the target)",
                rest,
            )
        ) or (
            p.verb == "begin" and bool(re.match(r"(?:the )?(?:work|process|negotiat|construction|to |[a-z]+ing)", rest))
        )
    if p.verb == "join":
        return bool(
            re.match(
                r"[^,.;:]{0,60}\b(?:partners?|countries|partnership|initiative|agreement|accords?|coalition"
                r"|alliance|club)\b",
                rest,
                re.I,
            )
        )
    if p.verb in ("continue", "serve", "welcome"):
        if _LET_IN.match(p.after):
            return True
        return p.verb == "continue" and bool(
            re.match(
                r"(?:to (?!be\b|face|see|benefit|grow|have|develop)|and [a-z]+ |with "
                r"|the (?:work|process|fight|effort)|(?:[a-z]+ )?(?:cooperation|collaboration"
                r"|negotiations|talks|efforts|support)\b|our|their|its|working|supporting|[a-z]+ing\b)",
                rest,
            )
        )
    return bool(_ACTING.match(rest)) or (
        p.verb == "get" and bool(re.search(r" (?:building|working|moving|done)\b", rest))
    )


def _joined_act(after: str) -> bool:
    """ "Face and overcome", "recognize standards and lift restrictions": the second verb acts."""
    return any(
        found[1] in lexicon.CONCRETE_VERBS | _OVERCOMING
        for found in re.finditer(r" and (?:[a-z]+ly )?([a-z]+) ", after[:120])
    )


def _goes_to_act(after: str) -> bool:
    """ "Travel to Chad to train nurses": for more than to be there."""
    found = re.match(r"(?:travel|come|go|gather|visit|meet|convene|reconvene) [^,;:.]{0,80}?\bto ([a-z]+) [a-z]", after)
    return found is not None and found[1] in lexicon.ACTION_VERBS - lexicon.WEAK_VERBS - _MADE_THERE


_LET_IN = re.compile(r"welcome (?:an additional |up to |over |nearly |more than |at least )?\d")
_SEES_TO = re.compile(
    r"see (?:(?:all|each|every) [^;:.]{2,80} (?:by|in|within) |to (?:it that|the)|that (?:all|each|every|no|the)"
    r"|(?!if )(?:the|this|our|its|their) [^,;:.]{2,40} through\b)"
)
_IN_EACH = re.compile(r"have (?:an?|one|two|three|more|\d+) [^;:.]{2,60} (?:at|for|in|on) (?:all|each|every) ")
_MADE_TO = re.compile(r"require (?!to\b)[^,;:.]{3,80}? to [a-z]")  # "require mines to report"
# What a visit itself is, or is for on the day
_MADE_THERE = lexicon.words(
    "address affirm celebrate check commemorate consult convene deliver engage explore give highlight honor honour"
    " observe present promote reaffirm recognise recognize thank view witness"
)
_LIFTING = (
    "lift|remove|cut|provide|build|create|invest|fund|introduce|ban|abolish|purchase|buy|increase|reduce|raise|lower"
    "|sign|implement|end"
)
_OVERCOMING = lexicon.words("overcome defeat address tackle strengthen implement ensure enhance minimise minimize")


@predicate_rule(Kind.PLEDGE)
def will_not_stand_for_it(p: Predicate, reading: Reading, context: Context) -> float:
    """What somebody will not allow, accept, give up.

    >>> spoken("We will not see the differences widen."), spoken("Our envoys will not travel to Lima.")
    (['will-not-stand-for-it'], ['will-not-stand-for-it'])
    """
    if p.form != "will" or p.is_passive or not is_agent(p) or not is_vague(p):
        return 0
    is_denied = "won't" in p.words or reading.text[p.start :].startswith(("will not ", "will never ", "shall not "))
    is_kept_away = p.verb in _STAYED_AWAY_FROM and not _A_PERSON.search(p.subject.words)
    return by_subject(p, "refuses") if is_denied and (p.verb in _REFUSED or is_kept_away) else 0


_REFUSED = lexicon.words("see stand go have get make")
# "Our envoys will not travel to": to stay away is an act, but for what one person does on a day
_STAYED_AWAY_FROM = lexicon.words("attend discuss speak talk travel visit")
_A_PERSON = re.compile(rf"\b(?:{'|'.join(lexicon.TITLES)})\b|^(?:[Hh]e|[Ss]he|I)$")


@predicate_rule(Kind.PLEDGE)
def agent_will_vaguely(p: Predicate, reading: Reading, context: Context) -> float:
    """ "Will" with a verb that tells of the future more than it binds: be, see, meet, discuss.

    >>> spoken("President Trump and President Moon will discuss a range of matters.")
    ['agent-will-vaguely']
    """
    if p.form != "will" or p.is_passive or not is_agent(p):
        return 0
    if not is_vague(p) or will_not_stand_for_it(p, reading, context) or is_set(p):
        return 0
    if re.search(r" and (?:[a-z]+ly )?(?:" + _LIFTING + r") ", p.after[:140]):
        return by_subject(p, "will vaguely, and an act")
    if p.verb in ("be", "remain") and re.match(
        r"(?:be|remain) (?:[a-z]+ly )?(?:available to (?!be\b|comment\b)[a-z]+|responsible|seized of|required"
        r"|committed|guided|a reliable|steadfast|vigilant"
        r"|expanding|[a-z]+ing |in (?:[a-z]+ )?(?:communication|consultation|contact|coordination|touch)\b)",
        p.after,
    ):
        return by_subject(p, "will be bound")
    is_maker = p.subject.who is Who.SPEAKER or bool(MAKER.search(p.subject.words))
    if context.is_platform and is_maker and p.verb in ("be", "have", "hold", "help", "remain"):
        return weight("will vaguely, in a platform")
    return weight("will vaguely, we") if p.subject.who is Who.SPEAKER else weight("will vaguely, they")


@predicate_rule(Kind.PLEDGE)
def will_be_done(p: Predicate, reading: Reading, context: Context) -> float:
    """A promise in the passive: what will be built, given, cut.

    >>> spoken("Weapons licences for those convicted will be revoked.")
    ['will-be-done']
    >>> spoken("The item will be included in the agenda of the next session.")
    ['will-be-done']
    >>> spoken("The next Dialogue will be hosted by Peru in 2031.")
    ['will-be-done']
    """
    if p.form != "will" or not p.is_passive:
        return 0
    if is_run_by(p):
        return weight("will be done, a state")
    if p.verb in lexicon.CONCRETE_VERBS or _SEEN_TO.match(p.after):
        return by_subject(p, "will be done, a concrete act")
    if (
        p.verb in lexicon.STATIVE_VERBS
        or p.verb in _UNDERGONE
        or (_LED.match(p.after) and p.subject.who is not Who.SPEAKER)
        or (p.verb.startswith("un") and p.verb not in lexicon.ACTION_VERBS)  # "will be unaffected"
        or _RESTS.match(p.after)
        or _TO_THE_PRESS.match(p.after)
        or (_RECEIVED.match(p.after) and not is_in_turn(p))
        or _COMPARED.search(p.after[:80])
    ):
        return weight("will be done, a state")
    return by_subject(p, "will be done")


_SEEN_TO = re.compile(
    r"be (?:brought forward|set up|put in place|laid before|made|taken up (?:again )?(?:at|by|in)"
    r"|(?:included (?:in|on)|placed on|put on|added to) the (?:[a-z]+ )?agenda"
    r"|(?:considered|continued|resumed) at (?:its|the|their) (?:next|following|[a-z-]+th))\b"
)
_COMPARED = re.compile(r"\b(?:more [a-z]+ly|better|faster|sooner)\b")  # "needs will be met more quickly by trade"
# "Today, the President will highlight …": what a day brings
_ON_STAGE = lexicon.words(
    "address convene deliver demonstrate emphasise emphasize highlight join outline sign underscore unveil"
)
_SIGNED = re.compile(
    r"sign [^,;:.]{0,60}?(?i:memorand|order|proclamation|agreement|accord|pact|treaty|bill|act\b|law\b)"
)
_TODAY = re.compile(r"(?:Today|Tomorrow|Tonight|This (?:morning|afternoon|evening)|Later today)\b", re.I)
_RESTS = re.compile(r"be (?:[a-z]+ly )?(?:(?:located|situated)\b|(?:based|founded|grounded|rooted|built) (?:up)?on\b)")
# "will be led by the Bank": of what it is told, the Bank has not promised it
_LED = re.compile(r"be (?:[a-z]+ly )?(?:accompanied|attended|joined|led)\b")
_RECEIVED = re.compile(
    r"be (?:battered|engulfed|flooded|hit|overrun|struck|swamped|swept) by\b|be (?:[a-z]+ly )?(?:greeted|hosted|met"
    r"|received|seen off|shown round|welcomed) (?:at|by|in|on)\b"
)
# "will be livestreamed", "will be covered by a press pool"
_TO_THE_PRESS = re.compile(
    r"be (?:[a-z]+ly )?(?:broadcast|live-?streamed|moderated|pooled|recorded|streamed|webcast|open to (?:the )?press"
    r"|covered by (?:an? |the )?(?:[a-z]+ )?(?:media|pool|press))\b"
)
_UNDERGONE = lexicon.words(
    "affect beat bite celebrat design disappoint find forget harm hurt impact judg mean measur nest notic observ prove"
    " remember say see shake shoot stick surpris think understand"
)


@predicate_rule()
def thing_will(p: Predicate, reading: Reading, context: Context) -> float:
    """A thing cannot promise: what it will do is a forecast; what it shall do is settled.

    >>> spoken("This initiative will transform the ability of partners to act.")
    ['thing-will']
    >>> spoken("Fish from Chad will no longer be subject to tariffs."), spoken("Work on the port will resume in May.")
    (['thing-will'], ['thing-will'])
    """
    if p.form != "will" or p.is_passive or p.subject.is_relative:
        return 0
    if is_set(p):
        return weight("thing will be set")
    if p.subject.who is not Who.THING:
        return 0
    if p.subject.words.casefold() == "there" or acts_as_instrument(p) or is_settled(p):
        return 0
    if p.words == "shall" and not p.subject.clause and not _DEFINED.match(p.after):
        return weight("thing shall")  # the language of treaties binds things
    if takes_in_acts(p):
        return weight("thing will, of acts")
    if is_begun(p) or re.match(
        r"be (?:fully )?(?:operational|open (?:for|to) (?:all|applications|the public|traffic|visitors)|in place"
        r"|complete|ready|available|in force|effective|mandatory|compulsory"
        r"|illegal|banned|free)\b",
        p.after,
    ):
        return weight("thing will be in force")
    if STARTS.match(p.after) and STARTED.search(p.subject.words) and not p.subject.clause:
        return weight("thing will be in force")
    if p.verb in lexicon.OUTCOME_VERBS or p.verb in lexicon.WEAK_VERBS:
        return weight("thing will, an outcome")
    if context.is_platform and p.verb in lexicon.CONCRETE_VERBS and _INSTRUMENT.search(p.subject.words):
        return weight("thing will, in a platform")
    return (
        weight("thing will, concretely")
        if p.verb in lexicon.CONCRETE_VERBS or p.verb in ("focus", "include", "explore")
        else weight("thing will")
    )


# "The seat of the Institute shall be Tartu": what it is, and nothing that is done
_DEFINED = re.compile(r"be (?:an? |the |[A-Z])(?!party\b)")


@predicate_rule(Kind.PLEDGE)
def is_settled_that(p: Predicate, reading: Reading, context: Context) -> float:
    """What those who affirm or resolve it see to: that a thing of theirs will be done or will stay as it is.

    >>> spoken("We reaffirm that the stolen gold will remain frozen until the war ends.")
    ['is-settled-that']
    >>> spoken("We reaffirm that peace will prevail.")
    ['thing-will', 'forecast-inside-another-clause']
    """
    return weight("thing will, as settled") if is_settled(p) else 0


def is_settled(p: Predicate) -> bool:
    """Whether a thing's "will" stands behind "we are determined that", and tells no mere outcome."""
    if p.form != "will" or p.is_passive or p.subject.who is not Who.THING or p.subject.clause != "that":
        return False
    if not _DETERMINED.search(p.front.rstrip()):
        return False
    if p.verb in ("remain", "stay", "be"):
        return bool(_LEFT_SO.match(p.after))
    if p.verb in lexicon.OUTCOME_VERBS | lexicon.STATIVE_VERBS:
        return False
    return bool(_POSSESSED.match(p.subject.words)) or p.subject.words.startswith("no ")


# "are determined, in line with our laws, that": who only says or hopes so settles nothing.
_DETERMINED = re.compile(
    r"(?:^|[\s,])(?:[Ww]e|[Tt]hey|[Bb]oth|[A-Z][\w.]*|[a-z]+s) (?:(?:are|is|have|has|also|again|both|[a-z]+ly) ){0,3}"
    r"(?:(?:re)?affirm|confirm|determined|resolve|reiterate|pledge|commit|vow|guarantee|decide)(?:s|d|ed|ted)?"
    r"(?:, [^;:]{3,120},)? that(?:, [^;:]{3,120},)?$"
)
_LEFT_SO = re.compile(
    r"(?:remain|stay|be) (?:[a-z]+ly )?(?:(?!concerned|interested|limited|elevated)[a-z]+ed|frozen|in (?:place|force)"
    r"|under [a-z]+|withheld)\b"
)
_POSSESSED = re.compile(r"(?:our|their|its|his|her) |(?:the )?[A-Z][\w. ]{0,40}?(?:'s|s') ")


_INSTRUMENT = re.compile(
    r"\b(?:bill|act|law|legislation|fund|scheme|programme|program|plan|strategy|service|budget|review|policy|tax)s?$",
    re.I,
)
