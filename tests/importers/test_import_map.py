"""The map: TOML in both directions, paths into nested cells, and guesses from names and contents."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.errors import CommitmentsError, UnknownName, UsageError
from commitments.guess import guess
from commitments.maps import (
    CODING_FIELDS,
    COMMITMENT_FIELDS,
    DOCUMENT_FIELDS,
    GUIDE,
    UPDATE_FIELDS,
    Map,
    Source,
    parse,
    to_toml,
)
from commitments.model import Status
from commitments.rows import Reading, Row, Unreadable
from commitments.rows.columns import EACH, steps, walk


@pytest.mark.parametrize("evidence", ["evidence", "evidences", "Evidence"])
@pytest.mark.parametrize("url", ["url", "urls"])
def test_evidence_is_named_in_the_singular_and_the_plural_alike(evidence: str, url: str) -> None:
    whole, (update,) = parse('[columns]\nstatus = "S"\nevidence.url = "A"')[:2]
    assert parse(f'[columns]\nstatus = "S"\n{evidence}.{url} = "A"')[:2] == (whole, (update,))


def test_a_field_that_is_said_twice_in_two_spellings_is_refused() -> None:
    with pytest.raises(UsageError, match=r"evidence\.url is said twice"):
        parse('[columns]\nevidence.url = "A"\nevidences.url = "B"')


# --- paths ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "way"),
    [
        ("Due date", ("Due date",)),
        ("due_date", ("Due date",)),
        ("DueDate", ("Due date",)),
        ("a.b", ("a.b",)),
        ("target.deadline", ("target", "deadline")),
        ("Sources[].url", ("sources", EACH, "url")),
        ("sources[0].url", ("sources", 0, "url")),
        ("nowhere", None),
        ("nowhere.else", None),
    ],
)
def test_a_path_means_a_column_of_its_name_before_a_way_into_one(path: str, way: tuple[Any, ...] | None) -> None:
    assert steps(path, ["Due date", "a.b", "a", "target", "sources"]) == way


@pytest.mark.parametrize("path", [".a", "a.", "a[", "a]", "a[x]", "", "No."])
def test_what_is_not_well_formed_as_a_path_can_still_be_a_columns_name(path: str) -> None:
    assert (steps(path, ["b"]), steps(path, ["b", path])) == (None, (path,))


def test_a_way_through_lists_gives_a_flat_list_and_through_nothing_none() -> None:
    cells = {"a": [{"b": [{"c": 1}, {"c": 2}]}, {"b": [{"c": 3}]}, {}], "d": {"e": 5}}
    ways = [("a", EACH, "b", EACH, "c"), ("a", 1, "b", EACH, "c"), ("d", "e"), ("d", "x", "y"), ("a", 9)]
    assert [walk(cells, way) for way in ways] == [[1, 2, 3], [3], 5, None, None]


# --- TOML -------------------------------------------------------------------------------------------------------------

_texts = st.text(st.characters(codec="utf-8"), max_size=12)
_sources = st.builds(
    Source,
    st.lists(_texts, max_size=3).map(tuple),
    st.none() | _texts,
    st.none() | _texts | st.lists(_texts, max_size=2).map(tuple),
    st.none() | _texts,
    st.none() | st.integers(1, 99),
)
_maps = st.builds(
    Map,
    st.dictionaries(st.sampled_from(COMMITMENT_FIELDS), _sources, max_size=4),
    st.lists(st.dictionaries(st.sampled_from(UPDATE_FIELDS), _sources, min_size=1, max_size=4), max_size=3).map(tuple),
    st.sampled_from(["score_*", "* (score)"])
    | st.dictionaries(_texts, _texts, max_size=3).map(lambda table: tuple(table.items())),
    st.dictionaries(st.sampled_from(DOCUMENT_FIELDS), _texts, max_size=3),
    st.sampled_from([None, "g20", "politifact", "generic"]),
    st.dictionaries(_texts, st.sampled_from(["", *map(str, Status)]), max_size=3),
    st.none() | st.lists(_texts, max_size=2).map(tuple),
    st.sampled_from([None, "dmy", "mdy"]),
    st.sampled_from([".", ","]),
    st.none() | _texts,
    st.dictionaries(_texts, st.lists(_texts, max_size=2).map(tuple), max_size=2),
    st.sampled_from(["updates", "number"]),
    st.lists(st.sampled_from(CODING_FIELDS), max_size=2).map(tuple),
    st.builds(Reading, *[st.none() | _texts] * 3, st.none() | st.integers(1, 9), st.none() | _texts, st.just(False)),
)


@given(_maps)
def test_a_map_comes_back_from_its_toml(mapping: Map) -> None:
    assert parse(to_toml(mapping, "About this.\nAnd that.")) == mapping


def test_the_guide_is_itself_a_map() -> None:
    found = parse(GUIDE.split("\n", 1)[1])
    assert (found.vocabulary, found.members, len(found.updates)) == ("politifact", (("United States", "US"),), 2)


def test_every_shorthand_of_a_map_means_what_it_says() -> None:
    found = parse("""
        dates = "dmy"
        members = ["US", "Japan"]
        [columns]
        id = "Ref"
        quote = ["Text", "Title"]
        tags = { column = "Topics", separator = "," }
        date = "When"
        evidence = "Links"
        [constants]
        kind = "pledge"
        actors = ["Canada"]
        [[updates]]
        note = "log[].text"
        evidence.url = "log[].url"
        [statuses]
        "Sort of" = "partial"
        [skip]
        state = "deleted"
    """)
    assert found == Map(
        {
            "key": Source(("Ref",)),
            "quote": Source(("Text", "Title")),
            "kind": Source(value="pledge"),
            "actors": Source(value=("Canada",)),
            "tags": Source(("Topics",), separator=","),
        },
        (
            {"on": Source(("When",)), "evidence.url": Source(("Links",))},
            {"note": Source(("log[].text",)), "evidence.url": Source(("log[].url",))},
        ),
        (("US", "US"), ("Japan", "Japan")),
        statuses={"Sort of": "partial"},
        dates="dmy",
        skip={"state": ("deleted",)},
    )


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("[columns", "is not TOML"),
        ("colums = 1", "did you mean 'columns'"),
        ("[columns]\nqoute = 'a'", "did you mean 'quote'"),
        ("[columns]\nquote = 3", r"\[constants\]"),
        ("[columns]\nquote = {colunm = 'a'}", "did you mean 'column'"),
        ("[columns]\nquote = {column = 'a', cut = 0}", "number of characters"),
        ("[statuses]\nx = 'keptt'", "did you mean 'kept'"),
        ("vocabulary = 'politifcat'", "did you mean 'politifact'"),
        ("dates = 'ymd'", "dmy"),
        ("members = 'score'", r"pattern with one \*"),
        ("[updates]\nstatus = 'a'", r"\[\[updates\]\]"),
        ("keep = ['status']", "coding field"),
        ("header = 0", "number of a line"),
    ],
)
def test_a_wrong_map_is_an_error_that_says_where_and_texts_the_nearest(toml: str, message: str) -> None:
    with pytest.raises(CommitmentsError, match=message) as error:
        parse(toml, "m.toml")
    assert isinstance(error.value, (UsageError, UnknownName))


# --- guesses ----------------------------------------------------------------------------------------------------------


def rows(*cells: dict[str, Any], under: str = "") -> list[Row]:
    return [Row(dict(row), "a.csv", line, (), under) for line, row in enumerate(cells, 2)]


def guessed(*cells: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """The guessed map's columns, by field."""
    mapping = guess(rows(*cells)).mapping
    fields = {**mapping.fields, **(mapping.updates[0] if mapping.updates else {})}
    return {field: source.columns for field, source in fields.items()}


