"""Marks, notes, tags, coding, removal: what is changed, what is said of it, and when nothing may change."""

import json
from pathlib import Path
from typing import Any

import pytest
from pacts import TRAINS, files_of
from terminals import Program


def updates(program: Program, name: str) -> list[dict[str, Any]]:
    (found,) = json.loads(program("list", name, "--format", "json").out)
    result: list[dict[str, Any]] = found["updates"]
    return result


def one(program: Program, name: str) -> dict[str, Any]:
    (found,) = json.loads(program("list", name, "--format", "json").out)
    return dict(found)


def test_a_mark_prints_one_line_in_the_documented_form(program: Program, pact: Path) -> None:
    result = program(
        *("mark", "3", "kept", "--on", "2021-09-10", "--note", "Paid."),
        *("--evidence", "https://a.example", "--evidence", "https://b.example"),
    )
    assert result == (0, "pact-2015-03  unassessed → kept  (on 2021-09-10, 2 evidence)\n", "")
    (update,) = updates(program, "3")
    assert [proof["url"] for proof in update.pop("evidence")] == ["https://a.example", "https://b.example"]
    assert update == {
        "status": "kept",
        "on": "2021-09-10",
        "recorded": "2026-11-24T00:00:00Z",
        "by": "ana",
        "note": "Paid.",
        "actor": None,
        "source_status": None,
        "kind": "rating",
        "details": None,
        "guideline": None,
        "counts": True,
        "number": 1,
        "taken_back_by": None,
    }


def test_a_rating_without_evidence_is_made_and_remarked_upon(program: Program, pact: Path) -> None:
    result = program("mark", "3", "stalled")
    assert (result.code, result.out) == (0, "pact-2015-03  unassessed → stalled  (on 2026-11-24)\n")
    assert "--evidence URL" in result.err


def test_evidence_takes_its_facts(program: Program, pact: Path) -> None:
    program(
        *("mark", "3", "broken", "--evidence", "https://a.example", "--title", "T", "--publisher", "P"),
        *("--published", "2020", "--excerpt", "E", "--archive", "https://b.example", "--stance", "contradicts"),
    )
    assert updates(program, "3")[0]["evidence"] == [
        {
            "url": "https://a.example",
            "title": "T",
            "publisher": "P",
            "published": "2020",
            "excerpt": "E",
            "archive": "https://b.example",
            "stance": "contradicts",
        }
    ]


def test_a_joint_promise_is_judged_member_by_member(program: Program, pact: Path) -> None:
    result = program("mark", "2", "kept", "--actor", "france", "--by", "Zoë")
    assert result.out == "pact-2015-02  unassessed → kept  (on 2026-11-24, France)\n"
    last = updates(program, "2")[-1]
    assert (last["actor"], last["by"]) == ("France", "Zoë")


def test_a_note_leaves_the_status(program: Program, pact: Path) -> None:
    result = program("note", "2", "Talks go on.", "--evidence", "https://a.example")
    assert result == (0, "pact-2015-02  note  (on 2026-11-24, 1 evidence)\n", "")
    assert one(program, "2")["status"] == "in-progress"


@pytest.mark.parametrize("text", ["-re: the works", "-(x) y", '-"quoted" words', "not kept", "-a b", "[bold]x[/bold]"])
def test_a_note_is_kept_as_it_was_typed(program: Program, pact: Path, text: str) -> None:
    assert program("note", "2", text).code == 0
    assert program("mark", "2", "kept", "--note", text).code == 0
    assert [update["note"] for update in updates(program, "2")[-2:]] == [text, text]


def test_several_need_yes_where_nobody_can_be_asked(program: Program, pact: Path) -> None:
    before = files_of(pact)
    result = program("mark", "is:open", "dropped")
    assert (result.code, result.out, "--yes" in result.err) == (1, "", True)
    assert "pact-2015-02  in-progress → dropped" in result.err
    assert files_of(pact) == before
    done = program("mark", "is:open", "dropped", "--yes")
    assert [line.split()[0] for line in done.out.splitlines()] == ["pact-2015-02", "pact-2015-03", "pact-2015-04"]


