"""What the table of commitments says of each besides its record, so that a question reads few of them.

It is what the index of a folder has, see `narrowing`: numbers in columns, and words, here as a `tsvector` of our own
folding. A row whose facts another version has worked out, or that cannot be worked out, may meet every question.
"""

from typing import Any
from zlib import crc32

from commitments.codec import decode_commitment
from commitments.dates import PartialDate
from commitments.errors import CommitmentsError
from commitments.model import Status
from commitments.stores.documents.format import Record
from commitments.stores.narrowing import (
    BITS,
    COLUMNS,
    EDITION,
    EVERYTHING,
    Condition,
    Dialect,
    Holds,
    Joined,
    Negated,
    Where,
    facts,
    sql_of,
)

NAMES = ("edition", *COLUMNS, "words", "folded", "stands")
MINE = crc32(repr((EDITION, sorted(BITS))).encode()) | 1
"""The edition of the facts that this version works out; never 0."""
LONGEST_WORD = 400
"""Characters of a word that are kept: PostgreSQL takes 2,046 bytes."""
MOST_BYTES = 500_000
"""Of all words of a commitment: PostgreSQL takes a megabyte."""
_HIGHEST = 2**63 - 1
_UNKNOWN = (0, *[None] * (len(NAMES) - 1))


def columns(record: Record, published: PartialDate | None, document_id: str, number: int) -> tuple[Any, ...]:
    """The values of NAMES for the record of that commitment; `published` stands for a date that it does not say."""
    try:
        commitment = decode_commitment(record, published)
    except CommitmentsError:
        return _UNKNOWN
    if (commitment.document, commitment.number) != (document_id, number):
        return _UNKNOWN
    row, words = facts(commitment)
    present = row[COLUMNS.index("present")]
    assert isinstance(present, int)
    words |= {f"{'has' if present & bit else 'no'}:{name}" for name, bit in BITS.items()}
    folded = "\n".join(sorted(word.removeprefix("text:") for word in words if word.startswith("text:")))
    if not all(map(_fits, row)) or "\0" in "".join(words) or sum(map(len, words)) * 4 > MOST_BYTES:
        return _UNKNOWN
    status = str(tuple(Status)[int(row[COLUMNS.index("status")] or 0)])
    return (MINE, *row, " ".join(quoted(word[:LONGEST_WORD]) for word in sorted(words)), folded, status)


def _fits(value: int | float | None) -> bool:
    return not isinstance(value, int) or -_HIGHEST <= value <= _HIGHEST


def quoted(word: str) -> str:
    """A word as `tsvector` and `tsquery` read it."""
    escaped = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


def word_asked(how: str, word: str) -> Condition | None:
    """A `Lookup` of narrowing."""
    if "\0" in word or len(word) >= LONGEST_WORD or any("\ud800" <= letter <= "\udfff" for letter in word):
        return None
    if how == "has":
        return Holds(quoted(f"has:{word}"), unless=quoted(f"no:{word}"))
    if how == "is":
        return Holds(quoted(word))
    if how == "begins":
        return Holds(f"{quoted(word)}:*")
    _, _, part = word.partition(":")
    # A run is of letters and digits alone, so that nothing in it is a pattern. One of less than three letters is in no
    # trigram: then the server reads every text, and sends few.
    return Where(f"folded LIKE '%{part}%'")


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


DIALECT = Dialect(lambda match: f"words @@ {_literal(match)}::tsquery", both=" & ", either=" | ")


def sql_of_question(condition: Condition) -> str:
    """On the rows that may meet it, without values to be filled in."""
    if condition == EVERYTHING:
        return "TRUE"
    return f"({sql_of(_inward(condition), DIALECT)} OR edition < {MINE} OR edition > {MINE})"


def _inward(condition: Condition, *, is_negated: bool = False) -> Condition:
    """The same with what is negated as far inside as can be: an index finds what has a word, and not what lacks it."""
    if isinstance(condition, Negated):
        return _inward(condition.part, is_negated=not is_negated)
    if isinstance(condition, Joined):
        parts = tuple(_inward(part, is_negated=is_negated) for part in condition.parts)
        return Joined(condition.is_all != is_negated, parts)
    if isinstance(condition, Holds) and condition.unless and is_negated:
        return Holds(condition.unless, condition.match)
    return Negated(condition) if is_negated else condition
