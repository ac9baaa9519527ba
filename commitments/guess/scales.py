"""Statuses that are marks on a scale: percent done, parts of one, 1 to 5, grades in letters, traffic lights.

What a mark means is a guess, and loses how far a promise is where many marks become one of our statuses: so a scale
gives lines for [statuses] of the map, for all to see and to correct, and a sentence on what it loses. The mark itself
stays with each rating as the source's word.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from functools import cache
from typing import Any, NamedTuple

from commitments.importers import values
from commitments.maps.ranges import Number, data, number
from commitments.model import Status
from commitments.statuswords import key
from commitments.text import fold


class Scale(NamedTuple):
    name: str
    """`percent`, `parts`, `flags`, `points`, `grades`, `lights`."""
    statuses: dict[str, str]
    """Lines for [statuses]: a word, a number or a range of numbers -> our status."""
    told: str
    """What was taken for what, and what that loses: a sentence's part."""

    def status(self, word: str) -> Status | None:
        """What one value of the column means; None where it is not on the scale."""
        from commitments.maps.ranges import Ranges

        ours = {fold(line): status for line, status in self.statuses.items()}.get(fold(word))
        found = ours if ours is not None else Ranges(self.statuses).status(word)
        return Status(found) if found else None


def scale_of(name: str, cells: Iterable[Any]) -> Scale | None:
    """The scale that the values of a column of statuses are marks on; None where they are words, or could be marks on
    several. `name` is the column's: it tells percent from points, and judging from progress. One odd value among many
    does not hide a scale."""
    words = [word for word in dict.fromkeys(map(values.text, cells)) if word and not values.is_nothing(word)]
    if not words:
        return None
    numbers = {word: found for word in words if (found := number(word)) is not None}
    if {-1} <= {one.value for one in numbers.values()} <= {-1, 0, 1}:
        return None  # a tracker's own marks, which its vocabulary reads
    if numbers:
        return _of_numbers(name, words, numbers)
    return _lights(name, words) or _grades(name, words)


def _holds_most(words: Sequence[str], fitting: Sequence[str]) -> bool:
    """Whether what does not fit is odd among them: a word that everybody uses for a status is not."""
    from commitments.vocabularies import from_theirs

    rest = [word for word in words if word not in set(fitting) and from_theirs(word, "generic") is None]
    tolerated = len(fitting) if any(found.is_percent for found in map(number, fitting) if found) else len(fitting) // 2
    return bool(fitting) and len(rest) <= tolerated


# --- numbers ----------------------------------------------------------------------------------------------------------


def _of_numbers(name: str, words: Sequence[str], numbers: dict[str, Number]) -> Scale | None:
    for scale in (_parts, _points, _percent):
        found = scale(name, words, numbers)
        if found is not None:
            return found
    return None


def _fitting(words: Sequence[str], numbers: dict[str, Number], fits: Callable[[Number], bool]) -> list[Fraction] | None:
    fitting = [word for word in words if word in numbers and fits(numbers[word])]
    return [numbers[word].value for word in fitting] if _holds_most(words, fitting) else None


def _percent(name: str, words: Sequence[str], numbers: dict[str, Number]) -> Scale | None:
    found = _fitting(words, numbers, lambda one: 0 <= one.value <= 100)
    if found is None:
        return None
    is_said = any(one.is_percent for one in numbers.values()) or _says(name, "percent")
    if not is_said and not (max(found) > 20 and len(numbers) > 1):
        return None
    step = _step(found)
    lines = {"0": "not-started", f"{_written(step)}..{_written(100 - step)}": "in-progress", "100": "kept"}
    return Scale(
        "percent", lines, "percent done: none of it is not-started, all of it kept, and all between in-progress (lossy)"
    )


def _parts(name: str, words: Sequence[str], numbers: dict[str, Number]) -> Scale | None:
    """Parts of one; of 0, 0.5 and 1 nobody can say without the column's name whether they judge or measure."""
    found = _fitting(words, numbers, lambda one: 0 <= one.value <= 1 and not one.is_percent)
    if found is None or any(one.is_percent for one in numbers.values()):
        return None
    is_judged = _says(name, "judged")
    least = "broken" if is_judged else "not-started"
    if set(found) <= {Fraction(0), Fraction(1)}:
        if len(set(found)) < 2:
            return None
        return Scale("flags", {"0": least, "1": "kept"}, f"marks of 0 and 1: 1 is kept, 0 {least} (lossy)")
    step = _step(found)
    if set(found) <= {Fraction(0), Fraction(1, 2), Fraction(1)}:
        half = "partial" if is_judged else "in-progress"
        lines = {"0": least, "0.5": half, "1": "kept"}
        return Scale("parts", lines, f"marks of 0, 0.5 and 1: 1 is kept, 0.5 {half}, 0 {least} (lossy)")
    lines = {"0": "not-started", f"{_written(step)}..{_written(1 - step)}": "in-progress", "1": "kept"}
    return Scale(
        "parts", lines, "parts of one: none of it is not-started, all of it kept, and all between in-progress (lossy)"
    )


