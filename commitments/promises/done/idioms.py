"""What somebody gives, approves, orders, opens, founds or settles, said in other words than "gave" or "approved"."""

import re

from commitments.dates import A_MONTH
from commitments.grammar.actors import Who
from commitments.grammar.reading import Predicate, Reading
from commitments.grammar.subjects import subject_of
from commitments.grammar.words import lexicon
from commitments.grammar.words.idioms import A_BODY, GRANTED, IDIOM, RULES_ON, SUM
from commitments.grammar.words.participles import base_of
from commitments.grammar.words.plain import holds_any
from commitments.grammar.words.verbs import listed
from commitments.model import Kind
from commitments.promises.none.earlier import opens_earlier
from commitments.promises.registry import (
    Context,
    is_agent,
    is_named,
    predicate_rule,
    sentence_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.promises.weights import weight


@predicate_rule(Kind.ANNOUNCEMENT)
def done_by_idiom(p: Predicate, reading: Reading, context: Context) -> float:
    """What somebody does by an idiom, where a sum, a body, a day to come or what is approved shows what comes of it.

    >>> spoken("The Board gave the green light to a loan for the dam."), spoken("The Board gave the go-ahead in 1974.")
    (['done-by-idiom'], [])
    >>> spoken("Ten donors put $4 million on the table."), spoken("The Minister put the matter on the table.")
    (['done-by-idiom', 'has-a-deadline-or-a-number'], [])
    >>> spoken("Chad and Togo brought into being a joint fund."), spoken("The storm brought a lake into being.")
    (['done-by-idiom'], [])
    >>> spoken("The City threw open its archives to all from Monday."), spoken("The crowd threw open the gates.")
    (['done-by-idiom'], [])
    >>> spoken("The League and the Guild struck a bargain tonight on pay."), spoken("They struck a bad bargain.")
    (['done-by-idiom'], [])
    """
    if p.form != "by-idiom" or not _is_somebody(p) or context.is_report or _is_history(reading.text):
        return 0
    if _is_below(p) or opens_earlier(reading.text, context.published) or re.match(r"Had |If |Were ", reading.text):
        return 0
    found = IDIOM.match(reading.text, p.start)
    is_so = found is not None and (
        _comes_of_it(found, reading.text)
        or (context.is_entry and found["settling"] and _DEAL_WITH.match(reading.text, found.end()))
    )
    return weight("done by an idiom") if is_so else 0


@sentence_rule(Kind.ANNOUNCEMENT)
def set_from_a_day(reading: Reading, context: Context) -> float:
    """What somebody lifts, opens, raises or bans with a day from which it holds.

    >>> spoken("As of Monday, Chad and Togo waive all tolls."), spoken("Chad and Togo waive all tolls.")
    (['set-from-a-day'], [])
    >>> spoken("The Port opened its quays to traders with effect from 1 May.")
    ['set-from-a-day']
    >>> spoken("The Port had to end its trade as of 1987."), spoken("The storm ended all trade as of 1 May.")
    ([], [])
    """
    if context.is_report or not holds_any(reading.text, _DAY_STEMS):
        return 0
    is_dated = bool(_HOLDS_FROM.search(reading.text) or _PASSED.search(reading.text))
    if not (is_dated or _NOW.search(reading.text)) or _is_history(reading.text):
        return 0
    if opens_earlier(reading.text, context.published):
        return 0
    found = (one for one in RULES_ON.finditer(reading.text) if is_dated or not one["verb"].startswith(_TOLD_OTHERWISE))
    is_so = any(_rules(reading.text, one.start()) for one in found)
    return weight("done by an idiom") if is_so else 0


_DAY_STEMS = (
    "oday",
    "onight",
    "ffect",
    "s of ",
    "s from ",
    "idnight",
    "his ",
    "ast night",
    "esterday",
    "dawn",
    "eginning",
    "tarting",
    "From ",
    "nd after ",
    " pass",
    "or as long",
    "coming ",
    "next ",
)
_HAVE = re.compile(r" (?:has|have)(?: (?:also|now|today))?$")
_TOLD_OTHERWISE = ("accept", "clos", "doubl", "end", "extend", "grant", "introduc", "open", "raise", "release", "stop")
"""What of today another rule weighs, or says little: "opened a new era today"."""


def _rules(text: str, place: int) -> bool:
    before = _HAVE.sub("", text[:place].rstrip())
    subject = subject_of(before, None, None)
    is_own = subject.who.can_promise and not subject.clause and not subject.is_relative
    return is_own and not _BEFORE_INFINITIVE.search(before)


_DAY = (
    r"(?:the first of [A-Z][a-z]+|noon|midnight|today|tomorrow|(?:next )?(?:[A-Z][a-z]+day|week|month|year)"
    rf"|(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)? )?{A_MONTH}|(?:the )?\d{{1,2}}(?:st|nd|rd|th))\b"
)
_HOLDS_FROM = re.compile(
    r"\b(?:[Ww]ith effect from|[Aa]s of|[Aa]s from|(?i:effective)(?: from| on)?|(?:[Bb]eginning"
    r"|[Ss]tarting)(?: on| in)?|on and after|^From)"
    rf" {_DAY}|\b(?:[Ww]ith immediate effect|[Ee]ffective immediately)\b"
)
_BEFORE_INFINITIVE = re.compile(
    r"\b(?:can|cannot|could|did|does|may|might|must|never|no|not|of|shall|should|the|to|will|would)(?: [a-z]+ly)?$"
)


def _is_history(text: str) -> bool:
    return bool(_LONG_AGO.search(_FIRST_SINCE.sub("", text)))


_FIRST_SINCE = re.compile(
    r"\bfirst [^,;:]{2,80} since (?:19|20)\d\d|\bbeen [a-z]+ing (?:[a-z]+ ){0,4}since (?:1[5-9]|20)\d\d\b"
)


def _is_somebody(p: Predicate) -> bool:
    return is_agent(p) or is_named(p) or (p.subject.who is Who.NONE and not p.subject.clause)


def _is_below(p: Predicate) -> bool:
    """Whether it stands in a clause that is no sentence; one that a comma has closed before the subject is over."""
    before = p.front.rstrip()
    return bool(p.subject.clause) and not (before.endswith(",") and _FRONTED.match(before))


_FRONTED = re.compile(r"(?:After|As|At|Before|Following|For|From|In|On|To|Under|With|Within)\b")


def _comes_of_it(found: re.Match[str], text: str) -> bool:
    sort, rest = next(name for name in _SHOWN if found[name]), text[found.end() :]
    return bool(_SHOWN[sort].search(rest) or (sort in _BY_DAY and (_NOW.search(text) or _FROM.search(text))))


# "passed a levy of two cents", "made over the barn for as long as the war lasts"
_PASSED = re.compile(
    r"\bpass(?:es|ed) an? (?:[a-z-]+ )?(?:ban|by-?law|levy|tax)\b|\bfor as long as\b|\bfor the (?:coming"
    r"|next) (?:season|year)\b"
)
_A_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_THESE_DAYS = r"[Tt]oday|[Tt]onight|[Tt]his (?:afternoon|evening|morning|week)|[Ll]ast night|[Yy]esterday"
_NOW = re.compile(rf"\b(?:{_THESE_DAYS}|with effect from|effective (?:on |from )?\d|at (?:dawn|midnight))\b")
_FROM = re.compile(
    r"\b(?i:as of|as from|with effect from|with immediate effect|effective|beginning|beginning on"
    r"|beginning in|starting|from"
    r"|by|until|before|in) (?:the (?:end of |first of |start of )?|next )?(?:\d{1,2} )?(?:early |late |mid-)?"
    rf"(?:midnight|today|tomorrow|{A_MONTH}|20\d\d|{_A_WEEKDAY}|week|month|year"
    r"|spring|summer|autumn|winter)\b|\b[Ww]ith immediate effect\b"
)
_OBJECT = rf"^(?: [\w'-]+){{0,9}}? (?:{GRANTED}|{SUM})"
_A_NUMBER = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|dozens|[a-z]+ty|a hundred)"
_SHOWN = {
    "giving": re.compile(SUM),
    "approving": re.compile(rf"{_OBJECT}|^(?: [\w'-]+){{0,6}}? {SUM}|^ for (?:an?|the) (?:second|third|new|joint) "),
    "ordering": re.compile(rf"^[^;:.]{{2,80}}? (?:for|of) (?:[a-z-]+ ){{0,2}}?{_A_NUMBER}"),
    "opening": re.compile(rf"disposal(?: of)?,? [^.;:]*\b(?:{_A_NUMBER}|as long as|until)\b"),
    "founding": re.compile(A_BODY),
    "settling": re.compile(
        r"(?:bargain|compromise|deal|settlement|truce)\b[^.;]{0,60}?(?:,? (?:under|by) which|,? (?:that"
        r"|which) [a-z]+s\b|:)"
    ),
}
_DEAL_WITH = re.compile(
    r" (?:an?|the|their) (?:[\w-]+ )?(?:bargain|deal|settlement|truce) [^;:.]{0,80}?\b(?:on|over|to|under) "
)
_BY_DAY = ("opening", "settling")
# "a decade ago", "in 1998", "never built": history
_LONG_AGO = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|of|before|[Bb]etween|[Ff]rom|[Dd]uring) (?:[A-Z][a-z]+ )?(?:1[5-9]\d\d"
    r"|200\d|201[0-5])\b|\bago\b"
    r"|\b(?:[Ll]ast|[Pp]revious)"
    r" (?:century|decade|month|year)\b|\bnever\b|\bhad (?:[a-z]+ ){0,2}(?:been|given|placed|put|struck|thrown)\b"
)


