"""What is wrong or odd in the data: each check has a name, a function, a message and, where one is safe, a repair.

A check is a function from a `Case`, one document with all that belongs to it, to what it found; adding one is adding
one function under `@check`. Nothing here changes anything: a repair is a function from a value to the repaired one.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from commitments.dates import PartialDate
from commitments.model import Commitment, Document, Evidence, Span, Update
from commitments.quotes import loose_occurrences, nearest_passage, occurrences
from commitments.text import controls, fold, inert, one_line, shorten, slug


class Level(StrEnum):
    PROBLEM = "problem"
    """Wrong: `check` ends with exit code 3."""
    REMARK = "remark"
    """Odd, or not proved: worth a look."""


class Case(NamedTuple):
    """One document as it was read, and what belongs to it."""

    document: Document
    commitments: tuple[Commitment, ...]
    text: str | None
    """None where no text is kept."""
    today: date
    unreadable: tuple[str, ...] = ()
    """What could not be read from its file, a line each."""
    require_evidence: bool = True
    """Whether a rating without evidence is a problem, or only a remark."""


class Repair(NamedTuple):
    """A safe way to put it right: a sentence, and a pure function that makes the right value of the wrong one."""

    says: str
    commitment: Callable[[Commitment], Commitment] | None = None
    document: Callable[[Document], Document] | None = None


class Finding(NamedTuple):
    level: Level
    check: str
    document: str
    commitment: str | None
    """Its id; None where it is about the document."""
    message: str
    repair: Repair | None = None


class _Found(NamedTuple):
    """What a check yields: its name and the document are added around it."""

    level: Level
    message: str
    about: Commitment | None = None
    repair: Repair | None = None


_Check = Callable[[Case], Iterable[_Found]]
_CHECKS: dict[str, _Check] = {}


def names() -> list[str]:
    """The names of all checks, in the order they are made."""
    return list(_CHECKS)


def findings(case: Case) -> Iterator[Finding]:
    """Everything wrong or odd in one document."""
    for name, function in _CHECKS.items():
        for found in function(case):
            about = found.about.id if found.about else None
            yield Finding(found.level, name, case.document.id, about, found.message, found.repair)


def unreadable(document_id: str, lines: Iterable[str]) -> list[Finding]:
    """Findings for a document of which nothing could be read but what is wrong with it."""
    return [Finding(Level.PROBLEM, "unreadable", document_id, None, line) for line in lines]


def repaired(case: Case, found: Iterable[Finding]) -> tuple[Document, list[Commitment]]:
    """The document with its safe repairs made, and the commitments that theirs changed."""
    document = case.document
    uses = Counter(commitment.id for commitment in case.commitments)
    # Which of two with the same id a repair speaks of cannot be known.
    changed = {commitment.id: commitment for commitment in case.commitments if uses[commitment.id] == 1}
    for finding in found:
        repair = finding.repair
        if repair and repair.document:
            document = repair.document(document)
        if repair and repair.commitment and finding.commitment in changed:
            changed[finding.commitment] = repair.commitment(changed[finding.commitment])
    return document, [new for old in case.commitments if (new := changed.get(old.id, old)) != old]


def _check(name: str) -> Callable[[_Check], _Check]:
    def register(function: _Check) -> _Check:
        _CHECKS[name] = function
        return function

    return register


def _problem(message: str, about: Commitment | None = None, repair: Repair | None = None) -> _Found:
    return _Found(Level.PROBLEM, message, about, repair)


def _remark(message: str, about: Commitment | None = None, repair: Repair | None = None) -> _Found:
    return _Found(Level.REMARK, message, about, repair)


# --- the file and the document ----------------------------------------------------------------------------------------


@_check("unreadable")
def _unreadable(case: Case) -> Iterator[_Found]:
    for line in case.unreadable:
        yield _problem(line)


@_check("hash")
def _hash(case: Case) -> Iterator[_Found]:
    stored = case.document.sha256
    if case.text is None:
        if stored:
            yield _problem("its text is missing, though its hash is on record; restore the text, or add it again")
        return
    actual = hashlib.sha256(case.text.encode("utf-8", "surrogatepass")).hexdigest()
    if stored is None:
        proved = all(_is_at(case.text, commitment) for commitment in case.commitments)
        repair = Repair("record the hash of the text", document=lambda d: d._replace(sha256=actual))
        yield _problem("the hash of its text is not on record", repair=repair if proved else None)
    elif stored.casefold() != actual:
        yield _problem(
            f"its text is not the one that was taken in: SHA-256 {actual[:12]}… instead of {one_line(stored)[:12]}…; "
            "restore the text, or take in the new one as a replacement"
        )


@_check("document")
def _document(case: Case) -> Iterator[_Found]:
    document = case.document
    if document.id != slug(document.id):
        yield _problem(f"its id is not made of lower-case letters, digits and hyphens: {one_line(document.id)!r}")
    if not document.title.strip():
        yield _remark("it has no title")
    if not document.issuer.strip():
        yield _remark("it has no issuer")
    if document.published is None:
        yield _remark("it has no date")
    elif document.published.first > case.today + _ONE_DAY:
        yield _problem(f"it is dated {document.published}, after today")
    if document.url is not None and not is_web_address(document.url):
        yield _problem(f"its URL is not an http or https address: {_shown(document.url)}")
    if document.language is not None and not _LANGUAGE.fullmatch(document.language):
        yield _remark(f"its language is not a tag such as en or pt-BR: {_shown(document.language)}")


_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-[a-z\d]{4,8})*")


@_check("numbers")
def _numbers(case: Case) -> Iterator[_Found]:
    seen: set[int] = set()
    for commitment in case.commitments:
        if commitment.number in seen:
            yield _problem("its id is used twice", commitment)
        if commitment.document != case.document.id:
            yield _problem(f"its id is not one of the document {case.document.id}", commitment)
        seen.add(commitment.number)
    least = max(seen, default=0) + 1
    if case.document.next_number < least:
        repair = Repair(f"continue at {least}", document=lambda d: d._replace(next_number=max(d.next_number, least)))
        yield _problem(f"its next number is {case.document.next_number}, but {least - 1} is in use", repair=repair)


@_check("text")
def _text(case: Case) -> Iterator[_Found]:
    if case.text is not None and not case.text.strip():
        yield _problem("its text is empty")
    for what in oddities(case.text or ""):
        yield _remark(f"its text holds {what}")
    for field in ("title", "issuer", "kind", "note"):
        for what in oddities(getattr(case.document, field) or ""):
            yield _remark(f"its {field} holds {what}")


# --- quotes and spans -------------------------------------------------------------------------------------------------


@_check("unproven")
def _unproven(case: Case) -> Iterator[_Found]:
    count = len(case.commitments)
    if case.text is None and count:
        quotes = "its one quote is" if count == 1 else f"its {count:,} quotes are"
        yield _remark(f"{quotes} unproven: the document's text is not kept here")


@_check("quote")
def _quote(case: Case) -> Iterator[_Found]:
    if case.text is None:
        return
    hints = _HINTS
    for commitment in case.commitments:
        if not _is_at(case.text, commitment):
            yield _misplaced(commitment, case.text, is_hinted=hints > 0)
            hints -= 1


_HINTS = 20
"""The nearest passage takes a reading of the whole text, and where this many quotes are missing it is another text."""


def _is_at(text: str, commitment: Commitment) -> bool:
    span = commitment.span
    return span is not None and text[span.start : span.end] == commitment.quote


def _misplaced(commitment: Commitment, text: str, is_hinted: bool) -> _Found:
    span, quote = commitment.span, commitment.quote
    if span is None:
        trouble = "it has no span"
    elif span.end > len(text):
        trouble = f"its span {_range(span)} goes beyond the text, which has {len(text):,} characters"
    else:
        trouble = f"its quote is not what stands at {_range(span)}"
    places = occurrences(text, quote)
    if len(places) == 1:
        return _problem(f"{trouble}; the quote stands once, at {_range(places[0])}", commitment, _moved(places[0]))
    if places:
        where = ", ".join(map(_range, places[:_ENOUGH])) + (" …" if len(places) > _ENOUGH else "")
        return _problem(f"{trouble}; the quote stands in {len(places)} places: {where}; say which", commitment)
    alike = loose_occurrences(text, quote)
    if len(alike) == 1:
        there = f"{_range(alike[0])}, with other spaces, dashes or quotation marks"
        return _problem(f"{trouble}; its words stand at {there}", commitment, _retaken(text, alike[0]))
    nearest = nearest_passage(text, quote) if is_hinted else None
    hint = f"; the nearest passage is {_shown(text[nearest.start : nearest.end], 160)}" if nearest else ""
    return _problem(f"the document does not hold its quote{hint}", commitment)


_ENOUGH = 5


def _moved(there: Span) -> Repair:
    return Repair(f"set the span to {_range(there)}", lambda c: c._replace(span=there))


def _retaken(text: str, there: Span) -> Repair:
    quote = text[there.start : there.end]
    return Repair(
        f"take the document's own characters at {_range(there)}", lambda c: c._replace(quote=quote, span=there)
    )


def _placed(case: Case) -> list[tuple[Span, Commitment]]:
    """Those that stand where their span says, or may: what a wrong span happens to cover says nothing."""
    text = case.text
    return [(c.span, c) for c in case.commitments if c.span and (text is None or _is_at(text, c))]


@_check("overlap")
def _overlap(case: Case) -> Iterator[_Found]:
    placed = sorted(_placed(case), key=lambda pair: (pair[0], pair[1].number))
    furthest: tuple[Span, Commitment] | None = None
    for span, commitment in placed:
        if furthest and span == furthest[0]:
            yield _problem(f"it has the same span as {furthest[1].id}", commitment)
        elif furthest and span.overlaps(furthest[0]):
            yield _remark(f"its span overlaps that of {furthest[1].id}", commitment)
        if furthest is None or span.end > furthest[0].end:
            furthest = (span, commitment)


@_check("set aside")
def _set_aside(case: Case) -> Iterator[_Found]:
    placed = [(span, commitment.id) for span, commitment in _placed(case)]
    placed += [(passage.span, "") for passage in case.document.set_aside]
    furthest: dict[bool, tuple[Span, str]] = {}
    for span, promise in sorted(placed):
        what = f"the passage set aside at {_range(span)}"
        if not promise and case.text is not None and span.end > len(case.text):
            yield _problem(f"{what} goes beyond the text, which has {len(case.text):,} characters")
        for is_promise, (other, other_promise) in furthest.items():
            if not span.overlaps(other) or (promise and is_promise):
                continue
            if not promise and not is_promise:
                yield _remark(f"{what} overlaps another, at {_range(other)}")
            else:
                aside = other if promise else span
                yield _problem(f"the passage set aside at {_range(aside)} overlaps {promise or other_promise}")
        before = furthest.get(bool(promise))
        if before is None or span.end > before[0].end:
            furthest[bool(promise)] = (span, promise)


# --- coding -----------------------------------------------------------------------------------------------------------


@_check("kind")
def _kind(case: Case) -> Iterator[_Found]:
    for commitment in case.commitments:
        if commitment.kind is None:
            yield _remark("it has no kind", commitment)


@_check("amount")
def _amount(case: Case) -> Iterator[_Found]:
    for commitment in case.commitments:
        amount = commitment.amount
        if amount is None:
            continue
        if amount.value <= 0:
            yield _problem(f"its amount is not more than nothing: {one_line(str(amount))}", commitment)
        if amount.currency in _CURRENCIES:
            continue
        upper = amount.currency.strip().upper()
        right = amount._replace(currency=upper)
        repair = Repair(f"write {upper}", lambda c, right=right: c._replace(amount=right))  # type: ignore[misc]
        yield _problem(
            f"its currency is not an ISO 4217 code: {_shown(amount.currency)}",
            commitment,
            repair if upper in _CURRENCIES else None,
        )


# ISO 4217, those in use and, since promises age, those that the euro and new issues replaced.
_CODES = """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF
    CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD
    HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL
    MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON
    RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX
    USD UYU UZS VED VES VND VUV WST XAF XCD XCG XDR XOF XPF YER ZAR ZMW ZWG
    ATS BEF CUC CYP DEM EEK ESP FIM FRF GRD HRK IEP ITL LTL LUF LVL MRO MTL NLG PTE ROL SIT SKK SLL STD TRL VEB VEF ZMK
    ZWL
