"""What is fetched, from whom, and what comes of servers that lie, drip, and break off."""

import hashlib
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from email.utils import format_datetime

import pytest
from webs import NOW, QUICK, Names, Visit, Web, fetch, got, trouble

from commitments import fetching
from commitments.errors import CommitmentsError
from commitments.fetching import Failure, Hop, Manners, Trouble


def test_what_came_is_told_with_its_hash_and_the_time_of_the_clock(site: Web) -> None:
    url = site.page("/page", "<p>A plant opened.</p>")
    page = got(f"{url}#part")
    assert (page.url, page.final_url, page.status, page.reason) == (f"{url}#part", url, 200, "OK")
    assert (page.body, page.at, page.hops) == (b"<p>A plant opened.</p>", NOW, ())
    assert page.sha256 == hashlib.sha256(page.body).hexdigest()
    assert page.media_type == "text/html"


def test_a_request_names_the_tool_and_holds_nothing_private(site: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    site.act("/login", lambda visit: visit.answer("", 302, Location="/page", Set_Cookie="secret=1"))
    site.page("/page", "x", Set_Cookie="secret=2")
    got(site.url("/login"))
    got(site.url("/page"))
    assert [seen.headers for seen in site.seen] == [
        {
            "Host": f"127.0.0.1:{site.port}",
            "User-Agent": Manners().user_agent,
            "Accept": "*/*",
            "Accept-Encoding": "gzip, deflate",
        }
    ] * 3
    assert Manners().user_agent.startswith("commitments/0.")


def test_redirects_are_followed_and_told(site: Web) -> None:
    site.act("/old", lambda visit: visit.redirect("new?a=ü#there", 301))
    site.act("/new?a=%C3%BC", lambda visit: visit.redirect(f"//127.0.0.2:{site.port}/last", 308))
    site.page("/last", "here")
    page = got(site.url("/old"))
    last = site.url("/last", "127.0.0.2")
    middle = site.url("/new?a=%C3%BC")
    assert (page.final_url, page.is_moved) == (last, True)
    assert page.hops == (Hop(site.url("/old"), 301, middle), Hop(middle, 308, last))


def test_a_passing_redirect_is_no_move(site: Web) -> None:
    site.act("/old", lambda visit: visit.redirect("/new", 302))
    site.page("/new", "here")
    assert not got(site.url("/old")).is_moved


def test_redirects_are_counted(site: Web) -> None:
    site.act("*", lambda visit: visit.redirect(f"{visit.path}x"))
    assert trouble(site.url("/x")) == (Trouble.REFUSED, f"{site.url('/x')} redirects more than 10 times")
    assert len(site.seen) == 11


def test_a_circle_of_redirects_is_left(site: Web) -> None:
    site.act("/a", lambda visit: visit.redirect("/b"))
    site.act("/b", lambda visit: visit.redirect("/a"))
    assert trouble(site.url("/a")) == (Trouble.REFUSED, f"{site.url('/a')} redirects in a circle")


@pytest.mark.parametrize(
    ("to", "why"),
    [
        ("file:///etc/passwd", "file:///etc/passwd, which is not an http or https address"),
        ("ftp://example.org/", "ftp://example.org/, which is not an http or https address"),
        ("javascript:alert(1)", "javascript:alert(1), which is not an http or https address"),
        ("data:text/plain,x", "data:text/plain,x, which is not an http or https address"),
        (
            "http://u:p@example.org/",
            "http://u:p@example.org/, which holds a user name or password, and none is ever sent; take it out",
        ),
        ("http://[::1", "http://[::1, which is not a web address"),
    ],
)
def test_a_redirect_leads_to_web_addresses_only(site: Web, to: str, why: str) -> None:
    url = site.act("/a", lambda visit: visit.redirect(to))
    assert trouble(url) == (Trouble.REFUSED, f"{url} redirects to {why}")


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "127.1", "2130706433", "0x7f.1", "0.0.0.0", "10.1.2.3", "172.31.0.1", "192.168.1.1"),
        *("169.254.169.254", "100.64.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "198.18.0.1"),
        *("[::1]", "[::]", "[fe80::1]", "[fc00::1]", "[ff02::1]", "[::ffff:8.8.8.8]", "[::ffff:127.0.0.1]"),
        *("[2002:7f00:1::]", "[64:ff9b::7f00:1]", "[64:ff9b:1::1]", "[2001:0:1::]", "[2001:db8::1]", "[::8.8.8.8]"),
    ],
)
def test_an_address_that_is_not_public_is_refused(host: str) -> None:
    found, said = trouble(f"http://{host}:9/", QUICK._replace(allow_private=False))
    assert found is Trouble.REFUSED
    assert said.endswith("an address of the own machine or network, which is not asked")


