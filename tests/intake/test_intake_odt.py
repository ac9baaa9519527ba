"""ODT files: what becomes a block, how lists are numbered, what is left out, and what is refused."""

import io
import zipfile

import pytest

from commitments import intake
from commitments.errors import CommitmentsError

ODF = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = " ".join(
    f'xmlns:{short}="{ODF}{long}:1.0"'
    for short, long in (
        *(("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"), ("draw", "drawing")),
        *(("svg", "svg-compatible"), ("fo", "xsl-fo-compatible")),
    )
)
OWN = 'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
DELETED = "left out what is deleted under tracked changes, where what is inserted is read"


def odt(body: str, styles: str = "", common: str = "", **parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<office:document-content {NAMES} {OWN}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
        archive.writestr("styles.xml", f"<office:document-styles {NAMES}>{common}</office:document-styles>")
        for path, content in parts.items():
            archive.writestr({"meta": "meta.xml", "manifest": "META-INF/manifest.xml"}[path], content)
    return file.getvalue()


def read(body: str, styles: str = "", **more: str) -> intake.Intake:
    return intake.read_bytes(odt(body, styles, **more), "a.odt")


def text(body: str, styles: str = "", **more: str) -> str:
    return read(body, styles, **more).text


def refusal(data: bytes) -> str:
    with pytest.raises(CommitmentsError) as caught:
        intake.read_bytes(data, "a.odt")
    return str(caught.value)


def p(content: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def heading(content: str, level: int, more: str = "") -> str:
    return f'<text:h text:outline-level="{level}" {more}>{content}</text:h>'


def listed(*items: str, more: str = 'text:style-name="L"') -> str:
    return f"<text:list {more}>{''.join(f'<text:list-item>{item}</text:list-item>' for item in items)}</text:list>"


def style(name: str, properties: str, family: str = "text") -> str:
    return (
        f'<style:style style:name="{name}" style:family="{family}"><style:text-properties {properties}/></style:style>'
    )


def list_style(name: str, *levels: str) -> str:
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def level(place: int, format: str, more: str = "") -> str:
    return f'<text:list-level-style-number text:level="{place}" style:num-format="{format}" {more}/>'


BULLETS = '<text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
NUMBERS = list_style(
    "L",
    level(1, "1", 'style:num-suffix="." text:start-value="5"'),
    level(2, "a", 'style:num-prefix="(" style:num-suffix=")"'),
    level(3, "I", 'text:display-levels="3"'),
)


def test_paragraphs_headings_and_bullets_become_blocks() -> None:
    styles = list_style("L", BULLETS) + (
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_2"/>'
    )
    common = (
        '<office:styles><style:style style:name="Heading_20_2" style:family="paragraph"/>'
        '<style:style style:name="Title" style:display-name="Titel" style:family="paragraph"/></office:styles>'
    )
    body = p("Plan", "Title") + heading("Trade", 1) + p("Jobs", "P1") + p("We will:") + listed(p("cut"), p("build"))
    assert text(body, styles, common=common) == "# Plan\n\n# Trade\n\n## Jobs\n\nWe will:\n\n- cut\n- build\n"


def test_the_numbers_of_a_list_are_those_that_are_shown() -> None:
    body = (
        listed(p("five") + listed(p("a") + listed(p("deep"), more=""), p("b"), more=""))
        + p("Between.")
        + listed(
            listed(p("c"), more=""), p("six") + p("further"), more='text:style-name="L" text:continue-numbering="true"'
        )
        + listed(p("anew"))
    )
    assert text(body, NUMBERS) == (
        "5. five\n  (a) a\n    5.a.I deep\n  (b) b\n\nBetween.\n\n  (c) c\n6. six\n\nfurther\n\n5. anew\n"
    )


def test_a_column_that_holds_nothing_but_the_numbers_of_a_list_shows_them() -> None:
    def table(*more: str) -> str:
        cells = [
            [listed(p(""), more=one), p(words), p("10")] for one, words in zip(more, ("Roads", "Homes"), strict=True)
        ]
        rows = ["".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in row) for row in cells]
        shown = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
        return f"<table:table>{shown}</table:table>"

    goes_on = 'text:style-name="L" text:continue-numbering="true"'
    body = table('text:style-name="L"', goes_on)
    assert text(body, NUMBERS) == "5. | Roads | 10\n6. | Homes | 10\n"
    assert text(body, list_style("L", BULLETS)) == "Roads | 10\nHomes | 10\n"
    assert text(listed(p(""), p("Homes")), NUMBERS) == "6. Homes\n"


def test_a_list_goes_on_with_the_one_it_names_and_an_item_may_begin_anew() -> None:
    body = (
        listed(p("five"), more='text:style-name="L" xml:id="one"')
        + listed(p("other"), more='text:style-name="B"')
        + listed(p("six"), more='text:style-name="L" text:continue-list="one"')
        + '<text:list text:style-name="L" text:continue-list="one"><text:list-header><text:p>no number</text:p>'
        '</text:list-header><text:list-item text:start-value="9"><text:p>nine</text:p></text:list-item></text:list>'
    )
    assert text(body, NUMBERS + list_style("B", BULLETS)) == "5. five\n- other\n6. six\n\nno number\n\n9. nine\n"


def test_letters_go_on_after_z_as_the_style_says_and_a_pattern_goes_before_the_rest() -> None:
    styles = (
        list_style("L", level(1, "a", 'text:start-value="28"'))
        + list_style("M", level(1, "a", 'text:start-value="28" style:num-letter-sync="true"'))
        + list_style("N", level(1, "1", 'loext:num-list-format="Art. %1%:" style:num-suffix="."'))
        + list_style("O", level(1, "ក, ខ, ...", ""))
    )
    body = "".join(listed(p(name), more=f'text:style-name="{name}"') for name in "LMNO")
    found = read(body, styles)
    assert (found.text, found.notes) == (
        "ab L\nbb M\nArt. 1: N\n- O\n",
        ("a list is numbered in a way that is not known here (ក, ខ, ...)",),
    )


def test_headings_are_numbered_by_the_outline() -> None:
    common = (
        '<office:styles><text:outline-style><text:outline-level-style text:level="1" style:num-format="I" '
        'style:num-suffix="."/><text:outline-level-style text:level="2" style:num-format="1" '
        'text:display-levels="2"/></text:outline-style></office:styles>'
    )
    body = (
        heading("Trade", 1)
        + heading("Tariffs", 2)
        + heading("Preface", 1, 'text:is-list-header="true"')
        + heading("Jobs", 1)
        + heading("Schools", 2, 'text:restart-numbering="true" text:start-value="4"')
    )
    assert text(body, common=common) == "# I. Trade\n\n## I.1 Tariffs\n\n# Preface\n\n# II. Jobs\n\n## II.4 Schools\n"


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    frame = f"<draw:frame><draw:text-box>{p('Box: we will open 20 clinics.')}</draw:text-box></draw:frame>"
    shape = f"<draw:g><draw:custom-shape><svg:desc>A shape</svg:desc>{p('In a shape.')}</draw:custom-shape></draw:g>"
    assert text(frame + p(f"Beside{shape} it.")) == "Box: we will open 20 clinics.\n\nBeside it.\n\nIn a shape.\n"


def test_what_was_deleted_hidden_or_commented_is_left_out_and_that_is_told() -> None:
    styles = style("S", 'style:text-line-through-style="solid"')
    styles += style("H", 'text:display="none"') + style("P", 'text:display="none"', "paragraph")
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>not</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        + p(
            'We will <text:change text:change-id="c1"/><text:change-start/>surely <text:change-end/>act.'
            '<text:span text:style-name="H"> Secret.</text:span><text:span text:style-name="S"> Not.</text:span>'
            "<office:annotation><text:p>Really?</text:p></office:annotation><office:annotation-end/>"
            '<text:hidden-text text:is-hidden="true" text:string-value="x">x</text:hidden-text>'
        )
        + p("All of it.", "P")
        + p('<text:hidden-paragraph text:is-hidden="true"/>And this.')
        + f'<text:section text:display="none">{p("Nor this.")}</text:section>'
        + f"<text:section>{p('End.')}</text:section>"
    )
    found = read(body, styles)
    assert (found.text, found.notes) == (
        "We will surely act.\n\nEnd.\n",
        (
            f"{DELETED}: “not”",
            "left out hidden text: “Secret.”, “x”, “All of it.”, “And this.”, “Nor this.”",
            "left out words that are struck through: “Not.”",
            "left out comments: “Really?”",
        ),
    )


