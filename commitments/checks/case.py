"""One document as it was read: what a check is asked about."""

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from commitments.groups import Groups
from commitments.model import Commitment, Document
from commitments.paragraphs import Places

if TYPE_CHECKING:
    from commitments.copies import Kept
    from commitments.proofs import Piece

ONE_DAY = timedelta(days=1)
"""What a day may be ahead of the same moment's day in UTC."""


class Version(NamedTuple):
    """What a document's commitments were when somebody committed them."""

    name: str
    """As `HEAD`."""
    commitments: tuple[Commitment, ...]


class Wanted(NamedTuple):
    """What every piece of evidence has to have, or `check` fails."""

    copy: bool = False
    archive: bool = False
    excerpt: bool = False
    """One that stands in the copy of its page."""
    max_age: int | None = None
    """Days after which its page has to be looked at again."""


class _Read(NamedTuple):
    document: Document
    commitments: tuple[Commitment, ...]
    text: str | None
    """As its file has it; None where none is kept, or it cannot be read."""
    today: date
    unreadable: tuple[str, ...] = ()
    """What could not be read from its file, a line each."""
    require_evidence: bool = True
    """Whether a rating without evidence is a problem, or only a remark."""
    text_trouble: str | None = None
    """Why its text cannot be read."""
    groups: Groups = MappingProxyType({})
    """Those of the settings, with their members."""
    versions: tuple[Version, ...] = ()
    """Those that this one should have grown out of; none where that is not known."""
    kept: "Kept | None" = None
    """What the store keeps of evidence; None where nobody looked."""
    wanted: Wanted = Wanted()


class Case(_Read):
    """One document as it was read, and what belongs to it."""

    @property
    def is_whole(self) -> bool:
        """Whether all of it could be read: only then may any of it be repaired."""
        return not self.unreadable and self.text_trouble is None

    @cached_property
    def digest(self) -> str | None:
        """The SHA-256 of the text."""
        return None if self.text is None else _sha256(self.text)

    @property
    def is_altered(self) -> bool:
        """Whether the text is not the one whose hash is on record: then nothing that is read in it may be recorded."""
        stored = self.document.sha256
        return self.digest is not None and stored is not None and stored.casefold() != self.digest

    @cached_property
    def original(self) -> str | None:
        """The text that was taken in, where this one has other line ends and nothing else: the hash proves it."""
        if self.text is None or not self.is_altered:
            return None
        stored = (self.document.sha256 or "").casefold()
        return next((text for text in _with_other_line_ends(self.text) if _sha256(text) == stored), None)

    @property
    def span_text(self) -> str | None:
        """What spans count in: the text that was taken in where it is known, else the one that is there."""
        return self.text if self.original is None else self.original

    @cached_property
    def places(self) -> Places:
        """Of what spans count in."""
        return Places(self.span_text or "", self.document.pages)

    @cached_property
    def evidence(self) -> "list[tuple[Commitment, list[Piece]]]":
        """The commitments that have evidence which counts, with each piece of it."""
        from commitments.proofs import pieces

        found = ((commitment, list(pieces(commitment, self.today))) for commitment in self.commitments)
        return [(commitment, some) for commitment, some in found if some]

    def holds(self, commitment: Commitment) -> bool:
        """Whether the text has the commitment's quote where its span says."""
        span, text = commitment.span, self.span_text
        return text is not None and span is not None and text[span.start : span.end] == commitment.quote


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _with_other_line_ends(text: str) -> Iterator[str]:
    """The text with line ends of one kind; first, as git does it, with each CR left alone that no LF follows."""
    unpaired = text.replace("\r\n", "\n")
    plain = unpaired.replace("\r", "\n")
    for lines in (unpaired, plain):
        yield lines
        yield lines.replace("\n", "\r\n")
    yield plain.replace("\n", "\r")
