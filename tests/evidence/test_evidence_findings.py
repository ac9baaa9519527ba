"""What check and queries say of evidence: what is kept of it, what it proves, what is odd about its sources."""

import json
from pathlib import Path

import pytest
from keepsakes import COPY, FILES, HASH, rate
from terminals import Program
from webs import NOW

from commitments.copies import Checked, Copy, Page, Source, State, encode, encode_page
from commitments.dates import PartialDate
from commitments.model import Evidence, Stance, Status
from commitments.stores import Store

TEN = "https://rail.example/ten"
RULES = "schema = 1\n[check]\n"


@pytest.fixture
def store(pact_store: Store) -> Store:
    return pact_store


def keep_page(store: Store, url: str, state: State) -> None:
    page = Page(url, Checked(url, NOW, state, f"{url} answers 404 (Not Found)"))
    store.keep(lambda _: {f"evidence/{page.file}": encode_page(page)})


def keep_copy(store: Store, url: str, letter: str, text_sha256: str | None = COPY.text_sha256) -> None:
    copy = Copy(letter * 64, 1, "text/html", (Source(url, NOW, url, 200),), "html", text_sha256)
    store.keep(lambda _: {f"evidence/{letter * 64}.json": encode(copy), f"evidence/{letter * 64}.txt": _text()})


def _text() -> bytes:
    return FILES[f"evidence/{HASH}.txt"]


def told(on: Program, *words: str) -> list[tuple[str, str, str]]:
    """Level, check and message of what is said of evidence."""
    found = [json.loads(line) for line in on("check", *words, "--format", "jsonl").out.splitlines()]
    names = ("excerpts", "copies", "sources", "kept")
    return [(one["level"], one["check"], one["message"]) for one in found if one["check"] in names]


def ids(on: Program, *query: str) -> list[str]:
    return on("list", *query, "--format", "ids").out.split()


def test_excerpts_are_told_as_what_they_proved_to_be(store: Store, on: Program) -> None:
    store.keep(lambda _: FILES)
    for number, excerpt in ((2, "tenth train left"), (3, "the ninth train left the works"), (4, "Nobody says so.")):
        rate(store, number, Evidence(TEN, excerpt=excerpt))
    rate(store, 4, Evidence("https://nowhere.example/", excerpt="tenth train left"), status=None)
    assert told(on) == [
        (
            "remark",
            "excerpts",
            "the excerpt in update 1, “the ninth train left the works”, stands only nearly in the copy of its page",
        ),
        ("problem", "excerpts", "the excerpt in update 1, “Nobody says so.”, is not in the copy of its page"),
        (
            "remark",
            "excerpts",
            "1 excerpt is unverified, since no text of the page is kept; commitments evidence keep keeps it",
        ),
    ]
    assert on("check").code == 3
    assert (ids(on, "is:verified"), ids(on, "is:misquoted")) == (["pact-2015-02"], ["pact-2015-03", "pact-2015-04"])
    pieces = on("evidence", "list", "is:misquoted", "--columns", "id,excerpt", "--format", "tsv").out.splitlines()
    assert pieces == ["id\texcerpt", "pact-2015-03\tnear", "pact-2015-04\tabsent"]
    on("retract", "4", "--update", "1", "--why", "Nobody said so.")
    assert ids(on, "is:misquoted") == ["pact-2015-03"]


def test_what_the_settings_require_fails_the_check(store: Store, on: Program) -> None:
    store.keep(lambda _: FILES)
    rate(store, 4, Evidence("https://nowhere.example/", archive="https://archive.example/x"))
    assert told(on) == []
    rules = "require_copy = true\nrequire_archive = true\nrequire_excerpt = true\nmax_age = 2\n"
    store.take_in({"commitments.toml": (RULES + rules).encode()})
    where, nowhere = "“https://rail.example/ten”", "“https://nowhere.example/”"
    assert [*told(on, "--today", "2026-11-29")] == [("problem", *one) for one in (
        ("excerpts", f"evidence in update 1 has no excerpt: {where}"),
        ("excerpts", f"evidence in update 1 has no excerpt: {nowhere}"),
        ("copies", f"evidence in update 1 is in no archive: {where}"),
        ("copies", f"evidence in update 1 has no kept copy: {nowhere}"),
        ("copies", f"evidence in update 1 was never looked at: {nowhere}"),
    )]  # fmt: skip
    late = told(on, "--today", "2026-12-01")
    said = f"evidence in update 1 was looked at last on 2026-11-27, more than 2 days ago: {where}"
    assert ("problem", "copies", said) in late
    assert on("check").code == 3


