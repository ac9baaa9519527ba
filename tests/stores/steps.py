"""Any steps that a store can be led through, each of them one change or the taking back of some."""

from typing import Any

from a_store import NOW, an_update
from hypothesis import strategies as st

from commitments.dates import PartialDate
from commitments.model import Amount, Commitment, Document, Evidence
from commitments.stores import Change, Store

Step = tuple[Any, ...]

_ids = st.sampled_from(["a", "b"])
_texts = st.text(st.characters(codec="utf-8"), max_size=8)
_numbers = st.integers(1, 5)
STEPS = st.one_of(
    st.tuples(st.just("document"), _ids, st.none() | _texts, _texts),
    st.tuples(st.just("date"), _ids, st.sampled_from([None, "2015", "2016-02", "2017-03-04"])),
    st.tuples(st.just("add"), _ids, _texts),
    st.tuples(st.just("mark"), _ids, _numbers, _texts),
    st.tuples(st.just("prove"), _ids, _numbers, _texts),
    st.tuples(st.just("tag"), _ids, _numbers, _texts),
    st.tuples(st.just("money"), _ids, _numbers, st.floats(0, 1e300) | st.integers(0, 10**25)),
    st.tuples(st.just("remove"), _ids, _numbers),
    st.tuples(st.just("remove document"), _ids),
    st.tuples(st.just("code"), _ids, st.none() | _texts),
    st.tuples(st.just("mark all")),
    st.tuples(st.just("settings"), st.integers(1, 999)),
    st.tuples(st.just("undo"), st.integers(1, 3)),
    st.tuples(st.just("redo"), st.integers(1, 3)),
)


def take(store: Store, step: Step) -> list[str]:
    """What was done, or taken back; nothing where there is nothing that it could be done to."""
    what, *rest = step
    if what in ("undo", "redo"):
        return [entry.command for entry in getattr(store, what)("me", NOW, *rest)]
    with store.change(what, "me", NOW) as change:
        if what == "settings":
            change.put_settings(f"schema = 1\nstale_after = {rest[0]}\n")
        elif what == "mark all":
            for name in change.document_ids():
                for one in change.commitments(name):
                    change.put(one.with_update(an_update()))
        else:
            _to_a_document(change, what, *rest)
    return [one.id for one in change.changed]


def _to_a_document(change: Change, what: str, name: str, *rest: Any) -> None:
    if what == "document":
        change.put_document(Document(name, rest[1] or "t"), rest[0])
    elif name not in change.document_ids():
        return
    elif what == "date":
        published = PartialDate(rest[0]) if rest[0] else None
        change.put_document(change.document(name)._replace(published=published))
    elif what == "add":
        change.put(Commitment(name, 0, rest[0] or "q"))
    elif what == "remove document":
        change.remove_document(name)
    elif what == "code":
        change.put_shelved(f"codes/{name}/ann.json", rest[0] or "{}")
    else:
        _to_a_commitment(change, what, name, *rest)


def _to_a_commitment(change: Change, what: str, name: str, number: int, value: Any = None) -> None:
    for one in change.commitments(name):
        if one.number != number:
            continue
        if what == "remove":
            change.remove(one.id)
        elif what == "mark":
            change.put(one.with_update(an_update(str(value))))
        elif what == "prove":
            proof = Evidence("https://a.example", title=value or None)
            change.put(one.with_update(an_update()._replace(evidence=(proof, proof))))
        elif what == "tag":
            change.put(one._replace(tags=(value or "t",)))
        else:
            change.put(one._replace(amount=Amount(value, "USD")))
