"""What a test asks for that needs a PostgreSQL server: one a session, made when the first test asks."""

import os
from collections.abc import Iterator

import pytest
from servers.cluster import Cluster, why_not
from servers.postgres import Lent, Server
from servers.wire import Wire

LENT = "COMMITMENTS_TEST_POSTGRES"
"""Names the URL of a server whose user may create databases; the tests then make no cluster of their own."""


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
