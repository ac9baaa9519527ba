"""Other trackers' words become ours and back, and every step that loses something says so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments import vocabularies
from commitments.errors import UnknownName
from commitments.model import Status
from commitments.vocabularies import from_theirs, to_theirs

ALL = (*vocabularies.NAMES, "generic")


def test_the_vocabularies_a_report_can_speak() -> None:
    assert vocabularies.NAMES == ("politifact", "polimeter", "g20", "ogp", "trumptracker")


@pytest.mark.parametrize("vocabulary", ALL)
def test_every_status_has_a_word_or_a_blank(vocabulary: str) -> None:
    assert all(isinstance(to_theirs(status, vocabulary)[0], str) for status in Status)


@pytest.mark.parametrize("vocabulary", ALL)
def test_what_loses_nothing_comes_back_as_it_was(vocabulary: str) -> None:
    exact = [status for status in Status if not to_theirs(status, vocabulary)[1]]
    back = [from_theirs(to_theirs(status, vocabulary)[0], vocabulary) for status in exact]
    assert [found and found[0] for found in back] == exact


@pytest.mark.parametrize("vocabulary", vocabularies.NAMES)
def test_a_word_for_two_of_ours_is_lossy_for_at_least_all_but_one(vocabulary: str) -> None:
    words = [to_theirs(status, vocabulary)[0] for status in Status if not to_theirs(status, vocabulary)[1]]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("vocabulary", "status", "expected"),
    [
        ("politifact", Status.UNASSESSED, ("Not Yet Rated", False)),
        ("politifact", Status.IN_PROGRESS, ("In the Works", False)),
        ("politifact", Status.PARTIAL, ("Compromise", False)),
        ("politifact", Status.DROPPED, ("Promise Broken", True)),
        ("polimeter", Status.IN_PROGRESS, ("Kept in part or in the works", True)),
        ("polimeter", Status.PARTIAL, ("Kept in part or in the works", True)),
        ("g20", Status.UNASSESSED, ("", False)),
        ("g20", Status.KEPT, ("+1", False)),
        ("g20", Status.IN_PROGRESS, ("0", True)),
        ("g20", Status.PARTIAL, ("0", True)),
        ("g20", Status.DROPPED, ("-1", True)),
        ("ogp", Status.DROPPED, ("Withdrawn", False)),
        ("ogp", Status.PARTIAL, ("Substantial", False)),
        ("trumptracker", Status.KEPT, ("Achieved", False)),
        ("trumptracker", Status.UNASSESSED, ("", True)),
    ],
)
def test_our_status_in_their_words(vocabulary: str, status: Status, expected: tuple[str, bool]) -> None:
    assert to_theirs(status, vocabulary) == expected


@pytest.mark.parametrize(
    ("vocabulary", "word", "expected"),
    [
        ("politifact", "PROMISE-KEPT", (Status.KEPT, False)),
        ("politifact", "in_the_works", (Status.IN_PROGRESS, False)),
        ("polimeter", "kept in part  or in the works", (Status.IN_PROGRESS, True)),
        ("polimeter", "fully fulfilled", (Status.KEPT, False)),
        ("polimeter", "Réalisée", (Status.KEPT, False)),
        ("g20", "+1", (Status.KEPT, False)),
        ("g20", "1", (Status.KEPT, False)),
        ("g20", "− 1", (Status.BROKEN, False)),
        ("g20", "–1", (Status.BROKEN, False)),
        ("g20", "－１", (Status.BROKEN, False)),
        ("g20", " 0 ", (Status.PARTIAL, True)),
        ("g20", "", (Status.UNASSESSED, False)),
        ("g20", "ND", (Status.UNASSESSED, False)),
        ("ogp", "No Evidence Available", (Status.UNASSESSED, False)),
        ("ogp", "nr", (Status.UNASSESSED, False)),
        ("ogp", "Withdrawn", (Status.DROPPED, False)),
        ("trumptracker", "compromised", (Status.PARTIAL, False)),
        ("generic", "In Progress", (Status.IN_PROGRESS, False)),
        ("generic", "in_progress", (Status.IN_PROGRESS, False)),
        ("generic", "Completed", (Status.KEPT, False)),
        ("generic", "Done", (Status.KEPT, False)),
        ("generic", "Stagnant", (Status.STALLED, False)),
        ("generic", "fulfilled", (Status.KEPT, False)),
        ("generic", "Pending", (Status.NOT_STARTED, True)),
        ("generic", "Not implemented", (Status.NOT_STARTED, True)),
    ],
)
def test_their_word_as_our_status(vocabulary: str, word: str, expected: tuple[Status, bool]) -> None:
    assert from_theirs(word, vocabulary) == expected


def test_generic_understands_the_names_of_our_own_statuses() -> None:
    assert [from_theirs(status.value.upper(), "generic") for status in Status] == [(status, False) for status in Status]


def test_a_word_that_a_tracker_does_not_have_is_none_of_its_words() -> None:
    assert from_theirs("done", "politifact") is None


def test_an_unknown_vocabulary_is_an_error_that_lists_them() -> None:
    with pytest.raises(UnknownName) as raised:
        to_theirs(Status.KEPT, "politfact")
    assert raised.value.valid == ALL


@given(st.text(), st.sampled_from(ALL))
def test_any_text_is_a_status_or_none(word: str, vocabulary: str) -> None:
    found = from_theirs(word, vocabulary)
    assert found is None or found[0] in Status
