"""What takes a promise back: conditions, forecasts, hearsay, the past, an opponent."""

import re

from commitments.grammar.actors import Who
from commitments.grammar.denials import is_not_made, is_of_a_book, is_of_few, is_recited, is_supposed, is_untrue
from commitments.grammar.reading import Predicate, Reading
from commitments.grammar.words import lexicon
from commitments.promises.acts import is_settled, light_verb_acts
from commitments.promises.registry import (
    MAKER,
    Context,
    is_agent,
    predicate_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.promises.weights import weight


@predicate_rule()
def forecast_inside_another_clause(p: Predicate, reading: Reading, context: Context) -> float:
    """What will be, told inside a clause that describes something or that is only welcomed.

    >>> spoken("We affirm a vision in which two states will build peace.")
    ['agent-will', 'forecast-inside-another-clause']
    """
    if p.form != "will" or p.subject.is_relative:
        return 0
    if p.subject.clause in ("which", "who", "whom"):
        is_ours = p.subject.who is Who.SPEAKER and re.search(r", which$", p.front.rstrip())
        return 0 if is_ours or (is_agent(p) and _BY_A_DEAL.search(p.front)) else weight("inside a description")
    if p.subject.clause == "that" and not p.subject.who.can_promise:
        opening = p.front[-80:]
        return 0 if _SETTLING.search(opening) or is_settled(p) else weight("inside what is said")
    return 0


# "have signed a pact under which Peru will": what they have bound themselves to
_BY_A_DEAL = re.compile(
    r"\b(?:agreed|concluded|entered into|finali[sz]ed|have|made|reached|sealed|signed|struck|adopted|announced?)\b"
    r"[^;:]*? (?i:accords?|agreements?|arrangements?|bargain|compact|deal|memorand(?:um|a)|mou|pact|plan|protocol"
    r"|treaty|understandings?)\b[^;:]* (?:under|by|through|in) which (?:the |both |each )?$"
)
_SETTLING = re.compile(
    r"\b(?:agree|decid|announc|confirm|pledg|commit|promis|ensur|guarante|underscor|assur|affirm|vow|declar"
    r"|reiterat)",
    re.I,
)


@predicate_rule()
def under_a_condition(p: Predicate, reading: Reading, context: Context) -> float:
    """What hangs on "if", "when", "until".

    >>> spoken("That matters if the Government will pay.")
    ['agent-will', 'under-a-condition']
    """
    if p.subject.clause in ("how", "what", "whether"):
        return weight("told how")
    if _UNREAL.match(reading.text) or is_supposed(reading.text, p):
        return weight("supposed")
    if p.subject.clause == "if" and p.form in ("sign", "launch", "announce", "deliver", "agree", "adopt"):
        return weight("supposed")  # "If Peru enters into a pact with Chad"
    return weight("under a condition") if p.subject.clause in _CONDITIONS else 0


# "Had Peru signed the pact, the ports would be open"
_UNREAL = re.compile(r"Had (?:(?:the|its|their|both) |[A-Z])[^,;:]{3,160}, [^;:]*\bwould\b")
_CONDITIONS = lexicon.words("if when whenever whether until unless so where because while although though since as")
_HEARSAY = re.compile(
    r"\b(?:assess(?:es|ed)?|evidence|indications?|signs?|thinks?|thought|belief|hopes?|hoped|expects?"
    r"|expected|believes?|believed|confident|confidence|convinced"
    r"|conviction|predicts?|trusts?|trusted|knows?|notes?|noting|noted|welcom(?:es?|ed)|warned|fears?|doubts?"
    r"|means|imply|implies|ensures?|recogni[sz]e[ds]?"
    r"|recall(?:s|ed|ing)?)\b[^,;:]{0,60}$",
    re.I,
)


# "believes cutting tolls will", "hope our friends will": that is left out, or its clause begins with an act.
_BELIEVES = re.compile(
    r"\b(?:believes?|believed|hopes?|thinks?|thought|trusts?|trusted|fears?|feared|worr(?:y|ies|ied)"
    r"|predicts?)(?: that)?"
    r"(?! (?:that|to)\b)"
    r"(?: (?!(?:that|we|I|and|but)\b)[\w'.-]+){1,12}(?: (?:is|are|has|have) and)?$"
    r"|\b(?:belief|confiden(?:t|ce)|conviction|hope) that [^;:.]{3,160} (?:is|are|has|have"
    r"|remains?) [^;:.]{2,120} and$"
)
# "welcomes Chad's announcement that it will join"
_ANNOUNCED = re.compile(r"\b(?:announcement|decision|commitment|pledge|intention|promise|agreement) that\W*$")


@predicate_rule()
def only_believed(p: Predicate, reading: Reading, context: Context) -> float:
    """What is hoped, expected, noted or recalled, not promised.

    >>> spoken("We hope that the partners will provide aid.")
    ['agent-will', 'only-believed']
    >>> spoken("They saw no signs that Peru is committed to peace.")
    ['is-committed', 'only-believed']
    >>> spoken("The Minister believes cutting tolls will create jobs.")
    ['thing-will', 'only-believed']
    """
    if p.form == "will" and _BELIEVES.search(p.before[-160:]):
        return weight("only believed")
    if p.form == "aim" or p.subject.clause not in ("that", "") or p.subject.start < 0:
        return 0
    before = p.before[: p.subject.start]
    if is_recited(reading.text, before):
        return weight("only believed")
    if _ANNOUNCED.search(before):
        return 0
    return weight("only believed") if p.subject.clause == "that" and _HEARSAY.search(before[-90:]) else 0


@predicate_rule()
def told_of_what_was_given(p: Predicate, reading: Reading, context: Context) -> float:
    """ "The sums that the leaders pledged": of which sums it is.

    >>> spoken("This is half of the funding that the leaders committed to finding food.")
    ['commits', 'told-of-what-was-given']
    >>> spoken("These boats are the rest of the 80 boats and the $2 million Minister Ruiz pledged to send.")
    ['commits', 'told-of-what-was-given', 'has-a-deadline-or-a-number']
    """
    if p.form != "commit":
        return 0
    if _GIVEN_BY.search(p.before[-120:]):
        return weight("told of what was given")
    if p.subject.clause != "that" or p.subject.start < 0:
        return 0
    return weight("told of what was given") if _GIVEN.search(p.before[: p.subject.start]) else 0


_GIFTS = (
    r"(?:actions|aid|amounts?|assistance|billion|commitments|funding|funds|goals|measures|million|money|pledges"
    r"|resources|steps|sums?|targets)"
)
_GIVEN = re.compile(rf"\b{_GIFTS} that (?:the )?$")
# "the money we've pledged", "the 80 million President Ruiz pledged": that is left out.
_GIVEN_BY = re.compile(
    rf"\b(?:of|is|are|was|were|on|off|with|from|to|than|the) (?:[\w$.,-]+ ){{0,6}}?(?:{_GIFTS}|work)"
    r"(?: (?:we|they|he|she|it|I)(?:'ve|'d)?|(?: the)?(?: [A-Z][\w.'-]*){1,4})"
    r"(?: (?:already|have|has|had|once|first)){0,2}$"
)


@predicate_rule()
def told_of_what_went_before(p: Predicate, reading: Reading, context: Context) -> float:
    """What something else came after: "this comes after Peru announced a plan".

    >>> spoken("The talks come after the Ministry launched a fund.")
    ['launches', 'told-of-what-went-before']
    """
    if p.form == "noun":
        return weight("told of what went before") if _ANNOUNCED_BEFORE.search(p.before[-160:]) else 0
    is_past = p.form != "will" and re.search(r"(?:ed|took|made|struck)\b", p.words)
    return weight("told of what went before") if is_past and _AFTER.search(p.before[-120:]) else 0


_AFTER = re.compile(r"[a-z\d] (?:after|before|since)(?: (?!(?:and|or|that)\b)[\w.'-]+){1,6}$")
_ANNOUNCED_BEFORE = re.compile(
    r"[a-z\d] (?:after|before|since)(?: [\w.'-]+){1,6} [a-z]+ed(?: (?:an?|the|its|their|new)){0,2}$"
)


@predicate_rule()
def only_talked_of(p: Predicate, reading: Reading, context: Context) -> float:
    """A commitment or a plan that a meeting was about.

    >>> spoken("The two leaders discussed the river and plans to open a port.")
    ['intends', 'only-talked-of', 'only-discusses']
    >>> spoken("They discussed trade and reaffirmed their commitment to peace.")
    ['renews-commitment', 'holds-commitment']
    """
    if p.form not in ("noun", "share") and not (p.form == "decide" and p.words.startswith("plan")):
        return 0
    if p.form == "noun" and p.before.endswith(", and") and _OWN_MIND.match(p.words) and p.verb in lexicon.ACTION_VERBS:
        return 0  # "exchanged views on trade, on the river, and their determination to": the last is no topic
    return weight("only talked of") if _TALKED_OF.search(p.before[-200:]) else 0


_OWN_MIND = re.compile(
    r"(?:our|their|its) (?:[a-z-]+ ){0,3}?(?:commitment|determination|readiness|resolve|willingness)$"
)


_TALKED_OF = re.compile(
    r"(?!(?<=\b[Aa]s )[a-z]+ed\b)\b(?:discuss(?:ed|es)?|discussing|talk(?:ed|s|ing)? about"
    r"|sp(?:oke|eak|eaks|eaking) (?:about|of)|exchang(?:ed?|ing) views (?:on|about)|considered|reviewed)\b"
    r"(?:(?!,? (?:and|to|while) (?:[a-z]+ly |also )?[a-z]+(?:ed|ing|firm|new|ate)(?:,? |$))[^;:.])*$"
)


@predicate_rule()
def said_by_another(p: Predicate, reading: Reading, context: Context) -> float:
    """What a text quotes: it is said, and the text does not make it its own.

    >>> spoken('In 2023, Minister Ruiz said: "We will open a port.')
    ['agent-will', 'said-by-another']
    """
    is_quoted = p.before.count('"') % 2 == 1 and _SAID.search(p.before)
    return weight("said by another") if is_quoted else 0


_SAID = re.compile(r"\b(?:said|says|stated|remarked|wrote|told [^,;:\"]{2,40})[:,]? \"")


@predicate_rule()
def told_of_its_subject(p: Predicate, reading: Reading, context: Context) -> float:
    """A clause without "that" inside the subject: "the pact we launch today will help".

    >>> spoken("The dialogue we launch today will help to keep the peace.")
    ['launches', 'told-of-its-subject', 'thing-will']
    >>> spoken("It is a test that we intend to pass.")
    ['intends', 'told-of-its-subject', 'figure-of-speech']
    """
    if _IT_IS.match(p.before):
        return weight("told of its subject")
    is_inside = _OF_A_THING.match(p.before) and (p.form != "will" or p.subject.is_inherited)
    return weight("told of its subject") if is_inside else 0


# "That is a standard we will live up to": what it is
_IT_IS = re.compile(
    r"(?:And |But |So )?(?:It|This|That|Ours|Theirs)(?:'s| is| was| remains) (?:not |also )?(?:an?|the|our"
    r"|one) (?:[a-z-]+ ){0,3}?"
    r"(?:bar|cause|creed|duty|benchmark|burden|challenge|hurdle|legacy|milestone|moment|opportunity|standard"
    r"|test|yardstick"
    r"|bridge|dream|fight|hill|journey|ladder|marathon|mountain|path|peak|race|river|road|song|story|summit)"
    r"(?:,? (?:that|which))?(?: (?:we|they|both|all|our|the)(?: [\w'-]+){0,4})?$"
)
_OF_A_THING = re.compile(
    r"(?:The|This|These|Those|Our|Everything|All|What)(?: (?!(?:and|that|as|[a-z]+ed|says?|said|(?:believe|hope|think"
    r"|know|agree|expect|confirm|announce|promise|pledge)s?)\b)[\w.-]+){0,4}? (?:we|they|he|she|I|the President)\b"
    r"(?: (?!and\b)[\w'.-]+){0,8}$"
)


@predicate_rule()
def denied_or_rumoured(p: Predicate, reading: Reading, context: Context) -> float:
    """What was not done, or is only said to be done.

    >>> spoken("The order did not establish a fund.")
    ['launches', 'denied-or-rumoured']
    >>> spoken("Peru has not agreed to lift sanctions."), spoken("Few towns will meet the target.")
    (['agrees-to-act', 'denied-or-rumoured'], ['agent-will', 'denied-or-rumoured'])
    >>> spoken("It is not true that Peru will close the base."), spoken("Critics say that Peru will close the base.")
    (['agent-will', 'denied-or-rumoured'], ['agent-will', 'denied-or-rumoured'])
    """
    if (
        is_not_made(reading.text, p)
        or is_untrue(p)
        or is_of_a_book(p)
        or is_of_few(p)
        or _TOLD_BY_OTHERS.search(p.before[-160:])
    ):
        return weight("denied or rumoured")
    if p.form in ("will", "aim", "renew"):
        return 0
    is_denied = p.form in ("launch", "sign", "announce", "deliver") and " not " in p.words
    return weight("denied or rumoured") if is_denied or _RUMOURED.search(f"{p.before[-30:]} {p.words}") else 0


_TOLD_BY_OTHERS = re.compile(
    r"\b(?i:analysts|commentators|critics|newspapers|observers|opponents|polls|pundits|rivals|rumours?|sceptics"
    r"|skeptics|sources)\b(?: [\w'-]+){0,6}? (?:allege|argue|believe|claim|expect|fear|hold|hope|insist|maintain"
    r"|predict|said|say|suggest|suspect|think|warn)(?:s|d|ed)?\b[^,;:]*$"
)
_RUMOURED = re.compile(r"\b(?:reportedly|allegedly|apparently|supposedly) [a-z]+$")


@predicate_rule()
def result_of_something(p: Predicate, reading: Reading, context: Context) -> float:
    """ "By acting together we will bring the world out of recession": what will come of it.

    >>> spoken("By removing these barriers, we will unleash a new era of growth.")
    ['agent-will', 'result-of-something']
    """
    if p.form != "will" or not is_agent(p) or not re.match(r"(?:And )?By [a-z]+ing|With ", p.before):
        return 0
    is_outcome = p.verb in lexicon.OUTCOME_VERBS or (p.verb in lexicon.WEAK_VERBS and not light_verb_acts(p))
    if p.before.startswith("With ") and not is_outcome:
        return 0
    if re.match(r"By doing (?:this|so|that)", p.before):
        return weight("result of this")
    return weight("result, an outcome") if is_outcome else weight("result")


@predicate_rule()
def of_an_opponent(p: Predicate, reading: Reading, context: Context) -> float:
    """What a platform says that somebody else will not do, would do or once promised: it warns of an opponent.

    >>> spoken("Erin Smith won't listen to the experts.", is_platform=True)
    ['agent-will', 'of-an-opponent']
    >>> spoken("The Conservatives failed; they promised to cut waiting lists.", is_platform=True)
    ['commits', 'of-an-opponent']
    """
    if context.is_platform and p.form == "commit" and p.subject.who is not Who.SPEAKER:
        return weight("opponent promised") if re.match(r"(?:have |had )?(?:promised|pledged|vowed)", p.words) else 0
    if p.form == "will" and _OPPOSITION.fullmatch(p.subject.words) and not _ASKING.match(p.after):
        return weight("opponent will not")
    if not context.is_platform or p.form not in ("will", "would") or p.subject.who is not Who.AGENT:
        return 0
    if MAKER.search(p.subject.words):
        return 0
    is_denied = "won't" in p.words or reading.text[p.start :].startswith(("will not ", "will never "))
    named = bool(re.match(r"(?:[A-Z][\w'-]+ )+[A-Z][\w'-]+$|[Hh]e$|[Ss]he$|[Tt]hey$", p.subject.words))
    return weight("opponent will not") if named and (is_denied or p.words == "would") else 0


_OPPOSITION = re.compile(r"(?:the |our )?(?:opposition|opponents|other side|other lot|rivals)", re.I)
_ASKING = re.compile(r"(?:ask|call|oppose|press|seek|support|vote)\b")


@predicate_rule()
def points_elsewhere(p: Predicate, reading: Reading, context: Context) -> float:
    """ "It will do so in the following ways": the promise itself stands elsewhere.

    >>> spoken("We will do so in the following ways.")
    ['agent-will', 'points-elsewhere']
    """
    words = reading.text[p.start :]
    is_pointing = p.form == "will" and _POINTING.match(words)
    return weight("points elsewhere") if is_pointing else 0


_POINTING = re.compile(r"\S+ (?:[a-z]+ly )?do (?:so|this|that|just that|it)\b(?! by| through| while)")


@predicate_rule()
def of_the_text_itself(p: Predicate, reading: Reading, context: Context) -> float:
    """What a treaty or an order says of itself: when it takes effect, how it is read, changed and ended.

    >>> spoken("An amendment shall enter into force on the day of signature.")
    ['thing-will', 'of-the-text-itself']
    >>> spoken("Nothing in this order shall be construed to bind the ministries.")
    ['will-be-done', 'of-the-text-itself']
    >>> spoken("This order shall ban all exports.")
    ['thing-will', 'order-acts']
    """
    if p.form != "will":
        return 0
    if _DECISIONS.match(p.subject.words) and _BY_VOTE.search(p.after[:120]):
        return weight("of the text itself")
    is_of_it = _NOTHING_IN_IT.search(p.before) or _THE_TEXT.match(p.subject.words)
    return weight("of the text itself") if is_of_it and _IN_FORCE.match(p.after) else 0


_NOTHING_IN_IT = re.compile(r"\b[Nn]othing (?:in|contained in|herein)\b[^,;:.]{0,60}$")
_THE_TEXT = re.compile(
    r"(?:(?:the|this|that|an?|any|such|each|all) )?(?:termination|withdrawal|denunciation|suspension|amendments?"
    r"|annex(?:es)?|modifications?|(?:executive )?order|memorandum|proclamation|agreement|arrangement|treaty|protocol"
    r"|convention|charter|understanding|declaration|statement|document|text)\b(?: (?:of|to|or) [^,;:]{2,80})?$",
    re.I,
)
_IN_FORCE = re.compile(
    r"(?:enter into force|take effect|come into (?:force|effect|operation)|become effective|remain (?:in|open)"
    r"|be (?:in"
    r" force|open|valid|effective|binding|deemed|made in|subject to|without prejudice|considered)|cease|expire|lapse"
    r"|terminate"
    r"|affect|prejudice|alter|prevent|preclude|create any|constitute"
    r"|be (?:[a-z]+ly )?(?:construed|interpreted|implemented (?:consistent|in accordance|subject)|amended|modified"
    r"|terminated|registered|governed|understood))\b"
)
_DECISIONS = re.compile(
    r"(?:(?:[Aa]ll|[Aa]ny|[Ff]inal|[Tt]he) ){0,2}(?:[Dd]ecisions?|[Rr]ecommendations?|[Dd]isputes?)\b"
)
_BY_VOTE = re.compile(
    r"\bby (?:a )?(?:consensus|unanimity|(?:[a-z-]+ )?majority|votes?|consultations?|agreement)\b"
    r"|^be (?:made|taken) by\b"
)
