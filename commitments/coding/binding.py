"""When a promise is due: of the dates that a sentence names, the one that binds the promise's own verb.

A date inside a clause about something else ("a fund that expires in 2028"), of something agreed before ("as agreed in
2022"), or counted from what may never happen ("once ratified, within 30 days") is no deadline. Where it is not sure
what a date belongs to, there is none.
"""

import re
from collections.abc import Sequence

from commitments.coding.occasions import UNDER, is_from_now, is_length, is_of_a_deed, is_of_no_day
from commitments.coding.parties import was_ordered
from commitments.coding.steps import is_step
from commitments.dates import PartialDate
from commitments.deadlines.mentions import Mention, is_subordinate, mentions
from commitments.grammar.reading import Predicate
from commitments.grammar.words.plain import plain
from commitments.grammar.words.verbs import listed

_LONGEST = 4000
"""Characters of a sentence that are looked at."""


def due(
    words: str,
    published: PartialDate | None,
    *,
    predicates: Sequence[Predicate] = (),
    is_to_come: bool = True,
    own_from: int = 0,
) -> PartialDate | None:
    """When it should be done; what is counted from today counts from the day of publication.

    `predicates` are those of the promise, the one that promises first; without them all the words are its own. What
    stands before `own_from` opens a list and is shared with others. Of what was done (not `is_to_come`) only a firm
    date is a deadline.

    >>> due("We will adopt it by the end of March 2018", None), due("within two years", PartialDate.parse("2017-11-06"))
    ('2018-03', '2019-11-06')
    """
    text = plain(words)[:_LONGEST]
    found = [
        mention
        for mention in mentions(text, published)
        if mention.date is not None
        and (mention.is_firm or is_to_come or _lies_ahead(text, mention, published))
        and not (published is not None and mention.date.last < published.first)
        and not _is_where_it_begins(text, mention)
    ]
    text = _NO_WORDS.sub(lambda name: "_" * len(name[0]), text)
    found.sort(
        key=lambda mention: (mention.start < own_from, not mention.is_firm, not mention.is_counted, mention.start)
    )
    verbs = _verbs(predicates)
    if not predicates and _has_several(text, found):
        return None
    for mention in found:
        if (
            _is_of_another(text, mention, predicates)
            or is_of_no_day(text, mention)
            or (not predicates and is_subordinate(text, mention))
        ):
            continue
        if _is_of_another_time(text, mention, predicates, published):
            continue
        if any(_binds(text, mention, verb, own_from) for verb in verbs):
            return None if is_step(text, mention, found) else mention.date
    return _of_what_is_held(text, verbs[0], published) if is_to_come else None


# "WHO", "Measuring What Matters": letters and names, and none of the words that open a clause.
_NO_WORDS = re.compile(r"\b[A-Z]{2,}s?\b|(?<=[a-z] )(?:What|When|Where|Which|Who|Once|After|If)\b(?= [A-Z])")


def _lies_ahead(text: str, mention: Mention, published: PartialDate | None) -> bool:
    """Whether the words of a date say that it is to come, whatever is told as done: "announced $5 million over the next
    two years", "announced plans to sign it this year"."""
    if published is None or mention.date is None:
        return False
    words = text[mention.start : mention.end].lower()
    if mention.is_counted:
        return bool(_AHEAD.search(words)) or _TO_DO.search(text, 0, mention.start) is not None
    is_told = re.search(r"\d{4}", words) or _TO_DO.search(text, 0, mention.start)
    return mention.date.first > published.last and is_told is not None


_AHEAD = re.compile(r"\b(?:next|coming|tomorrow|ahead)\b|^over ")
_TO_DO = re.compile(
    r"\b(?:plans?|intent|intentions?|expects?|scheduled|set|aims?|hopes?|due) to [a-z][^,;:]{0,100}$|\blater $"
)
# "host the 2028 Forum"
_HELD = re.compile(
    r"(?:co-?)?(?:host|hold|conven|organi[sz])(?:e|ing)? (?:the |an? |our |its |their )(?P<year>20\d\d) (?=[A-Z_])"
)


def _of_what_is_held(text: str, verb: "_Verb", published: PartialDate | None) -> PartialDate | None:
    """The year that what is held is named by."""
    held = _HELD.match(text, verb[1])
    if held is None or published is None or int(held["year"]) < published.first.year:
        return None
    return PartialDate.parse(held["year"])


