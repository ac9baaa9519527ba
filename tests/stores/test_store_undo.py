"""Undo and redo: the same bytes again, one step for one command, and never over what somebody else has written."""

import json
import os
import tempfile
from pathlib import Path

import pytest
from a_store import NOW, an_update, contents, fill, mark
from hypothesis import given, settings
from hypothesis import strategies as st

from commitments.model import Amount, Commitment, Document
from commitments.stores import Conflict, Store


def test_undo_and_redo_give_the_same_bytes(store: Store) -> None:
    before = contents(store)
    mark(store, "paris-2015-02")
    after = contents(store)
    assert [entry.undoes for entry in store.undo("me", NOW)] == [(2,)]
    assert contents(store) == before
    assert [entry.redoes for entry in store.redo("me", NOW)] == [(2,)]
    assert contents(store) == after
    assert [(entry.number, entry.command, entry.undoes, entry.redoes) for entry in store.log()] == [
        (4, "mark", (), (2,)),
        (3, "mark", (2,), ()),
        (2, "mark", (), ()),
        (1, "add", (), ()),
    ]


def test_undo_says_what_it_changes(store: Store) -> None:
    old = store.commitment("paris-2015-02")
    mark(store, "paris-2015-02")
    (planned,) = store.undo("me", NOW, dry_run=True)
    assert len(store.commitment("paris-2015-02").updates) == 1
    (done,) = store.undo("me", NOW)
    assert planned == done
    ((name, before, after),) = done.changed()
    assert (name, after) == ("paris-2015-02", old._replace(made=None))
    assert before is not None and len(before.updates) == 1


def test_what_a_step_touched_is_told_without_reading_it(store: Store) -> None:
    mark(store, "paris-2015-02")
    store.undo("me", NOW)
    undone, marked, added = store.log()
    assert [entry.touched() for entry in (undone, marked)] == [["paris-2015-02"]] * 2
    assert added.touched() == [change.id for change in added.changed()] != []


def test_several_steps_go_back_and_forth(store: Store) -> None:
    states = [contents(store)]
    for number in (1, 2, 3):
        mark(store, f"paris-2015-0{number}", command=f"mark {number}")
        states.append(contents(store))
    assert [entry.command for entry in store.undo("me", NOW, 2)] == ["mark 3", "mark 2"]
    assert contents(store) == states[1]
    assert [entry.command for entry in store.redo("me", NOW, 5)] == ["mark 2", "mark 3"]
    assert contents(store) == states[3]
    assert len(store.undo("me", NOW, 99)) == 4
    assert sorted(contents(store)) == ["commitments.toml"]
    assert store.undo("me", NOW) == []


def test_a_new_change_ends_what_can_be_redone_and_undo_passes_over_what_is_undone(store: Store) -> None:
    mark(store, "paris-2015-01", command="a")
    store.undo("me", NOW)
    mark(store, "paris-2015-02", command="b")
    assert store.redo("me", NOW) == []
    assert [entry.command for entry in store.undo("me", NOW, 2)] == ["b", "add"]


def test_undo_takes_part_in_texts_documents_and_settings(store: Store) -> None:
    before = contents(store)
    with store.change("all", "me", NOW) as change:
        change.put_document(Document("rome", "Rome"), "text\r\n")
        change.put(Commitment("rome", 0, "q"))
        change.remove_document("paris-2015")
        change.put_settings("schema = 1\nstale_after = 3\n")
    after = contents(store)
    assert sorted(after) == ["commitments.toml", "rome.json", "rome.txt"]
    store.undo("me", NOW)
    assert contents(store) == before
    store.redo("me", NOW)
    assert contents(store) == after


def edit(store: Store, number: int, **fields: object) -> None:
    path = store.path / "paris-2015.json"
    lines = path.read_text(encoding="utf-8").split("\n")
    place = next(place for place, line in enumerate(lines) if f'"{number}": {{"id": "paris' in line)
    head, _, record = lines[place].partition(": ")
    lines[place] = f"{head}: {json.dumps(json.loads(record) | fields, ensure_ascii=False)}"
    path.write_text("\n".join(lines), encoding="utf-8")


def test_undo_refuses_with_names_where_somebody_else_has_changed_the_same_records(store: Store) -> None:
    with store.change("mark all", "me", NOW) as change:
        for one in change.commitments("paris-2015"):
            change.put(one.with_update(an_update()))
    edit(store, 1, summary="by hand")
    edit(store, 3, summary="by hand")
    before = contents(store)
    with pytest.raises(Conflict) as error:
        store.undo("me", NOW)
    assert error.value.names == ("paris-2015-01", "paris-2015-03")
    assert "paris-2015-01, paris-2015-03" in str(error.value)
    assert contents(store) == before


def test_several_steps_are_undone_all_or_none(store: Store) -> None:
    mark(store, "paris-2015-01")
    mark(store, "paris-2015-02")
    edit(store, 1, summary="by hand")
    before = contents(store)
    with pytest.raises(Conflict):
        store.undo("me", NOW, 2)
    assert contents(store) == before
    assert len(store.undo("me", NOW, 1)) == 1


