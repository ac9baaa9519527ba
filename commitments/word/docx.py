"""DOCX -> blocks: which of its parts are read, and what is said of those that are not."""

import posixpath
from functools import cached_property
from itertools import islice

from commitments.blocks import Block, lines, numerals
from commitments.blocks.facts import Facts
from commitments.word import package, printed
from commitments.word.docx_body import Body
from commitments.word.names import RELATED, Element, W, child_value, number, usual, value, words_in
from commitments.word.numbering import BULLET, Numbering
from commitments.word.package import Package
from commitments.word.pages import Pages, as_far_as_known
from commitments.word.styles import Styles

_USUAL_PATHS = {"core-properties": "docProps/core.xml", "extended-properties": "docProps/app.xml"}
_MOST_MARGINS = 100
"""Heads and feet of pages, charts and diagrams that are looked into for words."""
_MOST_PIECES = 200
"""Of a chart or diagram."""


def blocks_of(data: bytes, name: str) -> tuple[list[Block], Facts, list[str]]:
    """What a reader sees, what the properties say, and what was left out. Raises BadDocument."""
    with package.opened(data, name) as opened:
        parts = _Parts(opened)
        styles = Styles(parts.tree("styles"))
        numbering = Numbering(parts.tree("numbering"), styles)
        is_white = _is_paper_white(parts.document)
        sections = printed.sections(parts.document, parts.related)
        pages = Pages([section.kind for section in sections])
        body = Body(styles, numbering, pages, parts.told, is_paper_white=is_white)
        blocks = body.blocks(parts.document)
        noted = [*_noted(parts, body, "footnote", "decimal"), *_noted(parts, body, "endnote", "lowerRoman")]
        facts = package.facts_in(parts.tree("core-properties"))
        blocks, unsure = as_far_as_known(blocks + noted, is_noted=pages.is_noted, said=_said_pages(parts))
        blocks, of_pages = printed.cited(blocks, sections, pages.section_begins)
        aside = Body(styles, Numbering(parts.tree("numbering"), styles), Pages(), parts.told, is_paper_white=is_white)
        return blocks, facts, [*_notes(parts, body, numbering), *_margins(parts, aside), *unsure, *of_pages]


def _is_paper_white(document: Element) -> bool:
    """Not where a colour or a picture lies behind the text."""
    root = document.getroottree().getroot()
    behind = (anchor.get("behindDoc") in ("1", "true") for anchor in root.iter("{*}anchor"))
    return root.find(W + "background") is None and not any(behind)


def _said_pages(parts: "_Parts") -> int | None:
    root = parts.tree("extended-properties")
    return None if root is None else number(root.findtext("{*}Pages"))


class _Parts:
    """The parts of a package by what they are to the document."""

    def __init__(self, opened: Package) -> None:
        self._package = opened
        self._by_id: dict[str, str] = {}
        """The paths of what the document itself refers to."""
        self._margins: dict[str, Element] = {}
        top = self._related("")
        main = next((path for path in top.get("officeDocument", ()) if path in opened), "word/document.xml")
        self._by_id.clear()
        self._paths = {
            **self._related(main),
            **{kind: paths for kind, paths in top.items() if kind != "officeDocument"},
        }
        self._folder = posixpath.dirname(main)
        root = opened.parsed(usual(opened.part(main)))
        body = root.find(W + "body")
        self.document: Element = root if body is None else body

    def trees(self, kind: str, most: int = 1) -> list[Element]:
        found = self._paths.get(kind) or [_USUAL_PATHS.get(kind, f"{self._folder}/{kind}.xml")]
        return [self._package.parsed(usual(self._package.part(path))) for path in found[:most] if path in self._package]

    def tree(self, kind: str) -> Element | None:
        return next(iter(self.trees(kind)), None)

    def related(self, id: str) -> Element | None:
        """What the document refers to by this id."""
        path = self._by_id.get(id)
        if path is None or path not in self._package or not path.endswith(".xml"):
            return None
        if path not in self._margins and len(self._margins) < _MOST_MARGINS:
            self._margins[path] = self._package.parsed(usual(self._package.part(path)))
        return self._margins.get(path)

    def told(self, element: Element) -> str:
        """What a comment says, and the words of a chart or diagram."""
        if element.tag == W + "commentReference":
            return self._comments.get(value(element, "id") or "", "")
        root = self.related(element.get(RELATED + "id") or element.get(RELATED + "dm") or "")
        found = () if root is None else islice(root.iter("{*}t", "{*}v"), _MOST_PIECES)
        return " ".join(dict.fromkeys(one.text or "" for one in found))

    @cached_property
    def _comments(self) -> dict[str, str]:
        root = self.tree("comments")
        found = () if root is None else root.iterchildren(W + "comment")
        return {value(one, "id") or "": words_in(one) for one in found}

    def _related(self, path: str) -> dict[str, list[str]]:
        folder, file = posixpath.split(path)
        root = self._package.tree(posixpath.join(folder, "_rels", f"{file}.rels"))
        paths: dict[str, list[str]] = {}
        for relation in () if root is None else root:
            kind = (relation.get("Type") or "").rsplit("/", 1)[-1]
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target") or ""))
            if relation.get("TargetMode") != "External":
                paths.setdefault(kind, []).append(target.lstrip("/"))
                self._by_id[relation.get("Id") or ""] = target.lstrip("/")
        return paths


def _noted(parts: _Parts, body: Body, kind: str, format: str) -> list[Block]:
    """The notes in the order of their marks in the text, each once, with the mark that it has on the page."""
    asked = body.noted[kind]
    root = parts.tree(f"{kind}s") if asked else None
    if root is None:
        return []
    found = {value(element, "id"): element for element in root.iterchildren(W + kind) if not value(element, "type")}
    rule = _rule(parts, kind)
    format = child_value(rule, "numFmt") or format
    place = number(child_value(rule, "numStart"))
    place = 1 if place is None else place
    is_known = child_value(rule, "numRestart") in (None, "continuous")
    blocks: list[Block] = []
    for id, own in asked.items():
        mark = own or (numerals.shown(place, format) if is_known else None)
        place += not own
        if id in found:
            blocks += lines.note(body.note(found[id], kind, id), f"[{mark}]" if mark else BULLET)
    return blocks


def _rule(parts: _Parts, kind: str) -> Element | None:
    """How notes are numbered: a section's word goes before the document's."""
    own = next(parts.document.iter(f"{W}{kind}Pr"), None)
    if own is not None:
        return own
    settings = parts.tree("settings")
    return None if settings is None else settings.find(f"{W}{kind}Pr")


def _notes(parts: _Parts, body: Body, numbering: Numbering) -> list[str]:
    notes = body.left_out()
    notes += lines.notes_apart(sum(map(len, body.noted.values())))
    notes += lines.unknown_formats(numbering.unknown)
    return notes


def _margins(parts: _Parts, aside: Body) -> list[str]:
    roots = (root for kind in ("header", "footer") for root in parts.trees(kind, _MOST_MARGINS))
    return lines.margins(block.words for root in roots for block in aside.blocks(root))
