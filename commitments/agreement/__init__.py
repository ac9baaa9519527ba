"""How far coders agree, beyond what chance would give: numbers only, of whatever they said about the same units.

`tallies.py` adds up what coefficients need of a sample, `coefficients.py` are the coefficients, each a function of such
a sum, `measured.py` what comes of it, with an interval for each figure and, where there is no figure, why, and
`compared.py` which units the coders differ about, and how.
"""

from commitments.agreement.compared import Compared, Confusion, confusion, worst
from commitments.agreement.measured import RESAMPLES, Figure, Measures, Specific, measured

__all__ = [
    "RESAMPLES",
    "Compared",
    "Confusion",
    "Figure",
    "Measures",
    "Specific",
    "confusion",
    "measured",
    "worst",
]
