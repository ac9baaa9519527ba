"""The search of a site, as somebody uses it in a browser, on files that no server serves."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsers.readers import LOOKS, PHONE, Reader, is_too_wide, violations
from browsers.searched import HOSTILE, STATUSES, promises

from commitments.model import Status
from commitments.symbols import BEST_FIRST

if TYPE_CHECKING:
    from playwright.sync_api import Page

ALL = "122 promises"


def opened(reader: Reader, searched: Path, fragment: str = "", **tastes: object) -> "Page":
    page = reader.opens(searched / "search/index.html", fragment, **tastes)
    says(page, ALL)
    return page


def says(page: "Page", words: str) -> None:
    """Waits until the count has these words in it."""
    page.wait_for_function("words => document.getElementById('count').textContent.includes(words)", arg=words)


def titles(page: "Page") -> list[str]:
    return page.locator("#results h3").all_inner_texts()


def fragment(page: "Page") -> str:
    return page.url.partition("#")[2]


def focused(page: "Page") -> str:
    return str(page.evaluate("document.activeElement.name || document.activeElement.textContent"))


def test_all_promises_are_listed_document_by_document_fifty_a_page(reader: Reader, searched: Path) -> None:
    page = opened(reader, searched)
    assert page.inner_text("#count") == ALL
    assert titles(page) == [
        *(f"Promise {number} of 1954" for number in range(1, 41)),
        *(f"Promise {number} of 1987" for number in range(1, 11)),
    ]


def test_a_choice_is_of_all_ways_of_writing_a_name(reader: Reader, searched: Path) -> None:
    page = opened(reader, searched, "#actor=FRANCE&document=2016")
    says(page, "1 of 122")
    assert titles(page) == ["Élan for the Straße"]
    assert page.input_value("[name=actor]") == "France"


def test_words_are_found_in_quotes_whatever_their_case_accents_and_quotation_marks(
    reader: Reader, searched: Path
) -> None:
    page = opened(reader, searched)
    for typed in ("REDUIRE emissions", "s'engage", '"a reduire les"', '"co₂"'):
        page.fill("[name=q]", typed)
        says(page, "1 of 122")
        assert titles(page) == ["Élan for the Straße"]


def test_what_is_found_is_marked_in_the_quote_as_it_was_written(reader: Reader, searched: Path) -> None:
    page = opened(reader, searched, "#q=emissions+reduire")
    says(page, "1 of 122")
    assert page.locator("#results mark").all_inner_texts() == ["réduire", "émissions"]
    assert page.inner_text("#results .snippet") == "Le Gouvernement s’engage à réduire les émissions de “CO₂”."


def test_words_in_quotation_marks_stand_together(reader: Reader, searched: Path) -> None:
    page = opened(reader, searched, "#q=%22build+3+trains%22")
    says(page, "3 of 122")
    assert titles(page) == ["Promise 3 of 1954", "Promise 3 of 1987", "Promise 3 of 2015"]


@pytest.mark.parametrize("status", [status.value for status in STATUSES])
def test_choices_narrow_the_list_together(reader: Reader, searched: Path, status: str) -> None:
    page = opened(reader, searched)
    page.select_option("[name=status]", status)
    page.select_option("[name=actor]", "France")
    page.select_option("[name=document]", "1987")
    expected = [
        row.title for row in promises() if (row.status.word, row.actors, row.document) == (status, ("France",), "1987")
    ]
    says(page, f"{len(expected)} of 122")
    assert titles(page) == expected


def test_the_list_is_put_in_the_order_that_is_asked_for(reader: Reader, searched: Path) -> None:
    page = opened(reader, searched, "#document=2015")
    rows = [row for row in promises() if row.document == "2015"]
    orders = {
        "updated": sorted(rows, key=lambda row: row.updated, reverse=True),
        "due": sorted(rows, key=lambda row: row.due or "~"),
        "status": sorted(rows, key=lambda row: BEST_FIRST.index(Status(row.status.name))),
        "title": sorted(rows, key=lambda row: row.title),
    }
    for name, ordered in orders.items():
        page.select_option("[name=sort]", name)
        page.wait_for_function("name => document.getElementById('search').dataset.shown.includes(name)", arg=name)
        assert titles(page) == [row.title for row in ordered], name


def test_an_address_that_is_passed_on_shows_the_same_list(reader: Reader, searched: Path) -> None:
    page = opened(reader, searched)
    page.fill("[name=q]", "trains sea")
    says(page, "120 of 122")
    page.select_option("[name=tag]", "trade")
    says(page, "60 of 122")
    page.select_option("[name=sort]", "title")
    page.get_by_role("link", name="Next").click()
    page.wait_for_function("document.getElementById('search').dataset.shown.includes('page=2')")
    assert fragment(page) == "q=trains+sea&tag=trade&sort=title&page=2"
    other = reader.opens(searched / "search/index.html", f"#{fragment(page)}")
    says(other, "60 of 122")
    assert titles(other) == titles(page)
    assert len(titles(other)) == 10
    assert other.input_value("[name=q]") == "trains sea"
    assert other.input_value("[name=tag]") == "trade"


def test_back_and_forward_go_from_view_to_view_not_from_letter_to_letter(reader: Reader, searched: Path) -> None:
    page = opened(reader, searched)
    page.focus("[name=q]")
    page.keyboard.type("trains", delay=200)
    says(page, "121 of 122")
    page.select_option("[name=status]", "kept")
    says(page, "30 of 122")
    page.go_back()
    says(page, "121 of 122")
    assert page.input_value("[name=status]") == ""
    page.go_back()
    page.wait_for_function(f"document.getElementById('count').textContent === '{ALL}'")
    assert page.input_value("[name=q]") == ""
    page.go_forward()
    page.go_forward()
    says(page, "30 of 122")
    assert (page.input_value("[name=q]"), page.input_value("[name=status]")) == ("trains", "kept")


def test_a_page_is_turned_by_its_link_and_read_from_its_top(reader: Reader, searched: Path) -> None:
    page = opened(reader, searched)
    page.get_by_role("link", name="Next").click()
    page.wait_for_function("document.activeElement.id === 'results-title'")
    assert page.inner_text("#pages") == "Previous\nPage 2 of 3\nNext".replace("\n", page.inner_text("#pages")[8])
    assert page.get_attribute("#results", "start") == "51"
    assert titles(page)[0] == "Promise 11 of 1987"
    page.get_by_role("link", name="Next").click()
    page.wait_for_function("document.querySelectorAll('#results li').length === 22")
    assert page.get_by_role("link", name="Next").count() == 0


def test_slash_goes_to_the_search_and_arrows_through_the_results(reader: Reader, searched: Path) -> None:
    page = opened(reader, searched)
    page.keyboard.press("/")
    page.keyboard.type("trains")
    says(page, "121 of 122")
    assert focused(page) == "q"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert focused(page) == "Promise 2 of 1954"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert focused(page) == "q"
    page.keyboard.type("/")
    assert page.input_value("[name=q]") == "trains/"


def test_the_slash_can_be_given_back_to_the_reader(reader: Reader, searched: Path) -> None:
    page = opened(reader, searched)
    page.locator("#keys summary").click()
    page.uncheck("#slash")
    page.locator("#results-title").focus()
    page.keyboard.press("/")
    assert focused(page) == "Promises"


def test_escape_takes_back_the_words_and_then_the_choices(reader: Reader, searched: Path) -> None:
    page = opened(reader, searched, "#q=trains&status=kept")
    says(page, "30 of 122")
    page.focus("[name=q]")
    page.keyboard.press("Escape")
    page.wait_for_selector("#search[data-shown='#status=kept']")
    page.keyboard.press("Escape")
    page.wait_for_selector("#search[data-shown='#']")
    assert page.inner_text("#count") == ALL


def test_the_keyboard_reaches_everything_in_the_order_of_reading(reader: Reader, searched: Path) -> None:
    page = opened(reader, searched)
    reached = []
    while focused(page) != "Promise 1 of 1954":
        page.keyboard.press("Tab")
        reached.append(focused(page))
    site_head = [
        page.inner_text(".site-title"),
        "Search",
        "Documents",
        "Who promised",
        "Tags",
        "Corrections",
        "Method",
        "Data",
    ]
    fields = ["q", "status", "document", "actor", "tag", "sort"]
    assert reached == ["Skip to the content", *site_head, *fields, "Show all", "Promise 1 of 1954"]


def test_where_there_are_many_names_a_part_of_one_is_typed(reader: Reader, crowded: Path) -> None:
    page = reader.opens(crowded / "search/index.html", "#actor=council")
    says(page, "2 of 70 promises")
    assert page.input_value("[name=actor]") == "council"
    page.fill("[name=actor]", "FFICE 6")
    says(page, "10 of 70 promises")
    page.wait_for_function("document.getElementById('actor-names').options.length === 10")
    assert page.evaluate("[...document.getElementById('actor-names').options].slice(0, 2).map(one => one.value)") == [
        "Office 6",
        "Office 60",
    ]
    page.fill("[name=actor]", "Office 6")
    says(page, "1 of 70 promises")
    assert (titles(page), fragment(page)) == (["Promise 6 of 2020"], "actor=Office+6")
    assert violations(page) == []


def test_the_skip_link_leaves_the_address_as_it_is(reader: Reader, searched: Path) -> None:
    page = opened(reader, searched, "#status=kept")
    says(page, "30 of 122")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert (focused(page), fragment(page)) == ("q", "status=kept")


def test_what_is_not_found_is_said_with_what_to_do(reader: Reader, searched: Path) -> None:
    page = opened(reader, searched, "#q=zeppelins")
    says(page, "None")
    assert page.inner_text("#count") == "None of 122 promises fits. Remove a word or a choice."
    assert page.get_attribute("#count", "aria-live") == "polite"


def test_hostile_words_are_shown_as_they_are(reader: Reader, searched: Path) -> None:
    page = opened(reader, searched, "#q=%3Cscript%3E&sort=%3Cimg%20src=x%3E&page=-1e9&__proto__=1")
    says(page, "1 of 122")
    assert titles(page) == [HOSTILE]
    assert page.locator("img").count() == 0
    page.get_by_role("link", name=HOSTILE).click()
    assert page.inner_text("h1") == HOSTILE


def test_a_result_leads_to_its_page_and_back_again(reader: Reader, searched: Path) -> None:
    page = opened(reader, searched, "#q=%22build+7%22")
    says(page, "3 of 122")
    page.get_by_role("link", name="Promise 7 of 1987").click()
    assert page.inner_text("h1") == "Promise 7 of 1987"
    assert page.url.endswith("/1987/07/index.html")
    page.go_back()
    says(page, "3 of 122")


def test_without_javascript_the_page_says_where_the_lists_are(reader: Reader, searched: Path) -> None:
    page = reader.opens(searched / "search/index.html", java_script_enabled=False)
    assert not page.locator("form").is_visible()
    page.get_by_role("link", name="lists of the documents").click()
    page.get_by_role("link", name="The pact of 1987").click()
    assert page.locator(".promises li").count() == 40


def test_an_index_that_cannot_be_read_is_said(reader: Reader, searched: Path, tmp_path: Path) -> None:
    for name in ("search/index.html", "static/search.js", "static/site.css"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes((searched / name).read_bytes())
    page = reader.opens(tmp_path / "search/index.html")
    says(page, "The index could not be read.")
    assert [text.partition(": ")[2] for text in reader.complaints] == ["net::ERR_FILE_NOT_FOUND"]
    reader.complaints.clear()


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_the_search_is_for_everybody(reader: Reader, searched: Path, size: tuple[int, int], scheme: str) -> None:
    page = opened(reader, searched, "#q=trains", size=size, color_scheme=scheme)
    says(page, "121 of 122")
    assert violations(page) == []
    assert not is_too_wide(page)


def test_nothing_moves_while_the_index_is_read(reader: Reader, searched: Path) -> None:
    page = reader.opens(searched / "search/index.html", size=PHONE)
    page.evaluate(
        "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(e => window.moved += e.value))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    says(page, ALL)
    page.wait_for_timeout(100)
    assert page.evaluate("window.moved") == 0
