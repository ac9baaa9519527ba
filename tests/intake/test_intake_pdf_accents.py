"""PDF: an accent that is drawn by itself over a letter is one with it, wherever the library puts it."""

import pytest

from commitments.pdf.drawn.accents import settled
from tests.intake.test_intake_pdf import at, paragraph, read

pytest.importorskip("pypdfium2")


@pytest.mark.parametrize(
    ("drawn", "words"),
    [
        (at(50, 720, "k") + at(56.1, 720, "\xa8") + at(55, 720, "onnen wir"), "können wir"),
        (at(50, 720, "konnen wir") + at(56.1, 720, "\xa8"), "können wir"),
        (at(50, 720, "Universite") + at(90, 720.2, "\xb4") + at(97.3, 720, "de Paris"), "Université de Paris"),
        (at(50, 720, "10 \xb4 and \xb4 20"), "10 \xb4 and \xb4 20"),
    ],
)
def test_an_accent_goes_to_the_letter_whose_place_it_shares(drawn: str, words: str) -> None:
    assert read(drawn)[0] == [paragraph(words)]


def test_a_blank_stays_where_the_letters_beside_an_accent_do_not_touch() -> None:
    places = {0: 0, 1: 5, 2: 12, 3: 5, 4: 12, 5: 12, 6: 17}  # "fu ¨ wi": the accent is over the u
    found = settled("fu \xa8 wi", lambda place: (places[place], 0, places[place] + 5, 10))
    assert found == "fü \ufdd0 wi"
