"""Read what nobody has read yet, sentence by sentence: promise, set aside with a reason, or skip.

What is decided is stored at once, each as one step of undo; the same command goes on from there, and what was skipped
comes last.

    commitments document read us-japan-2017
"""

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from commitments.commands._options import By, completed, session_of
from commitments.desk.change import say_first
from commitments.errors import CommitmentsError
from commitments.model import Commitment, Span
from commitments.text import plural, shorten

if TYPE_CHECKING:
    from commitments.desk.walks.passages import Passages
    from commitments.desk.walks.walk import After, Gone


def run(
    ctx: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", autocompletion=completed("documents"))],
    by: By = None,
) -> None:
    session = session_of(ctx)
    document, text = session.store.document(id_), session.store.text(id_)
    session.refuse_unattended(
        "document read", f"commitments document show {id_} --unread, then add or document set-aside"
    )
    if text is None:
        raise CommitmentsError(f"{id_} has no text to read; take it in with: commitments document add FILE --id {id_}")
    from commitments.desk.walks.passages import Passages

    passages = Passages(session, document, text, session.by(by), f"document read {id_}")
    covered = passages.covered()
    if not covered.unread:
        session.say(f"{id_} is read: nothing is left")
        return
    _Reading(passages, [piece.span for piece in covered.unread]).go()


class _Unread(NamedTuple):
    span: Span
    place: int
    """Of its sentence."""
    commitment: Commitment | None = None
    """What would be stored, once a field of its coding was put right."""


class _Reading:
    def __init__(self, passages: "Passages", unread: list[Span]) -> None:
        from commitments.desk.walks.decisions import Decisions
        from commitments.desk.walks.records import Records
        from commitments.desk.walks.skipped import Skipped
        from commitments.desk.walks.walk import Walk

        self.passages, self.session, self.text = passages, passages.session, passages.text
        self.decisions = Decisions(passages, "promise")
        self.records = Records(self.session, passages.who, f"{passages.doing}:")
        skipped = Skipped(self.session.store.key, f"read {passages.document.id}")
        self.walk = Walk(
            self.session, passages.who, skipped, self._items(unread), self._show,
            lambda some: (self.text[slice(*one.span)] for one in some), self._left, self.decisions.now,
        )  # fmt: skip

    def _items(self, unread: list[Span]) -> list[tuple[str, _Unread]]:
        return [(_name(span), _Unread(span, self.passages.place(span))) for span in unread]

    def _left(self, one: _Unread) -> "Gone[_Unread] | None":
        from commitments.desk.walks.walk import Gone

        left = self.passages.left_of(one.span)
        return None if one.span in left else Gone(self._items(left), self.decisions.has_taken(one.span))

    def go(self) -> None:
        from commitments.desk.walks.corrections import keys
        from commitments.desk.walks.walk import Key

        self.session.say(f"{plural(len(self.walk.items), 'unread passage')} to read; ? for the keys")
        self.walk.go(
            [
                Key("p", "promise", "it is a commitment, coded from its words; p KIND: of that kind", self._promise,
                    "[p]romise", also="a"),
                Key("e", "edit", "the same, as you leave it in your editor", self._edit, "[e]dit", True),
                Key("x", "split", "only those of its clauses that are promises; x 1 2 at once", self._split),
                Key("d", "aside", "it is none, with a reason; d REASON at once", self._aside, "set asi[d]e"),
                Key("n", "next", "n 5: set this and the next aside, 5 in all; n section: the rest of this section",
                    self._several),
                *keys(self._correct),
            ],
            self._tell,
        )  # fmt: skip

    def _tell(self) -> None:
        covered = self.passages.covered()
        self.session.say(f"{covered.so_far}{'; the same command goes on from here' if covered.unread else ''}")

    def _show(self, one: _Unread, place: str) -> None:
        """What is stored, once it is a promise."""
        records = self.decisions.records(self.walk.name) if self.walk.is_decided() else []
        read = self.passages.covered().so_far.percent
        self.passages.show(records or [one.commitment or one.span], f"{place} · {read} read")

    def _coded(self) -> Commitment:
        """Of what waits. Raises CommitmentsError where it is decided."""
        if self.walk.is_decided():
            raise self.decisions.refusal(self.walk.name)
        return self.walk.item.commitment or self.passages.coded(self.walk.item.span)

    def _promise(self, kind: str) -> "After":
        from commitments.desk.walks.corrections import with_field

        coded = self._coded()
        if kind:
            coded = with_field(self.session, coded, "kind", kind)
        after = self._decided(self.decisions.store(self.walk.name, [coded]))
        for record in self.decisions.records(self.walk.name):
            self.passages.tell_coding(record)
        return after

    def _correct(self, field: str, argument: str) -> "After":
        from commitments.desk.walks.corrections import asked_field, with_field
        from commitments.desk.walks.walk import After

        if self.walk.is_decided():
            self.records.correct(self.decisions.record(self.walk.name), field, argument)
        elif said := asked_field(self.session, self._coded(), field, argument):
            after = with_field(self.session, self._coded(), field, said)
            self.walk.replace(self.walk.item._replace(commitment=after))
        return After.AGAIN

    def _edit(self, _: str) -> "After":
        from commitments.desk.walks.walk import After

        if not self.walk.is_decided():
            return self._decided(self.decisions.edit(self.walk.name, self._coded()))
        if self.records.edit(self.decisions.record(self.walk.name)):
            self._insert_rest()
        return After.AGAIN

    def _split(self, argument: str) -> "After":
        from commitments.desk.walks.walk import After

        chosen = self.passages.clauses(self._coded(), argument)
        return self._decided(self.decisions.store(self.walk.name, chosen)) if chosen else After.AGAIN

    def _aside(self, argument: str) -> "After":
        if self.walk.is_decided():
            raise self.decisions.refusal(self.walk.name)
        return self._set_aside([self.walk.name], argument)

    def _several(self, argument: str) -> "After":
        from commitments.desk.walks.walk import After, asked

        walk = self.walk
        argument = argument or asked(self.session, "how many, or section: ")
        unread = {piece.span for piece in self.passages.covered().unread}
        names = [name for name in walk.items[walk.place :] if walk.values[name].span in unread]
        if argument.casefold() == "section":
            section = self.passages.sentences[walk.item.place].section
            names = [name for name in names if self.passages.sentences[walk.values[name].place].section == section]
        elif argument.isdecimal() and int(argument[:9]):
            names = names[: int(argument[:9])]
        elif not argument:
            return After.AGAIN
        else:
            raise CommitmentsError("say how many, as in n 5, or n section")
        spans = (walk.values[name].span for name in names)
        say_first(self.session, (shorten(self.text[start:end], 90) for start, end in spans), len(names))
        return self._set_aside(names, "")

    def _set_aside(self, names: list[str], argument: str) -> "After":
        from commitments.desk.walks.walk import After

        reason = self.passages.reason(argument) if names else ""
        if not reason:
            return After.AGAIN
        done = self.decisions.set_aside([(name, self.walk.values[name].span) for name in names], reason)
        self.walk.decided |= dict.fromkeys(names, done)
        while self.walk.place + 1 < len(self.walk.items) and self.walk.items[self.walk.place + 1] in names:
            self.walk.place += 1
        return After.NEXT

    def _decided(self, what: str) -> "After":
        from commitments.desk.walks.walk import After

        self.walk.decided[self.walk.name] = what
        self._insert_rest()
        return After.NEXT

    def _insert_rest(self) -> None:
        self.walk.insert(self._items(self.passages.left_of(self.walk.item.span)))


def _name(span: Span) -> str:
    return f"{span.start}-{span.end}"
