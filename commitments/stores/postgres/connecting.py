"""A connection to a PostgreSQL server, and what to say of everything that it answers.

No password is ever shown: a URL is told without it, and what the server or its library says is told by its first line.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from commitments.errors import Disturbed, StoreError
from commitments.stores.postgres.library import library
from commitments.text import inert, without_password

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
    # So that a network that was cut without a word is noticed, in milliseconds.
    "tcp_user_timeout": "20000",
}
# A question is answered in fewer milliseconds than the server would spend on machine code for it, and what is asked for
# in portions is read to its end.
_SETTINGS = (("search_path", SCHEMA_NAME), ("jit", "off"), ("cursor_tuple_fraction", "1"))
_VARIABLES = {"application_name": "PGAPPNAME", "connect_timeout": "PGCONNECT_TIMEOUT", "options": "PGOPTIONS"}


def connected(url: str) -> "Connection[tuple[Any, ...]]":
    """Each statement stands for itself until BEGIN. Raises StoreError."""
    psycopg = library()
    name = without_password(url)
    said = _parsed(url)
    values = {key: value for key, value in _DEFAULTS.items() if key not in said and not _is_set(key)}
    options = said.get("options") or os.environ.get("PGOPTIONS", "")
    values["options"] = " ".join([options, *(f"-c{name}={value}" for name, value in _SETTINGS if name not in options)])
    try:
        found: Connection[tuple[Any, ...]] = psycopg.connect(
            url, autocommit=True, prepare_threshold=None, client_encoding="UTF8", **values
        )
    except psycopg.Error as error:
        raise StoreError(_unreachable(name, first_line(error, url))) from None
    return found


def _parsed(url: str) -> dict[str, Any]:
    from psycopg import Error
    from psycopg.conninfo import conninfo_to_dict

    try:
        return conninfo_to_dict(url)
    except Error as error:
        raise StoreError(
            f"{without_password(url)} cannot be understood ({first_line(error, url)}); a store in PostgreSQL is called "
            "postgresql://USER@HOST/DATABASE"
        ) from None


def _is_set(key: str) -> bool:
    return key in _VARIABLES and _VARIABLES[key] in os.environ


def schema_of(connection: "Connection[Any]") -> str:
    """The schema that the store is in, or is to be made in."""
    row = connection.execute("SHOW search_path").fetchone()
    first = str(row[0]).split(",")[0].strip().strip('"') if row else ""
    return first or SCHEMA_NAME


def first_line(error: BaseException, url: str = "") -> str:
    """What was said, without a password that may be a part of it."""
    said = str(error).strip().split("\n")[0].strip()
    for secret in {os.environ.get("PGPASSWORD", ""), *re.findall(r"://[^/@]*?:([^@]*)@", url)} - {""}:
        said = said.replace(secret, "***")
    return inert(without_password(said)).removesuffix(".")


def _unreachable(name: str, said: str) -> str:
    if re.search("password|authentication|fe_sendauth", said):
        return (
            f"{name} lets nobody in: {said}; give the password in PGPASSWORD or ~/.pgpass, or name a service=, and see "
            "that the user is right"
        )
    if re.search(r'database ".*" does not exist', said):
        return f"{name} cannot be reached: {said}; createdb makes it, and commitments init {name} a store in it"
    return f"{name} cannot be reached: {said}; see that the server runs and the URL is right"


# --- what goes wrong later --------------------------------------------------------------------------------------------


@contextmanager
def told(name: str, url: str = "") -> Iterator[None]:
    """What the server refuses, as errors of ours; nothing was changed then. Raises StoreError."""
    from psycopg import Error

    try:
        yield
    except Error as error:
        raise refusal(error, name, url) from None


def refusal(error: Any, name: str, url: str = "") -> StoreError:
    """The error for what a server, or its library, has raised."""
    state, said = error.sqlstate or "", first_line(error, url)
    if state in ("40001", "40P01"):
        return Disturbed(f"{name}: two changes met ({said}); nothing was changed. Run it again")
    if state == "55P03":
        return StoreError(
            f"{name} is locked by another change; nothing was changed. Try again when it has finished, or wait longer "
            "with COMMITMENTS_LOCK_TIMEOUT=60"
        )
    if state == "42501":
        return StoreError(
            f"{name} refuses this to its user: {said}; nothing was changed. Who owns the store can GRANT the role of "
            "its editors, or of its readers; commitments paths names them"
        )
    if state == "25006":
        return StoreError(f"{name} can only be read: {said}; nothing was changed")
    if state[:2] == "42":
        return StoreError(
            f"{name} is not as this version of commitments has made it: {said}; nothing was changed. See commitments "
            "migrate"
        )
    if state[:2] in ("53", "54"):
        return StoreError(f"{name} has no room for it: {said}; nothing was changed")
    if not state or state[:2] in ("08", "57"):
        return StoreError(f"{name} was lost on the way: {said}; nothing was changed. Run it again when it is back")
    return StoreError(f"{name} refuses it: {said}; nothing was changed")
