"""A document's file -> its text, repaired, with what the file says of itself: title, issuer, date, language.

    file -> blocks -> text with structure

`files` bounds what is read, `decoding` finds the encoding, the room of its format makes blocks of it (Markdown is
rendered to a page first), `cleaning` repairs the text, `facts` guesses. Quotes must stay word for word, so nothing here
changes a character that was right.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from commitments.blocks import Block, Written, contents, written
from commitments.blocks.bounds import BadDocument
from commitments.blocks.facts import Facts, over
from commitments.blocks.left import said_of
from commitments.dates import PartialDate
from commitments.intake import cleaning, facts, files
from commitments.places import PageStart
from commitments.text import one_line

__all__ = ["BadDocument", "Intake", "read", "read_bytes"]

Read = tuple[list[Block], Facts, list[str]]
"""What a format's file makes: the blocks, what the file says of itself, and a sentence for each thing left out."""


class Intake(NamedTuple):
    """A document as it can be stored. The facts are guesses, None where nothing says them."""

    text: str
    format: str
    """txt, md, html, pdf, docx or odt; of a mail that of what is shown of it."""
    title: str | None = None
    issuer: str | None = None
    published: PartialDate | None = None
    language: str | None = None
    """ISO 639-1."""
    kind: str | None = None
    url: str | None = None
    dated_by: str | None = None
    """What says when it was published: "the line “…”"."""
    notes: tuple[str, ...] = ()
    """What was repaired or left out, a sentence each."""
    pages: tuple[PageStart, ...] = ()
    """Where each page begins in the text; none where the file has no pages."""


def read(path: Path | str) -> Intake:
    """The document in a file. Raises NotFound, BadDocument or CommitmentsError, each with the next step.

    Time and memory are bounded: see `files` for the limits.
    """
    path = Path(path)
    return read_bytes(files.content(path), path.name)


def read_bytes(data: bytes, name: str) -> Intake:
    """The same from bytes that were read already, such as standard input."""
    name = one_line(name)
    kind = files.format_of(data, name)
    files.check_size(data, kind, name)
    if kind == "mail":
        from commitments.intake import mail

        opened = mail.opened(data, name)
        kind = opened.kind
        files.check_size(opened.body, kind, name)
        found, said, notes = _text_of(opened.body, kind, name)
        said, notes = over(said, opened.said), [*opened.notes, *notes]
    else:
        found, said, notes = _text_of(data, kind, name)
    if not any(map(str.isalnum, found.text[:2_000_000])):
        raise BadDocument(_nothing_in(name, kind, notes))
    files.check_length(found.text, name)
    guessed = facts.guess(found.text, said)
    return Intake(found.text, kind, *guessed, tuple(notes), found.pages)


def _text_of(data: bytes, kind: str, name: str) -> tuple[Written, Facts, list[str]]:
    """The repaired text, what the file says of itself, and notes."""
    if kind in ("txt", "md", "html"):
        from commitments.intake import decoding

        raw, notes = decoding.decode(data, name, is_html=kind == "html")
        typed, said = (raw, Facts()) if kind == "txt" else _typed(raw) if kind == "html" else (None, Facts())
        if typed is not None:
            found, repairs = cleaning.clean(typed)
            return found, said, [*notes, *repairs]
        blocks, said, left_out = _blocks_of_markup(raw, kind)
    else:
        notes = []
        blocks, said, left_out = _blocks_of_file(data, kind, name)
    blocks, repairs = cleaning.cleaned(blocks, kind)
    blocks, navigation = contents.without(blocks)
    return written(blocks), said, [*notes, *left_out, *navigation, *repairs]


def _typed(page: str) -> tuple[str | None, Facts]:
    """The plain text that is all of a page, with what its head says; None for any other page."""
    from commitments import html

    typed = html.plain_text_of(page)
    return typed, Facts() if typed is None else html.blocks_of(page)[1]


def _blocks_of_markup(written: str, kind: str) -> Read:
    if kind == "md":
        from commitments.intake import markdown

        return markdown.blocks_of(written)
    from commitments import html
    from commitments.intake import front_matter

    told, rest = front_matter.parted(written.replace("\r\n", "\n"))
    blocks, said, notes = html.blocks_of(rest)
    return blocks, over(said, told), notes


def _blocks_of_file(data: bytes, kind: str, name: str) -> Read:
    if kind == "pdf":
        from commitments import pdf

        return pdf.blocks_of(data, name)
    if kind == "docx":
        from commitments.word import docx

        return docx.blocks_of(data, name)
    from commitments.word import odt

    return odt.blocks_of(data, name)


def _nothing_in(name: str, kind: str, notes: Sequence[str]) -> str:
    if any(note.startswith(said_of("struck")) for note in notes):
        return f"{name}: all of its text is struck through; check that it is the right file"
    if kind == "pdf":
        return (
            f"{name}: no text found; it looks like a scan, or its fonts do not say what their letters are. Run OCR on "
            f"it first (for example ocrmypdf), then add the result."
        )
    return f"{name} holds no text; check that it is the right file"
