"""Which paragraphs of a PDF are headings, and which lines of one belong together: a heading is often broken where it
reads well, long before the line is full."""

import re
from collections.abc import Iterable, Iterator, Sequence

from commitments.datelines import is_dateline
from commitments.pdf.lines import BULLET, MARKER, Line, Text
from commitments.pdf.paragraphs import OPEN, Look, Measures, Paragraph, ends_open, look_of, paragraphs

SMALL = 0.92
_LARGE = 1.08
_LONGEST = 250
_LINE = 60
_INNER_END = re.compile(r" \S*[^\W\d_A-ZÀ-Þ]{3}[.?!][”’\"]? [“‘\"]?[A-ZÀ-ÞА-Я][^\W\d_]* ?[^\W\d_]")
"""A sentence ends within, and another begins."""
_LEADER = re.compile(r"(?:\. ?){4}")
_MOST_LINES = 4
"""Of one heading. More that look alike are a list."""
_STEP, _FAR = 1.45, 1.9
"""Of a letter's size: how far the lines of one heading are apart at most, and those of one whose words say so."""
_WIDE = 0.55
"""Of a column: a heading in the size of the text that goes so far is no line of a list."""
_LABEL = re.compile(r"(?:[^\W\d]+\.? )?(?:[0-9]{1,3}|[IVXLC]{1,5}|[A-Z])[.:]?\Z")
""" "Annex II", "Chapter 3": a heading of its own above the name of the part."""


def parted(text: Text, usual: Measures) -> list[Paragraph]:
    """The paragraphs of a text, each heading whole."""
    found: list[Paragraph] = []
    for run in _runs(paragraphs(text, usual), usual):
        if len(run) == 1 or sum(len(one.lines) for one in run) > _MOST_LINES:
            found += run
            continue
        width = max(line.right for line in text.lines) - min(line.left for line in text.lines)
        whole = run[0]
        for one in run[1:]:
            if _goes_on(whole, one, width, usual):
                whole = Paragraph([*whole.lines, *one.lines], one.room)
            else:
                found.append(whole)
                whole = one
        found.append(whole)
    return found


def is_heading(paragraph: Paragraph, text: str, usual: Measures) -> bool:
    """Larger than the text, or bold where the text is not; short, no sentence and no item; no place and date either."""
    look = paragraph.look
    if BULLET.match(text.split(" ", 1)[0]) or (len(text) > _LINE and _INNER_END.search(text)):
        return False
    if len(text) > _LONGEST or _LEADER.search(text) or text[-1:] in ".;,:" or not any(map(str.isalpha, text)):
        return False
    is_bold = look.is_bold and not usual.body.is_bold and look.size >= SMALL * usual.body.size
    is_set_off = _is_large(look, usual) or (is_bold and all(line.is_bold for line in paragraph.lines))
    return is_set_off and not is_dateline(text)


def levels(texts: Iterable[Text], usual: Measures) -> dict[Look, int]:
    """The looks of headings, the largest first."""
    looks = {
        paragraph.look
        for text in texts
        for paragraph in parted(text, usual)
        if is_heading(paragraph, _words(paragraph.lines), usual)
    }
    ordered = sorted(looks, key=lambda look: (-look.size, not look.is_bold))
    return {look: min(place, 6) for place, look in enumerate(ordered, 1)}


def _is_large(look: Look, usual: Measures) -> bool:
    return look.size > _LARGE * usual.body.size


def _words(lines: Iterable[Line]) -> str:
    return " ".join(line.text for line in lines)


def _runs(found: Sequence[Paragraph], usual: Measures) -> Iterator[list[Paragraph]]:
    """Those that stand close under one another and look alike, as no text does; every other one alone."""
    run: list[Paragraph] = []
    for one in found:
        if run and not _is_near(run[-1], one, usual):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _is_near(before: Paragraph, one: Paragraph, usual: Measures) -> bool:
    above, below = before.lines[-1], one.lines[0]
    if before.look == usual.body or look_of(above) != look_of(below) or above.is_apart or below.is_apart:
        return False
    if not (_is_large(one.look, usual) or (one.look.is_bold and not usual.body.is_bold)):
        return False
    return 0 < above.base - below.base <= _FAR * below.size


def _goes_on(before: Paragraph, one: Paragraph, width: float, usual: Measures) -> bool:
    """Whether two that look like headings are one."""
    above, below = before.lines[-1], one.lines[0]
    words, rest = _words(before.lines), _words(one.lines)
    if not ends_open(words) or below.number or MARKER.match(rest.split(" ", 1)[0]) or _LABEL.fullmatch(words):
        return False
    if (
        not (_is_aligned(before.lines[0], above, below) or _is_rest(above, below))
        or is_dateline(words)
        or is_dateline(rest)
    ):
        return False
    if rest[:1].islower() or OPEN.search(words):
        return True
    if words.isupper() != rest.isupper() or above.base - below.base > _STEP * below.size:
        return False
    return _is_large(one.look, usual) or above.right - above.left >= _WIDE * width


def _is_rest(above: Line, below: Line) -> bool:
    """Whether the words of a line go on in one that is set in, or ends at the same right."""
    is_set_in = above.left < below.left < above.right
    return below.text[:1].islower() and (is_set_in or abs(above.right - below.right) < 2)


def _is_aligned(first: Line, above: Line, below: Line) -> bool:
    """Whether one stands under the other: at the same left or middle, or set in behind a number."""
    middle = abs(above.left + above.right - below.left - below.right) / 2
    is_behind_number = bool(MARKER.match(first.text.split(" ", 1)[0])) and above.left < below.left < above.right
    return abs(above.left - below.left) < 2 or middle < 0.6 * below.size or is_behind_number
