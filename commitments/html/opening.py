"""What of a page a click opens."""

from collections.abc import Mapping

_CLICKS = ("aria-controls", "data-target", "data-bs-target")
_LONGEST_ID = 200
_ELSEWHERE = ("modal", "dropdown", "tooltip", "popover", "offcanvas")
"""What opens beside the text."""


def opened_by(attributes: Mapping[str, str]) -> set[str]:
    """The ids of what a click on an element opens, as of the heading of a part that is folded."""
    if "aria-haspopup" in attributes or attributes.get("data-toggle", attributes.get("data-bs-toggle")) in _ELSEWHERE:
        return set()
    said = [attributes[name] or "" for name in _CLICKS if name in attributes]
    if "aria-expanded" in attributes or attributes.get("data-toggle") == "collapse":
        said.append(attributes.get("href") or "")
    return {one[:_LONGEST_ID].lstrip("#") for one in said} - {""}
