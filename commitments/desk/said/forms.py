"""The coding of a commitment, and the facts of a document, as TOML that the user writes in: a line a field."""

import json
import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from commitments import toml
from commitments.desk.said.fields import FIELDS as _FACTS
from commitments.errors import CommitmentsError, UnknownName, UsageError
from commitments.model import Commitment, Document, Kind

Read = tuple[dict[str, Any], list[CommitmentsError]]
"""The fields that were written, and what is wrong with others; those left out stay as they are."""


class Form(NamedTuple):
    """What is written for the user, and how it is read."""

    write: Callable[[Any], str]
    fields: Sequence[str]
    field: Callable[[str, object], str | list[str]]
    """What a field holds, as an option would give it. Raises UsageError."""

    def read(self, text: str) -> Read:
        """Raises UsageError for a text that cannot be read at all."""
        try:
            table = toml.parse(text)
        except toml.BadToml as error:
            raise UsageError(f"this is not TOML: {error}") from None
        found: dict[str, Any] = {}
        problems: list[CommitmentsError] = []
        for name, value in table.items():
            try:
                if name not in self.fields:
                    raise UnknownName("field", name, self.fields)
                found[name] = self.field(name, value)
            except CommitmentsError as error:
                problems.append(error)
        return found, problems


_LISTS = ("actors", "groups", "counterparties", "tags")
_FIELDS = ("quote", "section", "summary", "kind", "actors", "groups", "counterparties", "made", "due", "amount", "tags")


def _commitment(commitment: Commitment) -> str:
    """What can be edited, with the rules as comments.

    >>> "quote = " in _commitment(Commitment("paris", 1, "We will."))
    True
    """
    lines = [
        f"# {commitment.id}: save and close to change it; leave as it is to change nothing."
        if commitment.number
        else f"# New in {commitment.document}: it is stored as you leave it; delete everything to store nothing.",
        f"# kind: {', '.join(Kind)}",
        "# dates: 2018, 2018-03 or 2018-03-01; amount: as in 1.6bn USD or 1-2bn USD",
        "# the quote must stand in the document",
        "",
        *(f"{name} = {toml_text(_written(commitment, name))}" for name in _FIELDS),
    ]
    return "\n".join(lines) + "\n"


def _written(commitment: Commitment, name: str) -> str | list[str]:
    value = getattr(commitment, name)
    if name in _LISTS:
        return list(value)
    if name == "amount":
        if not value:
            return ""
        upper = "" if value.upper is None else f"..{_figure(value.upper)}"
        return f"{_figure(value.value)}{upper} {value.currency}"
    return str(value or "")


def _figure(value: float) -> str:
    """With a fourth decimal behind three, which alone might be thousands.

    >>> _figure(1.234), _figure(1234)
    ('1.2340', '1234')
    """
    written = str(value)
    return f"{written}0" if re.fullmatch(r"-?\d+\.\d{3}", written) else written


def toml_text(value: str | list[str]) -> str:
    # JSON's strings and lists of strings are TOML's, but for DEL.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _field(name: str, value: object) -> str | list[str]:
    if name in _LISTS:
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return value
        raise UsageError(f'{name} should be a list of texts, as in ["Japan"]')
    if isinstance(value, str):
        return value
    if name in ("made", "due") or (name == "amount" and value == ""):
        return str(value)  # TOML has dates of its own, and a year is a number
    raise UsageError(f"{name} should be a text in quotation marks")


def _document(document: Document) -> str:
    lines = [
        f"# {document.id}: save and close to change it; leave as it is to change nothing.",
        "# published: 2018, 2018-03 or 2018-03-01",
        "",
        *(f"{name} = {toml_text(str(getattr(document, name) or ''))}" for name in _FACTS),
    ]
    return "\n".join(lines) + "\n"


def _fact(name: str, value: object) -> str:
    if not isinstance(value, str) and name != "published":
        raise UsageError(f"{name} should be a text in quotation marks")
    return str(value)


COMMITMENT = Form(_commitment, _FIELDS, _field)
DOCUMENT = Form(_document, _FACTS, _fact)
