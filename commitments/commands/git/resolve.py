"""Settle what a merge left open: a file with conflict markers, or one that git holds to be unmerged.

commitments git resolve                     # every file of the store that needs it
commitments git resolve data/paris-2015.json
commitments git resolve --theirs            # where both sides changed a field, theirs stands

Records are merged by meaning, also where git had no driver, as on a forge. What both sides changed is asked field by
field; during a rebase git calls the branch that is built on "ours", and the commits that are moved "theirs".
"""

import os
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from commitments import repository
from commitments.commands._options import DryRun, session_of
from commitments.desk import conflicts
from commitments.errors import CommitmentsError, NotFound, UsageError
from commitments.merging import Side, always
from commitments.stores import is_document_id, shelves
from commitments.stores.folder import FolderStore, in_folder, merges, opened
from commitments.text import plural

if TYPE_CHECKING:
    from commitments.session import Session


class _Open(NamedTuple):
    """A file that is to be settled."""

    store: FolderStore
    name: str
    data: bytes
    """As it is now."""
    versions: merges.Versions

    @property
    def path(self) -> Path:
        return _from_here(self.store.path / self.name)


def run(
    ctx: typer.Context,
    files: Annotated[list[str] | None, typer.Argument(metavar="[FILE]...", help="Which; all without it.")] = None,
    ours: Annotated[bool, typer.Option("--ours", help="Where both changed a field, ours stands.")] = False,
    theirs: Annotated[bool, typer.Option("--theirs", help="Where both changed a field, theirs stands.")] = False,
    dry_run: DryRun = False,
) -> None:
    if ours and theirs:
        raise UsageError("--ours and --theirs cannot both stand; without them it asks, field by field")
    session = session_of(ctx)
    side = Side.OURS if ours else Side.THEIRS if theirs else None
    settled = [_settle(session, one, side, dry_run) for one in _asked(session, files or [])]
    if dry_run:
        session.say("dry run: nothing was changed")
        return
    store = in_folder(session.store)
    if not settled:
        left = [shlex.quote(str(_from_here(store.path / name))) for name in _unmerged(store)]
        if left:
            session.say(
                f"no document waits to be settled; git holds these to be unmerged: {' '.join(left)}; of each, "
                "git checkout --ours or --theirs takes a side, and git add settles it"
            )
        else:
            session.say("there is nothing to settle: no file has conflict markers, and git holds none to be unmerged")
        return
    names = " ".join(shlex.quote(str(path)) for path in settled)
    session.say(f"next: commitments check, then git add {names}{_continued(store)}")


def _asked(session: "Session", words: list[str]) -> Iterator[_Open]:
    if words:
        yield from (_opened(*_place(session, word)) for word in words)
        return
    store = in_folder(session.store)
    unmerged = _unmerged(store)
    names = {f"{document_id}.json" for document_id in store.document_ids()} | {*filter(_is_ours, unmerged)}
    names |= {name for document_id in shelves.documents(store.path) for name in shelves.names(store.path, document_id)}
    for name in sorted(names):
        data = merges.current(store, name)
        if name in unmerged or (data is not None and merges.is_open(data)):
            yield _opened(store, name)


def _unmerged(store: FolderStore) -> dict[str, dict[int, str]]:
    around = repository.around(store.path)
    return around.unmerged() if around else {}


def _is_ours(name: str) -> bool:
    """Whether it is a document's file, or a coder's."""
    return shelves.is_shelved(name) or (name.endswith(".json") and is_document_id(name.removesuffix(".json")))


def _place(session: "Session", word: str) -> tuple[FolderStore, str]:
    """The store and the name of a file that somebody named, by its path or by the document's id."""
    if not os.path.exists(word) and _is_ours(name := word if word.endswith(".json") else f"{word}.json"):
        return in_folder(session.store), name
    path = Path(os.path.abspath(_from_top(word)))
    name = "/".join(path.parts[-3:])
    is_shelved = shelves.is_shelved(name)
    store = opened(path.parents[2] if is_shelved else path.parent)
    store.tell = session.warn
    return store, name if is_shelved else path.name


def _from_top(word: str) -> Path:
    """A path, which git gives from the top of the repository wherever somebody is in it."""
    here = Path.cwd()
    around = None if os.path.exists(word) else repository.around(here)
    top = here.parents[around.prefix.count("/") - 1] if around and around.prefix else here
    return top / word if (top / word).exists() else here / word


