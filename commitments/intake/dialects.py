"""What texts in Markdown are written with beyond its common core, as pandoc, kramdown and forges show it.

Line by line, outside of code; what each line becomes is Markdown again, or HTML inside of it.
"""

import re
from collections.abc import Iterator

from commitments.intake import text_tables

_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]")
_ATTRIBUTES = re.compile(r"\{[ \t]*[#.:-][^{}\n]{0,200}\}\Z")
_NOT_SHOWN = re.compile(r"[ \t]*(?::{3,}.*|\{:.{0,200}\}|\[TOC\]|\[\[_?toc_?\]\]|\[\[_TOC_\]\])[ \t]*", re.I)
"""The fences of a block with a name, attributes, and where a table of contents would be made."""
_TASK = re.compile(r"^([ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[([ xX])\][ \t]+")
_ALERT = re.compile(r"^([ \t>]*>[ \t]*)\[!([A-Za-z]{1,20})\][ \t]*$")
_DEFINITION = re.compile(r"^ {0,2}:[ \t]{1,3}(?=\S)")
_CODE = r"`[^`]*`"
_RAISED = re.compile(rf"{_CODE}|(?<=[\w).\]])\^([\w+−–-]{{1,6}})\^")
_LOWERED = re.compile(rf"{_CODE}|(?<=\w)~([0-9]{{1,3}})~(?!~)")
_ITEM = re.compile(r"[ \t]{0,8}(?:\(?[a-z][.)]|\(?[ivxlc]{1,6}[.)]|\(\d{1,3}\)|[•●▪◦‣–—])[ \t]+\S", re.I)
_LEADS_IN = re.compile(r"[:;,][ \t]*$|\b(?:and|or)[ \t]*$")


def common(text: str) -> str:
    """The text as it would be written in the common core."""
    return "\n".join(_lines(text_tables.as_html(text.split("\n"))))


def _lines(lines: list[str]) -> Iterator[str]:
    is_code = False
    before = ""
    for line in lines:
        if _FENCE.match(line):
            is_code = not is_code
        if is_code or (line.startswith(("    ", "\t")) and not before.strip()):
            yield line
        else:
            yield from _shown(line, before)
        before = line


def _shown(line: str, before: str) -> Iterator[str]:
    if _NOT_SHOWN.fullmatch(line):
        yield ""
        return
    if found := _ALERT.match(line):
        yield f"{found[1]}{found[2].capitalize()}"
        yield found[1].rstrip()
        return
    line = _TASK.sub(lambda found: f"{found[1]}{'☐' if found[2] == ' ' else '☒'} ", _without_attributes(line))
    if _DEFINITION.match(line) and not before.startswith(">"):
        yield ""
        line = _DEFINITION.sub("", line)
    elif before.strip() and _ITEM.match(line) and (_ITEM.match(before) or _LEADS_IN.search(before)):
        yield "<br>"
    line = _RAISED.sub(lambda found: f"<sup>{found[1]}</sup>" if found[1] else found[0], line)
    yield _LOWERED.sub(lambda found: f"<sub>{found[1]}</sub>" if found[1] else found[0], line)


def _without_attributes(line: str) -> str:
    """A heading without its name and classes in braces."""
    bare = line.rstrip(" \t")
    at = bare.rfind("{")
    if at < 0 or not _HEADING.match(line) or not _ATTRIBUTES.match(bare, at):
        return line
    return bare[:at].rstrip(" \t")
