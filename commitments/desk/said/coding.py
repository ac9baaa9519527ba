"""What an analyst says of a commitment: the options of add and edit, read into values."""

import re
from collections.abc import Mapping, Sequence, Set
from datetime import date
from types import MappingProxyType
from typing import Any

from commitments.dates import PartialDate, parse_point
from commitments.desk.said.fields import is_nothing, past
from commitments.errors import UsageError
from commitments.groups import Groups, Named, group_named, told_apart
from commitments.model import Amount, Commitment, Kind
from commitments.text import fold, shorten


def coded(
    commitment: Commitment, given: Mapping[str, Any], today: date, groups: Groups = MappingProxyType({})
) -> Commitment:
    """The commitment with what is given of its coding; None leaves a field as it is, what `is_nothing` or an empty list
    clears it. An actor that is one of `groups` means its members, and is kept as a group.

    Raises UsageError and UnknownName.
    """
    from commitments.desk.change import tag_name

    said = {name: _plainly(value) for name, value in given.items() if value is not None}
    changed: dict[str, Any] = {}
    for name in ("section", "summary"):
        if name in said:
            changed[name] = " ".join(said[name].split())
    if "counterparties" in said:
        changed["counterparties"] = tuple(value.strip() for value in said["counterparties"] if value.strip())
    if "actors" in said or "groups" in said:
        changed["actors"], changed["groups"] = _who(commitment, said, groups)
    if "kind" in said:
        changed["kind"] = Kind.named(said["kind"]) if said["kind"] else None
    for name in ("made", "due"):
        if name in said:
            changed[name] = _date(name, said[name], today, commitment.made)
    if "amount" in said:
        changed["amount"] = parse_amount(said["amount"]) if said["amount"] else None
    if "tags" in said:
        changed["tags"] = tuple(sorted({tag_name(tag) for tag in said["tags"] if tag.strip()}))
    return commitment._replace(**changed)


def _plainly(value: Any) -> Any:
    """A text or a list without what says nothing."""
    if isinstance(value, str):
        return "" if is_nothing(value) else value
    return [name for name in value if not is_nothing(name)]


def _who(commitment: Commitment, said: Mapping[str, Any], groups: Groups) -> Named:
    """Actors and groups; what is said of groups alone, as in an editor, leaves the actors, but for the members of one
    that is new."""
    actors = [value.strip() for value in said.get("actors", commitment.actors) if value.strip()]
    found = told_apart(actors, groups)
    if "groups" not in said:
        return found
    kept = [value.strip() for value in said["groups"] if value.strip()]
    new = [name for name in kept if name not in commitment.groups and group_named(name, groups)]
    more = told_apart([*actors, *new], groups)
    named = [group_named(name, groups) or name for name in kept]
    return Named(more.actors, tuple(dict.fromkeys([*named, *found.groups])))


def combined(what: str, before: Sequence[str], given: Sequence[str], whole: Groups) -> list[str] | None:
    """The names after `--actor +France --actor -G7`: what begins with + is added to `before`, with - taken away, a
    group of `whole` with its members. None where nothing has a sign, so that it stands for all; after `=` a name
    stands as it is. Raises UsageError for signs beside names without.

    >>> combined("--actor", ["Japan", "Italy"], ["+France", "-Italy"], {})
    ['Japan', 'France']
    >>> combined("--actor", [], ["+G2", "-Italy"], {"G2": ["Italy", "France"]})
    ['France']
    """
    names = [name.strip() for name in given]
    signed = [name for name in names if name.startswith(("+", "-"))]
    if not signed:
        return None
    if len(signed) < len(names):
        raise UsageError(
            f"{what}: give every name a sign, as in {what} +France {what}=-Italy, or none to replace all; "
            f"a name that begins with one is written {what} '={signed[0]}'"
        )
    if bare := next((name for name in signed if not name[1:].strip()), None):
        raise UsageError(f"{what} {bare}: write a name after the sign, as in {what} {bare}France")
    found = list(before)
    for name in signed:
        word = name[1:].strip()
        group = group_named(word, whole)
        folded = {fold(word), *map(fold, whole[group] if group else ())}
        if name[0] == "-":
            found = [one for one in _apart(found, folded, whole) if fold(one) not in folded]
        elif fold(word) not in map(fold, found):
            found.append(word)
    return found


