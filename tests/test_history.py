"""The kinds of entries in a history: what counts, what was taken back, what a search shows, when it is due."""

import json
from datetime import UTC, date, datetime
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import commitments, days, plain_acts, updates

from commitments.codec import decode_update, encode_update
from commitments.codec.public import public_update
from commitments.dates import PartialDate
from commitments.history import KINDS, Deferral, Retraction, Search
from commitments.model import Commitment, Evidence, Status, Update, has_evidence
from commitments.records import BadRecord

TODAY = date(2026, 11, 27)
PROOF = (Evidence("https://example.org"),)


def entry(on: str, **more: object) -> Update:
    return Update(None, PartialDate(on), datetime(2026, 1, 1, tzinfo=UTC), "ana")._replace(**more)  # type: ignore[arg-type]


def rating(on: str, status: Status, **more: object) -> Update:
    return entry(on, status=status, **more)


def promise(*history: Update, due: str | None = "2018") -> Commitment:
    return Commitment("doc", 1, "We will.", due=PartialDate(due) if due else None, updates=history)


KEPT, PARTIAL = rating("2020-01-01", Status.KEPT, evidence=PROOF), rating("2019-01-01", Status.PARTIAL, evidence=PROOF)
SLIP = entry("2021-01-01", act=Retraction(KEPT.key), note="another port was meant")


def test_what_was_taken_back_never_was_on_any_day() -> None:
    whole = promise(PARTIAL, KEPT, SLIP)
    assert [whole.standing(date(year, 6, 1)).status for year in (2019, 2020, 2026)] == [Status.PARTIAL] * 3
    assert (whole.counted, whole.retracted) == ((PARTIAL, SLIP), {KEPT.key: SLIP})


def test_what_was_known_before_it_was_taken_back_stays_known() -> None:
    later = SLIP._replace(recorded=datetime(2026, 5, 1, tzinfo=UTC))
    whole = promise(PARTIAL, KEPT, later)
    known = [whole.as_known(date(2026, month, 2)).standing(TODAY).status for month in (1, 5)]
    assert known == [Status.KEPT, Status.PARTIAL]


def test_a_retraction_that_was_taken_back_takes_nothing_back() -> None:
    back = entry("2022-01-01", act=Retraction(SLIP.key))
    again = entry("2023-01-01", act=Retraction(back.key))
    assert promise(KEPT, SLIP, back).standing(TODAY).status is Status.KEPT
    assert promise(KEPT, SLIP, back, again).standing(TODAY).status is Status.UNASSESSED


def test_the_order_of_entry_does_not_matter_to_what_was_taken_back() -> None:
    back = entry("2022-01-01", act=Retraction(SLIP.key))
    told = {frozenset(promise(*some).retracted) for some in permutations((KEPT, SLIP, back))}
    assert told == {frozenset({SLIP.key})}


def test_a_long_chain_of_retractions_is_settled() -> None:
    chain = [KEPT]
    for _ in range(5000):
        chain.append(entry("2022-01-01", act=Retraction(chain[-1].key)))
    assert [promise(*chain[:length]).standing(TODAY).status for length in (4999, 5000)] == [
        Status.KEPT,
        Status.UNASSESSED,
    ]
    assert promise(*chain).as_of(date(2019, 1, 1)).updates == ()


@given(updates, st.sampled_from(["https://web.archive.org/x", None]))
def test_a_copy_archived_later_leaves_the_key_as_it_was(update: Update, archive: str | None) -> None:
    kept = tuple(piece._replace(archive=archive, title="found later") for piece in update.evidence)
    assert update._replace(evidence=kept).key == update.key


@given(updates)
def test_every_kind_comes_back_from_both_forms(update: Update) -> None:
    assert decode_update(json.loads(json.dumps(encode_update(update)))) == update
    assert decode_update(json.loads(json.dumps(public_update(update, 1, None)))) == update


@given(plain_acts, updates)
def test_an_entry_of_every_kind_says_what_it_is_in_words(act: object, update: Update) -> None:
    told = update._replace(act=act)  # type: ignore[arg-type]
    assert told.act is not None
    assert told.kind in KINDS
    assert told.act.said(told, promise(told))


