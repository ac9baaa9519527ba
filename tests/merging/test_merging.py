"""What two people did to one document is put together by meaning, and nothing that either recorded is lost."""

import json
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.merging import Conflict, Merged, Side, always, merged

Record = dict[str, Any]
Tables = dict[str, dict[str, Record]]

# --- documents of the tests' own -------------------------------------------------------------------------------------


def an_update(note: str, recorded: str = "2020-01-01T00:00:00Z", **more: Any) -> Record:
    return {"status": "kept", "on": "2019", "recorded": recorded, "by": "ana", "note": note, **more}


def a_record(number: int, quote: str = "", **more: Any) -> Record:
    return {"id": f"pact-{number:02d}", "quote": quote or f"promise {number}", **more}


def a_file(*records: Record, **document: Any) -> Tables:
    numbered = {str(int(record["id"].rpartition("-")[2])): record for record in records}
    head = {"schema": 2, "id": "pact", "title": "Pact", "next_number": len(records) + 1, **document}
    return {"document": {"1": head}, "commitments": numbered}


def copied(tables: Tables) -> Tables:
    return json.loads(json.dumps(tables))


def commitments(found: Merged) -> list[Record]:
    return list(found.tables["commitments"].values())


def both_ways(base: Tables | None, ours: Tables, theirs: Tables) -> Merged:
    """Merged, when the other way round gives the same."""
    one, other = merged(base, ours, theirs), merged(base, theirs, ours)
    assert one.tables == other.tables
    return one


# --- histories -------------------------------------------------------------------------------------------------------


def test_entries_of_both_sides_stand_in_order_of_recording_behind_those_of_the_base() -> None:
    old = an_update("old", "2020-05-01T00:00:00Z")
    one, two, three = (an_update(str(day), f"2020-06-0{day}T00:00:00Z") for day in (1, 2, 3))
    found = both_ways(
        a_file(a_record(1, updates=[old])),
        a_file(a_record(1, updates=[old, one, three])),
        a_file(a_record(1, updates=[old, two])),
    )
    assert commitments(found) == [a_record(1, updates=[old, one, two, three])]
    assert (found.conflicts, found.renumbered, found.restored) == ((), (), ())


def test_entries_of_one_side_of_the_same_second_keep_their_order() -> None:
    first, then = an_update("z"), an_update("a", status="broken")
    other = an_update("m")
    found = both_ways(
        a_file(a_record(1)), a_file(a_record(1, updates=[first, then])), a_file(a_record(1, updates=[other]))
    )
    assert commitments(found) == [a_record(1, updates=[other, first, then])]


def test_the_same_entry_on_both_sides_stands_once_whatever_the_order_of_its_names() -> None:
    entry = an_update("n", evidence=[{"url": "https://a.example", "title": None}])
    same = dict(reversed([*an_update("n", evidence=[{"url": "https://a.example"}], actor="").items()]))
    found = merged(a_file(a_record(1)), a_file(a_record(1, updates=[entry])), a_file(a_record(1, updates=[same])))
    assert commitments(found) == [a_record(1, updates=[entry])]


def test_an_entry_that_stands_twice_on_one_side_stands_twice() -> None:
    entry = an_update("n")
    found = both_ways(a_file(a_record(1)), a_file(a_record(1, updates=[entry, entry])), a_file(a_record(1, tags=["x"])))
    assert commitments(found) == [a_record(1, updates=[entry, entry], tags=["x"])]


def test_an_entry_that_one_side_has_lost_stands_again_and_that_is_told() -> None:
    entries = [an_update("1"), an_update("2")]
    base = a_file(a_record(1, updates=entries))
    found = both_ways(base, a_file(a_record(1, updates=entries[1:])), a_file(a_record(1, updates=entries, tags=["x"])))
    assert commitments(found) == [a_record(1, updates=entries, tags=["x"])]
    assert found.restored == ("pact-01",)


def test_entries_in_an_order_that_one_side_has_changed_stand_as_before() -> None:
    entries = [an_update("1"), an_update("2"), an_update("3")]
    found = both_ways(
        a_file(a_record(1, updates=entries)),
        a_file(a_record(1, updates=entries[::-1])),
        a_file(a_record(1, updates=entries, tags=["x"])),
    )
    assert commitments(found) == [a_record(1, updates=entries, tags=["x"])]


