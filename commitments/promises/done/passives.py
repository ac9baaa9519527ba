"""What was signed, set up or pledged by whomever: news where it is one of several, or before those who speak."""

import re

from commitments.grammar.reading import Predicate, Reading
from commitments.grammar.words.lexicon import SIGN
from commitments.model import Kind
from commitments.promises.registry import (
    Context,
    predicate_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.promises.weights import weight


@predicate_rule(Kind.AGREEMENT)
def is_signed(p: Predicate, reading: Reading, context: Context) -> float:
    """A text that was signed or adopted.

    >>> spoken("Two agreements on health were signed."), spoken("The treaty was signed in the presence of both.")
    (['is-signed'], ['is-signed'])
    >>> spoken("A plan was adopted at the end of the talks."), spoken("A plan was discussed at the end of the talks.")
    (['is-signed'], [])
    >>> spoken("The treaty was signed by Peru."), spoken("A treaty was signed in 1951.")
    ([], [])
    """
    if not _is_news(p, reading) or not p.words.endswith(_CONCLUDED) or not _TEXT.match(p.subject.words):
        return 0
    is_new = _NEW_ONE.match(p.subject.words) or _BEFORE_US.search(_behind(p, reading))
    if not is_new:
        return 0
    return (
        weight("signs") if p.words.endswith(("signed", "initialed", "initialled", "exchanged")) else weight("was done")
    )


@predicate_rule(Kind.LAUNCH)
def was_set_up(p: Predicate, reading: Reading, context: Context) -> float:
    """Something new that was set up or imposed.

    >>> spoken("A working group on ports was set up."), spoken("A new wool fund was launched during the visit.")
    (['was-set-up'], ['was-set-up'])
    >>> spoken("The wool fund was launched in 2008."), spoken("A new school was built.")
    ([], [])
    """
    if not _is_news(p, reading) or not p.words.endswith(_SET_UP):
        return 0
    is_new = _NEW_ONE.match(p.subject.words) or _MEASURES.match(p.subject.words)
    return weight("was done") if is_new and _BODY.search(p.subject.words) else 0


@predicate_rule(Kind.ANNOUNCEMENT)
def was_pledged(p: Predicate, reading: Reading, context: Context) -> float:
    """A sum that was pledged or set aside by whomever.

    >>> spoken("A further $4 million has been earmarked for wells.")
    ['was-pledged', 'has-a-deadline-or-a-number']
    >>> spoken("The $4 million was announced last year."), spoken("$4 million has been allocated since 2009.")
    (['has-a-deadline-or-a-number'], ['has-a-deadline-or-a-number'])
    """
    if not _is_news(p, reading) or not p.words.endswith(_GIVEN):
        return 0
    return weight("was done") if _SUM.search(p.before[-160:]) else 0


def _is_news(p: Predicate, reading: Reading) -> bool:
    """Whether it is in a main clause without a date, which would put it before the text."""
    if p.form != "be-done" or p.subject.clause or p.subject.is_relative:
        return False
    return not _DATED.search(_behind(p, reading)) and bool(_OPENS.search(p.front.rstrip()))


def _behind(p: Predicate, reading: Reading) -> str:
    return reading.text[p.start + len(p.words) :][:160]


_CONCLUDED = (
    *("signed", "initialed", "initialled", "exchanged", "adopted", "agreed", "approved", "concluded", "endorsed"),
    *("finalised", "finalized"),
)
_SET_UP = ("created", "established", "imposed", "inaugurated", "initiated", "launched", "set up", "unveiled")
_GIVEN = ("allocated", "announced", "approved", "committed", "earmarked", "pledged", "set aside")
_NEW_ONE = re.compile(
    r"(?i:an?|another|several|some|new|additional|further|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) "
    r"|(?!(?i:the|this|that|these|those|our|their|its|his|her|such|it|no|all|each|every|many|most|both)\b)[A-Z]?[a-z]{2,}"
)
_TEXT = re.compile(
    r"(?:[\w'-]+ ){0,6}?(?i:accords?|agreements?|arrangements?|contracts?|conventions?|declarations?|guidelines"
    r"|instruments?|letters? of (?:intent|interest)|memorand(?:ums?|a)|mo[cu]s?|notes|pacts?|plans?|programmes?"
    r"|programs?"
    r"|protocols?|road ?maps?|statements?|strateg(?:y|ies)|treat(?:y|ies)|packages?|terms of reference|work plans?)\b"
)
_MEASURES = re.compile(
    r"(?i:(?:new |further |additional )?(?:restrictive measures|sanctions|visa bans|restrictions)\b)"
)
_BODY = re.compile(
    r"\b(?i:alliance|campaign|centre|center|coalition|commission|committee|consortium|dialogue|facility|forum|fund"
    r"|hotline|initiative|mechanism|mission|network|partnership|platform|programme|program|project|scheme|task force"
    r"|working group|sanctions|measures|restrictions|bans)\b"
)
_SUM = re.compile(
    rf"(?:^|[,;] |\band )(?:(?!The |This |These |That |the |this )[^,;:.]|(?<=\d)[.,](?=\d)){{0,60}}?"
    rf"(?:{SIGN}\d|\d (?:m|b)illion (?:euros|dollars|pounds|yen|francs|kron)"
    r"|\b(?:[Nn]ew|[Aa]dditional|[Ff]urther) (?:[a-z]+ )?(?:aid|assistance|contributions?|funding|grants?|loans?"
    r"|support))"
)
_DATED = re.compile(
    r"\b(?:in|on|since|until) (?:(?:early|late|mid-?) ?)?(?:\d{1,2} )?(?:[A-Z][a-z]+ )?(?:\d{1,2}, )?"
    r"(?:1[5-9]|20)\d\d\b"
)
_OPENS = re.compile(r"(?:^|[,;]|\band|^(?:Also|Additionally|Furthermore|Moreover|Later|Today))$")
_BEFORE_US = re.compile(
    r"\bin the presence of\b|\b(?:during|on the (?:margins|occasion|sidelines) of|at the (?:end|close|conclusion) of) "
)
