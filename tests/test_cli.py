"""The program as a process: streams, exit codes, signals, terminals, many at once, and words that nobody expects."""

import json
import os
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pacts import RECORDED, files_of
from terminals import Program, environment, on_terminal, started

from commitments.dates import PartialDate
from commitments.model import Commitment, Document
from commitments.stores import Store

ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


def ran(*words: str, **options: object) -> tuple[int, str, str]:
    process = started(*words, **options)
    out, err = process.communicate(timeout=60)
    return process.returncode, (out or b"").decode(), (err or b"").decode()


def fill(pact: Path, count: int) -> None:
    with Store.open(pact).change("fill", "ben", RECORDED) as change:
        change.put_document(Document("long-2020", "Long", published=PartialDate("2020")))
        for _ in range(count):
            change.put(Commitment("long-2020", 0, "A promise that is told in a few more words than it needs. " * 4))


def test_a_process_says_the_same_as_a_call(program: Program, pact: Path) -> None:
    assert ran("list", "is:open") == program("list", "is:open")
    assert ran("list", "9") == program("list", "9")
    assert ran("--version")[:2] == (0, program("--version").out)


def test_a_reader_that_has_seen_enough_ends_the_program_quietly(pact: Path) -> None:
    fill(pact, 2000)
    ways = ["list", "list --color always", "agenda", *(f"list --format {name}" for name in ("json", "csv", "jsonl"))]
    for words in ways:
        process = started(*words.split())
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert (process.wait(30), process.stderr.read()) == (0, b""), words
        process.stderr.close()


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_long_result_that_does_not_fit_on_the_disk_is_told_of(pact: Path, tmp_path: Path, unbuffered: str) -> None:
    fill(pact, 2000)
    line = f'ulimit -f 100; trap "" XFSZ; "$PYTHON" -m commitments list --format json > {tmp_path / "out"}'
    done = subprocess.run(
        ["bash", "-c", line],
        env=environment(PYTHON=os.sys.executable, PYTHONUNBUFFERED=unbuffered),
        capture_output=True,
    )
    assert (done.returncode, b"the output cannot be written" in done.stderr) == (1, True), done.stderr


def test_the_verdict_of_a_check_stands_though_nobody_reads_the_findings(pact: Path) -> None:
    for words in ("check", "check --format tsv", "check --format json"):
        process = started(*words.split())
        assert process.stdout is not None
        process.stdout.close()
        assert process.wait(30) == 3, words
        assert process.stderr is not None
        assert b"1 problem" in process.stderr.read(), words
        process.stderr.close()


def test_a_full_disk_under_the_output_is_told_of(pact: Path) -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("needs /dev/full")
    with open("/dev/full", "w") as full:
        code, _, err = ran("list", stdout=full)
    assert (code, "the output cannot be written" in err, "Traceback" in err) == (1, True, False)


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_no_reason_to_fail(pact: Path, closed: str) -> None:
    line = f'"$PYTHON" -m commitments note 2 x {closed}; "$PYTHON" -m commitments list tag:nosuch {closed}'
    done = subprocess.run(
        ["sh", "-c", line], env=environment(PYTHON=os.sys.executable), capture_output=True, text=True, check=False
    )
    assert (done.returncode, "unforeseen" in done.stderr) == (0, False)
    assert done.stdout in ("", "pact-2015-02  note  (on 2026-11-24)\n")


def test_ctrl_c_ends_with_130_and_changes_nothing(pact: Path) -> None:
    before = files_of(pact)
    code, seen = on_terminal("mark", "is:open", "kept", talk=[("[y/N]", "\x03")])
    assert (code, "interrupted; nothing was changed" in seen, "Traceback" in seen) == (130, True, False)
    assert files_of(pact) == before


def test_ctrl_c_while_waiting_for_the_store_ends_with_130(pact: Path) -> None:
    with Store.open(pact).lock():
        process = started("note", "2", "x", env=environment(COMMITMENTS_LOCK_TIMEOUT="30"))
        time.sleep(0.7)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
    assert (process.returncode, b"Traceback" in err) == (130, False)


