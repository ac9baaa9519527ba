"""What a test asks for that needs a PostgreSQL server: one a session, made when the first test asks."""

import os
from collections.abc import Callable, Iterator

import pytest
from servers.cluster import Cluster, why_not
from servers.postgres import Lent, Server, database_of
from servers.wire import Wire

LENT = "COMMITMENTS_TEST_POSTGRES"
"""Names the URL of a server whose user may create databases; the tests then make no cluster of their own."""

EMPTYING = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid();
SET LOCAL search_path = commitments;
DO $$
DECLARE name regclass;
BEGIN
    FOR name IN SELECT oid FROM pg_class WHERE relkind = 'r' AND relnamespace = 'commitments'::regnamespace LOOP
        EXECUTE format('ALTER TABLE %s DISABLE TRIGGER USER', name);
        IF name NOT IN ('settings'::regclass, 'store'::regclass) THEN EXECUTE format('DELETE FROM %s', name); END IF;
        EXECUTE format('ALTER TABLE %s ENABLE TRIGGER USER', name);
    END LOOP;
END
$$;
UPDATE store SET copied_from = NULL, memo = NULL;
UPDATE settings SET content = decode('{settings}', 'hex');
"""
"""Also of history, which whoever owns a table can empty if nobody else does."""


@pytest.fixture(scope="session")
def cluster() -> Iterator[Server]:
    try:
        import psycopg  # noqa: F401
    except ImportError as error:
        pytest.skip(f"psycopg cannot be used here ({error}): pip install 'commitments[postgres]'")
    lent = os.environ.get(LENT, "")
    if not lent and (why := why_not()):
        pytest.skip(why)
    server = Lent(lent) if lent else Cluster()
    yield server
    server.close()


@pytest.fixture
def database(cluster: Server) -> Iterator[str]:
    """The URL of an empty database of the test's own."""
    url = cluster.create_database()
    yield url
    cluster.drop_database(url)


@pytest.fixture(scope="session")
def store_template(cluster: Server) -> Iterator[str]:
    """The URL of a database with an empty store in it, to make others of; nobody may be connected to it then."""
    from commitments.stores import Store

    url = cluster.create_database()
    Store.create(url).close()
    yield url
    cluster.drop_database(url)
    for role in ("reader", "editor"):
        cluster.run_sql(f'drop role if exists "{database_of(url)}_{role}"')


@pytest.fixture
def new_store(cluster: Server, store_template: str) -> Iterator[Callable[[], str]]:
    """Gives the URL of an empty store of the test's own, as often as it is called."""
    made: list[str] = []

    def called() -> str:
        made.append(cluster.create_database(template=store_template))
        return made[-1]

    yield called
    for url in made:
        cluster.drop_database(url)


@pytest.fixture(scope="session")
def shared_store(cluster: Server, store_template: str) -> Iterator[str]:
    """The URL of a store that one test after the other gets, emptied, which takes less time than to make one."""
    url = cluster.create_database(template=store_template)
    yield url
    cluster.drop_database(url)


@pytest.fixture
def emptied_store(cluster: Server, shared_store: str) -> Callable[[], str]:
    """Gives the URL of a store with nothing in it any more, as often as it is called: always the same one."""

    def called() -> str:
        from commitments.stores.settings import TEMPLATE

        cluster.run_sql(EMPTYING.replace("{settings}", TEMPLATE.encode().hex()), on=shared_store)
        return shared_store

    return called


@pytest.fixture
def empty_store(emptied_store: Callable[[], str]) -> str:
    """The URL of an empty store."""
    return emptied_store()


@pytest.fixture
def own_cluster(cluster: Server) -> Iterator[Cluster]:
    """The same cluster, to stop and to kill; it runs again when the test is over."""
    if not isinstance(cluster, Cluster):
        pytest.skip(f"the server that {LENT} names is not ours to kill: unset it, and the tests make their own")
    yield cluster
    cluster.start()


@pytest.fixture
def wire(cluster: Server) -> Iterator[Wire]:
    """Leads to the cluster."""
    if cluster.address is None:
        pytest.skip(f"the server that {LENT} names is reached over no network: name it by host and port")
    with Wire(cluster.address) as led:
        yield led
