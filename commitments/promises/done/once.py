"""What is done to a thing once, and not as ever; and what is only seen to happen."""

import re
from functools import cache

from commitments.dates import A_MONTH
from commitments.grammar.words import lexicon
from commitments.grammar.words.verbs import verbs


def is_a_crowd(words: str) -> bool:
    """Whether it is people or firms of a sort, for all of whom nobody speaks: "Smugglers are opening new routes"."""
    last = words.rsplit(" ", 1)[-1]
    is_name = last == words and last[:1].isupper() and last.casefold().removesuffix("s") not in lexicon.AGENTS
    return (
        bool(_PLURAL.fullmatch(words))
        and last.casefold() not in _OF_A_TEXT
        and not (is_name and not _DOERS.search(last))
    )


_PLURAL = re.compile(
    r"(?!(?i:the|our|their|its|his|her|both|all|these|those|my|each|\d+|two|three|four|five|six|seven|eight|nine"
    r"|ten|we|as)\b)"
    r"[A-Za-z][a-z-]+(?: (?!of\b|and\b)[a-z-]+)*(?<!s)s|[a-z]+men"
)
_OF_A_TEXT = lexicon.words(
    "agencies allies authorities cities countries delegations governments heads leaders members ministers"
    " ministries nations"
    " offices officials organisations organizations parliaments participants parties partners presidents"
    " representatives sides signatories states they this"
)
_DOERS = re.compile(r"(?:er|or|ist|ant|men)s?$")
# "Banks are closing branches faster than ever, the survey shows": seen to happen, and decided by nobody
SEEN_TO_HAPPEN = re.compile(
    r"\b(?:fast|slow|soon|earli|oft|hard|lat)(?:er|en) [^;:.]{0,80}?\bthan\b|\b(?:[Mm]ore|[Ll]ess"
    r"|[Ff]ewer) (?!than\b|to\b)[^;:.]{1,60} than\b"
    r"|\b(?:[Mm]ore and more|[Ff]ewer and fewer|every year more)\b"
    r"|, (?:according to|say|as shown by|to judge by) (?:the |an? |its |recent )?(?:[\w-]+ ){0,4}?(?:analysts"
    r"|audit|data|experts|figures"
    r"|images|inspectors|monitors|observers|poll|police|press|report|research|residents|sources|statistics|study"
    r"|survey|watchers|witnesses)\b"
    r"|, (?:the|an?|its) (?:[\w'-]+ ){0,4}?(?:analysis|audit|data|figures|images|monitors|observers|poll"
    r"|regulator|report"
    r"|statistics|study|survey)"
    r" (?:says?|shows?|found|finds?|reports?|reveals?|suggests?)\b"
)
A_THING = re.compile(
    r" (?!(?:about|across|against|ahead|along|alongside|among|and|around|as|at|away|back|because|between|beyond"
    r"|by|closely|despite"
    r"|down|during|for|from|hard|in|into|less|more|of|off|on|out|over|per|since|than|that|through|throughout|to"
    r"|together|towards?"
    r"|under|until|up|upon|while|with|within|without)\b)[a-z-]+ (?!of\b)[\w$]"
)


@cache
def done_once() -> frozenset[str]:
    """What is done to a thing once: every verb but those of striving, of valuing, of states."""
    return verbs() - lexicon.STATIVE_VERBS - lexicon.OUTCOME_VERBS - _NOT_DONE_ONCE


_NOT_DONE_ONCE = lexicon.words(
    "accelerate administer align carry coordinate execute fulfil fulfill harness implement incentivise"
    " incentivize leverage"
    " mobilise mobilize prioritise prioritize scale utilise utilize review stand end restore"
    " address affirm advance advocate ask assess call challenge combat consider confront counter defend deliver"
    " demand engage"
    " enhance evaluate examine explore face fight focus honor honour host improve investigate keep lead lower"
    " maintain meet"
    " monitor oppose play promote protect provide push raise reach reduce reject request respect safeguard serve"
    " shape share show"
    " stop strengthen support tackle uphold urge use value want watch welcome work approve press prevent put"
)
# "is taking over the debts", "is making lessons free": done with a particle, whatever the bare verb tells
BY_A_PARTICLE = re.compile(
    r"(?:bringing (?:back|forward|in)|buying (?:back|out|up)|calling off|closing (?:down|off)|cutting (?:back"
    r"|off)|drawing up"
    r"|doing away with|fencing off|fitting out|giving (?:away|back)|handing (?:back|out|over)|laying (?:off|on"
    r"|out|up)|opening up"
    r"|passing on|paying (?:back|for|off|out)|phasing (?:in|out)|pulling (?:down|out)|putting (?:aside|on|out|up)"
    r"|rolling out|selling off|setting (?:aside|up)|shutting down|spinning off|standing down"
    r"|taking (?:back|down|in|off|over|on(?= (?:\d|an?\b|two|three|new)))|tearing (?:down|up)|turning (?:into"
    r"|over)|winding (?:down|up)"
    r"|writing (?:down|off))"
    r" (?!(?:brave|fight|good|fine|great|strong|united|responsibility|from|at|where|for)\b)[\w$€£]"
    r"|putting (?:[\w'-]+ ){1,6}?(?:online|on (?:display|hold|sale)|into (?:force|operation|service))\b"
    r"|joining [^;:.]{3,80}? as an? (?:[a-z]+ )?(?:donor|member|partner|party|sponsor)\b"
    r"|moving (?:its|their|our|the) [^;:.]{3,60}? (?:from [^;:.]{2,40}? )?to [A-Z]"
    r"|making (?:[\w'-]+ ){1,6}?(?:compulsory|free|illegal|mandatory|obligatory|open|permanent|public|tax-free)\b"
)

# "is building a second depot, to be completed in 2028", "a course, the first of which begins in May"
DATED_TO_COME = re.compile(
    r" (?:an?|another|several|new|two|three|its|their|our) [^;:.]{3,120}?,? (?:to be [a-z]+(?:ed|held|built|ready)?"
    r"|(?:which|that) (?:will|shall|is to|are to)|due|expected|scheduled"
    r"|the first of (?:which|whom|them)|for (?:completion|delivery|use)|ready)\b[^;:.]{0,60}?"
    rf" (?:at|before|by|early|from|in|on|until)(?: the)?(?: (?:autumn|beginning|end|first|last|second|spring|start"
    rf"|summer|winter))?(?: (?:half|of|quarter))* (?:late |early |next |this )?(?:\d{{1,2}} ?|20\d\d|{A_MONTH}"
    rf"|year|[a-z]+ year)\b"
)
