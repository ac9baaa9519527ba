"""The registry, the columns, and what the reports promise beyond their looks."""

import csv
import io
import json
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_samples import BOTH, FISH, LIGHT, PLAIN, QUAY, TODAY, TOLLS

from commitments import reports
from commitments.codec.public import public
from commitments.errors import UnknownName, UsageError
from commitments.model import Commitment, Status
from commitments.reports import Column, columns, grouping
from commitments.reports.exports.jsonl import objects
from commitments.reports.gfm import Anchors
from commitments.reports.markup import link
from commitments.reports.width import padded, width
from commitments.reports.wording import losses
from commitments.stats.counts import FIELDS
from commitments.text import guarded, inert

# --- the registry -----------------------------------------------------------------------------------------------------


def test_the_formats_are_the_files_of_the_folder() -> None:
    assert reports.formats() == ["atom", "csv", "html", "ics", "json", "jsonl", "markdown", "template", "xlsx"]
    assert reports.row_formats() == ["csv", "ids", "json", "jsonl", "markdown", "table", "tsv"]


def test_an_unknown_format_is_an_error_that_lists_them() -> None:
    with pytest.raises(UnknownName) as raised:
        reports.rows("yaml", [], [])
    assert raised.value.valid == tuple(reports.row_formats())
    with pytest.raises(UnknownName, match="did you mean 'html'"):
        reports.render("htlm", PLAIN)


def test_an_unknown_grouping_or_vocabulary_is_an_error() -> None:
    with pytest.raises(UnknownName, match="grouping"):
        reports.render("markdown", PLAIN._replace(group_by="colour"))
    with pytest.raises(UnknownName, match="vocabulary"):
        reports.render("csv", PLAIN._replace(vocabulary="latin"))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.md", "markdown"),
        ("a.HTML", "html"),
        ("b.htm", "html"),
        ("c.ical", "ics"),
        ("d.ndjson", "jsonl"),
        ("e", None),
    ],
)
def test_a_suffix_names_its_format(path: str, expected: str | None) -> None:
    assert reports.format_of(path) == expected


@pytest.mark.parametrize("format_", [name for name in reports.formats() if name not in ("template", "xlsx")])
def test_a_report_without_commitments_is_a_report(format_: str) -> None:
    whole = reports.render(format_, PLAIN._replace(commitments=()))
    assert bool(whole) is (format_ != "jsonl")


@pytest.mark.parametrize("format_", ["markdown", "html"])
@pytest.mark.parametrize("name", [name for name in grouping.NAMES if name != "id"])
def test_every_grouping_tells_each_commitment_once(format_: str, name: str) -> None:
    whole = reports.render(format_, BOTH._replace(group_by=name))
    mark = "### " if format_ == "markdown" else '<article id="'
    for commitment in BOTH.commitments:
        assert whole.count(mark + commitment.id) == 1


def test_a_report_is_grouped_by_all_that_lists_and_counts_are_grouped_by() -> None:
    assert {grouping.named(name) for name in (*columns.NAMES, *FIELDS)} == set(grouping.NAMES)


@pytest.mark.parametrize(
    ("name", "groups"),
    [
        ("counterparties", ["Fishing cooperative", "Without a counterparty", "Without a counterparty"]),
        ("Due", ["2020", "2021", "2027", "Without a due date"]),
        ("scores", ["0", "1", "(none)", "0"]),
    ],
)
def test_groups_come_in_order_and_those_without_a_value_last(name: str, groups: list[str]) -> None:
    whole = reports.render("markdown", BOTH._replace(group_by=name))
    assert [line[4:] for line in whole.splitlines() if line.startswith("### ") and "Member" not in line] == groups


def test_the_order_of_statuses_is_the_order_of_groups() -> None:
    whole = reports.render("markdown", PLAIN._replace(group_by="status"))
    groups = [line for line in whole.splitlines() if line in ("## kept", "## stalled", "## unassessed")]
    assert groups == ["## kept", "## stalled", "## unassessed"]


def test_a_report_on_an_earlier_day_does_not_know_what_came_later() -> None:
    early = PLAIN._replace(today=date(2020, 6, 1), commitments=[QUAY.as_of(date(2020, 6, 1))])
    whole = reports.render("markdown", early)
    assert "◐ **in-progress** since April 2020" in whole
    assert "opened" not in whole


