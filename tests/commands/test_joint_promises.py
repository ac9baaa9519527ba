"""A joint promise of which one member is rated: no view says that of all, and every view says how many are."""

import json
from pathlib import Path

import pytest
from terminals import Program

ALL = ("--actor", "Canada", "--actor", "France", "--actor", "Germany")


@pytest.fixture
def joint(program: Program, pact: Path) -> Program:
    """The program, with a joint promise of three whose number is 5; France kept it, without evidence."""
    assert program("add", "--document", "pact-2015", "--quote", "The Assembly welcomes the spring.", *ALL).code == 0
    said = program("mark", "5", "kept", "--actor", "france", "--on", "2026-11-01")
    assert said.out == "pact-2015-05  unassessed → kept  (on 2026-11-01, France); 1 of 3 rated\n"
    return program


@pytest.mark.parametrize(
    "words",
    [
        *(("list", "5", "--format", name) for name in ("table", "tsv", "csv", "markdown")),
        ("show", "5"),
        ("search", "spring"),
        ("stats", "5"),
        *(("history", "5", "--format", name) for name in ("table", "tsv")),
        *(("changes", "5", "--from", "2026-01-01", "--format", name) for name in ("table", "tsv")),
        *(("agenda", "5", "--format", name) for name in ("table", "csv")),
        *(("export", "5", "--format", name) for name in ("markdown", "html", "atom")),
    ],
)
def test_every_view_says_how_many_of_how_many_are_rated(joint: Program, words: tuple[str, ...]) -> None:
    shown = joint(*words).out
    assert "1 of 3 rated" in shown


def test_columns_that_do_not_say_how_far_it_is_rated_have_it_said_beside_the_list(joint: Program) -> None:
    said = [joint("list", "--columns", names).err for names in ("id,status", "id,status,rated", "id,due")]
    assert said == ["1 commitment is rated in part; the column rated says how far\n", "", ""]


def test_the_calendar_says_it_too(joint: Program) -> None:
    joint("edit", "5", "--due", "2027")
    assert "unassessed (1 of 3 rated)" in joint("export", "5", "--format", "ics").out


def test_json_tells_it_in_numbers(joint: Program) -> None:
    (one,) = json.loads(joint("list", "5", "--format", "json").out)
    assert {name: one[name] for name in ("status", "score", "rated", "members", "without_evidence")} == {
        "status": "unassessed",
        "score": None,
        "rated": {"rated": 1, "scored": 1, "of": 3},
        "members": [{"actor": "France", "status": "kept"}],
        "without_evidence": [{"actor": "France", "status": "kept"}],
    }


def test_with_the_last_member_the_promise_has_a_status_and_says_what_its_score_rests_on(joint: Program) -> None:
    joint("mark", "5", "not-applicable", "--actor", "Canada")
    said = joint("mark", "5", "broken", "--actor", "Germany", "--evidence", "https://a.example")
    assert said.out.endswith("Germany, 1 evidence); together partial\n")
    assert "0 over 2 of 2 members" in joint("show", "5").out


def test_undo_says_whose_rating_was_taken_back(joint: Program) -> None:
    joint("mark", "5", "broken", "--actor", "Canada")
    assert joint("undo").out == "pact-2015-05  1 update undone (broken of Canada)\n"


def test_not_applicable_is_said_of_one_member_alone(joint: Program) -> None:
    said = joint("mark", "5", "not-applicable")
    assert (said.code, said.err.strip()) == (
        2,
        "commitments: not-applicable is said of one actor of a joint promise; name it with --actor",
    )


def test_the_members_column_says_where_each_stands(joint: Program) -> None:
    shown = joint("list", "member:france=kept", "--columns", "id,members,rated", "--format", "csv").out
    assert shown.splitlines() == ["id,members,rated", "pact-2015-05,France: kept,1 of 3"]


def test_check_fails_for_each_rating_of_a_member_without_evidence(joint: Program) -> None:
    joint("mark", "5", "kept", "--actor", "Canada", "--evidence", "https://a.example")
    joint("mark", "5", "broken", "--actor", "Germany")
    checked = joint("check", "5", "--format", "jsonl")
    told = [finding["message"] for finding in map(json.loads, checked.out.splitlines())]
    assert (checked.code, [message for message in told if "no evidence" in message]) == (
        3,
        [f"“{who}” is rated {status}, and no evidence is given for it" for who, status in MISSING],
    )
    for words in (("check", "5"), ("stats", "5"), ("export", "5"), ("export", "5", "--format", "html")):
        result = joint(*words)
        assert "vidence for 1 of 3 ratings" in " ".join(f"{result.out}{result.err}".split())


MISSING = (("France", "kept"), ("Germany", "broken"))


def test_an_import_of_ratings_without_evidence_fails_the_check(program: Program, pact: Path, tmp_path: Path) -> None:
    table = tmp_path / "scores.csv"
    table.write_text("quote,A,B,C\nOne.,1,,\nTwo.,-1,0,1\n", encoding="utf-8")
    assert program("import", str(table)).code == 0
    listed = program("list", "document:scores", "--columns", "id,status,actors,rated", "--format", "csv").out
    assert listed.splitlines()[1:] == ["scores-01,unassessed,A; B; C,1 of 3", "scores-02,partial,A; B; C,3 of 3"]
    checked = program("check", "document:scores", "--format", "tsv")
    assert (checked.code, checked.out.count("no evidence is given for it")) == (3, 4)
    (pact / "commitments.toml").write_text("[check]\nrequire_evidence = false\n", encoding="utf-8")
    assert program("check", "document:scores").code == 0


@pytest.mark.parametrize(
    ("word", "offered"), [("member:fra", "member:france"), ("member:france=kep", "member:france=kept")]
)
def test_members_are_completed(joint: Program, word: str, offered: str) -> None:
    from commitments.commands._complete import offers

    assert [name for name, _ in offers("query", word)] == [offered]


def test_a_group_s_rating_tells_whom_of_it_the_promise_does_not_name(joint: Program, pact: Path) -> None:
    settings = pact / "commitments.toml"
    settings.write_text(f'{settings.read_text()}\n[groups]\nDuo = ["France", "Italy"]\n')
    said = joint("mark", "5", "broken", "--actor", "Duo", "--evidence", "https://a.example", "--on", "2026-11-02")
    assert said.out == "pact-2015-05  kept → broken  (on 2026-11-02, France, 1 evidence); 1 of 3 rated\n"
    assert "nothing was said of Italy: not among those who promised" in said.err


def test_a_member_who_is_not_concerned_has_not_reopened_anything(joint: Program) -> None:
    joint("mark", "5", "not-applicable", "--actor", "France", "--on", "2026-11-02")
    shown = joint("show", "5").out
    assert "✓ kept → – not-applicable" in shown
    assert "reopened" not in shown


def test_each_rating_without_evidence_is_named_that_of_the_whole_too(program: Program, pact: Path) -> None:
    program("mark", "2", "kept", "--on", "2020")
    program("mark", "2", "broken", "--on", "2021", "--actor", "Japan")
    said = "no evidence for the rating of the whole, Japan"
    assert said in program("show", "2").out.splitlines()[0]
    assert said in program("export", "2").out
