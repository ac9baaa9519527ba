"""When a promise is due: of the dates that a sentence names, the one that binds the promise's own verb.

A date inside a clause about something else ("a fund that expires in 2028"), of something agreed before ("as agreed in
2022"), or counted from what may never happen ("once ratified, within 30 days") is no deadline. Where it is not sure
what a date belongs to, there is none.
"""

import re
from collections.abc import Iterator, Sequence

from commitments.dates import PartialDate
from commitments.deadlines.mentions import Mention, mentions
from commitments.grammar.reading import Predicate, plain
from commitments.grammar.subjects import Who

_LONGEST = 4000
"""Characters of a sentence that are looked at."""


def due(
    words: str,
    published: PartialDate | None,
    *,
    predicates: Sequence[Predicate] = (),
    is_to_come: bool = True,
    own_from: int = 0,
) -> PartialDate | None:
    """When it should be done; what is counted from today counts from the day of publication.

    `predicates` are those of the promise, the one that promises first; without them all the words are its own. What
    stands before `own_from` opens a list and is shared with others. Of what was done (not `is_to_come`) only a firm
    date is a deadline.

    >>> due("We will adopt it by the end of March 2018", None), due("within two years", PartialDate.parse("2017-11-06"))
    ('2018-03', '2019-11-06')
    """
    text = plain(words)[:_LONGEST]
    found = [
        mention
        for mention in mentions(text, published)
        if mention.date is not None
        and (mention.is_firm or is_to_come)
        and not (published is not None and mention.date.last < published.first)
    ]
    if not found:
        return None
    bound = [mention for mention in found if any(_binds(text, mention, verb) for verb in _verbs(predicates))]
    bound.sort(
        key=lambda mention: (mention.start < own_from, not mention.is_firm, not mention.is_counted, mention.start)
    )
    return bound[0].date if bound else None


_Verb = tuple[int, int]
"""Where a predicate begins, and where the act that it promises begins."""


def _verbs(predicates: Sequence[Predicate]) -> Iterator[_Verb]:
    if not predicates:
        yield 0, 0
    for place, predicate in enumerate(predicates):
        is_another = place > 0
        if is_another and (
            predicate.start >= predicates[0].start
            or predicate.subject.is_relative
            or predicate.subject.who not in (Who.AGENT, Who.SPEAKER)
        ):
            continue
        yield predicate.start, predicate.end


def _binds(text: str, mention: Mention, verb: _Verb) -> bool:
    if _is_counted_from_an_event(text, mention):
        return False
    start, act = verb
    if mention.start < start:
        return _opens(text, mention, start)
    stretch = text[start : mention.start]
    if start < act <= mention.start:
        stretch = _PASSIVE.sub("", text[act : mention.start])
    stretch = _INSERTED.sub(",", stretch)
    if _CLAUSE.search(stretch) or _is_relative(stretch):
        return False
    return mention.is_firm or not _ELSEWHERE.search(stretch)


_PASSIVE = re.compile(r"^(?:be|get|being) (?:[a-z]+ly )?[a-z]+(?: |$)")

_INSERTED = re.compile(
    r"\([^()]{0,400}\)|, (?:which|who|whose|where|if|when|as|including|such as|like|following|together with"
    r"|in line with|under|based on|building on|subject to|recogni[sz]ing|noting)\b[^,;:]{0,300},"
)
"""What is put between commas or brackets, and is over before what comes next."""

_CLAUSE = re.compile(
    r"\b(?:which|who|whose|whom|where|when|whenever|if|unless|once|after|because|since|although|though|while|whereas"
    r"|whether|until|in the event of|in case|in the case of|provided|assuming|upon|for as long as|despite"
    r"|recogni[sz]\w+|acknowledg\w+|noting|notes?|recall\w*|welcom\w+|considering|bearing in mind|mindful|aware"
    r"|underlin\w+|emphasi[sz]\w+|stress\w*|taking note|given that|given the|regret\w*|expecting|building (?:up)?on"
    r"|reaffirming|reiterating|having|as (?:already |previously |was |were |has been |had been )?"
    r"(?:agreed|announced|set|outlined|decided|pledged|promised|committed|stated|foreseen|provided|described|defined|adopted|established"
    r"|envisaged|required|part of|we|they|it|he|she)"
    r"|(?:must|should|may|might|could|would|can|will|is|are|was|were|has|have|had|expires?|ends?|begins?|starts?|runs?)"
    r"(?= (?:[a-z]+ly )?(?:by|before|until|no later|not later|in|on|at|within|over|expire|end)$)"
    r")\b",
    re.IGNORECASE,
)
"""What opens a clause about something else."""

