"""Two people on one store with git between them: what both record is merged, and only a field at a time can collide."""

import os
import random
import shutil
from pathlib import Path

import pytest
from clones import FILE, Clone, assert_all_is_there, both_rate_the_first_and_add, two_clones
from terminals import Program, on_terminal

from commitments.dates import PartialDate
from commitments.errors import StoreError
from commitments.model import Status
from commitments.stores import Store

RESOLVE = "commitments git resolve"


@pytest.fixture
def ana_and_ben(tmp_path: Path) -> tuple[Clone, Clone]:
    return two_clones(tmp_path)


# --- without a driver: the layout of the file -------------------------------------------------------------------------


def test_neighbours_merge_without_a_driver(tmp_path: Path) -> None:
    ana, ben = two_clones(tmp_path, has_driver=False)
    ana.mark(2, Status.KEPT, 1)
    ana.commit()
    ben.mark(1, Status.BROKEN, 2)
    ben.mark(3, Status.BROKEN, 3)
    ben.commit()
    ben.git("pull", "-q", "--no-rebase", "ana", "main")
    assert [ben.notes(number)[-1:] for number in (1, 2, 3)] == [
        [("ben", "12:02")],
        [("ana", "12:01")],
        [("ben", "12:03")],
    ]


def test_who_rates_the_last_and_who_adds_another_merge_without_a_driver(tmp_path: Path) -> None:
    ana, ben = two_clones(tmp_path, has_driver=False)
    ana.mark(4, Status.KEPT, 1)
    ana.commit()
    ben.add("ben adds")
    ben.commit()
    ben.git("pull", "-q", "--no-rebase", "ana", "main")
    assert ben.notes(4) == [("ana", "12:01")]
    assert ben.quotes()["pact-2015-05"] == "ben adds"


def test_a_conflict_without_a_driver_is_settled_by_meaning(tmp_path: Path) -> None:
    ana, ben = two_clones(tmp_path, has_driver=False)
    both_rate_the_first_and_add(ana, ben)
    ben.git("pull", "-q", "--no-rebase", "ana", "main", code=1)
    assert "<<<<<<< HEAD" in ben.file.read_text(encoding="utf-8")
    said = ben.run("git", "resolve").said
    assert "pact-2015-05 was given out twice; ours (ben adds) is pact-2015-06 now" in said
    assert "pact-2015-06 was pact-2015-05 before a merge" in ben.run("log").said
    assert f"git add {FILE}, then git merge --continue" in said
    ben.commit()
    assert_all_is_there(ben)


@pytest.mark.parametrize("style", ["merge", "diff3", "zdiff3"])
def test_markers_of_every_style_are_understood_also_without_a_repository(tmp_path: Path, style: str) -> None:
    ana, ben = two_clones(tmp_path, has_driver=False)
    both_rate_the_first_and_add(ana, ben)
    ben.configure("merge.conflictStyle", style)
    ben.git("pull", "-q", "--no-rebase", "ana", "main", code=1)
    shutil.rmtree(ben.path / ".git")
    ben.run("git", "resolve", FILE)
    assert ben.notes(1) == [("ben", "12:00"), ("ana", "12:01"), ("ben", "12:02")]
    assert (ben.notes(5), ben.notes(6)) == ([("ana", "12:11")], [("ben", "12:12")])


def test_a_file_that_git_left_as_ours_is_settled_from_the_index(tmp_path: Path) -> None:
    ana, ben = two_clones(tmp_path, has_driver=False)
    both_rate_the_first_and_add(ana, ben)
    ben.configure("merge.commitments.driver", "false")
    ben.git("pull", "-q", "--no-rebase", "ana", "main", code=1)
    assert "<<<<<<<" not in ben.file.read_text(encoding="utf-8")
    ben.run("git", "resolve")
    ben.commit()
    assert_all_is_there(ben)


def test_what_somebody_has_settled_by_hand_is_not_settled_again(tmp_path: Path) -> None:
    ana, ben = two_clones(tmp_path, has_driver=False)
    both_rate_the_first_and_add(ana, ben)
    ben.git("pull", "-q", "--no-rebase", "ana", "main", code=1)
    ben.run("git", "resolve")
    ben.mark(4, Status.KEPT, 9)
    before = ben.file.read_bytes()
    assert "git checkout --merge data/pact-2015.json begins anew" in ben.run("git", "resolve", code=1).said
    assert ben.file.read_bytes() == before


# --- with the driver --------------------------------------------------------------------------------------------------


