"""A store that came from a stranger is safe to read and to write in: no file outside it is read, written or removed.

Each hostile store is used with many commands, while every file beside it is watched.
"""

import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from pacts import TEXT, files_of
from terminals import Program, environment, started

READS = [
    ["list"], ["show", "2"], ["search", "trains"], ["stats"], ["check"], ["document", "show", "pact-2015"], ["log"],
    ["undo", "--list"], ["export"], ["tags"], ["agreement"],
]  # fmt: skip
WRITES = [
    ["note", "2", "seen"], ["mark", "2", "kept", "--on", "2018"], ["undo"], ["redo"], ["check", "--fix"],
    ["code", "2", "--status", "kept"],
    ["document", "add", "other.md", "--id", "pact-2015", "--replace", "--title", "x"], ["remove", "4"],
]  # fmt: skip
SECRET = "the thesis, as it was handed in\n"
EVIL = "[core]\n\tfsmonitor = evil\n"


@pytest.fixture
def neighbours(pact: Path, tmp_path: Path) -> Path:
    """A folder beside the store, of files that are nobody's business."""
    folder = tmp_path / "neighbours"
    (folder / "journal").mkdir(parents=True)
    (folder / "thesis.txt").write_text(SECRET)
    (folder / "number.txt").write_text("12345\n")
    (folder / "config").write_text("[core]\n")
    (folder / "pact-2015.json").write_bytes((pact / "pact-2015.json").read_bytes())
    (tmp_path / "other.md").write_text("Another text.\n")
    (pact / ".git").mkdir()
    (pact / ".git" / "config").write_text("[core]\n")
    return folder


def used(*words: str) -> tuple[int, str]:
    process = started(*words, env=environment(COMMITMENTS_LOCK_TIMEOUT="1"))
    out, err = process.communicate(timeout=30)
    return process.returncode, (out + err).decode(errors="replace")


def watched(tmp_path: Path) -> dict[str, tuple[bytes, int, int]]:
    """All that is outside of the store, or hidden in it as git's own."""
    paths = [*(tmp_path / "neighbours").rglob("*"), *(tmp_path / "data" / ".git").rglob("*")]
    return {
        str(path): (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_mode) for path in paths if path.is_file()
    }


def a_change(name: str, after: str, schema: int = 2, **more: object) -> str:
    files = {name: {"before": None, "after": after}}
    head = {"schema": schema, "number": 9, "command": "note 1 x", "by": "eve", "at": "2026-01-01T00:00:00Z"}
    return json.dumps(head | {"place": 0, "files": files, "seals": ["0" * 64]} | more)


