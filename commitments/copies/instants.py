"""Times to the second, in UTC, as text."""

from datetime import UTC, datetime

EPOCH = datetime.fromtimestamp(0, UTC)


def encode_instant(at: datetime) -> str:
    """
    >>> encode_instant(EPOCH)
    '1970-01-01T00:00:00Z'
    """
    return at.astimezone(UTC).isoformat()[:19] + "Z"


def decode_instant(text: str) -> datetime:
    """Raises ValueError."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise ValueError(f"expected a time as in 2018-03-01T12:00:00Z, found {text[:40]!r}")
    try:
        return at.astimezone(UTC).replace(microsecond=0)
    except OverflowError:
        raise ValueError(f"{text[:40]!r} is beyond the calendar") from None
