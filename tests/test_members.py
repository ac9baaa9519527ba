"""A joint promise judged member by member: when its members make a status of the whole, and what stands beside it."""

from datetime import UTC, date, datetime
from itertools import permutations
from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import commitments, days

from commitments.checks import Case, findings
from commitments.dates import PartialDate
from commitments.members import standing_of
from commitments.model import OVERALL, Commitment, Document, Evidence, Judged, Rating, Status, Update
from commitments.query import parse
from commitments.reports import Report, render
from commitments.reports.columns import seen
from commitments.reports.story import attention
from commitments.stats import counts as counting
from commitments.stats import scores as scoring
from commitments.stats import tasks as planning
from commitments.stats import turns as turning

TODAY = date(2021, 6, 1)
PROOF = (Evidence("https://example.org"),)
RATED = [status for status in OVERALL if status is not Status.UNASSESSED]
NAMES = "ABCDE"
few = settings(max_examples=40)


def rating(
    status: Status | None, actor: str | None = None, on: str = "2020-01-01", proof: tuple[Evidence, ...] = PROOF
) -> Update:
    return Update(status, PartialDate(on), datetime(2020, 6, 1, tzinfo=UTC), "ana", None, actor, proof)


def promise(*updates: Update, actors: tuple[str, ...] = ("A", "B", "C")) -> Commitment:
    return Commitment("doc", 1, "We will.", actors=actors, updates=updates)


members = st.dictionaries(st.sampled_from(NAMES), st.sampled_from([*RATED, Status.NOT_APPLICABLE]))


@few
@given(members)
def test_members_make_a_status_of_the_whole_only_once_every_actor_is_rated_or_not_concerned(
    given_: dict[str, Status],
) -> None:
    standing = promise(*(rating(status, actor) for actor, status in given_.items()), actors=tuple(NAMES)).standing(
        TODAY
    )
    concerned = [status for status in given_.values() if status is not Status.NOT_APPLICABLE]
    assert dict(standing.members) == given_
    if not concerned or len(given_) < len(NAMES):
        assert (standing.status, standing.since, standing.score) == (Status.UNASSESSED, None, None)
        return
    if len(set(concerned)) == 1:
        assert standing.status is concerned[0]
    else:
        is_closed = all(status.is_closed for status in concerned)
        assert standing.status is (Status.PARTIAL if is_closed else Status.IN_PROGRESS)
    scores = [status.score for status in concerned if status.score is not None]
    assert standing.score == (pytest.approx(mean(scores)) if scores else None)


@few
@given(members)
def test_of_one_day_the_order_in_which_members_are_rated_makes_no_difference(given_: dict[str, Status]) -> None:
    updates = [rating(status, actor) for actor, status in given_.items()]
    told = [promise(*order, actors=tuple(NAMES)).standing(TODAY) for order in list(permutations(updates))[:24]]
    assert len({(one.status, one.score, frozenset(one.members), one.judged) for one in told}) == 1


@few
@given(commitments, days)
def test_an_actor_whose_rating_is_missing_keeps_the_whole_unassessed(commitment: Commitment, today: date) -> None:
    standing = commitment._replace(actors=(*commitment.actors, "nobody rated")).standing(today)
    assert standing.is_joint or standing.status is Status.UNASSESSED


@pytest.mark.parametrize(
    ("updates", "actors", "status", "judged", "words"),
    [
        ([], "ABC", Status.UNASSESSED, None, ""),
        ([rating(Status.KEPT, "A")], "ABC", Status.UNASSESSED, Judged(1, 1, 3), "1 of 3 rated"),
        ([rating(Status.KEPT, "A")], "A", Status.KEPT, Judged(1, 1, 1), ""),
        (
            [rating(Status.NOT_APPLICABLE, "A"), rating(Status.KEPT, "B")],
            *("ABC", Status.UNASSESSED, Judged(1, 1, 2), "1 of 2 rated"),
        ),
        (
            [rating(Status.NOT_APPLICABLE, "A"), rating(Status.UNVERIFIABLE, "B")],
            *("AB", "unverifiable", (1, 0, 1), ""),
        ),
        ([rating(Status.NOT_APPLICABLE, "A")], "A", Status.UNASSESSED, (0, 0, 0), "no actor is concerned"),
        ([rating(Status.KEPT, "Z")], "AB", Status.UNASSESSED, (0, 0, 2), "0 of 2 rated"),
        ([rating(Status.KEPT, "A"), rating(Status.BROKEN, "Z")], "A", Status.KEPT, (1, 1, 1), ""),
        ([rating(Status.KEPT, "A")], "", Status.UNASSESSED, (1, 0, None), "1 of ? rated"),
        ([rating(Status.KEPT, "A"), rating(Status.UNASSESSED, "A")], "ABC", Status.UNASSESSED, None, ""),
        ([rating(Status.NOT_APPLICABLE)], "ABC", Status.UNASSESSED, None, ""),
    ],
)
def test_a_standing_says_how_many_of_how_many_are_rated(
    updates: list[Update], actors: str, status: Status, judged: Judged | None, words: str
) -> None:
    standing = promise(*updates, actors=tuple(actors)).standing(TODAY)
    assert (standing.status, standing.judged, standing.rated_words) == (status, judged, words)


