"""The zip around a document of a word processor: its parts and their XML, with a bound on what they unpack to."""

import contextlib
import io
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from commitments.blocks.bounds import BadDocument
from commitments.blocks.facts import Facts, day_of

_MOST_UNPACKED = 100 * 1024 * 1024
"""Of all the parts of one document that are read."""
_MOST_MARKS = 6_000_000
"""Tags and attributes of one part: a tree of them takes up to a gigabyte."""
_LONGEST_PROPERTY = 10_000
"""Characters that are kept of each: somebody may have written a file in which a title has no end."""


class Package:
    """A zip and what is still allowed to be unpacked of it."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self.name = name
        self._archive = archive
        self._paths = frozenset(archive.namelist())
        self._left = _MOST_UNPACKED

    def __contains__(self, path: str) -> bool:
        return path in self._paths

    def part(self, path: str) -> bytes:
        """One file of the archive, refused where all of them unpack to more than any document has."""
        with self._archive.open(path) as file:
            content = file.read(self._left + 1)
        self._left -= len(content)
        if self._left < 0:
            raise BadDocument(
                f"{self.name} unpacks to more than {_MOST_UNPACKED // 2**20} MB, which no document of words does; it "
                f"is not read"
            )
        return content

    def tree(self, path: str) -> etree._Element | None:
        """The root of one part, None where there is no such part."""
        return self.parsed(self.part(path)) if path in self else None

    def parsed(self, content: bytes) -> etree._Element:
        return parsed(content, self.name)


def parsed(content: bytes, name: str) -> etree._Element:
    """A document type is refused: word processors write none, and entities unpack without end."""
    entities = BadDocument(f"{name} declares XML entities, which no word processor does; it is not read")
    if b"<!DOCTYPE" in content:
        raise entities
    if content.count(b"<") + content.count(b"=") > _MOST_MARKS:
        raise BadDocument(f"{name} has more markup than any document of words; save its text as .txt")
    root = etree.fromstring(content, _parser())
    if root.getroottree().docinfo.internalDTD is not None:
        raise entities
    return root


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


@contextlib.contextmanager
def opened(data: bytes, name: str) -> Iterator[Package]:
    """The package in these bytes. What goes wrong while it is read becomes a BadDocument."""
    with told(name), zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield Package(archive, name)


@contextlib.contextmanager
def told(name: str) -> Iterator[None]:
    """What goes wrong while zip or XML are read becomes a BadDocument."""
    damaged = BadDocument(f"{name} is damaged; open it in a word processor and save it again")
    try:
        yield
    except etree.XMLSyntaxError as error:
        raise _too_deep(name) if "depth" in str(error) else damaged from None
    except RecursionError:
        raise _too_deep(name) from None
    except RuntimeError as error:
        raise locked(name) if "encrypted" in str(error) or "password" in str(error) else damaged from None
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, NotImplementedError, EOFError, OSError):
        raise damaged from None


def _too_deep(name: str) -> BadDocument:
    return BadDocument(f"{name} is nested deeper than any document; save its text as .txt and add that")


def locked(name: str) -> BadDocument:
    return BadDocument(f"{name} is protected by a password; save a copy without one and add that")


def facts_in(root: etree._Element | None) -> Facts:
    """Of the properties of a document: title, publisher, day of issue, language. The first of each counts."""
    if root is None:
        return Facts()
    found: dict[str, str] = {}
    for element in root.iter("{*}title", "{*}publisher", "{*}issued", "{*}language"):
        found.setdefault(etree.QName(element).localname, (element.text or "")[:_LONGEST_PROPERTY].strip())
    language = found.get("language", "")[:2].casefold()
    day = day_of(found.get("issued"))
    return Facts(
        found.get("title") or None,
        found.get("publisher") or None,
        day,
        language if len(language) == 2 else None,
        dated_by="“issued” in the properties of the file" if day else None,
    )