@sentence_rule(Kind.ANNOUNCEMENT)
def pledges_come_to(reading: Reading, context: Context) -> float:
    """What new pledges come to, told as they are made: those who made them will pay it.

    >>> spoken("Pledges made at the round table by Peru and Chile come to $96 million.")
    ['pledges-come-to']
    >>> spoken("Pledges made in 1998 came to $96 million."), spoken("Losses in Peru and Chile come to $96 million.")
    ([], [])
    """
    found = _COME_TO.match(reading.text)
    return 0 if found is None or _is_history(reading.text) or context.is_report else weight("pledges come to")


_COME_TO = re.compile(
    r"(?:(?:Taken together|Together|In all|All told|In total|Altogether), )?(?:(?:[Tt]oday's|[Tt]he|[Tt]hese"
    r"|[Nn]ew|[Jj]oint|[Ff]resh|[Ff]irm"
    r"|[Tt]he new) )*(?i:commitments|contributions|donations|grants|pledges"
    r"|promises)(?!,? [^;:.]*\b(?:earlier|fell|past|previous|prior|unpaid)\b)"
    rf"(?: [^;:]{{2,200}}?)? (?:add up|amount|come|run|stand)s? (?:to|at) (?:[a-z]+ ){{0,3}}?{SUM}"
    rf"|(?:[Tt]oday's|[Nn]ew) (?i:commitments|contributions|pledges) total (?:[a-z]+ ){{0,3}}?{SUM}"
)