# --- columns ----------------------------------------------------------------------------------------------------------


def cells(commitment: Commitment, *names: str) -> list[reports.Cell]:
    (row,) = columns.records(columns.named(names), [commitment], TODAY)
    return row


def test_the_columns_of_a_commitment() -> None:
    assert cells(QUAY, *columns.NAMES) == [
        *("harbour-2019-01", "harbour-2019", 1, Status.KEPT, "Rebuild the north quay", QUAY.quote, "Quays & moorings"),
        *(2, "12", "pledge", ("City of Oxwich",), (), ("Fishing cooperative",), "2019-03-01", "2021", "EUR 12,500,000"),
        *(("harbour", "works"), "2021-12-20", "2022-01-05", 1, 3, ["Ground was broken.", "The quay was opened."]),
        *((), (), None, None, "2021"),
    ]


def test_flags_are_words() -> None:
    assert cells(LIGHT, "flags") == [("overdue", "stale", "unsupported")]
    assert cells(TOLLS, "flags") == [()]


def test_a_joint_promise_shows_the_mean_of_its_members() -> None:
    assert cells(FISH, "status", "score") == [Status.PARTIAL, 0]


def test_an_unknown_column_is_an_error_that_lists_them() -> None:
    with pytest.raises(UnknownName, match="did you mean 'summary'"):
        columns.named(["id", "sumary"])


def test_column_names_are_told_from_case_and_blanks() -> None:
    assert [field.column.name for field in columns.named([" ID ", "Due"])] == ["id", "due"]


# --- fields of JSON ---------------------------------------------------------------------------------------------------


def test_fields_pick_and_order_what_json_says() -> None:
    assert list(objects([QUAY], TODAY, fields=["status", "id"])) == ['{"status":"kept","id":"harbour-2019-01"}']


def test_an_unknown_field_is_said_before_anything_is_read() -> None:
    def never() -> Iterator[Commitment]:
        raise AssertionError
        yield

    with pytest.raises(UnknownName, match="field"):
        objects(never(), TODAY, fields=["id", "colour"])


# --- csv --------------------------------------------------------------------------------------------------------------


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8")), min_size=3, max_size=3)))
def test_csv_reads_back_as_the_inert_cells(records: list[list[str]]) -> None:
    heads = [Column(name, name) for name in "abc"]
    text = "".join(reports.rows("csv", heads, records))
    expected = [["a", "b", "c"], *([guarded(inert(cell)) for cell in record] for record in records)]
    assert list(csv.reader(io.StringIO(text, newline=""), strict=True)) == expected


def test_one_empty_cell_is_still_a_row_of_csv() -> None:
    assert "".join(reports.rows("csv", [Column("a", "A")], [[""], ["x"]])) == 'a\r\n""\r\nx\r\n'


# --- streams ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format_", ["csv", "ics", "json", "jsonl"])
def test_exports_for_programs_hold_one_commitment_at_a_time(format_: str) -> None:
    def many() -> Iterator[Commitment]:
        return (QUAY._replace(number=number, quote="x" * 10_000) for number in range(1, 500))

    tracemalloc.start()
    try:
        for _ in reports.chunks(format_, PLAIN._replace(commitments=many())):
            pass
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("format_", ["atom", "html", "markdown"])
def test_reports_for_readers_are_never_in_memory_whole(format_: str) -> None:
    many = [QUAY._replace(number=number, quote="x" * 10_000) for number in range(1, 500)]
    tracemalloc.start()
    try:
        pieces = [len(piece) for piece in reports.chunks(format_, PLAIN._replace(commitments=many))]
        assert max(pieces) * 100 < sum(pieces)
        assert tracemalloc.get_traced_memory()[1] < sum(pieces) / 2
    finally:
        tracemalloc.stop()


def test_what_streams_between_a_head_and_a_foot_can_be_made_in_portions() -> None:
    def by_ones(some: Iterable[Commitment], make: Callable[[Iterable[Commitment]], Iterator[str]]) -> Iterator[str]:
        return (piece for one in some for piece in make([one]))

    for format_ in ("ics", "json"):
        assert reports.render(format_, BOTH._replace(spread=by_ones)) == reports.render(format_, BOTH)


# --- vocabularies -----------------------------------------------------------------------------------------------------


