"""A map for a file that came without one: which columns are what, by their names first and then by what is in them.

    columns   what a file's columns hold
    fits      whether that can be what a name says
    choice    which column is taken for which field
    statuses  which columns rate, and in whose words
    doubts    where nobody can tell and the user had better be asked

What columns are called, in any language, is in `headers/`.
"""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from commitments.guess import documents, standing, statuses
from commitments.guess.choice import NAMED_PROMISE, PLAIN_DATE, Chooser
from commitments.guess.columns import Column, columns_of, in_one_language
from commitments.guess.doubts import Doubt, of_nothing_else, of_parts, of_quote
from commitments.guess.fits import is_dates
from commitments.guess.keyed import columns_of_members, together, update_of
from commitments.headers import is_list_of, parts_of, tokens
from commitments.maps import Fields, Map, Source
from commitments.rows import BODY, FILE, LINE, NAME, Reading, Row, Unreadable
from commitments.text import one_line, shorten

if TYPE_CHECKING:
    from commitments.importers.members import Keyed

__all__ = ["SAMPLE", "Column", "Doubt", "Guessed", "columns_of", "guess"]

SAMPLE = 5000
"""Rows that are looked at."""
_OWN_TABLE = frozenset(["id", "document_title", "notes", "history", "evidence_urls"])
"""Our own export as a table of an earlier version in another vocabulary, which `own_table` cannot
read: its notes and evidence are those of many updates run together, and are not taken back."""


class Guessed(NamedTuple):
    mapping: Map
    unused: tuple[str, ...]
    """Columns that the map takes nothing from."""
    told: tuple[str, ...] = ()
    """What the user should know of the choice: what was taken for what where that loses something, and what was not."""
    doubts: tuple[Doubt, ...] = ()
    """What had better be asked before anything is imported."""
    columns: Mapping[str, Column] = {}


def guess(rows: Sequence[Row]) -> Guessed:
    """The map that the names and the contents of these rows suggest. Raises Unreadable where nothing looks like words
    of a promise."""
    rows = rows[:SAMPLE]
    found, told_of_languages = in_one_language(columns_of(rows))
    taken = _taken(rows, found)
    columns = taken.columns
    rated = [path for update in taken.updates for path in update.get("status", Source()).columns]
    meant = statuses.meanings(columns, rated, taken.members, taken.keyed)
    under = {row.under for row in rows}
    mapping = Map(
        taken.fields,
        taken.updates,
        taken.keyed.pattern if taken.keyed else tuple((path, path) for path in taken.members),
        dates=_order(columns, taken.fields, taken.updates),
        vocabulary=meant.vocabulary,
        statuses=meant.statuses,
        repeats=taken.repeats,
        reading=Reading(rows=(under.pop() or None) if len(under) == 1 else None),
    )
    used = {*mapping.paths(), *([taken.keyed.pattern] if taken.keyed else ())}
    nothing_rates = () if rated or taken.members or taken.keyed else (statuses.candidates(columns, used),)
    said = dict.fromkeys(map(one_line, filter(None, (told_of_languages, *taken.told, *meant.told, *nothing_rates))))
    return Guessed(mapping, _unused(rows, used), tuple(said), taken.doubts, columns)


class _Taken(NamedTuple):
    fields: dict[str, Source]
    updates: tuple[Fields, ...]
    members: tuple[str, ...]
    keyed: "Keyed | None"
    repeats: str | None
    told: list[str]
    doubts: tuple[Doubt, ...]
    columns: Mapping[str, Column]
    """Those of the rows, and those that a star stands in for members."""


