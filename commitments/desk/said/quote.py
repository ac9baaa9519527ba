"""Finding the quote that somebody typed in the text of its document."""

from commitments.errors import CommitmentsError, UsageError
from commitments.model import Span
from commitments.quotes import loose_occurrences, nearest_passage, occurrences
from commitments.text import plural, shorten


def locate(
    text: str, quote: str, document: str, place: int | None = None, otherwise: str = "say which with --occurrence N"
) -> Span:
    """Where it stands; `place`, counted from 1, picks one of several. An error shows the nearest passage, or says what
    else one of several can be picked by."""
    if not quote.strip():
        raise UsageError("the quote is empty; copy the words of the promise out of the document")
    found = occurrences(text, quote.strip()) or loose_occurrences(text, quote)
    if not found:
        near = nearest_passage(text, quote)
        hint = f"; the nearest passage is: {shorten(text[near.start : near.end], 300)}" if near else ""
        raise CommitmentsError(f"{document} does not hold these words: {shorten(quote, 120)}{hint}")
    if place is not None:
        if not 1 <= place <= len(found):
            raise UsageError(f"--occurrence {place}: these words stand {plural(len(found), 'time')} in {document}")
        return found[place - 1]
    if len(found) > 1:
        ways = "quote more of them" + (f", or {otherwise}" if otherwise else "")
        shown = "; ".join(
            f"{number}. …{shorten(text[max(0, span.start - 40) : span.end + 40], 120)}"
            for number, span in enumerate(found[:5], 1)
        )
        raise CommitmentsError(f"these words stand {len(found)} times in {document}; {ways}: {shown}")
    return found[0]
