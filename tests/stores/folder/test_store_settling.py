"""What others change while somebody reads is seen whole or not at all, and what cannot be settled is told once."""

import os
from pathlib import Path

import pytest
from a_store import NOW, an_update, contents, fill, mark
from terminals import Program, started

from commitments.errors import StoreError
from commitments.stores import Store
from commitments.stores.folder import FolderStore, settling
from commitments.stores.folder.journal import Journal

NAMES = ["a", "b", "c", "d"]


@pytest.fixture
def many(tmp_path: Path) -> Store:
    """Four documents of one commitment each."""
    store = Store.create(tmp_path / "data")
    for name in NAMES:
        fill(store, name, 1)
    return store


def mark_all(store: Store, note: str) -> None:
    with store.change("mark all", "me", NOW) as change:
        for name in NAMES:
            change.put(change.commitment(f"{name}-01").with_update(an_update(note)))


def made_pending(store: Store) -> Path:
    """The last change as one that was stopped before its end."""
    journal = store.path / ".commitments" / "journal"
    pending = journal / "pending.json"
    max(journal.glob("0*.json")).rename(pending)
    return pending


def changed_between_two_documents(monkeypatch: pytest.MonkeyPatch, store: Store, times: int) -> None:
    """While the second document is read, a change of all is made; so many times."""
    read, left = FolderStore._read, list(range(times))

    def meanwhile(self: FolderStore, document_id: str) -> bytes | None:
        data = read(self, document_id)
        if document_id == "b" and self.tell is not quiet and left:
            left.pop()
            other = Store.open(store.path)
            other.tell = quiet
            mark_all(other, str(len(left)))
        return data

    monkeypatch.setattr(FolderStore, "_read", meanwhile)


def quiet(_: str) -> None:
    """Who makes the change in between, so that none is made within it."""


