"""What an analyst says of a document, read into its fields."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from commitments.dates import PartialDate, parse_point
from commitments.desk.change import web_address
from commitments.errors import UsageError
from commitments.model import Document

FIELDS = ("title", "issuer", "kind", "published", "url", "language", "note")


def described(document: Document, given: Mapping[str, str | None], today: date) -> Document:
    """The document with what is given of `FIELDS`; None leaves a field as it is, "" clears it. Raises UsageError."""
    changed: dict[str, Any] = {}
    for name in FIELDS:
        if (text := given.get(name)) is not None:
            changed[name] = _field(name, text.strip(), today)
    return document._replace(**changed)


def _field(name: str, text: str, today: date) -> Any:
    if name == "title" and not text:
        raise UsageError("a document needs a title; give one with --title")
    if name in ("title", "issuer", "kind"):
        return " ".join(text.split())
    if not text:
        return None
    if name == "url":
        return web_address("--url", text)
    return published(text, today) if name == "published" else text


def published(text: str, today: date) -> PartialDate:
    """When a document was published, as somebody says it. Raises UsageError."""
    try:
        return parse_point(text, today)
    except ValueError as error:
        raise UsageError(f"--published: {error}") from None
