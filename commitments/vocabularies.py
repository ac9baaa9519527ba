"""Other trackers' words for statuses, and ours: both ways, with every step that loses something saying so."""

from commitments import statuswords
from commitments.errors import UnknownName
from commitments.model import Status
from commitments.statuswords import NAMES

__all__ = ["NAMES", "from_theirs", "named", "read", "title", "to_theirs"]


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
    return statuswords.words(named(vocabulary)).theirs[status]


def read(word: str, vocabulary: str) -> tuple[Status, bool] | None:
    """Our status for their word, and whether their word could have meant another of ours; None where it is none.

    The names of our own statuses are understood in `generic` alone: elsewhere a word means what that tracker means.

    >>> read("in_progress", "generic"), read("−1", "g20"), read("purple", "g20")
    ((<Status.IN_PROGRESS: 'in-progress'>, False), (<Status.BROKEN: 'broken'>, False), None)
    """
    statuses = statuswords.words(named(vocabulary)).ours.get(statuswords.key(word))
    return (Status(statuses[0]), len(statuses) > 1) if statuses else None


def from_theirs(word: str, vocabulary: str) -> tuple[Status, bool]:
    """The same, for a word that has to be one. Raises UnknownName, which says what they call what was meant."""
    found = read(word, vocabulary)
    if found is None:
        whose = statuswords.words(named(vocabulary))
        valid = list(dict.fromkeys(theirs for theirs, _ in whose.theirs.values() if theirs))
        meant = {whose.theirs[status][0]: Status(status).meaning for status in statuswords.meant(word)}
        raise UnknownName(f"status of {whose.title}", word, valid, {said: why for said, why in meant.items() if said})
    return found
