"""What is to be said of a piece of evidence beside its words: who publishes it, since when it is, what it is for."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from commitments.addresses import same_page
from commitments.copies import Kept
from commitments.excerpts import Finding
from commitments.model import Commitment, Evidence, Stance, Update
from commitments.publishers import is_self_reported

UNVERIFIED = "unverified"
"""Of an excerpt: there is no text of its page to look for it in."""


class Piece(NamedTuple):
    """A piece of evidence in its place."""

    commitment: Commitment
    number: int
    """Of the update, in the whole history."""
    update: Update
    evidence: Evidence

    @property
    def is_self_reported(self) -> bool:
        return is_self_reported(self.evidence, self.commitment.actors)

    @property
    def is_older(self) -> bool:
        """Whether it was published before the promise was made, and is said to show what became of it."""
        made, published = self.commitment.made, self.evidence.published
        if made is None or published is None or self.update.status is None:
            return False
        return published.last < made.first and self.evidence.stance is not Stance.CONTEXT

    def excerpt(self, kept: Kept) -> str:
        """`verified`, `near`, `absent` or `unverified`; "" where there is none."""
        if not self.evidence.excerpt:
            return ""
        shown = kept.shown(self.evidence)
        return shown.finding if shown else UNVERIFIED


def pieces(commitment: Commitment, day: date) -> Iterator[Piece]:
    """All that count and are in force on that day, in the order of entry."""
    taken_back = commitment.retracted
    for number, update in commitment.numbered():
        if update.evidence and update.effective <= day and not (taken_back and update.key in taken_back):
            yield from (Piece(commitment, number, update, evidence) for evidence in update.evidence)


def opposed(found: Sequence[Piece]) -> dict[str, list[Piece]]:
    """Of one commitment's pieces: each page that is to show of the same member both a good and a bad outcome, and where
    it does. A source that contradicts a rating, or is its context, is no proof of it."""
    by_page: dict[tuple[str, str | None], list[Piece]] = {}
    if not _are_opposed(found):  # as nearly always: then no address need be read
        return {}
    for piece in found:
        if piece.update.status is not None and piece.evidence.stance is Stance.SUPPORTS:
            by_page.setdefault((same_page(piece.evidence.url), piece.update.actor), []).append(piece)
    return {page: some for (page, _), some in by_page.items() if _are_opposed(some)}


def _are_opposed(found: Sequence[Piece]) -> bool:
    scores = [score for piece in found if piece.update.status and (score := piece.update.status.score) is not None]
    return any(score > 0 for score in scores) and any(score < 0 for score in scores)


def doubled(found: Sequence[Piece], kept: Kept) -> list[tuple[str, ...]]:
    """Groups of addresses whose copies say the same: what looks like several sources is one."""
    if len(found) < 2 or not len(kept.shelf):
        return []
    return kept.shelf.same_under_two_addresses(piece.evidence.url for piece in found)


def is_met(what: str, some: Sequence[Piece], every: Sequence[Piece], kept: Kept) -> bool:
    """One of `query.OF_EVIDENCE`, of some of a commitment's pieces; `every` are all it has. What a piece should have,
    each of them has to; what is odd is odd of any."""
    if what in _EACH:
        wanted = [piece for piece in some if piece.evidence.excerpt] if what == "verified" else some
        return bool(wanted) and all(_has(what, piece, kept) for piece in wanted)
    if what == "opposed":
        pages = opposed(every)
        return any(same_page(piece.evidence.url) in pages for piece in some)
    if what == "same-page":
        urls = {same_page(url) for group in doubled(every, kept) for url in group}
        return any(same_page(piece.evidence.url) in urls for piece in some)
    return any(_is(what, piece, kept) for piece in some)


_EACH = ("copy", "archive", "excerpt", "verified")


def _has(what: str, piece: Piece, kept: Kept) -> bool:
    if what == "copy":
        return kept.copy(piece.evidence.url) is not None
    if what == "archive":
        return kept.archive(piece.evidence) is not None
    return bool(piece.evidence.excerpt) if what == "excerpt" else piece.excerpt(kept) == Finding.VERIFIED


def _is(what: str, piece: Piece, kept: Kept) -> bool:
    if what == "dead-link":
        return kept.is_dead(piece.evidence.url)
    if what == "self-reported":
        return piece.is_self_reported
    if what == "misquoted":
        return piece.excerpt(kept) in (Finding.NEAR, Finding.ABSENT)
    return piece.is_older
