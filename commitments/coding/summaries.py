"""What is promised, in short: from the promise's own words, without who says it and how.

It begins with the act only where it is certain which words are the act; else the sentence itself says what is promised.
"""

import re

from commitments.coding.limits import is_limited
from commitments.grammar.actors import Who
from commitments.grammar.asides import NO_VERBS, aside, is_noun
from commitments.grammar.denials import has_negated_subject, is_not_made
from commitments.grammar.reading import Predicate
from commitments.grammar.subjects import ADVERB
from commitments.grammar.words.participles import base_of_gerund
from commitments.grammar.words.plain import plain
from commitments.grammar.words.verbs import base_of_act, verbs


def summary(words: str, predicate: Predicate | None) -> str:
    """What is promised. Whole: only a view may cut it.

    >>> from commitments.grammar.reading import read
    >>> text = "The two leaders committed to enhancing cyber cooperation to counter threats."
    >>> summary(text, read(text).predicates[0])
    'Enhance cyber cooperation to counter threats'
    """
    text = plain(words)
    act = "" if _IS_BELOW.search(text) else _act_of(text, predicate)
    if text.endswith(":") and " " not in _OPEN.sub("", act.rstrip(" :")):
        act = ""  # "The parties intend to cooperate to:"
    rest = (
        act if act and not _is_cut(act, text) else _MODAL.sub("", _LEADING.sub("", _from_its_subject(text, predicate)))
    )
    rest = _unopened(_NOTE_FIRST.sub("", rest).lstrip(" *_,;:.)]'"))
    rest = rest.rstrip(_LAST_MARKS)
    if rest.endswith("]"):
        rest = _NOTE_LAST.sub("", rest).rstrip(_LAST_MARKS)
    if rest.endswith("and"):
        rest = _AND_LAST.sub("", rest).rstrip(" ,;:.")
    if text.endswith(":"):
        rest = _OPEN_VERB.sub("", _OPEN.sub("", rest))
    rest = _closed(rest, text)
    return rest[:1].upper() + rest[1:]


# "are the following:" is no act; "will act, including:" is one without what stands below.
_IS_BELOW = re.compile(r"\b(?:is|are) (?:(?:set out|listed) below|(?:as follows|the following))\W*$")
_OPEN = re.compile(
    r"(?:,? \b(?:by|to|including(?: the following)?|such as|through|as follows|in the following ways))+$"
)
_OPEN_VERB = re.compile(r",? and (?:agree|commit|intend|plan|pledge|shall|will)$")
_NOTE_FIRST = re.compile(r"^(?:\(?[ivx]{1,4}\) ?(?=[a-zA-Z]))?(?:\d{1,3}\. ?(?=[A-Z\[*]))?(?:\[\d{1,3}\] ?|\*\* ?)*")
_LAST_MARKS = " *_,;:.\"'[("
_AND_LAST = re.compile(r"[;,]? ?\band$")
_NOTE_LAST = re.compile(r"(?<=[\w).,;\"'])(?: ?\[\d{1,3}\])+$")

_PAIRS = ("()", "[]", '""')


def _is_cut(act: str, text: str) -> bool:
    """Whether a bracket or a quotation mark has lost the other one of its pair."""
    return any(_is_odd(act, pair) and not _is_odd(text, pair) for pair in _PAIRS)


def _is_odd(words: str, pair: str) -> bool:
    opening, closing = pair[0], pair[1]
    if opening == closing:
        return words.count(opening) % 2 > 0
    return words.count(opening) != words.count(closing)


def _unopened(words: str) -> str:
    """Without what it begins with, where that is opened and never closed."""
    while any(words.startswith(pair[0]) and _is_odd(words, pair) for pair in _PAIRS):
        words = words[1:].lstrip(" ,;:.)]'")
    return words


def _closed(words: str, text: str) -> str:
    """With the quotation mark that was taken off its end, and without a bracket that nothing opened."""
    if words.count('"') % 2 and (words.startswith('"') or _QUOTED_LAST.search(text)):
        return f'{words}"'
    if words.count("(") < words.count(")") or words.count("[") < words.count("]"):
        return words.rstrip(")]")
    return words


