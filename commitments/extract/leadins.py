"""What a list's lead-in says by itself, and whether its items are needed to end it."""

import re

from commitments.grammar.reading import Reading

_POINTS_DOWN = re.compile(
    r"^The following\b"
    r"|(?<!, including )(?<!, including the )\b(?:following|follows|below|these|certain|several|number of)"
    r"(?: [\w-]+){0,4}?(?: (?:by|in|on|with|to|at"
    r"|before)\b.*)?:?$",
    re.I,
)
_ENDS_IN_A_VERB = re.compile(r"\b(?:to|will|shall|we|that|must|should|not|also|['’]ll)\W*$", re.I)


def promises_by_itself(reading: Reading) -> bool:
    """Whether a lead-in says what will be done, and its items only how or of what: "We will cut waste by:"."""
    acts = [one for one in reading.predicates if one.verb and len(one.after.split()) > 2]
    return bool(acts) and not _ENDS_IN_A_VERB.search(reading.text) and not _POINTS_DOWN.search(reading.text)


OPEN_END = re.compile(
    r"\b(?:to|will|shall|by|and|that|we|['’]ll|including|for|through|on|of|must|should|quad|government|leaders"
    r"|parties|members|countries|nations|have|has|are|is)$",
    re.I,
)


def needs_items(intro: str, item: str) -> bool:
    """Whether a lead-in needs its items to be a sentence."""
    return (
        bool(OPEN_END.search(intro))
        or item[:1].islower()
        or bool(re.search(r"\b(?:following|these|below|steps|measures|actions|areas|priorities)\b", intro[-60:], re.I))
    )


def tells_anew(later: str) -> bool:
    """Whether a later sentence of an item, behind the one that ends the lead-in, says something of its own."""
    return bool(_ANEW.match(later))


_ANEW = re.compile(r"(?:The|This|These|That|Those|It|They|We|Our|An?|Both|Its|Their)\b")

# "We agree that:" has whole sentences for items.
OPENS_CLAUSES = re.compile(r"\bthat$", re.I)
