"""PDF: what stands beside the text of a page, in boxes and margins, is not mixed with its lines."""

import pytest
from intake.test_intake_pdf import LEFT, RIGHT, at, heading, lines, paragraph, read, row

from commitments.blocks import Block, Sort

pytest.importorskip("pypdfium2")

TEXT = (
    "The Government will build four hundred thousand new homes each year, with the help of",
    "the towns, and will report to Parliament on their progress at the end of each of these",
    "years. The Ministers have agreed to set up a working group on the finances of the works,",
    "which will present its first report by the end of March, and another one in autumn, so that",
    "the works begin in time.",
)
NARROW = (
    "The Government will build four hundred thousand new homes each year,",
    "with the help of the towns, and will report to Parliament on their progress at",
    "the end of each of these years. The Ministers have agreed to set up a",
    "working group on the finances of the works, which will present its first report",
    "by the end of March, and another one in autumn, so that the works begin in",
)
WHOLE = " ".join(TEXT)
FACTS = ("In 2025 we built", "ten schools, and", "we will add more.")


def box(left: int, bottom: int, width: int, height: int, drawn: str = "S") -> str:
    return f"0.9 g {left} {bottom} {width} {height} re {drawn} 0 g\n"


def beside(page: int = 1) -> str:
    return f"text beside the text of page {page}, in a box or the margin, is put at the end of the page"


@pytest.mark.parametrize("drawn", ["S", "f", "B"])
@pytest.mark.parametrize("height", [708, 714])
def test_what_stands_in_a_box_beside_the_text_follows_it(drawn: str, height: int) -> None:
    page = box(420, 650, 120, 85, drawn) + lines(50, 720, *NARROW, *NARROW) + lines(430, height, *FACTS)
    assert read(page) == ([paragraph(" ".join((*NARROW, *NARROW))), paragraph(" ".join(FACTS))], [beside()])


def test_the_name_over_a_box_and_the_source_under_it_go_with_it() -> None:
    page = box(420, 650, 120, 50) + lines(50, 720, *NARROW, *NARROW)
    page += at(425, 706, "What we did", 10, 2) + lines(430, 688, *FACTS) + at(425, 640, "Source: Census", 8)
    words = [block.words for block in read(page)[0]]
    assert words == [" ".join((*NARROW, *NARROW)), "What we did", " ".join(FACTS), "Source: Census"]


def test_the_heading_of_a_box_is_none_of_the_next_page() -> None:
    first = box(420, 650, 120, 85) + lines(50, 720, *NARROW, *NARROW) + at(430, 715, "Facts", 14, 2)
    blocks, _ = read(first + lines(430, 695, *FACTS), at(50, 740, "Trains", 14, 2) + lines(50, 710, *TEXT))
    assert blocks[1:] == [paragraph("Facts"), paragraph(" ".join(FACTS)), heading("Trains", 2), paragraph(WHOLE, 2)]


def test_a_box_of_four_lines_is_a_box() -> None:
    sides = "420 650 m 540 650 l S 420 735 m 540 735 l S 420 650 m 420 735 l S 540 650 m 540 735 l S\n"
    page = sides + lines(50, 720, *NARROW, *NARROW) + lines(430, 708, *FACTS)
    assert read(page)[0] == [paragraph(" ".join((*NARROW, *NARROW))), paragraph(" ".join(FACTS))]


def test_a_sentence_goes_on_over_the_page_though_a_box_stands_beside_it() -> None:
    first = box(420, 650, 120, 85) + lines(50, 720, *NARROW, *NARROW) + lines(430, 708, *FACTS)
    blocks, _ = read(first, lines(50, 720, "and in all the years that are to come."))
    assert [block.words for block in blocks] == [
        " ".join((*NARROW, *NARROW, "and in all the years that are to come.")),
        " ".join(FACTS),
    ]


@pytest.mark.parametrize(
    ("drawn", "words"),
    [
        (box(30, 600, 540, 180) + lines(50, 720, *TEXT), [WHOLE]),
        (box(45, 665, 210, 70) + lines(50, 720, *LEFT) + lines(310, 715, *RIGHT), [" ".join(LEFT + RIGHT)]),
        (
            lines(50, 720, *LEFT) + box(45, 590, 210, 65) + lines(50, 640, *LEFT[:2]) + lines(50, 570, *LEFT)
            + lines(310, 717, *RIGHT, *RIGHT, *RIGHT),
            [" ".join(LEFT), " ".join(LEFT[:2]), " ".join(LEFT), *[" ".join(RIGHT)] * 3],
        ),
    ],
)  # fmt: skip
def test_a_box_around_the_text_or_in_a_column_of_it_is_read_in_its_place(drawn: str, words: list[str]) -> None:
    blocks, notes = read(drawn)
    assert (" ".join(block.words for block in blocks), notes) == (" ".join(words), [])


