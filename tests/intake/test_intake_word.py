"""DOCX files: what becomes a block, what is left out, and what is refused."""

import subprocess
import sys

import pytest
from word_files import NAMES, docx, item, level, numbers, paragraph, pattern, read, run, styled, text, zipped

from commitments import intake
from commitments.errors import CommitmentsError
from tests.growth import grows_with_size

DELETED = "left out what is deleted under tracked changes, where what is inserted is read"


def refusal(data: bytes) -> str:
    with pytest.raises(CommitmentsError) as caught:
        intake.read_bytes(data, "a.docx")
    return str(caught.value)


def begun(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


# What is read and what is not


def test_a_text_box_is_read_once_after_its_paragraph_and_counts_for_itself() -> None:
    inside = f"<w:txbxContent>{item('Box: we will open 20 clinics.', 1)}</w:txbxContent>"
    box = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    old = f"<w:r><w:pict><v:textbox><w:txbxContent>{paragraph('Old box.')}</w:txbxContent></v:textbox></w:pict></w:r>"
    numbering = pattern(0, level(0, "decimal", "%1.")) + numbers(1, 0)
    body = item("one", 1) + paragraph(box + run("Beside it.") + old) + item("two", 1)
    assert text(body, numbering=numbering) == (
        "1. one\n\nBeside it.\n\n1. Box: we will open 20 clinics.\n\nOld box.\n\n2. two\n"
    )


def test_changes_are_read_as_if_they_had_been_accepted() -> None:
    found = read(
        paragraph(
            run("We will ")
            + "<w:del><w:r><w:delText>not </w:delText><w:t>never </w:t></w:r></w:del><w:ins>"
            + run("surely ")
            + "</w:ins><w:moveFrom>"
            + run("moved ")
            + "</w:moveFrom>"
            + run("act")
        )
        + paragraph("<w:del><w:r><w:delText>Gone.</w:delText></w:r></w:del>", "<w:rPr><w:del/></w:rPr>")
        + paragraph("and ", "<w:rPr><w:del/></w:rPr>")
        + paragraph("<w:moveTo>" + run("moved here.") + "</w:moveTo>")
    )
    assert (found.text, found.notes) == (
        "We will surely act\n\nand moved here.\n",
        (f"{DELETED}: “not never”, “moved”, “Gone.”",),
    )


def test_hidden_words_and_comments_are_left_out_and_that_is_told() -> None:
    found = read(
        paragraph(
            run("We will act.")
            + run(" Secret.", "<w:vanish/>")
            + run(" Away.", '<w:rStyle w:val="Weg"/>')
            + run(" Seen.", '<w:rStyle w:val="Weg"/><w:vanish w:val="0"/>')
            + '<w:r><w:commentReference w:id="1"/></w:r>'
        )
        + paragraph(run("All of it.", "<w:vanish/>"), "<w:rPr><w:vanish/></w:rPr>")
        + styled("And this.", "Fort")
        + paragraph("End."),
        styles='<w:style w:type="character" w:styleId="Weg"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Fort"><w:rPr><w:vanish/></w:rPr></w:style>',
    )
    assert (found.text, found.notes) == (
        "We will act. Seen.\n\nEnd.\n",
        ("left out hidden text: “Secret. Away.”, “All of it.”, “And this.”", "left out comments"),
    )


def test_words_that_are_struck_through_are_left_out_and_that_is_told() -> None:
    found = read(paragraph(run("We will build ") + run("40 ", "<w:strike/>") + run("65 homes.")))
    assert (found.text, found.notes) == ("We will build 65 homes.\n", ("left out words that are struck through: “40”",))


def test_an_equation_stands_on_one_line() -> None:
    def some(name: str, *inside: str) -> str:
        return (
            f"<m:{name}>{''.join(x if x.startswith('<') else f'<m:r><m:t>{x}</m:t></m:r>' for x in inside)}</m:{name}>"
        )

    body = paragraph(
        some(
            "oMath",
            some("nary", some("sub", "0"), some("sup", "1"), some("e", "x")),
            "+",
            some("sSup", some("e", some("d", some("e", "a"))), some("sup", "2")),
            "+",
            some("f", some("num", "a+b"), some("den", "2")),
            some("rad", some("deg"), some("e", "x")),
        )
    )
    assert text(body) == "∫_0^1x+(a)^2+(a+b)/2√(x)\n"


def test_footnotes_stand_after_the_text_and_their_marks_are_not_glued_to_numbers() -> None:
    def note(kind: str, id: int, words: str) -> str:
        return f'<w:{kind} w:id="{id}"><w:p><w:r><w:{kind}Ref/></w:r>{run(" " + words)}</w:p></w:{kind}>'

    def mark(kind: str, id: int, more: str = "", own: str = "") -> str:
        return f'<w:r><w:{kind}Reference w:id="{id}" {more}/><w:t>{own}</w:t></w:r>'

    found = read(
        paragraph(run("By 2028") + mark("footnote", 2) + run(" we will build 40") + mark("endnote", 1) + run(" homes"))
        + paragraph(run("for all") + mark("footnote", 1, 'w:customMarkFollows="1"', "*") + run(".")),
        footnotes='<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        + note("footnote", 1, "Of them.")
        + note("footnote", 2, "As counted in 2024."),
        endnotes=note("endnote", 1, "With help."),
    )
    assert found.text == (
        "By 2028 we will build 40 homes\n\nfor all.\n\n[1] As counted in 2024.\n[*] Of them.\n[i] With help.\n"
    )
    assert found.notes == ("3 notes stand after the text; the marks in the text are left out",)


def test_brackets_around_the_mark_of_a_note_go_with_it() -> None:
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    body = paragraph(run("The Act(") + mark + run(")") + run(" applies [") + mark + run("] (see it") + mark + run(")."))
    own = f"<w:p>{run('(')}<w:r><w:footnoteRef/></w:r>{run(') c. 52.')}</w:p>"
    found = text(body + paragraph("It is f()."), footnotes=f'<w:footnote w:id="1">{own}</w:footnote>')
    assert found == "The Act applies (see it).\n\nIt is f().\n\n[1] c. 52.\n"


def test_figures_above_the_line_stay_there() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    body = paragraph(
        run("2028") + run("1", raised) + run(" and 10") + run("6", raised) + run(" on the 1") + run("st", raised)
    )
    assert text(body) == "2028¹ and 10⁶ on the 1st\n"


def test_a_field_shows_its_result_and_not_its_instruction() -> None:
    field = (
        begun("begin")
        + "<w:r><w:instrText> IF </w:instrText></w:r>"
        + begun("begin")
        + begun("separate")
        + run("asked")
        + begun("end")
        + begun("separate")
        + run("1 May 2027")
        + begun("end")
    )
    simple = f'<w:fldSimple w:instr="DATE">{run("today")}</w:fldSimple>'
    body = paragraph(run("By ") + field + run(", ") + simple + run(".")) + paragraph(begun("begin")) + paragraph("End.")
    assert text(body) == "By 1 May 2027, today.\n\nEnd.\n"


def test_hyphens_tabs_breaks_symbols_and_equations_are_read_as_they_look() -> None:
    body = paragraph(
        "<w:r><w:t>co</w:t><w:softHyphen/><w:t>operate by co</w:t><w:noBreakHyphen/><w:t>op</w:t><w:tab/>"
        '<w:t>now</w:t><w:br/><w:t>x</w:t><w:sym w:font="Symbol" w:char="F0B3"/>'
        '<w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
        "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
    )
    assert text(body) == "cooperate by co-op now\nx≥✓1/2\n"


def test_a_symbol_that_is_not_known_is_told() -> None:
    found = read(paragraph(run("We act") + '<w:r><w:sym w:font="Webdings" w:char="F021"/></w:r>'))
    assert (found.text, found.notes) == ("We act\n", ("left out symbols whose look is not known here",))


def test_controls_and_links_are_read_through() -> None:
    body = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('We will act.')}</w:sdtContent></w:sdt>"
        f"<w:p>{run('See ')}<w:hyperlink>{run('the plan')}</w:hyperlink>"
        f"<w:sdt><w:sdtContent>{run(' of 2028')}</w:sdtContent></w:sdt>.</w:p>"
    )
    assert text(body) == "We will act.\n\nSee the plan of 2028\n"


