"""A folder of pages, checked whole: that every link in it leads to what is there, and that every page is valid HTML."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import html5lib

_LEADING = {"href", "src", "data", "action", "poster"}


def broken_links(folder: Path) -> list[str]:
    """`page: link` for each link within the folder that leads to no file or to no place in one. What is elsewhere on
    the web is not asked for, but a link from the folder to a file outside of it is broken."""
    return [
        f"{page.relative_to(folder)}: {link}" for page in _pages(folder) for link in _broken(page, folder.resolve())
    ]


def invalid(folder: Path) -> list[str]:
    """`page: what is wrong` for each page that strict HTML refuses."""
    return [f"{page.relative_to(folder)}: {wrong}" for page in _pages(folder) for wrong in _wrong(page)]


def _pages(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


def _broken(page: Path, folder: Path) -> Iterator[str]:
    for link in dict.fromkeys(_links(page)):
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        target = _target(unquote(parts.path), page, folder)
        if target is None or (target.suffix == ".html" and parts.fragment and not _is_in(parts.fragment, target)):
            yield link


def _target(path: str, page: Path, folder: Path) -> Path | None:
    """The file that a link leads to. One from the root of a server leads to none: a site may be anywhere on it."""
    target = (page.parent / path if path else page).resolve()
    is_there = not path.startswith("/") and target.is_relative_to(folder) and target.is_file()
    return target if is_there else None


def _is_in(fragment: str, page: Path) -> bool:
    """A fragment that has `=` in it is what a script reads."""
    return "=" in fragment or unquote(fragment) in _names(page)


def _links(page: Path) -> Iterator[str]:
    for element in _parsed(page).iter():
        for name, value in element.attrib.items():
            if name in _LEADING:
                yield value


@cache
def _names(page: Path) -> frozenset[str]:
    return frozenset(element.attrib["id"] for element in _parsed(page).iter() if "id" in element.attrib)


def _parsed(page: Path):  # type: ignore[no-untyped-def]
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    return parser.parse(page.read_text(encoding="utf-8"))


def _wrong(page: Path) -> Iterator[str]:
    source = page.read_text(encoding="utf-8")
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(source)
    for (line, _), code, _ in parser.errors:
        yield f"line {line}: {code}"
    names = [element.attrib["id"] for element in tree.iter() if "id" in element.attrib]
    for name in sorted({name for name in names if names.count(name) > 1} if len(set(names)) < len(names) else ()):
        yield f"two elements have the id {name}"
    for element in tree.iter():
        for attribute in ("aria-labelledby", "aria-describedby", "for", "form"):
            for name in element.attrib.get(attribute, "").split():
                if name not in names:
                    yield f"{attribute} names {name}, which is not there"
    titles = [element for element in tree.iter() if element.tag == "title"]
    if not titles or not (titles[0].text or "").strip():
        yield "no title"
