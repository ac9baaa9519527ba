"""Which column of a file is what: the map, the TOML it is written in, and how that is explained (`GUIDE`)."""

import json
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from commitments import toml
from commitments.errors import UnknownName, UsageError
from commitments.importers.rows import Reading
from commitments.model import Status
from commitments.names import either_form, field_named

GUIDE = """\
A map says which column of a file is what. Save a guessed one to correct it: commitments import FILE --write-map M.toml

  rows = "data.promises"           # where the list of rows is in a JSON or YAML file
  vocabulary = "politifact"        # whose words the statuses are; also polimeter g20 ogp trumptracker generic
  dates = "dmy"                    # how 01/03/2018 is meant: dmy or mdy; other forms of dates need nothing
  keep = ["summary", "due"]        # coding that you do by hand: filled where it is empty, never changed
  # and, where needed: encoding  delimiter  header (a line)  separator (in lists)  decimal = ","  nothing = ["NR", "-"]
  # repeats = "number": a key used again for other words is another promise, not a refused row
  # repeats = "updates": rows without a key in the same words are one promise's history, not as many promises

  [document]                       # what rows go into that name no document of their own
  id = "manifesto-2024"            # also title issuer kind published url language

  [columns]                        # capitals, blanks and underscores make no difference
  key = "Ref"                      # what tells rows apart; also @file (its name), @line, @name
  quote = ["Promise text", "Title"]                              # the first that says something
  section = "Chapter"              # also document summary kind actors counterparties made due amount currency tags
  tags = { column = "Topics", separator = "," }
  status = "history[].rating"      # an update for each member of the list; a plain column makes one
  on = "history[].date"            # since when; also note by actor (the one member it speaks of)
  note = { columns = ["history[].text", "Remarks"], join = " / " }  # @body is the text below front matter
  evidence.url = "history[].sources[].url"                       # also title publisher published excerpt archive stance

  [constants]                      # where no column says it
  actors = ["Canada"]

  [[updates]]                      # further updates out of the same row
  note = "Progress 2023"
  on = { value = "2023-08" }

  [statuses]                       # their words and ours, before the vocabulary; "" rates nothing
  "Sort of" = "partial"

  [members]                        # an actor's own status in a column; or members = "score_*", or a list of columns
  "United States" = "US"

  [skip]                           # rows to leave out
  state = ["deleted", "draft"]
"""
EVIDENCE_FIELDS = ("url", "title", "publisher", "published", "excerpt", "archive", "stance")
COMMITMENT_FIELDS = (
    "key", "document", "quote", "summary", "section", "kind", "actors", "groups", "counterparties", "made", "due",
    "amount", "amount_upper", "currency", "tags",
)  # fmt: skip
UPDATE_FIELDS = ("status", "on", "note", "by", "actor", *(f"evidence.{name}" for name in EVIDENCE_FIELDS))
DOCUMENT_FIELDS = ("id", "title", "issuer", "kind", "published", "url", "language")
CODING_FIELDS = (
    "quote", "summary", "section", "kind", "actors", "groups", "counterparties", "made", "due", "amount", "tags",
)  # fmt: skip
_FIELDS = (*COMMITMENT_FIELDS, *UPDATE_FIELDS)
REPEATS = ("updates", "number")
_ALIASES = {"id": "key", "date": "on", "updated": "on"}
_MEANINGS = {
    "key": "what tells this row from all others, so that a second import changes nothing",
    "document": "the document the row belongs to",
    "quote": "the words of the promise",
    "summary": "the promise in short",
    "section": "the heading it stands under",
    "kind": "pledge, reaffirmation, agreement, launch, announcement or request",
    "actors": "who commits",
    "groups": "the name that several of them commit under",
    "counterparties": "to whom, or with whom",
    "made": "when it was made",
    "due": "when it should be done",
    "amount": "money promised",
    "amount_upper": "the upper end of the money promised, where that is a range",
    "currency": "of the money promised",
    "tags": "labels",
    "status": "how far it has come",
    "on": "since when that is so",
    "note": "what happened",
    "by": "who says so",
    "actor": "the one member it speaks of",
    "evidence.url": "what proves it",
}


class Source(NamedTuple):
    """Where a field's value comes from."""

    columns: tuple[str, ...] = ()
    """Several: the first that says something; for lists and addresses, all of them."""
    join: str | None = None
    """Put the texts of all columns together with this between."""
    value: str | tuple[str, ...] | None = None
    """What to take where the columns say nothing."""
    separator: str | None = None
    """What stands between the members of a list written as text."""
    cut: int | None = None
    """Only so many characters from the start."""


Fields = Mapping[str, Source]
_NONE: Fields = MappingProxyType({})


class Map(NamedTuple):
    """A whole map. Everything has a default, so that an empty map is one too."""

    fields: Fields = _NONE
    updates: tuple[Fields, ...] = ()
    """Each makes one update for a row, or one for each member of the list that its status or date is in."""
    members: str | tuple[tuple[str, str], ...] = ()
    """One column for each actor's own status: (actor, column), or a pattern whose star stands for the actor."""
    document: Mapping[str, str] = MappingProxyType({})
    vocabulary: str | None = None
    statuses: Mapping[str, str] = MappingProxyType({})
    """Words of the source -> ours; "" for a word that rates nothing."""
    nothing: tuple[str, ...] | None = None
    dates: str | None = None
    decimal: str | None = None
    separator: str | None = None
    skip: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """Rows that are not promises: a column -> the words that say so."""
    repeats: str | None = None
    """Rows of one key in other words: "number" makes each a promise. Rows without a key in the same words, of the same
    actor and section: "updates" makes them one promise's history, where each is a promise otherwise."""
    keep: tuple[str, ...] = ()
    """Coding fields that an import fills but never changes."""
    reading: Reading = Reading()

    def paths(self) -> Iterator[str]:
        for fields in (self.fields, *self.updates):
            for source in fields.values():
                yield from source.columns
        yield from self.skip
        if not isinstance(self.members, str):
            yield from (column for _, column in self.members)


