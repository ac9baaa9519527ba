"""Whose promise it is that somebody welcomes: his whose promise it is, and not theirs who welcome it."""

import re

from commitments.coding.parties import COUNTRY, Cast, actors, listed_names, same
from commitments.grammar.actors import Who, classify
from commitments.grammar.reading import Predicate, Reading
from commitments.grammar.subjects import Subject, main_subject
from commitments.grammar.words import lexicon

_NAME = r"(?:the )?[A-Z][\w.&-]*(?: (?:(?:of|and|for|the) ){0,2}[A-Z][\w.&-]*){0,6}"
_NOUN = (
    r"(?:accession|adoption|announcement|commitment|contribution|creation|decision|determination|establishment|intent"
    r"|intention|investment|launch|offer|opening|plan|pledge|ratification|readiness|resolve|signature|signing"
    r"|willingness)s?"
)
# "the EU renewed commitment", and not "the EU reaffirmed their commitment"
_OF_THAT_SORT = (
    r"(?!(?:an?|its|our|the|their)\b|(?!continued|enhanced|expanded|extended|increased|planned|proposed|renewed|shared|sustained)"
    r"[a-z]+ed\b)[a-z-]+"
)
_OWNED = re.compile(
    rf"\b(?P<who>{_NAME})(?:'s|(?<=s)') (?:[\w-]+,? ){{0,5}}?{_NOUN}\b"
    rf"|\b(?P<country>U\.S\.|US|U\.K\.|UK|EU) (?:{_OF_THAT_SORT} ){{0,2}}{_NOUN}\b"
    rf"|\bwelcom\w+ (?P<its>{_NAME})(?:'s|(?<=s)') [^;:]{{2,200}}?,? and its (?:[a-z]+ ){{0,2}}{_NOUN}\b"
    rf"|\bwelcom\w+ (?P<doing>{_NAME})(?:'s)? [a-z]+ing\b"
    rf"(?: its {_NOUN}\b| [^;:]{{2,200}}? and [a-z]+ing its {_NOUN}\b)?"
    rf"|\b{_NOUN} (?:by (?P<by>{_NAME})|of (?P<of>{_NAME})(?= to [a-z]))"
)
# "Peru welcomed Chile's announcement that it will act"
_THAT_IT = re.compile(rf"\b(?P<who>{_NAME})(?:'s|(?<=s)') (?:[\w-]+,? ){{0,5}}?{_NOUN} that (?:it|they)\s*$")
_OURS = re.compile(r"[^;:.]{0,160}?\b(?:joint|its|our|their)\b", re.I)
_OURS_TOO = re.compile(r"[^;:.]{0,160}?\b(?:bilateral|between|joint|its|our|their)\b", re.I)
# "Peru welcomed a treaty between Mali and Fiji"
_BETWEEN = re.compile(
    rf"(?:(?!\b(?:its|our|that|their|which|who)\b)[^;:.]){{0,160}}?\bbetween (?P<who>{_NAME} and {_NAME})"
    r"(?![\w'’]| and | [A-Z])"
)
_NEAR, _FAR = 60, 120
"""How far behind a welcome its owner's name may begin, and how far before a promise as a noun."""


# "Opponents say that the President will cut pensions", "We hope the DPRK will respond": nobody's own words.
_OUTSIDER = (
    r"(?:analysts?|commentators?|critics?|economists?|experts?|many|media|observers?|opponents?|people|polls?|press"
    r"|reporters?|reports?|rumou?rs|skeptics|sceptics|some|sources|supporters|voters)"
)
_SAID_OF = re.compile(
    rf"(?:^|[,;:.] )(?:\w+ )?{_OUTSIDER}(?: [a-z]+){{0,3}} (?:alleg|argu|assum|believ|claim|expect|fear|forecast"
    r"|hope|predict|report|said|say|suggest|think|thought|worr|writ)\w*(?: that)? (?:the )?$"
    r"|\b(?:assume|believe|doubt|expect|fear|hope|predict|think|trust|wish|worry)(?:s|d|ed|es)?(?: that)? (?:the )?$",
    re.I,
)
# "Iran said that the United States will lift them"
_TELLS_OF = re.compile(
    rf"(?P<who>{COUNTRY.pattern}) (?:also |[a-z]+ly )?(?:claim|demand|insist|maintain|said|says?|stress|warn)"
    r"(?:s|ed|es)?(?: that)? (?:the )?$"
)
# "The Academy, which has 67,000 members across the U.S., will": the aside names a place, and not who will
_IN_ASIDE = re.compile(r", (?:which|who|whose) [^;:]{2,200} (?:across|at|by|for|from|in|of|to|with) (?:the )?$")
_AWAITED = re.compile(r"(?:is|are|was|were) (?:\w+ )?(?:anticipated|expected|projected|supposed)\b")
_WILL_OF = ("will", "would", "is-to", "expect", "aim")


