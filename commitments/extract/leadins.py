"""What a list's lead-in says by itself, and whether its items are needed to end it."""

import re

from commitments.grammar.reading import Predicate, Reading, read
from commitments.grammar.words import lexicon
from commitments.grammar.words.plain import plain
from commitments.grammar.words.verbs import base_of_act, opening_verb, verbs
from commitments.promises.registry import is_agent
from commitments.promises.whole.imperatives import PROMISING, imperative
from commitments.promises.whole.leads import leads_on
from commitments.promises.whole.settled import is_settled_text
from commitments.sentences.openings import is_doing, is_titled

_ENDS_IN_A_VERB = re.compile(r"\b(?:to|will|shall|we|(?<!including )that|must|should|not|also|['’]ll)\W*$", re.I)


def promises_by_itself(reading: Reading, intro: str = "") -> bool:
    """Whether a lead-in says what will be done, and its items only how, of what or what for: "We will cut waste by:",
    "We will lend $5 million to:"; or names a text that its own lead-in signs."""
    if leads_on(reading) or is_settled_text(reading, intro):
        return True
    acts = [one for one in reading.predicates if one.verb and len(one.after.split()) > 2]
    if any(map(_gives, reading.predicates)):
        return True
    if any(one.form == "will" and _WHOLE_ACT.match(one.after) for one in acts):
        return True
    if _ENDS_AS_STATED.search(reading.text) and any(map(_is_stated, reading.predicates)):
        return True
    return any(not _ENDS_IN_A_VERB.search(reading.text) or _AMOUNT.search(one.after) for one in acts)


def _gives(predicate: Predicate) -> bool:
    """Whether somebody will do to something what the items tell: "The Bank will offer:"."""
    is_act = predicate.verb not in _NOT_GIVEN or predicate.after.startswith("make available:")
    return predicate.form == "will" and is_agent(predicate) and is_act and bool(_GIVES.match(predicate.after))


def _is_stated(predicate: Predicate) -> bool:
    """Whether somebody commits to whatever stands below: "We commit to:", "They will work together to:"."""
    if not is_agent(predicate) or predicate.subject.clause or predicate.subject.is_relative:
        return False
    return predicate.form in PROMISING and (predicate.form != "will" or _JOINTLY.match(predicate.after) is not None)


_JOINTLY = re.compile(r"(?:collaborate|co-?operate|focus|partner|(?:act|join|work) (?:jointly|together))\b")
_ENDS_AS_STATED = re.compile(r"(?<!will )\b(?:to|in|on):$")
# "will sign an order to:", "will convene a group, which will:": what is done is whole without the items
_WHOLE_ACT = re.compile(
    r"(?!(?:work|cooperate|collaborate|continue|use|take|make|have|be|meet)\b)[a-z]+ (?:an?|new|another|several|two"
    r"|three|four|five|projects|\d+) [^;:]{3,160}?(?:,? (?:that|which)(?: will| shall)?| to):?\W*$"
)
# "will give Ukraine:", "will offer:", "will make available:": of what is given the items tell
_GIVES = re.compile(
    r"(?:make available|[a-z]+(?: (?:(?:an?|the|its|their"
    r"|our) )?[\w'-]+){0,2})(?<! by)(?<! so)(?<! to):\W*$"
)
_NOT_GIVEN = (
    lexicon.STATIVE_VERBS | lexicon.WEAK_VERBS | lexicon.words("collaborate cooperate do focus include make work")
)
_AMOUNT = re.compile(r"[$€£¥]\s?\d")


OPEN_END = re.compile(
    r"\b(?:to|will|shall|by|and|that|we|['’]ll|including|for|through|on|of|must|should|quad|government|leaders"
    r"|parties|members|countries|nations|have|has|are|is"
    r"|(?:is|are|['’]re) (?:also |now |today )?[a-z]+ing"
    r"|resolved?|agreed?|decided?|pledged?|undertake|undertook|intend|promised?|committed|determined)$",
    re.I,
)
CARRIES_ON = re.compile(
    r"^(?:This|That|These|Those|Such|It|They)\b(?: [\w’'-]+){0,4}? "
    r"(?:(?:will|shall|is to|are to) )?(?:also )?(?:includes?|involves?|comprises?|consists? of|entails?|covers?)$",
    re.I,
)
"""What a lead-in says that points back: what its items are of was promised in the sentence before it."""


def tells_how(intro: str) -> bool:
    """Whether the items of a lead-in are what is done for it: "We will cut waste by"."""
    return intro.endswith(" by")


def is_heading(item: str, intro: str) -> bool:
    """Whether an item that the rest of its paragraph tells on of is but the heading of that: a gerund, unless it is
    told at length behind a lead-in that ends where an act is to come."""
    is_told = item.count(" ") >= _MORE_THAN_A_HEADING and item.endswith((".", ";")) and not is_titled(item)
    return is_doing(item) and not (is_told and _ENDS_BEFORE_AN_ACT.search(intro))


