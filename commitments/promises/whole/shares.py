"""What is given, offered or ruled out without a verb of promising: shares of new money, parts of a package, offers."""

import re

from commitments.grammar.reading import Reading
from commitments.grammar.words import lexicon
from commitments.grammar.words.lexicon import SIGN
from commitments.grammar.words.plain import holds_any
from commitments.model import Kind
from commitments.promises.registry import (
    Context,
    sentence_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.promises.weights import weight
from commitments.sentences.items import is_told


@sentence_rule(Kind.ANNOUNCEMENT)
def sum_is_for(reading: Reading, context: Context) -> float:
    """What of new money goes where, or what else is given.

    >>> spoken("Of the new funds, $40 million is for ferries."), spoken("Of the old funds, $40 million is for ferries.")
    (['sum-is-for'], [])
    >>> spoken("Added to this is a grant of 4 million euros for wool."), spoken("Added to this is a lack of nurses.")
    (['sum-is-for'], [])
    """
    text = reading.text
    if (" is " not in text and " goes " not in text) or _EVER.search(text):
        return 0
    is_share = _NEW.search(text) and (_GOES.search(text) or _PART_GOES.match(text))
    return weight("share of new money") if is_share or _ADDED.match(text) else 0


_SUM = (
    rf"(?:(?:{SIGN}|\bRs?\.? ?(?=\d))\d[\d.,]*(?: (?:million|billion|trillion|thousand|crore|lakh))?"
    r"|\b\d[\d.,]* (?:(?:million|billion|trillion|thousand) )?(?:baht|crowns|dinars|dirhams|dollars|euros?|forints?"
    r"|francs|kron[eo]r|lira|marks|naira|pesos|pounds|rand|ro?ubles|rupees|shillings|won|yen|yuan|zloty))"
)
_NEW = re.compile(r"\b(?:additional|announced|another|extra|fresh|further|in addition|new|today|today's)\b", re.I)
_GOES = re.compile(
    rf"{_SUM}(?: [^,;:.]{{2,60}}?)? (?:goes to|is (?:also )?(?:for|to go to|being made available"
    rf"|(?:earmarked|reserved|set aside)"
    r" for|allocated to))\b"
)
# "Of this new sum, two fifths goes to the shelters"
_PART_GOES = re.compile(
    r"(?:Of|From|Out of) (?:this|that|these|the) (?:[a-z]+ )?(?:amount|budget|cash|fund|funds|funding|grant"
    r"|money|package|sum|total)"
    r"(?: [^,;:.]{2,60})?, (?:half|the (?:bulk|lion's share|rest)|(?:an?|one|two|three|four|five) (?:half"
    r"|third|quarter|fifth|sixth|tenth)s?"
    r"|\d[\d.,]* ?(?:%|per ?cent))(?: of it)? (?:goes|is for|is to go|is reserved for|is set aside for)\b"
)
_EVER = re.compile(
    r"\b(?:of which|already|annually|each year|every year|a year|since|usually|was|were|went|so far|to date"
    r"|last year|if|would)\b"
)
_ADDED = re.compile(
    rf"(?:Added to|Also part of|Beside|Besides|In addition to|On top of) (?:it|that|these|this"
    rf"|those)(?:,? (?:comes?|is|are))"
    rf" (?:an? )?(?:[\w'-]+ ){{0,4}}?(?:commitment|contribution|gift|grant|loan|pledge|sum)s? of {_SUM}"
)


@sentence_rule(Kind.ANNOUNCEMENT)
def part_of_the_news(reading: Reading, context: Context) -> float:
    """What is among the new measures, told before them or behind.

    >>> spoken("Among the new measures are a ban on lead."), spoken("Among the measures of 1974 were a ban on cars.")
    (['part-of-the-news'], [])
    >>> spoken("The steps agreed in Lima comprise a cap on fares."), spoken("The steps comprise a staircase.")
    (['part-of-the-news'], [])
    """
    is_part = any(pattern.match(reading.text) for pattern in (_AMONG, _NEW_IN_IT, _COMPRISE))
    return weight("new ones include") if is_part else 0


_STEPS = (
    r"(?:actions?|announcements?|budget|commitments|decisions|initiatives?|measures|outcomes|package|plans|reforms"
    r"|steps)"
)
_NEWS = (
    rf"(?:(?:the |these |our |its )?(?:[\w-]+ )?{_STEPS} (?:adopted|agreed|announced|approved|decided"
    rf"|unveiled)[^,;:.]{{0,60}}?"
    rf"|(?:the|this) package(?= ?[:,])|(?:the |these |our )?(?:further|new) (?:[\w-]+ )?{_STEPS}"
    rf"|today's (?:[\w-]+ )?{_STEPS})"
)
_AMONG = re.compile(
    rf"(?:Also (?:among|in|part of)|Among|Also included in|Included in|Part of) {_NEWS}(?: (?:are|is)"
    rf" (?:an?|the|new|one|two)\b"
    rf"|[:,] (?:an?|new|{_SUM}))"
)
_NEW_IN_IT = re.compile(
    rf"(?:Also (?:new )?|New )in (?:our|the|this|this year's|today's) (?:[a-z]+ )?"
    rf"(?:agreement|budget|deal|manifesto|package|pact|plan|programme|statement): (?:an?|new|{_SUM})"
)
_COMPRISE = re.compile(
    rf"(?i:{_NEWS}) (?:also )?(?:comprises?|consists? of|contains?|provides? for|are:|is:|covers?|earmarks?"
    r"|reserves?|sets aside)"
    rf" (?:(?:an?|new|two|three|four|five|six|\d)\b|{_SUM})"
)


@sentence_rule(Kind.PLEDGE)
def offer_by_name(reading: Reading, context: Context) -> float:
    """What is offered behind the name of an offer, or before it.

    >>> spoken("Our offer to tenants: a freeze on rents."), spoken("Our answer to that: we do not know.")
    (['offer-by-name'], [])
    >>> spoken("Free ferries for all, that is our promise."), spoken("That is our promise.")
    (['offer-by-name'], [])
    """
    offered = _OFFER.match(reading.text)
    if offered and (not offered["act"] or offered["act"] in lexicon.ACTION_VERBS):
        return weight("offer by name")
    is_pointed_at = holds_any(reading.text, ("that is ", "that's ", "this is "))
    behind = _THAT_IS_IT.search(reading.text) if is_pointed_at else None
    is_bare = behind is not None and not is_told(reading.text[: behind.start()])
    return weight("offer by name") if is_bare else 0


_OFFER = re.compile(
    r"(?:(?:Here is )?(?i:our)|(?:The )?[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,3}'s) (?:[a-z]+ )?"
    r"(?:answer|commitment|contribution|guarantee|offer|pledge|plan|promise|proposal|response|solution)(?:"
    r" (?:as|for|from|in|on|to|towards?|under|when|once) [^,;:.]{2,60})?:"
    rf" (?:(?P<act>[a-z]+) (?=an?\b|all\b|every\b|free\b|its\b|the\b|\d|(?:[a-z-]+ )?[a-z]+s\b)"
    rf"|(?:an?|free|new|more|no|{_SUM}|\d[\d.,]*|two|three|four|five|six|ten) )[^?]+$"
)
_THAT_IS_IT = re.compile(
    r"(?<=[a-z]{3})(?:,|:| [–—-]) (?:that|this)(?: is|'s) (?:our|my|the [A-Z]\w+'s) (?:[a-z]+ )?"
    r"(?:commitment|guarantee|offer|pledge|plan|promise|undertaking|vow|word)\b"
)


@sentence_rule(Kind.PLEDGE)
def ruled_out(reading: Reading, context: Context) -> float:
    """What a party will have none of any more, in so few words.

    >>> spoken("No new coal mines."), spoken("No new cases."), spoken("No new coal mines were opened.")
    (['ruled-out'], [], [])
    """
    found = _NO_MORE.match(reading.text)
    is_bare = found is not None and not is_told(f"Mines{found['rest']}") and not reading.predicates
    return weight("ruled out") if is_bare else 0


_NO_MORE = re.compile(
    r"(?:No (?:further|more|new)|Not (?:a single|one) (?:more |new )?|An? (?:immediate |full )?(?:end|halt) to)"
    r" (?:[\w-]+ ){0,3}?(?i:arms sales|charges|closures|concessions|contracts|cuts|drilling|evictions"
    r"|exports|fees|fines"
    r"|licen[cs](?:es?|ing)|logging|mines|mining|permits?|pipelines|privati[sz]ations?|quarr(?:y|ies)"
    r"|runways?|subsid(?:y|ies)"
    r"|tax(?:es)?(?! cuts?\b)|tolls?|visas)\b(?P<rest>[^.;:?]*)\.?$"
)


@sentence_rule(Kind.ANNOUNCEMENT)
def announced_at_the_end(reading: Reading, context: Context) -> float:
    """What has no verb but that it was announced.

    >>> spoken("Free lunches from May, the Mayor announced."), spoken("Free lunches for all, the critics scoffed.")
    (['announced-at-the-end'], [])
    >>> spoken("A loan for the dams, announced by the Bank."), spoken("A loan, announced by the Bank, was never drawn.")
    (['announced-at-the-end'], [])
    """
    place = reading.text.rfind(", ")
    found = _ANNOUNCED.search(reading.text, max(0, place - _LONGEST_NAME)) if place > 0 else None
    if found is None or _EARLIER.search(reading.text) or is_told(reading.text[: found.start()]):
        return 0
    return weight("measure alone")


_LONGEST_NAME = 100
_ANNOUNCED = re.compile(
    r", (?:(?:the )?[A-Z][\w.'-]*(?: (?:of|for|and|the|[A-Z][\w.'-]*)){0,8} announced(?: (?:today|(?:at"
    r"|in|on) [^,;:.]{2,40}))?"
    r"|announced (?:today(?: by [^,;:.]{3,60})?|by [^,;:.]{3,60})|as (?:agreed|approved|decided) by [^,;:.]{3,60})\.?$"
)
_EARLIER = re.compile(r"\b(?:1[89]\d\d|last (?:month|week|year)|ago|had|was|were)\b")


@sentence_rule(Kind.ANNOUNCEMENT)
def measure_gives(reading: Reading, context: Context) -> float:
    """What a scheme with a name gives, caps or pays, with a figure.

    >>> spoken("The First Job Bonus pays employers £3,000."), spoken("The First Job Bonus of 1974 paid £3,000.")
    (['measure-gives'], [])
    """
    return weight("share of new money") if _MEASURE_GIVES.match(reading.text) and not _EVER.search(reading.text) else 0


_MEASURE_GIVES = re.compile(
    r"(?:The|This|Our|Today's|Its) (?:new )?(?:[A-Z][\w'-]* ){1,5}(?:Allowance|Bonus|Credit|Dividend|Facility"
    r"|Guarantee|Loan|Package|Plan|Rebate|Scheme|Subsidy"
    r"|Voucher|Window)(?:, [^,;:]{2,80},)? (?:also )?(?:adds|allots|assigns|caps|cuts|doubles|earmarks|frees"
    r"|gives|grants|guarantees|halves|keeps|lends|lifts|lowers|offers"
    rf"|pays|provides|puts|raises|reserves|sets aside|triples) [^;:.]{{0,60}}?(?:{_SUM}|\b\d[\d.,]* ?(?:%"
    r"|per ?cent|[a-z]+s\b))"
)
