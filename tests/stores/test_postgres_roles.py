"""Who may do what with a store on a server: its owner, its editors, its readers. The server sees to it."""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

import pytest
from a_database import make, state
from servers.postgres import Server, database_of
from terminals import Program, started

from commitments.stores import Store

HISTORY = ("updates", "evidence", "withdrawn", "changes", "seals")
MARK = ("mark", "paris-2015-01", "kept", "--on", "2018-01-01", "--evidence", "https://a.example/x")


class Users(NamedTuple):
    owner: str
    reader: str
    editor: str
    stranger: str


@pytest.fixture
def users(cluster: Server, database: str) -> Iterator[Users]:
    """The URLs of four users of a store that the first has made, who may make roles."""
    names = [cluster.add_user("createrole"), *(cluster.add_user() for _ in range(3))]
    name = database_of(database)
    cluster.run_sql(f'ALTER DATABASE "{name}" OWNER TO {names[0]}')
    found = Users(*(cluster.url(database, one) for one in names))
    make(found.owner)
    cluster.run_sql(f'GRANT "{name}_reader" TO {names[1]}; GRANT "{name}_editor" TO {names[2]}')
    yield found
    gone(cluster, database, *names, f"{name}_reader", f"{name}_editor")


def gone(cluster: Server, database: str, *names: str) -> None:
    """What they own, and may do, is no more; the users themselves go with the cluster."""
    for name in (name.replace('"', '""') for name in names):
        cluster.run_sql(f'DROP OWNED BY "{name}" CASCADE', on=database)
        cluster.run_sql(f'DROP OWNED BY "{name}" CASCADE')
    cluster.run_sql(f'ALTER DATABASE "{database_of(database)}" OWNER TO CURRENT_USER')


def refusals(url: str, statements: list[str]) -> dict[str, str]:
    """Of each what the server raises; "" where it lets it be done."""
    import psycopg

    found = {}
    with psycopg.connect(url, autocommit=True, options="-csearch_path=commitments") as connection:
        for statement in statements:
            try:
                with connection.transaction(force_rollback=True):
                    connection.execute(statement)
                found[statement] = ""
            except psycopg.Error as error:
                found[statement] = type(error).__name__
    return found


def test_a_reader_reads_all_and_changes_nothing(users: Users, program: Program) -> None:
    assert program("--store", users.owner, *MARK).code == 0
    before = state(users.owner)
    for words in (
        ("list",),
        ("search", "promise"),
        ("show", "paris-2015-01"),
        ("stats",),
        ("export", "--format", "csv"),
        ("check",),
        ("log",),
        ("changes", "--from", "2017-01-01", "--to", "2019-01-01"),
        ("documents",),
        ("history", "paris-2015-01"),
        ("agenda",),
        ("tags",),
        ("paths",),
        ("mark", "paris-2015-02", "kept", "--on", "2018-01-01", "--dry-run"),
    ):
        result = program("--store", users.reader, *words)
        assert result.code == 0, (words, result)
    script = (
        "import sys; from commitments.completion import offers; print([one for one, _ in offers(sys.argv[1:], 'p')])"
    )
    offered = started("--store", users.reader, "show", script=script).communicate(timeout=20)[0].decode()
    assert "paris-2015-01" in offered
    assert program("copy", users.reader, "archive").code == 0
    for words in (MARK, ("undo",), ("tag", "paris-2015-01", "x"), ("document", "remove", "paris-2015", "--yes")):
        result = program("--store", users.reader, *words)
        assert result.code == 5, (words, result)
        assert "refuses this to its user: permission denied" in result.err
        assert "nothing was changed" in result.err
    assert state(users.owner) == before
    assert set(refusals(users.reader, [f"DELETE FROM {one}" for one in (*HISTORY, "documents")]).values()) == {
        "InsufficientPrivilege"
    }


def test_a_stranger_sees_nothing(users: Users, program: Program) -> None:
    result = program("--store", users.stranger, "list")
    assert (result.code, result.out) == (5, "")
    assert "refuses this to its user: who may read it is granted the role" in result.err


