"""Other trackers' words for statuses, and ours: both ways, with every step that loses something saying so."""

import unicodedata
from typing import NamedTuple

from commitments.errors import UnknownName
from commitments.model import OVERALL, Status
from commitments.text import fold


class _Vocabulary(NamedTuple):
    title: str
    theirs: dict[Status, tuple[str, bool]]
    """Our status -> their word, and whether it is only the nearest. "" is their blank."""
    ours: dict[str, tuple[Status, bool]]
    """Their word, folded by `_key` -> our status, and whether theirs could have meant another one too."""


def _lossy(word: str) -> tuple[str, bool]:
    return word, True


def _exact(word: str) -> tuple[str, bool]:
    return word, False


def _key(word: str) -> str:
    """Case, accents, hyphens, underscores, full-width forms and runs of blanks do not tell words apart."""
    plain = fold(unicodedata.normalize("NFKC", word)).replace("_", " ")
    if plain[:1] in "+-":
        return plain.replace(" ", "")
    return " ".join(plain.replace("-", " ").split()).strip(" .:")


def _words(
    exact: dict[Status, tuple[str, ...]], lossy: dict[Status, tuple[str, ...]] | None = None
) -> dict[str, tuple[Status, bool]]:
    found = {_key(word): (status, False) for status, words in exact.items() for word in words}
    found |= {_key(word): (status, True) for status, words in (lossy or {}).items() for word in words}
    return found


_S = Status
_IN_PART = "Kept in part or in the works"

