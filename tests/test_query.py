"""The query language: what is asked, what is refused and in which words, and laws that hold for any query."""

import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import DOCUMENTS, commitments

from commitments.dates import PartialDate
from commitments.errors import AmbiguousId, BadQuery, CommitmentsError, NotFound, UnknownName
from commitments.model import OVERALL, Amount, Commitment, Evidence, Kind, Status, Update
from commitments.places import Paragraph
from commitments.query import HAS_VALUES, IS_VALUES, KEYS, Query, parse

TODAY = date(2018, 6, 15)
NUMBERS = {"g20": [1, 2, 3], "us-japan-2017": [*range(1, 5), *range(8, 13)], "us-japan-2017-03": [5]}


def bound(text: str, numbers: dict[str, list[int]] = NUMBERS) -> Query:
    return parse(text, TODAY).bind(lambda: list(numbers), numbers.__getitem__)


def explained(text: str) -> str:
    return parse(text, TODAY).explain()


def update(
    status: Status | None = None, on: str = "2018-01-01", note: str | None = None, proof: bool = False, by: str = "ana"
) -> Update:
    evidence = (Evidence("https://example.org"),) if proof else ()
    return Update(status, PartialDate(on), datetime(2018, 1, 2, tzinfo=UTC), by, note, None, evidence)


STEEL = Commitment(
    "g20",
    3,
    "We will cut “Steel” tariffs in half.",
    section="Trade and investment",
    summary="Halve the tariffs on Énergie",
    kind=Kind.PLEDGE,
    actors=("United States", "Japan"),
    counterparties=("South Korea",),
    made=PartialDate("2017-11"),
    due=PartialDate("2018-03"),
    amount=Amount(1_500_000_000, "USD"),
    tags=("Trade", "steel"),
    updates=(update(Status.IN_PROGRESS, "2018-01-01", "The ministry said so", by="Jean Paul"),),
    page=7,
    paragraph=Paragraph(42),
)
BARE = Commitment("g20", 1, "Words only")


def matches(text: str, commitment: Commitment = STEEL, today: date = TODAY) -> bool:
    return parse(text, today)(commitment, today)


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        (Paragraph(1), ["para:1", "para:..1"]),
        (Paragraph(1, is_counted=True), ["para:1", "para:..1"]),
        (Paragraph(1, is_counted=True, is_unnumbered=True), []),
        (Paragraph(1, label="1.1"), ["para:1", "para:..1", "para:1.1"]),
        (Paragraph(1, label="1.1.2"), ["para:1", "para:..1", "para:1.1"]),
        (Paragraph(1, label="1.1(a)"), ["para:1", "para:..1", "para:1.1", 'para:"1.1(a)"']),
        (Paragraph(1, label="1.10"), ["para:1", "para:..1"]),
        (Paragraph(1, label="Art. 1(2)"), ["para:1", "para:..1"]),
        (Paragraph(11), []),
    ],
)
def test_a_paragraph_is_found_by_its_number_and_what_it_is_a_part_of(paragraph: Paragraph, found: list[str]) -> None:
    asked = ["para:1", "para:..1", "para:1.1", 'para:"1.1(a)"']
    assert [query for query in asked if matches(query, STEEL._replace(paragraph=paragraph))] == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "STEEL",
        "energie",
        "ÉNERGIE",
        '"tariffs in HALF"',
        '"steel\\" tariffs"',
        "ministry",
        "teel",
        "status:in-progress",
        "status:kept,in_progress",
        "tag:trade",
        "tag:energy,STEEL",
        "kind:pledge,request",
        "document:G20",
        "actor:unit",
        'actor:"states united"',
        "actor:jap",
        "counterparty:kor",
        "section:inv",
        "by:paul",
        'text:"in half"',
        "due:2018",
        "due:2018-03-31",
        "due:..today",
        "due:-90d..",
        "made:2017-11-30",
        "made:2017",
        "since:2018-01-01",
        "updated:2018-01",
        *("page:7", "page:7..", "page:1,7", "page:..7", "para:40..45", "has:page", "has:para"),
        "amount:1500000000",
        "amount:1.5bn",
        "amount:1e9..usd",
        "amount:..2bn",
        "amount:USD",
        "amount:1500m..1500m",
        "is:open",
        "is:overdue",
        "is:unsupported",
        "has:due",
        "has:Actors,tags",
        "no:evidence",
        "no:span",
        "not status:kept",
        "-status:kept",
        '-"two words"',
        "-(status:kept or tag:energy)",
        "zzz or steel",
        "zzz OR steel AND tariffs",
        "NOT zzz",
        "not (zzz or yyy) and not not steel",
        "3",
        "1-5",
        "g20-03",
        "g20-3",
        "1 3",
        "id:g20-01,03",
    ],
)
def test_a_term_that_is_true_of_a_commitment_matches_it(text: str) -> None:
    assert matches(text)


