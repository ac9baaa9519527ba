"""Who stands behind a comma at the end of a sentence, and has promised what it says, or only foretold it."""

import re

from commitments.grammar.reading import Predicate, Reading
from commitments.model import Kind
from commitments.promises.registry import (
    Context,
    predicate_rule,
    sentence_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.promises.weights import weight


@sentence_rule(Kind.PLEDGE)
def promised_at_the_end(reading: Reading, context: Context) -> float:
    """What will be, with who has promised it behind.

    >>> spoken("Nurses will have their own rooms by May, the Minister promised.")
    ['people-will', 'promised-at-the-end']
    >>> spoken("Nurses will have their own rooms by May, the Minister guessed.")
    ['people-will', 'foretold-at-the-end']
    """
    place = reading.text.rfind(", ")
    if place < 0 or not _PROMISED.match(reading.text, place):
        return 0
    is_own = any(one.form in ("will", "is-to") and not one.subject.is_relative for one in reading.predicates)
    return weight("measure alone") if is_own else 0


_PROMISED = re.compile(
    r", (?:(?:the|its|their) )?(?:[\w.'-]+ ){1,8}?(?:announced|decided|decreed|ordered|pledged|promised|ruled|vowed)"
    r"(?: (?:today|yesterday|tonight|on [A-Z][a-z]+day|(?:at|in) [A-Z][\w ]{2,40}))?\.?$"
)


@predicate_rule()
def foretold_at_the_end(p: Predicate, reading: Reading, context: Context) -> float:
    """What those say behind a comma who count, guess or warn: it is a forecast, whoever acts in it.

    >>> spoken("Most firms will move to towns by 2050, geographers reckon.")
    ['agent-will', 'foretold-at-the-end', 'has-a-deadline-or-a-number']
    """
    if p.form not in ("will", "expect", "aim"):
        return 0
    place = reading.text.rfind(", ")
    return weight("only believed") if place > p.start and _FORETOLD.match(reading.text, place) else 0


_FORETOLD = re.compile(
    r", (?!who\b|which\b|and\b)(?:[\w.'-]+,? ){1,12}?(?:(?:analysts|economists|experts|forecasters|observers"
    r"|scientists) say|believes?|calculates?|calculated|cautioned|cautions?|estimates?"
    r"|estimated|expects?|fears?|feared|forecasts?|foresees?|guess(?:es|ed)?|predict(?:s|ed)?|project(?:s|ed)?"
    r"|reckon(?:s|ed)?|suspects?|thinks?|warn(?:s|ed)?)(?: (?:in|at|on) [^,;:]{2,80})?\.?$"
)
