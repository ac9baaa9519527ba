"""Which column of a file is what.

fields    the map as a value
reading   out of TOML
writing   to TOML
guide     how it is explained
ranges    numbers for which [statuses] has one line
"""

from commitments.maps.fields import (
    CODING_FIELDS,
    COMMITMENT_FIELDS,
    DOCUMENT_FIELDS,
    EVIDENCE_FIELDS,
    REPEATS,
    UPDATE_FIELDS,
    Fields,
    Map,
    Source,
)
from commitments.maps.guide import GUIDE
from commitments.maps.reading import parse
from commitments.maps.writing import to_toml

__all__ = [
    "CODING_FIELDS",
    "COMMITMENT_FIELDS",
    "DOCUMENT_FIELDS",
    "EVIDENCE_FIELDS",
    "GUIDE",
    "REPEATS",
    "UPDATE_FIELDS",
    "Fields",
    "Map",
    "Source",
    "parse",
    "to_toml",
]
