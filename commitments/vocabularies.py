"""Other trackers' words for statuses, and ours: both ways, with every step that loses something saying so."""

from commitments import statuswords
from commitments.errors import UnknownName
from commitments.model import Status
from commitments.statuswords import NAMES

__all__ = ["NAMES", "from_theirs", "named", "title", "to_theirs"]


def named(vocabulary: str) -> str:
    """The vocabulary's name as it is kept here. Raises UnknownName."""
    name = vocabulary.strip().casefold()
    known = (*NAMES, statuswords.GENERIC)
    if name not in known:
        raise UnknownName("vocabulary", vocabulary, known)
    return name


def title(vocabulary: str) -> str:
    """Whose words they are, for a sentence."""
    return statuswords.words(named(vocabulary)).title


def to_theirs(status: Status, vocabulary: str) -> tuple[str, bool]:
    """Their word, and whether it says less, or something else, than ours did. "" is what they leave blank.

    >>> to_theirs(Status.KEPT, "politifact"), to_theirs(Status.DROPPED, "politifact")
    (('Promise Kept', False), ('Promise Broken', True))
    """
    theirs = statuswords.words(named(vocabulary)).theirs
    if status is Status.NOT_APPLICABLE:  # of one member: no tracker has a word for it, and none that could be taken
        return "not applicable", False
    return theirs[status]


def from_theirs(word: str, vocabulary: str) -> tuple[Status, bool] | None:
    """Our status for their word, and whether their word could have meant another of ours; None where it is none.

    The names of our own statuses are understood in `generic` alone: elsewhere a word means what that tracker means.

    >>> from_theirs("in_progress", "generic"), from_theirs("−1", "g20"), from_theirs("purple", "g20")
    ((<Status.IN_PROGRESS: 'in-progress'>, False), (<Status.BROKEN: 'broken'>, False), None)
    """
    statuses = statuswords.words(named(vocabulary)).ours.get(statuswords.key(word))
    if statuses is None and statuswords.key(word) == statuswords.key(Status.NOT_APPLICABLE):
        return Status.NOT_APPLICABLE, False
    return (Status(statuses[0]), len(statuses) > 1) if statuses else None
