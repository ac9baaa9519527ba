"""The candidates of a text one at a time, with somebody deciding: what is accepted, narrowed, divided, set aside."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from commitments.desk.change import make_update
from commitments.desk.proposals import as_commitment, ensure_document
from commitments.desk.walks.passages import Passages, narrower, wider
from commitments.desk.walks.skipped import Skipped
from commitments.desk.walks.walk import After, Key, Walk, asked, asked_proof, retagged
from commitments.errors import Declined
from commitments.extract import Candidate, unread_of
from commitments.languages.telling import undated
from commitments.model import Commitment, Document, Span
from commitments.terminal import in_lines
from commitments.text import one_line, plural

if TYPE_CHECKING:
    from commitments.session import Session


class _Proposed(NamedTuple):
    commitment: Commitment
    """As it would be stored."""
    sure: str
    rules: tuple[str, ...]
    proposed: Span
    """The whole that it was narrowed from: what is left of that comes next."""


def walk_through(session: "Session", document: Document, text: str, found: Sequence[Candidate], who: str) -> None:
    """Each new candidate in turn. What was decided is kept at once, so quitting loses nothing and resuming goes on."""
    if not session.can_ask:
        raise Declined("--review asks questions, so it needs a terminal; elsewhere use --accept")
    with session.store.change(session.command, who, session.now) as change:
        ensure_document(change, document, text)
    kept = session.store.document(document.id)
    passages = Passages(session, kept, text, who, f"extract {document.id} --review")
    waiting = [
        _Proposed(
            as_commitment(one, kept) if span == one.span else passages.coded(span),
            f"{one.tier} {one.confidence:.2f}",
            one.rules,
            span,
        )
        for one, span in unread_of(found, passages.covered())
    ]
    session.say(
        f"{plural(len(waiting), 'candidate')} to review; ? for the keys" if waiting else "nothing new to review"
    )
    if waiting:
        _Judging(passages, waiting).go()


class _Judging:
    def __init__(self, passages: Passages, waiting: Sequence[_Proposed]) -> None:
        self.passages, self.session, self.text = passages, passages.session, passages.text
        skipped = Skipped(self.session.store.key, f"extract {passages.document.id}")
        self.walk = Walk(
            self.session, passages.who, skipped, [(_name(one.commitment), one) for one in waiting],
            self._show, lambda some: (one.commitment.quote for one in some), self._left,
        )  # fmt: skip

    def go(self) -> None:
        self.walk.go(
            [
                Key("a", "accept", "store it as it is shown", self._accept, "[a]ccept"),
                Key("e", "edit", "store it as you leave it in your editor", self._edit, "[e]dit"),
                Key("d", "aside", "set it aside, with a reason; d REASON at once", self._aside, "set asi[d]e"),
                Key("x", "split", "store only those of its clauses that are promises", self._split, "split [x]"),
                Key("w", "widen", "its quote becomes the whole sentence, then takes in the next", self._widen),
                Key("n", "narrow", "its quote becomes one of its clauses", self._narrow),
                Key("v", "evidence", "store it, with a piece of evidence", self._evidence),
                Key("t", "tag", "t WORD -WORD: give it tags, or take them away", self._tag),
            ]
        )
        if left := self.walk.left:
            self.session.say(f"{left} left; the same command goes on from here")

    @property
    def commitment(self) -> Commitment:
        return self.walk.item.commitment

    def _show(self, one: _Proposed, place: str) -> None:
        commitment = one.commitment
        assert commitment.span is not None
        before, after = self.passages.around(commitment.span)
        due = commitment.due or undated(commitment.quote, self.passages.document.language)
        amount = f", {commitment.amount}" if commitment.amount else ""
        tags = f"  {' '.join(f'#{tag}' for tag in commitment.tags)}" if commitment.tags else ""
        kind = commitment.kind or "promise"
        section = one_line(commitment.section or "")
        lines = [
            f"{place}  {one.sure}  {self.passages.where(commitment.span, section)}",
            *([f"  {before}"] if before not in ("", section) else []),
            f"> {one_line(commitment.quote)}",
            *([f"  {after}"] if after else []),
            f"  {kind} by {one_line('; '.join(commitment.actors)) or '(nobody named)'}, due {due}{amount}{tags}",
            f"  {commitment.headline if commitment.summary else ''}",
            f"  {' '.join(one.rules)}",
        ]
        self.session.show("\n".join(["", *(in_lines(line.rstrip(), 2) for line in lines)]))

    def _accept(self, _: str) -> After:
        return self._decided(f"accepted: {self.passages.add([self.commitment])}")

    def _evidence(self, _: str) -> After:
        proof = asked_proof(self.session)
        if not proof.urls:
            return After.AGAIN
        update = make_update(self.session, None, None, self.passages.who, None, None, proof)
        return self._decided(f"accepted: {self.passages.add([self.commitment.with_update(update)])}")

    def _edit(self, _: str) -> After:
        return self._decided(f"accepted: {self.passages.edited(self.commitment)}")

    def _aside(self, argument: str) -> After:
        reason = self.passages.reason(argument)
        if not reason:
            return After.AGAIN
        assert self.commitment.span is not None
        self.passages.set_aside([self.commitment.span], reason)
        return self._decided(f"set aside: {reason}")

    def _split(self, _: str) -> After:
        chosen = self.passages.clauses(self.commitment)
        if not chosen:
            return After.AGAIN
        tags = self.commitment.tags
        return self._decided(f"accepted: {self.passages.add([one._replace(tags=tags) for one in chosen])}")

    def _widen(self, _: str) -> After:
        span = self.commitment.span
        assert span is not None
        return self._requoted(wider(self.passages.sentences, span))

    def _narrow(self, _: str) -> After:
        assert self.commitment.span is not None
        span = narrower(self.session, self.text, self.commitment.span)
        return self._requoted(span) if span else After.AGAIN

    def _requoted(self, span: Span) -> After:
        new = self.passages.coded(span)._replace(tags=self.commitment.tags)
        self.walk.replace(self.walk.item._replace(commitment=new))
        return After.AGAIN

    def _tag(self, argument: str) -> After:
        words = (argument or asked(self.session, "tags (-WORD takes away): ")).split()
        after = retagged(self.commitment, words)
        self.walk.replace(self.walk.item._replace(commitment=after))
        return After.AGAIN

    def _decided(self, what: str) -> After:
        self.walk.decided[self.walk.name] = what
        self.walk.insert(self._rest(self.walk.item))
        return After.NEXT

    def _rest(self, one: _Proposed) -> list[tuple[str, _Proposed]]:
        spans = self.passages.left_of(one.proposed)
        left = [one._replace(commitment=self.passages.coded(span), proposed=span) for span in spans]
        return [(_name(rest.commitment), rest) for rest in left]

    def _left(self, one: _Proposed) -> list[tuple[str, _Proposed]] | None:
        return self._rest(one) if self.passages.is_taken(one.proposed) else None


def _name(commitment: Commitment) -> str:
    assert commitment.span is not None
    return f"{commitment.span.start}-{commitment.span.end}"
