"""Acts without a subject: what a sentence that begins with its verb promises."""

import re
from itertools import islice

from commitments.grammar.reading import Reading
from commitments.grammar.words import lexicon
from commitments.grammar.words.participles import base_of_gerund
from commitments.grammar.words.verbs import listed
from commitments.model import Kind
from commitments.promises.registry import (
    Context,
    sentence_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.promises.weights import weight
from commitments.sentences.items import is_told, says_all
from commitments.sentences.titles import is_title


@sentence_rule(Kind.PLEDGE)
def act_without_a_subject(reading: Reading, context: Context) -> float:
    """ "Continue to fund the clinics.": an item of a list that has lost its mark.

    >>> spoken("Continue to strengthen the river police.")
    ['act-without-a-subject']
    >>> spoken("FURTHER SUPPORT trade in wool and fish;"), spoken("FURTHER STRESS that trade is in wool and fish;")
    (['act-without-a-subject'], [])
    >>> spoken("To set up a group on ports that reports in May;"), spoken("To set up ports, the group met in May.")
    (['act-without-a-subject'], [])
    """
    text = reading.text
    is_end = text.startswith(("to ", "To ")) and not reading.predicates and _is_act(text)
    is_opened = is_end or (text[:1].isupper() and opens_with_an_act(text))
    is_head = context.is_told_on and is_title(text.split())
    if context.is_item or context.is_platform or is_head or not is_opened or text.count(" ") < 4 or says_all(text):
        return 0
    if not is_bare(reading) or not text.endswith((".", ";")) or TO_YOU.search(text):
        return 0
    return weight("act resolved" if is_in_capitals(text) else "act without a subject")


def _is_act(infinitive: str) -> bool:
    found = re.match(r"[Tt]o (?:[a-z]+ly )?([a-z]+) ", infinitive)
    is_act = found is not None and found[1] in lexicon.ACTION_VERBS - _ASKED and not _NOTE.match(infinitive)
    return is_act and not re.search(r", (?:we|the|it|they|[A-Z]\w+) ", infinitive) and not is_told(infinitive)


_ASKED = lexicon.words(
    "call challenge direct encourage recall recognise recognize recommend refer require thank urge welcome"
)
_NOTE = re.compile(r"[Tt]o take note\b")
# "Affirm the importance of talks.": what is only valued
_DWELLS = re.compile(r"(?:the |our |their )?(?:[\w-]+ )?(?:importance|need|necessity|urgency|value|centrality)\b")


def opens_with_an_act(text: str) -> bool:
    """Whether the first word is what shall be done, and no noun ("Police", "Support") and nothing called out."""
    opening = _ALSO.match(text)
    words = text[opening.end() if opening else 0 :]
    verb, _, rest = words.partition(" ")
    verb = verb.casefold()
    if (verb not in lexicon.ACTION_VERBS and verb not in _PLAIN_VERBS) or _DWELLS.match(rest) or is_compound(text):
        return False
    if verb != imperative(words) or (verb in _CALLED_OUT and not _TAKEN_ON.match(rest)):
        return False
    if verb in _NOUNS_BEFORE_FOR and rest.startswith(("for ", "on ")):
        return False  # "Support for the reform is growing"
    return verb not in listed("also_nouns") or is_in_capitals(text) or bool(_OBJECT.match(rest))


# "Grant aid to the region peaked in 1987", "Offer and acceptance, the professor told us, make": nouns, for all that
_PEAKED = re.compile(
    r"[A-Z][a-z]+ (?:[\w'-]+ ){1,6}?(?:fell|grew|halved|lapsed|peaked|plunged|rose|soared|stagnated|went) (?:after"
    r"|at|between"
    r"|by|from|home|in|on|to|when)\b|[A-Z][a-z]+ and [a-z]+, (?:he|she|the|an?) [^,]{3,120}, [a-z]+ "
)
# "Fund managers", "Grant holders", "Launch costs": what the first word names stands behind it
_COMPOUND = re.compile(
    r"(?i:aid|book|build|care|cost|design|export|finance|fund|grant|guard|import|launch|lease|loan|market|offer|plan"
    r"|pledge|post|price|rent|repair|research|sale|sales|share|ship|stock|supply|support|tax|test|trade|transport"
    r"|work) "
    r"(?:agencies|agents|agreements?|applicants|applications|bodies|booths|buildings|cards|clerks|codes|costs|cycles"
    r"|dates"
    r"|deficits?|departments?|desks|documents|drives|fairs|figures|flows|forms|grounds|groups|holders|houses|levels"
    r"|lists"
    r"|managers|markets|marks|movements|offices|officers|orders|owners|pads|patterns|payments|plans|prices|quality"
    r"|raisers"
    r"|rates|ratios|recipients|records|routes|schedules|seekers|services|sheets|sites|staff|talks|teams|terms|trends"
    r"|unions|vans|vehicles?|volumes|winners|workers|yards|aid (?:from|of|to))\b"
)


def is_compound(text: str) -> bool:
    """Whether what looks like an act is but the name of something of which the rest tells."""
    return bool(_COMPOUND.match(text) or _PEAKED.match(text))


_ALSO = re.compile(r"(?:ALSO|FURTHER|Also|Further) (?!the |an? |[a-z]+ing )(?=[A-Z]{3}|[a-z])")
# "PROMOTE trade in wool;", in a declaration: no noun and no heading
_CAPITALS = re.compile(r"(?:[A-Z]{3,} ){0,2}[A-Z]{4,} (?!for\b|from\b|of\b)[a-zA-Z]")


def is_in_capitals(text: str) -> bool:
    """Whether the verb that a sentence begins with is set in capitals, as declarations set what they resolve."""
    return _CAPITALS.match(text) is not None


_CALLED_OUT = lexicon.words(
    "avoid back better bring call drop fight forget get give hold keep let look make name open pay put run stay stop"
    " take tell trust try turn use walk"
)
_NOUNS_BEFORE_FOR = lexicon.words("aid cover demand help regard respect support tax")
_TAKEN_ON = re.compile(r"(?:forward|further|into account|(?:[a-z]+ )?(?:action|measures|progress|steps|use))\b")
_OBJECT = re.compile(r"(?:the|an?|our|all|this|these|further|new|efforts|to) |on |for ")
TO_YOU = re.compile(
    r"[\"]|^(?:Consider|Share|Check) |^Follow (?:us|(?-i:[#@A-Z]))"
    r"|\bon (?:Facebook|Instagram|LinkedIn|social media|Twitter|YouTube)\b"
    r"|\b(?:you|your|yourself|me|this (?:page|site|article|form))\b",
    re.I,
)


PROMISING = lexicon.words("will commit be-committed agree decide")
"""The forms of predicates by which a sentence promises by itself, and a lead-in its items."""


def is_bare(reading: Reading) -> bool:
    """Without a promising predicate of its own."""
    return not any(
        p.form in PROMISING and p.subject.start >= 0 and p.subject.clause not in ("where", "which", "whom")
        for p in reading.predicates
    )


def imperative(text: str) -> str:
    """The verb an imperative or gerund bullet begins with; "" where it does not.

    >>> imperative("Build 300,000 homes."), imperative("Tax dumping should stop."), imperative("Reducing waste")
    ('build', '', 'reduce')
    """
    act = _first_act(text)
    return "" if not act or _FINITE_SOON.match(text[:120]) or _only_tells(text) else act


def _first_act(text: str) -> str:
    """The act among the first words, behind an adverb at most."""
    for word in islice(_WORD.finditer(text, 0, 80), 3):
        folded = word[0].casefold()
        gerund = base_of_gerund(folded)
        base = gerund or folded
        if base in _TO_THE_READER or (gerund and _IS_SUBJECT.match(text[:160])):
            return ""
        if base in lexicon.ACTION_VERBS or base in _PLAIN_VERBS:
            return base
        if not folded.endswith("ly") and folded not in ("and", "also", "not", "further", "never"):
            return ""
    return ""


_WORD = re.compile(r"[A-Za-z][\w-]*")


def _only_tells(text: str) -> bool:
    """Whether a sentence opens with a verb of saying and what is said: "Reaffirm that the pact holds."."""
    found = _THAT.match(text)
    return found is not None and found["verb"].casefold() in listed("telling")


_THAT = re.compile(r"(?:(?:ALSO|FURTHER|Also|Further) )?(?P<verb>[A-Za-z]+) that ")
_TO_THE_READER = lexicon.words("vote visit join see read call contact click find welcome let")
# "Cutting waste and fraud is right": the gerund is what the sentence speaks of.
_IS_SUBJECT = re.compile(
    r"[A-Z][a-z]+ing (?:(?!that\b|which\b|who\b|where\b|how\b|what\b)[\w'-]+ ){1,12}"
    r"(?:is|are|has|have|was|were|should|must|means|requires|makes|helps|remains|will) "
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
    >>> spoken("Recognizing our old ties, we value the exchanges.", is_platform=True)
    []
    """
    if context.is_item or not context.is_platform or not is_bare(reading) or _FRONTED.match(reading.text):
        return 0
    verb = imperative(reading.text)
    if not verb or not reading.text[:1].isupper() or not reading.text.endswith((".", "!", ";")):
        return 0
    return (
        weight("line of a platform, a concrete act") if verb in lexicon.CONCRETE_VERBS else weight("line of a platform")
    )


# "Recalling the treaty, we believe", "Further to the talks, they thank": the sentence's own verb comes behind
_FRONTED = re.compile(
    r"(?:[A-Z][a-z]+ing|Further to) [^;:.]{2,300}, (?:we|they|he|she|it|I|both|the (?:\w+ )?\w+)"
    r" (?:(?:also|jointly|[a-z]+ly) )?(?!and\b|or\b|of\b)[a-z]+ "
)
