"""A connection to a PostgreSQL server, and what to say of everything that it answers.

No password is ever shown: a URL is told without it, and what the server or its library says is told by its first line.
"""

import os
import re
import shlex
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from commitments.errors import Disturbed, StoreError
from commitments.stores.postgres.client import client
from commitments.text import inert, passwords_in, without_password

if TYPE_CHECKING:
    from psycopg import Connection

SCHEMA_NAME = "commitments"
"""The PostgreSQL schema that a store is in, unless its URL names another: ?options=-csearch_path%3Dpacts."""
_DEFAULTS = {
    "application_name": "commitments",
    "connect_timeout": "10",
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    # So that a network that was cut without a word is noticed, in milliseconds: whoever waits for an answer hears of it
    # within 25 seconds.
    "tcp_user_timeout": "20000",
}
# A question is answered in fewer milliseconds than the server would spend on machine code for it, and what is asked for
# in portions is read to its end.
_SETTINGS = (("search_path", SCHEMA_NAME), ("jit", "off"), ("cursor_tuple_fraction", "1"))
_VARIABLES = {"application_name": "PGAPPNAME", "connect_timeout": "PGCONNECT_TIMEOUT", "options": "PGOPTIONS"}


def connected(url: str) -> "Connection[tuple[Any, ...]]":
    """Each statement stands for itself until BEGIN. Raises StoreError."""
    name = without_password(url)
    if not url.startswith(("postgresql://", "postgres://")):
        raise StoreError(f"{name} cannot be understood; {_FORM}")
    psycopg = client()
    said = _parsed(url)
    values = {key: value for key, value in _DEFAULTS.items() if key not in said and not _is_set(key)}
    options = str(said.get("options") or os.environ.get("PGOPTIONS", ""))
    # What a service says of options is known only to who is connected by it.
    is_service = "options" not in said and bool(said.get("service") or os.environ.get("PGSERVICE"))
    if not is_service:
        ours = (f"-c{name}={value}" for name, value in _SETTINGS if name not in options)
        values["options"] = " ".join([options, *ours])
    try:
        found: Connection[tuple[Any, ...]] = psycopg.connect(
            url, autocommit=True, prepare_threshold=None, client_encoding="UTF8", **values
        )
        if is_service:
            found.execute(_UNLESS_CHOSEN, (SCHEMA_NAME,))
    except (psycopg.Error, UnicodeError) as error:
        raise StoreError(_unreachable(name, first_line(error, url))) from None
    return found


_UNLESS_CHOSEN = (
    "SELECT set_config('search_path', %s, false) FROM pg_settings WHERE name = 'search_path' AND source <> 'client'"
)


def _parsed(url: str) -> dict[str, Any]:
    from psycopg import Error
    from psycopg.conninfo import conninfo_to_dict

    if any(letter in password for password in passwords_in(url)[:1] for letter in "/@"):
        raise StoreError(
            f"{without_password(url)} cannot be understood: in a password, / is written %2F and @ %40; better, give it "
            "in PGPASSWORD or ~/.pgpass"
        )
    try:
        return conninfo_to_dict(url)
    except Error as error:
        raise StoreError(f"{without_password(url)} cannot be understood ({first_line(error, url)}); {_FORM}") from None


_FORM = "a store in PostgreSQL is called postgresql://USER@HOST/DATABASE"


def _is_set(key: str) -> bool:
    return key in _VARIABLES and _VARIABLES[key] in os.environ


def schema_of(connection: "Connection[Any]") -> str:
    """The schema that the store is in, or is to be made in."""
    row = connection.execute("SHOW search_path").fetchone()
    first = str(row[0]).split(",")[0].strip() if row else ""
    name = first[1:-1].replace('""', '"') if first.startswith('"') else first.lower()
    return (str(connection.info.user) if name == "$user" else name) or SCHEMA_NAME


def first_line(error: BaseException, url: str = "") -> str:
    """What was said, without a password that may be a part of it. Of several attempts, what a server has said."""
    from urllib.parse import unquote

    lines = [line.strip() for line in str(error).strip().split("\n")]
    said = next((line for line in lines if "FATAL:" in line), lines[0])
    raw = passwords_in(url)
    for secret in {os.environ.get("PGPASSWORD", ""), *raw, *map(unquote, raw)} - {""}:
        said = said.replace(secret, "***")
    return inert(without_password(_ABOUT_THE_WAY.sub("", said).strip())).removesuffix(".")


