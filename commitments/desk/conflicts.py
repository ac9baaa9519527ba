"""What a merge has come to, in words: fields that both sides changed, and numbers that were told apart."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from commitments.errors import Declined
from commitments.merging import Conflict, Merged, Renumbered, Side
from commitments.text import one_line, shorten

if TYPE_CHECKING:
    from commitments.session import Session
    from commitments.stores.folder.merges import Versions

_SHOWN = 200
"""Characters of a value."""
_KEYS = {"o": Side.OURS, "t": Side.THEIRS, "b": Side.BASE}
_NAMES = {"sha256": "text"}
"""What fields are called that a user does not see by their names."""


def line(conflict: Conflict) -> str:
    """`pact-2015-03  due: ours 2021, theirs 2022; before: 2020`"""
    ours, theirs = shown(conflict, Side.OURS), shown(conflict, Side.THEIRS)
    return f"{what(conflict)}: ours {ours}, theirs {theirs}{_former(conflict)}"


def what(conflict: Conflict) -> str:
    """`pact-2015-03  due`"""
    if not conflict.field:
        title = _title(conflict.ours or conflict.theirs or conflict.base)
        return f"{one_line(conflict.id)}  the whole commitment ({title})"
    return f"{one_line(conflict.id)}  {one_line(_NAMES.get(conflict.field, conflict.field).replace('_', ' '))}"


def shown(conflict: Conflict, side: Side) -> str:
    value = conflict.of(side)
    if not conflict.field:
        return "does not have it" if value is None else "changed it" if side is not Side.BASE else "had it"
    if value is None:
        return "nothing"
    if conflict.field == "sha256":
        return f"the one with SHA-256 {one_line(str(value))[:12]}…"
    return shorten(one_line(_words(value)), _SHOWN)


def _former(conflict: Conflict) -> str:
    return f"; before: {shown(conflict, Side.BASE)}" if conflict.field and conflict.base is not None else ""


def _words(value: Any) -> str:
    if isinstance(value, dict) and {*value} <= {"span", "reason"}:
        return str(value.get("reason", ""))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def told(found: Merged) -> Iterator[str]:
    """Sentences on all that was done to what somebody recorded, but for conflicts."""
    yield from map(_moved, found.renumbered)
    for same in found.same:
        ids = f"{one_line(same.id)} and {one_line(same.other)}"
        yield f"{ids} are the same passage ({_title(same.record)}), added on both sides: they are one commitment now"
    for id_ in found.restored:
        yield f"{one_line(id_)}  an entry of its history that only one side still had stands: history is only added to"


def _moved(one: Renumbered) -> str:
    whose = "ours" if one.side is Side.OURS else "theirs"
    before, after = one_line(one.before), one_line(one.after)
    return f"{before} was given out twice; {whose} ({_title(one.record)}) is {after} now"


def _title(record: Any) -> str:
    return shorten(one_line(str(record.get("summary") or record.get("quote") or "")), 60)


def answers(session: "Session", versions: "Versions", conflicts: tuple[Conflict, ...]) -> dict[tuple[str, str], Side]:
    """What a user says to each conflict. Raises Declined where one is left open, or there is no terminal to ask on."""
    if not session.can_ask:
        for conflict in conflicts:
            session.say(line(conflict))
        raise Declined("there is no terminal to ask on, so the file was left as it is; pass --ours or --theirs")
    names = versions.our_name, versions.their_name
    if all(names) and names != ("ours", "theirs"):
        session.say(f"ours is {names[0]}, theirs is {names[1]}")
    return {(conflict.id, conflict.field): _answer(session, conflict) for conflict in conflicts}


def _answer(session: "Session", conflict: Conflict) -> Side:
    session.say(what(conflict))
    for side, name in ((Side.BASE, "before"), (Side.OURS, "ours"), (Side.THEIRS, "theirs")):
        session.say(f"  {name:<7} {shown(conflict, side)}")
    while answer := session.ask("(o)urs, (t)heirs, as it was (b)efore; Enter stops: ").casefold():
        if side_ := _KEYS.get(answer[:1]):
            return side_
        session.say(f"{answer!r} is none of o, t and b")
    raise Declined("the file was left as it is; commitments git resolve asks again")
