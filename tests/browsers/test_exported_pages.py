"""The page that `export` writes, as somebody reads it in a browser: filtered, printed, on a telephone, in the dark."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsers.readers import LOOKS, PHONE, Reader, height, is_too_wide, violations
from nasty import NASTY
from reports.report_samples import BOTH, PLAIN, QUAY, report_of
from sites import broken_links, invalid

from commitments import reports
from commitments.reports import Report

if TYPE_CHECKING:
    from playwright.sync_api import Page

MANY = 157
LONG = PLAIN._replace(commitments=tuple([QUAY._replace(number=number) for number in range(1, MANY + 1)]))
SAMPLES = {"one": PLAIN, "both": BOTH, "by-actor": BOTH._replace(group_by="actor"), "long": LONG}
SHOWN = "article:not([hidden]) h3, article:not([hidden]) h4, article:not([hidden]) h5"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exported")
    for name, report in SAMPLES.items():
        write(folder / f"{name}.html", report)
    return folder


def write(path: Path, report: Report) -> Path:
    path.write_bytes(reports.render("html", report).encode())
    return path


def says(page: "Page", words: str) -> None:
    page.wait_for_function("words => document.getElementById('count').textContent === words", arg=words)


def test_exported_pages_are_valid_and_their_links_lead_somewhere(folder: Path) -> None:
    assert (invalid(folder), broken_links(folder)) == ([], [])


@pytest.mark.parametrize(("size", "scheme"), LOOKS)
@pytest.mark.parametrize("name", ["one", "both", "by-actor"])
def test_an_exported_page_is_for_everybody(
    reader: Reader, folder: Path, name: str, scheme: str, size: tuple[int, int]
) -> None:
    page = reader.opens(folder / f"{name}.html", size=size, color_scheme=scheme)
    assert violations(page) == []
    assert not is_too_wide(page)


def test_a_page_of_many_promises_is_for_everybody(reader: Reader, folder: Path) -> None:
    page = reader.opens(folder / "long.html", size=PHONE)
    assert violations(page) == []
    assert not is_too_wide(page)


def test_the_filter_shows_what_fits_and_says_how_many(reader: Reader, folder: Path) -> None:
    page = reader.opens(folder / "both.html")
    says(page, "4 of 4 commitments shown")
    page.fill("[name=words]", "QUAY rebuild")
    says(page, "1 of 4 commitments shown")
    assert page.locator(SHOWN).all_inner_texts() == ["Rebuild the north quay"]
    page.get_by_role("button", name="Show all").click()
    says(page, "4 of 4 commitments shown")


def test_a_link_to_a_promise_that_the_filter_hides_leads_to_it(reader: Reader, folder: Path) -> None:
    page = reader.opens(folder / "both.html")
    page.fill("[name=words]", "zeppelins")
    says(page, "0 of 4 commitments shown")
    page.evaluate("id => { location.hash = id }", QUAY.id)
    says(page, "4 of 4 commitments shown")
    assert page.locator("article:target h4, article:target h5").inner_text() == "Rebuild the north quay"


def test_a_page_of_many_promises_is_no_longer_than_one_can_scroll_on_a_telephone(reader: Reader, folder: Path) -> None:
    page = reader.opens(folder / "long.html", size=PHONE)
    assert height(page) / MANY < 330


def test_what_is_folded_is_unfolded_by_the_keyboard(reader: Reader, folder: Path) -> None:
    page = reader.opens(folder / "long.html", size=PHONE)
    first = page.locator("article").first
    assert not first.locator(".history").is_visible()
    first.locator("summary").focus()
    page.keyboard.press("Enter")
    assert first.locator(".history").is_visible()


def test_print_unfolds_everything_and_leaves_the_filter_out(reader: Reader, folder: Path) -> None:
    page = reader.opens(folder / "long.html")
    page.emulate_media(media="print")
    assert page.locator(".history").first.is_visible()
    assert not page.locator("#filter").is_visible()
    assert not page.locator("summary").first.is_visible()


def test_a_page_prints_to_a_pdf_of_many_sheets_with_its_words(reader: Reader, folder: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2", reason="what is printed is read back with pypdfium2")
    printed = pdfium.PdfDocument(reader.opens(folder / "long.html").pdf(format="A4"))
    words = " ".join(re.sub(r"\s+", " ", sheet.get_textpage().get_text_range()) for sheet in printed)
    assert len(printed) > 20
    assert words.count("The quay was opened.") == MANY
    assert words.count("https://oxwich.example/opening") >= MANY
    assert "Show all" not in words


def test_dark_and_light_are_what_the_reader_has_chosen(reader: Reader, folder: Path) -> None:
    lights = []
    for scheme in ("light", "dark"):
        page = reader.opens(folder / "both.html", color_scheme=scheme)
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        lights.append(sum(map(int, re.findall(r"\d+", ground))) / 3)
    assert lights[0] > 240
    assert lights[1] < 40


def test_nothing_glides_for_who_wants_things_to_stand_still(reader: Reader, folder: Path) -> None:
    page = reader.opens(folder / "both.html", reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert page.evaluate("document.getAnimations().length") == 0


def test_whatever_can_be_pressed_is_large_enough_for_a_finger(reader: Reader, folder: Path) -> None:
    page = reader.opens(folder / "long.html", size=PHONE)
    sizes = page.evaluate("[...document.querySelectorAll('button, select, input, summary')].map(e => e.offsetHeight)")
    assert len(sizes) > MANY
    assert min(sizes) >= 24


def test_hostile_texts_do_nothing_in_a_browser(reader: Reader, tmp_path: Path) -> None:
    """No dialog, no request, no complaint of the policy, which would mean that it had something to stop."""
    page = reader.opens(write(tmp_path / "page.html", report_of("x")))
    for text in NASTY:
        write(tmp_path / "page.html", report_of(text))
        page.reload()
        assert page.locator("img, iframe, object, embed").count() == 0


def test_the_policy_of_a_page_stops_what_got_in_all_the_same(reader: Reader, folder: Path, tmp_path: Path) -> None:
    source = (folder / "one.html").read_text(encoding="utf-8")
    got_in = "<img src='https://example.org/x.png'><script>document.title = 'taken'</script><p onclick='x()'></p>"
    path = tmp_path / "entered.html"
    path.write_text(source.replace("</main>", f"{got_in}</main>"), encoding="utf-8")
    page = reader.opens(path)
    assert page.title() == "The Harbour Plan"
    refused = sorted("image" if "Loading the image" in text else "script" for text in reader.complaints)
    assert refused == ["image", "script"]
    assert reader.requests == []
    reader.complaints.clear()
