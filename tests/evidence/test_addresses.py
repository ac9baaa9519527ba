"""Which addresses can be asked for, in what form, and which of them are one page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.addresses import BadAddress, host_of, joined, parsed, same_page


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("HTTP://EXAMPLE.org", "http://example.org/"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("https://example.org:80/a", "https://example.org:80/a"),
        (" http://example.org/a#b ", "http://example.org/a"),
        ("http://example.org?", "http://example.org/"),
        ("http://example.org/?a=1&b=%20", "http://example.org/?a=1&b=%20"),
        ("http://example.org/a b|c", "http://example.org/a%20b%7Cc"),
        ("http://example.org/ü?ü", "http://example.org/%C3%BC?%C3%BC"),
        ("http://[2001:DB8::1]:8080/", "http://[2001:db8::1]:8080/"),
        ("http://bücher.example/", "http://xn--bcher-kva.example/"),
        ("http://straße.example/", "http://xn--strae-oqa.example/"),
        ("http://例え.テスト/", "http://xn--r8jz45g.xn--zckzah/"),
        ("http://example。org/", "http://example.org/"),
        ("http://example.org./", "http://example.org/"),
    ],
)
def test_an_address_is_asked_for_in_one_form(written: str, asked: str) -> None:
    assert str(parsed(written)) == asked


@given(st.text())
def test_no_text_is_asked_for_in_more_than_printable_ascii(text: str) -> None:
    for written in (text, f"http://{text}", f"http://example.org/{text}"):
        try:
            address = parsed(written)
        except BadAddress:
            continue
        assert all("!" <= c <= "~" for c in str(address))
        assert parsed(str(address)) == address


@pytest.mark.parametrize(
    ("reference", "led"),
    [
        ("b", "http://example.org/x/b"),
        ("/b?c#d", "http://example.org/b?c"),
        ("//other.example/b", "http://other.example/b"),
        ("?c", "http://example.org/x/a?c"),
        ("HTTPS://other.example", "https://other.example/"),
    ],
)
def test_a_redirect_leads_from_where_it_is(reference: str, led: str) -> None:
    assert str(joined(parsed("http://example.org/x/a"), reference)) == led


def test_two_spellings_of_an_address_are_one_page() -> None:
    assert same_page("HTTP://example.ORG:80/a?#top") == same_page("http://example.org/a")
    assert same_page("http://example.org/a") != same_page("http://example.org/A")
    assert same_page("http://example.org/a") != same_page("https://example.org/a")
    assert (same_page("report.pdf "), host_of("report.pdf")) == ("report.pdf", "")
