"""What a style takes out of sight without saying that it hides it: see-through, shrunken, flat, as its ground."""

import re
from collections.abc import Mapping
from functools import lru_cache

_NONE = re.compile(r"0(?:\.0*)?(?:px|pt|r?em|%|vh)?")
_SHRUNKEN = re.compile(r"\bscale(?:3d|x|y)?\(\s*0(?:\.0*)?\s*[,)]")
_COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})|[a-z]{3,20}")
_NAMED = {"white": "#ffffff", "black": "#000000"}
_NO_COLOURS = frozenset(["transparent", "inherit", "initial", "unset", "revert", "none", "currentcolor", "auto"])
_SIDES = "padding", "padding-top", "padding-bottom"


def is_out_of_sight(style: str) -> bool:
    said = _said(style)
    return _is_none(said.get("opacity")) or _SHRUNKEN.search(said.get("transform", "")) is not None or _is_flat(said)


@lru_cache(maxsize=500)
def _said(style: str) -> Mapping[str, str]:
    """By property what is said of it last."""
    pairs = (one.partition(":") for one in style.casefold().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, colon, value in pairs if colon}


def _is_none(value: str | None) -> bool:
    return value is not None and _NONE.fullmatch(value) is not None


def _is_flat(said: Mapping[str, str]) -> bool:
    """Whether it has no height, and what is in it is cut off; a padding has room for words."""
    if not (_is_none(said.get("height")) or _is_none(said.get("max-height"))) or said.get("min-height"):
        return False
    is_cut = any(said.get(name, "").startswith(("hidden", "clip")) for name in ("overflow", "overflow-y"))
    return is_cut and not any(set(said.get(side, "")) & set("123456789") for side in _SIDES)


def is_as_its_ground(style: str) -> bool:
    """Whether its words have the colour of what is behind them, as the same style gives both."""
    said = _said(style)
    letters = _colour(said.get("color", ""))
    grounds = {_colour(said[name]) for name in ("background", "background-color") if name in said}
    return letters != "" and grounds == {letters} and said.get("background-image", "none") == "none"


def is_coloured(attributes: Mapping[str, str], style: str) -> bool:
    """Whether it says of itself what colour it or its ground has."""
    return not {"color", "bgcolor"}.isdisjoint(attributes) or any(
        name in ("color", "background", "background-color", "background-image") for name in _said(style)
    )


def _colour(value: str) -> str:
    """In six figures; a name as it is, empty where it is none."""
    if not _COLOUR.fullmatch(value) or value in _NO_COLOURS:
        return ""
    if len(value) == 4 and value.startswith("#"):
        return "#" + "".join(figure * 2 for figure in value[1:])
    return _NAMED.get(value, value)
