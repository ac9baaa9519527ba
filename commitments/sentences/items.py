"""Whether an item of a list says all by itself, with a subject and a verb, or ends what its lead-in began."""

import re
from itertools import pairwise

from commitments.grammar.joints import NOT_OBJECT, STRONG_NEXT
from commitments.grammar.words import lexicon
from commitments.grammar.words.verbs import base_of_act, is_gerund, listed, opening_verb, verbs

_SOON = 160
_AUXILIARY = lexicon.words(
    "is are was were has have had will would can cannot could may might should must shall does did won't isn't aren't"
)
_BELOW = lexicon.words("that which who whom whose where when if as because while until unless although to by of for")
_OPENS_A_SENTENCE = lexicon.words("We They He She It There")
_ONLY_VERBS = lexicon.words("depends focuses helps relies seeks")
_STATES = lexicon.words("belong consist depend differ die exist live rely remain suffer survive")
_PLURALS = lexicon.words("men women children people cattle fish police Men Women Children People Cattle Fish Police")
_LATE = 400
_RELATIVE = lexicon.words("that which who whom whose where when if as because while until unless although how what")
_BEFORE_NOUNS = lexicon.words("a an the our their its his her this these those of for to in by and or with from on new")
_WORD = re.compile(r"[\w$€£¥][\w.'/-]*|[,;:(]")
_PRONOUN = lexicon.words("we they it he she i this these those")


def says_all(item: str) -> bool:
    """Whether an item, made plain, is a sentence and no end of one.

    >>> says_all("Ghost nets kill seabirds."), says_all("Plastic makes up most of it"), says_all("Banning foam cups")
    (True, True, False)
    >>> says_all("Schools that are full"), says_all("Loans to firms")
    (False, False)
    >>> says_all("Housing eats up half of a wage."), says_all("Nurses cost the county less."), says_all("Bus fares.")
    (True, True, False)
    >>> says_all("Charging for each bottle and can sold")
    False
    """
    words = [*_WORD.finditer(item, 0, _SOON)]
    is_activity = bool(words) and words[0][0].casefold() in _ACTIVITIES
    if _OF_LATE.match(item):
        return True
    if not words or (not is_activity and _opens_with_an_act(item, words)):
        return False
    if _TELLS.match(item):
        return True
    if is_activity and _opens_with_an_act(item, words):
        return False
    if (did := _DID.match(item)) and (did["verb"].endswith("ed") or did["verb"] in _STRONG_PAST):
        return True
    is_below = False
    for place, found in enumerate(words):
        word = found[0]
        if word in (",", ";", ":", "("):
            is_below = False
            continue
        if word.casefold() in _BELOW and place:
            is_below = True
        if is_below or not place:
            continue
        if word in _AUXILIARY and not _CANS.match(item, found.start()):
            return True
        if word.islower() and _is_verb_of(words[place - 1][0], word, item, found.end()):
            return True
    return False


