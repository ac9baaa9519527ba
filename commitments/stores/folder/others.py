"""Whose work a change is, as git has it: what somebody else has committed too is not for one person to take back.

The journal tells what one person did here. Where two did the very same, such as giving the same tag, and their work was
merged, the record shows no trace of it; then only the commits tell that it is also the other's.
"""

from pathlib import Path
from typing import Any

from commitments import repository
from commitments.repository import Commit
from commitments.stores.changes.entries import Entry, names_of
from commitments.stores.documents.format import dumps

_MOST = 100
"""Commits of others that are looked at, newest first."""


def also_by_others(store: Path, taking_back: Entry) -> list[str]:
    """The ids of records that would be changed and that a commit of somebody else's has made what they are, or taken
    out; none where there is no repository. `taking_back` is the change that is about to be made."""
    around = repository.around(store)
    if around is None:
        return []
    found: list[str] = []
    for name, patch in taking_back.patches.items():
        before, after = patch.records()
        standing = {key: _line(key, record) for key, record in before.items() if record is not None}
        gone = {key: _start(key, after[key]) for key in after.keys() - standing.keys()}
        for commit in around.by_others(name, _MOST) if standing or gone else ():
            made = [key for key, line in standing.items() if line in commit.content]
            keys = [key for key in made if not any(standing[key] in parent for parent in commit.parents)]
            keys += [key for key, start in gone.items() if _is_taken_out(start, commit)]
            found += names_of(name, keys)
    return [*dict.fromkeys(found)]


def _is_taken_out(start: bytes, commit: Commit) -> bool:
    """Whether it is the commit that did so; a merge takes along what one of its sides did."""
    return start not in commit.content and bool(commit.parents) and all(start in one for one in commit.parents)


def _start(key: str, record: Any) -> bytes:
    """Of the line of a record, whatever it said since."""
    return f'"{key.rpartition("/")[2]}": {{"id": {dumps(record.get("id"))}'.encode()


def _line(key: str, record: object) -> bytes:
    return f'"{key.rpartition("/")[2]}": {dumps(record)}'.encode()
