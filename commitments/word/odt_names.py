"""How ODT names its elements."""

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, STYLE, TABLE, DRAW = (f"{{{_ODF}{room}:1.0}}" for room in ("office", "text", "style", "table", "drawing"))
META = f"{{{_ODF}meta:1.0}}"
SVG = f"{{{_ODF}svg-compatible:1.0}}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
OWN = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
"""What LibreOffice writes beyond the standard."""
ID = "{http://www.w3.org/XML/1998/namespace}id"
