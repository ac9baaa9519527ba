"""Cells of foreign files: dates, numbers, money, lists and text, however they were written."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.dates import PartialDate
from commitments.importers.values import When, currency, is_nothing, items, money, text, urls, when
from commitments.money.sums import Sum


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2018-03-01", "2018-03-01"),
        (" 2018-3-1 ", "2018-03-01"),
        ("2018/03/01", "2018-03-01"),
        ("20180301", "2018-03-01"),
        ("2018-03", "2018-03"),
        ("201803", "2018-03"),
        ("03/2018", "2018-03"),
        ("2018", "2018"),
        ("2018.0", "2018"),
        (2018, "2018"),
        ("2018-03-00", "2018-03"),
        ("2018-00-00", "2018"),
        ("March 1, 2018", "2018-03-01"),
        ("1 Mar 2018", "2018-03-01"),
        ("1st March 2018", "2018-03-01"),
        ("Thursday, 1 March 2018", "2018-03-01"),
        ("1er mars 2018", "2018-03-01"),
        ("1. März 2018", "2018-03-01"),
        ("1 de marzo de 2018", "2018-03-01"),
        ("March 2018", "2018-03"),
        ("1-Mar-18", "2018-03-01"),
        ("13/03/2018", "2018-03-13"),
        ("03/13/2018", "2018-03-13"),
        ("03/03/2018", "2018-03-03"),
        ("1.3.2018", "2018-03-01"),
        ("13/03/18", "2018-03-13"),
        ("2018-03-01T10:00:00.000+00:00", "2018-03-01"),
        ("2018-03-01 10:00", "2018-03-01"),
        ("43160", "2018-03-01"),
        ("43160.5", "2018-03-01"),
        (43160, "2018-03-01"),
        ("1519862400", "2018-03-01"),
        (1519862400000, "2018-03-01"),
        ({"_seconds": 1519862400, "_nanoseconds": 0}, "2018-03-01"),
        ({"$date": "2018-03-01T14:14:35.701Z"}, "2018-03-01"),
        ({"$date": {"$numberLong": "1519862400000"}}, "2018-03-01"),
        (date(2018, 3, 1), "2018-03-01"),
    ],
)
def test_a_date_is_read_in_any_form_that_trackers_use(written: object, meant: str) -> None:
    assert when(written) == When(PartialDate(meant), None)


def test_a_date_that_could_be_two_days_keeps_only_its_year_until_the_map_settles_it() -> None:
    found = when("01/03/2018")
    assert (found.date, when("01/03/2018", "dmy"), when("01/03/2018", "mdy")) == (
        "2018",
        When(PartialDate("2018-03-01"), None),
        When(PartialDate("2018-01-03"), None),
    )
    assert 'dates = "dmy"' in (found.caution or "")


@pytest.mark.parametrize(
    ("written", "meant"), [("the budget of 2020", "2020"), ("FY2018/19", "2019"), ("Q3 2018", "2018-09")]
)
def test_a_date_read_out_of_prose_says_what_it_lost(written: str, meant: str) -> None:
    found = when(written)
    assert (found.date, found.caution is not None) == (meant, True)


@pytest.mark.parametrize("written", ["soon", "2018-02-31", "31/02/2018", "13/13/2018", True, "", {}, 7, "2018 or 2019"])
def test_what_is_no_date_raises_a_sentence(written: object) -> None:
    with pytest.raises(ValueError, match=r"\w+ \w+"):
        when(written)


@given(st.dates(date(1800, 1, 1), date(2200, 12, 31)))
def test_every_day_is_read_back_from_the_forms_that_are_not_ambiguous(day: date) -> None:
    forms = [day.isoformat(), day.strftime("%d %B ") + str(day.year), day.strftime("%B %d, ") + str(day.year)]
    assert {when(form).date for form in forms} == {day.isoformat()}


@given(st.dates(date(1928, 1, 1), date(2115, 1, 1)))
def test_every_spreadsheet_day_is_read_back(day: date) -> None:
    assert when((day - date(1899, 12, 30)).days).date == day.isoformat()


@given(st.text(max_size=30) | st.integers() | st.floats() | st.dictionaries(st.text(max_size=5), st.integers()))
def test_any_cell_is_a_date_or_raises_valueerror(cell: object) -> None:
    try:
        found = when(cell)
    except ValueError:
        return
    assert PartialDate.parse(found.date) == found.date


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("US$ 1.5 billion", Sum(1_500_000_000, "USD")),
        ("$30m", Sum(30_000_000, "USD", is_guess=True)),
        ("CAD 5 million", Sum(5_000_000, "CAD")),
        ("5 million euros", Sum(5_000_000, "EUR")),
        ("€ 1.500.000,00", Sum(1_500_000, "EUR")),
        ("₹3,000", Sum(3000, "INR")),
        ("10 crore", Sum(100_000_000, None)),
        (250, Sum(250, None)),
    ],
)
def test_money_is_read_with_its_scale_and_currency(written: object, meant: Sum) -> None:
    assert money(written) == meant


@pytest.mark.parametrize("written", ["₹700 per day", "up to $5", "free", "", "EUR 5 USD"])
def test_what_is_more_or_less_than_a_sum_of_money_raises(written: str) -> None:
    with pytest.raises(ValueError, match=r"money|two currencies"):
        money(written)


def test_a_currency_is_a_code_or_a_sign_that_means_one() -> None:
    assert (currency("usd"), currency("€")) == ("USD", "EUR")
    with pytest.raises(ValueError, match="ISO 4217"):
        currency("XXQ")


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("Japan; United States", ["Japan", "United States"]),
        ("one\ntwo", ["one", "two"]),
        ("a|b", ["a", "b"]),
        (["a", None, " b ", {"$oid": "c"}], ["a", "b", "c"]),
        ('["x", "y"]', ["x", "y"]),
        ("['x', 'y']", ["x", "y"]),
        ("[x]", ["[x]"]),
        ("Health, Welfare", ["Health, Welfare"]),
        ("", []),
        (None, []),
    ],
)
def test_a_list_is_split_at_what_it_evidently_uses(cell: object, meant: list[str]) -> None:
    assert items(cell) == meant


@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8), max_size=6))
def test_a_list_comes_back_from_its_own_separator(parts: list[str]) -> None:
    assert items(" % ".join(parts), "%") == [part for part in map(text, parts) if part]


def test_html_becomes_text_that_keeps_its_breaks_and_addresses_and_runs_nothing() -> None:
    cell = '<p>More&nbsp;<b>jobs</b><br>and <a href="https://a.example/x">roads</a></p><script>alert(1)</script>'
    assert text(cell) == "More jobs\nand roads (https://a.example/x)"


def test_lists_inside_lists_without_end_do_not_stop_the_reader() -> None:
    cell: list[object] = ["https://a.example"]
    for _ in range(5000):
        cell = [cell]
    assert (text(cell), urls(cell)) == ("[…]", [])


def test_what_only_looks_like_html_stays() -> None:
    assert text("3 < 5 & 7 > 2, R&D") == "3 < 5 & 7 > 2, R&D"


@given(st.text() | st.text("<>!&?-[]/='\"abscript;# \n"))
def test_any_text_is_read_without_an_error_and_could_be_written_as_utf8(cell: str) -> None:
    found = text(cell)
    assert (found.encode().decode(), "\r" in found) == (found, False)


def test_half_a_character_becomes_a_mark_that_can_be_stored() -> None:
    assert text("a\ud800b") == "a�b"


def test_addresses_are_found_in_lists_prose_markdown_and_html() -> None:
    cells = [
        ["https://a.example/1", None],
        'see <a href="https://b.example/2">here</a>',
        "[https://c.example](https://c.example), or www.d.example.",
        "https://e.example/(x) (https://f.example);https://g.example",
        "javascript:alert(1)",
    ]
    assert [urls(cell) for cell in cells] == [
        ["https://a.example/1"],
        ["https://b.example/2"],
        ["https://c.example", "http://www.d.example"],
        ["https://e.example/(x)", "https://f.example", "https://g.example"],
        [],
    ]


@given(st.text())
def test_every_address_found_is_one_without_blanks(cell: str) -> None:
    assert all(re.fullmatch(r"(?:https?|ftp)://\S+", url, re.IGNORECASE) for url in urls(cell))


def test_the_words_for_nothing_can_be_others() -> None:
    assert [is_nothing(word) for word in ("", "N/A", "-", "NR", "0", "no")] == [True, True, True, True, False, False]
    assert [is_nothing(word, frozenset(["tbc"])) for word in ("TBC", "N/A")] == [True, False]


def test_a_number_that_python_cannot_write_is_left_out_of_a_list() -> None:
    assert items(f"['a', 0x{'f' * 5_000}]") == ["a", "[…]"]
