"""Whatever was changed, one after the other, the folder is the one that publishing it all at once would make."""

import random
from datetime import date, timedelta
from pathlib import Path
from shutil import rmtree

import pytest
from pacts import SOLAR, TARIFFS, TRAINS
from publishing_files import files_in
from terminals import Program

_DOCUMENTS = ("pact-2015", "oath-2020", "vow-2021")
_LINK = "https://news.example/"


class _Changes:
    """Random ones of every kind; each is what the program is called with, or something done to a file."""

    def __init__(self, chance: random.Random, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._chance, self._store, self._monkeypatch = chance, store, monkeypatch
        self._today = date(2026, 11, 24)
        self._count = 0
        (store / "look").mkdir()
        Path("vow.txt").write_text(f"{TRAINS}\n\n{SOLAR} {TARIFFS}\n", encoding="utf-8")
        Path("other.txt").write_text(f"{TARIFFS}\n\n{TRAINS}\n", encoding="utf-8")

    def next(self, program: Program) -> str:
        kind = self._chance.choice(
            (
                "mark",
                "note",
                "defer",
                "retract",
                "tag",
                "untag",
                "draft",
                "edit",
                "document",
                "remove",
                "undo",
                "day",
                "settings",
                "look",
                "intake",
                "away",
                "set_aside",
                "code",
                "guideline",
                "add",
                "looked",
            )
        )
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
            ("--title", self._text()),
            ("--actor", self._chance.choice(("+France", "-France", "+Peru", "+US", "+us", "-Japan"))),
            ("--to", f"+{self._chance.choice(('Chad', 'Mali'))}"),
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
        return ["undo", "--yes"]

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

    def _day_passes(self, days: int) -> str:
        self._today += timedelta(days)
        self._monkeypatch.setenv("COMMITMENTS_TODAY", self._today.isoformat())
        return f"today {self._today}"

    def _settings(self) -> str:
        said = self._chance.choice(
            ("", 'title = "Ours"\n', "raters = true\n", 'only = "-tag:trade"\n', 'only = "due:..today"\n')
            + ('report = "mailto:a@b.example"\n', 'templates = "look"\n')
        )
        (self._store / "commitments.toml").write_text(f"schema = 1\n[publish]\n{said}", encoding="utf-8")
        return said

    def _look(self) -> str:
        (self._store / "look/static").mkdir(parents=True, exist_ok=True)
        (self._store / "look/static/own.css").write_text(f".x{self._count} {{}}", encoding="utf-8")
        return "look"

    def _day(self) -> str:
        return self._day_passes(self._chance.choice((1, 2, 30, 400)))


@pytest.mark.parametrize("seed", range(int(__import__("os").environ.get("SEEDS", "4"))))
def test_after_any_changes_the_folder_is_the_one_that_is_made_at_once(
    program: Program, two_documents: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    seed += int(__import__("os").environ.get("SEED0", "0"))
    chance = random.Random(seed)
    changes = _Changes(chance, two_documents, monkeypatch)
    said = []
    for _ in range(25):
        said += [changes.next(program) for _ in range(chance.randint(1, 3))]
        result = program("publish", "site")
        assert result.code == 0, (said, result.err)
        fresh = program("publish", "fresh")
        assert fresh.code == 0, (said, fresh.err)
        site, whole = files_in(Path("site")), files_in(Path("fresh"))
        assert [n for n in sorted({*site, *whole}) if site.get(n) != whole.get(n)] == [], "\n".join(said[-4:])
        again = program("publish", "site")
        assert again.err.endswith("wrote 0 files\n"), (said[-3:], again.err)
        assert program("publish", "site", "--check").code == 0
        rmtree("fresh")
    import os

    if os.environ.get("SHOW"):
        open("/tmp/b17/said.txt", "a").write("\n".join(said) + "\n")
