"""The commands about evidence, on both kinds of stores and against a server on this machine."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from keepsakes import article, rate
from terminals import Program
from webs import Names, Visit, Web

from commitments.copies import Checked, Page, State, encode_page
from commitments.model import Evidence
from commitments.stores import Store

QUICK = ("--allow-private", "--delay", "0")
TRAIN = "The tenth train left the works in May."


@pytest.fixture
def store(pact_store: Store) -> Store:
    return pact_store


def test_a_page_is_kept_once_and_its_excerpt_is_proved_by_it(store: Store, on: Program, site: Web) -> None:
    url = site.page("/ten", article("Ten trains", TRAIN))
    rate(store, 3, Evidence(url, excerpt="tenth train left"))
    rate(store, 4, Evidence(f"{url}#part"))
    done = on("evidence", "keep", "3,4", *QUICK)
    assert (done.code, done.out, done.err) == (
        0,
        f"kept  {url}  ({len(article('Ten trains', TRAIN))} bytes)\n",
        "kept 1 page\n",
    )
    columns = ("--columns", "id,update,copy,excerpt,link,title", "--format", "tsv")
    assert on("evidence", "list", "3,4", *columns).out.splitlines() == [
        "id\tupdate\tcopy\texcerpt\tlink\ttitle",
        "pact-2015-03\t1\t2026-11-24\tverified\talive\t",
        "pact-2015-04\t1\t2026-11-24\t\talive\t",
    ]
    again = on("evidence", "keep", "3,4", *QUICK)
    assert (again.code, again.err, site.asked("/ten")) == (0, "each page has a copy; --again gets them anew\n", 1)
    assert on("evidence", "keep", "3", "--again", *QUICK).code == 0
    assert (site.asked("/ten"), len(store.kept())) == (2, 3)


def test_what_did_not_come_is_told_and_tried_again(store: Store, on: Program, site: Web) -> None:
    urls = [site.page("/there", article("There", "It is there.")), site.url("/gone"), site.page("/no", "", 403)]
    rate(store, 4, *map(Evidence, urls))
    done = on("evidence", "keep", "4", *QUICK)
    assert (done.code, done.out.count("kept  ")) == (1, 1)
    assert sorted(done.err.splitlines()) == [
        "commitments: kept 1 of 3 pages; 2 could not be fetched, as told above; the same command tries these again",
        f"warning: {urls[1]} answers 404 (Not Found)",
        f"warning: {urls[2]} answers 403 (Forbidden)",
    ]
    site.page("/gone", article("Back", "It came back."))
    assert on("evidence", "list", "is:dead-link", "--format", "ids").out == "pact-2015-04\n"
    assert on("evidence", "keep", "4", *QUICK).out.startswith(f"kept  {urls[1]}")
    assert on("evidence", "list", "is:dead-link", "--format", "ids").out == ""


def test_the_own_network_is_not_asked_unless_that_is_said(store: Store, on: Program, site: Web) -> None:
    rate(store, 4, Evidence(site.page("/inside", "secret")))
    done = on("evidence", "keep", "4", "--delay", "0")
    assert (done.code, "an address of the own machine or network" in done.err, site.seen) == (1, True, [])
    assert (store.kept(), on("evidence", "keep", "4", "--dry-run").out) == ([], f"{site.url('/inside')}\n")


def test_pages_are_asked_for_again_and_what_became_of_them_is_kept(store: Store, on: Program, site: Web) -> None:
    site.act("/news", lambda visit: visit.answer(article("News", f"It opened with {visit.times}00 workers.")))
    site.act("/old", lambda visit: visit.answer(article("Old", "Words of old."), 200 if visit.times < 2 else 410))
    site.page("/new", article("New", "Here it is."))
    site.act("/moves", lambda visit: visit.redirect("/new", 301))
    rate(store, 4, *(Evidence(site.url(path)) for path in ("/news", "/old", "/moves", "/new")))
    assert on("evidence", "keep", "4", *QUICK).code == 0
    done = on("evidence", "check", "4", *QUICK)
    assert done.code == 3
    assert done.out.splitlines() == [
        f"changed      {site.url('/news')} has other words than on 2026-11-24 (1 word gone, 1 new)  (pact-2015-04)",
        "             # News It opened with [-100-] {+200+} workers.",
        f"gone         {site.url('/old')} answers 410 (Gone)  (pact-2015-04)",
        f"moved        {site.url('/moves')} has moved for good to {site.url('/new')}  (pact-2015-04)",
    ]
    assert done.err.splitlines() == [
        "asked for 4 pages: 1 alive, 1 moved, 1 changed, 1 gone",
        "4 never archived (--archive)",
        "commitments: 1 page is gone",
    ]
    assert on("list", "is:dead-link", "--format", "ids").out == "pact-2015-04\n"
    assert on("evidence", "list", "4", "is:dead-link", "--format", "tsv", "--columns", "link,url").out.splitlines() == [
        "link\turl",
        f"gone\t{site.url('/old')}",
    ]
    said = [json.loads(line) for line in on("evidence", "check", "4", *QUICK, "--format", "jsonl").out.splitlines()]
    assert [(one["state"], one["moved_to"]) for one in said] == [
        ("changed", None),
        ("gone", None),
        ("moved", site.url("/new")),
        ("alive", None),
    ]


def test_a_piece_is_listed_for_what_it_has_itself(store: Store, on: Program, site: Web) -> None:
    url = site.page("/ten", article("Ten trains", TRAIN))
    rate(store, 4, Evidence(url, excerpt="tenth train left"), Evidence("https://other.example/"))
    assert on("evidence", "keep", "4", *QUICK).code == 1

    def urls(*query: str) -> list[str]:
        return on("evidence", "list", *query, "--columns", "url", "--format", "tsv").out.split()[1:]

    assert urls("has:copy") == urls("4", "is:verified") == urls("-(no:copy or status:broken)") == [url]
    assert urls("4", "no:copy") == urls("4", "-has:copy") == ["https://other.example/"]
    assert urls("4", "has:copy", "-has:copy") == []
    assert on("list", "4", "has:copy", "--format", "ids").out == ""


def test_without_a_connection_nothing_is_found_out_of_a_page(
    store: Store, on: Program, site: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = {"news.example": [["127.0.0.1"]], "example.org": [["192.0.2.1"]]}
    with monkeypatch.context() as online:
        Names(online, **names)
        rate(store, 4, Evidence(site.url("/gone", "news.example")))
        assert on("evidence", "check", "4", *QUICK).code == 3
    Names(monkeypatch)
    done = on("evidence", "check", "4", *QUICK)
    assert (done.code, done.out.split()[0]) == (0, "unreachable")
    assert on("evidence", "list", "is:dead-link", "--format", "ids").out == "pact-2015-04\n"


def test_what_is_found_out_now_counts_whatever_time_an_earlier_check_says(store: Store, on: Program, site: Web) -> None:
    url = site.page("/ten", article("Ten trains", TRAIN))
    rate(store, 4, Evidence(url))
    page = Page(
        url, Checked(url, datetime(9999, 12, 31, tzinfo=UTC), State.GONE, "it is gone"), "https://archive.example/"
    )
    store.keep(lambda _: {f"evidence/{page.file}": encode_page(page)})
    assert on("list", "is:dead-link", "--format", "ids").out == "pact-2015-04\n"
    assert on("evidence", "check", "4", *QUICK).code == 0
    assert on("list", "is:dead-link", "--format", "ids").out == ""
    assert on("evidence", "list", "4", "--columns", "archived", "--format", "tsv").out == "archived\nyes\n"


def test_where_a_copy_was_led_to_is_told(store: Store, on: Program, site: Web) -> None:
    site.page("/login", article("Log in", "Name and password"))
    url = site.act("/a", lambda visit: visit.redirect("/login"))
    rate(store, 4, Evidence(url))
    assert on("evidence", "keep", "4", *QUICK).out.endswith(f" bytes from {site.url('/login')})\n")


def test_an_archive_is_asked_for_what_none_has_and_where_it_put_it_is_kept(
    store: Store, on: Program, site: Web, tmp_path: Path
) -> None:
    url = site.page("/ten", article("Ten", TRAIN))
    rate(store, 4, Evidence(url), Evidence(site.url("/gone")))
    refused = on("evidence", "check", "4", "--archive", *QUICK)
    assert (refused.code, "no archive is named" in refused.err, site.seen) == (2, True, [])
    _set(store, f'schema = 1\n[evidence]\narchive = "{site.url("/save?url={url}")}"\n')

    def save(visit: Visit) -> None:
        visit.answer("saved", Content_Location="/web/2026/ten") if visit.path.startswith("/save") else visit.answer(
            "", 404
        )

    site.pages["*"] = save
    done = on("evidence", "check", "4", "--archive", *QUICK)
    assert (done.code, f"archived  {url}  at {site.url('/web/2026/ten')}" in done.err) == (3, True)
    asked = [seen.path for seen in site.seen if seen.path.startswith("/save")]
    assert asked == [f"/save?url=http%3A%2F%2F127.0.0.1%3A{site.port}%2Ften"]
    listed = on("evidence", "list", "4", "--format", "jsonl").out
    assert [json.loads(line)["archive"] for line in listed.splitlines()] == [site.url("/web/2026/ten"), None]
    assert on("evidence", "list", "4", "no:archive", "--format", "ids").out == "pact-2015-04\n"
    assert "archive" not in str(store.commitment("pact-2015-04").updates[0].evidence[0].archive)


def test_an_archive_that_does_not_say_where_is_told(store: Store, on: Program, site: Web) -> None:
    url = site.page("/ten", article("Ten", TRAIN))
    rate(store, 4, Evidence(url))
    _set(store, f'schema = 1\n[evidence]\narchive = "{site.url("/save/")}"\n')
    site.page(f"/save/{url}", "we have it somewhere")
    done = on("evidence", "check", "4", "--archive", *QUICK)
    assert done.code == 1
    assert f"{url} was not archived: the archive does not say where it has put it" in done.err


def _set(store: Store, text: str) -> None:
    store.take_in({"commitments.toml": text.encode()})


def test_evidence_is_added_with_its_copy_and_what_the_page_says_of_itself(store: Store, on: Program, site: Web) -> None:
    url = site.page("/ten", article("Ten trains", TRAIN))
    done = on("evidence", "add", "4", url, "--excerpt", "tenth train left", "--note", "At last.", "--allow-private")
    assert (done.code, done.out) == (0, "pact-2015-04  note  (on 2026-11-24, 1 evidence)\n")
    assert "excerpt verified: it stands in the copy of 2026-11-24" in done.err
    (update,) = Store.open(store.name).commitment("pact-2015-04").updates
    assert (update.note, update.evidence) == ("At last.", (Evidence(url, "Ten trains", excerpt="tenth train left"),))
    gone = on("evidence", "add", "4", site.url("/gone"), "--allow-private")
    assert (gone.code, "nothing was changed" in gone.err) == (1, True)
    wrong = on("evidence", "add", "pact-2015-09", url, "--allow-private")
    assert (wrong.code, len(Store.open(store.name).commitment("pact-2015-04").updates), site.asked("/ten")) == (4, 1, 1)


def test_a_file_of_ones_own_is_evidence_by_its_content(store: Store, on: Program, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text(f"Dear Ann,\n\n{TRAIN}\n")
    assert on("evidence", "add", "4", str(letter), "--dry-run").code == 0
    assert store.kept() == []
    done = on("evidence", "add", "4", str(letter), "--title", "A letter", "--excerpt", TRAIN)
    assert (done.code, "excerpt verified" in done.err) == (0, True)
    (update,) = Store.open(store.name).commitment("pact-2015-04").updates
    assert update.evidence[0].url.startswith("urn:sha256:")
    assert on("check", "4").code == 0
    found_at = on("evidence", "add", "4", str(letter), "--url", "https://ministry.example/letter")
    store.rest()
    assert (found_at.code, len(store.kept())) == (0, 3)
    assert on("evidence", "list", "4", "has:copy", "--format", "ids").out == "pact-2015-04\n" * 2
    both = on("evidence", "add", "4", "https://a.example", "--url", "https://b.example")
    assert both.code == 2


@pytest.mark.parametrize(
    ("excerpt", "said"),
    [
        ("the tenth train  left the works", "excerpt verified: it stands in the copy of 2026-11-24"),
        ("the ninth train left the works", "only nearly in the copy of 2026-11-24: the [-ninth-] {+tenth+} train left"),
        (
            "Nobody expected any of this.",
            "the excerpt is not in the copy of 2026-11-24; commitments undo takes this back",
        ),
    ],
)
def test_an_excerpt_is_held_against_the_copy_when_it_is_entered(
    store: Store, on: Program, site: Web, excerpt: str, said: str
) -> None:
    url = site.page("/ten", article("Ten", f"In May {TRAIN.replace('The', 'the')}"))
    rate(store, 4, Evidence(url))
    assert on("evidence", "keep", "4", *QUICK).code == 0
    done = on("mark", "4", "kept", "--evidence", url, "--excerpt", excerpt)
    told = " ".join(done.err.split())
    assert (done.code, said.casefold() in told.casefold()) == (0, True), told


def test_hostile_pages_come_out_inert(store: Store, on: Program, site: Web) -> None:
    words = "\x1b[31mThe \x1b]0;x\x07tenth train\u202e left."
    url = site.page("/evil", article("\x1b[2J<b>", words))
    rate(store, 4, Evidence(url))
    site.act("/evil2", lambda visit: visit.redirect("http://\x1b[31m.example/"))
    rate(store, 4, Evidence(site.url("/evil2")))
    said = [
        on("evidence", "keep", "4", *QUICK),
        on("evidence", "check", "4", *QUICK),
        on("evidence", "add", "4", url, "--allow-private", "--excerpt", "the ninth train left. It is late, and so on."),
        on("evidence", "list", "4", "--format", "tsv"),
        on("show", "4"),
        on("export", "4"),
    ]
    assert not any(char in one.out + one.err for one in said for char in "\x1b\x07\u202e")


def test_every_command_says_what_to_do_where_there_is_nothing(on: Program) -> None:
    for words in (("list", "4"), ("keep", "4"), ("check", "4"), ("keep", "is:dead-link")):
        done = on("evidence", *words)
        assert (done.code, done.out, done.err) == (0, "", "no evidence matches\n")
    assert on("evidence", "keep", "99").code == 4
    assert on("evidence", "list", "--columns", "urll").err.startswith(
        "commitments: unknown column 'urll'; did you mean 'url'?"
    )
    assert on("evidence", "keep", "--delay", "nan").code == 2
