"""Documents taken in and coded: what is asked for, what is refused, and that no text is ever put under another's id."""

import os
import re
from pathlib import Path

import pytest
from terminals import Program, on_terminal, started

from commitments.reports import bounded

FIRST = "The Big Plan\n\nWe will build 40 schools by 2027.\n"
SECOND = "The Big Plan\n\nIn short.\n\nWe will plant 90 trees by 2027.\n"


ASKED = ["Issuer", "Kind", "Date", "URL", "Id ["]


@pytest.fixture
def files(program: Program, tmp_path: Path) -> Path:
    """Two texts of one title, and an empty store."""
    (tmp_path / "first.txt").write_text(FIRST)
    (tmp_path / "second.txt").write_text(SECOND)
    assert program("init", "data").code == 0
    return tmp_path


@pytest.mark.parametrize("words", [["document", "add"], ["extract", "--accept"]])
def test_a_text_is_not_taken_for_another_of_the_same_title(program: Program, files: Path, words: list[str]) -> None:
    assert program("document", "add", "first.txt").code == 0
    result = program(*words, "second.txt")
    assert (result.code, result.out) == (2, "")
    assert "the-big-plan is another document already" in result.err
    assert (files / "data" / "the-big-plan.txt").read_text() == FIRST


def of_day(files: Path, name: str, title: str, day: str) -> str:
    (files / name).write_text(f"{title}\n\n{day}\n\nWe will build a school in {name} by 2027.\n")
    return name


LONG = "Joint Statement of the Ministers of Trade and Finance of Peru and"


@pytest.mark.parametrize("words", [["document", "add"], ["extract", "--accept"]])
def test_documents_of_one_year_and_title_but_other_days_get_ids_of_their_own(
    program: Program, files: Path, words: list[str]
) -> None:
    told = []
    for name, title, day in (
        ("a.txt", "The Big Plan", "3 May 2024"),
        ("b.txt", "The Big Plan", "4 May 2024"),
        ("c.txt", "The Big Plan", "5 June 2024"),
        ("d.txt", f"{LONG} Chile", "5 June 2024"),
        ("e.txt", f"{LONG} Brazil", "5 June 2024"),
        ("f.txt", "The Big Plan", "3 May 2025"),
        ("g.txt", "The Big Plan", ""),
    ):
        result = program(*words, of_day(files, name, title, day))
        assert result.code == 0
        told += re.findall(r"(\S+) is another document, .*; this one is (\S+), unless", result.err)
    cut = "joint-statement-of-the-ministers-of-2024"
    assert program("documents", "--format", "ids").out.split() == [
        *(cut, f"{cut}b", "the-big-plan", "the-big-plan-2024", "the-big-plan-2024b", "the-big-plan-2024c"),
        "the-big-plan-2025",
    ]
    assert told == [("the-big-plan-2024", f"the-big-plan-2024{one}") for one in "bc"] + [(cut, f"{cut}b")]


@pytest.mark.parametrize(("first", "again"), [("3 May 2024", "3 May 2024"), ("May 2024", "3 May 2024")])
def test_what_may_be_the_same_document_in_other_words_is_refused_by_its_id(
    program: Program, files: Path, first: str, again: str
) -> None:
    assert program("document", "add", of_day(files, "a.txt", "The Big Plan", "9 June 2024")).code == 0
    assert program("document", "add", of_day(files, "b.txt", "The Big Plan", first)).code == 0
    result = program("document", "add", of_day(files, "c.txt", "The Big Plan", again))
    assert (result.code, result.out) == (2, "")
    assert "the-big-plan-2024b is another document already" in result.err


