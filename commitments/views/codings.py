"""What coders said of one commitment, one below the other."""

from collections.abc import Iterator, Sequence
from datetime import date

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.text import Text

from commitments.model import Status
from commitments.views import styles
from commitments.views.layout import Hanging, line, status_text


def codings(
    said: Sequence[tuple[str, Status, str | None, date]], actor: str | None = None, ascii: bool = False
) -> "CodingsView":
    """Coder, status, note and day of each; `actor` is the one member that they speak of."""
    return CodingsView(said, actor, ascii)


class CodingsView:
    """The renderable; see `codings`."""

    def __init__(self, said: Sequence[tuple[str, Status, str | None, date]], actor: str | None, ascii: bool) -> None:
        self.said, self.actor, self.ascii = said, actor, ascii

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Text("")
        whose = Text.assemble(" of ", line(self.actor)) if self.actor else Text()
        yield Hanging("", Text.assemble(("What coders said", styles.HEADER), whose))
        yield from self._lines()

    def _lines(self) -> Iterator[RenderableType]:
        names = [line(coder) for coder, *_ in self.said]
        width = max(cell_len(name.plain) for name in names)
        for name, (_, status, note, day) in zip(names, self.said, strict=True):
            gap = " " * (width - cell_len(name.plain) + 2)
            told = Text.assemble(status_text(status, self.ascii), (f"  {day.isoformat()}", styles.QUIET))
            if note:
                told.append("  ").append(line(note))
            yield Hanging(Text.assemble("  ", name, gap), told)