_ELSEWHERE = re.compile(
    r"\b(?:compared (?:with|to)|relative to|in line with|in accordance with|pursuant to|consistent with|following"
    r"|based on|under the|according to|subject to|as part of|contained in|set out in|from the|since the)\b"
    r"|(?<!be )(?<!been )(?<!being )(?<!get )\b(?:[a-z]{2,}ed|held|made|set|taken|begun|built|given|won|signed|led|met"
    r"|laid|put|sent|spent|written|drawn|found|brought|left|lost|struck|paid|reached)"
    r"(?: (?:by|in|on|at|under|with|during|between|for|to|earlier|back|of)\b| ?,? ?$)"
    r"|\b(?:targets?|levels?|goals?|agreement|agenda|treaty|summit|declaration|strategy|framework|plan|convention"
    r"|programme|program|report|review|act|law|baseline|conference|budget|meeting|election|elections|crisis|pandemic"
    r"|war|attacks?|invasion|accord|protocol|statement|communique|resolution)(?: of| from)? ?$",
    re.IGNORECASE,
)
"""What a date that merely lies `in` a time more likely belongs to."""

_THAT = re.compile(r"(?:([\w'-]{1,40}),? )?\bthat\b")
_COMPLEMENT = re.compile(
    r"(?:ensur|guarante|agree|decid|resolv|assur|determin|demonstrat|confirm|promis|pledg|mak|see|saw|seek|mean|so|such"
    r"|sure|certain|clear|order|commit|vow|swear|insist|require|propos|announc|declar|affirm|direct|instruct|is|it|and"
    r"|or|all|show)\w{0,5}$",
    re.IGNORECASE,
)


def _is_relative(stretch: str) -> bool:
    """Whether a "that" opens a clause about the noun before it, unlike that of "ensure that all homes"."""
    return any(
        not _COMPLEMENT.match(found[1] or "that") for found in _THAT.finditer(stretch) if found.start() or found[1]
    )


_OPENING = re.compile(
    r"(?:(?:and|but|also|then|so|thus|therefore|furthermore|moreover|today|finally|first|second|in addition|further"
    r"|accordingly|together|specifically|that)\b,? ?){0,4}",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(r"(?:[,;:.–—]|\bthat|\band) (?=[^,;:]*$)|^[-•*–(\[\"' ]+(?=[^,;:]*$)")


def _opens(text: str, mention: Mention, verb: int) -> bool:
    """Whether a date before the verb begins the clause: "By 2030, we will", not "ending it in 2022 will"."""
    before = text[max(0, mention.start - 300) : mention.start]
    boundary = _BOUNDARY.search(before)
    head = before[boundary.end() :] if boundary else before if mention.start <= 300 else "…"
    if not _OPENING.fullmatch(head) or (boundary and "that" in boundary[0] and not mention.is_firm):
        return False
    between = text[mention.end : verb]
    if "," in before and _CLAUSE.match(before[before.rfind(",", 0, -2) + 1 :].lstrip(" ,")):
        return False
    return not _CLAUSE.search(between.split(",")[0]) or between.startswith(",")


_EVENT = re.compile(
    r"\b(?:in the event of|in case|if|once|whenever|when|upon|as soon as|unless|provided|after|following|during any"
    r"|in any future|each|every|any|always|requests?|applications?|complaints?|invoices?|claims?)\b|^should\b",
    re.IGNORECASE,
)


def _is_counted_from_an_event(text: str, mention: Mention) -> bool:
    """Whether "within 30 days" counts from what happens to be, or from every time it happens, not from today."""
    if not mention.is_counted or not re.search(
        r"\d|[a-z] (?:day|week|month|year)s?$", text[mention.start : mention.end]
    ):
        return False
    around = text[max(0, mention.start - 400) : mention.start] + " | " + text[mention.end : mention.end + 200]
    return _EVENT.search(around) is not None
