"""A map for a file that came without one: which columns are what, by their names and by what is in them."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from commitments.dates import PartialDate
from commitments.errors import UnknownName
from commitments.importers import values
from commitments.importers.columns import same
from commitments.importers.mapping import EVIDENCE_FIELDS, Fields, Map, Source
from commitments.importers.rows import BODY, FILE, LINE, NAME, Row, Unreadable
from commitments.model import Kind, Status
from commitments.text import fold, shorten

SAMPLE = 5000
"""Rows that are looked at."""
_KEPT = 400
"""Values that are kept of a column."""


class Guessed(NamedTuple):
    mapping: Map
    unused: tuple[str, ...]
    """Columns that the map takes nothing from."""


class _Column(NamedTuple):
    """What a path holds: `sources[].url`, and some of its values."""

    path: str
    values: list[Any]
    filled: int
    rows: int
    lengths: int

    @property
    def names(self) -> tuple[str, ...]:
        return _names(self.path)

    @property
    def is_full(self) -> bool:
        return self.filled >= 0.95 * self.rows

    @property
    def mean_length(self) -> float:
        return self.lengths / self.filled if self.filled else 0.0

    @property
    def texts(self) -> list[str]:
        return [text for text in map(values.text, self.values) if text]


_PREFIXES = re.compile(r"^(?:commitment|promise|pledge|current|latest)s?[ _-]+(?=.)", re.IGNORECASE)
_SUFFIXES = re.compile(r"(?:[ _-]en|[ _-]name)$", re.IGNORECASE)


def _names(path: str) -> tuple[str, ...]:
    """The names a path may go by, best first: all of it, its end, and its end without what trackers put around it."""
    path = fold(path)
    last = path.replace("[]", "").rsplit(".", 1)[-1]
    bare = _SUFFIXES.sub("", last)
    found = (same(path), same(last), same(bare), same(_PREFIXES.sub("", bare)))
    return tuple(dict.fromkeys(found))


_NAMES = {
    "key": (
        "id key uid uuid promiseid commitmentid pledgeid ref reference refno identifier code number no "
        "slug subid detailsubid url link permalink"
    ),
    "quote": (
        "quote quotation verbatim promisetext pledgetext commitmenttext canonicalcommitmenttext fulltext "
        "text originaltext wording statement promise pledge commitment promises pledges commitments "
        "title name detailsub description"
    ),
    "summary": "summary shorttitle concisetitle title headline shortname name short description",
    "section": (
        "section chapter category theme topic policyarea issuearea issue area heading sector domain pillar subject"
    ),
    "kind": "kind commitmenttype type",
    "actors": (
        "actors actor promiser promisor promisedby madeby committedby speaker politician party "
        "government country agency leadagency institution ministry organisation organization responsible "
        "responsibleinstitution responsibledepartmentlead lead members who"
    ),
    "groups": "groups",
    "counterparties": "counterparties counterparty partners partner addressee towhom beneficiary beneficiaries",
    "made": (
        "made datemade promised promisedon datepromised dateissued announced dateannounced "
        "announcementdate promisedate pledgedate publicationdate "
        "zusagedatum datumderzusage zugesagtam datedepromesse datedelapromesse fechadelapromesa datadapromessa "
        "datadellapromessa datumvanbelofte"
    ),
    "due": (
        "due duedate deadline enddate targetdate completiondate bywhen finishdate expectedcompletion "
        "dueby targetyear timeframe completeby expectedby plannedcompletion estimatedcompletion "
        "frist termin zieltermin zieldatum falligkeit fallig falligam bis umsetzungbis "
        "echeance datelimite datedecheance delai plazo fechalimite vencimiento fechadevencimiento prazo datalimite "
        "scadenza datadiscadenza termine termijn einddatum streefdatum"
    ),
    "amount": "amount amountvalue pledgedamount value cost budget funding sum money",
    "amount_upper": "amountupper",
    "currency": "currency amountcurrency cur ccy",
    "tags": "tags tag keywords labels topics categories",
    "status": (
        "status rating verdict ruling fulfilment fulfillment outcome compliance progressstatus "
        "statut stato estado evaluation assessment completion result state progress score progressscore to"
    ),
    "on": (
        "on since statusdate dateofstatus updatedate dateupdated lastupdated lastupdatedat updated updatedat asof "
        "ratedon assessedon lastupdate lastprogressupdateat lastscoredat date "
        "aktualisiert aktualisiertam stand misajour datedemiseajour actualizado fechadeactualizacion atualizado "
        "atualizadoem aggiornato aggiornatoil bijgewerkt bijgewerktop datum fecha"
    ),
    "note": (
        "note notes statusinfo statusnote statusdescription explanation rationale justification analysis "
        "progresssummary comment remarks details reason progress whathappened followup body"
    ),
    "by": "by editor coder author analyst enteredby reviewer",
    "evidence.url": (
        "evidenceurl evidenceurls evidence evidences sourcesurl sources sourceurl sourceurls source "
        "linksurl links link referencesurl references proof urls url citations"
    ),
    "document": "document documentid manifesto platform actionplan agreement summit declaration",
}
_PLAIN_QUOTES = ("quote", "quotation", "promise", "pledge", "commitment", "promises", "pledges", "commitments")
_INNER = {
    "status": "status rating verdict state to",
    "on": "on date statusdate since at when recorded",
    "note": "note summary text description comment action details",
    "by": "by editor author",
    "actor": "actor member country",
}
_EVIDENCE = {
    "url": "url link href source",
    "title": "title name headline",
    "publisher": "publisher outlet source site",
    "published": "published date publishedon",
    "excerpt": "excerpt quote text snippet",
    "archive": "archive archiveurl archived",
    "stance": "stance",
}
_HISTORIES = frozenset(
    ["updates", "statusupdates", "history", "statushistory", "statuses", "followups", "timeline", "progress", "log"]
)
_PROOFS = frozenset(["evidence", "evidences", "sources", "links", "references", "proof", "citations", "linkedevidence"])
_OWN_TABLE = frozenset(["id", "document_title", "notes", "history", "evidence_urls"])
"""Our own export as a table of an earlier version in another vocabulary, which `own_table` cannot
read: its notes and evidence are those of many updates run together, and are not taken back."""
_RECORD_STATES = frozenset(
    ["active", "inactive", "deleted", "archived", "published", "draft", "hidden", "visible", "enabled", "true", "false"]
)
"""What a database says of its own records, not of promises."""


def guess(rows: Sequence[Row]) -> Guessed:
    """The map that the names and the contents of these rows suggest. Raises Unreadable where nothing looks like words
    of a promise."""
    columns = _columns(rows[:SAMPLE])
    chosen = _Chooser(columns)
    found, updates, members = chosen.fields(), chosen.updates(), chosen.members()
    if columns.keys() >= _OWN_TABLE:
        updates = {field: source for field, source in updates.items() if field in ("status", "on")}
        members = ()
    fields = _with_words(found, columns, len({row.file for row in rows[:SAMPLE]}) > 1, updates)
    mapping = Map(fields, (updates,) if updates else (), members, dates=_order(columns, fields, updates))
    mapping = mapping._replace(repeats=_repeats(fields, columns, updates))
    vocabulary, statuses = _vocabulary(_status_words(columns, updates), bool(members))
    under = {row.under for row in rows[:SAMPLE]}
    rows_path = under.pop() if len(under) == 1 else ""
    mapping = mapping._replace(vocabulary=vocabulary, statuses=statuses)
    if rows_path:
        mapping = mapping._replace(reading=mapping.reading._replace(rows=rows_path))
    used = set(mapping.paths())
    heads = {re.split(r"[.\[]", path)[0] for path in used} | used
    names = dict.fromkeys(name for row in rows[:SAMPLE] for name in row.cells if name not in (FILE, LINE, BODY, NAME))
    return Guessed(mapping, tuple(name for name in names if name not in heads))


# --- what the columns hold --------------------------------------------------------------------------------------------


def _columns(rows: Sequence[Row]) -> dict[str, _Column]:
    kept: dict[str, list[Any]] = {}
    filled: dict[str, int] = {}
    lengths: dict[str, int] = {}
    for row in rows:
        seen = set()
        for path, value in _paths(row.cells):
            held = kept.setdefault(path, [])
            if value is None or value in ("", [], {}):
                continue
            if path not in seen:
                filled[path] = filled.get(path, 0) + 1
                lengths[path] = lengths.get(path, 0) + (len(value) if isinstance(value, str) else 1)
                seen.add(path)
            if len(held) < _KEPT:
                held.append(value)
    return {
        path: _Column(path, held, filled.get(path, 0), len(rows), lengths.get(path, 0)) for path, held in kept.items()
    }


def _paths(value: dict[str, Any], prefix: str = "", depth: int = 0) -> Iterator[tuple[str, Any]]:
    for name, inner in value.items():
        if name in (FILE, LINE):
            continue
        path = f"{prefix}{name}"
        if isinstance(inner, dict) and depth < 4 and not _is_stamp(inner):
            yield from _paths(inner, f"{path}.", depth + 1)
        elif isinstance(inner, list) and depth < 4 and any(isinstance(member, dict) for member in inner):
            for member in inner[:20]:
                if isinstance(member, dict):
                    yield from _paths(member, f"{path}[].", depth + 1)
        else:
            yield path, inner


def _is_stamp(value: dict[str, Any]) -> bool:
    return any(name.startswith(("$", "_")) for name in value)


# --- which is what ----------------------------------------------------------------------------------------------------


class _Chooser:
    """Takes columns for fields, each once, by the best name among those whose contents fit."""

    def __init__(self, columns: dict[str, _Column]) -> None:
        self._columns = columns
        self._taken: set[str] = set()

    def fields(self) -> dict[str, Source]:
        self._history = self._history_fields()
        found: dict[str, Source] = {}
        for field, fits in _FITS.items():
            path = self._take(_NAMES[field].split(), fits)
            if path is not None:
                found[field] = Source((path,))
        return found

    def updates(self) -> dict[str, Source]:
        if self._history:
            return self._history
        found: dict[str, Source] = {}
        for field, fits in _UPDATE_FITS.items():
            path = self._take(_NAMES[field].split(), fits)
            if path is not None:
                found[field] = Source((path,))
        proof = found.get("evidence.url")
        if proof is not None and "[]." in proof.columns[0]:
            found |= self._siblings(proof.columns[0].rpartition("[].")[0] + "[].")
        if not {"status", "note", "evidence.url"} & set(found):
            return {}
        return found

    def members(self) -> tuple[tuple[str, str], ...]:
        """Columns of +1, 0 and -1 beside each other are members' scores."""
        scored = [
            column
            for column in self._columns.values()
            if column.path not in self._taken and "[" not in column.path and _are_scores(column)
        ]
        # Columns of 0 and 1 alone are more often flags than scores.
        if len(scored) < 3 or not any(_is_negative(text) for column in scored for text in column.texts):
            return ()
        self._taken.update(column.path for column in scored)
        return tuple((column.path, column.path) for column in scored)

    def _take(self, names: Sequence[str], fits: "Callable[[_Column], bool]", within: str = "") -> str | None:
        best: tuple[int, int, int] | None = None
        found: str | None = None
        for place, column in enumerate(self._columns.values()):
            path = column.path
            if path in self._taken or path == NAME or not path.startswith(within) or not column.filled:
                continue
            inside = path.removeprefix(within)
            if "[]" in inside and (within or not _is_proof(path)):
                continue
            rank = min((names.index(name) for name in _names(inside) if name in names), default=None)
            if rank is None or not fits(column):
                continue
            order = (rank, -column.filled, place)
            if best is None or order < best:
                best, found = order, path
        if found is not None:
            self._taken.add(found)
        return found

    def _history_fields(self) -> dict[str, Source]:
        """A list of dated updates inside each row, with lists of evidence inside those."""
        for prefix in self._lists(""):
            if same(prefix.removesuffix("[].").rsplit(".", 1)[-1]) not in _HISTORIES:
                continue
            found = {
                field: Source((path,))
                for field, names in _INNER.items()
                if (path := self._take(names.split(), _is_dates if field == "on" else _is_any, prefix)) is not None
            }
            if "on" not in found and "status" not in found:
                continue
            for inner in (prefix, *self._lists(prefix)):
                if inner == prefix or same(inner.removeprefix(prefix).removesuffix("[].")) in _PROOFS:
                    found |= self._siblings(inner) if inner != prefix else self._plain_proof(prefix)
            return found
        return {}

    def _plain_proof(self, prefix: str) -> dict[str, Source]:
        """Addresses directly in the update: `updates[].sources`, `updates[].url`."""
        path = self._take(_NAMES["evidence.url"].split(), _is_urls, prefix)
        return {"evidence.url": Source((path,))} if path is not None else {}

    def _siblings(self, prefix: str) -> dict[str, Source]:
        found = {}
        for field in EVIDENCE_FIELDS:
            fits = _is_urls if field == "url" else _is_any
            path = self._take(_EVIDENCE[field].split(), fits, prefix)
            if path is not None:
                found[f"evidence.{field}"] = Source((path,))
        return found

    def _lists(self, within: str) -> list[str]:
        """The prefixes of lists of objects directly inside another."""
        found: dict[str, None] = {}
        for path in self._columns:
            inside = path.removeprefix(within)
            if path.startswith(within) and "[]." in inside:
                found[within + inside.partition("[].")[0] + "[]."] = None
        return list(found)


