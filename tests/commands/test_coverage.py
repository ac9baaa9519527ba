"""How much of a document was read is never hidden: reports, lists, what is left of a sentence, setting much aside."""

import csv
import io
import json
import os
import time
from pathlib import Path

import pytest
from terminals import Program, on_terminal

PLAN = """\
PORTS

We will build ten ports and the Ministry will close two prisons by 2030.
We praised the old ports. Élan was praised, and praise was given.

SCHOOLS

We will fund schools. Nobody praised the schools.
"""


@pytest.fixture
def plan(program: Program, pact: Path, tmp_path: Path) -> Program:
    (tmp_path / "plan.txt").write_text(PLAN)
    program("document", "add", str(tmp_path / "plan.txt"), "--id", "plan-2020", "--title", "The Plan")
    program("add", "--document", "plan-2020", "--quote", "We will build ten ports")
    return program


def unread(program: Program) -> list[str]:
    rows = json.loads(program("document", "show", "plan-2020", "--unread", "--format", "json").out)
    assert all(PLAN[row["start"] : row["end"]] == row["text"] for row in rows)
    return [row["text"] for row in rows]


def test_what_is_left_of_a_sentence_is_shown_as_unread(plan: Program) -> None:
    assert unread(plan)[0] == "the Ministry will close two prisons by 2030."
    shown = plan("document", "show", "plan-2020")
    assert "[01] We will build ten ports" in shown.out
    assert "? the Ministry will close two prisons by 2030." in shown.out
    assert shown.err == "0% read: 5 sentences of 5 unread\n"


