"""What a noun phrase can do: speak, act, gain, or be a thing of which something is foretold."""

import re
from enum import StrEnum
from functools import lru_cache

from commitments.grammar.words import lexicon
from commitments.grammar.words.names import is_firm


class Who(StrEnum):
    """What sort of subject a promising verb has."""

    SPEAKER = "speaker"
    """We, I, our government."""
    AGENT = "agent"
    """A named or nameable actor."""
    PEOPLE = "people"
    """Those who gain by a promise."""
    THING = "thing"
    NONE = "none"
    """No subject to be found."""

    @property
    def can_promise(self) -> bool:
        return self is Who.SPEAKER or self is Who.AGENT


_POSTMODIFIER = re.compile(
    r"(?<!\b[Tt]he)(?<!\b[Aa])(?<!\b[Tt]his)(?<!\b[Oo]ur)(?<!\b[Tt]heir)(?<!\b[Ii]ts)"
    r" (?:of|in|for|to|on|with|by|from|at|between|under"
    r"|among|across|against|including|through|within|without"
    r"|into|around|over|about|"
    r"responsible|in charge|needed|required|related|based|following|present|gathered|meeting|represented"
    r"|committed|led|made|set|as"
    r"|above|below|(?:sign|receiv|support|join|own|mak|us|represent|includ|establish)ing) ",
    re.I,
)
_QUANTITY_OF = r"(?:all|each|both|some|many|most|(?:not )?one|several|n?either|none|half|majority|number|people) of "
_OF = re.compile(rf"^{_QUANTITY_OF}", re.I)
_HEADS_OF = re.compile(rf"^(?:{_QUANTITY_OF})*(?:leaders?|heads?|governments?|representatives|members?) of ", re.I)
# "A Labour majority on this council"
_IN_A_HOUSE = re.compile(r"^(?:[Aa]n?|[Tt]he|[Oo]ur) (?:[A-Z][\w-]* ){1,3}(?:majority|minority)\b")
# The Region that governs itself; the Pacific Region is only where something is
_REGION = re.compile(
    r"(?:[Tt]he )?[A-Z][a-z]+ (?:[Ff]ederal |[Nn]ational |[Ss]tate )?[Rr]ailways$|(?:[Tt]he )?(?!(?:Asia|Arctic"
    r"|Baltic|Black|Caribbean|Great|Gulf|Indo-Pacific|Lake|Mediterranean|Northern|Pacific"
    r"|Sahel|Southern|Western|Eastern|Central)\b)(?:[A-Z][\w'-]+ )?Region(?: of [A-Z][\w'-]+)?$"
)
_INCORPORATED = re.compile(r" (?:Inc|LLC|Ltd|Corp|Corporation|PLC|plc)\.?$")
_DETERMINER = re.compile(
    r"^(?:the|a|an|our|their|its|his|her|my|your|this|that|these|those|both|all|each|every|any|no|some|many|most"
    r"|other|such|two|three|four|five|six|seven|eight) ",
    re.I,
)
_ABSTRACT = re.compile(
    r"(?:[ts]ions?|ments?|ness|ity|ities|ing|ings|ance|ances|ence|ship|ships|isms?|ures?|cy|th)$", re.I
)
_DOER = re.compile(r"(?:ers|ors|ists|ians|ants|men|women)$", re.I)

# Closed: what ends like a doer and does nothing.
_NO_DOERS = lexicon.words(
    """
    answers behaviors biofertilizers boilers bombers boosters borders buffers bulldozers calibers cancers chapters
    chargers charters coffers colliders computers concentrators connectors containers contaminants corners covenants
    covers cylinders dangers destroyers determinants diapers digesters disasters disorders elephants electrolysers
    electrolyzers emitters encounters endeavors errors factors fertilisers fertilizers floors freighters frontiers
    generators glaciers grants harbors heaters helicopters honors horrors indicators inhibitors interceptors irritants
    kilometers launchers layers letters levers maneuvers matters meters microreactors motors numbers offers parameters
    plants pollutants polymers powerplants precursors printers quarters reactors refrigerants remnants reminders
    respirators restaurants rivers routers rumors semiconductors sensors shelters showers simulators smelters spillovers
    stressors summers takeovers tenders theaters towers toxicants tractors trailers transformers transmitters triggers
    variants vectors ventilators vouchers wafers waivers waters wonders
    """
)

