"""Other programs that keep such records on the command line, on the same records, where they are installed.

Each gets the same question in its own words: the records of one tag, those with one word, and one record changed.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from commitments.model import Commitment
from tests.bench.clock import Program, environment
from tests.bench.stores import HIT_TAG, HIT_WORD, Size, records

QUESTIONS = ("filter", "search", "mark one")


class Peer(NamedTuple):
    name: str
    command: str
    load: Callable[[Size, Path], None]
    """Writes the records into an empty folder."""
    programs: Callable[[Path], dict[str, Program]]
    """A question -> the program that answers it."""


def installed() -> list[Peer]:
    return [peer for peer in PEERS if shutil.which(peer.command)]


def loaded(peer: Peer, size: Size, cache: Path) -> Path:
    """The folder with the peer's own copy of the records; made first where it is not there yet."""
    folder = cache / f"{peer.command}-{size.records}"
    if not folder.is_dir():
        unfinished = folder.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        peer.load(size, unfinished)
        unfinished.rename(folder)
    return folder


def _all(size: Size) -> Iterator[Commitment]:
    for place in range(size.documents):
        yield from records(size, place)


# --- Taskwarrior ------------------------------------------------------------------------------------------------------


def _load_taskwarrior(size: Size, folder: Path) -> None:
    (folder / "taskrc").write_text("confirmation=no\nverbose=nothing\ngc=off\nhooks=off\n", encoding="utf-8")
    (folder / "data").mkdir()
    with open(folder / "import.jsonl", "w", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(_task(one))}\n" for one in _all(size))
    words = ["task", "import", str(folder / "import.jsonl")]
    subprocess.run(words, env=_task_environment(folder), check=True, capture_output=True)


def _task(one: Commitment) -> dict[str, object]:
    notes = [
        {"entry": update.recorded.strftime("%Y%m%dT%H%M%SZ"), "description": f"{update.note} {evidence.url}"}
        for update in one.updates
        for evidence in update.evidence
    ]
    due = {"due": one.due.last.strftime("%Y%m%dT000000Z")} if one.due else {}
    return {
        "description": f"{one.summary}: {one.quote}",
        "status": "pending",
        "project": one.document,
        "tags": list(one.tags),
        "annotations": notes,
        **due,
    }


def _task_environment(folder: Path) -> dict[str, str]:
    return environment(TASKRC=str(folder / "taskrc"), TASKDATA=str(folder / "data"))


def _taskwarrior(folder: Path) -> dict[str, Program]:
    env = _task_environment(folder)
    return {
        "filter": Program(["task", f"+{HIT_TAG}", "list"], env),
        "search": Program(["task", f"/{HIT_WORD}/", "list"], env),
        "mark one": Program(["task", "7", "modify", "project:run{run}"], env),
    }


# --- todoman ----------------------------------------------------------------------------------------------------------


def _load_todoman(size: Size, folder: Path) -> None:
    todos = folder / "todos" / "bench"
    todos.mkdir(parents=True)
    for one in _all(size):
        (todos / f"{one.id}.ics").write_bytes("\r\n".join(_vtodo(one)).encode())
    # The list is found beside the configuration, wherever the folder ends up.
    (folder / "config.py").write_text(
        "import os\n_here = os.path.dirname(os.path.abspath(__file__))\n"
        "path = os.path.join(_here, 'todos', '*')\ncache_path = os.path.join(_here, 'cache.sqlite3')\n",
        encoding="utf-8",
    )


def _vtodo(one: Commitment) -> list[str]:
    notes = " ".join(f"{update.note} {' '.join(e.url for e in update.evidence)}" for update in one.updates)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//bench//EN",
        "BEGIN:VTODO",
        f"UID:{one.id}",
        "DTSTAMP:20260101T000000Z",
        f"SUMMARY:{_ical(one.quote)}",
        f"DESCRIPTION:{_ical(f'{one.summary}. {notes}')}",
        f"CATEGORIES:{','.join(one.tags)}",
    ]
    due = [f"DUE;VALUE=DATE:{one.due.last:%Y%m%d}"] if one.due else []
    return [*lines, *due, "END:VTODO", "END:VCALENDAR", ""]


def _ical(text: str) -> str:
    return text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")


def _todoman(folder: Path) -> dict[str, Program]:
    env = environment()
    todo = ["todo", "--config", str(folder / "config.py")]
    return {
        "filter": Program([*todo, "list", "--category", HIT_TAG], env),
        "search": Program([*todo, "list", "--grep", HIT_WORD], env),
        "mark one": Program([*todo, "edit", "7", "--location", "run{run}"], env),
    }


# --- topydo -----------------------------------------------------------------------------------------------------------


def _load_topydo(size: Size, folder: Path) -> None:
    with open(folder / "todo.txt", "w", encoding="utf-8") as file:
        file.writelines(f"{_todo_txt(one)}\n" for one in _all(size))


def _todo_txt(one: Commitment) -> str:
    notes = " ".join(f"{update.note} {' '.join(e.url for e in update.evidence)}" for update in one.updates)
    due = f" due:{one.due.last}" if one.due else ""
    return f"{one.quote} {one.summary} {notes} +{one.document} {' '.join(f'@{tag}' for tag in one.tags)}{due}"


def _topydo(folder: Path) -> dict[str, Program]:
    env = environment()
    topydo = ["topydo", "-t", str(folder / "todo.txt"), "-d", str(folder / "done.txt")]
    return {
        "filter": Program([*topydo, "ls", f"@{HIT_TAG}"], env),
        "search": Program([*topydo, "ls", HIT_WORD], env),
        "mark one": Program([*topydo, "tag", "7", "run", "{run}"], env),
    }


PEERS = (
    Peer("Taskwarrior", "task", _load_taskwarrior, _taskwarrior),
    Peer("todoman", "todo", _load_todoman, _todoman),
    Peer("topydo", "topydo", _load_topydo, _topydo),
)


if __name__ == "__main__":
    from tests.bench.stores import SIZES

    chosen = next(peer for peer in PEERS if peer.command == sys.argv[1])
    print(loaded(chosen, SIZES[int(sys.argv[2])], Path(sys.argv[3])))
