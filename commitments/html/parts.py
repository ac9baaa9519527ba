"""Which blocks of a page are the document's, and which are the site's around it.

A page that marks its main part is believed, but not in what it says of the rest: an annex below the article is the
document's too. What reads as a text does so by its sentences, rows and items without links; what belongs to the site
tells it by the names of its elements, or by being nothing but links.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import NamedTuple

from commitments.blocks import Block, Sort
from commitments.blocks.titles import is_navigation
from commitments.html.around import ASIDE, NAMED, OF_A_SECTION

_LEAST_MAIN = 400
"""Characters from which <main> or <article> is taken for the main part of the document."""
_LEAST_BESIDE = 300
"""Characters of sentences from which on what stands beside the main part is no notice of the site."""
_LEAST_BY_SHORT = 40
"""And of sentences in the main part, of which a fourth is enough beside one that is short."""
_MOST_TOLD = 3
_FEWEST_BLANKS = 3
_LEAST_SENTENCE = 60
_LONGEST_SITE_WORDS = 500
_SURELY_MAIN = 1_500
"""Characters of sentences from which on what is marked as the main part is, however much stands beside it."""
_FEWEST_ROWS = 2
_HEADERS = ("header", NAMED[1])
_FEWEST_LINKS = 3
_LONGEST_LABEL = 40
"""Characters of a link of a menu, on average."""
_SITE_WORDS = re.compile(
    r"\bcookies?\b|newsletter|\bsubscrib|all rights reserved|©|\bjavascript\b|privacy (?:policy|notice)|\bsign up\b"
    r"|\bfollow us\b|\bpowered by\b|\byour browser\b",
    re.I,
)
_OF_BANNERS = re.compile(
    r"\bofficial (?:government )?website of\b|\.gov (?:means it|website)|\bwebsites (?:use|(?:often )?end in) \.gov"
    r"|\bconnect(?:ed|ing) to the (?:\.gov|official) website|\bhere[’']s how you know\b|\Athe site is secure\.?\Z",
    re.I,
)
"""What the sites of governments say above each page of how they are known to be genuine."""
_OF_OTHER_PAGES = re.compile(
    r"(?:related|recent|latest|more|other|similar|popular|trending|recommended|read|share|follow|subscribe|see also|"
    r"newsletter|contact|about (?:us|the author)|you may)\b.{0,40}|(?:leave|post) a (?:reply|comment)|"
    r"comments?(?: \(\d+\))?",
    re.I,
)
_OF_OTHER_STORIES = re.compile(
    r"(?:related|recent|latest|more|similar|popular|trending|recommended|read (?:more|next|also)|see also|you may)\b"
    r".{0,40}",
    re.I,
)
_FEWEST_STORIES = 4
_SENTENCE = re.compile(r"[.!?;:…。！？][\"'”’)\]]*$")
_ENDS = re.compile(r"[.!?…。！？][\"'”’)\]]*$")
_ANNEX = re.compile(
    r"(?:annex|appendi|schedule \w{1,4}\b|attachment|enclosure|endnotes?|footnotes?|notes?$|anhang|anlage|anexo"
    r"|allegato|bijlage|bilaga|bilag|załącznik|приложение|додаток|附件|付属)",
    re.I,
)
_TO_READERS = re.compile(
    r"(?:editor(?:ial|['’]?s['’]?|s['’])? note|notes? (?:to|from) (?:the )?editors?|correction|corrigendum|erratum"
    r"|clarification)\b.{0,40}?[:.–—-]",
    re.I,
)
_HOME = re.compile(
    r"(?:home(?: ?page)?|main page|accueil|startseite|inicio|início|página (?:principal|inicial)|pagina iniziale|hem"
    r"|forsiden?|etusivu|strona główna|domů|kezdőlap|ana ?sayfa|главная|головна|ホーム|首页|首頁|الرئيسية)",
    re.I,
)
_OFTEN_IN_MENUS = re.compile(
    r"(?:(?:contact|about)(?: us)?|site ?map|search|news(?:room)?|links|faqs?|help|log ?in|press|publications|kontakt"
    r"|contacte?z?(?:-nous)?|contacto|recherche|suche|buscar|aktuelles|actualités|noticias)",
    re.I,
)
_BETWEEN_LABELS = re.compile(r"\s*(?:\||·|•|»|›|>|\n|/| - )\s*")
_TRAIL = re.compile(r"([^>»›→]{2,20}?)\s*[>»›→]")


class Found(NamedTuple):
    """A block of a page, with where it was found."""

    block: Block
    is_main: bool
    around: str
    """What of the site it belongs to: see `Element`."""
    named: int = 0
    """The place of the element around it that has a name as parts of a site have, 0 where none has."""
    linked: int = 0
    """How many of its letters lead to other pages …"""
    links: int = 0
    """… and by how many links."""
    section: int = -1
    """How many blocks stood before the section that it is in; -1 outside of all."""

    @property
    def is_inside_link(self) -> bool:
        """Whether all of it leads to another page, by a link that is around the block."""
        return not self.links and self.linked >= sum(map(str.isalnum, self.block.words)) > 0

    @property
    def is_of_links(self) -> bool:
        return self.links > 0 and self.linked >= sum(map(str.isalnum, self.block.words)) * 0.8

    @property
    def leads_away(self) -> bool:
        return self.is_of_links or self.is_inside_link


class Divided(NamedTuple):
    kept: list[Found]
    left: list[Found]


def divided(found: Sequence[Found]) -> Divided:
    """What is taken and what is left out: all but what stands around the document; where that leaves nothing, all."""
    found = _with_forms(_without_navigation(_with_signatures(_with_sections(_without_menus_above(found)))))
    inside = [one for one in found if not one.around]
    if _text(one for one in found if one.around in NAMED) > _text(inside):  # names that stand around all of it
        inside = [one for one in found if not one.around or one.around in NAMED]
    if _have_main(inside):
        inside = _with_main(found, inside)
    else:
        inside = _without_menus(inside)
        if not any(map(_is_title, inside)):
            inside = _with_header(found, inside)
    if not inside:
        return Divided(list(found), [])
    kept = set(map(id, inside))
    kept.update(id(one) for one in found if _is_to_readers(one))
    return Divided([one for one in found if id(one) in kept], [one for one in found if id(one) not in kept])


def _is_to_readers(one: Found) -> bool:
    """Whether it says of the document what its readers need to know, wherever on the page it stands."""
    return not one.is_of_links and one.around not in ("form", *NAMED) and _TO_READERS.match(one.block.words) is not None


def _with_signatures(found: Sequence[Found]) -> list[Found]:
    """The same, but that what stands at the foot of the main part is of it where it leads nowhere, as names do."""
    made: list[Found] = []
    for is_foot, group in groupby(found, lambda one: one.around == "footer"):
        run = list(group)
        is_own = is_foot and not any(one.links or _is_the_sites(one) for one in run)
        made += [one._replace(around="") for one in run] if is_own else run
    return made


def _without_menus_above(found: Sequence[Found]) -> list[Found]:
    """The same, but that a menu above the title and all text is the site's, with the heading over it."""
    end = next((place for place, one in enumerate(found) if _is_title(one)), 0)
    end = next((place for place, one in enumerate(found[:end]) if _begins_a_text(one)), end)
    made = list(found)
    for is_of_links, group in groupby(range(end), lambda place: found[place].is_of_links):
        places = list(group)
        if is_of_links and is_menu([found[place] for place in places]):
            first = places[0] - (places[0] > 0 and found[places[0] - 1].block.sort is Sort.HEADING)
            for place in range(first, places[-1] + 1):
                made[place] = found[place]._replace(around="site")
    return made