def test_entries_of_kinds_and_names_that_nobody_knows_are_merged_like_any() -> None:
    rating = an_update("r", "2020-01-01T00:00:00Z")
    retraction = {"kind": "retraction", "of": "3f2a", "why": "a slip", "recorded": "2020-01-03T00:00:00Z"}
    looked = {"kind": "search", "where": ["a", "b"], "recorded": "2020-01-02T00:00:00Z"}
    found = both_ways(
        a_file(a_record(1, updates=[rating])),
        a_file(a_record(1, updates=[rating, retraction])),
        a_file(a_record(1, updates=[rating, looked])),
    )
    assert commitments(found) == [a_record(1, updates=[rating, looked, retraction])]


# --- fields ----------------------------------------------------------------------------------------------------------


def test_tags_are_merged_three_ways() -> None:
    found = both_ways(
        a_file(a_record(1, tags=["a", "b", "c"])),
        a_file(a_record(1, tags=["a", "c", "d"])),
        a_file(a_record(1, tags=["0", "a", "b"])),
    )
    assert commitments(found) == [a_record(1, tags=["0", "a", "d"])]


def test_different_fields_of_one_commitment_are_merged() -> None:
    found = both_ways(
        a_file(a_record(1, due="2020", summary="s")),
        a_file(a_record(1, due="2021", summary="s")),
        a_file(a_record(1, due="2020", kind="pledge")),
    )
    assert commitments(found) == [a_record(1, due="2021", kind="pledge")]


@pytest.mark.parametrize("side", Side)
def test_one_field_changed_on_both_sides_is_the_only_conflict_and_settled_as_chosen(side: Side) -> None:
    values = {Side.BASE: "2020", Side.OURS: "2021", Side.THEIRS: "2022"}
    found = merged(
        a_file(a_record(1, due="2020", tags=["a"])),
        a_file(a_record(1, due="2021", tags=["a", "b"])),
        a_file(a_record(1, due="2022", tags=["a"], updates=[an_update("n")])),
        always(side),
    )
    assert found.conflicts == (Conflict("pact-01", "due", "2020", "2021", "2022"),)
    assert commitments(found) == [a_record(1, due=values[side], tags=["a", "b"], updates=[an_update("n")])]


def test_a_quote_goes_with_its_span_and_its_place() -> None:
    found = merged(
        a_file(a_record(1, "we will act", span=[10, 21], page=1)),
        a_file(a_record(1, "we will act now", span=[10, 25], page=1)),
        a_file(a_record(1, "act", span=[18, 21], page=2)),
        always(Side.THEIRS),
    )
    assert [conflict.field for conflict in found.conflicts] == ["quote"]
    assert commitments(found) == [a_record(1, "act", span=[18, 21], page=2)]


def test_what_nobody_had_before_and_one_side_has_now_stands() -> None:
    found = both_ways(None, a_file(a_record(1, due="2020")), a_file(a_record(1, kind="pledge")))
    assert commitments(found) == [a_record(1, due="2020", kind="pledge")]


# --- documents -------------------------------------------------------------------------------------------------------


def aside(start: int, reason: str = "no undertaking") -> Record:
    return {"span": [start, start + 5], "reason": reason}


def test_passages_set_aside_are_those_of_both_but_for_what_one_side_took_back() -> None:
    found = both_ways(
        a_file(set_aside=[aside(0), aside(10)]),
        a_file(set_aside=[aside(0), aside(10), aside(30)]),
        a_file(set_aside=[aside(10), aside(20)]),
    )
    assert found.tables["document"]["1"]["set_aside"] == [aside(10), aside(20), aside(30)]
    assert found.conflicts == ()


def test_one_passage_set_aside_for_two_reasons_is_a_conflict() -> None:
    found = merged(a_file(), a_file(set_aside=[aside(0, "praise")]), a_file(set_aside=[aside(0, "history")]))
    assert [(one.id, one.field) for one in found.conflicts] == [("pact", "set_aside 0-5")]


def test_the_next_number_is_the_highest() -> None:
    found = both_ways(a_file(next_number=3), a_file(next_number=9), a_file(next_number=5))
    assert found.tables["document"]["1"]["next_number"] == 9


# --- numbers ---------------------------------------------------------------------------------------------------------


