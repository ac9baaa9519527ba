"""A saved view is a term of the query language like any other, wherever it stands."""

import time
from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.errors import AmbiguousId, BadQuery, CommitmentsError, NotFound, UnknownName
from commitments.query import Query, parse

TODAY = date(2018, 6, 15)
VIEWS = {
    "good": "status:kept or status:partial",
    "trade": "tag:trade",
    "late": "is:overdue -@trade",
    "very late": "due:..-90d",
    "few": "3,5",
    "steel": "document:g20",
    "a.b:c": "tag:odd",
}
NUMBERS = {"g20": [1, 2, 3, 5], "oath": [1, 3, 5]}


def explained(text: str, views: Mapping[str, str] = VIEWS) -> str:
    return parse(text, TODAY, views=views).explain()


def bound(text: str, views: Mapping[str, str] = VIEWS) -> Query:
    return parse(text, TODAY, views=views).bind(lambda: list(NUMBERS), NUMBERS.__getitem__)


@pytest.mark.parametrize(
    ("text", "written_out"),
    [
        ("@good", "status:kept or status:partial"),
        ("not @good", "not (status:kept or status:partial)"),
        ("-@good", "not (status:kept or status:partial)"),
        ("tag:x @good", "tag:x (status:kept or status:partial)"),
        ("@good is:open", "(status:kept or status:partial) is:open"),
        ("@good or @trade", "status:kept or status:partial or tag:trade"),
        ("(@good) -@trade", "(status:kept or status:partial) -tag:trade"),
        ("@late", "is:overdue -tag:trade"),
        ("not not @late", "is:overdue -tag:trade"),
        ('@"very late"', "due:..-90d"),
        ("@a.b:c", "tag:odd"),
        ("document:g20 @few", "document:g20 (3,5)"),
        ("@trade @trade", "tag:trade tag:trade"),
    ],
)
def test_a_view_means_what_its_query_means_between_parentheses(text: str, written_out: str) -> None:
    assert explained(text) == explained(written_out, {})


@pytest.mark.parametrize("text", ['"@good"', "a@b", "ana@example.org", "text:@good", 'x"@good"'])
def test_what_only_holds_the_sign_is_text(text: str) -> None:
    assert explained(text) == explained(text, {})


def test_ids_in_a_view_are_settled_like_any_others() -> None:
    assert bound("@few @steel").ids() == {"g20-03", "g20-05"}
    with pytest.raises(AmbiguousId):
        bound("@few")


@pytest.mark.parametrize(
    ("views", "text", "message"),
    [
        ({"late": "x"}, "tag:a or @lat", "unknown view '@lat'; did you mean '@late'? (@late). "),
        ({}, "@late", "there is no view @late; none is saved under [views] in commitments.toml. "),
        (
            {"a": "tag:x or @b", "bb": "x"},
            "not @a",
            "in the view @a: unknown view '@b'; did you mean '@bb'? (@a, @bb). ",
        ),
        ({"a": "@b", "b": "not @a"}, "@a", "a view cannot call itself: @a calls @b calls @a; change one of them"),
        ({"a": "x or @a"}, "@a", "a view cannot call itself: @a calls @a; "),
        ({"a": "@b", "b": "onwer:x"}, "tag:y @a", "in the view @b: unknown key 'onwer'; "),
        (
            {"my view": "status:done"},
            '@"my view"',
            "in the view @\"my view\": 'done' is not a status; did you mean 'kept'?",
        ),
        ({"a": "(tag:x"}, "@a", "in the view @a: '(' at character 1 is not closed"),
        ({"a": " "}, "-@a", "the view @a is empty; "),
        ({"a": "x"}, "@", "'@' at character 1 names no view; "),
    ],
)
def test_a_mistake_with_views_says_in_which_of_them_it_is(views: dict[str, str], text: str, message: str) -> None:
    with pytest.raises((BadQuery, UnknownName)) as raised:
        parse(text, TODAY, views=views)
    assert str(raised.value).startswith(message)


def test_what_a_view_names_in_vain_is_told_with_the_view() -> None:
    with pytest.raises(NotFound, match=r"^in the view @gone: no document 'nato' in this store"):
        bound("tag:x or @both", {"gone": "document:nato", "both": "tag:y or @gone"})
    with pytest.raises(NotFound, match=r"^no document 'nato' in this store"):
        bound("document:nato @trade")


def test_views_call_views_only_so_deep() -> None:
    chain = {f"v{place}": f"tag:t{place} or @v{place + 1}" for place in range(100)} | {"v100": "tag:end"}
    assert explained("@v85", chain).startswith("tag:t85 or tag:t86 ")
    with pytest.raises(BadQuery, match="more than 20 deep"):
        parse("@v0", TODAY, views=chain)


def test_views_that_double_each_other_are_refused_before_they_fill_the_memory() -> None:
    doubling = {f"v{place}": f"@v{place + 1} @v{place + 1} or @v{place + 1}" for place in range(18)} | {"v18": "tag:x"}
    start = time.process_time()
    with pytest.raises(BadQuery, match="longer than 500,000 characters"):
        parse("@v0", TODAY, views=doubling)
    assert time.process_time() - start < 5


def test_parentheses_are_counted_through_views() -> None:
    views = {"a": f"{'(' * 60}@b{')' * 60}", "b": f"{'(' * 60}tag:x{')' * 60}"}
    with pytest.raises(BadQuery, match="more than 100 parentheses"):
        parse("@a", TODAY, views=views)


@given(
    st.dictionaries(st.sampled_from("abc"), st.text('ab@ ()-orntx:"', max_size=12)), st.text('ab@ ()-or"', max_size=12)
)
def test_whatever_views_say_the_answer_is_a_query_or_an_expected_error(views: dict[str, str], text: str) -> None:
    try:
        query = parse(text, TODAY, views=views)
    except CommitmentsError:
        return
    assert parse(query.explain(), TODAY).explain() == query.explain()
