"""Texts in Markdown: what is rendered, what stands in the front matter, where footnotes go."""

import pytest

from commitments import intake
from commitments.intake import BadDocument, files, markdown
from tests.growth import grows_with_size


def read(text: str) -> intake.Intake:
    return intake.read_bytes(text.encode(), "a.md")


def test_a_text_in_markdown_is_read_as_it_is_rendered() -> None:
    text = (
        "# Our *plan* for [homes](https://x.example)\n\nWe will **build** 10 homes,\nand ~~cut~~ keep \\*fees\\*.\n\n"
        "3. We act by:\n   - one\n   - `two`\n4. We go\n\n| Who | What |\n|--|--|\n| Ana | park |\n\n"
        "> A quote.\n\n<div hidden>secret</div><!-- c -->\n"
    )
    assert read(text).text == (
        "# Our plan for homes\n\nWe will build 10 homes, and keep *fees*.\n\n3. We act by:\n  - one\n  - two\n"
        "4. We go\n\nWho | What\nAna | park\n\nA quote.\n"
    )


FRONT = """\
---
title: "Our plan: *2030*"
date: 2024-03-01
author: [Green Party, Blue Party]
lang: en-GB
url: https://x.example/plan
---
We will act.
"""


def test_front_matter_says_what_a_text_is_and_is_no_text() -> None:
    found = read(FRONT)
    said = (found.title, found.issuer, found.published, found.language, found.url)
    assert (found.text, said) == (
        "We will act.\n",
        ("Our plan: *2030*", "Green Party; Blue Party", "2024-03-01", "en", "https://x.example/plan"),
    )


@pytest.mark.parametrize(
    "front",
    ["a: &a [x, x]\nb: &b [*a, *a]\ntitle: *b", "title: [", "- a", "date: 2024-13-45", "title:", "title: null", "? {}"],
)
def test_front_matter_that_cannot_be_used_is_left_out(front: str) -> None:
    found = read(f"---\n{front}\n---\n# Plan A\n\nWe will act.\n")
    assert (found.text, found.title, found.published) == ("# Plan A\n\nWe will act.\n", "Plan A", None)


@pytest.mark.parametrize(
    "text",
    [
        "+++\ntitle = \"The plan\"\ndate = 2024-03-01\nauthor = 'Us'\n[extra]\na = 1\n+++\nWe will act.\n",
        "---\r\ntitle: The plan\r\ndate: 2024-03-01\r\nauthor: Us\r\n---\r\nWe will act.\r\n",
        "---\ntitle: The plan\nsubtitle: a: b\ndate: 2024-03-01\nauthor: Us\n...\nWe will act.\n",
        '{\n  "title": "The plan",\n  "date": "2024-03-01",\n  "author": "Us", "a": {"b": [1]}\n}\n\nWe will act.\n',
        '{"title": "The plan", "date": "1 March 2024", "author": ["Us"]}\nWe will act.\n',
        '{\n  "title": "The plan",\n  "date": "2024-03-01",\n  "author": "Us",\n}\nWe will act.\n',
        '---json\n{"title": "The plan", "date": "2024-03-01", "author": "Us"}\n---\nWe will act.\n',
        ';;;\n{"title": "The plan", "date": "2024-03-01", "author": "Us"}\n;;;\nWe will act.\n',
        "---yaml\ntitle: The plan\ndate: Friday, March 1, 2024\nauthor: Us\n---\nWe will act.\n",
        "% The\n  plan\n% Us\n% March 1, 2024\n\nWe will act.\n",
    ],
    ids=[
        *("TOML", "line ends of Windows", "a colon that is not quoted", "JSON", "JSON on a line", "a comma too many"),
        *("JSON between rules", "JSON between semicolons", "YAML by its name", "percent signs"),
    ],
)
def test_front_matter_is_read_in_every_form(text: str) -> None:
    found = read(text)
    assert (found.text, found.title, found.published, found.issuer) == (
        "We will act.\n",
        "The plan",
        "2024-03-01",
        "Us",
    )


def test_words_between_two_rules_are_no_front_matter() -> None:
    assert read("---\nWe will act.\n\nAnd go.\n\n---\nIn time.\n").text == "We will act.\n\nAnd go.\n\nIn time.\n"


@pytest.mark.parametrize(
    "text",
    [
        "{We act} and go.",
        '{"We will": "act"} is what they said.',
        '{\n\n"We will act.\n\n}',
        "{% include head %}",
        "% of homes that we will build",
        "{}",
    ],
)
def test_words_in_braces_or_behind_a_percent_sign_are_no_front_matter(text: str) -> None:
    found = read(f"{text}\n\nWe go.\n")
    assert (found.text, found.published, found.issuer) == (f"{text}\n\nWe go.\n", None, None)


