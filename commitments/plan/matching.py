"""Which commitment each row means: the one of its key; without a key, the one of its words, actors and section.

Where a row stands in the file says nothing. Of several equal commitments a row means the one that all it says stands in
already; what is over is new; and where that leaves open which of them a row speaks of, nothing is moved: the row is
refused. So is a row whose key has come to other words, or to another actor, while what it stood for is under another
key now: such a key counts rows.
"""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice

from commitments.importers.drafts import Draft
from commitments.importers.identity import Identity, identity, is_made, makers
from commitments.maps import Map
from commitments.model import Commitment, Update
from commitments.plan.book import Alike, Book
from commitments.plan.merging import Line, says_nothing_new
from commitments.rows import place
from commitments.text import fold, shorten


class Unit:
    """Rows that are one commitment, whichever that is."""

    __slots__ = ("_who", "is_joint", "is_keyed", "key", "line", "reason", "rows")

    def __init__(self, key: str, rows: list[Draft]) -> None:
        self.key, self.rows = key, rows
        self.line: Line | None = None
        self.reason = ""
        """Why they are refused; where there is neither a line nor a reason, they are new."""
        self.is_keyed = not rows[0].is_derived
        self.is_joint = False
        """Whether each of the rows speaks of its own actors alone."""
        self._who: Identity | None = None

    @property
    def has_words(self) -> bool:
        return "quote" in self.rows[0].coding

    @property
    def who(self) -> Identity:
        if self._who is None:
            self._who = _who(self.rows[0])
        return self._who

    @property
    def is_open(self) -> bool:
        return self.line is None and not self.reason


def _who(draft: Draft) -> Identity:
    """Who a row speaks of; a row without words speaks of nobody."""
    if draft.own is not None:
        return identity(draft.own.quote, draft.own.section, draft.own.actors)
    return identity(draft.coding.get("quote", ""), draft.section, draft.makers)


def match(book: Book, drafts: Sequence[Draft], mapping: Map) -> Iterator[tuple[Draft, Unit]]:
    """Each row in the order of the file, those without words last: they speak of commitments that stand elsewhere."""
    units = _Matcher(book, mapping).units(drafts)
    found = {id(draft): unit for unit in units for draft in unit.rows}
    for draft in sorted(drafts, key=lambda draft: "quote" not in draft.coding):
        yield draft, found[id(draft)]


