"""Merges of a document's file: its versions as git has them, or as conflict markers part them, into one text.

What is not settled stands between conflict markers, around the one record it is about: such a file is refused by every
command but the one that settles it, so that no value is lost by going on as if nothing were.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from commitments.errors import CommitmentsError, StoreError
from commitments.merging import BadMarkers, Choice, Merged, Side, always, coder_of, merged, merged_codes, sides
from commitments.model import Commitment
from commitments.stores import files, shelves
from commitments.stores.documents.format import (
    COMMITMENTS,
    DOCUMENT,
    ONLY,
    SPACED,
    Lines,
    Record,
    Tables,
    dumps,
    is_marked,
    join,
    parse,
    render,
    text_of,
)
from commitments.stores.documents.migrations import migrate
from commitments.stores.documents.sheet import Sheet

if TYPE_CHECKING:
    from commitments.stores.folder.folder import FolderStore


class Versions(NamedTuple):
    """What is to be merged, in today's schema."""

    base: Mapping[str, Mapping[str, Record]] | None
    """None where the sides share nothing."""
    ours: Tables
    theirs: Tables
    our_name: str = ""
    """What git calls that side; "" where that is not known."""
    their_name: str = ""

    def merged(self, choose: Choice) -> Merged:
        """Raises StoreError."""
        try:
            if coder_of(self.ours) is not None:
                return merged_codes(self.base, self.ours, self.theirs)
            return merged(self.base, self.ours, self.theirs, choose)
        except RecursionError:
            raise StoreError("a record is nested too deeply to be merged") from None


class BadSide(StoreError):
    """A text with conflict markers, of which one side is no file: lines were put together that do not belong so."""


def read(base: bytes | None, ours: bytes, theirs: bytes, name: str) -> Versions:
    """Versions as they were written. Raises StoreError, naming the file, for one that cannot be read."""
    return _of_one(Versions(_base(base, name), _tables(ours, name), _tables(theirs, name)), name)


def _base(data: bytes | None, name: str) -> Mapping[str, Mapping[str, Record]] | None:
    """What both sides began with. Of several bases, which git has put together with markers of its own, what they
    share: more would make what one of them has not look as if it had been taken out."""
    if not data:
        return None
    try:
        return _tables(data, name)
    except StoreError:
        with suppress(StoreError):
            several = read_marked(data, None, name)
            return _before(None, several.ours, several.theirs) if several else None
        return None


def read_marked(data: bytes, base: bytes | None, name: str) -> Versions | None:
    """The versions of a text with conflict markers, or with records of the same number; None for one without.

    `base` is what both sides began with, where that is known: markers need not say it. Raises StoreError.
    """
    text = text_of(data, name)
    try:
        found = sides(text)
    except BadMarkers as error:
        raise StoreError(f"{name}: the conflict markers cannot be understood, {error}; {_ANEW}") from None
    if found is None:
        return _doubled(text, name)
    try:
        ours, theirs = _loosely(found.ours, name), _loosely(found.theirs, name)
    except StoreError as error:
        raise BadSide(str(error)) from None
    if found.base is not None and _is_readable(found.base, name):
        before: Mapping[str, Mapping[str, Record]] = _loosely(found.base, name)
    else:
        before = _before(_base(base, name), ours, theirs)
    return _of_one(Versions(before, ours, theirs, found.our_name, found.their_name), name)


def _of_one(versions: Versions, name: str) -> Versions:
    """Raises StoreError where they are of two coders, whose codes never meet."""
    ours, theirs = coder_of(versions.ours), coder_of(versions.theirs)
    if ours == theirs or (versions.base and coder_of(versions.base) in (ours, theirs)):
        return versions
    if ours is None or theirs is None:
        raise StoreError(f"{name} holds a document on one side, and codes on the other; keep one of them")
    raise StoreError(
        f"{name} holds codes of {ours!r} on one side and of {theirs!r} on the other, which are never put together; if "
        "they are one, write the name in one way on both; else git checkout --ours or --theirs keeps one of them, and "
        "the other one's file gets a name that is told apart, in it too"
    )


def current(store: "FolderStore", name: str) -> bytes | None:
    """A document's or a coder's file as it is; None where there is none. Raises StoreError."""
    return files.read_bytes(shelves.place(store.path, name))


def commitments_in(data: bytes, document_id: str) -> tuple[Commitment, ...]:
    """Those of a document's file as it was once; none where it cannot be read."""
    try:
        return tuple(Sheet.of(document_id, data).commitments())
    except CommitmentsError:
        return ()


def is_open(data: bytes) -> bool:
    """Whether a file waits to be settled: there are markers in it, or numbers stand twice."""
    text = data.decode(errors="replace")
    if is_marked(text):
        return True
    try:
        parse(text, "")
    except StoreError:
        return _doubled(text, "") is not None
    return False


def write(store: "FolderStore", name: str, before: bytes, text: str) -> None:
    """The merged text in place of what was there `before`, all of it or nothing. The journal has nothing of it: what
    several people did is not for one of them to undo. Raises StoreError, also where the file has changed meanwhile."""
    with store.lock():
        store.journal.recover()
        if (current(store, name) or b"") != before:
            raise StoreError(f"{store.path / name} was changed meanwhile; nothing was written. Run it again")
        with files.undisturbed():
            files.replace(shelves.place(store.path, name), text)


def text_of_merged(found: Merged) -> str:
    return render(found.tables) if coder_of(found.tables) is None else join(_lines(found))


