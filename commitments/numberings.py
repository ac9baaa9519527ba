"""The numbers that a document gives its paragraphs, told from those of the lists in them.

A block may begin with "42.", "(42)", "42", with "1.1", "1.1." or "1.1.1", with "§ 3", "Art. 4" or "Recommendation 5".
Such numbers make a chain where each counts on from the one before; a chain of many, or of as many as there are
paragraphs without one, numbers the document.
"""

import re
from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple


class Sort(IntEnum):
    """What a number is; the more it says that it numbers paragraphs, the larger."""

    POINT = 1
    """Recommendation 5, Action 5"""
    DECIMAL = 2
    """1.1"""
    WHOLE = 4
    """42"""
    ARTICLE = 8
    """Art. 4, § 3"""


class Number(NamedTuple):
    """What a block begins with."""

    sort: Sort
    key: tuple[int, ...]
    """The numbers it is made of: (1, 1)."""
    form: str
    """What stands around it: those of one chain are written alike."""
    written: str
    """As it is cited: "42", "1.1", "Art. 4"."""
    mark: str
    """As it stands there: "(42)"."""
    is_sure: bool
    """Nothing but its form says that it numbers what follows; else that begins a sentence: "42 We", and not "42 of"."""


class Block(NamedTuple):
    """A heading, a row of a table, a note, a paragraph or an item of a list."""

    start: int
    """Of its line, so that its marker is in it."""
    size: int
    """Of its last line."""
    is_prose: bool
    is_heading: bool
    marker: str
    """As it stands there; "" for none."""
    indent: int
    end: str
    """Its last character that is no mark of quotation."""
    number: Number | None = None
    title: str = ""
    """What stands behind its number, where that is all of it and might be a heading."""


class Chain(NamedTuple):
    """Numbers at the beginning of blocks, each of which counts on from the one before."""

    blocks: list[int]
    """Their places among all blocks."""
    numbers: list[Number]

    @property
    def weight(self) -> int:
        return (self.blocks[-1] - self.blocks[0]) * self.numbers[0].sort


