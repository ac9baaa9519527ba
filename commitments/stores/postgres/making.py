"""A new store in a database, its versions, and who may read and change it."""

import re
import shlex
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from commitments.errors import Disturbed, StoreError
from commitments.stores import settings
from commitments.stores.postgres.connecting import SCHEMA_NAME, connected, first_line, is_lost, refusal, schema_of
from commitments.stores.postgres.postgres import PostgresStore
from commitments.text import without_password

if TYPE_CHECKING:
    from psycopg import Connection

SCHEMA = 1
"""The version of the tables; `schema/NNN.sql` leads from the one before to it."""
_HISTORY = ("updates", "evidence", "withdrawn", "changes", "seals")
_CHANGING = ("settings", "locks", "documents", "texts", "commitments", "tags", "codes", "copies")
_LONGEST_NAME = 63
"""Bytes."""


class Roles(NamedTuple):
    readers: str
    editors: str


def roles_of(connection: "Connection[Any]") -> Roles:
    """What those who may read a store, and change it, are granted; its database and schema name them."""
    database = str(connection.info.dbname)
    schema = schema_of(connection)
    return Roles(*(_named(database, schema, end) for end in ("_reader", "_editor")))


def _named(database: str, schema: str, end: str) -> str:
    """Roles are of the whole server: where two databases or schemas could give the same name, a digest tells them
    apart.

    >>> _named("pacts", "commitments", "_reader"), _named("pacts", "second", "_reader")
    ('pacts_reader', 'pacts.second_reader')
    >>> len(_named("p" * 63, "commitments", "_reader")), _named("pg", "commitments", "_editor")
    (63, 'commitments_pg_editor')
    """
    whole = database if schema in (SCHEMA_NAME, database) else f"{database}.{schema}"
    if whole.startswith("pg"):  # names of the server's own roles begin so
        whole = f"{SCHEMA_NAME}_{whole}"
    name = f"{whole}{end}".encode()
    if len(name) <= _LONGEST_NAME:
        return name.decode()
    from hashlib import sha256

    digest = f"_{sha256(name).hexdigest()[:8]}{end}"
    return f"{name[: _LONGEST_NAME - len(digest)].decode(errors='ignore')}{digest}"


def opened(url: str, *, unfinished: bool = False) -> PostgresStore:
    """Raises StoreError where no store is, or one that is not finished unless that is wanted."""
    name = without_password(url)
    connection = connected(url)
    version, copied_from, said = _known_state(connection, name, url)
    if version < SCHEMA:
        raise StoreError(
            f"{name} is of an earlier version (schema {version}, known {SCHEMA}); bring it up to date with: "
            f"commitments migrate {shlex.quote(name)}"
        )
    if copied_from is not None and not unfinished:
        again = f"commitments copy {shlex.quote(copied_from)} {shlex.quote(name)}"
        raise StoreError(f"{name} is a copy that is not finished; go on with: {again}")
    where = f"{settings.NAME} of {name}"
    try:
        text = bytes(said).decode() if said is not None else ""
    except UnicodeDecodeError as error:
        raise StoreError(f"{where} is not UTF-8 text (byte {error.start}); see commitments copy --overwrite") from None
    return PostgresStore(url, connection, settings.parse(text, where), roles_of)


def _known_state(connection: "Connection[Any]", name: str, url: str) -> tuple[int, str | None, bytes | None]:
    """As `_state`, of a store that this version can read, or bring up to date. Raises StoreError for any other."""
    version, copied_from, said = _state(connection, name, url)
    if version is None:
        raise StoreError(f"there is no store in {name}; make one with: commitments init {shlex.quote(name)}")
    if version > SCHEMA:
        raise StoreError(f"{name} was made by a newer version (schema {version}, known {SCHEMA}); upgrade commitments")
    return version, copied_from, said


def _state(connection: "Connection[Any]", name: str, url: str) -> tuple[int | None, str | None, bytes | None]:
    """The version of the store, where it is being copied from, and its settings; no version where there is none."""
    from psycopg import Error
    from psycopg.errors import InvalidSchemaName, UndefinedTable

    try:
        row = connection.execute(
            "SELECT schema, copied_from, (SELECT content FROM settings WHERE name = 'commitments.toml') FROM store"
        ).fetchone()
    except (UndefinedTable, InvalidSchemaName):
        _refuse_strangers(connection, name)
        return None, None, None
    except Error as error:
        raise refusal(error, name, url) from None
    version, copied_from, content = row or (None, None, None)
    if row is not None and not _is_sound(version, copied_from, content):
        raise StoreError(f"{name} has a table `store` that is not of commitments; name another schema or database")
    return version, copied_from, content