def test_several_named_by_their_ids_are_changed_without_a_question(program: Program, pact: Path) -> None:
    assert program("mark", "2-4", "dropped").code == 0


CHANGES = [
    ["mark", "2", "kept"],
    ["mark", "is:open", "kept"],
    ["note", "2", "x"],
    ["tag", "2", "new"],
    ["untag", "2", "steel"],
    ["add", "--document", "pact-2015", "--quote", "The Assembly welcomes the spring."],
    ["edit", "2", "--due", "2019"],
    ["split", "3", "--at", "in solar"],
    ["remove", "2"],
    ["document", "remove", "pact-2015"],
    ["document", "set-aside", "pact-2015", "welcomes the spring", "--reason", "weather"],
    ["extract", "pact-2015", "--accept", "--min-confidence", "0"],
    ["check", "--fix"],
]


@pytest.mark.parametrize("words", CHANGES, ids=" ".join)
def test_a_dry_run_changes_nothing_and_says_so(program: Program, pact: Path, words: list[str]) -> None:
    before = files_of(pact)
    result = program(*words, "--dry-run")
    assert result.code in (0, 3)
    assert files_of(pact) == before
    assert ("dry run: nothing was changed" in result.err) == ("nothing new" not in result.err)


def test_undo_and_redo_can_be_tried_dry(program: Program, pact: Path) -> None:
    program("tag", "2", "new")
    before = files_of(pact)
    assert "dry run" in program("undo", "--dry-run").err
    assert files_of(pact) == before


@pytest.mark.parametrize("words", [words for words in CHANGES if words[0] not in ("check", "extract")], ids=" ".join)
def test_undo_restores_the_same_bytes(program: Program, pact: Path, words: list[str]) -> None:
    before = {name: data for name, data in files_of(pact).items() if not name.startswith(".")}
    assert program(*words, *["--yes"] * (words[0] in ("mark", "remove") or words[1] == "remove")).code == 0
    changed = {name: data for name, data in files_of(pact).items() if not name.startswith(".")}
    assert changed != before
    assert program("undo").code == 0
    assert {name: data for name, data in files_of(pact).items() if not name.startswith(".")} == before
    assert program("redo").code == 0
    assert {name: data for name, data in files_of(pact).items() if not name.startswith(".")} == changed


def test_undo_and_redo_say_what_became_of_a_document(program: Program, pact: Path) -> None:
    program("document", "edit", "pact-2015", "--published", "2015-12-13", "--issuer", "none", "--language", "EN-gb")
    assert program("undo").out == (
        "pact-2015  issuer: (none) → The Assembly; published: 2015-12-13 → 2015-12-12; language: en-GB → (none)\n"
    )
    program("redo")
    program("document", "set-aside", "pact-2015", "welcomes the spring", "--reason", "weather")
    assert program("undo", "--dry-run").out == "pact-2015  1 passage no longer set aside\n"
    program("document", "remove", "pact-2015", "--yes")
    assert program("undo").out.endswith("pact-2015  added: The Pact\n")


@pytest.mark.parametrize("nothing", ["", "none", " None "])
def test_every_field_of_a_coding_is_cleared_in_one_way(program: Program, pact: Path, nothing: str) -> None:
    fields = ("section", "summary", "kind", "actor", "counterparty", "made", "due", "amount", "tag")
    program("edit", "3", "--due", "2030", "--counterparty", "Chad")
    program("edit", "3", *(word for field in fields for word in (f"--{field}", nothing)))
    (one,) = json.loads(program("list", "3", "--format", "json").out)
    names = ("section", "summary", "kind", "actors", "counterparties", "due", "amount", "tags")
    assert [one[name] for name in names] == [None, None, None, [], [], None, None, []]


