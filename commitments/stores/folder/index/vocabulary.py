"""The words of the index: each is kept once, and stands everywhere else by its number, in hexadecimal."""

import sqlite3

from commitments.stores.narrowing import BITS, Condition, Dialect, Holds, Where, any_of

MOST_WORDS = 500
"""A part that more words than that have in common narrows little and costs much."""

FTS = Dialect(
    lambda match: f"id IN (SELECT rowid FROM words WHERE words MATCH '{match}')",  # noqa: S608 - hexadecimal digits
    both=" AND ",
    either=" OR ",
)


class Vocabulary(dict[str, str]):
    """The number of each word, in hexadecimal as FTS5 is to see it; a new word gets one."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def __missing__(self, word: str) -> str:
        row = self._db.execute("SELECT id FROM vocabulary WHERE word = ?", (word,)).fetchone()
        number = row[0] if row else self._db.execute("INSERT INTO vocabulary (word) VALUES (?)", (word,)).lastrowid
        self[word] = found = f"{number:x}"
        return found


def wanted(db: sqlite3.Connection, how: str, word: str) -> Condition | None:
    """As `narrowing.Lookup`."""
    if how == "has":
        return Where(f"present & {BITS[word]} != 0")
    numbers = numbers_of(db, how, word)
    return None if numbers is None else any_of(Holds(f"{number:x}") for number in numbers)


def numbers_of(db: sqlite3.Connection, how: str, word: str) -> list[int] | None:
    """Those of the words that are, begin with or contain this one; None where they are too many to help."""
    try:
        word.encode()
    except UnicodeEncodeError:
        return []  # half a character, which no file holds
    key, _, part = word.partition(":")
    where, values = {
        "is": ("word = ?", [word]),
        "begins": ("word >= ? AND word < ?", [word, f"{word}\U0010ffff"]),
        "contains": (f"word > '{key}:' AND word < '{key};' AND instr(substr(word, {len(key) + 2}), ?)", [part]),
    }[how]
    rows = db.execute(f"SELECT id FROM vocabulary WHERE {where} LIMIT {MOST_WORDS + 1}", values)  # noqa: S608
    numbers = [number for (number,) in rows]
    return numbers if len(numbers) <= MOST_WORDS else None
