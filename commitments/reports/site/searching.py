"""The index that a reader's browser searches: a few small scripts, one for the documents of each shard.

A script can be loaded from a folder that no server serves, which a file of data cannot. Every shard has two: `rows`,
what is listed and filtered by, read when the page of the search is opened, and `text`, the quotes, read when somebody
looks for words. Which documents a shard holds follows from their ids alone, and how many shards there are from how many
promises in steps of two, so a changed promise rewrites the files of one shard.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from json import dumps
from typing import NamedTuple

from commitments.reports.markup import legal_line
from commitments.reports.site.presenters.values import Mark

FOLDER = "search"
_FULL = 1000
"""So many promises a shard holds at most, where its documents are of one size."""
_MOST = 256
_CALL = "commitmentsIndex"


class Indexed(NamedTuple):
    """One promise as it is searched."""

    id: str
    address: str
    """From the site's root: `us-japan-2017/03/`, with or without the `index.html` in it."""
    document: str
    """Its id."""
    document_title: str
    title: str
    quote: str
    status: Mark
    due: str
    """As a date is written for machines, as exact as it is known; "" where there is none."""
    actors: tuple[str, ...]
    tags: tuple[str, ...]
    updated: str
    """Likewise: the day of its last update."""
    amount: str
    """In words."""


class Shard(NamedTuple):
    name: str
    promises: int
    """How many."""
    marks: tuple[Mark, ...]
    files: tuple[tuple[str, bytes], ...]


def index_files(rows: Iterable[Indexed]) -> Iterator[tuple[str, bytes]]:
    """Every file of the index by its path from the site's root. The same rows give the same bytes, in whatever order
    the documents come; those of one document are listed in the order in which they are given."""
    documents: dict[str, list[Indexed]] = {}
    for row in rows:
        documents.setdefault(row.document, []).append(row)
    shards = shard_count(sum(map(len, documents.values())))
    found: dict[str, list[Indexed]] = {}
    for document in sorted(documents):
        found.setdefault(shard_of(document, shards), []).extend(documents.pop(document))
    made = []
    for name in sorted(found):
        made.append(shard := shard_files(name, found.pop(name)))
        yield from shard.files
        made[-1] = shard._replace(files=())
    yield head_file(made)


def shard_count(promises: int) -> int:
    """A power of two."""
    return min(_MOST, 1 << max(0, -(-promises // _FULL) - 1).bit_length())


def shard_of(document: str, shards: int) -> str:
    """The name of the shard that a document's promises are in, of so many."""
    return f"{sha256(document.encode()).digest()[0] * shards // _MOST:02x}"


def shard_files(name: str, rows: Iterable[Indexed]) -> Shard:
    """The files of one shard, of all promises of its documents; those of a document have to come together."""
    listed: list[str] = []
    quotes: list[str] = []
    marks: dict[str, Mark] = {}
    document = None
    for row in rows:
        marks.setdefault(row.status.name, row.status)
        if row.document != document:
            document = row.document
            listed.append(_json([document, legal_line(row.document_title)]))
        listed.append(_json(_listed(row)))
        quotes.append(_json(legal_line(row.quote)))
    files = (_file("rows", name, listed), _file("text", name, quotes))
    return Shard(name, len(quotes), tuple([marks[key] for key in sorted(marks)]), files)


def head_file(shards: Iterable[Shard]) -> tuple[str, bytes]:
    """What the browser reads first: which shards there are, how many promises each holds, and what statuses are
    called."""
    counts: dict[str, int] = {}
    marks: dict[str, Mark] = {}
    for shard in shards:
        counts[shard.name] = shard.promises
        marks |= {mark.name: mark for mark in shard.marks}
    told = {
        "shards": dict(sorted(counts.items())),
        "statuses": {name: [legal_line(marks[name].word), marks[name].symbol] for name in sorted(marks)},
    }
    return f"{FOLDER}/index.js", f"{_CALL}({_json(told)});\n".encode()


def _listed(row: Indexed) -> list[object]:
    """Short, as there may be 100,000; an id that the address says is left out."""
    address = row.address.removesuffix("index.html")
    name = "" if address == f"{row.id}/" else legal_line(row.id)
    facts = (row.due, list(map(legal_line, row.actors)), list(map(legal_line, row.tags)), row.updated)
    return [address, name, legal_line(row.title), row.status.name, *facts, legal_line(row.amount)]


def _file(kind: str, name: str, lines: Iterable[str]) -> tuple[str, bytes]:
    rows = ",\n".join(lines)
    return f"{FOLDER}/{kind}-{name}.js", f'{_CALL}("{kind}","{name}",[\n{rows}\n]);\n'.encode()


def _json(value: object) -> str:
    return dumps(value, ensure_ascii=False, separators=(",", ":"))
