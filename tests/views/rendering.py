"""What a view looks like: on a terminal of some width, in colour or as plain lines."""

from io import StringIO
from typing import Any

from rich.console import Console

HOSTILE = (
    "[bold]x[/bold] [/foo] :smile:",
    "a\x1b[31mred\x1b]8;;https://evil.example\x07",
    "line\none\r\ntwo\ttab",
    "\u202ereversed\u2066 \u200e",
    "広い文字列" * 30,
    "https://example.org/" + "very-long-path-" * 40,
    "=SUM(A1) <b>|</b> `code`",
    "x" * 5000,
    "",
    "   ",
    "e\u0301" * 100,
)


def shown(renderable: Any, width: int = 80, color: bool = False) -> str:
    """As a console prints it; without colour, without the blanks at the ends of lines."""
    console = Console(
        file=StringIO(),
        width=width,
        force_terminal=color,
        color_system="truecolor" if color else None,
        no_color=not color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    console.print(renderable)
    assert isinstance(console.file, StringIO)
    text = console.file.getvalue()
    return text if color else "\n".join(line.rstrip() for line in text.splitlines())


def lines(renderable: Any, width: int = 80) -> list[str]:
    return shown(renderable, width).splitlines()


def squeezed(text: str) -> str:
    """Without any white space: what must still be there however a text was folded."""
    return "".join(text.split())
