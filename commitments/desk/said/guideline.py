"""A new version of what would count as kept, partial and broken: what is not said anew stays as it was."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from commitments.dates import PartialDate
from commitments.desk.said.forms import Form, toml_text
from commitments.errors import UsageError
from commitments.guidelines import newest
from commitments.history import Guideline
from commitments.model import Commitment, Update

if TYPE_CHECKING:
    from commitments.session import Session

PARTS = ("kept", "partial", "broken")


def with_guideline(
    session: "Session", commitment: Commitment, said: Mapping[str, str], who: str, why: str | None
) -> Commitment:
    """With the next version; the same where that would say what holds already. `none` or "" clears a part. Raises
    UsageError where nothing would be left."""
    known = newest(commitment)
    before = known.guideline if known else Guideline()
    new = {name: None if text.strip().casefold() in ("", "none") else text.strip() for name, text in said.items()}
    kept, partial, broken = (new.get(name, text) for name, text in before.parts())
    guideline = Guideline(kept, partial, broken)
    if guideline == before:
        return commitment
    if guideline == Guideline():
        raise UsageError("a guideline says what would count: give --kept, --partial or --broken in words")
    today = PartialDate(session.today.isoformat())
    return commitment.with_update(Update(None, today, session.now, who, why or None, act=guideline))


def _written(commitment: Commitment) -> str:
    known = newest(commitment)
    before = known.guideline if known else Guideline()
    lines = [
        f"# {commitment.id}: what would have to be seen, so that it counts as kept, as partial, as broken?",
        "# Save and close to make a new version; leave as it is to change nothing.",
        *(f"# {line}" for line in commitment.quote.splitlines()),
        "",
        *(f"{name} = {toml_text(text or '')}" for name, text in before.parts()),
    ]
    return "\n".join(lines) + "\n"


def _part(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise UsageError(f"{name} should be a text in quotation marks")
    return value


FORM = Form(_written, PARTS, _part)
