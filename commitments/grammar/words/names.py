"""What is a name, or the name of a role, and what only stands where one might: in doubt, it is none."""

import re
from functools import cache, partial

from commitments.grammar.words import lexicon

_LONGEST, _MOST_WORDS = 110, 16


listed = partial(lexicon.listed, "names.toml")


@cache
def firms() -> re.Pattern[str]:
    """Companies whose names look like two: "Ernst and Young"."""
    pairs = sorted(name.replace("_", " ") for name in listed("firms") if "_and_" in name)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, pairs)) + r")\b", re.IGNORECASE)


# "24.", "(3)", "Article 4", "§ 12": the number of what follows, not a part of it.
_NUMBER = re.compile(
    r"^(?:(?:[Aa]rticle|[Cc]hapter|[Ss]ection|[Pp]aragraph|[Pp]art|[Aa]nnex|[Gg]oal|[Tt]arget|§+|No\.) ?"
    r"\d{1,4}(?:\.\d+)*[.):]?\s+"
    r"|\(?(?:\d{1,3}(?:\.\d{1,3})*|[ivxlc]{1,6}|[a-z])[.)]\s*|[*•·▪–—-]+\s*|\[\d{1,3}\]\s*)"
)
_MAJESTY = re.compile(r"(?:His|Her) (?:Royal )?(?:Majesty|Highness|Excellency)")
_POINTING_INSIDE = re.compile(r" (?:Our|Your|My|Their|Its|We|Us|They|This|These|Those)\b")
# A place in a text, or what is carried out by somebody else.
_NO_NAME = re.compile(
    r"(?:Article|Chapter|Section|Paragraph|Part|Annex|Goal|Target|Table|Figure|Phase|Step|Stage|Pillar|Appendix)"
    r" (?:\S*\d|(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|[IVX]{1,5}|[A-Z])$)"
    r"|(?:Operation|Project|Mission|Program|Programme|Campaign|Agenda|Plan|Vision) [A-Z\d]"
)
_CAPITALS_BEFORE = re.compile(r"^(?:[A-Z'-]{4,}\s+){2,}(?=[A-Z][a-z])")
_ODD = re.compile(
    r"[;:?!\"|<>{}=…]|--|[–—]|[a-z]{3,}\.\s+[A-Z]|\.$(?<!\b[A-Z]\.)(?<!Inc\.)(?<!Ltd\.)(?<!Co\.)(?<!Corp\.)(?<!Jr\.)"
)
_CLAUSE = re.compile(
    r"\b(?:will|shall|would|should|must|can|could|may|might|is|are|was|were|be|been|being|has|have|had|do|does|did|that"
    r"|which|who|whose|when|where|if|because|than|think|believe|know|i|we|us|they|them|he|she|it|you|not|our|your)\b"
)
_WORD = re.compile(r"[^\s,()]+")
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,}s?$|[A-Z]+\d+|[A-Z]\d[A-Z]\d")
_YEAR = re.compile(r"(?:19|20|21)\d\d$")
_TIMES = re.compile(r"(?:yesterday|today|tomorrow|tonight|week|month|year|decade|century)'?s?$", re.I)


def bare(words: str) -> str:
    """Without the number, heading, adverbs and article before it.

    >>> bare("24.the Parties"), bare("Still Canada"), bare("CLIMATE ACTION Canada")
    ('Parties', 'Canada', 'Canada')
    """
    words = words.strip(" ,\"'")
    before = ""
    while before != words:
        before = words
        words = _CAPITALS_BEFORE.sub("", _NUMBER.sub("", words))
        first, _, rest = words.partition(" ")
        if rest and first.casefold() == "the":
            return rest.strip(" ,")  # "the next government" is not the government
        if rest and first.strip(",").casefold() in listed("openers") and not _is_titled(rest):
            words = rest.strip(" ,")
    return words


def _is_titled(rest: str) -> bool:
    """ "March for Life", "Once Upon": what follows shows that the word belongs to a name."""
    return rest.startswith(("for ", "of ", "to ", "Upon"))


def is_name(words: str, proper: frozenset[str] = frozenset()) -> bool:
    """Whether words, `bare` of what stands before, are a proper name or the name of a role. `proper` are words that
    the text writes with a capital inside its sentences.

    >>> [is_name(w) for w in ("Toyota", "Bank of Japan", "government", "Once again", "Each of us", "Too", "big banks")]
    [True, True, True, False, False, False, False]
    """
    outside = re.sub(r"\([^()]*\)", "", words).strip(" ,")
    parts = _WORD.findall(outside)
    if (
        not parts
        or len(words) > _LONGEST
        or len(parts) > _MOST_WORDS
        or _ODD.search(outside)
        or _CLAUSE.search(outside)
    ):
        return False
    if not any(map(str.isalpha, outside)) or not all(map(_is_wordlike, parts)):
        return False
    folded = [part.casefold() for part in parts]
    if is_firm(outside) or _MAJESTY.match(outside):
        return len(parts) <= 3
    if folded[0].split("-")[0] in listed("pointing") or _NO_NAME.match(outside):
        return False
    if folded[0] in listed("openers") and (len(parts) == 1 or parts[0] not in proper):
        return False
    if _POINTING_INSIDE.search(outside) or _is_heading(folded) or _is_undertaking(parts, folded):
        return False
    if any(word in listed("pointing") and word == part for word, part in zip(folded[1:], parts[1:], strict=True)):
        return False
    if len(parts) > 1 and (_YEAR.match(parts[-1]) or (folded[1] in ("in", "at") and parts[0] not in proper)):
        return False  # "Budget 2026", "Schools in Japan"
    if _TIMES.match(parts[0]) or parts[0].replace(",", "").isdigit() or _ends_loosely(folded[-1]):
        return False
    lower = [part for part in parts if part[0].islower() and part not in listed("small")]
    if not lower:
        return _is_proper(parts, folded, proper)
    return _is_role(parts, folded, proper) or _is_particle_name(parts, lower)


