"""Ctrl-C while a server is asked, and a person who is asked: what is said is so, and nobody waits for either."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from a_database import make, state
from pacts import put_pact
from servers.postgres import Server, database_of
from terminals import on_terminal, started

from commitments.stores import Store

MARK = ("mark", "paris-2015-01", "kept", "--on", "2018-01-01", "--note", "stopped")
SLOW_COMMIT = """
SET search_path = commitments;
CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(1); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON changes DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION slow()
"""


def waiting(cluster: Server, database: str, sign: str) -> bool:
    """Until the server is at a statement of the program's that has this sign."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        found = cluster.run_sql(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND application_name = 'commitments' "
            "AND state = 'active' AND query LIKE %s AND (wait_event_type = 'Lock' OR wait_event = 'PgSleep')",
            database_of(database),
            f"%{sign}%",
        )
        if found[0][0]:
            return True
        time.sleep(0.02)
    return False


def stopped(cluster: Server, database: str, sign: str, *words: str) -> tuple[int, str]:
    """The exit code and the last line of a command that is interrupted when the server is at such a statement."""
    process = started("--store", database, *words)
    assert waiting(cluster, database, sign), process.communicate()
    asked = time.monotonic()
    os.kill(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert time.monotonic() - asked < 10
    return process.returncode, err.decode().splitlines()[-1]


def test_a_long_read_is_interrupted(cluster: Server, database: str) -> None:
    import psycopg

    make(database)
    with psycopg.connect(database) as other:
        other.execute("LOCK TABLE commitments.commitments IN ACCESS EXCLUSIVE MODE")
        code, said = stopped(cluster, database, "FROM commitments", "list")
    assert (code, said) == (130, "commitments: interrupted; nothing was changed")


def test_who_waits_for_another_change_is_interrupted_and_has_changed_nothing(cluster: Server, database: str) -> None:
    make(database)
    before = state(database)
    other = Store.open(database)
    with other.writing() as writing:
        writing.sheet("paris-2015")
        code, said = stopped(cluster, database, "locks", *MARK)
    other.close()
    assert (code, said, state(database)) == (130, "commitments: interrupted; nothing was changed", before)


def test_at_commit_it_is_too_late_and_that_is_said(cluster: Server, database: str) -> None:
    make(database)
    cluster.run_sql(SLOW_COMMIT, on=database)
    code, said = stopped(cluster, database, "COMMIT", *MARK)
    assert (code, said) == (
        130,
        "commitments: interrupted, but the change was made before that; commitments undo takes back what was done",
    )
    assert state(database).notes == ("stopped",)


@pytest.mark.parametrize(
    ("words", "question", "answer"),
    [
        (("review",), "[q]uit", "q\n"),
        (("tag", "is:open", "x"), "[y/N]", "n\n"),
        (("document", "remove", "pact-2015"), "[y/N]", "n\n"),
        (("document", "read", "pact-2015"), "[q]uit", "q\n"),
        (("code", "--by", "Ann"), "[q]uit", "q\n"),
    ],
)
def test_nothing_is_held_open_while_somebody_is_asked(
    cluster: Server, database: str, words: tuple[str, ...], question: str, answer: str
) -> None:
    Store.create(database).close()
    store = Store.open(database)
    put_pact(store)
    store.close()
    seen: list[list[tuple[str]]] = []

    def look() -> str:
        time.sleep(0.1)
        seen.append(
            cluster.run_sql(
                "SELECT state FROM pg_stat_activity WHERE datname = %s AND application_name = 'commitments'",
                database_of(database),
            )
        )
        return answer

    _, screen = on_terminal("--store", database, *words, talk=[(question, look)])
    assert seen == [[("idle",)]], screen


@pytest.mark.parametrize("words", [("list", "--format", "ids"), ("--help",)])
def test_who_works_on_a_folder_does_not_wait_for_the_library(tmp_path: Path, words: tuple[str, ...]) -> None:
    Store.create(tmp_path / "data")
    script = "import sys; from commitments.cli import run; run(sys.argv[1:]); print('psycopg' in sys.modules)"
    process = started("--store", str(tmp_path / "data"), *words, script=script, stderr=subprocess.STDOUT)
    assert process.communicate()[0].decode().splitlines()[-1] == "False"
