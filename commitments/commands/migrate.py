"""Bring a store in PostgreSQL up to date with this version of the program, and grant its roles what they need.

A folder needs no such step: each document is brought up to date by its next change.

commitments migrate postgresql://ana@db.example/pacts
"""

from typing import Annotated

import typer

from commitments.commands._options import session_of
from commitments.errors import UsageError

GROUP = "Store"


def run(
    ctx: typer.Context,
    place: Annotated[
        str | None, typer.Argument(metavar="[URL]", help="Which; without it the store that --store names.")
    ] = None,
) -> None:
    from commitments.stores import is_url

    session = session_of(ctx)
    place = place or str(session.store_place())
    if not is_url(place):
        raise UsageError(f"{place} is a folder; each document in it is brought up to date by its next change")
    from commitments.stores.postgres import migrated

    for line in migrated(place):
        session.say(line)
