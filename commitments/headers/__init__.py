"""What columns are called: a file of names for each language, read when the first file without a map comes.

A name has a *sense* (`status`, `person`, `due`), the same in every language; which senses a field is taken from is said
where the fields are chosen. A file has `[names]`: sense -> names; `[lists]`: what lists of rows, of updates and of
sources inside a row are called, and `deeds`, what is done about a promise, whose day may be that of its plan;
`[stages]`: words for an earlier and a later look; `and`: what stands before the last of several names; and how a longer
name is built: `head` is "last" (English: implementation *status*), "end" (German: Umsetzungs*status*), "first" (French:
*statut* de la promesse) or "start" (Thai), and `before` are the words that a head stands before (status *of* the
promise). Another language is one more file.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from commitments import toml
from commitments.text import fold

_WHOLE, _LAST, _BARE, _HEAD, _ID = range(5)
"""How well a path fits a name: as a whole, in its last part, without what stands around it, in its head, or as the id
of what is called so."""
PLAIN = _BARE
"""The worst fit of a path that is the name itself and no longer one that ends in it."""

_SHORTEST_HEAD = 2
"""Letters of a name in a language that is written without blanks; elsewhere words grow together from five on."""
_LONGEST = 120
"""Characters of a column's name that can be one; longer ones are a sentence."""


class Language(NamedTuple):
    head: str
    before: frozenset[str]
    names: Mapping[str, tuple[str, ...]]
    """A name's letters and digits, without blanks -> its senses."""
    promise: frozenset[str]
    """Words that say that a name speaks of promises."""


class Words(NamedTuple):
    languages: tuple[Language, ...]
    names: Mapping[str, tuple[str, ...]]
    """Of all languages."""
    lists: Mapping[str, frozenset[str]]
    early: tuple[str, ...]
    late: tuple[str, ...]
    conjunctions: tuple[str, ...]


@cache
def words() -> Words:
    languages: list[Language] = []
    whole: dict[str, tuple[str, ...]] = {}
    lists: dict[str, frozenset[str]] = {}
    early, late, conjunctions = [], [], []
    for table in _tables():
        names: dict[str, tuple[str, ...]] = {}
        for sense, some in table["names"].items():
            for bare in _all_joined(some):
                names[bare] = (*names.get(bare, ()), sense)
        for bare, found in names.items():
            whole[bare] = tuple(dict.fromkeys((*whole[bare], *found))) if bare in whole else found
        for kind, some in table["lists"].items():
            lists[kind] = lists.get(kind, frozenset()).union(_all_joined(some))
        early += table["stages"]["early"]
        late += table["stages"]["late"]
        conjunctions += table["and"]
        before, promise = frozenset(_all_joined(table["before"])), frozenset(_all_joined(table["promise_words"]))
        languages.append(Language(table["head"], before, names, promise))
    stages = [tuple(dict.fromkeys(" ".join(tokens(word)) for word in some)) for some in (early, late)]
    return Words(tuple(languages), whole, lists, stages[0], stages[1], tuple(dict.fromkeys(conjunctions)))


def _tables() -> Iterator[dict[str, Any]]:
    names = sorted(name for name in os.listdir(os.path.dirname(__file__)) if name.endswith(".toml"))
    for name in sorted(names, key=lambda name: name != "en.toml"):  # where two differ, English goes first
        yield toml.beside(__file__, name)


# --- the words of a name ----------------------------------------------------------------------------------------------

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


@lru_cache(maxsize=4096)
def tokens(name: str) -> tuple[str, ...]:
    """The folded words of a name.

    >>> tokens("dueDate"), tokens("Échéance_prévue (MLC ID)")
    (('due', 'date'), ('echeance', 'prevue', 'mlc', 'id'))
    """
    plain = fold(_CAMEL.sub(" ", name[:_LONGEST].replace("(s)", "")))
    if not plain.isascii():
        import unicodedata

        # Vowels of Thai and Hindi are marks, and belong to the word around them.
        plain = "".join(c for c in plain if not unicodedata.category(c).startswith("M"))
    return tuple("".join(c if c.isalnum() or c in "#°%" else " " for c in plain).split())


