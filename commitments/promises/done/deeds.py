"""What is renewed, launched, signed, announced, asked or being done."""

import re

from commitments.grammar.actors import Who
from commitments.grammar.forms import GOALS
from commitments.grammar.reading import Predicate, Reading
from commitments.grammar.words import lexicon
from commitments.model import Kind
from commitments.promises.registry import (
    Context,
    is_agent,
    is_named,
    predicate_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.promises.renewals import DEADLINE
from commitments.promises.weights import by_subject, weight

# Older promises renewed


@predicate_rule(Kind.REAFFIRMATION)
def renews_commitment(p: Predicate, reading: Reading, context: Context) -> float:
    """Reaffirm, renew, underscore a commitment, determination, resolve.

    >>> spoken("The two leaders renewed their commitment to address security challenges.")
    ['renews-commitment', 'holds-commitment']
    >>> spoken("They stressed that there was no intent to raise tolls.")
    ['renews-commitment', 'declares-determination']
    """
    if p.form != "renew" or _AGAIN_AND_AGAIN.match(p.words) or _BY_CHANCE.search(p.before):
        return 0
    stretch = reading.text[p.start : p.start + 170]
    if _OF_OTHERS.match(stretch):
        return weight("wish renewed")
    if re.match(r".{0,40}?(?:affirm|iterat|confirm)\w* to [a-z]", stretch):
        return by_subject(p, "reaffirms to act")
    if (
        re.search(r"\b(?:his|her|their|its) (?:desire|hope|wish|interest|support)\b", stretch[:60])
        and "commitment" not in stretch[:90]
    ):
        return weight("wish renewed")
    noun = re.search(
        r"\b(?:commitments?|dedication|determination|resolve|pledges?|intentions?|promises?|readiness"
        r"|undertakings?|obligations"
        r"|willingness|intent|vows?|purpose(?= to))\b",
        stretch,
    )
    if noun is None:
        goal = _GOAL.search(stretch)
        is_own = goal and not _DWELT_ON.search(stretch[: goal.end()])
        return by_subject(p, "goal renewed") if is_own else weight("wish renewed")
    if _NONE.search(stretch[: noun.start()]):
        return weight("commitment there is not")
    if p.words.startswith("recall"):
        return by_subject(p, "commitment recalled")
    if re.match(r"(?:ha(?:s|ve) )?demonstrated", p.words) and is_agent(p):
        return weight("wish renewed")  # shown before, and told with praise
    if not _BESIDE.search(stretch[: noun.start()]) and re.search(
        r"\b(?:should|must|on|of (?:all|other|every)|importance|need|progress|success"
        r"|achievements?|fulfill?ing|welcomed?|appreciation|gratitude|thanks"
        r"|admiration)\b",
        stretch[len(p.words) : noun.start()],
    ):
        return weight("wish renewed")
    if p.subject.who is Who.THING and _TALKS.match(p.subject.words):
        return weight("commitment renewed in talks")
    if _TOLD_OF.match(stretch) or _is_of_somebody_else(p, stretch):
        return weight("wish renewed")
    return by_subject(p, "commitment renewed")


# "emphasized they held no hostile intent", "the lack of any commitment": there is none
_NONE = re.compile(
    r"\b(?:no|neither|nor|never|without|(?:absence|failure|lack|want|breach(?:es)?|violations?) of)"
    r" (?:(?:an?|any|the|its|their) )?(?:[a-z-]+ ){0,2}$"
)
# "expressed support for Peru's intention to", "its stated intent to"
_OF_OTHERS = re.compile(
    r"\w+ (?:[a-z]+ )?support for (?:the )?(?:[A-Z][\w.-]*(?: of (?:the )?)? ?){1,5}'s? "
    r"|(?:stated|declared|asserted) (?:intent|intentions?|goals?)\b"
)
# "has always reaffirmed": told with praise
_AGAIN_AND_AGAIN = re.compile(r"(?:has|have|had) (?:always|consistently|constantly|long|often|regularly|repeatedly) ")
# "failed to show", and "will have an opportunity to meet the crews and underscore": what may be said at a meeting
_BY_CHANCE = re.compile(
    r"\b(?:declin|fail|neglect|refus)(?:e|es|ed|s)? to$"
    r"|\bha(?:ve|s) (?:an|the) (?:opportunity|chance) to\b[^.;:]{0,200}$"
)
# "reaffirmed that a commitment to peace is a pillar of it": what it is, not that it is renewed
_TOLD_OF = re.compile(
    r"\w+ that (?:an?|the|their|our|its|this) (?:[\w-]+ ){0,3}(?:commitments?|dedication|resolve|determination)\b"
    r"[^.;:]{0,80}? (?:is|are|remains?|was|were|lies|forms?) (?!committed|to )"
)


def _is_of_somebody_else(p: Predicate, stretch: str) -> bool:
    """ "highlighted the commitment of President Kim to": said by President Diaz."""
    found = _OF_A_PERSON.match(stretch)
    return found is not None and found["name"] not in p.subject.words


_OF_A_PERSON = re.compile(
    rf"\w+ the (?:[a-z-]+ ){{0,3}}(?:commitment|dedication|determination|resolve|readiness|willingness|intention) of"
    rf" (?P<name>(?:{'|'.join(lexicon.TITLES)}) [A-Z][\w-]+)"
)
# "affirmed the importance of talks and the intention to": renewed beside something else
_BESIDE = re.compile(r" and (?:the|their|our|its|his|her) $")
_TALKS = re.compile(
    r"(?:The |Our |the |our )?(?:[A-Za-z]+ )?(?:discussions?|talks|meetings?|summit|dialogue|statement|declaration)$",
    re.I,
)


_DWELT_ON = re.compile(r"\b(?:importance|need|necessity|urgency|value) of\b")
_GOAL = re.compile(rf"(?:our|their|its|the) (?:[\w-]+ ){{0,3}}{GOALS}")


@predicate_rule(Kind.PLEDGE)
def declares_determination(p: Predicate, reading: Reading, context: Context) -> float:
    """Determination and intention declared for the first time are a pledge.

    >>> spoken("We express our determination to act.")
    ['renews-commitment', 'declares-determination', 'holds-commitment']
    """
    if p.form != "renew" or p.words.startswith(("re", "under")):
        return 0
    return weight("kind only, narrower") if _MIND.search(reading.text[p.start : p.start + 100]) else 0


_MIND = re.compile(r"\b(?:determination|intentions?|readiness|intent|resolve)\b")


@predicate_rule(Kind.PLEDGE)
def shares_commitment(p: Predicate, reading: Reading, context: Context) -> float:
    """A commitment as a noun: shared, held, or spoken of as ours.

    >>> spoken("The two nations share a common commitment to expand trade.")
    ['shares-commitment']
    """
    if p.form != "share" or _SHOWN.search(p.words):
        return 0
    if p.words.endswith("desire"):
        return weight("wish renewed")
    if re.search("willing|inten", p.words):
        return by_subject(p, "willingness shared")
    if "share" in p.words:
        return by_subject(p, "commitment shared")
    if re.match(r"ha(?:ve|s) (?:[a-z]+ly )?(?:demonstrated|fulfilled|honou?red|kept|met|shown) ", p.words):
        return 0  # what was done about one
    if re.match(r"(?:have|has|hold|maintain)", p.words):
        return by_subject(p, "commitment had")
    return (
        weight("commitment of another to give")
        if re.search(r"to (?:purchase|buy|invest|provide|spend|donate)", reading.text[p.start : p.start + 140])
        else weight("commitment spoken of")
    )


# "have demonstrated our commitment": praise of what was done
_SHOWN = re.compile(r"\b(?:demonstrated|shown|proved|proven|honou?red|kept)\b")


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
    if _PROVISION.match(reading.text) and re.match(r"(?:establish|creat|set)e?s", p.words):
        return weight("launched by a thing")
    if _ORDER.search(p.subject.words) and p.form == "launch" and not p.subject.clause and p.words != "created":
        return weight("order sets up")
    is_league = is_named(p) and _LEAGUE.search(p.subject.words) and _BODY.search(reading.text[p.start : p.start + 80])
    if not (is_agent(p) or is_league) or not _NEW.match(reading.text[p.start + len(p.words) :].strip()):
        return weight("launched by a thing")
    if _ABSTRACTION.match(reading.text[p.start + len(p.words) :]):
        return weight("launches an abstraction")
    if is_league:
        return weight("sets up")
    if p.subject.is_inherited and _IN_A_RELATIVE.search(p.before):
        return weight("launched by a thing")
    if re.match(r"(?:(?:have|has|had) )?(?:[a-z]+ly )?(?:created|formed|founded)", p.words):
        is_joint = _BODY.search(reading.text[p.start : p.start + 80])
        return weight("formed a body" if is_joint else "formed already")
    return weight("launches") if "launch" in p.words or p.subject.who is Who.SPEAKER else weight("sets up")


# "tours that bring guests and create work": of two verbs that go on from a thing the second is its own too.
_IN_A_RELATIVE = re.compile(
    r" (?:that|which) (?:[a-z]+ly )?(?!will\b|we\b|the\b|they\b)[a-z]+ [^;:.]{2,200},? (?:and|or)$"
)
# "Article 2 of the Statute establishes": a law that is in force, and nothing new
_PROVISION = re.compile(
    r"(?:(?:The|This) )?(?:Annex|Article|Chapter|Charter|Clause|Constitution|Paragraph|Part|Regulation|Rule|Schedule"
    r"|Section"
    r"|Statute|Title)\b"
)
# "The Mekong Initiative": what several make up acts where it sets up a body of its own
_LEAGUE = re.compile(r"\b(?:Conference|Dialogue|Forum|Initiative|Network|Partnership|Platform|Process)$")
_BODY = re.compile(
    r"\b(?:consorti|coalition|partnership|working group|task ?force|alliance|committee|joint venture"
    r"|(?:training |joint |common |relief )?fund\b)"
)
_ABSTRACTION = re.compile(
    r" (?:an? |the |its |their |our )?(?:[a-z-]+ ){0,3}?(?:chapter|era|path|momentum|opportunit(?:y|ies)|jobs"
    r"|conditions"
    r"|foundations?|environment|atmosphere|friendship|prosperity|hope|space|challenges?|incentives?)\b"
)


@predicate_rule(Kind.AGREEMENT)
def signs(p: Predicate, reading: Reading, context: Context) -> float:
    """Somebody signs, concludes or adopts something that binds.

    >>> spoken("The two agencies signed a Memorandum of Cooperation.")
    ['signs']
    >>> spoken("Ghana and Togo inked a deal on power lines."), spoken("The two sides formalised their alliance.")
    (['signs'], ['signs'])
    """
    if p.form != "sign" or not is_agent(p) or p.subject.clause in ("if", "unless", "whether"):
        return 0
    if "conclud" in p.words and re.match(
        r"\w+ (?:the |their )?(?:negotiations|talks|discussions)", reading.text[p.start :]
    ):
        return weight("talks concluded")
    if re.search(
        r"\bsign|initial|inked|formali|clinch|seal|conclud|finali|enter|ratif|struck|closed|exchang|deposit", p.words
    ):
        return weight("signs")
    if re.search(r"adopt|endors|approv", p.words):
        return weight("adopts a text, we") if p.subject.who is Who.SPEAKER else weight("adopts a text, they")
    return weight("reaches a text")


@predicate_rule(Kind.AGREEMENT)
def adopts(p: Predicate, reading: Reading, context: Context) -> float:
    """ "We adopt the Action Plan": a plan made one's own.

    >>> spoken("We extend our deep condolences.")
    []
    >>> spoken("We endorse the Action Plan."), spoken("The Ministers adopt the Action Plan.")
    (['adopts'], ['adopts'])
    """
    is_theirs = (
        is_agent(p) and p.words in ("adopt", "approve", "endorse") and not p.before.endswith((" now", " already"))
    )
    if p.form != "adopt" or p.words == "establish" or p.subject.clause:
        return 0
    if not is_theirs and p.subject.who is not Who.SPEAKER:
        return 0
    if _BROUGHT_UP.match(reading.text, p.start):
        return 0
    return weight("adopts")


# "extend our condolences"
_BROUGHT_UP = re.compile(
    r"extend (?:our|the) (?:[a-z]+ (?:and )?){0,3}?(?:appreciation|condolences|congratulations|gratitude|greetings"
    r"|solidarity|sympath(?:y|ies)|thanks|wishes)\b"
    r"|raise (?:the|an?|this|these) (?:[a-z]+ )?(?:issue|question|matter|concern|point)"
)


@predicate_rule(Kind.ANNOUNCEMENT)
def announces(p: Predicate, reading: Reading, context: Context) -> float:
    """Somebody announces an investment, a plan, a partnership.

    >>> spoken("Toyota and Mazda announced a $1.6 billion investment in a new plant.")
    ['announces', 'has-a-deadline-or-a-number']
    >>> spoken("Both ministers announced this today at the port."), spoken("Peru announced the arrest of smugglers.")
    ([], [])
    >>> spoken("Peru announced at the Wool Summit a new fund."), spoken("The deals Peru announced at the Summit hold.")
    (['announces'], [])
    """
    if p.form != "announce" or not (is_agent(p) or is_named(p)):
        return 0
    rest = reading.text[p.start + len(p.words) :][:220]
    if _ACHIEVED.match(rest) or (p.words == "announced" and (p.subject.clause or _is_told_in_passing(p, rest))):
        return 0
    if re.search(
        r"[$€£¥]\s?\d|\b(?:investments?|funding|agreements?|deals?|partnerships?|initiatives?|plans?"
        r"|programmes?|programs?|corridors?|intentions?|creation|establishment|launch|commitments?"
        r"|contributions?|assistance|awards?|grants?|pledges?|loans?|purchases?|fund|projects?|measures|sanctions"
        r"|collaborations?)\b",
        rest,
    ):
        return weight("announces a promise")
    return (
        weight("announces something")
        if re.match(r" (?:that|it|they|a new|the|new) ", rest + " ")
        else weight("announces")
    )


def _is_told_in_passing(p: Predicate, rest: str) -> bool:
    """ "The deals announced today": which deals; not "Peru announced today a deal", whose object comes late."""
    return bool(_WITHOUT_OBJECT.match(rest)) and not (is_agent(p) and _LATE_OBJECT.match(rest))


_LATE_OBJECT = re.compile(
    r"(?:, (?:on|for|in|at|with|by|before|to) [^,;:.]{2,60}| (?:today|yesterday|this week"
    r"|(?:on|at) (?:the )?[A-Z][\w'-]*(?: [A-Z\d][\w'-]*| (?:of|on|for|and)){0,8}))"
    r",? (?:the|an?|new|their|its|our|plans|over|more than|up to|[$€£]) "
)
_WITHOUT_OBJECT = re.compile(r"(?:,| (?:today|yesterday|in|at|by|last|under|during|earlier|on|as)\b(?! that\b)(?!, ))")
# "announced that they have met the target", "announced this today": what has come about, what stands elsewhere
_ACHIEVED = re.compile(
    r" that (?:(?! (?:will|would) )[^;:]){3,180}? (?:pleaded|(?:has|have|had) (?:achieved|become|been|exceeded|found"
    r"|grown|met|surpassed)|(?:was|were) (?:arrested|charged|convicted|killed|sentenced))\b"
    r"| (?:(?!about\b|for\b|in\b|of\b|on\b|to\b)[\w-]+ ){0,3}(?:progress|achievements?|arrests?|convictions?"
    r"|deaths?|finalists|honou?rees|indictments?|laureates|results|seizures?|successes|takedowns?|winners?)\b"
    r"| (?:it|this) (?:at|during|earlier|in|on|today|yesterday)\b"
)


@predicate_rule(Kind.ANNOUNCEMENT)
def sets_money_aside(p: Predicate, reading: Reading, context: Context) -> float:
    """Money for something, in a package or from somebody.

    >>> spoken("This includes $4 million for new buses.")
    ['sets-money-aside', 'has-a-deadline-or-a-number']
    >>> spoken("The Clean Rivers Act includes $4 million for new buses.")
    ['has-a-deadline-or-a-number']
    """
    is_law = _IN_FORCE.search(p.subject.words) and not context.is_platform
    return by_subject(p, "money set aside") if p.form == "money" and not p.subject.is_relative and not is_law else 0


# What was passed before tells what it holds.
_IN_FORCE = re.compile(r"(?:[a-z] (?:Act|Law|Program|Programme)|\b(?:law|program|programme|request))(?: \([^()]*\))?$")


@predicate_rule(Kind.PLEDGE)
def instructs_own_people(p: Predicate, reading: Reading, context: Context) -> float:
    """Leaders task their own teams: a promise that they will do it.

    >>> spoken("Both presidents have instructed their teams to continue the dialogue.")
    ['instructs-own-people']
    >>> spoken("The Order directs the Secretary to review the rules.")
    ['instructs-own-people']
    """
    if p.form == "instruct" and _ORDER.search(p.subject.words) and p.subject.who is Who.THING:
        return weight("order instructs")
    if p.form != "instruct" or not is_agent(p):
        return 0
    rest = reading.text[p.start + len(p.words) :][:140]
    return (
        weight("instructs own people")
        if re.match(
            r" (?:our|their|his|her|its|the|a|an|all|senior|relevant|both|officials|ministers|negotiators"
            r"|experts|teams|sherpas|deputies)\b",
            rest,
        )
        else weight("instructs others")
    )


_ORDER = re.compile(r"\b(?:order|memorandum|proclamation|directive|E\.O\.?|EO|NSM)$|^it$", re.I)


_OWN_PEOPLE = re.compile(
    r"(?:(?:have|has) )?(?:ask(?:ed|s)?|call(?:ed|s)? (?:up)?on(?= our| their| its)|request(?:ed|s)?|invite[sd]?)"
    r" (?:(?:our|their|the|its)(?: (?:own|respective|relevant))?"
    r"|(?:respective|relevant)) (?:[A-Za-z]+,? ){0,6}?(?:[Mm]inisters|envoys|officials|experts|teams|delegations"
    r"|negotiators|representatives|[Ss]herpas|[Ss]ecretariats?)\b"
    r"|(?:(?:have|has) )?(?:asked|told) (?:my|his|her|our) (?:[A-Za-z]+,? ){0,5}?(?:[Aa]dministration|[Aa]mbassador"
    r"|[Cc]abinet|[Cc]hief|[Dd]irector|[Ee]nvoy|[Mm]inister|[Ss]ecretary|[Ss]taff|[Tt]eam)\b"
)


# "We ask the OECD to report": a body that works for those who ask.
_ASKED = re.compile(r"(?:have )?(?:ask|request|invit)(?:ed|e)? (?:the )?[A-Z][^,;:.]{1,120}? to [a-z]")


@predicate_rule(Kind.REQUEST)
def asks_others(p: Predicate, reading: Reading, context: Context) -> float:
    """Something asked of somebody else is a request, and no promise of the one who asks.

    >>> spoken("We call on North Korea to abandon its weapons."), spoken("We request our experts to draft a text.")
    (['asks-others'], ['asks-others'])
    """
    if p.form != "request":
        return 0
    if is_agent(p) and _OWN_PEOPLE.match(reading.text, p.start):
        return weight("own people asked")
    if p.subject.who is Who.SPEAKER and _ASKED.match(reading.text, p.start) and DEADLINE.search(p.after):
        return weight("asked of a body, by a date")
    return by_subject(p, "asks others")
