"""What a party refuses, rules out, will have none of, or would do in office."""

import re

from commitments.grammar.actors import Who
from commitments.grammar.reading import Predicate, Reading
from commitments.grammar.words import lexicon
from commitments.model import Kind
from commitments.promises.registry import (
    Context,
    predicate_rule,
    sentence_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.promises.weights import by_subject, weight


@sentence_rule(Kind.PLEDGE)
def refuses_to_act(reading: Reading, context: Context) -> float:
    """What those who speak refuse to do, or will have none of.

    >>> spoken("We refuse to sell our ports."), spoken("We refuse to accept this fate."), spoken("They refuse to pay.")
    (['refuses-to-act'], [], [])
    >>> spoken("We reject any increase in fees."), spoken("We reject any attempt to divide us.")
    (['refuses-to-act'], [])
    """
    found = _REFUSES.match(reading.text)
    if found is None or (found["act"] and found["act"] not in lexicon.CONCRETE_VERBS | _REFUSED):
        return 0
    return weight("refused")


_REFUSED = lexicon.words(
    "cut sell send sign raise close allow hand impose lower lift privatise privatize pay spend scrap tax weaken"
    " water extend bail charge join negotiate build fund grant sanction deport hold"
)
_LESS_OR_MORE = (
    r"(?:additional |further |future |general |new )*(?:austerity|charges|closures?|coalition|cuts?|drilling|fees"
    r"|increases?|privati[sz]ations?|reductions?|return to|rises?|sale|sell-off|surcharge|tax(?:es)?|tolls?)\b"
)
_REFUSES = re.compile(
    r"(?:And |But )?(?:We|I|Our (?:party|government)|The (?:party|Government)|(?:A|The) [A-Z]\w+ [Gg]overnment)"
    r" (?:will |shall )?(?:also |flatly |simply )?(?:refuses? to (?P<act>[a-z]+)\b"
    rf"|(?:rejects?|rules? out|say no to) (?:an?|any|all|every|the|new|further|more) {_LESS_OR_MORE})"
)


@sentence_rule(Kind.PLEDGE)
def there_will_be_none(reading: Reading, context: Context) -> float:
    """A burden that there will not be, or a good that there will be for each.

    >>> spoken("There will be no new taxes on fuel."), spoken("There will be no winners in this war.")
    (['there-will-be-none', 'there-will-be'], [])
    >>> spoken("There will be a nurse in every school."), spoken("There will be a lunch at noon.")
    (['there-will-be-none', 'there-will-be'], [])
    """
    is_so = not context.is_platform and _NONE.match(reading.text)
    return weight("burden there will not be") if is_so else 0


_NONE = re.compile(
    r"(?:[A-Z][^,;:.]{2,60}, |And |But )?[Tt]here (?:will|shall) be (?:no (?:more |[a-z-]+ )?"
    rf"{_LESS_OR_MORE}|no (?:more|further|new|hidden) (?:[a-z-]+ ){{0,2}}?(?:bases|costs|evictions|exports"
    r"|job losses|prisons|restrictions|tariffs"
    r"|licen[cs]es|mines|pipelines|roads|runways|sales|subsidies|wars)\b"
    r"|(?:an?|one|two|three|free|at least \w+) (?:[\w-]+ ){1,4}?(?:at|for|in|on) (?:all|each|every) )"
)


@predicate_rule(Kind.PLEDGE)
def would_in_office(p: Predicate, reading: Reading, context: Context) -> float:
    """What a party would do, outside a text that is known to be a platform.

    >>> spoken("We would never sell the mint."), spoken("We would close by thanking you.")
    (['would-in-office'], [])
    >>> spoken("A Green government would ban mining."), spoken("A Green government would tax your home.")
    (['would-in-office', 'would'], ['would'])
    """
    if p.form != "would" or p.words != "would" or context.is_platform or p.subject.clause:
        return 0
    if p.verb not in lexicon.CONCRETE_VERBS | _REFUSED | _BROUGHT or _IS_COURTEOUS.match(p.after):
        return 0
    if p.subject.who is Who.SPEAKER and _ALONE.fullmatch(p.before):
        return by_subject(p, "would")
    is_of_theirs = _A_GOVERNMENT.match(reading.text) and " your " not in reading.text
    return weight("would, of a government to be") if is_of_theirs else 0


_BROUGHT = lexicon.words("bring restore repeal reverse reinstate replace nationalise nationalize")
_IS_COURTEOUS = re.compile(r"\w+ (?:by|with) (?:a|our|my|thank|say)")
_ALONE = re.compile(
    r"(?:And |But |Instead, |(?:In|Once in|If in|From) (?:government|office|power|day one), |(?:If|Once|When)"
    r"(?: we are)? (?:elected|returned), )?"
    r"(?:[Ww]e|I|Our (?:party|government))"
)
_A_GOVERNMENT = re.compile(
    r"(?:[A-Z][^,;:.]{2,40}, )?[Aa]n? (?:(?:future|new|next) )?(?:[A-Z][\w-]+ ){1,3}(?:[Aa]dministration"
    r"|[Gg]overnment) would\b"
)