def test_a_lead_in_is_read_with_its_items_and_counts_as_no_commitment(plan: Program, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("We will:\n- cut tariffs on rice;\n- build ten ports.\n")
    plan("document", "add", str(tmp_path / "list.txt"), "--id", "list-2020", "--title", "The List")
    for quote in ("cut tariffs on rice;", "build ten ports."):
        plan("add", "--document", "list-2020", "--quote", quote)
    shown = plan("document", "show", "list-2020").out
    assert "100% read · 2 commitments [00] · 0 set aside (aside) · 0 unread ?" in shown
    assert "\n        We will:\n" in shown


def test_what_is_left_of_a_sentence_stays_in_the_review(plan: Program) -> None:
    code, screen = on_terminal("extract", "plan-2020", "--review", talk=[("[q]uit: ", "a\n"), ("[q]uit: ", "q\n")])
    assert (code, "> the Ministry will close two prisons by 2030." in screen) == (0, True), screen
    assert unread(plan)[0] == "We praised the old ports."
    (row,) = json.loads(plan("list", "plan-2020-02", "--format", "json").out)
    assert (row["quote"], row["due"]) == ("the Ministry will close two prisons by 2030.", "2030")


def test_what_is_left_of_a_sentence_is_coded_by_its_own_words(program: Program, pact: Path, tmp_path: Path) -> None:
    text = "By 2030, Japan will build ten ports and France opens three clinics in Mali."
    (tmp_path / "deal.txt").write_text(text)
    program("document", "add", str(tmp_path / "deal.txt"), "--id", "deal-2020", "--title", "The Deal")
    program("add", "--document", "deal-2020", "--quote", "Japan will build ten ports")
    talk = [("no rule takes it for a promise", ""), ("[q]uit: ", "a\n"), ("what kind", "\n"), ("[q]uit: ", "q\n")]
    code, screen = on_terminal("extract", "deal-2020", "--review", talk=talk)
    assert code == 0, screen
    (row,) = json.loads(program("list", "deal-2020-02", "--format", "json").out)
    words = "France opens three clinics in Mali."
    assert (row["quote"], row["kind"], row["actors"], row["due"]) == (words, "pledge", ["France"], None)


def test_what_is_left_of_a_sentence_is_set_aside_by_its_words(plan: Program) -> None:
    result = plan("document", "set-aside", "plan-2020", "two prisons", "--reason", "not ours")
    assert result.out.endswith("set aside (not ours): the Ministry will close two prisons by 2030.\n")
    assert "Ministry" not in unread(plan)[0]


def test_every_report_says_at_its_top_how_much_was_read(plan: Program) -> None:
    said = "0% read: 5 sentences of 5 unread"
    asked = ["export", "document:plan-2020", "--format"]
    assert f"**{said}.**" in plan(*asked, "markdown").out[:200]
    assert f'<p class="dek read" dir="auto">{said}.</p>' in plan(*asked, "html").out
    assert json.loads(plan(*asked, "json").out)["documents"][0]["coverage"] == {
        "sentences": 5,
        "unread": 5,
        "share": 0.0,
    }
    line = json.loads(plan(*asked, "jsonl").out)
    assert line["document_coverage"] == {"sentences": 5, "unread": 5, "share": 0.0}
    assert line["document_title"] == "The Plan"
    (row,) = csv.DictReader(io.StringIO(plan(*asked, "csv").out))
    assert (row["document_read"], row["sentences_unread"]) == ("0%", "5")
    assert f"X-WR-CALDESC:{said}." in plan(*asked, "ics").out
    assert f"{said}.</subtitle>" in plan(*asked, "atom").out


def test_where_no_row_of_a_table_can_say_so_it_is_told_beside_it(plan: Program, pact: Path) -> None:
    assert plan("export", "--format", "csv").err == ""
    plan("document", "remove", "pact-2015", "--yes")
    plan("remove", "plan-2020-01", "--yes")
    for name in ("csv", "jsonl"):
        assert plan("export", "--format", name).err == "0% read: 5 sentences of 5 unread\n"
    assert "0% read: 5 sentences of 5 unread\n" in plan("export", "-o", "none.csv").err


def test_a_report_of_several_documents_says_it_of_each(plan: Program) -> None:
    out = plan("export", "ports or trains").out
    assert "The Pact: 80% read: 1 sentence of 5 unread; The Plan: 0% read: 5 sentences of 5 unread." in out
    rows = csv.DictReader(io.StringIO(plan("export", "--format", "csv").out))
    assert {(row["document"], row["document_read"], row["sentences_unread"]) for row in rows} == {
        ("pact-2015", "80%", "1"),
        ("plan-2020", "0%", "5"),
    }


def test_a_selection_of_a_document_does_not_change_how_much_of_it_was_read(plan: Program) -> None:
    (row,) = csv.DictReader(io.StringIO(plan("export", "pact-2015-01", "--format", "csv").out))
    assert (row["document_read"], row["sentences_unread"]) == ("80%", "1")


def test_of_a_document_without_a_text_nothing_is_claimed(plan: Program, pact: Path) -> None:
    (pact / "plan-2020.txt").unlink()
    assert "**No text is kept, so how much was read cannot be said.**" in plan("export", "document:plan-2020").out
    (row,) = csv.DictReader(io.StringIO(plan("export", "document:plan-2020", "--format", "csv").out))
    assert (row["document_read"], row["sentences_unread"]) == ("no text kept", "")
    assert json.loads(plan("export", "document:plan-2020", "--format", "jsonl").out)["document_coverage"] is None
    assert json.loads(plan("documents", "--format", "json").out)[1]["coverage"] is None


def test_the_list_of_documents_says_how_much_was_read(plan: Program) -> None:
    rows = list(csv.DictReader(io.StringIO(plan("documents", "--format", "csv").out)))
    assert [(row["id"], row["read"], row["unread"]) for row in rows] == [
        ("pact-2015", "80%", "1"),
        ("plan-2020", "0%", "5"),
    ]


def test_a_template_can_name_how_much_was_read(plan: Program, tmp_path: Path) -> None:
    (tmp_path / "own.txt.j2").write_text("{{ reading }} {{ documents[0].coverage.unread }}")
    out = plan("export", "document:plan-2020", "--template", str(tmp_path / "own.txt.j2")).out
    assert out == "0% read: 5 sentences of 5 unread. 5"


def test_what_was_worked_out_before_is_never_believed_of_changed_files(plan: Program, pact: Path) -> None:
    old = time.time() - 1000
    for name in ("plan-2020.txt", "plan-2020.json"):
        os.utime(pact / name, (old, old))
    before = plan("export", "document:plan-2020").out
    assert plan("export", "document:plan-2020").out == before
    plan("document", "set-aside", "plan-2020", "Nobody praised", "--reason", "r")
    assert "20% read: 4 sentences of 5 unread" in plan("export", "document:plan-2020").out


def test_several_unread_sentences_are_set_aside_in_one_step(plan: Program) -> None:
    words = ["document", "set-aside", "plan-2020", "--section", "ports", "--matching", "PRAISE", "--reason", "praise"]
    assert plan(*words).code == 1
    result = plan(*words, "--yes")
    assert result.out.splitlines() == [
        "plan-2020  80-105 set aside (praise): We praised the old ports.",
        "plan-2020  106-145 set aside (praise): Élan was praised, and praise was given.",
    ]
    assert unread(plan) == [
        "the Ministry will close two prisons by 2030.",
        "We will fund schools.",
        "Nobody praised the schools.",
    ]
    plan("undo")
    assert len(unread(plan)) == 5


def test_a_dry_run_sets_nothing_aside(plan: Program) -> None:
    words = ["document", "set-aside", "plan-2020", "--matching", "elan", "--reason", "r", "--dry-run"]
    assert plan(*words).out == "plan-2020  106-145 set aside (r): Élan was praised, and praise was given.\n"
    assert len(unread(plan)) == 5


def test_on_a_terminal_several_are_shown_and_asked_for(plan: Program) -> None:
    words = ["document", "set-aside", "plan-2020", "--section", "ports", "--reason", "r"]
    code, screen = on_terminal(*words, talk=[("[y/N] ", "n\n")])
    assert (code, "Set these 3 sentences aside?" in screen, "We praised the old ports." in screen) == (1, True, True)
    assert len(unread(plan)) == 5
    assert on_terminal(*words, talk=[("[y/N] ", "y\n")])[0] == 0
    assert unread(plan) == ["We will fund schools.", "Nobody praised the schools."]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--reason", "r"], 2, "--section and --matching"),
        (["two prisons", "--matching", "prisons", "--reason", "r"], 2, "name one passage"),
        (["--matching", "prisons"], 2, "--reason"),
        (["--matching", " ", "--reason", "r"], 2, "need a word"),
        (["--matching", "prisons", "--take-back"], 2, "--take-back"),
        (["--matching", "ten ports", "--reason", "r"], 4, "no unread sentence"),
        (["--section", "nowhere", "--reason", "r", "--yes"], 4, "no unread sentence"),
        (["ten ports", "--reason", "r"], 1, "plan-2020-01"),
    ],
)
def test_what_cannot_be_set_aside_is_refused(plan: Program, words: list[str], code: int, said: str) -> None:
    result = plan("document", "set-aside", "plan-2020", *words)
    assert (result.code, said in result.err) == (code, True), result.err


@pytest.mark.parametrize("format_", ["markdown", "html", "csv", "json"])
def test_a_report_of_a_document_without_commitments_says_how_much_was_read(plan: Program, format_: str) -> None:
    plan("remove", "plan-2020-01", "--yes")
    report = plan("export", "document:plan-2020", "--format", format_)
    said = report.err if format_ == "csv" else report.out  # a table has no row that could say it
    assert ('"sentences":5,"unread":5' if format_ == "json" else "0% read: 5 sentences of 5 unread") in said


def test_the_list_of_documents_names_those_without_commitments_that_are_asked_for(plan: Program) -> None:
    plan("remove", "plan-2020-01", "--yes")
    rows = json.loads(plan("documents", "document:plan-2020", "--format", "json").out)
    assert [(row["id"], row["commitments"], row["coverage"]["unread"]) for row in rows] == [("plan-2020", 0, 5)]
