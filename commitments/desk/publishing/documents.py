"""The files of one document, made and written."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from commitments.desk.coverage import coverage_of
from commitments.desk.publishing import manifest
from commitments.desk.publishing.folder import SIDE, SiteFolder, beneath, print_of
from commitments.desk.publishing.manifest import Kept, Known
from commitments.errors import UsageError
from commitments.reports.site.addresses import SHARED
from commitments.reports.site.anonymous import anonymous
from commitments.reports.site.environment import written_many
from commitments.reports.site.of_document import DocumentSite, Material
from commitments.reports.site.publication import Publication
from commitments.reports.site.published import Page
from commitments.reports.site.told import details, summary

if TYPE_CHECKING:
    from commitments.model import Commitment
    from commitments.stores import Store

NAMED = 20
"""Files that are named of each document."""


class Made(NamedTuple):
    """What came of a document, or of pages of many."""

    id: str
    known: Known | None
    """None where it is not there any more."""
    written: int
    removed: int
    names: tuple[str, ...]
    """Some of the files that were written or removed."""


class Files:
    """Takes the files that a part of the site consists of, writes those that are others now, and removes the rest."""

    def __init__(
        self, folder: SiteFolder, before: Mapping[str, str], *, may_be_there: bool, is_thorough: bool = False
    ) -> None:
        """`may_be_there` where a run that was stopped may have written some that nobody noted; `is_thorough` where what
        was written may be there no more."""
        self._folder, self._before, self._may_be_there = folder, before, may_be_there
        self._is_thorough = is_thorough
        self.now: dict[str, str] = {}
        self.written = self.removed = 0
        self.names: list[str] = []

    def take(self, path: str, data: bytes) -> None:
        self.now[path] = found = print_of(data)
        if not self.is_known(path, found):
            self._folder.put(path, data, is_ours=self.is_ours(path))
            self.note(path)

    def is_ours(self, path: str) -> bool:
        """Whether what may be there was written by us."""
        return self._may_be_there or path in self._before

    def is_known(self, path: str, found: str) -> bool:
        """Whether the file is there as it is to be."""
        return self._before.get(path) == found and (not self._is_thorough or self._folder.print(path) == found)

    def note(self, path: str) -> None:
        self.written += 1
        if len(self.names) < NAMED:
            self.names.append(path)

    def finish(self, stray: Iterable[str] = ()) -> None:
        """`stray` are files that are ours too, where they are not wanted any more."""
        for path in [*(path for path in self._before if path not in self.now), *stray]:
            if path not in self.now:
                self._folder.remove(path)
                self.removed += 1
                if len(self.names) < NAMED:
                    self.names.append(path)


class Documents:
    """Makes documents of a store one after the other, in whichever process."""

    def __init__(
        self,
        store: "Store",
        folder: SiteFolder,
        about: Publication,
        is_chosen: "Callable[[Commitment], bool]",
        templates: Mapping[str, str],
        *,
        is_limited: bool,
        is_thorough: bool,
        unfinished: tuple[str, ...],
    ) -> None:
        """With `is_limited` a document without any commitment that is chosen is left out, though it has no other."""
        self._store, self._folder, self._about, self._is_chosen = store, folder, about, is_chosen
        self._templates, self._is_limited, self._unfinished = templates, is_limited, frozenset(unfinished)
        self._is_thorough = is_thorough

    def print(self, name: str) -> str:
        """Another one whenever the document is another."""
        record, text = self._store.content(f"{name}.json"), self._store.content(f"{name}.txt")
        return f"{print_of(record or b'')}{print_of(text) if text is not None else ''}"

    def made(self, name: str) -> Made:
        look, found = self._store.look(name), self.print(name)
        given = self._material(name)
        kept = manifest.read_kept(self._folder, name)
        was_stopped = name in self._unfinished
        before = kept.files if kept else {}
        files = Files(self._folder, before, may_be_there=was_stopped, is_thorough=self._is_thorough or was_stopped)
        told = None
        if given is not None:
            if name in SHARED:
                raise UsageError(
                    f"{name} is where a site has pages of its own; publish without it (-document:{name}), or take it "
                    "in under another id"
                )
            site = DocumentSite(self._about, given)
            for path, data in self._files(site):
                files.take(path, data)
            new = details(site)
            told = summary(site, new, [files.now[f"{name}/data.{kind}"] for kind in ("json", "csv")])
        files.finish(beneath(self._folder.path, name) if was_stopped and given is not None else ())
        if given is not None:
            manifest.write_kept(self._folder, name, Kept(files.now, new))
        elif kept:
            self._folder.remove(f"{SIDE}{name}.json")
        known = Known(look.seen if look.is_sure else [], found, self._about.today.isoformat(), told)
        return Made(name, known, files.written, files.removed, tuple(files.names))

    def gone(self, name: str) -> Made:
        """Takes away the pages of a document that is not there any more."""
        kept = manifest.read_kept(self._folder, name)
        files = Files(self._folder, kept.files if kept else {}, may_be_there=True)
        files.finish()
        self._folder.remove(f"{SIDE}{name}.json")
        return Made(name, None, files.written, files.removed, tuple(files.names))

    def _files(self, site: DocumentSite) -> Iterator[tuple[str, bytes]]:
        for path, text in site.plain():
            yield path, text.encode()
        yield from laid_out(site.pages(), self._templates)

    def _material(self, name: str) -> Material | None:
        """None where nothing of it is to be told."""
        document, commitments = self._store.document(name), self._store.commitments_of(name)
        chosen = [one for one in commitments if self._is_chosen(one)]
        if not chosen and (commitments or self._is_limited):
            return None
        text = self._store.text(name)
        covered = coverage_of(document, commitments, text) if text is not None else None
        shown = max((one.number for one in chosen), default=0)  # what number is next would tell of drafts
        return Material(
            document._replace(next_number=shown + 1),
            tuple(chosen if self._about.names_raters else map(anonymous, chosen)),
            text,
            tuple([(piece.span, piece.state.value) for piece in covered.pieces]) if covered else (),
            covered.so_far if covered else None,
        )


def laid_out(pages: Iterator[Page], templates: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """The pages as files."""
    if templates:  # they are laid out in a process of its own, which keeps what it goes through
        held = list(pages)
        texts = written_many([("site.html.j2", {"frame": page.frame, "page": page.told}) for page in held], templates)
        for page, text in zip(held, texts, strict=True):
            yield page.path, text.encode()
        return
    for page in pages:
        (text,) = written_many([("site.html.j2", {"frame": page.frame, "page": page.told})], templates)
        yield page.path, text.encode()
