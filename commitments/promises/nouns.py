"""A commitment spoken of as a noun: "… and their commitment to peace", "repeating her pledge to", "plans to hold"."""

import re

from commitments.grammar.actors import Who
from commitments.grammar.reading import Predicate, Reading
from commitments.grammar.words import lexicon
from commitments.grammar.words.verbs import verbs
from commitments.model import Kind
from commitments.promises.registry import (
    Context,
    predicate_rule,
    sentence_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.promises.weights import by_subject, weight


@predicate_rule(Kind.REAFFIRMATION)
def holds_commitment(p: Predicate, reading: Reading, context: Context) -> float:
    """A commitment of the one whose sentence it is, governed by whatever verb, participle or "including".

    >>> spoken("Chile and Peru deepened their ties, including their commitment to a settlement.")
    ['holds-commitment']
    >>> spoken("Our commitment to peace is known.")
    []
    """
    if p.form != "noun" or _is_plan(p):
        return 0
    if _is_of_another(p) and p.verb in _GIVING:
        return weight("commitment of another to give")
    before = _TITLE.sub("", p.before)
    if _RECORDED.match(before) and p.verb in lexicon.ACTION_VERBS:
        return weight("commitment of somebody named, shown by a thing")
    if not (_GOVERNED.search(before) or _REPEATED.search(before)) or _MOTIVE.search(before) or _KEPT.search(before):
        return 0
    if _DOUBTED.search(before) or (_PRAISED_FOR.search(before) and not _REPEATED.search(before)):
        return 0
    if p.subject.who is Who.NONE and _OF_TWO.match(p.words) and _REPEATED.search(before):
        return weight("commitment of both, shown by a thing")
    if _is_of_another(p):
        if _REPEATED.search(before):
            return by_subject(p, "commitment held")
        return by_subject(p, "commitment of another, welcomed") if _WELCOMED.search(before) else 0
    is_named = p.subject.start > p.start  # "a pledge by Peru"
    if not (is_named or _OWN.match(p.words)) or (p.subject.who is Who.SPEAKER and not p.words.startswith("our")):
        return 0
    if p.subject.who is Who.THING and p.words.startswith("our"):
        is_event = _EVENT.search(p.subject.words)
        return weight("commitment of ours, shown by an event" if is_event else "commitment of ours, shown by a thing")
    is_told_by_text = p.subject.who is Who.THING and _TEXT.match(p.subject.words)
    return (
        weight("commitment of somebody named, shown by a thing")
        if is_told_by_text
        else by_subject(p, "commitment held")
    )


# "The communiqué records their resolve to": of those whose text it is
_TEXT = re.compile(r"(?:The|This|Their|Our) (?:[a-z]+ )?(?:communiqu[eé]|declaration|protocol|statement)\b")


# "The minutes, kept in Lima, record both Governments' intention to": of those whose text it is
_RECORDED = re.compile(
    r"(?:The|This|Their|Our) (?:[\w'-]+ ){0,3}?(?:accord|Act|agreement|charter|communiqu[eé]|conclusions"
    r"|declaration|document|exchange of letters|letters?"
    r"|memorandum|minutes|note|pact|protocol|statement|text"
    r"|treaty)(?: of [A-Z][\w'-]+)?(?:, [^,;:]{2,80},)? (?:also )?(?:affirms?|captures?|confirms?|contains?"
    r"|enshrines?|places? on record|records?|registers?|sets? (?:down|out)|states?)(?: (?:the|both|all"
    r"|each)(?: (?:two|three|four))?)?$"
)


@predicate_rule(Kind.REAFFIRMATION)
def is_firm(p: Predicate, reading: Reading, context: Context) -> float:
    """A commitment that is said to be firm by the one whose it is.

    >>> spoken("Our commitment to the treaty is ironclad.")
    ['is-firm']
    >>> spoken("Our commitment to the treaty is known.")
    []
    """
    return by_subject(p, "commitment firm") if p.form == "be-firm" else 0


@predicate_rule(Kind.REAFFIRMATION)
def is_renewed(p: Predicate, reading: Reading, context: Context) -> float:
    """A commitment that was renewed at a meeting, told as what the meeting held or was for.

    >>> spoken("The talks included reaffirmation of our commitment to peace.")
    ['is-renewed']
    >>> spoken("The visit was a chance to renew the commitment to peace."), spoken("The visit was a chance to talk.")
    (['is-renewed'], [])
    """
    if p.form != "renewal" or _TO_COME.search(p.before[-60:]):
        return 0
    return weight("commitment renewed, as a noun")


_TO_COME = re.compile(r"\b(?:will|would|may|could|should|shall|no|seeks?|urged|called for|blocked|opposed)\b[^,;:.]*$")


@predicate_rule(Kind.REAFFIRMATION)
def shown_by_a_thing(p: Predicate, reading: Reading, context: Context) -> float:
    """A text, a gift or a challenge that shows the commitment of both who speak.

    >>> spoken("This framework renews the commitment of our governments to protect witnesses.")
    ['shown-by-a-thing', 'renews-commitment']
    >>> spoken("The order underscores Peru's commitment to protect witnesses.")
    ['shown-by-a-thing', 'renews-commitment']
    """
    if p.form != "renew" or p.subject.who is not Who.THING or _EVENT.search(p.subject.words):
        return 0
    if (named := _OF_A_NAME.match(reading.text, p.start)) and named["act"] in lexicon.ACTION_VERBS:
        return weight("commitment of somebody named, shown by a thing")
    return weight("commitment of both, shown by a thing") if _OF_BOTH.match(reading.text, p.start) else 0


@sentence_rule(Kind.REAFFIRMATION)
def text_holds_commitment(reading: Reading, context: Context) -> float:
    """A text of those who speak that is or has in it what they are committed to; of an act or a meeting, it is praise.

    >>> spoken("This charter represents a joint commitment among our cities to clean the river.")
    ['text-holds-commitment']
    >>> spoken("The accord contains commitments by Peru to open its ports."), spoken("The visit reflects a commitment.")
    (['text-holds-commitment'], [])
    """
    is_held = "ommitment" in reading.text and _IN_A_TEXT.match(reading.text)
    return weight("commitment of both, shown by a thing") if is_held else 0


_IN_A_TEXT = re.compile(
    r"(?!(?:By|For|In|With) (?:all )?its )(?:[A-Z][^,;:]{2,80}, )?(?:[Tt]he|[Tt]his|[Oo]ur"
    r"|[Tt]hese)(?: (?!(?:of|to|for|that|by)\b)[\w.'-]+){0,6}?"
    r" (?i:accord|agreements?|arrangement|charter|compact|convention|declaration|framework|memorand(?:um|a)|mou|pact"
    r"|principles|road ?map|statement|treaty|understanding)(?: (?:on|for|with|between) [^,;:]{2,60}?)?"
    r" (?:also )?(?:represents?|reflects?|signif(?:y|ies)|marks?|contains?|embod(?:y|ies)|constitutes?|includes?|is)"
    r" (?!(?:not|no)\b)(?:(?!(?:absence|breach|failure|lack|of)\b)[\w-]+ ){0,5}?"
    r"commitments?\b[^.;:]{0,80}? to(?: (?:[a-z]+ly )?[a-z]|:)"
)
# "demonstrates the Government's commitment to help": to act, not to what is good
_OF_A_NAME = re.compile(
    r"\w+ (?:the )?[A-Z][^,;:]{1,60}?(?:'s|s') (?:[a-z-]+ ){0,3}?(?:commitment|determination|readiness|resolve)"
    r" to (?:[a-z]+ly )?(?P<act>[a-z]+)\b"
)
_OF_BOTH = re.compile(
    r"\w+ (?:the |a )?(?:[a-z]+ ){0,2}(?:commitment|resolve|determination) of (?:both|our|the two|all)\b"
)


@predicate_rule(Kind.PLEDGE)
def holds_plan(p: Predicate, reading: Reading, context: Context) -> float:
    """Plans to do something that are announced or shared by those who have them.

    >>> spoken("The two sides announced their plans to hold a trade fair.")
    ['announces', 'holds-plan', 'tells-of-a-plan']
    """
    if p.form != "noun" or not _is_plan(p) or p.verb in lexicon.STATIVE_VERBS:
        return 0
    if re.fullmatch(r"(?:its|his) (?:[a-z-]+ )*plan", p.words) and not _MADE_KNOWN.search(p.before):
        return 0
    return by_subject(p, "plan held") if _TOLD.search(p.before) else 0


# "shared its plan to reform": one of its own is told of
_MADE_KNOWN = re.compile(r"(?:announc|outlin|present|unveil|detail|approv)\w*$|\b(?:out|forth|known|public)$")


# "by restating the city's promise to": on its behalf; "restated its aims and the Bank's commitment to"
_REPEATED = re.compile(
    r"\b(?:(?:re)?affirm|reiterat|renew|repeat|restat)[a-z]*(?: [^;:]{2,120} and)?"
    r"(?: also| again| further| once more)?(?: the)?$",
    re.I,
)


@sentence_rule(Kind.PLEDGE)
def there_are_plans(reading: Reading, context: Context) -> float:
    """Plans that there are to do something, of whoever is understood.

    >>> spoken("There are plans, approved today, to pave the road."), spoken("There are no plans to pave the road.")
    (['there-are-plans'], [])
    """
    found = _THERE_ARE.match(reading.text)
    return weight("plans there are") if found and found["act"] in verbs() - lexicon.STATIVE_VERBS else 0


@sentence_rule(Kind.PLEDGE)
def plans_among_results(reading: Reading, context: Context) -> float:
    """Plans that are told as what came of talks, or as what an accord is about: they are those of its makers.

    >>> spoken("Among the results of the visit are plans for a joint clinic.")
    ['plans-among-results']
    >>> spoken("Central to the accord are both Governments' plans to dig a canal.")
    ['plans-among-results']
    >>> spoken("Among the topics of the talks were plans for a clinic."), spoken("Central to the row are plans to dig.")
    ([], [])
    """
    return weight("plans that came of it") if _CAME_OF_IT.match(reading.text) else 0


_RESULTS = (
    r"(?i:achievements|agreements|announcements|commitments|conclusions|decisions|deliverables|fruits?"
    r"|initiatives|measures|outcomes?|outputs"
    r"|products|results?|steps)"
)
_OF_MAKERS = (
    r"accords?|agenda|agreement|arrangement|budget|communiqu[eé]|compact|declaration|framework|memorandum"
    r"|package|pact|partnership"
    r"|programme|program|roadmap|statement|strategy|treaty|understanding"
)
_CAME_OF_IT = re.compile(
    r"(?:(?:Also |Chief |First )?[Aa]mong|(?:An important |Another |One |A |Another important )?[Pp]art of"
    r"|Prominent among) (?:the|its|their|our|today's)"
    rf" (?:[\w-]+ )?{_RESULTS}(?: (?:of|from|at|in) [^,;:]{{2,80}}?)?,? (?:is|are) (?:also )?(?:an? |the "
    r"|their |new |joint |[A-Z][\w']+ )*plans?"
    r" (?:for (?:an? |the |new )|to (?:[a-z]+ly )?[a-z])"
    r"|(?:Central|Key|Essential|Integral) to (?:the|this|our|their"
    rf"|its) (?:[\w-]+ ){{0,2}}(?i:{_OF_MAKERS}),? (?:is|are) [^,;:]{{0,60}}?\bplans? to [a-z]"
    rf"|(?:The|This|Our|Their) (?:[A-Za-z]+ )?(?i:{_OF_MAKERS}|document)"
    r"(?:, [^,;:]{2,80},)? (?:also )?(?:carries|contains|details|holds|includes|lays out|outlines|sets (?:forth|out)"
    r"|spells out"
    r"|unveils) (?:the )?(?:[a-z]+ )?plans?"
    r" (?:for (?:an? |the |new |joint |shared )|to (?:[a-z]+ly )?[a-z])"
    r"|(?:First|High|Last|Next|Top|Second) (?:among|on|in) [^,;:]{2,40} (?:of what was|that were|they|it was"
    r"|we) (?:agreed|decided|approved|adopted),? (?:comes?|is|are|stands?)"
    r" (?:an? |the )?(?:[a-z]+ )?plans? to [a-z]"
    r"|At the (?:centre|center|core|heart) of (?:the|this|our|their"
    rf"|its) (?:[\w-]+ ){{0,2}}(?i:{_OF_MAKERS}) (?:lies|lie|is|are|stands|stand)"
    r" [^,;:]{0,60}?\bplans? to [a-z]"
)
_THERE_ARE = re.compile(
    r"There (?:are|is) (?:also |now )?(?:an? )?(?:(?!no\b)[a-z-]+ )?plans?(?:,? [^;:.]{3,120},)?"
    r" to (?:[a-z]+ly )?(?P<act>[a-z]+) "
)
# "doubted the Cabinet's resolve and its commitment to": whoever doubts, asks or mocks has none
_DOUBTED = re.compile(
    r"\b(?:doubt(?:ed|s|ing)?|(?:question|challeng|mock|ridicul|criticis|criticiz|dismiss|disput|impugn|queri"
    r"|test)(?:ed|ing)"
    r"|(?:known|famous|famed|noted|remembered|respected|loved|admired|remarkable|revered) for|(?:lack|absence"
    r"|want) of)\b[^;:]*$"
)
# "praised the crews for their zeal and their commitment to": it is the crews'
_PRAISED_FOR = re.compile(
    r"\b(?:admir|applaud|commend|congratulat|credit|honou?r|laud|prais|salut|thank)(?:ed|es|e|s|ing)?"
    r" [^;:]{2,120}? for\b"
    r"(?!(?: [^;:]*)? (?:and|while) (?:[a-z]+ly )?[a-z]+(?:ed|ing)\b)[^;:]*$"
)
_OWN = re.compile(r"(?:our|their|its|his|her)\b")
_EVENT = re.compile(r"\b(?:signing|visit|meeting|summit|trip|travel|attendance)\b")
# A verb or a participle stands before it, alone or with another object of its own.
_VERB = r"(?:[a-z]{2,}(?:ed|ing|s|rm|come|new|ore|ine|ate|are|eat|ade|ize|ise)|note|signal|voice)"
_GOVERNED = re.compile(
    rf"(?:^|\s){_VERB}(?: (?:and|or) {_VERB})?(?: (?:anew|once (?:again|more)|yet again))?$|^[A-Z][a-z]+ing$"
    r"|\bas (?:an? |the )?(?:[a-z]+ )?(?:expression|mark|proof|sign|token) of$"
    r"|(?:^|[,;] )[Ii]t (?:is|remains)(?: also| still)?$"
    rf"|\b(?:assur|reassur|inform|convinc|remind|notif)[a-z]+ [^;:]{{2,60}} of$"
    rf"|(?:^|\s){_VERB}\b(?:(?! (?:is|are|was|were|will)\b)[^;:])*(?:\band|\bincluding|,|\bas well as)$"
)
_MOTIVE = re.compile(
    r"\b(?:anchored|guided|bound|united|based|rooted|grounded|driven|inspired|motivated|founded) (?:by|in|on)\b"
)
_KEPT = re.compile(
    r"\b(?:declin|fail|neglect|refus)(?:e|es|ed|s)? to [a-z]+$"
    r"|\b(?:abandon|betray|break|dodg|dropp|evad|flout|forgett|forsak|ignor|neglect|renounc|reneg|shirk"
    r"|violat|weaken)ing(?: on)?$"
    r"|\b(?:always|consistently|constantly|long|often|regularly|repeatedly) [a-z]+ed$"
    r"|\b(?:maintained|kept|honou?red|met|fulfilled|upheld|implemented|exceeded|shown|demonstrated|betrayed|broken"
    r"|discuss(?:ed|ing)?|deliver(?:ed|ing)|fulfil(?:ls|ling)?|keeping|honou?ring|meeting)(?: on)?$"
    r"|^(?:Acknowledg|Advanc|Appreciat|Fulfill?|Follow|Further|Honou?r|Implement|Keep|Not|Recall|Recogni[sz])ing$"
)
_GIVING = lexicon.words("purchase buy invest provide spend donate contribute fund")
_WELCOMED = re.compile(r"\b(?:welcom|applaud|commend|appreciat|announc|secured|includ)\w*(?: [a-z]+)?$")
_OF_TWO = re.compile(r"(?:both|our|the two|two) ")
# "welcomed President Ruto's commitment to"
_TITLE = re.compile(rf" (?:{'|'.join(lexicon.TITLES)})$")
_TOLD = re.compile(
    r"\b(?:announc|outlin|welcom|confirm|affirm|iterat|underscor|shar|present|unveil|detail|advanc|finali[sz]"
    r"|approv|includ|made|went over|record|(?:laid|set|spel(?:t|led)) out|(?:set|put|brought) forth|(?:made"
    r"|make|makes|making)"
    r" (?:known|public))\w*"
    r"(?: (?:of|the|their|its|his|her|our|joint|new|[A-Z][\w.]*)){0,4}$"
)


def _is_plan(p: Predicate) -> bool:
    return p.words.endswith(("plan", "plans", "decision", "announcement", "offer"))


def _is_of_another(p: Predicate) -> bool:
    return bool(re.match(r"\S+(?:'s|s')", p.words))
