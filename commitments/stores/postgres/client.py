"""`psycopg`, without most of what it imports: half the time of a short command would go into that.

What it loads for asynchronous connections, which nobody here makes, has stand-ins. All else that is put off is loaded
when it is used, and names that are not foreseen here are the real ones.
"""

import logging
from collections.abc import Mapping
from importlib import import_module
from typing import Any, TypeVar

from commitments.errors import StoreError
from commitments.postponed import postponed


def client() -> Any:
    """Raises StoreError where it is not installed."""
    try:
        with postponed(*_LATER, given=_GIVEN):
            found = import_module("psycopg")
    except ImportError as error:
        raise StoreError(
            f"a store in PostgreSQL takes psycopg, which cannot be loaded ({error}); install it with: "
            "pip install 'commitments[postgres]'"
        ) from None
    # What it would warn of on standard error, such as a connection that is lost, is told by us.
    logging.getLogger("psycopg").addHandler(logging.NullHandler())
    return found


class _NeverMade(BaseException):
    """Stands for a class of `asyncio`, which is derived from and named at most."""

    def __class_getitem__(cls, item: object) -> "type[_NeverMade]":
        return cls


class _NotLookedUp(ImportError):
    """What `importlib.metadata` says of a package that it does not find."""


def _version(name: str) -> str:
    raise _NotLookedUp(name)


def _type_var(name: str, *constraints: Any, default: object = None, **options: Any) -> Any:
    """As in Python 3.13; a default is for who checks types."""
    return TypeVar(name, *constraints, **options)


_LATER = (
    "asyncio:get_running_loop",
    "asyncio:sleep",
    "ctypes.util:find_library",
    "ipaddress:ip_address",
    "socket",
    # Which only has to set up a library of an earlier kind than libpq takes.
    "ssl",
    "zoneinfo:ZoneInfo",
)
_GIVEN: Mapping[str, Mapping[str, object]] = {
    "asyncio": dict.fromkeys(("CancelledError", "Future", "Lock", "Queue", "Task"), _NeverMade),
    "importlib.metadata": {"version": _version, "PackageNotFoundError": _NotLookedUp},
    "typing_extensions": {"TypeVar": _type_var},
}
