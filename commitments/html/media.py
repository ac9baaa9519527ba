"""Whether rules of a stylesheet, as of "screen and (min-width: 40em)", are for a reader at a screen of usual width."""

import re

_WIDTH = 1280
"""Of the screen that a page is read at, in pixels."""
_PIXELS = {"px": 1.0, "em": 16.0, "rem": 16.0, "pt": 4 / 3, "cm": 37.8, "in": 96.0}
_LONGEST = 500
_QUERY = re.compile(r"(?:(?P<not>not|only)\s+)?(?P<medium>[a-z]+)?(?P<features>(?:\s*(?:and\b\s*)?\([^()]*\))*)")
_FEATURE = re.compile(r"\(\s*(min|max)-(?:device-)?width\s*:\s*(\d{1,5}(?:\.\d{1,9})?)([a-z]{2,3})\s*\)")


def is_for_readers(media: str) -> bool:
    """
    >>> [is_for_readers(said) for said in ("", "screen", "print, screen", "print", "screen and (max-width: 600px)")]
    [True, True, True, False, False]
    """
    said = media.strip().casefold()
    return not said or (len(said) <= _LONGEST and any(map(_holds, said.split(","))))


def _holds(query: str) -> bool:
    """What is asked that is not known here does not hold, whether there is a "not" before it or none."""
    found = _QUERY.fullmatch(query.strip())
    if found is None or not query.strip():
        return False
    medium, features = found["medium"], re.findall(r"\([^()]*\)", found["features"] or "")
    widths = [_is_as_wide(feature) for feature in features]
    if None in widths:
        return False
    is_met = medium in (None, "all", "screen") and all(widths)
    return is_met is not (found["not"] == "not")


def _is_as_wide(feature: str) -> bool | None:
    found = _FEATURE.fullmatch(feature)
    if found is None or found[3] not in _PIXELS:
        return None
    width = float(found[2]) * _PIXELS[found[3]]
    return width <= _WIDTH if found[1] == "min" else width >= _WIDTH
