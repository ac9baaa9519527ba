"""Whatever happens to a file between two imports, nothing that was said of one commitment is said of another."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

import pytest
from accounts import assert_accounts_for
from hypothesis import given, settings
from hypothesis import strategies as st

from commitments.importers.drafts import Context, drafts
from commitments.importers.identity import base_of, makers
from commitments.maps import Map, parse
from commitments.model import Commitment, Document
from commitments.plan import Held, Plan, plan
from commitments.rows import Row
from commitments.text import fold

NOW, LATER = datetime(2026, 11, 24, tzinfo=UTC), datetime(2026, 12, 24, tzinfo=UTC)
COLUMNS = "quote = 'quote'\nactors = 'actor'\nsection = 'section'\nstatus = 'status'\non = 'on'\nnote = 'note'\n"
KEYLESS, KEYED = parse(f"[columns]\n{COLUMNS}"), parse(f"[columns]\nkey = 'key'\n{COLUMNS}")


class Line(NamedTuple):
    """A row of a tracker's table; `of` says which entry of the tracker it is, whatever happens to it."""

    of: int
    quote: str
    actor: str
    section: str
    status: str
    on: str
    key: str = ""
    version: int = 0

    @property
    def note(self) -> str:
        return f"entry {self.of}, {self.version}"

    @property
    def cells(self) -> dict[str, Any]:
        return {**self._asdict(), "note": self.note, "key": self.key}


_words = st.sampled_from(["We will.", "We shall.", "we  WILL."])
_actors = st.sampled_from(["Avalon", "Borduria", "Avalon; Borduria", "Cagliostro", ""])
_sections = st.sampled_from(["Roads", "", "Rail"])
_statuses = st.sampled_from(["kept", "broken", "in progress", ""])
_days = st.sampled_from(["2024", "", "2025-01-01"])


def _line(of: int) -> st.SearchStrategy[Line]:
    return st.builds(Line, st.just(of), _words, _actors, _sections, _statuses, _days, st.just(""), st.just(0))


FULL = Line(99, "We must.", "Avalon", "Roads", "kept", "2024")
"""By it a store of an earlier version tells which columns its map had."""
_tables = st.integers(1, 7).flatmap(lambda count: st.tuples(*map(_line, range(count)))).map(list)


@st.composite
def _mutated(draw: st.DrawFn, lines: list[Line], with_removals: bool, first: int) -> list[Line]:
    """The table at the next delivery: rows put in, taken out, moved, and told more of."""
    found = list(lines)
    for step in range(draw(st.integers(1, 4))):
        what = draw(st.sampled_from(["insert", "shuffle", "tell", *(["remove"] if with_removals else [])]))
        if what == "insert":
            found.insert(draw(st.integers(0, len(found))), draw(_line(first + step)))
        elif what == "shuffle":
            found = draw(st.permutations(found))
        elif found:
            place = draw(st.integers(0, len(found) - 1))
            if what == "remove":
                del found[place]
            else:
                told = found[place]
                found[place] = told._replace(status=draw(_statuses), on=draw(_days), version=told.version + 1)
    return found


def imported(
    lines: Sequence[Line], mapping: Map, held: Sequence[Commitment] | None = None, now: datetime = NOW
) -> tuple[Plan, list[Commitment]]:
    """What an import would do, and what the store holds after it."""
    items = [Row(line.cells, "a.csv", number) for number, line in enumerate(lines, 2)]
    known = Document("d", "D")
    there = Held(lambda name: known if held is not None and name == "d" else None, lambda _: held or (), lambda _: None)
    made = plan(drafts(items, mapping, Context("ana", now)), mapping, {"id": "d"}, there)
    assert_accounts_for(made, items)
    kept = {one.number: one for one in held or ()} | {one.after.number: one.after for one in made.changed}
    first = max(kept, default=0) + 1
    kept |= {number: one.after._replace(number=number) for number, one in enumerate(made.new, first)}
    return made, list(kept.values())


def _told(held: Iterable[Commitment]) -> list[set[int]]:
    """Of which entries of the tracker each commitment's history tells."""
    return [{int(one.note.split()[1].strip(",")) for one in each.updates if one.note} for each in held]


