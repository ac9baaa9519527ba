"""PDF: the order of reading where columns, tables, figures and large letters meet."""

import pytest
from intake.test_intake_pdf import FULL, LEFT, RIGHT, at, lines, paragraph, read, row
from intake.test_intake_pdf_beside import TEXT

pytest.importorskip("pypdfium2")

COLUMNS = (" ".join(LEFT), " ".join(RIGHT))
YEARS = (("Year", "Homes", "Status"), ("2026", "200", "Ongoing"), ("2027", "400", "Planned"))


def columns(height: int) -> str:
    return lines(50, height, *LEFT) + lines(310, height, *RIGHT)


def test_a_table_without_lines_between_columns_is_read_between_them() -> None:
    places = [(left, 606 - 14 * down) for down in range(3) for left in (55, 255, 455)]
    cells = [cell for cells in YEARS for cell in cells]
    table = "".join(at(*place, cell) for place, cell in zip(places, cells, strict=True))
    words = [block.words for block in read(columns(720) + table + columns(530))[0]]
    assert words == [*COLUMNS, *[" | ".join(cells) for cells in YEARS], *COLUMNS]


def test_a_box_over_the_whole_page_between_columns_is_read_between_them() -> None:
    box = "45 560 500 80 re S\n" + lines(60, 620, "In 2025 we built ten schools,", "and we will add some more.")
    words = [block.words for block in read(columns(720) + box + columns(530))[0]]
    assert words == [*COLUMNS, "In 2025 we built ten schools, and we will add some more.", *COLUMNS]


def test_columns_go_on_under_a_box_over_the_whole_page_where_their_sentences_do() -> None:
    box = "45 560 500 80 re S\n" + at(60, 600, FULL[0])
    over = lines(50, 720, *LEFT, "We will mend the roads of the land and") + lines(310, 720, *RIGHT, "We will plan")
    under = lines(50, 530, "all of its bridges until next year.") + lines(310, 530, "for all.")
    under += lines(50, 518, *LEFT) + lines(310, 518, *RIGHT)
    words = " ".join(block.words for block in read(over + box + under)[0])
    first = (*LEFT, "We will mend the roads of the land and", "all of its bridges until next year.", *LEFT)
    second = (*RIGHT, "We will plan", "for all.", *RIGHT)
    assert words == " ".join((*first, *second, FULL[0]))


def test_lines_over_and_under_a_page_part_no_columns() -> None:
    rules = "40 738 m 560 738 l S 40 740 m 560 740 l S 40 650 m 560 650 l S\n"
    assert read(rules + columns(725))[0] == [paragraph(words) for words in COLUMNS]


def test_figures_between_two_lines_over_a_page_are_cells_and_no_columns_of_prose() -> None:
    rules = "40 738 m 560 738 l S 40 650 m 560 650 l S\n"
    cells = [(f"{n} 147 193.5 {n}4", f"{n} 221 37.6 {n}2") for n in range(11, 17)]
    table = "".join(at(50, 725 - 12 * n, one) + at(310, 725 - 12 * n, two) for n, (one, two) in enumerate(cells))
    assert read(rules + table)[0] == [row(" | ".join(both)) for both in cells]


def test_three_columns_with_narrow_gutters_are_read_one_after_another() -> None:
    page = lines(40, 720, *LEFT) + lines(210, 717, *RIGHT) + lines(380, 714, *LEFT)
    assert [block.words for block in read(page)[0]] == [*COLUMNS, COLUMNS[0]]


FIRST = (*LEFT[:4], "emissions of the whole country by")
NEXT = ("half in the next ten years or so, and", *RIGHT[1:4], "We will invest in the railways of our")
LAST = ("country by the year of 2030, and we", *LEFT[1:])


