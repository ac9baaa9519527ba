"""What has become of a page since it was kept."""

import pytest
from webs import NOW, QUICK, Web, clock, fetch, got

from commitments import fetching
from commitments.copies import Checked, State
from commitments.differences import Piece
from commitments.fetching import Failure, Fetched, Trouble
from commitments.keeping import Kept, Verdict, judged, keep

PAGE = "<p>The plant opened in 2019.</p>"


def kept(url: str) -> Kept:
    return keep(got(url))


def again(url: str, before: Kept | None) -> Verdict:
    if before is None:
        return judged(fetch(url))
    return judged(fetch(url), before.copy, before.text)


def test_a_page_that_says_the_same_is_alive(pages: Web) -> None:
    url = pages.page("/", PAGE)
    assert again(url, kept(url)) == Verdict(url, State.ALIVE, True, f"{url} is there")
    assert again(url, None) == Verdict(url, State.ALIVE, False, f"{url} is there")


def test_other_markup_around_the_same_words_is_no_change(pages: Web) -> None:
    url = pages.page("/", PAGE)
    before = kept(url)
    pages.page("/", "<div class=x><p>The plant&nbsp;opened\n in 2019.</p></div><script>token(5)</script>")
    assert again(url, before).state is State.ALIVE


def test_other_words_are_a_change_and_are_shown(pages: Web) -> None:
    url = pages.page("/", PAGE)
    before = kept(url)
    pages.page("/", "<p>The plant closed in 2020.</p>")
    verdict = again(url, before)
    assert verdict.difference is not None
    assert verdict == Verdict(
        url,
        State.CHANGED,
        True,
        f"{url} has other words than on 2026-11-27 (2 words gone, 2 new)",
        difference=verdict.difference,
    )
    assert verdict.difference.pieces == (
        Piece("same", "The plant"),
        Piece("removed", "opened"),
        Piece("added", "closed"),
        Piece("same", "in"),
        Piece("removed", "2019."),
        Piece("added", "2020."),
    )


def test_other_bytes_are_a_change_where_there_is_no_text(pages: Web) -> None:
    url = pages.page("/", b"\x89PNG\x00\x01", Content_Type="image/png")
    before = kept(url)
    assert again(url, before).state is State.ALIVE
    pages.page("/", b"\x89PNG\x00\x02", Content_Type="image/png")
    assert again(url, before) == Verdict(
        url, State.CHANGED, True, f"{url} has other bytes than on 2026-11-27; it has no text to compare"
    )


@pytest.mark.parametrize(
    ("status", "for_good", "how"), [(301, True, "moved for good"), (308, True, "moved for good"), (302, False, "moved")]
)
def test_a_page_that_answers_elsewhere_has_moved(pages: Web, status: int, for_good: bool, how: str) -> None:
    url = pages.page("/", PAGE)
    before = kept(url)
    there = pages.page("/new", PAGE)
    pages.act("/", lambda visit: visit.redirect("/new", status))
    assert again(url, before) == Verdict(url, State.MOVED, True, f"{url} has {how} to {there}", there, for_good)


def test_a_page_that_has_moved_and_changed_says_both(pages: Web) -> None:
    url = pages.page("/", PAGE)
    before = kept(url)
    there = pages.page("/new", "<p>Welcome.</p>")
    pages.act("/", lambda visit: visit.redirect("/new", 301))
    verdict = again(url, before)
    assert (verdict.state, verdict.moved_to, verdict.is_moved_for_good) == (State.CHANGED, there, True)
    assert verdict.sentence == f"{url}, now at {there}, has other words than on 2026-11-27 (5 words gone, 1 new)"


@pytest.mark.parametrize(
    ("trouble", "state"),
    [
        (Trouble.GONE, State.GONE),
        (Trouble.BLOCKED, State.BLOCKED),
        (Trouble.REFUSED, State.BLOCKED),
        (Trouble.FAILED, State.UNREACHABLE),
        (Trouble.TIMED_OUT, State.UNREACHABLE),
        (Trouble.TOO_LARGE, State.UNREACHABLE),
        (Trouble.UNREACHABLE, State.UNREACHABLE),
        (Trouble.UNREADABLE, State.UNREACHABLE),
    ],
)
def test_each_trouble_is_a_state(trouble: Trouble, state: State) -> None:
    failure = Failure("http://example.org/", trouble, "it did not come", NOW)
    assert judged(failure) == Verdict("http://example.org/", state, False, "it did not come")


def test_only_what_is_gone_is_dead() -> None:
    assert [state for state in State if state.is_dead] == [State.GONE]


def test_what_is_worth_keeping_of_it_is_kept(pages: Web) -> None:
    url = pages.url("/nowhere")
    assert again(url, None).checked(NOW) == Checked(url, NOW, State.GONE, f"{url} answers 404 (Not Found)")


def test_pages_of_several_hosts_are_kept_and_asked_again(pages: Web) -> None:
    """As a command does it, from one end to the other."""
    for name in ("same", "new", "gone"):
        pages.page(f"/{name}", f"<p>The plant {name}.</p>")
    urls = [pages.url(f"/{name}", f"127.0.0.{n}") for n, name in enumerate(("same", "new", "gone"), start=1)]
    copies = {one.url: keep(one) for one in fetching.fetch_all(urls, clock, QUICK) if isinstance(one, Fetched)}
    pages.page("/new", "<p>Another plant.</p>")
    del pages.pages["/gone"]
    verdicts = {
        one.url: judged(one, copies[one.url].copy, copies[one.url].text).state
        for one in fetching.fetch_all(urls, clock, QUICK)
    }
    assert verdicts == dict(zip(urls, (State.ALIVE, State.CHANGED, State.GONE), strict=True))
