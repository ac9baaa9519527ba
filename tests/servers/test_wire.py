"""The wire that is cut: at once, and before or after a message that is chosen by what it says or by its number."""

from typing import Literal

import pytest
from servers.messages import COMMIT
from servers.postgres import Server
from servers.wire import Wire

When = Literal["before", "after"]


@pytest.fixture
def led(cluster: Server, database: str, wire: Wire) -> str:
    """The URL, through the wire, of a database with the empty table `words`."""
    cluster.run_sql("create table words (word text)", on=database)
    return wire.url(cluster.url(database, over="tcp"))


def words(cluster: Server, database: str) -> list[tuple[str]]:
    return cluster.run_sql("select word from words", on=database)


@pytest.mark.parametrize(("when", "kept"), [("before", []), ("after", [("said",)])])
@pytest.mark.parametrize("pipelined", [False, True])
def test_a_commit_is_done_where_the_wire_is_cut_after_it_and_not_where_before(
    cluster: Server, database: str, wire: Wire, led: str, when: When, kept: list[tuple[str]], pipelined: bool
) -> None:
    import psycopg

    def say() -> None:
        connection.execute("insert into words values (%s)", ["said"])
        assert not wire.sprung
        connection.commit()

    connection = psycopg.connect(led)
    wire.cut_at(COMMIT, when)
    with pytest.raises(psycopg.OperationalError):
        if pipelined:
            with connection.pipeline():
                say()
        else:
            say()
    assert wire.sprung
    assert words(cluster, database) == kept
    psycopg.connect(led).close()


def test_a_wire_that_is_cut_lets_new_connections_through_and_one_that_refuses_does_when_healed(
    wire: Wire, led: str
) -> None:
    import psycopg

    first = psycopg.connect(led)
    wire.cut()
    with pytest.raises(psycopg.OperationalError):
        first.execute("select 1")
    second = psycopg.connect(led)
    wire.refuse()
    with pytest.raises(psycopg.OperationalError):
        second.execute("select 1")
    with pytest.raises(psycopg.OperationalError, match="refused"):
        psycopg.connect(led)
    wire.heal()
    with psycopg.connect(led) as third:
        assert third.execute("select 1").fetchone() == (1,)


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_change_is_whole_or_not_there_wherever_the_wire_is_cut(
    cluster: Server, database: str, wire: Wire, led: str, when: When
) -> None:
    import psycopg

    def change() -> None:
        with psycopg.connect(led) as connection:
            connection.execute("insert into words values ('one')")
            connection.execute("insert into words values ('two')")

    change()
    cluster.run_sql("truncate words", on=database)
    outcomes = []
    for number in range(1, len(wire.sent) + 1):
        wire.cut_after(number, when, stays=True)
        with pytest.raises(psycopg.OperationalError):
            change()
        assert wire.sprung
        with pytest.raises(psycopg.OperationalError, match="refused"):
            psycopg.connect(led)
        wire.heal()
        outcomes.append(len(words(cluster, database)))
        cluster.run_sql("truncate words", on=database)
    assert set(outcomes[:-1]) == {0}
    assert outcomes[-1] == (2 if when == "after" else 0)


def test_rows_larger_than_any_buffer_go_through_both_ways(cluster: Server, database: str, led: str) -> None:
    import psycopg

    much = "word " * 1_000_000
    with psycopg.connect(led) as connection:
        connection.execute("insert into words values (%s)", [much])
        assert connection.execute("select word from words").fetchall() == [(much,)]
    assert words(cluster, database) == [(much,)]
