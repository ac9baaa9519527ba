"""A deadline binds the promise's own verb; a date of anything else is none."""

import pytest

from commitments.dates import PartialDate
from commitments.extract import candidates
from commitments.extract.coding import Coder
from commitments.model import Span
from tests.growth import grows_with_size

PUBLISHED = PartialDate("2025-06-01")


def dues(text: str) -> list[str | None]:
    return [found.due for found in candidates(text, published=PUBLISHED)]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("We will finish the line by Q3 2027.", "2027-09"),
        ("We will finish the port in the third quarter of 2027.", "2027-09"),
        ("We will finish the school in the second half of 2027.", "2027-12"),
        ("We will finish the road by 31.12.2027.", "2027-12-31"),
        ("We will finish the dam by the end of fiscal year 2027/28.", "2028"),
        ("We will finish the dam by 2026-12-24.", "2026-12-24"),
        ("We will, by 2030, plant trees.", "2030"),
        ("By 2030 we will plant trees.", "2030"),
        ("Peru intends to encourage and open one third of these plants by the end of 2026.", "2026"),
        ("We will open ten plants, and one third of these by 2026 in Lima.", None),
        ("If elected, we will build homes by 2029.", "2029"),
        ("We will ensure that all children are in school by 2030.", "2030"),
        ("We will halve emissions compared with 2005 levels by 2035.", "2035"),
        ("We will phase out coal by 2030, recognising that ending it in 2032 will require effort.", "2030"),
        ("We will complete the road, which links the ports, by 2030.", "2030"),
        ("We will build 1,000 homes between 2027 and 2030.", "2030"),
        ("We will invest in the period 2025-2030.", "2030"),
        ("We will do it in 2030 at the latest.", "2030"),
        ("We will finish the works by March.", "2026-03"),
        ("Within 100 days, we will appoint a minister.", "2025-09-09"),
        ("The road will be delivered in 2029.", "2029"),
        ("We will double exports in five years.", "2030-06-01"),
        ("We will double exports in five years' time.", "2030-06-01"),
        ("We will double exports by 31 December next year.", "2026-12-31"),
        ("We will double exports by Friday, 18 June 2027.", "2027-06-18"),
        ("We will double exports by June the 15th, 2027.", "2027-06-15"),
        ("We will double exports by the end of the 2020s.", "2029"),
        ("We will fund schools through December 2030.", "2030-12"),
        ("We will host the summit in 2028.", "2028"),
        ("We will publish a report in June 2026 on progress since 2020.", "2026-06"),
        ("We will report yearly until 2030.", "2030"),
        ("We will double the size of the programme within three years, such that 900 gain every year.", "2028-06-01"),
        ("We will pay $5 billion over the period 2026 to 2030.", "2030"),
        ("We will pay $5 billion over the years 2026–2030.", "2030"),
        ("We will pay $5 billion between now and 2030.", "2030"),
        ("We will cut emissions by 40% by 2030 and reach net zero by 2050.", "2030"),
        ("We will cut emissions by 40% by 2030 and 60% by 2040.", None),
        ("We will build 100 schools by 2026, 200 by 2028 and 500 by 2030.", None),
        ("We will open the office by June.", None),
        ("We will strike agreements with every province within six months.", "2025-12-01"),
        ("We will halve our debt, in accordance with the treaty, by 2028.", "2028"),
        ("We will halve our debt by 2028 but will fund schools until 2040.", "2028"),
        ("We will review the law (deadline: 31 March 2026).", "2026-03-31"),
        ("We will build schools for those who need them, by 2027.", "2027"),
        ("We will build schools by 2030² and more.", "2030"),
        ("Peru shall plant a million trees prior to 2032.", "2032"),
        ("We will keep the subsidy up to and including 2028.", "2028"),
        ("We will train teachers over the course of the next four years.", "2029-06-01"),
        ("We will ensure that homes and schools will be insulated by 2030.", "2030"),
        ("We will see to it that trade grows and prices will fall by 2030.", "2030"),
    ],
)
def test_a_date_of_the_promise_s_own_verb_is_its_deadline(text: str, due: str) -> None:
    assert dues(text) == [due]