def test_a_number_given_out_twice_stays_with_ours_where_no_date_tells() -> None:
    found = merged(a_file(), a_file(a_record(1, "mine")), a_file(a_record(1, "theirs")))
    assert commitments(found) == [a_record(1, "mine"), a_record(2, "theirs", formerly=["pact-01"])]
    assert [(one.before, one.after, one.side) for one in found.renumbered] == [("pact-01", "pact-02", Side.THEIRS)]
    assert found.tables["document"]["1"]["next_number"] == 3


def test_a_number_given_out_twice_stays_with_the_one_that_was_recorded_first() -> None:
    early, late = an_update("e", "2020-01-01T00:00:00Z"), an_update("l", "2021-01-01T00:00:00Z")
    found = both_ways(a_file(), a_file(a_record(1, "x", updates=[late])), a_file(a_record(1, "y", updates=[early])))
    assert commitments(found) == [
        a_record(1, "y", updates=[early]),
        a_record(2, "x", updates=[late], formerly=["pact-01"]),
    ]


def test_several_numbers_given_out_twice_are_all_told_apart_and_none_is_a_next_number_of_either_side() -> None:
    ours = a_file(a_record(1, "a"), a_record(2, "b"), next_number=7)
    theirs = a_file(a_record(1, "c"), a_record(2, "d"), a_record(3, "e"))
    found = merged(a_file(), ours, theirs)
    assert [(record["id"], record["quote"]) for record in commitments(found)] == [
        ("pact-01", "a"), ("pact-02", "b"), ("pact-03", "e"), ("pact-07", "c"), ("pact-08", "d"),
    ]  # fmt: skip
    assert found.tables["document"]["1"]["next_number"] == 9


def test_the_same_promise_under_the_same_number_is_one() -> None:
    found = both_ways(a_file(), a_file(a_record(1, tags=["x"])), a_file(a_record(1, updates=[an_update("n")])))
    assert commitments(found) == [a_record(1, tags=["x"], updates=[an_update("n")])]


def test_a_promise_that_both_made_of_one_passage_under_two_numbers_is_one() -> None:
    ours = a_file(a_record(1, "x", span=[0, 4], updates=[an_update("m")]))
    theirs = a_file(a_record(1, "y", span=[5, 9]), a_record(2, "x", span=[0, 4], updates=[an_update("n")]))
    found = both_ways(a_file(), ours, theirs)
    both = a_record(2, "x", span=[0, 4], updates=[an_update("m"), an_update("n")], formerly=["pact-01"])
    assert commitments(found) == [a_record(1, "y", span=[5, 9]), both]
    assert [(one.id, one.other) for one in found.same] == [("pact-01", "pact-02")]
    again = both_ways(theirs, copied(found.tables), theirs)
    assert (commitments(again), again.same) == (commitments(found), ())


def test_promises_without_a_place_are_one_only_under_one_number() -> None:
    found = merged(a_file(), a_file(a_record(1, "x")), a_file(a_record(1, "y"), a_record(2, "x")))
    assert sorted(record["quote"] for record in commitments(found)) == ["x", "x", "y"]


def test_a_rating_follows_its_promise_to_the_number_that_an_earlier_merge_gave_it() -> None:
    theirs = a_file(a_record(1, "theirs"))
    once = merged(a_file(), a_file(a_record(1, "mine")), theirs)
    rated = a_file(a_record(1, "theirs", updates=[an_update("n")]))
    found = both_ways(theirs, copied(once.tables), rated)
    assert commitments(found) == [
        a_record(1, "mine"),
        a_record(2, "theirs", updates=[an_update("n")], formerly=["pact-01"]),
    ]
    assert (found.conflicts, found.renumbered) == ((), ())


def test_a_rating_follows_its_promise_back_to_its_first_number_in_a_rebase_without_the_merge_that_moved_it() -> None:
    base = merged(a_file(), a_file(a_record(1, "mine")), a_file(a_record(1, "theirs"))).tables
    rated = copied(base)
    rated["commitments"]["2"]["updates"] = [an_update("n")]
    found = merged(base, a_file(a_record(1, "theirs")), rated)
    assert (commitments(found), found.conflicts) == ([a_record(1, "theirs", updates=[an_update("n")])], ())