def test_the_end_of_a_paragraph_that_is_hidden_ends_none_and_a_large_first_letter_begins_a_word() -> None:
    numbering = pattern(0, level(0, "decimal", "%1.")) + numbers(1, 0)
    head = paragraph(
        "Trade. ",
        '<w:outlineLvl w:val="1"/><w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/><w:specVanish/></w:rPr>',
    )
    drop = paragraph("W", '<w:framePr w:dropCap="drop"/>') + paragraph("e will build.")
    assert text(head + paragraph("We will act.") + drop, numbering=numbering) == (
        "1. Trade. We will act.\n\nWe will build.\n"
    )


# Tables


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<') else paragraph(content)}</w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def test_a_row_is_a_line_and_merged_cells_are_read_once() -> None:
    body = (
        paragraph("Table:")
        + "<w:tbl>"
        + row(cell("A", '<w:vMerge w:val="restart"/>'), cell("B", '<w:gridSpan w:val="2"/>'))
        + row(cell("<w:p/>", "<w:vMerge/>"), cell("1"), cell(paragraph("2") + paragraph("more")))
        + row(cell(""), cell(""), cell(""))
        + "<w:tr><w:trPr><w:del/></w:trPr>"
        + cell("gone")
        + "</w:tr></w:tbl>"
    )
    assert text(body) == "Table:\n\nA | B\n| 1 | 2\n| | more\n"


