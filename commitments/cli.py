"""The command line: global options, commands loaded when they are named, and the one place where an error becomes a
message and an exit code."""

import codecs
import errno
import io
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any, TextIO, cast

import typer
from typer.core import TyperCommand, TyperGroup

from commitments import __version__
from commitments.commands._declared import FOLDER, command_names, described, path_of

if TYPE_CHECKING:
    from commitments.session import Session

_EXAMPLES = re.compile(r"\n\n(?:commitments .*(?:\n|$))+")
_GROUPS = ("Look", "Follow up", "Second coders", "Documents", "Report", "Store")
# Options that may stand before or after the command; True: it takes a value.
_GLOBAL = {"--store": True, "--today": True, "--color": True, "--no-pager": False, "--debug": False}


class ReaderGone(Exception):
    """Nobody reads the output any more: `head` perhaps, which has seen enough."""


class Command(TyperCommand):
    """A command whose query may hold `-tag:trade`, which is no option."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        rest = super().parse_args(ctx, _tell_apart(args))
        ctx.params = {name: _as_typed(value) for name, value in ctx.params.items()}
        return rest


class LazyGroup(TyperGroup):
    """Commands are the files of a folder; a folder in it is a group of commands. Each is imported when it is named."""

    folder = FOLDER
    package = "commitments.commands"

    def list_commands(self, ctx: Any) -> list[str]:
        return command_names(self.folder)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        path = path_of(cmd_name, self.folder)
        if path is None:
            return None
        module = f"{self.package}.{os.path.basename(path).removesuffix('.py')}"
        return _group(module, path, cmd_name) if os.path.isdir(path) else _command(module, cmd_name)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if ctx.parent is None:
            ctx.meta["typed"] = list(args)
            args = _global_first(args)
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        try:
            return super().resolve_command(ctx, args)
        except Exception as error:
            if args[0].startswith("-") or self.get_command(ctx, args[0]) is not None:
                raise
            raise _no_command(args[0], self.list_commands(ctx), ctx.command_path) from error

    def invoke(self, ctx: Any) -> Any:
        if ctx.parent is not None:
            return super().invoke(ctx)
        # Typer has ways of its own to end a program for the first two.
        try:
            return self._shown(ctx)
        except KeyboardInterrupt:
            raise _interrupted() from None
        except BrokenPipeError:
            raise ReaderGone from None
        except OSError as error:
            session = _session()
            if not session or not session.done:
                raise
            raise _unshown(session.done, error) from None
        finally:
            if session := _session():
                session.close()

    def _shown(self, ctx: Any) -> Any:
        """What the command gives back, when all it shows is out."""
        try:
            result = super().invoke(ctx)
        except Exception as error:
            session = _session()
            if session and not _is_to_be_repeated(error, session):
                with suppress(OSError):  # the error says more than that
                    session.finish()
            raise
        if session := _session():
            session.finish()
        return result

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        by_group: dict[str, list[tuple[str, str]]] = {}
        for name in self.list_commands(ctx):
            line, group = described(path_of(name, self.folder) or self.folder)
            by_group.setdefault(group, []).append((name, line))
        order = [*_GROUPS, *sorted(set(by_group) - set(_GROUPS))]
        for group in (group for group in order if group in by_group):
            with formatter.section(group):
                formatter.write_dl(by_group[group])


_SESSIONS: list["Session"] = []
"""The one of the command that is run; none before the options are understood."""


def _session() -> "Session | None":
    return _SESSIONS[0] if _SESSIONS else None


def _interrupted() -> Exception:
    from commitments.errors import Interrupted

    session = _session()
    if session and session.changes_made:
        from commitments.desk.steps import left_standing

        return Interrupted(f"interrupted{left_standing(session)}")
    if session and session.has_made:
        return Interrupted(f"interrupted, but {session.has_made}")
    return Interrupted("interrupted; nothing was changed")


def _unshown(done: str, error: OSError) -> Exception:
    from commitments.errors import CommitmentsError

    return CommitmentsError(f"{done}, but what came of it cannot be shown: {error.strerror or error}")


def _command(module_name: str, name: str) -> Any:
    module = import_module(module_name)
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(name, cls=Command, help=_as_written(module.__doc__ or ""))(module.run)
    return typer.main.get_command(app)


def _as_written(help_text: str) -> str:
    """The help with its examples indented and marked, so that their lines are not run together."""
    indented = _EXAMPLES.sub(lambda found: found[0].replace("\ncommitments ", "\n    commitments "), help_text)
    return re.sub(r"\n\n(?=    )", "\n\n\b\n", indented)


def _group(module_name: str, folder: str, name: str) -> Any:
    group = LazyGroup(name=name, help=import_module(module_name).__doc__, no_args_is_help=True, rich_markup_mode=None)
    group.folder, group.package = folder, module_name
    return group


def _global_first(args: Sequence[str]) -> list[str]:
    """Global options moved before the command, since people write them where they think of them."""
    first: list[str] = []
    rest: list[str] = []
    words = iter(args)
    for word in words:
        if word == "--":
            rest += [word, *words]
            break
        name, equals, _ = word.partition("=")
        if name not in _GLOBAL:
            rest.append(word)
            continue
        first.append(word)
        if _GLOBAL[name] and not equals:
            first.append(_value_of(name, words))
    return [*first, *rest]


def _value_of(option: str, words: Iterator[str]) -> str:
    from commitments.errors import UsageError

    value = next(words, None)
    if value is None:
        raise UsageError(f"{option} needs a value; see commitments --help")
    return value


_NEGATED = r"-(?:[A-Za-z]+:|[\"“(]|[^-\s]+\s)"
# Bytes that no text holds in any encoding of ours, put before a word that the parser would take for options.
_MARK = "\udcff\udcfe"


def _tell_apart(args: Sequence[str]) -> list[str]:
    """`-tag:trade`, `-"two words"` and `-(…)` are terms of a query or words of a note, and not options."""
    told: list[str] = []
    for place, word in enumerate(args):
        if word == "--":
            return [*told, *args[place:]]
        is_negated = word.startswith("-") and not word.startswith("--") and re.match(_NEGATED, word)
        told.append(f"{_MARK}{word}" if is_negated else word)
    return told


def _as_typed(value: Any) -> Any:
    if isinstance(value, str):
        return value.removeprefix(_MARK)
    if isinstance(value, os.PathLike):
        return type(value)(os.fspath(value).removeprefix(_MARK))  # type: ignore[call-arg]
    return type(value)(map(_as_typed, value)) if isinstance(value, list | tuple) else value


def _no_command(name: str, known: list[str], path: str) -> Exception:
    import difflib

    from commitments.errors import UsageError

    plural = f"{path.rpartition(' ')[2]}s"
    if name in ("list", "ls") and path_of(plural):
        return UsageError(f"no command {name!r}; commitments {plural} lists them")
    near = difflib.get_close_matches(name.casefold(), known, n=1, cutoff=0.6)
    hint = f" did you mean {near[0]!r}?" if near else ""
    return UsageError(f"no command {name!r};{hint} {path} --help lists them")


app = typer.Typer(
    name="commitments",
    cls=LazyGroup,
    help="Follow up public promises: every commitment of a document, word for word, and what became of it, with proof.",
    epilog="Every command that reads or changes commitments takes the same query language: commitments help queries",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(asked: bool) -> None:
    if asked:
        print(f"commitments {__version__}")  # noqa: T201
        raise typer.Exit


@app.callback()
def _root(
    ctx: typer.Context,
    store: Annotated[
        str | None, typer.Option(metavar="DIR|URL", help="The store; else $COMMITMENTS_STORE, else the nearest one.")
    ] = None,
    today: Annotated[str | None, typer.Option(metavar="DATE", help="Take this for today ($COMMITMENTS_TODAY).")] = None,
    color: Annotated[str, typer.Option(metavar="WHEN", help="auto, always or never.")] = "auto",
    no_pager: Annotated[bool, typer.Option("--no-pager", help="Show long results without $PAGER.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
    version: Annotated[
        bool, typer.Option("--version", help="Show the version.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    if ctx.resilient_parsing:
        return
    from commitments.session import Session

    ctx.obj = Session(store, today, color, ctx.meta["typed"], may_repeat=ctx.obj, may_page=not no_pager)
    _SESSIONS[:] = [ctx.obj]


_TYPERS_INTERRUPTED = 130
"""What Typer gives back, without a word, for Ctrl-C while it reads the command line."""
_READINGS = 20
"""How often a command is run that others disturb, before it shows what it has."""


def run(args: list[str], ready: Callable[[], None] | None = None) -> int:
    """Runs one command line in this process; returns its exit code. `ready` is called when Ctrl-C is told of here."""
    _SESSIONS.clear()
    try:
        if ready:
            ready()
        _ready_streams()
        _refuse_broken_text(args)
        code = _run_undisturbed(args)
        sys.stdout.flush()
    except (BrokenPipeError, ReaderGone):
        return 0
    except KeyboardInterrupt:  # in the moments before a command begins, or after its end
        return _failed(args, _interrupted())
    except Exception as error:
        return _failed(args, error)
    return code if isinstance(code, int) else 0


def _run_undisturbed(args: list[str], readings: int = _READINGS) -> Any:
    try:
        code = app(args, prog_name="commitments", standalone_mode=False, obj=readings > 1)
    except Exception as error:
        if not _may_run_again(error, readings):
            raise
        return _run_undisturbed(args, readings - 1)
    if code == _TYPERS_INTERRUPTED:
        raise KeyboardInterrupt
    return code


def _may_run_again(error: Exception, readings: int) -> bool:
    """Whether nothing was done or shown, for what others did meanwhile."""
    if type(error).__name__ == "ReadAgain":  # the session is imported when there is one
        return True
    session = _session()
    return readings > 1 and session is not None and _is_to_be_repeated(error, session)


def _is_to_be_repeated(error: Exception, session: "Session") -> bool:
    """What was to be shown then is forgotten."""
    return type(error).__name__ == "Disturbed" and session.may_run_again


def _refuse_broken_text(args: Sequence[str]) -> None:
    for word in args:
        if not word.isascii() and any("\ud800" <= character <= "\udfff" for character in word):
            from commitments.errors import UsageError

            raise UsageError(f"{word!r} is not text in UTF-8; type it again, or convert it first")


def _ready_streams() -> None:
    """One that cannot show a character shows its number; one that was closed takes nothing, and what is said on
    standard error is then said to nobody."""
    if sys.stdin is None or sys.stdout is None or sys.stderr is None:
        _occupy()
        sys.stdout = sys.stdout or cast("TextIO", _Closed())
        sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - as long as the program runs
    if isinstance(getattr(sys.stdout, "buffer", None), io.RawIOBase):
        # PYTHONUNBUFFERED: of a long text a full disk or a pipe takes a part, and nobody would be told of the rest.
        buffer = io.BufferedWriter(cast("io.RawIOBase", sys.stdout.buffer))
        sys.stdout = io.TextIOWrapper(buffer, sys.stdout.encoding, line_buffering=sys.stdout.isatty())
    codecs.register_error("numbers", _numbers)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="numbers")


class _Closed(io.TextIOBase):
    """Standard output that was closed: a result that nobody can get is no success."""

    def write(self, text: str) -> int:
        if text:
            raise OSError(errno.EBADF, "standard output is closed")
        return 0


def _occupy() -> None:
    """So that no file of the store is opened in place of a closed stream, where others would write into it."""
    while (handle := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(handle, True)
    os.close(handle)


def _numbers(error: UnicodeError) -> tuple[str, int]:
    """Characters as JSON escapes them, so that JSON stays whole in every encoding."""
    assert isinstance(error, UnicodeEncodeError)
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[place : place + 4]}" for place in range(0, len(units), 4)), error.end


def _failed(args: list[str], error: Exception) -> int:
    from typer.exceptions import TyperException

    from commitments.errors import CommitmentsError

    if "--debug" in args:
        import traceback

        traceback.print_exc()
    if isinstance(error, CommitmentsError):
        return _report(args, str(error), error.exit_code)
    if isinstance(error, TyperException):
        if type(error).__name__ == "NoArgsIsHelpError":  # which Typer does not export
            return _help(str(error))
        return _report(args, _usage(error, args), error.exit_code)
    if isinstance(error, OSError):
        where = error.filename or "the output cannot be written"
        return _report(args, f"{where}: {error.strerror or error}", 1)
    return _report(args, f"something unforeseen: {type(error).__name__}: {error}; --debug shows where", 1)


def _help(text: str) -> int:
    """What a command without any words gets: its help, as no result but a hint."""
    with suppress(OSError):
        print(text, file=sys.stderr, flush=True)  # noqa: T201
    return 2


def _usage(error: Any, args: list[str]) -> str:
    message = str(error.format_message()).rstrip(".")
    for jargon, words in (("a valid int range", "a whole number"), ("a valid float range", "a number")):
        message = message.replace(jargon, words)
    message = f"{message[:1].lower()}{message[1:]}"
    ctx = getattr(error, "ctx", None)
    if ctx is None:
        return message
    option = re.search(r"no such option: (-[^\s-])", message)
    word = next((word for word in args if option and word.startswith(option[1])), "-")[1:]
    if word:
        return (
            f"-{word} is no option of {ctx.command_path}; to leave out what matches {word!r}, write: not {word} "
            f"(the options: {ctx.command_path} --help)"
        )
    if message.startswith("got unexpected extra argument"):
        extra = message.rpartition(" (")[2].rstrip(")").split()
        message = f"too many words, from {' '.join(extra[:1])!r} on; put quotation marks around what belongs together"
    return f"{message}; see {ctx.command_path} --help"


def _report(args: list[str], message: str, code: int) -> int:
    from commitments.text import inert

    if _wants_json(args):
        import json

        line = json.dumps({"error": message, "code": code})
    else:
        from commitments.terminal import in_lines

        line = f"commitments: {inert(message)}"
        line = in_lines(line) if sys.stderr.isatty() else line
    with suppress(OSError):  # nobody may be there to read it; the exit code still says so
        print(line, file=sys.stderr, flush=True)  # noqa: T201
    return code


def _wants_json(args: list[str]) -> bool:
    pairs = zip(args, [*args[1:], ""], strict=False)  # without any words, none
    return any(
        word in ("--format=json", "--format=jsonl") or (word == "--format" and after in ("json", "jsonl"))
        for word, after in pairs
    )
