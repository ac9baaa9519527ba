"""What `check` found: problems and remarks under their document, with the repairs that are at hand."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from commitments.checks import Finding, Level
from commitments.views import styles
from commitments.views.layout import Hanging, line, named


def findings(found: Iterable[Finding], ascii: bool = False) -> "Findings":
    """Each finding as `mark id  message  (check)`; the mark is ! for a problem and - for a remark."""
    return Findings(found, ascii)


class Findings:
    """The renderable; see `findings`."""

    def __init__(self, found: Iterable[Finding], ascii: bool) -> None:
        self.found, self.ascii = list(found), ascii

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for place, (document, group) in enumerate(groupby(self.found, key=lambda finding: finding.document)):
            if place:
                yield Text("")
            yield Hanging("", line(document, styles.HEADER))
            for finding in group:
                yield from self._finding(finding)

    def _finding(self, finding: Finding) -> Iterator[Hanging]:
        is_problem = finding.level is Level.PROBLEM
        lead = Text("  ! " if is_problem else "  - ", styles.PROBLEM if is_problem else styles.WARNING)
        body = Text()
        if finding.commitment:
            body.append(named(finding.commitment))
        body.append(line(finding.message)).append(f"  ({finding.level}: {finding.check})", styles.QUIET)
        yield Hanging(lead, body)
        if finding.repair:
            arrow = "-> " if self.ascii else "↳ "
            yield Hanging(Text(f"    {arrow}--fix: ", styles.QUIET), line(finding.repair.says))
