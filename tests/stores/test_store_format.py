"""The letters of a document's file: whatever JSON holds is written and read back, one record per line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.errors import StoreError
from commitments.stores.documents.format import (
    COMMITMENTS,
    DOCUMENT,
    SPACINGS,
    Spacing,
    join,
    parse,
    render,
    spacing_of,
    split,
)

_text = st.text(st.characters(codec="utf-8"), max_size=12)
_value = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | _text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_text, inner, max_size=3),
    max_leaves=6,
)
_record = st.dictionaries(_text, _value, max_size=4)
_numbers = st.integers(1, 10**9 - 1).map(str)
_tables = st.builds(
    lambda document, commitments, others: others | {DOCUMENT: {"1": document}, COMMITMENTS: commitments},
    _record,
    st.dictionaries(_numbers, _record, max_size=4),
    st.dictionaries(_text, st.dictionaries(_numbers | _text, _record, max_size=2), max_size=2),
)


@given(_tables)
def test_what_is_written_is_read_back(tables: dict) -> None:  # type: ignore[type-arg]
    assert parse(render(tables), "x.json") == tables
    assert parse(render(tables), "x.json", thorough=True) == tables


@given(_tables, st.sampled_from(SPACINGS))
def test_a_file_is_taken_apart_into_lines_and_put_together_again(tables: dict, spacing: Spacing) -> None:  # type: ignore[type-arg]
    lines = split(render({name: tables[name] for name in (DOCUMENT, COMMITMENTS)}))
    assert lines is not None
    text = join(lines, spacing)
    assert (spacing_of(text), split(text)) == (spacing, lines)
    assert parse(text, "x.json") == {name: tables[name] for name in (DOCUMENT, COMMITMENTS)}
    assert {name: [*records] for name, records in lines.items()} == {
        DOCUMENT: ["1"],
        COMMITMENTS: sorted(tables[COMMITMENTS], key=int),
    }


@given(_text | _tables.map(render), st.integers(0, 200), _text)
def test_a_damaged_file_is_never_taken_for_a_whole_one(text: str, place: int, inserted: str) -> None:
    damaged = text[:place] + inserted + text[place:]
    lines = split(damaged)
    assert lines is None or join(lines, spacing_of(damaged)) == damaged


@pytest.mark.parametrize(
    "body",
    [
        '"1": {},\n"1": {}\n',
        '"1": {}\n\n,"1": {}\n\n',
        '"1": {},\n"1": {},\n"2": {},\n"2": {}\n',  # as many line feeds as two records have in the other spacing
        '"1": {},\n\n"1": {},\n"2": {}\n',
    ],
)
def test_a_record_that_hides_another_of_its_number_is_noticed_in_every_layout(body: str) -> None:
    with pytest.raises(StoreError, match="stands twice"):
        parse(f'{{"document": {{\n"1": {{}}\n}},\n"commitments": {{\n{body}}}}}\n', "x.json")


def test_a_blank_line_parts_any_two_records_and_no_record_shares_its_line_with_a_comma_behind_it() -> None:
    text = render({DOCUMENT: {"1": {}}, COMMITMENTS: {"1": {}, "2": {}, "10": {}}})
    assert text.split("\n") == [
        '{"document": {', '"1": {}', "", "},",
        '"commitments": {', '"1": {}', "", ',"2": {}', "", ',"10": {}', "", "}}", "",
    ]  # fmt: skip
