"""Under use: many writers at once, writers killed at any moment, full disks, folders that cannot be written."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from a_store import NOW, contents, fill, mark

from commitments.errors import StoreError
from commitments.stores import Store, files
from commitments.stores.folder.lock import Lock

KILLS = int(os.environ.get("COMMITMENTS_TEST_KILLS", "25"))
Start = Callable[..., "subprocess.Popen[str]"]

needs_root = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become another")

MARKS = """
store = Store.open(sys.argv[1])
for count in range(int(sys.argv[3])):
    mark(store, sys.argv[2], note=str(count))
"""


def finished(process: "subprocess.Popen[str]") -> str:
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    return out


def test_four_processes_marking_fifty_times_each_leave_two_hundred_updates(store: Store, start: Start) -> None:
    fill(store, "rome", 1)
    names = ["paris-2015-01", "paris-2015-01", "paris-2015-02", "rome-01"]
    for writer in [start(MARKS, store.path, name, 50) for name in names]:
        finished(writer)
    counts = {one.id: len(one.updates) for one in store.commitments() if one.updates}
    assert counts == {"paris-2015-01": 100, "paris-2015-02": 50, "rome-01": 50}
    assert [entry.number for entry in store.log()] == list(range(202, 0, -1))


MARK_TWO = """
store = Store.open(sys.argv[1])
print("ready", flush=True)
for count in range(1000):
    with store.change("mark", "them", NOW) as change:
        for name in ("a-01", "b-01"):
            one = change.commitment(name)
            change.put(one.with_update(Update(Status.KEPT, PartialDate("2018"), NOW, "them", str(count))))
    print(count, flush=True)
"""


def test_a_kill_at_any_moment_leaves_a_readable_store_with_every_finished_change(tmp_path: Path, start: Start) -> None:
    chance = random.Random(7)
    store = Store.create(tmp_path / "store")
    for name in ("a", "b"):
        fill(store, name, 3)
    done = 0
    for _ in range(KILLS):
        writer = start(MARK_TWO, store.path)
        assert writer.stdout is not None and writer.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0, 0.06))
        writer.kill()
        said = len(writer.stdout.read().split())
        writer.communicate()
        one, other = (len(Store.open(store.path).commitment(name).updates) for name in ("a-01", "b-01"))
        assert one == other
        assert done + said <= one <= done + said + 1
        done = one
    assert not (store.path / ".commitments" / "journal" / "pending.json").exists()
    assert [name for name in os.listdir(store.path) if name.endswith(".tmp")] == []
    while store.undo("me", NOW, 50):
        pass
    assert sorted(contents(store)) == ["commitments.toml"]


STOP_AT = """
from commitments.stores import files
store, stop = Store.open(sys.argv[1]), int(sys.argv[2])
calls = 0
def stopping(name):
    real = getattr(os, name)
    def call(*arguments, **options):
        global calls
        calls += 1
        if calls == stop:
            os._exit(9)
        return real(*arguments, **options)
    setattr(os, name, call)
for name in ("replace", "fsync", "open", "write", "unlink", "rename"):
    stopping(name)
with store.change("mark", "them", NOW) as change:
    for name in ("a-01", "b-01"):
        one = change.commitment(name)
        change.put(one.with_update(Update(Status.KEPT, PartialDate("2018"), NOW, "them")))
    change.put_document(change.document("a"), "new text")
    change.remove_document("c")
