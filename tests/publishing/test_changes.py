"""Whatever was changed, one after the other, the folder is the one that publishing it all at once would make."""

import random
from datetime import date, timedelta
from pathlib import Path
from shutil import rmtree

import pytest
from pacts import SOLAR, TARIFFS, TRAINS
from sites import differing
from terminals import Program

_DOCUMENTS = ("pact-2015", "oath-2020", "vow-2021")
_KINDS = (
    *("mark", "note", "looked", "defer", "retract", "tag", "untag", "draft", "edit", "document", "remove", "undo"),
    *("code", "guideline", "add", "intake", "away", "set_aside", "day", "settings", "look"),
)
_LINK = "https://news.example/"


class Changes:
    """Random ones of every kind; each is what the program is called with, or something done to a file."""

    def __init__(self, seed: int, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._chance, self._store, self._monkeypatch = random.Random(seed), store, monkeypatch
        self._today = date(2026, 11, 24)
        self._count = 0
        (store / "look").mkdir()
        Path("vow.txt").write_text(f"{TRAINS}\n\n{SOLAR} {TARIFFS}\n", encoding="utf-8")
        Path("other.txt").write_text(f"{TARIFFS}\n\n{TRAINS}\n", encoding="utf-8")

    def next(self, program: Program) -> str:
        kind = self._chance.choice(_KINDS)
        done = getattr(self, f"_{kind}")()
        if isinstance(done, str):
            return done
        result = program(*done)
        return f"{' '.join(done)}: {result.code} {result.err[:200]}"

    def _one(self) -> str:
        found = [f"{name}-0{n}" for name in _DOCUMENTS for n in range(1, 6) if (self._store / f"{name}.json").exists()]
        return self._chance.choice(found or ["pact-2015-01"])

    def _on(self) -> str:
        return (self._today - timedelta(self._chance.choice((-3, 0, 1, 40, 400, 900)))).isoformat()

    def _text(self) -> str:
        self._count += 1
        return f"{self._chance.choice(('Reported', '日本', 'תעודה'))} {self._count}"

    def _mark(self) -> list[str]:
        status = self._chance.choice(("kept", "broken", "in-progress", "partial", "stalled"))
        more = self._chance.choice(([], ["--actor", "France"], ["--actor", "Japan"]))
        return ["mark", self._one(), status, "--on", self._on(), "--evidence", f"{_LINK}{self._text()}", *more, "--yes"]

    def _note(self) -> list[str]:
        return ["note", self._one(), self._text(), "--on", self._on()]

    def _looked(self) -> list[str]:
        return ["looked", self._one(), "--where", self._text(), "--on", self._on()]

    def _defer(self) -> list[str]:
        to = (self._today + timedelta(self._chance.choice((1, 5, 500)))).isoformat()
        return ["defer", self._one(), "--to", to, "--why", self._text(), "--evidence", f"{_LINK}a"]

    def _retract(self) -> list[str]:
        return ["retract", self._one(), "--update", str(self._chance.randint(1, 3)), "--why", self._text()]

    def _tag(self) -> list[str]:
        return ["tag", self._one(), self._chance.choice(("trade", "Trade", "été", "e\u0301te\u0301", "con", "x y"))]

    def _untag(self) -> list[str]:
        return ["untag", self._one(), self._chance.choice(("trade", "été", "con", "energy", "steel"))]

    def _draft(self) -> list[str]:
        return [self._chance.choice(("tag", "untag", "untag")), self._one(), "draft"]

    def _edit(self) -> list[str]:
        changes = (
            ("--section", self._text()),
            ("--summary", self._text()),
            ("--actor", self._chance.choice(("+France", "-France", "+Peru", "+US", "+us", "-Japan"))),
            ("--counterparty", f"+{self._chance.choice(('Chad', 'Mali'))}"),
            ("--due", self._on()),
            ("--amount", f"{self._chance.randint(1, 9)}m USD"),
            ("--kind", self._chance.choice(("pledge", "joint"))),
        )
        return ["edit", self._one(), *self._chance.choice(changes)]

    def _document(self) -> list[str]:
        changes = (
            ("--title", self._text()),
            ("--issuer", self._text()),
            ("--url", f"{_LINK}{self._count}"),
            ("--published", self._on()),
            ("--language", self._chance.choice(("fr", "en", "he"))),
        )
        return ["document", "edit", self._chance.choice(_DOCUMENTS), *self._chance.choice(changes)]

    def _remove(self) -> list[str]:
        return ["remove", self._one(), "--yes"]

    def _undo(self) -> list[str]:
        return ["undo"]

    def _code(self) -> list[str]:
        by = self._chance.choice(("Xanthe", "Ysolde"))
        return ["code", self._one(), "--status", self._chance.choice(("kept", "broken")), "--by", by]

    def _guideline(self) -> list[str]:
        return ["guideline", self._one(), "--kept", self._text(), "--broken", self._text(), "--why", self._text()]

    def _add(self) -> list[str]:
        quote = self._chance.choice((TRAINS, TARIFFS, SOLAR))
        return ["add", "--document", self._chance.choice(_DOCUMENTS), "--quote", quote, "--actor", "Japan"]

    def _intake(self) -> list[str]:
        name = self._chance.choice(_DOCUMENTS[1:])
        text = self._chance.choice(("vow.txt", "other.txt"))
        return ["document", "add", text, "--id", name, "--title", self._text(), "--replace"]

    def _away(self) -> list[str]:
        return ["document", "remove", self._chance.choice(_DOCUMENTS[1:]), "--yes"]

    def _set_aside(self) -> list[str]:
        return ["document", "set-aside", "pact-2015", "The Assembly welcomes the spring.", "--reason", self._text()]

    def _day(self) -> str:
        self._today += timedelta(self._chance.choice((1, 2, 30, 400, -20)))
        self._monkeypatch.setenv("COMMITMENTS_TODAY", self._today.isoformat())
        return f"today {self._today}"

    def _settings(self) -> str:
        said = self._chance.choice(
            (
                *("", 'title = "Ours"\n', "raters = true\n", 'only = "-tag:trade"\n', 'only = "due:..today"\n'),
                *('report = "mailto:a@b.example"\n', 'templates = "look"\n'),
            )
        )
        (self._store / "commitments.toml").write_text(f"schema = 1\n[publish]\n{said}", encoding="utf-8")
        return said

    def _look(self) -> str:
        (self._store / "look/static").mkdir(parents=True, exist_ok=True)
        (self._store / "look/static/own.css").write_text(f".x{self._count} {{}}", encoding="utf-8")
        return "look"


@pytest.mark.parametrize("seed", range(3))
def test_after_any_changes_the_folder_is_the_one_that_is_made_at_once(
    program: Program, two_documents: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    changes = Changes(seed, two_documents, monkeypatch)
    for _ in range(12):
        done = [changes.next(program) for _ in range(2)]
        assert program("publish", "site").code == 0, done
        assert program("publish", "whole").code == 0, done
        assert differing(Path("site"), Path("whole")) == [], done
        assert program("publish", "site").err.endswith("wrote 0 files\n"), done
        assert program("publish", "site", "--check").code == 0, done
        rmtree("whole")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (["edit", "pact-2015-03", "--section", "MONEY"], ["data/commitments.csv", "data/commitments.jsonl"]),
        (["document", "edit", "pact-2015", "--url", "https://other.example"], ["data/documents.jsonl"]),
        (["note", "pact-2015-03", "Seen."], ["actors/france/data.json", "actors/france/data.csv"]),
        (["tag", "pact-2015-03", "sun"], ["actors/france/data.json", "tags/energy/data.csv"]),
        (["document", "edit", "pact-2015", "--published", "2021-01-01"], ["search/index.html", "documents/index.html"]),
    ],
)
def test_what_is_told_in_many_places_is_changed_in_all_of_them(
    program: Program, two_documents: Path, change: list[str], told: list[str]
) -> None:
    program("publish", "site")
    before = {name: Path("site", name).read_bytes() for name in told}
    assert program(*change).code == 0
    program("publish", "site")
    assert [name for name in told if Path("site", name).read_bytes() == before[name]] == []


def test_a_query_is_asked_again_when_the_copies_are_others(program: Program, pact: Path) -> None:
    Path("answer.txt").write_text("The tenth train left the works.")
    assert program("evidence", "add", "pact-2015-03", "answer.txt", "--title", "Answer").code == 0
    assert "1 commitment of" in program("publish", "site", "has:copy").err
    rmtree(pact / "evidence")
    assert "0 commitments of" in program("publish", "site", "has:copy").err
    assert not Path("site/pact-2015/03").exists()
