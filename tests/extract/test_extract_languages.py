"""Promises in other languages than English: when they are due, how much they name. The rules tell no promise there."""

from pathlib import Path

import pytest

from commitments.coding.amounts import amount
from commitments.dates import PartialDate
from commitments.extract.coding import Coder
from commitments.model import Span

DUE = [
    line.split(": ", 1)
    for line in (Path(__file__).parent / "due-in-languages.txt").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(("expected", "words"), DUE)
def test_when_a_sentence_of_another_language_is_due(expected: str, words: str) -> None:
    coding = Coder(words, published=PartialDate("2026-02-04")).coding(Span(0, len(words)))
    assert (coding.due or "-") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Die Bundesregierung wird 1.200 Euro zahlen.", "EUR 1,200"),
        ("Das Land wird 12,50 Euro zahlen.", "EUR 12.5"),
        ("Wir werden 1.200,50 € überweisen.", "EUR 1,200.5"),
        ("Wir investieren 1,5 Mrd. Euro.", "EUR 1,500,000,000"),
        ("Le gouvernement versera 1 200 euros.", "EUR 1,200"),
        ("Nous verserons 300 M€.", "EUR 300,000,000"),
        ("Invertiremos 1.250 millones de euros.", "EUR 1,250,000,000"),
        ("Investiremo 100 mln di euro.", "EUR 100,000,000"),
        ("Investiremos 2 bilhões de reais.", "BRL 2,000,000,000"),
        ("Wij investeren 1,5 miljard euro.", "EUR 1,500,000,000"),
    ],
)
def test_sums_are_read_as_each_language_writes_figures(words: str, expected: str) -> None:
    assert str(amount(words)) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Die Bundesregierung wird 1.200 Euro je Schüler zahlen.",
        "Das Land wird 12,50 Euro je Stunde zahlen.",
        "Le gouvernement versera 1 200 euros par élève.",
        "La ville paiera 12,50 euros de l'heure.",
    ],
)
def test_what_is_paid_for_one_of_many_is_no_sum_of_the_promise(words: str) -> None:
    assert amount(words) is None
