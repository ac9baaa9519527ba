"""An equation of a page on one line, as it is told piece by piece: 1 over 2 is 1/2, and not 12."""

import re

from commitments.blocks import lines

_NOT_SHOWN = re.compile("[\u2061-\u2064]")
_ACCENTS = frozenset("^ˆ~˜¯‾_→←˙¨´`")


class Equation:
    def __init__(self) -> None:
        self._open: list[tuple[str, list[str]]] = [("math", [])]

    def start(self, tag: str) -> None:
        self._open.append((tag, []))
        if tag == "mspace":
            self._open[-1][1].append(" ")

    def data(self, words: str) -> None:
        bare = _NOT_SHOWN.sub(" ", " ".join(words.split()))
        if bare:
            self._open[-1][1].append(bare)

    def end(self) -> None:
        if len(self._open) > 1:
            tag, parts = self._open.pop()
            self._open[-1][1].append(_linear(tag, parts))

    def linear(self) -> str:
        while len(self._open) > 1:
            self.end()
        return "".join(self._open[0][1]).strip()


def _linear(tag: str, parts: list[str]) -> str:
    first, *others = parts or [""]
    if tag == "mfrac":
        return "/".join(map(_together, parts))
    if tag == "msqrt":
        return f"√{_together(''.join(parts))}"
    if tag == "mroot":
        return f"{''.join(map(lines.raised, others))}√{_together(first)}"
    if tag in ("msup", "msubsup"):
        return "".join([first, *others[:-1], *(lines.raised(one, first) for one in others[-1:])])
    if tag in ("munder", "mover", "munderover"):
        signs = "^" if tag == "mover" else "_^"
        return first + "".join(
            one if one in _ACCENTS else f"{sign}{_together(one)}" for sign, one in zip(signs, others, strict=False)
        )
    if tag == "mfenced":
        return f"({', '.join(parts)})"
    return {"mtable": "; ", "mtr": ", "}.get(tag, "").join(parts)


def _together(words: str) -> str:
    return words if words.isalnum() else f"({words})"
