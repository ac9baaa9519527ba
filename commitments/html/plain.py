"""A page that only holds a plain text, as parliaments and gazettes publish what was typed: the text as it was typed.

Its lines were broken to fit a page, and are joined as those of any plain text are.
"""

from collections.abc import Mapping
from typing import cast

from lxml import etree

from commitments.html.elements import is_unseen

_PRE = ("pre", "xmp", "plaintext")
_INSIDE = frozenset(["a", "b", "i", "u", "em", "strong", "tt", "font", "p", "br"])
"""What may stand in such a text and says nothing of how its lines are broken."""
_UNSEEN = frozenset(["script", "title"])
_HIDES = ("style", "hidden", "class")


def plain_text_of(page: str) -> str | None:
    """None for a page that shows anything beside such a text, or marks parts of it in some way."""
    if "<pre" not in page[:100_000].lower():
        return None
    target = _Typed()
    parser = etree.HTMLParser(target=cast("etree.ParserTarget", target), encoding="utf-8", huge_tree=True)
    try:
        parser.feed(page.encode(errors="replace"))
        parser.close()
    except etree.LxmlError:
        return None
    return None if target.is_more else "".join(target.words)


class _Typed:
    def __init__(self) -> None:
        self.words: list[str] = []
        self.is_more = False
        self._pre = self._unseen = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._unseen += tag in _UNSEEN
        self.is_more |= tag == "style" or "hidden" in attributes or is_unseen(tag, attributes.get("style") or "")
        if tag in _PRE:
            self.words.append("\n\n" if self.words else "")
            self._pre += 1
        elif self._pre:
            self.is_more |= tag not in _INSIDE or any(name in attributes for name in _HIDES)
            self.words.append("\n" if tag in ("br", "p") else "")

    def data(self, words: str) -> None:
        if self._pre:
            self.words.append(words)
        elif not self._unseen:
            self.is_more |= bool(words.strip())

    def end(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN
        self._pre -= tag in _PRE

    def close(self) -> None:
        pass