"""
_CURRENCIES = frozenset(_CODES.split())


@_check("tags")
def _tags(case: Case) -> Iterator[_Found]:
    spellings: dict[str, str] = {}
    for commitment in case.commitments:
        if len(set(commitment.tags)) < len(commitment.tags):
            yield _remark("it has a tag twice", commitment, Repair("once is enough", lambda c: c.with_tags(c.tags)))
        for tag in commitment.tags:
            if trouble := _tag_trouble(tag):
                yield _remark(f"its tag “{inert(tag)}” {trouble}", commitment, _tag_repair(tag))
                continue
            first = spellings.setdefault(fold(tag), tag)
            if first != tag:
                yield _remark(f"its tag {_shown(tag)} is elsewhere written {_shown(first)}", commitment)


def _tag_trouble(tag: str) -> str | None:
    if not tag.strip():
        return "is empty"
    if inert(tag) != tag or "\n" in tag or "\t" in tag:
        return "holds control or invisible characters"
    if tag != tag.strip():
        return "begins or ends with a blank"
    if any(character in tag for character in ',"()'):
        return "holds a comma, quotation mark or bracket, which a query has to quote"
    return None


def _tag_repair(tag: str) -> Repair | None:
    clean = tag.strip()
    if clean == tag or (clean and _tag_trouble(clean)):
        return None
    return Repair(
        f"write {clean!r}" if clean else "take it away",
        lambda c: c.with_tags(t for t in (clean if t == tag else t for t in c.tags) if t),
    )


@_check("words")
def _words(case: Case) -> Iterator[_Found]:
    for commitment in case.commitments:
        fields = {"summary": commitment.summary, "section": commitment.section}
        if case.text is None:
            fields["quote"] = commitment.quote
        for place, update in enumerate(commitment.updates, start=1):
            fields[f"update {place}"] = update.note or ""
        for field, value in fields.items():
            for what in oddities(value):
                yield _remark(f"its {field} holds {what}", commitment)


# --- dates ------------------------------------------------------------------------------------------------------------

_ONE_DAY = timedelta(days=1)
"""What a day may be ahead of the same moment's day in UTC."""


