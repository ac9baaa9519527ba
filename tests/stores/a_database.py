"""Stores on a server, for the tests of what happens when things go wrong there."""

from typing import NamedTuple

from a_store import fill

from commitments.stores import Store


class State(NamedTuple):
    """What there is of a document and of the journal."""

    documents: tuple[str, ...]
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
        return State(tuple(store.document_ids()), notes, sum(1 for _ in store.log()))
    finally:
        store.close()