# "The flood of 1953 drowned nine hundred cattle": a participle has no object behind it
_DID = re.compile(
    r"(?:(?:[Tt]he|[Aa]n?|[Oo]ur|[Tt]heir|[Ii]ts) )?(?:(?!(?:that|which|who|where|to|and|by"
    r"|for)\b)[\w'-]+ ){1,4}?(?:(?:of|in|at) (?:[\w'-]+ ){1,3}?"
    r"|, [^,;:]{2,40}, |(?<=[A-Z]\w\w\w )|(?<=[A-Z]\w\w\w\w\w ))(?P<verb>(?!(?:called|dubbed|entitled|led"
    r"|named|termed|titled)\b)[a-z]+ed|[a-z]{3,7})(?<!ing) (?:an?(?! (?:day|month|week|year)\b)|the|its|their"
    r"|all|most|many|nearly|over|about|some|more"
    r" than|half|[a-z]+teen|[a-z]+ty|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|\d[\d.,]*) "
)
_OF_LATE = re.compile(r"Last (?:autumn|decade|month|spring|summer|week|winter|year) [\w'-]+ ")
_ACTIVITIES = lexicon.words(
    "banking bathing breeding brewing building camping cycling drinking driving dumping farming fishing flooding"
    " flying gambling grazing heating housing hunting lending lighting littering logging mining parking poaching"
    " printing schooling shipping shopping smoking smuggling spending trafficking training waiting whaling"
)
"""What is done as a thing of which something may be told, whatever stands behind it: "Housing costs us half"."""
_CANS = re.compile(r"can (?:made|sold|used|[a-z]+ed)\b")
# What is no participle, for nobody can do it to something: "Lending peaked in 2014", "they waited 200 days"
_BY_ITSELF = (
    r"(?:arrived|came|collapsed|died|disappeared|emerged|erupted|existed|expired|fell|grew|happened|lapsed|lasted"
    r"|occurred"
    r"|peaked|plummeted|plunged|prevailed|remained|rose|slumped|soared|suffered|survived|waited|went)"
)
# "Housing eats up half of a wage", "Heating accounts for a third", "Patients rated last year's meals"
_MUCH = (
    r"(?:half (?:of|an?|the|its|their)|most of|much of|nearly|almost|about|some|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|\d[\d.,]*"
    r"|an?(?! (?:day|month|week|year|head|litre|mile|night|person|head)\b)|its|their|our|the|us|them)\b"
)
_SMALL = (
    "(?:about|above|across|after|all|along|among|and|around|as|at|before|behind|below|beside|between|both|but|by"
    "|costing"
    "|during|except|for|from|half|if|in|inside|into|like|near|nor|not|of|off|on|or|out|outside|over|past|per|plus|since"
    "|than|that|through|to|towards?|under|until|up|via|when|where|which|who|whom|whose|with|within|without|worth)"
)
_TELLS = re.compile(
    r"(?:(?:[Tt]he|[Aa]n?|[Oo]ur|[Oo]ne|[Mm]ost|[Mm]any|[Ss]ome) )?"
    r"(?:(?!(?:that|which|who|whom|whose|where|when|if|to|by|for|with|from|and|or|of the)\b)[\w'-]+ ){1,5}?"
    r"(?:, [^,;:]{2,40}, )?"
    rf"(?:(?<=s )(?!{_SMALL}\b)[a-z]{{3,}}(?<!ing)(?<!ed)(?<!en)(?<!ly)(?<!s) {_MUCH}"
    r"|(?<!the )(?<!The )(?<!its )(?<!our )(?<!new )(?<!more )(?<!s )"
    r"(?!(?:besides|perhaps|sometimes|times|towards|versus|whereas)\b)[a-z]{2,}[^suai\W]s"
    rf"(?: up| out| down| away| off)? {_MUCH}|accounts? for {_MUCH}"
    r"|(?<=s )(?:(?!(?:called|given|granted|offered|paid|taught|awarded|allowed)\b)[a-z]{2,}ed"
    r"|took|lost|won|cost|had|made|rose|fell|grew|spent)"
    rf" (?:{_MUCH}|last (?:year|month|week|night)'s|at|by \d)(?! (?:the )?[A-Z])"
    r"|(?<=[A-Z]\w\w\w)(?<!ing), (?:in|on|at) [^,;:]{2,40}, (?:[a-z]+ed|brought|broke|cut|did|drove|fell|flew|found"
    r"|gave"
    r"|got|held|hit|killed|laid|led|left|lost|made|rose|sank|saw|sent|swept|threw|took|tore|won) "
    rf"|{_BY_ITSELF} (?:at|by|from|in|of|on|to|with|for|\d))"
)
_STRONG_PAST = lexicon.words(
    "ate beat bent blew broke brought built burnt caught chose drew drove fed fell felt flew found froze"
    " gave grew held hid hung"
    " kept killed knew laid led left lost made met paid ran rose sank saw sent shook shot slew sold spent"
    " spread stole struck swept took tore"
    " threw told took won wore wrote"
)


