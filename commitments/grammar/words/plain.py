"""Words made plain: one blank between them, straight quotation marks, no markup."""

import re
from collections.abc import Iterable
from functools import lru_cache

_CURLY = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("\u00a0", " "), ("‐", "-"), ("‑", "-"), ("…", " "))
# Emphasis, links, tags and characters without width: on the page they are not words. Nor are the brackets around words
# that an editor has put in: "[We will] cut tolls"; and "[sic]" is no word of the text. A sign comes first, and then
# where it stands: so a long text is passed over quickly.
_MARKUP = re.compile(
    r"[ *_<\[\]\u00ad\u200b-\u200d\u2060\ufeff](?:"
    r"(?<= )\[[Ss]ic!?\]|(?<=\[)[Ss]ic!?\]"
    r"|(?<=(?<![\w*])\*)\*{0,2}(?=\S)|(?<=\S\*)\*{0,2}(?![\w*])|(?<=(?<!\S)\*)\*(?=\s)"
    r"|(?<=(?<!\w)_)_?(?=\w)|(?<=\w_)_?(?!\w)"
    r"|(?<=\])\([^()\s]{1,500}(?:\([^()\s]{0,200}\)[^()\s]{0,300})?\)|(?<=\[)(?=[^\[\]]{1,500}\]\()"
    r"|(?<=<)/?[A-Za-z]{1,10}/?>"
    r"|(?<=\[)(?=[A-Za-z][^\[\]]{1,200}(?::\]|\] [a-z]))|(?<=:\])(?= )|(?<=[a-z]\])(?= [a-z])"
    r"|(?<=[\u00ad\u200b-\u200d\u2060\ufeff]))"
)
_MARK = re.compile(r"[*_\]<\u00ad\u200b-\u200d\u2060\ufeff]")
"""One of these is in all markup. Few sentences have any."""


def holds_any(text: str, letters: Iterable[str]) -> bool:
    """Whether any of these letters stand in a text: quicker than to search it for what holds them."""
    for each in letters:  # noqa: SIM110  a loop is twice as quick as `any`
        if each in text:
            return True
    return False


@lru_cache(maxsize=256)
def plain(words: str) -> str:
    """One blank between words, straight quotation marks, no markup: what the rules look at.

    >>> plain("We’ll\\n  build **two** [ports](https://ports.example)")
    "We'll build two ports"
    """
    words = _opened(words)
    if _MARK.search(words):
        words = _MARKUP.sub("", words)
    if not words.isascii():
        for curly, straight in _CURLY:
            words = words.replace(curly, straight)
    return " ".join(words.split())


def _opened(words: str) -> str:
    """Words that an editor has opened with what they stand behind, without its brackets; of the same length.

    What opened a list, "we: will cut tolls", has lost the list.

    >>> plain("[We will]: Cut tolls"), plain("[We]…cut tolls"), plain("[Applause] We cut tolls")
    ('We will cut tolls', 'We cut tolls', '[Applause] We cut tolls')
    """
    found = _OPENING.match(words) if words.startswith("[") else None
    if found is None:
        return _BROKEN_OFF.sub(" ", words) if "we: " in words else words
    opening = f" {found['words']}{' ' * (found.end() - found.end('words'))}"
    if not opening.rstrip().endswith(":"):
        return opening + words[found.end()].lower() + words[found.end() + 1 :]
    return opening + words[found.end() :]


_BROKEN_OFF = re.compile(r"(?<=\bwe):(?= [a-z])")
_OPENING = re.compile(
    r"\[(?P<words>[A-Za-z…][^\[\]]{0,500}?(?:\b(?:to|will|shall|we|including|by|on|of|for|and|that|the)|:|…)|[Ww]e)"
    r"\](?: ?:)?[ …]*(?=[A-Za-z])"
)


def places(words: str) -> list[int]:
    """For each character of the plain text, and for its end, where it stands in the words themselves.

    >>> places("We  **act**")
    [0, 1, 3, 6, 7, 8, 11]
    """
    found: list[int] = []
    words = _opened(words)
    gap = begin = 0
    for markup in [*_MARKUP.finditer(words), None]:
        for place in range(begin, markup.start() if markup else len(words)):
            if words[place].isspace() or words[place] == "…":
                gap = place
                continue
            if gap and found:
                found.append(gap)
            found.append(place)
            gap = 0
        begin = markup.end() if markup else 0
    return [*found, len(words)]
