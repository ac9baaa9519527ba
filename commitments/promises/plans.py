"""Plans that somebody has and tells of, whatever the verb: "briefed the House on its plan to sell two mines"."""

import re

from commitments.dates import A_MONTH
from commitments.grammar.actors import Who, classify, is_gathering
from commitments.grammar.reading import Reading
from commitments.grammar.subjects import Subject, main_subject, subject_of
from commitments.grammar.words import lexicon
from commitments.grammar.words.plain import holds_any
from commitments.grammar.words.verbs import verbs
from commitments.model import Kind
from commitments.promises.done.once import done_once
from commitments.promises.registry import (
    Context,
    sentence_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.promises.weights import weight


@sentence_rule(Kind.PLEDGE)
def tells_of_a_plan(reading: Reading, context: Context) -> float:
    """A plan to do something definite that those who have it disclose, share, settle or talk over.

    >>> spoken("The Chancellor briefed members on the Treasury's plans to sell two mines.")
    ['tells-of-a-plan']
    >>> spoken("Residents oppose plans to build a mine."), spoken("The press had heard of a plan to build a mine.")
    ([], [])
    >>> spoken("A plan to build two clinics was presented today."), spoken("Also agreed was a plan for a fair.")
    (['tells-of-a-plan'], ['tells-of-a-plan'])
    """
    return weight("plan told") if plan_told(reading.text) else 0


def plan_told(text: str) -> bool:
    if not holds_any(text, (" plan", "Plan", "lueprint")) or _UNSURE.search(text):
        return False
    for found in _PLAN.finditer(text):
        head = text[: found.start()].rstrip()
        if _HAS.search(head) and not (
            _WHAT.match(found["rest"] or " a") or _WHEN.search((found["rest"] or "").split(",")[0])
        ):
            continue  # "has a plan to deal with fires"
        if _is_definite(found) and not LONG_AGO.search(head) and (_is_told(head) or _is_settled(head, text, found)):
            return True
    return False


@sentence_rule(Kind.PLEDGE)
def plan_is(reading: Reading, context: Context) -> float:
    """What a plan of somebody is, or what it provides for.

    >>> spoken("It is the intention of the Bank to open a branch."), spoken("Our plan for ports is to build piers.")
    (['plan-is'], ['plan-is'])
    >>> spoken("Today it is the policy of Peru to open ports."), spoken("It is not the aim of Peru to open ports.")
    (['plan-is'], [])
    >>> spoken("It is the nature of rivers to open plains.")
    []
    >>> spoken("Under a plan adopted today, two mines will close.")
    ['thing-will', 'plan-is']
    >>> spoken("The plan adopted today provides for two piers."), spoken("The floor plan shows two hundred seats.")
    (['plan-is'], [])
    """
    text = reading.text
    if not holds_any(text, _NAMES) or not _NAMED.search(text) or _UNSURE.search(text):
        return 0
    if (meant := _IT_IS.search(text) if "t is " in text or "t remains " in text else None) and (
        meant["act"] in lexicon.ACTION_VERBS - lexicon.STATIVE_VERBS and classify(meant["who"]).can_promise
    ):
        return weight("intended by somebody")
    found = meant or _IS_TO.match(text)
    if found and found["act"] in verbs() - _WISHED | {"have"}:
        return weight("plan told")
    return weight("plan told") if _PROVIDES.match(text) or _UNDER_IT.match(text) else 0


_NAMES = ("lan", "aim", "ambition", "blueprint", "goal", "intent", "objective", "policy", "purpose", "scheme")
_NAMED = re.compile(
    r"(?<=[ A-Z])(?:plans?|lans?|aim|ambition|blueprint|goal|intent|intention|objective|policy|purpose|scheme)\b"
)
_OWNER = (
    r"(?: (?:the|an?|its|their|his|her|our|my|both|this|these|joint|new|common|ambitious|detailed|concrete|bold"
    r"|further|own|of|and|two|three|four"
    r"|[a-z]+-[a-z]+|[a-z]+s'|[a-z]+'s|[A-Z][\w.'-]*|action|investment|master|work|firm|draft|final|following)){0,9}"
)
_AN_OBJECT = (
    r"(?:(?!(?:and|of|for|to|in|on)\b)[a-z-]+ ){0,2}?(?:an?|another|its|their|his|her|our|all|every|each|both"
    r"|some|up to|more than|over"
    r"|the (?:[a-z]+ )?(?:first|last|remaining|number|two|three|four)"
    rf"|{lexicon.A_NUMBER}|\d[\d,.]*|[$€£¥]\s?\d\S*|[A-Z]{{2,3}}[$€£]?\s?\d\S*|new|joint|direct|free)\b"
)
_PLAN = re.compile(
    r"\b(?:[Bb]lueprints?|[Pp]lans?)(?: of (?:action|work))?(?: (?:of|by) [^,;:.]{2,60}?)?"
    r"(?:,? (?:announced|agreed|adopted|approved|unveiled|published|drawn up)[^,;:.]{0,40},)?"
    r"(?: for (?:[^,;:.]|(?<=[A-Z])\.){3,60}?)? (?:to (?:(?!apply|comply|rely|reply"
    r"|supply)[a-z]+ly )?(?P<act>(?!be\b)[a-z]+)(?P<rest>[^;:]{0,160})"
    rf"|for (?P<thing>(?!the first\b){_AN_OBJECT} [^;:.]{{2,120}}|[^;:.]{{3,120}}? (?:by|from|in|until) (?:next"
    rf"|20\d\d|{A_MONTH})))"
)
_WHAT = re.compile(rf" {_AN_OBJECT}")
_WHEN = re.compile(
    rf"\b(?:by|before|from|in|within|until|over|after|ahead of|next|this|early|late|during|at"
    rf"|on)(?: the)?(?: (?:end of|coming|new|next|start of))*"
    rf"(?: (?:the|this))? (?:{A_MONTH}|20\d\d|(?:\w+ )?(?:autumn|days|months?|spring|summer|term|weeks?|winter"
    rf"|years?)|[A-Z][a-z]+day)\b"
)
_HAS = re.compile(rf"\b(?:has|have)(?: (?:now|already|also))?{_OWNER}$")
_WISHED = lexicon.STATIVE_VERBS | lexicon.words(
    "improve promote enhance strengthen deepen support address ensure become make meet discuss"
)


def _is_definite(found: re.Match[str]) -> bool:
    """Whether what is planned is an act of which there can be one, or has a day."""
    if found["thing"]:
        return True
    if found["act"] in _WISHED:
        return False
    if found["act"] == "make":
        return bool(_AVAILABLE.search(found["rest"]))
    is_one = bool(_WHAT.match(found["rest"])) or found["act"] in done_once()
    return is_one or (found["act"] in verbs() and bool(_WHEN.search(found["rest"])))


_AVAILABLE = re.compile(r"\b(?:available|compulsory|free|mandatory|public)\b")
_WHOM = r"(?: (?!(?:that|which|who|to|and)\b)[\w.'-]+){1,8}?"
_LAYS_OPEN = (
    r"(?:announc|disclos|mention|list|record|contain|outlin|unveil|present|detail|reveal|publish|releas|shar"
    r"|submitt?|tabl|confirm|approv"
    r"|adopt|endors|finali[sz]|draft|produc"
    r"|yield|agre|describ|explain|expound|reiterat|affirm|reaffirm|initiat|includ|expos|welcom)(?:e[sd]?|s|ing|ed)?"
    r"(?: (?:up)?on| with [^,;:.]{2,50}| to [^,;:.]{2,50}| in principle| details of| (?:more )?about)?"
)
_SHOWS = (
    r"(?:draw|drew|drawn|drawing) up|(?:set|sets|setting|spelt|spelled|spell|lay|lays|laid|laying) (?:out|forth"
    r"|down)|(?:lay|laid|put|placed) before"
    rf"{_WHOM}|(?:put|puts|brought|bring|brings) (?:forward|forth)|(?:made|make|makes|making) (?:known|public)"
    rf"|went (?:over|through|public with)"
    r"|(?:hammered|worked|thrashed|mapped) out|sign(?:ed|s) off on|came (?:up|forward|out) with|(?:gave|gives|given)"
    r" (?:(?:its|their|his|her|the) (?:[a-z]+ )?(?:approval|assent|backing|blessing|consent|green light)"
    r"(?: to)?|details of|notice of|an account of)|(?:has|have)(?: now)?|(?:is|are|was|were) (?:moving|going"
    r"|pressing) (?:forward|ahead) with"
    rf"|(?:inform|brief|notif|advis|appris|assur)(?:s|ed|ied|es)?{_WHOM} (?:of|about|on)|told{_WHOM} (?:of|about)"
    rf"|sp(?:oke|eaks?) of"
    r"|(?:discuss|review|consider|explor|examin)(?:ed|es)|exchanged views on|(?:took|takes) stock of|looked at"
    r"|talked (?:about|over)|(?:focus"
    r"|cent(?:re|er)|touch|turn)(?:e?d|e?s)"
    r" (?:up)?on|dealt with|covered|concerned|led to|(?:resulted|ended|culminated) in|(?:ended|concluded|closed) with"
)
_TOLD = re.compile(rf"\b(?:{_LAYS_OPEN}|{_SHOWS}){_OWNER}$")


def _is_told(head: str) -> bool:
    """Whether somebody who can have it, or a meeting or a text of theirs, tells of the plan that follows."""
    found = _TOLD.search(head)
    if found is None:
        return False
    is_to_tell = _TO_TELL.search(head[: found.start()].rstrip())
    subject = (
        main_subject(head) if is_to_tell else subject_of(_AUXILIARY.sub("", head[: found.start()].rstrip()), None, None)
    )
    subject = subject or Subject("", Who.NONE)
    if subject.who is Who.NONE or subject.is_relative or subject.words == "it":
        subject = main_subject(head) or subject
    if ONLOOKERS.search(subject.words) or subject.clause in ("if", "when", "what", "how", "where"):
        return False
    return subject.who.can_promise or is_gathering(subject.words) or bool(OF_MAKERS.search(subject.words))


_TO_TELL = re.compile(r"\b(?:chance|occasion|opportunity|time|used [^,;:.]{2,40}) to$")
_AUXILIARY = re.compile(r" (?:has|have)(?: (?:also|already|just|now|today|[a-z]+ly))*$")


def _is_settled(head: str, text: str, found: re.Match[str]) -> bool:
    """Whether it is said of the plan that it was laid open or settled."""
    if _INVERTED.fullmatch(head):
        return True
    return _ITS_OWNER.fullmatch(head) is not None and _WAS_SETTLED.search(text, found.start()) is not None


_ITS_OWNER = re.compile(
    rf"(?:[A-Z][^,;:.]{{2,60}}, |^)?(?:[A-Z][^,;:.]{{2,60}} (?:announced|confirmed|said|stated"
    rf"|reported) that )?(?:(?:A|An|The|Its|Their|Our|Both|the|its|their|[A-Z][\w.'-]*){_OWNER})?"
)
_DONE = (
    r"(?:(?:also|today|formally|jointly|unanimously) )*(?:adopted|agreed|announced|approved|confirmed|drawn up"
    r"|endorsed|finali[sz]ed|laid out"
    r"|made public|presented|published|set out|signed off|tabled|unveiled)"
)
_WAS_SETTLED = re.compile(
    rf"\b(?:was|were|is|are|(?:has|have) been|had been) {_DONE}\b(?! (?:in"
    rf"|by the former) (?:1\d\d\d|20[01]\d)?\b(?<=\d))"
)
_INVERTED = re.compile(
    rf"(?:Also|Among[^,;:]{{3,60}}|Further|[A-Z][^,;:.]{{2,60}},)? ?(?i:{_DONE}|discussed|on the table"
    rf"|on the agenda)[^,;:.]{{0,60}}(?:, [^,;:]{{2,60}},)? (?:was|were|is|are)"
    r"(?: (?:the|an?|their|its|joint|new|[a-z]+'s|[A-Z][\w']*)){0,4}"
    r"|(?:Central|Crucial|Essential|Integral|Key|Part) (?:of|to) (?![^;:]*\b(?:controvers|debate|dispute|quarrel"
    r"|question|row|topics?)\b)[^;:]{3,100}?"
    r" (?:is|are)(?: (?:the|an?|their|its|joint|new|[a-z]+'s|[A-Z][\w']*)){0,4}"
)
# "The newspaper revealed", "the auditors examined": who looks on has no plan
ONLOOKERS = re.compile(
    r"\b(?i:activists|analysts|archaeologists|article|autobiography|biography|memoirs?|novel|obituary"
    r"|auditors?|book|campaigners|commentators|court|critics"
    r"|exhibition|film|historians?|inquiry"
    r"|investigators|journalists?|judges?|neighbours|newspapers?|observers|opponents|opposition|paper|press"
    r"|protesters|report(?:ers?)?|residents|rivals"
    r"|study|survey|unions?|villagers|voters|watchdog|witness(?:es)?|nobody|none|few)\b"
)
OF_MAKERS = re.compile(
    r"\b(?i:communiqu[eé]|consultations|conversations|declaration|discussions|encounter|exchanges?|letters?"
    r"|meeting|message|negotiations|office|readout"
    r"|read-out|retreat|session|speech|statement|strategy|summit|talks|text|trip|visit|note|summary|minutes|protocol"
    r"|agreement|accord|arrangement|compact|letter of intent|mo[cu]|MO[CU]|pact"
    r"|memorandum|report to shareholders)\b"
)
_UNSURE = re.compile(
    r"\b(?i:no(?! (?:more|less|later|fewer)\b)|not(?! (?:later|less|more)\b)|never|any|few|whether|nobody|none"
    r"|without|rumou?red|den(?:y|ied|ies)|shelved|dropped|abandoned|rejected|unlawful|fought|scrapped"
    r"|secret|came to nothing|given up|failed|no longer|hypothetical|leaked|nothing|criticised|criticized|opposed"
    r"|doubt|former)\b|^Had\b|^Asked\b|\?$|^If\b"
)
LONG_AGO = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Bb]y|[Ff]rom|[Oo]f)(?: [A-Z][a-z]+)? (?:1[0-9]|20[01])\d\d\b|\b(?:[Ll]ast"
    r"|[Pp]revious) (?:year|decade|century)\b|\bhad\b(?! been approved)"
    r"|[a-z] (?:after|before|since) (?!(?:a|an|the|their|talks|lunch|dinner)\b)[^,;:]{2,60}$"
)
_WHOSE = r"(?:[Tt]he|[Oo]ur|[Ii]ts|[Tt]heir|[Mm]y|(?:[Tt]he )?[A-Z][^,;:.]{1,60}(?:'s|s'))"
_MIND = r"(?:[a-z-]+ ){0,3}?(?:aim|ambition|blueprint|goal|intent|intention|objective|plans?|policy|purpose|scheme)"
_SCHEME = r"(?:[a-z-]+ ){0,3}?(?:blueprint|plans?|scheme)"
_IS_TO = re.compile(
    rf"(?:[A-Z][^,;:.]{{2,80}}, )?(?:{_WHOSE} {_SCHEME}(?: for [^,;:.]{{2,60}}?| now| here)?,? (?:is|are"
    rf"|remains?) (?:now |still |therefore )?to"
    rf"|[Ii]t (?:is|remains) (?:also |now |still )?(?!(?:my|our) (?:[a-z]+ ){{0,2}}(?:aim|ambition|goal|intent"
    rf"|intention"
    rf"|objective|policy|purpose)\b){_WHOSE} {_MIND}(?:, [^,;:]{{2,80}},)? to)"
    r" (?:[a-z]+ly )?(?P<act>[a-z]+),? (?!than\b)[\w$€£]"
)
# "Today it is the policy of Peru to"
_IT_IS = re.compile(
    rf"(?:^|[,;] (?:and )?|\band |^[A-Z][a-z]+ )[Ii]t (?:is|remains) (?:also |now |still |therefore )?the {_MIND}"
    r" of (?P<who>[^,;:]{2,90}?)(?:, [^,;:]{2,80},)? to (?:[a-z]+ly )?(?P<act>[a-z]+),? (?!than\b)[\w$€£]"
)
_SETTLED = (
    r"(?:made public|drawn up|laid out|adopted|agreed|announced|approved|endorsed|published|presented|put forward"
    r"|set out|signed|unveiled|voted)"
)
_PROVIDES = re.compile(
    rf"(?:{_WHOSE}|This|An?) (?:(?!of\b)[\w-]+ ){{0,4}}?(?:[Pp]lans?|blueprint|[Pp]lan of action)(?: (?:for"
    rf"|of) [^,;:.]{{2,60}}?)?"
    rf"(?:,? (?:which was )?{_SETTLED}\b[^,;:.]{{0,60}},?)? (?:also )?(?:provides? for|foresees?|envisages?"
    rf"|includes?|calls? for|commits|allots"
    rf"|sets aside|allows? for) (?:the |for )?{_AN_OBJECT} "
)
_UNDER_IT = re.compile(
    rf"(?:Under|As part of|In line with) (?:an?|the|its|their|our|new"
    rf"|[A-Z][\w'-]*s?'s?)? ?(?:[a-z-]+ ){{0,3}}?(?:plans?|blueprint|scheme|package"
    rf"|programme|program|reform) {_SETTLED}\b[^;:]{{0,80}}?, [^;:]{{3,120}}? (?:will|shall|is to|are to) (?:also "
    rf"|each )?(?:be [a-z]+(?:ed|t|n)|(?!be\b|have\b)[a-z]+|have (?:at least|an?|\d|two|three|its|their))\b"
)
