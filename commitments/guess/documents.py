"""Rows that are whole documents, or what a catalogue says of them: manifestos make promises, and are none."""

from collections.abc import Iterable, Mapping
from functools import cache

from commitments import toml
from commitments.guess.columns import Column
from commitments.headers import tokens
from commitments.text import fold

_LONG = 5000
"""Characters: some 800 words, and more than anybody says in one promise."""
_MOST = 0.5
_ABOUT = frozenset(["title", "name", "document"])
_ENOUGH = 2
"""Columns of documents beside a title that says nothing of its kind."""


def reason(quote: Column, columns: Mapping[str, Column], *, is_rated: bool) -> str | None:
    """Why these rows look like documents, as a part of a sentence; None where they do not."""
    if quote.mean_length >= _LONG:
        words = round(quote.mean_length / 6, -2)
        return (
            f"{quote.path!r} holds texts of some {words:,.0f} words, each a whole document and no promise "
            "(take each in with `commitments document add`)"
        )
    if is_rated or not _is_title(quote):
        return None
    others = sum(1 for column in columns.values() if _is_of_documents(column))
    has_file = any(_is_file(column) for column in columns.values())
    if _are_named_so(quote.texts) or (others + has_file >= _ENOUGH):
        return (
            f"{quote.path!r} holds titles of documents, and no words of a promise "
            "(take each document in with `commitments document add`)"
        )
    return None


def _is_title(quote: Column) -> bool:
    return bool(_ABOUT & set(quote.senses)) and not {"verbatim", "text"} & set(quote.senses)


def _are_named_so(texts: Iterable[str]) -> bool:
    said = [f" {' '.join(tokens(text))} " for text in texts]
    named = [text for text in said if any(word in text for word in _words())]
    return bool(said) and len(named) >= _MOST * len(said)


def _is_of_documents(column: Column) -> bool:
    return " ".join(tokens(column.name)) in _names()


def _is_file(column: Column) -> bool:
    endings = (".pdf", ".docx", ".doc", ".odt", ".txt")
    return bool(column.texts) and sum(fold(text).endswith(endings) for text in column.texts) >= _MOST * len(
        column.texts
    )


@cache
def _words() -> tuple[str, ...]:
    return tuple(" ".join(tokens(word)) for word in toml.beside(__file__, "documents.toml")["words"])


@cache
def _names() -> frozenset[str]:
    return frozenset(" ".join(tokens(name)) for name in toml.beside(__file__, "documents.toml")["columns"])