def test_a_document_whose_facts_alone_are_new_is_said_to_be_changed_not_replaced(
    program: Program, pact: Path, tmp_path: Path
) -> None:
    (tmp_path / "again.txt").write_text((pact / "pact-2015.txt").read_text())
    said = program(
        "document",
        "add",
        str(tmp_path / "again.txt"),
        "--id",
        "pact-2015",
        "--issuer",
        "The Senate",
        "--language",
        "en",
    )
    assert said.out == "pact-2015  issuer: The Assembly → The Senate; language: (none) → en\n"


def test_of_two_long_texts_that_differ_in_the_middle_the_middle_is_shown(program: Program, pact: Path) -> None:
    words = " ".join(f"word{number}" for number in range(30))
    program("edit", "1", "--summary", words)
    assert program("edit", "1", "--summary", words.replace("word15", "other")).out == (
        "pact-2015-01  summary: …word15 word16 word17 word18 word19… → …other word16 word17 word18 word19…\n"
    )


def test_undo_names_what_somebody_else_has_changed_since(program: Program, pact: Path) -> None:
    program("mark", "2", "kept")
    file = pact / "pact-2015.json"
    file.write_text(file.read_text().replace("Talks were opened.", "Talks were shut."))
    before = files_of(pact)
    result = program("undo")
    assert (result.code, result.out, "pact-2015-02" in result.err) == (1, "", True)
    assert files_of(pact) == before


def test_one_command_is_one_step(program: Program, pact: Path) -> None:
    program("tag", "1-4", "new")
    program("note", "1", "x")
    rows = json.loads(program("undo", "--list", "--format", "json").out)
    assert [(row["command"], row["changed"]) for row in rows][:2] == [
        ("note 1 x", "pact-2015-01"),
        ("tag 1-4 new", "4 commitments"),
    ]
    assert program("undo", "--steps", "2").code == 0
    assert program("list", "tag:new").err == "no commitment matches\n"
    assert len(json.loads(program("undo", "--list", "--format", "json").out)) == len(rows) - 2
    assert len(json.loads(program("log", "--format", "json").out)) == len(rows) + 1


