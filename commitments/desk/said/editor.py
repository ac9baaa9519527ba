"""What the user writes in an editor of their own. It is never lost to a mistake in it."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from commitments import toml
from commitments.desk.said.forms import COMMITMENT, Form, Read
from commitments.errors import CommitmentsError, Declined, NotFound, UsageError, without_options
from commitments.model import Commitment, Document
from commitments.terminal import ESC

if TYPE_CHECKING:
    from commitments.session import Session

_NOTHING = b" \t\r\n\0\xef\xbb\xbf\xfe\xff"
"""Bytes that no text is made of alone: blanks, and the marks that editors put before it."""

T = TypeVar("T", Commitment, Document)


@contextmanager
def in_editor(
    session: "Session", commitment: T, edited: Callable[[dict[str, Any]], T], form: Form | None = None
) -> Iterator[T]:
    """The commitment, or what else there is a form for, as the user leaves it, for as long as it takes to store it.
    After mistakes, which are told all at once, the editor is opened again, if the user says so. What was written goes
    only when all is well; else it stays in its file, which is named.
    """
    session.may_change()
    session.run_once()
    editor = _editor(session)
    form = form or COMMITMENT
    written = _Written(commitment.id, form.write(commitment))
    try:
        yield _until_right(session, editor, written, lambda text: _all_right(form.read(text), edited))
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


def _editor(session: "Session") -> str:
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor and session.has_asked:  # in a walk, which has no such options
        raise UsageError(
            "no editor is set; k, y and o change kind, due date and who without one; for the rest leave with q, set "
            "one as in export EDITOR=nano, and the same command goes on from there"
        )
    if not editor:
        raise UsageError("say what to change with options (see --help), or set $EDITOR to change it there")
    return editor


class _Written:
    """The file that the user writes in."""

    def __init__(self, name: str, text: str) -> None:
        import tempfile

        self._before = text.encode()
        handle, name = tempfile.mkstemp(prefix=f"{name[-60:]}-", suffix=".toml")
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


def _until_right(session: "Session", editor: str, written: _Written, edited: Callable[[str], T]) -> T:
    while True:
        _open(editor, written.path)
        data = written.data()
        try:
            return edited(_decoded(data))
        except CommitmentsError as error:
            if not session.can_ask:
                raise _same_kind(error, f"{error}; nothing was changed") from None
            told = error.in_lines if isinstance(error, _Mistakes) else f"{error}. "
            answer = session.answer(f"{told}Edit again? [Y/n] ")
            if answer in (None, ESC) or str(answer).casefold() in ("n", "no"):
                raise Declined("nothing was changed") from None


class _Mistakes(CommitmentsError):
    """Several, which scripts are told of as of the first."""

    def __init__(self, found: Sequence[CommitmentsError]) -> None:
        self._said = f"{len(found)} things are wrong: "
        self._found = [str(one) for one in found]
        self.exit_code = found[0].exit_code
        super().__init__(self._said + "; ".join(self._found))

    @property
    def in_lines(self) -> str:
        return "\n".join([self._said.rstrip(), *(f"- {one}" for one in self._found), ""])


def _all_right(read: Read, edited: Callable[[dict[str, Any]], T]) -> T:
    """What was made of the text. The error of one that is not right tells of every field that is wrong."""
    fields, problems = read
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
    mistakes = [_same_kind(error, without_options(error)) for error in found.values()]
    raise mistakes[0] if len(mistakes) == 1 else _Mistakes(mistakes)


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
