"""A map as TOML with comments, for people to correct."""

import json
import re
from collections.abc import Iterator, Mapping

from commitments.maps.fields import Fields, Map, Source
from commitments.maps.ranges import is_wide
from commitments.model import Status

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
    lines += list(_status_lines(mapping))
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
        ("sheet", reading.sheet, "of the spreadsheet"),
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


def _status_lines(mapping: Map) -> Iterator[str]:
    if not mapping.statuses:
        return
    yield from ("", f"# The source's words and ours: {', '.join(Status)}.")
    yield from ('# "" keeps the word as a note, rating nothing.', "[statuses]")
    for word, ours in mapping.statuses.items():
        yield f"{_key(word)} = {_value(ours)}" + ("  # lossy: all of these become one" if is_wide(word) else "")


def _table_lines(name: str, table: Mapping[str, object]) -> list[str]:
    if not table:
        return []
    return ["", f"[{name}]", *(f"{_key(key)} = {_value(value)}" for key, value in table.items())]


def _column_lines(fields: Fields) -> Iterator[str]:
    for field, source in fields.items():
        if field == "evidence.url" and source == Source():
            yield "evidence.url = false  # none of its own, and none of the first update"
            continue
        meaning = _MEANINGS.get(field)
        yield f"{field} = {_written(source)}" + (f"  # {meaning}" if meaning else "")


def _written(source: Source) -> str:
    if source == Source(source.columns) and source.columns and source.columns != ("",):
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
    return name if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_-]*", name) else _value(name)
