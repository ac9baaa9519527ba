"""What programmes, funds, sums and levies will do: those do it who run, give or set them."""

import re

from commitments.dates import A_MONTH
from commitments.grammar.actors import Who
from commitments.grammar.reading import Predicate
from commitments.grammar.words import lexicon
from commitments.grammar.words.participles import base_of_gerund
from commitments.promises.none.descriptions import tells_what_is_in_it

# "These centers will", behind the sentence that sets them up: told of them, promised by nobody
POINTED_AT = re.compile(r"(?:This|These|Such|this|these|such) (?!government|administration)(?:\S+ )*\S+$", re.I)

# "will meet half the cost of a heat pump"
_PART_OF_THE_COST = re.compile(
    r"(?:cover|meet) (?:up to )?(?:(?:all|half|part|some)(?: of)? |(?:an?|one|two|three) (?:third|quarter|fifth)s? "
    r"|\d[\d.]* ?(?:%|per ?cent) )?"
    r"(?:of )?(?:the |their |its )?(?:[a-z]+ )?(?:bills?|costs?|expenses|fares?|fees?|price|rent)\b"
)


# "The fund will be run by the Bank": who does it is told of what was set up
_RUN_BY = re.compile(
    r"be (?:[a-z]+ly |co-?)?(?:administered|chaired|controlled|coordinated|governed|headed|led|managed|nested|operated"
    r"|overseen|run|staffed|supervised)(?: [^,;:.]{2,60})? (?:by|under) "
)
_CHAIRED_BY = re.compile(r"be (?:jointly |co-?)?(?:chaired|headed|led) ")
_CARRIED_OUT_BY = re.compile(
    r"be (?:carried out|delivered|executed|implemented|undertaken) by (?!(?:the )?(?:end|next|\d|spring|summer"
    r"|autumn|winter)\b"
    rf"|{A_MONTH})[A-Za-z]"
)
_A_PROJECT = re.compile(
    r"(?:[Tt]he|[Tt]his|[Tt]hese|[Bb]oth|[Aa]ll) (?:[\w-]+ ){0,3}?(?i:activities|initiatives?|programmes?|programs?"
    r"|projects?"
    r"|schemes?|training|works?)$"
)


def is_run_by(p: Predicate) -> bool:
    """Whether it tells who runs or carries out what was settled before."""
    is_carried_out = _CARRIED_OUT_BY.match(p.after) and _A_PROJECT.match(p.subject.words)
    is_of_a_body = p.subject.who is Who.THING or (p.subject.who is Who.AGENT and _CHAIRED_BY.match(p.after))
    return bool(is_carried_out or (is_of_a_body and _RUN_BY.match(p.after)))


def pays(p: Predicate) -> bool:
    """Whether it will meet or cover a cost, or a part of one."""
    return bool(_PART_OF_THE_COST.match(p.after))


def is_set(p: Predicate) -> bool:
    """Whether a levy will rise, apply or stay, or a law or a budget change something by a measure: it is set so."""
    if p.subject.clause:
        return False
    if _SUBJECT_TO.match(p.after) or (_LEVY.search(p.subject.words) and _SET.match(p.after)):
        return True
    if p.words == "will" and (
        _EFFECTIVE.match(p.after) or (_NEW_PLACE.match(p.subject.words) and _OPENS_ON.match(p.after))
    ):
        return True
    return bool(_PROPOSAL.search(p.subject.words) and _BY_AMOUNT.match(p.after))


