"""A mail as it was sent, or a page that a browser saved with its pictures in one file: what of it is shown.

Both are made of parts. Of a mail its page is read, or else its plain text; what is attached is told. The library's
older interface is used: the newer one takes time by the square of what stands in a header.
"""

import email
import re
from email.header import decode_header, make_header
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, NamedTuple

from commitments.blocks.bounds import BadDocument
from commitments.blocks.facts import Facts, address_of, day_of
from commitments.blocks.quoted import listed
from commitments.text import one_line

if TYPE_CHECKING:
    from email.message import Message

_INSIDE = re.compile(rb"boundary=|message/rfc822", re.I)
_MOST_INSIDE = 100
"""Parts that hold others: these are read inside each other."""
_KINDS = re.compile(rb"^content-(?:type|disposition):(?:[^\n]*\n[ \t])*[^\n]*", re.I | re.M)
_LONGEST_FIELD = 2_000
_OF_MAILS = ("to", "received", "message-id")
_ADDRESSES = ("snapshot-content-location", "content-location")
_NAME = re.compile(r"\"?([^\"<]{1,200}?)\"?\s*<")


class Mail(NamedTuple):
    body: bytes
    """In UTF-8, which its first letters say."""
    kind: str
    """html or txt."""
    said: Facts
    notes: list[str]


def opened(data: bytes, name: str) -> Mail:
    """What is shown. Raises BadDocument for a mail without words, or with more parts than anybody sends."""
    if len(_INSIDE.findall(data)) > _MOST_INSIDE or any(
        found.end() - found.start() > _LONGEST_FIELD for found in _KINDS.finditer(data)
    ):
        raise BadDocument(f"{name} is a mail with more parts, or longer names of them, than any; save its text as .txt")
    message = email.message_from_bytes(data.lstrip())
    leaves = [part for part in message.walk() if not part.is_multipart()]
    attached = [part for part in leaves if part.get_content_disposition() == "attachment"]
    shown = [part for part in leaves if part.get_content_disposition() != "attachment"]
    pages = [words for part in shown if part.get_content_type() == "text/html" if (words := _words(part)).strip()]
    texts = [words for part in shown if part.get_content_type() == "text/plain" if (words := _words(part)).strip()]
    if not pages and not texts:
        raise BadDocument(f"{name} is a mail without words of its own; save what is attached to it and add that")
    body = pages[0] if pages else "\n\n".join(texts)
    names = [one_line(part.get_filename() or part.get_content_type()) for part in attached]
    notes = [f"left out what is attached to the mail: {listed(names)}"] if names else []
    return Mail(b"\xef\xbb\xbf" + body.encode("utf-8", "replace"), "html" if pages else "txt", _facts(message), notes)


def _words(part: "Message[str, str]") -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    for encoding in (part.get_content_charset() or "utf-8", "utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except (LookupError, ValueError):
            continue
    return data.decode("utf-8", "replace")


def _facts(message: "Message[str, str]") -> Facts:
    """A page that was saved says itself what it is, but for its address; its day is the one on which it was saved."""
    if not any(message.get(name) for name in _OF_MAILS):
        return Facts(url=next((url for name in _ADDRESSES if (url := address_of(_field(message, name)))), None))
    sender = _NAME.match(_field(message, "from"))
    issuer = sender[1].strip() if sender else ""
    facts = Facts(_field(message, "subject") or None, issuer or None)
    try:
        day = day_of(parsedate_to_datetime(_field(message, "date")).isoformat())
    except (TypeError, ValueError, OverflowError, IndexError):
        day = None
    return facts._replace(published=day, dated_by="the date of the mail") if day else facts


def _field(message: "Message[str, str]", name: str) -> str:
    written = str(message.get(name) or "")[:_LONGEST_FIELD]
    try:
        return one_line(str(make_header(decode_header(written)))).strip()
    except (LookupError, ValueError):
        return one_line(written).strip()
