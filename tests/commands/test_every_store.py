"""Every command says and does the same on a folder and on a database that hold the same."""

import io
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pacts import RECORDED, put_pact
from terminals import Program, Result, on_terminal

from commitments.completion import offers, split
from commitments.stores import Store
from commitments.stores.copying import copied

PLAN = (
    "The Plan\n\nWe will build ten ports by 2030 and the Ministry will close two prisons by 2035. "
    "We will plant 40 trees by 2031. The weather is fine.\n\n"
    "Afterwards\n\nFrance will invest 2 billion dollars in rail.\n"
)
ROWS = (
    "id,promise,who,status,date\n1,We will paint the bridge,Japan,kept,2019-02-03\n"
    "2,We will mend the road,France,broken,2020\n"
)
MORE_ROWS = ROWS.replace("broken,2020", "kept,2021") + "3,We will dig a well,Japan,,\n"
SETTINGS = """schema = 1
stale_after = 300
[views]
weak = "no:evidence"
[groups]
G7 = ["Japan", "France", "Italy"]
"""
FORMATS = ("table", "tsv", "csv", "json", "jsonl", "markdown", "ids")
REPORTS = ("markdown", "html", "csv", "xlsx", "json", "jsonl", "ics", "atom")
SHOWN = (
    "list", "search steel", "show pact-2015-01 pact-2015-02", "history", "tags", "documents", "agenda", "log", "stats",
    "scorecard", "scorecard --matrix", "changes --from 2015 --to 2020", "changes --as-known 2018-01-01..", "check",
    "document show pact-2015", "document show plan", "document show plan --unread", "adjudicate --list", "agreement",
    "guideline pact-2015-01", "undo --list", "extract plan", "stats --by actor", "stats --by tag", "stats --timeline",
)  # fmt: skip
ASKED = """
list status:kept,partial -tag:trade
list is:overdue --sort due --columns id,due,actors,summary
list --as-of 2017-12-31
list --as-known 2018-05-31
list --group-by status --sort -due
list --limit 2
list --vocabulary politifact
list 'actor:"japan" or is:open' --explain
list @weak
list @unknown
list group:G7 --explain
list text:solar
list 'not (steel or tag:energy)'
list is:unsupported --format json --fields id,status
list page:1..2
list para:1..9 --columns id,para
list document:plan
list is:self-reported --format ids
list 'has:evidence no:copy or is:dead-link' --explain
evidence list
evidence list no:archive --format jsonl
evidence keep no:copy --dry-run
list pact-2015-01,plan-01
list pact-2015-77
list pact-2015-77 pact-2015-01
list nowhere-01
list due:2017..2018-06 --columns id,due,made,since
list amount:1e9.. --format csv
list status:unknown
list --columns nonsense
list --sort nonsense
list is:nonsense
search "rail" --where status:unassessed
search defence
search stell
search zzz
search bridge ports
show 1
show 99
show nowhere
show pact-2015-02 --as-of 2016-01-01
show pact-2015-01 --as-known 2018-05-01
history 1 --since 2018-01-01
history --limit 1
history tag:steel
documents is:overdue
documents document:plan --as-of 2020-01-01
agenda --within 900d
agenda --limit 1
stats --as-of 2018 --format json
stats --vocabulary g20
stats --by nonsense
scorecard --by section
scorecard tag:trade
changes
changes --from -5y tag:steel
check document:pact-2015
check document:nowhere
document show nowhere
undo --dry-run
undo --steps 99 --dry-run
redo --dry-run
log --limit 2
trust --dry-run
help queries
extract pact-2015
extract nowhere
extract plan --testable --format json
extract plan --min-confidence 0.9
adjudicate
agreement --coder ann
code
review
review status:kept
document read plan
import rows.csv --dry-run
import rows.csv --write-map written
import nothing.csv
tags status:kept
""".strip().splitlines()
CHANGES = """
document add plan.txt --id plan --title "The Plan" --published 2020-01-05 --issuer "The Ministry"
document add plan.txt --id plan --title "The Plan" --published 2020-01-05 --issuer "The Ministry"
document add plan.txt --id plan
document add nothing.txt
document edit plan --issuer "The Cabinet" --note "Read with care."
document edit plan --published 2020-02-01
document edit nowhere --title x
document set-aside plan "The weather is fine" --reason weather
document set-aside plan "not in there" --reason weather
document set-aside plan "The weather is fine" --take-back
document set-aside plan --section after --reason later --yes
add --document plan --quote "We will plant 40 trees by 2031." --kind pledge --tag trees --due 2031
add --document plan --quote "nowhere to be found"
add --document nowhere --quote "x"
extract plan --accept
extract plan --accept
split plan-02 --dry-run
split plan-02 --yes
split plan-01
edit pact-2015-04 --due 2021 --amount "1.6bn USD" --summary "Best" --actor Japan --actor France
edit pact-2015-04 --actor +Italy --actor -Japan
edit pact-2015-04 --quote "The Assembly welcomes the spring."
edit pact-2015-04 --due nonsense
edit tag:trade --kind agreement --yes
edit nowhere-01 --due 2021
tag tag:steel new "two words" --yes
tag 'section:opening' new --yes
tag pact-2015-01 new --dry-run
tag nothing new --yes
tag is:open more
untag tag:new new --yes
untag pact-2015-01 absent
mark 3 partial --on 2020-01-01 --note "A limited agreement."
mark pact-2015-03 partial --on 2020-01-01 --note "Limited." --evidence https://example.org/a --title T --stance context
mark pact-2015-03 nonsense
mark pact-2015-02 kept --actor Japan --on 2018-02-02 --evidence https://example.org/b
mark pact-2015-02 broken --actor Italy --on 2018-02-02
mark is:open stalled --yes --on 2019
mark is:open stalled
mark nowhere kept
note pact-2015-01 "It runs." --on 2019-05
note 'tag:none' "none"
defer pact-2015-02 --to 2027 --why "The ministers asked for time." --evidence https://example.org/later --on 2020
defer pact-2015-02 --to nonsense --why x
looked pact-2015-04 --where "the Federal Register" --on 2021
looked pact-2015-01 --where "the Federal Register"
guideline pact-2015-01 --kept "Ten run." --broken "None runs."
guideline pact-2015-01 --partial "Five run." --why "Half a promise."
mark pact-2015-01 kept --on 2021 --evidence https://example.org/c
retract pact-2015-01 --update 1 --why "Another train."
retract pact-2015-01 --update 77 --why "none"
retract pact-2015-01
code pact-2015-01 --status kept --by "Ann Lee" --note "Signed."
code pact-2015-01 --status broken --by ben
code pact-2015-02 --status partial --by ben
code pact-2015-02 --status partial --by "Ann Lee"
code pact-2015-03 --status kept --by ben
code pact-2015-03 --status unassessed --by ben
code pact-2015-77 --status kept --by ben
code plan --promise "plant 40 trees" --by ben
code plan --no-promise 0-8 --by "Ann Lee"
adjudicate pact-2015-01 --status partial --why "Some run." --by Cleo --evidence https://example.org/d
adjudicate pact-2015-02 --status partial --why "Both say so." --by Cleo
adjudicate pact-2015-02 --status partial --why "Both say so." --by Cleo --agreed
import rows.csv --document tracker --title "Tracker" --published 2019
import rows.csv --document tracker
import more.csv --document tracker
import more.csv --document tracker --strict
remove pact-2015-04
remove pact-2015-04 --dry-run
remove pact-2015-04 --yes
remove 'document:tracker' --yes
undo
undo --steps 2
redo
redo --steps 9
redo
mark pact-2015-01 in-progress --on 2022
undo
mark pact-2015-02 kept --on 2022
redo
check --fix
check --fix --dry-run
document remove tracker
document remove tracker --yes
document remove plan --yes
undo
undo --steps 4
document add plan.txt --id plan --replace
document add other.txt --id plan --replace
undo
trust
undo --steps 999
redo --steps 999
undo --steps 3
""".strip().splitlines()


