"""One commitment whole; searching; the documents and tags; what else there is to look at."""

import json
from pathlib import Path

import pytest
from terminals import Program


def test_a_commitment_is_shown_with_quote_context_coding_and_history(program: Program, pact: Path) -> None:
    out = program("show", "1").out
    for part in (
        "pact-2015-01",
        "kept",
        "Japan will build ten trains by 2018.",
        "France and Japan will cut tariffs",
        "The Pact",
        "2015-12-12",
        "transport",
        "2018-05-01",
        "The tenth train left the works.",
        "https://rail.example/ten",
        "Rail Weekly",
        "ben",
    ):
        assert part in out, part


def test_several_are_shown_one_after_the_other(program: Program, pact: Path) -> None:
    out = program("show", "3", "pact-2015-01").out
    assert out.index("pact-2015-01") < out.index("pact-2015-03")


def test_shown_as_of_a_day_nothing_later_is_told(program: Program, pact: Path) -> None:
    out = program("show", "1", "--as-of", "2018-04").out
    assert ("unassessed" in out, "tenth train" in out) == (True, False)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["show"], 2, "missing argument 'ID...'"),
        (["show", "9"], 4, "pact-2015 has 4 commitments, 01 to 04"),
        (["show", "pact-2016-02"], 4, "did you mean pact-2015-02?"),
        (["show", "nothing"], 4, "commitments list shows what there is"),
        (["search"], 2, "missing argument"),
        (["search", "!?"], 2, "no word"),
        (["document", "show", "pact"], 4, "no document 'pact'"),
        (["document", "show", "pcat-2015"], 4, "did you mean 'pact-2015'?"),
        (["help", "frob"], 4, "no help on 'frob'"),
        (["import", "-tag:x"], 4, "'-tag:x'"),
        (["frob"], 2, "no command 'frob'"),
        (["lst"], 2, "did you mean 'list'?"),
        (["show", "pact-2015-2a"], 4, "commitments list shows"),
        (["note", "2", "two", "more", "words"], 2, "from 'more' on; put quotation marks"),
        (["document", "shwo"], 2, "did you mean 'show'?"),
        (["stats", "--by", "actr"], 2, "did you mean 'actor'?"),
        (["scorecard", "--by", "actr"], 2, "did you mean 'actor'?"),
        (["changes"], 2, "--from DATE"),
        (["changes", "--from", "2019", "--to", "2018"], 2, "before"),
        (["history", "--since", "x"], 2, "'x' is not a date"),
        (["agenda", "--within", "soon"], 2, "as in 30d"),
        (["review"], 1, "needs a terminal"),
        (["export", "--format", "pdf"], 2, "unknown format 'pdf'"),
        (["export", "-o", "x.pdf"], 2, "--format"),
        (["export", "-o", "no/such/x.md"], 1, "choose another place"),
        (["export", "--vocabulary", "politfact"], 2, "did you mean 'politifact'?"),
        (["export", "--template", "none.j2"], 4, "none.j2"),
        (["export", "--format", "template"], 2, "--template FILE"),
        (["export", "--template", "none.j2", "--format", "csv"], 2, "--format csv"),
        (["--color", "sometimes", "list"], 2, "auto, always, never"),
        (["list", "--store"], 2, "--store needs a value"),
        (["list", "--today", "2018-02-30"], 2, "'2018-02-30'"),
    ],
)
def test_a_mistake_says_what_to_do(program: Program, pact: Path, words: list[str], code: int, said: str) -> None:
    result = program(*words)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert result.err.startswith("commitments: ")


def test_search_finds_best_first_by_beginnings_without_accents(program: Program, pact: Path) -> None:
    assert program("search", "tariff", "--format", "ids").out == "pact-2015-02\n"
    assert program("search", "TRÀIN", "--format", "ids").out == "pact-2015-01\n"
    assert program("search", "talks opened", "--format", "ids").out == "pact-2015-02\n"
    assert program("search", "ten trains", "--where", "status:broken", "--format", "ids").out == ""


def test_a_search_without_hits_is_done(program: Program, pact: Path) -> None:
    assert program("search", "zebra") == (0, "", "nothing matches 'zebra'\n")


