"""What a store keeps of evidence, whatever kind it is: all of it or nothing, and nothing under another name."""

import hashlib
from pathlib import Path

import pytest
from keepsakes import COPY, FILES, HASH, TEXT
from terminals import Program
from webs import NOW

from commitments.copies import Checked, Page, State, encode, encode_page
from commitments.errors import StoreError
from commitments.stores import Store
from commitments.stores.copying import copied
from commitments.stores.shelves import is_kept


@pytest.fixture
def store(pact_store: Store) -> Store:
    return pact_store


def test_what_is_kept_is_given_back_as_it_was(store: Store) -> None:
    assert (store.kept(), store.evidence.is_empty) == ([], True)
    store.keep(lambda _: FILES)
    assert store.kept() == sorted(FILES)
    assert dict(store.contents(store.kept())) == FILES
    assert [store.content(name) for name in sorted(FILES)] == [FILES[name] for name in sorted(FILES)]
    kept = store.evidence
    assert (list(kept.shelf), kept.text(COPY), kept.troubles) == ([COPY], TEXT, ())


def test_who_keeps_sees_what_others_kept_before(store: Store) -> None:
    store.keep(lambda _: FILES)
    seen: list[bytes | None] = []
    name = f"evidence/{HASH}.txt"
    store.keep(lambda content: {name: bytes(seen.append(content(name)) or b"other")})
    assert (seen, store.content(name)) == ([TEXT.encode()], b"other")
    assert store.evidence.text(COPY) is None  # it is not the text that was kept


def test_a_text_that_is_none_is_not_the_one_that_was_kept(store: Store) -> None:
    text = b"\xff is no text"
    copy = COPY._replace(text_sha256=hashlib.sha256(text).hexdigest())
    store.keep(lambda _: {f"evidence/{HASH}.json": encode(copy), f"evidence/{HASH}.txt": text})
    assert store.evidence.text(copy) is None


def test_nothing_is_kept_under_another_name_nor_of_what_failed(store: Store) -> None:
    other = {**FILES, "evidence/../pact-2015.json": b"{}"}
    with pytest.raises(StoreError):
        store.keep(lambda _: other)

    def fails(_: object) -> dict[str, bytes]:
        raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        store.keep(fails)
    assert store.kept() == []
    for name in ("evidence/a.json", f"evidence/{HASH}.exe", f"evidence/x/{HASH}.txt", f"codes/{HASH}.json", HASH):
        assert not is_kept(name)


def test_no_journal_tells_of_copies_and_no_undo_takes_them_back(store: Store) -> None:
    entries = len(list(store.log()))
    store.keep(lambda _: FILES)
    assert len(list(store.log())) == entries
    store.undo("ben", NOW)
    assert (store.kept(), store.document_ids()) == (sorted(FILES), [])


def test_what_cannot_be_read_counts_as_not_kept_and_is_told(store: Store) -> None:
    page = Page("https://rail.example/ten", Checked("https://rail.example/ten", NOW, State.GONE, "it is gone"))
    wrong = {f"evidence/{'b' * 64}.json": b"<<<<<<<", f"evidence/{'c' * 64}.json": FILES[f"evidence/{HASH}.json"]}
    named = {f"evidence/{page.file}": encode_page(page), f"evidence/{'d' * 64}.page.json": encode_page(page)}
    store.keep(lambda _: wrong | named)
    kept = store.evidence
    assert (len(kept.shelf), kept.is_dead(page.url)) == (0, True)
    assert kept.troubles == (
        (f"evidence/{'b' * 64}.json", f"evidence/{'b' * 64}.json: record: not JSON (line 1: Expecting value)"),
        (
            f"evidence/{'c' * 64}.json",
            f"evidence/{'c' * 64}.json: sha256: a copy of that content is called {HASH}.json",
        ),
        (
            f"evidence/{'d' * 64}.page.json",
            f"evidence/{'d' * 64}.page.json: url: the file of that page is called {page.file}",
        ),
    )


def test_a_copy_of_a_store_has_the_copies_of_evidence_too(store: Store, tmp_path: Path) -> None:
    store.keep(lambda _: FILES)
    other = Store.to_copy_into(tmp_path / "other", store.name)
    assert other is not None
    copied(store, other)
    assert dict(other.contents(other.kept())) == FILES
    name = f"evidence/{HASH}.txt"
    store.take_in({name: None})
    copied(store, other)
    assert (store.content(name), other.content(name), len(other.kept())) == (None, None, 2)


# --- in a folder ------------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Store:
    return Store.create(tmp_path / "data")


def test_what_is_no_file_keeps_nobody_from_the_rest(folder: Store) -> None:
    folder.keep(lambda _: FILES)
    odd = folder.path / "evidence" / f"{'b' * 64}.json"
    odd.mkdir()
    assert (len(folder.evidence.shelf), [name for name, _ in folder.evidence.troubles]) == (1, [f"evidence/{odd.name}"])
    with pytest.raises(StoreError, match="is a folder where a file should be"):
        list(folder.contents(folder.kept()))


def test_no_link_leads_copies_out_of_the_store(folder: Store, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (folder.path / "evidence").symlink_to(elsewhere)
    for reach in (lambda: folder.keep(lambda _: FILES), folder.kept, lambda: folder.content(f"evidence/{HASH}.txt")):
        with pytest.raises(StoreError, match="is a link, which is not followed"):
            reach()
    (folder.path / "evidence").unlink()
    folder.keep(lambda _: FILES)
    (elsewhere / "secret").write_text("secret")
    inside = folder.path / "evidence" / f"{HASH}.txt"
    inside.unlink()
    inside.symlink_to(elsewhere / "secret")
    with pytest.raises(StoreError, match="leads out of the store"):
        folder.content(f"evidence/{HASH}.txt")
    with pytest.raises(StoreError, match="leads out of the store"):
        Store.open(folder.path).keep(lambda _: FILES)
    assert (elsewhere / "secret").read_text() == "secret"


def test_git_leaves_warcs_out_where_the_settings_say_so_and_the_lines_of_others_stay(folder: Store) -> None:
    ignoring = folder.path / "evidence" / ".gitignore"
    settings = folder.path / "commitments.toml"

    def kept_with(said: str) -> str | None:
        settings.write_text(f'schema = 1\n[evidence]\nwarc = "{said}"\n')
        Store.open(folder.path).keep(lambda _: FILES)
        return ignoring.read_text() if ignoring.exists() else None

    assert [kept_with("keep"), kept_with("ignore")] == [None, "*.warc.gz\n"]
    ignoring.write_text("mine\n*.warc.gz\n")
    assert [kept_with("ignore"), kept_with("keep")] == ["mine\n*.warc.gz\n", "mine\n"]


def test_what_a_killed_writer_left_is_cleared_away(folder: Store) -> None:
    inside = folder.path / "evidence"
    inside.mkdir()
    (inside / f".{HASH}.txt.tmp").write_text("half")
    folder.keep(lambda _: FILES)
    assert sorted(path.name for path in inside.iterdir()) == sorted(name.partition("/")[2] for name in FILES)


def test_the_command_copies_a_store_with_its_copies_into_a_folder_that_is_not_there_yet(
    pact: Path, program: Program
) -> None:
    Store.open(pact).keep(lambda _: FILES)
    assert program("copy", "data", "other").code == 0
    assert program("--store", "other", "evidence", "list", "has:copy", "--format", "ids").out == "pact-2015-01\n"
