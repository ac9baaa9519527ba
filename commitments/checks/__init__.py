"""What is wrong or odd in the data: each check has a name, a function, a message and, where one is safe, a repair.

A check is a function from a `Case`, one document with all that belongs to it, to what it found; adding one is adding
one function under `@check`. Nothing here changes anything: a repair is a function from a value to the repaired one.
One file for what the checks are about; importing one puts its checks on the list of `registry`, in the order given
here, which is the order of what is found.
"""

from commitments.checks import documents, evidence, histories, passages, places, promises, updates
from commitments.checks.case import Case, Version, Wanted
from commitments.checks.registry import Finding, Level, Repair, findings, names, repaired, unreadable
from commitments.checks.words import is_own_file, is_web_address, oddities

__all__ = [
    "Case",
    "Finding",
    "Level",
    "Repair",
    "Version",
    "Wanted",
    "documents",
    "evidence",
    "findings",
    "histories",
    "is_own_file",
    "is_web_address",
    "names",
    "oddities",
    "passages",
    "places",
    "promises",
    "repaired",
    "unreadable",
    "updates",
]