def test_a_table_of_one_cell_is_a_frame_and_one_in_a_cell_is_read_in_its_place() -> None:
    inner = f"<w:tbl>{row(cell('x'), cell('y'))}</w:tbl><w:p/>"
    body = (
        f"<w:tbl>{row(cell(styled('Box', 'Heading2') + paragraph('We will act.')))}</w:tbl>"
        f"<w:tbl>{row(cell(inner), cell('z'))}</w:tbl>"
    )
    assert text(body) == "## Box\n\nWe will act.\n\nx | y\n\nz\n"


# Parts


def test_heads_and_feet_of_pages_are_left_out_and_that_is_told() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
    data = zipped(
        {
            "word/document.xml": f"<w:document {NAMES}><w:body>{paragraph('We will act.')}</w:body></w:document>",
            "word/_rels/document.xml.rels": f'<R><Relationship Type="{kind}" Target="header1.xml"/></R>',
            "word/header1.xml": f"<w:hdr {NAMES}>{paragraph('The Plan')}</w:hdr>",
        }
    )
    found = intake.read_bytes(data, "a.docx")
    assert (found.text, found.notes) == ("We will act.\n", ("left out at the head or foot of pages: “The Plan”",))


def test_parts_are_found_by_what_they_are_and_the_strict_sort_is_read_too() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    base = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    body = f"<w:body>{styled('Trade', 'X')}</w:body>"
    data = zipped(
        {
            "_rels/.rels": f'<R><Relationship Type="{base}/officeDocument" Target="/word/document2.xml"/></R>',
            "word/document2.xml": f'<w:document xmlns:w="{strict}">{body}</w:document>',
            "word/_rels/document2.xml.rels": f'<R><Relationship Type="{base}/styles" Target="styles2.xml"/></R>',
            "word/styles2.xml": f'<w:styles xmlns:w="{strict}"><w:style w:styleId="X"><w:name w:val="heading 1"/>'
            "</w:style></w:styles>",
        }
    )
    assert intake.read_bytes(data, "a.docx").text == "# Trade\n"


def properties(count: int) -> bytes:
    return zipped(
        {
            "word/document.xml": f"<w:document {NAMES}><w:body>{paragraph('Nous allons agir.')}</w:body></w:document>",
            "docProps/core.xml": "<c xmlns:d='urn:x'><d:title>The Plan</d:title><d:language>fr-CA</d:language>"
            f"{'<d:title>x</d:title>' * count}</c>",
        }
    )


