"""Agreement beyond chance: the figures of published examples and of other programs, and words where there is none."""

import json
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.agreement import Compared, Confusion, Figure, Measures, confusion, measured, worst
from commitments.agreement.tallies import Unit

DIGITS = tuple("012345")
RANKS = {digit: place for place, digit in enumerate(DIGITS)}
# A row a unit, a character a coder; a point where somebody said nothing.
KRIPPENDORFF_C = ["11.1", "2232", "3333", "3333", "2222", "1234", "4444", "1121", "2222", ".555", "..11", ".3.."]
GAPS = ["112", "2.2", "333", "34.", "1.1", "445", "55.", "2.3", ".12", "335", "44.", "1.2", "222", "5.5", "3.."]


def units(rows: Sequence[str]) -> list[Unit]:
    return [{f"coder {place}": said for place, said in enumerate(row) if said != "."} for row in rows]


def figures(rows: Sequence[str], categories: Sequence[str] = DIGITS) -> Measures:
    return measured(units(rows), categories, RANKS, resamples=0)


def rounded(*found: Figure, places: int = 3) -> list[float]:
    return [round(one.value, places) for one in found if one.value is not None]


def test_two_coders_and_two_categories_are_as_in_krippendorffs_example_a() -> None:
    rows = [*map("".join, zip("0100000010", "1110010000", strict=True))]
    assert rounded(figures(rows).alpha) == [0.095]


def test_two_coders_and_five_categories_are_as_in_krippendorffs_example_b() -> None:
    rows = [*map("".join, zip("aabbdcccedda", "babbbccceddd", strict=True))]
    assert rounded(figures(rows, "abcde").alpha) == [0.692]


def test_four_coders_who_have_left_some_out_are_as_in_krippendorffs_example_c() -> None:
    of = figures(KRIPPENDORFF_C)
    assert (rounded(of.alpha, of.ordinal), of.units, of.pairable, of.codes) == ([0.743, 0.815], 12, 11, 41)


def test_the_same_material_is_as_in_gwets_handbook() -> None:
    of = figures(KRIPPENDORFF_C)
    assert rounded(of.ac1, of.percent) == [0.775, 0.818]


def test_kappa_is_as_in_cohens_example_of_1960() -> None:
    table = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
    rows = [f"{row}{column}" for row in range(3) for column in range(3) for _ in range(table[row][column])]
    of = figures(rows)
    assert (rounded(of.kappa, of.percent), of.units) == ([0.492, 0.7], 200)


def test_high_agreement_on_a_rare_category_is_as_in_gwets_example_of_2008() -> None:
    of = figures([*["11"] * 118, *["10"] * 5, *["01"] * 2])
    assert rounded(of.ac1, of.kappa, places=4) == [0.9408, -0.0234]


def test_three_coders_with_gaps_are_as_other_programs_have_it() -> None:
    """krippendorff 0.9.0 for alpha, irrCAC 0.4.4 for AC1 and the agreement in it."""
    of = figures(GAPS)
    assert rounded(of.alpha, of.ordinal, of.ac1, of.percent, places=9) == [
        0.480278422, 0.853731438, 0.465810792, 0.571428571,
    ]  # fmt: skip


def test_kappa_of_five_categories_is_as_another_program_has_it() -> None:
    """scikit-learn 1.9.1."""
    rows = [*map("".join, zip("1123322144552213345521", "1123422143551213345542", strict=True))]
    assert rounded(figures(rows).kappa, places=12) == [0.714285714286]


def test_kappa_is_of_two_coders_alone() -> None:
    assert figures(GAPS).kappa == Figure(None, why="it is of two coders, and these are 3")


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([], "nothing has been coded"),
        (["1", "2"], "there is one coder alone"),
        (["1.", ".2"], "no two coders have coded the same"),
        (["11", "11", "2."], "every code is 1, so chance would agree as well"),
    ],
)
def test_what_cannot_be_told_is_said_in_words(rows: list[str], why: str) -> None:
    of = figures(rows)
    assert (of.alpha, of.kappa) == (Figure(None, why=why), Figure(None, why=why))


