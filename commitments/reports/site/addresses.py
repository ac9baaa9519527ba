"""Where each page of a site is. An address follows from what the page is about alone, so that it stays whatever else is
published; and each link names its file, since nobody looks for an index.html in a folder without a server."""

from functools import lru_cache
from hashlib import blake2b
from urllib.parse import quote

from commitments.model import Commitment
from commitments.reports.markup import legal_line
from commitments.text import DEVICES, fold, slug

INDEX = "index.html"
COPIES = "copies"
"""The folder of the texts of kept copies, in that of a document."""
SHARED = ("actors", "corrections", "data", "documents", "method", "search", "static", "tags")
"""Folders of the site itself; no document can be published under these names."""


def document_folder(document_id: str) -> str:
    return f"{document_id}/"


def commitment_folder(document_id: str, number: int) -> str:
    """
    >>> commitment_folder("us-japan-2017", 3)
    'us-japan-2017/03/'
    """
    return f"{document_id}/{number:02d}/"


def page_of(commitment: Commitment) -> str:
    return f"{commitment_folder(commitment.document, commitment.number)}{INDEX}"


@lru_cache(maxsize=4096)
def named_folder(kind: str, name: str) -> str:
    """Of an actor or a tag: the words of its name; with a few digits of the name where others could have these too,
    or no folder can be called so.

    >>> named_folder("actors", "United States"), named_folder("tags", "north-korea")
    ('actors/united-states/', 'tags/north-korea/')
    >>> named_folder("actors", "METI (Japan)"), named_folder("actors", "日本")
    ('actors/meti-japan-40ae4f2b/', 'actors/ce47dfba/')
    """
    name = legal_line(name)  # as pages say it
    folded = fold(name)
    words = slug(name)[:60].strip("-")
    if words not in {"", *DEVICES} and folded == (words if kind == "tags" else words.replace("-", " ")):
        return f"{kind}/{words}/"
    digits = blake2b(folded.encode(errors="surrogatepass"), digest_size=4).hexdigest()
    return f"{kind}/{words}-{digits}/" if words else f"{kind}/{digits}/"


def root(path: str) -> str:
    """From a page to the folder of the whole site.

    >>> root("index.html"), root("us-japan-2017/03/index.html")
    ('', '../../')
    """
    return "../" * path.count("/")


def canonical(base_url: str, path: str) -> str:
    """The address on the web of a page of the site; "" where it is not known where that will be."""
    if not base_url:
        return ""
    return base_url + quote(path.removesuffix(INDEX) if path == INDEX or path.endswith(f"/{INDEX}") else path)