def _is_of_another_time(
    text: str, mention: Mention, predicates: Sequence[Predicate], published: PartialDate | None
) -> bool:
    """Whether it is when it was promised, when something else was, or a day of this year that is over."""
    return (
        _is_when_it_was_said(text, mention, predicates)
        or _has_come_round(text, mention, published)
        or _is_of_the_past(text, mention, predicates)
        or _is_an_aim(text, mention, predicates)
    )


def _is_when_it_was_said(text: str, mention: Mention, predicates: Sequence[Predicate]) -> bool:
    """Whether it is the time of the promise itself, or of something done, as in: in 2023, the Bank committed $5
    million; this week, the Bank announced that it will lend."""
    said = predicates[0] if predicates else None
    if said is None or mention.is_firm or mention.end > said.start:
        return False
    between = re.sub(r", [a-z]+(?:ed|ing) [^,]{1,200},", ",", text[mention.end : said.start])
    return bool(_SAID.search(said.words) or _DONE.search(between))


_SAID = re.compile(r"(?:ed|swore|undertook)$")
_DONE = re.compile(r"\b(?:[a-z]{2,}[^e\W]ed|met|held|took|made|led|saw)\b")


def _is_of_the_past(text: str, mention: Mention, predicates: Sequence[Predicate]) -> bool:
    """Whether it is when something else was, as in: the money it lent in 2018."""
    if _PAID.search(text, 0, mention.start) or (predicates and was_ordered(predicates[0])):
        return True
    if _WHOSE_DAY.search(text, 0, mention.start):
        return True
    if not predicates or mention.is_firm:
        return False
    found = _OF_OLD.search(text[predicates[0].end : mention.start])
    return found is not None and (
        found["verb"] is None or found["verb"].endswith("ed") or found["verb"] in listed("past")
    )


def _is_where_it_begins(text: str, mention: Mention) -> bool:
    """Whether it is when something was less than it will be: "from $5 million in 2024 to $7 million"."""
    return text.startswith(" to ", mention.end) and _FROM.search(text, 0, mention.start) is not None


_FROM = re.compile(r"\bfrom (?:about |almost |nearly |over |some )?[^\s;:]{0,20}\d(?:(?! (?:from|to) )[^,;:]){0,40} $")
# "children born from January 2024 to May 2025"
_WHOSE_DAY = re.compile(r"(?<!\bbe )(?<!\bare )(?<!\bbeing )\b(?:acquired|born|incorporated|incurred)(?: or [a-z]+)? $")
_PAID = re.compile(
    r"\b(?:already|earlier|previously|recently),? (?!(?:agreed|announc|committ|pledg|promis)\w*)"
    r"(?:[a-z]+(?:ed|ing)|gave|lent|made|paid|spent)\b(?! to\b)[^;:]{0,120}$"
)


def _is_an_aim(text: str, mention: Mention, predicates: Sequence[Predicate]) -> bool:
    """Whether it is when somebody else wants to be there, or what the promise is only made in view of."""
    if not predicates:
        return False
    found = _AIM.search(text[predicates[0].start : mention.start])
    if found is None:
        return False
    return found["whose"] is None or found["whose"] not in text[: predicates[0].start]


_OWN_ROLE = r"(?:Administration|Chancellor|Congress|Government|Minister|Part(?:y|ies)|Premier|President|Secretary)"
_AIMS = r"(?:aims?|ambitions?|aspirations?|goals?|objectives?|targets?|visions?)"
# "support Chile's goal of 500 GW by 2030", "workshops in view of an ambition to widen their share by 2030"
_AIM = re.compile(
    rf"\b(?:in view of (?:an?|its|our|the|their) (?:[a-z-]+ ){{0,3}}?{_AIMS}"
    rf"|(?:advance|further|support)(?:s|ing)? (?:its|our|their) (?:[a-z-]+ ){{0,3}}?(?:ambition|aspiration)s?"
    rf"|(?P<whose>(?!{_OWN_ROLE})[A-Z][\w.-]*)(?:'s|(?<=s)') (?:[\w-]+ ){{0,4}}?{_AIMS})\b(?:(?! and )[^,;:]){{0,160}}$"
)
_OF_OLD = re.compile(
    r"\b(?:(?:compared (?:to|with)|(?:down|up) from) [^,;]{1,60}"
    r"|(?:he|it|she|that|they|we|which|who)(?: had| has| have)? (?P<verb>[a-z]+)(?: [^,;]{0,40})?)$"
)


