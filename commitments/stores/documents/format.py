"""How a document's file is written: JSON with one record per line, so that a changed commitment is a one-line diff.

    {"document": {
    "1": {"schema": 2, "id": "us-japan-2017", …}

    },
    "commitments": {
    "1": {"id": "us-japan-2017-01", …}

    ,"2": {"id": "us-japan-2017-02", …}

    }}

Programs that merge texts line by line take changes for one that stand side by side, hence the blank line; and a new
record leaves the line of the last one as it is, hence the comma in front. Nothing here touches the disk.
"""

import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple, NoReturn

from commitments.errors import StoreError

Record = dict[str, Any]
Tables = dict[str, Mapping[str, Record]]
"""A TinyDB file: the name of a table -> the key of a record (a number, as text) -> the record."""
Lines = dict[str, dict[str, str]]
"""The same with each record as it is written."""

DOCUMENT, COMMITMENTS = "document", "commitments"
ONLY = "1"
"""The key of the one record in the table `document`."""
HIGHEST_NUMBER = 999_999_999


class Spacing(NamedTuple):
    """What stands around the records of a table."""

    between: str
    """What parts one from the next."""
    after: str
    """What follows the last one."""


SPACED = Spacing("\n\n,", "\n\n")
CLOSE = Spacing(",\n", "\n")
"""Of files that were last written in schema 1. They are read as quickly."""
SPACINGS = (SPACED, CLOSE)


def dumps(value: object) -> str:
    """One line of JSON. Raises ValueError for what JSON cannot say: NaN and the infinities."""
    return _encode(value)


_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def parse(text: str, name: str, *, thorough: bool = False) -> Tables:
    """The tables of a document's file. Raises StoreError, naming the file, for anything but a file of that shape.

    A name given twice in one object is always noticed among the records, and with `thorough` inside them too.
    """
    tables = _tables(_decoded(text, name, _THOROUGH if thorough else _DECODER), name)
    if not thorough and not _has_a_line_each(text, tables):
        # Not one record per line, or a record that hides another of the same number.
        _decoded(text, name, _THOROUGH)
    if _may_be_half(text):
        _refuse_lone_surrogates(tables, name)
    return tables


def _has_a_line_each(text: str, tables: Tables) -> bool:
    records, blank = sum(map(len, tables.values())), text.count("\n\n")
    return blank in (0, records) and text.count("\n") == records + blank + 2 * len(tables)


def read_record(line: bytes, name: str) -> Record:
    """The record that stands on a line. Raises StoreError, with the name, for one that cannot be read."""
    text = text_of(line, name)
    record = _decoded(text, name, _DECODER)
    if not isinstance(record, dict):
        raise StoreError(f"{name}: expected an object, found {text[:60]!r}")
    if _may_be_half(text):
        _refuse_lone_surrogates(record, name)
    return record


def text_of(data: bytes, name: str) -> str:
    """Raises StoreError."""
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise StoreError(f"{name} is not UTF-8 text (byte {error.start}); save it as UTF-8") from None


def _decoded(text: str, name: str, decoder: json.JSONDecoder) -> object:
    if not text.strip():
        raise StoreError(f"{name} is empty; restore it from git or a backup, or remove it")
    if text.startswith("\ufeff"):
        raise StoreError(f"{name} begins with a byte order mark; save it as UTF-8 without one")
    try:
        return decoder.decode(text)
    except json.JSONDecodeError as error:
        if is_marked(text):
            raise marked(name) from None
        raise StoreError(
            f"{name} is not JSON: {error.msg.removesuffix(' at')} at line {error.lineno}, column {error.colno}; "
            "correct it there, or restore it from git or a backup"
        ) from None
    except _Twice as error:
        raise StoreError(
            f"{name} cannot be read: {error}; where both sides of a merge were kept, commitments git resolve {name} "
            "tells them apart; else correct it, or restore it from git or a backup"
        ) from None
    except ValueError as error:
        raise StoreError(f"{name} cannot be read: {error}; correct it, or restore it from git or a backup") from None
    except RecursionError:
        raise StoreError(f"{name} is nested too deeply to be a document's file; restore it from a backup") from None


def is_marked(text: str) -> bool:
    """Whether git left a conflict in it."""
    return text.startswith(_MARKER) or f"\n{_MARKER}" in text


def is_marked_among(data: bytes) -> bool:
    """The same of its bytes, but for the first line."""
    return b"\n<<<<<<<" in data


def marked(name: str) -> StoreError:
    """The error for such a file."""
    return StoreError(
        f"{name} holds the conflict markers (<<<<<<<) of an unfinished merge; settle it with: "
        f"commitments git resolve {name}"
    )


_MARKER = "<<<<<<<"
"""Or longer, as git can be told to write them."""


def _unknown_constant(word: str) -> NoReturn:
    raise ValueError(f"{word} is not a number")


class _Twice(ValueError):
    """A name that stands twice in one object."""


def _no_name_twice(pairs: list[tuple[str, Any]]) -> Record:
    record = dict(pairs)
    if len(record) != len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise _Twice(f'"{twice}" stands twice in the same object')
    return record


_DECODER = json.JSONDecoder(parse_constant=_unknown_constant)
# Calling back for each object takes half as long again, so only where it is needed.
_THOROUGH = json.JSONDecoder(parse_constant=_unknown_constant, object_pairs_hook=_no_name_twice)


