"""Who is said to do something: the subject of a verb, from the words before it; `actors` tells what sort it is.

No grammar of English is tried: the words are walked back to where the clause begins, and the head of what stands there
decides whether somebody speaks who can promise, or a thing of which something is foretold.
"""

import re
from typing import NamedTuple

from commitments.grammar.actors import Who, classify
from commitments.grammar.phrases import FIRST_VERB, INTRODUCTORY, last_of, noun_phrase
from commitments.grammar.words import lexicon

_LONGEST_SUBJECT = 400


class Subject(NamedTuple):
    words: str
    who: Who
    is_inherited: bool = False
    """Left out, or a pronoun: taken from the verb or the sentence before."""
    is_relative: bool = False
    """A relative clause: "investments that will …"."""
    clause: str = ""
    """What opens its clause, where that is not the sentence: "if", "when", "that"."""
    start: int = -1
    """Where its words begin; -1 where it is inherited."""


ADVERB = (
    r"(?:[a-z]+ly|also|now|therefore|thus|further|today|together|never|always|soon|not|both|all|each|once"
    r"|again|hereby|still|then|first|thereafter|instead"
    r"|thereby|so far|thus far|to date|in turn|in addition|moreover|furthermore|in principle|in full|so|strongly"
    r"|no longer|as well|only|more|even|at present|in the meantime|likewise|nevertheless|nonetheless|thereupon"
    r"|anew|in parallel|at once|for now|meanwhile)"
)
_TRAILING_ADVERBS = re.compile(rf"(?:(?:^|,? ){ADVERB},?)+$")
_BOUNDARY = re.compile(
    r"\bThat(?:'s| is) why\b"
    r"|[;:—(\"\]]|(?:^|\s)(?:–|-)\s|\b(?!(?-i:WHO)\b)(?:that"
    r"(?! (?:aim|basis|connection|context|effect|end|goal|light|purpose|reason|regard|respect|sense|spirit|time"
    r"|vein)\b)"
    r"|which|who|whose|whom|where|if|when|whenever|whether"
    r"|because|while|until"
    r"|unless|since|once|although|though|how|what|so)\b|(?<!well )\bas\b(?! well)",
    re.I,
)
_RELATIVE = re.compile(r"(?:\bthat|\bwhich|\bwho|\bwhom|\bwhat)$", re.I)
# "Solar Ltd, a company that helps farmers, will"
_NAMED_FIRST = re.compile(
    r"((?!In\b|On\b|At\b|By\b|Today\b|As\b)[A-Z][^,;:]{1,60}), (?:an?|whose|including"
    r"|among them) [^;:]{3,240},$"
)
# "Germany, as chair of the G7, will", "Germany, which leads it, will", "the Bank, with the staff present, adopted",
# "the Mayors, meeting in Lyon, resolved", "our party, once in office, will"
_APPOSED = re.compile(
    r"(?<=[\w.)]), (?:(?:in|with|by|known|acting|serving|recogni[sz]ed|described|designated) [^,;:]{2,120}? as"
    r"|as|which|who|whose|or (?:an?|any|his|her|in|its|the)|(?:all|both|some|many|most|each|none) of (?:whom|which)"
    r"|(?:at|in|of|on|over|to) which"
    r"|together with|along with|alongside|like|for (?:its|his|her|their) part|jointly with|on behalf of"
    r"|subject to|through"
    r"|with (?:the|its|their|his|her|an?|no|all|help|support|funds?|money)|once (?:again )?(?:in|back|at)|if|when"
    r"|while|though|although"
    r"|(?:acting|assembled|convened|gathered|meeting|sitting|speaking|visiting|working) (?:at|in|on|under|with"
    r"|together|through|for|behind)"
    r"|(?:accompanied|advised|assisted|backed|based|chaired|composed|financed|founded|funded|headed|hosted|joined"
    r"|led|made up|organi[sz]ed"
    r"|owned|paid for|represented|run|set up|staffed|supported)(?: jointly)? (?:at|by|from|in|of|on|with)"
    r"|in (?:accordance|agreement|association|collaboration|concert|consultation|cooperation|coordination|keeping"
    r"|line|partnership|the presence))\b"
    r"(?: (?:[^,;:]|(?<=\d),(?=\d)){2,160})?,$"
)
# "the Minister of Works, the Hon. J. Tau, undertook", "the Minister of Industry, Pablo Sosa, announced"
_BY_NAME = re.compile(
    r"(?<=[\w.)]), (?:(?:the )?(?:Right |Rt\.? )?Hon(?:ou?rable|\.)?|H\.? ?E\.?|H\.? ?R\.? ?H\.?|Mr|Mrs|Ms|Mme|Dr"
    r"|Sir|Dame|Lord|Lady|Prof(?:essor)?"
    r"|General|Admiral|Ambassador|(?<=[a-z], )[A-Z][\w'-]+(?= [A-Z]))\.? (?:[A-Z][\w'.-]* ?(?:de |van |von |der "
    r"|al-|bin )?){1,5},$"
)
_OF_AN_OFFICE = re.compile(
    r"\b(?i:minister|president|governor|secretary|chair(?:man|woman)?|director|mayor"
    r"|commissioner|ambassador|head|executive|chief)\b[^,;:]*$"
)
# "a frame which, when fully set up, will"
_ASIDE_OF_RELATIVE = re.compile(
    r"\b(?:that|which|who), (?:after|although|as|by|if|in|once|though|unless|until|when|where|while|with)\b"
    r"[^;:]{2,120},$"
)
_POINTING = re.compile(r"(?:This|These|That|Those|Such)\b")
# "the firm – with support from the bank – will"
_BETWEEN_DASHES = re.compile(r" ?[–—][^–—;:]{3,200}[–—]$")
_SEVERAL_IN_BRACKETS = re.compile(r"(?<=\w) \((?=[^(),]*, )[^()]{2,120}\)$")  # Peru and Chad (together, the Parties)
# "the President today at the White House signed"
# "The Night Ferry Plan, endorsed today, will"
_DONE_SO = re.compile(
    r"(?<=[\w.)]), (?:adopted|agreed|announced|approved|authori[sz]ed|backed|decided|endorsed|funded|launched"
    r"|led|run|signed|unveiled|voted)"
    r" (?:today|yesterday|tonight|this|last|earlier|on|in|at|by|with|from)\b[^,;:]{0,80},$"
)
_TIMED = re.compile(
    r"(?<=[\w.)]),? (?:(?:earlier |later )?(?:today|yesterday|tonight)|this (?:morning|afternoon|week|month|year)"
    r"|on (?:\w+day|[A-Z][a-z]+ \d{1,2})\b)(?:,? (?:in|at|on) [^,;:]{2,60})?,?$"
    r"|(?<=\w),? for (?:our|their|its|his|her) part,?$"
)
# "a review, which is open and will …": no comma has closed the relative clause.
_STILL_RELATIVE = re.compile(r"(?:, (?:which|who)| that [a-z]+s) [^,;:]{1,160} (?:and|or|but)$")
_ANOTHER_BEGINS = re.compile(r", (?:[A-Z]|(?:we|they|he|she|it|the|both) )")
_JOINED = re.compile(r"(?:\band|\bor|\bbut|\bthen|,? as well as|&)$", re.I)
# "We note the report and, to this end, will": what stands between the commas is nobody.
_ASIDE_OF_JOINED = re.compile(r"(\b(?:and|but))(?:,| (?=(?:in|to|as|on|for|at)\b)) ?(?:[a-z]+ ){0,5}[a-z]+,$")
# "24.We will": the number of a paragraph may be glued to its first word.
_PRONOUN_END = re.compile(r"(?:^|[\s,(]|(?<=\d)[.)])(?P<pronoun>we|I|they|he|she|it)$", re.I)
# To look for them nowhere but at the end is quicker by far.
_LONGEST_JOINT = len(", as well as")
_LONGEST_PRONOUN = len("0.they")


