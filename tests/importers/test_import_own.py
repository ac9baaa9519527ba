"""Our own export comes back as it was: into the store it is from, into an empty one, and into one that differs."""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.codec.public import public, public_document
from commitments.dates import PartialDate
from commitments.importers import own
from commitments.importers.drafts import Context, drafts
from commitments.maps import parse
from commitments.model import Commitment, Document, Evidence, Span, Status, Update
from commitments.plan import Held, Plan, plan
from commitments.rows import Bad, Row
from tests.strategies import commitments

TODAY = datetime(2026, 11, 24, tzinfo=UTC)
HERE = Document("d", "D", next_number=3)
KEPT = Update(
    Status.KEPT, PartialDate("2018"), TODAY, "bo", "Done <b>.", None, (Evidence("https://a.example"),), "Promise Kept"
)
MADE = Commitment("d", 1, "We will.", Span(3, 11), tags=("b", "a"), updates=(KEPT, KEPT._replace(source_status=None)))


def exported(held: Iterable[Commitment], documents: Sequence[Document] = ()) -> list[Row]:
    """The rows of an export in JSON."""
    beside = json.loads(json.dumps({"documents": [public_document(one) for one in documents]}))
    cells = [json.loads(json.dumps(public(one, TODAY.date()))) for one in held]
    return [Row(one, "a.json", 1, (), "commitments", f"entry {place}", beside) for place, one in enumerate(cells, 1)]


def planned(rows: Iterable[Row], held: Iterable[Commitment] = (), here: Document | None = None, **more: Any) -> Plan:
    """What the rows do to the commitments held; `here` is the document that is."""
    held = list(held)
    there = Held(
        lambda name: here if here is not None and name == here.id else None,
        lambda name: [one for one in held if one.document == name],
        lambda _: more.get("text"),
    )
    return plan(own.drafts(rows), parse(""), {"id": "a"}, there, one_document=more.get("one_document", False))


@given(st.lists(commitments, max_size=5, unique_by=(lambda one: one.id, lambda one: one.key or one.id)))
def test_an_export_into_an_empty_store_is_the_same_commitments_and_a_second_time_nothing(
    held: list[Commitment],
) -> None:
    rows = exported(held)
    assert own.is_ours(rows) == bool(rows)
    first = planned([*rows, *rows])
    assert [entry.after for entry in first.new] == _by_document(held)
    for name in {one.document for one in held}:
        here = Document(name, "D", next_number=99)
        mine = [row for row in rows if row.cells["document"] == name]
        again = planned(mine, held, here)
        assert (again.new, again.changed, len(again.same)) == ([], [], len(mine))


def _by_document(held: list[Commitment]) -> list[Commitment]:
    names = list(dict.fromkeys(one.document for one in held))
    return sorted(held, key=lambda one: names.index(one.document))


def test_the_documents_of_an_export_come_along_without_the_hash_of_a_text_that_is_not_in_it() -> None:
    told = Document("d", "The plan", "Us", "law", PartialDate("2018"), "https://a.example", "en", "abc", next_number=9)
    assert planned(exported([MADE], [told])).documents == [told._replace(sha256=None)]
    assert planned(exported([MADE])).documents == [Document("d", "d")]


def test_a_number_that_was_used_already_is_not_taken_again_and_those_that_are_kept_go_first() -> None:
    two = [MADE._replace(number=2, quote="We shall."), MADE._replace(number=3)]
    made = planned(exported(two), [], HERE)
    assert [(entry.after.number, entry.after.key) for entry in made.new] == [(3, None), (0, "d-02")]
    moved = planned(exported(two), [], Document("a", "A"), one_document=True)
    assert [(entry.after.document, entry.after.number, entry.after.key) for entry in moved.new] == [
        ("a", 0, "d-02"),
        ("a", 0, "d-03"),
    ]


def test_a_span_holds_only_where_the_text_that_is_here_agrees() -> None:
    def span(text: str | None) -> Span | None:
        return planned(exported([MADE]), [], Document("d", "D"), text=text).new[0].after.span

    assert [span(text) for text in (None, "So: We will.", "We will.", "Else.")] == [
        Span(3, 11),
        Span(4, 12),
        Span(0, 8),
        None,
    ]


def test_what_the_export_has_more_is_added_and_what_is_here_more_stays() -> None:
    later = KEPT._replace(status=Status.BROKEN, on=PartialDate("2019"), by="cy")
    mine = Update(None, PartialDate("2020"), TODAY, "ana", "Mine.")
    (entry,) = planned(
        exported([MADE._replace(updates=(*MADE.updates, later), due=PartialDate("2030"), tags=("c",))]),
        [MADE._replace(updates=(*MADE.updates, mine))],
        HERE,
    ).changed
    assert entry.after == MADE._replace(
        updates=(*MADE.updates, mine, later), due=PartialDate("2030"), tags=("a", "b", "c")
    )


def test_an_export_that_was_taken_in_as_a_strangers_is_not_told_again() -> None:
    joint = KEPT._replace(actor="Japan", note=None, evidence=())
    sent = MADE._replace(key="7", updates=(KEPT, joint), actors=("Japan",))
    toml = "[columns]\nkey = 'id'\nquote = 'quote'\nactors = 'actors'\nstatus = 'updates[].status'\n"
    toml += "on = 'updates[].on'\nnote = 'updates[].note'\nactor = 'updates[].actor'\n"
    toml += "evidence.url = 'updates[].evidence[].url'\n"
    rows = exported([sent])
    (old,) = plan(drafts(rows, parse(toml), Context("ana", TODAY)), parse(toml), {"id": "d"}).new
    held = old.after._replace(number=1, span=sent.span, tags=sent.tags)
    assert held.updates[0].source_status == "kept"
    again = planned(rows, [held], HERE)
    assert len(again.changed) + len(again.same) == 1
    assert [entry.after.updates[: len(held.updates)] for entry in (*again.changed, *again.same)] == [held.updates]
    assert len(planned(rows, [(*again.changed, *again.same)[0].after], HERE).same) == 1


def test_a_row_of_an_export_with_something_wrong_in_it_is_bad_and_says_what() -> None:
    good, wrong = exported([MADE, MADE._replace(number=2, quote="We shall.")])
    wrong.cells["due"] = "soon"
    made = planned([good, wrong])
    assert (len(made.new), [str(bad) for bad in made.bad]) == (
        1,
        [str(Bad("a.json", 1, made.bad[0].reason, "entry 2"))],
    )
    assert "due" in made.bad[0].reason


@pytest.mark.parametrize(
    "change",
    [
        {"updates": None},
        {"updates": [{"status": "Promise Kept"}]},
        {"updates": [{"status": ["kept"]}]},
    ],
)
def test_an_export_in_other_words_or_in_part_is_anybodys_file(change: dict[str, Any]) -> None:
    (row,) = exported([MADE])
    part = {name: value for name, value in row.cells.items() if name != "span"}
    assert not own.is_ours([row, row._replace(cells={**row.cells, **change})])
    assert not own.is_ours([row._replace(cells=part)])
    assert not own.is_ours([])
