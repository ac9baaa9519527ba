"""Folding, words, and making text inert."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.text import begins_words, fold, inert, one_line, shorten, slug, words

ODD = st.text(alphabet="aß Éﬁİŉǅ\u0301\u0345½ \u00a0\u3000\u2028\n\t“”’–ΣςǰΐŸ協が", max_size=20)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Élysée  “Palace”", 'elysee "palace"'),
        (" Straße\n\u00a0ﬁn ", "strasse fin"),
        ("İstanbul ΣΑΣ", "istanbul σασ"),
        ("a–b—c−d", "a-b-c-d"),
        ("e\u0301", "e"),
    ],
)
def test_folding_ignores_case_accents_and_typography(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.one_of(st.text(), ODD))
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.one_of(st.text(), ODD))
def test_however_a_text_is_composed_it_folds_the_same(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text)) == fold(text)


@given(st.one_of(st.text(), ODD))
def test_a_word_holds_no_blank_and_stands_in_the_folded_text(text: str) -> None:
    assert [word for word in words(text) if not word or " " in word or word not in fold(text)] == []


def test_words_begin_with_needles_in_any_order() -> None:
    asked = [["unit"], ["states", "uni"], ["nited"], ["united", "x"]]
    assert [begins_words(needles, "The United States") for needles in asked] == [True, True, False, False]


@given(st.text())
def test_inert_text_obeys_nothing_and_keeps_what_can_be_read(text: str) -> None:
    shown = inert(text)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]", shown)
    shown.encode()
    assert inert(shown) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb", "a\\x1b[31mb"),
        ("\x9b31m", "\\x9b31m"),
        ("a\u202eb", "a\\u202eb"),
        ("\ud800", "\\ud800"),
        ("a\r\nb\tc", "a\nb\tc"),
        ("a\rb", "a\\x0db"),
        ("[bold] <b> =1", "[bold] <b> =1"),
        ("日本 é 👍", "日本 é 👍"),
    ],
)
def test_only_what_a_terminal_would_obey_is_escaped(text: str, shown: str) -> None:
    assert inert(text) == shown


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert "  " not in line
    assert line == line.strip()


@given(st.text(), st.integers(1, 40))
def test_what_is_shortened_fits_and_begins_as_it_did(text: str, width: int) -> None:
    short, line = shorten(text, width), one_line(text)
    assert len(short) <= width
    assert short == line or (short.endswith("…") and line.startswith(short[:-1]))


@given(st.text())
def test_a_slug_is_fit_for_an_id(text: str) -> None:
    made = slug(text)
    assert made == "" or re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", made)
    assert slug(made) == made