class Both:
    """The program on two stores that hold the same. What it calls each of them is told as STORE."""

    def __init__(self, program: Program, places: list[str], patch: pytest.MonkeyPatch, folder: Path) -> None:
        self._program, self.places, self._patch, self._folder = program, places, patch, folder
        self.differing: list[tuple[str, Result, Result]] = []

    def __call__(self, line: str, answers: str = "") -> Result:
        results = [self._one(place, line, answers) for place in self.places]
        if results[0] != results[1]:
            self.differing.append((line, *results))
        return results[0]

    def _one(self, place: str, line: str, answers: str) -> Result:
        self._patch.setenv("COMMITMENTS_STORE", place)
        self._patch.setattr(sys, "stdin", io.StringIO(answers))
        result = self._program(*shlex.split(line))
        written = self._folder / "written"
        out = result.out + (repr(written.read_bytes()) if written.exists() else "")
        written.unlink(missing_ok=True)
        return Result(result.code, *(_anonymous(text, place) for text in (out, result.err)))


def _anonymous(text: str, place: str) -> str:
    """Of either kind of store: a part of it is a file in it, or is said to be of it."""
    return re.sub(rf"{re.escape(place)}/(\S+)", r"\1 of STORE", text).replace(place, "STORE")


@pytest.fixture
def both(program: Program, tmp_path: Path, empty_store: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Both]:
    for name, text in {
        "plan.txt": PLAN,
        "other.txt": PLAN + "More.\n",
        "rows.csv": ROWS,
        "more.csv": MORE_ROWS,
    }.items():
        (tmp_path / name).write_text(text)
    folder = Store.create(tmp_path / "folder")
    put_pact(folder)
    with folder.change("settings", "ben", RECORDED) as change:
        change.put_settings(SETTINGS)
    database = Store.open(empty_store)
    copied(folder, database)
    database.close()
    yield Both(program, [str(folder.place), empty_store], monkeypatch, tmp_path)


def held(place: str) -> tuple[dict[str, bytes | None], list[str]]:
    store = opened(place)
    found = {name: store.content(name) for name in store.names()}, [entry.title for entry in store.log()]
    store.close()
    return found


