"""Whoever goes back in a walk to what is decided sees what is stored; keys change that, or are refused with the way."""

import sys
from pathlib import Path

import pytest
from terminals import Program, on_terminal

from commitments.model import Commitment
from commitments.stores import Store

PORTS = "We will build ten ports by 2030"
PRISONS = "the Ministry will close two prisons by 2035."
TREES = "We will plant 40 trees by 2031."
TEXT = f"The Plan\n\n{PORTS} and {PRISONS} {TREES}\n\nWe praised the old ports.\n"
Q = "[q]uit: "
REVIEW = ("extract", "plan", "--review")
READ = ("document", "read", "plan")


@pytest.fixture
def plan(program: Program, pact: Path, tmp_path: Path) -> Program:
    (tmp_path / "plan.txt").write_text(TEXT)
    program("document", "add", "plan.txt", "--id", "plan", "--title", "The Plan", "--published", "2020")
    return program


@pytest.fixture
def editor(tmp_path: Path) -> str:
    """One that writes another due date and sum."""
    script = tmp_path / "editor.py"
    script.write_text(
        "import re, sys; from pathlib import Path; file = Path(sys.argv[1]); was = file.read_text()\n"
        "was = re.sub('(?m)^due = .*', 'due = \"2040\"', was)\n"
        "file.write_text(re.sub('(?m)^amount = .*', 'amount = \"1.6bn USD\"', was))\n"
    )
    return f"{sys.executable} {script}"


def stored() -> list[Commitment]:
    return list(Store.open("data").commitments_of("plan"))


def quotes() -> list[str]:
    return [one.quote for one in stored()]


def behind(screen: str, key: str) -> str:
    """What was shown after that was typed."""
    return screen.rpartition(f"{Q}{key}\n")[2]


def test_tags_given_to_what_is_accepted_are_stored(plan: Program) -> None:
    talk = [(Q, "/trees\n"), (Q, "a\n"), (Q, "b\n"), ("(accepted: plan-01)", ""), (Q, "t sea\n")]
    talk += [("plan-01  +sea", ""), ("due 2031  #sea", ""), (Q, "q\n")]
    code, screen = on_terminal(*REVIEW, talk=talk, width=160)
    assert (code, [one.tags for one in stored()]) == (0, [("sea",)]), screen


def test_what_is_accepted_is_narrowed_in_the_store_and_the_rest_waits(plan: Program) -> None:
    talk = [(Q, "a\n"), (Q, "b\n"), (Q, "n\n"), ("which one", "1\n"), (f"> {PORTS}\r\n", ""), ("(accepted: pl", "")]
    talk += [(Q, "s\n"), (f"> {PRISONS}", ""), (Q, "a\n"), (Q, "q\n")]
    code, screen = on_terminal(*REVIEW, talk=talk, width=160)
    assert (code, quotes()) == (0, [PORTS, PRISONS]), screen


def test_what_is_accepted_is_widened_in_the_store_or_not_at_all(plan: Program) -> None:
    talk = [(Q, "n\n"), ("which one", "1\n"), (Q, "a\n"), (Q, "b\n"), (Q, "w\n"), (f"> {PORTS} and {PRISONS}", "")]
    talk += [(Q, "3\n"), (Q, "a\n"), (Q, "1\n"), (Q, "w\n"), ("that passage is plan-02 already", ""), (Q, "q\n")]
    code, screen = on_terminal(*REVIEW, talk=talk, width=160)
    assert (code, quotes()) == (0, [f"{PORTS} and {PRISONS}", TREES]), screen


AID = """# Joint Statement

**Sea Cooperation: ** The sea is *calm*.

Sylvania will provide $40 million to Kenya by 2027, and Freedonia will provide $10 million by 2029. It rained.
"""
SYLVANIA = "Sylvania will provide $40 million to Kenya by 2027"
BOTH = f"{SYLVANIA}, and Freedonia will provide $10 million by 2029."


@pytest.fixture
def aid(program: Program, pact: Path, tmp_path: Path) -> Program:
    (tmp_path / "aid.txt").write_text(AID)
    program("document", "add", "aid.txt", "--id", "plan", "--title", "The Aid", "--published", "2020")
    return program


