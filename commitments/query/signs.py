"""`due<2024` and `page = 3`: a key with a sign that the language does not have, else taken for words to look for."""

import re
from collections.abc import Callable

from commitments.errors import BadQuery
from commitments.query.lexer import Token
from commitments.query.nodes import COUNT_KEYS, DATE_KEYS, quoted, shown
from commitments.query.values import EXAMPLES

_SIGN = re.compile(r"([a-z_-]*)([<>=]=?|=[<>]|!=|≤|≥|≠)(.*)", re.I | re.S)
_RANGES = {"<": "..{}", ">": "{}.."}
_SAME = {"≤": "<=", "≥": ">=", "≠": "!="}


def refuse_sign(term: Token, before: Token | None, after: Token | None, key_of: Callable[[str], str | None]) -> None:
    """Raises BadQuery, which says how it is written, where the word before the sign is a key; `key_of` knows which. It
    may be the term `before`, and what stands behind the sign the term `after`."""
    found = None if term.chunks[0][1] else _SIGN.fullmatch(term.text)
    if found is None:
        return
    word, sign, value = found.groups()
    joined, place = term.text, term.place
    if not word and before is not None and before.is_bare:
        word, joined, place = before.text, f"{before.text} {joined}", before.place
    if not value and after is not None and after.kind == "term":
        value, joined = after.text, f"{joined} {after.text}"
    key = key_of(word)
    if key:
        raise BadQuery(
            f"{shown(joined)!r} at character {place} has no colon; write {_written(key, sign, value)}, "
            f"or {quoted(shown(joined))} in quotes to look for the text"
        )


def refuse_sign_of_value(key: str, values: list[str], place: int) -> None:
    """The same where there is a colon, as in `due:<2024`."""
    for value in values:
        if (found := _SIGN.fullmatch(value)) and not found[1] and key != "member":
            raise BadQuery(
                f"{key}: at character {place}: no sign goes before {shown(found[3])!r}; write "
                f"{_written(key, found[2], found[3])}"
            )


def _written(key: str, sign: str, value: str) -> str:
    """As the language has it.

    >>> _written("due", "<", "2024"), _written("tag", "!=", "sea")
    ('due:..2024 (both ends of a range count)', '-tag:sea')
    """
    value, sign = shown(value.strip()), _SAME.get(sign, sign)
    if not value:
        return EXAMPLES[key]
    value = quoted(value) if " " in value else value
    way = _RANGES.get(sign.strip("=") or "=") if key in (*DATE_KEYS, *COUNT_KEYS, "amount") else None
    if way:
        return f"{key}:{way.format(value)} (both ends of a range count)"
    return f"{'-' if '!' in sign else ''}{key}:{value}"
