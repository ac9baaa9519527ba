"""Taking a document in: what its file says, what the user says, and what becomes of quotes when its text changes."""

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from commitments.dates import PartialDate
from commitments.desk.said.fields import language, published, web_address
from commitments.errors import CommitmentsError, Declined, UsageError, without_options
from commitments.model import Commitment, Document, SetAside, Span
from commitments.quotes import occurrences
from commitments.terminal import ESC
from commitments.text import one_line, plural, shorten, slug

if TYPE_CHECKING:
    from commitments.intake import Intake
    from commitments.session import Session
    from commitments.stores import Change

ID_LENGTH = 40
_LETTERS = "bcdefghijklmnopqrstuvwxyz"


class Said(NamedTuple):
    """What the user says of a document; None leaves it to the file."""

    id: str | None = None
    title: str | None = None
    issuer: str | None = None
    kind: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


class Moved(NamedTuple):
    """What a new text does to the quotes of the old one."""

    commitments: list[Commitment]
    set_aside: tuple[SetAside, ...]
    moved: list[str]
    """A line for each quote that stands elsewhere now …"""
    vanished: list[str]
    """… and for each that no longer stands there."""


def read(session: "Session", path: str) -> "Intake":
    import sys

    from commitments import intake

    if path != "-":
        return intake.read(path)
    session.run_once()
    most = intake.files.MOST_BYTES + 1  # a little too much, which is then refused
    return intake.read_bytes(sys.stdin.buffer.read(most) if sys.stdin else b"", "standard input")


def glued(text: str) -> list[str]:
    """Words of a text that are two run together in its file, a name and its verb, of which nobody is found to promise.

    >>> glued("Peru and Indonesiawill build a port, of goodwill. Goodwill it is.")
    ['Indonesiawill']
    """
    import re

    found = list(re.finditer(r"\b(?P<name>[A-Z][a-z]{2,})(?:will|shall)\b", text))
    if not found:
        return []
    from commitments.grammar.words import lexicon  # late: few texts have any

    return list(dict.fromkeys(one[0] for one in found if one["name"] in lexicon.COUNTRIES))


def foreign(document: Document, text: str) -> str:
    """The name of the language of a text that the rules do not read; "" for English, and where it cannot be told."""
    code = _language(document, text)
    if not code or code.partition("-")[0] == "en":
        return ""
    from commitments import languages

    return languages.name(code)


def is_untold(document: Document, text: str) -> bool:
    """Whether nobody has said which language the text is in, and its words do not tell it."""
    return not _language(document, text)


def _language(document: Document, text: str) -> str | None:
    from commitments.languages.telling import language_of

    return document.language or language_of(text)


