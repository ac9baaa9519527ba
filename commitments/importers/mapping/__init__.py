"""Which column of a file is what.

fields    the map as a value
reading   out of TOML
writing   to TOML
guide     how it is explained
"""

from commitments.importers.mapping.fields import (
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
from commitments.importers.mapping.guide import GUIDE
from commitments.importers.mapping.reading import parse
from commitments.importers.mapping.writing import to_toml

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
