"""One record of JSON types, read field by field: what is wrong with it is noted, all of it, with its path."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from commitments.errors import CommitmentsError

T = TypeVar("T")


class BadRecord(CommitmentsError):
    """A record that is not of the form it should have; `problems` has one line for each thing wrong, with its path."""

    exit_code = 5

    def __init__(self, problems: list[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(problems))


class Reader:
    """Reads typed fields out of one record and notes what is wrong, instead of stopping at the first."""

    __slots__ = ("place", "problems", "record")

    def __init__(
        self, record: object, problems: list[str], place: "tuple[Reader, str, int | None] | None" = None
    ) -> None:
        self.problems, self.place = problems, place
        self.record: Mapping[str, Any] = record if type(record) is dict else {}
        if type(record) is not dict:
            problems.append(f"{self.path or 'record'}: expected an object, found {shown(record)}")

    @property
    def path(self) -> str:
        # Put together only where something is wrong: there are hundreds of thousands of records that are right.
        if self.place is None:
            return ""
        outer, name, place = self.place
        return outer.path_of(name) if place is None else f"{outer.path_of(name)}[{place}]"

    def path_of(self, name: str) -> str:
        return f"{self.path}.{name}" if self.place else name

    def wrong(self, name: str, message: str) -> None:
        self.problems.append(f"{self.path_of(name)}: {message}")

    def text(self, name: str) -> str | None:
        value = self.record.get(name)
        if value is None or type(value) is str:
            return value
        self.wrong(name, f"expected text, found {shown(value)}")
        return None

    def required(self, name: str) -> str:
        value = self.record.get(name)
        if type(value) is str and value:
            return value
        self.wrong(name, "missing" if value in (None, "") else f"expected text, found {shown(value)}")
        return ""

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.record.get(name)
        if not value and (value is None or value == []):
            return ()
        if type(value) is list and {*map(type, value)} == {str}:
            return tuple(value)
        self.wrong(name, f"expected a list of texts, found {shown(value)}")
        return ()

    def parsed(self, name: str, parse: Callable[[str], T]) -> T | None:
        value = self.record.get(name)
        if value is None:
            return None
        if type(value) is not str:
            self.wrong(name, f"expected text, found {shown(value)}")
            return None
        try:
            return parse(value)
        except (ValueError, CommitmentsError) as error:
            self.wrong(name, str(error))
            return None

    def whole(self, name: str, default: int) -> int:
        value = self.record.get(name, default)
        if type(value) is int and value >= 0:
            return value
        self.wrong(name, f"expected a whole number, found {shown(value)}")
        return default

    def part(self, name: str) -> "Reader":
        """The reader of a record inside this one."""
        return Reader(self.record.get(name), self.problems, (self, name, None))

    def items(self, name: str, decode: "Callable[[Reader], T]") -> tuple[T, ...]:
        value = self.record.get(name)
        if not value and (value is None or value == []):
            return ()
        if type(value) is not list:
            self.wrong(name, f"expected a list, found {shown(value)}")
            return ()
        return tuple([decode(Reader(item, self.problems, (self, name, place))) for place, item in enumerate(value)])


def shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
