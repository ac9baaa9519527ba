"""What all pages of a site share: what it is called, where it will be, what it tells of whom; and the frame of each."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from urllib.parse import quote

from commitments.model import Commitment
from commitments.reports.markup import legal_line
from commitments.reports.site.addresses import INDEX, canonical, page_of, root
from commitments.reports.site.linked_data import Json, script
from commitments.reports.site.presenters.promise import Address
from commitments.reports.site.presenters.public import title as title_of
from commitments.reports.site.presenters.published import Alternate, SiteFrame
from commitments.reports.site.presenters.values import Link
from commitments.text import shorten

_POLICY = (
    "default-src 'none'; style-src 'self' file:; {scripts}img-src 'self' file: data:; base-uri 'none'; "
    "form-action 'none'"
)
"""`file:` lets pages that were opened from a disk have their own style; no page of the web can load such a thing."""
_SCRIPTS = "script-src 'self' file:; "
_NAVIGATION = (
    ("Search", "search"),
    ("Documents", "documents"),
    ("Who promised", "actors"),
    ("Tags", "tags"),
    ("Corrections", "corrections"),
    ("Method", "method"),
    ("Data", "data"),
)
TYPES = {"json": "application/json", "csv": "text/csv", "atom": "application/atom+xml"}


class Publication(NamedTuple):
    title: str
    today: date
    stale_after: int
    base_url: str = ""
    """Where it will be, with a slash at its end; "" where that is not known."""
    report: str = ""
    """Where a problem is reported: a mailto: or https: URL."""
    names_raters: bool = False
    vocabulary: str | None = None
    """The tracker whose words stand in place of ours for statuses."""
    shows_copies: bool = False
    """Whether the texts of kept copies are among the pages."""

    def frame(
        self,
        path: str,
        body: str,
        title: str,
        description: str,
        *,
        alternates: Iterable[tuple[str, str, str]] = (),
        about: Json | None = None,
        scripts: Iterable[str] = (),
        is_framed: bool = False,
    ) -> SiteFrame:
        """`alternates` are kinds of TYPES, titles, and paths in the site; so are `scripts`. The texts are any texts."""
        up, name = root(path), legal_line(title)
        loaded = tuple([f"{up}{script}" for script in scripts])
        kept = tuple([Alternate(TYPES[kind], legal_line(what), f"{up}{where}") for kind, what, where in alternates])
        return SiteFrame(
            title=name if name == self.title else f"{name} · {self.title}",
            body=f"{body}.html.j2",
            kind=body,
            policy=_POLICY.format(scripts=_SCRIPTS if loaded else ""),
            site=self.title,
            root=up,
            description=shorten(legal_line(description), 200),
            canonical=canonical(self.base_url, path),
            alternates=kept,
            navigation=tuple(
                [(Link(words, f"{up}{folder}/{INDEX}"), _here(path, folder)) for words, folder in _NAVIGATION]
            ),
            is_home=path == INDEX,
            linked_data=script(about) if about else "",
            scripts=loaded,
            is_framed=is_framed,
            report=self._report(path, name) if self.report and not is_framed else None,
        )

    def _report(self, path: str, title: str) -> Link:
        """By mail with the page as its subject; a form is given the page in `page`."""
        where = canonical(self.base_url, path) or path
        key = "subject" if self.report.startswith("mailto:") else "page"
        joint = "&" if "?" in self.report else "?"
        said = f"{title}: {where}" if key == "subject" else where
        return Link("Report a problem", f"{self.report}{joint}{key}={quote(said, safe='')}")

    def feed_links(self, feed: str, page: str) -> tuple[tuple[str, str], ...]:
        """Of the feed at one path to itself and to its page; none where nobody knows where these will be."""
        if not self.base_url:
            return ()
        return ("self", canonical(self.base_url, feed)), ("alternate", canonical(self.base_url, page))

    def address(self, path: str) -> Address:
        """Of commitments, as links from the page at that path."""
        up = root(path)
        return lambda commitment: f"{up}{page_of(commitment)}"

    def link(self, path: str, commitment: Commitment) -> Link:
        return Link(title_of(commitment), f"{root(path)}{page_of(commitment)}")


def _here(path: str, folder: str) -> str:
    if path == f"{folder}/{INDEX}":
        return "page"
    return "true" if path.startswith(f"{folder}/") else ""
