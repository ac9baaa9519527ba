"""Everything as one JSON object: the day, the documents, and each commitment on a line of its own."""

from collections.abc import Iterable, Iterator

from commitments.codec.public import public_document
from commitments.model import Commitment
from commitments.reports import Report
from commitments.reports.exports.jsonl import objects, translation
from commitments.reports.lists.json import in_list
from commitments.reports.safe import encoder, json_text
from commitments.reports.wording import Wording


def chunks(report: Report) -> Iterator[str]:
    """Streams the commitments. What a foreign vocabulary loses is known, and said, only after them."""
    encode = encoder()
    wording = Wording(report.vocabulary)
    facts = {
        "title": report.title,
        "today": report.today.isoformat(),
        **({"as_known": report.known.isoformat()} if report.known else {}),
        "query": report.query or None,
        "vocabulary": report.vocabulary,
        "stale_after": report.stale_after,
    }
    yield "{\n"
    for name, value in facts.items():
        yield f'"{name}": {json_text(encode(value))},\n'
    read = report.read or (lambda _: None)
    documents = (json_text(encode(public_document(document, read(document.id)))) for document in report.documents)
    yield f'"documents": {"".join(in_list(documents)).rstrip()},\n"commitments": '

    def lines(some: Iterable[Commitment]) -> Iterator[str]:
        return objects(some, report.today, report.stale_after, translate=translation(wording))

    last = ""
    for piece in in_list(report.spread(report.commitments, lines)):
        yield last
        last = piece
    yield f"{last.rstrip()},\n"
    yield f'"notes": {json_text(encode(wording.notes()))}\n}}\n'
