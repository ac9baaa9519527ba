"""What stands in a table beside its rows is left out and told, and no promise is taken for it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.importers.leftovers import FOOTER, HEADER, TOTAL, sift
from commitments.rows import BLANK, FILE, LINE, Left, Row

NAMES = ("id", "promise", "status", "count")
PROMISE = ("1", "We will build the road.", "kept", "2")


def sifted(*rows: tuple[Any, ...], names: tuple[str, ...] = NAMES) -> list[str | None]:
    """Why each row was left out; None for one that was not. They come in the order of their lines."""
    items = [
        Row({**dict(zip(names, cells, strict=False)), FILE: "a.csv", LINE: n}, "a.csv", n)
        for n, cells in enumerate(rows)
    ]
    found = sorted(sift(items), key=lambda item: item.line if isinstance(item, (Row, Left)) else 0)
    return [item.reason if isinstance(item, Left) else None for item in found]


@pytest.mark.parametrize(
    "cells",
    [
        ("Total", "", "", "3"),
        ("", "TOTAL:", "", "3"),
        ("Total: 25", "", "", ""),
        ("Grand total", "", "12", "=SUM(D2:D9)"),
        ("Summe", "", "", "1.234,5"),
        ("Somme", "", "45 %", "EUR 3,5 bn"),
        ("Razem", "", "", "3"),
        ("Celkem", "", "", "3"),
        ("合計", "25", "", ""),
        ("합계", "25", "", ""),
        ("รวมทั้งหมด", "25", "", ""),
        ("Итого", "25", "", ""),
        ("Average", "", "", 0.5),
    ],
)
def test_a_word_for_a_total_beside_numbers_is_a_total(cells: tuple[Any, ...]) -> None:
    assert sifted(PROMISE, cells, PROMISE) == [None, TOTAL, None]


@pytest.mark.parametrize(
    "cells",
    [
        ("4", "Total", "kept", "1"),
        ("4", "Total ban on landmines", "", "1"),
        ("4", "Sum of all fears", "", "1"),
        ("4", "Average", "we will see", "1"),
        ("Source: a plan of ours", "We will build it", "", ""),
        ("4", "Note: we will build it", "", ""),
        ("4", "status", "kept", ""),
        ("", "", "", "0"),
    ],
)
def test_a_promise_is_never_taken_for_something_else(cells: tuple[Any, ...]) -> None:
    assert sifted(PROMISE, cells) == [None, None]


def test_blank_rows_and_the_header_once_more_are_left_out_wherever_they_stand() -> None:
    rows = [("", "", "", ""), ("ID", "Promise ", "STATUS", "count"), PROMISE, (" ", "", "", ""), NAMES]
    assert sifted(*rows) == [BLANK, HEADER, None, BLANK, HEADER]


def test_notes_are_left_out_where_nothing_but_their_like_stands_below() -> None:
    source, mark, note = (
        ("Source: the ministry", "", "", ""),
        ("* provisional", "", "", ""),
        ("Quelle：Amt", "", "", ""),
    )
    assert sifted(PROMISE, source, mark, note) == [None, FOOTER, FOOTER, FOOTER]
    assert sifted(PROMISE, source, mark, PROMISE, note) == [None, None, None, None, FOOTER]
    assert sifted(source, PROMISE) == [None, None]


def test_a_mark_that_rows_have_too_makes_no_note() -> None:
    marked = ("", "* We will build the road.", "kept", "")
    assert sifted(marked, ("", "* We will build the rail.", "", "")) == [None, None]


def test_a_table_of_one_column_has_no_notes() -> None:
    assert sifted(("We will.",), ("Note: we will not.",), names=("promise",)) == [None, None]


_cells = st.none() | st.integers() | st.floats() | st.text(max_size=30) | st.lists(st.text(max_size=3), max_size=2)


@given(st.lists(st.dictionaries(st.text(max_size=5), _cells, max_size=4), max_size=5))
def test_every_row_comes_out_once_whatever_it_holds(tables: list[dict[str, Any]]) -> None:
    rows = [Row({**cells, FILE: "a", LINE: n}, "a", n) for n, cells in enumerate(tables)]
    found = list(sift(rows))
    assert sorted(item.line for item in found if isinstance(item, (Row, Left))) == list(range(len(rows)))
