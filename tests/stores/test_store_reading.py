"""Reading a store: what is there, and a sentence for everything that cannot be read."""

import json
from datetime import date

import pytest
from a_store import NOW, by_hand, contents, fill, mark, text_of

from commitments.dates import PartialDate
from commitments.errors import NotFound, StoreError
from commitments.model import Commitment, Document
from commitments.query import parse
from commitments.stores import Store
from commitments.stores.settings import Publish

GOOD = {"id": "paris-2015", "title": "Paris", "schema": 2}


def test_a_store_gives_back_what_was_put_in(store: Store) -> None:
    assert store.document("paris-2015") == Document(
        "paris-2015", "Paris Agreement", published=PartialDate("2015-12-12"), next_number=4
    )
    assert store.commitment("paris-2015-02") == Commitment(
        "paris-2015", 2, "“Promise” n° 2", made=PartialDate("2015-12-12"), tags=("co₂",)
    )
    assert [one.id for one in store.commitments()] == ["paris-2015-01", "paris-2015-02", "paris-2015-03"]


def test_a_file_has_one_record_per_line_in_readable_letters(store: Store) -> None:
    fill(store, "a", 2)
    assert text_of(store, "a.json") == (
        '{"document": {\n'
        '"1": {"schema": 2, "id": "a", "title": "Paris Agreement", "published": "2015-12-12", "next_number": 3}\n\n'
        "},\n"
        '"commitments": {\n'
        '"1": {"id": "a-01", "quote": "“Promise” n° 1", "tags": ["co₂"]}\n\n'
        ',"2": {"id": "a-02", "quote": "“Promise” n° 2", "tags": ["co₂"]}\n\n'
        "}}\n"
    )


def test_the_text_is_exactly_what_was_put_in(store: Store) -> None:
    text = "one\r\ntwo\rthree\u2028\n“four”"
    fill(store, "t", 0, text)
    assert store.text("t") == text
    assert store.text("paris-2015") is None


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("paris-2015-09", "the nearest is paris-2015-03"),
        ("pariss-2015-01", "did you mean 'paris-2015'?"),
        ("nonsense", "an id is a document's with a number"),
        ("../../etc/passwd-01", "no document"),
        ("", "no commitment ''"),
    ],
)
def test_an_unknown_id_names_the_nearest(store: Store, word: str, message: str) -> None:
    with pytest.raises(NotFound) as error:
        store.commitment(word)
    assert message in str(error.value)


def test_a_query_for_one_document_opens_only_that_one(store: Store) -> None:
    by_hand(store, "zz.json", '{"document": {"1": {"id": "rome", "title": "t"}}}')
    today = date(2026, 11, 24)
    query = parse("paris-2015-02", today).bind(store.document_ids, store.numbers)
    assert [one.id for one in store.commitments(query, today)] == ["paris-2015-02"]


