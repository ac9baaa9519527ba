"""The table: it fits, it folds, it cuts nothing, and what is in it stays text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rendering import HOSTILE, lines, shown, squeezed
from rich.cells import cell_len

from commitments.model import Status
from commitments.text import one_line
from commitments.views.table import Column, Heading, Marked, fit, table

SENTENCE = "We will build forty new ships in the yards of the north by the end of the year"
VISIBLE = st.characters(codec="utf-8", exclude_categories=["C", "M", "Z"]) | st.just(" ")
TEXTS = st.lists(st.text("abc de", max_size=90), min_size=1, max_size=3)


def test_a_table_that_fits_is_no_wider_than_what_is_in_it() -> None:
    assert lines(table(["Id", "Status", Column("Amount", is_number=True)], [["a-01", Status.KEPT, "7"]])) == [
        "Id    Status  Amount",
        "───── ─────── ──────",
        "a-01  ✓ kept       7",
    ]


def test_without_unicode_it_is_plain_characters() -> None:
    assert shown(table(["Status"], [[Status.IN_PROGRESS]], ascii=True)).isascii()


def test_sentences_are_folded_at_words_and_short_columns_stay_whole() -> None:
    assert lines(table(["Id", "Status", "Commitment"], [["plan-2018-01", Status.BROKEN, SENTENCE]]), 56) == [
        "Id            Status    Commitment",
        "───────────── ───────── ────────────────────────────────",
        "plan-2018-01  ✗ broken  We will build forty new ships in",
        "                        the yards of the north by the",
        "                        end of the year",
    ]


def test_a_terminal_too_narrow_for_columns_gets_a_list() -> None:
    rows = [["plan-2018-01", Status.KEPT, SENTENCE], ["plan-2018-02", Status.BROKEN, "Short"]]
    assert lines(table(["Id", "Status", "Commitment"], rows), 34) == [
        "Id          plan-2018-01",
        "Status      ✓ kept",
        "Commitment  We will build forty",
        "            new ships in the yards",
        "            of the north by the",
        "            end of the year",
        "",
        "Id          plan-2018-02",
        "Status      ✗ broken",
        "Commitment  Short",
    ]


def test_a_heading_stands_above_its_group_with_its_size() -> None:
    rows = [Heading("Trade", 1), ["a-01"], Heading("", 1), ["a-02"]]
    assert lines(table(["Id"], rows)) == ["Id", "────", "Trade  1", "a-01", "", "(none)  1", "a-02"]


def test_nothing_to_show_shows_nothing() -> None:
    assert shown(table(["Id"], [])).strip() == ""


def test_colour_never_stands_alone() -> None:
    colored = shown(table(["Status", "Due"], [[Status.BROKEN, Marked("late", "red")]]), color=True)
    assert "\x1b[" in colored
    assert lines(table(["Status", "Due"], [[Status.BROKEN, Marked("late", "red")]]))[-1] == "✗ broken  late"


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("width", [20, 40, 80, 10_000])
def test_hostile_text_comes_out_inert_and_whole(text: str, width: int) -> None:
    view = table(["Id", "Status", "Text"], [["a-01", Status.KEPT, text], [text, None, "x"]])
    printed = shown(view, width)
    if width == 10_000:  # in folded columns, lines of others stand between
        assert squeezed(one_line(text)) in squeezed(printed)
    assert "\x1b" not in printed
    assert max(map(cell_len, printed.splitlines())) <= width


def test_a_long_address_is_folded_and_never_cut() -> None:
    url = "https://example.org/" + "a" * 300
    printed = lines(table(["Link"], [[url]]), 60)
    assert "".join(printed[2:]) == url


@given(
    st.lists(st.lists(st.text("abc de", max_size=90), min_size=1, max_size=3), min_size=1, max_size=7),
    st.integers(1, 200),
)
def test_widths_fill_the_room_that_is_needed_and_no_more(columns: list[list[str]], width: int) -> None:
    widths = fit(columns, width)
    if widths is None:
        return
    natural = [max(map(len, texts)) or 1 for texts in columns]
    assert sum(widths) == min(width, sum(natural))
    assert all(0 < wide <= most for wide, most in zip(widths, natural, strict=True))


def test_a_long_table_is_laid_out_in_parts_of_one_shape() -> None:
    rows = [[f"plan-{number}", Status.KEPT] for number in range(450)]
    assert lines(table(["Id", "Status"], rows)) == [
        "Id        Status",
        "───────── ──────",
        *(f"{name:<8}  ✓ kept" for name, _ in rows),
    ]
