"""A sentence's promising verbs are found whatever else stands in it, and quickly where it has none."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from commitments.deadlines.lexicon import _table, folded
from commitments.grammar.forms import FORMS
from commitments.grammar.words.plain import plain
from commitments.grammar.words.stems import STEMS

_LABELLED = Path(__file__).with_name("united-states-labelled.json")


def _sentences() -> list[str]:
    table = json.loads(_LABELLED.read_text(encoding="utf-8"))
    return [plain(each["text"]) for each in (table["sentences"] if isinstance(table, dict) else table)]


def test_every_form_has_stems_of_which_each_of_its_matches_holds_one() -> None:
    assert FORMS.keys() == STEMS.keys()
    without = [
        (form, found[0])
        for text in _sentences()
        for form, pattern in FORMS.items()
        for found in pattern.finditer(text)
        if not any(stem in found[0] or stem in text[found.start() :] for stem in STEMS[form])
    ]
    assert without == []


@given(st.sampled_from(sorted(FORMS)), st.data())
def test_what_a_form_s_own_pattern_makes_holds_one_of_its_stems(form: str, data: st.DataObject) -> None:
    made = data.draw(st.from_regex(FORMS[form]))
    assert any(stem in made for stem in STEMS[form])


@given(st.text(alphabet=st.characters(max_codepoint=0x17F)))
def test_text_of_ascii_alone_is_folded_as_any_other(text: str) -> None:
    assert folded(text) == text.translate(_table())
    assert len(folded(text)) == len(text)
