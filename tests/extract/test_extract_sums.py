"""Which of the sums that a promise names is its amount: none that is refused, a unit's price, a ratio, or a coin."""

import pytest

from commitments.coding.amounts import amount


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We will match every $1 with $2", None),
        ("For every €1 raised we will give €2, up to €5 million", 5_000_000),
        ("We will give $2 for every $1 donated", None),
        ("We will scrap the 500 euro note", None),
        ("We will not spend $5 million on it", None),
        ("We won't pay $5 billion", None),
        ("We will never pay more than €10 million for it", None),
        ("We will not rest until we have spent $5 billion on clinics", 5_000_000_000),
        ("We will not hesitate to invest $5 billion", 5_000_000_000),
        ("We will not only spend $5 million but also hire staff", 5_000_000),
        ("We will spend no less than $5 million", 5_000_000),
        ("We will not raise taxes and will invest $5 billion", 5_000_000_000),
        ("We will not raise taxes, but invest $5 billion", 5_000_000_000),
        ("We will not raise taxes. We will spend $5 million", 5_000_000),
        ("We will buy 100 homes at €4.000 each", None),
        ("We will pay $300 per child", None),
        ("We will invest $5 billion per year", 5_000_000_000),
        ("We will give every child $300", None),
        ("We will give each school $5,000", None),
        ("We will provide $5 million to each of ten states", None),
        ("Every year we will invest $5 million", 5_000_000),
        ("We will spend every year $5 million", 5_000_000),
        ("Мы не остановимся и выделим 5 млн рублей", 5_000_000),
        ("我们将毫不犹豫地投入5000万元", 50_000_000),
        ("将补贴提高到每人每年500元", None),
        ("We will invest $5 billion each year", 5_000_000_000),
        ("We will invest $5 billion a year", 5_000_000_000),
        ("We will provide $100 billion annually", 100_000_000_000),
        ("We will pay $50 a month", None),
        ("We will pay $15 an hour", None),
        ("We will give $5 million each to Kenya and Ghana", None),
        ("We will set a price of $50 per tonne", None),
        ("We will set a $15-an-hour wage", None),
        ("We will spend $5 billion a decade", 5_000_000_000),
        ("We will spend $5 billion by 2030, $300 per child", 5_000_000_000),
        ("Wir werden 5 Milliarden Euro investieren", 5_000_000_000),
        ("Wir werden keine 5 Milliarden Euro zahlen", None),
        ("Wir werden 5 Milliarden Euro nicht ausgeben", None),
        ("Wir zahlen 300 Euro pro Kind", None),
        ("Wir zahlen 300 Euro je Kind", None),
        ("Wir investieren pro Jahr 5 Milliarden Euro", 5_000_000_000),
        ("Wir investieren jährlich 5 Milliarden Euro", 5_000_000_000),
        ("Wir werden nicht nur 5 Milliarden Euro ausgeben, sondern mehr", 5_000_000_000),
        ("Wir werden den 500-Euro-Schein abschaffen", None),
        ("Wir verdoppeln jeden Euro und geben 5 Millionen Euro", 5_000_000),
        ("Nous allons investir 5 milliards d'euros par an", 5_000_000_000),
        ("Nous verserons 300 euros par enfant", None),
        ("Nous ne dépenserons pas 5 millions d'euros", None),
        ("Nous ne dépenserons pas moins de 5 millions d'euros", 5_000_000),
        ("Nous supprimerons les billets de 500 euros", None),
        ("Nous investirons 5 millions d'euros pour chaque région", None),
        ("Invertiremos 5 millones de euros en las escuelas", 5_000_000),
        ("No gastaremos 5 millones de euros en armas", None),
        ("Pagaremos 300 euros por niño a las familias", None),
        ("No solo gastaremos 5 millones de euros", 5_000_000),
        ("Vamos investir 5 milhões de euros por ano", 5_000_000),
        ("Não vamos gastar 5 milhões de euros", None),
        ("Vamos pagar 300 euros por criança", None),
        ("No próximo ano vamos investir 5 milhões de euros na saúde", 5_000_000),
        ("Investiremo 5 milioni di euro nelle scuole", 5_000_000),
        ("Non spenderemo 5 milioni di euro per le armi", None),
        ("Daremo 300 euro al mese alle famiglie", None),
        ("Wij zullen 5 miljoen euro investeren in scholen", 5_000_000),
        ("We zullen geen 5 miljoen euro uitgeven aan het leger", None),
        ("We geven 300 euro per kind", None),
        ("Wij investeren 5 miljoen euro per jaar in de zorg", 5_000_000),
        ("Per 1 januari investeren we 5 miljoen euro in de zorg", 5_000_000),
        ("Мы выделим 5 млн рублей на школы", 5_000_000),
        ("Мы не потратим 5 млн рублей", None),
        ("Мы выделим не менее 5 млн рублей", 5_000_000),
        ("Мы будем платить 5000 рублей в месяц", None),
        ("Мы будем платить 5000 рублей на каждого ребёнка", None),
        ("我们将投入5000万元建设学校", 50_000_000),
        ("我们不会花费5000万元", None),
        ("每人补贴500元", None),
        ("我们将投入不少于5000万元", 50_000_000),
        ("每年投入5000万元", 50_000_000),
        ("我们不断加大投入，将投入5000万元", 50_000_000),
        ("私たちは学校に5億円を投資します", 500_000_000),
        ("私たちは5億円を支出しません", None),
        ("1人当たり10万円を支給します", None),
        ("毎年5億円を投資します", 500_000_000),
        ("1万円札を廃止します", None),
        ("우리는 학교에 5억 원을 투자할 것이다", 500_000_000),
        ("우리는 5억 원을 쓰지 않을 것이다", None),
        ("1인당 10만 원을 지급하겠습니다", None),
        ("매년 5억 원을 투자하겠습니다", 500_000_000),
        ("हम स्कूलों में 5 करोड़ रुपये निवेश करेंगे", 50_000_000),
        ("हम 5 करोड़ रुपये खर्च नहीं करेंगे", None),
        ("हम प्रति बच्चा 500 रुपये देंगे", None),
        ("हम हर साल 5 करोड़ रुपये देंगे", 50_000_000),
        ("Kenya, which has not paid, will get $5 million", 5_000_000),
        ("We will end homelessness without delay with $5 million", 5_000_000),
        ("We will stop the $5 million scheme", None),
        ("We will not cut aid and we will spend $5 million", 5_000_000),
        ("We will provide $5 million for each of the schools", None),
        ("We will provide grants of $5,000 per farm, $10 million in all", 10_000_000),
        ("We will lend €5 per person", None),
        ("We will raise the wage to $15 per hour", None),
        ("We will invest $5 million per annum", 5_000_000),
        ("Nobody will pay more than $35 for insulin", None),
        ("No family will pay more than $10 a day", None),
        ("We will ensure no one pays more than $35 for insulin", None),
        ("Canada will contribute up to $5 million", 5_000_000),
        ("We will spend at most $5 million", 5_000_000),
        ("We will spend $5.million", None),
        ("We will spend $5 million plus $3 million", None),
        ("We will spend 10 times the $5 million", None),
        ("We will spend more than the $20 million of 2020", None),
        ("We will close it, though it cost $5 million", None),
        ("We will close the plant because it loses $5 million", None),
        ("We will close the plant if it costs more than $5 million", None),
        ("If it costs more than $5 million, we will close it", None),
        ("We will exempt the first $10,000 of income", None),
        ("We will spend $5 million more than the $20 million in 2020", 5_000_000),
        ("We will help those who earn under $20,000", None),
        ("If elected we will spend $5 million", 5_000_000),
        ("We will once again invest $5 million", 5_000_000),
        ("We will invest $5 billion instead of the $3 billion of last year", 5_000_000_000),
        ("Instead of cutting $5 million we will add $7 million", 7_000_000),
        ("The coalition, which manages over $10 trillion in assets, will build ports", None),
        ("The banks representing $4 trillion in assets will build ports with $2 billion", 2_000_000_000),
        ("Wool Ltd, worth $3 billion, will build a port", None),
        ("We will invest $3 billion in assets", 3_000_000_000),
        ("We announced 110 commitments, worth nearly $2 billion", 2_000_000_000),
        ("We will manage a $2 billion fund", 2_000_000_000),
    ],
)
def test_only_what_is_promised_is_the_amount(words: str, expected: int | None) -> None:
    found = amount(words)
    assert (found and found.value) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We will provide $3 million to Peru and $2 million to Chile", 5_000_000),
        (
            "We will give $3 million in Peru, $3.5 million in Chile to help farmers, and $3.5 million in Mali",
            10_000_000,
        ),
        ("We will spend $10 million on ports, as well as $3 million for the new school", 13_000_000),
        ("We will spend $10 million in grants, as well as $3 million for the new school", 13_000_000),
        (
            "We plan to provide $10 million in loans and the intent to provide up to an additional $10 million",
            20_000_000,
        ),
        ("We will sign a $50 million compact in Peru; a $29 million compact in Mali; and a $1 million one", 80_000_000),
        ("We will spend $50 million in Peru; $29 million in Mali; and $1 million in Fiji", 80_000_000),
        (
            "We will spend $8 million of State's and $4 million from the Bank, for a total of over $22 million",
            22_000_000,
        ),
        ("We will spend $5 million in Peru and $4 million in Mali, for a total of $90 million since 2020", 9_000_000),
        ("We will spend $60 million per year for the next ten years", 600_000_000),
        ("We will spend $750,000 a year over two years", 1_500_000),
        ("We will spend $1.33 billion annually from 2022 to 2024, for a total of at least $4 billion", 4_000_000_000),
    ],
)
def test_several_sums_side_by_side_are_what_they_come_to(words: str, expected: int) -> None:
    found = amount(words)
    assert found is not None and (found.value, found.upper) == (expected, None)


