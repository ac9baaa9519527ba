"""A store in PostgreSQL with ten times the records of another one, made inside the server in a minute or two.

    python -m tests.bench.multiplied HOME FROM TO

HOME is the URL of a database of that server, FROM the name of the database with the store, to which nobody may be
connected, and TO the name of the new one. Each document is there ten times, under ids of its own; the fifteen hits are
there once, as in every store that is measured.
"""

import sys
from urllib.parse import quote, urlsplit

from tests.bench.stores import HIT_TAG, HIT_WORD

TIMES = 10
_TABLES = ("documents", "texts", "commitments", "tags", "updates", "evidence")
_OTHER_WORDS = ((HIT_TAG, "chukotka"), (HIT_WORD, "aerostat"))


def of_database(home: str, name: str) -> str:
    return urlsplit(home)._replace(path=f"/{quote(name)}").geturl()


def multiply(home: str, source: str, target: str) -> None:
    import psycopg

    with psycopg.connect(home, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')
    with psycopg.connect(of_database(home, target), options="-csearch_path=commitments") as connection:
        # Filling such an index row by row takes ten times as long as making it.
        indexes = connection.execute(
            "SELECT indexname, indexdef FROM pg_indexes "
            "WHERE schemaname = 'commitments' AND indexdef LIKE '%USING gin%'"
        ).fetchall()
        for name, _ in indexes:
            connection.execute(f"DROP INDEX {name}")
        for table in _TABLES:
            connection.execute(_copies(connection, table))
        for _, definition in indexes:
            connection.execute(definition)
    with psycopg.connect(of_database(home, target), autocommit=True) as connection:
        connection.execute("VACUUM (ANALYZE)")


def _copies(connection: "psycopg.Connection", table: str) -> str:  # noqa: F821
    """A statement that adds the rows of a table nine times, each time with other ids."""
    rows = connection.execute(
        "SELECT column_name, udt_name FROM information_schema.columns "
        "WHERE table_schema = 'commitments' AND table_name = %s ORDER BY ordinal_position",
        (table,),
    ).fetchall()
    columns = dict(rows)
    return (
        f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(_copied(*column) for column in rows)} "
        f"FROM {table}, generate_series(1, {TIMES - 1}) AS k"
    )


def _copied(column: str, kind: str) -> str:
    """Each id is `summit-00042` or begins with it, and that of a copy `summit3-00042`."""
    if column not in ("document", "record", "words", "folded"):
        return column
    found = f"replace({column}::text, 'summit-', 'summit' || k || '-')"
    for word, other in _OTHER_WORDS if column != "document" else ():
        found = f"replace({found}, '{word}', '{other}')"
    return f"({found})::{kind}"


if __name__ == "__main__":
    multiply(*sys.argv[1:])
