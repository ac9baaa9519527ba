"""Partial dates, ranges and relative dates."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import days, partial_dates

from commitments.dates import DateRange, PartialDate, parse_point, parse_range

TODAY = date(2018, 1, 31)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2018-12", date(2018, 12, 1), date(2018, 12, 31)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
        ("2018-03-01", date(2018, 3, 1), date(2018, 3, 1)),
    ],
)
def test_a_partial_date_is_its_whole_period(text: str, first: date, last: date) -> None:
    point = PartialDate.parse(text)
    assert (point, point.first, point.last) == (text, first, last)


@pytest.mark.parametrize(
    "text",
    ["", "18", "2018-3", "2018-13", "2018-00", "2018-02-29", "0000", "20180301", "２０１８", "2018-03-01T00", "x"],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a da"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2018-01-31"),
        ("Yesterday", "2018-01-30"),
        ("tomorrow", "2018-02-01"),
        ("+30d", "2018-03-02"),
        ("-2w", "2018-01-17"),
        ("+1m", "2018-02-28"),
        ("-11m", "2017-02-28"),
        ("-1y", "2017-01-31"),
        (" 2018-03 ", "2018-03"),
    ],
)
def test_a_relative_date_counts_from_today(text: str, day: str) -> None:
    assert parse_point(text, TODAY) == day


@pytest.mark.parametrize("text", ["+99999y", "-99999m", "+9999y"])
def test_a_relative_date_beyond_the_calendar_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="beyond the calendar"):
        parse_point(text, TODAY)


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_the_edges_of_the_calendar_are_refused_in_words_too(day: date) -> None:
    with pytest.raises(ValueError, match="beyond the calendar"):
        parse_point("yesterday" if day.year == 1 else "tomorrow", day)


@pytest.mark.parametrize(
    ("text", "days_meant"),
    [
        ("2017..2018-06", DateRange(date(2017, 1, 1), date(2018, 6, 30))),
        ("..-90d", DateRange(None, date(2017, 11, 2))),
        ("today..", DateRange(TODAY, None)),
        ("2018-03-01", DateRange(date(2018, 3, 1), date(2018, 3, 1))),
    ],
)
def test_a_range_includes_both_its_ends(text: str, days_meant: DateRange) -> None:
    assert parse_range(text, TODAY) == days_meant


@pytest.mark.parametrize("text", ["..", " .. ", "2018..2017", "...", "1..2..3", "", "2018-01-02..2018-01-01"])
def test_a_range_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="'"):
        parse_range(text, TODAY)


@given(partial_dates(), days)
def test_a_day_lies_in_a_partial_date_if_it_begins_with_it(point: PartialDate, day: date) -> None:
    assert (day in parse_range(point, TODAY)) == day.isoformat().startswith(point)


@given(partial_dates())
def test_a_partial_date_is_its_own_written_form(point: PartialDate) -> None:
    assert PartialDate.parse(str(point)) == point
    assert point.is_full == (point.first == point.last)


@given(st.integers(-99999, 99999), st.sampled_from("dwmy"), days)
def test_going_forth_and_back_never_overshoots(count: int, unit: str, day: date) -> None:
    try:
        there = parse_point(f"{count:+d}{unit}", day).first
        back = parse_point(f"{-count:+d}{unit}", there).first
    except ValueError:
        return
    assert timedelta(0) <= day - back <= timedelta(3)


@given(st.text(max_size=12))
def test_any_text_is_a_range_or_a_sentence(text: str) -> None:
    try:
        assert isinstance(parse_range(text, TODAY), DateRange)
    except ValueError as error:
        assert str(error)
