"""What one change did, as the journal has it: the command, who, when, and every record it touched, before and after."""

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple, TypeVar

from commitments.codec import decode_commitment, decode_document, decode_instant, encode_instant
from commitments.errors import StoreError
from commitments.model import Commitment, Document
from commitments.records import BadRecord
from commitments.stores import settings
from commitments.stores.documents.format import (
    COMMITMENTS,
    DOCUMENT,
    SPACED,
    Lines,
    dumps,
    is_number,
    join,
    parse,
    render,
    spacing_of,
    split,
)
from commitments.stores.documents.sheet import is_document_id
from commitments.stores.shelves import is_shelved

SCHEMA = 2
HIGHEST_NUMBER = 99_999_999
"""Of changes in a folder: as many as nobody makes."""
T = TypeVar("T")
Texts = dict[str, str | None]
"""A file's name in the store -> its text, None where there is no such file."""


class Changed(NamedTuple):
    """One commitment before and after; None where it was not there."""

    id: str
    before: Commitment | None
    after: Commitment | None


class ChangedDocument(NamedTuple):
    """What is said of a document, before and after; None where it was not there."""

    id: str
    before: Document | None
    after: Document | None


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

    @property
    def is_whole(self) -> bool:
        """Whether it makes the file, or removes it."""
        return self.before is None or self.after is None

    def without(self, keys: Collection[str]) -> "Patch | None":
        """What is left of it when these records are left as they are; None for nothing."""
        before, after = self.records()
        kept = [key for key in after if key not in keys]
        if not kept:
            return None
        return Patch({key: before[key] for key in kept}, {key: after[key] for key in kept})

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
    if old is None or new is None or list(old) != list(new) or spacing_of(before or "") != spacing_of(after or ""):
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
        records[name] = _record(line)
        if line is not None and (records[name] is _UNREADABLE or dumps(records[name]) != line):
            return None
    return records


_UNREADABLE = object()


def _record(line: str | None) -> Any:
    """What stands on a line, None where there is none; a damaged one is like no record."""
    try:
        return json.loads(line) if line is not None else None
    except (ValueError, RecursionError):
        return _UNREADABLE


def _with_records(text: str | None, before: Records, after: Records) -> tuple[str | None, list[str]]:
    lines = _lines(text)
    if text is None or lines is None:
        return text, list(after) or [""]
    lines = {table: dict(records) for table, records in lines.items()}
    in_the_way = []
    for key, record in after.items():
        table, _, number = key.rpartition("/")
        records = lines.setdefault(table, {})
        now = _record(records.get(number))
        if now not in (before[key], record):
            in_the_way.append(key)
        elif record is None:
            records.pop(number, None)
        elif now != record:
            records[number] = dumps(record)
    in_order = {table: dict(sorted(records.items(), key=_key_of)) for table, records in lines.items()}
    return join(in_order, spacing_of(text) if split(text) else SPACED), in_the_way


def _key_of(item: tuple[str, str]) -> int:
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
        return {
            f"{table}/{key}": tables[table][key]
            for table in (DOCUMENT, COMMITMENTS)
            for key in tables[table]
            if is_number(key)
        }
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
    undoes: tuple[int, ...] = ()
    """The numbers of the changes that it took back, in this order."""
    redoes: tuple[int, ...] = ()
    """Of those that it made again."""
    place: int = 0
    """The folder that it was written in, as `private.identity` tells it."""
    step: int = 0
    """Which one it is of all, counted from 1, where its number does not say so."""

    @property
    def title(self) -> str:
        return self.command or f"change {self.step or self.number}"

    @property
    def files(self) -> tuple[str, ...]:
        return tuple(self.patches)

    def changed(self) -> list[Changed]:
        """Every commitment that the change touched; a record that cannot be read counts as not there."""
        return [
            Changed(_id(name, number), _decoded(decode_commitment, before), _decoded(decode_commitment, after))
            for name, number, before, after in self._records(COMMITMENTS)
        ]

    def documents(self) -> list[ChangedDocument]:
        """The same of every document of which something else was changed."""
        return [
            ChangedDocument(
                name.removesuffix(".json"), _decoded(decode_document, before), _decoded(decode_document, after)
            )
            for name, _, before, after in self._records(DOCUMENT)
        ]

    def touched(self) -> list[str]:
        """The ids of these commitments, which are many times as quick to tell."""
        return [_id(name, number) for name, number, _, _ in self._records(COMMITMENTS)]

    def _records(self, wanted: str) -> Iterator[tuple[str, str, object, object]]:
        """Of each record of that table: its file and number, and what it was before and after."""
        for name in self.patches:
            if not name.endswith(".json") or is_shelved(name):
                continue
            before, after = self.patches[name].records()
            for key in after:
                table, _, number = key.rpartition("/")
                if table == wanted:
                    yield name, number, before[key], after[key]


