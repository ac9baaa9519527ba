"""ODT -> blocks: which of its parts are read, and what is said of those that are not."""

from collections.abc import Callable

from commitments.blocks import Block, lines
from commitments.blocks.bounds import BadDocument
from commitments.blocks.facts import Facts
from commitments.word import package
from commitments.word.names import Element, number
from commitments.word.numbering import BULLET
from commitments.word.odt_body import Body
from commitments.word.odt_line import Noted
from commitments.word.odt_lists import Lists
from commitments.word.odt_names import META, OFFICE, STYLE, TEXT, words_in
from commitments.word.odt_styles import Styles
from commitments.word.package import Package
from commitments.word.pages import as_far_as_known

_MARGINS = ("header", "footer", "header-left", "footer-left", "header-first", "footer-first")
_MOST_OBJECTS = 100
_MANIFEST = "META-INF/manifest.xml"


def blocks_of(data: bytes, name: str) -> tuple[list[Block], Facts, list[str]]:
    """What a reader sees, what the properties say, and what was left out. Raises BadDocument."""
    if not data.startswith(b"PK"):
        with package.told(name):
            root = package.parsed(data, name)
            return _blocks(root, root, root.find(OFFICE + "meta"), name, lambda _: "")
    with package.opened(data, name) as opened:
        _refuse_locked(opened)
        content = opened.parsed(opened.part("content.xml"))
        return _blocks(content, opened.tree("styles.xml"), opened.tree("meta.xml"), name, _Objects(opened).words)


def _blocks(
    content: Element, common: Element | None, properties: Element | None, name: str, told: Callable[[str], str]
) -> tuple[list[Block], Facts, list[str]]:
    """Of the three parts of a text, which in a file without a zip are one."""
    text = content.find(f"{OFFICE}body/{OFFICE}text")
    if text is None:
        raise BadDocument(f"{name} is not a text; save it as .odt, .docx or .txt and add that")
    styles = Styles(content) if common is content else Styles(common, content)
    lists = Lists(styles)
    body = Body(styles, lists, told)
    blocks = body.blocks(text)
    noted = [block for note in body.noted for block in _note(body, note)]
    is_noted = body.pages.is_noted or text.get(TEXT + "use-soft-page-breaks") == "true"
    blocks, unsure = as_far_as_known(blocks + noted, is_noted=is_noted, said=_said_pages(properties))
    return (
        blocks,
        package.facts_in(properties),
        [*_notes(body, lists), *_margins(common, Body(styles, Lists(styles), told)), *unsure],
    )


def _note(body: Body, note: Noted) -> list[Block]:
    with body.pages.on(note.page or body.pages.now):
        return lines.note(body.blocks(note.body), f"[{note.mark}]" if note.mark else BULLET)


def _said_pages(properties: Element | None) -> int | None:
    found = None if properties is None else next(properties.iter("{*}document-statistic"), None)
    return None if found is None else number(found.get(META + "page-count"))


def _refuse_locked(opened: Package) -> None:
    if _MANIFEST in opened and b"encryption-data" in opened.part(_MANIFEST):
        raise package.locked(opened.name)


def _notes(body: Body, lists: Lists) -> list[str]:
    return [*body.left_out(), *lines.notes_apart(len(body.noted)), *lines.unknown_formats(lists.unknown)]


def _margins(common: Element | None, aside: Body) -> list[str]:
    heads = () if common is None else common.iter(*(STYLE + name for name in _MARGINS))
    return lines.margins(block.words for head in heads for block in aside.blocks(head))


class _Objects:
    """What other programs put into the package, each looked into once."""

    def __init__(self, opened: Package) -> None:
        self._package = opened
        self._known: dict[str, str] = {}

    def words(self, path: str) -> str:
        path = f"{path.removeprefix('./')}/content.xml"
        if path not in self._known and len(self._known) < _MOST_OBJECTS:
            root = self._package.tree(path)
            self._known[path] = "" if root is None else words_in(root)
        return self._known.get(path, "")