def _who(line: Line) -> tuple[str, frozenset[str], str]:
    return fold(line.quote), frozenset(filter(None, line.actor.split("; "))), line.section


def _as_before(held: Sequence[Commitment]) -> list[Commitment]:
    """The store as earlier versions made it: keys of words and section, told apart by their place."""
    places: Counter[str] = Counter()
    found = []
    for one in held:
        key = base_of(fold(one.quote), fold(one.section))
        places[key] += 1
        found.append(one._replace(key=key if places[key] == 1 else f"{key}#{places[key]}"))
    return found


_stores: list[Callable[[Sequence[Commitment]], list[Commitment]]] = [list, _as_before]


@pytest.mark.parametrize("store", _stores)
@given(st.data())
def test_the_same_rows_in_any_order_are_the_same_commitments(
    store: Callable[[Sequence[Commitment]], list[Commitment]], data: st.DataObject
) -> None:
    lines = data.draw(_tables)
    first, held = imported(lines, KEYLESS)
    again, _ = imported(data.draw(st.permutations(lines)), KEYLESS, store(held), LATER)
    assert (again.new, again.changed, again.bad, len(again.same)) == ([], [], [], len(lines))
    assert len(first.new) == len(lines)


@pytest.mark.parametrize("store", _stores)
@settings(max_examples=300)
@given(st.data())
def test_what_is_said_of_a_row_without_a_key_stays_with_its_words_actor_and_section(
    store: Callable[[Sequence[Commitment]], list[Commitment]], data: st.DataObject
) -> None:
    lines = [FULL, *data.draw(_tables)]
    with_removals = data.draw(st.booleans())
    seen = {line.note: line for line in lines}
    _, held = imported(lines, KEYLESS)
    held = store(held)
    for first in (100, 200):
        lines = data.draw(_mutated(lines, with_removals, first))
        seen |= {line.note: line for line in lines}
        made, held = imported(lines, KEYLESS, held, LATER)
        refused = {lines[bad.line - 2].note for bad in made.bad}
        for each in held:
            told = [seen[one.note] for one in each.updates if one.note]
            assert {_who(line) for line in told} == {(fold(each.quote), frozenset(each.actors), each.section)}
        if not with_removals:  # with them, the only one in some words may be another than it was, and nobody can tell
            assert all(len(entries) == 1 for entries in _told(held))
            assert sum(map(len, _told(held))) == len(set().union(*_told(held)))
        notes = Counter(one.note for each in held for one in each.updates if one.note)
        assert {line.note for line in lines} - refused <= notes.keys()
        assert set(notes.values()) == {1}


# --- keys -------------------------------------------------------------------------------------------------------------


def _keyed(lines: Iterable[Line]) -> list[Line]:
    return [line._replace(key=f"K{line.of}") for line in lines]


@settings(max_examples=200)
@given(st.data())
def test_what_is_said_of_a_row_with_a_key_stays_with_its_key(data: st.DataObject) -> None:
    lines = _keyed(data.draw(_tables))
    _, held = imported(lines, KEYED)
    for first in (100, 200):
        lines = _keyed(data.draw(_mutated(lines, True, first)))
        made, held = imported(lines, KEYED, held, LATER)
        assert made.bad == []
        assert [entries for entries in _told(held) if len(entries) > 1] == []
        assert {each.key: min(entries) for each, entries in zip(held, _told(held), strict=True)} == {
            f"K{entry}": entry for entries in _told(held) for entry in entries
        }


@settings(max_examples=200)
@given(st.data())
def test_a_key_that_counts_the_rows_moves_nothing(data: st.DataObject) -> None:
    lines = [
        line._replace(quote=f"We will {place}.", key=str(place)) for place, line in enumerate(data.draw(_tables), 1)
    ]
    _, held = imported(lines, KEYED)
    place = data.draw(st.integers(0, len(lines) - 1))
    new = Line(100, "We will do more.", "Zenda", "", "kept", "2025")
    shifted = [line._replace(key=str(n)) for n, line in enumerate([*lines[:place], new, *lines[place:]], 1)]
    made, after = imported(shifted, KEYED, held, LATER)
    assert _told(after)[: len(held)] == _told(held)
    assert [bad.line for bad in made.bad] == list(range(place + 2, len(shifted) + 2))
    keyless, told = imported(shifted, KEYLESS, held, LATER)  # the way out
    assert (len(keyless.same), len(keyless.new), _told(told)) == (len(lines), 1, [*_told(held), {100}])


