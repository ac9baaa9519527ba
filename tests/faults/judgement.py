"""Whether what a disturbed command left is the state before it or after it, and whether what it said is so."""

import json
import re
import signal
from collections.abc import Sequence
from typing import NamedTuple

from tests.faults.changes import Change, Stand
from tests.faults.places import CHECKOUT, Place, Said

TORN, LOST, MISREPORTED, LEFT_OVER = "torn", "lost", "misreported", "left over"
PROBLEMS = (TORN, LOST, MISREPORTED, LEFT_OVER)

NEXT = ("note", "plan-a-01", "The next change.")
NOT_MADE = re.compile(r"nothing (?:was|has been|has) changed|no change was made|was not made")
MADE = re.compile(r"was made|were made|(?:has|have) been made|next command finishes|was finished")
UNFORESEEN = re.compile(r"something unforeseen|Traceback|Exception ignored|^\w*(?:Error|Interrupt)\b", re.MULTILINE)
EMPTY = re.compile(r"nothing to (?:undo|redo)|nothing is left to", re.IGNORECASE)
PACKAGE = f'File "{CHECKOUT / "commitments"}/'


class Problem(NamedTuple):
    kind: str
    what: str


class Verdict(NamedTuple):
    state: str
    """before, after or torn."""
    problems: list[Problem]
    is_early: bool = False
    """Whether there is a traceback of an interpreter that had not yet come to the package."""


class State(NamedTuple):
    """What is seen of a store that nobody is at work on."""

    documents: dict[str, bytes]
    listed: str
    logged: int
    next_names: set[str]
    """What lies in the place once another change has been made."""


class Reference(NamedTuple):
    """What an undisturbed run finds and leaves."""

    before: State
    after: State
    said: Said


class Inspected(NamedTuple):
    documents: dict[str, bytes]
    listed: Said
    logged: Said

    @property
    def entries(self) -> int:
        return len(json.loads(self.logged.out)) if self.logged.code == 0 else -1


def reference(stand: Stand, change: Change) -> Reference:
    before = _state(stand.ready(change))
    said = stand.ready(change).warm_up(change.words)
    assert said.code == 0, said
    return Reference(before, _state(stand.place, change.back), said)


def _state(place: Place, *back: Sequence[str]) -> State:
    seen = inspected(place)
    for words in (*back, NEXT):
        assert place.ask(*words).code == 0, words
    return State(seen.documents, seen.listed.out, seen.entries, place.names())


def inspected(place: Place) -> Inspected:
    """By fresh processes; what is unfinished, the first of them finishes. The files are read last."""
    listed, logged = place.ask("list", "--format", "json"), place.ask("log", "--format", "json")
    return Inspected(place.documents(), listed, logged)


def judge(place: Place, change: Change, known: Reference, said: Said) -> Verdict:
    """Of the place as the disturbed command left it; makes further changes there."""
    torn = _torn_files(place.documents(), known)
    seen = inspected(place)
    state = _side(seen.documents, known)
    if state == TORN:
        names = ", ".join(_differing(seen.documents, known.before.documents))
        return Verdict(state, [Problem(TORN, f"neither before nor after; not as before: {names}")], is_early(said))
    problems = [Problem(TORN, f"for a while as neither before nor after: {', '.join(torn)}")] if torn else []
    side: State = getattr(known, state)
    problems += _read(seen, side)
    problems += told(said, state, known)
    problems += _followed_up(place, change, known, state)
    return Verdict(state, problems, is_early(said))


def _torn_files(documents: dict[str, bytes], known: Reference) -> list[str]:
    names = documents.keys() | known.before.documents.keys() | known.after.documents.keys()
    return [
        name
        for name in sorted(names)
        if documents.get(name) not in (known.before.documents.get(name), known.after.documents.get(name))
    ]


def _side(documents: dict[str, bytes], known: Reference) -> str:
    if documents == known.after.documents:
        return "after"
    return "before" if documents == known.before.documents else TORN


def _differing(documents: dict[str, bytes], others: dict[str, bytes]) -> list[str]:
    return [name for name in sorted(documents.keys() | others.keys()) if documents.get(name) != others.get(name)]


def _read(seen: Inspected, side: State) -> list[Problem]:
    """What the readers said of the store after the fault."""
    problems = []
    if seen.listed.code or seen.logged.code:
        problems.append(Problem(LOST, f"it cannot be read any more: {seen.listed.err}{seen.logged.err}"))
    elif seen.listed.out != side.listed:
        problems.append(Problem(TORN, "the first list after it showed something else than the files have"))
    elif seen.entries != side.logged:
        problems.append(Problem(LOST, f"the log has {seen.entries} entries instead of {side.logged}"))
    return problems


# --- what it said -----------------------------------------------------------------------------------------------------


def told(said: Said, state: str, known: Reference) -> list[Problem]:
    """Whether it is so."""
    problems = []
    if state == "before" and (said.code == 0 or said.out == known.said.out != ""):
        problems.append(Problem(LOST, f"it said that it was done: exit {said.code}, {said.out!r}"))
    if said.code == -signal.SIGKILL:
        return problems
    if said.code == 0 and said.out != known.said.out:
        problems.append(Problem(MISREPORTED, f"exit 0, and its output is not whole: {said.out!r}"))
    if UNFORESEEN.search(said.err) and not is_early(said):
        problems.append(Problem(MISREPORTED, f"what it said is for nobody to read: {said.err}"))
    elif said.code:
        problems += _claimed(said, state)
    return problems


def _claimed(said: Said, state: str) -> list[Problem]:
    denies, claims = bool(NOT_MADE.search(said.err)), bool(MADE.search(NOT_MADE.sub("", said.err)))
    if claims and denies:
        return [Problem(MISREPORTED, f"it said both: {said.err}")]
    if claims and state == "before":
        return [Problem(MISREPORTED, f"the change was not made, and it said: {said.err}")]
    if not claims and state == "after" and said.err:
        return [Problem(MISREPORTED, f"the change was made, and it said: {said.err}")]
    if not said.err and said.code != -signal.SIGINT:
        return [Problem(MISREPORTED, f"exit {said.code}, and not a word")]
    return [Problem(MISREPORTED, f"an error is no emptiness: {said.err}")] if EMPTY.search(said.err) else []


def is_early(said: Said) -> bool:
    """A traceback without a line of the package: Python was starting, and nothing of ours could have caught it."""
    return "Traceback" in said.err and PACKAGE not in said.err


# --- what comes after it ----------------------------------------------------------------------------------------------


def _followed_up(place: Place, change: Change, known: Reference, state: str) -> list[Problem]:
    """Takes the change back if it was made, and makes another: nothing may be left over then."""
    problems = []
    if state == "after":
        back = place.ask(*change.back)
        if back.code or place.documents() != known.before.documents:
            problems.append(Problem(LOST, f"{' '.join(change.back)} did not bring back what was: {back.err}"))
    following = place.ask(*NEXT)
    if following.code:
        return [*problems, Problem(LOST, f"the next change failed: {following.err}")]
    expected = known.after.next_names if state == "after" else known.before.next_names
    if not problems and (left := place.names() ^ expected):
        problems.append(Problem(LEFT_OVER, f"after the next change: {', '.join(sorted(left))}"))
    return problems
