"""When a cell, or an option's value, says that something is due."""

from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.dates import PartialDate
from commitments.deadlines.cells import read_cell
from commitments.deadlines.lexicon import folded, lexicon
from commitments.deadlines.mentions import mentions

SINCE = PartialDate("2025-06-01")
MONTHS_NAMED = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}
MONTHS = {language: names.split() for language, names in MONTHS_NAMED.items()}
DAYS = {
    "en": ["{d} {month} {y}", "{month} {d}, {y}", "by {d} {month} {y}", "the {d}th of {month} {y}"],
    "de": ["{d}. {month} {y}", "bis zum {d}. {month} {y}", "spätestens am {d}. {month} {y}"],
    "fr": ["{d} {month} {y}", "le {d} {month} {y}", "d'ici le {d} {month} {y}", "avant le {d} {month} {y}"],
    "es": ["{d} de {month} de {y}", "antes del {d} de {month} de {y}", "a más tardar el {d} de {month} de {y}"],
    "pt": ["{d} de {month} de {y}", "até {d} de {month} de {y}", "antes de {d} de {month} de {y}"],
    "it": ["{d} {month} {y}", "entro il {d} {month} {y}", "prima del {d} {month} {y}"],
    "nl": ["{d} {month} {y}", "uiterlijk op {d} {month} {y}", "tegen {d} {month} {y}"],
}
FIGURES = ["{y}-{m:02}-{d:02}", "{d}.{m}.{y}", "{d:02}.{m:02}.{y}", "{y}/{m:02}/{d:02}", "{y}-{m:02}-{d:02}T14:00:00Z"]
PARTS = [
    ("Q{q} {y}", 4), ("{y}-Q{q}", 4), ("{y} Q{q}", 4), ("{q}Q{y}", 4), ("T{q} {y}", 4),
    ("H{q} {y}", 2), ("S{q} {y}", 2),
    ("{q}. Quartal {y}", 4), ("{q}. Halbjahr {y}", 2), ("{q}e trimestre {y}", 4), ("{q}.º trimestre de {y}", 4),
    ("{q}º semestre de {y}", 2), ("{q}e kwartaal van {y}", 4),
]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Q3 2027", "2027-09"),
        ("2027年12月31日", "2027-12-31"),
        ("2027년 12월", "2027-12"),
        ("2030年", "2030"),
        ("3Q27", "2027-09"),
        ("third quarter of 2027", "2027-09"),
        ("2. Quartal 2025", "2025-06"),
        ("deuxième trimestre de 2027", "2027-06"),
        ("second half of 2027", "2027-12"),
        ("1. Halbjahr 2027", "2027-06"),
        ("seconda metà del 2027", "2027-12"),
        ("the end of fiscal year 2027/28", "2028"),
        ("FY25/26", "2026"),
        ("2025/26", "2026"),
        ("2025-26", "2026"),
        ("2025-12", "2025-12"),
        ("2025-2030", "2030"),
        ("31 Dec 2025 14:00", "2025-12-31"),
        ("12/31/2027", "2027-12-31"),
        ("end of 2030", "2030"),
        ("Ende März 2018", "2018-03"),
        ("fin mars 2027", "2027-03"),
        ("a finales de 2027", "2027"),
        ("mid-2028", "2028-06"),
        ("early 2029", "2029"),
        ("by 31 December", "2025-12-31"),
        ("by the end of the year", "2025"),
        ("by year-end", "2025"),
        ("next year", "2026"),
        ("within two years", "2027-06-01"),
        ("innerhalb von zwei Jahren", "2027-06-01"),
        ("dans les deux prochaines années", "2027-06-01"),
        ("over the next decade", "2035-06-01"),
        ("by 2030 at the latest", "2030"),
        ("between 2025 and 2030", "2030"),
        ("from January 2026 to March 2027", "2027-03"),
    ],
)
def test_a_deadline_in_words_is_read(written: str, meant: str) -> None:
    assert (read_cell(written, None, SINCE).date, read_cell(written, None, SINCE).is_whole) == (meant, True)


@pytest.mark.parametrize(
    "written",
    [
        "FY27", "fiscal year 2027", "Q4 FY2027", "from 2026", "ab 2026", "since 2015", "not before 2030",
        "as early as 2027", "by Tuesday", "by COP30", "31.13.2027", "30 February 2027", "Q5 2027", "3. Halbjahr 2027",
        "2028/27", "ongoing", "2025 and 2030", "within 100 days of taking office", "within the coming years", "5", "",
        "2018 or 2019",
    ],
)  # fmt: skip
def test_what_names_no_one_time_is_none(written: str) -> None:
    with pytest.raises(ValueError, match=r"is not a date"):
        read_cell(written, None, SINCE)


