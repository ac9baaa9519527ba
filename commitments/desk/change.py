"""What every command that changes commitments does: find them, preview and ask where there are many, change all at
once, and print a line for each."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from commitments.dates import PartialDate
from commitments.desk.said.fields import evidence_address, past, published, web_address
from commitments.errors import NotFound, UnknownName, UsageError
from commitments.guidelines import newest_key
from commitments.history import Retraction
from commitments.model import Commitment, Evidence, Span, Stance, Status, Update
from commitments.stats.known import turned
from commitments.terminal import in_lines
from commitments.text import fold, one_line, plural, shorten

if TYPE_CHECKING:
    from commitments.groups import Groups
    from commitments.model import Document
    from commitments.query import Query
    from commitments.session import Session
    from commitments.stores import Change, Changed

    Changeable = Commitment | Document

PREVIEWED = 10


def change_each(
    session: "Session",
    selector: str,
    transform: Callable[[Commitment], Commitment],
    *,
    dry_run: bool,
    yes: bool,
    by: str,
    refuse: Callable[[Iterable[Commitment]], None] | None = None,
) -> None:
    """Changes every commitment of the selector through `transform`, which is given it fresh, under the lock.

    `refuse` is shown all of them before any is previewed or changed, and may raise.
    """
    ids = selected(session, selector, trusting=True).named()
    if ids is None:  # else they are read just once, under the lock
        query = selected(session, selector)
        found = matching(session, query, selector)
        if refuse is not None:
            refuse(found)
        if not (dry_run or query.names_only or yes) and len(found) > 1:
            preview(session, found, transform)
            session.confirm(f"Change these {len(found)} commitments?", "pass --yes to change several at once.")
        ids = [commitment.id for commitment in found]
    report = session.progress("changing")
    with session.store.change(session.command, by, session.now, dry_run=dry_run) as change:
        if refuse is not None:
            refuse(_fresh(session, change, name, selector) for name in ids)
        for done, name in enumerate(ids):
            report(done, len(ids))
            change.put(transform(_fresh(session, change, name, selector)))
    tell_change(session, change, dry_run)


def tell_change(
    session: "Session", change: "Change", dry_run: bool, nothing: str = "nothing to change", then: str = ""
) -> None:
    """A line for each commitment that is another now, and what there is to say of the whole."""
    print_changes(session, change.changed)
    tell_done(session, dry_run, then) if change.changed else session.say(nothing)


def tell_done(session: "Session", dry_run: bool, then: str = "") -> None:
    """That it was no more than a trial, else what comes `then`."""
    if said := "dry run: nothing was changed" if dry_run else then:
        session.say(said)


def differing(before: "Changeable", after: "Changeable") -> dict[str, Any]:
    """The fields that are others now, to be put over what somebody else may have changed meanwhile."""
    return {name: value for name, value in after._asdict().items() if value != getattr(before, name)}


def _fresh(session: "Session", change: "Change", name: str, selector: str) -> Commitment:
    try:
        return change.commitment(name)
    except NotFound:
        selected(session, selector)  # says in the words of the selector what is wrong with it
        raise


def selected(session: "Session", selector: str, *, trusting: bool = False) -> "Query":
    """The query of a selector, which may not be empty; see `Query.bind`."""
    if not selector.strip():
        raise UsageError("the selector is empty; give an id such as 3, or a query in quotes")
    return session.select([selector], trusting=trusting)


def matching(session: "Session", query: "Query", selector: str) -> list[Commitment]:
    """The commitments that it means. Raises NotFound for none."""
    found = list(session.commitments(query))
    if not found:
        raise session.no_match([selector])
    return found


def preview(session: "Session", found: list[Commitment], transform: Callable[[Commitment], Commitment]) -> None:
    say_first(
        session,
        (f"{change_line(one, transform(one)) or one.id}  {shorten(one.title, 60)}" for one in found),
        len(found),
    )


def say_first(session: "Session", lines: Iterable[str], total: int) -> None:
    """The first of so many lines, before a question about all of them; no other line is made."""
    for line in islice(lines, PREVIEWED):
        session.say(in_lines(f"  {line}", 4) if session.can_ask else f"  {line}")
    if total > PREVIEWED:
        session.say(f"  … and {total - PREVIEWED:,} more")


def print_changes(session: "Session", changed: "Iterable[Changed]") -> None:
    """One line for each commitment."""
    session.write(in_lines(line, 2) if session.is_terminal else line for line in _lines(changed))


def _lines(changed: "Iterable[Changed]") -> Iterator[str]:
    arrow = "→" if _can_show("→") else "->"
    for name, before, after in changed:
        if before and after:
            yield f"{change_line(before, after).replace(' → ', f' {arrow} ')}\n"
        elif known := after or before:
            what = "added" if after else "removed"
            yield f"{name}  {what}: {shorten(known.title, 80)}\n"


def _can_show(text: str) -> bool:
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def change_line(before: Commitment, after: Commitment) -> str:
    """`us-japan-2017-11  in-progress → kept  (on 2021-09-10, 2 evidence)`; "" where nothing differs."""
    said = [*_updates_said(before, after), *_turned(before.tags, after.tags), *_coding_said(before, after)]
    return f"{after.id}  {'; '.join(said)}" if said else ""


def _updates_said(before: Commitment, after: Commitment) -> list[str]:
    if len(after.updates) >= len(before.updates):
        new = after.updates[len(before.updates) :]
        together = _together_said(after, new[-1]) if new else ""
        return [*_each_said(before, after, new), *([together] if together else [])]
    taken = before.updates[len(after.updates) :]
    was, now = _latest(before), _latest(after)
    stands = f": {was} → {now}" if was != now else ""
    # Of a member's rating no other word may tell what became of it.
    whose = ", ".join(
        dict.fromkeys(f"{update.status or 'note'} of {one_line(update.actor)}" for update in taken if update.actor)
    )
    return [f"{plural(len(taken), 'update')} undone{f' ({shorten(whose, 200)})' if whose else ''}{stands}"]


def _each_said(before: Commitment, after: Commitment, new: Iterable[Update]) -> Iterator[str]:
    """Each update; what is so of many members is said once."""
    told: dict[tuple[object, ...], list[str]] = {}
    for place, update in enumerate(new):
        key = (*_update_said(before, after, update), None if update.actor else place)
        told.setdefault(key, []).extend([one_line(update.actor)] if update.actor else [])
    for (what, on, proof, later, _), actors in told.items():
        each = " each" if proof and len(actors) > 1 else ""
        yield f"{what}  (on {', '.join([str(on), *actors])}{proof}{each}){later}"


def _update_said(before: Commitment, after: Commitment, update: Update) -> tuple[str, str, str, str]:
    """What it is, since when, with how much evidence, and what stands instead of it."""
    proof = f", {len(update.evidence)} evidence" if update.evidence else ""
    if update.status is None:
        said = shorten(update.act.said(update, after), 200) if update.act else "note"
        return said, update.on, proof, _stands(before, after) if isinstance(update.act, Retraction) else ""
    stands = _latest(after, update.actor)
    if stands is Status.UNASSESSED and update.actor is not None:
        stands = after.standing(date.max).status
    if stands != update.status:
        return update.status, update.on, proof, f"; a later update stands: {stands}"
    return f"{_latest(before, update.actor)} → {update.status}", update.on, proof, ""


def _stands(before: Commitment, after: Commitment) -> str:
    """What stands now that an update no longer counts, or counts again."""
    was, now = before.standing(date.max), after.standing(date.max)
    turns = [f"{f'{one_line(actor)} ' if actor else ''}{old} → {new}" for actor, old, new in turned(was, now)]
    rated = f" ({now.rated_words})" if now.rated_words else ""
    due = before.due_now(date.max), after.due_now(date.max)
    turns += [f"due {' → '.join(map(_shown, due))}"] if due[0] != due[1] else []
    return f": {', '.join(turns)}{rated}" if turns else f": still {now.status}{rated}"


def _together_said(after: Commitment, update: Update) -> str:
    """What a member's rating makes of the whole."""
    standing = after.standing(date.max)
    if update.actor is None or update.status is None or standing.is_joint:
        return ""
    return standing.rated_words or f"together {standing.status}"


