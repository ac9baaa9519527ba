"""What the sentences of one paragraph are to each other."""

from collections.abc import Iterable
from itertools import pairwise

from commitments.sentences.cut import Role, Sentence


def told_on(found: Iterable[Sentence]) -> frozenset[int]:
    """The paragraphs of several sentences: the first may be but the heading of those that tell on of it."""
    return frozenset(
        one.paragraph
        for one, following in pairwise(found)
        if one.paragraph == following.paragraph and Role.HEADING not in (one.role, following.role)
    )
