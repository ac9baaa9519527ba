"""The title that the first lines of a text show: the first that is one, whole, with the line it goes on in."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from commitments.blocks.days import begins_with_word
from commitments.blocks.titles import Label, label

_SAID = re.compile(r"^\[title\]\s*|^title:\s*|^subject:\s*", re.I)
_IMMEDIATE = re.compile(r"^for immediate release[:,]?\s*", re.I)
_FIELD = re.compile(r"[A-Z][^\W\d]+(?: [^\W\d]+){0,2}:(?: (?:\| )?.*)?")
_CODE = re.compile(r"[\w/-]*\d[\w/-]*")
_SECTION = re.compile(r"(?:\d+\.? )?(?:introduction|background|foreword|preface|overview|(?:executive )?summary)", re.I)
_OPEN = re.compile(
    r"(?:and|or|of|for|the|to|in|on|with|by|at|from|an?|und|der|die|das|für|von|zur?|et|de|du|des|la|les?|y"
    r"|del|en|dos?)",
    re.I,
)
_CUT = re.compile(r"and|or|of|the|to|from|an?|between|und|oder|der|die|das|et|ou|de|du|des|la|les?|y|del", re.I)
"""Words that end no line but one that is cut; titles end in "for" and "in"."""
_ONE_WORD = re.compile(r"[^\W\d_]{4,}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FIRST = 6
_MOST = 12
"""Lines that are looked at where labels stand before the title."""
_FIRST_HEADINGS = 3
_NEAR = 2
_LONGEST = 200
_LONGEST_LARGE = 400
_MOST_WRAPPED = 7
"""Lines that a title in large letters goes on in."""
_FULL = 30
"""Letters of a line that may be broken to fit a page."""
_FEW = 8
"""Words of a title that begins with a small letter."""
_SHORT = 3
"""Words of a line that is all of large letters, and goes on in another such."""


class _Line(NamedTuple):
    words: str
    rank: int
    """Of a heading; 0 for other lines."""
    is_close: bool = False
    """Whether it stands right below the line before."""

    @property
    def is_row(self) -> bool:
        return not self.rank and " | " in f" {self.words} "


def title_of(written: Sequence[str], is_left_out: Callable[[str], bool]) -> str | None:
    """The title, None where no line is one; `is_left_out` tells of dates and names of issuers. Blank lines tell what
    stands right below what."""
    lines = [line for line in written if line]
    for said in lines[:8]:
        if _SAID.match(said):
            return next(filter(None, _SAID.sub("", said).split(" | ")), "").strip(" |") or None
    made = list(_lines(written))[:_MOST]
    kinds = [label(line.words) or (Label.NEVER if is_left_out(line.words) else None) for line in made]
    fallback, seen = None, 0
    for at, line in enumerate(made):
        if kinds[at] in (Label.SORT, Label.OFFICE):
            fallback = fallback or line.words
        if kinds[at] or not line.words or _is_about(line.words) or _is_of_fields(made, at):
            continue
        seen += 1
        if seen > _FIRST:
            break
        if not line.is_row:
            whole = _whole(made, kinds, _larger(made, kinds, at))
            if not line.rank and not _ends_open(line.words) and (heading := _first_of_rank(made, kinds, at)):
                return heading
            if not _is_title(whole, line.rank):
                break
            return whole
        if at == 0 and line.words[0].isupper() and line.words.count("|") == 1:
            fallback = line.words
    return _largest(made[:_FIRST_HEADINGS], kinds) or fallback


def _first_of_rank(lines: Sequence[_Line], kinds: Sequence[Label | None], at: int) -> str | None:
    """The heading of the first rank right below a line that is none, and what stands between them is no paragraph."""
    for place in range(at + 1, min(at + 1 + _NEAR, len(lines))):
        if len(lines[place].words) > _LONGEST or lines[place].words.endswith("."):
            return None
        if lines[place].rank == 1 and not kinds[place] and not _SECTION.fullmatch(lines[place].words):
            whole = _whole(lines, kinds, place)
            return whole if _is_title(whole, 1) else None
    return None


def _is_of_fields(lines: Sequence[_Line], at: int) -> bool:
    """Whether it is one of several fields under each other, "Agency: Department of Justice", or a number or section."""
    if lines[at].rank:
        return False
    words = lines[at].words
    if _CODE.fullmatch(words) or _SECTION.fullmatch(words):
        return True
    beside = [*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2]]
    return _FIELD.fullmatch(words) is not None and any(_FIELD.fullmatch(one.words) for one in beside)


def _largest(lines: Sequence[_Line], kinds: Sequence[Label | None]) -> str | None:
    """The first of the largest headings, which may be one word."""
    headings = [(line.rank, at) for at, line in enumerate(lines) if line.rank and not kinds[at]]
    for _, at in sorted(headings):
        whole = _whole(lines, kinds, at)
        if _is_title(whole, lines[at].rank) or _ONE_WORD.fullmatch(whole):
            return whole
    return None


def _lines(written: Iterable[str]) -> Iterator[_Line]:
    is_close = False
    for line in written:
        if line:
            rank = len(line) - len(line.lstrip("#"))
            words = _IMMEDIATE.sub("", line.lstrip("#*= ").rstrip("*= "))
            yield _Line(words.removesuffix(" |").strip(), rank, is_close)
        is_close = bool(line)


def _is_about(words: str) -> bool:
    return begins_with_word(words) and len(words) < 40


def _larger(lines: Sequence[_Line], kinds: Sequence[Label | None], at: int) -> int:
    """The place of a larger heading right under a heading, or that of the line before it that goes on with it."""
    for place in range(at + 1, min(at + 1 + _NEAR, len(lines))):
        one = lines[place]
        is_larger = lines[at].rank > one.rank > 0 and not kinds[place]
        if is_larger and len(re.findall(r"[^\W\d_]{3,}", one.words)) > 1 and not _SECTION.fullmatch(one.words):
            return place - 1 if place - 1 > at and lines[place - 1].words.endswith(":") else place
    return at


def _whole(lines: Sequence[_Line], kinds: Sequence[Label | None], at: int) -> str:
    """With the lines that it goes on in."""
    words, last, is_joined = lines[at].words, lines[at], False
    for place in range(at + 1, min(at + 1 + _MOST_WRAPPED, len(lines))):
        one = lines[place]
        if not (_is_wrapped(last, one) and (kinds[place] is None or _ends_open(last.words))):
            is_far = place > at + _NEAR or one.is_row or kinds[place] not in (None, Label.OFFICE)
            if is_far or not _goes_on(last, one, is_joined=is_joined):
                break
        words, last, is_joined = f"{words} {one.words}", one, True
    return words


def _goes_on(last: _Line, one: _Line, *, is_joined: bool) -> bool:
    if _YEAR.fullmatch(one.words):
        return last.rank > 0
    if not one.words or len(one.words) > _LONGEST or one.words[-1] in ".;":
        return False
    if _ends_open(last.words) and (one.rank or not one.words[0].islower()):
        return True
    if one.is_close and _CUT.fullmatch(last.words.split()[-1]):
        return True
    count = len(last.words.split())
    if not (last.rank and one.rank):  # a title set in short lines, "Handbook for", "Chapter 13", "Trustees"
        return is_joined and count < _SHORT and len(one.words.split()) < _SHORT and one.words.istitle()
    is_on = last.rank == one.rank and count > 1 and one.words[:1].islower()
    return is_on or (_is_short(last.words) and _is_short(one.words))


def _is_wrapped(last: _Line, one: _Line) -> bool:
    """Whether a line in large letters is broken to fit a page, and goes on right below."""
    is_large = last.words.isupper() and one.words.isupper() and one.is_close
    is_single = one.words.isalpha() and not _ends_open(last.words)
    return is_large and not (is_single or last.rank or one.rank or one.is_row) and len(last.words) >= _FULL


def _ends_open(words: str) -> bool:
    return words.endswith((":", "&", "–", "—")) or _OPEN.fullmatch(words.split()[-1]) is not None


def _is_short(words: str) -> bool:
    return words.isupper() and len(words.split()) <= _SHORT and not any(map(str.isdigit, words))


def _is_title(words: str, rank: int) -> bool:
    is_large = words.isupper()
    is_prose = words[-1] in ';,”"' or (words[-1] == "." and not is_large) or len(words.split()) < 2
    is_long = len(words) > (_LONGEST_LARGE if is_large else _LONGEST)
    is_run_in = re.match(r"[^:]{3,120}: \S.*[.!?]$|\d+[.)] .*:$", words) is not None
    is_other = is_prose or is_long or is_run_in or " | " in words or words[0] in "\"“'-•*|/"
    return not is_other and (rank > 0 or not _is_part(words))


def _is_part(words: str) -> bool:
    """Whether a line that is no heading begins or ends within a sentence, or calls upon readers: "Members:"."""
    begins_within = words[0].islower() and len(words.split()) > _FEW
    return begins_within or words.endswith(":") or _CUT.fullmatch(words.split()[-1]) is not None
