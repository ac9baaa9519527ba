"""How much money a promise names: `amount.py`, by `sums.py`, which of several sums is promised, and `totals.py`, what
they come to; `currencies.py`, whose money is meant."""

from commitments.coding.amounts.amount import amount, where_another_begins
from commitments.coding.amounts.currencies import own_money

__all__ = ["amount", "own_money", "where_another_begins"]
