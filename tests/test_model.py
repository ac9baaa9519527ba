"""The rules: what stands on a day, and what follows from it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from strategies import commitments, days

from commitments.dates import PartialDate
from commitments.errors import UnknownName
from commitments.model import HEADLINE, Commitment, Evidence, Kind, Span, Standing, Status, Update, id_parts

TODAY = date(2018, 6, 15)
PROMISE = Commitment("us-japan-2017", 3, "We will", actors=("US", "Japan"), due=PartialDate("2018-03"))


def update(status: Status | None, on: str, actor: str | None = None, proof: bool = False, recorded: str = "") -> Update:
    instant = datetime.fromisoformat(recorded or (on + "-01-01")[:10]).replace(tzinfo=UTC)
    evidence = (Evidence("https://example.org"),) if proof else ()
    return Update(status, PartialDate(on), instant, "ana", None, actor, evidence)


def followed(*updates: Update) -> Commitment:
    return PROMISE._replace(updates=updates)


def test_an_id_is_its_document_and_its_number() -> None:
    assert [PROMISE.id, PROMISE._replace(number=123).id] == ["us-japan-2017-03", "us-japan-2017-123"]


@given(commitments)
def test_an_id_names_one_commitment(commitment: Commitment) -> None:
    assert id_parts(commitment.id) == (commitment.document, commitment.number)


@pytest.mark.parametrize("text", ["", "3", "-03", "g20", "g20-3", "g20-x1", "g20-٣٣", "g20-²²"])
def test_what_has_not_the_form_of_an_id_has_no_parts(text: str) -> None:
    assert id_parts(text) is None


def test_nobody_has_looked_yet() -> None:
    assert PROMISE.standing(TODAY) == Standing(Status.UNASSESSED, None, None, (), (), None)


def test_the_latest_by_effective_date_stands_and_ties_go_to_the_later_entry() -> None:
    entered = followed(
        update(Status.KEPT, "2018-02-01"), update(Status.STALLED, "2018-01-01"), update(Status.BROKEN, "2018-02-01")
    )
    assert entered.standing(TODAY).status is Status.BROKEN


def test_what_takes_effect_later_does_not_stand_yet() -> None:
    reversed_later = followed(update(Status.KEPT, "2018-01-01"), update(Status.BROKEN, "2018-07-01"))
    stood = [reversed_later.standing(day).status for day in (date(2017, 12, 31), TODAY, date(2018, 7, 1))]
    assert stood == [Status.UNASSESSED, Status.KEPT, Status.BROKEN]


def test_a_note_changes_no_status_but_counts_as_an_update() -> None:
    standing = followed(update(Status.STALLED, "2018-01-01"), update(None, "2018-05-01")).standing(TODAY)
    assert (standing.status, standing.since, standing.updated) == (Status.STALLED, "2018-01-01", date(2018, 5, 1))


@pytest.mark.parametrize(
    ("on", "recorded", "effective"),
    [
        ("2018-03-01", "2019-01-01", date(2018, 3, 1)),
        ("2018-03", "2019-01-01", date(2018, 3, 31)),
        ("2018", "2018-06-01", date(2018, 6, 1)),
        ("2018", "2017-06-01", date(2018, 12, 31)),
    ],
)
def test_a_partial_date_counts_when_it_is_certain_or_was_known(on: str, recorded: str, effective: date) -> None:
    assert update(Status.KEPT, on, recorded=recorded).effective == effective


@pytest.mark.parametrize(
    ("us", "japan", "together", "score"),
    [
        (Status.KEPT, Status.KEPT, Status.KEPT, 1),
        (Status.KEPT, Status.BROKEN, Status.PARTIAL, 0),
        (Status.KEPT, Status.STALLED, Status.IN_PROGRESS, 0.5),
        (Status.KEPT, Status.UNVERIFIABLE, Status.PARTIAL, 1),
        (Status.UNVERIFIABLE, Status.UNVERIFIABLE, Status.UNVERIFIABLE, None),
    ],
)
def test_a_joint_promise_stands_where_its_members_stand(
    us: Status, japan: Status, together: Status, score: float | None
) -> None:
    standing = followed(update(us, "2018-01-01", "US"), update(japan, "2018-01-02", "Japan")).standing(TODAY)
    assert (standing.status, standing.score, standing.members) == (together, score, (("US", us), ("Japan", japan)))


def test_a_status_of_all_goes_before_those_of_members() -> None:
    joint = followed(update(Status.KEPT, "2018-01-01"), update(Status.BROKEN, "2018-02-01", "US"))
    standing = joint.standing(TODAY)
    assert (standing.status, standing.members) == (Status.KEPT, (("US", Status.BROKEN),))


@pytest.mark.parametrize(
    ("updates", "unsupported"),
    [
        ([], False),
        ([update(None, "2018-01-01")], False),
        ([update(Status.KEPT, "2018-01-01")], True),
        ([update(Status.KEPT, "2018-01-01", proof=True)], False),
        ([update(Status.KEPT, "2018-01-01"), update(None, "2018-02-01", proof=True)], False),
        ([update(Status.STALLED, "2018-01-01", proof=True), update(Status.KEPT, "2018-02-01")], True),
        ([update(Status.KEPT, "2018-01-01", "US", proof=True), update(Status.KEPT, "2018-01-01", "Japan")], True),
    ],
)
def test_a_rating_is_supported_by_proof_in_its_update_or_a_later_one(updates: list[Update], unsupported: bool) -> None:
    assert followed(*updates).is_unsupported(TODAY) == unsupported


def test_it_is_overdue_the_day_after_its_period_ends_while_it_is_open() -> None:
    asked = (date(2018, 3, 31), date(2018, 4, 1))
    kept = followed(update(Status.KEPT, "2018-01-01"))
    assert [[c.is_overdue(day) for day in asked] for c in (PROMISE, kept)] == [[False, True], [False, False]]


def test_it_is_stale_when_more_than_the_days_have_passed_while_it_is_open() -> None:
    stalled = followed(update(Status.STALLED, "2018-01-01"))
    last = date(2018, 1, 1) + timedelta(180)
    assert [stalled.is_stale(last), stalled.is_stale(last + timedelta(1)), PROMISE.is_stale(TODAY)] == [
        False,
        True,
        False,
    ]


@given(commitments, days)
def test_what_stood_on_a_day_needs_nothing_that_came_later(commitment: Commitment, day: date) -> None:
    assert commitment.as_of(day).standing(day) == commitment.standing(day)


@given(commitments, days)
def test_open_overdue_stale_and_unsupported_never_contradict_each_other(commitment: Commitment, day: date) -> None:
    standing = commitment.standing(day)
    assert commitment.is_open(day) != standing.status.is_closed
    assert not (commitment.is_overdue(day) or commitment.is_stale(day)) or commitment.is_open(day)
    assert standing.score is None or -1 <= standing.score <= 1


@pytest.mark.parametrize("word", ["in-progress", "In Progress", " IN_PROGRESS "])
def test_a_status_is_known_however_it_is_written(word: str) -> None:
    assert Status.named(word) is Status.IN_PROGRESS


def test_an_unknown_kind_names_the_nearest() -> None:
    with pytest.raises(UnknownName, match="unknown kind 'plege'; did you mean 'pledge'"):
        Kind.named("plege")


def test_every_status_has_a_meaning() -> None:
    assert [status for status in Status if not status.meaning] == []


def test_spans_that_touch_do_not_overlap() -> None:
    assert [Span(0, 3).overlaps(other) for other in (Span(2, 5), Span(3, 5), Span(0, 1))] == [True, False, True]


def test_tags_are_sorted_and_each_once() -> None:
    assert PROMISE.with_tags(["b", "a", "b"]).tags == ("a", "b")


def test_a_headline_is_the_summary_cut_at_a_word_where_it_is_longer_than_one() -> None:
    ports = Commitment("pact", 1, "Peru will build.", summary="Build " + "ports and " * 40 + "schools")
    assert len(ports.headline) <= HEADLINE
    assert ports.headline.endswith((" ports…", " and…"))
    assert ports._replace(summary="Build ports").headline == "Build ports"
    assert ports._replace(summary="").headline == "Peru will build."
