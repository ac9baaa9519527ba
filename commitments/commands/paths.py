"""Show where the store, its configuration, journal and index are; for bug reports."""

import typer

from commitments import __version__
from commitments.commands._options import session_of
from commitments.text import inert

GROUP = "Store"


def run(ctx: typer.Context) -> None:
    session = session_of(ctx)
    lines = {"version": __version__, **session.store.places()}
    session.write(f"{name:<14} {inert(value)}\n" for name, value in lines.items())
