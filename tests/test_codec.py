"""Values to JSON types and back: nothing is lost, nothing wrong gets in, and every problem is named at once."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import commitments, days, documents, partial_dates, updates

from commitments import codec
from commitments.codec import (
    decode_commitment,
    decode_document,
    decode_instant,
    decode_update,
    encode_commitment,
    encode_document,
    encode_update,
)
from commitments.codec.public import public, public_document
from commitments.dates import PartialDate
from commitments.model import Commitment, Document, Evidence, Status, Update
from commitments.places import Paragraph
from commitments.records import BadRecord

GOOD: dict[str, Any] = {"id": "g20-01", "quote": "Words"}
UPDATE: dict[str, Any] = {"on": "2018", "recorded": "2018-01-01T00:00:00Z", "by": "ana"}


def through_json(record: object) -> Any:
    return json.loads(json.dumps(record, allow_nan=False, ensure_ascii=False))


@given(commitments)
def test_a_commitment_comes_back_as_it_was(commitment: Commitment) -> None:
    assert decode_commitment(through_json(encode_commitment(commitment))) == commitment


@given(commitments, partial_dates())
def test_the_date_of_its_document_is_not_written_again(commitment: Commitment, made: PartialDate) -> None:
    own = commitment._replace(made=commitment.made or made)
    record = encode_commitment(own, made=made)
    assert decode_commitment(through_json(record), made) == own
    assert ("made" in record) == (own.made != made)


@given(updates)
def test_an_update_comes_back_as_it_was(update: Update) -> None:
    assert decode_update(through_json(encode_update(update))) == update


@given(documents)
def test_a_document_comes_back_as_it_was(document: Document) -> None:
    assert decode_document(through_json(encode_document(document))) == document


@given(commitments)
def test_what_is_stored_holds_nothing_absent(commitment: Commitment) -> None:
    record = encode_commitment(commitment)
    everything = [
        record,
        *record.get("updates", []),
        *(e for u in record.get("updates", []) for e in u.get("evidence", [])),
    ]
    assert [value for one in everything for value in one.values() if value is None or value in ("", [])] == []


@given(commitments, days)
def test_the_public_form_has_every_field_and_lists_are_never_null(commitment: Commitment, today: Any) -> None:
    record = through_json(public(commitment, today))
    assert list(record) == list(public(Commitment("g20", 1, "Words"), today))
    lists = ("actors", "groups", "counterparties", "tags", "updates", "members")
    assert [name for name in lists if not isinstance(record[name], list)] == []


@given(documents)
def test_the_public_form_of_a_document_is_json(document: Document) -> None:
    assert through_json(public_document(document))["id"] == document.id


def test_what_a_newer_version_wrote_is_carried_over() -> None:
    stored = GOOD | {"mood": "high", "updates": [UPDATE | {"status": "kept", "seal": 7}]}
    commitment = decode_commitment(stored)
    changed = commitment._replace(tags=("x",)).with_update(
        Update(None, PartialDate("2019"), datetime(2019, 1, 1, tzinfo=UTC), "bo", "A note")
    )
    again = encode_commitment(changed, stored)
    assert (again["mood"], again["tags"], [u.get("seal") for u in again["updates"]]) == ("high", ["x"], [7, None])


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"id": None}, "id: expected DOCUMENT-NUMBER, found None"),
        ({"id": "steel"}, "id: expected DOCUMENT-NUMBER, found 'steel'"),
        ({"quote": ""}, "quote: missing"),
        ({"quote": 3}, "quote: expected text, found 3"),
        ({"span": [5, 3]}, "span: expected [start, end], found [5, 3]"),
        ({"span": [True, 3]}, "span: expected [start, end], found [True, 3]"),
        ({"page": 0}, "page: expected a whole number from 1, found 0"),
        ({"page": "vii"}, "page: expected a whole number from 1, found 'vii'"),
        ({"page": 10**30}, f"page: expected a whole number from 1, found {10**30}"),
        ({"paragraph": {"number": 4, "counted": 1}}, "paragraph: expected {number, counted} with a whole number"),
        *(
            ({"paragraph": {"number": 4, "label": wrong}}, "paragraph: expected {number, counted} with a whole number")
            for wrong in (4, "", "4\n", "<b>4</b>", "4(a", "x" * 50 + "4", "four")
        ),
        ({"paragraph": {"number": 4, "unnumbered": 1}}, "paragraph: expected {number, counted} with a whole number"),
        ({"paragraph": 42}, "paragraph: expected {number, counted} with a whole number from 1, found 42"),
        ({"tags": "energy"}, "tags: expected a list of texts, found 'energy'"),
        ({"tags": 0}, "tags: expected a list of texts, found 0"),
        ({"due": "2018-13"}, "due: '2018-13' is not a day of the calendar"),
        ({"amount": {"value": float("nan"), "currency": "USD"}}, "amount: expected {value, currency}"),
        ({"amount": {"value": True, "currency": "USD"}}, "amount: expected {value, currency}"),
        ({"kind": "plege"}, "kind: unknown kind 'plege'; did you mean 'pledge'?"),
        ({"updates": [UPDATE | {"status": "kpet"}]}, "updates[0].status: unknown status 'kpet'; did you mean 'kept'?"),
        ({"updates": [{}]}, "updates[0].on: missing"),
        (
            {"updates": [UPDATE | {"recorded": "2018-01-01T00:00:00"}]},
            "updates[0].recorded: '2018-01-01T00:00:00' has no",
        ),
        ({"updates": [UPDATE | {"evidence": [{}]}]}, "updates[0].evidence[0].url: missing"),
        ({"updates": [3]}, "updates[0]: expected an object, found 3"),
    ],
)
def test_a_problem_is_named_with_its_path(change: dict[str, Any], problem: str) -> None:
    with pytest.raises(BadRecord) as caught:
        decode_commitment(GOOD | change)
    assert any(found.startswith(problem) for found in caught.value.problems), caught.value.problems


@pytest.mark.parametrize("pages", [3, [3], [[0]], [[0, 0]], [[-1, 1]], [[5, 1], [5, 2]], [[5, 1], [2, 2]], [[True, 1]]])
def test_pages_that_cannot_be_are_refused(pages: object) -> None:
    with pytest.raises(BadRecord, match=r"pages: expected pairs \[start, number\]"):
        decode_document({"id": "g20", "title": "T", "pages": pages})


def test_what_a_newer_version_says_of_a_paragraph_is_carried_over() -> None:
    stored = GOOD | {"paragraph": {"number": 4, "counted": False, "bullet": 2}}
    assert encode_commitment(decode_commitment(stored), stored) == stored
    moved = decode_commitment(stored)._replace(paragraph=Paragraph(5))
    assert encode_commitment(moved, stored)["paragraph"] == {"number": 5, "counted": False}


def test_every_problem_is_reported_at_once() -> None:
    with pytest.raises(BadRecord) as caught:
        decode_commitment({"id": "g20-01", "due": "x", "tags": 1, "updates": [{"on": "2018"}]})
    paths = [problem.partition(":")[0] for problem in caught.value.problems]
    assert paths == ["quote", "due", "tags", "updates[0].recorded"]


json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=6,
)
FIELDS = (
    "id",
    "quote",
    "span",
    "page",
    "paragraph",
    "section",
    "summary",
    "kind",
    "actors",
    "made",
    "due",
    "amount",
    "tags",
    "updates",
    "key",
)


@given(st.dictionaries(st.sampled_from(FIELDS), json_values))
def test_any_record_is_read_or_refused_in_words(changes: dict[str, Any]) -> None:
    for record in (GOOD | changes, GOOD | {"updates": [UPDATE | changes]}, changes):
        try:
            assert isinstance(decode_commitment(record), Commitment)
        except BadRecord as error:
            assert error.problems


@given(json_values)
def test_any_value_is_a_record_or_refused_in_words(value: object) -> None:
    for decode in (decode_commitment, decode_document, decode_update):
        with pytest.raises(BadRecord):
            decode(value)


@given(st.text(max_size=25))
def test_any_text_is_an_instant_or_refused_in_words(text: str) -> None:
    try:
        assert decode_instant(text).tzinfo is not None
    except ValueError as error:
        assert str(error)


def test_a_status_is_stored_as_its_word() -> None:
    update = Update(Status.KEPT, PartialDate("2018"), datetime(2018, 1, 1, tzinfo=UTC), "ana")
    assert json.dumps(encode_update(update)) == (
        '{"status": "kept", "on": "2018", "recorded": "2018-01-01T00:00:00Z", "by": "ana"}'
    )


def _outcome(decode, record, made):
    try:
        return decode(record, made)
    except BadRecord as error:
        return error.problems


_ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.just(10**400),
    st.text(max_size=4),
    st.sampled_from(
        ["", "Kept", "in progress", "2018-13", "2018", "2018-03-01T12:00:00", "2018-03-01T12:00:00Z", "x-01"]
    ),
    st.lists(st.one_of(st.none(), st.integers(), st.text(max_size=2)), max_size=3),
    st.dictionaries(
        st.sampled_from(["value", "currency", "url"]), st.one_of(st.integers(), st.just("USD")), max_size=3
    ),
)


@given(commitments, st.data())
def test_the_swift_reader_agrees_with_the_careful_one_on_any_record(commitment, data) -> None:
    record = json.loads(json.dumps(encode_commitment(commitment)))
    for _ in range(data.draw(st.integers(0, 2))):
        place = record
        while True:
            inner = [one for value in place.values() for one in (value if isinstance(value, list) else [value])]
            inner = [one for one in inner if isinstance(one, dict)]
            if not inner or data.draw(st.booleans()):
                break
            place = data.draw(st.sampled_from(inner))
        key = data.draw(st.sampled_from([*place, *Commitment._fields, *Update._fields, *Evidence._fields]))
        place[key] = data.draw(_ODD)
    made = data.draw(st.one_of(st.none(), partial_dates()))
    assert _outcome(decode_commitment, record, made) == _outcome(codec._carefully, record, made)


@pytest.mark.parametrize("text", ["9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+23:00"])
def test_an_instant_beyond_the_calendar_is_none(text: str) -> None:
    with pytest.raises(ValueError, match="is beyond the calendar"):
        decode_instant(text)
