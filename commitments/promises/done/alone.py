"""What somebody gave, took over, allowed, changed or set up, told in a sentence that stands alone as what was done."""

import re

from commitments.dates import A_MONTH
from commitments.grammar.actors import Who
from commitments.grammar.reading import Reading
from commitments.grammar.subjects import subject_of
from commitments.grammar.words import lexicon
from commitments.grammar.words.idioms import SUM
from commitments.grammar.words.lexicon import COUNT
from commitments.grammar.words.participles import base_of
from commitments.grammar.words.verbs import base_of_act, listed
from commitments.model import Kind
from commitments.promises.done.idioms import NO_ACTS
from commitments.promises.none.earlier import opens_earlier
from commitments.promises.registry import (
    Context,
    sentence_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.promises.weights import weight


@sentence_rule(Kind.ANNOUNCEMENT)
def done_alone(reading: Reading, context: Context) -> float:
    """An act by which somebody gives, takes over, allows, changes or sets up something, alone: it is news.

    >>> spoken("Chad has extended a credit line to the ferry.", is_entry=True)
    ['done-alone']
    >>> spoken("Chad has extended a credit line to the ferry.")
    []
    >>> spoken("Chad handed the ferry a bill.", is_entry=True), spoken("Chad handed the ferry 40 nets.", is_entry=True)
    ([], ['done-alone'])
    >>> spoken("Chad has long given nets to all.", is_entry=True), spoken("Chad gave 40 nets in 2009.", is_entry=True)
    ([], [])
    >>> spoken("Storms have closed the port.", is_entry=True), spoken("If Chad gave 40 nets, it ends.", is_entry=True)
    ([], [])
    """
    if not context.is_entry or context.is_platform or _NOT_NEWS.search(reading.text):
        return 0
    if opens_earlier(reading.text, context.published) or _is_dated(reading.text):
        return 0
    first = min((one.start for one in reading.predicates if one.form not in _OF_DEEDS), default=len(reading.text))
    is_so = any(_does(reading.text, one) for one in _PAST.finditer(reading.text, 0, first + 1))
    is_so = is_so or any(_joins(reading.text, one) for one in _TOGETHER.finditer(reading.text))
    return weight("done alone") if is_so else 0


@sentence_rule(Kind.ANNOUNCEMENT)
def does_from_a_day(reading: Reading, context: Context) -> float:
    """The same in the present, with the day from which it holds.

    >>> spoken("Chad grants each ferry a loan from 1 March.", is_entry=True)
    ['does-from-a-day']
    >>> spoken("Chad grants each ferry a loan.", is_entry=True)
    []
    >>> spoken("Chad grants loans from March to May.", is_entry=True)
    []
    """
    text = reading.text
    if not context.is_entry or context.is_platform or not _FROM_A_DAY.search(text) or _NOT_NEWS.search(text):
        return 0
    return weight("done alone") if any(_does_now(text, one) for one in _PRESENT.finditer(text)) else 0


def _does_now(text: str, found: re.Match[str]) -> bool:
    verb = found["verb"]
    stems = (verb, verb.removesuffix("s"), verb.removesuffix("es"))
    is_act = any(stem in _ACTS or stem in _OFFERS for stem in stems)
    if not is_act and _FRONTED_DAY.match(text) and _OBJECT_OR_SEVERAL.match(text, found.end()):
        is_act = not any(stem in lexicon.STATIVE_VERBS or stem in listed("telling") for stem in stems)
    if not is_act or not (_OBJECT.match(text, found.end()) or _SEVERAL.match(text, found.end())):
        return False
    subject = subject_of(text[: found.start()].rstrip(), None, None)
    is_one = subject.words.endswith("s") or " and " in subject.words or verb.endswith("s")
    return is_one and subject.who is Who.AGENT and not subject.is_inherited and not subject.clause


_FRONTED_DAY = re.compile(
    rf"(?:As of|As from|From|With effect from|Effective) (?:the )?(?:next [a-z]+|\d{{1,2}} {A_MONTH}|{A_MONTH}(?: \d+)?"
    r"|[A-Z][a-z]+day|tomorrow|midnight|20[2-9]\d|today)(?: 20\d\d)?, "
)
_OBJECT_OR_SEVERAL = re.compile(r" (?:an?|the|its|their|all|every|each|[a-z-]+s)\b")
_SEVERAL = re.compile(r" (?:[a-z-]+ )?[a-z-]+s\b")
_OFFERS = lexicon.words("begin give halve release lend offer pay provide run start take")
_PRESENT = re.compile(r"(?<= )(?P<verb>[a-z]{3,})(?= )")
_FROM_A_DAY = re.compile(
    rf"\b(?:from|as of|as from|starting|beginning|with effect from|effective)(?: (?:in"
    rf"|on))? (?:the )?(?:start of )?(?:next "
    rf"[a-z]+|\d{{1,2}} {A_MONTH}|{A_MONTH}|[A-Z][a-z]+day|tomorrow|midnight|20[2-9]\d)\b"
    r"(?! (?:\d{4} )?(?:to|until|till|through)\b)"
    r"|^Under (?:an?|the) [a-z]+ (?:adopted|gazetted|issued|made|published|signed) (?:today|this|last night"
    r"|yesterday)\b"
    r"|^(?:By|With|Under|In) this (?:act|charter|circular|decision|declaration|decree|law|letter|note|order|ordinance"
    r"|proclamation|regulation|resolution|ruling|treaty)\b|\bhereby\b|\b[Ww]ith immediate effect\b"
)


_OF_DEEDS = frozenset(("adopt", "by-idiom", "deliver", "give-more", "launch", "money", "sign"))


def _is_dated(text: str) -> bool:
    """Whether an earlier year or month is named, but in what is told beside."""
    told = _BESIDE.search(text)
    return not _OF_TODAY.search(text) and _EARLIER.search(text, 0, told.start() if told else len(text)) is not None


def _does(text: str, found: re.Match[str]) -> bool:
    base = _base(found["verb"])
    if not _OBJECT.match(text, found.end()) or _BEFORE_NOUNS.search(text, 0, found.start()):
        return False
    if not base and not _is_another_act(text, found):
        return False
    is_told = found["aux"] or base in _FORMAL or _A_RIGHT.match(text, found.end()) or _OVER_TO.match(text, found.end())
    is_told = is_told or (base and _ITS_TO.match(text, found.end()))
    if not is_told and not _shows(text, found.end()):
        return False
    subject = subject_of(text[: found.start()].rstrip(), None, None)
    is_own = subject.who is Who.AGENT and not subject.is_inherited and not subject.clause and not subject.is_relative
    return is_own or (subject.who is Who.SPEAKER and not subject.clause)


def _joins(text: str, found: re.Match[str]) -> bool:
    subject = subject_of(text[: found.start()].rstrip(), None, None)
    return subject.who is Who.AGENT and not subject.clause and found["act"] in _ACTS | lexicon.CONCRETE_VERBS


# "have banded together to underwrite"
_TOGETHER = re.compile(
    r"(?<= )(?:(?:has|have) )?(?:band(?:ed)?|clubbed|come|came|grouped|joined|linked|pooled resources|pulled|teamed)"
    r"(?: (?:arms|forces|hands|together|up))+(?: with [^,;:.]{2,80})? to (?:jointly )?(?P<act>[a-z-]+) "
)


def _is_another_act(text: str, found: re.Match[str]) -> bool:
    """Whether a verb on no list is an act: none of telling, meeting, being, harming, nor one of which much is told."""
    verb = found["verb"]
    if _OVER_TO.match(text, found.end()):
        return True
    base = lexicon.PARTICIPLES.get(verb) or base_of(verb) or verb
    bases = {base, f"{base}e", base_of_act(verb)}
    if verb in NO_ACTS | _HARM or bases & (lexicon.STATIVE_VERBS | lexicon.OF_THE_DAY):
        return False
    if bases & (_TOLD_OFTEN | listed("telling")):
        return False
    is_past = verb.endswith("ed") or verb in listed("past") or verb in lexicon.PARTICIPLES
    return is_past and bool(_SO_MANY.match(text, found.end()) or _HOLDS_NOW.search(text))


_PARTICLE = (
    r"(?: (?:in principle|in full|unanimously|by an? (?:month|week|year)|in part|today"
    r"|delivery (?:today )?of|charge of))?"
    r"(?: (?:away|back|down|in|off|out|over|up)(?: (?:for|of|to|on))?| with| up(?:on)?| on(?: to)?)?"
)
_SO_MANY = re.compile(
    rf"{_PARTICLE} (?:(?:a further|another|some|up to) )?(?:{COUNT} (?!(?:days|hours|joint|major|months"
    rf"|years)\b)[a-z]|{SUM})"
    rf"| (?:its|their|the) [^,;:.]{{2,80}} (?:by|from|to) (?:{COUNT} (?:per ?cent|%)|{SUM})"
    rf"|[^,;:.]{{3,80}} for (?:{COUNT} (?!(?:days|hours|months|years)\b)[a-z]|{SUM})"
    rf"|[^,;:.]{{3,80}}, {SUM}"
)
_HOLDS_NOW = re.compile(
    rf"\b(?:with (?:immediate )?effect|(?:as of|as from|effective|until) (?:the )?(?:\d{{1,2}} )?{A_MONTH}|as from \d"
    r"|(?:(?:its|the|their) [a-z]+ with|from now on)\b)"
)
# "opened its shelters to guests", "released its title to the town"
_ITS_TO = re.compile(
    r" (?:(?:its|their)|(?:the )?[\w.-]+'s?) [^,;:.]{2,80} (?:for|into|over to|to|under) (?:all|the|its|their|[A-Z]"
    r"|[a-z]+s\b)"
)
# "turned over its school to the town"
_OVER_TO = re.compile(r" (?:over|back) (?:its|the|their) [^,;:.]{2,80} to (?:the|its|their|[A-Z])")
_HARM = lexicon.words(
    "abducted accused arrested attacked beat beaten blamed bombed burned burnt caught charged closed convicted"
    " criticised criticized damaged defeated destroyed detained drank drowned earned eaten endured faced fined"
    " fired harmed hit"
    " injured jailed killed lost missed overtook quarrelled resigned robbed seized sentenced shelled shot slammed sued"
    " suffered survived threatened torn won wounded drilled smiled"
)
_TOLD_OFTEN = lexicon.words(
    "achieve advance begin bolster bring build capture carry challenge champion charge clarify collaborate"
    " complete confirm contain convene create demand demonstrate deploy develop disburse do drive elevate empower"
    " engage enhance enjoy ensure establish experience expose fight finance follow foster fund gain gather help"
    " identify implement improve include indict inform inspire integrate intensify invent invest issue join keep"
    " lead leverage levy list maintain make mobilise mobilize organise organize overcome partner play position"
    " prioritise prioritize produce promote prosecute protect provide publish pursue put raise rally reach refine"
    " release respond review sanction see select send serve show spearhead spend start strengthen submit support"
    " surpass take train turn unveil update uphold use work"
)


def _base(verb: str) -> str:
    """Of a past or a participle the verb, where it is one of the acts."""
    if verb in _STRONG or verb in lexicon.PARTICIPLES:
        bases = [_STRONG.get(verb) or lexicon.PARTICIPLES[verb]]
    else:
        stem = verb.removesuffix("ed")
        bases = [stem, f"{stem}e", stem[:-1], f"{stem.removesuffix('i')}y"] if stem != verb else []
    return next((base for base in bases if base in _ACTS), "")


def _shows(text: str, place: int) -> bool:
    """Whether a count, a sum, a day or what holds from now on shows that something came of it."""
    return bool(_SO_MUCH.match(text, place) or _NEWS.search(text))


_BEFORE_NOUNS = re.compile(r"(?:^|\s)(?:an?|the|its|their|his|her|of|to|from|with|newly|more) ?$", re.I)
_PAST = re.compile(
    r"(?<= )(?P<aux>(?:has|have) (?:(?:[a-z]+ly|now|today|further|hereby|each|both) )*)?"
    r"(?P<verb>made over|brought forward|put off|put(?= [^;:]{2,80} in (?:charge|the hands) of )"
    r"|[a-z][a-z-]{2,})(?=,? (?!by\b(?! an? (?:month|week|year))))"
)
_STRONG = {
    "gave": "give", "made over": "cede", "brought forward": "defer", "put off": "defer", "took": "take",
    "chose": "choose", "forgave": "forgive", "wrote": "write", "froze": "freeze", "withdrew": "withdraw",
    "underwrote": "underwrite", "threw": "throw", "let": "let", "shut": "shut", "swore": "swear",
    "struck": "strike", "swung": "throw", "undertook": "undertake",
}  # fmt: skip
_ACTS = lexicon.words(
    """
    allocate allot apportion assign award bequeath bestow cede concede confer consecrate contribute dedicate devote
    accord earmark endow extend forgive furnish give grant guarantee hand inject lend loan loaned offer reserve return
    ring-fence second
    send sell ship subscribe subsidise subsidize supply transfer underwrite vote write underwritten
    acquire borrow buy book charter commission contract engage hire lease order procure purchase recruit rent reserve
    sign take
    accredit admit allow approve authorise authorize back clear empower endorse entitle exempt licence license lift
    naturalise ratify register sanction waive
    abolish amend annul ban bar cancel cap close cut double drop ease end enact enlarge expand freeze halve
    impose
    increase introduce legalise legalize lower open outlaw pass phase prohibit prolong quadruple raise reduce reinstate
    reopen repeal rescind restore revoke scrap shorten shut suspend terminate tighten treble triple widen withdraw
    appoint constitute co-found designate elect enlist establish form found install instal mandate merge name nominate
    pool post promote
    defer lodge move pick place put seal relocate select settle slap station strike swear throw transfer
    """
)
_FORMAL = lexicon.words(
    "appoint approve assign authorise authorize award cede commission confer defer license name ratify swear"
)
"""What is told of no other day than that of the news."""
_A_RIGHT = re.compile(
    r" (?:to )?(?:the |its |their |[A-Z])[^,;:.]{2,70} (?:an?|the|first|free|full|[a-z-]+) (?:[a-z-]+ ){0,2}(?:access"
    r"|accreditation"
    r"|concession|contract|franchise|lease|licence|license|mandate|membership|monopoly|pardon|permit|reprieve|refusal"
    r"|rights?|say|seat|stake|title|vote|waiver)\b"
)
"""What somebody is given to hold or to use: "the union a seat on the board"."""
_DETERMINED = (
    rf"(?:an?|another|all|both|each|every|its|their|his|her|the|this|new|further|additional|{COUNT}|{SUM}|[A-Z])"
)
_OBJECT = re.compile(
    rf"(?:, [^,;:]{{2,100}},)?{_PARTICLE}(?: (?:from|on|to|with) (?:each other"
    rf"|(?:the )?[A-Z][\w'-]*(?: (?:of )?[A-Z][\w'-]*)*))? "
    rf"(?=(?:nearly |some |up to )?{_DETERMINED})(?!(?:[\w'-]+ ){{0,6}}?(?:actions?|attention|bill|blow|chance|concern"
    r"|doors?|era|hand|hands|hope|impression|lesson|look|meal|message|page|partnerships|pleasure|principles|reach"
    r"|reason"
    r"|relations\w*|speech|stage|stand|statement|steps?|talk|thanks|toast|tour|trip|turn|visit|voice|walk|wreath)\b)"
)
_SO_MUCH = re.compile(rf"[^;:.]{{0,120}}?(?: (?:an? (?:further |additional |total of )?)?{COUNT} [a-z]|{SUM})")
_NEWS = re.compile(
    r"\b(?:[Tt]oday|[Tt]onight|[Tt]his (?:afternoon|evening|morning|week)|[Yy]esterday|last night|with effect from"
    rf"|(?:as of|effective|from|until|by|before) (?:the )?(?:end of )?(?:next |\d{{1,2}} )?(?:{A_MONTH}|midnight"
    rf"|tomorrow"
    r"|[a-z]+ (?:month|year)|20[2-9]\d)|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|for as long as)\b"
    r"|, (?:to be|(?:the|its|their) [^,;:]{2,60} (?:announced|said|confirmed)\b)|, (?:payable|open|due|free|tenable) "
)
_OF_TODAY = re.compile(r"\b(?:[Tt]oday|[Tt]onight|[Tt]his (?:afternoon|evening|morning|week)|[Yy]esterday)\b")
_BESIDE = re.compile(r",? (?:as|which|who|whose|where) (?!of\b)|, (?:in (?:force|use)|[a-z]+(?:ed|en|lt)) ")
_EARLIER = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]etween|[Dd]uring|[Bb]y|[Oo]n|of|[Ff]rom) (?:(?:the )?(?:early|late|mid-?) ?)?"
    rf"(?:\d{{1,2}} )?(?:{A_MONTH},? )?(?:\d{{1,2}}, )?(?:1[0-9]\d\d|20[01]\d|202[0-4])s?\b"
    rf"|^(?:[^:]{{2,30}}: )?In (?:just )?(?:{A_MONTH}|the past)\b|^(?:Between|From) [A-Z][a-z]+ "
)
# What tells of earlier days, of others' words, of what was not or might be
_NOT_NEWS = re.compile(
    r"\b(?:[Ss]ince|[Oo]ver (?:the )?(?:past|last|course)|[Ll]ast (?:month|spring|summer|autumn|winter|year)"
    r"|[Ss]o far|[Tt]o date|already|also|always|ago|had|never|no longer|(?:did|has|have|was|were) not|long(?!-)|often"
    r"|once (?:was|had)|previous(?:ly)?|recently|regularly|repeatedly|still|usually|earlier|former"
    r"|late (?:king|queen|president)|yet|traditionally|historically|accus(?:ed|es|ing)|alleg(?:ed|es|edly)|auditors?"
    r"|blam(?:ed|es)|complain(?:ed|s)|critics|finds|found that|historians?|opposition|reportedly|rumou?rs?"
    r"|stud(?:y|ies) (?:by|finds?|shows?)|suspected)\b"
    r"|^(?:Had|If|Were|When|While|Although|After|Did|Has|Have|As|For example|Through|With this|Under the|In just) "
    r"|\bif\b"
    r"|\?$|\""
)
