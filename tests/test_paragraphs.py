"""The paragraph and page of a passage: as the document numbers them, else counted, and which of the two is told."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.paragraphs import Places
from commitments.places import NOWHERE, PageStart, Paragraph, Place, Span


def told(text: str) -> list[str]:
    """Of each line that is not blank: its paragraph, in brackets where it is counted, in round ones where others have a
    number, "" for none."""
    places, found, at = Places(text), [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraph = places.at(Span(at + len(line) - len(line.lstrip()), at + len(line))).paragraph
            if paragraph and paragraph.is_counted:
                found.append(f"({paragraph.number})" if paragraph.is_unnumbered else f"[{paragraph.number}]")
            else:
                found.append(str(paragraph or ""))
        at += len(line) + 1
    return found


SAID = "\n\n".join(
    f"We said {word}." for word in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
)


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("We met.\n\nWe will act.", ["[1]", "[2]"]),
        ("# Trade\n\nWe met.\n\nWe will:\n\n- act;\n- pay.", ["", "[1]", "[2]", "[3]", "[4]"]),
        ("TRADE\nWe met.\nWe will act.\n\nFinance and growth\nWe will pay.", ["", "[1]", "[2]", "", "[3]"]),
        ("We met.\n\nGoal | Year\nTrees | 2030\n\nWe will act.", ["[1]", "", "", "[2]"]),
        ("We met.\n\nGoal | Year\n| 2030\nTrees |\n\nWe will act.", ["[1]", "", "", "", "[2]"]),
        ("42 # We act.\n\n43 # We pay.", ["[1]", "[2]"]),
        ("No. 10 Downing Street will act.\n\nWe pay.", ["[1]", "[2]"]),
        ("We met.\n\nOur Commitments:\n\nWe act.\n\nTrade:\n\n- We pay.", ["[1]", "", "[2]", "", "[3]"]),
        ("**Next Steps:**\n\nWe act.\n\nWe will:\n\n- pay;", ["", "[1]", "[2]", "[3]"]),
        ("Ministers agreed to:\n\n- pay;\n\nTo this end:\n\n- act.", ["[1]", "[2]", "[3]", "[4]"]),
        ("We will act in every one of\nthe countries.\nWe will pay.", ["[1]", "[1]", "[2]"]),
    ],
)
def test_without_numbers_prose_is_counted_and_headings_and_tables_are_not(text: str, paragraphs: list[str]) -> None:
    assert told(text) == paragraphs


@pytest.mark.parametrize("form", ["{}.", "({})", "{}", "{})"])
def test_the_numbers_of_a_document_are_taken_in_each_form(form: str) -> None:
    numbered = [f"{form.format(number)} We will act on point {number}." for number in (41, 42, 43)]
    assert told("\n\n".join(["We, the leaders, met.", *numbered])) == ["(1)", "41", "42", "43"]


@pytest.mark.parametrize(
    ("marks", "cited"),
    [
        (("1.1", "1.2", "2.1"), ["1.1", "1.2", "2.1"]),
        (("1.1.", "1.2.", "2.1."), ["1.1", "1.2", "2.1"]),
        (("(1.1)", "(1.2)", "(2.1)"), ["1.1", "1.2", "2.1"]),
        (("1.1.1", "1.1.2", "1.2.1"), ["1.1.1", "1.1.2", "1.2.1"]),
        (("9.9", "9.10", "9.10.1"), ["9.9", "9.10", "9.10.1"]),
        (("§ 3", "§ 4", "§ 5"), ["§ 3", "§ 4", "§ 5"]),
        (("Art. 4", "Art. 5", "Art. 6"), ["Art. 4", "Art. 5", "Art. 6"]),
        (("Article 4.", "Article 5.", "Article 6."), ["Article 4", "Article 5", "Article 6"]),
        (("Para. 4", "Para. 5", "Para. 6"), ["4", "5", "6"]),
        (("[4]", "[5]", "[6]"), ["4", "5", "6"]),
        (("No. 4", "No. 5", "No. 6"), ["No. 4", "No. 5", "No. 6"]),
        (("№ 4.", "№ 5.", "№ 6."), ["№ 4", "№ 5", "№ 6"]),
        (("Recommendation 4:", "Recommendation 5:"), ["Recommendation 4", "Recommendation 5"]),
    ],
)
def test_numbers_of_several_parts_articles_and_signs_are_taken(marks: tuple[str, ...], cited: list[str]) -> None:
    numbered = [f"{mark} We will act on this." for mark in marks]
    assert told("\n\n".join(["We, the leaders, met.", *numbered])) == ["(1)", *cited]
    assert told("\n".join(["We, the leaders, met.", *numbered])) == ["(1)", *cited]


def test_articles_may_be_headings_with_titles_and_have_paragraphs_of_their_own() -> None:
    text = (
        "Preamble\n\nWe met.\n\n## Article 1\n\n## Scope\n\nWe act.\n\n## Article 2\n\n(1) We pay.\n\n(2) We give:\n\n"
        "(a) trees;\n\n(b) homes.\n\n## Annex\n\nWe end."
    )
    assert told(text) == [
        *("", "(1)", "", "", "Article 1", ""),
        *("Article 2(1)", "Article 2(2)", "Article 2(2)(a)", "Article 2(2)(b)", "", "(7)"),
    ]


def test_articles_of_two_parts_go_on_with_those_of_one_and_their_paragraphs_are_numbered() -> None:
    text = (
        "Freedonia and Sylvania agree:\n\nArticle 1.1: Tariffs\n\n1. Freedonia shall lift its tariffs.\n\n"
        "2. Sylvania shall lift those on:\n\n(a) corn;\n\n(b) wheat.\n\nArticle 1.2: Quotas\n\n"
        "1. Freedonia shall end its quotas.\n\nArticle 2\n\n1. Freedonia shall consult Sylvania.\n\n"
        "2. Sylvania shall report.\n\nArticle 3.1: Oversight\n\nThey shall meet."
    )
    assert told(text) == [
        *("(1)", "", "Article 1.1(1)", "Article 1.1(2)", "Article 1.1(2)(a)", "Article 1.1(2)(b)", ""),
        *("Article 1.2(1)", "", "Article 2(1)", "Article 2(2)", "", "Article 3.1"),
    ]


def test_a_number_in_bold_is_one() -> None:
    text = "**Article 1: Scope **\n\n1.** ** We act.\n\n**2.** We pay.\n\n## **Article 2**\n\n**(1)** We go."
    assert told(text) == ["", "Article 1(1)", "Article 1(2)", "", "Article 2(1)"]


@pytest.mark.parametrize(
    ("marks", "labels"),
    [
        ("(a) (i) (ii) (b) (i) (iii) (c)", "(a) (a)(i) (a)(ii) (b) (b)(i) (b)(iii) (c)"),
        ("a) i) ii) b) i)", "(a) (a)(i) (a)(ii) (b) (b)(i)"),
        ("(i) (a) (b) (ii) (a) (iii)", "(i) (i)(a) (i)(b) (ii) (ii)(a) (iii)"),
        ("(g) (h) (i) (j) (k)", "(g) (h) (i) (j) (k)"),
        ("(u) (v) (w) (x) (y)", "(u) (v) (w) (x) (y)"),
        ("(i) (ii) (iii) (iv) (v)", "(i) (ii) (iii) (iv) (v)"),
        ("(b) (d) (a)", "(b) (d) (a)"),
    ],
)
def test_small_numbers_are_of_the_letter_they_stand_under(marks: str, labels: str) -> None:
    items = "".join(f"\n{mark} act;" for mark in marks.split())
    text = f"7. We met.\n8. We will:{items}\n9. We part."
    assert told(text) == ["7", "8", *(f"8{label}" for label in labels.split()), "9"]


def test_small_numbers_are_of_the_letter_of_the_paragraph_of_an_article() -> None:
    text = "Article 1\n\nWe act.\n\nArticle 2\n\n(1) We will:\n\n(a) heal:\n\n(i) all;\n\n(b) pay.\n\n(2) We end."
    labels = ("Article 2(1)", "Article 2(1)(a)", "Article 2(1)(a)(i)", "Article 2(1)(b)", "Article 2(2)")
    assert told(text)[-5:] == [*labels]


def test_the_only_number_of_a_part_is_its_own_where_numbers_begin_anew_under_each_heading() -> None:
    text = "HEALTH\n\n1. We heal.\n\n2. We care.\n\nRAIL\n\n1. We build.\n\n2. We mend.\n\nTREES\n\n1. We plant."
    assert told(text) == ["", "1", "2", "", "1", "2", "", "1"]


def test_a_lone_number_under_a_heading_is_none_where_no_others_are() -> None:
    text = "HEALTH\n\nWe heal.\n\nRAIL\n\n1. We build.\n\nTREES\n\n1. We plant."
    assert told(text) == ["", "[1]", "", "[2]", "", "[3]"]


@pytest.mark.parametrize(
    ("parts", "is_heading"),
    [
        (("I. HEALTH", "II. RAIL"), True),
        (("A. HEALTH", "B. RAIL"), True),
        (("A. Health and care", "B. Rail and road"), True),
        (("A) Health", "B) Rail"), True),
        (("# A. Health", "# B. Rail"), True),
        (("A. We heal the sick.", "B. We mend the rails."), False),
    ],
)
def test_numbers_that_begin_anew_under_each_heading_are_told_as_they_stand(
    parts: tuple[str, str], is_heading: bool
) -> None:
    health, rail = parts
    text = f"{health}\n\n1. We heal.\n\n2. We care.\n\n{rail}\n\n1. We build.\n\n2. We mend.\n\n3. We ride."
    assert (told(text) == ["", "1", "2", "", "1", "2", "3"]) is is_heading


def test_a_sentence_may_open_each_part_and_many_short_parts_number_a_document() -> None:
    parts = [f"{name}\n\n{name} matters.\n\n1. We act.\n\n2. We pay." for name in ("HEALTH", "RAIL", "TREES", "WATER")]
    assert told("\n\n".join(parts)) == [one for n in (1, 4, 7, 10) for one in ("", f"({n})", "1", "2")]
    led_in = "\n\n".join(parts).replace("matters.", "needs:")
    assert told(led_in) == [one for n in (1, 4, 7, 10) for one in ("", f"[{n}]", f"[{n + 1}]", f"[{n + 2}]")]


def test_an_annex_that_is_longer_than_what_is_before_it_has_its_own_numbers() -> None:
    text = "1. We met.\n\n2. We act.\n\nANNEX\n\n1. We pay.\n\n2. We go.\n\n3. We part."
    assert told(text) == ["1", "2", "", "1", "2", "3"]


def test_items_with_capital_letters_are_no_headings_of_parts() -> None:
    text = "We will:\n\nA. Cut tariffs\n\nB. Pay the poor\n\nThen we rest."
    assert told(text) == ["[1]", "[2]", "[3]", "[4]"]


@pytest.mark.parametrize(
    ("behind", "paragraphs"),
    [
        ("We rest.\n\n3.1 We act.\n\nWe end.", ["3", "3.1", "(6)"]),
        ("1. We begin a list.\n\n2. We go on.", ["1", "2"]),
        ("1. We begin a list.", ["(4)"]),
        ("4.1 We act.\n\n§ 5 We pay.", ["(4)", "(5)"]),
        ("4 We act.", ["(4)"]),
        ("- act;\n\n- pay.\n\nWe end.", ["3", "3", "(6)"]),
    ],
)
def test_behind_the_last_number_only_items_and_its_own_parts_are_of_it(behind: str, paragraphs: list[str]) -> None:
    assert told(f"1. We met.\n\n2. We spoke.\n\n3. We act.\n\n{behind}") == ["1", "2", "3", *paragraphs]


def test_a_list_that_counts_beyond_the_last_number_is_of_it_where_that_leads_it_in() -> None:
    assert told("1. We met.\n\n2. We will:\n\n(1) act;\n\n(2) pay;\n\n(3) go.") == ["1", "2", "2", "2", "2"]


def test_numbers_in_square_brackets_are_of_notes_where_a_mark_leads_to_one_or_they_begin_late() -> None:
    numbered = "\n\n".join(f"[{number}] We act on point {number}." for number in (1, 2, 3))
    assert told(f"We met.\n\n{numbered}") == ["(1)", "1", "2", "3"]
    assert told(f"We met.[2]\n\n{numbered}") == ["[1]", "", "", ""]
    assert told(f"{SAID}\n\n{numbered}")[-4:] == ["[9]", "", "", ""]
    assert told("We met.\n\n[1] See a.\n\n[3] See b.\n\n[7] See c.") == ["[1]", "", "", ""]


def test_what_follows_a_point_is_its_own_only_under_it_as_a_heading_or_in_its_list() -> None:
    text = (
        "We met.\n\nMeasure 1: We act.\n\nIt costs much.\n\nMeasure 2: We will:\n\n(a) pay;\n\n(b) go.\n\nWe thank all."
    )
    assert told(text) == ["(1)", "Measure 1", "(3)", "Measure 2", "Measure 2(a)", "Measure 2(b)", "(7)"]
    text = "Proposal 1\n\nWe act.\n\nWe pay.\n\n7. Rail\n\nIt is slow.\n\nProposal 2\n\nWe go.\n\n# End\n\nWe part."
    assert told(text) == ["", "Proposal 1", "Proposal 1", "(3)", "(4)", "", "Proposal 2", "", "(6)"]


def test_points_in_numbered_paragraphs_do_not_number_them() -> None:
    text = "1. We met.\n\nAction 1: We act.\n\n2. We spoke.\n\nAction 2: We pay.\n\n3. We part."
    assert told(text) == ["1", "1", "2", "2", "3"]


def test_letters_are_of_the_paragraph_they_stand_in() -> None:
    text = "7. We met.\n8. We will:\n(a) act;\n(b) build:\n  - a home;\n(c) pay.\nThen we rest.\n9. We part."
    assert told(text) == ["7", "8", "8(a)", "8(b)", "8(b)", "8(c)", "8", "9"]
    assert told("We will:\n(a) act;\n(b) pay.") == ["[1]", "[2]", "[3]"]


def test_parts_under_a_whole_number_are_cited_by_their_own() -> None:
    text = "1. We met.\n\n1.1. We act.\n\n2. We pay.\n\n2.1. We pay more.\n\n2.2. We pay most."
    assert told(text) == ["1", "1.1", "2", "2.1", "2.2"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1. FIRST PART", "2. SECOND PART"),
        ("1) Energy and Climate", "2) Next steps"),
        ("(1) Trade", "(2) Early warning and systematic observation"),
        ("1 Introduction", "2 Outlook"),
        ("1.1. Trade", "1.2. Finance"),
        ("**3. Trade**", "**4. Finance**"),
    ],
)
def test_titles_that_have_numbers_and_text_under_each_are_headings(first: str, second: str) -> None:
    text = f"{first}\n\nWe met in Oslo.\n\nWe will act.\n\n{second}\n\n- We will pay.\n\nWe part."
    assert told(text) == ["", "[1]", "[2]", "", "[3]", "[4]"]


def test_paragraphs_begin_anew_under_titles_that_have_numbers_of_the_same_form() -> None:
    text = "1. HEALTH\n\n1. We heal.\n\n2. We care.\n\n2. RAIL\n\n1. We build.\n\n2. We mend."
    assert told(text) == ["", "1", "2", "", "1", "2"]


@pytest.mark.parametrize(
    "text",
    [
        "We will:\n\n1. Cut Tariffs\n\n2. Pay the Poor\n\nThen we rest.",
        "1. TRADE\n\n2. FINANCE\n\n3. HEALTH\n\nWe met.",
        "1. We act on the tariffs of all goods\n\nIt costs much.\n\n2. We pay for the schools of all\n\nWe rest.",
        "7. Rail\n\nIt is slow.\n\nWe met.",
        "1. Trade matters.\n\nWe met.\n\n2. Finance matters.\n\nWe part.",
    ],
)
def test_items_and_sentences_that_have_numbers_are_no_headings(text: str) -> None:
    assert all(told(text))


def test_the_numbers_of_a_list_are_none_of_the_document_and_then_all_is_counted() -> None:
    text = f"{SAID}\n\nWe said ten.\n\nWe promise.\n\n1. We act.\n\n2. We pay.\n\n3. We go.\n\nWe end.\n\nWe part."
    assert told(text) == [f"[{number}]" for number in range(1, 17)]


@pytest.mark.parametrize(
    "item",
    [
        "1. We will build ten ships by 2030.\nWe will report to Parliament.\n\n2. We will pay.\nWe will go.",
        "1. We will build ten ships by 2030.\n   We will report to Parliament.\n2. We will pay.\n   We will go.",
        "(1) We will build ten ships, in all\n27 Member States.\n(2) We will pay the other\n9 Observers.",
    ],
)
def test_a_numbered_paragraph_in_two_lines_is_one_also_where_it_is_counted(item: str) -> None:
    assert told(f"{SAID}\n\nWe will:\n\n{item}\n\nWe part.")[9:] == ["[10]", "[11]", "[11]", "[12]", "[12]", "[13]"]


def test_lines_that_are_paragraphs_of_their_own_stay_so_under_a_number() -> None:
    assert told("We met.\n1. We act.\nWe pay.\nWe go.\n3. We part.") == ["[1]", "[2]", "[3]", "[4]", "[5]"]


def test_what_stands_between_two_numbers_belongs_to_the_first_up_to_a_heading() -> None:
    text = "1. We met.\n\nWe act.\n\n# Trade\n\nTrade is good.\n\n2. We will pay:\n\n- today;\n- tomorrow.\n\nThe end."
    assert told(text) == ["1", "1", "", "(3)", "2", "2", "2", "(7)"]


def test_a_table_in_a_paragraph_does_not_end_it() -> None:
    text = "1. We met.\n\nGoal | Year\nTrees | 2030\n\nWe act.\n\n2. We will pay."
    assert told(text) == ["1", "", "", "1", "2"]


def test_a_list_with_numbers_inside_a_paragraph_is_not_taken_for_paragraphs() -> None:
    items = "1. act.\n2. build.\n3. pay."
    assert told(f"We met.\n\nWe will:\n\n{items}\n\nWe part.") == ["[1]", "[2]", "[3]", "[4]", "[5]", "[6]"]
    assert told(f"7. We met.\n8. We will do this.\n{items}\n9. We part.") == ["7", "8", "8", "8", "8", "9"]
    indented = items.replace("\n", "\n  ")
    assert told(f"1. We will do this.\n  {indented}\n2. We part.") == ["1", "1", "1", "1", "2"]


def test_notes_are_no_paragraphs_whatever_their_numbers() -> None:
    notes = [f"[{number}] See page {number}." for number in range(1, 12)]
    text = "\n\n".join(["We met.[1]", *notes[:6], "We act.", *notes[6:], "We part."])
    assert told(text) == ["[1]", *[""] * 6, "[2]", *[""] * 5, "[3]"]


@pytest.mark.parametrize(
    "text",
    [
        "1. Trade\n\nWe met.\n\n2. Finance\n\nWe will act.",
        "20 countries met in Oslo.\n\n21 countries met in Rome.",
        "2024 was good.\n\n2025 will be better.",
        "3. We met.\n\nWe will act.",
        "1.5 degrees are too much.\n\n1.6 degrees are more.",
        "1.1 Trade\n\nWe met.\n\n1.2 Finance\n\nWe act.",
        "Article 4 of the treaty is law.\n\nArticle 5 of the treaty is too.",
        "Article 4\n\nArticle 5\n\nArticle 6",
        "§ 3 of the act holds.\n\n§ 4 of the act does not.",
    ],
)
def test_numbers_that_are_no_paragraphs_are_left_alone(text: str) -> None:
    assert all(paragraph.startswith("[") or not paragraph for paragraph in told(text))


def test_an_annex_may_begin_its_numbers_anew() -> None:
    assert told("1. We met.\n2. We act.\n\n# Annex\n\n1. We pay.\n2. We part.") == ["1", "2", "", "1", "2"]


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_other_line_ends_make_no_difference(ends: str) -> None:
    text = "1. We met.\n\n2. We act.\n".replace("\n", ends)
    assert Places(text).at(Span(text.index("We act"), len(text))).paragraph == Paragraph(2)


def test_a_passage_has_the_page_that_it_begins_on_and_is_cited_like_a_communique() -> None:
    text = "41. We met.\n\n42. We will act.\n"
    places = Places(text, (PageStart(0, 6), PageStart(13, 7)))
    found = [places.at(Span(at, at + 2)) for at in (4, 17)]
    assert found == [Place(6, Paragraph(41)), Place(7, Paragraph(42))]
    assert [*map(str, found), str(Place(None, Paragraph(3, is_counted=True))), str(Place(2)), str(NOWHERE)] == [
        *("para. 41, p. 6", "para. 42, p. 7", "para. 3 (counted)", "p. 2", ""),
    ]


lines = st.lists(
    st.sampled_from(
        [
            "1. We",
            "2. We act.",
            "3.",
            "- x;",
            "# H",
            "a | b",
            "",
            "  1. in.",
            "(2) We.",
            "4 We.",
            "so",
            "1.1 We.",
            "1.2 We.",
            "2.1. We.",
            "Art. 1",
            "# Art. 2",
            "Art. 3 We.",
            "(a) x",
            "§ 1 We.",
            "§ 2 We.",
            "[1] We.",
            "[2] We.",
            "[3] We.",
            "Action 1: We.",
            "# Action 2",
            "A. HEAD",
            "B. Head",
        ]
    ),
    max_size=30,
)


@given(lines)
def test_a_number_that_is_not_counted_stands_in_the_text_and_counted_ones_ascend(found: list[str]) -> None:
    text = "\n".join(found)
    paragraphs = [Places(text).at(Span(at, at + 1)).paragraph for at in range(len(text))]
    counted = [one.number for one in paragraphs if one and one.is_counted]
    assert counted == sorted(counted)
    assert all(str(one.number) in text for one in paragraphs if one and not one.is_counted)


@pytest.mark.parametrize(
    "line",
    [
        "1. We.\n",
        "1. We.\n2. We.\n",
        "Art. 1 A.\nArt. 2 B.\n",
        "1.1 A.\n1.2 B.\n",
        "Art. 1\n\nArt. 2\n\na.\n",
        "- a\n",
        "We\n",
        "(1) x. ",
        "1 A\n\n",
        "A | b\n",
        "H\n\n1. We.\n2. We.\n\n",
        "Action 1: We.\n\nAction 2: We.\n\nb.\n\n",
        "A. H\n",
    ],
)
def test_the_time_is_proportional_to_the_length(line: str) -> None:
    began = time.process_time()
    Places(line * 30_000)
    assert time.process_time() - began < 30  # it takes one to five; by the square it would be minutes


def test_the_time_is_proportional_to_the_lists_in_the_last_article() -> None:
    articles = "".join(f"Article {number}\n\nThe parties act.\n\n" for number in range(1, 60))
    items = "".join(f"{number}. We act.\n" for number in range(1, 12))
    began = time.process_time()
    Places(articles + items * 6_000)
    assert time.process_time() - began < 30  # likewise
