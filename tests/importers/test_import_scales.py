"""Marks on a scale, ranges of numbers and rounds of the same rating: told apart by names and values."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.errors import UsageError
from commitments.guess.rounds import rounds
from commitments.guess.scales import scale_of
from commitments.importers.members import Filled, Keyed, keyed, of_scores, signs
from commitments.maps import parse, to_toml
from commitments.maps.ranges import Range, Ranges, number, overlap, range_of

PERCENT = {"0": "not-started", "1..99": "in-progress", "100": "kept"}


@pytest.mark.parametrize(
    ("name", "cells", "lines"),
    [
        ("Status", ["100", "20", ""], PERCENT),
        ("Status", ["45%", "100 %", "0%", "n/a"], PERCENT),
        ("% complete", ["5", "10", "7"], PERCENT),
        ("Status", [0, 25, 100, 150], PERCENT),
        ("Status", ["45 Prozent", "12,5 Prozent"], {**PERCENT, "0.1..99.9": "in-progress"}),
        ("progress", [0.45, 1.0, 0], {"0": "not-started", "0.01..0.99": "in-progress", "1": "kept"}),
        ("Stand", ["0", "0,5", "1"], {"0": "not-started", "0.5": "in-progress", "1": "kept"}),
        ("rating", [0, 0.5, 1], {"0": "broken", "0.5": "partial", "1": "kept"}),
        ("status", ["0", "1", "1"], {"0": "not-started", "1": "kept"}),
        (
            "score",
            ["1", "5", "3"],
            {"1": "not-started", "2": "in-progress", "3": "in-progress", "4": "partial", "5": "kept"},
        ),
        ("grade", ["A", "B", "F"], {"A": "kept", **dict.fromkeys("BCDE", "partial"), "F": "broken"}),
        ("Ampel", ["grün", "rot", "gelb"], {"grün": "kept", "rot": "broken", "gelb": "in-progress"}),
        ("s", ["🔴", "🟢", "🟡 yellow"], {"🔴": "broken", "🟢": "kept", "🟡 yellow": "in-progress"}),
        ("s", ["Blue", "Green", "Red"], {"Blue": "kept", "Green": "in-progress", "Red": "stalled"}),
    ],
)
def test_a_scale_is_told_by_its_marks_and_its_name(name: str, cells: list[object], lines: dict[str, str]) -> None:
    found = scale_of(name, cells)
    assert found is not None
    assert found.statuses == {key: ours for key, ours in lines.items() if key != "1..99" or "0.1..99.9" not in lines}
    assert "lossy" in found.told


@pytest.mark.parametrize(
    "cells", [["-1", "0", "1"], ["Kept", "Broken"], ["2019", "2020"], ["1", "2"], ["A", "B"], [], ["red"], ["12 of 20"]]
)
def test_what_could_be_anything_is_no_scale(cells: list[str]) -> None:
    assert scale_of("status", cells) is None


def test_one_odd_value_hides_no_scale_and_is_not_on_it() -> None:
    found = scale_of("status", ["10%", "20%", "100%", "tbc?"])
    assert found is not None
    assert (found.status("20%"), found.status("tbc?"), found.status("120%")) == ("in-progress", None, None)


@given(st.fractions(0, 1000, max_denominator=100), st.sampled_from(["", "%", " %", " percent", " Prozent"]))
def test_a_number_is_read_however_it_is_written(value: Fraction, sign: str) -> None:
    written = f"{float(value):.4f}".rstrip("0").rstrip(".")
    for form in (written, written.replace(".", ","), f"+{written}"):
        found = number(f"{form}{sign}")
        if "," in form and len(form.partition(",")[2]) == 3:
            continue  # thousands
        assert found is not None
        assert (abs(found.value - value) < Fraction(1, 1000), found.is_percent) == (True, bool(sign))


def test_ranges_are_written_with_two_points_and_open_at_either_end() -> None:
    assert [range_of(word) for word in ("1..99", "80..", "..20", "0..0.49", "-1..0", "5", "Kept..", "..")] == [
        Range(Fraction(1), Fraction(99)),
        Range(Fraction(80), None),
        Range(None, Fraction(20)),
        Range(Fraction(0), Fraction(49, 100)),
        Range(Fraction(-1), Fraction(0)),
        Range(Fraction(5), Fraction(5)),
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("'1..50' = 'kept'\n'50..99' = 'broken'", "'1..50' and '50..99' of .statuses. overlap"),
        ("'80..' = 'kept'\n'90' = 'broken'", "'80..' and '90' of .statuses. overlap"),
        ("'..5' = 'kept'\n'..3' = 'broken'", "overlap"),
        ("'99..1' = 'kept'", "'99..1' runs backwards; write \"1..99\""),
        ("'1..2..3' = 'kept'", "'1..2..3' is no range"),
        ("'1..x' = 'kept'", "'1..x' is no range"),
    ],
)
def test_a_range_that_is_wrong_is_refused_by_name(lines: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        parse(f"[statuses]\n{lines}")


@pytest.mark.parametrize("word", [" " * 200_000 + "..5", "1.." * 50_000, "1" * 200_000 + "..", "." * 200_000])
def test_a_range_without_end_is_a_word(word: str) -> None:
    assert range_of(word) is None


_ends = st.none() | st.integers(-20, 20).map(Fraction)


@given(st.lists(st.tuples(_ends, _ends), min_size=1, max_size=4), st.integers(-25, 25))
def test_no_number_has_two_statuses(pairs: list[tuple[Fraction | None, Fraction | None]], value: int) -> None:
    words = [f"{'' if low is None else low}..{'' if high is None else high}" for low, high in pairs]
    words = [word for word, (low, high) in zip(words, pairs, strict=True) if low is None or high is None or low <= high]
    words = list(dict.fromkeys(word for word in words if word != ".."))
    spoken = [range_of(word) for word in words]
    holding = [word for word, one in zip(words, spoken, strict=True) if one is not None and one.holds(Fraction(value))]
    if overlap(words) is None:
        assert len(holding) <= 1
        assert (Ranges(dict.fromkeys(words, "kept")).status(str(value)) is not None) == bool(holding)


def test_a_map_with_ranges_comes_back_and_calls_them_lossy() -> None:
    mapping = parse("[statuses]\n'0' = 'not-started'\n'1..99' = 'in-progress'\n'100' = 'kept'")
    written = to_toml(mapping)
    assert parse(written) == mapping
    assert '"1..99" = "in-progress"  # lossy: all of these become one' in written


def test_no_evidence_of_its_own_comes_back_from_a_maps_toml() -> None:
    mapping = parse("[columns]\nstatus = 'a'\nevidence.url = 'u'\n[[updates]]\nstatus = 'b'\nevidence = false")
    assert parse(to_toml(mapping)) == mapping
    assert "evidence.url = false" in to_toml(mapping)


# --- members ----------------------------------------------------------------------------------------------------------


def test_a_table_is_one_of_scores_by_most_of_its_cells() -> None:
    table = [
        Filled("a", ["1", "0", "-1"]),
        Filled("b", ["1*", "0", "1"]),
        Filled("c", ["n/a", "see note", "1"]),
        Filled("year", ["1", "0", "3"]),
        Filled("name", ["x", "y", "z"]),
    ]
    assert of_scores(table) == ("a", "b", "c")
    assert of_scores(table[1:]) == ()


def test_a_column_between_those_of_two_members_is_a_third_s_and_a_sum_is_nobody_s() -> None:
    table = [
        Filled("NO", ["1", "0", "-1"]),
        Filled("DE", ["1*", "x", "1"]),
        Filled("FR", ["1", "1", "1"]),
        Filled("IT", []),
        Filled("SE", ["0", "1", "1"]),
        Filled("Total", ["1", "1", "1"]),
    ]
    assert of_scores(table) == ("NO", "DE", "FR", "IT", "SE")


def test_in_a_table_of_signs_a_dash_is_a_minus() -> None:
    table = [Filled("a", ["+", "0", "-"]), Filled("b", ["-", "-", "-"]), Filled("c", ["0", "+", "−"])]
    assert of_scores([*table, Filled("id", ["1", "2", "3"])]) == ("a", "b", "c")
    assert signs(table) == {"+": "kept", "-": "broken", "−": "broken"}
    assert signs([*table, Filled("d", ["1"])]) == {}


def test_members_as_keys_of_an_object_are_told_from_years_languages_and_steps() -> None:
    said = {"ann": {"status": "yes"}, "bob": {"status": "no"}}
    assert keyed([{"responses": said}, {"responses": said}]) == Keyed("responses.*.status", ("yes", "no"))
    assert keyed([{"votes": {"A. Ann": "yes", "Bob": "no"}}, {"votes": {"Bob": "yes"}}]) == Keyed(
        "votes.*", ("yes", "no")
    )
    assert keyed([{"x": {"A": 1, "B": -1, "C": 0}}]) == Keyed("x.*", ("1", "-1", "0"))
    others = [
        {"title": {"en": "Open", "fr": "Ouvrir"}},
        {"history": {"2021": {"status": "kept"}, "2022": {"status": "broken"}}},
        {"milestones": {"m1": {"status": "kept"}, "m2": {"status": "broken"}, "m3": {"status": "kept"}}},
        {"status": {"label": "Kept", "colour": "green"}},
    ]
    assert [keyed([row, row]) for row in others] == [None] * 4


# --- rounds -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "in_order"),
    [
        (["final", "interim"], ["interim", "final"]),
        (
            ["Completion at end of term", "Completion at mid-term"],
            ["Completion at mid-term", "Completion at end of term"],
        ),
        (["endline", "baseline", "midline"], ["baseline", "midline", "endline"]),
        (["Q2", "Q10", "Q1"], ["Q1", "Q2", "Q10"]),
        (["Second review", "First review"], ["First review", "Second review"]),
        (["status", "status 2022", "status 2021"], ["status 2021", "status 2022", "status"]),
        (["Statut fin de mandat", "Statut mi-mandat"], ["Statut mi-mandat", "Statut fin de mandat"]),
        (["status", "progress"], []),
        (["rating a", "rating b"], []),
        ([], []),
    ],
)
def test_columns_of_the_same_rating_are_put_in_order_by_what_their_names_say(
    names: list[str], in_order: list[str]
) -> None:
    assert [one.name for one in rounds(names)] == in_order


def test_a_date_in_a_columns_name_is_its_ratings() -> None:
    names = ["Status (31.12.2023)", "Status June 2022", "Status_2021", "Status Q3 2022"]
    assert [one.on for one in rounds(names)] == ["2021", "2022-06", "2022-09", "2023-12-31"]