def is_hearsay(predicate: Predicate, text: str) -> bool:
    """Whether it is only hoped, expected or told by others that somebody will, who has not said so.

    >>> from commitments.grammar.reading import read
    >>> [is_hearsay(read(words).predicates[0], words) for words in (
    ...     "Critics say that Peru will cut aid.", "We hope Peru will act.", "Peru says that it will act.")]
    [True, True, False]
    """
    if predicate.form == "expect" and _AWAITED.match(predicate.words):
        return True
    subject = predicate.subject
    if predicate.form not in _WILL_OF or subject.who is not Who.AGENT or subject.is_inherited:
        return False
    name = re.sub(r"^.*\b[a-z]+(?: that)? (?=(?:the )?[A-Z]|the )", "", subject.words)
    at = text.rfind(name, 0, predicate.start)
    if at <= 0:
        return False
    if text[at + len(name) : at + len(name) + 1] == "," and _IN_ASIDE.search(text, max(0, at - 240), at):
        return True
    teller = _TELLS_OF.search(text, max(0, at - 120), at)
    if teller and name.removeprefix("the ") in lexicon.COUNTRIES and same(teller["who"]) != same(name):
        return True
    return _SAID_OF.search(text, max(0, at - 120), at) is not None


# "He assured them that Iran will not obtain it": whose word it is, gives it.
_ASSURED = re.compile(r"\b(?:assur|ensur|guarantee|see to it)\w*\b[^,;:]{0,80}? that (?:the )?$")
# "a plan that Chile will carry out": told of what the main verb promises
_OF_A_THING = re.compile(r"\b(?P<noun>[\w-]+) (?:that|which) (?:the )?$")
_TELLING = re.compile(
    r"(?i:agree|announce|announcement|agreement|commit|commitment|confirm|declar|decision|decid|determin|expect|ensur"
    r"|guarant|hope|insist|intent|pledg|promis|said|say|stat|so\b|such|sure|assur|require|underst|not|show|told|tell"
    r"|affirm|reaffirm|reiterat|emphasi|stress|underlin|underscor|recogni|acknowledg|propos|order|direct|learn|know"
    r"|believ|think|warn|vow|swear|is\b|and\b|or\b|but\b|them\b|him\b|her\b|us\b|clear|today|fact|idea|news|view"
    r"|assurance|condition|understanding)"
)


# "Wool Energy, a lending firm, has committed": who it is shows that it can.
_A_FIRM = re.compile(
    r"(?P<who>(?:The )?[A-Z][^,;:]{1,60}), an? (?:[\w'-]+,? ){0,12}?(?:bank|company|corporation|developer|firm"
    r"|foundation|fund|institution|manufacturer|operator|organi[sz]ation|producer|provider|start-?up|supplier|utility)\b"
    r"[^;:]{0,200}, (?:also |today )?(?:announced|committed|has|intends|is|plans|will)\b"
)


def giver(predicate: Predicate, reading: Reading) -> Subject | None:
    """Who promises what a subordinate clause tells of another, or what was read as theirs of whom an earlier sentence
    speaks; nobody else where it is neither.

    >>> from commitments.grammar.reading import read
    >>> reading = read("We will lend for a scheme that Chile will lead.")
    >>> giver(reading.predicates[1], reading).words
    'We'
    """
    if own := begun_by(predicate, reading):
        return own
    firm = None if predicate.subject.who.can_promise else _A_FIRM.match(reading.text)
    if firm and predicate.subject.words == firm["who"]:
        return predicate.subject._replace(who=Who.AGENT)
    subject = predicate.subject
    if predicate.form not in ("will", "commit") or subject.clause != "that" or subject.who is not Who.AGENT:
        return None
    at = reading.text.rfind(subject.words, 0, predicate.start)
    head = reading.text[max(0, at - 160) : at] if at > 0 else ""
    main = [
        one.subject for one in reading.predicates if one.start < at and one.form in ("will", "commit", "decide-that")
    ]
    main = [one for one in main if one.who.can_promise and not one.clause]
    if _ASSURED.search(head):
        return main[0] if main else main_subject(reading.text)
    thing = _OF_A_THING.search(head)
    if main and thing and not _TELLING.match(thing["noun"]):
        return main[0]
    return None


def owners(predicate: Predicate, text: str, cast: Cast) -> tuple[str, ...]:
    """Who promises what is welcomed, by name; nobody where it is nobody's own.

    >>> from commitments.coding.cast import cast_of
    >>> from commitments.grammar.reading import read
    >>> def of(words):
    ...     return owners(read(words).predicates[0], words, cast_of(""))
    >>> of("Peru welcomed Chile's launch of a fund."), of("Peru welcomed the launch of its fund.")
    (('Chile',), ())
    >>> of("Peru welcomed the United States' intention to rejoin the pact.")
    ('United States',)
    """
    if told := _THAT_IT.search(text, max(0, predicate.start - 4 * _NEAR), predicate.start):
        return listed_names(told["who"], cast.proper, cast)
    if predicate.form not in ("noun", "renew", "share", "welcome"):
        return ()
    for found in _OWNED.finditer(text, max(0, predicate.start - _FAR), predicate.start + 4 * _NEAR):
        is_it = found.start() <= predicate.start + _NEAR and found.end() > predicate.start
        who = found["who"] or found["its"] or found["doing"] or found["by"] or found["of"] or found["country"]
        if is_it and classify(who) is Who.AGENT:
            return listed_names(who, cast.proper, cast)
    between = _BETWEEN.match(predicate.after) if predicate.form == "welcome" else None
    names = listed_names(between["who"], cast.proper, cast) if between else ()
    return names if len(names) > 1 else ()