def _id(name: str, number: str) -> str:
    return f"{name.removesuffix('.json')}-{int(number):02d}"


def _decoded(decode: Callable[[object], T], record: object) -> T | None:
    try:
        return decode(record) if record is not None else None
    except BadRecord:
        return None


def names_of(name: str, keys: Collection[str]) -> list[str]:
    """What a user calls these records of a file."""
    tables = [key.rpartition("/") for key in keys]
    return [_id(name, number) if table == COMMITMENTS else name for table, _, number in tables]


# --- one change as a line of JSON -------------------------------------------------------------------------------------

_SEALS = ', "seals": ['


def encode(entry: Entry) -> str:
    """The line without its seals; `with_seals` closes it."""
    head: dict[str, Any] = {
        "schema": SCHEMA,
        "number": entry.number,
        "command": entry.command,
        "by": entry.by,
        "at": encode_instant(entry.at),
        "place": entry.place,
    }
    if entry.undoes:
        head["undoes"] = entry.undoes
    if entry.redoes:
        head["redoes"] = entry.redoes
    return dumps(head | {"files": {name: patch._asdict() for name, patch in entry.patches.items()}})


def with_seals(body: str, seals: Collection[str]) -> str:
    """The text of an entry: its line and who vouches for it, as `owner` has it."""
    return f"{body[:-1]}{_SEALS}{dumps(list(seals))[1:]}}}\n" if seals else f"{body}\n"


def parted(text: str) -> tuple[str, list[str]]:
    """The line of an entry without its seals, which is all that they vouch for and all that is read of it, and they."""
    found = _SEALED.search(text)
    if found is None:
        return text.removesuffix("\n"), []
    return f"{text[: found.start()]}}}", _SEAL.findall(found[0])


_SEAL = re.compile('"([0-9a-f]{64})"')
# At the very end: what comes after seals would not be sealed.
_SEALED = re.compile(rf"{re.escape(_SEALS)}{_SEAL.pattern}(?:, {_SEAL.pattern})*\]\}}\n\Z")


def decode(text: str, *, highest: int | None = HIGHEST_NUMBER) -> Entry:
    """Raises ValueError for what is not an entry, or has a number above the highest; StoreError for one from a newer
    version."""
    try:
        record = json.loads(parted(text)[0])
        schema = record["schema"]
        if type(schema) is int and schema > SCHEMA:
            raise StoreError("the journal was written by a newer version; upgrade commitments")
        return Entry(
            _number(record["number"], highest),
            _text_in(record["command"]),
            _text_in(record["by"]),
            decode_instant(_text_in(record["at"])),
            {_own(name): patch_of(patch["before"], patch["after"]) for name, patch in record["files"].items()},
            _numbers(record.get("undoes"), highest),
            _numbers(record.get("redoes"), highest),
            record.get("place", 0),
        )
    except (KeyError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise ValueError(f"not an entry of the journal: {error}") from None


def _number(value: object, highest: int | None) -> int:
    if type(value) is not int or value <= 0 or (highest is not None and value > highest):
        raise ValueError("not the number of a change")
    return value


def _numbers(value: object, highest: int | None) -> tuple[int, ...]:
    """One, as the first version wrote them, or several."""
    several = value if isinstance(value, list) else [] if value is None else [value]
    return tuple(_number(one, highest) for one in several)


def _text_in(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def patch_of(before: object, after: object) -> Patch:
    """Raises ValueError for what is none."""
    if isinstance(before, dict) and isinstance(after, dict) and before.keys() == after.keys():
        if all(map(_KEY.fullmatch, after)) and {*map(type, (*before.values(), *after.values()))} <= {dict, type(None)}:
            return Patch(before, after)
    elif isinstance(before, str | None) and isinstance(after, str | None):
        return Patch(before, after)
    raise ValueError("not what a change did to a file")


_KEY = re.compile(r".+/[1-9][0-9]{0,8}", re.DOTALL)


def _own(name: str) -> str:
    """The name of a file that a change may touch; raises ValueError for any other, so that a journal that came with
    somebody's folder writes nothing beside the store."""
    stem, _, suffix = name.rpartition(".")
    if name == settings.NAME or (suffix in ("json", "txt") and is_document_id(stem)) or is_shelved(name):
        return name
    raise ValueError(f"{name!r} is not a file of the store")
