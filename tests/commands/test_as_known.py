"""What the record said on a day, in every view, and what it says differently of that day now."""

import json
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook
from terminals import Program, Result


@pytest.fixture
def corrected(program: Program, pact: Path) -> Path:
    """The first promise, kept by what was known in 2018; in 2020 that was taken back, and a stop of 2019 was entered;
    a note of 2017 was entered on the second."""
    on = ("--today", "2020-03-01")
    program(*on, "retract", "1", "--update", "1", "--why", "The train was a model.")
    program(*on, "mark", "1", "stalled", "--on", "2019-04-01", "--note", "The works closed.")
    program(*on, "note", "2", "Talks went on.", "--on", "2017-12-01")
    return pact


def ids(result: Result) -> list[str]:
    assert result.code == 0, result.err
    return result.out.split()


def test_a_list_as_known_says_what_it_said_then(program: Program, corrected: Path) -> None:
    assert ids(program("list", "status:kept", "--as-known", "2018-12-31", "--format", "ids")) == ["pact-2015-01"]
    assert ids(program("list", "status:kept", "--format", "ids")) == []
    assert ids(program("list", "status:stalled", "--as-known", "2019-12-31", "--format", "ids")) == []


def test_both_days_say_what_was_believed_on_one_about_the_other(program: Program, corrected: Path) -> None:
    def status(*words: str) -> str:
        return program("list", "1", "--columns", "status", "--format", "csv", *words).out.splitlines()[1]

    assert status("--as-of", "2018-12-31", "--as-known", "2019-12-31") == "kept"
    assert status("--as-of", "2018-12-31", "--as-known", "2020-12-31") == "unassessed"
    assert status("--as-of", "2019-12-31", "--as-known", "2020-12-31") == "stalled"
    assert status("--as-of", "2019-12-31", "--as-known", "2019-12-31") == "kept"
    assert status("--as-known", "2015-12-31") == "unassessed"


def test_every_command_that_looks_takes_it(program: Program, corrected: Path) -> None:
    then = ("--as-known", "2018-12-31")
    assert "taken back" not in program("show", "1", *then).out
    assert "retraction" not in program("history", *then, "--format", "jsonl").out
    assert "2 open" not in program("stats", *then).out and "3 open" in program("stats", *then).out
    assert "Japan,0.5,75,2,0,2" in program("scorecard", *then, "--format", "csv").out
    assert ids(program("search", "tenth", *then, "--format", "ids")) == ["pact-2015-01"]
    assert ids(program("search", "tenth", "--format", "ids")) == []
    assert json.loads(program("documents", *then, "--format", "json").out)[0]["assessed"] == 2
    assert json.loads(program("documents", "status:kept", *then, "--format", "json").out)[0]["commitments"] == 1


def test_what_was_promised_later_was_not_on_record(program: Program, corrected: Path, two_documents: Path) -> None:
    then = ("--as-known", "2018-12-31")
    assert "oath-2020-01" not in ids(program("list", *then, "--format", "ids"))
    assert "oath-2020-01" in ids(program("list", "--as-known", "2020-12-31", "--format", "ids"))
    assert ids(program("documents", *then, "--format", "ids")) == ["pact-2015"]
    assert [one["id"] for one in json.loads(program("export", *then, "--format", "json").out)["documents"]] == [
        "pact-2015"
    ]
    result = program("show", "oath-2020-01", *then)
    assert (result.code, result.err) == (
        4,
        "commitments: nothing that matches 'oath-2020-01' was on record on 2018-12-31\n",
    )


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("markdown", "as of **31 December 2018**, as known on 31 December 2018."),
        ("html", "as they stood on 31 December 2018, as known on 31 December 2018"),
        ("json", '"as_known": "2018-12-31"'),
        ("jsonl", '"as_of":"2018-12-31","as_known":"2018-12-31"}'),
        ("csv", ",due_now,as_of,as_known\r\n"),
        ("ics", "as known on 31"),
        ("atom", "as of 31 December 2018, as known on 31 December 2018."),
    ],
)
def test_an_export_says_that_it_is_as_known_on_a_day(program: Program, corrected: Path, form: str, said: str) -> None:
    assert said in program("export", "--as-known", "2018-12-31", "--format", form).out
    assert said not in program("export", "--as-of", "2018-12-31", "--format", form).out


