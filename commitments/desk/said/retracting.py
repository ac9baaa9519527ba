"""Taking back an update of a commitment: which one is meant, whether it can be, and the entry that does it."""

from datetime import timedelta

from commitments.errors import NotFound, UsageError
from commitments.history import Retraction
from commitments.model import Commitment, Update
from commitments.stats.turns import how_taken_back
from commitments.text import plural

_ONE_DAY = timedelta(days=1)
"""What the day of whoever enters it may be behind the same moment's day in UTC."""


def retraction_of(commitment: Commitment, number: int, entry: Update) -> Update:
    """The entry as what takes back the update of that number. Raises NotFound and UsageError."""
    update = _numbered(commitment, number)
    taken_back = commitment.taken_back(update)
    if taken_back is not None:
        place = next(place for place, one in commitment.numbered() if one is taken_back)
        raise UsageError(
            f"update {number} was taken back already, {how_taken_back(taken_back)}; to let it count again, take back "
            f"update {place}, which did it"
        )
    if entry.on.last < update.recorded_on - _ONE_DAY:
        raise UsageError(
            f"update {number} was recorded on {update.recorded_on}, so it cannot have been taken back on {entry.on}"
        )
    made = entry._replace(act=Retraction(update.key))
    _refuse_twice(commitment, made)
    return made


def _numbered(commitment: Commitment, number: int) -> Update:
    for place, update in commitment.numbered():
        if place == number:
            return update
    if not commitment.updates:
        raise NotFound(f"{commitment.id} has no update yet, so that there is none to take back")
    raise NotFound(
        f"{commitment.id} has no update {number}: it has {plural(len(commitment.updates), 'update')}; "
        f"commitments show {commitment.id} numbers them"
    )


def _refuse_twice(commitment: Commitment, made: Update) -> None:
    """The very same entry, of the same second, would say nothing that is not said."""
    for place, update in commitment.numbered():
        if update.key != made.key:
            continue
        taken_back = commitment.taken_back(update)
        again = next((other for other, one in commitment.numbered() if one is taken_back), place)
        raise UsageError(
            f"update {place} says the very same, and was taken back by update {again}; take that back, or say more "
            "with --why"
        )
