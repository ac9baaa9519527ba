"""Sums whose numbers are words, what only looks like a sum, and which of several figures is the promise's."""

import pytest

from commitments.money.sums import Sum, in_cell, in_text

BN, MN = 10**9, 10**6


@pytest.mark.parametrize(
    ("written", "value", "currency"),
    [
        ("two million euros", 2 * MN, "EUR"),
        ("a billion dollars", BN, "USD"),
        ("half a billion euros", BN / 2, "EUR"),
        ("a half-billion-dollar fund", BN / 2, "USD"),
        ("three-quarters of a billion dollars", 750 * MN, "USD"),
        ("two and a half billion dollars", 2.5 * BN, "USD"),
        ("two hundred and fifty million euros", 250 * MN, "EUR"),
        ("twenty-five thousand pounds", 25_000, "GBP"),
        ("fifteen hundred dollars", 1_500, "USD"),
        ("ten thousand crore rupees", 10**11, "INR"),
        ("eine halbe Milliarde Euro", BN / 2, "EUR"),
        ("anderthalb Millionen Euro", 1.5 * MN, "EUR"),
        ("fünfundzwanzig Millionen Euro", 25 * MN, "EUR"),
        ("zweihundertfünfzig Millionen Euro", 250 * MN, "EUR"),
        ("trois milliards d’euros", 3 * BN, "EUR"),
        ("quatre-vingt-dix millions d'euros", 90 * MN, "EUR"),
        ("soixante-quinze millions d'euros", 75 * MN, "EUR"),
        ("un demi-milliard d'euros", BN / 2, "EUR"),
        ("vingt et un millions d'euros", 21 * MN, "EUR"),
        ("eine Billion Euro", 10**12, "EUR"),
        ("dos mil millones de euros", 2 * BN, "EUR"),
        ("vinte e um milhões de euros", 21 * MN, "EUR"),
        ("двадцать один миллион рублей", 21 * MN, "RUB"),
        ("treinta y cinco millones de euros", 35 * MN, "EUR"),
        ("medio millón de euros", MN / 2, "EUR"),
        ("cento milioni di euro", 100 * MN, "EUR"),
        ("duecento milioni di euro", 200 * MN, "EUR"),
        ("vijfentwintig miljoen euro", 25 * MN, "EUR"),
        ("dois bilhões de reais", 2 * BN, "BRL"),
        ("два миллиарда рублей", 2 * BN, "RUB"),
        ("полтора миллиарда долларов", 1.5 * BN, "USD"),
        ("एक करोड़ रुपये", 10**7, "INR"),
        ("三兆円", 3 * 10**12, "JPY"),
        ("二十亿美元", 2 * BN, "USD"),
        ("百万美元", MN, "USD"),
    ],
)
def test_a_number_in_words_is_read_as_one_in_digits(written: str, value: float, currency: str) -> None:
    right = Sum(value, currency)  # type: ignore[arg-type]
    assert {in_text(written), in_text(f"By 2030 we will spend {written}.")} == {right}


def test_both_ends_of_a_range_may_be_words() -> None:
    written = ["two to three million euros", "between two and three million euros", "zwei bis drei Mio. Euro"]
    assert [in_text(each) for each in written] == [Sum(2 * MN, "EUR", 3 * MN)] * 3


@pytest.mark.parametrize(
    "written",
    [
        "millions of euros", "tens of millions of euros", "several million euros", "a few billion dollars",
        "a couple of million dollars", "a million or two euros", "two or three billion dollars", "one in five euros",
        "a third of a billion euros", "a multi-million euro fund", "phase two million euros", "ein Euro", "un euro",
        "mehrere hundert Millionen Euro", "plusieurs milliards d'euros", "数十亿美元", "几百万元", "数百億円",
        "несколько миллиардов рублей", "five twenty million euros",
            "neunzehn mal zwei Millionen Euro", "ten out of thirty million euros", "één van de negen miljoen euro",
            "vingt-sept sur deux millions d'euros", "ochenta y seis euros", "two of the five million euros",
            "one hundred two hundred euros", "once euros",
    ],
)  # fmt: skip
def test_a_vague_number_in_words_is_no_sum(written: str) -> None:
    assert in_text(f"We will spend {written} on roads.") is None


