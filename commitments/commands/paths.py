"""Show where the store, its configuration, journal and index are; for bug reports."""

import os

import typer

from commitments import __version__
from commitments.commands._options import session_of
from commitments.text import inert

GROUP = "Store"


def run(ctx: typer.Context) -> None:
    session = session_of(ctx)
    store = os.path.abspath(session.store_path())
    inside = os.path.join(store, ".commitments")
    lines = {
        "version": __version__,
        "store": store,
        "configuration": os.path.join(store, "commitments.toml"),
        "journal": os.path.join(inside, "journal"),
        "lock": os.path.join(inside, "lock"),
        "index": os.path.join(inside, "index.sqlite"),
    }
    session.write(f"{name:<14} {inert(value)}\n" for name, value in lines.items())