def _ends_in(pattern: re.Pattern[str], text: str, longest: int) -> re.Match[str] | None:
    """What a pattern finds at the end of a text, where it is no longer than that and one character before it."""
    return pattern.search(text, max(0, len(text) - longest - 1))


def subject_of(before: str, inherited: Subject | None, last_subject: Subject | None) -> Subject:
    """The subject of a verb, from the words before it in its sentence."""
    text = _without_asides(before[-_LONGEST_SUBJECT:] if len(before) > _LONGEST_SUBJECT else before)
    if not text.strip(" ,"):
        return borrowed(last_subject, inherited)
    if (named := _NAMED_FIRST.match(text)) and not FIRST_VERB.search(named[1]):
        return Subject(named[1], classify(named[1]), start=0)
    if _ends_in(_RELATIVE, text, _LONGEST_JOINT) or (text.endswith(",") and _ASIDE_OF_RELATIVE.search(text)):
        return Subject(text.rsplit(" ", 1)[-1], Who.THING, is_relative=True, clause="that")
    text = _ASIDE_OF_JOINED.sub(r"\1", text)
    if _ends_in(_JOINED, text.rstrip(","), _LONGEST_JOINT):
        if _STILL_RELATIVE.search(text) or _is_of_a_place(text):
            return Subject("which", Who.THING, is_relative=True, clause="which")
        return borrowed(inherited, last_subject)
    boundary = last_of(_BOUNDARY, _PARENTHESIS.sub(_masked, text))
    start = boundary.end() if boundary else 0
    clause = boundary[0].strip().casefold() if boundary and boundary[0].strip().isalpha() else ""
    if told := _LEFT_OUT.search(text, start):
        start, clause = told.end(), "that"
    phrase = text[start:]
    if boundary and clause in ("that", "which", "whom") and _CLAUSE_ENDS.search(phrase):
        return subject_of(text[: boundary.start()], inherited, last_subject)
    if pronoun := _ends_in(_PRONOUN_END, phrase, _LONGEST_PRONOUN):
        main = clause if not _is_main_after(clause, phrase[: pronoun.start()], text) else ""
        if _REPORTING.search(text[: start + pronoun.start("pronoun")].rstrip()):
            last_subject = inherited or last_subject  # "Japan announced that it will": who announces, will
        return _pronoun(pronoun["pronoun"], start + pronoun.start("pronoun"), main, inherited, last_subject)
    words, where = _noun_phrase(phrase)
    if not words:
        is_doing = start == 0 and _A_DOING.fullmatch(phrase.strip())
        return Subject(phrase.strip(), Who.THING, start=0) if is_doing else borrowed(inherited, last_subject)
    clause = "" if _is_main_after(clause, phrase[:where], text) else clause
    return Subject(words, _sort_of(words), clause=clause, start=start + where)


