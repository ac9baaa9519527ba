"""Symbols and bars: every status told apart without colour, every cell of a bar accounted for."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.model import Status
from commitments.symbols import BEST_FIRST, bar, cells, stacked, symbol


@pytest.mark.parametrize("ascii", [False, True])
def test_every_status_has_a_symbol_of_its_own(ascii: bool) -> None:
    assert len({symbol(status, ascii) for status in Status}) == len(Status)


@pytest.mark.parametrize("status", Status)
def test_a_symbol_takes_one_cell(status: Status) -> None:
    assert [len(symbol(status, ascii)) for ascii in (False, True)] == [1, 1]
    assert unicodedata.east_asian_width(symbol(status)) not in ("W", "F")
    assert symbol(status, ascii=True).isascii()


def test_the_order_of_statuses_leaves_none_out() -> None:
    assert sorted(BEST_FIRST) == sorted(Status)


@given(st.lists(st.integers(0, 10_000), max_size=9), st.integers(0, 120))
def test_a_stacked_bar_fills_its_width_and_shows_whatever_is_there_while_there_is_room(
    counts: list[int], width: int
) -> None:
    given_cells = cells(counts, width)
    present = sum(count > 0 for count in counts)
    assert sum(given_cells) == (width if present else 0)
    assert all(cell >= 0 for cell in given_cells)
    assert all(count or not cell for count, cell in zip(counts, given_cells, strict=True))
    if present <= width:
        assert all(cell for count, cell in zip(counts, given_cells, strict=True) if count)


@given(st.floats(allow_nan=False), st.integers(0, 80), st.booleans())
def test_a_bar_is_never_wider_than_asked(share: float, width: int, ascii: bool) -> None:
    assert len(bar(share, width, ascii)) <= width


def test_what_is_more_than_nothing_shows_in_a_bar() -> None:
    assert [bar(0.0001, 20, ascii) for ascii in (False, True)] == ["▏", "#"]


def test_a_stacked_bar_reads_without_colour() -> None:
    counts = {Status.KEPT: 2, Status.BROKEN: 1, Status.UNASSESSED: 1}
    assert "".join(piece for _, piece in stacked(counts, 8, ascii=True)) == "++++xx.."
