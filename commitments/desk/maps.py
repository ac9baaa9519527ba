"""Which map a foreign file is read by: the given one, or a guess that is shown, and asked about where in doubt."""

import os
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from commitments import toml
from commitments.errors import CommitmentsError, NotFound, UsageError
from commitments.guess import SAMPLE, Guessed, columns_of, guess
from commitments.importers import own
from commitments.importers.leftovers import sift
from commitments.maps import Map, Source, parse, to_toml
from commitments.rows import PLAIN, Bad, Item, Reading, Row, read
from commitments.rows.columns import steps
from commitments.text import one_line, shorten

if TYPE_CHECKING:
    from commitments.session import Session

_ABOUT = "A guess, from the columns' names; save it with --write-map and correct it."


class Chosen(NamedTuple):
    mapping: Map
    items: Iterable[Item]
    head: Sequence[Row] = ()
    """The first rows, where the map is a guess made from them."""
    is_ours: bool = False
    """Whether the rows are our own export, which needs no map."""


def chosen(
    session: "Session", file: Path, map_: Path | None, key: str | None, *, how: Reading = PLAIN, review: bool = False
) -> Chosen:
    """The map, and the rows as they are taken. A guess is shown; one in doubt is asked about, or refused. `how` is what
    the options say of reading the file."""
    if review and not session.can_ask:
        raise UsageError(
            "--review asks questions, so it needs a terminal; elsewhere: "
            f"commitments import {shown_path(file)} --write-map FILE"
        )
    if map_ is not None and not review:
        mapping = given(map_, key, how)
        return Chosen(mapping, _rows(file, mapping))
    mapping = given(map_, key, how) if map_ is not None else Map(reading=how)
    head, items = opened(file, mapping)
    rows = rows_in(head)
    if map_ is None and key is None and own.is_ours(rows):
        if review:
            session.say("this is an export of our own, which comes back as it was and needs no map")
        return Chosen(Map(), items, is_ours=True)
    found = _guessed(rows, key, how) if map_ is None else Guessed(mapping, (), columns=columns_of(rows))
    if review or (found.doubts and session.can_ask):
        from commitments.desk.map_review import Review

        return Chosen(Review(session, file, found, is_given=map_ is not None).mapping(), items, rows)
    if found.doubts:
        raise _in_doubt(found, file)
    session.say(to_toml(found.mapping, _ABOUT))
    _tell(session, found)
    return Chosen(found.mapping.unordered(), items, rows)


def write(session: "Session", file: Path, map_: Path | None, key: str | None, out: Path, how: Reading = PLAIN) -> None:
    """Saves the given map, or the guessed one, and says what to do with it."""
    if map_ is not None:
        save(given(map_, key, how), out)
    else:
        found = _guessed(rows_in(opened(file, Map(reading=how))[0]), key, how)
        save(found.mapping, out, _doubts(found))
        for doubt in found.doubts:
            session.say(f"{doubt.reason}: {_named(doubt.candidates)}; see that quote names the right one")
        _tell(session, found)
    session.say(f"wrote {out}; nothing was imported. Next: {next_command(file, out)}")


def _tell(session: "Session", found: Guessed) -> None:
    for sentence in found.told:
        session.say(sentence)
    used = set(found.mapping.paths())
    unused = [one_line(name) for name in found.unused if name not in used]
    session.say(f"{shorten('columns not used: ' + ', '.join(unused), 400)}\n" if unused else "")


# --- a guess in doubt -------------------------------------------------------------------------------------------------


def _in_doubt(found: Guessed, file: Path) -> UsageError:
    """The refusal, with the proposed map written beside where the user is."""
    (doubt,) = found.doubts
    what = f"nothing was imported, since {doubt.reason}: {_named(doubt.candidates)}"
    out = free_name(file, to_toml(found.mapping, _doubts(found)))
    try:
        if not out.exists():
            save(found.mapping, out, _doubts(found))
    except CommitmentsError as error:
        return UsageError(f"{what}. {error}; name one elsewhere with --write-map FILE, and correct it")
    return UsageError(
        f"{what}. A map was proposed in {out}; see that quote names the right one, then: {next_command(file, out)}"
    )


def _named(candidates: Sequence[str]) -> str:
    return ", ".join(repr(shorten(path, 40)) for path in candidates)


