"""Many processes on one store on a server: nothing is lost, nothing is seen in part, and who met another runs again."""

import json
import os
import subprocess
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from a_database import make, state
from a_store import NOW, an_update, contents, fill, mark
from terminals import Program, started

from commitments.errors import CommitmentsError, Disturbed
from commitments.stores import Store
from commitments.stores.postgres.changes import Changes

Start = Callable[..., "subprocess.Popen[str]"]
WRITERS, MARKS = 8, int(os.environ.get("COMMITMENTS_TEST_MARKS", "12"))
"""COMMITMENTS_TEST_MARKS=200 makes a crowd that takes minutes."""
DOCUMENTS = ("lima-2014", "oslo-2020", "paris-2015")
WRITING = """
from commitments.errors import Disturbed
store = Store.open(sys.argv[1])
me, marks = int(sys.argv[2]), int(sys.argv[3])
names = ["lima-2014", "oslo-2020", "paris-2015"]
for number in range(marks):
    while True:
        try:
            with store.change("mark", f"w{me}", NOW) as change:
                # Of one document, or of two; now and then in the other order.
                back = me == 0 and number % 10 == 0
                for name in names[1::-1] if back else (names[:2] if number % 3 == 0 else [names[(me + number) % 3]]):
                    commitment = change.commitment(f"{name}-01")
                    update = Update(Status.KEPT, PartialDate("2018-01-01"), NOW, "w", f"{me} {number}")
                    change.put(commitment.with_update(update))
            break
        except Disturbed:
            pass
"""
READING = """
import json
import os
while not os.path.exists(sys.argv[2]):
    store = Store.open(sys.argv[1])
    print(json.dumps({one.id: [update.note for update in one.updates] for one in store.commitments()}))
    store.close()
"""


def test_of_many_writers_nothing_is_lost_and_readers_see_no_change_in_part(
    database: str, start: Start, tmp_path: object
) -> None:
    make(database, *DOCUMENTS, count=2)
    over = f"{tmp_path}/over"
    readers = [start(READING, database, over) for _ in range(2)]
    looks: list[str] = []
    threads = [threading.Thread(target=lambda it=it: looks.extend(it.stdout)) for it in readers]
    for thread in threads:
        thread.start()
    writers = [start(WRITING, database, number, MARKS) for number in range(WRITERS)]
    ends = [(writer.wait(500), writer.stderr.read()) for writer in writers if writer.stderr]
    open(over, "w").close()
    for thread in threads:
        thread.join()
    assert ends == [(0, "")] * WRITERS
    assert [reader.wait(20) for reader in readers] == [0, 0]
    told = notes(database)
    expected = Counter(
        (f"{name}-01", f"{me} {number}")
        for me in range(WRITERS)
        for number in range(MARKS)
        for name in touched(me, number)
    )
    assert Counter((id_, note) for id_, several in told.items() for note in several) == expected
    for several in told.values():
        for me in range(WRITERS):
            own = [int(note.split()[1]) for note in several if note.startswith(f"{me} ")]
            assert own == sorted(own)
    assert state(database).entries == WRITERS * MARKS + len(DOCUMENTS)
    assert looks
    for line in looks:
        whole(json.loads(line), told)


def touched(me: int, number: int) -> list[str]:
    """The documents of a writer's change."""
    is_of_two = number % 3 == 0 or (me == 0 and number % 10 == 0)
    return [*DOCUMENTS[:2]] if is_of_two else [DOCUMENTS[(me + number) % 3]]


def notes(url: str) -> dict[str, list[str]]:
    store = Store.open(url)
    found = {one.id: [str(update.note) for update in one.updates] for one in store.commitments()}
    store.close()
    return found


def whole(seen: dict[str, list[str]], told: dict[str, list[str]]) -> None:
    """What a reader saw is how each commitment begins, and no change of two documents is in one of them alone."""
    for id_, several in seen.items():
        assert several == told[id_][: len(several)]
    lima, oslo = (set(seen[f"{name}-01"]) for name in DOCUMENTS[:2])
    both = {note for note in lima | oslo if len(touched(*map(int, note.split()))) == 2}
    assert lima & both == oslo & both


