"""`publish`: what it makes, what it makes again, and what it leaves alone."""

import json
import os
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pacts import RECORDED
from sites import broken_links, files_in, invalid
from terminals import Program

from commitments.dates import PartialDate
from commitments.desk.publishing import manifest
from commitments.history import Retraction
from commitments.model import Commitment, Document, Evidence, Status, Update
from commitments.stores import Store
from commitments.stores.copying import copied

ATOM = "{http://www.w3.org/2005/Atom}"
NASTY = "</script><script>alert(1)</script> {{ 1234 * 1000 }} \x1b[31m\u202e ]]> & \"'"


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {name for name in {*before, *after} if before.get(name) != after.get(name)}


def add(store: Path, *commitments: Commitment, document: Document | None = None, text: str | None = None) -> None:
    with Store.open(store).change("add", "ben", RECORDED) as change:
        if document is not None:
            change.put_document(document, text)
        for commitment in commitments:
            change.put(commitment)


OATH = Document("oath-2020", "The Oath", published=PartialDate("2020-02-01"))
WORD = Commitment(
    "oath-2020", 1, "We will keep our word.", made=PartialDate("2020-02-01"), actors=("Peru",), tags=("word",)
)


def test_a_site_has_these_files(program: Program, pact: Path) -> None:
    assert program("publish", "site").code == 0
    pages = [f"pact-2015/{number}/" for number in ("01", "02", "03", "04")]
    subjects = [
        *(f"actors/{name}/" for name in ("france", "japan")),
        *(f"tags/{name}/" for name in ("energy", "steel", "trade", "transport")),
    ]
    assert sorted(files_in(Path("site"))) == sorted(
        [
            *(f"{page}{name}" for page in pages for name in ("index.html", "embed.html", "data.json", "data.csv")),
            *(f"{one}{name}" for one in subjects for name in ("index.html", "data.json", "data.csv", "feed.atom")),
            *(f"pact-2015/{name}" for name in ("index.html", "embed.html", "data.json", "data.csv", "feed.atom")),
            *(
                f"{name}/index.html"
                for name in ("actors", "corrections", "data", "documents", "method", "search", "tags")
            ),
            *(f"data/{name}" for name in ("commitments.csv", "commitments.jsonl", "documents.jsonl")),
            *("search/index.js", "search/rows-00.js", "search/text-00.js", "static/search.js", "static/site.css"),
            *("index.html", "data.json", "feed.atom"),
        ]
    )


def test_every_page_is_strict_html_and_every_link_leads_somewhere(program: Program, two_documents: Path) -> None:
    program("publish", "site")
    assert (invalid(Path("site")), broken_links(Path("site"))) == ([], [])


def test_with_a_base_url_there_are_sitemaps_and_full_addresses(program: Program, pact: Path) -> None:
    program("publish", "site", "--base-url", "https://pacts.example/here")
    site = Path("site")
    page = (site / "pact-2015/03/index.html").read_text()
    assert '<link rel="canonical" href="https://pacts.example/here/pact-2015/03/">' in page
    assert (site / "robots.txt").read_text() == (
        "User-agent: *\nAllow: /\nSitemap: https://pacts.example/here/sitemap.xml\n"
    )
    places = {
        one.text for name in ("sitemap.xml", "pages.xml", "pact-2015/sitemap.xml") for one in _locations(site / name)
    }
    assert {
        f"https://pacts.example/here/{name}" for name in ("", "pact-2015/", "pact-2015/04/", "pact-2015/sitemap.xml")
    } < places
    assert (invalid(site), broken_links(site)) == ([], [])


def _locations(path: Path) -> list[ElementTree.Element]:
    return [element for element in ElementTree.parse(path).iter() if element.tag.endswith("}loc")]


def test_publishing_again_writes_nothing_and_elsewhere_the_same_bytes(program: Program, two_documents: Path) -> None:
    program("publish", "site")
    stamps = {path: path.stat().st_mtime_ns for path in Path("site").rglob("*")}
    again = program("publish", "site")
    program("publish", "other")
    assert again.err == "site: 5 commitments of 2 documents; wrote 0 files\n"
    assert {path: path.stat().st_mtime_ns for path in Path("site").rglob("*")} == stamps
    assert files_in(Path("site")) == files_in(Path("other"))


