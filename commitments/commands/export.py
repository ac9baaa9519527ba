"""Write the report: Markdown, HTML, CSV, XLSX, JSON, JSON Lines, iCalendar, an Atom feed, or a template of your own.

commitments export -o report.md
commitments export tag:trade --title "Trade promises" -o trade.html
commitments export --as-of 2018-12-31 --group-by status
commitments export --as-known 2018-12-31 -o as-published.md    # as it was known then, and says so
commitments export --vocabulary politifact --format csv
commitments export status:kept -o report.xlsx
commitments export --template page.html.j2 -o page.html
"""

import io
import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Generic, TypeVar

import typer

from commitments import reports
from commitments.commands._options import AsKnown, AsOf, Explain, QueryWords, Vocabulary, completed, session_of
from commitments.desk.coverage import Readings
from commitments.desk.moment import Moment
from commitments.desk.side_by_side import Selection, side_by_side
from commitments.errors import CommitmentsError, StoreError, UnknownName, UsageError
from commitments.reports.wording import losses
from commitments.text import plural

if TYPE_CHECKING:
    from commitments.model import Commitment
    from commitments.query import Query
    from commitments.reports.codings import Coded
    from commitments.reports.copies import Copies
    from commitments.session import Session
    from commitments.stores import Store

GROUP = "Report"
T = TypeVar("T")


def run(
    ctx: typer.Context,
    query: QueryWords = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Into this file; its suffix says the format.")
    ] = None,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="markdown, html, csv, xlsx, json, jsonl, ics or atom.",
            autocompletion=completed("formats"),
        ),
    ] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="The report's title.")] = None,
    group_by: Annotated[
        str, typer.Option(metavar="FIELD", help="section, status, actor, group, counterparty, tag, kind, due, by, …")
    ] = "section",
    as_of: AsOf = None,
    as_known: AsKnown = None,
    vocabulary: Vocabulary = None,
    template: Annotated[
        str | None, typer.Option(metavar="FILE", help="A Jinja2 template for a layout of your own.")
    ] = None,
    explain: Explain = False,
) -> None:
    session = session_of(ctx)
    chosen = _format(format_, output, template)
    if group_by != "section":
        from commitments.reports import grouping  # late: most reports ask for no other

        group_by = grouping.named(group_by)
    moment = Moment.of(session, as_of, as_known)
    day = moment.day
    asked = moment.query(session, query, explain)
    store = session.store
    commitments = Selection(store, asked, moment)
    readings = Readings(session)
    if chosen in _STREAMED and not vocabulary:
        _stream(session, chosen, output, commitments, moment, readings, _named(store, asked) if query else None)
        return
    is_packed = reports.is_packed(chosen)
    # With a query, only those documents are told of that it names, or that something was found in.
    can_stream = output in _STANDARD and not query and chosen in _STREAMED_WITHIN and moment.known is None
    found = commitments if (can_stream or is_packed) and not vocabulary else list(commitments)
    told = {*_named(store, asked), *(() if is_packed else (one.document for one in found))} if query else set()
    documents = tuple(document for document in store.documents() if document.id in told or not query or is_packed)
    if moment.known is not None and not is_packed:
        found_in = {one.document for one in found}
        documents = tuple(one for one in documents if one.id in found_in or moment.may_know(one))
    readings.prepare([document.id for document in documents if document.id in told or not query])
    counted = _Counted(found)
    report = reports.Report(
        title=title or (documents[0].title if len(documents) == 1 else "Commitments"),
        today=day,
        documents=documents,
        commitments=counted if is_packed else found,
        stale_after=store.settings.stale_after,
        group_by=group_by,
        vocabulary=vocabulary,
        query=" ".join(query or ()),
        read=readings,
        template=_text_of(template) if template else "",
        template_name=os.path.basename(template) if template else "",
        templates=_layout(session) if chosen == "html" else {},
        coded=_coded(session, asked, moment) if chosen in _TELL_OF_CODERS else None,
        spread=side_by_side,
        known=moment.known,
        copies=_copies(store, output) if chosen in _TELL_OF_COPIES else None,
    )
    for note in losses(vocabulary, found, day):
        session.say(note)
    if is_packed:
        _give_bytes(session, output, session.watched("writing", reports.packed(chosen, report)))
        readings.keep()
    else:
        _give(session, output, session.watched("writing", reports.chunks(chosen, report)))
    if output not in _STANDARD:
        session.say(
            f"wrote {plural(counted.pieces, 'commitment') if is_packed else _told(chosen, found, day)} to {output}"
        )
    if (is_packed and not counted.pieces) or (chosen in _STREAMED and not found):
        _caution(session, readings)


def _stream(
    session: "Session",
    chosen: str,
    output: str | None,
    commitments: Selection,
    moment: Moment,
    readings: Readings,
    named: list[str] | None,
) -> None:
    """A line for each commitment, written as they are read; `named` are the documents that a query is limited to."""
    store = session.store

    def lines(some: Selection) -> Iterator[str]:
        documents = tuple(some.documents())
        stale_after = store.settings.stale_after
        report = reports.Report("", moment.day, documents, some, stale_after, read=readings, known=moment.known)
        return reports.chunks(chosen, report)

    readings.prepare(store.document_ids() if named is None else named)
    counted = _Counted(side_by_side(commitments, lines))
    _give(session, output, counted)
    readings.keep()
    rows = counted.pieces - (chosen == "csv")  # its header
    if output not in _STANDARD:
        session.say(f"wrote {plural(rows, 'commitment')} to {output}")
    if not rows:
        _caution(session, readings)