@pytest.mark.parametrize(
    "text",
    [
        "zzz",
        '"half in"',
        "status:kept",
        "tag:tra",
        "document:g2",
        "actor:tates",
        "actor:unitedstates",
        'actor:"japan united"',
        "due:2018-03-01",
        "due:..2018-03-30",
        *("page:8", "page:8..", "page:..6", "para:43..50", "para:7"),
        "made:2017-11-01",
        "amount:..5m",
        "amount:1e9..EUR",
        "is:closed",
        "is:stale",
        "has:evidence",
        "no:due",
        "no:due,tag",
        "steel zzz",
        "zzz or yyy",
        "not steel",
        "not steel or zzz",
        "2",
        "4-9",
        "1 and 3",
        "g20-03 status:kept",
    ],
)
def test_a_term_that_is_false_of_a_commitment_does_not_match_it(text: str) -> None:
    assert not matches(text)


def test_nothing_filled_in_matches_no_range_and_no_value() -> None:
    asked = ["due:1000..", "made:1000..", "updated:1000..", "since:1000..", "amount:0..", "actor:a", "tag:a", "by:a"]
    asked += ["page:1..", "para:1.."]
    asked += [f"has:{what}" for what in HAS_VALUES]
    assert [text for text in asked if matches(text, BARE)] == []


def test_not_binds_tighter_than_and_and_and_tighter_than_or() -> None:
    assert explained("not a b or c d") == '(not "a" and "b") or ("c" and "d")'


def test_an_update_that_takes_effect_later_does_not_count_yet() -> None:
    later = BARE.with_update(update(Status.KEPT, "2018-03-01", "Signed at last", proof=True))
    asked = ["status:kept", "signed", "by:ana", "has:evidence", "has:note", "has:update", "since:2018"]
    before, after = date(2018, 2, 28), date(2018, 3, 1)
    assert [(matches(text, later, before), matches(text, later, after)) for text in asked] == [(False, True)] * 7


def test_stale_counts_the_days_it_is_told() -> None:
    asked = [parse("is:stale", TODAY, days)(STEEL, TODAY) for days in (30, 180)]
    assert asked == [True, False]


def test_several_arguments_are_joined_by_a_blank() -> None:
    assert parse(["status:kept", "or", "tag:x"], TODAY) == parse("status:kept or tag:x", TODAY)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("", ""),
        ("status:kept,partial", "status:kept or status:partial"),
        ("Status:KEPT", "status:kept"),
        ("due:2017..2018-06", "due:2017-01-01..2018-06-30"),
        ("due:..-90d", "due:..2018-03-17"),
        ("due:today", "due:2018-06-15..2018-06-15"),
        ("amount:..5m", "amount:..5000000"),
        ("amount:1.1bnUSD..", "amount:1100000000..USD"),
        ("page:12,3..", "page:12 or page:3.."),
        ("Para:9..9", "para:9"),
        ("para:1.1,2.10", "para:1.1 or para:2.10"),
        ('para:"42(a)"', 'para:"42(a)"'),
        ("no:tags", "no:tag"),
        ("has:counterparties", "has:counterparty"),
        ("-has:due", "no:due"),
        ("not no:due", "has:due"),
        ("--a", '"a"'),
        ("word", '"word"'),
        ("“two words”", '"two words"'),
        ("„zwei Wörter“", '"zwei Wörter"'),
        ("«deux mots»", '"deux mots"'),
        (r'"a \" b \\ c \d"', r'"a \" b \\ c \\d"'),
        ('"or"', '"or"'),
        ("https://example.org/a?b=c", '"https://example.org/a?b=c"'),
        ("12:30", '"12:30"'),
        ("::", '"::"'),
        ('section:"north korea",japan', 'section:"north korea" or section:japan'),
        ('tag:"a,b"', 'tag:"a,b"'),
        ("((a))", '"a"'),
        ("a (b (c))", '"a" and "b" and "c"'),
        ("text:3", '"3"'),
        ("member:=broken", "member:broken"),
        ("member:france", "member:france"),
        ('member:"kept"', 'member:"kept"'),
        ('member:"united states"=broken', 'member:"united states"=broken'),
        ("member:france=kept,broken", "member:france=kept or member:france=broken"),
        ("member:france,broken", "member:france or member:broken"),
        ("not member:broken", "not member:broken"),
    ],
)
def test_a_query_is_explained_in_one_canonical_form(text: str, canonical: str) -> None:
    assert explained(text) == canonical