def test_undo_leaves_what_somebody_else_wrote_elsewhere_in_the_file(store: Store) -> None:
    mark(store, "paris-2015-01")
    edit(store, 2, summary="by hand")
    store.undo("me", NOW)
    assert store.commitment("paris-2015-01").updates == ()
    assert store.commitment("paris-2015-02").summary == "by hand"


def test_undo_works_after_another_program_has_laid_the_file_out_anew(store: Store) -> None:
    mark(store, "paris-2015-01")
    path = store.path / "paris-2015.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")), indent=2), encoding="utf-8")
    store.undo("me", NOW)
    assert store.commitment("paris-2015-01").updates == ()


def test_redo_refuses_where_somebody_else_has_changed_the_same_records(store: Store) -> None:
    mark(store, "paris-2015-01")
    store.undo("me", NOW)
    edit(store, 1, summary="by hand")
    with pytest.raises(Conflict, match="paris-2015-01"):
        store.redo("me", NOW)


def test_the_undoing_of_a_new_document_refuses_to_lose_what_was_added_to_it_by_hand(store: Store) -> None:
    fill(store, "rome", 2, "text")
    path = store.path / "rome.json"
    path.write_text(path.read_text(encoding="utf-8").replace("Promise” n° 2", "Promise” n° two"), encoding="utf-8")
    with pytest.raises(Conflict) as error:
        store.undo("me", NOW)
    assert error.value.names == ("rome-02",)
    (store.path / "rome.txt").write_text("another")
    with pytest.raises(Conflict) as error:
        store.undo("me", NOW)
    assert error.value.names == ("rome-02", "rome.txt")


@pytest.mark.parametrize("indent", [None, 2])
def test_undo_gives_back_a_file_that_was_laid_out_otherwise(store: Store, indent: int | None) -> None:
    path = store.path / "paris-2015.json"
    tables = json.loads(path.read_text(encoding="utf-8"))
    tables["commitments"]["2"]["weight"] = 1.5
    path.write_text(json.dumps(tables, indent=indent).replace("1.5", "1.50"), encoding="utf-8")
    before = contents(store)
    mark(store, "paris-2015-02")
    after = contents(store)
    store.undo("me", NOW)
    assert contents(store) == before
    store.redo("me", NOW)
    assert contents(store) == after


def test_a_record_with_numbers_written_otherwise_comes_back_as_it_was(store: Store) -> None:
    path = store.path / "paris-2015.json"
    text = path.read_text(encoding="utf-8").replace('"paris-2015-02"', '"paris-2015-02", "weight": 1.50')
    path.write_text(text, encoding="utf-8")
    before = contents(store)
    mark(store, "paris-2015-02")
    store.undo("me", NOW)
    assert contents(store) == before


_ids = st.sampled_from(["a", "b"])
_texts = st.text(st.characters(codec="utf-8"), max_size=8)
_steps = st.one_of(
    st.tuples(st.just("document"), _ids, st.none() | _texts, _texts),
    st.tuples(st.just("add"), _ids, _texts),
    st.tuples(st.just("mark"), _ids, st.integers(1, 5), _texts),
    st.tuples(st.just("money"), _ids, st.integers(1, 5), st.floats(0, 1e300) | st.integers(0, 10**25)),
    st.tuples(st.just("remove"), _ids, st.integers(1, 5)),
    st.tuples(st.just("remove document"), _ids),
    st.tuples(st.just("undo"), st.integers(1, 3)),
    st.tuples(st.just("redo"), st.integers(1, 3)),
)


def take(store: Store, step: tuple) -> None:  # type: ignore[type-arg]
    if step[0] in ("undo", "redo"):
        getattr(store, step[0])("me", NOW, step[1])
        return
    what, name, *rest = step
    with store.change(what, "me", NOW) as change:
        if what == "document":
            change.put_document(Document(name, rest[1] or "t"), rest[0])
            return
        if name not in change.document_ids():
            return
        if what == "add":
            change.put(Commitment(name, 0, rest[0] or "q"))
        elif what == "remove document":
            change.remove_document(name)
        else:
            change_one(change, what, name, *rest)


def change_one(change, what: str, name: str, number: int, value: object = None) -> None:  # type: ignore[no-untyped-def]
    for one in change.commitments(name):
        if one.number != number:
            continue
        if what == "remove":
            change.remove(one.id)
        elif what == "mark":
            change.put(one.with_update(an_update(str(value))))
        else:
            change.put(one._replace(amount=Amount(value, "USD")))  # type: ignore[arg-type]


@settings(max_examples=40)
@given(st.lists(_steps, max_size=8), st.data())
def test_whatever_was_done_is_undone_and_redone_byte_by_byte(steps: list, data: st.DataObject) -> None:  # type: ignore[type-arg]
    with tempfile.TemporaryDirectory() as folder:
        store = Store.create(Path(folder) / "store")
        for step in steps:
            take(store, step)
        states = [contents(store)]
        while store.undo("me", NOW):
            states.append(contents(store))
        assert sorted(states[-1]) == ["commitments.toml"]
        back = data.draw(st.integers(0, len(states) - 1))
        store.redo("me", NOW, back)
        assert contents(store) == states[len(states) - 1 - back]
        store.redo("me", NOW, len(states) - 1 - back)
        assert contents(store) == states[0]
        assert [one for one in os.listdir(store.path) if one.endswith(".tmp")] == []
