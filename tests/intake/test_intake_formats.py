"""HTML, PDF and Word files: what becomes a line, what is left out, and what is refused."""

import contextlib
import io
import time
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments import intake
from commitments.errors import CommitmentsError

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def page(html: str) -> intake.Intake:
    return intake.read_bytes(html.encode(), "a.html")


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(CommitmentsError) as caught:
        intake.read_bytes(data, name)
    return str(caught.value)


# HTML


def test_headings_paragraphs_items_and_rows_become_lines() -> None:
    html = """<html><body><h1>Plan</h1><p>We will <b>act</b>
      now.<br>And then.</p><ul><li>cut<ul><li>tariffs</li></ul></li><li>build</li></ul>
      <ol><li>one<li>two</ol><table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table></body></html>"""
    assert page(html).text == (
        "# Plan\n\nWe will act now.\nAnd then.\n\n- cut\n  - tariffs\n- build\n\n1. one\n2. two\n\nA | B\n1 | 2\n"
    )


def test_navigation_scripts_and_styles_are_left_out() -> None:
    html = (
        "<header>Site</header><nav>Home</nav><style>p{}</style><script>var a = '<p>no</p>'</script>"
        "<p>We will act.</p><!-- no --><form>Search</form><aside>Ad</aside><footer>Contact</footer>"
    )
    assert page(html).text == "We will act.\n"


def test_the_main_part_is_taken_where_there_is_one() -> None:
    html = f"<div>Menu</div><main><header><h1>Plan</h1></header><p>{'We will act. ' * 40}</p></main><div>More</div>"
    assert page(html).text == f"# Plan\n\n{'We will act. ' * 40}".strip() + "\n"


def test_a_page_whose_navigation_is_never_closed_is_not_lost() -> None:
    assert page("<nav>Home<p>We will act.</p>").text == "Home\n\nWe will act.\n"


def test_entities_are_read_and_markup_in_words_is_text() -> None:
    assert page("<p>5 &lt; 6 &amp; &eacute;&#8211;&nbsp;x</p>").text == "5 < 6 & é– x\n"


def test_a_page_says_its_title_issuer_date_and_language() -> None:
    html = (
        '<html lang="en-GB"><head><title>Site | Plan</title><meta property="og:title" content="The Plan">'
        '<meta property="og:site_name" content="Cabinet Office">'
        '<meta property="article:published_time" content="2019-05-06T10:00:00Z"></head><body><p>We will act.</p>'
    )
    found = page(html)
    assert (found.title, found.issuer, found.published, found.language) == (
        "The Plan",
        "Cabinet Office",
        "2019-05-06",
        "en",
    )


def test_the_encoding_a_page_declares_is_used() -> None:
    data = '<meta charset="windows-1251"><p>Мы будем</p>'.encode("cp1251")
    assert intake.read_bytes(data, "a.html").text == "Мы будем\n"


def test_a_hundred_thousand_nested_blocks_are_no_trouble() -> None:
    assert page("<div>" * 100_000 + "We will act." + "</div>" * 100_000).text == "We will act.\n"


@pytest.mark.parametrize(
    "unit", ["<!--", "<![", '<a href="', "</", "&", "<?", "<a ", "<ul><li>a", "<p>", "<script>", "<td>", "<a b='c\" "]
)
def test_broken_markup_takes_time_by_its_length(unit: str) -> None:
    def seconds(size: int) -> float:
        start = time.perf_counter()
        with contextlib.suppress(CommitmentsError):
            page("<html>x" + unit * (size // len(unit)))
        return time.perf_counter() - start

    assert seconds(160_000) < max(seconds(20_000), 0.005) * 8 * 5


@given(
    st.lists(
        st.sampled_from(
            [
                "<",
                ">",
                "<p>",
                "</p>",
                "<ul>",
                "<li>",
                "</ul>",
                "<nav>",
                '"',
                "a",
                "&",
                "<!--",
                "-->",
                "<td>",
                "</li>",
                "<h1>",
            ]
        ),
        max_size=40,
    )
)
def test_any_markup_is_read(pieces: list[str]) -> None:
    assert page("<html>word " + "".join(pieces)).text


# Word


def docx(body: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')
    return file.getvalue()


def paragraph(words: str, style: str = "", listed: bool = False) -> str:
    properties = f'<w:pStyle w:val="{style}"/>' * bool(style) + '<w:numPr><w:ilvl w:val="0"/></w:numPr>' * listed
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def test_word_headings_and_lists_keep_their_structure() -> None:
    data = docx(paragraph("Trade", "Heading2") + paragraph("We will:") + paragraph("cut &amp; build", listed=True))
    assert intake.read_bytes(data, "a.docx").text == "## Trade\n\nWe will:\n- cut & build\n"


def test_what_was_deleted_under_tracked_changes_is_not_read() -> None:
    data = docx(
        "<w:p><w:r><w:t>We will </w:t></w:r><w:del><w:r><w:delText>not </w:delText><w:t>never </w:t></w:r></w:del>"
        "<w:r><w:t>act.</w:t></w:r></w:p>"
    )
    assert intake.read_bytes(data, "a.docx").text == "We will act.\n"


def test_word_properties_are_read() -> None:
    file = io.BytesIO(docx(paragraph("Nous allons agir.")))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(
            "docProps/core.xml",
            "<c xmlns:d='urn:x'><d:title>The Plan</d:title><d:language>fr-CA</d:language></c>",
        )
    found = intake.read_bytes(file.getvalue(), "a.docx")
    assert (found.title, found.language) == ("The Plan", "fr")


def test_bombs_in_a_word_file_are_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<x>" + b" " * (101 * 1024 * 1024))
    assert "unpacks to more than" in refusal(file.getvalue(), "a.docx")
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><x>&b;</x>')
    assert "entities" in refusal(file.getvalue(), "a.docx")


def test_a_damaged_word_file_is_refused() -> None:
    assert "damaged" in refusal(docx(paragraph("x"))[:-40], "a.docx")
    assert "damaged" in refusal(docx("<w:p>"), "a.docx")
    assert "not a docx file" in refusal(b"We will act.", "a.docx")
