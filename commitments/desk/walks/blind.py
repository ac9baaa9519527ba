"""What a second coder is given and gives: commitments without their ratings, evidence without what was made of it."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from commitments.codes import Code, Codings, Shelf, refuse_other_spelling
from commitments.codes.shelf import put_codes
from commitments.desk.change import meant_actors
from commitments.errors import UsageError
from commitments.guidelines import newest_key
from commitments.model import Commitment, Evidence, Status
from commitments.text import one_line

if TYPE_CHECKING:
    from commitments.session import Session


def coder(session: "Session", by: str | None) -> str:
    """The name under which codes are kept. Raises UsageError for one that says nothing, or is somebody else's here but
    for its case, accents or signs."""
    name = one_line(session.by(by))
    if not name:
        raise UsageError("say who codes, with --by NAME")
    refuse_other_spelling(session.store, name)
    return name


def without_ratings(commitment: Commitment) -> Commitment:
    return commitment._replace(updates=())


def asked_blind(session: "Session", words: Sequence[str] | None, explain: bool = False) -> list[Commitment]:
    """Those that a query means, asked of promises without their ratings and notes: what it found otherwise would tell
    of these. Each is given as it is stored."""
    query = session.select(words, explain=explain)
    store, today = session.store, session.today
    if query.named() is not None or query.matches_all:
        return list(session.commitments(query))
    documents = query.documents()
    ids = [name for name in store.document_ids() if documents is None or name in documents]
    if query.asks_history:  # said whether or not it finds others: that would tell how these are rated
        session.say("asked without ratings and notes, which a coder does not see")
    return [one for one in store.commitments_in(ids) if query(without_ratings(one), today)]


def evidence_of(commitment: Commitment) -> list[Evidence]:
    """Each piece once, by the day of its publication: neither the order nor the stance tells what it was used for."""
    found: dict[str, Evidence] = {}
    for update in commitment.counted:
        for evidence in update.evidence:
            known = found.setdefault(evidence.url, evidence)
            more = {name: value for name, value in evidence._asdict().items() if not getattr(known, name)}
            found[evidence.url] = known._replace(**more)
    return sorted(found.values(), key=lambda one: (one.published or "", one.url))


def codes_of(
    session: "Session", commitment: Commitment, status: Status, note: str | None, actor: str | None
) -> list[Code]:
    """What is to be stored: one code, or, of a group, one for each of its members that commit. Raises UsageError."""
    if status is Status.NOT_APPLICABLE and actor is None:
        raise UsageError(f"{status} is said of one actor of a joint promise; name it with --actor")
    names = meant_actors(commitment, actor, session.store.settings.groups) if actor is not None else (None,)
    guideline = newest_key(commitment)
    code = Code(commitment.id, status, session.now, note or None, None, guideline, commitment.quote)
    return [code._replace(actor=name) for name in names]


def store_codes(
    session: "Session",
    who: str,
    command: str,
    ids: Iterable[str],
    status: Status,
    note: str | None,
    actor: str | None,
    *,
    dry_run: bool = False,
) -> list[Code]:
    """Stores a code of each commitment, as one change, but for what this coder has said last in the same words. Gives
    back those that are new."""
    shelf = Shelf(session.store)
    new: dict[str, list[Code]] = {}
    with session.store.change(command, who, session.now, dry_run=dry_run) as change:
        known: dict[str, Codings] = {}
        for name in ids:
            commitment = change.commitment(name)
            document = commitment.document
            if document not in known:
                known[document] = shelf.by(who, document)
            last = {(code.commitment, code.actor): code for code in known[document].codes}
            for code in codes_of(session, commitment, status, note, actor):
                if not _is_same(last.get((code.commitment, code.actor)), code):
                    new.setdefault(document, []).append(code)
        for document, codes in new.items():
            put_codes(change, document, who, codes)
    return [code for codes in new.values() for code in codes]


def _is_same(before: Code | None, code: Code) -> bool:
    if before is None:
        return code.status is Status.UNASSESSED
    return before._replace(recorded=code.recorded) == code


def said_code(code: Code) -> str:
    """`kept`, or `kept for Japan`."""
    said = "taken back" if code.status is Status.UNASSESSED else str(code.status)
    return f"{said} for {one_line(code.actor)}" if code.actor else said
