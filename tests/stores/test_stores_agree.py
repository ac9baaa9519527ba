"""A folder and a database that are led through the same steps, or hold the same, answer alike."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import strategies
from a_store import by_hand, contents, told
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from questions import DAYS, GROUPS, QUERIES, SOUGHT, WORDS, enumerated, written
from steps import STEPS, take

from commitments.errors import CommitmentsError
from commitments.model import Commitment
from commitments.query import parse
from commitments.search import Needle, rank
from commitments.stores import Store

agreeing = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@contextmanager
def a_folder() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder:
        yield Store.create(Path(folder) / "store")


def hold(store: Store, documents: dict[str, list[Commitment]]) -> None:
    """These, and nothing else."""
    for name in store.document_ids():
        if name not in documents:
            store.take_in({f"{name}.json": None})
    for name, found in documents.items():
        by_hand(store, f"{name}.json", written(name, found))


def answer(store: Store, text: str, day: date, sought: Needle | None = None, known: date | None = None) -> Any:
    """What is found, and what is said where that ends early."""
    found: list[Commitment] = []
    try:
        query = parse(text, day, groups=GROUPS).bind(store.document_ids, store.numbers)._replace(known=known)
        found.extend(store.commitments(query, day, sought))
    except CommitmentsError as error:
        return found, str(error)
    finally:
        store.rest()
    return rank(found, sought) if sought else found


_documents = st.dictionaries(
    st.sampled_from(strategies.DOCUMENTS), st.lists(strategies.commitments, max_size=6), min_size=1
)
_asked = st.lists(st.tuples(QUERIES, DAYS, st.none() | SOUGHT, st.none() | strategies.days), min_size=1, max_size=6)


@pytest.fixture
def database(empty_store: str) -> Iterator[Store]:
    store = Store.open(empty_store)
    yield store
    store.close()


@settings(agreeing, max_examples=40)
@given(_documents, _asked)
def test_every_query_and_search_is_answered_alike(database: Store, documents, asked) -> None:
    with a_folder() as folder:
        for store in (folder, database):
            hold(store, documents)
        for question in asked:
            assert answer(database, *question) == answer(folder, *question), question


@settings(agreeing, max_examples=3)
@given(st.lists(strategies.commitments, min_size=12, max_size=24), DAYS, st.none() | strategies.days)
def test_every_term_and_its_opposite_are_answered_alike(database: Store, found, day, known) -> None:
    with a_folder() as folder:
        for store in (folder, database):
            hold(store, {"g20": enumerated(found)})
        for text in (*WORDS, *(f"not ({word})" for word in WORDS)):
            assert answer(database, text, day, None, known) == answer(folder, text, day, None, known), text


@settings(agreeing, max_examples=40)
@given(st.lists(strategies.commitments, min_size=1, max_size=9), st.text(min_size=1, max_size=8), DAYS)
def test_any_text_is_found_wherever_it_stands(database: Store, found, text, day) -> None:
    found[0] = found[0]._replace(quote=f"a{text}b {found[0].quote}")
    quoted = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    with a_folder() as folder:
        for store in (folder, database):
            hold(store, {"g20": found})
        assert answer(database, quoted, day) == answer(folder, quoted, day)
        tags = {tag for one in folder.commitments() for tag in one.tags}
        assert database.tags() >= {tag for tag in tags if "\0" not in tag}
        database.rest()


@settings(agreeing, max_examples=25)
@given(steps=st.lists(STEPS, max_size=9))
def test_any_steps_lead_to_the_same(emptied_store: Callable[[], str], steps) -> None:
    database = Store.open(emptied_store())
    with a_folder() as folder:
        for step in steps:
            said = []
            for store in (folder, database):
                try:
                    said.append(take(store, step))
                except CommitmentsError as error:
                    said.append(f"{type(error).__name__}: {error}")
            assert said[0] == said[1]
            assert contents(database) == contents(folder), step
            assert told(database) == told(folder)
            assert list(database.commitments()) == list(folder.commitments())
            assert database.tags() == {tag for tag in folder.tags() if "\0" not in tag}
            database.rest()
        assert [entry.title for entry in database.standing()] == [entry.title for entry in folder.standing()]
        assert [entry.changed() for entry in database.log()] == [entry.changed() for entry in folder.log()]
    database.close()
