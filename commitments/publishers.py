"""Whether evidence is by the promiser himself: told by who publishes it, and by the host of its address.

It is a guess that rather misses one than accuses one wrongly:

- the publisher is called as the actor is, but for `The`, `(archived)` and forms of companies;
- the actor is a country of `publishers.toml`, and the publisher is an office of it ("U.S. Department of State",
  "Ministry of Finance of Japan") or the host is one of its government's;
- the host is called as the actor is, or as the abbreviation behind his name: `toyota.com` for Toyota Motor Corporation,
  `opic.gov` for Overseas Private Investment Corporation (OPIC).

A publisher with anything else in brackets passes on what somebody else wrote, "The Japan Times (Kyodo)": that is
never his own. Persons are not known to be of a country; whoever asks may name that, too.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from commitments import toml
from commitments.addresses import host_of
from commitments.model import Evidence
from commitments.text import fold, words

_BRACKETS = re.compile(r"\(([^()]{1,80})\)")
_ABBREVIATION = re.compile(r"[A-Z][A-Z0-9&]{1,11}")
_NO_SOURCE = frozenset({"archived", "archive", "press release", "official"})
_SHORTEST = 3
"""Letters of a name that a host may be called by; two may be anybody's."""
_SECOND_LEVELS = frozenset({"ac", "co", "com", "edu", "go", "gob", "gouv", "gov", "ne", "net", "or", "org"})
Words = tuple[str, ...]


class _Country(NamedTuple):
    names: tuple[Words, ...]
    words: frozenset[Words]
    hosts: tuple[str, ...]


class _Known(NamedTuple):
    countries: tuple[_Country, ...]
    offices: tuple[Words, ...]
    companies: frozenset[str]

    def country(self, actor: str) -> _Country | None:
        name = _name(actor)
        return next((one for one in self.countries if name in one.names), None)


@cache
def _known() -> _Known:
    said = toml.beside(__file__, "publishers.toml")
    countries = tuple(
        _Country(
            tuple(map(_name, one["names"])),
            frozenset(map(_name, one["words"])),
            tuple(one["hosts"]),
        )
        for one in said["country"]
    )
    offices = said["offices"]
    return _Known(countries, tuple(map(_name, offices["words"])), frozenset(offices["companies"]))


def is_self_reported(evidence: Evidence, actors: Iterable[str]) -> bool:
    """Whether one of the actors seems to be who publishes it.

    >>> is_self_reported(Evidence("https://ustr.gov/a"), ["United States"])
    True
    >>> is_self_reported(Evidence("https://www.japantimes.co.jp/a", publisher="The Japan Times"), ["Japan"])
    False
    """
    host = host_of(evidence.url)
    publisher = _publisher(evidence.publisher or "")
    return publisher is not None and any(_is_by(actor, publisher, host) for actor in actors)


def _is_by(actor: str, publisher: Words, host: str) -> bool:
    country = _known().country(actor)
    if country is not None:
        return _is_office(publisher, country) or _is_below(host, country.hosts)
    names = _called(actor)
    return publisher in names or _owner(host) in {"".join(name) for name in names if len("".join(name)) >= _SHORTEST}


def _publisher(said: str) -> Words | None:
    """None where it names somebody else as the source."""
    if any(fold(inside) not in _NO_SOURCE for inside in _BRACKETS.findall(said) if not _ABBREVIATION.fullmatch(inside)):
        return None
    return _name(_BRACKETS.sub(" ", said))


def _name(text: str) -> Words:
    """The words of a name, without the article and the dots of abbreviations.

    >>> _name("The U.S. Department of State")
    ('us', 'department', 'of', 'state')
    """
    found = tuple(words(re.sub(r"(?<=\b[A-Za-z])\.", "", text)))
    return found[1:] if found[:1] == ("the",) and len(found) > 1 else found


def _called(actor: str) -> frozenset[Words]:
    """What else he may be called, with the abbreviation behind his name."""
    bare = _name(_BRACKETS.sub(" ", actor))
    short = bare
    while len(short) > 1 and short[-1] in _known().companies:
        short = short[:-1]
    abbreviations = [_name(inside) for inside in _BRACKETS.findall(actor) if _ABBREVIATION.fullmatch(inside)]
    return frozenset(name for name in (bare, short, *abbreviations) if name)


def _is_office(publisher: Words, country: _Country) -> bool:
    if publisher in country.names or publisher in country.words:
        return True
    for name in country.names:
        rest = publisher[len(name) :] if publisher[: len(name)] == name else ()
        if _begins_with_office(rest):
            return True
        tail = publisher[: -len(name)] if publisher[-len(name) :] == name else ()
        if tail[-1:] == ("the",):
            tail = tail[:-1]
        if tail[-1:] == ("of",) and _begins_with_office(tail):
            return True
    return False


def _begins_with_office(said: Words) -> bool:
    return any(said[: len(office)] == office for office in _known().offices)


def _is_below(host: str, hosts: tuple[str, ...]) -> bool:
    def is_one(known: str) -> bool:
        return host == known.removeprefix("=") or host.endswith(f".{known}")

    return any(map(is_one, hosts))


def _owner(host: str) -> str:
    """The part of a host that its owner chose.

    >>> _owner("news.toyota.co.jp"), _owner("global.toyota"), _owner("japan-wireless.com")
    ('toyota', 'toyota', 'japanwireless')
    """
    labels = host.split(".")
    if len(labels) > 1 and len(labels[-1]) > 3 and labels[-1] not in ("info", "name", "museum"):
        return labels[-1]
    labels = labels[:-1]
    if len(labels) > 1 and labels[-1] in _SECOND_LEVELS:
        labels = labels[:-1]
    return labels[-1].replace("-", "") if labels else ""
