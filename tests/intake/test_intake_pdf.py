"""PDF: columns, tables, headings, paragraphs and notes are read as they are seen; what is left out is told."""

import shlex
import sys
import zlib
from collections.abc import Sequence
from pathlib import Path

import pytest

from commitments import intake, pdf
from commitments.blocks import Block, Sort, Turn
from commitments.errors import CommitmentsError

pytest.importorskip("pypdfium2")

FONTS = ("Helvetica", "Helvetica-Bold")


def made(*pages: str, title: str = "", more: str = "", catalog: str = "") -> bytes:
    """A PDF of pages that are given as what is drawn on them; F1 is Helvetica, F2 is bold."""
    objects = [f"<< /Type /Catalog /Pages 2 0 R {catalog} >>", ""]
    for number, name in enumerate(FONTS, 1):
        objects.append(f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>")
        assert len(objects) == number + 2
    sheets = []
    for drawn in pages:
        objects.append(f"<< /Length {len(drawn.encode('cp1252'))} >>\nstream\n{drawn}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {len(objects)} 0 R {more} "
            f"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"
        )
        sheets.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(sheets)}] /Count {len(sheets)} >>"
    objects.append(f"<< /Title ({title}) >>")
    return assembled([item.encode("cp1252") for item in objects])


def assembled(objects: Sequence[bytes], trailer: str = "") -> bytes:
    data, places = b"%PDF-1.7\n", []
    for number, item in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    end = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n"
    end += f"<< /Size {count} /Root 1 0 R /Info {count - 1} 0 R {trailer}>>\n"
    return data + f"{end}startxref\n{len(data)}\n%%EOF".encode()


def streamed(words: str) -> str:
    return f"<< /Length {len(words)} >>\nstream\n{words}\nendstream"


def one_page(drawn: str, *objects: str, fonts: int = 1) -> bytes:
    """A PDF of one page with these objects, numbered from 5; the first ones are its fonts F1, F2 and so on."""
    named = " ".join(f"/F{number} {number + 4} 0 R" for number in range(1, fonts + 1))
    page = f"/Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << {named} >> >>"
    first = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page {page} >>",
        streamed(drawn),
    )
    return assembled([item.encode("latin-1") for item in (*first, *objects, "<< >>")])


def at(left: float, height: float, words: str, size: float = 10, font: int = 1) -> str:
    escaped = words.replace("(", r"\(").replace(")", r"\)")
    return f"BT /F{font} {size} Tf 1 0 0 1 {left} {height} Tm ({escaped}) Tj ET\n"


def lines(left: float, height: float, *words: str, step: float = 12, size: float = 10) -> str:
    return "".join(at(left, height - step * place, line, size) for place, line in enumerate(words))


def read(*pages: str, title: str = "") -> tuple[list[Block], list[str]]:
    blocks, _, notes = pdf.blocks_of(made(*pages, title=title), "a.pdf")
    return blocks, notes


def heading(words: str, page: int = 1, level: int = 1) -> Block:
    return Block(Sort.HEADING, words, level, page=page)


def paragraph(words: str, page: int = 1) -> Block:
    return Block(Sort.PARAGRAPH, words, page=page)


def row(words: str, page: int = 1) -> Block:
    return Block(Sort.ROW, words, page=page)


def refusal(data: bytes) -> str:
    with pytest.raises(CommitmentsError) as caught:
        intake.read_bytes(data, "a.pdf")
    return str(caught.value)


LEFT = (
    "We will build four hundred thousand",
    "new homes each year and we will",
    "report to Parliament on progress",
    "every year. We will also reduce the",
    "emissions of the country by half.",
)
RIGHT = (
    "Ministers agreed to establish a joint",
    "working group on the financing of",
    "infrastructure, which will present",
    "its first report by the end of March.",
    "We will invest in rail by 2027.",
)
FULL = (
    "The Government will build four hundred thousand new homes each year, with public",
    "support, and will report to Parliament on progress at the end of every year.",
)

# Order