def test_where_all_agree_on_one_category_the_agreement_is_whole_and_chance_is_not_told_from_it() -> None:
    of = figures(["11", "11"])
    assert (of.percent.value, of.ac1.value, of.ordinal.why) == (
        1.0,
        None,
        "every code stands at the same place of the scale",
    )


def test_codes_that_stand_on_no_scale_are_missing_in_the_ordinal_alpha_alone() -> None:
    of = measured(units(["11", "22", "1x", "x2", "12"]), [*DIGITS, "x"], RANKS, resamples=0)
    bare = measured(units(["11", "22", "1.", ".2", "12"]), DIGITS, RANKS, resamples=0)
    assert (of.ordinal, of.off_scale) == (bare.ordinal, 2)
    assert of.alpha != bare.alpha


def test_each_category_is_measured_against_all_others() -> None:
    of = figures(["11", "11", "12", "22", "23"])
    told = [(one.category, one.codes, round(one.agreed, 3)) for one in of.categories]
    assert told == [("1", 5.0, 0.8), ("2", 4.0, 0.5), ("3", 1.0, 0.0)]
    only = figures([*map("".join, zip("1100", "1100", strict=True))])
    assert [one.alpha.value for one in only.categories] == [1.0, 1.0]


def test_intervals_are_the_same_each_time_and_hold_the_value() -> None:
    first, again = measured(units(KRIPPENDORFF_C), DIGITS, RANKS), measured(units(KRIPPENDORFF_C), DIGITS, RANKS)
    assert json.dumps(first) == json.dumps(again)
    for figure in (first.percent, first.alpha, first.ordinal, first.ac1):
        assert figure.value is not None and figure.low is not None and figure.high is not None
        assert figure.low < figure.value < figure.high


def test_one_unit_has_no_interval() -> None:
    of = measured(units(["12"]), DIGITS, RANKS)
    assert (of.alpha.value, of.alpha.low, of.alpha.high) == (0.0, None, None)


def test_a_narrow_interval_comes_of_much_material() -> None:
    few, many = measured(units(KRIPPENDORFF_C), DIGITS), measured(units(KRIPPENDORFF_C * 30), DIGITS)
    widths = [of.alpha.high - of.alpha.low for of in (few, many) if of.alpha.high and of.alpha.low]
    assert widths[1] < widths[0] / 4


@given(st.lists(st.text("123.", min_size=3, max_size=3), max_size=25))
def test_neither_the_order_of_units_nor_the_names_of_coders_change_a_coefficient(rows: list[str]) -> None:
    of, turned = figures(rows), figures([row[::-1] for row in reversed(rows)])
    for name in ("percent", "alpha", "ordinal", "ac1"):
        one, other = getattr(of, name).value, getattr(turned, name).value
        assert one == other or one == pytest.approx(other)


@given(st.lists(st.text("123.", min_size=2, max_size=4), max_size=25))
def test_every_figure_is_a_number_of_at_most_one_or_a_reason(rows: list[str]) -> None:
    of = measured(units(rows), DIGITS, RANKS, resamples=10)
    for figure in (of.percent, of.kappa, of.alpha, of.ordinal, of.ac1):
        assert (figure.value is None) == bool(figure.why)
        assert figure.value is None or figure.value <= 1 + 1e-9


def test_confusion_of_two_coders_has_one_down_and_the_other_across() -> None:
    assert confusion(units(["12", "12", "11", "2."]), DIGITS) == Confusion(
        "coder 0", "coder 1", ("1", "2"), ((1, 2), (0, 0))
    )


def test_confusion_of_more_counts_each_pair_both_ways() -> None:
    assert confusion(units(["112"]), DIGITS) == Confusion("", "", ("1", "2"), ((2, 2), (2, 0)))


def test_the_worst_are_the_least_agreed_and_among_these_the_furthest_apart() -> None:
    said = {"near": "12", "far": "13", "most": "113", "same": "11", "alone": "1"}
    found = worst({name: dict(zip("abc", codes, strict=False)) for name, codes in said.items()}, RANKS)
    assert [one.name for one in found] == ["far", "near", "most"]
    assert found[0] == Compared("far", (("a", "1"), ("b", "3")), 0.0, 2)
