"""A copy is its source byte by byte, with the journal, whichever kind each of them is, and wherever it was stopped."""

import json
import random
import subprocess
import time
from collections.abc import Callable
from contextlib import closing
from itertools import count, pairwise
from pathlib import Path
from typing import Any

import pytest
from a_store import NOW, by_hand, contents, fill, former, mark
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from steps import STEPS, take

from commitments.errors import StoreError
from commitments.stores import Conflict, Store
from commitments.stores.copying import copied
from commitments.stores.folder import FolderStore

HOSTILE = 'a\0b "quoted" \\ \u202e\u0301 👩‍👩‍👧 ' + "ﷺ" * 900
TEXTS = {"crlf": b"one\r\ntwo\rthree", "bom": b"\xef\xbb\xbfone\n", "zero": b"a\0b\n", "empty": b"", "bad": b"\xff\xfe"}


def put_everything(store: Store) -> None:
    """Texts, codes, settings, files in other letters than ours, tables and fields that nobody knows."""
    fill(store)
    former(store)
    for name, text in TEXTS.items():
        fill(store, name, 2, "text")
        by_hand(store, f"{name}.txt", text)
    tables = json.loads(store.content("crlf.json") or b"")
    tables["notes"] = {"1": {"weight": 1.5, "text": HOSTILE}}
    tables["commitments"]["2"] |= {"later": [1e-7, 10**30, None], "quote": HOSTILE, "tags": [HOSTILE[:20], "a]b"]}
    by_hand(store, "crlf.json", json.dumps(tables, indent=2).replace("1.5", "1.50"))
    with store.change("code", "ann", NOW) as change:
        change.put_shelved("codes/crlf/ann.json", '{"schema": 1}\r\n')
        change.put_shelved("codes/gone/ann.json", "{}")
        change.put_settings("schema = 1\nstale_after = 3\n# é\n")
    mark(store, "crlf-01", HOSTILE)
    store.undo("me", NOW, 2)
    store.redo("me", NOW, 1)


def all_of(store: Store) -> tuple[dict[str, bytes | None], dict[int, str]]:
    """Every file, and the journal as a folder would keep it."""
    found = {name: store.content(name) for name in store.names()}, dict(store.entry_texts())
    store.rest()
    return found


@pytest.fixture
def new(tmp_path: Path, new_store: Callable[[], str]) -> Callable[[str], Store]:
    """Makes an empty store of a kind."""
    numbers = count()
    return lambda kind: Store.open(new_store()) if kind == "postgres" else Store.create(tmp_path / f"s{next(numbers)}")


@pytest.fixture
def source(tmp_path: Path) -> Store:
    made = Store.create(tmp_path / "source")
    put_everything(made)
    return made


WAYS = [("postgres", "folder"), ("folder", "postgres"), ("postgres", "postgres", "folder"), ("folder",)]


@pytest.mark.parametrize("way", WAYS, ids=" ".join)
def test_a_copy_of_copies_is_the_source_byte_by_byte(
    source: Store, new: Callable[[str], Store], way: list[str]
) -> None:
    stores = [source, *map(new, way)]
    for one, other in pairwise(stores):
        copied(one, other)
        assert all_of(other) == all_of(source)
        assert contents(other) == contents(source)
    for one, other in pairwise(stores):
        done = copied(one, other)
        assert (done.written, done.removed, done.entries) == (0, 0, 0)
        one.close()


@pytest.mark.parametrize("kinds", [("folder", "postgres"), ("postgres", "folder")], ids=" ".join)
def test_done_again_the_copy_is_what_the_source_is_by_then(new: Callable[[str], Store], kinds: tuple[str, str]) -> None:
    source, target = map(new, kinds)
    put_everything(source)
    copied(source, target)
    for change in (
        lambda: mark(source, "crlf-01", "again"),
        lambda: source.undo("me", NOW, 2),
        lambda: source.redo("me", NOW),
        lambda: by_hand(source, "zero.txt", b"other"),
        lambda: take(source, ("remove document", "bom")),
        lambda: fill(source, "new", 1, "text"),
    ):
        change()
        source.rest()
        copied(source, target)
        assert kinds[0] == "postgres" or all_of(target) == all_of(source)
        assert all_of(target)[0] == all_of(source)[0]
        assert [one.title for one in target.log()] == [one.title for one in source.log()]
    source.close()
    target.close()


class Stopped(Exception):
    """The copying, at some call."""


