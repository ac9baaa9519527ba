"""A page -> its blocks as a browser shows them, and what its head says of it.

    styles (selectors, media) -> elements (around, hiding, colours) -> page -> parts

To the page belong its head, times, lists, tables, equations, controls, what styles put beside words (generated) and set
apart from them (glued), what a click shows (opening), and what is no word of the text (wordless). A page that holds but
a text as it was typed is none of these (plain).

Read by lxml, whose parser (libxml2) was the only one tried that takes time by the length of any markup; one that
follows the standard's rules for open elements took half a minute for 50,000 open lists. It tells start and end of each
element to `page`, so that no tree is built and nesting costs nothing. A library that looks for the main part was not
taken: it leaves out what it thinks no article, and every word of a document counts.
"""

import re
from typing import cast

from lxml import etree

from commitments.blocks import Block
from commitments.blocks.bounds import BadDocument
from commitments.blocks.facts import Facts
from commitments.html.page import Page
from commitments.html.plain import plain_text_of
from commitments.html.styles import Styles, bounds_of
from commitments.text import one_line

__all__ = ["blocks_of", "plain_text_of"]

_LEAST_WITHOUT_SCRIPT = 400
"""Letters from which on a page may be one that a script makes, and that stands in it for those who have none."""
_NO_SCRIPT = re.compile(r"</?noscript\b[^>]{0,200}>", re.I)
_STRAY = re.compile(r"(</p\s{0,9}>)(?=[^\s<])", re.I)
"""The end of a paragraph that ended before, as with a list inside of it: the parser passes it over."""
_MOST_TAGS = 500_000
_HIDDEN_FROM = 10
"""Times the letters that are shown: where stylesheets hide more, they do so until a script shows it."""


def blocks_of(page: str) -> tuple[list[Block], Facts, list[str]]:
    """The blocks of a page, what its head says, and notes on what was left out."""
    if page.count("<") > _MOST_TAGS:
        raise BadDocument(
            f"the page holds more than {_MOST_TAGS:,} tags, which no document does; save its text as .txt"
        )
    styles = Styles(bounds_of(page))
    reader = _read(page, Page(styles))
    if styles.are_late:
        styles = styles.known()
        reader = _read(page, Page(styles))
    if reader.hidden > reader.shown * _HIDDEN_FROM:
        none = Styles(are_followed=False)
        bare = _read(page, Page(none))
        if bare.shown > reader.shown * _HIDDEN_FROM:
            styles, reader = none, bare
    if reader.without_script > max(_LEAST_WITHOUT_SCRIPT, reader.shown / 2):
        reader = _read(_NO_SCRIPT.sub("", page), Page(styles.known()))
    blocks, notes = reader.whole()
    return blocks, reader.head.facts(), notes


def _read(page: str, reader: Page) -> Page:
    target = cast("etree.ParserTarget", reader)  # text and names are never bytes here, as the type allows
    page = _STRAY.sub("\\1\n", page)
    parser = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True, no_network=True)
    try:
        parser.feed(re.sub("[\ud800-\udfff]", "\ufffd", page).encode())
        parser.close()
    except etree.LxmlError as error:
        raise BadDocument(f"the page cannot be read ({one_line(str(error))[:80]}); save its text as .txt") from None
    return reader
