"""Any question there can be, and any documents that it is asked of, for the tests of the stores."""

from datetime import date

import strategies
from hypothesis import strategies as st

from commitments.codec import encode_commitment, encode_document
from commitments.model import Commitment, Document
from commitments.search import needle
from commitments.stores.documents.format import COMMITMENTS, DOCUMENT, ONLY, render

_WORDS = """
    status:kept status:unassessed status:partial,in-progress is:open is:closed is:overdue is:stale
    is:unsupported is:part-rated member:kept member:japan member:unit=broken member:unassessed member:not-applicable
    member:japan=unassessed,kept member:g7 member:g7=kept member:g99=broken group:g7
    group:euro actor:g7 actor:union has:member tag:energy tag:none
    tag:ÉNERGIE kind:pledge kind:request,launch document:g20 actor:unit
    actor:states counterparty:japan section:steel section:x by:jean by:a due:2018 due:2017..2019-06 due:..2016
    made:2018.. made:2016 updated:2018 updated:..-90d since:2019 since:2017-01..2018 amount:0.. amount:..1e9
    amount:1e6..1e12USD amount:5 amount:..1e6 page:1..99 page:100.. page:7 para:..150 para:42,43 has:page no:para
    amount:1e9..1e9USD amount:..EUR has:due has:made has:amount has:kind has:tag has:actor has:counterparty
    has:section has:summary has:span has:key has:update has:note has:evidence no:evidence no:tag no:due steel
    STEEL teel energie united 協 協力 U.S. U.S x 3 id:g20-01,02 defen
"""
WORDS = [
    *_WORDS.split(),
    'member:"united states"',
    *('"the not"', '"s. x"', '"u.s. 3"', '"_"', '"x steel"', 'actor:"st un"', 'section:"x th"'),
]
GROUPS = {"G7": ("united states", "Élysée"), "G99": ("Japan",)}
QUERIES = st.recursive(
    st.sampled_from(WORDS),
    lambda part: st.one_of(
        part.map(lambda text: f"not ({text})"),
        st.tuples(part, part).map(" ".join),
        st.tuples(part, part).map(lambda pair: f"({pair[0]} or {pair[1]})"),
    ),
    max_leaves=5,
)
DAYS = st.one_of(st.just(date(2026, 11, 24)), strategies.days)
SOUGHT = st.lists(
    st.sampled_from(("steel", "stee", "defence", "energie", "協力", "united", "u.s", "x", '"the not"', "no")),
    min_size=1,
    max_size=2,
).map(lambda words: needle(" ".join(words)))


def written(name: str, found: list[Commitment]) -> str:
    """A document's file as the store writes it."""
    commitments = {one.number: one._replace(document=name) for one in found}
    tables = {
        DOCUMENT: {ONLY: {"schema": 2} | encode_document(Document(name, "T", next_number=99))},
        COMMITMENTS: {str(number): encode_commitment(one) for number, one in sorted(commitments.items())},
    }
    return render(tables)


def enumerated(found: list[Commitment]) -> list[Commitment]:
    return [one._replace(number=number) for number, one in enumerate(found, 1)]
