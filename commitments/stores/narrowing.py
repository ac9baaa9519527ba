"""What is indexed of a commitment, whatever keeps the index, and the condition on it that a question becomes.

Both sides of each fact stand here: `facts` takes it from a commitment, `narrowed` asks for it. A condition has two
bounds, what it *may* meet and what it *must* meet: an index that only narrows needs the first, and the negation of a
question needs the second. What depends on the day is known for days on which a commitment is settled, that is from
the day of its last update on; before that day nothing is said about it, so it may meet anything.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from commitments.dates import DateRange, PartialDate
from commitments.model import Commitment, Kind, Status
from commitments.query import (
    COUNT_KEYS,
    DATE_KEYS,
    WORD_KEYS,
    AmountRange,
    And,
    CountRange,
    Field,
    Ids,
    Node,
    Not,
    Or,
    When,
)
from commitments.query.nodes import PRESENT, Member, Seen
from commitments.text import fold, words

if TYPE_CHECKING:
    from commitments.search import Needle

# A new number for every change to what is kept of a commitment; the lists give its columns their meaning.
EDITION = (6, tuple(PRESENT), tuple(Status), tuple(Kind))

# --- what is known of a commitment ------------------------------------------------------------------------------------

COLUMNS = (
    *("settled", "status", "is_open", "is_unsupported", "is_part_rated"),
    *("due", "due_now", "deferred", "made", "updated", "since", "amount", "upper", "page", "para", "present"),
)
Row = tuple[int | float | None, ...]

_STATUSES = {status: place for place, status in enumerate(Status)}
BITS = {name: 1 << place for place, name in enumerate(PRESENT)}
_PRESENCE = [(BITS[name], is_present) for name, is_present in PRESENT.items()]
# What a commitment has on every day, or on none; the rest comes with its updates.
_TIMELESS = frozenset(
    "due made amount kind tag actor counterparty section summary span page para key".split()  # noqa: SIM905 - one line
)
# A run of letters and digits: however a text is cut out of another, its runs lie inside runs of the other.
_RUN = re.compile(r"[^\W_]+")


class Facts(NamedTuple):
    row: Row
    """In the order of COLUMNS."""
    words: set[str]
    """Each begins with the name of what it is a word of: `tag:energy`, `actor:united`, `text:steel`."""


def facts(commitment: Commitment) -> Facts:
    standing = commitment.standing(date.max)
    seen = Seen(commitment, date.max)
    row = (
        max(
            (max(one.effective, one.recorded.date(), one.recorded_on).toordinal() for one in commitment.updates),
            default=0,
        ),
        _STATUSES[standing.status],
        standing.is_open,
        standing.is_unsupported,
        standing.is_part_rated,
        _day(commitment.due),
        _day(commitment.due_now(date.max)),
        _day(commitment.due_now(date.max)) if commitment.is_deferred(date.max) else None,
        _day(commitment.made),
        standing.updated.toordinal() if standing.updated else None,
        _day(standing.since),
        _as_float(commitment.amount.value) if commitment.amount else None,
        _as_float(commitment.amount.most) if commitment.amount else None,
        commitment.page,
        commitment.paragraph.asked if commitment.paragraph else None,
        sum([bit for bit, is_present in _PRESENCE if is_present(seen)]),
    )
    return Facts(row, _words(commitment))


def _words(commitment: Commitment) -> set[str]:
    found = {f"document:{commitment.document}"}
    if commitment.kind is not None:
        found.add(f"kind:{commitment.kind}")
    if commitment.amount is not None:
        found.add(f"currency:{commitment.amount.currency.upper()}")
    found.update([f"tag:{fold(tag)}" for tag in commitment.tags])
    found.update(_named("section", commitment.section))
    for name in commitment.actors:
        found.update(_named("actor", name))
    for name in commitment.groups:
        found.update(_named("actor", name))
        found.update(_named("group", name))
    for name in commitment.counterparties:
        found.update(_named("counterparty", name))
    for actor, status in {(update.actor, update.status) for update in commitment.updates if update.actor}:
        found.update(_named("member", actor))
        found.add(f"stood:{status}")
    for name in {update.by for update in commitment.updates}:
        found.update(_named("by", name))
    # A line end parts words as well as blanks do, so that all texts are folded at once.
    found.update([f"text:{run}" for run in _RUN.findall(fold("\n".join(_texts(commitment))))])
    return found


@lru_cache(maxsize=4096)
def _named(key: str, value: str) -> list[str]:
    return [f"{key}:{word}" for word in words(value)]


def _texts(commitment: Commitment) -> list[str]:
    """All that a word or a search can be met in."""
    found = [commitment.quote, commitment.summary, commitment.section]
    for update in commitment.updates:
        found += [*update.texts, *[evidence.title or "" for evidence in update.evidence]]
    return found


def _day(point: PartialDate | None) -> int | None:
    return point.last.toordinal() if point else None


def _as_float(value: int | float) -> float:
    """Rounding keeps the order, save that what differs may become equal."""
    try:
        return float(value)
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")


# --- conditions -------------------------------------------------------------------------------------------------------


class Where(NamedTuple):
    """A condition on the columns of a record. It is never NULL."""

    sql: str


class Holds(NamedTuple):
    """A condition on the words of a record, in the language of what searches words."""

    match: str
    unless: str = ""
    """What says the opposite; "" where only negation does."""


class Joined(NamedTuple):
    """Several conditions, of which all are to be met or any."""

    is_all: bool
    parts: "tuple[Condition, ...]"


class Negated(NamedTuple):
    part: "Condition"


Condition = Where | Holds | Joined | Negated
# Not 1 and 0: a tuple equals any other of the same parts, and so the word of number 1 would be everything.
EVERYTHING, NOTHING = Where("TRUE"), Where("FALSE")

Lookup = Callable[[str, str], Condition | None]
"""`is`, `begins` or `contains`, and a word as in `Facts.words`, or `has` and what is there -> the condition that a
record has it; None where that is not known, or would not help."""


class Dialect(NamedTuple):
    """How words are asked for."""

    holds: Callable[[str], str]
    """What is to be matched -> SQL that is never NULL."""
    both: str
    either: str


class Bounds(NamedTuple):
    may: Condition
    must: Condition


_UNKNOWN = Bounds(EVERYTHING, NOTHING)

Question = tuple[Node, When, "Needle | None"]
"""A query, when it is asked, and what its answers will be searched for."""


def sql_of(condition: Condition, dialect: Dialect) -> str:
    """What is asked of the words is asked at once: a rare word then spares going through a common one."""
    if isinstance(condition, Where):
        return condition.sql
    if isinstance(condition, Negated):
        return f"NOT {sql_of(condition.part, dialect)}"
    if isinstance(condition, Holds):
        return dialect.holds(condition.match)
    held = [part for part in condition.parts if _is_of_words(part)]
    others = [sql_of(part, dialect) for part in condition.parts if not _is_of_words(part)]
    asked = [dialect.holds(_match(condition._replace(parts=tuple(held)), dialect)), *others] if held else others
    return f"({(' AND ' if condition.is_all else ' OR ').join(asked)})"


def _is_of_words(condition: Condition) -> bool:
    if isinstance(condition, Joined):
        return all(map(_is_of_words, condition.parts))
    return isinstance(condition, Holds)


def _match(condition: Condition, dialect: Dialect) -> str:
    if isinstance(condition, Holds):
        return condition.match
    assert isinstance(condition, Joined)
    parts = [_match(part, dialect) for part in condition.parts]
    if len(parts) == 1:
        return parts[0]
    return f"({(dialect.both if condition.is_all else dialect.either).join(parts)})"


def condition(node: Node, when: When, sought: "Needle | None", lookup: Lookup) -> Condition:
    """What every record meets that the question, and the search where there is one, can be about."""
    return _all((_bounds(node, when, lookup).may, *(_searched(sought, lookup) if sought else ())))


def says_something(node: Node, when: When, sought: "Needle | None") -> bool:
    """Whether the condition will leave anything out, so that it is worth asking."""
    return condition(node, when, sought, lambda how, word: Holds("")) != EVERYTHING


def _bounds(node: Node, when: When, lookup: Lookup) -> Bounds:
    if isinstance(node, And):
        parts = [_bounds(part, when, lookup) for part in node.parts]
        return Bounds(_all(part.may for part in parts), _all(part.must for part in parts))
    if isinstance(node, Or):
        parts = [_bounds(part, when, lookup) for part in node.parts]
        return Bounds(any_of(part.may for part in parts), any_of(part.must for part in parts))
    if isinstance(node, Not):
        inner = _bounds(node.part, when, lookup)
        return Bounds(_not(inner.must), _not(inner.may))
    if isinstance(node, Ids):
        document = _word(lookup, "is", f"document:{node.document}")
        numbers = Where(f"number IN ({','.join(map(str, node.numbers))})")
        return Bounds(_all((document.may, numbers)), _all((document.must, numbers)))
    if isinstance(node, Field):
        return _field(node, when, lookup)
    return _UNKNOWN


def _field(field: Field, when: When, lookup: Lookup) -> Bounds:
    key, value = field.key, field.value
    if key in ("document", "kind", "tag"):
        return _word(lookup, "is", f"{key}:{value}")
    if key in WORD_KEYS:
        return _begun(key, value, lookup)
    if key == "member":
        return _member(value, lookup)
    if key == "text":
        runs = [_word(lookup, "contains", f"text:{run}").may for run in _RUN.findall(value)]
        return Bounds(_all(runs), NOTHING)
    if key in DATE_KEYS:
        found = Where(_in_range(key, value))
        return _exactly(found) if key in ("due", "made") else _once_settled(found, when)
    if key in COUNT_KEYS:
        counted = Where(_in_counts(key, value))
        return Bounds(counted, NOTHING) if value.label else _exactly(counted)
    if key == "amount":
        return _amount(value, lookup)
    if key == "status":
        return _once_settled(Where(f"status = {_STATUSES[value]}"), when)
    if key == "is":
        fact, stale_after = value
        return _once_settled(Where(_fact(fact, stale_after, when.today)), when)
    if key == "has":
        present = _word(lookup, "has", value)
        return present if value in _TIMELESS or present == _UNKNOWN else _once_settled(present.may, when)
    return _UNKNOWN


def _exactly(found: Condition) -> Bounds:
    return Bounds(found, found)


def _once_settled(found: Condition, when: When) -> Bounds:
    day = when.settled_by.toordinal()
    return Bounds(any_of((Where(f"settled > {day}"), found)), _all((Where(f"settled <= {day}"), found)))


def _word(lookup: Lookup, how: str, word: str) -> Bounds:
    found = lookup(how, word)
    return _UNKNOWN if found is None else _exactly(found)


def _begun(key: str, needles: list[str], lookup: Lookup) -> Bounds:
    """Every needle begins a word of the same value; the words of different values are not told apart here."""
    if not needles:
        return _UNKNOWN
    found = [_word(lookup, "begins", f"{key}:{needle}") for needle in needles]
    is_exact = len(needles) == 1 and key != "by"  # who wrote an update counts from the day of the update on
    return Bounds(_all(each.may for each in found), found[0].must if is_exact else NOTHING)


def _member(wanted: Member, lookup: Lookup) -> Bounds:
    """Whoever stands there on some day was once rated so; who stands there today is not known here, nor who was never
    rated."""
    if wanted.status is Status.UNASSESSED:
        return _UNKNOWN
    said = [_all(_word(lookup, "begins", f"member:{needle}").may for needle in wanted.needles)]
    if wanted.group:
        members = [_all(_word(lookup, "is", word).may for word in _named("member", name)) for name in wanted.group]
        said = [any_of([*said, *members])]
    if wanted.status is not None:
        said.append(_word(lookup, "is", f"stood:{wanted.status}").may)
    return Bounds(_all(said), NOTHING)


def _in_range(column: str, days: DateRange) -> str:
    ends = [f"{column} >= {days.start.toordinal()}"] if days.start else []
    ends += [f"{column} <= {days.end.toordinal()}"] if days.end else []
    return f"({column} IS NOT NULL{''.join(f' AND {end}' for end in ends)})"


def _in_counts(column: str, wanted: CountRange) -> str:
    ends = [f"{column} IS NOT NULL"]
    ends += [f"{column} >= {wanted.low}"] if wanted.low is not None else []
    ends += [f"{column} <= {wanted.high}"] if wanted.high is not None else []
    return f"({' AND '.join(ends)})"


def _amount(wanted: AmountRange, lookup: Lookup) -> Bounds:
    if {_as_float(end) for end in (wanted.low, wanted.high) if end is not None} & {float("inf"), float("-inf")}:
        return _UNKNOWN
    currency = _word(lookup, "is", f"currency:{wanted.currency}") if wanted.currency else _exactly(EVERYTHING)
    may, must = (("amount IS NOT NULL", *_ends(wanted, equal)) for equal in ("=", ""))
    bounds = [Where(f"({' AND '.join(ends)})") for ends in (may, must)]
    return Bounds(_all((currency.may, bounds[0])), _all((currency.must, bounds[1])))


def _ends(wanted: AmountRange, equal: str) -> list[str]:
    """As numbers are rounded, what is at an end itself may lie on either side of it."""
    ends = [("upper >", wanted.low), ("amount <", wanted.high)]
    return [f"{sign}{equal} {_as_float(end)!r}" for sign, end in ends if end is not None]


def _fact(fact: str, stale_after: int, today: date) -> str:
    day = today.toordinal()
    return {
        "open": "is_open",
        "closed": "NOT is_open",
        "overdue": f"(is_open AND due_now IS NOT NULL AND due_now < {day})",
        "late": f"(is_open AND due IS NOT NULL AND due < {day})",
        "deferred": "deferred IS NOT NULL",
        "stale": f"(is_open AND updated IS NOT NULL AND updated < {day - stale_after})",
        "unsupported": "is_unsupported",
        "part-rated": "is_part_rated",
    }[fact]


def _searched(sought: "Needle", lookup: Lookup) -> Iterable[Condition]:
    for text in sought.substrings:
        if text in sought.prefixes and _RUN.fullmatch(text):
            yield _word(lookup, "begins", f"text:{text}").may
        else:
            yield from [_word(lookup, "contains", f"text:{run}").may for run in _RUN.findall(text)]


# --- and, or, not -----------------------------------------------------------------------------------------------------


def _all(parts: Iterable[Condition]) -> Condition:
    return _joined(True, parts, EVERYTHING, NOTHING)


def any_of(parts: Iterable[Condition]) -> Condition:
    return _joined(False, parts, NOTHING, EVERYTHING)


def _joined(is_all: bool, parts: Iterable[Condition], nothing_said: Where, all_said: Where) -> Condition:
    said = [part for part in dict.fromkeys(parts) if part != nothing_said]
    if not said:
        return nothing_said
    if all_said in said:
        return all_said
    return said[0] if len(said) == 1 else Joined(is_all, tuple(said))


def _not(condition: Condition) -> Condition:
    if condition in (EVERYTHING, NOTHING):
        return NOTHING if condition == EVERYTHING else EVERYTHING
    if isinstance(condition, Holds) and condition.unless:
        return Holds(condition.unless, condition.match)
    return Negated(condition)
