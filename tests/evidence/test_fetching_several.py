"""Many pages: several hosts side by side, each of them one page at a time, until whoever asked has gone."""

import threading
import time
from itertools import pairwise

from webs import QUICK, Visit, Web, clock

from commitments import fetching
from commitments.fetching import Failure, Fetched


class Moments:
    """How many questions are answered at a time, by the host they were put to."""

    def __init__(self, seconds: float) -> None:
        self._seconds, self._lock = seconds, threading.Lock()
        self._now: dict[str, int] = {}
        self.most: dict[str, int] = {}
        self.most_in_all = 0
        self.begun: dict[str, list[float]] = {}

    def __call__(self, visit: Visit) -> None:
        host = visit.handler.headers["Host"].partition(":")[0]
        with self._lock:
            self._now[host] = self._now.get(host, 0) + 1
            self.most[host] = max(self.most.get(host, 0), self._now[host])
            self.most_in_all = max(self.most_in_all, sum(self._now.values()))
            self.begun.setdefault(host, []).append(time.monotonic())
        time.sleep(self._seconds)
        with self._lock:
            self._now[host] -= 1
        visit.answer(visit.path)


def test_hosts_are_asked_side_by_side_and_each_of_them_one_page_at_a_time(pages: Web) -> None:
    moments = Moments(0.02)
    pages.pages["*"] = moments
    hosts = [f"127.0.0.{n}" for n in range(1, 5)]
    urls = [pages.url(f"/{n}", host) for host in hosts for n in range(5)]
    found = {answer.url: answer for answer in fetching.fetch_all([*urls, *urls], clock, QUICK)}
    assert sorted(found) == sorted(urls)
    assert all(isinstance(answer, Fetched) for answer in found.values())
    assert moments.most == dict.fromkeys(hosts, 1)
    assert moments.most_in_all > 1
    assert len(pages.seen) == len(urls)


def test_a_host_that_others_redirect_to_is_still_asked_one_page_at_a_time(pages: Web) -> None:
    moments = Moments(0.05)
    for n in range(6):
        pages.act(f"/{n}", lambda visit: visit.redirect(pages.url(f"/at{visit.path}", "127.0.0.9")))
        pages.act(f"/at/{n}", moments)
    found = list(fetching.fetch_all([pages.url(f"/{n}", f"127.0.0.{n + 1}") for n in range(6)], clock, QUICK))
    assert [type(answer) for answer in found] == [Fetched] * 6
    assert moments.most == {"127.0.0.9": 1}


def test_between_two_questions_to_a_host_is_the_delay(pages: Web) -> None:
    moments = Moments(0)
    pages.pages["*"] = moments
    urls = [pages.url(f"/{n}", host) for n in range(3) for host in ("127.0.0.1", "127.0.0.2")]
    list(fetching.fetch_all(urls, clock, QUICK._replace(delay=0.2)))
    gaps = [later - sooner for times in moments.begun.values() for sooner, later in pairwise(times)]
    assert len(gaps) == 4
    assert min(gaps) >= 0.2


def test_a_connection_is_kept_for_the_next_page_of_its_host(pages: Web) -> None:
    ports: list[int] = []
    pages.act("*", lambda visit: (ports.append(visit.handler.client_address[1]), visit.answer("x"))[1])
    list(fetching.fetch_all([pages.url(f"/{n}") for n in range(5)], clock, QUICK))
    assert len(set(ports)) == 1


def test_what_is_no_address_is_told_among_the_others(pages: Web) -> None:
    good = pages.page("/", "x")
    found = {answer.url: type(answer) for answer in fetching.fetch_all(["nonsense", good], clock, QUICK)}
    assert found == {"nonsense": Failure, good: Fetched}


def test_nothing_to_fetch_is_nothing() -> None:
    assert list(fetching.fetch_all([], clock, QUICK)) == []


def test_whoever_stops_listening_ends_what_is_under_way(pages: Web) -> None:
    pages.page("/quick", "x")
    pages.act("/slow", lambda visit: visit.drip(b"", 30, 1))
    before = threading.active_count()
    urls = [pages.url("/quick"), *(pages.url("/slow", f"127.0.0.{n}") for n in range(2, 6))]
    answers = fetching.fetch_all(urls, clock, QUICK._replace(read=30, total=30))
    assert next(answers).url == urls[0]
    begun = time.monotonic()
    answers.close()
    assert time.monotonic() - begun < 1.5
    pages.over.set()
    deadline = time.monotonic() + 5
    while threading.active_count() > before and time.monotonic() < deadline:
        time.sleep(0.01)
    assert threading.active_count() <= before


def test_whoever_waits_for_an_answer_is_told_that_it_goes_on(pages: Web) -> None:
    signs: list[None] = []

    def say(visit: Visit) -> None:
        while len(signs) < 3 and not visit.web.over.wait(0.01):
            pass
        visit.answer("at last")

    answers = fetching.fetch_all(
        [pages.act("/slow", say)], clock, QUICK._replace(read=30, total=30), lambda: signs.append(None)
    )
    assert [type(answer) for answer in answers] == [Fetched]
    assert len(signs) >= 3
