"""Running heads and page numbers: which kinds are known, in a PDF as in a text with form feeds, and what stays."""

import pytest

from commitments import intake
from commitments.edges import Row, left_out

TOWNS = ("Ahaus", "Borken", "Coesfeld", "Duelmen", "Essen")


def rows(*heights_and_words: tuple[int, str], size: float = 10) -> list[Row]:
    return [Row(height, height, size, words.split("   ")) for height, words in heights_and_words]


def kept(*pages: list[Row]) -> list[list[str]]:
    """What stays of each page, piece by piece."""
    left = left_out(pages)
    return [
        ["   ".join(piece for place, piece in enumerate(page[at].pieces) if place not in gone) for at, gone in stays]
        for number, page in enumerate(pages)
        for stays in [left.stays(number, page)]
    ]


def page(town: str, foot: str, foot_at: int = 30) -> list[Row]:
    said = (f"We will build {town} a school.", f"It is for {town}.", f"{town} will pay.")
    return rows(*[(740 - 12 * place, words) for place, words in enumerate(said)], (foot_at, foot))


@pytest.mark.parametrize(
    "foot",
    [
        *("{n}", "{n}/5", "{n} / 5", "Page {n} of 5", "Page {n}/5", "{n} (5)", "{n}(5)", "- {n} -", "–{n}–", "[{n}]"),
        *(
            "({n})",
            "[Page {n}]",
            "Seite {n} von 5",
            "第{n}页 共5页",
            "{n} 페이지 | Plan",
            "Plan | {n}",
            "Plan 2030 {n}/5",
        ),
        *("Plan for homes {n}", "{n} Plan for homes", "L 112/{n}", "COM(2026) 112-{n}", "GOV00112{n}", "A/70/L.{n} E"),
        *("Printed 1{n} March 2026, 10:0{n}", "VerDate Sep 2026 Jkt 049200 PO 0000{n} Fmt 6652", "3 March 2026"),
    ],
)
def test_a_foot_that_changes_with_its_page_alone_is_left_out(foot: str) -> None:
    pages = [page(town, foot.format(n=number)) for number, town in enumerate(TOWNS, 1)]
    assert kept(*pages) == [[row.pieces[0] for row in rows[:3]] for rows in pages]


def test_the_number_of_all_pages_makes_two_pages_enough_and_one() -> None:
    for count in (1, 2):
        pages = [page(town, f"{number}/{count}") for number, town in enumerate(TOWNS[:count], 1)]
        assert [len(rows) for rows in kept(*pages)] == [3] * count


@pytest.mark.parametrize(
    "foot",
    [
        *("Pledge {town}", "{town} has {n} schools.", "{other}", "Room {other}", "{town} 1{n} March 2026"),
        *("[{n}] OJ L {other}, 1{n}.3.2020, p. {n}", "{n} COM(2026) {other} final", "OJ L {other}, 1{n}.3.2020, p. 4."),
        *("[{n}]   OJ L {other}, 1{n}.3.2020, p. 4.", "{n} Ibid."),
        "{n}   See page {other} of the plan",
    ],
)
def test_a_foot_that_says_something_else_on_each_page_stays(foot: str) -> None:
    others = (7, 3, 90, 2, 51)
    pages = [
        page(town, foot.format(n=number, town=town, other=other))
        for number, (town, other) in enumerate(zip(TOWNS, others, strict=True), 1)
    ]
    assert [len(rows) for rows in kept(*pages)] == [4] * 5


def test_what_a_foot_may_have_a_head_of_a_text_and_a_last_line_may_not() -> None:
    heads = [rows((740, f"Commitment {n}"), (700, f"We act in {town}.")) for n, town in enumerate(TOWNS, 1)]
    lasts = [page(town, f"See annex {n}", foot_at=704) for n, town in enumerate(TOWNS, 1)]
    assert [len(rows) for rows in kept(*heads)] == [2] * 5
    assert [len(rows) for rows in kept(*lasts)] == [4] * 5


def test_a_number_goes_and_the_address_beside_it_on_the_first_page_stays() -> None:
    pages = [page(town, f"12 Main Street   {n}" if n == 1 else str(n)) for n, town in enumerate(TOWNS, 1)]
    assert [rows[3:] for rows in kept(*pages)] == [["12 Main Street"], [], [], [], []]


def test_pages_that_hold_nothing_but_the_same_words_keep_them() -> None:
    assert kept(*[rows((740, "Vote for us"))] * 3) == [["Vote for us"]] * 3


@pytest.mark.parametrize(
    ("place", "foot"),
    [(0, "1"), (1, "2"), (1, "[2]"), (0, "- 17 -"), (1, "Page 5"), (0, "12/40"), (0, "Seite 1")],
)
def test_one_page_may_have_the_only_number_under_its_text(place: int, foot: str) -> None:
    pages = [page(town, f"Some of {town}.", foot_at=704) for town in TOWNS[:2]]
    pages[place] += rows((30, foot))
    assert [len(one) for one in kept(*pages)] == [4, 4]


@pytest.mark.parametrize(("place", "head", "count"), [(1, "- 2 -", 4), (1, "2", 5), (1, "- 3 -", 5), (0, "Part 1", 5)])
def test_over_the_text_the_only_number_has_to_say_what_it_is(place: int, head: str, count: int) -> None:
    pages = [page(town, f"Some of {town}.", foot_at=704) for town in TOWNS[:2]]
    pages[place] = [*rows((780, head)), *pages[place]]
    assert len(kept(*pages)[place]) == count


