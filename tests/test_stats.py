"""The figures: counts, scorecards, agenda, changes and history, from histories small enough to do by hand."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import commitments as any_commitment
from strategies import days

from commitments.dates import PartialDate
from commitments.errors import UnknownName
from commitments.history import Retraction
from commitments.model import Commitment, Evidence, Status, Update
from commitments.stats import counts as counting
from commitments.stats import periods as timing
from commitments.stats import scores as scoring
from commitments.stats import tasks as planning
from commitments.stats import turns as turning
from commitments.stats.counts import NONE
from commitments.stats.tasks import Urgency

TODAY = date(2019, 1, 1)
few = settings(max_examples=40)
PROOF = (Evidence("https://example.org/a"),)


def rating(
    status: Status | None,
    on: str = "2018-12-01",
    actor: str | None = None,
    evidence: tuple[Evidence, ...] = PROOF,
    recorded: str | None = None,
) -> Update:
    instant = datetime.fromisoformat(recorded or PartialDate(on).last.isoformat()).replace(tzinfo=UTC)
    return Update(status, PartialDate(on), instant, "ana", None, actor, evidence)


def promise(number: int, *updates: Update, **fields: object) -> Commitment:
    return Commitment("doc", number, f"We will do {number}.", updates=updates)._replace(**fields)  # type: ignore[arg-type]


def assessed(*commitments: Commitment) -> list[counting.Assessed]:
    return list(counting.assess(commitments, TODAY))


KEPT = promise(1, rating(Status.KEPT), tags=("trade", "steel"), actors=("Japan",))
BROKEN = promise(2, rating(Status.BROKEN, evidence=()), tags=("trade",), actors=("Japan", "Peru"))
UNTOUCHED = promise(3)
STALE = promise(4, rating(Status.STALLED, "2018-01-05"), due=PartialDate("2018-06"))


def test_counts_tell_statuses_and_what_is_derived() -> None:
    counts = counting.count(assessed(KEPT, BROKEN, UNTOUCHED, STALE))
    assert counts == counting.Counts(
        total=4,
        by_status={Status.UNASSESSED: 1, Status.STALLED: 1, Status.KEPT: 1, Status.BROKEN: 1},
        overdue=1,
        stale=1,
        ratings=3,
        unsupported=1,
        scored=3,
        score=0,
        late=1,
    )
    assert (counts.open, counts.closed, counts.rated, counts.proof.words, counts.mean) == (
        *(2, 2, 3, "evidence for 2 of 3 ratings", 0),
    )
    assert counts.share(Status.KEPT) == 0.25


def test_nothing_has_no_mean_and_no_share() -> None:
    counts = counting.count([])
    assert (counts.mean, counts.proof.words, counts.share(Status.KEPT), counts.open) == (None, "", 0, 0)


def test_a_commitment_counts_under_each_of_its_tags_and_those_without_come_last_under_none() -> None:
    summary = counting.summarise(assessed(UNTOUCHED, KEPT, BROKEN), ["tag"])
    assert [(tag, counts.total) for tag, counts in summary.by_field["tag"].items()] == [
        ("trade", 2),
        ("steel", 1),
        (NONE, 1),
    ]


def test_sections_keep_the_order_of_the_text() -> None:
    items = assessed(promise(1, section="Zinc"), promise(2, section=""), promise(3, section="Aid"))
    assert list(counting.summarise(items, ["section"]).by_field["section"]) == ["Zinc", "Aid", NONE]


@few
@given(st.lists(any_commitment, max_size=3), days)
def test_every_commitment_is_in_some_group_of_every_field(commitments: list[Commitment], today: date) -> None:
    summary = counting.summarise(counting.assess(commitments, today), counting.FIELDS)
    for groups in summary.by_field.values():
        assert sum(counts.total for counts in groups.values()) >= len(commitments)
    assert summary.overall == counting.count(counting.assess(commitments, today))


def test_an_unknown_field_is_named() -> None:
    with pytest.raises(UnknownName, match="did you mean 'section'"):
        counting.summarise([], ["sektion"])


@few
@given(st.lists(any_commitment, max_size=3), days)
def test_what_is_assessed_once_is_what_the_model_says(commitments: list[Commitment], today: date) -> None:
    for item in counting.assess(commitments, today, 90):
        commitment = item.commitment
        assert item == counting.Assessed(
            commitment,
            commitment.standing(today),
            commitment.is_overdue(today),
            commitment.is_stale(today, 90),
            commitment.is_deferred(today) and commitment.is_open(today),
            commitment.is_late(today),
        )


# --- scorecards ---


def test_a_joint_promise_judged_as_a_whole_counts_for_each_actor() -> None:
    scores = scoring.scorecard(assessed(KEPT, BROKEN))
    assert [(s.name, s.scored, s.unscored, s.mean, s.percentage) for s in scores] == [
        ("Japan", 2, 0, 0, 50),
        ("Peru", 1, 0, -1, 0),
    ]


def test_a_promise_judged_member_by_member_gives_each_its_own_score_and_an_unjudged_one_none() -> None:
    joint = promise(
        1,
        rating(Status.KEPT, actor="Japan"),
        rating(Status.BROKEN, actor="Peru"),
        actors=("Japan", "Peru", "Chile"),
    )
    scores = scoring.scorecard(assessed(joint))
    assert [(s.name, s.scored, s.unscored, s.percentage) for s in scores] == [
        ("Japan", 1, 0, 100),
        ("Peru", 1, 0, 0),
        ("Chile", 0, 1, None),
    ]


def test_by_section_a_promise_judged_member_by_member_counts_with_the_mean_of_its_members() -> None:
    joint = promise(1, rating(Status.KEPT, actor="A"), rating(Status.PARTIAL, actor="B"))
    joint = joint._replace(section="Aid", actors=("A", "B"))
    (score,) = scoring.scorecard(assessed(joint), "section")
    assert (score.name, score.mean, score.percentage) == ("Aid", 0.5, 75)


def test_the_matrix_tells_a_promise_not_made_from_one_not_judged() -> None:
    joint = promise(1, rating(Status.KEPT, actor="Japan"), actors=("Japan", "Peru"))
    other = promise(2, actors=("Chile",))
    matrix = scoring.matrix(assessed(joint, other))
    assert matrix.actors == ("Japan", "Peru", "Chile")
    assert [row.members for row in matrix.rows] == [
        (Status.KEPT, Status.UNASSESSED, None),
        (None, None, Status.UNASSESSED),
    ]


def test_the_matrix_has_the_means_of_its_rows_its_columns_and_of_them_all() -> None:
    first = promise(1, rating(Status.KEPT, actor="A"), rating(Status.BROKEN, actor="B"), actors=("A", "B", "C"))
    second = promise(2, rating(Status.KEPT, actor="A"), rating(Status.PARTIAL, actor="B"), actors=("A", "B"))
    third = promise(3, actors=("A",))
    matrix = scoring.matrix(assessed(first, second, third))
    assert [row.mean for row in matrix.rows] == [0.0, 0.5, None]
    assert matrix.means == (1.0, -0.5, None)
    assert matrix.mean == 0.25


# --- agenda ---


def test_the_agenda_has_each_open_commitment_once_under_its_most_urgent_reason() -> None:
    soon = promise(5, rating(Status.IN_PROGRESS), due=PartialDate("2019-01-20"))
    later = promise(6, rating(Status.IN_PROGRESS), due=PartialDate("2019-02-20"))
    stale = promise(7, rating(Status.STALLED, "2018-01-05"))
    tasks = planning.agenda(assessed(UNTOUCHED, stale, later, soon, STALE, KEPT), TODAY, within=30)
    assert [(task.item.commitment.number, task.urgency, task.days) for task in tasks] == [
        (4, Urgency.OVERDUE, 185),
        (5, Urgency.DUE_SOON, 19),
        (7, Urgency.STALE, 361),
        (3, Urgency.UNASSESSED, None),
    ]


def test_what_is_due_today_is_due_soon_and_not_overdue() -> None:
    (task,) = planning.agenda(assessed(promise(1, due=PartialDate("2019-01-01"))), TODAY, within=0)
    assert (task.urgency, task.days) == (Urgency.DUE_SOON, 0)


@few
@given(st.lists(any_commitment, max_size=3), days)
def test_nothing_closed_is_on_the_agenda_and_everything_overdue_is(commitments: list[Commitment], today: date) -> None:
    items = list(counting.assess(commitments, today))
    tasks = planning.agenda(items, today)
    assert not any(task.item.status.is_closed for task in tasks)
    assert sum(task.urgency is Urgency.OVERDUE for task in tasks) == sum(item.is_overdue for item in items)


# --- history and changes ---

REOPENED = promise(
    1,
    rating(Status.IN_PROGRESS, "2018-02-01"),
    rating(Status.KEPT, "2018-03-01"),
    rating(None, "2018-04-01"),
    rating(Status.STALLED, "2018-05-01"),
)


def test_steps_tell_what_each_update_changed() -> None:
    told = [(s.before, s.after, s.is_change, s.is_reversal) for s in turning.steps(REOPENED, TODAY)]
    assert told == [
        (Status.UNASSESSED, Status.IN_PROGRESS, True, False),
        (Status.IN_PROGRESS, Status.KEPT, True, False),
        (Status.KEPT, Status.KEPT, False, False),
        (Status.KEPT, Status.STALLED, True, True),
    ]


def test_a_rating_of_the_same_day_corrects_the_one_before_it() -> None:
    corrected = promise(1, rating(Status.KEPT, "2018-03-01"), rating(Status.PARTIAL, "2018-03-01"))
    assert [step.is_correction for step in turning.steps(corrected, TODAY)] == [False, True]


def test_a_mistake_that_is_corrected_the_same_day_or_taken_back_reverses_nothing() -> None:
    kept, slip = rating(Status.KEPT, "2018-03-01"), rating(Status.BROKEN, "2018-04-01")
    replaced = promise(1, kept, slip, rating(Status.KEPT, "2018-04-01", evidence=()))
    taken = promise(1, kept, slip, rating(None, "2018-05-01")._replace(act=Retraction(slip.key)))
    for corrected in (replaced, taken):
        assert not any(step.is_reversal for step in turning.steps(corrected, TODAY))
        assert not any(change.is_reversal for change in turning.changes([corrected], date(2018, 1, 1), TODAY))


def test_a_rating_that_is_entered_again_the_same_day_leaves_its_reversal() -> None:
    twice = promise(
        1, *(rating(status, on) for status, on in ((Status.KEPT, "2018-03-01"), *((Status.BROKEN, "2018-04-01"),) * 2))
    )
    assert [step.is_reversal for step in turning.steps(twice, TODAY)] == [False, True, False]
    assert [change.is_reversal for change in turning.changes([twice], date(2018, 1, 1), TODAY)] == [True]


def test_a_correction_that_leaves_a_closed_status_changed_reverses_it_once() -> None:
    turned = promise(
        1,
        rating(Status.KEPT, "2018-03-01"),
        rating(Status.PARTIAL, "2018-04-01"),
        rating(Status.BROKEN, "2018-04-01"),
    )
    assert [step.is_reversal for step in turning.steps(turned, TODAY)] == [False, False, True]


def test_an_update_entered_after_later_ones_is_told_in_its_place_and_said_to_be_late() -> None:
    late = promise(1, rating(Status.KEPT, "2018-05-01"), rating(Status.IN_PROGRESS, "2018-02-01"))
    told = [(step.update.on, step.after, step.is_backdated) for step in turning.steps(late, TODAY)]
    assert told == [("2018-02-01", Status.IN_PROGRESS, True), ("2018-05-01", Status.KEPT, False)]


def test_a_step_of_one_member_tells_that_members_status_and_the_overall_one() -> None:
    joint = promise(
        1,
        rating(Status.KEPT, "2018-01-01", actor="A"),
        rating(Status.KEPT, "2018-02-01", actor="B"),
        rating(Status.BROKEN, "2018-03-01", actor="A"),
        actors=("A", "B"),
    )
    told = [(s.member_before, s.before, s.after, s.is_reversal) for s in turning.steps(joint, TODAY)]
    assert told == [
        (Status.UNASSESSED, Status.UNASSESSED, Status.UNASSESSED, False),
        (Status.UNASSESSED, Status.UNASSESSED, Status.KEPT, False),
        (Status.KEPT, Status.KEPT, Status.PARTIAL, True),
    ]


@few
@given(any_commitment, days)
def test_the_last_step_ends_where_the_commitment_stands(commitment: Commitment, today: date) -> None:
    told = turning.steps(commitment, today)
    assert (told[-1].after if told else Status.UNASSESSED) == commitment.standing(today).status
    assert all(one.after == other.before for one, other in pairwise(told))


def test_history_is_one_story_by_date() -> None:
    told = turning.history([REOPENED, STALE], TODAY, since=date(2018, 2, 2))
    assert [(step.day.isoformat(), step.commitment.number) for step in told] == [
        ("2018-03-01", 1),
        ("2018-04-01", 1),
        ("2018-05-01", 1),
    ]


def test_a_change_tells_where_it_stood_on_both_days_and_each_step_between() -> None:
    (change,) = turning.changes([REOPENED, UNTOUCHED], date(2018, 2, 1), date(2018, 5, 1))
    assert (change.before, change.after, change.evidence, change.is_reversal, change.is_new) == (
        Status.IN_PROGRESS,
        Status.STALLED,
        3,
        True,
        False,
    )
    assert [step.update.on for step in change.steps] == ["2018-03-01", "2018-05-01"]


def test_what_went_and_came_back_is_a_change() -> None:
    wavering = promise(
        1,
        rating(Status.KEPT, "2018-01-01"),
        rating(Status.STALLED, "2018-02-01"),
        rating(Status.KEPT, "2018-03-01"),
    )
    (change,) = turning.changes([wavering], date(2018, 1, 1), TODAY)
    assert (change.before, change.after, change.is_reversal) == (Status.KEPT, Status.KEPT, True)


def test_a_commitment_made_in_between_is_new_without_any_update() -> None:
    (change,) = turning.changes([promise(1, made=PartialDate("2018-06-01"))], date(2018, 1, 1), TODAY)
    assert (change.is_new, change.before, change.after, change.steps) == (
        True,
        Status.UNASSESSED,
        Status.UNASSESSED,
        (),
    )


@few
@given(st.lists(any_commitment, max_size=2), days, st.integers(0, 900))
def test_every_difference_between_two_days_is_a_change(commitments: list[Commitment], start: date, length: int) -> None:
    end = start + timedelta(days=length)
    changed = [(change.commitment, change.after) for change in turning.changes(commitments, start, end)]
    for commitment in commitments:
        after = commitment.standing(end).status
        if commitment.standing(start).status is not after:
            assert (commitment, after) in changed


# --- timeline ---


def test_a_timeline_has_empty_periods_and_picks_the_shortest_that_fits() -> None:
    found = timing.timeline([REOPENED, STALE], TODAY, most=6)
    assert found == [
        timing.Period("2018-01", 1, 1),
        timing.Period("2018-02", 1, 1),
        timing.Period("2018-03", 1, 1),
        timing.Period("2018-04", 1, 0),
        timing.Period("2018-05", 1, 1),
    ]
    assert [period.name for period in timing.timeline([REOPENED, STALE], TODAY, most=2)] == ["2018-Q1", "2018-Q2"]
    assert timing.timeline([UNTOUCHED], TODAY) == []


@few
@given(st.lists(any_commitment, max_size=3), days, st.integers(1, 40))
def test_a_timeline_counts_every_update_in_force_once(commitments: list[Commitment], today: date, most: int) -> None:
    periods = timing.timeline(commitments, today, most)
    assert sum(period.updates for period in periods) == sum(len(c.updates_until(today)) for c in commitments)
    assert len({period.name for period in periods}) == len(periods)
