"""Texts and links as templates are given them: inert, and free of what HTML cannot hold."""

from functools import lru_cache

from commitments.model import Document
from commitments.reports.markup import legal_line, link, xml_legal
from commitments.reports.prose import day
from commitments.reports.site.presenters.values import Link


def linked(text: str, url: str | None) -> Link:
    """A link where the URL is fit for one; else the text, with the URL as text after it."""
    target = link(url)
    if target:
        return Link(legal_line(text), xml_legal(target))
    return Link(f"{legal_line(text)} ({legal_line(url)})" if url and url != text else legal_line(text), "")


def paragraphs(text: str) -> tuple[str, ...]:
    return tuple([part for found in xml_legal(text).split("\n\n") if (part := found.strip())])


def kicker(document: Document) -> str:
    facts = [document.issuer, document.kind, day(document.published)]
    return legal_line(" · ".join(fact for fact in facts if fact))


@lru_cache(maxsize=4096)
def data_list(values: tuple[str, ...]) -> str:
    from commitments.reports.line import texts

    return xml_legal(texts([legal_line(value) for value in values]))
