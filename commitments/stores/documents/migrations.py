"""The versions of a document's file, and the steps from each to the next."""

from collections.abc import Callable
from typing import NamedTuple

from commitments.errors import StoreError
from commitments.stores.documents.format import DOCUMENT, ONLY, Tables

SCHEMA = 2


class Migrated(NamedTuple):
    tables: Tables
    version: int
    """The version the file was written in."""


def migrate(tables: Tables, name: str) -> Migrated:
    """The tables in today's form, in memory; the file is rewritten only with the next change to the document.

    Raises StoreError for a file from a newer version.
    """
    version = version_of(tables, name)
    for step in range(version, SCHEMA):
        tables = STEPS[step](tables)
    return Migrated(tables, version)


def version_of(tables: Tables, name: str) -> int:
    version: object = tables[DOCUMENT][ONLY].get("schema", 0)
    if type(version) is not int or version < 0:
        raise StoreError(f"{name}: document.1.schema: expected a whole number, found {str(version)[:60]!r}")
    if version > SCHEMA:
        raise StoreError(
            f"{name} was written by a newer version (schema {version}, known {SCHEMA}); upgrade commitments"
        )
    return version


def _say_the_version(tables: Tables) -> Tables:
    """0 -> 1: the document's record says which version it is in."""
    return tables | {DOCUMENT: {ONLY: {"schema": 1} | tables[DOCUMENT][ONLY]}}


def _part_the_lines(tables: Tables) -> Tables:
    """1 -> 2: another layout of the same records, see `format`; a program that does not know it would write the former
    one, and the two would be merged as if every line had changed."""
    return tables | {DOCUMENT: {ONLY: tables[DOCUMENT][ONLY] | {"schema": 2}}}


STEPS: dict[int, Callable[[Tables], Tables]] = {0: _say_the_version, 1: _part_the_lines}
"""From a version to the next. A step returns new tables and leaves those it was given as they are."""
