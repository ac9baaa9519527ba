"""Undo and redo: the same bytes again, one step for one command, and never over what somebody else has written."""

import json
from collections.abc import Callable
from contextlib import closing, suppress

import pytest
from a_store import NOW, an_update, by_hand, contents, fill, mark, text_of, told
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from steps import STEPS, Step, take

from commitments.model import Commitment, Document
from commitments.stores import Conflict, Store


def test_undo_and_redo_give_the_same_bytes(store: Store) -> None:
    before = contents(store)
    mark(store, "paris-2015-02")
    after = contents(store)
    marked = next(store.log()).number
    assert [entry.undoes for entry in store.undo("me", NOW)] == [(marked,)]
    assert contents(store) == before
    assert [entry.redoes for entry in store.redo("me", NOW)] == [(marked,)]
    assert contents(store) == after
    assert told(store) == [("mark", (), (2,)), ("mark", (2,), ()), ("mark", (), ()), ("add", (), ())]


def test_undo_says_what_it_changes(store: Store) -> None:
    old = store.commitment("paris-2015-02")
    mark(store, "paris-2015-02")
    (planned,) = store.undo("me", NOW, dry_run=True)
    assert len(store.commitment("paris-2015-02").updates) == 1
    (done,) = store.undo("me", NOW)
    assert planned._replace(number=done.number) == done
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
    lines = text_of(store).split("\n")
    place = next(place for place, line in enumerate(lines) if f'"{number}": {{"id": "paris' in line)
    head, _, record = lines[place].partition(": ")
    lines[place] = f"{head}: {json.dumps(json.loads(record) | fields, ensure_ascii=False)}"
    by_hand(store, "paris-2015.json", "\n".join(lines))


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
    by_hand(store, "paris-2015.json", json.dumps(json.loads(text_of(store)), indent=2))
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
    by_hand(store, "rome.json", text_of(store, "rome.json").replace("Promise” n° 2", "Promise” n° two"))
    with pytest.raises(Conflict) as error:
        store.undo("me", NOW)
    assert error.value.names == ("rome-02",)
    by_hand(store, "rome.txt", "another")
    with pytest.raises(Conflict) as error:
        store.undo("me", NOW)
    assert error.value.names == ("rome-02", "rome.txt")


@pytest.mark.parametrize("indent", [None, 2])
def test_undo_gives_back_a_file_that_was_laid_out_otherwise(store: Store, indent: int | None) -> None:
    tables = json.loads(text_of(store))
    tables["commitments"]["2"]["weight"] = 1.5
    by_hand(store, "paris-2015.json", json.dumps(tables, indent=indent).replace("1.5", "1.50"))
    before = contents(store)
    mark(store, "paris-2015-02")
    after = contents(store)
    store.undo("me", NOW)
    assert contents(store) == before
    store.redo("me", NOW)
    assert contents(store) == after


def test_a_record_with_numbers_written_otherwise_comes_back_as_it_was(store: Store) -> None:
    text = text_of(store).replace('"paris-2015-02"', '"paris-2015-02", "weight": 1.50')
    by_hand(store, "paris-2015.json", text)
    before = contents(store)
    mark(store, "paris-2015-02")
    store.undo("me", NOW)
    assert contents(store) == before


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=st.lists(STEPS, max_size=8), data=st.data())
def test_whatever_was_done_is_undone_and_redone_byte_by_byte(
    emptied: Callable[[], Store], steps: list[Step], data: st.DataObject
) -> None:
    with closing(emptied()) as store:
        for step in steps:
            with suppress(Conflict):
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