_QUOTED_LAST = re.compile(r"\"[^\"]+\"[ .,;:*_]*$")
_LEADING = re.compile(
    r"^(?:[-•*–]\s*)?(?:(?:In addition(?! to\b)|Furthermore|Moreover|To (?:this|that) end|Therefore|Finally|Today(?!')"
    r"|And|But|Also|Together(?! with\b)|Critically|As a result(?! of\b)|Accordingly)\b,? ?)+",
    re.I,
)

# Of a clause that goes on from a maker named before it.
_MODAL = re.compile(r"^(?:will|shall) (?:also )?(?!be\b)(?=[a-z])")


def _from_its_subject(text: str, predicate: Predicate | None) -> str:
    """Without what opens it before the subject of its main clause."""
    if predicate is None or predicate.subject.start < 0 or predicate.subject.clause:
        return text
    before = text[: predicate.subject.start]
    if has_negated_subject(text, predicate) or is_limited(before, predicate) or _IS_BELOW.search(text):
        return text
    return text[predicate.subject.start :] if not before or _ADJUNCT.fullmatch(before) else text


_OPENS = (
    r"(?:about|according|across|after|against|ahead|alongside|amid|among|and|apart|around|as|at|based|because|before"
    r"|behind|beside|besides|between|beyond|but|by|consistent|despite|due|during|especially|finally|following|for|from"
    r"|further|furthermore|given|hence|here|however|in|indeed|inside|instead|like|meanwhile|moreover|near|nevertheless"
    r"|next|notwithstanding|now|of|on|once|out|over|per|pursuant|rather|regarding|separately|similarly|since|so|still"
    r"|subsequently|thanks|that is why|that's why|then|thereafter|therefore|this (?:week|month|year)|through|throughout"
    r"|thus|to|today|together|tomorrow|tonight|toward|towards|under|until|upon|when|while|with|within|without"
    r"|yesterday|yet|[a-z]+ing|[a-z]+ly)\b"
)
# "Today, ", "Cutting tolls: At COP27, ", "Building on what was agreed, in Lima, "; and without a comma, "By 2030 "
_ADJUNCT = re.compile(
    rf"(?:[^;:.]{{2,100}}(?::| [–—-]) )?[-•*–\"'(\[ ]*(?:{_OPENS}[^;:]*, ?|{_OPENS}(?: [\w.'-]+){{0,5}} )?", re.I
)


def _act_of(text: str, predicate: Predicate | None) -> str:
    """What is to be done, beginning with its verb; "" where the sentence as a whole says it better."""
    if predicate is None or predicate.form in ("announce", "request", "share") or predicate.is_passive:
        return ""
    if predicate.form == "ongoing" and not _is_going_to(text, predicate):
        return ""
    if not _is_its_own(text, predicate) or is_not_made(text, predicate) or _is_only_allowed(text, predicate):
        return ""
    if predicate.subject.start > predicate.start:  # "Reaffirming our commitment to act, we met"
        if _PROMISES.search(text, predicate.subject.start):
            return ""
        text = text[: predicate.subject.start].rstrip(" ,")
    act = _act_alone(text, predicate)
    return "" if _RUNS_ON.search(act) or _is_of_something_else(act, text, predicate) else act


def _is_going_to(text: str, predicate: Predicate) -> bool:
    """ "We are going to hire": as good as "will hire"."""
    return predicate.words.endswith("going") and text.startswith(" to ", predicate.start + len(predicate.words))


# "commitment to peace and expressed hope": the words of another verb that no "to" governs.
_FOLLOWED = r"(?:an?|concern|confidence|for|her|his|hope|its|on|our|support|that|the|their|to)"
_RUNS_ON = re.compile(
    rf"[,;]? and (?:also |further |jointly )?(?:[a-z]{{3,}}[^e\W]ed|made|shared|took) {_FOLLOWED}\b"
    rf"|^commitment (?:to|of) .*[,;]? and (?:also |further )?(?:call on|condemn|express|look forward|note|oppose"
    r"|reaffirm|recogni[sz]e|reiterate|underscore|welcome)\b"
    r"|^[a-z]+ and (?:are|have|is|will) |[,;]? and (?:they|we) [a-z]+ "
    r"|[,;]? and (?:are|is|was|were) (?:[a-z]+ly )?(?:committed|determined|resolved) "
)


