"""What an analyst says of a document, read into its fields; and how a day, an address or nothing at all is said."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from commitments.dates import PartialDate, parse_point
from commitments.errors import UsageError
from commitments.model import Document
from commitments.text import one_line, plural, shorten

FIELDS = ("title", "issuer", "kind", "published", "url", "language", "note")


def described(document: Document, given: Mapping[str, str | None], today: date) -> Document:
    """The document with what is given of `FIELDS`; None leaves a field as it is, what `is_nothing` clears it. Raises
    UsageError."""
    changed: dict[str, Any] = {}
    for name in FIELDS:
        if (text := given.get(name)) is not None:
            changed[name] = _field(name, "" if is_nothing(text) else text.strip(), today)
    return document._replace(**changed)


def _field(name: str, text: str, today: date) -> Any:
    if name == "title" and not text:
        raise UsageError("a document needs a title, so --title is not to be empty")
    if name in ("title", "issuer", "kind"):
        return " ".join(text.split())
    if not text:
        return None
    if name == "url":
        return web_address("--url", text)
    if name == "language":
        return language(text)
    return published(text, today) if name == "published" else text


def is_nothing(text: str) -> bool:
    """Whether an option's value clears its field: "", or the word `none`."""
    return text.strip().casefold() in ("", "none")


def published(text: str, today: date) -> PartialDate:
    """When a document was published, as somebody says it. Raises UsageError."""
    return past("--published", text, today, "say when it was, not when it will be")


def past(option: str, text: str, today: date, why: str) -> PartialDate:
    """A day that is not still to come. Raises UsageError, which says `why` it cannot be."""
    try:
        point = parse_point(text, today)
    except ValueError as error:
        raise UsageError(f"{option}: {error}") from None
    if point.first > today:
        raise UsageError(f"{option} {point} is still to come; {why}")
    return point


def language(text: str, option: str = "--language") -> str:
    """A language's code. Raises UsageError."""
    from commitments import languages

    try:
        return languages.code(text)
    except ValueError as error:
        raise UsageError(f"{option}: {error}") from None


def web_address(option: str, text: str) -> str:
    """The URL without the blanks around it. Raises UsageError where it is none."""
    url = text.strip()
    host = url.partition("://")[2]
    if not url.casefold().startswith(("http://", "https://")) or not host:
        raise UsageError(f"{option} {text!r} is not a web address; it should begin with https:// or http://")
    if any(c.isspace() for c in url):
        raise UsageError(f"{option} {text!r} has a blank in it, which no address has; write %20 for the blank")
    return url


def evidence_address(text: str) -> str:
    """What evidence is found at: a web address, or the SHA-256 of a file of one's own. Raises UsageError."""
    if text.strip().startswith("urn:"):
        from commitments.checks import is_own_file  # late: few name a file of their own

        if is_own_file(text.strip()):
            return text.strip()
    return web_address("--evidence", text)


def document_line(before: Document, after: Document, follow: int = 0) -> str:
    """`us-japan-2017  published: 2017 → 2017-11-06; the date of 23 commitments follows`; "" where nothing differs."""
    said = [
        f"{name}: {_shown(getattr(before, name))} → {_shown(getattr(after, name))}"
        for name in FIELDS
        if getattr(before, name) != getattr(after, name)
    ]
    new = len(set(after.set_aside) - set(before.set_aside))
    gone = len(set(before.set_aside) - set(after.set_aside))
    said += [f"{plural(new, 'passage')} set aside"] if new else []
    said += [f"{plural(gone, 'passage')} no longer set aside"] if gone else []
    if follow:
        said.append(f"the date of {plural(follow, 'commitment')} follows")
    return f"{after.id}  {'; '.join(said)}" if said else ""


def _shown(value: object) -> str:
    return shorten(one_line(str(value)), 60) if value else "(none)"