_LEVY = re.compile(
    r"\b(?i:tariffs?|duty|duties|quotas?|tax|taxes|levy|levies|tolls?|fees?|minimum wage|bans?|embargo(?:es)?"
    r"|exclusions?|exemptions?|prohibitions?|restrictions?|sanctions?)(?: (?:rates?|measures?))?"
    r"(?: (?:against|for|from|in|of|on|under|with) [^.;:]{2,120})?$"
)
# "will take effect on 1 August": somebody has set it so
_EFFECTIVE = re.compile(
    r"(?:take effect|(?:come|enter|go) into (?:effect|force)|expire) (?:[a-z]+ )?(?:[a-z]+ )?[\dA-Z]"
)
# "A joint customs post will open in June"
_NEW_PLACE = re.compile(
    r"(?:An?|The (?:new|first|second|joint)) (?:[\w'-]+ ){0,5}?(?:bridge|centre|center|clinic|college|consulate"
    r"|crossing|embassy|ferry|hospital|hub"
    r"|laboratory|library|line|office|plant|port|post|route|school|service|station|terminal|tunnel)(?: (?:at|in"
    r"|for|between|on) [^,;:]{2,60})?$"
)
_OPENS_ON = re.compile(
    rf"(?:open|reopen|start|begin)\b[^;:.]{{0,60}}? (?:in|on|by|from) (?:(?:the|early|late|mid-?|next|spring"
    rf"|autumn) ?)*"
    rf"(?:\d|{A_MONTH}|autumn|spring|summer|winter|year)"
)
_SET = re.compile(
    r"(?:(?:increase|decrease|rise|fall|drop|go(?: up| down)?) (?:[a-z]+ )?(?:from|to|by) [$€£]?\d"
    r"|apply (?:to|from)|(?:end|go|stop)(?:\.$| by\b| from\b| on\b| today)|(?:remain|stay|be) (?:in (?:effect|place"
    r"|force)|unchanged|at \d|[$€£]?\d)|take effect)"
)
_PROPOSAL = re.compile(
    r"\b(?i:act|award|bill|budget|decree|law|order|reform|regulation|framework|legislation"
    r"|package|plan)$"
)
# "will raise the grant by $550": settled by it, where what comes of it has no measure
_BY_AMOUNT = re.compile(
    r"(?:cut|expand|extend|increase|lower|raise|reduce) (?![^.;:]{0,40}\b(?:costs?|deaths|deficits?|emissions|exports"
    r"|gdp|GDP|growth|inflation|jobs|output|pollution|poverty|prices|production|productivity|revenues?"
    r"|unemployment)\b)"
    r"[^.;:]{2,90}? (?:by|to|from) [$€£]?(?!(?:19|20)\d\d\b)\d"
    r"|(?:impose|introduce|set) an? [$€£]?\d"
)
_SUBJECT_TO = re.compile(
    r"be subject to (?:[\w%-]+ ){0,5}?(?:tariffs?|duty|duties|quotas?|tax(?:es)?|lev(?:y|ies)|tolls?|fees?)\b"
)


def takes_in_acts(p: Predicate) -> bool:
    """Whether what was just promised, or the steps to come, will include something to be done: that is promised"
    " too."""
    if p.verb != "include" or p.subject.clause:
        return False
    if _STEPS.match(p.subject.words):
        return True
    if _WORK.match(p.subject.words):
        return bool(_AN_ACT.match(p.after))
    found = _GERUND.match(p.after)
    is_act = bool(found and base_of_gerund(found[1])) or bool(_MORE.match(p.after))
    return is_act and bool(_WHAT_WAS_SAID.fullmatch(p.subject.words))


_WHAT_WAS_SAID = re.compile(
    r"(?i:(?:this|it|these)|(?:(?:our|such|the|their|these|this) )?(?:joint )?(?:activities|assistance|efforts|work))"
)
_GERUND = re.compile(r"include:? (?:[a-z]+ly )?([a-z]+ing) (?!(?:for|of|on|in|programs?|programmes?|and)\b)")
_MORE = re.compile(
    r"include:? (?:an? )?(?:additional|continued|enhanced|expanded|further|greater|increased|joint|new) [a-z]"
)
# "Efforts will include training 400 nurses", "such activities will include a new exercise"
_WORK = re.compile(
    r"(?:(?:[Tt]he|[Oo]ur|[Tt]heir|[Tt]hese|[Ss]uch) )?(?:[a-z-]+ )?(?i:activities|cooperation|efforts|work)"
    r"(?: (?:under|for|in|of) [^,;:]{2,60})?$"
)
_AN_ACT = re.compile(
    r"include:? (?:an? )?(?:new|additional"
    r"|(?!(?:building|existing|ongoing|training) [a-z])[a-z]+ing (?!and\b|of\b)[a-z\d])"
)
_STEPS = re.compile(
    r"(?:(?:[Tt]he|[Oo]ur|[Tt]heir) )?(?:[\w-]+ ){0,3}?(?i:actions|measures|priorities|steps)"
    r"(?: (?:under|for|in|of) [^,;:]{2,60})?$"
)


