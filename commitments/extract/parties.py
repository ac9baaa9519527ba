"""Who promises to whom: the names behind "the two leaders", "we" and "it"."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain, islice
from typing import NamedTuple

from commitments.grammar import lexicon
from commitments.grammar.names import bare, firms, is_firm, is_name, listed
from commitments.grammar.reading import Predicate, plain
from commitments.grammar.subjects import AFTER_COMMA, Subject, Who, classify

_TITLE = "|".join(sorted(map(re.escape, lexicon.TITLES), key=len, reverse=True))
_PARTICLE = r"(?:bin|ibn|bint|von|van|der|den|de|del|della|di|da|dos|du|la|le|el)\b(?= )"
_NAME = rf"[A-Z]\.|(?:[A-Z]')?[A-Z][\w-]*|al-[A-Z]\w*|{_PARTICLE}"
_PERSON = re.compile(rf"\b(?P<title>{_TITLE}) (?P<name>(?:{_NAME})(?: (?:{_NAME})){{0,6}})")
_LEADERS = frozenset(
    ("President", "Acting President", "Prime Minister", "Chancellor", "Premier", "King", "Queen", "Chairman", "Emperor")
)
_COUNTRY = re.compile(
    r"\b(?:" + "|".join(sorted(map(re.escape, lexicon.COUNTRIES), key=len, reverse=True)) + r")(?!\w)"
)
# "We, the leaders of Japan, Korea, and the United States, …"
_WE_ALL = re.compile(
    r"\b[Ww]e, (?:the )?(?P<who>[A-Za-z][A-Za-z ]{3,80}? of [A-Z][^,.;:]{2,60}(?:, (?:the )?[A-Z][^,.;:]{2,60}){1,30}?"
    r",? and (?:the )?[A-Z][^,.;:]{2,60}), "
)
_WE = re.compile(r"\b[Ww]e, (?:the )?(?P<who>[^,.;:]{3,90}(?:, [A-Z][^,.;:]{2,60}){0,6}?(?: and [^,.;:]{3,60})?), ")
_PAIR_ACTS = re.compile(
    rf"\b(?P<who>(?:{_COUNTRY.pattern}) and (?:the )?(?:{_COUNTRY.pattern}))"
    r" (?:also |further )?(?:will|shall|re|commit|intend|agree|have|are|share|affirm|plan|support)"
)
_TWO_LEADERS = re.compile(
    r"^(?:the )?(?:two|both) (?:leaders|presidents|prime ministers|sides' leaders)$|^(?:the )?leaders$"
    r"|^the president and (?:the )?prime minister$",
    re.I,
)
_TWO_COUNTRIES = re.compile(
    r"^(?:the |our |both |these )*(?:two )?(?:countries|nations|sides|governments|parties|allies)$|^both$", re.I
)
_SAME = {
    "U.S.": "United States", "US": "United States", "USA": "United States", "UK": "United Kingdom",
    "U.K.": "United Kingdom", "Britain": "United Kingdom", "ROK": "Republic of Korea",
    "R.O.K.": "Republic of Korea", "South Korea": "Republic of Korea", "EU": "European Union",
    "United States of America": "United States", "U.S": "United States", "U.K": "United Kingdom",
    "UAE": "United Arab Emirates",
}  # fmt: skip
_MOST_TEXT = 400_000
_JOINT_TEXT = re.compile(r"\bjoint|communiqu|declaration|leaders'? statement", re.I)
_JOINT_KIND = re.compile(r"agreement|treaty|\bpact\b|accord|memorandum|charter|compact|convention", re.I)
# What one of the parties tells of it.
_ONE_SIDED = re.compile(r"fact ?sheet|press release|background", re.I)
_PLACES = re.compile(
    rf"{_COUNTRY.pattern}|\b(?:G-?\d{{1,2}}|Quad|BRICS|ASEAN|NATO|APEC|OECD|African Union|Mercosur|CARICOM)\b"
)
_BY = re.compile(r"\bby (?P<who>.{3,300})")
_OF = re.compile(r"\b(?:of|between|from) (?P<who>.{3,300})")
# What a title says a statement is about: those who are named there need not have issued it.
_ABOUT = re.compile(r"\b(?:on|regarding|concerning|following|about|after|for|to|against|towards?)\b", re.I)
# Who publishes, and so does not promise: press offices, news, sites.
_PUBLISHER = re.compile(
    r"\b(?:Press|Spokes\w+|Communications|Newsroom|News|Media|Public Affairs|Website|Archives?|Wikipedia)\b"
    r"|^\W|^\S+\.[A-Za-z]{2,}$|^[^A-Z]*$",
)
# Whoever speaks at a press conference speaks for themselves, until the next one does.
_TRANSCRIPT = re.compile(
    r"press conference|remarks|interview|transcript|hearing|debate|press briefing|readout|call with", re.I
)
_TURN = re.compile(
    r"^Q\b(?=[\s.:])|\b(?:PRESIDENT|MINISTER|SECRETARY|CHANCELLOR|SENATOR|GOVERNOR"
    r"|MRS?\.|MS\.)(?: [A-Z'-]{2,20}){0,3}:",
    re.M,
)
_GROUP = re.compile(
    r"\b(?:G ?\d{1,2}|BRICS|Quad|[A-Z]{4,}|Union|Leaders|Ministers|Members|Parties|Nations|Alliance"
    r"|Group|Council|Summit|Assembly|Conference|Forum|Community)\b"
)


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


def cast_of(text: str, issuer: str = "", *, kind: str = "", title: str = "") -> Cast:
    """The parties named in a text; of a joint one, "we" are those who issued it together, not who published it.

    >>> cast_of("Japan and the EU will meet. We will trade.", "The Ministry", kind="joint statement").speakers
    ('Japan', 'European Union')
    """
    sample = plain(text[:_MOST_TEXT])
    people: dict[tuple[str, str], tuple[int, str]] = {}
    for found in _PERSON.finditer(sample):
        rank, name = found["title"], re.sub(r"'s?$", "", found["name"].strip())
        surname = re.sub(r",? Jr\.?$", "", name).rsplit(" ", 1)[-1]
        count, longest = people.get((rank, surname), (0, ""))
        full = f"{rank} {name}"
        people[rank, surname] = (count + 1, full if len(full) > len(longest) else longest)
    ranked = [(rank, count, name) for (rank, _), (count, name) in sorted(people.items(), key=lambda one: -one[1][0])]
    by_title: dict[str, str] = {}
    for rank in dict.fromkeys(rank for rank, _, _ in ranked):
        if first := _first_of([(count, name) for other, count, name in ranked if other == rank], 1):
            by_title[rank] = first[0]
    leaders = [(count, name) for rank, count, name in ranked if rank in _LEADERS]
    counted = Counter(_SAME.get(found[0], found[0]) for found in _COUNTRY.finditer(sample))
    proper = frozenset(_INSIDE.findall(sample))
    speakers = _speakers(text, sample, issuer, kind, title, proper)
    together = speakers if len(speakers) == 2 and all(name in lexicon.COUNTRIES for name in speakers) else ()
    countries = together or _first_of([(count, name) for name, count in counted.most_common(3)], 2)
    return Cast(_first_of(leaders, 2), countries if len(leaders) <= 4 else together, speakers, by_title, proper)


_INSIDE = re.compile(r"(?:(?<=[a-z] )|(?<=[a-z], ))[A-Z][\w-]+")


def _first_of(counted: list[tuple[int, str]], wanted: int) -> tuple[str, ...]:
    """The most named, where it is clear that no more are meant."""
    if len(counted) < wanted or (len(counted) > wanted and counted[wanted][0] * 2 > counted[wanted - 1][0]):
        return ()
    return tuple(name for _, name in counted[:wanted])


def _speakers(text: str, sample: str, issuer: str, kind: str, title: str, proper: frozenset[str]) -> tuple[str, ...]:
    for found in chain(_WE_ALL.finditer(sample), islice(_WE.finditer(sample), 50)):
        if not found["who"][:1].isdigit() and (names := listed_names(found["who"], proper)):
            return names
    if _TRANSCRIPT.search(f"{kind} {title}") or len(_TURN.findall(text[:_MOST_TEXT])) >= 3:
        return ()
    if not _is_joint(kind, title):
        return _issuers(issuer, proper)
    first_line = plain(text.lstrip()[:300].split("\n", 1)[0])
    for heading in (title, first_line if len(first_line) <= 160 and _JOINT_TEXT.search(first_line) else ""):
        if names := _issuers_of_title(heading):
            return names
    names = _issuers(issuer, proper)
    if len(names) > 1 or (names and names[0] not in lexicon.COUNTRIES and _GROUP.search(names[0])):
        return names
    together = Counter(found["who"] for found in _PAIR_ACTS.finditer(sample)).most_common(2)
    if together and (len(together) == 1 or together[0][1] > together[1][1]):
        return listed_names(together[0][0], proper)
    return ()


def _is_joint(kind: str, title: str) -> bool:
    if _ONE_SIDED.search(f"{kind} {title}"):
        return re.search(r"\bjoint\b", f"{kind} {title}", re.I) is not None
    return bool(_JOINT_TEXT.search(f"{kind} {title}") or _JOINT_KIND.search(kind))


def _issuers(issuer: str, proper: frozenset[str]) -> tuple[str, ...]:
    """Who a document says has issued it: a name by that, whatever its form."""
    issuer = " ".join(issuer.split())
    parts = re.split(r"; | / |, (?=(?:the )?Office of)", issuer) if len(issuer) <= 300 else []
    if len(parts) > 1:
        return tuple(dict.fromkeys(chain.from_iterable(_issuers(part, proper) for part in parts)))
    bare_issuer = (_same(re.sub(r"^[Tt]he ", "", issuer)),) if 0 < len(issuer.split()) <= 12 else ()
    names = listed_names(issuer, proper) or bare_issuer
    return tuple(name for name in names if not _PUBLISHER.search(name))


def _issuers_of_title(title: str) -> tuple[str, ...]:
    """ "Joint Statement by President A and Chancellor B on Trade", "Japan-Peru Joint Statement"."""
    head = _ABOUT.split(title, maxsplit=1)[0]
    said = _BY.search(title) or _OF.search(head)
    stretch = _ABOUT.split(said["who"], maxsplit=1)[0] if said else head
    people = tuple(dict.fromkeys(found[0].removesuffix("'s") for found in _PERSON.finditer(stretch)))
    if len(people) > 1:
        return people
    named = tuple(dict.fromkeys(_same(found[0]) for found in _PLACES.finditer(stretch)))
    if not said and len(named) > 2:
        return ()
    return named if len(named) > 1 or (named and named[0] not in lexicon.COUNTRIES) else ()


def actors(subject: Subject, cast: Cast) -> tuple[str, ...]:
    """Who commits, by name where the text names them. Nobody where it is not sure that the words are a name.

    >>> nobody = cast_of("")
    >>> actors(Subject("Toyota and Mazda", Who.AGENT), nobody), actors(Subject("Each of us", Who.AGENT), nobody)
    (('Toyota', 'Mazda'), ())
    """
    words = subject.words.strip(" ,\"'")
    if not words or subject.who not in (Who.AGENT, Who.SPEAKER):
        return ()
    if _TWO_LEADERS.match(words):
        return cast.two_leaders
    if _TWO_COUNTRIES.match(words):
        return cast.two_countries or (("The Parties",) if words.casefold() == "the parties" else ())
    return listed_names(words, cast.proper, cast)


# "Canada will be guided by science": a state of its own, nothing done to it.
_OWN_STATE = re.compile(r"be (?:[a-z]+ly )?(?:committed|determined|resolved|guided|prepared|dedicated|engaged|bound)\b")
_DONE_BY = re.compile(
    r"(?:be|get) (?:[a-z]+ly )?[a-z]+(?: [a-z]+ly)? by"
    r" (?!(?:Christmas|Easter|Ramadan|Diwali|Thanksgiving|New Year|Spring|Summer|Autumn|Fall|Winter)\b)"
    r"(?P<who>(?:the |our )?[^,.;:]{2,120}?)"
    r"(?= (?:in|on|by|at|for|to|with|from|before|within|over|through|under|as|and [a-z]+ed)\b|[,.;:]|$)"
)


def makers(predicate: Predicate, cast: Cast) -> tuple[str, ...]:
    """Who commits: of "schools will be funded by Canada" Canada, and nobody where it is not said who does it.

    >>> from commitments.grammar.reading import read
    >>> [makers(read(words).predicates[0], cast_of("")) for words in ("Schools will be built.", "Peru will act.")]
    [(), ('Peru',)]
    """
    if not predicate.is_passive or _OWN_STATE.match(predicate.after):
        return actors(predicate.subject, cast)
    by = _DONE_BY.match(predicate.after)
    return listed_names(by["who"], cast.proper, cast) if by else ()


def listed_names(words: str, proper: frozenset[str], cast: Cast | None = None) -> tuple[str, ...]:
    """The members of a list of names; "Trade and Industry" inside one name is no list. Nobody where one of them cannot
    be named, since a promise of two is not one of either.

    >>> listed_names("the Trade and Development Agency (TDA) and Japan's Ministry of Trade and Industry", frozenset())
    ('Trade and Development Agency (TDA)', "Japan's Ministry of Trade and Industry")
    """
    found: list[str] = []
    for part in _members(words.strip(" ,\"'")[:400], proper):
        if _CROWD.match(part):
            continue
        names = _member(part, proper, cast)
        if not names:
            return ()
        found += names
    return tuple(dict.fromkeys(map(_same, found)))


# "Japan and others": those who are named promise all the same.
_CROWD = re.compile(
    r"(?:the )?(?:(?:[a-z]+ )?(?:other|further|more|its|their|our|his|her|many|several)"
    r" (?!government\b|administration\b)[\w' -]+|others|partners|allies)$"
)
_SELF = re.compile(r"(?:we|i|(?:our|my|this) (?:new |own )?(?P<maker>government|administration|party))$", re.I)
_TITLE_ALONE = re.compile(rf"(?:the )?(?P<title>{_TITLE})$", re.I)
# "A new Labour government"
_MAKER_TO_BE = re.compile(r"[Aa]n? (?:[a-z-]+ )?(?P<name>[A-Z]\w+(?: [A-Z]\w+)? (?:[Gg]overnment|administration))$")
# "I think the United States", "With the new standards the President": the end is a name, what stands before is none.
_NAMED_LAST = re.compile(
    rf"(?:^|[a-z] |\d{{1,4}} )(?:(?:the|The) (?P<who>{_COUNTRY.pattern}|{_TITLE}|Parties|Government|Commission)"
    r"|(?<!\bof )(?<!\bin )(?<!\bfrom )(?<!\bfor )(?<!\bto )(?<!\bwith )(?<!\band )(?<!\bor )(?<!\bnor )(?<!\bby )"
    r"(?<!\bon )(?<!\bat )(?<!\bas )(?<!\bagainst )(?<!\bbetween )(?<!\bincluding )(?<!\blike )(?<!\bthan )"
    rf"(?P<alone>{_COUNTRY.pattern}))$"
)


def _member(part: str, proper: frozenset[str], cast: Cast | None) -> tuple[str, ...]:
    if own := _SELF.match(part):
        role = (_capital(own["maker"].casefold()),) if own["maker"] else ()
        return (cast.speakers if cast else ()) or role
    if is_firm(part):
        return (part,)
    if to_be := _MAKER_TO_BE.match(part):
        return (_capital(to_be["name"]),)
    name = _without_alias(bare(part))
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


def _same(name: str) -> str:
    """The one name of a country that has several."""
    if (alias := re.fullmatch(r"([^()]+) \([A-Z.]{2,8}\)", name)) and alias[1] in lexicon.COUNTRIES:
        name = alias[1]
    short = name.removeprefix("Republic of ")
    return _SAME.get(name) or (short if short in lexicon.COUNTRIES and name not in lexicon.COUNTRIES else name)


def _masked(found: re.Match[str]) -> str:
    return "_" * len(found[0])


def _members(words: str, proper: frozenset[str]) -> list[str]:
    """The words cut where one name ends and the next begins."""
    words = _BETWEEN_COUNTRIES.sub(" and ", _BEFORE_LIST.sub("", words))
    masked = _WHOLE.sub(_masked, firms().sub(_masked, words))
    pieces: list[str] = []
    position, joint, current = 0, "", ""
    for found in [*_BETWEEN.finditer(masked), None]:
        piece = words[position : found.start() if found else len(words)].strip()
        position = found.end() if found else len(words)
        if not current:
            current = piece
        elif piece and _stands_alone(current, proper) and _stands_alone(piece, proper) and not _goes_on(current, piece):
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
    if ranked := _RANKED.match(pieces[0]) if pieces else None:
        pieces = [f"{ranked['rank']} {name}" for name in (ranked["first"], *pieces[1:])]
    return pieces


_BEFORE_LIST = re.compile(r"^(?:(?:both|together|also|and|but) )+(?=\S)", re.I)
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
    r"|heads of (?:state|government|state and government))(?: (?:of|for) [a-z ]{3,40}?)?,?"
    rf" of (?P<first>(?:the )?{_COUNTRY.pattern})$",
    re.I,
)


# "Presidents Biden and Lula"
_RANKED = re.compile(
    r"(?:the )?(?P<rank>President|Prime Minister|Chancellor|Premier|Governor|Senator|Minister)s"
    r" (?P<first>[A-Z][\w'-]+)$"
)
_BETWEEN_COUNTRIES = re.compile(rf"(?<=[a-z.]) ?[&/] ?(?={_COUNTRY.pattern})")


def _stands_alone(piece: str, proper: frozenset[str]) -> bool:
    if _CROWD.match(piece) or _SELF.match(piece):
        return True
    name = bare(piece)
    return (is_name(name, proper) or name in lexicon.COUNTRIES) and classify(name) in (Who.AGENT, Who.SPEAKER)


def _goes_on(current: str, piece: str) -> bool:
    """ "Departments of State and Defense": a row inside the name of one body."""
    body = re.search(r"\b(\w+) (?:of|for|on) (?:the )?[A-Z][\w' -]*$", current)
    if body is None or body[1].casefold() not in listed("bodies"):
        return False
    words = re.sub(r" \([^()]*\)$", "", piece).split()
    if len(words) == 1 and words[0] not in lexicon.COUNTRIES and not re.match(r"[A-Z]{2,}", piece):
        return True
    return words[-1].casefold() in listed("subjects") and listed("bodies").isdisjoint(map(str.casefold, words))


_TOGETHER = re.compile(
    rf"\b(?:with|towards?|alongside) (?P<with>(?:the |our |its )?(?:[A-Z][\w'&.-]*|{_TITLE})"
    r"(?: (?:of |and |(?<=Office )on |(?<=Agency )for |(?<=Fund )for )?(?:the )?[A-Z][\w'&.-]*)*"
    r"(?: (?:partners|allies|counterparts|members|countries))?)"
    r"|\b(?P<people>the people of [A-Z]\w+(?: [A-Z]\w+)?)"
)


# A government that speaks of "Canada's borders" speaks of its own.
_OWN_COUNTRY = re.compile(r"\b(?:government|ministers?|party|we|administration)\b", re.I)


def counterparties(predicate: Predicate | None, text: str, who: Sequence[str], cast: Cast) -> tuple[str, ...]:
    """To whom, or with whom: who is asked, what follows "with", whose people or defence it is."""
    if predicate is None:
        return ()
    rest = text[predicate.start :][:400]
    own = {_same(name) for name in who}
    found: list[str] = []
    if predicate.form == "request" and (
        asked := re.match(r" (?P<who>[^,;:]{2,80}?) to [a-z]", rest[len(predicate.words) :])
    ):
        found.append(asked["who"])
    found += [
        re.sub(r"^(?:the|our|its) (?!people)|'s?$", "", _without_adjective(match, rest) or match["people"])
        for match in _TOGETHER.finditer(rest)
        if match["people"] or _without_adjective(match, rest)
    ]
    if not any(_OWN_COUNTRY.search(name) for name in who):
        found += [match[0] for match in _COUNTRY.finditer(rest) if rest.startswith("'s", match.end())]
    named = dict.fromkeys(chain.from_iterable(_counterpart(words, cast) for words in found))
    return tuple(name for name in named if name not in own)[:4]


# "with Philippine energy companies", "with NATO and U.S. forces": not with somebody of that name.
_DEMONYM = re.compile(r"(?:^|(?<= ))(?:and )?(?:the )?(?:[A-Z]\w+(?:an|ese|ish|ine|ch|i)|U\.?S\.?|U\.?K\.?|EU|UN)$")
_NOUN_NEXT = re.compile(
    r" (?!(?:and|or|on|in|to|for|at|by|of|with|will|from|as|under|through|that|which|who|is|are)\b)[a-z]"
)


def _without_adjective(match: re.Match[str], rest: str) -> str:
    """Whom it is done with, without the adjective of a noun that comes next."""
    words: str = match["with"] or ""
    return _DEMONYM.sub("", words).rstrip() if _NOUN_NEXT.match(rest, match.end()) else words


def _counterpart(words: str, cast: Cast) -> tuple[str, ...]:
    if words.startswith("the people of "):
        return (words,)
    whole = words if words.endswith((".S.", ".K.")) else words.strip(" .")
    return tuple(name for name in listed_names(whole, cast.proper, cast) if classify(name) is not Who.THING)
