"""A foreign file's columns as lines of text: number, name, what each is taken as, and a few values."""

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size

from commitments.text import one_line

_GAP = "  "
_WIDEST = (4, 28, 16)
_LEAST = 20
"""Cells that are left for the values, at least."""


def lines(rows: Sequence[tuple[str, str, str, str]], width: int) -> list[str]:
    """Each row on one line of at most `width` cells, which wide characters take two of."""
    plain = [tuple(map(one_line, row)) for row in rows]
    widths = [min(max((cell_len(row[place]) for row in plain), default=0), most) for place, most in enumerate(_WIDEST)]
    rest = max(width - sum(widths) - len(_GAP) * len(widths), _LEAST)
    return [
        _GAP.join(
            [
                *(set_cell_size(_cut(cell, size), size) for cell, size in zip(row, widths, strict=False)),
                _cut(row[3], rest),
            ]
        )
        for row in plain
    ]


def _cut(text: str, width: int) -> str:
    return text if cell_len(text) <= width else f"{set_cell_size(text, width - 1).rstrip()}…"
