"""A map out of the TOML that it is written in; whatever is wrong in it is said with its place."""

from collections.abc import Mapping
from typing import Any

from commitments import toml
from commitments.errors import UnknownName, UsageError
from commitments.maps.fields import (
    CODING_FIELDS,
    COMMITMENT_FIELDS,
    DOCUMENT_FIELDS,
    EVIDENCE_FIELDS,
    REPEATS,
    UPDATE_FIELDS,
    Fields,
    Map,
    Source,
)
from commitments.maps.ranges import BadRange, overlap
from commitments.model import Status
from commitments.names import either_form, field_named
from commitments.rows import Reading

_FIELDS = (*COMMITMENT_FIELDS, *UPDATE_FIELDS)
_SOURCE = ("column", "columns", "join", "value", "separator", "cut")
_ALIASES = {"id": "key", "date": "on", "updated": "on"}
_TEXTS = ("vocabulary", "dates", "decimal", "separator", "repeats", "rows", "encoding", "delimiter", "sheet")
_LONGEST_PATTERN = 500
"""Of `members`; it is read in quadratic time."""
_TABLES = ("document", "columns", "constants", "updates", "statuses", "members", "skip")
_SETTINGS = (*_TEXTS, "nothing", "keep", "header", *_TABLES)


def parse(text: str, name: str = "the map") -> Map:
    """The map that a TOML text describes. Raises UsageError naming what is wrong and where."""
    try:
        tables = toml.parse(text)
    except toml.BadToml as error:
        raise UsageError(f"{name} is not TOML: {error}") from None
    return _Reader(name).map(tables)


