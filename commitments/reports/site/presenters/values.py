"""What templates are given: plain values, every text of which is inert already and stands on one line.

A name that begins with `is_` is true or false; a text that there is none of is ""; an `href` that is "" leads nowhere.
"""

from collections.abc import Iterable
from typing import NamedTuple


class Mark(NamedTuple):
    """A status as a reader sees it."""

    name: str
    """Ours, which style goes by: `in-progress`."""
    word: str
    """Ours, or that of a vocabulary."""
    symbol: str


class Link(NamedTuple):
    text: str
    href: str


class Member(NamedTuple):
    name: str
    mark: Mark


class Fact(NamedTuple):
    """A word and what there is to say to it: a text, a link or the marks of members."""

    word: str
    text: str = ""
    link: Link | None = None
    members: tuple[Member, ...] = ()
    is_wide: bool = False
    is_code: bool = False


class DocumentTold(NamedTuple):
    title: str
    kicker: str
    """Who issued it, what it is, and when."""
    facts: tuple[Fact, ...]


# --- drawings: every length is a share of the whole, as in `12.5%` ----------------------------------------------------


class Stretch(NamedTuple):
    status: str
    x: str
    width: str
    title: str


class Bar(NamedTuple):
    label: str
    stretches: tuple[Stretch, ...]


class Year(NamedTuple):
    x: str
    text: str
    is_middle: bool
    """Over its place, else from it on …"""
    is_end: bool = False
    """… or before it, where there is no room behind it."""


class Due(NamedTuple):
    x: str
    title: str


class Lane(NamedTuple):
    """One commitment's statuses as stretches, its updates as dots, its due date as a stroke."""

    link: Link
    label: str
    stretches: tuple[Stretch, ...]
    due: Due | None
    dots: tuple[str, ...]


class Column(NamedTuple):
    x: str
    y: str
    width: str
    height: str
    title: str


class Histogram(NamedTuple):
    label: str
    columns: tuple[Column, ...]


class TimeLineTold(NamedTuple):
    years: tuple[Year, ...]
    lanes: tuple[Lane, ...]
    histogram: Histogram | None
    """In place of lanes, where there would be too many."""
    legend: tuple[Mark, ...]


# --- one commitment ---------------------------------------------------------------------------------------------------


class Source(NamedTuple):
    stance: str
    """`Contradicts` or `Context`; "" for what supports."""
    link: Link
    origin: str
    gone: str
    """When its page was found to be gone."""
    copy: Link | None
    """What is kept of it."""
    archive: Link | None
    excerpt: str
    """In quotation marks."""
    proved: str
    """Whether the excerpt stands in the copy."""


class Entry(NamedTuple):
    """One update of a history."""

    on: str
    """As a date is written for machines."""
    day: str
    mark: Mark | None
    act: str
    """What it is beside a rating or a note."""
    taken_back: str
    """When, by whom and why; what was taken back is struck through."""
    actor: str
    note: str
    source_status: str
    not_before: str
    """The day the report speaks of, where it is not yet in force then."""
    is_bare: bool
    """Without the evidence that it needs."""
    sources: tuple[Source, ...]


class Filterable(NamedTuple):
    """What a filter goes by: each a list in JSON."""

    status: str
    document: str
    section: str
    actor: str
    tag: str
    flag: str


class Promise(NamedTuple):
    """A commitment, told in full."""

    id: str
    href: str
    title: str
    quote: tuple[str, ...]
    """Its paragraphs; these have line feeds in them."""
    language: str
    mark: Mark
    since: str
    flags: tuple[str, ...]
    facts: tuple[Fact, ...]
    history: tuple[Entry, ...]
    data: Filterable


# --- a report ---------------------------------------------------------------------------------------------------------


class Share(NamedTuple):
    mark: Mark
    number: str
    share: str


class Figure(NamedTuple):
    number: str
    words: str
    is_alarm: bool


class PartBar(NamedTuple):
    link: Link
    bar: Bar
    number: str


class Attention(NamedTuple):
    title: str
    number: str
    items: tuple[tuple[Link, str], ...]
    """Each with the fact that is why."""
    more: str
    """How many are not named."""


class Turns(NamedTuple):
    """Corrections, or reversals."""

    anchor: str
    title: str
    meaning: str
    number: str
    items: tuple[tuple[Link, tuple[Mark | str, ...]], ...]
    """Each with what is said of it, in pieces."""


class Choice(NamedTuple):
    name: str
    label: str
    values: tuple[str, ...]


class MatrixLine(NamedTuple):
    link: Link
    numbers: tuple[str, str]
    marks: tuple[Mark | None, ...]


class Judged(NamedTuple):
    """A document's promises, member by member."""

    title: str
    heads: tuple[str, ...]
    lines: tuple[MatrixLine, ...]
    """None where there are too many members for a page."""
    legend: tuple[Mark, ...]
    score_heads: tuple[str, ...]
    scores: tuple[tuple[str, ...], ...]
    """The first of each is the member's name."""


class GroupTold(NamedTuple):
    anchor: str
    title: str
    number: str
    promises: Iterable[Promise]
    """Made one after the other as they are asked for, so that they are never in memory together."""
    mentions: tuple[Link, ...]
    """Those that belong here too, but are told above."""


class PartTold(NamedTuple):
    anchor: str
    document: DocumentTold | None
    """Where the part has a heading of its own."""
    judged: Judged | None
    groups: Iterable[GroupTold]


class Meaning(NamedTuple):
    """A status as it is defined."""

    mark: Mark
    called: str
    meaning: str
    counted_as: str


class Closing(NamedTuple):
    meanings: tuple[Meaning, ...]
    is_called: bool
    """Whether another vocabulary's words stand beside ours."""
    flags: tuple[tuple[str, str], ...]
    losses: tuple[str, ...]
    method: tuple[str, ...]


class ReportTold(NamedTuple):
    title: str
    lead: str
    reading: str
    document: DocumentTold | None
    """The only one, where there is but one."""
    bar: Bar
    shares: tuple[Share, ...]
    figures: tuple[Figure, ...]
    proof: str
    parts_bars: tuple[PartBar, ...]
    time_line: TimeLineTold | None
    attention: tuple[Attention, ...]
    turns: tuple[Turns, ...]
    choices: tuple[Choice, ...]
    number: str
    """`4 commitments`."""
    parts: tuple[PartTold, ...]
    closing: Closing


# --- a feed -----------------------------------------------------------------------------------------------------------


class Feed(NamedTuple):
    identity: str
    title: str
    subtitle: str
    updated: str
    links: tuple[tuple[str, str], ...] = ()
    """Each with what it is to the feed, as `self`."""
    author: str = "commitments"


class Change(NamedTuple):
    """One entry of a feed: an update that changed a status, or took such a one back."""

    identity: str
    title: str
    updated: str
    published: str
    author: str
    tags: tuple[str, ...]
    related: tuple[str, ...]
    """URLs."""
    id: str
    """The commitment's."""
    day: str
    correction: str
    """What is said of a retraction; else there is a status before and one after."""
    before: str
    after: str
    actor: str
    rated: str
    """How many of how many members are rated, where not all are."""
    taken_back: str
    note: str
    quote: str
    place: str
    sources: tuple[Source, ...]
    is_bare: bool
    href: str = ""
    """The page of the commitment, where it has one on the web."""


class Frame(NamedTuple):
    """What stands around the body of a page."""

    title: str
    body: str
    """The template's name."""
    policy: str
    style: str
    script: str
    is_big: bool
    """So long that a browser should lay out only what is seen, and that what is said of each promise is folded."""
