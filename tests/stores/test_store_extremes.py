"""What nobody expects in a store: letters that break programs, numbers without end, words without blanks."""

import json
import re
from collections.abc import Callable
from datetime import date

import pytest
from a_store import NOW, by_hand, contents, fill, mark, text_of, told
from nasty import NASTY

from commitments.dates import PartialDate
from commitments.errors import NotFound, StoreError
from commitments.merging.pairing import FORMERLY
from commitments.model import Amount, Commitment, Document, Evidence, Status, Update
from commitments.query import parse
from commitments.search import needle, rank
from commitments.stores import Store

TODAY = date(2026, 11, 24)
WHOLE = [word for word in NASTY if not any("\ud800" <= letter <= "\udfff" for letter in word)]
WORDS = ("x" * 399, "y" * 400, "z" * 401, "w" * 2_047, "協" * 700, "v" * 3_000)
MANY = " ".join(f"word{number}" for number in range(60_000))


def asked(store: Store, text: str) -> list[int]:
    query = parse(text, TODAY).bind(store.document_ids, store.numbers)
    return [one.number for one in store.commitments(query, TODAY)]


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def put(store: Store, *commitments: Commitment) -> list[Commitment]:
    with store.change("put", "me", NOW) as change:
        return [change.put(one) for one in commitments]


def test_every_hostile_text_comes_back_as_it_was_wherever_it_stands(store: Store) -> None:
    several = []
    for word in WHOLE:
        proof = Evidence(word, word, word, None, word, word)
        update = Update(Status.KEPT, PartialDate("2018"), NOW, word, word, None, (proof,))
        one = Commitment("paris-2015", 0, word, None, word, word, tags=(word,), actors=(word,), updates=(update,))
        several.append(one._replace(made=PartialDate("2016")))
    kept = put(store, *several)
    assert list(store.commitments())[3:] == kept
    assert store.tags() >= {word for word in WHOLE if "\0" not in word and len(word) < 400}
    assert [store.commitment(one.id) for one in kept] == kept
    before = contents(store)
    store.undo("me", NOW)
    assert list(store.renumbered()) == []
    store.redo("me", NOW)
    assert contents(store) == before
    assert told(store)[1:] == [("put", (2,), ()), ("put", (), ()), ("add", (), ())]


def test_every_hostile_text_is_found_by_its_words(store: Store) -> None:
    put(store, *(Commitment("paris-2015", 0, f"a {word} b") for word in WHOLE))
    everything = list(store.commitments())
    for word in (word for word in WHOLE if re.search(r"\w", word)):
        query = parse(quoted(word), TODAY)
        assert asked(store, quoted(word)) == [one.number for one in everything if query(one, TODAY)] != [], word
        sought = needle(word)
        assert rank(store.commitments(parse("", TODAY), TODAY, sought), sought) == rank(everything, sought), word


def test_words_of_any_length_are_found_whole_and_by_their_beginnings(store: Store) -> None:
    put(store, *(Commitment("paris-2015", 0, f"we will {word} now") for word in (*WORDS, MANY)))
    for number, word in enumerate((*WORDS, "word59999"), 4):
        assert (asked(store, word), asked(store, word[:399])) == ([number], [number]), len(word)
    assert asked(store, "not " + WORDS[0]) == [1, 2, 3, 5, 6, 7, 8, 9, 10]


def test_numbers_and_years_without_end_are_kept_and_asked_for(store: Store) -> None:
    amounts = [Amount(10**30, "USD"), Amount(2**63, "EUR"), Amount(-(2**63) - 1, "EUR"), Amount(1e300, "EUR")]
    dates = [PartialDate("0001"), PartialDate("9999-12-31"), PartialDate("0001-01-01"), PartialDate("9999")]
    several = [
        Commitment("paris-2015", 0, "q", amount=amount, due=due, made=due)
        for amount, due in zip(amounts, dates, strict=True)
    ]
    assert put(store, *several) == list(store.commitments())[3:]
    assert (asked(store, "amount:1e299.."), asked(store, "amount:1e20..1e31")) == ([7], [4])
    assert (asked(store, "due:..0001"), asked(store, "due:9999..")) == ([4, 6], [5, 7])


def test_a_commitment_with_a_number_of_nine_digits_stands_last(store: Store) -> None:
    put(store, Commitment("paris-2015", 999_999_999, "last"))
    assert [one.number for one in store.commitments()] == [1, 2, 3, 999_999_999]
    assert store.numbers("paris-2015") == {1, 2, 3, 999_999_999}
    before = contents(store)
    with pytest.raises(StoreError, match="no room for another commitment"):
        put(store, Commitment("paris-2015", 0, "one more"))
    assert contents(store) == before


