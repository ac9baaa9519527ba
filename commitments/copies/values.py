"""A kept copy: one content, by its hash, and all addresses and times that it came from."""

import re
from datetime import datetime
from typing import NamedTuple

_NAME = re.compile(r"([0-9a-f]{64})\.(?:json|txt|warc\.gz)")


class Source(NamedTuple):
    """Once that a content was got from somewhere."""

    url: str
    """As the evidence names it."""
    at: datetime
    """UTC, to the second."""
    final_url: str | None = None
    """Whose answer it was after all redirects; None for a file of one's own."""
    status: int | None = None
    """None for a file of one's own."""


class Copy(NamedTuple):
    """What is known of a content that was kept. Its three files are named by it; see `names`."""

    sha256: str
    """Of the content as it came, unpacked."""
    size: int
    """Bytes of the content."""
    media_type: str
    """As the server says, `text/html`; "" where nobody says."""
    sources: tuple[Source, ...]
    """Oldest first, each once."""
    format: str | None = None
    """txt, md, html, pdf, docx or odt; None where it could not be read."""
    text_sha256: str | None = None
    """Of its main text in UTF-8; None where it has none."""
    without_text: str | None = None
    """Why it has no text, a sentence; None where it has."""
    title: str | None = None
    published: str | None = None
    """What the content says of itself: a full or partial ISO 8601 date."""

    @property
    def last(self) -> datetime:
        """When it was got last."""
        return self.sources[-1].at

    @property
    def names(self) -> "Names":
        return Names.of(self.sha256)

    def with_sources(self, sources: tuple[Source, ...]) -> "Copy":
        """The same, also from there."""
        return self._replace(sources=in_order((*self.sources, *sources)))

    def merged(self, other: "Copy") -> "Copy":
        """What two people know of one content: from where either has it, and the text that either could read."""
        is_read_by_other = self.text_sha256 is None and other.text_sha256 is not None
        return (other if is_read_by_other else self).with_sources((*self.sources, *other.sources))


class Names(NamedTuple):
    """The files of one copy, in the folder of all copies."""

    facts: str
    text: str
    warc: str

    @classmethod
    def of(cls, sha256: str) -> "Names":
        """
        >>> Names.of("ab12")
        Names(facts='ab12.json', text='ab12.txt', warc='ab12.warc.gz')
        """
        return cls(f"{sha256}.json", f"{sha256}.txt", f"{sha256}.warc.gz")


def sha256_in(name: str) -> str | None:
    """The hash that a file of a copy is named by; None for a file that is none of these.

    >>> sha256_in("README.md")
    """
    found = _NAME.fullmatch(name)
    return found[1] if found else None


def in_order(sources: tuple[Source, ...]) -> tuple[Source, ...]:
    return tuple(sorted(set(sources), key=lambda one: (one.at, one.url, one.final_url or "", one.status or 0)))
