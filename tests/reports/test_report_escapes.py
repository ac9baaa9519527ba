"""Escaping holds for any text, not only for the strings somebody thought of."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from markdown_it import MarkdownIt
from markupsafe import escape
from report_samples import PLAIN, QUAY

from commitments import reports
from commitments.reports.gfm import escaped, quoted
from commitments.reports.markup import legal_line, link, xml_legal
from commitments.text import inert, one_line

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
MARKUP = st.text(
    st.sampled_from("\\`*_{}[]()<>#+-.!|~&;:@/=$^\"' \n\t1aAé") | st.characters(codec="utf-8"), max_size=60
)


def paragraphs(source: str) -> list[str]:
    """The text of each paragraph or cell; line breaks are kept."""
    found = []
    for token in MARKDOWN.parse(source):
        if token.type == "inline":
            assert {child.type for child in token.children or ()} <= {"text", "text_special", "hardbreak"}
            texts = ["\n" if child.type == "hardbreak" else child.content for child in token.children or ()]
            found.append("".join(texts).replace("\u2060", ""))
    return found


@given(MARKUP)
def test_escaped_text_reads_as_written_inside_a_line(text: str) -> None:
    assert paragraphs(f"- Who {escaped(text)} x") == [f"Who {one_line(text)} x".replace("\u2060", "")]


@pytest.mark.parametrize("text", ["www.a.org", "(WWW.a.org)", "GH-1", "see gh-12", "a@b", "#5", ":tada:", "ftp://a"])
def test_what_github_finds_in_plain_text_is_parted(text: str) -> None:
    assert escaped(text).replace("\u2060", "") == text != escaped(text)


@given(MARKUP)
def test_escaped_text_stays_in_its_cell(text: str) -> None:
    cells = paragraphs(f"| a | b |\n| --- | --- |\n| {escaped(text)} | x |\n")
    assert cells == ["a", "b", one_line(text).replace("\u2060", ""), "x"]


@given(MARKUP)
def test_a_quotation_is_one_block_quote_with_its_lines(text: str) -> None:
    source = "\n".join(quoted(text))
    kinds = [token.type for token in MARKDOWN.parse(source)]
    assert kinds[0] == "blockquote_open"
    assert kinds[-1] == "blockquote_close"
    assert set(kinds[1:-1]) <= {"paragraph_open", "inline", "paragraph_close"}
    shown = [line for paragraph in paragraphs(source) for line in paragraph.split("\n")]
    lines = [" ".join(line.split()).replace("\u2060", "") for line in inert(text).strip().split("\n")]
    assert [line.strip() for line in shown if line.strip()] == [line.strip() for line in lines if line.strip()]


@given(st.text())
def test_any_text_can_stand_in_xml(text: str) -> None:
    element = ElementTree.fromstring(f'<a b="{escape(legal_line(text))}">{escape(xml_legal(text))}</a>')
    assert (element.text or "") == xml_legal(text)
    assert element.attrib["b"] == legal_line(text)


@given(st.text())
def test_any_text_comes_back_from_a_calendar(text: str) -> None:
    source = reports.render("ics", PLAIN._replace(commitments=[QUAY._replace(quote=text)]))
    assert all(len(piece.encode()) <= 75 for piece in source.split("\r\n"))
    (event,) = Calendar.from_ical(source).walk("VEVENT")
    assert str(event["DESCRIPTION"]).startswith(f"“{inert(text)}”\n")


@given(st.text(max_size=40))
def test_a_link_never_ends_early(text: str) -> None:
    target = link(f"https://example.org/{text}")
    assert target is not None
    assert not set(target) & set(' \t\n"<>()[]\\`|{}^')