def test_a_file_of_ones_own_is_in_no_archive_and_grows_no_older(store: Store, on: Program, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("The letter of the ministry.\n")
    assert on("evidence", "add", "4", str(tmp_path / "letter.txt")).code == 0
    rules = "require_copy = true\nrequire_archive = true\nmax_age = 2\n"
    store.take_in({"commitments.toml": (RULES + rules).encode()})
    assert [one for one in told(on, "--today", "2030-01-01") if "urn:" in one[2]] == []


@pytest.mark.parametrize("wrong", ["require_copy = 1", "max_age = -1", "requires_copy = true"])
def test_rules_that_cannot_be_are_refused(store: Store, on: Program, wrong: str) -> None:
    store.take_in({"commitments.toml": f"{RULES}{wrong}\n".encode()})
    done = on("check")
    assert (done.code, f"check.{wrong.split()[0]}" in done.err) == (5, True)


def test_what_is_odd_about_sources_is_remarked_and_asked_for(store: Store, on: Program) -> None:
    other = "https://press.example/ten"
    keep_copy(store, TEN, "a")
    keep_copy(store, other, "b")
    rate(store, 4, Evidence(TEN), Evidence(other))
    rate(store, 3, Evidence(TEN), status=Status.KEPT)
    rate(store, 3, Evidence(f"{TEN}#end"), status=Status.BROKEN, day="2018-05-04")
    rate(store, 3, Evidence(TEN, stance=Stance.CONTRADICTS), status=Status.BROKEN, day="2018-05-05")
    rate(store, 2, Evidence("https://www.mofa.go.jp/x", published=PartialDate("2014")))
    assert told(on) == [
        ("remark", "sources", "evidence in update 2 is published by who made the promise: “https://www.mofa.go.jp/x”"),
        (
            "remark",
            "sources",
            "evidence in update 2 was published on 2014, before the promise (2015-12-12): “https://www.mofa.go.jp/x”",
        ),
        ("remark", "sources", f"the same source is to show kept in update 1 and broken in update 2: “{TEN}”"),
        ("remark", "sources", f"the same page is given under 2 addresses: “{TEN}”, “{other}”"),
    ]
    asked = ("is:self-reported", "is:older-evidence", "is:opposed", "is:same-page")
    assert [ids(on, one) for one in asked] == [
        ["pact-2015-02"],
        ["pact-2015-02"],
        ["pact-2015-03"],
        ["pact-2015-04"],
    ]


def test_a_dead_link_is_told_with_what_is_left_of_it(store: Store, on: Program) -> None:
    keep_page(store, TEN, State.GONE)
    assert told(on) == [
        ("remark", "copies", f"evidence in update 1 was gone on 2026-11-27, and no copy is kept: “{TEN}”")
    ]
    assert (ids(on, "is:dead-link"), ids(on, "is:dead-link", "has:copy")) == (["pact-2015-01"], [])
    keep_page(store, TEN, State.UNREACHABLE)
    assert (ids(on, "is:dead-link"), told(on)) == ([], [])  # what may come back tomorrow is not dead


def test_what_is_kept_is_asked_for_in_the_same_language(store: Store, on: Program) -> None:
    store.keep(lambda _: FILES)
    rate(store, 4, Evidence(TEN), Evidence("https://nowhere.example/"))
    assert (ids(on, "has:copy"), ids(on, "has:evidence no:copy")) == (["pact-2015-01"], ["pact-2015-04"])
    said = on("list", "no:copy or is:verified", "--explain", "--format", "ids")
    assert said.err == "query: no:copy or is:verified\n"
    store.take_in({"commitments.toml": b'schema = 1\n[views]\nbare = "has:evidence no:copy"\n'})
    assert ids(on, "@bare") == ["pact-2015-04"]
    assert on("evidence", "list", "@bare", "--columns", "url", "--format", "tsv").out.splitlines() == [
        "url",
        "https://nowhere.example/",
    ]
    assert on("list", "is:dead-lnk").err.startswith(
        "commitments: unknown word after is: 'dead-lnk'; did you mean 'dead-link'?"
    )


def test_copies_that_were_changed_or_lost_are_problems(store: Store, on: Program) -> None:
    keep_copy(store, TEN, "a")
    keep_copy(store, "https://b.example/", "b")
    store.take_in({f"evidence/{'a' * 64}.txt": b"other words", f"evidence/{'b' * 64}.txt": None})
    anew = "put it back, or get the page anew with: commitments evidence keep --again"
    assert [one for one in told(on) if one[1] == "kept"] == [
        ("problem", "kept", f"evidence/{'a' * 64}.txt is not the text that was kept; {anew}"),
        ("problem", "kept", f"evidence/{'b' * 64}.txt is missing; {anew}"),
    ]


def test_a_stranger_among_the_copies_is_named(pact: Path, program: Program) -> None:
    (pact / "evidence").mkdir()
    (pact / "evidence" / "notes.txt").write_text("mine")
    assert told(lambda *words: program(*words)) == [
        ("remark", "kept", "evidence/notes.txt is no file of a copy, since its name is none of these; move it away")
    ]