@settings(max_examples=200)
@given(st.data())
def test_actors_who_share_a_key_share_a_promise_and_no_rating(data: st.DataObject) -> None:
    lines = [line._replace(key="K", quote="We will.", section="") for line in data.draw(_tables)]
    lines = list({line.actor: line for line in lines if ";" not in line.actor and line.actor}.values())
    if len(lines) < 2:
        return
    seen = {line.note: line for line in lines}
    _, held = imported(lines, KEYED)
    for _ in range(2):
        made, held = imported(data.draw(st.permutations(lines)), KEYED, held, LATER)
        assert (len(held), made.bad, made.changed) == (1, [], [])
    assert {(one.actor, seen[one.note or ""].actor) for one in held[0].updates} == {(line.actor,) * 2 for line in lines}
    some = data.draw(st.lists(st.sampled_from(lines), min_size=1, unique=True))
    told = [line._replace(status="broken", on="2026-02", version=1) for line in some]
    seen |= {line.note: line for line in told}
    _, (after,) = imported(told, KEYED, held, LATER)
    assert set(after.actors) == {line.actor for line in lines}
    assert {(one.actor, seen[one.note or ""].actor) for one in after.updates} == {(line.actor,) * 2 for line in lines}


@settings(max_examples=200)
@given(st.data())
def test_rows_with_and_without_keys_of_their_own_keep_apart(data: st.DataObject) -> None:
    has_key = data.draw(st.functions(like=lambda of: ..., returns=st.booleans(), pure=True))

    def some_keyed(lines: Iterable[Line]) -> list[Line]:
        return [line._replace(key=f"K{line.of}" if has_key(line.of) else "") for line in lines]

    lines = some_keyed(data.draw(_tables))
    seen = {line.note: line for line in lines}
    _, held = imported(lines, KEYED)
    for first in (100, 200):
        lines = some_keyed(data.draw(_mutated(lines, True, first)))
        seen |= {line.note: line for line in lines}
        made, held = imported(lines, KEYED, held, LATER)
        refused = {lines[bad.line - 2].note for bad in made.bad}
        told = [[seen[one.note] for one in each.updates if one.note] for each in held]
        assert [each for each in told if len({line.key for line in each if line.key}) > 1] == []
        assert [each for each in told if len({_who(line) for line in each if not line.key}) > 1] == []
        notes = Counter(line.note for each in told for line in each)
        assert ({line.note for line in lines} - refused - notes.keys(), set(notes.values())) == (set(), {1})
        again, _ = imported(data.draw(st.permutations(lines)), KEYED, held, LATER)
        assert (again.new, again.changed) == ([], [])


@pytest.mark.parametrize("letters", ["AEI", "YZA"])
def test_names_that_differ_in_a_letter_are_those_of_different_makers(letters: str) -> None:
    names = [f"Candidate {letter}" for letter in letters]
    assert len({makers((name,)) for name in names}) == 3
    assert makers(tuple(names)) == makers((" and ".join(names),))


def test_a_row_that_has_lost_its_key_is_known_though_one_of_another_key_says_the_same() -> None:
    gone, keyed, lost = (Line(of, "We will.", "Avalon", "", "", "", key) for of, key in ((0, "K0"), (1, "K1"), (2, "")))
    _, held = imported([gone], KEYED)
    for lines in ([keyed, lost], [lost, keyed]):
        made, after = imported(lines, KEYED, held, LATER)
        assert (made.bad, _told(after)) == ([], [{0, 2}, {1}])
        again, _ = imported(lines[::-1], KEYED, after, LATER)
        assert (again.new, again.changed, again.bad) == ([], [], [])
