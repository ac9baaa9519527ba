"""What "and" joins inside the name of one body: "Trade and Development Agency", "Office of Health and Safety"."""

import re
from functools import cache

from commitments.grammar.words import lexicon
from commitments.grammar.words.names import listed

HEAD = (
    "Administration|Agency|Alliance|Association|Authority|Bank|Coalition|Commission|Council|Forum|Foundation|Fund"
    "|Initiative|Network|Organi[sz]ation|Partnership"
)


@cache
def of_one_body() -> re.Pattern[str]:
    """What "and" joins whatever stands around it."""
    subjects = "|".join(word.title() for word in sorted(listed("subjects")))
    return re.compile(
        rf"\b(?<!of )(?:{subjects}) and (?:[A-Z]\w+ ){{1,4}}?(?:{HEAD})\b"
        rf"|\b(?:{subjects}) and (?:[A-Z]\w+ ){{1,4}}?Services?\b"
        r"|\b(?:Customs and Border|Standards and Technology|Disease Control and Prevention)\b"
        rf"|\b[A-Z]\w+(?:al|ary|ics?) and (?:[A-Z]\w+ ){{1,2}}?(?:{HEAD}|Services?)\b"
    )


def goes_on(current: str, piece: str) -> bool:
    """Whether what stands before an "and" and what stands behind it are one body.

    >>> goes_on("the Department of State", "Defense"), goes_on("the Department of State", "the Bank of Peru")
    (True, False)
    >>> goes_on("Japan's Wool", "Cotton Devices Agency (WCDA)"), goes_on("the Patent", "Trademark Office")
    (True, True)
    """
    if _BEGINS_ANEW.match(piece) and not _is_subject(piece.removeprefix("the ")):
        return False
    return _is_row(current, piece) or _is_spelled_out(current, piece) or _is_half(current, piece)


_BODY = re.compile(r"\b(?P<body>\w+) (?:of|for|on) (?:the )?(?P<row>[A-Z][\w', -]*)$")
_BEGINS_ANEW = re.compile(r"(?:the|an?|its|our|their|[A-Z][\w.]*'s|U\.S\.|US|U\.K\.|UK|EU) ")
# "Health Equity within the Department of Health", "Cultural Affairs' Heritage Center"
_TAIL = re.compile(r" (?:in the|within) .*|'s? .*| \([^()]*\).*")
_UNFINISHED = re.compile(r"(?:[a-z]al|ary|ive|[a-z]ic|ional)$")


def _is_row(current: str, piece: str) -> bool:
    """ "Departments of State and Defense", "Minister of Trade and Industry Ana Diaz": a row inside the name of one."""
    body = _BODY.search(current)
    if body is None or body["body"].casefold() not in listed("bodies"):
        return False
    row = body["row"].split(", ")
    words = _TAIL.sub("", piece).split()
    if not words or not listed("bodies").isdisjoint(map(str.casefold, words)):
        return False
    is_subject = words[-1].casefold() in listed("subjects")
    if len(row) > 1 and not (is_subject and all(map(_is_subject, row))):
        return False
    if body["body"].endswith("s") and len(row) > 1:
        return len(words) == 1 and body["body"].casefold() == "departments"  # ministers are people, and several
    if _UNFINISHED.search(row[-1]) and words[0][:1].isupper() and " of " not in piece:
        return True
    if len(words) == 1 and words[0] not in lexicon.COUNTRIES and not re.match(r"[A-Z]{2,}", piece):
        return True
    if body["body"].casefold() == "minister" and words[0].casefold() in listed("subjects"):
        return True
    return is_subject


def _is_subject(words: str) -> bool:
    return words.rpartition(" ")[2].casefold() in listed("subjects")


_CALLED = re.compile(r"(?P<name>[^()]+) \((?P<letters>[A-Z]{3,8})\)")


def _is_spelled_out(current: str, piece: str) -> bool:
    """ "National Wool and Cotton Administration (NWCA)": its letters tell where the name begins."""
    called = _CALLED.match(piece)
    if called is None:
        return False
    letters, behind = called["letters"], _initials(called["name"])
    before = _initials(current)
    if letters.startswith(before[-2:]) and len(before) > 1 and behind.isupper() and called["name"].isupper():
        return True  # "Ministry of Science and ICT (MSIT)"
    return len(behind) < len(letters) and f"{before}{behind}".endswith(letters)


def _initials(words: str) -> str:
    return "".join(word[0] for word in re.findall(r"(?<![\w'])[A-Z][\w-]*", words))


HEADED = re.compile(
    rf"(?:{HEAD}|Academy|Army|Board|Bureau|Cent(?:er|re)|College|Committee|Company|Congress|Corporation|Corps|Court|Department"
    r"|Embassy|Facility|Federation|Forces?|Government|Group|Guard|House|Institute|Institutes|Lab|Laborator(?:y|ies)|Library"
    r"|Ministry|Mission|Museum|Nations|Navy|Office|Parliament|Pentagon|Police|Reserve|School|Senate|Service|Services|States|Survey"
    r"|Treasury|Union|University|[A-Z]{2,}s?|[\w.]+\.)(?: \([^()]*\))?$"
)
_IS_A_BODY = re.compile(
    rf"^(?!{HEAD})(?:[A-Z][\w'-]* ){{1,4}}(?:{HEAD}|Board|Bureau|Cent(?:er|re)|Corporation|Department|Institute|Office"
    r"|Services?|officials|representatives)(?: \([^()]*\))?$"
)
_KNOWN = re.compile(r"(?:the (?:[A-Z][\w'-]* )+|(?:the )?[A-Z][\w.]*(?:'s?|\.) |(?:[\w.'-]+ )+'s |[Ss]enior )")


def _is_half(current: str, piece: str) -> bool:
    """ "the Patent and Trademark Office": what stands before is no body by itself, and the whole has its article."""
    if not _IS_A_BODY.match(piece):
        return False
    current = re.sub("^The ", "the ", current.strip())
    last = re.split(r"(?<=[a-z])'s? |, ", current)[-1].removeprefix("the ")
    is_owned = last != current.removeprefix("the ") or _KNOWN.match(f"{current} ") is not None
    if not is_owned or HEADED.search(current) or last.rpartition(" of ")[2] in lexicon.COUNTRIES:
        return False
    return re.fullmatch(r"(?:of |for |the )*(?:[A-Z][\w.'-]*(?: (?:of|for))? ?){1,5}", last) is not None
