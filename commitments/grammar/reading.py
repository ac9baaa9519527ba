"""What a sentence says of who does what: its predicates that may promise, each with its subject.

Each promising verb is looked for at every place of the sentence; `subjects` tells whose verb it is.
"""

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from commitments.grammar.actors import Who, classify, is_gathering
from commitments.grammar.asides import aside
from commitments.grammar.forms import FORMS
from commitments.grammar.subjects import Subject, borrowed, main_subject, opening_subject, subject_of
from commitments.grammar.titled import begins_with_its_verb, is_decided, is_resolved, untitled
from commitments.grammar.words import lexicon
from commitments.grammar.words.beginnings import BEGINNINGS, KNOWN_BY, STEMS, WORD
from commitments.grammar.words.participles import base_of, unknown_base
from commitments.grammar.words.plain import holds_any, plain

_COMPLEMENT = 240


class Predicate(NamedTuple):
    form: str
    """Which of the FORMS it matched."""
    verb: str
    """The act: of "will hire" it is "hire", of "committed to building" it is "building"."""
    subject: Subject
    start: int
    end: int
    """Where the promised act begins."""
    before: str
    """What stands before it in the sentence."""
    after: str
    """The beginning of what stands after it."""
    words: str
    """Its own words, lower case."""
    is_passive: bool = False

    @property
    def front(self) -> str:
        """What stands before its subject; nothing, where that is of another sentence."""
        return self.before[: max(self.subject.start, 0)]


class Reading(NamedTuple):
    """A sentence made plain: one blank between words, straight quotation marks and apostrophes."""

    text: str
    predicates: tuple[Predicate, ...]


def read(words: str, last_subject: Subject | None = None) -> Reading:
    """The sentence made plain, with its promising predicates from left to right."""
    text = plain(words)
    if is_resolved(text) or is_decided(text):
        last_subject = Subject("", Who.SPEAKER)
    elif begins_with_its_verb(text):
        last_subject = last_subject or Subject("", Who.SPEAKER)
    text = untitled(text)
    found = sorted(_places(text), key=_first)
    predicates: list[Predicate] = []
    covered = -1
    for form, match in found[:60]:
        start = match.start()
        if start < covered:
            continue
        inherited = _goes_on_from(predicates, form) if predicates else opening_subject(text, start) or last_subject
        if inherited is not None and inherited.clause and _GOES_ON.match(text):
            inherited = opening_subject(text, start) or inherited
        if form in _OF_MIND and _BODY_TELLS.match(text) and _IS_TOLD_ON.search(text[:start]):
            inherited = Subject("", Who.SPEAKER)
        predicate = _predicate(text, form, match, inherited, last_subject)
        if predicate is not None:
            predicates.append(predicate)
            covered = match.end()
    return Reading(text, tuple(predicates))


def _goes_on_from(predicates: list[Predicate], form: str) -> Subject:
    """Whose a verb without a subject is: in "agreed on a rule that was made, and agreed to", of who agreed before."""
    last = predicates[-1].subject
    if not last.is_relative:
        return last
    return next((one.subject for one in predicates[:-1] if one.form == form and not one.subject.is_relative), last)


# "We note that it is late and will act": behind what is noted, those who note go on.
_GOES_ON = re.compile(r"(?:[A-Z][^,;:.]{0,60}, )?[Ww]e (?:[a-z]+ly |also )?[a-z]+ that ")


# "Notes that the reefs shrink and decides to act;", in a decision: things decide nothing.
_OF_MIND = frozenset(("agree", "commit", "decide", "decide-that", "renew"))
_IS_TOLD_ON = re.compile(r"\band (?:[a-z]+ly |also |further )*$")
_BODY_TELLS = re.compile(
    r"(?:(?:Also|Further) )?(?i:Acknowledges|Affirms|Considers|Notes|Observes|Recalls|Recogni[sz]es|Reiterates"
    r"|Stresses"
    r"|Underlines|Underscores)(?: with [a-z]+)? that "
)