def test_columns_are_read_one_after_another() -> None:
    assert read(at(50, 760, "A plan for homes", 18) + lines(50, 720, *LEFT) + lines(310, 720, *RIGHT)) == (
        [heading("A plan for homes"), paragraph(" ".join(LEFT)), paragraph(" ".join(RIGHT))],
        [],
    )


def test_columns_that_are_drawn_row_by_row_are_read_one_after_another_with_a_note() -> None:
    drawn = "".join(
        at(50, 720 - 12 * place, left) + at(310, 720 - 12 * place, right)
        for place, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True))
    )
    assert read(drawn) == (
        [paragraph(" ".join(LEFT)), paragraph(" ".join(RIGHT))],
        [
            "page 1: the columns are drawn row by row, so their order is uncertain; they are read one after another",
        ],
    )


def test_columns_whose_lines_stand_at_other_heights_are_columns() -> None:
    assert read(lines(50, 720, *LEFT) + lines(310, 715, *RIGHT)) == (
        [paragraph(" ".join(LEFT)), paragraph(" ".join(RIGHT))],
        [],
    )


def test_a_sentence_goes_on_from_column_to_column_and_over_a_page_with_the_page_it_began_on() -> None:
    left = (*LEFT[:4], "emissions of the whole country by")
    right = ("half before 2030, and the Government", *RIGHT[1:4], "We will invest in the railways of the")
    assert read(lines(50, 720, *left) + lines(310, 720, *right), lines(50, 760, "north by 2027.")) == (
        [paragraph(" ".join((*left, *right, "north by 2027.")))._replace(turns=(Turn(353, 2),))],
        [],
    )


def test_a_heading_over_the_page_below_columns_follows_both() -> None:
    drawn = lines(50, 720, *LEFT) + lines(310, 720, *RIGHT) + at(50, 630, "Trade", 10, 2) + lines(50, 610, *FULL)
    assert read(drawn) == (
        [
            paragraph(" ".join(LEFT)),
            paragraph(" ".join(RIGHT)),
            heading("Trade"),
            paragraph(" ".join(FULL)),
        ],
        [],
    )


# Headings and paragraphs


def test_a_heading_is_a_block_of_its_own_by_its_size_or_weight() -> None:
    drawn = (
        at(50, 740, "The Plan", 16)
        + at(50, 720, "Chapter 2", 10, 2)
        + lines(50, 708, *FULL)
        + at(50, 684, "Chapter 3", 10, 2)
        + lines(50, 672, "We will act.")
    )
    assert read(drawn) == (
        [
            heading("The Plan"),
            heading("Chapter 2", level=2),
            paragraph(" ".join(FULL)),
            heading("Chapter 3", level=2),
            paragraph("We will act."),
        ],
        [],
    )


def test_a_paragraph_ends_where_the_next_word_had_fitted_or_a_line_is_set_in_or_lower() -> None:
    drawn = lines(50, 740, *FULL, "It will act.", "Ministers will meet.", "  ", *FULL) + at(
        62, 656, "We will also build four hundred thousand new homes each year for the people"
    )
    drawn += at(50, 644, "of the country. We will report.")
    assert [block.words for block in read(drawn)[0]] == [
        f"{' '.join(FULL)}",
        "It will act.",
        "Ministers will meet.",
        " ".join(FULL),
        "We will also build four hundred thousand new homes each year for the people of the country. We will report.",
    ]


def test_items_keep_their_numbers_and_their_depth() -> None:
    drawn = (
        lines(50, 740, *FULL)
        + at(50, 710, "4.") + at(70, 710, "We will build homes in the north of the country and in the south of it and")
        + at(70, 698, "report every year.")
        + at(50, 686, "5.") + at(70, 686, "We will:")
        + at(70, 674, "•") + at(84, 674, "plant trees;")
        + at(70, 662, "•") + at(84, 662, "clear forests.")
    )  # fmt: skip
    assert intake.read_bytes(made(drawn), "a.pdf").text == (
        f"{' '.join(FULL)}\n\n4. We will build homes in the north of the country and in the south of it and report "
        "every year.\n5. We will:\n  - plant trees;\n  - clear forests.\n"
    )


