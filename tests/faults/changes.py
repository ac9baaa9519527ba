"""The store that the faults meet, of three documents with texts, and the changes that are disturbed."""

from collections.abc import Sequence
from typing import NamedTuple

from tests.faults.places import Place, Snapshot

LETTERS = "abc"
TEXT = "We will build a bridge in {0}.\n\nWe will open a school in {0}.\n\nWe will plant trees in {0} by 2030.\n"


class Change(NamedTuple):
    """A command that changes the store."""

    name: str
    words: Sequence[str]
    back: Sequence[str] = ("undo",)
    """The command that takes it back."""
    prepared: Sequence[Sequence[str]] = ()
    """Commands to be run once, before."""


CHANGES = (
    Change("mark", ("mark", "plan-a-01", "kept", "--note", "Opened.", "--evidence", "https://example.org/a")),
    Change("mark-many", ("mark", "bridge", "broken", "--yes")),
    Change("note", ("note", "plan-b-01", "Asked the ministry.")),
    Change("tag", ("tag", "bridge", "infrastructure", "--yes")),
    Change("edit", ("edit", "plan-b-02", "--due", "2030", "--summary", "A school")),
    Change("add", ("add", "--document", "plan-c", "--quote", "We will plant trees in c by 2030.")),
    Change("remove", ("remove", "plan-b-02", "--yes")),
    Change("document-add", ("document", "add", "d.txt", "--id", "plan-d", "--title", "Plan d")),
    Change("document-remove", ("document", "remove", "plan-c", "--yes")),
    Change("set-aside", ("document", "set-aside", "plan-a", "We will plant trees in a by 2030.", "--reason", "old")),
    Change("import", ("import", "rows.json")),
    Change("code", ("code", "plan-a-01", "--status", "kept", "--by", "Ann")),
    Change("undo", ("undo", "--steps", "3"), back=("redo", "--steps", "3")),
    Change("redo", ("redo", "--steps", "3"), back=("undo", "--steps", "3"), prepared=(("undo", "--steps", "3"),)),
)


class Stand:
    """A place where changes are tried, one after the other."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self._before: dict[Sequence[Sequence[str]], Snapshot] = {}

    def ready(self, change: Change) -> Place:
        """The place as it is before the change."""
        if () not in self._before:
            make_store(self.place)
            self._before[()] = self.place.snapshot()
        if change.prepared not in self._before:
            self.place.restore(self._before[()])
            for words in change.prepared:
                _done(self.place, *words)
            self._before[change.prepared] = self.place.snapshot()
        self.place.restore(self._before[change.prepared])
        return self.place


def make_store(place: Place, letters: str = LETTERS) -> None:
    _done(place, "init", str(place.store))
    for letter in letters:
        _document(place, letter)
    for note in ("one", "two", "three"):
        _done(place, "mark", "bridge", "partial", "--note", note, "--yes")
    (place.root / "d.txt").write_text(TEXT.format("d"), encoding="utf-8")
    rows = _done(place, "export", "--format", "json")
    (place.root / "rows.json").write_text(rows.replace('"school"', '"school","imported"'), encoding="utf-8")


def _document(place: Place, letter: str) -> None:
    path = place.root / f"{letter}.txt"
    path.write_text(TEXT.format(letter), encoding="utf-8")
    name = f"plan-{letter}"
    _done(place, "document", "add", str(path), "--id", name, "--title", f"Plan {letter}", "--published", "2015-01-01")
    _done(place, "add", "--document", name, "--quote", f"We will build a bridge in {letter}.")
    _done(place, "add", "--document", name, "--quote", f"We will open a school in {letter}.", "--tag", "school")


def _done(place: Place, *words: str) -> str:
    said = place.ask(*words)
    assert said.code == 0, (words, said)
    return said.out
