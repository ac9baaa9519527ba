"""The candidates of a text one at a time, with somebody deciding: what is accepted, narrowed, divided, set aside."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from commitments.desk.change import make_update
from commitments.desk.intake import taken_in_line
from commitments.desk.proposals import as_commitment, ensure_document
from commitments.desk.walks.corrections import asked_field, keys, with_field
from commitments.desk.walks.decisions import Decisions
from commitments.desk.walks.passages import Passages, narrower, wider
from commitments.desk.walks.records import Records
from commitments.desk.walks.skipped import Skipped
from commitments.desk.walks.walk import After, Gone, Key, Walk, asked, asked_proof, retagged
from commitments.extract import Candidate, unread_of
from commitments.model import Commitment, Document, Span
from commitments.text import one_line, plural

if TYPE_CHECKING:
    from commitments.extract.coding import Coding
    from commitments.session import Session


class _Proposed(NamedTuple):
    commitment: Commitment
    """As it would be stored."""
    found: "Candidate | Coding"
    """Of the words as they are proposed: how sure that is, by which rules, and what makes it testable."""
    proposed: Span
    """The whole that it was narrowed from: what is left of that comes next."""
    typed: frozenset[str] = frozenset()
    """The fields that somebody has put right, which stay whatever its words say."""
    is_left: bool = False
    """Whether it is what is left of another."""

    @property
    def sure(self) -> str:
        tier = self.found.tier
        return f"{tier} {self.found.confidence:.2f}" if tier else "no rule takes it for a promise"

    @property
    def foot(self) -> list[str]:
        testable = f"  testable by {', '.join(self.found.hints)}" if self.found.is_testable else ""
        return [line for line in (testable, f"  {' '.join(self.found.rules)}") if line.strip()]


def walk_through(
    session: "Session", document: Document, text: str, found: Sequence[Candidate], who: str, nothing: str
) -> None:
    """Each new candidate in turn; `nothing` is said where there is none. What was decided is kept at once, so quitting
    loses nothing and resuming goes on."""
    with session.store.change(session.command, who, session.now) as change:
        is_first = ensure_document(change, document, text)
    if is_first:
        session.write([taken_in_line(document, text, is_new=True) + "\n"])
    kept = session.store.document(document.id)
    passages = Passages(session, kept, text, who, f"extract {document.id} --review")
    waiting = [
        _Proposed(as_commitment(one, kept), one, span) if span == one.span else _left_of(passages, span)
        for one, span in unread_of(found, passages.covered())
    ]
    session.say(f"{plural(len(waiting), 'candidate')} to review; ? for the keys" if waiting else nothing)
    if waiting:
        _Judging(passages, waiting).go()
    if is_first and len(session.store.made.standing) == 1:
        session.say(f"{document.id} stays in the store; commitments document remove {document.id} takes it out again")


class _Judging:
    def __init__(self, passages: Passages, waiting: Sequence[_Proposed]) -> None:
        self.passages, self.session, self.text = passages, passages.session, passages.text
        self.decisions = Decisions(passages, "accepted")
        self.records = Records(self.session, passages.who, f"{passages.doing}:")
        skipped = Skipped(self.session.store.key, f"extract {passages.document.id}")
        self.walk = Walk(
            self.session, passages.who, skipped, [(_name(one.commitment), one) for one in waiting],
            self._show, lambda some: (one.commitment.quote for one in some), self._left, self.decisions.now,
        )  # fmt: skip

    def go(self) -> None:
        self.walk.go(
            [
                Key("a", "accept", "store it as it is shown", self._accept, "[a]ccept", True, "p"),
                Key("e", "edit", "store it as you leave it in your editor", self._edit, "[e]dit", True),
                Key("d", "aside", "set it aside, with a reason; d REASON at once", self._aside, "set asi[d]e"),
                Key(
                    "x",
                    "split",
                    "store only those of its clauses that are promises; x 1 2 at once",
                    self._split,
                    "split [x]",
                ),
                Key(
                    "w", "widen", "its quote becomes the whole sentence, then takes in the next", self._widen, "", True
                ),
                Key("n", "narrow", "its quote becomes one of its clauses; n 1 at once", self._narrow, also="c"),
                Key("v", "evidence", "store it, with a piece of evidence; v URL at once", self._evidence),
                *keys(self._correct),
                Key("t", "tag", "t WORD -WORD: give it tags, or take them away", self._tag),
            ],
            self._tell,
        )

    def _tell(self) -> None:
        if left := self.walk.left:
            self.session.say(f"{len(self.walk.decided):,} decided, {left:,} left; the same command goes on from here")

    @property
    def commitment(self) -> Commitment:
        return self.walk.item.commitment

    def _show(self, one: _Proposed, place: str) -> None:
        """What is stored, once it is decided."""
        if not self.walk.is_decided():
            left = "  what is left of a sentence" if one.is_left else ""
            self.passages.show([one.commitment], f"{place}{left}  {one.sure}", one.foot)
        elif records := self.decisions.records(self.walk.name):
            self.passages.show(records, place)
        elif aside := self.decisions.aside(self.walk.name):
            self.passages.show([aside], place)

    def _accept(self, _: str) -> After:
        self._refuse_decided()
        return self._store([self.commitment])

    def _evidence(self, argument: str) -> After:
        record = self._record()
        proof = asked_proof(self.session, argument)
        if not proof.urls:
            return After.AGAIN
        if record:
            return self._changed(self.records.prove(record, proof))
        update = make_update(self.session, None, None, self.passages.who, None, None, proof)
        return self._store([self.commitment.with_update(update)])

    def _edit(self, _: str) -> After:
        if record := self._record():
            return self._changed(self.records.edit(record))
        return self._decided(self.decisions.edit(self.walk.name, self.commitment))

    def _aside(self, argument: str) -> After:
        self._refuse_decided()
        reason = self.passages.reason(argument)
        if not reason:
            return After.AGAIN
        assert self.commitment.span is not None
        return self._decided(self.decisions.set_aside([(self.walk.name, self.commitment.span)], reason))

    def _split(self, argument: str) -> After:
        self._refuse_decided()
        chosen = self.passages.clauses(self.commitment, argument)
        tags = self.commitment.tags
        return self._store([one._replace(tags=tags) for one in chosen]) if chosen else After.AGAIN

    def _widen(self, _: str) -> After:
        if record := self._record():
            is_changed = self.records.widen(record)
            if is_changed:
                self._tell_left_out(self.session.store.commitment(record), f"commitments split {record}")
            return self._changed(is_changed)
        span = self.commitment.span
        assert span is not None
        return self._requoted(wider(self.passages.sentences, span))

    def _narrow(self, argument: str) -> After:
        if record := self._record():
            return self._changed(self.records.narrow(record, argument))
        assert self.commitment.span is not None
        span = narrower(self.session, self.text, self.commitment.span, argument)
        return self._requoted(span) if span else After.AGAIN

    def _requoted(self, span: Span) -> After:
        typed = {name: getattr(self.commitment, name) for name in ("tags", *self.walk.item.typed)}
        found = self.passages.coding(span)
        new = self.passages.as_coded(span, found)._replace(**typed)
        self.walk.replace(self.walk.item._replace(commitment=new, found=found))
        self._tell_left_out(new, "split [x]")
        return After.AGAIN

    def _tell_left_out(self, commitment: Commitment, way: str) -> None:
        if left := self.passages.left_out(commitment):
            self.session.say(one_line(f"its words say more than is coded: {', '.join(left)}; {way} divides it"))

    def _tag(self, argument: str) -> After:
        if record := self._record():
            return self._changed(self.records.tag(record, argument))
        words = (argument or asked(self.session, "tags (-WORD takes away): ")).split()
        after = retagged(self.commitment, words)
        self.walk.replace(self.walk.item._replace(commitment=after))
        return After.AGAIN

    def _correct(self, field: str, argument: str) -> After:
        if record := self._record():
            return self._changed(self.records.correct(record, field, argument))
        if said := asked_field(self.session, self.commitment, field, argument):
            after, typed = with_field(self.session, self.commitment, field, said), {field}
            if field == "actors":
                typed.add("groups")
            self.walk.replace(self.walk.item._replace(commitment=after, typed=self.walk.item.typed | typed))
        return After.AGAIN

    def _refuse_decided(self) -> None:
        if self.walk.is_decided():
            raise self.decisions.refusal(self.walk.name)

    def _record(self) -> str | None:
        """The id of what is stored of this item, which it is too late to change before; None where it waits."""
        return self.decisions.record(self.walk.name) if self.walk.is_decided() else None

    def _changed(self, is_changed: bool) -> After:
        """What is stored is another by now, so that something of the passage may wait again."""
        if is_changed:
            self.walk.insert(self._rest(self.walk.item))
        return After.AGAIN

    def _store(self, new: Sequence[Commitment]) -> After:
        return self._decided(self.decisions.store(self.walk.name, new))

    def _decided(self, what: str) -> After:
        self.walk.decided[self.walk.name] = what
        self.walk.insert(self._rest(self.walk.item))
        return After.NEXT

    def _rest(self, one: _Proposed) -> list[tuple[str, _Proposed]]:
        spans = self.passages.left_of(one.proposed)
        left = [_left_of(self.passages, span) for span in spans]
        return [(_name(rest.commitment), rest) for rest in left]

    def _left(self, one: _Proposed) -> Gone[_Proposed] | None:
        if not self.passages.is_taken(one.proposed):
            return None
        return Gone(self._rest(one), self.decisions.has_taken(one.proposed))


def _left_of(passages: Passages, span: Span) -> _Proposed:
    found = passages.coding(span)
    return _Proposed(passages.as_coded(span, found), found, span, is_left=True)


def _name(commitment: Commitment) -> str:
    assert commitment.span is not None
    return f"{commitment.span.start}-{commitment.span.end}"
