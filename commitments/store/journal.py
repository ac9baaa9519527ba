"""What every change did, written down before it is done: so that it can be finished after a crash, and undone.

`.commitments/journal/000123.json` is the 123rd change: the command, who, when, and for every touched file the touched
records before and after. An unfinished change is `pending.json` there; whoever next opens the store finishes it.
"""

import contextlib
import json
import os
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from commitments.codec import BadRecord, decode_commitment, decode_instant, encode_instant
from commitments.errors import CommitmentsError, StoreError
from commitments.model import Commitment
from commitments.store import files, settings
from commitments.store.format import COMMITMENTS, DOCUMENT, Lines, dumps, join, parse, render, split
from commitments.store.sheet import is_document_id

SCHEMA = 1
Texts = dict[str, str | None]
"""A file's name in the store -> its text, None where there is no such file."""


class Conflict(CommitmentsError):
    """An undo or redo that would lose what somebody else has written since; `names` are the ids and files."""

    def __init__(self, what: str, entry: "Entry", names: list[str]) -> None:
        self.names = tuple(names)
        shown = ", ".join(names[:8]) + (f" and {len(names) - 8} more" if len(names) > 8 else "")
        super().__init__(
            f"cannot {what} {entry.title!r} ({entry.at:%Y-%m-%d}): changed since by something else: {shown}; "
            "put that right first, or make the opposite change by hand"
        )


class Changed(NamedTuple):
    """One commitment before and after; None where it was not there."""

    id: str
    before: Commitment | None
    after: Commitment | None


# --- one file of a change ---------------------------------------------------------------------------------------------

Records = dict[str, Any]
"""`commitments/3` -> the record, None where there is none."""


class Patch(NamedTuple):
    """What a change did to one file: records where only records differ, else the whole texts."""

    before: Records | str | None
    after: Records | str | None

    @staticmethod
    def between(before: bytes | None, after: bytes | None) -> "Patch":
        """Of a file's bytes, which are UTF-8."""
        return _patch(*(content.decode() if content is not None else None for content in (before, after)))

    def turned(self) -> "Patch":
        return Patch(self.after, self.before)

    def applied(self, text: str | None) -> tuple[str | None, list[str]]:
        """The text with the change made, and the keys that stand in its way: what is neither as before nor as after."""
        if text == self.before or text == self.after:
            return self.after if not isinstance(self.after, dict) else text, []
        if isinstance(self.before, dict) and isinstance(self.after, dict):
            return _with_records(text, self.before, self.after)
        before, after = self.records()
        if text is None or self.before is None or self.after is None:
            now = _loose_records(text)
            return text, [key for key in before | now if before.get(key) != now.get(key)] or [""]
        return _with_records(text, before, after)

    def records(self) -> tuple[Records, Records]:
        """The records that differ, before and after."""
        if isinstance(self.before, dict) and isinstance(self.after, dict):
            return self.before, self.after
        before, after = _loose_records(_text(self.before)), _loose_records(_text(self.after))
        keys = [key for key in before | after if before.get(key) != after.get(key)]
        return {key: before.get(key) for key in keys}, {key: after.get(key) for key in keys}


def _text(value: Records | str | None) -> str | None:
    return value if isinstance(value, str) else None


def _patch(before: str | None, after: str | None) -> Patch:
    return _records_between(before, after) or Patch(before, after)


def _records_between(before: str | None, after: str | None) -> Patch | None:
    """The records that differ; None where that would not say enough to give the same bytes again."""
    old, new = (split(before) if before else None), (split(after) if after else None)
    if old is None or new is None or list(old) != list(new):
        return None
    keys = sorted(_different(old, new), key=_by_number)
    undone, done = _read(old, keys), _read(new, keys)
    return Patch(undone, done) if undone is not None and done is not None else None


def _different(old: Lines, new: Lines) -> Iterator[str]:
    for table, was in old.items():
        now = new[table]
        yield from (f"{table}/{key}" for key in was.keys() | now.keys() if was.get(key) != now.get(key))


def _by_number(key: str) -> tuple[str, int]:
    table, _, number = key.rpartition("/")
    return table, int(number)


def _read(lines: Lines, keys: list[str]) -> Records | None:
    """The records of these lines, None if any would not be written again as it stands."""
    records: Records = {}
    for name in keys:
        table, _, key = name.rpartition("/")
        line = lines[table].get(key)
        records[name] = json.loads(line) if line is not None else None
        if line is not None and dumps(records[name]) != line:
            return None
    return records


