"""What "will" tells of a meeting, of a body and of those who take part: it describes them, and promises nothing."""

import re

from commitments.grammar.actors import Who
from commitments.grammar.reading import Predicate


def only_describes(p: Predicate) -> bool:
    """Whether it is of the agenda, what a body is for, or what those will learn whom a programme is for."""
    if _MADE_SO.match(p.before) and p.subject.who is not Who.SPEAKER:
        return True
    if p.subject.words.casefold() == "you" and _LEARNS.match(p.after):
        return True
    if p.subject.who is not Who.SPEAKER and (
        p.verb == "feature" or any(one.match(p.after) for one in (_UNDERGOES, _SENSES, _EXCHANGES_VIEWS, _IS_SO_BIG))
    ):
        return True
    if (" way " in p.before or " manner " in p.before) and _THE_WAY.search(p.before):
        return True
    return bool(
        _tells_what_it_is_for(p) or _TAKES_PART.match(p.subject.words) or _is_on_the_agenda(p) or tells_what_is_in_it(p)
    )


_EXCHANGES_VIEWS = re.compile(r"exchange (?:ideas|perspectives|views) (?:on|about)\b")
# "It will take up 2,000 square feet", "the team will form part of a hub": where and what it is
_IS_SO_BIG = re.compile(
    r"(?:take up|cover|span) (?:(?:about|nearly|over|some|around|approximately|an area of) )?\d[\d.,]* ?(?:square|sq|m2"
    r"|acres|hectares|kilomet|met)|cover an area\b|occupy (?!itself|themselves)|span \d|form"
    r" (?:an? )?(?:[a-z]+ )?part of"
    r"|comprise\b|consist of|be home to|sit (?:at|between|beside|next|on)\b"
)
# "its merit is the novel way the ports will work together": what it is like
_THE_WAY = re.compile(
    r"(?:\b(?:are|at|describes?|explains?|in|is|of|on|shows?|to|was|with)|^[A-Z][a-z]+) (?:an?|the|its|their)"
    r" (?:[a-z-]+ ){0,2}(?:manner|way)(?: in which)? (?!and\b|for\b|of\b|to\b|towards?\b)[A-Za-z][^.;:]{0,90}$"
)


def tells_what_is_in_it(p: Predicate) -> bool:
    """Whether it tells who will be there, or what will be talked of."""
    return p.verb == "include" and bool(_GUESTS.search(p.subject.words) or _THEMES.match(p.after))


# "You will recall that": what a reader knows or finds; what "you" will do, a letter of mandate may ask.
_LEARNS = re.compile(
    r"(?:agree|appreciate|be aware|discover|find|have (?:heard|noticed|read|seen)|hear|know|learn|note|notice|observe"
    r"|recall|recogni[sz]e|remember|see|understand)\b"
)
# "will run out of fuel", "will recall that": what befalls somebody or comes to his mind
_UNDERGOES = re.compile(
    r"(?:run (?:out(?: of\b|[.,;]|$)|dry|late|into (?:difficulty|difficulties|debt|losses|trouble|the red)|short"
    r"|up debts)"
    r"|go (?:bankrupt|broke|bust|hungry|under|unpaid|without)\b|come (?:to grief|under (?:attack|fire|pressure|strain))"
    r"|bear the brunt|break (?:down|up\b)|drift|default on|slide|slip|sink|starve|shrink|struggle|drown|collapse"
    r"|crumble"
    r"|miss (?:out|its|their|the)\b|make (?:an? )?(?:loss|losses)\b|post (?:an? )?(?:loss|deficit)|be forced to"
    r"|have to\b"
    r"|turn (?:\d+|[a-z]+ty)\b|take (?:a hit|fright|years|time|decades)|pay (?:the price|dearly))"
)
_SENSES = re.compile(r"(?:appreciate|notice|recall|remember|realise|realize|wonder)\b(?! the right| all\b)")
# "When launched, Bright Rivers will": what is launched, enacted or paid for is no maker of promises
_MADE_SO = re.compile(
    r"(?:(?:Once|When) (?:approved|built|completed|enacted|established|launched|operational(?:i[sz]ed)?|passed"
    r"|signed)|(?:Announced|Created|Established|Financed|Funded|Launched)"
    r" (?:at|by|during|in|through|under|with)) ?[^,;:]{0,120},"
)


