"""What somebody commits to, agrees to, intends, aims at or would do."""

import re

from commitments.grammar.actors import Who
from commitments.grammar.reading import Predicate, Reading
from commitments.grammar.words import lexicon
from commitments.grammar.words.participles import base_of_gerund
from commitments.grammar.words.verbs import verbs
from commitments.model import Kind
from commitments.promises.agreed import ON_A_VIEW, ON_SOMETHING
from commitments.promises.none.descriptions import is_of_the_session
from commitments.promises.registry import (
    Context,
    is_agent,
    predicate_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.promises.weights import by_subject, weight


@predicate_rule(Kind.PLEDGE)
def commits(p: Predicate, reading: Reading, context: Context) -> float:
    """Commit, pledge, promise, vow, undertake.

    >>> spoken("The two leaders committed to enhancing cyber cooperation.")
    ['commits']
    >>> spoken("Peru accepted the invitation to host the fair."), spoken("Peru accepted the outcome of the vote.")
    (['commits'], [])
    >>> spoken("They studied national action plans to cut tolls."), spoken("We saw Peru's announced pledges to pay.")
    ([], [])
    """
    if p.form != "commit" or (p.words == "committed" and _describes_one(p)):
        return 0
    if p.words.startswith("promise") and p.subject.who is Who.THING and not p.words.endswith("d"):
        return 0  # "the canal promises to open the north to trade": it is hoped of it
    base = by_subject(p, "commits")
    if (
        p.words.startswith("committed")
        and p.subject.is_inherited
        and (_DESCRIBED.search(p.before) or _DRIVEN.search(p.before))
        and not _begins_act(p)
    ):
        return base + weight("committed, an adjective")
    return base


def _describes_one(p: Predicate) -> bool:
    """ "as a country committed to peace", "joins 26 countries committed to peace" """
    if p.subject.clause == "as" or _OBJECT.search(p.before) or _IN_A_ROW.search(p.before):
        return True
    return bool(_NEW_ONE.search(p.before)) and not (p.before.endswith(" and") and _begins_act(p))


_OBJECT = re.compile(
    r"\b(?:joins?|joined|supports?|supported|helps?|helped|includes?|included|unites?|united|funds?|rewards?"
    r"|(?:support|assistance|aid|help|funding|grants|money|tools) (?:to|for)) (?:(?!and )[\w'.-]+ ){0,4}"
    r"[a-z]+(?:s|le|ty|ce)$"
)
# "a pact guided by shared values and committed to"
_DRIVEN = re.compile(
    r"[a-z]+ (?:anchored|based|bound|driven|founded|grounded|guided|inspired|rooted|shaped|united) (?:by|in|on)"
    r" [^;:.]{2,120},? and$"
)
# "an alliance, rooted in history, driven by trade, and committed to"
_IN_A_ROW = re.compile(
    r", [a-z]+(?:ed|en|ound|uilt) (?:by|in|on|with) [^,;:.]{2,60}, [a-z]+(?:ed|en|ound|uilt) (?:by|in|on|with)"
    r" [^,;:.]{2,60},? and$"
)
# "Peru launched an alliance committed to peace"
_NEW_ONE = re.compile(
    r"(?:—|–|\b[a-z]+(?:ed|ing|s)|\b(?:as|by|for|in|into|of|through|to|with)) (?:an?|another)"
    r" (?:(?!of\b|for\b|to\b)[\w-]+ ){0,4}[a-z]+(?: of [a-z]+)?$"
)
# "a country that is multicultural, and committed to reconciliation"
_DESCRIBED = re.compile(r"\b(?:that|which|who) (?:is|are|was|were|remains?)\b[^;:.]*$")


def _begins_act(p: Predicate) -> bool:
    return p.verb.endswith("ing") or p.verb in lexicon.ACTION_VERBS or p.verb in lexicon.WEAK_VERBS


@predicate_rule(Kind.PLEDGE)
def is_committed(p: Predicate, reading: Reading, context: Context) -> float:
    """Is committed, determined, dedicated, resolved to; remains so.

    >>> spoken("We are determined to coordinate our efforts."), spoken("They are steadfast in their pursuit of a pact.")
    (['is-committed'], ['is-committed'])
    """
    if p.form != "be-committed" or p.verb in _JUDGING or _HAS_BEEN.match(p.words):
        return 0
    is_body = p.words.startswith("is committed") and _BY_LETTERS.fullmatch(p.subject.words)
    return weight("is committed, by letters") if is_body else by_subject(p, "is committed")


# "The CRI is committed to": whatever it is, those who are in it are
_BY_LETTERS = re.compile(r"(?:[Tt]he )?[A-Z]{2,9}")
# "has been steadfast in his commitment": told with praise
_HAS_BEEN = re.compile(
    r"(?:was|were|ha(?:s|ve) been) "
    r"(?!(?:(?:all|also|both|fully) )?(?:as one|at one|of one mind|unanimous|united) in (?:our|their)\b)[^.;:]* in\b"
)
# "united in condemning": of one mind about others
_JUDGING = lexicon.words(
    "believing calling celebrating commending condemning congratulating denouncing deploring expressing honoring"
    " honouring mourning opposing praising recognising recognizing rejecting saluting thanking urging welcoming"
)


@predicate_rule(Kind.REAFFIRMATION)
def remains_committed(p: Predicate, reading: Reading, context: Context) -> float:
    """Remaining committed renews an old promise.

    >>> spoken("President Trump remains committed to achieving the goals.")
    ['is-committed', 'remains-committed']
    """
    return weight("kind only") if p.form == "be-committed" and p.words.startswith("remain") else 0


@predicate_rule(Kind.PLEDGE)
def agrees_to_act(p: Predicate, reading: Reading, context: Context) -> float:
    """Agree to do something; not "agree on the importance of".

    >>> spoken("The two leaders agreed to resume working-level negotiations.")
    ['agrees-to-act']
    >>> spoken("It was agreed to resume the talks."), spoken("Agreement was reached on the exchange of crews.")
    (['agrees-to-act'], ['agrees-to-act', 'reaches-agreement'])
    >>> spoken("They agreed on the importance of working jointly."), spoken("They agreed on the exchange of crews.")
    ([], ['agrees-to-act', 'reaches-agreement'])
    >>> spoken("At its 1st meeting, the Board agreed to take up this item."), spoken("We agreed to take up this item.")
    ([], [])
    >>> spoken("At its 1st meeting, the Board agreed to take up this item next year.")
    ['agrees-to-act']
    >>> spoken("They agreed for both ports to share tugs."), spoken("They agreed for once that it was fine.")
    (['agrees-to-act'], [])
    >>> spoken("We, the ministers, have reached a consensus on how to share the water.")
    ['agrees-to-act']
    """
    if p.form != "agree" or is_of_the_session(p):
        return 0
    rest = re.sub(
        r"^(?:today|also|further|jointly|in principle(?= (?:up)?on)|with [^,;:.]{2,60}?(?= (?:to|(?:up)?on) )) ",
        "",
        reading.text[p.start + len(p.words) :].strip(),
    )
    is_reached = p.words.startswith(_REACHED) and p.words.endswith(("agreement", "consensus", "understanding"))
    if (is_reached or p.words.endswith("reached")) and rest.startswith("on "):
        return by_subject(p, "agrees on a plan")
    if re.match(r"(?:on|in):? (?:[a-z]+ly )?[A-Za-z][a-z]+ing |(?:up)?on how (?:best )?to [a-z]", rest):
        return by_subject(p, "agrees on doing")
    if re.match(r"to the (?:[a-z]+ )?(?:importance|need|necessity|urgency|value)\b", rest):
        return 0
    if re.match(r"(?:[a-z]+ (?:and [a-z]+ )?)?to(?::$|:? (?!be\b|disagree)[a-z])", rest) or _TO_DO.match(rest):
        return by_subject(p, "agrees to act")
    if _OPENS_CLAUSE.match(rest):
        return 0
    if ON_SOMETHING.match(rest) and not ON_A_VIEW.match(rest):
        return by_subject(p, "agrees on a plan")
    return 0


_REACHED = ("reach", "have reached", "has reached")
# "agreed the fund could grow": what is agreed is a clause, and no plan
_OPENS_CLAUSE = re.compile(
    r"(?:an?|the|new) (?:(?!(?:that|which|who|to|for)\b)[\w'-]+ ){1,10}?"
    r"(?:can|cannot|could|may|might|must|should|will|would|is|are|was|were|has|have|had|needs?|remains?|remained)\b"
)
# "agreed for both countries to exchange": whoever is to do it, they have agreed on it
_TO_DO = re.compile(
    r"(?:(?:in principle|also|further|together|jointly),? )?(?:for (?!(?:example|instance|now|once)\b|[a-z]+"
    r" reasons?\b)[^,;:.]{3,90}? )?"
    r"to (?!be\b|disagree\b|differ\b)(?:[a-z]+ly )?[a-z]+"
)


@predicate_rule(Kind.AGREEMENT)
def reaches_agreement(p: Predicate, reading: Reading, context: Context) -> float:
    """Agree to a text or a deal, not to an act.

    >>> spoken("Japan and Vietnam have agreed to a Framework for an Agreement on Trade.")
    ['agrees-to-act', 'reaches-agreement']
    """
    is_binding = agrees_to_act(p, reading, context) > 0
    return (
        weight("kind only")
        if is_binding and re.match(r" (?:to|(?:up)?on) (?:an?|the) ", reading.text[p.start + len(p.words) :])
        else 0
    )


@predicate_rule(Kind.PLEDGE)
def intends(p: Predicate, reading: Reading, context: Context) -> float:
    """Decide, resolve, intend, plan, endeavour to.

    >>> spoken("The United States and Japan intend to upgrade their command frameworks.")
    ['intends']
    >>> spoken("It was decided to upgrade the ports."), spoken("The Conference decided to upgrade the ports.")
    (['intends'], ['intends'])
    >>> spoken("Two ports are to be opened."), spoken("Peru is to draw up a plan."), spoken("Our aim is to be heard.")
    (['intends'], ['intends'], [])
    >>> spoken("They decided that the item be put off."), spoken("Decides that talks will, if need be, go on in Lima;")
    (['intends'], ['intends', 'thing-will'])
    >>> spoken("The decision was taken to open two ports."), spoken("The decision to open ports was right.")
    (['intends'], [])
    """
    if p.form == "decide-on":
        return by_subject(p, "decides on")
    if p.form == "decide-that":
        return by_subject(p, "decides that")
    if p.form == "is-to":
        return _is_to(p)
    if p.form != "decide":
        return 0
    if p.verb == "be":
        return by_subject(p, "intends to be")
    is_fixed = p.verb == "meet" and p.words.startswith("decid")
    if p.verb in ("see", "meet", "visit") and not is_fixed and not _FROM_TIME_TO_TIME.search(p.after):
        return by_subject(p, "plans of the day")
    if p.subject.who is Who.THING and re.fullmatch(r"(?:intend|plan)s?", p.words):
        return by_subject(p, "decides, who can decide")
    return by_subject(p, "decides")


def _is_to(p: Predicate) -> float:
    """What is arranged to be done, by whomever; what somebody's aim is to do is only aimed at."""
    if p.is_passive:
        is_act = p.verb in lexicon.ACTION_VERBS - lexicon.STATIVE_VERBS
        return weight("is to be done") if is_act and not p.subject.clause and not p.subject.is_relative else 0
    if p.verb in lexicon.OF_THE_DAY and _FROM_TIME_TO_TIME.search(p.after):
        return by_subject(p, "is to")
    if p.verb in lexicon.STATIVE_VERBS | lexicon.OUTCOME_VERBS | lexicon.OF_THE_DAY:
        return 0
    return by_subject(p, "is to") if p.verb in verbs() else 0


_FROM_TIME_TO_TIME = re.compile(
    r"\b(?:regularly|periodically|(?:bi|semi-?)?annually|yearly|quarterly|monthly|weekly|every|each year|twice"
    r"|as (?:appropriate|needed|necessary|required))\b"
)


@predicate_rule(Kind.PLEDGE)
def aims(p: Predicate, reading: Reading, context: Context) -> float:
    """Aim, seek, strive, stand ready, continue to: less than a promise.

    >>> spoken("The two sides set the goal of doubling trade."), spoken("Peru set the goal of doubling trade.")
    (['aims'], [])
    >>> spoken("We stand ready to act."), spoken("Both sides look to build ports."), spoken("We look to the future.")
    (['aims'], ['aims'], [])
    """
    if p.form != "aim" or p.subject.clause == "as":
        return 0  # "grave, as we seek to recover": told beside what the sentence says
    if p.words.startswith("set"):
        return by_subject(p, "goal set") if _SEVERAL.match(p.subject.words) and not p.subject.clause else 0
    if p.words == "looks" or p.words == "look":
        return by_subject(p, "aims") if p.verb in lexicon.ACTION_VERBS else 0
    if p.words.startswith("look"):
        is_own = p.verb in OWN_ACTS or _is_act_of_ours(p)
        return by_subject(p, "looks forward to own act") if is_own else weight("looks forward to a thing")
    if re.search(r"\bready|prepared", p.words) and is_agent(p):
        if p.verb in _HEARING or p.verb in lexicon.STATIVE_VERBS or "'" in p.words:
            return weight("is ready to listen")
        return by_subject(p, "stands ready" if p.words.startswith("st") else "is ready")
    if p.words.startswith(("hope", "wish", "is ", "are ")):
        return weight("hopes") if is_agent(p) else weight("hopes, a thing")
    if p.words.startswith("continue"):
        return (
            by_subject(p, "continues")
            if p.verb not in _GOING_ON and p.subject.clause != "that"
            else weight("continues in a state")
        )
    if p.subject.who is not Who.SPEAKER and _SET_UP.search(p.subject.words) and p.verb not in lexicon.DONE_ONCE:
        return weight("hopes, a thing")  # what it is for
    return by_subject(p, "aims" if p.words.startswith(("aim", "seek")) else "strives")


_SET_UP = re.compile(
    r"\b(?i:academ(?:y|ies)|accelerators?|cent(?:er|re)s?|facilit(?:y|ies)|forums?|hubs?|initiatives?|networks?"
    r"|platforms?|programs?|programmes?)$"
)


# "The leaders set the goal of": one alone who set one is told of
_SEVERAL = re.compile(
    r"(?:[Ww]e|[Tt]hey|[Bb]oth|(?:[Tt]he )?(?:[Tt]wo|[Tt]hree|[Ff]our)|[Aa]ll|(?:[Tt]he )?G\d+)\b"
    r"|(?:[Tt]he |[Oo]ur )?(?:[\w-]+ ){0,3}?(?i:governments|leaders|members|ministers|parties|partners|presidents"
    r"|sides)$"
    r"|[^,]{2,60} and [^,]{2,60}$"
)
_HEARING = lexicon.words("discuss go listen meet see speak talk")
_GOING_ON = lexicon.words(
    "appreciate be believe condemn discuss face grow have make oppose recognise recognize respond see stand talk value"
)


def _is_act_of_ours(p: Predicate) -> bool:
    """Whether what we look forward to is more than to meet, to go on, or to see what others do."""
    base = base_of_gerund(p.verb)
    is_act = base in lexicon.ACTION_VERBS and base not in _AWAITED and not _OF_RELATIONS.match(p.after)
    return p.subject.who is Who.SPEAKER and is_act and not p.after.startswith("building on ")


_OF_RELATIONS = re.compile(
    r"[a-z]+ (?:and [a-z]+ )?(?:our|the|this|these) (?:[a-z-]+ ){0,3}?(?:partnerships?|ties|relations\w*|friendship"
    r"|bonds?|alliance|cooperation|collaboration|engagement|dialogue)\b"
)
_AWAITED = lexicon.words(
    "address meet welcome collaborate consider cooperate discuss engage follow host receive visit work"
)
OWN_ACTS = lexicon.words("hosting convening signing launching concluding finalizing finalising completing holding")
