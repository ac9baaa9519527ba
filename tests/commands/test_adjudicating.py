"""Decisions where coders differ, and guidelines: what is recorded, and under what."""

import json
import sys
from pathlib import Path

import pytest
from terminals import Program, on_terminal

from commitments.history import Guideline
from commitments.history.decision import Coding, Decision
from commitments.model import Commitment, Status
from commitments.stores import Store

Q = "[q]uit: "
ANN, BEN, CLEO = ("--by", "Ann"), ("--by", "Ben"), ("--by", "Cleo")


@pytest.fixture
def coded(program: Program, pact: Path) -> Program:
    """They differ about 2 and about 3, agree about 1, and one alone has coded 4."""
    for number, ann, ben in (("1", "kept", "kept"), ("2", "broken", "kept"), ("3", "partial", "in-progress")):
        program("code", number, "--status", ann, *ANN, "--note", f"Ann of {number}")
        program("code", number, "--status", ben, *BEN)
    program("code", "4", "--status", "kept", *ANN)
    return program


def one(number: int) -> Commitment:
    return Store.open("data").commitment(f"pact-2015-{number:02d}")


def test_a_decision_is_a_rating_that_names_all_codings_and_its_reason(coded: Program) -> None:
    result = coded(
        *("adjudicate", "2", "--status", "partial", "--why", "Cut by half.", *CLEO, "--on", "2020"),
        *("--evidence", "https://t.example", "--title", "Tariffs"),
    )
    assert (result.code, result.out) == (0, "pact-2015-02  in-progress → partial  (on 2020, 1 evidence)\n"), result.err
    update = one(2).updates[-1]
    assert (update.status, update.by, update.note, str(update.on)) == (Status.PARTIAL, "Cleo", "Cut by half.", "2020")
    assert update.act == Decision((Coding("Ann", Status.BROKEN), Coding("Ben", Status.KEPT)))
    assert [evidence.title for evidence in update.evidence] == ["Tariffs"]
    for words in (("show", "2"), ("history", "2"), ("export", "2"), ("export", "2", "--format", "html")):
        assert "decided between broken (Ann), kept (Ben)" in coded(*words).out, words


def test_what_is_to_be_decided_is_listed_until_it_is(coded: Program) -> None:
    def listed() -> list[tuple[str, str]]:
        return [(row["id"], row["codes"]) for row in json.loads(coded("adjudicate", "--list", "--format", "json").out)]

    two, three = ("pact-2015-02", "Ann: broken; Ben: kept"), ("pact-2015-03", "Ann: partial; Ben: in-progress")
    assert listed() == [two, three]
    coded("adjudicate", "2", "--status", "kept", "--why", "Cut.", *CLEO)
    assert listed() == [three]
    coded("code", "2", "--status", "dropped", *ANN)  # a decision is of the codes of then
    assert listed() == [("pact-2015-02", "Ann: dropped; Ben: kept"), three]


def test_where_coders_agree_a_decision_has_to_say_so(coded: Program) -> None:
    for number in ("1", "4"):
        result = coded("adjudicate", number, "--status", "kept", "--why", "Both.", *CLEO)
        assert (result.code, "coders do not differ" in result.err, "--agreed" in result.err) == (1, True, True)
    assert coded("adjudicate", "1", "--status", "kept", "--why", "Both.", *CLEO, "--agreed").code == 0
    assert one(1).updates[-1].act == Decision((Coding("Ann", Status.KEPT), Coding("Ben", Status.KEPT)))
    assert len(json.loads(coded("adjudicate", "--list", "--agreed", "--format", "json").out)) == 3


def test_what_nobody_has_coded_is_rated_with_mark(program: Program, pact: Path) -> None:
    result = program("adjudicate", "3", "--status", "kept", "--why", "x", "--agreed")
    assert (result.code, "commitments mark pact-2015-03 STATUS" in result.err) == (1, True)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("2", "--status", "kept"), "give --why in words"),
        (("2", "--status", "kept", "--why", " "), "give --why in words"),
        (("2", "--why", "x"), "go with --status"),
        (("--status", "kept", "--why", "x"), "a decision is of one commitment"),
        (("2", "--status", "kept", "--why", "x", "--on", "2014"), "is before pact-2015-02 was made"),
        (("2", "--status", "kept", "--why", "x", "--evidence", "nowhere"), "http"),
    ],
)
def test_a_decision_that_lacks_something_is_refused(coded: Program, words: tuple[str, ...], says: str) -> None:
    before = one(2)
    result = coded("adjudicate", *words)
    assert (result.code, says in result.err, one(2)) == (2, True, before), result.err


def test_members_are_decided_apart(program: Program, pact: Path) -> None:
    for actor in ("France", "Japan"):
        program("code", "2", "--status", "kept", "--actor", actor, *ANN)
        program("code", "2", "--status", "broken", "--actor", actor, *BEN)
    result = program("adjudicate", "2", "--status", "kept", "--why", "x", *CLEO)
    assert (result.code, "(France, Japan); say for whom, with --actor" in result.err) == (2, True), result.err
    assert program("adjudicate", "2", "--status", "kept", "--why", "x", "--actor", "japan", *CLEO).code == 0
    assert (one(2).updates[-1].actor, one(2).updates[-1].status) == ("Japan", Status.KEPT)
    assert [row["actor"] for row in json.loads(program("adjudicate", "--list", "--format", "json").out)] == ["France"]


