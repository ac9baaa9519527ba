"""HTML and PDF files: what becomes a line, what is left out, and what is refused."""

import builtins
import contextlib
import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments import intake
from commitments.errors import CommitmentsError


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
        "# Plan\n\nWe will act now.\nAnd then.\n\n- cut\n  - tariffs\n- build\n1. one\n2. two\n\nA | B\n1 | 2\n"
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


# PDF


def pdf(*pages: str, password: str = "", title: str = "") -> bytes:
    """A small PDF with one line of Helvetica for each line of a page."""
    pypdf = pytest.importorskip("pypdf")
    generic = pytest.importorskip("pypdf.generic")
    writer = pypdf.PdfWriter()
    for words in pages:
        sheet = writer.add_blank_page(600, 800)
        font = generic.DictionaryObject()
        font.update(
            {
                generic.NameObject(k): generic.NameObject(v)
                for k, v in (("/Type", "/Font"), ("/Subtype", "/Type1"), ("/BaseFont", "/Helvetica"))
            }
        )
        fonts = generic.DictionaryObject({generic.NameObject("/F1"): font})
        sheet[generic.NameObject("/Resources")] = generic.DictionaryObject({generic.NameObject("/Font"): fonts})
        stream = generic.DecodedStreamObject()
        lines = "".join(f"({line}) Tj 0 -14 Td " for line in words.split("\n"))
        stream.set_data(f"BT /F1 12 Tf 50 750 Td {lines} ET".encode() if words else b"")
        sheet[generic.NameObject("/Contents")] = writer._add_object(stream)
    if title:
        writer.add_metadata({"/Title": title})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_the_pages_of_a_pdf_are_read_without_their_numbers_and_running_heads() -> None:
    data = pdf(
        *(
            f"The Plan\nParagraph {word} says that we will act.\n{number}"
            for number, word in enumerate(["one", "two", "three", "four"], 1)
        ),
        title="The Plan 2019",
    )
    found = intake.read_bytes(data, "a.pdf")
    assert found.text == "".join(
        f"Paragraph {word} says that we will act.\n" for word in ("one", "two", "three", "four")
    )
    assert (found.title, found.published) == ("The Plan 2019", None)


def test_a_scan_is_told_from_a_text() -> None:
    assert "looks like a scan" in refusal(pdf("", ""), "a.pdf")


def test_pages_without_text_are_noted() -> None:
    assert intake.read_bytes(pdf("We will act.", ""), "a.pdf").notes == (
        "1 of 2 pages hold no text; if they are scans, run OCR first",
    )


def test_a_pdf_with_a_password_is_refused() -> None:
    assert "password" in refusal(pdf("We will act.", password="secret"), "a.pdf")


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>",
        b"%PDF-" + bytes(range(256)) * 20,
    ],
)
def test_a_broken_pdf_is_refused(data: bytes) -> None:
    pytest.importorskip("pypdf")
    assert "a.pdf" in refusal(data, "a.pdf")


def test_without_the_library_the_refusal_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    found = builtins.__import__

    def without_pypdf(name: str, *rest: object, **more: object) -> object:
        if name == "pypdf":
            raise ImportError(name)
        return found(name, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without_pypdf)
    assert "pip install 'commitments[pdf]'" in refusal(b"%PDF-1.7\n", "a.pdf")
