"""What differs between two texts, word by word, however they were made."""

from hypothesis import given
from hypothesis import strategies as st

from commitments.differences import MOST_WORDS, Difference, Piece, difference

WORDS = st.lists(st.sampled_from("abc"), max_size=12)


def longest_common(old: list[str], new: list[str]) -> int:
    """As textbooks have it."""
    row = [0] * (len(new) + 1)
    for word in old:
        above = row
        row = [0]
        for place, other in enumerate(new):
            row.append(above[place] + 1 if word == other else max(above[place + 1], row[place]))
    return row[-1]


@given(WORDS, WORDS)
def test_as_many_words_as_can_be_are_the_same_and_both_texts_can_be_read_off(old: list[str], new: list[str]) -> None:
    found = difference(" ".join(old), " ".join(new))
    kept = [word for piece in found.pieces if piece.sort != "added" for word in piece.text.split()]
    made = [word for piece in found.pieces if piece.sort != "removed" for word in piece.text.split()]
    assert (kept, made) == (old, new)
    assert len(old) - found.removed == len(new) - found.added == longest_common(old, new)
    assert found.is_none == (old == new)


def test_what_counts_as_the_same_is_shown_as_it_is_now() -> None:
    assert difference("A Plant", "a plant opened", str.casefold) == Difference(
        (Piece("same", "a plant"), Piece("added", "opened")), 0, 1
    )


def test_scripts_without_blanks_are_compared_character_by_character() -> None:
    assert difference("建设工厂", "建新工厂").pieces == (
        Piece("same", "建"),
        Piece("removed", "设"),
        Piece("added", "新"),
        Piece("same", "工厂"),
    )


def test_long_runs_that_are_the_same_can_be_left_out() -> None:
    before = " ".join(f"w{n}" for n in range(50))
    found = difference(before, f"{before} end".replace("w25", "new")).around(2)
    assert [piece.text for piece in found.pieces] == ["… w23 w24", "w25", "new", "w26 w27 … w48 w49", "end"]


def test_texts_without_anything_in_common_are_cut_and_say_so() -> None:
    before, after = "a " * (3 * MOST_WORDS), "b " * (3 * MOST_WORDS)
    found = difference(before, after)
    assert (found.removed, found.added, found.is_cut, found.is_none) == (MOST_WORDS, MOST_WORDS, True, False)


def test_a_long_text_with_one_other_word_is_compared_whole() -> None:
    before = " ".join(f"w{n % 7}" for n in range(100_000))
    found = difference(f"{before} old {before}", f"{before} new {before}")
    assert (found.removed, found.added, found.is_cut) == (1, 1, False)
