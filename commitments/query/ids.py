"""Words that look like ids: `3`, `3,5-7`, `us-japan-2017-03`, and what they can name."""

from collections.abc import Iterator
from typing import NamedTuple

from commitments.model import Commitment


class Range(NamedTuple):
    first: int
    last: int


def number_range(text: str) -> Range | None:
    """`3` or `5-7`."""
    first, hyphen, last = text.partition("-")
    if not _is_number(first) or (hyphen and not _is_number(last)):
        return None
    return Range(int(first), int(last or first))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 9


def full_ids(text: str) -> Iterator[tuple[str, Range]]:
    """The document and the range that a word can mean: `g20-03-05` is g20-03's number 5, or g20's from 3 to 5."""
    document, _, last = text.rpartition("-")
    if not document or not _is_number(last):
        return
    yield document, Range(int(last), int(last))
    document, _, first = document.rpartition("-")
    if document and _is_number(first):
        yield document, Range(int(first), int(last))


def is_numbers(word: str) -> bool:
    return all(number_range(piece) for piece in word.split(","))


def looks_like_ids(word: str) -> bool:
    return all(number_range(piece) or any(full_ids(piece)) for piece in word.split(","))


def is_named(word: str, commitment: Commitment) -> bool:
    document: str | None = None
    for piece in word.split(","):
        if numbers := number_range(piece):
            if document in (None, commitment.document) and numbers.first <= commitment.number <= numbers.last:
                return True
            continue
        for named, numbers in full_ids(piece):
            if named.casefold() == commitment.document.casefold():
                document = commitment.document
                if numbers.first <= commitment.number <= numbers.last:
                    return True
    return False