def test_properties_are_read() -> None:
    found = intake.read_bytes(properties(1), "a.docx")
    assert (found.title, found.language) == ("The Plan", "fr")


# Bounds


def test_no_library_is_imported_before_such_a_file_is_read() -> None:
    asked = "import sys, commitments.intake; print('lxml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_bombs_are_refused() -> None:
    assert "unpacks to more than" in refusal(zipped({"word/document.xml": b"<x>" + b" " * (101 * 1024 * 1024)}))
    entities = '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    assert "entities" in refusal(zipped({"word/document.xml": entities}))
    wide = entities.replace("<!DOCTYPE", '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE').encode("utf-16")
    assert "entities" in refusal(zipped({"word/document.xml": "<x/>", "word/styles.xml": wide}))
    assert "more markup" in refusal(docx("<w:p/>" * 6_000_001))
    assert "nested deeper" in refusal(docx("<w:p>" * 400 + "</w:p>" * 400))


def test_deep_nesting_that_the_parser_lets_pass_is_read() -> None:
    table = "<w:tbl><w:tr><w:tc>" * 80 + paragraph("We will act.") + "</w:tc></w:tr></w:tbl>" * 80
    boxes = "<w:p><w:r><w:txbxContent>" * 80 + paragraph("And build.") + "</w:txbxContent></w:r></w:p>" * 80
    assert text(table + boxes) == "We will act.\n\nAnd build.\n"


def test_damaged_files_are_refused() -> None:
    assert "damaged" in refusal(docx(paragraph("x"))[:-40])
    assert "damaged" in refusal(docx("<w:p>"))
    assert "not a docx file" in refusal(b"We will act.")


def test_a_file_with_a_password_is_told_from_an_old_one() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    assert "old Word" in refusal(ole)
    assert "password" in refusal(ole + "EncryptedPackage".encode("utf-16-le"))


LOOPS = '<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>'


def test_styles_that_go_in_a_circle_and_a_note_that_names_itself_are_read() -> None:
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    notes = f'<w:footnote w:id="1">{paragraph(mark + run("Of them."))}</w:footnote>'
    assert text(styled(run("We act.") + mark, "a"), styles=LOOPS, footnotes=notes) == "We act.\n\n[1] Of them.\n"


@pytest.mark.parametrize(
    "unit",
    [
        '<w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/><w:t>a</w:t></w:r>',
        '<w:r><w:fldChar w:fldCharType="begin"/><w:t>a</w:t></w:r>',
        '<w:r><w:footnoteReference w:id="1"/><w:t>a</w:t></w:r>',
    ],
)
def test_a_paragraph_takes_time_by_its_length(unit: str) -> None:
    notes = f'<w:footnote w:id="1">{paragraph("x") * 100}</w:footnote>'

    def read(count: int) -> None:
        intake.read_bytes(docx(paragraph("We act.") + f"<w:p>{unit * count}</w:p>", footnotes=notes), "a.docx")

    assert grows_with_size(read, 2_000, 16_000, least=0.01)


def test_properties_take_time_by_their_number() -> None:
    assert grows_with_size(lambda count: intake.read_bytes(properties(count), "a.docx"), 20_000, 160_000, least=0.01)


def test_what_a_style_raises_or_strikes_is_raised_or_struck() -> None:
    found = read(
        paragraph(
            run("By 2030")
            + run("1", '<w:rStyle w:val="Mark"/>')
            + run(" we")
            + run(" won't", '<w:rStyle w:val="Away"/>')
        )
        + styled("All of it.", "Gone")
        + paragraph(run("Kept.", '<w:rStyle w:val="Away"/><w:strike w:val="0"/>')),
        styles='<w:style w:type="character" w:styleId="Base"><w:rPr><w:position w:val="6"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Mark"><w:basedOn w:val="Base"/></w:style>'
        '<w:style w:type="character" w:styleId="Away"><w:rPr><w:dstrike/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style>',
    )
    assert (found.text, found.notes) == (
        "By 2030¹ we\n\nKept.\n",
        ("left out words that are struck through: “won't”, “All of it.”",),
    )


