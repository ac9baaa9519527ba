"""Reports and `show` say where the copy of a page is, and whether an excerpt stands in it."""

from pathlib import Path

import pytest
from keepsakes import FILES, HASH, rate
from terminals import Program
from webs import NOW

from commitments.copies import Checked, Page, State, encode_page
from commitments.model import Evidence
from commitments.stores import Store

TEN = "https://rail.example/ten"


@pytest.fixture
def store(pact: Path) -> Store:
    """Of the pact, the page that has a copy quoted three times, and a page that is gone."""
    store = Store.open(pact)
    page = Page("https://gone.example/", Checked("https://gone.example/", NOW, State.GONE, "it is gone"), TEN)
    store.keep(lambda _: FILES | {f"evidence/{page.file}": encode_page(page)})
    for excerpt in ("tenth train left", "The ninth train left the works", "Nobody says so."):
        rate(store, 4, Evidence(TEN, excerpt=excerpt))
    rate(store, 4, Evidence(page.url))
    return store


def told(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if "rail.example/ten" in line or "gone.example" in line]


def test_a_report_links_the_copy_from_where_it_lies_and_marks_what_is_proved(
    store: Store, program: Program, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    assert program("export", "4", "-o", "out/report.md").code == 0
    way = f"../data/evidence/{HASH}.txt"
    copy = f"[rail.example]({TEN}) ([copy of 27 November 2026]({way})): "
    assert told((tmp_path / "out" / "report.md").read_text(encoding="utf-8")) == [
        f"- {copy}“tenth train left” (verified in the copy)",
        f"- {copy}“The ninth train left the works” (stands only nearly in the copy)",
        f"- {copy}“Nobody says so.” (not in the copy)",
        f"- [gone.example](https://gone.example/) (gone on 27 November 2026) ([archived copy]({TEN}))",
    ]
    assert (tmp_path / "out" / way).read_bytes() == FILES[f"evidence/{HASH}.txt"]
    page = program("export", "4", "--format", "html").out
    assert page.count(f'<a href="data/evidence/{HASH}.txt">copy of 27 November 2026</a>') == 3
    assert page.count("(verified in the copy)") == 1


def test_the_way_to_a_copy_is_quoted(store: Store, program: Program, tmp_path: Path) -> None:
    odd = tmp_path / "a) b<"
    store.path.rename(odd)
    assert f"(a%29%20b%3C/evidence/{HASH}.txt)" in program("--store", str(odd), "export", "4").out


def test_show_says_it_too(store: Store, program: Program) -> None:
    shown = [line.strip() for line in program("show", "4").out.splitlines()]
    assert [line for line in shown if line.startswith("“")] == [
        "“tenth train left”  verified",
        "“The ninth train left the works”  only nearly in the copy",
        "“Nobody says so.”  not in the copy",
    ]
    assert shown.count(f"copy of 2026-11-27 evidence/{HASH}.txt") == 3
    assert "gone on 2026-11-27" in shown
    assert f"archived {TEN}" in shown


def test_without_copies_nothing_is_said_of_them(pact: Path, program: Program) -> None:
    said = program("show", "1").out + program("export").out + program("export", "--format", "html").out
    assert "copy of" not in said
