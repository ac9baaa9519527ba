"""Where second coders differ, and the decision: a rating that names all their codings, and why."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from commitments.codes import Code, Shelf, Unit
from commitments.desk.change import (
    Proof,
    make_update,
    named_actor,
    print_changes,
    refuse_early,
    with_update,
)
from commitments.desk.walks.skipped import Skipped
from commitments.desk.walks.statuses import LETTERS
from commitments.desk.walks.walk import After, Gone, Key, Walk, asked, asked_proof
from commitments.errors import CommitmentsError, UsageError
from commitments.history.decision import Coding, Decision
from commitments.model import Commitment, Status, Update
from commitments.text import fold, one_line, plural

if TYPE_CHECKING:
    from commitments.session import Session
    from commitments.stores import Change


class Dispute(NamedTuple):
    """What coders said of one commitment, or of one actor of it."""

    unit: Unit
    codes: dict[str, Code]
    """By their names, in order."""

    @property
    def codings(self) -> tuple[Coding, ...]:
        return tuple(Coding(coder, code.status) for coder, code in self.codes.items())

    @property
    def differs(self) -> bool:
        return len({code.status for code in self.codes.values()}) > 1

    @property
    def words(self) -> str:
        """`Ann: kept; Ben: broken`"""
        return "; ".join(f"{one_line(coder)}: {code.status}" for coder, code in self.codes.items())

    def is_decided(self, commitment: Commitment) -> bool:
        """Whether somebody has decided between just these codes."""
        return any(
            isinstance(update.act, Decision)
            and update.actor == self.unit.actor
            and set(update.act.codes) == set(self.codings)
            for update in commitment.counted
        )


def disputes_of(shelf: Shelf, document_id: str) -> dict[Unit, Dispute]:
    """Everything that is coded in a document."""
    found: dict[Unit, Dispute] = {}
    for codings in sorted(shelf.of(document_id), key=lambda one: one.coder):
        for (commitment, actor), code in codings.standing().items():
            unit = Unit(commitment, actor)
            found.setdefault(unit, Dispute(unit, {})).codes[codings.coder] = code
    return found


def open_disputes(session: "Session", found: Iterable[Commitment], *, agreed: bool = False) -> Iterator[Dispute]:
    """Those of the commitments that nobody has decided, in their order; with `agreed` also where coders agree, or only
    one has coded."""
    shelf = Shelf(session.store)
    coded = set(shelf.documents())
    known: dict[str, dict[str, list[Dispute]]] = {}
    for commitment in found:
        document = commitment.document
        if document not in coded:
            continue
        if document not in known:
            known[document] = {}
            for unit, dispute in disputes_of(shelf, document).items():
                known[document].setdefault(unit.commitment, []).append(dispute)
        for dispute in sorted(known[document].get(commitment.id, ()), key=lambda one: one.unit.actor or ""):
            if (agreed or dispute.differs) and not dispute.is_decided(commitment):
                yield dispute


def the_dispute(session: "Session", commitment: Commitment, actor: str | None) -> Dispute:
    """The one that is meant. Raises CommitmentsError where there is none, or several."""
    coded = disputes_of(Shelf(session.store), commitment.document)
    found = [one for unit, one in coded.items() if unit.commitment == commitment.id]
    if actor is not None:
        name = named_actor(commitment, actor)
        found = [one for one in found if one.unit.actor == name]
    if not found:
        whose = f" for {one_line(actor)}" if actor else ""
        raise CommitmentsError(
            f"nobody has coded {commitment.id}{whose}, so there is nothing to decide between; rate it with: "
            f"commitments mark {commitment.id} STATUS"
        )
    differing = [one for one in found if one.differs]
    if len(differing or found) > 1:
        names = ", ".join(one_line(one.unit.actor or "all of them") for one in differing or found)
        raise UsageError(f"{commitment.id} is coded for several ({names}); say for whom, with --actor")
    return (differing or found)[0]


def decide(
    session: "Session",
    change: "Change",
    dispute: Dispute,
    status: Status,
    why: str,
    who: str,
    proof: Proof,
    on: str | None = None,
) -> Update:
    """Puts the rating into the change. Raises CommitmentsError where coders have said something else by now."""
    commitment = change.commitment(dispute.unit.commitment)
    now = disputes_of(Shelf(session.store), commitment.document).get(dispute.unit)
    if now is None or now.codings != dispute.codings:
        raise CommitmentsError(f"{dispute.unit}: its codes are others by now; look again")
    update = make_update(session, status, on, who, why, dispute.unit.actor, proof)
    update = update._replace(act=Decision(dispute.codings))
    refuse_early(update, [commitment])
    change.put(with_update(commitment, update, session.store.settings.groups))
    return update


def check_reason(why: str | None) -> str:
    if not one_line(why or ""):
        raise UsageError("a decision says why: give --why in words")
    return (why or "").strip()


def tell_of_decision(session: "Session", dispute: Dispute, update: Update) -> None:
    """What whoever decides should know."""
    if fold(update.by) in map(fold, dispute.codes):
        session.say(f"{update.by} has coded it too: a decision is better made by somebody else")
    if not update.evidence and update.status not in (Status.UNASSESSED, Status.NOT_APPLICABLE):
        session.say("without evidence the rating is unsupported; add some with: commitments note … --evidence URL")


class AdjudicationWalk:
    """Disputes side by side; each decision is stored at once."""

    def __init__(self, session: "Session", who: str, found: Sequence[Dispute]) -> None:
        self.session, self.who = session, who
        self.shelf = Shelf(session.store)
        skipped = Skipped(session.store.key, "adjudicate")
        items = [(str(one.unit), one) for one in found]
        self.walk = Walk(session, who, skipped, items, self._show, self._words, self._left, self._now)

    def go(self) -> None:
        self.session.say(f"{plural(len(self.walk.items), 'disagreement')} to decide; ? for the keys")
        self.walk.go(
            [
                Key(letter, status.value, f"{status.meaning}; {letter} WORDS: and why", partial(self._decide, status),
                    prompt)
                for status, (letter, prompt) in LETTERS.items()
            ],
            self._tell,
        )  # fmt: skip

    def _tell(self) -> None:
        self.session.say(f"{len(self.walk.decided):,} decided by {self.who}, {self.walk.left:,} left")

    def _words(self, some: Sequence[Dispute]) -> Iterator[str]:
        store = self.session.store
        for dispute in some:
            commitment = store.commitment(dispute.unit.commitment)
            yield f"{dispute.unit} {commitment.title} {commitment.quote} {dispute.words}"

    def _now(self, name: str) -> str | None:
        dispute = self.walk.values[name]
        commitment = self.session.store.commitment(dispute.unit.commitment)
        return self.walk.decided[name] if dispute.is_decided(commitment) else None

    def _left(self, dispute: Dispute) -> Gone[Dispute] | None:
        """Nothing, where somebody has decided it meanwhile, or the coders have come to say the same."""
        commitment = self.session.store.commitment(dispute.unit.commitment)
        now = disputes_of(self.shelf, commitment.document).get(dispute.unit)
        if now is None or now.is_decided(commitment) or (dispute.differs and not now.differs):
            return Gone()
        if now.codings != dispute.codings:
            self.walk.values[str(dispute.unit)] = now
        return None

    def _show(self, dispute: Dispute, place: str) -> None:
        from commitments.views.codings import codings
        from commitments.views.detail import detail

        session, store = self.session, self.session.store
        commitment = store.commitment(dispute.unit.commitment)
        document, text = store.document(commitment.document), store.text(commitment.document)
        session.say(f"\n{place}")
        session.show(detail(commitment, document, text, session.today, store.settings.stale_after, session.is_ascii))
        said = [(coder, code.status, code.note, code.recorded.date()) for coder, code in dispute.codes.items()]
        session.show(codings(said, dispute.unit.actor, session.is_ascii))

    def _decide(self, status: Status, words: str) -> After:
        session, dispute = self.session, self.walk.item
        if status is Status.NOT_APPLICABLE and dispute.unit.actor is None:
            raise CommitmentsError(f"{status} is said of one actor of a joint promise")
        why = words or asked(session, "why: ")
        if not why:
            return After.AGAIN
        proof = asked_proof(session)
        on = asked(session, "on (a date; empty for today): ", lambda day: self._check_day(day, status)) or None
        with session.store.change(f"adjudicate {dispute.unit}", self.who, session.now) as change:
            update = decide(session, change, dispute, status, why, self.who, proof, on)
        print_changes(session, change.changed)
        tell_of_decision(session, dispute, update)
        self.walk.decided[self.walk.name] = f"decided: {status}"
        return After.NEXT

    def _check_day(self, day: str, status: Status) -> None:
        dispute = self.walk.item
        update = make_update(self.session, status, day, self.who, None, dispute.unit.actor, Proof())
        refuse_early(update, [self.session.store.commitment(dispute.unit.commitment)])
