"""All that a site tells of one document: its page and those of its commitments, and the same for machines."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from commitments.codec import encode_instant
from commitments.codec.public import public_document
from commitments.model import Commitment, Document, Status
from commitments.places import Span
from commitments.read_so_far import ReadSoFar
from commitments.reports import Report
from commitments.reports.columns import Seen
from commitments.reports.copies import Copies
from commitments.reports.exports.jsonl import objects
from commitments.reports.grouping import counts
from commitments.reports.lists.csv import text_lines
from commitments.reports.lists.json import in_list
from commitments.reports.markup import legal_line
from commitments.reports.members import TITLE as MEMBERS
from commitments.reports.members import members
from commitments.reports.safe import encoder, json_text
from commitments.reports.site import feeds, linked_data
from commitments.reports.site.addresses import (
    COPIES,
    INDEX,
    canonical,
    commitment_folder,
    document_folder,
    named_folder,
    root,
)
from commitments.reports.site.citing import cited
from commitments.reports.site.environment import written
from commitments.reports.site.presenters import passages, public
from commitments.reports.site.presenters.drawings import status_bar
from commitments.reports.site.presenters.page import shares
from commitments.reports.site.presenters.published import (
    CommitmentPage,
    DocumentPage,
    Page,
    ParagraphTold,
    Plain,
    PromiseEmbed,
    Row,
    ScorecardEmbed,
)
from commitments.reports.site.presenters.texts import kicker
from commitments.reports.site.presenters.values import Fact, Feed, Judged, Link, Mark, Promise
from commitments.reports.site.publication import Publication
from commitments.reports.story import due_words
from commitments.reports.table import rows as table_rows
from commitments.stats.counts import Assessed, proof
from commitments.stats.scores import by_actor
from commitments.tables import HEADER
from commitments.text import shorten

if TYPE_CHECKING:
    from commitments.copies import Kept

NEWEST = 50
"""Entries of a feed."""
_TOLD_APART = ("Who", "Tags", "Where", MEMBERS)
"""Facts that stand elsewhere on the page of a commitment."""
_CALLED = {"Guideline": "These rules", "Score": "Mean score"}
"""Facts that readers know by another word."""
_NEAR = 4
"""Commitments of the same section that are named on each side."""


class Material(NamedTuple):
    """What is published of a document."""

    document: Document
    commitments: tuple[Commitment, ...]
    text: str | None
    pieces: tuple[tuple[Span, str], ...]
    """Of the text, each with its state."""
    read: ReadSoFar | None
    kept: "Kept | None" = None
    """Of the evidence; None where nothing is."""


class DocumentSite:
    def __init__(self, about: Publication, given: Material) -> None:
        self.about, self.given = about, given
        self.document = document = given.document
        self.folder = document_folder(document.id)
        self.path = f"{self.folder}{INDEX}"
        self.title = legal_line(document.title) or document.id
        self._report = Report(
            document.title or document.id,
            about.today,
            (document,),
            given.commitments,
            about.stale_after,
            vocabulary=about.vocabulary,
            read=lambda _: given.read,
        )
        self._presenter = public.PublicPresenter(self._report, about.address(self.path), with_names=about.names_raters)
        self._presenter.drawn_until = date(about.today.year, 1, 1)
        self.entries = self._presenter.entries
        self._wording = self._presenter.wording
        self.marks = self._presenter.marks
        folder = f"../{COPIES}" if about.shows_copies else None
        self._copies = Copies(given.kept, folder, texts_alone=True) if given.kept else None
        address = about.address(f"{self.folder}00/{INDEX}")
        self._inner = public.PublicTeller({document.id: document}, self.marks, address, copies=self._copies)
        self._inner.with_names = about.names_raters

    @cached_property
    def news(self) -> list[feeds.Changed]:
        """The newest first."""
        found = feeds.changes(self.given.commitments, self.about.today)
        return sorted(found, key=lambda change: change.newness, reverse=True)

    def entry(self, change: feeds.Changed) -> str:
        where = commitment_folder(self.document.id, change.commitment.number)
        href = canonical(self.about.base_url, f"{where}{INDEX}")
        if self.about.names_raters:
            return feeds.entry(feeds.told(change, self._wording, href))
        if change.taken_back:
            change = change._replace(taken_back=change.taken_back._replace(by=""))
        return feeds.entry(feeds.told(change, self._wording, href)._replace(author=self.about.title))

    @cached_property
    def news_entries(self) -> list[str]:
        return [self.entry(change) for change in self.news]

    def pages(self) -> Iterator[Page]:
        """The document's own last, since it is long in coming."""
        for place, entry in enumerate(self.entries):
            promise = self._inner.promise(entry)
            yield self._commitment_page(place, promise)
            yield self._promise_embed(entry, promise)
        yield self._scorecard_embed()
        yield self._document_page()

    def paths(self) -> Iterator[str]:
        """Of all its files."""
        for entry in self.entries:
            folder = commitment_folder(self.document.id, entry.commitment.number)
            yield from (f"{folder}{name}" for name in (INDEX, "embed.html", "data.json", "data.csv"))
        yield from (f"{self.folder}{name}" for name in (INDEX, "embed.html", "data.json", "data.csv", "feed.atom"))
        if self.about.base_url:
            yield f"{self.folder}sitemap.xml"
        yield from (path for path, _ in self._texts())

    def plain(self) -> Iterator[Plain]:
        given, today, stale = self.given, self.about.today, self.about.stale_after
        lines = list(objects(given.commitments, today, stale))
        head, *rows = text_lines([[*HEADER], *table_rows(self._report)])
        for entry, line, row in zip(self.entries, lines, rows, strict=True):
            folder = commitment_folder(self.document.id, entry.commitment.number)
            yield Plain(f"{folder}data.json", f"{line}\n")
            yield Plain(f"{folder}data.csv", f"{head}{row}")
        record = json_text(encoder()(public_document(self.document, given.read)))
        yield Plain(
            f"{self.folder}data.json", f'{{\n"document": {record},\n"commitments": {"".join(in_list(lines))}}}\n'
        )
        yield Plain(f"{self.folder}data.csv", "".join([head, *rows]))
        yield Plain(f"{self.folder}feed.atom", "".join(self._feed()))
        if self.about.base_url:
            yield Plain(f"{self.folder}sitemap.xml", self._sitemap())
        yield from self._texts()

    def _texts(self) -> Iterator[Plain]:
        """Of the copies that its promises lead to, read one by one, since all of them together may be large."""
        copies = self._copies
        if copies is None or not self.about.shows_copies:
            return
        pieces = (e for one in self.given.commitments for update in one.updates for e in update.evidence)
        found = {copy.sha256: copy for copy in map(copies.copy, pieces) if copy}
        for copy in found.values():
            text = copies.kept.text(copy)
            if text is not None:
                yield Plain(f"{self.folder}{COPIES}/{copy.names.text}", text)

    def _feed(self) -> Iterator[str]:
        head = Feed(
            feeds.identity("feed", "document", self.document.id),
            f"{self.title} · {self.about.title}",
            "What changed status",
            encode_instant(max((change.recorded for change in self.news), default=feeds.LONG_AGO)),
            self.about.feed_links(f"{self.folder}feed.atom", self.path),
            self.about.title,
        )
        return feeds.feed(head, self.news_entries[:NEWEST])

    def _sitemap(self) -> str:
        places = [
            self.path,
            *(f"{commitment_folder(self.document.id, e.commitment.number)}{INDEX}" for e in self.entries),
        ]
        days = [None, *(entry.updated for entry in self.entries)]
        return sitemap(
            [(canonical(self.about.base_url, where), day or "") for where, day in zip(places, days, strict=True)]
        )

    # --- the document -------------------------------------------------------------------------------------------------

    @cached_property
    def _counts(self) -> dict[Status, int]:
        return counts(self.entries)

    @property
    def lead(self) -> str:
        return public.lead_of(self._counts)

    @cached_property
    def _judged(self) -> Judged | None:
        """How its members were judged, where any were."""
        found = members(self.entries)
        return self._presenter.judged(found) if found else None

    def _document_page(self) -> Page:
        given, presenter = self.given, self._presenter
        found = self._counts
        marks = public.apart(found, self.marks)
        page = DocumentPage(
            title=self.title,
            lead=self.lead,
            document=presenter.document(self.document, self.entries),
            reading=public.read_of_text(given.read, len(self.document.set_aside)),
            bar=status_bar(found, marks),
            shares=shares(found, marks),
            figures=tuple(public.figures(figures(self.entries), self.about.stale_after)),
            time_line=presenter.time_line(),
            attention=tuple(presenter.attention()),
            turns=tuple(presenter.turns()),
            judged=self._judged,
            scoring=public.SCORING if self._judged else "",
            groups=tuple(self._groups()),
            text=self._text(),
            has_text=given.text is not None,
            checksum=legal_line(self.document.sha256 or ""),
            downloads=DOWNLOADS,
            embed=canonical(self.about.base_url, f"{self.folder}embed.html"),
        )
        about = linked_data.page(
            "WebPage",
            self.title,
            canonical(self.about.base_url, self.path),
            self.lead,
            mainEntity=linked_data.work(self.document),
        )
        return self._framed(self.path, "document", self.title, self.lead, page, about)

    def _groups(self) -> Iterator[tuple[str, tuple[Row, ...]]]:
        """By section, in the order of the document."""
        sections: dict[str, list[Row]] = {}
        for entry in self.entries:
            sections.setdefault(legal_line(entry.commitment.section), []).append(self._row(entry, self.path))
        return ((title, tuple(rows)) for title, rows in sections.items())

    def _row(self, entry: Seen, path: str) -> Row:
        commitment = entry.commitment
        due = due_words(entry)
        flags = [flag for flag in entry.flags if flag != "deferred" or flag not in due]
        return Row(
            f"{commitment.number:02d}",
            self.about.link(path, commitment),
            self.marks[entry.standing.status],
            due,
            public.flags(flags),
        )

    def _text(self) -> Iterator[ParagraphTold]:
        if self.given.text is None:
            return iter(())
        address = self.about.address(self.path)
        promises = [
            passages.Standing(entry.commitment, entry.standing.status, address(entry.commitment))
            for entry in self.entries
        ]
        return passages.told(self.given.text, self.given.pieces, promises, self.document.set_aside)

    # --- a commitment -------------------------------------------------------------------------------------------------

    def _commitment_page(self, place: int, promise: Promise) -> Page:
        entry, about, document = self.entries[place], self.about, self.document
        commitment = entry.commitment
        folder = commitment_folder(document.id, commitment.number)
        path = f"{folder}{INDEX}"
        before, after = passages.around(self.given.text, commitment.span)
        promise = promise._replace(facts=tuple(_facts(promise.facts)))
        has_place = self.given.text is not None and commitment.span is not None
        page = CommitmentPage(
            promise=promise,
            kicker=f"Promise {commitment.number}",
            document=Link(self.title, f"../{INDEX}"),
            in_text=f"../{INDEX}#{passages.anchor(commitment)}" if has_place else "",
            before=before,
            after=after,
            where=public.place_words(commitment.place),
            related=tuple(self._related(place, path)),
            previous=about.link(path, self.entries[place - 1].commitment) if place else None,
            following=about.link(path, self.entries[place + 1].commitment) if place + 1 < len(self.entries) else None,
            subjects=tuple(_subjects(commitment, path, with_actors=not entry.standing.members)),
            members=tuple(self._members(entry, path)),
            citation=cited(entry, document, about.title, about.base_url, promise.mark.word),
            downloads=DOWNLOADS[:2],
            embed=canonical(about.base_url, f"{folder}embed.html"),
        )
        said = f"{promise.mark.word}{f' since {promise.since}' if promise.since else ''}: {commitment.quote}"
        thing = linked_data.page(
            "WebPage",
            promise.title,
            canonical(about.base_url, path),
            shorten(legal_line(said), 200),
            dateModified=entry.updated,
            mainEntity=linked_data.quotation(entry, document, promise.mark.word),
        )
        return self._framed(path, "promise", promise.title, said, page, thing)

    def _members(self, entry: Seen, path: str) -> Iterator[tuple[Link, Mark]]:
        """Each of those who promised with the status it has there, where they are judged apart."""
        if not entry.standing.members:
            return
        known = dict(by_actor(Assessed(entry.commitment, entry.standing, False, False)))
        for name in entry.commitment.actors:
            yield _subject("actors", name, path), self.marks[known.get(name, entry.standing.status)]

    def _related(self, place: int, path: str) -> Iterator[tuple[str, tuple[Row, ...]]]:
        """What shares its words, and what stands near it in the same section."""
        one = self.entries[place].commitment
        near = [
            other for other in self.entries[max(0, place - _NEAR) : place + _NEAR + 1] if other.commitment is not one
        ]
        shared = [o for o in near if one.span and o.commitment.span and one.span.overlaps(o.commitment.span)]
        if shared:
            yield "Promised in the same words", tuple([self._row(other, path) for other in shared])
        beside = [o for o in near if o not in shared and one.section and o.commitment.section == one.section]
        if beside:
            yield "Near it in the document", tuple([self._row(other, path) for other in beside])

    # --- to embed -----------------------------------------------------------------------------------------------------

    def _promise_embed(self, entry: Seen, promise: Promise) -> Page:
        path = f"{commitment_folder(self.document.id, entry.commitment.number)}embed.html"
        page = PromiseEmbed(promise._replace(history=()), Link(promise.title, INDEX), Link(self.title, f"../{INDEX}"))
        frame = self.about.frame(path, "embed-promise", promise.title, self.title, is_framed=True)
        return Page(path, frame, page)

    def _scorecard_embed(self) -> Page:
        found, told = self._counts, self._judged
        marks = public.apart(found, self.marks)
        path = f"{self.folder}embed.html"
        page = ScorecardEmbed(
            Link(self.title, INDEX),
            kicker(self.document),
            self.lead,
            status_bar(found, marks),
            shares(found, marks),
            told.scores if told else (),
            told.score_heads if told else (),
        )
        return Page(path, self.about.frame(path, "embed-scorecard", self.title, self.lead, is_framed=True), page)

    def _framed(self, path: str, body: str, title: str, said: str, page: object, thing: linked_data.Json) -> Page:
        folder = path.removesuffix(INDEX)
        alternates = [("json", f"{title} (JSON)", f"{folder}data.json"), ("csv", f"{title} (CSV)", f"{folder}data.csv")]
        alternates.append(("atom", self.title, f"{self.folder}feed.atom"))
        return Page(path, self.about.frame(path, body, title, said, alternates=alternates, about=thing), page)


