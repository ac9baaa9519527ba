"""The commands as their files declare them, read from the files' text: importing Typer and all of them costs more.

A command's parameters are what Typer makes of the signature of its `run`. This reads the one form that is written here,
`name: Annotated[type, typer.Option(…)]`, in place or under a name of its own, and a test compares it with Typer's view.
"""

import ast
import os
import re
from typing import NamedTuple

FOLDER = os.path.dirname(__file__)
_PACKAGE = "commitments.commands."
_HELP = r'"""(.+?)(?:"""|\n\n)(?:.*?^GROUP = "([^"]+)")?'


class Parameter(NamedTuple):
    """An option, or, without names, an argument."""

    names: tuple[str, ...]
    takes_value: bool
    repeats: bool
    """Of an argument: it takes all the words that are left."""
    completer: str
    """Of `_complete.COMPLETERS`; "" where the shell may offer files."""
    help: str


def command_names(folder: str = FOLDER) -> list[str]:
    """Of the commands in a folder; a folder in it is a group of commands."""
    return sorted(
        entry.name.removesuffix(".py").rstrip("_").replace("_", "-")
        for entry in os.scandir(folder)
        if not entry.name.startswith("_") and (entry.name.endswith(".py") or entry.is_dir())
    )


def path_of(name: str, folder: str = FOLDER) -> str | None:
    """The file of a command or the folder of a group; None where there is none of that name."""
    module = name.replace("-", "_")
    if not module.isidentifier() or module.startswith("_"):
        return None
    group = os.path.join(folder, module)
    if os.path.isdir(group):
        return group
    files = (f"{group}.py", f"{group}_.py")  # import_.py, since `import` is a word of Python's own
    return next((path for path in files if os.path.isfile(path)), None)


def described(path: str) -> tuple[str, str]:
    """A command's first line of help, and the heading it stands under."""
    found = re.match(_HELP, _text(path), re.DOTALL | re.MULTILINE)
    return (" ".join(found[1].split()), found[2] or "Commands") if found else ("", "Commands")


def parameters(path: str, function: str = "run") -> list[Parameter]:
    """What a function of a file takes, in order."""
    tree = ast.parse(_text(path))
    named = _annotations(tree)
    run = next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == function)
    found = []
    for argument in run.args.args:
        annotation = argument.annotation
        if isinstance(annotation, ast.Name):
            annotation = named.get(annotation.id)
        if isinstance(annotation, ast.Subscript):
            found.append(_parameter(argument.arg, annotation))
    return found


def _text(path: str) -> str:
    with open(os.path.join(path, "__init__.py") if os.path.isdir(path) else path, encoding="utf-8") as file:
        return file.read()


def _annotations(tree: ast.Module) -> dict[str, ast.expr]:
    """The annotations that have a name: of the file itself, and of those it imports names from."""
    found: dict[str, ast.expr] = {}
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{_PACKAGE}_"):
            shared = os.path.join(FOLDER, f"{(node.module or '').removeprefix(_PACKAGE)}.py")
            found |= _annotations(ast.parse(_text(shared)))
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found[node.targets[0].id] = node.value
    return found


def _parameter(name: str, annotation: ast.Subscript) -> Parameter:
    kind, declared = annotation.slice.elts[0], annotation.slice.elts[1]  # type: ignore[attr-defined]
    words = {keyword.arg: keyword.value for keyword in declared.keywords}
    is_flag = isinstance(kind, ast.Name) and kind.id == "bool"
    repeats = any(isinstance(node, ast.Name) and node.id == "list" for node in ast.walk(kind))
    names: tuple[str, ...] = ()
    if declared.func.attr == "Option":
        option = f"--{name.replace('_', '-')}"
        names = tuple(word.value for word in declared.args) or (
            (option, f"--no-{option[2:]}") if is_flag else (option,)
        )
    return Parameter(names, not is_flag, repeats, _completer(words.get("autocompletion")), _words(words.get("help")))


def _completer(value: ast.expr | None) -> str:
    return _words(value.args[0]) if isinstance(value, ast.Call) else ""


def _words(value: ast.expr | None) -> str:
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else ""