def test_one_mark_writes_the_pages_that_tell_of_it_and_no_other(program: Program, two_documents: Path) -> None:
    program("publish", "site")
    before = files_in(Path("site"))
    program("mark", "pact-2015-03", "kept", "--on", "2019-01-01", "--evidence", "https://solar.example/done")
    program("publish", "site")
    assert changed(before, files_in(Path("site"))) == {
        *(f"pact-2015/03/{name}" for name in ("index.html", "embed.html", "data.json", "data.csv")),
        # Those beside it name it with its status.
        "pact-2015/04/index.html",
        *(f"pact-2015/{name}" for name in ("index.html", "embed.html", "data.json", "data.csv", "feed.atom")),
        *(
            f"{one}/{name}"
            for one in ("actors/france", "tags/energy")
            for name in ("index.html", "data.json", "data.csv", "feed.atom")
        ),
        *("actors/index.html", "tags/index.html", "documents/index.html", "method/index.html"),
        *("index.html", "data.json", "feed.atom", "data/commitments.csv", "data/commitments.jsonl"),
        "search/rows-00.js",
    }
    assert program("publish", "other").code == 0
    assert files_in(Path("other")) == files_in(Path("site"))


def test_what_is_no_more_is_taken_away_and_other_peoples_files_are_not(program: Program, two_documents: Path) -> None:
    program("publish", "site")
    for name in ("CNAME", "oath-2020/notes.txt", "pact-2015/04/scan.pdf"):
        Path("site", name).write_text("mine")
    program("document", "remove", "oath-2020", "--yes")
    program("remove", "pact-2015-04", "--yes")
    program("publish", "site")
    left = [
        name for name in files_in(Path("site")) if name.startswith(("oath-2020", "pact-2015/04", "tags/word", "CNAME"))
    ]
    assert sorted(left) == ["CNAME", "oath-2020/notes.txt", "pact-2015/04/scan.pdf"]
    assert broken_links(Path("site")) == []


def test_a_folder_with_other_files_is_refused(program: Program, pact: Path) -> None:
    Path("site").mkdir()
    Path("site/index.html").write_text("mine")
    refused = program("publish", "site")
    assert (refused.code, refused.err) == (
        2,
        "commitments: site holds files that no publish has written there; name an empty folder or a new one\n",
    )
    assert files_in(Path("site")) == {"index.html": b"mine"}


def test_a_file_in_the_way_is_neither_replaced_nor_followed(program: Program, pact: Path) -> None:
    program("publish", "site")
    Path("elsewhere").mkdir()
    os.symlink("../elsewhere", "site/oath-2020")
    add(pact, WORD, document=OATH)
    assert program("publish", "site").code == 1
    assert os.listdir("elsewhere") == []
    os.unlink("site/oath-2020")
    Path("site/oath-2020/01").mkdir(parents=True)
    assert program("publish", "site").code == 0


def test_check_writes_nothing_and_says_what_is_not_current(program: Program, pact: Path) -> None:
    program("publish", "site")
    assert program("publish", "site", "--check").code == 0
    program("mark", "pact-2015-03", "kept", "--on", "2019-01-01", "--evidence", "https://solar.example/done")
    before = files_in(Path("site"))
    found = program("publish", "site", "--check")
    assert found.code == 3
    assert "pact-2015/03/index.html: to be published" in found.err
    assert files_in(Path("site")) == before
    program("publish", "site")
    assert program("publish", "site", "--check").code == 0
    Path("site/pact-2015/02/index.html").write_text("other words")
    Path("site/method/index.html").unlink()
    found = program("publish", "site", "--check")
    assert found.code == 3
    assert "pact-2015/02/index.html: not as it was published" in found.err
    assert "method/index.html: missing" in found.err
    program("publish", "site", "--all")
    assert program("publish", "site", "--check").code == 0


def test_a_dry_run_makes_no_folder(program: Program, pact: Path) -> None:
    assert program("publish", "site", "--dry-run").code == 0
    assert not Path("site").exists()


