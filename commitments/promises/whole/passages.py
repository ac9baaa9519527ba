"""Rules about whole sentences."""

import re

from commitments.grammar.reading import Reading
from commitments.grammar.words import lexicon
from commitments.grammar.words.participles import base_of_gerund
from commitments.grammar.words.plain import holds_any
from commitments.model import Kind
from commitments.promises.plans import plan_told
from commitments.promises.registry import (
    Context,
    sentence_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.promises.renewals import DEADLINE
from commitments.promises.weights import weight


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


_OWN_ACTS = lexicon.words("adopt agree commit decide renew sign")
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
    if found and plan_told(reading.text):
        return 0
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
    r"|\bto (?:announce|pledge|reaffirm|reiterate|underscore)\b|\b(?:agreement|commitments?|decision"
    r"|intention) to\b|; "
    r"|\b(?:their|our|its) (?:[a-z-]+ ){0,2}?(?:determination|pledges?|readiness|resolve|undertakings?"
    r"|willingness) to [a-z]"
)


@sentence_rule()
def recites(reading: Reading, context: Context) -> float:
    """What a declaration recalls, notes or stresses before it resolves anything.

    >>> spoken("ACKNOWLEDGING that Peru announced its intent to build ports;")
    ['renews-commitment', 'declares-determination', 'holds-commitment', 'recites']
    >>> spoken("COMMITTING to lasting peace;")
    ['commits']
    >>> spoken("The Conference, Recalling that Peru committed to build ports,")
    ['commits', 'only-believed', 'recites']
    >>> spoken("Notes that Peru intends to build ports;"), spoken("Notes the plan and decides to build ports;")
    (['intends', 'only-believed', 'recites'], ['intends'])
    """
    text = reading.text
    is_noted = _NOTES.match(text) is not None or (
        bool(reading.predicates) and _PREAMBLE.search(text, 0, 400) is not None
    )
    is_recital = (is_noted and not _AND_DECIDES.search(text)) or _RECITAL.match(text)
    return weight("recital") if is_recital else 0


# "Notes with concern that Peru intended to build ports;", a line of a decision by which nothing is decided
_NOTES = re.compile(
    r"(?:(?:Also|Further|Once again|[A-Z][a-z]+ly) )?(?i:Acknowledges|Appreciates|Commends|Condemns|Congratulates"
    r"|Considers|Deplores|Emphasi[sz]es|Expresses (?:its |deep |grave |serious |sincere |profound )*(?:appreciation"
    r"|concern|gratitude|regret|satisfaction|thanks)|Notes|Pays tribute|Recalls|Recogni[sz]es|Regrets"
    r"|Reiterates its (?:appreciation|concern|gratitude)|Stresses|Takes note|Underlines|Underscores|Welcomes)\b"
    r"(?! its (?:[a-z-]+ ){0,2}?(?:commitment|determination|intention|pledge|promise|readiness|resolve|willingness)\b)"
)
# "Report of the Board The Conference of the Parties, Recalling its decision that set up a fund,"
_PREAMBLE = re.compile(
    r"The(?<!\wThe) [A-Z][^,;:]{3,120}, (?:Acknowledging|Affirming|Aware|Bearing in mind|Cogni[sz]ant|Concerned"
    r"|Considering|Guided|Having (?:considered|met)|Mindful|Noting|Reaffirming|Recalling|Recogni[sz]ing|Stressing"
    r"|Taking note|Underlining|Underscoring)\b"
)
_AND_DECIDES = re.compile(
    r"\b(?:and|,) (?:also |further |therefore |hereby )?(?:accepts|agrees|approves|commits|decides|endorses|instructs"
    r"|pledges|reaffirms|reiterates|renews|resolves|undertakes)\b|; and "
)
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
    if not reading.predicates or not ("within " in reading.text or _FIGURE.search(reading.text)):
        return 0
    return weight("deadline or number") if _BY_A_DATE.search(reading.text) else 0


_FIGURE = re.compile(r"\d")
_BY_A_DATE = re.compile(
    rf"\bby (?:the end of |mid-?|end-?)?(?:20\d\d|[A-Z][a-z]+ 20\d\d)\b|{lexicon.A_SUM}"
    r"|\b\d[\d,.]* (?:million|billion|trillion|percent|per cent|new)\b|\bwithin (?:the )?(?:next "
    r"|first )?\w+ (?:days|weeks|months|years)"
)


@sentence_rule(Kind.PLEDGE)
def should_be_done_by_a_date(reading: Reading, context: Context) -> float:
    """What should be done, where the text says until when.

    >>> spoken("Such trades should be reported to registers by end-2012.")
    ['should-be-done-by-a-date']
    >>> spoken("Such trades should be reported.")
    []
    """
    found = _SHOULD_BE.search(reading.text) if holds_any(reading.text, ("should be ", "must be ")) else None
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
    ['bullet-under-a-promising-heading', 'goes-on-with-a-promise']
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
    r"|(?:an? )?(?!(?:its|his|her|no|the)\b)(?:[a-z-]+ )?(?:assistance|cooperation|efforts|exchanges?|funding"
    r"|investments?|measures|projects"
    r"|support|training) (?:for|in|on|to) \w+"
    r"|(?:an? )?(?:additional|continued|expanded|further|increased|new|commitment|plan|pledge)\b"
    rf"|{lexicon.SIGN}\d)"
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
    r"(?:actions?|contributions?|efforts|initiatives?|investments?|measures|programs|programmes|projects"
    r"|sanctions|steps"
    r"|support)|(?:(?:Today's|Th(?:is|ese|e)) )?(?:[\w-]+ ){0,2}?(?:announcements?|commitments?|pledges?))"
    r"(?: (?:made|announced|under|by|from|at|in|of) [^,;:.]{2,60}?)?"
    r" (?:will )?(?:also )?include[sd]? (?!no\b|nothing\b)[^:]*$",
    re.I,
)


