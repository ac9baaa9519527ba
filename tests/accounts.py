"""What an import says of its rows: every one that was read is new, changed, the same, joined, refused or left out."""

import re
from collections.abc import Iterable

from commitments.plan import Plan
from commitments.rows import Remark

_ACCOUNT = re.compile(
    r"(\d+) new, (\d+) changed, (\d+) the same, (\d+) joined(?: to one of these)?, (\d+) refused, (\d+) left out: "
    r"([\d,]+) rows? in all"
)


def assert_adds_up(said: str) -> None:
    """That the last line of what an import said beside its result accounts for all rows."""
    found = [_ACCOUNT.match(line) for line in said.splitlines()]
    accounts = [[int(number.replace(",", "")) for number in one.groups()] for one in found if one]
    assert len(accounts) == 1, said
    *parts, whole = accounts[0]
    assert sum(parts) == whole, said


def assert_accounts_for(plan: Plan, items: Iterable[object]) -> None:
    """That a plan has every row of the source in one of its lists."""
    rows = [item for item in items if not isinstance(item, Remark)]
    refused = len(plan.bad)
    assert plan.commitments + len(plan.joined) + refused + len(plan.left) == len(rows)
