"""The pager: it gets whole what the screen cannot hold, nothing else, and nobody is caught in it."""

from pathlib import Path

import pytest
from pacts import RECORDED
from terminals import on_terminal

from commitments.stores import Store
from commitments.terminal import is_taller


@pytest.fixture
def sixty(pact: Path) -> Path:
    """Sixty commitments more than the pact's four, for a terminal of fifty lines."""
    with Store.open(pact).change("add", "ben", RECORDED) as change:
        fourth = change.commitment("pact-2015-04")
        for number in range(60):
            change.put(fourth._replace(number=0, quote=f"Promise {number}.", span=None, summary=""))
    return pact


def test_a_result_longer_than_the_screen_goes_through_the_pager_and_its_hints_come_after(
    sixty: Path, tmp_path: Path
) -> None:
    seen = on_terminal("list", "--columns", "quote", COMMITMENTS_PAGER="cat > paged; echo read by pages")
    paged = (tmp_path / "paged").read_text(encoding="utf-8")
    assert [f"Promise {number}." in paged for number in range(60)] == [True] * 60
    assert seen == (0, "read by pages\n64 commitments\n")


@pytest.mark.parametrize("words", [["list", "--limit", "3"], ["--no-pager", "list"], ["list", "--no-pager"]])
def test_a_short_result_or_an_unwanted_pager_opens_none(sixty: Path, words: list[str]) -> None:
    code, seen = on_terminal(*words, COMMITMENTS_PAGER="echo read by pages")
    assert (code, "read by pages" in seen, "pact-2015-03" in seen) == (0, False, True)


def test_what_a_change_tells_is_not_read_by_pages(sixty: Path) -> None:
    code, seen = on_terminal("tag", "Promise", "new", "--yes", COMMITMENTS_PAGER="echo read by pages")
    assert (code, "read by pages" in seen, seen.count("+new")) == (0, False, 60)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"PAGER": "echo its"}, "its"),
        ({"PAGER": "echo its", "COMMITMENTS_PAGER": "echo ours"}, "ours"),
        ({"PAGER": "echo its", "COMMITMENTS_PAGER": ""}, "Promise 59."),
        ({"PAGER": "cat"}, "Promise 59."),
        ({"PAGER": "no-such-pager -x"}, "Promise 59."),
        ({"PAGER": "echo its", "TERM": "dumb"}, "Promise 59."),
    ],
)
def test_the_pager_is_the_reader_s_choice(sixty: Path, said: dict[str, str], expected: str) -> None:
    code, seen = on_terminal("list", **{"COMMITMENTS_PAGER": None, **said})
    assert (code, expected in seen) == (0, True)


def test_leaving_the_pager_early_ends_quietly(sixty: Path) -> None:
    with Store.open(sixty).change("add", "ben", RECORDED) as change:
        for number in range(2_000):
            change.put(change.commitment("pact-2015-04")._replace(number=0, quote=f"More {number}.", span=None))
    code, seen = on_terminal("list", "--columns", "quote", NO_COLOR="1", COMMITMENTS_PAGER="head -1")
    assert (code, seen.split()) == (0, ["Quote"])


def test_wrapped_lines_and_empty_ones_take_room_on_the_screen() -> None:
    assert [is_taller(text, 10, 4) for text in ("a\n\nb", "a\n\nb\n", "a" * 20 + "\n", "a" * 21 + "\n")] == [
        False,
        True,
        False,
        True,
    ]
