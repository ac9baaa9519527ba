"""What differs between two texts, word by word, in time and memory that no text can drive up."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Literal, NamedTuple

MOST_WORDS = 10_000
"""Of either text, behind what both begin with and before what both end with: so many are compared."""
# In scripts that put no blanks between words, each character is one.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORDS = re.compile(rf"[{_UNSPACED}]|[^\s{_UNSPACED}]+")
_ONE = re.compile(f"[{_UNSPACED}]")
_BETWEEN = re.compile(rf"(?<=[{_UNSPACED}]) (?=[{_UNSPACED}])")

Sort = Literal["same", "removed", "added"]


def is_unspaced(char: str) -> bool:
    """Whether it belongs to a script that puts no blanks between words."""
    return bool(_ONE.match(char))


class Piece(NamedTuple):
    """A run of words that is in both texts, only in the earlier or only in the later one; one blank between words
    that are written with blanks."""

    sort: Sort
    text: str


class Difference(NamedTuple):
    """Both texts as one run of pieces."""

    pieces: tuple[Piece, ...]
    removed: int
    """Words that are only in the earlier text."""
    added: int
    """Words that are only in the later one."""
    is_cut: bool = False
    """Whether the texts were too long to be compared whole: what is missing here may differ, too."""

    @property
    def is_none(self) -> bool:
        return not (self.removed or self.added or self.is_cut)

    def around(self, words: int = 6) -> "Difference":
        """The same with long runs of what is in both cut to so many words at each side of a change."""
        last = len(self.pieces) - 1
        return self._replace(
            pieces=tuple(
                [
                    _cut(piece, words, place == 0, place == last) if piece.sort == "same" else piece
                    for place, piece in enumerate(self.pieces)
                ]
            )
        )


def _cut(piece: Piece, most: int, is_first: bool, is_last: bool) -> Piece:
    words = piece.text.split(" ")
    head, tail = 0 if is_first else most, 0 if is_last else most
    if len(words) <= head + tail + 1:
        return piece
    kept = [*words[:head], "…", *(words[-tail:] if tail else [])]
    return Piece("same", " ".join(kept))


def difference(before: str, after: str, alike: Callable[[str], str] = str) -> Difference:
    """`alike` makes one of two words that are to count as the same; what is shown of these is the later one.

    >>> difference("We will halve it.", "We will not halve it.").pieces
    (Piece(sort='same', text='We will'), Piece(sort='added', text='not'), Piece(sort='same', text='halve it.'))
    """
    old, new = WORDS.findall(before), WORDS.findall(after)
    old_keys, new_keys = _keys(old, alike), _keys(new, alike)
    start = _common(old_keys, new_keys)
    end = _common(old_keys[start:][::-1], new_keys[start:][::-1])
    old_until, new_until = len(old) - end, len(new) - end
    is_cut = max(old_until, new_until) - start > MOST_WORDS
    old_end, new_end = min(old_until, start + MOST_WORDS), min(new_until, start + MOST_WORDS)
    marked: list[tuple[Sort, str]] = [("same", word) for word in new[:start]]
    marked += _merged(old[start:old_end], new[start:new_end], old_keys[start:old_end], new_keys[start:new_end])
    if not is_cut:
        marked += [("same", word) for word in new[new_until:]]
    counts = [sum(1 for sort, _ in marked if sort == wanted) for wanted in ("removed", "added")]
    pieces = [Piece(sort, _run([word for _, word in run])) for sort, run in groupby(marked, key=itemgetter(0))]
    return Difference(tuple(pieces), counts[0], counts[1], is_cut)


def _run(words: Sequence[str]) -> str:
    return _BETWEEN.sub("", " ".join(words))


def _keys(words: Sequence[str], alike: Callable[[str], str]) -> list[str]:
    known = {word: alike(word) for word in set(words)}
    return [known[word] for word in words]


def _common(left: Sequence[str], right: Sequence[str]) -> int:
    """How many words both begin with."""
    return next((n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))


def _merged(
    old: Sequence[str], new: Sequence[str], old_keys: Sequence[str], new_keys: Sequence[str]
) -> list[tuple[Sort, str]]:
    """In each change, what was removed comes before what was added."""
    marked: list[tuple[Sort, str]] = []
    at_old = at_new = 0
    for there, here in [*common(old_keys, new_keys), (len(old), len(new))]:
        marked += [("removed", word) for word in old[at_old:there]]
        marked += [("added", word) for word in new[at_new:here]]
        if here < len(new):
            marked.append(("same", new[here]))
        at_old, at_new = there + 1, here + 1
    return marked


def common(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The places in both of the words of a longest common subsequence, in order. Takes the product of the lengths, in
    bits."""
    return list(_traced(_rows(old, new), len(old), len(new)))[::-1]


def _rows(old: Sequence[str], new: Sequence[str]) -> list[int]:
    """For each word of `old`, the row of the table of longest common subsequences, one bit a column: 0 where it grows.

    A whole row is a few operations on one large number, so that 10,000 words against 10,000 take a tenth of a second,
    whatever they are; the time of `difflib` grows with the cube for words that repeat.
    """
    places: dict[str, int] = {}
    for place, word in enumerate(new):
        places[word] = places.get(word, 0) | 1 << place
    full = (1 << len(new)) - 1
    row = full
    rows = []
    for word in old:
        met = row & places.get(word, 0)
        row = ((row + met) | (row - met)) & full
        rows.append(row)
    return rows


def _traced(rows: Sequence[int], height: int, width: int) -> Iterator[tuple[int, int]]:
    """From the end of the table back to its beginning."""
    there, here = height, width
    while there and here:
        row = rows[there - 1]
        # All columns without growth at the end are passed over at once: bit by bit would be a shift of the row each.
        here = ((~row) & ((1 << here) - 1)).bit_length()
        if not here:
            return
        if there > 1 and not rows[there - 2] >> (here - 1) & 1:
            there -= 1
            continue
        yield there - 1, here - 1
        there, here = there - 1, here - 1
