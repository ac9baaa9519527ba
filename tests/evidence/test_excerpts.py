"""Whether an excerpt stands in a text: word for word, nearly, or not at all."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.differences import Piece
from commitments.excerpts import Finding, Proof, looked_for, same_typography
from commitments.model import Span

TEXT = (
    "The plant opened.\n\nIn 2019 the “first” reactor — they’re two — was\u00a0ﬁnally shut…\n"
    "Nothing else hap\u00adpened."
)


def said(excerpt: str, text: str = TEXT) -> str | None:
    """What the text says where the excerpt stands in it."""
    proof = looked_for(excerpt, text)
    if not proof:
        return None
    assert proof.span
    return text[proof.span.start : proof.span.end]


@pytest.mark.parametrize(
    ("excerpt", "there"),
    [
        ("plant opened", "plant opened"),
        ("The plant opened. In 2019", "The plant opened.\n\nIn 2019"),
        ('the "first" reactor - they\'re two', "the “first” reactor — they’re two"),
        ("the ''first'' reactor -- they`re two", "the “first” reactor — they’re two"),
        ("was finally shut...", "was\u00a0ﬁnally shut…"),
        ("Nothing else happened", "Nothing else hap\u00adpened"),
        ("“the plant opened”".replace("the", "The"), "The plant opened"),
        ("… plant opened …", "plant opened"),
        ("In\u200b 2019\ufeff", "In 2019"),
        ("«first» reactor", "“first” reactor"),
    ],
)
def test_white_space_and_typography_make_no_difference(excerpt: str, there: str) -> None:
    assert said(excerpt) == there


@pytest.mark.parametrize("excerpt", ["the plant opened", "reactors", "eactor", "In 2018", "plant has opened", "ﬁnal"])
def test_letters_and_digits_make_one(excerpt: str) -> None:
    assert said(excerpt) is None


@pytest.mark.parametrize(
    ("excerpt", "text"),
    [
        ("5 percent of trade", "The deficit was 2.5 percent of trade."),
        (".5 percent of trade", "The deficit was 2.5 percent of trade."),
        ("5 million were spent", "In all, 1,5 million were spent."),
        ("000 jobs", "There were 12’000 jobs."),
        ("2 of the jobs", "They kept 1/2 of the jobs."),
        ("it fell to 3", "In May it fell to 3.5."),
        ("it fell to 3.", "In May it fell to 3.5."),
        ("it cost 10", "In May it cost 10,000."),
        ("-5 percent growth", "There was 5 percent growth."),
        ("“-5 percent growth”", "There was 5 percent growth."),
        ("5 percent growth", "There was −5 percent growth."),
        ("5 percent growth", "There was –5 percent growth."),
        ("the minister can", "Today the minister can’t sign."),
        ("the president won", "In fact the president won't sign."),
        ("compliance was found", "Of non-compliance was found a trace."),
        ("the island is nuclear", "And the island is nuclear-free."),
        ("el gobierno pago", "Hoy el gobierno pagó."),
        ("la loi est annoncé", "Et la loi est annoncée."),
        ("कर", "करो नहीं"),
        ("てんか", "てんがない"),
    ],
)
def test_what_begins_or_ends_within_a_number_or_a_word_is_not_there(excerpt: str, text: str) -> None:
    assert said(excerpt, text) is None


@pytest.mark.parametrize(
    ("excerpt", "text"),
    [
        ("the plan was kept", "He said—the plan was kept—and left."),
        ("the plan was kept", "He said--the plan was kept--and left."),
        ("2018 budget", "In the 2017–2018 budget."),
        ("accord est signé", "Cet été, l’accord est signé."),
        ("…5 percent growth", "There was 5 percent growth."),
        ("In May it fell to 3.", "In May it fell to 3. Later it rose."),
        ("the plan", "They call it ‘the plan’, as we do."),
        ("-5 percent growth", "There was −5 percent growth."),
        ("it was 5%", "In May it was 5%."),
    ],
)
def test_what_begins_and_ends_with_a_word_is_there(excerpt: str, text: str) -> None:
    assert said(excerpt, text) is not None


def test_accents_count_however_they_are_written() -> None:
    assert said("Élysée", "the E\u0301lyse\u0301e said") == "E\u0301lyse\u0301e"
    assert said("Elysee", "the Élysée said") is None
    assert said("10²", "102 km") is None


def test_scripts_without_blanks_have_no_edges_of_words() -> None:
    assert said("新工厂", "今天我们将建设新工厂。") == "新工厂"


@pytest.mark.parametrize("excerpt", ["Plans two plants a mine Cost in 2019", "a mine", "1. two plants 2. a mine"])
def test_the_marks_of_headings_items_and_cells_may_be_left_out(excerpt: str) -> None:
    text = "# Plans\n\n1. two plants\n2. a mine\n\n## Cost | in 2019\n"
    assert said(excerpt, text) is not None
    assert said("two plants - a mine", text) is None


def test_how_often_it_stands_there_is_counted() -> None:
    assert looked_for("the plant", "the plant, the plants, breathe plant, the\nplant") == Proof(
        Finding.VERIFIED, Span(0, 9), 2
    )


def test_what_is_near_shows_where_and_what_differs() -> None:
    text = "A week ago nothing was known. The plant was finally closed in March 2019. Nobody said why."
    proof = looked_for("The plant was closed in April 2019", text)
    assert proof.finding is Finding.NEAR
    assert proof.span is not None
    assert text[proof.span.start : proof.span.end] == "The plant was finally closed in March 2019."
    assert proof.difference is not None
    assert proof.difference.pieces == (
        Piece("same", "The plant was"),
        Piece("added", "finally"),
        Piece("same", "closed in"),
        Piece("removed", "April 2019"),
        Piece("added", "March 2019."),
    )


def test_what_shares_few_words_is_absent() -> None:
    assert looked_for("The reactor was sold to a company in Spain", TEXT) == Proof(Finding.ABSENT)


@pytest.mark.parametrize("text", ["", " \n", "\u200b"])
def test_in_an_empty_text_everything_is_absent(text: str) -> None:
    assert looked_for("a plant", text) == Proof(Finding.ABSENT)


@pytest.mark.parametrize("excerpt", ["", " … ", "“”", "x" * 20_001])
def test_what_is_no_excerpt_is_an_error(excerpt: str) -> None:
    with pytest.raises(ValueError, match="an excerpt "):
        looked_for(excerpt, TEXT)


PIECES = st.sampled_from(
    ["a", "b", "é", "e\u0301", " ", "  ", "\n", "–", "--", "'", "''", "“", "…", "ﬃ", "\u00ad", "世"]
)


@given(st.lists(PIECES, max_size=30).map("".join), st.integers(0, 30), st.integers(1, 30))
def test_each_passage_is_found_where_it_says_the_same(text: str, start: int, size: int) -> None:
    excerpt = text[start : start + size]
    try:
        proof = looked_for(excerpt, text)
    except ValueError:
        return
    if proof:
        assert proof.span is not None
        there = same_typography(text[proof.span.start : proof.span.end])
        assert there.strip(" .\"'-") == same_typography(excerpt).strip(" .\"'-")


@pytest.mark.parametrize(
    ("excerpt", "text"),
    [
        ("a" * 499 + " b", "a" * 1_000_000),
        ("a " * 249 + "b", "a " * 500_000),
        ("é" * 300 + "x", "é" * 1_000_000),
        ("— - " * 300 + "x", "—–" * 500_000),
        ("ab" * 249 + "c", ("ab" * 248 + "d") * 2_000),
        ("a b c", "a " + " " * 1_000_000),
        ("we " * 150 + "not", ("we " * 149 + "will ") * 2_200),
        ("'a" * 3_000, "'a" * 300_000 + " "),
        ("か", "が" * 300_000),
    ],
    ids=["letters", "words", "accents", "dashes", "almost", "blanks", "almost words", "quotes", "voices"],
)
def test_hostile_texts_take_no_longer_than_others(excerpt: str, text: str) -> None:
    begun = time.process_time()
    looked_for(excerpt, text)
    assert time.process_time() - begun < 5  # a tenth of that on an idle machine; what is quadratic takes hours
