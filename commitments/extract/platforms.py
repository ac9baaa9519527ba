"""Whether a text is nothing but promises, as a manifesto is, or but one of them, or a report that seldom promises."""

import re

from commitments.dates import A_MONTH
from commitments.grammar.words.plain import holds_any
from commitments.sentences.cut import Role, Sentence

_PLATFORM = re.compile(
    r"manifesto|platform|throne|mandate letter|election|programme for government|king's speech|queen's speech"
    r"|policy address|coalition agreement",
    re.I,
)


_OWN_WILL = re.compile(
    r"\b(?:[Mm]y|[Tt]he|[Oo]ur|[Tt]his) (?:new |next |\w+ )?[Gg]overnment will\b"
    r"|\b[Aa] (?:[\w-]+ ){1,3}[Gg]overnment will\b|\b[Ww]e(?: will|['’]ll)\b|^It will\b|^And it will\b"
)
_WILL_STEMS = ("t will", "e will", "e'll", "e’ll")


def is_platform(description: str, found: list[Sentence]) -> bool:
    """Whether a text is nothing but promises: by its kind, or because one government or party "will" throughout."""
    if _PLATFORM.search(description):
        return True
    openings = sum(sentence.role is Role.LEAD_IN and bool(_OWN_WILL.search(sentence.text)) for sentence in found)
    if openings >= 5:
        return True
    prose = [sentence.text for sentence in found if sentence.role is not Role.HEADING][:3000]
    own = sum(1 for words in prose if holds_any(words, _WILL_STEMS) and _OWN_WILL.search(words))
    joint = sum(1 for words in prose if holds_any(words, _JOINT_STEMS) and _JOINT.search(words))
    if len(prose) < 12 or own < 8 or own <= len(prose) * 0.1 or joint >= own * 0.6:
        return False
    return sum(1 for words in prose if _SEVERAL.search(words)) < max(2, len(prose) * 0.03)


_JOINT = re.compile(r"\b(?:leaders|reaffirm|[Pp]resident|Prime Minister|G7|G20|Ministers|signatories|Parties)\b")
_JOINT_STEMS = ("leaders", "reaffirm", "resident", "Prime Minister", "G7", "G20", "Ministers", "signatories", "Parties")
# Who speaks in a text of several governments: its "we will" is no party's.
_SEVERAL = re.compile(
    r"\b[Oo]ur (?:two |three |four )?(?:administrations|countries|governments|nations|peoples)\b"
    r"|\b(?:[Bb]oth|[Tt]hree|[Tt]wo) (?:countries|governments|leaders|nations|sides)\b|\b[Ww]e, the [A-Z]?[a-z]+s\b"
    r"|\b(?:G7|G20|Quad|ASEAN)\b|\bU\.?S\.?-(?:EU|ASEAN|Africa|Pacific)\b|\bpartner (?:countries|governments)\b"
)


_AHEAD = re.compile(r"\b(?:will|shall|intends?|plans? to|commit|pledge|agree)|['’]ll\b")
_AHEAD_STEMS = ("will", "shall", "intend", "plan", "commit", "pledge", "agree", "'ll", "’ll")
_BEHIND = re.compile(
    r"\b(?:has|have) (?:also |now |already )?(?:[a-z]+ed|been|built|given|held|led|made|seen|taken)\b"
    rf"|\b(?:in|since|last|this) (?:\w+ )?(?:{A_MONTH}|(?:19|20)\d\d|year|month|week)\b"
    r"|\bearlier this|\bto date\b|\bso far\b|\bago\b",
    re.I,
)


def is_entry(found: list[Sentence]) -> bool:
    """Whether a text is but a sentence or two: what somebody has taken out of its own text, and gives alone."""
    return len(found) <= _ENTRY


_ENTRY = 2


def is_report(found: list[Sentence]) -> bool:
    """Whether a text tells what was done: its sentences look back, and few say what anybody will do or commits to."""
    said = [one.text for one in found if one.role is not Role.HEADING][:3000]
    if (
        len(said) < 12
        or sum(1 for words in said if holds_any(words, _AHEAD_STEMS) and _AHEAD.search(words)) >= len(said) * 0.26
    ):
        return False
    return sum(1 for words in said if _BEHIND.search(words)) > len(said) * 0.08