class _Matcher:
    def __init__(self, book: Book, mapping: Map) -> None:
        self._book, self._keep = book, mapping.keep
        self._is_numbered = mapping.repeats == "number"
        self._is_history = mapping.repeats == "updates"
        self._claims: dict[int, Unit] = {}

    def units(self, drafts: Iterable[Draft]) -> list[Unit]:
        keyed: dict[str, list[Draft]] = defaultdict(list)
        keyless: dict[object, list[Draft]] = defaultdict(list)
        for place_, draft in enumerate(drafts):
            if not draft.is_derived:
                keyed[draft.key].append(draft)
            else:
                keyless[draft.key if self._is_history else place_].append(draft)
        units = []
        for key, rows in keyed.items():
            of_key = self._numbered if self._is_numbered and rows[0].own is None else self._keyed
            units += of_key(key, rows)
        if self._book.lines:
            self._refuse_shifted([unit for unit in units if unit.rows[0].own is None])
        units += [Unit(rows[0].key, rows) for rows in keyless.values()]
        if self._book.lines:
            self._settle_open([unit for unit in units if unit.is_open])
        joint = [extra for unit in units if len(unit.rows) > 1 or unit.line for extra in _joint(unit)]
        return units + joint

    # --- by key -------------------------------------------------------------------------------------------------------

    def _keyed(self, key: str, rows: list[Draft]) -> list[Unit]:
        """The rows of a key are one commitment: those in its words, and those without any."""
        held = self._book.of_key(key, rows[0])
        if len(rows) == 1:
            return [self._claimed(Unit(key, rows), held)]
        in_words: dict[str, list[Draft]] = defaultdict(list)
        wordless = []
        for draft in rows:
            if "quote" in draft.coding:
                in_words[fold(draft.coding["quote"])].append(draft)
            else:
                wordless.append(draft)
        if not in_words:
            return [self._claimed(Unit(key, wordless), held)]
        first = next(iter(in_words))
        if held is not None and len(in_words) > 1:
            # Which of them came first says nothing of which it is.
            first = next((words for words in in_words if words == fold(held.after.quote)), "")
        if not first:
            assert held is not None
            text = f"the key {_shown(key)} stands in several rows, and none has the words of {held.after.id}"
            return [_refused(Unit(key, rows), text)]
        unit = self._claimed(Unit(key, [*in_words.pop(first), *wordless]), held)
        return [unit, *(_refused(Unit(key, other), _used(key, unit.rows[0])) for other in in_words.values())]

    def _claimed(self, unit: Unit, held: Line | None) -> Unit:
        if held is None:
            if not unit.has_words:
                unit.reason = f"has no words, and nothing here has the key {_shown(unit.key)}"
            return unit
        other = self._claims.setdefault(id(held), unit)
        if other is not unit and unit.has_words and unit.who.words != other.who.words:
            return _refused(unit, _used(unit.key, other.rows[0]))
        self._claim(unit, held)
        return unit

    def _numbered(self, key: str, rows: list[Draft]) -> list[Unit]:
        """The rows of a key are as many commitments as there are words and actors among them."""
        told: dict[object, list[Draft]] = defaultdict(list)
        wordless = []
        for draft in rows:
            if "quote" in draft.coding:
                told[_who(draft)._replace(section=None)].append(draft)
            else:
                wordless.append(draft)
        units = [Unit(key, of_one) for of_one in told.values()]
        lines = self._book.counted(key)
        if len(units) == 1 == len(lines):
            self._claim(units[0], lines[0])
        elif lines:
            self._settle_numbered(units, lines)
        if not wordless:
            return units
        if len(units) == 1 and len(lines) < 2:
            units[0].rows += wordless
            return units
        if not units and len(lines) < 2:
            return [self._claimed(Unit(key, wordless), lines[0] if lines else None)]
        count = max(len(units), len(lines))
        text = f"has no words, and {count} commitments have the key {_shown(key)}"
        return [*units, _refused(Unit(key, wordless), text)]

    def _settle_numbered(self, units: list[Unit], lines: list[Line]) -> None:
        """Of several with a key, each is known by its words and actors; what is in other words may be any of them."""
        in_words: dict[str, list[Line]] = defaultdict(list)
        for line in lines:
            in_words[fold(line.after.quote)].append(line)
        known = {words: Alike(alike) for words, alike in in_words.items()}
        rows = Counter(unit.who.words for unit in units)
        for unit in units:
            words, who = unit.who.words, unit.who._replace(section=None)
            if words not in known:
                continue
            found = known[words].same(who, _named(unit.rows[0]))
            if not found and len(in_words[words]) == rows[words] == 1:
                found = known[words].near(who)
            if len(found) == 1 and id(found[0]) not in self._book.claimed:
                self._claim(unit, found[0])
        free = [line.after.id for line in lines if id(line) not in self._book.claimed]
        for unit in units:
            if unit.is_open and free:
                names = shorten(", ".join(free), 100)
                _refused(unit, f"the key {_shown(unit.key)} has {names} too, and whether it is one of them is not told")

    def _refuse_shifted(self, units: list[Unit]) -> None:
        """Refuses rows whose key stood for another promise, where that one is in the file under another key, or where
        theirs stands here under another."""
        changed = [unit for unit in units if unit.line is not None and unit.has_words and _is_another(unit)]
        if not changed:
            return
        sure = {id(unit.line) for unit in units if unit.line is not None} - {id(unit.line) for unit in changed}
        unsure = [line for line in self._book.lines if id(line) not in sure and line.after.key]
        lost = {who: line.after.id for line in unsure for who in _likenesses(line)}
        moved = {id(unit.line): unit for unit in changed}
        rows = [unit for unit in units if unit.is_open or id(unit.line) in moved]
        come = {_likeness(unit) for unit in rows}
        names = {unit.line.after.id for unit in changed if unit.line is not None}
        for unit in rows:
            name = lost.get(_likeness(unit))
            if unit.line is not None and (name not in (None, unit.line.after.id) or come & _likenesses(unit.line)):
                was = unit.line.after.id
            elif unit.line is None and name in names:
                was = str(name)
            else:
                continue
            _refused(unit, f"the key {_shown(unit.key)} has come to another promise than {was}: does it count rows?")

    # --- by words, actors and section ---------------------------------------------------------------------------------

    def _settle_open(self, units: Iterable[Unit]) -> None:
        in_words: dict[str, list[Unit]] = defaultdict(list)
        for unit in units:
            in_words[unit.who.words].append(unit)
        for words, alike in in_words.items():
            lines = self._book.in_words(words, {unit.who.section or "" for unit in alike})
            if lines:
                self._settle_alike(alike, lines)

    def _settle_alike(self, units: list[Unit], lines: list[Line]) -> None:
        """Of rows and commitments in the same words."""
        known = Alike(lines)
        of_one: dict[Identity, list[Unit]] = defaultdict(list)
        for unit in units:
            of_one[unit.who].append(unit)
        undecided = [
            (who, left)
            for who, same in of_one.items()
            if (left := self._settle_same(same, known.same(who, _named(same[0].rows[0]))))
        ]
        for who, left in undecided:
            near = self._free(known.near(who))
            is_only = len(units) == 1 == len(lines) and bool(near) and _may_be(left[0], near[0])
            if is_only and self._book.is_told_more(near[0], who):
                self._claim(left[0], near[0])
            elif near:
                self._leave_open(left, near)

    def _settle_same(self, units: list[Unit], lines: list[Line]) -> list[Unit]:
        """Of rows that are the same promise by all that tells promises apart; gives back those that none is here of."""
        self._settle_keys(units, lines)
        units, lines = [unit for unit in units if unit.is_open], self._free(lines)
        has_keyless = any(map(_is_keyless, lines))
        strangers = [unit for unit in units if unit.is_keyed and not has_keyless]  # each line has a key of its own
        units = [unit for unit in units if has_keyless or not unit.is_keyed]
        if not lines or not units:
            return [*units, *strangers]
        if len(units) == 1 == len(lines) and _may_be(units[0], lines[0]):
            self._claim(units[0], lines[0])
            return strangers
        for unit, line in _whole(units, lines, self._keep):
            self._claim(unit, line)
        units, lines = [unit for unit in units if unit.is_open], self._free(lines)
        are_alike = all(_content(unit) == _content(units[0]) and not unit.is_keyed for unit in units)
        if are_alike and len(units) >= len(lines):
            for unit, line in zip(units, lines, strict=False):
                self._claim(unit, line)
        else:
            self._leave_open(units, lines)
        return strangers

    def _settle_keys(self, units: Iterable[Unit], lines: Iterable[Line]) -> None:
        """Of keys that another program has written otherwise: 7.0, 007."""
        known: dict[str, list[Line]] = defaultdict(list)
        for line in lines:
            if not _is_keyless(line) and id(line) not in self._book.claimed:
                known[_loose(line.after.key or "")].append(line)
        for unit in units:
            found = known.pop(_loose(unit.key), []) if known and unit.is_keyed else []
            if len(found) == 1:
                self._claim(unit, found[0])

    def _free(self, lines: Iterable[Line]) -> list[Line]:
        return [line for line in lines if id(line) not in self._book.claimed]

    def _claim(self, unit: Unit, line: Line) -> None:
        unit.line = line
        self._book.claimed.add(id(line))

    def _leave_open(self, units: Iterable[Unit], lines: Sequence[Line]) -> None:
        """Refuses what may be one of several; what has a key of its own, where these were entered by hand, is new."""
        if not lines:
            return
        names = shorten(", ".join(line.after.id for line in lines), 100)
        what = "whether it is that one" if len(lines) == 1 else "which of them it is"
        has_made = any(is_made(line.after.key) for line in lines)
        for unit in units:
            if not unit.is_keyed or has_made:
                _refused(unit, f"is in the words of {names}, and {what} cannot be told without a key")


