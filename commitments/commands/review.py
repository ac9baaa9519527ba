"""Walk through commitments one by one: see each, then mark it, add a note, skip it or quit.

commitments review                     # what the agenda holds, most urgent first
commitments review status:in-progress
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

from commitments.commands._change import (
    Proof,
    make_update,
    named_actor,
    print_changes,
    refuse_early,
    web_address,
    with_update,
)
from commitments.commands._options import By, Explain, QueryWords, session_of
from commitments.errors import CommitmentsError, Declined
from commitments.model import Commitment, Status
from commitments.stats import agenda, assess
from commitments.text import one_line, plural

if TYPE_CHECKING:
    from commitments.session import Session

GROUP = "Follow up"

KEYS = "[m]ark, [n]ote, [s]kip, [b]ack, [q]uit"


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
    session.say(f"{plural(len(ids), 'commitment')} to review; {KEYS}")
    place = changed = 0
    while place < len(ids):
        _show(session, ids[place], place + 1, len(ids))
        answer = session.ask(f"{KEYS}: ")[:1].casefold()
        if answer in ("q", ""):
            break
        if answer == "b":
            place = max(0, place - 1)
        elif answer == "s":
            place += 1
        elif answer in ("m", "n"):
            try:
                changed += _update(session, ids[place], answer, who)
                place += 1
            except CommitmentsError as error:
                session.say(f"{error}")
        else:
            session.say(KEYS)
    session.say(f"{plural(changed, 'commitment')} changed, {plural(len(ids) - place, 'commitment')} left")


def _ids(session: "Session", found: Iterable[Commitment], is_asked: bool) -> list[str]:
    """Those asked for, in their order; without a query what the agenda holds."""
    if is_asked:
        return [commitment.id for commitment in found]
    items = assess(found, session.today, session.store.settings.stale_after)
    return [task.item.commitment.id for task in agenda(items, session.today)]


def _show(session: "Session", name: str, place: int, total: int) -> None:
    from commitments.views.detail import detail

    store = session.store
    commitment = store.commitment(name)
    document, text = store.document(commitment.document), store.text(commitment.document)
    session.say(f"\n{place} of {total}")
    session.show(detail(commitment, document, text, session.today, store.settings.stale_after, session.is_ascii))


def _update(session: "Session", name: str, answer: str, who: str) -> int:
    """How many commitments changed. Each is one step of undo, so that quitting keeps what was done."""
    commitment = session.store.commitment(name)
    status = actor = None
    if answer == "m":
        word = session.ask_until_right(f"status ({', '.join(Status)}): ", Status.named)
        if not word:
            raise Declined("left as it is")
        status = Status.named(word)
        actor = _actor(session, commitment)
        make_update(session, status, None, who, None, actor, Proof())  # says before it asks further what cannot be
    note = session.ask("note: ")
    if status is None and not note:
        raise Declined("left as it is")
    url = session.ask_until_right("evidence URL (empty for none): ", lambda answer: web_address("the answer", answer))
    on = session.ask_until_right(
        "on (a date; empty for today): ", lambda day: _check_day(session, commitment, day, who, status)
    )
    update = make_update(session, status, on or None, who, note, actor, Proof([url] if url else None))
    with session.store.change(f"review {name}", who, session.now) as change:
        change.put(with_update(change.commitment(name), update, session.store.settings.groups))
    print_changes(session, change.changed)
    return len(change.changed)


def _check_day(session: "Session", commitment: Commitment, day: str, who: str, status: Status | None) -> None:
    """Raises UsageError for what is no day, or is to come, or, of a rating, lies before the promise."""
    refuse_early(make_update(session, status, day, who, None, None, Proof()), [commitment])


def _actor(session: "Session", commitment: Commitment) -> str | None:
    """The one member of a joint promise that the rating speaks of; None for all of them."""
    if len(commitment.actors) < 2:
        return None
    question = f"for whom ({', '.join(map(one_line, commitment.actors))}; empty for all): "
    return session.ask_until_right(question, lambda name: named_actor(commitment, name)) or None
