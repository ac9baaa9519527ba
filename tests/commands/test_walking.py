"""Documents read, candidates and commitments reviewed, one by one: nothing is lost, and no slip leaves the walk."""

import json
import sys
from pathlib import Path

import pytest
from terminals import Program, on_terminal

from commitments.stores import Store

TEXT = """The Plan

We met in May. We praised the old ports.

Aims

We will build ten ports by 2030 and the Ministry will close two prisons by 2035. Weather was fine.
"""
Q = "[q]uit: "


@pytest.fixture
def plan(program: Program, pact: Path, tmp_path: Path) -> Program:
    (tmp_path / "plan.txt").write_text(TEXT)
    program("document", "add", "plan.txt", "--id", "plan-2020", "--title", "The Plan", "--published", "2020")
    return program


def stored() -> tuple[list[str], list[tuple[str, str]]]:
    store = Store.open("data")
    aside = [(TEXT[p.span.start : p.span.end], p.reason) for p in store.document("plan-2020").set_aside]
    return [one.quote for one in store.commitments_of("plan-2020")], aside


def test_a_document_is_read_sentence_by_sentence(plan: Program) -> None:
    talk = [
        ("1 of 4 · 0% read", ""),
        (Q, "d\n"),
        ("1 background", "1\n"),
        ("2 of 4 · 25% read", ""),
        (Q, "d praise\n"),
        (Q, "p\n"),
        (Q, "s\n"),
        (Q, "q\n"),
        ("75% read: 1 sentence of 4 unread", ""),
    ]
    code, screen = on_terminal("document", "read", "plan-2020", talk=talk)
    assert (code, stored()) == (
        0,
        (
            ["We will build ten ports by 2030 and the Ministry will close two prisons by 2035."],
            [("We met in May.", "background"), ("We praised the old ports.", "praise")],
        ),
    ), screen
    again = on_terminal(
        "document", "read", "plan-2020", talk=[("1 of 1", ""), (Q, "d\n"), ("1 ", "weather\n"), (Q, "q\n")]
    )
    assert (again[0], stored()[1][-1]) == (0, ("Weather was fine.", "weather"))
    assert "is read: nothing is left" in on_terminal("document", "read", "plan-2020")[1]


def test_what_is_left_of_a_divided_sentence_comes_next(plan: Program) -> None:
    talk = [(Q, "3\n"), (Q, "x\n"), ("which are promises", "1\n"), ("> the Ministry will close", ""), (Q, "q\n")]
    code, screen = on_terminal("document", "read", "plan-2020", talk=talk)
    assert (code, stored()[0]) == (0, ["We will build ten ports by 2030"]), screen


def test_a_promise_has_the_coding_of_its_words_and_is_told_so(plan: Program) -> None:
    told = "pledge by (nobody named), due 2030"
    talk = [(Q, "j ten ports\n"), ("> We will", ""), (Q, "p\n"), (told, ""), (Q, "q\n")]
    code, screen = on_terminal("document", "read", "plan-2020", talk=talk)
    assert code == 0, screen
    (row,) = json.loads(plan("list", "document:plan-2020", "--format", "json").out)
    assert (row["made"], row["section"], row["span"]) == ("2020", "Aims", [58, 138])


def test_undo_takes_back_what_was_decided_last_and_goes_there(plan: Program) -> None:
    talk = [(Q, "d one\n"), (Q, "d two\n"), (Q, "u\n"), ("2 of 4", ""), (Q, "u\n"), ("1 of 4", ""), (Q, "u\n")]
    code, screen = on_terminal(
        "document", "read", "plan-2020", talk=[*talk, ("nothing was decided here", ""), (Q, "q\n")]
    )
    assert (code, stored()) == (0, ([], [])), screen


def test_neither_a_slip_nor_an_empty_line_nor_esc_leaves_the_walk(plan: Program) -> None:
    talk = [
        (Q, "\n"),
        (Q, "dd\n"),
        ("no such key: dd", ""),
        (Q, "\x1b\n"),
        (Q, "d\n"),
        ("why", "\x1b\n"),
        ("left as it is", ""),
        (Q, "d\n"),
        ("why", "\n"),
        (Q, "99\n"),
        ("there are 1 to 4", ""),
        (Q, "j nowhere\n"),
        ("none has the words", ""),
        (Q, "?\n"),
        ("take back what was decided", ""),
        (Q, "b\n"),
        ("this is the first", ""),
        (Q, "\x04"),
    ]
    code, screen = on_terminal("document", "read", "plan-2020", talk=talk)
    assert (code, stored()) == (0, ([], [])), screen


