"""The pages of DOCX and ODT: those that their writer ordered, and those that a program noted when it saved the file."""

import io
import zipfile

import pytest

from commitments import intake
from commitments.places import PageStart
from tests.intake.test_intake_odt import NAMES, odt
from tests.word_files import docx, paragraph, run, styled, zipped

NOTED = "<w:r><w:lastRenderedPageBreak/></w:r>"
BREAK = '<w:r><w:br w:type="page"/></w:r>'
SOFT = "<text:soft-page-break/>"


def pages(found: intake.Intake) -> list[tuple[int, str]]:
    """Each page with what stands on it, of long ones the beginning."""
    ends = [page.start for page in (*found.pages, PageStart(len(found.text), 0))][1:]
    return [
        (page.number, found.text[page.start : end].strip()[:12].strip())
        for page, end in zip(found.pages, ends, strict=True)
    ]


def of_docx(body: str, **parts: str) -> list[tuple[int, str]]:
    return pages(intake.read_bytes(docx(body, **parts), "a.docx"))


def of_odt(body: str, styles: str = "", **more: str) -> list[tuple[int, str]]:
    return pages(intake.read_bytes(odt(body, styles, **more), "a.odt"))


def section(kind: str) -> str:
    return f'<w:sectPr><w:type w:val="{kind}"/></w:sectPr>'


def table(*rows: tuple[str, ...]) -> str:
    """A slash parts the paragraphs of a cell, a hash stands where a page was noted."""
    made = ""
    for row in rows:
        cells = ("".join(map(paragraph, map(run, cell.split("/")))) for cell in row)
        made += f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"
    return f"<w:tbl>{made}</w:tbl>".replace("#", '</w:t><w:lastRenderedPageBreak/><w:t xml:space="preserve">')


TWO = [(1, "One."), (2, "Two.")]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (paragraph("One.") + paragraph(NOTED + run("Two.")), TWO),
        (paragraph(run("One and") + NOTED + run(" two.")), [(1, "One and"), (2, "two.")]),
        (paragraph(run("One.") + BREAK + NOTED + run("Two.")), TWO),
        (paragraph(run("One.") + BREAK) + paragraph(NOTED + run("Two.")), TWO),
        (paragraph("One.") + paragraph(BREAK) + paragraph(BREAK) + paragraph("Three."), [(1, "One."), (3, "Three.")]),
        (paragraph("One.") + paragraph("Two.", "<w:pageBreakBefore/>"), TWO),
        (
            paragraph("One.", "<w:pageBreakBefore/>") + paragraph(BREAK) + paragraph("Two.", "<w:pageBreakBefore/>"),
            TWO,
        ),
        (
            paragraph("One.") + paragraph("On.", "<w:sectPr/>") + paragraph("Two.") + "<w:sectPr/>",
            [(1, "One.\n\nOn."), (2, "Two.")],
        ),
        (
            paragraph("One.", section("nextPage")) + paragraph("On.", section("continuous")) + paragraph("Three.")
            + section("oddPage"),
            [(1, "One.\n\nOn."), (3, "Three.")],
        ),
        (paragraph("One.", "<w:sectPr/>") + paragraph(NOTED + run("Two.")) + "<w:sectPr/>", TWO),
        (table(("a", "b"), ("#c", "d")) + paragraph("e"), [(1, "a | b"), (2, "c | d\n\ne")]),
        (table(("a/#A", "b/#B")) + paragraph("e"), [(1, "a | b"), (2, "A | B\n\ne")]),
        (paragraph("One.") + paragraph(BREAK) + table(("#Two.", "#b")), [(1, "One."), (2, "Two. | b")]),
        (table(("a", "b")).replace("<w:p>", f"<w:p>{BREAK}") + paragraph(NOTED + run("e")), [(1, "a | b"), (2, "e")]),
        (paragraph(NOTED + run("One.")), [(2, "One.")]),
        (paragraph(run("One") + f"<w:del>{BREAK}</w:del>" + run(".")) + paragraph(BREAK + run("Two.")), TWO),
        (paragraph(run("¹ See it.")) + paragraph(NOTED + run("² See on.")), [(1, "[1] See it."), (2, "[2] See on.")]),
    ],
)  # fmt: skip
def test_a_page_of_a_docx_begins_where_it_was_ordered_or_noted_and_once(
    body: str, shown: list[tuple[int, str]]
) -> None:
    assert of_docx(body) == shown


