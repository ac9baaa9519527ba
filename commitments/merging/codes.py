"""The codes of one coder merged, who worked in two places: all that was said in either stands, once."""

from collections.abc import Mapping
from typing import Any

from commitments.merging.documents import Merged, Tables
from commitments.merging.fields import Record
from commitments.merging.lists import canonical, union

_DOCUMENT, _ONLY = "document", "1"


def coder_of(tables: Tables) -> str | None:
    """Whose codes they are; None for the file of a document."""
    coder = tables.get(_DOCUMENT, {}).get(_ONLY, {}).get("coder")
    return coder if isinstance(coder, str) else None


def merged_codes(base: Tables | None, ours: Tables, theirs: Tables) -> Merged:
    """Each table in order of recording, since of two codes of one commitment the last one counts; nothing refers to
    the numbers. Both sides are the same coder's, of the same document."""
    head = {**theirs[_DOCUMENT][_ONLY], **ours[_DOCUMENT][_ONLY]}
    tables: dict[str, dict[str, Any]] = {_DOCUMENT: {_ONLY: head}}
    is_restored = False
    for name in {**ours, **theirs}:
        if name == _DOCUMENT:
            continue
        before, mine, others = (_in_order(side.get(name, {})) for side in (base or {}, ours, theirs))
        tables[name] = {str(number): one for number, one in enumerate(union(mine, others, before), 1)}
        said = [{*map(canonical, side)} for side in (before, mine, others)]
        is_restored = is_restored or bool(said[0] & (said[1] ^ said[2]))
    name = f"{head.get('document')} as coded by {head.get('coder')}"
    return Merged(tables, (), (), (name,) if is_restored else ())


def _in_order(records: Mapping[str, Record]) -> list[Record]:
    return [records[key] for key in sorted(records, key=lambda key: (len(key), key))]
