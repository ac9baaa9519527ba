"""What a merge leaves open stands between markers, and is read again as just that."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
import strategies
from hypothesis import example, given
from hypothesis import strategies as st

from commitments.codec import encode_commitment, encode_document
from commitments.dates import PartialDate
from commitments.errors import StoreError
from commitments.merging import Side, always
from commitments.model import Commitment, Document, Kind, Update
from commitments.stores.documents.format import Tables, is_marked, render
from commitments.stores.documents.sheet import Sheet
from commitments.stores.folder.merges import Versions, is_open, read, read_marked, text_of_merged, with_markers

NAME = "pact.json"
_words = st.sampled_from(["a", "b", "c"])
_record = st.fixed_dictionaries(
    {},
    optional={
        "quote": _words,
        "summary": _words,
        "due": _words,
        "tags": st.lists(_words, max_size=2, unique=True).map(sorted),
        "updates": st.lists(_words.map(lambda word: {"note": word, "recorded": word}), max_size=2, unique_by=str),
    },
)


@st.composite
def _files(draw: st.DrawFn) -> Tables:
    records = draw(st.dictionaries(st.integers(1, 4), _record, max_size=4))
    head = draw(st.fixed_dictionaries({"title": _words}))
    return a_file({number: {"quote": f"q{number}", **record} for number, record in sorted(records.items())}, **head)


def a_file(records: dict[int, dict[str, Any]], **head: Any) -> Tables:
    commitments = {str(number): {"id": f"pact-{number:02d}", **record} for number, record in records.items()}
    document = {"schema": 2, "id": "pact", "next_number": max([0, *records]) + 1, **head}
    return {"document": {"1": document}, "commitments": commitments}


_EDITED = a_file({2: {"quote": "q2", "summary": "a"}}, title="a")
_REPLACED = a_file({1: {"quote": "q1"}, 2: {"quote": "a"}}, title="b")


@given(_files(), _files(), _files(), st.sampled_from(Side))
@example(a_file({1: {"quote": "q1"}, 2: {"quote": "q2"}}, title="c"), _EDITED, _REPLACED, Side.THEIRS)
def test_what_stands_between_markers_is_settled_as_it_would_have_been_at_once(
    base: Tables, ours: Tables, theirs: Tables, side: Side
) -> None:
    versions = Versions(base, ours, theirs)
    at_once = versions.merged(always(side))
    text = with_markers(versions)
    assert is_marked(text) == bool(at_once.conflicts)
    again = read_marked(text.encode(), None, NAME)
    if again is None:
        assert text == text_of_merged(at_once)
        return
    assert again.merged(always(side)).tables == at_once.tables


def test_only_records_with_a_conflict_stand_between_markers() -> None:
    base = a_file({1: {"quote": "a", "due": "1"}, 2: {"quote": "b"}, 3: {"quote": "c"}})
    ours = a_file({1: {"quote": "a", "due": "2"}, 2: {"quote": "b"}, 3: {"quote": "c", "tags": ["x"]}})
    theirs = a_file({1: {"quote": "a", "due": "3"}, 2: {"quote": "b", "tags": ["y"]}, 3: {"quote": "c"}})
    assert with_markers(Versions(base, ours, theirs), 9).split("\n") == [
        '{"document": {',
        '"1": {"schema": 2, "id": "pact", "next_number": 4}',
        "",
        "},",
        '"commitments": {',
        "<<<<<<<<< ours",
        '"1": {"id": "pact-01", "quote": "a", "due": "2"}',
        "",
        "||||||||| base",
        '"1": {"id": "pact-01", "quote": "a", "due": "1"}',
        "",
        "=========",
        '"1": {"id": "pact-01", "quote": "a", "due": "3"}',
        "",
        ">>>>>>>>> theirs",
        ',"2": {"id": "pact-02", "quote": "b", "tags": ["y"]}',
        "",
        ',"3": {"id": "pact-03", "quote": "c", "tags": ["x"]}',
        "",
        "}}",
        "",
    ]


# What each side may do: ana and ben have fields of their own, and both add to histories, tags and actors.
_moments = st.integers(0, 9)
_places = st.integers(0, 2)
_ana = st.lists(st.tuples(st.sampled_from(["update", "tag", "actor", "due", "kind"]), _moments, _places), max_size=5)
_ben = st.lists(
    st.tuples(st.sampled_from(["update", "tag", "actor", "made", "summary"]), _moments, _places), max_size=5
)
_DONE: dict[str, Callable[[Commitment, str], Commitment]] = {
    "tag": lambda one, word: one.with_tags([*one.tags, word]),
    "actor": lambda one, word: one._replace(actors=tuple(sorted({*one.actors, word}))),
    "due": lambda one, word: one._replace(due=PartialDate("2030")),
    "kind": lambda one, word: one._replace(kind=Kind.LAUNCH),
    "made": lambda one, word: one._replace(made=PartialDate("2011")),
    "summary": lambda one, word: one._replace(summary=word),
}


def done(commitments: list[Commitment], who: str, edits: list[tuple[str, int, int]]) -> list[Commitment]:
    commitments = list(commitments)
    for what, moment, place in edits:
        one = commitments[place]
        if what == "update":
            at = datetime(2026, 1, 1, 12, moment, tzinfo=UTC)
            update = Update(None, PartialDate("2025"), at, who, f"note {moment}")
            known = one.updates if update in one.updates else (*one.updates, update)
            # Both may have recorded something at one moment; what was there before stays first.
            commitments[place] = one._replace(updates=(*known[:1], *sorted(known[1:], key=by_recording)))
        else:
            commitments[place] = _DONE[what](one, f"{who} {moment}")
    return commitments


def by_recording(update: Update) -> tuple[datetime, str]:
    return update.recorded, update.by


def written(commitments: list[Commitment]) -> bytes:
    head = {"schema": 2} | encode_document(Document("g20", "G20", next_number=4))
    records = {str(one.number): encode_commitment(one) for one in commitments}
    return render({"document": {"1": head}, "commitments": records}).encode()


@given(st.lists(strategies.commitments, min_size=3, max_size=3), _ana, _ben)
def test_merging_two_stores_gives_what_doing_both_gives(found: list[Commitment], ana: Any, ben: Any) -> None:
    first = Update(None, PartialDate("2010"), datetime(2010, 1, 1, tzinfo=UTC), "me", "first")
    base = [
        one._replace(document="g20", number=number, updates=(first,), actors=tuple(sorted(one.actors)))
        for number, one in enumerate(found, 1)
    ]
    one, other = done(base, "ana", ana), done(base, "ben", ben)
    for ours, theirs in ((one, other), (other, one)):
        both = read(written(base), written(ours), written(theirs), NAME).merged(always(Side.BASE))
        assert both.conflicts == ()
        merged_file = Sheet.of("g20", text_of_merged(both).encode())
        assert merged_file.commitments() == done(done(base, "ana", ana), "ben", ben) == done(one, "ben", ben)
        assert read_marked(text_of_merged(both).encode(), None, NAME) is None


def marked(ours: str, theirs: str) -> bytes:
    """A file as git leaves it, which does not say what was there before."""
    head = '{"document": {\n"1": {"schema": 2, "id": "pact", "next_number": 2}\n\n},\n"commitments": {\n'
    return f"{head}<<<<<<< HEAD\n{ours}\n=======\n{theirs}\n>>>>>>> topic\n\n}}}}\n".encode()


def settled(data: bytes) -> tuple[dict[str, Any], list[str]]:
    versions = read_marked(data, None, NAME)
    assert versions is not None
    found = versions.merged(always(Side.OURS))
    return found.tables["commitments"], [conflict.field for conflict in found.conflicts]


def test_without_a_base_what_both_share_is_taken_for_it() -> None:
    ours = '"1": {"id": "pact-01", "quote": "a", "summary": "s", "tags": ["x", "y"], "due": "1"}'
    theirs = '"1": {"id": "pact-01", "quote": "a and b", "summary": "s", "tags": ["x", "z"], "due": "2"}'
    assert settled(marked(ours, theirs)) == (
        {"1": {"id": "pact-01", "quote": "a", "summary": "s", "tags": ["x", "y", "z"], "due": "1"}},
        ["quote", "due"],
    )


def test_several_bases_that_git_has_put_together_with_markers_are_what_they_share() -> None:
    ours, theirs = ({1: {"quote": "q", "due": due}} for due in ("2018", "2019"))
    bases = Versions(a_file({1: {"quote": "q", "due": "2017"}}), a_file(ours), a_file(theirs))
    base = with_markers(bases, 9).encode()
    ours[1]["tags"] = ["mine"]
    found = read(base, render(a_file(ours)).encode(), render(a_file(theirs)).encode(), NAME).merged(always(Side.OURS))
    assert found.tables == a_file(ours)
    assert [(one.field, one.base) for one in found.conflicts] == [("due", None)]


def test_without_a_base_two_promises_are_two() -> None:
    ours, theirs = '"1": {"id": "pact-01", "quote": "a"}', '"1": {"id": "pact-01", "quote": "b"}'
    assert settled(marked(ours, theirs)) == (
        {
            "1": {"id": "pact-01", "quote": "a"},
            "2": {"id": "pact-02", "quote": "b", "formerly": ["pact-01"]},
        },
        [],
    )


def test_a_comma_too_many_on_one_side_is_nobodys_work() -> None:
    ours = '"1": {"id": "pact-01", "quote": "a"}\n\n,"2": {"id": "pact-02", "quote": "b"}'
    theirs = ',"2": {"id": "pact-02", "quote": "b"}'
    assert settled(marked(ours, theirs)) == (
        {"1": {"id": "pact-01", "quote": "a"}, "2": {"id": "pact-02", "quote": "b"}},
        [],
    )


def test_numbers_that_stand_twice_without_markers_are_told_apart() -> None:
    text = render(a_file({1: {"quote": "a"}, 2: {"quote": "b"}})).replace(
        '"2": {"id": "pact-02"', '"1": {"id": "pact-01"'
    )
    assert is_open(text.encode())
    assert [record["quote"] for record in settled(text.encode())[0].values()] == ["a", "b"]


def test_a_number_that_stands_three_times_is_left_to_its_reader() -> None:
    text = render(a_file({1: {"quote": "a"}, 2: {"quote": "b"}, 3: {"quote": "c"}}))
    text = text.replace('"2": {"id": "pact-02"', '"1": {"id": "pact-01"').replace(
        '"3": {"id": "pact-03"', '"1": {"id": "pact-01"'
    )
    assert read_marked(text.encode(), None, NAME) is None


def test_a_whole_file_is_not_open() -> None:
    assert not is_open(render(a_file({1: {"quote": "a"}})).encode())


@pytest.mark.parametrize("data", [b"<<<<<<< a\n", b"<<<<<<< a\n{\n=======\n}\n>>>>>>> b\n", b"\xff"])
def test_what_cannot_be_understood_is_named(data: bytes) -> None:
    with pytest.raises(StoreError, match=r"pact\.json"):
        read_marked(data, None, NAME)


def test_a_version_from_a_newer_program_is_refused() -> None:
    newer = render(a_file({}, schema=3)).encode()
    with pytest.raises(StoreError, match="newer version"):
        read(None, newer, newer, NAME)