def test_there_is_nothing_to_redo_after_another_change(program: Program, pact: Path) -> None:
    program("tag", "1", "new")
    program("undo")
    program("tag", "1", "other")
    assert program("redo") == (1, "", "commitments: there is nothing to redo\n")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["mark", "9", "kept"], 4, "01 to 04"),
        (["mark", "9", "kept", "--dry-run"], 4, "01 to 04"),
        (["mark", "1,9", "kept"], 4, "pact-2015-09"),
        (["mark", "1-9", "kept", "--actor", "Peru"], 2, "'Peru'"),
        (["mark", "pact-2015-09", "kept"], 4, "01 to 04"),
        (["mark", "9 or tag:transport", "kept", "--yes"], 4, "01 to 04"),
        (["mark", "9 tag:transport", "kept", "--yes"], 4, "01 to 04"),
        (["mark", "pact-2016-01", "kept"], 4, "did you mean pact-2015-01"),
        (["mark", "2", "kpet"], 2, "did you mean 'kept'"),
        (["mark", "2", "done"], 2, "'done' is not a status; did you mean 'kept'? (done as promised)"),
        (["mark", "2", "Pending"], 2, "could mean 'not-started' (looked; nothing has happened) or 'unassessed'"),
        (["mark", "onwer:x", "kept"], 2, "unknown key"),
        (["mark", "", "kept"], 2, "selector is empty"),
        (["mark", "tag:nosuch", "kept"], 4, "no commitment matches"),
        (["mark", "2", "kept", "--on", "soon"], 2, "'soon' is not a date"),
        (["mark", "2", "kept", "--on", "2027"], 2, "still to come"),
        (["note", "2", "x", "--evidence", "https://a.example", "--published", "2027"], 2, "still to come"),
        (["edit", "2", "--made", "+1d"], 2, "--made 2026-11-25 is still to come"),
        (["document", "edit", "pact-2015", "--published", "2027"], 2, "--published 2027 is still to come"),
        (["document", "edit", "pact-2015", "--language", "english"], 2, "did you mean 'en'?"),
        (["document", "edit", "pact-2015", "--title", "none"], 2, "a document needs a title"),
        (["mark", "2", "kept", "--evidence", "rail.example"], 2, "https://"),
        (["mark", "2", "kept", "--title", "T"], 2, "--evidence"),
        (["mark", "2", "kept", "--actor", "Peru"], 2, "'Peru'"),
        (["mark", "2", "kept", "--stance", "for", "--evidence", "https://a.example"], 2, "unknown stance"),
        (["mark", "2"], 2, "missing argument 'STATUS'"),
        (["note", "2", "  "], 2, "empty"),
        (["tag", "2", "a,b"], 2, "cannot be a tag"),
        (["tag", "2", "-x y"], 2, "cannot be a tag"),
        (["add", "--document", "nope", "--quote", "x"], 4, "no document 'nope'"),
        (["add", "--document", "pact-2015", "--quote", "Japan will build nine trains"], 1, "the nearest passage is"),
        (["add", "--document", "pact-2015", "--quote", "will"], 1, "--occurrence N"),
        (["add", "--document", "pact-2015", "--quote", TRAINS], 1, "pact-2015-01 has this very quote"),
        (["edit", "2", "--due", "someday"], 2, "--due"),
        (["edit", "2", "--amount", "5"], 2, "1.6bn USD"),
        (["edit", "2", "--kind", "oath"], 2, "unknown kind 'oath'"),
        (["edit", "2", "--quote", "We will do nothing."], 1, "does not hold these words"),
        (["edit", "2"], 2, "$EDITOR"),
        (["remove", "2"], 1, "--yes"),
        (["remove", "9", "--yes"], 4, "01 to 04"),
        (["document", "remove", "pact-2015"], 1, "--yes"),
        (["document", "set-aside", "pact-2015", "welcomes the spring"], 2, "--reason"),
        (["document", "set-aside", "pact-2015", "ten trains", "--reason", "x"], 1, "pact-2015-01"),
        (["extract", "pact-2015", "--review"], 1, "needs a terminal"),
        (["extract", "pact-2015", "--review", "--dry-run"], 2, "--accept"),
        (["undo", "--steps", "0"], 2, "--steps"),
        (["redo"], 1, "nothing to redo"),
    ],
)
def test_a_mistake_changes_nothing(
    program: Program, pact: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], code: int, said: str
) -> None:
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    before = files_of(pact)
    result = program(*words)
    assert (result.code, result.out, said in result.err) == (code, "", True), result
    assert files_of(pact) == before


def test_tags_are_added_and_taken_away(program: Program, pact: Path) -> None:
    assert program("tag", "2", "Urgent", "steel").out == "pact-2015-02  +urgent\n"
    assert program("untag", "2", "steel", "trade").out == "pact-2015-02  -steel -trade\n"
    assert one(program, "2")["tags"] == ["urgent"]
    assert program("untag", "2", "nosuch") == (0, "", "nothing to change\n")


def test_add_finds_the_span_and_the_section(program: Program, pact: Path) -> None:
    result = program("add", "--document", "pact-2015", "--quote", "The Assembly  welcomes\nthe spring", "--tag", "x")
    assert result.out == "pact-2015-05  added: The Assembly welcomes the spring\n"
    added = one(program, "5")
    text = (pact / "pact-2015.txt").read_text()
    assert text[slice(*added["span"])] == added["quote"] == "The Assembly welcomes the spring"
    assert (added["section"], added["made"], added["tags"]) == ("OPENING", "2015-12-12", ["x"])


def test_edit_changes_the_coding_and_an_empty_value_clears_it(program: Program, pact: Path) -> None:
    result = program("edit", "1", "--due", "2019-06", "--amount", "1.6bn eur", "--actor", "Japan", "--actor", "Rail")
    assert result.out == ("pact-2015-01  actors: +Rail; due: 2018 → 2019-06; amount: (none) → EUR 1,600,000,000\n")
    program("edit", "1", "--due", "", "--summary", "")
    assert (one(program, "1")["due"], one(program, "1")["summary"]) == (None, None)