def _without_navigation(found: list[Found]) -> list[Found]:
    """The same, but that what stands under a heading of a menu, up to the next of its rank, is the site's where it is
    mostly links and no sentence."""
    made, place = list(found), 0
    while place < len(found):
        end = _end_of_section(found, place)
        section = found[place:end]
        others = [one for one in section if one.block.sort is not Sort.HEADING]
        links = sum(one.links > 0 for one in others)
        is_heading = section[0].block.sort is Sort.HEADING and is_navigation(section[0].block.words)
        if is_heading and links >= max(_FEWEST_LINKS, len(others) / 2) and not any(map(_is_sentence, section)):
            made[place:end] = [one._replace(around="site") for one in section]
            place = end
        else:
            place += 1
    return made


def _end_of_section(found: Sequence[Found], place: int) -> int:
    """Where the next heading of the same rank stands, or a higher one."""
    first = found[place].block
    if first.sort is not Sort.HEADING or not is_navigation(first.words):
        return place + 1
    headings = (at for at in range(place + 1, len(found)) if found[at].block.sort is Sort.HEADING)
    return next((at for at in headings if found[at].block.level <= first.level), len(found))


def _with_forms(found: Sequence[Found]) -> list[Found]:
    """The same, but that a form is the document's where most of what reads as text stands in it: some systems put every
    page into one. What of other forms stands before or after is the site's still."""
    forms = [one for one in found if one.around == "form"]
    if _text(forms) <= max(_LEAST_MAIN, _text(one for one in found if not one.around)):
        return list(found)
    runs = [(is_form, list(group)) for is_form, group in groupby(found, lambda one: one.around == "form")]
    own = [place for place, (is_form, run) in enumerate(runs) if is_form and (_text(run) or any(map(_is_title, run)))]
    made: list[Found] = []
    for place, (is_form, run) in enumerate(runs):
        is_own = is_form and own[0] <= place <= own[-1]
        made += [one._replace(around="") for one in run] if is_own else run
    return made


