"""A guessed map, looked at on a terminal: each column with three values and what it is taken as, changed by keys."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from commitments.desk import maps
from commitments.errors import CommitmentsError, Declined, UsageError
from commitments.guess import Column, Guessed
from commitments.guess.statuses import meanings
from commitments.maps import COMMITMENT_FIELDS, UPDATE_FIELDS, Fields, Map, Source
from commitments.model import Status
from commitments.names import field_named
from commitments.terminal import ESC, in_lines, width
from commitments.text import plural, shorten
from commitments.views.columns import lines
from commitments.vocabularies import named

if TYPE_CHECKING:
    from commitments.session import Session

_SAMPLES = 3
_MEMBER = "member"
_FIELDS = (*COMMITMENT_FIELDS, *UPDATE_FIELDS, _MEMBER)
_NONE = ("none", "-", "no")


class _Key(NamedTuple):
    letter: str
    words: str
    help: str
    do: Callable[[str], None]


class Review:
    """Asks until the map is taken. What is asked and shown goes to standard error, as everywhere."""

    def __init__(self, session: "Session", file: Path, found: Guessed, *, is_given: bool = False) -> None:
        """`is_given`: the map is not a guess, but somebody's own."""
        self._session, self._file, self._found = session, file, found
        self._map = found.mapping
        self._columns = [column for column in found.columns.values() if column.filled and column.path not in ("@file",)]
        self._is_settled = not found.doubts
        self._has_said_whose = False
        of_nothing = {word for word, ours in found.mapping.statuses.items() if not ours}
        self._silenced = of_nothing if is_given else set()
        """Words that somebody has said to rate nothing."""
        self._keys = {
            key.letter: key
            for key in (
                _Key(
                    "s",
                    "[WORD = STATUS]",
                    "what the source's words for a status mean: each that is not known, or one",
                    self._statuses,
                ),
                _Key(
                    "v",
                    "NAME",
                    "whose words the statuses are: politifact, polimeter, g20, ogp, trumptracker; none",
                    self._vocabulary,
                ),
                _Key("d", "dmy|mdy", "how 01/03/2018 is meant; none where the dates tell it themselves", self._dates),
                _Key("w", "[FILE]", "write the map to a new file", self._write),
                _Key("m", "", "show the map as it is written", self._show_map),
                _Key("?", "", "these lines", self._help),
            )
        }

    def mapping(self) -> Map:
        """The map, once it is taken. Raises Declined where somebody leaves."""
        for doubt in self._found.doubts:
            self._session.say(f"{doubt.reason[0].upper()}{doubt.reason[1:]}: which column holds them?")
        self._show()
        for sentence in self._found.told:
            self._session.say(sentence)
        while True:
            said = self._session.answer("NUMBER FIELD, [s]tatuses, [w]rite, [i]mport, [?], [q]uit: ")
            if said is None or said == ESC or said.casefold() in ("q", "quit"):
                raise Declined("left; nothing was imported")
            try:
                if said.casefold() in ("", "i", "import"):
                    self._refuse_unsettled()
                    return self._taken()
                self._do(said)
            except Declined:
                raise
            except CommitmentsError as error:
                self._session.say(str(error))

    def _taken(self) -> Map:
        """The map as it is imported by: a word that nobody said anything of is unknown, not one that rates nothing."""
        said = {word: ours for word, ours in self._map.statuses.items() if ours or word in self._silenced}
        return self._map._replace(statuses=said)

    def _refuse_unsettled(self) -> None:
        if not self._is_settled:
            raise UsageError("which column holds the words of the promises? Say its number, as in: 3 quote")

    def _do(self, said: str) -> None:
        word, _, rest = said.partition(" ")
        if word.isdecimal():
            self._assign(int(word[:6]), rest.strip())
            return
        key = self._keys.get(word.casefold()[:1]) if len(word) == 1 or word.casefold() in _NAMES else None
        if key is None:
            raise UsageError(f"no such key: {shorten(said, 20)}; ? shows them")
        key.do(rest.strip())

    # --- what is shown ------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        taken = {path: name for name, path in _taken(self._map)}
        rows = [("", "column", "taken as", "values")]
        for place, column in enumerate(self._columns, 1):
            rows.append((str(place), column.path, taken.get(column.path, ""), _samples(column)))
        for line in lines(rows, width()):
            self._session.say(line)

    def _show_map(self, _: str) -> None:
        from commitments.maps import to_toml

        self._session.say(to_toml(self._map))

    def _help(self, _: str) -> None:
        told = [("N FIELD", f"take column N as that field: {', '.join(_FIELDS)}"), ("N none", "take nothing from it")]
        told += [("N +FIELD", "take it as one more column of that field")]
        told += [(f"{key.letter} {key.words}".strip(), key.help) for key in self._keys.values()]
        told += [("i, or Enter", "import by this map"), ("q", "leave, importing nothing")]
        for keys, meaning in told:
            self._session.say(in_lines(f"  {keys:<17} {meaning}", 20))

    # --- columns ------------------------------------------------------------------------------------------------------

    def _assign(self, number: int, field: str) -> None:
        if not 1 <= number <= len(self._columns):
            raise UsageError(f"there are columns 1 to {len(self._columns)}")
        column = self._columns[number - 1]
        is_more = field.startswith("+")
        word = field.removeprefix("+").strip().casefold()
        if not word:
            if self._is_settled:
                raise UsageError(f"as what? {number} quote, for example, or {number} none; ? shows the fields")
            word = "quote"  # it was asked for
        if word in _NONE:
            self._map = _without(self._map, column.path)
        else:
            name = "evidence.url" if word == "evidence" else field_named("field", word, _FIELDS)
            self._map = _with(self._map, name, column.path, is_more=is_more)
            self._is_settled = self._is_settled or name == "quote"
        self._learn_words()
        self._show()

    def _learn_words(self) -> None:
        """The words of the columns that are now those of statuses; what was said of a word stays."""
        members = [path for _, path in self._map.members] if not isinstance(self._map.members, str) else []
        paths = [path for path in _status_paths(self._map) if path in self._found.columns]
        meant = meanings(self._found.columns, paths, [path for path in members if path in self._found.columns])
        said = {word: ours for word, ours in self._map.statuses.items() if ours}
        whose = self._map.vocabulary if self._has_said_whose else meant.vocabulary
        self._map = self._map._replace(vocabulary=whose, statuses={**meant.statuses, **said})
        for sentence in meant.told:
            self._session.say(sentence)

    # --- words, dates -------------------------------------------------------------------------------------------------

    def _statuses(self, rest: str) -> None:
        if rest:
            word, equals, ours = rest.rpartition("=")
            if not equals:
                raise UsageError("say what a word means as in: s Erledigt = kept")
            self._means(word.strip().strip('"'), ours.strip())
            return
        unknown = [word for word, ours in self._map.statuses.items() if not ours]
        if not unknown:
            self._session.say("every word is known, or has its line; to change one: s WORD = STATUS")
        for word in unknown:
            answer = self._session.answer(f"{shorten(word, 60)!r} means (Enter: nothing): ")
            if answer is None or answer == ESC:
                return
            while answer:
                try:
                    self._means(word, answer)
                    break
                except CommitmentsError as error:
                    self._session.say(str(error))
                    answer = self._session.ask(f"{shorten(word, 60)!r} means (Enter: nothing): ")

    def _means(self, word: str, ours: str) -> None:
        status = "" if ours in ("", *_NONE) else str(Status.named(ours))
        self._silenced |= set() if status else {word}
        self._map = self._map._replace(statuses={**self._map.statuses, word: status})
        self._session.say(f"{word!r} is {status or 'no rating'}")

    def _vocabulary(self, rest: str) -> None:
        self._has_said_whose = True
        self._map = self._map._replace(vocabulary=None if rest in ("", *_NONE) else named(rest))
        self._session.say(f"the words are {self._map.vocabulary or 'anybody'}'s")

    def _dates(self, rest: str) -> None:
        if rest not in ("", *_NONE, "dmy", "mdy"):
            raise UsageError("dates are dmy (day first) or mdy (month first)")
        self._map = self._map._replace(dates=rest if rest in ("dmy", "mdy") else None)
        self._session.say(f"dates: {self._map.dates or 'as they tell themselves'}")

    def _write(self, rest: str) -> None:
        out = Path(rest) if rest else maps.free_name(self._file, "")
        maps.save(self._map, out)
        self._session.say(f"wrote {out}; the next time: {maps.next_command(self._file, out)}")