def test_an_editor_makes_every_change_and_rewrites_no_history(users: Users, program: Program) -> None:
    for words in (
        MARK,
        ("undo",),
        ("redo",),
        ("tag", "paris-2015-01", "x"),
        ("note", "paris-2015-02", "Seen."),
        ("edit", "paris-2015-02", "--due", "2030"),
        ("retract", "paris-2015-01", "--update", "1", "--why", "No."),
        ("document", "edit", "paris-2015", "--title", "Paris"),
        ("code", "paris-2015-01", "--status", "kept", "--by", "Ann"),
        ("remove", "paris-2015-03", "--yes"),
        ("trust",),
        ("document", "remove", "paris-2015", "--yes"),
        ("undo",),
    ):
        result = program("--store", users.editor, *words)
        assert result.code == 0, (words, result)
    refused = [f"{verb} {table}" for table in HISTORY for verb in ("DELETE FROM", "TRUNCATE")]
    refused += [f"UPDATE {table} SET document = 'x'" for table in HISTORY]
    refused += [f"ALTER TABLE {table} DISABLE TRIGGER ALL" for table in HISTORY]
    refused += [f"DROP TABLE {table}" for table in (*HISTORY, "documents", "store")]
    refused += [
        "UPDATE store SET schema = 9",
        "DELETE FROM store",
        "TRUNCATE documents",
        "DROP SCHEMA commitments CASCADE",
    ]
    refused += [
        "CREATE TABLE mine (x int)",
        "DROP TRIGGER only_added ON updates",
        "SET session_replication_role = replica",
    ]
    refused += ["CREATE OR REPLACE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END'"]
    done = refusals(users.editor, refused)
    assert set(done.values()) == {"InsufficientPrivilege"}, done


def test_its_owner_is_kept_from_rewriting_history_too(users: Users, program: Program) -> None:
    assert program("--store", users.owner, *MARK).code == 0
    assert program("--store", users.owner, "undo").code == 0
    statements = [f"{verb} {table}" for table in HISTORY for verb in ("DELETE FROM", "TRUNCATE")]
    statements += [f"UPDATE {table} SET document = 'x'" for table in HISTORY]
    assert set(refusals(users.owner, statements).values()) == {"IntegrityConstraintViolation"}


def test_editors_copy_into_it_and_readers_out_of_it(users: Users, program: Program, tmp_path: object) -> None:
    assert program("--store", users.owner, *MARK).code == 0
    assert program("copy", users.reader, "archive").code == 0
    assert program("--store", "archive", "note", "paris-2015-02", "From afar.").code == 0
    result = program("copy", "archive", users.reader, "--overwrite")
    assert (result.code, "permission denied" in result.err) == (5, True), result
    assert program("copy", "archive", users.editor, "--overwrite").code == 0
    commands = [
        entry["command"] for entry in json.loads(program("--store", users.owner, "log", "--format", "json").out)
    ]
    assert "note paris-2015-02 'From afar.'" in " ".join(commands)


def test_an_owner_who_may_make_no_roles_is_told_how_and_migrate_grants_them(
    cluster: Server, database: str, program: Program
) -> None:
    owner, editor, name = cluster.add_user(), cluster.add_user(), database_of(database)
    cluster.run_sql(f'ALTER DATABASE "{name}" OWNER TO {owner}')
    made = program("init", cluster.url(database, owner))
    assert (made.code, f"CREATE ROLE {name}_reader; CREATE ROLE {name}_editor" in made.err) == (0, True), made
    cluster.run_sql(f"CREATE ROLE {name}_reader; CREATE ROLE {name}_editor; GRANT {name}_editor TO {editor}")
    words = ("--store", cluster.url(database, editor), "document", "add", "a.txt", "--id", "a-1", "--title", "A")
    with open("a.txt", "w") as file:
        file.write("We will plant ten trees by 2030.\n")
    assert program(*words).code == 5
    result = program("migrate", cluster.url(database, owner))
    assert (result.code, f"GRANT {name}_reader TO NAME" in result.err) == (0, True), result
    assert program(*words).code == 0
    gone(cluster, database, owner, editor, f"{name}_reader", f"{name}_editor")