def _with_sections(found: Sequence[Found]) -> list[Found]:
    """The same, but that the head, foot and asides of a section are the document's where they lead nowhere, and asides
    outside of all where text follows too; a section that begins before all text may stand around the page."""
    text = [place for place, one in enumerate(found) if _begins_a_text(one)] or [len(found)]
    made: list[Found] = []
    for (around, section), group in groupby(found, lambda one: (one.around, one.section)):
        run = list(group)
        if around in OF_A_SECTION:
            is_inside = text[0] < section and (around != ASIDE or len(made) < text[-1])
            is_own = is_inside and not any(one.links or _is_the_sites(one) for one in run)
            run = [one._replace(around="" if is_own else OF_A_SECTION[around]) for one in run]
        made += run
    return made


def _begins_a_text(one: Found) -> bool:
    if one.around or one.links or _is_the_sites(one):
        return False
    return _is_title(one) or (one.block.sort is Sort.PARAGRAPH and _SENTENCE.search(one.block.words) is not None)


def _have_main(inside: Sequence[Found]) -> bool:
    """Whether what is marked as the main part is. Some pages mark so what leads to other pages, and nothing else."""
    main = [one for one in inside if one.is_main]
    if not main or letters(main) < min(_LEAST_MAIN, letters(inside) / 2):
        return False
    own, beside = _sentences(main), _sentences(one for one in inside if not one.is_main)
    return own >= _SURELY_MAIN or beside <= 3 * max(own, _LEAST_BESIDE)


def _sentences(found: Iterable[Found]) -> int:
    return letters(one for one in found if _reads_as_text(one) and _SENTENCE.search(one.block.words))


def _sentences_in(found: Iterable[Found]) -> int:
    return letters(one for one in found if not one.is_of_links and _ENDS.search(one.block.words))


def _text(found: Iterable[Found]) -> int:
    return letters(one for one in found if _reads_as_text(one))


def letters(found: Iterable[Found]) -> int:
    return sum(len(one.block.words) for one in found)


def sentences_of(left: Iterable[Found]) -> list[Found]:
    """The first of what was left out that leads nowhere and ends as sentences do."""
    told = (one for one in left if not (one.links or _is_the_sites(one) or one.around == "form"))
    return list(islice(filter(_is_sentence, told), _MOST_TOLD))


def _is_sentence(one: Found) -> bool:
    return _ENDS.search(one.block.words) is not None and one.block.words.count(" ") >= _FEWEST_BLANKS