def _latest(commitment: Commitment, actor: str | None = None) -> Status:
    """The status after all updates; of one actor, where one is named, by its own rating."""
    standing = commitment.standing(date.max)
    if actor is None:
        return standing.status
    return dict(standing.members).get(actor, Status.UNASSESSED)


def _turned(before: Sequence[str], after: Sequence[str]) -> list[str]:
    """`+France -Japan`, of names in a list; nothing where only their order differs."""
    added = [f"+{one_line(name)}" for name in after if name not in before]
    gone = [f"-{one_line(name)}" for name in before if name not in after]
    return [" ".join([*added, *gone])] if added or gone else []


def _coding_said(before: Commitment, after: Commitment) -> Iterator[str]:
    for name in Commitment._fields:
        was, now = getattr(before, name), getattr(after, name)
        if was == now or name in ("updates", "tags"):
            continue
        # Of a long list what differs would hide behind what stays.
        turned = _turned(was, now) if name in _LISTS else []
        yield f"{name}: {turned[0] if turned else ' → '.join(_apart(_shown(was), _shown(now)))}"


_LISTS = ("actors", "groups", "counterparties")


def _apart(before: str, after: str) -> tuple[str, str]:
    """Both in short; of two that begin alike, the ends; of two that end alike too, from where they differ."""
    said = shorten(before, 40), shorten(after, 40)
    if said[0] == said[1]:
        said = _end_of(before), _end_of(after)
    if said[0] == said[1]:
        was, now = one_line(before), one_line(after)
        same = next((at for at, pair in enumerate(zip(was, now, strict=False)) if pair[0] != pair[1]), 0)
        start = was.rfind(" ", 0, same) + 1
        said = f"…{shorten(was[start:], 40)}", f"…{shorten(now[start:], 40)}"
    return said


