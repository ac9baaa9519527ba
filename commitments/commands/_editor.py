"""The coding of a commitment as TOML in the user's editor. What was written is never lost to a mistake in it."""

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commitments.errors import CommitmentsError, UnknownName, UsageError
from commitments.model import Commitment, Kind

if TYPE_CHECKING:
    from commitments.session import Session

_LISTS = ("actors", "counterparties", "tags")
_FIELDS = ("quote", "section", "summary", "kind", "actors", "counterparties", "made", "due", "amount", "tags")


def edit_until_right(
    session: "Session", commitment: Commitment, edited: Callable[[dict[str, Any]], Commitment]
) -> Commitment:
    """The commitment as the user leaves it. On a mistake the editor is opened again, if the user says so; else the
    text stays in its file, and the error names it."""
    import shlex
    import subprocess
    import tempfile

    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        raise UsageError("say what to change (commitments edit --help), or set $EDITOR to change it there")
    handle, name = tempfile.mkstemp(prefix=f"{commitment.id}-", suffix=".toml")
    os.close(handle)
    path = Path(name)
    path.write_text(as_toml(commitment), encoding="utf-8")
    while True:
        try:
            code = subprocess.run([*shlex.split(editor), name], check=False).returncode
        except (OSError, ValueError, IndexError):
            path.unlink()
            raise UsageError(f"$EDITOR is {editor!r}, which cannot be started; set it to the editor you use") from None
        if code != 0:
            raise CommitmentsError(f"the editor gave up; nothing was changed{_kept(path, commitment)}")
        try:
            result = edited(from_toml(path.read_text(encoding="utf-8")))
        except (CommitmentsError, UnicodeDecodeError) as error:
            _again(session, error, path)
            continue
        path.unlink()
        return result


def _kept(path: Path, commitment: Commitment) -> str:
    """Says where the text is, if anything was written into it; else the file goes."""
    if path.read_bytes() != as_toml(commitment).encode():
        return f", and what you wrote is in {path}"
    path.unlink()
    return ""


def _again(session: "Session", error: Exception, path: Path) -> None:
    kept = f"what you wrote is in {path}"
    if not session.can_ask:
        raise UsageError(f"{error}; nothing was changed, and {kept}")
    try:
        session.confirm(f"{error}. Edit again?", "")
    except CommitmentsError:
        raise UsageError(f"nothing was changed; {kept}") from None


def as_toml(commitment: Commitment) -> str:
    """What can be edited, with the rules as comments.

    >>> "quote = " in as_toml(Commitment("paris", 1, "We will."))
    True
    """
    lines = [
        f"# {commitment.id}: save and close to change it; leave as it is to change nothing.",
        f"# kind: {', '.join(Kind)}",
        "# dates: 2018, 2018-03 or 2018-03-01; amount: as in 1.6bn USD; the quote must stand in the document",
        "",
        *(f"{name} = {_toml(_written(commitment, name))}" for name in _FIELDS),
    ]
    return "\n".join(lines) + "\n"


def _written(commitment: Commitment, name: str) -> str | list[str]:
    value = getattr(commitment, name)
    if name in _LISTS:
        return list(value)
    if name == "amount":
        return f"{value.value} {value.currency}" if value else ""
    return str(value or "")


def _toml(value: str | list[str]) -> str:
    # JSON's strings and lists of strings are TOML's, but for DEL.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def from_toml(text: str) -> dict[str, Any]:
    """The fields that were written; those left out stay as they are. Raises UsageError."""
    import tomllib

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"this is not TOML: {error}") from None
    for name in table:
        if name not in _FIELDS:
            raise UnknownName("field", name, _FIELDS)
    return {name: _checked(name, table) for name in table}


def _checked(name: str, table: Mapping[str, Any]) -> str | list[str]:
    value = table[name]
    if name in _LISTS:
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return value
        raise UsageError(f'{name} should be a list of texts, as in ["Japan"]')
    if isinstance(value, str):
        return value
    if name in ("made", "due") or (name == "amount" and value == ""):
        return str(value)  # TOML has dates of its own, and a year is a number
    raise UsageError(f"{name} should be a text in quotation marks")
