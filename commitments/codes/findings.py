"""What is wrong or odd in the codes of a store: files that cannot be read, and codes of what is not there."""

from collections.abc import Collection, Iterator

from commitments.checks import Finding, Level
from commitments.codes import form
from commitments.codes.values import Codings
from commitments.errors import StoreError
from commitments.guidelines import older
from commitments.model import Commitment, id_parts
from commitments.stores import Store
from commitments.text import one_line

NAME = "codes"
STORE = "(store)"


def of_document(store: Store, document_id: str, known: dict[str, Commitment], next_number: int) -> Iterator[Finding]:
    """`known`: the commitments of the document, by their ids."""
    try:
        names = store.shelved(document_id)
    except StoreError as error:
        yield Finding(Level.PROBLEM, NAME, document_id, None, str(error))
        return
    text = _text_of(store, document_id)
    for name in names:
        try:
            read = store.text_under(name)
        except StoreError as error:
            yield Finding(Level.PROBLEM, NAME, document_id, None, str(error))
            continue
        codings, problems = form.examined(read or "", name)
        yield from (Finding(Level.PROBLEM, NAME, document_id, None, line) for line in problems)
        if codings is not None:
            codings = codings.followed(known.values())
            yield from _of_codings(codings, known, next_number, text)


def _text_of(store: Store, document_id: str) -> str | None:
    try:
        return store.text(document_id)
    except StoreError:  # which is told of by the checks of the document
        return None


def _of_codings(
    codings: Codings, known: dict[str, Commitment], next_number: int, text: str | None
) -> Iterator[Finding]:
    whose = one_line(codings.coder)
    for (commitment, actor), code in codings.standing().items():
        if commitment not in known:
            parts = id_parts(commitment)
            was_there = parts is not None and parts[0] == codings.document and parts[1] < next_number
            said = "which was removed" if was_there else "which is no commitment here"
            level = Level.REMARK if was_there else Level.PROBLEM
            yield Finding(level, NAME, codings.document, None, f"{whose} has coded {one_line(commitment)}, {said}")
        elif actor is not None and actor not in known[commitment].actors:
            said = f"{whose} has coded it for {one_line(actor)}, who is not among its actors"
            yield Finding(Level.REMARK, NAME, codings.document, commitment, said)
        elif code.quote and code.quote != known[commitment].quote:
            said = f"{whose} has coded it when its words were others: code anew, or compare with care"
            yield Finding(Level.REMARK, NAME, codings.document, commitment, said)
        elif under := older(known[commitment], code.guideline):
            said = f"{whose} has coded it {under}: code anew, or compare with care"
            yield Finding(Level.REMARK, NAME, codings.document, commitment, said)
    if text is None:
        return
    lost = sum(text[span.start : span.end] != quote for span, quote in codings.judged())
    if lost:
        what = "a passage" if lost == 1 else f"{lost:,} passages"
        said = f"{whose} has judged {what} that the text does not have any more; these count only with others of then"
        yield Finding(Level.REMARK, NAME, codings.document, None, said)


def unreachable(store: Store) -> list[Finding]:
    """Why no codes of the store can be read at all; nothing where they can."""
    try:
        store.coded()
    except StoreError as error:
        return [Finding(Level.PROBLEM, NAME, STORE, None, str(error))]
    return []


def of_store(store: Store, documents: Collection[str]) -> Iterator[Finding]:
    """What belongs to no document, and coders who are written in two ways."""
    coded = store.coded()
    try:
        strangers = store.shelf_strangers()
    except StoreError:  # of the folder of one document, of which is told there
        strangers = []
    for name in strangers:
        said = f"{one_line(name)} holds no codes, since its name is not that of a coder's file; rename or move it"
        yield Finding(Level.PROBLEM, NAME, STORE, None, said)
    there = set(documents)
    for name in coded:
        if name not in there:
            said = f"codes/{name} has codes of a document that is not here; restore the document, or move them away"
            yield Finding(Level.REMARK, NAME, STORE, None, said)
    yield from _spelt_twice(store, [name for name in coded if name in there])


def _names(store: Store, document: str) -> list[str]:
    try:
        return store.shelved(document)
    except StoreError:
        return []


def _spelt_twice(store: Store, documents: list[str]) -> Iterator[Finding]:
    spelt: dict[str, set[str]] = {}
    for document in documents:
        for name in _names(store, document):
            try:
                codings, _ = form.examined(store.text_under(name) or "", name)
            except StoreError:
                continue
            if codings is not None:
                spelt.setdefault(name.rpartition("/")[2], set()).add(codings.coder)
    for file, coders in sorted(spelt.items()):
        if len(coders) > 1:
            names = " and ".join(repr(one_line(coder)) for coder in sorted(coders))
            said = f"{file} is of {names}, who count as different coders; write the name in one way if they are one"
            yield Finding(Level.PROBLEM, NAME, STORE, None, said)