_PROMISES = re.compile(
    r"\b(?:agree|(?:re)?commit|decide|intend|pledge|plan|promise|resolve|shall|will)(?:s|ed|d|ted)?\b"
)


def _is_only_allowed(text: str, predicate: Predicate) -> bool:
    """ "The parties may decide to", "work is planned to": what may be done, or is only meant to, is not promised."""
    is_meant = predicate.words in ("intended", "planned") and _BE_LAST.search(text, 0, predicate.start)
    return bool(is_meant) or _MAY.search(text, 0, predicate.start) is not None


_MAY = re.compile(r"\b(?:can|could|may|might)(?: also)?(?: [a-z]+ly)? $")


def _is_of_something_else(act: str, text: str, predicate: Predicate) -> bool:
    """Whether the act alone does not tell of what it speaks: "overcome them", or what befalls a thing, which does
    nothing of its own: "remain in place", "increase from 7% to 9%"."""
    if _POINTS_BACK.match(act) and re.search(r"\b(?:and|but|or|,)", text[: predicate.start]):
        return True
    return predicate.subject.who is Who.THING and predicate.form == "will" and _BEFALLS.match(act) is not None


_POINTS_BACK = re.compile(
    r"(?:not )?[a-z]+ (?:(?:her|him|them)\b|it(?= (?:[a-z]+ly|by|for|from|in|into|on|through|to|with)\b|$))"
)
_BEFALLS = re.compile(
    r"(?:not )?(?:(?:also|further) )?(?:become|belong|contain|cost|cover|include|remain|total)\b"
    r"|(?:not )?(?!(?:consult|contribute|cooperate|engage|invest|partner|work)\b)[a-z]+"
    r" (?:across|after|as|at|before|by|during|for|from|in|into|on|over(?! [$€£\d])|through|to|under|until|with"
    r"|within)\b"
)


def _act_alone(text: str, predicate: Predicate) -> str:
    """The same, whatever else its words may say."""
    if predicate.form in ("launch", "sign", "adopt", "instruct"):
        is_done = _goes_on_from_another(text, predicate) or _BE_LAST.search(text[: predicate.start])
        return "" if is_done else _deed(text[predicate.start :])
    if predicate.form == "renew":
        return _renewed(text[predicate.start :])
    if predicate.form == "support":
        rest = text[predicate.start + len(predicate.words) :].lstrip()
        return "support " + (rest if " and for " in rest else re.sub(r"^(?:for|to) ", "", rest))
    return _done(text, predicate)


def _is_its_own(text: str, predicate: Predicate) -> bool:
    """Whether the sentence itself promises, and no clause of it tells what another thing is for, or what if."""
    subject = predicate.subject
    if subject.is_relative or has_negated_subject(text, predicate):
        return False
    before = text[: subject.start] if subject.start >= 0 else predicate.before
    if is_limited(before, predicate):
        return False
    return not before.strip(" \"'([-•*–") or _LEADS_TO.search(before) is not None or bool(_ADJUNCT.fullmatch(before))


_SAYS = (
    r"(?:acknowledg|affirm|agree|announc|assur|believ|commit|confirm|declar|decid|determin|emphasi[sz]|ensur|indicat"
    r"|insist|not|pledg|promis|propos|reaffirm|recogni[sz]|reiterat|resolv|say|stat|stress|underlin|underscor|undertak|vow)"
    r"(?:e|es|ed|s|d|y)?|said|says|clear|undertook|hope|hopes|expect|expects"
)
# A clause ends there, or it is told next what somebody says: "It is late, and ", "We announce that "
_LEADS_TO = re.compile(
    rf"(?:[,;:—–(\"]|\b(?:and|but|so|or|then)(?: (?:[a-z]+ly|also))?|\b(?<!the )(?<!a )(?:{_SAYS})"
    r"(?: (?:today|also|together|jointly))?(?: that)?) *[\"(]?$"
)