@pytest.mark.parametrize(
    ("drawn", "between"),
    [
        (at(150, 600, "Figure 1: Homes of the country since 1990", 9), ["Figure 1: Homes of the country since 1990"]),
        (at(150, 610, "Figure 1: Homes of the country", 10, 2) + at(150, 590, "Source: the Census of the country", 8),
         ["Figure 1: Homes of the country", "Source: the Census of the country"]),
        ("".join(at(55, 610 - 14 * n, a) + at(255, 610 - 14 * n, b) for n, (a, b, _) in enumerate(YEARS)),
         [f"{a} | {b}" for a, b, _ in YEARS]),
    ],
)  # fmt: skip
def test_a_sentence_goes_on_behind_a_figure_or_a_table_which_follows_it(drawn: str, between: list[str]) -> None:
    page = lines(50, 720, *FIRST) + lines(310, 720, "half in the next ten years or so, and", *NEXT[1:])
    page += drawn + lines(50, 540, "country by the year of 2030. We wil", *LEFT[1:]) + lines(310, 540, *RIGHT)
    words = [block.words for block in read(page)[0]]
    whole = (
        *FIRST,
        "half in the next ten years or so, and",
        *NEXT[1:],
        "country by the year of 2030. We wil",
        *LEFT[1:],
    )
    assert words == [" ".join(whole), *between, COLUMNS[1]]


def test_a_heading_between_parts_what_looks_like_one_sentence() -> None:
    page = lines(50, 720, *FIRST) + at(50, 640, "Homes", 14, 2) + lines(50, 610, "half a million homes will be built.")
    words = [block.words for block in read(page)[0]]
    assert words == [" ".join(FIRST), "Homes", "half a million homes will be built."]


def test_the_foot_of_a_page_that_is_turned_is_left_out_as_on_the_others() -> None:
    turned = "".join(f"BT /F1 10 Tf 0 1 -1 0 {100 + 12 * n} 50 Tm ({line}) Tj ET\n" for n, line in enumerate(TEXT))
    foot = at(50, 30, "Plan for Homes") + at(500, 30, "{}")
    pages = [(turned if n == 3 else lines(50, 700, *TEXT)) + foot.format(n) for n in range(1, 6)]
    blocks, notes = read(*pages)
    assert blocks == [paragraph(" ".join(TEXT), n) for n in range(1, 6)]
    assert notes == [
        "left out at the head or foot of pages: “Plan for Homes” (4 pages)",
        "left out the numbers of 4 pages",
        "left out what stands aslant on 1 page as on others, such as a stamp",
    ]


# Large first letters


@pytest.mark.parametrize(("size", "down", "left"), [(28, 12, 72), (40, 24, 80), (26, 0, 67), (56, 24, 86)])
def test_a_large_first_letter_begins_its_word(size: int, down: int, left: int) -> None:
    beside = down // 12 + 1
    short = [line[:74].rsplit(" ", 1)[0] for line in TEXT[:beside]]
    page = at(50, 720 - down, "T", size) + lines(left, 720, short[0][1:], *short[1:])
    page += lines(50, 720 - 12 * beside, *TEXT[beside:])
    assert " ".join(block.words for block in read(page)[0]) == " ".join([*short, *TEXT[beside:]])


@pytest.mark.parametrize(
    ("letter", "rest", "whole"),
    [
        ("T", "HE MINISTERS agreed to act at once,", "THE MINISTERS agreed to act at once,"),
        ("A", "ll the Ministers agreed to act at once,", "All the Ministers agreed to act at once,"),
        ("A", "Government has agreed to act at once,", "A Government has agreed to act at once,"),
        ("\"T", "he Ministers agreed to act at once,", "\"The Ministers agreed to act at once,"),
    ],
)  # fmt: skip
def test_a_large_first_letter_may_be_a_word_of_its_own(letter: str, rest: str, whole: str) -> None:
    page = at(50, 708, letter, 28) + lines(78, 720, rest, "and they will do so as they said.")
    assert read(page)[0] == [paragraph(f"{whole} and they will do so as they said.")]


@pytest.mark.parametrize("letter", ["Q", "1", "We"])
def test_a_large_letter_beside_a_sentence_of_its_own_is_none_of_its_words(letter: str) -> None:
    page = at(50, 708, letter, 28) + lines(110, 720, "What will you do?", "We will act.")
    assert "What will you do?" in " ".join(block.words for block in read(page)[0])


# Short blocks

LEFT_OF = ("We will plant one million trees", "along the rivers and roads, and will", "protect old forests.")
RIGHT_OF = ("The two countries will share data", "on storms and floods, and will set", "up a joint centre by 2029.")


