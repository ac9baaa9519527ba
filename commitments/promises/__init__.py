"""The rules that say what makes words a promise, and what makes them something else.

`grammar` has read who does what; `registry` tells what a rule is. One file for each sort of rule; to import one puts
its rules on the lists of `registry`, in the order given here.
"""

from commitments.promises import acts, avowals, minds, nouns, people, plans, refusals, renewals, would
from commitments.promises.done import alone, arranged, deeds, idioms, outcomes, passives, underway
from commitments.promises.none import attributions, doubts, earlier, figures, rivals, room
from commitments.promises.registry import (
    PREDICATE_RULES,
    SENTENCE_RULES,
    Context,
    Voice,
    predicate_voices,
    sentence_voices,
)
from commitments.promises.whole import (
    bare,
    entries,
    given,
    imperatives,
    items,
    leads,
    orders,
    parts,
    passages,
    settled,
    shares,
)

__all__ = [
    "PREDICATE_RULES",
    "SENTENCE_RULES",
    "Context",
    "Voice",
    "acts",
    "alone",
    "arranged",
    "attributions",
    "avowals",
    "bare",
    "deeds",
    "doubts",
    "earlier",
    "entries",
    "figures",
    "given",
    "idioms",
    "imperatives",
    "items",
    "leads",
    "minds",
    "nouns",
    "orders",
    "outcomes",
    "parts",
    "passages",
    "passives",
    "people",
    "plans",
    "predicate_voices",
    "refusals",
    "renewals",
    "rivals",
    "room",
    "sentence_voices",
    "settled",
    "shares",
    "underway",
    "would",
]
