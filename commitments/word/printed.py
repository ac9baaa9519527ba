"""The numbers that are printed on the pages of a DOCX: each section says how its own begin, and its head or foot shows
them."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from commitments.blocks import Block, labels, numerals
from commitments.word.names import RELATED, Element, W, child_value, number, value
from commitments.word.pages import STAY

_SHOWN = re.compile(r"(?<![A-Za-z])PAGE(?![A-Za-z])", re.I)
_MARGINS = (W + "headerReference", W + "footerReference")


class Section(NamedTuple):
    kind: str | None
    """How it begins."""
    start: int | None
    """The number of its first page; None where it counts on."""
    format: str
    is_shown: bool

    @property
    def begins_page(self) -> bool:
        return self.kind not in STAY


def sections(document: Element, part: Callable[[str], Element | None]) -> list[Section]:
    """Those of a document, whose heads and feet are the parts of these ids; one without its own has those before."""
    former = set(document.iterfind(f".//{W}sectPrChange/{W}sectPr"))
    now: dict[tuple[str, str | None], bool] = {}
    shows: dict[str, bool] = {}
    made: list[Section] = []
    for one in document.iter(W + "sectPr"):
        if one in former:
            continue
        for margin in one.iterchildren(*_MARGINS):
            id = margin.get(RELATED + "id") or ""
            if id not in shows:
                shows[id] = _shows_number(part(id))
            now[str(margin.tag), value(margin, "type")] = shows[id]
        numbers = one.find(W + "pgNumType")
        format = value(numbers, "fmt") or "decimal"
        is_plain = value(numbers, "chapStyle") is None
        start = number(value(numbers, "start"))
        made.append(Section(child_value(one, "type"), start, format if is_plain else "", any(now.values())))
    return made


def _shows_number(root: Element | None) -> bool:
    if root is None:
        return False
    fields = [value(one, "instr") or "" for one in root.iter(W + "fldSimple")]
    fields += [one.text or "" for one in root.iter(W + "instrText")]
    return any(map(_SHOWN.search, fields)) or next(root.iter(W + "pgNum"), None) is not None


def cited(blocks: list[Block], found: Sequence[Section], firsts: Sequence[int]) -> tuple[list[Block], list[str]]:
    """The blocks as their pages are cited, and what is said of it. `firsts` is the page that each section begins on."""
    last = _last(blocks)
    if last is None or not found:
        return blocks, []
    shown = [*_labels(found, firsts, last)]
    said = labels.Labels(shown)
    # Word does not tell which of two sections on a page the number of the page is of.
    is_sure = all(one.start is None or one.begins_page for one in found[1:])
    if is_sure and said.offsets not in (set(), {1}):
        return list(said.cited(blocks)), [said.note()]
    other = next(((page, label) for page, label in enumerate(shown, 1) if label not in ("", str(page))), None)
    return blocks, [labels.differing(*other)] if other else []


def _last(blocks: Iterable[Block]) -> int | None:
    pages = [page for block in blocks for page in (block.page, *(turn.page for turn in block.turns)) if page]
    return max(pages, default=None)


def _labels(found: Sequence[Section], firsts: Sequence[int], last: int) -> Iterator[str]:
    """The number of each page as it is printed, "" where none is. A section that begins inside a page has those after
    it."""
    begun = enumerate(zip(found, firsts, strict=False))
    coming = [(first + (place > 0 and not one.begins_page), first, one) for place, (one, first) in begun]
    now, count = found[0], 0
    for page in range(1, last + 1):
        while coming and coming[0][0] <= page:
            _, first, now = coming.pop(0)
            count = count if now.start is None else now.start - 1 + page - first
        count += 1
        yield (numerals.shown(count, now.format) or "?") if now.is_shown else ""
