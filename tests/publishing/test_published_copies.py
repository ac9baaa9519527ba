"""What a published promise tells of the copies of its evidence."""

import os
import re
from pathlib import Path

import pytest
from keepsakes import FILES, HASH, TEXT, rate
from sites import broken_links, invalid
from terminals import Program

from commitments.model import Evidence
from commitments.stores import Store

COPIED = f"pact-2015/copies/{HASH}.txt"
LINE = re.compile(r'<li><a href="https://rail[^\n]*</li>')


@pytest.fixture
def store(pact: Path) -> Store:
    """The pact, of which 04 was rated with the page that 01 shows too; nothing is kept of it yet."""
    store = Store.open(pact)
    rate(store, 4, Evidence("https://rail.example/ten", title="Ten trains", excerpt="The tenth train left"))
    return store


def told() -> list[str]:
    return LINE.findall(Path("site/pact-2015/04/index.html").read_text())


def test_a_promise_names_the_copy_of_its_evidence_and_whether_its_words_stand_in_it(
    program: Program, store: Store
) -> None:
    store.keep(lambda _: FILES)
    program("publish", "site")
    assert [re.sub("<[^>]*>", "", line) for line in told()] == [
        "Ten trains (copy of 27 November 2026): “The tenth train left” (verified in the copy)"
    ]
    assert not list(Path("site").rglob("copies"))


def test_texts_of_copies_are_published_where_the_settings_say_so(program: Program, store: Store) -> None:
    store.keep(lambda _: FILES)
    (store.path / "commitments.toml").write_text("schema = 1\n[publish]\ncopies = true\n")
    program("publish", "site")
    site = Path("site")
    assert (site / COPIED).read_bytes() == TEXT.encode()
    assert f'<a href="../copies/{HASH}.txt">copy of ' in told()[0]
    assert (invalid(site), broken_links(site)) == ([], [])
    (store.path / "commitments.toml").write_text("schema = 1\n")
    program("publish", "site")
    assert not (site / "pact-2015/copies").exists()


def test_what_is_kept_after_a_site_was_published_makes_it_out_of_date(program: Program, store: Store) -> None:
    program("publish", "site")
    assert program("publish", "site", "--check").code == 0
    store.keep(lambda _: FILES)
    assert program("publish", "site", "--check").code == 3
    assert program("publish", "site").err.endswith("wrote 2 files\n")
    assert "copy of " in told()[0]
    assert program("publish", "site", "--check").code == 0


def test_copies_of_what_is_a_draft_are_not_published(program: Program, store: Store) -> None:
    store.keep(lambda _: FILES)
    (store.path / "commitments.toml").write_text("schema = 1\n[publish]\ncopies = true\n")
    program("tag", "1,4", "draft")
    program("publish", "site")
    assert not list(Path("site").rglob("*.txt"))


def test_a_file_of_ones_own_is_told_by_its_title(program: Program, store: Store) -> None:
    rate(store, 4, Evidence(f"urn:sha256:{HASH}", title="The answer"), Evidence(f"urn:sha256:{HASH}"), day="2019-01-01")
    program("publish", "site")
    page = Path("site/pact-2015/04/index.html").read_text()
    assert re.findall("<li>(The answer|A file[^<]*)</li>", page) == ["The answer", "A file that is kept"]
    assert "urn:" not in page


def test_a_text_that_a_stopped_run_wrote_is_taken_away_where_it_is_a_draft_now(
    program: Program, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.keep(lambda _: FILES)
    (store.path / "commitments.toml").write_text("schema = 1\n[publish]\ncopies = true\n")
    replace = os.replace

    def refused(source: str, target: str) -> None:
        if str(target).endswith("pact-2015/01/index.html"):
            raise OSError(28, "No space left on device")
        replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", refused)
        assert program("publish", "site").code == 1
    assert Path("site", COPIED).exists()
    program("tag", "1,4", "draft")
    assert program("publish", "site").code == 0
    assert not list(Path("site").rglob("*.txt"))


def test_a_file_of_somebody_else_where_a_text_is_to_be_is_not_written_over(program: Program, store: Store) -> None:
    program("publish", "site")
    mine = Path("site", COPIED)
    mine.parent.mkdir()
    mine.write_text("mine")
    store.keep(lambda _: FILES)
    (store.path / "commitments.toml").write_text("schema = 1\n[publish]\ncopies = true\n")
    assert program("publish", "site").code == 1
    assert mine.read_text() == "mine"