def test_footnotes_stand_after_the_text_and_their_marks_are_not_glued_to_numbers() -> None:
    note = (
        f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{p('As counted.')}{p('Twice.')}"
        "</text:note-body></text:note>"
    )
    found = read(p(f"By 2028({note}) we will build.") + p("End."))
    assert (found.text, found.notes) == (
        "By 2028 we will build.\n\nEnd.\n\n[1] As counted.\n\nTwice.\n",
        ("1 note stands after the text; the marks in the text are left out",),
    )


def test_blanks_breaks_fields_and_raised_figures_are_read_as_they_look() -> None:
    body = p(
        'Act<text:s text:c="3"/>now<text:tab/>by\n  <text:date>1 May 2027</text:date>,'
        "<text:line-break/>co\u00adoperate "
        '10<text:span text:style-name="R">6</text:span> <text:a>link</text:a> '
        "<text:ruby><text:ruby-base>漢字</text:ruby-base><text:ruby-text>かんじ</text:ruby-text></text:ruby>"
    )
    styles = style("R", 'style:text-position="super 58%"')
    assert text(body, styles) == "Act now by 1 May 2027,\ncooperate 10⁶ link 漢字\n"


def test_a_row_is_a_line_and_merged_cells_are_read_once() -> None:
    def cell(words: str, more: str = "") -> str:
        return f"<table:table-cell {more}>{words}</table:table-cell>"

    covered = "<table:covered-table-cell/>"
    rows = (
        cell(p("A"), 'table:number-rows-spanned="2"') + cell(p("B"), 'table:number-columns-spanned="2"') + covered,
        covered + cell(p("1")) + cell(listed(p("2"), p("more"))),
    )
    head, body = (f"<table:table-row>{row}</table:table-row>" for row in rows)
    table = f"<table:table><table:table-header-rows>{head}</table:table-header-rows>{body}</table:table>"
    styles = list_style("L", BULLETS)
    assert text(p("Table:") + table, styles) == "Table:\n\nA | B\n| 1 | - 2\n| | - more\n"


