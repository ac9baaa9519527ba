"""The rules that say what makes words a promise, and what makes them something else.

Each is a function of one predicate, or of one sentence, that returns a weight where it has something to say: positive
speaks for a commitment, negative against. The weights that speak about one predicate are summed; `candidates` turns
the sum into a confidence. Each example runs as the rule's test.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from commitments.extract import lexicon
from commitments.extract.reading import Predicate, Reading, Who, base_of_gerund, read
from commitments.model import Kind


class Context(NamedTuple):
    """What a rule may know beside the sentence itself."""

    section: str = ""
    intro: str = ""
    document_kind: str = ""
    is_item: bool = False
    is_platform: bool = False
    """A text that is nothing but promises: a manifesto, a throne speech, a mandate letter."""
    year: int | None = None
    """When it was published."""


class Voice(NamedTuple):
    """What one rule says."""

    rule: str
    weight: float
    kind: Kind | None = None


PredicateRule = Callable[[Predicate, Reading, Context], float]
SentenceRule = Callable[[Reading, Context], float]

PREDICATE_RULES: list[tuple[str, Kind | None, PredicateRule]] = []
SENTENCE_RULES: list[tuple[str, Kind | None, SentenceRule]] = []


def predicate_rule(kind: Kind | None = None) -> Callable[[PredicateRule], PredicateRule]:
    def register(rule: PredicateRule) -> PredicateRule:
        PREDICATE_RULES.append((rule.__name__.replace("_", "-"), kind, rule))
        return rule

    return register


def sentence_rule(kind: Kind | None = None) -> Callable[[SentenceRule], SentenceRule]:
    def register(rule: SentenceRule) -> SentenceRule:
        SENTENCE_RULES.append((rule.__name__.replace("_", "-"), kind, rule))
        return rule

    return register


def predicate_voices(predicate: Predicate, reading: Reading, context: Context) -> list[Voice]:
    if predicate.subject.is_relative and predicate.form != "be-committed":
        return []  # "investments that will employ workers": told of something, no undertaking
    return [
        Voice(name, weight, kind)
        for name, kind, rule in PREDICATE_RULES
        if (weight := rule(predicate, reading, context))
    ]


def sentence_voices(reading: Reading, context: Context) -> list[Voice]:
    return [Voice(name, weight, kind) for name, kind, rule in SENTENCE_RULES if (weight := rule(reading, context))]


def spoken(words: str, **context: object) -> list[str]:
    """The names of the rules that speak about a sentence; for the examples below."""
    reading, about = read(words), Context(**context)  # type: ignore[arg-type]
    voices = [voice for predicate in reading.predicates for voice in predicate_voices(predicate, reading, about)]
    return [voice.rule for voice in voices + sentence_voices(reading, about)]


_BINDING = (Who.SPEAKER, Who.AGENT)


def _is_agent(predicate: Predicate) -> bool:
    return predicate.subject.who in _BINDING


def _by_subject(predicate: Predicate, speaker: float, agent: float, other: float, thing: float) -> float:
    who = predicate.subject.who
    if who is Who.SPEAKER:
        return speaker
    if who is Who.AGENT:
        return agent
    return thing if who is Who.THING else other


# What will be done


@predicate_rule(Kind.PLEDGE)
def agent_will(p: Predicate, reading: Reading, context: Context) -> float:
    """Somebody who can act says what they will do.

    >>> spoken("The Government will hire 1,000 more police officers.")
    ['agent-will']
    """
    if p.form != "will" or p.is_passive or not _is_agent(p):
        return 0
    if p.verb in lexicon.WEAK_VERBS and not _light_verb_acts(p):
        return 0
    if p.words.endswith("will") and p.verb in _ENABLING and p.subject.words.casefold() != "" and _is_it(p):
        return 0
    weight = 3.6 if p.subject.who is Who.SPEAKER else 3.0
    if p.verb in _ARTICLES:
        return weight - 1.6  # a list item without a verb
    if p.verb in ("consider", "explore", "study", "examine"):
        return weight - 1.6  # to look at something is not yet to do it
    return weight if p.verb in lexicon.ACTION_VERBS or _light_verb_acts(p) else weight - 0.8


_ARTICLES = lexicon.words("a an the our their its new more all")
_ENABLING = lexicon.words("enable allow mean help transform unleash generate ensure")


def _is_it(p: Predicate) -> bool:
    """Whether the subject is "it", which may as well be the plan spoken of as its maker."""
    return bool(re.search(r"(?:^|\s)it$", p.before, re.I))


_ACTING = re.compile(
    r"(?:[a-z][a-z-]+ ){0,4}?(?:steps?|measures?|actions?|initiatives?|investments?|purchases|contributions?"
    r"|efforts?|funding)\b"
    r"|it (?:easier|harder|illegal|simpler|a|an|possible|clear|cheaper|mandatory|compulsory)\b"
    r"|to (?:[a-z]+ly )?[a-z]+|an? end to|forward|back|down|in(?:to)? (?:force|line|law)"
    r"|(?:sure|available|permanent|progress|use)\b|(?:the )?[\w -]{0,60}(?:work better|fairer|safer|cheaper|free"
    r"|affordable|more [a-z]+)\b|(?:stable|\$|£|€)|(?:a|an|the|our|annual|regular|further|its) "
)


def _light_verb_acts(p: Predicate) -> bool:
    if re.match(r"\w+ and (?:[a-z]+ly )?(\w+)", p.after) and _joined_act(p.after):
        return True
    if p.verb not in lexicon.LIGHT_VERBS:
        return False
    rest = p.after[len(p.verb) :].lstrip()
    if p.verb in ("lead", "follow", "stand", "meet", "reach", "return", "go", "start", "begin"):
        return bool(
            re.match(
                r"(?:the (?:creation|development|implementation|establishment|work|call)\b"
                r"|further|through|ahead with|rid of|to work|targets?|our (?:target|commitment)|the target)",
                rest,
            )
        ) or (
            p.verb == "begin" and bool(re.match(r"(?:the )?(?:work|process|negotiat|construction|to |[a-z]+ing)", rest))
        )
    if p.verb == "join":
        return bool(
            re.match(
                r"[^,.;:]{0,60}\b(?:partners?|countries|partnership|initiative|agreement|accords?|coalition|alliance|club)\b",
                rest,
                re.I,
            )
        )
    if p.verb in ("continue", "serve", "welcome"):
        return p.verb == "continue" and bool(
            re.match(
                r"(?:to (?!be\b|face|see|benefit|grow|have|develop)|and [a-z]+ |with "
                r"|the (?:work|process|fight|effort)|(?:[a-z]+ )?(?:cooperation|collaboration|efforts"
                r"|support)\b|our|their|its|working|supporting|[a-z]+ing\b)",
                rest,
            )
        )
    return bool(_ACTING.match(rest)) or (
        p.verb == "get" and bool(re.search(r" (?:building|working|moving|done)\b", rest))
    )


def _joined_act(after: str) -> bool:
    """ "Face and overcome", "recognize standards and lift restrictions": the second verb acts."""
    return any(
        found[1] in lexicon.CONCRETE_VERBS | _OVERCOMING
        for found in re.finditer(r" and (?:[a-z]+ly )?([a-z]+) ", after[:120])
    )


_LIFTING = (
    "lift|remove|cut|provide|build|create|invest|fund|introduce|ban|abolish|purchase|buy|increase|reduce|raise|lower"
    "|sign|implement|end"
)
_OVERCOMING = lexicon.words("overcome defeat address tackle strengthen implement ensure enhance minimise minimize")


@predicate_rule(Kind.PLEDGE)
def will_not_stand_for_it(p: Predicate, reading: Reading, context: Context) -> float:
    """What somebody will not allow, accept, give up.

    >>> spoken("We will not allow differences to be exploited.")
    ['will-not-stand-for-it']
    """
    if p.form != "will" or p.is_passive or not _is_agent(p) or p.verb not in lexicon.WEAK_VERBS | _ENABLING:
        return 0
    is_denied = "won't" in p.words or reading.text[p.start :].startswith(("will not ", "will never ", "shall not "))
    return (
        _by_subject(p, 2.8, 1.6, 0, 0)
        if is_denied and p.verb in ("allow", "see", "stand", "go", "have", "get", "make")
        else 0
    )


@predicate_rule(Kind.PLEDGE)
def agent_will_vaguely(p: Predicate, reading: Reading, context: Context) -> float:
    """ "Will" with a verb that tells of the future more than it binds: be, see, meet, discuss.

    >>> spoken("President Trump and President Moon will discuss a range of matters.")
    ['agent-will-vaguely']
    """
    if p.form != "will" or p.is_passive or not _is_agent(p):
        return 0
    if p.verb not in lexicon.WEAK_VERBS or _light_verb_acts(p) or will_not_stand_for_it(p, reading, context):
        return 0
    if re.search(r" and (?:[a-z]+ly )?(?:" + _LIFTING + r") ", p.after[:140]):
        return _by_subject(p, 2.6, 2.2, 0, 0)
    if p.verb in ("be", "remain") and re.match(
        r"(?:be|remain) (?:[a-z]+ly )?(?:responsible|required|committed|guided|a reliable|steadfast|vigilant"
        r"|expanding|[a-z]+ing )",
        p.after,
    ):
        return _by_subject(p, 2.4, 2.1, 0, 0)
    is_maker = p.subject.who is Who.SPEAKER or bool(_MAKER.search(p.subject.words))
    if context.is_platform and is_maker and p.verb in ("be", "have", "hold", "help", "remain"):
        return 1.6
    return -0.6 if p.subject.who is Who.SPEAKER else -1.6


@predicate_rule(Kind.PLEDGE)
def will_be_done(p: Predicate, reading: Reading, context: Context) -> float:
    """A promise in the passive: what will be built, given, cut.

    >>> spoken("Weapons licences for those convicted will be revoked.")
    ['will-be-done']
    """
    if p.form != "will" or not p.is_passive:
        return 0
    if p.verb in lexicon.CONCRETE_VERBS or re.match(
        r"be (?:brought forward|set up|put in place|laid before|made)\b", p.after
    ):
        return _by_subject(p, 2.4, 2.4, 2.2, 2.2)
    if p.verb in lexicon.ACTION_VERBS or p.verb in ("guide", "subject"):
        return _by_subject(p, 1.8, 1.6, 0.9, 0.9)
    return -1.0


@predicate_rule()
def thing_will(p: Predicate, reading: Reading, context: Context) -> float:
    """A thing cannot promise: what it will do is a forecast; what it shall do is settled.

    >>> spoken("This initiative will transform the ability of partners to act.")
    ['thing-will']
    """
    if p.form != "will" or p.is_passive or p.subject.who is not Who.THING or p.subject.is_relative:
        return 0
    if p.subject.words.casefold() == "there":
        return 0
    if p.words == "shall" and not p.subject.clause:
        return 1.0  # the language of treaties binds things
    if re.match(
        r"be (?:fully )?(?:operational|in place|complete|ready|available|in force|effective|mandatory|compulsory"
        r"|illegal|banned|free)\b",
        p.after,
    ):
        return 0.9
    if p.verb in lexicon.OUTCOME_VERBS or p.verb in lexicon.WEAK_VERBS:
        return -2.6
    if context.is_platform and p.verb in lexicon.CONCRETE_VERBS and _INSTRUMENT.search(p.subject.words):
        return 0.9
    return -0.4 if p.verb in lexicon.CONCRETE_VERBS or p.verb in ("focus", "include", "explore") else -1.8


_INSTRUMENT = re.compile(
    r"\b(?:bill|act|law|legislation|fund|scheme|programme|program|plan|strategy|service|budget|review|policy|tax)s?$",
    re.I,
)


@predicate_rule()
def people_will(p: Predicate, reading: Reading, context: Context) -> float:
    """Those a promise is made to: they will get something, if somebody gives it.

    >>> spoken("American workers will benefit.")
    ['people-will']
    """
    if p.form != "will" or p.is_passive or p.subject.who not in (Who.PEOPLE, Who.NONE) or p.subject.is_relative:
        return 0
    if p.subject.who is Who.NONE:
        return -0.6
    if p.verb in ("have", "get", "receive", "pay", "be", "save") and context.is_platform:
        return 0.9
    return 0.2 if p.verb == "receive" else -1.2


# Words that commit


@predicate_rule(Kind.PLEDGE)
def commits(p: Predicate, reading: Reading, context: Context) -> float:
    """Commit, pledge, promise, vow, undertake.

    >>> spoken("The two leaders committed to enhancing cyber cooperation.")
    ['commits']
    """
    if p.form != "commit":
        return 0
    weight = _by_subject(p, 3.9, 3.7, 1.2, -0.6)
    is_dangling = p.subject.is_inherited and not re.search(r"(?:ing|re-?commit\w*)$", p.verb)
    if is_dangling and p.words.startswith("committed") and not _begins_act(p):
        return weight - 3.2  # "multicultural, and committed to reconciliation": an adjective
    return weight


def _begins_act(p: Predicate) -> bool:
    return p.verb.endswith("ing") or p.verb in lexicon.ACTION_VERBS or p.verb in lexicon.WEAK_VERBS


@predicate_rule(Kind.PLEDGE)
def is_committed(p: Predicate, reading: Reading, context: Context) -> float:
    """Is committed, determined, dedicated, resolved to; remains so.

    >>> spoken("We are determined to coordinate our efforts.")
    ['is-committed']
    """
    if p.form != "be-committed":
        return 0
    return _by_subject(p, 3.6, 3.3, 0.6, -0.6)


@predicate_rule(Kind.REAFFIRMATION)
def remains_committed(p: Predicate, reading: Reading, context: Context) -> float:
    """Remaining committed renews an old promise.

    >>> spoken("President Trump remains committed to achieving the goals.")
    ['is-committed', 'remains-committed']
    """
    return 0.1 if p.form == "be-committed" and p.words.startswith("remain") else 0


@predicate_rule(Kind.PLEDGE)
def agrees_to_act(p: Predicate, reading: Reading, context: Context) -> float:
    """Agree to do something; not "agree on the importance of".

    >>> spoken("The two leaders agreed to resume working-level negotiations.")
    ['agrees-to-act']
    >>> spoken("They agreed on the importance of working jointly.")
    []
    """
    if p.form != "agree" or p.subject.who not in (*_BINDING, Who.NONE, Who.PEOPLE):
        return 0
    rest = reading.text[p.start + len(p.words) :].strip()
    if re.match(r"(?:[a-z]+ (?:and [a-z]+ )?)?to (?!be\b|disagree)[a-z]", rest) or re.match(rf"{_TO_DO}", rest):
        return _by_subject(p, 3.4, 3.3, 1.2, -0.4)
    if re.match(
        r"(?:(?:up)?on |(?=(?:an?|the|new) ))(?:an?|the|new|concrete|specific|several|further|next)? ?"
        r"(?!importance|need|necessity"
        r"|urgency|value|mutual goal|goal|centrality)[\w -]{0,60}?\b(?:plan|framework|measures|actions?|steps"
        r"|roadmap|agenda|initiative|principles|programme|program|package|partnership|deal|terms|establishment"
        r"|creation|increase|targets?)\b",
        rest,
    ):
        return _by_subject(p, 2.0, 1.6, 0.4, -1)
    return 0


_TO_DO = r"(?:(?:in principle|also|further|together|jointly),? )?to (?:[a-z]+ly )?[a-z]+"


@predicate_rule(Kind.AGREEMENT)
def reaches_agreement(p: Predicate, reading: Reading, context: Context) -> float:
    """Agree to a text or a deal, not to an act.

    >>> spoken("Japan and Vietnam have agreed to a Framework for an Agreement on Trade.")
    ['agrees-to-act', 'reaches-agreement']
    """
    is_binding = agrees_to_act(p, reading, context) > 0
    return (
        0.1 if is_binding and re.match(r" (?:to|(?:up)?on) (?:an?|the) ", reading.text[p.start + len(p.words) :]) else 0
    )


@predicate_rule(Kind.PLEDGE)
def intends(p: Predicate, reading: Reading, context: Context) -> float:
    """Decide, resolve, intend, plan, endeavour to.

    >>> spoken("The United States and Japan intend to upgrade their command frameworks.")
    ['intends']
    """
    if p.form == "decide-on":
        return _by_subject(p, 1.9, 1.7, 0, -1.5)
    if p.form == "decide-that":
        return _by_subject(p, 2.2, 1.9, 0, -1.5)
    if p.form == "is-to":
        return _by_subject(p, 2.0, 1.6, 0, 0) if p.verb in lexicon.ACTION_VERBS else 0
    if p.form != "decide":
        return 0
    if p.verb in ("be", "see", "discuss", "meet", "visit"):
        return _by_subject(p, 0.4, -0.2, -1, -2)
    return _by_subject(p, 3.0, 2.6, 0.3, -1.6)


@predicate_rule(Kind.PLEDGE)
def aims(p: Predicate, reading: Reading, context: Context) -> float:
    """Aim, seek, strive, stand ready, continue to: less than a promise.

    >>> spoken("We stand ready to act.")
    ['aims']
    """
    if p.form != "aim":
        return 0
    if p.words.startswith("look") and not p.after.split(" ", 1)[0].endswith("ing"):
        return -2.0
    if p.words.startswith(("look", "hope", "wish", "is ", "are ")):
        return -0.6 if _is_agent(p) else -2.0
    if re.search(r"\bready|prepared", p.words):
        return _by_subject(p, 1.0, 0.2, -1, -2)
    if p.words.startswith("continue"):
        return _by_subject(p, 0.9, -0.4, -1.5, -2.5) if p.verb not in ("be", "face", "see", "grow", "have") else -2
    return _by_subject(p, 1.1, 0.5, -1, -2)


# Older promises renewed


@predicate_rule(Kind.REAFFIRMATION)
def renews_commitment(p: Predicate, reading: Reading, context: Context) -> float:
    """Reaffirm, renew, underscore a commitment, determination, resolve.

    >>> spoken("The two leaders renewed their commitment to address security challenges.")
    ['renews-commitment']
    """
    if p.form != "renew":
        return 0
    stretch = reading.text[p.start : p.start + 170]
    if re.match(r".{0,40}?(?:affirm|iterat|confirm)\w* to [a-z]", stretch):
        return _by_subject(p, 3.0, 2.6, 0.4, -0.8)
    if (
        re.search(r"\b(?:his|her|their|its) (?:desire|hope|wish|interest|support)\b", stretch[:60])
        and "commitment" not in stretch[:90]
    ):
        return -1.0
    noun = re.search(
        r"\b(?:commitments?|dedication|determination|resolve|pledges?|intentions?|promises?|readiness"
        r"|willingness|intent)\b",
        stretch,
    )
    if noun is None:
        return -1.0
    if p.words.startswith("recall"):
        return _by_subject(p, 1.6, 1.2, -1, -2)
    if re.search(r"\b(?:should|must|on|of (?:all|other|every)|importance|need|welcomed?)\b", stretch[: noun.start()]):
        return -1.0
    return _by_subject(p, 3.4, 3.3, 0.6, -0.3)


@predicate_rule(Kind.PLEDGE)
def declares_determination(p: Predicate, reading: Reading, context: Context) -> float:
    """Determination and intention declared for the first time are a pledge.

    >>> spoken("We express our determination to act.")
    ['renews-commitment', 'declares-determination']
    """
    if p.form != "renew" or p.words.startswith(("re", "under")):
        return 0
    return (
        0.15
        if re.search(
            r"\b(?:determination|intentions?|readiness|intent|resolve)\b", reading.text[p.start : p.start + 100]
        )
        else 0
    )


@predicate_rule(Kind.PLEDGE)
def shares_commitment(p: Predicate, reading: Reading, context: Context) -> float:
    """A commitment as a noun: shared, held, or spoken of as ours.

    >>> spoken("The two nations share a common commitment to expand trade.")
    ['shares-commitment']
    """
    if p.form != "share":
        return 0
    if re.search("willing|inten", p.words):
        return _by_subject(p, 2.0, 1.6, 0, -0.6)
    if "share" in p.words:
        return _by_subject(p, 1.1, 0.9, 0, -0.6)
    if re.match(r"(?:have|has|hold|maintain)", p.words):
        return _by_subject(p, 0.6, 0.2, -0.5, -1)
    return (
        0.9
        if re.search(r"to (?:purchase|buy|invest|provide|spend|donate)", reading.text[p.start : p.start + 140])
        else -0.3
    )


@predicate_rule(Kind.PLEDGE)
def would(p: Predicate, reading: Reading, context: Context) -> float:
    """What a party would do if it were elected; what it proposes, wants, or says must be done.

    >>> spoken("A Green government would abolish tuition fees.", is_platform=True)
    ['would']
    """
    if p.form != "would" or not _is_agent(p):
        return 0
    if p.words.startswith("proposes") and p.verb in lexicon.ACTION_VERBS:
        return 1.6
    if not context.is_platform:
        is_reported = p.words == "would" and p.verb in lexicon.ACTION_VERBS and p.subject.who is Who.AGENT
        return -0.5 if is_reported and not p.subject.clause else 0
    if p.verb in ("like", "welcome", "hope", "wish") or (p.verb in lexicon.WEAK_VERBS and not _light_verb_acts(p)):
        return -1.4
    if p.words == "would":
        return _by_subject(p, 2.6, 2.0, 0, 0)
    if p.words.startswith("propos"):
        return _by_subject(p, 2.0, 1.2, 0, 0)
    if p.words.startswith("must"):
        return -0.5 if p.subject.who is Who.SPEAKER else -2
    return 0.3 if p.subject.who is Who.SPEAKER else -1


# Things done that bind


_NEW = re.compile(r"(?!in(?:to)?\b|by\b|from\b|on\b|at\b|with\b|to\b|against\b|of\b|and\b|or\b)[a-zA-Z$\"]")


@predicate_rule(Kind.LAUNCH)
def launches(p: Predicate, reading: Reading, context: Context) -> float:
    """Somebody starts something: a partnership, a programme, a body.

    >>> spoken("The United States and Japan launched the Strategic Energy Partnership.")
    ['launches']
    """
    if p.form not in ("launch", "adopt") or (p.form == "adopt" and p.words not in ("establish",)):
        return 0
    if not _is_agent(p) or not _NEW.match(reading.text[p.start + len(p.words) :].strip()):
        return -1.2
    if re.match(r"(?:(?:have|has|had) )?(?:[a-z]+ly )?(?:created|formed|founded)", p.words):
        return 0.3
    return 2.4 if "launch" in p.words or p.subject.who is Who.SPEAKER else 1.9


@predicate_rule(Kind.AGREEMENT)
def signs(p: Predicate, reading: Reading, context: Context) -> float:
    """Somebody signs, concludes or adopts something that binds.

    >>> spoken("The two agencies signed a Memorandum of Cooperation.")
    ['signs']
    """
    if p.form != "sign" or not _is_agent(p):
        return 0
    if "conclud" in p.words and re.match(
        r"\w+ (?:the |their )?(?:negotiations|talks|discussions)", reading.text[p.start :]
    ):
        return 1.2
    if re.search(r"\bsign|conclud|finali|enter|ratif|struck", p.words):
        return 2.5
    if re.search(r"adopt|endors|approv", p.words):
        return 1.9 if p.subject.who is Who.SPEAKER else 1.2
    return 1.0


@predicate_rule(Kind.AGREEMENT)
def adopts(p: Predicate, reading: Reading, context: Context) -> float:
    """ "We adopt the Action Plan": a plan made one's own.

    >>> spoken("We endorse the Action Plan.")
    ['adopts']
    """
    if p.form != "adopt" or p.words == "establish" or p.subject.who is not Who.SPEAKER:
        return 0
    return 1.3


@predicate_rule(Kind.ANNOUNCEMENT)
def announces(p: Predicate, reading: Reading, context: Context) -> float:
    """Somebody announces an investment, a plan, a partnership.

    >>> spoken("Toyota and Mazda announced a $1.6 billion investment in a new plant.")
    ['announces', 'has-a-deadline-or-a-number']
    """
    if p.form != "announce" or not _is_agent(p):
        return 0
    rest = reading.text[p.start + len(p.words) :][:220]
    if re.search(
        r"[$€£¥]\s?\d|\b(?:investments?|funding|agreements?|deals?|partnerships?|initiatives?|plans?"
        r"|programmes?|programs?|corridors?|intentions?|creation|establishment|launch|commitments?"
        r"|contributions?|assistance|grants?|loans?|purchases?|fund|projects?|measures|sanctions|collaborations?)\b",
        rest,
    ):
        return 2.3
    return 1.1 if re.match(r" (?:that|it|they|a new|the|new) ", rest + " ") else 0.2


@predicate_rule(Kind.PLEDGE)
def instructs_own_people(p: Predicate, reading: Reading, context: Context) -> float:
    """Leaders task their own teams: a promise that they will do it.

    >>> spoken("Both presidents have instructed their teams to continue the dialogue.")
    ['instructs-own-people']
    >>> spoken("The Order directs the Secretary to review the rules.")
    ['instructs-own-people']
    """
    if p.form == "instruct" and _ORDER.search(p.subject.words) and p.subject.who is Who.THING:
        return 1.2
    if p.form != "instruct" or not _is_agent(p):
        return 0
    rest = reading.text[p.start + len(p.words) :][:140]
    return (
        2.4
        if re.match(r" (?:our|their|his|her|its|the|a|an|all|senior|relevant|both|officials|ministers)\b", rest)
        else 0.6
    )


_ORDER = re.compile(r"\b(?:order|memorandum|proclamation|directive)$|^it$", re.I)


@predicate_rule(Kind.REQUEST)
def asks_others(p: Predicate, reading: Reading, context: Context) -> float:
    """Something asked of somebody else is a request, and no promise of the one who asks.

    >>> spoken("We call on North Korea to abandon its weapons.")
    ['asks-others']
    """
    if p.form != "request":
        return 0
    return _by_subject(p, -0.1, -0.3, -1, -2)


@predicate_rule(Kind.PLEDGE)
def is_doing(p: Predicate, reading: Reading, context: Context) -> float:
    """What somebody is doing, told in a text that promises; stronger with money or a beginning.

    >>> spoken("The Department is investing $5 million in new schools.")
    ['is-doing', 'has-a-deadline-or-a-number']
    """
    if p.form != "ongoing" or not _is_agent(p):
        return 0
    verb = p.words.rsplit(" ", 1)[-1]
    rest = reading.text[p.start + len(p.words) :][:120]
    if verb in _BEGINNING:
        return 2.3
    if verb in ("planning", "proposing", "intending", "going") and re.match(r" to [a-z]", rest):
        return _by_subject(p, 2.6, 2.2, 0, -1)
    if context.is_platform and verb == "taking" and _light_verb_acts(p._replace(verb="take", after=f"take{rest}")):
        return 1.2
    if verb in _GIVING:
        return 1.4 if _QUANTITY.search(rest) else -1.0
    if context.is_platform and verb in ("working", "acting", "moving", "taking"):
        return 1.2
    return -1.4


_BEGINNING = lexicon.words(
    "announcing launching establishing committing pledging introducing creating signing releasing issuing awarding"
)
_GIVING = lexicon.words(
    "proposing planning preparing setting providing investing allocating donating placing making taking expanding"
)
_QUANTITY = re.compile(r"[$€£]\s?\d|\d+ (?:percent|per cent|million|billion)|\d,\d{3}")


@predicate_rule(Kind.LAUNCH)
def is_launching(p: Predicate, reading: Reading, context: Context) -> float:
    """ "We are launching": something started, now.

    >>> spoken("Today we are launching the Action Plan.")
    ['is-doing', 'is-launching']
    """
    return (
        0.1 if p.form == "ongoing" and _is_agent(p) and re.search(r"launching|establishing|creating$", p.words) else 0
    )


# What takes it back


@predicate_rule()
def forecast_inside_another_clause(p: Predicate, reading: Reading, context: Context) -> float:
    """What will be, told inside a clause that describes something or that is only welcomed.

    >>> spoken("We affirm a vision in which two states will build peace.")
    ['agent-will', 'forecast-inside-another-clause']
    """
    if p.form != "will" or p.subject.is_relative:
        return 0
    if p.subject.clause in ("which", "who", "whom"):
        return -3.0
    if p.subject.clause == "that" and p.subject.who not in _BINDING:
        opening = p.before[: max(p.subject.start, 0)][-80:]
        return 0 if _SETTLING.search(opening) else -2.0
    return 0


_SETTLING = re.compile(
    r"\b(?:agree|decid|announc|confirm|pledg|commit|promis|ensur|guarante|underscor|assur|affirm|vow|declar)", re.I
)


@predicate_rule()
def under_a_condition(p: Predicate, reading: Reading, context: Context) -> float:
    """What hangs on "if", "when", "until".

    >>> spoken("That matters if the Government will pay.")
    ['agent-will', 'under-a-condition']
    """
    return (
        -2.6
        if p.subject.clause
        in (
            "if",
            "when",
            "whenever",
            "whether",
            "until",
            "unless",
            "so",
            "how",
            "what",
            "where",
            "because",
            "while",
            "although",
            "though",
            "since",
            "as",
        )
        else 0
    )


_HEARSAY = re.compile(
    r"\b(?:hopes?|hoped|expects?|expected|believes?|believed|confident|convinced|predicts?|knows?|notes?"
    r"|noting|noted|welcom(?:es?|ed)|warned|fears?|doubts?|means|imply|implies|ensures?|recogni[sz]e[ds]?"
    r"|recall(?:s|ed|ing)?)\b[^,;:]{0,60}$",
    re.I,
)


@predicate_rule()
def only_believed(p: Predicate, reading: Reading, context: Context) -> float:
    """What is hoped, expected, noted or recalled, not promised.

    >>> spoken("We hope that the partners will provide aid.")
    ['agent-will', 'only-believed']
    """
    if p.form == "aim" or p.subject.clause not in ("that", "") or p.subject.start < 0:
        return 0
    before = p.before[: p.subject.start]
    return -3.2 if p.subject.clause == "that" and _HEARSAY.search(before[-90:]) else 0


@predicate_rule()
def result_of_something(p: Predicate, reading: Reading, context: Context) -> float:
    """ "By acting together we will bring the world out of recession": what will come of it.

    >>> spoken("By removing these barriers, we will unleash a new era of growth.")
    ['agent-will', 'result-of-something']
    """
    if p.form != "will" or not _is_agent(p) or not re.match(r"(?:And )?By [a-z]+ing|With ", p.before):
        return 0
    is_outcome = p.verb in lexicon.OUTCOME_VERBS or (p.verb in lexicon.WEAK_VERBS and not _light_verb_acts(p))
    if p.before.startswith("With ") and not is_outcome:
        return 0
    if re.match(r"By doing (?:this|so|that)", p.before):
        return -0.8
    return -3.4 if is_outcome else -1.0


_RECAP = re.compile(
    r"^(?:On Day One|On (?:his|the) first day|Since|Previously|Earlier|In the (?:past|last)|Over the (?:past"
    r"|last|course)|Last (?:year|month|week)"
    r"|During (?:his|her|the) (?:last|first|campaign)|For (?:years|decades))\b"
    r"|^In (?!addition|order|support|parallel|this|that|the|our|its|their|line|response|particular|accordance"
    r"|cooperation|partnership|conjunction|March|January|February|April|May|June|July|August|September|October"
    r"|November|December)[A-Z][a-z]+,? (?:\d{4},? )?(?:we|the)\b"
    r"|\b(?:already|previously|last (?:year|month)|years? ago|at (?:our|their) (?:last|previous)|when we last met)\b",
)
_PAST = re.compile(r"(?:ed|took|made|struck|undertook|gave|have|has|had)\b")


@predicate_rule()
def told_of_the_past(p: Predicate, reading: Reading, context: Context) -> float:
    """An older promise recalled is not made again.

    >>> spoken("In Pittsburgh, we launched the Framework and committed to work together.")
    ['launches', 'told-of-the-past', 'commits', 'told-of-the-past']
    """
    if p.form in ("will", "be-committed", "ongoing", "renew", "aim", "share") or not _PAST.search(p.words):
        return 0
    if _RECAP.search(reading.text[: p.start]):
        return -3.4
    if (
        context.year
        and (year := re.search(r"\b(?:in|since) (?:[A-Z][a-z]+ )?((?:19|20)\d\d)\b", reading.text, re.I))
        and int(year[1]) < context.year
    ):
        return -1.6
    return -0.7 if re.match(r"had\b", p.words) else 0


@predicate_rule()
def of_an_opponent(p: Predicate, reading: Reading, context: Context) -> float:
    """What a platform says that somebody else will not do, would do or once promised: it warns of an opponent.

    >>> spoken("Erin Smith won't listen to the experts.", is_platform=True)
    ['agent-will', 'of-an-opponent']
    >>> spoken("The Conservatives failed; they promised to cut waiting lists.", is_platform=True)
    ['commits', 'of-an-opponent']
    """
    if context.is_platform and p.form == "commit" and p.subject.who is not Who.SPEAKER:
        return -4.0 if re.match(r"(?:have |had )?(?:promised|pledged|vowed)", p.words) else 0
    if not context.is_platform or p.form not in ("will", "would") or p.subject.who is not Who.AGENT:
        return 0
    if _MAKER.search(p.subject.words):
        return 0
    is_denied = "won't" in p.words or reading.text[p.start :].startswith(("will not ", "will never "))
    named = bool(re.match(r"(?:[A-Z][\w'-]+ )+[A-Z][\w'-]+$|[Hh]e$|[Ss]he$|[Tt]hey$", p.subject.words))
    return -5.0 if named and (is_denied or p.words == "would") else 0


_MAKER = re.compile(r"government|party|administration|labour|conservative|liberal|green|democrat|reform|^it$", re.I)


@predicate_rule()
def points_elsewhere(p: Predicate, reading: Reading, context: Context) -> float:
    """ "It will do so in the following ways": the promise itself stands elsewhere.

    >>> spoken("We will do so in the following ways.")
    ['agent-will', 'points-elsewhere']
    """
    words = reading.text[p.start :]
    is_pointing = p.form == "will" and _POINTING.match(words)
    return -2.4 if is_pointing else 0


_POINTING = re.compile(r"\S+ (?:[a-z]+ly )?do (?:so|this|that|just that|it)\b(?! by| through| while)")


# Whole sentences


@sentence_rule()
def spoken_in_a_quotation(reading: Reading, context: Context) -> float:
    """A quotation with its speaker's name after it opens a text; it promises nothing.

    >>> spoken('"We will be friends." – President Trump')
    ['agent-will-vaguely', 'spoken-in-a-quotation']
    """
    text = reading.text
    if re.search(r"[.!?,]\" ?(?:[-–—~]|said\b) ?", text) and text.lstrip("[( ").startswith('"'):
        return -3.0
    return -1.6 if text.startswith('"') and (text.count('"') == 1 or text.endswith('"')) else 0


@sentence_rule()
def asks_a_question(reading: Reading, context: Context) -> float:
    """Questions promise nothing.

    >>> spoken("Who will pay?")
    ['asks-a-question']
    """
    return -2.5 if reading.text.endswith("?") else 0


@sentence_rule()
def greets_or_thanks(reading: Reading, context: Context) -> float:
    """Thanks, welcomes and congratulations.

    >>> spoken("We thank Japan, which will host the next summit.")
    ['greets-or-thanks']
    """
    return -1.2 if _GREETING.match(reading.text) else 0


_GREETING = re.compile(
    r"(?:We|I|The (?:leaders|two leaders|President)|They)(?: also| warmly)?"
    r" (?:thank|congratulate|welcome|commend|applaud|look forward|note|take note)(?:s|d|ed)?\b"
)


@sentence_rule()
def has_a_deadline_or_a_number(reading: Reading, context: Context) -> float:
    """A date, an amount or a number makes a promise that can be tested.

    >>> spoken("We will build 1.5 million homes by 2029.")
    ['agent-will', 'has-a-deadline-or-a-number']
    """
    if not reading.predicates:
        return 0
    return (
        0.3
        if re.search(
            r"\bby (?:the end of |mid-?|end-?)?(?:20\d\d|[A-Z][a-z]+ 20\d\d)\b|[$€£¥]\s?\d"
            r"|\b\d[\d,.]* (?:million|billion|trillion|percent|per cent|new)\b|\bwithin (?:the )?(?:next "
            r"|first )?\w+ (?:days|weeks|months|years)",
            reading.text,
        )
        else 0
    )


# Bullets


_OPEN_INTRO = re.compile(
    r"\b(?:to|will|shall|by|and|that|we|'ll|including|for|through|commitments?|government|quad|leaders"
    r"|parties)[:\s-]*$",
    re.I,
)
_PROMISING_LIST = re.compile(
    r"\b(?:commitments?|pledges?|promises|deliverables|(?:will|next|following|concrete|key"
    r"|new) (?:\w+ )?(?:steps|measures|actions|initiatives|announcements)|we (?:will|pledge|commit|promise)"
    r"|priorities)\b",
    re.I,
)


@sentence_rule(Kind.PLEDGE)
def bullet_under_a_promising_heading(reading: Reading, context: Context) -> float:
    """ "Build 300,000 homes", under a heading or a lead-in that promises.

    >>> spoken("Build 300,000 homes", is_item=True, intro="Our key commitments:")
    ['bullet-under-a-promising-heading']
    """
    if not context.is_item or not _is_bare(reading):
        return 0
    is_told = bool(
        re.search(r"\b(?:has|have|had|already|progress|achievements?|achieved|since|record)\b", context.intro)
    )
    verb = _imperative(reading.text)
    promising = bool(_PROMISING_LIST.search(context.intro))
    if is_told:
        return -1.0
    if promising:
        return 2.8 if verb else 1.6
    if not verb:
        return 0
    if context.is_platform or _PROMISING_LIST.search(context.section):
        return 2.2 if verb in lexicon.CONCRETE_VERBS else 1.9
    return 0.2 if not context.intro else -0.4


def _is_bare(reading: Reading) -> bool:
    """Without a promising predicate of its own."""
    return not any(
        p.form in ("will", "commit", "be-committed", "agree", "decide") and p.subject.start >= 0
        for p in reading.predicates
    )


def _imperative(text: str) -> str:
    """The verb an imperative or gerund bullet begins with; "" where it does not.

    >>> _imperative("Build 300,000 homes."), _imperative("Tax dumping should stop."), _imperative("Reducing waste")
    ('build', '', 'reduce')
    """
    if _FINITE_SOON.match(text[:120]):
        return ""
    for word in re.findall(r"[A-Za-z][\w-]*", text[:80])[:3]:
        folded = str(word).casefold()
        gerund = base_of_gerund(folded)
        base = gerund or folded
        if base in _TO_THE_READER or (gerund and _IS_SUBJECT.match(text[:160])):
            return ""
        if base in lexicon.ACTION_VERBS or base in _PLAIN_VERBS:
            return base
        if not folded.endswith("ly") and folded not in ("and", "also", "not", "further", "never"):
            return ""
    return ""


_TO_THE_READER = lexicon.words("vote visit join see read call contact click find welcome let")
# "Cutting waste and fraud is right": the gerund is what the sentence speaks of.
_IS_SUBJECT = re.compile(
    r"[A-Z][a-z]+ing (?:(?!that\b|which\b|who\b|where\b|how\b|what\b)[\w'-]+ ){1,12}"
    r"(?:is|are|has|have|was|were|means|requires|makes|helps|remains|will) "
)
_PLAIN_VERBS = lexicon.words(
    "make take help continue work begin join ban bring host become remain give get keep put let hold"
)
_FINITE_SOON = re.compile(
    r"(?:[\w'-]+ ){1,5}(?:should|must|is|are|was|were|has|have|had|cannot|can|needs?|will|would|remains?"
    r"|continues|means)\b|[\w'-]+ (?:focuses|includes?|involves|requires|depends|relies|aims|seeks|works|helps)\b",
    re.I,
)


@sentence_rule(Kind.PLEDGE)
def imperative_in_a_platform(reading: Reading, context: Context) -> float:
    """A manifesto's line that begins with a verb.

    >>> spoken("Abolish tuition fees for all students.", is_platform=True)
    ['imperative-in-a-platform']
    """
    if context.is_item or not context.is_platform or not _is_bare(reading):
        return 0
    verb = _imperative(reading.text)
    if not verb or not reading.text[:1].isupper() or not reading.text.endswith((".", "!", ";")):
        return 0
    return 2.0 if verb in lexicon.CONCRETE_VERBS else 1.3


@sentence_rule(Kind.PLEDGE)
def there_will_be(reading: Reading, context: Context) -> float:
    """What there will be, where a text promises.

    >>> spoken("There will be a mandatory register of landlords.", is_platform=True)
    ['there-will-be']
    """
    if not re.match(
        r"(?:And |But |Instead,? )?[Tt]here (?:will|shall) be (?:an?|no|new|more|the|two|three) ", reading.text
    ):
        return 0
    return 1.8 if context.is_platform else -0.4


@sentence_rule(Kind.PLEDGE)
def states_a_goal(reading: Reading, context: Context) -> float:
    """A goal of one's own that names an act: less than a promise, more than a wish.

    >>> spoken("Our ambition is to build homes.")
    ['states-a-goal']
    """
    found = _GOAL.search(reading.text)
    if found is None or (base_of_gerund(found[1]) or found[1]) not in lexicon.ACTION_VERBS:
        return 0
    return 1.2 if context.is_platform else 0.2


_GOAL = re.compile(
    r"\b(?:[Oo]ur|[Mm]y [Gg]overnment's|[Tt]he [Gg]overnment's|[Tt]heir) (?:[\w-]+ ){0,3}"
    r"(?:goals?|aims?|ambitions?|objectives?|targets?|priority|mission) (?:is|are|will be|remains?) to ([a-z]+)"
)
