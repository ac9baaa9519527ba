"""Search: what finds what, in which order, and that marks lie on the text as it was written."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import commitments, wild

from commitments.dates import PartialDate
from commitments.errors import UsageError
from commitments.model import Commitment, Evidence, Span, Update
from commitments.search import FIELDS, folded_with_origins, marks, needle, rank, root
from commitments.search.excerpts import snippet
from commitments.text import fold, words


def commitment(number: int, quote: str = "Words", **fields: object) -> Commitment:
    return Commitment("g20", number, quote)._replace(**fields)


def followed_up(number: int, note: str, title: str) -> Commitment:
    evidence = (Evidence("https://example.org", title),)
    update = Update(None, PartialDate("2018"), datetime(2018, 1, 1, tzinfo=UTC), "ana", note, None, evidence)
    return commitment(number).with_update(update)


def marked(text: str, wanted: str) -> list[str]:
    return [text[start:end] for start, end in marks(text, needle(wanted))]


@pytest.mark.parametrize(
    ("wanted", "text", "found"),
    [
        ("steel", "Steel, STEEL and steelworks", ["Steel", "STEEL", "steelworks"]),
        ("energie", "l’Énergie, ENERGIE", ["ENERGIE"]),
        ("Élysée", "the Elyse\u0301e\u0301 palace", ["Elyse\u0301e\u0301"]),
        ("strasse", "Die Straße", ["Straße"]),
        ("teel", "steel", []),
        ("defence", "defense programs and Defences", ["defense", "Defences"]),
        ("program", "one programme, two programmes", ["programme", "programmes"]),
        ("organisation", "the Organization; organizational", ["Organization", "organizational"]),
        ("labour", "labor laws", ["labor"]),
        ("centre", "centers, centred", ["centers", "centred"]),
        ("license", "licences, licensing", ["licences", "licensing"]),
        ("policies", "policy", ["policy"]),
        ("agreed", "agree, agrees, agreeing", ["agree", "agrees", "agreeing"]),
        ("spring", "sprint", []),
        ("japan", "Japan's", ["Japan's"]),
        ('"trade deal"', "trade deals, deal trade, trade\n deal", ["trade deals", "trade\n deal"]),
        ('"trade de"', "trade deal", []),
        ("“trade deal”", "a trade deal", ["trade deal"]),
        ("covid-19", "Covid-19 and 19 covid", ["Covid-19"]),
        ("協力", "日米経済協力を進める。協力", ["協力", "協力"]),
        ("한국", "한국은", ["한국"]),
        ("trade trad", "trade", ["trade"]),
    ],
)
def test_a_search_marks_what_it_finds(wanted: str, text: str, found: list[str]) -> None:
    assert marked(text, wanted) == found


@pytest.mark.parametrize(
    "forms",
    [
        "defence defense defences defenses",
        "programme program programmes programming programmed",
        "organise organize organised organizing organises",
        "organisation organizations",
        "colour color colours",
        "neighbouring neighbor",
        "supply supplies supplied supplying",
        "agree agrees agreed agreeing",
        "promise promises promised promising",
        "fulfil fulfill fulfilled",
        "travelled traveled travelling",
        "dialogue dialog",
        "analyse analyze analysing",
        "class classes",
        "tax taxes taxed",
        "plan planned planning",
        "proceed proceeds proceeding",
        "create creates created creating",
    ],
)
def test_the_forms_of_a_word_share_its_root(forms: str) -> None:
    assert len({root(form) for form in forms.split()}) == 1


@pytest.mark.parametrize("pair", ["spring sprint", "thing think", "speed spee", "four for", "use us", "need ned"])
def test_other_words_have_another_root(pair: str) -> None:
    assert len({root(word) for word in pair.split()}) == 2


def test_every_word_must_occur_but_in_any_field() -> None:
    both = commitment(1, "Cut steel tariffs", section="Trade")
    one = commitment(2, "Cut steel tariffs")
    assert [hit.commitment.number for hit in rank([one, both], needle("trade steel"))] == [1]


def test_notes_and_titles_of_evidence_are_searched_too() -> None:
    hits = rank([followed_up(1, "The ministry said so", "Treaty signed")], needle("ministry treaty"))
    assert [[(mark.field, mark.text, mark.spans) for mark in hit.marks] for hit in hits] == [
        [("note", "The ministry said so", (Span(4, 12),)), ("evidence", "Treaty signed", (Span(0, 6),))]
    ]


def test_what_says_it_in_its_own_words_comes_before_what_only_mentions_it() -> None:
    found = [
        followed_up(1, "steel", "Words"),
        commitment(2, section="Steel"),
        commitment(3, summary="Steel"),
        commitment(4, "Words and words and words and steel"),
    ]
    assert [hit.commitment.number for hit in rank(found, needle("steel"))] == [3, 4, 2, 1]


def test_the_very_word_comes_before_another_form_and_that_before_a_mere_beginning() -> None:
    found = [commitment(1, "steelworks"), commitment(2, "steels"), commitment(3, "steel")]
    assert [hit.commitment.number for hit in rank(found, needle("steel"))] == [3, 2, 1]


def test_equals_come_by_document_and_number() -> None:
    found = [commitment(100), commitment(2), commitment(11), commitment(1)._replace(document="a")]
    ids = [hit.commitment.id for hit in rank(found, needle("words"))]
    assert ids == ["a-01", "g20-02", "g20-11", "g20-100"]


@pytest.mark.parametrize("text", ["", "  ", '""', "-- …", "()"])
def test_a_search_for_nothing_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="no word to search for"):
        needle(text)


def test_a_search_for_very_many_words_is_refused() -> None:
    with pytest.raises(UsageError, match="more than 64 words"):
        needle(" ".join(f"w{number}" for number in range(65)))


def test_a_quote_mark_that_nothing_closes_is_no_quote() -> None:
    assert marked('a 5" steel pipe', '5" pipe') == ["5", "pipe"]


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (80, "We will cut the trade deficit in half, and the trade deficit again"),
        (40, "…trade deficit in half, and the trade…"),
        (16, "…trade deficit…"),
        (8, "…trade…"),
        (3, "…t…"),
    ],
)
def test_a_snippet_shows_the_stretch_with_the_most_marks(width: int, shown: str) -> None:
    text = "We will cut the trade deficit in half,\nand the trade\tdeficit again"
    assert snippet(text, marks(text, needle("trade deficit")), width).text == shown


# --- laws -------------------------------------------------------------------------------------------------------------

tricky = st.text(alphabet="aeßﬁİŉÉe\u0301\u0345 ½ǅ協力が한국'’“”-_\n\u2028Σς3", max_size=25)
needles = st.one_of(
    st.sampled_from(["steel", "defence", "énergie trade", '"the trade"', "協", "uni", "U.S.", "x 3"]),
    st.text(min_size=1, max_size=12).filter(lambda text: bool(words(text))),
    tricky.filter(lambda text: bool(words(text))),
)


@given(st.one_of(tricky, st.text()))
def test_the_text_folded_with_its_origins_is_the_folded_text(text: str) -> None:
    folded, origins = folded_with_origins(text)
    assert " ".join(folded.split()) == fold(text)
    assert origins is None or (len(origins) == len(folded) and list(origins) == sorted(origins))


@given(st.one_of(tricky, st.text()), st.one_of(tricky, st.text()))
def test_a_text_finds_and_marks_itself_wherever_it_stands(before: str, text: str) -> None:
    if not words(text) or len(words(text)) > 60:
        return
    whole = f"{before} {text} end"
    spans = marks(whole, needle(text.replace('"', " ")))
    last = max(end for _, end in spans)
    assert words(text)[-1] in fold(whole[:last])


@given(wild, needles)
def test_marks_ascend_lie_in_the_text_and_begin_with_what_was_looked_for(text: str, wanted: str) -> None:
    spans = marks(text, needle(wanted))
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(set(edges))
    assert all(0 <= start < end <= len(text) for start, end in spans)


@given(st.lists(commitments, max_size=4, unique_by=lambda c: c.id), needles)
def test_narrowing_by_prefixes_and_substrings_loses_no_hit(found: list[Commitment], wanted: str) -> None:
    looked_for = needle(wanted)
    for hit in rank(found, looked_for):
        texts = [getattr(hit.commitment, field) for field in FIELDS[:3]]
        texts += [text for update in hit.commitment.updates for text in update.texts]
        texts += [evidence.title or "" for update in hit.commitment.updates for evidence in update.evidence]
        whole = "\n".join(texts)
        assert all(any(word.startswith(prefix) for word in words(whole)) for prefix in looked_for.prefixes)
        assert all(substring in fold(whole) for substring in looked_for.substrings)


endings = ["", "s", "es", "ed", "ing", "ies", "ied", "y", "e", "our", "or", "re", "er", "ense", "ence", "ise", "ize"]
endings += ["isation", "ization", "l", "ll", "lled", "ogue", "og", "me", "mme", "t", "tt", "'s"]


@given(st.text(alphabet="abcdeilmnorstuyz", min_size=2, max_size=7), st.sampled_from(endings))
def test_every_word_of_a_root_begins_with_the_prefix_that_narrows(stem: str, ending: str) -> None:
    (prefix,) = needle(stem + ending).prefixes or ("",)
    others = [stem + other for other in endings if root(stem + other) == root(stem + ending)]
    assert [other for other in others if not other.startswith(prefix)] == []


@given(st.lists(commitments, max_size=5, unique_by=lambda c: c.id), needles)
def test_the_order_and_the_scores_depend_on_the_hits_alone(found: list[Commitment], wanted: str) -> None:
    hits = rank(found, needle(wanted))
    assert rank(reversed([hit.commitment for hit in hits]), needle(wanted)) == hits


@given(wild, st.lists(st.tuples(st.integers(0, 19), st.integers(1, 9)), max_size=4), st.integers(0, 30))
def test_a_snippet_fits_its_width_and_marks_the_same_words(
    text: str, places: list[tuple[int, int]], width: int
) -> None:
    spans = [Span(start, min(start + size, len(text))) for start, size in sorted(places) if start < len(text)]
    shown = snippet(text, spans, width)
    assert len(shown.text) <= max(width, 3)
    assert all(0 <= start < end <= len(shown.text) for start, end in shown.spans)
    line = "".join(" " if character.isspace() else character for character in text)
    assert all(shown.text[start:end] in line for start, end in shown.spans)
    assert bool(shown.spans) == bool(spans)
