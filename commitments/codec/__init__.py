"""Values to JSON types and back. Decoding reports every problem with its path, all at once.

The stored form leaves out what is absent; for the form that scripts read see `public`.
"""

import math
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from commitments import places
from commitments.dates import PartialDate
from commitments.history import KINDS, Act
from commitments.model import (
    Amount,
    Commitment,
    Document,
    Evidence,
    Kind,
    SetAside,
    Span,
    Stance,
    Status,
    Update,
    id_parts,
)
from commitments.records import BadRecord, Reader, shown

Json = dict[str, Any]


# --- values to JSON types ---------------------------------------------------------------------------------------------


def encode_commitment(
    commitment: Commitment, base: Mapping[str, Any] | None = None, made: PartialDate | None = None
) -> Json:
    """The stored form. What `base`, the record it replaces, says beyond this version's knowledge is carried over;
    `made`, its document's date, is not written again."""
    record: Json = {
        "id": commitment.id,
        **words_object(commitment),
        "made": commitment.made if commitment.made != made else None,
        "due": commitment.due,
        "amount": _stored_amount(commitment.amount),
        "tags": list(commitment.tags),
        "key": commitment.key,
        "updates": [encode_update(update) for update in commitment.updates],
    }
    if base:
        _keep_unknown(record["updates"], base.get("updates"), commitment.updates)
        for name in ("amount", "paragraph"):
            if _says_all_of(base.get(name), record[name]):
                record[name] = base[name]
        record |= {name: value for name, value in base.items() if name not in record}
    return _present(record)


def words_object(commitment: Commitment) -> Json:
    """What a commitment says, where it stands, and who makes it to whom: as it is stored, and as scripts read it."""
    return {
        "section": commitment.section or None,
        "quote": commitment.quote,
        "span": list(commitment.span) if commitment.span else None,
        "page": commitment.page,
        "paragraph": places.paragraph_object(commitment.paragraph),
        "summary": commitment.summary or None,
        "kind": commitment.kind,
        "actors": list(commitment.actors),
        "groups": list(commitment.groups),
        "counterparties": list(commitment.counterparties),
    }


def _keep_unknown(records: list[Json], before: object, updates: tuple[Update, ...]) -> None:
    """Updates are only ever appended, so an old record's stand first and keep what a newer version wrote into them."""
    if not isinstance(before, list):
        return
    for place, old in enumerate(before[: len(updates)]):
        try:
            if decode_update(old) == updates[place]:
                records[place] = old
        except BadRecord:
            continue


def _says_all_of(old: object, new: Json | None) -> bool:
    if not isinstance(old, dict) or new is None or (old.get("upper") is not None and "upper" not in new):
        return False
    return new.items() <= old.items()


def _stored_amount(amount: Amount | None) -> Json | None:
    return _present(amount._asdict()) if amount else None


def encode_update(update: Update) -> Json:
    return _present(
        {
            "status": update.status,
            "on": update.on,
            "recorded": encode_instant(update.recorded),
            "by": update.by,
            "note": update.note,
            "actor": update.actor,
            "source_status": update.source_status,
            "guideline": update.guideline,
            "evidence": [encode_evidence(evidence) for evidence in update.evidence],
            "kind": update.act.kind if update.act else None,
            "details": update.act.encode() if update.act else None,
        }
    )


def encode_evidence(evidence: Evidence) -> Json:
    return _present(evidence._asdict())


@lru_cache(maxsize=1024)  # a table says each twice, and those of one import are the same
def encode_instant(instant: datetime) -> str:
    """UTC to the second: `2018-03-01T12:00:00Z`."""
    return (instant if instant.tzinfo is UTC else instant.astimezone(UTC)).isoformat()[:19] + "Z"


def encode_document(document: Document, base: Mapping[str, Any] | None = None) -> Json:
    record = document_object(document)
    if base:
        record |= {name: value for name, value in base.items() if name not in record}
    return _present(record)


def document_object(document: Document) -> Json:
    record = document._asdict()
    record["set_aside"] = [{"span": list(passage.span), "reason": passage.reason} for passage in document.set_aside]
    record["pages"] = [list(page) for page in document.pages]
    return record


def _present(record: Json) -> Json:
    return {name: value for name, value in record.items() if value not in (None, [], "", ())}


# --- JSON types to values ---------------------------------------------------------------------------------------------


