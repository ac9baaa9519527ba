"""`import`, as a user sees it: one change, what it prints, and how it refuses."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

FILE = """\
Ref,Promise,Rating,Date,Due
1,We will build roads.,Kept,2018-03-01,2019
2,We will plant trees.,Wobbly,2018,soon
3,,,,
"""
MAP = """\
[document]
id = "manifesto"
title = "The manifesto"
published = "2017-01-01"
[columns]
key = "Ref"
quote = "Promise"
status = "Rating"
on = "Date"
due = "Due"
"""


@pytest.fixture
def run(program: Callable[..., Any], tmp_path: Path) -> Callable[..., Any]:
    """The program in a folder with an empty store, a file and a map."""
    program("init")
    (tmp_path / "a.csv").write_text(FILE)
    (tmp_path / "a.toml").write_text(MAP)
    return program


def ids(run: Callable[..., Any]) -> list[str]:
    return [line for line in run("list", "--format", "ids").out.split("\n") if line]


def test_an_import_prints_a_line_for_each_commitment_and_the_rest_beside_it(run: Callable[..., Any]) -> None:
    result = run("import", "a.csv", "--map", "a.toml")
    assert (result.code, result.out.splitlines()) == (
        0,
        ["manifesto-01  new, 1 update  We will build roads.", "manifesto-02  new, 1 update  We will plant trees."],
    )
    said = result.err.splitlines()
    assert said[0] == "refused  a.csv:4: has no words, and nothing here has the key '3'"
    assert sorted(line.split(";")[0] for line in said[1:3]) == [
        "warning  a.csv:3: due: 'soon' is not a date",
        "warning  a.csv:3: unknown status 'Wobbly', kept as a note",
    ]
    assert said[3:] == [
        "made the document manifesto: The manifesto",
        "2 new, 0 changed, 0 the same, 0 joined, 1 refused, 0 left out: 3 rows in all, 2 warnings",
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_map_with_a_byte_order_mark_is_read(run: Callable[..., Any], tmp_path: Path, encoding: str) -> None:
    expected = run("import", "a.csv", "--map", "a.toml", "--dry-run")
    (tmp_path / "a.toml").write_text(MAP, encoding)
    assert run("import", "a.csv", "--map", "a.toml", "--dry-run") == expected


def test_what_was_imported_is_in_the_store_with_the_sources_own_words(run: Callable[..., Any]) -> None:
    run("import", "a.csv", "--map", "a.toml")
    (first, second) = json.loads(run("list", "--format", "json").out)
    assert [first[name] for name in ("key", "quote", "span", "made", "due", "status", "since")] == [
        "1",
        "We will build roads.",
        None,
        "2017-01-01",
        "2019",
        "kept",
        "2018-03-01",
    ]
    assert [(one["status"], one["source_status"], one["by"]) for one in second["updates"]] == [(None, "Wobbly", "ana")]


def test_a_second_import_changes_nothing_and_one_undo_takes_all_back(run: Callable[..., Any]) -> None:
    run("import", "a.csv", "--map", "a.toml")
    again = run("import", "a.csv", "--map", "a.toml")
    told = "0 new, 0 changed, 2 the same, 0 joined, 1 refused, 0 left out: 3 rows in all, 2 warnings"
    assert (again.out, again.err.splitlines()[-1]) == ("", told)
    assert run("undo").code == 0
    assert ids(run) == []


def test_a_changed_row_says_what_changes(run: Callable[..., Any], tmp_path: Path) -> None:
    run("import", "a.csv", "--map", "a.toml")
    (tmp_path / "a.csv").write_text(FILE.replace("Kept,2018-03-01,2019", "Broken,2019-01-01,2020"))
    assert run("import", "a.csv", "--map", "a.toml").out == (
        "manifesto-01  kept → broken  (on 2019-01-01); due: 2019 → 2020\n"
    )


def test_a_dry_run_shows_it_all_and_changes_nothing(run: Callable[..., Any]) -> None:
    dry, real = (run("import", "a.csv", "--map", "a.toml", *words) for words in (["--dry-run"], []))
    assert dry.out == real.out
    assert "dry run: nothing was changed" in dry.err
    assert run("log").out.count("import") == 1


def test_strict_imports_nothing_if_a_row_is_bad(run: Callable[..., Any]) -> None:
    result = run("import", "a.csv", "--map", "a.toml", "--strict")
    assert (result.code, result.out, "a.csv:4" in result.err, ids(run)) == (1, "", True, [])


def test_an_unknown_word_in_the_columns_of_several_members_is_one_warning(
    run: Callable[..., Any], tmp_path: Path
) -> None:
    rows = ["promise,Avalon,Borduria,Zenda", "Plant oaks,1,0,-1", "Build roads,pend,0,pend", "Dig wells,1,pend,-1"]
    (tmp_path / "m.csv").write_text("\n".join(rows) + "\n")
    told = [line for line in run("import", "m.csv", "--document", "joint-1").err.splitlines() if "pend" in line]
    remedy = "kept as a note; give it a line in [statuses] of the map"
    columns = "in the columns 'Avalon', 'Zenda' and 'Borduria'"
    assert told == [f"warning  m.csv:3: unknown status 'pend', {remedy} ({columns})  (3 times)"]


def test_a_file_without_a_usable_row_fails_and_says_why(run: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text("{no\n")
    result = run("import", "b.jsonl")
    assert (result.code, "b.jsonl:1: is not JSON" in result.err) == (1, True)


def test_without_a_map_the_guess_is_shown_and_can_be_saved_and_used(run: Callable[..., Any], tmp_path: Path) -> None:
    saved = run("import", "a.csv", "--write-map", "guess.toml")
    assert (saved.code, saved.out, ids(run)) == (0, "", [])
    text = (tmp_path / "guess.toml").read_text()
    guessed = run("import", "a.csv", "--dry-run")
    mapped = run("import", "a.csv", "--map", "guess.toml", "--dry-run")
    assert all(line in guessed.err for line in text.splitlines())
    assert guessed.out == mapped.out != ""
    assert run("import", "a.csv", "--write-map", "guess.toml").code == 1


def test_options_name_the_document_and_the_key(run: Callable[..., Any]) -> None:
    words = ["--document", "plan-2018", "--title", "The plan", "--issuer", "Us", "--published", "March 2018"]
    result = run("import", "a.csv", "--key", "Promise", *words)
    assert result.code == 0
    assert {one["key"] for one in json.loads(run("list", "--format", "json").out)} == {
        "We will build roads.",
        "We will plant trees.",
    }
    (document,) = json.loads(run("documents", "--format", "json").out)
    assert [document[name] for name in ("id", "title", "issuer", "published", "sha256")] == [
        "plan-2018",
        "The plan",
        "Us",
        "2018-03",
        None,
    ]


def test_a_quote_that_stands_in_a_saved_document_is_proven(run: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "manifesto.txt").write_text("Hear! We will build roads. We will plant trees.\n")
    assert run("document", "add", "manifesto.txt", "--id", "manifesto", "--title", "M").code == 0
    run("import", "a.csv", "--map", "a.toml")
    assert [one["span"] for one in json.loads(run("list", "--format", "json").out)] == [[6, 26], [27, 47]]


def test_a_long_import_shows_the_first_lines_and_says_so(run: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "long.csv").write_text("id,promise\n" + "".join(f"{n},We will do thing {n}.\n" for n in range(60)))
    short, whole = run("import", "long.csv", "--dry-run"), run("import", "long.csv", "--dry-run", "--verbose")
    assert (len(short.out.splitlines()), len(whole.out.splitlines())) == (50, 60)
    assert "showing 50 of 60; --verbose shows all" in short.err


def test_our_own_export_comes_back_as_the_same(run: Callable[..., Any], tmp_path: Path) -> None:
    run("import", "a.csv", "--map", "a.toml")
    before = run("list", "--format", "json").out
    for form in ("json", "csv"):
        run("export", "-o", f"out.{form}")
        assert run("import", f"out.{form}").err.splitlines()[-1].startswith("0 new, 0 changed, 2 the same")
    assert run("list", "--format", "json").out == before


def test_our_own_export_fills_an_empty_store_with_the_same(run: Callable[..., Any], tmp_path: Path) -> None:
    run("import", "a.csv", "--map", "a.toml")
    run("mark", "manifesto-01", "stalled", "--on", "2020", "--evidence", "https://a.example/1", "--note", "*Slow*")
    before = [run(command, "--format", "json").out for command in ("list", "documents")]
    for form in ("json", "jsonl"):
        run("export", "-o", f"out.{form}")
        run("init", form)
        result = run("--store", form, "import", f"out.{form}", "--by", "bo")
        told = "0 joined, 0 refused, 0 left out: 2 rows in all"
        assert result.err.splitlines()[-1] == f"2 new, 0 changed, 0 the same, {told}"
        assert run("--store", form, "list", "--format", "json").out == before[0]
        assert run("--store", form, "import", f"out.{form}").err.splitlines() == [
            f"0 new, 0 changed, 2 the same, {told}"
        ]
    assert run("--store", "json", "documents", "--format", "json").out == before[1]


def test_a_row_of_a_file_on_one_line_is_named_by_its_place(run: Callable[..., Any], tmp_path: Path) -> None:
    rows = [{"promise": f"We will build {n} roads.", "due": due} for n, due in enumerate(["2019", "soon", "2020"])]
    (tmp_path / "one.json").write_text(json.dumps([*rows, 3]))
    said = run("import", "one.json").err
    assert "refused  one.json:1, entry 4: is not an object with named values" in said
    assert "warning  one.json:1, entry 2: due: 'soon' is not a date" in said


def test_hostile_cells_come_out_inert(run: Callable[..., Any], tmp_path: Path) -> None:
    rows = [{"id": "\x1b[31m1", "promise": "We will \x1b[2J<script>alert(1)</script>build\u202e it", "due": "\x1b[31m"}]
    (tmp_path / "evil.json").write_text(json.dumps(rows))
    result = run("import", "evil.json")
    assert result.code == 0
    assert not {"\x1b", "\u202e"} & {*result.out, *result.err}
    assert "alert" not in result.out


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["none.csv"], 4, "there is no file"),
        (["a.csv", "--map", "none.toml"], 4, "there is no map"),
        (["a.csv", "--map", "a.csv"], 2, "is not TOML"),
        (["a.csv", "--published", "soon"], 2, "2018-03-01"),
        (["a.csv", "--key", "Reff"], 2, "did you mean 'Ref'"),
    ],
)
def test_a_wrong_word_on_the_command_line_is_an_error_with_the_next_step(
    run: Callable[..., Any], words: list[str], code: int, message: str
) -> None:
    result = run("import", *words)
    assert (result.code, message in result.err) == (code, True), result.err


def test_due_dates_in_words_are_mapped_and_what_was_lost_is_said(program: Callable[..., Any], tmp_path: Path) -> None:
    program("init")
    (tmp_path / "b.csv").write_text(
        "Promise,Deadline,Status,Status date\nWe will build the long road,Q3 2027,Kept,2016-01-01\n"
        "We will build the port,within two years,In progress,2022\nWe will build the dam,FY2025/26,In progress,2022\n"
    )
    result = program("import", "b.csv", "--published", "2021-12-07")
    found = json.loads(program("list", "--format", "json").out)
    assert [each["due"] for each in found] == ["2027-09", "2023-12-07", "2026"]
    assert [line.partition(": ")[2] for line in result.err.splitlines() if line.startswith("warning")] == [
        "due: 'Q3 2027' was read as the quarter's last month",
        "on: 2016-01-01 is before the promise was made on 2021-12-07",
        "due: 'within two years' was counted from the day of the promise",
        "due: 'FY2025/26' was read as the year it ends in",
    ]


def test_a_group_that_a_row_names_alone_stands_for_its_members(
    program: Callable[..., Any], pact: Path, tmp_path: Path
) -> None:
    settings = pact / "commitments.toml"
    settings.write_text(f'{settings.read_text()}\n[groups]\nDuo = ["France", "Italy"]\n')
    (tmp_path / "g.csv").write_text("Promise,Group\nWe will plant a forest of oaks.,duo\nWe will dig.,Others\n")
    (tmp_path / "g.toml").write_text('[columns]\nquote = "Promise"\ngroups = "Group"\n')
    assert program("import", str(tmp_path / "g.csv"), "--map", str(tmp_path / "g.toml")).code == 0
    told = program("list", "document:g", "--columns", "actors,groups", "--format", "tsv").out
    assert told.splitlines()[1:] == ["France; Italy\tDuo", "\tOthers"]
