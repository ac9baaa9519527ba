"""All kept copies: which are of a page, and which pages are the same under two addresses."""

from collections.abc import Iterable, Iterator

from commitments.addresses import same_page
from commitments.copies.values import Copy


class Shelf:
    """The copies of a store, found by address. Addresses count as one where `addresses.same_page` makes them one."""

    def __init__(self, copies: Iterable[Copy] = ()) -> None:
        self._by_hash: dict[str, Copy] = {}
        self._by_page: dict[str, list[tuple[object, str]]] = {}
        for copy in copies:
            known = self._by_hash.get(copy.sha256)
            self._by_hash[copy.sha256] = known.with_sources(copy.sources) if known else copy
        for copy in self._by_hash.values():
            for page, when in _pages(copy).items():
                self._by_page.setdefault(page, []).append((when, copy.sha256))
        for found in self._by_page.values():
            found.sort(reverse=True)

    def __len__(self) -> int:
        return len(self._by_hash)

    def __iter__(self) -> Iterator[Copy]:
        """By hash."""
        return iter([self._by_hash[sha256] for sha256 in sorted(self._by_hash)])

    def named(self, sha256: str) -> Copy | None:
        return self._by_hash.get(sha256)

    def of(self, url: str) -> list[Copy]:
        """The copies of that page, those that were got there last first."""
        return [self._by_hash[sha256] for _, sha256 in self._by_page.get(same_page(url), [])]

    def newest(self, url: str) -> Copy | None:
        found = self.of(url)
        return found[0] if found else None

    def same_under_two_addresses(self, urls: Iterable[str]) -> list[tuple[str, ...]]:
        """Groups of these addresses whose newest copies have the same content or the same main text, in the order of
        `urls`. Two spellings of one address are one, the first."""
        spelt: dict[str, str] = {}
        for url in urls:
            spelt.setdefault(same_page(url), url)
        groups: dict[str, list[str]] = {}
        for url in spelt.values():
            copy = self.newest(url)
            if copy is not None:
                groups.setdefault(copy.text_sha256 or copy.sha256, []).append(url)
        return [tuple(group) for group in groups.values() if len(group) > 1]


def _pages(copy: Copy) -> dict[str, object]:
    """Each page that it is of, and when it was got there last."""
    return {
        same_page(url): source.at
        for source in copy.sources
        for url in (source.url, source.final_url)
        if url is not None
    }
