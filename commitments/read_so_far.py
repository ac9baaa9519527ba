"""How much of a document was read."""

from typing import NamedTuple

from commitments.text import plural


class ReadSoFar(NamedTuple):
    """How much of a document's text somebody has judged; a sentence of which a part is unread is unread.

    >>> str(ReadSoFar(120, 116)), str(ReadSoFar(12, 0))
    ('3% read: 116 sentences of 120 unread', '100% read: 0 sentences of 12 unread')
    """

    sentences: int
    """All that ask to be judged: headings do not."""
    unread: int

    @property
    def share(self) -> float:
        """0 to 1; of a text without sentences nothing is left to read."""
        return 1 - self.unread / self.sentences if self.sentences else 1.0

    @property
    def percent(self) -> str:
        """Rounded down, so that 100% means all of it."""
        return f"{(self.sentences - self.unread) * 100 // self.sentences if self.sentences else 100}%"

    def __str__(self) -> str:
        return f"{self.percent} read: {plural(self.unread, 'sentence')} of {self.sentences:,} unread"