def test_a_removed_id_is_never_used_again(program: Program, pact: Path) -> None:
    assert program("remove", "4", "--yes").out == "pact-2015-04  removed: Everyone will do their best.\n"
    program("add", "--document", "pact-2015", "--quote", "Everyone will do their best.")
    assert program("list", "--format", "ids").out.split()[-1] == "pact-2015-05"


def test_an_editor_changes_the_coding(program: Program, pact: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "sed -i 's/^summary = .*/summary = \"Cheap steel\"/'")
    monkeypatch.delenv("VISUAL", raising=False)
    assert program("edit", "2").out == "pact-2015-02  summary: (none) → Cheap steel\n"
    assert program("edit", "2") == (0, "", "nothing to change\n")


def test_a_mistake_in_the_editor_loses_nothing(program: Program, pact: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "sed -i 's/^kind = .*/kind = \"plegde\"/'")
    monkeypatch.delenv("VISUAL", raising=False)
    before = files_of(pact)
    result = program("edit", "2")
    assert (result.code, result.out, "did you mean 'pledge'" in result.err) == (2, "", True)
    assert files_of(pact) == before
    kept = Path(result.err.strip().rpartition(" ")[2])
    assert 'kind = "plegde"' in kept.read_text()
    kept.unlink()


def test_an_editor_that_gives_up_changes_nothing(program: Program, pact: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "false")
    monkeypatch.delenv("VISUAL", raising=False)
    assert program("edit", "2") == (1, "", "commitments: the editor gave up; nothing was changed\n")


def test_a_document_is_taken_in_once(program: Program, pact: Path, tmp_path: Path) -> None:
    (tmp_path / "oath.txt").write_text("We will keep our word.\n")
    words = ["document", "add", "oath.txt", "--id", "oath-2020", "--title", "The Oath", "--published", "2020-02"]
    assert program(*words).out.startswith("oath-2020  added: The Oath")
    before = files_of(pact)
    again = program(*words)
    assert (again.code, again.out, "nothing to change" in again.err) == (0, "", True)
    assert files_of(pact) == before


def test_a_changed_text_needs_replace(program: Program, pact: Path, tmp_path: Path) -> None:
    text = (pact / "pact-2015.txt").read_text().replace("OPENING\n", "AN OPENING\n").replace("ten trains", "two trains")
    (tmp_path / "new.txt").write_text(text)
    before = files_of(pact)
    result = program("document", "add", "new.txt", "--id", "pact-2015")
    assert (result.code, result.out, "--replace" in result.err) == (1, "", True)
    assert ("pact-2015-01 vanished" in result.err, "pact-2015-02 moved" in result.err) == (True, True)
    assert files_of(pact) == before
    assert program("document", "add", "new.txt", "--id", "pact-2015", "--replace").code == 0
    assert (one(program, "1")["span"], one(program, "2")["span"][0]) == (None, text.index("France and"))


def test_candidates_are_accepted_into_the_store(program: Program, tmp_path: Path) -> None:
    program("init")
    (tmp_path / "plan.txt").write_text("The Plan\n\nWe will plant a million trees by 2030.\n\nIt was a sunny day.\n")
    result = program("extract", "plan.txt", "--accept", "--min-confidence", "0.3")
    assert result.code == 0
    assert "\\n" not in result.out
    assert "We will plant a million trees by 2030." in program("list", "--columns", "quote").out
    assert "nothing new" in program("extract", "plan.txt", "--accept", "--min-confidence", "0.3").err


def test_a_passage_is_set_aside_and_taken_back(program: Program, pact: Path) -> None:
    words = ["document", "set-aside", "pact-2015", "welcomes the spring"]
    assert program(*words, "--reason", "weather").out.endswith("(weather): The Assembly welcomes the spring.\n")
    assert program("document", "show", "pact-2015", "--unread").err.startswith("100% read")
    assert program(*words, "--take-back").code == 0
    assert program("document", "show", "pact-2015", "--unread").err.startswith("80% read")