def is_told(item: str) -> bool:
    """Whether an item that opens with no act is a sentence for all that: its verb may stand far from its beginning.

    >>> is_told("Topics of the talks included the use of nets."), is_told("Dredging the canal is slow.")
    (True, True)
    >>> is_told("A study of nets that kill seabirds"), is_told("Housing: $5 billion for repairs")
    (False, False)
    """
    words = [*_WORD.finditer(item, 0, _LATE)]
    if words and words[0][0] in _OPENS_A_SENTENCE:
        return True
    is_act = bool(words) and _opens_with_an_act(item, words)
    is_below = False
    for before, found in pairwise(words):
        word = found[0].rstrip(".")
        if word in (",", ";", ":", "("):
            is_below = False
        elif word in _RELATIVE:
            is_below = True
        elif not is_below and _is_finite(before[0], word, item, found.end(), is_act=is_act):
            return True
    return False


def _is_finite(before: str, word: str, item: str, end: int, *, is_act: bool) -> bool:
    """Whether a word is a verb of the item's own; behind an act ("Finding approaches for") in doubt it is a noun."""
    if word in _AUXILIARY or not word.islower():
        return word in _AUXILIARY
    if before.casefold() in _PRONOUN:
        return word in verbs() or bool(base_of_act(word))
    if before.casefold() in _BEFORE_NOUNS or is_gerund(word):
        return False
    if word in _ONLY_VERBS or (word == "needs" and item.startswith(" to ", end)):
        return True
    base = base_of_act(word) if word.endswith(("s", "ed")) else ""
    if base and word.endswith("s"):
        if item.startswith((" of ", " and ", ","), end):
            return False  # "rights of", "allies and"
        is_noun = (is_act or base in listed("also_nouns")) and not before.endswith("ly") and before != "also"
        return not is_noun or bool(STRONG_NEXT.match(item, end))
    return bool(base) and bool(STRONG_NEXT.match(item, end))


def _opens_with_an_act(item: str, words: list[re.Match[str]]) -> bool:
    first = words[0][0]
    opening = opening_verb(first[:1].lower() + item[words[0].start() + 1 :])
    if opening is None:
        return False
    follows = words[1][0] if len(words) > 1 else ""
    return follows not in _AUXILIARY  # "Work is going on": the verb comes second


def _is_verb_of(subject: str, word: str, item: str, end: int) -> bool:
    """Whether a word is the verb of the one before it: "nets kill seabirds", "the Bank funded a study"."""
    if subject.casefold() in _PRONOUN:
        return word in verbs() or bool(base_of_act(word))
    if subject.casefold() not in _BELOW and _is_only_a_verb(subject, word):
        return True
    if re.match(NOT_OBJECT, item[end : end + 9]) or is_gerund(word) or subject.casefold() in _BELOW:
        return False
    if word in verbs() and word not in listed("also_nouns"):
        return _is_plural(subject)
    is_told = word in listed("past") or bool(base_of_act(word))
    is_strong = bool(STRONG_NEXT.match(item, end)) or bool(re.match(r" [A-Z]", item[end : end + 2]))
    return is_told and is_strong and not word.endswith("ing")


def _is_only_a_verb(subject: str, word: str) -> bool:
    """Whether a word can be nothing but the finite verb of the one before it, whatever follows: "makes", "grew"."""
    if word in listed("only_past") or word in _ONLY_VERBS:
        return True
    if word in _STATES:
        return _is_plural(subject)
    base = base_of_act(word) if word.endswith("s") else ""
    is_noun = word in listed("nouns_in_s") or base in listed("also_nouns")
    return bool(base) and not is_noun and subject.casefold() not in _BEFORE_NOUNS and not is_gerund(subject)


def _is_plural(subject: str) -> bool:
    return subject in _PLURALS or (subject.endswith("s") and not subject.endswith(("ss", "'s", "us")))
