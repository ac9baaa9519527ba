"""What a file says of itself, beside its blocks: title, issuer, date, language, address."""

import re
from typing import NamedTuple, TypedDict

from commitments.dates import PartialDate


class Facts(NamedTuple):
    """None for what nothing says. What the file does not say may be guessed later."""

    title: str | None = None
    issuer: str | None = None
    published: PartialDate | None = None
    language: str | None = None
    kind: str | None = None
    url: str | None = None
    dated_by: str | None = None
    """What says when it was published, as a note tells it."""


def over(said: Facts, told: Facts) -> Facts:
    """What a page or a text says of itself, but for what is told in another place, which goes before it."""
    return said._replace(**{field: value for field, value in told._asdict().items() if value})


class Dated(TypedDict, total=False):
    """The fields of when it was published; none of them where nothing says it."""

    published: PartialDate
    dated_by: str


def day_of(words: str | None) -> PartialDate | None:
    """The date a metadata field begins with ("2017-11-06T10:00:00Z"); None where it begins with none.

    >>> day_of("2017-11-06T10:00:00Z"), day_of("yesterday")
    ('2017-11-06', None)
    """
    found = re.match(r"\s*(\d{4}(?:-\d\d(?:-\d\d)?)?)", words or "")
    if not found:
        return None
    try:
        return PartialDate.parse(found[1])
    except ValueError:
        return None


def address_of(words: str | None) -> str | None:
    """The web address that a field of metadata is; None for any other.

    >>> address_of(" https://example.org/plan "), address_of("/plan"), address_of("javascript:alert()")
    ('https://example.org/plan', None, None)
    """
    found = re.fullmatch(r"\s*(https?://[^\s<>\"']{3,2000})\s*", words or "", re.I)
    return found[1] if found else None