@pytest.mark.parametrize(
    ("text", "kind", "says"),
    [
        ("onwer:bob", BadQuery, "unknown key 'onwer'; did you mean 'actor'?"),
        ("to:kenya", BadQuery, "did you mean 'counterparty'?"),
        ("due<2024", BadQuery, "'due<2024' at character 1 has no colon; write due:..2024 (both ends of a range count)"),
        ("tag:x due > 2024", BadQuery, "'due > 2024' at character 7 has no colon; write due:2024.."),
        ("amount>=1000000", BadQuery, "write amount:1000000.."),
        ("amount:>1000000", BadQuery, "no sign goes before '1000000'; write amount:1000000.."),
        ("page=3", BadQuery, "write page:3,"),
        ("status!=kept,broken", BadQuery, "write -status:kept,broken,"),
        ('who="New Zealand"', BadQuery, 'write actor:"New Zealand",'),
        ("due<", BadQuery, "write due:2017..2018-06,"),
        ("deadline:2018", BadQuery, "did you mean 'due'?"),
        ("stauts:kept", BadQuery, "did you mean 'status'?"),
        ("zzzz:1", BadQuery, "the keys are id, text, status"),
        ("status:kpet", UnknownName, "did you mean 'kept'?"),
        ("member:brokn", BadQuery, "did you mean 'broken'? For a member of that name: member:\"brokn\""),
        ("member:closed", BadQuery, "did you mean 'kept' or 'dropped'? For a member of that name: member:\"closed\""),
        ("member:france=brokn", UnknownName, "did you mean 'broken'?"),
        ("member:france=", BadQuery, "names no status after ="),
        ("status:not-applicable", BadQuery, "ask member:not-applicable"),
        ("kind:plege", UnknownName, "did you mean 'pledge'?"),
        ("is:ovrdue", UnknownName, "did you mean 'overdue'?"),
        ("has:evidnce", UnknownName, "did you mean 'evidence'?"),
        ("status:", BadQuery, "'status:' at character 1 lacks a value; write, for example, status:kept"),
        ("a status:kept,", BadQuery, "at character 3 lacks a value"),
        ('tag:""', BadQuery, "lacks a value"),
        ('steel "north', BadQuery, 'the quote at character 7 is not closed: "north; add " at its end'),
        ("(a", BadQuery, "'(' at character 1 is not closed"),
        ("a)", BadQuery, "')' at character 2 closes nothing"),
        (")", BadQuery, "')' at character 1 closes nothing"),
        ("a ()", BadQuery, "the parentheses at character 3 are empty"),
        ("or a", BadQuery, "'or' at character 1 has nothing before it"),
        ("a or", BadQuery, "'or' at character 3 has nothing after it"),
        ("(or a)", BadQuery, "'or' at character 2 has nothing before it"),
        ("a and or b", BadQuery, "'and' at character 3 has nothing after it"),
        ("not", BadQuery, "'not' at character 1 has nothing after it"),
        ("a - b", BadQuery, "'-' at character 3 has nothing after it"),
        ('""', BadQuery, "holds nothing to look for"),
        ("actor:--", BadQuery, "holds no word to look for"),
        ("due:soon", BadQuery, "'soon' is not a date"),
        ("due:2017-02-30", BadQuery, "is not a day of the calendar"),
        ("due:2018..2017", BadQuery, "ends before it starts"),
        ("due:+99999y", BadQuery, "beyond the calendar"),
        ("amount:much", BadQuery, "is not an amount"),
        ("amount:..", BadQuery, "is not an amount"),
        ("amount:2..1", BadQuery, "ends below its start"),
        ("amount:1usd..2eur", BadQuery, "names two currencies, USD and EUR"),
        ("amount:1e9999", BadQuery, "beyond any sum of money"),
        ("page:vii", BadQuery, "'vii' is no number from 1 on; write page:12, 10..14"),
        ("para:0", BadQuery, "'0' is no number from 1 on; write para:42, 10..14"),
        ("para:..", BadQuery, "is no number from 1 on"),
        ("para:1.1..1.4", BadQuery, "is no number from 1 on"),
        ("page:1.1", BadQuery, "is no number from 1 on"),
        ("page:14..10", BadQuery, "ends below its start"),
        ("paragraph:3", BadQuery, "did you mean 'para'?"),
        ("7-3", BadQuery, "runs backwards"),
        ("id:steel", BadQuery, "is no id; write id:"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_write_instead(text: str, kind: type, says: str) -> None:
    with pytest.raises(kind) as caught:
        parse(text, TODAY)
    assert says in str(caught.value)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("g20-03", "id:g20-03"),
        ("G20-3", "id:g20-03"),
        ("covid-19", '"covid-19"'),
        ("us-japan-2018-03", '"us-japan-2018-03"'),
        ("us-japan-2017", "document:us-japan-2017"),
        ("us-japan-2017-02-04", "id:us-japan-2017-02-04"),
        ("us-japan-2017-03-05", "id:us-japan-2017-03-05"),
        ("us-japan-2017-01,03-09,g20-02", "id:us-japan-2017-01,03-04,08-09 or id:g20-02"),
        ("g20-01 g20-03 covid-19", 'id:g20-01,03 and "covid-19"'),
        ("12", "id:us-japan-2017-12"),
        ("3 document:g20", "id:g20-03 and document:g20"),
        ("document:g20 (2 or 3)", "document:g20 and (id:g20-02 or id:g20-03)"),
        ("-3 document:g20", "not id:g20-03 and document:g20"),
        ("document:G20", "document:g20"),
        ("3 document:g20 or 12", "id:us-japan-2017-12 or (id:g20-03 and document:g20)"),
    ],
)
def test_ids_are_settled_against_the_store(text: str, canonical: str) -> None:
    assert bound(text).explain() == canonical


def test_single_numbers_are_not_looked_up_where_their_reader_is_trusted_to() -> None:
    asked: list[str] = []

    def numbers(document: str) -> list[int]:
        asked.append(document)
        return [1, 2]

    def named(text: str) -> list[str] | None:
        return parse(text, TODAY).bind(lambda: ["g20"], numbers, trusting=True).named()

    assert (named("g20-09"), named("1,9"), asked) == (["g20-09"], ["g20-01", "g20-09"], [])
    assert (named("g20-1-9"), asked) == (["g20-01", "g20-02"], ["g20"])


def test_a_bare_number_means_the_only_document() -> None:
    assert bound("3,5-7", {"d": [1, 3, 6, 9]}).explain() == "id:d-03,06"


def test_a_bare_number_that_several_documents_have_is_ambiguous() -> None:
    with pytest.raises(AmbiguousId) as caught:
        bound("3")
    assert caught.value.candidates == ("g20-03", "us-japan-2017-03")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("99", "no commitment 99 in this store; to look for the text write text:99"),
        ("g20-09", "no commitment g20-09; g20 has 3 commitments, 01 to 03"),
        ("us-japan-2017-05-07", "no commitment us-japan-2017-05 to 07; us-japan-2017 has 9 commitments, 01 to 12"),
        ("9 document:g20", "no commitment g20-09; g20 has 3 commitments, 01 to 03; to look for the text write text:9"),
        ("document:g21", "no document 'g21' in this store; did you mean g20?"),
        ("id:g21-03", "no commitment 'g21-03' in this store; did you mean g20?"),
        ("g20-01,covid-19", "no commitment 'covid-19' in this store"),
        ("5 document:g20 document:us-japan-2017", "no commitment 5 in this store"),
    ],
)
def test_an_id_that_does_not_exist_is_not_found(text: str, says: str) -> None:
    with pytest.raises(NotFound) as caught:
        bound(text)
    assert str(caught.value).startswith(says)


