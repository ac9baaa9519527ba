"""What the stylesheets inside a page say of how its elements are shown.

Only what the page brings with it, for a reader at a screen, and only what holds before a script has run or somebody
has clicked (see `selectors`): words left out wrongly are worse than words that few see. For the same reason
see-through, flat and shrunken elements, which most often fade in or unfold, count as shown unless nothing of the page
can do so: see `Bounds`.

Read by tinycss2, which follows the standard in what it skips. No library holds selectors against elements as they are
told: those that do so want the whole tree.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import dropwhile, groupby
from typing import Any, NamedTuple

import tinycss2

from commitments.html.media import is_for_readers
from commitments.html.selectors import Budget, Node, Selector, holds, selectors

_PROPERTIES = (
    "display", "visibility", "text-decoration", "text-decoration-line", "left", "top", "text-indent", "font-size",
    "mso-hide", "float", "clip", "clip-path", "list-style", "list-style-type", "white-space",
    "vertical-align", "counter-reset", "counter-increment", "counter-set",
)  # fmt: skip
_OF_STILL_PAGES = (
    "opacity", "height", "max-height", "min-height", "overflow", "overflow-y", "padding", "padding-top",
    "padding-bottom", "transform", "color", "background", "background-color", "background-image",
)  # fmt: skip
_OF_THE_PAGE = ("counter-", "color", "background")
"""What the names of properties begin with that are followed for all of the page."""
_OF_SIDES = (*_PROPERTIES, *_OF_STILL_PAGES, "content", "font", "font-family")
_ELSEWHERE = re.compile(r"<link\b[^>]{0,300}\bstylesheet|@import\b", re.I)
_MOVES = re.compile(
    r"<script\b|transition\s*[:-]|animation\s*[:-]|@keyframes|:(?:checked|hover|focus|target|active|has)\b", re.I
)
_PAINTED = tuple(
    re.compile(said)
    for said in (
        *(r"url\(", r"-gradient\(", r"background\s*=", "color-scheme"),
        *("<svg", "<canvas", "<video", "<object", "<embed", "<iframe"),
    )
)
"""What may lie behind words and is no plain colour; each by itself, since what begins with letters is found quickly."""
_MOVED = tuple(
    re.compile(said) for said in (r"position\s*:", "z-index", "translate", r"margin[\w-]*\s*:[^;}\"']{0,60}-\d")
)
_GROUNDS = tuple(re.compile(said) for said in ("<img", "bgcolor", "background"))
_THE_PAGE = ("html", "body")
"""Hidden until it has loaded, by some."""
_MOST_CHARACTERS = 500_000
_MOST_RULES = 50
"""With one name: of more the last ones hold."""
_MOST_LOOKS = 2_000_000
"""At elements, to hold selectors against; what is beyond them no rule is for."""
_MOST_KEPT = 10_000
"""Of what rules come to together."""
_DEEPEST = 5
"""Of rules inside rules."""
_LONGEST_PRELUDE = 5_000
"""Tokens of the selectors of one rule."""
_MOST_NESTED = 200_000
"""Tokens of the selectors of rules inside others, as they are written out."""
_BLANK, _COMMA = tinycss2.parse_component_value_list(" ,")
_LONGEST_VALUE = 250
"""Of each piece of what a rule says: longer strings are no words beside an element, and longer numbers none at all."""
_MOST_PASSED = 20_000_000
"""Rules that may be for an element, with all that each asks of those around it: beyond, no rule is for any."""


_Declared = dict[str, tuple[str, bool]]
"""By property its value, and whether it is important."""


class _Rule(NamedTuple):
    selector: Selector
    order: int
    declared: _Declared


_Rules = dict[str, list[_Rule]]
"""By one name, or the tag, that an element must have."""


class Bounds(NamedTuple):
    """How far the stylesheets that a page brings with it are believed."""

    is_still: bool = False
    """Whether no script, no other stylesheet and nothing that a reader does changes what is shown."""
    is_flat: bool = False
    """And whether no picture and nothing that is put elsewhere can lie behind words."""
    are_lists_bare: bool = False
    """Whether a list that has its numbers switched off has none: no other stylesheet may count them anew."""


def bounds_of(page: str) -> Bounds:
    if _ELSEWHERE.search(page):
        return Bounds()
    is_still = _MOVES.search(page) is None
    return Bounds(is_still, is_still and not _has_layers(page.lower()), are_lists_bare=True)


def _has_layers(page: str) -> bool:
    painted, moved, grounds = (any(said.search(page) for said in those) for those in (_PAINTED, _MOVED, _GROUNDS))
    return painted or (moved and grounds)


_UNBOUND = Bounds()


class Styles:
    """The rules met so far; `told` for an element gives its attributes with what they say in its own style."""

    def __init__(self, bounds: Bounds = _UNBOUND, *, are_followed: bool = True) -> None:
        self.bounds = bounds
        self._are_followed = are_followed
        self._rules: _Rules = {}
        self._beside: _Rules = {}
        """Those for what is put beside the words of elements."""
        self._looked_at = self._met = 0
        self._budget = Budget(_MOST_LOOKS)
        self._passes = Budget(_MOST_PASSED)
        self._nesting = Budget(_MOST_NESTED)
        self._open: Node | None = None
        self._open_names: Counter[str] = Counter()
        """The names and tags of all that are open."""
        self._kept: dict[tuple[int, ...], _Declared] = {}
        """By the places of some rules, what they come to together."""
        self._styles: dict[tuple[int, ...], str] = {}
        """And how that is written."""
        self._has_begun = False
        self.are_late = False
        """Whether some rules came after elements that they may be for."""

    def known(self) -> "Styles":
        """The same rules for a page that is read once more, with all of them from its beginning."""
        again = Styles(self.bounds, are_followed=False)
        again._rules, again._beside = self._rules, self._beside
        return again

    def read(self, sheet: str, media: str = "") -> None:
        if not (self._are_followed and is_for_readers(media)):
            return
        sheet = sheet[: max(_MOST_CHARACTERS - self._looked_at, 0)]
        self._looked_at += len(sheet)
        parsed = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
        for selector, declared in _rules_of(parsed, self.bounds, 0, self._nesting):
            self._met += 1
            self.are_late |= self._has_begun
            key = min(selector.last.names, default=selector.last.tag)
            rules = self._beside if selector.last.side else self._rules
            rules.setdefault(key, []).append(_Rule(selector, self._met, declared))
            del rules[key][:-_MOST_RULES]

    def told(self, tag: str, attributes: Mapping[str, str]) -> Mapping[str, str]:
        """Of an element that is opened inside the one that is open."""
        node = Node(tag, attributes, self._open)
        self._has_begun |= tag == "body"
        found = self._found(node, self._rules) if self._rules else []
        self._open = node
        for name in (tag, *node.names):
            self._open_names[name] += 1
        style = attributes.get("style") or ""
        if not found:
            return attributes
        if tag in _THE_PAGE:
            told = self._together(found).items()
            said = [f"{name}:{value};" for name, (value, _) in told if name.startswith(_OF_THE_PAGE)]
            return {**attributes, "style": "".join([*said, style])}
        return {**attributes, "style": self._style(found, style)}

    @property
    def is_spent(self) -> bool:
        """Whether the rules ask for more work than is done for any page: from there on none of them is followed."""
        return self._budget.left < 0 or self._passes.left < 0

    @property
    def puts_words(self) -> bool:
        """Whether anything is put beside the words of elements."""
        return bool(self._beside)

    def beside(self, *sides: str) -> Mapping[str, str] | None:
        """What is said of what stands before or after the words of the element that was opened last."""
        if self._open is None or self._open.tag in _THE_PAGE:
            return None
        found = [rule for rule in self._found(self._open, self._beside) if rule.selector.last.side in sides]
        return {name: value for name, (value, _) in self._together(found).items()} if found else None

    @property
    def attributes(self) -> Mapping[str, str]:
        """Those of the element that was opened last."""
        return {} if self._open is None else self._open.attributes

    def closed(self) -> None:
        """The element that was opened last is over."""
        if self._open is not None:
            for name in (self._open.tag, *self._open.names):
                self._open_names[name] -= 1
            self._open.close()
            self._open = self._open.parent

    def _found(self, node: Node, rules: "_Rules") -> list[_Rule]:
        """The rules that are for an element, in the order in which they hold."""
        found = []
        for key in (node.tag, "*", *node.names):
            for rule in rules.get(key, ()):
                self._passes.left -= 1 + len(rule.selector.around)
                if self.is_spent:
                    return []
                is_inside = all(map(self._open_names.__getitem__, rule.selector.around))
                if is_inside and holds(rule.selector, node, self._budget):
                    found.append(rule)
        return sorted(found, key=lambda one: (one.selector.rank, one.order))

    def _style(self, rules: list[_Rule], own: str) -> str:
        """What they come to: what stands in an element's own style comes last, and beats all that is not important."""
        shown = self._together(rules)
        own = own.rstrip("; ")
        if not own:
            return self._written(rules, shown)
        by_itself = {name.strip().casefold() for name, colon, _ in (one.partition(":") for one in own.split(";"))}
        said = [f"{name}:{value}" for name, (value, important) in shown.items() if important or name not in by_itself]
        return ";".join([*said, own])

    def _written(self, rules: list[_Rule], shown: _Declared) -> str:
        """Of the elements that have no style of their own; most of a page have the same."""
        key = tuple([rule.order for rule in rules])
        written = self._styles.get(key)
        if written is None:
            written = "".join(f"{name}:{value};" for name, (value, _) in shown.items())
            if len(self._styles) < _MOST_KEPT:
                self._styles[key] = written
        return written

    def _together(self, rules: list[_Rule]) -> _Declared:
        key = tuple([rule.order for rule in rules])
        shown = self._kept.get(key)
        if shown is None:
            shown = {}
            for rule in rules:
                _declare(shown, rule.declared.items())
            self._budget.left -= len(rules) * _COST
            if len(self._kept) < _MOST_KEPT:
                self._kept[key] = shown
        return shown


