"""The reports as they are: every byte is held against a file that somebody has read.

After a change that is meant: COMMITMENTS_GOLDEN=write pytest tests/reports, and read the difference.
"""

import os
from pathlib import Path

import pytest
from report_samples import BOTH, PLAIN, TODAY

from commitments import reports
from commitments.reports import Report, columns

GOLDEN = Path(__file__).parent / "golden"

REPORTS: dict[str, tuple[str, Report]] = {
    "one.md": ("markdown", PLAIN),
    "both.md": ("markdown", BOTH),
    "by-actor-politifact.md": ("markdown", BOTH._replace(group_by="actor", vocabulary="politifact", query="is:open")),
    "both.html": ("html", BOTH),
    "both.csv": ("csv", BOTH),
    "both.json": ("json", BOTH),
    "g20.json": ("json", BOTH._replace(vocabulary="g20")),
    "both.jsonl": ("jsonl", BOTH),
    "both.ics": ("ics", BOTH),
    "both.atom": ("atom", BOTH),
}


def check(name: str, text: str) -> None:
    file = GOLDEN / name
    if os.environ.get("COMMITMENTS_GOLDEN") == "write":
        file.write_bytes(text.encode())
    assert text == file.read_bytes().decode()


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_is_the_same_to_the_byte(name: str) -> None:
    format_, report = REPORTS[name]
    check(name, reports.render(format_, report))


@pytest.mark.parametrize("format_", reports.row_formats())
def test_a_list_is_the_same_to_the_byte(format_: str) -> None:
    fields = columns.named(["id", "status", "summary", "due", "amount", "flags", "score", "evidence"])
    records = columns.records(fields, BOTH.commitments, TODAY)
    check(f"list.{format_}", "".join(reports.rows(format_, [field.column for field in fields], records)))


def test_every_export_that_is_text_and_not_the_template_has_a_golden_file() -> None:
    assert {format_ for format_, _ in REPORTS.values()} == set(reports.formats()) - {"template", "xlsx"}
