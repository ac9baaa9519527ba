"""A sentence's promising verbs are found whatever else stands in it, and quickly where it has none."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from commitments.deadlines.lexicon import _table, folded
from commitments.grammar.forms import FORMS
from commitments.grammar.words.beginnings import BEGINNINGS, KNOWN_BY, STEMS, WORD
from commitments.grammar.words.plain import plain

_LABELLED = Path(__file__).with_name("united-states-labelled.json")


def _sentences() -> list[str]:
    table = json.loads(_LABELLED.read_text(encoding="utf-8"))
    return [plain(each["text"]) for each in (table["sentences"] if isinstance(table, dict) else table)]


def test_every_form_is_looked_for_where_its_words_begin() -> None:
    assert sorted(FORMS) == sorted([*BEGINNINGS, *STEMS])
    missed = [
        (form, found[0])
        for text in _sentences()
        for form, pattern in FORMS.items()
        for found in pattern.finditer(text)
        if not _is_looked_for(form, text, found.start())
    ]
    assert missed == []


@given(st.sampled_from(sorted(FORMS)), st.data())
def test_what_a_form_s_own_pattern_makes_is_looked_for(form: str, data: st.DataObject) -> None:
    made = data.draw(st.from_regex(FORMS[form]))
    found = FORMS[form].search(made)
    assert found is not None
    assert _is_looked_for(form, made, found.start())


def _is_looked_for(form: str, text: str, start: int) -> bool:
    if form in STEMS:
        return any(stem in text for stem in STEMS[form])
    word = next((word[0] for word in WORD.finditer(text) if word.start() == start), "")
    return word[:KNOWN_BY] in BEGINNINGS[form]


@given(st.text(alphabet=st.characters(max_codepoint=0x17F)))
def test_text_of_ascii_alone_is_folded_as_any_other(text: str) -> None:
    assert folded(text) == text.translate(_table())
    assert len(folded(text)) == len(text)
