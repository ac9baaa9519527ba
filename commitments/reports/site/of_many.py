"""The pages of a site that tell of many documents, made from what was kept of each."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from heapq import nlargest

from commitments.model import Status
from commitments.read_so_far import ReadSoFar
from commitments.reports.corrections import TITLES
from commitments.reports.markup import legal_line
from commitments.reports.prose import counted, day
from commitments.reports.site import feeds, linked_data
from commitments.reports.site.addresses import INDEX, canonical, commitment_folder, document_folder, root
from commitments.reports.site.of_document import DOWNLOADS, NEWEST
from commitments.reports.site.presenters import public
from commitments.reports.site.presenters.drawings import status_bar
from commitments.reports.site.presenters.marks import Marks
from commitments.reports.site.presenters.page import shares
from commitments.reports.site.presenters.published import (
    CorrectionsPage,
    DataPage,
    HomePage,
    ListPage,
    MethodPage,
    Page,
    Row,
    SearchPage,
    Subject,
    SubjectPage,
)
from commitments.reports.site.presenters.values import Bar, Feed, Link, Mark, Turns
from commitments.reports.site.publication import Publication
from commitments.reports.site.summaries import Details, Line, News, Share, Summary, added, in_order
from commitments.reports.site.told import flags_of, subjects
from commitments.symbols import BEST_FIRST
from commitments.text import fold

_HOME_DOCUMENTS, _HOME_CHANGES = 30, 10
_LISTED = 300
"""More promises of an actor or a tag are counted by document, and not listed."""
_BARS = 200
_TURNS = 100
_CHOICES = 60
"""More documents, actors or tags are no list to choose from."""


class Collection:
    """All that is published. `details` gives what was kept of a document beside its summary."""

    def __init__(self, about: Publication, summaries: Mapping[str, Summary], details: Callable[[str], Details]) -> None:
        self.about, self.summaries, self._details = about, summaries, details
        self._wording = public.PublicWording(about.vocabulary)
        self.marks = Marks(self._wording)
        self.counts = added([one.counts for one in summaries.values()])
        self.by_subject: dict[str, dict[str, Share]] = {}
        """By the folder of its page: an actor's or tag's share of each document."""
        for name, one in summaries.items():
            for where, share in one.shares.items():
                self.by_subject.setdefault(where, {})[name] = share

    # --- home ---------------------------------------------------------------------------------------------------------

    def home(self) -> Page:
        figures = added([one.figures for one in self.summaries.values()])
        found = in_order(self.counts)
        said = public.lead_of(found)
        documents, marks = self.documents(), public.apart(found, self.marks)
        page = HomePage(
            self.about.title,
            said,
            self._reading(),
            status_bar(found, marks),
            shares(found, marks),
            tuple(public.figures(figures, self.about.stale_after)),
            tuple(self._changes()),
            tuple([self._subject(name, INDEX) for name in documents[:_HOME_DOCUMENTS]]),
            f"{len(documents) - _HOME_DOCUMENTS:,}" if len(documents) > _HOME_DOCUMENTS else "",
        )
        base = self.about.base_url
        files = [(type, canonical(base, f"data/commitments.{kind}")) for type, kind in _DOWNLOADS]
        thing = linked_data.dataset(self.about.title, said, canonical(base, INDEX), files)
        alternates = [("json", f"{self.about.title} (JSON)", "data.json"), ("atom", self.about.title, "feed.atom")]
        return Page(
            INDEX, self.about.frame(INDEX, "home", self.about.title, said, alternates=alternates, about=thing), page
        )

    def _reading(self) -> str:
        return public.read_of_all([ReadSoFar(*one.read) for one in self.summaries.values() if one.read])

    def documents(self) -> list[str]:
        """The latest published first."""
        return sorted(sorted(self.summaries), key=lambda name: self.summaries[name].published, reverse=True)

    def _subject(
        self, name: str, path: str, *, with_bar: bool = True, counts: Mapping[str, int] | None = None
    ) -> Subject:
        one = self.summaries[name]
        told = one.counts if counts is None else counts
        total = sum(told.values())
        bar = self._bar(told) if with_bar and total else None
        read = ReadSoFar(*one.read).percent if one.read else "no text"
        return Subject(
            Link(one.title, f"{root(path)}{document_folder(name)}{INDEX}"), one.kicker, f"{total:,}", bar, read
        )

    def _changes(self) -> Iterator[tuple[Link, str, Mark | None, str]]:
        for name, news in self._newest({name: one.newest for name, one in self.summaries.items()}, _HOME_CHANGES):
            line = next(line for line in self._details(name).lines if line.number == news.number)
            link = Link(public.short(line.title), f"{commitment_folder(name, line.number)}{INDEX}")
            yield link, news.day, self.marks[Status(news.status)] if news.status else None, news.said

    def _newest(self, recorded: Mapping[str, str], most: int, where: str = "") -> list[tuple[str, News]]:
        """The newest changes first, of documents for each of which it is known when its newest was recorded; `where`
        for those of an actor or a tag alone."""
        found: list[tuple[str, News]] = []
        for name in sorted(recorded, key=lambda name: (recorded[name], name), reverse=True):
            if not recorded[name] or (len(found) >= most and recorded[name] < found[-1][1].recorded):
                break
            known = self._details(name)
            numbers = {line.number for line in known.lines if where in subjects(line)} if where else None
            news = [(name, one) for one in known.news if numbers is None or one.number in numbers]
            found = nlargest(
                most, [*found, *news], key=lambda one: (one[1].recorded, one[1].effective, one[0], *one[1].newness)
            )
        return found

    # --- lists --------------------------------------------------------------------------------------------------------

    def document_list(self) -> Page:
        names = self.documents()
        path = f"documents/{INDEX}"
        found = tuple([self._subject(name, path, with_bar=len(names) <= _BARS) for name in names])
        said = f"{counted(len(names), 'document')}. {self._reading()}".strip()
        page = ListPage("Documents", said, "Document", found, True)
        return Page(path, self.about.frame(path, "subjects", "Documents", said), page)

    def subject_list(self, kind: str) -> Page:
        """All `actors`, or all `tags`."""
        path, found = f"{kind}/{INDEX}", []
        wheres = [where for where in self.by_subject if where.startswith(f"{kind}/")]
        for where in sorted(wheres, key=lambda where: (fold(self.name(where)), where)):
            counts = self.of_subject(where)
            bar = self._bar(counts) if len(wheres) <= _BARS else None
            documents = counted(len(self.by_subject[where]), "document")
            found.append(
                Subject(Link(self.name(where), f"../{where}{INDEX}"), documents, f"{sum(counts.values()):,}", bar, "")
            )
        title, heading = {"actors": ("Who promised", "Who promised"), "tags": ("Tags", "Tag")}[kind]
        said = counted(len(found), "tag") if kind == "tags" else counted(len(found), "name")
        page = ListPage(title, f"{said}.", heading, tuple(found), False)
        return Page(path, self.about.frame(path, "subjects", title, said), page)

    def _bar(self, counts: Mapping[str, int]) -> Bar:
        found = in_order(counts)
        return status_bar(found, public.apart(found, self.marks))

    def name(self, where: str) -> str:
        return min(share.name for share in self.by_subject[where].values())

    def of_subject(self, where: str) -> dict[str, int]:
        return added([share.counts for share in self.by_subject[where].values()])

    # --- an actor or a tag --------------------------------------------------------------------------------------------

    def lines_of(self, where: str) -> Iterator[tuple[str, list[tuple[Line, str]]]]:
        """By document, each with the status and the flags that it has there."""
        for name in sorted(self.by_subject[where]):
            lines = [(line, *own[where]) for line in self._details(name).lines if where in (own := subjects(line))]
            yield name, [(line._replace(flags=flags_of(line, who)), status) for line, who, status in lines]

    def subject(self, where: str) -> Page:
        path, counts, name = f"{where}{INDEX}", self.of_subject(where), self.name(where)
        found = in_order(counts)
        marks = public.apart(found, self.marks)
        total = sum(counts.values())
        groups = []
        if total <= _LISTED:
            for document, lines in self.lines_of(where):
                link = Link(self.summaries[document].title, f"{root(path)}{document_folder(document)}{INDEX}")
                groups.append((link, tuple([self._row(document, line, status, path) for line, status in lines])))
        few = len(self.by_subject[where]) <= _BARS
        documents = tuple([
            self._subject(document, path, with_bar=few, counts=share.counts)
            for document, share in sorted(self.by_subject[where].items())
        ] if total > _LISTED else [])  # fmt: skip
        kind = "Who promised" if where.startswith("actors/") else "Tag"
        said = f"{public.lead_of(found)} In {counted(len(self.by_subject[where]), 'document')}."
        page = SubjectPage(
            *(name, kind, said, status_bar(found, marks), shares(found, marks)),
            *(tuple(groups), documents, DOWNLOADS),
        )
        alternates = [
            (form, name, f"{where}{file}")
            for form, file in (("json", "data.json"), ("csv", "data.csv"), ("atom", "feed.atom"))
        ]
        thing = linked_data.page("CollectionPage", name, canonical(self.about.base_url, path), said)
        return Page(path, self.about.frame(path, "subject", name, said, alternates=alternates, about=thing), page)

    def subject_rows(self, where: str) -> Iterator[dict[str, object]]:
        """What the page tells: its promises, or where these are too many the number of each status by document."""
        if sum(self.of_subject(where).values()) > _LISTED:
            for name, share in sorted(self.by_subject[where].items()):
                of: dict[str, object] = {"document": name, "title": self.summaries[name].title}
                yield of | {status.value: share.counts.get(status.value, 0) for status in BEST_FIRST[:-1]}
            return
        for document, lines in self.lines_of(where):
            for line, status in lines:
                told: dict[str, object] = {
                    "id": f"{document}-{line.number:02d}",
                    "document": document,
                    "number": line.number,
                }
                facts = {
                    "title": line.title,
                    "status": status,
                    "due": line.due,
                    "flags": line.flags,
                    "quote": line.quote,
                }
                yield told | facts | {"actors": line.actors, "tags": line.tags, "updated": line.updated}

    def _row(self, document: str, line: Line, status: str, path: str) -> Row:
        link = Link(public.short(line.title), f"{root(path)}{commitment_folder(document, line.number)}{INDEX}")
        return Row(f"{line.number:02d}", link, self.marks[Status(status)], day(line.due), public.flags(line.flags))

    def feed(self, where: str = "") -> str:
        """Of the whole site, or of an actor or a tag."""
        if where:
            recorded = {name: share.newest for name, share in self.by_subject[where].items()}
            kind, title = (
                ("actor" if where.startswith("actors/") else "tag"),
                f"{self.name(where)} · {self.about.title}",
            )
            identity = feeds.identity("feed", kind, where.strip("/").partition("/")[2])
        else:
            recorded = {name: one.newest for name, one in self.summaries.items()}
            title, identity = self.about.title, feeds.identity("feed", "site")
        news = self._newest(recorded, NEWEST, where)
        head = Feed(
            *(identity, title, "What changed status"),
            max((one.changed for _, one in news), default="1970-01-01T00:00:00Z"),
            self.about.feed_links(f"{where}feed.atom", f"{where}{INDEX}"),
            self.about.title,
        )
        return "".join(feeds.feed(head, (one.xml for _, one in news)))

    # --- about it all -------------------------------------------------------------------------------------------------

    def method(self, agreement: Iterable[str]) -> Page:
        path = f"method/{INDEX}"
        raters = sorted({name for one in self.summaries.values() for name in one.raters})
        figures = added([one.figures for one in self.summaries.values()])
        rests = f"What is told here rests on {counted(figures.get('updates', 0), 'update')} with "
        rests += f"{counted(figures.get('evidence', 0), 'piece')} of evidence."
        blurred = self._blurred()
        page = MethodPage(
            *(
                "Method",
                public.meanings(self.marks),
                blurred,
                tuple(public.flag_meanings(self.about.stale_after)),
                (*_METHOD, public.SCORING, rests),
            ),
            tuple(map(legal_line, agreement)),
            legal_line(f"The updates were made by {', '.join(raters)}.") if raters else "",
            *(self._reading(), linked_data.TYPES),
        )
        said = "What the statuses mean, and how ratings are made"
        return Page(path, self.about.frame(path, "method", "Method", said), page)

    def _blurred(self) -> tuple[str, ...]:
        """What the vocabulary cannot say of the statuses that are told."""
        for status in self.counts:
            self._wording.word(Status(status))
        return tuple(map(legal_line, self._wording.notes()))

    def corrections(self) -> Page:
        path = f"corrections/{INDEX}"
        told = []
        for title in TITLES:
            days = [(at, name) for name, one in self.summaries.items() for at in one.turned.get(title, ())]
            if days:
                names = {name for _, name in nlargest(_TURNS, days)}
                several = nlargest(
                    _TURNS, [turn for name in sorted(names) for turn in self._turned(name, title)], key=_at
                )
                items = tuple([self._turn(path, *one[1:]) for one in several])
                told.append(Turns(f"h-{title.casefold()}", title, public.turn_meaning(title), f"{len(days):,}", items))
        said = "Mistakes that were corrected, and events that changed how a closed promise stands. The latest first."
        page = CorrectionsPage("Corrections", said, tuple(told))
        return Page(path, self.about.frame(path, "corrections", "Corrections", said), page)

    def _turned(self, name: str, title: str) -> Iterator[tuple[str, str, int, list[object], str]]:
        """Of one document, each with its day, its commitment, what is said, and the title of the commitment."""
        known = self._details(name)
        titles = {line.number: line.title for line in known.lines}
        return ((at, name, number, pieces, titles[number]) for at, number, pieces in known.turns.get(title, ()))

    def _turn(
        self, path: str, name: str, number: int, pieces: list[object], title: str
    ) -> tuple[Link, tuple[Mark | str, ...]]:
        link = Link(public.short(title), f"{root(path)}{commitment_folder(name, number)}{INDEX}")
        return link, tuple([piece if isinstance(piece, str) else self.marks[Status(piece[0])] for piece in pieces])  # type: ignore[index]

    def data(self) -> Page:
        path = f"data/{INDEX}"
        said = "All that is published, for spreadsheets and programs. Every page has its own data beside it too."
        files = (
            (Link("commitments.csv", "commitments.csv"), "every promise, one a row"),
            (Link("commitments.jsonl", "commitments.jsonl"), "every promise as JSON, one a line"),
            (Link("documents.jsonl", "documents.jsonl"), "every document as JSON, one a line"),
            (Link("feed.atom", "../feed.atom"), "what changed status, as a feed"),
        )
        return Page(path, self.about.frame(path, "data", "Data", said), DataPage("Data", said, files))

    def search(self) -> Page:
        path = f"search/{INDEX}"
        names = {
            kind: sorted({self.name(w) for w in self.by_subject if w.startswith(f"{kind}/")}, key=fold)
            for kind in ("actors", "tags")
        }
        statuses = in_order(self.counts)
        marks = public.apart(statuses, self.marks)
        choices: dict[str, tuple[str | tuple[str, str], ...]] = {
            "statuses": tuple([(status.value, marks.word(status)) for status in statuses]),
            "documents": tuple([(name, self.summaries[name].title) for name in self.documents()]),
            **{kind: tuple(found) for kind, found in names.items()},
        }
        typed = tuple([kind for kind, found in choices.items() if len(found) > _CHOICES])
        few = {kind: () if kind in typed else found for kind, found in choices.items()}
        page = SearchPage("Search", self.about.title, few, typed, counted(sum(self.counts.values()), "promise"))
        said = "Search all promises by words, status, document, tag, and who promised"
        return Page(path, self.about.frame(path, "search", "Search", said, scripts=("static/search.js",)), page)


_DOWNLOADS = (("text/csv", "csv"), ("application/jsonl", "jsonl"))
_METHOD = tuple(
    """\
How a promise stands follows from dated updates in its history, each with its source. An update counts from the day on
which what it tells became true, not from the day on which it was written; one that names but a month or a year counts
from the end of it. Updates are never changed: a later one corrects an earlier one, and both stay visible.

Quotations are word for word, and each is checked against the text of its document. Every sentence of a document is a
promise, a heading, set aside with a reason, or still unread. How much was read is told on the page of the document, and
its text shows which is which.

Where several have promised the same together, each of them can be rated. The promise has a status of its own once all
of them are.
""".replace("\n", " ")
    .strip()
    .split("  ")
)


def _at(turn: tuple[str, str, int, list[object], str]) -> tuple[str, str, int]:
    return turn[:3]
