"""DOCX files: which paragraphs are headings, and how lists and notes are numbered."""

import pytest
from word_files import item, level, numbers, paragraph, pattern, read, run, styled, text

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


def test_a_column_that_holds_nothing_but_the_numbers_of_a_list_shows_them() -> None:
    def table(one: str) -> str:
        cells = (f"<w:tc>{paragraph(words)}</w:tc><w:tc>{paragraph('10')}</w:tc>" for words in ("Roads", "Schools"))
        rows = (f"<w:tr><w:tc>{one}</w:tc>{others}</w:tr>" for others in cells)
        return f"<w:tbl>{''.join(rows)}</w:tbl>"

    numbering = pattern(0, level(0, "decimal", "%1.")) + numbers(1, 0)
    assert text(table(item("", 1)), numbering=numbering) == "1. | Roads | 10\n2. | Schools | 10\n"
    bullets = pattern(0, level(0, "bullet", "·")) + numbers(1, 0)
    assert text(table(item("", 1)), numbering=bullets) == "Roads | 10\nSchools | 10\n"
    assert text(item("", 1) + item("Homes", 1), numbering=numbering) == "2. Homes\n"


def test_an_empty_item_has_a_number_and_a_deleted_one_has_none() -> None:
    numbering = pattern(0, level(0, "decimal", "%1.")) + numbers(1, 0)
    deleted = paragraph(
        "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>",
        '<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>',
    )
    assert text(item("a", 1) + item("", 1) + deleted + item("b", 1), numbering=numbering) == "1. a\n3. b\n"


def test_notes_are_numbered_as_the_document_says_and_not_at_all_where_each_page_begins_anew() -> None:
    def noted(rule: str) -> str:
        mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
        note = f'<w:footnote w:id="1">{paragraph("Of them.")}</w:footnote>'
        settings = f"<w:footnotePr>{rule}</w:footnotePr>"
        return text(paragraph(run("We act.") + mark), footnotes=note, settings=settings).split("\n")[2]

    assert noted('<w:numFmt w:val="upperRoman"/><w:numStart w:val="3"/>') == "[III] Of them."
    assert noted('<w:numRestart w:val="eachPage"/>') == "- Of them."
