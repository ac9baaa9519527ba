"""Rows out of files of every format, and out of damaged ones."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commitments.errors import CommitmentsError, NotFound
from commitments.rows import BODY, FILE, Bad, Reading, Remark, Row, Unreadable, place, read

Written = Callable[[str, bytes | str], Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def write(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def cells(path: Path, reading: Reading | None = None) -> list[dict[str, object]]:
    """The cells of each row, without the columns that every row has."""
    rows = [item for item in read(path, reading or Reading()) if isinstance(item, Row)]
    return [{name: value for name, value in row.cells.items() if not name.startswith("@")} for row in rows]


def lines(path: Path) -> list[tuple[str, int]]:
    return [(type(item).__name__, item.line) for item in read(path) if not isinstance(item, Remark)]


# --- tables -----------------------------------------------------------------------------------------------------------

TABLE = 'Ref;Promise;Note\r\n1 ;"Été: l’énergie\r\nsur deux lignes";a\r\n2;Plus d’écoles – très vite;b\r\n'
READ = [
    {"Ref": "1 ", "Promise": "Été: l’énergie\nsur deux lignes", "Note": "a"},
    {"Ref": "2", "Promise": "Plus d’écoles – très vite", "Note": "b"},
]


@pytest.mark.parametrize(
    "content",
    [
        TABLE.encode(),
        TABLE.encode("utf-8-sig"),
        TABLE.encode("utf-16"),
        TABLE.encode("utf-16-le"),
        TABLE.encode("utf-16-be"),
        TABLE.encode("cp1252"),
        TABLE.replace("\r\n", "\r").encode("mac_roman"),
        TABLE.replace("\r\n", "\r").encode(),
        TABLE.replace("\r\n", "\n").encode("mac_roman"),
        TABLE.replace(";", ",").encode(),
        TABLE.replace(";", "\t").encode(),
        TABLE.replace(";", "|").encode(),
        b"sep=;\r\n" + TABLE.encode(),
    ],
)
def test_a_table_is_the_same_in_every_encoding_line_end_and_delimiter(written: Written, content: bytes) -> None:
    assert cells(written("a.csv", content)) == READ


def test_a_row_knows_the_line_it_starts_on_behind_cells_of_several_lines(written: Written) -> None:
    assert lines(written("a.csv", TABLE)) == [("Row", 2), ("Row", 4)]


def test_the_map_can_settle_encoding_delimiter_and_header(written: Written) -> None:
    path = written("a.csv", "A report\nof 2018\nid%name\n1%Ä; b\n".encode("latin-1"))
    assert cells(path, Reading(encoding="latin-1", delimiter="%", header=3)) == [{"id": "1", "name": "Ä; b"}]


def test_a_quotation_mark_that_never_closes_costs_its_own_row_only(written: Written) -> None:
    path = written("a.csv", 'id,promise\n1,"one"\n2,"never closed\n3,three\n4,four\n')
    assert list(read(path))[1] == Bad("a.csv", 3, "a quotation mark is opened and never closed")
    assert cells(path) == [{"id": i, "promise": p} for i, p in (("1", "one"), ("3", "three"), ("4", "four"))]


def test_a_cell_may_have_any_number_of_lines(written: Written) -> None:
    many = "\n".join("line" for _ in range(3000))
    path = written("a.csv", f'id,promise\n1,"{many}"\n2,two\n')
    assert cells(path) == [{"id": "1", "promise": many}, {"id": "2", "promise": "two"}]
    assert lines(path) == [("Row", 2), ("Row", 3002)]


def test_a_quotation_mark_that_another_rows_closes_costs_its_own_row_only(written: Written) -> None:
    path = written("a.csv", 'id,promise\n1,"never closed\n2,two\n3,"three, at last"\n4,four\n')
    assert next(iter(read(path))) == Bad("a.csv", 2, "a quotation mark is opened and never closed")
    assert [row["promise"] for row in cells(path)] == ["two", "three, at last", "four"]


def test_a_cell_whose_lines_look_like_rows_is_told(written: Written) -> None:
    first, second = read(written("a.csv", 'id,promise\n1,"one\n2,two\n3,three\n4,four"\n5,five\n'))
    assert isinstance(first, Row)
    assert isinstance(second, Row)
    assert (first.cautions, second.cautions) == (
        ("the cell 'promise' holds 3 lines that look like rows; is a quotation mark missing?",),
        (),
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a.js", "is a program, not data: save the list in it as a .json file"),
        ("a.sql", "is the dump of a database: load it there and export the table as .csv"),
        ("a.docx", "take it in with commitments document add"),
        ("a.xyz", "save it as one of"),
    ],
)
def test_a_file_of_another_kind_is_refused_with_what_to_do(written: Written, name: str, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        list(read(written(name, "x")))


def test_ragged_rows_are_bad_where_cells_are_too_many_and_cautioned_where_too_few(written: Written) -> None:
    first, second, third = read(written("a.csv", "a,b,c\n1,2\n1,2,3,,\n1,2,3,4\n"))
    assert isinstance(first, Row)
    assert isinstance(second, Row)
    assert (first.cautions, second.cautions) == (
        ("has 2 cells where there are 3 columns; the last were taken as blank",),
        (),
    )
    assert third == Bad("a.csv", 4, "has 4 cells where there are 3 columns")


@pytest.mark.parametrize("title", ["The report\n\n", "The report,,\nof 2018,,\n", ",,\nThe report\n"])
def test_a_heading_above_the_columns_names_is_left_out_and_said(written: Written, title: str) -> None:
    path = written("a.csv", f"{title}id,promise,note\n1,a,b\n2,c,d\n3,e,f\n4,g,h\n5,i,j\n6,k,l\n")
    assert cells(path)[0] == {"id": "1", "promise": "a", "note": "b"}
    assert sum("above the columns' names" in str(item) for item in read(path)) == 1


def test_a_table_of_one_column_of_prose_is_one_column(written: Written) -> None:
    path = written("a.csv", "promise\nWe will plant trees\nWe will build roads\n")
    assert cells(path) == [{"promise": "We will plant trees"}, {"promise": "We will build roads"}]


def test_columns_of_the_same_name_and_of_none_are_told_apart(written: Written) -> None:
    assert cells(written("a.csv", "x,x,\n1,2,3\n")) == [{"x": "1", "x (2)": "2", "column 3": "3"}]


def test_a_huge_cell_is_read(written: Written) -> None:
    assert len(str(cells(written("a.csv", f"id,promise\n1,{'x' * 3_000_000}\n"))[0]["promise"])) == 3_000_000


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", b"", "is empty"),
        ("a.csv", b"\n \n", "blank lines"),
        ("a.csv", b"PK\x03\x04...", "spreadsheet"),
        ("a.csv", b"version https://git-lfs.github.com/spec/v1\noid sha256:1\n", "git lfs pull"),
        ("a.csv", bytes(range(256)) * 20, "is not text"),
        ("a.odp", b"PK", "cannot be imported"),
        ("a.json", b"3", "no list"),
        ("a.json", b'{"a": [1, }', "is not JSON: .* line 1"),
        ("a.json", b'[{"a": 1},\n]', "a comma stands before the ] in line 2, column 1"),
        ("a.json", b'[{"a": 1},\n{"a": "bri', "it ends in line 2, in the middle of what begins in line 2, column 7"),
        ("a.json", b'[{"a": 1}', "it ends in line 1, in the middle"),
        ("a.json", b'const a = [{"a": 1}];', "is a program, not data"),
        ("a.json", b'[{"a": 1}]\n[{"a": 2}]\n', "several JSON documents stand in it, the second from line 2, column 1"),
        (
            "a.json",
            b'{"promises": [{"a": 1}]}\n{"promises": [{"a": 2}]}\n',
            "several stand in it, the second from line 2",
        ),
        ("a.json", b"[" * 100_000, "nested too deeply"),
        ("a.yaml", b"a: [1,\nb: }", "is not YAML: .* line 2"),
        ("a.yaml", b"[" * 70 + b"]" * 70, "nested more than 60 deep in line 1"),
        ("a.yaml", b"[" * 200_000, "is not YAML: .* line 1"),  # which of the libraries notices first is theirs to say
        ("a.yaml", b"&a [*a]", "alias"),
    ],
)
def test_a_file_that_holds_no_rows_is_an_error_that_names_it(
    written: Written, name: str, content: bytes, message: str
) -> None:
    path = written(name, content)
    with pytest.raises(Unreadable, match=message) as error:
        list(read(path))
    assert name in str(error.value)


def test_an_object_with_the_words_of_a_promise_beside_its_sources_is_one_row(written: Written) -> None:
    lists = '"sources": [{"value": "a"}, {"value": "b"}], "tags": ["x"]'
    text = f'{{"name": "Rails", "description": "Build a railway.", {lists}}}'
    assert cells(written("a.json", text)) == [
        {
            "name": "Rails",
            "description": "Build a railway.",
            "sources": [{"value": "a"}, {"value": "b"}],
            "tags": ["x"],
        }
    ]


def test_a_file_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="there is no file"):
        list(read(tmp_path / "none.csv"))


# --- trees ------------------------------------------------------------------------------------------------------------


def test_the_rows_of_a_json_file_are_its_longest_list_of_objects_with_their_lines(written: Written) -> None:
    path = written(
        "a.json", '{"icons": {"a": "b"},\n "tags": ["x"],\n "promises": [\n  {"title": "a"},\n  {"title": "b"}]}'
    )
    found = [item for item in read(path) if isinstance(item, Row)]
    assert [(row.under, row.line, row.cells["title"]) for row in found] == [("promises", 4, "a"), ("promises", 5, "b")]


def test_the_map_can_say_where_the_rows_live(written: Written) -> None:
    path = written("a.json", '{"a": [{"x": 1}, {"x": 2}], "b": {"c": [{"y": 1}]}}')
    assert cells(path, Reading(rows="b.c")) == [{"y": 1}]
    with pytest.raises(Unreadable, match=r"'a', 'b\.c'"):
        list(read(path, Reading(rows="d")))


def test_an_object_of_objects_is_rows_by_their_names(written: Written) -> None:
    path = written("a.json", '{"p1": {"title": "a", "status": "x"}, "p2": {"title": "b", "status": "y"}}')
    assert [row.cells["@name"] for row in read(path) if isinstance(row, Row)] == ["p1", "p2"]


def test_lists_inside_rows_that_are_objects_of_an_object_or_documents_of_their_own_are_plain(written: Written) -> None:
    named = written("a.json", '{"p1": {"t": "a", "tags": ["x", "y"]}, "p2": {"t": "b", "tags": []}}')
    apart = written("a.yaml", "t: a\ntags: [x, y]\n---\nt: b\ntags: []\n")
    for path in (named, apart):
        assert cells(path) == [{"t": "a", "tags": ["x", "y"]}, {"t": "b", "tags": []}]


def test_lines_that_are_not_json_are_bad_rows_and_the_others_are_not(written: Written) -> None:
    content = '{"t": 1}\n{"t": NumberInt(2)}\n\n[3]\n{"t": 4}\n'
    for name in ("a.jsonl", "a.json"):
        assert lines(written(name, content)) == [("Row", 1), ("Bad", 2), ("Bad", 4), ("Row", 5)]


def test_yaml_scalars_stay_as_they_are_written_and_rows_know_their_lines(written: Written) -> None:
    path = written(
        "a.yaml", "head: {a: 1}\npromises:\n- id: 010\n  ok: no\n  due: 2018-03-01\n  v: 1.10\n  n: ~\n- id: b\n"
    )
    assert cells(path) == [{"id": "010", "ok": "no", "due": "2018-03-01", "v": "1.10", "n": None}, {"id": "b"}]
    assert lines(path) == [("Row", 3), ("Row", 8)]


def test_yaml_aliases_and_merges_are_followed(written: Written) -> None:
    path = written("a.yaml", "base: &b {section: s, tags: &t [x]}\npromises:\n- {<<: *b, id: 1}\n- {id: 2, tags: *t}\n")
    assert cells(path) == [{"section": "s", "tags": ["x"], "id": "1"}, {"id": "2", "tags": ["x"]}]


def test_a_yaml_file_that_multiplies_itself_is_refused(written: Written) -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{c}: &{c} [{', '.join([f'*{chr(ord(c) - 1)}'] * 9)}]\n" for c in "bcdefghij"
    )
    with pytest.raises(Unreadable, match="multiply"):
        list(read(written("a.yaml", bomb)))


def test_a_tag_that_would_run_code_is_only_text(written: Written) -> None:
    assert cells(written("a.yaml", "- {title: !!python/object/apply:os.getcwd [], x: 1}\n")) == [
        {"title": [], "x": "1"}
    ]


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("a.json", '[{"a": 1}, 3]', ["a.json:1, entry 1", "a.json:1, entry 2: is not an object with named values"]),
        ("a.json", '{"x": [{"a": 1},\n{"a": 2}, {"a": 3}]}', ["a.json:1", "a.json:2, entry 2", "a.json:2, entry 3"]),
        ("a.json", '{"p1": {"a": 1, "b": 1}, "p2": {"a": 2, "b": 2}}', ["a.json, entry 'p1'", "a.json, entry 'p2'"]),
        ("a.yaml", "[{a: 1}, {a: 2}]\n", ["a.yaml:1, entry 1", "a.yaml:1, entry 2"]),
        ("a.yaml", "- a: 1\n- a: 2\n", ["a.yaml:1", "a.yaml:2"]),
    ],
)
def test_rows_that_share_a_line_are_told_apart(written: Written, name: str, content: str, found: list[str]) -> None:
    items = [item for item in read(written(name, content)) if not isinstance(item, Remark)]
    said = [place(item.file, item.line, item.entry) if isinstance(item, Row) else str(item) for item in items]
    assert said == found


# --- front matter and folders -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        '---\ntitle: "a: b"\ndue: 2018\n---\nBody <br>\n',
        '\ufeff---\r\ntitle: "a: b"\r\ndue: 2018\r\n---\r\nBody <br>\r\n',
        '+++\ntitle = "a: b"\ndue = "2018"\n+++\nBody <br>\n',
    ],
)
def test_front_matter_is_a_row_and_the_text_below_it_a_column(written: Written, content: str) -> None:
    (row,) = read(written("a.md", content))
    assert isinstance(row, Row)
    assert {name: row.cells[name] for name in ("title", "due", BODY)} == {
        "title": "a: b",
        "due": "2018",
        BODY: "Body <br>",
    }


def test_a_folder_of_front_matter_is_a_row_for_each_file_and_says_what_it_left_out(written: Written) -> None:
    written("in/b.md", "---\ntitle: b\n---\n")
    written("in/a/1.mdx", "---\ntitle: a\n---\n")
    written("in/.git/x.md", "---\ntitle: hidden\n---\n")
    written("in/README.md", "No front matter.\n")
    folder = written("in/log.csv", "a,b\n1,2\n").parent
    assert list(read(folder)) == [
        Remark("README.md", "left out: it is about the folder"),
        Row({"title": "a", BODY: "", FILE: "a/1.mdx", "@line": 1}, "a/1.mdx", 1),
        Row({"title": "b", BODY: "", FILE: "b.md", "@line": 1}, "b.md", 1),
        Remark("log.csv", "left out: it is of another format than those with promises"),
    ]


def test_an_unreadable_file_in_a_folder_does_not_stop_the_others(written: Written) -> None:
    written("in/a.yaml", "a: [")
    folder = written("in/b.yaml", "- {title: b}\n").parent
    assert [type(item) for item in read(folder)] == [Bad, Row]


def test_a_folder_without_usable_files_is_an_error(written: Written) -> None:
    with pytest.raises(Unreadable, match="holds no file"):
        list(read(written("in/a.bin", "x").parent))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")),
    st.sampled_from(["a.csv", "a.json", "a.jsonl", "a.yaml", "a.md"]),
)
def test_whatever_a_file_holds_it_is_rows_or_an_error_for_users(written: Written, content: bytes, name: str) -> None:
    try:
        found = list(read(written(name, content)))
    except CommitmentsError:
        return
    assert all(isinstance(item, (Row, Bad, Remark)) for item in found)


HUGE = "9" * 5_000


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.yaml", "a.csv"])
def test_a_number_of_endless_digits_stays_the_text_it_was_written_as(tmp_path: Path, name: str) -> None:
    written = {
        "a.json": f'[{{"id": {HUGE}, "n": 1}}]',
        "a.jsonl": f'{{"id": {HUGE}, "n": 1}}',
        "a.yaml": f"- id: {HUGE}\n  n: 1\n",
        "a.csv": f"id,n\n{HUGE},1\n",
    }
    (tmp_path / name).write_text(written[name])
    (found,) = (item for item in read(tmp_path / name) if isinstance(item, Row))
    assert (found.cells["id"], str(found.cells["n"])) == (HUGE, "1")


def test_a_line_nested_without_end_is_a_bad_row_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("[" * 100_000 + '\n{"id": 2}\n')
    bad, good = read(tmp_path / "a.jsonl")
    assert (str(bad), isinstance(good, Row)) == ("a.jsonl:1: is nested too deeply", True)
