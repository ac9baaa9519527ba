"""PDF: what is seen from how a page is drawn: cells over several rows, words under a box, the foot of a form."""

import pytest
from intake.test_intake_pdf import LEFT, at, lines, paragraph, read, row

pytest.importorskip("pypdfium2")


def test_the_same_last_lines_on_every_page_are_text_where_they_stand_as_near_as_its_lines_do() -> None:
    pages = [
        lines(50, 700, f"We will build {town} a school.", "Lead: the Ministry of Schools", "Budget: none so far")
        + at(50, 760, "Plan of the Government")
        for town in ("Ahaus", "Borken", "Coesfeld", "Duelmen")
    ]
    blocks, notes = read(*pages)
    assert " ".join(block.words for block in blocks) == " ".join(
        f"We will build {town} a school. Lead: the Ministry of Schools Budget: none so far"
        for town in ("Ahaus", "Borken", "Coesfeld", "Duelmen")
    )
    assert notes == ["left out at the head or foot of pages: “Plan of the Government” (4 pages)"]


def test_the_words_of_a_cell_over_several_rows_stand_in_the_first_of_them() -> None:
    rules = "".join(
        f"{left} {y} m 500 {y} l S\n" for left, y in ((50, 700), (50, 680), (150, 660), (150, 640), (50, 620))
    )
    rules += "".join(f"{x} 620 m {x} 700 l S\n" for x in (50, 150, 400, 500))
    drawn = rules + "".join(
        at(left, height, cell)
        for left, height, cell in (
            (55, 686, "Topic"), (155, 686, "Action"), (405, 686, "By"),
            (155, 666, "We will build dams"), (405, 666, "2030"),
            (55, 646, "Water"), (155, 646, "We will clean rivers"), (405, 646, "2031"),
            (155, 626, "We will heal lakes"), (405, 626, "2032"),
        )
    )  # fmt: skip
    assert read(drawn)[0] == [
        row("Topic | Action | By"),
        row("Water | We will build dams | 2030"),
        row(" | We will clean rivers | 2031"),
        row(" | We will heal lakes | 2032"),
    ]


def test_a_figure_below_the_line_belongs_to_its_word_and_not_to_the_line_below() -> None:
    def line(height: int, start: str, figure: str, rise: int, rest: str) -> str:
        return (
            f"BT /F1 10 Tf 1 0 0 1 50 {height} Tm ({start}) Tj /F1 7 Tf {rise} Ts ({figure}) Tj /F1 10 Tf 0 Ts "
            f"({rest}) Tj ET\n"
        )

    drawn = line(740, "We will cut the CO", "2", -5, " of the whole country by half until then")
    drawn += at(50, 728, "with all of it") + at(138.5, 728, "and all that comes of it in each of its parts")
    blocks, _ = read(drawn)
    assert " ".join(block.words for block in blocks).replace(" | ", " ") == (
        "We will cut the CO2 of the whole country by half until then with all of it and all that comes of it in each "
        "of its parts"
    )


def test_numbers_beside_short_items_part_their_rows() -> None:
    drawn = "".join(
        at(50, height, number) + at(70, height, words)
        for height, number, words in (
            (700, "5", "We will build."), (682, "6", "We will plant."), (656, "7", "We will heal."),
            (638, "8", "We will rest."),
        )
    )  # fmt: skip
    assert [block.words.replace(" | ", " ") for block in read(drawn)[0]] == [
        "5 We will build.",
        "6 We will plant.",
        "7 We will heal.",
        "8 We will rest.",
    ]


def test_words_under_a_box_that_is_drawn_after_them_are_hidden() -> None:
    over = "0 0 0 rg 48 715 200 14 re f\n"
    under = "0.9 0.9 0.5 rg 48 695 200 14 re f 0 0 0 rg\n"
    cut = at(50, 680, "Beside.") + "q 48 600 5 5 re W n 0 0 600 800 re f Q\n"
    drawn = at(50, 740, "We will act.") + at(50, 720, "Blacked out.") + over + under + at(50, 700, "On yellow.") + cut
    blocks, notes = read(drawn)
    assert (" ".join(block.words for block in blocks), notes) == (
        "We will act. On yellow. Beside.",
        ["left out 11 characters that cannot be seen on the page"],
    )


