"""What stands alone, without its text: an entry of somebody's list of promises, which may have lost its subject."""

import re

from commitments.grammar.actors import Who
from commitments.grammar.reading import Predicate, Reading
from commitments.grammar.words import lexicon
from commitments.grammar.words.verbs import listed, verbs
from commitments.model import Kind
from commitments.promises.registry import (
    Context,
    predicate_rule,
    sentence_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.promises.weights import weight
from commitments.promises.whole.imperatives import (
    TO_YOU,
    act_without_a_subject,
    imperative,
    is_bare,
    is_compound,
    opens_with_an_act,
)
from commitments.sentences.items import is_told


@sentence_rule(Kind.PLEDGE)
def entry_is_an_act(reading: Reading, context: Context) -> float:
    """An act without its subject, alone: what somebody has taken out of a list of promises.

    >>> spoken("Promote the planting of willows", is_entry=True), spoken("Promote the planting of willows")
    (['entry-is-an-act'], [])
    >>> spoken("Helping ports by lending boats to them", is_entry=True), spoken("Helping ports is right", is_entry=True)
    (['entry-is-an-act'], [])
    >>> spoken("Ministers agreed three steps: Promote trade in wool", is_entry=True)
    ['entry-is-an-act']
    >>> [spoken(words, is_entry=True) for words in ("Valuing the work of ports.", "Up North, Peru sent boats.")]
    [[], []]
    >>> [spoken(words, is_entry=True) for words in ("To help ports, we met.", "Noting the storm, Peru sent boats.")]
    [[], []]
    >>> [spoken(words, is_entry=True) for words in ("Support for the ports is growing", "Read the report on ports.")]
    [[], []]
    """
    is_told_elsewhere = context.is_platform or act_without_a_subject(reading, context)
    if not context.is_entry or is_told_elsewhere or TO_YOU.search(reading.text) or not is_bare(reading):
        return 0
    acts = _OPENED.sub("", reading.text)
    if acts.endswith((":", "?", ",")) or is_compound(acts) or _PURPOSE.match(reading.text) or _DECADES.search(acts):
        return 0
    if _is_heading(acts) or _is_told(acts):
        return 0
    return weight("act alone") if _is_act(acts) else 0


def _is_act(words: str) -> bool:
    words = _MANNER.sub("", words)
    verb, _, rest = words.partition(" ")
    if verb.endswith("ing"):
        return verb.casefold() not in _VALUING and bool(imperative(words))
    if verb.casefold() in listed("also_nouns"):
        return verb.casefold() == imperative(words) and not _OF_A_NOUN.match(rest)
    return opens_with_an_act(words)


def _is_told(words: str) -> bool:
    """Whether they have a verb of their own behind what looked like an act: "Following the talks, he sang a song"."""
    if any(found[1] in listed("past") for found in _WITH_OBJECT.finditer(words)):
        return True
    if _SOMEBODY_DID.search(words) or _IS_SO.search(words):
        return True
    behind = _BEHIND_AN_ASIDE.match(words)
    if behind and behind["verb"] in verbs():
        return True
    parts = _BETWEEN.split(words, maxsplit=_MOST_PARTS)
    return any(_BELOW.match(part) is None and is_told(_RELATIVE.split(part, maxsplit=1)[0]) for part in parts)


def _is_heading(words: str) -> bool:
    """Whether they are too few to say what shall be done, or set in Title Case."""
    several = words.split() or [""]
    long = [word[:1].isupper() for word in several[1:] if len(word) > 3 and word not in _SMALL]
    is_titled = bool(long) and sum(long) * 2 > len(long) and long[0] and long[-1]
    return len(several) < (_FEWEST_DOING if several[0].endswith("ing") else _FEWEST) or is_titled


_FEWEST, _FEWEST_DOING = 4, 6
_SMALL = lexicon.words("about against among between from into over through towards under with within")
# "Recognizing the role of ports": what somebody thinks of it
_VALUING = lexicon.words(
    "acknowledging affirming appreciating considering emphasising emphasizing highlighting noting recalling recognising"
    " recognizing stressing underlining underscoring valuing welcoming"
)
# "Leading up to the talks, Peru offered Chad boats": behind the comma somebody did something
_SOMEBODY_DID = re.compile(
    r", (?:the |both )?[A-Z][\w.]*(?: (?:and |of )?(?:the )?[A-Z][\w.]*){0,6} (?:had |has |have |also )?"
    r"(?:[a-z]+ed|held|led|made|met|took|was|were) "
)
# "Launch pads at the coast, which lie low, employ 900 people": the verb stands behind what is told beside
_BEHIND_AN_ASIDE = re.compile(
    r"[A-Z][a-z]+ [a-z-]+s\b[^,;:]{0,80}, (?:some|many|most|all|one)?(?: of )?(?:which|who|whom|whose"
    r"|where)\b [^,;:]{3,120}, (?P<verb>[a-z]+) "
)
# "Ensuring safe ports, including those in the north, is vital"
_IS_SO = re.compile(
    r"^[A-Z][a-z]+ing [^;:]{3,200}? (?:is|are|remains?) (?:[a-z]+ly )?(?:central|critical|crucial|essential"
    r"|fundamental|imperative|important|key|necessary|needed|right|vital|at the (?:core|heart))\b"
)
_DECADES = re.compile(r"\b(?:19\d|20[01])0s\b")
# "To extend the patrols, the navy needs boats"
_PURPOSE = re.compile(r"[Tt]o [^,]{3,160}, (?:an?|it|its|our|the|their|they|this|we|[A-Z][\w.]*) ")
_MANNER = re.compile(r"[A-Za-z][a-z]+ly (?=[a-z]+ing )")
_BETWEEN = re.compile(r", |: (?=[A-Z])| [–—] ?(?=[A-Z])")
_MOST_PARTS = 12
_RELATIVE = re.compile(r" (?:that|where|which|who|whom|whose)\b")
_BELOW = re.compile(r"(?:and )?(?:including|such|that|where|which|who|whom|whose)\b")
_WITH_OBJECT = re.compile(r"\b([a-z]+) (?:an?|her|his|its|our|the|their)\b")
# "Support for the ports"
_OF_A_NOUN = re.compile(r"(?:and|are|by|for|from|has|have|in|is|of|on|or|to|was|were|will|with)\b")
# "In Lima we agreed on the following:", of which what stands alone is one
_OPENED = re.compile(
    r"^[^:;.]{3,300}?\b(?:actions|areas|below|by|following|include|including|measures|priorities|steps|to|we|will)"
    r"(?: [a-z]+){0,3}: ?(?=[A-Za-z])|^(?:and|to|To) (?=[a-z])"
    r"|^(?:As|At|By|For|In|On|Through|Together|Where|With|Within) [^,;:.]{3,100}, (?=[a-z])"
)


@predicate_rule(Kind.REAFFIRMATION)
def entry_supports(p: Predicate, reading: Reading, context: Context) -> float:
    """Support that stands alone: in a text it is said in passing, and here somebody has taken it for what was promised.

    >>> spoken("We support the reform of the fund.", is_entry=True)
    ['supports', 'entry-supports']
    >>> spoken("The two ministers support the reform of the fund.", is_entry=True)
    ['entry-supports']
    """
    is_theirs = p.words == "support" and _A_GROUP.search(p.subject.words)
    is_ours = p.form == "support" and (is_theirs or p.subject.who is Who.SPEAKER) and not p.subject.clause
    if not context.is_entry or not is_ours or p != reading.predicates[0] or _OF_OTHERS.match(p.after):
        return 0
    return weight("support, alone")


_A_GROUP = re.compile(r"^(?:the )?G-?\d|\b(?:leaders|members|ministers)$", re.I)
# "the shepherds' efforts": they make them
_OF_OTHERS = re.compile(
    r"(?:[\w-]+ ){0,4}[\w-]+(?:'s|s') (?:[a-z]+ )?(?:aspirations|efforts|work)\b"
    r"|(?:[\w'-]+ ){0,6}?(?:aspirations|centrality|independence|integrity|security|sovereignty)\b"
)
