"""What makes a promise testable: a number, a deadline, an act that can be seen."""

import re
from typing import NamedTuple

from commitments.dates import A_MONTH, PartialDate
from commitments.deadlines.lexicon import lexicon as dated
from commitments.deadlines.mentions import mentions
from commitments.grammar.reading import Predicate
from commitments.grammar.words import lexicon
from commitments.grammar.words.participles import base_of_gerund
from commitments.grammar.words.plain import holds_any, plain


class Hints(NamedTuple):
    """What makes a promise testable."""

    has_number: bool
    has_deadline: bool
    names_a_thing: bool
    has_concrete_verb: bool

    @property
    def names(self) -> tuple[str, ...]:
        labels = ("number", "deadline", "named thing", "concrete verb")
        return tuple(label for label, holds in zip(labels, self, strict=True) if holds)


_NAMED_THING = re.compile(
    r" (?<=[a-z,] )(?!President|Prime|Minister|Mr)(?:[A-Z][\w'-]+ (?:(?:of|and|on|for|the) )?){1,6}[A-Z][\w'-]+"
)


def hints(words: str, promising: Predicate | None, deadline: PartialDate | None) -> Hints:
    text = plain(words)
    return Hints(
        _has_number(text),
        deadline is not None or _is_timed(text, promising),
        bool(_NAMED_THING.search(text)),
        promising is not None and _can_be_seen(promising),
    )


def _can_be_seen(p: Predicate) -> bool:
    """Whether the act is one that somebody can watch: to build a port, and not to build trust or on what there is."""
    verb = base_of_gerund(p.verb) or p.verb
    if p.form in ("sign", "launch"):
        return bool(_NAMED_THING.search(p.after))
    if _SIGNS.search(p.after):
        return True
    if verb not in lexicon.CONCRETE_VERBS and verb not in _FORBIDS:
        return False
    return p.is_passive or not _OF_NOTHING_SEEN.match(p.after)


_FORBIDS = frozenset(("forbid", "prohibit"))
# "finalize the Agreement", "work with Mali to sign a memorandum"
_SIGNS = re.compile(
    r"^(?:work\b[^,;:]{0,80}? to )?(?:conclude|finali[sz]e|ratify|sign) "
    r"(?:an?|its|our|the|their|this) (?:[\w'-]+ ){0,4}?"
    r"(?:accord|agreement|convention|memorand(?:um|a)|MoU|protocol|treaty)\b",
    re.I,
)
_OF_NOTHING_SEEN = re.compile(
    r"\w+ (?:up)?on\b|\w+ in (?:our|their|its|the) "
    r"|\w+ (?:(?!(?:of|for|to|in|with|by|on|and)\b)[\w'-]+,? (?:and )?){0,5}?"
    r"(?:accountability|alliances?|atmosphere|awareness|bridges|capacity|certainty|chapter|clarity|climate|conditions"
    r"|confidence|cooperation|econom(?:y|ies)|environment|era|fairness|foundations?|friendship|future|growth|hope"
    r"|incentives?|jobs|justice|leadership|momentum|opportunit(?:y|ies)|path|peace|predictability|prosperity"
    r"|relations(?:hip)?|resilience|societ(?:y|ies)|space|stability|ties|transparency|trust|understanding|world)\b"
    r"|\w+ (?:a )?(?:better|fairer|stronger) (?:[a-z]+(?:ance|ment|nership|ship|tion)|health|law)\b",
    re.I,
)


# When, without a day


def _is_timed(text: str, p: Predicate | None) -> bool:
    """Whether it says by when or how often, though not from which day on that counts, or on which day it ends."""
    folded = text.lower()
    if not holds_any(folded, _TIME_STEMS):
        return False
    if p is None:
        return _TIME.search(_OTHER_CLAUSE.split(text)[0]) is not None
    opening = text[: p.subject.start] if p.subject.start > 0 else ""
    own = _OTHER_CLAUSE.split(p.after)[0]
    return _TIME.search(own) is not None or (_TIME.search(opening) is not None and not _OTHER_CLAUSE.search(opening))


_OTHER_CLAUSE = re.compile(
    r"[;:]|\b(?:which|who|whom|whose|that|where|when|while|if|because|since|although"
    r"|once (?!an?\b|per\b|every|each)|as (?!well|part|a\b|an\b|the\b)"
    r"|(?:held|meets?|meeting|published|issued|made|paid) (?=annual|year|every|each|month))"
)
"""Where what is said is no longer of the promise itself."""
_COUNT = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|thirty|sixty"
    r"|ninety)"
)
_STRETCH = (
    rf"(?:{_COUNT}[ -](?:calendar |working |business )?(?:day|week|month|year|decade)s?|(?:week|month|year|decade))\b"
)
_TERM = r"(?:year|month|week|decade|century|mandate|term|parliament|legislature|presidency|session)"
_SEASON = rf"(?:spring|summer|autumn|fall|winter|{A_MONTH})"
_OFTEN = r"(?:yearly|quarterly|monthly|weekly)"
_TIME_STEMS = (
    *("within ", "the next ", "the coming ", "the following ", "end of ", "middle of ", "close of ", "turn of "),
    *("mid-", "midcentury", "annual", "ennially", "yearly", "quarterly", "monthly", "weekly", "every ", "each "),
    *("once ", "twice ", " times "),
)
"""One of these is in all that it finds; few sentences have any."""
_TIME = re.compile(
    rf"\bwithin (?:the (?:next |coming |first )?)?{_STRETCH}"
    rf"|\b(?:in|over|during) the (?:next|coming|following) {_STRETCH}"
    r"|\b(?:by|before|until|till|no later than|not later than|at) (?:the )?(?:very )?"
    rf"(?:(?:end|middle|close|turn) of (?:the|this|our|its|next|his|her|their) (?:current )?{_TERM}|mid-?century)\b"
    rf"|\b(?:bi-?|semi-?)?(?:annually|ennially)\b|\bon an? (?:annual|{_OFTEN}) basis\b"
    rf"|(?<!\ba )(?<!\bthe )\b{_OFTEN}(?=[.,;)]|$| (?:to|on|in|with|for|at|from)\b)"
    rf"|\b(?:every|each) (?:other |second |{_COUNT} )?(?:(?:week|month|quarter|year)s?|{_SEASON})\b"
    r"|\b(?:once|twice|(?:three|four|six) times) (?:a|per|every|each) (?:week|month|quarter|year)\b",
    re.IGNORECASE,
)