def test_a_table_of_contents_is_left_out_and_told_where_there_is_more() -> None:
    listed = (
        "<text:table-of-content><text:table-of-content-source><text:index-title-template>x"
        f"</text:index-title-template></text:table-of-content-source><text:index-body><text:index-title>"
        f"{p('Contents')}</text:index-title>{p('Trade<text:tab/>3')}</text:index-body></text:table-of-content>"
    )
    found = read(listed + heading("Trade", 1) + p("We act."))
    assert (found.text, found.notes) == ("# Trade\n\nWe act.\n", ("left out 1 row of a table of contents",))
    assert (text(listed), read(listed).notes) == ("Contents\nTrade 3\n", ())


def test_properties_are_read_and_heads_of_pages_are_left_out() -> None:
    said = "<dc:title>The Plan</dc:title><dc:language>fr-CA</dc:language>"
    meta = f'<m xmlns:dc="http://purl.org/dc/elements/1.1/">{said}</m>'
    common = f"<office:master-styles><style:header>{p('The Plan')}</style:header></office:master-styles>"
    found = read(p("Nous allons agir."), meta=meta, common=common)
    assert (found.text, found.title, found.language, found.format, found.notes) == (
        "Nous allons agir.\n",
        "The Plan",
        "fr",
        "odt",
        ("left out at the head or foot of pages: “The Plan”",),
    )