ENDS = ".!?…:;。"
NAMED = Sort.ARTICLE, Sort.POINT
"""What may be a heading, with its text below."""
_MANY = 10
_ANEW = 2
"""Parts that begin with 1."""
_WHOLE = re.compile(r"(\(?)([1-9][0-9]{0,2})([.)]?) (?=(\S))")
_DECIMAL = re.compile(r"(\(?)([1-9][0-9]{0,2}(?:\.[0-9]{1,3}){1,3})([.)]?) (?=(\S))")
_ARTICLE = re.compile(
    r"((?i:Art(?:icle|ikel|ículo|icolo|igo|\.)|§|Paragraph|Para\.?|Clause)|No\.|Nos?\.?º|№"
    r"|(?P<point>(?i:Recommendation|Commitment|Pledge|Promise|Proposal|Action|Measure|Decision|Target|Deliverable)))"
    r"\s?([1-9][0-9]{0,2}(?:\.[0-9]{1,3}){0,2})"
    r"(?:[.:)]|\s?[–—-])?(?:\s+(?=[\W\d]*[^\W\da-zß-ÿ])|\s*\Z)"
)
_MARKS = re.compile(r"\(([a-z]+|[0-9]{1,2})\)")
_ROMAN = [ten + one for ten in ("", "x") for one in ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")]
_LETTER = re.compile(r"\(?([a-z]|[ivx]{1,5}|[0-9]{1,2})[.)]\Z")


def number_of(words: str) -> Number | None:
    """The number that a line begins with, whether or not it numbers paragraphs.

    >>> [number_of(f"{written} We act.").written for written in ("42.", "(7)", "3", "1.1", "1.1.2.", "§ 3", "Art. 4")]
    ['42', '7', '3', '1.1', '1.1.2', '§ 3', 'Art. 4']
    >>> [number_of(words) for words in ("42 countries met.", "1.5 degrees", "Article 4 of the treaty", "2024. We met.")]
    [None, None, None, None]
    """
    if found := _DECIMAL.match(words):
        sort, key = Sort.DECIMAL, tuple(map(int, found[2].split(".")))
    elif found := _WHOLE.match(words):
        sort, key = Sort.WHOLE, (int(found[2]),)
    elif found := _ARTICLE.match(words):
        name, said = found[1], found[3]
        written = said if name.casefold().startswith("para") else f"{name} {said}"
        key = tuple(map(int, said.split(".")))
        sort = Sort.POINT if found["point"] else Sort.ARTICLE
        return Number(sort, key, name.casefold(), written, found[0].strip(), True)
    else:
        return None
    is_sure = bool(found[1] or found[3])
    if not (is_sure or found[4].isupper() or found[4] in "“\"'‘"):
        return None
    return Number(sort, key, found[1] + found[3], found[2], found[0].strip(), is_sure)


def within(number: Number, marker: str, before: str = "") -> str:
    """What an item is called that stands in a paragraph: "42(a)", "1.1", "Art. 4(2)"; "" where its mark names none.
    `before` is the item before it, which it may stand under: "Art. 4(2)(a)", "42(a)(i)".

    >>> article, whole = number_of("Art. 4 We act."), number_of("42. We act.")
    >>> within(article, "(2)"), within(article, "a)"), within(whole, "(a)"), within(whole, "42.1."), within(whole, "2.")
    ('Art. 4(2)', 'Art. 4(a)', '42(a)', '42.1', '')
    >>> within(whole, "(i)", "42(a)"), within(whole, "(b)", "42(a)(i)"), within(article, "(b)", "Art. 4(2)(a)")
    ('42(a)(i)', '42(b)', 'Art. 4(2)(b)')
    """
    bare = marker.strip("().")
    if bare.startswith(f"{number.written}."):
        return bare
    found = _LETTER.match(marker)
    if found is None or (found[1].isdigit() and number.sort is not Sort.ARTICLE):
        return ""
    marks = _MARKS.findall(before, len(number.written))
    return "".join((number.written, *(f"({mark})" for mark in (*_outer(marks, found[1]), found[1]))))


def _outer(marks: Sequence[str], mark: str) -> Sequence[str]:
    """Which of the marks of the item before, from the outermost, a mark stands under.

    >>> [_outer(*case) for case in ((["a"], "i"), (["a", "i"], "ii"), (["a", "ii"], "b"), (["h"], "i"), (["i"], "a"))]
    [['a'], ['a'], [], [], ['i']]
    """
    for depth in reversed(range(len(marks))):
        if mark in _after(marks[depth]):
            return marks[:depth]
    if mark == "a" and marks and marks[-1] in _ROMAN:
        return marks[:1]
    sort = _sort(mark)
    return marks[: next((depth for depth, one in enumerate(marks) if _sort(one) == sort), len(marks))]


def _after(mark: str) -> Iterator[str]:
    if mark.isdigit():
        yield str(int(mark) + 1)
        return
    if mark in _ROMAN[:-1]:
        yield _ROMAN[_ROMAN.index(mark) + 1]
    if len(mark) == 1:
        yield chr(ord(mark) + 1)


def _sort(mark: str) -> str:
    return "figure" if mark.isdigit() else "roman" if mark in _ROMAN else "letter"


def numberings(blocks: Sequence[Block]) -> list[Chain]:
    """The chains that number paragraphs, in their order: not the lists in them, nor one list in a text without
    numbers."""
    plain = sum(1 for block in blocks if block.is_prose and not block.marker)
    chains = _chains(blocks)
    anew = Counter[str]()
    for chain in chains:
        anew[chain.numbers[0].form] += len(chain.blocks) * _opens_part(chain, blocks)
    fit = [chain for chain in chains if len(chain.blocks) > 1 and _is_numbering(chain, blocks, plain, anew)]
    fit += _alone(chains, fit, blocks)
    fit.sort(key=lambda chain: -chain.weight)  # the widest first: lists lie inside paragraphs
    starts: list[int] = []
    ends: list[int] = []
    taken: list[Chain] = []
    for chain in fit:
        at = bisect_right(starts, chain.blocks[0])
        is_after = at == 0 or ends[at - 1] <= chain.blocks[0]
        is_before = at == len(taken) or chain.blocks[-1] < starts[at]
        if is_after and is_before:
            starts.insert(at, chain.blocks[0])
            ends.insert(at, reach(chain, blocks))
            taken.insert(at, chain)
    return taken


def reach(chain: Chain, blocks: Sequence[Block]) -> int:
    """The place behind its last number; behind all of its last article."""
    last = chain.blocks[-1]
    return _end_of_article(blocks, last) if chain.numbers[0].sort is Sort.ARTICLE else last + 1


def _end_of_article(blocks: Sequence[Block], start: int) -> int:
    """Where a heading that is not its own title stands, or another article; behind all blocks where none does."""
    is_begun = blocks[start].is_prose
    for place in range(start + 1, len(blocks)):
        block = blocks[place]
        if (block.is_heading and is_begun) or (block.number and block.number.sort is Sort.ARTICLE):
            return place
        is_begun = is_begun or not block.is_heading
    return len(blocks)


def _chains(blocks: Sequence[Block]) -> list[Chain]:
    """Every number in the chain that it counts on in, of those of its form and indent; else it begins one. None goes on
    in a part that begins its numbers anew."""
    chains: list[Chain] = []
    waiting: dict[tuple[tuple[Sort, str, int], int, tuple[int, ...]], deque[tuple[Chain, int]]] = {}
    parts = Counter[tuple[Sort, str, int]]()
    for place, block in enumerate(blocks):
        number = block.number
        if number is None or not (block.is_prose or number.sort in NAMED):
            continue
        form = number.sort, number.form, block.indent if number.sort is Sort.WHOLE else 0
        parts[form] += _begins_part(blocks, place)
        open_ = waiting.get((form, parts[form], number.key), deque())
        while open_ and len(open_[0][0].blocks) != open_[0][1]:
            open_.popleft()  # it has gone on elsewhere
        if open_:
            chain, _ = open_.popleft()  # the one begun first: a list that begins anew lies inside a paragraph
            chain.blocks.append(place)
            chain.numbers.append(number)
        else:
            chain = Chain([place], [number])
            chains.append(chain)
        for key in _next_articles(number.key) if number.sort in NAMED else _next(number.key):
            waiting.setdefault((form, parts[form], key), deque()).append((chain, len(chain.blocks)))
    return chains


def _alone(chains: Sequence[Chain], fit: Sequence[Chain], blocks: Sequence[Block]) -> list[Chain]:
    """The only numbers of their parts, where others of the document begin anew under each heading."""
    anew = Counter(chain.numbers[0].form for chain in fit if _opens_part(chain, blocks))
    return [
        chain
        for chain in chains
        if len(chain.blocks) == 1
        and anew[chain.numbers[0].form] >= _ANEW
        and _opens_part(chain, blocks)
        and blocks[chain.blocks[0]].end in ENDS
    ]


def _opens_part(chain: Chain, blocks: Sequence[Block]) -> bool:
    return _begins_part(blocks, chain.blocks[0])


def _begins_part(blocks: Sequence[Block], place: int) -> bool:
    """Whether a block has the number 1 and stands under a heading, or under what opens that part in a sentence."""
    number = blocks[place].number
    if number is None or number.sort is not Sort.WHOLE or number.key != (1,) or place == 0:
        return False
    above, before = blocks[max(place - 2, 0)], blocks[place - 1]
    return before.is_heading or (above.is_heading and not (before.marker or _leads_in(before)))


def _leads_in(block: Block) -> bool:
    return block.is_prose and block.end not in ".!?…。"


def _next(key: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """What may follow a number: 1.2 after 1.1, and 1.1.1, 2.1 too.

    >>> [*_next((7,))], [*_next((1, 2))]
    ([(8,)], [(1, 3), (1, 2, 1), (2, 1)])
    """
    yield (*key[:-1], key[-1] + 1)
    if len(key) > 1:
        yield (*key, 1)
    for depth in range(len(key) - 1, 0, -1):
        above = (*key[: depth - 1], key[depth - 1] + 1)
        yield (*above, 1)
        if depth > 1:
            yield above


def counts_on(before: Number | None, number: Number) -> bool:
    """Whether a number may be the next after another of its form."""
    return before is not None and number.key in _next(before.key)


def _next_articles(key: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """The same of articles, some of which may have parts where others have none.

    >>> [*_next_articles((1,))], [*_next_articles((1, 2))]
    ([(2,), (1, 1), (2, 1)], [(1, 3), (1, 2, 1), (2, 1), (2,)])
    """
    yield from _next(key)
    if len(key) == 1:
        yield (*key, 1)
        yield key[0] + 1, 1
    else:
        yield (key[0] + 1,)


def _is_numbering(chain: Chain, blocks: Sequence[Block], plain: int, anew: Mapping[str, int]) -> bool:
    """Many numbers; or as many as half of the paragraphs without one, in sentences, which nothing leads in: together
    with those that begin anew in other parts, `anew` by their form. Articles need no more than words."""
    sentences = sum(1 for place in chain.blocks if blocks[place].end in ENDS)
    if chain.numbers[0].sort in NAMED:
        said = sum(1 for place in chain.blocks if blocks[place].is_prose or _has_words(blocks, place))
        return 2 * said >= len(chain.blocks)
    if 2 * sentences < len(chain.blocks):
        return False
    first = chain.blocks[0]
    is_led_in = first > 0 and _leads_in(blocks[first - 1])
    alike = anew[chain.numbers[0].form] if _opens_part(chain, blocks) else len(chain.blocks)
    return len(chain.blocks) >= _MANY or (2 * alike >= plain and not is_led_in)


def _has_words(blocks: Sequence[Block], place: int) -> bool:
    """Whether text follows a heading, or the title right under it."""
    below = blocks[place + 1 : place + 3]
    return any(one.is_prose and not (one.number and one.number.sort in NAMED) for one in below)
