"""List the evidence, a row for each piece: what is kept of it, whether its excerpt is proved, whether its link lives.

commitments evidence list
commitments evidence list 'status:kept no:copy'
commitments evidence list is:dead-link --format csv
commitments evidence list is:misquoted --columns id,excerpt,words,url

What a query asks of evidence (has:copy, no:archive, has:excerpt, is:verified, is:misquoted, is:dead-link,
is:self-reported, is:opposed, is:same-page, is:older-evidence) is asked of each piece, all else of its commitment.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from commitments.commands._options import Explain, Limit, QueryWords, RowFormat, session_of
from commitments.desk.evidence import chosen, copy_day
from commitments.desk.rows import Column, limited, say_none, show_rows, words_of
from commitments.names import field_named
from commitments.proofs import Piece
from commitments.reports import Cell
from commitments.text import plural

if TYPE_CHECKING:
    from commitments.copies import Kept


def run(
    ctx: typer.Context,
    query: QueryWords = None,
    columns: Annotated[
        str | None,
        typer.Option("--columns", metavar="A,B", help="Which columns: id, update, url, title, publisher, …"),
    ] = None,
    limit: Limit = None,
    format_: RowFormat = "table",
    explain: Explain = False,
) -> None:
    session = session_of(ctx)
    names = words_of(columns or "") or list(_SHORT if format_ in _FOR_EYES else _FIELDS)
    chosen_ = [field_named("column", name, list(_FIELDS)) for name in names]
    found: Iterable[Piece] = limited(session, chosen(session, query, explain=explain), limit, "pieces of evidence")
    kept = session.store.evidence
    if format_ == "table":
        found = list(found)
        if not found:
            say_none(session, "no evidence matches", limit)
            return
    heads = [Column(name, _FIELDS[name][0], "right" if name == "update" else "left") for name in chosen_]
    show_rows(session, heads, _rows(found, chosen_, kept), format_)
    if isinstance(found, list) and session.is_terminal:
        session.say(plural(len(found), "piece") + " of evidence")


def _rows(found: Iterable[Piece], names: list[str], kept: "Kept") -> Iterator[list[Cell]]:
    for piece in found:
        yield [_FIELDS[name][1](piece, kept) for name in names]


def _state(piece: Piece, kept: "Kept") -> str:
    """The link as it was seen last; a page that was only ever kept was there."""
    checked = kept.checked(piece.evidence.url)
    if checked is not None:
        return checked.state
    return "alive" if kept.copy(piece.evidence.url) else ""


def _looked(piece: Piece, kept: "Kept") -> str:
    at = kept.last_look(piece.evidence.url)
    return f"{at:%Y-%m-%d}" if at else ""


_SHORT = ("id", "update", "copy", "archived", "excerpt", "link", "url")
_FOR_EYES = ("table", "markdown")
_FIELDS: dict[str, tuple[str, Callable[[Piece, "Kept"], Cell]]] = {
    "id": ("Id", lambda piece, _: piece.commitment.id),
    "update": ("Update", lambda piece, _: piece.number),
    "status": ("Status", lambda piece, _: piece.update.status),
    "on": ("On", lambda piece, _: str(piece.update.on)),
    "stance": ("Stance", lambda piece, _: piece.evidence.stance.value),
    "publisher": ("Publisher", lambda piece, _: piece.evidence.publisher),
    "published": ("Published", lambda piece, _: str(piece.evidence.published or "")),
    "title": ("Title", lambda piece, _: piece.evidence.title),
    "copy": ("Copy", lambda piece, kept: copy_day(kept, piece.evidence.url)),
    "sha256": ("SHA-256", lambda piece, kept: (copy := kept.copy(piece.evidence.url)) and copy.sha256),
    "archived": ("Archive", lambda piece, kept: "yes" if kept.archive(piece.evidence) else ""),
    "archive": ("Archived at", lambda piece, kept: kept.archive(piece.evidence)),
    "excerpt": ("Excerpt", lambda piece, kept: piece.excerpt(kept)),
    "words": ("Words", lambda piece, _: piece.evidence.excerpt),
    "link": ("Link", _state),
    "looked": ("Looked at", _looked),
    "self_reported": ("Self-reported", lambda piece, _: "yes" if piece.is_self_reported else ""),
    "url": ("Url", lambda piece, _: piece.evidence.url),
}
