"""Which store is meant where a command runs: the one that is named, else one near, else the user's usual one."""

import os
from pathlib import Path

from commitments.errors import StoreError
from commitments.stores.store import Store
from commitments.stores.urls import is_url
from commitments.text import without_password


def found(named: str | None) -> Path | str | None:
    """The folder of the store, or its URL; None where there is none. `named` comes before all else. Raises StoreError
    where one is named, here or in the user's settings, and is not there."""
    named = named or os.environ.get("COMMITMENTS_STORE")
    if not named:
        near = Store.find(_here())
        named = None if near else _usual()
        if not named:
            return near
    if is_url(named):
        return named
    place = Store.at(named)
    if place is None:
        name = without_password(named)
        raise StoreError(f"there is no store at {name}; make one with: commitments init {name}")
    return place


def _here() -> Path:
    try:
        return Path.cwd()
    except FileNotFoundError:
        raise StoreError("the folder you are in is gone; go to another, or name a store with --store DIR") from None


def _usual() -> str | None:
    from commitments.homes import configured_store

    return configured_store()
