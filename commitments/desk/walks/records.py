"""What a walk does to commitments that are stored: each change is told, and one step of undo."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from commitments.desk.change import Proof, differing, make_update, print_changes, with_update
from commitments.desk.coverage import cut, say_unread
from commitments.desk.walks.walk import asked, retagged
from commitments.errors import CommitmentsError
from commitments.model import Commitment, Span, Update

if TYPE_CHECKING:
    from commitments.session import Session


class Records:
    """Every method is given the id of the commitment, says what became of it, and gives back whether it is another
    now. All raise CommitmentsError."""

    def __init__(self, session: "Session", who: str, doing: str) -> None:
        """`doing` begins what the log calls a change, before the id."""
        self.session, self.who, self.doing = session, who, doing

    def put(self, name: str, changed: Callable[[Commitment], Commitment]) -> bool:
        """`changed` is given the commitment as it is under the lock."""
        with self.session.store.change(f"{self.doing} {name}", self.who, self.session.now) as change:
            change.put(changed(change.commitment(name)))
        print_changes(self.session, change.changed)
        if not change.changed:
            self.session.say("nothing to change")
        return bool(change.changed)

    def update(self, name: str, update: Update) -> bool:
        groups = self.session.store.settings.groups
        return self.put(name, lambda fresh: with_update(fresh, update, groups))

    def prove(self, name: str, proof: Proof) -> bool:
        """Evidence alone, found today."""
        return self.update(name, make_update(self.session, None, None, self.who, None, None, proof))

    def tag(self, name: str, argument: str) -> bool:
        words = (argument or asked(self.session, "tags (-WORD takes away): ")).split()
        return bool(words) and self.put(name, lambda fresh: retagged(fresh, words))

    def correct(self, name: str, field: str, argument: str) -> bool:
        """What is said of one field of its coding."""
        from commitments.desk.walks.corrections import asked_field, with_field

        said = asked_field(self.session, self.session.store.commitment(name), field, argument)
        return bool(said) and self.put(name, lambda fresh: with_field(self.session, fresh, field, said))

    def edit(self, name: str) -> bool:
        """As the user leaves it in the editor."""
        from commitments.desk.said.recoding import edited_coding

        store = self.session.store
        before = store.commitment(name)
        document, text = store.document(before.document), store.text(before.document)
        with edited_coding(self.session, before, document, text) as after:
            return self._recode(before, after)

    def widen(self, name: str) -> bool:
        from commitments.desk.walks.passages import refuse_taken, wider

        store = self.session.store
        span, text = self._place(name)
        whole, before = wider(cut(text).sentences, span), store.commitment(name)
        others = (one for one in store.commitments_of(before.document) if one.id != name)
        refuse_taken(whole, store.document(before.document), others)
        return self._requote(name, whole)

    def narrow(self, name: str, argument: str) -> bool:
        from commitments.desk.walks.passages import narrower

        span, text = self._place(name)
        clause = narrower(self.session, text, span, argument)
        return clause is not None and self._requote(name, clause)

    def _place(self, name: str) -> tuple[Span, str]:
        commitment = self.session.store.commitment(name)
        text = self.session.store.text(commitment.document)
        if commitment.span is None or text is None:
            raise CommitmentsError(f"{commitment.id} has no place in a text")
        return commitment.span, text

    def _requote(self, name: str, span: Span) -> bool:
        """What it says of its due date, amount and parties follows its words, as in edit --quote."""
        from commitments.desk.said.recoding import respanned

        store = self.session.store
        before = store.commitment(name)
        document, text = store.document(before.document), store.text(before.document)
        assert text is not None
        return self._recode(before, respanned(before, span, document, text, store.settings.groups))

    def _recode(self, before: Commitment, after: Commitment) -> bool:
        is_changed = self.put(before.id, lambda fresh: fresh._replace(**differing(before, after)))
        if before.span != after.span:
            say_unread(self.session, before)
        return is_changed
