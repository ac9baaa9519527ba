"""The index that a browser searches: what is in it, and how little of it changes with a promise."""

import json
import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nasty import NASTY

from commitments.model import OVERALL, Status
from commitments.reports.markup import legal_line
from commitments.reports.site.presenters.values import Mark
from commitments.reports.site.searching import Indexed, index_files, shard_count, shard_of
from commitments.symbols import symbol


def marked(status: Status) -> Mark:
    return Mark(status.value, f"called {status.value}", symbol(status))


KEPT = marked(Status.KEPT)
TRAINS = Indexed(
    *("pact-01", "pact-01/index.html", "pact", "The Pact", "Ten trains", "We will build ten trains.", KEPT, "2018"),
    *(("Japan",), ("rail", "north"), "2018-05-01", "USD 5 million"),
)
"""The program's own address of it would be `pact/01/`."""
STEEL = TRAINS._replace(
    id="pact-02", address="pact/02/index.html", title="Steel", due="", actors=(), tags=(), amount=""
)


def files(rows: Iterable[Indexed]) -> dict[str, bytes]:
    found = list(index_files(rows))
    assert len(dict(found)) == len(found)
    return dict(found)


def called(content: bytes) -> list[object]:
    """What a script hands to the function that it calls."""
    found = re.fullmatch(r"commitmentsIndex\((.*)\);\n", content.decode(), flags=re.DOTALL)
    assert found
    return list(json.loads(f"[{found[1]}]"))


def many(documents: int, each: int = 20) -> list[Indexed]:
    return [
        TRAINS._replace(id=f"doc{d}-{n:02d}", address=f"doc{d}/{n:02d}/index.html", document=f"doc{d}")
        for d in range(documents)
        for n in range(1, each + 1)
    ]


def test_a_small_index_is_a_head_a_list_and_the_quotes() -> None:
    found = {name: called(content) for name, content in files([TRAINS, STEEL]).items()}
    assert found == {
        "search/rows-00.js": [
            "rows",
            "00",
            [
                ["pact", "The Pact"],
                [
                    *("pact-01/", "", "Ten trains", "kept", "2018", ["Japan"], ["rail", "north"], "2018-05-01"),
                    "USD 5 million",
                ],
                ["pact/02/", "pact-02", "Steel", "kept", "", [], [], "2018-05-01", ""],
            ],
        ],
        "search/text-00.js": ["text", "00", ["We will build ten trains.", "We will build ten trains."]],
        "search/index.js": [{"shards": {"00": 2}, "statuses": {"kept": ["called kept", symbol(Status.KEPT)]}}],
    }


def test_an_index_of_nothing_says_so() -> None:
    assert {name: called(content) for name, content in files([]).items()} == {
        "search/index.js": [{"shards": {}, "statuses": {}}]
    }


@pytest.mark.parametrize(
    ("promises", "shards"),
    [(0, 1), (1, 1), (1000, 1), (1001, 2), (2000, 2), (2001, 4), (100_000, 128), (10_000_000, 256)],
)
def test_there_are_as_many_shards_as_keep_each_small(promises: int, shards: int) -> None:
    assert shard_count(promises) == shards


def test_a_document_is_in_one_shard_and_its_neighbours_in_others() -> None:
    names = [shard_of(f"doc{number}", 16) for number in range(200)]
    assert {int(name, 16) for name in names} == set(range(16))
    assert max(map(names.count, names)) < 30


def test_a_changed_promise_changes_one_file_and_a_changed_quote_one_more() -> None:
    rows = many(400)
    before = files(rows)
    assert len(before) == 1 + 2 * 8
    rows[1234] = rows[1234]._replace(status=marked(Status.BROKEN), updated="2026-01-01")
    shard = shard_of(rows[1234].document, 8)
    assert changed(before, files(rows)) == {f"search/rows-{shard}.js", "search/index.js"}
    rows[1234] = rows[1234]._replace(status=KEPT, quote="We will build eleven trains.")
    assert changed(before, files(rows)) == {f"search/rows-{shard}.js", f"search/text-{shard}.js"}


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def test_another_document_changes_its_own_shard_and_the_head() -> None:
    rows = many(90)
    added = TRAINS._replace(document="new", id="new-01", address="new/01/")
    shard = shard_of("new", shard_count(len(rows)))
    assert changed(files(rows), files([*rows, added])) == {
        f"search/rows-{shard}.js",
        f"search/text-{shard}.js",
        "search/index.js",
    }


@given(st.permutations(range(6)))
def test_the_order_of_documents_changes_no_byte(order: list[int]) -> None:
    rows = many(6, 3)
    shuffled = [row for place in order for row in rows[place * 3 : place * 3 + 3]]
    assert files(shuffled) == files(rows)


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_any_text_is_a_text_on_one_line_of_a_script(text: str) -> None:
    row = Indexed("doc-01", "doc/01/", "doc", text, text, text, KEPT, "2018", (text,), (text,), "", text)
    found = files([row])
    shown = legal_line(text)
    assert called(found["search/rows-00.js"])[2] == [
        ["doc", shown],
        ["doc/01/", "doc-01", shown, "kept", "2018", [shown], [shown], "", shown],
    ]
    assert called(found["search/text-00.js"])[2] == [shown]
    assert {len(content.decode().splitlines()) for content in found.values()} == {4, 3, 1}


def test_statuses_are_called_as_the_marks_of_the_rows_call_them() -> None:
    rows = [TRAINS._replace(id=f"pact-{n}", status=marked(status)) for n, status in enumerate(OVERALL)]
    (head,) = called(files(rows)["search/index.js"])
    assert isinstance(head, dict)
    assert head["statuses"] == {status.value: [f"called {status.value}", symbol(status)] for status in OVERALL}
