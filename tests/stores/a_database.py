"""Stores on a server, for the tests of what happens when things go wrong there."""

import json
from typing import Any, NamedTuple

from a_store import NOW, fill
from terminals import Program

from commitments.stores import Store


class State(NamedTuple):
    """What there is of a document and of the journal."""

    notes: tuple[str, ...]
    """Of all updates, by commitment and place."""
    entries: int


def make(url: str, *documents: str, count: int = 3) -> None:
    """A store with these documents, of `count` commitments each."""
    Store.create(url).close()
    store = Store.open(url)
    for document in documents or ("paris-2015",):
        fill(store, document, count)
    store.close()


def state(url: str) -> State:
    store = Store.open(url)
    try:
        notes = tuple(str(update.note) for one in store.commitments() for update in one.updates)
        return State(notes, sum(1 for _ in store.log()))
    finally:
        store.close()


def commands(program: Program, url: str) -> list[str]:
    """Of the log, newest first."""
    return [entry["command"] for entry in json.loads(program("--store", url, "log", "--format", "json").out)]


def undo(url: str) -> None:
    store = Store.open(url)
    store.undo("me", NOW)
    store.close()


def asked_on(server: Any, url: str, sql: str) -> list[tuple[Any, ...]]:
    return list(server.run_sql(sql, on=url))