def begun_by(predicate: Predicate, reading: Reading) -> Subject | None:
    """Whose sentence it is, where a promise was read as theirs of whom an earlier sentence speaks.

    >>> from commitments.grammar.reading import read
    >>> before = read("Chile will act.").predicates[0].subject
    >>> reading = read("The Andean leaders joined Peru in launching a fund.", before)
    >>> reading.predicates[0].subject.words, begun_by(reading.predicates[0], reading).words
    ('Chile', 'The Andean leaders')
    """
    subject = predicate.subject
    if not subject.is_inherited or subject.start >= 0 or not subject.words or subject.words in reading.text:
        return None
    if country := _COUNTRY_ACTS.match(reading.text):
        return Subject(country["who"], Who.AGENT, start=0)
    main = main_subject(reading.text)
    is_own = main is not None and main.start == 0 and _BEGINS_WITH_A_NAME.match(reading.text)
    return main if is_own else None


_COUNTRY_ACTS = re.compile(rf"(?P<who>(?:The )?{COUNTRY.pattern}) (?:also )?[a-z]+(?:s|ed) ")
# No pronoun, and no verb with which an item begins.
_BEGINS_WITH_A_NAME = re.compile(
    r"(?!(?:And|But|Each|He|I|It|Its|Our|She|That|Their|These|They|This|Those|We)\b)"
    r"(?:The )?[A-Z][\w.'-]*(?: [A-Z]\w*)* [a-z]"
)
# "Peru was tasked with it": done to it, and not by it.
_IS_DONE_TO = re.compile(
    r"[^,;:]{0,60}? (?:is|are|was|were|ha(?:s|ve) been|will be) (?:[a-z]+ly )?(?:[a-z]+ed|built|given|held"
    r"|made|sent|set)\b"
)
# "Expanding work between Peru and the Wool Bank includes": they are not its subject.
_GOES_ON_DOING = re.compile(r"(?:[^:]{2,80}: )?[A-Z][a-z]+ing [^,]*")
_LETTERS = re.compile(r"(?:[Tt]he )?[A-Z][A-Z&-]{1,7}")
_DID = re.compile(r" (?:also |[a-z]+ly )?(?:has|have|is|are|gave|held|led|made|met|[a-z]+ed)\b")
_ONLY_SPEAKS = re.compile(
    r",?(?: also| [a-z]+ly)? (?:acknowledg|applaud|appreciat|celebrat|commend|hail|highlight|listed|not(?:e|ed|es)\b"
    r"|prais|recall|recogni|welcom)"
)


def doer(reading: Reading, cast: Cast) -> tuple[str, ...]:
    """Who does what a sentence tells without a promising verb of its own; nobody where it is only done to them.

    >>> from commitments.coding.cast import cast_of
    >>> from commitments.grammar.reading import read
    >>> [doer(read(words), cast_of("")) for words in ("Peru has built a port.", "Peru was tasked with it.")]
    [('Peru',), ()]
    """
    subject = main_subject(reading.text)
    if subject is None or subject.start < 0 or subject.clause or subject.who is not Who.AGENT:
        return ()
    if subject.words.casefold() in lexicon.ACTION_VERBS or _GOES_ON_DOING.fullmatch(reading.text[: subject.start]):
        return ()
    behind = reading.text[subject.start + len(subject.words) :]
    if _LETTERS.fullmatch(subject.words) and not _DID.match(behind):
        return ()  # "The NSM directs more work": letters may stand for a text
    return () if _IS_DONE_TO.match(behind) or _ONLY_SPEAKS.match(behind) else actors(subject, cast)


_WITHIN = re.compile(r"\b(?:between|which|who|with)\b")
"""Behind these "their" is not theirs who welcome it."""


def is_of_another(predicate: Predicate, who: tuple[str, ...]) -> bool:
    """Whether one party only welcomes what it has no part in, as far as is said: "Peru welcomed the launch of a fund".

    >>> from commitments.grammar.reading import read
    >>> [is_of_another(read(words).predicates[0], ("Peru",)) for words in (
    ...     "Peru welcomed the launch of a fund.", "Peru welcomed the launch of its fund.", "Peru will launch a fund.")]
    [True, False, False]
    """
    if predicate.form != "welcome" or len(who) != 1:
        return False
    if predicate.subject.who is Who.SPEAKER:
        return not _OURS_TOO.match(predicate.after)
    return not _OURS.match(_WITHIN.split(predicate.after, maxsplit=1)[0])
