"""A layout that is brought up to date is the one that would be made anew, and names just the records that changed."""

from hypothesis import given
from hypothesis import strategies as st

from commitments.stores.documents.format import (
    COMMITMENTS,
    DOCUMENT,
    SPACED,
    SPACINGS,
    Spacing,
    dumps,
    join,
    render,
    split,
)
from commitments.stores.documents.rows import Rows, rows_of
from commitments.stores.folder.index.layout import Layout, Run, laid_out, packed, record_in, run_of, unpacked

_numbers = st.integers(1, 200) | st.integers(1, 10**9 - 1)
_records = st.fixed_dictionaries({"quote": st.text(st.characters(codec="utf-8"), max_size=6)})
_commitments = st.dictionaries(_numbers, _records, max_size=40)
_many = st.integers(0, 150).map(
    lambda count: {number: {"quote": f"promise {number}"} for number in range(1, count + 1)}
)


def a_file(commitments: dict, title: str = "", spacing: Spacing = SPACED) -> Rows:  # type: ignore[type-arg]
    records = {str(number): record for number, record in commitments.items()}
    lines = split(render({DOCUMENT: {"1": {"id": "x", "title": title}}, COMMITMENTS: records}))
    assert lines is not None
    found = rows_of(join(lines, spacing).encode())
    assert found is not None
    return found


def with_rows(rows: Rows) -> list[Run]:
    """The layout of a file that is new, all of its runs with rows of their own."""
    laid = laid_out(rows, ())
    assert laid is not None
    return [run._replace(first_row=1000 * run.number + 1) for run in laid[0]]


@given(_commitments | _many, st.dictionaries(_numbers, _records | st.none(), max_size=4), st.sampled_from(["", "new"]))
def test_a_file_is_laid_out_alike_whatever_it_was_before(before, changes, title) -> None:
    after = {number: record for number, record in (before | changes).items() if record is not None}
    rows = a_file(after, title)
    anew = laid_out(rows, ())
    compared = laid_out(rows, with_rows(a_file(before)))
    assert anew is not None
    assert compared is not None
    assert [run[:4] for run in compared[0]] == [run[:4] for run in anew[0]]
    assert [run.rows for run in compared[0]] == [run.rows for run in anew[0]]


@given(_commitments | _many, st.dictionaries(_numbers, _records | st.none(), max_size=4))
def test_the_runs_without_rows_are_those_that_hold_what_is_new(before, changes) -> None:
    after = {number: record for number, record in (before | changes).items() if record is not None}
    compared = laid_out(a_file(after), with_rows(a_file(before)))
    assert compared is not None
    runs, fresh = compared
    others = {run_of(number) for number in changes if before.get(number) != after.get(number)}
    unread = [run.number for run in runs if run.rows and not run.first_row]
    assert unread == [run_of(min(places)) for places in fresh]
    assert others & {run_of(number) for number in after} <= set(unread)
    # What is before or after a changed run may have been parted from it otherwise.
    assert len(set(unread) - others) <= len(others)
    assert {number for places in fresh for number in places} == {n for n in after if run_of(n) in unread}


@given(_commitments | _many, st.sampled_from(SPACINGS))
def test_each_record_is_read_from_its_run(commitments, spacing) -> None:
    rows = a_file(commitments, spacing=spacing)
    spans = Layout(None, with_rows(rows)).spans([0, *commitments])
    read = {
        number: record_in(rows.data[start:end], number) for (start, end), found in spans.items() for number in found
    }
    assert {number: line.decode() for number, line in read.items()} == {
        0: dumps({"id": "x", "title": ""}),
        **{number: dumps(record) for number, record in commitments.items()},
    }


@given(_commitments)
def test_a_layout_is_kept_as_bytes(commitments) -> None:
    runs = with_rows(a_file(commitments))
    assert unpacked(packed(runs)) == runs
