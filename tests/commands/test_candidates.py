"""Which candidates are shown or taken, and what is said where that is none of them."""

import csv
from pathlib import Path

import pytest
from terminals import Program, on_terminal

from commitments.stores import Store

TEXT = "The Plan\n\nWe will support peace. We will strive for cooperation in the region.\n"
NONE = "The Day\n\nIt rained in the town, and those who had come to the market were at home before it was dark.\n"


@pytest.fixture
def plan(program: Program, pact: Path, tmp_path: Path) -> Program:
    (tmp_path / "plan.txt").write_text(TEXT)
    (tmp_path / "none.txt").write_text(NONE)
    program("document", "add", "plan.txt", "--id", "plan", "--title", "The Plan", "--published", "2020")
    program("document", "add", "none.txt", "--id", "none", "--title", "The Day", "--published", "2020")
    return program


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["plan", "--testable"], "2 candidates, none of them testable"),
        (["plan", "--min-confidence", "1"], "2 candidates, none of them as sure as 1"),
        (["plan", "--min-confidence", "1", "--testable"], "2 candidates, none of them testable and as sure as 1"),
        (["plan", "--testable", "--accept", "--min-confidence", "0"], "2 candidates, none of them testable"),
        (
            ["plan", "--testable", "--accept"],
            "2 candidates, none of them testable and strong; --min-confidence takes others",
        ),
        (["plan", "--limit", "0"], "showing 0 of 2 candidates"),
        (["none"], "no commitment found"),
        (["none", "--testable"], "no commitment found"),
        (["none", "--accept"], "no commitment found"),
    ],
)
def test_where_no_candidate_is_wanted_it_is_said_how_many_there_are(plan: Program, words: list[str], said: str) -> None:
    assert plan("extract", *words) == (0, "", f"{said}\n")


def test_a_review_of_none_says_why(plan: Program) -> None:
    said = [on_terminal("extract", name, "--review", "--testable")[1] for name in ("plan", "none")]
    assert said == ["2 candidates, none of them testable\n", "no commitment found\n"]
    plan("extract", "plan", "--accept", "--min-confidence", "0")
    assert on_terminal("extract", "plan", "--review")[1] == "nothing new to review\n"
    assert plan("extract", "plan", "--accept", "--min-confidence", "0").err == "nothing new to accept\n"


MIXED = """# Joint Statement

**Sea Cooperation: ** Japan will provide $5 million to Kenya and Uganda by 2030. Japan hopes to deepen friendship.

__Trade__ Japan will build ten ports by 2031.
"""


@pytest.fixture
def mixed(program: Program, pact: Path, tmp_path: Path) -> Program:
    """Two strong candidates, and a weaker one between them."""
    (tmp_path / "mixed.txt").write_text(MIXED)
    program("document", "add", "mixed.txt", "--id", "mixed", "--title", "The Mix", "--published", "2020")
    return program


def test_to_whom_is_told_in_the_table_and_in_the_rows_on_a_terminal(mixed: Program) -> None:
    header, first, *_ = csv.reader(mixed("extract", "mixed", "--format", "csv").out.splitlines())
    row = dict(zip(header, first, strict=True))
    assert (row["actors"], row["counterparties"]) == ("Japan", "Kenya; Uganda")
    assert "To whom" in mixed("extract", "mixed").out.splitlines()[0]
    drawn = on_terminal("extract", "mixed", "--color", "never", width=160)[1]
    assert [one for one in drawn.split(" · ") if one.startswith("to ")] == ["to Kenya; Uganda"], drawn


def test_a_limit_says_one_count_which_is_that_of_all(mixed: Program) -> None:
    said = "3 candidates: 2 strong, 0 likely, 1 possible; 2 testable\n"
    assert mixed("extract", "mixed").err == said
    assert mixed("extract", "mixed", "--limit", "1").err == f"showing 1 of {said}"
    assert mixed("extract", "mixed", "--limit", "1", "--format", "csv").err == "showing 1 of 3 candidates\n"
    assert mixed("extract", "mixed", "--limit", "3").err == said


def test_accepting_says_what_it_left(mixed: Program) -> None:
    left = "1 candidate left, not strong; --review asks about each\n"
    assert mixed("extract", "mixed", "--accept", "--dry-run").err == f"dry run: nothing was changed\n{left}"
    assert mixed("extract", "mixed", "--accept").err == left
    assert mixed("extract", "mixed", "--accept").err == f"nothing new to accept\n{left}"
    assert mixed("extract", "mixed", "--accept", "--min-confidence", "0").err == ""


@pytest.mark.parametrize("way", ["--accept", "--review"])
@pytest.mark.parametrize("words", [["--limit", "1"], ["--format", "json"]])
def test_what_shortens_a_table_does_not_pass_for_what_shortens_a_change(
    plan: Program, way: str, words: list[str]
) -> None:
    result = plan("extract", "plan", way, *words)
    assert (result.code, words[0] in result.err, way in result.err) == (2, True, True), result
    assert list(Store.open("data").commitments_of("plan")) == []


DATED = "The Plan\n\nKenya will build ten ports this year. Peru will act within six months. Chile will act by 2030.\n"


def test_words_that_only_the_day_of_the_document_dates_are_told_where_it_has_none(
    program: Program, pact: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(DATED)
    (tmp_path / "b.txt").write_text("The Plan\n\nChile will act by 2030.\n")
    told = "“this year” and 1 more cannot be dated, since the document has no date; say it with: commitments document"
    assert f"{told} add a.txt --published DATE\n" in program("extract", "a.txt").err
    assert "cannot be dated" not in program("extract", "b.txt").err
    program("document", "add", "a.txt", "--id", "a", "--title", "The Plan")
    assert f"{told} edit a --published DATE\n" in program("extract", "a", "--accept").err
    program("document", "edit", "a", "--published", "2020")
    assert "cannot be dated" not in program("extract", "a").err


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ((), "not known yet: issuer, date; say it with: commitments document edit a --issuer NAME --published DATE\n"),
        (("--published", "2020"), "not known yet: issuer; say it with: commitments document edit a --issuer NAME\n"),
        (("--published", "2020", "--issuer", "Kenya"), ""),
    ],
)
def test_what_is_not_known_of_a_new_document_is_told_once(
    program: Program, pact: Path, tmp_path: Path, said: tuple[str, ...], told: str
) -> None:
    (tmp_path / "a.txt").write_text(DATED)
    added = program("document", "add", "a.txt", "--id", "a", "--title", "The Plan", *said)
    assert added.err == f"{told}next: commitments extract a\n"
    again = program("document", "add", "a.txt", "--id", "a", "--title", "The Plan", *said)
    assert again.err == "a is here already with this very text; nothing to change\n"


def test_the_language_of_a_text_can_be_said_to_extract(program: Program, pact: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Zendra\n\nKelu mora tavi zenga.\n")
    assert program("extract", "a.txt", "--language", "en").err == "no commitment found\n"
    assert "this looks like Swahili" in program("extract", "a.txt", "--language", "sw").err
    assert program("extract", "a.txt", "--language", "zz-z!").code == 2


def test_a_name_that_runs_into_its_verb_is_told_when_a_document_is_taken_in(
    program: Program, pact: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("Joint plan\n\nPeru and Indonesiawill build a port. Goodwill is shown to all.\n")
    added = program("document", "add", "a.txt", "--id", "a", "--published", "2020", "--issuer", "Peru", "--title", "A")
    told = "run together in the file: “Indonesiawill”; a promise there is found by commitments document read\n"
    assert added.err == f"{told}next: commitments extract a\n"
