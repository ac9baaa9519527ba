"""Spreadsheets from the command line: exported to a file or a pipe, imported again, and never shown on a terminal."""

import json
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from terminals import Program, on_terminal, started


def exported(program: Program, *words: str) -> Any:
    return json.loads(program(*words, "export", "--format", "json").out)


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_an_export_comes_back_into_an_empty_store(program: Program, pact: Path, name: str) -> None:
    before = exported(program)
    assert program("export", "-o", name).err == f"wrote 4 commitments to {name}\n"
    assert program("init", "other").code == 0
    result = program("--store", "other", "import", name)
    told = "4 new, 0 changed, 0 the same, 0 joined, 0 refused, 0 left out: 4 rows"
    assert (result.code, told in result.err) == (0, True), result.err
    after = exported(program, "--store", "other")
    assert after["commitments"] == before["commitments"]
    lost = {"sha256": None, "coverage": None}
    assert after["documents"] == [document | lost for document in before["documents"]]
    again = program("--store", "other", "import", name)
    assert "0 new, 0 changed, 4 the same, 0 joined, 0 refused, 0 left out: 4 rows" in again.err


def test_a_spreadsheet_goes_to_a_pipe_as_the_same_bytes_and_to_a_terminal_never(program: Program, pact: Path) -> None:
    assert program("export", "status:kept", "-o", "a.xlsx").code == 0
    process = started("export", "status:kept", "--format", "xlsx")
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out == Path("a.xlsx").read_bytes(), err) == (0, True, b"")
    code, screen = on_terminal("export", "--format", "xlsx")
    assert (code, "this is no text for a terminal; name a file with -o" in screen) == (2, True)


@pytest.mark.parametrize("words", [["--as-of", "2016"], ["--vocabulary", "politifact"], ["has:due"]])
def test_a_spreadsheet_can_be_of_a_day_a_vocabulary_or_a_query(program: Program, pact: Path, words: list[str]) -> None:
    assert program("export", *words, "-o", "a.xlsx").code == 0
    assert program("init", "other").code == 0
    expected = exported(program) if words[0].startswith("--voc") else exported_of(program, *words)
    assert program("--store", "other", "import", "a.xlsx").code == 0
    after = exported(program, "--store", "other")
    assert [one["updates"] for one in after["commitments"]] == [one["updates"] for one in expected["commitments"]]


def exported_of(program: Program, *words: str) -> Any:
    return json.loads(program("export", *words, "--format", "json").out)


def test_a_sheet_is_chosen_and_stays_in_the_map(program: Program, pact: Path) -> None:
    book = xlsxwriter.Workbook("two.xlsx")
    for name, promise in (("First", "We will build roads"), ("Second", "We will build rails")):
        sheet = book.add_worksheet(name)
        for place, row in enumerate([("Promise", "Status"), (promise, "kept"), (f"{promise} too", "kept")]):
            sheet.write_row(place, 0, row)
    book.close()
    result = program("import", "two.xlsx", "--sheet", "second", "--write-map", "m.toml")
    assert (result.code, 'sheet = "second"' in Path("m.toml").read_text()) == (0, True), result.err
    assert "We will build rails too" in program("import", "two.xlsx", "--map", "m.toml", "--dry-run").out
    assert (
        "We will build roads too" in program("import", "two.xlsx", "--map", "m.toml", "--sheet", "1", "--dry-run").out
    )
    refused = program("import", "two.xlsx", "--sheet", "Third")
    assert (refused.code, refused.err) == (
        1,
        "commitments: there is no sheet 'Third'; the sheets are First, Second\n",
    )


def test_an_encoding_is_named(program: Program, pact: Path) -> None:
    Path("a.csv").write_bytes("promise,status\n教育改革推進計画実施,kept\n環境保護政策実施,kept\n".encode("cp932"))
    assert program("import", "a.csv").code == 1
    assert "教育改革推進計画実施" in program("import", "a.csv", "--encoding", "cp932", "--dry-run").out


@pytest.mark.parametrize(
    ("module", "words"), [("python_calamine", "import a.xlsx"), ("xlsxwriter", "export -o b.xlsx")]
)
def test_without_its_library_a_spreadsheet_names_the_extra(
    program: Program, pact: Path, monkeypatch: pytest.MonkeyPatch, module: str, words: str
) -> None:
    assert program("export", "-o", "a.xlsx").code == 0
    monkeypatch.setitem(__import__("sys").modules, module, None)
    result = program(*words.split())
    assert (result.code, "pip install 'commitments[sheets]'" in result.err) == (1, True), result.err
