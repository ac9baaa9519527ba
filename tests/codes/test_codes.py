"""Codes on the disk: a file for each coder and document, only added to, safe whoever made them."""

import json
import os
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pacts import TEXT, TRAINS, span_of

from commitments.codes import Code, Codings, Judgement, Shelf, Unit, passages, ratings, refuse_other_spelling
from commitments.codes.form import decode, examined, file_name, with_codes, with_judgements
from commitments.codes.shelf import put_codes, put_judgements
from commitments.errors import StoreError, UsageError
from commitments.model import Commitment, Span, Status
from commitments.stores import Store

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
KEPT = Code("pact-2015-01", Status.KEPT, NOW, "They run.")
BROKEN = Code("pact-2015-01", Status.BROKEN, NOW)
ANN = file_name("pact-2015", "Ann Lee")


def code(store: Store, coder: str, *codes: Code) -> None:
    with store.change("code", coder, NOW) as change:
        put_codes(change, "pact-2015", coder, codes)


def records(path: Path) -> list[str]:
    """The lines of a file without what parts them."""
    return [line.strip(",") for line in path.read_text().splitlines() if line]


def test_a_code_comes_back_as_it_was_said_and_the_last_one_counts(pact: Path) -> None:
    store = Store.open(pact)
    code(store, "Ann Lee", KEPT)
    code(store, "Ann Lee", BROKEN, Code("pact-2015-02", Status.PARTIAL, NOW, None, "Japan", "0123456789ab"))
    (found,) = Shelf(store).of("pact-2015")
    assert (found.document, found.coder, found.codes[:2]) == ("pact-2015", "Ann Lee", (KEPT, BROKEN))
    assert {unit: one.status for unit, one in found.standing().items()} == {
        ("pact-2015-01", None): Status.BROKEN,
        ("pact-2015-02", "Japan"): Status.PARTIAL,
    }


def test_a_new_code_is_a_new_line_and_the_others_stay_as_they_are(pact: Path) -> None:
    store = Store.open(pact)
    code(store, "Ann Lee", KEPT)
    (pact / ANN).write_text((pact / ANN).read_text().replace('"note"', '"mood": "sure", "note"'))
    before = records(pact / ANN)
    code(store, "Ann Lee", BROKEN)
    after = records(pact / ANN)
    assert ([line for line in after if line in before], len(after) - len(before)) == (before, 1)


def test_a_coder_has_a_file_of_their_own_in_each_document(pact: Path) -> None:
    store = Store.open(pact)
    code(store, "Ann Lee", KEPT)
    before = (pact / ANN).read_bytes()
    code(store, "Ben", BROKEN)
    assert (pact / ANN).read_bytes() == before
    assert sorted(os.listdir(pact / "codes" / "pact-2015")) == ["ann-lee.json", "ben.json"]
    assert [one.coder for one in Shelf(store).all()] == ["Ann Lee", "Ben"]


def test_codes_are_no_documents_and_change_none(pact: Path) -> None:
    store = Store.open(pact)
    document = (pact / "pact-2015.json").read_bytes()
    code(store, "Ann Lee", KEPT)
    assert ((pact / "pact-2015.json").read_bytes(), store.document_ids(), store.strangers()) == (
        document,
        ["pact-2015"],
        [],
    )


def test_a_code_is_undone_and_made_again(pact: Path) -> None:
    store = Store.open(pact)
    code(store, "Ann Lee", KEPT)
    one = (pact / ANN).read_bytes()
    code(store, "Ann Lee", BROKEN)
    both = (pact / ANN).read_bytes()
    store.undo("Ann Lee", NOW)
    assert (pact / ANN).read_bytes() == one
    store.undo("Ann Lee", NOW)
    assert not (pact / "codes").exists()
    store.redo("Ann Lee", NOW, 2)
    assert (pact / ANN).read_bytes() == both


def test_undo_never_takes_back_what_somebody_wrote_there_since(pact: Path) -> None:
    store = Store.open(pact)
    code(store, "Ann Lee", KEPT)
    code(store, "Ann Lee", BROKEN)
    (pact / ANN).write_text((pact / ANN).read_text().replace('"broken"', '"dropped"'))
    with pytest.raises(Exception, match="changed since by something else: codes/pact-2015/ann-lee"):
        store.undo("Ann Lee", NOW)


def test_names_that_fold_to_one_file_are_told_apart_by_an_error(pact: Path) -> None:
    store = Store.open(pact)
    code(store, "Ann Lee", KEPT)
    for other in ("ann lee", "Ann Lée", "ANN-LEE"):
        assert file_name("pact-2015", other) == ANN
        with pytest.raises(UsageError, match="'Ann Lee' has coded here"):
            code(store, other, BROKEN)
        with pytest.raises(UsageError, match="say --by 'Ann Lee'"):
            refuse_other_spelling(store, other)
    assert [one.codes for one in Shelf(store).all()] == [(KEPT,)]