# "The second phase, of five, will begin in January": somebody has set the day
STARTS = re.compile(
    rf"(?:begin|commence|launch|open|reopen|resume|start)\b[^;:.]{{0,60}}? (?:in|on|by|from) "
    rf"(?:(?:the|early|late|mid-?|next) ?)*(?:\d|{A_MONTH}|autumn|fall|spring|summer|winter|year|[a-z]+ quarter)"
)
STARTED = re.compile(
    r"\b(?i:bridge|canal|cent(?:re|er)|clinic|construction|consulate|corridor|crossing|embassy|exercise|factory"
    r"|flights?"
    r"|hospital|hub|laborator(?:y|ies)|lines?|museum|plant|refinery|reactor|runway|shipyard|station|terminal|tunnel"
    r"|mission|negotiations|office|phase|pilot|port|programme|program|project|round|school|service|talks|works?)\b"
)


def is_begun(p: Predicate) -> bool:
    """Whether talks, work or the like will begin or go on: those begin it whose work it is."""
    if p.subject.clause:
        return False
    if p.verb == "take":
        is_ours = _NEXT_ONE.match(p.subject.words) or (_EXERCISE.search(p.subject.words) and _ON_A_DAY.search(p.after))
        return bool(is_ours and _TAKES_PLACE.match(p.after))
    return bool(_GOES_ON.match(p.after) and _WORK_OF_SOMEBODY.match(p.subject.words))


def is_in_turn(p: Predicate) -> bool:
    """Whether it tells who will host the next meeting: whose turn it is, is settled."""
    return p.after.startswith("be hosted ") and bool(_NEXT_ONE.match(p.subject.words))


# What is arranged by those who tell of it; a feast or a vote is not
_EXERCISE = re.compile(
    r"(?:[Tt]he|[Tt]his|[Tt]hese|[Aa]n?|[Oo]ur|[Jj]oint) (?:[\w-]+ ){0,3}?(?i:activit(?:y|ies)|deployments?|drills?"
    r"|evacuations?|exercises?"
    r"|inspections?|man(?:oeuvres|euvers)|missions?|operations?|patrols?|pilots?|surveys?|trials?)$"
)
_ON_A_DAY = re.compile(
    rf"\b(?:in|on|by|from) (?:(?:the|early|late|mid-?|end|next) ?)*"
    rf"(?:\d|{A_MONTH}|autumn|fall|spring|summer|winter|year|[a-z]+ quarter)"
)
_NEXT_ONE = re.compile(
    r"(?:[Tt]he |[Oo]ur |[Tt]heir )?(?i:inaugural|next|(?:[a-z]+-)?(?:first|second|third|fourth|fifth|sixth|seventh"
    r"|eighth|ninth)|tenth|eleventh|twelfth|[a-z]+teenth|[a-z]+tieth|\d+(?:st|nd|rd|th)) "
)
_TAKES_PLACE = re.compile(r"take place (?!of\b)")
_GOES_ON = re.compile(
    r"(?:begin|commence|open|resume|start) (?:after|ahead|as|at|before|between|by|immediately|in|later|next|on|once"
    r"|shortly|soon|this|under|when|with|without)\b"
    r"|continue (?:along|and|at|between|beyond|in|on|regarding|through|throughout|toward|towards|under|until|with)\b"
    r"|(?:begin|continue|resume|start)(?: and [a-z]+)?\W*$"
)
_WORK_OF_SOMEBODY = re.compile(
    r"(?:(?:[Tt]he|[Tt]his|[Ss]uch|[Oo]ur|[Tt]heir|[Jj]oint|[Ff]ormal|[Ff]urther) ){0,2}(?:[a-z-]+ )?"
    r"(?i:(?<=this )(?:aid|assistance|engagement|support)|(?<=our )(?:[a-z]+ )?(?:aid|assistance|engagement|support)"
    r"|collaboration|consultations|conversations|cooperation|deliver(?:y|ies)|discussions|exchanges|implementation|negotiations|patrols|talks"
    r"|training|work)\b"
)


