"""How much of a document has been read."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.extract import State, coverage
from commitments.model import Span
from commitments.read_so_far import ReadSoFar
from commitments.sentences.cut import sentences
from tests.growth import grows_with_size

TEXT = "TRADE\n\nWe met. We will act.\n\nWe will:\n- cut tariffs;\n- build ports.\n"


def states(commitments: list[str], aside: list[str]) -> list[tuple[str, str]]:
    def spans(passages: list[str]) -> list[Span]:
        return [Span(TEXT.index(words), TEXT.index(words) + len(words)) for words in passages]

    return [(c.sentence.text, c.state.value) for c in coverage(TEXT, spans(commitments), spans(aside)).sentences]


def test_every_sentence_is_a_commitment_set_aside_a_heading_or_unread() -> None:
    assert states(["We will act."], ["We met."]) == [
        ("TRADE", "heading"),
        ("We met.", "set-aside"),
        ("We will act.", "commitment"),
        ("We will:", "unread"),
        ("cut tariffs;", "unread"),
        ("build ports.", "unread"),
    ]


def test_a_lead_in_is_read_when_all_its_items_are() -> None:
    assert dict(states(["cut tariffs"], []))["We will:"] == "unread"
    assert dict(states(["cut tariffs"], ["build ports"]))["We will:"] == "commitment"
    assert dict(states([], ["cut tariffs", "build ports"]))["We will:"] == "set-aside"


def test_a_lead_in_that_says_something_before_it_leads_in_is_not_read_with_its_items() -> None:
    text = "The leaders will build a port, and they will also:\n- cut tariffs;\n- fund schools.\n"
    items = ["cut tariffs;", "fund schools."]
    assert pieces(text, items, []) == [
        ("The leaders will build a port", "unread"),
        ("they will also:", "commitment"),
        ("cut tariffs;", "commitment"),
        ("fund schools.", "commitment"),
    ]
    read = pieces(text, ["The leaders will build a port", *items], [])
    assert read[0] == ("The leaders will build a port, and they will also:", "commitment")


def test_one_span_over_several_sentences_covers_them_all() -> None:
    assert [state for _, state in states([], [TEXT.strip()])] == ["set-aside"] * 6


def test_a_commitment_wins_over_what_is_set_aside() -> None:
    assert dict(states(["We will act."], ["We will act."]))["We will act."] == "commitment"


def test_the_share_counts_sentences_that_ask_to_be_judged() -> None:
    found = coverage(TEXT, [Span(7, 14)])
    assert (found.so_far, found.count(State.HEADING)) == (ReadSoFar(5, 4), 1)


def test_an_empty_text_has_nothing_left_to_read() -> None:
    assert coverage("", []).so_far.share == 1.0


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), max_size=12))
def test_a_simple_sentence_is_covered_exactly_when_a_span_shares_a_character_with_it(
    pairs: list[tuple[int, int]],
) -> None:
    spans = [Span(min(pair), max(pair)) for pair in pairs]
    expected = [any(s.span.overlaps(span) for span in spans if span.start < span.end) for s in sentences(TEXT)]
    found = [c.state is State.COMMITMENT for c in coverage(TEXT, spans).sentences]
    assert [one for one, c in zip(found, sentences(TEXT), strict=True) if c.text != "We will:"] == [
        one for one, c in zip(expected, sentences(TEXT), strict=True) if c.text != "We will:"
    ]


def pieces(text: str, quotes: list[str], aside: list[str]) -> list[tuple[str, str]]:
    def spans(passages: list[str]) -> list[Span]:
        return [Span(text.index(words), text.index(words) + len(words)) for words in passages]

    found = coverage(text, spans(quotes), spans(aside))
    return [(text[slice(*piece.span)], piece.state.value) for piece in found.pieces]


@pytest.mark.parametrize(
    ("text", "quote", "left"),
    [
        ("We will build ports and the Ministry will close two prisons.", "We will build ports", "the Ministry will"),
        ("We will build ports, fund schools and close mines.", "We will build ports", "fund schools and close mines."),
        ("We will build ports, fund schools and close mines.", "fund schools", "We will build ports"),
        ("We will build ports, fund schools and close mines.", "close mines", "We will build ports, fund schools"),
        ("We will spend $5 million on ports and $3 million on schools.", "We will spend $5 million", "$3 million on"),
        ("Toyota will build a plant that will create 4,000 jobs.", "Toyota will build a plant", "that will create"),
        ("We will build ports to boost trade and create jobs.", "We will build ports", "create jobs."),
        ("We agree that Japan will build and that Canada will pay.", "We agree that Japan will build", "that Canada"),
        ("Nous construirons 50 écoles et fermerons deux prisons.", "Nous construirons 50 écoles", "fermerons deux"),
        ("私たちは学校を建設し、二つの刑務所を閉鎖する。", "私たちは学校を建設し", "二つの刑務所を閉鎖する"),
        ("Noting that trade has fallen, we will build ports.", "we will build ports.", "Noting that trade has fallen"),
    ],
)
def test_what_is_left_of_a_compound_sentence_stays_unread(text: str, quote: str, left: str) -> None:
    unread, *_ = [words for words, state in pieces(text, [quote], []) if state == "unread"]
    assert unread.startswith(left)
    assert coverage(text, [Span(text.index(quote), text.index(quote) + len(quote))]).so_far == ReadSoFar(1, 1)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Today, we will build ports.", "we will build ports"),
        ("We will build ports with our partners in the north.", "We will build ports"),
        ("We will support roads, bridges and ports.", "We will support roads"),
        ("The leaders announced that they will build ports.", "they will build ports"),
        ("By 2030, Japan will cut emissions.", "Japan will cut"),
        ("We will build ports.", "build ports"),
        ("We will build and run the port.", "We will build"),
        ("(b) We will build ports;", "We will build ports"),
    ],
)
def test_what_has_no_verb_of_its_own_is_read_with_the_rest(text: str, quote: str) -> None:
    assert coverage(text, [Span(text.index(quote), text.index(quote) + len(quote))]).so_far.unread == 0


def test_what_is_left_is_read_when_it_is_set_aside() -> None:
    text = "We will build ports and we will close mines. We met."
    assert pieces(text, ["We will build ports"], ["we will close mines."]) == [
        ("We will build ports and we will close mines.", "commitment"),
        ("We met.", "unread"),
    ]


SENTENCES = st.lists(
    st.sampled_from(
        [
            "We will build ports, fund the schools and close two mines.",
            "TRADE\n",
            "\nWe will:\n- cut tariffs, and raise quotas;\n- build ports.\n\n",
            "Today, Japan agreed to pay and Canada will help, because trade has fallen.",
            "Wir bauen Häfen, und die Länder schließen zwei Minen.",
            "The plan, which is old, will be replaced by 2030; it was weak.",
            "and, or; but while —",
            "第一、我们将建设港口，第二、我们将关闭矿山。",
        ]
    ),
    max_size=4,
).map(" ".join)


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[Span], list[Span]]:
    text = draw(st.one_of(SENTENCES, st.text(max_size=60)))
    place = st.integers(0, len(text))
    spans = st.lists(st.tuples(place, place).map(lambda pair: Span(min(pair), max(pair))), max_size=5)
    return text, draw(spans), draw(spans)


@given(texts_with_spans())
def test_every_piece_is_in_one_state_and_none_that_is_left_was_quoted(
    case: tuple[str, list[Span], list[Span]],
) -> None:
    text, promised, aside = case
    found = coverage(text, promised, aside)
    spans = [piece.span for piece in found.pieces]
    assert all(before.end <= after.start for before, after in pairwise(spans))
    known = [span for span in [*promised, *aside] if span.start < span.end]
    assert not [piece for piece in found.unread for span in known if piece.span.overlaps(span)]
    assert 0 <= found.so_far.share <= 1


@given(texts_with_spans(), st.integers(0, 400), st.integers(0, 400))
def test_another_span_never_lowers_what_was_read(
    case: tuple[str, list[Span], list[Span]], one: int, other: int
) -> None:
    text, promised, aside = case
    before = coverage(text, promised, aside)
    after = coverage(text, [*promised, Span(min(one, other), max(one, other))], aside)
    assert after.so_far.unread <= before.so_far.unread
    left = [Span(*piece.span) for piece in before.unread]
    assert all(any(span.start <= p.span.start and p.span.end <= span.end for span in left) for p in after.unread)


@given(texts_with_spans())
def test_a_quote_of_the_whole_covers_all(case: tuple[str, list[Span], list[Span]]) -> None:
    assert coverage(case[0], [Span(0, len(case[0]))]).so_far.unread == 0


@pytest.mark.parametrize("unit", ["a and b, ", "We will build a, fund b and ", "; and "])
def test_hostile_text_takes_no_longer_than_its_length(unit: str) -> None:
    def cover(size: int) -> None:
        text = unit * (size // len(unit))
        coverage(text, [Span(place, place + 1) for place in range(0, len(text), 97)])

    assert grows_with_size(cover, 12_000, 96_000)
