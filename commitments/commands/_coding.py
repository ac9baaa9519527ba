"""What an analyst says of a commitment: the options of add and edit, read into values."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from commitments.dates import parse_point
from commitments.errors import UsageError
from commitments.groups import Groups, Named, group_named, told_apart
from commitments.model import Amount, Commitment, Kind
from commitments.text import fold, shorten

_AMOUNT = re.compile(
    r"(?:([A-Za-z]{3})\s*)?([0-9][0-9,_ ]*(?:\.[0-9]+)?(?:[eE]\+?[0-9]{1,2})?)\s*(k|m|bn|b|tn)?\s*([A-Za-z]{3})?"
)
_SCALES = {"k": 10**3, "m": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12}
MOST_MONEY = 10**18
CODED = ("section", "summary", "kind", "actors", "groups", "counterparties", "made", "due", "amount", "tags")


def coded(
    commitment: Commitment, given: Mapping[str, Any], today: date, groups: Groups = MappingProxyType({})
) -> Commitment:
    """The commitment with what is given of `CODED`; None leaves a field as it is, "" or an empty list clears it.
    An actor that is one of `groups` means its members, and is kept as a group.

    Raises UsageError and UnknownName.
    """
    from commitments.commands._change import tag_name

    said = {name: value for name, value in given.items() if value is not None}
    changed: dict[str, Any] = {}
    for name in ("section", "summary"):
        if name in said:
            changed[name] = " ".join(said[name].split())
    if "counterparties" in said:
        changed["counterparties"] = tuple(value.strip() for value in said["counterparties"] if value.strip())
    if "actors" in said or "groups" in said:
        changed["actors"], changed["groups"] = _who(commitment, said, groups)
    if "kind" in said:
        changed["kind"] = Kind.named(said["kind"]) if said["kind"].strip() else None
    for name in ("made", "due"):
        if name in said:
            changed[name] = _date(name, said[name], today)
    if "amount" in said:
        changed["amount"] = parse_amount(said["amount"]) if said["amount"].strip() else None
    if "tags" in said:
        changed["tags"] = tuple(sorted({tag_name(tag) for tag in said["tags"] if tag.strip()}))
    return commitment._replace(**changed)


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
        group = group_named(word, whole) if whole else None
        folded = {fold(word), *map(fold, whole[group] if group else ())}
        if name[0] == "-":
            found = [one for one in found if fold(one) not in folded]
        elif fold(word) not in map(fold, found):
            found.append(word)
    return found


def unsigned(names: Sequence[str]) -> list[str]:
    """`=-France` is the name -France."""
    return [name.strip().removeprefix("=") for name in names]


def _date(name: str, text: str, today: date) -> Any:
    if not text.strip():
        return None
    try:
        return parse_point(text, today)
    except ValueError as error:
        raise UsageError(f"--{name}: {error}") from None


def parse_amount(text: str) -> Amount:
    """`1.6bn USD`, `USD 1,600,000,000` or `1.6e9 usd`. Raises UsageError.

    >>> parse_amount("1.6bn USD")
    Amount(value=1600000000, currency='USD')
    """
    found = _AMOUNT.fullmatch(text.strip())
    currency = (found[1] or found[4] or "").upper() if found else ""
    if not found or not currency or (found[1] and found[4]):
        raise UsageError(f"--amount {shorten(text, 40)!r}: write a number and a currency code, as in 1.6bn USD")
    from decimal import Decimal

    value = Decimal(re.sub(r"[,_ ]", "", found[2])) * _SCALES.get(found[3] or "", 1)
    if value > MOST_MONEY:
        raise UsageError(f"--amount {shorten(text, 40)!r}: that is more money than there is")
    return Amount(int(value) if value == value.to_integral_value() else float(value), currency)
