"""Three-way merges of a document's records: what two people did to the same base, put together by meaning.

`lists.py` puts histories, tags and passages together, `fields.py` the fields of one record, `pairing.py` tells which
record of one side is which of the other, `documents.py` merges all records of a document and tells apart numbers that
were given out twice, `codes.py` merges what one coder said in two places, `markers.py` reads a text with conflict
markers as the versions it was made of. All of it works on records as JSON has them, so that what a newer version wrote
into them is merged too; nothing here touches the disk.

Merging is the same from either side, but for what only one side can decide: which of two values that were both changed
stands, and which of two new records keeps a number, where no date tells.
"""

from commitments.merging.codes import coder_of, merged_codes
from commitments.merging.documents import Merged, Renumbered, merged
from commitments.merging.fields import Choice, Conflict, Side, always
from commitments.merging.markers import BadMarkers, Sides, sides

__all__ = [
    "BadMarkers",
    "Choice",
    "Conflict",
    "Merged",
    "Renumbered",
    "Side",
    "Sides",
    "always",
    "coder_of",
    "merged",
    "merged_codes",
    "sides",
]