def test_on_a_terminal_the_missing_facts_are_asked_for_and_a_slip_is_asked_again(
    files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = [
        ("Issuer", "The Ministry\n"),
        ("Kind", "\n"),
        ("Date", "2024-13-01\n"),
        ("\npublished: '2024-13-01' is not a day of the calendar", ""),
        ("Date", "2999\n"),
        ("Date", "2024-05\n"),
        ("URL", "example.org\n"),
        ("URL (empty", "https://example.org/plan\n"),
        ("Id [the-big-plan-2024]", "The Plan\n"),
        ("Id [", "plan\n"),
    ]
    code, screen = on_terminal("document", "add", "first.txt", talk=talk)
    assert (code, re.findall(r"plan  added: .*", screen)) == (0, ["plan  added: The Big Plan (48 characters)"])


@pytest.mark.parametrize("words", [["document", "add"], ["extract", "--review"], ["extract", "--accept"]])
@pytest.mark.parametrize("key", ["\x1b", "q\n", "quit\n"])
def test_who_leaves_the_questions_about_a_document_has_taken_none_in(
    program: Program, files: Path, words: list[str], key: str
) -> None:
    talk = [("Issuer", "The Ministry\n"), ("Kind", key)]
    code, screen = on_terminal(*words, "first.txt", talk=talk)
    assert (code, screen.endswith("\ncommitments: left; no document was taken in\n")) == (1, True), screen
    assert program("documents", "--format", "ids").out == ""


def test_a_review_of_a_file_says_that_it_is_taken_in_and_stays(program: Program, files: Path) -> None:
    talk = [("first.txt is not in the store yet, so it is taken in first; ", ""), *((word, "\n") for word in ASKED)]
    talk += [("the-big-plan  added: The Big Plan (48 characters)", ""), ("[q]uit: ", "q\n")]
    code, screen = on_terminal("extract", "first.txt", "--review", talk=talk, width=120)
    said = "the-big-plan stays in the store; commitments document remove the-big-plan takes it out again\n"
    assert (code, screen.endswith(said)) == (0, True), screen
    assert "stays" not in on_terminal("extract", "first.txt", "--review", talk=[("[q]uit: ", "q\n")])[1]
    assert program("document", "remove", "the-big-plan", "--yes").code == 0
    talk = [*((word, "\n") for word in ASKED), ("[q]uit: ", "a\n"), ("[q]uit: ", "q\n")]
    assert "stays" not in on_terminal("extract", "first.txt", "--review", talk=talk)[1]


@pytest.mark.parametrize("words", [["document", "add"], ["extract", "--accept"], ["extract"]])
def test_a_day_to_come_is_not_taken_for_when_a_text_was_published(
    program: Program, files: Path, words: list[str]
) -> None:
    (files / "first.txt").write_text("The Big Plan\n\n3 May 2031\n\nWe will build 40 schools by 2032.\n")
    said = program(*words, "first.txt").err
    told = "the file says it was published on 2031-05-03, which is still to come; that is left out, from the line "
    assert f"{told}“3 May 2031”\n" in said
    assert "2031" not in program("documents", "--format", "csv").out
    refused = program("document", "add", "second.txt", "--id", "second", "--published", "2031")
    assert (refused.code, refused.err[:48]) == (2, "commitments: --published 2031 is still to come; ")


def test_where_the_day_of_publication_comes_from_is_said_and_once_that_there_is_none(
    program: Program, files: Path
) -> None:
    (files / "dated.txt").write_text("The Big Plan\n\nPublished on 3 May 2021\n\nWe will build 40 schools by 2032.\n")
    (files / "undated.txt").write_text("The Small Plan\n\nNext meeting: 3 May 2021\n\nWe will build 40 schools.\n")
    dated = program("document", "add", "dated.txt", "--id", "dated").err
    undated = program("document", "add", "undated.txt", "--id", "undated").err
    again = program("document", "add", "undated.txt", "--id", "undated").err
    given = program("document", "add", "dated.txt", "--id", "dated", "--published", "2021").err
    assert dated.splitlines()[0] == "published 2021-05-03, from the line “Published on 3 May 2021”"
    assert undated.splitlines()[0] == (
        "not known yet: issuer, date; say it with: commitments document edit undated --issuer NAME --published DATE"
    )
    assert ["publi" in said for said in (again, given)] == [False, False]


def test_a_document_is_not_given_a_url_that_is_none(program: Program, files: Path) -> None:
    result = program("document", "add", "first.txt", "--url", "example.org")
    assert (result.code, result.err) == (
        2,
        "commitments: --url 'example.org' is not a web address; it should begin with https:// or http://\n",
    )


def test_an_address_with_a_blank_in_it_says_so(program: Program, pact: Path) -> None:
    result = program("mark", "3", "kept", "--evidence", "https://a.example/the plan.pdf")
    said = (
        "--evidence 'https://a.example/the plan.pdf' has a blank in it, which no address has; write %20 for the blank"
    )
    assert (result.code, result.err) == (2, f"commitments: {said}\n")


@pytest.mark.parametrize("amount", ["1e99999999 USD", "1e90 USD", "9999999999999999999 USD"])
def test_more_money_than_there_is_is_no_amount(program: Program, pact: Path, amount: str) -> None:
    assert program("edit", "3", "--amount", amount).code == 2


def test_an_editor_that_is_not_there_is_an_error_that_leaves_no_file(
    program: Program, pact: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "no-such-editor")
    result = program("edit", "3")
    assert (result.code, result.err, list(scratch.iterdir())) == (
        2,
        "commitments: $EDITOR is 'no-such-editor', which cannot be started; set it to the editor you use\n",
        [],
    )


def test_a_quote_that_is_moved_says_from_where_to_where(program: Program, pact: Path) -> None:
    quote = program("list", "3", "--columns", "quote", "--format", "tsv").out.splitlines()[1]
    line = program("edit", "3", "--quote", quote.split(" ", 1)[1]).out
    assert re.search(r"; span: \d+-\d+ → \d+-\d+$", line.strip())


def test_a_calendar_says_how_many_commitments_have_a_day_in_it(program: Program, pact: Path) -> None:
    due = len(program("list", "has:due", "--format", "ids").out.split())
    assert program("export", "-o", "due.ics").err == f"wrote the due dates of {due} of 4 commitments to due.ics\n"


def test_in_a_review_a_slip_does_not_lose_the_answers_before_it(program: Program, pact: Path) -> None:
    talk = [
        ("[q]uit: ", "m\n"),
        ("status", "kpet\n"),
        ("did you mean 'kept'", "kept\n"),
        ("note: ", "A long note.\n"),
        ("URL", "example.org\n"),
        ("not a web address", "https://example.org\n"),
        ("title: ", "\n"),
        ("publisher: ", "\n"),
        ("on (", "2999\n"),
        ("\non 2999 is still to come", "2020-05-01\n"),
        ("[q]uit: ", "q\n"),
    ]
    code, screen = on_terminal("review", "3", talk=talk)
    assert (code, "pact-2015-03  unassessed → kept  (on 2020-05-01, 1 evidence)" in screen) == (0, True)


def test_what_is_neither_a_file_nor_a_document_is_said_to_be_neither(program: Program, pact: Path) -> None:
    result = program("extract", "pact-2016")
    assert (result.code, "neither a file nor a document" in result.err) == (4, True)


def test_the_column_that_is_named_as_the_key_is_not_called_unused(program: Program, files: Path) -> None:
    (files / "rows.csv").write_text("id,promise,x\nA,We will build roads,1\nA,We will build rails,2\n")
    said = program("import", "rows.csv", "--key", "id", "--dry-run").err
    assert "columns not used: x\n" in said


def test_the_same_words_under_another_key_are_told_of(program: Program, files: Path) -> None:
    (files / "rows.csv").write_text("id,no,promise\nA,1,We will build roads\nB,2,We will build rails\n")
    assert program("import", "rows.csv", "--key", "id").code == 0
    assert "is the key the right one?" not in program("import", "rows.csv", "--key", "id").err
    said = program("import", "rows.csv", "--key", "no", "--dry-run").err
    assert "2 new rows in the words of what is here under another key, as rows-01 is; is the key the right one?" in said


def test_the_template_that_the_help_shows_works(program: Program, pact: Path, tmp_path: Path) -> None:
    shown = program("help", "templates").out.partition("each group:\n")[2]
    (tmp_path / "own.md.j2").write_text(shown.replace("\n  ", "\n"))
    result = program("export", "--template", "own.md.j2", "3")
    assert (result.code, "## CLOSING" in result.out, "- · unassessed: Solar money (pact-2015-03)" in result.out) == (
        0,
        True,
        True,
    )


ENDLESS = {
    "output": "{% for a in range(99999) %}{% for b in range(99999) %}" + "x" * 1000 + "{% endfor %}{% endfor %}",
    "memory": "{{ 'x' * 10**10 }}",
    "width": '{{ "%9000000000d"|format(1) }}',
    "doubling": "{% set ns = namespace(a='x') %}{% for i in range(99) %}{% set ns.a = ns.a ~ ns.a %}{% endfor %}",
    "list": "{% set ns = namespace(a=['x']) %}{% for i in range(99) %}{% set ns.a = ns.a + ns.a %}{% endfor %}",
}


@pytest.mark.parametrize("kind", ENDLESS)
def test_a_template_without_an_end_is_one_sentence(
    program: Program, pact: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(bounded, "LENGTH", 1 << 20)
    (tmp_path / "page.j2").write_text(ENDLESS[kind])
    result = program("export", "--template", "page.j2")
    assert (result.code, result.out, "it may have no end" in result.err) == (2, "", True), result.err


def test_a_template_is_bounded_in_time(
    program: Program, pact: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded, "CPU_SECONDS", 1)
    loops = "".join("{% for a" + str(depth) + " in range(99999) %}" for depth in range(3))
    (tmp_path / "page.j2").write_text(loops + "{% endfor %}" * 3)
    result = program("export", "--template", "page.j2")
    assert (result.code, "it may have no end" in result.err) == (2, True), result.err


@pytest.mark.parametrize(
    "words", ["document add", "extract", "import", "import record.csv --map", "export --template", "import x.csv"]
)
def test_a_device_or_a_pipe_in_place_of_a_file_is_one_sentence(
    program: Program, pact: Path, tmp_path: Path, words: str
) -> None:
    (tmp_path / "record.csv").write_text("promise\nWe will.\n")
    (tmp_path / "x.csv").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "pipe")
    for odd in ("/dev/zero", "pipe"):
        result = program(*words.split(), odd) if words != "import x.csv" else program(*words.split())
        assert (result.code in (1, 2), result.out, "unforeseen" in result.err) == (True, "", False), result.err


@pytest.mark.parametrize("left", ["mkfifo", "ln -s /dev/zero", "truncate -s 5G"])
def test_whatever_an_editor_leaves_in_place_of_its_file_is_one_sentence_that_names_it(
    program: Program, pact: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: str
) -> None:
    editor = tmp_path / "editor"
    editor.write_text(f'#!/bin/sh\nrm "$1"; {left} "$1"\n')
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    result = program("edit", "1")
    assert (result.code, "what the editor left is no text file that can be read" in result.err) == (1, True), result.err
    assert ("pact-2015-01-" in result.err, "unforeseen" in result.err) == (True, False), result.err


def test_a_file_to_import_that_is_larger_than_any_table_is_one_sentence(
    program: Program, pact: Path, tmp_path: Path
) -> None:
    with (tmp_path / "big.csv").open("wb") as file:
        file.write(b"promise\nWe will.\n")
        file.truncate(5 << 30)
    result = program("import", "big.csv")
    assert (result.code, "and at most 512 MB are imported" in result.err) == (1, True), result.err


@pytest.mark.parametrize("words", ["document add - --id x", "extract -"])
def test_an_input_without_an_end_is_one_sentence(pact: Path, words: str) -> None:
    with open("/dev/zero", "rb") as endless:
        process = started(*words.split(), stdin=endless)
        err = process.communicate(timeout=60)[1].decode()
    assert (process.returncode, "unforeseen" in err, "Traceback" in err) == (1, False, False), err


def test_half_a_character_that_a_template_makes_is_told_as_that(program: Program, pact: Path, tmp_path: Path) -> None:
    (tmp_path / "page.j2").write_text('{{ "\\ud800" }}')
    result = program("export", "--template", "page.j2")
    assert (result.code, "half a character" in result.err) == (2, True), result.err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Le port\n\nLa ministre s'engage à ouvrir un port dans la région de Bretagne d'ici 2028.\n",
            "the rules read English; this looks like French; by hand: commitments document read plan",
        ),
        (
            "Zendra\n\nKelu mora 2028 tavi zenga.\n",
            (
                "the rules read English, and what language this is cannot be told; --language says it; by hand: "
                "commitments document read plan"
            ),
        ),
    ],
)
def test_where_nothing_is_found_in_a_text_that_may_not_be_english_the_next_step_is_to_read_it(
    program: Program, files: Path, text: str, told: str
) -> None:
    (files / "plan.txt").write_text(text, encoding="utf-8")
    assert program("document", "add", "plan.txt", "--id", "plan", "--title", "A plan").code == 0
    result = program("extract", "plan")
    assert (result.code, result.out, result.err) == (0, "", f"{told}\nno commitment found\n")
