"""Changing a store: one change is whole or nothing, history only grows, and what is not touched stays as it was."""

import hashlib
import json

import pytest
from a_store import NOW, an_update, by_hand, contents, fill, former, mark, text_of

from commitments.dates import PartialDate
from commitments.errors import NotFound, StoreError
from commitments.model import Amount, Commitment, Document, Status
from commitments.stores import Changed, HistoryRewritten, Store


def lines(store: Store, name: str = "paris-2015.json") -> list[str]:
    return text_of(store, name).split("\n")


def test_one_changed_commitment_is_one_changed_line(store: Store) -> None:
    before = lines(store)
    mark(store, "paris-2015-02")
    after = lines(store)
    assert [place for place, line in enumerate(after) if line != before[place]] == [7]
    assert len(after) == len(before)


def test_a_change_says_what_it_changed(store: Store) -> None:
    old = store.commitment("paris-2015-01")
    with store.change("x", "me", NOW) as change:
        new = change.put(change.commitment("paris-2015-01").with_tags(["a", "b"]))
        added = change.put(Commitment("paris-2015", 0, "new"))
        gone = change.remove("paris-2015-02")
    assert added.id == "paris-2015-04"
    assert change.changed == [
        Changed("paris-2015-01", old, new),
        Changed("paris-2015-02", gone, None),
        Changed("paris-2015-04", None, added),
    ]
    assert [one.id for one in next(store.log()).changed()] == [one.id for one in change.changed]


def test_nothing_is_written_when_the_block_raises(store: Store) -> None:
    before = contents(store)
    with pytest.raises(ZeroDivisionError), store.change("x", "me", NOW) as change:
        change.put(change.commitment("paris-2015-01").with_tags([]))
        change.put_document(Document("other", "t"), "text")
        raise ZeroDivisionError
    assert contents(store) == before
    assert len(list(store.log())) == 1


def test_nothing_is_written_when_nothing_differs(store: Store) -> None:
    before = contents(store)
    with store.change("x", "me", NOW) as change:
        one = change.commitment("paris-2015-01")
        change.put(one.with_tags(["x"]))
        change.put(one)
        change.put_document(change.document("paris-2015"))
    assert (change.changed, change.entry) == ([], None)
    assert contents(store) == before
    assert len(list(store.log())) == 1


def test_a_dry_run_says_what_would_change_and_writes_nothing(store: Store) -> None:
    before = contents(store)
    with store.change("x", "me", NOW, dry_run=True) as change:
        change.put(change.commitment("paris-2015-01").with_update(an_update()))
    assert [one.id for one in change.changed] == ["paris-2015-01"]
    assert contents(store) == before
    assert len(list(store.log())) == 1


def test_a_change_sees_what_it_has_done_so_far(store: Store) -> None:
    with store.change("x", "me", NOW) as change:
        change.put_document(Document("rome", "Rome"), "one")
        change.put(Commitment("rome", 0, "a"))
        change.put(Commitment("rome", 0, "b"))
        change.remove("paris-2015-01")
        assert change.document_ids() == ["paris-2015", "rome"]
        assert [one.quote for one in change.commitments("rome")] == ["a", "b"]
        assert [one.number for one in change.commitments("paris-2015")] == [2, 3]
        assert (change.text("rome"), change.next_number("rome")) == ("one", 3)
        with pytest.raises(NotFound):
            change.commitment("paris-2015-01")
        with pytest.raises(NotFound):
            change.put(Commitment("nowhere", 1, "q"))


def test_an_update_is_never_altered_or_dropped(store: Store) -> None:
    mark(store, "paris-2015-01", "first")
    before = contents(store)
    one = store.commitment("paris-2015-01")
    for updates in [(), (an_update("other"),), (an_update("second"), an_update("first"))]:
        with pytest.raises(HistoryRewritten), store.change("x", "me", NOW) as change:
            change.put(one._replace(updates=updates))
    assert contents(store) == before