def test_a_word_broken_at_a_line_is_whole_again_only_where_the_document_has_it_whole() -> None:
    drawn = lines(50, 740, "The government will build a long-term plan for the homes of the country, and the govern-")
    drawn += lines(50, 728, "ment will report to its citizens on what it has done for the homes, and on the long-")
    drawn += lines(50, 716, "term plan and the homes in the north of the country, and on the co-")
    drawn += lines(50, 704, "operation of all.")
    assert read(drawn) == (
        [
            paragraph(
                "The government will build a long-term plan for the homes of the country, and the government will "
                "report to its citizens on what it has done for the homes, and on the long-term plan and the homes in "
                "the north of the country, and on the co-operation of all."
            )
        ],
        ["1 word broken at a line's end keeps the hyphen, since it may be part of the word"],
    )


# Tables


ROWS = (("Country", "2024", "2025"), ("Peru", "1,000", "1,200"), ("Chile", "2,000", "2,400"), ("Fiji", "300", "310"))


def cells(height: float) -> str:
    return "".join(
        at(50 + 120 * across, height - 18 * down, cell)
        for down, cells in enumerate(ROWS)
        for across, cell in enumerate(cells)
    )


def test_a_table_without_lines_is_read_row_by_row() -> None:
    assert read(lines(50, 740, *FULL) + cells(700) + lines(50, 600, *FULL)) == (
        [
            paragraph(" ".join(FULL)),
            *(row(" | ".join(cells)) for cells in ROWS),
            paragraph(" ".join(FULL)),
        ],
        [],
    )


def test_the_lines_of_a_table_say_which_words_share_a_cell() -> None:
    rules = "".join(f"50 {y} m 500 {y} l S\n" for y in (700, 680, 640, 600))
    rules += "".join(f"{x} 600 m {x} 700 l S\n" for x in (50, 300, 500))
    drawn = (
        lines(50, 740, *FULL)
        + rules
        + at(55, 688, "Commitment") + at(305, 688, "Ministry")
        + lines(55, 668, "We will build four hundred thousand", "new homes in the north") + at(305, 662, "Housing")
        + at(55, 622, "We will plant trees") + lines(305, 628, "Environment and what", "belongs to it")
    )  # fmt: skip
    assert read(drawn) == (
        [
            paragraph(" ".join(FULL)),
            row("Commitment | Ministry"),
            row("We will build four hundred thousand new homes in the north | Housing"),
            row("We will plant trees | Environment and what belongs to it"),
        ],
        [],
    )


def test_a_table_of_two_rows_is_a_table() -> None:
    drawn = lines(50, 740, *FULL) + "".join(
        at(left, height, cell)
        for height, cells in ((700, ("Start", "End", "Status")), (682, ("2024", "2026", "Ongoing")))
        for left, cell in zip((50, 95, 140), cells, strict=True)
    )
    assert read(drawn)[0][1:] == [row("Start | End | Status"), row("2024 | 2026 | Ongoing")]


def test_paragraphs_with_their_numbers_in_the_margin_are_items_with_their_numbers() -> None:
    drawn = "".join(
        at(50, 740 - 40 * place, str(14 + place)) + lines(80, 740 - 40 * place, *FULL) for place in range(3)
    )
    assert read(drawn) == (
        [Block(Sort.ITEM, " ".join(FULL), marker=marker, page=1) for marker in ("14", "15", "16")],
        [],
    )


def test_lines_that_are_stretched_to_fill_a_column_are_no_table() -> None:
    words = [line.split() for line in LEFT]
    stretched = "".join(
        at(50 + 300 * place / (len(line) - 1) - 2 * len(word) * (place == len(line) - 1), 740 - 12 * down, word)
        for down, line in enumerate(words)
        for place, word in enumerate(line)
    )
    assert read(stretched)[0] == [paragraph(" ".join(LEFT))]


# Running heads and notes