def _joined(name: str) -> str:
    return "".join(tokens(name))


_JOINTS = re.compile(r"[^\w#°%\n]|_")


def _all_joined(names: Iterable[str]) -> list[str]:
    """The same of many names at once, each once: one by one they take 50 ms."""
    text = "\n".join(names)
    if not text.isascii():
        import unicodedata

        text = unicodedata.normalize("NFKD", text)
    return list(dict.fromkeys(filter(None, _JOINTS.sub("", text.casefold()).split("\n"))))


def is_list_of(kind: str, name: str) -> bool:
    """Whether lists of rows, updates or sources go by this name."""
    return _joined(name) in words().lists[kind]


_CODES = frozenset((
    "ar", "bg", "bn", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fr", "ga", "gl",
    "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "ko", "lt", "lv", "mk", "ms", "mt", "nb",
    "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "ta", "th", "tr", "uk", "ur", "vi", "zh",
))  # fmt: skip
"""Of languages that columns are in."""


def language_of(name: str) -> str | None:
    """The code that a name is, where it is one of a language: `pt`, `pt-BR`.

    >>> language_of("pt_BR"), language_of("title")
    ('pt', None)
    """
    code = re.split("[-_]", name.casefold(), maxsplit=1)[0]
    return code if code in _CODES and re.fullmatch(r"[a-z]{2}(?:[-_][a-z0-9]{2,4})?", name.casefold()) else None


def is_of_promises(path: str) -> bool:
    """Whether a name says that what it holds is the promise's own: the page where it was made proves no status.

    >>> is_of_promises("PromiseLink"), is_of_promises("status_link"), is_of_promises("promise status source")
    (True, False, False)
    """
    said = tokens(parts_of(path)[-1])
    return not is_of_status(path) and any(word in language.promise for language in words().languages for word in said)


def is_of_status(path: str) -> bool:
    """Whether a word of a name says that it is about how far a promise has come: `KeptLink`."""
    names = words().names
    return any({"status", "proof"} & set(names.get(word, ())) for word in tokens(parts_of(path)[-1]))


# --- what a name means ------------------------------------------------------------------------------------------------

_NO_SUFFIX = frozenset(["id", "is", "no"])
"""Codes of languages that are words at the end of a name."""
_AROUND_BEFORE = frozenset(["commitment", "promise", "pledge", "current", "latest", "overall"])
_AROUND_BEHIND = frozenset(["name", "names", "label"]) | {f"{n}" for n in (*range(1, 20), *range(1990, 2100))}
_VALUES = frozenset(
    ["value", "label", "name", "title", "text", "code", "current", "slug", "wert", "valeur", "valor", "valore"]
)
"""What the value of something is called, where that is an object: `status.value`, `party.name`."""
_WRAPPERS = frozenset(
    [
        "fields",
        "attributes",
        "properties",
        "data",
        "node",
        "item",
        "values",
        "record",
        "entry",
        "acf",
        "frontmatter",
        "meta",
    ]
)
"""Objects that databases put a whole row into."""
_OF_ITSELF = frozenset(
    ["key", "number", "address", "text", "title", "details", "name", "label", "date", "summary", "kind"]
)
"""Names that, inside an object, speak of that object and not of the promise."""
_WITH_ID = frozenset(["maker", "person", "party", "organisation", "country", "document", "section", "status"])


def parts_of(path: str) -> list[str]:
    """The names on the way that a path is, without its marks; one, where the points are a part of a name.

    >>> parts_of("links[].url"), parts_of("S.No."), parts_of("Lfd. Nr")
    (['links', 'url'], ['S.No.'], ['Lfd. Nr'])
    """
    plain = path.replace("[]", "").lstrip("^")
    parts = plain.split(".")
    return parts if all(part and part == part.strip() for part in parts) else [plain]


