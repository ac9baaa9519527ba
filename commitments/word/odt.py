"""ODT -> blocks: which of its parts are read, and what is said of those that are not."""

from commitments.blocks import Block, lines
from commitments.blocks.bounds import BadDocument
from commitments.blocks.facts import Facts
from commitments.word import package
from commitments.word.names import Element
from commitments.word.numbering import BULLET
from commitments.word.odt_body import Body
from commitments.word.odt_lists import Lists
from commitments.word.odt_names import OFFICE, STYLE, TEXT
from commitments.word.odt_styles import Styles
from commitments.word.package import Package

_MANIFEST = "META-INF/manifest.xml"


def blocks_of(data: bytes, name: str) -> tuple[list[Block], Facts, list[str]]:
    """What a reader sees, what the properties say, and what was left out. Raises BadDocument."""
    if not data.startswith(b"PK"):
        with package.told(name):
            root = package.parsed(data, name)
            return _blocks(root, root, root.find(OFFICE + "meta"), name)
    with package.opened(data, name) as opened:
        _refuse_locked(opened)
        content = opened.parsed(opened.part("content.xml"))
        return _blocks(content, opened.tree("styles.xml"), opened.tree("meta.xml"), name)


def _blocks(
    content: Element, common: Element | None, properties: Element | None, name: str
) -> tuple[list[Block], Facts, list[str]]:
    """Of the three parts of a text, which in a file without a zip are one."""
    text = content.find(f"{OFFICE}body/{OFFICE}text")
    if text is None:
        raise BadDocument(f"{name} is not a text; save it as .odt, .docx or .txt and add that")
    styles = Styles(content) if common is content else Styles(common, content)
    lists = Lists(styles)
    body = Body(styles, lists)
    blocks = body.blocks(text)
    noted = [
        block for mark, note in body.noted for block in lines.note(body.blocks(note), f"[{mark}]" if mark else BULLET)
    ]
    return blocks + noted, package.facts_in(properties), _notes(body, lists, common)


def _refuse_locked(opened: Package) -> None:
    if _MANIFEST in opened and b"encryption-data" in opened.part(_MANIFEST):
        raise package.locked(opened.name)


def _notes(body: Body, lists: Lists, common: Element | None) -> list[str]:
    return [
        *body.left_out(),
        *lines.notes_apart(len(body.noted)),
        *lines.unknown_formats(lists.unknown),
        *([lines.MARGINS] if common is not None and _has_margins(common) else ()),
    ]


def _has_margins(common: Element) -> bool:
    heads = common.iter(*(STYLE + name for name in ("header", "footer", "header-left", "footer-left")))
    return any(
        any(map(str.isalpha, "".join(map(str, paragraph.itertext()))))
        for head in heads
        for paragraph in head.iter(TEXT + "p")
    )