_ENDS_BEFORE_AN_ACT = re.compile(r"\b(?:by|to|is|are|including|such as)$")
_MORE_THAN_A_HEADING = 8


def ends_infinitive(intro: str, item: str) -> bool:
    """Whether an item is an act that its lead-in begins: "We will work with partners to", "cut waste"."""
    opening = opening_verb(item[:1].lower() + item[1:80])
    if opening is not None and item.partition(" ")[2].startswith("of "):
        return False  # "Use of nets harms seabirds"
    is_act = opening is not None and opening[0] == "bare" and bool(imperative(item) or item[:1].islower())
    return is_act and (intro.endswith((" to", " will", " shall")) or (item[:1].islower() and " shall " in intro))


def names_something_done(item: str) -> bool:
    """Whether an item is something that can be committed to; a row of places or names is not."""
    return item[:1].islower() or not _NAME.match(item)


# "The Lighthouse in Lima": nothing but names
_NAME = re.compile(r"(?:[Tt]he )?(?:[A-Z\d][\w.'’-]*,? |(?:and|of|the|in|on|at|for|de) )*[A-Z\d][\w.'’-]*[.;,]?$")
_ENABLES = re.compile(
    r"\b(?:enable|allow|permit|help) us\b[^.;:]*?\bto(?: (?:under)?take (?:\w+ )?(?:measures|steps|actions?) to)?$",
    re.I,
)


def meant(intro: str, maker: str | None) -> str | None:
    """The lead-in as its items are to be read behind it; `maker` is who has promised in the sentence before it, None
    where nobody has. None for one that points back to no promise."""
    if CARRIES_ON.match(intro):
        return f"{maker} commit to" if maker else None
    if below := _THE_FOLLOWING.search(intro):
        return f"{intro[: below.start()]} {_TO_DO.get(below['verb'][:6].casefold(), 'to')}"
    if _UNCLOSED.search(intro):
        return f"{intro},"
    return "We will" if _ENABLES.search(intro) else intro


# "The Council will, by the end of May": its items stand behind the comma that closes what is said beside
_UNCLOSED = re.compile(
    r" (?:agrees?|commits?|pledges|promises|shall|undertakes?|will), (?!and\b|or\b)[a-z][^,;:]{2,80}$"
)

# "Each side undertakes the following": what stands below is undertaken
_THE_FOLLOWING = re.compile(
    r" (?P<verb>undertakes?|undertook|pledge[sd]?|promise[sd]?|will do|shall do"
    r"|to (?:carry out|do|take|undertake))(?: to do)? (?:as follows|the following"
    r"(?: (?:actions|measures|steps|things))?)$"
)
_TO_DO = {"undert": "commit to", "pledge": "commit to", "promis": "commit to", "will d": "will", "shall ": "shall"}


def _is_its_verb(intro: str, item: str) -> bool:
    """Whether a lead-in is but a subject, whose verb its items begin with: "The accord", "Opens ten ports"."""
    verb = item.split(" ", 1)[0].casefold()
    is_verb = verb.endswith("s") and bool(base_of_act(verb))
    return is_verb and intro.count(" ") < 12 and not read(intro).predicates


def needs_items(intro: str, item: str) -> bool:
    """Whether a lead-in needs its items to be a sentence, and this one is such that it ends it."""
    if _ENDS_IN_AN_ACT.search(intro) and _opens_another(plain(item.lstrip("-•*–[( "))):
        return False
    return (
        bool(OPEN_END.search(intro))
        or bool(_UNCLOSED.search(intro.rstrip(",")))
        or item[:1].islower()
        or _is_its_verb(intro, item)
        or bool(re.search(r"\b(?:following|these|below|steps|measures|actions|areas|priorities)\b", intro[-60:], re.I))
    )


_ENDS_IN_AN_ACT = re.compile(r" (?:to|will|shall|by)$")


def _opens_another(item: str) -> bool:
    """Whether an item opens with a time or a place before somebody else, where an act is to come: "In 2022, some"."""
    found = _FRONTED.match(item)
    if found is None:
        return False
    word = (found["next"] or "").casefold()
    return word not in verbs() and not base_of_act(word)


_FRONTED = re.compile(
    r"(?i:according to|after|amid|as|at|before|by|despite|during|every|for|from|in|on|since|under|until|while|with)\b"
    r"[^,;:]{2,120}, (?:[a-z]+ly |also |then )?(?P<next>[\w'-]+)"
    r"|(?i:last|this|next) (?:autumn|decade|month|spring|summer|week|winter|year)\b"
)
# "We agree that:" has whole sentences for items.
OPENS_CLAUSES = re.compile(r"\bthat$", re.I)