def by_rows(*columns: tuple[str, ...], step: float = 12, top: int = 720, places: tuple[int, ...] = (50, 310)) -> str:
    return "".join(
        at(places[number], top - step * down, words)
        for down in range(max(map(len, columns)))
        for number, lot in enumerate(columns)
        for words in lot[down : down + 1]
    )


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (LEFT_OF, RIGHT_OF),
        (LEFT_OF[:2], RIGHT_OF[:2]),
        (LEFT_OF, (*RIGHT_OF[:1], "on storms.")),
        ((*LEFT_OF[:2], "protect the old forests of the"), ("southern and northern hills, which we", "will clear.")),
        (("“Trees”, our Minister has said", "are to be planted."), ("1. Data on the storms will be", "told.")),
    ],
)  # fmt: skip
def test_two_or_three_lines_that_go_on_in_each_column_are_columns(
    left: tuple[str, ...], right: tuple[str, ...]
) -> None:
    blocks, notes = read(by_rows(left, right))
    assert " ".join(block.words for block in blocks) == " ".join((*left, *right)).replace("1. ", "")
    assert notes == [
        "page 1: the columns are drawn row by row, so their order is uncertain; they are read one after another",
    ]


def test_short_columns_under_a_line_over_the_page_are_read_after_it() -> None:
    page = by_rows(LEFT, RIGHT) + lines(50, 640, *TEXT[:2], "and so on.") + by_rows(LEFT_OF, RIGHT_OF, top=580)
    words = [block.words for block in read(page)[0]]
    assert words == [*COLUMNS, f"{TEXT[0]} {TEXT[1]} and so on.", " ".join(LEFT_OF), " ".join(RIGHT_OF)]


@pytest.mark.parametrize(
    ("left", "right", "step"),
    [
        (("Ministry of Finance of the north", "Ministry of Health of the south"), ("one tree", "two clinics"), 12),
        (("plant trees in all the valleys", "build rail in all the valleys", "open schools"),
         ("two million dollars a year", "one million dollars a year", "none at all"), 12),
        (("We will plant trees in the valleys", "We will build rail in the valleys", "We will open schools"),
         ("which is paid by the Ministry", "which is paid by the towns", "which is not paid"), 12),
        (LEFT_OF, RIGHT_OF, 20),
        (("Trees and forests", "of the valleys"), ("We will plant one million trees", "along the rivers."), 12),
    ],
)  # fmt: skip
def test_short_lines_beside_each_other_that_do_not_go_on_are_cells(
    left: tuple[str, ...], right: tuple[str, ...], step: int
) -> None:
    blocks, _ = read(by_rows(left, right, step=step))
    assert all(block.words.count(" | ") == 1 for block in blocks)


# What follows columns in their first

MEET = "We will meet again in 2030."


def words_of(page: str) -> list[str]:
    return [block.words for block in read(page)[0]]


@pytest.mark.parametrize("is_by_rows", [True, False])
def test_a_line_below_all_columns_is_read_after_them(is_by_rows: bool) -> None:
    page = by_rows(LEFT, RIGHT) if is_by_rows else columns(720)
    assert words_of(page + lines(50, 648, MEET)) == [*COLUMNS, MEET]
    assert words_of(page + lines(50, 648, MEET, "It will be in Ahaus.")) == [*COLUMNS, MEET, "It will be in Ahaus."]


@pytest.mark.parametrize("is_by_rows", [True, False])
@pytest.mark.parametrize(("size", "font"), [(13, 1), (10, 2), (13, 2)])
def test_a_heading_between_columns_is_read_between_them(size: int, font: int, is_by_rows: bool) -> None:
    pages = [by_rows(LEFT, RIGHT, top=top) if is_by_rows else columns(top) for top in (720, 620)]
    assert words_of(pages[0] + at(50, 642, "Trade", size, font) + pages[1]) == [*COLUMNS, "Trade", *COLUMNS]


def test_a_heading_in_the_first_column_alone_is_read_in_it() -> None:
    left = lines(50, 720, *LEFT) + at(50, 642, "Trade", 13, 2) + lines(50, 620, *LEFT)
    right = (*RIGHT, *RIGHT, *RIGHT)
    assert words_of(left + lines(310, 720, *right))[:3] == [COLUMNS[0], "Trade", COLUMNS[0]]


def test_what_is_drawn_with_the_first_column_and_goes_on_below_the_second_is_read_in_the_first() -> None:
    left = lines(50, 720, *LEFT) + lines(50, 648, MEET)
    assert words_of(left + lines(310, 720, *RIGHT)) == [COLUMNS[0], MEET, COLUMNS[1]]