_COST = 10
"""Of what one rule declares, in looks."""


def _declare(shown: _Declared, declared: Iterable[tuple[str, tuple[str, bool]]]) -> None:
    """What comes later holds, unless only what was before is important."""
    for name, (value, is_important) in declared:
        if is_important or not shown.get(name, ("", False))[1]:
            shown[name] = (value, is_important)


def _rules_of(rules: list[Any], bounds: Bounds, depth: int, budget: Budget) -> Iterator[tuple[Selector, _Declared]]:
    for rule in rules:
        if rule.type == "at-rule" and rule.content is not None and depth < _DEEPEST and _is_followed(rule):
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            yield from _rules_of(inner, bounds, depth + 1, budget)
        elif rule.type == "qualified-rule":
            yield from _rule(rule.prelude, rule.content, bounds, depth, budget)


def _rule(
    prelude: list[Any], content: list[Any], bounds: Bounds, depth: int, budget: Budget
) -> Iterator[tuple[Selector, _Declared]]:
    """What one rule declares, and those that stand inside of it."""
    if len(prelude) > _LONGEST_PRELUDE:
        return
    found = list(selectors(prelude))
    holds_rules = depth < _DEEPEST and any(token.type == "{} block" for token in content)
    parsed = tinycss2.parse_blocks_contents(content, True, True) if found or holds_rules else []
    known = (*_PROPERTIES, *(_OF_STILL_PAGES if bounds.is_still else ()))
    for sort, names in ((True, _OF_SIDES), (False, known)):
        those = [selector for selector in found if bool(selector.last.side) is sort]
        declared: _Declared = {}
        if those:
            _declare(declared, _declared(parsed, bounds, names))
        if declared:
            yield from ((selector, declared) for selector in those)
    for one in parsed if holds_rules else ():
        if one.type == "qualified-rule":
            yield from _rule(_inside(prelude, one.prelude, budget), one.content, bounds, depth + 1, budget)
        elif one.type == "at-rule" and one.content is not None and _is_followed(one):
            yield from _rule(prelude, one.content, bounds, depth + 1, budget)


