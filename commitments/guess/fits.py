"""Whether what a column holds can be what its name says. A name goes before contents, so that these refuse only what
cannot be: a status that is a date, a date that is prose, words that are addresses."""

from collections.abc import Callable, Sequence
from typing import Any

from commitments.dates import PartialDate
from commitments.errors import UnknownName
from commitments.guess.columns import Column
from commitments.guess.scales import Scale, scale_of
from commitments.headers import tokens
from commitments.importers import values
from commitments.model import Kind, Status

_LOOKED_AT = 100
_MOST_STATUSES = 40
_LONGEST_STATUS = 60
_RECORD_STATES = frozenset((
    "active", "inactive", "deleted", "archived", "published", "draft", "hidden", "visible", "enabled", "disabled",
    "true", "false",
))  # fmt: skip
"""What a database says of its own records, not of promises."""


def _most(column: Column, reads: Callable[[Any], object]) -> bool:
    """Whether most values of a column can be read so."""
    sample = [value for value in column.values[:_LOOKED_AT] if not values.is_nothing(values.text(value))]
    good = 0
    for value in sample:
        try:
            reads(value)
        except (ValueError, UnknownName):
            continue
        good += 1
    return bool(sample) and good >= 0.6 * len(sample)


def is_any(column: Column) -> bool:
    return True


def is_dates(column: Column) -> bool:
    return _most(column, _read_plain_date)


def _read_plain_date(value: Any) -> object:
    """A date that is one as a whole; prose that names a year is not."""
    found = values.when(value, "dmy", _SOME_DAY)
    if not found.is_whole:
        raise ValueError(found.caution)
    return found.date


_SOME_DAY = PartialDate("2000-01-01")
"""Whether "within two years" is a deadline does not hang on the day from which it counts."""


def is_deadlines(column: Column) -> bool:
    """Whether it holds days, though many a promise has none and says so in the same word again: ongoing."""
    if is_dates(column):
        return True
    days = [word for word in list(column.words)[:_LOOKED_AT] if _is_day(word)]
    return len(days) > 1 and len(days) >= 0.6 * len(list(column.words)[:_LOOKED_AT])


def _is_day(word: str) -> bool:
    try:
        _read_plain_date(word)
    except (ValueError, UnknownName):
        return False
    return True


def is_money(column: Column) -> bool:
    return _most(column, lambda value: values.money(value, "."))


def has_currency(column: Column) -> bool:
    return any(_currency_in(value) for value in column.values[:_LOOKED_AT])


def _currency_in(value: Any) -> str | None:
    try:
        return values.money(value, ".").currency
    except ValueError:
        return None


def is_currencies(column: Column) -> bool:
    return _most(column, values.currency)


def is_kinds(column: Column) -> bool:
    return _most(column, lambda value: Kind.named(values.text(value)))


def is_urls(column: Column) -> bool:
    """Whether web addresses are in it."""
    sample = column.values[:_LOOKED_AT]
    return sum(1 for value in sample if values.urls(value)) >= 0.3 * len(sample)


def is_addresses(column: Column) -> bool:
    """Whether it holds addresses and next to nothing beside them: words with a link in them are words."""
    if not is_urls(column):
        return False
    texts = column.texts[:_LOOKED_AT]
    return sum(1 for text in texts if _has_little_beside(text)) >= 0.5 * len(texts)


def _has_little_beside(text: str) -> bool:
    urls = values.urls(text)
    for url in urls:
        text = text.replace(url, " ")
    return bool(urls) and len(tokens(text)) < _A_SENTENCE


_A_SENTENCE = 3
"""Words beside an address from which on the address is a part of what is said."""


def is_key(column: Column) -> bool:
    if is_addresses(column) and "address" not in column.senses:
        return False
    texts = column.texts
    return column.is_full and len(set(texts)) >= 0.95 * len(texts) and max(map(len, texts), default=0) <= 300


def is_repeated(column: Column) -> bool:
    return column.variety < 1 and not is_addresses(column)


