"""Quotes and passages set aside, each against the text and its place in it."""

from collections.abc import Iterator

from commitments.checks.case import Case
from commitments.checks.registry import Found, Repair, check, problem, remark
from commitments.checks.words import shown
from commitments.model import Commitment, Span
from commitments.quotes import loose_occurrences, nearest_passage, occurrences


@check("unproven")
def _unproven(case: Case) -> Iterator[Found]:
    count = len(case.commitments)
    if case.text is None and count and not case.text_trouble:
        quotes = "its one quote is" if count == 1 else f"its {count:,} quotes are"
        yield remark(f"{quotes} unproven: the document's text is not kept here")


@check("quote")
def _quote(case: Case) -> Iterator[Found]:
    if case.span_text is None:
        return
    hints = _HINTS
    for commitment in case.commitments:
        if not case.holds(commitment):
            found = _misplaced(commitment, case, case.span_text, is_hinted=hints > 0)
            yield found._replace(repair=None) if case.is_altered else found
            hints -= 1


_HINTS = 20
"""The nearest passage takes a reading of the whole text, and where this many quotes are missing it is another text."""


def _misplaced(commitment: Commitment, case: Case, text: str, is_hinted: bool) -> Found:
    span, quote = commitment.span, commitment.quote
    if span is None:
        trouble = "it has no span"
    elif span.end > len(text):
        trouble = f"its span {_range(span)} goes beyond the text, which has {len(text):,} characters"
    else:
        trouble = f"its quote is not what stands at {_range(span)}"
    places = occurrences(text, quote)
    if len(places) == 1:
        return problem(f"{trouble}; the quote stands once, at {_range(places[0])}", commitment, _moved(case, places[0]))
    if places:
        where = ", ".join(map(_range, places[:_ENOUGH])) + (" …" if len(places) > _ENOUGH else "")
        return problem(f"{trouble}; the quote stands in {len(places)} places: {where}; say which", commitment)
    alike = loose_occurrences(text, quote)
    if len(alike) == 1:
        there = f"{_range(alike[0])}, with other spaces, dashes or quotation marks"
        return problem(f"{trouble}; its words stand at {there}", commitment, _retaken(case, text, alike[0]))
    nearest = nearest_passage(text, quote) if is_hinted else None
    hint = f"; the nearest passage is {shown(text[nearest.start : nearest.end], 160)}" if nearest else ""
    return problem(f"the document does not hold its quote{hint}", commitment)


_ENOUGH = 5


def _moved(case: Case, there: Span) -> Repair:
    return Repair(f"set the span to {_range(there)}", lambda c: c._replace(span=there).at(case.places.at(there)))


def _retaken(case: Case, text: str, there: Span) -> Repair:
    quote = text[there.start : there.end]
    return Repair(
        f"take the document's own characters at {_range(there)}",
        lambda c: c._replace(quote=quote, span=there).at(case.places.at(there)),
    )


def _placed(case: Case) -> list[tuple[Span, Commitment]]:
    """Those that stand where their span says, or may: what a wrong span happens to cover says nothing."""
    return [(c.span, c) for c in case.commitments if c.span and (case.text is None or case.holds(c))]


@check("overlap")
def _overlap(case: Case) -> Iterator[Found]:
    placed = sorted(_placed(case), key=lambda pair: (pair[0], pair[1].number))
    furthest: tuple[Span, Commitment] | None = None
    for span, commitment in placed:
        if furthest and span == furthest[0]:
            yield problem(f"it has the same span as {furthest[1].id}", commitment)
        elif furthest and span.overlaps(furthest[0]):
            yield remark(f"its span overlaps that of {furthest[1].id}", commitment)
        if furthest is None or span.end > furthest[0].end:
            furthest = (span, commitment)


@check("set aside")
def _set_aside(case: Case) -> Iterator[Found]:
    text = case.span_text
    placed = [(span, commitment.id) for span, commitment in _placed(case)]
    placed += [(passage.span, "") for passage in case.document.set_aside]
    furthest: dict[bool, tuple[Span, str]] = {}
    for span, promise in sorted(placed):
        what = f"the passage set aside at {_range(span)}"
        if not promise and text is not None and span.end > len(text):
            yield problem(f"{what} goes beyond the text, which has {len(text):,} characters")
        for is_promise, (other, other_promise) in furthest.items():
            if not span.overlaps(other) or (promise and is_promise):
                continue
            if not promise and not is_promise:
                yield remark(f"{what} overlaps another, at {_range(other)}")
            else:
                aside = other if promise else span
                yield problem(f"the passage set aside at {_range(aside)} overlaps {promise or other_promise}")
        before = furthest.get(bool(promise))
        if before is None or span.end > before[0].end:
            furthest[bool(promise)] = (span, promise)


def _range(span: Span) -> str:
    return f"{span.start}-{span.end}"
