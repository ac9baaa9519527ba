"""List the commands that changed this store, newest first: when, by whom, and what they touched.

Promises that a merge has given another number are told behind them.
"""

from itertools import islice

import typer

from commitments.commands._options import Limit, RowFormat, session_of
from commitments.desk.steps import show_entries

GROUP = "Store"


def run(ctx: typer.Context, limit: Limit = None, format_: RowFormat = "table") -> None:
    session = session_of(ctx)
    show_entries(session, islice(session.store.log(), limit), format_)
    for one in session.store.renumbered():
        session.say(f"{one.id} was {', '.join(one.before)} before a merge, since that number was given out twice")
