"""An answer is the same with the index as without it, whatever was asked and whatever happened to the files."""

import contextlib
import os
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from unittest.mock import patch

import strategies
from a_store import mark
from hypothesis import given, settings
from hypothesis import strategies as st
from questions import DAYS, GROUPS, QUERIES, SOUGHT, WORDS, enumerated, written

from commitments.errors import CommitmentsError
from commitments.model import Commitment
from commitments.query import parse
from commitments.search import rank
from commitments.stores import Store, files
from commitments.stores.folder import folder as store
from commitments.stores.folder import index


def in_place(path: Path, data: bytes, *, back_in_time: bool = False) -> None:
    """As an editor writes: the same file, perhaps with its time put back."""
    before = path.stat() if path.exists() else None
    path.write_bytes(data)
    if before and back_in_time:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def happens(chosen: Store, what: str, name: str, found: list[Commitment]) -> None:
    path, private = chosen.path / f"{name}.json", index.path_of(chosen.path)
    if what == "a new file":
        in_place(path, written(name, found).encode())
    elif what == "time passes":
        time.sleep(0.06)  # longer than a file takes to age
    elif what == "the index is lost":
        private.unlink(missing_ok=True)
    elif what == "the index is damaged":
        private.write_bytes(b"SQLite format 3\0" + b"\x5a" * 5000)
    elif path.exists() and what in EDITS:
        in_place(path, EDITS[what](path.read_bytes()), back_in_time=True)
    elif path.exists():
        to_a_file(chosen, what, path)


def to_a_file(chosen: Store, what: str, path: Path) -> None:
    if what == "removed":
        path.unlink()
    elif what == "replaced":
        other = path.with_suffix(".other")
        other.write_bytes(path.read_bytes().replace(b"energy", b"synergy"))
        os.replace(other, path)
    elif what == "a change":
        with contextlib.suppress(CommitmentsError):  # a damaged file refuses
            for number in sorted(chosen.numbers(path.stem))[:1]:
                mark(chosen, f"{path.stem}-{number:02d}", "steel")


EDITS: dict[str, Callable[[bytes], bytes]] = {
    "the same size": lambda data: data.replace(b"steel", b"stele").replace(b"kept", b"open"),
    "a letter less": lambda data: data.replace(b"steel", b"stee", 1),
    "broken": lambda data: data[:-9],
    "a bad record": lambda data: data.replace(b'"quote": ', b'"quoth": ', 1),
    "another program's form": lambda data: data.replace(b"\n", b" "),
}
HAPPENINGS = st.tuples(
    st.sampled_from(
        [
            *EDITS,
            *("a new file", "time passes", "removed", "replaced", "a change", "the index is lost"),
            "the index is damaged",
        ]
    ),
    st.sampled_from(strategies.DOCUMENTS),
    st.lists(strategies.commitments, min_size=1, max_size=4),
)


def answer(chosen: Store, text: str, day: date, bytes_worth_it: int) -> tuple[list[Commitment], str]:
    """What is found, and what is said where that ends early."""
    found: list[Commitment] = []
    try:
        query = parse(text, day, groups=GROUPS).bind(chosen.document_ids, chosen.numbers)
        with patch.object(store, "WORTH_AN_INDEX", bytes_worth_it):
            found.extend(chosen.commitments(query, day))
    except CommitmentsError as error:
        return found, str(error)
    return found, ""


def coarse(found: os.stat_result) -> tuple[int, int, int, int]:
    """What a file shows on a file system that keeps times to two seconds."""
    even = 2_000_000_000
    return found.st_size, found.st_mtime_ns // even * even, found.st_ctime_ns // even * even, found.st_ino


CLOCKS = st.sampled_from([files.stamp_of, coarse])


def test_the_first_word_that_an_index_knows_is_no_more_than_a_word(tmp_path: Path) -> None:
    held = [Commitment("g20", 1, "steel", groups=("G7",)), Commitment("g20", 2, "steel")]
    chosen, day = Store.create(tmp_path / "store"), date(2026, 11, 24)
    in_place(chosen.path / "g20.json", written("g20", held).encode())
    happens(chosen, "time passes", "", [])
    terms = ("group:g7", "actor:g7", "document:g20", "text:steel")
    asked = [form.format(term) for term in terms for form in ("not (status:kept or {})", "status:unassessed {}")]
    assert [answer(chosen, text, day, 0) for text in asked] == [answer(chosen, text, day, 10**15) for text in asked]


