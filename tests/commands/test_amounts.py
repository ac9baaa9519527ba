"""Amounts that are ranges, and amounts of a column whose decimal mark has to be found, through the whole program."""

from pathlib import Path

from conftest import Program


def test_a_range_is_edited_shown_and_found_where_it_meets_what_is_asked(program: Program, pact: Path) -> None:
    program("edit", "3", "--amount", "1e9..2e9 EUR")
    assert program("list", "amount:1.5bn..", "--columns", "amount", "--format", "tsv").out == (
        "amount\nEUR 1,000,000,000 to 2,000,000,000\n"
    )
    assert program("list", "amount:..999m", "--format", "ids").out == ""
    assert '"upper":2000000000' in program("list", "3", "--format", "json").out.replace(" ", "")


def test_the_decimal_mark_of_a_column_is_what_its_clear_cells_show(program: Program, tmp_path: Path) -> None:
    cells = ["1.234,56 €", "400.000 €", "2,5 Mrd. €"]
    rows = "".join(f"{place},We will build {place}.,Kept,'{cell}'\n" for place, cell in enumerate(cells, 1))
    (tmp_path / "in.csv").write_text("ID,Promise,Status,Amount\n" + rows.replace("'", '"'), encoding="utf-8")
    program("init", str(tmp_path / "own"))
    store = ("--store", str(tmp_path / "own"))
    program(*store, "import", str(tmp_path / "in.csv"), "--document", "s", "--title", "S", "--published", "2018")
    assert program(*store, "list", "--columns", "amount", "--format", "tsv").out == (
        "amount\nEUR 1,234.56\nEUR 400,000\nEUR 2,500,000,000\n"
    )


def test_a_cell_that_could_be_two_sums_is_cautioned_and_left_out(program: Program, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("ID,Promise,Status,Amount\n1,We will.,Kept,1.234 €\n", encoding="utf-8")
    program("init", str(tmp_path / "own"))
    store = ("--store", str(tmp_path / "own"))
    told = program(*store, "import", str(tmp_path / "in.csv"), "--document", "s", "--title", "S").err
    assert "in.csv:2: amount: '1.234 €' could be 1.234 or 1,234; left out" in told
