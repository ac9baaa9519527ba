"""What a check is and may know, what it finds, and how the checks are asked."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from commitments.checks.case import Case
from commitments.model import Commitment, Document


class Level(StrEnum):
    PROBLEM = "problem"
    """Wrong: `check` ends with exit code 3."""
    REMARK = "remark"
    """Odd, or not proved: worth a look."""


class Repair(NamedTuple):
    """A safe way to put it right: a sentence, and a pure function that makes the right value of the wrong one."""

    says: str
    commitment: Callable[[Commitment], Commitment] | None = None
    """Of the one that the finding is about; where it is about the document, of each."""
    document: Callable[[Document], Document] | None = None
    text: Callable[[str], str] | None = None


class Finding(NamedTuple):
    level: Level
    check: str
    document: str
    commitment: str | None
    """Its id; None where it is about the document."""
    message: str
    repair: Repair | None = None


class Found(NamedTuple):
    """What a check yields: its name and the document are added around it."""

    level: Level
    message: str
    about: Commitment | None = None
    repair: Repair | None = None


_Check = Callable[[Case], Iterable[Found]]
_CHECKS: dict[str, _Check] = {}


def names() -> list[str]:
    """The names of all checks, in the order they are made."""
    return list(_CHECKS)


def findings(case: Case) -> Iterator[Finding]:
    """Everything wrong or odd in one document."""
    for name, function in _CHECKS.items():
        for found in function(case):
            about = found.about.id if found.about else None
            yield Finding(found.level, name, case.document.id, about, found.message, found.repair)


def unreadable(document_id: str, lines: Iterable[str]) -> list[Finding]:
    """Findings for a document of which nothing could be read but what is wrong with it."""
    return [Finding(Level.PROBLEM, "unreadable", document_id, None, line) for line in lines]


def repaired(case: Case, found: Iterable[Finding]) -> Case:
    """The same with its safe repairs made."""
    document, text = case.document, case.text
    uses = Counter(commitment.id for commitment in case.commitments)
    # Which of two with the same id a repair speaks of cannot be known.
    changed = {commitment.id: commitment for commitment in case.commitments if uses[commitment.id] == 1}
    for finding in found:
        repair = finding.repair
        if repair and repair.document:
            document = repair.document(document)
        if repair and repair.text and text is not None:
            text = repair.text(text)
        if repair and repair.commitment:
            about = changed if finding.commitment is None else {finding.commitment} & changed.keys()
            changed |= {name: repair.commitment(changed[name]) for name in about}
    commitments = tuple(changed.get(commitment.id, commitment) for commitment in case.commitments)
    return case._replace(document=document, commitments=commitments, text=text)


def check(name: str) -> Callable[[_Check], _Check]:
    def register(function: _Check) -> _Check:
        _CHECKS[name] = function
        return function

    return register


def problem(message: str, about: Commitment | None = None, repair: Repair | None = None) -> Found:
    return Found(Level.PROBLEM, message, about, repair)


def remark(message: str, about: Commitment | None = None, repair: Repair | None = None) -> Found:
    return Found(Level.REMARK, message, about, repair)
