"""Where a commitment stands: the page and paragraph of a PDF, from the text to every view, and back from exports."""

import json
from pathlib import Path

import pytest
from intake.test_intake_pdf import lines, made
from terminals import Program, on_terminal

MET = "41. We met in Oslo, and we thank our hosts."
SHIPS = "42. We will build ten ships by 2030, and we will report to Parliament on progress every year, as all of"
TREES = "the countries did before. We will plant ten million trees by 2031."
PAY = "43. We will pay for it."
FIRST, SECOND = lines(50, 740, MET) + lines(50, 60, SHIPS), lines(50, 740, TREES) + lines(50, 700, PAY)
QUOTES = {
    "We will build ten ships by 2030": ("para. 42, p. 1", 1, 42),
    "We will plant ten million trees by 2031": ("para. 42, p. 2", 2, 42),
    "We will pay for it": ("para. 43, p. 2", 2, 43),
}


@pytest.fixture
def store(program: Program, tmp_path: Path) -> Path:
    """A store with a PDF of two pages, whose paragraph 42 goes over both, and three commitments."""
    (tmp_path / "oslo.pdf").write_bytes(made(FIRST, SECOND))
    assert program("init", "data").code == 0
    facts = ("--title", "Oslo", "--issuer", "The council", "--kind", "plan", "--published", "2024-03-01")
    assert program("document", "add", "oslo.pdf", "--id", "oslo", *facts).code == 0
    for quote in QUOTES:
        assert program("add", "--document", "oslo", "--quote", quote, "--kind", "pledge").code == 0
    return tmp_path


def records(store: Path, name: str = "data") -> dict[str, dict[str, object]]:
    return json.loads((store / name / "oslo.json").read_text())["commitments"]


def places(store: Path, name: str = "data") -> list[tuple[object, object]]:
    return [(record.get("page"), record.get("paragraph")) for record in records(store, name).values()]


def test_page_and_paragraph_are_stored_with_each(store: Path) -> None:
    numbered = [(page, {"number": paragraph, "counted": False}) for _, page, paragraph in QUOTES.values()]
    assert places(store) == numbered


def test_the_text_has_no_marks_and_the_record_knows_where_pages_begin(store: Path) -> None:
    text = (store / "data" / "oslo.txt").read_text()
    (document,) = json.loads((store / "data" / "oslo.json").read_text())["document"].values()
    assert text == f"{MET}\n{SHIPS} {TREES}\n{PAY}\n"
    assert document["pages"] == [[0, 1], [text.index("the countries"), 2]]


@pytest.mark.parametrize("source", ["oslo", "oslo.pdf"])
def test_a_listing_of_what_may_be_promised_says_where(store: Path, program: Program, source: str) -> None:
    wanted = {quote[:18]: (where, page, paragraph) for quote, (where, page, paragraph) in QUOTES.items()}
    found = {one["quote"][:18]: one for one in json.loads(program("extract", source, "--format", "json").out)}
    assert {quote: (found[quote]["page"], found[quote]["paragraph"]) for quote in wanted} == {
        quote: (page, {"number": paragraph, "counted": False}) for quote, (_, page, paragraph) in wanted.items()
    }
    header, *rows = (line.split("\t") for line in program("extract", source, "--format", "tsv").out.splitlines())
    assert header[-2:] == ["page", "para"]
    cells = {row[header.index("quote")][:18]: row[-2:] for row in rows}
    assert {quote: cells[quote] for quote in wanted} == {
        quote: [str(page), str(paragraph)] for quote, (_, page, paragraph) in wanted.items()
    }
    _, screen = on_terminal("extract", source, width=200, COMMITMENTS_STORE=str(store / "data"))
    assert [where in screen for where, _, _ in wanted.values()] == [True, True, True]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("page:1", "1"),
        ("page:2..", "2 3"),
        ("para:42", "1 2"),
        ("para:43..50", "3"),
        ("page:2 para:42", "2"),
        ("has:page -has:para", ""),
        ("page:1,2", "1 2 3"),
    ],
)
def test_queries_find_them(program: Program, store: Path, query: str, found: str) -> None:
    assert program("list", query, "--format", "ids").out.split() == [f"oslo-0{number}" for number in found.split()]


def test_they_are_shown_as_communiques_are_cited(program: Program, store: Path) -> None:
    assert "where         para. 42, p. 2\n" in program("show", "2").out
    rows = program("list", "--columns", "page,para", "--sort", "-para,page", "--format", "tsv").out
    assert rows == "page\tpara\n2\t43\n1\t42\n2\t42\n"
    assert [line for line in program("export").out.splitlines() if "Where" in line] == [
        f"- **Where:** {place}" for place, _, _ in QUOTES.values()
    ]
    groups = [line for line in program("export", "--group-by", "page").out.splitlines() if line.startswith("## Page")]
    assert groups == ["## Page 1", "## Page 2"]


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "xlsx"])
def test_an_export_comes_back_with_them_into_a_store_without_the_text(program: Program, store: Path, form: str) -> None:
    assert program("export", "-o", f"out.{form}").code == 0
    assert program("init", "other").code == 0
    assert program("--store", "other", "import", f"out.{form}").code == 0
    kept = ("page", "paragraph", "span", "quote")
    assert [[one[name] for name in kept] for one in records(store, "other").values()] == [
        [one[name] for name in kept] for one in records(store).values()
    ]


