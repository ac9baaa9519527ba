"""What somebody is doing or has done as an outcome of the text: a programme under way, money given, a signing."""

import re

from commitments.grammar import lexicon
from commitments.grammar.actors import Who
from commitments.grammar.reading import Predicate, Reading
from commitments.model import Kind
from commitments.promises.acts import light_verb_acts
from commitments.promises.instruments import COUNT, acts_as_instrument, chooses, is_run
from commitments.promises.registry import (
    Context,
    is_agent,
    is_named,
    predicate_rule,
    sentence_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.promises.weights import by_subject, weight


@predicate_rule(Kind.LAUNCH)
def is_doing(p: Predicate, reading: Reading, context: Context) -> float:
    """What somebody is doing, told as an outcome; not what goes on as ever.

    >>> spoken("The Department is investing $5 million in new schools.")
    ['is-doing', 'has-a-deadline-or-a-number']
    """
    verb = p.words.rsplit(" ", 1)[-1]
    if p.form != "ongoing" or not (is_agent(p) or (verb in _BEGINNING and is_named(p))):
        return 0
    rest = reading.text[p.start + len(p.words) :][:120]
    if "been " in p.words or p.subject.clause:
        return weight("doing, as ever")
    if verb == "making" and AMOUNT.search(rest[:24]):
        return by_subject(p, "doing, with an amount")
    if verb in _BEGINNING:
        return by_subject(p, "doing, a beginning")
    if verb in _DESCRIBING or (verb in _HOSTING and not AMOUNT.search(rest)):
        return weight("doing, as ever")
    if verb == "working" and (_CONCLUDING.match(rest) or (AMOUNT.search(rest) and _WORKING_TO.match(rest))):
        return by_subject(p, "doing")
    if verb in _PLANNING and re.match(r" to [a-z]", rest):
        return by_subject(p, "doing, planning to")
    is_step = verb == "taking" and light_verb_acts(p._replace(verb="take", after=f"take{rest}"))
    if is_step and _TAKEN_TO.match(rest):
        return by_subject(p, "doing" if _TODAY.search(reading.text) else "doing, nothing new")
    if context.is_platform:
        return by_subject(p, "doing, in a platform") if is_step or verb in _MOVING else weight("doing, as ever")
    is_funded = bool(AMOUNT.search(rest)) and (verb not in _AS_EVER or bool(_WITH_MONEY.search(rest)))
    if AMOUNT.match(rest.lstrip()) or is_funded:
        return by_subject(p, "doing, with an amount")
    if verb in _AS_EVER | _FURTHERING or _OF_RELATIONS.match(rest):
        return weight("doing, as ever")
    is_new = verb in _SETTING_OUT or bool(_SOMETHING_NEW.match(rest))
    return by_subject(p, "doing" if is_new else "doing, nothing new")


# "is drafting a charter": one that was not there before
_SOMETHING_NEW = re.compile(
    r" (?:[a-z-]+ ){0,2}?(?:an?|another|additional|new|several|two|three|four|dozens|up to"
    r"|first|launch|creation|establishment|construction)\b"
)
_SETTING_OUT = lexicon.words(
    "calling contributing deploying developing directing drafting entering finalising finalizing initiating instructing"
    " investing joining negotiating ordering partnering tasking teaming"
)


# "are enduring friends": what they are, no act of theirs.
_DESCRIBING = lexicon.words(
    "abiding amazing binding compelling defining emerging encouraging enduring everlasting existing founding"
    " interesting lasting longstanding neighboring neighbouring ongoing outstanding overriding overwhelming pressing"
    " promising thriving unwavering"
)
# "is continuing to support the clinics with $4 million"
_WITH_MONEY = re.compile(
    r"\b(?:with|through) (?:an? |another |up to |over |nearly |more than |additional )*(?:[A-Z]{1,3})?[$€£]\s?\d"
)
_HOSTING = lexicon.words("convening hosting")  # the programme of the day
# "is working to secure an agreement": towards a text that binds
_CONCLUDING = re.compile(
    r" to (?:[a-z]+ly )?(?:conclude|finali[sz]e|secure|sign|complete|reach|establish|launch|ratify)"
    r" [^,;:.]{0,60}?\b(?i:agreements?|accords?|treat(?:y|ies)|memorand(?:um|a)|arrangements?|compacts?"
    r"|partnerships?)\b"
)
_TAKEN_TO = re.compile(r" (?:[a-z-]+ (?:and )?){0,4}?(?:steps?|measures?|actions?) to [a-z]")
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
_AS_EVER = lexicon.words(
    """
    acting aging becoming beginning building carrying celebrating changing climbing collaborating coming commemorating
    considering continuing cooperating dealing declining discussing doing dying enjoying experiencing exploring facing
    failing falling feeling fighting focusing following gaining getting giving going growing happening hearing helping
    holding honoring hoping improving increasing joining keeping knowing lacking leading learning leaving listening
    living looking losing making marking meeting monitoring moving needing estimating forecasting projecting
    reporting observing paying playing pursuing reaching
    reacting reaping responding rising running saying seeing seeking showing sitting spending standing staying
    striving struggling suffering
    taking talking telling thinking transforming traveling travelling trying turning undergoing using visiting waiting
    wanting watching welcoming winning wondering working
    """
)
"""Closed: what goes on whoever writes of it. Any other act in progress is told as something new."""
AMOUNT = re.compile(r"[$€£]\s?\d|\d+ (?:percent|per cent|million|billion)|\d,\d{3}")


@predicate_rule(Kind.AGREEMENT)
def welcomes_outcome(p: Predicate, reading: Reading, context: Context) -> float:
    """A signing, launch or conclusion that those who speak welcome as theirs.

    >>> spoken("The leaders welcomed the launch of a technology dialogue.")
    ['welcomes-outcome']
    """
    return by_subject(p, "outcome welcomed") if p.form == "welcome" else 0


@predicate_rule(Kind.ANNOUNCEMENT)
def delivers(p: Predicate, reading: Reading, context: Context) -> float:
    """Something given, bought, issued: an outcome where it is of today, or an amount.

    >>> spoken("Today, the Department released a guide for small employers.")
    ['delivers']
    >>> spoken("In 2014, the agency awarded $3 million to the town.")
    ['has-a-deadline-or-a-number']
    """
    if p.form != "deliver" or not is_agent(p) or p.subject.clause or _EARLIER.search(reading.text):
        return 0
    rest = reading.text[p.start + len(p.words) :][:60]
    if _NOTHING_GIVEN.match(rest):
        return 0
    if _TODAY.search(reading.text):
        return by_subject(p, "delivered today")
    is_perfect = p.words.startswith(("has ", "have ", "had "))
    is_recent = not is_perfect or p.words.endswith("requested")
    return by_subject(p, "delivered, an amount") if _AMOUNT_NEXT.match(rest) and is_recent else 0


_NOTHING_GIVEN = re.compile(
    r" (?:an? |the |their )?(?:new |following |joint )*(?:era|chapter|page|path|doors?|statements?|readouts?)\b"
)
_TODAY = re.compile(r"\b(?:[Tt]oday|[Tt]his (?:week|morning|month)|[Yy]esterday)\b")
_EARLIER = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Ll]ast|[Dd]uring|[Oo]ver) (?:[A-Z][a-z]+ )?(?:(?:19|20)\d\d|the past|the last|year)\b"
)
_AMOUNT_NEXT = re.compile(
    r" (?:an? |its |the |up to |over |nearly |more than |another "
    r"|(?:award|disbursement|grant|loan|provision|release)s? of |an additional |initial |further "
    r"|for (?:[A-Z][a-z]+ )?(?:approval|notification) )*(?:new )?"
    r"(?:[A-Z]{1,3})?[$€£¥]?\d[\d.,]*\b"
)


