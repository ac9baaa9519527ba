"""Words that name a day only to who knows the day of the text: "this year", "within six months"."""

from collections.abc import Iterable, Iterator

from commitments.dates import PartialDate
from commitments.deadlines.mentions import mentions
from commitments.grammar.words.plain import plain

# Any day: what is counted from it is a date, and without one is none.
_SOME_DAY = PartialDate("2000-06-15")


def counted_from_its_day(quotes: Iterable[str]) -> Iterator[str]:
    """Such words of each quote.

    >>> list(counted_from_its_day(["We will act this year, and by 2030.", "We will act by May 2031."]))
    ['this year']
    """
    for quote in quotes:
        text = plain(quote)
        for found in mentions(text, _SOME_DAY):
            if found.is_counted and found.date is not None:
                yield text[found.start : found.end]