_NAMES = frozenset(["statuses", "status", "vocabulary", "dates", "write", "map", "help"])


def _samples(column: Column) -> str:
    found = list(dict.fromkeys(column.texts))[:_SAMPLES]
    return " · ".join(shorten(text, 60) for text in found) or plural(0, "value")


# --- the map, changed -------------------------------------------------------------------------------------------------


def _groups(mapping: Map) -> Iterator[Fields]:
    yield mapping.fields
    yield from mapping.updates


def _taken(mapping: Map) -> Iterator[tuple[str, str]]:
    """Each field with each of its columns; of several updates the earlier are told so."""
    for fields in _groups(mapping):
        is_earlier = fields is not mapping.fields and fields is not mapping.updates[-1]
        for field, source in fields.items():
            for place, path in enumerate(source.columns):
                yield f"{field}{' (earlier)' if is_earlier else ''}{f' ({place + 1})' if place else ''}", path
    if not isinstance(mapping.members, str):
        yield from ((_MEMBER, path) for _, path in mapping.members)


def _status_paths(mapping: Map) -> list[str]:
    return [path for update in mapping.updates for path in update.get("status", Source()).columns]


def _without(mapping: Map, path: str) -> Map:
    """The map that takes nothing from the column."""

    def cleaned(fields: Fields) -> dict[str, Source]:
        kept = {
            field: source._replace(columns=tuple(one for one in source.columns if one != path))
            for field, source in fields.items()
        }
        return {field: source for field, source in kept.items() if source.columns or source.value is not None}

    members = mapping.members
    if not isinstance(members, str):
        members = tuple((actor, column) for actor, column in members if column != path)
    updates = tuple(filter(None, (cleaned(update) for update in mapping.updates)))
    return mapping._replace(fields=cleaned(mapping.fields), updates=updates, members=members)


def _with(mapping: Map, field: str, path: str, *, is_more: bool) -> Map:
    """The map that takes the field from the column, alone or as one more."""
    mapping = _without(mapping, path)
    if field == _MEMBER:
        members = mapping.members if not isinstance(mapping.members, str) else ()
        return mapping._replace(members=(*members, (path, path)))

    def placed(fields: Fields) -> dict[str, Source]:
        before = fields.get(field, Source()).columns if is_more else ()
        return {**fields, field: Source((*before, path))}

    if field in COMMITMENT_FIELDS:
        return mapping._replace(fields=placed(mapping.fields))
    place = next(
        (place for place, update in enumerate(mapping.updates) if "[]." in path and _is_beside(update, path)),
        len(mapping.updates) - 1,
    )
    if place < 0:
        return mapping._replace(updates=(placed({}),))
    updates = [placed(update) if place == number else update for number, update in enumerate(mapping.updates)]
    return mapping._replace(updates=tuple(updates))


def _is_beside(update: Fields, path: str) -> bool:
    head = path.partition("[].")[0]
    return any(column.startswith(f"{head}[].") for source in update.values() for column in source.columns)
