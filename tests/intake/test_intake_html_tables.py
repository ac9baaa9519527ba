"""Tables of pages: the order of their rows, and the places of their cells."""

import pytest

from commitments import intake


def page(html: str) -> intake.Intake:
    return intake.read_bytes(html.encode(), "a.html")


ROWS = "<tr><td>a<td>10<tr><td>b<td>20"
FOOT = "<tfoot><tr><td>Total<td>30"


@pytest.mark.parametrize(
    ("table", "shown"),
    [
        (f"<table><thead><tr><th>Item<th>Sum</thead>{FOOT}</tfoot><tbody>{ROWS}</table>", "Item | Sum\n{}\n{}"),
        (f"<table>{FOOT}<tbody>{ROWS}</tbody><tbody><tr><td>c<td>0</table>", "{}\nc | 0\n{}"),
        (f"<table>{ROWS}{FOOT}</table>", "{}\n{}"),
        (f"<table>{FOOT}</tfoot><tfoot><tr><td>x<td>y<tbody>{ROWS}</table>", "x | y\n{}\n{}"),
        (f"<table><tr><td>Out<td><table>{FOOT}<tbody>{ROWS}</table></table>", "Out\n\n{}\n{}"),
        (f"<table>{FOOT}<tbody><tr><td>Out<td>in</table><table>{ROWS}</table>", "Out | in\n{1}\n{0}"),
    ],
)
def test_the_foot_of_a_table_is_read_below_its_rows_as_it_is_shown(table: str, shown: str) -> None:
    assert page(table).text == shown.format("a | 10\nb | 20", "Total | 30") + "\n"


@pytest.mark.parametrize("html", ["<tfoot>We act.", "<table><tfoot><tr><td>We act.", "<table><tfoot></table>We act."])
def test_a_foot_that_is_never_closed_or_in_no_table_is_not_lost(html: str) -> None:
    assert page(html).text == "We act.\n"