def test_a_merge_joins_what_both_recorded(ana_and_ben: tuple[Clone, Clone]) -> None:
    ana, ben = ana_and_ben
    both_rate_the_first_and_add(ana, ben)
    said = ben.git("pull", "--no-rebase", "ana", "main").said
    assert "pact-2015-05 was given out twice; ours (ben adds) is pact-2015-06 now" in said
    assert_all_is_there(ben)


def test_merging_the_other_way_and_once_more_gives_the_same(ana_and_ben: tuple[Clone, Clone]) -> None:
    ana, ben = ana_and_ben
    both_rate_the_first_and_add(ana, ben)
    ana.git("remote", "add", "ben", str(ben.path))
    ana.git("pull", "-q", "--no-rebase", "ben", "main")
    assert_all_is_there(ana)
    ben.git("pull", "-q", "--no-rebase", "ana", "main")
    assert ben.file.read_bytes() == ana.file.read_bytes()
    ben.mark(6, Status.PARTIAL, 40)
    ben.commit()
    ana.git("pull", "-q", "--no-rebase", "ben", "main")
    assert ana.notes(6) == [("ben", "12:12"), ("ben", "12:40")]


def test_a_rebase_joins_what_both_recorded(ana_and_ben: tuple[Clone, Clone]) -> None:
    ana, ben = ana_and_ben
    both_rate_the_first_and_add(ana, ben)
    ben.mark(5, Status.PARTIAL, 30)
    ben.commit("ben rates what he added once more")
    ben.git("pull", "-q", "--rebase", "ana", "main")
    assert ben.notes(6) == [("ben", "12:12"), ("ben", "12:30")]
    assert ben.notes(5) == [("ana", "12:11")]
    assert ben.notes(1) == [("ben", "12:00"), ("ana", "12:01"), ("ben", "12:02")]
    assert len(ben.git("log", "--format=%h", "ana/main..").said.split()) == 3


def randomly(clone: Clone, chance: random.Random, minutes: int) -> None:
    """Work of some commits, each of some changes."""
    for commit in range(3):
        for change in range(chance.randrange(1, 4)):
            at = minutes + 20 * commit + 3 * change
            number = chance.choice([one.number for one in clone.store.commitments()])
            match chance.choice(["mark", "mark", "tag", "add"]):
                case "mark":
                    clone.mark(number, chance.choice([Status.KEPT, Status.BROKEN, Status.STALLED]), at)
                case "tag":
                    tags = clone.store.commitment(f"pact-2015-{number:02d}").tags
                    clone.edit(number, tags=tuple(sorted({*tags, f"{clone.name} {at}"})))
                case "add":
                    clone.add(f"{clone.name} adds at {at}")
        clone.commit()


@pytest.mark.parametrize("seed", range(3))
def test_a_merge_and_a_rebase_of_any_work_come_to_the_same_and_lose_nothing(
    ana_and_ben: tuple[Clone, Clone], seed: int
) -> None:
    ana, ben = ana_and_ben
    chance = random.Random(seed)
    for minutes, clone in enumerate((ana, ben)):
        randomly(clone, chance, minutes)
    apart = [{one.quote: one for one in clone.store.commitments()} for clone in (ana, ben)]
    shutil.copytree(ben.path, ben.path.parent / "carl")
    carl = Clone(ben.path.parent / "carl", "carl", ben.environment()["PATH"])
    ben.git("pull", "-q", "--no-rebase", "ana", "main")
    carl.git("pull", "-q", "--rebase", "ana", "main")
    merged, rebased = ({one.quote: one for one in clone.store.commitments()} for clone in (ben, carl))
    assert merged.keys() == rebased.keys() == apart[0].keys() | apart[1].keys()
    for quote, one in merged.items():
        sides = [side[quote] for side in apart if quote in side]
        assert {*one.updates} == {update for side in sides for update in side.updates}
        assert {*one.tags} == {tag for side in sides for tag in side.tags}
        assert (one.updates, one.tags) == (rebased[quote].updates, rebased[quote].tags)


def test_a_cherry_pick_takes_one_change_along_and_the_branch_is_merged_later(ana_and_ben: tuple[Clone, Clone]) -> None:
    ana, ben = ana_and_ben
    both_rate_the_first_and_add(ana, ben)
    ben.git("fetch", "-q", "ana")
    ben.git("cherry-pick", "ana/main")
    assert (ben.notes(5), ben.notes(6)) == ([("ana", "12:11")], [("ben", "12:12")])
    assert ben.notes(1) == [("ben", "12:00"), ("ben", "12:02")]
    ben.git("pull", "-q", "--no-rebase", "ana", "main")
    assert_all_is_there(ben)


