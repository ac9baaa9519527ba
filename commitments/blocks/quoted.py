"""Words of a document as notes on it tell them."""

from collections.abc import Iterable

from commitments.text import one_line

_LONGEST = 60
_MOST_TOLD = 5


def quoted(words: str) -> str:
    """On one line in quotation marks, cut where they are long."""
    line = one_line(words).strip()
    return f"“{line if len(line) <= _LONGEST else line[:_LONGEST].rstrip() + '…'}”"


def listed(stretches: Iterable[str]) -> str:
    """The first of them in quotation marks, and how many more there are; "" where none has a word.

    >>> listed(["Draft", " ", "Not for release"])
    '“Draft”, “Not for release”'
    """
    told = [words for words in stretches if any(map(str.isalnum, words))]
    said = ", ".join(map(quoted, told[:_MOST_TOLD]))
    return said if len(told) <= _MOST_TOLD else f"{said} and {len(told) - _MOST_TOLD} more"
