"""A letter of a font that holds pictures instead of letters (Symbol, Wingdings) -> the letter that looks like it."""

import re
from functools import cache

from commitments import toml

_PRIVATE = range(0xF020, 0xF100)
"""Where word processors put the letters of such a font; the code in the font is what remains above 0xF000."""

_ANY = re.compile("[\uf020-\uf0ff]")


_PICTURES = re.compile("(wingdings|zapf ?dingbats|webdings)[ -]?([23]?)", re.I)
_FAMILIES = {"zapf dingbats": "zapfdingbats"}


@cache
def of_pictures(font: str) -> str:
    """The font as it is known here, where a PDF's name of it says that it holds pictures instead of letters; else "".

    >>> of_pictures("TRVZNZ+ZapfDingbatsITC"), of_pictures("BCDIEE+Wingdings3"), of_pictures("ArialMT")
    ('zapfdingbats', 'wingdings 3', '')
    """
    if (found := _PICTURES.search(font)) is None:
        return ""
    family = found[1].casefold()
    return f"{_FAMILIES.get(family, family)} {found[2]}".rstrip()


def pictured(words: str, font: str) -> str:
    """Letters of a font of pictures as they look, those of which that is not known as characters for private use."""
    private = [0xF000 | ord(letter) if ord(letter) < 0x100 else ord(letter) for letter in words]
    return "".join(seen(code, font) or chr(code) for code in private)


@cache
def _fonts() -> dict[str, dict[str, str]]:
    return toml.beside(__file__, "symbols.toml")


def seen(code: int, font: str) -> str | None:
    """What the code looks like in the font; None where that is not known.

    >>> seen(0xF0B3, "Symbol"), seen(0xF0FC, "Wingdings"), seen(0x2265, "Arial"), seen(0xF021, "Webdings")
    ('≥', '✓', '≥', None)
    """
    letters = _fonts().get(font.casefold())
    if code in _PRIVATE or (letters is not None and code < 0x100):
        place = code & 0xFF
        return (letters or {}).get(f"{place:02x}") or (chr(place) if font == "Symbol" and place < 0x40 else None)
    return chr(code) if 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else None


def in_words(words: str, font: str) -> tuple[str, int]:
    """The words as they look in the font, and how many of their letters it is not known of."""
    if not _ANY.search(words):
        return words, 0
    letters = [seen(ord(letter), font) if ord(letter) in _PRIVATE else letter for letter in words]
    return "".join(letter or "" for letter in letters), letters.count(None)