# Where the server is, the sentence around it says already.
_ABOUT_THE_WAY = re.compile(
    r'^connection (?:failed|is bad): (?:connection to server (?:at|on socket) "[^"]*"(?: \([^)]*\))?(?:, port \d+)? '
    r"failed: )?(?:FATAL: )?"
)


def _unreachable(name: str, said: str) -> str:
    for sign, sentence in _NEXT_STEPS:
        if re.search(sign, said):
            return sentence.format(name=name, said=said, quoted=shlex.quote(name))
    return f"{name} cannot be reached: {said}; see that the server runs and the URL is right"


_NEXT_STEPS = (
    (
        "no pg_hba.conf entry|SSL|certificate",
        "{name} lets nobody in this way: {said}; ask who runs the server, or see what sslmode= the URL says",
    ),
    (
        r'password|authentication|fe_sendauth|role ".*" does not exist|not permitted to log in',
        (
            "{name} lets nobody in: {said}; give the password in PGPASSWORD or ~/.pgpass, or name a service=, and see "
            "that the user is right"
        ),
    ),
    (
        r'database ".*" does not exist',
        "{name} cannot be reached: {said}; createdb makes it, and commitments init {quoted} a store in it",
    ),
    (
        "too many|connection slots",
        (
            "{name} has no connection left: {said}; try again when others have left, or have who runs the server raise "
            "max_connections"
        ),
    ),
    ("starting up|shutting down|recovery", "{name} is not ready: {said}; try again in a moment"),
    (
        "definition of service|service file|syntax error in service",
        "{name} cannot be reached: {said}; see ~/.pg_service.conf",
    ),
)


# --- what goes wrong later --------------------------------------------------------------------------------------------


@contextmanager
def told(name: str, url: str = "", *, made: int = 0) -> Iterator[None]:
    """What the server refuses, as errors of ours; nothing was changed then, beside what was `made` before. Raises
    StoreError."""
    from psycopg import Error

    try:
        yield
    except Error as error:
        raise refusal(error, name, url, made=made) from None


def refusal(error: Any, name: str, url: str = "", *, made: int = 0) -> StoreError:
    """The error for what a server, or its library, has raised."""
    state, said = error.sqlstate or "", first_line(error, url)
    nothing = "nothing more was changed" if made else "nothing was changed"
    if state in ("40001", "40P01", "23505"):
        return Disturbed(f"{name}: two changes met ({said}); {nothing}. Run it again")
    for signs, sentence in _REFUSALS:
        if any(state.startswith(sign) for sign in signs):
            return StoreError(sentence.format(name=name, said=said, nothing=nothing))
    if is_lost(error):
        return StoreError(f"{name} was lost on the way: {said}; {nothing}. Run it again when it is back")
    return StoreError(f"{name} refuses it: {said}; {nothing}")


def is_lost(error: Any) -> bool:
    """Whether nobody can tell by this error alone what became of the last statement."""
    from psycopg import InterfaceError, OperationalError

    state = error.sqlstate or ""
    return isinstance(error, OperationalError | InterfaceError) and (not state or state[:2] in ("08", "57", "25"))


_REFUSALS = (
    (
        ("55P03",),
        (
            "{name} is locked by another change; {nothing}. Try again when it has finished, or wait longer with "
            "COMMITMENTS_LOCK_TIMEOUT=60"
        ),
    ),
    (
        ("42501",),
        (
            "{name} refuses this to its user: {said}; {nothing}. Who owns the store can GRANT the role of its editors, "
            "or of its readers; commitments paths names them"
        ),
    ),
    (
        ("25006",),
        "{name} can only be read: {said}; {nothing}. Name the server that takes changes, and a user who may make them",
    ),
    (("57014",), "{name} has stopped it: {said}; {nothing}. Ask for less at a time, or who runs the server"),
    (
        ("42", "3F"),
        "{name} is not as this version of commitments has made it: {said}; {nothing}. See commitments migrate",
    ),
    (("53", "54"), "{name} has no room for it: {said}; {nothing}. Have who runs the server make some"),
)
"""By the states, or the classes of states, of the server's errors."""


# --- a network that goes silent ---------------------------------------------------------------------------------------


@contextmanager
def bounded(connection: "Connection[Any]", seconds: float) -> Iterator[None]:
    """Where no answer comes for so long, the connection is closed from this side, and what waits for one fails.

    Whatever the network acknowledges, that it does not reach the server is noticed by the settings above; this is for
    what something on the way acknowledges and does not pass on."""
    import socket
    import threading

    held = socket.socket(fileno=os.dup(connection.fileno()))

    def close() -> None:
        with suppress(OSError):
            held.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, close)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        held.close()