def stopped_at(target: Store, call: int) -> list[int]:
    """The target raises before or after it has written, the so manieth time; gives how often it could have."""
    calls = [0]

    def stopping(write: Callable[..., Any]) -> Callable[..., Any]:
        def written(*arguments: object) -> None:
            for is_done in (False, True):
                calls[0] += 1
                if calls[0] == call:
                    raise Stopped
                if not is_done:
                    write(*arguments)

        return written

    for name in ("take_in", "add_entries", "finish"):
        setattr(target, name, stopping(getattr(target, name)))
    return calls


def test_a_copy_that_is_stopped_anywhere_goes_on_and_ends_equal(source: Store, emptied: Callable[[], Store]) -> None:
    call = 1
    while call < 50:
        place = emptied().place
        try:
            copied(source, stopping_store(place, call))
        except Stopped:
            with closing(reopened(place)) as target:
                copied(source, target)
                assert all_of(target) == all_of(source)
            call += 1
        else:
            break
    assert 5 < call < 50


def stopping_store(place: Path | str, call: int) -> Store:
    store = reopened(place)
    stopped_at(store, call)
    return store


def reopened(place: Path | str) -> Store:
    found = Store.to_copy_into(place, "source")
    assert found is not None
    return found


@pytest.mark.parametrize("kind", ["folder", "postgres"])
def test_what_was_changed_in_the_copy_is_refused_and_named_and_overwritten_only_if_wished(
    source: Store, new: Callable[[str], Store], kind: str
) -> None:
    target = new(kind)
    copied(source, target)
    by_hand(target, "zero.txt", b"by hand")
    by_hand(target, "mine.json", '{"document": {"1": {"id": "mine", "title": "t"}}}')
    before = all_of(target)
    with pytest.raises(StoreError, match=r"mine\.json, zero\.txt; nothing was copied"):
        copied(source, target)
    assert all_of(target) == before
    copied(source, target, overwriting=True)
    assert all_of(target) == all_of(source)
    mark(target, "crlf-01")
    with pytest.raises(StoreError, match=r"1 change that .* has not; nothing was copied"):
        copied(source, target)
    target.close()


@settings(
    max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)
@given(st.lists(st.lists(STEPS, max_size=5), min_size=1, max_size=3))
def test_whatever_was_done_there_and_back_is_the_same(tmp_path_factory, emptied_store, several) -> None:
    folder = Store.create(tmp_path_factory.mktemp("copies") / "store")
    back = Store.create(tmp_path_factory.mktemp("copies") / "back")
    with closing(Store.open(emptied_store())) as database:
        for steps in several:
            for step in steps:
                try:
                    take(folder, step)
                except Conflict:
                    continue
            copied(folder, database)
            database.rest()
            copied(database, back)
            assert all_of(database) == all_of(folder)
            assert all_of(back) == all_of(folder)
            database.rest()
    assert isinstance(back, FolderStore)


COPYING = """
from commitments.stores.copying import copied
where = sys.argv[2] if sys.argv[2].startswith("postgresql:") else Path(sys.argv[2])
print("begun", flush=True)
copied(Store.open(Path(sys.argv[1])), Store.to_copy_into(where, sys.argv[1]))
"""


@pytest.mark.parametrize("kind", ["folder", "postgres"])
def test_a_copy_whose_process_is_killed_goes_on_and_ends_equal(
    source: Store, new: Callable[[str], Store], start: Callable[..., "subprocess.Popen[str]"], kind: str
) -> None:
    fill(source, "long", 400)
    place = new(kind).place
    for seconds in random.Random(7).sample(range(60), 6):
        process = start("from pathlib import Path\n" + COPYING, source.place, place)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(seconds / 200)
        process.kill()
        process.communicate()
    with closing(reopened(place)) as target:
        copied(source, target)
        assert all_of(target) == all_of(source)


def test_settings_that_somebody_wrote_into_an_empty_store_are_not_copied_over(tmp_path: Path) -> None:
    source, target = Store.create(tmp_path / "source"), Store.create(tmp_path / "target")
    with target.change("settings", "me", NOW) as change:
        change.put_settings("schema = 1\nstale_after = 7\n")
    (target.path / ".commitments" / "journal" / "000001.json").unlink()
    with pytest.raises(StoreError, match=r"commitments\.toml; nothing was copied"):
        copied(source, Store.open(target.path))


def test_what_was_the_same_in_both_from_the_beginning_follows_the_source_too(tmp_path: Path) -> None:
    source, target = Store.create(tmp_path / "source"), Store.create(tmp_path / "target")
    fill(source)
    (target.path / "paris-2015.json").write_bytes((source.path / "paris-2015.json").read_bytes())
    copied(source, Store.open(target.path))
    mark(source, "paris-2015-02")
    copied(source, Store.open(target.path))
    assert Store.open(target.path).content("paris-2015.json") == source.content("paris-2015.json")