def test_a_style_may_begin_a_page() -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="P"><w:name w:val="Part"/><w:pPr><w:pageBreakBefore/></w:pPr></w:style>'
    )
    not_here = paragraph("On.", '<w:pStyle w:val="P"/><w:pageBreakBefore w:val="0"/>')
    assert of_docx(paragraph("One.") + not_here + styled("Two.", "P"), styles=style) == [
        (1, "One.\n\nOn."),
        (2, "Two."),
    ]


def test_a_note_at_the_foot_is_on_the_page_of_its_mark_and_one_at_the_end_on_the_last() -> None:
    mark = '<w:r><w:{}Reference w:id="{}"/></w:r>'
    body = paragraph(run("One.") + mark.format("footnote", 1) + mark.format("endnote", 1)) + paragraph(
        NOTED + run("Two.")
    )
    found = intake.read_bytes(
        docx(
            body,
            footnotes=f'<w:footnote w:id="1">{paragraph("Below.")}</w:footnote>',
            endnotes=f'<w:endnote w:id="1">{paragraph("At the end.")}</w:endnote>',
        ),
        "a.docx",
    )
    assert found.text == "One.\n\nTwo.\n\n[1] Below.\n[i] At the end.\n"
    assert pages(found) == [(1, "One."), (2, "Two."), (1, "[1] Below."), (2, "[i] At the e")]


def test_a_text_box_is_on_the_page_of_its_paragraph_and_ends_none() -> None:
    inside = paragraph(BREAK + run("Box."))
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></w:pict></w:r>"
    assert of_docx(paragraph(run("One.") + box) + paragraph(NOTED + run("Two."))) == [(1, "One.\n\nBox."), (2, "Two.")]


LONG = paragraph("We will act. " * 300)


@pytest.mark.parametrize(
    ("body", "said", "shown"),
    [
        (LONG + paragraph(BREAK + run("Two?")), "", []),
        (LONG + paragraph(BREAK + run("Two.")), "2", [(1, "We will act."), (2, "Two.")]),
        (LONG + paragraph(BREAK + run("Two?")), "4", []),
        (LONG * 2 + paragraph(BREAK + run("Two?")), "2", []),
        (LONG * 2 + paragraph(NOTED + run("Two.")), "2", [(1, "We will act."), (2, "Two.")]),
        (LONG * 2 + paragraph(NOTED + run("Two.")), "4", []),
        (LONG * 3 + paragraph(NOTED + run("Two.")), "2", []),
        (paragraph("One."), "1", []),
    ],
)
def test_pages_count_where_each_fits_on_one_and_the_file_says_that_there_are_as_many_as_were_noted(
    body: str, said: str, shown: list[tuple[int, str]]
) -> None:
    parts: dict[str, str | bytes] = {"docProps/app.xml": f"<Properties><Pages>{said}</Pages></Properties>"}
    with zipfile.ZipFile(io.BytesIO(docx(body))) as made:
        parts |= {name: made.read(name) for name in made.namelist()}
    assert pages(intake.read_bytes(zipped(parts), "a.docx")) == shown


def test_letters_that_stand_for_pages_inside_are_no_text() -> None:
    assert of_docx(paragraph("One\U000f0009.") + paragraph(NOTED + run("Two."))) == TWO
    assert of_odt(f"<text:p>One\U000f0009.</text:p>{SOFT}<text:p>Two.</text:p>") == TWO


