"""Whatever is in the text comes out as text: each format is given each nasty string and read back by a parser of it."""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from xml.etree import ElementTree

import html5lib
import pytest
from icalendar import Calendar
from markdown_it import MarkdownIt
from nasty import NASTY
from report_samples import TODAY, report_of

from commitments import reports
from commitments.codec.public import public
from commitments.model import Status
from commitments.reports import Column
from commitments.reports.markup import link, xml_legal
from commitments.tables import visible
from commitments.text import inert, one_line

each_string = pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))

DANGEROUS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
COLUMNS = [Column("id", "Id"), Column("text", "Text"), Column("count", "Count", "right"), Column("status", "Status")]
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def written(format_: str, text: str) -> str:
    """The report in which every text is this one, as a terminal or a file would get it."""
    result = reports.render(format_, report_of(text))
    assert not DANGEROUS.search(result.replace("\r\n", "\n"))
    result.encode()
    return result


def listed(format_: str, text: str) -> str:
    result = "".join(
        reports.rows(format_, COLUMNS, [["a-01", text, 5, Status.KEPT], ["a-02", None, -1.5, [text, "b"]]])
    )
    assert not DANGEROUS.search(result.replace("\r\n", "\n"))
    result.encode()
    return result


def harmless(cells: list[str]) -> bool:
    """Whether a spreadsheet would compute none of them."""
    return all(NUMBER.fullmatch(cell) or not FORMULA.match(cell) for cell in cells)


# --- csv and tsv ------------------------------------------------------------------------------------------------------


@each_string
def test_csv_has_its_rows_and_no_formula(text: str) -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv", text), newline=""), strict=True))
    assert [row["id"] for row in rows] == ["doc-01", "doc-02"]
    assert [row["quote"].removeprefix("'") for row in rows] == [visible(text).removeprefix("'")] * 2
    assert all(harmless(list(row.values())) for row in rows)


@each_string
def test_a_csv_list_has_its_cells(text: str) -> None:
    rows = list(csv.reader(io.StringIO(listed("csv", text), newline=""), strict=True))
    assert [len(row) for row in rows] == [4, 4, 4]
    assert rows[1][1].removeprefix("'") == inert(text).removeprefix("'")
    assert all(map(harmless, rows))


@each_string
def test_a_tsv_list_has_one_line_for_each_row(text: str) -> None:
    lines = listed("tsv", text).split("\n")
    cells = [line.split("\t") for line in lines[:-1]]
    assert [len(row) for row in cells] == [4, 4, 4]
    assert cells[1][0] == "a-01"
    assert all(map(harmless, cells))


# --- json -------------------------------------------------------------------------------------------------------------


@each_string
def test_json_says_exactly_what_was_written(text: str) -> None:
    report = report_of(text)
    whole = json.loads(written("json", text))
    assert whole["title"] == text
    assert whole["commitments"] == [public(commitment, TODAY) for commitment in report.commitments]


@each_string
def test_jsonl_has_one_object_a_line(text: str) -> None:
    lines = written("jsonl", text).splitlines()
    report = report_of(text)
    titles = {document.id: document.title for document in report.documents}
    assert [json.loads(line) for line in lines] == [
        {**public(one, TODAY), "document_title": titles.get(one.document)} for one in report.commitments
    ]


@each_string
def test_json_lists_hold_the_cells(text: str) -> None:
    expected = [
        {"id": "a-01", "text": text, "count": 5, "status": "kept"},
        {"id": "a-02", "text": None, "count": -1.5, "status": [text, "b"]},
    ]
    assert json.loads(listed("json", text)) == expected
    assert [json.loads(line) for line in listed("jsonl", text).splitlines()] == expected


# --- plain tables -----------------------------------------------------------------------------------------------------


@each_string
def test_a_plain_table_has_one_line_for_each_row(text: str) -> None:
    lines = listed("table", text).split("\n")
    assert [line[:4] for line in lines] == ["Id  ", "----", "a-01", "a-02", ""]
    assert one_line(text) in lines[2]


@each_string
def test_ids_are_one_a_line(text: str) -> None:
    assert listed("ids", text) == "a-01\na-02\n"


# --- Markdown ---------------------------------------------------------------------------------------------------------

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
FOUND_BY_GITHUB = re.compile(r"(?:https?|ftp)://|\bwww\.|@\w|:[\w+-]+:|#\d|GH-\d", re.IGNORECASE)