@sentence_rule(Kind.ANNOUNCEMENT)
def done_anew(reading: Reading, context: Context) -> float:
    """Whatever somebody did today, by whatever verb, where a sum, something joint or what holds from now on shows it.

    >>> spoken("Chad and Togo tied the knot on a joint shipping line this afternoon.")
    ['done-anew']
    >>> spoken("Chad and Togo met this afternoon."), spoken("They tied the knot in a small chapel this afternoon.")
    ([], [])
    """
    text = reading.text
    if reading.predicates or context.is_report or context.is_platform:
        return 0
    if not _NEWS.search(text) and not (context.is_entry and _HAS_DONE.search(text)):
        return 0
    is_shown = _JOINT.search(text) or _HOLDS_ON.search(text) or _SUM_FOR.search(text)
    if not is_shown or _is_history(text) or opens_earlier(text, context.published) or _NOT_DONE.search(text):
        return 0
    return weight("done anew") if any(_did(text, one) for one in _PAST_VERB.finditer(text)) else 0


def _did(text: str, found: re.Match[str]) -> bool:
    """Whether a verb in the past is an act of somebody, and neither told nor undergone."""
    verb = found["verb"]
    if (
        verb in NO_ACTS
        or verb in listed("telling")
        or (base_of(verb) or verb) in lexicon.STATIVE_VERBS | lexicon.OF_THE_DAY
    ):
        return False
    if not (verb.endswith("ed") or verb in listed("past")):
        return False
    subject = subject_of(_HAVE.sub("", text[: found.start()].rstrip()), None, None)
    return subject.who is Who.AGENT and not subject.is_inherited and not subject.clause and not subject.is_relative


