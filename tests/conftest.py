"""What the tests share: the program run in this process, on stores of the test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from accounts import assert_adds_up
from browsers.browsing import browser as browser
from browsers.browsing import crowded as crowded
from browsers.browsing import reader as reader
from browsers.browsing import searched as searched
from browsers.browsing import site as site
from hypothesis import HealthCheck, settings
from keepsakes import on as on
from keepsakes import pact_store as pact_store
from keepsakes import pages as pages
from pacts import RECORDED, put_pact
from servers.fixtures import cluster as cluster
from servers.fixtures import database as database
from servers.fixtures import emptied_store as emptied_store
from servers.fixtures import empty_store as empty_store
from servers.fixtures import new_store as new_store
from servers.fixtures import own_cluster as own_cluster
from servers.fixtures import shared_store as shared_store
from servers.fixtures import store_template as store_template
from servers.fixtures import wire as wire
from terminals import Program, Result

from commitments.cli import run
from commitments.dates import PartialDate
from commitments.model import Commitment, Document
from commitments.stores import Store

# How long an example takes to make or to run says nothing of the program, and much of what else the machine does.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


@pytest.fixture(autouse=True, scope="session")
def state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the key and the settings of whoever runs the tests would be, are others: for processes that tests start,
    too."""
    folder = tmp_path_factory.mktemp("state")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(folder))
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        patch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
        yield folder


def _imports(words: tuple[str, ...]) -> bool:
    """Whether the command is `import`, with options of the whole program before it or none."""
    return words[:1] == ("import",) or (words[:1] == ("--store",) and words[2:3] == ("import",))


@pytest.fixture
def program(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Program:
    """Runs a command line in an empty folder, with a fixed day and name, and says what it printed."""
    for name in ("COMMITMENTS_STORE", "COMMITMENTS_TODAY", "NO_COLOR", "COMMITMENTS_LOCK_TIMEOUT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COMMITMENTS_TODAY", "2026-11-24")
    monkeypatch.setenv("COMMITMENTS_BY", "ana")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)

    def call(*words: str) -> Result:
        capsys.readouterr()
        code = run(list(words))
        result = Result(code, *capsys.readouterr())
        if _imports(words) and not code and not {"--help", "--write-map"} & set(words):
            assert_adds_up(result.err)
        return result

    return call


@pytest.fixture
def pact(program: Program, tmp_path: Path) -> Path:
    """A store in `data/` of the folder the program runs in: the document pact-2015 with its text and 4 commitments.

    01 kept, with evidence · 02 joint, in progress, overdue, stale, unsupported · 03 money, unassessed · 04 nothing more
    """
    store = Store.create(tmp_path / "data")
    put_pact(store)
    return store.path


@pytest.fixture
def two_documents(pact: Path) -> Path:
    """The same store with a second document, oath-2020, of one commitment and without a text."""
    with Store.open(pact).change("add", "ben", RECORDED) as change:
        change.put_document(Document("oath-2020", "The Oath", published=PartialDate("2020-02-01")))
        change.put(Commitment("oath-2020", 0, "We will keep our word.", made=PartialDate("2020-02-01"), tags=("word",)))
    return pact
