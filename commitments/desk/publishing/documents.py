"""The files of one document, made and written."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from commitments.desk.coverage import coverage_of
from commitments.desk.publishing import manifest
from commitments.desk.publishing.folder import SIDE, SiteFolder, beneath, print_of
from commitments.desk.publishing.manifest import Kept, Known, Manifest
from commitments.errors import UsageError
from commitments.reports.site.addresses import SHARED
from commitments.reports.site.anonymous import anonymous
from commitments.reports.site.environment import written_many
from commitments.reports.site.of_document import DocumentSite, Material
from commitments.reports.site.presenters.published import Page
from commitments.reports.site.publication import Publication
from commitments.reports.site.summaries import Summary
from commitments.reports.site.told import details, summary

if TYPE_CHECKING:
    from commitments import copies
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

    def __init__(self, folder: SiteFolder, before: Mapping[str, str], *, is_thorough: bool = False) -> None:
        """`before` are all that are ours; `is_thorough` where they may be others than was noted, or half written."""
        self._folder, self._before, self._is_thorough = folder, before, is_thorough
        self.now: dict[str, str] = {}
        self.written = self.removed = 0
        self.names: list[str] = []

    def take(self, path: str, data: bytes) -> None:
        self.now[path] = found = print_of(data)
        if not self.is_known(path, found):
            self._folder.put(path, data)
            self.note(path)

    def is_known(self, path: str, found: str) -> bool:
        """Whether the file is there as it is to be."""
        return self._before.get(path) == found and (not self._is_thorough or self._folder.print(path) == found)

    def note(self, path: str) -> None:
        self.written += 1
        self._name(path)

    def finish(self) -> None:
        for path in self._before:
            if self._is_thorough:
                self._folder.tidy(path)
            if path not in self.now:
                self._folder.remove(path)
                self.removed += 1
                self._name(path)

    def _name(self, path: str) -> None:
        if len(self.names) < NAMED:
            self.names.append(path)


def begun(folder: SiteFolder, before: Mapping[str, str], paths: Iterable[str]) -> dict[str, str] | None:
    """With those that will be written for the first time, which are to be noted before they are: so whoever comes after
    this run, however it ends, knows which files are ours. None where there are none. Raises CommitmentsError where one
    of them is there already."""
    new = [path for path in paths if path not in before]
    folder.refuse(new)
    return {**before, **dict.fromkeys(new, "")} if new else None


class Documents:
    """Makes documents of a store one after the other, in whichever process."""

    def __init__(
        self,
        store: "Store",
        folder: SiteFolder,
        about: Publication,
        is_chosen: "Callable[[Commitment], bool]",
        is_draft: "Callable[[Commitment], bool]",
        templates: Mapping[str, str],
        *,
        evidence: "copies.Kept | None",
        is_limited: bool,
        is_thorough: bool,
        before: Manifest,
    ) -> None:
        """With `is_limited` a document without any commitment that is chosen is left out, though it has no other."""
        self._store, self._folder, self._about = store, folder, about
        self._is_chosen, self._is_draft = is_chosen, is_draft
        self._templates, self._is_limited, self._unfinished = templates, is_limited, frozenset(before.unfinished)
        self._known = before.documents.keys()
        self._is_thorough, self._evidence = is_thorough, evidence

    def print(self, name: str) -> str:
        """Another one whenever the document is another."""
        record, text = self._store.content(f"{name}.json"), self._store.content(f"{name}.txt")
        return f"{print_of(record or b'')}{print_of(text) if text is not None else ''}"

    def made(self, name: str) -> Made:
        look, found = self._store.look(name), self.print(name)
        given = self._material(name)
        files, told = self._withdrawn(name) if given is None else self._published(name, given)
        known = Known(look.seen if look.is_sure else [], found, self._about.today.isoformat(), told)
        return Made(name, known, files.written, files.removed, tuple(files.names))

    def gone(self, name: str) -> Made:
        """Takes away the pages of a document that is not there any more."""
        files, _ = self._withdrawn(name)
        return Made(name, None, files.written, files.removed, tuple(files.names))

    def _published(self, name: str, given: Material) -> tuple[Files, Summary]:
        if name in SHARED:
            raise UsageError(
                f"{name} is where a site has pages of its own; publish without it (-document:{name}), or take it "
                "in under another id"
            )
        site = DocumentSite(self._about, given)
        kept = self._kept(name)
        before = kept.files
        if noted := begun(self._folder, before, site.paths()):
            before = noted
            manifest.write_kept(self._folder, name, Kept(before, kept.details))
        files = Files(self._folder, before, is_thorough=self._is_unsure(name))
        for path, data in self._files(site):
            files.take(path, data)
        new = details(site)
        told = summary(site, new, [files.now[f"{name}/data.{kind}"] for kind in ("json", "csv")])
        files.finish()
        manifest.write_kept(self._folder, name, Kept(files.now, new))
        return files, told

    def _withdrawn(self, name: str) -> tuple[Files, None]:
        """Nothing of it is published any more."""
        files = Files(self._folder, self._kept(name).files, is_thorough=self._is_unsure(name))
        files.finish()
        self._folder.tidy(f"{SIDE}{name}.json")
        self._folder.remove(f"{SIDE}{name}.json")
        return files, None

    def _is_unsure(self, name: str) -> bool:
        """Whether its files may be others than was noted."""
        return self._is_thorough or manifest.secret(name) in self._unfinished

    def _kept(self, name: str) -> Kept:
        """Where it is lost what was, all that may be ours of a document that was published."""
        if kept := manifest.read_kept(self._folder, name):
            return kept
        found = beneath(self._folder.path, name) if name in self._known else ()
        return Kept(dict.fromkeys(found, ""), manifest.NOTHING)

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
        # What is read would tell where a draft stands, so that its words are unread as yet.
        known = [one for one in commitments if not self._is_draft(one)]
        covered = coverage_of(document, known, text) if text is not None else None
        shown = max((one.number for one in chosen), default=0)  # what number is next would tell of drafts
        return Material(
            document._replace(next_number=shown + 1),
            tuple(chosen if self._about.names_raters else map(anonymous, chosen)),
            text,
            tuple([(piece.span, piece.state.value) for piece in covered.pieces]) if covered else (),
            covered.so_far if covered else None,
            self._evidence,
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