_PAST_VERB = re.compile(r"(?<= )(?P<verb>[a-z]+ed|[a-z]{3,6})(?= [a-zA-Z\d$€£])")
_NEWS = re.compile(
    rf"\b(?:{_THESE_DAYS}|at (?:dawn|midnight|noon)|after midnight|on {_A_WEEKDAY}"
    r"|joint|thereby|from (?:now|today|tomorrow))\b"
)
_JOINT = re.compile(
    r"\b(?:on|in|into|for|to|of) (?:an? |the |their )(?:[a-z]+ )?(?:common|joint|mixed|shared|single) [a-z]"
)
_HOLDS_ON = re.compile(
    r", (?:which|that|who) (?:thereby )?(?:[a-z]+ )?(?:applies|begins|comes|enters|falls|goes|leaves?|lifts?"
    r"|opens?|rises|runs|sails?|stays?|starts?|takes) "
    r"|\b(?:a|the) [a-z]+ (?:that|which) (?:falls|goes|lasts|rises|runs) |\b(?:open|due"
    r"|valid) (?:to [a-z]+ )?(?:from|in|on|until) [A-Z\d]|\buntil 20\d\d\b"
)
_SUM_FOR = re.compile(
    rf"\bfor (?!the (?:first|second|last)\b){_A_NUMBER} (?!(?:days?|games?|goals?|hours?|minutes?|months?|points?|times"
    r"|weeks?|years?)\b)[a-z]"
    rf"|\b\d[\d.]* per ?cent on |{SUM}[^;:.]{{0,60}}? (?:for|into|to|towards) (?!be\b)|\b(?:for|of"
    rf"|to) [^;:.]{{2,60}}?, worth {SUM}"
    rf"|\bat a (?:cost|price) of {SUM}"
)
_NOT_DONE = re.compile(
    r"\b(?:accused?|blamed?|costs?|damage|debts?|fined|killed|loss(?:es)?|lost|never|not|owed?|rumou?rs?"
    r"|stole|stolen|worth of damage)\b|\?$|\""
)
# What somebody has taken out alone as done: in a text it may be told of earlier days.
_HAS_DONE = re.compile(r"^[^,;:]{2,90}? (?:has|have) (?!been\b|had\b|long\b)[a-z]+")
NO_ACTS = lexicon.words(
    "arrived asked attacked attended been brief called came claimed commended condemned congratulated"
    " considered did died earned expressed fell fled"
    " found got greeted grew had heard held hosted joined kept knew learned learnt left lived made met"
    " observed offered opened paid praised raised ran"
    " received recalled remained reported returned rose said sat saw seen spoke stayed stood stressed"
    " suffered thanked thought told took toured"
    " travelled traveled urged visited warned was welcomed went were witnessed won wrote"
)
