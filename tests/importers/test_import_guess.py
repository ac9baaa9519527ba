"""What a guess takes each column for: files in the shapes of real trackers, and one claim for each kind of mistake."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from guesses import of, taken
from hypothesis import given
from hypothesis import strategies as st

from commitments.guess import Guessed, guess
from commitments.headers import senses, words
from commitments.maps import Source
from commitments.rows import Row, Unreadable, read

TRACKERS = Path(__file__).with_name("trackers")
RIGHT: dict[str, Any] = tomllib.loads((TRACKERS / "right.toml").read_text(encoding="utf-8"))


def guessed(path: Path) -> Guessed:
    return guess([item for item in read(path) if isinstance(item, Row)])


# --- whole files ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name, right in RIGHT.items() if "asked" not in right])
def test_each_column_of_a_tracker_is_taken_for_what_it_is(name: str) -> None:
    found = guessed(TRACKERS / name)
    right = {field: [said] if isinstance(said, str) else said for field, said in RIGHT[name].items()}
    assert (taken(found.mapping), found.doubts) == (right, ())


@pytest.mark.parametrize("name", [name for name, right in RIGHT.items() if "asked" in right])
def test_a_tracker_whose_promises_nobody_can_tell_is_asked_about(name: str) -> None:
    assert [doubt.field for doubt in guessed(TRACKERS / name).doubts] == ["quote"]


def test_every_tracker_has_its_right_answer() -> None:
    assert {path.name for path in TRACKERS.iterdir()} - {"right.toml"} == set(RIGHT)


# --- words ------------------------------------------------------------------------------------------------------------


def test_a_status_in_words_that_nobody_knows_is_taken_and_its_words_are_listed() -> None:
    found = of({"promise": "Open it", "status": "zrobiwszy"}, {"promise": "Close it", "status": "done"})
    assert (found.mapping.updates, found.mapping.statuses) == (({"status": Source(("status",))},), {"zrobiwszy": ""})
    assert found.told[0].startswith("a word of 'status' nobody here knows, and rates nothing until [statuses] in")


def test_where_nothing_rates_one_sentence_names_what_looks_as_if_it_did() -> None:
    found = of(*({"promise": f"Open the {n}. bridge", "how": how} for n, how in enumerate(["done", "broken"] * 2)))
    assert found.told == (
        "no status was taken; candidates: 'how' (done, broken). To take one, write status = \"…\" in a map",
    )
    several = of(*({"promise": f"Open {n}", "Peru": how, "Chile": how} for n, how in enumerate(["done", "broken"] * 2)))
    assert several.told[0].endswith('; where each is of a member, put members = ["Peru", "Chile"] at its top')


def test_a_percent_sign_in_a_name_says_how_far_a_promise_is_and_no_sum() -> None:
    found = of(*({"promise": f"Open {n}", "Progress (%)": n, "Budget (%)": n} for n in (0, 45, 80, 100)))
    assert taken(found.mapping) == {"quote": ["promise"], "status": ["Progress (%)"]}


def test_a_mark_means_the_same_in_every_column_of_one_rating() -> None:
    lights = [("blue", "green"), ("green", "red"), ("red", "amber"), ("green", "green")]
    found = of(*({"promise": f"Open {n}", "Status 2022": a, "Status 2023": b} for n, (a, b) in enumerate(lights)))
    means = {"blue": "kept", "green": "in-progress", "amber": "in-progress", "red": "stalled"}
    assert found.mapping.statuses == means
    assert found.told == (
        "the status is taken from 'Status 2023'; 'Status 2022' comes before it, as its history",
        "traffic lights: blue is kept, green and amber in-progress, red stalled (lossy)",
    )


def test_a_column_of_numbers_never_goes_before_one_of_words() -> None:
    found = of({"promise": "Open it", "progress": 0, "status": "À faire", "current_value": 12, "target_value": 40})
    assert taken(found.mapping) == {"quote": ["promise"], "status": ["status"]}


def test_a_column_that_is_called_kept_may_say_yes_and_no() -> None:
    found = of({"pledge": "Open it", "kept": True}, {"pledge": "Close it", "kept": False})
    assert found.mapping.statuses == {"true": "", "false": ""}


@pytest.mark.parametrize(
    ("name", "sense"),
    [
        ("Umsetzungsstatus", "status"),
        ("Statut de la promesse", "status"),
        ("Date de la dernière mise à jour", "on"),
        ("Date du verdict", "on"),
        ("공약이행상태", "status"),
        ("สถานะการดำเนินงาน", "status"),
        ("進捗状況", "status"),
        ("Stav plnění slibu", "status"),
        ("status_of_end_target", "status"),
        ("Text of the promise", "verbatim"),
        ("Beschreibung des Versprechens", "verbatim"),
        ("Commitment Title", "promise"),
        ("candidateId", "person"),
        ("party.name", "party"),
        ("rating.label", "status"),
        ("rating.date", "on"),
        ("source.url", "evidence"),
        ("fields.Status", "status"),
        ("Assurance No.", "key"),
    ],
)
def test_the_head_of_a_name_says_what_it_is(name: str, sense: str) -> None:
    assert sense in senses(name)


@pytest.mark.parametrize(
    "name", ["links[].name", "sources[].title", "actor_type", "Start Date", "Kontext menu", "", "…"]
)
def test_a_name_of_something_else_is_not_the_promises(name: str) -> None:
    assert not {"promise", "verbatim", "title", "name", "maker", "on"} & set(senses(name))


@given(st.text(max_size=200))
def test_any_name_means_something_or_nothing(name: str) -> None:
    assert set(senses(name).values()) <= set(range(5))


def test_every_language_has_names_for_what_a_tracker_must_say() -> None:
    needed = {"promise", "status", "due", "evidence", "party", "note", "on"}
    assert [needed - {sense for found in one.names.values() for sense in found} for one in words().languages] == [
        set()
    ] * len(words().languages)


@pytest.mark.parametrize(
    "names",
    [
        "Nr; Löfte; Parti; Status; Uppdateringsdatum; Källa; Kommentar; Slutdatum",
        "Sorszám; Ígéret; Párt; Állapot; Frissítés dátuma; Forrás; Megjegyzés; Határidő",
        "№; Обещание; Партия; Статус исполнения; Дата обновления; Источник; Комментарий; Срок исполнения",
        "编号; 承诺; 政党; 状态; 更新日期; 来源; 备注; 截止日期",
        "編號; 承諾; 政黨; 履行情況; 更新時間; 來源; 備註; 期限",
        "No; Vaat; Parti; Durum; Güncelleme tarihi; Kaynak; Notlar; Son tarih",
    ],
)
def test_a_tracker_of_any_known_language_needs_no_map(names: str) -> None:
    key, promise, party, status, on, source, note, due = names.split("; ")
    cells = {
        key: "1", promise: "A park. A long promise.", party: "A", status: "kept", on: "2020-01-01",
        source: "https://a.example", note: "It is open.", due: "2021-01-01",
    }  # fmt: skip
    found = of(cells, {**cells, key: "2", promise: "A dam. Another one.", status: "broken"})
    assert (taken(found.mapping), found.doubts, found.unused) == (
        {
            "quote": [promise], "key": [key], "actors": [party], "due": [due], "status": [status], "on": [on],
            "note": [note], "evidence.url": [source],
        },
        (),
        (),
    )  # fmt: skip


@pytest.mark.parametrize(
    "names",
    [
        ("Löfte", "Parti", "Löftesstatus", "Tidsfrist", "Datum för löftet"),
        ("Обещание", "Партия", "Статус обещания", "Срок исполнения", "Дата обещания"),
        ("承诺内容", "政党", "履行状态", "截止日期", "承诺日期"),
        ("承諾內容", "政黨", "履行狀態", "截止日期", "承諾日期"),
        ("Vaat metni", "Siyasi parti", "Vaadin durumu", "Hedef tarihi", "Söz tarihi"),
        ("Ígéret szövege", "Párt", "Ígéret státusza", "Határidő", "Ígéret dátuma"),
    ],
)
def test_the_usual_names_of_a_language_are_known(names: tuple[str, ...]) -> None:
    rows = [
        ("Build four bridges over the Onny", "Reds", "kept", "2025-03-01", "2019-05-01"),
        ("Plant ten thousand oaks at Wend", "Blues", "broken", "2026-12-31", "2021-06-01"),
    ]
    found = of(*(dict(zip(names, row, strict=True)) for row in rows))
    quote, party, status, due, made = names
    assert (taken(found.mapping), found.doubts) == (
        {"quote": [quote], "actors": [party], "due": [due], "made": [made], "status": [status]},
        (),
    )


# --- the promise and its title ----------------------------------------------------------------------------------------


def test_a_name_is_never_the_promise_and_a_persons_name_no_summary() -> None:
    cells = {"name": "Ann", "position": "Minister", "commitment": "Light the stadium"}
    assert taken(of(cells, {**cells, "name": "Bob"}).mapping) == {"quote": ["commitment"], "actors": ["name"]}
    assert of({"name": "Free meals for all pupils"}, {"name": "Trams"}).doubts[0].candidates == ("name",)


def test_a_summary_is_shorter_than_the_quote_and_differs_from_row_to_row() -> None:
    quote = "We will build a great many bridges"
    same = of({"quote": quote, "title": "Bridges"}, {"quote": f"{quote}.", "title": "Bridges"})
    longer = of({"quote": "Peace now", "title": "What the minister promised in the year before"})
    assert ["summary" in found.mapping.fields for found in (same, longer)] == [False, False]
    assert of({"quote": quote, "title": "Bridges"}).mapping.fields["summary"] == Source(("title",))


def test_a_quote_that_some_rows_lack_falls_back_to_what_is_called_the_promise() -> None:
    cells = {"Quote": "We open it", "Promise": "To open the gate of the town to everybody"}
    assert of(cells, {**cells, "Quote": ""}).mapping.fields["quote"] == Source(("Quote", "Promise"))
    assert of(cells).mapping.fields["quote"] == Source(("Quote",))


def test_a_plain_quote_goes_before_those_of_the_sources() -> None:
    found = of({"quote": "We will open it", "sources": [{"quote": "It said so", "url": "https://a.example"}]})
    assert taken(found.mapping) == {
        "quote": ["quote"],
        "evidence.url": ["sources[].url"],
        "evidence.excerpt": ["sources[].quote"],
    }


def test_words_with_links_in_them_are_words() -> None:
    found = of(
        {"Promise": "Build schools (see https://a.example)."}, {"Promise": "See https://b.example/long: cut taxes"}
    )
    assert (taken(found.mapping), found.doubts) == ({"quote": ["Promise"]}, ())


def test_objects_by_language_are_taken_in_one_and_that_is_told() -> None:
    found = of({"quote": {"pt": "Vamos abrir", "en": "We will open"}, "category": {"pt": "A", "en": "B"}})
    assert taken(found.mapping) == {"quote": ["quote.pt"], "section": ["category.pt"]}
    assert found.told[0] == "quote, category: taken in the language 'pt'; what they say in en was left out"


def test_a_longer_text_under_an_unknown_name_makes_a_mere_title_doubtful() -> None:
    found = of({"title": "Health", "list": "We will build four new clinics in the north by 2025."})
    assert found.doubts[0].candidates == ("title", "list")


def test_dates_are_no_words_in_doubt_either() -> None:
    with pytest.raises(Unreadable):
        of({"wann": "2020-01-01"}, {"wann": "2021-01-01"})


# --- proof, dates, makers ---------------------------------------------------------------------------------------------


def test_inside_a_list_of_links_names_are_titles_of_evidence() -> None:
    found = of({"title": "Open it", "links": [{"name": "The Daily", "url": "https://a.example"}]})
    assert taken(found.mapping) == {
        "quote": ["title"],
        "evidence.url": ["links[].url"],
        "evidence.title": ["links[].name"],
    }


def test_archived_copies_and_days_of_checking_are_known() -> None:
    cells = {"promise": "Open it", "sourceUrl": "https://a.example", "archiveUrl": "https://b.example"}
    found = of({**cells, "collectedAt": "2026-03-01T08:00:00Z"})
    assert taken(found.mapping) == {
        "quote": ["promise"],
        "on": ["collectedAt"],
        "evidence.url": ["sourceUrl"],
        "evidence.archive": ["archiveUrl"],
    }


def test_numbered_columns_of_addresses_are_all_evidence() -> None:
    cells = {"promise": "Open it", "Source 1": "https://a.example", "Source 2": "https://b.example"}
    assert taken(of(cells).mapping)["evidence.url"] == ["Source 1", "Source 2"]


def test_an_address_is_proof_before_it_is_a_key() -> None:
    rows = [{"promise": f"Open bridge {n}", "status": "kept", "url": f"https://a.example/{n}"} for n in range(4)]
    assert taken(of(*rows).mapping) == {"quote": ["promise"], "status": ["status"], "evidence.url": ["url"]}


def test_a_date_of_what_was_said_is_when_it_was_made_where_another_is_that_of_the_status() -> None:
    cells = {"Quote": "I will resign", "Date": "2019-03-01", "Outcome": "kept", "Outcome date": "2019-06-01"}
    assert taken(of(cells).mapping) == {
        "quote": ["Quote"],
        "made": ["Date"],
        "status": ["Outcome"],
        "on": ["Outcome date"],
    }


# --- lists of rows ----------------------------------------------------------------------------------------------------

PARTIES = [
    {
        "party": "Avalon",
        "leader": {"email": "a@a.example"},
        "pledges": [{"title": "Cut emissions"}, {"title": "Plant"}],
    },
    {"party": "Borduria", "pledges": [{"title": "Close coal", "party": "its own"}]},
]


def written(folder: Path, value: object) -> Path:
    path = folder / "a.json"
    path.write_text(json.dumps(value))
    return path


def test_a_list_inside_each_row_is_the_rows_with_what_stands_above_it(tmp_path: Path) -> None:
    rows = [item for item in read(written(tmp_path, PARTIES)) if isinstance(item, Row)]
    plain = [{name: value for name, value in row.cells.items() if name not in ("@file", "@line")} for row in rows]
    assert plain == [
        {"title": "Cut emissions", "^party": "Avalon", "^leader": {"email": "a@a.example"}},
        {"title": "Plant", "^party": "Avalon", "^leader": {"email": "a@a.example"}},
        {"title": "Close coal", "party": "its own", "^party": "Borduria"},
    ]
    assert {row.under for row in rows} == {"[].pledges"}


def test_a_list_inside_a_promise_is_not_the_rows(tmp_path: Path) -> None:
    steps = [{"title": "First step", "date": "2020"}, {"title": "Second step", "date": "2021"}]
    rows = read(written(tmp_path, [{"promise": "Open it", "status": "kept", "actions": steps}]))
    assert [row.under for row in rows if isinstance(row, Row)] == [""]


def test_the_list_of_promises_goes_before_a_longer_one(tmp_path: Path) -> None:
    value = {"sources": [{"name": "A"}, {"name": "B"}, {"name": "C"}], "all": [{"promise": "Open it"}]}
    assert [row.under for row in read(written(tmp_path, value)) if isinstance(row, Row)] == ["all"]


def test_several_lists_of_promises_are_refused_by_name(tmp_path: Path) -> None:
    value = {"kept": [{"promise": "Open it"}], "broken": [{"promise": "Close it"}]}
    with pytest.raises(Unreadable, match="several lists of promises: 'kept', 'broken'"):
        list(read(written(tmp_path, value)))


def test_an_object_of_objects_with_lists_in_them_is_one_list(tmp_path: Path) -> None:
    value = {"Avalon": {"pledges": [{"text": "Cut"}]}, "Borduria": {"pledges": [{"text": "Plant"}]}}
    rows = [row for row in read(written(tmp_path, value)) if isinstance(row, Row)]
    assert [(row.cells["text"], row.cells["^@name"]) for row in rows] == [("Cut", "Avalon"), ("Plant", "Borduria")]


# --- folders ----------------------------------------------------------------------------------------------------------


def test_in_a_folder_the_files_with_promises_are_read_whatever_their_number(tmp_path: Path) -> None:
    (tmp_path / "promises.yaml").write_text("promises:\n- quote: Open it\n")
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("---\ntitle: A speech\n---\nMany words.\n")
    (tmp_path / "README.md").write_text("About.\n")
    assert [(item.file, getattr(item, "text", "a row")) for item in read(tmp_path)] == [
        ("README.md", "left out: it is about the folder"),
        ("a.md", "left out: it is of another format than those with promises"),
        ("b.md", "left out: it is of another format than those with promises"),
        ("promises.yaml", "a row"),
    ]


def test_a_file_of_something_else_in_the_same_format_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "parties.json").write_text('[{"id": 1, "name": "Avalon"}, {"id": 2, "name": "Borduria"}]')
    (tmp_path / "promises.json").write_text('[{"promise": "Open it"}]')
    assert [str(item) for item in read(tmp_path) if not isinstance(item, Row)] == [
        "parties.json: left out: no column of it is one of promises"
    ]


def test_promises_in_two_formats_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[{"promise": "Open it"}]')
    (tmp_path / "b.csv").write_text("promise\nClose the bridge\n")
    with pytest.raises(Unreadable, match=r"in several formats hold promises \(a\.json, b\.csv\)"):
        list(read(tmp_path))