@lru_cache(maxsize=4096)
def senses(path: str) -> Mapping[str, int]:
    """What a path may mean, and how well it fits: the lower, the better.

    >>> senses("Umsetzungsstatus"), senses("Statut de la promesse"), senses("source.url")
    ({'status': 0}, {'status': 0}, {'evidence': 0})
    >>> senses("candidateId"), senses("party.name"), senses("links[].name")
    ({'person': 4, 'key': 3}, {'party': 0}, {})
    """
    parts = parts_of(path)
    if len(parts) > 1 and language_of(parts[-1]):  # {"title": {"en": …}}
        parts = parts[:-1]
    parents = [part for part in parts[:-1] if part.casefold() not in _WRAPPERS]
    if not parts:
        return {}
    last = tokens(parts[-1])
    whole = tokens(" ".join([*parents, parts[-1]])) if parents else last
    if not last:
        return {}
    if "%" in last[0] + last[-1] and len(last) > 1:
        return _of_a_share(last)
    found = (
        _plainly(last, whole, has_parents=bool(parents)) or _of_a_number(last) or _of_a_question(last) or _in_part(last)
    )
    if parents and not is_list_of("sources", parents[-1]):
        found = {**_of_parent(last, parents[-1], found), **found}
    if last[-1] == "id" and len(whole) > 1:
        of_an_id = words().names.get("".join(whole[:-1]), ())
        found = {**{sense: _ID for sense in of_an_id if sense in _WITH_ID}, **found}
    if parents and is_list_of("sources", parents[-1]):
        return {sense: fit for sense, fit in found.items() if fit == _WHOLE}
    if parents and not _is_the_promise(parents):
        return {sense: fit for sense, fit in found.items() if fit != _LAST or sense not in _OF_ITSELF}
    return found


def _plainly(last: tuple[str, ...], whole: tuple[str, ...], *, has_parents: bool) -> dict[str, int]:
    """The senses of the names that a path is, or is but for what stands around them."""
    found: dict[str, int] = {}
    forms = ((_LAST if has_parents else _WHOLE, last), (_WHOLE, whole), (_BARE, _bare(whole)), (_BARE, _bare(last)))
    names = words().names
    for fit, some in forms:
        name = "".join(some)
        for sense in names.get(name) or names.get(name.removesuffix("s"), ()):
            found[sense] = min(fit, found.get(sense, fit))
    return found


def _of_a_number(last: tuple[str, ...]) -> dict[str, int]:
    """`Engagement n°`, `Promise #`: in any language the number may come last."""
    is_number = len(last) > 1 and "number" in words().names.get(last[-1], ())
    is_promises = any(word in language.promise for language in words().languages for word in last[:-1])
    return {"key": _BARE} if is_number and is_promises else {}


def _of_a_share(last: tuple[str, ...]) -> dict[str, int]:
    """`Progress (%)`, `% complete`: how far something is; of a sum, `Budget (%)`, it is a part and not the sum."""
    rest = tuple(word for word in last if word not in ("%", "in"))
    found = rest and (_plainly(rest, rest, has_parents=False) or _of_a_question(rest) or _in_part(rest))
    return {"progress": _BARE} if found and {"status", "progress"} & found.keys() else {}


def _of_a_question(last: tuple[str, ...]) -> dict[str, int]:
    """`Erledigt?`, `Splněno`: what everybody calls a promise that is kept."""
    from commitments import statuswords

    return {"status": _BARE} if statuswords.words(statuswords.GENERIC).ours.get(" ".join(last)) == ("kept",) else {}


def _in_part(last: tuple[str, ...]) -> dict[str, int]:
    """The senses of the names that are the head of this one."""
    head, bare = _head(last), _bare(last)
    if not head.senses and bare != last:
        head = _head(bare)
    return dict.fromkeys(head.senses, _BARE if head.is_settled else _HEAD)


def _of_parent(last: tuple[str, ...], parent: str, found: Mapping[str, int]) -> dict[str, int]:
    """What a value, or a date, inside an object is by the object's name: `status.value`, `status.date`."""
    of_parent = senses(parent)
    if "date" in found and "status" in of_parent:
        return {"on": _BARE}
    if "".join(last) not in _VALUES:
        return {}
    return {sense: _BARE for sense, fit in of_parent.items() if fit <= PLAIN and sense != "document"}


