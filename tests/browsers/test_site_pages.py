"""Every kind of page of a site, as somebody reads it in a browser."""

from pathlib import Path

import pytest
from browsers.readers import DESK, LOOKS, PHONE, Reader, height, is_too_wide, violations
from sites import broken_links, invalid

KINDS = {
    "a document": "accord-2021/index.html",
    "a document of many promises": "harbour-2019/index.html",
    "a promise": "harbour-2019/01/index.html",
    "a promise of members": "accord-2021/01/index.html",
    "a promise to embed": "harbour-2019/01/embed.html",
    "a scorecard to embed": "accord-2021/embed.html",
    "home": "index.html",
    "documents": "documents/index.html",
    "actors": "actors/index.html",
    "an actor": "actors/city-of-oxwich/index.html",
    "tags": "tags/index.html",
    "a tag": "tags/harbour/index.html",
    "corrections": "corrections/index.html",
    "the method": "method/index.html",
    "data": "data/index.html",
    "hostile texts": "doc/index.html",
    "a hostile promise": "doc/01/index.html",
}


def test_every_page_is_valid_html_and_every_link_leads_somewhere(site: Path, searched: Path) -> None:
    assert len(list(site.rglob("*.html"))) > len(KINDS)
    assert [*invalid(site), *broken_links(site), *invalid(searched), *broken_links(searched)] == []


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_for_everybody(reader: Reader, site: Path, kind: str, scheme: str, size: tuple[int, int]) -> None:
    page = reader.opens(site / KINDS[kind], size=size, color_scheme=scheme)
    assert violations(page) == []
    assert not is_too_wide(page)


def test_a_document_of_157_promises_is_no_longer_than_one_can_scroll_on_a_telephone(reader: Reader, site: Path) -> None:
    page = reader.opens(site / KINDS["a document of many promises"], size=PHONE)
    assert height(page) < 30_000


def test_a_page_can_be_read_without_javascript(reader: Reader, site: Path) -> None:
    page = reader.opens(site / KINDS["a promise"], java_script_enabled=False)
    assert page.locator(".history").is_visible()
    page.locator("details", has_text="BibTeX").locator("summary").click()
    assert page.locator("details", has_text="BibTeX").locator("pre").inner_text().startswith("@")


def test_a_promise_is_found_in_the_text_of_its_document(reader: Reader, site: Path) -> None:
    page = reader.opens(site / KINDS["a promise"], reduced_motion="reduce")
    page.get_by_role("link", name="Read it in the whole text").click()
    page.wait_for_load_state()
    shown = page.locator(":target + .t-promise")
    assert shown.inner_text().startswith("We will rebuild the north quay")
    box = shown.bounding_box()
    assert box and 60 < box["y"] < DESK[1] - 60
    shown.click()
    assert page.inner_text("h1") == "Rebuild the north quay"


def test_print_leaves_out_what_only_a_screen_can_do(reader: Reader, site: Path) -> None:
    page = reader.opens(site / KINDS["a promise"])
    page.emulate_media(media="print")
    for unwanted in (".site-head ul", ".neighbours", ".embedding", "details.citation", ".skip"):
        assert not page.locator(unwanted).first.is_visible(), unwanted
    assert page.locator("blockquote").is_visible()
    assert page.locator(".history").is_visible()
