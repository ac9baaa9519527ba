"""The rules that say what makes words a promise, and what makes them something else.

`grammar` has read who does what; `registry` tells what a rule is. One file for each sort of rule; to import one puts
its rules on the lists of `registry`, in the order given here.
"""

from commitments.promises import (
    acts,
    avowals,
    deeds,
    doubts,
    earlier,
    entries,
    imperatives,
    items,
    nouns,
    orders,
    outcomes,
    passages,
    passives,
    renewals,
    shares,
    underway,
)
from commitments.promises.registry import (
    PREDICATE_RULES,
    SENTENCE_RULES,
    Context,
    Voice,
    predicate_voices,
    sentence_voices,
)

__all__ = [
    "PREDICATE_RULES",
    "SENTENCE_RULES",
    "Context",
    "Voice",
    "acts",
    "avowals",
    "deeds",
    "doubts",
    "earlier",
    "entries",
    "imperatives",
    "items",
    "nouns",
    "orders",
    "outcomes",
    "passages",
    "passives",
    "predicate_voices",
    "renewals",
    "sentence_voices",
    "shares",
    "underway",
]