def test_a_name_is_looked_up_once_and_what_was_checked_is_connected_to(
    site: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = Names(monkeypatch, example_org=[["127.0.0.3"], ["127.0.0.99"]])
    site.page("/", "here")
    assert got(site.url("/", "example.org")).body == b"here"
    assert names.asked == ["example.org"]
    assert site.seen[0].headers["Host"] == f"example.org:{site.port}"


def test_a_name_that_is_at_a_private_address_is_refused(site: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    Names(monkeypatch, inside_example=[["127.0.0.1"]])
    found, said = trouble(site.url("/", "inside.example"), QUICK._replace(allow_private=False))
    assert (found, site.seen) == (Trouble.REFUSED, [])
    assert said.startswith(site.url("/", "inside.example") + " is at 127.0.0.1, ")


def test_a_redirect_to_a_private_address_is_refused(site: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    # What the test server is at counts as public here; another address of the machine does not.
    from commitments.fetching import guard

    monkeypatch.setattr(guard, "is_public", lambda address: str(address) == "127.0.0.1")
    site.page("/secret", "secret")
    url = site.act("/a", lambda visit: visit.redirect(site.url("/secret", "127.0.0.2")))
    found, said = trouble(url, QUICK._replace(allow_private=False))
    assert (found, [seen.path for seen in site.seen]) == (Trouble.REFUSED, ["/a"])
    assert said == (
        f"{url} redirects, and {site.url('/secret', '127.0.0.2')} is at 127.0.0.2, an address of the own machine or "
        "network, which is not asked"
    )


def test_a_host_with_a_public_address_beside_a_private_one_is_asked_at_the_public_one(
    site: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    from commitments.fetching import guard

    monkeypatch.setattr(guard, "is_public", lambda address: str(address) == "127.0.0.5")
    Names(monkeypatch, two_example=[["10.0.0.1", "127.0.0.5"]])
    site.page("/", "here")
    assert got(site.url("/", "two.example"), QUICK._replace(allow_private=False)).body == b"here"


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("file:///etc/passwd", "is not an http or https address"),
        ("evidence.pdf", "is not an http or https address"),
        ("http://", "names no host"),
        ("http://user@example.org/", "holds a user name or password, and none is ever sent; take it out"),
        ("http://example.org\\@127.0.0.1/", "holds a user name or password, and none is ever sent; take it out"),
        ("http://exa mple.org/", "names a host that cannot be"),
        ("http://a..b/", "names a host that cannot be"),
        ("http://[fe80::1%25eth0]/", "names a host by an IPv6 address with a zone, which is of the own network"),
        ("http://example.org:99999/", "is not a web address"),
        ("http://example.org/a\r\nHost: evil", "has a control character in it"),
    ],
)
def test_what_is_no_web_address_is_refused(url: str, why: str) -> None:
    found, said = trouble(url)
    assert (found, said.endswith(why)) == (Trouble.REFUSED, True), said


def test_a_host_that_nobody_has_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    Names(monkeypatch, example_org=[["192.0.2.1"]])
    url = "http://nowhere.example/"
    assert trouble(url) == (Trouble.GONE, f"{url} is gone: there is no host of that name")


def test_where_no_name_is_found_no_page_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    names = Names(monkeypatch)
    url = "http://nowhere.example/"
    said = f"{url} could not be looked up; check the connection to the internet"
    assert (trouble(url), names.asked) == ((Trouble.NOT_LOOKED_UP, said), ["nowhere.example", "example.org"])


def test_a_look_up_that_fails_for_now_says_nothing_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "later")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    assert trouble("http://example.org/")[0] is Trouble.NOT_LOOKED_UP


def test_a_look_up_without_end_times_out(monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: over.wait(20) and [])
    url = "http://example.org/"
    assert trouble(url, QUICK._replace(connect=0.1)) == (Trouble.TIMED_OUT, f"{url} sends nothing for 0.1 seconds")
    over.set()


@pytest.mark.parametrize(
    ("status", "found", "said"),
    [
        (404, Trouble.GONE, "404 (Not Found)"),
        (410, Trouble.GONE, "410 (Gone)"),
        (401, Trouble.BLOCKED, "401 (Unauthorized)"),
        (403, Trouble.BLOCKED, "403 (Forbidden)"),
        (429, Trouble.BLOCKED, "429 (Too Many Requests)"),
        (451, Trouble.BLOCKED, "451 (Unavailable For Legal Reasons)"),
        (500, Trouble.FAILED, "500 (Internal Server Error)"),
        (503, Trouble.FAILED, "503 (Service Unavailable)"),
        (302, Trouble.FAILED, "302 (Found)"),
        (599, Trouble.FAILED, "599"),
    ],
)
def test_each_status_without_a_page_is_told(site: Web, status: int, found: Trouble, said: str) -> None:
    url = site.page("/", "no", status)
    answer = fetch(url)
    assert answer == Failure(url, found, f"{url} answers {said}", NOW, (), status)
    assert len(site.seen) == 1


def later(said: str) -> Callable[[Visit], None]:
    def say(visit: Visit) -> None:
        if visit.times == 1:
            visit.answer("", 429, Retry_After=said)
        else:
            visit.answer("here")

    return say


@pytest.mark.parametrize(
    "said", ["1", format_datetime(NOW + timedelta(seconds=1), usegmt=True)], ids=["seconds", "date"]
)
def test_a_host_is_asked_again_when_it_says(site: Web, said: str) -> None:
    url = site.act("/", later(said))
    begun = time.monotonic()
    assert got(url, QUICK._replace(total=0.9)).body == b"here"
    assert time.monotonic() - begun >= 1


@pytest.mark.parametrize("said", ["86400", "9" * 500, format_datetime(NOW + timedelta(days=1)), "soon", "", "²"])
def test_a_host_that_says_no_bearable_time_is_not_asked_again(site: Web, said: str) -> None:
    url = site.act("/", lambda visit: visit.answer("", 503, Retry_After=said.encode().decode("latin-1")))
    assert trouble(url)[0] is Trouble.FAILED
    assert len(site.seen) == 1


def test_a_host_is_asked_again_only_once(site: Web) -> None:
    url = site.page("/", "", 429, Retry_After="0")
    assert trouble(url)[0] is Trouble.BLOCKED
    assert len(site.seen) == 2


def test_redirects_are_no_way_to_ask_for_more_patience(site: Web) -> None:
    def say(visit: Visit) -> None:
        if visit.times == 1:
            visit.answer("", 503, Retry_After="0")
        else:
            visit.redirect(f"{visit.path}x")

    site.act("*", say)
    url = site.url("/x")
    assert trouble(url) == (Trouble.FAILED, f"{url}x answers 503 (Service Unavailable)")
    assert [seen.path for seen in site.seen] == ["/x", "/x", "/xx"]


def test_a_connection_that_breaks_is_tried_once_more(site: Web) -> None:
    def say(visit: Visit) -> None:
        if visit.times == 1:
            visit.hang_up()
        else:
            visit.answer("here")

    assert got(site.act("/", say)).body == b"here"
    assert site.asked("/") == 2


@pytest.mark.parametrize(
    "raw",
    [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", b"HTTP/1.1 200 OK\r\nContent-Le"],
    ids=["nothing", "nonsense", "less than its length", "half a header"],
)
def test_an_answer_that_breaks_off_is_none(site: Web, raw: bytes) -> None:
    def say(visit: Visit) -> None:
        visit.raw(raw)
        visit.hang_up()

    url = site.act("/", say)
    found, said = trouble(url)
    assert (found, site.asked("/")) == (Trouble.UNREACHABLE, 2)
    assert said.startswith(f"{url} cannot be reached: ")


def test_nobody_there_is_unreachable(site: Web) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    found, said = trouble(f"http://127.0.0.1:{port}/")
    assert (found, said.startswith(f"http://127.0.0.1:{port}/ cannot be reached: ")) == (Trouble.UNREACHABLE, True)


@pytest.mark.parametrize(
    "raw",
    [
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n2;x=y\r\nre\r\n0\r\nTrailer: x\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhere",
        b"HTTP/1.0 200 OK\r\n\r\nhere",
        b"HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhere",
        b"HTTP/1.1 200\r\nX-Empty:\r\nX-U: \xfc\r\nContent-Length: 4\r\n\r\nhere",
    ],
    ids=["chunks", "until it closes", "of 1996", "after a hint", "odd headers"],
)
def test_each_form_of_an_answer_is_read(site: Web, raw: bytes) -> None:
    def say(visit: Visit) -> None:
        visit.raw(raw)
        visit.hang_up()

    assert got(site.act("/", say)).body == b"here"


def test_more_than_its_length_is_not_read(site: Web) -> None:
    url = site.act("/", lambda visit: (visit.answer(b"hereEVIL", Content_Length="4"), visit.hang_up())[0])
    assert got(url).body == b"here"


def test_a_server_that_says_nothing_times_out(site: Web) -> None:
    url = site.act("/", lambda visit: visit.drip(b"", 5, 1))
    assert trouble(url, QUICK._replace(read=0.2)) == (Trouble.TIMED_OUT, f"{url} sends nothing for 0.2 seconds")


@pytest.mark.parametrize(
    "head",
    [b"", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n"],
    ids=["status", "header", "body", "body of a length"],
)
def test_what_drips_is_not_waited_for_longer_than_the_whole_may_take(site: Web, head: bytes) -> None:
    url = site.act("/", lambda visit: (visit.raw(head), visit.drip(b"x", 0.05))[0])
    begun = time.monotonic()
    assert trouble(url, QUICK._replace(total=0.5)) == (
        Trouble.TIMED_OUT,
        f"{url} has not come whole within 0.5 seconds",
    )
    assert time.monotonic() - begun < 2


def test_a_body_without_end_is_left(site: Web) -> None:
    url = site.act("/", lambda visit: (visit.raw(b"HTTP/1.1 200 OK\r\n\r\n"), visit.drip(b"x" * 50_000, 0))[0])
    assert trouble(url) == (Trouble.TOO_LARGE, f"{url} is larger than 0.0954 MB")


def test_a_body_that_says_it_is_too_large_is_not_begun(site: Web) -> None:
    url = site.act("/", lambda visit: visit.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n"))
    assert trouble(url)[0] is Trouble.TOO_LARGE


@pytest.mark.parametrize(
    "drip",
    [b"X-Header: " + b"x" * 1000 + b"\r\n", b"x" * 1000],
    ids=["many headers", "one long header"],
)
def test_headers_without_end_are_left(site: Web, drip: bytes) -> None:
    url = site.act("/", lambda visit: (visit.raw(b"HTTP/1.1 200 OK\r\nA: "), visit.drip(drip, 0))[0])
    assert trouble(url) == (Trouble.TOO_LARGE, f"{url} sends headers of more than 64 KB")


def test_early_hints_without_end_are_left(site: Web) -> None:
    url = site.act("/", lambda visit: visit.drip(b"HTTP/1.1 103 Early Hints\r\n\r\n" * 100, 0))
    assert trouble(url)[0] is Trouble.TOO_LARGE


def test_without_its_packages_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "find_spec", lambda _: None)
    with pytest.raises(CommitmentsError) as error:
        fetch("http://example.org/")
    assert str(error.value) == "fetching evidence needs more packages: pip install 'commitments[evidence]'"


def test_what_speaks_http_is_imported_when_something_is_fetched() -> None:
    code = "import sys, commitments.fetching, commitments.keeping; print({'httpcore', 'warcio'} & {*sys.modules})"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "set()\n"
