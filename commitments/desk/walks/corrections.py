"""What is put right of a coding by a key alone, without an editor: its kind, when it is due, who promises it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from commitments.desk.said.coding import coded
from commitments.desk.walks.walk import After, Key, asked
from commitments.model import Commitment, Kind
from commitments.text import one_line, shorten

if TYPE_CHECKING:
    from commitments.session import Session

_USUAL = Kind.PLEDGE


class _Field(NamedTuple):
    letter: str
    word: str
    help: str
    question: str


_KINDS = ", ".join(Kind)
_FIELDS = {
    "kind": _Field("k", "kind", f"k WORD: what kind it is ({_KINDS})", f"kind ({_KINDS}): "),
    "due": _Field("y", "due", "y 2030: when it is due; y none for no date", "due (as in 2030 or 2030-06; or none): "),
    "actors": _Field("o", "who", "o Kenya; Norway: who promises it", "who promises it (with ; between; or none): "),
}


def keys(do: Callable[[str, str], After]) -> list[Key]:
    """One for each field; `do` is given the field's name, and what was typed behind the key."""

    def key(name: str, field: _Field) -> Key:
        return Key(field.letter, field.word, field.help, lambda argument: do(name, argument))

    return [key(name, field) for name, field in _FIELDS.items()]


def asked_field(session: "Session", commitment: Commitment, name: str, argument: str) -> str:
    """What is said of that field of it, behind the key or when asked; "" for nothing."""
    return argument or asked(session, _FIELDS[name].question, lambda said: with_field(session, commitment, name, said))


def with_field(session: "Session", commitment: Commitment, name: str, said: str) -> Commitment:
    """The commitment with that said of the field. Raises UsageError and UnknownName."""
    value = said.split(";") if name == "actors" else said
    return coded(commitment, {name: value}, session.today, session.store.settings.groups)


def with_kind(session: "Session", commitment: Commitment, *, is_one_of_several: bool = False) -> Commitment:
    """Asked for where its words tell none, since a commitment without a kind is found by none."""
    if commitment.kind is not None:
        return commitment
    which = f"of “{shorten(one_line(commitment.quote), 50)}” " if is_one_of_several else ""
    said = asked(session, f"what kind {which}({_KINDS}; Enter for {_USUAL}): ", Kind.named)
    return commitment._replace(kind=Kind.named(said or _USUAL))
