"""Our own table of commitments, as what writes it and what takes it back both have to know it.

A table goes through other programs and comes back: a text must not be computed on the way, what a cell cannot hold has
a column of its own, and a number of each row tells whether anything in it was changed.
"""

from collections.abc import Collection, Iterable, Mapping
from zlib import crc32

from commitments.text import inert, unguarded

HEADER = (
    *("id", "document", "document_title", "document_read", "sentences_unread", "number", "section", "quote"),
    *("span_start", "span_end", "summary", "kind", "actors", "counterparties", "made", "due", "amount", "currency"),
    *("tags", "status", "since", "score", "overdue", "stale", "unsupported", "updated", "members", "updates", "notes"),
    *("evidence", "evidence_urls", "evidence_titles", "history", "key", "rated", "without_evidence", "amount_upper"),
    *("groups", "updates_json", "exact_json", "document_json", "check", "page", "paragraph", "paragraph_counted"),
    "due_now",
)
"""The columns, in order; new ones are only ever added at the end."""
UPDATES, EXACT, DOCUMENT, CHECK = "updates_json", "exact_json", "document_json", "check"
"""The updates, whole; those fields whose cell does not say them exactly; what is known of the document, in the first of
its rows; and the number that tells whether the row was changed."""
CHECKED = (
    *("id", "section", "quote", "span_start", "span_end", "summary", "kind", "actors", "counterparties", "made", "due"),
    *("amount", "currency", "tags", "status", "key", "amount_upper", "groups", UPDATES, EXACT, DOCUMENT),
)
"""The columns that the number is made of: what is stored, and the status as it is shown."""
PLACE = ("page", "paragraph", "paragraph_counted")
"""Those that are added to them where any says something: the numbers of earlier tables, which had none, stay right."""
RETOLD = ("members", "notes", "evidence_urls", "evidence_titles", "history")
"""The columns for readers that `updates_json` says whole, and which therefore nothing is taken back from. A second
number, behind the first, tells whether they were changed; tables of earlier versions have none."""

_SIGNS = frozenset(
    ["document_title", "document_read", "span_start", "evidence_urls", "without_evidence", UPDATES, EXACT, DOCUMENT]
)
"""Names that no other table has."""


def is_ours(names: Collection[str]) -> bool:
    """Whether a table of these columns is ours, maybe with some taken away and others added."""
    known = set(names).intersection(HEADER)
    return len(known) >= 6 and len(known & _SIGNS) >= 2


def visible(text: str) -> str:
    """Inert text of characters that every file can hold.

    >>> visible("a\x1bb\uffff")
    'a\\\\x1bb\\\\uffff'
    """
    return inert(text).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")


def check_of(texts: Iterable[str], place: Iterable[str] = ()) -> str:
    """The number of a row, from the texts of the checked columns, guarded or not, and of its place. Many programs read
    over blanks before a cell, so that these do not count. The letter before it keeps it from being a number to a
    spreadsheet."""
    row = _BETWEEN.join([*texts, *place] if any(place := [*place]) else texts)
    if _BLANK in row or _GUARD in row or row[:1] in (" ", "'"):
        row = _BETWEEN.join([unguarded(text).lstrip(" ") for text in row.split(_BETWEEN)])
    return f"x{crc32(row.encode('utf-8', 'surrogatepass')):08x}"


def retold_check_of(texts: Iterable[str]) -> str:
    """The second number; spaces and line ends do not count, which many programs change."""
    return f"{crc32(' '.join(' '.join(map(unguarded, texts)).split()).encode('utf-8', 'surrogatepass')):08x}"


def is_retold(cells: Mapping[str, str]) -> bool:
    """Whether the columns for readers say what they said when they were written, as far as a row tells."""
    number = cells.get(CHECK, "")[_CHECK_LENGTH:]
    return not number or number == retold_check_of([cells.get(name, "") for name in RETOLD])


_CHECK_LENGTH = 9
_BETWEEN = "\x1f"
_BLANK, _GUARD = f"{_BETWEEN} ", f"{_BETWEEN}'"


def is_unchanged(cells: Mapping[str, str]) -> bool:
    """Whether a row of all the checked columns is as it was written."""
    checked, place = ([cells.get(name, "") for name in names] for names in (CHECKED, PLACE))
    return cells.get(CHECK, "")[:_CHECK_LENGTH] == check_of(checked, place)