def _without_asides(before: str) -> str:
    """Without what is put between a subject and its verb: adverbs, a time, an apposition."""
    text = _TRAILING_ADVERBS.sub("", _DONE_SO.sub("", before) if before.endswith(",") else before).rstrip()
    if text.endswith(("–", "—")):
        text = _BETWEEN_DASHES.sub("", text)
    text = _TIMED.sub("", text)
    if text.endswith(")"):
        text = _SEVERAL_IN_BRACKETS.sub("", text)
    if not text.endswith(","):
        return text
    if not _POINTING.match(text):
        text = _APPOSED.sub("", text)
        if ", " in text and not text.endswith(",") and (first := _APPOSED.search(f"{text},")):
            text = text[: first.start()]  # "the Bank, which lends to farms, together with Peru, will"
    named = _BY_NAME.search(text) if text.endswith(",") else None
    return text[: named.start()] if named and _OF_AN_OFFICE.search(text[: named.start()]) else text


def _noun_phrase(phrase: str) -> tuple[str, int]:
    """The noun phrase that ends a stretch of words, and where it begins."""
    is_name = phrase[phrase.rfind(" ") + 1 :][:1].isupper()
    if is_name and (opened := _NO_COMMA.match(phrase)) and opened["who"].removeprefix("the ") in lexicon.COUNTRIES:
        return opened["who"], opened.start("who")
    return noun_phrase(_both(phrase))


# "In support of these aims Japan will": no comma ends what is fronted
_NO_COMMA = re.compile(
    r"(?:As|At|During|Following|For|From|In|On|Through|To|Under|With) (?:[a-z'-]+ ){0,8}"
    r"(?!(?:and|as|at|between|by|for|from|in|like|of|on|or|than|the|to|towards?|via|with|within)\b)[a-z'-]+ "
    r"(?P<who>(?:the )?[A-Z][\w.]*(?: [A-Z][\w.]*){0,3})$"
)


def _sort_of(words: str) -> Who:
    if words.casefold() in lexicon.FIRST_PERSON:
        return Who.SPEAKER  # "we, the ministers,"
    return Who.THING if words.casefold() in lexicon.NEUTRAL_PRONOUNS else classify(words)


def _is_of_a_place(text: str) -> bool:
    """Whether it goes on in a clause of place: "praised Mali, where it trains crews, builds wells, and"."""
    place = text.rfind(", where ")
    return place > 0 and not INTRODUCTORY.match(text) and not _ANOTHER_BEGINS.search(text, place + 8)


