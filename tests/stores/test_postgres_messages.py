"""Whatever keeps somebody from a store on a server is said in one sentence with the next step, and no password is."""

import json
import stat
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from a_database import make, state
from servers.cluster import Cluster, free_port
from servers.postgres import Server, database_of
from terminals import Program, Result

from commitments.stores import Store

MARK = ("mark", "paris-2015-01", "kept", "--on", "2018-01-01")


def refused(result: Result, *words: str) -> str:
    """One sentence, of which these words are."""
    assert (result.code, result.out) == (5, ""), result
    lines = result.err.splitlines()
    assert len(lines) == 1, result.err
    for word in words:
        assert word in lines[0], result.err
    assert "unforeseen" not in lines[0]
    return lines[0]


# --- getting there ----------------------------------------------------------------------------------------------------


@pytest.fixture
def url(cluster: Server, database: str) -> str:
    """Over TCP, where a password is asked for, with it."""
    if not isinstance(cluster, Cluster):
        pytest.skip("whether a password is asked for is known of our own server alone")
    make(database)
    return cluster.url(database, over="tcp")


def with_password(url: str, password: str | None) -> str:
    parts = urlsplit(url)
    user = (parts.username or "") + (f":{password}" if password is not None else "")
    return parts._replace(netloc=f"{user}@{parts.hostname}:{parts.port}").geturl()


def test_a_server_that_is_away_a_wrong_port_and_an_unknown_host_are_told(program: Program) -> None:
    away = f"postgresql://ana:s3cret@127.0.0.1:{free_port()}/pacts"
    said = refused(program("--store", away, "list"), "cannot be reached", "refused", "see that the server runs")
    assert "ana:***@127.0.0.1" in said
    refused(
        program("--store", "postgresql://ana@nowhere.invalid/pacts", "list"), "nowhere.invalid", "cannot be reached"
    )