def test_esc_leaves_a_question_with_no_enter_and_an_arrow_does_not(plan: Program) -> None:
    talk = [(Q, "d\n"), ("why", "half\x1b"), ("left as it is", ""), (Q, "d\n"), ("why", "pra\x1b[D"), ("[D", "ise\n")]
    code, screen = on_terminal("document", "read", "plan-2020", talk=[*talk, ("2 of 4", ""), (Q, "\x1b"), (Q, "q\n")])
    assert (code, stored()) == (0, ([], [("We met in May.", "praise")])), screen


def test_a_key_typed_at_the_question_for_a_reason_is_no_reason(plan: Program) -> None:
    refused = "u alone is no reason; type a number or words, or Esc to leave the question"
    talk = [(Q, "d\n"), ("why", "u\n"), (refused, ""), ("why", "\x1b\n"), ("left as it is", ""), (Q, "d u\n")]
    talk += [(refused, ""), (Q, "d\n"), ("why", "?\n"), ("? alone is no reason", ""), ("why", "旧\n"), (Q, "q\n")]
    code, screen = on_terminal("document", "read", "plan-2020", talk=talk, width=120)
    assert (code, stored()) == (0, ([], [("We met in May.", "旧")])), screen


def test_what_others_decide_meanwhile_is_passed_over_and_counted(plan: Program) -> None:
    def others() -> str:
        plan("document", "set-aside", "plan-2020", "--matching", "old ports", "--reason", "theirs", "--yes")
        return "d mine\n"

    talk = [(Q, others), ("2 of 4 was dealt with elsewhere meanwhile", ""), ("2 of 3 · 50% read", ""), (Q, "q\n")]
    code, screen = on_terminal("document", "read", "plan-2020", talk=talk)
    assert (code, [reason for _, reason in stored()[1]]) == (0, ["mine", "theirs"]), screen
    assert screen.endswith("50% read: 2 sentences of 4 unread; the same command goes on from here\n")


def test_what_others_took_while_the_question_was_open_is_refused(plan: Program) -> None:
    def others() -> str:
        plan("document", "set-aside", "plan-2020", "--matching", "We met", "--reason", "theirs", "--yes")
        return "p\n"

    talk = [(Q, others), ("set aside already (theirs)", ""), (Q, "q\n")]
    code, screen = on_terminal("document", "read", "plan-2020", talk=talk)
    assert (code, stored()) == (0, ([], [("We met in May.", "theirs")])), screen


def test_what_was_skipped_is_known_after_the_terminal_was_closed(plan: Program) -> None:
    on_terminal("document", "read", "plan-2020", talk=[(Q, "s\n"), ("2 of 4", "\x1c")])
    code, screen = on_terminal("document", "read", "plan-2020", talk=[("> We praised", ""), (Q, "q\n")])
    assert code == 0, screen


def test_the_rest_of_a_section_is_set_aside_at_once(plan: Program) -> None:
    talk = [(Q, "n section\n"), ("We praised the old ports.", ""), ("why", "past\n"), ("> We will", ""), (Q, "q\n")]
    code, screen = on_terminal("document", "read", "plan-2020", talk=talk)
    assert (code, stored()[1]) == (0, [("We met in May.", "past"), ("We praised the old ports.", "past")]), screen


@pytest.mark.parametrize("width", [80, 40])
def test_no_word_of_a_walk_is_broken_at_the_edge(plan: Program, width: int) -> None:
    talk = [
        (Q[:3], "d\n"),
        ("why", "praise\n"),
        (Q[:3], "p\n"),
        ("kind", "\n"),
        (Q[:3], "j nowhere\n"),
        (Q[:3], "?\n"),
        (Q[:3], "q\n"),
    ]
    code, screen = on_terminal("document", "read", "plan-2020", talk=talk, width=width)
    shown = screen.replace("\x1b[K", "").splitlines()  # a slow machine shows progress, and wipes it away
    assert (code, [line for line in shown if len(line) > width]) == (0, []), screen


def test_ctrl_c_keeps_what_was_decided(plan: Program) -> None:
    code, _ = on_terminal("document", "read", "plan-2020", talk=[(Q, "d praise\n"), ("2 of 4", "\x03")])
    assert (code, stored()) == (130, ([], [("We met in May.", "praise")]))


def test_several_are_set_aside_at_once_after_they_were_shown(plan: Program) -> None:
    talk = [(Q, "n 2\n"), ("We praised", ""), ("why", "past\n"), ("3 of 4", ""), (Q, "q\n")]
    code, screen = on_terminal("document", "read", "plan-2020", talk=talk)
    assert (code, [reason for _, reason in stored()[1]]) == (0, ["past", "past"]), screen


