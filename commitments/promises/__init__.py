"""The rules that say what makes words a promise, and what makes them something else.

`grammar` has read who does what; `registry` tells what a rule is. One file for each sort of rule; to import one puts
its rules on the lists of `registry`, in the order given here.
"""

from commitments.promises import acts, avowals, doubts, earlier, nouns, renewals
from commitments.promises.done import arranged, deeds, idioms, outcomes, passives, underway
from commitments.promises.registry import (
    PREDICATE_RULES,
    SENTENCE_RULES,
    Context,
    Voice,
    predicate_voices,
    sentence_voices,
)
from commitments.promises.whole import bare, entries, imperatives, items, leads, orders, passages, settled, shares

__all__ = [
    "PREDICATE_RULES",
    "SENTENCE_RULES",
    "Context",
    "Voice",
    "acts",
    "arranged",
    "avowals",
    "bare",
    "deeds",
    "doubts",
    "earlier",
    "entries",
    "idioms",
    "imperatives",
    "items",
    "leads",
    "nouns",
    "orders",
    "outcomes",
    "passages",
    "passives",
    "predicate_voices",
    "renewals",
    "sentence_voices",
    "settled",
    "shares",
    "underway",
]
