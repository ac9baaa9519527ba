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
_FEW = re.compile(rf"{_BEGINS}(?i:few|fewer|hardly any|scarcely any|not (?:all|every|many)|only (?:a )?few)\b[^,;:]*$")


def has_negated_subject(text: str, predicate: Predicate) -> bool:
    """Whether the "no" of a promise stands in its subject, where its act by itself says the opposite.

    >>> from commitments.grammar.reading import read
    >>> told = ("Neither side will raise tolls.", "No later than May, Peru will raise tolls.", "A few towns will pay.")
    >>> [has_negated_subject(words, read(words).predicates[0]) for words in told]
    [True, False, False]
    """
    return _NEGATED.search(text[: predicate.start].rstrip()) is not None


def is_of_few(predicate: Predicate) -> bool:
    """Whether it is told how few will: "Few countries will pay", "Not all of them will"."""
    return _FEW.search(predicate.before) is not None


_NOT_MADE = re.compile(
    r"(?:\b(?:not|never|cannot|no longer)|n't)(?! (?:only|just|merely|simply|least|to|been (?:more|so|as))\b)"
    r"(?: [a-z]+){0,3}? (?:agree|commit|concur|consent|dedicat|decid|determin|devot|guarant|intend|plan|pledg|promis"
    r"|recommit|resolv|undert|vow|aim|aspir|seek|hop|wish|(?:re)?affirm|announc|confirm|endors|adopt|ready|prepared"
    r"|willing|reach|renew)[a-z]*\b(?: to)?\W*$"
)
_NOT_MADE_IN = re.compile(r"(?:(?:will|shall) (?:not|never)|won't) (?:[a-z]+ly )?(?:commit|guarantee|pledge|promise)\b")


def is_not_made(text: str, predicate: Predicate) -> bool:
    """Whether it is said that it was not promised; what is promised not to be done is promised.

    >>> from commitments.grammar.reading import read
    >>> told = ("Peru has not agreed to pay.", "Peru agreed not to pay.", "Peru no longer intends to pay.")
    >>> [is_not_made(words, read(words).predicates[0]) for words in told]
    [True, False, True]
    """
    if predicate.form in ("will", "is-to", "would"):
        return _NOT_MADE_IN.match(text, predicate.start) is not None
    said = re.sub(r"(?: (?:not|never))+$", "", predicate.words)
    before = predicate.before[-16:].rpartition(",")[2]
    return _NOT_MADE.search(f"{before} {said}") is not None


_UNTRUE = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es?|ed|ing)|disput(?:es?|ed|ing)"
    r"|contradict(?:s|ed|ing)?)(?: (?!and\b|but\b)[\w'-]+){0,6} that$"
    r"|(?:\b(?:not|never)|n't) (?:(?:yet|ever|been|actually|[a-z]+ly) ){0,2}(?:true|the case|so|correct|accurate"
    r"|certain|sure|guarantee[ds]?|given|decided?|agreed?|clear|said|say|claim(?:ed)?|indicated?|stated?"
    r"|confirm(?:ed)?|announced?|promised?|pledged?|commit(?:ted)?|mean|imply|follow)(?: (?!and\b)[\w'-]+){0,3} that$"
    r"|\b(?:untrue|false|wrong|incorrect|unlikely|doubtful|a lie|a myth"
    r"|no (?:guarantee|promise|assurance|sign|evidence|suggestion)) that$"
)


def is_untrue(predicate: Predicate) -> bool:
    """Whether what it tells is denied: "It is not true that Peru will pay", "denied reports that it agreed to pay"."""
    start = predicate.subject.start
    return start > 0 and _UNTRUE.search(predicate.before[:start].rstrip()) is not None