def test_what_was_skipped_comes_last_the_next_time(plan: Program) -> None:
    on_terminal("document", "read", "plan-2020", talk=[(Q, "s\n"), (Q, "q\n")])
    code, screen = on_terminal(
        "document", "read", "plan-2020", talk=[("> We praised", ""), (Q, "4\n"), ("> We met", ""), (Q, "q\n")]
    )
    assert code == 0, screen


def test_without_a_terminal_reading_names_the_other_way(plan: Program) -> None:
    result = plan("document", "read", "plan-2020")
    assert (result.code, "document set-aside" in result.err) == (1, True)


WALKS = [
    ["review"],
    ["document", "read", "plan-2020"],
    ["extract", "plan-2020", "--review"],
    ["extract", "plan.txt", "--review"],
    ["code"],
    ["code", "plan-2020", "--passages"],
    ["adjudicate"],
]


@pytest.mark.parametrize("words", WALKS, ids=" ".join)
def test_nobody_is_asked_about_what_goes_into_a_file(plan: Program, tmp_path: Path, words: list[str]) -> None:
    (tmp_path / "plan.txt").write_text(f"Another text\n\n{TEXT}")
    with open(tmp_path / "out", "wb") as out:
        code, screen = on_terminal(*words, out=out, width=300)
    said = "shows, so its output needs to be a terminal too; elsewhere use: commitments "
    assert (code, said in screen, Q in screen, (tmp_path / "out").read_bytes()) == (1, True, False, b""), screen


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["document", "read", "nosuch"], 4, "no document 'nosuch'"),
        (["extract", "nosuch", "--review"], 4, "'nosuch' is neither a file nor a document"),
        (["review", "pact-2015-99"], 4, "01 to 04"),
        (["review", "statsu:kept"], 2, "did you mean 'status'?"),
        (["code", "statsu:kept"], 2, "did you mean 'status'?"),
        (["code", "nosuch", "--passages"], 2, "passages are of one document"),
        (["adjudicate", "statsu:kept"], 2, "did you mean 'status'?"),
    ],
)
def test_without_a_terminal_what_is_wrong_is_said_first(plan: Program, words: list[str], code: int, said: str) -> None:
    result = plan(*words)
    assert (result.code, said in result.err) == (code, True), result


def test_a_candidate_is_narrowed_tagged_and_accepted(plan: Program) -> None:
    talk = [
        (Q, "/ports\n"),
        (Q, "n\n"),
        ("which one (1 to 2; empty for none): ", "1\n"),
        ("due 2030", ""),
        (Q, "t sea\n"),
        ("#sea", ""),
        (Q, "a\n"),
    ]
    code, screen = on_terminal("extract", "plan-2020", "--review", talk=[*talk, (Q, "q\n")])
    (one,) = Store.open("data").commitments_of("plan-2020")
    assert (code, one.quote, str(one.due), one.tags) == (0, "We will build ten ports by 2030", "2030", ("sea",)), screen


def test_a_commitment_gets_evidence_and_tags_in_a_review(pact: Path) -> None:
    talk = [
        (Q, "v\n"),
        ("URL", "https://a.example\n"),
        ("title: ", "The law\n"),
        ("publisher: ", "Gazette\n"),
        ("on (", "\n"),
        (Q, "q\n"),
        ("1 commitment changed", ""),
    ]
    assert on_terminal("review", "3", talk=talk)[0] == 0
    assert on_terminal("review", "3", talk=[(Q, "t money -none\n"), (Q, "q\n")])[0] == 0
    one = Store.open(pact).commitment("pact-2015-03")
    (proof,) = one.updates[-1].evidence
    assert (proof.title, proof.publisher, "money" in one.tags) == ("The law", "Gazette", True)


def test_the_end_of_the_input_in_a_question_stores_nothing_of_it(pact: Path) -> None:
    code, _ = on_terminal("review", "3", talk=[(Q, "m kept\n"), ("note: ", "\x04")])
    assert (code, Store.open(pact).commitment("pact-2015-03").updates) == (0, ())


def test_an_editors_mistakes_are_told_all_at_once_and_enter_edits_again(pact: Path, tmp_path: Path) -> None:
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys; from pathlib import Path; file = Path(sys.argv[1]); was = file.read_text()\n"
        "file.write_text('summary = \"Well\"' if 'soon' in was else 'due = \"soon\"\\namount = \"much\"\\nwho = 1')\n"
    )
    talk = [("3 things are wrong", ""), ("Edit again? [Y/n]", "\n")]
    code, screen = on_terminal("edit", "2", talk=talk, EDITOR=f"{sys.executable} {script}", VISUAL=None)
    assert (code, "summary: (none) → Well" in screen) == (0, True), screen


