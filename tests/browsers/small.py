"""A small site in a folder: two documents with their texts, and a search through more promises than they hold."""

from collections.abc import Iterable
from pathlib import Path

from browsers.searched import promises
from nasty import NASTY
from reports.report_samples import ACCORD, FISH, HARBOUR, LIGHT, QUAY, TODAY, TOLLS, report_of

from commitments.extract.coverage import coverage
from commitments.model import STALE_AFTER_DAYS, Commitment, Document, SetAside, Span
from commitments.reports.site.environment import static, written
from commitments.reports.site.of_document import DocumentSite, Material
from commitments.reports.site.publication import Publication
from commitments.reports.site.published import Page, SearchPage
from commitments.reports.site.searching import Indexed, index_files

PRAISE = "We praise the plan of our predecessors."
UNREAD = "Nobody has read what follows here, which says a good deal about the weather of the bay."
HOSTILE = "\n\n".join(text for text in NASTY if text.strip())
ABOUT = Publication(
    "Promises of Oxwich", TODAY, STALE_AFTER_DAYS, "https://oxwich.example/promises/", "mailto:ana@oxwich.example"
)


def material(
    document: Document, words: list[str], commitments: Iterable[Commitment], aside: dict[str, str]
) -> Material:
    """A document whose text is these paragraphs, in which its promises stand."""
    text = "\n\n".join(words)
    placed = tuple([one._replace(span=span_of(one.quote, text)) for one in commitments])
    left = tuple([SetAside(found, reason) for part, reason in aside.items() if (found := span_of(part, text))])
    covered = coverage(text, [one.span for one in placed if one.span], [one.span for one in left])
    pieces = tuple([(piece.span, piece.state.value) for piece in covered.pieces])
    return Material(document._replace(set_aside=left), placed, text, pieces, covered.so_far)


def span_of(part: str, text: str) -> Span | None:
    start = text.find(part)
    return Span(start, start + len(part)) if part and start >= 0 else None


def harbour() -> Material:
    """Beside the promises of the sample, so many that their list is long."""
    more = [
        QUAY._replace(
            number=number, quote=f"We will dredge basin {number} every second year.", summary=f"Basin {number}"
        )
        for number in range(4, 158)
    ]
    promised = [QUAY, LIGHT, TOLLS, *more]
    words = ["THE HARBOUR PLAN", PRAISE, *(one.quote for one in promised), UNREAD]
    return material(HARBOUR, words, promised, {PRAISE: "praise of an earlier plan"})


def hostile() -> Material:
    """Every text that breaks programs, as a document, and as all that is said of it."""
    report = report_of(NASTY[1])
    return material(report.documents[0], [HOSTILE], report.commitments, {NASTY[0]: NASTY[1]})


def write_site(folder: Path) -> Path:
    for given in (harbour(), material(ACCORD, [FISH.quote], [FISH], {}), hostile()):
        for page in DocumentSite(ABOUT, given).pages():
            write_page(folder, page)
    write_search(folder, promises())
    return folder


def write_page(folder: Path, page: Page) -> None:
    path = folder / page.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes("".join(written("site.html.j2", {"frame": page.frame, "page": page.told})).encode())


def write_search(folder: Path, rows: list[Indexed]) -> None:
    """The page of the search, the scripts and the style, and the index."""
    (folder / "static").mkdir(parents=True, exist_ok=True)
    (folder / "static/search.js").write_text(static("search.js"), encoding="utf-8")
    (folder / "static/site.css").write_text(static("report.css") + static("site.css"), encoding="utf-8")
    choices = {
        "statuses": tuple(dict.fromkeys(row.status.word for row in rows)),
        "documents": tuple({row.document: row.document_title for row in rows}.items()),
        "actors": tuple(dict.fromkeys(name for row in rows for name in row.actors)),
        "tags": tuple(dict.fromkeys(tag for row in rows for tag in row.tags)),
    }
    told = SearchPage("Search", ABOUT.title, choices, f"{len(rows)} promises")
    frame = ABOUT.frame("search/index.html", "search", "Search", "All promises", scripts=["static/search.js"])
    write_page(folder, Page("search/index.html", frame, told))
    for name, content in index_files(rows):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
