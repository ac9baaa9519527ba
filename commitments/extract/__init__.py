"""A document's text -> candidate commitments, each with the rules that spoke; and how much of it has been read.

`rules` weigh what `grammar` found in a sentence, `details`, `binding` and `parties` code it, `candidates` puts it
together, `coverage` tells what is left. Offline and deterministic: no model, no network.
"""

from commitments.extract.candidates import Candidate, Tier, candidates, find
from commitments.extract.coverage import Coverage, Covered, CutText, Piece, State, coverage
from commitments.extract.remainders import unread_of

__all__ = [
    "Candidate",
    "Coverage",
    "Covered",
    "CutText",
    "Piece",
    "State",
    "Tier",
    "candidates",
    "coverage",
    "find",
    "unread_of",
]