def test_another_quote_another_place(program: Program, store: Path) -> None:
    assert program("edit", "3", "--quote", "We met in Oslo").code == 0
    assert places(store)[2] == (1, {"number": 41, "counted": False})
    assert program("undo").code == 0
    assert places(store)[2] == (2, {"number": 43, "counted": False})


def test_another_text_other_places_also_of_quotes_that_did_not_move(program: Program, store: Path) -> None:
    counted = (store / "data" / "oslo.txt").read_text().replace("43. ", "and ")
    (store / "oslo.txt").write_text(counted)
    assert program("document", "add", "oslo.txt", "--id", "oslo", "--replace").code == 0
    third = {"number": 3, "counted": True, "unnumbered": True}
    assert places(store) == [(None, {"number": 42, "counted": False})] * 2 + [(None, third)]


def test_parts_of_a_divided_commitment_have_their_own(program: Program, store: Path) -> None:
    text = (store / "data" / "oslo.txt").read_text()
    whole = text[text.index("We will build") : text.index(" by 2031")]
    assert program("edit", "1", "--quote", whole).code == 0
    assert program("remove", "2", "--yes").code == 0
    assert program("split", "1", "--at", "We will plant", "--yes").code == 0
    assert places(store)[::2] == [(page, {"number": 42, "counted": False}) for page in (1, 2)]


def test_a_store_of_an_earlier_version_is_left_alone_until_check_is_told_to_fix_it(
    program: Program, store: Path
) -> None:
    file = store / "data" / "oslo.json"
    now, held = file.read_text(), json.loads(file.read_text())
    for record in held["commitments"].values():
        del record["page"], record["paragraph"]
    rows = [",\n".join(f'"{key}": {json.dumps(one)}' for key, one in held[name].items()) for name in held]
    old = "{" + ",\n".join(f'"{name}": {{\n{body}\n}}' for name, body in zip(held, rows, strict=True)) + "}\n"
    file.write_text(old)
    assert program("list", "--format", "ids").code == 0
    assert program("tag", "1", "sea", "--yes").code == 0
    assert "page" not in records(store)["1"]
    checked = program("check")
    assert (checked.code, "3 commitments do not say where in the text they stand" in checked.out) == (0, True)
    assert program("undo").code == 0
    assert program("check", "--fix").code == 0
    assert file.read_text() == now


def test_a_wrong_place_is_a_problem_and_put_right(program: Program, store: Path) -> None:
    file = store / "data" / "oslo.json"
    now = file.read_text()
    file.write_text(now.replace('"page": 1', '"page": 9'))
    checked = program("check")
    assert checked.code == 3
    assert "its place is para. 42, p. 9, but its words stand at para. 42, p. 1" in checked.out
    assert program("check", "--fix").code == 0
    assert file.read_text() == now


NUMBERED = """We met in Oslo. We will thank our hosts.

1.8 We will build ten ships by 2030.

1.9 We will pay for it:

(a) we will raise a tax;

(b) we will plant a forest.

1.10 We will come again.
"""


def test_numbers_of_several_parts_letters_and_what_has_none_are_told_apart(program: Program, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(NUMBERED)
    facts = ("--id", "plan", "--title", "Plan", "--issuer", "Oslo", "--kind", "plan", "--published", "2024-03-01")
    assert program("init", "data").code == 0
    assert program("document", "add", "plan.txt", *facts).code == 0
    quotes = ("We will thank our hosts", "We will build ten ships", "we will raise a tax", "We will come again")
    for quote in quotes:
        assert program("add", "--document", "plan", "--quote", quote, "--kind", "pledge").code == 0
    wheres = [program("show", str(number)).out.split("where         ")[1].split("\n")[0] for number in range(1, 5)]
    assert wheres == ["para. 1 (counted, unnumbered)", "para. 1.8", "para. 1.9(a)", "para. 1.10"]
    found = {
        query: [id_[-1] for id_ in program("list", query, "--format", "ids").out.split()]
        for query in (
            "para:1",
            "para:1.8",
            "para:1.9",
            "para:1.1",
            'para:"1.9(a)"',
            "-para:1.9",
            "para:1..2",
            "has:para",
            "para:3",
        )
    }
    assert found == {
        "para:1": ["2", "3", "4"],
        "para:1.8": ["2"],
        "para:1.9": ["3"],
        "para:1.1": [],
        'para:"1.9(a)"': ["3"],
        "-para:1.9": ["1", "2", "4"],
        "para:1..2": ["2", "3", "4"],
        "has:para": ["1", "2", "3", "4"],
        "para:3": [],
    }
    assert program("check").code == 0
    for form in ("json", "jsonl", "csv", "xlsx"):
        assert program("export", "-o", f"out.{form}").code == 0
        assert program("init", f"of-{form}").code == 0
        assert program("--store", f"of-{form}", "import", f"out.{form}").code == 0
        kept = json.loads((tmp_path / f"of-{form}" / "plan.json").read_text())["commitments"].values()
        assert [one["paragraph"] for one in kept] == [
            {"number": 1, "counted": True, "unnumbered": True},
            {"number": 1, "counted": False, "label": "1.8"},
            {"number": 1, "counted": False, "label": "1.9(a)"},
            {"number": 1, "counted": False, "label": "1.10"},
        ]