def _is_proof(path: str) -> bool:
    """Whether a path into a list of objects is one of evidence."""
    return same(path.partition("[]")[0].rsplit(".", 1)[-1]) in _PROOFS


def _most(column: _Column, reads: Callable[[Any], object]) -> bool:
    """Whether most values of a column can be read so."""
    sample = [value for value in column.values[:100] if not values.is_nothing(values.text(value))]
    good = 0
    for value in sample:
        try:
            reads(value)
        except (ValueError, UnknownName):
            continue
        good += 1
    return bool(sample) and good >= 0.6 * len(sample)


def _is_any(column: _Column) -> bool:
    return True


def _is_dates(column: _Column) -> bool:
    return _most(column, _read_plain_date)


def _read_plain_date(value: Any) -> object:
    """A date that is one as a whole; prose that names a year is not."""
    found = values.when(value, "dmy", _SOME_DAY)
    if not found.is_whole:
        raise ValueError(found.caution)
    return found.date


_SOME_DAY = PartialDate("2000-01-01")
"""Whether "within two years" is a deadline does not hang on the day from which it counts."""


def _is_money(column: _Column) -> bool:
    return _most(column, lambda value: values.money(value, "."))


def _is_currencies(column: _Column) -> bool:
    return _most(column, values.currency)


