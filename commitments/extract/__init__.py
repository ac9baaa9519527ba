"""A document's text -> candidate commitments, each with the rules that spoke; and how much of it has been read.

Below this room, `grammar` reads sentences, items and clauses: who does what; and the rules of `promises` weigh what it
found, by the table of named weights beside them; `coding` has what a promise says of itself: who, when, how much, and
what in short. Here `kinds` tell its sort; `scorer` adds how a sentence reads by weights learnt from
labelled documents, and `tiers` tell how sure a sum makes. `candidates` puts it together, with what `leadins` and
`platforms` tell of the text around it; `coverage` tells what is left. Offline and deterministic: no network, and the
same text gives the same answer.
"""

from commitments.extract.candidate import Candidate
from commitments.extract.candidates import candidates, find
from commitments.extract.coverage import Coverage, Covered, CutText, Piece, State, coverage
from commitments.extract.remainders import unread_of
from commitments.extract.tiers import Tier

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