def test_a_text_of_megabytes_and_a_history_of_hundreds_come_back(store: Store) -> None:
    text = "line é\r\n\0" * 400_000
    fill(store, "long", 1, text)
    with store.change("mark", "me", NOW) as change:
        one = change.commitment("long-01")
        for number in range(300):
            one = one.with_update(Update(Status.KEPT, PartialDate("2018"), NOW, "me", str(number)))
        change.put(one._replace(quote="q" * 1_000_000))
    assert store.text("long") == text
    assert store.commitment("long-01").updates == one.updates
    store.undo("me", NOW)
    assert store.commitment("long-01").updates == ()


def test_codes_come_and_go_with_their_document_or_without_it(store: Store) -> None:
    name, other = "codes/paris-2015/ann-lee.json", "codes/gone/ben.json"
    with store.change("code", "ann", NOW) as change:
        change.put_shelved(name, '{"a": "\\u0000é"}\r\n')
        change.put_shelved(other, "{}")
        assert change.shelved(name) == '{"a": "\\u0000é"}\r\n'
    assert (store.coded(), store.shelved("paris-2015")) == (["gone", "paris-2015"], [name])
    assert store.shelved("gone") == [other]
    assert (text_of(store, name), store.shelved("nowhere"), store.shelved("../x")) == ('{"a": "\\u0000é"}\r\n', [], [])
    for bad in ("codes/../x.json", "codes/a/b/c.json", "x.json", "codes/A/b.json"):
        with pytest.raises(StoreError), store.change("code", "ann", NOW) as change:
            change.put_shelved(bad, "{}")
    with store.change("remove", "ann", NOW) as change:
        change.remove_document("paris-2015")
    assert store.coded() == ["gone", "paris-2015"]
    assert len(store.undo("me", NOW, 2)) == 2
    assert (store.coded(), store.document_ids()) == ([], ["paris-2015"])


def test_a_look_is_another_one_whenever_the_document_or_its_text_is(store: Store) -> None:
    fill(store, "rome", 1, "text")
    looks = [store.look("rome").seen]
    mark(store, "paris-2015-01")
    assert store.look("rome").seen == looks[0]
    for change in (
        lambda: mark(store, "rome-01"),
        lambda: store.undo("me", NOW),
        lambda: by_hand(store, "rome.txt", "other!"),
    ):
        change()
        store.rest()
        looks.append(store.look("rome").seen)
    assert len({json.dumps(look) for look in looks}) == 4
    assert (store.look("paris-2015").seen, store.look("nowhere").seen) == ([], [])


def test_who_was_given_another_number_is_told(store: Store) -> None:
    tables = json.loads(text_of(store))
    tables["commitments"]["2"][FORMERLY] = ["paris-2015-01"]
    tables["commitments"]["2"]["quote"] = "a\0b"
    by_hand(store, "paris-2015.json", json.dumps(tables))
    assert [one.id for one in store.renumbered()] == ["paris-2015-02"]


def test_what_others_wrote_into_the_journal_is_shown_and_not_undone_before_it_is_trusted(
    store: Store, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = store.foreign_changes()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("somebody")))
    assert (mine, store.foreign_changes(), store.undo("you", NOW), len(list(store.log()))) == (0, 1, [], 1)
    assert list(store.standing()) == []
    assert (store.trust(), store.foreign_changes(), store.trust()) == (1, 0, 0)
    assert [entry.command for entry in store.undo("you", NOW)] == ["add"]


def test_several_documents_are_changed_together_or_not_at_all(store: Store) -> None:
    for name in ("a", "b", "c"):
        fill(store, name, 2)
    before = contents(store)

    def change_all(fails: bool) -> None:
        with store.change("all", "me", NOW) as change:
            for name in change.document_ids():
                change.put(change.commitment(f"{name}-01")._replace(quote="other"))
                change.remove(f"{name}-02")
            change.put_document(Document("d", "D"), "text")
            if fails:
                raise NotFound("x")

    with pytest.raises(NotFound):
        change_all(fails=True)
    assert contents(store) == before
    change_all(fails=False)
    assert [one.quote for one in store.commitments() if one.number == 1] == ["other"] * 4
    assert sorted(next(store.log()).touched())[:2] == ["a-01", "a-02"]
    store.undo("me", NOW)
    assert contents(store) == before


def test_an_empty_store_has_nothing_and_says_so(emptied: Callable[[], Store]) -> None:
    store = emptied()
    assert (store.document_ids(), list(store.documents()), list(store.commitments())) == ([], [], [])
    assert store.tags() == set()
    assert (list(store.log()), store.undo("me", NOW), store.redo("me", NOW), store.coded()) == ([], [], [], [])
    with pytest.raises(NotFound, match="none is here yet"):
        store.document("paris-2015")
    store.close()
