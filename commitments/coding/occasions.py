"""Deadlines of no day: counted from whatever may happen, or coming round every year; and what a date stands beside."""

import re

from commitments.dates import A_MONTH
from commitments.deadlines.mentions import Mention


def is_from_now(text: str, mention: Mention) -> bool:
    """ "over the next five years" """
    return re.search(r"\b(?:next|coming)\b", text[mention.start : mention.end]) is not None


_EVENT = re.compile(
    r"\b(?:in the event of|in case|if|once|whenever|when|upon|as soon as|unless|provided|after|following|during any"
    r"|in any future)\b|^should\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\b(?:every|each|annual\w*|yearly|monthly|quarterly|biennial\w*|biannual\w*|regularly|per year|a year)\b",
    re.IGNORECASE,
)


def is_of_no_day(text: str, mention: Mention) -> bool:
    return _is_counted_from_an_event(text, mention) or _comes_again(text, mention)


def _comes_again(text: str, mention: Mention) -> bool:
    """Whether a day without a year is that day of every year: "report annually by 30 June"."""
    if mention.is_counted or re.search(r"\d{4}", text[mention.start : mention.end]):
        return False
    return _AGAIN.search(text[max(0, mention.start - 200) : mention.end + 60]) is not None


def _is_counted_from_an_event(text: str, mention: Mention) -> bool:
    """Whether "within 30 days" counts from what happens to be, or from every time it happens, not from today."""
    if not is_length(text, mention):
        return False
    if _BEFORE_A_DATE.match(text, mention.end):
        return True
    before = text[max(0, mention.start - 400) : mention.start]
    after = "" if is_from_now(text, mention) else text[mention.end : mention.end + 200].split(" and ")[0]
    around = f"{before} | {after}"
    return bool(_EVENT.search(around) or (_WAIT.search(text[: mention.end]) and _SERVED.search(around)))


def is_length(text: str, mention: Mention) -> bool:
    """ "within 30 days", unlike "next year"."""
    words = text[mention.start : mention.end]
    return mention.is_counted and re.search(r"\d|[a-z] (?:day|week|month|year|decade)s?$", words) is not None


_BEFORE_A_DATE = re.compile(
    rf" in (?:the )?(?:{A_MONTH}|(?:early |late |mid-)?(?:19|20)\d\d)\b"
)  # "over ten days in May"
_WAIT = re.compile(r"(?:day|week)s?$", re.IGNORECASE)
_SERVED = re.compile(
    r"\b(?:patients?|appointments?|applicants?|customers?|passengers?|callers|calls|visas?|passports?"
    r"|referrals?|refunds?"
    r"|emergenc\w+|ambulances?|suspects?|offenders?|victims?|arrivals?"
    r"|each|every|any|always|requests?|applications?|complaints?|invoices?|claims?)\b",
    re.IGNORECASE,
)
"""Whom a service serves: "patients will be seen within 18 weeks" is said of each of them."""


_DATED = (
    r"(?:(?:age|ambition|baseline|budget|chair|conference|election|forum|game|goal|level|meeting|objective|olympic"
    r"|crisis|pandemic|presidenc|scenario|session|summit|target|war)\w*|\w+ed|held|made|set|taken|begun|built|given|signed|led|met|laid|as|at|by"
    r"|due|from|in|since|that|to|which|who|with)\b"
)
# "under the new Act", "in line with the plan, the EU's first," is by what rule it is done, and takes no date to itself
# as "under the plan adopted" and "in line with the target" do.
UNDER = re.compile(
    r",? ?\b(?:under|in (?:accordance|keeping|line) with|pursuant to) (?:(?:an?|its|our|the|their|this) |(?=[A-Z]))"
    rf"(?:(?!{_DATED})[\w.'&-]+ ){{0,7}}(?!{_DATED})[\w.'&-]+(?:, (?:the|an?) [^,;:]{{1,160}},|,)? ?$"
)
_OF_IT = re.compile(r" of (?:an?|its|our|the|their|\d|[A-Z])")
_DEED = re.compile(r"\b(?:the|an?|its|our|their) (?:[\w-]+ ){0,3}?(?:\w+(?:ment|tion|sion|ing)|launch|start|visit) ?$")
_BRINGS_ABOUT = re.compile(
    r"(?:achieve|begin|celebrate|complete|conclude|ensure|finali[sz]e|finish|host|launch|mark|organi[sz]e|secure|see|start)"
    r" (?:the|an?|its|our|their) (?:[\w-]+ ){1,4}$"
)


def is_of_a_deed(text: str, mention: Mention, stretch: str) -> bool:
    """Whether the date is put inside the name of a deed, which the promise is not to bring about: "the establishment
    this year of an office"; `stretch` is what stands between the promise's act and the date."""
    if not _OF_IT.match(text, mention.end) or not _DEED.search(stretch):
        return False
    return _BRINGS_ABOUT.fullmatch(stretch) is None
