"""Make a new store: empty, or with the shipped example.

commitments init               # a store in ./data
commitments init promises      # a store in ./promises
commitments init --example     # with the White House fact sheet of 6 November 2017
"""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from commitments.commands._options import session_of

GROUP = "Store"


def run(
    ctx: typer.Context,
    folder: Annotated[
        str | None, typer.Argument(metavar="[DIR]", help="Where; without it --store DIR, else data.")
    ] = None,
    example: Annotated[bool, typer.Option("--example", help="With the shipped example in it.")] = False,
) -> None:
    from commitments.store import Store

    session = session_of(ctx)
    folder = folder or session.store_option or "data"
    had_attributes = (Path(folder) / ".gitattributes").exists()
    store = Store.create_example(folder) if example else Store.create(folder)
    session.has_made = f"the store in {folder} was made"
    session.write([f"{store.path}\n"])
    if had_attributes:
        session.say(
            f"{store.path / '.gitattributes'} was there already and is as it was; so that git leaves line ends alone, "
            "which spans and hashes count, it should end with: *.txt -text"
        )
    hint = "list" if example else "document add FILE"
    if session.is_near(store.path):
        session.say(f"made a store in {folder}; next: commitments {hint}")
        return
    named = shlex.quote(folder)
    session.say(
        f"made a store in {folder}; next: commitments --store {named} {hint} (or cd {named} first, without --store)"
    )