def acts_as_instrument(p: Predicate) -> bool:
    """Whether a programme, fund or sum of the text's makers will do what they have it do."""
    if p.form not in ("will", "is-to") or not _is_of_a_thing(p) or tells_what_is_in_it(p):
        return False
    words = _SET_UP_SO.sub("", p.subject.words)
    if chooses(p):
        return True
    if _MONEY.search(words) and p.verb in _AMOUNTS and re.search(r"[$€£]\s?\d", p.after[:60]):
        return True
    if _SUM.search(words):
        is_act = p.verb in lexicon.ACTION_VERBS - lexicon.OUTCOME_VERBS - lexicon.STATIVE_VERBS and _is_a_scheme(words)
        return is_act or p.verb in ("go", "support", "fund", "finance", "provide", "pay", "expand")
    if _OUR_WAY.match(words):
        return p.verb in lexicon.ACTION_VERBS and p.verb not in lexicon.OUTCOME_VERBS | lexicon.STATIVE_VERBS
    if p.verb in _OF_DOERS and _OF_MANY.search(words) and not p.after.startswith("lead to "):
        return True
    if p.verb in _GIVING and _TO_EACH.match(p.after):
        return bool(_RUN.search(words) or _OF_A_TEXT.search(words))
    is_named = bool(_NAMED_INSTRUMENT.search(words) or _BY_ITS_LETTERS.fullmatch(words))
    is_counted = bool(COUNT.search(p.after[:80])) and bool(_AN_INSTRUMENT.search(words) or _MONEY.search(words))
    if p.verb == "make" and is_counted and " available" in p.after:
        return True
    is_measured = _NAMED_MEASURE.search(words) and not POINTED_AT.match(words) and _is_measured(p)
    if is_measured or (_is_a_scheme(words) and _does_something(p)):
        return True
    if p.verb in lexicon.OUTCOME_VERBS | lexicon.STATIVE_VERBS | lexicon.WEAK_VERBS and p.verb not in _RUNS:
        return False
    is_chosen = p.verb in _RUNS or words.casefold().startswith("our ")
    return is_counted or (is_named and is_chosen and p.verb not in _BRINGS_ABOUT)


# "The Partnership will exchange data": what only those can do who are in it
_OF_DOERS = lexicon.words(
    "appoint award collaborate consult convene elect exchange hire lead negotiate organise organize recruit send"
)
_OF_MANY = re.compile(r"\b(?i:dialogue|initiative|network|partnership|platform|program|programme)$")


def _is_of_a_thing(p: Predicate) -> bool:
    is_below = p.subject.is_relative or bool(p.subject.clause)
    return p.subject.who is Who.THING and not p.is_passive and not is_below


def _is_a_scheme(words: str) -> bool:
    """Whether it is something set up by somebody, by its name or as a new one: "the Warm Flats Plan", "a new levy"."""
    return bool(_A_SCHEME.search(words)) and not POINTED_AT.match(words)


def _does_something(p: Predicate) -> bool:
    """Whether what it will do is an act on something told of, and neither a state nor what is hoped to come of it."""
    not_done = lexicon.STATIVE_VERBS | lexicon.OUTCOME_VERBS | lexicon.WEAK_VERBS | _COMES_OF_IT
    is_gift = p.verb in _GIVING and bool(_GIFT.match(p.after))
    return is_gift or (p.verb not in not_done and bool(_DONE_TO.match(p.after)))