# How many


def _has_number(text: str) -> bool:
    """Whether something is counted: not a date, a year, a rank, or part of a name ("the 2030 Agenda", "Article 6")."""
    # Few sentences have a digit, and only those are worth the search for dates.
    if not _DIGIT.search(text):
        return False
    undated = _DAY.sub("", _without_dates(text))
    return _DIGIT.search(undated) is not None and _COUNTED.search(_NAMING.sub(" ", undated)) is not None


_DIGIT = re.compile(r"\d")
_DAY = re.compile(rf"\b{A_MONTH} \d{{1,2}}\b|\b\d{{1,2}} {A_MONTH}\b|\b\d{{1,2}}([./-])\d{{1,2}}\1\d{{2,4}}\b")
_YEAR = r"(?:19|20)\d\d"
# Such a number is one of "2000 homes", and none of "2030 targets" and "the 2008 elections".
_COUNTED = re.compile(
    rf"(?<![\w/.+:-])(?!(?<=\bthe ){_YEAR}\b"
    rf"|{_YEAR}\b(?! (?!(?:and|to|for|in|the|{'|'.join(sorted(dated().things))})\b)[a-z]+s\b)|{_YEAR}[-–])"
    r"\d[\d,.]*(?:(?![\w+])(?!-\d|:\d)|-\d[\d,.]*(?= ?%| [a-z]))"
)
_FIGURE = r"\(?\d[\w./-]*\)?(?:\(\w{1,5}\))*"
_FIGURES = rf"{_FIGURE}(?:(?:,|,? and|,? or|,? to|[-–]) ?{_FIGURE})*"
_OF_TEXTS = (
    r"(?:annex(?:es)?|appendi(?:x|ces)|art(?:icles?|\.)|chapters?|clauses?|conclusions?|declarations?|directives?"
    r"|footnotes?|nos?\.|numbers?|pages?|para(?:graph)?s?\.?|pp?\.|proposition|protocols?|recommendations?|regulations?"
    r"|resolutions?|sections?|sub-?paragraphs?|titles?|treat(?:y|ies)|volumes?|§§?)"
)
_OF_OTHERS = (
    r"(?:act|action|agenda item|agreement|amendment|bill|category|class|commitment|committee|convention|decision|figure"
    r"|goal|grade|group|item|law|level|line|measure|model|objective|option|order|part|phase|pillar|point|principle"
    r"|priority|program(?:me)?|round|route|rule|scenario|schedule|scope|sdg|session|stage|standard|step|table|target|task"
    r"|tier|track|type|version|wave|zone|unscr|iso|cop|group of)s?"
)
_NO_COUNT = r"(?!\d[\d,.]* ?(?:[a-z]+s\b|%|per ?cent))"
_CAPITAL = r"(?-i:(?<=[a-z] )(?=[A-Z]))"
_SET = (
    r"(?:allies|countries|economies|members?(?: states)?|nations|parties|partners|provinces|signatories|states"
    r"|territories)"
)
# "recognizes that 60 per cent of Africa lacks": how it is, and nothing that is promised.
_AS_IT_IS = (
    r"(?:acknowledg\w+|aware|because|concern\w*|emphasi[sz]\w+|not(?:e|es|ing)|recall\w*|recogni[sz]\w+|since|stress\w*"
    r"|underlin\w+) (?:that )?[^;:.]{0,120}?\d[\d.,]* ?(?:%|per ?cent) of (?:(?!will\b)[^;:]){1,60}?"
    r"\b(?:are|depends?|do|does|had|has|have|is|lacks?|lives?|remains?|was|were)\b"
)
_NAMING = re.compile(
    rf"\b(?:(?=\D{{0,18}}\d)(?:{_OF_TEXTS} ?{_FIGURES}|{_CAPITAL}{_OF_OTHERS} {_FIGURES}"
    rf"|(?<!to )(?<!will )(?<!shall )(?<!and )(?<!also ){_OF_OTHERS} {_NO_COUNT}{_FIGURES}"
    rf"|(?:the|these|those|our|their|its|all|both) (?:other )?\d{{1,3}} (?:[a-z]+ )?{_SET}\b|(?:24/7|9/11)\b)"
    r"|(?:an?|its|our|the|their|this|\w+'s) (?-i:(?:[A-Z][\w.-]* ){1,4}\d{1,4} (?=[A-Z]))"
    rf"|{_AS_IT_IS})"
    r"|(?<!\w)\(?\d{1,2} ?\)|^\W*\d{1,3}[.)] |\[\d{1,3}\]",
    re.IGNORECASE,
)
"""A number that names something, or marks an item, and counts nothing: "paragraphs 12 to 15", "Working Group 3"."""


def _without_dates(text: str) -> str:
    kept, end = [], 0
    for mention in mentions(text):
        kept.append(text[end : mention.start])
        end = mention.end
    return "".join([*kept, text[end:]])