@pytest.mark.parametrize(
    "written",
    [
        "COP 26", "the World CUP 2026", "ALL 27 MEMBERS", "TRY 5 TIMES", "SOS 112", "PHP 8.3", "dem 5. Mai",
        "10 real jobs", "2 won seats", "5 million won support", "the 50,000 mark", "Fr. 18 Uhr", "am Fr. 13. März",
        "20 euro area members", "Euro 7", "20 pounds weight", "R2 and D2", "Rm 5",
        "SDG 13 met", "SDG 7.2", "the 17 SDG targets", "28 COP meetings", "SSP2-4.5", "SSP 245",
    ],
)  # fmt: skip
def test_what_shares_its_letters_with_a_currency_is_no_sum(written: str) -> None:
    assert in_text(f"We will see {written}") is None


@pytest.mark.parametrize(
    ("written", "value", "currency"),
    [
        ("COP 5 billion", 5 * BN, "COP"), ("50,000 SDG", 50_000, "SDG"),
        ("MAD 12,500", 12_500, "MAD"), ("R1.5 billion", 1.5 * BN, "ZAR"),
        ("RM500 million", 500 * MN, "MYR"), ("KSh 5 million", 5 * MN, "KES"), ("500 MSEK", 500 * MN, "SEK"),
        ("50 TEUR", 50_000, "EUR"), ("100 M$", 100 * MN, "USD"), ("USD$1.5 billion", 1.5 * BN, "USD"),
        ("Cdn$ 5 million", 5 * MN, "CAD"), ("Rs.500 crore", 5 * BN, "INR"), ("Rp 5 juta", 5 * MN, "IDR"),
        ("5 milyar TL", 5 * BN, "TRY"), ("5 tỷ đồng", 5 * BN, "VND"), ("~$3 billion", 3 * BN, "USD"),
        ("12.500 Euro", 12_500, "EUR"), ("R$ 1.234", 1_234, "BRL"), ("1.500 dólares", 1_500, "USD"),
        ("5 billion Saudi riyals", 5 * BN, "SAR"),
    ],
)  # fmt: skip
def test_a_currency_is_known_by_any_of_its_forms(written: str, value: float, currency: str) -> None:
    assert in_text(f"We will spend {written} on roads.") == Sum(value, currency)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "written",
    [
        "5 or 10 million euros", "5, 10 or 20 million euros", "$1 million or $2 million", "Rs. 500 crore or 600 crore",
            "5 % of $3 billion", "5 Prozent von 3 Mrd. Euro", "twice €3bn", "double the €3bn", "minus $3bn",
            "3 x €5 million",
        "2 × 5 Mio. Euro", "$5×10^6", "€5 plus €10 million", "US$1 = €0.9", "half of the $5 million fund",
        "€5 – 10 schools", "$5 to 10 schools", "$5 million to 10 million people", "by €5 million to €10 million",
        "page 3 500 euros", "Art. 12 500 Euro", "Room 12 500 euros", "$5 M&E", "€5 t",
        "50億円から100億円", "two €5 million funds",
    ],
)  # fmt: skip
def test_where_another_figure_may_be_part_of_it_there_is_no_sum(written: str) -> None:
    assert in_text(f"We will see {written}") is None


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("EUR 1.6bn-2.1bn", Sum(1_600 * MN, "EUR", 2_100 * MN)),
        ("€5m-10m", Sum(5 * MN, "EUR", 10 * MN)),
        ("US$ 50,000–75,000", Sum(50_000, "USD", 75_000)),
        ("US$ 50,000 to 75,000 für Schulen", Sum(50_000, "USD", 75_000)),
        ("2亿至3亿元", Sum(2 * 10**8, "CNY", 3 * 10**8)),
        ("um 5 bis 10 Millionen Euro", Sum(5 * MN, "EUR", 10 * MN)),
        ("grants from $50,000 to $75,000", Sum(50_000, "USD", 75_000)),
        ("raise grants from $50,000 to $75,000", Sum(75_000, "USD")),
        ("$5,000 to 20 students", Sum(5_000, "USD")),
        ("€5 million to 10 schools", Sum(5 * MN, "EUR")),
        ("Article 5 USD 12 million", Sum(12 * MN, "USD")),
        ("COVID-19 $5 billion", Sum(5 * BN, "USD")),
        ("im Jahr 2027 5 Mio. Euro", Sum(5 * MN, "EUR")),
        ("500 euros to 2030", Sum(500, "EUR")),
        ("770,000 EUR 2030", Sum(770_000, "EUR")),
        ("1. 5 million euros", None),
        ("$5 million/year", Sum(5 * MN, "USD")),
    ],
)
def test_of_several_figures_those_that_belong_together_are_taken(written: str, right: Sum | None) -> None:
    assert in_text(f"We will see {written}") == right


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("from $5m to $10m", Sum(5 * MN, "USD", 10 * MN, True)),
        ("usd 5m", Sum(5 * MN, "USD")),
        ("two million euros", Sum(2 * MN, "EUR")),
        ("COP 26", Sum(26, "COP")),
    ],
)
def test_a_cell_needs_no_more_words_to_be_a_sum(written: str, right: Sum) -> None:
    assert in_cell(written) == right


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("raise it from €3 billion in 2020 to €5 billion in 2030", Sum(5 * BN, "EUR")),
        ("raise it from €3 billion today to €5 billion", Sum(5 * BN, "EUR")),
        ("raise it from today's €3 billion to €5 billion", Sum(5 * BN, "EUR")),
        ("double the €3 billion to €5 billion", Sum(5 * BN, "EUR")),
        ("multiply the €3 billion to reach €5 billion", Sum(5 * BN, "EUR")),
        ("die Mittel von derzeit 3 auf 5 Milliarden Euro erhöhen", Sum(5 * BN, "EUR")),
        ("die Mittel von heute 3 Milliarden Euro auf 5 Milliarden Euro erhöhen", Sum(5 * BN, "EUR")),
        ("porterons le budget de 3 à 5 milliards d'euros", Sum(5 * BN, "EUR")),
        ("aumenteremo i fondi dagli attuali 3 a 5 miliardi di euro", Sum(5 * BN, "EUR")),
        ("los fondos de los actuales 3 a 5 mil millones de euros", Sum(5 * BN, "EUR")),
        ("het budget van nu 3 naar 5 miljard euro", Sum(5 * BN, "EUR")),
        ("бюджет с 3 до 5 млрд евро", Sum(5 * BN, "EUR")),
        ("triple the fund of €3 billion to €5 billion", Sum(5 * BN, "EUR")),
        ("expand grants of €3 billion to €5 billion", None),
        ("raise €3 billion to €5 billion", None),
        ("pay from €3 billion to €5 billion", Sum(3 * BN, "EUR", 5 * BN)),
        ("expand clinics with €3 billion to €5 billion", Sum(3 * BN, "EUR", 5 * BN)),
        ("cut taxes and give €3 billion to €5 billion", Sum(3 * BN, "EUR", 5 * BN)),
        ("with €3 billion from 2026 to 2030", Sum(3 * BN, "EUR")),
    ],
)
def test_of_a_change_what_it_leads_to_is_promised(written: str, right: Sum | None) -> None:
    assert in_text(written) == right


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("$2T", Sum(2 * 10**12, "USD")),
        ("US$1-2T", Sum(10**12, "USD", 2 * 10**12)),
        ("a $2000 T-shirt", None),
        ("a billion and a half dollars", Sum(1_500 * MN, "USD")),
        ("deux millions et demi d'euros", Sum(2_500_000, "EUR")),
        ("due milioni e mezzo di euro", Sum(2_500_000, "EUR")),
        ("mille euros", Sum(1_000, "EUR")),
        ("миллион рублей", Sum(MN, "RUB")),
        ("quelques mille euros", None),
        ("5000元", Sum(5_000, "CNY")),
        ("發放5000元", None),
        ("for 27 EUR countries", None),
        ("27 EUR per day", Sum(27, "EUR")),
        ("₹500 करोड़ खर्च", Sum(5 * BN, "INR")),
        ("3 Billion Dollars", Sum(3 * BN, "USD")),
        ("$3.5 gazillion", None),
        ("one-and-a-half billion dollars", Sum(1_500 * MN, "USD")),
        ("$5 bil.", Sum(5 * BN, "USD")),
        ("5 млрд грн.", Sum(5 * BN, "UAH")),
        ("Rs. 5,00,000/- on roads", Sum(500_000, "INR")),
        ("5,000 millones de dólares", None),
        ("5.000 millones de dólares", Sum(5 * BN, "USD")),
        ("$5 millones", None),
        ("by €2 billion, to €7 billion", None),
    ],
)
def test_short_forms_and_parts_of_sums_are_read_or_none(written: str, right: Sum | None) -> None:
    assert in_text(written) == right