_RECORD = '{"id": "paris-2015-01", "quote": "q"}'
_DOCUMENT = json.dumps(GOOD)
_BAD_DAY = '{"id": "paris-2015-03", "quote": "q", "due": "2018-13"}'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty"),
        (" \n", "is empty"),
        ("not json", "is not JSON"),
        ('{"document": {\n<<<<<<< HEAD\n"1": {}\n', "settle it with: commitments git resolve paris-2015.json"),
        ('{"document": {"1": {}}', "is not JSON"),
        (b'\xef\xbb\xbf{"document": {}}', "byte order mark"),
        (b"\xff\xfe{\x00", "is not UTF-8"),
        ("[]", 'no table "document"'),
        ("{}", 'no table "document"'),
        ('{"document": []}', "document is not a table"),
        ('{"document": {}}', "must hold one record"),
        ('{"document": {"1": 5}}', "expected an object"),
        (f'{{"document": {{"1": {_DOCUMENT}}}, "commitments": {{"x": {{}}}}}}', "not a commitment's number"),
        (f'{{"document": {{"1": {_DOCUMENT}}}, "commitments": {{"01": {{}}}}}}', "not a commitment's number"),
        (f'{{"document": {{"1": {_DOCUMENT}}}, "commitments": {{"1": {_RECORD}, "1": {_RECORD}}}}}', "stands twice"),
        (
            f'{{"document": {{\n"1": {_DOCUMENT}\n}},\n"commitments": {{\n"1": {_RECORD},\n"1": {_RECORD}\n}}}}\n',
            "twice",
        ),
        (f'{{"document": {{"1": {_DOCUMENT}}}, "x": {{"1": {{"n": NaN}}}}}}', "NaN is not a number"),
        (f'{{"document": {{"1": {_DOCUMENT}}}, "x": {{"1": {{"n": "\\ud800"}}}}}}', "half a character"),
        ('{"document": ' + "[" * 100_000, "nested too deeply"),
        (f'{{"document": {{"1": {_DOCUMENT}}}, "x": {{"1": {{"n": 1{"0" * 5000}}}}}}}', "cannot be read"),
        ('{"document": {"1": {"id": "paris-2015", "title": "t", "schema": 3}}}', "newer version"),
        ('{"document": {"1": {"id": "paris-2015", "title": "t", "schema": "1"}}}', "document.1.schema: expected"),
        ('{"document": {"1": {"id": "rome", "title": "t"}}}', "'rome' is not the name of the file"),
        ('{"document": {"1": {"id": "paris-2015", "title": 3}}}', "document.title: expected text, found 3"),
        (
            f'{{"document": {{"1": {_DOCUMENT}}}, "commitments": {{"3": {_BAD_DAY}}}}}',
            "paris-2015.json: commitments.3.due: '2018-13' is not a day of the calendar",
        ),
        (
            f'{{"document": {{"1": {_DOCUMENT}}}, "commitments": {{"3": {{"id": "rome-03", "quote": "q"}}}}}}',
            "commitments.3.id: 'rome-03' does not belong here; expected 'paris-2015-03'",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_named_in_a_sentence(store: Store, text: str | bytes, message: str) -> None:
    error = what_is_said(store, text)
    assert "paris-2015.json" in str(error)
    assert message in str(error)
    assert error.exit_code == 5


def what_is_said(store: Store, text: str | bytes) -> StoreError:
    """Of such a file: when it is read, or where a store that keeps records does not take it in."""
    before = contents(store)
    try:
        by_hand(store, "paris-2015.json", text)
    except StoreError as error:
        assert contents(store) == before
        return error
    before = contents(store)
    with pytest.raises(StoreError) as raised:
        list(store.commitments())
    with pytest.raises(StoreError):
        mark(store, "paris-2015-03")
    assert contents(store) == before
    assert store.examine("paris-2015")[2] != []
    return raised.value


def test_examine_gives_what_can_be_read_and_names_the_rest(store: Store) -> None:
    records = {
        "1": {"id": "paris-2015-01", "quote": "q"},
        "2": {"id": "paris-2015-02"},
        "3": {"id": "paris-2015-03", "quote": "q", "kind": "pledgee"},
    }
    by_hand(store, "paris-2015.json", json.dumps({"document": {"1": GOOD}, "commitments": records}))
    document, found, problems = store.examine("paris-2015")
    assert document is not None
    assert document.next_number == 4
    assert [one.number for one in found] == [1]
    assert problems[0] == "paris-2015.json: commitments.2.quote: missing"
    assert problems[1].startswith("paris-2015.json: commitments.3.kind: unknown kind 'pledgee'")


@pytest.mark.parametrize("tag", ["energy", "co₂", 'a "word"', "[x]", "\\", "a, b"])
def test_the_tags_in_use_are_those_of_the_commitments(store: Store, tag: str) -> None:
    with store.change("tag", "me", NOW) as change:
        change.put(change.commitment("paris-2015-02")._replace(tags=(tag, "other")))
    assert store.tags() == {"co₂", "other", tag}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("stale_aftr = 3", "unknown setting 'stale_aftr'; did you mean 'stale_after'?"),
        ("stale_after = '3'", "stale_after: expected a whole number"),
        ("stale_after = true", "stale_after: expected a whole number"),
        ("lock_timeout = nan", "lock_timeout: expected a number of seconds"),
        ("columns = 'id'", "columns: expected a list"),
        ("[check]\nrequire_evidnce = true", "did you mean 'check.require_evidence'?"),
        ("[check]\nrequire_evidence = 1", "check.require_evidence: expected true or false"),
        ("check = 1", "check: expected a table"),
        ("[views]\nmine = 3", "views.mine: expected a query"),
        ("[publish]\ntemplate = 'look'", "did you mean 'publish.templates'?"),
        ("[publish]\ntemplates = 3", "publish.templates: expected a folder beside it"),
        ("[publish]\ntemplates = '../look'", "publish.templates: expected a folder beside it"),
        ("[publish]\ntemplates = '/etc'", "publish.templates: expected a folder beside it"),
        ("[publish]\ntemplates = '.git/hooks'", "publish.templates: expected a folder beside it"),
        ("schema = 2", "newer version"),
        ("schema =", "is not TOML"),
    ],
)
def test_a_setting_that_cannot_be_is_named(store: Store, text: str, message: str) -> None:
    by_hand(store, "commitments.toml", text)
    with pytest.raises(StoreError) as error:
        Store.open(store.place)
    assert "commitments.toml" in str(error.value)
    assert message in str(error.value)


def test_settings_are_read(store: Store) -> None:
    with store.change("settings", "me", NOW) as change:
        change.put_settings(
            'schema = 1\nstale_after = 30\ncolumns = ["id"]\n[check]\nrequire_evidence = true\n'
            'require_copy = true\nmax_age = 365\n[evidence]\nwarc = "ignore"\n[views]\na = "is:open"\n'
        )
    settings = Store.open(store.place).settings
    assert settings._asdict() == {
        "schema": 1,
        "stale_after": 30,
        "lock_timeout": 10.0,
        "columns": ("id",),
        "views": {"a": "is:open"},
        "groups": {},
        "require_evidence": True,
        "require_copy": True,
        "require_archive": False,
        "require_excerpt": False,
        "max_age": 365,
        "warc": "ignore",
        "archive": "",
        "templates": "",
        "publish": Publish(),
    }


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("nope", " `commitments documents` lists them"),
        ("pariss-2015", " did you mean 'paris-2015'?"),
        ("paris", " did you mean 'paris-2015'?"),
    ],
)
def test_a_document_is_suggested_where_it_may_have_been_meant(store: Store, word: str, hint: str) -> None:
    fill(store, "cop", 1)
    assert str(store.no_document(word)) == f"no document {word!r};{hint}"
