"""Change the coding of commitments: with options, also of many at once, or of one in your editor without any.

History is not coding: a rating is corrected by a later one, see mark. A quote can only become other words that the
document holds; what the extractor had read from the old one (due, amount, who, summary) is then read from the new one,
and what you had typed stays. An option given as "" or none clears its field. --actor, --counterparty and --tag replace
those that are there; with a sign before every name they add to them and take away.

    commitments edit 9 --due 2021 --amount "1.6bn USD"
    commitments edit 9 --quote "close two mines by 2030"
    commitments edit 'section:trade' --actor +France --actor -Japan
    commitments edit 9
"""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from commitments.commands._options import (
    Actors,
    AmountText,
    By,
    Counterparties,
    DryRun,
    Due,
    KindName,
    Made,
    Occurrence,
    Section,
    Selector,
    Summary,
    Tags,
    Yes,
    session_of,
)
from commitments.desk.change import change_each, differing, tell_change
from commitments.desk.coverage import say_unread
from commitments.desk.said.coding import coded, combined, unsigned
from commitments.desk.said.recoding import edited_coding, groups_left, requoted
from commitments.errors import UsageError
from commitments.model import Commitment

if TYPE_CHECKING:
    from commitments.groups import Groups
    from commitments.session import Session

GROUP = "Documents"


def run(
    ctx: typer.Context,
    selector: Selector,
    quote: Annotated[str | None, typer.Option(metavar="TEXT", help="Other words of the document; of one only.")] = None,
    occurrence: Occurrence = None,
    section: Section = None,
    summary: Summary = None,
    kind: KindName = None,
    actors: Actors = None,
    counterparties: Counterparties = None,
    made: Made = None,
    due: Due = None,
    amount: AmountText = None,
    tags: Tags = None,
    by: By = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    session = session_of(ctx)
    given: dict[str, Any] = {
        "quote": quote,
        "section": section,
        "summary": summary,
        "kind": kind,
        "actors": actors,
        "counterparties": counterparties,
        "made": made,
        "due": due,
        "amount": amount,
        "tags": tags,
    }
    who = session.by(by)
    groups = session.store.settings.groups
    redated: set[str] = set()

    def edited(before: Commitment) -> Commitment:
        after = before
        if quote is not None:
            document, text = session.store.document(before.document), session.store.text(before.document)
            after = requoted(before, quote, document, text, groups, occurrence)
        after = coded(after, _signed(after, given, groups), session.today, groups)
        if due is not None and before.due not in (None, after.due):
            redated.add(before.id)
        return after

    if all(value is None for value in given.values()):
        before = _only(session, selector, "say what to change in several at once (commitments edit --help)")
        document, text = session.store.document(before.document), session.store.text(before.document)
        with edited_coding(session, before, document, text) as after:
            _store(session, before, after, who, dry_run=dry_run)
        if not dry_run and after.quote != before.quote:
            say_unread(session, before)
        return
    whole = None
    if quote is not None:
        whole = _only(session, selector, "--quote goes with one commitment")
        selector = whole.id
    change_each(
        session,
        selector,
        edited,
        dry_run=dry_run,
        yes=yes,
        by=who,
    )
    if redated:
        session.say(
            "--due corrects what the promise was read to say; a date that its maker put off is recorded with: "
            "commitments defer … --to DATE --why …"
        )
    if whole is not None and not dry_run:
        say_unread(session, whole)


def _only(session: "Session", selector: str, otherwise: str) -> Commitment:
    """The one commitment of a selector. Raises UsageError where it may mean several."""
    ids = session.select([selector]).ids()
    if ids is None or len(ids) > 1:
        means = "may mean several" if ids is None else f"means {len(ids)}"
        raise UsageError(f"{selector!r} {means} commitments; {otherwise}")
    return session.one(selector)


def _signed(commitment: Commitment, given: dict[str, Any], groups: "Groups") -> dict[str, Any]:
    """What is given, with signs before names settled against the commitment's own."""
    said = dict(given)
    for field, option in (("counterparties", "--counterparty"), ("tags", "--tag")):
        if (names := given[field]) is not None:
            after = combined(option, getattr(commitment, field), names, {})
            said[field] = unsigned(names) if after is None else after
    if (names := given["actors"]) is not None:
        actors = combined("--actor", commitment.actors, names, groups)
        said["actors"] = unsigned(names) if actors is None else actors
        if actors is not None:
            said["groups"] = groups_left(commitment, actors, groups)
    return said


def _store(session: "Session", before: Commitment, after: Commitment, who: str, *, dry_run: bool) -> None:
    with session.store.change(session.command, who, session.now, dry_run=dry_run) as change:
        change.put(change.commitment(before.id)._replace(**differing(before, after)))
    tell_change(session, change, dry_run)
