"""TOML that anybody may have written: what cannot be read is one sentence, whatever it is."""

import os
import re
from typing import Any

_DEEPEST = 50
"""Tables inside tables; ours go two deep."""
_LARGEST = 2**63
"""TOML's integers are of 64 bits. Python reads longer ones, and then cannot write them in a message."""
_KEY = r"(?:[A-Za-z0-9_-]++|\"[^\"\n]*\"|'[^'\n]*')"
# tomllib takes quadratic time for a key of many parts: a minute for 30,000. Possessive, so that this one does not.
_ENDLESS_KEY = re.compile(rf"(?:^|[{{,])[ \t\[]*+{_KEY}(?:[ \t]*+\.[ \t]*+{_KEY}){{{_DEEPEST}}}", re.MULTILINE)


class BadToml(ValueError):
    """Why a text is not TOML that can be used; to be put behind the name of what was read."""


def decoded(data: bytes) -> str:
    """The text of a file that an editor wrote: UTF-8, or UTF-16 with its mark. Raises BadToml.

    >>> decoded("a = 1".encode("utf-8-sig")), decoded("a = 1".encode("utf-16"))
    ('a = 1', 'a = 1')
    """
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return data.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadToml(f"not UTF-8 text (byte {error.start})") from None


def beside(module: str, name: str) -> dict[str, Any]:
    """A data file of this package; `module` is the `__file__` of the one that it stands beside."""
    import tomllib  # 4 ms, for who asks for no words

    with open(os.path.join(os.path.dirname(module), name), "rb") as file:
        return tomllib.load(file)


def parse(text: str) -> dict[str, Any]:
    """Raises BadToml. A byte order mark at the beginning is read over, since editors put it there unasked.

    >>> parse("\\ufeffa = 1")
    {'a': 1}
    """
    import tomllib  # 4 ms

    if _ENDLESS_KEY.search(text):
        raise BadToml(f"a name has more than {_DEEPEST} parts")
    try:
        table = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        raise BadToml(str(error)) from None
    except RecursionError:
        raise BadToml("it is nested too deeply") from None
    except ValueError:  # Python turns no more than 4,300 digits into a number
        raise BadToml("it holds a number of too many digits") from None
    _refuse_endless(table)
    return table


def _refuse_endless(table: dict[str, Any]) -> None:
    left: list[tuple[Any, int]] = [(table, 0)]
    while left:
        value, depth = left.pop()
        if depth > _DEEPEST:
            raise BadToml(f"it is nested more than {_DEEPEST} deep")
        if isinstance(value, dict | list):
            left += [(inner, depth + 1) for inner in (value.values() if isinstance(value, dict) else value)]
        elif isinstance(value, int) and not -_LARGEST <= value < _LARGEST:
            raise BadToml("it holds a number of too many digits")
