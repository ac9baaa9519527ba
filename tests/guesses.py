"""A guess of some rows, and what it takes each column for."""

from typing import Any

from commitments.guess import Guessed, guess
from commitments.maps import Map
from commitments.rows import Row


def of(*cells: dict[str, Any]) -> Guessed:
    return guess([Row(dict(one), "a.json", line) for line, one in enumerate(cells, 2)])


def taken(mapping: Map) -> dict[str, list[str]]:
    """Each field's columns, of all updates."""
    found: dict[str, list[str]] = {}
    for fields in (mapping.fields, *mapping.updates):
        for field, source in fields.items():
            found.setdefault(field, []).extend(source.columns)
    return {field: columns for field, columns in found.items() if columns}
