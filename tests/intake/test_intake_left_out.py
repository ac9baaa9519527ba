"""What is left out of a document is told with its words, as far as anybody knows them."""

import io
import zipfile

import pytest

from commitments import intake
from tests.intake.test_intake_odt import NAMES as ODF_NAMES
from tests.intake.test_intake_odt import OWN, odt
from tests.word_files import NAMES, docx, paragraph, run, text, zipped

RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CHARTS = "http://schemas.openxmlformats.org/drawingml/2006/chart"
WORD_ART = '<w:r><w:pict><v:shape><v:textpath string="{}"/></v:shape></w:pict></w:r>'


def page(html: str) -> intake.Intake:
    return intake.read_bytes(html.encode(), "a.html")


def of_docx(body: str, **others: tuple[str, str]) -> intake.Intake:
    """A file with other parts, each with its content; the document refers to them by their names."""
    relations = "".join(
        f'<Relationship Id="{name}" Type="{RELATED}/{kind}" Target="{name}.xml"/>' for name, (kind, _) in others.items()
    )
    parts = {f"word/{name}.xml": content for name, (_, content) in others.items()}
    return intake.read_bytes(
        zipped(
            {
                "word/document.xml": f'<w:document {NAMES} xmlns:r="{RELATED}"><w:body>{body}</w:body></w:document>',
                "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
                **parts,
            }
        ),
        "a.docx",
    )


def head(content: str) -> tuple[str, str]:
    return "header", f"<w:hdr {NAMES}>{content}</w:hdr>"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (paragraph("EMBARGOED UNTIL 5 JUNE"), "“EMBARGOED UNTIL 5 JUNE”"),
        (paragraph(WORD_ART.format("DRAFT")), "“DRAFT”"),
        (paragraph("Draft") + paragraph("Not for release"), "“Draft”, “Not for release”"),
        (paragraph("a" * 100), f"“{'a' * 60}…”"),
    ],
)
def test_what_stands_at_the_head_of_the_pages_of_a_docx_is_told(content: str, words: str) -> None:
    found = of_docx(paragraph("We will act."), head1=head(content), head2=head(content))
    assert (found.text, found.notes) == ("We will act.\n", (f"left out at the head or foot of pages: {words}",))


def test_the_number_of_a_page_alone_is_not_told() -> None:
    assert of_docx(paragraph("We will act."), head1=head(paragraph("12"))).notes == ()


def test_the_words_of_a_chart_and_of_comments_are_told() -> None:
    chart = (
        f'<c:chartSpace xmlns:c="{CHARTS}" xmlns:a="a"><a:t>Spending</a:t><c:cat><c:v>Roads</c:v></c:cat>'
        "<c:val><c:v>40</c:v></c:val></c:chartSpace>"
    )
    comments = f'<w:comments {NAMES}><w:comment w:id="3">{paragraph("Is this so?")}</w:comment></w:comments>'
    drawn = f'<w:r><w:drawing><c:chart xmlns:c="{CHARTS}" r:id="chart1"/></w:drawing></w:r>'
    body = paragraph(f'{run("We will act.")}<w:r><w:commentReference w:id="3"/></w:r>{drawn}')
    found = of_docx(body, chart1=("chart", chart), comments=("comments", comments))
    assert (found.text, found.notes) == (
        "We will act.\n",
        ("left out comments: “Is this so?”", "left out charts, diagrams or embedded objects: “Spending Roads 40”"),
    )


def test_an_object_whose_part_is_no_xml_or_is_not_there_is_told_without_words() -> None:
    ole = '<w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" r:id="x"/></w:object></w:r>'
    assert of_docx(paragraph(run("We will act.") + ole)).notes == ("left out charts, diagrams or embedded objects",)


def test_word_art_is_text_of_its_own() -> None:
    art = WORD_ART.format
    hidden = '<w:r><w:rPr><w:vanish/></w:rPr><w:pict><v:textpath string="Never"/></w:pict></w:r>'
    off = '<w:r><w:pict><v:textpath on="f" string="Nor this"/></w:pict></w:r>'
    assert text(paragraph(run("We will") + art("Our Plan") + run(" act.") + art("") + off)) == (
        "We will act.\n\nOur Plan\n"
    )
    found = intake.read_bytes(docx(paragraph(run("We act.") + hidden)), "a.docx")
    assert (found.text, found.notes) == ("We act.\n", ("left out hidden text: “Never”",))