def with_markers(versions: Versions, size: int = 7) -> str:
    """The merged text, in which each record with a conflict stands once for each side, between markers."""
    ours, base, theirs = (_lines(versions.merged(always(side))) for side in (Side.OURS, Side.BASE, Side.THEIRS))
    tables = {table: [*_rows(table, ours, base, theirs, size)] for table in ours}
    return "{" + ",\n".join(f'"{table}": {{\n{"".join(rows)}}}' for table, rows in tables.items()) + "}\n"


_ANEW = "git checkout --merge FILE puts them there anew"


def _tables(data: bytes, name: str) -> Tables:
    tables = parse(text_of(data, name), name, thorough=True)
    if coder_of(tables) is None:
        return migrate(tables, name).tables
    shelves.refuse_newer(tables[DOCUMENT][ONLY], name)
    return {table: records for table, records in tables.items() if records or table != COMMITMENTS}


def _is_readable(text: str, name: str) -> bool:
    try:
        _loosely(text, name)
    except StoreError:
        return False
    return True


def _before(
    base: Mapping[str, Mapping[str, Record]] | None, ours: Tables, theirs: Tables
) -> Mapping[str, Mapping[str, Record]]:
    """What both sides began with, as far as it can be told: what is the same in both is settled already, and of the
    rest the base says what it was; without one, what they share."""
    found: dict[str, dict[str, Record]] = {}
    for table in ours.keys() & theirs.keys():
        both = {key: (record, theirs[table][key]) for key, record in ours[table].items() if key in theirs[table]}
        alike = {key: one for key, (one, other) in both.items() if one == other}
        known = dict(base.get(table, {})) if base else {key: _common(*pair) for key, pair in both.items()}
        found[table] = known | alike
    return found


def _common(record: Record, other: Record) -> Record:
    """The fields that two records share, and of lists the items."""
    lists = {
        name: [item for item in value if item in other[name]]
        for name, value in record.items()
        if isinstance(value, list) and isinstance(other.get(name), list)
    }
    return {name: value for name, value in record.items() if other.get(name) == value} | lists


# --- texts that are not quite a file ---------------------------------------------------------------------------------


_HEAD = re.compile(r'\{?"([a-z_]+)": \{\r?')
_RECORD = re.compile(r',?"([1-9][0-9]{0,8})": (\{.*\}),?\r?')
_BETWEEN = re.compile(r"[{},\s]*")


def _loosely(text: str, name: str) -> Tables:
    """A side of a text with markers: a comma too many or too few is nobody's work. Raises StoreError."""
    try:
        return _tables(text.encode(), name)
    except StoreError:
        pairs = _pairs(text)
        if pairs is None:
            raise
        lines: Lines = {DOCUMENT: {}, COMMITMENTS: {}}
        for table, key, record in pairs:
            lines.setdefault(table, {})[key] = record
        if len(pairs) != sum(map(len, lines.values())):
            raise
    return _tables(join(lines).encode(), name)


def _doubled(text: str, name: str) -> Versions | None:
    """Of a file in which numbers stand twice, as where both sides of a conflict were kept: the first of each and the
    last; None where none does."""
    pairs = _pairs(text) or []
    first: Lines = {DOCUMENT: {}, COMMITMENTS: {}}
    last: Lines = {DOCUMENT: {}, COMMITMENTS: {}}
    for table, key, record in pairs:
        first.setdefault(table, {}).setdefault(key, record)
        last.setdefault(table, {})[key] = record
    if first == last or max(Counter(pair[:2] for pair in pairs).values()) > 2:
        return None
    ours, theirs = (_tables(join(lines).encode(), name) for lines in (first, last))
    alike = {table: {key: one for key, one in ours[table].items() if theirs[table].get(key) == one} for table in ours}
    return Versions(alike, ours, theirs)


def _pairs(text: str) -> list[tuple[str, str, str]] | None:
    """Each record as it is written, with its table and key; None where something else stands in the text."""
    table, found = "", []
    for line in text.split("\n"):
        if head := _HEAD.fullmatch(line):
            table = head[1]
        elif record := _RECORD.fullmatch(line):
            found.append((table, record[1], record[2]))
        elif not _BETWEEN.fullmatch(line):
            return None
    return found


# --- with markers ----------------------------------------------------------------------------------------------------


def _lines(found: Merged) -> Lines:
    return {table: {key: dumps(record) for key, record in records.items()} for table, records in found.tables.items()}


def _rows(table: str, ours: Lines, base: Lines, theirs: Lines, size: int) -> Iterator[str]:
    """Each record of a table with what stands around it, in order."""
    keys = {**ours[table], **base.get(table, {}), **theirs[table]}
    comma = ""
    for key in sorted(keys, key=lambda key: (not key.isdecimal(), int(key) if key.isdecimal() else 0, key)):
        one, was, other = (lines.get(table, {}).get(key) for lines in (ours, base, theirs))
        if one == other and one is not None:
            yield f"{comma}{_row(key, one)}"
        else:
            before, mine, others = (f"{comma}{_row(key, row)}" if row else "" for row in (was, one, other))
            yield f"{'<' * size} ours\n{mine}{'|' * size} base\n{before}{'=' * size}\n{others}{'>' * size} theirs\n"
        comma = SPACED.between[-1]


def _row(key: str, record: str) -> str:
    return f"{dumps(key)}: {record}{SPACED.after}"
