"""What was done before the text was written, told again: a recap, and no outcome of the text."""

import re

from commitments.dates import A_MONTH, MONTHS, PartialDate
from commitments.grammar.reading import Predicate, Reading
from commitments.grammar.words.lexicon import SIGN
from commitments.promises.registry import (
    Context,
    predicate_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.promises.weights import weight

_SPANS = r"(?:days|weeks|months|quarters|years|decades|terms)"
_SEASON = r"(?:year|month|week|quarter|spring|summer|fall|autumn|winter|decade|century)"
_AGO = r"(?:days?|weeks?|months?|years?|decades?|century|half) (?:ago|earlier)"
_WENT = r"(?:was|were|took|came|became|met|went|began|ran|left|won|had|[a-z]+ed)"
_FRONTED = re.compile(
    r"(?:\W{0,3}(?:On|From) Day One|(?:On|From) (?:his|her|its|our|the|day) (?:very )?(?:first day|one)"
    r"|Since\b(?![^,;.]{2,80} (?:is|are|can|cannot|will|must|may|should|do|does|needs?|matters?)\b)"
    rf"|(?:Most )?[Rr]ecently|Previously|Earlier(?! (?:today|on))|[^,;:.]{{0,40}}\b{_AGO}"
    rf"|In (?:the past|the last|recent {_SPANS})|Over (?:the past|the last|the years|the course|(?:his|her) \d+ )"
    rf"|Last {_SEASON}|To date|So far|(?:(?:Within|In) [^,;:.]{{2,30}} of|After|On|Upon) (?:tak|enter|assum)ing office"
    rf"|When [^,;.]{{2,80}} (?:was|were) (?:first )?[a-z]+(?:ed|de|en|ld)|When [^,;.]{{2,60}}? {_WENT}\b[^;.]{{0,120}},"
    r"|(?:In|During|Throughout) (?:his|her|its|their|the) (?:first|past|prior|previous) (?:term|hours|days|weeks"
    r"|months|year|[Aa]dministration)"
    r"|(?:There|Then|At th(?:at|e) time)(?=,)"
    r"|During (?:his|her|the) (?:last|campaign)|On the campaign trail|For (?:years|decades))(?!\w)"
)
_PLACED = re.compile(
    r"In (?!addition|order|support|parallel|this|that|the|our|its|their|line|response|particular|accordance"
    rf"|cooperation|partnership|conjunction|{A_MONTH})[A-Z][a-z]+,? (?:\d{{4}},? )?(?:we|the)\b"
)
_INSIDE = re.compile(
    rf"\b(?:already|previously|last {_SEASON}|{_AGO}|earlier (?:this|in the) {_SEASON}"
    r"|at (?:our|their) (?:last|previous)|when we last met|since (?:he|she|taking office"
    r"|(?:President )?[A-Z][\w ]{2,30} took office|the start of))\b"
)
# "It was in this context that Peru committed to open its ports"
_IT_WAS = re.compile(r"It was [^.;:]{2,90} that\b")
# "has recently announced": the adverb stands before the verb or within it.
_LATELY = re.compile(r"\b(?:(?<!more )recently|previously|already|originally|initially) [a-z]+$")
_PAST = re.compile(
    r"(?:ed|took|made|struck|undertook|gave|have|has|had|agreeing|committing|pledging|promising|undertaking)\b"
)
_NO_RECAPS = frozenset(("be-committed", "ongoing", "renew", "aim", "share"))


@predicate_rule()
def told_of_the_past(p: Predicate, reading: Reading, context: Context) -> float:
    """An older promise recalled is not made again.

    >>> spoken("In Pittsburgh, we launched the Framework and committed to work together.")
    ['told-of-the-past', 'launches', 'commits', 'told-of-the-past']
    >>> spoken("So far, donors have pledged $4 million."), spoken("Peru has pledged $4 million since 2009.")
    (['commits', 'has-a-deadline-or-a-number'], ['commits', 'told-of-the-past', 'has-a-deadline-or-a-number'])
    >>> spoken("In May, Peru signed a pact.", published=PartialDate.parse("2023-09-20"))
    ['told-of-the-past', 'signs']
    >>> then = PartialDate.parse("2023-09-20")
    >>> spoken("They welcomed the talks held in Lima in May 2019 and agreed to hold them each year.", published=then)
    ['agrees-to-act']
    >>> spoken("Earlier this year, Peru announced that it will open a port.")
    ['told-of-the-past', 'announces', 'agent-will', 'told-of-the-past']
    >>> spoken('On the campaign trail, the Governor vowed: "We will build ports."')
    ['agent-will', 'told-of-the-past']
    """
    if p.subject.clause == "that" and "had " in p.before and _HAD_SAID.search(p.before):
        return weight("recap")
    if p.form == "will":
        is_said = _QUOTED.search(p.before) or (p.subject.clause == "that" and _TOLD_THAT.search(p.before))
        is_told = is_said and _is_recap(p.before, context.published)
        return weight("recap") if is_told else 0
    if p.form in ("renew", "noun", "be-committed"):
        is_over = p.form != "be-committed" or _HAS_BEEN.match(p.words)
        return weight("opens with an earlier time") if is_over and _opens_earlier(p, context.published) else 0
    if p.form in _NO_RECAPS or not _PAST.search(p.words):
        return 0
    if p.form == "commit" and _UNTIL_NOW_PLEDGED.match(p.before) and _SUM.search(p.after[:80]):
        return 0  # what is pledged so far is still to be given
    if p.words.startswith(("has ", "have ")) and _AGO_WORD.search(p.after) and _SINCE.match(p.after):
        return weight("recap")
    is_long_ago = p.form in _GIVEN and not context.published and _LONG_AGO.match(p.before)
    if is_long_ago or _opens_earlier(p, context.published) or _IT_WAS.match(p.before):
        return weight("opens with an earlier time")
    if _is_placed_earlier(p):
        return weight("recap")
    if _is_dated_earlier(p, context.published):
        return weight("told of an earlier date")
    if (
        not context.published
        and p.form in ("sign", "launch", "announce", "adopt", "instruct")
        and (_OF_A_YEAR.search(p.after if p.form != "instruct" else "") or _IN_A_MONTH.search(p.before))
    ):
        return weight("told of a year")
    if context.recap_goes_on and not _OF_TODAY.search(reading.text):
        return weight("recap goes on")
    return weight("had done") if re.match(r"had\b", p.words) else 0


@predicate_rule()
def told_in_a_report(p: Predicate, reading: Reading, context: Context) -> float:
    """What was launched, signed, given or ordered, in a text that tells what was done.

    >>> spoken("The Ministry launched a fund for farms.", is_report=True)
    ['told-in-a-report', 'launches']
    >>> spoken("Today, the Ministry launched a fund for farms.", is_report=True)
    ['launches']
    """
    if not context.is_report or p.form not in _DEEDS or not _PAST.search(p.words) or _OF_TODAY.search(reading.text):
        return 0
    if p.form == "instruct" and _OWN_PEOPLE.match(reading.text, p.start + len(p.words)):
        return 0
    return weight("told in a report")


# "had already indicated that it is prepared to"
_HAD_SAID = re.compile(r"\bhad (?:already|earlier|long|previously) [a-z]+ (?:to [^,;:.]{2,40} )?that\b[^;:.]*$")
# "In 1968 the donors pledged": no text of 1968 says so of itself
_LONG_AGO = re.compile(r"[Ii]n (?:1[89]|20)\d\d,? ")
_GIVEN = frozenset(("agree", "commit", "decide", "give-more"))
# "tasked their teams with": what leaders do when they meet
_OWN_PEOPLE = re.compile(r" (?:our|their|respective|relevant) ")

_DEEDS = frozenset(("launch", "sign", "be-done", "deliver", "give-more", "instruct"))


_HAS_BEEN = re.compile(r"(?:has|have|had)\b|w(?:as|ere)\b")


def tells_of_earlier(p: Predicate, context: Context) -> bool:
    """Whether a verb in the past is dated before the text."""
    if not _PAST.search(p.words) or p.form in ("will", "aim", "ongoing"):
        return False
    return _is_placed_earlier(p) or _is_dated_earlier(p, context.published)


def opens_earlier(text: str, published: PartialDate | None) -> bool:
    """Whether a sentence opens with a time before the text, whatever was done then: what follows may go on with it.

    >>> opens_earlier("In 2019, Peru modified the tariff.", PartialDate.parse("2021-01-20"))
    True
    """
    front = text[:160].split(",", 1)[0]
    if not _DONE.match(text, len(front)) or _UNTIL_NOW.match(front) or _OF_TODAY.search(front):
        return False
    is_dated = published is not None and _OCCASION.match(front) and _is_front_earlier(front, published)
    return bool(is_dated or _FRONTED.match(text))


_UNTIL_NOW = re.compile(r"(?:For|Over|Since|So far|To date|Throughout)\b")
_DONE = re.compile(r",[^,;:.]{2,90}?\b(?:[a-z]+ed|made|met|took|gave|held|won)\b")
ALSO = re.compile(
    r"(?:In addition|Additionally|Further|Furthermore), |[A-Z][^,;:.]{0,60} (?:has |have |had )?also [a-z]+ed\b"
)
"""How a sentence opens that goes on with what the one before it tells."""


def _is_recap(before: str, published: PartialDate | None) -> bool:
    return _is_placed(before) or (published is not None and _is_earlier(before, published))


def _is_placed(before: str) -> bool:
    is_fronted = _FRONTED.match(before) and not _OF_TODAY.search(before)
    return bool(is_fronted or _PLACED.match(before) or _INSIDE.search(before))


def _is_placed_earlier(p: Predicate) -> bool:
    """Whether words that need no calendar put it before the text: "last year", "recently"."""
    before = p.before.removeprefix(p.front) if _BEHIND.match(p.front) else p.before
    return _is_placed(before) or bool(_LATELY.search(f"{p.before[-40:]} {p.words}"))


def _opens_earlier(p: Predicate, published: PartialDate | None) -> bool:
    """Whether the sentence opens with an earlier time, that all of it is told of."""
    front = p.front
    if p.subject.start < 0 and _PAST.search(p.words):
        front = p.before[:160].split(",", 1)[0]  # "In April, Peru opened a port and announced"
    if _FRONTED.match(p.before):
        return not _OF_TODAY.search(front)
    return published is not None and bool(_OCCASION.match(front)) and _is_front_earlier(front, published)


def _is_front_earlier(front: str, published: PartialDate) -> bool:
    """Whether a time that a sentence opens with is over: of the text's own year what is told is over too, for of what
    is done now a text says so, or when."""
    is_of_its_year = front.rstrip(", ") == f"In {published.first.year}" and len(published) > len("2031-")
    return (is_of_its_year and published.first.month > _EARLY) or _is_earlier(front, published)


_EARLY = 2


_OCCASION = re.compile(r"(?:In|On|At|During|By) ")


def _is_dated_earlier(p: Predicate, published: PartialDate | None) -> bool:
    """Whether the sentence says of a day, month or year before the text's that it was done then."""
    if published is None:
        return False
    after = _OWN.match(p.after) if p.form in _DATED_BEHIND else None
    before = p.before.removeprefix(p.front) if _BEHIND.match(p.front) else p.before
    before = _TOLD_OF.sub("", before) if _ANOTHER_ACT.match(before) else before
    before = _WHICH_WAS.sub("", before) if "that w" in before or "which w" in before else before
    return _is_earlier(before, published) or _is_earlier(after[0] if after else "", published)


# "Building on the 2022 pact, they agreed": what an act rests on has a date of its own.
_BEHIND = re.compile(r"(?:(?!During)[A-Z][a-z]+ing|As (?:[a-z]+ly )?[a-z]+ed|Consistent|Guided|Based|In line)\b[^;:]*$")


# "welcomed the talks held in Lima in May 2014 and agreed": the date is that of what is welcomed
_ANOTHER_ACT = re.compile(
    r"[^,;:]{2,90}? (?:acknowledged|appreciated|commended|noted|praised|recalled|recogni[sz]ed|reviewed"
    r"|welcomed) .*\band$"
)
_TOLD_OF = re.compile(
    r"\b(?:adopted|agreed|announced|carried out|concluded|convened|held|hosted|launched|made|reached|signed|undertaken)"
    r" (?:(?!and\b)[^\s,;:]+ ){0,8}?(?:in|on|at|during) (?:[A-Z\d][\w]*,? ){0,3}(?:19|20)\d\d\b"
)
# "the rule that was adopted in May, and agreed": the date is that of the rule
_WHICH_WAS = re.compile(
    r"\b(?:that|which) (?:was|were) [a-z]+ (?:(?!and\b)[^\s,;:]+ ){0,6}?(?:in|on|at|during) (?:[A-Z\d]\w*,? ?){1,3}"
)
# What is pledged has an object that may be dated itself: "pledged to help after the storm in May".
_DATED_BEHIND = frozenset(("launch", "sign", "be-done", "announce", "deliver", "agree", "adopt", "instruct"))


def _is_earlier(words: str, published: PartialDate) -> bool:
    for found in _DATE.finditer(words):
        year = int(found["year"] or found["alone"] or 0)
        if year and (year, _month(found)) < (published.first.year, published.first.month if _month(found) else 0):
            return True
        if not year and _month(found) and len(published) > 4 and _month(found) != published.first.month:
            return True
    return _is_of_a_past_meeting(words, published) or _is_of_a_past_budget(words, published)


def _is_of_a_past_meeting(words: str, published: PartialDate) -> bool:
    """ "At COP26": the climate conferences are numbered by years, of which one was left out."""
    numbers = [int(found["number"]) for found in _CLIMATE_MEETING.finditer(words)]
    return any(number + (1994 if number < 26 else 1995) < published.first.year for number in numbers)


_CLIMATE_MEETING = re.compile(r"\b(?:[Aa]t|[Dd]uring|[Ss]ince) (?:the )?COP[ -]?(?P<number>2[1-9]|3\d)\b")


def _is_of_a_past_budget(words: str, published: PartialDate) -> bool:
    """ "In FY 2022": a fiscal year that is over, or nearly, when its calendar year is."""
    now = published.first.year + (1 if published.first.month >= _NEW_BUDGET and len(published) > 4 else 0)
    return any(int(found["year"]) % 100 < now % 100 for found in _BUDGET_YEAR.finditer(words))


_NEW_BUDGET = 10
_BUDGET_YEAR = re.compile(
    r"\b[Ii]n (?:FY|[Ff]iscal(?: [Yy]ear)?) ?(?:\(FY\) )?(?P<year>(?:20)?\d\d)\b"
    r"(?! (?:[a-z]+ )?(?:funds?|funding|money)\b)"
)


def _month(found: re.Match[str]) -> int:
    return MONTHS.index(found["month"]) + 1 if found["month"] else 0


_DATE = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Oo]n|[Dd]uring|[Aa]t|[Tt]he|[Aa]|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|(?<!Act )of|late|early"
    r"|mid)[ -](?:late |early |mid-?)?"
    rf"(?:(?:\d{{1,2}} )?(?P<month>{A_MONTH})\b(?: \d{{1,2}}\b(?:[-–]\d{{1,2}})?)?"
    r"(?:,? (?:of )?(?P<year>(?:1[5-9]|20)\d\d))?"
    r"|(?:[Ss]pring |[Ss]ummer |[Ff]all |[Aa]utumn |[Ww]inter )?(?P<alone>(?:1[5-9]|20)\d\d)\b)"
)
# What stands behind the verb until another clause begins: "signed a pact in May to open ports by June".
_OWN = re.compile(r"(?:(?! (?:that|which|who|where|will|to [a-z]+|by|until|through) )[^;:])*")
_SUM = re.compile(rf"{SIGN}|\d (?:million|billion)")
_UNTIL_NOW_PLEDGED = re.compile(r"(?:So far|Thus far|To date)\b")
_AGO_WORD = re.compile(r" (?:since|last|past|recent) ")
# "has committed $4 billion to the region since 2009"
_SINCE = re.compile(
    r"(?:(?! (?:that|which|who|where|will|to (?!(?:the|our|its|their)\b)[a-z]+) )[^;:])*?"
    r" (?:since (?:(?:[A-Z][a-z]+ )?(?:19|20)\d\d|(?:the )?[\w ]{2,40} (?:began|started|broke out)\b"
    r"|the (?:beginning|onset|outbreak|start)\b)|(?:over|in|during) (?:the (?:last|past)|recent)"
    r" (?:\w+ )?(?:days|decades?|months|weeks|years?)\b)"
)
_QUOTED = re.compile(r"\b[a-z]+ed(?: [a-z]+)?[:,]? \"[^\"]{0,60}$")
_TOLD_THAT = re.compile(r"\b[a-z]+ed (?:[\w ]{1,30} )?that\b")
_OF_TODAY = re.compile(r"\b(?:[Tt]oday|[Tt]his week|[Nn]ow|[Aa]t (?:this|the) (?:[Ss]ummit|meeting|[Dd]ialogue))\b")
_IN_A_MONTH = re.compile(
    rf"(?:^|: )[Ii]n (?:{A_MONTH}"
    r"(?: (?:19|20)\d\d)?|(?:19|20)\d\d),? |(?:^|: )(?:During|At) [^,;:]{2,60}\b(?:19|20)\d\d\b[^,;:]{0,60}, "
)
_OF_A_YEAR = re.compile(r"\b(?:in|since) (?:[A-Z][a-z]+ )?(?:1[5-9]|20)\d\d\.?$")
