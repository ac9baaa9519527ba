"""A folder of pages, checked whole: that every link in it leads to what is there, and that every page is valid HTML."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import html5lib

_LEADING = ("href", "src", "data", "action", "poster")
_NAMING = ("aria-labelledby", "aria-describedby", "for", "form")


def broken_links(folder: Path) -> list[str]:
    """`page: link` for each link within the folder that leads to no file or to no place in one. What is elsewhere on
    the web is not asked for, but a link from the folder to a file outside of it is broken."""
    return [
        f"{page.relative_to(folder)}: {link}" for page in _pages(folder) for link in _broken(page, folder.resolve())
    ]


def invalid(folder: Path) -> list[str]:
    """`page: what is wrong` for each page that strict HTML refuses."""
    return [f"{page.relative_to(folder)}: {wrong}" for page in _pages(folder) for wrong in _wrong(page)]


def files_in(site: Path) -> dict[str, bytes]:
    """Every file but what is noted beside the site."""
    found = {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    return {name: data for name, data in found.items() if not name.startswith(".commitments-site")}


def differing(site: Path, other: Path) -> list[str]:
    """What is not in both of them alike: files, and folders that are empty."""
    one, two = files_in(site), files_in(other)
    empty = [str(path) for path in (*site.rglob("*"), *other.rglob("*")) if path.is_dir() and not any(path.iterdir())]
    return [*(name for name in sorted({*one, *two}) if one.get(name) != two.get(name)), *empty]


def _pages(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


def _broken(page: Path, folder: Path) -> Iterator[str]:
    for link in _read(page).links:
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
    return "=" in fragment or unquote(fragment) in _read(page).names


def _wrong(page: Path) -> tuple[str, ...]:
    return _read(page).wrong


class Read(NamedTuple):
    """What is looked at in a page, each link and name once."""

    links: tuple[str, ...]
    names: frozenset[str]
    wrong: tuple[str, ...]


def _read(page: Path) -> Read:
    return _parsed(page.read_text(encoding="utf-8"))


@lru_cache(maxsize=4096)
def _parsed(source: str) -> Read:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    elements = list(parser.parse(source).iter())
    links = [value for element in elements for name, value in element.attrib.items() if name in _LEADING]
    names = Counter(element.attrib["id"] for element in elements if "id" in element.attrib)
    wrong = [f"line {line}: {code}" for (line, _), code, _ in parser.errors]
    wrong += [f"two elements have the id {name}" for name, count in sorted(names.items()) if count > 1]
    for element in elements:
        for attribute in _NAMING:
            missing = [name for name in element.attrib.get(attribute, "").split() if name not in names]
            wrong += [f"{attribute} names {name}, which is not there" for name in missing]
    titles = [element.text or "" for element in elements if element.tag == "title"]
    wrong += [] if titles and titles[0].strip() else ["no title"]
    return Read(tuple(dict.fromkeys(links)), frozenset(names), tuple(wrong))