def _has_come_round(text: str, mention: Mention, published: PartialDate | None) -> bool:
    """Whether a day or a month without its year lies far ahead, and so was rather the one before."""
    if published is None or mention.date is None or mention.is_counted:
        return False
    words = text[mention.start : mention.end]
    if re.search(r"\d{4}|\bnext\b", words):
        return False
    is_month = not mention.is_firm and re.search(r"\d", words) is None
    if is_month and _TOLD_BEFORE.search(text, max(0, mention.start - 100), mention.start):
        return True
    return (mention.date.first - published.last).days > (_MOST_OF_A_YEAR if is_month else _NEARLY_A_YEAR)


_NEARLY_A_YEAR = 300
_MOST_OF_A_YEAR = 240
_TOLD_BEFORE = re.compile(
    r"\b(?:adopted|agreed|announced|committed|held|issued|launched|made|pledged|released|signed)\b[^,;:]{0,60}$"
)
_Verb = tuple[int, int]
"""Where a predicate begins, and where the act that it promises begins."""


def _verbs(predicates: Sequence[Predicate]) -> list[_Verb]:
    """The promise's own, and those before it with which somebody says that it is one."""
    if not predicates:
        return [(0, 0)]  # no sentence of English
    first, *others = predicates
    before = [
        predicate
        for predicate in others
        if predicate.start < first.start
        and (predicate.form not in _OF_ITSELF or predicate.subject.words == first.subject.words)
        and not predicate.subject.is_relative
        and not (first.form in _OF_A_PROMISE and _is_only_welcomed(predicate))
        and predicate.subject.who.can_promise
    ]
    return [(predicate.start, predicate.end) for predicate in (first, *before)]


_OF_SOMEBODY = re.compile(r"'s |s' ")


def _is_only_welcomed(predicate: Predicate) -> bool:
    """ "We welcome Chile's pledge to end it by 2060 and will lend $5 million": what comes before is of another."""
    return predicate.form == "welcome" or (predicate.form == "noun" and bool(_OF_SOMEBODY.search(predicate.words)))


_OF_ITSELF = ("will", "would", "is-to")
"""Forms that tell what their subject does, and never that another will do something."""
_OF_A_PROMISE = (*_OF_ITSELF, "commit", "be-committed")


def _has_several(text: str, found: Sequence[Mention]) -> bool:
    """Whether there are several deadlines, and no verb is known that could tell which of them is whose."""
    return len({one.date for one in found if one.is_firm and not is_subordinate(text, one)}) > 1


_BESIDE = re.compile(r"(?:[,;]|[,;]? (?:and|but|while|or)) [^,;]{1,80}$")
_EMBRACING = re.compile(
    r"\b(?:ensur|guarantee|see|mak|so\b|such|until|agree|announc|promis|pledg|insist|secur|assur|decid|requir"
    r"|which|who\b"
    r"|that\b|where|when|if\b)",
    re.IGNORECASE,
)


def _is_of_another(text: str, mention: Mention, predicates: Sequence[Predicate]) -> bool:
    """Whether a verb with a subject of its own stands beside the promise's before the date: "We will build dykes and
    the sea will rise by 2050"."""
    if not predicates:
        return False
    first, *others = predicates
    return any(
        first.start < other.start < mention.start
        and other.form in _OF_A_PROMISE
        and not (other.subject.is_inherited or other.subject.clause or other.subject.words == first.subject.words)
        and _BESIDE.search(between := text[first.end : other.start].rstrip()) is not None
        and not _EMBRACING.search(between)
        for other in others
    )


def _binds(text: str, mention: Mention, verb: _Verb, own_from: int) -> bool:
    start, act = verb
    if mention.start < start:
        return _opens(text, mention, start)
    stretch = text[start : mention.start]
    if start < act <= mention.start:
        stretch = _PASSIVE.sub("", text[act : mention.start])
    if start < own_from <= mention.start:
        stretch = text[own_from : mention.start]  # an item of a list ends what its lead-in begins
    stretch = _INSERTED.sub(",", stretch)
    if not mention.is_firm:
        stretch = UNDER.sub("", stretch)
        if is_of_a_deed(text, mention, stretch):
            return False
    if mention.is_firm and text[mention.end : mention.end + 1] in ("", ".", ",", ";", ")"):
        stretch = _CLOSED.sub("", stretch)
    if _CLAUSE.search(stretch) or _is_relative(stretch):
        return False
    if mention.is_firm:
        return True
    if is_length(text, mention) and is_from_now(text, mention):
        return True
    if _ELSEWHERE.search(stretch):
        return False
    if is_length(text, mention):
        return not _RECORD.search(_LIMIT.sub("", stretch))
    return not _KNOWN_THING.search(stretch) or _MAKES.match(stretch) is not None or _AT_IT.search(stretch) is not None


