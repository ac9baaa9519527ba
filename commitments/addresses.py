"""Web addresses: what can be asked for with one, and which of them are one page."""

import re
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

LONGEST = 8_000
"""Characters; servers take no more."""
_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?")
_KEPT = "%/:?#[]@!$&'()*+,;=-._~|^`{}\"<>\\"
# Letters of their own in today's names of hosts; Python's codec is of the older rules, which replace them.
_LETTERS_OF_THEIR_OWN = frozenset("ßς\u200c\u200d")


class BadAddress(ValueError):
    """Why nothing can be asked for with this: the rest of a sentence that begins with the address."""


class Address(NamedTuple):
    """An http or https address in the form in which it is asked for, all of it ASCII, without fragment."""

    scheme: str
    host: str
    """In lower case, without a dot at its end; IPv6 without its brackets."""
    port: int
    target: str
    """Path and query, as the request names them."""

    @property
    def origin(self) -> str:
        """`https://example.org`, with the port only where it is not the usual one."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        return self.origin + self.target


def parsed(url: str) -> Address:
    """Raises BadAddress.

    >>> str(parsed("HTTP://Example.org:80/a b#part"))
    'http://example.org/a%20b'
    >>> str(parsed("https://bücher.example?q=ü"))
    'https://xn--bcher-kva.example/?q=%C3%BC'
    """
    if len(url) > LONGEST:
        raise BadAddress(f"is longer than {LONGEST:,} characters")
    if any(ord(c) < 32 or ord(c) == 127 for c in url):
        raise BadAddress("has a control character in it")
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        raise BadAddress("is not a web address") from None
    if parts.scheme not in _PORTS:
        raise BadAddress("is not an http or https address")
    if "@" in parts.netloc:
        raise BadAddress("holds a user name or password, and none is ever sent; take it out")
    if port == 0:
        raise BadAddress("names port 0, which no server has")
    host = _host(parts.hostname or "")
    path = quote(parts.path or "/", safe=_KEPT.replace("?", "").replace("#", ""), errors="replace")
    query = quote(parts.query, safe=_KEPT, errors="replace")
    target = _without_stray_signs(f"{path}?{query}" if query else path)
    return Address(parts.scheme, host, port or _PORTS[parts.scheme], target)


def _without_stray_signs(target: str) -> str:
    """What quoting leaves alone and a request line cannot hold."""
    return re.sub(r"[<>\"{}|\\^`]", lambda found: f"%{ord(found[0]):02X}", target)


def _host(name: str) -> str:
    if ":" in name:
        if re.fullmatch(r"[0-9a-f:.]+", name):
            return name
        raise BadAddress("names a host by an IPv6 address with a zone, which is of the own network")
    try:
        host = ".".join(map(_label, re.split("[.。．｡]", name)))
    except UnicodeError:
        host = ""
    host = host.removesuffix(".")
    if not _HOST.fullmatch(host) or len(host) > 253 or ".." in host:
        raise BadAddress("names no host" if not name else "names a host that cannot be")
    return host


def _label(label: str) -> str:
    if label.isascii():
        return label.lower()
    if _LETTERS_OF_THEIR_OWN & set(label):
        return "xn--" + label.lower().encode("punycode").decode("ascii")
    from encodings import idna  # a table of a megabyte, which most names of hosts do without

    return idna.ToASCII(label).decode("ascii").lower()


def joined(base: Address, reference: str) -> Address:
    """Where a redirect leads. Raises BadAddress.

    >>> str(joined(parsed("https://example.org/a/b"), "../c?d"))
    'https://example.org/c?d'
    """
    try:
        return parsed(urljoin(str(base), reference.strip()))
    except ValueError as error:
        raise error if isinstance(error, BadAddress) else BadAddress("is not a web address") from None


def same_page(url: str) -> str:
    """What two addresses of one page have in common: host in lower case, without the usual port, an empty query, a
    fragment. Whatever cannot be asked for stays as it is.

    >>> same_page("http://Example.org:80?#top"), same_page("an own file.pdf")
    ('http://example.org/', 'an own file.pdf')
    """
    try:
        return str(parsed(url))
    except BadAddress:
        return url.strip()


def host_of(url: str) -> str:
    """In lower case, without a leading `www.`; "" where there is none.

    >>> host_of("https://www.State.gov/x"), host_of("state.gov")
    ('state.gov', '')
    """
    try:
        return parsed(url).host.removeprefix("www.")
    except BadAddress:
        return ""
