"""Show where the store, its configuration, journal and index are; for bug reports."""

import typer

from commitments import __version__
from commitments.commands._options import session_of
from commitments.text import inert

GROUP = "Store"


def run(ctx: typer.Context) -> None:
    session = session_of(ctx)
    store = session.store_path().absolute()
    inside = store / ".commitments"
    lines = {
        "version": __version__,
        "store": store,
        "configuration": store / "commitments.toml",
        "journal": inside / "journal",
        "lock": inside / "lock",
        "index": session.store.index_path() or "(no place for one)",
    }
    session.write(f"{name:<14} {inert(str(value))}\n" for name, value in lines.items())
