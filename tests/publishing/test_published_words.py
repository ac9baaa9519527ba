"""The words of a site: those of everyday, each thing by one word, and nothing said twice."""

import re
from datetime import UTC, datetime
from pathlib import Path

import html5lib
import pytest
from reports.report_samples import ACCORD, FISH, TODAY

from commitments.dates import PartialDate
from commitments.history import Deferral, Guideline, Retraction, Search
from commitments.model import Commitment, Status, Update
from commitments.places import Paragraph, Place
from commitments.read_so_far import ReadSoFar
from commitments.reports import Report
from commitments.reports.site.presenters import public
from commitments.reports.site.presenters.marks import Marks

JARGON = re.compile(
    r"commitments?\b(?!\.(csv|jsonl))|in-progress|not-started|unassessed|part-rated|unsupported|\bstale\b|rater \d|"
    r"entered by|\bquery\b|\bactor\b|\(counted\)|\d{4}-\d\d-\d\d"
)
MARKS = Marks(public.PublicWording(None))


def shown(page: Path) -> str:
    """The text that a reader sees: neither code nor what is in the head."""
    body = html5lib.parse(page.read_text(encoding="utf-8"), namespaceHTMLElements=False).find("body")
    for parent in list(body.iter()):
        for child in list(parent):
            if child.tag in ("script", "pre"):
                parent.remove(child)
    return " ".join(" ".join(body.itertext()).split())


def test_no_page_speaks_as_the_tool_does(site: Path) -> None:
    ours = [page for page in site.rglob("*.html") if page.relative_to(site).parts[0] not in ("doc", "method")]
    found = {page.relative_to(site).as_posix(): JARGON.findall(shown(page)) for page in ours}
    assert {name: words for name, words in found.items() if words} == {}


def test_the_method_says_what_a_status_is_called_in_the_data(site: Path) -> None:
    said = shown(site / "method/index.html")
    assert "in progress there were concrete steps, and it is not done open; “in-progress” in the data" in said
    assert JARGON.findall(re.sub("; “[a-z-]+” in the data", "", said)) == []


def test_how_much_was_read_is_said_once(site: Path) -> None:
    said = shown(site / "harbour-2019/index.html")
    assert said.count("were read") == 1
    assert "99% of its sentences were read, 1 of 160 is unread; 1 passage promises nothing." in said


def test_the_navigation_says_where_one_is(site: Path) -> None:
    def current(name: str) -> list[tuple[str, str]]:
        page = html5lib.parse((site / name).read_text(encoding="utf-8"), namespaceHTMLElements=False)
        return [(one.text, one.attrib["aria-current"]) for one in page.iter("a") if "aria-current" in one.attrib]

    assert current("index.html") == [("Promises", "page")]
    assert current("method/index.html") == [("Method", "page")]
    assert current("actors/city-of-oxwich/index.html") == [("Who promised", "true")]
    assert current("harbour-2019/01/index.html") == []


def test_a_change_of_one_member_names_it_on_the_front_page(site: Path) -> None:
    assert "Let the salmon pass ✓ kept for Oxwich, 1 May 2022" in shown(site / "index.html")


@pytest.mark.parametrize(
    ("read", "aside", "said"),
    [
        (None, 0, "Its text is not available here."),
        (ReadSoFar(18, 0), 6, "Its whole text was read: 18 sentences; 6 passages promise nothing."),
        (ReadSoFar(120, 116), 0, "3% of its sentences were read, 116 of 120 are unread."),
    ],
)
def test_how_much_of_a_text_was_read_is_a_sentence(read: ReadSoFar | None, aside: int, said: str) -> None:
    assert public.read_of_text(read, aside) == said


def test_how_much_of_all_texts_was_read_is_a_sentence() -> None:
    found = [ReadSoFar(10, 0), ReadSoFar(30, 10)]
    assert [public.read_of_all(found[:n]) for n in range(3)] == [
        "",
        "The text was read whole.",
        "1 of 2 texts were read whole. 75% of all sentences were read, 10 of 40 are unread.",
    ]


def test_figures_that_ask_for_nothing_are_left_out() -> None:
    def told(**found: int) -> list[str]:
        return [f"{one.number}{'!' if one.is_alarm else ''} {one.words}" for one in public.figures(found, 180)]

    assert told(ratings=1, evidence=1) == ["0 overdue", "0 of 1 rating is without evidence", "1 piece of evidence"]
    assert told() == ["0 overdue", "0 pieces of evidence"]
    assert told(overdue=1, stale=2, ratings=4, without=3) == [
        "1! overdue",
        "2! open, and without an update for more than 180 days",
        "3! of 4 ratings are without evidence",
        "0 pieces of evidence",
    ]


def test_a_place_is_told_in_words() -> None:
    places = [Place(), Place(7), Place(7, Paragraph(42)), Place(None, Paragraph(4, is_counted=True))]
    assert list(map(public.place_words, places)) == ["", "page 7", "page 7, paragraph 42", "paragraph 4 by our count"]


def at(day: int) -> datetime:
    return datetime(2025, 3, day, tzinfo=UTC)


def test_what_an_entry_does_is_told_with_dates_in_words() -> None:
    rated = Update(Status.KEPT, PartialDate("2025-03-01"), at(1), "ana")
    entries = (
        rated,
        Update(None, PartialDate("2025-03-02"), at(2), "ana", act=Retraction(rated.key)),
        Update(None, PartialDate("2025-03-03"), at(3), "ana", act=Retraction("0" * 12)),
        Update(None, PartialDate("2025-03-04"), at(4), "ana", act=Deferral(PartialDate("2026-06"))),
        Update(Status.NOT_STARTED, PartialDate("2025-03-05"), at(5), "ana", act=Search("the gazette")),
        Update(None, PartialDate("2025-03-06"), at(6), "ana", act=Guideline("all is built", "half is built")),
        Update(None, PartialDate("2025-03-07"), at(7), "ana", act=Guideline("all is opened")),
    )
    one = Commitment("d", 1, "We will build.", updates=entries)
    assert [public.act_words(entry, one, MARKS) for entry in entries] == [
        "",
        "Correction: the rating of 1 March 2025 no longer counts",
        "Takes back an update that is not in this history",
        "Deferred to June 2026",
        "Looked and found nothing: the gazette",
        "What counts was written down, version 1: kept: all is built; partly kept: half is built",
        "What counts was written down, version 2",
    ]


def test_a_promise_with_many_ratings_without_evidence_is_listed_once() -> None:
    bare = tuple([update._replace(evidence=()) for update in FISH.updates])
    report = Report("Fish", TODAY, (ACCORD,), (FISH._replace(updates=bare),))
    presenter = public.PublicPresenter(report, lambda one: f"{one.number}/", with_names=False)
    (found,) = [one for one in presenter.attention() if one.title == "Ratings without evidence"]
    assert (found.number, [fact for _, fact in found.items]) == ("2", ["Oxwich: kept; Tarn: dropped"])


def test_a_promise_without_a_summary_is_headed_by_how_it_begins() -> None:
    assert public.title(Commitment("d", 1, "We will " + "build and " * 30 + "rest.")).endswith("build and…")