def test_only_what_repeats_at_the_same_place_is_left_out_and_told() -> None:
    pages = [
        at(50, 770, "The Plan")
        + lines(50, 740, f"Paragraph {word} says that we will act.")
        + at(500, 30, f"Page {number} of 4")
        for number, word in enumerate(("one", "two", "three", "four"), 1)
    ]
    found = intake.read_bytes(made(*pages), "a.pdf")
    assert found.text == "".join(
        f"Paragraph {word} says that we will act.\n\n" for word in ("one", "two", "three", "four")
    ).removesuffix("\n")
    assert found.notes == (
        "left out at the head or foot of pages: “The Plan” (4 pages)",
        "left out the numbers of 4 pages",
    )


def test_the_last_word_of_a_few_pages_among_many_is_no_running_head() -> None:
    ends = {2: "family.", 9: "family.", 17: "family."}
    pages = [lines(50, 400, f"Page {n} says that we", ends.get(n, f"act {n} times.")) for n in range(20)]
    found = intake.read_bytes(made(*pages), "a.pdf")
    assert (found.text.count("family."), found.notes) == (3, ())


def test_a_head_of_two_pages_is_one_where_most_pages_have_one() -> None:
    heads = ["Homes", "Homes", "Homes", "Schools", "Schools"]
    pages = [
        at(50, 770, f"Chapter on {head}", 8) + at(50, 740, f"Page {n} says that we act") for n, head in enumerate(heads)
    ]
    assert read(*pages)[1] == [
        "left out at the head or foot of pages: “Chapter on Homes” (3 pages), “Chapter on Schools” (2 pages)"
    ]


def test_commitments_that_differ_in_their_number_alone_stay() -> None:
    pages = [at(50, 770, f"Commitment {n}: we will build a school in district {n}") for n in range(1, 6)]
    pages = [page + at(50, 740, f"Commitment {n}", 14) for n, page in enumerate(pages, 1)]
    blocks, notes = read(*pages)
    assert [block.words for block in blocks] == [
        words
        for n in range(1, 6)
        for words in (f"Commitment {n}: we will build a school in district {n}", f"Commitment {n}")
    ]
    assert notes == []


# What cannot be seen


def test_hidden_text_is_no_text() -> None:
    drawn = (
        at(50, 740, "We will act.")
        + f"1 g {at(50, 720, 'White on white.')} 0 g\n"
        + f"q 3 Tr {at(50, 700, 'Not drawn.')} Q\n"
        + at(50, -40, "Off the page.")
        + f"0 0 0.5 rg 40 660 300 30 re f 1 g {at(50, 670, 'White on blue')} 0 g\n"
    )
    assert read(drawn) == (
        [paragraph("We will act."), paragraph("White on blue")],
        ["left out 33 characters that cannot be seen on the page"],
    )


def test_the_unseen_text_over_a_picture_is_what_a_program_read_in_it() -> None:
    picture = "q 600 0 0 800 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x7f EI Q\n"
    assert read(f"{picture} 3 Tr {lines(50, 740, *FULL)}") == (
        [paragraph(" ".join(FULL))],
        ["the text of 1 page was read from a picture by a program; check quotes against the picture"],
    )


def test_a_page_that_is_turned_is_read_upright() -> None:
    drawn = "".join(
        f"BT /F1 10 Tf 0 1 -1 0 {60 + 12 * place} 50 Tm ({line}) Tj ET\n" for place, line in enumerate(FULL)
    )
    assert read(drawn) == ([paragraph(" ".join(FULL))], [])


def test_a_stamp_over_every_page_is_left_out_and_told() -> None:
    pages = [
        f"BT /F1 60 Tf 0.7 0.7 -0.7 0.7 200 300 Tm (DRAFT) Tj ET\n{at(50, 740, f'We will act for {who}.')}"
        for who in ("schools", "nurses", "trees")
    ]
    assert read(*pages) == (
        [paragraph(f"We will act for {who}.", page) for page, who in enumerate(("schools", "nurses", "trees"), 1)],
        ["left out what stands aslant on 3 pages as on others, such as a stamp: “DRAFT”"],
    )
    assert read(*pages[:2])[1] == ["left out what stands aslant on 2 pages as on others, such as a stamp: “DRAFT”"]
    assert read(pages[0])[0] == [paragraph("We will act for schools."), heading("DRAFT")._replace(sort=Sort.PARAGRAPH)]


