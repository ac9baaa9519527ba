"""What became of a commitment: its updates and the evidence for them."""

from collections.abc import Iterator, Sequence
from datetime import date

from commitments.checks.case import ONE_DAY, Case
from commitments.checks.registry import Found, Level, check, remark
from commitments.checks.words import is_own_file, is_web_address, oddities, shown
from commitments.dates import PartialDate
from commitments.errors import LONGEST_NAME
from commitments.guidelines import outdated
from commitments.history import Deferral, Retraction
from commitments.model import Commitment, Evidence, Status, Update


@check("updates")
def _updates(case: Case) -> Iterator[Found]:
    for commitment in case.commitments:
        before: Update | None = None
        for place, update in enumerate(commitment.updates, start=1):
            for level, message in _update_troubles(commitment, update, before, case.today):
                yield Found(level, f"update {place} {message}", commitment)
            before = update


def _update_troubles(
    commitment: Commitment, update: Update, before: Update | None, today: date
) -> Iterator[tuple[Level, str]]:
    recorded = update.recorded.date()
    if update.on.first - recorded > ONE_DAY:
        yield Level.PROBLEM, f"takes effect on {update.on}, after it was recorded on {recorded}"
    if recorded - today > ONE_DAY:
        yield Level.REMARK, f"was recorded on {recorded}, after today"
    if before is not None and update.recorded < before.recorded:
        yield Level.REMARK, "was recorded before the one that stands before it"
    if commitment.is_rated_too_early(update):
        yield Level.REMARK, f"takes effect on {update.on}, before the promise was made on {commitment.made}"
    if not update.by.strip():
        yield Level.REMARK, "does not say who entered it"
    if update.kind == "note" and not update.note and not update.evidence:
        yield Level.REMARK, "says nothing"
    if isinstance(update.act, Deferral) and commitment.taken_back(update) is None:
        yield from _deferral_troubles(update, update.act, commitment.due)
    if update.actor is None and update.status is Status.NOT_APPLICABLE:
        yield Level.PROBLEM, f"says {update.status} of all, which is said of one actor alone, so it counts for nothing"
    if update.actor is not None and update.actor not in commitment.actors:
        yield _stranger(update.actor, commitment.actors)


def _deferral_troubles(update: Update, act: Deferral, promised: PartialDate | None) -> Iterator[tuple[Level, str]]:
    if not update.note:
        yield Level.REMARK, "puts the date off and does not say why"
    if not update.evidence:
        yield Level.REMARK, "puts the date off, and no evidence is given for it"
    if promised is None:
        yield Level.REMARK, f"puts the date off to {act.to}, and no date is promised"
    elif act.to.last <= promised.last:
        yield Level.REMARK, f"puts the date off to {act.to}, which is not later than {promised}, as promised"


def _stranger(actor: str, actors: Sequence[str]) -> tuple[Level, str]:
    if not actors:
        return Level.REMARK, f"speaks of {shown(actor)}, but the commitment names nobody"
    import difflib  # only when something is misspelt: 3 ms of start-up

    names = [name for name in actors if len(name) <= LONGEST_NAME]
    near = difflib.get_close_matches(actor, names, n=1, cutoff=0.5)
    meant = f"; is {shown(near[0])} meant?" if near else f": {shown(', '.join(actors))}"
    return Level.PROBLEM, f"speaks of {shown(actor)}, who is not among those who promised{meant}"


@check("retractions")
def _retractions(case: Case) -> Iterator[Found]:
    for commitment in case.commitments:
        retractions = [(number, one) for number, one in commitment.numbered() if isinstance(one.act, Retraction)]
        if not retractions:
            continue
        entries = {update.key: (number, update) for number, update in commitment.numbered()}
        for number, update in retractions:
            assert isinstance(update.act, Retraction)
            for level, message in _retraction_troubles(update, entries.get(update.act.of)):
                yield Found(level, f"update {number} {message}", commitment)


def _retraction_troubles(update: Update, entry: tuple[int, Update] | None) -> Iterator[tuple[Level, str]]:
    if not (update.note or "").strip():
        yield Level.PROBLEM, "takes back another without saying why"
    if entry is None:
        yield Level.PROBLEM, "takes back an entry that is not in this history, so that it takes back nothing"
        return
    number, taken_back = entry
    if update.recorded < taken_back.recorded:
        yield Level.PROBLEM, f"was recorded before update {number}, which it takes back"


@check("unsupported")
def _unsupported(case: Case) -> Iterator[Found]:
    level = Level.PROBLEM if case.require_evidence else Level.REMARK
    for commitment in case.commitments:
        for actor, status in commitment.standing(case.today).unsupported:
            whose = "it" if actor is None else shown(actor)
            yield Found(level, f"{whose} is rated {status}, and no evidence is given for it", commitment)


@check("guideline")
def _guideline(case: Case) -> Iterator[Found]:
    for commitment in case.commitments:
        for rating, under in outdated(commitment, case.today):
            whose = "it" if rating.actor is None else shown(rating.actor)
            yield remark(f"{whose} was rated {rating.status} {under}: rate anew", commitment)


@check("evidence")
def _evidence(case: Case) -> Iterator[Found]:
    for commitment in case.commitments:
        for place, update in enumerate(commitment.updates, start=1):
            seen: set[str] = set()
            for evidence in update.evidence:
                for level, message in _evidence_troubles(evidence, update):
                    yield Found(level, f"evidence in update {place} {message}", commitment)
                if evidence.url in seen:
                    yield remark(f"update {place} gives the same evidence twice: {shown(evidence.url)}", commitment)
                seen.add(evidence.url)


def _evidence_troubles(evidence: Evidence, update: Update) -> Iterator[tuple[Level, str]]:
    if not is_web_address(evidence.url) and not is_own_file(evidence.url):
        yield Level.PROBLEM, f"is not an http or https address: {shown(evidence.url)}"
    if evidence.archive is not None and not is_web_address(evidence.archive):
        yield Level.PROBLEM, f"has an archived copy at what is not an http or https address: {shown(evidence.archive)}"
    if _is_after(evidence.published, update.recorded.date()):
        recorded = update.recorded.date()
        yield Level.PROBLEM, f"was published on {evidence.published}, after it was recorded on {recorded}"
    for field in (evidence.title, evidence.excerpt, evidence.publisher):
        for what in oddities(field or ""):
            yield Level.REMARK, f"holds {what}"


def _is_after(point: PartialDate | None, day: date) -> bool:
    return point is not None and point.first - day > ONE_DAY
