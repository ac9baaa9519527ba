"""Sums in the cells of an import: read with the decimal mark of their whole column; what is unclear is a caution."""

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from commitments.importers import values
from commitments.model import Amount

if TYPE_CHECKING:
    from commitments.money.sums import Sum

_SHARED = {"JPY": ("CNY",), "INR": ("LKR", "MUR", "NPR", "PKR", "SCR")}
"""`¥` and `Rs` are read as the first where nothing else is said."""

_THOUSANDS = re.compile(r"[0-9],[0-9]{3}(?![0-9])")


class Amounts:
    def __init__(self, decimal: str | None) -> None:
        """`decimal` is the mark that the map tells."""
        self._decimal = decimal

    def learn(self, cells: Iterable[Any]) -> None:
        """The decimal mark of a column: the one that all figures show of which it can be told."""
        marks = set[str]()
        for cell in cells:
            marks |= values.decimal_marks(cell)
        self._decimal = marks.pop() if len(marks) == 1 else None

    def reader(self, cautions: list[str]) -> "Callable[[Any], Sum]":
        """Reads one cell; raises ValueError with the caution where it is no sum, or could be two."""

        def read(raw: Any) -> "Sum":
            try:
                return values.money(raw, self._decimal)
            except ValueError as error:
                found = self._with_thousands(raw)
                if found is None:
                    raise ValueError(f"amount: {error}; left out{self._remedy(raw)}") from None
            cautions.append(f"amount: {values.shown(raw)} was read as {found.value:,}{self._remedy(raw)}")
            return found

        return read

    def amount(self, found: "Sum", currency: str | None, end: "Sum | None", cautions: list[str]) -> Amount | None:
        """Of a sum, the currency that a column or constant tells, and the other end in a column of its own."""
        code = currency or found.currency
        if code is None:
            cautions.append(
                f"the amount {found.value} has no currency and was left out; map a column or set a constant"
            )
            return None
        if currency and found.currency and not _is_same(currency, found):
            cautions.append(f"the amount is in {found.currency}, and the currency {currency}; the amount was left out")
            return None
        if currency is None and found.is_guess:
            cautions.append("$ was read as USD; set currency in [constants] if it is another")
        upper = found.upper if end is None else end.value
        if upper is not None and upper < found.value:
            cautions.append(f"the upper end {upper:,} of the amount is below {found.value:,}; the amount was left out")
            return None
        return Amount(found.value, code, None if upper == found.value else upper)

    def _with_thousands(self, raw: Any) -> "Sum | None":
        """A figure of which nothing tells whether its comma marks thousands: it does, as no sum has three decimals.
        A point may be what a program made of a decimal number."""
        if self._decimal is not None or not _THOUSANDS.search(str(raw)):
            return None
        try:
            return values.money(raw, ".")
        except ValueError:
            return None

    def _remedy(self, raw: Any) -> str:
        is_unclear = self._decimal is None and any(mark in str(raw) for mark in ".,")
        return '; set decimal = "." or "," in the map' if is_unclear else ""


def _is_same(currency: str, found: "Sum") -> bool:
    """Whether a cell's currency can be the one that is told beside it: `$` is many lands' dollars and pesos."""
    from commitments.money.sums import is_dollar

    if found.is_guess:
        return is_dollar(currency)
    return currency == found.currency or currency in _SHARED.get(found.currency or "", ())
