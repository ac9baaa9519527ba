"""Which words behind a number are a title, and no sentence or item: "1. NEXT STEPS", "2. Energy and Climate"."""

import re

from commitments.grammar.words import lexicon

MOST_WORDS = 10
_FEW_WORDS = 4
# A verb of its own, or a sum: no heading has one.
SAYS = re.compile(
    r"\b(?:will|shall|is|are|was|were|has|have|had|must|can|should|commits?|pledges?|agreed?|'ll|we|they|our)\b"
    r"|['’]ll\b|[$€£]\d",
    re.I,
)
_SMALL_WORDS = lexicon.words(
    "a an and as at by for from in into of off on onto or our over per the to up via with without its their vs"
)


def is_title(words: list[str]) -> bool:
    """Whether the words that carry meaning have capitals, as in a title."""
    weighty = [word for word in words if word.casefold() not in _SMALL_WORDS and word[:1].isalpha()]
    return bool(weighty) and all(word[0].isupper() for word in weighty)


def is_capitals(words: str) -> bool:
    """ALL CAPITALS, at least four letters, no longer than a heading."""
    if len(words) > 200 or not words.isupper():
        return False
    return sum(map(str.isalpha, words)) >= 4 and (" " in words or len(words) >= 5)


def may_head(words: str) -> bool:
    """Whether words behind a number are few, begin with a capital and say nothing that happens.

    >>> [may_head(words) for words in ("Early warning and systematic observation", "We act", "next steps")]
    [True, False, False]
    """
    return words[:1].isupper() and len(words.split()) <= MOST_WORDS and not SAYS.search(words)


def heads(words: str) -> bool:
    """Whether their shape alone tells that they head what follows: capitals, as in a title, or very few.

    >>> [heads(words) for words in ("NEXT STEPS", "Energy and Climate", "Early warning and systematic observation")]
    [True, True, False]
    """
    plain = words.split()
    return is_capitals(words) or (may_head(words) and (is_title(plain) or len(plain) <= _FEW_WORDS))


def heads_what_follows(words: str) -> bool:
    """Whether words before a colon are a title, and no sentence that leads something in.

    >>> [heads_what_follows(words) for words in ("Next Steps", "Our Commitments", "We will", "Leaders pledged")]
    [True, True, False, False]
    """
    plain = words.split()
    return (
        len(plain) <= MOST_WORDS
        and is_title(plain)
        and not SAYS.search(" ".join(plain[_OWN.match(words) is not None :]))
    )


_OWN = re.compile(r"our\b", re.I)
