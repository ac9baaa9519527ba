"""Names of fields, accepted in the singular and the plural alike."""

from collections.abc import Iterable, Sequence

from commitments.errors import UnknownName


def either_form(word: str, valid: Iterable[str]) -> str | None:
    """The one of `valid` that the word is, or is the singular or plural of; None for none.

    >>> either_form("Actor", ["actors", "due"]), either_form("counterparties", ["counterparty"])
    ('actors', 'counterparty')
    """
    name = word.strip().casefold().replace("-", "_")
    known = {one: one for one in valid}
    return next((known[form] for form in _forms(name) if form in known), None)


def _forms(name: str) -> list[str]:
    forms = [name]
    if name.endswith("ies"):
        forms.append(name[:-3] + "y")
    if name.endswith("s"):
        forms += [name[:-1], name[:-2]] if name.endswith("es") else [name[:-1]]
    if name.endswith("y"):
        forms.append(name[:-1] + "ies")
    return [*forms, name + "s", name + "es"]


def field_named(what: str, word: str, valid: Sequence[str]) -> str:
    """The same, of a closed list. Raises UnknownName, with the nearest."""
    found = either_form(word, valid)
    if found is None:
        raise UnknownName(what, word.strip().casefold(), valid)
    return found


def near(word: str, names: Iterable[str], most: int = 1) -> list[str]:
    """Those that may have been meant by it: spelt much like it, or with it as a part.

    >>> near("us-jpan-2017", ["us-japan-2017", "cop"]), near("japan", ["us-japan-2017"]), near("nope", ["cop"])
    (['us-japan-2017'], ['us-japan-2017'], [])
    """
    import difflib  # only when something is misspelt: 3 ms of start-up

    sought, known = word[:200].casefold(), list(names)
    found = difflib.get_close_matches(sought, known, n=most, cutoff=0.65)
    parts = [name for name in known if len(sought) >= _A_PART and sought in name.casefold()]
    return list(dict.fromkeys([*found, *parts]))[:most]


_A_PART = 3
"""Letters."""