_VOCABULARIES = {
    "politifact": _Vocabulary(
        "PolitiFact",
        {
            _S.UNASSESSED: _exact("Not Yet Rated"),
            _S.NOT_STARTED: _lossy("Stalled"),
            _S.IN_PROGRESS: _exact("In the Works"),
            _S.STALLED: _exact("Stalled"),
            _S.PARTIAL: _exact("Compromise"),
            _S.KEPT: _exact("Promise Kept"),
            _S.BROKEN: _exact("Promise Broken"),
            _S.DROPPED: _lossy("Promise Broken"),
            _S.UNVERIFIABLE: _lossy("Not Yet Rated"),
        },
        _words(
            {
                _S.UNASSESSED: ("Not Yet Rated", ""),
                _S.NOT_STARTED: ("No Action",),
                _S.IN_PROGRESS: ("In the Works",),
                _S.STALLED: ("Stalled",),
                _S.PARTIAL: ("Compromise", "Compromised"),
                _S.KEPT: ("Promise Kept", "Kept"),
                _S.BROKEN: ("Promise Broken", "Broken"),
            }
        ),
    ),
    "polimeter": _Vocabulary(
        "the Polimeter",
        {
            _S.UNASSESSED: _exact("Not yet rated"),
            _S.NOT_STARTED: _lossy("Not yet rated"),
            _S.IN_PROGRESS: _lossy(_IN_PART),
            _S.STALLED: _lossy(_IN_PART),
            _S.PARTIAL: _lossy(_IN_PART),
            _S.KEPT: _exact("Kept"),
            _S.BROKEN: _exact("Broken"),
            _S.DROPPED: _lossy("Broken"),
            _S.UNVERIFIABLE: _lossy("Not yet rated"),
        },
        _words(
            {
                _S.UNASSESSED: ("Not yet rated", "En suspens", "Pas encore évaluée", ""),
                _S.PARTIAL: ("Kept in part", "Partially fulfilled", "Partially kept", "Partiellement réalisée"),
                _S.IN_PROGRESS: ("In the works", "En voie de réalisation"),
                _S.KEPT: ("Kept", "Fully fulfilled", "Fulfilled", "Kept / fully fulfilled", "Réalisée"),
                _S.BROKEN: ("Broken", "Not fulfilled", "Unfulfilled", "Broken / not fulfilled", "Rompue"),
            },
            {
                _S.IN_PROGRESS: (
                    _IN_PART,
                    "Partially kept or in the works",
                    "Partiellement réalisée ou en voie de réalisation",
                    "En voie de réalisation ou partiellement réalisée",
                )
            },
        ),
    ),
    "g20": _Vocabulary(
        "the G7 and G20 Research Groups",
        {
            _S.UNASSESSED: _exact(""),
            _S.NOT_STARTED: _lossy("-1"),
            _S.IN_PROGRESS: _lossy("0"),
            _S.STALLED: _lossy("0"),
            _S.PARTIAL: _lossy("0"),
            _S.KEPT: _exact("+1"),
            _S.BROKEN: _exact("-1"),
            _S.DROPPED: _lossy("-1"),
            _S.UNVERIFIABLE: _lossy(""),
        },
        _words(
            {
                _S.UNASSESSED: ("", "NR", "ND", "NA", "N/A", "n.a", "Not scored", "Not rated"),
                _S.KEPT: ("+1", "1", "+1.0", "1.0", "+1.00", "1.00", "Full compliance", "Compliance"),
                _S.BROKEN: ("-1", "-1.0", "-1.00", "Non-compliance", "No compliance"),
            },
            {_S.PARTIAL: ("0", "0.0", "0.00", "+0", "-0", "Partial compliance", "Work in progress")},
        ),
    ),
    "ogp": _Vocabulary(
        "the Open Government Partnership",
        {
            _S.UNASSESSED: _exact("No Evidence Available"),
            _S.NOT_STARTED: _exact("Not Started"),
            _S.IN_PROGRESS: _exact("Limited"),
            _S.STALLED: _lossy("Limited"),
            _S.PARTIAL: _exact("Substantial"),
            _S.KEPT: _exact("Complete"),
            _S.BROKEN: _lossy("Not Started"),
            _S.DROPPED: _exact("Withdrawn"),
            _S.UNVERIFIABLE: _lossy("No Evidence Available"),
        },
        _words(
            {
                _S.UNASSESSED: (
                    "No Evidence Available",
                    "No Evidence",
                    "NR",
                    "ND",
                    "NA",
                    "N/A",
                    "Not Reviewed",
                    "No Data",
                    "",
                ),
                _S.NOT_STARTED: ("Not Started",),
                _S.IN_PROGRESS: ("Limited",),
                _S.PARTIAL: ("Substantial",),
                _S.KEPT: ("Complete", "Completed"),
                _S.DROPPED: ("Withdrawn",),
            }
        ),
    ),
    "trumptracker": _Vocabulary(
        "TrumpTracker",
        {
            _S.UNASSESSED: _lossy(""),
            _S.NOT_STARTED: _exact("Not started"),
            _S.IN_PROGRESS: _exact("In progress"),
            _S.STALLED: _lossy("In progress"),
            _S.PARTIAL: _exact("Compromised"),
            _S.KEPT: _exact("Achieved"),
            _S.BROKEN: _exact("Broken"),
            _S.DROPPED: _lossy("Broken"),
            _S.UNVERIFIABLE: _lossy(""),
        },
        _words(
            {
                _S.UNASSESSED: ("",),
                _S.NOT_STARTED: ("Not started",),
                _S.IN_PROGRESS: ("In progress",),
                _S.PARTIAL: ("Compromised", "Compromise"),
                _S.KEPT: ("Achieved",),
                _S.BROKEN: ("Broken",),
            }
        ),
    ),
    "generic": _Vocabulary(
        "common words",
        {status: _exact(status.value) for status in OVERALL},
        _words(
            {
                _S.UNASSESSED: (
                    *(
                        "unassessed",
                        "not assessed",
                        "unrated",
                        "not rated",
                        "not yet rated",
                        "not yet assessed",
                        "no data",
                    ),
                    *("unknown", "to be assessed", "tbd", "n/a", "na", "nd", "nr", "none", "null", "-", "–", "new", ""),
                ),
                _S.NOT_STARTED: (
                    *("not started", "not yet started", "no action", "no progress", "not begun", "unstarted", "to do"),
                    *("todo", "planned", "upcoming", "no action taken"),
                ),
                _S.IN_PROGRESS: (
                    *(
                        "in progress",
                        "in the works",
                        "ongoing",
                        "on-going",
                        "underway",
                        "under way",
                        "started",
                        "active",
                    ),
                    *("on track", "in development", "in implementation", "being implemented", "under implementation"),
                    *("limited", "some progress", "work in progress", "wip", "in alpha", "in beta"),
                ),
                _S.STALLED: ("stalled", "stagnant", "on hold", "paused", "blocked", "delayed", "suspended", "stuck"),
                _S.PARTIAL: (
                    *("partial", "partially", "partly", "partially kept", "partly kept", "kept in part", "compromise"),
                    *("compromised", "partially fulfilled", "partly fulfilled", "partially complete", "substantial"),
                    *("partially completed", "partially implemented", "partially achieved", "mostly kept"),
                ),
                _S.KEPT: (
                    *(
                        "kept",
                        "promise kept",
                        "done",
                        "complete",
                        "completed",
                        "fulfilled",
                        "fully fulfilled",
                        "achieved",
                    ),
                    *(
                        "implemented",
                        "fully implemented",
                        "delivered",
                        "finished",
                        "met",
                        "closed",
                        "success",
                        "honoured",
                    ),
                    *("honored", "released", "live"),
                ),
                _S.BROKEN: (
                    *(
                        "broken",
                        "promise broken",
                        "failed",
                        "not fulfilled",
                        "unfulfilled",
                        "not kept",
                        "not met",
                        "missed",
                    ),
                    *("not achieved", "not delivered", "violated"),
                ),
                _S.DROPPED: (
                    *("dropped", "withdrawn", "abandoned", "cancelled", "canceled", "scrapped", "rejected", "retired"),
                    *("superseded", "replaced", "deleted", "discontinued"),
                ),
                _S.UNVERIFIABLE: ("unverifiable", "cannot be verified", "too vague", "unclear", "indeterminate"),
            },
            # What these mean depends on who wrote them: nobody has begun, or nobody has looked; done, or given up.
            {
                _S.NOT_STARTED: ("not implemented", "pending", "progress update pending", "open", "proposed"),
                _S.KEPT: ("closed",),
            },
        ),
    ),
}

