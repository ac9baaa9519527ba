"""What a promise is bound to before its own words begin: a condition, a day, what is done beside it."""

import re

from commitments.dates import A_MONTH
from commitments.grammar.reading import Predicate

_CONDITION = re.compile(
    r"\b(?:if(?! (?:re-?)?elected)|unless|subject to|provided(?= that|,)|on condition|conditional on|contingent on"
    r"|in (?:the event|cases?) (?:of|that|where|in which)|at the (?:written )?request of|as soon as|pending|prior to"
    r"|consistent with (?:[\w'.-]+ ){1,4}(?:authorit(?:y|ies)|budgets?|interests?|laws?|legislation|obligations)"
    r"|to the extent|except (?:for|in|where|as)|whenever|once(?! (?:again|more)\b)|in that case|as long as"
    r"|(?:when|where)(?= (?:necessary|needed|required|possible|feasible|applicable|appropriate|practicable"
    r"|relevant)))\b"
    r"|(?:^|, )\W*in accordance with (?:[\w'.-]+ ){1,5}?(?:laws?|legislation|obligations|procedures|regulations)\b"
    r"|^\W*(?:(?:As|With) (?:regards?(?: to)?|respect to)|In the case of|As it relates to) "
    r"|^\W*(?:When|Where|Should|Were|Had|Until|Upon(?! (?:this|these|that)\b)) "
    r"|^\W*While (?:[\w.'-]+ ){1,8}(?<!to )(?:lasts?|remains?)\b"
    r"|^\W*While (?!(?:acknowledg|appreciat|build|celebrat|consider|do|not|recogni[sz]|seek|welcom)[a-z]*ing\b)"
    r"[a-z]+ing ",
    re.I,
)
_SPAN = r"(?:days?|weeks?|months?|years?|decades?|century|quarters?)"
_COUNT = r"(?:\d+|a|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_DATE = (
    r"(?: (?:the|at|a|early|late|mid|end|beginning|start|middle|close|first|second|third|fourth|half|quarter|of|spring"
    rf"|summer|autumn|fall|winter|fiscal|FY|year|calendar|{A_MONTH}|COP|\d{{1,2}}),?)*[ -]?(?:20\d\d|COP ?\d\d)"
)
_MEETING = r"(?:anniversary|assembly|conference|dialogue|forum|meeting|ministerial|presidency|session|summit|visit)"
_DEADLINE = re.compile(
    rf"(?:^|[,:–—]) ?(?:and )?(?:(?:by|before|until|(?:no|not) later than){_DATE}"
    rf"|by (?:the end of|then\b)|(?:by|until) {A_MONTH}\b"
    rf"|within(?: [\w-]+){{1,4}}? {_SPAN}\b|(?:no|not) later than(?: [\w-]+){{1,4}}? {_SPAN}\b"
    rf"|(?:ahead of|before|by|in advance of|until) (?:the|our|its|their) (?:[\w.'-]+ ){{0,6}}?{_MEETING}\b"
    rf"|effective (?:as of|from|immediately|in|on|upon)\b|{_COUNT} {_SPAN} (?:after|before)\b|annually thereafter)",
    re.I,
)
_TIME = re.compile(
    rf"(?:^|[,:–—]) ?(?:going forward )?(?:in|on|after|from|over(?: the course of)?|during|throughout|starting"
    r"|beginning|as of|effective)"
    rf"(?: in| on| from| with)?"
    rf"(?:{_DATE}|(?: the)? (?:coming|next|following) (?:[\w-]+ )?{_SPAN}"
    r"| midnight"
    r"|(?: the)? (?:adoption|approval|completion|conclusion|end|entry into force|passage|ratification|signature) of)\b"
    rf"|(?:^|[,:–—]) ?(?:beginning|starting)(?: from| in| on| with)? (?:{A_MONTH}|{_SEASON}|tomorrow|\w+day)\b"
    rf"|\b(?:next|later this|this) (?:month|week|year|{_SEASON})\b|\b(?:shortly|soon|tomorrow|tonight)\b(?! after)",
    re.I,
)
_FOLLOWING = re.compile(
    r"^\W*(?:After|Following) the (?:adoption|approval|completion|conclusion|end|entry into force|passage"
    r"|ratification)\b"
)
_MARKS = re.compile(r"^[ \"'(\[•*-]*(?:\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\) )?[ \"'(\[•*-]*")


def is_limited(words: str, predicate: Predicate) -> bool:
    """Whether they tell on what condition, from when or until when it will be done, which no summary leaves out.

    >>> from commitments.grammar.reading import read
    >>> will = read("Peru will act.").predicates[0]
    >>> [is_limited(words, will) for words in ("If asked, ", "Tomorrow, ", "(a) By May 2030, ", "In Lima, ")]
    [True, True, True, False]
    """
    words = _MARKS.sub("", words)
    if _CONDITION.search(words) or _DEADLINE.search(words):
        return True
    if predicate.form not in ("will", "is-to", "decide", "aim"):
        return False
    return _TIME.search(words) is not None or _FOLLOWING.match(words) is not None
