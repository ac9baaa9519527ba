"""What stands before a text in Markdown, or before a page from which a site is made, and says what it is: YAML between
rules, TOML between plus signs, JSON, or the lines with a percent sign that pandoc reads."""

import contextlib
import json
import re
import tomllib
from typing import Any

from commitments.blocks.facts import Dated, Facts, address_of, day_of
from commitments.intake.facts import day_alone
from commitments.rows.tree import plain
from commitments.rows.yaml_values import BadYaml, documents
from commitments.text import one_line

_BETWEEN_RULES = re.compile(
    r"\A(?:---[ \t]*(?:ya?ml[ \t]*)?\n(?P<yaml>.*?)^(?:---|\.\.\.)|\+\+\+[ \t]*\n(?P<toml>.*?)^\+\+\+"
    r"|(?:;;;|---[ \t]*json)[ \t]*\n(?P<json>.*?)^(?:;;;|---))[ \t]*(?:\n|\Z)",
    re.DOTALL | re.M,
)
_IN_BRACES = re.compile(r"\A(?P<json>\{[ \t]*(?:\".*?\}|\n[ \t]*\".*?^\}))[ \t]*(?:\n|\Z)", re.DOTALL | re.M)
_PERCENTS = re.compile(
    r"\A%(?! ?[a-z]) ?(?P<title>.*\n(?:[ \t]+\S.*\n)*)(?:% ?(?P<author>.*\n(?:[ \t]+\S.*\n)*))?(?:% ?(?P<date>.*)\n)?"
)
_FIELD = re.compile(r"^(\w{1,40}):[ \t]+([^\s\[\]{}&*!|>%@\"'].*)$", re.M)
_LONGEST = 100_000
_TITLES = ("title", "headline", "name")
_DAYS = ("date", "published", "published_at", "publishdate", "pubdate", "issued", "created")
_ISSUERS = ("issuer", "publisher", "organisation", "organization", "author", "authors")
_ADDRESSES = ("url", "source_url", "source", "link", "canonical_url", "canonical", "permalink")
_LANGUAGES = ("language", "lang", "locale")


def parted(text: str) -> tuple[Facts, str]:
    """What the front matter says, as far as it can be used, and the text without it."""
    head = text[:_LONGEST]
    found = _BETWEEN_RULES.match(head) or _IN_BRACES.match(head) or _PERCENTS.match(head)
    table = _table(found) if found else None
    if found is None or table is None:
        return Facts(), text
    return _facts(table), text[found.end() :]


def _table(found: re.Match[str]) -> dict[str, Any] | None:
    """None for words that only stand between two rules or in braces, which are text."""
    said = found.groupdict()
    if "title" in said:
        return {name: one_line(value) for name, value in said.items() if value}
    if said.get("toml") is not None:
        return _toml(said["toml"])
    if said.get("json") is not None:
        return _json(said["json"], is_bare="yaml" not in said)
    return _yaml(said["yaml"])


def _toml(words: str) -> dict[str, Any]:
    try:
        return tomllib.loads(words)
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}


def _json(words: str, *, is_bare: bool) -> dict[str, Any] | None:
    """What is not quite JSON, as by a comma too many, may be YAML."""
    table: object = None
    try:
        table = json.loads(words)
    except (ValueError, RecursionError):
        with contextlib.suppress(BadYaml):
            table = next((plain(one.value) for one in documents(words)), None)
    if isinstance(table, dict) and table and not all(map(_is_sentence, table)):
        return table
    return None if is_bare else {}


def _yaml(words: str) -> dict[str, Any] | None:
    try:
        values = documents(words)
    except BadYaml:  # somebody did not quote a title that has a colon
        return dict(_FIELD.findall(words))
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
        language=language if re.fullmatch(r"[a-z]{2}", language) else None,
        url=next((url for key in _ADDRESSES if (url := address_of(_words(said.get(key))))), None),
        **_dated(said),
    )


def _dated(said: dict[str, Any]) -> Dated:
    for key in _DAYS:
        words = _words(said.get(key)) or str(said.get(key))
        if day := day_of(words) or day_alone(words):
            return {"published": day, "dated_by": f"“{key}” in the front matter"}
    return {}


def _first(said: dict[str, Any], keys: tuple[str, ...]) -> str:
    return next((words for key in keys if (words := _words(said.get(key)))), "")


def _words(value: Any) -> str:
    names = value if isinstance(value, list) else [value]
    return "; ".join(filter(None, [one_line(name) for name in names if isinstance(name, str)]))