def _is_kinds(column: _Column) -> bool:
    return _most(column, lambda value: Kind.named(values.text(value)))


def _is_urls(column: _Column) -> bool:
    sample = column.values[:100]
    return sum(1 for value in sample if values.urls(value)) >= 0.3 * len(sample)


def _is_key(column: _Column) -> bool:
    texts = column.texts
    return column.is_full and len(set(texts)) >= 0.95 * len(texts) and max(map(len, texts), default=0) <= 300


def _is_words(column: _Column) -> bool:
    return column.mean_length >= 8 and not _is_urls(column) and not isinstance(column.values[0], (list, dict))


def _is_some_words(column: _Column) -> bool:
    texts = column.texts
    worded = sum(1 for text in texts if any(letter.isalpha() for letter in text) and len(text) > 2)
    return bool(texts) and worded >= 0.6 * len(texts) and not _is_urls(column) and not _is_dates(column)


def _is_statuses(column: _Column) -> bool:
    words = {text.casefold() for text in column.texts}
    if not words or len(words) > 40 or words <= _RECORD_STATES or max(map(len, words)) > 60:
        return False
    from commitments.vocabularies import NAMES

    return any(_known(word, vocabulary) for word in words for vocabulary in ("generic", *NAMES))


def _is_short(column: _Column) -> bool:
    return column.mean_length <= 200