def _taken(rows: Sequence[Row], columns: Mapping[str, Column]) -> _Taken:
    """Each column for what it is taken as: the words first, then what rates, since names of other things are heads of
    theirs too."""
    chooser = Chooser(columns)
    is_own_table = columns.keys() >= _OWN_TABLE
    history = {} if is_own_table else chooser.history()
    quote, doubt = of_quote(chooser.quote(), columns)
    if quote is None:
        shown = shorten(", ".join(columns), 200)
        raise Unreadable(f"no column looks like the words of a promise; say which is what in a map ({shown})")
    chooser.take(quote.path)
    chooser.quoted = quote
    keyed = None if history or is_own_table else _keyed(rows)
    theirs = columns_of_members(keyed.pattern, chooser) if keyed else {}
    columns, of_members = {**columns, **theirs}, update_of(theirs)
    looks, told = statuses.taken(chooser)
    summary = chooser.summary(quote)
    fields = chooser.fields()
    if "key" not in fields and (key := chooser.key_of(quote)):
        fields["key"] = Source((key,))
    is_told_whole = history.keys() >= {"on", "evidence.url"} and chooser.columns[history["on"].columns[0]].is_full
    latest = {} if is_told_whole else chooser.update()
    latest = together(of_members, latest) if of_members else latest
    if is_own_table:
        latest = {field: source for field, source in latest.items() if field == "on"}
    members = () if history or keyed or is_own_table else _members(chooser)
    has_members = bool(members or keyed)
    is_rated = bool(looks or history or has_members)
    if "made" not in fields:
        _take_day(chooser, fields, latest, quote, is_rated=is_rated)
    told += _of_by(chooser, fields, latest)
    if is_rated and (day := _day_of_anything(columns, latest, quote, () if _has_updates(rows) else looks)):
        del latest["on"]
        told.append(f"{day!r} was not taken: it may be the day of the promise (made) or that of its status (on)")
    if of_documents := documents.reason(quote, columns, is_rated=is_rated):
        doubt = Doubt("quote", of_documents, (quote.path,))
    doubt = (
        doubt
        or of_parts(quote, columns)
        or of_nothing_else(quote, fields, columns, {row.under for row in rows}, is_rated=is_rated)
    )
    files = {row.file for row in rows}
    instead = chooser.best(NAMED_PROMISE) if quote.filled < quote.rows and summary is None else None
    whole = _fields(fields, quote, summary, instead, columns, is_file_each=1 < len(files) == len(rows))
    updates = _updates(history, looks, latest, has_members=has_members)
    if len(looks) == 1 and "on" in latest and not history:
        status, day, promise = looks[0].path, latest["on"].columns[0], whole.get("key", whole["quote"]).columns[0]
        if standing.stands(rows, promise, status, day):
            updates = standing.apart(updates, status)
            told.append(standing.told(status, day))
    return _Taken(
        whole,
        updates,
        members,
        keyed,
        _repeats(whole, quote, latest if looks else {}),
        told,
        (doubt,) if doubt else (),
        columns,
    )


def _take_day(
    chooser: Chooser, fields: dict[str, Source], latest: dict[str, Source], quote: Column, *, is_rated: bool
) -> None:
    """A column that is just called the date: without a status, the day of the promise; of words as they were said,
    too, where another day is that of the status."""
    if not is_rated and "on" in latest and "on" not in chooser.columns[latest["on"].columns[0]].senses:
        fields["made"] = latest.pop("on")
    elif "verbatim" in quote.senses and (day := chooser.best(PLAIN_DATE)):
        fields["made"] = Source((day,))


def _day_of_anything(
    columns: Mapping[str, Column], latest: Fields, quote: Column, looks: Sequence[statuses.Look]
) -> str | None:
    """A column that is just called the date, where neither its place, behind the status, nor the same promise on
    several days says of what."""
    path = latest["on"].columns[0] if "on" in latest else ""
    if not path or "on" in columns[path].senses or len(set(quote.texts)) < len(quote.texts):
        return None
    order = list(columns)
    return None if order[order.index(path) - 1] in {look.path for look in looks} else path


def _of_by(chooser: Chooser, fields: dict[str, Source], latest: dict[str, Source]) -> list[str]:
    """A column that is just called by: the day by which, where it holds days; of a name nobody can tell whose it is,
    unless another column says who promises."""
    path = next((path for path in chooser.columns if parts_of(path) == [path] and tokens(path) == ("by",)), None)
    if path is None:
        return []
    if "due" not in fields and path not in chooser.taken and is_dates(chooser.columns[path]):
        fields["due"] = Source((chooser.take(path),))
    if "actors" in fields or latest.get("by") != Source((path,)):
        return []
    del latest["by"]
    return [f"{path!r} was not taken: it may name who promises (actors) or who rates (by)"]