def _inside(around: list[Any], prelude: list[Any], budget: Budget) -> list[Any]:
    """The selectors of a rule inside of another: "&" stands for one of that one's, which else goes before. None where
    they would be too many."""
    made: list[Any] = []
    for outer in _listed(around):
        for inner in _listed(prelude):
            has_place = any(one == "&" for one in inner)
            for one in inner if has_place else (*outer, _BLANK, *inner):
                these = outer if one == "&" else [one]
                budget.left -= len(these)
                if len(made) + len(these) > _LONGEST_PRELUDE or budget.left < 0:
                    return []
                made += these
            made.append(_COMMA)
    return made[:-1]


def _listed(prelude: list[Any]) -> Iterator[list[Any]]:
    """The selectors that commas part, without the blanks around each."""
    for is_comma, group in groupby(prelude, lambda one: bool(one == ",")):
        those = list(group)
        while those and those[-1].type == "whitespace":
            those.pop()
        if not is_comma:
            yield [*dropwhile(lambda one: one.type == "whitespace", those)]


def _is_followed(rule: Any) -> bool:
    if rule.lower_at_keyword == "media":
        return is_for_readers(tinycss2.serialize(rule.prelude[:100]))
    is_if_not = any(token.type == "ident" and token.lower_value == "not" for token in rule.prelude)
    return rule.lower_at_keyword == "layer" or (rule.lower_at_keyword == "supports" and not is_if_not)


def _declared(parsed: list[Any], bounds: Bounds, names: Container[str]) -> Iterator[tuple[str, tuple[str, bool]]]:
    for one in parsed:
        is_known = one.type == "declaration" and one.lower_name in names
        if is_known and len(one.value) < 20:
            value = _flat(one.value).strip()
            is_bare = one.lower_name.startswith("list-style") and "none" in value
            is_clear = one.lower_name == "color" and value == "transparent"  # over a picture that shows through it
            if not is_clear and (bounds.are_lists_bare or not is_bare):
                yield one.lower_name, (value, one.important)


def _flat(tokens: list[Any]) -> str:
    """The words of it; of a function its arguments, but not what is in brackets inside of them."""
    return "".join(_one(token) for token in tokens)


def _one(token: Any) -> str:
    if hasattr(token, "arguments"):
        plain = "".join(_short(one) for one in token.arguments[:20] if not _is_around(one))
        return f"{token.lower_name}({plain})"
    return "()" if _is_around(token) else _short(token)


def _short(token: Any) -> str:
    """It is kept for each element that it is said of, however long it is."""
    if token.type == "string":
        return f'"{tinycss2.serializer.serialize_string_value(token.value[:_LONGEST_VALUE])}"'
    written = str(token.serialize())
    return written if len(written) <= _LONGEST_VALUE else "url()" if token.type == "url" else ""


def _is_around(token: Any) -> bool:
    return hasattr(token, "content") or hasattr(token, "arguments")
