"""The places of a sentence where a clause may begin, and the verb that opens one there, if one does."""

import re
from typing import NamedTuple

from commitments.grammar.words import lexicon
from commitments.grammar.words.verbs import ADVERBS, SUBORDINATOR, WORD, base_of_act, is_gerund, listed, verbs


class Joint(NamedTuple):
    """A place between two words where a clause may begin."""

    start: int
    """Where the words before it end."""
    end: int
    """Where the words after it begin."""
    verb: int
    """Where a verb after it would stand: behind "by 2027," too."""
    comma: str
    conjunction: str


class Head(NamedTuple):
    """The verb that may open a clause behind a joint."""

    sort: str
    """`bare`, `to`, `gerund`, `finite`, `own` (with a subject of its own), `that`."""
    verb: str
    end: int
    """Where the verb ends."""
    is_sure: bool = True
    """Not a word that may as well be a noun."""
    has_rest: bool = True
    """Something follows it: a verb without may share the object of the next one."""
    has_to: bool = False
    """A gerund behind "to": "committed to building ports and to closing mines"."""
    is_same_subject: bool = False
    """ "We … and we …": it cannot belong to anything but the sentence."""


_MARK = r"(?:\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)\s)?"
# "and, by 2027, abolish": it belongs to what stands behind it.
_ASIDE = r"(?:, (?P<{}>[^,;:.]{{2,40}}),)?"
_ALONE = r"/|and/or|and then|and|but|or|nor|yet|plus|&|as well as|while|whilst|whereas"
_JOINT = re.compile(
    rf"(?P<comma>[;:,]) (?:(?P<joined>{_ALONE}|then){_ASIDE.format('aside')} )?{_MARK}"
    rf"| (?P<alone>{_ALONE}){_ASIDE.format('apart')} {_MARK}"
    r"| (?P<dash>[–—]) (?:(?:and|or|but) )?"
)
# Where a part begins that nobody would divide from the rest, though it may say something.
_BOLD_JOINT = re.compile(rf"{_JOINT.pattern}| \((?:(?:and|or|but) )?")
_STRONG = (
    r"(?:an?|the|our|their|its|his|her|my|your|this|that|these|those|all|both|each|every|any|no|new|more|further"
    r"|additional|other|existing|such|at least|up to|over|one|two|three|four|five|six|seven|eight|nine|ten|[a-z]+'s"
    r"|it|them|us|him|\d[\w.,]*|[$€£¥]\S*|US\$\S*)\b"
)
STRONG_NEXT = re.compile(rf" (?:{_STRONG}|[$€£¥\d])")
_DETERMINER_NEXT = re.compile(
    r" (?:an?|the|our|their|its|his|her|my|your|no|any|every|new|[a-z]+'s|\d[\w.,]*|it|them|us|him"
    r"|all (?:of|the|our|their|its))\b| [$€£¥]"
)
_TOLD_NEXT = re.compile(rf" (?:{_STRONG}|[$€£¥\d]|[a-z]+ to\b|(?:to|that|on|upon|with|for|in|as)\b|[A-Z])")
_MODAL = re.compile(r"(?:will|shall|must|should|would|can|cannot|could|may|might|won't)\b(?=,? )")
_AUXILIARY = re.compile(r"(?:is|are|am|was|were|has|have|had|do|does|did)\b(?= )")
_OWN = re.compile(
    r"(?P<subject>[^,;:()\"]{1,120}?) (?P<verb>will|shall|must|should|would|can|cannot|could|is|are|was|were|has|have"
    r"|had|agrees?|agreed|commits|committed|pledges|pledged|promises|promised|vows|vowed|undertakes|undertook"
    r"|intends?|announced|decided|signed|welcomed|launched)\b"
)
# "and France opens three clinics": of a name, any verb that something stands behind.
_NAMED = re.compile(rf"(?:[Tt]he )?[A-Z][^,;:()\"]{{0,60}}? (?P<verb>[a-z]{{3,}})(?={STRONG_NEXT.pattern})")
# "Fiji, Samoa and Tonga to"
_ROW_OF_NAMES = re.compile(r"(?:^|[^.] )[A-Z][\w.'-]*$")
# "peace between Israel and Syria will", "announced that Peru and Chile will"
_HALF_A_SUBJECT = re.compile(
    r"\bbetween [^,;:]{1,60}$"
    r"|(?:^|[,;:] |\b(?:that|which|if|when|where|whether|as|until) )(?:[Tt]he )?[A-Z][\w.'-]*"
    r"(?: (?:of |the )?[A-Z][\w.'-]*){0,5}$"
)
# "Peru plans to plant trees, and the European Union to buy timber"
_GAPPED = re.compile(
    r"(?:with )?(?:[Tt]he )?[A-Z][\w.'-]*(?: (?:of |the |and )?[A-Z][\w.'-]*){0,6} to (?P<verb>[a-z-]+)\b"
)
_CONTRACTED = re.compile(r"(?:(?:we|I|they|he|she|it|you)'(?:ll|re|ve|m|s|d)|let's|let us)\b")
_PRONOUN = re.compile(r"(?P<subject>we|I|they) (?P<verb>[a-z]+)\b")