def _end_of(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= 40 else "…" + (line[-39:].partition(" ")[2] or line[-39:])


def _shown(value: object) -> str:
    if value is None or value == "" or value == ():
        return "(none)"
    if isinstance(value, Span):
        return f"{value.start}-{value.end}"
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return ", ".join(str(item) for item in value)
    return str(value)


class Proof(NamedTuple):
    """What the options say of the evidence; all but the URLs speak of one piece, so they go with one URL."""

    urls: list[str] | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    excerpt: str | None = None
    archive: str | None = None
    stance: str | None = None


def make_update(
    session: "Session",
    status: Status | None,
    on: str | None,
    by: str,
    note: str | None,
    actor: str | None,
    proof: Proof,
) -> Update:
    """The update that a command's options describe. Raises UsageError for a date to come, for a URL that is none, and
    for a status of all that only one actor can have."""
    if status is Status.NOT_APPLICABLE and actor is None:
        raise UsageError(f"{status} is said of one actor of a joint promise; name it with --actor")
    today = session.today
    why = "an update says what has become true"
    point = past("--on", on, today, why) if on else PartialDate(today.isoformat())
    return Update(status, point, session.now, by, note or None, actor, _evidence(proof, today))


def _evidence(proof: Proof, today: date) -> tuple[Evidence, ...]:
    urls = [evidence_address(url) for url in proof.urls or ()]
    if not any(proof[1:]):
        return tuple(Evidence(url) for url in urls)
    if len(urls) != 1:
        raise UsageError(
            "--title, --publisher, --published, --excerpt, --archive and --stance go with one --evidence URL"
        )
    return (
        Evidence(
            urls[0],
            proof.title,
            proof.publisher,
            published(proof.published, today) if proof.published else None,
            proof.excerpt,
            web_address("--archive", proof.archive) if proof.archive else None,
            Stance.named(proof.stance) if proof.stance else Stance.SUPPORTS,
        ),
    )


def append(
    session: "Session",
    selector: str,
    update: Update,
    *,
    is_dated: bool,
    dry_run: bool,
    yes: bool,
    refuse: Callable[[Iterable[Commitment]], None] | None = None,
) -> list[Commitment]:
    """Appends the update to every commitment of the selector, unless `refuse` raises, and gives them as they are then.
    Raises UsageError, and changes none, where it is a rating that was dated (with --on) before some of them were made;
    a note so dated is made, and remarked upon."""
    changed: list[Commitment] = []
    groups = session.store.settings.groups

    def appended(commitment: Commitment) -> Commitment:
        changed.append(with_update(commitment, update, groups))
        return changed[-1]

    change_each(
        session,
        selector,
        appended,
        dry_run=dry_run,
        yes=yes,
        by=update.by,
        refuse=refuse or (partial(refuse_early, update) if is_dated and update.status is not None else None),
    )
    tell_absent(session, changed, update)
    if any(one.excerpt for one in update.evidence):
        from commitments.desk.evidence import tell_excerpts  # late: it looks into the copies

        tell_excerpts(session, update.evidence)
    early = {each.id: each.made for each in changed if is_dated and each.is_before_it_was_made(update)}
    if early:
        session.say(f"{update.on} is before {shorten(', '.join(early), 300)} was made ({next(iter(early.values()))})")
    return changed


def tell_absent(session: "Session", changed: Iterable[Commitment], update: Update) -> None:
    """Of a group's members who are not among those who promised, nothing was said."""
    groups = session.store.settings.groups
    if groups and update.actor is not None and (absent := _absent(changed, update.actor, groups)):
        session.say(f"nothing was said of {shorten(absent, 300)}: not among those who promised")


def _absent(changed: Iterable[Commitment], name: str, groups: "Groups") -> str:
    """The members of that group whom one of the commitments does not name."""
    from commitments.groups import group_named

    group = group_named(name, groups)
    if group is None:
        return ""
    named = [{fold(actor) for actor in commitment.actors} for commitment in changed]
    # A commitment may have an actor of the group's name, which is then meant.
    meant = [actors for actors in named if fold(name) not in actors]
    return ", ".join(member for member in groups[group] if any(fold(member) not in actors for actors in meant))


def refuse_early(update: Update, found: Iterable[Commitment]) -> None:
    """Raises UsageError where the update is a rating dated before some of these promises were made."""
    early = [commitment for commitment in found if commitment.is_rated_too_early(update)]
    if not early:
        return
    made = sorted({commitment.made for commitment in early if commitment.made})
    when = made[0] if len(made) == 1 else f"{made[0]} to {made[-1]}"
    named = shorten(", ".join(commitment.id for commitment in early), 300)
    if len(early) == 1:
        raise UsageError(
            f"{update.on} is before {named} was made on {when}; give a later date, or correct when it was made "
            f"with: commitments edit {named} --made DATE"
        )
    raise UsageError(
        f"{update.on} is before {len(early)} of these promises were made ({when}): {named}; give a later date, or "
        "correct when they were made with: commitments edit ID --made DATE"
    )


def with_update(commitment: Commitment, update: Update, groups: "Groups") -> Commitment:
    """With the update of the actor as the commitment spells it, or one of each member that commits, if it is a group.
    A rating says which guideline it was made under, if any. Raises UnknownName where it is none of its actors."""
    actors = meant_actors(commitment, update.actor, groups) if update.actor is not None else (None,)
    if update.status is not None:
        update = update._replace(guideline=newest_key(commitment))
    return commitment._replace(updates=(*commitment.updates, *(update._replace(actor=actor) for actor in actors)))


def meant_actors(commitment: Commitment, name: str, groups: "Groups") -> tuple[str, ...]:
    """The actor of that name, or the members of that group among its actors. Raises UnknownName."""
    from commitments.groups import group_named

    folded = {fold(actor) for actor in commitment.actors}
    group = group_named(name, groups) if groups and fold(name) not in folded else None
    if group is not None:
        members = {fold(member) for member in groups[group]}
        if found := tuple(actor for actor in commitment.actors if fold(actor) in members):
            return found
    return (named_actor(commitment, name),)


def named_actor(commitment: Commitment, name: str) -> str:
    """The actor as the commitment spells it. Raises UnknownName."""
    for actor in commitment.actors:
        if fold(actor) == fold(name):
            return actor
    raise UnknownName(f"actor of {commitment.id}", name, commitment.actors or ["it names none"])


def tag_name(text: str) -> str:
    """A tag as it is stored: lower-case, without blanks, so that it can be asked for without quotes."""
    tag = text.strip().casefold()
    if not tag or any(c.isspace() or c in ',:"()' or not c.isprintable() for c in tag) or tag.startswith("-"):
        raise UsageError(f"{text!r} cannot be a tag; use letters, digits and hyphens, as in north-korea")
    return tag