@sentence_rule(Kind.ANNOUNCEMENT)
def gift_consists_of(reading: Reading, context: Context) -> float:
    """What a gift is made up of, told as it is given: each part of it is given.

    >>> spoken("The package consists of 12 boats and two nets."), spoken("Earlier aid comprises 12 boats.")
    (['gift-consists-of'], [])
    >>> spoken("The delegation consists of 12 ministers.")
    []
    """
    return weight("gift consists of") if _GIFT.match(reading.text) else 0


_GIFT = re.compile(
    r"(?:The|This|These|Our|Its|Today's) (?!(?:earlier|ongoing|past|previous|prior|total)\b)(?:[\w.'-]+ ){0,4}?"
    r"(?:aid|assistance|contributions?|delivery|deliveries|donations?|packages?|pledges?|shipments?|tranche)"
    r"(?: announced(?: today)?)? (?:will )?(?:also )?(?:includes?|consists? of|comprises?|contains?)"
    r" (?:(?:up to|over|nearly|about|almost|approximately|around|roughly|some|more than|at least|an additional) )?"
    rf"(?:{lexicon.SIGN}\d|(?!(?:19|20)\d\d\b)\d|(?:two|three|four|five|six|seven|eight|nine|ten|twelve|dozens) )"
)


@sentence_rule(Kind.PLEDGE)
def there_will_be(reading: Reading, context: Context) -> float:
    """What there will be, where a text promises.

    >>> spoken("There will be a mandatory register of landlords.", is_platform=True)
    ['there-will-be']
    >>> spoken("There is to be a new bridge at Yell."), spoken("There is a new bridge at Yell.")
    (['there-will-be'], [])
    >>> spoken("There will be no winners.", is_platform=True)
    []
    """
    if _THERE_IS_TO_BE.match(reading.text):
        return weight("there is to be")
    if not re.match(
        rf"(?:And |But |Instead,? )?[Tt]here (?:will|shall) be (?:an?|no|new|more|the|two|three) (?!{_TOLD_SO})",
        reading.text,
    ):
        return 0
    return weight("there will be, in a platform") if context.is_platform else weight("there will be")


# What may be foretold, or stands on the programme of a day
_TOLD_SO = (
    r"(?:[a-z]+ )?(?:answers?|break|dinner|doubt|escape|lunch|losers|need|questions|rain|reception|snow|storms"
    r"|surprises?|time|way|winners?)\b"
)
_THERE_IS_TO_BE = re.compile(
    r"(?:[A-Z][^,;:.]{2,60}, )?[Tt]here (?:is|are) (?:also )?to be (?:an?|no|new|more|two|three|four|five|ten|\d+) "
)


@sentence_rule(Kind.PLEDGE)
def states_a_goal(reading: Reading, context: Context) -> float:
    """A goal of one's own that names an act: less than a promise, more than a wish.

    >>> spoken("Our ambition is to build homes."), spoken("It is my firm intention to sign the bill.")
    (['states-a-goal'], ['states-a-goal'])
    >>> spoken("The intent is to fund joint pilots."), spoken("The intent was to fund joint pilots.")
    (['states-a-goal'], [])
    """
    found = _GOAL.search(reading.text) if holds_any(reading.text, _IS_TO) else None
    if found is None:
        return 0
    act = found["act"] or found["intended"] or found["meant"]
    if (base_of_gerund(act) or act) not in lexicon.ACTION_VERBS:
        return 0
    if found["meant"] or found["intended"]:
        return weight("intention stated")
    if context.is_platform:
        return weight("goal stated, in a platform")
    return weight("goal stated, an amount" if re.search(r"\d", reading.text[found.end() :]) else "goal stated")


_IS_TO = (
    *("is to ", "are to ", " be to ", "remain to ", "remains to "),
    *("tion to ", "tent to ", "aim to ", "goal to ", "objective to ", "plan to "),
)
_GOAL = re.compile(
    r"\b(?:[Oo]ur|[Mm]y [Gg]overnment's|[Tt]he [Gg]overnment's|[Tt]heir) (?:[\w-]+ ){0,3}"
    r"(?:goals?|aims?|ambitions?|objectives?|targets?|priority|mission) (?:is|are|will be|remains?) to (?P<act>[a-z]+)"
    r"|^(?:[Ii]t (?:is|remains) (?:our|my|the) (?:[a-z]+ )?(?:intention|intent|aim|goal|ambition|objective|plan)"
    r"|The (?:common |joint |shared )?(?:intention|intent)(?: here)? (?:is|remains)) to (?P<intended>[a-z]+)"
    r"|(?:^|[,;] |\band )(?:[Oo]ur|[Mm]y|[Tt]heir|[Tt]he [A-Z]\w+'s) (?:[\w-]+ ){0,2}(?:commitment|intent|intention"
    r"|pledge|plan|promise)(?:, [^,;:]{2,80},)? (?:is|remains?) to (?P<meant>[a-z]+)"
)