DOWNLOADS = (Link("JSON", "data.json"), Link("CSV", "data.csv"), Link("Atom feed", "feed.atom"))
"""Of a page, beside it."""


def figures(entries: Sequence[Seen]) -> dict[str, int]:
    """Counts of what is said of promises, as `public.figures` asks for them."""
    flags = [flag for entry in entries for flag in entry.flags]
    proved = proof(entry.standing for entry in entries)
    return {
        **{flag: flags.count(flag) for flag in ("overdue", "stale", "part-rated")},
        "ratings": proved.ratings,
        "without": proved.without,
        "evidence": sum(len(update.evidence) for entry in entries for update in entry.commitment.counted),
        "updates": sum(len(entry.commitment.updates) for entry in entries),
    }


def _facts(found: Sequence[Fact]) -> Iterator[Fact]:
    for fact in found:
        if fact.word not in _TOLD_APART:
            called = _CALLED.get(fact.word)
            yield fact._replace(word=called, text=fact.text.replace("members", "who promised")) if called else fact


def sitemap(places: list[tuple[str, str]]) -> str:
    """Addresses on the web, each with the day on which it was last changed, or ""."""
    return "".join(written("sitemap.xml.j2", {"places": places}))


def _subjects(commitment: Commitment, path: str, *, with_actors: bool) -> Iterator[tuple[str, tuple[Link, ...]]]:
    if commitment.actors and with_actors:
        yield "Who promised", tuple([_subject("actors", name, path) for name in commitment.actors])
    if commitment.tags:
        yield "Tags", tuple([_subject("tags", name, path) for name in commitment.tags])


def _subject(kind: str, name: str, path: str) -> Link:
    return Link(legal_line(name), f"{root(path)}{named_folder(kind, name)}{INDEX}")
