"""Groups, names in either form, edits of many at once, and what is said of documents."""

import json
from pathlib import Path
from typing import Any

import pytest
from terminals import Program


@pytest.fixture
def grouped(pact: Path) -> Path:
    settings = pact / "commitments.toml"
    settings.write_text(settings.read_text() + '\n[groups]\nG2 = ["Norway", "Chad"]\n')
    return pact


def said(program: Program, query: str, *names: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(
        program("list", query, "--format", "json", "--fields", ",".join(("id", *names))).out
    )
    return found


def test_an_actor_that_is_a_group_stores_its_members_and_its_name(program: Program, grouped: Path) -> None:
    program("edit", "3", "--actor", "g2")
    assert said(program, "group:g2", "actor", "group") == [
        {"id": "pact-2015-03", "actors": ["Norway", "Chad"], "groups": ["G2"]}
    ]
    assert said(program, "actor:g2") == said(program, "actor:chad") == [{"id": "pact-2015-03"}]


def test_a_rating_of_a_group_is_one_of_each_member(program: Program, grouped: Path) -> None:
    program("edit", "3", "--actor", "G2")
    result = program("mark", "3", "kept", "--on", "2021", "--actor", "g2", "--evidence", "https://a.example")
    assert result.out == ("pact-2015-03  unassessed → kept  (on 2021, Norway, Chad, 1 evidence each); together kept\n")
    assert program("scorecard", "3", "--by", "groups", "--format", "csv").out == (
        "group,mean,percentage,scored,unscored,of\r\nG2,1,100,1,0,1\r\n"
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("member:g2=kept", "pact-2015-02\n"),
        ("member:G2", "pact-2015-02\npact-2015-03\n"),
        ("member:g2,broken", "pact-2015-02\npact-2015-03\n"),
        ("member:g2=broken", ""),
        ("not member:g2", "pact-2015-01\npact-2015-04\n"),
        ("@theirs", "pact-2015-02\n"),
    ],
)
def test_a_group_after_member_means_any_of_its_members(program: Program, grouped: Path, query: str, found: str) -> None:
    settings = grouped / "commitments.toml"
    settings.write_text(settings.read_text() + '\n[views]\ntheirs = "member:g2=kept"\n')
    program("edit", "2", "--actor", "Chad", "--actor", "Japan")
    program("mark", "2", "kept", "--actor", "Chad")
    program("edit", "3", "--actor", "Norwegian Bank", "--actor", "Norway", "--actor", "Japan")
    program("mark", "3", "partial", "--actor", "Norway")
    program("mark", "3", "broken", "--actor", "Norwegian Bank")
    assert program("list", query, "--format", "ids").out == found


def test_what_is_added_to_a_long_list_and_taken_away_does_not_hide_behind_what_stays(
    program: Program, grouped: Path
) -> None:
    many = [f"Ministry number {number}" for number in range(1, 21)]
    program("edit", "3", *(word for name in many for word in ("--actor", name)))
    said = program("edit", "is:open", "--actor", "+G2", "--actor=-Ministry number 11", "--dry-run", "--yes")
    assert "pact-2015-03  actors: +Norway +Chad -Ministry number 11; groups: +G2\n" in said.out


def test_what_is_so_of_each_member_of_a_group_is_said_once(program: Program, grouped: Path) -> None:
    program("edit", "3", "--actor", "g2", "--actor", "Mali")
    program("mark", "3", "broken", "--actor", "Chad", "--on", "2026-11-01")
    assert program("mark", "3", "kept", "--actor", "g2", "--on", "2026-11-02").out == (
        "pact-2015-03  unassessed → kept  (on 2026-11-02, Norway); broken → kept  (on 2026-11-02, Chad); 2 of 3 rated\n"
    )
    assert program("note", "3", "Seen.", "--actor", "g2", "--on", "2026-11-03").out == (
        "pact-2015-03  note  (on 2026-11-03, Norway, Chad)\n"
    )


def test_signs_before_actors_add_and_take_away(program: Program, grouped: Path) -> None:
    program("edit", "3", "--actor", "Japan", "--actor", "G2")
    program("edit", "3", "--actor", "+France", "--actor", "-G2")
    assert said(program, "3", "actors", "groups") == [
        {"id": "pact-2015-03", "actors": ["Japan", "France"], "groups": []}
    ]
    program("edit", "3", "--actor=-japan", "--actor", "+g2")
    assert said(program, "3", "actors", "groups") == [
        {"id": "pact-2015-03", "actors": ["France", "Norway", "Chad"], "groups": ["G2"]}
    ]
    program("edit", "3", "--actor", "-Chad")
    assert said(program, "3", "actors", "groups") == [
        {"id": "pact-2015-03", "actors": ["France", "Norway"], "groups": []}
    ]
    program("edit", "3", "--actor", "+G2", "--actor", "-Norway", "--actor", "-France")
    assert said(program, "3", "actors", "groups") == [{"id": "pact-2015-03", "actors": ["Chad"], "groups": []}]
    program("edit", "3", "--actor", "=-X")
    assert said(program, "3", "actors") == [{"id": "pact-2015-03", "actors": ["-X"]}]


