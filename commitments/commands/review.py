"""Walk through commitments one by one: see each, then mark, note, tag, edit, divide or skip it.

commitments review                     # what the agenda holds, most urgent first
commitments review status:in-progress
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import typer

from commitments.commands._options import By, Explain, QueryWords, session_of
from commitments.desk.change import (
    Proof,
    make_update,
    named_actor,
    print_changes,
    refuse_early,
    web_address,
    with_update,
)
from commitments.desk.skipped import Skipped
from commitments.desk.walk import After, Key, Walk, asked, retagged
from commitments.errors import CommitmentsError, Declined
from commitments.model import Commitment, Status
from commitments.stats.counts import assess
from commitments.stats.tasks import agenda
from commitments.terminal import in_lines
from commitments.text import one_line, plural

if TYPE_CHECKING:
    from commitments.session import Session

GROUP = "Follow up"


def run(ctx: typer.Context, query: QueryWords = None, by: By = None, explain: Explain = False) -> None:
    session = session_of(ctx)
    if not session.can_ask:
        raise Declined(
            "review asks questions, so it needs a terminal; elsewhere use: commitments agenda, then mark or note"
        )
    who = session.by(by)
    ids = _ids(session, session.asked(query, explain=explain), bool(query))
    if not ids:
        session.say("nothing to review")
        return
    session.say(f"{plural(len(ids), 'commitment')} to review; ? for the keys")
    _Review(session, who, ids).go()


def _ids(session: "Session", found: Iterable[Commitment], is_asked: bool) -> list[str]:
    """Those asked for, in their order; without a query what the agenda holds."""
    if is_asked:
        return [commitment.id for commitment in found]
    items = assess(found, session.today, session.store.settings.stale_after)
    return [task.item.commitment.id for task in agenda(items, session.today)]


class _Review:
    def __init__(self, session: "Session", who: str, ids: list[str]) -> None:
        self.session, self.who = session, who
        skipped = Skipped(session.store.path, "review")
        self.walk = Walk(session, who, skipped, [(name, name) for name in ids], self._show, self._words)

    def go(self) -> None:
        made = self.session.store.changes_made
        self.walk.go(
            [
                Key("m", "mark", "give it a status, with a note and evidence; m STATUS at once", self._mark, "[m]ark"),
                Key("n", "note", "add a note, with evidence; n WORDS at once", self._note, "[n]ote"),
                Key("v", "evidence", "add evidence alone", self._evidence),
                Key("t", "tag", "t WORD -WORD: give it tags, or take them away", self._tag),
                Key("e", "edit", "its coding, in your editor", self._edit, "[e]dit"),
                Key("x", "split", "divide it into its clauses", self._split),
            ]
        )
        if self.session.store.changes_made == made:
            self.session.say("nothing was changed")
        left = self.walk.left
        self.session.say(f"{plural(len(self.walk.decided), 'commitment')} changed, {plural(left, 'commitment')} left")

    def _words(self, name: str) -> str:
        commitment = self.session.store.commitment(name)
        return f"{name} {commitment.title} {commitment.quote}"

    def _show(self, name: str, place: str) -> None:
        from commitments.views.detail import detail

        session, store = self.session, self.session.store
        commitment = store.commitment(name)
        document, text = store.document(commitment.document), store.text(commitment.document)
        session.say(f"\n{place}")
        session.show(detail(commitment, document, text, session.today, store.settings.stale_after, session.is_ascii))

    def _mark(self, argument: str) -> After:
        word = argument or asked(self.session, f"status ({', '.join(Status)}): ", Status.named)
        if not word:
            return After.AGAIN
        status = Status.named(word)
        actor = self._actor()
        # Says before it asks further what cannot be.
        make_update(self.session, status, None, self.who, None, actor, Proof())
        return self._update(status, actor, asked(self.session, "note: "))

    def _note(self, argument: str) -> After:
        note = argument or asked(self.session, "note: ")
        return self._update(None, None, note) if note else After.AGAIN

    def _evidence(self, _: str) -> After:
        return self._update(None, None, "")

    def _update(self, status: Status | None, actor: str | None, note: str) -> After:
        session = self.session
        proof = self._proof()
        if status is None and not note and not proof.urls:
            return After.AGAIN
        on = asked(
            session,
            "on (a date; empty for today): ",
            lambda day: self._check_day(day, status, actor),
        )
        update = make_update(session, status, on or None, self.who, note, actor, proof)
        return self._put(lambda fresh: with_update(fresh, update, session.store.settings.groups))

    def _check_day(self, day: str, status: Status | None, actor: str | None) -> None:
        """Raises UsageError for what is no day, or is to come, or, of a rating, lies before the promise."""
        update = make_update(self.session, status, day, self.who, None, actor, Proof())
        refuse_early(update, [self.session.store.commitment(self.walk.name)])

    def _proof(self) -> Proof:
        """What is asked of one piece of evidence."""
        url = asked(self.session, "evidence URL (empty for none): ", lambda answer: web_address("the answer", answer))
        if not url:
            return Proof()
        return Proof([url], asked(self.session, "its title: ") or None, asked(self.session, "its publisher: ") or None)

    def _actor(self) -> str | None:
        """The one member of a joint promise that the rating speaks of; None for all of them."""
        commitment = self.session.store.commitment(self.walk.name)
        if len(commitment.actors) < 2:
            return None
        question = f"for whom ({', '.join(map(one_line, commitment.actors))}; empty for all): "
        return asked(self.session, question, lambda name: named_actor(commitment, name)) or None

    def _tag(self, argument: str) -> After:
        words = (argument or asked(self.session, "tags (-WORD takes away): ")).split()
        if not words:
            return After.AGAIN
        self._put(lambda fresh: retagged(fresh, words))
        return After.AGAIN

    def _edit(self, _: str) -> After:
        from commitments.desk.recoding import edited_coding

        store = self.session.store
        before = store.commitment(self.walk.name)
        document, text = store.document(before.document), store.text(before.document)
        with edited_coding(self.session, before, document, text) as after:
            changed = {name: value for name, value in after._asdict().items() if value != getattr(before, name)}
            self._put(lambda fresh: fresh._replace(**changed))
        return After.AGAIN

    def _split(self, _: str) -> After:
        from commitments.desk.splitting import divided, noted, proposed

        session, store = self.session, self.session.store
        whole = store.commitment(self.walk.name)
        document, text = store.document(whole.document), store.text(whole.document)
        spans = proposed(text, whole.span) if text is not None and whole.span else ()
        if text is None or len(spans) < 2:
            raise CommitmentsError(f"no second clause was found; name it with: commitments split {whole.id} --at WORDS")
        for number, span in enumerate(spans, 1):
            session.say(in_lines(f"  {number}. {one_line(text[span.start : span.end])}", 5))
        rated = any(update.status is not None for update in whole.updates)
        about = " The rating stays with the first alone." if rated else ""
        if asked(session, f"Divide it into these {len(spans)}?{about} [y/N] ").casefold() not in ("y", "yes"):
            return After.AGAIN
        with store.change(f"review {whole.id}: split", self.who, session.now) as change:
            fresh = change.commitment(whole.id)
            parts = divided(fresh, text, document, spans, change.next_number(whole.document))
            for part in noted(session, fresh, parts, self.who):
                change.put(part)
        print_changes(session, change.changed)
        self.walk.insert([(part.id, part.id) for part in parts[1:]])
        return After.AGAIN

    def _put(self, changed: Callable[[Commitment], Commitment]) -> After:
        """One step of undo, so that quitting keeps what was done."""
        name = self.walk.name
        with self.session.store.change(f"review {name}", self.who, self.session.now) as change:
            change.put(changed(change.commitment(name)))
        print_changes(self.session, change.changed)
        if not change.changed:
            self.session.say("nothing to change")
            return After.AGAIN
        self.walk.decided[name] = "changed in this review"
        return After.NEXT
