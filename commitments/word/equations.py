"""An equation of a DOCX on one line: 1 over 2 is 1/2, and not 12."""

from commitments.word.names import MATH, Element

_BEFORE = {MATH + "den": "/", MATH + "sup": "^", MATH + "sub": "_", MATH + "rad": "√"}
_KEPT_TOGETHER = frozenset(MATH + name for name in ("num", "den", "sup", "sub"))


def linear(element: Element) -> str:
    tag = element.tag
    if tag == MATH + "t":
        return element.text or ""
    parts = [words for words in map(linear, element) if words]
    words = "".join(parts)
    if tag == MATH + "rad" or (tag in _KEPT_TOGETHER and not words.isalnum()):
        words = f"({words})" if words else ""
    if tag == MATH + "nary":
        return (_said(element, "naryPr", "chr") or "∫") + words
    if tag == MATH + "d":
        begin, end = _said(element, "dPr", "begChr"), _said(element, "dPr", "endChr")
        return f"{'(' if begin is None else begin}{', '.join(parts)}{')' if end is None else end}"
    return _BEFORE.get(tag, "") + words if words else ""


def _said(element: Element, properties: str, name: str) -> str | None:
    found = element.find(f"{MATH}{properties}/{MATH}{name}")
    return None if found is None else found.get(MATH + "val")