def test_processes_that_mark_at_once_lose_nothing(pact: Path) -> None:
    rounds, writers = 5, 4
    script = (
        f'for turn in {" ".join(map(str, range(rounds)))}; do "$PYTHON" -m commitments note 2 "$1 $turn" || exit; done'
    )
    running = [
        subprocess.Popen(
            ["sh", "-c", script, "sh", str(writer)],
            env=environment(PYTHON=os.sys.executable, COMMITMENTS_LOCK_TIMEOUT="60"),
            stdout=subprocess.DEVNULL,
        )
        for writer in range(writers)
    ]
    assert [process.wait(60) for process in running] == [0] * writers
    found = Store.open(pact).commitment("pact-2015-02").updates[1:]
    assert sorted(update.note or "" for update in found) == sorted(
        f"{writer} {turn}" for writer in range(writers) for turn in range(rounds)
    )


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_without_unicode_gets_plain_characters(pact: Path, encoding: str) -> None:
    store = Store.open(pact)
    with store.change("x", "ben", RECORDED) as change:
        change.put(change.commitment("pact-2015-04")._replace(summary="Élysée 約束 😀"))
    env = environment(PYTHONIOENCODING=encoding)
    for words in (["list"], ["show", "1"], ["stats"], ["history"], ["mark", "1", "broken"], ["documents"]):
        process = started(*words, env=env)
        out, err = process.communicate()
        assert process.returncode == 0, err
        plain = out.decode(encoding).replace("Élysée", "")
        assert (
            plain.isascii(),
            "\\u" in plain.replace("\\u7d04\\u675f \\ud83d\\ude00", "").replace("\\u00c9lys\\u00e9e", ""),
        ) == (True, False)
    told, _ = started("list", "4", "--format", "json", env=env).communicate()
    assert json.loads(told.decode(encoding))[0]["summary"] == "Élysée 約束 😀"


