"""Have git merge by meaning, in this clone: a merge driver in its configuration, and a `.gitattributes`.

commitments git setup
commitments git setup --dry-run    # what it would write

From then on git merge, rebase, cherry-pick and pull merge records: histories are joined, tags and lists are merged
three ways, numbers given out twice are told apart, and only a field that both sides changed is a conflict. Everybody
sets up a clone of their own; `.gitattributes` is to be committed.
"""

import shlex
import sys
from typing import TYPE_CHECKING

import typer

from commitments import repository
from commitments.commands._options import DryRun, session_of
from commitments.errors import StoreError
from commitments.stores import files
from commitments.stores.folder.making import ATTRIBUTES, with_attributes

if TYPE_CHECKING:
    from commitments.repository import Repository

_DRIVER = "merge.commitments."


def run(ctx: typer.Context, dry_run: DryRun = False) -> None:
    session = session_of(ctx)
    folder = session.store.path
    around = repository.around(folder)
    if around is None:
        raise StoreError(f"{folder} is in no git repository; make one with: git init {shlex.quote(str(folder))}")
    path = folder / ATTRIBUTES
    before = files.read_text(path) or ""
    after = with_attributes(before)
    if after != before:
        session.write([f"{path}  {'+'.join(['', *_added(before, after)])}\n"])
    changed = {name: value for name, value in _settings().items() if around.configured(name) != value}
    session.write(f"git config {name}  {value}\n" for name, value in changed.items())
    if dry_run:
        session.say("dry run: nothing was changed")
        return
    if after != before:
        files.replace(path, after)
    _configure(around, changed)
    if not changed and after == before:
        session.say("it was set up already")
    elif after != before:
        session.say(f"git merges this store by meaning now, in this clone; next: git add {shlex.quote(str(path))}")
    else:
        session.say("git merges this store by meaning now, in this clone")


def _added(before: str, after: str) -> list[str]:
    return [line for line in after.removeprefix(before).split("\n") if line and line[0] != "#"]


def _configure(around: "Repository", values: dict[str, str]) -> None:
    try:
        around.configure(values)
    except repository.GitFailed as error:
        raise StoreError(f"git's configuration cannot be written: {error}") from None


def _settings() -> dict[str, str]:
    return {
        f"{_DRIVER}name": "promises and their histories, merged by meaning",
        f"{_DRIVER}driver": driver(sys.executable),
        # Where both sides have several common ancestors, git merges those first: their conflicts are nobody's.
        f"{_DRIVER}recursive": "binary",
    }


def driver(python: str) -> str:
    """What git's shell runs: this program by its name, else by the interpreter that has it, else git's own merge.

    With -P the folder that git runs it in, which is whoever's the repository is, is no place for modules.
    """
    by_interpreter = f"{shlex.quote(python)} -P -m commitments"
    return (
        "if command -v commitments >/dev/null; then set -- commitments; "
        f"elif test -x {shlex.quote(python)}; then set -- {by_interpreter}; "
        "else exec git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B; fi; "
        '"$@" git driver %O %A %B %L %P'
    )
