"""The coding of a commitment as TOML in the user's editor. What was written is never lost to a mistake in it."""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commitments import toml
from commitments.errors import CommitmentsError, Declined, NotFound, UnknownName, UsageError
from commitments.model import Commitment, Kind
from commitments.terminal import ESC

if TYPE_CHECKING:
    from commitments.session import Session

_LISTS = ("actors", "counterparties", "tags")
_FIELDS = ("quote", "section", "summary", "kind", "actors", "counterparties", "made", "due", "amount", "tags")
_NOTHING = b" \t\r\n\0\xef\xbb\xbf\xfe\xff"
"""Bytes that no text is made of alone: blanks, and the marks that editors put before it."""


@contextmanager
def in_editor(
    session: "Session", commitment: Commitment, edited: Callable[[dict[str, Any]], Commitment]
) -> Iterator[Commitment]:
    """The commitment as the user leaves it, for as long as it takes to store it. On a mistake the editor is opened
    again, if the user says so. What was written goes only when all is well; else it stays in its file, which is named.
    """
    session.may_change()
    session.run_once()
    editor = _editor()
    written = _Written(commitment)
    try:
        yield _until_right(session, editor, written, edited)
    except KeyboardInterrupt:
        if kept := written.kept():
            session.warn(kept)  # what became of the change is said where Ctrl-C is told of
        raise
    except CommitmentsError as error:
        kept = written.kept()
        if not kept:
            raise
        raise _same_kind(error, f"{error}; {kept}") from None
    except BaseException:
        if kept := written.kept():
            session.warn(kept)
        raise
    written.path.unlink(missing_ok=True)


def _same_kind(error: CommitmentsError, message: str) -> CommitmentsError:
    """An error that tells scripts the same and people more."""
    more = CommitmentsError(message)
    more.exit_code = error.exit_code
    return more


def _editor() -> str:
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        raise UsageError("say what to change (commitments edit --help), or set $EDITOR to change it there")
    return editor


class _Written:
    """The file that the user writes in."""

    def __init__(self, commitment: Commitment) -> None:
        import tempfile

        self._before = as_toml(commitment).encode()
        handle, name = tempfile.mkstemp(prefix=f"{commitment.id[-60:]}-", suffix=".toml")
        with open(handle, "wb") as file:
            file.write(self._before)
        self.path = Path(name)

    def data(self) -> bytes:
        """Raises CommitmentsError where there is none to read."""
        try:
            data = self._read()
        except NotFound:
            raise CommitmentsError("the editor left no file behind; nothing was changed") from None
        except CommitmentsError:  # whose advice is for documents
            raise CommitmentsError("what the editor left is no text file that can be read") from None
        if not data.strip(_NOTHING):
            raise CommitmentsError("the text was emptied, so nothing was changed")
        return data

    def _read(self) -> bytes:
        """An editor may leave anything there, also a pipe or a device."""
        from commitments.intake.files import content

        return content(self.path)

    def kept(self) -> str:
        """Says where the text is, if anything was written there; else the file goes."""
        try:
            data = self._read()
        except NotFound:
            return ""
        except CommitmentsError:
            return f"what the editor left is in {self.path}"
        if data.strip(_NOTHING) and data != self._before:
            return f"what you wrote is in {self.path}"
        self.path.unlink()
        return ""


def _until_right(
    session: "Session", editor: str, written: _Written, edited: Callable[[dict[str, Any]], Commitment]
) -> Commitment:
    while True:
        _open(editor, written.path)
        data = written.data()
        try:
            return _all_right(_decoded(data), edited)
        except CommitmentsError as error:
            if not session.can_ask:
                raise _same_kind(error, f"{error}; nothing was changed") from None
            answer = session.answer(f"{error}. Edit again? [Y/n] ")
            if answer in (None, ESC) or str(answer).casefold() in ("n", "no"):
                raise Declined("nothing was changed") from None


def _all_right(text: str, edited: Callable[[dict[str, Any]], Commitment]) -> Commitment:
    """What was made of the text. The error of one that is not right tells of every field that is wrong."""
    fields, problems = from_toml(text)
    if not problems:
        try:
            return edited(fields)
        except CommitmentsError as error:
            problems = [error]
    found = {str(problem): problem for problem in problems}
    for name, value in fields.items():
        try:
            edited({name: value})
        except CommitmentsError as error:
            found.setdefault(str(error), error)
    first = next(iter(found.values()))
    if len(found) == 1:
        raise first
    raise _same_kind(first, f"{len(found)} things are wrong: " + "; ".join(found))


def _decoded(data: bytes) -> str:
    try:
        return toml.decoded(data)
    except toml.BadToml as error:
        raise UsageError(f"this is {error}") from None


def _open(editor: str, path: Path) -> None:
    """Until the editor is closed. Ctrl-C is for the editor, which may mean something by it; where that ends it, the
    command ends too. Killed, it could not save what was written."""
    import shlex
    import signal
    import subprocess

    pressed: list[int] = []
    before = signal.getsignal(signal.SIGINT)
    if callable(before):  # not inherited by the editor, as being deaf to it would be
        signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
    try:
        code = subprocess.run([*shlex.split(editor), str(path)], check=False).returncode
    except (OSError, ValueError, IndexError):
        raise UsageError(f"$EDITOR is {editor!r}, which cannot be started; set it to the editor you use") from None
    finally:
        signal.signal(signal.SIGINT, before)
    if code and pressed:
        raise KeyboardInterrupt
    if code:
        raise CommitmentsError("the editor gave up; nothing was changed")


def as_toml(commitment: Commitment) -> str:
    """What can be edited, with the rules as comments.

    >>> "quote = " in as_toml(Commitment("paris", 1, "We will."))
    True
    """
    lines = [
        f"# {commitment.id}: save and close to change it; leave as it is to change nothing.",
        f"# kind: {', '.join(Kind)}",
        "# dates: 2018, 2018-03 or 2018-03-01; amount: as in 1.6bn USD or 1-2bn USD",
        "# the quote must stand in the document",
        "",
        *(f"{name} = {_toml(_written(commitment, name))}" for name in _FIELDS),
    ]
    return "\n".join(lines) + "\n"


def _written(commitment: Commitment, name: str) -> str | list[str]:
    value = getattr(commitment, name)
    if name in _LISTS:
        return list(value)
    if name == "amount":
        if not value:
            return ""
        upper = "" if value.upper is None else f"..{value.upper}"
        return f"{value.value}{upper} {value.currency}"
    return str(value or "")


def _toml(value: str | list[str]) -> str:
    # JSON's strings and lists of strings are TOML's, but for DEL.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def from_toml(text: str) -> tuple[dict[str, Any], list[CommitmentsError]]:
    """The fields that were written, and what is wrong with others; those left out stay. Raises UsageError."""
    try:
        table = toml.parse(text)
    except toml.BadToml as error:
        raise UsageError(f"this is not TOML: {error}") from None
    fields: dict[str, Any] = {}
    problems: list[CommitmentsError] = []
    for name in table:
        try:
            if name not in _FIELDS:
                raise UnknownName("field", name, _FIELDS)
            fields[name] = _checked(name, table)
        except CommitmentsError as error:
            problems.append(error)
    return fields, problems


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
