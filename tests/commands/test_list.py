"""Lists: what a selector picks, in which order and form, and what is said where."""

import json
import re
from pathlib import Path

import pytest
from terminals import Program

ALL = ["pact-2015-01", "pact-2015-02", "pact-2015-03", "pact-2015-04"]


def ids(program: Program, *words: str) -> list[str]:
    result = program("list", "--format", "ids", *words)
    assert (result.code, result.err) == (0, ""), result
    return [name.removeprefix("pact-2015-") for name in result.out.split()]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ([], "01 02 03 04"),
        (["3"], "03"),
        (["1,3-4"], "01 03 04"),
        (["pact-2015-02"], "02"),
        (["2", "4"], "02 04"),
        (["trains"], "01"),
        (['"cut tariffs"'], "02"),
        (["TALKS"], "02"),
        (["status:kept"], "01"),
        (["status:kept,unassessed"], "01 03 04"),
        (["tag:trade"], "02"),
        (["kind:pledge"], "01 02 03"),
        (["document:pact-2015"], "01 02 03 04"),
        (["actor:fra"], "02 03"),
        (["section:clos"], "03 04"),
        (["by:ben"], "01 02"),
        (["due:..2017"], "02"),
        (["due:2017..2018"], "01 02"),
        (["made:2015-12"], "01 02 03 04"),
        (["since:2018-05"], "01"),
        (["updated:..-90d"], "01 02"),
        (["amount:1000000.."], "03"),
        (["amount:1e9..EUR"], ""),
        (["is:open"], "02 03 04"),
        (["is:overdue"], "02"),
        (["is:stale"], "02"),
        (["is:unsupported"], "02"),
        (["has:due"], "01 02"),
        (["no:evidence"], "02 03 04"),
        (["-tag:trade"], "01 03 04"),
        (["not", "tag:trade"], "01 03 04"),
        (["-(tag:trade or tag:energy)"], "01 04"),
        (['-"ten trains"'], "02 03 04"),
        (["-tag:trade status:unassessed"], "03 04"),
        (["tag:trade", "or", "tag:energy"], "02 03"),
        (["is:open", "(tag:trade", "or", "tag:energy)", "-is:overdue"], "03"),
        (["--", "-trains"], "02 03 04"),
        (["status:kept", "--sort", "id", "--", "-tag:x"], "01"),
    ],
)
def test_a_query_picks(program: Program, pact: Path, words: list[str], found: str) -> None:
    assert ids(program, *words) == found.split()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["onwer:x"], ["unknown key 'onwer'", "did you mean"]),
        (["status:kpet"], ["unknown status 'kpet'", "did you mean 'kept'"]),
        (["status:open,kept -tag:trade"], ["unknown status 'open'", "is:open"]),
        (["kind:plege"], ["unknown kind 'plege'", "did you mean 'pledge'"]),
        (["due:someday"], ["'someday' is not a date", "2018-03-01"]),
        (["is:opn"], ["'opn'", "did you mean 'open'"]),
        (["no:evidnce"], ["'evidnce'", "did you mean 'evidence'"]),
        (["(status:kept"], ["'('", "not closed"]),
        (['"two words'], ["quote", "not closed"]),
        (["a", "or"], ["'or'", "nothing after it"]),
        (["@nosuch"], ["there is no view @nosuch", "[views]"]),
        (["--format", "xml"], ["unknown format 'xml'", "jsonl"]),
        (["--columns", "idd"], ["unknown column 'idd'", "did you mean 'id'"]),
        (["--sort", "-amont"], ["'amont'", "did you mean 'amount'"]),
        (["--group-by", "sectoin"], ["'sectoin'", "did you mean 'section'"]),
        (["--fields", "id"], ["--format json"]),
        (["--as-of", "2018-13"], ["'2018-13'"]),
        (["--limit", "many"], ["'many' is not a whole number"]),
        (["--limit"], ["'--limit' requires an argument"]),
        (["--onwer"], ["no such option: --onwer", "commitments list --help"]),
        (["-trade"], ["-trade is no option", "write: not trade"]),
        (["-@late"], ["-@late is no option", "write: not @late"]),
    ],
)
def test_a_mistake_is_an_error_with_a_next_step(
    program: Program, pact: Path, words: list[str], said: list[str]
) -> None:
    result = program("list", *words)
    assert (result.code, result.out, result.err.startswith("commitments: ")) == (2, "", True)
    assert [part for part in said if part not in result.err] == [], result.err