WHITE = '<w:color w:val="FFFFFF"/>'
DARK = '<w:shd w:val="clear" w:fill="1F3864"/>'


def test_white_words_on_white_paper_are_hidden() -> None:
    found = read(
        paragraph(
            run("We will act.")
            + run(" Not.", WHITE)
            + run(" Dark.", WHITE + DARK)
            + run(" Not.", '<w:rStyle w:val="S"/>')
        )
        + paragraph(run("Heading on blue", WHITE), DARK)
        + styled("<w:r><w:t>All white</w:t></w:r>" + run("Black.", '<w:color w:val="000000"/>'), "P")
        + styled("White on grey by its style.", "Q")
        + f"<w:tbl>{row(cell(paragraph(run('A', WHITE))), cell(paragraph('B')))}</w:tbl>",
        styles=f'<w:style w:type="character" w:styleId="S"><w:rPr>{WHITE}</w:rPr></w:style>'
        f'<w:style w:type="paragraph" w:styleId="P"><w:rPr>{WHITE}</w:rPr></w:style>'
        f'<w:style w:type="paragraph" w:styleId="Q"><w:pPr>{DARK}</w:pPr><w:rPr>{WHITE}</w:rPr></w:style>',
    )
    assert (found.text, found.notes) == (
        "We will act. Dark.\n\nHeading on blue\n\nBlack.\n\nWhite on grey by its style.\n\nA | B\n",
        ("left out hidden text: “Not.”, “All white”",),
    )


def test_white_words_before_a_picture_are_seen() -> None:
    anchor = '<w:r><w:drawing><anchor behindDoc="1"/></w:drawing></w:r>'
    assert text(paragraph(anchor + run("Title of the plan", WHITE))) == "Title of the plan\n"


def test_a_number_in_a_cell_of_its_own_is_the_mark_of_what_stands_beside_it() -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in cells)}</w:tr>"

    body = f"<w:tbl>{row('1.', 'We act.')}{row('(b)', 'We go.')}{row('2', 'homes')}{row('3.', 'a', 'b')}</w:tbl>"
    assert text(body) == "1. We act.\n(b) We go.\n\n2 | homes\n3. | a | b\n"


def test_a_table_that_lays_out_a_page_is_read_part_by_part() -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"

    act = ("We will act. " * 130).strip()
    inner = f"<w:tbl>{row(paragraph('x'), paragraph('y'))}</w:tbl>"
    body = (
        f"<w:tbl>{row(paragraph(act), paragraph('Beside.'))}"
        f"{row(styled('Homes', 'Heading2') + paragraph('We build.'), paragraph('Ten.'))}"
        f"{row(styled('Goal', 'Heading2'), styled('Year', 'Heading2'))}"
        f"{row(paragraph('a') + inner, paragraph('b'))}</w:tbl>"
    )
    assert text(body) == f"{act}\n\nBeside.\n\n## Homes\n\nWe build.\n\nTen.\n\nGoal | Year\n\na\n\nx | y\n\nb\n"


def test_what_was_chosen_in_a_form_is_shown() -> None:
    def field(form: str) -> str:
        return (
            f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{form}</w:ffData></w:fldChar></w:r>'
            '<w:r><w:instrText> FORM </w:instrText><w:fldChar w:fldCharType="end"/></w:r>'
        )

    listed = '<w:ddList>{}<w:listEntry w:val="One"/><w:listEntry w:val="Two"/></w:ddList>'
    ticked = '<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>'
    shown = [
        field(listed.format('<w:result w:val="1"/>')), field(listed.format("")), field(ticked),
        field("<w:checkBox/>"), field("<w:textInput/>"), field(listed.format('<w:result w:val="7"/>')),
    ]  # fmt: skip
    assert text(paragraph("".join(one + run(" ") for one in shown) + run("end"))) == "Two One ☒ ☐ end\n"
