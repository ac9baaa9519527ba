"""The times that a page marks, and which of them say when it was published."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from commitments.blocks.days import Said, said_of
from commitments.deadlines.lexicon import any_of, folded, lexicon

_AROUND = ("", "header", "section header", "named header")
"""Of what belongs to the site a head may hold the day of the document, and nothing else."""
_OF_ANOTHER = re.compile(r"(?!\W*(?:written )?by\b).*(?::|\b(?:on|until|by|from|since|of|before|after))\s*", re.I)
"""What stands before a day and says of what it is the day; who wrote the text says it of none."""
_BREAK = "\n"
_NEAR = 40
"""Pieces that are looked at; those that a stylesheet puts before and behind an element may be empty."""
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|ème)\b")


class Told(NamedTuple):
    moment: str
    """As it is written for machines."""
    line: str
    """The words that it stands among."""
    said: Said


class _Met(NamedTuple):
    moment: str
    begins: int
    ends: int
    """Among the pieces of words of its block."""
    is_sure: bool
    """Whether it says itself that it is the day of publication."""
    is_of_head: bool
    is_in_table: bool


class Times:
    """Those of the block that is open."""

    def __init__(self) -> None:
        self.met: list[_Met] = []
        self.is_beside = False
        """Whether a day, or a part of one, begins with the next words or ended before them."""

    def add(self, attributes: Mapping[str, str], pieces: range, around: str, *, of_head: bool, in_table: bool) -> None:
        moment = attributes.get("datetime") or ""
        is_sure = "pubdate" in attributes or attributes.get("itemprop") == "datePublished"
        if moment and (is_sure or around in _AROUND):
            self.met.append(_Met(moment, pieces.start, pieces.stop, is_sure, of_head, in_table))

    def apart(self, pieces: Sequence[str], words: str) -> str:
        """Words after these pieces, with what a stylesheet shows between a day, or a part of one, and the rest."""
        self.is_beside = False
        before = next(filter(None, reversed(pieces[-_NEAR:])), "")
        is_glued = before[-1:].isalnum() and words[:1].isalnum() and not _ORDINAL.match(words)
        return f" {words}" if is_glued else words

    def told(self, pieces: Sequence[str]) -> Iterator[Told]:
        """Of the block that is over, made of these pieces."""
        for one in self.met:
            before = "".join(pieces[: one.begins]).rpartition(_BREAK)[2]
            words = "".join(pieces[one.begins : one.ends])
            behind = "".join(pieces[one.ends :]).partition(_BREAK)[0]
            said = Said.PUBLISHED if one.is_sure else _said(one, f"{before}{_before_day(words)}", behind)
            if said is not None:
                yield Told(one.moment, f"{before}{words}{behind}".strip(), said)
        self.met.clear()


def _said(one: _Met, before: str, behind: str) -> Said | None:
    said = said_of(before, behind, needs_word=one.is_in_table)
    if said is None and one.is_of_head and not _OF_ANOTHER.fullmatch(before):
        return Said.PUBLISHED
    return said


def _before_day(words: str) -> str:
    """What a page marks as a time may begin with what it is the time of: "Event on 2 January"."""
    text = folded(words)
    found = re.search(rf"\d|(?<!\w){any_of(lexicon().months)}|(?<!\w){lexicon().groups['weekdays']}", text)
    return words[: found.start()] if found else ""
