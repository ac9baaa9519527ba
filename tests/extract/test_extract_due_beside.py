"""When a promise is due whose date stands beside the rule that it follows, or inside the name of a deed."""

import pytest

from commitments.dates import PartialDate
from commitments.extract import candidates


def dues(text: str) -> list[str | None]:
    return [found.due for found in candidates(text, published=PartialDate("2024-05-15"))]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Kenya will launch its first tenders under the new Act in May 2027.", "2027-05"),
        ("Norway will pay €5 million under the Paris Agreement in 2027.", "2027"),
        ("Kenya will hold talks under the auspices of the UN in June 2027.", "2027-06"),
        ("Kenya will open ten schools under the programme on 4 June 2027.", "2027-06-04"),
        ("Kenya will open ten schools in line with the new plan in June 2027.", "2027-06"),
        ("Kenya will launch its tenders under the Aggregate, a new means of joint purchasing, in May 2027.", "2027-05"),
    ],
)
def test_a_rule_that_a_promise_follows_takes_no_date_to_itself(text: str, due: str) -> None:
    assert dues(text) == [due]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya will pay its share under the agreement signed in 2027.",
        "Kenya will cut emissions in line with its target of 40 per cent in 2030.",
        "Kenya will act in line with the summit in June 2027.",
        "Kenya will work under the presidency of Mali in 2027.",
        "Kenya will train the nurses who work under the programme in 2027.",
    ],
)
def test_what_has_a_date_of_its_own_keeps_it_behind_under_and_in_line_with(text: str) -> None:
    assert dues(text) == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya will support the reforms, including the establishment this year of an office in Lima.",
        "Kenya will support the adoption in 2027 of the treaty.",
    ],
)
def test_a_date_inside_the_name_of_a_deed_is_none_of_the_promise(text: str) -> None:
    assert dues(text) == [None]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Kenya will complete the construction in 2027 of the port of Mombasa.", "2027"),
        ("Kenya will begin the renovation this year of its schools.", "2024"),
        ("Kenya will open this year an office in Lima.", "2024"),
        ("Kenya will support the establishment of an office this year.", "2024"),
        ("Kenya will support the establishment by 2027 of an office.", "2027"),
    ],
)
def test_a_date_beside_a_deed_that_the_promise_brings_about_is_its_own(text: str, due: str) -> None:
    assert dues(text) == [due]