def _is_names(column: _Column) -> bool:
    return _is_short(column) and not _is_dates(column) and not _is_urls(column)


def _is_negative(text: str) -> bool:
    return text[:1] in "-−–" and text[1:2] == "1"


def _are_scores(column: _Column) -> bool:
    words = {text.translate({0x2212: "-", 0x2013: "-"}) for text in column.texts}
    words -= {word for word in words if values.is_nothing(word) or same(word) == same(Status.NOT_APPLICABLE)}
    return bool(words) and words <= {"-1", "0", "1", "+1", "-1.0", "0.0", "1.0"}


_FITS: dict[str, Callable[[_Column], bool]] = {
    "document": _is_names,
    "quote": _is_words,
    "summary": _is_words,
    "key": _is_key,
    "section": _is_names,
    "kind": _is_kinds,
    "actors": _is_names,
    "groups": _is_names,
    "counterparties": _is_names,
    "made": _is_dates,
    "due": _is_dates,
    "amount": _is_money,
    "amount_upper": _is_money,
    "currency": _is_currencies,
    "tags": _is_short,
}
_UPDATE_FITS: dict[str, Callable[[_Column], bool]] = {
    "status": _is_statuses,
    "on": _is_dates,
    "evidence.url": _is_urls,
    "note": _is_any,
    "by": _is_names,
}


