"""What a text may promise: each proposal's quote as wide as the screen, under what is known of it."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from commitments.views import styles
from commitments.views.layout import Hanging, joined, line

_INDENT = 4


class Proposal(NamedTuple):
    sure: str
    facts: tuple[str, ...]
    """What is known of it, the empty ones too."""
    quote: str
    rules: tuple[str, ...]


class Proposals:
    """The renderable."""

    def __init__(self, proposals: Sequence[Proposal], ascii: bool = False) -> None:
        self.proposals, self.ascii = proposals, ascii

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for place, proposal in enumerate(self.proposals):
            if place:
                yield Text("")
            facts = joined(map(line, proposal.facts), self.ascii)
            yield Hanging(line(proposal.sure, styles.ID).append("  "), facts)
            yield Hanging(" " * _INDENT, line(proposal.quote, styles.QUOTE))
            yield Hanging(" " * _INDENT, line(" ".join(proposal.rules), styles.QUIET))
