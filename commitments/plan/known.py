"""The column that the store knows the rows by, whatever a guess makes of the file that has come now.

A column that tells all rows apart in one delivery may hold an id twice in the next. By what is here already it is known
all the same: its values are the keys of commitments that have the words of their rows.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from commitments.importers.identity import is_made
from commitments.importers.values import text
from commitments.maps import Map
from commitments.model import Commitment
from commitments.rows import FILE, LINE, Row
from commitments.rows.columns import walk, ways
from commitments.text import fold


def known_key(rows: Sequence[Row], mapping: Map, held: Iterable[Commitment]) -> str | None:
    """The column that holds the keys of what is held, where that is another than the map's own."""
    words = {one.key: fold(one.quote) for one in held if one.key is not None and not is_made(one.key)}
    quotes = mapping.fields["quote"].columns if "quote" in mapping.fields else ()
    if not words or not quotes:
        return None
    agreeing: Counter[str] = Counter()
    for row in rows:
        found = ways(quotes, row.cells).found
        quote = next((said for path in quotes if path in found and (said := text(walk(row.cells, found[path])))), "")
        folded = fold(quote)
        for name, cell in row.cells.items():
            if isinstance(cell, (str, int, float)) and name not in (FILE, LINE):
                key = " ".join(text(cell).split())
                if words.get(key) == folded:
                    agreeing[name] += 1
    if not agreeing:
        return None
    own = mapping.fields["key"].columns if "key" in mapping.fields else ()
    best, count = agreeing.most_common(1)[0]
    return None if count <= max((agreeing[name] for name in own), default=0) else best


def documents_of(rows: Iterable[Row], mapping: Map) -> list[str]:
    """The names of the documents that the rows name, each once."""
    columns = mapping.fields["document"].columns if "document" in mapping.fields else ()
    found: dict[str, None] = {}
    for row in rows:
        reach = ways(columns, row.cells).found
        found.update((name, None) for path in reach if (name := text(walk(row.cells, reach[path]))))
    return list(found)