@pytest.mark.parametrize(("size", "height"), [(7, 720), (7, 715), (10, 714)])
def test_a_note_in_the_margin_follows_the_text(size: float, height: int) -> None:
    page = lines(150, 720, *TEXT) + lines(50, height, "Homes for", "all people", size=size)
    assert read(page) == ([paragraph(WHOLE), paragraph("Homes for all people")], [beside()])


def test_a_heading_that_is_set_out_stays_in_its_place() -> None:
    page = at(50, 740, "Homes", 12, 2) + lines(150, 720, *TEXT) + at(50, 640, "Trains", 12, 2) + lines(150, 620, *TEXT)
    assert read(page) == ([heading("Homes"), paragraph(WHOLE), heading("Trains"), paragraph(WHOLE)], [])


def test_the_cells_of_a_table_are_no_notes_in_the_margin() -> None:
    page = "".join(at(50, 720 - 40 * n, goal) + lines(150, 720 - 40 * n, *TEXT[:2]) for n, goal in enumerate("ABC"))
    assert read(page) == ([row(f"{goal} | {' '.join(TEXT[:2])}") for goal in "ABC"], [])


def test_the_same_words_in_the_margin_of_several_pages_are_left_out_and_told() -> None:
    blocks, notes = read(*[lines(150, 720, *TEXT) + lines(50, 720, "The Plan", "for Homes", size=7)] * 3)
    assert [block.words for block in blocks] == [WHOLE] * 3
    assert notes == ["left out at the head or foot of pages: “The Plan for Homes” (3 pages)"]


def test_a_paragraph_goes_on_under_the_line_that_its_label_stands_before() -> None:
    page = "".join(
        at(50, high, label, 10, 2) + lines(160, high, *TEXT[:2], "years.")
        for high, label in ((720, "Homes"), (630, "Trains"), (540, "Trees"))
    )
    words = " ".join((*TEXT[:2], "years."))
    assert read(page)[0] == [row(f"{label} | {words}") for label in ("Homes", "Trains", "Trees")]


def test_lines_under_a_row_that_ends_a_sentence_or_begins_elsewhere_are_none_of_it() -> None:
    under = at(50, 720, "Lead") + lines(160, 720, "The Ministry of Homes.", "It pays.") + lines(50, 600, *TEXT)
    beside = at(50, 720, "Lead") + at(160, 720, "The Ministry of Homes and") + lines(50, 708, *TEXT)
    assert read(under)[0][:2] == [row("Lead | The Ministry of Homes."), paragraph("It pays.")]
    assert read(beside)[0] == [row("Lead | The Ministry of Homes and"), paragraph(WHOLE)]


def test_a_note_of_several_lines_beside_short_ones_of_the_text_is_no_table() -> None:
    part = ("We will build homes in the north and the south of the country for all who stay", "in the towns.")
    page = lines(50, 720, *part * 5) + lines(450, 708, *FACTS)
    assert read(page) == ([*[paragraph(" ".join(part))] * 5, paragraph(" ".join(FACTS))], [beside()])


def test_a_cell_beside_a_short_line_is_no_note_in_the_margin() -> None:
    page = lines(100, 720, *NARROW) + at(50, 650, "Fiji") + at(100, 650, "We will build ten homes.")
    assert read(page)[0][-1] == row("Fiji | We will build ten homes.")


# Numbers of lines


def numbered(left: int, first: int, *words: str, every: int = 1, step: int = 12) -> str:
    numbers = "".join(
        at(left, 720 - step * n, str(first + n), 8) for n in range(len(words)) if (first + n) % every == 0
    )
    return numbers + lines(60, 720, *words, step=step)


@pytest.mark.parametrize("left", [30, 560])
@pytest.mark.parametrize(("every", "step"), [(1, 12), (1, 24), (5, 12), (5, 24)])
@pytest.mark.parametrize("is_counted_on", [True, False])
def test_the_numbers_of_lines_are_left_out_and_told(left: int, every: int, step: int, is_counted_on: bool) -> None:
    long = (*TEXT[:4], *TEXT[:4], *TEXT)
    second = len(long) + 1 if is_counted_on else 1
    pages = [numbered(left, first, *long, every=every, step=step) for first in (1, second)]
    blocks, notes = read(*pages, numbered(left, 2 * second - 1, "We will act.", step=step))
    assert [block.words for block in blocks] == [" ".join(long), " ".join(long), "We will act."]
    assert notes == ["left out the numbers of lines on 3 pages"]