def _is_on_the_agenda(p: Predicate) -> bool:
    """Whether it is what one meeting brings: who is to meet year by year has bound himself."""
    return bool(_ON_THE_AGENDA.match(p.after)) and not _AGAIN_AND_AGAIN.search(p.after)


def _tells_what_it_is_for(p: Predicate) -> bool:
    """Whether it describes a body: whom it advises, what it serves as, of whom it is made up."""
    if _LETTERS.fullmatch(p.subject.words):
        return bool(_BRINGS.match(p.after))
    return bool(_A_BODY.match(p.subject.words) and _DESCRIBED.match(p.after))


# "Young participants will learn", of those whom a programme is for; "the Participants" of a treaty bind themselves
_TAKES_PART = re.compile(
    r"(?![Tt]he [Pp]articipants$|Participants$)(?:[\w'.-]+ ){0,5}?"
    r"(?i:participants|fellows|trainees|apprentices|attendees|interns|alumni|graduates|recipients)$"
)
_GUESTS = re.compile(r"\b(?i:attendees|delegates|guests|invitees|panell?ists|participants|speakers)$")
_THEMES = re.compile(
    r"include (?:an? |the |other )?(?:[a-z-]+ )?(?:(?:array|number|range|series|variety) of )?(?:[a-z-]+ ){0,2}?"
    r"(?:issues|matters|speakers|subjects|themes|topics)\b"
)
_A_BODY = re.compile(
    r"(?:[Tt]he |[Aa]n? |[Ee]ach |[Oo]ur )?(?:[\w'.&-]+ ){0,6}?"
    r"(?i:academ(?:y|ies)|accelerators?|advis[eo]rs?|boards?|centers?|centres?|commissions?|committees?|consortium"
    r"|coordinators?|corps|councils?|facilit(?:y|ies)|forums?|hubs?"
    r"|institutes?|panels?|task ?forces?|working groups?)(?: (?:of|for|on) [^,;:]{2,80})?$"
)
_DESCRIBED = re.compile(
    r"(?:advise|comprise|engage with|feature|focus on|function as|help (?:to )?(?:ensure|support)|include|play|reflect"
    r"|serve as|bring together|be (?:composed|made up|responsible)"
    r"|allow (?:us|them|the)|organi[sz]e (?:its|their) (?:activities|efforts|work)|enable|catalyze|catalyse|foster"
    r"|(?:provide|offer) (?:an? |the )(?:[\w-]+ ){0,3}?(?:forum|framework|hub|mechanism|opportunity|picture"
    r"|platform|space|venue|voice))\b(?![^.;:]{0,60}(?:[$€£]|\d (?:m|b)illion))"
)
# "CLEAR 2030 will serve as the forum for": whatever its letters stand for, it is told what it is for.
_LETTERS = re.compile(r"(?:[Tt]he )?[A-Z][A-Z\d&-]{2,11}(?: \d{4}| [A-Z][a-z]+)?")
_BRINGS = re.compile(
    r"(?:allow|attract|catalyze|catalyse|empower|enable|facilitate|focus on|foster|harness|include|transform"
    r"|demonstrate how"
    r"|play (?:an?|the)|serve as|organi[sz]e (?:its|their) (?:activities|efforts|work))\b"
    r"(?![^.;:]{0,60}(?:[$€£]|\d (?:m|b)illion))"
)
# "next" and "within" tell when one meeting is.
_AGAIN_AND_AGAIN = re.compile(
    r"\b(?:(?:bi-?|semi-?)?annual(?:ly)?|yearly|quarterly|monthly|weekly|regular(?:ly)?|periodic(?:ally)?|(?:once"
    r"|twice)"
    r" (?:a|each|every|per)|(?:each|every) (?:year|month|quarter|week)|on a \w+ basis|from time to time)\b"
)
# What is said, heard and shown at a meeting, however much is to come of it
_ON_THE_AGENDA = re.compile(
    r"(?:give|deliver|make|offer|provide) (?:an? |the |his |her |their |brief |opening |closing |keynote )*(?:address"
    r"|keynote|remarks|speech|update|toast)\b"
    r"|(?:hold|have) (?:an? |the |separate )*(?:bilateral|trilateral|pull-aside|working) (?:meetings?|lunch|dinner)\b"
    r"|(?:lead|moderate|chair|open|close) (?:[\w-]+ ){0,3}?(?:sessions?|panels?|discussions?)\b"
    r"|engage in (?:[a-z-]+ ){0,3}?(?:conversations?|debates?|discussions?|talks)\b"
    r"|(?:have|hold) (?:comprehensive|extensive|frank|fruitful|in-depth|wide-ranging) (?:[a-z]+ )?(?:discussions"
    r"|talks)\b"
    r"|leave (?:[A-Z]\w+ (?:at|for|on|today|tomorrow)|for [A-Z])"
    r"|take part in (?:an? |the )?(?:[\w-]+ ){0,3}?(?:conference|debate|panel|reception|roundtable|session|seminar)\b"
    r"|(?:join|participate(?: virtually)? in) [^.;:,]{0,60}?\b(?:discussions?|dinner|lunch|reception|ceremony)\b"
    r"|join [^.;:]{0,200}? for (?:an? )?(?:[a-z-]+ ){0,2}?(?:briefing|conversation|discussion|event|fireside|panel)\b"
    r"|participate(?: virtually)?(?: on [A-Z][a-z]+ \d+)? in [^.;:,]{0,60}?\b(?i:meeting|summit|session)\b"
    r"|receive (?:an? |the )?(?:[\w-]+ ){0,3}?(?i:briefings?|reports?|updates?)\b"
    r"|(?:take|ask|answer) (?:(?:a|an|any|few|first|more|one|some|the|you|your) ){0,4}questions?\b(?! of\b)"
    r"|pay (?:an? |his |her |their )?(?:[a-z]+ ){0,2}?(?:calls?|respects|tribute|visits?)\b"
    r"|forget\b|recognize (?:someone|somebody|the first|you)\b"
    r"|(?:affirm|acknowledge|applaud|commend|condemn|congratulate|praise|thank)\b"
    r"|honou?r (?!(?:its|their|our|all|any|such|the|these|those)\b[^.;:]{0,40}(?:commitment|obligation|pledge|promise"
    r"|agreement|assurance|guarantee|undertaking)|[^.;:]{0,60}\b(?:accords?|arrears|back pay|ceasefire|deals?"
    r"|leases?|pay|pensions?|promises?|rights?|terms|treat(?:y|ies)|truce|wages|bills|cards|claims|contracts?|debts?"
    r"|degrees|diplomas|licen[cs]es"
    r"|passes|permits|tickets|visas|vouchers)\b)"
    r"|announce that (?:[^.;:]|(?<=[A-Z])\.){2,60}? (?:has|have) (?:now )?"
    r"(?:[a-z]+(?:ed|en|ade)|bought|brought|built|met|paid|put|sent|set|won)\b"
)