@pytest.mark.parametrize("written", ["by 31 December", "within two years", "next year"])
def test_what_counts_from_a_day_is_none_without_that_day(written: str) -> None:
    with pytest.raises(ValueError, match="counts from the day of the promise, which is not known"):
        read_cell(written)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("in five years", "2030-06-01"),
        ("in fünf Jahren", "2030-06-01"),
        ("dans cinq ans", "2030-06-01"),
        ("en cinco años", "2030-06-01"),
        ("em cinco anos", "2030-06-01"),
        ("tra cinque anni", "2030-06-01"),
        ("over vijf jaar", "2030-06-01"),
        ("in a year's time", "2026-06-01"),
        ("31 December of next year", "2026-12-31"),
        ("March next year", "2026-03"),
        ("the end of March this year", "2025-03"),
        ("by the end of the 2020s", "2029"),
        ("June the 15th, 2027", "2027-06-15"),
        ("the start of 2027/28", "2027"),
        ("through 2030", "2030"),
        ("by around 2035", "2035"),
        ("de 2026 à 2030", "2030"),
    ],
)
def test_more_ways_to_say_when(written: str, day: str) -> None:
    assert read_cell(written, None, SINCE).date == day


@pytest.mark.parametrize(
    "written",
    [
        "$2030", "2030%", "2030+", ">2030", "<2030", "2027 at the earliest", "frühestens 2027", "au plus tôt en 2027",
        "no antes de 2027", "non prima del 2027", "niet voor 2027", "2030 or later", "within the first 100 days",
        "over the following decade", "the 2030s",
    ],
)  # fmt: skip
def test_a_sum_and_a_time_when_something_begins_are_no_deadline(written: str) -> None:
    with pytest.raises(ValueError, match=r"is not a date"):
        read_cell(written, None, SINCE)


def test_what_was_picked_out_of_other_words_says_so() -> None:
    found = read_cell("Cabinet approved the budget for 2027")
    assert (found.date, found.is_whole, found.caution is not None) == ("2027", False, True)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.sampled_from(sorted(DAYS)), st.data())
def test_a_day_in_words_of_any_language_is_read_back(day: date, language: str, data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(DAYS[language]))
    words = form.format(d=day.day, month=MONTHS[language][day.month - 1], y=day.year)
    assert read_cell(words).date == day.isoformat()


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.sampled_from(FIGURES))
def test_a_day_in_figures_is_read_back(day: date, form: str) -> None:
    assert read_cell(form.format(d=day.day, m=day.month, y=day.year)).date == day.isoformat()


@given(st.integers(1900, 2199), st.sampled_from(PARTS), st.data())
def test_a_part_of_a_year_is_its_last_month(year: int, form: tuple[str, int], data: st.DataObject) -> None:
    words, count = form
    part = data.draw(st.integers(1, count))
    assert read_cell(words.format(q=part, y=year)).date == f"{year}-{part * 12 // count:02}"


@given(
    st.dates(date(2026, 1, 1), date(2199, 12, 31)),
    st.sampled_from([(language, form) for language, forms in DAYS.items() for form in forms]),
    st.sampled_from(
        ["We will finish it {}.", "Wir bauen {} zwei Häfen", "{}, we will act", "Nous agirons {} (au plus tard)"]
    ),
)
def test_a_day_in_a_sentence_is_itself_or_nothing(day: date, form: tuple[str, str], sentence: str) -> None:
    words = form[1].format(d=day.day, month=MONTHS[form[0]][day.month - 1], y=day.year)
    found = {mention.date for mention in mentions(sentence.format(words), SINCE)}
    assert found <= {day.isoformat(), None}


PIECES = ("by", "end of", "Q3", "2027", "31", ".", "-", "/", "12", "within", "two", "years", "from", "Mai", "'", "FY")


@given(st.text(max_size=60) | st.builds(str.join, st.sampled_from(("", " ")), st.lists(st.sampled_from(PIECES))))
def test_any_words_are_a_date_or_none(words: str) -> None:
    assert len(folded(words)) == len(words)
    mentions(" ".join(words.split()), SINCE)
    try:
        found = read_cell(words, None, SINCE)
    except ValueError:
        return
    assert PartialDate.parse(found.date) == found.date


def test_hostile_text_takes_linear_time() -> None:
    for piece in ("by the end of the ", "by 2027-", "in 1 ", "Q", "within two ", "by " + " " * 50, "9", "mid-mid-"):
        began = process_time()
        mentions(piece * (100_000 // len(piece)), SINCE)
        assert process_time() - began < 5


def test_every_language_has_twelve_months() -> None:
    assert {lexicon().months[folded(name)] for names in MONTHS.values() for name in names} == set(range(1, 13))
