"""What sort of promise a sentence makes: its rule says it, and of some rules the verb or what it is done to."""

import re
from collections.abc import Sequence

from commitments.grammar.actors import Who
from commitments.grammar.reading import Predicate
from commitments.grammar.words import lexicon
from commitments.grammar.words.participles import base_of_gerund
from commitments.grammar.words.verbs import verbs
from commitments.model import Kind
from commitments.promises import Voice

_LAUNCHED = lexicon.words(
    "begin convene create establish form found inaugurate initiate introduce launch open pilot set stand start"
)
_COMMITTED = lexicon.words("commit pledge promise undertake")
_AGREED = lexicon.words(
    "adopt approve approved approves adopted adopts endorse endorsed endorses establish extend renew set"
)
_SIGNED_ALONE = re.compile(
    r"[^,;:.]{0,60}?\b(?:(?i:executive orders?|bills?|laws?|legislation)|Orders?|Acts?|Proclamations?"
    r"|Memorand(?:um|a)(?! of (?i:understanding)))\b"
)
_WELCOMED = re.compile(
    r"[^,;:.]{0,60}?\b(?:(?P<launch>creation|establishment|launch|opening)|(?P<announcement>announcement)"
    r"|(?P<renewal>(?:re)?affirmation)|(?P<promise>commitment|intention|pledge|willingness))\b"
)
_PACT = re.compile(
    r"[^,;:.]{0,60}?\b(?:accord|agreement|arrangement|compact|contract|convention|deal|memorand|pact|treaty)", re.I
)


def kind_of(voices: Sequence[Voice], predicate: Predicate | None, text: str, intro: str = "") -> Kind:
    """The kind of a promise; of several rules that speak, the one that says most names it. `intro` is the lead-in of
    the list that it stands in.

    >>> from commitments.grammar.reading import read
    >>> def of(words, kind):
    ...     return kind_of([Voice("", 1, kind)], next(iter(read(words).predicates), None), words).value
    >>> of("Peru is committing $5 million.", Kind.LAUNCH), of("Peru is opening a port.", Kind.LAUNCH)
    ('pledge', 'launch')
    >>> of("The President signed an Order to open ports.", Kind.AGREEMENT), of("We signed a pact.", Kind.AGREEMENT)
    ('announcement', 'agreement')
    >>> of("Peru is going to hire nurses.", Kind.LAUNCH), of("Peru is hiring nurses.", Kind.LAUNCH)
    ('pledge', 'announcement')
    >>> of("Peru has built a port.", None)
    'announcement'
    """
    told = next((voice.kind for voice in sorted(voices, key=_reaffirmation_first) if voice.kind), None)
    if _ASKED_OF.search(intro) and not _OF_ITS_OWN.match(text[len(intro) if text.startswith(intro[:40]) else 0 :]):
        return Kind.REQUEST
    if told is None or (told is Kind.PLEDGE and predicate is None):
        return _of_what_is_told(text)
    if predicate is None or told is Kind.REQUEST:
        return told
    if told in (Kind.LAUNCH, Kind.AGREEMENT) and _ASKED_TO.search(text, 0, predicate.start):
        return Kind.REQUEST
    after = text[predicate.start + len(predicate.words) :]
    if told is Kind.LAUNCH and predicate.form == "ongoing":
        comes_of_it = predicate.subject.who is Who.THING and predicate.words.endswith(
            ("creating", "forming", "opening")
        )
        is_made_so = predicate.words.endswith("establishing") and _AS_WHAT.match(after) is not None
        return Kind.ANNOUNCEMENT if comes_of_it or is_made_so else _of_doing(predicate)
    if told is Kind.PLEDGE and (predicate.form == "instruct" and predicate.subject.clause == "which"):
        return Kind.ANNOUNCEMENT  # "He held talks, which he directed them to open"
    if told is Kind.PLEDGE and predicate.words.startswith("joined ") and "launch" in predicate.words:
        return Kind.LAUNCH
    if told is Kind.AGREEMENT and predicate.form == "adopt" and predicate.words not in _AGREED:
        return Kind.PLEDGE  # "We pursue these goals as equals"
    if told is Kind.AGREEMENT and predicate.form in ("sign", "adopt"):
        return _of_deed(predicate.words, after)
    if told is Kind.AGREEMENT and predicate.form == "welcome":
        return _of_welcome(after)
    if told is Kind.PLEDGE and predicate.words.startswith(("recommit", "re-commit")):
        return Kind.REAFFIRMATION
    return _unless_new(told, text)


def _unless_new(told: Kind, text: str) -> Kind:
    """What reads like an old commitment, but is asked of others, or made known for the first time.

    >>> _unless_new(Kind.REAFFIRMATION, "Peru announced that it will double its pledge.").value
    'announcement'
    """
    if told is Kind.REAFFIRMATION and _URGES.match(text):
        return Kind.REQUEST
    return Kind.ANNOUNCEMENT if told is Kind.REAFFIRMATION and _MAKES_KNOWN.match(text) else told


