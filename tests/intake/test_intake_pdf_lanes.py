"""PDF: a line that ends at a picture or a box is full, and one that begins behind it is not set in."""

import pytest
from intake.test_intake_pdf import at, lines, paragraph, read
from intake.test_intake_pdf_beside import FACTS, box

pytest.importorskip("pypdfium2")

BESIDE = (
    "The Government will build four hundred thousand new homes each",
    "year with the help of the towns in the north of the country. The",
    "Ministers have agreed to set up a working group on the cost of the",
    "works, which will present its first report to Parliament by the end",
)
UNDER = (
    "of March, and another one in autumn, so that the works begin in time and are paid for from the fund",
    "that was set up for them.",
)
WHOLE = " ".join((*BESIDE, *UNDER))
NEXT = (
    "We will cut the tax on bread and milk from January and raise the pension of every worker by a tenth of",
    "what it is.",
)


def picture(left: int, bottom: int, width: int, height: int) -> str:
    return f"q {width} 0 0 {height} {left} {bottom} cm BI /W 1 /H 1 /CS /G /BPC 8 ID 0 EI Q\n"


def bars(left: int, bottom: int) -> str:
    return "".join(f"0.5 g {left + 40 * n} {bottom} 30 {60 + n} re f 0 g\n" for n in range(3))


@pytest.mark.parametrize(
    "drawn",
    [picture(380, 680, 160, 60), bars(380, 680), box(380, 680, 160, 60, "B") + lines(390, 718, *FACTS)],
)
def test_a_sentence_goes_on_from_beside_a_picture_a_chart_or_a_box_to_under_it(drawn: str) -> None:
    blocks, _ = read(drawn + lines(50, 720, *BESIDE, *UNDER, *NEXT))
    assert blocks[:2] == [paragraph(WHOLE), paragraph(" ".join(NEXT))]


def test_a_sentence_goes_on_under_a_picture_at_the_left_of_it() -> None:
    page = picture(50, 680, 140, 60) + lines(200, 720, *BESIDE) + lines(50, 672, *UNDER, *NEXT)
    assert read(page) == ([paragraph(WHOLE), paragraph(" ".join(NEXT))], [])


def test_a_short_last_line_under_a_picture_at_the_left_is_read_in_its_place() -> None:
    page = picture(50, 680, 140, 60) + lines(200, 720, *BESIDE) + at(50, 672, "of March.") + lines(50, 652, *NEXT)
    assert read(page) == ([paragraph(" ".join((*BESIDE, "of March."))), paragraph(" ".join(NEXT))], [])


def test_a_paragraph_ends_beside_a_picture_where_its_last_line_has_room() -> None:
    page = picture(380, 660, 160, 80) + lines(50, 720, *BESIDE, "of March.", *BESIDE[:1], *UNDER)
    first, second = " ".join((*BESIDE, "of March.")), " ".join((BESIDE[0], *UNDER))
    assert read(page)[0] == [paragraph(first), paragraph(second)]


def test_short_lines_beside_a_picture_that_none_of_them_goes_up_to_stay_lines() -> None:
    address = ("Ministry of Works", "12 High Street", "London SW1")
    page = picture(380, 680, 160, 60) + lines(50, 720, *address) + lines(50, 672, *NEXT)
    assert read(page)[0] == [*map(paragraph, address), paragraph(" ".join(NEXT))]


def test_what_stands_behind_a_bar_is_set_in() -> None:
    open_line = "We will cut the tax on bread and milk from January and raise the pension of every worker who has"
    page = lines(50, 720, *NEXT[:1], open_line) + "55 684 m 55 706 l S\n"
    quoted = ("To the people of the north: we will pay for the works from the fund", "that was set up for them.")
    page += lines(70, 696, *quoted) + lines(50, 672, *NEXT)
    assert [block.words for block in read(page)[0]] == [f"{NEXT[0]} {open_line}", " ".join(quoted), " ".join(NEXT)]


def test_a_sentence_goes_on_in_lines_that_end_alike_beside_what_has_no_edge() -> None:
    full = (
        ("The Government will build four hundred", 174.5),
        ("Homes in each of the towns in the north", 175.5),
        ("£280 for each of us, and all other people", 178.6),
    )
    drawn = "".join(
        f"BT /F1 10 Tf {(200 - width) / line.count(' ')} Tw 1 0 0 1 50 {720 - 12 * place} Tm ({line}) Tj ET\n"
        for place, (line, width) in enumerate(full)
    )
    words = " ".join((*(line for line, _ in full), *UNDER))
    assert read(drawn + "0 Tw " + lines(50, 684, *UNDER, *NEXT))[0] == [paragraph(words), paragraph(" ".join(NEXT))]