def test_every_change_does_and_says_the_same(both: Both) -> None:
    for line in CHANGES:
        both(line)
        assert held(both.places[0]) == held(both.places[1]), line
    assert both.differing == []


def test_every_view_shows_the_same(both: Both) -> None:
    for line in CHANGES[:75]:
        both(line)
    for line in SHOWN:
        for name in FORMATS if line in ("list", "log", "check") else ("table", "json", "markdown"):
            both(f"{line} --format {name}")
    for line in ASKED:
        both(line)
    for name in REPORTS:
        both(f"export --format {name} -o written")
    both("export tag:trade --group-by status --title 'Trade'")
    both("export --as-known 2018-12-31 --format json")
    assert both.differing == []


@pytest.mark.parametrize("line", ["git setup", "git setup --dry-run", "git resolve", "git resolve plan"])
def test_git_is_of_folders_and_a_database_says_so(both: Both, line: str) -> None:
    both(line)
    ((_, _, said),) = both.differing
    assert said == (
        2,
        "",
        "commitments: STORE is in a database, and this works on a folder; commitments copy 'STORE' DIR makes one\n",
    )


BAD = """{"document": {"1": {"schema": 2, "id": "rome", "title": "Rome", "next_number": 9}}, "commitments": {
"1": {"id": "rome-01", "quote": "We will build a road.", "due": "2018-13", "extra": [1e-7, "\\u0000"]},
"2": {"id": "rome-02", "quote": "We will mend it.", "tags": ["a\\u0000b", "c]d"], "made": "2016"},
"7": {"id": "rome-08", "quote": "We will close it.", "span": [5, 900]}}, "notes": {"x": {"y": 1}}}
"""
BROKEN = """
list
list document:pact-2015
list tag:c --format ids
list rome-02
list 'not status:kept' --format ids
search road
show rome-01
show rome-02
show pact-2015-01
documents
tags
stats
check
check document:rome
check --fix
check --fix --dry-run
mark rome-02 kept
mark pact-2015-01 broken --on 2020
tag rome-02 new
remove rome-01 --yes
document edit rome --title "Roma"
document show rome
document remove rome --yes
undo
list pact-2015-01 --format ids
export
agenda
log
undo --list
trust --dry-run
trust
undo --steps 9
redo
""".strip().splitlines()


def test_what_is_broken_is_told_alike(both: Both) -> None:
    for place in both.places:
        store = opened(place)
        store.take_in({"rome.json": BAD.encode(), "pact-2015.txt": b"\xff\xfe", "codes/rome/ann.json": b"[1"})
        store.close()
    for line in BROKEN:
        both(line)
    assert both.differing == []


Q = "[q]uit: "
TALKS = {
    "review is:open": [
        (Q, "m\n"), ("status (", "kpet\n"), ("status (", "kept\n"), ("for whom", "japan\n"), ("note: ", "Cut.\n"),
        ("evidence URL", "https://a.example\n"), ("title: ", "The law\n"), ("publisher: ", "\n"), ("on (", "2019-02\n"),
        (Q, "t new\n"), (Q, "u\n"), (Q, "q\n"),
    ],
    "extract plan --review": [(Q, "a\n"), (Q, "d\n"), ("why", "too small\n"), (Q, "q\n")],
    "code --by ben": [(Q, "k It runs.\n"), (Q, "s\n"), (Q, "q\n")],
    "document read plan": [(Q, "d weather\n"), (Q, "q\n")],
    "adjudicate --by Cleo": [(Q, "k Cut.\n"), ("URL", "\n"), ("on (", "2020\n"), (Q, "q\n")],
    "remove pact-2015-04": [("[y/N]", "y\n")],
    "edit pact-2015-03": [],
    "guideline pact-2015-03 --edit": [],
}  # fmt: skip


def test_whoever_is_asked_on_a_terminal_is_asked_the_same(both: Both) -> None:
    for line in (CHANGES[0], *(line for line in CHANGES if line.startswith("code pact"))):
        both(line)
    editor = "sed -i s/^summary.*/summary='\"Sun\"'/;s/^kept.*/kept='\"Two\"'/"
    for line, talk in TALKS.items():
        seen = [
            (code, _anonymous(screen, place))
            for place in both.places
            for code, screen in [
                on_terminal(*line.split(), talk=talk, COMMITMENTS_STORE=place, EDITOR=editor, NO_COLOR="1")
            ]
        ]
        assert seen[0] == seen[1], line
        assert held(both.places[0]) == held(both.places[1]), line
    assert both.differing == []


LINES = (
    "list tag:s",
    "list actor:j",
    "mark pact-2015-0",
    "document show p",
    "tag pact-2015-01 s",
    "show pact-2015-01 p",
)


def test_the_same_is_completed(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    for line in LINES:
        *before, word = split(line)
        found = []
        for place in both.places:
            monkeypatch.setenv("COMMITMENTS_STORE", place)
            found.append(offers(before, word))
        assert found[0] == found[1] != [], line


def opened(place: str) -> Store:
    return Store.open(place if place.startswith("postgresql:") else Path(place))
