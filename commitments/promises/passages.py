"""Rules about whole sentences."""

import re

from commitments.grammar import lexicon
from commitments.grammar.items import says_all
from commitments.grammar.reading import Reading, base_of_gerund
from commitments.grammar.sentences import is_title
from commitments.grammar.verbs import listed
from commitments.model import Kind
from commitments.promises.registry import (
    Context,
    sentence_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.promises.renewals import DEADLINE
from commitments.promises.weights import weight

# Whole sentences


@sentence_rule()
def spoken_in_a_quotation(reading: Reading, context: Context) -> float:
    """A quotation with its speaker's name after it opens a text; it promises nothing.

    >>> spoken('"We will be friends." – President Trump')
    ['agent-will-vaguely', 'spoken-in-a-quotation']
    """
    text = reading.text
    if re.search(r"[.!?,]\" ?(?:[-–—~]|said\b) ?", text) and text.lstrip("[( ").startswith('"'):
        return weight("quotation with its speaker")
    return weight("quotation") if text.startswith('"') and (text.count('"') == 1 or text.endswith('"')) else 0


@sentence_rule()
def names_a_text(reading: Reading, context: Context) -> float:
    """The title of a statement or of remarks, which says what it is about.

    >>> spoken("Statement on Chad's Comprehensive Plan to End the Drought")
    ['intends', 'names-a-text']
    """
    is_title = not reading.text.endswith((".", ";", ":")) and _TEXT.match(reading.text)
    return weight("name of a text") if is_title else 0


_TEXT = re.compile(
    r"(?:Joint |Press |Presidential )?(?:Statement|Remarks|Readout|Release|Letter|Message|Memorandum|Proclamation"
    r"|Declaration|Communiqu[eé]|Gaggle|Briefing) (?:on|by|from|of|to|for) "
)


@sentence_rule()
def asks_a_question(reading: Reading, context: Context) -> float:
    """Questions promise nothing.

    >>> spoken("Who will pay?")
    ['asks-a-question']
    """
    return weight("question") if reading.text.endswith("?") else 0


@sentence_rule()
def greets_or_thanks(reading: Reading, context: Context) -> float:
    """Thanks, welcomes and congratulations.

    >>> spoken("We thank Japan, which will host the next summit.")
    ['greets-or-thanks']
    """
    is_outcome = any(
        p.form in ("welcome", "instruct")
        or (p.form == "noun" and p.verb in lexicon.ACTION_VERBS)
        or (p.form in _OWN_ACTS and p.subject.is_inherited and p.before.endswith(" and"))
        for p in reading.predicates
    )
    return weight("greeting") if _GREETING.match(reading.text) and not is_outcome else 0


_OWN_ACTS = lexicon.words("agree commit decide renew")
_GREETING = re.compile(
    r"(?:We|I|The (?:leaders|two leaders|President)|They)(?: also| warmly)?"
    r" (?:thank|congratulate|welcome|commend|applaud|note|take note)(?:s|d|ed)?\b"
)


@sentence_rule()
def only_discusses(reading: Reading, context: Context) -> float:
    """What was talked of, and nothing else: whatever was said of it, it was not promised here.

    >>> spoken("In line with our pledges, we discussed efforts to open a port.")
    ['only-discusses']
    >>> spoken("We discussed the plan and agreed to open a port."), spoken("As discussed, we will open a port.")
    (['agrees-to-act'], ['agent-will'])
    """
    found = _DISCUSSES.match(reading.text)
    return weight("talked of, and nothing else") if found and not _AND_ACTS.search(reading.text, found.end()) else 0


_A_NAME = r"[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,5}"
_WHO_TALKED = rf"(?:[Ww]e|[Tt]hey|[Bb]oth [a-z]+|[Tt]he (?:[\w-]+ ){{1,4}}?[a-z]+s|{_A_NAME}(?: and {_A_NAME})?)"
_DISCUSSES = re.compile(
    r"(?!As |Reaffirm|Reiterat|Renew|(?:Re)?[Cc]ommit|Pledg|Underscor)(?:[A-Z][^;:.]{3,160}, )?"
    rf"{_WHO_TALKED} (?:also |further |then |next |additionally )?"
    r"(?:discussed|exchanged (?:views|perspectives|notes)|explored|took stock of|talked about|spoke about|reviewed) "
)
# Another verb of those who talked: "and agreed", "to reaffirm", "while noting that they will"
_AND_ACTS = re.compile(
    r"\b(?:and|while|as well as|or|then) (?:[a-z]+ly |also |both |jointly )?"
    r"(?!(?:shared|related|continued|increased)\b)(?:[a-z]+ed|took|made|gave|set|[a-z]{3,}ing|will|shall)\b"
    r"|, (?:and|which|who|that) [^,;:.]{0,60}\b(?:will|shall)\b|, [a-z]{3,}ing to\b"
    r"|\bto (?:announce|pledge|reaffirm|reiterate|underscore)\b|\b(?:agreement|commitments?|decision|intention) to\b|; "
)


@sentence_rule()
def recites(reading: Reading, context: Context) -> float:
    """What a declaration recalls, notes or stresses before it resolves anything.

    >>> spoken("ACKNOWLEDGING that Peru announced its intent to build ports;")
    ['renews-commitment', 'declares-determination', 'holds-commitment', 'recites']
    >>> spoken("COMMITTING to lasting peace;")
    ['commits']
    """
    return weight("recital") if _RECITAL.match(reading.text) else 0


# What is resolved has been read as if it stood in small letters.
_RECITAL = re.compile(
    r"(?:\d{1,2}[.)]? )?(?:(?:ALSO|AND|FURTHER|[A-Z]{3,}LY) ){0,3}(?:[A-Z]{3,}ING|MINDFUL|AWARE|CONSCIOUS|GUIDED)"
    r" (?=[a-z]|[A-Z][a-z])"
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
        weight("deadline or number")
        if re.search(
            r"\bby (?:the end of |mid-?|end-?)?(?:20\d\d|[A-Z][a-z]+ 20\d\d)\b|[$€£¥]\s?\d"
            r"|\b\d[\d,.]* (?:million|billion|trillion|percent|per cent|new)\b|\bwithin (?:the )?(?:next "
            r"|first )?\w+ (?:days|weeks|months|years)",
            reading.text,
        )
        else 0
    )


@sentence_rule(Kind.PLEDGE)
def act_without_a_subject(reading: Reading, context: Context) -> float:
    """ "Continue to fund the clinics.": an item of a list that has lost its mark.

    >>> spoken("Continue to strengthen the river police.")
    ['act-without-a-subject']
    >>> spoken("FURTHER SUPPORT trade in wool and fish;"), spoken("FURTHER STRESS that trade is in wool and fish;")
    (['act-without-a-subject'], [])
    """
    text = reading.text
    is_end = text.startswith("to ") and not reading.predicates and _is_act(text)
    is_opened = is_end or (text[:1].isupper() and opens_with_an_act(text))
    is_head = context.is_told_on and is_title(text.split())
    if context.is_item or context.is_platform or is_head or not is_opened or text.count(" ") < 4 or says_all(text):
        return 0
    if not is_bare(reading) or not text.endswith((".", ";")) or TO_YOU.search(text):
        return 0
    return weight("act resolved" if is_in_capitals(text) else "act without a subject")


def _is_act(infinitive: str) -> bool:
    found = re.match(r"to (?:[a-z]+ly )?([a-z]+) ", infinitive)
    return found is not None and found[1] in lexicon.ACTION_VERBS and not re.search(r", (?:we|the|it) ", infinitive)


# "Affirm the importance of talks.": what is only valued
_DWELLS = re.compile(r"(?:the |our |their )?(?:[\w-]+ )?(?:importance|need|necessity|urgency|value|centrality)\b")


def opens_with_an_act(text: str) -> bool:
    """Whether the first word is what shall be done, and no noun ("Police", "Support") and nothing called out."""
    opening = _ALSO.match(text)
    words = text[opening.end() if opening else 0 :]
    verb, _, rest = words.partition(" ")
    verb = verb.casefold()
    if (verb not in lexicon.ACTION_VERBS and verb not in _PLAIN_VERBS) or _DWELLS.match(rest):
        return False
    if verb != imperative(words) or (verb in _CALLED_OUT and not _TAKEN_ON.match(rest)):
        return False
    if verb in _NOUNS_BEFORE_FOR and rest.startswith(("for ", "on ")):
        return False  # "Support for the reform is growing"
    return verb not in listed("also_nouns") or is_in_capitals(text) or bool(_OBJECT.match(rest))


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
    r"[\"]|^(?:Consider|Share|Check) |\b(?:you|your|yourself|me|this (?:page|site|article|form))\b", re.I
)