def _goes_on_from_another(text: str, predicate: Predicate) -> bool:
    """Whether another verb stands before it: "praised Mali and established ties with it", "called on them to join and
    strengthen it", which may be somebody else's."""
    subject = predicate.subject
    before = text[subject.start + len(subject.words) : predicate.start] if subject.start >= 0 else predicate.before
    return re.search(r"\b(?:and|or)\b|;", before) is not None


_BE_LAST = re.compile(r"\b(?:is|are|was|were|be|been)(?: [a-z]+ly| also)? $")


def _done(text: str, predicate: Predicate) -> str:
    """The act of a verb that promises one."""
    end = predicate.start + len(predicate.words)
    between, act = text[end : predicate.end], text[predicate.end :]
    # "recommits the United States to advancing …"
    if predicate.form == "commit" and (
        found := re.match(r"(?:the |itself|themselves|ourselves|their )[^,;]{0,60}? to ", act)
    ):
        between, act = "to ", act[found.end() :]
    if _AND_WILL_BE.search(act) or (predicate.subject.who is Who.THING and act.startswith("be ")):
        return ""
    over = aside(text, end, is_infinitive=predicate.form != "will")
    inserted, rest = text[end : over.end], text[over.end : predicate.end]
    if not over.is_sure or is_limited(inserted, predicate) or _UNSAID.search(rest):
        return ""
    is_after_will = predicate.form == "will" and not inserted.strip() and not _ADVERB.sub("", between).strip(" ,")
    is_after_to = predicate.form in _WITH_INFINITIVES and between.endswith("to ")
    is_after_to = is_after_to or (predicate.form == "ongoing" and _is_going_to(text, predicate))
    if len(act.split()) < 2 or not _begins_with_a_verb(act, is_any=is_after_will or is_after_to):
        return ""
    said = text[predicate.start : end] + rest
    if "no longer" in said:
        return f"no longer {_in_the_imperative(act)}"
    act = _trying(predicate, rest) + act
    denied = re.search(r"\b(?:not|never)\b|\bwon't\b", said)
    return ("not " if denied else "") + _in_the_imperative(act)


def _trying(predicate: Predicate, between: str) -> str:
    """What promises less than the act itself: "work to", "seek to"."""
    if predicate.form == "aim":
        tried = _TRIES.fullmatch(predicate.words)
        return f"{tried['verb']} to " if tried else ""
    tried = _WORKS_TO.search(between)
    return f"{tried[0].strip()} " if tried else ""


_TRIES = re.compile(r"(?P<verb>aim|aspire|seek|strive|hope|look|continue)s?")
_WORKS_TO = re.compile(r"\b(?:look|seek|aim|strive|work) (?:together )?to $")

_WITH_INFINITIVES = ("aim", "decide", "is-to")
_ADVERB = re.compile(rf"\b{ADVERB}\b")
# "will not only build", "will in turn build", "will soon build": what a summary of the act alone would lose.
_UNSAID = re.compile(
    r"\bnot (?:only|just|merely|simply|least)\b|\b(?:do|in turn|turn) $"
    r"|\b(?:eventually|immediately|promptly|shortly|soon|tomorrow|tonight)\b"
)


def _begins_with_a_verb(act: str, *, is_any: bool = False) -> bool:
    """Whether its first word is one; that need not be known where nothing else can stand there (`is_any`)."""
    found = _FIRST.match(act)
    if found is None or found["word"] in NO_VERBS or _OPENING_WORDS.match(act):
        return False
    word = found["word"]
    if (is_any and not found["next"].startswith(",")) or word in ("be", "have") or base_of_gerund(word):
        return True
    if (
        (pair := _TWO_VERBS.match(act))
        and {word, pair["other"]} <= verbs()
        and not is_noun(pair["other"], pair["next"])
    ):
        return True  # "address and prevent barriers"
    return (word in verbs() and not is_noun(word, found["next"])) or (word.endswith("ing") and bool(base_of_act(word)))


