"""What a page says of itself: in its head, and in its first heading and time."""

import re
from collections.abc import Mapping

from commitments.blocks.days import Said
from commitments.blocks.facts import Dated, Facts, address_of, day_of
from commitments.blocks.quoted import quoted
from commitments.blocks.titles import Label, label
from commitments.text import one_line

_TITLES = ("og:title", "dc.title", "dcterms.title", "citation_title")
_ISSUERS = ("dc.publisher", "dcterms.publisher", "citation_publisher", "publisher", "og:site_name", "author")
_DAYS = (
    "article:published_time", "dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date", "date", "pubdate",
    "publish_date", "citation_publication_date", "datepublished",
)  # fmt: skip

_BETWEEN = re.compile(r"\s+[|–—·•»-]\s+|\s*(?:::|\|)\s*")
_MID_WORD = re.compile(r"\w")


class Head:
    def __init__(self) -> None:
        self._metas: dict[str, str] = {}
        self._title: list[str] = []
        self._is_title = self._is_over = False
        self._times: dict[Said, tuple[str, str]] = {}
        """By what each is said to be, the first: its day, and its words."""
        self._language = self._url = ""
        self.heading = ""
        """The first heading of the first rank that the page shows."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "meta":
            key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            if key and "content" in attributes:
                self._metas.setdefault(key.casefold(), attributes["content"] or "")
        elif tag == "html":
            self._language = self._language or attributes.get("lang") or attributes.get("xml:lang") or ""
        elif tag == "link" and (attributes.get("rel") or "").casefold() == "canonical":
            self._url = self._url or attributes.get("href") or ""
        elif tag in ("body", "svg"):
            self._is_over = True
        self._is_title = tag == "title" and not self._is_over

    def time(self, moment: str, words: str, said: Said) -> None:
        """A time that is no word of a sentence, and the words it stands among."""
        self._times.setdefault(said, (moment, words))

    def show(self, heading: str) -> None:
        """A heading of the first rank; the name of a menu is none of the page."""
        if not self.heading and label(heading) is not Label.NEVER:
            self.heading = heading

    def end(self, tag: str) -> None:
        self._is_title = False

    def data(self, words: str) -> None:
        if self._is_title:
            self._title.append(words)

    def facts(self) -> Facts:
        title = self._headline(self._first(_TITLES)) or self.heading or one_line("".join(self._title))
        language = self._language.strip().casefold()[:2]
        return Facts(
            title or None,
            self._first(_ISSUERS) or None,
            language=language if language.isalpha() and len(language) == 2 else None,
            url=address_of(self._url) or address_of(self._metas.get("og:url")),
            **self._dated(),
        )

    def _headline(self, said: str) -> str:
        """The title that the head says, without the name of the site, and whole where it is the beginning of that which
        the page shows."""
        heading = self.heading.casefold()
        if said and heading.startswith(said.casefold()):
            return self.heading if _MID_WORD.match(self.heading[len(said) :]) else said
        sites = {self._metas.get(key, "").strip().casefold() for key in ("og:site_name", "application-name")} - {""}
        for parted in _BETWEEN.finditer(said):
            front, behind = said[: parted.start()], said[parted.end() :]
            if front and (behind.casefold() in sites or front.casefold() in heading):
                return front
        return said

    def _dated(self) -> Dated:
        for key in _DAYS:
            if day := day_of(self._metas.get(key, "").replace("/", "-")):
                return {"published": day, "dated_by": f"“{key}” in the head of the page"}
        for _, (moment, words) in sorted(self._times.items()):
            if day := day_of(moment):
                return {"published": day, "dated_by": f"the time {quoted(words or moment)} that the page marks"}
        return {}

    def _first(self, keys: tuple[str, ...]) -> str:
        return next((said for key in keys if (said := one_line(self._metas.get(key, "")))), "")
