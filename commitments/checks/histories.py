"""Histories beside what was committed of them: they only grow, so that what is missing got lost, as in a hand merge."""

from collections import Counter
from collections.abc import Iterator, Sequence

from commitments.checks.case import Case
from commitments.checks.registry import Found, Repair, check, problem, remark
from commitments.checks.words import shown
from commitments.model import Commitment, Update


@check("history")
def _history(case: Case) -> Iterator[Found]:
    told: set[tuple[str, Update | None]] = set()
    for version in case.versions:
        for before in version.commitments:
            now = _same(before, case.commitments)
            if now is None:
                if before.updates and (before.id, None) not in told:
                    told.add((before.id, None))
                    yield remark(f"{before.id} stands in {version.name} with its history, and is not here any more")
                continue
            lost = [one for one in _lost(before.updates, now.updates) if (now.id, one) not in told]
            told |= {(now.id, one) for one in lost}
            for update in lost:
                yield _missing(update, version.name, before, now)
            if not lost and _is_reordered(before.updates, now.updates) and (now.id, None) not in told:
                told.add((now.id, None))
                yield problem(
                    f"its updates stand in another order than in {version.name}, as after a hand merge; put them back "
                    "in that order, since of those of one day the last one counts",
                    now,
                )


def _same(before: Commitment, commitments: Sequence[Commitment]) -> Commitment | None:
    """The commitment that it has become: a merge may have given it another number."""
    alike = [one for one in commitments if one.quote == before.quote and one.span == before.span]
    numbered = [one for one in commitments if one.number == before.number]
    return next((one for one in (*(one for one in alike if one in numbered), *alike, *numbered)), None)


def _lost(before: Sequence[Update], now: Sequence[Update]) -> list[Update]:
    return [*(Counter(before) - Counter(now)).elements()]


def _missing(update: Update, version: str, before: Commitment, now: Commitment) -> Found:
    whole = _with_lost(now, before)
    is_safe = not _is_reordered(before.updates, whole.updates)
    repair = Repair("put it back", commitment=lambda one: _with_lost(one, before)) if is_safe else None
    return problem(
        f"an update that was recorded on {update.recorded.date()} by {shown(update.by)} stands in {version} and is "
        "missing here",
        now,
        repair,
    )


def _with_lost(now: Commitment, before: Commitment) -> Commitment:
    return now._replace(updates=(*now.updates, *_lost(before.updates, now.updates)))


def _is_reordered(before: Sequence[Update], now: Sequence[Update]) -> bool:
    """Whether those that both have stand in different orders."""
    both = Counter(before) & Counter(now)
    return [one for one in before if one in both] != [one for one in now if one in both]