@pytest.mark.parametrize(
    "words",
    [
        "We will spend $5 million, including $2 million in Peru",
        "We will spend $5 million to mobilize $50 million in loans",
        "We will spend $5 million in Peru, unlocking $2 million in loans, and $1 million in grants",
        "We will spend $5 million and the Bank will spend $2 million",
        "We will spend $5 million, with at least $2 million of it in Peru",
        "We will spend $5 million in Peru, in addition to $2 million that was given",
        "We will spend $5 million, bringing the total to $20 million",
        "We will spend $5 million in Peru and €2 million in Mali",
        "We will spend $5 million in Peru; $2 million in grants were given earlier",
        "We will spend $5 million a year",
    ],
)
def test_a_part_or_an_outcome_of_a_sum_adds_nothing_to_it(words: str) -> None:
    assert str(amount(words)) == "USD 5,000,000"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We will purchase 50 aircraft valued at $8 billion", "USD 8,000,000,000"),
        ("We agreed on the purchase of coal worth nearly $8 billion", "USD 8,000,000,000"),
        ("We are announcing donations of boats worth $9 million", "USD 9,000,000"),
        ("We are making $450 million available to schools", "USD 450,000,000"),
        ("We are making a $140 million in-kind contribution to the Bank", "USD 140,000,000"),
        ("We will tax goods valued at or under $800", "None"),
        ("We will watch over the bank, which has nearly $913 billion in loan volume", "None"),
    ],
)
def test_what_is_bought_or_given_is_worth_the_sum(words: str, expected: str) -> None:
    assert str(amount(words)) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Donors, among them Japan ($1 billion), Germany (€1.3 billion) and Peru ($5 million), will raise their pledges",
        "New loans to the Wool Bank ($100 million) and the Reed Bank ($300 million) will open ports",
        "We renewed our support for ports, noting a plan of the Wool Bank to invest $300 million",
        "We will finish 100 actions, which together will save families $100 every year",
        "We will impose a tax on firms with over $1 billion in profits",
        "We will transform a fleet of 600 cars and an annual purchasing power of $650 billion",
    ],
)
def test_sums_of_several_and_what_somebody_can_spend_are_not_what_is_promised(words: str) -> None:
    assert amount(words) is None
