"""PDF: what a browser prints at the edges of a page goes from one page alone too, and is told."""

import pytest
from intake.test_intake_pdf import FULL, at, lines, paragraph, read

pytest.importorskip("pypdfium2")

DAY, TITLE, ADDRESS = "11/28/26, 4:43 PM", "Climate plan", "https://example.org/plan.html"


def page(top: tuple[str, ...], foot: tuple[str, ...]) -> str:
    edges = [(words, 785) for words in top] + [(words, 15) for words in foot]
    return lines(50, 720, *FULL, *FULL) + "".join(
        at(25 + 250 * (place % 2), high, words, 8) for place, (words, high) in enumerate(edges)
    )


TEXT = [paragraph(FULL[0] + " " + FULL[1])] * 2


@pytest.mark.parametrize(
    ("top", "foot"),
    [
        ((DAY, TITLE), (ADDRESS, "1/1")),
        ((TITLE, ADDRESS), ("1 of 1", "28.11.2026 16:43")),
        (("28/11/2026, 16:43", TITLE), ("file:///home/plan.html", "1/1")),
    ],
)
def test_the_head_and_foot_of_a_browser_go_from_the_only_page_and_are_told(
    top: tuple[str, ...], foot: tuple[str, ...]
) -> None:
    said = [words for words in (*top, *foot) if words not in ("1/1", "1 of 1")]
    blocks, notes = read(page(top, foot))
    assert (" ".join(block.words for block in blocks), notes) == (
        " ".join((*FULL, *FULL)),
        [
            f"left out at the head or foot of pages: {', '.join(f'“{words}” (1 page)' for words in said)}",
            "left out the numbers of 1 page",
        ],
    )


@pytest.mark.parametrize(
    ("top", "foot"),
    [
        ((DAY, TITLE), (ADDRESS, "2/3")),
        (("28 November 2026", TITLE), (ADDRESS, "1/1")),
        ((DAY, TITLE), ("Ministry of Works", "1/1")),
    ],
)
def test_what_no_browser_prints_so_stays_on_the_only_page(top: tuple[str, ...], foot: tuple[str, ...]) -> None:
    blocks, _ = read(page(top, foot))
    assert blocks[0].words == f"{top[0]} | {top[1]}"