def _places(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Each form where it stands."""
    for form, stems in STEMS.items():
        if holds_any(text, stems):
            for match in FORMS[form].finditer(text):
                yield form, match
    ends: dict[str, int] = {}
    for word in WORD.finditer(text):
        for form, match_at in _BY_BEGINNING.get(word[0][:KNOWN_BY], ()):
            start = word.start()
            if (found := match_at(text, start)) and ends.get(form, 0) <= start:
                ends[form] = found.end()
                yield form, found


_BY_BEGINNING = {
    letters: [(form, FORMS[form].match) for form, beginnings in BEGINNINGS.items() if letters in beginnings]
    for letters in chain.from_iterable(BEGINNINGS.values())
}


def _first(found: tuple[str, re.Match[str]]) -> tuple[int, bool, int, bool, str]:
    """Of two in one place, the one that says more of what is done, and the longer."""
    form, match = found
    return match.start(), form in ("deliver", "keep-on"), -match.end(), form != "renew", form


def _predicate(
    text: str, form: str, match: re.Match[str], inherited: Subject | None, last_subject: Subject | None
) -> Predicate | None:
    before = text[: match.start()].rstrip()
    if form == "noun":
        return _noun(text, match, before, inherited)
    if form == "be-firm":
        return _firm(text, match, before, inherited)
    if form == "renewal":
        return _noun(text, match, before, inherited)._replace(form=form)
    if form == "adopt" and match["verb"] not in _ADOPTING and _INFINITIVE.search(before):
        return None  # "ask you to stand up and end this war"
    if form == "sign" and match[0].endswith("joined") and text.startswith(" by ", match.end()):
        return None  # "Tanaka, joined by the Ambassador, signed"
    if form == "deliver" and _BE_LAST.search(before):
        return None  # "are deeply invested in"
    is_reached = form in _OF_BODIES and match.groupdict().get("reached")
    if form != "money" and not is_reached and _is_not_finite(before, match[0].split(" ", 1)[0]):
        return None
    subject = _subject(form, match, before, inherited, last_subject)
    if before == "Having" or (form == "commit" and match.start() == 0 and match[0].endswith("ing")):
        subject = borrowed(main_subject(text), inherited)  # "Having renewed their pledge, the two"
    verb, end, is_passive = _act(text, form, match)
    return Predicate(
        form,
        verb,
        subject,
        match.start(),
        end,
        before,
        text[end : end + _COMPLEMENT],
        match[0].casefold().strip(),
        is_passive,
    )


def _subject(
    form: str, match: re.Match[str], before: str, inherited: Subject | None, last_subject: Subject | None
) -> Subject:
    if form == "commit" and (makers := match["makers"]):
        return Subject(makers, classify(makers), start=match.start("makers"))
    if form == "commit" and match[0].endswith("ing"):
        return borrowed(inherited, last_subject)  # a participle
    if form in _OF_BODIES and (_IMPERSONAL.search(before) or match.groupdict().get("reached")):
        return Subject("", Who.AGENT, is_inherited=True)
    subject = subject_of(before, inherited, last_subject)
    if subject.is_relative and match[0].endswith("ed") and _TOLD_BESIDE.search(before):
        return borrowed(main_subject(before), inherited, last_subject)
    if form in _OF_BODIES and subject.who is Who.THING and is_gathering(subject.words):
        return subject._replace(who=Who.AGENT)
    return subject


# "reaffirmed the report, which sets a frame, and committed": the past goes with the past
_TOLD_BESIDE = re.compile(
    r"^[^,;:]{2,60}? [a-z]+ed\b[^;:]{2,200}(?:, (?:which|who)| that) (?:[a-z]+ly )?"
    r"(?!(?:was|were|had|has|have|would|could)\b|[a-z]+ed\b)[a-z]+"
    r" (?:(?!(?:was|were|had|would)\b)[^\s;:]+ ){1,25}and$"
)
_OF_BODIES = frozenset(("agree", "decide", "decide-on", "decide-that", "instruct", "request", "sign"))
"""What a meeting does as one, and what may be said of nobody: "it was agreed"."""
_IMPERSONAL = re.compile(
    r"(?<!\bas )(?<!\bwhen )(?<!\bafter )(?<!\bbefore )(?<!\bif )(?<!\buntil )\b[Ii]t (?:was|is|has been)"
    r"(?: (?:also|further|then|therefore|[a-z]+ly))*$"
)
_ADOPTING = ("adopt", "approve", "endorse")
_INFINITIVE = re.compile(
    r"\bto (?:[a-z]+ly )?(?!(?:the|our|their|its|this|an?|all)\b)[a-z]+(?: [^,;:.]{1,60})?,? (?:and|or)$"
)
_BE_LAST = re.compile(r"\b(?:is|are|am|was|were|be|been|being)(?: [a-z]+ly| also| now)?$")


def _noun(text: str, match: re.Match[str], before: str, inherited: Subject | None) -> Predicate:
    """A commitment as a noun: whose it is, the main clause tells."""
    act, start = _next_verb(text, match.end(), skip=("to",))
    subject = main_subject(text) or inherited or Subject("", Who.NONE)
    if match.groupdict().get("maker"):  # "a pledge by Peru to open its market"
        subject = Subject(match["maker"], classify(match["maker"]), start=match.start("maker"))
        act, start = _next_verb(text, match.end("maker"), skip=("to",))
    words = match[0].casefold().strip()
    return Predicate("noun", act, subject, match.start(), start, before, text[start : start + _COMPLEMENT], words)


def _firm(text: str, match: re.Match[str], before: str, inherited: Subject | None) -> Predicate:
    """A commitment that is said to be firm: its owner stands before it."""
    whose = match["whose"]
    words = whose.removesuffix("'s").removesuffix("'")
    if whose.casefold() == "our":
        subject = Subject(whose, Who.SPEAKER, start=match.start())
    elif words != whose:
        subject = Subject(words, classify(words), start=match.start())
    else:
        subject = main_subject(before) or inherited or Subject("", Who.NONE)
    act, start = _next_verb(text, match.end("verb"), skip=("to", "of", "for"))
    return Predicate(
        "be-firm", act, subject, match.start(), start, before, text[start : start + _COMPLEMENT], match[0].casefold()
    )


def _is_not_finite(before: str, first: str) -> bool:
    """A noun ("political will", "a pledge to") or an infinitive ("to commit to")."""
    if first not in ("will", "shall", "'ll", "won't") and _TO_JOINTLY.search(before):
        return True
    if first in _PLAIN and _A_CHANCE_TO.search(before):
        return True
    *others, named = before.rsplit(" ", 1)
    last = named.casefold()
    if first in ("will", "shall", "'ll", "won't"):
        return last in (
            "political",
            "good",
            "free",
            "a",
            "strong",
            "popular",
            "national",
            "people's",
            "the",
            "collective",
            "of",
            "with",
            "at",
        )
    if first in _OF_NOUNS:
        return last not in _BEFORE_VERBS and not last.endswith(("leaders", "ministers", "presidents", "governments"))
    if first in _BARE and (before.endswith((",", ";")) or _MAY_AND.search(before)):
        return True  # "to build ports; create jobs", "can share and create": the infinitive goes on
    if first in ("plan", "plans") and named.islower() and _are_plans(first, last, others):
        return True
    if first.endswith("ed") and last.endswith("ed") and others and _HAS_ITS_VERB.search(others[0]):
        return True  # "Peru recently secured expanded access"
    if first.startswith("plan") and last in _OF_PLANS:
        return True  # "action plans to"
    if last.endswith("'s") and last not in _CONTRACTED and first.endswith("ed"):
        return True  # "Peru's announced pledges"
    is_of_a_name = bool(others) and named[:1].isupper()  # "Reed International commits"
    return (last in _BEFORE_NOUNS and not is_of_a_name) or (
        last.endswith("'s") and first.startswith(("promise", "pledge", "resolve", "vow"))
    )


def _are_plans(first: str, last: str, others: list[str]) -> bool:
    """Whether "plans" is a noun behind a word in small letters, as in "action plans to"; in "the fund plans to" it is
    none."""
    if last in _BEFORE_PLANNING or last.endswith("ly") or (others and _TOLD_BETWEEN.search(f"{others[0]} {last}")):
        return False
    if first == "plan":
        return not last.endswith("s")  # "both sides plan to"
    return not others or others[0].rsplit(" ", 1)[-1].casefold() not in _ONE


# "the Bank, which lends to farms, plans to"
_TOLD_BETWEEN = re.compile(r"^[A-Z][^,;:]{1,60}, (?:an?|which|who|whose) [^,;:]{2,120},$")
_HAS_ITS_VERB = re.compile(r"[A-Za-z] (?:also|just|recently|today|[a-z]+ly)$")
_BEFORE_PLANNING = lexicon.words(
    "also and both but each first further he hereby i it next now or she still that then therefore they thus to"
    " together we which who you"
)
_ONE = lexicon.words("a an each every her his its my our that the their this")
# "direct pay", "executive order": verbs only behind those who give orders.
_OF_NOUNS = lexicon.words("direct order charge commission task mandate")
_OF_PLANS = lexicon.words(
    "action business contingency detailed development emergency future investment management peace recovery reform"
    " reconstruction response spending strategic training transition work"
)
_PLAIN = lexicon.words("agree announce commit decide launch pledge promise reaffirm recommit renew sign unveil")
# "a chance to look back and recommit": the infinitive goes on
_A_CHANCE_TO = re.compile(
    r"\b(?:chance|moment|occasion|opportunity|platform|time) (?:for [^,;:.]{2,40} )?to [^,;:.]{2,60} and$"
)
_TO_JOINTLY = re.compile(r"\bto (?:[a-z]+ly|also|better|further|together)$")
_CONTRACTED = lexicon.words("it's he's she's that's there's what's who's here's everybody's everyone's")
_MAY_AND = re.compile(r"\b(?:can|cannot|could|may|might|should) (?:[a-z]+ly )?[a-z]+ [^;:.]{2,80} (?:and|or)$")
_BARE = lexicon.words("create establish initiate launch")
_BEFORE_VERBS = lexicon.words("we they i and also hereby further jointly")
_BEFORE_NOUNS = lexicon.words(
    "a an the our their its his her my your this that's these those to of by for in on with from no any every "
    "about against over regarding new key such"
    " abandoned broken empty failed forgotten hollow solemn unfulfilled unkept"
    " not cannot can could should would may might must whose national annual joint previous existing past common "
    "mutual please let's shall will"
    " ambitious strong strategic continued shared other international executive global world rules-based"
)
_NEXT = re.compile(r"[a-z][\w'-]*|[^\s\w]|\S+", re.I)


def _act(text: str, form: str, match: re.Match[str]) -> tuple[str, int, bool]:
    """The promised act, where it begins, and whether it is in the passive."""
    end = match.end()
    groups = match.groupdict()
    end = aside(text, end, is_infinitive=form != "will").end
    if no_more := _NO_LONGER.match(text, end):
        end = no_more.end()
    if form not in ("will", "is-to"):
        verb = next((value for name, value in groups.items() if name != "aux" and value), "")
        act, start = _next_verb(text, end, skip=("to", "that", "towards", "toward", "in", "on", "upon", "not", "at"))
        return (act or verb, start, False)
    if look := _LOOKS_TO.match(text, end):
        end = look.end()
    act, start = _next_verb(text, end, skip=("not", "in", "turn"))
    if act in ("be", "get"):
        participle, _ = _next_verb(text, start + len(act), skip=())
        base = base_of(participle) or unknown_base(participle)
        if base is not None:
            return base, start, True
    return act, start, False


# "will look to build": what is looked to is the act
_LOOKS_TO = re.compile(r" (?:also )?(?:look|seek|aim|strive|work) (?:to|together to) (?=[a-z])")
_NO_LONGER = re.compile(r" no longer(?= [a-z])")


def _next_verb(text: str, position: int, skip: tuple[str, ...]) -> tuple[str, int]:
    """The next word that is neither an adverb nor one to skip, lower case, and where it is."""
    for count, found in enumerate(_NEXT.finditer(text, position)):
        word = found[0].casefold()
        if count > 10:
            break
        if (
            word in (",", "-")
            or word in skip
            or word in _SKIPPED
            or (word.endswith("ly") and word not in _LIKE_ADVERBS)
        ):
            continue
        return word, found.start()
    return "", position


_LIKE_ADVERBS = lexicon.words("ally apply bully comply fly imply multiply rally rely reply supply tally")
_SKIPPED = lexicon.words(
    "and also now therefore thus further today together never always sometimes often soon both all each once again "
    "hereby still then first instead do"
)
