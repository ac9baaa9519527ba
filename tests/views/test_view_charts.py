"""Charts and scorecards: the right lengths, the right symbols, and readable in plain characters."""

from datetime import UTC, date, datetime

import pytest
from rendering import HOSTILE, lines, shown
from rich.cells import cell_len

from commitments.dates import PartialDate
from commitments.model import Commitment, Evidence, Status, Update
from commitments.stats import counts as counting
from commitments.stats import periods as timing
from commitments.stats import scores as scoring
from commitments.stats import tasks as planning
from commitments.views.agenda import agenda
from commitments.views.charts import StackedBars, StatusBars, Timeline, Track
from commitments.views.scorecard import matrix, scorecard, short_names
from commitments.views.statistics import statistics

TODAY = date(2019, 1, 1)
PROOF = (Evidence("https://example.org"),)


def promise(number: int, status: Status | None = None, actor: str | None = None, **fields: object) -> Commitment:
    update = Update(
        status, PartialDate("2018-07-01"), datetime(2018, 7, 1, tzinfo=UTC), "ana", actor=actor, evidence=PROOF
    )
    updates = (update,) if status else ()
    made = Commitment("oslo", number, f"We will do {number}.", section="Trade", updates=updates)
    return made._replace(**fields)  # type: ignore[arg-type]


COMMITMENTS = [promise(1, Status.KEPT), promise(2, Status.KEPT), promise(3, Status.BROKEN), promise(4)]
ITEMS = list(counting.assess(COMMITMENTS, TODAY))


def test_each_status_that_occurs_has_a_bar_with_its_count_and_share() -> None:
    assert lines(StatusBars(counting.count(ITEMS)), 41) == [
        "✓ kept          2   50%  ████████████████",
        "✗ broken        1   25%  ████████",
        "· unassessed    1   25%  ████████",
    ]


def test_stacked_bars_tell_the_shares_in_symbols() -> None:
    groups = {"Trade": {Status.KEPT: 3, Status.BROKEN: 1}, "Health and care": {Status.UNASSESSED: 2}}
    assert lines(StackedBars(groups), 40) == [
        "Trade            4  ✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✗✗✗✗✗",
        "Health and care  2  ····················",
    ]


def test_a_track_shows_where_a_commitment_stood_all_along() -> None:
    kept = promise(1, Status.KEPT, due=PartialDate("2018-08-01"))
    assert lines(Track(kept, date(2018, 1, 1), TODAY, ascii=True), 42) == [
        "2018-01 ............++++++++++++++ 2019-01",
        "                       ^ due 2018-08-01",
    ]


def test_a_timeline_has_a_bar_for_each_period() -> None:
    periods = [timing.Period("2018-Q1", 4, 2), timing.Period("2018-Q2", 0, 0), timing.Period("2018-Q3", 2, 2)]
    assert lines(Timeline(periods, ascii=True), 80) == [
        "2018-Q1  4  ################",
        "2018-Q2  .",
        "2018-Q3  2  ########",
    ]


def test_the_statistics_are_plain_characters_where_there_is_no_unicode() -> None:
    summary = counting.summarise(ITEMS, ["section", "actor"])
    printed = shown(statistics(summary, timing.timeline(COMMITMENTS, TODAY), ascii=True))
    assert printed.isascii()
    assert printed.startswith("4 commitments | 1 open | 3 closed | mean score +0.33 over 3 of 4 | evidence for")


def test_statistics_of_nothing_say_so() -> None:
    assert lines(statistics(counting.summarise([]))) == ["0 commitments · 0 open · 0 closed"]


def test_a_scorecard_has_the_columns_of_the_g7_and_g20_tables() -> None:
    items = counting.assess([promise(1, Status.KEPT, actors=("Peru",)), promise(2, actors=("Peru", "Chile"))], TODAY)
    assert lines(scorecard(scoring.scorecard(items))) == [
        "Who     Mean  Score  Scored  +1  0  -1",
        "────── ────── ────── ─────── ─── ── ──",
        "Peru   +1.00   100%  1 of 2   1  0   0",
        "Chile                0 of 1   0  0   0",
    ]


def test_the_matrix_has_a_symbol_where_commitment_and_member_meet() -> None:
    joint = promise(1, Status.KEPT, actor="United States", actors=("United States", "Japan"))
    other = promise(2, actors=("Japan",))
    assert lines(matrix(scoring.matrix(counting.assess([joint, other], TODAY)))) == [
        "Id        Mean  Of   US  JA",
        "oslo-01  +1.00  1/2  ✓   ·   We will do 1.",
        "oslo-02         0/1      ·   We will do 2.",
        "%         100%       100",
        "Of                   1/1 0/2",
        "",
        "US United States · JA Japan",
        "✓ kept  · unassessed",
    ]


def test_members_that_do_not_fit_follow_in_another_block() -> None:
    actors = tuple(f"Member number {number}" for number in range(40))
    printed = lines(matrix(scoring.matrix(counting.assess([promise(1, actors=actors)], TODAY))), 60)
    assert sum(line.startswith("Id ") for line in printed) > 1
    assert max(map(cell_len, printed)) <= 60


@pytest.mark.parametrize("count", [1, 30, 300])
def test_short_names_are_all_different(count: int) -> None:
    names = [f"Republic {number % 7}" for number in range(count)]
    assert len(set(short_names(names))) == count


def test_the_agenda_stands_under_its_reasons() -> None:
    late = promise(1, due=PartialDate("2018-12-01"))
    soon = promise(2, due=PartialDate("2019-01-11"))
    tasks = planning.agenda(counting.assess([late, soon, promise(3)], TODAY), TODAY)
    assert lines(agenda(tasks, TODAY)) == [
        "Id       Status        Due         When         Commitment",
        "──────── ───────────── ─────────── ──────────── ─────────────",
        "Overdue  1",
        "oslo-01  · unassessed  2018-12-01  31 days ago  We will do 1.",
        "",
        "Due soon  1",
        "oslo-02  · unassessed  2019-01-11  in 10 days   We will do 2.",
        "",
        "Not assessed yet  1",
        "oslo-03  · unassessed                           We will do 3.",
    ]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("width", [30, 80, 10_000])
def test_hostile_names_come_out_inert(text: str, width: int) -> None:
    items = list(counting.assess([promise(1, Status.KEPT, actors=(text,), section=text, tags=(text,))], TODAY))
    views = [
        statistics(counting.summarise(items, ["section", "actor", "tag"])),
        scorecard(scoring.scorecard(items)),
        matrix(scoring.matrix(items)),
    ]
    for view in views:
        printed = shown(view, width)
        assert "\x1b" not in printed and "\u202e" not in printed
        assert max(map(cell_len, printed.splitlines())) <= width
