"""Fetches what is at a web address: safely, politely, and within bounds.

    address -> `asking` follows it -> `lines` waits for the host's turn -> `wire` connects to what `guard` allows

Only http and https are asked, at addresses of the public internet. Nothing private is ever sent: there are no cookies,
no passwords, no proxies and no files of the user's own anywhere in here. What came was written by others; it is
bytes, which nobody here reads.
"""

from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec

from commitments.errors import CommitmentsError
from commitments.fetching.values import Answer as Answer
from commitments.fetching.values import Clock as Clock
from commitments.fetching.values import Failure as Failure
from commitments.fetching.values import Fetched as Fetched
from commitments.fetching.values import Hop as Hop
from commitments.fetching.values import Manners as Manners
from commitments.fetching.values import Trouble as Trouble

USUAL = Manners()


def check_ready() -> None:
    """Raises CommitmentsError where what this needs is not installed."""
    if find_spec("httpcore") is None:
        raise CommitmentsError("fetching evidence needs more packages: pip install 'commitments[evidence]'")


def fetch(url: str, clock: Clock, manners: Manners = USUAL) -> Answer:
    """What is at one address. Raises CommitmentsError without its packages, and nothing for whatever is there."""
    check_ready()
    from commitments.fetching.asking import Asker

    asker = Asker(manners, clock)
    try:
        return asker.ask(url)
    finally:
        asker.close()


def fetch_all(
    urls: Iterable[str], clock: Clock, manners: Manners = USUAL, waiting: Callable[[], object] | None = None
) -> Iterator[Answer]:
    """The answer to each different address, as they come, several hosts at once; in no order.

    The addresses are all read at once, the answers one after the other. Ctrl-C, or closing the iterator, ends what is
    under way within moments. `waiting` is called some times a second while none comes. Raises CommitmentsError without
    its packages.
    """
    check_ready()
    from commitments.fetching.rounds import answers

    return answers(urls, manners, clock, waiting)
