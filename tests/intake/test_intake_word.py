"""DOCX files: what becomes a block, how lists are numbered, what is left out, and what is refused."""

import io
import subprocess
import sys
import time
import zipfile

import pytest

from commitments import intake
from commitments.errors import CommitmentsError

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
DELETED = "left out what is deleted under tracked changes; what is inserted there is read"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            archive.writestr(path, content)
    return file.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A file with this body; `numbering="…"` is what is in word/numbering.xml."""
    return zipped(
        {
            "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
            **{f"word/{name}.xml": f"<w:{name} {NAMES}>{content}</w:{name}>" for name, content in parts.items()},
        }
    )


def read(body: str, **parts: str) -> intake.Intake:
    return intake.read_bytes(docx(body, **parts), "a.docx")


def text(body: str, **parts: str) -> str:
    return read(body, **parts).text


def refusal(data: bytes) -> str:
    with pytest.raises(CommitmentsError) as caught:
        intake.read_bytes(data, "a.docx")
    return str(caught.value)


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content if content.startswith('<') else run(content)}</w:p>"


def styled(content: str, style: str) -> str:
    return paragraph(content, f'<w:pStyle w:val="{style}"/>')


def item(words: str, number: int, level: int = 0) -> str:
    return paragraph(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def pattern(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def level(place: int, format: str, shown: str, start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/>{more}'
        f'<w:lvlText w:val="{shown}"/></w:lvl>'
    )


def numbers(number: int, pattern: int, override: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{pattern}"/>{override}</w:num>'


def begun(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


# Headings


def test_headings_and_lists_keep_their_structure_in_a_file_without_styles() -> None:
    body = styled("Trade", "Heading2") + paragraph("We will:") + paragraph("cut &amp; build", "<w:numPr/>")
    assert text(body) == "## Trade\n\nWe will:\n\n- cut & build\n"


def test_a_heading_is_known_by_its_level_or_by_the_style_it_is_based_on_in_any_language() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Kapitel"><w:name w:val="Kapitel"/><w:basedOn w:val="berschrift1"/>'
        "</w:style>"
        '<w:style w:type="paragraph" w:styleId="Rubrik"><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    )
    body = (
        styled("Plan", "Titel")
        + styled("Handel", "Kapitel")
        + styled("Zoll", "Rubrik")
        + paragraph("Wald", '<w:outlineLvl w:val="1"/>')
        + paragraph("Text", '<w:pStyle w:val="Kapitel"/><w:outlineLvl w:val="9"/>')
    )
    assert text(body, styles=styles) == "# Plan\n\n# Handel\n\n### Zoll\n\n## Wald\n\nText\n"


def test_a_long_paragraph_in_the_style_of_a_heading_is_a_paragraph() -> None:
    words = "We will act on this and on all the rest of it. " * 8
    assert text(styled(words, "Heading2")) == words.strip() + "\n"


# Lists


def test_the_numbers_of_a_list_are_those_that_are_shown() -> None:
    numbering = pattern(
        0,
        level(0, "decimal", "%1.", start=5),
        level(1, "lowerLetter", "(%2)"),
        level(2, "decimal", "%1.%2.%3", more="<w:isLgl/>"),
    ) + numbers(1, 0)
    body = (
        item("five", 1)
        + item("a", 1, 1)
        + paragraph("Between.")
        + item("b", 1, 1)
        + item("legal", 1, 2)
        + item("six", 1)
        + item("a again", 1, 1)
    )
    assert text(body, numbering=numbering) == (
        "5. five\n  (a) a\n\nBetween.\n\n  (b) b\n    5.2.1 legal\n6. six\n  (a) a again\n"
    )


@pytest.mark.parametrize(
    ("format", "shown"),
    [
        ("decimal", "- one\n27. two"),
        ("upperRoman", "- one\nXXVII. two"),
        ("lowerLetter", "- one\naa. two"),
        ("decimalZero", "- one\n27. two"),
        ("ordinal", "- one\n27th. two"),
        ("russianLower", "- one\nэ. two"),
        ("chineseCounting", "- one\n二十七. two"),
        ("bullet", "- one\n- two"),
    ],
)
def test_lists_are_numbered_in_many_ways(format: str, shown: str) -> None:
    numbering = (
        pattern(0, level(0, "bullet", "\uf0b7"))
        + pattern(1, level(0, format, "%1.", 27))
        + numbers(1, 0)
        + numbers(2, 1)
    )
    assert text(item("one", 1) + item("two", 2), numbering=numbering) == shown + "\n"


def test_a_way_of_numbering_that_is_not_known_is_told() -> None:
    found = read(item("one", 1), numbering=pattern(0, level(0, "thaiLetters", "%1.")) + numbers(1, 0))
    assert (found.text, found.notes) == (
        "- one\n",
        ("a list is numbered in a way that is not known here (thaiLetters)",),
    )


def test_a_format_for_newer_programs_goes_before_the_one_for_old_ones() -> None:
    format = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    numbering = pattern(0, f'<w:lvl w:ilvl="0">{format}<w:lvlText w:val="%1."/></w:lvl>') + numbers(1, 0)
    assert text(item("one", 1), numbering=numbering) == "001. one\n"


def test_lists_of_one_pattern_go_on_counting_until_one_orders_a_new_start() -> None:
    numbering = (
        pattern(0, level(0, "decimal", "%1."))
        + numbers(1, 0)
        + numbers(2, 0)
        + numbers(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>')
    )
    body = item("a", 1) + item("b", 2) + item("c", 3) + item("d", 3) + item("e", 1)
    assert text(body, numbering=numbering) == "1. a\n2. b\n7. c\n8. d\n9. e\n"


def test_a_level_begins_anew_unless_its_list_says_otherwise_and_one_left_out_counts_as_its_first() -> None:
    numbering = (
        pattern(0, level(0, "decimal", "Article %1."), level(1, "decimal", "%2.", more='<w:lvlRestart w:val="0"/>'))
        + pattern(1, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"))
        + numbers(1, 0)
        + numbers(2, 1)
    )
    body = (
        item("a", 1)
        + item("b", 1, 1)
        + item("c", 1)
        + item("d", 1, 1)
        + item("e", 2, 1)
        + item("f", 2)
        + item("g", 2, 1)
    )
    assert text(body, numbering=numbering) == ("Article 1. a\n  1. b\nArticle 2. c\n  2. d\n  1.1 e\n2. f\n  2.1 g\n")


def test_numbers_that_belong_to_a_style_are_shown_with_headings_and_paragraphs() -> None:
    numbering = (
        pattern(
            0,
            level(0, "upperRoman", "%1.", more='<w:pStyle w:val="H1"/>'),
            level(1, "decimal", "%2.", more='<w:pStyle w:val="Para"/>'),
        )
        + pattern(1, '<w:numStyleLink w:val="Liste"/>')
        + pattern(2, level(0, "upperLetter", "%1)"))
        + numbers(1, 0)
        + numbers(2, 1)
        + numbers(3, 2)
    )
    styles = (
        '<w:style w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        '</w:style><w:style w:styleId="Para"><w:name w:val="Para"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:styleId="Sub"><w:basedOn w:val="Para"/></w:style>'
        '<w:style w:styleId="Liste"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    )
    body = (
        styled("Trade", "H1")
        + styled("We will act.", "Para")
        + paragraph("Not this.", '<w:pStyle w:val="Para"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + styled("We will build.", "Sub")
        + item("linked", 2)
        + styled("Work", "H1")
    )
    assert text(body, numbering=numbering, styles=styles) == (
        "# I. Trade\n\n  1. We will act.\n\nNot this.\n\n  2. We will build.\nA) linked\n\n# II. Work\n"
    )


def test_an_empty_item_has_a_number_and_a_deleted_one_has_none() -> None:
    numbering = pattern(0, level(0, "decimal", "%1.")) + numbers(1, 0)
    deleted = paragraph(
        "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>",
        '<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>',
    )
    assert text(item("a", 1) + item("", 1) + deleted + item("b", 1), numbering=numbering) == "1. a\n3. b\n"


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
    assert (found.text, found.notes) == ("We will surely act\n\nand moved here.\n", (DELETED,))


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
        ("left out hidden text", "left out comments"),
    )


def test_words_that_are_struck_through_are_left_out_and_that_is_told() -> None:
    found = read(paragraph(run("We will build ") + run("40 ", "<w:strike/>") + run("65 homes.")))
    assert (found.text, found.notes) == ("We will build 65 homes.\n", ("left out words that are struck through",))


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
    assert text(body) == "Table:\n\nA | B\n| 1 | 2\nmore\n"


def test_a_table_of_one_cell_is_a_frame_and_one_in_a_cell_is_read_in_its_place() -> None:
    inner = f"<w:tbl>{row(cell('x'), cell('y'))}</w:tbl><w:p/>"
    body = (
        f"<w:tbl>{row(cell(styled('Box', 'Heading2') + paragraph('We will act.')))}</w:tbl>"
        f"<w:tbl>{row(cell(inner), cell('z'))}</w:tbl>"
    )
    assert text(body) == "## Box\n\nWe will act.\n\nx | y | z\n"


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
    assert (found.text, found.notes) == ("We will act.\n", ("left out the heads and feet of the pages",))


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

    def seconds(count: int) -> float:
        data = docx(paragraph("We act.") + f"<w:p>{unit * count}</w:p>", footnotes=notes)
        start = time.perf_counter()
        intake.read_bytes(data, "a.docx")
        return time.perf_counter() - start

    seconds(10)
    assert seconds(16_000) < max(seconds(2_000), 0.01) * 8 * 5


def test_properties_take_time_by_their_number() -> None:
    def seconds(count: int) -> float:
        data = properties(count)
        start = time.perf_counter()
        intake.read_bytes(data, "a.docx")
        return time.perf_counter() - start

    seconds(10)
    assert seconds(160_000) < max(seconds(20_000), 0.01) * 8 * 5
