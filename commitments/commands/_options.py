"""The options that several commands share, so that each is spelt and explained once."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from commitments.session import Session


def session_of(ctx: typer.Context) -> "Session":
    from commitments.session import Session

    assert isinstance(ctx.obj, Session)
    return ctx.obj


def completed(completer: str) -> Callable[[typer.Context, str], Any]:
    """Typer's way to a completer of `_complete`, for the shells that `completion` does not answer itself."""

    def complete(ctx: typer.Context, incomplete: str) -> Any:
        from commitments.commands import _complete

        given = ctx.find_root().params
        named = ctx.params.get("id_")
        return _complete.offers(completer, incomplete, given.get("store"), given.get("today"), [named] if named else [])

    return complete


def _known_format(name: str) -> str:
    """An unknown format is said before anything is read."""
    from commitments.errors import UnknownName
    from commitments.reports import row_formats

    if name not in row_formats():
        raise UnknownName("format", name, row_formats())
    return name


QueryWords = Annotated[
    list[str] | None,
    typer.Argument(metavar="[QUERY]...", help="Which ones; all without it.", autocompletion=completed("query")),
]
Selector = Annotated[
    str,
    typer.Argument(metavar="SELECTOR", help="An id, or a query in quotes.", autocompletion=completed("query")),
]
Explain = Annotated[bool, typer.Option("--explain", help="Print the query as it was understood on standard error.")]
AsOf = Annotated[str | None, typer.Option(metavar="DATE", help="As things stood on that day.")]
AsKnown = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="As the record said on that day: by what had been entered by its end (UTC), corrected or not; of the day "
        "of --as-of, else of that day itself. When a commitment was taken in is recorded nowhere: left out are those "
        "promised later, and the coding is today's.",
    ),
]
RowFormat = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="table, tsv, csv, json, jsonl, markdown or ids.",
        callback=_known_format,
        autocompletion=completed("row_format"),
    ),
]
Vocabulary = Annotated[
    str | None,
    typer.Option(
        "--vocabulary",
        metavar="NAME",
        help="In the words of politifact, polimeter, g20, ogp or trumptracker.",
        autocompletion=completed("vocabularies"),
    ),
]
Fields = Annotated[str | None, typer.Option(metavar="A,B", help="With json or jsonl: only these fields.")]
Limit = Annotated[int | None, typer.Option(min=0, metavar="N", help="At most N rows; what is left out is counted.")]
On = Annotated[str | None, typer.Option(metavar="DATE", help="When it became true in the world; today without it.")]
By = Annotated[str | None, typer.Option(metavar="NAME", help="Who enters it ($COMMITMENTS_BY, git's user.name).")]
Note = Annotated[str | None, typer.Option(metavar="TEXT", help="What happened, in a sentence or two.")]
EvidenceUrls = Annotated[
    list[str] | None, typer.Option("--evidence", metavar="URL", help="A source that shows it; may be repeated.")
]
EvidenceTitle = Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Title of the evidence.")]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Who published the evidence.")]
Published = Annotated[str | None, typer.Option(metavar="DATE", help="When the evidence was published.")]
Excerpt = Annotated[str | None, typer.Option(metavar="TEXT", help="The words of the evidence that matter.")]
Archive = Annotated[str | None, typer.Option(metavar="URL", help="An archived copy of the evidence.")]
EvidenceStance = Annotated[
    str | None, typer.Option("--stance", metavar="STANCE", help="supports, contradicts or context: of the rating.")
]
Actor = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="The actor of a joint promise it speaks of, or a group: each of its members.",
        autocompletion=completed("actors"),
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask before changing several.")]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Ask addresses of your own machine and network, too.")
]
Delay = Annotated[float, typer.Option(min=0, metavar="SECONDS", help="Between two pages of one host.")]

# The coding of a commitment, in add and edit.
Section = Annotated[str | None, typer.Option(metavar="TEXT", help="The heading it stands under.")]
Summary = Annotated[str | None, typer.Option(metavar="TEXT", help="The promise in your own words.")]
KindName = Annotated[
    str | None,
    typer.Option(
        "--kind",
        metavar="KIND",
        help="pledge, reaffirmation, agreement, launch, announcement or request.",
        autocompletion=completed("kinds"),
    ),
]
Actors = Annotated[
    list[str] | None,
    typer.Option(
        "--actor",
        metavar="NAME",
        help="Who commits, or a group of the settings; may be repeated.",
        autocompletion=completed("actors"),
    ),
]
Counterparties = Annotated[
    list[str] | None, typer.Option("--counterparty", metavar="NAME", help="To whom; may be repeated.")
]
Made = Annotated[str | None, typer.Option(metavar="DATE", help="When it was made, if not on the document's date.")]
Due = Annotated[
    str | None, typer.Option(metavar="DATE", help="When it should be done: 2018-03-01, Q3 2018, end of 2018.")
]
AmountText = Annotated[
    str | None, typer.Option("--amount", metavar="AMOUNT", help="Money promised, as in 1.6bn USD or 1-2bn USD.")
]
Tags = Annotated[list[str] | None, typer.Option("--tag", metavar="TAG", help="A tag; may be repeated.")]
Occurrence = Annotated[
    int | None, typer.Option(metavar="N", help="Which one, where the words stand several times in the document.")
]

# The facts of a document, in document add and document edit.
Title = Annotated[str | None, typer.Option(metavar="TEXT", help="Its title.")]
Issuer = Annotated[str | None, typer.Option(metavar="NAME", help="Who issued it.")]
DocumentKind = Annotated[str | None, typer.Option(metavar="TEXT", help="Fact sheet, communique, manifesto, …")]
PublishedOn = Annotated[str | None, typer.Option(metavar="DATE", help="When it was published.")]
WebAddress = Annotated[str | None, typer.Option(metavar="URL", help="Where it was found.")]
Language = Annotated[str | None, typer.Option(metavar="CODE", help="Its language, as in en.")]
