"""Promises that were not made, or that are made of nobody: "did not commit", "neither side will", "few will"."""

import re

from commitments.grammar.reading import Predicate

_BEGINS = r"(?:^|[,;:.()\[\]\"–—\d] ?|\b(?:that|and|but|so|because|as|while) )"
_NEGATED = re.compile(
    rf"{_BEGINS}(?i:neither (?:[^,;:]*|[^;:]*\bnor\b[^,;:]*)"
    r"|(?:none|nobody|no one|nothing|not (?:a|an|any|all|every|many|one)|few|fewer|hardly any|scarcely any"
    r"|only (?:a )?few)\b[^,;:]*"
    r"|no (?!doubt|fewer|later|less|longer|matter|more|one|sooner|wonder)[^,;:]*)$"
)
_FEW = re.compile(
    rf"{_BEGINS}(?i:few|fewer|hardly any|scarcely any|not (?:all|every|many)|only (?:a )?few|rarely|seldom)\b[^,;:]*$"
)


def has_negated_subject(text: str, predicate: Predicate) -> bool:
    """Whether the "no" of a promise stands in its subject, where its act by itself says the opposite.

    >>> from commitments.grammar.reading import read
    >>> told = ("Neither side will raise tolls.", "No later than May, Peru will raise tolls.", "A few towns will pay.")
    >>> [has_negated_subject(words, read(words).predicates[0]) for words in told]
    [True, False, False]
    """
    before = text[: predicate.start].rstrip()
    return _NEGATED.search(before, max(before.rfind(";"), before.rfind(":"), 0)) is not None


def is_of_few(predicate: Predicate) -> bool:
    """Whether it is told how few will: "Few countries will pay", "Not all of them will"."""
    before = predicate.before
    return _FEW.search(before, max(before.rfind(","), before.rfind(";"), before.rfind(":"), 0)) is not None


_PROMISED = (
    r"(?:agree|commit|concur|consent|dedicat|decid|determin|devot|guarant|intend|plan|pledg|promis|recommit"
    r"|resolv|undert"
    r"|vow|aim|aspir|seek|hop|wish|(?:re)?affirm|announc|confirm|endors|adopt|ready|prepared|willing|reach"
    r"|renew)[a-z]*\b"
)
_NOT_MADE = re.compile(
    r"(?:\b(?:not|never|cannot|no longer)|n't)(?! (?:only|just|merely|simply|least|to|been (?:more|so|as))\b)"
    rf"(?: (?:yet|ever|even|been|be|have|so|far|to|date|able|willing|[a-z]+ly)){{0,3}} {_PROMISED}(?: to)?\W*$"
    r"|\b(?:den(?:y|ies|ied|ying)|rul(?:es?|ed|ing) out|stop(?:s|ped|ping)? short of)"
    rf"(?: (?:having|ever|that|he|she|it|they|we|had|has|have)){{0,4}} {_PROMISED}(?: to)?$"
    r"|^(?:.* )?(?:ma[dk]es?|g[ai]ves?) no$"
)
_MADE_NONE = re.compile(r"(?:(?:has|have|had) )?(?:ma[dk]es?|g[ai]ves?|given) (?:absolutely )?no ")
_NOT_MADE_IN = re.compile(
    r"(?:(?:will|shall) (?:not|never)|won't) (?:[a-z]+ly )?(?:commit|guarantee|pledge"
    r"|promise)\b"
)
_GIVEN_UP = re.compile(
    r"\b(?:abandon|abrogat|betray|disavow|disown|dropp|ignor|renounc|repudiat|rescind|retract|revok|scrapp|violat)"
    r"(?:e|es|ed|s|ing)(?: (?:its|their|his|her|our|the|a|an))?(?: [\w'-]+){0,3}$"
    r"|\b(?:withdr[ae]wn?|withdraws|withdrawing|bro(?:ke|ken)|breaks?|breaking|gave up|g[ai]ven? up"
    r"|reneg(?:e|es|ed|ing) on|back(?:s|ed|ing)? (?:away|out|down) (?:from|of|on)|walk(?:s|ed|ing)? away from)"
    r"(?: (?:its|their|his|her|our|the|a|an))(?: [\w'-]+){0,3}$"
    r"|\b(?:no|without (?:any|an?|making any)|any lack of)(?: [\w-]+){0,2}$"
)


def is_not_made(text: str, predicate: Predicate) -> bool:
    """Whether it is said that it was not promised; what is promised not to be done is promised.

    >>> from commitments.grammar.reading import read
    >>> told = ("Peru has not agreed to pay.", "Peru agreed not to pay.", "Peru no longer intends to pay.")
    >>> [is_not_made(words, read(words).predicates[0]) for words in told]
    [True, False, True]
    """
    if predicate.form in ("will", "is-to", "would"):
        return _NOT_MADE_IN.match(text, predicate.start) is not None
    if predicate.form in _BY_NOUNS and _GIVEN_UP.search(predicate.before[-60:]):
        return True
    if predicate.form in _BY_VERBS and has_negated_subject(text, predicate):
        return True  # "Neither side has agreed to"
    said = re.sub(r"(?: (?:not|never))+$", "", predicate.words)
    before = predicate.before[-40:].rpartition(",")[2]
    return _NOT_MADE.search(f"{before} {said}") is not None or _MADE_NONE.match(text, predicate.start) is not None