def is_menu(cell: Sequence[Found]) -> bool:
    """Whether what stands in a cell of a table are the links to other pages of the site."""
    links = sum([one.links for one in cell])
    if links < _FEWEST_LINKS:
        return False
    linked, all_letters = sum(one.linked for one in cell), sum(map(str.isalnum, "".join(o.block.words for o in cell)))
    return linked >= all_letters * 0.8 and all_letters <= links * _LONGEST_LABEL


def leads_home(found: Iterable[Found]) -> bool:
    """Whether these links have the labels of a menu."""
    labels = [label for one in found for label in _BETWEEN_LABELS.split(one.block.words[:2_000])]
    return any(map(_HOME.fullmatch, labels)) or sum(bool(_OFTEN_IN_MENUS.fullmatch(label)) for label in labels) > 1


# --- beside the main part ---------------------------------------------------------------------------------------------


def _with_main(found: Sequence[Found], inside: Sequence[Found]) -> list[Found]:
    """The main part with what stands beside it and is the document's too; where it has no title, with the last one
    above it and what stands under that."""
    main = [one for one in inside if one.is_main]
    named = {one.named for one in main} | {0}  # a name that holds for the main part too is one of the whole page
    beside = {id(one) for one in inside if one.is_main or one.named in named}
    runs = [(kind, list(group)) for kind, group in groupby(found, lambda one: _kind(one, beside))]
    first = next(place for place, (kind, _) in enumerate(runs) if kind == "main")
    heads = [place for place, (kind, run) in enumerate(runs[:first]) if kind and any(map(_is_title, run))]
    least = min(_LEAST_BESIDE, max(_sentences_in(main), _LEAST_BY_SHORT) / 4)
    head = -1 if any(map(_is_title, main)) or not heads else heads[-1]
    kept: list[Found] = []
    for place, (kind, run) in enumerate(runs):
        if kind == "main":
            kept += _without_other_stories(run)
            continue
        own = _of_the_document(run, least) if kind == "beside" else []
        kept += own or (_under_title(run) if place == head else [])
    return kept


def _without_other_stories(run: Iterable[Found]) -> Iterator[Found]:
    """Without what is one link to another page that says of itself that it is "related"."""
    is_other = False
    for one in run:
        is_inside = one.is_inside_link
        is_other = is_inside and (is_other or _OF_OTHER_PAGES.fullmatch(one.block.words) is not None)
        if not is_other:
            yield one


def _kind(one: Found, beside: set[int]) -> str:
    if id(one) in beside:
        return "main" if one.is_main else "beside"
    return "header" if one.around in _HEADERS else ""


def _under_title(run: Sequence[Found]) -> list[Found]:
    title = next(place for place, one in enumerate(run) if _is_title(one))
    return [run[title], *(one for one in run[title + 1 :] if not (one.is_of_links or _is_the_sites(one)))]


def _of_the_document(run: list[Found], least: float) -> list[Found]:
    """What of it reads as the document's, where its sentences have the least of letters."""
    told = [one for part in _sections(run) if not _is_of_other_pages(part) for one in part]
    told = [one for one in told if not (one.is_of_links or _is_the_sites(one))]
    sentences = letters(one for one in told if _SENTENCE.search(one.block.words))
    rows = sum(one.block.sort is Sort.ROW for one in told)
    if sentences >= least or rows >= _FEWEST_ROWS or any(map(_is_of_an_annex, told)):
        return told
    return []


def _sections(run: Iterable[Found]) -> Iterator[list[Found]]:
    """Each heading with what stands under it."""
    section: list[Found] = []
    for one in run:
        if one.block.sort is Sort.HEADING and section:
            yield section
            section = []
        section.append(one)
    yield section


def _is_of_other_pages(section: Sequence[Found]) -> bool:
    """Whether its heading leads elsewhere, or says that what follows does."""
    first = section[0]
    is_heading = first.block.sort is Sort.HEADING
    return is_heading and (first.is_of_links or _OF_OTHER_PAGES.fullmatch(first.block.words) is not None)


