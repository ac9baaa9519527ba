"""Hostile text in every field of a store comes out inert through every command, in every format, pipe or terminal."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from nasty import NASTY
from pacts import MADE, RECORDED
from terminals import Program, on_terminal

from commitments.dates import PartialDate
from commitments.model import Commitment, Document, Evidence, Status, Update
from commitments.stores import Store

FIT = [text.strip() for text in NASTY if text.strip() and "\ud800" not in text]
# What a terminal would obey or be deceived by; line feeds and the tabs of tsv are layout.
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
# Colours, and links to web addresses.
OURS = re.compile(r"\x1b\[[0-9;]*[mK]|\x1b\]8;(?:id=\d+)?;(?:https?://[^\x00-\x1f\x7f-\x9f]*)?\x1b\\")
COMMANDS = [
    *(["list", "--format", name] for name in ("table", "tsv", "csv", "json", "jsonl", "markdown", "ids")),
    ["list", "--columns", "id,quote,summary,section,actors,counterparties,notes,tags,evidence,key"],
    ["list", "--group-by", "section"],
    ["show", "1"],
    ["show", "1-60"],
    ["search", "red"],
    ["history"],
    ["history", "--format", "csv"],
    ["documents"],
    ["document", "show", "bad-2015"],
    ["tags"],
    ["stats", "--by", "section"],
    ["stats", "--by", "actor", "--format", "tsv"],
    ["scorecard"],
    ["scorecard", "--matrix"],
    ["agenda"],
    ["changes", "--from", "2010"],
    ["check"],
    ["log"],
    ["undo", "--list"],
    ["export"],
    ["export", "--format", "csv"],
    ["export", "--format", "json"],
    ["mark", "1-60", "broken", "--note", "x", "--dry-run"],
    ["edit", "1", "--section", "y", "--summary", "z", "--dry-run"],
    ["remove", "1-60", "--yes", "--dry-run"],
]


@pytest.fixture
def hostile(program: Program, tmp_path: Path) -> Path:
    store = Store.create(tmp_path / "data")
    with store.change("\x1b[31madd\x1b[0m \u202e", "\x1b]0;me\x07", RECORDED) as change:
        text = "\n".join(FIT)
        change.put_document(Document("bad-2015", FIT[0], "\x1b[2J", "\x9bkind", MADE, "javascript:alert(1)"), text)
        for bad in FIT:
            proof = Evidence(f"https://a.example/{bad}", bad, bad, PartialDate("2015"), bad, bad)
            update = Update(Status.IN_PROGRESS, PartialDate("2016"), RECORDED, bad, bad, None, (proof,), bad)
            change.put(Commitment("bad-2015", 0, bad, None, bad, bad, None, (bad,), (bad,), MADE, None, key=bad))
            name = f"bad-2015-{change.document('bad-2015').next_number - 1:02d}"
            change.put(change.commitment(name)._replace(updates=(update,), tags=(bad,)))
    return store.path


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_nothing_reaches_a_terminal_that_it_would_obey(program: Program, hostile: Path, words: list[str]) -> None:
    result = program(*words)
    assert result.code in (0, 3), result.err
    lines = result.out.replace("\r\n", "\n") if "csv" in words else result.out
    assert not OBEYED.search(lines), OBEYED.search(lines)
    assert not OBEYED.search(result.err)


@pytest.mark.parametrize(
    "words",
    [["list"], ["show", "1-60"], ["search", "red"], ["history"], ["document", "show", "bad-2015"]],
    ids=" ".join,
)
def test_on_a_terminal_only_our_own_colours_are_codes(hostile: Path, words: list[str]) -> None:
    code, seen = on_terminal(*words)
    assert (code, OBEYED.search(OURS.sub("", seen))) == (0, None)


def test_questions_and_previews_are_inert(hostile: Path) -> None:
    code, seen = on_terminal("mark", "status:in-progress", "kept", talk=[("[y/N]", "n\n")])
    assert (code, OBEYED.search(OURS.sub("", seen))) == (1, None)


def test_json_gives_the_very_text_back(program: Program, hostile: Path) -> None:
    told = json.loads(program("list", "--format", "json").out)
    assert [item["quote"] for item in told] == FIT


def test_csv_has_no_cell_that_a_spreadsheet_would_run(program: Program, hostile: Path) -> None:
    out = program("list", "--columns", "id,quote,summary,notes", "--format", "csv").out
    rows = list(csv.reader(io.StringIO(out)))
    assert len(rows) == len(FIT) + 1
    cells = {cell for row in rows for cell in row if cell.startswith(tuple("=+-@\t\r＝＋－＠"))}
    assert cells == {"-1"}  # a number


def test_what_a_user_types_comes_back_inert_in_an_error(program: Program, pact: Path) -> None:
    for bad in FIT:
        for words in (["list", f"{bad}:x"], ["show", bad], ["mark", "1", bad], ["--color", bad, "list"], [bad]):
            result = program(*words)
            assert not OBEYED.search(result.out + result.err), (words, result.err)
            assert "unforeseen" not in result.err, (words, result.err)
