"""The colour of words and that of what lies behind them, as far as a page says both: words of the same are not seen."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

_COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})|[a-z]{3,20}")
_IN_PARTS = re.compile(r"rgba?\((\d{1,3})[ ,]+(\d{1,3})[ ,]+(\d{1,3})(?:[ ,/]+(?:1(?:\.0*)?|100%))?\)")
_NAMED = {"white": "#ffffff", "black": "#000000"}
_AS_AROUND = ("inherit", "unset", "currentcolor")
_NO_GROUND = ("transparent", "none", "initial", "unset", "revert")
_GROUNDS = ("background", "background-color")
OF_BROWSERS = {"a": "link", "mark": "black"}
"""The letters of an element that nothing else is said of."""


class Ink(NamedTuple):
    letters: str = "#000000"
    ground: str = ""
    """Empty where nobody knows."""

    @property
    def is_faint(self) -> bool:
        return self.letters == self.ground != ""


PAPER = Ink(ground="#ffffff")
"""That of a page on which nothing lies behind words but what they stand in."""


def inked(around: Ink, tag: str, attributes: Mapping[str, str], said: Mapping[str, str], *, is_flat: bool) -> Ink:
    """That of an element inside of another. On a page that is not flat something else may lie behind it."""
    letters = _colour(attributes.get("text" if tag == "body" else "color") or "") or OF_BROWSERS.get(
        tag, around.letters
    )
    ground = around.ground if is_flat and tag != "mark" else "yellow" if tag == "mark" else ""
    if "bgcolor" in attributes:
        ground = _colour(attributes["bgcolor"] or "")
    if (color := said.get("color")) and color not in _AS_AROUND:
        letters = _colour(color)
    elif color:
        letters = around.letters
    grounds = [value for name in _GROUNDS if (value := said.get(name)) is not None and value not in _NO_GROUND]
    if grounds:
        found = set(map(_colour, grounds))
        ground = found.pop() if len(found) == 1 else ""
    return Ink(letters, ground if said.get("background-image", "none") == "none" else "")


@lru_cache(maxsize=500)
def _colour(value: str) -> str:
    """In six figures; a name as it is, empty where it is none."""
    value = value.strip().casefold()
    if parts := _IN_PARTS.fullmatch(value):
        return "#" + "".join(f"{min(int(part), 255):02x}" for part in parts.groups())
    if not _COLOUR.fullmatch(value) or value in (*_AS_AROUND, *_NO_GROUND, "auto"):
        return ""
    if len(value) == 4 and value.startswith("#"):
        return "#" + "".join(figure * 2 for figure in value[1:])
    return _NAMED.get(value, value)
