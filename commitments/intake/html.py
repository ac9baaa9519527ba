"""HTML -> lines of text: headings, paragraphs, list items and table rows; what is not the document is left out.

The tokenizer is written here, and not the standard library's, because that one takes time that grows with the square
of the length on unclosed comments and stops with an assertion on some broken declarations; a file of any content
comes through this one in one pass. Nesting is counted, never followed, so its depth costs nothing.
"""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

from commitments.intake.facts import Facts, day_of
from commitments.intake.files import BadDocument
from commitments.text import one_line, without_endless_references


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})((?:[^\"'>]|\"[^\"]*\"|'[^']*')*)>")
_LONGEST_TAG = 8_192
_ATTRIBUTE = re.compile(r"([a-zA-Z:_-]{1,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_RAW = _names("script style textarea title xmp noframes")
_DROPPED = _names(
    "nav footer aside form button select noscript svg iframe template header object audio video math dialog"
)
_BLOCKS = _names(
    "address article blockquote body center dd div dl dt fieldset figcaption figure html main ol p pre section "
    "table tbody thead tfoot ul hr"
)
_HEADINGS = _names("h1 h2 h3 h4 h5 h6")
_VOID = _names("area base br col embed hr img input link meta source track wbr")
_MOST_TAGS = 1_000_000
_LEAST_MAIN = 400
"""Characters from which <main> or <article> is taken for the whole document."""


def text_of(page: str) -> tuple[str, Facts]:
    """The text of a page, and what its head says of it."""
    if page.count("<") > _MOST_TAGS:
        raise BadDocument(
            f"the page holds more than {_MOST_TAGS:,} tags, which no document does; save its text as .txt"
        )
    reader = _Reader()
    for token in _tokens(without_endless_references(page)):
        reader.take(*token)
    reader.end_line()
    lines = reader.chosen()
    return "\n".join(lines), reader.facts()


def _tokens(page: str) -> Iterator[tuple[str, str, str]]:
    """("text", words, ""), ("open", name, attributes) and ("close", name, "")."""
    place, size = 0, len(page)
    while place < size:
        start = page.find("<", place)
        if start < 0:
            yield "text", unescape(page[place:]), ""
            return
        if start > place:
            yield "text", unescape(page[place:start]), ""
        if page.startswith("<!--", start):
            end = page.find("-->", start + 4)
            if end < 0:
                return
            place = end + 3
            continue
        following = page[start + 1 : start + 3]
        if not following or not (following[0].isalpha() or following[0] in "!?/"):
            yield "text", "<", ""
            place = start + 1
            continue
        found = _TAG.match(page, start, start + _LONGEST_TAG)
        if found is None:
            end = page.find(">", start)
            if end < 0:
                return
            place = end + 1
            continue
        place = found.end()
        name = found[2].lower()
        yield ("close" if found[1] else "open"), name, found[3]
        if name in _RAW and not found[1]:
            end = _closing(page, name, place)
            if name == "title":
                yield "text", unescape(page[place:end]), ""
            place = end


def _closing(page: str, name: str, place: int) -> int:
    found = re.compile(f"</{name}", re.I).search(page, place)
    return found.start() if found else len(page)


class _Reader:
    """Puts the pieces together, one line per block."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, bool, bool]] = []
        """Each line, whether it stands in the main part, whether it belongs to what is left out."""
        self.piece: list[str] = []
        self.has_words = False
        self.prefix = ""
        self.open: Counter[str] = Counter()
        self.lists: list[str] = []
        self.numbers: list[int] = []
        self.title: list[str] = []
        self.heading = ""
        self.metas: dict[str, str] = {}
        self.time = ""
        self.language = ""

    def take(self, sort: str, name: str, attributes: str) -> None:
        if sort == "text":
            self._text(name)
        elif sort == "open":
            self._open(name, attributes)
        else:
            self._close(name)

    def _text(self, words: str) -> None:
        if self.open["title"] and not self.open["body"] and not self.open["svg"]:
            self.title.append(words)
        else:
            self.has_words = self.has_words or not words.isspace()
            self.piece.append(words if self.open["pre"] else re.sub(r"\s+", " ", words))

    def _open(self, name: str, attributes: str) -> None:
        if name in ("meta", "html", "time"):
            self._note(name, attributes)
        elif name == "br":
            self.piece.append("\n")
        elif name in ("td", "th"):
            if self.has_words:
                self.piece.append(" | ")
        else:
            self._open_block(name)
            if name not in _VOID:
                self.open[name] += 1

    def _open_block(self, name: str) -> None:
        if name == "li":
            self.end_line()
            self.open["li"] = min(self.open["li"], max(len(self.lists) - 1, 0))  # the one before is often not closed
            self.prefix = self._marker()
        elif name in _HEADINGS:
            self.end_line()
            self._gap()
            self.prefix = "#" * int(name[1]) + " "
        elif name in _BLOCKS or name in _DROPPED or name == "tr":
            self.end_line()
            if name in ("ul", "ol"):
                self.lists.append(name)
                self.numbers.append(0)
            elif name in ("p", "table", "div", "section") and not self.open["li"]:
                self._gap()

    def _close(self, name: str) -> None:
        if self.open[name] > 0:
            self._close_block(name)
            self.open[name] -= 1
        if name in ("ul", "ol") and self.lists:
            self.lists.pop()
            self.numbers.pop()
            self.open["li"] = min(self.open["li"], len(self.lists))
            if not self.lists:
                self._gap()

    def _close_block(self, name: str) -> None:
        if name == "h1" and not self.heading:
            self.heading = one_line("".join(self.piece))
        if name in ("li", "tr", "ul", "ol"):
            self.end_line()
        elif name in _BLOCKS or name in _DROPPED or name in _HEADINGS:
            self.end_line()
            self._gap()

    def _marker(self) -> str:
        indent = "  " * min(max(len(self.lists) - 1, 0), 8)
        if self.lists and self.lists[-1] == "ol":
            self.numbers[-1] += 1
            return f"{indent}{self.numbers[-1]}. "
        return f"{indent}- "

    def _note(self, name: str, attributes: str) -> None:
        said = {
            found[1].lower(): unescape(found[2] or found[3] or found[4] or "")
            for found in _ATTRIBUTE.finditer(attributes)
        }
        if name == "html":
            self.language = self.language or said.get("lang", said.get("xml:lang", ""))
        elif name == "time":
            self.time = self.time or said.get("datetime", "")
        elif (key := said.get("property") or said.get("name")) and "content" in said:
            self.metas.setdefault(key.lower(), said["content"])

    @property
    def _is_main(self) -> bool:
        return self.open["main"] > 0 or self.open["article"] > 0

    @property
    def _is_dropped(self) -> bool:
        """A header inside the main part holds the document's own heading; others hold the site's."""
        return any(self.open[name] > 0 for name in _DROPPED if name != "header") or (
            self.open["header"] > 0 and not self._is_main
        )

    def _gap(self) -> None:
        """A blank line, where the last one is not blank already."""
        if self.lines and self.lines[-1][0]:
            self.lines.append(("", self._is_main, self._is_dropped))

    def end_line(self) -> None:
        words = "".join(self.piece)
        self.piece.clear()
        self.has_words = False
        if not words.strip():
            return
        for part in words.split("\n"):
            if part.strip():
                self.lines.append((self.prefix + part.strip(), self._is_main, self._is_dropped))
                self.prefix = ""
        self.prefix = ""

    def chosen(self) -> list[str]:
        """The main part where there is one; else all but navigation; else, where that leaves nothing, all."""
        kept = [(line, is_main) for line, is_main, is_dropped in self.lines if not is_dropped]
        main = [line for line, is_main in kept if is_main]
        if sum(map(len, main)) >= _LEAST_MAIN:
            return main
        rest = [line for line, _ in kept]
        return rest if any(rest) else [line for line, _, _ in self.lines]

    def facts(self) -> Facts:
        said = self.metas.get
        title = one_line(
            said("og:title") or said("dc.title") or said("citation_title") or self.heading or "".join(self.title)
        )
        issuer = one_line(
            said("dc.publisher")
            or said("citation_publisher")
            or said("publisher")
            or said("og:site_name")
            or said("author")
            or ""
        )
        published = next(
            (
                day
                for key in (
                    "article:published_time",
                    "dc.date.issued",
                    "dcterms.issued",
                    "dcterms.date",
                    "dc.date",
                    "date",
                    "pubdate",
                    "publish_date",
                    "citation_publication_date",
                    "datepublished",
                )
                if (day := day_of((said(key) or "").replace("/", "-")))
            ),
            None,
        )
        language = self.language.strip().casefold()[:2]
        return Facts(
            title or None,
            issuer or None,
            published or day_of(self.time),
            language if language.isalpha() and len(language) == 2 else None,
        )