def test_an_empty_store_says_so() -> None:
    with pytest.raises(NotFound, match="no documents yet"):
        bound("document:x", {})


def test_a_query_without_ids_asks_for_no_numbers() -> None:
    def numbers(document: str) -> list[int]:
        raise AssertionError(document)

    assert parse("covid-19 document:g20 -tag:x", TODAY).bind(lambda: ["g20"], numbers).documents() == {"g20"}


@pytest.mark.parametrize(
    ("text", "ids", "documents", "names_only"),
    [
        ("", None, None, False),
        ("status:kept", None, None, False),
        ("g20-01", {"g20-01"}, {"g20"}, True),
        ("g20-01 g20-02", {"g20-01", "g20-02"}, {"g20"}, True),
        ("g20-01 or 12", {"g20-01", "us-japan-2017-12"}, {"g20", "us-japan-2017"}, True),
        ("g20-01 and g20-02", set(), {"g20"}, True),
        ("g20-01 status:kept", {"g20-01"}, {"g20"}, False),
        ("g20-01 or status:kept", None, None, False),
        ("not g20-01", None, None, False),
        ("3 document:g20", {"g20-03"}, {"g20"}, True),
        ("document:g20", None, {"g20"}, False),
        ("document:g20,us-japan-2017 steel", None, {"g20", "us-japan-2017"}, False),
        ("g20-01 covid-19", {"g20-01"}, {"g20"}, False),
    ],
)
def test_a_query_knows_to_what_it_is_limited(
    text: str, ids: set[str] | None, documents: set[str] | None, names_only: bool
) -> None:
    query = bound(text)
    assert (query.ids(), query.documents(), query.names_only) == (ids, documents, names_only)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 10_000,
        "(" * 99 + "a or b " + ")" * 99,
        "(a or b " * 60 + ")" * 60,
        "(" * 10_000 + "a" + ")" * 10_000,
        "not " * 100_000,
        "-" * 400_001 + "a",
        "a " * 500_000,
        "x" * 1_000_000,
        '"\\' * 200_000,
        "a:" * 200_000,
        "status:" + "a" * 400_000,
        "1-" * 200_000,
    ],
)
def test_a_hostile_query_ends_soon_and_in_words(text: str) -> None:
    start = time.process_time()
    try:
        parse(text, TODAY).bind(lambda: list(NUMBERS), NUMBERS.__getitem__).explain()
    except CommitmentsError as error:
        assert len(str(error)) < 1000
    assert time.process_time() - start < 5


