"""The footnotes of a text in Markdown, put to its end as the page shows them.

Markdown itself knows none. The plug-in that its library has for them was tried: it drops a note that nothing refers to,
and takes a minute for 40,000 characters of brackets.
"""

import re
from typing import NamedTuple

_BEGUN = re.compile(r" {0,3}\[\^([^\]\s]{1,60})\]:[ \t]*(.*)")
_MARK = re.compile(r"`[^`]*`|(?<!\\)\[\^([^\]\s]{1,60})\]")
"""Of a footnote; what stands in code is none."""
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_INDENT = re.compile(r"\A(?:\t| {1,4})")


_PIECE = re.compile(r"^ {0,3}(?:```|~~~)|`[^`\n]*`|\\.|\^\[|[\[\]]|\n[ \t]*(?=\n)", re.M)
"""What opens and closes brackets, and what ends the paragraph that they must close in."""
_FIGURES = re.compile(r"\d{1,3}")
_INLINE = "\ue000"


class _Line(NamedTuple):
    text: str
    is_code: bool


def at_the_end(text: str) -> str:
    """The text with its footnotes after it, in the order of their marks, and each mark a link to one."""
    if "[^" not in text and "^[" not in text:
        return text
    text, inline = _taken_out(text.replace(_INLINE, ""))
    body, notes = _parted(text)
    notes.update(inline)
    if not notes:
        return text
    order: dict[str, int] = {}
    labels: list[str] = []

    def number(label: str) -> int:
        if label not in order:
            labels.append(label)
            order[label] = len(labels)
        return order[label]

    def mark(found: re.Match[str]) -> str:
        label = found[1]
        if label not in notes:
            return found[0]
        return f'<sup class="footnote">[{number(label)}]</sup>'

    shown = "\n".join(line.text if line.is_code else _MARK.sub(mark, line.text) for line in body)
    items: list[str] = []
    waiting = iter(notes)
    while len(items) < len(notes):
        if len(items) == len(labels):  # one that nothing refers to comes last
            number(next(label for label in waiting if label not in order))
        note = "\n".join(notes[labels[len(items)]])
        items.append(_item(note if _FENCE.search(note) else _MARK.sub(mark, note)))
    return f'{shown}\n\n<ol class="footnotes">\n\n{"".join(items)}\n</ol>\n'


def _taken_out(text: str) -> tuple[str, dict[str, list[str]]]:
    """The text with a mark for each note that it has in its midst, as "^[see there]", and these notes."""
    notes: dict[str, list[str]] = {}
    made: list[str] = []
    at, start, depth = 0, 0, 0
    is_code = False
    for found in _PIECE.finditer(text):
        piece = found[0]
        if piece.lstrip()[:3] in ("```", "~~~"):
            is_code, depth = not is_code, 0
        elif is_code or piece[0] in "`\\":
            continue
        elif piece[0] == "\n":
            depth = 0
        elif piece == "^[" and not depth:
            start, depth = found.start(), 1
        elif piece != "]":
            depth += depth > 0
        elif depth:
            depth -= 1
            note = text[start + 2 : found.start()]
            if depth or not note.strip() or _FIGURES.fullmatch(note):
                continue
            label = f"{_INLINE}{len(notes)}"
            notes[label] = note.split("\n")
            made += [text[at:start], f"[^{label}]"]
            at = found.end()
    return "".join([*made, text[at:]]), notes


def _item(note: str) -> str:
    return f"<li>\n\n{note}\n\n</li>\n"


def _parted(text: str) -> tuple[list[_Line], dict[str, list[str]]]:
    """The lines that belong to no footnote, and those of each. A second note of one name goes on with the first."""
    body: list[_Line] = []
    notes: dict[str, list[str]] = {}
    note: list[str] | None = None
    is_code = False
    lines = text.split("\n")
    for place, line in enumerate(lines):
        is_fence = _FENCE.match(line) is not None
        found = None if is_code else _BEGUN.match(line)
        if found:
            note = notes.setdefault(found[1], [])
            note.append(found[2])
        elif note is not None and not is_fence and _goes_on(lines, place):
            note.append(_INDENT.sub("", line))
        else:
            note = None
            body.append(_Line(line, is_code))
            is_code ^= is_fence
    return body, notes


def _goes_on(lines: list[str], place: int) -> bool:
    """Whether a line is of the footnote that the line before it is of: set in, or the rest of its paragraph."""
    line = lines[place]
    if not line.strip():
        after = next(iter(lines[place + 1 : place + 2]), "")
        return after.startswith(("    ", "\t")) and bool(after.strip())
    return line.startswith(("    ", "\t")) or bool(lines[place - 1].strip())
