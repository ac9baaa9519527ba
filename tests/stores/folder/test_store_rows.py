"""A record is found where it stands, without a look at the others, and is the one that a reader of the whole gets."""

import pytest
import strategies
from hypothesis import example, given
from hypothesis import strategies as st

from commitments.codec import encode_commitment, encode_document
from commitments.errors import StoreError
from commitments.model import Document
from commitments.stores.documents.book import rewritten
from commitments.stores.documents.format import (
    CLOSE,
    COMMITMENTS,
    DOCUMENT,
    SPACED,
    SPACINGS,
    Spacing,
    dumps,
    join,
    parse,
    render,
    split,
    text_of,
)
from commitments.stores.documents.rows import Rows, Unread, rows_of
from commitments.stores.documents.sheet import Sheet

_text = st.text(st.characters(codec="utf-8"), max_size=8)
_record = st.dictionaries(_text, st.integers() | _text | st.lists(_text, max_size=2), max_size=3)
_commitments = st.dictionaries(st.integers(1, 10**9 - 1) | st.integers(1, 30), _record, max_size=12)


_spacings = st.sampled_from(SPACINGS)


def a_file(commitments: dict, head: dict | None = None, spacing: Spacing = SPACED) -> bytes:  # type: ignore[type-arg]
    records = {str(number): record for number, record in commitments.items()}
    lines = split(render({DOCUMENT: {"1": head or {"id": "x"}}, COMMITMENTS: records}))
    assert lines is not None
    return join(lines, spacing).encode()


def rows(data: bytes) -> Rows:
    found = rows_of(data)
    assert found is not None
    return found


@given(_commitments, _record, _spacings)
def test_every_record_is_found_where_it_stands(commitments, head, spacing) -> None:
    data = a_file(commitments, head or {"id": "x"}, spacing)
    found = rows(data)
    places = found.places()
    assert places is not None
    assert list(places) == [0, *sorted(commitments)]
    assert {number: data[start:end].decode() for number, (start, end) in places.items()} == {
        0: dumps(head or {"id": "x"}),
        **{number: dumps(record) for number, record in commitments.items()},
    }
    assert {number: found.place(number) for number in commitments} == {n: places[n] for n in commitments}


@given(_commitments, st.integers(1, 40), _spacings)
def test_a_number_that_is_not_there_is_not_found(commitments, number, spacing) -> None:
    commitments.pop(number, None)
    assert rows(a_file(commitments, spacing=spacing)).place(number) is None


@given(_commitments, _commitments, _spacings)
def test_lines_put_in_the_place_of_others_change_nothing_else(commitments, others, spacing) -> None:
    changed = {number: record for number, record in others.items() if number in commitments}
    lines = {number: dumps(record) for number, record in changed.items()}
    replaced = rows(a_file(commitments, spacing=spacing)).replaced(lines)
    assert replaced is not None
    assert b"".join(replaced) == a_file(commitments | changed, spacing=spacing)


@given(st.lists(strategies.commitments, min_size=1, max_size=5), st.lists(strategies.commitments, max_size=3))
def test_a_line_is_replaced_as_tinydb_would_have_it(before, after) -> None:
    document = {"schema": 2} | encode_document(Document("g20", "G20", next_number=len(before) + 1))
    numbered = {
        number: encode_commitment(one._replace(document="g20", number=number)) for number, one in enumerate(before, 1)
    }
    changed = {
        number: encode_commitment(one._replace(document="g20", number=number))
        for number, one in enumerate(after, 1)
        if number in numbered
    }
    data = a_file(numbered, document)
    lines = {number: dumps(record) for number, record in changed.items()}
    replaced = rows(data).replaced(lines)
    assert replaced is not None
    assert b"".join(replaced).decode() == rewritten(Sheet.sparsely("g20", data), None, changed)


_inserted = st.sampled_from(["", "\n", "\n\n", '"', "{", "}", ",", ' "a": 1', '\n"3": {},', '\n\n,"3": {}', "x"])


