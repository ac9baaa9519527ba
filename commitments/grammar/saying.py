"""Whether a part of a sentence says something by itself, be it a clause or not: for `segments`, which asks in doubt.

A verb is known by its list, by its ending, or by what stands around it; what is no verb is taken for one now and then.
"""

import re
from typing import NamedTuple

from commitments.grammar.joints import NOT_OBJECT, STRONG_NEXT, Head, Joint
from commitments.grammar.words import lexicon
from commitments.grammar.words.verbs import FINITE, PAST, base_of_act, is_in_opening_phrase, listed, opening_verb, verbs


class Part(NamedTuple):
    """What stands between two cuts of a plain sentence, the joint before it left out."""

    start: int
    stop: int
    joint: Joint
    head: Head | None


class Earlier(NamedTuple):
    """What stood before a part in its sentence."""

    is_past: bool = False
    """Something was done."""
    is_row: bool = False
    """The part before is a word or two: of a row of nouns."""
    is_doing: bool = False
    """A gerund opened a part."""

    def and_then(self, text: str, part: Part, *, has_verb: bool) -> "Earlier":
        words = text.count(" ", part.start, part.stop) + 1
        return Earlier(
            self.is_past or _is_of_the_past(text, part),
            not has_verb and words < 3,
            self.is_doing or _sort(text, part) == "gerund",
        )


def says(text: str, part: Part, earlier: Earlier, *, is_of_infinitives: bool) -> bool:
    """Whether there is a verb in the part; an infinitive that opens the sentence is one where others go on from it."""
    start, stop = part.start, part.stop
    if not start and (_opens_with_a_verb(text, stop, with_to=is_of_infinitives) or _is_of_the_past(text, part)):
        return True
    if part.joint.conjunction != "or" and _SUM.match(text, start, stop):
        return True
    if _ALWAYS.match(text, start, stop) or _has_finite(text, start, stop):
        return True
    if _ENDS_IN_A_VERB.match(text, start, stop) and base_of_act(text[start:stop].rstrip(".!?)").split()[-1]):
        return True
    relative = _RELATIVE.match(text, start, stop)
    if relative and (relative[1].endswith("ed") or relative[1] in verbs() or base_of_act(relative[1])):
        return True
    if part.head is not None and part.head.end <= stop and _counts(text, part.head, earlier):
        return True
    if not earlier.is_row and (_opens_in_s(text, part) or (earlier.is_past and _opens_in_ed(text, part))):
        return True
    return bool(start) and (_is_left_passive(text, start, stop) or _is_to_be_done(text, start, stop))


# "$5 million to build schools and $3 million to train teachers": a sum stands for its verb.
_SUM = re.compile(
    r"(?:[A-Z][\w.'-]*(?: (?:of |the )?[A-Z][\w.'-]*){0,4} )?(?:followed by )?"
    r"(?:with |up to |over |at least |another |an additional )?"
    r"(?:[A-Z]{0,3}[$€£¥]\s?\d|(?:EUR|USD|GBP) \d|\d[\d.,]* (?:million|billion|trillion)\b)"
    r"|(?!The |These |Those |Our |All |In |By |At |On )[A-Z][\w.'-]*"
    r" (?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten) [a-z]"
)
# "and that no child goes hungry" says something whatever its verb; "because of" and "if possible" do not.
_ALWAYS = re.compile(
    r"(?i:because (?!of\b)|although |unless |whereas |whose |who |whom |which |whenever )"
    r"|(?i:if|when|where|though) \S+ \S+|(?:(?:and |or )?that (?:no|every|each|all|any) \w+ \w)"
)
# "until the commission reports": behind these a clause stands, and no noun alone.
_ENDS_IN_A_VERB = re.compile(r"(?:if|when|until|because|unless|once|whenever|although|though) .* [a-z]+s[.!?)]*$")
_RELATIVE = re.compile(r"(?:that|which|who|where) (?:[a-z]+ly )?([a-z]+)\b")
_IN_S = re.compile(r"(?:[a-z]+ly |also |then )?(?P<verb>[a-z]{3,}s)(?= [a-z])(?! (?:and|or|but) )")
_IN_ED = re.compile(rf"(?:[a-z]+ly |also |then )?(?P<verb>[a-z]{{3,}})\b(?!{NOT_OBJECT})(?= \w)")
_TO_BE_DONE = re.compile(r"(?<!to) be (?:[a-z]+ly )?([a-z]+)\b")
_PASSIVE = re.compile(r"\b(?:be|been|is|are|was|were) (?:[a-z]+ly )?([a-z]+)\b")
_DONE = re.compile(r"(?<=\w )[a-z]{3,}\b")
_NO_ACT = lexicon.words("starting beginning following including according regarding concerning ranging depending")


def _sort(text: str, part: Part) -> str:
    if part.start:
        return part.head.sort if part.head else ""
    return (opening_verb(text) or ("",))[0]


def _counts(text: str, head: Head, earlier: Earlier) -> bool:
    if not head.has_rest or head.verb in _NO_ACT or _is_adjective(text, head):
        return False
    if head.sort not in ("bare", "gerund") or head.is_sure:
        return True
    is_doubtful = head.sort == "gerund" and not earlier.is_doing
    return not is_doubtful and not earlier.is_row and not re.match(NOT_OBJECT, text[head.end : head.end + 9])