def is_firm(words: str) -> bool:
    """Whether it is a company whose name looks like two, or like an owner: "Ernst and Young", "McDonald's"."""
    return "_".join(words.casefold().replace("’", "'").split()) in listed("firms")


def _is_undertaking(parts: list[str], folded: list[str]) -> bool:
    """ "Horizon Europe", which somebody else carries out; "Safer Streets", what is wanted, in a heading's capitals."""
    whole = "_".join(folded)
    if whole in listed("programmes") or whole in listed("goods"):
        return True
    last = folded[-1]
    if len(parts) < 2 or folded[0] not in listed("wished") or last in listed("groups") or last in listed("places"):
        return False
    return bool(_PLURAL.search(last)) or last in lexicon.THINGS or last in listed("goods")


def _is_heading(folded: list[str]) -> bool:
    """ "Strengthening the Alliance", but not "Working Group"."""
    first = folded[0]
    stem = first.removesuffix("ing")
    is_act = first != stem and not {stem, stem + "e", stem[:-1]}.isdisjoint(lexicon.ACTION_VERBS)
    return len(folded) > 1 and is_act and folded[1] not in _BODIES_OF_ACTS


_BODIES_OF_ACTS = lexicon.words(
    "group groups party committee board bank agency authority council company office centre center"
)


def _is_wordlike(part: str) -> bool:
    return part[0].isalnum() or part[0] in "&'’.-"


def _ends_loosely(word: str) -> bool:
    return word in listed("small") or (word.endswith("'s") and len(word) > 2)


def _is_proper(parts: list[str], folded: list[str], proper: frozenset[str]) -> bool:
    """Every word has its capital: one alone may have it only because a sentence begins there."""
    if len(parts) == 3 and folded[1] == "and" and " ".join(parts) not in lexicon.COUNTRIES:
        return False  # "Brussels and Berlin" are two, "Trade and Industry" is half of one
    if len(parts) > 1:
        return not (len(parts) > 4 and _has_verb(parts[1:]))
    word = folded[0]
    if (
        parts[0] in lexicon.COUNTRIES
        or word in listed("roles") | listed("groups")
        or _ACRONYM.match(parts[0])
        or parts[0] in proper
    ):
        return True
    if word in lexicon.AGENTS or word.removesuffix("s") in lexicon.AGENTS:
        return False
    return not (
        word.endswith(("ly", "ing"))
        or _PLURAL.search(word)
        or any(form in group for form in (word, word.removesuffix("s")) for group in _COMMON)
    )


# "Clinics", but not "Airbus"; a name of that form is known where the text has it inside a sentence too.
_PLURAL = re.compile(r"[^aiouys']s$")
_COMMON = (lexicon.ACTION_VERBS, lexicon.WEAK_VERBS, lexicon.THINGS, lexicon.PEOPLE)


def _has_verb(parts: list[str]) -> bool:
    """A headline has a verb in the middle: "Trump Strengthens the Alliance"."""
    return any(
        part.endswith("s")
        and part[:1].isupper()
        and part[:-1].casefold() in lexicon.ACTION_VERBS
        and part[:-1].casefold() not in lexicon.THINGS
        and part[:-1].casefold() not in _NOUNS
        for part in parts[:-1]
    )


_NOUNS = lexicon.words("state exchange force service house power bank record board head guard market")


def _is_role(parts: list[str], folded: list[str], proper: frozenset[str]) -> bool:
    """ "federal government", "Quad leaders", "members of the Council": a head that names a role, and no crowd."""
    stop = next((place for place, word in enumerate(folded) if place and word in ("of", "for", "in", "on")), len(parts))
    head, before = folded[stop - 1], parts[: stop - 1]
    named = [part for place, part in enumerate(before) if _is_surely_name(part, proper, is_first=place == 0)]
    if (
        head in listed("peers")
        and len(named) <= 4
        and (named or (head == "states" and before and folded[stop - 2] == "member"))
    ):
        return len(before) <= 5
    if head not in listed("roles"):
        return False
    others = [part for part in before if part not in named]
    if len(named) > 3 or not listed("vague").isdisjoint(folded[: stop - 1]):
        return False
    return len(others) <= 2 and not any(part[:1].isupper() for part in others[1:]) and "'" not in "".join(others)


def _is_surely_name(part: str, proper: frozenset[str], *, is_first: bool) -> bool:
    word = part.removesuffix("'s").removesuffix("'").removesuffix("’s")
    if not word[:1].isupper():
        return False
    return not is_first or word in proper or word in lexicon.COUNTRIES or bool(_ACRONYM.match(word)) or "'" in part


def _is_particle_name(parts: list[str], lower: list[str]) -> bool:
    """ "Charles de Gaulle", "easyJet"."""
    return all(any(map(str.isupper, part)) for part in lower) and len(parts) <= 4