@pytest.mark.parametrize(
    ("clip", "seen"),
    [
        ("50 716 190 12 re", "We will act. Cut off in part."),
        ("50 716 400 12 re 0 0 600 800 re", "We will act. Cut off in part."),
        ("50 600 20 5 re", "We will act."),
        ("50 716 20 12 re", "We will act. Cut"),
    ],
)
def test_what_is_cut_off_is_not_seen(clip: str, seen: str) -> None:
    drawn = at(50, 740, "We will act.") + f"q {clip} W n\n" + at(50, 720, "Cut off in part.") + "Q\n"
    assert " ".join(block.words for block in read(drawn)[0]) == seen


@pytest.mark.parametrize(
    ("width", "seen"),
    [(77, "We will act. Fund communities."), (20, "We will act. Fund")],
)
def test_a_words_last_letters_are_read_where_only_they_are_cut_off(width: int, seen: str) -> None:
    words = at(50, 720, "Fund communitie") + at(127, 720, "s.")
    drawn = at(50, 740, "We will act.") + f"q 50 716 {width} 12 re W n\n{words}Q\n"
    assert " ".join(block.words for block in read(drawn)[0]) == seen


def spans(*rows: tuple[tuple[int, str], ...]) -> str:
    """A drawn table of these rows; each cell goes from the end of the one before it to a place."""
    drawn = "".join(f"50 {700 - 20 * n} m 450 {700 - 20 * n} l S\n" for n in range(len(rows) + 1))
    for n, cells in enumerate(rows):
        low, left = 680 - 20 * n, 50
        drawn += f"50 {low} m 50 {low + 20} l S\n"
        for right, words in cells:
            drawn += f"{right} {low} m {right} {low + 20} l S\n" + (at(left + 4, low + 6, words) if words else "")
            left = right
    return drawn


PLAN = ((130, "Area"), (210, "Plan"), (290, "Now"), (370, "Plan"), (450, "Now"))


def test_a_cell_over_several_columns_leaves_the_places_of_the_others_free() -> None:
    page = spans(((130, ""), (290, "2026"), (450, "2027")), PLAN, ((290, "Not yet decided"), (370, "30"), (450, "48")))
    assert read(page)[0] == [
        row(" | 2026 |  | 2027"),
        row("Area | Plan | Now | Plan | Now"),
        row("Not yet decided |  |  | 30 | 48"),
    ]


def test_a_row_of_one_cell_and_rows_that_are_parted_elsewhere_stay_as_they_are() -> None:
    assert read(spans(((450, "Health and care"),), PLAN, PLAN))[0][0] == row("Health and care")
    assert read(spans(((170, "Lead"), (450, "Ministry of Works")), PLAN))[0][0] == row("Lead | Ministry of Works")


@pytest.mark.parametrize("high", [640, 720])
def test_the_words_of_a_row_that_the_end_of_the_page_cuts_stand_in_their_cells(high: int) -> None:
    ends = (min(high, 660), max(high, 700))
    rules = "".join(f"50 {y} m 450 {y} l S\n" for y in (660, 680, 700))
    rules += "".join(f"{x} {ends[0]} m {x} {ends[1]} l S\n" for x in (50, 100, 350, 450))
    cells = "".join(
        at(left + 5, y, words)
        for y in (666, 686)
        for left, words in ((50, "1."), (100, "We will build schools"), (350, "2031"))
    )
    cut = at(55, 646 if high < 660 else 706, "19.") + at(355, 646 if high < 660 else 706, "2034")
    said = [block.words for block in read(rules + cells + cut)[0]]
    rows = ["1. | We will build schools | 2031"] * 2
    assert said == ([*rows, "19. |  | 2034"] if high < 660 else ["19. |  | 2034", *rows])


