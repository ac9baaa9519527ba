"""A commitment whose words or coding are changed: what was read from the quote is read again, what was typed stays."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import TYPE_CHECKING, Any

from commitments.desk.said.coding import coded
from commitments.desk.said.quote import locate
from commitments.model import Commitment, Document, Span

if TYPE_CHECKING:
    from commitments.groups import Groups
    from commitments.session import Session


def edited_coding(
    session: "Session", before: Commitment, document: Document, text: str | None
) -> AbstractContextManager[Commitment]:
    """The commitment as the user leaves it in the editor, for as long as it takes to store it."""
    from commitments.desk.said.editor import in_editor

    groups = session.store.settings.groups

    def edited(said: dict[str, Any]) -> Commitment:
        after, typed = before, _differing(before, said, session.today, groups)
        if "quote" in typed:
            after = requoted(before, str(typed["quote"]), document, text, groups, otherwise="")
        return coded(after, typed, session.today, groups)

    return in_editor(session, before, edited)


def _differing(before: Commitment, said: dict[str, Any], today: date, groups: "Groups") -> dict[str, Any]:
    """What was changed in the editor, where every field stands."""
    after = coded(before, said, today, groups)
    differing = {name for name in said if name == "quote" or getattr(after, name) != getattr(before, name)}
    if "actors" in differing:
        differing.add("groups")  # which stand there as they are to be
    return {name: value for name, value in said.items() if name in differing}


def requoted(
    before: Commitment,
    quote: str,
    document: Document,
    text: str | None,
    groups: "Groups",
    occurrence: int | None = None,
    otherwise: str = "say which with --occurrence N",
) -> Commitment:
    """With other words, and what the extractor reads from them. Raises CommitmentsError for what the text does not
    hold, or holds more than once; `otherwise` is the way to mean one of several."""
    if quote == before.quote and occurrence is None:
        return before
    if text is None:
        return before._replace(quote=quote.strip() or before.quote)
    return respanned(before, locate(text, quote, before.document, occurrence, otherwise), document, text, groups)


def respanned(before: Commitment, span: Span, document: Document, text: str, groups: "Groups") -> Commitment:
    """With the words there, and what the extractor reads from them."""
    after = before._replace(quote=text[span.start : span.end], span=span)
    if after.span == before.span:
        return after
    from commitments.desk.said.splitting import recoded

    after = recoded(after, text, document, was=before)
    return after._replace(groups=tuple(groups_left(before, after.actors, groups)))


def groups_left(commitment: Commitment, actors: Sequence[str], groups: "Groups") -> list[str]:
    """A group stays as long as nobody of it was taken away who was there: its members of then may not be today's."""
    from commitments.groups import group_named
    from commitments.text import fold

    gone = set(map(fold, commitment.actors)) - set(map(fold, actors))
    left = []
    for name in commitment.groups:
        known = group_named(name, groups)
        members = set(map(fold, groups[known])) if known else set(map(fold, commitment.actors))
        if not members & gone:
            left.append(name)
    return left