# What a government keeps abroad and at its borders; a bus service and a mission to Mars do nothing of their own.
_POSTED = re.compile(
    r"\b(?i:(?:consular|diplomatic|monitoring|observer|overseas|permanent|usaid|eu|un) missions?"
    r"|(?:border|civil|customs|diplomatic|forest|immigration|intelligence|police|prison|revenue|secret|security"
    r"|weather) services?|(?:health|fire|park|postal) service)$"
)

# What a state itself does; what its public services do is told of them
_OF_THE_STATE = ("public sector", "public service", "Public Sector", "Public Service")
# "BRIDGE-SULU (Basic Roads Programme for Sulu)": its letters stand for work, and for nobody who does it
_EXPLAINED_AS_WORK = re.compile(
    r"(?:[Tt]he )?[A-Z][A-Za-z]*[A-Z][\w-]* \((?![^()]*\b(?:Agency|Authority|Bank|Board|Cent(?:er|re)|Commission"
    r"|Committee"
    r"|Council|Department|Fund|Institute|Ministry|Office|Organi[sz]ation|Service)\b)[^()]*\b(?:Action|Assistance"
    r"|Education|Development|Infrastructure|Initiative|Plan|Program|Programme|Project|Scheme|Support)\b[^()]*\)?"
)
# "Great British Energy" is a company by its name.
_COMPANY = re.compile(
    r"[A-Z][\w'-]* (?:Airlines|Airways|Breweries|Buses|Ferries|Lines?|Mills|Mines|Shipping|Steel|Waterworks)$"
    r"|[A-Z][\w'-]* [A-Z][\w'-]* (?:Energy|Rail|Railways|Homes|Motors|Industries|Systems|Technologies)$"
)


@lru_cache(maxsize=1024)
def classify(words: str) -> Who:
    """What a noun phrase can do.

    >>> [classify(w).value for w in ("the Government of Canada", "our plan", "Toyota and Mazda", "American workers")]
    ['agent', 'thing', 'agent', 'people']
    >>> classify("The ministers").value, classify("The new grants").value
    ('agent', 'thing')
    """
    bare = re.sub(r"\([^)]*\)?|\"", "", words).strip(" ,'[]")
    if _REGION.match(bare) or _IN_A_HOUSE.match(bare) or _HEADS_OF.match(bare) or _INCORPORATED.search(bare):
        return Who.AGENT
    while of := _OF.match(bare):
        bare = bare[of.end() :]
    is_ours = bool(re.match(r"our |my ", bare, re.I))
    core = _POSTMODIFIER.split(bare + " ", maxsplit=1)[0].strip(" ,")
    if ", " in core and not re.search(r"(?:, | )and ", core):
        core = core.split(", ", 1)[0]
    last = _whole_name(bare, core).rsplit(" ", 1)[-1].strip("'\",.")
    if is_firm(_DETERMINER.sub("", core)) or bare in _PLACES_THAT_RULE or core.endswith(_OF_THE_STATE):
        return Who.AGENT
    if core.endswith(("'", "'s")) or not last:
        return Who.NONE
    head = last.casefold()
    singular = head[:-3] + "y" if head.endswith("ies") else head.removesuffix("s") if not head.endswith("ss") else head
    if core in lexicon.COUNTRIES or last in lexicon.COUNTRIES or _DETERMINER.sub("", core) in lexicon.COUNTRIES:
        return Who.AGENT
    if last in ("service", "services") or singular == "mission":  # the Service with a capital acts
        return Who.AGENT if _POSTED.search(core) else Who.THING
    if head in lexicon.AGENTS or singular in lexicon.AGENTS:
        return Who.SPEAKER if is_ours and singular in ("government", "party", "administration") else Who.AGENT
    if head in lexicon.PEOPLE or singular in lexicon.PEOPLE:
        return Who.THING if _named_for(bare) else Who.PEOPLE
    if (head in lexicon.THINGS or singular in lexicon.THINGS) and not _COMPANY.search(core):
        first, joined, _ = core.partition(" and the ")
        is_joint = bool(joined) and last[:1].isupper() and classify(first) is Who.AGENT
        return Who.AGENT if is_joint else Who.THING  # "the Chancellor and the Wool Partnership"
    if head in lexicon.THIRD_PERSON or head in ("two", "three", "four", "five", "sides", "ones", "us", "them"):
        return Who.AGENT
    is_of_nobody = " " not in core and not core.endswith("s") and _OF_NOBODY.match(bare + " ", len(core))
    is_work = "(" in words and _EXPLAINED_AS_WORK.match(words)
    return Who.THING if is_of_nobody or is_work else _by_shape(core, last, is_whole=core == bare)


# "The Region is planting": with a capital and nothing beside it, who rules there
_PLACES_THAT_RULE = ("the Region", "The Region", "the District", "The District", "the Land", "The Land")


