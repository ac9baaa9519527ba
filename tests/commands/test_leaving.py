"""How a walk is left: by Ctrl-C, at its end; what is said then leads back to what was there before, and no further."""

from pathlib import Path

import pytest
from terminals import CTRL_C, STOP_AND_GO, Program, on_terminal

from commitments.stores import Store

TEXT = "The Plan\n\nWe met in May. We praised the old ports. We will build ten ports by 2030. It rained.\n"
END = "that was the last one; [u]ndo, [b]ack, [q]uit: "
Q = "[q]uit: "
READ = ("document", "read", "plan")


@pytest.fixture
def plan(program: Program, pact: Path, tmp_path: Path) -> Program:
    (tmp_path / "plan.txt").write_text(TEXT)
    program("document", "add", "plan.txt", "--id", "plan", "--title", "The Plan", "--published", "2020")
    program("document", "set-aside", "plan", "We met in May.", "--reason", "background")
    return program


def reasons() -> list[str]:
    return [passage.reason for passage in Store.open("data").document("plan").set_aside]


def test_what_was_taken_back_in_a_walk_is_not_told_again_when_it_is_interrupted(plan: Program) -> None:
    talk = [(Q, "d praise\n"), (Q, "u\n"), ("taken back", ""), (Q, "\x03")]
    code, screen = on_terminal(*READ, talk=talk, width=120)
    said = "commitments: interrupted; what was changed was taken back before that, so nothing is left of it\n"
    assert (code, screen.endswith(said), reasons()) == (130, True, ["background"]), screen


def test_the_steps_named_after_an_interruption_take_back_what_stands_and_no_more(plan: Program) -> None:
    talk = [(Q, "d one\n"), (Q, "u\n"), ("taken back", ""), (Q, "d two\n"), (Q, "p\n"), (Q, "b\n"), (Q, "\x03")]
    code, screen = on_terminal(*READ, talk=talk, width=120)
    said = "interrupted, but 2 changes were made before that; commitments undo --steps 2 takes back what was done\n"
    assert (code, screen.endswith(said)) == (130, True), screen
    plan("undo", "--steps", "2")
    assert (reasons(), list(Store.open("data").commitments_of("plan"))) == (["background"], [])


@pytest.mark.parametrize("width", [30, 50])
def test_the_last_lines_on_a_narrow_terminal_are_broken_between_their_words(plan: Program, width: int) -> None:
    _, counted = on_terminal("extract", "plan", width=width)
    code, screen = on_terminal(*READ, talk=[("[q]uit:", "d praise\n"), ("[q]uit:", "\x03")], width=width)
    said = "commitments: interrupted, but the change was made before that; commitments undo takes back what was done"
    assert (code, " ".join(screen.split()).endswith(said)) == (130, True), screen
    assert " ".join(counted.split()).endswith("1 candidate: 1 strong, 0 likely, 0 possible; 1 testable"), counted
    last = [*counted.splitlines()[-2:], *screen.replace("\x1b[K", "").splitlines()[-3:]]
    assert [line for line in last if len(line) >= width] == []


def test_a_text_without_blanks_is_broken_between_its_characters(plan: Program, tmp_path: Path) -> None:
    words = "\u6211\u4eec\u5c06\u5efa\u8bbe\u5341\u4e2a\u6e2f\u53e3\uff0c" * 6
    (tmp_path / "wide.txt").write_text(f"The Sea\n\n{words} 2030.\n", encoding="utf-8")
    plan("document", "add", "wide.txt", "--id", "wide", "--title", "The Sea", "--published", "2020")
    code, screen = on_terminal("document", "read", "wide", talk=[("[q]uit:", "q\n")], width=50)
    card = screen[screen.index("> ") : screen.index("[p]romise")].splitlines()
    assert (code, [len(line) for line in card]) == (0, [25, 25, 22]), screen
    assert "".join(card).replace(" ", "") == f">{words}2030."
    assert not any(line.lstrip().startswith("\uff0c") for line in card)


def test_who_stops_the_program_at_a_question_is_asked_again_on_return(plan: Program) -> None:
    talk = [(Q, STOP_AND_GO), (Q, "d\n"), ("own words): ", STOP_AND_GO), ("own words): ", "pra\x1b[Dise\n")]
    code, screen = on_terminal(*READ, talk=[*talk, ("set aside: praise", ""), (Q, "q\n")], width=160)
    assert (code, reasons()) == (0, ["background", "praise"]), screen


def test_after_changes_of_others_an_interruption_names_no_number_of_steps(plan: Program) -> None:
    def others() -> str:
        plan("tag", "pact-2015-01", "theirs")
        return "\x03"

    code, screen = on_terminal(*READ, talk=[(Q, "d praise\n"), ("2 of 3", ""), (Q, others)], width=120)
    said = "interrupted, but the change was made before that, and others since; see: commitments undo --list\n"
    assert (code, screen.endswith(said)) == (130, True), screen


def test_the_last_decision_can_be_taken_back_before_the_walk_ends(plan: Program) -> None:
    talk = [(Q, "3\n"), (Q, "d mine\n"), (END, "u\n"), ("> It rained.", ""), (Q, "d weather\n"), (END, "\n")]
    code, screen = on_terminal(*READ, talk=talk)
    assert (code, reasons()) == (0, ["background", "weather"]), screen


def test_keys_typed_ahead_of_the_end_are_none_of_the_shells(plan: Program) -> None:
    talk = [(Q, "3\nd weather\np\nd\n"), (END, ""), ("Enter leaves", ""), ("Enter leaves", ""), (END, "j 1\n")]
    code, screen = on_terminal(*READ, talk=[*talk, ("> We praised", ""), (Q, "j rained\n"), (Q, "q\n")])
    assert (code, reasons()) == (0, ["background", "weather"]), screen


def test_skipping_the_last_one_leads_to_the_end_and_no_key_behind_it_to_the_shell(plan: Program) -> None:
    end = "that was the last one; [b]ack, [q]uit: "
    talk = [(Q, "3\n"), (Q, "s\nd weather\n"), (end, ""), ("Enter leaves", ""), (end, "b\n"), ("> It rained.", "")]
    code, screen = on_terminal(*READ, talk=[*talk, (Q, "s\n"), (end, "\n")])
    assert (code, reasons()) == (0, ["background"]), screen


def test_an_interruption_says_what_was_done_and_what_is_left_as_quitting_does(plan: Program) -> None:
    said = "50% read: 2 sentences of 4 unread; the same command goes on from here\n"
    interrupted = (
        "commitments: interrupted, but the change was made before that; commitments undo takes back what was done"
    )
    code, screen = on_terminal(*READ, talk=[(Q, "d praise\n"), (Q, CTRL_C)], width=120)
    assert (code, screen.endswith(f"\n{said}{interrupted}\n")) == (130, True), screen
    assert on_terminal(*READ, talk=[(Q, "q\n")], width=120)[1].endswith(f"\n{said}")
    review = ("extract", "plan", "--review")
    left = "0 decided, 1 left; the same command goes on from here\n"
    code, screen = on_terminal(*review, talk=[(Q, CTRL_C)], width=120)
    assert (code, screen.endswith(f"\n{left}commitments: interrupted; nothing was changed\n")) == (130, True), screen
    assert on_terminal(*review, talk=[(Q, "q\n")], width=120)[1].endswith(f"\n{left}")