def test_another_day_makes_again_only_what_is_told_differently(
    program: Program, pact: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program("publish", "site")
    monkeypatch.setenv("COMMITMENTS_TODAY", "2026-11-25")
    assert program("publish", "site").err.endswith("wrote 0 files\n")
    add(
        pact,
        Commitment("pact-2015", 4, "Everyone will do their best.", due=PartialDate("2026-11-30"), section="CLOSING"),
    )
    program("publish", "site")
    assert "overdue" not in Path("site/pact-2015/04/index.html").read_text()
    monkeypatch.setenv("COMMITMENTS_TODAY", "2026-12-01")
    program("publish", "site")
    assert "overdue, was due 30 November 2026" in Path("site/pact-2015/04/index.html").read_text()


@pytest.mark.parametrize("how", ["tag", "only"])
def test_a_draft_is_nowhere(program: Program, pact: Path, how: str) -> None:
    if how == "tag":
        program("tag", "pact-2015-01", "draft")
    else:
        (pact / "commitments.toml").write_text('schema = 1\n[publish]\nonly = "-tag:transport"\n')
    program("publish", "site")
    site = files_in(Path("site"))
    # Its words are in the document's text, as text.
    text = site.pop("pact-2015/index.html").decode()
    assert "Japan will build ten trains by 2018." in text
    told = {
        name: data
        for name, data in {**site, "page": text.encode()}.items()
        if b"ten trains" in data or b"Ten trains" in data
    }
    # And around the words of others, as they stand there.
    assert set(told) == {"page", *(f"pact-2015/0{number}/index.html" for number in (2, 3, 4))}
    assert "pact-2015/01" not in text
    for name, data in site.items():
        assert b"transport" not in data, name
        assert b"rail.example" not in data, name
        assert b"pact-2015-01" not in data, name
    assert json.loads(site["data.json"])["commitments"] == 3


def test_the_number_of_a_draft_that_comes_last_is_not_told(program: Program, pact: Path) -> None:
    program("tag", "pact-2015-04", "draft")
    program("publish", "site")
    assert json.loads(Path("site/pact-2015/data.json").read_text())["document"]["next_number"] == 4


def test_names_of_raters_are_nowhere_unless_the_settings_say_so(program: Program, pact: Path) -> None:
    program(
        "mark",
        "pact-2015-03",
        "kept",
        "--on",
        "2019-01-01",
        "--evidence",
        "https://solar.example/done",
        "--by",
        "Zebulon",
    )
    program("retract", "pact-2015-03", "--update", "1", "--why", "A slip.", "--by", "Quillon")
    program("code", "pact-2015-01", "--status", "kept", "--by", "Xanthe")
    program("code", "pact-2015-01", "--status", "partial", "--by", "Ysolde")
    program(
        "adjudicate",
        "pact-2015-01",
        "--status",
        "kept",
        "--why",
        "It is done.",
        "--evidence",
        "https://a.example",
        "--by",
        "Wanda",
    )
    program("publish", "site")
    names = [b"Zebulon", b"Quillon", b"Xanthe", b"Ysolde", b"Wanda"]
    assert [name for name, data in files_in(Path("site")).items() if any(one in data for one in names)] == []
    page = Path("site/pact-2015/03/index.html").read_text()
    assert "(taken back on 24 November 2026: A slip.)" in page and "rater 2" not in page
    (pact / "commitments.toml").write_text("schema = 1\n[publish]\nraters = true\n")
    program("publish", "site")
    method = Path("site/method/index.html").read_text()
    assert "The updates were made by Quillon, Wanda, Zebulon, ben." in method
    assert "2 second coders (Xanthe, Ysolde)" in method


def test_addresses_and_ids_of_feeds_stay_when_documents_are_added(program: Program, pact: Path) -> None:
    program("publish", "site")
    before, feeds = files_in(Path("site")), _ids(Path("site"))
    add(pact, WORD._replace(actors=("Japan", "JAPAN (Nippon)"), tags=("trade",)), document=OATH)
    program("publish", "site")
    after = files_in(Path("site"))
    assert [name for name in before if name not in after] == []
    assert {name: ids for name, ids in _ids(Path("site")).items() if name in feeds} == feeds
    assert {name for name in before if name.startswith("pact-2015") and before[name] != after[name]} == set()


def _ids(site: Path) -> dict[str, list[str | None]]:
    return {
        str(path.relative_to(site)): [element.text for element in ElementTree.parse(path).iter(f"{ATOM}id")]
        for path in site.rglob("*.atom")
    }


def test_hostile_texts_come_out_inert_on_every_page(program: Program, pact: Path) -> None:
    update = Update(
        Status.KEPT, PartialDate("2019"), RECORDED, NASTY, NASTY, evidence=(Evidence("javascript:alert(1)", NASTY),)
    )
    slip = Update(None, PartialDate("2020"), RECORDED, NASTY, NASTY, act=Retraction(update.key))
    nasty = Commitment(
        "nasty-2020", 1, NASTY, None, NASTY, NASTY, actors=(NASTY, "日本"), tags=(NASTY,), updates=(update, slip)
    )
    add(
        pact,
        nasty,
        document=Document("nasty-2020", NASTY, NASTY, NASTY, url="javascript:alert(1)", note=NASTY, language=NASTY),
    )
    program("publish", "site", "--base-url", "https://pacts.example")
    site = Path("site")
    assert (invalid(site), broken_links(site)) == ([], [])
    for name, data in files_in(site).items():
        text = data.decode()
        assert "\x1b" not in text and "\u202e" not in text, name
        if name.endswith(".html"):
            assert "<script>alert" not in text and "1234000" not in text, name
            assert 'href="javascript' not in text, name
            assert text.count("<script") == text.count("</script>"), name
        if name.endswith((".atom", ".xml")):
            ElementTree.fromstring(text)
        if name.endswith(".json"):
            json.loads(text)


def test_every_page_admits_nothing_from_elsewhere(program: Program, pact: Path) -> None:
    program("publish", "site")
    pages = {name: data.decode() for name, data in files_in(Path("site")).items() if name.endswith(".html")}
    for name, text in pages.items():
        assert "default-src &#39;none&#39;" in text, name
        assert ("script-src" in text) == (name == "search/index.html"), name


def test_whole_data_is_that_of_the_documents(program: Program, two_documents: Path) -> None:
    program("publish", "site")
    site = Path("site")
    lines = (site / "data/commitments.jsonl").read_text().splitlines()
    assert [json.loads(line)["id"] for line in lines] == [
        "oath-2020-01",
        *(f"pact-2015-0{n}" for n in (1, 2, 3, 4)),
    ]
    assert [json.loads(line)["id"] for line in (site / "data/documents.jsonl").read_text().splitlines()] == [
        "oath-2020",
        "pact-2015",
    ]
    assert len((site / "data/commitments.csv").read_text().splitlines()) == 6


def test_a_store_lays_out_its_own_pages_within_bounds(program: Program, pact: Path) -> None:
    (pact / "commitments.toml").write_text('schema = 1\n[publish]\ntemplates = "look"\n')
    (pact / "look/static").mkdir(parents=True)
    (pact / "look/promise.html.j2").write_text(
        '{% extends "commitments/promise.html.j2" %}{% block cite %}<p>Ours: {{ page.kicker }}</p>{% endblock %}'
    )
    (pact / "look/static/own.css").write_text(".ours { color: red; }")
    assert program("publish", "site").code == 0
    assert "<p>Ours: Promise 3</p>" in Path("site/pact-2015/03/index.html").read_text()
    assert Path("site/static/site.css").read_text().count(".ours { color: red; }") == 1
    (pact / "look/promise.html.j2").write_text("{{ nothing.there }}")
    assert program("publish", "site").code == 2


def test_a_run_that_was_stopped_is_finished_by_the_next(program: Program, pact: Path) -> None:
    program("publish", "whole")
    program("publish", "site")
    noted = json.loads(Path("site/.commitments-site.json").read_text())
    noted |= {"documents": {}, "unfinished": [manifest.secret("pact-2015"), ""]}
    Path("site/.commitments-site.json").write_text(json.dumps(noted))
    files, details = json.loads(Path("site/.commitments-site/pact-2015.json").read_text())
    begun = dict.fromkeys([*files, "pact-2015/09/index.html"], "")
    Path("site/.commitments-site/pact-2015.json").write_text(json.dumps([begun, details]))
    Path("site/pact-2015/09").mkdir()
    Path("site/pact-2015/09/index.html").write_text("half")
    Path("site/pact-2015/01/.index.html.tmp").write_text("half")
    assert program("publish", "site").code == 0
    assert files_in(Path("site")) == files_in(Path("whole"))


def test_what_a_stopped_run_wrote_is_not_taken_for_what_was_noted_before_it(program: Program, pact: Path) -> None:
    program("publish", "site")
    before = files_in(Path("site"))
    noted = json.loads(Path("site/.commitments-site.json").read_text())
    Path("site/.commitments-site.json").write_text(
        json.dumps(noted | {"unfinished": [manifest.secret("pact-2015"), ""]})
    )
    for name in ("pact-2015/02/index.html", "method/index.html", "data/commitments.csv"):
        Path("site", name).write_text("of a change that was undone since")
    program("publish", "site")
    assert files_in(Path("site")) == before


def test_a_document_cannot_stand_where_the_site_has_pages_of_its_own(program: Program, pact: Path) -> None:
    add(pact, document=Document("method", "The Method"))
    refused = program("publish", "site")
    assert refused.code == 2
    assert "-document:method" in refused.err
    assert program("publish", "site", "--", "-document:method").code == 0


def test_a_database_makes_the_site_that_its_folder_makes(program: Program, pact: Path, empty_store: str) -> None:
    database = Store.open(empty_store)
    copied(Store.open(pact), database)
    database.close()
    for change in ([], ["mark", "pact-2015-03", "kept", "--on", "2019-01-01", "--evidence", "https://solar.example"]):
        for store, site in ((str(pact), "one"), (empty_store, "other")):
            if change:
                program("--store", store, *change)
            assert program("--store", store, "publish", site).code == 0
        assert files_in(Path("one")) == files_in(Path("other"))


def test_the_settings_name_the_site_and_where_a_problem_is_reported(program: Program, pact: Path) -> None:
    (pact / "commitments.toml").write_text(
        'schema = 1\n[publish]\ntitle = "Pacts & promises"\nreport = "mailto:ana@pacts.example"\n'
    )
    program("publish", "site")
    page = Path("site/pact-2015/03/index.html").read_text()
    assert "<title>Solar money · Pacts &amp; promises</title>" in page
    assert 'href="mailto:ana@pacts.example?subject=Solar%20money%3A%20pact-2015%2F03%2Findex.html"' in page
    (pact / "commitments.toml").write_text('schema = 1\n[publish]\nreport = "javascript:alert(1)"\n')
    assert program("publish", "site").err == (
        f"commitments: {pact}/commitments.toml: publish.report: expected a URL that begins with mailto: or https://, "
        "found 'javascript:alert(1)'\n"
    )


def test_a_query_publishes_what_it_means_and_the_documents_of_that(program: Program, two_documents: Path) -> None:
    program("publish", "site", "tag:trade")
    assert sorted(path.parent.name for path in Path("site").glob("*/*/embed.html")) == ["02"]
    assert not Path("site/oath-2020").exists()
    program("publish", "site")
    assert Path("site/oath-2020/01/index.html").exists()


def test_statuses_are_told_in_the_words_of_another_tracker_and_what_they_cannot_say_too(
    program: Program, pact: Path
) -> None:
    program("publish", "site", "--vocabulary", "politifact")
    page = Path("site/pact-2015/01/index.html").read_text()
    method = Path("site/method/index.html").read_text()
    shown = re.sub("<[^>]*>", " ", page)
    assert ("Promise Kept since" in shown, re.findall(r"\bkept\b.*", shown)) == (True, [])
    assert "is shown as" not in method
    program("mark", "4", "dropped", "--on", "2016", "--note", "Given up.")
    program("publish", "site", "--vocabulary", "politifact")
    method = Path("site/method/index.html").read_text()
    assert "“dropped” (withdrawn or replaced by its maker) is shown as “Promise Broken”" in method
    assert json.loads(Path("site/pact-2015/04/data.json").read_text())["status"] == "dropped"


def test_the_settings_may_name_the_vocabulary_of_a_site(program: Program, pact: Path) -> None:
    (pact / "commitments.toml").write_text('schema = 1\n[publish]\nvocabulary = "politifact"\n')
    program("publish", "one")
    program("publish", "two", "--vocabulary", "politifact")
    assert files_in(Path("one")) == files_in(Path("two"))
    (pact / "commitments.toml").write_text('schema = 1\n[publish]\nvocabulary = "politics"\n')
    assert program("publish", "three").err.startswith(
        "commitments: publish.vocabulary in the settings of the store: unknown vocabulary 'politics'; did you mean"
    )
    assert files_in(Path("three")) == {}


def test_the_settings_may_say_where_a_site_will_be(program: Program, pact: Path) -> None:
    (pact / "commitments.toml").write_text('schema = 1\n[publish]\nbase_url = "https://pacts.example"\n')
    program("publish", "one")
    program("publish", "two", "--base-url", "https://pacts.example/")
    assert files_in(Path("one")) == files_in(Path("two"))
    (pact / "commitments.toml").write_text('schema = 1\n[publish]\nbase_url = "pacts.example"\n')
    assert program("publish", "one").err.startswith("commitments: [publish] base_url pacts.example: an address such as")