_LIMIT = re.compile(r"\b(?:at least|no less than|(?:no )?more than)\b")
# What is done at a meeting is done when that is held.
_AT_IT = re.compile(
    r"\b(?:at|by|during) (?:the|our|its|their|an?|[A-Z_])[^,;:]{0,80}"
    r"\b(?i:summit|conference|meetings?|ministerial|forum|assembly|session) $"
)
_PASSIVE = re.compile(r"^(?:be|get|being) (?:[a-z]+ly )?[a-z]+(?: |$)")
_INSERTED = re.compile(
    r"\([^()]{0,400}\)| [–—] [^–—]{0,300} [–—](?= )|, (?:currently|which|who|whose|where|if|when|as|including|such as"
    r"|like|following|together with"
    r"|in (?:line|accordance|keeping) with|consistent with|pursuant to|under"
    r"|based on|building on|subject to|recogni[sz]ing|noting)\b[^,;:]{0,300},"
)
"""What is put between commas or brackets, and is over before what comes next."""
# "schools for those who need them, by 2027."
_CLOSED = re.compile(r"\b(?:which|who|whom|whose|that|where|when|while|as)\b[^,;:]{0,200}, ?$")
_CLAUSE = re.compile(
    r"\b(?:align\w* [^,;]{1,60}? with|with (?:at least|up to|the (?:first|final|last)) [^,;]{1,60}ing(?= ?$)"
    r"|(?:compatible|consistent|aligned|in line|in keeping|in accordance) with"
    r"|contribut\w+ to [^,;]{1,60}(?:goals?|targets?|objectives?|ambitions?)"
    r"|what(?! it takes| is needed| is necessary| we\b)"
    r"|which|who|whose|whom|where|when|whenever|if(?! possible| necessary| needed| appropriate)|unless|once|after"
    r"|because|since|although|though|while|whereas"
    r"|whether|until|in the event of|in case|in the case of|provided|assuming"
    r"|(?<!expand )(?<!build )(?<!draw )(?<!rely )upon|for as long as|despite"
    r"|recogni[sz]\w+|acknowledg\w+|noting|notes?|recall\w*|welcom\w+|considering|bearing in mind|mindful|aware"
    r"|underlin\w+|emphasi[sz]\w+|stress\w*|taking note|given that|given the|regret\w*|expecting|building (?:up)?on"
    r"|as (?:(?!and\b|or\b|to\b|well\b|soon\b|part\b)[\w'-]+ ){1,6}"
    r"(?:is|are|was|were|has|have|had|will|continues?|grows?|rises?)"
    r"|reaffirming|reiterating|(?!\A)(?<!\bto )(?<!view of )having"
    r"|as (?:already |previously |was |were |has been |had been )?"
    r"(?:agreed|announced|set|outlined|decided|pledged|promised|committed|stated|foreseen|provided|described"
    r"|defined|adopted|established"
    r"|envisaged|required|part of|we|they|it|he|she)"
    r"|(?:expiring|ending|lasting|running|starting|beginning|scheduled|valid|effective|covering|due)"
    r"(?= [a-z]*(?: [a-z]+)?$)"
    r"|(?:expected|projected|forecast|predicted|estimated|anticipated|likely|bound|scheduled|due|poised) (?:to|for)"
    r"|in (?:its|their|his|her) (?:[a-z]+ )?(?:plans?|efforts?|bids?|ambitions?|quest|struggle|fight|work) to"
    r"|of (?:them|those)|but(?! also)|meaning"
    r"|(?:,|\band) (?:all|both|each|half|many|most|one|several|some|two|three|\d+)(?: [\w-]+)? of these"
    r"|(?:(?<=to )(?:expire|end|begin|start|run|last|close)|expires|lapses)(?= ?$)"
    r")\b",
    re.IGNORECASE,
)
"""What opens a clause about something else."""
_ELSEWHERE = re.compile(
    r"\b(?:compared (?:with|to)|relative to|in line with|in accordance with|pursuant to|consistent with"
    r"|(?<!the )following|based on"
    r"|under the|such as the \d+(?:st|nd|rd|th)|including(?! by| through| [a-z]+ing)|according to|subject to"
    r"|as part of|contained in|set out in|from the|since the"
    r"|before|prior to|ahead of|in advance of|in time for|in the run-up to)\b"
    r"|\b(?:prepar\w+|ready|train\w*|campaign\w*|room|space|open) for (?:the |an? )?[\w'-]+(?: [\w'-]+){0,3} ?$"
    r"|(?<!be )(?<!been )(?<!being )(?<!get )\b(?:[a-z]{2,}ed|held|made|set|taken|begun|built|given|won|signed|led|met"
    r"|laid|put|sent|spent|written|drawn|found|brought|left|lost|struck|paid|reached)"
    r"(?: (?:by|in|on|at|under|with|during|between|for|to|earlier|back|of)\b| ?,? ?$)",
    re.IGNORECASE,
)
"""What a date that merely lies `in` a time more likely belongs to."""
_KNOWN_THING = re.compile(
    r"\b(?:targets?|levels?|goals?|agreement|agenda|treaty|summit|declaration|strategy|framework|plan|convention"
    r"|presidency|chair(?:man)?ship|host year|report|review|act|law|baseline|conference|budget|meeting|election"
    r"|elections|crisis|pandemic|war|attacks?|invasion|accord|protocol|statement|communique|resolution)"
    r"(?: of| from)? ?$|(?<!assume the )(?<!hold the )(?<!take over the )\b"
    r"(?:presidency|chair(?:man)?ship) of [^,;:]{2,40}$",
    re.IGNORECASE,
)
"""What has a date of its own: "the summit in 2026", unless the promise is to bring it about."""
_MAKES = re.compile(
    r"(?:assum|(?:co-?)?(?:host|hold|conven|organi[sz])|join|launch|adopt|sign|publish|present|ratify|conclud|pass|introduc"
    r"|finali[sz]|complet|releas|conduct|submit|propos|enact|tabl|updat|revis|issu|review|deliver|start|begin|develop)"
    r"(?:e|ing|ning)?"
    r"(?: (?!(?:of|on|from|at|in|to|for|under|with)(?![\w-]))[\w'.–&-]+){1,9} ?$",
    re.IGNORECASE,
)
_RECORD = re.compile(
    r"\b(?:most|least|first|second|third|best|worst|only|once|twice|ever|times?|more|than|as many|as much"
    r"|(?!(?:inv|requ|prot|for|harv|inter|w|t|r|cont|arr|sugg|gu)est\b)[a-z]{2,}est)\b|\brecord (?:high|low)",
    re.IGNORECASE,
)
"""Before "in 30 years": the time that has passed, not the time to come."""
_THAT = re.compile(r"(?:([\w'-]{1,40}),? )?\bthat\b")
_COMPLEMENT = re.compile(
    r"(?:achieve|double|halve|lower|meet|reduce|triple)$|(?:ensur|guarante|agree|decid|resolv|assur|determin|demonstrat|confirm|promis|pledg|mak|see|saw|seek|mean|so|such"
    r"|sure|certain|clear|order|commit|vow|swear|insist|require|propos|announc|declar|affirm|direct|instruct|is|it|and"
    r"|or|all|show)\w{0,5}$",
    re.IGNORECASE,
)