@sentence_rule(Kind.PLEDGE)
def should_be_done_by_a_date(reading: Reading, context: Context) -> float:
    """What should be done, where the text says until when.

    >>> spoken("Such trades should be reported to registers by end-2012.")
    ['should-be-done-by-a-date']
    >>> spoken("Such trades should be reported.")
    []
    """
    found = _SHOULD_BE.search(reading.text)
    return weight("should be done by a date") if found and DEADLINE.search(reading.text, found.end()) else 0


_SHOULD_BE = re.compile(r"\b(?:should|must) be [a-z]+(?:ed|en|lt|id)\b")


@sentence_rule(Kind.PLEDGE)
def goes_on_with_a_promise(reading: Reading, context: Context) -> float:
    """What the promise of the sentence before includes: an act, or something new.

    >>> spoken("This will include training 40 crews.", promise_goes_on=True)
    ['thing-will', 'goes-on-with-a-promise']
    >>> spoken("This includes the towns by the lake.", promise_goes_on=True)
    []
    >>> spoken("Opening two ports – This includes building quays.", is_item=True)
    ['goes-on-with-a-promise', 'bullet-under-a-promising-heading']
    """
    head = _HEAD.match(reading.text) if context.is_item else None
    found = _INCLUDES.match(reading.text, head.end() if head else 0) if context.promise_goes_on or head else None
    if found is None:
        return 0
    is_act = found["act"] is None or (base_of_gerund(found["act"]) is not None and found["act"] not in _BY_ITSELF)
    return weight("promise goes on") if is_act else 0


