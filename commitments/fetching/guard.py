"""Which machines are asked: those of the public internet, unless the user allows others."""

import ipaddress
import socket
from functools import cache
from threading import Thread
from typing import Any, NamedTuple

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
_Network = ipaddress.IPv4Network | ipaddress.IPv6Network

# Of the registries of special-purpose addresses. Python's own `is_private` differs between its versions.
_NOT_PUBLIC = (
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
    "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
    "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
)  # fmt: skip
ALWAYS_THERE = "example.org"
"""A name that is kept for good: where it is not found, names are not looked up here at all."""
_PUBLIC_IPV6 = ("2000::/3",)
_NOT_PUBLIC_IPV6 = ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")


class NotPublic(Exception):
    """The host is of the own machine or network."""


class NoHost(Exception):
    """Nobody has that name."""


class Unresolved(Exception):
    """Whether anybody has that name could not be found out."""


class Peer(NamedTuple):
    """An address that was looked up and checked, to be connected to as it stands."""

    family: int
    address: tuple[str, int] | tuple[str, int, int, int]


def is_public(address: IpAddress) -> bool:
    """IPv6 addresses in which one of IPv4 is wrapped (mapped, 6to4, Teredo, NAT64) are none, since behind them
    may be anything.

    >>> is_public(ipaddress.ip_address("8.8.8.8")), is_public(ipaddress.ip_address("::ffff:8.8.8.8"))
    (True, False)
    """
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in network for network in _networks(_NOT_PUBLIC))
    if address.scope_id:
        return False
    inside = any(address in network for network in _networks(_PUBLIC_IPV6))
    return inside and not any(address in network for network in _networks(_NOT_PUBLIC_IPV6))


@cache
def _networks(written: tuple[str, ...]) -> tuple[_Network, ...]:
    return tuple(map(ipaddress.ip_network, written))


def peers(host: str, port: int, seconds: float, *, allow_private: bool) -> list[Peer]:
    """The addresses of a host that may be connected to, in the order in which to try them.

    Raises NotPublic where it has none but others, NoHost, Unresolved, and TimeoutError.
    """
    found = _looked_up(host, port, seconds)
    allowed = [peer for peer in found if allow_private or is_public(ipaddress.ip_address(peer.address[0]))]
    if not allowed:
        raise NotPublic(found[0].address[0])
    return allowed


def finds_names(seconds: float) -> bool:
    """Whether names of the internet are found from here; without a connection, some systems say of each name that
    nobody has it. Nothing is asked of whoever it is."""
    try:
        return bool(_looked_up(ALWAYS_THERE, 80, seconds))
    except (NoHost, Unresolved, TimeoutError):
        return False


def _peer(family: int, at: tuple[Any, ...]) -> Peer | None:
    return Peer(family, at) if family in (socket.AF_INET, socket.AF_INET6) and isinstance(at[0], str) else None


def _looked_up(host: str, port: int, seconds: float) -> list[Peer]:
    answer: list[list[Peer] | OSError] = []

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            answer.append(error)
        except UnicodeError:  # a label of no letters, or of too many
            answer.append(socket.gaierror(socket.EAI_NONAME, "no such name"))
        else:
            answer.append([peer for family, _, _, _, at in found if (peer := _peer(family, at))])

    # Nothing can interrupt the system's own look-up; whoever waits for it can go on without it.
    asking = Thread(target=ask, daemon=True)
    asking.start()
    asking.join(seconds)
    if not answer:
        raise TimeoutError
    (result,) = answer
    if isinstance(result, OSError):
        unknown = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
        raise NoHost if result.errno in unknown else Unresolved
    if not result:
        raise NoHost
    return result
