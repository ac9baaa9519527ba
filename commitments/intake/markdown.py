"""Markdown -> the page that it is rendered to, read as any page; what stands in its front matter.

Rendered by markdown-it-py, which Rich brings along.
"""

import re
from typing import Any

from commitments.intake import html
from commitments.intake.blocks import Block
from commitments.intake.facts import Facts, address_of, day_of
from commitments.rows.tree import plain
from commitments.rows.yaml_values import BadYaml, documents
from commitments.text import one_line

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LONGEST_FRONT = 100_000
_MARKS = re.compile(r"[*_~]")
_MOST_MARKS = 5_000
"""Of emphasis in one paragraph; no text that somebody wrote has as many."""
_TITLES = ("title", "headline", "name")
_DAYS = ("date", "published", "published_at", "publishdate", "pubdate", "issued", "created")
_ISSUERS = ("issuer", "publisher", "organisation", "organization", "author", "authors")
_ADDRESSES = ("url", "source_url", "source", "link", "canonical_url", "canonical", "permalink")
_LANGUAGES = ("language", "lang", "locale")


def blocks_of(text: str) -> tuple[list[Block], Facts, list[str]]:
    """The blocks of a text in Markdown, what its front matter says, and notes on what was left out."""
    from markdown_it import MarkdownIt

    front = _FRONT.match(text[:_LONGEST_FRONT])
    body = text[front.end() :] if front else text
    renderer = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    if any(len(_MARKS.findall(paragraph)) > _MOST_MARKS for paragraph in body.split("\n\n")):
        renderer.disable(["emphasis", "strikethrough"])  # it looks for the partner of each among all before it
    blocks, said, notes = html.blocks_of(renderer.render(body))
    told = _facts(front[1])._asdict() if front else {}
    return blocks, said._replace(**{field: value for field, value in told.items() if value}), notes


def _facts(front: str) -> Facts:
    """What the front matter says; nothing where it is no table of names and values."""
    try:
        found = documents(front)
    except BadYaml:
        return Facts()
    table = plain(found[0].value) if found else None
    if not isinstance(table, dict):
        return Facts()
    said = {str(key).casefold(): value for key, value in table.items()}
    language = _first(said, _LANGUAGES)[:2].casefold()
    return Facts(
        _first(said, _TITLES) or None,
        _first(said, _ISSUERS) or None,
        next((day for key in _DAYS if (day := day_of(_words(said.get(key))))), None),
        language if re.fullmatch(r"[a-z]{2}", language) else None,
        url=next((url for key in _ADDRESSES if (url := address_of(_words(said.get(key))))), None),
    )


def _first(said: dict[str, Any], keys: tuple[str, ...]) -> str:
    return next((words for key in keys if (words := _words(said.get(key)))), "")


def _words(value: Any) -> str:
    names = value if isinstance(value, list) else [value]
    return "; ".join(filter(None, [one_line(name) for name in names if isinstance(name, str)]))