def test_a_number_is_never_given_out_again(store: Store) -> None:
    with store.change("x", "me", NOW) as change:
        change.remove("paris-2015-03")
    assert store.document("paris-2015").next_number == 4
    with pytest.raises(HistoryRewritten), store.change("x", "me", NOW) as change:
        change.put(Commitment("paris-2015", 3, "another"))
    with store.change("x", "me", NOW) as change:
        change.put_document(change.document("paris-2015")._replace(next_number=1))
        assert change.put(Commitment("paris-2015", 0, "another")).id == "paris-2015-04"


def test_the_next_number_survives_the_removal_of_the_last_in_a_file_that_does_not_say_it(store: Store) -> None:
    record = {"id": "a", "title": "t", "schema": 1}
    one = {"id": "a-07", "quote": "q"}
    by_hand(store, "a.json", json.dumps({"document": {"1": record}, "commitments": {"7": one}}))
    with store.change("x", "me", NOW) as change:
        change.remove("a-07")
    assert store.document("a").next_number == 8


def test_a_new_document_takes_its_numbers_in_any_order(store: Store) -> None:
    with store.change("x", "me", NOW) as change:
        change.put_document(Document("rome", "Rome"))
        for number in (5, 2, 12):
            change.put(Commitment("rome", number, "q"))
    assert store.numbers("rome") == {2, 5, 12}
    assert store.document("rome").next_number == 13


def test_the_hash_is_that_of_the_text(store: Store) -> None:
    fill(store, "t", 0, "naïve\r\n")
    kept = store.document("t").sha256
    assert kept == hashlib.sha256("naïve\r\n".encode()).hexdigest()
    with store.change("x", "me", NOW) as change:
        change.put_document(Document("t", "New title"))
    assert store.document("t").sha256 == kept


@pytest.mark.parametrize("name", ["", "A", "a b", "../x", "a/b", ".a", "con", "a--b", "é", "a" * 101, "a.json"])
def test_an_id_that_is_no_safe_file_name_is_refused(store: Store, name: str) -> None:
    with pytest.raises(StoreError, match="cannot name a document"), store.change("x", "me", NOW) as change:
        change.put_document(Document(name, "t"))


def test_a_document_is_removed_with_its_text(store: Store) -> None:
    fill(store, "t", 2, "text")
    with store.change("x", "me", NOW) as change:
        change.remove_document("t")
    assert store.document_ids() == ["paris-2015"]
    assert store.content("t.txt") is None
    assert [one.id for one in change.changed] == ["t-01", "t-02"]


def test_what_a_newer_version_has_written_is_carried_over(store: Store) -> None:
    update = {
        "status": "kept",
        "on": "2018",
        "recorded": "2018-01-01T00:00:00Z",
        "by": "x",
        "evidence": [{"url": "https://a.example", "checked": "2019", "stance": "supports"}],
        "mood": 1.50,
    }
    record = {
        "id": "a-01",
        "quote": "q",
        "amount": {"value": 12345678901234567890123, "currency": "USD", "base": 2015},
        "confidence": 1e-7,
        "updates": [update],
    }
    document = {"schema": 2, "id": "a", "title": "t", "next_number": 2, "licence": "CC0"}
    tables = {"document": {"1": document}, "commitments": {"1": record}, "other": {"1": {"x": 1}}}
    by_hand(store, "a.json", json.dumps(tables))
    mark(store, "a-01")
    after = json.loads(text_of(store, "a.json"))
    assert after["document"] == tables["document"]
    assert after["other"] == tables["other"]
    new = after["commitments"]["1"]
    assert new["updates"][0] == update
    assert {key: new[key] for key in ("amount", "confidence")} == {key: record[key] for key in ("amount", "confidence")}
    assert len(new["updates"]) == 2


def test_untouched_lines_stay_letter_by_letter(store: Store) -> None:
    text = text_of(store).replace('"co₂"', '"co\\u2082"').replace("n° 2", "n° 2, 1.50e0")
    by_hand(store, "paris-2015.json", text.replace('"quote": "“Promise” n° 2', '"x": 1.50e0, "quote": "“Promise” n° 2'))
    before = lines(store)
    mark(store, "paris-2015-01")
    assert lines(store)[6:] == before[6:]


