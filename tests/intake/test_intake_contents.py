"""Tables of contents lead elsewhere in their document: they are left out and told, and what looks alike stays."""

import pytest
import word_files

from commitments import intake
from commitments.blocks import Block, Sort, contents

PLAN = (("Foreword", 2), ("1. Homes for all", 3), ("2. Schools of the north", 4), ("3. Railways", 6))


def blocks(*words: str) -> list[Block]:
    return [Block(Sort.PARAGRAPH, one) for one in words]


def left(*words: str) -> list[str]:
    return [block.words for block in contents.without(blocks(*words))[0]]


def dotted(rows: tuple[tuple[str, int | str], ...]) -> list[str]:
    return [f"{title} {'.' * 20} {number}" for title, number in rows]


def test_rows_with_dots_and_a_number_are_left_out_with_their_heading_and_told() -> None:
    body = [words for title, _ in PLAN for words in (title, "We will act.")]
    found, notes = contents.without(blocks("The Plan", "Contents", *dotted(PLAN), *body))
    assert [block.words for block in found] == ["The Plan", *body]
    assert notes == ["left out 4 rows of a table of contents"]


@pytest.mark.parametrize(
    "heading", ["Table of Contents", "INHALT", "Sommaire", "Índice", "Spis treści", "Содержание", "目次"]
)
def test_what_stands_over_a_table_of_contents_is_known_in_many_languages(heading: str) -> None:
    assert left(heading, *dotted((("A", 1), ("B", 3), ("C", 5))), "We will act.") == ["We will act."]


@pytest.mark.parametrize("dots", ["......", ". . . . . .", "……", "_______", "·······", " ‥ ‥ "])
def test_any_dots_lead_to_a_number(dots: str) -> None:
    rows = [f"{title} {dots} {number}" for title, number in PLAN]
    assert left("Contents", *rows, "We will act.") == ["We will act."]


def test_numbers_of_a_foreword_come_before_the_others_and_those_of_annexes_behind() -> None:
    rows = (("Foreword", "iii"), ("Thanks", "iv"), ("Homes", 1), ("Trains", 12), ("Laws", "A-1"))
    assert left("Contents", *dotted(rows), "We will act.") == ["We will act."]


def test_the_first_half_of_a_title_and_the_name_of_a_part_are_rows_where_they_stand_elsewhere() -> None:
    rows = dotted((("Foreword", 2), ("of the north", 3), ("Railways", 7)))
    body = ["PART ONE", "Schools for all children", "Schools for all children of the north", "Railways", "We will act."]
    listed = [rows[0], "PART ONE", "Schools for all children", rows[1], "We promise trees", rows[2]]
    assert left("Contents", *listed, *body[:1], *body[2:]) == ["We promise trees", "PART ONE", *body[2:]]


def test_a_table_of_contents_goes_on_under_its_heading_again() -> None:
    rows = dotted(PLAN)
    assert left("Contents", *rows[:2], "Contents (continued)", *rows[2:], "We will act.") == ["We will act."]


@pytest.mark.parametrize(
    ("listed", "rows"),
    [
        (["Contents", "Page", *dotted(PLAN)], "4 rows"),
        (dotted(PLAN), "4 rows"),
        (["Contents", *dotted(PLAN)[:2], "Contents (continued)", *dotted(PLAN)[2:]], "4 rows"),
        (["Contents", *dotted(PLAN)[:2], "Schools for all", *dotted((("of the north", 4), PLAN[3]))], "4 rows"),
        (["Contents", *dotted(PLAN)[:2], "PART ONE", *dotted(PLAN)[2:]], "5 rows"),
    ],
)  # fmt: skip
def test_the_rows_are_counted_without_the_heading_and_a_title_of_two_lines_once(listed: list[str], rows: str) -> None:
    body = ["PART ONE", "Foreword", "Schools for all of the north", "Railways", "We will act."]
    found, notes = contents.without(blocks(*listed, *body))
    assert ([block.words for block in found], notes) == (body, [f"left out {rows} of a table of contents"])


def test_a_table_of_contents_is_the_text_where_there_is_no_other() -> None:
    assert left("Contents", *dotted(PLAN)) == ["Contents", *dotted(PLAN)]


@pytest.mark.parametrize(
    "rows",
    [
        dotted((("Schools", 12), ("Railways", 5), ("Homes", 40))),
        dotted((("Schools", 2026), ("Railways", 2028), ("Homes", 2030))),
        dotted((("Goal", 1), ("Goal", 2), ("Goal", 3), ("Goal", 4), ("Goal", 5), ("Goal", 6))),
        ["Schools ........ 5.5", "Railways ....... 7.5", "Homes .......... 9.5"],
        ["Schools | 5", "Railways | 7", "Homes | 9", "Trees | 12"],
        ["Goal 1", "Goal 2", "Goal 3", "Goal 4"],
        ["We will build a school by 2026", "We will build a road by 2027", "We will build a bridge by 2028"],
        ["Contents of the box", "We will act......"],
    ],
)
def test_sums_years_and_numbered_goals_are_no_table_of_contents(rows: list[str]) -> None:
    text = ["Our plan", *rows, "Schools", "Railways", "We will act."]
    assert left(*text) == text


