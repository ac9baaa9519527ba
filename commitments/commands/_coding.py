"""What an analyst says of a commitment: the options of add and edit, read into values."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from commitments.dates import PartialDate, parse_point
from commitments.errors import UsageError
from commitments.model import Amount, Commitment, Kind
from commitments.text import shorten

CODED = ("section", "summary", "kind", "actors", "counterparties", "made", "due", "amount", "tags")


def coded(commitment: Commitment, given: Mapping[str, Any], today: date) -> Commitment:
    """The commitment with what is given of `CODED`; None leaves a field as it is, "" or an empty list clears it.

    Raises UsageError and UnknownName.
    """
    from commitments.commands._change import tag_name

    said = {name: value for name, value in given.items() if value is not None}
    changed: dict[str, Any] = {}
    for name in ("section", "summary"):
        if name in said:
            changed[name] = " ".join(said[name].split())
    for name in ("actors", "counterparties"):
        if name in said:
            changed[name] = tuple(value.strip() for value in said[name] if value.strip())
    if "kind" in said:
        changed["kind"] = Kind.named(said["kind"]) if said["kind"].strip() else None
    for name in ("made", "due"):
        if name in said:
            changed[name] = _date(name, said[name], today, commitment.made)
    if "amount" in said:
        changed["amount"] = parse_amount(said["amount"]) if said["amount"].strip() else None
    if "tags" in said:
        changed["tags"] = tuple(sorted({tag_name(tag) for tag in said["tags"] if tag.strip()}))
    return commitment._replace(**changed)


def _date(name: str, text: str, today: date, made: PartialDate | None) -> PartialDate | None:
    """A date as ISO has it, or counted from today (`+3m`), or, for `due`, in words: `Q3 2027`, `end of 2030`."""
    if not text.strip():
        return None
    try:
        return parse_point(text, today)
    except ValueError as error:
        found = _in_words(text, made) if name == "due" and not _ISO_LIKE.match(text) else None
        if found is None:
            also = ", or words such as 'Q3 2027' and 'end of 2030'" if name == "due" else ""
            raise UsageError(f"--{name}: {error}{also}") from None
        return found


_ISO_LIKE = re.compile(r"\s*[+-]?[0-9]+[dwmy-]")


def _in_words(text: str, made: PartialDate | None) -> PartialDate | None:
    from commitments.deadlines.cells import read_cell

    try:
        found = read_cell(text, None, made)
    except ValueError:
        return None
    return found.date if found.is_whole else None


def parse_amount(text: str) -> Amount:
    """`1.6bn USD`, `USD 1,600,000,000`, `1.6e9 usd`; of a range `1-2bn USD` or `1e9..2e9 USD`. Raises UsageError.

    >>> parse_amount("1.6bn USD"), parse_amount("USD 1-2 billion")
    (Amount(value=1600000000, currency='USD', upper=None), Amount(value=1000000000, currency='USD', upper=2000000000))
    """
    from commitments.money.sums import TooMuch, in_cell

    shown = f"--amount {shorten(text, 40)!r}"
    try:
        found = in_cell(re.sub(r"(?<=[0-9])_(?=[0-9])", "", text), ".")
    except TooMuch:
        raise UsageError(f"{shown}: that is more money than there is") from None
    except ValueError:
        if re.search(r"[0-9]{20}", text):
            raise UsageError(f"{shown}: that is more money than there is") from None
        found = None
    if found is None or found.currency is None or found.is_guess:
        raise UsageError(f"{shown}: write a number and a currency code, as in 1.6bn USD or 1-2bn USD")
    return Amount(found.value, found.currency, found.upper)