def test_to_whom_is_shown_in_a_review_and_in_reading_and_to_who_goes_back(aid: Program) -> None:
    card = "by Sylvania, to Kenya, due 2027, USD 40,000,000"
    assert f"  pledge {card}\n" in on_terminal(*REVIEW, talk=[(Q, "q\n")], width=160)[1]
    talk = [(Q, "/sylvania\n"), (Q, "x 1\n"), (Q, "b\n"), (f"> {SYLVANIA}", ""), (card, ""), (Q, "u\n")]
    talk += [("taken back", ""), (Q, "p\n"), ("pledge by Sylvania; Freedonia, to Kenya, due", ""), (Q, "b\n")]
    code, screen = on_terminal(
        *READ, talk=[*talk, ("pledge by Sylvania; Freedonia, to Kenya", ""), (Q, "q\n")], width=160
    )
    assert (code, [one.counterparties for one in stored()]) == (0, [("Kenya",)]), screen


def test_the_context_of_a_passage_has_no_marks_of_markdown(aid: Program) -> None:
    screen = on_terminal(*REVIEW, talk=[(Q, "q\n")], width=160)[1]
    assert "\n  Joint Statement Sea Cooperation: The sea is calm.\n> Sylvania" in screen, screen


def test_a_quote_widened_over_another_promiser_is_coded_anew_and_what_is_left_out_is_told(aid: Program) -> None:
    coding = "pledge by Sylvania; Freedonia, to Kenya, due 2027, USD 40,000,000"
    told = "its words say more than is coded: USD 10,000,000, due 2029; "
    talk = [(Q, "w\n"), (f"{told}split [x] divides it", ""), (f"> {BOTH}", ""), (coding, ""), (Q, "n 1\n")]
    talk += [("pledge by Sylvania, to Kenya", ""), (Q, "a\n"), (Q, "b\n"), (Q, "w\n")]
    talk += [(f"{told}commitments split plan-01 divides it", ""), (coding, ""), (Q, "q\n")]
    code, screen = on_terminal(*REVIEW, talk=talk, width=160)
    assert (code, [(one.quote, one.actors) for one in stored()]) == (0, [(BOTH, ("Sylvania", "Freedonia"))]), screen


def test_what_was_edited_is_shown_as_it_was_left(plan: Program, editor: str) -> None:
    talk = [(Q, "/trees\n"), (Q, "e\n"), ("plan-01  added", ""), (Q, "b\n"), (Q, "q\n")]
    code, screen = on_terminal(*REVIEW, talk=talk, width=160, EDITOR=editor, VISUAL=None)
    shown = "pledge by (nobody named), due 2040, USD 1,600,000,000"
    assert (code, shown in behind(screen, "b"), "due 2031" in behind(screen, "b")) == (0, True, False), screen


def test_what_is_accepted_is_edited_and_proven_in_the_store(plan: Program, editor: str) -> None:
    talk = [(Q, "a\n"), (Q, "b\n"), (Q, "e\n"), ("→ 2040", ""), ("due 2040, USD 1,600,000,000", ""), (Q, "v\n")]
    talk += [("URL", "https://a.example\n"), ("title: ", "\n"), ("publisher: ", "\n"), ("1 evidence", ""), (Q, "q\n")]
    code, screen = on_terminal(*REVIEW, talk=talk, width=160, EDITOR=editor, VISUAL=None)
    (one,) = stored()
    proofs = [each.url for each in one.updates[0].evidence]
    assert (code, str(one.due), proofs) == (0, "2040", ["https://a.example"]), screen


def test_of_a_divided_sentence_only_what_was_chosen_is_shown_as_stored(plan: Program) -> None:
    talk = [(Q, "x\n"), ("which are promises", "2\n"), (f"> {PORTS}", ""), (Q, "b\n"), (Q, "a\n")]
    talk += [("it is plan-01 already; change that with: commitments review plan-01, or take it away with: ", "")]
    code, screen = on_terminal(*REVIEW, talk=[*talk, (Q, "q\n")], width=160)
    shown = [line for line in behind(screen, "b").splitlines() if line.startswith("> ")]
    assert (code, shown, quotes()) == (0, [f"> {PRISONS}"], [PRISONS]), screen