def test_a_rating_is_not_picked_onto_another_commitment_of_its_number(ana_and_ben: tuple[Clone, Clone]) -> None:
    ana, ben = ana_and_ben
    both_rate_the_first_and_add(ana, ben)
    ana.mark(5, Status.PARTIAL, 30)
    ana.commit()
    ben.git("fetch", "-q", "ana")
    said = ben.git("cherry-pick", "ana/main", code=1).said
    assert "pact-2015-05  the whole commitment (ana adds): ours does not have it, theirs changed it" in said
    ben.run("git", "resolve", "--theirs")
    ben.git("add", "-A")
    ben.git("cherry-pick", "--continue")
    assert (ben.notes(5), ben.notes(6)) == ([("ben", "12:12")], [("ana", "12:11"), ("ana", "12:30")])


def test_a_driver_that_is_not_on_the_path_is_run_by_its_interpreter(tmp_path: Path) -> None:
    folders = [folder for folder in os.environ["PATH"].split(os.pathsep) if not Path(folder, "commitments").exists()]
    ana, ben = two_clones(tmp_path, path=os.pathsep.join(folders))
    both_rate_the_first_and_add(ana, ben)
    ben.git("pull", "-q", "--no-rebase", "ana", "main")
    assert_all_is_there(ben)


def test_without_the_program_git_merges_as_it_does_without_a_driver(tmp_path: Path) -> None:
    ana, ben = two_clones(tmp_path)
    both_rate_the_first_and_add(ana, ben)
    command = ben.git("config", "merge.commitments.driver").said.replace("command -v commitments", "false")
    ben.configure("merge.commitments.driver", command.replace("test -x", "false").strip())
    ben.git("pull", "-q", "--no-rebase", "ana", "main", code=1)
    assert "<<<<<<< ours" in ben.file.read_text(encoding="utf-8")
    ben.run("git", "resolve")
    ben.commit()
    assert_all_is_there(ben)


def test_versions_of_before_and_after_a_migration_are_merged(ana_and_ben: tuple[Clone, Clone]) -> None:
    ana, ben = ana_and_ben
    text = ben.file.read_text(encoding="utf-8").replace('"schema": 2', '"schema": 1')
    ben.file.write_text(text.replace("\n\n,", ",\n").replace("\n\n", "\n"), encoding="utf-8")
    ben.commit("as an earlier version wrote it")
    ana.git("pull", "-q", str(ben.path), "main")
    ana.mark(1, Status.KEPT, 1)
    ana.commit()
    former = ben.file.read_text(encoding="utf-8")
    ben.file.write_text(former.replace('"tags": ["energy"]', '"tags": ["energy", "ben"]'), encoding="utf-8")
    ben.commit("by hand")
    ben.git("pull", "-q", "--no-rebase", "ana", "main")
    assert ben.notes(1) == [("ben", "12:00"), ("ana", "12:01")]
    assert ben.store.commitment("pact-2015-03").tags == ("energy", "ben")
    assert '"schema": 2' in ben.file.read_text(encoding="utf-8")


def test_what_is_no_document_of_ours_is_merged_line_by_line(ana_and_ben: tuple[Clone, Clone]) -> None:
    ana, ben = ana_and_ben
    for clone in (ana, ben):
        (clone.path / "data" / "broken.json").write_text(f'{{"made by": "{clone.name}"}}\n')
        clone.commit()
    said = ben.git("pull", "--no-rebase", "ana", "main", code=1).said
    assert "data/broken.json is merged line by line: broken.json is not a document's file" in said
    assert "<<<<<<< ours" in (ben.path / "data" / "broken.json").read_text()


# --- one field, two values --------------------------------------------------------------------------------------------


@pytest.fixture
def collided(ana_and_ben: tuple[Clone, Clone]) -> Clone:
    """Ben's clone, in a merge in which both sides have set the due date of 01, and both have rated it."""
    ana, ben = ana_and_ben
    for clone, minutes, due in ((ana, 1, "2019"), (ben, 2, "2020")):
        clone.mark(1, Status.KEPT, minutes)
        clone.edit(1, due=PartialDate(due))
        clone.mark(2, Status.KEPT, minutes)
        clone.commit()
    ben.git("pull", "-q", "--no-rebase", "ana", "main", code=1)
    return ben


def test_a_collision_is_told_in_words_with_both_values(ana_and_ben: tuple[Clone, Clone]) -> None:
    ana, ben = ana_and_ben
    for clone, due in ((ana, "2019"), (ben, "2020")):
        clone.edit(1, due=PartialDate(due))
        clone.commit()
    said = ben.git("pull", "--no-rebase", "ana", "main", code=1).said
    assert "pact-2015-01  due: ours 2020, theirs 2019; before: 2018" in said
    assert f"both sides changed 1 field; settle that with: {RESOLVE} {FILE}" in said


