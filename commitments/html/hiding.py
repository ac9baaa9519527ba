"""What a style takes out of sight without saying that it hides it: see-through, shrunken, flat."""

import re
from collections.abc import Mapping
from functools import lru_cache

_NONE = re.compile(r"0(?:\.0*)?(?:px|pt|r?em|%|vh)?")
_SHRUNKEN = re.compile(r"\bscale(?:3d|x|y)?\(\s*0(?:\.0*)?\s*[,)]")
_SIDES = "padding", "padding-top", "padding-bottom"


def is_out_of_sight(style: str) -> bool:
    said = said_by(style)
    return _is_none(said.get("opacity")) or _SHRUNKEN.search(said.get("transform", "")) is not None or _is_flat(said)


@lru_cache(maxsize=500)
def said_by(style: str) -> Mapping[str, str]:
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