def _with_records(text: str | None, before: Records, after: Records) -> tuple[str | None, list[str]]:
    lines = _lines(text)
    if lines is None:
        return text, list(after) or [""]
    lines = {table: dict(records) for table, records in lines.items()}
    in_the_way = []
    for key, record in after.items():
        table, _, number = key.rpartition("/")
        records = lines.setdefault(table, {})
        now = json.loads(records[number]) if number in records else None
        if now not in (before[key], record):
            in_the_way.append(key)
        elif record is None:
            records.pop(number, None)
        elif now != record:
            records[number] = dumps(record)
    return join({table: dict(sorted(records.items(), key=_number)) for table, records in lines.items()}), in_the_way


def _number(item: tuple[str, str]) -> int:
    return int(item[0])


def _lines(text: str | None) -> Lines | None:
    """The lines of a file, also of one that something else has written in its own way."""
    if text is None:
        return None
    try:
        return split(text) or split(render(parse(text, "")))
    except StoreError:
        return None


def _loose_records(text: str | None) -> Records:
    try:
        tables = json.loads(text) if text else {}
        return {f"{table}/{key}": tables[table][key] for table in (DOCUMENT, COMMITMENTS) for key in tables[table]}
    except (ValueError, KeyError, TypeError, RecursionError):
        return {}


# --- one change -------------------------------------------------------------------------------------------------------


class Entry(NamedTuple):
    """One change, as the journal has it."""

    number: int
    command: str
    by: str
    at: datetime
    patches: Mapping[str, Patch]
    """A file's name in the store -> what was done to it."""
    undoes: int | None = None
    redoes: int | None = None

    @property
    def title(self) -> str:
        return self.command or f"change {self.number}"

    @property
    def files(self) -> tuple[str, ...]:
        return tuple(self.patches)

    def changed(self) -> list[Changed]:
        """Every commitment that the change touched; a record that cannot be read counts as not there."""
        return [Changed(id_, _commitment(before), _commitment(after)) for id_, before, after in self._records()]

    def touched(self) -> list[str]:
        """The ids of these commitments, which are many times as quick to tell."""
        return [id_ for id_, _, _ in self._records()]

    def _records(self) -> Iterator[tuple[str, object, object]]:
        """Of each commitment, its id and its record before and after."""
        for name in self.patches:
            if not name.endswith(".json"):
                continue
            before, after = self.patches[name].records()
            for key in after:
                table, _, number = key.rpartition("/")
                if table == COMMITMENTS:
                    yield _id(name, number), before[key], after[key]


def _id(name: str, number: str) -> str:
    return f"{name.removesuffix('.json')}-{int(number):02d}"


def _commitment(record: object) -> Commitment | None:
    try:
        return decode_commitment(record) if record is not None else None
    except BadRecord:
        return None


def _names(name: str, keys: list[str]) -> list[str]:
    """What a user calls these records of a file."""
    tables = [key.rpartition("/") for key in keys]
    return [_id(name, number) if table == COMMITMENTS else name for table, _, number in tables]


def _encode(entry: Entry) -> str:
    head = {
        "schema": SCHEMA,
        "number": entry.number,
        "command": entry.command,
        "by": entry.by,
        "at": encode_instant(entry.at),
    }
    if entry.undoes is not None:
        head["undoes"] = entry.undoes
    if entry.redoes is not None:
        head["redoes"] = entry.redoes
    return dumps(head | {"files": {name: patch._asdict() for name, patch in entry.patches.items()}}) + "\n"


def _decode(text: str) -> Entry:
    """Raises ValueError for what is not an entry."""
    try:
        record = json.loads(text)
        if record["schema"] > SCHEMA:
            raise StoreError("the journal was written by a newer version; upgrade commitments")
        return Entry(
            record["number"],
            record["command"],
            record["by"],
            decode_instant(record["at"]),
            {_own(name): Patch(patch["before"], patch["after"]) for name, patch in record["files"].items()},
            record.get("undoes"),
            record.get("redoes"),
        )
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"not an entry of the journal: {error}") from None


def _own(name: str) -> str:
    """The name of a file that a change may touch; raises ValueError for any other, so that a journal that came with
    somebody's folder writes nothing beside the store."""
    stem, _, suffix = name.rpartition(".")
    if name == settings.NAME or (suffix in ("json", "txt") and is_document_id(stem)):
        return name
    raise ValueError(f"{name!r} is not a file of the store")


# --- the journal ------------------------------------------------------------------------------------------------------


