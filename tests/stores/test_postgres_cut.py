"""The wire to the server is cut at every message of a change, or goes silent: it is made whole or not at all, and what is
said is so."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from a_database import State, make, state, undo
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

    def __init__(self, wire: Wire, database: str, run: Callable[[int], Result]) -> None:
        self._wire, self._database, self._run = wire, database, run

    def results(self, when: When, *, stays: bool) -> list[Result]:
        """Of each run that was cut; each has either changed nothing, or made one change, and said which."""
        found = []
        for number in range(1, 200):
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


@pytest.mark.parametrize("stays", [False, True])
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_mark_is_whole_or_not_there_and_says_which_wherever_the_wire_is_cut(
    program: Program, database: str, wire: Wire, led: str, when: When, stays: bool
) -> None:
    def mark(number: int) -> Result:
        return program("--debug", "--store", led, *MARK, "--note", f"cut {number}")

    results = Sweep(wire, database, mark).results(when, stays=stays)
    assert len(results) > 10
    assert sum("cannot be told" in result.err for result in results) == (1 if stays else 0)
    made = [result for result in results if not result.code]
    assert [("but the change was made" in result.err) for result in made][:1] == ([True] if when == "after" and not stays else [])
