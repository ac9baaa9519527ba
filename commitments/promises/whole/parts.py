"""What a deal, a budget or a sum holds, said without a verb of promising: a part of what was settled is settled too."""

import re

from commitments.dates import A_MONTH
from commitments.grammar.reading import Reading
from commitments.grammar.words.idioms import SUM
from commitments.grammar.words.lexicon import COUNT
from commitments.model import Kind
from commitments.promises.registry import (
    Context,
    sentence_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.promises.weights import weight

_SETTLED = (
    r"(?:accord|act|agreement|announcement|award|bill|budget|compact|contract|deal|decision|declaration|decree"
    r"|deliverables|directive|financing"
    r"|grant|law|loan|manifesto|measures|memorandum|money|offer|order|ordinance|outcomes?|package|pact|plan|pledge"
    r"|programme"
    r"|program|protocol|reform|resolution|results?|roadmap|road map|round|scheme|settlement|statement|strategy|terms"
    r"|treaty|truce|understanding)"
)
"""What is settled, and has parts."""
MEASURE = (
    r"(?:accords?|agreements?|allowances?|amnesty|ban|bonus(?:es)?|boundary|bridge|bursar(?:y|ies)|campus|cap"
    r"|ceiling|cent(?:re|er)s?|chair"
    r"|clinics?|commission|committee|compensation|contracts?|contributions?|concessions?|corridor|council|courses?"
    r"|credit(?: line)?s?|cuts?"
    r"|deadline|deliver(?:y|ies)|deposit|donations?|desk|discount|duty|embargo|end|exchange|exemptions?|extension"
    r"|facility|fellowships?|ferr(?:y|ies)|fleet"
    r"|flights?|floor|freeze|fund|generators|gifts?|grace period|grants?|guarantees?|halt|holidays?|helpline"
    r"|hospitals?|hotline|increases?|leave"
    r"|lev(?:y|ies)|limits?|lines?|loans?|mechanism|memorandum|mission|moratorium|observatory|offices?|pact|park"
    r"|patrols?|partnership|payments?"
    r"|pensions?|permits?|phase-?out|pool|post|posts|prize|protocols?|programmes?|programs?|quotas?|raises?|rebates?"
    r"|reductions?"
    r"|refunds?|registers?|registry|relief|repairs?|reserve|restrictions?|reviews?|rights?|rises?|road|scheme|schools?"
    r"|scholarships?|secretariat|services?|shelters?|stations?|subsid(?:y|ies)|supplement|surcharge|surgery|surveys?"
    r"|tariffs?|tax(?:es)?|teams?|terminal|treat(?:y|ies)|top-?ups?|training|transfers?|tunnel|units?|upgrade"
    r"|vouchers?|wage|waivers?"
    r"|vessels?|visas?|ward|wards|windows?|wing|workshops?)"
)
"""What somebody gives, sets up or rules, by name."""
_A_MEASURE = (
    rf"(?:(?:up to |some |about |over |nearly |more than |around |at least )?{SUM}"
    rf"|(?:an?|one|no|all|the|further|additional|{COUNT})(?= )(?: [\w%$€£.,'-]+){{0,6}}? (?:{MEASURE})\b"
    rf"|(?:an?|further|more) (?:additional|extra|further|joint|new|one-off|free|second|third) [a-z]"
    rf"|(?:free|half-price|new|additional|joint|lower|higher) [a-z]|{COUNT} (?:more |new |extra |additional )?[a-z])"
)
_TOLD = re.compile(
    r"\b(?:was|were|had|did|ago|already|since|usually|formerly|old(?:er|est)?|ancient|statute book|traditional"
    r"|last (?:month|year)|(?:1[5-9]\d\d|20[01]\d)s?"
    r"|chapter|clause recalling|exhibition|history|museum|paragraph|photographs?|portrait|preamble|table of)\b"
)


@sentence_rule(Kind.ANNOUNCEMENT)
def part_of_a_deal(reading: Reading, context: Context) -> float:
    """A measure among what a deal, a budget or a package holds.

    >>> spoken("The pact further contains a freeze on tolls.", is_entry=True)
    ['part-of-a-deal']
    >>> spoken("Included in the budget is a rise of 6 per cent in fees.", is_entry=True)
    ['part-of-a-deal']
    >>> spoken("Also agreed: a hotline between the two ports.", is_entry=True)
    ['part-of-a-deal']
    >>> spoken("Also seen: a line at the port.", is_entry=True), spoken("The pact contains a preamble.", is_entry=True)
    ([], [])
    >>> spoken("Included in the show is a hotline from 1963.", is_entry=True)
    []
    """
    text = reading.text
    if not context.is_entry or _TOLD.search(text):
        return 0
    is_part = (
        _HOLDS.match(text)
        or _UNDER_IT.match(text)
        or _HELD_IN.match(text)
        or _ALSO_AGREED.match(text)
        or _ELEMENTS.match(text)
    )
    return weight("part of a deal") if is_part else 0


_HOLDS = re.compile(
    rf"(?i:(?:this|it|that)(?= (?:also )?(?:comprises|covers|includes|provides for|sets aside)\b)"
    rf"|(?!the (?-i:(?:[A-Z][\w-]*|and|of) )+(?-i:Act|Law)\b)(?:the|this|our|today's|its"
    rf"|that)(?: (?!of\b)[\w.'-]+){{0,5}}? {_SETTLED})"
    r"(?: (?:also|further|moreover|in addition|likewise))?,?"
    r" (?:adds|allots|allows for|awards|brings|carries|comes with|comprises|consists of|contains|covers|creates"
    r"|earmarks"
    r"|embraces|entails|envisages|features|foresees|gives|guarantees|holds|includes|involves|offers|provides(?: for)?"
    r"|puts aside|reserves|sets aside|sets up|spells out|takes in|will include|will provide for)"
    rf"(?: also)? {_A_MEASURE}"
)
_HELD_IN = re.compile(
    r"(?:Also )?(?i:part of|included (?:in|among)|contained in|foreseen (?:in|under)|provided for (?:in|under)"
    r"|set out in"
    r"|written into|agreed under|folded into|tucked into|attached to|central to|at the heart of|built into|laid down in"
    r"|counted among|among(?: the [a-z]+ (?:in|of))?)"
    rf" (?:the|this|our|today's|that|[A-Z][\w.-]*'s?)(?: (?!of\b)[\w.'-]+){{0,4}}? {_SETTLED}(?: [^,;:]{{2,60}})?"
    rf"(?::| (?:is|are|comes?|stands?)) (?:also )?{_A_MEASURE}"
    rf"|With (?:this|that|the|today's)(?: (?!of\b)[\w.'-]+){{0,3}}? (?:{_SETTLED}|loan|gift|visit|vote)"
    rf"(?: comes?| goes?| go) (?:also )?{_A_MEASURE}"
    rf"|New (?:from|at|in|under|with) [^:;]{{2,90}}: {_A_MEASURE}"
    rf"|(?:The|Our|Their|[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){{0,4}}'s?) [^,;:]{{0,60}}?(?:agreement|contract|deal|order"
    rf"|treaty)"
    r" [^,;:]{0,60}?has (?:the )?[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,4} [a-z]+ing (?:an?|the|its|\d|[a-z]+) "
)
_UNDER_IT = re.compile(
    rf"Under (?:an?|the|this|our|today's|that)(?: (?!of\b)[\w.'-]+){{0,4}}? {_SETTLED} (?:[a-z]+ed|reached|struck"
    rf"|[a-z]+n)"
    r" (?:(?:in|at) [A-Z][\w ]{2,30} )?(?:today|tonight|this (?:morning|afternoon|evening|week)|yesterday|last night)"
    r"(?: [^,;:]{2,60})?, (?!.*\b(?:may|might|could|would)\b)"
)
_ALSO_AGREED = re.compile(
    r"(?:(?:Also|Further|Likewise|Newly|New|Next|Other|Now|Still to come|Coming next"
    r"|Among them) ?(?:to be )?(?:[a-z]+ )?"
    r"(?:agreed|announced|adopted|approved|budgeted|decided|financed|funded|granted|included|planned|pledged|promised"
    rf"|provided|settled|undertaken)|(?:Also|New|Next) (?:in|under|on) (?:the|this|our) (?:[\w-]+ )?{_SETTLED})"
    rf"(?: [^:.;]{{2,80}})?: ?(?:an?\b|the\b|no\b|{COUNT}|{SUM}|[a-z])"
    r"|(?:Next|First|Last|Then|To be (?:built|bought|opened|hired|paid|closed|set up|repaired|renewed|restored))\b"
    rf"[^:.;]{{2,160}}?\b(?:approved|adopted|agreed|announced|new|next year|today|this week|{A_MONTH}|20[2-9]\d)\b"
    r"[^:.;]{0,60}: ?(?:an?|the|\d|two|three|four|five|six) "
)
_ELEMENTS = re.compile(
    r"(?:A |An |Another |One |Further |Other |Additional |New |The main |The other |The second |The third |Key |Its )"
    r"(?:[a-z]+ )?(?:components?|elements?|features?|items?|measures?|parts?|pillars?|planks?|points?|provisions?"
    rf"|stages?|steps?) (?:of|in|under) (?:the|this|our|today's)(?: (?!of\b)[\w.'-]+){{0,4}}? {_SETTLED}"
    rf"(?: [^,;:]{{2,60}})? (?:are|is|includes?) (?:also )?{_A_MEASURE}"
)


@sentence_rule(Kind.ANNOUNCEMENT)
def share_of_it(reading: Reading, context: Context) -> float:
    """What of a sum goes where.

    >>> spoken("Of this sum, 4 million euros is for the boats.", is_entry=True)
    ['share-of-it']
    >>> spoken("The bulk of the grant goes to ports.", is_entry=True), spoken("The bulk of the rain falls in May.")
    (['share-of-it'], [])
    >>> spoken("Of the losses, 4 million euros is for the boats.", is_entry=True)
    []
    """
    text = reading.text
    if not context.is_entry or _TOLD.search(text) or _NO_GIFT.search(text):
        return 0
    is_share = _OF_A_SUM.match(text) or _A_SHARE.match(text) or _SUM_OF_IT.match(text) or _ON_TOP.match(text)
    is_share = is_share or _IS_GIFT.match(text) or _SUM_GOES.match(text)
    return weight("share of new money") if is_share else 0


_CASH = (
    r"(?:aid|allocation|amount|award|budget|cash|contribution|credit|donation|endowment|envelope|fine|fund|funds"
    r"|funding"
    r"|grant|guarantee|increase|instalment|investment|loan|money|package|pledge|pot|proceeds|reserve|settlement|sum"
    r"|support|total|tranche|windfall)"
)
_GOES = (
    r"(?:goes?|is going|are going|is to go|are to go|will go|flows?) (?:in)?to(?:wards?)?\b"
    r"|(?:is|are|will be|has been|have been) (?:also )?(?:allocated|allotted|assigned|available|committed|dedicated"
    r"|destined|devoted|directed|earmarked|given|intended|meant|put aside|reserved|ring-fenced|set aside)?"
    r" ?(?:for|to(?! be\b))\b|pays? for\b|funds?\b|finances?\b|covers?\b|buys?\b"
)
_OF_A_SUM = re.compile(
    rf"(?:Of|From|Out of|Within) (?:this|that|these|the|its|our)(?: [\w.'-]+){{0,4}}? {_CASH}(?: [^,;:]{{2,60}})?,? "
    rf"(?:(?:about|some|up to|over|nearly|around|more than|at least|an initial) )?(?:{SUM}|half|the (?:bulk|rest)"
    rf"|[a-z-]+"
    rf" (?:thirds?|quarters?|fifths?|tenths?)|\d[\d.,]* ?(?:%|per ?cent))[^;:]{{0,40}}? (?:{_GOES})"
)
_A_SHARE = re.compile(
    r"(?:The |A |An? (?:further|second|third|first) |Another |Some |About |More than |Nearly |Over )?(?:remaining "
    r"|other )?"
    r"(?:(?:biggest|bulk|greater|first|largest|larger|lion's|main|major|rest|remaining|remainder|second|smaller) ?)?"
    r"(?:half|portion|part|quarter|share|slice|third|two thirds|instalment|tranche|\d[\d.,]* ?(?:%|per ?cent))?"
    rf" ?(?:(?:(?<=rest)|(?<=remainder)|(?<=half))(?=, )|of (?:the|this|that|it"
    rf"|our)(?: (?!of\b)[\w.'-]+){{0,4}}? {_CASH}|of it)(?:, [^;:]{{2,60}}?,)? (?:{_GOES}|(?<=,)(?:for|to) )"
)
_SUM_OF_IT = re.compile(
    rf"(?:Some |About |Up to |Over |Nearly |At least |More than |Around )?{SUM}[^,;:.]{{0,20}}? (?:of (?:it|this|that)"
    rf"|of (?:the|this) (?:[\w-]+ ){{0,3}}{_CASH}) (?:{_GOES})"
)
_ON_TOP = re.compile(
    r"(?i:added to|alongside|also part of|along with|besides?|beyond|in addition to|next to|on top of|together with)"
    rf" (?:it|that|these|this|those|the [^,;:]{{2,60}}?)(?:,?(?: there)? (?:comes?|goes?|is|are|will (?:be|come)"
    rf"|stands?)"
    rf"|, ) ?{_A_MEASURE}"
)
_IS_GIFT = re.compile(
    r"(?!The (?:total|previous|earlier|past)\b)(?:The |Its |Our |Their )?(?:[A-Z][\w.-]*(?: (?:of "
    r"|the )?[A-Z][\w.-]*){0,4}'s?"
    r" |new |first |joint |[a-z]+ ){0,3}(?:contribution|gift|grant|pledge|share|donation|offer)(?: (?:to|for|from"
    r"|towards)"
    rf" [^;:]{{2,80}}?)? (?:amounts? to|comes? to|is|runs? to|stands? at|totals?|will be) (?:some |about |up to )?{SUM}"
)
_SUM_GOES = re.compile(rf"{SUM}[^;:]{{2,160}}? goes to (?:the )?[A-Z][^;]*\b(?:today|today's|this (?:morning|week))\b")
_NO_GIFT = re.compile(r"\b(?:damages?|debts?|losses|lost|stolen|unpaid|each year|every year|annually|would|if)\b")