def test_a_file_that_is_no_text_is_named_with_its_folder(pact: Path) -> None:
    store = Store.open(pact)
    code(store, "Ann Lee", KEPT)
    (pact / ANN).write_bytes(b"\xff")
    with pytest.raises(StoreError) as caught:
        code(store, "Ann Lee", BROKEN)
    assert str(caught.value) == f"{pact / ANN} is not UTF-8 text (byte 0); save it as UTF-8"


@given(st.text(min_size=1).filter(str.strip))
def test_any_name_has_a_file_that_can_be_anywhere(name: str) -> None:
    from commitments.stores.shelves import is_shelved

    assert is_shelved(file_name("pact-2015", name))


def test_names_without_our_letters_have_different_files() -> None:
    assert len({file_name("pact-2015", name) for name in ("Анна", "Ольга", "花子", "…", "x" * 300, "x" * 301)}) == 6


@given(st.text(max_size=30), st.sampled_from(list(Status)[1:9]))
def test_what_is_written_is_read_as_it_was(note: str, status: Status) -> None:
    one = Code("pact-2015-01", status, NOW, note.encode(errors="replace").decode() or None)
    judged = Judgement(Span(3, 9), note.encode(errors="replace").decode() or "x", True, NOW)
    text = with_judgements(with_codes(None, "pact-2015", "Ann Lee", [one]), "pact-2015", "Ann Lee", [judged])
    assert decode(text, ANN) == Codings("pact-2015", "Ann Lee", (one,), (judged,))


def test_half_a_character_is_refused_and_nothing_is_written(pact: Path) -> None:
    with pytest.raises(StoreError, match="half a character"):
        code(Store.open(pact), "Ann Lee", KEPT._replace(note="\ud800"))
    assert not (pact / "codes").exists()


HEAD = '{"document": {"1": {"schema": 1, "document": "pact-2015", "coder": "Ann Lee"}}, '
TWICE = '"1": {"commitment": "pact-2015-01", "status": "kept", "recorded": "2026-11-24T09:00:00Z"}'
BAD = {
    f'{HEAD}"codes": {{{TWICE}, {TWICE}}}}}': '"1" stands twice',
    f'{HEAD}"codes": {{\n<<<<<<< ours\n{TWICE}\n': "unfinished merge",
    "": "is empty",
    "{": "is not JSON",
    "[]": "no table",
    '{"document": {"1": {"schema": 2, "document": "pact-2015", "coder": "Ann Lee"}}}': "newer version; upgrade",
    '{"document": {"1": {"schema": 1, "document": "pact-2015", "coder": "Ben"}}}': "belong in 'codes/pact-2015/ben",
    '{"document": {"1": {"schema": 1, "document": "pact-2015", "coder": "Ann Lee"}}, "codes": {"1": {}}}': (
        "codes.1.commitment: missing"
    ),
}


@pytest.mark.parametrize("text", BAD)
def test_a_file_that_cannot_be_read_is_named_and_nothing_is_written_beside_it(pact: Path, text: str) -> None:
    (pact / "codes" / "pact-2015").mkdir(parents=True)
    (pact / ANN).write_text(text)
    store = Store.open(pact)
    for use in (lambda: Shelf(store).of("pact-2015"), lambda: code(store, "Ann Lee", KEPT)):
        with pytest.raises(StoreError) as error:
            use()
        assert (ANN in str(error.value), BAD[text] in str(error.value)) == (True, True), error.value
    assert (pact / ANN).read_text() == text


def test_nobody_is_told_to_correct_what_a_newer_version_wrote_nor_told_twice_what_to_do() -> None:
    newer = HEAD.replace('"schema": 1', '"schema": 2').removesuffix(", ") + "}"
    for text in (newer, "{"):
        with pytest.raises(StoreError) as error:
            decode(text, ANN)
        assert "Correct the file" not in str(error.value)


def test_all_that_is_wrong_in_a_file_is_told_and_the_rest_is_read() -> None:
    records = {
        "1": {"commitment": "pact-2015-01", "status": "delivered", "recorded": "2026-11-24T09:00:00Z"},
        "2": {"commitment": "pact-2015-01", "status": "kept", "recorded": "2026-11-24T09:00:00Z"},
        "3": {"commitment": "pact-2015-01", "status": "not-applicable", "recorded": "soon"},
    }
    head = {"schema": 1, "document": "pact-2015", "coder": "Ann Lee"}
    found, problems = examined(json.dumps({"document": {"1": head}, "codes": records}), ANN)
    assert found is not None
    assert [one.status for one in found.codes] == [Status.KEPT]
    assert [problem.split(":")[1].strip() for problem in problems] == [
        "codes.1.status",
        "codes.3.status",
        "codes.3.recorded",
    ]


