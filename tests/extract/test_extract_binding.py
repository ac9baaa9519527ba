"""A deadline binds the promise's own verb; a date of anything else is none."""

import pytest

from commitments.dates import PartialDate
from commitments.extract import candidates

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
    ],
)
def test_a_date_of_something_else_is_no_deadline(text: str) -> None:
    assert set(dues(text)) <= {None}
