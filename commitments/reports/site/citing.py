"""How a page of a site is cited: as a text, for BibTeX, and as CSL-JSON."""

import json
import re
from typing import Any

from commitments.dates import PartialDate
from commitments.model import Commitment, Document
from commitments.reports.columns import Seen
from commitments.reports.markup import legal_line
from commitments.reports.prose import day
from commitments.reports.site.addresses import canonical, page_of
from commitments.reports.site.presenters.published import Citation

_BIBTEX = {
    **{sign: f"\\{sign}" for sign in "{}%&$#_"},
    "\\": "\\textbackslash{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
}
_SPECIAL = re.compile("[{}%&$#_\\\\~^]")


def cited(seen: Seen, document: Document, site: str, base_url: str, word: str) -> Citation:
    """Of the page of a commitment, which calls its status by that word. When somebody read it is not known here, but
    what it said."""
    commitment = seen.commitment
    url = canonical(base_url, page_of(commitment))
    title = f"{commitment.title} ({commitment.id})"
    status = f"{word}{f' since {day(seen.standing.since)}' if seen.standing.since else ''}"
    origin = ", ".join(filter(None, (document.title, document.issuer, day(document.published))))
    text = f"“{title}”. Promise in: {origin}. {site}, status: {status}.{f' {url}' if url else ''}"
    updated = seen.updated
    fields = {
        "title": title,
        "howpublished": site,
        "year": updated[:4] if updated else "",
        "url": url,
        "note": f"Promise in: {origin}. Status: {status}",
    }
    lines = [f"  {name} = {{{_bibtex(value)}}}" for name, value in fields.items() if value]
    bibtex = ",\n".join([f"@misc{{{commitment.id}", *lines]) + "\n}"
    return Citation(legal_line(text), bibtex, _csl(commitment, title, site, url, updated, f"Status: {status}", origin))


def _bibtex(text: str) -> str:
    return _SPECIAL.sub(lambda found: _BIBTEX[found[0]], legal_line(text))


def _csl(commitment: Commitment, title: str, site: str, url: str, updated: str | None, note: str, origin: str) -> str:
    item: dict[str, Any] = {
        "id": commitment.id,
        "type": "webpage",
        "title": legal_line(title),
        "container-title": legal_line(site),
        "references": legal_line(origin),
        "note": legal_line(note),
    }
    if updated:
        item["issued"] = {"date-parts": [[int(part) for part in PartialDate(updated).split("-")]]}
    if url:
        item["URL"] = url
    return json.dumps([item], ensure_ascii=False, indent=1)