def _whole(units: Iterable[Unit], lines: Sequence[Line], keep: Collection[str]) -> Iterator[tuple[Unit, Line]]:
    """Pairs of which all that the rows say stands in the commitment already; those that say most choose first."""
    left = dict.fromkeys(map(id, lines))
    by_history: dict[object, deque[Line]] = defaultdict(deque)
    for line in sorted(lines, key=lambda line: len(line.after.updates)):
        for is_dated in (True, False):
            by_history[_history(line.after.updates, is_dated)].append(line)
    rest = []
    for unit in sorted(units, key=lambda unit: -sum(len(row.updates) for row in unit.rows)):
        updates = [one for row in unit.rows for one in row.updates]
        alike = by_history.get(_history([one.update for one in updates], all(one.is_dated for one in updates)), deque())
        while alike and id(alike[0]) not in left:
            alike.popleft()
        free = (line for line in islice(alike, 20) if id(line) in left)
        found = next((line for line in free if _may_be(unit, line) and _says_nothing_new(unit, line, keep)), None)
        if found is None:
            rest.append(unit)
            continue
        del left[id(found)]
        yield unit, found
    if len(rest) * len(left) > _MOST_PAIRS:
        return
    for unit in rest:
        of_left = (line for line in lines if id(line) in left and _may_be(unit, line))
        found = next((line for line in of_left if _says_nothing_new(unit, line, keep)), None)
        if found is not None:
            del left[id(found)]
            yield unit, found