# --- laws -------------------------------------------------------------------------------------------------------------

terms = st.one_of(
    st.sampled_from(
        [
            *(f"is:{value}" for value in IS_VALUES),
            *(f"{key}:{value}" for key in ("has", "no") for value in HAS_VALUES),
            *(f"status:{status}" for status in OVERALL),
            *(f"member:{status}" for status in Status),
            *("member:france", "member:united", 'member:"broken"', "member:france=kept,broken"),
            *(f"kind:{kind}" for kind in Kind),
            *(
                f"{key}:{days}"
                for key in ("due", "made", "updated", "since")
                for days in ("2017..", "..-30d", "2018-03")
            ),
            *(
                f"{key}:{word}"
                for key in ("actor", "group", "counterparty", "section", "by")
                for word in ("united", '"a é"')
            ),
            *(f"document:{document}" for document in DOCUMENTS),
            *("amount:1e9..", "amount:..5mUSD", "amount:eur", "tag:énergie", 'tag:"a b",trade', "text:3"),
            *("page:1..99", "page:7", "para:..150", "para:42,43", "has:page", "no:para"),
            *("para:1.10", 'para:"42(a)"', "para:4", "-para:1.10", "-para:1"),
            *(
                "steel",
                '"the trade"',
                "covid-19",
                "g20-02",
                "us-japan-2017-03-05",
                "us-japan-2017-01,03-09",
                "12",
                "9-11",
            ),
        ]
    ),
    st.text(max_size=8).map(lambda text: '"x' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'),
)
queries = st.recursive(
    terms,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" ", " and ", " or ", " OR "]), inner).map("".join),
        inner.map("({})".format),
        inner.map("not ({})".format),
        inner.map("-({})".format),
    ),
    max_leaves=6,
)
existing = commitments.filter(lambda commitment: commitment.number in NUMBERS[commitment.document])


