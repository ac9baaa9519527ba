"""How ODT names its elements, and what words stand in one."""

from itertools import islice

from commitments.word.names import Element

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, STYLE, TABLE, DRAW = (f"{{{_ODF}{room}:1.0}}" for room in ("office", "text", "style", "table", "drawing"))
META = f"{{{_ODF}meta:1.0}}"
SVG = f"{{{_ODF}svg-compatible:1.0}}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
OWN = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
"""What LibreOffice writes beyond the standard."""
ID = "{http://www.w3.org/XML/1998/namespace}id"

_MOST_PARAGRAPHS = 20
_MOST_PIECES = 300
"""Of words that are told, and not read."""


def words_in(element: Element) -> str:
    """All of it on one line; where a paragraph ends stands a blank."""
    paragraphs = [*islice(element.iter(TEXT + "p", TEXT + "h"), _MOST_PARAGRAPHS)] or [element]
    return " ".join("".join(map(str, islice(one.itertext(), _MOST_PIECES))) for one in paragraphs)