NAMES = tuple(name for name in _VOCABULARIES if name != "generic")
"""Those that a report can speak."""


def named(vocabulary: str) -> str:
    """The vocabulary's name as it is kept here. Raises UnknownName."""
    name = vocabulary.strip().casefold()
    if name not in _VOCABULARIES:
        raise UnknownName("vocabulary", vocabulary, list(_VOCABULARIES))
    return name


def title(vocabulary: str) -> str:
    """Whose words they are, for a sentence."""
    return _VOCABULARIES[named(vocabulary)].title


def to_theirs(status: Status, vocabulary: str) -> tuple[str, bool]:
    """Their word, and whether it says less, or something else, than ours did. "" is what they leave blank.

    >>> to_theirs(Status.KEPT, "politifact"), to_theirs(Status.DROPPED, "politifact")
    (('Promise Kept', False), ('Promise Broken', True))
    """
    known = _VOCABULARIES[named(vocabulary)]
    if status is Status.NOT_APPLICABLE:  # of one member: no tracker has a word for it, and none that could be taken
        return "not applicable", False
    return known.theirs[status]


def from_theirs(word: str, vocabulary: str) -> tuple[Status, bool]:
    """Our status for their word, and whether their word could have meant another of ours. Raises UnknownName.

    The names of our own statuses are understood in `generic` alone: elsewhere a word means what that tracker means.

    >>> from_theirs("in_progress", "generic"), from_theirs("−1", "g20")
    ((<Status.IN_PROGRESS: 'in-progress'>, False), (<Status.BROKEN: 'broken'>, False))
    """
    known = _VOCABULARIES[named(vocabulary)]
    found = known.ours.get(_key(word))
    if found is None and _key(word) == _key(Status.NOT_APPLICABLE):
        return Status.NOT_APPLICABLE, False
    if found is None:
        words = [theirs for theirs, _ in dict.fromkeys(known.theirs.values()) if theirs]
        raise UnknownName(f"status of {known.title}", word, list(dict.fromkeys(words)))
    return found