def decode_commitment(record: object, made: PartialDate | None = None) -> Commitment:
    """The commitment of a stored record; `made`, its document's date, stands where it has no date of its own.

    Raises BadRecord naming everything that is wrong.
    """
    try:
        return _swiftly(record, made)
    except (_Unusual, KeyError, TypeError, ValueError, AttributeError):
        return _carefully(record, made)


def _carefully(record: object, made: PartialDate | None) -> Commitment:
    problems: list[str] = []
    read = Reader(record, problems)
    parts = read.parsed("id", id_parts) if "id" in read.record else None
    if parts is None:
        read.wrong("id", f"expected DOCUMENT-NUMBER, found {shown(read.record.get('id'))}")
        parts = ("", 0)
    commitment = Commitment(
        parts[0],
        parts[1],
        read.required("quote"),
        places.read_span(read),
        read.text("section") or "",
        read.text("summary") or "",
        read.parsed("kind", Kind.named),
        read.texts("actors"),
        read.texts("counterparties"),
        read.parsed("made", PartialDate.parse) or made,
        read.parsed("due", PartialDate.parse),
        _amount(read),
        read.texts("tags"),
        read.items("updates", _update),
        read.text("key"),
        read.texts("groups"),
        places.read_page(read),
        places.read_paragraph(read),
    )
    if problems:
        raise BadRecord(problems)
    return commitment


# Nearly every record is as this program writes it. Reading it without noting places takes half the time; whatever is
# not quite so is left to the reader above, right or wrong.


class _Unusual(Exception):
    """A record that only the careful reader can judge."""


_TEXT_OR_NONE = frozenset({str, type(None)})
_KINDS: Mapping[object, Kind] = {None: None, **Kind._value2member_map_}  # type: ignore[dict-item]
_STATUSES: Mapping[object, Status] = {None: None, **Status._value2member_map_}  # type: ignore[dict-item]
_STANCES: Mapping[object, Stance] = {None: Stance.SUPPORTS, **Stance._value2member_map_}  # type: ignore[dict-item]


def _swiftly(record: Any, made: PartialDate | None) -> Commitment:
    get = record.get
    texts = (record["id"], record["quote"], get("section"), get("summary"), get("made"), get("due"), get("key"))
    if not _TEXT_OR_NONE.issuperset(map(type, texts)):
        raise _Unusual
    id_, quote, section, summary, own, due, key = texts
    document, number = id_parts(id_)  # type: ignore[misc]
    span, amount, page, paragraph = get("span"), get("amount"), get("page"), get("paragraph")
    if not quote or (span is not None and not places.is_span(span)) or (amount is not None and not _is_amount(amount)):
        raise _Unusual
    if (page is not None and not places.is_count(page)) or (
        paragraph is not None and not places.is_paragraph(paragraph)
    ):
        raise _Unusual
    return Commitment(
        document,
        number,
        quote,
        Span(*span) if span is not None else None,
        section or "",
        summary or "",
        _KINDS[get("kind")],
        _swift_texts(get("actors")),
        _swift_texts(get("counterparties")),
        PartialDate.parse(own) if own is not None else made,
        PartialDate.parse(due) if due is not None else None,
        Amount(amount["value"], amount["currency"], amount.get("upper")) if amount is not None else None,
        _swift_texts(get("tags")),
        tuple([_swift_update(item) for item in _list(get("updates"))]),
        key,
        _swift_texts(get("groups")),
        page,
        places.paragraph_of(paragraph) if paragraph is not None else None,
    )


def _swift_update(record: Any) -> Update:
    get = record.get
    texts = (record["on"], record["recorded"], get("by"), get("note"), get("actor"), get("source_status"))
    if not _TEXT_OR_NONE.issuperset(map(type, texts)):
        raise _Unusual
    on, recorded, by, note, actor, source_status = texts
    evidence = tuple([_swift_evidence(item) for item in _list(get("evidence"))])
    instant = decode_instant(recorded)
    status, since = _STATUSES[get("status")], PartialDate.parse(on)
    kind, guideline = get("kind"), get("guideline")
    if kind is None and guideline is None:
        return Update(status, since, instant, by or "", note, actor, evidence, source_status)
    if type(guideline) not in _TEXT_OR_NONE:
        raise _Unusual
    problems: list[str] = []
    act = _act(Reader(record, problems))
    if problems:
        raise _Unusual
    return Update(status, since, instant, by or "", note, actor, evidence, source_status, act, guideline)


