"""JSON whose numbers may have more digits than Python reads: such a one stays the text it was written as."""

import json
from json import JSONDecodeError
from typing import Any

_MOST_DIGITS = 4000


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) < _MOST_DIGITS else digits


_SWIFT = json.JSONDecoder()
# Calling back for each number takes half as long again, so only where it is needed.
_PATIENT = json.JSONDecoder(parse_int=_whole)


def decode(text: str, place: int = 0) -> tuple[Any, int]:
    """The value that begins at a place, and where it ends. Raises JSONDecodeError and RecursionError."""
    try:
        try:
            return _SWIFT.raw_decode(text, place)
        except JSONDecodeError:
            raise
        except ValueError:  # Python turns no more than 4,300 digits into a number
            return _PATIENT.raw_decode(text, place)
    except StopIteration as error:
        raise JSONDecodeError("a value is missing", text, error.value) from None


def loads(text: str) -> Any:
    """The one value of a text. Raises JSONDecodeError and RecursionError.

    >>> loads("[1" + "0" * 5000 + "]") == ["1" + "0" * 5000]
    True
    """
    value, end = decode(text, len(text) - len(text.lstrip(" \t\n\r")))
    if text[end:].strip(" \t\n\r"):
        raise JSONDecodeError("something stands behind the end", text, end)
    return value