@pytest.mark.parametrize(
    "text",
    [
        "In the event of a future pandemic, we will deliver safe vaccines within 100 days.",
        "We will phase out coal, recognising that ending it in 2032 will require great effort.",
        "Once ratified, we will publish the treaty within 30 days.",
        "We will publish the treaty within 30 days once it is ratified.",
        "We will appoint a minister within 100 days of taking office.",
        "We will answer every request within 30 days.",
        "We will cut tariffs, building on the 2027 agreement.",
        "We will cut tariffs as agreed in 2028.",
        "We will implement the Paris Agreement of 2015.",
        "We will fund the programme for 2027-2033.",
        "We will halve emissions compared with 2005 levels.",
        "We will create a fund that expires in 2028.",
        "We will create a fund which will be spent by 2028.",
        "We will implement the 2030 Agenda for Sustainable Development.",
        "We will deliver on Agenda 2030 and Vision 2030.",
        "We will implement the plan adopted by the Council in 2027.",
        "From 2026, we will pay nurses.",
        "We will raise it by 2000 MW.",
        "We will finish by the end of FY27.",
        "We will finish by Tuesday.",
        "We will report by 30 June each year.",
        "We will spend it in 2026 and 2027.",
        "We will cut it by 2030 or 2035.",
        "We will cut it by 2030.5 percent.",
        "We will present next year's budget soon.",
        "We will appoint a minister within the first 100 days.",
        "We will renew the licence expiring on 31 December 2027.",
        "We will rebuild the city before the lease expires in 2027.",
        "We will rebuild the city as demand is expected to double by 2040.",
        "We will report every year by 30 June.",
        "We will report annually by 30 June.",
        "We will raise the minimum wage in 2026, 2027 and 2028.",
        "We will ensure that patients are seen within 18 weeks.",
        "We will answer every request within 30 days, always.",
        "We will complete the review ahead of COP31 in 2026.",
        "We will phase out coal by 2030 or later.",
        "We will phase out coal, but will use oil until 2040.",
        "We will intensify work in a manner compatible with reaching net-zero emissions by 2050.",
        "We will contribute to India's goal of 500 GW by 2030.",
        "We will train 2,000 teachers, 500 of them by 2026.",
        "We launched a programme to run until 2028.",
        "We will train teachers by the 2028-29 school year.",
        "We will spend the money in the 2026-27 budget.",
        "We will review the law championed by April Jones.",
        "We will make the biggest investment in 30 years.",
        "We will build more homes than ever in 50 years.",
        "We will build as many homes in a year as were built before.",
        "We will support five year plans in five year steps.",
        "We will fund schools in 2027 and beyond.",
        "We will build dykes and the sea will rise by 2050.",
        "We will build 500 homes and demand will double by 2030.",
        "We will cut taxes, and the economy will grow by 2030.",
        "We will meet demand, expected to double by 2030.",
        "We will meet demand projected to double by 2030.",
        "We will support Kenya in its plan to end hunger by 2030.",
        "We will phase out coal by 2030 in Europe and by 2040 elsewhere.",
        "We will build ports in 2026 and schools in 2027.",
        "We will prepare for the World Cup in 2026.",
        "We will fund research into what life will be like by 2050.",
    ],
)
def test_a_date_of_something_else_is_no_deadline(text: str) -> None:
    assert set(dues(text)) <= {None}


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Wir bauen bis Ende 2027 Schulen.", "2027"),
        ("Wir werden das Gesetz ersetzen, das bis 2028 gilt.", None),
        ("Das Gesetz, das nicht mehr taugt, wird bis Ende 2028 ersetzt.", "2028"),
        ("Wenn der Bund bis 2027 zahlt, bauen wir Schulen.", None),
        ("Nous sortirons du charbon au plus tard le 31 décembre 2027.", "2027-12-31"),
        ("Nous remplacerons la loi qui expire avant 2028.", None),
        ("Si l'État paie, nous construirons des écoles avant 2027.", "2027"),
        ("Si el Estado paga antes de 2027, construiremos escuelas.", None),
        ("Substituiremos a lei que expira até 2028.", None),
        ("Sostituiremo la legge che scade entro il 2028.", None),
        ("Usciremo dal carbone entro il 2030.", "2030"),
        ("We bouwen binnen twee jaar scholen.", "2027-06-01"),
        ("Als het Rijk voor 2027 betaalt, bouwen we scholen.", None),
    ],
)
def test_a_passage_in_another_language_has_the_deadline_of_its_main_clause(text: str, due: str | None) -> None:
    assert Coder(text, published=PUBLISHED).coding(Span(0, len(text))).due == due


def test_a_sentence_full_of_dates_is_read_in_linear_time() -> None:
    def read(size: int) -> None:
        candidates("We will pay within 30 days " * size + ".", published=PUBLISHED)

    assert grows_with_size(read, 500, 4_000)


@pytest.mark.parametrize(
    "text",
    [
        "We recognise that warming will pass 1.5 degrees by 2030.",
        "Japan knows that warming will pass 1.5 degrees by 2030 and will cut emissions.",
    ],
)
def test_what_will_happen_by_itself_has_no_deadline_and_no_maker(text: str) -> None:
    found = candidates(text, issuer="Japan", published=PUBLISHED)
    assert [(one.due, one.actors) for one in found if one.due or one.actors] == []


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("Peru will pay $5 million, up from $2 million in 2019.", None),
        ("The fund will return the money it lent in 2018.", None),
        ("Peru will repay the boats that it borrowed in 2018.", None),
        ("Peru agreed to open it in 2028.", "2028"),
        ("Peru will repay the money it lent by 2028.", "2028"),
        ("Peru will pay $5 million in 2028, up from $2 million.", "2028"),
        ("Peru will map reefs in view of an ambition to double its catch by 2030.", None),
        ("Peru will support Chile's goal of 500 ports by 2030.", None),
        ("Peru will hold workshops to support its ambition to double its catch by 2030.", None),
        ("Peru will meet Peru's target of 500 ports by 2030.", "2030"),
        ("Peru will reach its goal of 500 ports by 2030.", "2030"),
        ("Peru commits to the goal of doubling its catch by 2030.", "2030"),
        ("Peru will help ports meet Chile's goals and build 50 dams by 2030.", "2030"),
        ("Peru welcomes Chile's pledge to end coal by 2060 and will lend $5 million.", None),
        ("Peru will assume the presidency of the Council in 2028.", "2028"),
    ],
)
def test_when_something_else_was_is_no_deadline(words: str, when: str | None) -> None:
    assert [one.due for one in candidates(words)] == [when]