@predicate_rule(Kind.ANNOUNCEMENT)
def sets_money_aside(p: Predicate, reading: Reading, context: Context) -> float:
    """Money for something, in a package or from somebody.

    >>> spoken("This includes $4 million for new buses.")
    ['sets-money-aside', 'has-a-deadline-or-a-number']
    """
    return by_subject(p, "money set aside") if p.form == "money" and not p.subject.is_relative else 0


@predicate_rule(Kind.PLEDGE)
def is_expected(p: Predicate, reading: Reading, context: Context) -> float:
    """What somebody expects to do, or is expected to buy or build under the text's own agreements.

    >>> spoken("The Ministry is expected to purchase 40 turbines.")
    ['is-expected']
    >>> spoken("The economy is expected to grow.")
    []
    """
    is_readied = p.verb == "have" and bool(_READIED.match(p.after))
    if p.form != "expect" or (p.verb in lexicon.STATIVE_VERBS and not is_readied):
        return 0
    if "expects" in p.words or p.words in ("expect", "anticipate", "anticipates"):
        return by_subject(p, "expects to act") if is_readied or p.verb in lexicon.ACTION_VERBS else 0
    is_sum = bool(AMOUNT.search(p.after) and _TRADE.search(p.after))
    if p.verb in lexicon.CONCRETE_VERBS | _BUYING and is_agent(p):
        return by_subject(p, "expected to act")
    return weight("expected, a sum of trade") if is_sum else 0


# "expect to have the text ready"
_READIED = re.compile(r"have [^,;:.]{3,80} (?:in place|ready|completed?|concluded|finali[sz]ed|agreed|signed)\b")
_BUYING = lexicon.words("import procure acquire order sell export")
_TRADE = re.compile(r"\b(?:purchas|invest|export|sales|contract|procure)")


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
    if "firm" in p.words or "iterat" in p.words or "renew" in p.words:
        is_more = _TO_ACT.match(reading.text, p.start + len(p.words))
        return by_subject(p, "support and an act" if is_more else "support reaffirmed")
    if p.subject.who is not Who.SPEAKER:
        return 0
    of_others = _EFFORTS.match(reading.text, p.start + len(p.words))
    return weight("support of efforts" if of_others else "support declared")


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
    >>> spoken("This programme will promote growth.")
    ['thing-will']
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
    >>> spoken("The programme is giving joy to towns.")
    []
    """
    if p.form != "ongoing" or not is_run(p) or "been " in p.words or not p.words.endswith(_GIVING):
        return 0
    return weight("programme gives") if _AMOUNT_NEXT.match(reading.text, p.start + len(p.words)) else 0


_GIVING = ("funding", "giving", "making", "offering", "providing")


@sentence_rule(Kind.LAUNCH)
def meets_to_launch(reading: Reading, context: Context) -> float:
    """Those who meet to launch something have launched it, once they say so.

    >>> spoken("We, the leaders of Peru and Chad, have met in Lima to announce the establishment of a wool fund.")
    ['meets-to-launch']
    """
    return weight("launches, having met") if _MET_TO.search(reading.text) else 0


_MET_TO = re.compile(
    r"\b(?:met|gathered|convened|assembled|c[ao]me together|rallied together"
    r"|(?:join|partner)(?:ed|ing)(?: together)?)\b[^.;:]{0,90}? to (?:jointly |formally )?"
    r"(?:announce|launch|establish|inaugurate|sign|found|set up) (?:an?|the|our|their|two|three|several|new)\b"
)
