"""Sentences that are written in another case than a reader of verbs expects: in Title Case, or opened by a verb."""

import re

from commitments.grammar.words import lexicon

_SMALL_WORD = re.compile(r"(?<= )[a-z]{4,}")
_CAPITAL = re.compile(r"(?<= )[A-Z][a-z]*\b")
_LITTLE = lexicon.words(
    "a an the and or but nor as at by for from in into of off on onto over per to under up via with within without"
    " through our their its his her this that these those which who will shall would can could may must has have had is"
    " are was were be been being do does did not new more"
)
_ENDINGS = ("ing", "ied", "ed", "es", "s", "d")

# "Agreed to hold talks", in a list of outcomes: the verb of those whose list it is
_VERB_FIRST = re.compile(
    r"(?:Agreed|Announced|Concurred|Decided|Established|Launched|Pledged|Reaffirmed|Reiterated|Resolved|Signed|Undertook)"
    r"(?= (?:to|that|an?|the|their|its|our|[$€£]))|Will(?= (?:[a-z]+ly |also |not )?[a-z]+ [^?]+$)"
)
# "COMMITTING to lasting peace", "FURTHER REAFFIRM our commitment", in a declaration: what those who declare it promise
_RESOLVED = re.compile(
    r"(?:(?:ALSO|AND|FURTHER|HEREBY|JOINTLY) ){0,2}"
    r"(?:(?:AGREE|COMMIT|DECIDE|INTEND|PLEDGE|PROMISE|REAFFIRM|RECOMMIT|REITERATE|RENEW|RESOLVE|UNDERTAKE)"
    r"(?= (?:to|our|their|its)\b|(?: [A-Z]{2,})+ [a-z])"
    r"|(?:AGREE|COMMITT|DECID|INTEND|PLEDG|PROMIS|RECOMMITT|RESOLV|UNDERTAK)ING(?= to [a-z])"
    r"|(?:REAFFIRM|RENEW|REITERAT)ING(?= (?:[a-z]+ ){0,3}(?:commitments?|determination|pledges?|resolve) to [a-z]))"
)


# "Also decides to convene a forum;", in a decision or a resolution: the verb of the body whose text it is
_DECIDES = re.compile(
    r"(?i:(?:Also|Further|Hereby) )?(?i:Adopts|Agrees|Approves|Authori[sz]es|Commits|Concurs|Decides|Endorses"
    r"|Establishes|Pledges|Reaffirms|Recommits|Reiterates|Renews|Resolves|Undertakes)"
    r"(?= (?:to|that|upon|on|an?|the|its|itself)\b)"
    r"|(?:(?:Also|Further) )?(?i:Confirms|Emphasi[sz]es|Expresses|Restates|Stresses|Underlines|Underscores)(?= its )"
)


def is_decided(text: str) -> bool:
    """Whether a sentence is a line of a decision, which begins with what the body that takes it does."""
    return text[:1].isupper() and _DECIDES.match(text) is not None


# "The Assembly DECIDES to send observers and REQUESTS": what a body does is set in capitals
_IN_CAPITALS = re.compile(
    r"(?:\b(?:ALSO|FURTHER) )?\b(?:ACCEPTS|ADOPTS|AGREES|APPEALS|APPOINTS|APPROVES|AUTHORI[SZ]ES|CALLS|COMMITS|DECIDES"
    r"|DIRECTS|ENCOURAGES|ENDORSES|ESTABLISHES|EXPRESSES|EXTENDS|INSTRUCTS|INVITES|MANDATES|PLEDGES|REAFFIRMS|RECALLS"
    r"|RECOMMITS|REITERATES|RENEWS|REQUESTS|RESOLVES|STRESSES|SUPPORTS|TASKS|UNDERLINES|UNDERSCORES|UNDERTAKES|URGES"
    r"|WELCOMES)(?= [a-zA-Z])"
)


def begins_with_its_verb(text: str) -> bool:
    """Whether a sentence has no subject because it lists what was done by those whose text it is."""
    return _VERB_FIRST.match(text) is not None


def is_resolved(text: str) -> bool:
    """Whether a sentence is a line of a declaration, which promises by a verb in capitals."""
    return _RESOLVED.match(text) is not None


def untitled(text: str) -> str:
    """The sentence with small letters where only Title Case has put large ones; of the same length.

    >>> untitled("President Bush Has Announced A Plan To Double The Grants.")
    'President Bush has announced a plan to double the grants.'
    >>> untitled("Decided to widen the talks.")
    'decided to widen the talks.'
    >>> untitled("FURTHER COMMITTING to widen the talks;")
    'further committing to widen the talks;'
    >>> untitled("INTEND TO STEP UP WORK with Peru")
    'intend to step up work with Peru'
    >>> untitled("Also decides to widen the talks;"), untitled("The Assembly DECIDES to widen the talks;")
    ('also decides to widen the talks;', 'The Assembly decides to widen the talks;')
    """
    if resolved := _RESOLVED.match(text):
        end = _CAPITALS_ON.match(text, resolved.end()).end()  # type: ignore[union-attr]
        return text[:end].lower() + text[end:]
    if "S " in text:
        text = _IN_CAPITALS.sub(_small, text)
    if begins_with_its_verb(text) or is_decided(text):
        return text[0].lower() + text[1:]
    if _SMALL_WORD.search(text) or text.count(" ") < 6 or text.isupper():
        return text
    will = text.find(" Will ")
    return _CAPITAL.sub(lambda found: _as_said(found, is_before_will=found.end() <= will), text)


def _as_said(found: re.Match[str], *, is_before_will: bool) -> str:
    """A word of a title in small letters, unless it may be of a name: "the Institute of Standards and Technology"."""
    word = found[0].lower()
    if is_before_will and (found.string.startswith(" of ", found.end()) or word in lexicon.THINGS - _VERBS):
        return found[0]
    return word if _is_common(word) else found[0]


_CAPITALS_ON = re.compile(r"(?: [A-Z]{2,}(?= ))*")  # "INTEND TO STEP UP work"


def _small(found: re.Match[str]) -> str:
    """In small letters, with a large one where the sentence begins."""
    return found[0].lower() if found.start() else found[0].capitalize()


def _is_common(word: str) -> bool:
    if word in _LITTLE or word in _VERBS or word in lexicon.THINGS:
        return True
    return any(
        word.endswith(ending) and not _VERBS.isdisjoint((word.removesuffix(ending), word.removesuffix(ending) + "e"))
        for ending in _ENDINGS
    )


_VERBS = lexicon.ACTION_VERBS | lexicon.WEAK_VERBS | lexicon.words("agree announce discuss intend plan")