def test_a_decision_offers_no_group_where_it_takes_none(program: Program, pact: Path) -> None:
    assert "group" in program("code", "--help").out
    assert "group" not in program("adjudicate", "--help").out


def test_that_it_was_decided_before_is_said_of_what_is_stored_alone(coded: Program) -> None:
    again = ("adjudicate", "2", "--status", "kept", "--why", "Cut.", *CLEO)
    assert "decided before" not in coded(*again).err
    assert "decided before" in coded(*again).err
    assert "decided before" not in coded(*again, "--on", "2001").err


def test_who_decides_and_has_coded_is_told(coded: Program) -> None:
    assert "Ann has coded it too" in coded("adjudicate", "2", "--status", "kept", "--why", "x", *ANN).err


def test_a_walk_shows_codings_side_by_side_and_stores_each_decision(coded: Program) -> None:
    talk = [
        ("2 disagreements to decide", ""), ("1 of 2", ""), ("Ann of 2", ""), (Q, "p\n"), ("why: ", "Half.\n"),
        ("URL", "https://t.example\n"), ("title: ", "\n"), ("publisher: ", "\n"), ("on (", "2014\n"),
        ("is before", ""), ("on (", "2020\n"), ("2 of 2", ""), (Q, "q\n"),
    ]  # fmt: skip
    code, screen = on_terminal("adjudicate", *CLEO, talk=talk)
    update = one(2).updates[-1]
    assert (code, update.status, update.note, update.by) == (0, Status.PARTIAL, "Half.", "Cleo"), screen
    assert "1 decided by Cleo, 1 left" in screen
    assert on_terminal("adjudicate", *CLEO, talk=[("1 disagreement to decide", ""), (Q, "q\n")])[0] == 0


def test_esc_and_an_empty_reason_decide_nothing_and_undo_takes_a_decision_back(coded: Program) -> None:
    before = one(2)
    talk = [(Q, "k\n"), ("why: ", "\n"), (Q, "k\n"), ("why: ", "x\x1b"), ("left as it is", ""), (Q, "q\n")]
    code, screen = on_terminal("adjudicate", *CLEO, talk=talk)
    assert (code, one(2)) == (0, before), screen
    talk = [(Q, "k Cut.\n"), ("URL", "\n"), ("on (", "\n"), ("2 of 2", ""), (Q, "u\n"), ("1 of 2", ""), (Q, "q\n")]
    code, screen = on_terminal("adjudicate", *CLEO, talk=talk)
    assert (code, one(2)) == (0, before), screen


def test_codes_that_change_while_the_question_is_open_are_not_decided_unseen(coded: Program) -> None:
    def others() -> str:
        coded("code", "2", "--status", "dropped", *ANN)
        return "k Cut.\n"

    before = one(2)
    talk = [(Q, others), ("URL", "\n"), ("on (", "\n"), ("its codes are others by now", ""), (Q, "q\n")]
    code, screen = on_terminal("adjudicate", "2", *CLEO, talk=talk)
    assert (code, one(2)) == (0, before), screen


def test_what_others_decide_meanwhile_is_passed_over(coded: Program) -> None:
    def others() -> str:
        coded("adjudicate", "3", "--status", "kept", "--why", "x", "--by", "Dora")
        return "s\n"

    talk = [(Q, others), ("2 of 2 was dealt with elsewhere meanwhile", ""), ("that was the last one", "\n")]
    code, screen = on_terminal("adjudicate", *CLEO, talk=talk)
    assert code == 0, screen


def test_a_decision_that_others_took_back_is_none_any_more(coded: Program) -> None:
    def others() -> str:
        coded("undo")
        return "1\n"

    talk = [(Q, "k Cut.\n"), ("URL", "\n"), ("on (", "\n"), (Q, others), ("was taken back elsewhere", ""), (Q, "q\n")]
    code, screen = on_terminal("adjudicate", *CLEO, talk=talk)
    assert (code, screen.endswith("0 decided by Cleo, 2 left\n")) == (0, True), screen


def test_without_a_terminal_the_walk_names_the_other_way(coded: Program) -> None:
    result = coded("adjudicate")
    assert (result.code, "adjudicate ID --status STATUS --why TEXT" in result.err) == (1, True)


# --- guidelines -------------------------------------------------------------------------------------------------------


def test_a_guideline_has_versions_and_what_is_not_said_anew_stays(program: Program, pact: Path) -> None:
    program("guideline", "1", "--kept", "Ten run.", "--broken", "None runs.", *ANN)
    program("guideline", "1", "--partial", "Some run.", "--broken", "none", "--why", "Two were begun.", *BEN)
    rows = json.loads(program("guideline", "1", "--format", "json").out)
    assert [[row[name] for name in ("version", "by", "kept", "partial", "broken", "why")] for row in rows] == [
        [1, "Ann", "Ten run.", None, "None runs.", None],
        [2, "Ben", "Ten run.", "Some run.", None, "Two were begun."],
    ]


