"""Which language a text is in: short and long ones, near languages, names of others within, mixed ones."""

from pathlib import Path

import pytest

from commitments.languages.telling import language_of

TEXTS = [
    line.split(": ", 1)
    for line in (Path(__file__).parent / "languages-told.txt").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_the_language_of_a_sentence_or_a_text_is_told_though_its_neighbours_share_most_of_its_words(
    language: str, text: str
) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "The Ministère de la Transition écologique et solidaire will fund the schools, and we will build them.",
        "The Bundesministerium für Zusammenarbeit und Entwicklung and the KfW have agreed to build the port of Rio.",
        "Sites will open in Santiago de los Caballeros, Rio de Janeiro and Las Vegas, and they will be there.",
        "We thank the Unión de Naciones Suramericanas and the people of Lima for their welcome, and will be back.",
    ],
)
def test_names_in_other_languages_make_no_text_of_them(text: str) -> None:
    assert (
        language_of(f"{text} We will publish what has been agreed, and all of our members will have their say.") == "en"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Ten ports.",
        "Lima 2030: 10, 20, 30",
        "Peru Chad Mali Niger Togo Benin Ghana Kenya Qatar Oman Nepal Fiji",
        "We will build the port and open it. Nous allons construire le port et nous allons l'ouvrir pour vous.",
        "بەرپرسان بەڵێن دەدەن کە ئەم کارە لە ساڵی داهاتوودا تەواو دەکەن.",
    ],
)
def test_of_a_few_words_of_names_and_of_a_mixed_text_none_is_told(text: str) -> None:
    assert language_of(text) is None


def test_letters_with_and_without_marks_of_their_own_are_the_same_words() -> None:
    assert (
        language_of("Nous nous engageons a\u0300 re\u0301duire la pollution de l’eau et de l’air de la ville.") == "fr"
    )
