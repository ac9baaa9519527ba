"""Which map an import takes: a guess that is sure of itself, one that is asked about, one that is looked through."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from terminals import on_terminal

UNSURE = "Spalte A,Spalte B\nWir werden Kitas bauen,erledigt\nWir werden Steuern senken,gebrochen\n"
SURE = "Promise,Party,Rating\nOpen the archive,Avalon,Wobbly\nPublish the budget,Borduria,Kept\n"
Q = "[q]uit: "


@pytest.fixture
def run(program: Callable[..., Any], tmp_path: Path) -> Callable[..., Any]:
    program("init")
    (tmp_path / "a.csv").write_text(UNSURE)
    (tmp_path / "b.csv").write_text(SURE)
    return program


def stored(run: Callable[..., Any]) -> list[tuple[str, list[str], str]]:
    return [
        (one["quote"], one["actors"], one["status"]) for one in json.loads(run("list", "--format", "json").out or "[]")
    ]


def test_a_guess_in_doubt_imports_nothing_and_proposes_a_map(run: Callable[..., Any], tmp_path: Path) -> None:
    result = run("import", "a.csv")
    assert (result.code, result.out, stored(run)) == (2, "", [])
    assert result.err == (
        "commitments: nothing was imported, since no column is called the words of a promise: 'Spalte A', 'Spalte B'. "
        "A map was proposed in a.map.toml; see that quote names the right one, then: "
        "commitments import a.csv --map a.map.toml --dry-run\n"
    )
    assert "# quote may be any of: 'Spalte A', 'Spalte B'." in (tmp_path / "a.map.toml").read_text()


def test_the_next_command_that_a_doubt_names_works(run: Callable[..., Any]) -> None:
    next_command = run("import", "a.csv").err.strip().rpartition("commitments ")[2]
    assert run(*next_command.removesuffix(" --dry-run").split()).code == 0
    assert [quote for quote, *_ in stored(run)] == ["Wir werden Kitas bauen", "Wir werden Steuern senken"]


def test_a_proposed_map_never_takes_the_place_of_a_file(run: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "a.map.toml").write_text("mine")
    first, second = run("import", "a.csv"), run("import", "a.csv")
    assert ((tmp_path / "a.map.toml").read_text(), first.err, "a.map-2.toml" in first.err) == ("mine", second.err, True)
    assert not (tmp_path / "a.map-3.toml").exists()


def test_a_map_in_doubt_can_be_saved_under_a_name(run: Callable[..., Any], tmp_path: Path) -> None:
    result = run("import", "a.csv", "--write-map", "m.toml")
    assert (result.code, (tmp_path / "m.toml").read_text().splitlines()[0]) == (
        0,
        "# In doubt: no column is called the words of a promise.",
    )
    assert "no column is called the words of a promise: 'Spalte A', 'Spalte B'" in result.err


def test_on_a_terminal_a_doubt_is_a_question(run: Callable[..., Any]) -> None:
    talk = [(Q, "\n"), ("Say its number", "1 quote\n"), (Q, "2 status\n"), (Q, "i\n")]
    code, screen = on_terminal("import", "a.csv", talk=talk)
    assert (code, stored(run)) == (
        0,
        [("Wir werden Kitas bauen", [], "kept"), ("Wir werden Steuern senken", [], "broken")],
    ), screen


def test_a_review_shows_each_column_with_its_values_and_what_it_is_taken_as(run: Callable[..., Any]) -> None:
    code, screen = on_terminal("import", "b.csv", "--review", talk=[(Q, "q\n")])
    assert (code, stored(run)) == (1, [])
    assert screen.splitlines()[:4] == [
        "   column   taken as  values",
        "1  Promise  quote     Open the archive · Publish the budget",
        "2  Party    actors    Avalon · Borduria",
        "3  Rating   status    Wobbly · Kept",
    ]


def test_a_review_changes_columns_and_words_and_imports_by_them(run: Callable[..., Any]) -> None:
    talk = [
        (Q, "2 none\n"),
        (Q, "s\n"),
        ("means", "kpet\n"),
        ("means", "partial\n"),
        (Q, "s Kept = broken\n"),
        (Q, "\n"),
    ]
    code, screen = on_terminal("import", "b.csv", "--review", talk=talk)
    assert (code, stored(run)) == (0, [("Open the archive", [], "partial"), ("Publish the budget", [], "broken")]), (
        screen
    )


def test_a_review_is_saved_as_a_map_that_does_the_same(run: Callable[..., Any], tmp_path: Path) -> None:
    talk = [
        (Q, "s Wobbly = stalled\n"),
        (Q, "d dmy\n"),
        (Q, "w m.toml\n"),
        (Q, "w m.toml\n"),
        ("is there already", "q\n"),
    ]
    code, screen = on_terminal("import", "b.csv", "--review", talk=talk)
    assert (code, "wrote m.toml" in screen) == (1, True)
    assert run("import", "b.csv", "--map", "m.toml").code == 0
    assert stored(run) == [("Open the archive", ["Avalon"], "stalled"), ("Publish the budget", ["Borduria"], "kept")]


def test_a_slip_in_a_review_is_told_and_asked_again(run: Callable[..., Any]) -> None:
    slips = ["9 quote", "2 qoute", "x", "s Kept", "v nobody", "d ymd", "2"]
    talk = [(Q, f"{slip}\n") for slip in slips]
    code, screen = on_terminal("import", "b.csv", "--review", talk=[*talk, (Q, "?\n"), (Q, "\x1b")], width=120)
    said = [
        "there are columns 1 to 3", "did you mean 'quote'", "no such key: x", "say what a word means", "vocabulary",
        "dates are dmy", "as what?", "take column N as that field",
    ]  # fmt: skip
    assert (code, [words for words in said if words not in screen], stored(run)) == (1, [], []), screen


def test_without_a_terminal_there_is_no_review(run: Callable[..., Any]) -> None:
    result = run("import", "b.csv", "--review")
    assert (result.code, "needs a terminal" in result.err, stored(run)) == (2, True, [])


def test_a_map_can_be_looked_through_too(run: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text('[columns]\nquote = "Spalte A"\nactors = "Spalte B"\n')
    code, screen = on_terminal("import", "a.csv", "--map", "m.toml", "--review", talk=[(Q, "2 none\n"), (Q, "i\n")])
    assert (code, "2  Spalte B  actors" in screen) == (0, True), screen
    assert [actors for _, actors, _ in stored(run)] == [[], []]


def test_our_own_export_needs_no_review(run: Callable[..., Any]) -> None:
    run("import", "b.csv")
    run("export", "-o", "own.json")
    code, screen = on_terminal("import", "own.json", "--review")
    assert (code, "comes back as it was and needs no map" in screen) == (0, True)


def test_a_row_with_several_quotes_is_refused_and_told_how_to_read_it(run: Callable[..., Any], tmp_path: Path) -> None:
    pledges = [{"title": "Cut emissions"}, {"title": "Plant forests"}]
    (tmp_path / "n.json").write_text(
        json.dumps([{"party": "A", "pledges": pledges}, {"party": "B", "pledges": [{"title": "Dig"}]}])
    )
    (tmp_path / "n.toml").write_text('[columns]\nquote = "pledges[].title"\n')
    result = run("import", "n.json", "--map", "n.toml")
    assert 'if each is a promise, write rows = "[].pledges" in the map' in result.err
    assert [quote for quote, *_ in stored(run)] == ["Dig"]
    (tmp_path / "m.toml").write_text('rows = "[].pledges"\n[columns]\nquote = "title"\nactors = "party"\n')
    assert run("import", "n.json", "--map", "m.toml", "--document", "m").code == 0
    assert [(quote, actors) for quote, actors, _ in stored(run)][:2] == [
        ("Cut emissions", ["A"]),
        ("Plant forests", ["A"]),
    ]


def test_hostile_names_and_values_come_out_inert_in_a_review(run: Callable[..., Any], tmp_path: Path) -> None:
    rows = [{"promise\x1b[2J": "We will \x1b[31m build it\u202e", "x" * 300: "y\n" * 50}]
    (tmp_path / "evil.json").write_text(json.dumps(rows))
    _, screen = on_terminal("import", "evil.json", "--review", talk=[(Q, "m\n"), (Q, "q\n")])
    assert not {"\x1b", "\u202e"} & set(screen)