_GIFT = re.compile(
    r"[a-z]+ [^;:.]{3,60}? (?:up to |at least |free |another )?(?:[$€£]\s?\d|(?!(?:19|20)\d\d\b)\d"
    r"|free )"
)
# "The Warm Flats Plan announced today": done to it, before it does anything
_SET_UP_SO = re.compile(
    r" (?:adopted|agreed|announced|approved|created|drawn up|endorsed|financed|funded|launched|set up|signed"
    r"|unveiled|voted)\b[^,;:]*$"
)
_A_SCHEME = re.compile(
    r"(?:[A-Z][\w'&.-]*|\b(?:[Aa]|[Aa]n|[Nn]ew|[Jj]oint)) (?:[\w&'.-]+ ){0,8}?(?i:allowance|award|bonus|bursary"
    r"|challenge|charter|compact|corps"
    r"|credit|deal|dialogue|dividend|exchange|facility|fellowship|fund|grant|guarantee|hub|initiative|levy|line"
    r"|mechanism|mission|network|package"
    r"|partnership|pass|plan|platform|prize|programme|program|project|rebate|reform|reserve|road ?map|scheme"
    r"|scholarships?|service|strategy|subsidy"
    r"|task force|team|toll|trust|voucher|window)s?(?: (?:on|for|of) [A-Z][^,;:.]{2,40})?$"
)
_COMES_OF_IT = lexicon.words(
    "accelerate celebrate commemorate deserve mark add address allow attract advance avert avoid boost build"
    " change complement contribute cut"
    " deepen deliver encourage enhance"
    " expand facilitate foster further harm identify improve increase inform leverage lift lower mobilise"
    " mobilize offset prevent promote"
    " protect provide push raise reduce save shape solve spur stimulate strengthen support tackle triple unite"
)
_DONE_TO = re.compile(
    r"[a-z]+(?: (?:aside|back|down|in|off|on|out|over|up))? (?:(?:up to|some|about|at least|another|a further"
    r"|more than|nearly) )?"
    rf"(?:an?|the (?:first|last|remaining)|another|every|each|all|its|their|{lexicon.A_NUMBER}"
    rf"|\d[\d,.]*(?! ?per cent| ?%)|[$€£]) (?!(?:better|fair|future|key|new era"
    r"|chance|role|strong|fresh start|boost|difference|model|bridge|signal|message|sense|range|variety|number"
    r"|series) )[a-z\d]"
)


def _is_measured(p: Predicate) -> bool:
    """Whether what a scheme with a name will do has a day, a number or a share: it was drawn up so."""
    if p.verb in lexicon.STATIVE_VERBS or (p.verb in lexicon.OUTCOME_VERBS and not p.after.startswith("bring back ")):
        return False
    return bool(COUNT.search(p.after[:80]) or _BY_A_DAY.search(p.after) or _A_SHARE.match(p.after))


_NAMED_MEASURE = re.compile(
    r"[A-Z][\w'-]* (?:[\w&'-]+ ){0,5}?(?:Allowance|Bonus|Compact|Credit|Dividend|Facility|Fund|Grant"
    r"|Guarantee|Initiative|Line|Mechanism"
    r"|Package|Partnership|Plan|Programme|Program|Project|Rebate|Reserve|Scheme|Subsidy|Voucher|Window)s?$"
)
_BY_A_DAY = re.compile(
    r"\b(?:by|before|from|in|until|ahead of)(?: the)? (?:(?:end|start) of )?(?:the )?(?:early |late |mid-?"
    rf"|next )?(?:\d{{1,2}} )?(?:{A_MONTH}|20\d\d"
    r"|Christmas|Easter|autumn|fall|harvest|spring|summer|winter|year)\b"
)
_A_SHARE = re.compile(r"[a-z]+ (?:half|(?:an?|one|two|three) (?:third|quarter|fifth)s?)\b")


def is_run(p: Predicate) -> bool:
    """Whether it is a programme, a fund or the like: what somebody runs."""
    subject = p.subject
    return subject.who is Who.THING and not subject.clause and bool(_RUN.search(subject.words))


def chooses(p: Predicate) -> bool:
    """Whether what a programme, or our efforts, will do is chosen by who runs it: whom it puts first, what it uses."""
    words = p.subject.words
    if POINTED_AT.match(words):
        return False  # "This programme will": told of it, promised by nobody
    if _OUR_MEANS.match(words):
        return p.verb in _CHOOSING or p.verb == "focus"
    if not is_run(p):
        return False
    is_begun = p.verb in ("begin", "start", "continue") and _BEGUN.match(p.after)
    is_widened = p.verb == "expand" and _WIDENED.match(p.after)
    return p.verb in _CHOOSING or bool(is_begun or is_widened or _GIVES.match(p.after))


