"""What is proposed is put right in a walk by a key: its kind, date and makers; what is left of it is told as such."""

from pathlib import Path

import pytest
from terminals import Program, on_terminal

from commitments.model import Commitment, Kind
from commitments.stores import Store

PORTS = "We will build ten ports by 2030 and the Ministry will close two prisons by 2035."
TEXT = f"The Plan\n\n{PORTS}\n\nTogether Kenya and Norwaywill conduct a campaign.\n"
Q = "[q]uit: "
READ = ("document", "read", "plan")
REVIEW = ("extract", "plan", "--review")
KINDS = "pledge, reaffirmation, agreement, launch, announcement, request"


@pytest.fixture
def plan(program: Program, pact: Path, tmp_path: Path) -> Program:
    (tmp_path / "plan.txt").write_text(TEXT)
    program("document", "add", "plan.txt", "--id", "plan", "--title", "The Plan", "--published", "2020")
    return program


def stored() -> list[Commitment]:
    return list(Store.open("data").commitments_of("plan"))


def coding(one: Commitment) -> tuple[Kind | None, str, tuple[str, ...]]:
    return one.kind, str(one.due), one.actors


@pytest.mark.parametrize(("said", "kind"), [("", Kind.PLEDGE), ("request", Kind.REQUEST)])
def test_of_a_passage_whose_words_tell_no_kind_it_is_asked(plan: Program, said: str, kind: Kind) -> None:
    talk = [(Q, "j campaign\n"), (Q, "p\n"), (f"what kind ({KINDS}; Enter for pledge): ", "promise\n")]
    talk += [("unknown kind 'promise'", ""), ("what kind", f"{said}\n"), (f"{kind} by (nobody named)", ""), (Q, "q\n")]
    code, screen = on_terminal(*READ, talk=talk, width=160)
    assert (code, [one.kind for one in stored()]) == (0, [kind]), screen


def test_a_kind_typed_behind_the_key_of_a_promise_is_taken(plan: Program) -> None:
    talk = [(Q, "p reqest\n"), ("did you mean 'request'?", ""), (Q, "p request\n"), ("request by", ""), (Q, "q\n")]
    code, screen = on_terminal(*READ, talk=talk, width=160)
    assert (code, [one.kind for one in stored()]) == (0, [Kind.REQUEST]), screen


def test_leaving_the_question_for_a_kind_stores_nothing(plan: Program) -> None:
    talk = [(Q, "j campaign\n"), (Q, "p\n"), ("what kind", "\x1b\n"), ("left as it is", ""), (Q, "q\n")]
    code, screen = on_terminal(*READ, talk=talk, width=160)
    assert (code, stored()) == (0, []), screen


def test_a_coding_is_put_right_by_keys_before_it_is_stored(plan: Program) -> None:
    talk = [(Q, "j campaign\n"), (Q, "k launch\n"), ("launch by (nobody named), due open-ended", "")]
    talk += [(Q, "y soon\n"), ("due: 'soon' is not a date", ""), (Q, "due 2021\n"), ("due 2021", "")]
    talk += [(Q, "o\n"), ("who promises it", "Kenya; Norway\n"), ("launch by Kenya; Norway, due 2021", "")]
    code, screen = on_terminal(*READ, talk=[*talk, (Q, "p\n"), (Q, "q\n")], width=160)
    assert (code, [*map(coding, stored())]) == (0, [(Kind.LAUNCH, "2021", ("Kenya", "Norway"))]), screen


def test_what_was_put_right_in_a_review_stays_when_the_quote_becomes_another(plan: Program) -> None:
    talk = [(Q, "y 2032\n"), ("due 2032", ""), (Q, "o Kenya\n"), ("pledge by Kenya, due 2032", ""), (Q, "n 1\n")]
    talk += [("> We will build ten ports by 2030\r\n", ""), ("pledge by Kenya, due 2032", ""), (Q, "a\n"), (Q, "q\n")]
    code, screen = on_terminal(*REVIEW, talk=talk, width=160)
    assert (code, [*map(coding, stored())]) == (0, [(Kind.PLEDGE, "2032", ("Kenya",))]), screen