def test_plain_texts_are_recognised_whatever_their_case_and_blanks() -> None:
    row = {
        "Promise ID": "A1", "PROMISE_TEXT": "We will build roads.", "Category": "Roads", "Promised by": "Canada",
        "Deadline": "2020-01-01", "Cost": "5 million", "Currency": "CAD", "Keywords": "a, b", "Rating": "Kept",
        "Last updated": "2019-01-01", "Justification": "It opened.", "Source URL": "https://a.example", "Zzz": "1",
    }  # fmt: skip
    assert guessed(row, {**row, "Promise ID": "A2"}) == {
        "key": ("Promise ID",), "quote": ("PROMISE_TEXT",), "section": ("Category",), "actors": ("Promised by",),
        "due": ("Deadline",), "amount": ("Cost",), "currency": ("Currency",), "tags": ("Keywords",),
        "status": ("Rating",), "on": ("Last updated",), "note": ("Justification",), "evidence.url": ("Source URL",),
    }  # fmt: skip
    assert guess(rows(row)).unused == ("Zzz",)


def test_a_column_called_promise_holds_the_words_however_short_they_are() -> None:
    row = {"id": 1, "promise": "Peace", "date": "2020-01-01", "status": "kept"}
    assert guessed(row)["quote"] == ("promise",)


def test_dates_are_never_taken_for_the_words_of_a_promise() -> None:
    with pytest.raises(Unreadable):
        guess(rows({"when": "2020-01-01"}, {"when": "2021-01-01"}))


def test_a_name_whose_contents_do_not_fit_is_passed_over() -> None:
    one = {"id": "1", "title": "Build the roads we need", "status": "active", "rating": "Kept", "value": "all of them"}
    two = {**one, "status": "deleted", "id": "1", "title": "Close the mines we have"}
    assert guessed(one, two) == {"quote": ("title",), "status": ("rating",)}


def test_a_quote_that_some_rows_lack_falls_back_to_the_title() -> None:
    first = {"title": "Player interdiction", "quote": "We will let players interdict."}
    assert guessed(first, {"title": "Mines in space"}) == {"quote": ("quote", "title"), "summary": ("title",)}


