"""Codes of languages: what is one, and which one a name stands for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments import languages


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("en", "en"),
        (" FR ", "fr"),
        ("pt_BR", "pt-BR"),
        ("es-419", "es-419"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("eng", "eng"),
        ("de-CH-1996", "de-CH-1996"),
    ],
)
def test_a_code_is_written_as_is_usual(said: str, code: str) -> None:
    assert languages.code(said) == code


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("english", "did you mean 'en'?"),
        ("FRANÇAIS", "did you mean 'fr'?"),
        ("русский", "did you mean 'ru'?"),
        ("日本語", "did you mean 'ja'?"),
        ("Portugese", "did you mean 'pt'?"),
        ("English (US)", "did you mean 'en'?"),
        ("xx", "write one of ISO 639"),
        ("en-", "write one of ISO 639"),
        ("", "write one of ISO 639"),
        ("en\x1b[31m", "write one of ISO 639"),
    ],
)
def test_what_is_no_code_is_told_the_nearest(said: str, hint: str) -> None:
    with pytest.raises(ValueError, match="is no code of a language") as error:
        languages.code(said)
    assert hint in str(error.value)


@given(st.text())
def test_a_code_is_its_own_code(text: str) -> None:
    try:
        code = languages.code(text)
    except ValueError:
        return
    assert languages.code(code) == code