def test_a_code_that_is_taken_back_is_missing_and_what_was_said_of_a_member_is_apart() -> None:
    back = Code("pact-2015-01", Status.UNASSESSED, NOW)
    japan = Code("pact-2015-02", Status.KEPT, NOW, actor="Japan")
    one, two = Codings("pact-2015", "Ann", (KEPT, back, japan)), Codings("pact-2015", "Ben", (BROKEN, japan))
    assert ratings([one, two]) == {
        Unit("pact-2015-02", "Japan"): {"Ann": Status.KEPT, "Ben": Status.KEPT},
        Unit("pact-2015-01"): {"Ben": Status.BROKEN},
    }


def test_a_joint_promise_is_coded_when_it_is_so_as_a_whole_or_for_each_actor() -> None:
    both = Commitment("pact-2015", 2, "x", actors=("France", "Japan"))
    japan = Code("pact-2015-02", Status.KEPT, NOW, actor="Japan")
    said = [(), (japan,), (japan, japan._replace(actor="France")), (japan._replace(actor=None),)]
    assert [Codings("pact-2015", "Ann", codes).is_done(both) for codes in said] == [False, False, True, True]


def test_passages_are_compared_by_their_place_and_words(pact: Path) -> None:
    store = Store.open(pact)
    judged = Judgement(span_of(TRAINS), TRAINS, True, NOW)
    for coder, one in (
        ("Ann", judged),
        ("Ben", judged._replace(is_promise=False)),
        ("Cleo", judged._replace(quote="x")),
    ):
        with store.change("code", coder, NOW) as change:
            put_judgements(change, "pact-2015", coder, [one])
    assert passages(Shelf(store).all()) == {
        ("pact-2015", span_of(TRAINS), TRAINS): {"Ann": "commitment", "Ben": "no commitment"},
        ("pact-2015", span_of(TRAINS), "x"): {"Cleo": "commitment"},
    }
    assert TEXT[slice(*span_of(TRAINS))] == TRAINS


def test_what_was_coded_by_a_day_can_be_told() -> None:
    later = BROKEN._replace(recorded=datetime(2027, 1, 1, tzinfo=UTC))
    assert Codings("pact-2015", "Ann", (KEPT, later)).until(date(2026, 12, 31)).codes == (KEPT,)


def test_two_coders_in_two_clones_never_meet_in_git(pact: Path, tmp_path: Path) -> None:
    def git(folder: Path, *words: str) -> None:
        who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main")
        subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)

    code(Store.open(pact), "Cleo", KEPT)
    git(pact, "init")
    git(pact, "add", "-A")
    git(pact, "commit", "-m", "begun")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", str(pact), str(clone))
    for folder, coder in ((pact, "Ann Lee"), (clone, "Ben")):
        code(Store.open(folder), coder, KEPT, BROKEN)
        git(folder, "add", "-A")
        git(folder, "commit", "-m", coder)
    git(clone, "pull", "--no-rebase", "--no-edit")
    assert [(one.coder, len(one.codes)) for one in Shelf(Store.open(clone)).all()] == [
        ("Ann Lee", 2),
        ("Ben", 2),
        ("Cleo", 1),
    ]


@pytest.mark.parametrize("where", ["codes", "codes/pact-2015"])
def test_a_link_in_place_of_a_folder_of_codes_is_followed_by_nothing(pact: Path, tmp_path: Path, where: str) -> None:
    store = Store.open(pact)
    code(store, "Ann Lee", KEPT)
    code(store, "Ann Lee", BROKEN)
    (pact / where).rename(tmp_path / "elsewhere")
    (pact / where).symlink_to(tmp_path / "elsewhere")
    before = {path: path.read_bytes() for path in (tmp_path / "elsewhere").rglob("*.json")}
    uses = (
        lambda: Shelf(store).of("pact-2015"),
        lambda: code(store, "Ann Lee", KEPT),
        lambda: store.undo("Ann Lee", NOW),
    )
    for use in uses:
        with pytest.raises(StoreError, match="is a link, which is not followed"):
            use()
    assert len(before) == 1
    assert {path: path.read_bytes() for path in (tmp_path / "elsewhere").rglob("*.json")} == before


def test_a_link_to_another_coders_file_makes_nobody_code_in_their_name(pact: Path) -> None:
    store = Store.open(pact)
    code(store, "Ben", BROKEN)
    (pact / ANN).symlink_to("ben.json")
    with pytest.raises(StoreError, match=r"codes of 'Ben' for 'pact-2015' belong in 'codes/pact-2015/ben\.json'"):
        code(store, "Ann Lee", KEPT)