def test_only_the_one_record_stands_between_markers(collided: Clone) -> None:
    lines = collided.file.read_text(encoding="utf-8").split("\n")
    begin, end = lines.index("<<<<<<< ours"), lines.index(">>>>>>> theirs")
    assert [line[:5] for line in lines[begin : end + 1] if line] == [
        "<<<<<",
        '"1": ',
        "|||||",
        '"1": ',
        "=====",
        '"1": ',
        ">>>>>",
    ]
    assert "\n".join(lines).count("ana.example/1") == 4  # of 01 on every side, and of 02


@pytest.mark.parametrize(
    "words",
    [("list",), ("show", "pact-2015-03"), ("mark", "3", "kept"), ("check",), ("stats",), ("undo",), ("export",)],
)
def test_every_command_on_a_file_with_markers_says_so_and_what_settles_it(
    collided: Clone, words: tuple[str, ...]
) -> None:
    before = collided.file.read_bytes()
    done = collided.run(*words, code=None)
    assert done.code == (3 if words == ("check",) else 5)
    assert "holds the conflict markers (<<<<<<<) of an unfinished merge" in done.said
    assert f"{RESOLVE} pact-2015.json" in done.said
    assert collided.file.read_bytes() == before


@pytest.mark.parametrize(("option", "due"), [("--ours", "2020"), ("--theirs", "2019")])
def test_a_script_says_which_side_stands(collided: Clone, option: str, due: str) -> None:
    said = collided.run("git", "resolve", FILE, option).said
    assert f"pact-2015-01  due  {option[2:]}: {due}" in said
    assert collided.store.commitment("pact-2015-01").due == due
    assert collided.notes(1) == [("ben", "12:00"), ("ana", "12:01"), ("ben", "12:02")]
    assert collided.notes(2) == [("ben", "12:00"), ("ana", "12:01"), ("ben", "12:02")]
    collided.git("add", "-A")
    collided.git("merge", "--continue")


def test_without_a_terminal_and_a_side_nothing_is_written(collided: Clone) -> None:
    before = collided.file.read_bytes()
    said = collided.run("git", "resolve", code=1).said
    assert "pact-2015-01  due: ours 2020, theirs 2019; before: 2018" in said
    assert "pass --ours or --theirs" in said
    assert "dry run" in collided.run("git", "resolve", "--ours", "--dry-run").said
    assert collided.file.read_bytes() == before


def test_a_file_is_looked_at_from_where_there_is_no_store(collided: Clone, program: Program, tmp_path: Path) -> None:
    result = program("git", "resolve", "--ours", "--dry-run", str(collided.file))
    assert (result.code, "dry run" in result.err, (tmp_path / "home").exists()) == (0, True, False)


@pytest.mark.parametrize(("key", "due"), [("o", "2020"), ("t", "2019"), ("b", "2018")])
def test_a_terminal_is_asked_field_by_field(
    collided: Clone, monkeypatch: pytest.MonkeyPatch, key: str, due: str
) -> None:
    monkeypatch.chdir(collided.path)
    code, screen = on_terminal("git", "resolve", talk=[("Enter stops", "x\n"), ("Enter stops", f"{key}\n")])
    assert (code, collided.store.commitment("pact-2015-01").due) == (0, due)
    assert "before  2018" in screen
    assert "'x' is none of o, t and b" in screen


