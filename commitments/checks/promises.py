"""What a commitment says: how it is coded, its words, its dates."""

from collections.abc import Iterator, Sequence

from commitments.checks.case import ONE_DAY, Case
from commitments.checks.registry import Found, Repair, check, problem, remark
from commitments.checks.words import oddities, shown
from commitments.groups import group_named
from commitments.text import fold, inert, one_line


@check("kind")
def _kind(case: Case) -> Iterator[Found]:
    for commitment in case.commitments:
        if commitment.kind is None:
            yield remark("it has no kind", commitment)


@check("groups")
def _groups(case: Case) -> Iterator[Found]:
    """A group may have had other members when the promise was made: to be looked at, and nothing to repair."""
    for commitment in case.commitments if case.groups else ():
        named = {fold(actor) for actor in commitment.actors}
        for name in commitment.groups:
            group = group_named(name, case.groups)
            absent = [member for member in case.groups[group] if fold(member) not in named] if group else []
            if absent:
                yield remark(f"it names {shown(name)}, but not its {_so_many(absent)}", commitment)


def _so_many(members: Sequence[str]) -> str:
    more = f" and {len(members) - 3} more" if len(members) > 3 else ""
    return f"member{'' if len(members) == 1 else 's'} {', '.join(map(shown, members[:3]))}{more}"


@check("amount")
def _amount(case: Case) -> Iterator[Found]:
    from commitments.money.lexicon import codes

    for commitment in case.commitments:
        amount = commitment.amount
        if amount is None:
            continue
        if amount.value <= 0:
            yield problem(f"its amount is not more than nothing: {one_line(str(amount))}", commitment)
        if amount.currency in codes():
            continue
        code = amount.currency.strip().upper()
        right = amount._replace(currency=code)
        repair = Repair(f"write {code}", lambda c, right=right: c._replace(amount=right))  # type: ignore[misc]
        yield problem(
            f"its currency is not an ISO 4217 code: {shown(amount.currency)}",
            commitment,
            repair if code in codes() else None,
        )


@check("tags")
def _tags(case: Case) -> Iterator[Found]:
    spellings: dict[str, str] = {}
    for commitment in case.commitments:
        if len(set(commitment.tags)) < len(commitment.tags):
            yield remark("it has a tag twice", commitment, Repair("once is enough", lambda c: c.with_tags(c.tags)))
        for tag in commitment.tags:
            if trouble := _tag_trouble(tag):
                yield remark(f"its tag “{inert(tag)}” {trouble}", commitment, _tag_repair(tag))
                continue
            first = spellings.setdefault(fold(tag), tag)
            if first != tag:
                yield remark(f"its tag {shown(tag)} is elsewhere written {shown(first)}", commitment)


def _tag_trouble(tag: str) -> str | None:
    if not tag.strip():
        return "is empty"
    if inert(tag) != tag or "\n" in tag or "\t" in tag:
        return "holds control or invisible characters"
    if tag != tag.strip():
        return "begins or ends with a blank"
    if any(character in tag for character in ',"()'):
        return "holds a comma, quotation mark or bracket, which a query has to quote"
    return None


def _tag_repair(tag: str) -> Repair | None:
    clean = tag.strip()
    if clean == tag or (clean and _tag_trouble(clean)):
        return None
    return Repair(
        f"write {clean!r}" if clean else "take it away",
        lambda c: c.with_tags(t for t in (clean if t == tag else t for t in c.tags) if t),
    )


@check("summary")
def _summary(case: Case) -> Iterator[Found]:
    for commitment in case.commitments:
        summary = commitment.summary
        if not summary.endswith("…"):
            continue
        whole = _completed(summary, commitment.quote)
        repair = Repair(f"write it whole: {whole}", lambda c, whole=whole: c._replace(summary=whole)) if whole else None  # type: ignore[misc]
        yield remark(f"its summary is cut off: {shown(summary[-60:])}", commitment, repair)


def _completed(summary: str, quote: str) -> str | None:
    """The summary with the words that the quote goes on with; None where it is not the quote's own words, or where
    they stand there twice.

    >>> _completed("Build homes in every…", "We will build homes in every town.")
    'Build homes in every town'
    """
    head = summary.rstrip("…").rstrip(" ,;:")
    # Its first word may have been put into another form.
    words = head.partition(" ")[2]
    _, found, rest = one_line(quote).partition(words)
    if len(words) < _TELLING or not found or words in rest or not rest.strip(" .,;:"):
        return None
    return head + rest.rstrip(" ,;:.\"'[]()")


_TELLING = 12
"""Characters: fewer stand anywhere."""


@check("words")
def _words(case: Case) -> Iterator[Found]:
    for commitment in case.commitments:
        fields = {"summary": commitment.summary, "section": commitment.section}
        if case.text is None:
            fields["quote"] = commitment.quote
        for place, update in enumerate(commitment.updates, start=1):
            fields[f"update {place}"] = "\n".join(update.texts)
        for field, value in fields.items():
            for what in oddities(value):
                yield remark(f"its {field} holds {what}", commitment)


@check("dates")
def _dates(case: Case) -> Iterator[Found]:
    for commitment in case.commitments:
        made, due = commitment.made, commitment.due
        if made is not None and made.first - case.today > ONE_DAY and made != case.document.published:
            yield problem(f"it was made on {made}, after today", commitment)
        if made is not None and due is not None and due.last < made.first:
            yield problem(f"it is due {due}, before it was made on {made}", commitment)
