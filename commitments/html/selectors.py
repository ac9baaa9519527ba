"""Which elements a rule of a stylesheet is for: its selector, and the open elements that it is held against.

What asks for a state that a click or a script makes (":hover", classes of html and body, which change once a script
has run) holds for nothing, as does what is not known here.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

_MOST_STEPS = 8
_MOST_NAMES = 20
_DEEPEST = 3
"""Of selectors inside of selectors."""
_THE_PAGE = ("html", "body")
_MOST_BEFORE = 50
"""Elements before another that are remembered."""
_LOOKED_AT = 1_000
"""Characters of an attribute."""


_SIDES = ("before", "after", "marker")


_NO_NAMES: frozenset[str] = frozenset()


class Node:
    """An open element, or one that stands before it and is closed."""

    __slots__ = ("_names", "attributes", "before", "gone", "parent", "place", "tag")

    def __init__(self, tag: str, attributes: Mapping[str, str], parent: "Node | None") -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.before: list[Node] = []
        """Those inside of it that are closed …"""
        self.gone = 0
        """… but for as many of the first."""
        self.place = -1
        """Among those inside its parent, once it is closed."""
        self._names: frozenset[str] | None = None

    @property
    def names(self) -> frozenset[str]:
        """Classes with a full stop before them, ids with a hash."""
        if not self.attributes:
            return _NO_NAMES
        if self._names is None:
            classes = (self.attributes.get("class") or "").split(maxsplit=_MOST_NAMES)[:_MOST_NAMES]
            self._names = frozenset([*(f".{name}" for name in classes), f"#{self.attributes.get('id') or ''}"])
        return self._names

    def close(self) -> None:
        self.before.clear()
        if self.parent is not None:
            inside = self.parent.before
            self.place = self.parent.gone + len(inside)
            inside.append(self)
            if len(inside) > _MOST_BEFORE:
                del inside[0]
                self.parent.gone += 1


class _Test(NamedTuple):
    """What is asked of an attribute: [href^="#"]."""

    name: str
    sign: str
    """As it is written, "" where the attribute need only be there."""
    value: str

    def holds(self, attributes: Mapping[str, str]) -> bool:
        if self.name not in attributes:
            return False
        said = (attributes[self.name] or "")[:_LOOKED_AT]
        if not self.sign:
            return True
        if not self.value:
            return self.sign == "=" and not said
        return {
            "=": said == self.value,
            "~=": self.value in said.split(),
            "|=": said == self.value or said.startswith(f"{self.value}-"),
            "^=": said.startswith(self.value),
            "$=": said.endswith(self.value),
            "*=": self.value in said,
        }.get(self.sign, False)


class Compound(NamedTuple):
    """What is asked of one element."""

    tag: str = "*"
    names: frozenset[str] = frozenset()
    """Classes with a full stop before them, ids with a hash."""
    tests: tuple[_Test, ...] = ()
    is_first: bool = False
    """Whether it must be the first inside its parent."""
    among: tuple[tuple["Selector", ...], ...] = ()
    """Of each group it must be one."""
    but: tuple["Selector", ...] = ()
    """It must be none of them."""
    side: str = ""
    """Whether it is for what is put "before" or "after" its words, or for the "marker" of an item."""


class Selector(NamedTuple):
    last: Compound
    """What is asked of the element itself."""
    steps: tuple[tuple[str, Compound], ...]
    """What is asked of those around and before it, the nearest first, each with the sign that leads to it."""
    rank: tuple[int, int, int]
    """How many ids, classes and tags it names; more beat fewer."""
    around: frozenset[str]
    """The names and tags that the elements around it must have."""


class Budget:
    """How many looks at an element are still allowed for one page."""

    def __init__(self, most: int) -> None:
        self.left = most


def holds(selector: Selector, node: Node, budget: Budget) -> bool:
    return _is(selector.last, node, budget) and _stands(selector.steps, 0, node, budget)


def _stands(steps: tuple[tuple[str, Compound], ...], place: int, node: Node, budget: Budget) -> bool:
    if place == len(steps):
        return True
    sign, asked = steps[place]
    return any(_is(asked, other, budget) and _stands(steps, place + 1, other, budget) for other in _related(sign, node))


def _related(sign: str, node: Node) -> Iterator[Node]:
    parent = node.parent
    if parent is None:
        return
    if sign == ">":
        yield parent
    elif sign == " ":
        while parent is not None:
            yield parent
            parent = parent.parent
    else:
        before = parent.before
        last = (len(before) if node.place < 0 else node.place - parent.gone) - 1
        first = max(last, 0) if sign == "+" else 0
        yield from (before[place] for place in range(last, first - 1, -1))


def _is(asked: Compound, node: Node, budget: Budget) -> bool:
    budget.left -= 1 + len(asked.tests)
    if budget.left < 0 or asked.tag not in ("*", node.tag) or not asked.names <= node.names:
        return False
    asks_more = asked.tests or asked.but or asked.among
    if (asks_more or asked.names) and node.tag in _THE_PAGE:
        return False
    if not (asks_more or asked.is_first):
        return True
    if asked.is_first and (node.parent is None or next(iter(node.parent.before), node) is not node):
        return False
    return (
        all(test.holds(node.attributes) for test in asked.tests)
        and all(any(holds(one, node, budget) for one in group) for group in asked.among)
        and not any(holds(one, node, budget) for one in asked.but)
    )


class _UnknownError(Exception):
    """Of a selector that is not followed."""


def selectors(tokens: list[Any]) -> Iterator[Selector]:
    """Those of the head of a rule that can be followed."""
    for part in _parts(tokens):
        try:
            yield _selector(_bare(part), 0)
        except _UnknownError:
            continue


def _parts(tokens: list[Any]) -> Iterator[list[Any]]:
    part: list[Any] = []
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            yield part
            part = []
        elif token.type != "comment":
            part.append(token)
    yield part


def _selector(tokens: list[Any], depth: int) -> Selector:
    compounds: list[list[Any]] = [[]]
    signs: list[str] = []
    for token in tokens:
        sign = " " if token.type == "whitespace" else token.value if _is_sign(token) else ""
        if not sign:
            compounds[-1].append(token)
        elif not compounds[-1]:  # "a > b" has a blank on both sides of its sign
            if signs and signs[-1] == " ":
                signs[-1] = sign
            elif sign != " ":
                raise _UnknownError
        else:
            compounds.append([])
            signs.append(sign)
    if signs and not compounds[-1] and signs[-1] == " ":
        compounds.pop()
        signs.pop()
    if not all(compounds) or len(compounds) > _MOST_STEPS:
        raise _UnknownError
    made = [_compound(one, depth) for one in compounds]
    if any(one.side for one in made[: len(made) if depth else -1]):
        raise _UnknownError
    ranks = [_rank(one) for one in made]
    rank = (sum(r[0] for r in ranks), sum(r[1] for r in ranks), sum(r[2] for r in ranks))
    steps = tuple(zip(reversed(signs), reversed(made[:-1]), strict=True))
    around = [one.names | {one.tag} for sign, one in steps if sign in (" ", ">")]
    return Selector(made[-1], steps, rank, frozenset().union(*around) - {"*"})


def _is_sign(token: Any) -> bool:
    return token.type == "literal" and token.value in (">", "+", "~")


def _compound(tokens: list[Any], depth: int) -> Compound:
    made = Compound()
    waiting = iter(tokens)
    for place, token in enumerate(waiting):
        kind = token.type
        if kind == "ident" and not place:
            made = made._replace(tag=token.lower_value)
        elif kind == "hash":
            made = made._replace(names=made.names | {f"#{token.value}"})
        elif kind == "[] block":
            made = made._replace(tests=(*made.tests, _test(token.content)))
        elif kind == "literal" and token.value == ".":
            name = next(waiting, None)
            if name is None or name.type != "ident":
                raise _UnknownError
            made = made._replace(names=made.names | {f".{name.value}"})
        elif kind == "literal" and token.value == ":":
            state = next(waiting, None)
            is_side = state is not None and state.type == "literal" and state.value == ":"
            made = _with_state(made, next(waiting, None) if is_side else state, depth)
        elif not (kind == "literal" and token.value == "*" and not place):
            raise _UnknownError
    return made


def _with_state(made: Compound, state: Any, depth: int) -> Compound:
    if state is not None and state.type == "ident":
        if state.lower_value in _SIDES:
            return made._replace(side=state.lower_value)
        if state.lower_value == "root":  # which is open before any stylesheet is read
            return made._replace(tag="body")
        if state.lower_value == "first-child":
            return made._replace(is_first=True)
        if state.lower_value in ("checked", "disabled"):
            return made._replace(tests=(*made.tests, _Test(state.lower_value, "", "")))
    elif state is not None and state.type == "function" and depth < _DEEPEST:
        inner = tuple(_selector(_bare(part), depth + 1) for part in _parts(state.arguments))
        if state.lower_name == "not":
            return made._replace(but=(*made.but, *inner))
        if state.lower_name in ("is", "where", "matches", "-webkit-any"):
            return made._replace(among=(*made.among, inner))
    raise _UnknownError


def _bare(tokens: list[Any]) -> list[Any]:
    while tokens and tokens[0].type == "whitespace":
        tokens = tokens[1:]
    return tokens


def _test(content: list[Any]) -> _Test:
    said = [token for token in content if token.type not in ("whitespace", "comment")]
    if not said or said[0].type != "ident":
        raise _UnknownError
    signs = "".join(token.value for token in said[1:-1] if token.type == "literal")
    if len(said) == 1:
        return _Test(said[0].lower_value, "", "")
    if signs not in ("=", "~=", "|=", "^=", "$=", "*=") or said[-1].type not in ("ident", "string"):
        raise _UnknownError
    return _Test(said[0].lower_value, signs, said[-1].value)


def _rank(one: Compound) -> tuple[int, int, int]:
    ids = sum(name.startswith("#") for name in one.names)
    inner = [max((selector.rank for selector in group), default=(0, 0, 0)) for group in (*one.among, one.but) if group]
    classes = len(one.names) - ids + len(one.tests) + one.is_first
    return (
        ids + sum(rank[0] for rank in inner),
        classes + sum(rank[1] for rank in inner),
        (one.tag != "*") + sum(rank[2] for rank in inner),
    )
