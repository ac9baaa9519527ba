"""Nothing is written beside a record that cannot be read: a document is read whole before any of it is changed.

For a large one that takes longer than the change itself, so that it is noted how its file looked when it was right;
whether it still looks so is then enough. The note may be missing or wrong: at worst a document is read once more, or
once less.
"""

import os
from pathlib import Path

from commitments.errors import StoreError
from commitments.stores import files
from commitments.stores.documents.sheet import Sheet, without_collector
from commitments.stores.folder import private

WORTH_A_NOTE = 100_000
"""Bytes of a document's file."""
_MOST_NOTES = 1_000


def refuse_unsound(store: Path, sheet: Sheet) -> None:
    """Raises StoreError, naming what is wrong in it, for a document that `list` refuses."""
    if len(sheet.data) >= WORTH_A_NOTE and _notes(store).get(sheet.name) == _look(store / sheet.name):
        return
    without_collector(lambda: Sheet.of(sheet.id, sheet.data).commitments())


def note_sound(store: Path, names: list[str]) -> None:
    """Of files that were just written, as far as they are large."""
    looks = {name: _look(store / name) for name in names if os.path.getsize(store / name) >= WORTH_A_NOTE}
    if not looks:
        return
    notes = {name: look for name, look in _notes(store).items() if name not in looks} | looks
    lines = [f"{name} {look}\n" for name, look in notes.items()]
    # A file of its own, that takes the other's place: what is there may have other names, and be somebody's work.
    new = _path(store).with_suffix(".tmp")
    new.unlink(missing_ok=True)
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | files.UNFOLLOWED, 0o666)
    with open(handle, "w", encoding="utf-8") as file:
        file.writelines(lines[-_MOST_NOTES:])
    os.replace(new, _path(store))


def _notes(store: Path) -> dict[str, str]:
    try:
        with files.open_to_read(_path(store)) as file:
            lines = file.read().decode(errors="replace").splitlines()
    except (OSError, StoreError):
        return {}
    return {name: look for name, _, look in (line.partition(" ") for line in lines)}


def _look(path: Path) -> str:
    return " ".join(map(str, files.stamp(path) or ()))


def _path(store: Path) -> Path:
    return private.place(store) / "sound"