_MAKES_KNOWN = re.compile(
    r"(?:(?!\b(?:commit|newly|reaffirm|recently|remain))[^;:]){2,120}?\bannounc(?:ed|es|e|ing) "
    r"(?!(?:[\w'-]+ ){0,4}?(?:continued|re-?affirmed|renewed|reaffirmation)\b)"
)
_URGES = re.compile(r"[^,;:]{2,80}? (?:is|are) (?:also )?(?:asking|calling (?:up)?on|encouraging|inviting|urging) ")


def _is_of_what_they_will_do(predicate: Predicate) -> bool:
    """ "Peru is going to hire nurses", unlike "nurses are going to school"."""
    return predicate.subject.who.can_promise and predicate.verb in verbs() and not _NO_ACT.match(predicate.after)


# The lead-in "We call for the following actions".
_ASKED_OF = re.compile(
    r"\b(?:ask|call|urg|request|invit|encourag)(?:e|es|ed|s|ing)? (?:(?:up)?on |for )?"
    r"(?:[^.;:]{2,160} to|(?:the )?following[^.;:]{0,60}|all [^.;:]{2,80}|countries|governments|parties|them)?:?\s*$",
    re.I,
)
_OF_ITS_OWN = re.compile(r"\W*(?:We|Our|I) ")
# "Peru calls on Mali to design and launch a fund": that is asked of Mali.
_ASKED_TO = re.compile(
    r"\b(?:ask|call|urg|invit|encourag)(?:e|es|ed|s|ing)? (?:(?:up)?on )?[^,;:]{2,80} to (?:[a-z]+ (?:and|or) )?$"
)
_NO_ACT = re.compile(r"\w+\W*$")
_AS_WHAT = re.compile(r" [^,;:]{2,60} as (?:an?|the) ")  # "is establishing Peru as a leader"
_TOLD = re.compile(
    r"[^;:]{2,120}?\b(?:ha(?:s|ve) (?:(?:also|already|now|[a-z]+ly) )?(?:been )?[a-z]+(?:ed|[^e\W]t|en|un|de)"
    r"|(?:is|are) [a-z]+ing|(?:announc|approv|award|commission|complet|join|launch|releas|select|open)ed"
    r"|(?:allocates|proposes|provides|requires)) "
)
_TO_DO = re.compile(
    r"\b(?:affirm|aim|commit|hope|intend|plan|pledge|promise|reaffirm|shall|should|will)(?:s|ed|ted)?\b"
)
_BEGINS_A_SENTENCE = re.compile(r"\W*(?:[A-Z][\w'-]*[^:]{0,60}: )?(?!(?:[A-Z][a-z]+ing|Not|To)\b)[A-Z]")
_REAFFIRMS = re.compile(r"[^;:]{0,60}?\b(?:reaffirm|reiterat)(?:e|es|ed|s)\b")


def _of_what_is_told(text: str) -> Kind:
    """Where no rule names one: of what is told as done or under way an announcement."""
    if _REAFFIRMS.match(text):
        return Kind.REAFFIRMATION
    told = _TOLD.match(text) if _BEGINS_A_SENTENCE.match(text) else None
    return Kind.ANNOUNCEMENT if told and not _TO_DO.search(text, 0, told.end()) else Kind.PLEDGE


def _of_doing(predicate: Predicate) -> Kind:
    """ "is launching" and "is committing", and what else is done: that is made known."""
    verb = predicate.words.rsplit(" ", 1)[-1]
    if verb == "going" and _is_of_what_they_will_do(predicate):
        return Kind.PLEDGE
    base = base_of_gerund(verb) or verb.removesuffix("ing")
    if base in _COMMITTED or verb == "committing":
        return Kind.PLEDGE
    return Kind.LAUNCH if base in _LAUNCHED else Kind.ANNOUNCEMENT


def _of_deed(words: str, after: str) -> Kind:
    if words.startswith("renew") and not _PACT.match(after):
        return Kind.REAFFIRMATION
    return Kind.ANNOUNCEMENT if _SIGNED_ALONE.match(after) and not _PACT.match(after) else Kind.AGREEMENT


def _of_welcome(after: str) -> Kind:
    found = _WELCOMED.match(after)
    if found is None or _PACT.match(after[: found.start(found.lastgroup or 0)]):
        return Kind.AGREEMENT
    sorts = {
        "promise": Kind.PLEDGE,
        "launch": Kind.LAUNCH,
        "announcement": Kind.ANNOUNCEMENT,
        "renewal": Kind.REAFFIRMATION,
    }
    return sorts[found.lastgroup or "launch"]


def _reaffirmation_first(voice: Voice) -> float:
    """The voice that says most names the kind; of two that add up, the narrower."""
    narrow = voice.rule in ("remains-committed", "declares-determination", "reaches-agreement")
    return -10 if narrow else -voice.weight