@pytest.mark.parametrize("times", [1, 3])
def test_a_list_shows_no_half_of_a_change_that_was_made_while_it_was_read(
    program: Program, many: Store, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    changed_between_two_documents(monkeypatch, many, times)
    result = program("list", "--columns", "id,status", "--format", "tsv")
    assert result == (0, "id\tstatus\n" + "".join(f"{name}-01\tkept\n" for name in NAMES), "")


def test_a_list_that_is_disturbed_again_and_again_is_shown_with_a_warning(
    program: Program, many: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed_between_two_documents(monkeypatch, many, 1000)
    result = program("list", "--format", "ids")
    assert (result.code, result.out.split()) == (0, [f"{name}-01" for name in NAMES])
    assert result.err == (
        "warning: the store was changed while it was read, and a part of that may be missing here; run it again\n"
    )


def test_a_change_of_one_document_meanwhile_is_no_reason_to_read_again(many: Store) -> None:
    reader = Store.open(many.path)
    list(reader.commitments())
    mark(many, "a-01")
    assert not reader.is_torn()
    mark_all(many, "x")
    assert reader.is_torn()


def test_a_change_that_is_finished_before_reading_begins_is_no_reason_to_read_again(many: Store) -> None:
    mark_all(many, "x")
    made_pending(many)
    reader = Store.open(many.path)
    assert len(list(reader.commitments())) == 4
    assert not reader.is_torn()


def test_a_writer_that_is_stopped_is_waited_for_once(many: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    mark_all(many, "x")
    made_pending(many)
    monkeypatch.setattr(settling, "WAIT_SECONDS", 0.01)
    waits: list[int] = []
    wait = settling.Reading._wait
    monkeypatch.setattr(settling.Reading, "_wait", lambda self, lock: waits.append(1) or wait(self, lock))
    told: list[str] = []
    reader = Store.open(many.path)
    reader.tell = told.append
    with many.lock():
        for name in NAMES:
            reader.commitments_of(name)
            reader.text(name)
    assert (len(waits), len(told)) == (1, 1)
    assert told[0].startswith("another command has been at work on a change for more than 0.01 s; what is shown may")


def test_a_journal_that_cannot_be_listed_is_not_an_empty_one(many: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    before, listdir = contents(many), os.listdir
    journal = sorted((many.path / ".commitments" / "journal").iterdir())

    def refusing(path: object = ".") -> list[str]:
        if str(path).endswith("journal"):
            raise PermissionError(13, "Permission denied")
        return listdir(path)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(os, "listdir", refusing)
        for act in (lambda: mark(many, "a-01"), lambda: many.undo("me", NOW), lambda: list(many.log())):
            with pytest.raises(StoreError, match="journal cannot be read: permission denied"):
                act()
    assert (contents(many), sorted((many.path / ".commitments" / "journal").iterdir())) == (before, journal)


def test_a_new_entry_takes_no_others_place(many: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(many)
    entry = many.path / ".commitments" / "journal" / "000002.json"
    text = entry.read_text()
    monkeypatch.setattr(Journal, "numbers", lambda self: [1])
    with pytest.raises(StoreError, match=r"000002.json is there already; move it away. Nothing was changed"):
        mark(many, "a-01")
    assert (contents(many), entry.read_text()) == (before, text)


def test_a_change_is_finished_but_for_the_records_that_something_else_has_changed(many: Store) -> None:
    before = contents(many)
    mark_all(many, "x")
    made_pending(many)
    for name, data in before.items():
        (many.path / name).write_bytes(data)
    path = many.path / "b.json"
    path.write_text(path.read_text(encoding="utf-8").replace("n° 1", "n° one"), encoding="utf-8")
    told: list[str] = []
    reader = Store.open(many.path)
    reader.tell = told.append
    assert [(one.id, len(one.updates)) for one in reader.commitments()] == [
        ("a-01", 1), ("b-01", 0), ("c-01", 1), ("d-01", 1),
    ]  # fmt: skip
    assert told == [
        (
            "'mark all' by me, which was stopped on 2026-11-24, was finished, but for what something else has changed "
            "since: b-01"
        )
    ]
    assert next(many.log()).touched() == ["a-01", "c-01", "d-01"]
    many.undo("me", NOW)
    assert [len(one.updates) for one in many.commitments()] == [0, 0, 0, 0]


def test_several_steps_are_one_entry_of_the_journal(many: Store) -> None:
    mark(many, "a-01")
    mark(many, "b-01")
    many.undo("me", NOW, 2)
    assert [(entry.number, entry.undoes) for entry in many.log()][:2] == [(7, (6, 5)), (6, ())]
    many.redo("me", NOW, 2)
    assert next(many.log()).redoes == (5, 6)
    assert [entry.number for entry in many.standing()] == [6, 5, 4, 3, 2, 1]


INTERRUPTED = """
import os, signal, sys
from commitments import cli
real = os.{call}
def call(*arguments, **options):
    if {where!r} in str(arguments):
        os.kill(os.getpid(), signal.SIGINT)
    return real(*arguments, **options)
os.{call} = call
sys.exit(cli.run(["--store", {store!r}, *{words!r}]))
"""


@pytest.mark.parametrize(
    ("call", "where", "said", "updates"),
    [
        ("replace", "a.json", "interrupted, but the change was made before that; commitments undo takes back", 1),
        ("link", "000005.json", "interrupted, but the change was made before that; commitments undo takes back", 1),
        ("replace", "pending.json", "interrupted; nothing was changed", 0),
        ("open", "a.json", "interrupted; nothing was changed", 0),
    ],
)
def test_an_interrupt_at_any_moment_is_told_as_it_is(
    many: Store, call: str, where: str, said: str, updates: int
) -> None:
    err = interrupted(many, call, where, "mark", "a-01", "kept")
    assert (said in err, "Traceback" in err) == (True, False), err
    assert len(many.commitment("a-01").updates) == updates
    assert not (many.path / ".commitments" / "journal" / "pending.json").exists()


def interrupted(many: Store, call: str, where: str, *words: str) -> str:
    """What it says."""
    script = INTERRUPTED.format(call=call, where=where, store=str(many.path), words=words)
    process = started(script=script)
    err = process.communicate(timeout=30)[1].decode()
    assert process.returncode == 130, err
    return err


def test_an_undo_that_is_interrupted_names_the_way_forth(many: Store) -> None:
    mark(many, "a-01")
    mark(many, "a-01", "again")
    err = interrupted(many, "replace", "a.json", "undo", "--steps", "2")
    said = "interrupted, but the changes were taken back before that; commitments redo --steps 2 makes them again\n"
    assert (err.endswith(said), many.commitment("a-01").updates) == (True, ()), err
    err = interrupted(many, "replace", "a.json", "redo")
    said = "interrupted, but the change was made before that; commitments undo takes back what was done\n"
    assert (err.endswith(said), len(many.commitment("a-01").updates)) == (True, 1), err


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_change_whose_line_cannot_be_written_says_that_it_was_made(many: Store) -> None:
    with open("/dev/full", "w") as full:
        process = started("mark", "a-01", "kept", "--store", str(many.path), stdout=full)
        err = process.communicate(timeout=30)[1].decode()
    said = "commitments: the change was made, but what came of it cannot be shown: No space left on device\n"
    assert (process.returncode, err.endswith(said)) == (1, True), err
    assert len(many.commitment("a-01").updates) == 1


def test_nothing_is_written_beside_a_record_that_cannot_be_read(many: Store, program: Program) -> None:
    fill(many, "e", 3)
    path = many.path / "e.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"e-02"', '"e-99"'), encoding="utf-8")
    before = contents(many)
    refused = program("list", "document:e")
    for words in (["mark", "e-01", "kept"], ["tag", "e-03", "x", "--dry-run"], ["remove", "e-01", "--yes"]):
        assert program(*words) == (5, "", refused.err)
    assert contents(many) == before


def stopped_before_anything(store: Store, before: dict[str, bytes]) -> None:
    """The last change as one that was written down, and no more."""
    made_pending(store)
    for name, data in before.items():
        (store.path / name).write_bytes(data)


DAMAGES = ['"quote": ,,', '"quote": nothing', '"quote": \t"', '"quote": ' + "9" * 5000, '"quote": ' + "[" * 100_000]


@pytest.mark.parametrize("damage", DAMAGES, ids=["commas", "word", "tab", "digits", "depth"])
def test_a_damaged_record_keeps_neither_the_rest_of_a_change_nor_other_documents_from_their_readers(
    many: Store, program: Program, damage: str
) -> None:
    before = contents(many)
    mark_all(many, "x")
    stopped_before_anything(many, before)
    path = many.path / "b.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"quote": "', f'{damage}, "x": "'), encoding="utf-8")
    damaged = path.read_bytes()
    result = program("list", "document:a,c,d", "--format", "ids")
    assert (result.code, result.out.split()) == (0, ["a-01", "c-01", "d-01"])
    assert result.err == (
        "warning: 'mark all' by me, which was stopped on 2026-11-24, was finished, but for what something else has "
        "changed since: b-01\n"
    )
    assert [len(many.commitment(f"{name}-01").updates) for name in "acd"] == [1, 1, 1]
    assert (program("check").code, program("undo").code, path.read_bytes()) == (3, 0, damaged)


@pytest.mark.parametrize("damage", DAMAGES, ids=["commas", "word", "tab", "digits", "depth"])
def test_what_touched_a_record_that_is_damaged_now_is_not_undone_and_says_so(
    many: Store, program: Program, damage: str
) -> None:
    mark_all(many, "x")
    path = many.path / "b.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"quote": "', f'{damage}, "x": "'), encoding="utf-8")
    before = contents(many)
    result = program("undo")
    assert (result.code, "changed since by something else: b-01" in result.err) == (1, True), result.err
    assert contents(many) == before


def test_a_document_that_is_not_removed_since_it_was_edited_keeps_its_text(many: Store, program: Program) -> None:
    fill(many, "e", 3, "the text")
    before = contents(many)
    program("document", "remove", "e", "--yes")
    stopped_before_anything(many, before)
    path = many.path / "e.json"
    path.write_text(path.read_text(encoding="utf-8").replace("n° 2", "n° two"), encoding="utf-8")
    after = contents(many)
    said = program("list", "document:e", "--format", "ids")
    assert (said.code, said.out.split(), contents(many)) == (0, ["e-01", "e-02", "e-03"], after)
    assert "was not made because of what something else has changed since: e-02, e.txt" in said.err
    assert next(Store.open(many.path).log()).command == "add"


def test_an_undo_of_more_steps_than_there_are_says_how_many_it_took(many: Store, program: Program) -> None:
    mark(many, "a-01", command="mark a-01")
    result = program("undo", "--steps", "99", "--dry-run")
    assert result.err.splitlines()[-2:] == [
        "would undo 5 of 99 steps; there were no more",
        "dry run: nothing was changed",
    ]


def test_a_hint_that_nobody_can_get_is_no_failure(many: Store) -> None:
    with open("/dev/full", "w") as full:
        process = started("mark", "a-01", "kept", "--store", str(many.path), stderr=full)
        out = process.communicate(timeout=30)[0].decode()
    assert (process.returncode, out) == (0, "a-01  unassessed → kept  (on 2026-11-24)\n")
