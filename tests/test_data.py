"""The shipped example is what it claims to be: every quote, span, date and rating in `data/`."""

import hashlib
from datetime import date
from pathlib import Path

import pytest

from commitments.model import Commitment, Document, Evidence, Span, Status, Update
from commitments.query import parse
from commitments.sentences.cut import Role, sentences
from commitments.stores import Store

DATA = Path(__file__).parent.parent / "data"
ID = "us-japan-2017"


@pytest.fixture(scope="module")
def store() -> Store:
    return Store.open(DATA)


@pytest.fixture(scope="module")
def text() -> str:
    return (DATA / f"{ID}.txt").read_bytes().decode("utf-8")


@pytest.fixture(scope="module")
def document(store: Store) -> Document:
    return store.document(ID)


@pytest.fixture(scope="module")
def commitments(store: Store) -> list[Commitment]:
    return list(store.commitments())


@pytest.fixture(scope="module")
def updates(commitments: list[Commitment]) -> list[tuple[str, Update]]:
    return [(commitment.id, update) for commitment in commitments for update in commitment.updates]


@pytest.fixture(scope="module")
def evidence(updates: list[tuple[str, Update]]) -> list[Evidence]:
    return [piece for _, update in updates for piece in update.evidence]


# The files


def test_the_files_are_byte_for_byte_what_the_store_writes(
    text: str, document: Document, commitments: list[Commitment], tmp_path: Path
) -> None:
    written = Store.create(tmp_path / "written")
    with written.change("add", "a test", commitments[0].updates[0].recorded) as change:
        change.put_document(document._replace(next_number=1), text)
        for commitment in commitments:
            change.put(commitment)
    assert (tmp_path / "written" / f"{ID}.json").read_bytes() == (DATA / f"{ID}.json").read_bytes()
    assert (tmp_path / "written" / f"{ID}.txt").read_bytes() == (DATA / f"{ID}.txt").read_bytes()


def test_every_saved_view_is_a_query(store: Store) -> None:
    assert all(parse(query, date(2026, 11, 24)).explain() for query in store.settings.views.values())


# The text


def test_the_text_is_the_one_its_document_was_read_from(text: str, document: Document) -> None:
    assert hashlib.sha256(text.encode()).hexdigest() == document.sha256


def test_the_text_holds_no_mojibake(text: str) -> None:
    assert {character for character in text if not character.isascii()} == {"–"}


def test_the_text_has_no_blanks_at_the_ends_of_its_lines_and_one_final_line_feed(text: str) -> None:
    assert text == "\n".join(line.rstrip() for line in text.split("\n")).strip("\n") + "\n"


# Quotes and coverage


def test_every_quote_stands_word_for_word_at_its_span(text: str, commitments: list[Commitment]) -> None:
    assert [text[slice(*c.span)] for c in commitments if c.span] == [c.quote for c in commitments]


def test_ids_count_up_from_one_in_the_order_of_the_text(commitments: list[Commitment], document: Document) -> None:
    in_text_order = sorted(commitments, key=lambda c: c.span or Span(0, 0))
    assert [c.id for c in in_text_order] == [f"us-japan-2017-{n:02d}" for n in range(1, document.next_number)]


def test_every_section_is_a_heading_of_the_text(text: str, commitments: list[Commitment]) -> None:
    headings = {piece.text for piece in sentences(text) if piece.role is Role.HEADING}
    assert {c.section for c in commitments} == headings


def test_every_sentence_is_either_a_commitment_or_set_aside(
    text: str, commitments: list[Commitment], document: Document
) -> None:
    judged = [c.span for c in commitments if c.span] + [passage.span for passage in document.set_aside]
    assert sorted(judged) == [piece.span for piece in sentences(text) if piece.role is not Role.HEADING]


def test_only_headings_lie_outside_what_was_judged(
    text: str, commitments: list[Commitment], document: Document
) -> None:
    judged = [c.span for c in commitments if c.span] + [passage.span for passage in document.set_aside]
    left = text
    for start, end in sorted(judged, reverse=True):
        left = left[:start] + left[end:]
    assert left.isupper()


def test_every_commitment_says_who_promises_what_and_of_what_kind(commitments: list[Commitment]) -> None:
    assert [c.id for c in commitments if not (c.actors and c.summary and c.kind and c.tags)] == []


def test_no_summary_repeats_its_quote(commitments: list[Commitment]) -> None:
    assert [c.id for c in commitments if c.summary == c.quote] == []


def test_tags_are_plain_words_in_order(commitments: list[Commitment]) -> None:
    assert [c.id for c in commitments if c.tags != tuple(sorted({tag.lower() for tag in c.tags}))] == []


# History and evidence


def test_every_rating_has_evidence(updates: list[tuple[str, Update]]) -> None:
    assert [name for name, update in updates if update.status and not update.evidence] == []


def test_every_rating_rests_on_evidence_that_supports_it(updates: list[tuple[str, Update]]) -> None:
    unsupported = [
        name
        for name, update in updates
        if update.status and not any(piece.stance.value == "supports" for piece in update.evidence)
    ]
    assert unsupported == []


def test_every_closed_rating_gives_its_reason(updates: list[tuple[str, Update]]) -> None:
    assert [name for name, update in updates if update.status and update.status.is_closed and not update.note] == []


def test_every_update_says_what_happened_and_shows_where_it_was_read(updates: list[tuple[str, Update]]) -> None:
    assert [name for name, update in updates if not (update.note and update.evidence and update.by)] == []


def test_nothing_is_rated_before_it_was_promised(commitments: list[Commitment]) -> None:
    early = [c.id for c in commitments for u in c.updates if u.status and c.made and u.on.last < c.made.first]
    assert early == []


def test_no_update_is_dated_after_it_was_recorded(updates: list[tuple[str, Update]]) -> None:
    assert [name for name, update in updates if update.on.last > update.recorded.date()] == []


def test_no_evidence_was_published_after_it_was_recorded(updates: list[tuple[str, Update]]) -> None:
    later = [
        piece.url
        for _, update in updates
        for piece in update.evidence
        if piece.published and piece.published.last > update.recorded.date()
    ]
    assert later == []


def test_every_history_is_in_the_order_of_its_dates(commitments: list[Commitment]) -> None:
    for commitment in commitments:
        days = [update.effective for update in commitment.updates]
        assert days == sorted(days), commitment.id


def test_every_evidence_is_a_web_address(evidence: list[Evidence]) -> None:
    addresses = [piece.url for piece in evidence] + [piece.archive for piece in evidence if piece.archive]
    assert [address for address in addresses if not address.startswith(("https://", "http://"))] == []


def test_no_update_shows_the_same_page_twice(updates: list[tuple[str, Update]]) -> None:
    twice = [name for name, u in updates if len({piece.url for piece in u.evidence}) != len(u.evidence)]
    assert twice == []


def test_a_page_is_described_in_one_way_wherever_it_is_shown(evidence: list[Evidence]) -> None:
    described = {(piece.url, piece.title, piece.publisher, piece.published, piece.archive) for piece in evidence}
    assert len(described) == len({piece.url for piece in evidence})


def test_the_example_shows_open_and_closed_ratings(commitments: list[Commitment]) -> None:
    latest = {[u.status for u in c.updates if u.status][-1] for c in commitments}
    assert latest >= {Status.IN_PROGRESS, Status.KEPT, Status.PARTIAL, Status.UNVERIFIABLE}