def test_a_nested_history_is_recognised_with_its_evidence() -> None:
    row = {
        "id": "p1",
        "title_en": "Free buses for everybody",
        "target": {"deadline": "2027-05-23"},
        "current_status": "kept",
        "status_updates": [
            {
                "date": "2026-04-02",
                "status": "kept",
                "summary_en": "Done.",
                "evidence": [{"url": "https://a.example", "publisher": "A", "archive_url": ""}],
            }
        ],
    }
    assert guessed(row) == {
        "key": ("id",),
        "quote": ("title_en",),
        "due": ("target.deadline",),
        "status": ("status_updates[].status",),
        "on": ("status_updates[].date",),
        "note": ("status_updates[].summary_en",),
        "evidence.url": ("status_updates[].evidence[].url",),
        "evidence.publisher": ("status_updates[].evidence[].publisher",),
    }


def test_columns_of_scores_are_members() -> None:
    mapping = guess(
        rows(
            {"No": "1", "Commitment": "We commit to growth.", "US": "+1", "Japan": "0", "EU": "−1"},
            {"No": "2", "Commitment": "We commit to trade.", "US": "-1", "Japan": "NR", "EU": "1"},
        )
    ).mapping
    assert (mapping.members, mapping.vocabulary) == ((("US", "US"), ("Japan", "Japan"), ("EU", "EU")), "g20")


def test_columns_of_flags_are_no_members() -> None:
    flags = {"promise": "We commit to growth.", "trade": "0", "climate": "1", "health": "1"}
    assert guess(rows(flags, {**flags, "trade": "1"})).mapping.members == ()


def test_the_words_of_the_statuses_tell_whose_they_are_and_leave_a_line_for_those_unknown() -> None:
    ours = [{"promise": f"We will do thing {word}", "status": word} for word in ("Kept", "Wobbly")]
    theirs = [
        {"promise": f"We will do thing {word}", "status": word}
        for word in ("In the Works", "Compromise", "Promise Kept", "Promise Broken")
    ]
    assert guess(rows(*ours)).mapping.statuses == {"Wobbly": ""}
    assert guess(rows(*theirs)).mapping.vocabulary == "politifact"


def test_dates_settle_the_order_of_days_and_months_where_one_does() -> None:
    def order(*dates: str) -> str | None:
        return guess(rows(*({"promise": "We will do it all", "due": day} for day in dates))).mapping.dates

    assert (
        order("01/03/2018", "13/03/2018"),
        order("01/13/2018"),
        order("01/03/2018"),
        order("13/01/18", "1/13/18"),
    ) == (
        "dmy",
        "mdy",
        None,
        None,
    )


def test_repeated_words_with_dated_statuses_are_one_promise_with_a_history() -> None:
    first = {"date": "2017-02-04", "title": "Get rid of the act", "from": "Not started", "to": "In progress"}
    again = {**first, "date": "2018-01-01", "to": "Broken"}
    found = guessed(first, again)
    assert (found.get("key"), found["status"], found["on"]) == (None, ("to",), ("date",))
    assert guess(rows(first, again)).mapping.repeats == "updates"


def test_objects_in_an_object_are_told_apart_by_their_texts() -> None:
    assert guessed({"@name": "p1", "title": "Build the roads"})["key"] == ("@name",)


def test_a_file_without_words_is_an_error_that_lists_its_columns() -> None:
    with pytest.raises(Unreadable, match=r"no column looks like .*a, b"):
        guess(rows({"a": "1", "b": "2"}))


def test_a_guess_comes_back_from_its_toml() -> None:
    mapping = guess(rows({"id": "1", "title": "Build the roads", "status": "Odd", "x": "y"}, under="promises")).mapping
    assert parse(to_toml(mapping)) == mapping
    assert mapping.reading.rows == "promises"


@pytest.mark.parametrize("path", ["a[" + "9" * 5_000 + "]", "a" + "[]" * 100_000, "a" + ".a" * 100_000])
def test_a_path_without_end_leads_nowhere(path: str) -> None:
    assert steps(path, ["a"]) is None


def test_a_pattern_of_members_without_end_is_refused_before_it_is_read() -> None:
    with pytest.raises(UsageError, match="members is a pattern"):
        parse(f'members = "{"[" * 50_000}*"')


def test_a_word_that_only_a_tracker_uses_tells_whose_words_they_are() -> None:
    theirs = [
        {"promise": f"We will do thing {word}", "status": word} for word in ("Kept", "Kept in part or in the works")
    ]
    found = guess(rows(*theirs)).mapping
    assert (found.vocabulary, found.statuses) == ("polimeter", {})


@pytest.mark.parametrize("header", ["Frist", "Zieltermin", "Échéance", "Fecha límite", "Prazo", "Scadenza", "Termijn"])
def test_a_column_of_deadlines_is_known_by_its_name_in_seven_languages(header: str) -> None:
    found = guess(rows({"Promise": "We will build a great many schools.", header: "2027-03-01"}))
    assert found.mapping.fields["due"].columns == (header,)