@_check("dates")
def _dates(case: Case) -> Iterator[_Found]:
    for commitment in case.commitments:
        made, due = commitment.made, commitment.due
        if made is not None and made.first > case.today + _ONE_DAY and made != case.document.published:
            yield _problem(f"it was made on {made}, after today", commitment)
        if made is not None and due is not None and due.last < made.first:
            yield _problem(f"it is due {due}, before it was made on {made}", commitment)


@_check("updates")
def _updates(case: Case) -> Iterator[_Found]:
    for commitment in case.commitments:
        before: Update | None = None
        for place, update in enumerate(commitment.updates, start=1):
            for level, message in _update_troubles(commitment, update, before, case.today):
                yield _Found(level, f"update {place} {message}", commitment)
            before = update


def _update_troubles(
    commitment: Commitment, update: Update, before: Update | None, today: date
) -> Iterator[tuple[Level, str]]:
    recorded = update.recorded.date()
    if update.on.first > recorded + _ONE_DAY:
        yield Level.PROBLEM, f"takes effect on {update.on}, after it was recorded on {recorded}"
    if recorded > today + _ONE_DAY:
        yield Level.REMARK, f"was recorded on {recorded}, after today"
    if before is not None and update.recorded < before.recorded:
        yield Level.REMARK, "was recorded before the one that stands before it"
    if commitment.made is not None and update.status is not None and update.on.last < commitment.made.first:
        yield Level.REMARK, f"takes effect on {update.on}, before the promise was made on {commitment.made}"
    if not update.by.strip():
        yield Level.REMARK, "does not say who entered it"
    if update.status is None and not update.note and not update.evidence:
        yield Level.REMARK, "says nothing"
    if update.actor is not None and update.actor not in commitment.actors:
        yield _stranger(update.actor, commitment.actors)


