"""What the templates of a site's pages are given beside the values of a report; see `values.py`."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from commitments.reports.site.presenters.values import (
    Attention,
    Bar,
    DocumentTold,
    Figure,
    Judged,
    Link,
    Mark,
    Meaning,
    Promise,
    Share,
    TimeLineTold,
    Turns,
)


class Alternate(NamedTuple):
    """The same in another form."""

    type: str
    """Its media type."""
    title: str
    href: str


class SiteFrame(NamedTuple):
    """What stands around the body of every page of a site."""

    title: str
    body: str
    """The template's name."""
    kind: str
    """Of page, which style goes by."""
    policy: str
    site: str
    """The site's title."""
    root: str
    """From the page to the folder of the site."""
    description: str
    canonical: str
    """The page's address on the web; "" where that is not known."""
    alternates: tuple[Alternate, ...]
    navigation: tuple[tuple[Link, str], ...]
    """Each with `page` where this is what it leads to, `true` where this is a part of that, else ""."""
    is_home: bool
    linked_data: str
    """JSON-LD, safe to stand in a script element; "" for none."""
    scripts: tuple[str, ...]
    is_framed: bool
    """For a frame in somebody's page: without the site's head and foot."""
    report: Link | None
    """Where a reader can report a problem of this page."""


class Page(NamedTuple):
    """A page that is to be laid out."""

    path: str
    frame: SiteFrame
    told: Any


class Plain(NamedTuple):
    """A file that needs no layout."""

    path: str
    text: str


# --- lists ------------------------------------------------------------------------------------------------------------


class Row(NamedTuple):
    """A commitment in a list."""

    number: str
    link: Link
    mark: Mark
    due: str
    flags: tuple[str, ...]


class Subject(NamedTuple):
    """A document, an actor or a tag in a list of such."""

    link: Link
    note: str
    number: str
    """Of its commitments."""
    bar: Bar | None
    read: str


# --- a document's text ------------------------------------------------------------------------------------------------


class Run(NamedTuple):
    """Characters of a text that are told alike."""

    text: str
    state: str
    """`promise`, `set-aside`, `heading`, `unread` or `plain`."""
    href: str
    """To the page of the promise."""
    status: str
    """Of the promise, for style: `in-progress`."""
    anchors: tuple[str, ...]
    """Names of promises that begin here."""
    ends: tuple[Link, ...]
    """Promises that end here, by their numbers."""
    reason: str
    """Why what ends here was set aside."""


class ParagraphTold(NamedTuple):
    is_heading: bool
    runs: tuple[Run, ...]


# --- pages ------------------------------------------------------------------------------------------------------------


class DocumentPage(NamedTuple):
    title: str
    lead: str
    document: DocumentTold
    reading: str
    bar: Bar
    shares: tuple[Share, ...]
    figures: tuple[Figure, ...]
    time_line: TimeLineTold | None
    attention: tuple[Attention, ...]
    turns: tuple[Turns, ...]
    judged: Judged | None
    scoring: str
    """What the mean scores in it are made of."""
    groups: tuple[tuple[str, tuple[Row, ...]], ...]
    """Headings with what stands under them."""
    text: Iterable[ParagraphTold]
    has_text: bool
    checksum: str
    """SHA-256 of the text."""
    downloads: tuple[Link, ...]
    embed: str
    """The address to embed the scorecard; "" where it is not known."""


class Citation(NamedTuple):
    text: str
    bibtex: str
    csl: str


class CommitmentPage(NamedTuple):
    promise: Promise
    kicker: str
    """Its number and what it is in."""
    document: Link
    in_text: str
    """Where it stands in the document's text, as a link; "" where no text is kept."""
    before: str
    after: str
    """The words around the quote."""
    where: str
    related: tuple[tuple[str, tuple[Row, ...]], ...]
    previous: Link | None
    following: Link | None
    subjects: tuple[tuple[str, tuple[Link, ...]], ...]
    """Its actors and its tags, with their pages."""
    members: tuple[tuple[Link, Mark], ...]
    """Its actors in place of that, where each has a status of its own."""
    citation: Citation
    downloads: tuple[Link, ...]
    embed: str


class HomePage(NamedTuple):
    title: str
    lead: str
    reading: str
    bar: Bar
    shares: tuple[Share, ...]
    figures: tuple[Figure, ...]
    changes: tuple[tuple[Link, str, Mark | None, str], ...]
    """What changed last: the commitment, the day, what it became and of whom, or else what was corrected."""
    documents: tuple[Subject, ...]
    more: str
    """How many documents are not named."""


class ListPage(NamedTuple):
    """All documents, all actors or all tags."""

    title: str
    lead: str
    heading: str
    """Of what is in the list."""
    subjects: tuple[Subject, ...]
    has_reading: bool


class SubjectPage(NamedTuple):
    """One actor, or one tag."""

    title: str
    kicker: str
    lead: str
    bar: Bar
    shares: tuple[Share, ...]
    groups: tuple[tuple[Link, tuple[Row, ...]], ...]
    """By document; without rows where there are too many."""
    documents: tuple[Subject, ...]
    downloads: tuple[Link, ...]


class MethodPage(NamedTuple):
    title: str
    meanings: tuple[Meaning, ...]
    blurred: tuple[str, ...]
    """What the words of another tracker cannot say, in sentences."""
    flags: tuple[tuple[str, str], ...]
    paragraphs: tuple[str, ...]
    agreement: tuple[str, ...]
    raters: str
    reading: str
    types: tuple[tuple[str, str], ...]
    """Of schema.org, and what each is for."""


class CorrectionsPage(NamedTuple):
    title: str
    lead: str
    turns: tuple[Turns, ...]


class DataPage(NamedTuple):
    title: str
    lead: str
    files: tuple[tuple[Link, str], ...]


class SearchPage(NamedTuple):
    title: str
    kicker: str
    choices: Mapping[str, tuple[str | tuple[str, str], ...]]
    """What can be chosen among: `statuses`, `documents` as pairs of id and title, `actors`, `tags`."""
    typed: tuple[str, ...]
    """Those of which there are too many for a list to choose from: a part of a name is typed in its place."""
    number: str


class ScorecardEmbed(NamedTuple):
    link: Link
    kicker: str
    lead: str
    bar: Bar
    shares: tuple[Share, ...]
    scores: tuple[tuple[str, ...], ...]
    score_heads: tuple[str, ...]


class PromiseEmbed(NamedTuple):
    promise: Promise
    link: Link
    document: Link