def _swift_evidence(record: Any) -> Evidence:
    get = record.get
    texts = (record["url"], get("title"), get("publisher"), get("published"), get("excerpt"), get("archive"))
    if not texts[0] or not _TEXT_OR_NONE.issuperset(map(type, texts)):
        raise _Unusual
    url, title, publisher, published, excerpt, archive = texts
    day = PartialDate.parse(published) if published is not None else None
    return Evidence(url, title, publisher, day, excerpt, archive, _STANCES[get("stance")])


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    if type(value) is not list:
        raise _Unusual
    return value


def _swift_texts(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    if type(value) is not list or not _TEXT.issuperset(map(type, value)):
        raise _Unusual
    return tuple(value)


_TEXT = frozenset({str})


def _is_amount(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and _is_number(value.get("value"))
        and type(value.get("currency")) is str
        and len(value["currency"]) == 3
        and (value.get("upper") is None or (_is_number(value["upper"]) and value["upper"] >= value["value"]))
    )


def _is_number(value: Any) -> bool:
    return type(value) is int or (type(value) is float and math.isfinite(value))


def decode_update(record: object) -> Update:
    """Raises BadRecord."""
    problems: list[str] = []
    update = _update(Reader(record, problems))
    if problems:
        raise BadRecord(problems)
    return update


def decode_document(record: object) -> Document:
    """Raises BadRecord."""
    problems: list[str] = []
    read = Reader(record, problems)
    document = Document(
        read.required("id"),
        read.required("title"),
        read.text("issuer") or "",
        read.text("kind") or "",
        read.parsed("published", PartialDate.parse),
        read.text("url"),
        read.text("language"),
        read.text("sha256"),
        read.items("set_aside", _set_aside),
        read.whole("next_number", 1),
        read.text("note"),
        places.read_pages(read),
    )
    if problems:
        raise BadRecord(problems)
    return document


def _set_aside(read: Reader) -> SetAside:
    span = places.read_span(read)
    if span is None and "span" not in read.record:
        read.wrong("span", "missing")
    return SetAside(span or Span(0, 1), read.required("reason"))


def _update(read: Reader) -> Update:
    on = read.parsed("on", PartialDate.parse)
    if on is None and "on" not in read.record:
        read.wrong("on", "missing")
    recorded = read.parsed("recorded", decode_instant)
    if recorded is None and "recorded" not in read.record:
        read.wrong("recorded", "missing")
    return Update(
        read.parsed("status", Status.named),
        on or PartialDate("1970-01-01"),
        recorded or datetime.fromtimestamp(0, UTC),
        read.text("by") or "",
        read.text("note"),
        read.text("actor"),
        read.items("evidence", _evidence),
        read.text("source_status"),
        _act(read),
        read.text("guideline"),
    )


def _act(read: Reader) -> Act | None:
    kind = read.text("kind")
    if kind is None or kind in _PLAIN:
        return None
    if kind not in KINDS:
        read.wrong("kind", f"expected one of {', '.join([*_PLAIN, *KINDS])}, found {shown(kind)}")
        return None
    return KINDS[kind].decode(read.part("details"))


_PLAIN = ("rating", "note")
"""The kinds of updates that are no more than their status, note and evidence."""


def _evidence(read: Reader) -> Evidence:
    return Evidence(
        read.required("url"),
        read.text("title"),
        read.text("publisher"),
        read.parsed("published", PartialDate.parse),
        read.text("excerpt"),
        read.text("archive"),
        read.parsed("stance", Stance.named) or Stance.SUPPORTS,
    )


def _amount(read: Reader) -> Amount | None:
    value = read.record.get("amount")
    if value is None:
        return None
    if _is_amount(value):
        return Amount(value["value"], value["currency"], value.get("upper"))
    read.wrong("amount", f"expected {{value, currency}} and perhaps an upper end above the value, found {shown(value)}")
    return None


def decode_instant(text: str) -> datetime:
    """An ISO 8601 instant with its offset. Raises ValueError."""
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError(f"{text!r} has no time zone; write it in UTC, as in 2018-03-01T12:00:00Z")
    if instant.tzinfo is not UTC:
        try:
            instant.astimezone(UTC)
        except OverflowError:
            raise ValueError(f"{text!r} is beyond the calendar") from None
    return instant