def _may_be_half(text: str) -> bool:
    """Whether half a character may be in it. Looking for one letter first is many times as fast."""
    return "\\" in text and ("\\ud" in text or "\\uD" in text)


def _refuse_lone_surrogates(tables: Mapping[str, Any], name: str) -> None:
    try:
        dumps(tables).encode()
    except (UnicodeEncodeError, ValueError):
        raise StoreError(f"{name} holds half a character (a lone surrogate such as \\ud800); correct it") from None


def _tables(value: object, name: str) -> Tables:
    if not isinstance(value, dict) or DOCUMENT not in value:
        raise StoreError(f'{name} is not a document\'s file: it has no table "{DOCUMENT}"')
    for table, records in value.items():
        if not isinstance(records, dict):
            raise StoreError(f"{name} is not a document's file: {table} is not a table of records")
        if not {*map(type, records.values())} <= {dict}:
            key, record = next((key, record) for key, record in records.items() if type(record) is not dict)
            raise StoreError(f"{name}: {table}.{key}: expected an object, found {str(record)[:60]!r}")
    if set(value[DOCUMENT]) != {ONLY}:
        raise StoreError(f'{name}: the table "{DOCUMENT}" must hold one record, with the key "{ONLY}"')
    for key in value.setdefault(COMMITMENTS, {}):
        if not is_number(key):
            raise StoreError(f"{name}: {COMMITMENTS}.{key}: the key is not a commitment's number, such as 3")
    return value


def is_number(key: str) -> bool:
    """Whether a key is a whole number above 0 in its one spelling."""
    return key.isascii() and key.isdigit() and key[0] != "0" and len(key) <= 9


@lru_cache(maxsize=2)  # one change asks for the text before and the text after several times
def split(text: str) -> Lines | None:
    """Each record of a file as it is written, not to be altered; None where the file is not in exactly the form that
    `join` gives. The records themselves are not looked at."""
    lines: Lines = {}
    if not (text.startswith('{"') and text.endswith("\n}}\n")):
        return None
    spacing = spacing_of(text)
    tables = text[1:-4].split("\n},\n")
    for table in tables:
        head, _, body = table.partition("\n")
        records = dict(_LINES[spacing].findall(body))
        is_whole = _is_all_of(records, body, spacing) and _in_order(records)
        if not (head.startswith('"') and head.endswith('": {') and is_whole):
            return None
        lines[head[1:-4]] = records
    return lines if len(lines) == len(tables) and DOCUMENT in lines else None


def spacing_of(text: str) -> Spacing:
    """The one that a file is in, if in any."""
    return SPACED if "\n\n},\n" in text or text.endswith("\n\n}}\n") else CLOSE


def _line_in(spacing: Spacing) -> re.Pattern[str]:
    # A record with what parts it from the next one, or at the end of its table, of which the last line feed was cut.
    return re.compile(rf'"([1-9][0-9]{{0,8}})": (\{{.*\}})(?:{spacing.between}(?=")|{spacing.after[:-1]}\Z)')


_LINES = {spacing: _line_in(spacing) for spacing in SPACINGS}


def _is_all_of(records: Mapping[str, str], body: str, spacing: Spacing) -> bool:
    """Whether nothing else stands in the body of a table: then the records are as long as it is."""
    around = (len('"": ') + len(spacing.between)) * len(records) - len(spacing.between) + len(spacing.after[:-1])
    return sum(map(len, records)) + sum(map(len, records.values())) + (around if records else 0) == len(body)


def _in_order(records: Mapping[str, str]) -> bool:
    numbers = [*map(int, records)]
    return numbers == sorted(numbers)


def join(lines: Lines, spacing: Spacing = SPACED) -> str:
    """The text of a file."""
    return "{" + ",\n".join(f'"{name}": {{\n{_rows(records, spacing)}}}' for name, records in lines.items()) + "}\n"


def record_of(line: bytes) -> Record:
    """The record that stands on a line. Raises ValueError, or RecursionError, for anything else."""
    record = _DECODER.decode(line.decode())
    if type(record) is not dict:
        raise ValueError("not an object")
    return record


def _rows(records: Mapping[str, str], spacing: Spacing) -> str:
    rows = [f'"{key}": {record}' for key, record in records.items()]
    return spacing.between.join(rows) + spacing.after if rows else ""


def render(tables: Mapping[str, Mapping[str, Mapping[str, Any] | str]]) -> str:
    """The text of a file: the document, its commitments, whatever other tables there are, each sorted by number.

    A record that is a text is written already, and stands as it is.
    """
    lines: Lines = {DOCUMENT: {}, COMMITMENTS: {}}
    for name, records in tables.items():
        # Names and keys are JSON strings of whatever characters; `join` adds the quotation marks.
        lines[dumps(name)[1:-1]] = {
            key if is_number(key) else dumps(key)[1:-1]: _written(records[key]) for key in _by_number(records)
        }
    return join(lines)


def _written(record: Mapping[str, Any] | str) -> str:
    return record if isinstance(record, str) else dumps(record)


def _by_number(keys: Iterable[str]) -> list[str]:
    try:
        return sorted(keys, key=int)
    except ValueError:
        return sorted(keys)