def is_words(column: Column) -> bool:
    """Texts with words in them, however short."""
    texts = column.texts[:_LOOKED_AT]
    worded = sum(
        1 for text in texts if any(letter.isalpha() for letter in text) and (len(text) > 2 or not text.isascii())
    )
    return bool(texts) and worded >= 0.6 * len(texts) and not is_addresses(column) and not is_dates(column)


def is_names(column: Column) -> bool:
    return column.mean_length <= 200 and not is_dates(column) and not is_addresses(column)


def is_named(column: Column) -> bool:
    """Names, and no numbers that stand for them in a list elsewhere."""
    return is_names(column) and not (column.words and _is_numbers(column))


def is_documents(column: Column) -> bool:
    """A few names, of which each holds several promises."""
    is_shared = column.variety <= 0.7 or column.rows <= 3
    return column.mean_length <= 200 and is_shared and not is_addresses(column)


def is_tags(column: Column) -> bool:
    return column.mean_length <= 200


def is_notes(column: Column) -> bool:
    return not is_addresses(column)


def is_account(column: Column) -> bool:
    """Whether it is told in sentences, and not in a word."""
    return is_notes(column) and column.mean_length >= _AN_ACCOUNT and column.variety > 0.5


_AN_ACCOUNT = 40
"""Characters."""


# --- statuses ---------------------------------------------------------------------------------------------------------


def scale(column: Column) -> Scale | None:
    """The scale that its values are marks on, if they are."""
    return scale_of(column.path, column.values)


def scales(columns: Sequence[Column]) -> list[Scale]:
    """Those of columns that rate the same promises: read together, since a mark has one meaning in one map."""
    found = [(column, one) for column in columns if (one := scale(column)) is not None]
    if len(found) < 2:
        return [one for _, one in found]
    name = " ".join(column.path for column, _ in found)
    whole = scale_of(name, [value for column, _ in found for value in column.values])
    return [whole] if whole else [one for _, one in found]


def known(word: str, vocabulary: str) -> Status | None:
    from commitments.vocabularies import from_theirs

    found = from_theirs(word, vocabulary)
    return found[0] if found else None


def known_share(column: Column) -> float:
    """The share of its different words that somebody uses for a status."""
    from commitments.vocabularies import NAMES

    words = list(column.words)[:_MOST_STATUSES]
    rated = [word for word in words if any(known(word, vocabulary) for vocabulary in ("generic", *NAMES))]
    return len(rated) / len(words) if words else 0.0


def is_record_states(column: Column) -> bool:
    return {word.casefold() for word in column.words} <= _RECORD_STATES


def is_ratings(column: Column) -> bool:
    """Whether a column that is called a status can be one: a few short words again and again, known or not."""
    if not column.words or (is_record_states(column) and not _is_asked(column)):
        return False
    if scale(column) is not None:
        return True
    if len(column.words) > _MOST_STATUSES or max(map(len, column.words)) > _LONGEST_STATUS:
        return False
    if known_share(column) >= 0.3:
        return True
    is_said = not (_is_numbers(column) or is_dates(column) or is_addresses(column))
    return is_said and not (len(column.words) > 8 and column.variety > 0.5)


def _is_asked(column: Column) -> bool:
    """Whether yes and no answer what the column is called: kept, fulfilled, done."""
    return {word.casefold() for word in column.words} <= {"true", "false"} and known(
        column.name, "generic"
    ) is Status.KEPT


def looks_like_ratings(column: Column) -> bool:
    """Whether a column whose name says nothing of it may be one of ratings: few short words, again and again."""
    if not column.words or len(column.words) > 12 or max(map(len, column.words)) > _LONGEST_STATUS:
        return False
    if is_addresses(column) or is_dates(column):
        return False
    is_repeated = column.words.total() > 3 and column.variety <= 0.5
    if _is_numbers(column):
        return is_repeated and scale(column) is not None
    return known_share(column) >= 0.5 or scale(column) is not None or is_repeated


def _is_numbers(column: Column) -> bool:
    return all(_is_number(word) for word in column.words)


def _is_number(word: str) -> bool:
    return word.replace(".", "").replace(",", "").strip("+-−% ").isdecimal()
