"""Markdown and MDX files with front matter: one file, one row; the text below it is the column `@body`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from commitments import toml
from commitments.rows import BODY, Bad, Item, Reading, Remark, row
from commitments.rows.encodings import read_text
from commitments.rows.tree import plain
from commitments.rows.yaml_values import BadYaml, documents

SUFFIXES = (".md", ".mdx", ".markdown", ".mkd", ".qmd")
_FENCES = {"---": ("---", "..."), "+++": ("+++",)}


def read(path: Path, reading: Reading) -> Iterator[Item]:
    text, remark = read_text(path, reading.encoding)
    if remark:
        yield Remark(path.name, remark)
    lines = text.lstrip("\n").split("\n")
    skipped = text.count("\n", 0, len(text) - len(text.lstrip("\n")))
    fence = lines[0].rstrip()
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in _FENCES.get(fence, ())), None)
    if fence not in _FENCES or end is None:
        yield Bad(path.name, 1, "has no front matter: its first line is not ---, or no line closes it")
        return
    head = "\n" * (skipped + 1) + "\n".join(lines[1:end])
    try:
        cells = _toml(head) if fence == "+++" else _yaml(head)
    except BadYaml as error:
        yield Bad(path.name, 1, f"its front matter cannot be read: {error}")
        return
    body = "\n".join(lines[end + 1 :]).strip()
    yield row(path, {**cells, BODY: body}, skipped + 1)


def _yaml(head: str) -> dict[str, Any]:
    found = documents(head)
    cells = plain(found[0].value) if found else None
    if not isinstance(cells, dict):
        raise BadYaml("it is not a list of names and values")
    return cells


def _toml(head: str) -> dict[str, Any]:
    try:
        return toml.parse(head)
    except toml.BadToml as error:
        raise BadYaml(str(error)) from None
