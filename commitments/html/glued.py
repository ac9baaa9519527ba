"""The number of a paragraph in an element of its own, which a stylesheet sets apart from the words: 1.1 and "We"."""

import re

_BULLET = re.compile(r"[•●▪◦‣·–—-]|\((?:\d{1,3}|[a-z]{1,2}|[ivxlc]{1,6})\)", re.I)
_POINTED = re.compile(r"\d{1,3}[.)]|(?:\d{1,3}\.){1,3}\d{1,3}[.)]?|§ ?\d{1,3}")
_FIGURE = re.compile(r"\d{1,3}")
_CAPITAL = re.compile(r"[\"'“‘(\[]?[^\W\d_]")
_WORD = re.compile(r"[\"'“‘(\[]?(?:[AI] |[^\W\d_]{3})")


def glued(number: str, words: str) -> bool:
    """Whether the first words of a block are but its number or mark, to which the words behind it would be glued.

    >>> [glued(*both) for both in (("1.1", "It is"), ("•", "to act"), ("(a)", "to act"), ("1", "Scope"), ("1.", "We"))]
    [True, True, True, True, True]
    >>> [glued(*both) for both in (("1.1", "bn"), ("1", "st"), ("5", "G nets"), ("A", "ll"), ("i.", "e."), ("-", "5"))]
    [False, False, False, False, False, False]
    """
    if _BULLET.fullmatch(number):
        return _CAPITAL.match(words) is not None
    is_capital = _CAPITAL.match(words) is not None and not words.lstrip("\"'“‘([")[:1].islower()
    if _FIGURE.fullmatch(number):
        return is_capital and _WORD.match(words) is not None and not words[:3].isupper()
    return is_capital and _POINTED.fullmatch(number) is not None