@settings(max_examples=25)
@given(
    st.lists(st.lists(strategies.commitments, max_size=6), min_size=1, max_size=3),
    st.lists(st.tuples(HAPPENINGS, st.lists(st.tuples(QUERIES, DAYS), min_size=1, max_size=3)), max_size=5),
    CLOCKS,
)
def test_every_query_is_answered_alike_after_every_edit(documents, steps, stamp_of) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        patch.object(index, "stamp_of", stamp_of),
        patch.object(files, "stamp_of", stamp_of),
    ):
        chosen = Store.create(Path(folder) / "store")
        for name, found in zip(strategies.DOCUMENTS, documents, strict=False):
            in_place(chosen.path / f"{name}.json", written(name, found).encode())
        for (what, name, found), asked in [(("time passes", "", []), [("tag:energy", date(2020, 1, 1))]), *steps]:
            happens(chosen, what, name, found)
            for text, day in asked:
                assert answer(chosen, text, day, 0) == answer(chosen, text, day, 10**15), (what, text)


@settings(max_examples=4)
@given(st.lists(strategies.commitments, min_size=12, max_size=24), DAYS)
def test_every_term_and_its_opposite_are_answered_alike(found, day) -> None:
    with tempfile.TemporaryDirectory() as folder:
        chosen = Store.create(Path(folder) / "store")
        in_place(chosen.path / "g20.json", written("g20", enumerated(found)).encode())
        everything = list(chosen.commitments())
        for text in (*WORDS, *(f"not ({word})" for word in WORDS)):
            query = parse(text, day, groups=GROUPS).bind(chosen.document_ids, chosen.numbers)
            with patch.object(store, "WORTH_AN_INDEX", 0):
                assert list(chosen.commitments(query, day)) == [one for one in everything if query(one, day)], text


@settings(max_examples=4)
@given(st.lists(strategies.commitments, min_size=12, max_size=24), DAYS, strategies.days)
def test_what_was_known_on_a_day_is_asked_alike(found, day, known) -> None:
    with tempfile.TemporaryDirectory() as folder:
        chosen = Store.create(Path(folder) / "store")
        in_place(chosen.path / "g20.json", written("g20", enumerated(found)).encode())
        then = {one.id: one.as_known(known) for one in chosen.commitments() if one.is_known(known)}
        for text in (*WORDS, *(f"not ({word})" for word in WORDS)):
            plain = parse(text, day, groups=GROUPS).bind(chosen.document_ids, chosen.numbers)
            with patch.object(store, "WORTH_AN_INDEX", 0):
                told = [one.id for one in chosen.commitments(plain._replace(known=known), day)]
            if not plain.matches_all:
                assert told == [name for name, one in then.items() if plain(one, day)], text


@settings(max_examples=30)
@given(st.lists(strategies.commitments, min_size=1, max_size=12), st.lists(SOUGHT, min_size=1, max_size=4), DAYS)
def test_every_search_finds_the_same(found, needles, day) -> None:
    with tempfile.TemporaryDirectory() as folder:
        chosen = Store.create(Path(folder) / "store")
        for name in strategies.DOCUMENTS:
            in_place(chosen.path / f"{name}.json", written(name, found).encode())
        everything = list(chosen.commitments())
        query = parse("", day)
        with patch.object(store, "WORTH_AN_INDEX", 0):
            for sought in needles:
                narrowed = rank(chosen.commitments(query, day, sought), sought)
                assert narrowed == rank(everything, sought)


@settings(max_examples=60)
@given(st.lists(strategies.commitments, min_size=1, max_size=9), st.text(min_size=1, max_size=8), DAYS)
def test_any_text_is_found_wherever_it_stands(found, text, day) -> None:
    """Parts of what is stored are looked for too, cut anywhere."""
    found[0] = found[0]._replace(quote=f"a{text}b {found[0].quote}")
    with tempfile.TemporaryDirectory() as folder:
        chosen = Store.create(Path(folder) / "store")
        in_place(chosen.path / "g20.json", written("g20", found).encode())
        quoted = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
        assert answer(chosen, quoted, day, 0) == answer(chosen, quoted, day, 10**15)
