"""What is told of others: what rivals would do in office, what was promised and not kept, what time was spent."""

import re

from commitments.grammar.actors import Who
from commitments.grammar.reading import Predicate, Reading
from commitments.promises.registry import (
    Context,
    predicate_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.promises.weights import weight


@predicate_rule()
def of_rivals_in_power(p: Predicate, reading: Reading, context: Context) -> float:
    """What voters are warned that others will do.

    >>> spoken("If you vote for them, they will cut your pension."), spoken("Vote for us and we will cut fares.")
    (['agent-will', 'of-rivals-in-power'], ['agent-will'])
    >>> spoken("If the Greens return to power, they will sell the mine."), spoken("If they win, we will help.")
    (['agent-will', 'of-rivals-in-power'], ['agent-will'])
    """
    if p.form != "will" or not _IN_POWER.match(reading.text):
        return 0
    told = p.before[-12:].casefold()
    return weight("opponent will not") if told.endswith(("they", " he", " she", " it")) else 0


_WIN = (
    r"(?:are|is) (?:re-?)?elected|comes?(?: back)? (?:in)?to (?:office|power)|forms? (?:a|the) (?:new )?government"
    r"|gets? (?:back )?(?:in|their way)|returns? to (?:office|power)|takes? (?:office|power)|wins?"
)
_IN_POWER = re.compile(
    rf"(?:And |But |So )?(?:(?:If|Once|Should|When)(?: (?:you|voters|people) (?:vote for|elect|choose|back|let)"
    rf" (?!us\b|me\b|our\b)| (?!we\b|I\b|you\b)[^,;:.]{{2,40}} (?:{_WIN})\b)"
    r"|(?:Vote for|Elect|Re-elect|Let|Give) (?!us\b|me\b|our\b)[^,;:.]{2,50}? and (?:they|he|she|it) )"
)


@predicate_rule()
def promise_not_kept(p: Predicate, reading: Reading, context: Context) -> float:
    """What others once promised, and have not done; or what those promised who are in office no more.

    >>> spoken("They promised to build homes and failed."), spoken("They promised to build homes and clinics.")
    (['commits', 'promise-not-kept'], ['commits'])
    >>> spoken("The last government pledged to close it."), spoken("The new government pledged to close it.")
    (['commits', 'promise-not-kept'], ['commits'])
    """
    if p.form != "commit" or p.subject.who is Who.SPEAKER or not _ONCE.match(p.words):
        return 0
    is_over = _OUT_OF_OFFICE.match(p.subject.words) or _NOT_KEPT.search(reading.text, p.end)
    return weight("opponent promised") if is_over else 0


_ONCE = re.compile(r"(?:ha(?:s|ve|d) (?:[a-z]+ )?)?(?:promised|pledged|vowed|committed|undertook|undertaken)\b")
_OUT_OF_OFFICE = re.compile(
    r"(?:[Tt]he |[Oo]ur |[Ii]ts |[A-Z]\w+'s )?(?:last|previous|former|outgoing|preceding|ousted|defeated)"
    r" (?!Yugoslav)(?:[\w-]+ ){0,2}?(?i:administration|cabinet|chancellor|council|governor|government|leader|mayor"
    r"|minister|ministers|ministry|party|president|prime minister|regime)\b"
)
_NOT_KEPT = re.compile(
    r"(?:,? (?:and|but|yet)|, only to|;)(?: (?:then|later|soon|they|he|she|it|has|have|had|since|again)){0,3}"
    r" (?:fail(?:ed)?\b(?! to agree)|never did\b|did (?:not\b(?! (?:rule out|exclude))|nothing\b)|didn't\b"
    r"|broke (?:its|his|her|their)|forgot\b|reneged\b|backed (?:out|down)\b|went back\b|walked away\b"
    r"|ha(?:s|ve)(?:n't| not) (?:done|kept|built|delivered)|never (?:built|delivered|kept|happened|paid|came)"
    r"|nothing (?:was|has been|came|happened)"
    r"|(?:it|they) still |[a-z]+ (?:lists |bills |prices |taxes )?have (?:doubled|gone up|grown|risen"
    r"|soared))"
)


@predicate_rule()
def time_was_spent(p: Predicate, reading: Reading, context: Context) -> float:
    """Hours and evenings that were given: they are spent, where nothing says that they are to come.

    >>> spoken("Our members committed 12 million hours to charity in 2025.")
    ['commits', 'time-was-spent', 'has-a-deadline-or-a-number']
    >>> spoken("Our members committed 12 million hours over the next year.")
    ['commits', 'has-a-deadline-or-a-number']
    """
    if p.form != "commit" or not _ONCE.match(p.words):
        return 0
    said = reading.text[p.start + len(p.words) :].lstrip()
    is_spent = _TIME.match(said) and not _TO_COME.search(said)
    return weight("time spent") if is_spent else 0


_TIME = re.compile(
    r"(?:(?:more than|over|nearly|almost|about|some|around|at least|up to) )?(?:(?:a total of )?\d[\d,.]*"
    r"|(?:hundreds|thousands|millions|tens) of|(?:their|its|his|her|our|many|countless)(?: own)?)"
    r"(?: (?:thousand|million|billion|volunteer|working|staff|of thousands|thousands of|spare|free|best)){0,2}"
    r" (?:days|evenings|hours|lives|nights|person-hours|time|weekends|years)\b"
)
_TO_COME = re.compile(
    r"\b(?:by 20|next|coming|will|per (?:year|month)|a (?:year|month)|each|every|annually|until|through 20)"
)
