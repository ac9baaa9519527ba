"""What is wrong with a JSON text, in words that say what to do; the decoder's own say what it expected."""

import re
from collections.abc import Sequence
from json import JSONDecodeError
from typing import Any

from commitments.headers import is_list_of

BEHIND = "something stands behind the end"
"""What a decoder says that has read a whole value and not reached the end of the text."""
_PROGRAM = re.compile(r"(?:export\s|module\.|exports\.|import\s|const\s|let\s|var\s|window\.|[A-Za-z_$][\w$.]*\s*[=(])")
_SPACE = " \t\n\r\ufeff"


def explained(text: str, error: JSONDecodeError) -> str:
    """A sentence's part on why the text is not JSON.

    >>> text = '[{"a": 1},]'
    >>> explained(text, JSONDecodeError("Expecting value", text, 10))
    'a comma stands before the ] in line 1, column 11: take it out'
    """
    place = f"line {error.lineno}, column {error.colno}"
    whole = text.rstrip(_SPACE)
    start = text.lstrip(_SPACE)
    if _PROGRAM.match(start) and not start.startswith(("true", "false", "null")):
        return "it is a program, not data: save the list in it alone, with every name in double quotes"
    if error.msg == BEHIND:
        if text[error.pos] in "{[":
            return f"several JSON documents stand in it, the second from {place}: put each in a file of its own"
        return f"something stands behind the end of the data, in {place}"
    if error.pos >= len(whole) or error.msg.startswith("Unterminated string"):
        last = whole.count("\n") + 1
        return f"it ends in line {last}, in the middle of what begins in {place}: it was cut off, and nothing was taken"
    if text[error.pos] in "]}" and text[: error.pos].rstrip(_SPACE).endswith(","):
        return f"a comma stands before the {text[error.pos]} in {place}: take it out"
    return f"{error.msg} in {place}"


def are_documents(lines: Sequence[Any]) -> bool:
    """Whether objects behind one another hold a list of promises each, and so are no promises themselves."""
    holders = [line for line in lines if isinstance(line, dict) and any(map(_is_list_of_rows, line.items()))]
    return len(holders) > 1 and len(holders) > len(lines) / 2


def _is_list_of_rows(field: tuple[str, Any]) -> bool:
    name, value = field
    return isinstance(value, list) and any(isinstance(one, dict) for one in value) and is_list_of("rows", name)