# "Cutting tolls this year will help": what is done is the subject, with no comma behind it.
_A_DOING = re.compile(
    r"(?!(?:Accord|Beginn?|Concern|Consider|Depend|Dur|Exclud|Follow|Includ|Notwithstand|Pend|Regard|Start)ing\b)"
    r"[A-Z][a-z]+ing(?: (?!and\b)[\w'$.-]+){2,20}"
)
# "the fund that Japan created will": the clause is over before the verb.
_CLAUSE_ENDS = re.compile(r"^ (?:the |The )?[A-Z][\w.'-]*(?: [A-Z][\w.'-]*)* (?:has |have |had )?[a-z]{2,}ed$")
_REPORTING = re.compile(
    r"\b(?:announc|stat|said|says|reiterat|emphasi|affirm|confirm|pledg|promis|underscor|indicat|declar)\w*(?: that)?$"
)
# "reaffirmed Chile would", "decided the next round would": what is told follows at once, without "that".
_LEFT_OUT = re.compile(
    r"(?<=[a-z\d)] |[A-Z] )(?<!the )(?<!The )(?<!an )(?<!a )(?<!As )(?<!as )(?<!by )(?<!their )(?<!our )(?<!its )"
    r"(?:agree|announce|assure|(?:re)?confirm|decide|emphasi[sz]e|estimate|explain|indicate|insist|note|observe|pledge"
    r"|promise|(?:re)?affirm|reiterate|state|stress|underline|underscore|vow|warn)(?:s|d|ed) "
    r"(?=(?:(?:the|both|all|its|their|our|his|her|an?|no|each|such|this|these|two|three) )?"
    r"(?:[\w.'-]+ ){0,7}?[\w.'-]+$)"
    r"(?!(?:to|that|on|upon|in|by|with|for|at|from|under|of|and|or|today|(?:the|its|their|our) [\w-]+ (?:of|to))\b)"
)
_PARENTHESIS = re.compile(r"\([^()]*\)")
_NEITHER = re.compile(r"(?<![\w-])[Nn]either (?=.{2,200} nor )")


def _both(phrase: str) -> str:
    """ "Neither Peru nor Chad" as "Peru and Chad", each in its place."""
    if " nor " not in phrase or not _NEITHER.search(phrase):
        return phrase
    return _NEITHER.sub(" " * len("neither "), phrase).replace(" nor ", " and ")


def _masked(found: re.Match[str]) -> str:
    """As long as what it stands for, so that places stay the same."""
    return "_" * len(found[0])


def _is_main_after(clause: str, between: str, opening: str) -> bool:
    """Whether a comma has closed the subordinate clause ("As Canada grows, we …", "To help those who left, we …")."""
    return "," in between and (
        clause not in ("that", "which", "who") or bool(INTRODUCTORY.match(opening) or _FRONTED_DONE.match(opening))
    )


def borrowed(*subjects: Subject | None) -> Subject:
    subject = next((subject for subject in subjects if subject is not None), None)
    if subject is None:
        return Subject("", Who.NONE)
    return subject._replace(is_inherited=True, is_relative=subject.is_relative, start=-1)


_PERSON = re.compile(
    rf"(?:[Tt]he )?(?:[\w.'-]+ ){{0,2}}?(?:{'|'.join(lexicon.TITLES)})(?: [A-Z][\w.'-]*){{0,4}}$|(?i:s?he|i)$"
)
_SEVERAL = re.compile(r"[a-z]s\b")


def _pronoun(word: str, start: int, clause: str, inherited: Subject | None, last_subject: Subject | None) -> Subject:
    folded = word.casefold()
    if folded in lexicon.FIRST_PERSON:
        return Subject(word, Who.SPEAKER, clause=clause, start=start)
    if folded in lexicon.THIRD_PERSON:
        antecedent = inherited if inherited and " and " in inherited.words else last_subject or inherited
        is_of_people = antecedent is not None and antecedent.who is Who.PEOPLE and _SEVERAL.search(antecedent.words)
        if antecedent is not None and is_of_people and folded == "they" and not clause:
            return Subject(antecedent.words, Who.PEOPLE, is_inherited=True, start=start)
        words = antecedent.words if antecedent is not None and antecedent.who.can_promise else word
        return Subject(words, Who.AGENT, is_inherited=words != word, clause=clause, start=start)
    antecedent = last_subject
    if antecedent is not None and not clause and _PERSON.match(antecedent.words):
        return Subject(word, Who.THING, clause=clause, start=start)  # "President Diaz signed the bill. It will"
    if antecedent is None or not antecedent.who.can_promise or antecedent.words.casefold() in lexicon.FIRST_PERSON:
        return Subject(word, Who.THING, clause=clause, start=start)
    return Subject(antecedent.words, antecedent.who, is_inherited=True, clause=clause, start=start)


# Whatever the verb behind it: "We note the report and will act".
_WE_FIRST = re.compile(
    r"(?:\(?\d{1,3}[.)]? ?)?(?:[A-Z][^,;:.]{0,60}, (?:(?:19|20)\d\d,? )?)?(?P<who>[Ww]e|I)(?:, [^,;]{1,60},)?"
    r" (?!(?:who|that|which|and|or)\b)[a-z]"
)