def test_many_that_others_decided_are_told_of_in_one_line(plan: Program) -> None:
    def others() -> str:
        plan("document", "set-aside", "plan-2020", "--matching", "ports", "--reason", "theirs", "--yes")
        return "d mine\n"

    code, screen = on_terminal("document", "read", "plan-2020", talk=[(Q, others), ("meanwhile", ""), (Q, "q\n")])
    assert (code, screen.count("dealt with elsewhere meanwhile")) == (0, 1), screen
    assert "2 to 3 of 4 were dealt with elsewhere meanwhile" in screen


def test_a_reason_that_was_taken_back_is_offered_no_more(plan: Program) -> None:
    talk = [(Q, "d odd reason\n"), (Q, "u\n"), (Q, "d\n"), ("why", "\n"), (Q, "q\n")]
    code, screen = on_terminal("document", "read", "plan-2020", talk=talk)
    assert (code, "odd reason; or" in screen) == (0, False), screen


def test_usual_reasons_keep_their_numbers_and_ones_own_come_after_them(plan: Program) -> None:
    plan("document", "set-aside", "pact-2015", "welcomes the spring", "--reason", "theirs")
    plan("document", "set-aside", "plan-2020", "We met in May.", "--reason", "Praise")
    offered = "1 background; 2 praise; 3 report of the past; 4 opinion; 5 quotation; 6 heading or caption; 7 theirs"
    talk = [(Q, "d\n"), (f"{offered}; or", "mine\n"), (Q, "d\n"), (f"{offered}; 8 mine; or", "mine\n"), (Q, "d\n")]
    talk += [(f"{offered}; 8 mine; or", "1\n"), (Q, "q\n")]
    code, screen = on_terminal("document", "read", "plan-2020", talk=talk, width=200)
    reasons = [reason for _, reason in stored()[1]]
    assert (code, reasons) == (0, ["Praise", "mine", "mine", "background"]), screen


@pytest.mark.parametrize("words", [("extract", "plan-2020", "--review"), ("review", "3")])
def test_an_address_typed_behind_the_key_of_evidence_is_taken(plan: Program, words: tuple[str, ...]) -> None:
    talk = [(Q, "v example.org\n"), ("not a web address", ""), (Q, "v https://a.example/x\n"), ("its title: ", "\n")]
    talk += [("publisher: ", "\n"), *([("on (", "\n")] if words[0] == "review" else []), (Q, "q\n")]
    code, screen = on_terminal(*words, talk=talk)
    known = Store.open("data").commitments_in(["plan-2020", "pact-2015"])
    found = [each.url for one in known for update in one.updates for each in update.evidence]
    assert (code, "https://a.example/x" in found, "evidence URL" in screen) == (0, True, False), screen


def test_numbers_typed_behind_the_keys_of_clauses_are_taken(plan: Program) -> None:
    talk = [(Q, "j ports by\n"), (Q, "n 3\n"), ("say a number from 1 to 2", ""), (Q, "n 1\n"), ("> We will build", "")]
    talk += [(Q, "w\n"), (Q, "x 2\n"), ("plan-2020-01  added: ", ""), (Q, "q\n")]
    code, screen = on_terminal("extract", "plan-2020", "--review", talk=talk)
    assert (code, stored()[0]) == (0, ["the Ministry will close two prisons by 2035."]), screen


def test_words_behind_a_key_that_takes_none_are_not_passed_over(plan: Program) -> None:
    talk = [(Q, "e not this\n"), ("nothing goes behind e; type it alone", ""), (Q, "s 3\n"), ("behind s", "")]
    code, screen = on_terminal("document", "read", "plan-2020", talk=[*talk, (Q, "q\n")])
    assert (code, stored()) == (0, ([], [])), screen


@pytest.mark.parametrize(
    "words", [("document", "read", "plan-2020"), ("extract", "plan-2020", "--review"), ("review",)]
)
def test_without_an_editor_a_walk_says_how_to_go_on_with_one(plan: Program, words: tuple[str, ...]) -> None:
    said = (
        "k, y and o change kind, due date and who without one; for the rest leave with q, set one as in export EDITOR="
    )
    code, screen = on_terminal(*words, talk=[(Q, "e\n"), (said, ""), (Q, "q\n")], width=250, EDITOR=None, VISUAL=None)
    assert code == 0, screen