def is_of_the_session(p: Predicate) -> bool:
    """Whether what was agreed is how a session goes about its own agenda, and nothing that is left when it is over."""
    return goes_about_its_agenda(p.before, p.after)


def goes_about_its_agenda(before: str, act: str) -> bool:
    """The same, of an act and what stands before its verb.

    >>> goes_about_its_agenda("At its 1st meeting, the Board agreed to", "consider this item in a contact group.")
    True
    >>> goes_about_its_agenda("At its 1st meeting, the Board agreed to", "consider this item next year.")
    False
    """
    is_at_a_meeting = _AT_A_MEETING.match(before)
    if is_at_a_meeting and _CONSULTS.match(act):
        return True
    if _LATER.search(act) or not _GOES_ABOUT.match(act):
        return False
    return bool(is_at_a_meeting or _THIS_ITEM.match(act))


_AT_A_MEETING = re.compile(
    r"(?:At|During|In) (?:its|the|their) (?:[\w()/-]+ ){1,3}?(?:meeting|plenary|sitting)(?:, (?:held )?on [^,]{3,40})?,"
)
_CONSULTS = re.compile(
    r"(?:consult\b|(?:hold|undertake) (?:informal )?consultations|be considered together"
    r"|(?:establish|set up) an? (?:contact|drafting) group)"
)
_GOES_ABOUT = re.compile(r"(?:address|consider|deal|defer|discuss|examine|follow|hear|proceed|refer|suspend|take up)\b")
_THIS_ITEM = re.compile(
    r"(?:[a-z]+ )?[a-z]+ (?:with )?(?:these|this|those|the|all) (?:agenda )?(?:sub-)?(?:items?|matters?|questions?)\b"
)
_LATER = re.compile(
    r"\b(?:next|later|future|subsequent|(?:19|20)\d\d|S[A-Z]{1,4} ?\d+|COP ?\d+"
    r"|(?:[a-z]+-)?(?:first|second|third|[a-z]+th) session|session following|following session)\b"
)
