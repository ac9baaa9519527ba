"""Two processes on one answer: the answer is the same as of one, whatever becomes of the second."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pacts import RECORDED
from terminals import Program

from commitments.dates import PartialDate
from commitments.desk import side_by_side
from commitments.desk.side_by_side import in_order
from commitments.model import Commitment, Document, Status, Update
from commitments.stores import Store
from commitments.stores.folder import folder

can_share = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no second process to offer")
HERE = os.getpid()


def doubled(number: int) -> Iterator[int]:
    yield number
    yield number * 2


def all_doubled(count: int) -> list[int]:
    return [one for number in range(count) for one in (number, number * 2)]


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(side_by_side, "WORTH_A_PROCESS", 1)


@pytest.fixture
def portions_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "PORTION", 1)


@pytest.fixture
def five_documents(program: Program, tmp_path: Path) -> Store:
    made = Store.create(tmp_path / "data")
    with made.change("add", "ben", RECORDED) as change:
        for document in ("a", "b", "c", "d", "e"):
            change.put_document(Document(document, f"Pact {document.upper()}, “the last”"))
            for number in range(3):
                rated = (Update(Status.KEPT, PartialDate("2018"), RECORDED, "ana", "=1,\n2"),) if number else ()
                change.put(Commitment(document, 0, f"We will, {number}.", summary=f"-{number}", updates=rated))
    return made


def test_no_room_for_a_second_process_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refuse)
    assert list(in_order(range(9), doubled)) == all_doubled(9)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 100])
def test_results_come_in_the_order_of_the_portions(count: int) -> None:
    assert list(in_order(range(count), doubled)) == all_doubled(count)


def test_one_processor_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert list(in_order(range(9), doubled)) == all_doubled(9)


@can_share
def test_every_other_portion_is_worked_on_by_another_process() -> None:
    workers = list(in_order(range(6), lambda _: [os.getpid()]))
    assert workers[::2] == [HERE] * 3
    assert len({*workers}) == 2


def test_results_larger_than_a_pipe_arrive_whole() -> None:
    assert [*map(len, in_order(range(5), lambda place: ["é" * 300_000 * place]))] == [0, 3e5, 6e5, 9e5, 12e5]


def test_a_second_process_that_dies_costs_no_result() -> None:
    def work(number: int) -> Iterator[int]:
        if number == 5 and os.getpid() != HERE:
            os._exit(9)
        return doubled(number)

    assert list(in_order(range(9), work)) == all_doubled(9)


@pytest.mark.parametrize("wrong", [2, 3])
def test_what_is_wrong_is_raised_in_its_place(wrong: int) -> None:
    def work(number: int) -> Iterator[int]:
        if number == wrong:
            raise ValueError(number)
        return doubled(number)

    results = in_order(range(9), work)
    assert [next(results) for _ in range(wrong * 2)] == all_doubled(wrong)
    with pytest.raises(ValueError, match=str(wrong)):
        next(results)


@can_share
@pytest.mark.parametrize("taken", [1, 4, 7])
def test_no_process_is_left_when_nobody_reads_on(taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[int] = []
    fork = os.fork

    def noting() -> int:
        begun.append(fork())
        return begun[-1]

    monkeypatch.setattr(os, "fork", noting)
    results = in_order(range(1_000), doubled)
    assert [next(results) for _ in range(taken)] == all_doubled(4)[:taken]
    results.close()  # type: ignore[attr-defined]
    assert begun
    for process in begun:  # others may be of other tests
        with pytest.raises(ChildProcessError):
            os.waitpid(process, os.WNOHANG)


COMMANDS = (
    "list --format tsv",
    "list --format csv --columns id,status,notes,flags",
    "list --format jsonl",
    "list --format jsonl --fields id,updates --as-of 2017-06-01",
    "list --format jsonl --columns id,status",
    "list --format json",
    "list --format ids --sort -id",
    "list --format ids --limit 4",
    "list status:kept --format tsv",
    "stats --format json",
    "stats --by document --format tsv",
    "export --format csv",
    "export --format ics",
    "export --format json --as-of 2017-06-01",
    "export --format jsonl --as-of 2017-06-01",
)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.usefixtures("five_documents")
def test_a_command_says_the_same_with_two(program: Program, command: str, request: pytest.FixtureRequest) -> None:
    alone = program(*command.split())
    request.getfixturevalue("portions_of_one")
    assert (alone.code, program(*command.split())) == (0, alone)


@pytest.mark.parametrize("name", ["csv", "jsonl"])
@pytest.mark.parametrize("query", ["", "status:kept", "nothing-like-it"])
@pytest.mark.usefixtures("five_documents", "portions_of_one")
def test_a_file_holds_what_a_pipe_gets_and_its_commitments_are_counted(
    program: Program, tmp_path: Path, name: str, query: str
) -> None:
    piped = program("export", *query.split(), "--format", name).out
    written = program("export", *query.split(), "-o", f"out.{name}")
    count = len(program("list", *query.split(), "--format", "ids").out.split())
    assert (tmp_path / f"out.{name}").read_bytes().decode() == piped
    assert written.err.startswith(f"wrote {count} commitments to out.{name}\n")


@pytest.mark.parametrize("broken", ["b", "c"])
@pytest.mark.usefixtures("portions_of_one")
def test_a_broken_document_is_told_as_ever(program: Program, five_documents: Store, broken: str) -> None:
    (five_documents.path / f"{broken}.json").write_text("{", encoding="utf-8")
    result = program("list", "--format", "ids")
    assert (result.code, result.err.count("\n")) == (5, 1)
    assert f"{broken}.json is not JSON" in result.err
    assert result.out.split()[-1] == f"{chr(ord(broken) - 1)}-03"
