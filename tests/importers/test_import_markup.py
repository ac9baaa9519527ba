"""Cells with HTML in them: the words that a reader sees, and no end of unclosed tags takes long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.importers.values import text, urls


@pytest.mark.parametrize(
    ("cell", "seen"),
    [
        ("<p>One</p><p>two &amp; three</p>", "One\n\ntwo & three"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ('see <a href="https://a.example/x?y=1&amp;z=2">the act</a>.', "see the act (https://a.example/x?y=1&z=2)."),
        ("see <a class=x href='https://a.example'>https://a.example</a>", "see https://a.example"),
        ("<A HREF=https://a.example>x</A>", "x (https://a.example)"),
        ('<a title="more > less" href="https://a.example">x</a>', "x (https://a.example)"),
        ('<a href="javascript:alert(1)">x</a>', "x"),
        ("a<!-- b > c --> d <b>e</b>", "a d e"),
        ("a <!-- b <b>c</b>", "a <!-- b c"),
        ("<style>p { x }</style><script>if (a < b) { '</p>' }</script>kept <i>this</i>", "kept this"),
        ("<?php y ?><!DOCTYPE html><b>z</b>", "z"),
        ('<b class="x>y</b>', "y"),
        ("<b>1</b> < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("if a <b and c> d.", "if a <b and c> d."),
        ("<p>see <https://a.example/x> and <ana@a.example></p>", "see <https://a.example/x> and <ana@a.example>"),
        ("List<String> of <unknown>words</unknown>", "List<String> of <unknown>words</unknown>"),
        ("<o:p></o:p>x <input disabled>y<div\nclass='z'>w</div>", "x y\nw"),
    ],
)
def test_a_cell_is_read_as_its_reader_sees_it(cell: str, seen: str) -> None:
    assert text(cell) == seen


@given(st.text("ab <>&/\"'=!-?;", max_size=40))
def test_tags_around_a_cell_leave_its_words(words: str) -> None:
    plain = words.replace("&", "&amp;").replace("<", "&lt;")
    assert text(f"<b>{plain}</b>") == " ".join(words.split())


UNCLOSED = ["<a ", '<a x="', "<a x='y' ", "<!-- ", "<!", "</a ", "<?x ", "<![CDATA[", "<script>", "<a/", "<a \"'\"'"]


@pytest.mark.parametrize("piece", UNCLOSED)
def test_a_hundred_thousand_tags_that_are_never_closed_are_read_at_once(piece: str) -> None:
    assert text("<b>x</b>" + piece * 100_000).startswith("x")


@pytest.mark.parametrize("piece", [")", ")]", ").", "]", ".)"])
def test_two_hundred_thousand_brackets_behind_an_address_are_taken_off_at_once(piece: str) -> None:
    assert urls("see http://a.example/b" + piece * 200_000) == ["http://a.example/b"]


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("(http://a.example/b)", "http://a.example/b"),
        ("http://a.example/b_(c)", "http://a.example/b_(c)"),
        ("(see http://a.example/b_(c)).", "http://a.example/b_(c)"),
        ("[http://a.example/b[1]]", "http://a.example/b[1]"),
        ("http://a.example/b).);", "http://a.example/b"),
    ],
)
def test_a_bracket_stays_where_the_address_opens_it(written: str, address: str) -> None:
    assert urls(f"x {written}") == [address]


def test_an_address_between_angle_brackets_is_one() -> None:
    assert urls("see <https://a.example/x>, <http://b.example>") == ["https://a.example/x", "http://b.example"]
