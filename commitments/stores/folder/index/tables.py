"""The tables of the index, and its file opened: made where it is missing, anew where it is damaged or outdated."""

import contextlib
import os
import sqlite3
import time
from pathlib import Path
from unicodedata import unidata_version
from zlib import crc32

from commitments import __version__, homes
from commitments.stores.documents.migrations import SCHEMA
from commitments.stores.folder import private
from commitments.stores.folder.index.layout import BITS
from commitments.stores.narrowing import COLUMNS, EDITION

_FORMER_NAME = "index.sqlite"
"""Of one in the store itself, where earlier versions had it."""
_KEPT_SECONDS = 90 * 24 * 3600
WAIT_SECONDS = 0.25
"""For another process that is at work on the index; after that it is done without."""

_TABLES = f"""
CREATE TABLE listing (names BLOB NOT NULL, looks BLOB NOT NULL, records INTEGER NOT NULL);
CREATE TABLE files (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, look BLOB, is_known INTEGER NOT NULL);
CREATE INDEX unknown ON files (name) WHERE NOT is_known;
CREATE TABLE layouts (file INTEGER PRIMARY KEY, published TEXT, runs BLOB NOT NULL);
CREATE TABLE records (
    id INTEGER PRIMARY KEY AUTOINCREMENT, file INTEGER NOT NULL, number INTEGER NOT NULL, {", ".join(COLUMNS)}
);
CREATE TABLE vocabulary (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE);
CREATE VIRTUAL TABLE words USING fts5(numbers, content='', columnsize=0, detail=none, tokenize='ascii');
"""
# How texts are folded and what is kept decide what is found, so an index of another edition is made anew.
_EDITION = crc32(repr((EDITION, BITS, _TABLES, SCHEMA, __version__, unidata_version)).encode()) >> 1


def path_of(store: Path) -> Path:
    """Where this user's index of a store is: in a folder of the user's own, since who opens a database trusts it, and
    believes what it says. Raises OSError where there is no place for one."""
    from _blake2 import blake2b

    folder = homes.cache_folder()
    if folder is None:
        raise OSError("there is no home folder to keep an index in")
    name = blake2b(os.path.realpath(store).encode(errors="surrogateescape"), digest_size=16).hexdigest()
    path = Path(folder) / f"index-{name}.sqlite"
    if not path.exists():
        os.makedirs(folder, mode=0o700, exist_ok=True)
        _discard_old(folder)
        discard(store / private.NAME / _FORMER_NAME)
    return path


def _discard_old(folder: str) -> None:
    """Those of stores that nobody has asked for long, or that are no more."""
    for entry in os.scandir(folder):
        if entry.name.startswith("index-") and time.time() - entry.stat().st_mtime > _KEPT_SECONDS:
            discard(Path(entry.path))


def opened(path: Path) -> sqlite3.Connection:
    """Made where it is missing, and made anew where it is damaged or of another edition. Raises sqlite3.Error."""
    if path.is_symlink():
        raise sqlite3.OperationalError("a link may lead out of the store")
    try:
        return _connected(path)
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError:
        discard(path)
        return _connected(path)


def discard(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()


def _connected(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
    try:
        db.executescript("PRAGMA trusted_schema = OFF; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16000")
        if _edition(db) != _EDITION:
            _create(db)
    except BaseException:
        db.close()
        raise
    return db


def _create(db: sqlite3.Connection) -> None:
    db.execute("BEGIN IMMEDIATE")
    if _edition(db) != _EDITION:  # else another process was faster
        (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if tables:
            raise sqlite3.DatabaseError("of another edition")
        for table in filter(str.strip, _TABLES.split(";")):
            db.execute(table)
        db.execute(f"PRAGMA user_version = {_EDITION}")
    db.execute("COMMIT")


def _edition(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])