def twin(session: "Session", text: str) -> Document | None:
    """The document whose text is this very one."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return next((document for document in session.store.documents() if document.sha256 == digest), None)


def described(session: "Session", found: "Intake", said: Said, known: Document | None) -> Document:
    """The document's record: what the user says, else what is known of it, else what the file says.

    On a terminal it asks for what nobody has said; elsewhere it raises UsageError where there is no title.
    """
    title = said.title or (known.title if known else None) or found.title
    if not title and session.can_ask:
        title = _answer(session, "Title of the document: ")
    if not title:
        raise UsageError("the file does not say what it is called; pass --title, and --issuer and --published if known")
    old = known or Document("", one_line(title))
    when = published(said.published, session.today) if said.published else old.published or past_day(session, found)
    document = old._replace(
        title=one_line(title),
        issuer=one_line(said.issuer or old.issuer or found.issuer or ""),
        kind=one_line(said.kind or old.kind or found.kind or ""),
        published=when,
        url=web_address("--url", said.url) if said.url else old.url or found.url,
        language=language(said.language) if said.language else old.language or found.language,
        pages=found.pages,
    )
    if known:
        return document
    document = _completed(session, document, said)
    return document._replace(id=said.id or _new_id(session, document))


def past_day(session: "Session", found: "Intake") -> PartialDate | None:
    """When the file says that it was published, where that is not still to come; which is told, with what says so."""
    if not found.published:
        return None
    by = f", from {found.dated_by}" if found.dated_by else ""
    if found.published.first > session.today:
        session.say(
            f"the file says it was published on {found.published}, which is still to come; that is left out{by}"
        )
        return None
    session.say(f"published {found.published}{by}")
    return found.published


def _completed(session: "Session", document: Document, said: Said) -> Document:
    """A new document with what the user answers where nobody has said it yet."""
    issuer = document.issuer or _asked(session, said, "issuer", "Issuer")
    kind = document.kind or _asked(session, said, "kind", "Kind, as in communique")
    when = document.published
    if not when:
        question = "Date published, as in 2017-11-06"
        answer = _asked(session, said, "published", question, lambda day: published(day, session.today))
        when = published(answer, session.today) if answer else None
    question = "Where it was found, its URL"
    url = document.url or _asked(session, said, "url", question, lambda text: web_address("the answer", text)) or None
    return document._replace(issuer=issuer, kind=kind, published=when, url=url)


def _new_id(session: "Session", document: Document) -> str:
    """The id of a document that nobody named: made from its title and year, and on a terminal asked for, since it
    will stand in the id of each of its commitments."""
    from commitments.stores import is_document_id

    made = _id_of(document.title, document.published)
    if (free := _free_id(session, document, made)) != made:
        session.say(f"{made} is another document, of another title or day; this one is {free}, unless you say --id")
        made = free
    while True:
        answer = _answer(session, f"Id [{made}]: ") if session.can_ask else ""
        name = answer or made
        if not is_document_id(name):
            wrong = f"{name!r} is no id: use lower-case letters, digits and single hyphens, as in us-japan-2017"
        elif name in session.store.document_ids():
            wrong = (
                f"{name} is another document already; take this one in with: commitments document add FILE --id ID "
                f"(--id {name} --replace puts its text in place of that one's)"
            )
        else:
            return name
        if not answer:
            raise UsageError(wrong)
        session.say(wrong)


def _free_id(session: "Session", document: Document, made: str) -> str:
    """The id that was made, with a letter behind it where documents of another title or another day have it, as papers
    of one year are told apart: g7-2024, g7-2024b. One that may be this very document in other words keeps its id."""
    taken = session.store.document_ids()
    between = "" if made[-1].isdigit() else "-"
    for name in (made, *(f"{made}{between}{letter}" for letter in _LETTERS)):
        if name not in taken or not _is_other(session.store.document(name), document):
            return name
    return made


def _is_other(known: Document, document: Document) -> bool:
    days = known.published, document.published
    if all(days) and not (str(days[0]).startswith(str(days[1])) or str(days[1]).startswith(str(days[0]))):
        return True
    return slug(known.title) != slug(document.title)


def _asked(session: "Session", said: Said, name: str, question: str, check: Callable[[str], object] = one_line) -> str:
    """What the user answers, where nobody has said it yet and there is somebody to ask; "" for nothing. A slip is told
    and asked again, so that what was answered before it is not lost."""
    if getattr(said, name) is not None or not session.can_ask:
        return ""
    while answer := _answer(session, f"{question} (empty if unknown): "):
        if answer.casefold() in ("q", "quit"):  # as it leaves a walk
            raise Declined(_LEFT)
        try:
            check(answer)
        except CommitmentsError as error:
            session.say(without_options(error))
        else:
            break
    return one_line(answer)


_LEFT = "left; no document was taken in"


def _answer(session: "Session", question: str) -> str:
    """Raises Declined for Esc."""
    answer = session.answer(question)
    if answer == ESC:
        raise Declined(_LEFT)
    return answer or ""


def _id_of(title: str, published: PartialDate | None) -> str:
    """A short id from the title and the year: its first words, whole."""
    year = published[:4] if published else ""
    name = ""
    for word in slug(title).split("-"):
        if name and len(name) + len(word) + len(year) + 2 > ID_LENGTH:
            break
        name = f"{name}-{word}" if name else word[:ID_LENGTH]
    name = name or "document"
    return name if not year or year in name else f"{name}-{year}"


def take_in(change: "Change", document: Document, text: str, replace: bool) -> list[str]:
    """Puts the document and its text into the change; says what was done to quotes, a line each.

    Raises CommitmentsError where a new text would move quotes and `replace` does not allow it.
    """
    old_text = change.text(document.id) if document.id in change.document_ids() else None
    if old_text is None or old_text == text:
        known = change.document(document.id) if old_text is not None else document
        change.put_document(document._replace(pages=document.pages or known.pages), text)
        return []
    after = moved(change.commitments(document.id), document.set_aside, old_text, text)
    lines = [*after.moved, *after.vanished]
    if not replace:
        said = "\n  ".join(lines) or "every quote stands where it stood"
        raise CommitmentsError(
            f"{document.id} has another text already; with the new one:\n  {said}\n"
            "pass --replace to take it all the same"
        )
    change.put_document(document._replace(set_aside=after.set_aside), text)
    for commitment in after.commitments:
        change.put(commitment)
    return lines


def moved(commitments: list[Commitment], set_aside: tuple[SetAside, ...], old: str, new: str) -> Moved:
    """Where the quotes stand in a new text. Of several places the one nearest to the old place is taken."""
    result = Moved([], (), [], [])
    for commitment in commitments:
        span = _nearest(new, commitment.quote, commitment.span)
        if span == commitment.span:
            continue
        result.commitments.append(commitment._replace(span=span))
        if span is None:
            result.vanished.append(f"{commitment.id} vanished: {shorten(commitment.quote, 100)}")
        elif commitment.span is not None:
            result.moved.append(f"{commitment.id} moved from {commitment.span.start} to {span.start}")
    kept: list[SetAside] = []
    for passage in set_aside:
        words = old[passage.span.start : passage.span.end]
        place = _nearest(new, words, passage.span)
        if place is None:
            result.vanished.append(f"set aside, vanished: {shorten(words, 100)}")
        else:
            kept.append(passage._replace(span=place))
    return result._replace(set_aside=tuple(sorted(kept)))


def _nearest(text: str, quote: str, before: Span | None) -> Span | None:
    at = before.start if before else 0
    return min(occurrences(text, quote), key=lambda span: abs(span.start - at), default=None)


_UNTOLD = (("issuer", "issuer", "NAME"), ("published", "date", "DATE"))
"""What is asked of a document: its field and option, what it is called, and what stands for its value."""


def unknown_line(document: Document) -> str:
    """What is not known of a document, and how to say it; "" where all of it is.

    >>> unknown_line(Document("plan", "The Plan", published=PartialDate("2020")))
    'not known yet: issuer; say it with: commitments document edit plan --issuer NAME'
    """
    unknown = [(option, name, value) for option, name, value in _UNTOLD if not getattr(document, option)]
    names = ", ".join(name for _, name, _ in unknown)
    options = " ".join(f"--{option} {value}" for option, _, value in unknown)
    return f"not known yet: {names}; say it with: commitments document edit {document.id} {options}" if names else ""


def taken_in_line(document: Document, text: str, is_new: bool) -> str:
    what = "added" if is_new else "replaced"
    return f"{document.id}  {what}: {shorten(document.title, 80)} ({plural(len(text), 'character')})"
