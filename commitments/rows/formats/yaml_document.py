"""YAML: a list of entries, or a mapping that holds one. Every scalar is read as the text it was written as."""

from collections.abc import Iterator
from pathlib import Path

from commitments.rows import Item, Reading, Remark, Unreadable, row
from commitments.rows.encodings import read_text
from commitments.rows.tree import Entries, Entry, plain, rows
from commitments.rows.yaml_values import BadYaml, documents

SUFFIXES = (".yaml", ".yml")


def read(path: Path, reading: Reading) -> Iterator[Item]:
    text, remark = read_text(path, reading.encoding)
    if remark:
        yield Remark(path.name, remark)
    try:
        found = documents(text)
    except BadYaml as error:
        raise Unreadable(f"{path.name} is not YAML: {error}") from error
    if len(found) == 1:
        top = found[0].value
        if isinstance(top, dict) and not any(isinstance(inner, (Entries, dict)) for inner in top.values()):
            yield row(path, top, found[0].line)
            return
        yield from rows(path, top, reading)
        return
    yield from rows(path, Entries(Entry(plain(entry.value), entry.line) for entry in found), Reading())
