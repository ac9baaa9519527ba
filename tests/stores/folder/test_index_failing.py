"""The index can be missing, damaged, locked, read-only or out of date; no answer is another for it."""

import builtins
import errno
import os
import sqlite3
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from a_store import NOW, fill, mark

from commitments.errors import StoreError
from commitments.query import parse
from commitments.search import needle
from commitments.stores import Store
from commitments.stores.folder import FolderStore, index
from commitments.stores.folder import folder as store_module
from commitments.stores.folder.index import tables

TODAY = date(2026, 11, 24)


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Three documents of three commitments, one of them kept; large enough to be worth an index."""
    monkeypatch.setattr(store_module, "WORTH_AN_INDEX", 0)
    made = Store.create(tmp_path / "store")
    for document_id in ("a-1", "b-2", "c-3"):
        fill(made, document_id)
    mark(made, "b-2-02")
    return made


def kept(chosen: Store) -> list[str]:
    return [one.id for one in chosen.commitments(parse("status:kept", TODAY), TODAY)]


def path_of(chosen: Store) -> Path:
    return tables.path_of(chosen.path)


@pytest.fixture
def read_whole(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Fills with the documents that were read whole."""
    found: list[str] = []
    whole = FolderStore._read

    def noting(self: FolderStore, document_id: str) -> bytes | None:
        found.append(document_id)
        return whole(self, document_id)

    monkeypatch.setattr(FolderStore, "_read", noting)
    return found


