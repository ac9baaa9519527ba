"""Where each page begins in a stored text, through every repair of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments import intake
from commitments.blocks import Block, Sort, Turn, written
from commitments.intake import cleaning
from commitments.intake.cleaning import cleaned
from commitments.places import PageStart


def stored(*blocks: Block) -> tuple[str, dict[int, str]]:
    """The text, and what it begins with on each page."""
    text, pages = written(cleaned(blocks, "pdf")[0])
    return text, {page.number: text[page.start : page.start + 8] for page in pages}


def test_a_page_begins_with_the_mark_of_its_first_block() -> None:
    assert stored(
        Block(Sort.HEADING, "Trade", page=1),
        Block(Sort.ITEM, "We act.", marker="4.", page=1),
        Block(Sort.ITEM, "We pay.", level=2, marker="5.", page=2),
        Block(Sort.PARAGRAPH, "We part.", page=4),
    ) == ("# Trade\n\n4. We act.\n  5. We pay.\n\nWe part.\n", {1: "# Trade\n", 2: "  5. We ", 4: "We part."})


def test_a_page_that_begins_inside_of_a_block_begins_with_its_words_whatever_is_repaired_before() -> None:
    words = "We  will\x00 act ﬁrst,\n\n and  weâ€™ll pay"
    turned = Block(Sort.PARAGRAPH, words, page=1, turns=(Turn(words.index("and"), 2), Turn(words.index("pay"), 3)))
    assert stored(turned) == ("We will act first,\nand we’ll pay\n", {1: "We will ", 2: "and we’l", 3: "pay\n"})


def test_what_returns_to_the_page_before_is_on_it() -> None:
    over = Block(Sort.PARAGRAPH, "We act and pay.", page=1, turns=(Turn(11, 2),))
    note = Block(Sort.PARAGRAPH, "[1] A note.", page=1)
    text, pages = written([over, note, Block(Sort.PARAGRAPH, "We part.", page=2)])
    assert (text, pages) == (
        "We act and pay.\n\n[1] A note.\n\nWe part.\n",
        (PageStart(0, 1), PageStart(11, 2), PageStart(17, 1), PageStart(30, 2)),
    )


def test_formats_without_pages_have_none() -> None:
    texts = {"a.txt": b"We act.\n", "a.md": b"# T\n\nWe act.\n", "a.html": b"<p>We act.</p>"}
    assert [intake.read_bytes(data, name).pages for name, data in texts.items()] == [(), (), ()]


def paged(text: str) -> tuple[str, dict[int, str]]:
    found = intake.read_bytes(text.encode(), "a.txt")
    return found.text, {page.number: found.text[page.start : page.start + 8] for page in found.pages}


def test_form_feeds_part_the_pages_of_a_text_and_sentences_go_over_them() -> None:
    text = "Plan\n\nWe will act\n\fand go home.\n\n\f\f  \nWe will build.\r\n\f"
    assert paged(text) == (
        "Plan\n\nWe will act\nand go home.\n\nWe will build.\n",
        {1: "Plan\n\nWe", 2: "and go h", 4: "We will "},
    )


def test_what_has_more_form_feeds_than_a_text_has_pages_is_not_paged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleaning, "_MOST_PAGES", 2)
    assert paged("A\fB\fC") == ("A\n\nB\n\nC\n", {1: "A\n\nB\n\nC\n", 2: "B\n\nC\n", 3: "C\n"})
    assert paged("A\fB\fC\fD") == ("A\n\nB\n\nC\n\nD\n", {})


def test_pages_are_known_where_lines_are_joined() -> None:
    line = "We will build homes and schools in the towns and the vil-\nlages of our land, and we will plant the trees\n"
    text, pages = paged(
        line * 8 + "that grow into the for-\f" + "ests of our land, with the help of the forests\n" + line * 4
    )
    start = "ests of our land, with the help of the forests\nWe will build"
    assert pages == {1: "We will ", 2: start[:8]}
    assert f" that grow into the for{start}" in text


wild = st.text(st.sampled_from("aZ .\n\t\f\r\x00\u00a0\ufeff\ufdd0\ue000-â€™“\u2028é"), max_size=12)


@given(st.lists(st.tuples(wild, wild, st.sampled_from(Sort), st.integers(1, 9)), max_size=5))
def test_page_starts_ascend_within_the_text_and_no_word_is_on_two_pages(
    drawn: list[tuple[str, str, Sort, int]],
) -> None:
    blocks = [Block(sort, a + b, page=page, turns=(Turn(len(a), page + 1),)) for a, b, sort, page in drawn]
    text, pages = written(cleaned(blocks, "pdf")[0])
    starts = [page.start for page in pages]
    assert starts == sorted(set(starts))
    assert all(start < len(text) for start in starts)
    assert (text == "") or text.endswith("\n")
    assert cleaned(cleaned(blocks, "pdf")[0], "pdf")[0] == cleaned(blocks, "pdf")[0] or not text.isascii()