_BY_ITSELF = lexicon.words("beginning existing falling growing ongoing outstanding remaining rising")
# "Opening two ports – ": an act by its name, of which the sentence behind it tells on
_HEAD = re.compile(r"(?:Further )?[A-Z]?[a-z]{3,}ing (?!of )[^.:;–—]{2,160}(?: ?[–—]|:) ?(?=This |It )")
_INCLUDES = re.compile(
    r"(?:[A-Z][^,;:.–—]{2,60}, )?(?:[Tt]his|[Ii]t|[Tt]hat) (?:will |shall )?(?:also )?(?:includes?|involves?|entails?)"
    r" (?:also )?(?:(?:[a-z]+ly )?(?P<act>[a-z-]+ing)\b(?! of\b)|(?:by|through|via) "
    r"|(?:an? )?(?:additional|continued|expanded|further|increased|new|commitment|plan|pledge|[A-Z]{0,3}[$€£]\s?\d)\b)"
)


@sentence_rule(Kind.ANNOUNCEMENT)
def new_ones_include(reading: Reading, context: Context) -> float:
    """What today's actions, new pledges, further steps include: each is one of them.

    >>> spoken("Today's actions include opening two ports."), spoken("New steps announced in Lima include a wool fund.")
    (['new-ones-include'], ['new-ones-include'])
    >>> spoken("New challenges include opening two ports."), spoken("New steps include:")
    ([], [])
    """
    return weight("new ones include") if _NEW_ONES.match(reading.text) else 0


_NEW_ONES = re.compile(
    r"(?:(?:Today's|New|Additional|Further|(?:These|Those|The) (?:new|additional|further)) (?:[\w-]+ ){0,2}?"
    r"(?:actions?|contributions?|efforts|initiatives?|investments?|measures|programs|programmes|projects|sanctions|steps"
    r"|support)|(?:(?:Today's|Th(?:is|ese|e)) )?(?:[\w-]+ ){0,2}?(?:announcements?|commitments?|pledges?))"
    r"(?: (?:made|announced|under|by|from|at|in|of) [^,;:.]{2,60}?)?"
    r" (?:will )?(?:also )?includes? (?!no\b|nothing\b)[^:]*$",
    re.I,
)


def is_bare(reading: Reading) -> bool:
    """Without a promising predicate of its own."""
    return not any(
        p.form in ("will", "commit", "be-committed", "agree", "decide")
        and p.subject.start >= 0
        and p.subject.clause not in ("where", "which", "whom")
        for p in reading.predicates
    )


def imperative(text: str) -> str:
    """The verb an imperative or gerund bullet begins with; "" where it does not.

    >>> imperative("Build 300,000 homes."), imperative("Tax dumping should stop."), imperative("Reducing waste")
    ('build', '', 'reduce')
    """
    if _FINITE_SOON.match(text[:120]) or _only_tells(text):
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
    return weight("there will be, in a platform") if context.is_platform else weight("there will be")


@sentence_rule(Kind.PLEDGE)
def states_a_goal(reading: Reading, context: Context) -> float:
    """A goal of one's own that names an act: less than a promise, more than a wish.

    >>> spoken("Our ambition is to build homes.")
    ['states-a-goal']
    """
    found = _GOAL.search(reading.text)
    if found is None:
        return 0
    act = found["act"] or found["intended"]
    if (base_of_gerund(act) or act) not in lexicon.ACTION_VERBS:
        return 0
    if context.is_platform:
        return weight("goal stated, in a platform")
    return weight("goal stated, an amount" if re.search(r"\d", reading.text[found.end() :]) else "goal stated")


_GOAL = re.compile(
    r"\b(?:[Oo]ur|[Mm]y [Gg]overnment's|[Tt]he [Gg]overnment's|[Tt]heir) (?:[\w-]+ ){0,3}"
    r"(?:goals?|aims?|ambitions?|objectives?|targets?|priority|mission) (?:is|are|will be|remains?) to (?P<act>[a-z]+)"
    r"|^[Ii]t is (?:our|the) (?:[a-z]+ )?(?:intention|intent|aim|goal|ambition|objective) to (?P<intended>[a-z]+)"
)