def _apart(names: Sequence[str], gone: Set[str], whole: Groups) -> list[str]:
    """The names, with the members of each group, added just before, that is to lose one of them."""
    parted: list[str] = []
    for name in names:
        members = whole[group] if (group := group_named(name, whole)) else ()
        parted += members if gone & set(map(fold, members)) else [name]
    return parted


def unsigned(names: Sequence[str]) -> list[str]:
    """`=-France` is the name -France."""
    return [name.strip().removeprefix("=") for name in names]


def _date(name: str, text: str, today: date, made: PartialDate | None) -> PartialDate | None:
    """A date as ISO has it, or counted from today (`+3m`), or, for `due`, in words: `Q3 2027`, `end of 2030`."""
    if not text:
        return None
    if name == "made":
        return past("--made", text, today, "say when it was promised; --due is when it should be done")
    return due_date("--due", text, today, made)


def due_date(option: str, text: str, today: date, made: PartialDate | None) -> PartialDate:
    """A date that may lie ahead, also in words. Raises UsageError."""
    try:
        return parse_point(text, today)
    except ValueError as error:
        if not _ISO_LIKE.match(text):
            return _in_words(option, text, made, str(error))
        raise UsageError(f"{option}: {error}") from None


_ISO_LIKE = re.compile(r"\s*[+-]?[0-9]+[dwmy-]")


def _in_words(option: str, text: str, made: PartialDate | None, otherwise: str) -> PartialDate:
    """Raises UsageError, with why where the reader knows it, else with what is wrong `otherwise`."""
    from commitments.deadlines.cells import read_cell
    from commitments.deadlines.points import TWO_DAYS, NoSuchDay

    why = f"{otherwise}, or words such as 'Q3 2027' and 'end of 2030'"
    try:
        found = read_cell(text, None, made)
    except NoSuchDay as error:
        raise UsageError(f"{option}: {error}") from None
    except ValueError:
        raise UsageError(f"{option}: {why}") from None
    if found.is_whole:
        return found.date
    if (found.caution or "").endswith(TWO_DAYS):
        why = f"{shorten(text, 40)!r} could be two days; write it as {found.date}-03-01"
    raise UsageError(f"{option}: {why}")


def parse_amount(text: str) -> Amount:
    """`1.6bn USD`, `USD 1,600,000,000`, `1.6e9 usd`; of a range `1-2bn USD` or `1e9..2e9 USD`. Raises UsageError.

    >>> parse_amount("1.6bn USD"), parse_amount("USD 1-2 billion")
    (Amount(value=1600000000, currency='USD', upper=None), Amount(value=1000000000, currency='USD', upper=2000000000))
    """
    from commitments.money.sums import TooMuch, in_cell

    shown = f"--amount {shorten(text, 40)!r}"
    plain = re.sub(r"(?<=[0-9])_(?=[0-9])", "", text)
    try:
        # A comma before three digits marks thousands, as in all that is shown here. A point may do so elsewhere.
        found = in_cell(plain, None if re.search(r"[0-9]\.[0-9]{3}(?![0-9])", plain) else ".")
    except TooMuch:
        raise UsageError(f"{shown}: that is more money than there is") from None
    except ValueError as error:
        if re.search(r"[0-9]{20}", text):
            raise UsageError(f"{shown}: that is more money than there is") from None
        if "could be" in str(error):
            raise UsageError(
                f"{shown}: {error}; write it with two decimals, or with none and without the point"
            ) from None
        found = None
    if found is None or found.currency is None or found.is_guess:
        raise UsageError(f"{shown}: write a number and a currency code, as in 1.6bn USD or 1-2bn USD")
    if found.value <= 0:
        raise UsageError(f"{shown}: what is promised should be more than nothing; '' takes the amount away")
    return Amount(found.value, found.currency, found.upper)