def settled(text: str) -> Query | None:
    try:
        return bound(text)
    except (NotFound, AmbiguousId):
        return None


@given(st.one_of(st.text(), st.text(alphabet='()-"“”:,.\\ aorntdkeyis:0123456789'), queries), existing)
@example("“", BARE)
def test_any_text_is_a_query_or_an_error_in_words(text: str, commitment: Commitment) -> None:
    try:
        bound(text)(commitment, TODAY)
    except CommitmentsError as error:
        assert str(error)


@given(queries, existing)
def test_what_is_explained_reads_as_the_same_query(text: str, commitment: Commitment) -> None:
    query = parse(text, TODAY)
    again = parse(query.explain(), TODAY)
    assert again.explain() == query.explain()
    assert again(commitment, TODAY) == query(commitment, TODAY)


@given(queries, existing)
def test_what_is_explained_after_binding_reads_as_the_same_query(text: str, commitment: Commitment) -> None:
    query = settled(text)
    if query is None:
        return
    again = bound(query.explain())
    assert again.explain() == query.explain()
    assert again(commitment, TODAY) == query(commitment, TODAY)


@given(queries, existing)
def test_a_negation_is_the_complement(text: str, commitment: Commitment) -> None:
    assert parse(f"not ({text})", TODAY)(commitment, TODAY) != parse(text, TODAY)(commitment, TODAY)


@given(queries, queries, existing)
def test_neither_is_the_same_as_not_the_one_and_not_the_other(one: str, other: str, commitment: Commitment) -> None:
    neither = parse(f"-(({one}) or ({other}))", TODAY)
    both_not = parse(f"-({one}) and -({other})", TODAY)
    assert neither(commitment, TODAY) == both_not(commitment, TODAY)


@given(queries, existing)
def test_what_matches_is_within_the_limits_the_query_names(text: str, commitment: Commitment) -> None:
    query = settled(text)
    if query is None or not query(commitment, TODAY):
        return
    ids, documents = query.ids(), query.documents()
    assert ids is None or commitment.id in ids
    assert documents is None or commitment.document in documents


def test_every_key_has_a_meaning() -> None:
    values = {"id": "g20-01", "status": "kept", "kind": "pledge", "document": "g20", "amount": "1", "is": "open"}
    values |= {"has": "due", "no": "due", "page": "1", "para": "1"} | dict.fromkeys(
        ("due", "deferred", "made", "updated", "since"), "2018"
    )
    assert [key for key in KEYS if not parse(f"{key}:{values.get(key, 'x')}", TODAY).explain()] == []


def test_a_member_is_found_by_name_by_where_it_stands_and_by_both() -> None:
    joint = BARE._replace(actors=("United States", "Japan", "France"))
    joint = joint.with_update(update(Status.BROKEN)._replace(actor="United States"))
    joint = joint.with_update(update(Status.NOT_APPLICABLE)._replace(actor="Japan"))
    asked = {
        "member:broken": True,
        "member:kept": False,
        "member:united": True,
        "member:france": False,
        'member:"united states"=broken': True,
        "member:japan=broken": False,
        "member:not-applicable": True,
        "member:unassessed": True,
        "member:france=unassessed": True,
        "member:united=unassessed": False,
        "not member:broken": False,
        "-member:kept": True,
        "is:part-rated": True,
        "status:unassessed": True,
    }
    assert {text: matches(text, joint) for text in asked} == asked
    assert not matches("is:part-rated", BARE)


@pytest.mark.parametrize("text", ["amount:1,000,000..", "amount:2,500", "amount:..50,000EUR", "amount:2,5bn"])
def test_a_comma_inside_an_amount_is_an_error_and_not_two_amounts(text: str) -> None:
    with pytest.raises(BadQuery, match="stands between two amounts"):
        parse(text, TODAY)


def test_a_comma_between_amounts_is_an_alternative() -> None:
    assert str(parse("amount:5m,10m", TODAY)) == str(parse("amount:5m or amount:10m", TODAY))


@pytest.mark.parametrize("text", ["x=3", "?page=3", "a<b", "https://a.example/?tag=sea", '"due<2024"'])
def test_a_sign_behind_what_is_no_key_is_text_to_look_for(text: str) -> None:
    assert explained(text) == f'"{text.strip(chr(34))}"'