def test_check_finds_what_is_wrong_and_repairs_what_is_safe(program: Program, pact: Path) -> None:
    result = program("check", "--format", "json")
    assert result.code == 3
    assert {row["commitment"] for row in json.loads(result.out)} >= {"pact-2015-02"}
    program("note", "2", "Here it is.", "--evidence", "https://a.example")
    assert program("check", "--format", "ids").code in (0, 3)
    file = pact / "pact-2015.json"
    file.write_text(file.read_text().replace('"span": [8, 44]', '"span": [9, 45]'))
    assert program("check").code == 3
    fixed = program("check", "--fix")
    assert "pact-2015-01  span:" in fixed.out
    assert one(program, "1")["span"] == [8, 44]
    assert program("undo").code == 0


def test_an_export_is_the_same_bytes_for_the_same_store_and_day(program: Program, pact: Path, tmp_path: Path) -> None:
    for name in ("md", "html", "csv", "json", "jsonl", "ics"):
        for turn in "ab":
            result = program("export", "-o", f"{turn}.{name}")
            what = "the due dates of 2 of 4 commitments" if name == "ics" else "4 commitments"
            assert result == (0, "", f"wrote {what} to {turn}.{name}\n")
        assert (tmp_path / f"a.{name}").read_bytes() == (tmp_path / f"b.{name}").read_bytes()
    assert program("export").out == (tmp_path / "a.md").read_text()


def test_the_name_is_found_in_order(program: Program, pact: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program("note", "1", "x", "--by", "zoe")
    program("note", "1", "x")
    monkeypatch.delenv("COMMITMENTS_BY")
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "user.name")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "Git Name")
    program("note", "1", "x")
    assert [update["by"] for update in updates(program, "1")[1:]] == ["zoe", "ana", "Git Name"]


def test_a_rating_dated_before_the_promise_is_refused_and_nothing_changes(program: Program, pact: Path) -> None:
    before = files_of(pact)
    single = program("mark", "3", "kept", "--on", "2014-01-01")
    several = program("mark", "1-3", "kept", "--on", "2014", "--yes")
    assert (single.code, several.code) == (2, 2)
    assert "2014-01-01 is before pact-2015-03 was made on" in single.err and "--made DATE" in single.err
    assert "pact-2015-01, pact-2015-02, pact-2015-03" in several.err
    assert files_of(pact) == before


def test_a_note_may_tell_what_went_before_the_promise_and_says_so(program: Program, pact: Path) -> None:
    result = program("note", "3", "Talks.", "--on", "2014-01")
    assert (result.code, "2014-01 is before pact-2015-03 was made" in result.err) == (0, True)
    assert "pact-2015-03" not in program("check").out


def test_a_rating_of_the_year_in_which_the_promise_was_made_is_no_earlier(program: Program, pact: Path) -> None:
    assert program("mark", "3", "kept", "--on", "2015").code == 0


@pytest.mark.parametrize(
    ("words", "due"), [("Q3 2027", "2027-09"), ("end of 2030", "2030"), ("31.12.2027", "2027-12-31")]
)
def test_a_due_date_may_be_typed_in_words(program: Program, pact: Path, words: str, due: str) -> None:
    program("edit", "3", "--due", words)
    assert one(program, "3")["due"] == due


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("soon", "Q3 2027"),
        ("after 2030", "Q3 2027"),
        ("the budget of 2027", "Q3 2027"),
        ("a:b", "Q3 2027"),
        ("01/03/2027", "'01/03/2027' could be two days; write it as 2027-03-01"),
        ("FY27", "a fiscal year ends in different months and years from country to country; write its last day"),
        ("31 June 2027", "is not a day of the calendar"),
    ],
)
def test_a_due_date_that_is_not_certain_is_refused_with_its_reason(
    program: Program, pact: Path, words: str, why: str
) -> None:
    result = program("edit", "3", "--due", words)
    assert (result.code, why in " ".join(result.err.split())) == (2, True)
