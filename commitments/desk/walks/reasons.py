"""Why passages are set aside, as a list to choose from, where each reason keeps its number: from one document, and from
one walk, to the next."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from commitments.desk.walks.walk import asked
from commitments.errors import CommitmentsError
from commitments.text import fold, one_line, shorten

if TYPE_CHECKING:
    from commitments.model import Document
    from commitments.session import Session

_USUAL = ("background", "praise", "report of the past", "opinion", "quotation", "heading or caption")
_MOST_OWN = 6
"""Reasons in words of one's own that are offered beside the usual ones."""
_MOST_DOCUMENTS = 50
"""Of a larger store the reasons of the others are not looked for: it would take too long."""


class Reasons:
    """Of the walks through one document."""

    def __init__(self, session: "Session", document_id: str) -> None:
        from commitments.stores import cached

        self.session, self.document_id = session, document_id
        self._path = cached.path_of(session.store.key, "reasons")
        found = cached.read(self._path)
        names = found if isinstance(found, list) else []
        self._own = [name for name in names if isinstance(name, str)][:_MOST_OWN]
        """Each at its place, also while nothing is set aside for it."""

    def asked(self, argument: str = "") -> str:
        """Why a passage is no commitment: typed, or by its number of the list; "" for neither."""
        reasons = self._numbered()
        offered = "; ".join(f"{number} {shorten(reason, 40)}" for number, reason in reasons.items())
        said = argument or asked(
            self.session,
            f"why it is no commitment ({offered}; or your own words): ",
            lambda answer: _meant(answer, reasons),
        )
        return _meant(said, reasons)

    def _numbered(self) -> dict[int, str]:
        """The usual ones, then those in words of one's own that are in use."""
        store, usual = self.session.store, set(map(fold, _USUAL))
        used = Counter([*_used_in([store.document(self.document_id)]), *(self._used_elsewhere or ())])
        own = [reason for reason, _ in used.most_common() if fold(reason) not in usual]
        before = list(self._own)
        for reason in own:
            self._place(reason, own)
        if self._own != before:
            self._keep()
        is_offered = set(self._own if self._used_elsewhere is None else own)
        numbered = enumerate([*_USUAL, *self._own], 1)
        return {number: reason for number, reason in numbered if reason in _USUAL or reason in is_offered}

    def _place(self, reason: str, used: list[str]) -> None:
        """Behind the others; where there is no room, instead of one that nothing is set aside for any longer."""
        if reason in self._own:
            return
        if len(self._own) < _MOST_OWN:
            self._own.append(reason)
        elif self._used_elsewhere is not None:
            free = next((place for place, one in enumerate(self._own) if one not in used), None)
            if free is not None:
                self._own[free] = reason

    def _keep(self) -> None:
        from commitments.stores import cached

        if self._path is not None:
            cached.write(self._path, self._own)

    @cached_property
    def _used_elsewhere(self) -> list[str] | None:
        store = self.session.store
        if len(store.document_ids()) > _MOST_DOCUMENTS:
            return None
        return list(_used_in(one for one in store.documents() if one.id != self.document_id))


def _used_in(documents: "Iterable[Document]") -> Iterator[str]:
    return (passage.reason for document in documents for passage in document.set_aside if passage.reason)


def _meant(said: str, reasons: dict[int, str]) -> str:
    if not said.isdecimal():
        if len(said) == 1 and said.isascii():
            raise CommitmentsError(f"{said} alone is no reason; type a number or words, or Esc to leave the question")
        return one_line(said)
    if (number := int(said[:9])) not in reasons:
        raise CommitmentsError(f"no reason has the number {said[:9]}; choose one of the list, or type your own")
    return reasons[number]
