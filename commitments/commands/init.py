"""Make a new store: empty, or with the shipped example.

commitments init               # a store in ./data
commitments init promises      # a store in ./promises
commitments init --example     # with the White House fact sheet of 6 November 2017
"""

import shlex
from typing import Annotated

import typer

from commitments.commands._options import session_of
from commitments.text import without_password

GROUP = "Store"


def run(
    ctx: typer.Context,
    place: Annotated[
        str | None, typer.Argument(metavar="[DIR|URL]", help="Where; without it --store DIR, else data.")
    ] = None,
    example: Annotated[bool, typer.Option("--example", help="With the shipped example in it.")] = False,
) -> None:
    from commitments.stores import Store
    from commitments.stores.finding import is_near

    session = session_of(ctx)
    place = place or session.store_option or "data"
    store = Store.create(place, example=example)
    name = without_password(place)
    session.has_made = f"the store in {name} was made"
    session.write([f"{store.name}\n"])
    for remark in store.remarks:
        session.say(remark)
    hint = "list" if example else "document add FILE"
    if is_near(store):
        session.say(f"made a store in {name}; next: commitments {hint}")
        return
    session.say(f"made a store in {name}; next: commitments --store {shlex.quote(name)} {hint} ({store.named})")
