"""Numbers and sums as people write them: the right one, or none."""

import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from commitments.money.sums import Sum, currency_named, in_cell, in_text, marks_of

BN, MN = 10**9, 10**6


@pytest.mark.parametrize(
    ("written", "value", "currency"),
    [
        ("1 600 000 euros", 1_600_000, "EUR"),
        ("1\u00a0600\u202f000 €", 1_600_000, "EUR"),
        ("€1\u2009600\u2009000,50", 1_600_000.5, "EUR"),
        ("CHF 1'000'000.-", MN, "CHF"),
        ("CHF 1’000’000", MN, "CHF"),
        ("1.234.567 Euro", 1_234_567, "EUR"),
        ("EUR 2,50", 2.5, "EUR"),
        ("₹12,34,567", 1_234_567, "INR"),
        ("$50,000", 50_000, "USD"),
        ("$2¾ billion", 2.75 * BN, "USD"),
        ("1 1/2 million euros", 1.5 * MN, "EUR"),
        ("1⁄2 billion dollars", BN / 2, "USD"),
        ("1,6 billion euros", 1.6 * BN, "EUR"),
        ("€1.234 billion", 1.234 * BN, "EUR"),
        ("$1,234 million", 1.234 * BN, "USD"),
        ("a 500-million-euro fund", 500 * MN, "EUR"),
        ("USD $5 million", 5 * MN, "USD"),
        ("2,5 Mrd. €", 2.5 * BN, "EUR"),
        ("300 Mio. Euro", 300 * MN, "EUR"),
        ("1,5 Billionen Euro", 1.5e12, "EUR"),
        ("1.45 milliards €", 1.45 * BN, "EUR"),
        ("1 billion d'euros", 10**12, "EUR"),
        ("5 Md€", 5 * BN, "EUR"),
        ("10 k€", 10_000, "EUR"),
        ("5 mil millones de euros", 5 * BN, "EUR"),
        ("2,5 billones de euros", 2.5e12, "EUR"),
        ("R$ 5 bilhões", 5 * BN, "BRL"),
        ("R$ 1,5 mil", 1_500, "BRL"),
        ("5 mil milhões de euros", 5 * BN, "EUR"),
        ("3 miliardi di euro", 3 * BN, "EUR"),
        ("500 mila euro", 500_000, "EUR"),
        ("2,5 miljard euro", 2.5 * BN, "EUR"),
        ("5 тыс. руб.", 5_000, "RUB"),
        ("5 млрд ₽", 5 * BN, "RUB"),
        ("1,5 миллиарда долларов США", 1.5 * BN, "USD"),
        ("USD 3 亿", 3 * 10**8, "USD"),
        ("500万元", 5 * MN, "CNY"),
        ("¥500亿", 5 * 10**10, "CNY"),
        ("¥1兆", 10**12, "JPY"),
        ("3億5000万円", 350 * MN, "JPY"),
        ("５億円", 5 * 10**8, "JPY"),
        ("5조 3천억 원", 5_300 * BN, "KRW"),
        ("5억 달러", 5 * 10**8, "USD"),
        ("₹5 करोड़", 5 * 10**7, "INR"),
        ("१०० करोड़ रुपये", BN, "INR"),
        ("Rs. 3 lakh crore", 3 * 10**12, "INR"),
        ("2 crore 50 lakh rupees", 25 * MN, "INR"),
        ("EUR 400.000", 400_000, "EUR"),
    ],
)
def test_a_sum_is_read_in_any_language_alone_and_among_other_words(written: str, value: float, currency: str) -> None:
    assert {in_text(written), in_text(f"By 2030 we will spend {written} on roads, 5 of them.")} == {
        Sum(value, currency)  # type: ignore[arg-type]
    }


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("$1-2 billion", BN, 2 * BN),
        ("$1–$2 billion", BN, 2 * BN),
        ("$500 million to $1 billion", BN / 2, BN),
        ("$900 million–1.2 billion", 900 * MN, 1.2 * BN),
        ("between $5 and $10 million", 5 * MN, 10 * MN),
        ("ranging from $5 million to $10 million", 5 * MN, 10 * MN),
        ("$5 to 10 million", 5 * MN, 10 * MN),
        ("entre 5 et 10 millions de dollars", 5 * MN, 10 * MN),
        ("5 bis 10 Mio. Dollar", 5 * MN, 10 * MN),
        ("1000000..2000000 USD", MN, 2 * MN),
    ],
)
def test_a_range_has_both_its_ends(written: str, low: float, high: float) -> None:
    assert in_text(f"We offer {written}.") == Sum(low, "USD", high)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "value"),
    [("double it from €5 to €10 million", 10 * MN), ("von 5 auf 10 Millionen Euro", 10 * MN), ("up to €5", 5)],
)
def test_of_a_change_the_sum_is_what_it_changes_to(written: str, value: int) -> None:
    assert in_text(written) == Sum(value, "EUR")


@pytest.mark.parametrize(
    "written",
    [
        "€1.234", "$1.234", "$2 and a half billion", "$1 million and a half", "1 Billion Euro",
            "$500–$1 billion", "£1 and £2 billion", "¥500万", "12 34 567 euros",
        "€5 milijardi", "EUR 5 мільярдів", "$5/6", "COVID-19 €", "5 million pounds of sugar", "-$5 million", "$5%",
        "de 5 à 10 millions d'euros", "5 % of € 3x", "€1,2,3", "1,23,45 euros", "$1٫5", "2021-27 € 5 billion",
        "EUR 5 USD", "$5 mil", "€5²", "1,500 kronor", "5 billion million euros", "¥5京",
    ],
)  # fmt: skip
def test_what_is_not_understood_whole_is_no_sum(written: str) -> None:
    assert in_text(f"We will spend {written} on roads.") is None


