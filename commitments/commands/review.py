"""Walk through commitments one by one: see each, then mark, note, tag, edit, divide or skip it.

commitments review                     # what the agenda holds, most urgent first
commitments review status:in-progress
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import typer

from commitments.commands._options import By, Explain, QueryWords, session_of
from commitments.desk.change import (
    Proof,
    make_update,
    meant_actors,
    print_changes,
    refuse_early,
    tell_absent,
)
from commitments.desk.coverage import say_unread
from commitments.desk.walks.corrections import keys
from commitments.desk.walks.records import Records
from commitments.desk.walks.skipped import Skipped
from commitments.desk.walks.walk import After, Key, Walk, asked, asked_proof
from commitments.errors import CommitmentsError
from commitments.groups import group_named
from commitments.model import Commitment, Status
from commitments.stats.counts import assess
from commitments.stats.tasks import agenda
from commitments.text import one_line, plural

if TYPE_CHECKING:
    from commitments.session import Session

GROUP = "Follow up"


def run(ctx: typer.Context, query: QueryWords = None, by: By = None, explain: Explain = False) -> None:
    session = session_of(ctx)
    session.select(query)  # what is wrong with it is said first
    session.refuse_unattended("review", "commitments agenda, then mark or note")
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
        self.records = Records(session, who, "review")
        skipped = Skipped(session.store.key, "review")
        items = [(name, name) for name in ids]
        self.walk = Walk(session, who, skipped, items, self._show, self._words)
        self._made = session.store.changes_made

    def go(self) -> None:
        self.walk.go(
            [
                Key("m", "mark", "give it a status, with a note and evidence; m STATUS at once", self._mark, "[m]ark"),
                Key("n", "note", "add a note, with evidence; n WORDS at once", self._note, "[n]ote"),
                Key("v", "evidence", "add evidence alone; v URL at once", self._evidence),
                Key("t", "tag", "t WORD -WORD: give it tags, or take them away", self._tag),
                *keys(self._correct),
                Key("e", "edit", "its coding, in your editor", self._edit, "[e]dit", True),
                Key("x", "split", "divide it into its clauses", self._split, "", True),
                Key(
                    "w", "widen", "its quote becomes the whole sentence, then takes in the next", self._widen, "", True
                ),
                Key("c", "narrow", "its quote becomes one of its clauses; c 1 at once", self._narrow),
            ],
            self._tell,
        )

    def _tell(self) -> None:
        if self.session.store.changes_made == self._made:
            self.session.say("nothing was changed")
        left = self.walk.left
        self.session.say(f"{plural(len(self.walk.decided), 'commitment')} changed, {plural(left, 'commitment')} left")

    def _words(self, names: Sequence[str]) -> Iterator[str]:
        """A document is read but once, however many of its commitments are asked for."""
        store = self.session.store
        ids = set(store.document_ids())
        known: dict[str, str] = {}
        for name in names:
            document = name.rpartition("-")[0]
            if name not in known and document in ids:
                known |= {one.id: f"{one.id} {one.title} {one.quote}" for one in store.commitments_of(document)}
                ids.remove(document)
            yield known.get(name, "")

    def _show(self, name: str, place: str) -> None:
        from commitments.views.detail import detail

        session, store = self.session, self.session.store
        commitment = store.commitment(name)
        document, text = store.document(commitment.document), store.text(commitment.document)
        session.say(f"\n{place}")
        session.show(detail(commitment, document, text, session.today, store.settings.stale_after, session.is_ascii))

    def _mark(self, argument: str) -> After:
        actors = self.session.store.commitment(self.walk.name).actors
        known = [status for status in Status if status is not Status.NOT_APPLICABLE or len(actors) > 1]
        word = argument or asked(self.session, f"status ({', '.join(known)}): ", Status.named)
        if not word:
            return After.AGAIN
        status = Status.named(word)
        if status not in known:
            raise CommitmentsError(f"{status} is said of one actor of a joint promise, and this is none")
        actor = self._actor()
        if actor is None and status is Status.NOT_APPLICABLE:
            raise CommitmentsError(f"{status} is said of one actor; name it")
        return self._update(status, actor, asked(self.session, "note: "))

    def _note(self, argument: str) -> After:
        note = argument or asked(self.session, "note: ")
        return self._update(None, None, note) if note else After.AGAIN

    def _evidence(self, argument: str) -> After:
        return self._update(None, None, "", argument)

    def _update(self, status: Status | None, actor: str | None, note: str, url: str = "") -> After:
        session = self.session
        proof = asked_proof(session, url)
        if status is None and not note and not proof.urls:
            return After.AGAIN
        on = asked(
            session,
            "on (a date; empty for today): ",
            lambda day: self._check_day(day, status, actor),
        )
        update = make_update(session, status, on or None, self.who, note, actor, proof)
        is_changed = self.records.update(self.walk.name, update)
        tell_absent(session, [session.store.commitment(self.walk.name)], update)
        self._changed(is_changed)
        return After.NEXT if is_changed else After.AGAIN

    def _check_day(self, day: str, status: Status | None, actor: str | None) -> None:
        """Raises UsageError for what is no day, or is to come, or, of a rating, lies before the promise."""
        update = make_update(self.session, status, day, self.who, None, actor, Proof())
        refuse_early(update, [self.session.store.commitment(self.walk.name)])

    def _actor(self) -> str | None:
        """The one member of a joint promise that the rating speaks of; None for all of them."""
        commitment, groups = self.session.store.commitment(self.walk.name), self.session.store.settings.groups
        if len(commitment.actors) < 2:
            return None
        named = [*commitment.actors, *(name for name in commitment.groups if group_named(name, groups))]
        question = f"for whom ({', '.join(map(one_line, named))}; empty for all): "
        return asked(self.session, question, lambda name: meant_actors(commitment, name, groups)) or None

    def _tag(self, argument: str) -> After:
        return self._changed(self.records.tag(self.walk.name, argument))

    def _correct(self, field: str, argument: str) -> After:
        return self._changed(self.records.correct(self.walk.name, field, argument))

    def _edit(self, _: str) -> After:
        return self._changed(self.records.edit(self.walk.name))

    def _split(self, _: str) -> After:
        from commitments.desk.said.splitting import divided, noted, proposed
        from commitments.desk.walks.passages import list_clauses

        session, store = self.session, self.session.store
        whole = store.commitment(self.walk.name)
        document, text = store.document(whole.document), store.text(whole.document)
        spans = proposed(text, whole.span) if text is not None and whole.span else ()
        if text is None or len(spans) < 2:
            raise CommitmentsError(f"no second clause was found; name it with: commitments split {whole.id} --at WORDS")
        list_clauses(session, text, spans)
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
        say_unread(session, whole)
        self.walk.decided[whole.id] = f"divided into {plural(len(parts), 'commitment')}"
        self.walk.insert([(part.id, part.id) for part in parts[1:]])
        return After.AGAIN

    def _widen(self, _: str) -> After:
        return self._changed(self.records.widen(self.walk.name))

    def _narrow(self, argument: str) -> After:
        return self._changed(self.records.narrow(self.walk.name, argument))

    def _changed(self, is_changed: bool) -> After:
        if is_changed:
            self.walk.decided[self.walk.name] = "changed in this review"
        return After.AGAIN
