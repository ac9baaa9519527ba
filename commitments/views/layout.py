"""Pieces the views share: stored text made inert, hanging indents, links that show where they lead."""

from collections.abc import Callable, Iterable

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from commitments import symbols
from commitments.model import Status
from commitments.text import inert, one_line, plural
from commitments.views import styles

_NARROW = 24
"""Below this many cells a deep indent costs more than it shows."""


def plain(text: str, style: str = "") -> Text:
    """Stored text over several lines, as text."""
    return Text(inert(text).expandtabs(4), style)


def line(text: str, style: str = "") -> Text:
    """Stored text on one line, as text."""
    return Text(one_line(text), style)


def named(id_: str) -> Text:
    """An id, and the gap after it."""
    return line(id_, styles.ID).append("  ")


def status_text(status: Status, ascii: bool = False, called: Callable[[Status], str] = str) -> Text:
    """Symbol and word, which may be another vocabulary's."""
    return Text(symbols.labelled(status, ascii, called), styles.STATUS[status])


def link(url: str, style: str = "") -> Text:
    """The address itself, in full; a terminal may open it only where it is one of the web and hides nothing."""
    shown = one_line(url)
    if shown != url or not url.startswith(("https://", "http://")):
        return Text(shown, style)
    from rich.style import Style

    return Text(shown, Style.parse(style or "none") + Style(link=url))


def joined(parts: Iterable[Text], ascii: bool) -> Text:
    """The parts that say something, with a quiet separator between them."""
    return Text(" | " if ascii else " · ", styles.QUIET).join([part for part in parts if part.plain])


def counted(number: int, noun: str) -> Text:
    return Text(plural(number, noun), styles.QUIET)


def in_days(days: int) -> str:
    """A length of time as people say it.

    >>> in_days(1), in_days(45), in_days(800)
    ('1 day', '45 days', '2 years')
    """
    if days < 90:
        return plural(days, "day")
    if days < 730:
        return plural(round(days / 30.44), "month")
    return plural(int(days / 365.25), "year")


class Hanging:
    """A text folded to the width: its first line stands behind `lead`, the others behind `rest`, or as many blanks.

    Nothing is cut: a word longer than the line goes on in the next.
    """

    def __init__(self, lead: Text | str, body: Text, rest: Text | str = "") -> None:
        self.lead = Text(lead) if isinstance(lead, str) else lead
        self.rest = Text(rest) if isinstance(rest, str) else rest
        self.body = body

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        indent = max(cell_len(self.lead.plain), cell_len(self.rest.plain))
        if indent and options.max_width - indent < _NARROW and cell_len(self.lead.plain) > 4:
            yield from map(_shown, folded_lines(self.lead, console, options.max_width))
            indent, lead, rest = 2, Text("  "), Text("  ")
        else:
            lead, rest = _padded(self.lead, indent), _padded(self.rest, indent)
        width = max(1, options.max_width - indent)
        for place, folded in enumerate(folded_lines(self.body, console, width)):
            yield _shown(Text.assemble(rest if place else lead, folded))


def folded_lines(text: Text, console: Console, width: int) -> Iterable[Text]:
    """The lines of a text at that width; a word longer than a line goes on in the next."""
    if "\n" not in text.plain and cell_len(text.plain) <= width:
        return [text]  # most are short, and rich takes a while to find that out
    return text.wrap(console, width, overflow="fold")


def _padded(text: Text, width: int) -> Text:
    padded = text.copy()
    padded.append(" " * (width - cell_len(text.plain)))
    return padded


def _shown(text: Text) -> Text:
    text.no_wrap, text.overflow = True, "ignore"
    text.rstrip()
    return text
