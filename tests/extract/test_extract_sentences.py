"""Where sentences, headings and list items begin and end, and under what they stand."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.sentences.cut import Role, sentences
from tests.growth import grows_with_size


def cut(text: str) -> list[tuple[str, str]]:
    return [(sentence.role.value, sentence.text) for sentence in sentences(text)]


PIECES = st.sampled_from(
    [
        "We will act. ",
        "TRADE: ",
        "- ",
        "• ",
        "(a) ",
        "1. ",
        "\n",
        "\n\n",
        "U.S. ",
        "# Head",
        "We will:",
        "; ",
        "…",
        "”",
        " ",
        "\t",
        "é",
        "\r\n",
        "a" * 90,
    ]
)


@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join)))
def test_every_sentence_is_exactly_the_characters_of_its_span(text: str) -> None:
    found = sentences(text)
    assert all(text[s.span.start : s.span.end] == s.text and s.text == s.text.strip() and s.text for s in found)


@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join)))
def test_sentences_come_in_order_and_never_overlap(text: str) -> None:
    found = sentences(text)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))


@given(st.one_of(st.text(alphabet="abc .\n:-•", max_size=200), st.lists(PIECES, max_size=30).map("".join)))
def test_no_letter_is_outside_a_sentence_but_list_markers(text: str) -> None:
    covered = {place for s in sentences(text) for place in range(*s.span)}
    left = "".join(letter for place, letter in enumerate(text) if place not in covered)
    # Markers are bullets, "(a)", "1.", and what marks headings and rules.
    assert len([letter for letter in left if letter.isalpha()]) <= sum(
        text.count(mark) for mark in ("(a)", "a.", "b.", "c.")
    )


def test_abbreviations_and_initials_end_no_sentence() -> None:
    text = "President Donald J. Trump met Mr. Abe in the U.S. Congress at No. 10. It was Jan. 5."
    assert [words for _, words in cut(text)] == [
        "President Donald J. Trump met Mr. Abe in the U.S. Congress at No. 10.",
        "It was Jan. 5.",
    ]


def test_an_abbreviation_before_a_word_that_begins_sentences_ends_one() -> None:
    assert [words for _, words in cut("He left the U.S. The deal holds.")] == ["He left the U.S.", "The deal holds."]


def test_a_quotation_keeps_its_attribution() -> None:
    text = '"We are friends." – President Trump'
    assert cut(text) == [("sentence", text)]


def test_a_heading_run_into_its_paragraph_is_the_section_of_what_follows() -> None:
    found = sentences("PROMOTE TRADE: The leaders met.\n\nJapan will act.\n")
    assert [(s.role, s.section) for s in found] == [
        (Role.HEADING, "PROMOTE TRADE"),
        (Role.SENTENCE, "PROMOTE TRADE"),
        (Role.SENTENCE, "PROMOTE TRADE"),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "## Energy and Climate",
        "ENERGY AND CLIMATE",
        "Energy and Climate",
        "2. Energy and Climate",
        "**Energy and Climate**",
    ],
)
def test_headings_are_told_by_their_shape(heading: str) -> None:
    found = sentences(f"{heading}\n\nWe will cut emissions by half before 2030, and report each year.\n")
    assert [(s.role, s.section) for s in found] == [(Role.HEADING, "Energy and Climate")] * 0 + [
        (Role.HEADING, found[0].section),
        (Role.SENTENCE, found[0].section),
    ]
    assert found[0].section.casefold() == "energy and climate"


@pytest.mark.parametrize("number", ["VIII.", "VIII)", "(VIII)", "8.", "8)"])
def test_words_behind_a_number_alone_above_other_text_are_its_heading(number: str) -> None:
    found = sentences(f"Plan\n\n{number} Early warning and systematic observation\n\nWe will build ten radars.\n")
    assert [(s.role.value, s.section) for s in found][1:] == [
        ("heading", "Early warning and systematic observation"),
        ("sentence", "Early warning and systematic observation"),
    ]


def test_a_heading_that_has_a_roman_number_ends_the_list_before_it() -> None:
    text = "The Conference requests Parties:\n\n(a) to act;\n\n(b) to pay;\n\nVIII. Early warning of all droughts\n\n"
    found = sentences(text + "29. Urges Parties to pay;\n")
    assert [(s.role.value, s.section) for s in found][-2:] == [
        ("heading", "Early warning of all droughts"),
        ("sentence", "Early warning of all droughts"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "We will:\n\nI. Early warning of all droughts\n\nII. Better forecasts of all floods\n\nWe met.\n",
        "We will:\n\n1. Early warning of all droughts\n\n- with radars\n\nWe met.\n",
        "(i) Early warning of all droughts\n\nWe met.\n",
        "VIII. We build ten radars for all the towns\n\nWe met.\n",
        "8. Early warning of all droughts is given.\n\nWe met.\n",
        "We met.\n\nVIII. Early warning of all droughts\n",
    ],
)
def test_items_and_sentences_behind_a_number_are_no_headings(text: str) -> None:
    assert Role.HEADING not in [s.role for s in sentences(text)]


def test_items_stand_under_their_lead_in_until_a_paragraph_ends_the_list() -> None:
    found = sentences("We will:\n- cut tariffs;\n- (a) build ports.\n\nThey met.\n")
    assert [(s.role.value, s.text, s.intro) for s in found] == [
        ("lead-in", "We will:", ""),
        ("item", "cut tariffs;", "We will:"),
        ("item", "(a) build ports.", "We will:"),
        ("sentence", "They met.", ""),
    ]


def test_nested_items_stand_under_the_item_that_opens_them() -> None:
    found = sentences("We will:\n- fund schools:\n  * in towns\n  * in villages\n- cut taxes\n")
    assert [(s.text, s.intro) for s in found] == [
        ("We will:", ""),
        ("fund schools:", "We will:"),
        ("in towns", "We will fund schools:"),
        ("in villages", "We will fund schools:"),
        ("cut taxes", "We will:"),
    ]


def test_a_bullet_alone_on_its_line_marks_the_next_line() -> None:
    assert cut("We pledge to:\n-\nrestore growth;\n-\nrepair banks.\n")[1:] == [
        ("item", "restore growth;"),
        ("item", "repair banks."),
    ]


def test_bullets_inside_a_line_part_its_items() -> None:
    assert cut("We will: • Build homes. • Cut waiting lists.") == [
        ("lead-in", "We will:"),
        ("item", "Build homes."),
        ("item", "Cut waiting lists."),
    ]


def test_the_number_of_a_paragraph_is_not_part_of_its_sentence() -> None:
    assert cut("1. We met. We agreed.\n2. We will act.\n") == [
        ("sentence", "We met."),
        ("sentence", "We agreed."),
        ("sentence", "We will act."),
    ]


def test_hard_wrapped_lines_make_one_sentence() -> None:
    line = "The leaders agreed on a plan for energy that runs over many\n"
    text = line * 9 + "lines and ends."
    assert cut(text) == [("sentence", text)]


@pytest.mark.parametrize(
    "unit", ["a", "We will ", ", ", ". ", "- \n", "\n", "AB CD ", '"', "A: ", "We will:\n- ", "(", "• a ", "!", "?)"]
)
def test_time_grows_with_length_and_not_with_its_square(unit: str) -> None:
    assert grows_with_size(lambda size: sentences(unit * (size // len(unit)) + "x"), 15_000, 120_000)


def test_a_date_line_is_a_heading_that_nothing_stands_under() -> None:
    found = sentences("TRADE\n\nApril 10, 2024\n\nWe will cut tariffs by half and report on it each year.\n")
    assert [(s.role.value, s.section) for s in found] == [
        ("heading", "TRADE"),
        ("heading", "TRADE"),
        ("sentence", "TRADE"),
    ]


def test_a_comment_between_items_does_not_end_their_list() -> None:
    text = "The deal includes commitments to:\n\n- Halt the flow.\n\n<!-- -->\n\n- Open its market.\n"
    assert [(sentence.text, sentence.intro) for sentence in sentences(text)[1:]] == [
        ("Halt the flow.", "The deal includes commitments to:"),
        ("Open its market.", "The deal includes commitments to:"),
    ]


def test_characters_without_width_belong_to_no_sentence() -> None:
    assert cut("1.\u200b Japan will buy rice.\n2.\u200b \u200bThe EU will act.") == [
        ("sentence", "Japan will buy rice."),
        ("sentence", "The EU will act."),
    ]


def test_a_name_after_an_abbreviation_goes_on_with_its_sentence() -> None:
    first = "We will apply the U.S. Most Favored Nation rate under the ROK-U.S. Mutual Defense Treaty."
    assert [words for _, words in cut(f"{first} It binds the U.S. Our plan is set.")] == [
        first,
        "It binds the U.S.",
        "Our plan is set.",
    ]


def test_a_sentence_ends_after_the_address_of_its_link() -> None:
    assert [words for _, words in cut("[We paid.](https://a.example/b) The rest is due.")] == [
        "[We paid.](https://a.example/b)",
        "The rest is due.",
    ]


def test_long_addresses_do_not_hide_that_a_text_is_wrapped() -> None:
    wrapped = (
        "We will build homes in all the regions of our country over the next few\n"
        "42 months and then some more of them in the years which will follow on.\n"
    )
    text = wrapped * 4 + f"[plan](https://plans.example/{'x' * 200}) is here.\n"
    assert sentences(text)[0].text.endswith("follow on.")


def test_numbers_of_a_table_are_no_section() -> None:
    text = "Student Loans\n\n625\n\n1,400\n\nWe will end interest on loans.\n"
    assert sentences(text)[-1].section == "Student Loans"


@pytest.mark.parametrize(
    "line",
    [
        "Geneva, 4 March 2024",
        "RIO DE JANEIRO, 18-19 NOVEMBER 2024",
        "Berlin, den 4. März 2024",
        "Done at Paris, 12 December 2015",
        "## 4 March 2024, Geneva",
        "Goal | Year",
        "Mexico | MXN 300 million | 2026",
        "Mexico | MXN 300 million | 2026\nPeru | PEN 40 million |",
        "| Line",
        "Cuba |",
    ],
)
def test_a_place_with_a_date_or_a_row_of_a_table_is_no_section(line: str) -> None:
    text = f"# Student Loans\n\n{line}\n\nWe will end interest on loans.\n"
    assert [(one.role, one.section) for one in sentences(text)[-2:]] == [
        (Role.HEADING, "Student Loans"),
        (Role.SENTENCE, "Student Loans"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Paris Agreement, 12 December 2015",
        "Progress by March 2024",
        "The 2030 Agenda",
        "Outcomes of 4 March 2024",
        "G20 Summit, 4 March 2024",
        "## Homes | Schools",
    ],
)
def test_a_heading_that_has_a_date_or_a_bar_is_a_section(line: str) -> None:
    text = f"# Student Loans\n\n{line}\n\nWe will end interest on loans.\n"
    assert sentences(text)[-1].section == line.removeprefix("## ")


def test_bold_words_that_open_a_paragraph_are_its_heading_unless_they_say_what_happens() -> None:
    assert cut("**Access to Capital.** The agency will publish a notice.") == [
        ("heading", "**Access to Capital.**"),
        ("sentence", "The agency will publish a notice."),
    ]
    assert cut("**The agency will publish a notice.** It is free.") == [
        ("sentence", "**The agency will publish a notice.**"),
        ("sentence", "It is free."),
    ]


def test_what_follows_an_abbreviation_says_whether_a_sentence_ends_there() -> None:
    text = (
        "We will spend Rs. 500 crore. We act in the U.S.A. My Government will act. Wir geben 300 Mio. Euro. "
        "We say no. Growth comes."
    )
    assert [sentence.text for sentence in sentences(text)] == [
        "We will spend Rs. 500 crore.",
        "We act in the U.S.A.",
        "My Government will act.",
        "Wir geben 300 Mio. Euro.",
        "We say no.",
        "Growth comes.",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Wir fördern Wind- bzw. Sonnenenergie bis 2030.",
        "Wir fördern z. B. Windenergie.",
        "Siehe Nr. 5 des Vertrags.",
        "Wir handeln am 5. Mai 2030.",
        "Die 3. Säule wird gestärkt.",
        "Wir geben 5 Mio. Menschen Arbeit.",
        "Wir geben insg. 5 Mio. Euro.",
        "Der Fonds umfasst 2,5 Mrd.",
        "Selon l'art. 5 du traité, nous agirons.",
        "Nous investirons env. 5 millions d'euros.",
        "Se invertirán 500 mill. € en trenes.",
        "Ver pág. 5 del plan.",
        "Мы выделим 5 млн. руб. на дороги.",
        "Under Art. IV of the Treaty we will act.",
        "We will build a school in St. Louis by 2030.",
        "We will fix Main St.",
        "We will fund the Ft. Worth road.",
        "Our law is a work of art.",
        "We will spend €5 bn.",
    ],
)
def test_the_point_of_an_abbreviation_ends_a_sentence_only_where_one_begins(sentence: str) -> None:
    following = "Wir handeln." if sentence.startswith(("Wir", "Der", "Die", "Siehe")) else "We will act."
    assert [text for _, text in cut(f"{sentence} {following}")] == [sentence, following]


def test_a_numbered_heading_in_bold_is_a_heading_though_its_number_is_bold_too() -> None:
    text = "The guilds will work together to:\n\n**1. Open the Old Canal: **Boats are dear, and tolls are high.\n"
    assert [(one.role.value, one.text) for one in sentences(text)] == [
        ("lead-in", "The guilds will work together to:"),
        ("heading", "**1. Open the Old Canal"),
        ("sentence", "Boats are dear, and tolls are high."),
    ]


def test_a_raised_mark_behind_a_point_ends_its_sentence() -> None:
    text = "The Guild will dig wells by 2031.⁴ The Guild will tell of it."
    assert [one.text for one in sentences(text)] == ["The Guild will dig wells by 2031.⁴", "The Guild will tell of it."]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Rail | We will mend.\n| We will build.",
            [("sentence", "Rail | We will mend."), ("sentence", "We will build.")],
        ),
        ("We will build. |\n| | - We will mend. |", [("sentence", "We will build."), ("item", "We will mend.")]),
        ("| Line 5 |\n|\nWe will act.", [("heading", "Line 5"), ("sentence", "|"), ("sentence", "We will act.")]),
        ("We |x| will act.", [("sentence", "We |x| will act.")]),
        (
            f"Peru | {'maize ' * 20}\nCuba | sugar",
            [("sentence", f"Peru | {'maize ' * 20}".strip()), ("heading", "Cuba | sugar")],
        ),
    ],
)
def test_the_bars_of_empty_cells_are_no_words_of_a_row_and_no_row_goes_on_in_the_next(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert cut(text) == found


def test_the_number_of_a_recommendation_is_no_section() -> None:
    text = "Recommendation 1: We will act.\n\nRecommendation 2: We will pay."
    assert [one.section for one in sentences(text)] == ["", "", "", ""]
