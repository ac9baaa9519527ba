"""Names that several actors commit under, such as `G7`: read from settings, and told apart from their members."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from commitments.text import fold, one_line, shorten

MOST_MEMBERS = 1000
Groups = Mapping[str, Sequence[str]]


class BadGroup(ValueError):
    """A group that cannot be: the message says which, and why."""


class Named(NamedTuple):
    """Actors, and the groups among what was named."""

    actors: tuple[str, ...]
    groups: tuple[str, ...]


def expanded(said: Groups) -> dict[str, tuple[str, ...]]:
    """Each group with its members, groups among these replaced by theirs. Raises BadGroup for one that is empty,
    named twice, too large, or a member of itself.

    >>> expanded({"G2": ["China", "USA"], "All": ["G2", "Chad"]})["All"]
    ('China', 'USA', 'Chad')
    """
    by_name: dict[str, str] = {}
    for name in said:
        if not fold(name):
            raise BadGroup("groups: a group needs a name, as in G7")
        if (twin := by_name.setdefault(fold(name), name)) != name:
            raise BadGroup(
                f"groups.{_shown(name)}: there is {_shown(twin)!r} too, which reads the same; keep one of them"
            )
    settled: dict[str, tuple[str, ...]] = {}
    for name in said:
        _settle(name, said, by_name, settled)
    return {" ".join(name.split()): settled[name] for name in said}


def _settle(start: str, said: Groups, by_name: Mapping[str, str], settled: dict[str, tuple[str, ...]]) -> None:
    """Without recursion, since groups may be nested as deep as somebody likes to write."""
    open_: list[str] = [start]
    while open_:
        name = open_[-1]
        if name in settled:
            open_.pop()
            continue
        waiting = [group for item in said[name] if (group := by_name.get(fold(item))) and group not in settled]
        if cycle := next((group for group in waiting if group in open_), None):
            raise BadGroup(f"groups.{_shown(cycle)}: it is a member of itself; take it out of {_shown(name)!r}")
        if waiting:
            open_.append(waiting[0])
            continue
        settled[name] = _members(name, said[name], by_name, settled)


def _members(
    name: str, items: Sequence[str], by_name: Mapping[str, str], settled: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for item in items:
        group = by_name.get(fold(item))
        for member in settled[group] if group else (" ".join(item.split()),):
            if not fold(member):
                raise BadGroup(f"groups.{_shown(name)}: a member has no name")
            found.setdefault(fold(member), member)
    if not found:
        raise BadGroup(f'groups.{_shown(name)}: it has no members; write them as in ["Canada", "France"]')
    if len(found) > MOST_MEMBERS:
        raise BadGroup(f"groups.{_shown(name)}: it has more than {MOST_MEMBERS:,} members")
    return tuple(found.values())


def _shown(name: str) -> str:
    return shorten(one_line(name), 40)


def group_named(name: str, groups: Groups) -> str | None:
    """The group of that name as the settings spell it; None where there is none.

    >>> group_named("g7", {"G7": ["Canada"]})
    'G7'
    """
    folded = fold(name)
    return next((group for group in groups if fold(group) == folded), None)


def told_apart(names: Iterable[str], groups: Groups) -> Named:
    """Actors and groups of what somebody named; each once, in order. A member is spelt as its group spells it.

    >>> told_apart(["G2", "Chad"], {"G2": ["China", "USA"]})
    Named(actors=('China', 'USA', 'Chad'), groups=('G2',))
    """
    actors: dict[str, str] = {}
    met: dict[str, None] = {}
    for name in names:
        group = group_named(name, groups) if groups else None
        if group is not None:
            met[group] = None
        for actor in groups[group] if group is not None else (name,):
            if group is not None:
                actors[fold(actor)] = actor
            else:
                actors.setdefault(fold(actor), actor)
    return Named(tuple(actors.values()), tuple(met))