def _opened(store: FolderStore, name: str) -> _Open:
    """Raises NotFound, CommitmentsError, StoreError."""
    data = merges.current(store, name)
    around = repository.around(store.path)
    stages = _unmerged(store).get(name, {})
    base, ours, theirs = (around.content(stages[n]) if around and n in stages else None for n in (1, 2, 3))
    try:
        if data is not None and (marked := merges.read_marked(data, base, name)):
            return _Open(store, name, data, _named(marked, around))
    except merges.BadSide:
        if data is None or ours is None or theirs is None:
            raise
        store.tell(
            f"what stands between the markers of {name} is no document; git's versions of both are taken instead"
        )
        return _Open(store, name, data, _named(merges.read(base, ours, theirs, name), around))
    if not stages:
        if data is None:
            raise NotFound(f"there is no file {_from_here(store.path / name)}")
        raise CommitmentsError(f"{name} has no conflict markers, and git does not hold it to be unmerged")
    if ours is None or theirs is None:
        raise CommitmentsError(_removed(store, name, "ours" if ours is None else "theirs", around))
    if data is not None and data not in (ours, theirs):
        path = shlex.quote(str(_from_here(store.path / name)))
        raise CommitmentsError(
            f"{name} has no conflict markers, and is neither ours nor theirs: somebody has settled it. "
            f"commitments check tells what of either it lacks; if it is right, git add it; git checkout --merge {path} "
            "begins anew"
        )
    return _Open(store, name, data or b"", _named(merges.read(base, ours, theirs, name), around))


def _removed(store: FolderStore, name: str, whose: str, around: repository.Repository | None) -> str:
    """What to do about a file that one side removed."""
    what, place = ("codes" if shelves.is_shelved(name) else "document"), _from_here(store.path / name)
    path, text = (shlex.quote(str(one)) for one in (place, place.with_suffix(".txt")))
    keep = f"git add {path}"
    if what == "document" and not (store.path / name).with_suffix(".txt").exists():
        # git takes the text out without asking, where only one side changed it.
        side = "HEAD" if whose == "theirs" else around.head_of_theirs() if around else ""
        keep += f", and its text with: git checkout {side or 'COMMIT'} -- {text}"
    return (
        f"{name}: {whose} removed the {what}, and the other side changed it; keep it with: {keep}; or remove it with: "
        f"git rm {path}"
    )


def _named(versions: merges.Versions, around: repository.Repository | None) -> merges.Versions:
    """In a rebase the names of the sides are the other way round than anybody thinks."""
    if around and around.under_way() == "rebase":
        return versions._replace(our_name="the branch that you rebase onto", their_name="your commit")
    return versions


def _settle(session: "Session", one: _Open, side: Side | None, dry_run: bool) -> Path:
    """Raises Declined where nobody says which value stands."""
    found = one.versions.merged(always(side or Side.OURS))
    said = {(conflict.id, conflict.field): side or Side.OURS for conflict in found.conflicts}
    if side is None and found.conflicts:
        said = conflicts.answers(session, one.versions, found.conflicts)
        found = one.versions.merged(lambda conflict: said[conflict.id, conflict.field])
    for conflict in found.conflicts:
        stands = said[conflict.id, conflict.field]
        session.write([f"{conflicts.what(conflict)}  {stands}: {conflicts.shown(conflict, stands)}\n"])
        if conflict.field == "sha256":
            text = shlex.quote(str(one.path.with_suffix(".txt")))
            take = f"git checkout --{stands} {text}, then git add {text}"
            session.say(f"the text is a file of its own; take it from the same side: {take}")
    for line in conflicts.told(found):
        session.say(line)
    if not dry_run:
        merges.write(one.store, one.name, one.data, merges.text_of_merged(found))
        session.has_made = f"{one.path} was settled"
    fields = f"{plural(len(found.conflicts), 'field')} settled" if found.conflicts else "no field was left to settle"
    session.say(f"{one.path}: merged by meaning, {fields}")
    return one.path


def _from_here(path: Path) -> Path:
    """As somebody would type it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _continued(store: FolderStore) -> str:
    around = repository.around(store.path)
    state = around.under_way() if around else ""
    return f", then git {state} --continue" if state else ""