def test_what_is_picked_after_that_is_still_told_apart() -> None:
    """A rebase: each change of theirs is merged with what the ones before it have come to."""
    steps = [
        a_file(),
        a_file(a_record(1, "b")),
        a_file(a_record(1, "b"), a_record(2, "c")),
        a_file(a_record(1, "b", tags=["x"]), a_record(2, "c", updates=[an_update("n")])),
        a_file(a_record(1, "b", tags=["x"])),
    ]
    onto = a_file(a_record(1, "a"))
    for base, theirs in pairwise(steps):
        found = merged(base, onto, theirs)
        assert found.conflicts == ()
        onto = copied(found.tables)
    assert [(record["id"], record["quote"], record.get("tags")) for record in commitments(found)] == [
        ("pact-01", "a", None), ("pact-02", "b", ["x"]),
    ]  # fmt: skip


def test_a_rating_of_a_promise_that_is_not_there_is_never_given_to_another_of_its_number() -> None:
    """A cherry-pick of a rating alone, onto a branch where the number is somebody else's."""
    base, theirs = a_file(a_record(1, "theirs")), a_file(a_record(1, "theirs", updates=[an_update("n")]))
    found = merged(base, a_file(a_record(1, "mine")), theirs, always(Side.THEIRS))
    assert [(one.id, one.field) for one in found.conflicts] == [("pact-01", "")]
    assert [(record["quote"], record.get("updates")) for record in commitments(found)] == [
        ("mine", None),
        ("theirs", [an_update("n")]),
    ]
    declined = merged(base, a_file(a_record(1, "mine")), theirs, always(Side.OURS))
    assert commitments(declined) == [a_record(1, "mine")]


def test_a_promise_picked_earlier_and_moved_is_known_again_when_its_branch_is_merged() -> None:
    picked = merged(a_file(), a_file(a_record(1, "mine")), a_file(a_record(1, "theirs")))
    branch = a_file(a_record(1, "theirs", tags=["x"]))
    found = merged(a_file(), copied(picked.tables), branch)
    assert commitments(found) == [a_record(1, "mine"), a_record(2, "theirs", tags=["x"], formerly=["pact-01"])]


def test_a_commitment_that_one_side_removed_is_gone_unless_the_other_changed_it() -> None:
    base = a_file(a_record(1), a_record(2))
    assert commitments(both_ways(base, a_file(a_record(2)), copied(base))) == [a_record(2)]
    changed = a_file(a_record(1, updates=[an_update("n")]), a_record(2))
    found = merged(base, a_file(a_record(2)), changed, always(Side.THEIRS))
    assert [(one.id, one.field) for one in found.conflicts] == [("pact-01", "")]
    assert found.tables["commitments"] == changed["commitments"]


def test_tables_that_nobody_knows_are_merged_record_by_record() -> None:
    base, ours, theirs = a_file(), a_file(), a_file()
    base["mine"] = {"1": {"x": 1, "y": 1}, "2": {"z": 1}}
    ours["mine"] = {"1": {"x": 2, "y": 1}, "2": {"z": 1}}
    theirs["mine"] = {"1": {"x": 1, "y": 2}, "new": {}}
    assert both_ways(base, ours, theirs).tables["mine"] == {"1": {"x": 2, "y": 2}, "new": {}}


# --- any two sequences of edits --------------------------------------------------------------------------------------

Edit = Callable[[Tables], None]
_names = st.text("abc", min_size=1, max_size=2)
_numbers = st.integers(1, 4)


@st.composite
def edits(draw: st.DrawFn, fields: tuple[str, ...]) -> Edit:
    """One change of a file that can be made before or after another one; `fields` are those that may be set."""
    number, value = draw(_numbers), draw(_names)
    kind = draw(st.sampled_from(["update", "tag", "untag", "actor", "aside", "field", "title"]))
    field = draw(st.sampled_from(fields))
    second = draw(st.integers(0, 59))

    def edit(tables: Tables) -> None:
        record = tables["commitments"][str(number)]
        if kind == "update":
            entry = an_update(value, f"2021-01-01T00:00:{second:02d}Z", field=field)
            if entry not in record.setdefault("updates", []):
                record["updates"].append(entry)
                record["updates"].sort(key=lambda one: (one["recorded"], json.dumps(one, sort_keys=True)))
        elif kind == "tag":
            record["tags"] = sorted({*record.get("tags", []), f"{value}{field}"})
        elif kind == "untag":
            record["tags"] = sorted({*record.get("tags", [])} - {"old"})
        elif kind == "actor":
            record["actors"] = [*dict.fromkeys([*record.get("actors", []), f"{field} {value}"])]
            record["actors"].sort()
        elif kind == "aside":
            passages = tables["document"]["1"].setdefault("set_aside", [])
            if aside(second) not in passages:
                passages.append(aside(second))
                passages.sort(key=lambda one: one["span"])
        elif kind == "title":
            tables["document"]["1"][field] = value
        else:
            record[field] = value

    return edit


