"""The command line: global options, commands loaded when they are named, and the one place where an error becomes a
message and an exit code."""

import os
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from commitments import __version__
from commitments.commands._declared import FOLDER, command_names, described, path_of

_GROUPS = ("Look", "Follow up", "Documents", "Report", "Store")
# Options that may stand before or after the command; True: it takes a value.
_GLOBAL = {"--store": True, "--today": True, "--color": True, "--debug": False}


class Command(TyperCommand):
    """A command whose query may hold `-tag:trade`, which is no option."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        return super().parse_args(ctx, _tell_apart(args))


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

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        by_group: dict[str, list[tuple[str, str]]] = {}
        for name in self.list_commands(ctx):
            line, group = described(path_of(name, self.folder) or self.folder)
            by_group.setdefault(group, []).append((name, line))
        order = [*_GROUPS, *sorted(set(by_group) - set(_GROUPS))]
        for group in (group for group in order if group in by_group):
            with formatter.section(group):
                formatter.write_dl(by_group[group])


def _command(module_name: str, name: str) -> Any:
    module = import_module(module_name)
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(name, cls=Command, help=_as_written(module.__doc__ or ""))(module.run)
    return typer.main.get_command(app)


def _as_written(help_text: str) -> str:
    """The help with its indented examples marked, so that their lines are not run together."""
    return re.sub(r"\n\n(?=    )", "\n\n\b\n", help_text)


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
            first += [value for value in (next(words, None),) if value is not None]
    return [*first, *rest]


_NEGATED = re.compile(r"-(?:[A-Za-z]+:|[\"“(])")


def _tell_apart(args: Sequence[str]) -> list[str]:
    """`-tag:trade`, `-"two words"` and `-(…)` are negated terms and not options."""
    told: list[str] = []
    for place, word in enumerate(args):
        if word == "--":
            return [*told, *args[place:]]
        told.append(f"not {word[1:]}" if _NEGATED.match(word) else word)
    return told


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
        str | None, typer.Option(metavar="DIR", help="The store; else $COMMITMENTS_STORE, else the nearest one.")
    ] = None,
    today: Annotated[str | None, typer.Option(metavar="DATE", help="Take this for today ($COMMITMENTS_TODAY).")] = None,
    color: Annotated[str, typer.Option(metavar="WHEN", help="auto, always or never.")] = "auto",
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
    version: Annotated[
        bool, typer.Option("--version", help="Show the version.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    if ctx.resilient_parsing:
        return
    from commitments.session import Session

    ctx.obj = Session(store=store, today=today, color=color, typed=ctx.meta["typed"])


def run(args: list[str]) -> int:
    """Runs one command line in this process; returns its exit code."""
    if hasattr(sys.stdout, "reconfigure"):
        # What a terminal's encoding cannot show must not stop a report.
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        code = app(args, standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        return 0  # the reader, `head` perhaps, has seen enough
    except KeyboardInterrupt:
        return _report(args, "interrupted; nothing was left half done", 130)
    except typer.Abort:
        return _report(args, "aborted", 1)
    except Exception as error:
        return _failed(args, error)
    return code if isinstance(code, int) else 0


def _failed(args: list[str], error: Exception) -> int:
    from typer.exceptions import TyperException

    from commitments.errors import CommitmentsError

    if "--debug" in args:
        import traceback

        traceback.print_exc()
    if isinstance(error, CommitmentsError):
        return _report(args, str(error), error.exit_code)
    if isinstance(error, TyperException):
        return _report(args, _usage(error), error.exit_code)
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return _report(args, f"{where}{error.strerror or error}", 1)
    return _report(args, f"something unforeseen: {type(error).__name__}: {error}; --debug shows where", 1)


def _usage(error: Any) -> str:
    message = str(error.format_message()).rstrip(".")
    option = re.search(r"[Nn]o such option: (-\w\S*)", message)
    if option and not option[1].startswith("--"):
        message += f" (to leave out what matches {option[1][1:]!r}, write: not {option[1][1:]})"
    ctx = getattr(error, "ctx", None)
    return f"{message}; see {ctx.command_path} --help" if ctx else message


def _report(args: list[str], message: str, code: int) -> int:
    from commitments.text import inert

    if _wants_json(args):
        import json

        line = json.dumps({"error": message, "code": code})
    else:
        line = f"commitments: {inert(message)}"
    with suppress(OSError):  # nobody may be there to read it; the exit code still says so
        print(line, file=sys.stderr, flush=True)  # noqa: T201
    return code


def _wants_json(args: list[str]) -> bool:
    pairs = zip(args, [*args[1:], ""], strict=True)
    return any(
        word in ("--format=json", "--format=jsonl") or (word == "--format" and after in ("json", "jsonl"))
        for word, after in pairs
    )
