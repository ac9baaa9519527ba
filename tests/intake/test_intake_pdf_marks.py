"""PDF: a raised number is the mark of a note where the note stands further down, and goes; any other is a power."""

import pytest
from intake.test_intake_pdf import at, lines, paragraph, read

pytest.importorskip("pypdfium2")

LEFT_OUT = ["left out 1 marker of a note"]


def drawn(*pieces: tuple[str, float], height: int = 740, size: float = 6) -> str:
    """A line whose pieces stand on it or off it."""
    shown = "".join(f"/F1 {size if rise else 10} Tf {rise} Ts ({words}) Tj " for words, rise in pieces)
    return f"BT 1 0 0 1 50 {height} Tm {shown} ET\n"


def told(*pieces: tuple[str, float], below: str = "", size: float = 6) -> tuple[str, list[str]]:
    blocks, notes = read(drawn(*pieces, size=size) + lines(50, 700, *TEXT) + below)
    return blocks[0].words, notes


TEXT = ("The Government will build four hundred thousand new homes each year in the north.",) * 3
NOTE = at(50, 60, "2 At prices of 2025.", 8)


@pytest.mark.parametrize("size", [6, 8, 9, 9.7])
def test_figures_below_and_letters_above_the_line_stay_in_their_word(size: float) -> None:
    pieces = (("CO", 0), ("2", -5), (" and H", 0), ("2", -4), ("O, x", 0), ("n+1", 4), (" in 2045", 0), ("a", 4))
    assert told(*pieces, (".", 0), size=size)[0] == "CO2 and H2O, xⁿ⁺¹ in 2045ᵃ."


@pytest.mark.parametrize("size", [6, 8, 9, 9.7])
@pytest.mark.parametrize(
    "note",
    [
        NOTE,
        at(50, 60, "2. At prices of 2025.", 8),
        at(50, 60, "[2] At prices of 2025.", 8),
        at(50, 60, "2. At prices of 2025."),
        at(62, 60, "At prices of 2025.", 8) + at(50, 60, "2.", 8),
        at(50, 63, "2", 5) + at(53, 60, "At prices of 2025.", 8),
        at(50, 400, "Notes", 14) + at(50, 380, "2. At prices of 2025."),
    ],
)
def test_a_number_with_a_note_is_a_mark_and_goes_so_that_a_sum_is_read(note: str, size: float) -> None:
    pieces = (("We will spend 250", 0), ("2", 4), (" million euros.", 0))
    assert told(*pieces, below=note, size=size) == ("We will spend 250 million euros.", LEFT_OUT)


def test_the_note_may_stand_on_a_later_page() -> None:
    first = drawn(("We will spend 250", 0), ("2", 4), (" million euros.", 0)) + lines(50, 700, *TEXT)
    blocks, notes = read(first, at(50, 760, "Notes", 14) + lines(50, 740, "1. In euros.", "2. At prices of 2025."))
    assert (blocks[0], notes) == (paragraph("We will spend 250 million euros."), LEFT_OUT)


@pytest.mark.parametrize(
    "below", ["", at(50, 60, "3 At prices of 2025.", 8), at(50, 500, "2. We will plant trees.") + at(50, 60, "We end.")]
)
def test_a_raised_number_without_a_note_stays_above_the_line(below: str) -> None:
    assert told(("We will spend 250", 0), ("2", 4), (" million euros.", 0), below=below) == (
        "We will spend 250² million euros.",
        [],
    )


ROMAN = at(50, 63, "vii", 5) + at(58, 60, "At prices of 2025.", 8)


@pytest.mark.parametrize(
    ("pieces", "below", "shown", "notes"),
    [
        ((("since 2016", 0), ("vii", 4), (".", 0)), ROMAN, "since 2016.", LEFT_OUT),
        ((("it said (p. 10).", 0), ("vii", 4), (" We act", 0)), ROMAN, "it said (p. 10). We act", LEFT_OUT),
        ((("since 2016", 0), ("vi", 4), (".", 0)), ROMAN, "since 2016vi.", []),
        ((("since 2016", 0), ("vii", 4), (".", 0)), at(50, 60, "vii. We will plant.", 8), "since 2016vii.", []),
        ((("part vii of it", 0),), ROMAN, "part vii of it", []),
    ],
)
def test_a_raised_roman_number_is_a_mark_where_a_note_begins_with_the_same_raised(
    pieces: tuple[tuple[str, float], ...], below: str, shown: str, notes: list[str]
) -> None:
    assert told(*pieces, below=below) == (shown, notes)


@pytest.mark.parametrize("host", ["10", "5 x 10", "E = mc", "40 km", "40km", "5 kg/m", "x", "5 m"])
def test_what_has_powers_keeps_them_though_a_note_has_the_number(host: str) -> None:
    assert told((f"It is {host}", 0), ("2", 4), (" in all.", 0), below=NOTE) == (f"It is {host}² in all.", [])


def test_a_mark_that_a_blank_parts_from_its_word_and_one_before_a_stop_go() -> None:
    pieces = (("We will spend $3 billion ", 0), ("2", 4), (" on rail by 2030", 0), ("2", 4), (".", 0))
    assert told(*pieces, below=NOTE) == (
        "We will spend $3 billion on rail by 2030.",
        ["left out 2 markers of notes"],
    )


def test_several_marks_go_where_each_has_a_note() -> None:
    both = NOTE + at(50, 48, "3 In all years.", 8)
    pieces = (("We will spend 250", 0), ("2,3", 4), (" million euros.", 0))
    assert told(*pieces, below=both) == ("We will spend 250 million euros.", LEFT_OUT)
    assert told(*pieces, below=NOTE) == ("We will spend 250²,³ million euros.", [])


def test_the_number_before_a_note_stays_and_the_note_stands_at_the_end_of_its_page() -> None:
    first = drawn(("We will reach net zero by 2045", 0), ("1", 4), (" and report on it, and all the", 0))
    first += drawn(("ministers will restore 10 km", 0), ("2", 4), (" of the", 0), height=728)
    blocks, notes = read(first + at(50, 63, "1", 5) + at(53, 60, "Compared with 1990.", 8), lines(50, 760, "forest."))
    assert [block.words for block in blocks] == [
        "We will reach net zero by 2045 and report on it, and all the ministers will restore 10 km² of the forest.",
        "[1] Compared with 1990.",
    ]
    assert notes == LEFT_OUT


def test_a_mark_in_a_table_goes_too() -> None:
    sides = "".join(f"50 {y} m 350 {y} l S\n" for y in (500, 530, 560))
    sides += "".join(f"{x} 500 m {x} 560 l S\n" for x in (50, 200, 350))
    cells = at(60, 540, "Rail") + at(210, 540, "12") + at(221.2, 544, "2", 6)
    cells += at(60, 510, "Roads") + at(210, 510, "30")
    blocks, notes = read(lines(50, 740, *TEXT) + sides + cells + NOTE)
    assert [block.words for block in blocks][1:3] == ["Rail | 12", "Roads | 30"]
    assert notes == LEFT_OUT