SHORT = ("We will build homes in the north and the south of the country for all who want to stay", "in their towns.")


@pytest.mark.parametrize("every", [1, 5])
@pytest.mark.parametrize("left", [30, 40, 560])
def test_the_numbers_of_lines_are_left_out_where_each_other_line_is_short(left: int, every: int) -> None:
    assert read(numbered(left, 1, *SHORT * 6, every=every)) == (
        [paragraph(" ".join(SHORT))] * 6,
        ["left out the numbers of lines on 1 page"],
    )


def test_the_first_line_may_have_its_number_where_each_fifth_has_one() -> None:
    long = (*TEXT[:4], *TEXT[:4], *TEXT)
    assert read(at(40, 720, "1", 8) + numbered(40, 1, *long, every=5)) == (
        [paragraph(" ".join(long))],
        ["left out the numbers of lines on 1 page"],
    )


def test_numbers_beside_each_second_line_are_of_rows_and_no_numbers_of_lines() -> None:
    page = "".join(at(40, 714 - 24 * n, str(n + 1)) + lines(80, 720 - 24 * n, *SHORT) for n in range(6))
    blocks, notes = read(page)
    said = " ".join(f"{block.marker} {block.words}" for block in blocks)
    assert ([number for number in "123456" if number in said], notes) == ([*"123456"], [])


def test_items_of_which_the_long_end_without_a_stop_keep_their_numbers() -> None:
    items = ("Four hundred thousand new homes in all the towns of the country and the villages", "Trains", "Trees") * 3
    page = "".join(at(40, 720 - 14 * n, str(n + 1)) + at(60, 720 - 14 * n, item) for n, item in enumerate(items))
    assert read(page) == ([row(f"{n} | {item}") for n, item in enumerate(items, 1)], [])


def test_the_numbers_of_items_of_one_line_are_no_numbers_of_lines() -> None:
    items = [f"We will build ten thousand homes in the {side} of the country, and plant trees." for side in "ABCDE"]
    page = "".join(at(40, 720 - 14 * n, str(n + 1)) + at(60, 720 - 14 * n, item) for n, item in enumerate(items))
    assert read(page) == ([Block(Sort.ITEM, item, marker=str(n), page=1) for n, item in enumerate(items, 1)], [])


# Numbers of paragraphs


@pytest.mark.parametrize("left", [30, 560])
def test_paragraphs_with_numbers_in_the_margin_keep_them_among_headings_and_over_pages(left: int) -> None:
    def part(height: int, number: int, *words: str) -> str:
        return at(left, height, str(number)) + lines(60, height, *words)

    first = at(60, 740, "Homes", 14, 2) + part(720, 7, *TEXT) + at(60, 630, "Trains", 14, 2) + part(600, 8, *TEXT)
    assert read(first, part(740, 9, "We will act in all the towns of the land.")) == (
        [
            heading("Homes"),
            Block(Sort.ITEM, WHOLE, marker="7", page=1),
            heading("Trains"),
            Block(Sort.ITEM, WHOLE, marker="8", page=1),
            Block(Sort.ITEM, "We will act in all the towns of the land.", marker="9", page=2),
        ],
        [],
    )


def test_the_numbers_of_pages_in_a_table_of_contents_are_none_of_paragraphs() -> None:
    names = ("Homes", "Trains", "Trees", "Towns")
    listed = at(50, 740, "Contents", 14, 2)
    listed += "".join(at(50, 700 - 14 * n, name) + at(540, 700 - 14 * n, str(n + 2)) for n, name in enumerate(names))
    pages = [at(50, 740, name, 14, 2) + lines(50, 710, *TEXT) for name in names]
    assert read(listed, *pages)[0][1:5] == [row(f"{name} | {n}") for n, name in enumerate(names, 2)]


def test_a_year_before_a_paragraph_is_its_mark_and_one_behind_it_a_cell() -> None:
    years = ("2026", "2027", "2030")

    def page(left: int) -> str:
        return "".join(
            at(left, 720 - 40 * n, year) + lines(80, 720 - 40 * n, *TEXT[:2]) for n, year in enumerate(years)
        )

    words = " ".join(TEXT[:2])
    assert read(page(30))[0] == [Block(Sort.ITEM, words, marker=year, page=1) for year in years]
    assert read(page(540))[0] == [row(f"{words} | {year}") for year in years]