print("done")
"""


def test_a_crash_at_every_step_is_before_or_after_and_never_between(tmp_path: Path, start: Start) -> None:
    ends = []
    for stop in range(1, 60):
        store = Store.create(tmp_path / str(stop))
        for name in ("a", "b", "c"):
            fill(store, name, 1, "text")
        before = contents(store)
        out, err = start(STOP_AT, store.path, stop).communicate()
        assert err == ""
        updates = [len(one.updates) for one in Store.open(store.path).commitments()]
        assert updates in ([0, 0, 0], [1, 1])
        ends.append(updates)
        if updates == [0, 0, 0]:
            mark(store, "a-01")  # a new change clears away what was left
            store.undo("me", NOW)
            assert contents(store) == before
        else:
            assert store.text("a") == "new text"
            store.undo("me", NOW)
            assert contents(store) == before
        if out == "done\n":
            break
    else:
        pytest.fail("the change never came to its end")
    assert [0, 0, 0] in ends
    assert ends.count([1, 1]) > 5


def pending(store: Store) -> Path:
    return store.path / ".commitments" / "journal" / "pending.json"


def test_an_entry_that_was_never_written_whole_is_told_and_set_aside_by_the_next_change(store: Store) -> None:
    told: list[str] = []
    for place, text in enumerate(("", '{"schema": 1, "number": 9', "[]", '{"schema": 1}', "[" * 100_000, "9" * 5000)):
        pending(store).write_text(text)
        before = contents(store)
        opened = Store.open(store.path)
        opened.tell = told.append
        assert len(list(opened.commitments())) == 3
        assert (contents(store), pending(store).read_text()) == (before, text)
        mark(opened, "paris-2015-01")
        aside = store.path / ".commitments" / "set-aside" / f"{place + 1:06d}.json"
        assert (pending(store).exists(), aside.read_text()) == (False, text)
        assert ["trust finishes it" in told[-2], "it was not made, and is now" in told[-1]] == [True, True]
    assert len(store.commitment("paris-2015-01").updates) == 6


def test_finishing_leaves_alone_what_somebody_has_changed_since(store: Store) -> None:
    mark(store, "paris-2015-01")
    journal = pending(store).parent
    store.undo("me", NOW)
    (journal / "000003.json").unlink()
    (journal / "000002.json").rename(pending(store))
    path = store.path / "paris-2015.json"
    path.write_text(path.read_text(encoding="utf-8").replace("n° 1", "n° one"), encoding="utf-8")
    assert store.commitment("paris-2015-01").quote == "“Promise” n° one"
    assert not pending(store).exists()


HOLD = """
with Store.open(sys.argv[1]).lock():
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_a_store_locked_for_long_is_a_sentence_that_says_by_whom(
    store: Store, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    holder = start(HOLD, store.path, stdin=subprocess.PIPE)
    assert holder.stdout is not None and holder.stdout.readline() == "held\n"
    monkeypatch.setenv("COMMITMENTS_LOCK_TIMEOUT", "0.1")
    with pytest.raises(StoreError, match=rf"is locked by another change \(process {holder.pid}, since \d\d:") as error:
        mark(store, "paris-2015-01")
    assert error.value.exit_code == 5
    assert len(list(store.commitments())) == 3  # reading does not wait
    holder.communicate("go\n")
    mark(store, "paris-2015-01")


@pytest.mark.parametrize("word", ["soon", "-1", "nan", "inf"])
def test_a_wait_that_is_no_number_is_refused(store: Store, monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    monkeypatch.setenv("COMMITMENTS_LOCK_TIMEOUT", word)
    with pytest.raises(StoreError, match="COMMITMENTS_LOCK_TIMEOUT: expected a number of seconds"):
        mark(store, "paris-2015-01")


def test_the_lock_waits_its_turn_within_one_process_too(tmp_path: Path) -> None:
    order = []
    with Lock(tmp_path / "lock"):

        def second() -> None:
            with Lock(tmp_path / "lock"):
                order.append("second")

        thread = threading.Thread(target=second)
        thread.start()
        time.sleep(0.05)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_a_reader_waits_for_a_writer_at_work(store: Store) -> None:
    mark(store, "paris-2015-01")
    done = pending(store).parent / "000002.json"
    done.rename(pending(store))
    with store.lock():
        thread = threading.Timer(0.1, lambda: pending(store).rename(done))
        thread.start()
        begun = time.monotonic()
        store.commitment("paris-2015-01")
        assert time.monotonic() - begun > 0.05
        thread.join()


LIMITED = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
from commitments.errors import StoreError
try:
    with Store.open(sys.argv[1]).change("mark", "them", NOW) as change:
        for name in ("a-01", "big-01"):
            one = change.commitment(name)
            change.put(one.with_update(Update(Status.KEPT, PartialDate("2018"), NOW, "them")))
except StoreError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits there")
@pytest.mark.parametrize("limit", [0, 100, 2000])
def test_a_write_that_does_not_fit_leaves_every_file_as_it_was(store: Store, start: Start, limit: int) -> None:
    fill(store, "a", 1)
    fill(store, "big", 100)
    before = contents(store)
    assert "cannot be written: the file would be larger than allowed" in finished(start(LIMITED, store.path, limit))
    assert contents(store) == before
    assert sorted(os.listdir(pending(store).parent)) == ["000001.json", "000002.json", "000003.json"]


@needs_root
def test_a_full_disk_leaves_every_file_as_it_was(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "none", disk], capture_output=True).returncode:
        pytest.skip("no small disk can be made here")
    try:
        store = Store.create(disk / "store")
        fill(store, "a", 200)
        with (disk / "ballast").open("wb", buffering=0) as ballast, pytest.raises(OSError, match="No space"):
            while True:
                ballast.write(b"x" * 512)
        before = contents(store)
        with pytest.raises(StoreError, match="the disk is full; make room"):
            mark(store, "a-01")
        assert contents(store) == before
        (disk / "ballast").unlink()
        mark(store, "a-01")
    finally:
        subprocess.run(["umount", disk], check=True)


AS_NOBODY = """
import commitments.stores, importlib, pkgutil, signal
for module in pkgutil.walk_packages(commitments.stores.__path__, "commitments.stores."):
    if ".postgres" not in module.name:
        importlib.import_module(module.name)  # nobody may not be allowed to read the checkout
os.setgid(65534); os.setuid(65534); os.environ["XDG_STATE_HOME"] = "/nonexistent"
from commitments.errors import StoreError
store = Store.open(sys.argv[1])
print(len(list(store.commitments())))
try:
    mark(store, "paris-2015-01")
    print("done")
except StoreError as error:
    print(error)
"""


def as_nobody(start: Start, store: Store) -> list[str]:
    for folder in store.path.parents:
        if folder.stat().st_uid == 0 and not folder.stat().st_mode & 0o001 and len(folder.parts) > 2:
            folder.chmod(0o755)
    return finished(start(AS_NOBODY, store.path)).splitlines()


@needs_root
def test_a_folder_that_cannot_be_written_is_read_and_says_so(store: Store, start: Start) -> None:
    before = contents(store)
    mark(store, "paris-2015-01")
    done = pending(store).parent / "000002.json"
    done.rename(pending(store))
    for name, data in before.items():
        (store.path / name).write_bytes(data)
    count, message = as_nobody(start, store)
    assert count == "3"
    assert message.endswith("cannot be written: permission denied")
    assert contents(store) == before


@needs_root
def test_a_read_only_file_is_left_alone(store: Store, start: Start) -> None:
    for path in [store.path, *store.path.rglob("*")]:
        os.chown(path, 65534, 65534)
    (store.path / "paris-2015.json").chmod(0o444)
    before = contents(store)
    assert as_nobody(start, store)[1].endswith("paris-2015.json is read-only; make it writable to change it")
    assert contents(store) == before
    (store.path / "paris-2015.json").chmod(0o644)
    assert as_nobody(start, store)[1] == "done"


@needs_root
def test_a_file_that_may_not_be_read_is_named(store: Store, start: Start) -> None:
    (store.path / "paris-2015.json").chmod(0o600)
    for folder in store.path.parents:
        if len(folder.parts) > 2:
            folder.chmod(0o755)
    process = start(AS_NOBODY, store.path)
    assert "paris-2015.json cannot be read: permission denied" in process.communicate()[1]


INTERRUPTED = """
import signal, threading, time
store = Store.open(sys.argv[1])
print("ready", flush=True)
try:
    while True:
        mark(store, "paris-2015-01")
except KeyboardInterrupt:
    pass
print(len(Store.open(sys.argv[1]).commitment("paris-2015-01").updates))
"""


def test_an_interrupt_leaves_before_or_after(store: Store, start: Start) -> None:
    for pause in (0.0, 0.011, 0.023, 0.037):
        writer = start(INTERRUPTED, store.path)
        assert writer.stdout is not None and writer.stdout.readline() == "ready\n"
        time.sleep(pause)
        writer.send_signal(signal.SIGINT)
        count = int(finished(writer))
        assert count == len(store.commitment("paris-2015-01").updates)
        assert [name for name in os.listdir(store.path) if name.endswith(".tmp")] == []


def test_a_writer_that_finds_a_stale_temporary_file_writes_over_it(store: Store) -> None:
    (store.path / ".paris-2015.json.tmp").write_text("left over")
    mark(store, "paris-2015-01")
    assert not (store.path / ".paris-2015.json.tmp").exists()
    files.replace(store.path / "x.txt", "new")
    assert (store.path / "x.txt").read_text() == "new"


def test_an_entry_that_names_a_file_outside_the_store_is_not_even_trusted(store: Store, tmp_path: Path) -> None:
    mark(store, "paris-2015-01")
    entry = (pending(store).parent / "000002.json").read_text(encoding="utf-8")
    for name in ("../victim.txt", "/etc/passwd", ".commitments/lock", "x/../y.json", "README.md"):
        hostile = '{"%s": {"before": null, "after": "owned"}}' % name  # noqa: UP031
        pending(store).write_text(entry[: entry.index('"files"')] + f'"files": {hostile}}}', encoding="utf-8")
        store.trust()
        assert not pending(store).exists()
    assert sorted(os.listdir(tmp_path)) == ["store"]
    assert sorted(contents(store)) == ["commitments.toml", "paris-2015.json"]


def test_a_pipe_or_device_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    files.write_output(pipe, memoryview(b"report\n"))
    reader.join()
    assert read == [b"report\n"]
    assert pipe.is_fifo()
    files.write_output(tmp_path / "report.md", memoryview(b"report\n"))
    assert (tmp_path / "report.md").read_bytes() == b"report\n"


def test_something_else_in_the_place_of_the_private_folder_is_a_sentence(store: Store, tmp_path: Path) -> None:
    (store.path / ".commitments").rename(tmp_path / "away")
    (store.path / ".commitments").write_text("x")
    assert len(list(store.commitments())) == 3
    with pytest.raises(StoreError, match=r"commitments is a file where a folder should be; move it away"):
        mark(store, "paris-2015-01")
    (store.path / ".commitments").unlink()
    mark(store, "paris-2015-01")
    (store.path / ".commitments" / "journal" / "000001.json").rename(tmp_path / "entry")
    (store.path / ".commitments" / "journal").rmdir()
    (store.path / ".commitments" / "journal").write_text("x")
    with pytest.raises(StoreError, match=r"journal is a file where a folder should be; move it away"):
        mark(store, "paris-2015-01")
