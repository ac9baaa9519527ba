"""A file that comes again, grown, cut, mixed or numbered anew: what a user sees of who each row is."""

import json
from pathlib import Path

import pytest
import xlsxwriter
from terminals import Program

PLAN = "party,title,url\n" + "".join(
    f"{name},Joint plan,https://example.org/plan.pdf\n" for name in ("Avalon", "Borduria", "Cagliostro")
)
KEYED = '[columns]\nkey = "url"\nquote = "title"\nactors = "party"\n'


@pytest.fixture
def run(program: Program) -> Program:
    program("init")
    return program


def standing(run: Program) -> list[list[object]]:
    found = json.loads(run("list", "--format", "json").out)
    return [["; ".join(each["actors"]), each["status"]] for each in found]


def test_a_row_put_in_among_equal_words_moves_no_rating(run: Program, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text(PLAN)
    assert run("import", "p.csv").err.endswith(
        "3 new, 0 changed, 0 the same, 0 joined, 0 refused, 0 left out: 3 rows in all\n"
    )
    run("mark", "p-01", "kept")
    header, rows = PLAN.split("\n", 1)
    (tmp_path / "p.csv").write_text(f"{header}\nZenda,Joint plan,https://example.org/plan.pdf\n{rows}")
    told = run("import", "p.csv").err.splitlines()[-1]
    assert told == "1 new, 0 changed, 3 the same, 0 joined, 0 refused, 0 left out: 4 rows in all"
    assert standing(run) == [
        ["Avalon", "kept"], ["Borduria", "unassessed"], ["Cagliostro", "unassessed"], ["Zenda", "unassessed"],
    ]  # fmt: skip


def test_rows_of_one_key_and_the_same_words_are_one_joint_promise(run: Program, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("party,title,url,status\nAvalon,Plan,u,kept\nBorduria,Plan,u,broken\n")
    (tmp_path / "p.toml").write_text(f'{KEYED}status = "status"\n')
    for again in (False, True):
        said = run("import", "p.csv", "--map", "p.toml").err
        assert "1 promise has rows of one key and several actors" in said
        count = "0 new, 0 changed, 1 the same" if again else "1 new, 0 changed, 0 the same"
        assert said.endswith(f"{count}, 1 joined to one of these, 0 refused, 0 left out: 2 rows in all\n")
    (found,) = json.loads(run("list", "--format", "json").out)
    assert (found["actors"], found["status"]) == (["Avalon", "Borduria"], "partial")
    assert [(one["actor"], one["status"]) for one in found["updates"]] == [("Avalon", "kept"), ("Borduria", "broken")]


def test_an_actor_that_comes_to_a_key_rated_as_a_whole_is_refused(run: Program, tmp_path: Path) -> None:
    (tmp_path / "p.toml").write_text(f'{KEYED}status = "status"\n')
    (tmp_path / "p.csv").write_text("party,title,url,status\nAvalon,Plan,u,kept\n")
    run("import", "p.csv", "--map", "p.toml")
    (tmp_path / "p.csv").write_text("party,title,url,status\nBorduria,Plan,u,broken\nAvalon,Plan,u,kept\n")
    said = run("import", "p.csv", "--map", "p.toml").err
    assert "refused  p.csv:2: p-01 is rated as a whole, and that cannot be said of another actor" in said
    assert standing(run) == [["Avalon", "kept"]]


FIRST = """\
id,title,status,status date,progress
0023,We will open the library.,In progress,2024-01-10,50
0024,We will open the pool.,Not started,2024-01-10,0
"""
SECOND = """\
id,title,status,status date,progress
0023,We will open the library.,Completed,2024-06-01,100
0024,We will open the pool.,In progress,2024-06-01,20
0025,We will open the park.,Not started,2024-06-01,0
0025,We will open the zoo.,Not started,2024-06-01,0
"""


def test_an_id_that_repeats_in_a_second_delivery_is_told_and_the_others_stay_the_key(
    run: Program, tmp_path: Path
) -> None:
    (tmp_path / "p.csv").write_text(FIRST)
    run("import", "p.csv")
    (tmp_path / "p.csv").write_text(SECOND)
    said = run("import", "p.csv").err
    assert "the key is 'id': by it the store knows what was imported before" in said
    assert "refused  p.csv:5: the key '0025' was used for other words at p.csv:4" in said
    found = json.loads(run("list", "--format", "json").out)
    assert [(each["key"], each["status"]) for each in found] == [
        ("0023", "kept"), ("0024", "in-progress"), ("0025", "not-started"),
    ]  # fmt: skip


def test_numbers_that_count_the_rows_are_no_key(run: Program, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("no,promise\n1,We will build the road.\n2,We will build the rail.\n")
    run("import", "p.csv", "--key", "no")
    run("mark", "p-01", "kept")
    (tmp_path / "p.csv").write_text(
        "no,promise\n1,We will build the port.\n2,We will build the road.\n3,We will build the rail.\n"
    )
    result = run("import", "p.csv", "--key", "no")
    assert (result.code, "does it count rows?" in result.err) == (1, True)
    (tmp_path / "p.toml").write_text('[columns]\nquote = "promise"\n')
    told = run("import", "p.csv", "--map", "p.toml").err.splitlines()[-1]
    assert told == "1 new, 0 changed, 2 the same, 0 joined, 0 refused, 0 left out: 3 rows in all"


def test_totals_blank_rows_and_notes_are_left_out_and_counted(run: Program, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text(
        "promise,status,n\nWe will build the road.,kept,2\n,,\nTotal,,2\nSource: the ministry,,\n"
    )
    said = run("import", "p.csv").err.splitlines()
    assert sorted(line for line in said if line.startswith("left out")) == [
        "left out  p.csv:3: a blank row",
        "left out  p.csv:4: a total",
        "left out  p.csv:5: a note under the table",
    ]
    assert said[-1] == "1 new, 0 changed, 0 the same, 0 joined, 0 refused, 3 left out: 4 rows in all"
    assert run("import", "p.csv", "--dry-run").err.splitlines()[-1] == (
        "0 new, 0 changed, 1 the same, 0 joined, 0 refused, 3 left out: 4 rows in all; dry run: nothing was changed"
    )


def test_the_rows_of_a_sheet_are_accounted_for_as_those_of_a_table(run: Program, tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "p.xlsx")
    sheet = book.add_worksheet("Promises")
    rows = [["no", "promise", "status"], ["1", "We will build the road.", "kept"], [], ["CHAPTER TWO"]]
    rows += [["2", "We will build the rail.", "broken"], ["3", "", "kept"], [" ", " ", ""], ["Total", "", "2"]]
    rows += [["1", "We will build the road.", "kept"]]
    for place, cells in enumerate(rows):
        sheet.write_row(place, 0, cells)
    sheet.merge_range(3, 0, 3, 2, "CHAPTER TWO")
    book.close()
    (tmp_path / "p.toml").write_text('[columns]\nkey = "no"\nquote = "promise"\nstatus = "status"\n')
    said = run("import", "p.xlsx", "--map", "p.toml").err.splitlines()
    assert sorted(line for line in said if line.startswith("left out")) == [
        "left out  p.xlsx:3: a blank row  (2 times)",
        "left out  p.xlsx:4: a heading in the table",
        "left out  p.xlsx:8: a total",
    ]
    told = "2 new, 0 changed, 0 the same, 1 joined to one of these, 1 refused, 4 left out: 8 rows in all"
    assert said[-1] == told


def test_ids_that_come_later_are_taken_up_by_what_is_here(run: Program, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("promise\nWe will build the road.\nWe will build the rail.\n")
    run("import", "p.csv", "--document", "p")
    (tmp_path / "p.csv").write_text("id,promise\nA1,We will build the road.\nA2,We will build the rail.\n")
    assert run("import", "p.csv").err.splitlines()[-1].startswith("0 new, 2 changed, 0 the same")
    (tmp_path / "p.csv").write_text("id,promise\nA2,We would build the rail.\nA1,We will build the road.\n")
    assert run("import", "p.csv").err.splitlines()[-1].startswith("0 new, 1 changed, 1 the same")


def test_a_group_is_the_maker_that_its_members_are(run: Program, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("promise,party\nWe will plant.,Duo\nWe will plant.,Spain\n")
    (tmp_path / "p.toml").write_text('[columns]\nquote = "promise"\nactors = "party"\n')
    settings = next(tmp_path.rglob("commitments.toml"))
    settings.write_text(f'{settings.read_text()}\n[groups]\nDuo = ["France", "Italy"]\n')
    run("import", "p.csv", "--map", "p.toml")
    told = run("import", "p.csv", "--map", "p.toml").err.splitlines()[-1]
    assert told == "0 new, 0 changed, 2 the same, 0 joined, 0 refused, 0 left out: 2 rows in all"
    assert [each[0] for each in standing(run)] == ["France; Italy", "Spain"]
