"""Codes of languages, as a document names its own: `en`, `pt-BR`, `zh-Hant`, `gsw`. `telling` tells which one a text
is in."""

import re
from functools import cache

from commitments import toml
from commitments.text import fold, one_line, shorten

# A language, and behind it a script, a region and variants, each where there is one (BCP 47).
_FORM = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)"
)


def code(text: str) -> str:
    """The code, written as is usual. Codes of two letters are those of ISO 639-1; of three letters, of which there are
    thousands, only the form is judged. Raises ValueError, which tells the code of a language's name.

    >>> code("EN"), code("pt_br"), code("zh-hant-tw"), code("gsw")
    ('en', 'pt-BR', 'zh-Hant-TW', 'gsw')
    """
    found = _FORM.fullmatch(text.strip().replace("_", "-").casefold())
    if found is None or (len(found["language"]) == 2 and found["language"] not in _names()):
        raise ValueError(f"{shorten(one_line(text), 40)!r} is no code of a language; {_hint(text)}")
    script, region = found["script"], found["region"]
    parts = [found["language"], script and script.capitalize(), region and region.upper()]
    return "-".join(part for part in parts if part) + found["variants"]


def name(code: str) -> str:
    """What the language is called in English; the code itself where that is not known here.

    >>> name("fr"), name("pt-BR"), name("gsw")
    ('French', 'Portuguese', 'gsw')
    """
    names = _names().get(code.partition("-")[0])
    return names[0] if names else code


@cache
def _names() -> dict[str, list[str]]:
    return toml.beside(__file__, "codes.toml")


def _hint(text: str) -> str:
    """By the name, else by the nearest of those in Latin letters."""
    import difflib

    codes = {fold(name): code for code, names in _names().items() for name in names}
    sought = fold(text[:60])
    words = [sought, *sought.replace("(", " ").split()]
    near = [word for word in words if word in codes] or difflib.get_close_matches(sought, codes, n=1, cutoff=0.8)
    if near:
        return f"did you mean {codes[near[0]]!r}?"
    return "write one of ISO 639, as in en, pt-BR or gsw"