def joints(text: str, *, is_bold: bool = False) -> list[Joint]:
    pattern = _BOLD_JOINT if is_bold else _JOINT
    return [
        Joint(
            found.start(),
            found.start("aside") if found["aside"] else found.start("apart") if found["apart"] else found.end(),
            found.end(),
            found["comma"] or ("," if found["dash"] else ""),
            found["joined"] or found["alone"] or "",
        )
        for found in pattern.finditer(text)
        if is_bold or (found["joined"] or found["alone"]) not in ("or", "nor", "and/or")
    ]


def head_at(text: str, joint: Joint) -> Head | None:
    """The verb that begins behind a joint, if one does."""
    begin = ADVERBS.match(text, joint.verb).end()  # type: ignore[union-attr]
    if own := _own(text, joint, begin):
        return own
    if found := _MODAL.match(text, begin) or _AUXILIARY.match(text, begin):
        return Head("finite", found[0], found.end())
    opens = WORD.match(text, begin)
    if opens is None:
        return None
    first = opens[0]
    if first == "to":
        begin = ADVERBS.match(text, min(opens.end() + 1, len(text))).end()  # type: ignore[union-attr]
        second = WORD.match(text, begin)
        if second is None or not (second[0] in verbs() or is_gerund(second[0])):
            return None
        sort = "to" if second[0] in verbs() else "gerund"
        return Head(sort, second[0], second.end(), has_rest=_has_rest(text, second.end()), has_to=True)
    is_strong = bool(STRONG_NEXT.match(text, opens.end()))
    if first in verbs() or (is_strong and first in listed("also_nouns")):
        is_told = first in listed("telling") and bool(_TOLD_NEXT.match(text, opens.end()))
        is_sure = first not in listed("also_nouns") or is_strong or is_told
        return Head("bare", first, opens.end(), is_sure, _has_rest(text, opens.end()))
    if is_gerund(first) and not text.startswith(" of ", opens.end()):
        is_noun = base_of_act(first) in listed("also_nouns") and not STRONG_NEXT.match(text, opens.end())
        return Head("gerund", first, opens.end(), not is_noun, _has_rest(text, opens.end()))
    if _is_unknown_verb(first, text, opens.end()):
        return Head("bare", first, opens.end())
    if first.islower() and _TOLD_NEXT.match(text, opens.end()) and _is_finite(first, text, opens.end()):
        return Head("finite", first, opens.end())
    return None


def own_subject(text: str) -> str:
    """Who does something in a clause that names its subject: nobody in "close two mines"."""
    head = _own(text, Joint(0, 0, 0, "", ""), 0)
    if head is None or head.sort != "own":
        return ""
    return text[: head.end].removesuffix(head.verb).strip().removesuffix(" to").removeprefix("with ")


def _is_unknown_verb(word: str, text: str, end: int) -> bool:
    """ "and gizmotise the port": before a determiner or a figure stands a verb, unless it is known to be none."""
    is_plain = word.islower() and len(word) > 2 and not word.endswith(("s", "ed", "ing", "ly", "'t"))
    return is_plain and word not in listed("never_verbs") and bool(_DETERMINER_NEXT.match(text, end))