def test_two_stores_in_one_database_have_roles_of_their_own(cluster: Server, database: str, program: Program) -> None:
    second = f"{database}&options=-csearch_path%3Dsecond"
    make(database)
    make(second, "oslo-2020")
    reader, name = cluster.add_user(), database_of(database)
    assert f"{name}.second_editor" in program("--store", second, "paths").out
    cluster.run_sql(f'GRANT "{name}.second_reader" TO {reader}')
    theirs = cluster.url(database, reader)
    assert program("--store", f"{theirs}&options=-csearch_path%3Dsecond", "list", "--format", "ids").out == (
        "oslo-2020-01\noslo-2020-02\noslo-2020-03\n"
    )
    assert program("--store", theirs, "list").code == 5
    assert program("--store", database, "list", "--format", "ids").out.startswith("paris-2015-01\n")
    names = [f"{name}{part}" for part in ("_reader", "_editor", ".second_reader", ".second_editor")]
    gone(cluster, database, reader, *names)


@pytest.mark.parametrize("path", ["second", "Second", '"Se ""cond"', '"$user",public'])
def test_what_is_said_of_roles_can_be_typed_as_it_stands_for_a_schema_of_any_name(
    cluster: Server, database: str, program: Program, path: str
) -> None:
    reader, owner = cluster.add_user(), cluster.add_user("createrole")
    cluster.run_sql(f'ALTER DATABASE "{database_of(database)}" OWNER TO {owner}')
    more = "&options=" + quote("-csearch_path=" + path.replace(" ", "\\ "))
    url = cluster.url(database, owner) + more
    said = program("init", "--example", url)
    assert said.code == 0, said
    found = re.search("who may read it: (GRANT .*?) TO NAME;", said.err)
    assert found, said
    names = dict(line.split(maxsplit=1) for line in program("--store", url, "paths").out.splitlines())
    try:
        cluster.run_sql(f"{found[1]} TO {reader}")
        assert program("--store", url, "list").out.count("us-japan-2017-") == 12
        theirs = cluster.url(database, reader) + more
        assert program("--store", theirs, "list").out.count("us-japan-2017-") == (0 if "$user" in path else 12)
    finally:
        gone(cluster, database, reader, owner, names["readers"], names["editors"])


@pytest.mark.parametrize("name", ["x" * 63, "ä" * 31, "pg_own", 'with "quotes" and blanks'])
def test_databases_of_long_and_odd_names_have_roles_too(cluster: Server, program: Program, name: str) -> None:
    import psycopg.sql

    quoted = psycopg.sql.Identifier(name).as_string()
    cluster.run_sql(f"CREATE DATABASE {quoted}".replace("%", "%%"))
    url = cluster.url("").replace("/postgres?", f"/{__import__('urllib.parse').parse.quote(name)}?")
    roles: list[str] = []
    try:
        result = program("init", url)
        assert (result.code, "GRANT" in result.err, "may not make roles" in result.err) == (0, True, False), result
        places = Store.open(url).places()
        roles = [places["readers"], places["editors"]]
        found = cluster.run_sql("SELECT count(*) FROM pg_roles WHERE rolname = ANY(%s)", roles)
        assert found == [(2,)]
    finally:
        for role in roles:
            cluster.run_sql(
                psycopg.sql.SQL("DROP OWNED BY {} CASCADE").format(psycopg.sql.Identifier(role)).as_string(), on=url
            )
        cluster.run_sql(f"DROP DATABASE {quoted} WITH (FORCE)")
        for role in roles:
            cluster.run_sql(f"DROP ROLE {psycopg.sql.Identifier(role).as_string()}")