@pytest.mark.parametrize(
    ("written", "decimal", "value"),
    [
        ("1.234", ",", 1234), ("1.234", ".", 1.234), ("(1,000.00)", None, -1000), ("−1,200.50", None, -1200.5),
        ("1.000,-", ",", 1000), ("1.000,- €", None, 1000), ("12 000", None, 12_000),
        ("1E+05", None, 100_000), ("+3", None, 3),
    ],
)  # fmt: skip
def test_a_cell_may_be_a_bare_number(written: str, decimal: str | None, value: float) -> None:
    assert in_cell(written, decimal).value == value


@pytest.mark.parametrize("written", ["1.234", "1,234 €", "many", "", "5%", "€5 a day", "1,2,3", "9" * 400])
def test_a_cell_that_is_no_sum_or_could_be_two_raises(written: str) -> None:
    with pytest.raises(ValueError, match=r"^(?:is|could)"):
        in_cell(written)


def test_a_figure_shows_its_decimal_mark_where_it_can_have_only_one() -> None:
    written = ["1.234,56", "1,234.5", "1.234", "1,234", "12,5", "1.000.000", "7"]
    assert [marks_of(cell) for cell in written] == [{","}, {"."}, set(), set(), {","}, {","}, set()]


def test_a_currency_alone_is_a_code_a_sign_or_a_name() -> None:
    assert [currency_named(word) for word in ("usd", "€", "Swiss francs", "$", "kr", "XXQ", "yen")] == [
        *("USD", "EUR", "CHF", None, None, None, "JPY")
    ]


def _styled(value: int, cents: int, style: tuple[str, str]) -> str:
    grouping, decimal = style
    return f"{value:,}".replace(",", grouping) + (f"{decimal}{cents:02d}" if cents else "")


styles = st.sampled_from(
    [(",", "."), (".", ","), (" ", ","), ("\u00a0", "."), ("\u202f", ","), ("'", "."), ("’", ","), ("", "."), ("", ",")]
)
scales = st.sampled_from(
    [("", 0), (" million", 6), ("bn", 9), (" Mrd.", 9), (" milliards", 9), (" млн", 6), ("億", 8), (" crore", 7)]
)
words = st.sampled_from(["", "We give ", "Article 5: ", "in 2030, ", "plus ", "bis zu ", "我们", "для "])
ends = st.sampled_from(["", ".", " for roads", ", and 7 more", "; 3 of it", ") in 2031"])


@given(st.integers(1, 10**9), st.integers(0, 99), styles, scales, words, ends, st.booleans())
def test_a_sum_in_any_style_comes_back_as_itself_or_as_nothing(
    value: int, cents: int, style: tuple[str, str], scale: tuple[str, int], before: str, after: str, is_before: bool
) -> None:
    point_scales = (" million", "bn", "億", " crore")
    assume(style[0] not in ".," or not scale[0] or style[1] == ("." if scale[0] in point_scales else ","))
    number = _styled(value, cents, style) + scale[0]
    written = f"{before}{'€' + number if is_before else number + ' €'}{after}"
    right = round((value * 100 + cents) * 10 ** scale[1] / 100, 2)
    found = in_text(written)
    assert found is None or (found.value, found.upper, found.currency) == (pytest.approx(right), None, "EUR")


@given(st.integers(1, 10**12), st.integers(0, 99), styles)
def test_a_number_comes_back_from_a_cell_when_its_decimal_mark_is_known(
    value: int, cents: int, style: tuple[str, str]
) -> None:
    assert in_cell(_styled(value, cents, style), style[1]).value == pytest.approx(value + cents / 100)


@given(st.text("0123456789.,' €$-/¾kmbn億万toand ()eE+", max_size=40))
def test_any_text_is_a_sum_or_none(written: str) -> None:
    found = in_text(written)
    assert found is None or found.upper is None or found.upper > found.value


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1,",
        "1 ",
        "€1 ",
        "1-",
        "1 million ",
        "億",
        "$1 to ",
        "½",
        "1/",
        "from €1 ",
        "a million ",
        "twenty-",
        "zwei",
    ],
)
def test_hostile_text_is_read_in_linear_time(piece: str) -> None:
    begun = time.process_time()
    in_text(piece * (200_000 // len(piece)) + " €")
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("five (5) billion dollars", 5_000_000_000),
        ("5 (five) million dollars", 5_000_000),
        ("USD five (5) million", 5_000_000),
        ("cinco (5) millones de dólares", 5_000_000),
        ("twenty-five (25) million dollars", 25_000_000),
        ("$5 (six) million", None),
        ("six (5) billion dollars", None),
        ("a fund (5 million dollars)", 5_000_000),
        ("$.5m", 500_000),
        ("$.75", 0.75),
        ("$.5.5m", None),
    ],
)
def test_a_number_written_twice_or_without_its_nought_is_read_whole(text: str, expected: float | None) -> None:
    found = in_text(text)
    assert (found and found.value) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("We will invest $5[1] billion in rail.", None),
        ("We will invest $5 million[1] in rail.", 5 * MN),
        ("We will invest $5 billion[12] and more.", 5 * BN),
    ],
)
def test_a_sum_that_the_mark_of_a_note_cuts_in_two_is_none(text: str, value: float | None) -> None:
    found = in_text(text)
    assert (found and found.value) == value
