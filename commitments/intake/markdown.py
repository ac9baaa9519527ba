"""Markdown -> the page that it is rendered to, read as any page; what stands in its front matter.

Rendered by markdown-it-py, which Rich brings along.
"""

import re
import tomllib
from typing import Any

from commitments import html
from commitments.blocks import Block
from commitments.blocks.facts import Facts, address_of, day_of
from commitments.intake import footnotes
from commitments.rows.tree import plain
from commitments.rows.yaml_values import BadYaml, documents
from commitments.text import one_line

_FRONT = re.compile(
    r"\A(?:---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)|\+\+\+[ \t]*\n(?P<toml>.*?)^\+\+\+)[ \t]*(?:\n|\Z)", re.DOTALL | re.M
)
_FIELD = re.compile(r"^(\w{1,40}):[ \t]+([^\s\[\]{}&*!|>%@\"'].*)$", re.M)
_LONGEST_FRONT = 100_000
_DEEPEST = 100
"""Lists, items and quotations inside each other: what lies deeper, the renderer leaves out without a word."""
_MARKS = re.compile(r"[*_~]")
_MOST_MARKS = 5_000
"""Of emphasis in one paragraph; no text that somebody wrote has as many."""
_MOST_CELLS = 1_000
"""In one row of a table: each row below is given as many."""
_MOST_BRACKETS = 100_000
"""Each costs as much as a hundred letters."""
_TITLES = ("title", "headline", "name")
_DAYS = ("date", "published", "published_at", "publishdate", "pubdate", "issued", "created")
_ISSUERS = ("issuer", "publisher", "organisation", "organization", "author", "authors")
_ADDRESSES = ("url", "source_url", "source", "link", "canonical_url", "canonical", "permalink")
_LANGUAGES = ("language", "lang", "locale")


def blocks_of(text: str) -> tuple[list[Block], Facts, list[str]]:
    """The blocks of a text in Markdown, what its front matter says, and notes on what was left out."""
    from markdown_it import MarkdownIt

    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT.match(text[:_LONGEST_FRONT])
    said = _front(front) if front else None
    body = footnotes.at_the_end(text[front.end() :] if front and said is not None else text)
    renderer = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    if any(len(_MARKS.findall(paragraph)) > _MOST_MARKS for paragraph in body.split("\n\n")):
        renderer.disable(["emphasis", "strikethrough"])  # it looks for the partner of each among all before it
    if any(line.count("|") > _MOST_CELLS for line in body.split("\n")):
        renderer.disable("table")
    if body.count("[") > _MOST_BRACKETS:
        renderer.disable(["link", "image", "reference"])
    blocks, facts, notes = html.blocks_of(renderer.render(body))
    told = _facts(said)._asdict() if said else {}
    return blocks, facts._replace(**{field: value for field, value in told.items() if value}), notes


def _front(found: re.Match[str]) -> dict[str, Any] | None:
    """What stands in the front matter, as far as it can be used; None for words between two rules, which are text."""
    if found["toml"] is not None:
        try:
            return tomllib.loads(found["toml"])
        except tomllib.TOMLDecodeError:
            return {}
    try:
        values = documents(found["yaml"])
    except BadYaml:  # somebody did not quote a title that has a colon
        return dict(_FIELD.findall(found["yaml"]))
    table = plain(values[0].value) if values else None
    if isinstance(table, str) or (table and isinstance(table, dict) and all(map(_is_sentence, table))):
        return None
    return table if isinstance(table, dict) else {}


def _is_sentence(key: object) -> bool:
    """ "We will: plant trees" is no field."""
    return isinstance(key, str) and " " in key


def _facts(table: dict[str, Any]) -> Facts:
    said = {str(key).casefold(): value for key, value in table.items()}
    language = _first(said, _LANGUAGES)[:2].casefold()
    return Facts(
        _first(said, _TITLES) or None,
        _first(said, _ISSUERS) or None,
        next((day for key in _DAYS if (day := day_of(_words(said.get(key)) or str(said.get(key))))), None),
        language if re.fullmatch(r"[a-z]{2}", language) else None,
        url=next((url for key in _ADDRESSES if (url := address_of(_words(said.get(key))))), None),
    )


def _first(said: dict[str, Any], keys: tuple[str, ...]) -> str:
    return next((words for key in keys if (words := _words(said.get(key)))), "")


def _words(value: Any) -> str:
    names = value if isinstance(value, list) else [value]
    return "; ".join(filter(None, [one_line(name) for name in names if isinstance(name, str)]))
