"""Where the words of a quote begin and end, without marks of its list and its layout."""

import re

# "** ** Peru shall", "cut tolls; and": emphasis of nothing, and what only leads to the next item of a list.
_MARKS_FIRST = re.compile(r"(?:\d{1,3}\. ?)?\*\*(?:\s+\*\*)?\s+(?=\S)")
_JOINT_LAST = re.compile(r"(?<=\w[;,])\s+and,?$")


def without_marks(quote: str, at: int) -> tuple[int, int]:
    """Where the words of a quote that begins at `at` begin and end."""
    first, last = _MARKS_FIRST.match(quote), _JOINT_LAST.search(quote) if quote.rstrip(",").endswith("and") else None
    return at + (first.end() if first else 0), at + (last.start() if last else len(quote))
