"""What a guess takes for nothing, or asks about: what looks like a field of a promise and is something else."""

from typing import Any

import pytest
from guesses import of, taken

from commitments.guess import standing


def told_and_taken(*cells: dict[str, Any]) -> tuple[list[dict[str, tuple[str, ...]]], tuple[str, ...]]:
    found = of(*cells)
    return [{field: source.columns for field, source in update.items()} for update in found.mapping.updates], found.told


def test_a_status_of_now_in_every_row_of_a_promise_is_of_none_of_their_days() -> None:
    rows = [
        {"id": key, "promise": words, "year": year, "update": f"{key} in {year}", "current_status": status}
        for key, words, status in (("A1", "Build four bridges", "kept"), ("A2", "Plant ten oaks", "broken"))
        for year in ("2019", "2020", "2021")
    ]
    assert told_and_taken(*rows) == (
        [{"on": ("year",), "note": ("update",)}, {"status": ("current_status",)}],
        (standing.told("current_status", "year"),),
    )


def test_a_status_that_changes_from_row_to_row_keeps_its_days() -> None:
    rows = [
        {"id": "A1", "promise": "Build four bridges", "year": year, "current_status": status}
        for year, status in (("2019", "in progress"), ("2020", "kept"))
    ]
    assert told_and_taken(*rows) == ([{"status": ("current_status",), "on": ("year",)}], ())


@pytest.mark.parametrize(
    "row",
    [
        {"party": "Reds", "year": "2017", "title": "A plan for Avalon", "text": "We will build a school. " * 400},
        {"party": "Reds", "year": "2017", "title": "Reds manifesto 2017", "url": "https://example.org/reds"},
        {
            "party": "Reds",
            "title": "A plan for Avalon",
            "language": "en",
            "pages": "84",
            "url": "https://example.org/1",
        },
    ],
)
def test_rows_that_are_whole_documents_are_asked_about(row: dict[str, str]) -> None:
    (doubt,) = of(row, {**row, "party": "Blues"}).doubts
    assert doubt.field == "quote" and "document" in doubt.reason


def test_who_a_column_called_by_names_is_nobody_as_long_as_nobody_can_tell() -> None:
    rows = [{"promise": f"Build {n} bridges", "by": name, "status": "kept"} for n, name in ((4, "Anna"), (5, "Carl"))]
    updates, told = told_and_taken(*rows)
    assert (updates, told) == (
        [{"status": ("status",)}],
        ("'by' was not taken: it may name who promises (actors) or who rates (by)",),
    )


def test_a_column_called_by_that_holds_days_is_the_day_by_which() -> None:
    rows = [{"promise": f"Build {n} bridges", "by": f"202{n}-03-01", "status": "kept"} for n in (4, 5)]
    assert taken(of(*rows).mapping) == {"quote": ["promise"], "due": ["by"], "status": ["status"]}


@pytest.mark.parametrize("name", ["term_end", "mandate end", "End of term", "Fin de mandat", "Amtsende", "任期结束"])
def test_the_end_of_a_term_of_office_is_not_the_day_a_promise_is_due(name: str) -> None:
    rows = [{"promise": f"Build {n} bridges", name: f"202{n}-03-01", "status": "kept"} for n in (4, 5)]
    assert taken(of(*rows).mapping) == {"quote": ["promise"], "status": ["status"]}


# --- whose a link, a name, a number is --------------------------------------------------------------------------------


def test_the_page_where_a_promise_was_made_proves_no_status_where_another_column_does() -> None:
    rows = [
        {"Promise": f"Build {n} bridges", "PromiseLink": f"https://example.org/{n}", "Kept": "Pending", "KeptLink": ""}
        for n in (4, 5)
    ]
    assert taken(of(*rows).mapping) == {"quote": ["Promise"], "status": ["Kept"]}


def test_the_id_of_a_status_is_its_word_and_a_number_names_neither_section_nor_maker() -> None:
    rows = [
        {"promise": f"Build {n} bridges", "sector_id": 1, "politician_id": "1000001", "status_id": "not_started"}
        for n in range(4)
    ]
    assert taken(of(*rows).mapping) == {"quote": ["promise"], "status": ["status_id"]}


def test_one_word_for_all_under_a_name_that_ends_in_one_for_a_maker_is_nobody() -> None:
    rows = [{"promise": f"Build {n} bridges", "Initiative association": "Watch", "status": "kept"} for n in range(5)]
    assert taken(of(*rows).mapping) == {"quote": ["promise"], "status": ["status"]}


def test_a_name_beside_a_description_is_no_person_and_may_be_the_promise() -> None:
    rows = [
        {
            "name": f"Railways for the {place} valley",
            "description": f"Build a railway of {n} km through the {place} valley.",
            "party": "Reds",
        }
        for n, place in ((40, "Onny"), (50, "Wend"))
    ]
    found = of(*rows)
    assert taken(found.mapping) == {"quote": ["description"], "actors": ["party"]}
    assert [doubt.candidates for doubt in found.doubts] == [("name", "description")]


def test_a_deadline_is_one_though_most_promises_have_none() -> None:
    days = ["ongoing"] * 6 + ["2026", "2027-03-01", "2028"]
    rows = [{"promise": f"Build {n} bridges", "deadline": day} for n, day in enumerate(days)]
    assert taken(of(*rows).mapping) == {"quote": ["promise"], "due": ["deadline"]}


def test_a_date_beside_a_list_of_updates_is_not_that_of_the_status() -> None:
    rows = [
        {"promise": f"Build {n} bridges", "status": "kept", "date": f"202{n}-06-28", "updates": list[str]()}
        for n in (3, 4)
    ]
    found = of(*rows)
    assert taken(found.mapping) == {"quote": ["promise"], "status": ["status"]}
    assert "'date' was not taken: it may be the day of the promise (made) or that of its status (on)" in found.told


def test_a_history_of_a_few_promises_leaves_the_others_their_own_day_and_proof() -> None:
    looked = {"status": "broken", "status_last_reviewed": "2026-05-23", "source_url": "https://example.org/1"}
    changed = [{"status": "broken", "changed_at": "2026-07-16", "evidence_url": "https://example.org/2"}]
    rows = [{"promise": f"Build {n} bridges", **looked} for n in range(4)]
    rows[3]["status_history"] = changed  # type: ignore[assignment]
    assert taken(of(*rows).mapping) == {
        "quote": ["promise"],
        "status": ["status_history[].status", "status"],
        "on": ["status_history[].changed_at", "status_last_reviewed"],
        "evidence.url": ["status_history[].evidence_url", "source_url"],
    }


def test_rows_that_say_other_things_of_the_same_promises_are_asked_about() -> None:
    rows = [
        {"promise_id": f"H0{n % 2}", "title": f"Bridges Bill {n}", "url": f"https://example.org/{n}", "status": "kept"}
        for n in range(6)
    ]
    (doubt,) = of(*rows).doubts
    assert doubt == (
        "quote",
        "several rows have the same 'promise_id' and other words, so that they may be its evidence",
        ("title",),
    )
