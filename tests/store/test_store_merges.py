"""What a merge leaves open stands between markers, and is read again as just that."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.errors import StoreError
from commitments.merging import Side, always
from commitments.store.format import Tables, is_marked, render
from commitments.store.merges import Versions, is_open, read, read_marked, text_of_merged, with_markers

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


@given(_files(), _files(), _files(), st.sampled_from(Side))
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
