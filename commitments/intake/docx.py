"""DOCX -> text: a zip with one XML file in it, read without a library, with a bound on what it unpacks to."""

import io
import re
import zipfile
from typing import Any
from xml.parsers import expat

from commitments.intake.facts import Facts, day_of
from commitments.intake.files import BadDocument

_MOST_UNPACKED = 100 * 1024 * 1024
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def text_of(data: bytes, name: str) -> tuple[str, Facts, list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            lines = _lines(_part(archive, "word/document.xml", name), name)
            facts = _facts(archive, name)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        if "encrypted" in str(error) or "password" in str(error):
            raise BadDocument(f"{name} is protected by a password; save a copy without one and add that") from None
        raise BadDocument(
            f"{name} is damaged, or not a Word file; open it in a word processor and save it again"
        ) from None
    except Exception as error:
        if type(error).__module__ == "zlib":
            raise BadDocument(f"{name} is damaged; open it in a word processor and save it again") from None
        raise
    return "\n".join(lines), facts, []


def _part(archive: zipfile.ZipFile, part: str, name: str) -> bytes:
    """One file of the archive, refused where it unpacks to more than any document has."""
    with archive.open(part) as file:
        content = file.read(_MOST_UNPACKED + 1)
    if len(content) > _MOST_UNPACKED:
        raise BadDocument(
            f"{name} unpacks to more than {_MOST_UNPACKED // 2**20} MB, which no document of words does; it is not read"
        )
    return content


class _Paragraphs:
    """Collects the words of each paragraph, with its style."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.words: list[str] = []
        self.style, self.level, self.is_listed = "", 0, False
        self.is_text = False
        self.deleted = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.removeprefix(f"{_WORD} ")
        if name == "p":
            self.words, self.style, self.level, self.is_listed = [], "", 0, False
        elif name == "t":
            self.is_text = True
        elif name in ("tab",):
            self.words.append(" ")
        elif name in ("br", "cr"):
            self.words.append("\n")
        elif name == "pStyle":
            self.style = attributes.get(f"{_WORD} val", "")
        elif name == "numPr":
            self.is_listed = True
        elif name == "ilvl":
            value = attributes.get(f"{_WORD} val", "0")
            self.level = int(value) if value.isdigit() and len(value) < 3 else 0
        elif name in ("del", "moveFrom"):
            self.deleted += 1

    def end(self, tag: str) -> None:
        name = tag.removeprefix(f"{_WORD} ")
        if name == "t":
            self.is_text = False
        elif name in ("del", "moveFrom"):
            self.deleted -= 1
        elif name == "p":
            self._paragraph()
        elif name == "noBreakHyphen":
            self.words.append("-")

    def data(self, words: str) -> None:
        if self.is_text and self.deleted <= 0:
            self.words.append(words)

    def _paragraph(self) -> None:
        words = "".join(self.words).strip()
        self.words = []
        if not words:
            return
        heading = re.match(r"(?:heading|berschrift|titre)\s?(\d)", self.style, re.I)
        if heading or self.style.casefold() == "title":
            self.lines += ["", f"{'#' * (min(int(heading[1]), 6) if heading else 1)} {words}", ""]
        elif self.is_listed or "list" in self.style.casefold():
            self.lines.append(f"{'  ' * min(self.level, 8)}- {words}")
        else:
            self.lines += ["", words]


def _lines(content: bytes, name: str) -> list[str]:
    paragraphs = _Paragraphs()
    _parse(content, name, paragraphs.start, paragraphs.end, paragraphs.data)
    return paragraphs.lines


def _parse(content: bytes, name: str, start: Any, end: Any, data: Any) -> None:
    """One pass without a tree. A document type is refused: Word writes none, and entities unpack without end."""
    parser = expat.ParserCreate(namespace_separator=" ")

    def refuse(*_: object) -> None:
        raise BadDocument(f"{name} declares XML entities, which no Word file does; it is not read")

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, data
    parser.buffer_text = True
    try:
        parser.Parse(content, True)
    except expat.ExpatError:
        raise BadDocument(f"{name} is damaged; open it in a word processor and save it again") from None


def _facts(archive: zipfile.ZipFile, name: str) -> Facts:
    """The core properties, where there are any."""
    if "docProps/core.xml" not in archive.namelist():
        return Facts()
    found = _properties(_part(archive, "docProps/core.xml", name), name)
    language = found.get("language", "")[:2].casefold()
    return Facts(
        found.get("title") or None,
        found.get("publisher") or None,
        day_of(found.get("issued")),
        language if len(language) == 2 else None,
    )


_PROPERTIES = ("title", "publisher", "issued", "language")
_LONGEST_PROPERTY = 10_000
"""Characters that are kept of each: somebody may have written a file in which a title has no end."""


class _Properties:
    """Collects the words of the properties that are asked for, and keeps nothing of the others."""

    def __init__(self) -> None:
        self.pieces: dict[str, list[str]] = {name: [] for name in _PROPERTIES}
        self._room = dict.fromkeys(_PROPERTIES, _LONGEST_PROPERTY)
        self._open: list[str] = []

    def start(self, tag: str, _: dict[str, str]) -> None:
        self._open.append(tag.rsplit(" ", 1)[-1])

    def end(self, _: str) -> None:
        self._open.pop()

    def data(self, words: str) -> None:
        name = self._open[-1]
        if self._room.get(name):
            kept = words[: self._room[name]]
            self.pieces[name].append(kept)
            self._room[name] -= len(kept)


def _properties(content: bytes, name: str) -> dict[str, str]:
    properties = _Properties()
    _parse(content, name, properties.start, properties.end, properties.data)
    return {key: "".join(pieces).strip() for key, pieces in properties.pieces.items()}
