"""Where a guess had better ask: the words of the promise are in no column that says so, or in two that both do."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from commitments.guess.choice import Ranked, longest
from commitments.guess.columns import Column
from commitments.headers import PLAIN, is_list_of, is_of_promises, parts_of

_NEARLY_ALL = 0.8
_CLEARLY_LONGER = 1.5
_SHOWN = 6
_SURE = frozenset(["verbatim", "promise"])
_OF_A_PROMISE = frozenset(["key", "actors", "due", "made", "amount", "kind"])
_SIGNS = frozenset(["status", "maker", "person", "party", "due", "made", "amount"])
_WEAK = frozenset(["title", "details"])


class Doubt(NamedTuple):
    field: str
    reason: str
    """A sentence's part, which the candidates come behind."""
    candidates: tuple[str, ...]


def of_quote(ranked: Sequence[Ranked], columns: Mapping[str, Column]) -> tuple[Column | None, Doubt | None]:
    """The column for the words of the promise, and what makes it doubtful."""
    if not ranked:
        free = longest(columns)
        reason = "no column is called the words of a promise"
        return (free[0], Doubt("quote", reason, _paths(free))) if free else (None, None)
    best = [one.column for one in ranked if one.cost == ranked[0].cost]
    whole = [column for column in best if column.filled >= _NEARLY_ALL * column.rows]
    if len(whole) > 1:
        by_length = sorted(whole, key=lambda column: -column.mean_length)
        if by_length[0].mean_length < _CLEARLY_LONGER * by_length[1].mean_length:
            return best[0], Doubt("quote", "several columns may be the words of the promises", _paths(whole))
        return by_length[0], None
    chosen = max(best, key=lambda column: (column.mean_length if len(best) > 1 else 0, column.filled))
    if named := _named(chosen, columns):
        reason = f"{named.path!r} and its description, {chosen.path!r}, may both be the words of the promises"
        return chosen, Doubt("quote", reason, _paths([named, chosen]))
    hidden = _hidden(chosen, columns)
    if hidden:
        reason = f"{chosen.path!r} is called a title, and the words of the promises may be in a longer column"
        return chosen, Doubt("quote", reason, (chosen.path, *_paths(hidden)))
    return chosen, None


def of_nothing_else(
    quote: Column, fields: Iterable[str], columns: Mapping[str, Column], under: Iterable[str], *, is_rated: bool
) -> Doubt | None:
    """A column that is just called the text, or so, beside others that no promise has: it may be of anything, as of the
    pages of a document."""
    others = [column for column in columns.values() if column is not quote]
    is_told = set(quote.senses) & _SURE or any(is_list_of("rows", parts_of(path)[-1]) for path in under if path)
    is_beside = set(fields) & _OF_A_PROMISE or any(set(column.senses) & _SIGNS for column in others)
    if is_told or is_rated or is_beside or not others:
        return None
    return Doubt("quote", "nothing beside it says that these are promises", (quote.path,))


def _named(chosen: Column, columns: Mapping[str, Column]) -> Column | None:
    """What is just called a name, and is none of a person, beside words that are just called a description."""
    if set(chosen.senses) & {"verbatim", "promise", "text", "title"}:
        return None
    named = (
        column
        for column in columns.values()
        if set(column.senses) == {"name"} and column.senses["name"] <= PLAIN and "[" not in column.path
    )
    is_wordy = (column for column in named if column.mean_length >= _A_PHRASE and column.variety >= 0.9)
    return next(is_wordy, None)


_A_PHRASE = 25
"""Characters: more than most people's names have."""


def of_parts(quote: Column, columns: Mapping[str, Column]) -> Doubt | None:
    """Rows with the id of the same promise again and again and other words in each: its evidence, or its updates."""
    if set(quote.senses) & {"verbatim", "promise", "text"} or "[" in quote.path:
        return None
    ids = (column for column in columns.values() if is_of_promises(column.path) and "key" in column.senses)
    of_another = next((one for one in ids if one.is_full and 1 < len(one.words) < _NEARLY_ALL * len(quote.words)), None)
    if of_another is None:
        return None
    reason = f"several rows have the same {of_another.path!r} and other words, so that they may be its evidence"
    return Doubt("quote", reason, (quote.path,))


def _hidden(chosen: Column, columns: Mapping[str, Column]) -> list[Column]:
    """Long texts in columns of no known name, beside a mere title."""
    if not set(chosen.senses) <= _WEAK | {"name", "label"}:
        return []
    return [
        column
        for column in longest(columns, {chosen.path})
        if not column.senses
        and not column.path.startswith("@")
        and column.mean_length >= max(30, 2 * chosen.mean_length)
        and column.filled >= 0.5 * column.rows
        and column.variety > 0.5
    ]


def _paths(columns: Sequence[Column]) -> tuple[str, ...]:
    return tuple(column.path for column in columns if column.path != "@file")[:_SHOWN]
