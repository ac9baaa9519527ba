"""Who promises to whom: the names behind "the two leaders", "we" and "it"."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from commitments.extract import lexicon
from commitments.extract.reading import Predicate, plain
from commitments.extract.subjects import Subject, Who

_TITLE = "|".join(sorted(map(re.escape, lexicon.TITLES), key=len, reverse=True))
_NAME = r"[A-Z]\.|(?:[A-Z]')?[A-Z][\w-]*|bin|al-|von|van|de"
_PERSON = re.compile(rf"\b(?P<title>{_TITLE}) (?P<name>(?:{_NAME})(?: (?:{_NAME})){{0,4}})")
_LEADERS = frozenset(
    ("President", "Acting President", "Prime Minister", "Chancellor", "Premier", "King", "Queen", "Chairman", "Emperor")
)
_COUNTRY = re.compile(
    r"\b(?:" + "|".join(sorted(map(re.escape, lexicon.COUNTRIES), key=len, reverse=True)) + r")(?!\w)"
)
# "We, the leaders of Japan, Korea, and the United States, …"
_WE_ALL = re.compile(
    r"\b[Ww]e, (?:the )?[a-z][A-Za-z ]{3,60}? of (?P<who>[A-Z][^,.;:]{2,60}(?:, (?:the )?[A-Z][^,.;:]{2,60}){1,30}"
    r",? and (?:the )?[A-Z][^,.;:]{2,60}), "
)
_WE = re.compile(r"\b[Ww]e, (?:the )?(?P<who>[^,.;:]{3,90}(?:, [A-Z][^,.;:]{2,60}){0,6}?(?: and [^,.;:]{3,60})?), ")
_PAIR_ACTS = re.compile(
    rf"\b(?P<who>(?:{_COUNTRY.pattern}) and (?:the )?(?:{_COUNTRY.pattern}))"
    r" (?:also |further )?(?:will|shall|re|commit|intend|agree|have|are|share|affirm|plan|support)"
)
_TWO_LEADERS = re.compile(
    r"^(?:the )?(?:two|both) (?:leaders|presidents|prime ministers|sides' leaders)$|^the leaders$"
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
}  # fmt: skip
_MOST_TEXT = 400_000


class Cast(NamedTuple):
    """The parties a document names, most named first."""

    leaders: tuple[str, ...]
    countries: tuple[str, ...]
    speaker: str
    """Who "we" is; "" where the text does not say."""
    by_title: dict[str, tuple[str, ...]]


def cast_of(text: str, issuer: str = "", *, is_joint: bool = False) -> Cast:
    """The parties named in a text; of a joint one, "we" are those it names together, not who published it.

    >>> cast_of("Japan and the EU will meet. We will trade.", "The Ministry", is_joint=True).speaker
    'Japan and the EU'
    """
    sample = plain(text[:_MOST_TEXT])
    people: dict[tuple[str, str], tuple[int, str]] = {}
    for found in _PERSON.finditer(sample):
        title, name = found["title"], re.sub(r"'s?$", "", found["name"].strip())
        surname = re.sub(r",? Jr\.?$", "", name).rsplit(" ", 1)[-1]
        count, longest = people.get((title, surname), (0, ""))
        full = f"{title} {name}"
        people[title, surname] = (count + 1, full if len(full) > len(longest) else longest)
    ranked = sorted(people.items(), key=lambda entry: -entry[1][0])
    by_title: dict[str, list[str]] = {}
    for (title, _), (_, name) in ranked:
        by_title.setdefault(title, []).append(name)
    leaders = tuple(name for (title, _), (_, name) in ranked if title in _LEADERS)
    counted = Counter(_SAME.get(found[0], found[0]) for found in _COUNTRY.finditer(sample))
    we = _WE_ALL.search(sample) or _WE.search(sample)
    together = Counter(found["who"] for found in _PAIR_ACTS.finditer(sample)) if is_joint else None
    speaker = we["who"].strip() if we else together.most_common(1)[0][0] if together else issuer
    return Cast(
        leaders,
        tuple(name for name, _ in counted.most_common(40)),
        speaker,
        {title: tuple(names) for title, names in by_title.items()},
    )


def actors(subject: Subject, cast: Cast) -> tuple[str, ...]:
    """Who commits, by name where the text names them, else in its own words.

    >>> actors(Subject("Toyota and Mazda", Who.AGENT), cast_of(""))
    ('Toyota', 'Mazda')
    """
    words = subject.words.strip(" ,\"'")
    if not words or subject.who not in (Who.AGENT, Who.SPEAKER):
        return ()
    if words.casefold() in _SELF:
        return _names(cast.speaker) if cast.speaker else (_capital(words),)
    if _TWO_LEADERS.match(words):
        return cast.leaders[:2] if len(cast.leaders) >= 2 else (_capital(words),)
    if _TWO_COUNTRIES.match(words):
        return cast.countries[:2] if len(cast.countries) >= 2 and len(cast.leaders) <= 4 else (_capital(words),)
    if alone := _TITLE_ALONE.match(words):
        names = cast.by_title.get(alone[1].title(), ())
        # Several prime ministers may be meant; "the President" of a text is the one it names most.
        return names[:1] if len(names) == 1 or (names and alone[1].title() == "President") else _names(words)
    return _names(words)


_SELF = ("we", "i", "our government", "our party", "our administration")
_TITLE_ALONE = re.compile(rf"^the ({_TITLE})$", re.I)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _names(words: str) -> tuple[str, ...]:
    """The members of a list of names; "Trade and Industry" inside one name is no list.

    >>> _names("the Trade and Development Agency (TDA) and Japan's Ministry of Economy, Trade and Industry (METI)")
    ('Trade and Development Agency (TDA)', "Japan's Ministry of Economy, Trade and Industry (METI)")
    """
    words = words.strip(" ,\"'")[:400]
    pair = _PAIR.fullmatch(words)
    parts = list(pair.groups()) if pair else _LIST.split(words)
    bare = (_LEADING.sub("", part.strip()).strip(" ,\"'") for part in parts)
    return tuple(dict.fromkeys(name[:1].upper() + name[1:] for name in bare if name))


_LEADING = re.compile(r"^(?:(?:and|both|together|also) )*(?:the )?", re.I)
_PAIR = re.compile(r"((?:the )?[A-Z][\w.'-]*(?: [A-Z][\w.'-]*)?) and ((?:the )?[A-Z][\w.'-]*(?: [A-Z][\w.'-]*)?)", re.I)
_LIST = re.compile(
    rf"(?<=\)),? and |,? and (?=(?:the |The )?(?:{_TITLE}|{_COUNTRY.pattern})(?!\w))|,? and (?=(?:the|other|our"
    rf"|its) )|, (?=(?:the )?(?:{_TITLE}|{_COUNTRY.pattern}))"
)


_TOGETHER = re.compile(
    rf"\b(?:with|towards?|alongside) (?P<with>(?:the |our |its )?(?:[A-Z][\w'&.-]*|{_TITLE})(?: (?:of "
    rf"|and )?(?:the )?[A-Z][\w'&.-]*)*(?: (?:partners|allies|counterparts|members|countries))?)"
    r"|\b(?P<people>the people of [A-Z]\w+(?: [A-Z]\w+)?)"
)


# A government that speaks of "Canada's borders" speaks of its own.
_OWN_COUNTRY = re.compile(r"\b(?:government|ministers?|party|we|administration)\b", re.I)


def counterparties(predicate: Predicate | None, text: str, who: Sequence[str], cast: Cast) -> tuple[str, ...]:
    """To whom, or with whom: who is asked, what follows "with", whose people or defence it is."""
    if predicate is None:
        return ()
    rest = text[predicate.start :][:400]
    own = {_SAME.get(name, name) for name in who}
    found: list[str] = []
    if predicate.form == "request" and (
        asked := re.match(r" (?P<who>[^,;:]{2,80}?) to [a-z]", rest[len(predicate.words) :])
    ):
        found.extend(_names(asked["who"]))
    found += [
        re.sub(r"^(?:the|our|its) (?!people)|'s?$", "", match["with"] or match["people"])
        for match in _TOGETHER.finditer(rest)
    ]
    if not any(_OWN_COUNTRY.search(name) for name in who):
        found += [match[0] for match in _COUNTRY.finditer(rest) if rest.startswith("'s", match.end())]
    named = (_SAME.get(name.strip(" ."), name.strip(" .")) for name in found)
    return tuple(dict.fromkeys(name for name in named if name and name not in own))[:4]
