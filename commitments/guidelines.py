"""What would count, as it holds for a commitment: the newest of its guidelines, and the ratings made under others."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from commitments.history import Guideline
from commitments.history.guideline import version_of
from commitments.model import Commitment, Rating, Status, Update


class Version(NamedTuple):
    """One guideline of a commitment, and the entry that made it."""

    number: int
    guideline: Guideline
    entry: Update


class Outdated(NamedTuple):
    """A rating that stands, made under another guideline than the one that holds."""

    rating: Rating
    under: str
    """What it was made under, and what holds now, in words."""


def versions(commitment: Commitment) -> list[Version]:
    """In the order in which they were recorded, without those that were taken back; their numbers stay."""
    found = [
        Version(version_of(entry, commitment), entry.act, entry)
        for entry in commitment.counted
        if isinstance(entry.act, Guideline)
    ]
    return sorted(found, key=lambda version: version.entry.recorded)


def newest(commitment: Commitment) -> Version | None:
    """The one that holds; None where there is none."""
    found = versions(commitment)
    return found[-1] if found else None


def newest_key(commitment: Commitment) -> str | None:
    found = newest(commitment)
    return found.entry.key if found else None


def words(commitment: Commitment) -> list[tuple[str, str]]:
    """What would count as each status, by the guideline that holds; nothing where there is none."""
    found = newest(commitment)
    return [(name, text) for name, text in found.guideline.parts() if text] if found else []


def older(commitment: Commitment, key: str | None) -> str:
    """Of what was rated under the guideline of that key: `under version 1 of its guideline; version 2 holds now`; ""
    where that is the one that holds, or there is none."""
    now = newest(commitment)
    if now is None or key == now.entry.key:
        return ""
    written = (entry for entry in commitment.updates if isinstance(entry.act, Guideline) and entry.key == key)
    entry = next(written, None)
    under = f"under version {version_of(entry, commitment)} of its guideline" if entry else "before it had a guideline"
    return f"{under}; version {now.number} holds now"


def outdated(commitment: Commitment, today: date) -> Iterator[Outdated]:
    """Each rating that stands, of all or of one member, and was not made under the guideline that holds."""
    if newest(commitment) is None:
        return
    updates = commitment.updates_until(today)
    standing = commitment.standing(today)
    stand = [*([Rating(None, standing.status)] if standing.is_joint else ()), *map(Rating._make, standing.members)]
    for rating in stand:
        made = _made(rating, updates)
        if made is not None and (under := older(commitment, made.guideline)):
            yield Outdated(rating, under)


def _made(rating: Rating, updates: Sequence[Update]) -> Update | None:
    """The entry that a rating is from; `not-applicable` is rated by no guideline."""
    if rating.status is Status.NOT_APPLICABLE:
        return None
    found = (one for one in reversed(updates) if one.actor == rating.actor and one.status is rating.status)
    return next(found, None)
