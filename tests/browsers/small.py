"""A small site in a folder, with what a reader of it does."""

from collections.abc import Iterable
from html import escape
from pathlib import Path
from types import SimpleNamespace

from commitments.model import Status
from commitments.reports.site.environment import static, written
from commitments.reports.site.searching import Indexed, index_files
from commitments.reports.site.values import Mark
from commitments.symbols import symbol

POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'"
PARTIES = ("Japan", "France", "République de Côte d'Ivoire")
TAGS = ("trade", "energy")
STATUSES = (Status.KEPT, Status.IN_PROGRESS, Status.BROKEN, Status.UNASSESSED)
HOSTILE = "</script><img src=x onerror=alert(1)><script>alert(2)</script>"


def marked(status: Status) -> Mark:
    return Mark(status.value, status.value, symbol(status))


def promise(document: str, number: int, title: str, quote: str) -> Indexed:
    """Number by number, its status, actor and tag change."""
    return Indexed(
        f"{document}/{number:02d}",
        f"{document}/{number:02d}/index.html",
        document,
        f"The pact of {document}",
        title,
        quote,
        marked(STATUSES[number % len(STATUSES)]),
        f"20{20 + number % 10}-06" if number % 3 else "",
        (PARTIES[number % len(PARTIES)],),
        (TAGS[number % len(TAGS)],),
        f"2024-{number % 12 + 1:02d}-15",
        "USD 5 million" if number % 5 == 0 else "",
    )


def promises() -> list[Indexed]:
    found = [
        promise(document, number, f"Promise {number} of {document}", f"We will build {number} trains by the sea.")
        for document in ("1954", "1987", "2015")
        for number in range(1, 41)
    ]
    found.append(
        promise("2016", 1, "Élan for the Straße", "Le Gouvernement s’engage à réduire les émissions de “CO₂”.")
    )
    found.append(promise("2016", 2, HOSTILE, f"{HOSTILE} trains"))
    return found


def write_index(folder: Path, rows: Iterable[Indexed]) -> None:
    for name, content in index_files(rows):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def write_search(folder: Path, rows: list[Indexed]) -> None:
    """The page of the search, its script and style, and the index."""
    write_index(folder, rows)
    (folder / "static").mkdir(exist_ok=True)
    (folder / "static/search.js").write_text(static("search.js"))
    (folder / "static/site.css").write_text(static("report.css") + static("site.css"))
    choices = {
        "statuses": tuple(status.value for status in STATUSES),
        "documents": tuple({row.document: row.document_title for row in rows}.items()),
        "actors": PARTIES,
        "tags": TAGS,
    }
    page = SimpleNamespace(title="Search", kicker="Promises of the Assembly", choices=choices, number="122 promises")
    body = "".join(written("search.html.j2", {"page": page, "frame": SimpleNamespace(root="../")}))
    (folder / "search/index.html").write_text(framed("Search", body, "../", ("search.js",)), encoding="utf-8")


def framed(title: str, body: str, root: str, scripts: tuple[str, ...] = ()) -> str:
    asked = "".join(f'<script src="{root}static/{name}"></script>' for name in scripts)
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<link rel="stylesheet" href="{root}static/site.css"></head><body class="site"><a class="skip" href="#content">Skip to the content</a>
{body}
{asked}</body></html>
"""


def write_site(folder: Path) -> Path:
    rows = promises()
    write_search(folder, rows)
    for row in rows:
        path = folder / row.address
        path.parent.mkdir(parents=True, exist_ok=True)
        body = f"<main class=wrap id=content><h1>{escape(row.title)}</h1><p>{escape(row.quote)}</p></main>"
        path.write_text(framed(row.id, body, "../../"), encoding="utf-8")
    listed = "".join(f'<li><a href="../{row.address}">{escape(row.id)}</a></li>' for row in rows)
    (folder / "documents").mkdir()
    body = f"<main class=wrap id=content><h1>Documents</h1><ul>{listed}</ul></main>"
    (folder / "documents/index.html").write_text(framed("Documents", body, "../"), encoding="utf-8")
    return folder