@pytest.mark.parametrize(
    ("updates", "status", "apart"),
    [
        # A joint rating is the status of the whole, whatever is said of a member before or after it …
        ([rating(Status.KEPT), rating(Status.BROKEN, "A", "2020-02-01")], "kept", [("A", "broken")]),
        ([rating(Status.BROKEN, "A"), rating(Status.KEPT, on="2020-02-01")], "kept", []),
        # … of the same day, whichever was entered first, both stand …
        ([rating(Status.BROKEN, "A"), rating(Status.KEPT)], "kept", [("A", "broken")]),
        ([rating(Status.KEPT), rating(Status.BROKEN, "A")], "kept", [("A", "broken")]),
        (
            [rating(Status.KEPT), *(rating(Status.BROKEN, name) for name in "ABC")],
            "kept",
            [(name, "broken") for name in "ABC"],
        ),
        # … and where it is taken back, members count again.
        (
            [
                rating(Status.BROKEN, "A"),
                rating(Status.KEPT, on="2020-02-01"),
                rating(Status.UNASSESSED, on="2020-03-01"),
            ],
            *("unassessed", [("A", "broken")]),
        ),
    ],
)
def test_a_joint_rating_stands_for_all_from_its_day_on(
    updates: list[Update], status: str, apart: list[tuple[str, str]]
) -> None:
    standing = promise(*updates).standing(TODAY)
    assert (standing.status, list(standing.members)) == (status, apart)


@few
@given(st.lists(st.one_of(st.none(), st.sampled_from(Status))))
def test_what_is_rated_as_a_whole_alone_stands_as_it_does_beside_ratings_of_members(
    statuses: list[Status | None],
) -> None:
    updates = [rating(status) for status in statuses]
    assert promise(*updates).standing(TODAY)._replace(updated=None) == standing_of(("A", "B", "C"), updates)


def test_a_joint_not_applicable_which_no_command_records_says_nothing_of_the_whole() -> None:
    assert promise(rating(Status.KEPT), rating(Status.NOT_APPLICABLE)).standing(TODAY).status is Status.KEPT


def test_a_joint_rating_counts_for_the_members_who_are_not_judged_apart() -> None:
    joint = promise(rating(Status.KEPT), rating(Status.BROKEN, "A"), rating(Status.NOT_APPLICABLE, "B"))
    scores = scoring.scorecard(counting.assess([joint], TODAY))
    assert [(score.name, score.mean, score.scored, score.of) for score in scores] == [
        ("C", 1, 1, 1),
        ("A", -1, 1, 1),
        ("B", None, 0, 0),
    ]


def test_changes_name_the_members_and_where_they_went() -> None:
    joint = promise(rating(Status.KEPT, "A"), rating(Status.BROKEN, "A", "2020-03-01"), rating(Status.KEPT, "B"))
    (change,) = turning.changes([joint], date(2020, 1, 2), TODAY)
    assert (change.before, change.after, change.members) == ("unassessed", "unassessed", (("A", "kept", "broken"),))


def test_what_is_part_rated_is_on_the_agenda_before_what_nobody_has_looked_at() -> None:
    items = counting.assess([promise(), promise(rating(Status.KEPT, "A", "2021-05-01"))], date(2021, 6, 1), 9999)
    assert [task.urgency for task in planning.agenda(items, TODAY)] == ["part-rated", "unassessed"]


# --- proof ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("updates", "bare"),
    [
        ([rating(Status.KEPT), rating(Status.BROKEN, "A", proof=())], [Rating("A", Status.BROKEN)]),
        ([rating(Status.KEPT, proof=()), rating(Status.BROKEN, "A")], [Rating(None, Status.KEPT)]),
        (
            [rating(Status.KEPT, proof=()), rating(Status.BROKEN, "A", proof=())],
            [Rating(None, Status.KEPT), Rating("A", Status.BROKEN)],
        ),
        ([rating(Status.KEPT, "A", proof=()), rating(None)], []),
        ([rating(Status.KEPT, "A", proof=()), rating(None, "A")], []),
        ([rating(Status.KEPT, "A", proof=()), rating(None, "B")], [Rating("A", Status.KEPT)]),
        ([rating(None), rating(Status.KEPT, "A", proof=())], [Rating("A", Status.KEPT)]),
        ([rating(Status.NOT_APPLICABLE, "A", proof=())], []),
        ([rating(Status.KEPT, "A", proof=()), rating(Status.UNASSESSED, "A", proof=())], []),
        ([rating(Status.KEPT, "A", proof=()), rating(Status.KEPT, on="2020-02-01")], []),
        ([rating(Status.KEPT, "Z", proof=())], [Rating("Z", Status.KEPT)]),
    ],
)
def test_each_rating_that_stands_needs_evidence_of_its_own(updates: list[Update], bare: list[Rating]) -> None:
    assert list(promise(*updates).standing(TODAY).unsupported) == bare


@few
@given(st.lists(commitments, max_size=4, unique_by=lambda one: one.number), days)
def test_check_reports_stats_and_queries_give_the_same_figure_of_proof(some: list[Commitment], today: date) -> None:
    some = [commitment._replace(document="doc") for commitment in some]
    case = Case(Document("doc", "Doc"), tuple(some), None, today)
    found = [finding.commitment for finding in findings(case) if finding.check == "unsupported"]
    counts = counting.count(counting.assess(some, today))
    report = Report("Doc", today, (case.document,), some)
    lists = dict(attention(report, [seen(commitment, today) for commitment in some], str))
    told = lists.get("Ratings without evidence", [])
    assert [entry.commitment.id for entry, _ in told] == found
    assert counts.unsupported == len(found)
    assert [one.id for one in some if parse("is:unsupported", today)(one, today)] == [*dict.fromkeys(found)]
    printed = f"vidence for {counts.ratings - len(found):,} of {counts.ratings:,} rating"
    assert (printed in render("markdown", report), printed in render("html", report)) == (bool(counts.ratings),) * 2
