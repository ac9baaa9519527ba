"""Where clauses may begin in a sentence of a language whose verbs are not known here."""

import re
from collections.abc import Iterator

# Any sentence of English of some length has one.
_ENGLISH = re.compile(r"\b(?:the|and|to|with|our|by|for|will|shall|we|has|have|are|of|that|is)\b", re.I)
# Not as one class that ignores case: there the dotless letter of Turkish would be every i.
_NOT_ENGLISH = re.compile(
    r"[\u00c0-\u024f]|[^\x00-\u024f\u2000-\u2bff]"
    r"|(?i:\b(?:und|der|die|das|wir|werden|mit|les|des|la|le|nous|et|pour|los|las|el|y|e|de|vamos|con|gli|il|della"
    r"|het|een|wij|van|uma|dos|em|os|og|och|att|vi|oraz|ve)\b)"
)
_JOINT = re.compile(
    r"[,;:，；、。؛،：(（]\s*|\s[–—]\s"
    r"|\s(?:und|sowie|während|indem|et|ou|tandis que|y|mientras|e|ed|mentre|o|enquanto|en|terwijl|of|och|og|ja|i|oraz"
    r"|a|и|а|та|ve|και|و|और|तथा|및)(?=\s)\s*"
    r"|\s(?=[وו]\w{3})|(?<=[가-힣])(?:고|며)\s|(?<=[\u3400-\u9fff])(?:并且?|並且?|以及|同时)"
)
_WIDE = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LEAST_WIDE = 4
_WORDS = re.compile(r"\w[\w'’-]*")
# Of two words, one may be a verb by its ending: "cerrar minas", "schließen Minen". Nouns of German have capitals.
_LIKE_A_VERB = re.compile(
    r"[a-zßà-ÿа-яёіїα-ωά-ώ]{3,}(?:[eèé]n|t|ons|ez|er|ir|ar|mos|r[áàãa]o?n?|iamo|are|ere|ire|ront|"
    r"ть|ем|им|ут|ют|ат|ят|ουμε|yor|uje|ą|my|má)\b"
)


def is_foreign(words: str) -> bool:
    start = words[:400]
    return bool(_NOT_ENGLISH.search(words)) and len(_ENGLISH.findall(start)) * 10 < len(start.split())


def stretches(words: str) -> Iterator[tuple[int, int, bool]]:
    """What stands between the joints, and whether it may hold a verb: three words may, in any language."""
    begin = 0
    for joint in [*_JOINT.finditer(words), None]:
        stop = joint.start() if joint else len(words)
        piece = words[begin:stop]
        count = len(_WORDS.findall(piece))
        may_say = count >= 3 or len(_WIDE.findall(piece)) >= _LEAST_WIDE
        yield begin, stop, may_say or (count == 2 and bool(_LIKE_A_VERB.search(piece)))
        begin = joint.end() if joint else stop
