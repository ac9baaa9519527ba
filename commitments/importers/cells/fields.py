"""One field of a row by the map: a text, a list, a date, a sum; what cannot be used of it is a caution."""

import re
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple, TypeVar

from commitments.dates import PartialDate
from commitments.errors import UnknownName
from commitments.importers import values
from commitments.importers.amounts import Amounts
from commitments.importers.cells.divided import Divided
from commitments.importers.cells.scopes import Scope
from commitments.maps import Fields, Map, Source
from commitments.model import Amount

T = TypeVar("T")


class Context(NamedTuple):
    """Who imports, and when."""

    by: str
    now: datetime
    published: PartialDate | None = None
    """The day of the document that rows go into which name none: from it "within two years" counts."""


class Cells:
    """Reads fields as one map says, for one import."""

    def __init__(self, mapping: Map, context: Context) -> None:
        self._map = mapping
        self.context = context
        self.today = PartialDate(context.now.date().isoformat())
        self._nothing = frozenset(word.strip().casefold() for word in (mapping.nothing or values.NOTHING))
        self._amounts = Amounts(mapping.decimal)
        self._divided: Divided | None = None

    def learn_decimal(self, scopes: Iterable[Scope]) -> None:
        """The decimal mark of the column of amounts, from all rows."""
        source = self._map.fields["amount"]
        self._amounts.learn(raw for scope in scopes for raw in scope.raws(source))

    def learn_actors(self, scopes: Iterable[Scope]) -> None:
        """Who is named in the column of actors, so that several in one cell can be told from one of a long name."""
        source = self._map.fields["actors"]
        self._divided = Divided(name for scope in scopes for name in self.listed(scope, source))

    def actors(self, scope: Scope) -> tuple[str, ...]:
        found = self.listed(scope, self._map.fields.get("actors"))
        if self._divided is None:
            return found
        return tuple(dict.fromkeys(part for name in found for part in self._divided.parts(name)))

    def is_nothing(self, word: str) -> bool:
        return values.is_nothing(word, self._nothing)

    def says_nothing(self, word: str) -> bool:
        """Whether the map itself says that the word means an empty cell."""
        return self._map.nothing is not None and self.is_nothing(word)

    def text(self, scope: Scope, source: Source | None) -> str:
        if source is None:
            return ""
        parts = []
        for raw in scope.raws(source):
            words = [values.text(raw)] if source.join is None or not isinstance(raw, list) else map(values.text, raw)
            said = [word for word in words if not self.is_nothing(word)]
            parts += said
            if said and source.join is None:
                break
        whole = (source.join or "").join(parts) or constant_text(source)
        return whole[: source.cut].strip() if source.cut else whole

    def is_several(self, scope: Scope, source: Source | None) -> bool:
        """Whether a text is a list of several, which nobody has said in one."""
        if source is None or source.join is not None:
            return False
        raw = next((raw for raw in scope.raws(source) if not self.is_nothing(values.text(raw))), None)
        return isinstance(raw, list) and sum(1 for one in raw if not self.is_nothing(values.text(one))) > 1

    def line(self, scope: Scope, source: Source | None) -> str:
        """A text on one line: names and titles."""
        return " ".join(self.text(scope, source).split())

    def listed(self, scope: Scope, source: Source | None, *, comma: bool = False) -> tuple[str, ...]:
        if source is None:
            return ()
        separator = source.separator or self._map.separator
        found = []
        for raw in scope.raws(source):
            parts = values.items(raw, separator)
            if comma and len(parts) == 1 and separator is None and isinstance(raw, str):
                parts = values.items(raw, ",")
            found += [" ".join(part.split()) for part in parts if not self.is_nothing(part)]
        if not found:
            found = [*_constant_list(source)]
        return tuple(dict.fromkeys(found))

    def tags(self, scope: Scope) -> tuple[str, ...]:
        tags = (_tag(word) for word in self.listed(scope, self._map.fields.get("tags"), comma=True))
        return tuple(sorted({tag for tag in tags if tag}))

    def one(self, scope: Scope, source: Source | None, read: Callable[[Any], T], cautions: list[str]) -> T | None:
        """The first column's value that says something, read; what cannot be read is a caution."""
        if source is None:
            return None
        for raw in [*scope.raws(source), constant_text(source)]:
            if raw is None or self.is_nothing(values.text(raw)):
                continue
            try:
                return read(raw)
            except (ValueError, UnknownName) as error:
                cautions.append(str(error))
                return None
        return None

    def date(
        self,
        scope: Scope,
        source: Source | None,
        field: str,
        cautions: list[str],
        since: PartialDate | None = None,
    ) -> PartialDate | None:
        """`since` is the day from which "within two years" counts."""
        if source is None:
            return None
        return self.one(scope, source, partial(self._read_date, field, cautions, since), cautions)

    def _read_date(self, field: str, cautions: list[str], since: PartialDate | None, raw: Any) -> PartialDate | None:
        if isinstance(raw, str) and not raw.strip(" 0-/:.T"):  # 0000-00-00: how a database writes none
            return None
        try:
            found = values.when(raw, self._map.dates, since)
        except ValueError as error:
            raise ValueError(f"{field}: {error}") from None
        if found.caution:
            cautions.append(f"{field}: {found.caution}")
        return found.date

    def amount(self, scope: Scope, cautions: list[str]) -> Amount | None:
        fields, read = self._map.fields, self._amounts.reader(cautions)
        found = self.one(scope, fields.get("amount"), read, cautions)
        if found is None:
            return None
        currency = self.one(scope, fields.get("currency"), values.currency, cautions)
        end = self.one(scope, fields.get("amount_upper"), read, cautions)
        return self._amounts.amount(found, currency, end, cautions)


def constant_text(source: Source) -> str:
    if source.value is None:
        return ""
    return source.value if isinstance(source.value, str) else "; ".join(source.value)


def _constant_list(source: Source) -> tuple[str, ...]:
    if source.value is None:
        return ()
    return (source.value,) if isinstance(source.value, str) else source.value


def with_star(fields: Fields, star: str) -> Fields:
    """Those fields that have a star in a column's name, with these columns alone."""
    found = {name: tuple(column for column in source.columns if star in column) for name, source in fields.items()}
    return {name: fields[name]._replace(columns=columns, value=None) for name, columns in found.items() if columns}


def _tag(word: str) -> str:
    """A tag as the store keeps them: lower-case, without blanks.

    >>> _tag("Clean Energy (new)")
    'clean-energy-new'
    """
    return re.sub(r"[^\w#&+./'’]+", "-", word.casefold()).strip("-")