@pytest.mark.parametrize(
    ("foot", "at"), [("2", 690), ("7", 30), ("Part 2", 30), ("2   schools", 30), ("2 schools", 30)]
)
def test_a_number_that_is_none_of_a_page_stays_under_its_text(foot: str, at: int) -> None:
    pages = [page(town, f"Some of {town}.", foot_at=704) for town in TOWNS[:2]]
    pages[1] += rows((at, foot))
    assert [len(one) for one in kept(*pages)] == [4, 5]


PARTS = ("Health", "Rail and roads", "Schools", "Forests", "Trade")


def parted(head: str, *said: str, at: int = 770, size: float = 10) -> list[list[str]]:
    """What stays of five pages that say the same under heads that change with their part."""
    pages = [
        rows((at, head.format(n=n, part=part)), size=size)
        + rows(*[(740 - 14 * down, line.format(n=n, part=part)) for down, line in enumerate(said)])
        for n, part in enumerate(PARTS, 1)
    ]
    return kept(*pages)


@pytest.mark.parametrize("head", ["Plan 2024   {part}", "{n}   {part}", "Part {n}: {part}   Plan   {n}"])
@pytest.mark.parametrize("first", ["and the towns of {n} valleys will", "été {n} will be the first, in which"])
def test_the_name_of_the_part_goes_with_the_head_where_they_part_a_sentence(head: str, first: str) -> None:
    said = (first, "pay for homes in {part}, and we will")
    assert [len(page) for page in parted(head, *said)] == [2] * 5
    both = parted(head, "We will pay for {n} homes, which", said[1], at=770)
    assert [len(page) for page in both] == [3] * 5


def test_one_sentence_that_goes_on_tells_of_the_heads_of_all_pages_at_its_height() -> None:
    pages = [
        rows((770, f"Plan   {part}"), (740, "and so on, and" if part == "Trade" else f"We build {part}."), (726, "We."))
        for part in PARTS
    ]
    assert [len(page) for page in kept(*pages)] == [2] * 5


def test_the_name_of_the_part_goes_with_the_head_where_it_has_its_line() -> None:
    assert parted("Plan   {part}", "{part}", "We will act for {part}.") == [
        [part, f"We will act for {part}."] for part in PARTS
    ]
    assert [len(page) for page in parted("Plan   {part}", "{part} now", "We will act for {part}.")] == [3] * 5


def test_the_name_of_the_part_goes_with_words_that_are_repeated_at_the_foot() -> None:
    pages = [page(town, f"Plan for homes   Part of {town}") for town in TOWNS]
    assert [len(page) for page in kept(*pages)] == [3] * 5


@pytest.mark.parametrize(
    ("head", "at", "size"),
    [
        ("Plan   Commitment {n}", 770, 10),
        ("Ongoing   {part}", 752, 10),
        ("Plan   {part}", 770, 16),
        ("{part}   Homes of {part}", 770, 10),
    ],
)
def test_what_stands_over_a_text_of_its_own_or_close_or_large_is_no_name_of_a_part(
    head: str, at: int, size: float
) -> None:
    said = ("We will pay for {n} homes.", "pay for homes in {part}.")
    assert [len(page) for page in parted(head, *said, at=at, size=size)] == [3] * 5


def test_the_first_row_of_a_table_is_no_head_though_its_cells_are_said_elsewhere() -> None:
    pages = [rows((770, f"Ongoing   {part}"), (746, "Planned   homes"), (700, part)) for part in PARTS]
    assert [len(page) for page in kept(*pages)] == [3] * 5


# Texts with form feeds

SAID = (
    "We will build homes in the towns of the north, and\nthe Ministry will",
    "report on them each year.\n\nWe will plant trees.",
    "We will open schools, which are to be free.",
    "We will lay rails.",
)


def text(shape: str) -> intake.Intake:
    pages = [shape.format(said=said, n=number) for number, said in enumerate(SAID, 1)]
    return intake.read_bytes("\f".join(pages).encode(), "a.txt")


def test_a_text_with_form_feeds_loses_its_heads_and_numbers_and_knows_its_pages() -> None:
    found = text("Plan for the North            March 2026\n\n\n{said}\n\n\n                 Page {n} of 4\n")
    assert found.text == (
        "We will build homes in the towns of the north, and\nthe Ministry will\nreport on them each year.\n\n"
        "We will plant trees.\n\nWe will open schools, which are to be free.\n\nWe will lay rails.\n"
    )
    assert {page.number: found.text[page.start :][:9] for page in found.pages} == {
        1: "We will b", 2: "report on", 3: "We will o", 4: "We will l",
    }  # fmt: skip
    assert found.notes == (
        "left out at the head or foot of pages: “Plan for the North” (4 pages), “March 2026” (4 pages)",
        "left out the numbers of 4 pages",
    )


def test_a_number_on_one_page_of_a_text_cuts_no_sentence() -> None:
    found = intake.read_bytes(b"13. We will begin on\n\n- 3 -\n\fpage two. We will do more.\n", "a.txt")
    assert found.text == "13. We will begin on\npage two. We will do more.\n"
    other = "pages are cited as the file counts them; the number printed on page 1 is 3"
    notes = ("left out the numbers of 1 page", other)
    assert (found.notes, [page.number for page in found.pages]) == (notes, [1, 2])


@pytest.mark.parametrize(
    "shape", ["{said}\n\n{n}\n", "{said}\n\n- {n} -\n\n\n", "{n}/4\n\n{said}", "{said}\n\n{n}\n\nPlan"]
)
def test_numbers_of_pages_stand_over_or_under_the_text(shape: str) -> None:
    assert text(shape).text == text("{said}").text


@pytest.mark.parametrize("shape", ["Goal {n}\n\n{said}", "{said}\nLead: the Ministry", "{said}\n\nWe pay {n} million"])
def test_what_is_no_head_of_a_text_stays(shape: str) -> None:
    assert text(shape).notes == ()
