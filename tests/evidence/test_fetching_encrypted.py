"""Encrypted pages: the name is what the certificate has to be for, the address is the one that was checked."""

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
from webs import Names, Web, got, trouble, web

from commitments.fetching import Trouble, lines

CERTIFICATE = Path(__file__).parent / "secure.pem"
"""Of secure.example, signed by itself, with its key; good until 2126."""


class Heard(list[str | None]):
    """The names that connections were opened for."""


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def secure(heard: Heard) -> Iterator[Web]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    context.sni_callback = lambda _, name, __: heard.append(name)
    with web(context=context) as one:
        one.page("/", "here")
        yield one


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    context = ssl.create_default_context(cafile=str(CERTIFICATE))
    monkeypatch.setattr(lines, "_trust", lambda: context)


def url(secure: Web, name: str = "secure.example") -> str:
    return f"https://{name}:{secure.port}/"


@pytest.mark.usefixtures("trusted")
def test_a_name_is_asked_for_at_the_address_that_was_checked(
    secure: Web, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = Names(monkeypatch, secure_example=[["127.0.0.3"], ["127.0.0.99"]])
    page = got(url(secure))
    assert (page.body, page.final_url, heard, names.asked) == (
        b"here",
        url(secure),
        ["secure.example"],
        ["secure.example"],
    )
    assert secure.seen[0].headers["Host"] == f"secure.example:{secure.port}"


@pytest.mark.usefixtures("trusted")
def test_a_certificate_for_another_name_is_not_trusted(secure: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    Names(monkeypatch, other_example=[["127.0.0.3"]])
    found, said = trouble(url(secure, "other.example"))
    assert (found, secure.seen) == (Trouble.UNREACHABLE, [])
    start = f"{url(secure, 'other.example')} cannot be reached: its certificate is not to be trusted"
    assert said.startswith(start)


def test_a_certificate_that_nobody_known_has_signed_is_not_trusted(
    secure: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    Names(monkeypatch, secure_example=[["127.0.0.3"]])
    found, said = trouble(url(secure))
    assert (found, secure.seen) == (Trouble.UNREACHABLE, [])
    assert said.startswith(f"{url(secure)} cannot be reached: its certificate is not to be trusted")


def test_who_does_not_encrypt_cannot_be_reached(monkeypatch: pytest.MonkeyPatch, pages: Web) -> None:
    Names(monkeypatch, secure_example=[["127.0.0.3"]])
    assert trouble(url(pages)) == (
        Trouble.UNREACHABLE,
        f"{url(pages)} cannot be reached: no encrypted connection came about",
    )


@pytest.mark.usefixtures("trusted")
def test_a_redirect_to_the_encrypted_page_of_a_host_is_followed(
    secure: Web, pages: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    Names(monkeypatch, secure_example=[["127.0.0.3"]])
    pages.act("/", lambda visit: visit.redirect(url(secure), 301))
    page = got(pages.url("/", "secure.example"))
    assert (page.body, page.final_url, page.is_moved) == (b"here", url(secure), True)
