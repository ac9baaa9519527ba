"""What the commands about evidence share: which pieces are meant, and how what is kept of them is said."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from commitments.addresses import same_page
from commitments.checks import is_web_address
from commitments.differences import Difference
from commitments.differences import Piece as Run
from commitments.excerpts import Finding
from commitments.proofs import Piece, pieces
from commitments.text import one_line, shorten

if TYPE_CHECKING:
    from commitments.copies import Kept
    from commitments.model import Evidence
    from commitments.session import Session

_SHOWN = 1_500
"""Characters of a difference that are shown."""


def chosen(session: "Session", query: Sequence[str] | None, *, explain: bool = False) -> Iterator[Piece]:
    """The pieces of evidence that a query means: what it asks of evidence is asked of each alone, all else of its
    commitment."""
    asked = session.select(query, explain=explain)
    for commitment in session.commitments(asked.of_pieces):
        found = pieces(commitment, session.today)
        yield from (piece for piece in found if asked.matches_all or asked.meets(piece, session.today))


def pages(found: Iterable[Piece]) -> dict[str, list[str]]:
    """Each page of the web among them, as it is spelt first, and the ids of the commitments that it is evidence for."""
    spelt: dict[str, str] = {}
    ids: dict[str, list[str]] = {}
    for piece in found:
        url = piece.evidence.url
        if not is_web_address(url):
            continue
        said = ids.setdefault(spelt.setdefault(same_page(url), url), [])
        if piece.commitment.id not in said:
            said.append(piece.commitment.id)
    return ids


def tell_excerpts(session: "Session", evidence: Iterable["Evidence"]) -> None:
    """Of each excerpt whose page has a copy, whether it stands in that."""
    for one in evidence:
        if one.excerpt and session.store.evidence.copy(one.url) is not None:
            _tell_excerpt(session, one)


def _tell_excerpt(session: "Session", evidence: "Evidence") -> None:
    kept = session.store.evidence
    shown = kept.shown(evidence)
    if shown is None:
        copy = kept.copy(evidence.url)
        why = f" ({shorten(copy.without_text, 100)})" if copy and copy.without_text else ""
        session.say(f"the excerpt cannot be looked for: the copy has no text to look in{why}")
        return
    day = f"{shown.copy.last:%Y-%m-%d}"
    if shown.finding is Finding.VERIFIED:
        session.say(f"excerpt verified: it stands in the copy of {day}")
    elif shown.finding is Finding.NEAR and shown.proof.difference:
        session.warn(f"the excerpt stands only nearly in the copy of {day}: {in_words(shown.proof.difference)}")
    else:
        session.warn(
            f"the excerpt is not in the copy of {day}; commitments undo takes this back, and commitments evidence keep "
            "--again gets the page anew"
        )


def in_words(difference: Difference, most: int = _SHOWN) -> str:
    """On one line: `[-what the first says alone-] {+what the second does+}`.

    >>> from commitments.differences import difference
    >>> in_words(difference("We will halve it.", "We will not halve them."))
    'We will {+not+} halve [-it.-] {+them.+}'
    """
    runs = bounded(difference, most).pieces
    return shorten(" ".join(_MARKS[run.sort].format(one_line(run.text)) for run in runs), most)


def bounded(difference: Difference, most: int = _SHOWN) -> Difference:
    """Of a difference no more than is shown: there may be as many of them as there are pages."""
    return difference._replace(pieces=tuple(_until(difference.around().pieces, most)))


_MARKS = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}


def _until(runs: Sequence[Run], most: int) -> Iterator[Run]:
    """As many as are shown, which need not be all."""
    for run in runs:
        if most <= 0:
            return
        yield run._replace(text=shorten(run.text, most))
        most -= len(run.text)


def copy_day(kept: "Kept", url: str) -> str:
    """The day of the newest copy; "" where there is none."""
    copy = kept.copy(url)
    return f"{copy.last:%Y-%m-%d}" if copy else ""
