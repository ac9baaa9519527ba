"""What the stylesheets inside a page say of how its elements are shown.

Only what the page brings with it, for all screens, and only selectors of one element ("p.note", ".hidden", "#box"):
what else holds ("html.no-js .menu") is often so until a script has run, and words left out wrongly are worse than words
that few see. For the same reason see-through elements, which most often fade in, count as shown.

Read by tinycss2, which follows the standard in what it skips.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import tinycss2

_PROPERTIES = (
    "display", "visibility", "text-decoration", "text-decoration-line", "left", "top", "text-indent", "font-size",
    "mso-hide", "float",
)  # fmt: skip
_ONE_ELEMENT = re.compile(r"(?P<tag>[a-z][a-z0-9]{0,15}|\*)?(?P<names>(?:[.#][\w-]{1,80})*)", re.I)
_ALL_SCREENS = re.compile(r"\s*(?:(?:all|screen)\b.*)?", re.I)
_THE_PAGE = ("html", "body")
"""Hidden until it has loaded, by some."""
_MOST_CHARACTERS = 500_000
_MOST_RULES = 50
"""With one name: of more the last ones hold."""
_MOST_NAMES = 20


class _Rule(NamedTuple):
    tag: str
    names: frozenset[str]
    """Classes with a full stop before them, ids with a hash."""
    rank: tuple[int, int, int]
    """Of ids, of classes, of tags; more beat fewer, and a later one beats an earlier."""
    declared: tuple[tuple[str, str, bool], ...]
    """Property, value, whether it is important."""


class Styles:
    """The rules met so far; `told` for an element gives its attributes with what they say in its own style."""

    def __init__(self) -> None:
        self._rules: dict[str, list[_Rule]] = {}
        self._looked_at = 0

    def read(self, sheet: str, media: str = "") -> None:
        if not _ALL_SCREENS.fullmatch(media[:200]):
            return
        sheet = sheet[: max(_MOST_CHARACTERS - self._looked_at, 0)]
        self._looked_at += len(sheet)
        for rule in _rules_of(sheet):
            key = min(rule.names, default=rule.tag)
            self._rules.setdefault(key, []).append(rule)
            del self._rules[key][:-_MOST_RULES]

    def told(self, tag: str, attributes: Mapping[str, str]) -> Mapping[str, str]:
        if not self._rules or tag in _THE_PAGE:
            return attributes
        classes = (attributes.get("class") or "").split(maxsplit=_MOST_NAMES)[:_MOST_NAMES]
        names = {f".{name}" for name in classes} | {f"#{attributes.get('id') or ''}"}
        found = [
            rule
            for key in (tag, "*", *names)
            for rule in self._rules.get(key, ())
            if rule.tag in (tag, "*") and rule.names <= names
        ]
        if not found:
            return attributes
        own = (attributes.get("style") or "").rstrip("; ")
        # What stands in an element's own style comes last, and beats all that is not important.
        set_by_itself = {name.strip().casefold() for name, colon, _ in (one.partition(":") for one in own.split(";"))}
        shown: dict[str, tuple[str, bool]] = {}
        for rule in sorted(found, key=lambda one: one.rank):
            for name, value, is_important in rule.declared:
                if is_important or not shown.get(name, ("", False))[1]:
                    shown[name] = (value, is_important)
        holds = [
            f"{name}:{value}" for name, (value, important) in shown.items() if important or name not in set_by_itself
        ]
        return {**attributes, "style": ";".join([*holds, own])}


def _rules_of(sheet: str) -> Iterator[_Rule]:
    for order, rule in enumerate(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)):
        if rule.type != "qualified-rule" or len(rule.prelude) > _MOST_CHARACTERS // 100:
            continue
        declared = tuple(_declared(rule.content))
        if not declared:
            continue
        for selector in _flat(rule.prelude).split(","):
            one = _ONE_ELEMENT.fullmatch(selector.strip())
            if one and one[0]:
                names = frozenset(re.findall(r"[.#][\w-]+", one["names"]))
                ids = sum(name.startswith("#") for name in names)
                yield _Rule((one["tag"] or "*").casefold(), names, (ids, len(names) - ids, order), declared)


def _declared(content: list[Any]) -> Iterator[tuple[str, str, bool]]:
    for one in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if one.type == "declaration" and one.lower_name in _PROPERTIES and len(one.value) < 20:
            yield one.lower_name, _flat(one.value).strip(), one.important


def _flat(tokens: list[Any]) -> str:
    """The words of it; what is in brackets becomes "()", however deep it is, for no rule that is kept has any."""
    return "".join("()" if hasattr(one, "content") or hasattr(one, "arguments") else one.serialize() for one in tokens)
