"""What a question costs in PostgreSQL grows with its answer, and not with the collection."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from a_store import NOW, fill
from terminals import Program

from commitments.codec import encode_commitment, encode_document
from commitments.dates import PartialDate
from commitments.errors import AmbiguousId, NotFound
from commitments.model import Amount, Commitment, Document, Evidence, Kind, Span, Status, Update
from commitments.places import Paragraph
from commitments.query import parse
from commitments.search import needle
from commitments.stores import Store
from commitments.stores.documents.format import COMMITMENTS, DOCUMENT, ONLY, render
from commitments.stores.documents.migrations import SCHEMA

TODAY = date(2026, 1, 1)
DOCUMENTS, EACH = 300, 10
RARE = 500
"""One commitment of so many is another in each respect."""
FEW = 20
LARGE = {"commitments", "updates", "evidence"}

QUESTIONS = (
    "tag:rare",
    "status:broken",
    "is:overdue",
    "is:late",
    "is:unsupported",
    "due:2030",
    "due:..2021",
    "made:2001",
    "since:2025-06",
    "updated:2025-06..",
    "actor:united",
    "counterparty:nowhere",
    "section:odd",
    "kind:pledge",
    "by:zoe",
    "member:united",
    "text:zeppelin",
    "text:eppeli",
    "amount:900m..",
    "amount:..EUR",
    "page:12",
    "para:1..5",
    "document:summit-007",
    "no:evidence",
    "no:due",
    "has:amount",
    "has:member",
    "not has:summary",
    "not has:tag",
    "has:tag -has:due",
    "tag:rare -status:kept",
    "tag:rare -tag:common",
    "tag:rare due:2030",
    "status:broken text:zeppelin",
    "tag:rare or due:2030",
    "(tag:rare or page:12) -is:overdue",
    "not (has:due or tag:rare)",
    "summit-007-01 or tag:rare",
)


@pytest.fixture(scope="module")
def store(cluster: Any) -> Iterator[Store]:
    """Thousands of commitments, and the server knows how many."""
    url = cluster.create_database()
    made = Store.create(url)
    made.take_in({f"summit-{place:03d}.json": document(place) for place in range(DOCUMENTS)})
    made.finish("")
    yield made
    made.close()
    cluster.drop_database(url)


def document(place: int) -> bytes:
    head = Document(f"summit-{place:03d}", f"Summit {place}", published=PartialDate("2020-03-01"))
    several = {str(number): encode_commitment(commitment(place, number)) for number in range(1, EACH + 1)}
    return render({DOCUMENT: {ONLY: {"schema": SCHEMA} | encode_document(head)}, COMMITMENTS: several}).encode()


def commitment(place: int, number: int) -> Commitment:
    """Most are alike; of the others some are rare in most respects, some late, and some without a date."""
    index = (place * EACH + number) % RARE
    usual = Commitment(
        f"summit-{place:03d}",
        number,
        f"Japan intends to build a railway, as promise {place}.{number} says.",
        section="Growth",
        summary="Build it",
        kind=Kind.REQUEST,
        actors=("Japan",),
        made=PartialDate("2020-03-01"),
        due=PartialDate(f"20{40 + number}"),
        tags=("common",),
        span=Span(0, 5),
        updates=(update(Status.KEPT, evidence=(Evidence(f"https://example.org/{place}/{number}", "A report"),)),),
    )
    if index == 7:
        return usual._replace(
            quote="The United States intend to build a zeppelin.",
            section="Odd",
            summary="",
            kind=Kind.PLEDGE,
            actors=("United States",),
            counterparties=("Nowhere",),
            made=PartialDate("2001"),
            due=PartialDate("2030"),
            amount=Amount(950_000_000, "EUR"),
            tags=("rare",),
            updates=(update(Status.BROKEN, "2025-06-01", "zoe"),),
        )
    if index == 107:
        return usual._replace(due=PartialDate("2021"), tags=(), updates=(update(Status.IN_PROGRESS, actor="United"),))
    return usual._replace(due=None, page=12, paragraph=Paragraph(3, True)) if index == 207 else usual


def update(
    status: Status,
    on: str = "2021-02-03",
    by: str = "ann",
    actor: str | None = None,
    evidence: tuple[Evidence, ...] = (),
) -> Update:
    return Update(status, PartialDate(on), datetime.fromisoformat(f"{on}T12:00Z"), by, None, actor, evidence)


# --- what the server does ---------------------------------------------------------------------------------------------


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for part in plan.get("Plans", ()):
        yield from nodes(part)


def plans(store: Store, statements: list[tuple[Any, Any]]) -> Iterator[dict[str, Any]]:
    """The nodes of what the server did for these."""
    with store.reading() as connection:
        for statement, values in statements:
            row = connection.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}", values).fetchone()
            yield from nodes(row[0][0]["Plan"])


@pytest.fixture
def asked(store: Store, monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, Any]]:
    """The statements that read, with their values, as they come in."""
    from psycopg import Connection, ServerCursor

    found: list[tuple[Any, Any]] = []

    def noting(method: Any, begins: str) -> Any:
        def execute(self: Any, statement: Any, values: Any = None, **options: Any) -> Any:
            if isinstance(statement, str) and "SELECT" in statement and "EXPLAIN" not in statement:
                found.append((begins + statement, values))
            return method(self, statement, values, **options)

        return execute

    monkeypatch.setattr(Connection, "execute", noting(Connection.execute, ""))
    monkeypatch.setattr(ServerCursor, "execute", noting(ServerCursor.execute, "DECLARE it NO SCROLL CURSOR FOR "))
    return found


def read_whole(found: Iterator[dict[str, Any]]) -> list[str]:
    return [one["Relation Name"] for one in found if one["Node Type"] == "Seq Scan" and one["Relation Name"] in LARGE]


def rows_touched(found: Iterator[dict[str, Any]]) -> int:
    """All that scans gave or threw away."""
    return sum(
        (one["Actual Rows"] + one.get("Rows Removed by Filter", 0)) * one["Actual Loops"]
        for one in found
        if one["Node Type"].endswith("Scan")
    )


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_with_a_few_answers_reads_no_table_whole(
    question: str, store: Store, asked: list[tuple[Any, Any]]
) -> None:
    query = parse([question], TODAY).bind(store.document_ids, store.numbers)
    asked.clear()
    answers = [commitment.id for commitment in store.commitments(query, TODAY)]
    assert 0 < len(answers) <= FEW
    assert read_whole(plans(store, asked.copy())) == []
    assert answers == [one.id for one in store.commitments() if query(one, TODAY)]


@pytest.mark.parametrize("text", ["zeppelin", "zeppelins", '"a zeppelin"', "zeppelin intend"])
def test_a_search_that_finds_little_reads_no_table_whole(text: str, store: Store, asked: list[tuple[Any, Any]]) -> None:
    found = [one.id for one in store.commitments(parse([], TODAY), TODAY, needle(text))]
    assert len(found) == DOCUMENTS * EACH // RARE
    assert read_whole(plans(store, asked.copy())) == []


def test_reading_one_commitment_touches_the_rows_of_that_one_alone(store: Store, asked: list[tuple[Any, Any]]) -> None:
    one = store.commitment("summit-030-08")
    assert (one.number, len(one.updates), len(one.updates[0].evidence)) == (8, 1, 1)
    assert rows_touched(plans(store, asked.copy())) <= 5


@pytest.mark.parametrize("number", [8, EACH + 1])
def test_a_bare_number_is_looked_up_in_all_documents_with_few_questions(
    number: int, store: Store, asked: list[tuple[Any, Any]]
) -> None:
    with pytest.raises(AmbiguousId if number <= EACH else NotFound) as error:
        parse([str(number)], TODAY).bind(store.document_ids, store.numbers)
    assert len(asked) < DOCUMENTS / 10
    if isinstance(error.value, AmbiguousId):
        assert error.value.candidates == tuple(f"summit-{place:03d}-08" for place in range(DOCUMENTS))
    assert {len(store.numbers(name)) for name in store.document_ids()} == {EACH}


def test_the_number_of_a_commitment_that_was_removed_means_another_from_then_on(database: str) -> None:
    store = Store.create(database)
    for name in ("lima-2014", "oslo-2020", "paris-2015", "quito-2016", "rome-2021"):
        fill(store, name)
    means = [store.numbers("rome-2021") for _ in range(5)][-1]
    assert 2 in means
    with store.change("remove", "me", NOW) as change:
        change.remove("rome-2021-02")
        assert 1 in store.numbers("rome-2021")
    found = store.numbers("rome-2021")
    assert (2 in found, 2 in store.numbers("lima-2014"), sorted(found)) == (False, True, [1, 3])


def test_documents_are_listed_with_few_questions_beside_one_for_each_text(
    program: Program, store: Store, asked: list[tuple[Any, Any]]
) -> None:
    listed = program("--store", store.place, "documents", "--format", "jsonl")
    assert (listed.code, len(listed.out.splitlines())) == (0, DOCUMENTS)
    assert DOCUMENTS / 2 < len(asked) < DOCUMENTS * 1.5


def test_undo_and_redo_read_what_they_change_and_not_the_whole_document(
    database: str, asked: list[tuple[Any, Any]]
) -> None:
    store = Store.create(database)
    fill(store, "paris-2015", 300)
    file = store.content("paris-2015.json")
    with store.change("mark", "me", NOW) as change:
        change.put(change.commitment("paris-2015-150")._replace(summary="Another"))
        change.remove("paris-2015-200")
    asked.clear()
    store.undo("me", NOW)
    store.redo("me", NOW)
    store.undo("me", NOW)
    read = [(statement, values) for statement, values in asked if "FROM commitments c" in statement]
    with store.reading() as connection:  # type: ignore[attr-defined]
        assert {len(connection.execute(*one).fetchall()) for one in read} <= {1, 2, 3}
    assert read
    assert store.content("paris-2015.json") == file


def test_the_tags_are_told_without_reading_commitments(store: Store, asked: list[tuple[Any, Any]]) -> None:
    assert store.tags() == {"common", "rare"}
    found = list(plans(store, asked.copy()))
    assert "commitments" not in {one.get("Relation Name") for one in found}
    assert rows_touched(iter(found)) <= 10


def test_the_tags_that_are_told_are_those_of_the_commitments_after_every_change(database: str) -> None:
    store = Store.create(database)
    fill(store, "paris-2015")
    fill(store, "rome-2021")
    told = [store.tags()]
    for number, tags in ((1, ("co₂", "Energy")), (2, ("Energy",)), (1, ()), (3, ("steel",))):
        with store.change("tag", "me", NOW) as change:
            change.put(change.commitment(f"paris-2015-{number:02d}")._replace(tags=tags))
        told.append(store.tags())
    with store.change("remove", "me", NOW) as change:
        change.remove_document("rome-2021")
    told.append(store.tags())
    store.undo("me", NOW, 2)
    told.append(store.tags())
    store.redo("me", NOW)
    told.append(store.tags())
    with_steel = {"co₂", "Energy", "steel"}
    both = {"co₂", "Energy"}
    assert told == [{"co₂"}, both, both, both, with_steel, {"Energy", "steel"}, both, with_steel]
    assert told[-1] == {tag for one in store.commitments() for tag in one.tags}
