"""Where clauses may begin in a sentence of a language whose verbs are not known here."""

import re
from collections.abc import Iterator

from commitments.grammar.words.verbs import base_of_act, verbs

# Any sentence of English of some length has one. "will", "is", "we" and "of" are words of others too.
_ENGLISH = re.compile(r"\b(?:the|and|to|with|our|by|for|will|shall|we|has|have|are|of|that|is)\b", re.I)
# Not as one class that ignores case: there the dotless letter of Turkish would be every i.
_LETTERS = re.compile(r"[\u00c0-\u024f]|[^\x00-\u024f\u2000-\u2bff]")
# In front of a capital some are a part of a name in English too: "Rio de Janeiro", "von der Leyen".
_WORDS_OF_OTHERS = re.compile(
    r"(?i:(?<!von )\b(?:und|der|die|das|wir|werden|für|nicht|mit|les|des|nous|pour|et|con|gli|della|per|het|een|wij"
    r"|terwijl|van|uma|em|os|og|och|att|vi|oraz|ve)(?=\s))"
    r"|(?i:\b(?:de|la|le|el|los|las|il|o|e|y|en|vamos))(?=\s+[a-z\u00df-\u024f])"
)
_JOINT = re.compile(
    r"[,;:，；、。؛،：(（]\s*|\s[–—]\s"
    r"|\s(?:und|sowie|während|indem|et|ou|tandis que|y|mientras|e|ed|mentre|o|enquanto|en|terwijl|of|och|og|ja|i|oraz"
    r"|și|és|dan|và|и|а|та|ve|και|و|और|तथा|및)(?=\s)\s*"
    r"|\s(?=[وו]\w{3})|(?<=[가-힣])(?:고|며)\s|(?<=[\u3400-\u9fff])(?:并且?|並且?|以及|同时)"
)
# "and" in Czech and Slovak, "to" in Spanish and its like.
_SLAVIC = re.compile(r"[ěščřžýůťďňľ]", re.I)
_JOINT_WITH_A = re.compile(rf"{_JOINT.pattern}|\sa(?=\s)\s*")
_WIDE = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LEAST_WIDE = 4
_WORDS = re.compile(r"\w[\w'’-]*")
# Of two words, one may be a verb by its ending: "cerrar minas", "schließen Minen". Nouns of German have capitals.
_LIKE_A_VERB = re.compile(
    r"[a-zßà-ÿа-яёіїα-ωά-ώ]{3,}(?:[eèé]n|t|ons|ez|er|ir|ar|mos|r[áàãa]o?n?|iamo|emo|are|ere|ire|ront|"
    r"ть|ем|им|ут|ют|ат|ят|ουμε|yor|uje|ą|my|má)\b"
)


def is_foreign(words: str) -> bool:
    start = words[:400]
    of_english, of_others = len(_ENGLISH.findall(start)), len(_WORDS_OF_OTHERS.findall(start))
    if of_others >= max(of_english, 1):
        return True
    if of_others or _LETTERS.search(words):
        return of_english * 10 < len(start.split())
    if len(start.split()) < 5:
        return False
    return not of_english and not any(word in verbs() or base_of_act(word) for word in start.casefold().split())


def stretches(words: str) -> Iterator[tuple[int, int, bool]]:
    """What stands between the joints, and whether it may hold a verb: three words may, in any language."""
    begin = 0
    pattern = _JOINT_WITH_A if _SLAVIC.search(words) else _JOINT
    for joint in [*pattern.finditer(words), None]:
        stop = joint.start() if joint else len(words)
        piece = words[begin:stop]
        count = len(_WORDS.findall(piece))
        may_say = count >= 3 or len(_WIDE.findall(piece)) >= _LEAST_WIDE
        yield begin, stop, may_say or (count == 2 and bool(_LIKE_A_VERB.search(piece)))
        begin = joint.end() if joint else stop