# --- from TOML --------------------------------------------------------------------------------------------------------

_TEXTS = ("vocabulary", "dates", "decimal", "separator", "repeats", "rows", "encoding", "delimiter")
_SOURCE = ("column", "columns", "join", "value", "separator", "cut")
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
            {word: self._status(word, ours) for word, ours in self._table(tables, "statuses").items()},
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
            parts = value if isinstance(value, dict) and not value.keys() & _SOURCE else {"url": value}
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
        return Reading(
            self._text(tables, "rows"), self._text(tables, "encoding"), self._text(tables, "delimiter"), header
        )


def _part(name: str) -> str:
    """A field of evidence, in either form; a name that is none is told later."""
    return either_form(name, EVIDENCE_FIELDS) or name


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(part, str) for part in value)


# --- to TOML ----------------------------------------------------------------------------------------------------------


def to_toml(mapping: Map, about: str = "") -> str:
    """The map as TOML with comments; `parse` reads it back to the same map."""
    lines = [f"# {line}" for line in about.splitlines()]
    lines += ["# Which column of the file is what, for: commitments import FILE --map THIS"]
    settings = list(_setting_lines(mapping))
    lines += ["", *settings] if settings else []
    if not isinstance(mapping.members, str) and mapping.members and _are_own_names(mapping.members):
        lines.append(f"members = {_value([column for _, column in mapping.members])}  # each the actor's name")
    lines += _table_lines("document", dict(mapping.document))
    first, rest = _split_updates(mapping)
    columns = {**mapping.fields, **first}
    lines += ["", "[columns]"] if columns else []
    lines += list(_column_lines(columns))
    for update in rest:
        lines += ["", "[[updates]]", *_column_lines(update)]
    if mapping.statuses:
        lines += [
            "",
            f"# The source's words and ours: {', '.join(Status)}.",
            '# "" keeps the word as a note, rating nothing.',
        ]
        lines += _table_lines("statuses", dict(mapping.statuses))[1:]
    if not isinstance(mapping.members, str) and mapping.members and not _are_own_names(mapping.members):
        lines += _table_lines("members", dict(mapping.members))
    if mapping.skip:
        lines += ["", "# Rows to leave out: a column and the words in it.", *_table_lines("skip", mapping.skip)[1:]]
    return "\n".join(lines).strip("\n") + "\n"


def _split_updates(mapping: Map) -> tuple[Fields, tuple[Fields, ...]]:
    return (mapping.updates[0], mapping.updates[1:]) if mapping.updates else ({}, ())


def _are_own_names(members: tuple[tuple[str, str], ...]) -> bool:
    return all(actor == column for actor, column in members)


def _setting_lines(mapping: Map) -> Iterator[str]:
    reading = mapping.reading
    for name, value, comment in (
        ("rows", reading.rows, "where the rows live in the file"),
        ("encoding", reading.encoding, ""),
        ("delimiter", reading.delimiter, ""),
        ("header", reading.header, "the line with the columns' names"),
        ("vocabulary", mapping.vocabulary, "whose words the statuses are"),
        ("dates", mapping.dates, "how 01/03/2018 is meant: dmy or mdy"),
        ("decimal", mapping.decimal, "the mark in numbers; else as the whole column tells"),
        ("separator", mapping.separator, "between the members of a list"),
        ("nothing", mapping.nothing, "words that mean an empty cell"),
        ("repeats", mapping.repeats, "what the same key, or the same words without a key, mean"),
        ("keep", mapping.keep or None, "fields that an import fills but never changes"),
        ("members", mapping.members if isinstance(mapping.members, str) else None, "* is the actor's name"),
    ):
        if value is not None:
            yield f"{name} = {_value(value)}" + (f"  # {comment}" if comment else "")


def _table_lines(name: str, table: Mapping[str, object]) -> list[str]:
    if not table:
        return []
    return ["", f"[{name}]", *(f"{_key(key)} = {_value(value)}" for key, value in table.items())]


def _column_lines(fields: Fields) -> Iterator[str]:
    for field, source in fields.items():
        meaning = _MEANINGS.get(field)
        yield f"{field} = {_written(source)}" + (f"  # {meaning}" if meaning else "")


def _written(source: Source) -> str:
    if source == Source(source.columns) and source.columns:
        return _value(source.columns[0] if len(source.columns) == 1 else source.columns)
    parts = {
        "columns": source.columns or None,
        "join": source.join,
        "value": source.value,
        "separator": source.separator,
        "cut": source.cut,
    }
    return "{ " + ", ".join(f"{name} = {_value(value)}" for name, value in parts.items() if value is not None) + " }"


def _value(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_value(part) for part in value) + "]"
    if isinstance(value, int):
        return str(value)
    # A JSON string is a TOML string, but for the one control character that JSON leaves bare.
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _value(name)