def test_a_sentence_of_the_first_column_goes_on_below_the_second() -> None:
    page = by_rows((*LEFT, *LEFT[:1]), RIGHT) + lines(50, 636, *LEFT[1:])
    assert words_of(page) == [f"{COLUMNS[0]} {COLUMNS[0]}", COLUMNS[1]]


def test_two_columns_over_a_heading_and_three_under_it_are_read_one_after_another() -> None:
    page = lines(40, 720, *LEFT_OF, LEFT_OF[0]) + lines(220, 720, *RIGHT_OF, RIGHT_OF[1]) + at(40, 640, "Trade", 16, 2)
    page += lines(40, 600, *LEFT) + lines(220, 600, *RIGHT) + lines(400, 600, *LEFT)
    whole = [" ".join((*LEFT_OF, LEFT_OF[0])), " ".join((*RIGHT_OF, RIGHT_OF[1])), "Trade", *COLUMNS, COLUMNS[0]]
    assert " ".join(words_of(page)) == " ".join(whole)


@pytest.mark.parametrize("end", ["J.", "U.S. –", "of a)"])
def test_what_looks_like_a_mark_of_a_list_at_the_end_of_a_line_closes_no_gutter(end: str) -> None:
    left = (
        "We have spoken with Donald " + end,
        "on the trade of our two countries and",
        "found that it will be",
        "good.",
    )
    right = ("The ministers will meet once a year", "and they will report to the people", "on what they did in it.")
    assert " ".join(words_of(lines(50, 720, *left) + lines(240, 720, *right))) == " ".join((*left, *right))


def test_a_text_at_the_left_that_begins_below_one_at_the_right_is_read_after_it() -> None:
    beside = (
        "Nine schools took part in the first",
        "phase of our programme, which gave",
        "them shade at no cost, with power",
    )
    page = lines(310, 720, *RIGHT, *beside) + lines(50, 500, *LEFT)
    assert [block.words for block in read(page)[0]] == [COLUMNS[1], " ".join(beside), COLUMNS[0]]


def test_large_words_at_the_left_below_those_at_the_right_are_read_after_them() -> None:
    right = [
        at(260, height, words, 20)
        for height, words in ((607, "The county"), (557, "for its way"), (507, "to be green"))
    ]
    left = [at(60, height, words, 20) for height, words in ((211, "The forum"), (189, "of all our"), (167, "towns"))]
    words = " ".join(block.words for block in read("".join([*left, *right]))[0])
    assert words == "The county for its way to be green The forum of all our towns"


def test_a_text_at_the_left_that_begins_lower_beside_one_at_the_right_is_read_first() -> None:
    page = lines(310, 720, *RIGHT, *RIGHT) + lines(50, 690, *LEFT)
    assert read(page)[0][0].words == COLUMNS[0]


STARS = "".join(at(50 + 22 * place, 720, "*") for place in range(5))


def test_a_row_of_stars_over_the_first_of_several_columns_is_of_that_one_alone() -> None:
    page = STARS + lines(50, 706, *LEFT) + lines(310, 720, *RIGHT)
    assert [block.words for block in read(page)[0]] == ["* * * * *", *COLUMNS]


def test_bullets_far_before_what_stands_in_the_next_column_are_no_bullets_of_it() -> None:
    page = at(50, 720, "-") + lines(50, 706, *LEFT) + lines(310, 720, *RIGHT)
    assert [block.words for block in read(page)[0]] == ["-", *COLUMNS]


def test_bullets_near_before_items_are_of_the_items() -> None:
    page = "".join(at(50, 720 - 12 * place, "*") + at(90, 720 - 12 * place, words) for place, words in enumerate(LEFT))
    assert [(block.marker, block.words) for block in read(page)[0]] == [("-", words) for words in LEFT]


def test_a_foot_under_a_line_in_the_second_of_two_columns_makes_no_table_of_them() -> None:
    foot = "40 640 520 3 re f\n" + at(310, 625, "A caring country")
    assert [block.words for block in read(columns(720) + foot)[0]] == [*COLUMNS, "A caring country"]


def test_a_foot_under_a_line_in_the_first_of_two_columns_is_read_after_both() -> None:
    foot = "40 640 520 3 re f\n" + at(50, 625, "A caring country")
    assert [block.words for block in read(columns(720) + foot)[0]] == [*COLUMNS, "A caring country"]


