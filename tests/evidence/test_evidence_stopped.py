"""`evidence keep` stopped on the way, in a process of its own: nothing is half kept, and the next run goes on."""

import random
import signal
import subprocess
import time

import pytest
from keepsakes import article, rate
from terminals import Program, started
from webs import Visit, Web

from commitments.excerpts import Finding
from commitments.model import Evidence
from commitments.stores import Store

PAGES = 60


@pytest.fixture
def store(pact_store: Store) -> Store:
    return pact_store


def _site_of(pages: Web, store: Store, pause: float) -> list[str]:
    """Pages on four hosts, all of them evidence for one commitment, each with an excerpt."""
    urls = [pages.url(f"/{number}", f"127.0.0.{number % 4 + 1}") for number in range(PAGES)]

    def say(visit: Visit) -> None:
        time.sleep(pause)
        visit.answer(article("A page", f"These are the words of page {visit.path[1:]} alone."))

    pages.pages["*"] = say
    rate(store, 4, *(Evidence(url, excerpt=f"words of page {n} alone") for n, url in enumerate(urls)))
    return urls


def _start(store: Store) -> "subprocess.Popen[bytes]":
    return started("--store", store.name, "evidence", "keep", "4", "--allow-private", "--delay", "0")


def _assert_whole(name: str, urls: list[str]) -> int:
    """Each copy that there is, is all there; gives how many there are."""
    store = Store.open(name)
    try:
        kept, there = store.evidence, set(store.kept())
        evidence = [Evidence(url, excerpt=f"words of page {n} alone") for n, url in enumerate(urls)]
        for one in (one for one in evidence if kept.copy(one.url)):
            shown = kept.shown(one)
            assert shown is not None
            assert shown.finding is Finding.VERIFIED
            assert {f"evidence/{file}" for file in shown.copy.names} <= there
        assert kept.troubles == ()
        return sum(kept.copy(url) is not None for url in urls)
    finally:
        store.close()


def test_killed_at_any_moment_nothing_is_half_kept_and_the_next_run_goes_on(store: Store, pages: Web) -> None:
    urls = _site_of(pages, store, 0.01)
    chance = random.Random(16)
    counts = [0]
    while counts[-1] < PAGES:
        enough = len(pages.seen) + chance.randrange(1, 16)
        process = _start(store)
        while process.poll() is None and len(pages.seen) < enough:
            time.sleep(0.001)
        time.sleep(chance.random() * 0.02)
        process.kill()
        process.communicate()
        counts.append(_assert_whole(store.name, urls))
        assert len(counts) < PAGES, "it does not come to an end"
    assert counts == sorted(counts)
    assert counts[-1] == PAGES
    assert len(pages.seen) < 2 * PAGES + 8 * len(counts)  # what is kept is not asked for again


def test_ctrl_c_keeps_what_is_done_and_says_so(store: Store, pages: Web, on: Program) -> None:
    urls = _site_of(pages, store, 0.05)
    process = _start(store)
    while not pages.asked("/20"):
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    done = _assert_whole(store.name, urls)
    assert (process.returncode, 0 < done < PAGES) == (130, True), err
    told = err.decode().splitlines()[-1]
    # It may come between a copy and its line.
    assert told in [
        f"commitments: interrupted; {n} pages of {PAGES} were kept; the same command goes on from there"
        for n in (done - 1, done)
    ]
    assert on("evidence", "keep", "4", "--allow-private", "--delay", "0").code == 0
    assert _assert_whole(store.name, urls) == PAGES
