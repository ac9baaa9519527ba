"""What somebody would do: if he were elected, as was agreed, or as it was planned."""

import re

from commitments.grammar.actors import Who
from commitments.grammar.reading import Predicate, Reading
from commitments.grammar.words import lexicon
from commitments.grammar.words.participles import base_of, base_of_gerund
from commitments.model import Kind
from commitments.promises.acts import is_vague, light_verb_acts
from commitments.promises.none.descriptions import is_of_the_session, only_describes
from commitments.promises.registry import (
    Context,
    is_agent,
    predicate_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.promises.weights import by_subject, weight


@predicate_rule(Kind.PLEDGE)
def would(p: Predicate, reading: Reading, context: Context) -> float:
    """What a party would do if it were elected; what it proposes, wants, or says must be done.

    >>> spoken("A Green government would abolish tuition fees.", is_platform=True)
    ['would']
    >>> spoken("Both ministers confirmed that they would open a port.")
    ['would']
    >>> spoken("Under the agreement, Peru would open a port.")
    ['would']
    >>> spoken("At its 1st meeting, the Board agreed that its Chair would consult with members.")
    []
    >>> spoken("He assured them that the port would be opened."), spoken("He said that the port would be opened.")
    (['would'], [])
    >>> spoken("The Minister reaffirmed Peru would open a port."), spoken("The Minister noted Peru would open a port.")
    (['would'], ['only-believed'])
    >>> spoken("In the second year, the Bank would lend ten boats."), spoken("The Bank would lend us boats.")
    (['would'], ['would'])
    >>> spoken("These boats would be sent to Peru."), spoken("These boats would be seen in Peru.")
    (['would'], [])
    """
    if p.form != "would":
        return 0
    if p.words == "would" and p.verb == "be" and (be_done := _would_be_done(p, reading.text)):
        return be_done
    if not is_agent(p) or is_of_the_session(p):
        return 0
    if (doing := _BE_DOING.match(p.after)) and (act := base_of_gerund(doing[1])):
        p = p._replace(verb=act, after=act + p.after[doing.end() :])  # "would be meeting"
    is_proposing = p.words == "propose" and p.subject.who is Who.SPEAKER and not context.is_platform
    if (is_proposing or re.match(r"(?:ha(?:s|ve) )?propose[sd]", p.words)) and p.verb in lexicon.ACTION_VERBS:
        return weight("proposes")
    is_settled = _is_told(p) or (_UNDER_A_DEAL.match(p.before) and not p.subject.clause)
    if p.words == "would" and is_settled and not only_describes(p) and (not is_vague(p) or _meets_as_agreed(p)):
        return by_subject(p, "would")
    if not context.is_platform:
        return _reported(p)
    if p.verb in _COURTEOUS or (p.verb in lexicon.WEAK_VERBS and not light_verb_acts(p)):
        return weight("would vaguely")
    if p.words == "would":
        return by_subject(p, "would")
    if p.words.startswith("propos"):
        return by_subject(p, "proposes, in a platform")
    if p.words.startswith("must"):
        return weight("must, we") if p.subject.who is Who.SPEAKER else weight("must, they")
    return weight("wants, we") if p.subject.who is Who.SPEAKER else weight("wants, they")


def _would_be_done(p: Predicate, text: str) -> float:
    """What was promised or planned, told in the passive of what is given."""
    if _ASSURED.search(p.before) and p.subject.who is not Who.SPEAKER:
        done = base_of(p.after.split(" ")[1].strip(".,;")) if " " in p.after else None
        return by_subject(p, "agreed that it would") if done in lexicon.ACTION_VERBS else 0
    return weight("would be given") if _WOULD_BE_GIVEN.match(text) else 0


def _reported(p: Predicate) -> float:
    """What somebody would do, told outside a platform."""
    if p.words != "would" or p.subject.who is not Who.AGENT or p.subject.clause:
        return 0
    if _gives_so_much(p) and not p.subject.words.startswith(("A ", "An ", "a ", "an ")):
        return weight("would be given")
    return weight("would, reported") if p.verb in lexicon.ACTION_VERBS else 0


# "These supplies would be sent to Peru": plans of a conference, told as they were made
_WOULD_BE_GIVEN = re.compile(
    r"(?:(?:These|Those|Such) (?:[a-z-]+ )?[a-z]+s|(?:The|This|These|Those|Such) (?:[a-z-]+ )?(?:aid|boats|equipment"
    r"|experts|goods|grants?|loans?|machines|machinery|materials|nurses|sums?|ships|supplies|teachers|teams?|tractors"
    r"|trainers|vehicles|vessels))"
    r" would (?:then |also |first )?be (?:delivered|distributed|donated|given|handed over|lent|made available|paid"
    r"|seconded|sent|shipped|supplied|transferred) (?:at|by|for|from|in|on|over|to|under|within)"
    r" (?![^.;]*\b(?:always|every|if|unless|usually)\b)"
)


def _gives_so_much(p: Predicate) -> bool:
    """ "In the second year, the Government would provide ten boats": a plan, told as it was made."""
    return bool(_SO_MUCH.match(p.after)) and not _SUPPOSED.search(f"{p.before} {p.after}")


_SO_MUCH = re.compile(
    r"(?:allocate|contribute|donate|give|grant|lend|make available|offer|provide|second|send|ship|supply)"
    rf" (?:(?:a further|an additional|about|another|at least|some|up to) )?(?:{lexicon.SIGN}|\d|{lexicon.A_NUMBER} )"
)
_SUPPOSED = re.compile(
    r"\b(?:[Ii]f|[Uu]nless|[Ww]hether|[Ww]ere|critics|could|otherwise|proposal|proposed|bill|alternative)\b"
)
_COURTEOUS = lexicon.words("like welcome hope thank wish ask call encourage invite urge")
_BE_DOING = re.compile(r"be (?:[a-z]+ly )?([a-z]+ing)\b")
# "Under that framework, Peru would": what has been agreed, told by its words
_UNDER_A_DEAL = re.compile(
    r"(?:Under|As part of|In line with|Pursuant to|According to)"
    r" (?:the (?:terms of (?:the|this|that) )?|this |that |these )(?:[\w'.-]+ ){0,5}?(?i:accord|agreements?"
    r"|arrangements?|compact|deal|framework|memorandum|pact|terms|treaty"
    r"|understanding)[^.;:]{0,80}?,"
)


def _is_told(p: Predicate) -> bool:
    """Whether it is told as agreed or affirmed: a promise, whatever its tense, and with or without "that"."""
    before = p.front.rstrip()
    if p.subject.start < 0 and _TOLD_TWICE.search(p.before):
        return True
    return bool(_SETTLED.search(p.before) or (p.subject.clause == "that" and _SETTLING.search(before)))


def _meets_as_agreed(p: Predicate) -> bool:
    """ "Agreed that officials would meet": a date of theirs, and no fact of somebody's day."""
    before = p.front.rstrip()
    return p.verb in lexicon.OF_THE_DAY and bool(_FIXING.search(before))


# "assured his guests that the port would be opened"
_ASSURED = re.compile(
    r"\b(?:assur|guarante|inform|pledg|promis|vow)(?:e?[sd]|e)?(?: (?:[a-z]+ ){0,2}?(?:[A-Z]\w+|[a-z]+s?|them|him"
    r"|her|us))? that\b"
    r"[^.;:]{0,120}$"
)
_TELLS = (
    r"(?:agree|concur|declar|indicat|inform|stat|confirm|pledg|decid|promis|vow|assur|announc|commit"
    r"|(?:re)?affirm|undert"
    r"|reiterat)[a-z]*"
)
# "agreed that, while talks went on, they would"
_SETTLED = re.compile(
    rf"\b{_TELLS} (?:(?:[A-Z]\w+|(?:his|her|the|their) (?:colleagues?|counterparts?|hosts?|partners?)) )?that\b"
    r"[^.;:]{0,160}$"
    r"|\b(?:re)?assure[sd] (?:(?!that\b|to\b)[\w.'-]+ ){1,8}?that\b[^.;:]{0,160}$"
)
_SETTLING = re.compile(rf"\b{_TELLS}$")
# "affirmed Peru would pay and would send boats"
_TOLD_TWICE = re.compile(rf"\b{_TELLS} (?!to\b|on\b)[^.;:]{{3,160}}? would [^.;:]{{2,160}}\band$")
_FIXING = re.compile(r"\b(?:agree|decid|resolv)[a-z]*(?: that)?$")
