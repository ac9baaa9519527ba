"""What was known on a day: histories cut there, their numbers, and what is said differently of that day later."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st
from strategies import any_update

from commitments.dates import PartialDate
from commitments.history import Decision, Retraction
from commitments.model import Commitment, Status, Update
from commitments.stats.known import Revision, Why, revisions, turned

FIRST, SECOND = date(2018, 12, 31), date(2019, 6, 30)


def entry(status: Status | None, on: str, recorded: str, **more: object) -> Update:
    return Update(
        status, PartialDate(on), datetime.fromisoformat(recorded).replace(tzinfo=UTC), "ana", f"of {on}", None
    )._replace(**more)  # type: ignore[arg-type]


def taking_back(update: Update, recorded: str) -> Update:
    return entry(None, recorded, recorded, act=Retraction(update.key))


def promise(*updates: Update, **more: object) -> Commitment:
    return Commitment("d", 1, "We will.", actors=("Japan", "Peru"), updates=updates)._replace(**more)  # type: ignore[arg-type]


def revised(commitment: Commitment) -> Revision | None:
    return next(revisions([commitment], FIRST, SECOND), None)


BEGUN = entry(Status.IN_PROGRESS, "2018-02-01", "2018-02-02")
KEPT = entry(Status.KEPT, "2018-06-01", "2018-06-02")


def test_an_update_keeps_its_number_in_a_part_of_its_history() -> None:
    late = entry(None, "2018-03-01", "2019-01-01")
    whole = promise(KEPT, BEGUN, late)
    assert [number for number, _ in whole.as_of(date(2018, 4, 1)).numbered()] == [2, 3]
    known = whole.as_known(date(2018, 12, 31))
    assert [number for number, _ in known.as_of(date(2018, 4, 1)).numbered()] == [2]


def test_a_retraction_stays_with_what_it_takes_back() -> None:
    whole = promise(BEGUN, KEPT, taking_back(BEGUN, "2019-02-01"), taking_back(KEPT, "2019-02-02"))
    told = whole.as_of(date(2018, 4, 1))
    assert [number for number, _ in told.numbered()] == [1, 3]
    assert told.standing(date(2018, 4, 1)).status is Status.UNASSESSED


def test_what_was_taken_back_later_still_stood_as_it_was_known_before() -> None:
    whole = promise(KEPT, taking_back(KEPT, "2019-02-01"))
    assert whole.standing(FIRST).status is Status.UNASSESSED
    assert whole.as_known(FIRST).standing(FIRST).status is Status.KEPT
    assert whole.as_known(date(2019, 2, 1)).standing(FIRST).status is Status.UNASSESSED


def test_the_day_of_recording_is_that_of_universal_time() -> None:
    tokyo = datetime.fromisoformat("2019-01-01T08:00:00+09:00")
    assert promise(KEPT._replace(recorded=tokyo)).as_known(FIRST).updates != ()


def test_a_promise_made_later_was_not_on_record_unless_something_was_entered() -> None:
    later = PartialDate("2019-03-01")
    assert not promise(made=later).is_known(FIRST)
    assert promise(KEPT, made=later).is_known(FIRST)
    assert promise(made=PartialDate("2018")).is_known(date(2018, 5, 1))
    assert promise().is_known(date(1990, 1, 1))


def test_a_back_dated_rating_says_the_first_day_differently() -> None:
    found = revised(promise(BEGUN, entry(Status.KEPT, "2018-11-01", "2019-01-15")))
    assert found is not None
    assert (found.kind, found.turns) == ("changed", [(None, Status.IN_PROGRESS, Status.KEPT)])
    assert [(one.number, one.why, one.about) for one in found.entries] == [(2, Why.BACK_DATED, None)]


def test_a_retraction_says_the_first_day_differently_and_names_what_it_takes_back() -> None:
    found = revised(promise(BEGUN, KEPT, taking_back(KEPT, "2019-02-01")))
    assert found is not None
    assert found.turns == [(None, Status.KEPT, Status.IN_PROGRESS)]
    assert [(one.number, one.why, one.about) for one in found.entries] == [(3, Why.TAKEN_BACK, 2)]


def test_an_entry_that_counts_again_says_so() -> None:
    gone = taking_back(KEPT, "2018-07-01")
    found = revised(promise(KEPT, gone, taking_back(gone, "2019-02-01")))
    assert found is not None
    assert found.turns == [(None, Status.UNASSESSED, Status.KEPT)]
    assert [(one.number, one.why, one.about) for one in found.entries] == [(3, Why.COUNTS_AGAIN, 1)]


def test_a_replacement_of_the_same_day_and_a_decision_are_told_as_such() -> None:
    replaced = revised(promise(KEPT, entry(Status.BROKEN, "2018-06-01", "2019-01-15")))
    decided = revised(promise(KEPT, entry(Status.PARTIAL, "2018-07-01", "2019-01-15", act=Decision(()))))
    assert replaced is not None and decided is not None
    assert [(one.why, one.about) for one in replaced.entries] == [(Why.REPLACED, 1)]
    assert [(one.why, one.about) for one in decided.entries] == [(Why.DECIDED, None)]


def test_the_turn_of_one_member_is_told() -> None:
    found = revised(promise(KEPT, entry(Status.BROKEN, "2018-11-01", "2019-01-15", actor="Peru")))
    assert found is not None
    assert found.turns == [("Peru", Status.UNASSESSED, Status.BROKEN)]


def test_what_was_back_dated_without_another_status_is_listed_apart_from_what_is_newer() -> None:
    noted = revised(promise(KEPT, entry(None, "2018-11-01", "2019-01-15")))
    newer = revised(promise(KEPT, entry(Status.BROKEN, "2019-01-10", "2019-01-15")))
    assert noted is not None and newer is not None
    assert (noted.kind, [one.why for one in noted.entries]) == ("back-dated", [Why.BACK_DATED])
    assert (newer.kind, newer.turns, newer.now.status) == ("new", [], Status.BROKEN)


def test_the_retraction_of_a_newer_entry_says_nothing_of_the_first_day() -> None:
    newer = entry(Status.BROKEN, "2019-01-10", "2019-01-15")
    found = revised(promise(KEPT, newer, taking_back(newer, "2019-02-01")))
    assert found is not None
    assert (found.kind, [one.why for one in found.entries]) == ("new", [Why.NEW, Why.NEW])


def test_what_was_recorded_by_the_first_day_or_after_the_second_is_not_told() -> None:
    assert revised(promise(KEPT, entry(Status.BROKEN, "2018-11-01", "2019-07-01"))) is None


def test_a_promise_made_in_between_is_new() -> None:
    found = revised(promise(made=PartialDate("2019-03-01")))
    assert found is not None
    assert (found.kind, found.is_added, found.entries) == ("new", True, ())


# --- any history ------------------------------------------------------------------------------------------------------

NEAR = st.dates(date(2018, 1, 1), date(2020, 12, 31))


@st.composite
def near_histories(draw: st.DrawFn) -> tuple[Update, ...]:
    """Updates of a few years, some taken back, some of those taken back again, in any order of recording."""
    entered: list[Update] = []
    for _ in range(draw(st.integers(1, 5))):
        recorded = datetime.combine(draw(NEAR), time(9), UTC)
        on = PartialDate(draw(NEAR).isoformat()[: draw(st.sampled_from((4, 7, 10)))])
        if entered and draw(st.booleans()):
            slip = draw(st.sampled_from(entered))
            when = max(recorded, slip.recorded)  # of the other order, check tells
            entered.append(Update(None, on, when, "ana", "a slip", act=Retraction(slip.key)))
        else:
            entered.append(draw(any_update())._replace(on=on, recorded=recorded))
    return tuple(entered)


histories = st.builds(promise).flatmap(lambda one: near_histories().map(lambda told: one._replace(updates=told)))


@given(histories, NEAR, st.integers(0, 500))
def test_whatever_a_report_of_a_day_would_say_otherwise_later_is_listed(
    commitment: Commitment, start: date, days: int
) -> None:
    end = start + timedelta(days=days)
    published, now = (commitment.as_known(day).as_of(start) for day in (start, end))
    (found,) = [*revisions([commitment], start, end)] or [None]
    if now != published:
        assert found is not None and found.corrections
    if turned(published.standing(start), now.standing(start)):
        assert found is not None and found.kind == "changed"


@given(histories, NEAR, st.integers(0, 500))
def test_whatever_is_listed_as_corrected_has_an_entry_of_then_that_is_not_just_newer(
    commitment: Commitment, start: date, days: int
) -> None:
    end = start + timedelta(days=days)
    published, now = (commitment.as_known(day).as_of(start) for day in (start, end))
    for found in revisions([commitment], start, end):
        assert all(start < one.update.recorded_on <= end for one in found.entries)
        if found.kind == "new":
            assert now == published
        else:
            there = {update.key for update in published.updates}
            assert any(update.key not in there for update in now.updates)


@given(histories, NEAR, NEAR)
def test_a_day_as_it_was_known_is_the_history_that_was_entered_by_then(
    commitment: Commitment, day: date, known: date
) -> None:
    plain = [update for update in commitment.updates if update.recorded_on <= known]
    told = commitment.as_known(known)
    assert [update._replace(number=None) for update in told.updates] == plain
    assert told.standing(day) == commitment._replace(updates=tuple(plain)).standing(day)
    assert told.as_of(day).standing(day) == told.standing(day)
