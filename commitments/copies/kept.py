"""All that is kept of evidence: the copies, what became of the pages, and whether an excerpt stands in a copy."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple

from commitments.addresses import same_page
from commitments.copies.checked import Checked, Page
from commitments.copies.shelf import Shelf
from commitments.copies.values import Copy
from commitments.excerpts import Finding, Proof, looked_for
from commitments.model import Evidence


class Shown(NamedTuple):
    """What came of looking for an excerpt in the copies of its page."""

    proof: Proof
    copy: Copy
    """The one that it stands in, or nearly; where it is absent, the newest one with a text."""

    @property
    def finding(self) -> Finding:
        return self.proof.finding


def _no_text(_: Copy) -> str | None:
    return None


class Kept:
    """What a store keeps of evidence, as it was read."""

    def __init__(
        self,
        copies: Iterable[Copy] = (),
        pages: Iterable[Page] = (),
        text: Callable[[Copy], str | None] = _no_text,
        troubles: Iterable[tuple[str, str]] = (),
    ) -> None:
        """`text` gives the main text of a copy; None where it has none, or not the one that was kept."""
        self.shelf = Shelf(copies)
        self.text = text
        self.troubles = tuple(troubles)
        """Of what cannot be read: its name in the store, and why."""
        self._pages: dict[str, Page] = {}
        for page in pages:
            known = self._pages.get(same_page(page.url))
            self._pages[same_page(page.url)] = page.merged(known) if known else page
        self._looked: dict[tuple[str, str], Shown | None] = {}

    @property
    def is_empty(self) -> bool:
        return not len(self.shelf) and not self._pages

    def copy(self, url: str) -> Copy | None:
        """The newest one of that page."""
        return self.shelf.newest(url)

    def page(self, url: str) -> Page:
        return self._pages.get(same_page(url)) or Page(url)

    def archive(self, evidence: Evidence) -> str | None:
        """Where it is archived: as the evidence says, or as was found out later."""
        return evidence.archive or self.page(evidence.url).archive

    def checked(self, url: str) -> Checked | None:
        """What the page was when it was asked for last; None where it never was but for its copy, or was got later."""
        checked, copy = self.page(url).checked, self.copy(url)
        if checked is None or (copy is not None and _got(copy, url) > checked.at):
            return None
        return checked

    def is_dead(self, url: str) -> bool:
        checked = self.checked(url)
        return checked is not None and checked.state.is_dead

    def last_look(self, url: str) -> datetime | None:
        """When the page was got or asked for last; None where it never was."""
        checked, copy = self.page(url).checked, self.copy(url)
        looks = [*([checked.at] if checked else []), *([_got(copy, url)] if copy else [])]
        return max(looks, default=None)

    def shown(self, evidence: Evidence) -> Shown | None:
        """What became of its excerpt; None where it has none, or there is no text to look for it in. An excerpt that
        stands in an earlier copy of its page is verified, whatever the page says since."""
        if not evidence.excerpt:
            return None
        key = (same_page(evidence.url), evidence.excerpt)
        if key not in self._looked:
            self._looked[key] = self._look(evidence.url, evidence.excerpt)
        return self._looked[key]

    def _look(self, url: str, excerpt: str) -> Shown | None:
        best: Shown | None = None
        for copy in self.shelf.of(url):
            text = self.text(copy)
            if text is None:
                continue
            try:
                found = Shown(looked_for(excerpt, text), copy)
            except ValueError:  # it has no words, or is a document of its own
                return None
            if found.finding is Finding.VERIFIED:
                return found
            if best is None or (best.finding is Finding.ABSENT and found.finding is Finding.NEAR):
                best = found
        return best


def _got(copy: Copy, url: str) -> datetime:
    """When the page was got last; another one may have had the same content later."""
    page = same_page(url)
    got = [one.at for one in copy.sources if page in (same_page(one.url), same_page(one.final_url or one.url))]
    return max(got, default=copy.last)