def test_notes_in_the_midst_of_a_text_stand_after_it_among_the_others() -> None:
    text = (
        "By 2045^[See *this* and\n[that](x), [1].], we[^a] act^[Of 2020.].\n\n- Go `^[on]`, \\^[on], 10^[6], ^[]\n\n"
        "^[open\n\nWe] go.\n\n```\n^[code]\n```\n\n[^a]: By law.^[Inside.]\n"
    )
    assert read(text).text == (
        "By 2045, we act.\n\n- Go ^[on], ^[on], 10^[6], ^[]\n\n^[open\n\nWe] go.\n\n^[code]\n\n"
        "[1] See this and that, [1].\n[2] By law.\n[3] Of 2020.\n[4] Inside.\n"
    )


def test_footnotes_stand_after_the_text_in_the_order_of_their_marks() -> None:
    text = (
        "By 2045[^b], not `[^b]` nor \\[^b], we act[^1] and[^none].\n\n[^1]: See *this*.\nIt goes on.\n\n    And on.\n"
        "[^lost]: Nobody refers to it.\n[^b]: See that.\n\nWe go.\n\n```\n[^1]: code\n```\n"
    )
    found = read(text)
    assert found.text == (
        "By 2045, not [^b] nor [^b], we act and[^none].\n\nWe go.\n\n[^1]: code\n\n"
        "[1] See that.\n[2] See this. It goes on.\n\nAnd on.\n\n[3] Nobody refers to it.\n"
    )
    assert found.notes == ("left out 2 markers of notes",)