_MOST_PAIRS = 100_000
"""Of equal rows and commitments that are compared one by one; what is beyond is refused."""


def _history(updates: Iterable[Update], is_dated: bool) -> object:
    return frozenset((one.status, one.actor, one.note, one.on if is_dated else None) for one in updates)


def _says_nothing_new(unit: Unit, line: Line, keep: Collection[str]) -> bool:
    return all(says_nothing_new(line.after, row, keep) for row in unit.rows)


def _content(unit: Unit) -> object:
    return [(row.coding, row.updates) for row in unit.rows]


def _may_be(unit: Unit, line: Line) -> bool:
    """Whether its key allows it: what has a key of its own is not what has another."""
    return not unit.is_keyed or _is_keyless(line)


def _is_keyless(line: Line) -> bool:
    return line.after.key is None or is_made(line.after.key)


def _loose(key: str) -> str:
    """A key as it is, whatever a spreadsheet makes of it.

    >>> _loose("0023") == _loose("23.0")
    True
    """
    return _WHOLE.sub("", fold(key)).lstrip("0")


_WHOLE = re.compile(r"\.0+$")


# --- by key, once more ------------------------------------------------------------------------------------------------


def _refused(unit: Unit, reason: str) -> Unit:
    unit.line, unit.reason = None, reason
    return unit


def _shown(key: str) -> str:
    return repr(shorten(key, 60))


def _used(key: str, first: Draft) -> str:
    where = place(first.file, first.line, first.entry)
    way = 'with repeats = "number" in the map both are taken'
    return f"the key {_shown(key)} was used for other words at {where}; {way}"


_Likeness = tuple[str, tuple[str, ...] | None]


def _likeness(unit: Unit) -> _Likeness:
    row = unit.rows[0]
    return unit.who.words, None if row.makers is None else _named(row)


def _likenesses(line: Line) -> set[_Likeness]:
    words = fold(line.after.quote)
    return {(words, makers(line.after.actors)), (words, None)}


def _is_another(unit: Unit) -> bool:
    """Whether the row is in other words than what has its key, or of another actor."""
    assert unit.line is not None
    here, row = unit.line.after, unit.rows[0]
    if row.coding["quote"] != here.quote and fold(here.quote) != unit.who.words:
        return True
    named = _named(row)
    return bool(named and here.actors) and named != makers(here.actors)


# --- joint promises ---------------------------------------------------------------------------------------------------


def _joint(unit: Unit) -> list[Unit]:
    """Settles whether each row of a key speaks of its own actors alone; gives back those that must not join, since what
    is here is rated as a whole: that would be said of them too."""
    if unit.reason or not unit.is_keyed or unit.rows[0].own is not None:
        return []
    here = unit.line.after if unit.line else None
    rated = here is not None and any(one.actor is None and one.status is not None for one in here.updates)
    extra: list[Unit] = []
    if here is not None and rated and _are_several(unit.rows):
        text = f"{here.id} is rated as a whole, and that cannot be said of another actor of the same key"
        of_these = [set(_actors(row)) <= set(here.actors) for row in unit.rows]
        if not any(of_these):
            _refused(unit, text)
            return []
        strangers = [row for row, is_of_these in zip(unit.rows, of_these, strict=True) if not is_of_these]
        if strangers:
            extra = [_refused(Unit(unit.key, strangers), text)]
            unit.rows = [row for row, is_of_these in zip(unit.rows, of_these, strict=True) if is_of_these]
    unit.is_joint = _are_several(unit.rows) or (here is not None and not rated and _is_of_some(unit.rows, here))
    return extra


def _actors(row: Draft) -> tuple[str, ...]:
    actors: tuple[str, ...] = row.coding.get("actors", ())
    return actors


def _named(row: Draft) -> tuple[str, ...]:
    """Its makers as the store would have them: the members of a group for the group."""
    return makers(_actors(row) or row.makers or ())


def _are_several(rows: Iterable[Draft]) -> bool:
    return len({makers(_actors(row)) for row in rows if _actors(row)}) > 1


def _is_of_some(rows: Sequence[Draft], here: Commitment) -> bool:
    """Whether the rows name some of those who promised, and say of nobody apart how far they have come."""
    named = {actor for row in rows for actor in _actors(row)}
    judged = any(row.members or any(one.update.actor for one in row.updates) for row in rows)
    return bool(named) and not judged and named < set(here.actors)
