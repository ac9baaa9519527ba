"""What can go wrong that a user can act on: each error is a sentence with a next step, and an exit code."""

from collections.abc import Mapping, Sequence

LONGEST_NAME = 100
"""Of those that are compared with a misspelt one: it takes at least the product of the lengths."""


class CommitmentsError(Exception):
    """An expected failure. `str(error)` is what the user reads; `exit_code` is what a script reads."""

    exit_code = 1


class Declined(CommitmentsError):
    """The user said no, or a question could not be asked."""


class UsageError(CommitmentsError):
    """The command line or a query is not well formed."""

    exit_code = 2


class BadQuery(UsageError):
    """A query that cannot be read; the sentence names the term and, where there is one, the nearest valid word."""


class UnknownName(UsageError):
    """A word that is not one of a closed list: a status, kind, key, field, format, column.

    >>> str(UnknownName("status", "kpet", ["kept", "broken"]))
    "unknown status 'kpet'; did you mean 'kept'? (kept, broken)"
    >>> str(UnknownName("status", "done", ["kept", "broken"], {"kept": "done as promised"}))
    "'done' is not a status; did you mean 'kept'? (done as promised)"
    """

    def __init__(self, what: str, word: str, valid: Sequence[str], meant: Mapping[str, str] | None = None) -> None:
        """`meant` are those that the word means, and what they say, where that can be told of such words: they go
        before the one that is spelt most like it."""
        self.what, self.word, self.valid = what, word, tuple(valid)
        super().__init__(_by_meaning(what, word, meant) if meant else _by_letters(what, word, valid, meant is None))


def _by_meaning(what: str, word: str, meant: Mapping[str, str]) -> str:
    if len(meant) == 1:
        ((name, meaning),) = meant.items()
        return f"{word!r} is not a {what}; did you mean {name!r}? ({meaning})"
    names = " or ".join(f"{name!r} ({meaning})" for name, meaning in meant.items())
    return f"{word!r} is not a {what}; it could mean {names}"


def _by_letters(what: str, word: str, valid: Sequence[str], is_freely: bool) -> str:
    """With words whose meaning could have been known, only a slip of the keys is one of them."""
    import difflib  # only when something is misspelt: 3 ms of start-up

    comparable = {name.casefold(): str(name) for name in valid if len(name) <= LONGEST_NAME}
    near = difflib.get_close_matches(word.casefold(), comparable, n=1, cutoff=0.5 if is_freely else 0.65)
    names = ", ".join(valid)
    hint = f"did you mean {comparable[near[0]]!r}? ({names})" if near else f"there is: {names}"
    return f"unknown {what} {word!r}; {hint}"


class NotFound(CommitmentsError):
    """An id, document or file that does not exist."""

    exit_code = 4


class AmbiguousId(CommitmentsError):
    """A bare number, or a piece of an id, that could mean several commitments."""

    exit_code = 4

    def __init__(self, word: str, candidates: Sequence[str]) -> None:
        self.word, self.candidates = word, tuple(candidates)
        shown = ", ".join(self.candidates[:8])
        more = f" and {len(self.candidates) - 8} more" if len(self.candidates) > 8 else ""
        super().__init__(f"{word!r} could mean {shown}{more}; give the whole id, or add a document: term")


class StoreError(CommitmentsError):
    """The store is missing, unreadable, locked or from a newer version; the sentence names the file."""

    exit_code = 5


class Disturbed(StoreError):
    """A change that met another one, so that nothing of it was done; done once more, it goes through."""


class ProblemsFound(CommitmentsError):
    """`check` found something wrong."""

    exit_code = 3


WISHES_TO_STOP: list[int] = []
"""Of Ctrl-C, each signal that came: the exception that it raises may be lost, where it meets a callback of Python's
own."""


class Interrupted(CommitmentsError):
    """Ctrl-C."""

    exit_code = 130


def without_options(error: CommitmentsError) -> str:
    """What to tell somebody who was asked, or wrote in an editor, and typed no option; commands stay as they are.

    >>> without_options(UsageError("--published: 'soon' is not a date"))
    "published: 'soon' is not a date"
    >>> without_options(UsageError("--due: too early; correct it with: commitments edit 3 --made DATE"))
    'due: too early; correct it with: commitments edit 3 --made DATE'
    """
    import re

    said, command, rest = str(error).partition("commitments ")
    return re.sub(r"(?<![\w-])--(?=[a-z])", "", said) + command + rest