def test_whoever_leaves_the_question_has_written_nothing(collided: Clone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(collided.path)
    before = collided.file.read_bytes()
    for answer in ("\n", "\x1b"):
        code, _ = on_terminal("git", "resolve", talk=[("Enter stops", answer)])
        assert (code, collided.file.read_bytes()) == (1, before)


def test_both_sides_kept_by_hand_are_told_apart(tmp_path: Path) -> None:
    ana, ben = two_clones(tmp_path, has_driver=False)
    for clone in (ana, ben):
        clone.add(f"{clone.name} adds")
        clone.commit()
    ben.git("pull", "-q", "--no-rebase", "ana", "main", code=1)
    kept = [
        line
        for line in ben.file.read_text(encoding="utf-8").split("\n")
        if line[:7] not in ("<<<<<<<", "=======", ">>>>>>>")
    ]
    ben.file.write_text("\n".join(kept), encoding="utf-8")
    ben.commit("careless")
    said = ben.run("check", "--format", "tsv", code=3).said
    assert '"5" stands twice in the same object' in said.replace('""', '"')
    assert f"{RESOLVE} pact-2015.json tells them apart" in said
    assert "pact-2015-05 was given out twice" in ben.run("git", "resolve").said
    assert ben.quotes() | {"pact-2015-05": "ben adds", "pact-2015-06": "ana adds"} == ben.quotes()


def test_markers_that_make_no_sense_are_left_as_they_are(collided: Clone) -> None:
    text = collided.file.read_text(encoding="utf-8").replace(">>>>>>> theirs\n", "")
    collided.file.write_text(text, encoding="utf-8")
    said = collided.run("git", "resolve", code=5).said
    assert "the conflict of line 6 does not end" in said
    assert collided.file.read_text(encoding="utf-8") == text


def test_settings_with_markers_say_so(collided: Clone) -> None:
    (collided.path / "data" / "commitments.toml").write_text("<<<<<<< a\nschema = 1\n=======\n>>>>>>> b\n")
    with pytest.raises(StoreError, match=r"commitments\.toml holds the conflict markers"):
        Store.open(collided.path / "data")


# --- undo -------------------------------------------------------------------------------------------------------------


def test_undo_after_a_merge_takes_back_nobody_elses_work(ana_and_ben: tuple[Clone, Clone]) -> None:
    ana, ben = ana_and_ben
    ana.mark(1, Status.KEPT, 1)
    ana.commit()
    ben.mark(1, Status.BROKEN, 2)
    ben.commit()
    ben.git("pull", "-q", "--no-rebase", "ana", "main")
    before = ben.file.read_bytes()
    said = ben.run("undo", code=1).said
    assert "changed since by something else: pact-2015-01" in said
    assert ben.file.read_bytes() == before


def test_undo_after_a_merge_takes_back_what_is_ones_own_where_only_others_records_changed(
    ana_and_ben: tuple[Clone, Clone],
) -> None:
    ana, ben = ana_and_ben
    ana.mark(2, Status.KEPT, 1)
    ana.commit()
    ben.mark(1, Status.BROKEN, 2)
    ben.commit()
    ben.git("pull", "-q", "--no-rebase", "ana", "main")
    ben.run("undo")
    assert (ben.notes(1), ben.notes(2)) == ([("ben", "12:00")], [("ben", "12:00"), ("ana", "12:01")])


def test_undo_of_an_addition_never_removes_what_another_got_its_number(ana_and_ben: tuple[Clone, Clone]) -> None:
    ana, ben = ana_and_ben
    both_rate_the_first_and_add(ana, ben)
    ben.git("pull", "-q", "--no-rebase", "ana", "main")
    before = ben.file.read_bytes()
    for _ in range(3):
        ben.run("undo", code=1)
    ben.run("undo", "--steps", "3", code=1)
    assert ben.file.read_bytes() == before


@pytest.mark.parametrize("how", ["--no-rebase", "--rebase"])
def test_undo_never_takes_back_what_another_did_alike(ana_and_ben: tuple[Clone, Clone], how: str) -> None:
    ana, ben = ana_and_ben
    for clone in (ana, ben):
        clone.run("tag", "1", "rail")
        clone.commit()
    ben.mark(2, Status.KEPT, 2)
    ben.commit()
    ben.git("pull", "-q", how, "ana", "main")
    ben.run("undo")
    before = ben.file.read_bytes()
    for words in (("undo", "--dry-run"), ("undo",)):
        assert "done by somebody else too, as git has it: pact-2015-01" in ben.run(*words, code=1).said
    assert (ben.file.read_bytes(), ben.store.commitment("pact-2015-01").tags) == (before, ("rail", "transport"))


def test_undo_takes_back_what_is_ones_own_also_when_somebody_else_merged_it(ana_and_ben: tuple[Clone, Clone]) -> None:
    ana, ben = ana_and_ben
    ben.run("tag", "1", "rail")
    ben.commit()
    ana.mark(2, Status.KEPT, 1)
    ana.commit()
    ana.git("pull", "-q", "--no-rebase", str(ben.path), "main")
    ben.git("pull", "-q", "ana", "main")
    ben.run("undo")
    assert ben.store.commitment("pact-2015-01").tags == ("transport",)
    assert ben.notes(2) == [("ben", "12:00"), ("ana", "12:01")]


def test_settling_a_merge_is_no_step_to_undo(collided: Clone) -> None:
    collided.run("git", "resolve", "--ours")
    before = collided.file.read_bytes()
    assert "changed since by something else" in collided.run("undo", code=1).said
    assert collided.file.read_bytes() == before
