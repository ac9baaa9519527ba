"""To whom, or with whom, something is promised."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from commitments.coding.parties import COUNTRY, TITLE, Cast, is_given, listed_names, same, was_ordered
from commitments.grammar.actors import Who, classify
from commitments.grammar.reading import Predicate
from commitments.grammar.words import lexicon

_MOST = 12
"""Partners that are named of one promise."""
_REACH = 400
_COUNTRY = rf"(?:{COUNTRY.pattern}|\bGaza\b)"
_HEADS = (
    "Agency", "Alliance", "Association", "Bureau", "Center", "Centers", "Centre", "Coalition", "Commission",
    "Corporation", "Council", "Department", "Forum", "Foundation", "Fund", "Institute", "Ministry", "Network", "Office",
    "Organisation", "Organization",
)  # fmt: skip
_NAMED_BY = "".join(rf"|(?<={head} )(?:for|on) " for head in _HEADS)
_SEVERAL = "allies|counterparts|countries|members|nations|partners|states"
_NAME = (
    rf"(?>(?:the |our |its )?(?:[A-Z][\w'&.-]*|{TITLE})"
    rf"(?: (?:of |and {_NAMED_BY})?(?:the )?[A-Z][\w'&.-]*)*"
    rf"(?: \([A-Z][^()]{{1,40}}\)(?: and [A-Z]\w+)?)?(?:(?: [a-z]+)? (?:{_SEVERAL})\b)?)"
)
_LAST = rf"(?:,? and {_NAME}|(?=,? and (?:many )?other )|(?=[.;]|, [a-z]|$))"
_LIST = rf"{_NAME}(?:(?:, {_NAME}){{1,12}}{_LAST}| and {_NAME})?"
# "in line with", "to comply with", "people living with"
_NO_PARTNER = lexicon.words(
    "accordance as associated beginning border borders compatible compete competing competition compliance comply"
    " complying concerned conflict consistent dealing dealt equipped familiar hostilities keeping line living parallel"
    " starting tensions war"
)
_FITTED = re.compile(
    r"\b(?:align\w*|compatib\w+|consisten\w+|convergence|interoperab\w+|synerg\w+)\b[^,;:]{0,60}$"
    r"|\bports? of entry$|\b(?:discussions|meetings?|talks) (?:held|hosted) [^,;:]{0,60}$"
    r"|\bback[- ]to[- ]back$|\bin connection$|\bcoincid(?:e|es|ing)$"
)  # "align all our funds with", and what a meeting is held beside
_TOGETHER = re.compile(
    rf"\b(?:with|alongside) (?P<with>{_LIST})|(?<!policies )(?<!policy )\btowards? (?P<towards>{_LIST})"
    r"|(?<!against )\b(?P<people>the people of [A-Z][\w-]+(?: [A-Z]\w+)?)(?! [a-z]+s\b)"
)
_ASKED = re.compile(r" (?P<who>[^,;:]{2,80}?) to [a-z]")
# "call on Chile and Mali to act"
_ASKS = re.compile(
    r"\b(?:ask|call(?:s|ed|ing)? (?:up)?on|direct|encourag|instruct|invit|task|urg)(?:e|es|ed|ing|s)? "
    rf"(?P<asked>{_LIST}) to [a-z]"
)
_NO_NOUN = r"(?:(?<='s)|(?! [a-z]+s\b))"
_GIFT = (
    r"\b(?:aid|assistance|contribution|donation|dose|equipment|financing|fund|funding|grant|help|investment|lending|loan"
    r"|pledge|relief|support|training|vaccine)s?"
)
# "a loan to the Bank of Chile"
_GIVEN = re.compile(rf"{_GIFT} (?:(?:of|in) [^,;:]{{2,40}} )?to (?P<to>{_LIST}){_NO_NOUN}")
# "provide $5 million to Mali"
_HANDED = re.compile(
    r"\b(?:award|deliver|donat|giv|lend|provid|send|suppl(?=y|ied|ies\b|iers? of)|transfer"
    r"|(?:allocat|commit|contribut|disburs|extend|grant|offer)(?=[^;:]{2,80}\d))[a-z]* "
    r"(?P<what>(?!(?:on|up) )[^;:–—]{2,100}?) to "
    rf"(?P<to>{_LIST}){_NO_NOUN}"
)
# "send engineers to Callao": as much a place as somebody
_CARRIED = re.compile(r"(?:send|transfer)")
_WITHIN = re.compile(
    r"\b(?:messages?|signals?|that|which|who|to [a-z]+)\b"
    r"|\b(?i:according|central|comparable|contrary|critical|due|equal|equivalent|essential|identical|important|parallel|prior"
    r"|proportional|pursuant|related|relative|similar|subject|tied|vital)$"
)
# "support for Mali", "help Mali defend its ports": the words do not tell a name from a thing, so only what is known.
_FOR = re.compile(
    rf"(?:{_GIFT} for|\bcommitments? to(?: both)?"
    r"|\d (?:m|b)illion (?:for|to)|\b(?:provid|deliver|suppl)[a-z]* [^;:,]{2,60}? for) "
    rf"(?P<to>{_LIST})(?! [a-z-]+s? (?:and|of)\b)"
)
_HELPS = re.compile(
    r"\b(?:aid|arm|assist|empower|enabl|equip|help|support|train)(?:e|es|ed|ing|s)? "
    rf"(?P<to>{_LIST})(?= (?:against|and|as|by|for|in|on|through|to|with)\b|[,.;]|$)"
    rf"|\b(?:allow|enabl)(?:e|es|ed|ing|s)? (?P<enabled>{_LIST}) to [a-z]"
    rf"|\b(?:assist|help|support)(?:ed|ing|s)? (?P<doing>{_LIST}) in [a-z]+ing\b"
    rf"|\b(?:equip|provid|suppl)(?:e|es|ed|ies|ied|ing|y|s)? (?P<provided>{_LIST}) with [a-z$€£\d]"
    rf"|\bhelp(?:ed|ing|s)? (?!U\.?[SK]|EU )(?P<helped>{_LIST}) [a-z]"
)
# "Peru, together with Chile, will", "In partnership with Chile, Peru will"
_JOINED = (
    r"(?:in (?:close )?(?:collaboration|concert|conjunction|consultation|cooperation|coordination|partnership)"
    r"(?: and [a-z]+)?|along|jointly|together|(?:working|partnering)(?: closely| hand-in-hand| together)?)"
)
_BESIDE = re.compile(
    rf"(?:, (?:{_JOINED} )?with (?P<with>{_LIST}),"
    rf"| in (?:close )?(?:collaboration|cooperation|coordination|partnership) with (?P<partner>{_LIST}))$"
)
_OPENING = re.compile(rf"(?:Also, |And )?(?i:{_JOINED}) with (?P<with>{_LIST}),")
# "the Ministry of Wool will be allocated $5 million"
_IS_GIVEN = re.compile(
    r"be (?:also )?(?:(?:allocated|provided) with\b|(?:allocated|awarded|given|granted|paid|provided) "
    r"(?=[$€£₹\d]|an? |more |additional |[A-Z]{1,3}[a-z]?\.? ?\d))"
)
# "support for Russia's war"
_FOES = r" (?:[a-z]+ ){0,3}(?:aggression|attacks?|invasion|threats?|war)\b"
_HOME = ("the United States", "the U.S.", "America")
# "helping Chile's ports": whose it is that is helped; a government that speaks of its own country's speaks of itself
_HELPED = re.compile(
    r"\b(?:accelerat|assist|bolster|boost|build|defend|enhanc|expand|help|improv|increas|moderni[sz]|protect|rebuild|restor"
    r"|secur|strengthen|support)(?:e|es|ing|s)? (?:(?!(?:against|by|from|in|near|on|through|with)\b)[a-z]+ ){0,3}?"
    rf"(?P<whose>{_COUNTRY})'s?(?: and (?P<too>{_COUNTRY})'s)?(?!{_FOES})(?= )"
)
_OWN_COUNTRY = re.compile(r"\b(?:government|ministers?|party|we|administration)\b", re.I)
_IN_A_RELATIVE = re.compile(r"\b(?:that|which|who|whom|whose)\b[^,;:]*$")
_ALIAS = re.compile(r" \((?![A-Z&.-]{2,12}\))[^()]*\)")  # "the Republic of Peru (Peru)"
_A_KIND = re.compile(r"[A-Z]+-\d|FY ?\d|A\.?I\.?$|(?:.+ )?Homeland$")  # "F-35s"
# "Korean", unlike "Japan": of a country, and no name of it
_OF_A_COUNTRY = re.compile(r"(?:[\w-]+ )*[A-Z][a-z]+(?:[ie]an|can|ese|ish)$")
_KNOWN = re.compile(
    rf"{_COUNTRY}|Government of .+|(?:.+ )?(?:Agency|Authority|Bank|Commission|Facility|Forces|Foundation|Fund"
    r"|Government|Institute|Ministry|Organi[sz]ation|University)(?: \([A-Z]+\))?"
    r"|(?:.+ )?(?:Bank|Department|Government|Institute|Ministry|Office|University) of .+"
    r"|.+ (?i:allies|countries|nations|partners)"
    r"|ASEAN|CARICOM|G7|G20|NATO|UN"
)


def counterparties(predicate: Predicate | None, text: str, who: Sequence[str], cast: Cast) -> tuple[str, ...]:
    """To whom, or with whom: who is asked, what follows "with", who is helped.

    >>> from commitments.coding.cast import cast_of
    >>> from commitments.grammar.reading import read
    >>> def of(words):
    ...     return counterparties(read(words).predicates[0], words, ("Peru",), cast_of(""))
    >>> of("Peru will build ports with Chile, Mali, and Fiji."), of("Peru will act in line with WTO rules.")
    (('Chile', 'Mali', 'Fiji'), ())
    >>> of("Peru will send crews to Callao."), of("Peru will send crews to Chile.")
    ((), ('Chile',))
    """
    if predicate is None:
        return ()
    own = {same(name) for name in who}
    ours = {*own, *(cast.two_countries if len(who) == 2 and not own & set(cast.two_countries) else ())}
    said = _said(predicate, text, who, ours)
    named = dict.fromkeys(chain.from_iterable(_names(words, cast) for words in said if words))
    if "United States" in own:
        own |= {"U.S. Government", "U.S. government", "United States Government"}
    told = [*who, *named]
    return tuple(name for name in named if name not in own and not any(f"({name})" in one for one in told))[:_MOST]


def _said(predicate: Predicate, text: str, who: Sequence[str], own: Collection[str]) -> Iterator[str]:
    rest = text[predicate.start :][:_REACH]
    if predicate.form == "request" and (asked := _ASKED.match(rest, len(predicate.words))):
        yield asked["who"]
    for beside in (_OPENING.match(predicate.before), _BESIDE.search(predicate.before)):
        if beside:
            yield beside[beside.lastgroup or 0]
    subject = predicate.subject
    is_its_own = subject.who is Who.AGENT and predicate.before.rstrip().endswith(subject.words)
    if is_given(predicate) or (is_its_own and _IS_GIVEN.match(predicate.after)):
        yield subject.words
    if not was_ordered(predicate):
        yield from (found["asked"] for found in _main(_ASKS, rest))
    for found in _main(_TOGETHER, rest):
        before = rest[: found.start()].rstrip()
        is_no_partner = before.endswith(" to deal") or before.rpartition(" ")[2].casefold() in _NO_PARTNER
        if not is_no_partner and not _FITTED.search(before):
            words = _without_adjective(found, rest)
            is_unsure = found["towards"] or before.endswith(" conjunction")  # a feast, as much as somebody
            yield found["people"] or (_known(words) if is_unsure else words)
    yield from (
        words
        for words in _receivers(rest)
        if re.sub(r"'s?$", "", words) not in _HOME or all(map(COUNTRY.fullmatch, who))
    )
    if not any(_OWN_COUNTRY.search(name) for name in who):
        helped = chain.from_iterable(found.group("whose", "too") for found in _main(_HELPED, rest))
        yield from (whose for whose in helped if whose and _is_another(whose, who, own))


def _receivers(rest: str) -> Iterator[str]:
    """To whom something is given, and who is helped."""
    for found in _main(_GIVEN, rest):
        yield _without_adjective(found, rest)
    for found in _main(_HANDED, rest):
        if not _WITHIN.search(found["what"]):
            words = _without_adjective(found, rest)
            yield _known(words) if _CARRIED.match(found[0]) else words
    for found in _main(_FOR, rest):
        yield _known(_without_adjective(found, rest))
    for found in _main(_HELPS, rest):
        yield found["doing"] or _known(found[found.lastgroup or 0])


def _main(pattern: re.Pattern[str], rest: str) -> Iterator[re.Match[str]]:
    """Where it is found outside the clauses that tell of something else; each of these patterns holds a name."""
    if rest.islower():
        return iter(())
    return (found for found in pattern.finditer(rest) if not _IN_A_RELATIVE.search(rest[: found.start()]))


def _known(words: str) -> str:
    """The words where they name a country or a body beyond doubt, else none."""
    parts = re.split(r",? and (?:the )?|, (?:the )?", re.sub(r"'s?$|(?<!\.[A-Z])\.$", "", words))
    return words if all(_KNOWN.fullmatch(re.sub(r"^(?:the|our|its) ", "", part)) for part in parts) else ""


def _is_another(country: str, who: Sequence[str], own: Collection[str]) -> bool:
    """Whether a country is none of those who promise, by their names, nor of the two that their leaders stand for."""
    name = same(country)
    if name in own or any(country in one or name in one for one in who):
        return False
    return name != "United States" or all(COUNTRY.fullmatch(one) for one in who)


# "with the UN at its heart", "with Article 5"
_NO_NAME_BEFORE = re.compile(r" at (?:its|the|their) (?:cent|core|heart)| \d")
# "with Philippine energy companies", "with NATO and U.S. forces": not with somebody of that name.
_NOUN_NEXT = re.compile(
    r" (?!(?:about|across|after|against|alongside|and|are|as|at|because|before|between|but|by|during|following|for|from"
    r"|had|has|have|if|in|including|into|is|on|or|over|since|so|that|this|through|throughout|to|today|toward|towards|under"
    r"|until|upon|via|was|were|when|where|which|while|who|will|with|within|without)\b)[a-z]|\$"
)


def _without_adjective(found: re.Match[str], rest: str) -> str:
    """Whom it is done with, without the adjective of a noun that comes next."""
    words: str = found[found.lastgroup or 0]
    if _NO_NAME_BEFORE.match(rest, found.end()):
        return ""
    if re.match(_FOES, rest[found.end() :]):
        return ""
    is_owner = words.endswith(("'s", "s'")) and found.re is not _TOGETHER  # what is given to Chile's ports is for Chile
    if is_owner or not _NOUN_NEXT.match(rest, found.end()):
        return words
    before, _, _ = words.rpartition(" and ")
    return before.rstrip(",")


def _names(words: str, cast: Cast) -> Iterator[str]:
    words = re.sub(r"^(?:the|our|its) (?!people)|'s?$", "", _ALIAS.sub("", words))
    if words.startswith("the people of "):
        yield words
        return
    whole = words if words.endswith((".S.", ".K.")) else words.strip(" .")
    names = listed_names(whole, cast.proper, cast)
    several = re.search(rf" (?:{_SEVERAL})$", names[-1]) if names else None
    for name in names:
        if _OF_A_COUNTRY.fullmatch(name) and name not in lexicon.COUNTRIES:
            if several is None:
                continue
            name += several[0]  # "Asian and Pacific countries"
        if classify(name) is not Who.THING and not _A_KIND.match(name):
            yield name
