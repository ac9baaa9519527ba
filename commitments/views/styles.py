"""The colours, in one place. No meaning rests on them alone."""

from commitments.model import Status

STATUS = {
    Status.UNASSESSED: "dim",
    Status.NOT_STARTED: "magenta",
    Status.IN_PROGRESS: "bright_blue",
    Status.STALLED: "yellow",
    Status.PARTIAL: "cyan",
    Status.KEPT: "green",
    Status.BROKEN: "bold red",
    Status.DROPPED: "red",
    Status.UNVERIFIABLE: "dim italic",
    Status.NOT_APPLICABLE: "dim",
}

ID = "cyan"
HEADER = "bold"
RULE = "dim"
QUIET = "dim"
WARNING = "yellow"
PROBLEM = "bold red"
HIT = "bold yellow"
QUOTE = "bold"
