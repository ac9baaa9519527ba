"""The wire to the server is cut at every message of a change, or goes silent: it is made whole or not at all, and what
is said is so."""

import random
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from a_database import make, state
from a_store import mark
from servers.cluster import Cluster
from servers.messages import COMMIT
from servers.postgres import Server
from servers.wire import Wire
from terminals import Program, Result

from commitments.stores import Store
from commitments.stores.postgres import writing

When = Literal["before", "after"]
MARK = ("mark", "paris-2015-01", "kept", "--on", "2018-01-01")
NOT_MADE = ("nothing was changed", "cannot be reached")


@pytest.fixture
def led(cluster: Server, database: str, wire: Wire, monkeypatch: pytest.MonkeyPatch) -> str:
    """The URL, through the wire, of a small store; whoever has lost it asks twice."""
    make(database)
    monkeypatch.setattr(writing, "_PAUSES", (0.0, 0.01))
    return wire.url(cluster.url(database, over="tcp"))


def holds(result: Result, was_made: bool) -> None:
    """What it said is so."""
    said = result.err
    if result.code == 0:
        assert was_made
        assert not any(words in said for words in NOT_MADE)
        return
    assert result.code == 5, result
    assert "unforeseen" not in said
    if "cannot be told" in said:
        return
    assert any(words in said for words in NOT_MADE), said
    assert not was_made


class Sweep:
    """A command with the wire cut at each of its messages in turn, until it ends before that."""

    def __init__(
        self, wire: Wire, database: str, run: Callable[[int], Result], prepare: Callable[[int], object] = bool
    ) -> None:
        self._wire, self._database, self._run, self._prepare = wire, database, run, prepare

    def results(self, when: When, *, stays: bool) -> list[Result]:
        """Of each run that was cut; each has either changed nothing, or made one change, and said which."""
        found = []
        for number in range(1, 200):
            self._prepare(number)
            before = state(self._database)
            self._wire.cut_after(number, when, stays=stays)
            result = self._run(number)
            is_cut = self._wire.sprung
            self._wire.heal()
            after = state(self._database)
            was_made = after != before
            assert after.entries == before.entries + was_made
            if not is_cut:
                assert (result.code, was_made) == (0, True), result
                return found
            holds(result, was_made)
            found.append(result)
        raise AssertionError("It never ends.")


def mark_directly(database: str, number: int = 0) -> None:
    store = Store.open(database)
    mark(store, "paris-2015-02", f"to be undone {number}")
    store.close()


@pytest.mark.parametrize("stays", [False, True])
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_mark_is_whole_or_not_there_and_says_which_wherever_the_wire_is_cut(
    program: Program, database: str, wire: Wire, led: str, when: When, stays: bool
) -> None:
    sweep = Sweep(wire, database, lambda number: program("--store", led, *MARK, "--note", f"cut {number}"))
    judge(sweep.results(when, stays=stays), stays)


@pytest.mark.parametrize(("when", "stays"), [("after", False)])
def test_so_is_an_undo(program: Program, database: str, wire: Wire, led: str, when: When, stays: bool) -> None:
    sweep = Sweep(wire, database, lambda _: program("--store", led, "undo"), lambda it: mark_directly(database, it))
    judge(sweep.results(when, stays=stays), stays)


@pytest.mark.parametrize(("when", "stays"), [("before", True)])
def test_so_is_a_document_that_is_taken_in(
    program: Program, database: str, wire: Wire, led: str, when: When, stays: bool, tmp_path: Path
) -> None:
    def write(number: int) -> None:
        (tmp_path / "a.txt").write_text(f"We will plant {number} trees by 2030.\n" * 30)

    words = ("document", "add", "a.txt", "--title", "A", "--id")
    sweep = Sweep(wire, database, lambda number: program("--store", led, *words, f"a-{number}"), write)
    judge(sweep.results(when, stays=stays), stays)


def judge(results: list[Result], stays: bool) -> None:
    """At COMMIT alone nobody can tell what became of it, where the server stays away. How many messages come before it
    is not the same each time, so that a sweep may miss it: what is said of it is another test's."""
    assert len(results) > 10
    assert stays or not any("cannot be told" in result.err for result in results)


