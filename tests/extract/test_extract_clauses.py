"""A sentence cut where another verb of its own begins."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.model import Span
from commitments.sentences.clauses import clauses
from commitments.sentences.cut import sentences
from tests.growth import grows_with_size


def divided(text: str) -> list[str]:
    return [text[slice(*clause)] for clause in clauses(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "parts",
    [
        "We will build ports|, |fund the schools| and |close two mines.",
        "We will build 50 schools| and |the Ministry will close two prisons.",
        "We agree to build ports| and |to fund schools.",
        "We are committed to building ports|, |funding the schools| and |closing mines.",
        "We commit to ending hunger|, |agree to fund the bank| and |welcome the new treaty.",
        "Germany pledged €1 billion|, and |France pledged €2 billion.",
        "Build ports|, |fund schools| and |close mines.",
        "We will: (a) cut tariffs|; (b) |build ports|; and (c) |fund schools.",
        "We agree that Japan will build ports| and |that Canada will fund schools.",
        "We will work with partners to cut emissions| and |protect forests.",
        "If taxes rise, we will cut spending| and |we will raise wages.",
        "We will halve child poverty| and, |by 2027, abolish fees.",
        "We will establish a fund, which will support farmers|, and |train 500 doctors.",
        "We’ll build **two** ports|\nand |close\nthree mines.",
        "We will launch a new fund|, |hire staff|, and |publish results by 2025| and |Germany will chair it.",
        "In addition to the measures announced by the Bank, we will cut rates| and |buy bonds.",
        "We met.| |We will build ports| and |close mines.",
        "We will build ports|, |will fund schools| and |train teachers|, and |will close mines.",
        "We will build ports|, |will fund schools|, |will close mines.",
        "Germany pledged money for vaccines| and |Italy promised a field hospital.",
        "Canada will double its aid| while |France opens three clinics in Mali.",
        "If the economy grows, we will raise pensions|, and |if it does not, we will keep them.",
        "The leaders welcomed the report| and |asked ministers to present a plan by May.",
        "We'll cut the deficit|, |stop the boats|, |grow the economy.",
        "We will resettle 400 families|, |gizmotise the port| and |axe the House of Lords.",
        "We will invest in rail|, plus |we'll extend the line to Basra.",
        "Brazil plans to protect the forest| and |the European Union to buy its timber.",
        "Canada pledges to spend $5 billion on schools|, and |Brazil promises to plant 5 million trees by 2030.",
        "We will build ports| and |will, by 2027, close mines.",
        "We will build ports where needed and will, by 2027, close mines.",
    ],
)
def test_a_compound_sentence_is_divided_into_its_clauses(parts: str) -> None:
    assert divided(parts.replace("|", "")) == parts.split("|")[::2]


@pytest.mark.parametrize(
    "text",
    [
        "We will support trade, transport and research programmes.",
        "We will design, build and operate the plant.",
        "We will improve and expand access to care.",
        "We will build ports to boost trade and create jobs.",
        "We will fund schools that teach coding and close mines.",
        "Toyota and Mazda announced a plant that will create 4,000 jobs and will train workers.",
        "The leaders affirmed their commitment to peace by fostering a secure environment and developing rules.",
        "Canada and Japan will build ports.",
        "We will increase pay for nurses, doctors and teachers.",
        "We discussed how trade and investment will grow.",
        "We will strengthen research and development, education and training, and health.",
        "We will end the war in Ukraine and support for Russia.",
        "We will act decisively and without delay.",
        "We will reduce emissions while increasing growth.",
        "As we expand the port, we will protect the reef.",
        "Working together, our two countries will build ports.",
        "To cut the price of rice, we will lower duties.",
        "The minister announced that Peru and Chile will build a port.",
        "Peace between Israel and the Palestinians can only be negotiated.",
        "The Republic of Korea, which has become a rich nation, will be a faithful ally.",
        "The port will serve Fiji, Samoa and Tonga to help them trade.",
        "Cleaner Rivers: The Ministry will close two mines.",
        "We will deepen co-production and co-development that strengthen both.",
        "The government will either build a new hospital or refurbish the old one.",
        "",
        "…",
    ],
)
def test_what_cannot_be_divided_is_one_clause(text: str) -> None:
    assert clauses(f"Before. {text} After.", Span(8, 8 + len(text))) == (Span(8, 8 + len(text)),)


def test_a_line_that_ends_inside_a_sentence_divides_nothing() -> None:
    text = (
        "The Government is taking note of the report.\nTo keep us safe, it will hire 1,000 more\nRCMP staff by May.\n"
    )
    text = text.replace("report.\n", "report on the cities. ") * 6
    span = Span(text.index("To keep"), text.index("by May.") + 7)
    assert clauses(text, span) == (span,)


WORDS = (
    "we We will build fund ports the schools and or but , ; that to which Japan close trade $5 2030 by (a) : . — it's"
)


@given(st.lists(st.sampled_from(WORDS.split()), max_size=40).map(" ".join), st.integers(0, 90), st.integers(0, 90))
def test_clauses_lie_in_the_passage_in_order_and_lose_no_word_but_joints(text: str, one: int, other: int) -> None:
    span = Span(min(one, other, len(text)), min(max(one, other), len(text)))
    found = clauses(text, span)
    assert span.start <= found[0].start
    assert found[-1].end <= span.end
    assert all(clause.start < clause.end for clause in found) or found == (span,)
    assert all(before.end <= after.start for before, after in pairwise(found))
    if len(sentences(text[span.start : span.end])) == 1 and len(found) > 1:
        lost = "".join(text[a.end : b.start] for a, b in pairwise(found))
        assert set(lost.replace(",", " ").split()) <= {"and", "but", "or", ";", "(a)", ":", "—"}


@pytest.mark.parametrize("unit", ["and ", "We will build a, ", "a;", "x that y and z "])
def test_hostile_text_takes_no_longer_than_its_length(unit: str) -> None:
    def read(size: int) -> None:
        text = unit * (size // len(unit))
        clauses(text, Span(0, len(text)))

    assert grows_with_size(read, 15_000, 120_000)
