"""Who speaks in a text, and who its "two leaders" and "the President" are."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain, islice

from commitments.coding.parties import BODIES, COUNTRY, PERSON, SAME, TITLE, Cast, listed_names, same
from commitments.grammar.words import lexicon
from commitments.grammar.words.plain import plain

_LEADERS = frozenset(
    ("President", "Acting President", "Prime Minister", "Chancellor", "Premier", "King", "Queen", "Chairman", "Emperor")
)
# "We, the leaders of Japan, Korea, and the United States, …"
_WE_ALL = re.compile(
    r"\b[Ww]e, (?:the )?(?P<who>[A-Za-z][A-Za-z ]{3,80}? of (?:the )?[A-Z][^,.;:]{2,60}"
    r"(?:, (?:the )?[A-Z][^,.;:]{2,60}){1,30}?"
    r",? and (?:the )?[A-Z][\w.-]*(?: (?:of |of the |the )?[A-Z][\w.-]*){0,6})(?:, | (?=[a-z]))"
)
# "We, the United States, Peru, and Chile, …"
_WE_EACH = re.compile(
    r"\b[Ww]e, (?:the )?(?P<who>[A-Z][^,.;:]{2,60}(?:, (?:the )?[A-Z][^,.;:]{2,60}){1,30}"
    r",? and (?:the )?[A-Z][^,.;:]{2,40})(?:, | (?=[a-z]))"
)
# "We – the presidents of Peru and Chile – met", "We—Prime Minister A of Peru, and President B of Chile—met"
_WE_BETWEEN_DASHES = re.compile(
    r"\b[Ww]e ?[—–] ?(?:the )?(?P<who>[A-Z][^;:—–]{3,900}|(?:governments|heads|leaders|members|ministers|presidents"
    r"|representatives)\b[^;:—–]{3,900}?) ?[—–]"
)
_OFFICIALS = re.compile(r"\b(?:Advis[eo]r|Chief|Deputy|Director|Secretary)")  # with their long titles, in no clear list
# "As leaders of Peru, Chile, and Mali, guided by our ideals, we resolve"
_AS_LEADERS = re.compile(
    rf"\bAs (?:the )?(?P<who>(?:governments|leaders|members|presidents) of (?:the )?(?:{COUNTRY.pattern})"
    rf"(?:, (?:the )?(?:{COUNTRY.pattern}))*,? and (?:the )?(?:{COUNTRY.pattern})),(?: [^.;:]{{2,200}},)? we\b"
)
_PERSON = PERSON.pattern.replace("?P<title>", "?:").replace("?P<name>", "?:")
_ONE = rf"{_PERSON}(?:,? Jr\.?,?)?(?: of (?:the )?{COUNTRY.pattern})?"
# "we, President A, Jr. of Chile and Prime Minister B of Peru, met"
_WE_IN_PERSON = re.compile(rf"\b[Ww]e(?:,| ?[—–]) ?(?P<who>{_ONE}(?:(?:,? and |, ){_ONE})+)(?=,? ?[—–]|, )")
_WE = re.compile(
    r"\b[Ww]e, (?:the )?(?P<who>(?!(?:along|alongside|as|in|like|of|together|with)\b)"
    r"[^,.;:]{3,90}(?:, [A-Z][^,.;:]{2,60}){0,6}?(?: and [^,.;:]{3,60})?), "
)
_PAIR_ACTS = re.compile(
    rf"\b(?P<who>(?:{COUNTRY.pattern}) and (?:the )?(?:{COUNTRY.pattern}))"
    r" (?:also |further )?(?:will|shall|re|commit|intend|agree|have|are|share|affirm|plan|support|met\b|sign|conclude"
    r"|adopt|announce|decide|launch|pledge|promise|welcome|discuss|stand|work)"
)
_LISTED = re.compile(rf"(?:{COUNTRY.pattern}), (?:the )?$")  # of three, the last two are no pair
# "President A and Prime Minister B affirmed", "our two nations stand"
_TWO_ACT = re.compile(
    rf"(?:{PERSON.pattern}|the (?:President|Prime Minister|Chancellor))"
    rf" and (?:the )?(?:{TITLE})\b"
    r"|\b(?:[Oo]ur|[Tt]he|[Tt]hese) two (?:great )?(?:countries|nations|peoples|leaders|governments|sides|presidents)\b"
    r"|\b[A-Z][\w'-]+ and (?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)? (?:have )?(?:today |jointly |also )?"
    r"(?:agreed|signed|concluded|formed)\b"
    r"|\b[Bb]oth (?:countries|nations|leaders|governments|sides|presidents)\b"
)
_WE_ALONE = re.compile(r"\b[Ww]e\b")
_WE_AN_ACT = 8
"""How many times a text may say "we" for each act of two, and still leave open who that is."""
# What one government or party promises its own voters, whomever it acts with.
_PROGRAMME = re.compile(
    r"manifesto|platform|programme|program\b|throne|mandate letter|coalition|budget|inaugural"
    r"|state of the (?:union|nation)",
    re.I,
)
_MOST_TEXT = 400_000
_JOINT_TEXT = re.compile(r"\bjoint|communiqu|declaration|leaders'? statement", re.I)
_JOINT_KIND = re.compile(r"agreement|treaty|\bpact\b|accord|memorandum|charter|compact|convention", re.I)
# What one of the parties tells of it.
_ONE_SIDED = re.compile(r"fact ?sheet|press release|background", re.I)
_PLACES = re.compile(
    rf"{COUNTRY.pattern}|\b(?:G-?\d{{1,2}}|Quad|BRICS|ASEAN|NATO|APEC|OECD|African Union|Mercosur|CARICOM)\b"
)
_BY = re.compile(r"\bby (?P<who>.{3,300})")
_OF = re.compile(r"\b(?:of|between|from) (?P<who>.{3,300})")
# What a title says a statement is about: those who are named there need not have issued it.
_ABOUT = re.compile(r"\b(?:on|regarding|concerning|following|about|after|for|to|against|towards?)\b", re.I)
# Where more than two meet, "the leaders" are all of them.
_MANY = re.compile(r"\b(?:APEC|ASEAN|G7|G20|GCC|NATO|Quad)\b")
_BOTH = re.compile(r"\b(?:[Bb]oth|[Tt]wo) (?:leaders|presidents|prime ministers)\b", re.I)
# Who publishes, and so does not promise: press offices, news, sites.
_PUBLISHER = re.compile(
    r"\b(?:Press|Spokes\w+|Communications|Newsroom|News|Media|Public Affairs|Website|Archives?|Wikipedia)\b"
    r"|^\W|^\S+\.[A-Za-z]{2,}$|^[^A-Z]*$",
)
# Whoever speaks at a press conference speaks for themselves, until the next one does.
_TRANSCRIPT = re.compile(
    r"press conference|remarks|interview|transcript|hearing|debate|press briefing|readout|call with", re.I
)
TURN = re.compile(
    r"^Q\b(?=[\s.:])|\b(?:PRESIDENT|MINISTER|SECRETARY|CHANCELLOR|SENATOR|GOVERNOR"
    r"|MRS?\.|MS\.)(?: [A-Z'-]{2,20}){0,3}:",
    re.M,
)
_GROUP = re.compile(
    r"\b(?:G ?\d{1,2}|BRICS|Quad|[A-Z]{4,}|Union|Leaders|Ministers|Members|Parties|Nations|Alliance"
    r"|Group|Council|Summit|Assembly|Conference|Forum|Community)\b"
)


def cast_of(text: str, issuer: str = "", *, kind: str = "", title: str = "") -> Cast:
    """The parties named in a text; of a joint one, "we" are those who issued it together, not who published it.

    >>> cast_of("Japan and the EU will meet. We will trade.", "The Ministry", kind="joint statement").speakers
    ('Japan', 'European Union')
    """
    sample = plain(text[:_MOST_TEXT])
    people: dict[tuple[str, str], tuple[int, str]] = {}
    for found in PERSON.finditer(sample):
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
    by_title |= _bodies(sample)
    leaders = [(count, name) for rank, count, name in ranked if rank in _LEADERS]
    if _MANY.search(title) and not _BOTH.search(sample):
        leaders = []
    counted = Counter(SAME.get(found[0], found[0]) for found in COUNTRY.finditer(sample))
    proper = frozenset(_INSIDE.findall(sample))
    speakers = _speakers(text, sample, issuer, kind, title, proper)
    together = speakers if len(speakers) == 2 and all(name in lexicon.COUNTRIES for name in speakers) else ()
    countries = together or _first_of([(count, name) for name, count in counted.most_common(3)], 2)
    if not countries and _is_joint(kind, title):
        countries = _acting_together(sample, proper, _FEWEST_ACTS)
    if not together and not _may_be_of(title or _first_line(text), countries):
        countries = ()
    return Cast(_first_of(leaders, 2), countries if len(leaders) <= 4 else together, speakers, by_title, proper)


def _bodies(sample: str) -> dict[str, str]:
    """What "the Task Force" is, where the text names one alone in full.

    >>> _bodies("The joint Peru-Mali Task Force on Wool met. The Task Force will act.")
    {'Task Force': 'Peru-Mali Task Force on Wool'}
    """
    named: dict[str, set[str]] = {}
    for found in _BODY.finditer(sample):
        named.setdefault(found["head"], set()).add(re.sub(r"^The ", "", found[0]))
    return {head: min(names) for head, names in named.items() if len(names) == 1}


_BODY = re.compile(
    rf"\b(?:[A-Z][\w.-]* ){{0,5}}(?P<head>{'|'.join(BODIES)}) (?:for|on) "
    r"(?:the )?[A-Z][\w-]+(?: (?:and |(?:for|of) (?:the )?)?(?!Task\b)[A-Z][\w-]+){0,6}"
)


def _first_line(text: str) -> str:
    return plain(text.lstrip()[:300].split("\n", 1)[0])


def _may_be_of(head: str, countries: Sequence[str]) -> bool:
    """Whether "the two sides" can be these: not where a heading says whose text it is, and names others."""
    if not _WHOSE.search(head):
        return True
    named = {SAME.get(found[0], found[0]) for found in COUNTRY.finditer(plain(head))}
    return set(countries) <= named or (not named and len(PERSON.findall(plain(head))) == 2)


_WHOSE = re.compile(
    r"\b(?i:accord|agreement|communiqu[ée]|declaration|memorandum|pact|readout|statement|treaty)\b"
    r".* (?:between|by|from|of) (?:the )?[A-Z].* and (?:the )?[A-Z]"
)
_INSIDE = re.compile(r"[A-Z](?:(?<=[a-z] [A-Z])|(?<=[a-z], [A-Z]))[\w-]+")


def _first_of(counted: list[tuple[int, str]], wanted: int) -> tuple[str, ...]:
    """The most named, where it is clear that no more are meant."""
    if len(counted) < wanted or (len(counted) > wanted and counted[wanted][0] * 2 > counted[wanted - 1][0]):
        return ()
    return tuple(name for _, name in counted[:wanted])


def _speakers(text: str, sample: str, issuer: str, kind: str, title: str, proper: frozenset[str]) -> tuple[str, ...]:
    if _TRANSCRIPT.search(f"{kind} {title}") or len(TURN.findall(text[:_MOST_TEXT])) >= 3:
        return ()
    if in_person := _WE_IN_PERSON.search(sample):
        return tuple(dict.fromkeys(found[0].removesuffix("'s") for found in PERSON.finditer(in_person["who"])))
    for found in chain(
        *(pattern.finditer(sample) for pattern in (_WE_ALL, _WE_EACH, _WE_BETWEEN_DASHES, _AS_LEADERS)),
        islice(_WE.finditer(sample), 50),
    ):
        if found["who"][:1].isdigit() or (found.re is _WE_BETWEEN_DASHES and _OFFICIALS.search(found["who"])):
            continue
        if names := listed_names(found["who"], proper):
            return names
    if not _is_joint(kind, title):
        return () if _tells_of_two(kind, title, sample) else _issuers(issuer, proper)
    first_line = _first_line(text)
    for heading in (title, first_line if len(first_line) <= 160 and _JOINT_TEXT.search(first_line) else ""):
        if names := _issuers_of_title(heading):
            return names
    names = _issuers(issuer, proper)
    if len(names) > 1 or (names and names[0] not in lexicon.COUNTRIES and _GROUP.search(names[0])):
        return names
    return _acting_together(sample, proper)


_FEWEST_ACTS = 3


def _acting_together(sample: str, proper: frozenset[str], fewest: int = 1) -> tuple[str, ...]:
    """The two countries of which it is told most often that they act, in the order in which they are named so.

    >>> _acting_together("Peru and Mali will trade. Peru and Mali agree. Mali and Fiji met.", frozenset())
    ('Peru', 'Mali')
    """
    pairs = (
        found
        for found in _PAIR_ACTS.finditer(sample)
        if not _LISTED.search(sample[max(0, found.start() - 60) : found.start()])
    )
    together = Counter(found["who"] for found in pairs).most_common(2)
    if together and together[0][1] >= fewest and (len(together) == 1 or together[0][1] > together[1][1]):
        return listed_names(together[0][0], proper)
    return ()


def _is_joint(kind: str, title: str) -> bool:
    if _ONE_SIDED.search(f"{kind} {title}"):
        return re.search(r"\bjoint\b", f"{kind} {title}", re.I) is not None
    return bool(_JOINT_TEXT.search(f"{kind} {title}") or _JOINT_KIND.search(kind))


def _tells_of_two(kind: str, title: str, sample: str) -> bool:
    """Whether two act together so often that its "we" may be theirs as well as the issuer's.

    >>> _tells_of_two("fact sheet", "", "Peru and Chile will meet. We will trade.")
    True
    """
    if _PROGRAMME.search(f"{kind} {title}"):
        return False
    acts = len(_PAIR_ACTS.findall(sample)) + len(_TWO_ACT.findall(sample))
    return acts * _WE_AN_ACT >= len(_WE_ALONE.findall(sample)) if acts else False


def _issuers(issuer: str, proper: frozenset[str]) -> tuple[str, ...]:
    """Who a document says has issued it: a name by that, whatever its form."""
    issuer = " ".join(issuer.split())
    parts = re.split(r"; | / |, (?=(?:the )?Office of)", issuer) if len(issuer) <= 300 else []
    if len(parts) > 1:
        return tuple(dict.fromkeys(chain.from_iterable(_issuers(part, proper) for part in parts)))
    bare_issuer = (same(re.sub(r"^[Tt]he ", "", issuer)),) if 0 < len(issuer.split()) <= 12 else ()
    names = listed_names(issuer, proper) or bare_issuer
    return tuple(name for name in names if not _PUBLISHER.search(name))


def _issuers_of_title(title: str) -> tuple[str, ...]:
    """ "Joint Statement by President A and Chancellor B on Trade", "Japan-Peru Joint Statement"."""
    head = _ABOUT.split(title, maxsplit=1)[0]
    said = _BY.search(title) or _OF.search(head)
    stretch = _ABOUT.split(said["who"], maxsplit=1)[0] if said else head
    people = tuple(dict.fromkeys(found[0].removesuffix("'s") for found in PERSON.finditer(stretch)))
    if len(people) > 1:
        return people
    named = tuple(dict.fromkeys(same(found[0]) for found in _PLACES.finditer(stretch)))
    if not said and len(named) > 2:
        return ()
    return named if len(named) > 1 or (named and named[0] not in lexicon.COUNTRIES) else ()


# "the Greenhouse Gas Reduction Fund (GGRF)", "a tax treaty (BTT)": from there on its letters name a thing, nobody.
# "the Framework for Clean Rivers (FCR)"; what many run, as a partnership, acts by such a name
_TAIL = r"(?: (?:for|in|of|on)(?: (?:[A-Z][\w-]+|and|for|in|of|on|the)){1,8})"
_THING = re.compile(
    r"\b(?:Fund|Program|Initiative|Dialogue|Declaration|Partnership|Project|Platform|Facility"
    r"|(?:Act|(?i:agreement|treaty|convention|protocol|accord|memorandum of understanding)"
    r"|Framework|Vision|Plan|Package|Strategy|Compact|Mechanism|Pledge|Analysis|Assessment|Index|Portal|Roadmap|Tool)"
    rf"{_TAIL}?)[\"”]?\s+$"
)
_LONGEST_THING = 200
_LETTERS = re.compile(r"\((?:the )?[\"“]?((?:\d+[A-Z] )?[A-Z][A-Za-z-]+(?: \d{4})?)[\"”]?\)")


def things_of(text: str) -> frozenset[str]:
    """The letters that a text has for its funds, acts and agreements."""
    named = (
        found[1]
        for found in _LETTERS.finditer(text)
        if _THING.search(text, max(0, found.start() - _LONGEST_THING), found.start())
    )
    used = (found[1] for pattern in (*_USED_AS_THING, _CALLED_THING) for found in pattern.finditer(text))
    return frozenset(chain(named, used))


# "the second DPD took place", "the signing of the ABCD": whatever its letters stand for, it is no actor
_USED_AS_THING = (
    re.compile(
        r"he(?<=\b[Tt]he) (?:first|inaugural|next|second|third) ([A-Z]{3,8})\b"
        r"(?= (?:is|meets?|sought|to|took|was|will)\b)"
    ),
    re.compile(
        r" of the (?:(?<=\bentry into force of the )|(?<=\bratification of the )|(?<=\bsigning of the ))"
        r"([A-Z]{3,8})\b(?! [A-Z])"
    ),
)
# The Ports with Africa (PWA) initiative is named by its letters too
_CALLED_THING = re.compile(
    r"\(([A-Z]{3,8})\) (?:framework|fund|initiative|package|plan|platform|program|programme|project|scheme|strategy)\b"
)