def test_money_keeps_its_digits(store: Store) -> None:
    amounts = [Amount(10**30, "USD"), Amount(0.1, "EUR"), Amount(1e300, "EUR"), Amount(0, "JPY")]
    with store.change("x", "me", NOW) as change:
        for amount in amounts:
            change.put(Commitment("paris-2015", 0, "q", amount=amount))
    assert [one.amount for one in store.commitments()][3:] == amounts


def test_half_a_character_is_refused_and_nothing_changes(store: Store) -> None:
    before = contents(store)
    with pytest.raises(StoreError, match="half a character"):
        mark(store, "paris-2015-01", "\ud800")
    with pytest.raises(StoreError, match="half a character"):
        fill(store, "x", 0, "\ud800")
    assert contents(store) == before
    mark(store, "paris-2015-01", command="mark 'b\udcff'")
    assert next(store.log()).command == "mark 'b?'"


def test_two_handles_see_each_others_changes(store: Store) -> None:
    other = Store.open(store.place)
    mark(store, "paris-2015-01")
    mark(other, "paris-2015-01")
    mark(store, "paris-2015-01")
    other.rest()
    assert len(other.commitment("paris-2015-01").updates) == 3
    other.close()


def test_a_file_without_a_version_is_migrated_with_the_next_change(store: Store) -> None:
    old = '{"document": {"1": {"id": "old", "title": "t"}}, "commitments": {"1": {"id": "old-01", "quote": "q"}}}'
    by_hand(store, "old.json", old)
    assert store.commitment("old-01").quote == "q"
    assert text_of(store, "old.json") == old
    mark(store, "old-01")
    record = json.loads(text_of(store, "old.json"))["document"]["1"]
    assert record == {"schema": 2, "id": "old", "title": "t", "next_number": 2}
    store.undo("me", NOW)
    assert text_of(store, "old.json") == old


def test_a_file_in_the_former_layout_is_read_as_it_is_and_parted_by_the_first_change(store: Store) -> None:
    today = text_of(store)
    text = former(store)
    assert '},\n"2": {' in text
    assert [one.id for one in store.commitments()] == ["paris-2015-01", "paris-2015-02", "paris-2015-03"]
    assert store.commitment("paris-2015-03").tags == ("co₂",)
    assert text_of(store) == text
    with store.change("x", "me", NOW) as change:
        change.put(change.commitment("paris-2015-03").with_tags(["x"]))
    assert text_of(store) == today.replace('n° 3", "tags": ["co₂"]', 'n° 3", "tags": ["x"]')
    store.undo("me", NOW)
    assert text_of(store) == text


def test_a_commitment_keeps_the_date_of_its_document_out_of_its_record(store: Store) -> None:
    with store.change("x", "me", NOW) as change:
        change.put_document(change.document("paris-2015")._replace(published=PartialDate("2016-01-01")))
        change.put(change.commitment("paris-2015-01").with_update(an_update(status=Status.BROKEN)))
    assert "made" not in json.loads(text_of(store))["commitments"]["1"]
    assert store.commitment("paris-2015-01").made == "2016-01-01"


@pytest.mark.parametrize("number", [-1, 10**9, 10**30])
def test_a_number_that_no_id_can_carry_is_refused(store: Store, number: int) -> None:
    with pytest.raises(StoreError, match="cannot be the number"), store.change("x", "me", NOW) as change:
        change.put(Commitment("paris-2015", number, "q"))


def test_a_document_removed_and_put_again_in_one_change_has_lost_its_text_and_keeps_its_numbers(store: Store) -> None:
    fill(store, "t", 2, "text")
    with store.change("x", "me", NOW) as change:
        change.remove_document("t")
        change.put_document(Document("t", "Again"))
        assert change.put(Commitment("t", 0, "q")).id == "t-03"
    assert (store.text("t"), store.document("t")) == (None, Document("t", "Again", next_number=4))
    assert store.numbers("t") == {3}