def _is_relative(stretch: str) -> bool:
    """Whether a "that" opens a clause about the noun before it, unlike that of "ensure that all homes"."""
    return any(
        not _COMPLEMENT.match(found[1] or "that") for found in _THAT.finditer(stretch) if found.start() or found[1]
    )


_OPENING = re.compile(
    r"(?:(?:and|but|also|then|so|thus|therefore|furthermore|moreover|today|finally|first|second|in addition|further"
    r"|accordingly|together|specifically|that)\b,? ?){0,4}",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(r"(?:[,;:.–—]|\bthat|\band) (?=[^,;:]*$)|^[-•*–(\[\"' ]+(?=[^,;:]*$)")


def _opens(text: str, mention: Mention, verb: int) -> bool:
    """Whether a date before the verb begins the clause: "By 2030, we will", not "ending it in 2022 will"."""
    before = text[max(0, mention.start - 300) : mention.start]
    boundary = _BOUNDARY.search(before)
    head = before[boundary.end() :] if boundary else before if mention.start <= 300 else "…"
    if not _OPENING.fullmatch(head) or (boundary and "that" in boundary[0] and not mention.is_firm):
        return False
    between = text[mention.end : verb]
    if "," in before and _CLAUSE.match(before[before.rfind(",", 0, -2) + 1 :].lstrip(" ,")):
        return False
    return not _CLAUSE.search(between.split(",")[0]) or between.startswith(",")