def _stranger(actor: str, actors: Sequence[str]) -> tuple[Level, str]:
    if not actors:
        return Level.REMARK, f"speaks of {_shown(actor)}, but the commitment names nobody"
    import difflib  # only when something is misspelt: 3 ms of start-up

    near = difflib.get_close_matches(actor, actors, n=1, cutoff=0.5)
    meant = f"; is {_shown(near[0])} meant?" if near else f": {_shown(', '.join(actors))}"
    return Level.PROBLEM, f"speaks of {_shown(actor)}, who is not among those who promised{meant}"


# --- evidence ---------------------------------------------------------------------------------------------------------


@_check("unsupported")
def _unsupported(case: Case) -> Iterator[_Found]:
    level = Level.PROBLEM if case.require_evidence else Level.REMARK
    for commitment in case.commitments:
        standing = commitment.standing(case.today)
        if standing.is_unsupported:
            yield _Found(level, f"it is rated {standing.status}, and no evidence is given for it", commitment)


@_check("evidence")
def _evidence(case: Case) -> Iterator[_Found]:
    for commitment in case.commitments:
        for place, update in enumerate(commitment.updates, start=1):
            seen: set[str] = set()
            for evidence in update.evidence:
                for level, message in _evidence_troubles(evidence, update):
                    yield _Found(level, f"evidence in update {place} {message}", commitment)
                if evidence.url in seen:
                    yield _remark(f"update {place} gives the same evidence twice: {_shown(evidence.url)}", commitment)
                seen.add(evidence.url)