def test_what_a_vocabulary_loses_is_listed_for_the_statuses_that_occur() -> None:
    assert losses("politifact", [QUAY], TODAY) == []
    assert losses("politifact", [FISH], TODAY) == [
        "“dropped” (withdrawn or replaced by its maker) is shown as “Promise Broken”, the nearest word of PolitiFact."
    ]
    assert losses(None, [FISH], TODAY) == []


def test_reports_for_readers_say_what_their_words_lose() -> None:
    note = "“in-progress” (concrete steps, not done) is shown as “0”"
    whole = BOTH._replace(vocabulary="g20")
    assert note in reports.render("markdown", whole)
    assert note in reports.render("html", whole)
    assert any(note in said for said in json.loads(reports.render("json", whole))["notes"])


# --- templates --------------------------------------------------------------------------------------------------------


def test_a_template_sees_what_json_shows() -> None:
    template = (
        "{{ title }} {{ today|day }}\n{% for c in commitments %}{{ c.symbol }} {{ c.id }} {{ c.status }}\n{% endfor %}"
    )
    report = PLAIN._replace(template=template, template_name="letter.txt")
    assert reports.render("template", report).splitlines() == [
        "The Harbour Plan 24 November 2026",
        "✓ harbour-2019-01 kept",
        "‖ harbour-2019-02 stalled",
        "· harbour-2019-03 unassessed",
    ]


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{% for x in %}", "own.txt, line 1"),
        ("\n{{ no_such_name }}", "'no_such_name' is undefined"),
        ("{{ commitments[0].colour }}", "colour"),
        ("{{ ''.__class__.__mro__ }}", "unsafe"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{% include 'other.txt' %}", "own.txt"),
        ("{{ title + 1 }}", "own.txt"),
    ],
)
def test_a_bad_template_is_an_error_that_names_it(template: str, said: str) -> None:
    with pytest.raises(UsageError, match=r"own\.txt") as raised:
        reports.render("template", PLAIN._replace(template=template, template_name="own.txt"))
    assert said in str(raised.value)


# --- text -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e"),
        ("HTTP://EXAMPLE.ORG", "HTTP://EXAMPLE.ORG"),
        ("https://例え.example/道", "https://例え.example/道"),
        ("https://example.org/(a)[b] c", "https://example.org/%28a%29%5Bb%5D%20c"),
        ("mailto:someone@example.org", "mailto:someone@example.org"),
        ("doi:10.1000/182", "https://doi.org/10.1000/182"),
        ("javascript:alert(1)", None),
        (" java\nscript:alert(1)", None),
        ("data:text/html,x", None),
        ("//example.org", None),
        ("https://", None),
        ("ftp://example.org", None),
        ("", None),
        (None, None),
    ],
)
def test_only_some_urls_become_links(url: str | None, expected: str | None) -> None:
    assert link(url) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1", "'=1"),
        (" =1", "' =1"),
        ("-1", "-1"),
        ("+1.5e3", "+1.5e3"),
        ("-1%", "-1%"),
        ("-", "'-"),
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_formulas_get_an_apostrophe_and_numbers_do_not(text: str, expected: str) -> None:
    assert guarded(text) == expected


def test_widths_are_cells() -> None:
    assert [width(text) for text in ("abc", "日本", "é", "e\u0301", "👍", "a\u200db", "")] == [3, 4, 1, 1, 2, 2, 0]
    assert padded("日本", 6) == "日本  "
    assert padded("5", 3, right=True) == "  5"


def test_a_plain_table_lines_up_wide_characters() -> None:
    table = "".join(reports.rows("table", [Column("a", "A"), Column("b", "B", "right")], [["日本", 1], ["x", 10]]))
    assert table == "A      B\n----  --\n日本   1\nx     10\n"


def test_headings_that_are_alike_have_anchors_of_their_own() -> None:
    anchors = Anchors()
    said = [anchors.of(title) for title in ("Trade & Jobs", "Trade & Jobs", "Trade  Jobs", "trade--jobs-1", "日本")]
    assert said == ["trade--jobs", "trade--jobs-1", "trade--jobs-2", "trade--jobs-1-1", "日本"]


def test_json_of_a_list_is_the_public_form() -> None:
    (line,) = objects([FISH], TODAY)
    assert json.loads(line) == public(FISH, TODAY)
