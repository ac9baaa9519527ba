"""What was met in a document and is not taken, with its words, as notes tell them."""

from collections.abc import Iterator

from commitments.blocks.quoted import listed

_SORTS = {
    "deleted": "what is deleted under tracked changes, where what is inserted is read",
    "hidden": "hidden text",
    "struck": "words that are struck through",
    "comment": "comments",
    "drawing": "charts, diagrams or embedded objects",
    "ruby": "how words are pronounced, which stands above them",
    "elsewhere": "a part that is embedded in another format",
    "beside": "words or numbers that the style of the page puts beside its text",
    "symbol": "symbols whose look is not known here",
}
_MOST_KEPT = 300
"""Characters of one stretch of words."""
_MOST_STRETCHES = 1_000


class LeftOut:
    """By sort, each stretch of words: what no word of the document and no end of a paragraph parts."""

    def __init__(self) -> None:
        self._words: dict[str, list[str]] = {}
        self._now = ""
        """The sort that the last words were of, if nothing was shown since."""

    def add(self, sort: str, words: str = "") -> None:
        """Words of a sort of `_SORTS`; none where nobody knows them."""
        found = self._words.setdefault(sort, [])
        if self._now == sort and found and words:
            found[-1] += words[: max(_MOST_KEPT - len(found[-1]), 0)]
        elif words.strip() and len(found) < _MOST_STRETCHES:
            found.append(words[:_MOST_KEPT])
        self._now = sort if words else self._now

    def parted(self) -> None:
        """What is left out from here on is another stretch."""
        self._now = ""

    def notes(self) -> Iterator[str]:
        """A sentence for each sort."""
        for sort in _SORTS:
            if sort in self._words:
                words = listed(dict.fromkeys(map(str.strip, self._words[sort])))
                yield f"{said_of(sort)}{words and ': '}{words}"


def said_of(sort: str) -> str:
    """The sentence without the words."""
    return f"left out {_SORTS[sort]}"
