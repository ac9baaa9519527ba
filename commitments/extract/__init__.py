"""A document's text -> candidate commitments, each with the rules that spoke; and how much of it has been read.

`sentences` cuts, `reading` finds what is done and `subjects` by whom, `rules` weigh it, `details` and `parties` code
it, `candidates` puts it together, `coverage` tells what is left,
`clauses` and `segments` cut a sentence. Offline and deterministic: no model, no network.
"""

from commitments.extract.candidates import Candidate, Tier, candidates, find
from commitments.extract.clauses import clauses
from commitments.extract.coverage import Coverage, Covered, Piece, State, coverage
from commitments.extract.remainders import unread_of
from commitments.extract.sentences import Role, Sentence, sentences

__all__ = [
    "Candidate",
    "Coverage",
    "Covered",
    "Piece",
    "Role",
    "Sentence",
    "State",
    "Tier",
    "candidates",
    "clauses",
    "coverage",
    "find",
    "sentences",
    "unread_of",
]