def test_a_wrong_password_none_an_unknown_user_and_database_are_told(
    program: Program, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSFILE", "/nonexistent")
    refused(program("--store", with_password(url, "wr0ng"), "list"), "lets nobody in", "PGPASSWORD or ~/.pgpass")
    refused(program("--store", with_password(url, None), "list"), "lets nobody in", "no password", "PGPASSWORD")
    refused(program("--store", url.replace("keeper", "nobody-here"), "list"), "lets nobody in", "the user is right")
    unknown = url.replace(database_of(url), "no_such")
    said = refused(program("--store", unknown, "list"), 'database "no_such" does not exist', "createdb makes it")
    assert ":***@" in said


def test_a_password_of_the_environment_a_file_and_a_service_is_used(
    program: Program, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = urlsplit(url)
    bare, password = with_password(url, None), parts.password or ""
    monkeypatch.setenv("PGPASSWORD", password)
    assert program("--store", bare, "list", "--format", "ids").code == 0
    monkeypatch.delenv("PGPASSWORD")
    file = tmp_path / "pgpass"
    file.write_text(f"127.0.0.1:{parts.port}:*:keeper:{password}\n")
    file.chmod(stat.S_IRUSR | stat.S_IWUSR)
    monkeypatch.setenv("PGPASSFILE", str(file))
    assert program("--store", bare, "list", "--format", "ids").code == 0
    services = tmp_path / "services"
    services.write_text(
        f"[pacts]\nhost=127.0.0.1\nport={parts.port}\nuser=keeper\ndbname={database_of(url)}\n"
        f"[other]\nhost=127.0.0.1\nport={parts.port}\nuser=keeper\ndbname={database_of(url)}\n"
        "options=-csearch_path=elsewhere\n"
    )
    monkeypatch.setenv("PGSERVICEFILE", str(services))
    assert program("--store", "postgresql://?service=pacts", "list", "--format", "ids").out == (
        "paris-2015-01\nparis-2015-02\nparis-2015-03\n"
    )
    refused(program("--store", "postgresql://?service=other", "list"), "there is no store", "commitments init")
    refused(program("--store", "postgresql://?service=nobodys", "list"), "nobodys", "~/.pg_service.conf")


def test_encryption_that_the_server_has_not_is_told(program: Program, url: str) -> None:
    refused(program("--store", f"{url}?sslmode=require", "list"), "lets nobody in this way", "SSL", "sslmode=")


@pytest.mark.parametrize(
    "written",
    [
        "postgresql:/ana:s3cret@h/db",
        "postgresql://ana:s3c/ret@h/db",
        "postgresql://ana:s3@cret@h/db",
        "postgresql://ana:s3%zzcret@h/db",
        "postgresql://h/db?password=s3%zzcret",
        "postgresql://ana:s3cret@h:many/db",
        "postgresql://ana:s3cret@h/db?nonsense=1",
        "POSTGRESQL://ana:s3cret@h/db",
        "mysql://ana:s3cret@h/db",
        "host=h user=ana password=s3cret",
        "postgresql://ana:s3cret@h/db?sslmode=perhaps",
    ],
)
def test_a_url_that_cannot_be_understood_is_told_without_its_password(
    program: Program, written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for words in (("--store", written, "list"), ("init", written), ("copy", written, "there"), ("migrate", written)):
        result = program(*words)
        assert (result.code, len(result.err.splitlines())) == (5, 1), result
        assert "unforeseen" not in result.err
        assert not any(part in result.err for part in ("s3c", "s3@", "s3%", "3cret")), result.err
    monkeypatch.setenv("COMMITMENTS_STORE", written)
    assert not any(part in program("--debug", "list").err for part in ("s3c", "s3@", "s3%", "3cret"))


def test_without_the_library_it_is_named(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)
    refused(program("--store", "postgresql://ana@h/db", "list"), "takes psycopg", "pip install 'commitments[postgres]'")


def test_a_server_with_no_connection_left_is_told(cluster: Server, program: Program, database: str) -> None:
    make(database)
    user = cluster.add_user()
    cluster.run_sql(f"GRANT {database_of(database)}_reader TO {user}; ALTER ROLE {user} CONNECTION LIMIT 0")
    refused(program("--store", cluster.url(database, user), "list"), "no connection left", "too many connections")


# --- what is there ----------------------------------------------------------------------------------------------------


def test_no_store_tables_of_others_and_other_versions_are_told(
    cluster: Server, database: str, program: Program
) -> None:
    def sql(text: str) -> None:
        cluster.run_sql(text, on=database)

    refused(program("--store", database, "list"), "there is no store in", f"commitments init '{database}'")
    refused(program("migrate", database), "there is no store in", "commitments init")
    sql("CREATE SCHEMA commitments; CREATE TABLE commitments.documents (id int)")
    refused(program("init", database), "tables that are no store's", "nothing was made", "search_path")
    refused(program("--store", database, "list"), "there is no store in")
    sql("DROP SCHEMA commitments CASCADE")
    make(database)
    refused(program("init", database), "is a store already")
    sql("UPDATE commitments.store SET schema = 99")
    refused(program("--store", database, "list"), "newer version (schema 99", "upgrade commitments")
    refused(program("migrate", database), "newer version (schema 99", "upgrade commitments")
    sql("UPDATE commitments.store SET schema = 0")
    refused(program("--store", database, "list"), "earlier version (schema 0", f"commitments migrate '{database}'")
    sql("UPDATE commitments.store SET schema = 1, copied_from = 'elsewhere'")
    refused(program("--store", database, "list"), "a copy that is not finished", "commitments copy elsewhere")


def test_a_server_that_only_reads_is_read_and_says_so_of_a_change(
    cluster: Server, database: str, program: Program
) -> None:
    make(database)
    cluster.run_sql(f'ALTER DATABASE "{database_of(database)}" SET default_transaction_read_only = on')
    assert program("--store", database, "list", "--format", "ids").code == 0
    refused(program("--store", database, *MARK), "can only be read", "nothing was changed", "takes changes")


def test_a_full_disk_is_told_and_nothing_is_changed(cluster: Server, database: str, program: Program) -> None:
    make(database)
    cluster.run_sql(
        "CREATE FUNCTION commitments.full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION "
        "'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$; "
        "CREATE TRIGGER no_room BEFORE INSERT ON commitments.changes EXECUTE FUNCTION commitments.full_disk()",
        on=database,
    )
    before = state(database)
    refused(program("--store", database, *MARK), "has no room for it", "No space left", "nothing was changed")
    assert state(database) == before


def test_another_change_is_waited_for_as_long_as_is_wished(
    database: str, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(database)
    monkeypatch.setenv("COMMITMENTS_LOCK_TIMEOUT", "0.2")
    other = Store.open(database)
    with other.writing() as writing:
        writing.sheet("paris-2015")
        said = refused(program("--store", database, *MARK), "locked by another change", "nothing was changed")
        assert "COMMITMENTS_LOCK_TIMEOUT" in said
    other.close()
    assert program("--store", database, *MARK).code == 0


# --- passwords --------------------------------------------------------------------------------------------------------


@pytest.fixture
def secret(cluster: Server, database: str) -> Iterator[tuple[str, str]]:
    """The URL of a user whose password has letters that are written otherwise in a URL, and that password."""
    if not isinstance(cluster, Cluster):
        pytest.skip("whether a password is asked for is known of our own server alone")
    word = "p$ %word/x"
    user = cluster.add_user("superuser")
    cluster.run_sql(f"ALTER ROLE {user} PASSWORD '{word.replace('%', '%%')}'".replace("%%", "%"))
    yield cluster.url(database, user, word, over="tcp"), word
    cluster.run_sql(f"DROP OWNED BY {user} CASCADE", on=database)


def test_no_password_is_shown_kept_or_logged_by_any_command(
    cluster: Server,
    database: str,
    program: Program,
    secret: tuple[str, str],
    tmp_path: Path,
    state: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    url, word = secret
    parts = urlsplit(url)
    keyed = f"{with_password(url, None)}?p%61ssword={quote(word, safe='')}"
    shown = []
    for words in (
        ("init", url),
        ("init", url),
        ("--store", keyed, "document", "add", "a.txt", "--id", "a-1", "--title", "A"),
        (f"--store={url}", "note", "a-1-01", "No such."),
        ("--store", url, "paths"),
        ("--store", keyed, "paths"),
        ("--debug", "--store", url.replace(database_of(url), "no_such"), "list"),
        ("--debug", "--store", keyed.replace(str(parts.port), str(free_port())), "list"),
        ("--store", url, "log", "--format", "json"),
        ("copy", url, "there"),
        ("copy", keyed, "there"),
        ("migrate", keyed),
        ("copy", "there", url, "--overwrite"),
        ("--store", url, "git", "setup"),
        ("--store", url, "check"),
    ):
        (tmp_path / "a.txt").write_text("We will plant ten trees by 2030.\n")
        shown.append(program(*words))
    (tmp_path / "config").mkdir()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "config/commitments").mkdir()
    (tmp_path / "config/commitments/config.toml").write_text(f"store = {json.dumps(url)}\n")
    monkeypatch.chdir(tmp_path / "config")
    shown += [
        program("note", "a-1", "x", "--yes"),
        program("paths"),
        program("document", "edit", "a-1", "--title", "B"),
    ]
    shown.append(program("log", "--format", "json"))
    (tmp_path / "config/commitments/config.toml").unlink()
    monkeypatch.setenv("COMMITMENTS_STORE", keyed)
    shown += [program("paths"), program("document", "edit", "a-1", "--title", "C"), program("log", "--format", "json")]
    assert shown[-1].code == 0
    said = "".join(result.out + result.err for result in shown)
    kept = cluster.run_sql(
        "SELECT (SELECT json_agg(c) FROM commitments.changes c)::text || "
        "(SELECT json_agg(s) FROM commitments.store s)::text",
        on=database,
    )[0][0]
    files = "".join(
        path.read_text(errors="replace") for folder in (tmp_path, state) for path in folder.rglob("*") if path.is_file()
    )
    for place in (said, kept, files):
        assert word not in place
        assert quote(word, safe="") not in place
    assert "document edit" in kept