def _is_the_promise(parents: list[str]) -> bool:
    return bool({"promise", "verbatim"} & set(senses(parents[-1])))


def _bare(name: tuple[str, ...]) -> tuple[str, ...]:
    """Without what trackers put around a name: `promise_status`, `title_en`, `party name`, `Source 1`."""
    while len(name) > 1 and (name[-1] in _AROUND_BEHIND or (language_of(name[-1]) and name[-1] not in _NO_SUFFIX)):
        name = name[:-1]
    while len(name) > 1 and name[0] in _AROUND_BEFORE:
        name = name[1:]
    return name


class _Head(NamedTuple):
    length: int
    is_settled: bool
    """Whether the words around it say of what it is the head."""
    senses: tuple[str, ...]


_NO_HEAD = _Head(0, False, ())


def _head(name: tuple[str, ...]) -> _Head:
    """The head of a name in the language that it is likeliest to be of: English where it has one and no word of another
    language joins it to the rest, else where the rest says most of it, or it is the longest."""
    found = [(language, _head_in(language, name)) for language in words().languages]
    english = found[0][1]
    if english.senses and not any(language.before & set(name[1:]) for language, head in found[1:] if head.senses):
        return english
    return max((head for _, head in found), key=lambda head: (head.is_settled, head.length))


def _head_in(language: Language, name: tuple[str, ...]) -> _Head:
    cut = next((place for place, word in enumerate(name) if place and word in language.before), len(name))
    is_first = language.head in ("first", "start")
    whole = name if is_first else name[:cut]
    about = name[cut:]
    for size in range(len(whole), 0, -1):
        some = whole[:size] if is_first else whole[-size:]
        rest = (whole[size:] if is_first else whole[:-size]) + (() if is_first else about)
        if found := language.names.get("".join(some)):
            return _settled(language, len("".join(some)), found, rest)
    if language.head in ("end", "start") and whole:
        return _grown(language, "".join(whole), about)
    return _NO_HEAD


def _grown(language: Language, word: str, about: tuple[str, ...]) -> _Head:
    """Words that have grown together: the longest name at their head."""
    shortest = _SHORTEST_HEAD if not word.isascii() else 5
    for size in range(len(word) - 1, shortest - 1, -1):
        some, rest = (word[:size], word[size:]) if language.head == "start" else (word[-size:], word[:-size])
        if found := language.names.get(some):
            promise = next((said for said in language.promise if rest.startswith(said)), rest)
            return _settled(language, size, found, (promise, *about))
    return _NO_HEAD


def _settled(language: Language, length: int, found: tuple[str, ...], rest: tuple[str, ...]) -> _Head:
    """With what the words around a head make of it: a text or a title that is a promise's is its words; a date is the
    day of what it is said of."""
    is_promise = any(word in language.promise for word in rest)
    if is_promise and "number" in found:
        return _Head(length, True, ("key",))
    about = _about(language, rest)
    if "date" in found:
        of = tuple(sense for sense in about if sense in ("on", "made", "due"))
        meant = of or (("on",) if "status" in about else ("made",) if is_promise else ())
        return _Head(length, bool(meant), meant or found)
    if "status" in about and {"text", "details", "summary"} & set(found):
        return _Head(length, True, ("note",))
    if is_promise and {"title", "name"} & set(found):
        return _Head(length, True, ("promise", "title"))
    if is_promise and {"text", "details"} & set(found):
        return _Head(length, True, ("verbatim",))
    return _Head(length, False, found)


def _about(language: Language, rest: tuple[str, ...]) -> tuple[str, ...]:
    """What the words around a head are by themselves, the longest name among their ends; nothing where that is what is
    done about a promise: its day may be that of the plan."""
    said = [word for word in rest if word not in language.before]
    for start in range(len(said)):
        name = "".join(said[start:])
        if name in language.names:
            return () if name in words().lists["deeds"] else language.names[name]
    return ()
