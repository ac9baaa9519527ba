"""One run of `publish`: what has changed since the last one is made again, and nothing else is looked at."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from commitments import __version__, vocabularies
from commitments.desk.publishing import manifest
from commitments.desk.publishing.documents import Documents, Made
from commitments.desk.publishing.folder import MANIFEST, SIDE, SiteFolder, print_of
from commitments.desk.publishing.manifest import FORM, Known, Manifest, Unit
from commitments.desk.publishing.shared import Shared
from commitments.desk.side_by_side import WORTH_A_PROCESS, in_order
from commitments.errors import BadQuery, StoreError, UnknownName, UsageError
from commitments.reports.markup import legal_line
from commitments.reports.site import environment
from commitments.reports.site.publication import Publication
from commitments.reports.site.summaries import fingerprint
from commitments.text import fold

if TYPE_CHECKING:
    from commitments.model import Commitment
    from commitments.query import Query
    from commitments.session import Session

DRAFT = "draft"
_NAMED = 1000
_PORTIONS = 4 * WORTH_A_PROCESS


class Done(NamedTuple):
    documents: int
    commitments: int
    written: int
    removed: int
    names: tuple[str, ...]
    """Some of the files that were written or removed."""


class _Tally:
    def __init__(self) -> None:
        self.written = self.removed = 0
        self.names: list[str] = []

    def take(self, made: Made) -> None:
        self.written += made.written
        self.removed += made.removed
        self.names += made.names[: _NAMED - len(self.names)]


class Publishing:
    def __init__(
        self,
        session: "Session",
        folder: SiteFolder,
        asked: "Query",
        terms: Sequence[str],
        base_url: str = "",
        vocabulary: str | None = None,
        *,
        is_anew: bool = False,
    ) -> None:
        """`terms` are the words of what is asked; with `is_anew` every file is made and looked at again. Raises
        UnknownName for a vocabulary that is not known."""
        self._session, self._store, self._asked = session, session.store, asked
        said = self._store.settings.publish
        self.about = Publication(
            title=legal_line(said.title).strip() or "Promises",
            today=session.today,
            stale_after=self._store.settings.stale_after,
            base_url=base_url,
            report=said.report,
            names_raters=said.raters,
            vocabulary=vocabularies.named(vocabulary) if vocabulary else _vocabulary(said.vocabulary),
            shows_copies=said.copies,
        )
        self._only = self._limit(said.only) if said.only else None
        self._templates = self._store.templates()
        self.folder = folder
        self.before = manifest.read(folder)
        names = self._store.kept()
        self._kept_print = self._print_of_kept(names) if names else ""
        self._inputs = self._print(terms)
        self._is_thorough = is_anew
        self._is_anew = is_anew or self.before.inputs != self._inputs
        self._documents = Documents(
            self._store,
            self.folder,
            self.about,
            self._is_chosen,
            self._is_draft,
            self._templates,
            evidence=self._store.evidence if names else None,
            is_limited=not self._matches_all,
            is_thorough=is_anew,
            before=self.before,
        )

    def _limit(self, only: str) -> "Query":
        try:
            return self._session.select([only])
        except BadQuery as error:
            raise BadQuery(f"publish.only in the settings of the store: {error}") from None

    @property
    def _matches_all(self) -> bool:
        return self._asked.matches_all and self._only is None

    def _print(self, terms: Sequence[str]) -> str:
        """Of all that every page depends on."""
        meant = [] if self._matches_all else self._meant()
        settings, about = repr(self._store.settings), self.about._replace(today=self.about.today.min)
        templates = sorted(self._templates.items())
        return fingerprint(FORM, __version__, environment.texts(), settings, repr(about), list(terms), meant, templates)

    def _meant(self) -> list[str]:
        """What a query goes by beside the documents: the day, and what is kept of evidence."""
        return [self.about.today.isoformat(), self._kept_print]

    def _print_of_kept(self, names: list[str]) -> str:
        """Of what is known of the copies of evidence, and of which texts are there."""
        facts = [name for name in names if name.endswith(".json")]
        return fingerprint(names, [(name, print_of(data)) for name, data in self._store.contents(facts, _pass_over)])

    def _is_chosen(self, commitment: "Commitment") -> bool:
        return not self._is_draft(commitment) and self._asked(commitment, self.about.today)

    def _is_draft(self, commitment: "Commitment") -> bool:
        """Whether nobody is to know of it, whatever is asked for."""
        if any(fold(tag) == DRAFT for tag in commitment.tags):
            return True
        return self._only is not None and not self._only(commitment, self.about.today)

    def run(self) -> Done:
        ids = self._store.document_ids()
        stale = [name for name in ids if self._is_stale(name)]
        gone = self._gone(ids)
        known = {name: before for name in ids if (before := self._known(name))}
        was_stopped = bool(self.before.unfinished)
        self._tidy()
        if stale or gone:
            self._begin([*stale, *gone])
        tally = _Tally()
        for one in self._made(stale):
            tally.take(one)
            assert one.known is not None
            known[one.id] = one.known
        for name in gone:
            tally.take(self._documents.gone(name))
        summaries = {name: one.summary for name, one in sorted(known.items()) if one.summary is not None}
        shared = Shared(
            self.folder,
            self.about,
            summaries,
            self._templates,
            before=self.before.units,
            is_anew=self._is_anew or was_stopped,
            is_thorough=self._is_thorough or was_stopped,
            note=self._note,
        )
        for one in shared.made(self._agreement(summaries)):
            tally.take(one)
        if not self.folder.is_dry:
            keyed = {manifest.key(name, one): one for name, one in known.items()}
            told = Manifest(self._inputs, self._kept_print, dict(sorted(keyed.items())), shared.units, ())
            manifest.write(self.folder, told)
        return Done(
            len(summaries),
            sum(sum(one.counts.values()) for one in summaries.values()),
            *(tally.written, tally.removed, tuple(tally.names)),
        )

    def damaged(self) -> Iterator[str]:
        """The files of the folder that are not as they were written, each with what is wrong."""
        files = [(path, found) for unit in self.before.units.values() for path, found in unit.files.items()]
        for name, known in self.before.documents.items():
            kept = manifest.read_kept(self.folder, name)
            if kept:
                files += kept.files.items()
            elif known.summary:
                yield f"{SIDE}{name}.json: {'damaged' if self.folder.read(f'{SIDE}{name}.json') else 'missing'}"
        for path, found in files:
            now = self.folder.print(path)
            if now != found:
                yield f"{path}: {'not as it was published' if now else 'missing'}"

    def _begin(self, names: list[str]) -> None:
        """Notes what is at work, so that the next run knows what it may find there after this one was stopped."""
        unfinished = dict.fromkeys([*self.before.unfinished, *map(manifest.secret, names), ""])
        self.before = self.before._replace(unfinished=tuple(unfinished))
        manifest.write(self.folder, self.before)

    def _note(self, units: dict[str, Unit]) -> None:
        """The files of pages of many that are to be made, before they are."""
        self.before = self.before._replace(units=units, unfinished=(*self.before.unfinished, ""))
        manifest.write(self.folder, self.before)

    def _tidy(self) -> None:
        """Takes away what was half noted when a run was stopped."""
        self.folder.tidy(MANIFEST)
        if self.before.unfinished:
            for name in self.folder.names(SIDE):
                if name.startswith("."):
                    self.folder.remove(f"{SIDE}{name}")

    def _known(self, name: str) -> Known | None:
        return self.before.documents.get(name) or self.before.documents.get(manifest.secret(name))

    def _gone(self, ids: list[str]) -> list[str]:
        """Documents that have files there and are not in the store any more."""
        there = {*ids}
        noted = manifest.noted(self.folder) if self.before.unfinished else ()
        before = [name for name, known in self.before.documents.items() if known.summary]
        return [name for name in dict.fromkeys([*before, *noted]) if name not in there]

    def _is_stale(self, name: str) -> bool:
        known = self._known(name)
        if known is None or self._is_anew or manifest.secret(name) in self.before.unfinished:
            return True
        today = self.about.today.isoformat()
        if known.summary and known.summary.figures.get("evidence") and self._kept_print != self.before.evidence:
            return True
        if known.summary and not (known.on <= today < known.summary.until):
            return True
        look = self._store.look(name)
        if look.seen and known.look == look.seen:
            return False
        if self._documents.print(name) != known.print:
            return True
        if look.is_sure:
            self.before.documents[manifest.key(name, known)] = known._replace(look=look.seen)
        return False

    def _made(self, names: list[str]) -> Iterator[Made]:
        """In two processes, where the store may be read by several."""
        size = max(1, len(names) // _PORTIONS)
        portions = [names[at : at + size] for at in range(0, len(names), size)]

        def work(portion: list[str]) -> Iterator[Made]:
            return map(self._documents.made, portion)

        def report(done: int, total: int) -> None:
            self._store.progress("publishing", done, total)

        if self._store.portions():
            yield from in_order(portions, work, report)
            return
        for done, portion in enumerate(portions):
            report(done, len(portions))
            yield from work(portion)

    def _agreement(self, summaries: Mapping[str, object]) -> list[str]:
        """What the method says of second coders, of what is published of their documents."""
        if not self._store.coded():
            return []
        from commitments.desk.agreement import coded, material
        from commitments.reports.codings import told

        found = material(self._session, self._asked)
        met = {name: one for name, one in found.commitments.items() if self._is_chosen(one)}
        rated = {unit: said for unit, said in found.ratings.items() if unit.commitment in met}
        judged = {key: said for key, said in found.passages.items() if key[0] in summaries}
        found = found._replace(commitments=met, ratings=rated, passages=judged)
        return list(told(coded(found), with_names=self.about.names_raters, noun="promise", here=""))


def _vocabulary(said: str) -> str | None:
    """What the settings name."""
    try:
        return vocabularies.named(said) if said else None
    except UnknownName as error:
        raise UsageError(f"publish.vocabulary in the settings of the store: {error}") from None


def _pass_over(_name: str, _error: StoreError) -> None:
    """`check` tells of what cannot be read."""
