"""A coder's file: a TinyDB file of one record a line, as a document's is, so that a new code is a new line.

    {"document": {
    "1": {"schema": 1, "document": "us-japan-2017", "coder": "Ann Lee"}

    },
    "codes": {
    "1": {"commitment": "us-japan-2017-03", "status": "kept", "recorded": "2026-11-24T09:12:00Z"}

    },
    "passages": {
    }}

Nothing here touches the disk.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, TypeVar

from commitments.codec import decode_instant, encode_instant
from commitments.codes.values import Code, Codings, Judgement
from commitments.errors import StoreError
from commitments.model import Span, Status
from commitments.places import read_span
from commitments.records import Reader
from commitments.stores.documents.format import DOCUMENT, ONLY, Lines, Tables, dumps, is_number, join, parse, split
from commitments.stores.documents.sheet import LONGEST_ID, is_document_id
from commitments.stores.shelves import CODES, SCHEMA, refuse_newer
from commitments.text import slug

PASSAGES = "passages"
T = TypeVar("T")


def file_name(document: str, coder: str) -> str:
    """Where the codes of a coder are in a store: `codes/paris-2015/ann-lee.json`.

    >>> file_name("paris-2015", "Ann Lee"), file_name("paris-2015", "Анна")
    ('codes/paris-2015/ann-lee.json', 'codes/paris-2015/coder-df183e90.json')
    """
    name = slug(coder)
    if not is_document_id(name) or len(name) > LONGEST_ID // 2:
        from hashlib import blake2b  # only where a name has none of our letters: 3 ms

        name = f"coder-{blake2b(coder.encode(errors='replace'), digest_size=4).hexdigest()}"
    return f"{CODES}/{document}/{name}.json"


def decode(text: str, name: str) -> Codings:
    """Raises StoreError, naming the file and all that is wrong in it."""
    codings, problems = _read(_tables(text, name), name)
    if codings is None or problems:
        shown = "; ".join(problems[:3]) + (f"; and {len(problems) - 3} more" if len(problems) > 3 else "")
        raise StoreError(
            f"{shown}. Correct the file, or restore it from git; commitments check lists all that is wrong"
        )
    return codings


def examined(text: str, name: str) -> tuple[Codings | None, list[str]]:
    """What can be read, and a line for everything that is wrong."""
    try:
        return _read(_tables(text, name), name)
    except StoreError as error:
        return None, [str(error)]


def _tables(text: str, name: str) -> Tables:
    """Raises StoreError for a file that is not of this form at all."""
    tables = parse(text, name, thorough=True)
    refuse_newer(tables[DOCUMENT][ONLY], name)
    return tables


def _read(tables: Tables, name: str) -> tuple[Codings | None, list[str]]:
    problems: list[str] = []
    read = Reader(tables[DOCUMENT][ONLY], problems)
    read.whole("schema", 0)
    document, coder = read.required("document"), read.required("coder")
    if not problems and file_name(document, coder) != name:
        read.wrong("coder", f"codes of {coder!r} for {document!r} belong in {file_name(document, coder)!r}")
    codes = _records(tables, CODES, _code, problems)
    judgements = _records(tables, PASSAGES, _judgement, problems)
    found = None if problems and not (document and coder) else Codings(document, coder, codes, judgements)
    return found, [f"{name}: {line}" for line in problems]


def _records(
    tables: Mapping[str, Mapping[str, Any]], table: str, decode_one: Callable[[Reader], T], problems: list[str]
) -> tuple[T, ...]:
    """In the order of their numbers; those that cannot be read are left out."""
    found = []
    records = tables.get(table, {})
    for key in sorted(records, key=lambda key: (len(key), key)):
        wrong: list[str] = [] if is_number(key) else ["the key is not a number, such as 3"]
        one = decode_one(Reader(records[key], wrong))
        problems += [f"{table}.{key}.{line}" for line in wrong]
        if not wrong:
            found.append(one)
    return tuple(found)


def _code(read: Reader) -> Code:
    status = read.parsed("status", Status.named)
    if status is None and "status" not in read.record:
        read.wrong("status", "missing")
    actor = read.text("actor")
    if status is Status.NOT_APPLICABLE and actor is None:
        read.wrong("status", f"{status} is said of one actor alone")
    return Code(
        read.required("commitment"),
        status or Status.UNASSESSED,
        _recorded(read),
        read.text("note"),
        actor,
        read.text("guideline"),
        read.text("quote"),
    )


def _judgement(read: Reader) -> Judgement:
    span = read_span(read)
    if span is None and "span" not in read.record:
        read.wrong("span", "missing")
    is_promise = read.record.get("promise")
    if type(is_promise) is not bool:
        read.wrong("promise", "expected true or false")
    return Judgement(span or Span(0, 1), read.required("quote"), is_promise is True, _recorded(read), read.text("note"))


def _recorded(read: Reader) -> datetime:
    recorded = read.parsed("recorded", decode_instant)
    if recorded is None and "recorded" not in read.record:
        read.wrong("recorded", "missing")
    return recorded or datetime.fromtimestamp(0, UTC)


def with_codes(text: str | None, document: str, coder: str, codes: list[Code]) -> str:
    """The file with these codes behind those that it has, whose lines stay as they are; None where there is none."""
    return _with(text, document, coder, CODES, [_of_code(code) for code in codes])


def with_judgements(text: str | None, document: str, coder: str, judgements: list[Judgement]) -> str:
    """The same for judgements of passages."""
    return _with(text, document, coder, PASSAGES, [_of_judgement(one) for one in judgements])


def _with(text: str | None, document: str, coder: str, table: str, records: list[dict[str, Any]]) -> str:
    lines = _lines(text, document, coder)
    old = lines[table]
    first = max(map(int, old), default=0) + 1
    new = {str(first + place): dumps(record) for place, record in enumerate(records)}
    try:
        return _unhalved(join({**lines, table: {**old, **new}}))
    except UnicodeEncodeError:
        raise StoreError("half a character (a lone surrogate) in what is to be stored; type it anew") from None


def _unhalved(text: str) -> str:
    text.encode()
    return text


def _lines(text: str | None, document: str, coder: str) -> Lines:
    if text is None:
        head = dumps({"schema": SCHEMA, "document": document, "coder": coder})
        return {DOCUMENT: {ONLY: head}, CODES: {}, PASSAGES: {}}
    name = file_name(document, coder)
    found = split(text) or {
        table: {key: dumps(record) for key, record in sorted(records.items(), key=lambda item: int(item[0]))}
        for table, records in parse(text, name).items()
        if records
    }
    return {DOCUMENT: found[DOCUMENT], CODES: found.get(CODES, {}), PASSAGES: found.get(PASSAGES, {}), **found}


def _of_code(code: Code) -> dict[str, Any]:
    record = {
        "commitment": code.commitment,
        "actor": code.actor,
        "status": code.status,
        "recorded": encode_instant(code.recorded),
        "note": code.note,
        "guideline": code.guideline,
        "quote": code.quote,
    }
    return {name: value for name, value in record.items() if value is not None}


def _of_judgement(one: Judgement) -> dict[str, Any]:
    record = {
        "span": list(one.span),
        "promise": one.is_promise,
        "recorded": encode_instant(one.recorded),
        "quote": one.quote,
        "note": one.note,
    }
    return {name: value for name, value in record.items() if value is not None}
