"""How far the coders of a store agree: their codes of the commitments that are meant, measured."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from commitments.agreement import Compared, Confusion, Measures, confusion, measured, worst
from commitments.codes import RANKS, Codings, Shelf, Unit, passages, ratings
from commitments.codes.units import NONE, PROMISE
from commitments.errors import UnknownName
from commitments.model import Commitment, Span, Status
from commitments.symbols import BEST_FIRST
from commitments.text import fold

if TYPE_CHECKING:
    from commitments.query import Query
    from commitments.reports.codings import Coded
    from commitments.session import Session

ORDER = tuple(status.value for status in BEST_FIRST if status is not Status.UNASSESSED)
VERDICTS = (PROMISE, NONE)


class Material(NamedTuple):
    """What coders said of what is meant."""

    commitments: dict[str, Commitment]
    ratings: dict[Unit, dict[str, Status]]
    passages: dict[tuple[str, Span, str], dict[str, str]]


class Agreement(NamedTuple):
    ratings: Measures
    by_kind: dict[str, Measures]
    confusion: Confusion
    worst: list[tuple[Unit, Compared]]
    passages: Measures
    passage_confusion: Confusion
    has_members: bool
    """Whether members of joint promises are among what was rated."""


def material(
    session: "Session",
    query: "Query",
    coders: Sequence[str] = (),
    *,
    of: date | None = None,
    by: date | None = None,
) -> Material:
    """Of the documents that anybody has coded something of. Passages are among it where whole documents are meant;
    `coders` limits it to these, `by` to what was coded by that day. The query is asked of the day `of`, else of today.
    Raises UnknownName for a coder who is none."""
    shelf, store = Shelf(session.store), session.store
    limits, there = query.documents(), set(store.document_ids())
    ids = [name for name in shelf.documents() if name in there and (limits is None or name in limits)]
    found = list(shelf.all(ids))
    if by is not None:
        found = [one.until(by) for one in found]
    if coders:
        found = _of_coders(found, coders)
    day = of or session.today
    met = {one.id: one for one in store.commitments_in(ids) if query(one, day)} if found else {}
    rated = {unit: said for unit, said in ratings(found).items() if unit.commitment in met}
    in_order = dict(sorted(rated.items(), key=lambda item: _place(met[item[0].commitment], item[0])))
    is_whole = query.matches_all or query.is_of_documents
    judged = dict(sorted(passages(found).items())) if is_whole else {}
    return Material(met, in_order, judged)


def coded(found: Material) -> "Coded":
    """How far they agree, as reports tell it."""
    from commitments.reports.codings import Coded

    has_members = any(unit.actor for unit in found.ratings)
    return Coded(measured_ratings(found, specific=False), measured_passages(found), has_members)


def _place(commitment: Commitment, unit: Unit) -> tuple[str, int, str]:
    return commitment.document, commitment.number, unit.actor or ""


def _of_coders(found: list[Codings], names: Sequence[str]) -> list[Codings]:
    known = {fold(one.coder): one.coder for one in found}
    for name in names:
        if fold(name) not in known:
            raise UnknownName("coder", name, sorted(known.values()) or ["nobody has coded these"])
    meant = {fold(name) for name in names}
    return [one for one in found if fold(one.coder) in meant]


def measured_ratings(some: Material, *, specific: bool = True) -> Measures:
    return measured([_texts(said) for said in some.ratings.values()], ORDER, RANKS, specific=specific)


def measured_passages(some: Material) -> Measures:
    return measured(list(some.passages.values()), VERDICTS, specific=False)


def agreement(some: Material, report: Callable[[int, int], None] = lambda _, __: None) -> Agreement:
    """All of it; `report` is told how many of its parts are done, of how many."""
    kinds: dict[str, list[dict[str, str]]] = {}
    for unit, said in some.ratings.items():
        kinds.setdefault(some.commitments[unit.commitment].kind or "(none)", []).append(_texts(said))
    steps = len(kinds) + 2
    report(0, steps)
    whole = measured_ratings(some)
    by_kind = {}
    for done, (kind, units) in enumerate(sorted(kinds.items()), start=1):
        report(done, steps)
        by_kind[kind] = measured(units, ORDER, RANKS, specific=False)
    report(steps - 1, steps)
    named = {str(unit): _texts(said) for unit, said in some.ratings.items()}
    units_of = {str(unit): unit for unit in some.ratings}
    return Agreement(
        whole,
        by_kind,
        confusion(list(named.values()), ORDER),
        [(units_of[one.name], one) for one in worst(named, RANKS)],
        measured_passages(some),
        confusion(list(some.passages.values()), VERDICTS),
        any(unit.actor for unit in some.ratings),
    )


def _texts(said: dict[str, Status]) -> dict[str, str]:
    return {coder: status.value for coder, status in said.items()}