def the_base() -> Tables:
    return a_file(*(a_record(number, tags=["old"], updates=[an_update("first")]) for number in range(1, 5)))


def after(tables: Tables, changes: list[Edit]) -> Tables:
    tables = copied(tables)
    for change in changes:
        change(tables)
    return tables


def plain(tables: Any) -> Any:
    """Without what is empty, which says the same as nothing."""
    if isinstance(tables, dict):
        return {name: plain(value) for name, value in tables.items() if value not in (None, [], "")}
    return tables


_ours = st.lists(edits(("summary", "due")), max_size=6)
_theirs = st.lists(edits(("section", "kind")), max_size=6)


@given(_ours, _theirs)
def test_merging_gives_what_making_both_gives_in_either_order(ours: list[Edit], theirs: list[Edit]) -> None:
    base = the_base()
    found = both_ways(base, after(base, ours), after(base, theirs))
    assert found.conflicts == ()
    assert plain(found.tables) == plain(after(base, ours + theirs)) == plain(after(base, theirs + ours))


_any_edit = st.lists(edits(("summary", "due", "kind")), max_size=6)
_added = st.lists(_names, max_size=3)


def with_added(tables: Tables, quotes: list[str]) -> Tables:
    for quote in quotes:
        number = tables["document"]["1"]["next_number"]
        tables["commitments"][str(number)] = a_record(number, quote, span=[number, number + 9])
        tables["document"]["1"]["next_number"] = number + 1
    return tables


def said(tables: Any) -> list[tuple[str, str]]:
    """Every promise with every entry of its history."""
    return sorted(
        (record["quote"], json.dumps(entry, sort_keys=True))
        for record in tables["commitments"].values()
        for entry in [*record.get("updates", []), "made"]
    )


@given(_any_edit, _any_edit, _added, _added, st.sampled_from(Side))
def test_nothing_that_was_recorded_on_either_side_is_lost(ours, theirs, mine, others, side: Side) -> None:
    base = the_base()
    one, other = with_added(after(base, ours), mine), with_added(after(base, theirs), others)
    found = merged(base, one, other, always(side))
    assert {*said(found.tables)} == {*said(one), *said(other)}
    assert [record["id"] for record in commitments(found)] == [
        f"pact-{int(key):02d}" for key in found.tables["commitments"]
    ]
    assert found.tables["document"]["1"]["next_number"] > max(map(int, found.tables["commitments"]))


@given(_any_edit, _any_edit, _added, _added, st.sampled_from([Side.OURS, Side.THEIRS]))
def test_merging_again_is_the_same(ours, theirs, mine, others, side: Side) -> None:
    base = the_base()
    one, other = with_added(after(base, ours), mine), with_added(after(base, theirs), others)
    found = copied(merged(base, one, other, always(side)).tables)
    for known in (one, other, base, found):
        again = merged(known, found, known)
        assert (plain(again.tables), again.conflicts, again.renumbered) == (plain(found), (), ())
        again = merged(known, known, found)
        assert (plain(again.tables), again.conflicts, again.renumbered) == (plain(found), (), ())


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)
_fields = st.sampled_from(["updates", "tags", "quote", "span", "page", "amount", "formerly", "set_aside", "x"])
_records = st.dictionaries(_fields, _json, max_size=4)
_files = st.builds(
    lambda head, records: {"document": {"1": head}, "commitments": {str(n): one for n, one in records.items()}},
    _records,
    st.dictionaries(_numbers, _records, max_size=3),
)


@given(_files, _files, _files, st.sampled_from(Side))
def test_whatever_json_the_records_hold_is_merged(base: Tables, ours: Tables, theirs: Tables, side: Side) -> None:
    found = merged(base, ours, theirs, always(side))
    assert [*found.tables] == ["document", "commitments"]
