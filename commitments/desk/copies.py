"""What is wrong with the kept copies themselves: facts that cannot be read, texts that are lost or were changed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from commitments.checks import Finding, Level
from commitments.errors import StoreError
from commitments.stores.shelves import EVIDENCE
from commitments.text import one_line

if TYPE_CHECKING:
    from commitments.stores import Store

_NAME, _STORE = "kept", "(store)"


def of_copies(store: "Store") -> Iterator[Finding]:
    try:
        kept = store.evidence
    except StoreError as error:
        yield Finding(Level.PROBLEM, _NAME, _STORE, None, str(error))
        return
    for name in store.kept_strangers():
        said = f"{one_line(name)} is no file of a copy, since its name is none of these; move it away"
        yield Finding(Level.REMARK, _NAME, _STORE, None, said)
    for _, said in kept.troubles:
        what = said if ";" in said else f"{said}; put it back, or remove it and keep the page again"
        yield Finding(Level.PROBLEM, _NAME, _STORE, None, what)
    there = set(store.kept())
    for copy in kept.shelf:
        if copy.text_sha256 is None or kept.text(copy) is not None:
            continue
        name = f"{EVIDENCE}/{copy.names.text}"
        what = "is not the text that was kept" if name in there else "is missing"
        said = f"{name} {what}; put it back, or get the page anew with: commitments evidence keep --again"
        yield Finding(Level.PROBLEM, _NAME, _STORE, None, said)
