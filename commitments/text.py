"""Words: folding, prefixes, and making text inert, so that what people wrote stays text wherever it is shown."""

import re
from collections.abc import Sequence
from functools import cache

# C0 but for tab and line feed, DEL, C1, line separators, and the marks that reorder or hide text.
_CONTROLS = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"
    "\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def fold(text: str) -> str:
    """Text for comparing: case and accents ignored, typographic quotes and dashes made plain, spaces run together.

    >>> fold("Élysée  “Palace”")
    'elysee "palace"'
    """
    if not text.isascii():
        import unicodedata  # a table of a megabyte, which many commands do without

        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
        text = text.translate(_PLAIN)
    return " ".join(text.casefold().split())


_PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-"})


def words(text: str) -> list[str]:
    """The folded words of a text, in order.

    >>> words("Japan's new-found Énergie")
    ["japan's", 'new', 'found', 'energie']
    """
    return WORD.findall(fold(text))


def begins_words(needles: Sequence[str], text: str) -> bool:
    """Whether every needle (already folded) begins a word of the text.

    >>> begins_words(["unit"], "The United States")
    True
    """
    present = words(text)
    return all(any(word.startswith(needle) for word in present) for needle in needles)


def without_password(word: str) -> str:
    """The word, which may be the URL of a server, without the password that stands in it.

    >>> without_password("postgresql://ana:secret@db.example/pacts?password=x&port=1")
    'postgresql://ana:***@db.example/pacts?password=***&port=1'
    >>> without_password("postgresql://ana:un/escaped@one@db.example/pacts")
    'postgresql://ana:***@db.example/pacts'
    """
    for start, end in reversed(_passwords(word)):
        word = f"{word[:start]}***{word[end:]}"
    return word


def passwords_in(word: str) -> list[str]:
    """What `without_password` leaves out, as it stands there.

    >>> passwords_in("postgresql://ana:sec%20ret@db.example/pacts?sslp%61ssword=x")
    ['sec%20ret', 'x']
    """
    return [word[start:end] for start, end in _passwords(word)]


def _passwords(word: str) -> list[tuple[int, int]]:
    """Where each stands, in order."""
    if "://" not in word and "=" not in word and "postgres" not in word.casefold():
        return []
    kind = _OF_POSTGRES if (is_postgres := _OF_POSTGRES.search(word) is not None) else _OF_OTHERS
    found = [match.span(1) for match in kind.finditer(word)]
    if is_postgres or "://" in word:
        keyed = (match for match in _KEYED.finditer(word) if _is_secret(match[1]))
        found += [span for match in keyed if not _is_within(span := match.span(2), found)]
    elif _SETTINGS.search(word):
        found += [match.span(1) for match in _SET.finditer(word)]
    return sorted(found)


def _is_within(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)


def _is_secret(key: str) -> bool:
    from urllib.parse import unquote

    return unquote(key).casefold() in _SECRETS


_SECRETS = ("password", "sslpassword", "oauth_client_secret", "scram_client_key", "scram_server_key")
_OF_OTHERS = re.compile(r"://[^/?#:@]*:([^/?#]*)(?=@)")
# Up to the last @ where it is not what PostgreSQL would take for one: as it was meant, and not as it is understood.
_OF_POSTGRES = re.compile(r"postgres(?:ql)?:/*[^/?:@\s]*:([^/@\s]*(?=@(?![^/?\s]*@))|\S*(?=@))", re.IGNORECASE)
_KEYED = re.compile(r"(?:^|[?&])([^=&?\s]*)=([^&\s]*)")
_SETTINGS = re.compile(r"\b(?:host|hostaddr|port|dbname|user|service)\s*=")
_SET = re.compile(r"\b(?:ssl)?password\s*=\s*('(?:[^'\\]|\\.)*'?|\S*)")


def inert(text: str) -> str:
    """Text that a terminal prints and does not obey: control, direction and invisible marks become visible escapes.

    Line feeds and tabs stay; see `one_line`.

    >>> inert("a\\x1b[31mb")
    'a\\\\x1b[31mb'
    """
    if text.isprintable():
        return text
    return controls().sub(_escape, text.replace("\r\n", "\n"))


@cache
def controls() -> re.Pattern[str]:
    """What a terminal could obey and a reader not see. No character of these is printable, as Python has it."""
    return re.compile(_CONTROLS)


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"


# What a spreadsheet takes for the start of a formula, full-width forms and the minus sign among them.
FORMULA = frozenset("=+-@\t\r＝＋－＠−")
BLANKS = " \n\f\v\xa0\u3000"
_NUMBER = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?%?"


def guarded(text: str) -> str:
    """Text that a spreadsheet shows and does not compute; a plain number stays one.

    >>> guarded("=SUM(A1)"), guarded("-1.5"), guarded("-target")
    ("'=SUM(A1)", '-1.5', "'-target")
    """
    # A blank before it does not stop every spreadsheet from computing.
    if text.lstrip(BLANKS)[:1] not in FORMULA or not text or re.fullmatch(_NUMBER, text):
        return text
    return f"'{text}"


def unguarded(text: str) -> str:
    """What was guarded, as it was.

    >>> unguarded(guarded("=SUM(A1)")), unguarded("'quoted'")
    ('=SUM(A1)', "'quoted'")
    """
    return text[1:] if text[:1] == "'" and text[1:].lstrip(BLANKS)[:1] in FORMULA and text[1:] else text


def one_line(text: str) -> str:
    """Inert text on one line: every run of white space is one blank.

    >>> one_line("a\\n\\n b")
    'a b'
    """
    if text.isprintable() and "  " not in text:
        return text.strip()
    return inert(" ".join(text.split()))


def without_endless_references(markup: str) -> str:
    """HTML in which no character is named by a number of more digits than Python reads; such a one is no character.

    >>> without_endless_references("5 &#60; 6 &#" + "6" * 5000 + ";")
    '5 &#60; 6 �'
    """
    return re.sub(r"&#[0-9]{40,};?", "\ufffd", markup) if "&#" in markup else markup


# What Windows takes for a device, whatever follows the dot.
DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
)
"""No file or folder can be called so everywhere."""


def slug(text: str) -> str:
    """A name fit for an id: lower-case ASCII letters, digits and single hyphens; "" if nothing is left.

    >>> slug("The Élysée Plan (2018)")
    'the-elysee-plan-2018'
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def shorten(text: str, width: int) -> str:
    """One line of at most `width` characters, cut at a word with an ellipsis where it is longer."""
    line = one_line(text)
    if len(line) <= width:
        return line
    cut = line[: width - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[width // 2 :] else cut).rstrip(" ,;:") + "…"


def plural(count: int, noun: str) -> str:
    """A count and its noun.

    >>> plural(1, "commitment"), plural(1200, "update")
    ('1 commitment', '1,200 updates')
    """
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
