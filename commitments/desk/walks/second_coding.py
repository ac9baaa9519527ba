"""A second coder's walks: through commitments, each with a status, and through passages, each a commitment or none."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from commitments import guidelines
from commitments.codes import Judgement, Shelf
from commitments.codes.shelf import put_judgements
from commitments.desk.change import meant_actors
from commitments.desk.walks.blind import codes_of, evidence_of, said_code, store_codes
from commitments.desk.walks.passages import Passages
from commitments.desk.walks.skipped import Skipped
from commitments.desk.walks.statuses import LETTERS
from commitments.desk.walks.walk import After, Key, Walk, asked
from commitments.groups import group_named
from commitments.model import Commitment, Document, Span, Status
from commitments.text import one_line, plural

if TYPE_CHECKING:
    from commitments.session import Session


class CodeWalk:
    """Through commitments; what is typed behind the key of a status is the note."""

    def __init__(self, session: "Session", who: str, found: Sequence[Commitment]) -> None:
        self.session, self.who = session, who
        self.shelf = Shelf(session.store)
        skipped = Skipped(session.store.key, f"code {who}")
        items = [(one.id, one.id) for one in found]
        titles = {one.id: f"{one.id} {one.title} {one.quote}" for one in found}
        self.walk = Walk(
            session, who, skipped, items, self._show, lambda names: (titles[name] for name in names), now=self._now
        )

    def go(self) -> None:
        self.session.say(f"{plural(len(self.walk.items), 'commitment')} to code; ? for the keys")
        self.walk.go([*self._keys()], self._tell)

    def _tell(self) -> None:
        done, left = len(self.walk.decided), self.walk.left
        self.session.say(f"{plural(done, 'commitment')} coded by {self.who}, {left:,} left")

    def _keys(self) -> list[Key]:
        keys = []
        for status, (letter, prompt) in LETTERS.items():
            meaning = f"{status.meaning}; {letter} WORDS: with a note"
            keys.append(Key(letter, status.value, meaning, partial(self._code, status), prompt))
        return keys

    def _show(self, name: str, place: str) -> None:
        from commitments.views.blind import blind

        session, store = self.session, self.session.store
        commitment = store.commitment(name)
        document, text = store.document(commitment.document), store.text(commitment.document)
        session.say(f"\n{place}")
        would_count, evidence = guidelines.words(commitment), evidence_of(commitment)
        session.show(blind(commitment, document, text, would_count, evidence, session.is_ascii))
        own = self.shelf.by(self.who, commitment.document).said_of(commitment)
        if own and name not in self.walk.decided:
            session.say(f"  (you said {', '.join(map(said_code, own.values()))})")

    def _code(self, status: Status, note: str) -> After:
        name = self.walk.name
        actor = self._actor(status)
        codes_of(self.session, self.session.store.commitment(name), status, note, actor)  # what is wrong is told first
        stored = store_codes(self.session, self.who, f"code {name}", [name], status, note, actor)
        self.session.say(f"{name}  {', '.join(map(said_code, stored))}" if stored else f"{name}  as it was")
        if (done := self._now(name)) is None:
            return After.AGAIN
        self.walk.decided[name] = done
        return After.NEXT

    def _now(self, name: str) -> str | None:
        commitment = self.session.store.commitment(name)
        own = self.shelf.by(self.who, commitment.document)
        if not own.is_done(commitment):
            return None
        return f"you said {', '.join(map(said_code, own.said_of(commitment).values()))}"

    def _actor(self, status: Status) -> str | None:
        commitment, groups = self.session.store.commitment(self.walk.name), self.session.store.settings.groups
        if len(commitment.actors) < 2:
            return None
        named = [*commitment.actors, *(name for name in commitment.groups if group_named(name, groups))]
        others = "" if status is Status.NOT_APPLICABLE else "; empty for all"
        question = f"for whom ({', '.join(map(one_line, named))}{others}): "
        return asked(self.session, question, lambda name: meant_actors(commitment, name, groups)) or None


class PassageWalk:
    """Through the sentences of a document: is this a commitment? Nobody is shown what others took it for."""

    def __init__(self, session: "Session", who: str, document: Document, text: str, spans: Sequence[Span]) -> None:
        self.session, self.who, self.document, self.text = session, who, document, text
        self.passages = Passages(session, document, text, who, f"code {document.id} --passages")
        skipped = Skipped(session.store.key, f"passages {document.id} {who}")
        self.walk = Walk(
            session, who, skipped, [(f"{span.start}-{span.end}", span) for span in spans], self._show,
            lambda some: (text[slice(*span)] for span in some), now=self._now,
        )  # fmt: skip

    def go(self) -> None:
        self.session.say(f"{plural(len(self.walk.items), 'passage')} to judge; ? for the keys")
        self.walk.go(
            [
                Key("y", "yes", "it is a commitment; y WORDS: with a note", self._yes, "commitment: [y]es"),
                Key("n", "no", "it is none; n WORDS: with a note", self._no, "[n]o"),
            ],
            self._tell,
        )

    def _tell(self) -> None:
        done, left = len(self.walk.decided), self.walk.left
        self.session.say(f"{plural(done, 'passage')} judged by {self.who}, {left:,} left")

    def _show(self, span: Span, place: str) -> None:
        self.passages.show([span], place)

    def _yes(self, note: str) -> After:
        return self._judge(True, note)

    def _no(self, note: str) -> After:
        return self._judge(False, note)

    def _judge(self, is_promise: bool, note: str) -> After:
        store_judgements(
            self.session, self.who, f"code {self.document.id} --passages", self.document, self.text,
            [(self.walk.item, is_promise)], note,
        )  # fmt: skip
        self.walk.decided[self.walk.name] = _said(is_promise)
        return After.NEXT

    def _now(self, name: str) -> str | None:
        span = self.walk.values[name]
        judged = Shelf(self.session.store).by(self.who, self.document.id).judged()
        one = judged.get((span, self.text[slice(*span)]))
        return _said(one.is_promise) if one else None


def _said(is_promise: bool) -> str:
    return "you said yes" if is_promise else "you said no"


def store_judgements(
    session: "Session",
    who: str,
    command: str,
    document: Document,
    text: str,
    judged: Sequence[tuple[Span, bool]],
    note: str | None = None,
    *,
    dry_run: bool = False,
) -> None:
    """As one change. Raises CommitmentsError where the text is another by now."""
    from commitments.errors import CommitmentsError

    new = [Judgement(span, text[slice(*span)], is_promise, session.now, note or None) for span, is_promise in judged]
    with session.store.change(command, who, session.now, dry_run=dry_run) as change:
        if change.document(document.id).sha256 != document.sha256:
            raise CommitmentsError(f"the text of {document.id} is another by now; begin again")
        put_judgements(change, document.id, who, new)
