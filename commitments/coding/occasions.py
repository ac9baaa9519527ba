"""Deadlines of no day: counted from whatever may happen, or coming round every year."""

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
