"""A database that holds what no store holds: every command gives a right answer or a sentence, and obeys nothing."""

import re
from collections.abc import Iterator

import pytest
from pacts import put_pact
from servers.postgres import Server
from terminals import Program

from commitments.stores import Store

OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
ESCAPES = "E'\\x1b]0;owned\\x07\\x1b[31m\\u202e'"
DEEP = "repeat('[', 3000) || repeat(']', 3000)"
LONG = "repeat('9', 5000)"
CASES = {
    "escapes in the journal": [
        f"UPDATE changes SET command = {ESCAPES}, by_name = {ESCAPES}",
        f"UPDATE seals SET seal = {ESCAPES}",
    ],
    "instants that are none": [f"UPDATE changes SET at = {ESCAPES}"],
    "patches that are none": ["UPDATE changes SET patches = '{}'"],
    "patches of other shapes": ["UPDATE changes SET patches = '[[0], 5, null, [\"x\", 1, 2, 3]]'"],
    "patches that reach outside": [
        'UPDATE changes SET patches = \'[[0, "../../x.json", null, "y"], [1, "/etc/passwd", null, {"a": {}}]]\''
    ],
    "a journal line in other letters": [f"UPDATE changes SET line = {ESCAPES}"],
    "a change of long ago": ["UPDATE changes SET id = '00000000-0000-0000-0000-000000000000'"],
    "a change that undoes itself": ["UPDATE changes SET undoes = ARRAY[id, id], redoes = ARRAY[id]"],
    "a place beyond all": ["UPDATE changes SET place = -9223372036854775808"],
    "a commitment that is a list": ["UPDATE commitments SET record = '[]' WHERE number = 1"],
    "a commitment that is nothing": ["UPDATE commitments SET record = 'null' WHERE number = 1"],
    "a commitment that is text": [f"UPDATE commitments SET record = to_json({ESCAPES}::text) WHERE number = 1"],
    "a commitment of odd fields": ['UPDATE commitments SET record = \'{"tags": 5, "updates": {}, "quote": []}\''],
    "a commitment that is deep": [f"UPDATE commitments SET record = ('{{\"tags\": ' || {DEEP} || '}}')::json"],
    "a commitment of long numbers": [f"UPDATE commitments SET record = ('{{\"amount\": ' || {LONG} || '}}')::json"],
    "a nought in a text": ['UPDATE commitments SET record = \'{"quote": "\\u0000\\ud800", "tags": ["\\u0000"]}\''],
    "a number below one": ["UPDATE commitments SET number = -number"],
    "a number beyond all": ["UPDATE commitments SET number = 2147483647 WHERE number = 1"],
    "another edition": ["UPDATE commitments SET edition = -1, words = NULL, folded = NULL, due = 9223372036854775807"],
    "an update that is a list": ["UPDATE updates SET record = '[]'"],
    "an update that is a number": ["UPDATE updates SET record = '5'"],
    "an update without its commitment": ["UPDATE updates SET number = number + 70"],
    "an update of odd fields": ['UPDATE updates SET record = \'{"status": 5, "on": [], "evidence": "x"}\''],
    "evidence that is a number": ["UPDATE evidence SET record = '5'"],
    "evidence without its update": ["UPDATE evidence SET update_place = 77"],
    "a document row that is missing": ["DELETE FROM documents"],
    "a document that is a list": ["UPDATE documents SET record = '[]'"],
    "a document that is nothing": ["UPDATE documents SET record = 'null'"],
    "a document that is deep": [f"UPDATE documents SET record = ('{{\"title\": ' || {DEEP} || '}}')::json"],
    "other tables that are none": ["UPDATE documents SET others = '[1]'"],
    "other tables of other shapes": ['UPDATE documents SET others = \'{"x": 5, "commitments": 5, "document": []}\''],
    "a layout that is none": ["UPDATE documents SET layout = '\\xff00'"],
    "a document of a bad name": [
        *(f"UPDATE {one} SET document = '../../' || {ESCAPES}" for one in ("documents", "commitments", "changes")),
        "UPDATE texts SET document = '../../x'",
    ],
    "a document from tomorrow": ['UPDATE documents SET record = \'{"schema": 99, "id": "x"}\''],
    "a text that is none": ["UPDATE texts SET content = '\\xff00fe'"],
    "a text without its document": ["INSERT INTO texts VALUES ('no-such', 'x', gen_random_uuid())"],
    "codes of bad names": ["INSERT INTO codes VALUES ('../x', '/etc/passwd', '{}'), ('pact-2015', 'x', '\\xff')"],
    "codes that are none": ["INSERT INTO codes VALUES ('pact-2015', 'codes/pact-2015/a.json', '[5]')"],
    "settings that are none": ["UPDATE settings SET content = '\\xff00'"],
    "settings that are gone": ["DELETE FROM settings"],
    "settings under other names": [f"INSERT INTO settings VALUES ({ESCAPES}, 'x')"],
    "no row of the store": ["DELETE FROM store"],
    "memo and source of escapes": [f"UPDATE store SET memo = {ESCAPES}, copied_from = {ESCAPES}"],
    "a schema that is a text": ["ALTER TABLE store ALTER schema TYPE text USING schema::text"],
    "a schema of nothing": ["ALTER TABLE store ALTER schema DROP NOT NULL", "UPDATE store SET schema = NULL"],
    "a column that is missing": ["ALTER TABLE commitments DROP COLUMN record CASCADE"],
    "a column of another kind": [
        "DROP VIEW all_updates",
        "ALTER TABLE updates ALTER record TYPE text USING record::text",
    ],
    "a column that is bytes": ["ALTER TABLE changes ALTER command TYPE bytea USING command::bytea"],
    "ids that are texts": ["ALTER TABLE changes ALTER id TYPE text USING id::text"],
    "a view for a table": [
        "ALTER TABLE documents RENAME TO hidden",
        "CREATE VIEW documents AS SELECT document, '[]'::json AS record, others, layout, touched FROM hidden",
    ],
    "a table that is gone": ["DROP TABLE withdrawn CASCADE"],
    "functions of the same names": [
        "CREATE FUNCTION max(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1/0'",
        "CREATE FUNCTION json_agg(json) RETURNS json LANGUAGE sql AS $$SELECT '5'::json$$",
        "CREATE FUNCTION json_array_elements_text(text) RETURNS SETOF text LANGUAGE sql AS 'SELECT $1'",
    ],
    "an operator of the same name": [
        "CREATE FUNCTION never(text, text) RETURNS boolean LANGUAGE sql AS 'SELECT false'",
        "CREATE OPERATOR = (LEFTARG = text, RIGHTARG = text, FUNCTION = never)",
    ],
    "a rule that does nothing": ["CREATE RULE nothing AS ON INSERT TO changes DO INSTEAD NOTHING"],
    "a trigger that swallows": [
        "CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
        "CREATE TRIGGER swallow BEFORE INSERT ON commitments FOR EACH ROW EXECUTE FUNCTION swallow()",
    ],
    "words of an error": [
        (
            "CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$BEGIN RAISE EXCEPTION USING MESSAGE = {ESCAPES}, ERRCODE = '57P01'; END$$"
        ),
        "CREATE TRIGGER shout BEFORE INSERT ON changes EXECUTE FUNCTION shout()",
    ],
}
COMMANDS = (
    ("list",),
    ("list", "train", "is:open", "--format", "json"),
    ("show", "pact-2015-01"),
    ("search", "train"),
    ("check",),
    ("log",),
    ("undo", "--list"),
    ("document", "show", "pact-2015"),
    ("tags",),
    ("changes", "--from", "2010"),
    ("export", "--format", "json"),
    ("mark", "pact-2015-01", "broken", "--on", "2019-01-01"),
    ("mark", "pact-2015-04", "kept", "--on", "2019-01-01"),
    ("undo",),
    ("trust",),
    ("document", "remove", "pact-2015", "--yes"),
    ("undo",),
)


@pytest.fixture(scope="module")
def template(cluster: Server) -> Iterator[str]:
    url = cluster.create_database()
    Store.create(url).close()
    store = Store.open(url)
    put_pact(store)
    store.close()
    yield url
    cluster.drop_database(url)


@pytest.mark.parametrize("case", CASES)
def test_what_no_store_holds_ends_no_command_unforeseen_and_is_obeyed_by_nothing(
    cluster: Server, template: str, program: Program, case: str
) -> None:
    url = cluster.create_database(template)
    try:
        statements = ["SET search_path = commitments", "SET session_replication_role = replica", *CASES[case]]
        cluster.run_sql("; ".join(statements), on=url)
        wrong = []
        for words in (*COMMANDS, ("migrate",), ("copy", url, "archive")):
            result = program("--store", url, *words)
            if "unforeseen" in result.err or "Traceback" in result.err or OBEYED.search(result.out + result.err):
                wrong.append((words, result))
        assert not wrong
    finally:
        cluster.drop_database(url)