# "The Warm Homes Plan will give every tenant a stove"
_GIVING = lexicon.words("give grant guarantee offer pay provide")
_TO_EACH = re.compile(
    r"[a-z]+ (?:all|each|every) (?:[\w'-]+ ){1,8}?(?:an?|free|up to|[$€£¥]\d|\d)(?= )"
    r"(?! (?:better|chance|choice|fair|future|opportunity|say|sense|stake|start|voice)\b)"
)
_OF_A_TEXT = re.compile(
    r"\b(?:Act|Bill|Budget|Charter|Deal|Guarantee|Plan|Policy|Reform|bill|budget|plan|reform|scheme)$"
)
# No years, and no numbers of names: "COVID-19"
COUNT = re.compile(
    r"[$€£]\s?\d|(?<![\w.-])(?!(?:19|20)\d\d\b)\d[\d,.]*\b(?! (?:percent|per cent))"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens)\b"
    r"|\b(?:eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds)\b"
)
_INSTRUMENT_HEADS = (
    r"(?:[Ff]unds?|[Ff]acilit(?:y|ies)|[Pp]rogram(?:me)?s?|[Pp]ackages?|[Ii]nitiatives?|[Pp]artnerships?|[Dd]ialogues?"
    r"|[Pp]rojects?|[Mm]echanisms?|[Cc]ompacts?|[Cc]orps|[Ss]chemes?|[Gg]rants?|[Pp]latforms?|[Nn]etworks?"
    r"|[Hh]ubs?|[Cc]ampaigns?"
    r"|[Ss]cholarships?|[Ff]ellowships?)"
)
_OUR_MEANS = re.compile(
    r"[Oo]ur (?:[\w-]+ ){0,3}?(?:assistance|contributions?|donations?|efforts?|funding|investments?|support|work)$"
)
_RUN = re.compile(
    rf"\b(?:{_INSTRUMENT_HEADS}|(?i:challenges?|competitions?|coalitions?|corridors?|donations?))"
    r"(?: \([^()]{2,40}\))?$"
    r"|(?:Partnership|Initiative|Fund|Facility|Platform|Network|Program|Programme|Mechanism) (?:for|on) [A-Z]"
)
# Closed: what is done only by somebody who could do otherwise.
_CHOOSING = lexicon.words(
    "award consult double employ evaluate exempt explore grant hire identify impose invest launch pilot prioritise"
    " prioritize publish recruit reserve seek select solicit test triple waive"
)
_BEGUN = re.compile(r"(?:begin|start|continue) [a-z]+ing ")
_GIVES = re.compile(r"work [^.;:]{0,60}? by (?:awarding|funding|giving|offering|providing) ")
_WIDENED = re.compile(r"expand (?:in|to|into|from|by|within) ")
_AN_INSTRUMENT = re.compile(rf"\b{_INSTRUMENT_HEADS}\b")
_NAMED_INSTRUMENT = re.compile(rf"[A-Z][\w'-]* (?:[\w&'-]+ ){{0,4}}?(?-i:(?=[A-Z])){_INSTRUMENT_HEADS}\b")
_BY_ITS_LETTERS = re.compile(r"(?:[Tt]he )?[A-Z][A-Z\d&-]{2,11}")
_SUM = re.compile(r"[$€£]\s?\d")
# "Our approach will combine": what those who speak will do by it
_OUR_WAY = re.compile(r"[Oo]ur (?:[\w-]+ ){0,3}?(?:approach|strategy|plans?|policy|policies|agenda)$")
# "Additional funding will total $5 million"
_MONEY = re.compile(r"\b(?i:funding|assistance|support|investments?|contributions?|grants?|loans?|aid)$")
_AMOUNTS = lexicon.words("total amount exceed reach")
# What comes of a programme, where no number says how much of it is done.
_BRINGS_ABOUT = lexicon.words(
    "assist bring build catalyse catalyze connect encourage expand facilitate further mobilise mobilize promote"
    " rebuild"
    " support work"
)
_RUNS = lexicon.words(
    "address award bring build collect conduct connect convene coordinate deliver deploy develop establish expand"
    " finance fund grant hold host invest issue launch mobilise"
    " mobilize offer pay pilot procure provide publish recruit renovate send"
    " share sponsor support train work"
)
