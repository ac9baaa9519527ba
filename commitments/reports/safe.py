"""Cells made safe for what reads them: spreadsheets, and JSON on a terminal."""

from collections.abc import Callable, Sequence
from operator import itemgetter

from commitments.model import Status
from commitments.symbols import labelled
from commitments.tables import BLANKS, FORMULA, guarded
from commitments.text import controls, one_line

_SUSPECT = FORMULA | frozenset(BLANKS)


def plain(cell: object) -> str:
    """A cell as text: nothing for None, yes or no, a list joined with semicolons."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, (tuple, list)):
        return "; ".join(map(str, cell)) if cell else ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return str(cell)


def sheet_cells(record: Sequence[object], clean: Callable[[str], str]) -> list[str]:
    """A row, of cells of any kind, that neither a terminal nor a spreadsheet obeys; `clean` is what makes one text
    inert."""
    texts = [cell if isinstance(cell, str) else "" if cell is None else plain(cell) for cell in record]
    # Nearly every row is harmless, which one look at the whole of it tells.
    if not is_printable("".join(texts)):
        texts = [text if text.isprintable() else clean(text) for text in texts]
    return no_formulas(texts)


def no_formulas(texts: list[str]) -> list[str]:
    """A row that no spreadsheet computes."""
    if _SUSPECT.isdisjoint(map(_FIRST, filter(None, texts))):
        return texts
    return [guarded(text) if text[:1] in _SUSPECT else text for text in texts]


_FIRST = itemgetter(0)


def is_printable(text: str) -> bool:
    """`str.isprintable`, several times as fast for long texts of ASCII."""
    return len(text.encode().translate(None, _ASCII_CONTROLS)) == len(text) if text.isascii() else text.isprintable()


_ASCII_CONTROLS = bytes((*range(32), 127))


def line_cell(cell: object) -> str:
    """A cell on one line, without tabs."""
    return one_line(plain(cell))


def shown_cell(cell: object) -> str:
    """A cell as people read it: on one line, a status with its symbol."""
    return labelled(cell) if isinstance(cell, Status) else line_cell(cell)


def encoder() -> Callable[[object], str]:
    """What encodes values as compact JSON, made once: `json.dumps` would make one for each value."""
    import json

    return json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def json_text(encoded: str) -> str:
    """Encoded JSON with what would disturb a terminal, or not be valid UTF-8, escaped as JSON escapes."""
    # JSON escapes the lower controls itself, so that of all ASCII only DEL is left; the first look is the quickest.
    if (encoded.isascii() and "\x7f" not in encoded) or encoded.isprintable():
        return encoded
    # Line feeds and tabs, which this leaves alone, can only be layout: inside strings they are escaped already.
    return controls().sub(lambda found: f"\\u{ord(found[0]):04x}", encoded)