def _evidence_troubles(evidence: Evidence, update: Update) -> Iterator[tuple[Level, str]]:
    if not is_web_address(evidence.url):
        yield Level.PROBLEM, f"is not an http or https address: {_shown(evidence.url)}"
    if evidence.archive is not None and not is_web_address(evidence.archive):
        yield Level.PROBLEM, f"has an archived copy at what is not an http or https address: {_shown(evidence.archive)}"
    if _is_after(evidence.published, update.recorded.date()):
        recorded = update.recorded.date()
        yield Level.PROBLEM, f"was published on {evidence.published}, after it was recorded on {recorded}"
    for field in (evidence.title, evidence.excerpt, evidence.publisher):
        for what in oddities(field or ""):
            yield Level.REMARK, f"holds {what}"


def _is_after(point: PartialDate | None, day: date) -> bool:
    return point is not None and point.first > day + _ONE_DAY


_WEB = re.compile(r"https?://[^\s/?#\\]+[^\s\\]*", re.IGNORECASE)


def is_web_address(url: str) -> bool:
    """Whether it is an http or https address without blanks and invisible characters.

    >>> is_web_address("https://example.org/a?b=c"), is_web_address("javascript:alert(1)")
    (True, False)
    """
    return bool(_WEB.fullmatch(url)) and inert(url) == url


# --- words about words ------------------------------------------------------------------------------------------------

_MOJIBAKE = re.compile("â€.|[ÂÃ][\u0080-\u00bf]|Ã[ƒ‚]|ï»¿|\ufffd")


def oddities(text: str) -> Iterator[str]:
    """What a text holds that nobody wrote: characters read in the wrong encoding, control and invisible characters.

    >>> list(oddities("peace â€“ now"))
    ['mojibake (1 place, first in line 1: “â€“”)']
    """
    if text.isascii() and text.isprintable():
        return
    if found := list(_MOJIBAKE.finditer(text)):
        yield f"mojibake ({_first_place(text, found[0].start(), len(found))}: “{one_line(found[0][0])}”)"
    lines = text.replace("\r\n", "\n")
    if hidden := list(controls().finditer(lines)):
        shown = inert(hidden[0][0])
        yield f"control or invisible characters ({_first_place(lines, hidden[0].start(), len(hidden))}: {shown})"


def _first_place(text: str, start: int, count: int) -> str:
    line = text.count("\n", 0, start) + 1
    return f"{count:,} place{'' if count == 1 else 's'}, first in line {line:,}"


def _range(span: Span) -> str:
    return f"{span.start}-{span.end}"


def _shown(text: str, width: int = 80) -> str:
    return f"“{shorten(text, width)}”"