STYLES = "".join(
    f'<style:style style:name="{name}" style:family="{family}" {more}><style:{family}-properties {said}/></style:style>'
    for name, family, more, said in (
        ("B", "paragraph", "", 'fo:break-before="page"'),
        ("A", "paragraph", "", 'fo:break-after="page"'),
        ("M", "paragraph", 'style:master-page-name="Landscape"', ""),
        ("N", "paragraph", 'style:parent-style-name="B"', 'fo:break-before="auto"'),
        ("T", "table", "", 'fo:break-before="page"'),
    )
)


def p(words: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{words}</text:p>'


ITEM = f"<text:list-item>{p('a')}</text:list-item>"


def cells(*content: str) -> str:
    inside = "".join(f"<table:table-cell>{one}</table:table-cell>" for one in content)
    return f"<table:table-row>{inside}</table:table-row>"


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (p(f"One and {SOFT}two."), [(1, "One and"), (2, "two.")]),
        (p("One.") + SOFT + p("Two."), TWO),
        (p("One.", "M") + p("Two.", "B") + p("On.", "N"), [(1, "One."), (2, "Two.\n\nOn.")]),
        (p("One.", "A") + p("Two.", "B") + p("Three.", "M"), [(1, "One."), (2, "Two."), (3, "Three.")]),
        (f"<text:list>{ITEM}{SOFT}{ITEM}</text:list>", [(1, "- a"), (2, "- a")]),
        (
            f"<table:table>{cells(p('a'), p('b'))}{SOFT}{cells(p('c'), p('d'))}</table:table>",
            [(1, "a | b"), (2, "c | d")],
        ),
        (
            f"<table:table>{cells(p(f'a{SOFT}A'), p(f'b{SOFT}B'))}</table:table>{p('e')}",
            [(1, "a"), (2, "A |"), (1, "b"), (2, "B\n\ne")],
        ),
        (
            p("One.") + f'<table:table table:style-name="T">{cells(p("a"), p("b"))}</table:table>',
            [(1, "One."), (2, "a | b")],
        ),
        (
            p('One.<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
              f"{p('Below.')}</text:note-body></text:note>") + SOFT + p("Two."),
            [(1, "One."), (2, "Two."), (1, "[1] Below.")],
        ),
    ],
)  # fmt: skip
def test_a_page_of_an_odt_begins_where_it_was_ordered_or_noted_and_once(
    body: str, shown: list[tuple[int, str]]
) -> None:
    assert of_odt(body, STYLES) == shown


def test_an_odt_whose_pages_were_ordered_alone_has_them_where_it_says_that_none_was_noted_or_how_many_there_are() -> (
    None
):
    body = p("We will act. " * 300) + p("Two.", "B")
    meta = (
        f'<office:document-meta {NAMES} xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"><office:meta>'
        '<meta:document-statistic meta:page-count="{}"/></office:meta></office:document-meta>'
    )
    two = [(1, "We will act."), (2, "Two.")]
    assert of_odt(body, STYLES) == []
    assert of_odt(body, STYLES, meta=meta.format(2)) == two
    assert of_odt(body, STYLES, meta=meta.format(3)) == []
    told = odt(body, STYLES, manifest="<manifest/>")
    with zipfile.ZipFile(io.BytesIO(told)) as made:
        parts: dict[str, str | bytes] = {name: made.read(name) for name in made.namelist()}
    content = parts["content.xml"]
    assert isinstance(content, bytes)
    parts["content.xml"] = content.replace(b"<office:text>", b'<office:text text:use-soft-page-breaks="true">')
    assert pages(intake.read_bytes(zipped(parts), "a.odt")) == two


def test_an_odt_that_was_zipped_anew_is_one() -> None:
    with zipfile.ZipFile(io.BytesIO(odt(p("We act."), manifest="<manifest/>"))) as made:
        parts: dict[str, str | bytes] = {name: made.read(name) for name in sorted(made.namelist())}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Pictures/", b"")
        for name, content in parts.items():
            archive.writestr(name, content)
    assert intake.read_bytes(file.getvalue(), "a.odt").text == "We act.\n"
