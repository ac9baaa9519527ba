"""The cluster that the tests run on: what it keeps when it is killed, whom it lets in, and that it leaves nothing."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from servers.cluster import Cluster, lives
from servers.postgres import Lent, Server, database_of

ROOT = Path(__file__).parents[2]


@pytest.fixture
def table(cluster: Server, database: str) -> str:
    """The URL of a database with the table `words`, in which `kept` is."""
    cluster.run_sql("create table words (word text); insert into words values ('kept')", on=database)
    return database


def words(cluster: Server, url: str) -> list[str]:
    return [word for (word,) in cluster.run_sql("select word from words order by word", on=url)]


def test_a_killed_server_starts_again_with_what_was_committed_and_no_more(own_cluster: Cluster, table: str) -> None:
    import psycopg

    connection = psycopg.connect(table)
    connection.execute("insert into words values ('begun')")
    own_cluster.run_sql("insert into words values ('committed')", on=table)
    own_cluster.kill()
    with pytest.raises(psycopg.OperationalError):
        connection.execute("select 1")
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(table)
    own_cluster.start()
    assert words(own_cluster, table) == ["committed", "kept"]
    assert "was not properly shut down" in own_cluster.logs()


@pytest.mark.parametrize("mode", ["fast", "immediate"])
def test_a_stopped_server_is_gone_until_it_starts_again(own_cluster: Cluster, table: str, mode: str) -> None:
    import psycopg

    with psycopg.connect(table) as connection:
        own_cluster.stop("fast" if mode == "fast" else "immediate")
        assert not own_cluster.runs
        with pytest.raises(psycopg.OperationalError):
            connection.execute("select 1")
    own_cluster.start()
    assert words(own_cluster, table) == ["kept"]


def test_what_is_committed_is_on_the_disk_and_texts_are_utf_8(own_cluster: Cluster) -> None:
    shown = [own_cluster.run_sql(f"show {name}")[0][0] for name in ("fsync", "server_encoding", "max_connections")]
    assert shown == ["on", "UTF8", "60"]


def test_a_wrong_password_is_turned_away_over_tcp(own_cluster: Cluster) -> None:
    import psycopg

    user = own_cluster.add_user()
    for who in (None, user):
        with psycopg.connect(own_cluster.url(user=who, over="tcp")) as connection:
            assert connection.execute("select current_user").fetchone() == (who or "keeper",)
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(own_cluster.url(user=user, password="guessed", over="tcp"))


def test_a_database_is_made_as_its_template_is_and_is_another_one(cluster: Server, table: str) -> None:
    copy = cluster.create_database(template=table)
    cluster.run_sql("insert into words values ('new')", on=copy)
    assert (words(cluster, copy), words(cluster, table)) == (["kept", "new"], ["kept"])
    cluster.drop_database(copy)
    assert cluster.run_sql("select datname from pg_database where datname = %s", database_of(copy)) == []


def test_a_lent_server_is_left_as_it_was(own_cluster: Cluster) -> None:
    known = "select datname from pg_database union all select rolname from pg_roles order by 1"
    before = own_cluster.run_sql(known)
    owner = own_cluster.add_user("createdb createrole")
    lent = Lent(own_cluster.url(user=owner, over="tcp"))
    assert lent.address == own_cluster.address
    made = lent.create_database()
    user = lent.add_user()
    assert lent.run_sql("select current_database(), current_user", on=lent.url(made)) == [(database_of(made), owner)]
    assert lent.run_sql("select 1", on=lent.url(made, user=user)) == [(1,)]
    lent.close()
    own_cluster.run_sql(f"drop role {owner}")
    assert own_cluster.run_sql(known) == before


LEFT_ALONE = """
import sys
from servers.cluster import Cluster
cluster = Cluster(hasty=True)
print(cluster.folder, cluster._process.pid, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def abandoned(own_cluster: Cluster) -> Iterator[tuple[Path, int]]:
    """The folder and the process of a cluster whose tests have been killed."""
    environment = os.environ | {"PYTHONPATH": str(ROOT / "tests")}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    tests = subprocess.Popen([sys.executable, "-c", LEFT_ALONE], env=environment, text=True, **pipes)  # type: ignore[call-overload]
    folder, server = tests.stdout.readline().split()
    tests.send_signal(signal.SIGKILL)
    tests.communicate()
    yield Path(folder), int(server)


def test_tests_that_are_killed_leave_neither_a_folder_nor_a_server(abandoned: tuple[Path, int]) -> None:
    folder, server = abandoned
    latest = time.monotonic() + 20
    while folder.exists() and time.monotonic() < latest:
        time.sleep(0.02)
    assert (folder.exists(), lives(server)) == (False, False)
