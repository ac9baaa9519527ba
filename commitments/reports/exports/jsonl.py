"""One commitment a line, as JSON, with what is derived beside what is stored; nothing is held in memory.

There is no line but of a commitment, so that each says itself what its document is called and how far that was read.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import tee
from typing import Any

from commitments.codec.public import coverage_object, public
from commitments.model import STALE_AFTER_DAYS, Commitment
from commitments.names import field_named
from commitments.reports import Report
from commitments.reports.line import line
from commitments.reports.safe import encoder, json_text
from commitments.reports.wording import Wording

Translate = Callable[[dict[str, Any]], dict[str, Any]]


def chunks(report: Report) -> Iterator[str]:
    translate = translation(Wording(report.vocabulary))
    ends, (commitments, same) = _Ends(report), tee(report.commitments)
    encoded = objects(commitments, report.today, report.stale_after, translate=translate)
    for record, commitment in zip(encoded, same, strict=True):
        yield record[:-1] + ends[commitment.document]


class _Ends(dict[str, str]):
    """By a document's id, how a line of one of its commitments ends."""

    def __init__(self, report: Report) -> None:
        self._read = report.read
        self._titles = {document.id: document.title for document in report.documents}
        known = report.known
        self._seen = {"as_of": report.today.isoformat(), "as_known": known.isoformat()} if known else {}

    def __missing__(self, document: str) -> str:
        said: dict[str, Any] = {"document_title": self._titles.get(document)}
        about = said | {"document_coverage": coverage_object(self._read(document))} if self._read else said
        about |= self._seen
        self[document] = f",{json_text(encoder()(about))[1:]}\n"
        return self[document]


def objects(
    commitments: Iterable[Commitment],
    today: date,
    stale_after: int = STALE_AFTER_DAYS,
    fields: Iterable[str] | None = None,
    translate: Translate | None = None,
) -> Iterator[str]:
    """Each commitment as one line of JSON, without its line feed; only those fields where some are named. Public
    records are put through `translate`.

    Raises UnknownName for a field that does not exist, before the first commitment is read.
    """
    picked = None if fields is None else [name.strip() for name in fields]
    return _encoded(commitments, today, stale_after, picked and checked(picked, translate), translate)


def translation(wording: Wording) -> Translate | None:
    """What a record goes through to have another tracker's words in place of ours."""
    return wording.public if wording.vocabulary else None


def checked(fields: list[str], translate: Translate | None = None) -> list[str]:
    """The names as the JSON has them. Raises UnknownName."""
    empty = public(Commitment("", 0, ""), date.min)
    known = [*empty, *(name for name in (translate(empty) if translate else ()) if name not in empty)]
    return [field_named("field", name, known) for name in fields]


def _encoded(
    commitments: Iterable[Commitment],
    today: date,
    stale_after: int,
    fields: list[str] | None,
    translate: Translate | None,
) -> Iterator[str]:
    if fields is None and translate is None:
        yield from (json_text(line(commitment, today, stale_after)) for commitment in commitments)
        return
    encode = encoder()
    for commitment in commitments:
        record = public(commitment, today, stale_after)
        if translate:
            record = translate(record)
        if fields is not None:
            record = {name: record[name] for name in fields}
        yield json_text(encode(record))
