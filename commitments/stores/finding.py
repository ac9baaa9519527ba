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


def is_near(store: Store) -> bool:
    """Whether a command without --store takes that store here."""
    try:
        place = found(None)
    except StoreError:  # another one is named, and is not there
        return False
    return place is not None and store.is_at(place)


def refuse_to_change_the_example() -> None:
    """For somebody who has no store: raises StoreError, unless the copy of the example, which they looked at, was
    changed once when it was named."""
    from commitments.homes import own_store

    path = Store.at(own_store())
    if path is None or next(Store.open(path).log(), None) is None:
        where = f"; to try things out on the example in {path}, add --store {path}" if path else ""
        raise StoreError(
            "there is no store of yours here to change; make one with: commitments init DIR, then add --store DIR "
            f"or go there{where or ' (with --example it begins as a copy of the example)'}"
        )


def _here() -> Path:
    try:
        return Path.cwd()
    except FileNotFoundError:
        raise StoreError("the folder you are in is gone; go to another, or name a store with --store DIR") from None


def _usual() -> str | None:
    from commitments.homes import configured_store

    return configured_store()
