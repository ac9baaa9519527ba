"""Markdown -> the page that it is rendered to, read as any page.

Rendered by markdown-it-py, which Rich brings along.
"""

import re

from commitments import html
from commitments.blocks import Block
from commitments.blocks.facts import Facts
from commitments.intake import dialects, footnotes, front_matter

_DEEPEST = 100
"""Lists, items and quotations inside each other: what lies deeper, the renderer leaves out without a word."""
_MARKS = re.compile(r"[*_~]")
_MOST_MARKS = 5_000
"""Of emphasis in one paragraph; no text that somebody wrote has as many."""
_MOST_CELLS = 1_000
"""In one row of a table: each row below is given as many."""
_MOST_BRACKETS = 100_000
"""Each costs as much as a hundred letters."""


def blocks_of(text: str) -> tuple[list[Block], Facts, list[str]]:
    """The blocks of a text in Markdown, what its front matter says, and notes on what was left out."""
    from markdown_it import MarkdownIt

    text = text.replace("\r\n", "\n").replace("\r", "\n")
    said, rest = front_matter.parted(text)
    body = footnotes.at_the_end(dialects.common(rest))
    renderer = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    if any(len(_MARKS.findall(paragraph)) > _MOST_MARKS for paragraph in body.split("\n\n")):
        renderer.disable(["emphasis", "strikethrough"])  # it looks for the partner of each among all before it
    if any(line.count("|") > _MOST_CELLS for line in body.split("\n")):
        renderer.disable("table")
    if body.count("[") > _MOST_BRACKETS:
        renderer.disable(["link", "image", "reference"])
    blocks, facts, notes = html.blocks_of(renderer.render(body))
    told = said._asdict()
    return blocks, facts._replace(**{field: value for field, value in told.items() if value}), notes
