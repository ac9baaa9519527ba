"""Tables that are drawn with signs in a text in Markdown, as pandoc writes them where bars alone do not do.

+-----+-----+        Who   What
| Who | What|        ----- -----
+=====+=====+        Ana   park
| Ana | park|
+-----+-----+
"""

import re
from collections.abc import Iterator
from itertools import pairwise

_DRAWN = re.compile(r" {0,3}\+(?:[-=:]{2,}\+){1,60}[ \t]*")
_RULED = re.compile(r" {0,3}-{2,}(?: +-{2,}){1,60}[ \t]*")
_RULE = re.compile(r" {0,3}-{10,}[ \t]*")
_MOST_LINES = 500
"""Of one table."""
_MOST_HEADS = 20


def as_html(lines: list[str]) -> list[str]:
    """The lines, with each such table as rows of HTML; its cells stay Markdown."""
    made: list[str] = []
    at = 0
    while at < len(lines):
        table, end = _drawn(lines, at) if _DRAWN.fullmatch(lines[at]) else _ruled(lines, at, made)
        if end > at:
            made += ["", *_html(table), ""]
            at = end
        else:
            made.append(lines[at])
            at += 1
    return made


def _html(rows: list[list[str]]) -> Iterator[str]:
    yield "<table>"
    for row in rows:
        yield "<tr>"
        for cell in row:
            yield from ("<td>", "", cell, "", "</td>")
        yield "</tr>"
    yield "</table>"


def _drawn(lines: list[str], start: int) -> tuple[list[list[str]], int]:
    """A table whose cells are boxes; nothing where its boxes do not close."""
    end = start
    while end < len(lines) and end - start < _MOST_LINES and lines[end].lstrip()[:1] in ("+", "|"):
        end += 1
    if end - start < 3 or not _DRAWN.fullmatch(lines[end - 1]):
        return [], start
    corners = [place for place, sign in enumerate(lines[start]) if sign == "+"]
    rows: list[list[str]] = [[]]
    for line in lines[start + 1 : end]:
        if _DRAWN.fullmatch(line):
            rows.append([])
            continue
        if not rows[-1]:
            rows[-1] = [""] * (len(corners) - 1)
        place = 0
        for column, (left, right) in enumerate(pairwise(corners)):
            if line[left : left + 1] in ("|", "+"):
                place = column
            words = line[left + 1 : right].strip(" |")
            rows[-1][place] += f"{words}\n" if words or place == column else ""
    return [[cell.strip() for cell in row] for row in rows if row], end


def _ruled(lines: list[str], at: int, made: list[str]) -> tuple[list[list[str]], int]:
    """A table whose columns stand under dashes. What is above them, which is taken back, says what each column is; with
    a rule above that too, a blank line parts two rows, and each may have several lines."""
    if not _RULED.fullmatch(lines[at]):
        return [], at
    starts = [0, *(found.start() for found in re.finditer("-+", lines[at]))][2:]
    head: list[str] = []
    while made and made[-1].strip() and not (_RULE.fullmatch(made[-1]) or _RULED.fullmatch(made[-1])):
        if len(head) == _MOST_HEADS:
            break
        head.insert(0, made.pop())
    is_ruled = bool(made) and _RULE.fullmatch(made[-1]) is not None
    end = _end(lines, at, needs_rule=is_ruled or not head)
    body = [line for line in lines[at + 1 : end] if not (_RULED.fullmatch(line) or _RULE.fullmatch(line))]
    if not any(map(str.strip, body)) or (len(head) > 1 and not is_ruled):
        made += head
        return [], at
    if is_ruled:
        made.pop()
    rows = ["\n".join(head)] * bool(head)
    rows += "\n".join(body).split("\n\n") if "" in map(str.strip, body) else body
    return [_cells(row.split("\n"), starts) for row in rows if row.strip()], end


def _end(lines: list[str], at: int, *, needs_rule: bool) -> int:
    """The line behind a table; the one with its dashes where it does not end as it has to."""
    for end in range(at + 1, min(len(lines), at + _MOST_LINES)):
        if _RULED.fullmatch(lines[end]) or _RULE.fullmatch(lines[end]):
            return end + 1
        if not (needs_rule or lines[end].strip()):
            return end
    return at if needs_rule else min(len(lines), at + _MOST_LINES)


def _cells(lines: list[str], starts: list[int]) -> list[str]:
    edges = [0, *starts, None]
    return [" ".join(filter(None, (line[left:right].strip() for line in lines))) for left, right in pairwise(edges)]