@pytest.mark.parametrize(
    ("when", "stays", "code", "said"),
    [
        ("before", False, 5, "nothing was changed"),
        ("after", False, 0, "but the change was made"),
        ("before", True, 5, "cannot be told"),
        ("after", True, 5, "cannot be told"),
    ],
)
def test_of_a_commit_whose_answer_is_lost_it_is_said_what_became(
    program: Program, database: str, wire: Wire, led: str, when: When, stays: bool, code: int, said: str
) -> None:
    before = state(database)
    wire.cut_at(COMMIT, when, stays=stays)
    result = program("--store", led, *MARK)
    wire.heal()
    assert (result.code, said in result.err, state(database) != before) == (code, True, when == "after"), result


# --- silence ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_commit_that_nobody_answers_to_is_not_waited_for_without_end(
    program: Program, database: str, wire: Wire, led: str, when: When, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "LONGEST_COMMIT", 0.3)
    monkeypatch.setattr(writing, "_PAUSES", (0.0,))
    monkeypatch.setenv("PGCONNECT_TIMEOUT", "2")
    wire.silence_at(COMMIT, when)
    result = program("--store", led, *MARK)
    assert (result.code, "whether the change was made cannot be told" in result.err) == (5, True)
    wire.heal()
    assert state(database).notes == (("None",) if when == "after" else ())


def test_a_server_that_takes_a_connection_and_says_nothing_is_left_in_time(
    program: Program, wire: Wire, led: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGCONNECT_TIMEOUT", "2")
    wire.silence()
    result = program("--store", led, "list")
    assert (result.code, result.out) == (5, "")
    assert "cannot be reached: connection timeout expired; see that the server runs" in result.err


def test_what_waits_on_a_network_without_a_sound_has_an_end_on_both_sides(cluster: Server, database: str) -> None:
    make(database)
    store = Store.open(cluster.url(database, over="tcp"))
    said = store.connection.info.get_parameters()  # type: ignore[attr-defined]
    ours = {name: said.get(name) for name in ("keepalives_idle", "keepalives_interval", "keepalives_count")}
    assert (ours, said["tcp_user_timeout"]) == (
        {"keepalives_idle": "10", "keepalives_interval": "5", "keepalives_count": "3"},
        "20000",
    )
    with store.writing():
        theirs = [
            store.connection.execute(f"SHOW tcp_keepalives_{name}").fetchone()  # type: ignore[attr-defined]
            for name in ("idle", "interval", "count")
        ]
    store.close()
    assert theirs == [("10",), ("5",), ("3",)]


# --- a server that is killed ------------------------------------------------------------------------------------------


def test_of_marks_on_a_server_that_is_killed_now_and_then_each_is_there_or_was_said_not_to_be(
    own_cluster: Cluster, start: Callable[..., "subprocess.Popen[str]"]
) -> None:
    url = own_cluster.create_database()
    make(url)
    process = start(MARKING, own_cluster.url(url, over="tcp"), 40)
    chance = random.Random(7)
    for _ in range(3):
        time.sleep(0.2 + chance.random() * 0.3)
        own_cluster.kill()
        time.sleep(chance.random() * 0.2)
        own_cluster.start()
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    said = dict(line.split(" ", 1) for line in out.splitlines())
    there = set(state(url).notes)
    own_cluster.drop_database(url)
    unknown = {name for name, what in said.items() if what == "unknown"}
    assert {name for name, what in said.items() if what == "made"} == there - unknown
    assert len(said) == 40
    assert there


MARKING = """
import time
from commitments.errors import StoreError
def opened():
    while True:
        try:
            return Store.open(sys.argv[1])
        except StoreError:
            time.sleep(0.05)
store = opened()
for number in range(int(sys.argv[2])):
    try:
        mark(store, "paris-2015-01", note=f"n{number}")
        said = "made"
    except StoreError as error:
        said = "unknown" if "cannot be told" in str(error) else "not"
        store.close()
        store = opened()
    print(f"n{number}", said)
"""