def opening_subject(text: str, limit: int) -> Subject | None:
    """The sentence's own subject where another verb than a promising one comes first ("X met Y and agreed to …")."""
    if fronted := _FRONTED.match(text, 0, min(limit, 400)) or _FRONTED_DOING.match(text, 0, min(limit, 400)):
        behind = opening_subject(text[fronted.end() :], limit - fronted.end())
        return behind and behind._replace(start=behind.start + fronted.end() if behind.start >= 0 else behind.start)
    opening = text[: min(limit, 240)]
    if ours := _WE_FIRST.match(opening):
        return _pronoun(ours["who"], ours.start("who"), "", None, None)
    found = FIRST_VERB.search(opening)
    plain = _of_plain_verb(opening)
    if not found or (plain and len(plain.words) < found.start()):
        return plain
    phrase = opening[: found.start()].rstrip()
    if not phrase or _ends_in(_RELATIVE, phrase, _LONGEST_JOINT):
        return None
    phrase = _TRAILING_ADVERBS.sub("", phrase).rstrip()
    if pronoun := _ends_in(_PRONOUN_END, phrase, _LONGEST_PRONOUN):
        return _pronoun(pronoun["pronoun"], pronoun.start("pronoun"), "", None, None)
    words, where = noun_phrase(phrase)
    return Subject(words, classify(words), start=where) if words else None


def _of_plain_verb(opening: str) -> Subject | None:
    """ "The new pact widens trade": one whose verb is on no short list."""
    found = _ONE_ACTS.match(opening)
    if found is None or not _is_act(found["verb"]):
        return None
    return Subject(found["words"], classify(found["words"]), start=0)


_ONE_ACTS = re.compile(
    r"(?P<words>(?:The|This|That|Our|An?) (?:[\w.'-]+ ){0,4}?[A-Za-z]+|[A-Z][A-Z]{2,})"
    r" (?P<verb>[a-z]{3,}s) (?=[a-z])"
)


def _is_act(verb: str) -> bool:
    return verb[:-1] in lexicon.ACTION_VERBS or (verb.endswith("es") and verb[:-2] in lexicon.ACTION_VERBS)


def main_subject(text: str) -> Subject | None:
    """Whose sentence it is: who stands before its first verb, behind what is fronted."""
    aside = _ASIDE_FIRST.match(text)
    if aside and (who := classify(aside["who"])) is Who.AGENT and not FIRST_VERB.search(aside["who"]):
        return Subject(aside["who"], who, start=0)
    return opening_subject(text, len(text))


# "The Ministers, having inspected the works, praised the crews"
_ASIDE_FIRST = re.compile(
    r"(?P<who>(?:The|Both|All|[A-Z][\w.'-]*)(?: (?!(?:and|in|on|at|by|after)\b)[\w.'-]+){0,8}), (?:having|who"
    r"|whose|which|after|before|while|with|[a-z]+ing)"
    r" [^,;:]{2,160}, (?:[a-z]+ly )?[a-z]"
)


# "Despite the delays caused by the strike, both sides": the participle before the comma is nobody's verb.
_FRONTED = re.compile(
    r"(?:Amid|Amidst|Among|At|Based on|Because of|Beyond|Building on|By|Despite|During|Following|For|Further to|Given"
    r"|In|Notwithstanding|On|Through|Under|With|Within) (?:[^\s,;:]+ ){1,10}?(?!need)[a-z]{3,}(?:ed|ade|eld|iven|own)"
    r" (?:by|in|at|on|to|with|from|for|under|through|during|over|since|between|among|about)\b[^,;:.]{0,160}, "
    r"(?=(?:the|both|all|we|they|he|she|it|its|their|our|[A-Z])\b)"
)
# "Flanked by Ms. Lo, who opened it, the Mayor"
_FRONTED_DONE = re.compile(r"[A-Z][a-z]{2,}(?:ed|ld|nt|wn) (?:at|by|from|in|on|to|under|with) ")
# "Having restated their pledge, the ministers": what those who come behind it do beside
_FRONTED_DOING = re.compile(
    r"(?:(?:While|When|After|Before|By) [a-z]+ing|(?!Accord|Depend|Dur|Follow|Includ|Regard)[A-Z][a-z]{2,}ing)"
    r" [^,;:.]{3,200}, "
    r"(?=(?:the|both|all|we|they|he|she)\b|[A-Z][\w'.-]* [A-Za-z])"
)