class _Reader:
    """Reads a map's tables; every error names the map."""

    def __init__(self, name: str) -> None:
        self._name = name

    def map(self, tables: dict[str, Any]) -> Map:
        for setting in tables:
            self._known("setting of a map", setting, _SETTINGS)
        columns = self._flat(self._table(tables, "columns"))
        constants = self._flat(self._table(tables, "constants"))
        fields, update = self._fields(columns, constants)
        updates = tables.get("updates", [])
        if not isinstance(updates, list) or not all(isinstance(entry, dict) for entry in updates):
            raise self._wrong("updates is written [[updates]], once for each")
        return Map(
            fields,
            tuple(fields for fields in (update, *(self._update(self._flat(entry)) for entry in updates)) if fields),
            self._members(tables.get("members", ())),
            self._document(self._table(tables, "document")),
            self._vocabulary(tables),
            self._statuses(self._table(tables, "statuses")),
            self._words(tables, "nothing"),
            self._choice(tables, "dates", ("dmy", "mdy")),
            self._choice(tables, "decimal", (".", ",")),
            self._text(tables, "separator"),
            {column: self._skipped(column, words) for column, words in self._table(tables, "skip").items()},
            self._choice(tables, "repeats", REPEATS),
            tuple(field_named("coding field", field, CODING_FIELDS) for field in self._words(tables, "keep") or ()),
            self._reading(tables),
        )

    def _wrong(self, message: str) -> UsageError:
        return UsageError(f"{self._name}: {message}")

    def _known(self, what: str, word: str, valid: tuple[str, ...]) -> str:
        if word not in valid:
            raise UnknownName(f"{what} in {self._name}", word, valid)
        return word

    def _table(self, tables: dict[str, Any], name: str) -> dict[str, Any]:
        table = tables.get(name, {})
        if not isinstance(table, dict):
            raise self._wrong(f"{name} is a table; write [{name}]")
        return table

    def _flat(self, table: dict[str, Any]) -> dict[str, Any]:
        """`evidence.url = …` makes a table inside the table; fields have dotted names here."""
        flat: dict[str, Any] = {}
        for name, value in table.items():
            field = _ALIASES.get(name) or either_form(name, (*_FIELDS, "evidence")) or name
            # `evidence = …` alone is where its address stands.
            parts = value if isinstance(value, dict) and not value.keys() & set(_SOURCE) else {"url": value}
            said = {field: value} if field != "evidence" else {f"evidence.{_part(of)}": it for of, it in parts.items()}
            if twice := next((one for one in said if one in flat), None):
                raise self._wrong(f"{twice} is said twice")
            flat |= said
        return flat

    def _fields(self, columns: dict[str, Any], constants: dict[str, Any]) -> tuple[Fields, Fields]:
        sources = {field: self._source(field, value) for field, value in columns.items()}
        for field, value in constants.items():
            sources[field] = sources.get(field, Source())._replace(value=self._constant(field, value))
        for field in sources:
            self._known("field", field, _FIELDS)
        return (
            {field: sources[field] for field in COMMITMENT_FIELDS if field in sources},
            {field: sources[field] for field in UPDATE_FIELDS if field in sources},
        )

    def _update(self, entry: dict[str, Any]) -> Fields:
        for field in entry:
            self._known("field of an update", field, UPDATE_FIELDS)
        return {field: self._source(field, entry[field]) for field in UPDATE_FIELDS if field in entry}

    def _source(self, field: str, value: object) -> Source:
        if field == "evidence.url" and value in (False, "", []):
            return Source()  # none, where it would else be that of the first update
        if isinstance(value, str) or _is_texts(value):
            return Source(self._columns(field, value))
        if not isinstance(value, dict):
            raise self._wrong(
                f"{field} is a column's name, a list of names or a table; for a fixed value use [constants]"
            )
        for name in value:
            self._known(f"setting of {field}", name, _SOURCE)
        cut = value.get("cut")
        if cut is not None and (type(cut) is not int or cut < 1):
            raise self._wrong(f"cut of {field} is a number of characters")
        return Source(
            self._columns(field, value.get("columns", value.get("column", []))),
            self._text(value, "join"),
            self._constant(field, value["value"]) if "value" in value else None,
            self._text(value, "separator"),
            cut,
        )

    def _columns(self, field: str, value: object) -> tuple[str, ...]:
        columns = [value] if isinstance(value, str) else value
        if not isinstance(columns, list) or not _is_texts(columns):
            raise self._wrong(f"the column of {field} is a name or a list of names")
        return tuple(columns)

    def _constant(self, field: str, value: object) -> str | tuple[str, ...]:
        if isinstance(value, list):
            return tuple(str(part) for part in value)
        if isinstance(value, dict):
            raise self._wrong(f"the constant {field} is a text or a list of texts")
        return str(value)

    def _members(self, value: object) -> str | tuple[tuple[str, str], ...]:
        if isinstance(value, str):
            if value.count("*") != 1 or len(value) > _LONGEST_PATTERN:
                raise self._wrong("members is a pattern with one *, a list of columns, or a table of actor = column")
            return value
        if isinstance(value, dict):
            return tuple((actor, self._columns(f"members.{actor}", column)[0]) for actor, column in value.items())
        if isinstance(value, (list, tuple)) and all(isinstance(column, str) for column in value):
            return tuple((column, column) for column in value)
        raise self._wrong("members is a pattern with one *, a list of columns, or a table of actor = column")

    def _document(self, table: dict[str, Any]) -> dict[str, str]:
        for field in table:
            self._known("field of a document", field, DOCUMENT_FIELDS)
        return {field: str(value) for field, value in table.items()}

    def _vocabulary(self, tables: dict[str, Any]) -> str | None:
        from commitments.vocabularies import named

        word = self._text(tables, "vocabulary")
        return named(word) if word is not None else None

    def _status(self, word: str, ours: object) -> str:
        if not isinstance(ours, str):
            raise self._wrong(f'the status of {word!r} is one of ours, or "" for none')
        return str(Status.named(ours)) if ours else ""

    def _statuses(self, table: dict[str, Any]) -> dict[str, str]:
        try:
            twice = overlap(table)
        except BadRange as error:
            raise self._wrong(f"[statuses]: {error}") from None
        if twice is not None:
            raise self._wrong(f"the ranges {twice[0]!r} and {twice[1]!r} of [statuses] overlap; part them")
        return {word: self._status(word, ours) for word, ours in table.items()}

    def _skipped(self, column: str, words: object) -> tuple[str, ...]:
        if isinstance(words, str):
            words = [words]
        if not isinstance(words, list) or not _is_texts(words):
            raise self._wrong(f"what is skipped by {column!r} is a text or a list of texts")
        return tuple(words)

    def _text(self, table: Mapping[str, Any], name: str) -> str | None:
        value = table.get(name)
        if value is None or isinstance(value, str):
            return value
        raise self._wrong(f"{name} is a text")

    def _words(self, table: Mapping[str, Any], name: str) -> tuple[str, ...] | None:
        value = table.get(name)
        if value is None:
            return None
        if not isinstance(value, list) or not _is_texts(value):
            raise self._wrong(f"{name} is a list of texts")
        return tuple(value)

    def _choice(self, tables: dict[str, Any], name: str, valid: tuple[str, ...]) -> str | None:
        value = self._text(tables, name)
        return None if value is None else self._known(name, value, valid)

    def _reading(self, tables: dict[str, Any]) -> Reading:
        header = tables.get("header")
        if header is not None and (type(header) is not int or header < 1):
            raise self._wrong("header is the number of a line")
        sheet = tables.get("sheet")
        return Reading(
            self._text(tables, "rows"),
            self._text(tables, "encoding"),
            self._text(tables, "delimiter"),
            header,
            str(sheet) if type(sheet) is int else self._text(tables, "sheet"),
        )


def _part(name: str) -> str:
    """A field of evidence, in either form; a name that is none is told later."""
    return either_form(name, EVIDENCE_FIELDS) or name


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(part, str) for part in value)