def _reads_as_text(one: Found) -> bool:
    words, sort = one.block.words, one.block.sort
    is_long = sort is Sort.ROW or sort is Sort.ITEM or (len(words) >= _LEAST_SENTENCE and " " in words)
    return is_long and sort is not Sort.HEADING and not (one.is_of_links or _is_the_sites(one))


def _is_of_an_annex(one: Found) -> bool:
    """Whether it says of itself that the document goes on with it, or is a note of it."""
    block = one.block
    if block.sort is Sort.ITEM:
        return block.marker.startswith("[")
    return len(block.words) < _LEAST_SENTENCE and _ANNEX.match(block.words) is not None


def _is_the_sites(one: Found) -> bool:
    words = one.block.words
    return len(words) <= _LONGEST_SITE_WORDS and (_SITE_WORDS.search(words) or _OF_BANNERS.search(words)) is not None


def _is_title(one: Found) -> bool:
    """A heading of the first rank; one that leads to another page is the site's name."""
    return one.block.sort is Sort.HEADING and one.block.level == 1 and not one.is_of_links


# --- pages that mark no main part -------------------------------------------------------------------------------------


def _without_menus(inside: Sequence[Found]) -> list[Found]:
    """Without links to other pages that stand before or after all text, side by side or under each other."""
    text = [
        place for place, one in enumerate(inside) if _reads_as_text(one) and len(one.block.words) >= _LEAST_SENTENCE
    ]
    if not text:
        return list(inside)
    left: set[int] = set()
    for start, end in ((0, text[0]), (text[-1] + 1, len(inside))):
        left |= set(_menus(inside, start, end))
    left |= set(range(_end_of_own(inside, text[0]), len(inside)))
    return [one for place, one in enumerate(inside) if place not in left]


def _end_of_own(inside: Sequence[Found], start: int) -> int:
    """Where other stories of the site begin behind the text: at a name for such, below which all that reads as text
    stands right under a link, as what a story begins with does."""
    first, links = len(inside), 0
    for place in range(len(inside) - 1, start, -1):
        one = inside[place]
        links += one.leads_away
        if _is_sentence(one) and not (one.leads_away or inside[place - 1].leads_away):
            break
        if links >= _FEWEST_STORIES and not one.linked and _OF_OTHER_STORIES.fullmatch(one.block.words):
            first = place
    return first


def _menus(inside: Sequence[Found], start: int, end: int) -> Iterator[int]:
    for is_of_links, group in groupby(range(start, end), lambda place: inside[place].is_of_links):
        places = list(group)
        found = [inside[place] for place in places]
        if is_of_links and is_menu(found):
            before = inside[places[0] - 1].block.sort if places[0] else None
            are_rows = all(one.block.sort is Sort.ROW for one in found)
            if leads_home(found) or (are_rows and before is not Sort.HEADING):
                yield from places
        elif not is_of_links and start == 0:
            yield from (place for place in places if _is_trail(inside[place]) or _is_banner(inside[place]))


def _is_banner(one: Found) -> bool:
    return len(one.block.words) <= _LONGEST_SITE_WORDS and _OF_BANNERS.search(one.block.words) is not None


def _is_trail(one: Found) -> bool:
    """Whether it says where in the site the page is: "Home > News > Statement"."""
    found = _TRAIL.match(one.block.words)
    return one.links > 0 and found is not None and _HOME.fullmatch(found[1].strip()) is not None


def _with_header(found: Sequence[Found], inside: list[Found]) -> list[Found]:
    """With the header of a page that has its first heading nowhere else; or with that heading alone, where it is the
    only one and stands in a part that has but a name as the site's have."""
    kept = set(map(id, inside))
    titles = [one for one in found if one.around in (*_HEADERS, *NAMED) and _is_title(one)]
    if not inside or not titles:
        return inside
    if any(one.around in _HEADERS for one in titles):
        return [one for one in found if one.around in _HEADERS or id(one) in kept]
    return [one for one in found if id(one) in kept or [one] == titles]
