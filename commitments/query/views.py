"""Saved views: a query's `@name` into the tree of what the view asks, however often and wherever views call views."""

from collections.abc import Callable, Mapping

from commitments.errors import BadQuery, CommitmentsError, UnknownName
from commitments.query.lexer import BARE, Token
from commitments.query.nodes import Node, quoted, shown

_DEEPEST = 20
"""Views inside views; more is a slip, and Python's own stack has an end."""


class Views:
    """The views that are saved, and what those that are used mean. Each is read once for a query."""

    def __init__(self, saved: Mapping[str, str], longest: int) -> None:
        """`longest`: characters that a query may have once its views are written out in it."""
        self._saved, self._longest = saved, longest
        self._nodes: dict[str, Node] = {}
        self._sizes: dict[str, int] = {}
        self._within: list[str] = []
        """The views that are being read, each called by the one before it."""
        self._size = 0
        """Characters so far of what is being read, its views written out."""

    @property
    def used(self) -> Mapping[str, Node]:
        return self._nodes

    def node(self, token: Token, parsed: Callable[[str], Node]) -> Node:
        """Raises BadQuery or UnknownName, which says in which view the fault is, if it is in one."""
        name = token.text
        if name not in self._nodes:
            before, self._size = self._size, 0
            self._nodes[name] = self._read(name, self._text(name, token), parsed)
            self._sizes[name], self._size = self._size, before
        self._size += self._sizes[name]
        if self._size > self._longest:
            raise BadQuery(f"with its views written out the query is longer than {self._longest:,} characters")
        return self._nodes[name]

    def _text(self, name: str, token: Token) -> str:
        if name in self._within:
            circle = " calls ".join(called(one) for one in [*self._within[self._within.index(name) :], name])
            raise _placed(BadQuery(f"a view cannot call itself: {circle}; change one of them under [views]"))
        if not name:
            raise BadQuery(f"'@' at character {token.place} names no view; write @name, or \"@\" to look for the text")
        if name not in self._saved:
            raise _unknown(name, self._saved)
        if len(self._within) == _DEEPEST:
            raise BadQuery(f"views call views more than {_DEEPEST} deep; write {called(name)} out in one of them")
        return self._saved[name]

    def _read(self, name: str, text: str, parsed: Callable[[str], Node]) -> Node:
        if not text.strip():
            raise BadQuery(f"the view {called(name)} is empty; write its query under [views]")
        self._size += len(text)
        if len(text) > self._longest:
            raise BadQuery(f"the view {called(name)} is longer than {self._longest:,} characters")
        self._within.append(name)
        try:
            return parsed(text)
        except (BadQuery, UnknownName) as error:
            raise within_view(error, name) from None
        finally:
            self._within.pop()


def called(name: str) -> str:
    """How a query calls the view.

    >>> called("late"), called("very late")
    ('@late', '@"very late"')
    """
    return f"@{shown(name)}" if BARE.fullmatch(name) else f"@{quoted(shown(name))}"


def within_view(error: CommitmentsError, name: str) -> CommitmentsError:
    """The same error, which says that it is in a view; the innermost one, where a view calls another."""
    if getattr(error, "is_placed", False):
        return error
    error.args = (f"in the view {called(name)}: {error}",)
    return _placed(error)


def _placed(error: CommitmentsError) -> CommitmentsError:
    """An error that says by itself where the fault is."""
    error.is_placed = True  # type: ignore[attr-defined]
    return error


def _unknown(name: str, saved: Mapping[str, str]) -> CommitmentsError:
    if not saved:
        return BadQuery(
            f"there is no view {called(name)}; none is saved under [views] in commitments.toml. {_as_text(name)}"
        )
    error = UnknownName("view", called(name), list(map(called, saved)))
    error.args = (f"{error}. {_as_text(name)}",)
    return error


def _as_text(name: str) -> str:
    return f"To look for the text, quote it: {quoted(f'@{shown(name)}')}"