_TWO_VERBS = re.compile(r"[a-z]+ and (?P<other>[a-z]+)(?P<next> [^ ]+)")
_OPENING_WORDS = re.compile(r"(?:closing|opening) (?:address|comments?|remarks|session|speech|statement|words)\b")
_FIRST = re.compile(r"(?P<word>[a-z][a-z'-]*)(?P<next> ?[^ ]*)")


def _deed(stretch: str) -> str:
    """ "have launched the Partnership" -> "launch the Partnership"; "" where the verb is not known."""
    verb, _, rest = stretch.partition(" ")
    if _NO_DEED.match(rest):
        return ""  # "The launch will include"
    while verb.casefold() in ("have", "has", "had", "today", "also", "formally", "therefore", "now") and rest:
        verb, _, rest = rest.partition(" ")
    base = _BASES.get(verb) or (verb if verb in verbs() else base_of_act(verb))
    return f"{base} {rest}" if base and rest else ""


_COMMITMENT = re.compile(
    r"\b(?:commitments?|determination|resolve|pledges?|intentions?|readiness|willingness|support)"
    r" (?:of [^;]{3,120}? (?=to ))?(?P<to>to|of) |\w+firm\w* to "
)


_NO_DEED = re.compile(
    r"(?:will|shall|would|is|was|has|had)\b|and (?:are|have|is|will)\b"
    r"|(?:at|as|during|earlier|in|last|on|this|with|yesterday)\b"  # "The accelerator launched last year"
)


def _renewed(stretch: str) -> str:
    """ "reaffirmed their commitment to expanding trade" -> "expand trade"."""
    found = _COMMITMENT.search(stretch)
    if not found:
        return ""
    act = stretch[found.end() :]
    is_act = _begins_with_a_verb(_ADVERBS.sub("", act)) and not _SORT_OF_THING.match(act)
    return _in_the_imperative(act) if is_act else f"commitment {found['to'] or 'to'} {act}"


# "commitment to open markets", unlike "to open a port"
_SORT_OF_THING = re.compile(
    r"(?:clean|direct|free|live|open|secure) (?:and [a-z]+ )?(?!(?:an?|all|additional|any|both|every|her|his|its|more"
    r"|new|our|that|the|their|these|this|those|up)\b)[a-z]"
)
_ADVERBS = re.compile(rf"^(?:{ADVERB},? )+")


# "will give land and will be helped": an act, and none.
_AND_WILL_BE = re.compile(r"^[^;:.]*\b(?:and|but),? (?:[a-z]+ )?(?:will|shall)(?: [a-z]+)? be\b")
_AND_WILL = re.compile(r"(?P<joint>\b(?:and|but)(?: (?:also|therefore|thus|then))?) (?:will|shall)(?= [a-z])")


def _in_the_imperative(act: str) -> str:
    if " will " in act or " shall " in act:
        act = _AND_WILL.sub(r"\g<joint>", act)
    if _BE_DOING.match(act):
        act = act.removeprefix("be ")
    if how := _ADVERBS.match(act):
        return f"{how[0]}{_in_the_imperative(act[how.end() :])}"
    verb, _, rest = act.partition(" ")
    base = base_of_gerund(verb.casefold()) or (base_of_act(verb) if verb.endswith("ing") else "")
    return f"{base} {rest}" if base else act


# "be building ports", and not "be leading contributors"
_BE_DOING = re.compile(
    r"be (?!(?:binding|driving|enduring|existing|founding|growing|lasting|leading|outstanding|standing|willing)"
    r" (?!(?:an?|its|on|our|that|the|their|these|this|those|to)\b))[a-z]+ing [a-z]"
)
_BASES = {
    "launched": "launch", "launches": "launch", "signed": "sign", "signs": "sign", "established": "establish",
    "establishes": "establish", "created": "create",
    "creates": "create", "concluded": "conclude", "adopted": "adopt", "endorsed": "endorse",
    "instructed": "instruct", "directed": "direct", "tasked": "task",
    "finalized": "finalize", "finalised": "finalise", "initiated": "initiate", "inaugurated": "inaugurate",
    "formed": "form", "unveiled": "unveil", "reached": "reach",
}  # fmt: skip