def test_numbers_that_do_not_follow_one_another_are_cells() -> None:
    sums = ("12", "5", "30")
    page = "".join(at(540, 720 - 40 * n, one) + lines(60, 720 - 40 * n, *TEXT[:2]) for n, one in enumerate(sums))
    assert read(page)[0] == [row(f"{' '.join(TEXT[:2])} | {one}") for one in sums]


# Bars in step with the text

BAR = ("Key facts", "", "ten new clinics", "two million trees", "five roads", "", "Call us on 0800")
PARTS = ((NARROW[1], "the end of these years."), (NARROW[3], "by the end of March."))
WORDS = [" ".join(part) for part in PARTS]


def with_bar(bar: tuple[str, ...], *, is_by_rows: bool) -> str:
    text = [*PARTS[0], "", *PARTS[1], "", *PARTS[0], "", *PARTS[1]]
    beside = [*bar, *[""] * (len(text) - len(bar))]
    rows = [(at(50, 720 - 12 * n, line), at(430, 720 - 12 * n, beside[n])) for n, line in enumerate(text)]
    pairs = [one + two for one, two in rows]
    return "".join(pairs if is_by_rows else [*[one for one, _ in rows], *[two for _, two in rows]])


@pytest.mark.parametrize("is_by_rows", [True, False])
def test_a_bar_in_step_with_the_text_is_none_of_it_where_its_lines_run_on_between_paragraphs(is_by_rows: bool) -> None:
    page = with_bar(BAR, is_by_rows=is_by_rows)
    blocks, notes = read(page)
    assert [block.words for block in blocks][:4] == [*WORDS, *WORDS]
    assert " ".join(block.words for block in blocks[4:]) == " ".join(filter(None, BAR))
    assert notes == [beside()]


def test_a_box_with_lines_at_the_middle_of_paragraphs_is_no_table() -> None:
    text = "".join(lines(50, 720 - 48 * n, *TEXT[:2], "and all the rest.") for n in range(4))
    page = box(460, 600, 110, 130) + text + at(470, 708, "Key facts") + at(470, 660, "ten clinics")
    words = [block.words for block in read(page)[0]]
    assert words == [f"{TEXT[0]} {TEXT[1]} and all the rest."] * 4 + ["Key facts", "ten clinics"]


def test_cells_at_the_first_lines_of_paragraphs_are_no_bar() -> None:
    cells = ("ten clinics", "", "", "two trees", "", "", "one road", "", "", "no rail")
    assert all(" | " in block.words for block in read(with_bar(cells, is_by_rows=True))[0])


def test_a_line_beside_the_text_may_be_drawn_as_far_as_numbers_go() -> None:
    page = "q 1 0 0 1000000 0 0 cm 20 -900000 m 20 900000 l S Q\n" + lines(50, 720, *TEXT)
    assert read(page) == ([paragraph(WHOLE)], [])


QUOTE = ("Build homes", "for 400,000", "2035")


def set_in(*quote: str) -> str:
    """A text that runs around a quote."""
    return (
        lines(50, 720, *TEXT[:2])
        + lines(50, 696, *LEFT, *LEFT[:3])
        + lines(50, 600, *TEXT[1:])
        + "".join(at(300, 678 - 20 * place, line, 16) for place, line in enumerate(quote))
    )


def test_a_quote_in_large_letters_that_the_text_runs_around_is_put_at_the_end_of_the_page() -> None:
    texts = ((*TEXT[:2], *LEFT), (*LEFT[:3], *TEXT[1:]), QUOTE)
    assert read(set_in(*QUOTE)) == ([paragraph(" ".join(text)) for text in texts], [beside()])


def test_large_bullets_before_items_are_no_quote() -> None:
    items = lines(50, 696, *LEFT, *LEFT[:3]) + lines(310, 696, *["yes"] * 8)
    bullets = "".join(at(286, 676 - 20 * place, "•", 16) for place in range(3))
    assert read(lines(50, 720, *TEXT[:2]) + items + bullets + lines(50, 600, *TEXT[1:]))[1] == []


def test_a_heading_beside_another_column_is_no_quote_that_is_set_into_it() -> None:
    right = at(310, 700, "Build homes", 16) + at(310, 680, "for everyone", 16) + lines(310, 650, *RIGHT, *RIGHT)
    page = lines(50, 740, *TEXT[:2]) + lines(50, 700, *LEFT, *LEFT, *LEFT) + right
    assert read(page)[1] == []