# --- a terminal -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [40, 80, 140])
def test_on_a_terminal_a_table_fits_its_width_and_nothing_is_cut(pact: Path, width: int) -> None:
    with Store.open(pact).change("x", "ben", RECORDED) as change:
        long = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenversicherung"
        change.put(change.commitment("pact-2015-04")._replace(quote=f"{long} {long}", span=None))
    code, seen = on_terminal("list", "--columns", "id,status,quote", width=width)
    lines = ANSI.sub("", seen).splitlines()
    assert code == 0
    assert max(map(len, lines)) <= width
    squeezed = re.sub(r"\s", "", "".join(line[width // 3 :] for line in lines))
    letters = re.sub(r"[^a-zäA-Z0-9.]", "", ANSI.sub("", seen))
    assert "…" not in seen
    assert letters.count("versicherung") + squeezed.count("versicherung") >= 2 or width == 40


def test_on_a_terminal_there_is_colour_unless_it_is_not_wanted(pact: Path) -> None:
    assert ANSI.search(on_terminal("list")[1])
    assert not ANSI.search(on_terminal("list", NO_COLOR="1")[1])
    assert not ANSI.search(on_terminal("list", TERM="dumb")[1])
    assert not ANSI.search(on_terminal("list", "--color", "never")[1])


def test_a_no_changes_nothing(pact: Path) -> None:
    before = files_of(pact)
    for answer in ("n\n", "\n", "maybe\n", "\x04"):
        code, seen = on_terminal("mark", "is:open", "kept", talk=[("[y/N]", answer)])
        assert (code, "nothing was changed" in seen) == (1, True), answer
    assert files_of(pact) == before


def test_a_yes_changes_them_all(pact: Path) -> None:
    code, seen = on_terminal("tag", "is:open", "new", talk=[("Change these 3 commitments? [y/N]", "y\n")])
    assert (code, seen.count("+new")) == (0, 6)


def test_review_walks_and_marks(pact: Path) -> None:
    code, seen = on_terminal(
        "review",
        "is:open",
        talk=[
            ("1 of 3", ""),
            ("[q]uit: ", "m\n"),
            ("status (", "kpet\n"),
            ("did you mean", ""),
            ("status (", "kept\n"),
            ("for whom (France, Japan", "japan\n"),
            ("note: ", "Cut.\n"),
            ("evidence URL", "https://a.example\n"),
            ("title: ", "The law\n"),
            ("publisher: ", "\n"),
            ("on (", "2019-02\n"),
            ("2 of 3", ""),
            ("[q]uit: ", "s\n"),
            ("3 of 3", ""),
            ("[q]uit: ", "q\n"),
        ],
    )
    assert (code, "pact-2015-02  unassessed → kept  (on 2019-02, Japan, 1 evidence)" in seen) == (0, True)
    assert "1 commitment changed, 2 commitments left" in seen
    latest = Store.open(pact).commitment("pact-2015-02").updates[-1]
    assert (latest.actor, latest.note) == ("Japan", "Cut.")


def test_what_was_decided_in_a_review_that_is_interrupted_is_kept(pact: Path) -> None:
    code, _ = on_terminal(
        "review",
        "is:open",
        talk=[("[q]uit: ", "n\n"), ("note: ", "Seen.\n"), ("evidence URL", "\n"), ("on (", "\n"), ("2 of 3", "\x03")],
    )
    assert (code, Store.open(pact).commitment("pact-2015-02").updates[-1].note) == (130, "Seen.")


def test_candidates_are_reviewed_one_at_a_time(program: Program, pact: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text("The Plan\n\nWe will plant a million trees by 2030.\n\nWe will dig ten wells.\n")
    program("document", "add", "plan.txt", "--id", "plan-2020", "--title", "The Plan")
    talk = [("[q]uit: ", "a\n"), ("2 of 2", ""), ("[q]uit: ", "d\n"), ("why", "too small\n"), ("[q]uit: ", "q\n")]
    code, seen = on_terminal("extract", "plan-2020", "--review", talk=talk)
    assert (code, "\\n" in seen, "set aside: too small" in seen) == (0, False, True)
    assert "nothing new to review" in on_terminal("extract", "plan-2020", "--review")[1]


# --- words that nobody expects ----------------------------------------------------------------------------------------

LINE = """
    list show search mark note tag untag tags documents document history changes stats scorecard agenda export undo
    redo log check paths help add edit remove import extract init --help -h --store --today --format json table ids
    --limit 3 -1 0 --columns id,status --sort due --as-of 2018 --explain --debug --color always --yes -y --dry-run
    pact-2015-01 pact-2015 1 1-4 status:kept status: :x -tag:x -( ) ( or not -- - -x --x= --limit=x --by ana
    --evidence https://a.example --on --note kept broken nope --group-by --fields --where --from 2017 --to 2019
"""
WORDS = st.sampled_from(LINE.split())
ANY = st.one_of(WORDS, WORDS, WORDS, st.text(max_size=8).filter(lambda text: "\0" not in text))


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(ANY, max_size=7))
def test_no_command_line_is_unforeseen(program: Program, pact: Path, words: list[str]) -> None:
    result = program(*words)
    assert result.code in (0, 1, 2, 3, 4, 5)
    assert "unforeseen" not in result.err, (words, result.err)


def test_an_argument_that_is_no_text_is_refused_in_words(program: Program, pact: Path) -> None:
    before = files_of(pact)
    code, out, err = program("note", "1", "\udcff")
    assert (code, out, files_of(pact)) == (2, "", before)
    assert "not text in UTF-8" in err


SLOW = {"rich", "pydantic", "tinydb", "sqlite3", "hashlib", "dataclasses"}


def loaded(*words: str, **more: str) -> set[str]:
    """The modules that a process of the program has loaded at its end."""
    program = (
        "import sys, commitments.__main__ as program; program._run(); print(*sys.modules, sep=',', file=sys.stderr)"
    )
    command = [os.sys.executable, "-c", program, *words]
    done = subprocess.run(command, env=environment(**more), capture_output=True, text=True, check=True)
    assert done.stdout
    return set(done.stderr.splitlines()[-1].split(","))


@pytest.mark.parametrize(
    "words",
    [
        *(f"list --format {name}" for name in ("ids", "tsv", "csv", "json", "jsonl")),
        *("list", "search will --format ids", "stats --format json", "note 2 x", "export --format csv", "--help"),
    ],
)
def test_what_is_for_programs_needs_no_rich_and_nothing_needs_pydantic(pact: Path, words: str) -> None:
    assert loaded(*words.split()) & SLOW == set()


def test_completion_does_not_need_typer_either(pact: Path) -> None:
    asked = {"_COMMITMENTS_COMPLETE": "complete_bash", "COMP_WORDS": "commitments\nshow\n", "COMP_CWORD": "2"}
    assert loaded(**asked) & (SLOW | {"typer"}) == set()


def test_on_a_terminal_a_proposal_s_quote_is_as_wide_as_the_screen(pact: Path, tmp_path: Path) -> None:
    quote = "We will build ten ships of the northern kind in every harbour of the coast by 2030."
    (tmp_path / "plan.txt").write_text(f"{quote}\n", encoding="utf-8")
    code, seen = on_terminal("extract", "plan.txt", width=100)
    lines = [line.rstrip() for line in ANSI.sub("", seen).splitlines()]
    assert (code, f"    {quote}" in lines) == (0, True)


@pytest.mark.parametrize("width", [24, 40, 79])
def test_a_question_is_broken_between_its_words(pact: Path, width: int) -> None:
    _, seen = on_terminal("mark", "is:open", "kept", talk=[("[y/N]", "n\n")], width=width)
    lines = seen[seen.index("Change") :].splitlines()
    asked = " ".join(lines[: 1 + next(place for place, line in enumerate(lines) if "[y/N]" in line)])
    assert (asked.split(" n")[0].rstrip("n "), max(map(len, lines[:2])) <= width) == (
        "Change these 3 commitments? [y/N]",
        True,
    )