def test_a_bare_number_is_ambiguous_in_two_documents_unless_one_is_named(program: Program, two_documents: Path) -> None:
    result = program("list", "1")
    assert (result.code, result.out) == (4, "")
    assert "oath-2020-01" in result.err
    assert "pact-2015-01" in result.err
    assert program("list", "document:oath-2020", "1", "--format", "ids").out == "oath-2020-01\n"


@pytest.mark.parametrize("word", ["9", "pact-2015-09", "document:pact-2016"])
def test_what_does_not_exist_is_not_found(program: Program, pact: Path, word: str) -> None:
    result = program("list", word)
    assert (result.code, result.out, "pact-2015" in result.err) == (4, "", True)


def test_an_empty_result_is_done(program: Program, pact: Path) -> None:
    assert program("list", "status:broken") == (0, "", "no commitment matches\n")
    assert program("list", "status:broken", "--format", "json") == (0, "[]\n", "")


def test_a_limit_says_what_it_leaves_out(program: Program, pact: Path) -> None:
    result = program("list", "--limit", "2", "--format", "ids")
    assert result == (0, "pact-2015-01\npact-2015-02\n", "showing 2 of 4 commitments\n")
    assert program("list", "--limit", "4", "--format", "ids").err == ""


@pytest.mark.parametrize("limit", [4, 10**6, 2**63, 10**30])
def test_a_limit_beyond_what_there_is_leaves_nothing_out(program: Program, pact: Path, limit: int) -> None:
    assert program("list", "--limit", str(limit), "--format", "ids") == program("list", "--format", "ids")


@pytest.mark.parametrize("words", ["list", "search will", "agenda"])
def test_a_limit_of_none_says_only_how_many_there_are(program: Program, pact: Path, words: str) -> None:
    result = program(*words.split(), "--limit", "0")
    assert (result.code, result.out) == (0, "")
    assert re.fullmatch(r"showing 0 of \d \w+\n", result.err)


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ("due", "02 01 03 04"),
        ("-due", "01 02 03 04"),
        ("-amount,due", "03 02 01 04"),
        ("-number", "04 03 02 01"),
        ("status,-id", "04 03 02 01"),
    ],
)
def test_sorting_puts_what_has_no_value_last(program: Program, pact: Path, order: str, found: str) -> None:
    assert ids(program, "--sort", order) == found.split()


def test_columns_are_shown_as_named(program: Program, pact: Path) -> None:
    result = program("list", "1,3", "--columns", "id,due,amount", "--format", "tsv")
    assert result.out == "id\tdue\tamount\npact-2015-01\t2018\t\npact-2015-03\t\tUSD 1,600,000,000\n"


def test_a_piped_table_is_as_wide_as_its_content_without_colour(program: Program, pact: Path) -> None:
    out = program("list", "3", "--columns", "id,quote").out
    assert "France will invest 1.6 billion dollars in solar energy." in out
    assert "\x1b" not in out


def test_the_table_holds_a_symbol_and_a_word_for_each_status(program: Program, pact: Path) -> None:
    out = program("list", "1,2").out
    assert ("✓ kept" in out, "◐ in-progress" in out) == (True, True)


def test_as_of_an_earlier_day_the_status_was_another(program: Program, pact: Path) -> None:
    rows = program("list", "--as-of", "2018-01-31", "--columns", "number,status", "--format", "csv").out.split()
    assert rows[1:] == ["1,unassessed", "2,in-progress", "3,unassessed", "4,unassessed"]
    assert ids(program, "status:kept", "--as-of", "2018-04-30") == []


def test_today_can_be_fixed_before_and_after_the_command(program: Program, pact: Path) -> None:
    assert ids(program, "is:overdue", "--today", "2017-06-30") == []
    assert program("--today", "2017-06-30", "list", "is:overdue", "--format", "ids").out == ""
    assert ids(program, "is:overdue", "--today", "2018-01-01") == ["02"]


def test_explain_prints_the_query_on_standard_error(program: Program, pact: Path) -> None:
    result = program("list", "status:kept,partial", "-tag:trade", "--explain", "--format", "ids")
    assert result.out == "pact-2015-01\n"
    assert result.err == "query: not tag:trade and (status:kept or status:partial)\n"


