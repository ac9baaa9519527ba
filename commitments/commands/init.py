"""Make a new store: empty, or with the shipped example.

commitments init               # a store in ./data
commitments init promises      # a store in ./promises
commitments init --example     # with the White House fact sheet of 6 November 2017
"""

from typing import Annotated

import typer

from commitments.commands._options import session_of

GROUP = "Store"


def run(
    ctx: typer.Context,
    folder: Annotated[str, typer.Argument(metavar="[DIR]", help="Where; data without it.")] = "data",
    example: Annotated[bool, typer.Option("--example", help="With the shipped example in it.")] = False,
) -> None:
    from commitments.store import Store

    store = Store.create_example(folder) if example else Store.create(folder)
    print(store.path)  # noqa: T201
    hint = "commitments list" if example else "commitments document add FILE"
    session_of(ctx).say(f"made a store in {folder}; next: {hint}")
