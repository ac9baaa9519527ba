"""Where codes are in a store: read all together, written by one coder at a time as a part of one change."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from commitments.codes import form
from commitments.codes.values import Code, Codings, Judgement
from commitments.errors import StoreError, UsageError
from commitments.stores import Store

if TYPE_CHECKING:
    from commitments.stores import Change


class Shelf:
    """The codes of one store. Every reading raises StoreError for a file that cannot be read."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def documents(self) -> list[str]:
        """Those that anybody has coded something of, in order."""
        return self._store.coded()

    def of(self, document_id: str) -> list[Codings]:
        """One for each coder, in the order of their files."""
        found = [self._read(name) for name in self._store.shelved(document_id)]
        return self._followed([codings for codings in found if codings])

    def all(self, document_ids: Iterable[str] | None = None) -> Iterator[Codings]:
        for document_id in self.documents() if document_ids is None else document_ids:
            yield from self.of(document_id)

    def by(self, coder: str, document_id: str) -> Codings:
        """What that coder has said of that document, which may be nothing. Raises UsageError where another name has
        the same file."""
        self._store.settle()
        found = self.file_of(coder, document_id)
        return self._followed([found])[0] if found else Codings(document_id, coder)

    def file_of(self, coder: str, document_id: str) -> Codings | None:
        """The same as it is written. Raises UsageError too."""
        found = self._read(form.file_name(document_id, coder))
        if found is not None and found.coder != coder:
            raise _taken(coder, found.coder)
        return found

    def _followed(self, found: list[Codings]) -> list[Codings]:
        """Of one document."""
        if not any(code.quote for codings in found for code in codings.codes):
            return found
        commitments = [*self._store.commitments_in([found[0].document])]
        return [codings.followed(commitments) for codings in found]

    def _read(self, name: str) -> Codings | None:
        text = self._store.text_under(name)
        return form.decode(text, name) if text is not None else None


def is_coded(store: Store, document_id: str) -> bool:
    """Whether somebody has coded a document, also one that is not here any more. What cannot be read, `check` tells."""
    try:
        return bool(store.shelved(document_id))
    except StoreError:
        return False


def refuse_other_spelling(store: Store, coder: str) -> None:
    """Raises UsageError where in some document a coder of another name has the file that would be this one's: one who
    is called Ann Lee here and ann lee there would be two."""
    shelf = Shelf(store)
    for document_id in shelf.documents():
        shelf.file_of(coder, document_id)


def put_codes(change: "Change", document_id: str, coder: str, codes: Sequence[Code]) -> None:
    """Raises StoreError, UsageError."""
    name, text = _before(change, document_id, coder)
    change.put_shelved(name, form.with_codes(text, document_id, coder, list(codes)))


def put_judgements(change: "Change", document_id: str, coder: str, judgements: Sequence[Judgement]) -> None:
    """Raises StoreError, UsageError."""
    name, text = _before(change, document_id, coder)
    change.put_shelved(name, form.with_judgements(text, document_id, coder, list(judgements)))


def _before(change: "Change", document_id: str, coder: str) -> tuple[str, str | None]:
    """Nothing is written beside what cannot be read, or what is somebody else's."""
    name = form.file_name(document_id, coder)
    text = change.shelved(name)
    if text is not None and (there := form.decode(text, name).coder) != coder:
        raise _taken(coder, there)
    return name, text


def _taken(coder: str, there: str) -> UsageError:
    return UsageError(
        f"{there!r} has coded here, and the file of {coder!r} would be the same; if that is you, say --by {there!r}, "
        "else take a name that is told apart from it in its letters and digits"
    )