def test_a_total_under_a_line_at_the_end_of_ruled_rows_leaves_them_rows() -> None:
    rules = "".join(f"40 {height} m 560 {height} l S\n" for height in (735, 715, 695, 675))
    cells = [
        (f"We will build {many} thousand homes in the north", f"The Ministry of Homes in the year {many}")
        for many in "234"
    ]
    drawn = rules + "".join(
        at(50, 720 - 20 * n, one) + at(310, 720 - 20 * n, two) for n, (one, two) in enumerate(cells)
    )
    found = read(drawn + at(310, 660, "Nine thousand homes in all"))[0]
    assert found[:3] == [row(" | ".join(both)) for both in cells]


def test_the_heads_of_columns_are_read_with_them_though_a_short_line_stands_above() -> None:
    page = at(50, 770, "Two parties", 18) + lines(50, 745, *FULL, "and in spring.")
    page += at(50, 700, "Party A", 14, 2) + lines(50, 680, *LEFT) + at(310, 700, "Party B", 14, 2)
    blocks, notes = read(page + lines(310, 680, *RIGHT))
    assert [block.words for block in blocks] == [
        "Two parties",
        " ".join(FULL),
        "and in spring.",
        "Party A",
        " ".join(LEFT),
        "Party B",
        " ".join(RIGHT),
    ]
    assert notes == []


def test_what_is_drawn_last_below_columns_that_end_apart_is_of_neither() -> None:
    page = at(50, 740, "Party A", 14, 2) + lines(50, 720, *LEFT, *LEFT) + at(310, 740, "Party B", 14, 2)
    page += lines(310, 720, *RIGHT) + at(50, 580, "Words by the editor.")
    assert [block.words for block in read(page)[0]] == [
        "Party A",
        " ".join((*LEFT, *LEFT)),
        "Party B",
        " ".join(RIGHT),
        "Words by the editor.",
    ]


def test_marks_of_items_that_are_drawn_by_themselves_make_no_order_uncertain() -> None:
    page = lines(60, 720, *LEFT) + lines(320, 720, *RIGHT)
    page += at(50, 720, "•") + at(310, 720, "•") + at(50, 672, "•") + at(310, 672, "•")
    assert read(page)[1] == []


def test_a_heading_below_columns_of_which_the_first_is_longer_parts_them_and_a_note_at_the_foot_follows_all() -> None:
    above = lines(50, 740, *LEFT, "We will act in time.") + lines(310, 740, *RIGHT)
    below = at(50, 640, "Taxes", 16, 2) + lines(50, 610, *LEFT) + lines(310, 610, *RIGHT)
    blocks, notes = read(above + below + at(46, 500, "1. Subject to a vote of parliament."))
    assert [block.words for block in blocks] == [
        " ".join((*LEFT, "We will act in time.")),
        " ".join(RIGHT),
        "Taxes",
        *COLUMNS,
        "Subject to a vote of parliament.",
    ]
    assert notes == []


def test_a_heading_in_the_first_of_two_columns_stays_in_it() -> None:
    left = lines(50, 740, *LEFT) + at(50, 660, "Taxes", 16, 2) + lines(50, 640, *LEFT)
    assert [block.words for block in read(left + lines(310, 740, *RIGHT, *RIGHT, *RIGHT))[0]] == [
        " ".join(LEFT),
        "Taxes",
        " ".join(LEFT),
        " ".join((*RIGHT, *RIGHT, *RIGHT)),
    ]


@pytest.mark.parametrize(
    ("rest", "is_one"),
    [
        ("Floods of the last two years.", True),
        ("Floods of the last two years", False),  # ends no sentence, as a box does not
        ("A flood of the last two years.", False),  # its first word had fitted
    ],
)
def test_a_sentence_goes_on_in_the_next_column_where_its_last_line_is_full(rest: str, is_one: bool) -> None:
    torn = ("The harms that are done to all of", "us and to our children by larger")
    drawn = lines(50, 720, *LEFT, *torn) + at(310, 720, rest) + lines(310, 700, *RIGHT)
    words = [block.words for block in read(drawn)[0]]
    begun = " ".join((*LEFT, *torn))
    assert words == [*([f"{begun} {rest}"] if is_one else [begun, rest]), COLUMNS[1]]
