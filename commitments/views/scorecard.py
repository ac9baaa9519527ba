"""Scorecards: a row for each actor as the G7 and G20 tables have it, and the matrix of commitment by member."""

import re
from collections.abc import Callable, Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.text import Text

from commitments import symbols
from commitments.model import Status
from commitments.stats.scores import Matrix, MatrixRow, Score
from commitments.symbols import shown_mean, shown_percentage
from commitments.text import one_line, words
from commitments.views import styles
from commitments.views.charts import legend
from commitments.views.layout import Hanging, joined, line
from commitments.views.table import Column, Table, table

_MEAN = 5
_PERCENT = 3
"""Cells of a mean such as +0.50, and of a percentage such as 100."""
_COLUMNS = ("Mean", "Score", "Scored", "+1", "0", "-1")


def scorecard(scores: Sequence[Score], title: str = "Who", ascii: bool = False) -> Table:
    """Mean from -1 to +1, percentage, how many of how many were scored and how. `title` heads the column of names."""
    columns = [Column(title), *(Column(header, is_number=True) for header in _COLUMNS)]
    return table(columns, [_row(score) for score in scores], ascii)


def _row(score: Score) -> list[str | None]:
    given = [sum(count for status, count in score.by_status.items() if status.score == at) for at in (1, 0, -1)]
    return [
        score.name,
        shown_mean(score.mean),
        f"{shown_percentage(score.mean)}%" if score.scored else None,
        f"{score.scored:,} of {score.of:,}",
        *(f"{count:,}" for count in given),
    ]


def matrix(judged: Matrix, ascii: bool = False, called: Callable[[Status], str] = str) -> "MatrixView":
    """A line for each commitment with its mean and how many of how many members it rests on, a column for each member
    under a short name, a symbol where they meet; at the end each member's percentage, what that rests on, and that of
    them all."""
    return MatrixView(judged, ascii, called)


class MatrixView:
    """The renderable; see `matrix`. Members that do not fit beside each other follow in a further block."""

    def __init__(self, judged: Matrix, ascii: bool, called: Callable[[Status], str]) -> None:
        self.judged, self.ascii, self.called = judged, ascii, called
        self.names = short_names(judged.actors)
        self.ids = max((cell_len(one_line(row.item.commitment.id)) for row in judged.rows), default=2)
        self.shares = max((len(_share(row.scored)) for row in judged.rows), default=2)
        columns = zip(self.names, judged.scored, strict=True)
        self.widths = [max(len(name), _PERCENT, len(_share(scored))) + 1 for name, scored in columns]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if not self.judged.rows:
            return
        for place, members in enumerate(self._blocks(options.max_width - self.ids - _MEAN - self.shares - 6)):
            if place:
                yield Text("")
            yield from self._block(members)
        yield Text("")
        yield from self._legend()

    def _blocks(self, width: int) -> Iterator[list[int]]:
        block: list[int] = []
        used = 0
        for place, wide in enumerate(self.widths):
            if block and used + wide > width:
                yield block
                block, used = [], 0
            block.append(place)
            used += wide
        yield block

    def _block(self, members: Sequence[int]) -> Iterator[RenderableType]:
        yield self._lead("Id", "Mean", "Of", members, self.names)
        for row in self.judged.rows:
            yield self._line(row, members)
        overall = f"{shown_percentage(self.judged.mean)}%" if self.judged.mean is not None else ""
        yield self._lead("%", overall, "", members, [shown_percentage(mean) for mean in self.judged.means])
        yield self._lead("Of", "", "", members, [_share(scored) for scored in self.judged.scored])

    def _lead(self, name: str, mean: str, rests_on: str, members: Sequence[int], cells: Sequence[str]) -> Text:
        lead = Text(name + " " * (self.ids + 2 - cell_len(name)), styles.HEADER)
        lead.append(f"{mean:>{_MEAN}}  {rests_on:<{self.shares}}  ")
        return lead.append("".join(f"{cells[place]:<{self.widths[place]}}" for place in members))

    def _line(self, row: MatrixRow, members: Sequence[int]) -> Hanging:
        name = one_line(row.item.commitment.id)
        lead = Text(name + " " * (self.ids + 2 - cell_len(name)), styles.ID)
        lead.append(f"{shown_mean(row.mean):>{_MEAN}}  {_share(row.scored):<{self.shares}}  ", styles.QUIET)
        for place in members:
            status = row.members[place]
            shown = " " if status is None else symbols.symbol(status, self.ascii)
            lead.append(f"{shown:<{self.widths[place]}}", styles.STATUS[status] if status else "")
        return Hanging(lead, line(row.item.commitment.headline))

    def _legend(self) -> Iterator[RenderableType]:
        names = [
            Text.assemble((short, styles.HEADER), " ", line(actor))
            for short, actor in zip(self.names, self.judged.actors, strict=True)
        ]
        yield Hanging("", joined(names, self.ascii))
        met = {status for row in self.judged.rows for status in row.members if status}
        yield legend(list(met), self.ascii, self.called)


def _share(scored: tuple[int, int]) -> str:
    return f"{scored[0]}/{scored[1]}"


def short_names(names: Sequence[str]) -> list[str]:
    """A few capitals for each name, all different: those it gives itself in brackets, else its initials.

    >>> short_names(["United States", "Japan", "Jamaica", "European Union"])
    ['US', 'JA', 'JAM', 'EU']
    """
    found: list[str] = []
    for name in names:
        candidates = (candidate for candidate in _short(name) if candidate not in found)
        found.append(next(candidates, f"M{len(found) + 1}"))
    return found


def _short(name: str) -> Iterator[str]:
    if own := _OWN.search(name):
        yield own[1]
    parts = [word.upper() for word in words(one_line(name)) if word not in _SMALL] or ["?"]
    letters = [part for part in parts if part.isascii()] or ["X"]
    if len(letters) > 1:
        yield "".join(part[0] for part in letters)[:4]
    for length in (2, 3, 4):
        yield letters[0][:length]
    for number in range(2, 100):
        yield f"{letters[0][:2]}{number}"


_OWN = re.compile(r"\(([A-Z]{2,6})\)")
_SMALL = {"of", "the", "and", "for", "a"}