def _named_for(words: str) -> bool:
    """Whether people stand in the name of a thing, which ends in what it is: "the Women in Ports Fellowship"."""
    last = words.rsplit(" ", 1)[-1]
    return last[:1].isupper() and (last.casefold() in lexicon.THINGS or last in ("Fund", "Levy"))


def is_gathering(words: str) -> bool:
    """Whether it is a meeting that may decide as one, though it can do nothing else: "the Conference of the Parties".

    >>> [is_gathering(w) for w in ("The Conference of the Parties", "the two meetings", "The Joint Committee's paper")]
    [True, False, False]
    """
    return _GATHERING.match(words) is not None


_GATHERING = re.compile(
    r"(?:[Tt]he |[Tt]his )?(?:(?!of\b)[\w'-]+ ){0,4}?(?i:assembly|conference|congress|consultations|dialogue"
    r"|forum|meeting|plenary|roundtable|seminar|session|summit|symposium|workshop)(?: (?:of|on|for) [^,;:]{2,80})?$"
)
# "Demand for rice": no name, but the first word of a sentence
_OF_NOBODY = re.compile(r" (?:(?:of|for) (?!the )[a-z]+|(?:on|to) \S+) ")
# "the Roads for Rivers portal": what its name tells of stands last
_NAME_AND_HEAD = re.compile(
    r"(?:[Tt]he |[Aa]n? |[Oo]ur )?(?:new )?(?:[A-Z][\w-]* |and |for |of |in |on |to |the ){2,12}(?P<head>[a-z]+)$"
)


def _whole_name(bare: str, core: str) -> str:
    """All of the words where a name before the last of them tells only which one it is."""
    found = _NAME_AND_HEAD.match(bare)
    if found is None or len(core) >= len(bare) or not bare[: found.start("head")].rsplit(None, 1)[-1][:1].isupper():
        return core
    return bare if {found["head"], found["head"].removesuffix("s")} & lexicon.THINGS else core


_HEADING = (
    lexicon.ACTION_VERBS
    | lexicon.WEAK_VERBS
    | lexicon.words("access concern demand interest need progress respect success trade")
)


def _by_shape(core: str, last: str, *, is_whole: bool) -> Who:
    """What an unknown head can do, from how it is written."""
    if last == "funds" or core.casefold() in lexicon.NEUTRAL_PRONOUNS - lexicon.THIRD_PERSON:
        return Who.THING
    if core.casefold() in _MOODS:
        return Who.THING
    if last in _LEARNERS or _NATIONALS.fullmatch(last):
        return Who.PEOPLE
    if _MODEL.fullmatch(last) or _PACT_BY_LETTERS.fullmatch(last):
        return Who.THING
    if last != last.lower():
        is_word = " " not in core and last[1:].islower()
        is_verb = not is_whole and last.casefold() in _HEADING  # "Return to work", "Demand for copper": no names
        return Who.THING if is_word and (is_verb or _ABSTRACT.search(last)) else Who.AGENT
    if _NUMBERED_NAME.match(core) or (_DOER.search(last) and last not in _NO_DOERS):
        return Who.AGENT
    return Who.THING


# "Hope will cross the river": no name, but the first word of a sentence
_MOODS = lexicon.words(
    "anger art beauty bread chance courage destiny doubt faith fate fear friendship greed grief happiness hate"
    " hope joy laughter love luck memory mercy music nature night peace poetry pride reason rain silence snow sorrow"
    " spring summer sunlight time trust truth winter wisdom youth"
)
_LEARNERS = lexicon.words("alumni apprentices participants trainees Alumni Apprentices Trainees")
# "Over a thousand Ethiopians": the people of somewhere
_NATIONALS = re.compile(r"(?!Parliament)[A-Z][a-z]+(?:ians|eans)")
# "SAFTA", "the RCEP": an agreement by its letters
_PACT_BY_LETTERS = re.compile(
    r"(?:A[a-z]?)?[A-Z]{0,6}FTA|[A-Z]{0,3}CEPA|(?:AI-?)?CECA|CETA|RCEP|(?:CP)?TPP|USMCA|PACER(?: Plus)?"
    r"|(?!US)[A-Z]{2,6}DEA"
)
# The aircraft, and no G20
_MODEL = re.compile(r"(?!G-)[A-Z]{1,6}-\d+[A-Za-z]{0,2}s?")
# "Element 25" is a company.
_NUMBERED_NAME = re.compile(r"[A-Z]\w+ \d\w*$")
