"""Taking back an update, and what is seen of it: nothing is deleted, and every view says that it does not count."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from terminals import Program

WHY = "The memo was about another works."


def updates(program: Program, name: str) -> list[dict[str, Any]]:
    (found,) = json.loads(program("list", name, "--format", "json").out)
    result: list[dict[str, Any]] = found["updates"]
    return result


def retract(program: Program, number: int, why: str = WHY, name: str = "1", *more: str) -> str:
    result = program("retract", name, "--update", str(number), "--why", why, *more)
    assert result.code == 0, result.err
    return result.out


@pytest.fixture
def slip(program: Program, pact: Path) -> Path:
    """The first promise was kept, then marked broken by mistake, which was taken back."""
    program("mark", "1", "broken", "--on", "2019-02-01", "--note", "None runs.", "--evidence", "https://a.example")
    retract(program, 2)
    return pact


def test_a_retraction_prints_what_it_takes_back_and_what_stands_then(program: Program, pact: Path) -> None:
    assert retract(program, 1) == (
        "pact-2015-01  takes back update 1, the rating of 2018-05-01  (on 2026-11-24): kept → unassessed\n"
    )
    assert json.loads(program("list", "1", "--format", "json").out)[0]["status"] == "unassessed"


def test_of_a_note_the_line_says_what_still_stands(program: Program, pact: Path) -> None:
    program("note", "1", "An eleventh is on its way.")
    assert retract(program, 2) == (
        "pact-2015-01  takes back update 2, the note of 2026-11-24  (on 2026-11-24): still kept\n"
    )


def test_of_a_member_the_line_says_whose_rating_fell(program: Program, pact: Path) -> None:
    program("mark", "2", "unassessed")
    program("mark", "2", "kept", "--actor", "Japan")
    assert retract(program, 3, name="2").endswith("): Japan kept → unassessed\n")


def test_a_retraction_that_is_taken_back_lets_the_entry_count_again_and_says_so(program: Program, slip: Path) -> None:
    assert retract(program, 3, "The memo was right.") == (
        "pact-2015-01  takes back update 3, the retraction of 2026-11-24, so that update 2 counts again"
        "  (on 2026-11-24): kept → broken\n"
    )
    assert [(one["counts"], one["taken_back_by"]) for one in updates(program, "1")] == [
        *((True, None), (True, None), (False, 4), (True, None))
    ]


def test_nothing_is_deleted_and_json_says_by_what_an_entry_no_longer_counts(program: Program, slip: Path) -> None:
    kept, broken, gone = updates(program, "1")
    assert [one["number"] for one in (kept, broken, gone)] == [1, 2, 3]
    assert (broken["status"], broken["counts"], broken["taken_back_by"]) == ("broken", False, 3)
    assert (gone["kind"], gone["note"], gone["counts"]) == ("retraction", WHY, True)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--update", "7", "--why", "x"], 4, "has no update 7: it has 3 updates"),
        (["--update", "0", "--why", "x"], 4, "has no update 0"),
        (["--update", "2", "--why", "x"], 2, "update 2 was taken back already, 2026-11-24 by ana: The memo"),
        (["--update", "2", "--why", "x"], 2, "take back update 3"),
        (["--update", "1"], 2, "--why TEXT"),
        (["--update", "1", "--why", "  "], 2, "--why TEXT"),
        (["--why", "x"], 2, "--update N"),
        (["--update", "1", "--why", "x", "--on", "2017"], 2, "recorded on 2018-06-01"),
        (["--update", "1", "--why", "x", "--on", "2027"], 2, "--on"),
    ],
)
def test_what_cannot_be_taken_back_is_said_and_nothing_changes(
    program: Program, slip: Path, words: list[str], code: int, said: str
) -> None:
    before = updates(program, "1")
    result = program("retract", "1", *words)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert updates(program, "1") == before


def test_where_there_is_no_update_there_is_none_to_take_back(program: Program, pact: Path) -> None:
    result = program("retract", "4", "--update", "1", "--why", "x")
    assert (result.code, "has no update yet" in result.err) == (4, True)


def test_the_very_same_retraction_again_is_refused_with_what_to_do(program: Program, slip: Path) -> None:
    retract(program, 3, "No.")
    result = program("retract", "1", "--update", "2", "--why", WHY)
    assert (result.code, "update 3 says the very same, and was taken back by update 4" in result.err) == (2, True)


def test_what_was_entered_twice_to_the_letter_is_taken_back_twice_and_said_so(program: Program, pact: Path) -> None:
    for _ in range(2):
        program("note", "3", "Paid.")
    assert "takes back updates 1 and 2 (entered twice), the note of 2026-11-24" in retract(program, 2, name="3")
    assert [one["taken_back_by"] for one in updates(program, "3")] == [3, 3, None]


def test_a_trial_changes_nothing_and_undo_takes_a_retraction_away(program: Program, slip: Path) -> None:
    retract(program, 1, "No.", "1", "--dry-run")
    assert len(updates(program, "1")) == 3
    assert "kept → broken" in program("undo").out
    assert [one["counts"] for one in updates(program, "1")] == [True, True]


def test_show_and_history_number_the_updates_and_say_why_one_no_longer_counts(program: Program, slip: Path) -> None:
    for words in (("show", "1"), ("history", "1")):
        told = program(*words).out
        assert "✗ broken (taken back)" in told
        assert f"taken back 2026-11-24 by ana: {WHY}" in told
        assert [number for number in (1, 2, 3) if f"update {number} · recorded" in told] == [1, 2, 3]


def test_history_as_rows_has_the_number_the_kind_and_how_it_was_taken_back(program: Program, slip: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(program("history", "1", "--format", "csv").out)))
    assert [(row["update"], row["what"], row["taken_back"]) for row in rows] == [
        ("1", "rating", ""),
        ("2", "rating", f"2026-11-24 by ana: {WHY}"),
        ("3", "takes back update 2, the rating of 2019-02-01", ""),
    ]


def test_numbers_stay_in_a_history_that_is_cut_at_a_day(program: Program, pact: Path) -> None:
    program("note", "1", "Back-dated.", "--on", "2018-01-01")
    assert "update 2 · recorded" in program("show", "1", "--as-of", "2018-02-01").out


def test_a_retraction_is_no_reversal_in_changes(program: Program, slip: Path) -> None:
    assert program("changes", "--from", "2019-01-01", "--format", "tsv").out.splitlines()[1:] == []


def test_the_feed_tells_of_what_it_takes_back_and_marks_it(program: Program, slip: Path) -> None:
    feed = program("export", "1", "--format", "atom").out
    assert "<title>Correction: the rating broken of 1 February 2019 no longer counts: Ten trains</title>" in feed
    assert "<title>Taken back: ✗ broken: Ten trains</title>" in feed
    assert feed.count("<entry>") == 3


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_report_strikes_it_through_and_lists_it_as_a_correction_and_not_as_a_reversal(
    program: Program, slip: Path, form: str
) -> None:
    report = program("export", "--format", form).out
    struck = "~~✗ broken~~" if form == "markdown" else '<s><span class="to"><span class="sign b-broken"'
    assert struck in report
    assert "Entries that were mistaken" in report and f"taken back on 24 November 2026 by ana: {WHY[:8]}" in report
    assert "Closed statuses that" not in report


def test_a_reversal_is_listed_apart(program: Program, pact: Path) -> None:
    program("mark", "1", "stalled", "--on", "2019-02-01")
    report = program("export").out
    assert "Entries that were mistaken" not in report
    assert "✓ kept → ‖ stalled, 1 February 2019" in report.partition("## Reversals")[2]


def test_a_rating_replaced_the_same_day_is_a_correction_with_who_and_why(program: Program, pact: Path) -> None:
    program("mark", "3", "kept", "--on", "2019-02-01")
    program("mark", "3", "broken", "--on", "2019-02-01", "--note", "Misread.", "--by", "bo")
    report = program("export").out
    assert "update 1, ✓ kept, 1 February 2019; replaced by ✗ broken on 24 November 2026 by bo: Misread." in report
    assert "## Reversals" not in report


def test_what_is_taken_back_is_taken_back_with_all_its_kind(program: Program, slip: Path) -> None:
    assert program("list", "1", "--columns", "evidence", "--format", "csv").out.splitlines()[1] == "1"
    assert program("list", "runs", "--format", "ids").out == ""
    assert program("search", "runs", "--format", "ids").out == ""
    assert "pact-2015-01" not in program("check").out


def test_split_keeps_a_history_with_its_retraction(program: Program, slip: Path) -> None:
    program("split", "1", "--at", "by 2018")
    assert [one["taken_back_by"] for one in updates(program, "1")] == [None, 3, None]


def test_what_was_removed_comes_back_with_its_retraction(program: Program, slip: Path) -> None:
    before = updates(program, "1")
    program("remove", "1", "--yes")
    program("undo")
    assert updates(program, "1") == before


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_an_export_comes_back_whole_into_an_empty_store_and_into_its_own(
    program: Program, slip: Path, tmp_path: Path, form: str
) -> None:
    before = updates(program, "1")
    file = str(tmp_path / f"all.{form}")
    program("export", "-o", file)
    assert "0 new, 0 changed, 4 the same" in program("import", file).err
    assert updates(program, "1") == before
    program("init", "empty")
    assert program("--store", "empty", "import", file).code == 0
    (first, *_) = json.loads(program("--store", "empty", "list", "--format", "json").out)
    assert first["updates"] == before


def test_two_retractions_with_one_reason_both_come_back_into_a_store_that_has_neither(
    program: Program, pact: Path, tmp_path: Path
) -> None:
    program("mark", "1", "broken", "--on", "2019-02-01")
    program("init", "other")
    file = str(tmp_path / "all.json")
    program("export", "-o", file)
    program("--store", "other", "import", file)
    retract(program, 2)
    retract(program, 1)
    program("export", "-o", file)
    program("--store", "other", "import", file)
    assert json.loads(program("--store", "other", "list", "1", "--format", "json").out)[0]["updates"] == (
        updates(program, "1")
    )