@pytest.mark.parametrize(
    ("details", "problem"),
    [
        ({"kind": "search"}, "details: expected an object, found None"),
        ({"kind": "search", "details": {"where": ""}}, "details.where: missing"),
        ({"kind": "deferral", "details": {}}, "details.to: missing"),
        ({"kind": "deferral", "details": {"to": "soon"}}, "details.to: 'soon' is not a date"),
        ({"kind": "decision", "details": {"codes": [{"by": "a"}]}}, "details.codes[0].status: missing"),
        ({"kind": "oath"}, "kind: expected one of rating, note, search"),
    ],
)
def test_an_entry_that_is_not_of_its_kind_is_named_with_its_place(details: dict[str, object], problem: str) -> None:
    with pytest.raises(BadRecord) as error:
        decode_update({"on": "2020", "recorded": "2020-01-01T00:00:00Z", **details})
    assert any(line.startswith(problem) for line in error.value.problems)


@pytest.mark.parametrize("status", list(Status))
def test_a_search_shows_only_that_nothing_was_begun_or_can_be_known(status: Status) -> None:
    search, rated = entry("2020-01-01", act=Search("the gazette")), rating("2020-01-01", status)
    shown = status in (Status.NOT_STARTED, Status.UNVERIFIABLE)
    assert has_evidence(rated, [search, rated]) is shown
    assert has_evidence(rated, [rated, search]) is shown
    assert has_evidence(rated, [rated, search._replace(evidence=PROOF)]) is shown


def test_a_search_before_the_rating_that_went_before_shows_nothing() -> None:
    search = entry("2018-01-01", act=Search("the gazette"))
    first, then = rating("2019-01-01", Status.PARTIAL), rating("2020-01-01", Status.NOT_STARTED)
    assert [has_evidence(then, [search, first, then]), has_evidence(then, [first, search, then])] == [False, True]


def test_a_search_of_one_member_shows_nothing_of_another() -> None:
    search = entry("2018-01-01", act=Search("the gazette"), actor="Japan")
    rated = [rating("2019-01-01", Status.NOT_STARTED, actor=actor) for actor in ("Japan", "France", None)]
    assert [has_evidence(one, [search, one]) for one in rated] == [True, False, False]


@pytest.mark.parametrize("act", [Deferral(PartialDate("2030")), Retraction("0123456789ab")])
def test_the_proof_of_a_deferral_or_a_retraction_proves_no_rating(act: Deferral | Retraction) -> None:
    rated = rating("2019-01-01", Status.NOT_STARTED)
    assert not has_evidence(rated, [rated, entry("2020-01-01", act=act, evidence=PROOF)])


def test_it_is_due_when_it_was_last_put_off_to_and_the_promised_date_stays() -> None:
    first = entry("2018-06-01", act=Deferral(PartialDate("2020-06")))
    second = entry("2020-02-01", act=Deferral(PartialDate("2030")))
    whole = promise(first, second)
    assert [whole.due_now(date(*day)) for day in ((2018, 5, 1), (2019, 1, 1), (2021, 1, 1))] == [
        "2018",
        "2020-06",
        "2030",
    ]
    assert whole.dues(TODAY) == ["2018", "2020-06", "2030"]
    assert (whole.due, whole.is_overdue(TODAY), whole.is_late(TODAY), whole.is_deferred(TODAY)) == (
        "2018",
        False,
        True,
        True,
    )


def test_a_deferral_that_was_taken_back_puts_nothing_off() -> None:
    put_off = entry("2018-06-01", act=Deferral(PartialDate("2030")))
    whole = promise(put_off, entry("2019-01-01", act=Retraction(put_off.key)))
    assert (whole.due_now(TODAY), whole.is_overdue(TODAY), whole.is_deferred(TODAY)) == ("2018", True, False)


def test_what_is_no_follow_up_leaves_a_commitment_stale() -> None:
    old = rating("2020-01-01", Status.IN_PROGRESS, recorded=datetime(2020, 1, 1, tzinfo=UTC))
    looked = entry("2026-11-01", act=Search("the gazette"), recorded=datetime(2026, 11, 1, tzinfo=UTC))
    back = entry("2026-11-01", act=Retraction("0123456789ab"), recorded=datetime(2026, 11, 1, tzinfo=UTC))
    assert [promise(old, more).is_stale(TODAY) for more in (looked, back)] == [False, True]


@given(commitments, days)
def test_what_was_known_on_the_last_day_of_recording_is_all_there_is(commitment: Commitment, day: date) -> None:
    assert commitment.as_known(date.max) == commitment
    known = commitment.as_known(day)
    assert {one.key for one in known.updates} <= {one.key for one in commitment.updates}
    assert known.as_known(day) == known