def test_of_two_changes_in_opposite_orders_one_is_disturbed_and_has_changed_nothing(database: str) -> None:
    make(database, "lima-2014", "oslo-2020")
    met = threading.Barrier(2)
    ends: list[str] = []

    def change(names: list[str], note: str) -> None:
        store = Store.open(database)
        try:
            with store.change("mark", "me", NOW) as change:
                for name in names:
                    change.put(change.commitment(f"{name}-01").with_update(an_update(note)))
                    if name == names[0]:
                        met.wait(10)
            ends.append(note)
        except Disturbed as error:
            ends.append(f"{note}: {'nothing was changed' in str(error)}")
        finally:
            store.close()

    threads = [
        threading.Thread(target=change, args=(["lima-2014", "oslo-2020"], "forth")),
        threading.Thread(target=change, args=(["oslo-2020", "lima-2014"], "back")),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    made = "forth" if "forth" in ends else "back"
    lost = "back" if made == "forth" else "forth"
    assert sorted(ends) == sorted([made, f"{lost}: True"])
    assert state(database).notes == (made, made)


def test_a_command_that_met_another_runs_again_by_itself(
    database: str, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(database, "lima-2014", "oslo-2020")
    monkeypatch.setenv("PGOPTIONS", "-cdeadlock_timeout=60s")
    other = Store.open(database)
    # Who looks first for what it waits for is thrown out: the command, however slow this test is meanwhile.
    monkeypatch.setenv("PGOPTIONS", "-cdeadlock_timeout=4s")
    with other.writing() as writing:
        writing.sheet("oslo-2020")
        process = started("--store", database, "note", "is:open", "Both.", "--yes")
        wait_for_waiting(other)
        writing.sheet("lima-2014")
    other.close()
    out, err = process.communicate(timeout=30)
    assert (process.returncode, err.decode()) == (0, ""), (out, err)
    assert out.decode().count("note") == 6
    assert state(database).notes == ("Both.",) * 6
    assert program("--store", database, "undo").code == 0


def test_an_undo_that_waited_for_a_change_of_the_same_takes_that_back_alone(database: str) -> None:
    make(database)
    first = Store.open(database)
    mark(first, "paris-2015-01", "mine")
    ends: list[object] = []

    def undo() -> None:
        store = Store.open(database)
        try:
            ends.append(store.undo("me", NOW))
        except CommitmentsError as error:
            ends.append(error)
        store.close()

    thread = threading.Thread(target=undo)
    with first.change("mark", "ben", NOW) as change:
        commitment = change.commitment("paris-2015-01")
        thread.start()
        wait_for_waiting(first)
        change.put(commitment.with_update(an_update("theirs")))
    thread.join(20)
    first.close()
    # Both are of this user's: the one that was made last is taken back, and no more.
    assert state(database).notes == ("mine",), ends
    assert len(ends) == 1


def test_of_two_undos_at_once_each_takes_back_a_step_of_its_own(database: str, start: Start) -> None:
    make(database)
    store = Store.open(database)
    for number in range(8):
        mark(store, "paris-2015-01", f"n{number}")
    store.close()
    undoing = "Store.open(sys.argv[1]).undo('me', NOW)"
    several = [start(undoing, database) for _ in range(6)]
    ends = [(one.wait(60), one.stderr.read()) for one in several if one.stderr]
    assert ends == [(0, "")] * 6
    assert state(database).notes == ("n0", "n1")


def test_an_undo_that_others_overtook_while_it_was_worked_out_is_worked_out_again(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(database)
    store, other = Store.open(database), Store.open(database)
    for number in range(5):
        mark(store, "paris-2015-01", f"n{number}")
    current, overtaken = Changes.current, list[int]()

    def overtake(self: Changes, *words: Any) -> str | None:
        if not overtaken:
            overtaken.append(1)
            other.undo("me", NOW)
            other.undo("me", NOW)
        return current(self, *words)

    monkeypatch.setattr(Changes, "current", overtake)
    assert len(store.undo("me", NOW)) == 1
    assert state(database).notes == ("n0", "n1")


def test_of_several_that_make_a_store_at_once_one_does_and_the_others_are_told(database: str) -> None:
    ends = finished(*[started("init", database) for _ in range(4)])
    assert sorted(code for code, _ in ends) == [0, 5, 5, 5], ends
    assert {said for code, said in ends if code} == {f"commitments: {database} is a store already\n"}


def test_of_several_that_copy_into_one_store_at_once_each_ends_well_and_nothing_is_there_twice(
    database: str, tmp_path: Path
) -> None:
    source = Store.create(tmp_path / "source")
    for name in DOCUMENTS:
        fill(source, name)
    for number in range(8):
        mark(source, "paris-2015-01", f"n{number}")
    ends = finished(*[started("copy", str(tmp_path / "source"), database) for _ in range(4)])
    assert [code for code, _ in ends] == [0] * 4, ends
    copy = Store.open(database)
    assert contents(copy) == contents(source)
    assert dict(copy.entry_texts()) == dict(source.entry_texts())
    copy.close()


def finished(*processes: "subprocess.Popen[bytes]") -> list[tuple[int, str]]:
    """How each ended, and what it said then."""
    said = [process.communicate(timeout=60)[1].decode() for process in processes]
    return [(process.returncode, one) for process, one in zip(processes, said, strict=True)]


def wait_for_waiting(store: Store) -> None:
    """Until somebody waits for a lock."""
    for _ in range(400):
        asked = store.connection.execute("SELECT count(*) FROM pg_locks WHERE NOT granted").fetchone()  # type: ignore[attr-defined]
        if asked[0]:
            return
        threading.Event().wait(0.02)
    pytest.fail("Nobody waits.")
