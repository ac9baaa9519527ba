"""Both reviews have the same keys; what they do is told, counted, and one step of undo."""

import sys
from pathlib import Path

import pytest
from terminals import Program, on_terminal

from commitments.model import Commitment, Status
from commitments.stores import Store

PORTS = "We will build ten ports by 2030"
WHOLE = f"{PORTS} and the Ministry will close two prisons by 2035."
TEXT = f"The Plan\n\n{WHOLE} We will plant 40 trees by 2031.\n"
Q = "[q]uit: "


@pytest.fixture
def plan(program: Program, pact: Path, tmp_path: Path) -> Program:
    (tmp_path / "plan.txt").write_text(TEXT)
    program("document", "add", "plan.txt", "--id", "plan", "--title", "The Plan", "--published", "2020")
    return program


def added(plan: Program, quote: str) -> None:
    assert plan("add", "--document", "plan", "--quote", quote).code == 0


def stored() -> list[tuple[str, str | None]]:
    return [(one.quote, one.due and str(one.due)) for one in Store.open("data").commitments_of("plan")]


def of(name: str) -> Commitment:
    return Store.open("data").commitment(name)


def test_a_candidate_is_widened_to_its_sentence_and_then_to_the_next(plan: Program) -> None:
    talk = [
        (Q, "n\n"),
        ("which one (1 to 2; empty for none): ", "1\n"),
        (f"> {PORTS}\r\n", ""),
        (Q, "w\n"),
        (Q, "w\n"),
        (Q, "a\n"),
    ]
    code, screen = on_terminal(
        "extract", "plan", "--review", talk=[*talk, ("2 of 2 was dealt with here, as part of another", ""), (Q, "q\n")]
    )
    assert (code, [quote for quote, _ in stored()]) == (0, [f"{WHOLE} We will plant 40 trees by 2031."]), screen


def test_what_a_widened_candidate_took_in_waits_again_when_that_is_taken_back(plan: Program) -> None:
    talk = [(Q, "w\n"), (Q, "a\n"), ("2 of 2 was dealt with here, as part of another", ""), (Q, "u\n")]
    talk += [(Q, "s\n"), ("2 of 2", ""), ("> We will plant 40 trees by 2031.", ""), (Q, "a\n"), (Q, "q\n")]
    code, screen = on_terminal("extract", "plan", "--review", talk=talk)
    assert (code, stored()) == (0, [("We will plant 40 trees by 2031.", "2031")]), screen


def test_of_a_candidate_those_clauses_are_stored_that_are_promises(plan: Program) -> None:
    talk = [(Q, "x\n"), ("which are promises", "2\n"), (f"> {PORTS}", ""), (Q, "q\n")]
    code, screen = on_terminal("extract", "plan", "--review", talk=talk)
    assert (code, stored()) == (0, [("the Ministry will close two prisons by 2035.", "2035")]), screen


def test_a_candidate_is_stored_with_evidence(plan: Program) -> None:
    talk = [(Q, "v\n"), ("URL", "https://a.example\n"), ("title: ", "The law\n"), ("publisher: ", "Gazette\n")]
    code, screen = on_terminal("extract", "plan", "--review", talk=[*talk, (Q, "q\n")])
    (update,) = of("plan-01").updates
    (proof,) = update.evidence
    assert (code, update.status, proof.url, proof.title, proof.publisher) == (
        0,
        None,
        "https://a.example",
        "The law",
        "Gazette",
    ), screen


def test_a_candidate_that_others_took_makes_room_for_what_is_left_of_it(plan: Program) -> None:
    def others() -> str:
        added(plan, "We will plant 40 trees by 2031.")
        return "s\n"

    talk = [(Q, others), ("2 of 2 was dealt with", ""), ("that was the last one", "\n")]
    code, screen = on_terminal("extract", "plan", "--review", talk=talk)
    assert (code, screen.endswith("1 left; the same command goes on from here\n")) == (0, True), screen


def test_a_commitment_is_widened_and_its_due_date_follows(plan: Program) -> None:
    added(plan, "We will plant 40 trees")
    talk = [(Q, "w\n"), ("due: (none) → 2031", ""), ("(changed in this review)", ""), (Q, "q\n")]
    code, screen = on_terminal("review", "document:plan", talk=[*talk, ("1 commitment changed, 0", "")])
    assert (code, stored()) == (0, [("We will plant 40 trees by 2031.", "2031")]), screen


