"""A commitment as one line of JSON: the very text that encoding `codec.public` gives, in half the time.

Hundreds of thousands of them are written at once, and most of the time of an encoder goes into finding out what it has.
"""

from collections.abc import Sequence
from datetime import date
from json.encoder import encode_basestring as text

from commitments.codec import encode_instant
from commitments.history.retraction import takers
from commitments.model import STALE_AFTER_DAYS, Commitment, Evidence, Standing, Update
from commitments.reports.safe import encoder


def line(commitment: Commitment, today: date, stale_after: int = STALE_AFTER_DAYS) -> str:
    """Without its line feed, and not yet safe for a terminal."""
    one, standing = commitment, commitment.standing(today)
    is_deferred = one.is_deferred(today)
    members = [f'{{"actor":{text(actor)},"status":{text(status)}}}' for actor, status in standing.members]
    bare = [f'{{"actor":{_string(actor)},"status":{text(status)}}}' for actor, status in standing.unsupported]
    return (
        f'{{"id":{text(one.id)},"document":{text(one.document)},"number":{one.number},'
        f'"section":{_text(one.section)},"quote":{text(one.quote)},'
        f'"span":{f"[{one.span.start},{one.span.end}]" if one.span else "null"},'
        f'"page":{one.page or "null"},"paragraph":{_paragraph(one)},'
        f'"summary":{_text(one.summary)},"kind":{_text(one.kind)},'
        f'"actors":{texts(one.actors)},"groups":{texts(one.groups)},"counterparties":{texts(one.counterparties)},'
        f'"made":{_text(one.made)},"due":{_text(one.due)},"amount":{_amount(one)},"tags":{texts(one.tags)},'
        f'"status":{text(standing.status)},"since":{_text(standing.since)},'
        f'"score":{"null" if standing.score is None else repr(standing.score)},'
        f'"overdue":{_truth(standing.is_open and one.is_past_due(today))},'
        f'"stale":{_truth(standing.is_stale(today, stale_after))},"unsupported":{_truth(standing.is_unsupported)},'
        f'"updated":{_text(standing.updated.isoformat() if standing.updated else None)},'
        f'"members":[{",".join(members)}],"rated":{_rated(standing)},"without_evidence":[{",".join(bare)}],'
        f'"key":{_string(one.key)},'
        f'"updates":{updates(one)},'
        f'"due_now":{_text(one.due_now(today) if is_deferred else one.due)},"deferred":{_truth(is_deferred)},'
        f'"late":{_truth(standing.is_open and one.is_past_promised(today))}}}'
    )


def _paragraph(one: Commitment) -> str:
    if one.paragraph is None:
        return "null"
    label = f',"label":{_string(one.paragraph.label)}' if one.paragraph.label else ""
    more = f',"unnumbered":true{label}' if one.paragraph.is_unnumbered else label
    return f'{{"number":{one.paragraph.number},"counted":{_truth(one.paragraph.is_counted)}{more}}}'


def _rated(standing: Standing) -> str:
    if standing.judged is None:
        return "null"
    rated, scored, of = standing.judged
    return f'{{"rated":{rated},"scored":{scored},"of":{"null" if of is None else of}}}'


def updates(commitment: Commitment) -> str:
    """A JSON list of its updates, whole."""
    taken = takers(commitment)
    told = [_update(update, number, taken.get(number, "null")) for number, update in commitment.numbered()]
    return f"[{','.join(told)}]"


def _update(update: Update, number: int, taken_by: int | str) -> str:
    """`taken_by` is the number of the update that takes it back, or `null`."""
    return (
        f'{{"status":{_text(update.status)},"on":{text(update.on)},"recorded":"{encode_instant(update.recorded)}",'
        f'"by":{text(update.by)},"note":{_string(update.note)},"actor":{_string(update.actor)},'
        f'"source_status":{_string(update.source_status)},'
        f'"evidence":[{",".join([_evidence(evidence) for evidence in update.evidence])}],'
        f'{_kind(update)},"guideline":{_string(update.guideline)},'
        f'"counts":{_truth(taken_by == "null")},"number":{number},"taken_back_by":{taken_by}}}'
    )


def _kind(update: Update) -> str:
    if update.act is None:
        return '"kind":"note","details":null' if update.status is None else '"kind":"rating","details":null'
    return f'"kind":{text(update.kind)},"details":{encoder()(update.act.encode())}'


def _evidence(evidence: Evidence) -> str:
    url, title, publisher, published, excerpt, archive, stance = evidence
    return (
        f'{{"url":{text(url)},"title":{_string(title)},"publisher":{_string(publisher)},'
        f'"published":{_string(published)},"excerpt":{_string(excerpt)},"archive":{_string(archive)},'
        f'"stance":{text(stance)}}}'
    )


def _text(value: str | None) -> str:
    """Where an empty text is none."""
    return text(value) if value else "null"


def _string(value: str | None) -> str:
    return "null" if value is None else text(value)


def texts(values: Sequence[str]) -> str:
    """A JSON list of texts."""
    return f"[{','.join(map(text, values))}]" if values else "[]"


def _truth(value: bool) -> str:
    return "true" if value else "false"


def _amount(commitment: Commitment) -> str:
    if commitment.amount is None:
        return "null"
    value, currency, upper = commitment.amount
    end = "null" if upper is None else repr(upper)
    return f'{{"value":{value!r},"currency":{text(currency)},"upper":{end}}}'