def taken_in(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Fills with the documents that the index reads from now on."""
    found: list[str] = []
    take_in = index.Index._take_in

    def noting(self: index.Index, name: str, *rest: object) -> bool:
        found.append(name)
        return take_in(self, name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(index.Index, "_take_in", noting)
    return found


@pytest.fixture
def aged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file counts as one that was last touched long ago."""
    monkeypatch.setattr(index, "FINE_NS", -(10**12))
    monkeypatch.setattr(index, "COARSE_NS", -(10**12))


def test_a_question_opens_only_the_lines_that_can_meet_it(large: Store, read_whole: list[str]) -> None:
    assert kept(large) == ["b-2-02"]
    assert read_whole == []


def test_a_search_opens_only_the_lines_that_hold_its_words(large: Store, read_whole: list[str]) -> None:
    sought = needle('"promise n° 3"')
    query = parse("document:c-3", TODAY).bind(large.document_ids, large.numbers)
    found = [one.id for one in large.commitments(query, TODAY, sought)]
    assert found == ["c-3-03"]
    assert read_whole == []


def test_a_search_of_the_whole_store_opens_only_the_lines_that_hold_its_words(
    large: Store, read_whole: list[str]
) -> None:
    found = [one.id for one in large.commitments(parse("", TODAY), TODAY, needle('"promise n° 3"'))]
    assert found == ["a-1-03", "b-2-03", "c-3-03"]
    assert read_whole == []


def test_a_small_store_has_no_index(large: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "WORTH_AN_INDEX", 10**6)
    assert kept(large) == ["b-2-02"]
    assert not path_of(large).exists()


def test_a_question_that_leaves_nothing_out_makes_no_index(large: Store) -> None:
    assert len(list(large.commitments(parse("", TODAY), TODAY))) == 9
    assert not path_of(large).exists()


def test_only_the_file_that_was_changed_is_read_again(
    large: Store, aged: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(large)
    mark(large, "c-3-01")
    taken = taken_in(monkeypatch)
    assert kept(large) == ["b-2-02", "c-3-01"]
    assert taken == ["c-3"]


def test_only_the_records_near_one_that_differs_are_indexed_again(large: Store, aged: None) -> None:
    fill(large, "d-4", 70)
    kept(large)
    mark(large, "d-4-64")
    assert kept(large) == ["b-2-02", "d-4-64"]
    with sqlite3.connect(path_of(large)) as db:
        rows = db.execute("SELECT number FROM records WHERE id > 79 ORDER BY id").fetchall()
    assert rows == [(64,), (65,), (66,), (67,), (68,), (69,), (70,)]


def test_an_index_of_nothing_but_noise_is_made_anew(large: Store) -> None:
    kept(large)
    path_of(large).write_bytes(b"noise" * 1000)
    assert kept(large) == ["b-2-02"]
    with sqlite3.connect(path_of(large)) as db:
        assert db.execute("SELECT count(*) FROM records").fetchone() == (9,)


def test_an_index_with_damaged_pages_is_made_anew(large: Store) -> None:
    kept(large)
    data = bytearray(path_of(large).read_bytes())
    data[200:] = b"\x5a" * (len(data) - 200)
    path_of(large).write_bytes(data)
    assert [kept(large), kept(large)] == [["b-2-02"], ["b-2-02"]]


@pytest.mark.parametrize("edition", [1, 77])
def test_an_index_of_another_edition_is_made_anew(large: Store, edition: int) -> None:
    kept(large)
    with sqlite3.connect(path_of(large)) as db:
        db.execute("DELETE FROM records")
        db.execute(f"PRAGMA user_version = {edition}")
    assert kept(large) == ["b-2-02"]


def test_an_index_that_another_process_is_writing_is_done_without(
    large: Store, aged: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "WAIT_SECONDS", 0.01)
    kept(large)
    mark(large, "a-1-01")
    other = sqlite3.connect(path_of(large), isolation_level=None)
    for how in ("IMMEDIATE", "EXCLUSIVE"):
        other.execute(f"BEGIN {how}")
        assert kept(large) == ["a-1-01", "b-2-02"]
        other.execute("ROLLBACK")
    other.close()


def test_two_readers_that_update_at_once_both_answer(large: Store, start) -> None:
    program = """
from datetime import date
from commitments.query import parse
from commitments.stores.folder import folder as store
store.WORTH_AN_INDEX = 0
chosen = Store.open(sys.argv[1])
for turn in range(15):
    mark(chosen, sys.argv[2])
    found = [one.id for one in chosen.commitments(parse("status:kept", date(2026, 11, 24)), date(2026, 11, 24))]
    assert "b-2-02" in found and sys.argv[2] in found, found
"""
    others = [start(program, large.path, name) for name in ("a-1-01", "c-3-03")]
    assert [other.communicate(timeout=60)[1] for other in others] == ["", ""]
    assert kept(large) == ["a-1-01", "b-2-02", "c-3-03"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything is writable")
def test_a_read_only_folder_is_answered_from(large: Store) -> None:
    (large.path / ".commitments").chmod(0o500)
    assert kept(large) == ["b-2-02"]
    (large.path / ".commitments").chmod(0o700)


def test_an_index_that_can_only_be_read_still_narrows_what_it_vouches_for(
    large: Store, aged: None, read_whole: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(large)
    mark(large, "a-1-01")
    read_whole.clear()
    connected = tables._connected

    def read_only(path: Path) -> sqlite3.Connection:
        db = connected(path)
        db.execute("PRAGMA query_only = ON")
        return db

    monkeypatch.setattr(tables, "_connected", read_only)
    assert kept(large) == ["a-1-01", "b-2-02"]
    assert read_whole == ["a-1"]


def test_an_index_whose_time_cannot_be_set_still_narrows_what_it_vouches_for(
    large: Store, aged: None, read_whole: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a disk that was made read-only since, or where somebody removes the index meanwhile."""
    kept(large)
    mark(large, "a-1-01")
    read_whole.clear()

    def refuse(path: Path) -> None:
        raise OSError(errno.EROFS, "read-only", str(path))

    monkeypatch.setattr(os, "utime", refuse)
    assert kept(large) == ["a-1-01", "b-2-02"]
    assert read_whole == ["a-1"]


def test_an_index_behind_closed_doors_is_done_without(large: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(errno.EACCES, "closed", str(path))

    monkeypatch.setattr(index, "opened", refuse)
    assert (kept(large), large.tags()) == (["b-2-02"], {"co₂"})


def test_a_stranger_with_a_name_in_no_encoding_comes_and_goes(large: Store, aged: None) -> None:
    try:
        stranger = Path(os.fsdecode(os.fsencode(large.path) + b"/caf\xe9.json"))
        stranger.write_text("{}")
    except OSError:
        pytest.skip("this file system keeps names as text")
    assert kept(large) == ["b-2-02"]
    stranger.unlink()
    mark(large, "a-1-01")
    assert kept(large) == ["a-1-01", "b-2-02"]


class Watched:
    """A connection; after its first COMMIT something else happens."""

    def __init__(self, db: sqlite3.Connection, happens: Callable[[], None]) -> None:
        self._db, self._happens = db, [happens]

    def __getattr__(self, name: str) -> object:
        return getattr(self._db, name)

    def execute(self, sql: str, *values: object) -> sqlite3.Cursor:
        done = self._db.execute(sql, *values)  # type: ignore[arg-type]
        if sql == "COMMIT" and self._happens:
            self._happens.pop()()
        return done


@pytest.mark.parametrize("batch", [0, 10**9])
def test_what_another_process_takes_out_between_two_steps_is_missed_by_no_answer(
    large: Store, aged: None, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    mark(large, "a-1-01")
    mark(large, "c-3-01")

    def emptied() -> None:
        with sqlite3.connect(path_of(large)) as other:
            for table in ("records", "layouts", "files", "listing"):
                other.execute(f"DELETE FROM {table}")

    open_ = index.opened
    monkeypatch.setattr(index, "_BATCH_BYTES", batch)
    monkeypatch.setattr(index, "opened", lambda path: Watched(open_(path), emptied))
    assert kept(large) == ["a-1-01", "b-2-02", "c-3-01"]
    monkeypatch.setattr(index, "opened", open_)
    assert [kept(large), kept(large)] == [["a-1-01", "b-2-02", "c-3-01"]] * 2


def test_a_link_in_place_of_the_index_leads_nowhere(large: Store, tmp_path: Path) -> None:
    (tmp_path / "precious").write_bytes(b"")
    path_of(large).symlink_to(tmp_path / "precious")
    assert kept(large) == ["b-2-02"]
    assert (tmp_path / "precious").read_bytes() == b""


def test_a_folder_in_place_of_the_index_is_done_without(large: Store) -> None:
    path_of(large).mkdir()
    assert kept(large) == ["b-2-02"]


def test_a_python_without_sqlite_reads_the_files(large: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    imported = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name == "sqlite3":
            raise ImportError(name)
        return imported(name, *rest)  # type: ignore[arg-type]

    monkeypatch.delitem(sys.modules, "commitments.stores.folder.index")
    monkeypatch.delattr("commitments.stores.folder.index")
    monkeypatch.setattr(builtins, "__import__", without)
    assert kept(large) == ["b-2-02"]


def test_an_sqlite_without_full_text_search_reads_the_files(large: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_TABLES", tables._TABLES.replace("fts5", "fts99"))
    assert [kept(large), kept(large)] == [["b-2-02"], ["b-2-02"]]


def test_a_file_of_another_form_is_read_whole(large: Store, aged: None, read_whole: list[str]) -> None:
    path = large.path / "b-2.json"
    path.write_bytes(path.read_bytes().replace(b"\n", b" "))
    assert [kept(large), kept(large)] == [["b-2-02"], ["b-2-02"]]
    assert read_whole == ["b-2", "b-2"]


def test_words_of_records_that_are_no_more_are_cleared_away(
    large: Store, aged: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "_MOST_GHOSTS", 0)
    for turn in range(12):
        mark(large, "a-1-01", f"note {turn}")
        assert kept(large) == ["a-1-01", "b-2-02"]
    with sqlite3.connect(path_of(large)) as db:
        (made,) = db.execute("SELECT max(id) FROM records").fetchone()
        assert db.execute("SELECT count(*) FROM records").fetchone() == (9,)
    assert made <= 30


def test_a_first_reading_says_how_far_it_is(large: Store) -> None:
    steps: list[tuple[str, int, int]] = []
    large.progress = lambda *step: steps.append(step)
    kept(large)
    assert steps == [("indexing", 0, 3), ("indexing", 1, 3), ("indexing", 2, 3), ("reading", 0, 1)]


def test_a_reading_that_is_broken_off_does_no_harm(large: Store) -> None:
    def stopped(doing: str, done: int, total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as watched, pytest.raises(KeyboardInterrupt):
        watched.setattr(large, "progress", stopped)
        kept(large)
    assert kept(large) == ["b-2-02"]


def test_a_question_too_deep_for_the_index_is_answered_without(large: Store) -> None:
    words = " or ".join(f"(n°{number} tag:co₂)" for number in range(3000))
    asked = parse(f"({words}) or status:kept", TODAY)
    assert [one.id for one in large.commitments(asked, TODAY)] == ["b-2-02"]


def test_a_file_from_a_far_year_is_indexed_like_any_other(large: Store, aged: None, read_whole: list[str]) -> None:
    os.utime(large.path / "b-2.json", ns=(2**62, 10_413_792_000_000_000_000))
    assert [kept(large), kept(large)] == [["b-2-02"], ["b-2-02"]]
    assert read_whole == []


def test_a_document_that_is_a_link_to_nowhere_is_not_left_out(large: Store, aged: None) -> None:
    kept(large)
    (large.path / "d-4.json").symlink_to(large.path / "nowhere")
    for _ in range(2):
        with pytest.raises(StoreError, match="link to a file that is not there"):
            kept(large)


def tagged(chosen: Store, name: str, *tags: str) -> None:
    with chosen.change("tag", "me", NOW) as change:
        change.put(change.commitment(name).with_tags(tags))


def test_the_tags_of_a_large_store_are_read_from_one_commitment_each(
    large: Store, aged: None, read_whole: list[str]
) -> None:
    for name in ("a-1-01", "a-1-02", "b-2-01"):
        tagged(large, name, "énergie", name)
    read_whole.clear()
    assert large.tags() == {"énergie", "a-1-01", "a-1-02", "b-2-01", "co₂"}
    assert (path_of(large).exists(), read_whole) == (False, ["a-1", "b-2", "c-3"])
    kept(large)
    read_whole.clear()
    assert large.tags() == {"énergie", "a-1-01", "a-1-02", "b-2-01", "co₂"}
    assert read_whole == []


def test_tags_that_came_or_went_behind_the_index_are_told_as_they_are(
    large: Store, aged: None, read_whole: list[str]
) -> None:
    for name in ("a-1-01", "b-2-01", "c-3-01"):
        tagged(large, name, "energy", name)
    kept(large)
    tagged(large, "a-1-01", "new")
    tagged(large, "b-2-01")
    read_whole.clear()
    assert large.tags() == {"energy", "new", "c-3-01", "co₂"}
    assert read_whole == ["a-1", "b-2"]
    kept(large)
    assert large.tags() == {"energy", "new", "c-3-01", "co₂"}


def test_a_question_about_one_document_leaves_the_others_known(
    large: Store, aged: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(large)
    mark(large, "a-1-01")
    mark(large, "c-3-01")
    one = parse("status:kept document:c-3", TODAY).bind(large.document_ids, large.numbers)
    assert [found.id for found in large.commitments(one, TODAY)] == ["c-3-01"]
    taken = taken_in(monkeypatch)
    assert kept(large) == ["a-1-01", "b-2-02", "c-3-01"]
    assert taken == ["a-1"]


def test_a_document_that_is_removed_leaves_no_rows(large: Store, aged: None) -> None:
    kept(large)
    (large.path / "b-2.json").unlink()
    mark(large, "a-1-01")
    assert kept(large) == ["a-1-01"]
    with sqlite3.connect(path_of(large)) as db:
        assert db.execute("SELECT count(*) FROM records").fetchone() == (6,)
