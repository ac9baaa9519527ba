"""What can stand at a place of the command line: ids with their summaries, the words of a query, names of all kinds.

A completer never fails and never changes anything: where it cannot answer it offers nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from commitments.commands._declared import command_names
from commitments.errors import CommitmentsError, NotFound
from commitments.progress import Progress
from commitments.session import Session
from commitments.text import one_line, shorten, words

if TYPE_CHECKING:
    from pathlib import Path

    from commitments.model import Commitment

Offer = tuple[str, str]
"""A word, and what to say of it."""

MANY_DOCUMENTS = 20
"""With more than that to choose from, documents are offered first, and their commitments when one is named."""


class QuietSession(Session):
    """A session that makes no store and says nothing: somebody is typing."""

    given: Sequence[str] = ()
    """The arguments of the command that stand there already."""

    def _own_store(self) -> "Path":
        from commitments.homes import own_store
        from commitments.stores import Store

        path = Store.at(own_store())
        if path is None:
            raise NotFound("there is no store yet")
        return path

    def say(self, message: str) -> None:
        pass

    def warn(self, message: str) -> None:
        pass

    @cached_property
    def _progress(self) -> Progress:
        return Progress(None)


def offers(
    completer: str, word: str, store: str | None = None, today: str | None = None, given: Sequence[str] = ()
) -> list[Offer]:
    """What begins with the word so far; `given` are the arguments of the command before it."""
    session = QuietSession(store, today)
    session.given = given
    try:
        found = COMPLETERS[completer](session, word)
        return [(offer, one_line(about)) for offer, about in found if offer.startswith(word)]
    except (CommitmentsError, OSError):
        return []
    finally:
        session.close()


# --- queries ----------------------------------------------------------------------------------------------------------


def query(session: Session, word: str) -> Iterator[Offer]:
    """Ids, keys and saved views, and the values of a key, also after a comma; for the last term of the word."""
    start = _last_term(word)
    yield from ((word[:start] + offer, about) for offer, about in _terms(session, word[start:]))


def _last_term(word: str) -> int:
    """Where the term that is being typed begins: after the last blank or parenthesis outside double quotes, and after
    the minus sign of a negation."""
    start, is_quoted = 0, False
    for place, character in enumerate(word):
        if character == '"':
            is_quoted = not is_quoted
        elif not is_quoted and (character.isspace() or character == "("):
            start = place + 1
    return start + 1 if word.startswith("-", start) else start


def _terms(session: Session, term: str) -> Iterable[Offer]:
    from commitments.query import KEYS

    if term.startswith("@"):
        return _views(session)
    key, colon, value = term.partition(":")
    if key == "member" and "=" in value:
        name, _, statuses = value.rpartition("=")
        return _comma_joined(f"member:{name}=", statuses, _statuses(session, ""))
    if colon:
        return _comma_joined(f"{key}:", value, _values(session, key))
    keys = [(f"{name}:", KEYS_MEAN.get(name, "")) for name in KEYS]
    return [*_quietly(_ids, session, term), *(offer for offer in keys if offer[0].startswith(term))]


def _views(session: Session) -> Iterator[Offer]:
    from commitments.query.views import called

    yield from ((called(name), asked) for name, asked in session.store.settings.views.items())


KEYS_MEAN = {
    "status": "any of these statuses",
    "member": "who is judged apart, or stands there: broken, japan, japan=broken, g7=broken",
    "tag": "any of these tags",
    "kind": "any of these kinds",
    "document": "in that document",
    "actor": "who commits",
    "group": "the name that several commit under",
    "counterparty": "to whom, or with whom",
    "section": "the heading it stands under",
    "page": "the page it stands on",
    "para": "the paragraph, as the document numbers it; counted where it numbers none",
    "by": "who entered an update",
    "due": "when it should be done, as promised",
    "deferred": "the date to which it was put off",
    "made": "when it was promised",
    "updated": "the day of the last update",
    "since": "when today's status took effect",
    "amount": "money promised",
    "is": "open, closed, overdue, late, deferred, stale, unsupported, part-rated",
    "has": "what is there",
    "no": "what is not there",
    "text": "words of it",
    "id": "ids or numbers",
}


def _quietly(complete: Callable[[Session, str], Iterable[Offer]], session: Session, word: str) -> list[Offer]:
    """Nothing where there is no store: what needs none is still offered."""
    try:
        return list(complete(session, word))
    except (CommitmentsError, OSError):
        return []


def _comma_joined(before: str, typed: str, choices: Iterable[Offer]) -> Iterator[Offer]:
    """The choices in place of the last of the values joined with commas; not those that stand there already."""
    done, comma, _ = typed.rpartition(",")
    there = done.split(",")
    yield from ((f"{before}{done}{comma}{choice}", about) for choice, about in choices if choice not in there)


def _values(session: Session, key: str) -> Iterable[Offer]:
    from commitments.query import DATE_KEYS, HAS_VALUES, IS_VALUES, WORD_KEYS

    if key in WORD_KEYS:
        return _first_words(session, key)
    if key in DATE_KEYS:
        return _DATES
    if key == "member":
        from commitments.query.values import member_word

        groups = [(member_word(name), about) for name, about in _groups(session)]
        names = [(member_word(name), about) for name, about in _first_words(session, key)]
        return [*_statuses(session, ""), *groups, *names]
    if key in ("is", "has", "no"):
        return _names(IS_VALUES if key == "is" else HAS_VALUES)
    known = {"status": _overall, "kind": _kinds, "tag": _tags, "document": _documents, "id": _ids}
    return known[key](session, "") if key in known else ()


_DATES = (
    ("..today", "up to today"),
    ("today..", "from today on"),
    ("-90d..", "in the last 90 days, or later"),
    ("..+30d", "in the next 30 days, or earlier"),
)


def _first_words(session: Session, key: str) -> Iterator[Offer]:
    """`actor:united` finds the United States: each name by its first word."""
    names: dict[str, set[str]] = {}
    for commitment in session.store.commitments():
        for name in _named(commitment, key):
            if first := words(name)[:1]:
                names.setdefault(first[0], set()).add(name)
    yield from ((first, shorten("; ".join(sorted(names[first])), 60)) for first in sorted(names))


def _named(commitment: "Commitment", key: str) -> Sequence[str]:
    if key == "by":
        return [update.by for update in commitment.updates]
    if key == "section":
        return [commitment.section]
    if key == "group":
        return commitment.groups
    if key == "member":  # one that is judged apart, which a group is not
        return commitment.actors
    return (*commitment.actors, *commitment.groups) if key == "actor" else commitment.counterparties


def _ids(session: Session, word: str) -> Iterator[Offer]:
    """Only the documents that the word can mean are opened."""
    meant = [
        name for name in session.store.document_ids() if f"{name}-".startswith(word) or word.startswith(f"{name}-")
    ]
    if len(meant) > MANY_DOCUMENTS:
        yield from ((f"{name}-", "") for name in meant)
        return
    for name in meant:
        for commitment in session.store.commitments_of(name):
            yield commitment.id, shorten(commitment.title, 60)


# --- names ------------------------------------------------------------------------------------------------------------


def _names(names: Iterable[str]) -> list[Offer]:
    return [(str(name), "") for name in names]


def _tags(session: Session, word: str) -> list[Offer]:
    return _names(sorted(session.store.tags()))


def _groups(session: Session) -> list[Offer]:
    return [(name, shorten("; ".join(members), 60)) for name, members in session.store.settings.groups.items()]


def _actors(session: Session, word: str) -> list[Offer]:
    groups = session.store.settings.groups
    met = {name for commitment in session.store.commitments() for name in commitment.actors}
    found = _groups(session)
    sign = word[:1] if word[:1] in ("+", "-") else ""  # `edit` adds a name, or takes one away
    return [(f"{sign}{name}", about) for name, about in (*found, *_names(sorted(met - groups.keys())))]


def _statuses(session: Session, word: str) -> list[Offer]:
    from commitments.model import Status

    return [(str(status), status.meaning) for status in Status]


def _overall(session: Session, word: str) -> list[Offer]:
    from commitments.model import OVERALL

    return [(str(status), status.meaning) for status in OVERALL]


def _kinds(session: Session, word: str) -> list[Offer]:
    from commitments.model import Kind

    return _names(Kind)


def _documents(session: Session, word: str) -> list[Offer]:
    names = session.store.document_ids()
    if len(names) > MANY_DOCUMENTS:
        return _names(names)
    return [(document.id, shorten(document.title, 60)) for document in session.store.documents()]


def _row_formats(session: Session, word: str) -> list[Offer]:
    return _names(("table", "tsv", "csv", "json", "jsonl", "markdown", "ids"))


def _figure_formats(session: Session, word: str) -> list[Offer]:
    return _names(("table", "json", "markdown"))


def _columns(session: Session, word: str) -> Iterator[Offer]:
    """The last name of a comma-joined list, in which `-` is for descending."""
    from commitments.reports.columns import NAMES

    sign = "-" if word.rpartition(",")[2].startswith("-") else ""
    return _comma_joined("", word, _names(f"{sign}{name}" for name in NAMES))


def _formats(session: Session, word: str) -> list[Offer]:
    from commitments.reports import formats

    return _names(formats())


def _updates(session: Session, word: str) -> Iterator[Offer]:
    """The numbers of what can be taken back, of the commitment that is named."""
    if not isinstance(session, QuietSession) or not session.given:
        return
    commitment = session.one(session.given[0])
    for number, update in commitment.numbered():
        if commitment.taken_back(update) is None:
            said = update.act.said(update, commitment) if update.act else update.status or "note"
            yield str(number), shorten(" ".join(filter(None, (update.on, update.actor, said, update.note))), 60)


def _vocabularies(session: Session, word: str) -> list[Offer]:
    from commitments.vocabularies import NAMES

    return _names(NAMES)


def _topics(session: Session, word: str) -> list[Offer]:
    return [
        ("queries", "the query language"),
        ("statuses", "what they mean"),
        ("maps", "of imports"),
        ("templates", "of exports"),
        *_names(command_names()),
    ]


COMPLETERS: dict[str, Callable[[Session, str], Iterable[Offer]]] = {
    "query": query,
    "tags": _tags,
    "statuses": _statuses,
    "kinds": _kinds,
    "actors": _actors,
    "documents": _documents,
    "row_format": _row_formats,
    "columns": _columns,
    "figure_formats": _figure_formats,
    "formats": _formats,
    "vocabularies": _vocabularies,
    "topics": _topics,
    "updates": _updates,
}
