"""Amounts that are ranges, and amounts of a column whose decimal mark has to be found, through the whole program."""

from pathlib import Path

import pytest
from terminals import Program


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


def test_a_sum_and_a_currency_beside_it_that_contradict_each_other_are_cautioned_and_left_out(
    program: Program, tmp_path: Path
) -> None:
    cells = ["EUR 5m,USD", "$5m,CAD", "$5m,EUR", "¥5m,CNY", "5m,usd"]
    rows = "".join(f"{place},We will build {place}.,Kept,{cell}\n" for place, cell in enumerate(cells, 1))
    (tmp_path / "in.csv").write_text("ID,Promise,Status,Amount,Currency\n" + rows, encoding="utf-8")
    program("init", str(tmp_path / "own"))
    store = ("--store", str(tmp_path / "own"))
    told = program(*store, "import", str(tmp_path / "in.csv"), "--document", "s", "--title", "S").err
    assert "in.csv:2: the amount is in EUR, and the currency USD; the amount was left out" in told
    assert program(*store, "list", "--columns", "amount", "--format", "tsv").out.split("\n") == [
        *("amount", "", "CAD 5,000,000", "", "CNY 5,000,000", "USD 5,000,000", "")
    ]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("400.000 EUR", "could be 400 or 400,000; write it with two decimals, or with none and without the point"),
        ("-5 EUR", "what is promised should be more than nothing; '' takes the amount away"),
        ("0 EUR", "what is promised should be more than nothing; '' takes the amount away"),
        ("$5m", "write a number and a currency code, as in 1.6bn USD or 1-2bn USD"),
    ],
)
def test_an_amount_that_could_be_two_or_is_none_is_refused(
    program: Program, pact: Path, written: str, told: str
) -> None:
    result = program("edit", "3", "--amount", written)
    assert (result.code, told in result.err) == (2, True)


def test_three_decimals_stay_what_they_are_in_an_editor(program: Program, pact: Path) -> None:
    program("edit", "3", "--amount", "1.2340 EUR")
    assert program("list", "3", "--columns", "amount", "--format", "tsv").out == "amount\nEUR 1.234\n"
    assert program("edit", "3", "--amount", "1.2340 EUR").out == ""