def test_without_dots_titles_have_to_stand_where_the_numbers_say() -> None:
    rows = [Block(Sort.ROW, f"{title} | {number}", page=1) for title, number in PLAN]
    there = [Block(Sort.HEADING, title, page=number + 2) for title, number in PLAN]
    elsewhere = [Block(Sort.HEADING, title, page=page) for (title, _), page in zip(PLAN, (9, 2, 3, 4), strict=True)]
    assert contents.without([*rows, *there])[0] == there
    assert contents.without([*rows, *elsewhere])[0] == [*rows, *elsewhere]


def test_a_plain_text_has_its_rows_left_out_and_keeps_its_pages() -> None:
    text = "\n".join(["Contents", "", *dotted(PLAN), "\fHomes for all", "", "We will build homes.", ""])
    found = intake.read_bytes(text.encode(), "a.txt")
    assert (found.text, found.notes) == (
        "Homes for all\n\nWe will build homes.\n",
        ("left out 4 rows of a table of contents",),
    )
    assert [page.number for page in found.pages] == [2]


# What Word says of it


def entry(words: str, number: int, style: str = "") -> str:
    link = f'<w:hyperlink w:anchor="_Toc1">{word_files.run(words)}<w:r><w:tab/></w:r>{word_files.run(str(number))}'
    return word_files.paragraph(f"{link}</w:hyperlink>", f'<w:pStyle w:val="{style}"/>' if style else "")


FRAME = (
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    "<w:sdtContent>{}</w:sdtContent></w:sdt>"
)
BODY = word_files.styled("Homes", "heading1") + word_files.paragraph("We will build homes.")
NAMED = "".join(
    f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/></w:style>'
    for id, name in (("V1", "toc 1"), ("VT", "TOC Heading"), ("heading1", "heading 1"))
)


@pytest.mark.parametrize(
    "listed",
    [
        word_files.styled("Inhalt", "VT") + entry("Homes", 1, "V1") + entry("Trains", 1, "V1"),
        FRAME.format(f"{word_files.paragraph('Plan')}{entry('Homes', 1)}{entry('Trains', 1)}"),
        word_files.paragraph("Contents")
        + word_files.paragraph(
            '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> TOC \\o "1-3" </w:instrText>'
            '<w:fldChar w:fldCharType="separate"/></w:r>' + word_files.run("Homes 1")
        )
        + entry("Trains", 1)
        + word_files.paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
    ],
)
def test_a_table_of_contents_of_word_is_told_by_its_style_its_frame_or_its_field(listed: str) -> None:
    found = word_files.read(listed + BODY, styles=NAMED)
    assert (found.text, found.notes) == (
        "# Homes\n\nWe will build homes.\n",
        ("left out 2 rows of a table of contents",),
    )


def test_a_field_that_is_never_ended_takes_no_text_along() -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText><w:fldChar w:fldCharType="separate"/>'
    assert word_files.text(word_files.paragraph(f"{begun}</w:r>") + BODY, styles=NAMED) == (
        "# Homes\n\nWe will build homes.\n"
    )


@pytest.mark.parametrize("end", ["Page {}", "Seite {} - 9", "| Seite | {} –9", "....Page {}"])
def test_a_row_may_say_that_its_number_is_a_page_and_up_to_which_it_goes(end: str) -> None:
    titles = ["Homes", "Schools", "Trains"]
    rows = [f"{title} {end.format(number)}" for number, title in enumerate(titles, 3)]
    assert left("Inhalt", *rows, *titles, "We will act.") == [*titles, "We will act."]


def test_rows_that_say_their_page_are_left_out_under_a_name_wherever_their_titles_stand() -> None:
    rows = ["Homes and families | Seite | 3 - 4", "Schools | Seite | 4 - 5", "Trains | Seite 6"]
    assert left("Inhalt", *rows, "Families and homes", "We will act.") == ["Families and homes", "We will act."]


def test_rows_that_say_a_page_stay_where_no_name_of_a_table_of_contents_stands_over_them() -> None:
    rows = [f"We said so in the plan of {year}, page {page}" for year, page in ((2019, 3), (2021, 4), (2022, 4))]
    assert left(*rows, "We will act.") == [*rows, "We will act."]


def test_dots_lead_to_no_page_where_a_range_of_figures_stands_behind_them() -> None:
    assert contents.leads("Homes ........ 1") and not contents.leads("Homes ........ 0–1")
