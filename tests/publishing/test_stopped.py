"""`publish` as processes that are killed, meet each other or find no room: whoever comes after them makes it whole."""

import os
import random
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from pacts import RECORDED
from sites import differing
from terminals import PATIENCE, Program, environment, started

from commitments.dates import PartialDate
from commitments.desk.publishing.folder import SiteFolder
from commitments.model import Commitment, Document
from commitments.stores import Store

_KILLS = 4


def _store(name: str, seed: int) -> Path:
    """Of so many documents that they are made by two processes; those of another seed are partly others, and some have
    nothing but drafts."""
    chance = random.Random(seed)
    store = Store.create(Path.cwd() / name)
    with store.change("add", "ben", RECORDED) as change:
        for number in range(40):
            if chance.random() < 0.2:
                continue
            id = f"vow-{number:02d}"
            change.put_document(Document(id, f"Vow {number} of {seed}", published=PartialDate("2015")))
            tags = (f"tag-{chance.randrange(9)}", *(("draft",) if chance.random() < 0.2 else ()))
            for one in (1, 2):
                change.put(Commitment(id, one, f"We will do {one}.", actors=(f"Actor {seed}",), tags=tags))
    return store.path


def _publish(store: Path, site: str, **more: str) -> "tuple[int, str]":
    process = started("--store", str(store), "publish", site, env=environment(**more))
    _, err = process.communicate(timeout=PATIENCE * 3)
    return process.returncode, err.decode()


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_killed_at_any_moment_is_made_whole_by_the_next(
    program: Program, tmp_path: Path, how: signal.Signals
) -> None:
    stores = [_store("one", 1), _store("other", 2)]
    for name, store in (("whole-0", stores[0]), ("whole-1", stores[1])):
        assert program("--store", str(store), "publish", name).code == 0
    begun = time.monotonic()
    _publish(stores[0], "timed")
    lasting = time.monotonic() - begun
    chance = random.Random(int(how))
    stopped = 0
    turn = 0
    while stopped < _KILLS:  # some are done before they are to be stopped
        process = started("--store", str(stores[turn % 2]), "publish", "site")
        time.sleep(lasting * chance.uniform(0.3, 1.0))
        process.send_signal(how)
        process.communicate(timeout=PATIENCE)
        stopped += process.returncode != 0
        turn += 1
        then = chance.randrange(2)
        assert _publish(stores[then], "site")[0] == 0
        assert differing(Path("site"), Path(f"whole-{then}")) == []


def test_runs_into_one_folder_take_turns(program: Program, tmp_path: Path) -> None:
    stores = [_store("one", 1), _store("other", 2)]
    patient = environment(COMMITMENTS_LOCK_TIMEOUT="600")
    several = [started("--store", str(stores[turn % 2]), "publish", "site", env=patient) for turn in range(4)]
    said = [process.communicate(timeout=PATIENCE * 9)[1].decode() for process in several]
    assert [process.returncode for process in several] == [0, 0, 0, 0], said
    for name, store in (("whole-0", stores[0]), ("whole-1", stores[1])):
        program("--store", str(store), "publish", name)
    assert [] in [differing(Path("site"), Path(name)) for name in ("whole-0", "whole-1")]


def test_who_waits_in_vain_for_another_run_says_so(program: Program, pact: Path) -> None:
    import fcntl

    program("publish", "site")
    with open("site/.commitments-site.lock") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        code, err = _publish(pact, "site", COMMITMENTS_LOCK_TIMEOUT="0.01")
        assert code == 5
        assert err == (
            "commitments: site is being published by another run; waited 0.01 s. Try again when it has finished, or "
            "wait longer with COMMITMENTS_LOCK_TIMEOUT=60\n"
        )
        assert program("publish", "site", "--check").code == 0


def test_a_run_that_was_killed_before_it_noted_anything_leaves_a_folder_to_publish_into(
    program: Program, pact: Path
) -> None:
    Path("site").mkdir()
    Path("site/.commitments-site.lock").touch()
    Path("site/..commitments-site.json.tmp").write_text("{")
    assert program("publish", "site").code == 0
    program("publish", "whole")
    assert sorted(os.listdir("site")) == sorted(os.listdir("whole"))


def _stop_at(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when the disk is full: the file of that path cannot be written."""
    replace = os.replace

    def replaced(source: str, target: str) -> None:
        if str(target).endswith(path):
            raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(os, "replace", replaced)


def test_a_draft_or_a_document_whose_pages_a_stopped_run_wrote_is_taken_away(
    program: Program, two_documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        _stop_at("data/documents.jsonl", patch)
        assert program("publish", "site").code == 1
    assert Path("site/pact-2015/01/index.html").exists()
    assert Path("site/tags/word/index.html").exists()
    program("tag", "document:pact-2015", "draft", "--yes")
    program("document", "remove", "oath-2020", "--yes")
    assert program("publish", "site").code == 0
    program("publish", "whole")
    assert differing(Path("site"), Path("whole")) == []
    assert not Path("site/pact-2015").exists()


def test_what_could_not_be_written_leaves_nothing_half_written(
    program: Program, pact: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        _stop_at("pact-2015/02/index.html", patch)
        refused = program("publish", "site")
    assert (refused.code, refused.err) == (
        1,
        "commitments: pact-2015/02/index.html cannot be written: the disk is full; make room and try again\n",
    )
    assert list(Path("site").rglob("*.tmp")) == []


@pytest.mark.parametrize(
    ("path", "more"), [("oath-2020/index.html", []), ("robots.txt", ["--base-url", "https://p.example"])]
)
def test_a_file_of_somebody_is_not_replaced_however_often_it_is_tried(
    program: Program, pact: Path, make: Callable[[], None], path: str, more: list[str]
) -> None:
    program("publish", "site")
    Path("site", path).parent.mkdir(exist_ok=True)
    Path("site", path).write_text("mine")
    make()
    for _ in range(2):
        refused = program("publish", "site", *more)
        assert (refused.code, refused.err) == (
            1,
            f"commitments: site/{path} is there, and no publish has written it; move it away\n",
        )
        assert Path("site", path).read_text() == "mine"


@pytest.fixture
def make(pact: Path) -> Callable[[], None]:
    """Takes another document in."""

    def make() -> None:
        with Store.open(pact).change("add", "ben", RECORDED) as change:
            change.put_document(Document("oath-2020", "The Oath"))

    return make


def test_processes_that_need_a_folder_at_once_all_write_into_it(tmp_path: Path) -> None:
    every, writers = 200, 4
    begin = Barrier(writers)

    def write(writer: int) -> None:
        site = SiteFolder(tmp_path, is_dry=False)
        for place in range(every):
            begin.wait(20)
            site.put(f"{place}/{writer}.txt", b"whole")

    with ThreadPoolExecutor(writers) as pool:
        list(pool.map(write, range(writers)))
    assert sum(path.is_file() for path in tmp_path.rglob("*.txt")) == every * writers