def test_a_spreadsheet_says_it_in_its_properties_and_in_every_row(
    program: Program, corrected: Path, tmp_path: Path
) -> None:
    program("export", "--as-known", "2018-12-31", "-o", str(tmp_path / "then.xlsx"))
    with ZipFile(tmp_path / "then.xlsx") as book:
        assert "As of 31 December 2018, as known on 31 December 2018" in book.read("docProps/core.xml").decode()
    rows = CalamineWorkbook.from_path(str(tmp_path / "then.xlsx")).get_sheet_by_name("commitments").to_python()
    assert [row[-2:] for row in rows] == [["as_of", "as_known"], *[[date(2018, 12, 31)] * 2] * 4]


def test_an_export_as_known_takes_nothing_back_from_the_store_it_is_of(
    program: Program, corrected: Path, tmp_path: Path
) -> None:
    before = program("export", "--format", "jsonl").out
    for form in ("json", "jsonl", "csv"):
        file = str(tmp_path / f"then.{form}")
        program("export", "--as-known", "2018-12-31", "-o", file)
        assert "0 new, 0 changed, 4 the same" in program("import", file).err
    assert program("export", "--format", "jsonl").out == before


def test_changes_as_known_tell_what_is_said_differently_and_why(program: Program, corrected: Path) -> None:
    gone = "takes back update 1, the rating of 2018-05-01"
    result = program("changes", "--as-known", "2018-12-31..2020-12-31")
    assert result.out.splitlines() == [
        "Said differently of 2018-12-31 now (1)",
        "pact-2015-01  ✓ kept → · unassessed · since then ‖ stalled",
        "    Ten trains",
        f"        update 2 · recorded 2020-03-01 by ana · corrected: {gone}  (on 2020-03-01)",
        "            The train was a model.",
        "        update 3 · recorded 2020-03-01 by ana · ‖ stalled  (on 2019-04-01)",
        "            The works closed.",
        "",
        "Back-dated or corrected since, and no status of 2018-12-31 changed (1)",
        "pact-2015-02  ◐ in-progress",
        "    France and Japan will cut tariffs on steel.",
        "        update 2 · recorded 2020-03-01 by ana · back-dated: note  (on 2017-12-01)",
        "            Talks went on.",
    ]
    assert result.err == (
        "1 said differently of 2018-12-31, 1 back-dated or corrected without changing a status, 0 only newer "
        "(as known on 2018-12-31 and on 2020-12-31)\n"
    )


def test_changes_as_known_are_rows_and_objects_too(program: Program, corrected: Path) -> None:
    asked = ("changes", "--as-known", "2018-12-31..")
    assert ids(program(*asked, "--format", "ids")) == ["pact-2015-01", "pact-2015-02"]
    rows = [line.split("\t")[:7] for line in program(*asked, "--format", "tsv").out.splitlines()]
    assert rows == [
        ["id", "what", "from", "to", "why", "update", "about"],
        ["pact-2015-01", "changed", "kept", "unassessed", "taken back", "2", "1"],
        ["pact-2015-01", "changed", "kept", "unassessed", "new", "3", ""],
        ["pact-2015-02", "back-dated", "in-progress", "in-progress", "back-dated", "2", ""],
    ]
    first = json.loads(program(*asked, "--format", "jsonl").out.splitlines()[0])
    assert (first["from"], first["to"], first["now"]) == ("kept", "unassessed", "stalled")
    assert [(one["number"], one["why"], one["speaks_of_before"]) for one in first["entries"]] == [
        (2, "taken back", True),
        (3, "new", False),
    ]
    assert "Promise Kept" in program(*asked, "--vocabulary", "politifact").out


def test_a_query_of_changes_as_known_meets_what_it_met_on_either_day(program: Program, corrected: Path) -> None:
    def asked(query: str) -> list[str]:
        return ids(program("changes", query, "--as-known", "2018-12-31..", "--format", "ids"))

    assert asked("status:kept") == asked("status:unassessed") == asked("status:stalled") == ["pact-2015-01"]
    assert asked("status:broken") == []


def test_nothing_recorded_in_between_is_said(program: Program, corrected: Path) -> None:
    result = program("changes", "--as-known", "2020-03-01..")
    assert (result.out, "nothing was recorded in between" in result.err) == ("", True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--as-known", "2018-12-31"], "write from which day to which"),
        (["--as-known", "..2018"], "write from which day to which"),
        (["--as-known", "2020..2019"], "is before"),
        (["--as-known", "2018..2019", "--from", "2017"], "without --from and --to"),
        (["--as-known", "x..y"], "x"),
    ],
)
def test_a_span_that_is_none_is_said(program: Program, corrected: Path, words: list[str], said: str) -> None:
    result = program("changes", *words)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
