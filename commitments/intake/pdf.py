"""PDF -> text, through pypdf, page by page; running heads and page numbers are left out."""

import io
import re
from collections import Counter
from typing import Any

from commitments.errors import CommitmentsError
from commitments.intake.facts import Facts
from commitments.intake.files import MOST_CHARACTERS, BadDocument
from commitments.text import one_line

_MOST_PAGES = 5_000


def text_of(data: bytes, name: str) -> tuple[str, Facts, list[str]]:
    try:
        import pypdf
    except ImportError:
        raise CommitmentsError("reading a PDF needs one more package: pip install 'commitments[pdf]'") from None
    import logging

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks about sloppy files are not for the user
    try:
        reader = _opened(pypdf.PdfReader(io.BytesIO(data)), name)
        pages = _pages(reader, name)
        facts = _facts(reader)
    except CommitmentsError:
        raise
    except RecursionError:
        raise BadDocument(f"{name} is nested too deeply to be read; print it to a new PDF and add that") from None
    except Exception as error:  # a broken file makes pypdf raise nearly anything
        why = one_line(str(error))[:120] or type(error).__name__
        raise BadDocument(
            f"{name} cannot be read as a PDF ({why}); open it in a viewer, print it to a new PDF, and add that"
        ) from None
    empty = sum(1 for page in pages if not page.strip())
    notes = (
        [f"{empty} of {len(pages)} pages hold no text; if they are scans, run OCR first"]
        if empty and empty < len(pages)
        else []
    )
    return _joined(pages), facts, notes


def _opened(reader: Any, name: str) -> Any:
    """The same, readable; many files are only protected against changes and open without a password."""
    if not reader.is_encrypted:
        return reader
    try:
        opens = bool(reader.decrypt(""))
    except Exception as error:  # an encryption that pypdf needs another package for, or does not know
        raise BadDocument(f"{name} is encrypted; save a copy without protection and add that") from error
    if not opens:
        raise BadDocument(f"{name} is protected by a password; save a copy without one and add that")
    return reader


def _pages(reader: Any, name: str) -> list[str]:
    count = len(reader.pages)
    if count > _MOST_PAGES:
        raise BadDocument(f"{name} has {count:,} pages; at most {_MOST_PAGES:,} are read. Split it and add the parts.")
    pages, total = [], 0
    for page in reader.pages:
        pages.append(page.extract_text() or "")
        total += len(pages[-1])
        if total > MOST_CHARACTERS:
            raise BadDocument(
                f"{name} holds more than {MOST_CHARACTERS:,} characters of text. Split it and add the parts."
            )
    return pages


_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–—|]?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*[-–—|]?(?:\s*(?:of|/)\s*\d{1,4})?", re.I)


def _joined(pages: list[str]) -> str:
    """The pages one after another without what stands at the head or foot of most of them.

    A paragraph that goes on over the break is put together: no blank line between pages.
    """
    split = [[line.rstrip() for line in page.split("\n") if line.strip()] for page in pages]
    edges = Counter(
        key for lines in split for key in {_DIGITS.sub("0", line.strip()) for line in (*lines[:2], *lines[-2:])}
    )
    most = max(3, len([lines for lines in split if lines]) // 2)
    kept = []
    for lines in split:
        last = len(lines) - 1
        kept += [
            line
            for place, line in enumerate(lines)
            if not (
                (place < 2 or place > last - 2)
                and (edges[_DIGITS.sub("0", line.strip())] >= most or _PAGE_NUMBER.fullmatch(line.strip()))
            )
        ]
    return "\n".join(kept)


def _facts(reader: Any) -> Facts:
    """What the document information says; a title that is a file's name says nothing.

    The day the file was made is not taken for the day of publication: files are made again years later.
    """
    information = reader.metadata or {}
    title = one_line(str(information.get("/Title") or ""))
    if re.search(r"\.(?:docx?|pdf|indd|qxd|rtf|odt)\b|^microsoft|^untitled|^\W*$", title, re.I):
        title = ""
    return Facts(title or None)