class Journal:
    """The changes of one store. Whoever writes holds the store's lock."""

    def __init__(self, store: Path, progress: files.Progress = files.unseen) -> None:
        self.store, self._progress = store, progress
        self.folder = store / ".commitments" / "journal"
        self.pending = store / files.PENDING

    def entries(self) -> Iterator[Entry]:
        """Newest first, each read when it is asked for. Raises StoreError for one that cannot be read."""
        numbers = self._numbers()
        for done, number in enumerate(reversed(numbers)):
            self._progress("reading the journal", done, len(numbers))
            path = self.folder / _name(number)
            try:
                yield _decode(files.read_text(path) or "")
            except ValueError:
                raise StoreError(f"{path} is not an entry of the journal; remove it to go on without it") from None

    def _numbers(self) -> list[int]:
        try:
            names = os.listdir(self.folder)
        except OSError:
            return []
        return sorted(int(name[:-5]) for name in names if name.endswith(".json") and name[:-5].isdigit())

    def next_number(self) -> int:
        return (self._numbers() or [0])[-1] + 1

    def commit(self, entry: Entry, contents: Mapping[str, files.Content | None]) -> None:
        """Do a change: first write it down, then put the files in place, then say that it is done.

        Raises StoreError; then either nothing has changed or the next opening of the store finishes it.
        """
        files.make_folder(self.folder)
        files.replace(self.pending, _encode(entry))
        try:
            files.replace_all({self.store / name: content for name, content in contents.items()}, self._progress)
        except files.Unwritable as error:
            if error.changed:
                raise StoreError(f"{error}. The change is half done; the next command finishes it") from None
            self._forget()
            raise
        self._finish(entry.number)

    def _forget(self) -> None:
        with contextlib.suppress(OSError):
            self.pending.unlink()
            files.sync_folder(self.folder)

    def _finish(self, number: int) -> None:
        try:
            os.replace(self.pending, self.folder / _name(number))
            files.sync_folder(self.folder)
        except OSError as error:
            raise StoreError(f"{self.pending} cannot be written: {files.reason(error)}") from None

    def recover(self) -> None:
        """Finish the change that a writer left unfinished. A file that somebody has changed since is left alone."""
        text = files.read_text(self.pending)
        if text is None:
            return
        try:
            entry = _decode(text)
        except ValueError:
            self._forget()  # never written whole, so nothing was changed yet
            return
        texts: Texts = {}
        for name, patch in entry.patches.items():
            files.discard_temporary(self.store / name)
            before = files.read_text(self.store / name)
            after, in_the_way = patch.applied(before)
            if after != before and not in_the_way:
                texts[name] = after
        files.replace_all({self.store / name: text for name, text in texts.items()})
        self._finish(entry.number)

    # --- back and forth -----------------------------------------------------------------------------------------------

    def last_done(self, beyond: list[Entry]) -> Entry | None:
        """The newest change that stands; `beyond` are newer entries that are about to be written, newest first."""
        settled: set[int] = set()
        for entry in _chain(beyond, self.entries()):
            about = entry.undoes or entry.redoes or entry.number
            if about not in settled and entry.undoes is None:
                return entry if entry.redoes is None else self.entry(entry.redoes)
            settled.add(about)
        return None

    def last_undone(self, beyond: list[Entry]) -> Entry | None:
        """The change whose undoing is the newest thing that happened, save for other undoings and redoings."""
        settled: set[int] = set()
        for entry in _chain(beyond, self.entries()):
            about = entry.undoes or entry.redoes
            if about is None:
                return None
            if entry.undoes is not None and about not in settled:
                return self.entry(about)
            settled.add(about)
        return None

    def entry(self, number: int) -> Entry | None:
        text = files.read_text(self.folder / _name(number))
        try:
            return _decode(text) if text is not None else None
        except ValueError:
            return None

    def turned(self, what: str, entry: Entry, by: str, at: datetime, number: int, now: Texts) -> Entry:
        """The entry that undoes or redoes another, with its files put into `now`; raises Conflict.

        `now` has the texts of files as earlier steps leave them; files that are not in it are read.
        """
        undo = what == "undo"
        texts: Texts = {}
        patches: dict[str, Patch] = {}
        in_the_way: list[str] = []
        for place, (name, done) in enumerate(entry.patches.items()):
            self._progress("comparing", place, len(entry.patches))
            patch = done.turned() if undo else done
            before = now[name] if name in now else files.read_text(self.store / name)
            after, keys = patch.applied(before)
            in_the_way += _names(name, keys)
            texts[name] = after
            patches[name] = _patch(before, after)
        if in_the_way:
            raise Conflict(what, entry, in_the_way)
        now |= texts
        return Entry(
            number,
            entry.command,
            by,
            at,
            patches,
            undoes=entry.number if undo else None,
            redoes=None if undo else entry.number,
        )


def _chain(*parts: "list[Entry] | Iterator[Entry]") -> Iterator[Entry]:
    for part in parts:
        yield from part


def _name(number: int) -> str:
    return f"{number:06d}.json"
