"""HTML and PDF files: what becomes a line, what is left out, and what is refused."""

import contextlib
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
