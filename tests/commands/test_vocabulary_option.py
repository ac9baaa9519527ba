"""`--vocabulary`: lists and counts in other trackers' words, with what these lose said beside them."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from terminals import Program

from commitments.dates import PartialDate
from commitments.model import Status, Update
from commitments.stores import Store

LOST = "“in-progress” (concrete steps, not done) is shown as “0”, the nearest word of the G7 and G20 Research Groups.\n"


@pytest.fixture
def partly(pact: Path) -> Path:
    """The pact with its third commitment partial: 01 kept, 02 in progress, 04 unassessed."""
    with Store.open(pact).change("mark", "ben", datetime(2018, 6, 2, tzinfo=UTC)) as change:
        third = change.commitment("pact-2015-03")
        change.put(
            third.with_update(
                Update(Status.PARTIAL, PartialDate("2018-06-02"), datetime(2018, 6, 2, tzinfo=UTC), "ben")
            )
        )
    return pact


@pytest.mark.parametrize(
    ("format_", "expected"),
    [
        ("csv", ["number,status", "1,+1", "2,0", "3,0", "4,"]),
        ("tsv", ["number\tstatus", "1\t+1", "2\t0", "3\t0", "4\t"]),
        ("markdown", ["| 1 | ✓ +1 |", "| 2 | ◐ 0 |", "| 3 | ± 0 |", "| 4 | · (blank) |"]),
        ("table", ["     1  ✓ +1", "     2  ◐ 0", "     3  ± 0", "     4  · (blank)"]),
    ],
)
def test_a_list_speaks_the_words_asked_for_and_says_what_they_lose(
    program: Program, partly: Path, format_: str, expected: list[str]
) -> None:
    result = program("list", "--vocabulary", "g20", "--columns", "number,status", "--format", format_)
    assert result.code == 0
    assert [line for line in expected if line not in result.out.splitlines()] == [], result.out
    assert LOST in result.err
    assert "“partial”" in result.err
    assert "“kept”" not in result.err


def test_json_keeps_the_status_and_has_the_word_beside_it(program: Program, pact: Path) -> None:
    plain = json.loads(program("list", "1", "--format", "json").out)
    (spoken,) = json.loads(program("list", "1", "--vocabulary", "g20", "--format", "json").out)
    assert (spoken.pop("called"), spoken["status"]) == ("+1", "kept")
    assert [update.pop("called") for update in spoken["updates"]] == ["+1"]
    assert [spoken] == plain
    lines = program("list", "--vocabulary", "g20", "--format", "jsonl", "--fields", "number,status,called").out
    assert json.loads(lines.splitlines()[1]) == {"number": 2, "status": "in-progress", "called": "0"}


def test_a_count_of_their_words_adds_up_what_they_do_not_tell_apart(program: Program, partly: Path) -> None:
    result = program("stats", "--vocabulary", "g20", "--format", "csv")
    assert result.out.split() == ["status,commitments,share", "+1,1,0.25", "0,2,0.5", "(blank),1,0.25"]
    assert LOST in result.err
    (counts,) = json.loads(program("stats", "--vocabulary", "g20", "--format", "json").out)
    assert counts["called"] == {"unassessed": "", "in-progress": "0", "partial": "0", "kept": "+1"}
    groups = program("stats", "--vocabulary", "g20", "--by", "kind", "--format", "csv").out.splitlines()
    assert (
        groups[0]
        == "kind,total,open,closed,overdue,stale,unsupported,part_rated,ratings,mean,scored,+1,0,(blank),deferred,late"
    )
    assert groups[1].endswith(",1,2,0,0,1")
    named = program("stats", "--vocabulary", "g20", "--by", "status", "--format", "csv").out.splitlines()
    assert [line.split(",")[0] for line in named[1:]] == ["(blank)", "0 (in-progress)", "0 (partial)", "+1"]


def test_changes_and_details_speak_them_too(program: Program, pact: Path) -> None:
    words = ("--vocabulary", "politifact")
    changed = program("changes", "--from", "2018-01-01", *words, "--format", "csv").out.splitlines()
    assert changed[1].startswith("pact-2015-01,Not Yet Rated,Promise Kept,2018-05-01,1,")
    ((change,),) = [json.loads(program("changes", "1", "--from", "2018-01-01", *words, "--format", "json").out)]
    assert (change["from"], change["from_called"], change["to"], change["to_called"]) == (
        "unassessed",
        "Not Yet Rated",
        "kept",
        "Promise Kept",
    )
    assert program("show", "1", *words).out.startswith("pact-2015-01  ✓ Promise Kept since 2018-05-01\n")


def test_a_scorecard_keeps_its_figures(program: Program, partly: Path) -> None:
    assert program("scorecard", "--vocabulary", "g20").out == program("scorecard").out
    matrix = program("scorecard", "--matrix", "--vocabulary", "politifact", "--format", "csv").out
    assert "pact-2015-01,1,1,1,Promise Kept" in matrix


@pytest.mark.parametrize("command", ["list", "stats", "scorecard", "changes --from 2018", "show 1"])
def test_an_unknown_vocabulary_is_an_error_before_anything_is_shown(program: Program, pact: Path, command: str) -> None:
    result = program(*command.split(), "--vocabulary", "politfact")
    assert (result.code, result.out) == (2, "")
    assert "did you mean 'politifact'?" in result.err


@pytest.fixture
def judged(pact: Path) -> Path:
    """The pact with France's part of the second commitment dropped."""
    with Store.open(pact).change("mark", "ben", datetime(2018, 6, 2, tzinfo=UTC)) as change:
        second = change.commitment("pact-2015-02")
        rating = Update(
            Status.DROPPED, PartialDate("2018-06-02"), datetime(2018, 6, 2, tzinfo=UTC), "ben", actor="France"
        )
        change.put(second.with_update(rating))
    return pact


def test_members_are_spoken_of_in_the_same_words(program: Program, judged: Path) -> None:
    asked = ("list", "2", "--vocabulary", "g20", "--columns", "number,members", "--format")
    csv = program(*asked, "csv")
    assert csv.out.splitlines() == ["number,members", "2,France: -1"]
    assert "“dropped”" in csv.err
    assert program(*asked, "markdown").out.splitlines()[-1] == "| 2 | France: -1 |"
    assert json.loads(program(*asked, "json").out) == [
        {"number": 2, "members": ["France: dropped"], "members_called": ["France: -1"]}
    ]


def test_changes_speak_of_members_in_the_same_words(program: Program, judged: Path) -> None:
    asked = ("changes", "2", "--from", "2018-06-01", "--vocabulary", "g20", "--format")
    assert ",France: 0 → -1," in program(*asked, "csv").out
    (change,) = json.loads(program(*asked, "json").out)
    assert change["members"] == [
        {"actor": "France", "from": "in-progress", "to": "dropped", "from_called": "0", "to_called": "-1"}
    ]


def test_a_member_whose_status_their_words_leave_blank_is_said_to_be_blank(program: Program, judged: Path) -> None:
    with Store.open(judged).change("mark", "ben", datetime(2018, 6, 3, tzinfo=UTC)) as change:
        second = change.commitment("pact-2015-02")
        rating = Update(
            Status.UNVERIFIABLE, PartialDate("2018-06-03"), datetime(2018, 6, 3, tzinfo=UTC), "ben", actor="Japan"
        )
        change.put(second.with_update(rating))
    exported = program("export", "--vocabulary", "g20", "--format", "csv").out
    assert "France: -1; Japan: (blank)" in exported
    assert "2018-06-03 (blank) (Japan)" in exported