def test_what_became_two_commitments_is_changed_in_neither(plan: Program) -> None:
    talk = [(Q, "x\n"), ("which are promises", "all\n"), (Q, "b\n"), (f"> {PORTS}", ""), (f"> {PRISONS}", "")]
    talk += [("(accepted: plan-01, plan-02)", ""), (Q, "t sea\n"), ("commitments review plan-01,plan-02", "")]
    code, screen = on_terminal(*REVIEW, talk=[*talk, (Q, "q\n")], width=160)
    assert (code, [one.tags for one in stored()]) == (0, [(), ()]), screen
    assert plan("remove", "plan-01,plan-02", "--dry-run").code == 0


def test_what_others_took_back_waits_again(plan: Program) -> None:
    def others() -> str:
        plan("undo")
        return "b\n"

    talk = [(Q, "a\n"), (Q, others), ("what was decided here was taken back elsewhere", ""), (Q, "a\n"), (Q, "q\n")]
    code, screen = on_terminal(*REVIEW, talk=talk, width=160)
    assert (code, "(accepted" in behind(screen, "b"), quotes()) == (0, False, [f"{PORTS} and {PRISONS}"]), screen


def test_an_id_that_was_given_out_again_is_not_taken_for_what_had_it_first(plan: Program) -> None:
    def others() -> str:
        plan("undo")
        assert plan("add", "--document", "plan", "--quote", TREES).out.startswith("plan-01 ")
        return "b\n"

    talk = [(Q, "a\n"), (Q, others), ("what was decided here was taken back elsewhere", ""), (Q, "q\n")]
    code, screen = on_terminal(*REVIEW, talk=talk, width=160)
    shown = [line for line in behind(screen, "b").splitlines() if line.startswith("> ")]
    assert (code, shown, quotes()) == (0, [f"> {PORTS} and {PRISONS}"], [TREES]), screen


def test_of_two_that_were_stored_one_may_be_gone(plan: Program) -> None:
    def others() -> str:
        plan("remove", "plan-01", "--yes")
        return "b\n"

    talk = [(Q, "x\n"), ("which are promises", "all\n"), (Q, others)]
    talk += [("(accepted: plan-02; no longer there: plan-01)", ""), (Q, "t sea\n"), (Q, "q\n")]
    code, screen = on_terminal(*REVIEW, talk=talk, width=160)
    assert (code, [(one.id, one.tags) for one in stored()]) == (0, [("plan-02", ("sea",))]), screen


def test_what_is_set_aside_names_the_way_back(plan: Program) -> None:
    start, end = TEXT.index("We will"), TEXT.index(f" {TREES}")
    way = ["document", "set-aside", "plan", f"{start}-{end}", "--take-back"]

    def others() -> str:
        assert plan(*way).code == 0
        return "b\n"

    told = f"set aside already (praise); it is unread again after: commitments {' '.join(way)}"
    talk = [(Q, "d praise\n"), (Q, "b\n"), ("(set aside: praise)", ""), (Q, "p\n"), (told, ""), (Q, "s\n"), (Q, others)]
    talk += [("was taken back elsewhere", ""), (Q, "p\n"), (Q, "q\n")]
    code, screen = on_terminal(*READ, talk=talk, width=160)
    assert (code, quotes(), Store.open("data").document("plan").set_aside) == (0, [f"{PORTS} and {PRISONS}"], ()), (
        screen
    )


def test_a_promise_found_in_reading_is_shown_as_it_is_coded_and_edited_in_the_store(plan: Program, editor: str) -> None:
    talk = [(Q, "2\n"), (Q, "p\n"), (Q, "b\n"), ("by (nobody named), due 2031", ""), ("(promise: plan-01)", "")]
    talk += [(Q, "e\n"), ("due 2040, USD 1,600,000,000", ""), (Q, "d no\n"), ("it is plan-01 already", ""), (Q, "q\n")]
    code, screen = on_terminal(*READ, talk=talk, width=160, EDITOR=editor, VISUAL=None)
    assert (code, [(one.quote, str(one.due)) for one in stored()]) == (0, [(TREES, "2040")]), screen
