"""What a shell offers when Tab is pressed, answered before Typer is imported, which alone takes longer than a key.

The shell's side is the script that `commitments --show-completion` prints; it says in the environment what stands on
the line. Here the line is read, and the offers are written so that whatever stands in a document stays text: bash and
zsh hand what they are told to `eval` or put it on the command line as it is.
"""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from commitments.commands import _complete, _declared
from commitments.commands._complete import Offer
from commitments.commands._declared import Parameter

# Options that Typer adds by itself.
_HELP = Parameter(("--help", "-h"), False, False, "", "Show help and leave.")
_INSTALLING = (
    Parameter(("--install-completion",), False, False, "", "Install completion for this shell."),
    Parameter(("--show-completion",), False, False, "", "Show the script of completion for this shell."),
)


def answer(shell: str, environment: Mapping[str, str]) -> int:
    """Writes the offers for the line that the shell describes in the environment; returns the exit code."""
    try:
        text, code = _ANSWERS[shell](environment)
    except Exception:
        # Whatever went wrong must not spill over a line that is half typed.
        text, code = "", 1
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")  # a summary may hold what the terminal's encoding does not
    sys.stdout.write(text)
    sys.stdout.flush()
    return code


# --- what can stand there ---------------------------------------------------------------------------------------------


class _Line(NamedTuple):
    """The line up to the word that is being typed, as the program will understand it."""

    parameters: tuple[Parameter, ...]
    """Of the program and of the command that is named."""
    folder: str | None
    """Of the commands one of which comes next; None where it is named already."""
    arguments: tuple[str, ...]
    """Those that stand there already."""
    open_option: Parameter | None
    """One that still waits for its value."""
    has_ended: bool
    """A `--` was there: there are no more options."""
    values: Mapping[str, str]
    """What options were given."""


def offers(words: Sequence[str], word: str) -> list[Offer]:
    """What can stand in place of `word` after the words between the program's name and it."""
    line = _read(words)
    if line is None:
        return []
    if line.open_option:
        return _of(line.open_option, word, line)
    if word.startswith("-") and not line.has_ended:
        name, equals, value = word.partition("=")
        if equals:
            option = _option(line.parameters, name)
            return [(f"{name}={offer}", about) for offer, about in _of(option, value, line)] if option else []
        # A minus sign may begin an option or a term that is negated.
        negated = [] if word == "-" or word.startswith("--") else _of(_argument(line), word, line)
        return [*_options(line.parameters, word), *negated]
    if line.folder:
        return _commands(line.folder, word)
    return _of(_argument(line), word, line)


def _read(words: Sequence[str]) -> _Line | None:
    """None where a command is named that there is none of."""
    root = os.path.join(os.path.dirname(__file__), "cli.py")
    line = _Line((*_declared.parameters(root, "_root"), *_INSTALLING, _HELP), _declared.FOLDER, (), None, False, {})
    for word in words:
        if line.open_option:
            line = line._replace(open_option=None, values={**line.values, line.open_option.names[0]: word})
        elif word == "--" and not line.has_ended:
            line = line._replace(has_ended=True)
        elif not line.has_ended and word.startswith("-") and (option := _option(line.parameters, word)):
            line = line._replace(open_option=option if option.takes_value else None)
        elif not line.has_ended and word.startswith("--"):
            name, _, value = word.partition("=")
            line = line._replace(values={**line.values, name: value})
        elif not line.folder:
            line = line._replace(arguments=(*line.arguments, word))
        elif path := _declared.path_of(word, line.folder):
            line = _named(line, path)
        else:
            return None
    return line


def _named(line: _Line, path: str) -> _Line:
    if os.path.isdir(path):
        return line._replace(folder=path)
    return line._replace(folder=None, parameters=(*line.parameters, *_declared.parameters(path)))


def _of(parameter: Parameter | None, word: str, line: _Line) -> list[Offer]:
    if parameter is None or not parameter.completer:
        return []
    store, today = line.values.get("--store"), line.values.get("--today")
    return _complete.offers(parameter.completer, word, store, today, line.arguments)


def _argument(line: _Line) -> Parameter | None:
    """The one whose turn it is."""
    taken = [parameter for parameter in line.parameters if not parameter.names]
    if len(line.arguments) < len(taken):
        return taken[len(line.arguments)]
    return taken[-1] if taken and taken[-1].repeats else None


def _option(parameters: Iterable[Parameter], name: str) -> Parameter | None:
    return next((parameter for parameter in parameters if name in parameter.names), None)


def _options(parameters: Sequence[Parameter], word: str) -> list[Offer]:
    # The command's own come first: they are more likely meant than the program's.
    own_first = [parameter for parameter in reversed(parameters) if parameter.names]
    return [
        (name, parameter.help)
        for parameter in own_first
        for name in parameter.names
        if name.startswith(word) and (name.startswith("--") or len(parameter.names) == 1 or word == name)
    ]


