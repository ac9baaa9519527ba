"""Markdown -> the page that it is rendered to, read as any page.

Rendered by markdown-it-py, which Rich brings along.
"""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from commitments import html
from commitments.blocks import Block
from commitments.blocks.bounds import BadDocument
from commitments.blocks.facts import Facts, over
from commitments.intake import dialects, footnotes, front_matter

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore

_DEEPEST = 100
"""Lists, items and quotations inside each other: what lies deeper, the renderer leaves out."""
_AROUND = ("blockquote_open", "list_item_open")
_SIGNS = "\\`*_~^[]<&|\n"
"""What each makes a piece of its own of what stands around it, of a line too."""
_MOST_SIGNS = 500_000
_MOST_PIECES = 400_000
"""Beginnings and ends of paragraphs, items, lists and quotations; each costs as much as a hundred letters."""
_MOST_LOOKS = 1_000_000
"""At a line: once for all that it may end or go on."""
_MARKS = re.compile(r"[*_~]")
_MOST_MARKS = 5_000
"""Of emphasis in one paragraph; no text that somebody wrote has as many."""
_MOST_CELLS = 1_000
"""In one row of a table: each row below is given as many."""
_BRACKET = re.compile(r"[\[\]]|\n[ \t]*\n")
_MOST_OPEN = 10_000
"""Brackets that are never closed: each is looked for the end of as many times as links may stand inside each other."""
_LONGEST_ADDRESS = 1_000


def blocks_of(text: str) -> tuple[list[Block], Facts, list[str]]:
    """The blocks of a text in Markdown, what its front matter says, and notes on what was left out."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if sum(map(text.count, _SIGNS)) > _MOST_SIGNS:
        raise _too_much()
    said, rest = front_matter.parted(text)
    body = footnotes.at_the_end(dialects.common(rest))
    renderer, env = _renderer(body), dict[str, Any]()
    pieces = renderer.parse(body, env)
    blocks, facts, notes = html.blocks_of(renderer.renderer.render(pieces, renderer.options, env))
    if any(piece.level >= _DEEPEST - 1 and piece.type in _AROUND for piece in pieces):
        notes = [*notes, f"left out what stands in more than {_DEEPEST} lists and quotations inside each other"]
    return blocks, over(facts, said), notes


def _too_much() -> BadDocument:
    return BadDocument("the text holds more marks of Markdown than any document; to add it as it is, save it as .txt")


def _renderer(body: str) -> "MarkdownIt":
    """One that takes time by the length of this text."""
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    made.block.ruler.before("table", "bound", _bound(), {"alt": ["paragraph", "reference", "blockquote", "list"]})
    made.core.ruler.after("block", "shorten", _shorten)
    if any(len(_MARKS.findall(paragraph)) > _MOST_MARKS for paragraph in body.split("\n\n")):
        made.disable(["emphasis", "strikethrough"])  # it looks for the partner of each among all before it
    if any(line.count("|") > _MOST_CELLS for line in body.split("\n")):
        made.disable("table")
    if _left_open(body) > _MOST_OPEN:
        made.disable(["link", "image", "reference"])
    return made


def _bound() -> Callable[["StateBlock", int, int, bool], bool]:
    """A rule that holds for no line and is asked before all others, so that it sees how much is done."""
    looks = 0

    def rule(state: "StateBlock", line: int, end: int, silent: bool) -> bool:
        nonlocal looks
        looks += 1
        if looks > _MOST_LOOKS or len(state.tokens) > _MOST_PIECES:
            raise _too_much()
        return False

    return rule


def _shorten(state: "StateCore") -> None:
    """An address that many words lead to is written out for each."""
    for reference in state.env.get("references", {}).values():
        reference.update(title="", href=reference["href"][:_LONGEST_ADDRESS])


def _left_open(body: str) -> int:
    """How many brackets are not closed in their paragraph, or stand too deep inside each other to be."""
    left = depth = 0
    for found in _BRACKET.finditer(body):
        if found[0] == "[":
            left += depth >= _DEEPEST
            depth += depth < _DEEPEST
        elif found[0] == "]":
            depth -= depth > 0
        else:
            left, depth = left + depth, 0
    return left + depth