def _is_adjective(text: str, head: Head) -> bool:
    """ "space, and emerging technologies"."""
    is_one = head.sort == "gerund" and head.verb in listed("adjectives_in_ing")
    return is_one and not head.has_to and not STRONG_NEXT.match(text, head.end)


def _opens_in_s(text: str, part: Part) -> bool:
    """ "that drives growth, supports towns and creates jobs"."""
    found = _IN_S.match(text, part.joint.verb, part.stop)
    if found is None or not base_of_act(found["verb"]):
        return False
    return _is_no_noun(found["verb"]) or not re.match(NOT_OBJECT, text[found.end() : found.end() + 9])


def _is_no_noun(word: str) -> bool:
    """ "climbs", and not "talks", which may be of any subject."""
    return word not in listed("nouns_in_s") and base_of_act(word) not in listed("also_nouns")


def _opens_in_ed(text: str, part: Part) -> bool:
    """ "The leaders welcomed the plan and asked ministers": behind "will" it would be "and improved roads"."""
    found = _IN_ED.match(text, part.joint.verb, part.stop)
    return found is not None and _is_past(found["verb"])


def _is_past(word: str) -> bool:
    return word.endswith("ed") or word in listed("past")


def _is_left_passive(text: str, start: int, stop: int) -> bool:
    """ "Duties will be lowered and quotas abolished"."""
    before = _PASSIVE.finditer(text, max(0, start - _WINDOW), start)
    return any(_is_done(found[1]) for found in before) and any(map(_is_done, _DONE.findall(text, start, stop)))


def _is_to_be_done(text: str, start: int, stop: int) -> bool:
    """ "cameras will be worn and footage be kept"."""
    return any(_is_done(found[1]) for found in _TO_BE_DONE.finditer(text, start, stop))


def _is_done(word: str) -> bool:
    return _is_past(word) or word in lexicon.PARTICIPLES


def _opens_with_a_verb(text: str, stop: int, *, with_to: bool) -> bool:
    """A list item's, or a participle's before the sentence: "Recognising the danger, we"; no "To boost trade, we"."""
    found = opening_verb(text)
    if found is None or not stop > found[2]:
        return False
    sort, verb, end = found
    if sort == "to":
        return with_to
    return sort == "bare" or (sort == "gerund" and bool(STRONG_NEXT.match(text, end)) and verb not in _NO_ACT)


def _is_of_the_past(text: str, part: Part) -> bool:
    if any(word in listed("past") for word in text[part.start : part.stop].split()):
        return True
    found = PAST.search(text, part.start, part.stop)
    return found is not None and (part.start > 0 or not is_in_opening_phrase(text, found.start()))


_WINDOW = 300
_SAYS_MORE = re.compile(r"\W*\w")
_ALONE = lexicon.words("met")
_ACT = re.compile(r"\b[a-z][a-z-]+(?= |[.!?)]*$)")


def _has_finite(text: str, start: int, stop: int) -> bool:
    for found in FINITE.finditer(text, start, stop):
        if found[0] in _ALONE or _SAYS_MORE.match(text, found.end(), stop):
            return True
    return any(_is_act(text, found, start) for found in _ACT.finditer(text, start, stop))


_ADVERB_LAST = re.compile(r" (?:also|now|[a-z]+ly) $")
_TO = re.compile(r" to ([a-z-]+)\b")
_BEFORE_NOUNS = lexicon.words(
    "the a an our their its his her my your to of for in on with by from and or as at this that these those new all "
    "more most other some such no any every each both into under than across including"
)
_OBJECT = re.compile(rf"(?!{NOT_OBJECT}| (?:and|or|but|as)\b) [a-z]")


def _is_act(text: str, found: re.Match[str], start: int) -> bool:
    """ "Peru opens three clinics", "Italy promised a hospital", "France built the dam", "efforts reflect our will"."""
    word, end = found[0], found.end()
    before = _ADVERB_LAST.sub("", text[max(start, found.start() - 40) : found.start()]).split()
    if not before or before[-1].casefold() in _BEFORE_NOUNS or before[-1].endswith(("'s", ",")):
        return False
    base = word if word in verbs() else base_of_act(word)
    if (purpose := _TO.match(text, end)) and purpose[1] in verbs():
        is_before_one = base in listed("chaining") or (base and base not in listed("also_nouns"))
        return bool(is_before_one) and (word != base or _is_of_many(before[-1]))
    is_strong = bool(STRONG_NEXT.match(text, end) or re.match(r" [A-Z]", text[end : end + 2]))
    if word in listed("only_past") or (before[-1].casefold() == "it" and _is_past(word)):
        return True
    if _is_past(word):
        return is_strong
    is_verb_alone = base not in listed("also_nouns")
    if not base or not (is_strong or is_verb_alone):
        return False
    if word == base:
        is_last = not text.startswith(" ", end)
        return _is_of_many(before[-1].lower() if is_last else before[-1]) or (is_strong and is_verb_alone)
    return is_strong or bool(_OBJECT.match(text, end)) or (word.endswith("s") and _is_no_noun(word))


def _is_of_many(word: str) -> bool:
    """A noun in the plural, or a name: what a verb without an ending may stand behind."""
    return word[:1].isupper() or (word.endswith("s") and not word.endswith("ss"))