def test_bombs_locked_and_damaged_files_are_refused() -> None:
    assert "password" in refusal(odt(p("x"), manifest="<m><encryption-data/></m>"))
    assert "entities" in refusal(odt(p("x"), meta='<!DOCTYPE x [<!ENTITY a "aa">]><x>&a;</x>'))
    assert "more markup" in refusal(odt("<text:p/>" * 6_000_001))
    assert "unpacks to more than" in refusal(odt("<text:p>" + " " * (101 * 1024 * 1024)))
    assert "nested deeper" in refusal(odt("<text:p>" * 400 + "</text:p>" * 400))
    assert "damaged" in refusal(odt("<text:p>"))
    assert "damaged" in refusal(odt(p("x"))[:-40])
    assert "not an odt file" in refusal(b"We will act.")


def test_deep_nesting_that_the_parser_lets_pass_is_read() -> None:
    lists = "<text:list><text:list-item>" * 110 + p("We will act.") + "</text:list-item></text:list>" * 110
    boxes = "<text:p><draw:text-box>" * 110 + p("And build.") + "</draw:text-box></text:p>" * 110
    assert text(lists + boxes).split("\n\n")[1] == "And build.\n"


def test_other_files_of_the_family_are_told_apart() -> None:
    for family, word in (("spreadsheet", "a spreadsheet"), ("presentation", "not a text")):
        data = odt(p("x")).replace(b"opendocument.text", f"opendocument.{family}".encode(), 1)
        assert word in refusal(data)


def flat(body: str, kind: str = "text") -> bytes:
    """The same without a zip."""
    style = '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {NAMES} xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'office:mimetype="application/vnd.oasis.opendocument.text"><office:meta><dc:title>The Plan</dc:title>'
        f"</office:meta><office:automatic-styles>{style}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document>"
    ).encode()


@pytest.mark.parametrize("name", ["a.fodt", "a.xml", "a.html", "a"])
def test_a_text_without_a_zip_is_read_as_one_with_it(name: str) -> None:
    found = intake.read_bytes(flat(p('We will act.<text:span text:style-name="H"> Never.</text:span>')), name)
    assert (found.text, found.title, found.format, found.notes) == (
        "We will act.\n",
        "The Plan",
        "odt",
        ("left out hidden text: “Never.”",),
    )


def test_a_text_without_a_zip_that_is_broken_or_a_bomb_is_refused() -> None:
    assert "is damaged" in refusal(flat(p("We will act."))[:-20])
    assert "is not a text" in refusal(flat(p("We will act."), kind="spreadsheet"))
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aa">]>' + flat(p("We act.&a;")).split(b"?>", 1)[1]
    assert "declares XML entities" in refusal(bomb)
    assert "nested deeper" in refusal(flat("<text:section>" * 100_000 + "x" + "</text:section>" * 100_000))


def test_a_field_that_only_sets_a_variable_is_not_seen() -> None:
    assert text(p('We act<text:variable-set text:display="none">7</text:variable-set>.')) == "We act.\n"


def test_white_words_on_white_paper_are_hidden() -> None:
    white, dark = 'fo:color="#ffffff"', 'fo:background-color="#1f3864"'
    styles = style("W", white) + style("D", f"{white} {dark}")
    styles += f'<style:style style:name="B" style:family="paragraph"><style:paragraph-properties {dark}/></style:style>'
    span = '<text:span text:style-name="W"> White.</text:span>'
    body = p(f'We will act.{span}<text:span text:style-name="D"> Dark.</text:span>') + p(f"On blue:{span}", "B")
    body += (
        f"<table:table><table:table-row><table:table-cell>{p(span)}</table:table-cell></table:table-row></table:table>"
    )
    found = read(body, styles)
    assert (found.text, found.notes) == (
        "We will act. Dark.\n\nOn blue: White.\n\nWhite.\n",
        ("left out hidden text: “White.”",),
    )
    paper = (
        f'<office:automatic-styles><style:page-layout style:name="P"><style:page-layout-properties {dark}/>'
        "</style:page-layout></office:automatic-styles>"
    )
    assert text(p(f"We act.{span}"), styles, common=paper) == "We act. White.\n"