def _refuse_strangers(connection: "Connection[Any]", name: str) -> None:
    """To who may not look into a schema it seems empty."""
    row = connection.execute(
        "SELECT has_schema_privilege(oid, 'USAGE') FROM pg_namespace WHERE nspname = %s", (schema_of(connection),)
    ).fetchone()
    if row == (False,):
        raise StoreError(
            f"{name} refuses this to its user: who may read it is granted the role {roles_of(connection).readers}; its "
            "owner can do so"
        )


def _is_sound(version: object, copied_from: object, content: object) -> bool:
    return (
        type(version) is int
        and isinstance(copied_from, str | None)
        and isinstance(content, bytes | memoryview | bytearray | None)
    )


def to_copy_into(url: str, source: str, *, dry_run: bool = False) -> PostgresStore | None:
    """The store there, also one that is not finished; else a new one. Raises StoreError."""
    connection = connected(url)
    version, _, _ = _state(connection, without_password(url), url)
    connection.close()
    if version is not None:
        return opened(url, unfinished=True)
    return None if dry_run else created(url, copied_from=source)


# --- making one -------------------------------------------------------------------------------------------------------


def created(url: str, *, example: bool = False, copied_from: str | None = None) -> PostgresStore:
    """A new store. Raises StoreError where there is one already."""
    from psycopg import Error

    name = without_password(url)
    connection = connected(url)
    if _state(connection, name, url)[0] is not None:
        raise StoreError(f"{name} is a store already")
    remarks: list[str] = []
    try:
        with connection.transaction():
            _make(connection, copied_from)
            remarks += [*_searchable(connection), *_granted(connection)]
    except Error as error:
        if error.sqlstate in _MADE_BY_ANOTHER and _state(connection, name, url)[0] is not None:
            raise Disturbed(f"{name} was just made by another command; nothing was made. Run it again") from None
        raise _not_made(error, name, url) from None
    finally:
        connection.close()
    store = opened(url, unfinished=copied_from is not None)
    if example:
        _fill(store)
    store.remarks = remarks
    return store


_MADE_BY_ANOTHER = ("23505", "42P06", "42P07")
"""What a server says of a schema or a table that is there by now."""


def _make(connection: "Connection[Any]", copied_from: str | None) -> None:
    from psycopg.sql import SQL, Identifier

    connection.execute(SQL("CREATE SCHEMA IF NOT EXISTS {}").format(Identifier(schema_of(connection))))
    for version in range(1, SCHEMA + 1):
        connection.execute(_statements(version))
    connection.execute("INSERT INTO store (schema, copied_from) VALUES (%s, %s)", (SCHEMA, copied_from))
    connection.execute(
        "INSERT INTO settings (name, content) VALUES (%s, %s)", (settings.NAME, settings.TEMPLATE.encode())
    )


def _statements(version: int) -> bytes:
    return (Path(__file__).parent / "schema" / f"{version:03d}.sql").read_bytes()


def _not_made(error: Any, name: str, url: str) -> StoreError:
    said = first_line(error, url)
    if is_lost(error):
        return StoreError(f"{name} was lost on the way: {said}; see, with the same command, whether a store was made")
    if error.sqlstate == "42P07":
        return StoreError(
            f"{name} has tables that are no store's ({said}); nothing was made. Take an empty database, or another "
            "schema of this one: ?options=-csearch_path%3DNAME"
        )
    if error.sqlstate == "42501":
        return StoreError(
            f"{name} does not let its user make a store: {said}; nothing was made. Its owner can: GRANT CREATE ON "
            "DATABASE"
        )
    return refusal(error, name, url)