def _is_finite(word: str, text: str, end: int) -> bool:
    """Whether a word in -ed or -s is somebody's act: "and based on", "and supplies for" are none."""
    if word in listed("past"):
        return True
    if not (word.endswith("ed") or base_of_act(word)):
        return False
    is_strong = STRONG_NEXT.match(text, end) or re.match(r" [A-Z]", text[end : end + 2])
    return bool(is_strong) or base_of_act(word) in listed("telling")


def _own(text: str, joint: Joint, begin: int) -> Head | None:
    """A subject with its verb behind a joint: "and the Ministry will report"."""
    sort = "own"
    if text.startswith("that ", begin):
        sort, begin = "that", begin + 5
    if dated := _PREFIX.match(text, begin):
        begin = dated.end()
    if found := _CONTRACTED.match(text, begin):
        return Head(sort, "", found.end())
    if (found := _PRONOUN.match(text, begin)) and not found["verb"].endswith("ly"):
        is_same = sort == "own" and found["subject"] == "we" and text.startswith(("We ", "We'"))
        return Head(sort, found["verb"], found.end(), is_same_subject=is_same)
    found = _OWN.match(text, begin, begin + 160)
    if found is None:
        return _of_a_name(text, joint, begin, sort)
    return Head(sort, found["verb"], found.end()) if _is_subject(text, joint, found) else None


def _of_a_name(text: str, joint: Joint, begin: int, sort: str) -> Head | None:
    """ "and France opens three clinics", "and the Bank to lend money"."""
    named = _NAMED.match(text, begin, begin + 160)
    if named and (named["verb"] in listed("past") or base_of_act(named["verb"])):
        return Head(sort, named["verb"], named.end())
    if _ROW_OF_NAMES.search(text, max(0, joint.start - 40), joint.start):
        return None
    gapped = _GAPPED.match(text, begin)
    return Head(sort, gapped["verb"], gapped.end()) if gapped and gapped["verb"] in verbs() else None


def _is_subject(text: str, joint: Joint, found: re.Match[str]) -> bool:
    """Whether the words before a verb are its subject, and all of it."""
    subject = found["subject"]
    opens = subject.split(" ", 1)[0]
    if opens in verbs() and (" and " in subject or opens not in listed("also_nouns")):
        return False  # "publish results, and Germany will": the first is no subject
    if SUBORDINATOR.search(subject) or re.search(r"\bto [a-z]", subject) or subject.count(" ") > 11:
        return False
    if opens.casefold() in _NO_SUBJECT or subject.endswith((" the", " and", " political")):
        return False
    if joint.conjunction == "and" and _HALF_A_SUBJECT.search(text, max(0, joint.start - 80), joint.start):
        return False
    if subject[:1].isupper() or re.match(_STRONG, subject):
        return True
    if joint.comma:
        return True
    # "schools and hospitals have": a row of nouns more often than a clause
    return subject.count(" ") <= 3 and (not joint.conjunction or found["verb"] in ("will", "shall"))


# "and in 2027 we will", "and if it fails, Peru will"
_PREFIX = re.compile(
    r"(?:in|by|from|on|at|within|under|during|before|after|to|with|for) [^,;:.]{1,40}?,? (?=(?:we|they|I|it|he|she)\b)"
    r"|(?:if|when|where|once|unless|until|as|while|although|should) [^,;:.]{1,60}, "
)
_NO_SUBJECT = lexicon.words(
    "in on at by for from to with within without under through during after before since of as if when while because "
    "which who that whose where including such"
)


def _has_rest(text: str, end: int) -> bool:
    """Whether a verb is followed by more than a comma or another verb beside it."""
    rest = text[end : end + 12]
    return bool(re.match(r" (?!and\b|or\b|but\b|–|—)", rest))


# "support for", "work on": behind a word that may be a noun, it makes it one.
NOT_OBJECT = r" (?:for|of|in|on|with|to|at|from|by|across|between|through|under)\b"