def tokens(source: str) -> Iterator[Any]:
    for token in MARKDOWN.parse(source):
        yield token
        yield from token.children or ()


def shape(source: str) -> list[str]:
    """What the document is made of, without its texts and what stands inside lines."""
    return [token.type for token in MARKDOWN.parse(source) if token.type not in ("paragraph_open", "paragraph_close")]


@each_string
def test_markdown_has_no_markup_but_its_own(text: str) -> None:
    source = written("markdown", text)
    found = list(tokens(source))
    kinds = {token.type for token in found}
    assert not kinds & {"html_block", "html_inline", "image", "code_block", "fence", "em_open", "hr"}
    # What was taken back, its status and its note; nothing else is struck through.
    assert [token.type for token in found].count("s_open") == (2 if one_line(text) else 1)
    assert "~~~~" not in source
    targets = {str(token.attrs["href"]) for token in found if token.type == "link_open"}
    own = {link(text), link(f"https://example.org/{text}")}
    assert {target for target in targets if not target.startswith("#")} <= {
        MARKDOWN.normalizeLink(url) for url in own if url
    }
    assert not [token for token in found if token.type == "text" and FOUND_BY_GITHUB.search(token.content)]


@each_string
def test_markdown_keeps_its_headings_tables_and_lists(text: str) -> None:
    source = written("markdown", text)
    headings = [token.tag for token in tokens(source) if token.type == "heading_open"]
    groups = ["h2", "h2", "h3", "h2", "h3"] if one_line(text) else ["h2", "h2", "h3", "h3"]
    assert headings == ["h1", *["h2"] * 5, *groups, "h2", "h2"]
    assert len([token for token in tokens(source) if token.type == "table_open"]) == 5


@each_string
def test_markdown_shows_the_text_as_it_was_written(text: str) -> None:
    source = written("markdown", text)
    inlines = [token for token in MARKDOWN.parse(source) if token.type == "inline"]
    shown = ["".join(child.content for child in token.children or ()).replace("\u2060", "") for token in inlines]
    expected = one_line(text).replace("\u2060", "") or "Commitments"
    # CommonMark itself drops NUL and turns entities into characters; both are escaped before.
    assert shown[0] == expected


def test_markdown_links_lead_to_headings_that_exist() -> None:
    for text in ("plain", "doc-01", "Summary", "a b"):
        source = written("markdown", text)
        inlines = [token for token in MARKDOWN.parse(source) if token.type == "inline"]
        opens = [token.type for token in MARKDOWN.parse(source)]
        titles = [inlines[place].content for place in heading_places(opens)]
        anchors = github_anchors(titles)
        targets = {
            str(t.attrs["href"])[1:] for t in tokens(source) if t.type == "link_open" and "#" in str(t.attrs["href"])
        }
        assert targets <= set(anchors)
        assert {titles[anchors.index(target)] for target in targets} == {"doc-01", "doc-02"}


def heading_places(kinds: list[str]) -> list[int]:
    """Which of the inline tokens are a heading's."""
    inlines = [place for place, kind in enumerate(kinds) if kind == "inline"]
    return [number for number, place in enumerate(inlines) if kinds[place - 1] == "heading_open"]


def github_anchors(titles: list[str]) -> list[str]:
    anchors: list[str] = []
    for title in titles:
        base = anchor = re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")
        number = 0
        while anchor in anchors:
            number += 1
            anchor = f"{base}-{number}"
        anchors.append(anchor)
    return anchors


@each_string
def test_a_markdown_list_is_one_table(text: str) -> None:
    source = listed("markdown", text)
    found = list(tokens(source))
    assert shape(source) == shape(listed("markdown", "x"))
    assert {token.type for token in found if token.nesting == 0} <= {"inline", "text", "text_special"}
    cells = [token for token in MARKDOWN.parse(source) if token.type == "inline"]
    shown = "".join(child.content for child in cells[5].children or ()).replace("\u2060", "")
    assert shown == one_line(text).replace("\u2060", "")


# --- HTML -------------------------------------------------------------------------------------------------------------

TAGS = (
    *("html", "head", "meta", "title", "style", "body", "a", "header", "div", "p", "h1", "h2", "h3", "h4", "h5", "dl"),
    "datalist",
    *("dt", "dd", "main", "section", "svg", "rect", "line", "circle", "text", "table", "thead", "tbody", "tr", "th"),
    *("td", "span", "b", "ul", "ol", "li", "small", "article", "blockquote", "strong", "time", "form", "label", "s"),
    *("input", "select", "option", "button", "output", "footer", "script", "i", "bdi", "link", "nav", "sup", "details"),
    *("summary", "pre", "code", "noscript", "kbd"),
)