def _searchable(connection: "Connection[Any]") -> list[str]:
    """An index for parts of words; a remark where the server does not let us make it."""
    from psycopg import Error
    from psycopg.sql import SQL, Identifier

    try:
        with connection.transaction():
            connection.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            row = connection.execute(
                "SELECT nspname FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace WHERE extname = 'pg_trgm'"
            ).fetchone()
            kind = Identifier(str(row[0]) if row else "public", "gin_trgm_ops")
            connection.execute(
                SQL("CREATE INDEX texts_of_commitments ON commitments USING gin (folded {})").format(kind)
            )
    except Error as error:
        said = f"without the extension pg_trgm ({first_line(error)}) a search for a part of a word reads every text"
        return [f"{said}; who may make it can do so before commitments init"]
    return []


def _granted(connection: "Connection[Any]") -> list[str]:
    """Makes the two roles, and says how somebody gets them."""
    from psycopg import Error

    roles = roles_of(connection)
    readers, editors = map(in_sql, roles)
    made = []
    for role in roles:
        with suppress(Error), connection.transaction():
            _make_role(connection, role)
            made.append(role)
    if len(made) < len(roles):
        made_by = f"CREATE ROLE {readers}; CREATE ROLE {editors}"
        said = f"its user may not make roles, so nobody else may read or change it yet; who may can: {made_by}"
        return [f"{said}; then commitments migrate grants them what they need"]
    grant(connection)
    return [f"who may read it: GRANT {readers} TO NAME; who may also change it: GRANT {editors} TO NAME"]


def in_sql(name: str) -> str:
    """As a statement has it.

    >>> in_sql("pacts_reader"), in_sql("pacts.second_reader")
    ('pacts_reader', '"pacts.second_reader"')
    """
    doubled = name.replace('"', '""')
    return name if re.fullmatch("[a-z_][a-z0-9_]*", name) else f'"{doubled}"'


def _make_role(connection: "Connection[Any]", role: str) -> None:
    from psycopg.sql import SQL, Identifier

    if connection.execute("SELECT FROM pg_roles WHERE rolname = %s", (role,)).fetchone() is None:
        connection.execute(SQL("CREATE ROLE {} NOLOGIN").format(Identifier(role)))


def grant(connection: "Connection[Any]") -> None:
    """What readers and editors may do, to the roles of theirs. Nobody but the owner may change or remove history, and
    a trigger keeps also the owner from it. Raises psycopg.Error where there are no such roles."""
    from psycopg.sql import SQL, Identifier

    roles, schema = roles_of(connection), Identifier(schema_of(connection))
    both = SQL(", ").join(map(Identifier, roles))
    editors = Identifier(roles.editors)
    tables = {kind: SQL(", ").join(Identifier(name) for name in names) for kind, names in _TABLES.items()}
    for statement in (
        SQL("GRANT USAGE ON SCHEMA {} TO {}").format(schema, both),
        SQL("GRANT SELECT ON ALL TABLES IN SCHEMA {} TO {}").format(schema, both),
        SQL("GRANT INSERT ON {}, {} TO {}").format(tables["history"], tables["changing"], editors),
        SQL("GRANT UPDATE, DELETE ON {} TO {}").format(tables["changing"], editors),
        SQL("GRANT UPDATE (copied_from, memo) ON store TO {}").format(editors),
    ):
        connection.execute(statement)


_TABLES = {"history": _HISTORY, "changing": _CHANGING}


def _fill(store: PostgresStore) -> None:
    from commitments.stores.example import shipped_example

    store.take_in({name: text.encode() for name, text in shipped_example().items()})


# --- another version --------------------------------------------------------------------------------------------------


def migrated(url: str) -> list[str]:
    """Brings a store up to date; says what was done. Raises StoreError."""
    from psycopg import Error

    name = without_password(url)
    connection = connected(url)
    version, _, _ = _known_state(connection, name, url)
    try:
        with connection.transaction():
            for step in range(version, SCHEMA):
                connection.execute(_statements(step + 1))
            connection.execute("UPDATE store SET schema = %s", (SCHEMA,))
            said = _granted(connection)
    except Error as error:
        raise refusal(error, name, url) from None
    finally:
        connection.close()
    store = opened(url)
    count = store.work_out_facts()
    done = (
        f"its tables are of schema {SCHEMA} now, from {version}"
        if version < SCHEMA
        else f"its tables are of schema {SCHEMA} already"
    )
    return [done, *([f"what narrows questions was worked out anew for {count:,} commitments"] if count else []), *said]