def test_a_commitment_takes_in_no_sentence_that_is_another_one(plan: Program) -> None:
    added(plan, WHOLE)
    added(plan, "We will plant 40 trees")
    talk = [(Q, "w\n"), ("that passage is plan-02 already", ""), (Q, "q\n")]
    code, screen = on_terminal("review", "document:plan", talk=talk)
    assert (code, [quote for quote, _ in stored()]) == (0, [WHOLE, "We will plant 40 trees"]), screen


def test_a_commitment_is_narrowed_to_a_clause_and_undone(plan: Program) -> None:
    added(plan, WHOLE)
    talk = [
        (Q, "c\n"),
        ("which one (1 to 2; empty for none): ", "\n"),
        (Q, "c\n"),
        ("which one (1 to 2; empty for none): ", "2\n"),
        ("→ 2035", ""),
    ]
    talk += [(f"unread again: {PORTS}", "")]
    assert on_terminal("review", "document:plan", talk=[*talk, (Q, "q\n")])[0] == 0
    assert stored() == [("the Ministry will close two prisons by 2035.", "2035")]
    plan("undo")
    assert stored() == [(WHOLE, None)]


def test_a_division_is_told_and_counted_and_its_parts_come_next(plan: Program) -> None:
    added(plan, WHOLE)
    talk = [(Q, "x\n"), ("[y/N] ", "y\n"), ("plan-02  added: the Ministry will close", ""), ("1 of 2", "")]
    talk += [("(divided into 2 commitments)", ""), (Q, "q\n"), ("1 commitment changed, 1 commitment left", "")]
    code, screen = on_terminal("review", "document:plan", talk=talk)
    assert (code, stored()) == (0, [(PORTS, "2030"), ("the Ministry will close two prisons by 2035.", "2035")]), screen


def test_tags_and_edits_are_told_and_counted_once(plan: Program, tmp_path: Path) -> None:
    added(plan, PORTS)
    (tmp_path / "editor.py").write_text("import sys; open(sys.argv[1], 'w').write('summary = \"Ports\"')")
    talk = [(Q, "t sea -none\n"), ("plan-01  +sea", ""), (Q, "e\n"), ("(none) → Ports", ""), (Q, "q\n")]
    editor = f"{sys.executable} {tmp_path / 'editor.py'}"
    code, screen = on_terminal("review", "document:plan", talk=talk, EDITOR=editor, VISUAL=None)
    assert (code, of("plan-01").tags, of("plan-01").summary) == (0, ("sea",), "Ports"), screen
    assert screen.endswith("1 commitment changed, 0 commitments left\n")


def test_a_group_is_rated_member_by_member(pact: Path) -> None:
    with open(pact / "commitments.toml", "a", encoding="utf-8") as settings:
        settings.write('\n[groups]\nPair = ["France", "Japan", "Chad"]\n')
    talk = [(Q, "m broken\n"), ("for whom (France, Japan; ", "pair\n"), ("note: ", "No.\n"), ("URL", "\n")]
    talk += [("on (", "2019\n"), ("nothing was said of Chad", ""), (Q, "q\n")]
    assert on_terminal("review", "2", talk=talk)[0] == 0
    new = of("pact-2015-02").updates[-2:]
    assert [(one.actor, one.status, str(one.on), one.note) for one in new] == [
        ("France", Status.BROKEN, "2019", "No."),
        ("Japan", Status.BROKEN, "2019", "No."),
    ]


@pytest.mark.parametrize(
    ("number", "offered", "said"),
    [
        ("1", False, "not-applicable is said of one actor of a joint promise, and this is none"),
        ("2", True, "not-applicable is said of one actor; name it"),
    ],
)
def test_not_applicable_is_for_one_member(pact: Path, number: str, offered: bool, said: str) -> None:
    members = [("for whom", "\n")] if offered else []
    talk = [(Q, "m\n"), ("status (", "not-applicable\n"), *members, (said, ""), (Q, "q\n")]
    before = of(f"pact-2015-0{number}")
    code, screen = on_terminal("review", number, talk=talk, width=120)
    assert (code, "unverifiable, not-applicable)" in screen, of(before.id)) == (0, offered, before), screen


def test_one_that_somebody_removed_is_passed_over(program: Program, pact: Path) -> None:
    def others() -> str:
        program("remove", "pact-2015-03", "--yes")
        return "s\n"

    talk = [(Q, others), ("no commitment 'pact-2015-03'", ""), ("pact-2015-04", ""), (Q, "q\n")]
    code, screen = on_terminal("review", "2,3,4", talk=talk)
    assert (code, screen.endswith("0 commitments changed, 2 commitments left\n")) == (0, True), screen