def _has_updates(rows: Sequence[Row]) -> bool:
    """Whether there is a list of updates in each row, empty as it may be: a date beside it is none of theirs."""
    return any(
        isinstance(cell, list) and is_list_of("updates", name) for row in rows for name, cell in row.cells.items()
    )


def _keyed(rows: Sequence[Row]) -> "Keyed | None":
    """Members' scores in an object that has their names for keys."""
    from commitments.importers.members import keyed

    return keyed(row.cells for row in rows)


def _members(chooser: Chooser) -> tuple[str, ...]:
    """Columns of +1, 0 and -1 beside each other are members' scores."""
    from commitments.importers.members import Filled, of_scores

    free = (column for column in chooser.columns.values() if column.path not in chooser.taken)
    scored = of_scores(Filled(column.path, column.texts) for column in free if "[" not in column.path)
    chooser.taken.update(scored)
    return scored


def _updates(
    history: Fields, looks: Sequence[statuses.Look], latest: Fields, *, has_members: bool
) -> tuple[Fields, ...]:
    """The row's updates in the order of time: what was seen earlier, the list of updates, and how it stands now.

    A look of which no name tells the day is of the same column's as that which follows it; evidence that stands in the
    row is that of the first, and so of all."""
    now: dict[str, Source] = dict(looks[-1].sources) if looks else {}
    now |= latest
    says_something = {"status", "note", "evidence.url"} & set(now) or has_members
    earlier = [{**_when(latest), **look.sources} for look in looks[:-1]]
    if earlier and not any("[]" in path for path in now.get("evidence.url", Source()).columns):
        earlier[0] |= {field: now.pop(field) for field in [*now] if field.startswith("evidence.")}
    return tuple(filter(None, [*earlier, dict(history), now if says_something else {}]))


def _when(latest: Fields) -> dict[str, Source]:
    return {"on": latest["on"]} if "on" in latest else {}


def _fields(
    found: dict[str, Source],
    quote: Column,
    summary: str | None,
    instead: str | None,
    columns: Mapping[str, Column],
    *,
    is_file_each: bool,
) -> dict[str, Source]:
    """The fields with a quote for every row, of another column where its own is empty, and a key where there is one."""
    fields = {"quote": Source((quote.path,)), **found}
    if summary is not None:
        fields["summary"] = Source((summary,))
    if quote.filled < quote.rows and (other := summary or instead):
        fields["quote"] = Source((quote.path, other))
    if "key" in fields:
        return fields
    if NAME in columns:
        return {"key": Source((NAME,)), **fields}
    if is_file_each:
        return {"key": Source((FILE,)), **fields}
    return fields


def _repeats(fields: Fields, quote: Column, latest: Fields) -> str | None:
    """What the same words again mean, where the rows have no key: with another date, a row for each update."""
    is_told = "key" not in fields and "on" in latest
    return "updates" if is_told and len(set(quote.texts)) < len(quote.texts) else None


def _unused(rows: Sequence[Row], used: set[str]) -> tuple[str, ...]:
    heads = {re.split(r"[.\[]", path)[0] for path in used} | used
    names = dict.fromkeys(name for row in rows for name in row.cells if name not in (FILE, LINE, BODY, NAME))
    return tuple(name for name in names if name not in heads)


_NUMERIC = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](?:\d{4}|\d{2})(?!\d)")


def _order(columns: Mapping[str, Column], fields: Fields, updates: Sequence[Fields]) -> str | None:
    """Whether days or months come first, where the dates themselves settle it."""
    sources = [fields.get("made"), fields.get("due")]
    sources += [update.get(field) for update in updates for field in ("on", "evidence.published")]
    texts = [text for source in sources if source for path in source.columns for text in columns[path].texts]
    pairs = [(int(found[1]), int(found[2])) for found in map(_NUMERIC.match, texts) if found]
    days_first, months_first = any(a > 12 for a, _ in pairs), any(b > 12 for _, b in pairs)
    if days_first == months_first:
        return None
    return "dmy" if days_first else "mdy"
