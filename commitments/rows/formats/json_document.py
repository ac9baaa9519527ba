"""JSON: a list of objects, or an object that holds one; also JSON Lines that go by the name of .json."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from commitments.headers import is_list_of, senses
from commitments.rows import Item, Reading, Remark, Row, Unreadable, row
from commitments.rows.encodings import read_text
from commitments.rows.formats import json_lines
from commitments.rows.json_faults import BEHIND, are_documents, explained
from commitments.rows.json_values import decode
from commitments.rows.tree import Entries, Entry, rows

SUFFIXES = (".json", ".geojson")


def read(path: Path, reading: Reading) -> Iterator[Item]:
    text, remark = read_text(path, reading.encoding)
    if remark:
        yield Remark(path.name, remark)
    if reading.rows is None and _looks_like_lines(text):
        yield from _lines(path, text)
        return
    try:
        top = _Walk(text).whole()
    except json.JSONDecodeError as error:
        raise Unreadable(f"{path.name} is not JSON: {explained(text, error)}") from error
    if reading.rows is None and isinstance(top, dict) and _is_one_row(top):
        yield row(path, {name: _plain(value) for name, value in top.items()}, 1)
        return
    yield from rows(path, top, reading)


def _is_one_row(top: dict[str, Any]) -> bool:
    """An object of plain values, or one that has the words of a promise beside lists of what came of it."""
    lists = {name: inner for name, inner in top.items() if isinstance(inner, Entries)}
    if any(isinstance(inner, dict) for inner in top.values()):
        return False
    has_words = any(_SAID & set(senses(name)) for name, value in top.items() if isinstance(value, str))
    return all(has_words and _is_beside(name, inner) for name, inner in lists.items())


_SAID = frozenset(["verbatim", "promise", "text", "title", "details"])


def _is_beside(name: str, inner: Entries) -> bool:
    """Whether a list is one of plain values, or of sources or updates that are no promises themselves."""
    members = [entry.value for entry in inner if isinstance(entry.value, dict)]
    if not members:
        return True
    is_known = is_list_of("sources", name) or is_list_of("updates", name)
    return is_known and not any({"verbatim", "promise"} & set(senses(field)) for one in members for field in one)


def _plain(value: Any) -> Any:
    return [entry.value for entry in value] if isinstance(value, Entries) else value


def _lines(path: Path, text: str) -> Iterator[Item]:
    """JSON Lines. Raises Unreadable where each line is a document with a list of promises of its own."""
    found = list(json_lines.rows(path, text.split("\n")))
    if are_documents([item.cells for item in found if isinstance(item, Row)]):
        second = [item.line for item in found if isinstance(item, Row)][1]
        raise Unreadable(
            f"{path.name} is not one JSON document: several stand in it, the second from line {second}: "
            "put each in a file of its own"
        )
    yield from found


def _looks_like_lines(text: str) -> bool:
    """Whether most lines are objects of their own, as in a dump of a database."""
    head = [line.strip() for line in text[:200_000].split("\n")[:50] if line.strip()]
    whole = [line for line in head if line.startswith("{") and line.endswith("}")]
    return len(head) > 1 and len(whole) > len(head) / 2


class _Walk:
    """Decodes a JSON text and notes on which line each member of each list begins. Objects are walked, and the lists
    in them; what is inside a list's member is left to the standard decoder, which is fast."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._line, self._counted = 1, 0

    def whole(self) -> Any:
        value, end = self._value(self._skip(0), 0)
        end = self._skip(end)
        if end != len(self._text):
            raise json.JSONDecodeError(BEHIND, self._text, end)
        return value

    def _skip(self, place: int) -> int:
        text = self._text
        while place < len(text) and text[place] in " \t\n\r\ufeff":
            place += 1
        return place

    def _line_of(self, place: int) -> int:
        self._line += self._text.count("\n", self._counted, place)
        self._counted = place
        return self._line

    def _value(self, place: int, depth: int) -> tuple[Any, int]:
        opening = self._text[place : place + 1]
        if opening == "[":
            return self._list(place)
        if opening == "{" and depth < 8:
            return self._object(place, depth)
        return self._plain(place)

    def _plain(self, place: int) -> tuple[Any, int]:
        return decode(self._text, place)

    def _list(self, place: int) -> tuple[Entries, int]:
        found = Entries()
        place = self._skip(place + 1)
        if self._text[place : place + 1] == "]":
            return found, place + 1
        while True:
            value, end = self._plain(place)
            found.append(Entry(value, self._line_of(place)))
            place, is_last = self._separator(self._skip(end), "]")
            if is_last:
                return found, place

    def _object(self, place: int, depth: int) -> tuple[dict[str, Any], int]:
        found: dict[str, Any] = {}
        place = self._skip(place + 1)
        if self._text[place : place + 1] == "}":
            return found, place + 1
        while True:
            name, end = self._plain(place)
            colon = self._skip(end)
            if not isinstance(name, str) or self._text[colon : colon + 1] != ":":
                raise json.JSONDecodeError("a name and a colon are missing", self._text, place)
            found[name], end = self._value(self._skip(colon + 1), depth + 1)
            place, is_last = self._separator(self._skip(end), "}")
            if is_last:
                return found, place

    def _separator(self, place: int, closing: str) -> tuple[int, bool]:
        mark = self._text[place : place + 1]
        if mark == closing:
            return place + 1, True
        if mark == ",":
            return self._skip(place + 1), False
        raise json.JSONDecodeError(f"a comma or {closing} is missing", self._text, place)