_STANDARD = (None, "-")
"""What stands for standard output."""
# Formats of a line for each commitment, which know a document at most by its id: they are written as they are read.
_STREAMED = ("csv", "jsonl")
# The same between a head, which may need all the documents, and a foot.
_STREAMED_WITHIN = ("ics", "json")


_TELL_OF_COPIES = ("html", "markdown")


def _copies(store: "Store", output: str | None) -> "Copies | None":
    """What is kept of the evidence, and the way to it from where the report is written."""
    if not store.kept():
        return None
    from commitments.reports.copies import Copies

    place = store.places().get("evidence")
    folder = None
    if place is not None:
        start = os.curdir if output in _STANDARD else os.path.dirname(output) or os.curdir
        folder = os.path.relpath(place, start).replace(os.sep, "/")
    return Copies(store.evidence, folder)


_TELL_OF_CODERS = ("html", "markdown", "template")


def _coded(session: "Session", asked: "Query", moment: Moment) -> "Coded | None":
    """The agreement of second coders, as known then; most stores have none."""
    if not session.store.coded():
        return None
    from commitments.desk.agreement import coded, material

    by = moment.known or (moment.day if moment.is_past else None)
    return coded(material(session, asked, of=moment.day, by=by))


def _layout(session: "Session") -> Mapping[str, str]:
    """The store's own templates, of which a user is told: they decide what a reader of the page sees."""
    found = session.store.templates()
    if found:
        session.say(f"laid out by {session.store.settings.templates}/ of this store")
    return found


def _named(store: "Store", asked: "Query") -> list[str]:
    """The documents that a query is limited to: how much of them is read is told of those without a match too."""
    named = asked.documents() or set()
    return [name for name in store.document_ids() if name in named]


class _Counted(Generic[T]):
    """Pieces, and how many there have been."""

    def __init__(self, pieces: Iterable[T]) -> None:
        self._all, self.pieces = pieces, 0

    def __iter__(self) -> Iterator[T]:
        for piece in self._all:
            self.pieces += 1
            yield piece


def _give(session: "Session", output: str | None, pieces: Iterable[str]) -> None:
    if output in _STANDARD:
        session.write(pieces)
    else:
        _write(output, _encoded(output, pieces))


def _give_bytes(session: "Session", output: str | None, pieces: Iterable[bytes]) -> None:
    if output in _STANDARD:
        session.write_bytes(pieces)
    else:
        _write(output, memoryview(b"".join(pieces)))


def _caution(session: "Session", readings: Readings) -> None:
    """What no row can say, where there is none."""
    if caution := readings.caution():
        session.say(caution)


def _told(chosen: str, found: "Iterable[Commitment]", day: date) -> str:
    """What the file tells of: a calendar holds only what has a day of its own."""
    dues = [commitment.due_now(day) for commitment in found]
    total = plural(len(dues), "commitment")
    return total if chosen != "ics" else f"the due dates of {len(dues) - dues.count(None):,} of {total}"


def _format(format_: str | None, output: str | None, template: str | None) -> str:
    if template and format_ not in (None, "template"):
        raise UsageError(f"--template is a layout of its own, so it does not go with --format {format_}")
    if template:
        return "template"
    named = [name for name in reports.formats() if name != "template"]
    if format_ == "template":
        raise UsageError("say which template, with --template FILE")
    if format_ is not None:
        aliases = {"md": "markdown"}
        chosen = aliases.get(format_, format_)
        if chosen not in named:
            raise UnknownName("format", format_, named)
        return chosen
    if output is None or output == "-":
        return "markdown"
    chosen_by_suffix = reports.format_of(output)
    if chosen_by_suffix is None:
        raise UsageError(f"{output}: no format goes with that suffix; name one with --format ({', '.join(named)})")
    return chosen_by_suffix


def _text_of(path: str) -> str:
    from commitments.intake.files import content

    try:
        return content(Path(path)).decode()
    except UnicodeDecodeError:
        raise UsageError(f"{path} is not a text in UTF-8") from None


def _encoded(path: str, pieces: Iterable[str]) -> memoryview:
    """In UTF-8, in one buffer: neither the pieces nor the whole text are in memory beside it."""
    encoded = io.BytesIO()
    try:
        encoded.writelines(piece.encode() for piece in pieces)
    except UnicodeEncodeError:
        raise CommitmentsError(f"{path} cannot be written: half a character (a lone surrogate) in the text") from None
    return encoded.getbuffer()


def _write(path: str, content: memoryview) -> None:
    """All or nothing: a report that could not be written whole does not replace the last one."""
    from commitments.stores import write_output

    try:
        write_output(path, content)
    except StoreError as error:
        raise CommitmentsError(f"{error}; choose another place with -o") from None
