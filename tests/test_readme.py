"""The README's tour is run as it stands there, and what it shows is what comes out."""

import os
import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

README = Path(__file__).parent.parent / "README.md"
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def tour(text: str) -> Iterator[tuple[str, str]]:
    """(command, what it prints) of every console block; a command that is cut short with | head is shown so far."""
    for block in BLOCK.findall(text):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = step.partition("\n")
            yield command, shown.rstrip("\n")


def printed(program: Callable[..., object], command: str) -> str:
    words, lines = shlex.split(command), None
    if "|" in words:
        words, (_, flag) = words[: words.index("|")], words[words.index("|") + 1 :]
        lines = int(flag.removeprefix("-"))
    assert words[0] == "commitments", command
    result = program(*words[1:])
    whole = f"{result.out}{result.err}".splitlines()  # type: ignore[attr-defined]
    return "\n".join(line.rstrip() for line in whole[:lines]).strip("\n")


def run_anew(program: Callable[..., object], text: str) -> str:
    """The text with what the program prints now in its console blocks."""

    def block(found: re.Match[str]) -> str:
        steps = (f"$ {command}\n{printed(program, command)}".rstrip() for command, _ in tour(found[0]))
        return "```console\n" + "\n".join(steps) + "\n```"

    return BLOCK.sub(block, text)


def test_the_tour_shows_what_the_program_prints(
    program: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMITMENTS_TODAY", "2026-12-01")
    text = README.read_text(encoding="utf-8")
    program("init", "--example", "data")
    now = run_anew(program, text)
    if os.environ.get("UPDATE_README"):
        README.write_text(now, encoding="utf-8")
        pytest.skip("the README was written anew")
    assert list(tour(text)) == list(tour(now))


def test_the_readme_counts_the_languages_that_there_are() -> None:
    from commitments import statuswords, toml
    from commitments.headers import words

    table = toml.beside(statuswords.__file__, "generic.toml")["ours"]
    counts = (len({language for said in table.values() for language in said} - {"any"}), len(words().languages))
    numbers = {15: "fifteen", 16: "sixteen", 17: "seventeen", 18: "eighteen", 19: "nineteen", 20: "twenty"}
    text = " ".join(README.read_text(encoding="utf-8").split())
    assert f"everyday ones in {numbers[counts[0]]} languages" in text
    assert f"comes from its name, in {numbers[counts[1]]} languages" in text