def test_json_is_as_documented(program: Program, pact: Path) -> None:
    (first,) = json.loads(program("list", "1", "--format", "json").out)
    more = ["unsupported", "updated", "members", "rated", "without_evidence", "key", "due_now", "deferred", "late"]
    assert [name for name in first if name in more] == more
    first = {name: value for name, value in first.items() if name not in more}
    (update,) = first["updates"]
    assert update.pop("source_status") is None
    assert first == {
        "id": "pact-2015-01",
        "document": "pact-2015",
        "number": 1,
        "section": "OPENING",
        "quote": "Japan will build ten trains by 2018.",
        "span": [8, 44],
        "page": None,
        "paragraph": {"number": 1, "counted": True},
        "summary": "Ten trains",
        "kind": "pledge",
        "actors": ["Japan"],
        "groups": [],
        "counterparties": [],
        "made": "2015-12-12",
        "due": "2018",
        "amount": None,
        "tags": ["transport"],
        "status": "kept",
        "since": "2018-05-01",
        "score": 1,
        "overdue": False,
        "stale": False,
        "updates": [
            {
                "status": "kept",
                "on": "2018-05-01",
                "recorded": "2018-06-01T12:00:00Z",
                "by": "ben",
                "note": "The tenth train left the works.",
                "actor": None,
                "evidence": [
                    {
                        "url": "https://rail.example/ten",
                        "title": "Ten trains",
                        "publisher": "Rail Weekly",
                        "published": "2018-05-02",
                        "excerpt": None,
                        "archive": None,
                        "stance": "supports",
                    }
                ],
                "kind": "rating",
                "details": None,
                "guideline": None,
                "counts": True,
                "number": 1,
                "taken_back_by": None,
            }
        ],
    }


def test_in_json_what_is_absent_is_null_and_a_list_is_never_null(program: Program, pact: Path) -> None:
    (bare,) = json.loads(program("list", "4", "--format", "json").out)
    assert {name for name, value in bare.items() if value is None} == {
        *("page", "summary", "kind", "due", "amount", "since", "score", "updated", "rated", "key", "due_now")
    }
    assert {name for name, value in bare.items() if value == []} == {
        *("actors", "groups", "counterparties", "tags", "updates", "members", "without_evidence")
    }
    (rich,) = json.loads(program("list", "3", "--format", "json").out)
    assert rich["amount"] == {"value": 1_600_000_000, "currency": "USD", "upper": None}


def test_json_fields_can_be_picked(program: Program, pact: Path) -> None:
    result = program("list", "1,3", "--format", "jsonl", "--fields", "id,status")
    assert result.out == '{"id":"pact-2015-01","status":"kept"}\n{"id":"pact-2015-03","status":"unassessed"}\n'


def test_with_json_an_error_is_json_on_standard_error(program: Program, pact: Path) -> None:
    result = program("list", "9", "--format", "json")
    said = json.loads(result.err)
    assert (result.code, result.out, said["code"], "pact-2015-09" in said["error"]) == (4, "", 4, True)
    assert json.loads(program("list", "--frob", "--format=jsonl").err)["code"] == 2


@pytest.mark.parametrize("format_", ["table", "tsv", "csv", "json", "jsonl", "markdown", "ids"])
def test_every_format_tells_of_the_same_commitments(program: Program, pact: Path, format_: str) -> None:
    out = program("list", "--format", format_, "is:open").out
    assert [name for name in ALL if name in out] == ALL[1:]


def test_groups_stand_in_the_order_of_the_document(program: Program, pact: Path) -> None:
    out = program("list", "--group-by", "section", "--columns", "number", "--format", "csv").out
    assert out.split() == ["section,number", "OPENING,1", "OPENING,2", "CLOSING,3", "CLOSING,4"]


def test_a_saved_view_is_a_term(program: Program, pact: Path) -> None:
    (pact / "commitments.toml").write_text('schema = 1\n[views]\nlate = "is:overdue or tag:energy"\n')
    assert ids(program, "@late", "-tag:energy") == ["02"]
    assert ids(program, "@late -tag:energy") == ["02"]
    assert ids(program, "not", "@late") == ids(program, "-(@late)") == ids(program, "not (is:overdue or tag:energy)")


def test_an_empty_store_has_an_empty_list(program: Program) -> None:
    program("init")
    assert program("list") == (0, "", "no commitment matches\n")
    for words in (["stats"], ["agenda"], ["history"], ["tags"], ["documents"], ["check"], ["export"], ["scorecard"]):
        assert program(*words).code == 0, words


def test_where_no_document_has_pages_a_question_about_pages_says_so(program: Program, pact: Path) -> None:
    said = "no commitment matches; no document here has pages\n"
    assert [program("list", words).err for words in ("page:1", "has:page", "tag:x page:2")] == [said] * 3
    assert program("list", "para:90").err == "no commitment matches\n"