@given(_commitments, st.integers(0, 400), _inserted, _spacings)
@example({1: {}, 3: {}}, 46, '"2": {},\n', CLOSE)
@example({1: {"": 0}}, 58, '\n"3": {},', CLOSE)
@example({1: {"a": {}, "": 0}}, 66, ',\n"3": {}', CLOSE)
@example({1: {}, 3: {}}, 55, '\n\n,"2": {}', SPACED)
@example({1: {}, 3: {}}, 57, ',"2": {}\n', SPACED)
@example({1: {"a": {}, "": 0}}, 67, '\n\n,"3": {}', SPACED)
def test_a_damaged_file_gives_the_records_of_a_whole_reading_or_none(commitments, place, inserted, spacing) -> None:
    data = a_file(commitments, spacing=spacing)
    place = min(place, len(data))
    damaged = data[:place] + inserted.encode() + data[place:]
    found = rows_of(damaged)
    try:
        whole = parse(text_of(damaged, "x.json"), "x.json")[COMMITMENTS]
    except StoreError:
        whole = None
    if found is None or whole is None:
        return
    assert {key: Unread(found, "x.json")[key] for key in whole} == whole
    assert dict(Unread(found, "x.json")) == whole
    assert [number for number in range(40) if str(number) in Unread(found, "x.json")] == sorted(
        int(key) for key in whole if int(key) < 40
    )


CLOSE_TOP = b'{"document": {\n"1": {}\n},\n"commitments": {\n'
TOP = b'{"document": {\n"1": {}\n\n},\n"commitments": {\n'


@pytest.mark.parametrize(
    ("top", "lines"),
    [
        (CLOSE_TOP, b'"1": {},\n"2": {}\n'),
        (TOP, b'"1": {}\n\n,"2": {}\n\n'),
    ],
)
def test_lines_of_our_form_are_taken_for_ours(top: bytes, lines: bytes) -> None:
    found = rows(top + lines + b"}}\n")
    assert list(found.places() or ()) == [0, 1, 2]


@pytest.mark.parametrize(
    ("top", "lines"),
    [
        (CLOSE_TOP, b'"2": {},\n"1": {}\n'),  # not sorted
        (CLOSE_TOP, b'"1": {},\n"1": {"a": 1}\n'),  # twice
        (CLOSE_TOP, b'"1": {\n},\n"2": {}\n'),  # one on two lines
        (CLOSE_TOP, b'"1": {}\n},\n"others": {\n"2": {}\n'),  # a table of another name
        (CLOSE_TOP, b'"1": {}\n\n,"2": {}\n\n'),  # the other spacing
        (TOP, b'"2": {}\n\n,"1": {}\n\n'),
        (TOP, b'"1": {}\n\n,"1": {"a": 1}\n\n'),
        (TOP, b'"1": {\n}\n\n,"2": {}\n\n'),
        (TOP, b'"1": {}\n\n},\n"others": {\n"2": {}\n\n'),
        (TOP, b'"1": {},\n"2": {}\n'),
        (TOP, b'"1": {}\n\n\n,"2": {}\n\n'),
    ],
)
def test_lines_of_another_form_are_not_taken_for_ours(top: bytes, lines: bytes) -> None:
    found = rows_of(top + lines + b"}}\n")
    assert found is None or found.places() is None


def test_a_record_beside_its_double_is_left_to_who_reads_the_whole_file() -> None:
    found = rows(b'{"document": {\n"1": {}\n},\n"commitments": {\n"1": {},\n"1": {"a": 1},\n"4": {}\n}}\n')
    assert found.place(1) is None
    with pytest.raises(StoreError, match="twice"):
        Unread(found, "x.json")["1"]


def test_two_records_on_a_line_are_read_as_the_two_they_are() -> None:
    found = rows(b'{"document": {\n"1": {}\n},\n"commitments": {\n"1": {}, "2": {"a": 1},\n"4": {}\n}}\n')
    records, others = Unread(found, "x.json"), Unread(found, "x.json")
    assert list(others) == ["1", "4"]  # until a record is asked for
    assert records["1"] == others["1"] == {}
    assert dict(records) == dict(others) == {"1": {}, "2": {"a": 1}, "4": {}}
    assert records.rows is None


def test_a_damaged_record_is_no_hindrance_to_its_neighbours() -> None:
    found = rows(b'{"document": {\n"1": {}\n},\n"commitments": {\n"1": {},\n"2": {"a": \xff},\n"3": {"b": 1}\n}}\n')
    records = Unread(found, "x.json")
    assert records["3"] == {"b": 1}
    with pytest.raises(StoreError, match=r"x\.json: commitments\.2 is not UTF-8"):
        records["2"]
