"""Words of a document as notes on it tell them."""

from commitments.text import one_line

_LONGEST = 60


def quoted(words: str) -> str:
    """On one line in quotation marks, cut where they are long."""
    line = one_line(words)
    return f"“{line if len(line) <= _LONGEST else line[:_LONGEST].rstrip() + '…'}”"