def _with_words(
    fields: dict[str, Source], columns: dict[str, _Column], many_files: bool, updates: Fields
) -> dict[str, Source]:
    """The fields with a quote for every row, and a key where one can be had."""
    if "quote" not in fields:
        fields = {**fields, "quote": Source((_named(columns, fields) or _longest(columns, fields),))}
    quote = columns[fields["quote"].columns[0]]
    summary = fields.get("summary")
    if summary is not None and quote.filled < quote.rows:
        fields = {**fields, "quote": Source((quote.path, *summary.columns))}
    if "key" not in fields and NAME in columns:
        fields = {"key": Source((NAME,)), **fields}
    elif "key" not in fields and many_files:
        fields = {"key": Source((FILE,)), **fields}
    return fields


def _repeats(fields: Fields, columns: dict[str, _Column], updates: Fields) -> str | None:
    """What the same words again mean, where the rows have no key: with another date, a row for each update."""
    texts = columns[fields["quote"].columns[0]].texts
    is_told = "key" not in fields and "on" in updates and "status" in updates
    return "updates" if is_told and len(set(texts)) < len(texts) else None


def _named(columns: dict[str, _Column], fields: Fields) -> str | None:
    """A column that is called the promise, however short its words are."""
    taken = {path for source in fields.values() for path in source.columns}
    free = [column for column in columns.values() if column.path not in taken and _is_some_words(column)]
    for name in _PLAIN_QUOTES:
        for column in free:
            if name in column.names:
                return column.path
    return None


def _longest(columns: dict[str, _Column], fields: Fields) -> str:
    taken = {path for source in fields.values() for path in source.columns}
    worded = [column for column in columns.values() if _is_words(column) and "[" not in column.path]
    worded = [column for column in worded if not _is_dates(column)]
    free = [column for column in worded if column.path not in taken and column.mean_length >= 20] or worded
    if not free:
        shown = shorten(", ".join(columns), 200)
        raise Unreadable(f"no column looks like the words of a promise; say which is what in a map ({shown})")
    return max(free, key=lambda column: column.filled * min(column.mean_length, 300)).path


# --- whose words, which dates -----------------------------------------------------------------------------------------


def _known(word: str, vocabulary: str) -> Status | None:
    from commitments.vocabularies import from_theirs

    found = from_theirs(word, vocabulary)
    return found[0] if found else None


def _status_words(columns: dict[str, _Column], updates: Fields) -> list[str]:
    source = updates.get("status")
    if source is None:
        return []
    return list(dict.fromkeys(text for path in source.columns for text in columns[path].texts))[:40]


def _vocabulary(words: Iterable[str], has_members: bool) -> tuple[str | None, dict[str, str]]:
    """The vocabulary that has all the words, and a line for each word that is in none."""
    from commitments.vocabularies import NAMES

    words = list(words)
    if has_members:
        return "g20", {word: _known(word, "generic") or "" for word in words if _known(word, "g20") is None}
    rated = [word for word in words if not values.is_nothing(word)]
    whole = [name for name in NAMES if rated and all(_known(word, name) is not None for word in rated)]
    unknown = [word for word in rated if _known(word, "generic") is None]
    # A few words that everybody uses are nobody's; one that only a tracker uses is enough to tell.
    if whole and (len(rated) >= 3 or whole == ["g20"] or unknown):
        return whole[0], {}
    return None, dict.fromkeys(unknown, "")


_NUMERIC = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](?:\d{4}|\d{2})(?!\d)")


def _order(columns: dict[str, _Column], fields: Fields, updates: Fields) -> str | None:
    """Whether days or months come first, where the dates themselves settle it."""
    sources = [fields.get("made"), fields.get("due"), updates.get("on"), updates.get("evidence.published")]
    texts = [text for source in sources if source for path in source.columns for text in columns[path].texts]
    pairs = [(int(found[1]), int(found[2])) for found in map(_NUMERIC.match, texts) if found]
    days_first, months_first = any(a > 12 for a, _ in pairs), any(b > 12 for _, b in pairs)
    if days_first == months_first:
        return None
    return "dmy" if days_first else "mdy"
