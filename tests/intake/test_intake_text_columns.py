"""Plain text: two columns that are set with blanks are read one after another; tables and letterheads are not."""

import pytest

from commitments import intake
from commitments.intake.text_columns import in_turn
from tests.growth import grows_with_size

LEFT = ("We will build rail in", "every region of the", "country by 2030.", "This is our promise.")
RIGHT = ("We will open clinics in", "all the towns and", "villages by 2031.", "This is another one.")
NOTE = "two columns that are set with blanks are read one after another"


def beside(left: tuple[str, ...], right: tuple[str, ...], width: int = 30) -> str:
    count = max(len(left), len(right))
    pairs = zip((*left, *[""] * (count - len(left))), (*right, *[""] * (count - len(right))), strict=True)
    return "".join(f"{one:{width}}{two}".rstrip() + "\n" for one, two in pairs)


def read(text: str) -> tuple[str, tuple[str, ...]]:
    found = intake.read_bytes(text.encode(), "a.txt")
    return found.text, found.notes


def joined(*lots: tuple[str, ...]) -> str:
    return "\n\n".join("\n".join(lot) for lot in lots) + "\n"


@pytest.mark.parametrize(
    ("left", "right"),
    [(LEFT, RIGHT), (LEFT[:3], RIGHT), (LEFT, RIGHT[:3]), ((*LEFT, *RIGHT), (*RIGHT, *LEFT)), (LEFT[:3], RIGHT[:3])],
)
@pytest.mark.parametrize("width", [26, 30, 45])
def test_columns_of_prose_are_read_one_after_another(left: tuple[str, ...], right: tuple[str, ...], width: int) -> None:
    assert read(beside(left, right, width)) == (joined(left, right), (NOTE,))


def test_paragraphs_in_columns_stay_apart_and_what_stands_before_and_behind_stays_there() -> None:
    text = (
        "THE PLAN\n\n" + beside((*LEFT[:3], "", *LEFT[:3]), (*RIGHT[:3], "", *RIGHT[:3])) + "\nWe will end it here.\n"
    )
    lots = (("THE PLAN",), LEFT[:3], LEFT[:3], RIGHT[:3], RIGHT[:3], ("We will end it here.",))
    assert read(text) == (joined(*lots), (NOTE,))


@pytest.mark.parametrize(
    "text",
    [
        beside(("Peru", "Chad", "Fiji"), ("40 million", "two clinics", "one road")),
        beside(
            ("We will plant trees", "We will build rail", "We will heal"), ("paid by us", "paid by you", "not paid")
        ),
        beside(("plant trees in the north", "build rail in the south", "heal"), ("paid by the Ministry of", "a", "b")),
        beside(("Ministry of Health", "12 Main Street", "Rome"), ("12 March 2024", "Reference 12", "Page 1")),
        beside(LEFT[:2], RIGHT[:2]),
        "".join(f"{n}. We will act   and so on, as\n" for n in range(5)),
    ],
)
def test_cells_letterheads_and_single_lines_are_no_columns(text: str) -> None:
    assert NOTE not in read(text)[1]


def test_time_grows_with_the_size_where_each_line_has_its_own_columns() -> None:
    def work(size: int) -> None:
        in_turn([*(f"a{' ' * (n % 900 + 3)}b" for n in range(size)), *[""] * 20 * size])

    assert grows_with_size(work, 500, 5_000)