def test_tags_are_counted(program: Program, pact: Path) -> None:
    assert program("tags", "--format", "csv").out.split() == [
        "tag,commitments",
        "energy,1",
        "steel,1",
        "trade,1",
        "transport,1",
    ]


def test_documents_are_listed_with_how_many_are_assessed(program: Program, two_documents: Path) -> None:
    rows = json.loads(program("documents", "--format", "json").out)
    assert [(row["id"], row["commitments"], row["assessed"]) for row in rows] == [
        ("oath-2020", 1, 0),
        ("pact-2015", 4, 2),
    ]


def test_history_tells_the_updates_newest_last(program: Program, pact: Path) -> None:
    rows = json.loads(program("history", "--format", "json").out)
    assert [(row["id"], row["on"]) for row in rows] == [("pact-2015-02", "2017"), ("pact-2015-01", "2018-05-01")]
    assert "pact-2015-02" not in program("history", "--since", "2018-01-01").out


def test_changes_tell_what_changed_between_two_days(program: Program, pact: Path) -> None:
    (row,) = json.loads(program("changes", "--from", "2018-01-31", "--to", "2018", "--format", "json").out)
    assert (row["id"], row["from"], row["to"]) == ("pact-2015-01", "unassessed", "kept")


def test_stats_count_by_status_and_by_field(program: Program, pact: Path) -> None:
    (whole,) = json.loads(program("stats", "--format", "json").out)
    assert {status: count for status, count in whole["by_status"].items() if count} == {
        "unassessed": 2,
        "in-progress": 1,
        "kept": 1,
    }
    rows = json.loads(program("stats", "--by", "actor", "--format", "json").out)
    assert {row["actor"]: row["total"] for row in rows}.items() >= {"France": 2, "Japan": 2}.items()


def test_a_scorecard_scores_each_actor(program: Program, pact: Path) -> None:
    rows = json.loads(program("scorecard", "--format", "json").out)
    scores = {row["name"]: (row["mean"], row["percentage"], row["scored"]) for row in rows}
    assert scores["Japan"] == (0.5, 75.0, 2)


def test_the_agenda_says_what_to_look_at(program: Program, pact: Path) -> None:
    rows = json.loads(program("agenda", "--format", "json").out)
    assert rows[0]["id"] == "pact-2015-02"
    assert {row["id"] for row in rows} == {"pact-2015-02", "pact-2015-03", "pact-2015-04"}


def test_a_document_is_shown_with_its_unread_sentences_and_coverage(program: Program, pact: Path) -> None:
    result = program("document", "show", "pact-2015", "--unread", "--format", "json")
    assert [row["text"] for row in json.loads(result.out)] == ["The Assembly welcomes the spring."]
    assert result.err == "80% read: 1 sentence of 5 unread\n"


def test_paths_are_for_bug_reports(program: Program, pact: Path) -> None:
    out = program("paths").out
    assert str(pact / "commitments.toml") in out
    assert str(pact / ".commitments") in out


COMMANDS = """
list show search mark note tag untag tags add edit remove documents history changes stats scorecard
agenda review export import extract undo redo log check init paths help
"""


@pytest.mark.parametrize("words", [*COMMANDS.split(), "document add", "document show", "document set-aside"])
def test_every_command_explains_itself(program: Program, words: str) -> None:
    result = program(*words.split(), "--help")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(f"Usage: commitments {words}")
    assert program("help", *words.split()[:1]).code == 0


@pytest.mark.parametrize("command", ["list", "mark", "edit", "export", "init", "check", "extract", "history"])
def test_each_example_of_the_help_has_its_line(program: Program, command: str) -> None:
    lines = program(command, "--help").out.splitlines()
    assert len([line for line in lines if line.startswith(f"      commitments {command}")]) >= 1


def test_without_a_command_the_help_is_shown(program: Program) -> None:
    result = program()
    assert (result.code, result.out, "Follow up public promises" in result.err) == (2, "", True)
    assert program("help").code == 0
    assert program("--help").code == 0


def test_the_query_language_and_the_statuses_are_explained(program: Program) -> None:
    assert "status:kept,partial" in program("help", "queries").out
    assert "unverifiable" in program("help", "statuses").out