def _doubts(found: Guessed) -> str:
    """What a saved map says above itself."""
    return "\n".join(
        f"In doubt: {one_line(doubt.reason)}.\n{doubt.field} may be any of: {one_line(_named(doubt.candidates))}."
        for doubt in found.doubts
    )


def free_name(file: Path, text: str) -> Path:
    """A name for a map in the current folder that no file has, but one that says the same already."""
    stem = file.resolve().stem or "import"
    names = (f"{stem}.map.toml" if number == 1 else f"{stem}.map-{number}.toml" for number in range(1, 10_000))
    return next(path for name in names if not os.path.lexists(path := Path(name)) or _says(path, text))


def _says(path: Path, text: str) -> bool:
    try:
        return path.is_file() and path.stat().st_size < 1 << 20 and path.read_bytes() == text.encode()
    except OSError:
        return False


def next_command(file: Path, out: Path) -> str:
    return f"commitments import {shown_path(file)} --map {shown_path(out)} --dry-run"


def shown_path(path: Path) -> str:
    import shlex

    return shlex.quote(str(path))


# --- maps and files ---------------------------------------------------------------------------------------------------


def given(map_: Path, key: str | None, how: Reading = PLAIN) -> Map:
    """The map of a file. Raises NotFound and UsageError."""
    return _as_told(parse(_text_of(map_), map_.name), key, how)


def _text_of(path: Path) -> str:
    from commitments.intake.files import content

    try:
        return toml.decoded(content(path))
    except NotFound:
        raise NotFound(f"there is no map {str(path)!r}; make one with --write-map") from None
    except toml.BadToml as error:
        raise CommitmentsError(f"the map {path} is {error}") from None


def with_key(mapping: Map, key: str | None) -> Map:
    return mapping if key is None else mapping._replace(fields={**mapping.fields, "key": Source((key,))})


def _as_told(mapping: Map, key: str | None, how: Reading) -> Map:
    """The map with what the options say."""
    said = mapping.reading
    reading = said._replace(sheet=how.sheet or said.sheet, encoding=how.encoding or said.encoding)
    return with_key(mapping._replace(reading=reading), key)


def save(mapping: Map, path: Path, about: str = "") -> None:
    """Writes a new file. Raises CommitmentsError where there is one already."""
    try:
        with path.open("x", encoding="utf-8") as out:
            out.write(to_toml(mapping, about))
    except FileExistsError:
        raise CommitmentsError(f"{path} is there already; remove it, or name another file for the map") from None
    except OSError as error:
        raise CommitmentsError(f"the map cannot be written to {path}: {error.strerror}") from None


def opened(file: Path, mapping: Map) -> tuple[list[Item], Iterable[Item]]:
    """The first items of a file, to guess from, and all of them. Raises CommitmentsError where no row is among them."""
    items = _rows(file, mapping)
    head = list(islice(items, SAMPLE))
    if not rows_in(head):
        raise CommitmentsError(f"{file.name} has no row that can be used{reasons(head)}")
    return head, chain(head, items)


def _has_any_of(mapping: Map) -> Callable[[Row], bool] | None:
    """Whether a row has a column that the map takes the words of a promise from; None where it names none."""
    fields = [mapping.fields[field] for field in ("quote", "summary") if field in mapping.fields]
    paths = [path for source in fields for path in source.columns]
    return (lambda row: any(steps(path, row.cells) is not None for path in paths)) if paths else None


def _rows(file: Path, mapping: Map) -> Iterable[Item]:
    if mapping == Map(reading=mapping.reading):
        return sift(read(file, mapping.reading))
    return sift(read(file, mapping.reading._replace(has_map=True), _has_any_of(mapping)))


def reasons(items: Iterable[Item]) -> str:
    """Why, where rows were met that could not be used."""
    bad = [str(item) for item in items if isinstance(item, Bad)]
    more = f"; and {len(bad) - 3} more" if len(bad) > 3 else ""
    return f": {'; '.join(bad[:3])}{more}" if bad else ""


def rows_in(items: Iterable[Item]) -> list[Row]:
    return [item for item in items if isinstance(item, Row)]


def _guessed(rows: Sequence[Row], key: str | None, how: Reading) -> Guessed:
    found = guess(rows)
    return found._replace(mapping=_as_told(found.mapping, key, how))