def _commands(folder: str, word: str) -> list[Offer]:
    names = [name for name in _declared.command_names(folder) if name.startswith(word)]
    return [(name, _declared.described(_declared.path_of(name, folder) or folder)[0]) for name in names]


# --- the shells -------------------------------------------------------------------------------------------------------


def _bash(environment: Mapping[str, str]) -> tuple[str, int]:
    """A line for each offer. Bash puts them on the command line as they are, so only plain words are offered."""
    typed = environment.get("COMP_WORDS", "")
    pieces = typed.split("\n") if "\n" in typed else typed.split(" ")
    current = int(environment.get("COMP_CWORD", "0"))
    piece = pieces[current] if current < len(pieces) else ""
    *words, word = _joined([*pieces[1:current], piece])
    # Bash replaces only the piece after the last break, and nothing of a break itself.
    start = len(word) - (0 if _is_break(piece) else len(split(piece)[-1]))
    found = _continued(words, word)
    return "".join(f"{offer[start:]}\n" for offer, _ in found if _is_plain(offer[len(word) :])), 0


def _continued(words: Sequence[str], word: str) -> list[Offer]:
    """Bash closes a single offer with a blank, so one that is half a word, such as `status:`, is followed up."""
    found = offers(words, word)
    if len(found) == 1 and found[0][0] != word and _is_open(found[0][0]):
        return offers(words, found[0][0]) or found
    return found


def _is_break(piece: str) -> bool:
    return bool(piece) and not piece.strip(":=@")


def _joined(pieces: Iterable[str]) -> list[str]:
    """Words out of bash's pieces, which it breaks at `:`, `=` and `@` too, without their quotation marks."""
    words: list[str] = []
    is_open = False  # whether the next piece belongs to the last word
    for piece in pieces:
        is_break = _is_break(piece)
        plain = piece if is_break else split(piece)[-1]
        if words and piece and (is_open or (is_break and piece != "@")):
            words[-1] += plain
        else:
            words.append(plain)
        is_open = is_break
    return words


def _is_plain(text: str) -> bool:
    return all(character.isalnum() or character in "-_.,:+@%/=" for character in text)


def _zsh(environment: Mapping[str, str]) -> tuple[str, int]:
    """A command for `eval`, in which everything that is offered stands between single quotes."""
    words = split(environment.get("_TYPER_COMPLETE_ARGS", ""))
    found = [offer for offer in offers(words[1:-1], words[-1]) if offer[0].isprintable()]
    if not found:
        return "_files\n", 0
    whole = " ".join(_described(offer) for offer in found if not _is_open(offer[0]))
    half = " ".join(_described(offer) for offer in found if _is_open(offer[0]))
    return (f"local -a whole half; whole=({whole}); half=({half}); _describe -V commitments whole -- half -S ''\n"), 0


def _described(offer: Offer) -> str:
    # What is described reads a backslash, and before the colon a colon, as the beginning of something else.
    word, about = (text.replace("\\", "\\\\") for text in offer)
    word = word.replace(":", "\\:")
    return _quoted(f"{word}:{about}" if about else word)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def _fish(environment: Mapping[str, str]) -> tuple[str, int]:
    """A line for each offer and what it means. Fish asks twice: whether there are any, and which."""
    words = split(environment.get("_TYPER_COMPLETE_ARGS", ""))
    found = [offer for offer in offers(words[1:-1], words[-1]) if offer[0].isprintable()]
    if environment.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args":
        return "", 0 if found else 1
    return "".join(f"{word}\t{about}\n" if about else f"{word}\n" for word, about in found), 0


_ANSWERS = {"bash": _bash, "zsh": _zsh, "fish": _fish}


def _is_open(word: str) -> bool:
    """Whether more is to follow without a blank."""
    return word.endswith((":", "-"))


def split(line: str) -> list[str]:
    """The words of a line as a shell reads them; the last one may be unfinished, within quotation marks or empty.

    >>> split("commitments mark 'tag:energy sta")
    ['commitments', 'mark', 'tag:energy sta']
    >>> split("commitments show ")
    ['commitments', 'show', '']
    """
    words, word, quote, begun = [], "", "", False
    characters = iter(line)
    for character in characters:
        if character == "\\" and quote != "'":
            word += next(characters, "")
        elif character == quote:
            quote = ""
        elif not quote and character in "'\"":
            quote, begun = character, True
        elif not quote and character.isspace():
            if word or begun:
                words.append(word)
            word, begun = "", False
        else:
            word += character
    return [*words, word]