def test_the_same_guideline_again_is_no_new_version_and_an_empty_one_none_at_all(program: Program, pact: Path) -> None:
    program("guideline", "1", "--kept", "Ten run.")
    assert program("guideline", "1", "--kept", "Ten run.").err == "nothing to change\n"
    result = program("guideline", "1", "--kept", "")
    assert (result.code, "says what would count" in result.err) == (2, True)
    assert len(one(1).updates) == 2
    assert "has no guideline yet" in program("guideline", "2").err


def test_every_way_to_rate_keeps_the_version_it_was_made_under(program: Program, pact: Path) -> None:
    program("mark", "3", "in-progress", "--evidence", "https://a.example")
    program("guideline", "3", "--kept", "All is paid.")
    key = one(3).updates[-1].key
    program("mark", "3", "partial")
    on_terminal(
        "review",
        "3",
        talk=[(Q, "m kept\n"), ("note: ", "\n"), ("URL", "\n"), ("on (", "\n"), (Q, "q\n"), ("1 commitment", "")],
    )
    for coder, status in (("Ann", "kept"), ("Ben", "broken")):
        program("code", "3", "--status", status, "--by", coder)
    program("adjudicate", "3", "--status", "broken", "--why", "x", *CLEO)
    program("note", "3", "Seen.")
    assert [update.guideline for update in one(3).updates] == [None, None, key, key, key, None]


def test_check_remarks_on_a_rating_that_stands_under_an_older_guideline(program: Program, pact: Path) -> None:
    def told() -> list[str]:
        rows = json.loads(program("check", "1", "--format", "json").out)
        return [row["message"] for row in rows if row["check"] == "guideline"]

    assert told() == []
    program("guideline", "1", "--kept", "Ten run.")
    assert told() == ["it was rated kept before it had a guideline; version 1 holds now: rate anew"]
    program("mark", "1", "kept", "--evidence", "https://a.example")
    assert told() == []
    result = program("guideline", "1", "--kept", "Eleven run.")
    assert "1 rating stands that was made under an older version or none" in result.err
    assert told() == ["it was rated kept under version 1 of its guideline; version 2 holds now: rate anew"]
    program("mark", "1", "partial", "--evidence", "https://a.example")
    assert told() == []


def test_check_remarks_on_codes_under_an_older_guideline(program: Program, pact: Path) -> None:
    program("code", "1", "--status", "kept", *ANN)
    program("guideline", "1", "--kept", "Ten run.")
    program("code", "1", "--status", "kept", *BEN)
    program("guideline", "1", "--kept", "Eleven run.")
    rows = json.loads(program("check", "1", "--format", "json").out)
    assert [row["message"].partition(";")[0] for row in rows if row["check"] == "codes"] == [
        "Ann has coded it before it had a guideline",
        "Ben has coded it under version 1 of its guideline",
    ]


def test_a_guideline_changes_no_status_and_is_no_news_of_the_promise(program: Program, pact: Path) -> None:
    views = (("stats",), ("list", "--format", "tsv"), ("agenda", "--format", "tsv"))
    before = [program(*words).out for words in views]
    program("guideline", "2", "--kept", "Cut by half.")
    assert [program(*words).out for words in views] == before


def test_reports_print_the_guideline_that_holds(program: Program, pact: Path) -> None:
    program("guideline", "1", "--kept", "Five run.")
    program("guideline", "1", "--kept", "Ten <b>run</b>.", "--broken", "None.")
    markdown, html = program("export", "1").out, program("export", "1", "--format", "html").out
    assert "- **Counts as kept:** Ten \\<b\\>run\\</b\\>." in markdown, markdown
    assert "<dt>Counts as kept</dt>" in html
    assert ("Ten &lt;b&gt;run&lt;/b&gt;." in html, "Ten <b>run" in html) == (True, False)
    for text in (markdown, html):
        assert "version 2 of 24 November 2026" in text


def test_without_an_editor_a_guideline_names_the_other_way(
    program: Program, pact: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("EDITOR", "VISUAL"):
        monkeypatch.delenv(name, raising=False)
    result = program("guideline", "1", "--edit")
    assert (result.code, "say what to change with options" in result.err) == (2, True), result.err


def test_a_guideline_is_written_in_an_editor(pact: Path, tmp_path: Path) -> None:
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys; from pathlib import Path; file = Path(sys.argv[1]); was = file.read_text()\n"
        "file.write_text(was.replace('kept = \"\"', 'kept = \"Ten run.\"'))\n"
    )
    code, screen = on_terminal("guideline", "1", "--edit", EDITOR=f"{sys.executable} {script}", VISUAL=None)
    assert (code, one(1).updates[-1].act) == (0, Guideline("Ten run.")), screen
    code, screen = on_terminal("guideline", "1", "--edit", EDITOR="true", VISUAL=None)
    assert (code, "nothing to change" in screen, len(one(1).updates)) == (0, True, 2), screen
