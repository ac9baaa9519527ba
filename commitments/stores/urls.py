"""What names a store: a folder, or where a server is."""

import re
from pathlib import Path


def is_url(place: Path | str) -> bool:
    """Whether a store is named by where a server is, well or badly, and not by its folder.

    >>> is_url("postgresql://ana@h/pacts"), is_url("mysql://h/x"), is_url("host=h"), is_url("data")
    (True, True, True, False)
    """
    return isinstance(place, str) and _NAMES_SERVER.match(place) is not None


_NAMES_SERVER = re.compile(
    r"postgres(?:ql)?:|[^/]*://|\s*(?:host|hostaddr|port|dbname|user|service|password)\s*=", re.IGNORECASE
)