@pytest.mark.parametrize("words", [REVIEW, READ, ("review", "document:plan")])
def test_what_is_stored_is_put_right_by_keys_in_every_walk(plan: Program, words: tuple[str, ...]) -> None:
    if words[0] == "review":
        plan("add", "--document", "plan", "--quote", PORTS, "--due", "2030")
        before: list[tuple[str, str]] = []
    else:
        before = [(Q, "a\n" if words == REVIEW else "p\n"), (Q, "1\n")]
    talk = [*before, (Q, "k\n"), (f"kind ({KINDS}): ", "launch\n"), ("plan-01  kind: ", ""), (Q, "y none\n")]
    talk += [("plan-01  due: ", ""), (Q, "who G2\n"), ("plan-01  ", ""), (Q, "q\n")]
    code, screen = on_terminal(*words, talk=talk, width=160)
    assert (code, [*map(coding, stored())]) == (0, [(Kind.LAUNCH, "None", ("G2",))]), screen


def test_what_is_left_of_a_narrowed_sentence_is_told_as_such_with_rules_of_its_own(plan: Program) -> None:
    talk = [("1 of 1  strong", ""), ("+agent-will", ""), (Q, "c 1\n"), (Q, "p\n"), ("plan-01  added", "")]
    talk += [("the rest of it comes next, so there are 2", ""), ("2 of 2  what is left of a sentence  ", "")]
    code, screen = on_terminal(*REVIEW, talk=[*talk, (Q, "q\n")], width=160)
    card = screen.rpartition("2 of 2")[2]
    assert (code, "testable by deadline, concrete verb" in card, "+agent-will" in card) == (0, True, True), screen
    assert on_terminal(*REVIEW, talk=[("1 of 1  what is left of a sentence", ""), (Q, "q\n")], width=160)[0] == 0


def test_rules_that_spoke_of_other_words_are_not_said_of_a_clause(program: Program, pact: Path, tmp_path: Path) -> None:
    text = "We pledge to build ten ports by 2030 and the Ministry will close two prisons by 2035."
    (tmp_path / "plan.txt").write_text(text)
    program("document", "add", "plan.txt", "--id", "plan", "--title", "The Plan", "--published", "2020")
    talk = [("+commits", ""), (Q, "n 2\n"), ("> the Ministry", ""), ("+agent-will", ""), (Q, "q\n")]
    code, screen = on_terminal(*REVIEW, talk=talk, width=160)
    assert (code, screen.count("+commits")) == (0, 1), screen


def test_the_key_of_a_promise_is_one_in_a_review_and_in_reading(plan: Program) -> None:
    code, screen = on_terminal(*READ, talk=[(Q, "a\n"), ("plan-01  added", ""), (Q, "q\n")], width=160)
    assert (code, [one.quote for one in stored()]) == (0, [PORTS]), screen


def test_a_reason_keeps_its_number_in_every_document_whatever_is_used_most(plan: Program) -> None:
    (Path("other.txt")).write_text("We met. It rained. The sea was calm.\n")
    plan("document", "add", "other.txt", "--id", "other", "--title", "The Other")
    first = [(Q, "d lead-in\n"), (Q, "d\n"), ("7 lead-in; or", "a report\n"), (Q, "q\n")]
    assert on_terminal("document", "read", "other", talk=first, width=200)[0] == 0
    plan("document", "set-aside", "other", "The sea was calm.", "--reason", "a report")
    talk = [(Q, "d\n"), ("7 lead-in; 8 a report; or", "8\n"), (Q, "q\n")]
    code, screen = on_terminal(*READ, talk=talk, width=200)
    assert (code, [one.reason for one in Store.open("data").document("plan").set_aside]) == (0, ["a report"]), screen


def test_the_number_of_a_reason_that_is_in_use_no_more_means_no_other(plan: Program) -> None:
    talk = [(Q, "d one\n"), (Q, "d two\n"), (Q, "q\n")]
    assert on_terminal(*READ, talk=talk, width=200)[0] == 0
    aside, _ = Store.open("data").document("plan").set_aside
    plan("document", "set-aside", "plan", f"{aside.span.start}-{aside.span.end}", "--take-back")
    talk = [(Q, "d\n"), ("8 two; or", "7\n"), ("no reason has the number 7", ""), ("why", "8\n"), (Q, "q\n")]
    code, screen = on_terminal(*READ, talk=talk, width=200)
    reasons = [one.reason for one in Store.open("data").document("plan").set_aside]
    assert (code, reasons) == (0, ["two", "two"]), screen


def test_what_is_added_without_a_kind_is_told_so(plan: Program) -> None:
    told = "it has no kind; say it with: commitments edit plan-01 --kind KIND\n"
    assert plan("add", "--document", "plan", "--quote", "We will build ten ports by 2030").err == told
    added = plan("add", "--document", "plan", "--quote", "the Ministry will close two prisons", "--kind", "pledge")
    assert added.err == ""