# What the file says of itself


@pytest.mark.parametrize(
    "title", ["\\(anonymous\\)", "untitled", "plan_v2.docx", "Microsoft Word - plan", "plan_final", ""]
)
def test_what_a_program_writes_for_a_title_is_none(title: str) -> None:
    assert intake.read_bytes(made(at(50, 740, "We will act."), title=title), "a.pdf").title is None


def test_a_title_is_read() -> None:
    found = pdf.blocks_of(made(at(50, 740, "We will act."), title="The Plan 2019"), "a.pdf")[1]
    assert (found.title, found.published) == ("The Plan 2019", None)


# Bounds


def test_a_scan_is_told_from_a_text() -> None:
    assert "looks like a scan" in refusal(made("", ""))


def test_pages_without_text_are_noted() -> None:
    assert read(at(50, 740, "We will act."), "") == (
        [paragraph("We will act.")],
        ["1 of 2 pages hold no text; if they are scans, run OCR first"],
    )


def test_a_pdf_with_a_password_is_refused() -> None:
    locked = (
        "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
        f"/O <{'00' * 32}> /U <{'00' * 32}> >> /ID [<{'00' * 16}> <{'00' * 16}>] "
    )
    data = made(at(50, 740, "We will act."))
    assert "password" in refusal(data.replace(b"/Root 1 0 R", f"/Root 1 0 R {locked}".encode()))


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>",
        b"%PDF-" + bytes(range(256)) * 20,
    ],
)
def test_a_broken_pdf_is_refused(data: bytes) -> None:
    assert refusal(data).startswith("a.pdf ")


def test_a_small_file_that_unpacks_to_gigabytes_is_refused_or_read_in_bounded_memory() -> None:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 10_000_000) for _ in range(400)) + packer.flush()
    head = b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed)
    data = made("PLACE").replace(b"<< /Length 5 >>\nstream\nPLACE", head + packed)
    assert refusal(data).startswith("a.pdf")


def test_what_ends_the_reading_process_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commitments.pdf.sys.executable", "false")
    assert "cannot be read as a PDF" in refusal(made(at(50, 740, "We will act.")))


@pytest.mark.parametrize(
    ("error", "told"),
    [("ValueError('x')", "(ValueError in reading.py, line 2)"), ("MemoryError", "takes too much time or memory")],
)
def test_a_failure_of_the_program_is_not_told_as_one_of_the_file(
    error: str, told: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "reading.py").write_text(f"def reading(data, name):\n    raise {error}\n")
    (tmp_path / "run.py").write_text(
        "import sys\nsys.path.insert(0, sys.argv[0].rpartition('/')[0])\nimport reading\n"
        "sys.modules['commitments.pdf.reading'] = reading\nsys.argv = sys.argv[2:]\n"
        "import commitments.pdf.__main__\n"
    )
    failing = tmp_path / "python"
    failing.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {shlex.quote(str(tmp_path / "run.py"))} "$@"\n')
    failing.chmod(0o755)
    monkeypatch.setattr("commitments.pdf.sys.executable", str(failing))
    said = refusal(made(at(50, 740, "We will act.")))
    assert told in said
    assert ("cannot be read as a PDF" in said) == (error == "MemoryError")


def test_a_reader_that_waits_is_waited_for_longer_than_it_may_work(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    slow = tmp_path / "python"
    slow.write_text(f'#!/bin/sh\nsleep 0.5\nexec {shlex.quote(sys.executable)} "$@"\n')
    slow.chmod(0o755)
    monkeypatch.setattr("commitments.pdf.sys.executable", str(slow))
    monkeypatch.setattr("commitments.pdf.MOST_SECONDS", 0.2)
    assert read(at(50, 740, "We will act."))[0] == [paragraph("We will act.")]
    monkeypatch.setattr("commitments.pdf.MOST_WAITED", 0.2)
    assert "takes too much time" in refusal(made(at(50, 740, "We will act.")))


def test_without_the_library_the_refusal_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commitments.pdf.find_spec", lambda name: None)
    assert "pip install 'commitments[pdf]'" in refusal(b"%PDF-1.7\n")