_BY_NOUNS = ("noun", "renewal")
_BY_VERBS = ("commit", "be-committed", "agree", "decide", "decide-on", "decide-that", "announce", "sign", "renew")

_UNTRUE = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es?|ed|ing)|disput(?:es?|ed|ing)"
    r"|contradict(?:s|ed|ing)?|rul(?:es?|ed|ing) out)(?: (?!and\b|but\b)[\w'-]+){0,6} that$"
    r"|(?:\b(?:not|never)|n't) (?:(?:yet|ever|been|actually|[a-z]+ly) ){0,2}(?:true|the case|so|correct|accurate"
    r"|certain|sure|guarantee[ds]?|given|decided?|agreed?|clear|said|say|claim(?:ed)?|indicated?|stated?"
    r"|confirm(?:ed)?|announced?|promised?|pledged?|commit(?:ted)?|mean|imply|follow)(?: (?!and\b)[\w'-]+){0,3} that$"
    r"|\b(?:untrue|false|wrong|incorrect|unlikely|doubtful|a lie|a myth"
    r"|no (?:agreement|assurance|commitment|consensus|decision|evidence|guarantee|intention|plan|pledge|promise|sign"
    r"|suggestion|understanding)) that$"
    rf"|{_BEGINS}(?i:nobody|no one|none of|neither|no [a-z]+)\b[^,;:]* (?:said|says?|stated|promised|agreed|pledged"
    r"|confirmed|announced|claims?|guarantee[sd]?|thinks?) that$"
)


def is_untrue(predicate: Predicate) -> bool:
    """Whether what it tells is denied: "It is not true that Peru will pay", "denied reports that it agreed to pay"."""
    front = predicate.front.rstrip()
    return front.endswith(" that") and _UNTRUE.search(front) is not None


def is_supposed(text: str, predicate: Predicate) -> bool:
    """Whether it is told of what was not, or warned of.

    >>> from commitments.grammar.reading import read
    >>> told = ("Had they renewed their pledge to pay, he", "Without aid, the fund will run dry.", "It will act.")
    >>> [is_supposed(words, read(words).predicates[0]) for words in told]
    [True, True, False]
    """
    if "," not in predicate.before and _HAD.match(text):
        return True
    return predicate.form == "will" and bool(_FAILING.match(text) and _COMES_TO.match(predicate.after))


# "Had both sides renewed their pledge", "Without fresh money, the fund will run dry": what was not, what is warned of
_HAD = re.compile(r"(?:Had|Should|Were) (?:the|they|it|he|she|we|both|all|this|that|their|its|[A-Z])")
_FAILING = re.compile(
    r"(?:Without (?!delay\b|doubt\b|exception\b|fail\b|hesitation\b|prejudice\b|question\b|waiting\b"
    r"|further (?:ado|delay)\b)"
    r"|Absent |Barring |But for |Failing |Unless |In the absence of |Should )"
)
_COMES_TO = re.compile(
    r"(?:be (?:empty|forced|lost|obliged|unable|[a-z]+ out)|become|cease|close|collapse|cost|cut|default|die|dry"
    r"|end|expire|fail|fall|go|halt"
    r"|have to|lapse|leave|lose|miss|need|run (?:dry|low|out|short)|see|shrink|shut|sink|stop|struggle|suffer"
    r"|suspend)\b"
)


def is_of_a_book(predicate: Predicate) -> bool:
    """Whether a book or the like tells it."""
    return _OF_A_BOOK.match(predicate.before) is not None


# "The biography describes how he renewed his pledge"
_OF_A_BOOK = re.compile(
    r"(?:The|An?|This|His|Her|Their) (?:[\w'-]+ ){0,3}?(?i:article|autobiography|biography|book|chapter"
    r"|documentary|essay|exhibition|film|historian"
    r"|memoirs?|museum|novel|obituary|painting|play|poem|portrait|thesis)\b(?: [\w'-]+){0,6}?"
    r" (?:argues?|claims?|compares?|depicts?|describes?|dwells?|explains?|recalls?|recounts?|relates?|says?"
    r"|shows?|suggests?|tells?)\b"
)


def is_recited(text: str, before: str) -> bool:
    """Whether what follows is only recalled or noted by a line of a preamble.

    >>> is_recited("Recalling that at their talks, they agreed to meet;", "Recalling that at their talks, they")
    True
    """
    return text.endswith((";", ",")) and _RECITED.match(before) is not None


# "Recalling that at their talks in 2008, they agreed to;": no main clause has begun yet
_RECITED = re.compile(
    r"(?:Acknowledging|Aware|Bearing in mind|Considering|Convinced|Mindful|Noting|Recalling"
    r"|Recogni[sz]ing)(?: also)? that "
    r"(?:(?:after|at|by|during|following|in|on|under) (?:(?! (?:was|were|is|are|has|had|[a-z]+ed) )[^,;:]){3,80}, )?"
    r"[^,;:]*$"
)
