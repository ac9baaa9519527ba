"""What a page says of itself to machines, in the words of schema.org, and which of them it uses for what."""

import json
from typing import Any

from commitments.model import Document
from commitments.reports.columns import Seen
from commitments.reports.markup import legal_line, link

TYPES = (
    ("Quotation", "a promise: the words of the document, and who committed to them"),
    ("CreativeWork", "the document that a promise is quoted from"),
    ("Review", "what became of a promise: the status that stands, without a number"),
    ("WebPage and CollectionPage", "the pages"),
    ("Dataset and DataDownload", "all that is published, as files"),
    ("ClaimReview", "is not used: a promise is no statement of fact that could be true or false"),
)
_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
Json = dict[str, Any]


def script(thing: Json) -> str:
    """JSON-LD that stands safely in a script element."""
    return json.dumps({"@context": "https://schema.org", **thing}, ensure_ascii=False).translate(_UNSAFE)


def page(type: str, name: str, url: str, description: str, **more: Any) -> Json:
    return _present({"@type": type, "name": name, "url": url, "description": description, **more})


def work(document: Document) -> Json:
    return _present(
        {
            "@type": "CreativeWork",
            "name": legal_line(document.title),
            "publisher": _named("Organization", document.issuer),
            "datePublished": document.published,
            "url": link(document.url),
            "inLanguage": legal_line(document.language or ""),
        }
    )


def quotation(seen: Seen, document: Document, word: str) -> Json:
    """`word` is what the page calls its status."""
    commitment, standing = seen.commitment, seen.standing
    return _present(
        {
            "@type": "Quotation",
            "identifier": legal_line(commitment.id),
            "name": legal_line(commitment.title),
            "text": legal_line(commitment.quote),
            "creator": [{"@type": "Organization", "name": legal_line(name)} for name in commitment.actors],
            "dateCreated": commitment.made,
            "isPartOf": work(document),
            "review": _present(
                {
                    "@type": "Review",
                    "reviewAspect": "What became of the promise",
                    "reviewBody": word,
                    "datePublished": standing.since,
                }
            ),
        }
    )


def dataset(name: str, description: str, url: str, files: list[tuple[str, str]]) -> Json:
    """`files` are media types and addresses; without addresses on the web there is nothing to name."""
    downloads = [{"@type": "DataDownload", "encodingFormat": type, "contentUrl": where} for type, where in files]
    return page("Dataset", name, url, description, distribution=downloads if url else None)


def _named(type: str, name: str) -> Json | None:
    return {"@type": type, "name": legal_line(name)} if name else None


def _present(thing: Json) -> Json:
    return {name: value for name, value in thing.items() if value not in (None, "", [], {})}