@pytest.mark.parametrize(
    "unit",
    ["[^", "^[", "^[a]", "{", '{"a":', "% A\n", "[^1]", "[^1]: a\n", "[^1]:\n\n", "> [^1]: ", "`", "+++\n", "---\n"],
)
def test_footnotes_and_front_matter_take_time_by_their_length(unit: str) -> None:
    assert grows_with_size(lambda size: read("[^1]: x\n\nword" + unit * (size // len(unit))), 5_000, 40_000, least=0.02)


@pytest.mark.parametrize("unit", ["![", "[", "*[a_(", "a^[b\n", "[[a]", "![a ", "> > > a\nb\n", "<a b='", "[a]: b\n'"])
def test_marks_that_never_end_take_time_by_their_length(unit: str) -> None:
    assert grows_with_size(lambda size: read("word\n\n" + unit * (size // len(unit))), 10_000, 200_000, least=0.02)


def test_links_are_not_looked_for_among_more_open_brackets_than_a_text_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown, "_MOST_OPEN", 2)
    assert read("[a](x) [b](x) [c](x) [\n\n[").text == "a b c [\n\n[\n"
    assert read("[a](x) [ [\n\n[").text == "[a](x) [ [\n\n[\n"


@pytest.mark.parametrize(("bound", "most"), [("_MOST_SIGNS", 10), ("_MOST_PIECES", 12), ("_MOST_LOOKS", 12)])
def test_more_marks_than_any_document_has_are_refused(bound: str, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown, bound, most)
    assert read("- a\n- b\n").text == "- a\n- b\n"
    with pytest.raises(BadDocument) as refusal:
        read("- - - *a*\n" * 9)
    assert str(refusal.value) == (
        "the text holds more marks of Markdown than any document; to add it as it is, save it as .txt"
    )


def test_an_address_that_many_words_lead_to_is_not_written_out_for_each_in_full() -> None:
    body = "[a] " * 100 + f"\n\n[a]: /{'u' * 10_000} '{'t' * 10_000}'\n"
    assert len(markdown._renderer(body).render(body)) < 120_000
    assert read(body).text == ("a " * 100).strip() + "\n"


def test_the_attributes_of_a_heading_are_found_in_time_by_its_length() -> None:
    assert grows_with_size(lambda size: read("# word" + " " * size + "{"), 10_000, 200_000, least=0.02)


def test_a_row_of_more_cells_than_a_table_has_makes_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown, "_MOST_CELLS", 4)
    assert read("a | b\n--|--\nc | d\n").text == "a | b\nc | d\n"
    assert read("|a|b|c|d|\n|-|-|-|-|\n").text == "|a|b|c|d| |-|-|-|-|\n"


def test_markdown_may_be_less_long_than_other_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_MARKDOWN_BYTES", 20)
    assert intake.read_bytes(b"We act. " * 3, "a.txt").text
    with pytest.raises(intake.BadDocument, match="a md file may have"):
        read("We act. " * 3)


def test_a_sentence_with_a_colon_between_two_rules_is_text() -> None:
    found = read("---\n\nWe will: plant trees.\n\n---\n\nMore.\n")
    assert found.text == "We will: plant trees.\n\nMore.\n"


def test_no_depth_of_lists_or_quotations_that_somebody_writes_loses_a_word() -> None:
    listed = "".join(f"{'  ' * depth}- level {depth}\n" for depth in range(14))
    assert read(listed).text.split() == listed.split()
    assert read("> " * 40 + "We will act.").text == "We will act.\n"


def test_the_mark_of_a_footnote_inside_another_is_left_out_as_any() -> None:
    found = read("We act.[^a]\n\n[^a]: By law.[^b]\n[^b]: Of 2020.\n[^c]: Alone.[^d]\n[^d]: Last.\n")
    assert found.text == "We act.\n\n[1] By law.\n[2] Of 2020.\n[3] Alone.\n[4] Last.\n"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("## Homes {#homes .x}\n\n# Use {braces}\n", "## Homes\n\n# Use {braces}"),
        ("- [ ] build\n- [x] cut\n1. [X] go\n\n[ ] stay\n", "- ☐ build\n- ☒ cut\n1. ☒ go\n\n[ ] stay"),
        ("Homes\n: Ten of them\n: By 2030\n\n:   Two\n\nat:\n:p\n", "Homes\n\nTen of them\n\nBy 2030\n\nTwo\n\nat: :p"),
        ("> [!NOTE]\n> We act.\n\n> [note] We go.\n", "Note\n\nWe act.\n\n[note] We go."),
        ("::: {.box}\nWe act.\n:::\n\n[TOC]\n\n{: .lead}\nWe go.\n", "We act.\n\nWe go."),
        ("by 2045^1^, CO~2~, the 1^st^, x^2 and y^2, ~5~ `a^b^`\n", "by 2045¹, CO2, the 1st, x^2 and y^2, ~5~ a^b^"),
        ("We:\n(a) build;\n(b) cut.\n\nThe part\n(b) stays.\n", "We:\n(a) build;\n(b) cut.\n\nThe part (b) stays."),
        ("– build\n– cut\n\nWe build\n– and cut.\n", "– build\n– cut\n\nWe build – and cut."),
        ("```\n::: x\n- [ ] a\nb^1^\n```\n\n    : c\n", "::: x\n- [ ] a\nb^1^\n\n: c"),
    ],
)  # fmt: skip
def test_what_is_written_beyond_the_common_core_is_read_as_it_is_shown(text: str, shown: str) -> None:
    assert read(text).text == f"{shown}\n"


GRID = """\
+-------+-----------+
| Who   | What      |
+=======+===========+
| Ana   | - a *park*|
|       | - a pool  |
+-------+-----------+
| Bo and Cy plant   |
+-------+-----------+
"""
SIMPLE = """\
  Who  What
-----  ------
  Ana  park
   Bo

: Who does what

-----  ------
  Ana  park
-----  ------
"""
MULTILINE = """\
---------------------
 Who   What
       is done
------ --------------
 Ana   A park, and
       two pools

 Bo    Homes
---------------------
"""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (GRID, "Who | What\nAna | - a park\n| - a pool\n\nBo and Cy plant"),
        (SIMPLE, "Who | What\nAna | park\n\nBo\n\nWho does what\n\nAna | park"),
        (MULTILINE, "Who | What is done\nAna | A park, and two pools\nBo | Homes"),
        ("+--+\nWe act.\n", "+--+ We act."),
        ("+---+---+\n| a\n", "+---+---+ | a"),
        ("a\n\n---- ----\n\nb\n", "a\n\nb"),
        ("one\ntwo\n-- --\nthree\n", "one two\n\nthree"),
    ],
)
def test_tables_that_are_drawn_with_signs_are_rows(text: str, shown: str) -> None:
    assert read(text).text == f"{shown}\n"


@pytest.mark.parametrize("unit", ["-- --\n", "-- --\na\n", "+--+\n", "+--+\n|a|\n", "a\n-- --\n\n", "(a) b\n", ": a\n"])
def test_dialects_and_drawn_tables_take_time_by_their_length(unit: str) -> None:
    assert grows_with_size(lambda size: read("word\n\n" + unit * (size // len(unit))), 5_000, 40_000, least=0.02)


@pytest.mark.parametrize(("mark", "most"), [("> ", 99), ("- ", 49)])
def test_what_lies_deeper_than_is_read_is_told(mark: str, most: int) -> None:
    note = "left out what stands in more than 100 lists and quotations inside each other"
    found = [intake.read_bytes(f"We pay.\n\n{mark * depth}We act.\n".encode(), "a.md") for depth in (most, most + 1)]
    assert [("We act." in one.text, one.notes) for one in found] == [(True, ()), (False, (note,))]
