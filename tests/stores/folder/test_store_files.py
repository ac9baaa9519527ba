"""A folder of files: which of them are documents, what other programs read and write, links, and what is in the way."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from a_store import NOW, ROOT, by_hand, fill, former, mark
from tinydb import TinyDB

from commitments.errors import StoreError
from commitments.stores import Store


def test_stock_tinydb_opens_a_document(store: Store) -> None:
    mark(store, "paris-2015-03")
    with TinyDB(store.path / "paris-2015.json", encoding="utf-8") as book:
        assert book.table("document").get(doc_id=1)["title"] == "Paris Agreement"
        assert [(row.doc_id, row["id"]) for row in book.table("commitments")] == [
            (1, "paris-2015-01"),
            (2, "paris-2015-02"),
            (3, "paris-2015-03"),
        ]


def test_a_document_that_stock_tinydb_has_written_is_read_and_changed(store: Store) -> None:
    with TinyDB(store.path / "paris-2015.json", encoding="utf-8") as book:
        book.table("commitments").update({"section": "Énergie 🌍"}, doc_ids=[2])
        book.table("mine").insert({"kept": [1, 2.5, None]})
    assert store.commitment("paris-2015-02").section == "Énergie 🌍"
    mark(store, "paris-2015-01")
    text = (store.path / "paris-2015.json").read_text(encoding="utf-8")
    assert '"section": "Énergie 🌍"' in text
    assert text.endswith('},\n"mine": {\n"1": {"kept": [1, 2.5, null]}\n\n}}\n')


def test_documents_are_the_json_files_whose_names_are_ids(store: Store) -> None:
    for name in ["Notes.json", "a b.json", "-x.json", ".hidden.json", "nul.json", "x.json.bak"]:
        by_hand(store, name, "{}")
    fill(store, "a-1", 0)
    assert store.document_ids() == ["a-1", "paris-2015"]
    assert store.strangers() == ["-x.json", "Notes.json", "a b.json", "nul.json"]


def test_a_folder_in_the_place_of_a_file_is_named(store: Store) -> None:
    (store.path / "rome.json").mkdir()
    with pytest.raises(StoreError, match=r"rome\.json is a folder where a file should be"):
        list(store.documents())


def test_reading_imports_nothing_slow(store: Store) -> None:
    program = (
        "import sys; from commitments.stores import Store; store = Store.open(sys.argv[1]); list(store.commitments());"
        "print(sorted({'tinydb', 'sqlite3', 'tempfile', 'tomllib', 'hashlib', 'dataclasses'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-S", "-c", program, store.path], cwd=ROOT, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_a_store_is_found_from_a_folder_below_it_and_in_data(tmp_path: Path) -> None:
    Store.create(tmp_path / "project" / "data")
    below = tmp_path / "project" / "src" / "deep"
    below.mkdir(parents=True)
    assert Store.find(below) == tmp_path / "project" / "data"
    assert Store.find(tmp_path / "project" / "data" / ".commitments") == tmp_path / "project" / "data"
    assert Store.at(tmp_path) is None


def test_no_store_is_a_sentence_with_the_next_step(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"there is no store at .*; make one with `commitments init"):
        Store.open(tmp_path)


def test_a_store_is_made_only_where_nothing_is_in_its_way(tmp_path: Path) -> None:
    Store.create(tmp_path / "a")
    assert (tmp_path / "a" / ".commitments" / ".gitignore").read_text() == "*\n"
    with pytest.raises(StoreError, match="is a store already"):
        Store.create(tmp_path / "a")
    (tmp_path / "b").write_text("x")
    with pytest.raises(StoreError, match="is a file"):
        Store.create(tmp_path / "b")
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "thesis.doc").write_text("x")
    with pytest.raises(StoreError, match=r"is not empty \(thesis.doc\)"):
        Store.create(tmp_path / "c")


def test_a_link_within_the_store_stays_a_link_and_the_mode_stays(store: Store) -> None:
    real = store.path / "elsewhere" / "real.json"
    real.parent.mkdir()
    link = store.path / "paris-2015.json"
    link.rename(real)
    real.chmod(0o640)
    link.symlink_to(real)
    mark(store, "paris-2015-01")
    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert '"kept"' in real.read_text(encoding="utf-8")
    assert os.listdir(real.parent) == ["real.json"]


def test_of_a_file_that_is_migrated_a_copy_is_kept(store: Store) -> None:
    old = '{"document": {"1": {"id": "old", "title": "t"}}, "commitments": {"1": {"id": "old-01", "quote": "q"}}}'
    by_hand(store, "old.json", old)
    mark(store, "old-01")
    text = former(store)
    mark(store, "paris-2015-01")
    backups = store.path / ".commitments" / "backups"
    assert {path.name: path.read_text(encoding="utf-8") for path in backups.iterdir()} == {
        "old.v0.json": old,
        "paris-2015.v1.json": text,
    }


def test_the_first_change_of_a_former_file_is_taken_back_also_when_others_followed(store: Store) -> None:
    former(store)
    mark(store, "paris-2015-01")
    mark(store, "paris-2015-02")
    (store.path / ".commitments" / "journal" / "000003.json").unlink()
    store.undo("me", NOW)
    assert [len(one.updates) for one in store.commitments()] == [0, 1, 0]