def test_signs_before_tags_add_and_take_away(program: Program, pact: Path) -> None:
    program("edit", "3", "--tag", "steel", "--tag", "trade")
    program("edit", "3", "--tag", "+Ports", "--tag", "-trade")
    assert said(program, "3", "tags") == [{"id": "pact-2015-03", "tags": ["ports", "steel"]}]


def test_signs_beside_names_without_are_refused(program: Program, pact: Path) -> None:
    assert program("edit", "3", "--actor", "+France", "--actor", "Japan") == (
        2,
        "",
        (
            "commitments: --actor: give every name a sign, as in --actor +France --actor=-Italy, or none to replace "
            "all; a name that begins with one is written --actor '=+France'\n"
        ),
    )


def test_several_are_edited_with_yes_and_none_without(program: Program, pact: Path) -> None:
    assert program("edit", "has:amount or no:amount", "--counterparty", "+Mali").code == 1
    assert said(program, "counterparty:mali") == []
    program("edit", "has:amount or no:amount", "--counterparty", "+Mali", "--yes")
    assert len(said(program, "counterparty:mali")) == 4


def test_a_quote_and_an_editor_are_for_one(program: Program, pact: Path) -> None:
    assert program("edit", "1-2", "--quote", "x") == (
        2, "", "commitments: '1-2' means 2 commitments; --quote goes with one commitment\n",
    )  # fmt: skip
    several = "'1-2' means 2 commitments; say what to change in several at once (commitments edit --help)"
    assert program("edit", "1-2") == (2, "", f"commitments: {several}\n")
    asked = "'has:amount' may mean several commitments; say what to change in several at once (commitments edit --help)"
    assert program("edit", "has:amount") == (2, "", f"commitments: {asked}\n")


def test_documents_are_asked_for_by_their_commitments(program: Program, two_documents: Path) -> None:
    found = json.loads(program("documents", "tag:word", "--format", "json").out)
    assert [(one["id"], one["commitments"], one["assessed"]) for one in found] == [("oath-2020", 1, 0)]


def test_the_date_of_a_document_carries_its_commitments_along(program: Program, two_documents: Path) -> None:
    files = {path.name: path.read_bytes() for path in two_documents.glob("*.json")}
    result = program("document", "edit", "oath-2020", "--published", "2020-03", "--issuer", "Oath  Office")
    assert result.out == (
        "oath-2020  issuer: (none) → Oath Office; published: 2020-02-01 → 2020-03; the date of 1 commitment follows\n"
    )
    assert said(program, "oath-2020-01", "made") == [{"id": "oath-2020-01", "made": "2020-03"}]
    program("undo")
    assert {path.name: path.read_bytes() for path in two_documents.glob("*.json")} == files


def test_a_document_is_edited_in_an_editor(
    program: Program, two_documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "sed -i 's/The Oath/An Oath/'")
    monkeypatch.delenv("VISUAL", raising=False)
    assert program("document", "edit", "oath-2020").out == "oath-2020  title: The Oath → An Oath\n"


def test_who_looks_for_document_list_is_shown_the_way(program: Program) -> None:
    assert program("document", "list") == (2, "", "commitments: no command 'list'; commitments documents lists them\n")


def test_fields_are_named_in_either_form(program: Program, pact: Path) -> None:
    one = program("list", "--columns", "id,actor,tag", "--sort", "-actor", "--format", "csv").out
    assert one == program("list", "--columns", "id,actors,tags", "--sort", "-actors", "--format", "csv").out
    assert one.startswith("id,actors,tags\r\n")
    assert program("stats", "--by", "actors", "--format", "csv").out.startswith("actor,")


def test_an_imported_actor_that_is_a_group_is_its_members(program: Program, grouped: Path, tmp_path: Path) -> None:
    (tmp_path / "new.csv").write_text("id,quote,actors\na,We will plant trees.,G2; Mali\n")
    program("import", "new.csv", "--document", "new")
    assert said(program, "document:new", "actors", "groups") == [
        {"id": "new-01", "actors": ["Norway", "Chad", "Mali"], "groups": ["G2"]}
    ]
