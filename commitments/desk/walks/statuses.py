"""The keys of walks that ask for a status."""

from commitments.model import Status

LETTERS = {
    Status.KEPT: ("k", "[k]ept"),
    Status.PARTIAL: ("p", "[p]artial"),
    Status.IN_PROGRESS: ("i", "[i]n-progress"),
    Status.STALLED: ("t", "s[t]alled"),
    Status.NOT_STARTED: ("n", "[n]ot-started"),
    Status.BROKEN: ("r", "b[r]oken"),
    Status.DROPPED: ("d", "[d]ropped"),
    Status.UNVERIFIABLE: ("v", "un[v]erifiable"),
    Status.NOT_APPLICABLE: ("a", ""),
}
"""Status -> its letter, and how the question names it; "" where only the help does."""