def parsed_html(source: str) -> list[Any]:
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), strict=True, namespaceHTMLElements=False)
    return list(parser.parse(source).iter())


def local(name: Any) -> str:
    return str(name).rsplit("}", 1)[-1]


@each_string
def test_html_has_no_tag_link_or_script_but_its_own(text: str) -> None:
    elements = parsed_html(written("html", text))
    names = [local(element.tag) for element in elements]
    assert set(names) <= set(TAGS)
    assert (names.count("script"), names.count("style"), names.count("meta")) == (1, 1, 4)
    attributes = {(local(name), value) for element in elements for name, value in element.attrib.items()}
    assert not [name for name, _ in attributes if name.startswith("on") or name in ("src", "style", "action")]
    targets = [value for name, value in attributes if name == "href"]
    assert all(re.match(r"(#|https?://|mailto:)", target) for target in targets)


@each_string
def test_html_shows_the_text_as_it_was_written(text: str) -> None:
    elements = parsed_html(written("html", text))
    (title,) = [element.text for element in elements if element.tag == "title"]
    assert title == (xml_legal(one_line(text)) or "Commitments")


def test_the_style_and_the_script_are_those_that_the_policy_allows() -> None:
    import base64
    import hashlib

    elements = parsed_html(written("html", "x"))
    (policy,) = [e.attrib["content"] for e in elements if e.attrib.get("http-equiv") == "Content-Security-Policy"]
    for name in ("style", "script"):
        (content,) = [element.text for element in elements if element.tag == name]
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")


# --- calendars --------------------------------------------------------------------------------------------------------


@each_string
def test_a_calendar_has_its_events_and_short_lines(text: str) -> None:
    source = written("ics", text)
    assert all(len(line.encode()) <= 75 for line in source.split("\r\n"))
    assert "\n" not in source.replace("\r\n", "")
    calendar = Calendar.from_ical(source)
    events = calendar.walk("VEVENT")
    assert [str(event["UID"]) for event in events] == [f"doc-0{n}.due@commitments.invalid" for n in (1, 2)]
    assert [event["DTSTART"].dt for event in events] == [date(2020, 12, 31)] * 2
    assert not [event.errors for event in events if event.errors]
    assert str(events[1]["SUMMARY"]) == f"✓ kept: {one_line(text)}"
    assert {name for event in events for name in event} <= {
        *("UID", "DTSTAMP", "DTSTART", "SUMMARY", "DESCRIPTION", "CATEGORIES", "URL", "TRANSP")
    }


# --- feeds ------------------------------------------------------------------------------------------------------------

ATOM = "{http://www.w3.org/2005/Atom}"


@each_string
def test_a_feed_is_xml_whose_content_is_harmless_html(text: str) -> None:
    feed = ElementTree.fromstring(written("atom", text))
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 5
    identities = [entry.findtext(f"{ATOM}id") or "" for entry in entries]
    assert len(set(identities)) == 5
    assert all(re.fullmatch(r"tag:commitments\.invalid,2017:[\w.%/~-]+", identity) for identity in identities)
    for element in feed.iter(f"{ATOM}link"):
        assert re.match(r"https?://|mailto:", element.attrib["href"])
    for entry in entries:
        content = parsed_html(f"<!doctype html><title>x</title>{entry.findtext(f'{ATOM}content')}")
        assert {element.tag for element in content} <= {
            "html",
            "head",
            "title",
            "body",
            "p",
            "b",
            "s",
            "blockquote",
            "ul",
            "li",
            "a",
        }
        assert {name for element in content for name in element.attrib} <= {"href"}


# --- templates --------------------------------------------------------------------------------------------------------


@each_string
def test_a_template_for_html_is_given_escaped_text(text: str) -> None:
    report = report_of(text)._replace(
        template='<!doctype html><title>{{ title }}</title><p title="{{ commitments[0].quote }}">{{ title }}</p>',
        template_name="page.html.j2",
    )
    source = reports.render("template", report)
    assert not DANGEROUS.search(source)
    names = [element.tag for element in parsed_html(source)]
    assert names == ["html", "head", "title", "body", "p"]
