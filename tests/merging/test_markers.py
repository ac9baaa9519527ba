"""A text with conflict markers is read as the versions that it was made of."""

import pytest

from commitments.merging import BadMarkers, Sides, sides


def lines(*said: str) -> str:
    return "\n".join(said)


def test_a_text_without_markers_has_no_sides() -> None:
    assert sides("a\n======= \nb\n>>>>>>> c\n") is None


def test_each_side_is_the_whole_text_with_its_own_lines() -> None:
    text = lines("a", "<<<<<<< HEAD", "o", "=======", "t", ">>>>>>> topic (a change)", "z", "")
    assert sides(text) == Sides(lines("a", "o", "z", ""), None, lines("a", "t", "z", ""), "HEAD", "topic (a change)")


def test_the_base_is_known_where_every_conflict_says_it() -> None:
    one = ("<<<<<<< o", "1", "||||||| b", "2", "=======", "3", ">>>>>>> t")
    assert sides(lines(*one, "x", *one)) == Sides("1\nx\n1", "2\nx\n2", "3\nx\n3", "o", "t")
    two = ("<<<<<<< o", "=======", ">>>>>>> t")
    assert sides(lines(*one, "x", *two)) == Sides("1\nx", None, "3\nx", "o", "t")


def test_markers_may_be_longer_and_lines_may_end_as_on_windows() -> None:
    text = "<<<<<<<<< o\r\n1\r\n||||||||| b\r\n<<<<<<< inner\r\n=========\r\n3\r\n>>>>>>>>> t\r\n"
    assert sides(text) == Sides("1\r\n", "<<<<<<< inner\r\n", "3\r\n", "o", "t")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<<<<<<< o\n1\n", "the conflict of line 1 does not end"),
        ("x\n<<<<<<< o\n1\n=======\n2\n", "the conflict of line 2 does not end"),
        ("<<<<<<< o\n1\n<<<<<<< o\n=======\n>>>>>>> t\n", "line 3: a conflict begins before the one of line 1 ends"),
    ],
)
def test_markers_that_do_not_follow_one_another_are_named(text: str, message: str) -> None:
    with pytest.raises(BadMarkers, match=message):
        sides(text)
