"""Who promises to whom: the names behind "the two leaders", "we" and "it"."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from commitments.coding.bodies import HEAD, HEADED, goes_on, of_one_body
from commitments.grammar.actors import Who, classify
from commitments.grammar.phrases import AFTER_COMMA, SEVERAL_OF
from commitments.grammar.reading import Predicate
from commitments.grammar.subjects import Subject
from commitments.grammar.words import lexicon
from commitments.grammar.words.names import bare, firms, is_firm, is_name, listed

TITLE = "|".join(sorted(map(re.escape, lexicon.TITLES), key=len, reverse=True))
_PARTICLE = r"(?:bin|ibn|bint|von|van|der|den|de|del|della|di|da|dos|du|la|le|el)\b(?= )"
_NAME = rf"(?:[A-Z]\.)+|(?:[A-Z]')?[A-Z][\w-]*|al-[A-Z]\w*|{_PARTICLE}"
PERSON = re.compile(rf"(?P<title>{lexicon.one_of(lexicon.TITLES)}) (?P<name>(?:{_NAME})(?: (?:{_NAME})){{0,6}})")
COUNTRY = re.compile(rf"{lexicon.one_of(lexicon.COUNTRIES)}(?!\w)")
_TWO_LEADERS = re.compile(
    r"^(?:the )?(?:two|both) (?:leaders|presidents|prime ministers|sides' leaders)$"
    r"|^(?:the )?(?:leaders|presidents|prime ministers)$"
    r"|^the president and (?:the )?prime minister$",
    re.I,
)
# Those who issued the text, however many they are.
_ALL_LEADERS = re.compile(r"^(?:the )?leaders$", re.I)
_ALL_WHO_MET = re.compile(
    r"^(?:the )?(?:(?:(?:foreign|finance) )?ministers|heads of (?:state|government)(?: and (?:of )?government)?)$", re.I
)
_TWO_COUNTRIES = re.compile(
    r"^(?:the |our |both |these )*(?:two )?(?:countries|delegations|governments|nations|parties|sides)$"
    r"|^both(?: allies)?$"
    r"|^(?:neither|no|none)(?: of)?(?: the| our| these)?(?: two)?"
    r" (?:countr(?:y|ies)|nations?|sides?|governments?|part(?:y|ies))$"
    r"|^(?:the |our |these )*two allies$",
    re.I,
)
_SEVERAL_OF_US = re.compile(
    r"^(?:the |our |these |all )*(?P<count>three|four|five)"
    r" (?:countries|governments|leaders|nations|partners|parties|sides)$",
    re.I,
)
_COUNTED = {"three": 3, "four": 4, "five": 5}
SAME = {
    "U.S.": "United States", "US": "United States", "USA": "United States", "UK": "United Kingdom",
    "U.K.": "United Kingdom", "Britain": "United Kingdom", "ROK": "Republic of Korea",
    "R.O.K.": "Republic of Korea", "South Korea": "Republic of Korea", "EU": "European Union",
    "United States of America": "United States", "U.S": "United States", "U.K": "United Kingdom",
    "UAE": "United Arab Emirates", "America": "United States",
}  # fmt: skip


class Cast(NamedTuple):
    """The parties a document names."""

    two_leaders: tuple[str, ...]
    """Whom "the two leaders" means; nobody where the text names more than two as often."""
    two_countries: tuple[str, ...]
    speakers: tuple[str, ...]
    """Who "we" are; nobody where the text does not say, or says it of one after the other."""
    by_title: dict[str, str]
    """Who "the President" is, where the text leaves no doubt."""
    proper: frozenset[str]
    """Words that the text writes with a capital inside its sentences."""


_WE_DO = re.compile(
    r"[Ww]e (?:acknowledge|affirm|appreciate|commend|note|reaffirm|recogni[sz]e|reiterate|support|welcome) "
)
_OURS = re.compile(r"(?:(?:all|each) of )?our (?:countries|governments|nations)", re.I)


def actors(subject: Subject, cast: Cast) -> tuple[str, ...]:
    """Who commits, by name where the text names them. Nobody where it is not sure that the words are a name.

    >>> from commitments.coding.cast import cast_of
    >>> from commitments.grammar.actors import Who
    >>> nobody = cast_of("")
    >>> actors(Subject("Toyota and Mazda", Who.AGENT), nobody), actors(Subject("Each of us", Who.AGENT), nobody)
    (('Toyota', 'Mazda'), ())
    """
    words = subject.words.strip(" ,\"'")
    if _WE_DO.match(words):
        return cast.speakers
    if not words or not subject.who.can_promise:
        return ()
    if _OURS.fullmatch(words) and len(cast.speakers) > 2:
        return cast.speakers
    if "Participants" in cast.proper and words.casefold() in ("participants", "the participants"):
        return cast.speakers or cast.two_countries  # they are called so, as others are the Parties
    if _TWO_LEADERS.match(words):
        is_all = len(cast.speakers) == 2 or _ALL_LEADERS.match(words)
        return cast.two_leaders or (cast.speakers if is_all else ())
    if _ALL_WHO_MET.match(words) and len(cast.speakers) > 1:
        return cast.speakers
    if several := _SEVERAL_OF_US.match(words):
        return cast.speakers if len(cast.speakers) == _COUNTED[several["count"].casefold()] else ()
    if _TWO_COUNTRIES.match(words):
        return cast.two_countries or (("The Parties",) if words.casefold() == "the parties" else ())
    return listed_names(words, cast.proper, cast)


# "Canada will be guided by science": a state of its own, nothing done to it.
_OWN_STATE = re.compile(
    r"be (?:[a-z]+ly |[a-z]+ and )?(?:committed|determined|resolved|guided|prepared|dedicated|engaged|bound)\b"
)
_DONE_BY = re.compile(
    r"(?:be|get) (?:[a-z]+ly )?[a-z]+(?: [a-z]+ly| and [a-z]+)? by"
    r" (?!(?:Christmas|Easter|Ramadan|Diwali|Thanksgiving|New Year|Spring|Summer|Autumn|Fall|Winter)\b)"
    r"(?P<who>(?:the |our )?(?:[^,.;:]|(?<=[A-Z])\.){2,120}?)"
    r"(?= (?:in|on|by|at|for|to|with|from|before|within|over|through|under|as|and [a-z]+ed)\b|[,;:]|(?<![A-Z])\.|$)"
)


_OWNER = re.compile(rf"\b(?P<who>{COUNTRY.pattern})(?:'s|(?<=s)') ")
_OWN_THING = (
    rf"(?:[Tt]he )?(?:{COUNTRY.pattern})(?:'s|(?<=s)') (?:[a-z]+ )?"
    r"[A-Z][\w-]*(?: (?:(?:and|for|of|on) )?[A-Z][\w-]*)*"
)
# "Peru's Water Facility and Chile's Clean Rivers Programme": what each state's own programme will do, the state will.
_OWN_THINGS = re.compile(rf"{_OWN_THING}(?:(?:, | and |, and ){_OWN_THING})*")


def makers(predicate: Predicate, cast: Cast) -> tuple[str, ...]:
    """Who commits: of "schools will be funded by Canada" Canada, and nobody where it is not said who does it.

    >>> from commitments.coding.cast import cast_of
    >>> from commitments.grammar.reading import read
    >>> [makers(read(words).predicates[0], cast_of("")) for words in ("Schools will be built.", "Peru will act.")]
    [(), ('Peru',)]
    >>> makers(read("Peru's Wool Fund and Mali's Clean Ports Programme will train nurses.").predicates[0], cast_of(""))
    ('Peru', 'Mali')
    """
    if is_given(predicate):
        return ()
    if not predicate.is_passive or _OWN_STATE.match(predicate.after):
        things = _OWN_THINGS.fullmatch(predicate.subject.words) if predicate.subject.who is Who.THING else None
        return _owners(things[0]) if things else actors(predicate.subject, cast)
    by = _DONE_BY.match(predicate.after)
    return listed_names(by["who"], cast.proper, cast) if by else ()


def is_given(predicate: Predicate) -> bool:
    """Whether the subject is who gets money, which somebody else promises: "Parliament will receive 5 million euros".

    >>> from commitments.grammar.reading import read
    >>> [is_given(read(f"Peru will receive {what}.").predicates[0]) for what in ("more funds", "500 refugees")]
    [True, False]
    """
    return predicate.form == "will" and _GETS.match(predicate.after) is not None


_GETS = re.compile(
    r"(?:get|receive) (?:(?!(?:and|for|from|in|of|or|to|with)\b)[\w'.,-]+ ){0,5}?"
    r"(?:[$€£¥₹]|(?:US|S|RM|Rs) ?[$\d]|[\d.,]*\d (?:million|billion|trillion|crore|lakh|dollars|euros|pounds|rupees)\b"
    r"|(?:allocations?|budgets?|compensation|fund(?:s|ing)?|grants?|money|payments?|rebates?|subsid(?:y|ies)|top-ups?)\b)"
)


def _owners(things: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(same(found["who"]) for found in _OWNER.finditer(things)))


def was_ordered(predicate: Predicate) -> bool:
    """Whether an order is only told of beside something else: "a fund, which he directed them to open in June"."""
    return predicate.form == "instruct" and predicate.subject.clause in ("which", "who", "whom")


def listed_names(words: str, proper: frozenset[str], cast: Cast | None = None) -> tuple[str, ...]:
    """The members of a list of names; "Trade and Industry" inside one name is no list. Nobody where one of them cannot
    be named, since a promise of two is not one of either.

    >>> listed_names("the Trade and Development Agency (TDA) and Japan's Ministry of Trade and Industry", frozenset())
    ('Trade and Development Agency (TDA)', "Japan's Ministry of Trade and Industry")
    """
    found: list[str] = []
    words = _WITH_ANOTHER.sub("", _ANNOUNCED.sub("", words))
    words = _WHOLE_OF.sub("", _FROM.sub(r"\1 of ", words.strip(" ,\"'").lstrip(".;:- ")[:_MOST_OF_A_LIST]))
    if _GOVERNMENTS.search(words) or _OF_BANKS.match(words):
        return ()
    for part in _with_names(words, _members(words, proper)):
        if cast and part[:4] in ("the ", "The ") and part[4:] in BODIES and part[4:] in cast.by_title:
            found.append(cast.by_title[part[4:]])
            continue
        if _NO_NAME.fullmatch(part) or part.count(")") > part.count("("):
            return ()
        if _CROWD.match(part):
            continue
        names = _member(part, proper, cast)
        if not names:
            return ()
        found += names
    return tuple(dict.fromkeys(map(same, found)))


_ROLE = re.compile(
    r"(?:the )?(?:[A-Z][\w.-]*(?:'s)? ){0,3}"
    r"(?:Attorney[- ]General|Chancellor|Commissioner|Governor|Minister|Premier|President|Secretary|Treasurer)"
    r"(?: (?:for|of|to) (?:the )?[A-Z].*)?"
)
_PERSON_ALONE = re.compile(
    rf"(?!(?:{TITLE})\b)(?:the )?(?:(?:Rt )?Hon\.? )?(?:(?:Dr|Mr|Mrs|Ms|Professor|Senator|Sir)\.? )?"
    r"(?P<name>[A-Z][a-z'-]+(?: [A-Z]\.)?(?: [A-Z][A-Za-z'-]+){1,2})"
)


def _with_names(words: str, parts: list[str]) -> list[str]:
    """The members of a list, an office and who holds it as one: "the Minister for Wool, Ana Diaz"."""
    if len(parts) != 2 or not _ROLE.fullmatch(parts[0]) or f"{parts[0]}, {parts[1]}" not in words:
        return parts
    person = _PERSON_ALONE.fullmatch(parts[1])
    if person is None or HEADED.search(person["name"]) or COUNTRY.search(person["name"]):
        return parts
    return [f"{parts[0]} {person['name']}"]


BODIES = ("Centre", "Center", "Task Force", "Team")
"""What a body is called for short that a text names in full."""
# "The Vice President announced the Department of Ports": who is told of will do it.
_ANNOUNCED = re.compile(
    r"^[^,;:]{2,80} (?:announced|confirmed|noted|said|stated)(?: today)?(?: that)? (?=(?:the )?[A-Z])"
)
# "the Wool Office in partnership with the Bank of Peru": who acts is named before it
_WITH_ANOTHER = re.compile(
    r",? (?:in (?:close )?(?:collaboration|cooperation|coordination|partnership)|together) with (?:the )?[A-Z].*"
)
_MOST_OF_A_LIST = 1500
# "Authorities from Peru and Chile" are those of both, "the entire G7" is the G7, and which department is not said.
_FROM = re.compile(
    r"^((?:[Tt]he )?(?:[a-z]+ )?(?:[Aa]uthorities|[Ll]eaders|[Mm]inisters|[Oo]fficials|[Rr]epresentatives)) from "
)
# "The U.S. and Malaysian governments"
_GOVERNMENTS = re.compile(r"\b[A-Z]\w+(?:an|ese|i|ine|ish) governments$")
# "the governors of the central banks of Peru and Chile": whose name is not said
_OF_BANKS = re.compile(r"(?:[Tt]he )?(?:[a-z]+ )?(?:[Gg]overnors|[Hh]eads|[Pp]residents) of (?:the )?central banks\b")
_WHOLE_OF = re.compile(r"^(?:the )?(?:entire|whole) (?=[A-Z])", re.I)
_NO_NAME = re.compile(
    r"(?:the |each |either |a )?(?:Agency|Assistant|Bureau|Cent(?:er|re)|Company|Delegations|Department|Grants?|Leaders"
    r"|Members|Office|Participants|Party|Presidents|Side|States|Task Force|Team)"
    rf"|(?!(?:{TITLE})\b)(?:.+ )?(?:Allowances?|Bill|Bridge|Constitution|Grants?|Highway|Incentive"
    r"|Rebates?|Scheme|Vouchers?|White Paper)(?: \([A-Z]+\))?"
    r"|Continued|SDGs|Taken|Workforce|(?:Maybe|Perhaps|Thanks to) .+|[A-Z]\.C\.",
    re.I,
)
_SOME = (
    r"(?:(?:about|almost|another|around|at least|more than|nearly|over|some) )*"
    r"(?:\d[\d,]*|dozens of|hundreds of|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty) "
)
# "Japan and others", "Japan and 11 countries": those who are named promise all the same.
_CROWD = re.compile(
    r"(?:the )?(?:(?:[a-z]+ )?(?:other|further|more|its|their|our|his|her|many|several)"
    r" (?!government\b|administration\b)[\w' -]+|others|partners|allies"
    rf"|{_SOME}(?:[\w-]+ ){{0,2}}(?:companies|countries|economies|governments|members|nations|organi[sz]ations|parties"
    r"|partners|states))$"
)
_SELF = re.compile(
    r"(?:(?:we|i)(?:['’‟`](?:d|ll|m|re|ve))?"
    r"|(?:our|my|this) (?:new |own )?(?P<maker>government|administration|party))$",
    re.I,
)
_IN_CAPITALS = re.compile(r"WHO|US(?: [A-Z]\w+){1,4}")  # in lower case they are no names
_TITLE_ALONE = re.compile(rf"(?:the )?(?P<title>{TITLE})$", re.I)
# "A new Labour government"
_MAKER_TO_BE = re.compile(r"[Aa]n? (?:[a-z-]+ )?(?P<name>[A-Z]\w+(?: [A-Z]\w+)? (?:[Gg]overnment|administration))$")
# "I think the United States", "With the new standards the President": the end is a name, what stands before is none.
_NAMED_LAST = re.compile(
    rf"(?:^|[a-z] |\d{{1,4}} )(?:(?:the|The) (?P<who>{COUNTRY.pattern}|{TITLE}|Parties|Government|Commission)"
    r"|(?<!\bof )(?<!\bin )(?<!\bfrom )(?<!\bfor )(?<!\bto )(?<!\bwith )(?<!\band )(?<!\bor )(?<!\bnor )(?<!\bby )"
    r"(?<!\bon )(?<!\bat )(?<!\bas )(?<!\bagainst )(?<!\bbetween )(?<!\bincluding )(?<!\blike )(?<!\bthan )"
    rf"(?P<alone>{COUNTRY.pattern}))$"
)


_GLUED = re.compile(r"(?P<name>[A-Z][a-z]+)(?:may|must|shall|will)")  # "Cambodiashall", as a file has it


def _member(part: str, proper: frozenset[str], cast: Cast | None) -> tuple[str, ...]:
    if _IN_CAPITALS.fullmatch(part):
        return (part,)
    if own := _SELF.match(part):
        role = (_capital(own["maker"].casefold()),) if own["maker"] else ()
        return (cast.speakers if cast else ()) or role
    if is_firm(part):
        return (part,)
    if to_be := _MAKER_TO_BE.match(part):
        return (_capital(to_be["name"]),)
    name = _without_alias(bare(part))
    if (glued := _GLUED.fullmatch(name)) and glued["name"] in lexicon.COUNTRIES:
        return (glued["name"],)
    if alone := _TITLE_ALONE.match(name):
        known = cast.by_title.get(alone["title"].title()) if cast else None
        return (known or _capital(name),)
    if is_name(name, proper):
        return (_capital(name),)
    if name.title() in lexicon.COUNTRIES:
        return (name.title(),)
    if last := _NAMED_LAST.search(part):
        who = last["who"] or last["alone"]
        known = cast.by_title.get(who.title()) if cast else None
        return (known or who,)
    return ()


def _without_alias(name: str) -> str:
    """Without what it is called for short, unless in capitals: "Republic of Peru (Peru)", not "the Agency (TDA)"."""
    return re.sub(r"\s*\((?![A-Z&.-]{2,12}\))[^()]*\)$", "", name)


def _capital(words: str) -> str:
    """ "federal government" -> "Federal government", but "eBay"."""
    return words if any(map(str.isupper, words.split(" ", 1)[0])) else words[:1].upper() + words[1:]


def same(name: str) -> str:
    """The one name of a country that has several."""
    if (alias := re.fullmatch(r"([^()]+) \([A-Z.]{2,8}\)", name)) and alias[1] in lexicon.COUNTRIES:
        name = alias[1]
    short = name.removeprefix("Republic of ")
    return SAME.get(name) or (short if short in lexicon.COUNTRIES and name not in lexicon.COUNTRIES else name)


def _masked(found: re.Match[str]) -> str:
    return "_" * len(found[0])


def _members(words: str, proper: frozenset[str]) -> list[str]:
    """The words cut where one name ends and the next begins; of the heads of several, whose heads they are.

    >>> _members("heads of the Andean Bank, the Wool Fund (WF), and the Government of Peru", frozenset())
    ['the Andean Bank', 'the Wool Fund (WF)', 'the Government of Peru']
    """
    words = _BETWEEN_COUNTRIES.sub(" and ", _BEFORE_LIST.sub("", _HONOUR.sub("", words)))
    members = _cut(words, proper)
    if len(members) < 2 and not _OF_TOWNS.match(words) and (some := SEVERAL_OF.match(_BETWEEN.split(words)[0])):
        led = _cut(words[some.start("first") :], proper)
        if len(led) > 1 and all(_stands_alone(each, proper) and " to " not in each for each in led):
            return members if _are_subjects([*led[0].split(", "), *led[1:]]) else led
    return members


_OF_TOWNS = re.compile(r"(?:the )?(?:[a-z]+ )?(?:bishops|mayors) ", re.I)
"""Who speaks for no whole town."""


def _cut(words: str, proper: frozenset[str]) -> list[str]:
    masked = of_one_body().sub(_masked, _WHOLE.sub(_masked, firms().sub(_masked, words)))
    pieces: list[str] = []
    position, joint, current = 0, "", ""
    for found in [*_BETWEEN.finditer(masked), None]:
        piece = words[position : found.start() if found else len(words)].strip()
        position = found.end() if found else len(words)
        if not current:
            current = piece
        elif piece and _stands_alone(current, proper) and _stands_alone(piece, proper) and not goes_on(current, piece):
            if "or " in joint and not _CROWD.match(piece):
                return [""]  # either of them is not both
            pieces.append(current)
            current = piece
        else:
            current += joint + piece
        joint = found[0] if found else ""
    pieces = [*pieces, current] if current else pieces
    if len(pieces) > 1 and (of := _THOSE_OF.match(pieces[0])):
        pieces[0] = of["first"]
    elif len(pieces) > 1 and (some := SEVERAL_OF.match(pieces[0])):
        pieces = _places(some["first"], pieces)
    if len(pieces) > 2 and _SORT.fullmatch(pieces[0]) and all(bare(each) in lexicon.COUNTRIES for each in pieces[1:]):
        pieces = pieces[1:]  # "As Pacific nations, Japan, Peru, and Chile"
    if ranked := _RANKED.match(pieces[0]) if pieces else None:
        pieces = [f"{ranked['rank']} {name}" for name in (ranked["first"], *pieces[1:])]
    return pieces


_SORT = re.compile(
    r"[\w-]+(?: [\w-]+){0,3} (?:allies|countries|democracies|nations|neighbou?rs|partners|powers)"
    r"(?: (?:for|since) [\w ]{2,40})?",
    re.I,
)
_BEFORE_LIST = re.compile(r"^(?:(?:both|together|also|and|but) )+(?=\S)", re.I)
# "President A and His Highness President B", "USAID and the nonprofit Wool Fund"
_HONOUR = re.compile(
    rf"\b(?:(?:His|Her) (?:Royal )?(?:Excellency|Highness|Majesty) (?=(?:{TITLE}) [A-Z])"
    r"|(?:the )?non-?profit (?=[A-Z]))"
)
_BETWEEN = re.compile(r",? (?:and|or|as well as) (?:also )?|, ")
# Where a comma or an "and" is inside a name.
_WHOLE = re.compile(
    r"\([^()]*\)"
    r"|\b[A-Z][\w' ]{2,20} and (?:Herzegovina|Tobago|Príncipe|Principe|Barbuda|Nevis|the Grenadines)\b"
    rf"|, {AFTER_COMMA}"
    r"|[Hh]eads of [Ss]tate (?:and|or) (?:of )?[Gg]overnment"
)


# "The Governments of Canada and Mexico" are Canada and Mexico.
_THOSE_OF = re.compile(
    r"(?:the )?(?:[a-z]+ ){0,3}(?:leaders|governments|authorities|presidents|ministers|representatives|members"
    r"|heads of (?:state|government|state and government)|principals)(?: (?:of|for) [a-z ]{3,40}?)?,?"
    rf" of (?P<first>(?:the )?(?:{COUNTRY.pattern}|European Commission|European Council|[A-Z]\w+ Republic"
    rf"|(?:[A-Z][\w-]+ )?(?:Commonwealth|Kingdom|Republic) of (?:the )?[A-Z]\w+))$",
    re.I,
)


def _places(first: str, pieces: list[str]) -> list[str]:
    """ "The leaders of Freedonia, Sylvania and Ruritania" are those three; "the Ministers of Health and Labour" are of
    one place, and nobody by half of their name."""
    places = [*first.split(", "), *pieces[1:]]
    return [""] if _are_subjects(places) else places


def _are_subjects(places: Iterable[str]) -> bool:
    """Whether one of them is half of a name, as "Labour" is."""
    ends = (place.split()[-1].casefold() for place in places if not place.endswith(" Government"))
    return any(end in listed("subjects") for end in ends)


# "Presidents Biden and Lula"
_RANKED = re.compile(
    r"(?:the )?(?P<rank>(?:[A-Z]\w+ ){0,2}(?:Advis[eo]r|Chancellor|Governor|Minister|Premier|President|Senator))s"
    r" (?P<first>[A-Z][\w'-]+)$"
)
_BETWEEN_COUNTRIES = re.compile(rf"(?<=[a-z.]) ?[&/] ?(?={COUNTRY.pattern})")


# What is a body by its head and the letters it is called by: "the Wool Network (WN)".
_CALLED = re.compile(
    rf"(?:the )?(?:[A-Z][\w'.&-]* (?:and |of |for |the )*)+"
    rf"(?:{HEAD}|Bureau|Cent(?:er|re)|Department|Institute|Office|Service|Survey) \([A-Z]{{2,8}}\)"
)


def _stands_alone(piece: str, proper: frozenset[str]) -> bool:
    if _CROWD.match(piece) or _SELF.match(piece) or _IN_CAPITALS.fullmatch(piece) or _CALLED.fullmatch(piece):
        return True
    name = bare(piece)
    return (is_name(name, proper) or name in lexicon.COUNTRIES) and classify(name).can_promise