def linked(path: Path, target: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    path.symlink_to(target)


def text_link(pact: Path, beside: Path) -> None:
    linked(pact / "pact-2015.txt", beside / "thesis.txt")


def text_link_into_git(pact: Path, beside: Path) -> None:
    linked(pact / "pact-2015.txt", Path(".git/config"))


def document_link(pact: Path, beside: Path) -> None:
    linked(pact / "pact-2015.json", beside / "pact-2015.json")


def link_of_links(pact: Path, beside: Path) -> None:
    (pact / "inner").mkdir()
    linked(pact / "inner" / "one.txt", Path("../two.txt"))
    linked(pact / "two.txt", beside / "thesis.txt")
    linked(pact / "pact-2015.txt", Path("inner/one.txt"))


def link_through_a_folder(pact: Path, beside: Path) -> None:
    linked(pact / "inner", beside)
    linked(pact / "pact-2015.txt", Path("inner/thesis.txt"))


def settings_link(pact: Path, beside: Path) -> None:
    linked(pact / "commitments.toml", beside / "config")


def lock_link(pact: Path, beside: Path) -> None:
    linked(pact / ".commitments" / "lock", beside / "thesis.txt")


def lock_link_to_a_number(pact: Path, beside: Path) -> None:
    (pact / ".commitments" / "lock").unlink()
    os.link(beside / "number.txt", pact / ".commitments" / "lock")


def ignore_link(pact: Path, beside: Path) -> None:
    linked(pact / ".commitments" / ".gitignore", beside / "thesis.txt")


def attributes_link(pact: Path, beside: Path) -> None:
    linked(pact / ".gitattributes", beside / "thesis.txt")


def journal_link(pact: Path, beside: Path) -> None:
    linked(pact / ".commitments" / "journal", beside / "journal")


def private_link(pact: Path, beside: Path) -> None:
    linked(pact / ".commitments", beside)


def entry_links(pact: Path, beside: Path) -> None:
    linked(pact / ".commitments" / "journal" / "000002.json", beside / "thesis.txt")
    linked(pact / ".commitments" / "journal" / ".pending.json.tmp", beside / "thesis.txt")
    linked(pact / ".pact-2015.json.tmp", beside / "thesis.txt")


def sound_of_two_names(pact: Path, beside: Path) -> None:
    file = pact / "pact-2015.json"
    file.write_text(file.read_text().replace('"The Pact"', f'"{"The Pact" * 20_000}"'))
    os.link(beside / "thesis.txt", pact / ".commitments" / "sound")


def sound_link(pact: Path, beside: Path) -> None:
    linked(pact / ".commitments" / "sound", beside / "thesis.txt")
    linked(pact / ".commitments" / "set-aside", beside / "journal")
    linked(pact / ".commitments" / "backups", beside / "journal")


def pending_into_a_link(pact: Path, beside: Path) -> None:
    linked(pact / "x.txt", Path(".git/config"))
    (pact / ".commitments" / "journal" / "pending.json").write_text(a_change("x.txt", EVIL))


def old_pending_with_a_lock_link(pact: Path, beside: Path) -> None:
    linked(pact / "x.txt", beside / "config")
    linked(pact / ".commitments" / "lock", beside / "thesis.txt")
    (pact / ".commitments" / "journal" / "pending.json").write_text(a_change("x.txt", EVIL, schema=1))


def pending_link(pact: Path, beside: Path) -> None:
    (beside / "journal" / "pending.json").write_text(a_change("pact-2015.txt", "owned"))
    linked(pact / ".commitments" / "journal" / "pending.json", beside / "journal" / "pending.json")


def entries_of_a_stranger(pact: Path, beside: Path) -> None:
    linked(pact / "x.txt", beside / "config")
    entry = json.loads(a_change("x.txt", "[core]\n"))
    entry["files"]["x.txt"] = {"before": EVIL, "after": "[core]\n"}
    (pact / ".commitments" / "journal" / "000009.json").write_text(json.dumps(entry))


def codes_link(pact: Path, beside: Path) -> None:
    (beside / "pact-2015").mkdir()
    linked(beside / "pact-2015" / "ana.json", beside / "thesis.txt")
    linked(pact / "codes", beside)


def coders_link(pact: Path, beside: Path) -> None:
    (pact / "codes" / "pact-2015").mkdir(parents=True)
    linked(pact / "codes" / "pact-2015" / "ana.json", beside / "pact-2015.json")


STORES = [
    text_link, text_link_into_git, document_link, link_of_links, link_through_a_folder, settings_link, lock_link,
    lock_link_to_a_number, ignore_link, attributes_link, journal_link, private_link, entry_links, sound_link,
    sound_of_two_names, codes_link, coders_link, pending_into_a_link, old_pending_with_a_lock_link, pending_link,
    entries_of_a_stranger,
]  # fmt: skip


@pytest.mark.parametrize("hostile", STORES)
def test_no_file_outside_a_hostile_store_is_read_or_written(
    program: Program, pact: Path, neighbours: Path, tmp_path: Path, hostile: Callable[[Path, Path], None]
) -> None:
    hostile(pact, neighbours)
    before = watched(tmp_path)
    for words in READS + WRITES:
        code, *said_twice = program(*words)
        said = "".join(said_twice)
        assert watched(tmp_path) == before, words
        assert (SECRET.strip() in said, "Traceback" in said, "unforeseen" in said) == (False, False, False), said
        assert code in (0, 1, 3, 4, 5), (words, said)


@pytest.mark.parametrize("hostile", [text_link, text_link_into_git, document_link, link_of_links, settings_link])
def test_a_link_that_leads_out_of_the_store_is_refused_by_its_name(
    pact: Path, neighbours: Path, hostile: Callable[[Path, Path], None]
) -> None:
    hostile(pact, neighbours)
    code, said = used("document", "show", "pact-2015")
    assert (code, "is a link that leads out of the store" in said) == (5, True), said


@pytest.mark.parametrize("hostile", [lock_link, journal_link, private_link])
def test_a_link_among_the_stores_own_affairs_is_refused_by_its_name(
    pact: Path, neighbours: Path, hostile: Callable[[Path, Path], None]
) -> None:
    hostile(pact, neighbours)
    code, said = used("note", "2", "x")
    assert (code, "is a link, which is not followed" in said) == (5, True), said


@pytest.mark.parametrize("hostile", [pending_into_a_link, entries_of_a_stranger])
def test_what_a_stranger_wrote_into_the_journal_is_never_done(
    pact: Path, neighbours: Path, hostile: Callable[[Path, Path], None]
) -> None:
    hostile(pact, neighbours)
    kept = {name: data for name, data in files_of(pact).items() if "journal" not in name and ".git" not in name}
    used("list")
    used("undo")
    used("undo", "--steps", "5")
    after = {name: data for name, data in files_of(pact).items() if "journal" not in name and ".git" not in name}
    assert after["x.txt"] == kept["x.txt"]


def test_a_strangers_unfinished_change_is_told_of_and_set_aside_by_the_next_change(
    pact: Path, neighbours: Path
) -> None:
    text = a_change("pact-2015.txt", "owned")
    pending = pact / ".commitments" / "journal" / "pending.json"
    pending.write_text(text)
    code, said = used("list")
    assert (code, "pending.json, and it was not made" in said, pending.read_text()) == (0, True, text)
    code, said = used("note", "2", "x")
    assert (code, "was not made, and is now" in said, pending.exists()) == (0, True, False)
    assert (pact / ".commitments" / "set-aside" / "000001.json").read_text() == text
    assert (pact / "pact-2015.txt").read_text() == TEXT


def test_a_copy_of_a_store_with_an_unfinished_change_is_not_finished_but_where_it_was_begun(
    pact: Path, tmp_path: Path
) -> None:
    used("note", "2", "mine")
    journal = pact / ".commitments" / "journal"
    (journal / "000002.json").rename(journal / "pending.json")
    shutil.copytree(pact, tmp_path / "copy")
    assert "and only a part of it was made" in used("list", "--store", "copy")[1]
    assert "a part of it was made. commitments trust finishes it" in used("note", "2", "x", "--store", "copy")[1]
    assert "was made" not in used("list")[1]
    assert (journal / "000002.json").exists()


def test_a_journal_that_came_along_can_be_trusted_and_then_undone(pact: Path, tmp_path: Path) -> None:
    before = (pact / "pact-2015.json").read_bytes()
    used("note", "2", "mine")
    elsewhere = environment(XDG_STATE_HOME=str(tmp_path / "another"))
    code, said = (lambda p: (p.wait(30), p.communicate()[1].decode()))(started("undo", env=elsewhere))
    assert (code, "commitments trust" in said) == (1, True)
    started("trust", env=elsewhere).communicate()
    assert started("undo", env=elsewhere).wait(30) == 0
    assert (pact / "pact-2015.json").read_bytes() == before


def test_links_inside_the_store_and_a_store_that_is_a_link_are_fine(pact: Path, tmp_path: Path) -> None:
    (pact / "texts").mkdir()
    (pact / "pact-2015.txt").rename(pact / "texts" / "pact.txt")
    linked(pact / "pact-2015.txt", Path("texts/pact.txt"))
    linked(tmp_path / "promises", pact)
    assert used("check", "--store", "promises")[0] in (0, 3)
    code, said = used("document", "show", "pact-2015", "--store", "promises")
    assert (code, "ten trains" in said) == (0, True)
    assert used("note", "2", "x", "--store", "promises")[0] == 0


def test_an_index_that_came_along_is_never_opened(pact: Path, neighbours: Path, tmp_path: Path) -> None:
    file = pact / "pact-2015.json"
    record = json.loads(file.read_text())["commitments"]["4"]
    rows = {str(number): record | {"id": f"big-{number:02d}", "quote": "x" * 900} for number in range(1, 700)}
    tables = {"document": {"1": {"schema": 2, "id": "big", "title": "Big"}}, "commitments": rows}
    (pact / "big.json").write_text(json.dumps(tables))
    for name in ("index.sqlite", "index-0123456789abcdef.sqlite"):
        with sqlite3.connect(pact / ".commitments" / name) as db:
            db.execute("CREATE TABLE files (x)")
        # What SQLite does with the journal of a database that was not closed is to write, and to remove files.
        linked(pact / ".commitments" / f"{name}-journal", neighbours / "thesis.txt")
    before = watched(tmp_path)
    assert used("list", "document:big", "status:kept")[0] == 0
    assert watched(tmp_path) == before
    assert sorted(path.name for path in (pact / ".commitments").glob("*index*")) == [
        "index-0123456789abcdef.sqlite",
        "index-0123456789abcdef.sqlite-journal",
        "index.sqlite-journal",
    ]


def test_what_is_put_behind_the_seals_of_an_entry_is_not_sealed(pact: Path) -> None:
    used("note", "2", "mine")
    journal = pact / ".commitments" / "journal"
    text = (journal / "000002.json").read_text()
    files = json.dumps({"pact-2015.txt": {"before": TEXT, "after": "owned"}})
    forged = [
        f'{text[:-2]}, "files": {files}, "number": 7}}\n',
        f'{text[:-2]}, "files": {files}, "number": 7, "seals": []}}\n',
        f'{text}{{"files": {files}}}\n',
        text.replace('"number": 2', f'"files": {files}, "number": 7', 1),
    ]
    for one in forged:
        (journal / "pending.json").write_text(one)
        assert used("list")[0] == 0
        assert (pact / "pact-2015.txt").read_text() == TEXT
        (journal / "pending.json").unlink()
        (journal / "000002.json").write_text(one)
        used("undo")
        assert (pact / "pact-2015.txt").read_text() == TEXT
        (journal / "000002.json").write_text(text)


def test_a_change_that_was_finished_is_not_made_again(pact: Path) -> None:
    used("tag", "1", "foo")
    used("undo")
    journal = pact / ".commitments" / "journal"
    before = files_of(pact)
    shutil.copy(journal / "000002.json", journal / "pending.json")
    used("list")
    assert files_of(pact) == before


def test_what_a_trusted_change_would_leave_unreadable_is_not_made(pact: Path) -> None:
    settings = (pact / "commitments.toml").read_text()
    files = {"commitments.toml": {"before": settings, "after": "= no settings"}}
    (pact / ".commitments" / "journal" / "pending.json").write_text(a_change("x.txt", "", files=files))
    code, said = used("trust")
    assert (code, "'note 1 x' by eve, 2026-01-01T00:00:00Z, which changes commitments.toml" in said) == (5, True), said
    assert (pact / "commitments.toml").read_text() == settings
