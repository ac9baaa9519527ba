"""`check` beside git: what got lost of a history, and what was put in another order, is found."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from clones import Clone, two_clones

from commitments.model import Status

REORDERED = "its updates stand in another order than in"
Found = list[tuple[str, str, str | None, bool]]


@pytest.fixture
def ana_and_ben(tmp_path: Path) -> tuple[Clone, Clone]:
    """Both with two more ratings of 01, and without a driver."""
    ana, ben = two_clones(tmp_path, has_driver=False)
    ana.mark(1, Status.PARTIAL, 1)
    ana.mark(1, Status.KEPT, 2)
    ana.commit()
    ben.git("pull", "-q", "ana", "main")
    return ana, ben


def found(clone: Clone) -> Found:
    """What is found of histories: level, message, commitment, and whether it can be repaired."""
    said = clone.run("check", "--format", "jsonl", code=None).said
    lines = [json.loads(line) for line in said.splitlines() if line.startswith('{"level"')]
    return [
        (line["level"], line["message"], line["commitment"], line["repair"] is not None)
        for line in lines
        if line["check"] == "history"
    ]


def rewrite(clone: Clone, number: int, change: Callable[[list[Any]], list[Any]]) -> None:
    """Changes the updates of a commitment in its file, as an editor does."""
    lines = clone.file.read_text(encoding="utf-8").split("\n")
    place = next(place for place, line in enumerate(lines) if f'"{number}": {{"id": "pact-2015-' in line)
    head, _, text = lines[place].partition(": ")
    record = json.loads(text)
    lines[place] = f"{head}: {json.dumps(record | {'updates': change(record['updates'])}, ensure_ascii=False)}"
    clone.file.write_text("\n".join(lines), encoding="utf-8")


def missing(day: str, who: str, version: str) -> str:
    return f"an update that was recorded on {day} by “{who}” stands in {version} and is missing here"


def test_histories_that_only_grew_are_right(ana_and_ben: tuple[Clone, Clone]) -> None:
    ana, _ = ana_and_ben
    ana.mark(1, Status.BROKEN, 3)
    assert found(ana) == []
    ana.commit()
    assert found(ana) == []


def test_a_lost_update_is_found_and_put_back(ana_and_ben: tuple[Clone, Clone]) -> None:
    ana, _ = ana_and_ben
    rewrite(ana, 1, lambda updates: updates[:-1])
    ana.mark(1, Status.BROKEN, 3)
    assert found(ana) == [("problem", missing("2026-11-24", "ana", "HEAD"), "pact-2015-01", True)]
    ana.run("check", "--fix", code=None)
    assert ana.notes(1) == [("ben", "12:00"), ("ana", "12:01"), ("ana", "12:03"), ("ana", "12:02")]
    assert found(ana) == []


def test_what_cannot_be_put_back_in_its_place_is_only_told(ana_and_ben: tuple[Clone, Clone]) -> None:
    ana, _ = ana_and_ben
    rewrite(ana, 1, lambda updates: updates[1:])
    assert found(ana) == [("problem", missing("2018-06-01", "ben", "HEAD"), "pact-2015-01", False)]


def test_another_order_is_found(ana_and_ben: tuple[Clone, Clone]) -> None:
    ana, _ = ana_and_ben
    rewrite(ana, 1, lambda updates: [updates[0], updates[2], updates[1]])
    ((level, message, where, can_be_repaired),) = found(ana)
    assert (level, message[: len(REORDERED)], where, can_be_repaired) == ("problem", REORDERED, "pact-2015-01", False)


def test_what_undo_took_back_is_not_lost(ana_and_ben: tuple[Clone, Clone]) -> None:
    ana, _ = ana_and_ben
    ana.run("undo")
    assert ana.notes(1) == [("ben", "12:00"), ("ana", "12:01")]
    assert found(ana) == []


def a_merge_with_theirs_lost(ana: Clone, ben: Clone) -> None:
    """Both rate 01, and ben settles that by keeping his side."""
    ana.mark(1, Status.BROKEN, 5)
    ana.commit()
    ben.mark(1, Status.STALLED, 6)
    ben.commit()
    ben.git("pull", "-q", "--no-rebase", "ana", "main", code=1)
    ben.git("checkout", "-q", "--ours", "data/pact-2015.json")


def test_what_a_careless_merge_loses_is_found_before_and_after_it_is_committed(
    ana_and_ben: tuple[Clone, Clone],
) -> None:
    ana, ben = ana_and_ben
    a_merge_with_theirs_lost(ana, ben)
    assert found(ben) == [("problem", missing("2026-11-24", "ana", "MERGE_HEAD"), "pact-2015-01", True)]
    ben.commit()
    assert found(ben) == [("problem", missing("2026-11-24", "ana", "HEAD^2"), "pact-2015-01", True)]
    ben.run("check", "--fix", code=None)
    assert found(ben) == []
    assert ben.notes(1)[-2:] == [("ben", "12:06"), ("ana", "12:05")]


def test_what_one_side_took_back_and_the_other_left_alone_is_not_lost_in_their_merge(
    ana_and_ben: tuple[Clone, Clone],
) -> None:
    ana, ben = ana_and_ben
    ana.run("undo")
    ana.commit()
    ben.mark(3, Status.KEPT, 9)
    ben.commit()
    ben.git("pull", "-q", "--no-rebase", "ana", "main")
    assert ben.notes(1) == [("ben", "12:00"), ("ana", "12:01")]
    assert found(ben) == []


def test_a_history_that_is_gone_with_its_commitment_is_remarked(ana_and_ben: tuple[Clone, Clone]) -> None:
    ana, _ = ana_and_ben
    ana.run("remove", "1", "--yes")
    assert found(ana) == [
        ("remark", "pact-2015-01 stands in HEAD with its history, and is not here any more", None, False)
    ]


def test_a_commitment_is_known_again_under_the_number_that_a_merge_gave_it(tmp_path: Path) -> None:
    ana, ben = two_clones(tmp_path)
    for minutes, clone in enumerate((ana, ben), start=1):
        clone.add(f"{clone.name} adds")
        clone.mark(5, Status.KEPT, minutes)
        clone.commit()
    ben.git("pull", "-q", "--no-rebase", "ana", "main")
    assert ben.notes(6) == [("ben", "12:02")]
    assert found(ben) == []


def test_a_store_without_a_repository_is_checked_as_ever(ana_and_ben: tuple[Clone, Clone]) -> None:
    ana, _ = ana_and_ben
    (ana.path / ".git").rename(ana.path / "elsewhere")
    rewrite(ana, 1, lambda updates: updates[:-1])
    assert found(ana) == []
