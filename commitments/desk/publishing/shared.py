"""The files that tell of many documents, each made again only where what it tells of has changed."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial

from commitments.desk.publishing import manifest
from commitments.desk.publishing.documents import Files, Made, begun, laid_out
from commitments.desk.publishing.folder import SiteFolder
from commitments.desk.publishing.joined import joined
from commitments.desk.publishing.manifest import Unit
from commitments.model import Status
from commitments.reports import Cell
from commitments.reports.lists.csv import lines as csv_lines
from commitments.reports.lists.json import in_list
from commitments.reports.safe import json_text
from commitments.reports.site import searching
from commitments.reports.site.addresses import INDEX, canonical, commitment_folder
from commitments.reports.site.environment import static, style, written
from commitments.reports.site.of_document import sitemap
from commitments.reports.site.of_many import Collection
from commitments.reports.site.presenters.published import Page
from commitments.reports.site.publication import Publication
from commitments.reports.site.summaries import Details, Summary, fingerprint

_SUBJECTS = ("actors/", "tags/")
_FILES = {
    "static": ("static/site.css", "static/search.js"),
    "home": (INDEX, "data.json", "feed.atom"),
    "lists": (f"documents/{INDEX}", f"actors/{INDEX}", f"tags/{INDEX}"),
    "method": (f"method/{INDEX}",),
    "corrections": (f"corrections/{INDEX}",),
    "search": (f"search/{INDEX}", "search/index.js"),
    "data": tuple([f"data/{name}" for name in (INDEX, "commitments.csv", "commitments.jsonl", "documents.jsonl")]),
    "web": ("pages.xml", "sitemap.xml", "robots.txt"),
}
"""Of the units whose files are always these."""


class Shared:
    def __init__(
        self,
        folder: SiteFolder,
        about: Publication,
        summaries: Mapping[str, Summary],
        templates: Mapping[str, str],
        *,
        before: Mapping[str, Unit],
        is_anew: bool,
        is_thorough: bool,
        note: Callable[[dict[str, Unit]], None],
    ) -> None:
        """With `is_anew` every file is made again, whatever it was made from; `is_thorough` as in `Files`. `note` is
        told which files are to be written, before they are."""
        self._folder, self._about, self._summaries, self._templates = folder, about, summaries, templates
        self._before, self._note, self._is_anew = before, note, is_anew
        self._is_thorough = is_thorough
        self.units: dict[str, Unit] = {}
        self._details = lru_cache(maxsize=64)(self._read)
        self._pages = Collection(about, summaries, self._details)
        self._prints = {name: one.print for name, one in sorted(summaries.items())}

    def _read(self, name: str) -> Details:
        return manifest.read_details(self._folder, name)

    def made(self, agreement: Iterable[str]) -> Iterator[Made]:
        wanted = list(self._all(tuple(agreement)))
        stale = {name: print_ for name, print_, _ in wanted if self._is_stale(name, print_)}
        names = {name for name, _, _ in wanted}
        gone = [name for name in self._before if name not in names]
        if stale or gone:
            self._begin(stale)
        for name, print_, make in wanted:
            if name not in stale:
                self.units[name] = self._before[name]
            elif self._folder.is_dry:  # what it would be made from is not all there
                yield Made(name, None, len(_files(name)), 0, _files(name))
            else:
                yield self._made(name, print_, make)
        for name in gone:
            yield self._made(name, "", lambda _: None)

    def _is_stale(self, name: str, print_: str) -> bool:
        return self._is_anew or name not in self._before or self._before[name].print != print_

    def _begin(self, stale: Iterable[str]) -> None:
        """Without the prints of what they were made from, so that whoever comes after this run makes them again."""
        noted = dict(self._before)
        for name in stale:
            before = self._before[name].files if name in self._before else {}
            noted[name] = Unit("", begun(self._folder, before, _files(name)) or before)
        self._note(noted)
        self._before = noted

    def _made(self, name: str, print_: str, make: Callable[[Files], None]) -> Made:
        files = Files(self._folder, self._before[name].files, is_thorough=self._is_thorough)
        make(files)
        files.finish()
        if files.now:
            self.units[name] = Unit(print_, files.now)
        return Made(name, None, files.written, files.removed, tuple(files.names))

    def _all(self, agreement: tuple[str, ...]) -> Iterator[tuple[str, str, Callable[[Files], None]]]:
        """Of each unit its name, of what it is made, and how."""
        pages, everything = self._pages, fingerprint(self._prints)
        yield "static", fingerprint(self._style(), static("search.js")), self._static
        yield "home", everything, self._home
        yield "lists", everything, lambda files: self._laid_out(files, self._lists())
        yield (
            "method",
            fingerprint(everything, agreement),
            lambda files: self._laid_out(files, [pages.method(agreement)]),
        )
        turned = [(name, one.turned, one.print) for name, one in sorted(self._summaries.items()) if one.turned]
        yield "corrections", fingerprint(turned), lambda files: self._laid_out(files, [pages.corrections()])
        for where in sorted(pages.by_subject):
            shares = [
                (name, self._summaries[name].title, self._summaries[name].kicker, share)
                for name, share in sorted(pages.by_subject[where].items())
            ]
            yield where, fingerprint(shares), partial(self._subject, where=where)
        yield from self._search()
        yield "data", everything, self._data
        if self._about.base_url:
            yield "web", fingerprint(everything, self._about.base_url), self._web

    def _laid_out(self, files: Files, pages: Iterable[Page]) -> None:
        for path, data in laid_out(iter(pages), self._templates):
            files.take(path, data)

    def _style(self) -> str:
        return style("report.css", {**self._templates, "static/own.css": ""}) + style("site.css", self._templates)

    def _static(self, files: Files) -> None:
        files.take("static/site.css", self._style().encode())
        files.take("static/search.js", static("search.js").encode())

    def _home(self, files: Files) -> None:
        self._laid_out(files, [self._pages.home()])
        told = {
            "title": self._about.title,
            "commitments": sum(self._pages.counts.values()),
            "statuses": self._pages.counts,
        }
        documents = (
            {"id": name, "title": one.title, "published": one.published or None, "statuses": one.counts}
            for name, one in sorted(self._summaries.items())
        )
        files.take("data.json", _json(told, "documents", documents))
        files.take("feed.atom", self._pages.feed().encode())

    def _lists(self) -> Iterator[Page]:
        yield self._pages.document_list()
        yield self._pages.subject_list("actors")
        yield self._pages.subject_list("tags")

    def _subject(self, files: Files, where: str) -> None:
        rows = list(self._pages.subject_rows(where))
        self._laid_out(files, [self._pages.subject(where)])
        files.take(f"{where}data.json", _json({"name": self._pages.name(where)}, "rows", rows))
        heads = list(rows[0]) if rows else []
        table: list[list[Cell]] = [[*heads], *([_cell(value) for value in row.values()] for row in rows)]
        files.take(f"{where}data.csv", "".join(csv_lines(table)).encode())
        files.take(f"{where}feed.atom", self._pages.feed(where).encode())

    # --- the index for searching --------------------------------------------------------------------------------------

    def _search(self) -> Iterator[tuple[str, str, Callable[[Files], None]]]:
        count = searching.shard_count(sum(self._pages.counts.values()))
        shards: dict[str, list[str]] = {}
        for name, one in sorted(self._summaries.items()):
            if one.counts:
                shards.setdefault(searching.shard_of(name, count), []).append(name)
        for shard, names in sorted(shards.items()):
            print_ = fingerprint([(name, self._prints[name]) for name in names])
            yield f"search/{shard}", print_, partial(self._shard, shard=shard, names=names)
        heads = []
        for shard, names in sorted(shards.items()):
            statuses = sorted({status for name in names for status in self._summaries[name].counts})
            total = sum(sum(self._summaries[name].counts.values()) for name in names)
            marks = tuple([self._pages.marks[Status(status)] for status in statuses])
            heads.append(searching.Shard(shard, total, marks, ()))
        told = fingerprint(heads, [(name, self._summaries[name].title) for name in self._pages.documents()])
        subjects = fingerprint([(where, self._pages.name(where)) for where in sorted(self._pages.by_subject)])

        def make(files: Files) -> None:
            path, data = searching.head_file(heads)
            files.take(path, data)
            self._laid_out(files, [self._pages.search()])

        yield "search", fingerprint(told, subjects), make

    def _shard(self, files: Files, shard: str, names: list[str]) -> None:
        for path, data in searching.shard_files(shard, (row for name in names for row in self._indexed(name))).files:
            files.take(path, data)

    def _indexed(self, name: str) -> Iterator[searching.Indexed]:
        title = self._summaries[name].title
        for line in self._details(name).lines:
            yield searching.Indexed(
                f"{name}-{line.number:02d}",
                commitment_folder(name, line.number),
                *(name, title, line.title, line.quote, self._pages.marks[Status(line.status)], line.due),
                *(tuple(line.actors), tuple(line.tags), line.updated, line.amount),
            )

    # --- all of it ----------------------------------------------------------------------------------------------------

    def _data(self, files: Files) -> None:
        self._laid_out(files, [self._pages.data()])
        joined(self._folder, files, list(self._prints))

    def _web(self, files: Files) -> None:
        """For those who go through the whole of a site on the web."""
        base = self._about.base_url
        folders = sorted(
            {
                path.rpartition("/")[0]
                for unit in self.units.values()
                for path in unit.files
                if path.endswith("index.html")
            }
        )
        places = [(canonical(base, f"{folder}/index.html" if folder else "index.html"), "") for folder in folders]
        files.take("pages.xml", sitemap(places).encode())
        maps = [canonical(base, where) for where in ("pages.xml", *(f"{name}/sitemap.xml" for name in self._prints))]
        files.take("sitemap.xml", "".join(written("sitemaps.xml.j2", {"places": maps})).encode())
        files.take("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {canonical(base, 'sitemap.xml')}\n".encode())


def _files(unit: str) -> tuple[str, ...]:
    """What the files of a unit are called."""
    if unit in _FILES:
        return _FILES[unit]
    if unit.startswith(_SUBJECTS):
        return tuple([f"{unit}{name}" for name in (INDEX, "data.json", "data.csv", "feed.atom")])
    shard = unit.rpartition("/")[2]
    return f"search/rows-{shard}.js", f"search/text-{shard}.js"


def _json(head: Mapping[str, object], name: str, rows: Iterable[object]) -> bytes:
    """An object of these facts and, under that name, the rows, one a line."""
    facts = [f"{json_text(json.dumps(key))}: {_encoded(value)},\n" for key, value in head.items()]
    return f'{{\n{"".join(facts)}"{name}": {"".join(in_list(map(_encoded, rows)))}}}\n'.encode()


def _encoded(value: object) -> str:
    return json_text(json.dumps(value, ensure_ascii=False))


def _cell(value: object) -> Cell:
    return "; ".join(value) if isinstance(value, list) else str(value)
