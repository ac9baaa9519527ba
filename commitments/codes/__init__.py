"""Codes: how second coders, who see no rating, rate commitments and passages. They count in nothing but agreement.

`values.py` is what a coder says, `form.py` how a file of it is written, `shelf.py` where these files are in a store,
`units.py` what can be compared, `findings.py` what is wrong in them. Each coder has a file of their own for each
document, so that two coders never write to the same one; codes are only ever added, and the last one counts.
"""

from commitments.codes.shelf import Shelf, is_coded, refuse_other_spelling
from commitments.codes.units import RANKS, Unit, passages, ratings
from commitments.codes.values import Code, Codings, Judgement

__all__ = [
    "RANKS",
    "Code",
    "Codings",
    "Judgement",
    "Shelf",
    "Unit",
    "is_coded",
    "passages",
    "ratings",
    "refuse_other_spelling",
]