def _points(name: str, words: Sequence[str], numbers: dict[str, Number]) -> Scale | None:
    """1 to 5, the most being the best, as nearly all have it; 0 to 5 where 0 is among them."""
    found = _fitting(words, numbers, lambda one: 0 <= one.value <= 5 and one.value.denominator == 1)
    if found is None or any(one.is_percent for one in numbers.values()) or max(found) < 3 or len(set(found)) < 2:
        return None
    if any(one.value > 5 for one in numbers.values()) and _says(name, "percent"):
        return None
    lines = {"1": "not-started", "2": "in-progress", "3": "in-progress", "4": "partial", "5": "kept"}
    if 0 in found:
        lines = {"0": "not-started", **lines, "1": "in-progress"}
    return Scale("points", lines, f"points from {min(lines)} to 5, 5 the best (lossy); turn them round where 1 is")


def _step(found: Iterable[Fraction]) -> Fraction:
    """The smallest step that the numbers take: 1 of whole ones, 0.01 where one has two decimals."""
    places = 0
    for value in found:
        while places < 6 and (value * 10**places).denominator != 1:
            places += 1
    return Fraction(1, 10**places) if places else Fraction(1)


def _written(value: Fraction) -> str:
    written = f"{float(value):.6f}".rstrip("0").rstrip(".")
    return written or "0"


# --- letters and lights -----------------------------------------------------------------------------------------------

_GRADE = re.compile(r"([A-F])\s?(?:\+|-|−|–|\*)?", re.IGNORECASE)


def _grades(name: str, words: Sequence[str]) -> Scale | None:
    grades = {word: found[1].upper() for word in words if (found := _GRADE.fullmatch(word))}
    letters = set(grades.values())
    if len(letters) < (2 if _says(name, "judged") else 3) or not _holds_most(words, list(grades)):
        return None
    lowest = "F" if "F" in letters else "E"
    plain = [letter for letter in "ABCDEF" if letter <= max(letters)]
    seen = sorted({**dict(zip(plain, plain, strict=True)), **grades}.items())
    lines = {word: _of_grade(grade, lowest) for word, grade in seen}
    return Scale("grades", lines, f"grades: A is kept, those below partial, {lowest} broken (lossy)")


def _of_grade(grade: str, lowest: str) -> str:
    if grade == "A":
        return "kept"
    return "broken" if grade == lowest else "partial"


@cache
def _colours() -> dict[str, str]:
    return {
        key(word): colour
        for colour, languages in data()["lights"].items()
        for said in languages.values()
        for word in said
    }


def _colour(word: str) -> str | None:
    """The one colour that a cell says: `green`, `🟢`, `🟢 Green`."""
    whole = key(word)
    if whole in _colours():
        return _colours()[whole]
    said = {_colours().get(part) for part in whole.split()}
    return said.pop() if len(said) == 1 else None


def _lights(name: str, words: Sequence[str]) -> Scale | None:
    """Where blue, or a word for done, stands beside them, green is on its way; else it is the best that there is."""
    colours = {word: colour for word in words if (colour := _colour(word)) is not None}
    seen = set(colours.values())
    if len(seen & {"green", "amber", "red"}) < 2 or not _holds_most(words, list(colours)):
        return None
    if "blue" in seen:
        means = {"blue": "kept", "green": "in-progress", "amber": "in-progress", "red": "stalled"}
        told = "traffic lights: blue is kept, green and amber in-progress, red stalled (lossy)"
    else:
        means = {"green": "kept", "amber": "in-progress", "red": "broken"}
        told = "traffic lights: green is kept, amber in-progress, red broken (lossy)"
    means["grey"] = "unassessed"
    return Scale("lights", {word: means[colour] for word, colour in colours.items()}, told)


_WORDS = re.compile(r"\w+|%")

# --- names ------------------------------------------------------------------------------------------------------------


@cache
def _named(kind: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in data()[kind]["names"])


def _says(name: str, kind: str) -> bool:
    """Whether a column's name has one of the words of a kind in it."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)  # percentComplete
    plain = f" {' '.join(_WORDS.findall(fold(parted)))} ".replace("%", " % ")
    return any((f" {word} " if word.isascii() else word) in plain for word in _named(kind))