def test_upright_lines_that_go_on_with_no_words_make_no_row() -> None:
    rules = "".join(f"50 {y} m 450 {y} l S\n" for y in (660, 680, 700))
    rules += "".join(f"{x} 630 m {x} 700 l S\n" for x in (50, 100, 450))
    cells = "".join(at(left, y, words) for y in (666, 686) for left, words in ((55, "1."), (105, "We will build")))
    assert [block.words for block in read(rules + cells)[0]] == ["1. | We will build"] * 2


def test_the_rows_of_a_form_leave_no_places_free_for_those_that_are_parted_more_often_below() -> None:
    form = [((210, name), (450, words)) for name, words in (("Lead", "Works"), ("Aim", "Schools"), ("End", "2031"))]
    assert [block.words for block in read(spans(*form, PLAN))[0]] == [
        "Lead | Works",
        "Aim | Schools",
        "End | 2031",
        "Area | Plan | Now | Plan | Now",
    ]


def test_the_one_row_that_a_page_has_of_a_table_is_a_row() -> None:
    drawn = "50 700 m 450 700 l S\n50 660 m 450 660 l S\n" + "".join(
        f"{x} 660 m {x} 700 l S\n" for x in (50, 170, 330, 450)
    )
    drawn += lines(56, 688, "Reform of", "the courts", step=12) + at(336, 688, "Share of files")
    drawn += lines(176, 688, "We will have all files", "in all of the courts", "by 2031.")
    assert read(drawn + lines(50, 600, *LEFT))[0] == [
        row("Reform of the courts | We will have all files in all of the courts by 2031. | Share of files"),
        paragraph(" ".join(LEFT)),
    ]


def test_two_columns_of_text_in_a_frame_are_no_row() -> None:
    drawn = "50 700 m 550 700 l S\n50 560 m 550 560 l S\n" + "".join(f"{x} 560 m {x} 700 l S\n" for x in (50, 300, 550))
    text = (*LEFT, *LEFT)
    drawn += lines(56, 686, *text) + lines(306, 686, *text)
    assert [block.words for block in read(drawn)[0]] == [" ".join(text)] * 2


def test_the_head_of_pages_in_a_frame_is_no_row() -> None:
    drawn = "50 766 m 550 766 l S\n50 752 m 550 752 l S\n" + "".join(f"{x} 752 m {x} 766 l S\n" for x in (50, 300, 550))
    drawn += at(56, 756, "Plan") + at(306, 756, "Second Part")
    text = ("We will build schools.", "We will mend roads.", "We will heal lakes.")
    blocks, _ = read(*(drawn + at(50, 600, words) for words in text))
    assert [block.words for block in blocks] == [*text]


@pytest.mark.parametrize(
    ("rest", "rows"),
    [
        (("", "and thirty dams by 2031."), ["Aim | We will build four hundred schools and thirty dams by 2031."]),
        (("", "Thirty dams by 2031."), ["Aim | We will build four hundred schools", " | Thirty dams by 2031."]),
        (("Dams", "thirty by 2031."), ["Aim | We will build four hundred schools", "Dams | thirty by 2031."]),
    ],
)
def test_the_rest_of_a_cell_that_the_end_of_a_page_cuts_is_of_its_row(rest: tuple[str, str], rows: list[str]) -> None:
    first = spans(((150, "Lead"), (450, "Works")), ((150, "Aim"), (450, "We will build four hundred schools")))
    second = spans(((150, rest[0]), (450, rest[1])), ((150, "End"), (450, "2031")), ((150, "Cost"), (450, "None")))
    blocks = read(first, second)[0]
    assert [block.words for block in blocks] == ["Lead | Works", *rows, "End | 2031", "Cost | None"]
    assert [turn.page for block in blocks for turn in block.turns] == [2] * (len(rows) == 1)
