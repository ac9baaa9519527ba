"""Small parts of the web page, as HTML."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from commitments.model import Commitment, Document, Evidence, Status
from commitments.reports.line import texts
from commitments.reports.markup import link, xml_line, xml_text
from commitments.reports.page.script import JS
from commitments.reports.page.style import CSS
from commitments.reports.prose import day
from commitments.reports.story import Markup, told_evidence
from commitments.symbols import symbol
from commitments.text import one_line

if TYPE_CHECKING:
    from commitments.reports.copies import Copies


def columns(words: Iterable[str]) -> str:
    """Heads of columns, as HTML already."""
    return "".join(f'<th scope="col" dir="auto">{word}</th>' for word in words)


def numbers(cells: Iterable[str]) -> str:
    return "".join(f'<td class="number">{cell}</td>' for cell in cells)


def once(texts: Iterable[str]) -> dict[str, None]:
    """Each of them once and on one line, in their order."""
    return dict.fromkeys(map(one_line, dict.fromkeys(texts)))


@lru_cache(maxsize=4096)
def data_list(values: tuple[str, ...]) -> str:
    return xml_text(texts([one_line(value) for value in values]))


def sign(status: Status) -> str:
    return f'<span class="sign b-{status}" aria-hidden="true">{symbol(status)}</span>'


def linked(text: str, url: str | None) -> str:
    target = link(url)
    if target:
        return f'<a href="{xml_text(target)}" rel="noopener noreferrer">{xml_line(text)}</a>'
    return f"{xml_line(text)} ({xml_line(url)})" if url and url != text else xml_line(text)


def kicker(document: Document) -> str:
    facts = [document.issuer, document.kind, day(document.published)]
    return f'<p class="kicker" dir="auto">{xml_line(" · ".join(fact for fact in facts if fact))}</p>'


def definitions(name: str, facts: Iterable[tuple[str, str]], wide: set[str]) -> str:
    """Pairs of a word and HTML, as a list of definitions; those without a value are left out."""
    found = []
    for word, value in facts:
        if value:
            width = ' class="wide"' if word in wide else ""
            found.append(f'<div{width}><dt>{word}</dt><dd dir="auto">{value}</dd></div>')
    return f'<dl class="{name}">{"".join(found)}</dl>' if found else ""


def mention(commitment: Commitment) -> str:
    return f'<a href="#{xml_line(commitment.id)}" dir="auto">{xml_line(commitment.title)}</a>'


def section(title: str, about: str, items: Sequence[str]) -> Iterator[str]:
    """A list of its own; the items are HTML already."""
    name = f"h-{title.casefold()}"
    yield f'<section aria-labelledby="{name}"><h2 id="{name}">{title} ({len(items):,})</h2><p>{about}</p><ul>'
    yield from (f'<li dir="auto">{item}</li>' for item in items)
    yield "</ul></section>"


def paragraphs(text: str) -> str:
    found = [part.strip() for part in xml_text(text).split("\n\n")]
    return "".join(f"<p>{part}</p>" for part in found if part)


def beside(text: str, way: str) -> str:
    """A link to a file beside the page: `way` is relative, and quoted as an address is."""
    return f'<a href="{xml_text(way)}">{xml_line(text)}</a>'


_MARKUP = Markup(linked, xml_line, '<span class="against">{}:</span> ', beside)


def sources(evidence: Sequence[Evidence], copies: "Copies | None" = None) -> str:
    if not evidence:
        return ""
    told = (told_evidence(piece, _MARKUP, copies) for piece in evidence)
    return f'<ul class="sources">{"".join(f"<li>{one}</li>" for one in told)}</ul>'


def policy() -> str:
    """Nothing from anywhere; the one style and the one script by their hashes."""
    return (
        f"default-src 'none'; style-src '{_hash(CSS)}'; script-src '{_hash(JS)}'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    import base64
    import hashlib

    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
