"""What every change did, written down before it is done: so that it can be finished after a crash, and undone.

`.commitments/journal/000123.json` is the 123rd change, an `Entry` of `entries`. An unfinished change is `pending.json`
there; whoever next opens the store finishes it. Both go only for what this user wrote in this very folder, as `owner`
tells: a journal that came with a clone or a copy is shown, and never acted on.
"""

import contextlib
import os
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path

from commitments.errors import StoreError
from commitments.stores import files, owner, settings, shelves
from commitments.stores.changes.entries import (
    HIGHEST_NUMBER,
    Entry,
    Patch,
    Texts,
    decode,
    encode,
    names_of,
    parted,
    with_seals,
)
from commitments.stores.changes.made import Made
from commitments.stores.changes.turning import some
from commitments.stores.documents.sheet import Sheet
from commitments.stores.folder import private
from commitments.text import shorten

_ENTRY = re.compile(r"(?:[0-9]{6}|[1-9][0-9]{6,7})\.json")


class Begun(StoreError):
    """A change that was made, or a part of it, though it could not be brought to its end: the next command does."""


class Journal:
    """The changes of one store. Whoever writes holds the store's lock."""

    def __init__(
        self, store: Path, progress: files.Progress = files.unseen, tell: Callable[[str], None] = lambda _: None
    ) -> None:
        """`tell` takes sentences that a user should read, such as what could not be finished."""
        self.store, self.progress, self._tell = store, progress, tell
        self.folder = store / private.NAME / "journal"
        self.pending = store / private.PENDING
        self.made = Made()
        self.has_tried = False
        """Whether it was asked to make one, whatever became of it."""

    # --- reading ------------------------------------------------------------------------------------------------------

    def entries(self) -> Iterator[Entry]:
        """Newest first, each read when it is asked for. Raises StoreError for one that cannot be read."""
        return (self._decoded(number, text) for number, text in self._texts())

    def own(self) -> Iterator[Entry]:
        """Those that this user wrote, or said to trust."""
        return (self._decoded(number, text) for number, text in self._texts() if _is_own(text))

    def foreign(self) -> list[int]:
        """The numbers of the others."""
        return [number for number, text in self._texts() if not _is_own(text)]

    def _texts(self) -> Iterator[tuple[int, str]]:
        numbers = self.numbers()
        for done, number in enumerate(reversed(numbers)):
            self.progress("reading the journal", done, len(numbers))
            yield number, files.read_text(self._path(number)) or ""

    def _decoded(self, number: int, text: str) -> Entry:
        try:
            entry = decode(text)
        except ValueError:
            entry = None
        if entry is None or entry.number != number:
            raise StoreError(f"{self._path(number)} is not an entry of the journal; remove it to go on without it")
        return entry

    def entry(self, number: int) -> Entry | None:
        text = files.read_text(self._path(number))
        return self._decoded(number, text) if text is not None and _is_own(text) else None

    def numbers(self) -> list[int]:
        """Of all entries, ascending. Raises StoreError: a journal that cannot be listed is not an empty one."""
        folder = private.place(self.store, "journal")
        try:
            names = os.listdir(folder)
        except FileNotFoundError:
            return []
        except OSError as error:
            raise StoreError(f"{folder} cannot be read: {files.reason(error)}") from None
        return sorted(int(name[:-5]) for name in names if _ENTRY.fullmatch(name))

    def texts(self) -> Iterator[tuple[int, str]]:
        """Of all, as they are written, oldest first, by their numbers. Raises StoreError for one that cannot be
        read."""
        for number in self.numbers():
            text = files.read_text(self._path(number)) or ""
            self._decoded(number, text)
            yield number, text

    def take_in(self, texts: Mapping[int, str]) -> None:
        """As they are, beside those that are there. Whoever does so holds the store's lock. Raises StoreError."""
        private.made(self.store, "journal")
        files.replace_all({self._path(number): text for number, text in texts.items()})

    def next_number(self) -> int:
        return (self.numbers() or [0])[-1] + 1

    def current(self, name: str, about: Patch | None = None) -> str | None:
        return files.read_text(shelves.place(self.store, name))

    def also_by_others(self, taking_back: Entry) -> list[str]:
        from commitments.stores.folder.others import also_by_others  # asks git, which only undo does

        return also_by_others(self.store, taking_back)

    def _path(self, number: int) -> Path:
        return self.folder / f"{number:06d}.json"

    # --- writing ------------------------------------------------------------------------------------------------------

    def commit(self, entry: Entry, contents: Mapping[str, files.Content | None]) -> None:
        """Do a change: first write it down, then put the files in place, then say that it is done. While it does so,
        nobody interrupts it.

        Raises StoreError, which says whether something was changed: either nothing has, or the next opening of the
        store finishes it.
        """
        self.has_tried = True
        private.made(self.store, "journal")
        if entry.number > HIGHEST_NUMBER:
            raise StoreError(f"{self._path(HIGHEST_NUMBER)} leaves no room for more; move it away. Nothing was changed")
        if os.path.lexists(self._path(entry.number)):
            raise StoreError(f"{self._path(entry.number)} is there already; move it away. Nothing was changed")
        text = self._encoded(entry)
        with files.undisturbed():
            with self._forgotten_unless_begun():
                files.replace(self.pending, text)
                self._put(contents)
            self.made.note(entry)
            self._note(entry.number, text)

    def _put(self, contents: Mapping[str, files.Content | None]) -> None:
        try:
            with shelves.folders(self.store, contents):
                places = {shelves.place(self.store, name): content for name, content in contents.items()}
                files.replace_all(places, self.progress)
        except files.Unwritable as error:
            if error.changed:
                raise Begun(f"{error}. A part of the change was made; the next command finishes it") from None
            raise

    @contextlib.contextmanager
    def _forgotten_unless_begun(self) -> Iterator[None]:
        try:
            yield
        except Begun:
            raise
        except BaseException as error:
            self._forget(error)
            raise

    def _forget(self, error: BaseException | None = None) -> None:
        """What was written down, of which nothing is done."""
        try:
            self.pending.unlink(missing_ok=True)
            files.sync_folder(self.folder)
        except OSError:
            if os.path.lexists(self.pending):
                raise Begun(
                    f"{error}. That could not be taken back either: the next command finishes the change"
                ) from None

    def _note(self, number: int, text: str) -> None:
        """What was written down is done: it becomes an entry, and takes no other's place."""
        path = self._path(number)
        try:
            _linked(self.pending, path)
            self.pending.unlink(missing_ok=True)
            files.sync_folder(self.folder)
        except OSError as error:
            if files.read_text(path) == text:  # a stopped writer had come this far, or only the last step failed
                with contextlib.suppress(OSError):
                    self.pending.unlink(missing_ok=True)
                    return
            raise Begun(
                f"the change was made, but the journal in {self.folder} cannot be written: {files.reason(error)}. "
                "The next command finishes it"
            ) from None

    def _encoded(self, entry: Entry) -> str:
        body = encode(entry._replace(place=private.identity(self.folder)))
        try:
            return with_seals(body, [owner.sealed(body.encode())])
        except owner.NoKey as error:
            self._tell(f"this change can be undone only after commitments trust: {error}")
            return with_seals(body, [])

    # --- finishing ----------------------------------------------------------------------------------------------------

    def unfinished(self) -> str | None:
        """What is written down of a change that is not finished, None where there is none. Raises StoreError."""
        return files.read_text(private.place(self.store, "journal") / self.pending.name)

    def is_own(self, text: str) -> bool:
        """Whether this user wrote it, in this very folder: what was copied along with it is to be finished where it
        was begun."""
        if not _is_own(text):
            return False
        try:
            return decode(text).place == private.identity(self.folder)
        except (ValueError, StoreError):
            return False

    def recover(self, *, trusting: bool = False) -> None:
        """Finish the change that a writer left unfinished, but for what something else has changed since, which is
        told. One that is not this user's own is set aside, except where it is said to be trusted. Raises StoreError."""
        text = self.unfinished()
        if text is None:
            return
        is_own = self.is_own(text)
        entry = read(text) if is_own or trusting else None
        numbers = self.numbers()
        if entry is None:
            self._set_aside(text)
        elif entry.number in numbers and files.read_text(self._path(entry.number)) == text:
            self._forget()  # it was all done but for this
        elif is_own and entry.number <= max(numbers, default=0):
            self._set_aside(text)  # it was done once, and put here again by something else
        else:
            with files.undisturbed():
                self._finish(entry, is_own=is_own)

    def _finish(self, entry: Entry, *, is_own: bool) -> None:
        texts, left = self._finished(entry)
        if not is_own:
            _refuse_unreadable(texts)
        patches = {name: patch for name, patch in entry.patches.items() if name not in left}
        for name, keys in left.items():
            if name in texts and (kept := entry.patches[name].without(keys)):
                patches[name] = kept
        if left:
            names = [one for name, keys in left.items() for one in names_of(name, keys)]
            self._tell(
                f"{entry.title!r} by {entry.by}, which was stopped on {entry.at:%Y-%m-%d}, "
                f"{'was finished, but for' if patches else 'was not made because of'} what something else has changed "
                f"since: {some(names)}"
            )
        if not patches:
            self._forget()
            return
        if left or not is_own:  # so that the journal says what was done
            number = entry.number if is_own else self.next_number()
            entry = entry._replace(number=number, patches=patches)
            files.replace(self.pending, self._encoded(entry))
        said = files.read_text(self.pending) or ""
        places = {shelves.place(self.store, name): text for name, text in texts.items()}
        undone = {path: text for path, text in places.items() if text != files.read_text(path)}
        with shelves.folders(self.store, texts):
            files.replace_all(undone)
        self._note(entry.number, said)

    def _finished(self, entry: Entry) -> tuple[Texts, dict[str, list[str]]]:
        """The texts of files as the change leaves them, and of each file the records that are in its way."""
        texts: Texts = {}
        left: dict[str, list[str]] = {}
        for name, patch in entry.patches.items():
            try:
                path = shelves.place(self.store, name)
                files.discard_temporary(path)
                before = files.read_text(path)
            except StoreError as error:
                self._tell(str(error))
                left[name] = list(patch.records()[1]) or [""]
                continue
            after, keys = patch.applied(before)
            if keys:
                left[name] = keys
            if name not in left or not patch.is_whole:
                texts[name] = after
        # A document that is not made or removed keeps its text, or gets none.
        for name in {name.replace(".json", ".txt") for name in left if entry.patches[name].is_whole} & texts.keys():
            del texts[name]
            left[name] = [""]
        return texts, left

    def _set_aside(self, text: str) -> None:
        """What is not to be finished makes way, if nothing of it is done. Raises StoreError for one that is half done:
        to go on would leave it so."""
        entry = read(text)
        what = f"a change that was begun elsewhere or by somebody else{f', {described(entry)},' if entry else ''}"
        if entry and self.is_begun(entry):
            raise StoreError(
                f"{what} was stopped half way, and a part of it was made. commitments trust finishes it; or move "
                f"{self.pending} away, and it stays as it is"
            )
        folder = private.made(self.store, "set-aside")
        number = next(one for one in count(1) if not os.path.lexists(folder / f"{one:06d}.json"))
        place = folder / f"{number:06d}.json"
        try:
            os.rename(self.pending, place)
        except OSError as error:
            raise StoreError(f"{self.pending} cannot be moved: {files.reason(error)}") from None
        self._tell(
            f"{what} lay in {self.pending}; it was not made, and is now {place}. If it is yours after all, move it "
            "back and run commitments trust"
        )

    def is_begun(self, entry: Entry) -> bool:
        """Whether any file is as the change would leave it, and not as it was before."""
        for name, patch in entry.patches.items():
            try:
                now = files.read_text(shelves.place(self.store, name))
            except StoreError:
                continue
            is_done, is_undone = patch.applied(now) == (now, []), patch.turned().applied(now) == (now, [])
            if is_done and not is_undone:
                return True
        return False

    def trust(self) -> int:
        """Take the journal for one's own: what is unfinished in it is finished, and what others did can be undone. Says
        how many entries became one's own. Raises StoreError and owner.NoKey."""
        self.recover(trusting=True)
        numbers = self.foreign()
        for done, number in enumerate(numbers):
            self.progress("sealing the journal", done, len(numbers))
            text = files.read_text(self._path(number)) or ""
            self._decoded(number, text)
            body, seals = parted(text)
            files.replace(self._path(number), with_seals(body, [*seals, owner.sealed(body.encode())]))
        return len(numbers)


def _is_own(text: str) -> bool:
    body, seals = parted(text)
    try:
        return owner.is_sealed(body.encode(), seals)
    except owner.NoKey:
        return False


def read(text: str) -> Entry | None:
    """None for what is no entry. Raises StoreError for one from a newer version."""
    try:
        return decode(text)
    except ValueError:
        return None


def described(entry: Entry) -> str:
    return f"{shorten(entry.title, 80)!r} by {entry.by} of {entry.at:%Y-%m-%d}"


def _refuse_unreadable(texts: Texts) -> None:
    """What somebody else wrote down leaves a store that can be read, or is not made."""
    for name, text in texts.items():
        if text is not None and name == settings.NAME:
            settings.parse(text)
        elif text is not None and name.endswith(".json") and not shelves.is_shelved(name):
            Sheet.of(name.removesuffix(".json"), text.encode()).commitments()


def _linked(source: Path, target: Path) -> None:
    """Another name for a file, which takes no other's place. Raises OSError."""
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        if os.path.lexists(target):
            raise
        os.rename(source, target)  # some file systems have no links; whoever writes here holds the lock
