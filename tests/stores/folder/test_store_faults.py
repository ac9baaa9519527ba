"""The short form of `python -m tests.faults`: some of its points, always the same ones."""

import random
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.faults import crowds, trials
from tests.faults.changes import CHANGES, Stand
from tests.faults.injection import why_not
from tests.faults.places import Place
from tests.faults.trials import Known, Result

CORES = 2
SOME = ("mark-many", "edit", "document-add", "document-remove", "import", "undo", "redo")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no forks and signals there")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all, so that what Python compiles is compiled once."""
    return tmp_path_factory.mktemp("faults")


@pytest.fixture(scope="module")
def crew(folder: Path) -> Iterator[list[Stand]]:
    places = [Place(folder / f"place-{number}") for number in range(CORES)]
    yield [Stand(place) for place in places]
    for place in places:
        place.__exit__()


@pytest.fixture(scope="module")
def known(crew: list[Stand]) -> list[Known]:
    return trials.learned(crew, [change for change in CHANGES if change.name in SOME])


def failures(results: Iterable[Result]) -> str:
    found = [f"{one.about}: {kind}: {what.strip()}" for one in results for kind, what in one.verdict.problems]
    return "\n".join(found)


def some(work: Sequence[Callable[[Stand], Result]], count: int) -> list[Callable[[Stand], Result]]:
    return random.Random(7).sample(work, min(count, len(work)))


def test_a_fault_at_a_call_is_before_or_after_and_what_is_said_of_it_is_so(
    crew: list[Stand], known: list[Known]
) -> None:
    if reason := why_not():
        pytest.skip(reason)
    points = [trial for one in known for trial in trials.at_every_call(one)]
    outside = [trial for one in known for trial in trials.elsewhere(one)]
    assert failures(trials.each(crew, some(points, 48) + some(outside, 8))) == ""


def test_a_write_without_room_is_before_or_after_and_what_is_said_of_it_is_so(
    crew: list[Stand], known: list[Known]
) -> None:
    assert failures(trials.each(crew, some(trials.limited(known), 12))) == ""


def test_a_full_disk_is_before_or_after_and_what_is_said_of_it_is_so(known: list[Known], folder: Path) -> None:
    with trials.small_disks(folder, 1) as (disks, problem):
        if problem:
            pytest.skip(problem)
        assert failures(trials.each(disks, some(trials.on_full_disks(known), 5))) == ""


def test_six_writers_and_three_readers_at_once_meet_whole_changes(folder: Path) -> None:
    with Place(folder / "crowd") as place:
        assert failures(crowds.writers_and_readers(place, 2)) == ""


def test_exports_to_one_path_at_once_leave_one_whole_report(folder: Path) -> None:
    with Place(folder / "exports") as place:
        assert failures(crowds.exports(place, 2)) == ""