def test_the_words_of_an_object_in_an_odt_are_told() -> None:
    href = 'xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="./Object 1"'
    body = f"<text:p>We will act.<draw:frame><draw:object {href}/></draw:frame></text:p>"
    inner = f"<office:document-content {ODF_NAMES} {OWN}><text:p>Spending</text:p></office:document-content>"
    file = io.BytesIO(odt(body))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("Object 1/content.xml", inner)
    found = intake.read_bytes(file.getvalue(), "a.odt")
    assert (found.text, found.notes) == (
        "We will act.\n",
        ("left out charts, diagrams or embedded objects: “Spending”",),
    )


def test_stretches_of_hidden_words_are_told_each_once_and_whole() -> None:
    hide = "<span hidden>"
    html = f"<p>We{hide}n<b>e</b>ver</span> act.{hide}<i>not</i></span></p>" + f"<p>We go.{hide}not</span></p>" * 2
    found = page(f"{html}<p hidden>One.<p hidden>Two.<p>End <s>of</s> it.")
    assert (found.text, found.notes) == (
        "We act.\n\nWe go.\n\nWe go.\n\nEnd it.\n",
        ("left out hidden text: “never”, “not”, “One.”, “Two.”", "left out words that are struck through: “of”"),
    )


def test_of_much_that_is_left_out_the_first_words_and_how_many_more_there_are_is_told() -> None:
    html = "<p>We act.</p>" + "".join(
        f"<p>We go.<i hidden>{number:03} {'a' * 1_000}</i></p>" for number in range(1_200)
    )
    told = ", ".join(f"“{number:03} {'a' * 56}…”" for number in range(5))
    assert page(html).notes == (f"left out hidden text: {told} and 995 more",)


def test_what_leads_nowhere_is_told_before_links_of_the_site() -> None:
    menu = "".join(f"<a href=/{number}>Page {number}</a><br>" for number in range(3))
    html = f"<nav><p>{menu}</p></nav><header class=banner><p>DRAFT</p></header><main><p>We will act.</p></main>"
    assert page(html).notes == (
        "left out 7 words of navigation, banners and forms around the document: “DRAFT”, “Page 0 Page 1 Page 2”",
    )


@pytest.mark.parametrize(
    ("around", "shown"),
    [
        ("<footer><p>Editor's note: an earlier version said 2031.</p><p>Contact</p></footer>", True),
        ("<footer><p>Correction (5 June): the sum is $6m.</p></footer>", True),
        ("<aside><p>Notes to editors: the plan was drawn up in May.</p></aside>", True),
        ("<footer><p>Corrections and clarifications</p></footer>", False),
        ("<footer><p><a href=/c>Correction: how to ask for one</a></p></footer>", False),
        ("<div class=comments><p>Correction: you never act.</p></div>", False),
        ("<form><p>Correction: <input></p></form>", False),
    ],
)
def test_what_a_page_tells_its_readers_of_the_document_is_kept(around: str, shown: bool) -> None:
    found = page(f"<main><h1>Plan</h1><p>We will act.</p></main>{around}").text
    words = around.partition("<p>")[2].partition("<")[0]
    assert found == f"# Plan\n\nWe will act.\n{f'{chr(10)}{words}{chr(10)}' if shown else ''}"


RUBY = "left out how words are pronounced, which stands above them: “かん”, “じ”"


def test_how_words_are_pronounced_is_told_and_the_words_are_read_once() -> None:
    html = "<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby> and <ruby>字<rt>じ</rt></ruby> act.</p>"
    ruby = "<w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby>"
    word = "".join(
        (
            f"<w:r>{ruby.format(run('かん'), run('漢'))}</w:r>",
            run(" and "),
            f"<w:r>{ruby.format(run('じ'), run('字'))}</w:r>",
        )
    )
    base = "<text:ruby><text:ruby-base>{}</text:ruby-base><text:ruby-text>{}</text:ruby-text></text:ruby>"
    found = [
        page(html),
        intake.read_bytes(docx(paragraph(word + run(" act."))), "a.docx"),
        intake.read_bytes(
            odt(f"<text:p>{base.format('漢', 'かん')} and {base.format('字', 'じ')} act.</text:p>"), "a.odt"
        ),
    ]
    assert [(one.text, one.notes) for one in found] == [("漢 and 字 act.\n", (RUBY,))] * 3
