"""What a sentence says of who does what: its predicates that may promise, each with its subject.

No grammar of English is tried: the words before a promising verb are walked back to where its clause begins, and the
head of what stands there decides whether somebody speaks who can promise, or a thing of which something is foretold.
"""

import re
from enum import StrEnum
from typing import NamedTuple

from commitments.extract import lexicon

_CURLY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "‐": "-", "‑": "-"})
_LONGEST_SUBJECT = 400
_COMPLEMENT = 240


class Who(StrEnum):
    """What sort of subject a promising verb has."""

    SPEAKER = "speaker"
    """We, I, our government."""
    AGENT = "agent"
    """A named or nameable actor."""
    PEOPLE = "people"
    """Those who gain by a promise."""
    THING = "thing"
    NONE = "none"
    """No subject to be found."""


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


class Predicate(NamedTuple):
    form: str
    """Which of the FORMS it matched."""
    verb: str
    """The act: of "will hire" it is "hire", of "committed to building" it is "building"."""
    subject: Subject
    start: int
    end: int
    """Where the promised act begins."""
    before: str
    """What stands before it in the sentence."""
    after: str
    """The beginning of what stands after it."""
    words: str
    """Its own words, lower case."""
    is_passive: bool = False


class Reading(NamedTuple):
    """A sentence made plain: one blank between words, straight quotation marks and apostrophes."""

    text: str
    predicates: tuple[Predicate, ...]


_ADVERB = (
    r"(?:[a-z]+ly|also|now|therefore|thus|further|today|together|never|always|soon|not|both|all|each|once"
    r"|again|hereby|still|then|first"
    r"|thereby|in turn|in addition|moreover|furthermore|in principle|in full|so|strongly|as well|only|more|even)"
)
_ADVERBS = rf"(?:{_ADVERB},? ){{0,4}}"
_HAVE = rf"(?:(?:have|has|had|having) {_ADVERBS})?"
_AUX = rf"(?:(?:have|has|had|do|does|did) {_ADVERBS})?"
_BE = rf"(?:(?:is|are|am|was|were|remains?|remained|stands?|(?<=\w)'(?:re|s|m)|(?:have|has) been) {_ADVERBS})"
_PURPOSE = r"(?:to\b|that\b|towards?\b)"

FORMS: dict[str, re.Pattern[str]] = {
    "will": re.compile(r"(?:\b(?<!\bto )(?:will|shall)\b|(?<=\w)'ll\b|\bwon't\b)(?= |$|:|,)"),
    "commit": re.compile(
        rf"\b(?P<aux>{_AUX})(?P<verb>re-?commit(?:s|ted)?|commit(?:s|ted)?|pledge[sd]?|promise[sd]?|vow(?:s"
        rf"|ed)?|swears?|swore|undert(?:akes?|ook|aken)(?=,? (?:[a-z]+ly )?(?:not )?to\b)"
        rf"|(?<=, )(?:agreeing|committing|pledging|promising|undertaking)(?= to [a-z]))\b"
        rf"(?= {_ADVERBS}(?:{_PURPOSE}|[$€£¥]|US\$|a further|an additional|up to|over|more than|at least|nearly"
        rf"|\d|the United States to|itself to|themselves to|ourselves to|not to|to not|support|their|our|its|his"
        rf"|her|new|funding|collectively to))"
    ),
    "be-committed": re.compile(
        rf"\b{_BE}(?P<verb>(?:re-?)?committed|determined|dedicated|resolved|pledged|devoted|resolute in"
        rf"|steadfast in|(?:united|resolute|steadfast|unwavering) in (?:our|their)"
        rf" (?:commitment|determination|resolve))"
        rf" {_ADVERBS}(?=to\b|in\b|and (?:determined|committed|resolved)\b)"
    ),
    "agree": re.compile(
        rf"\b{_HAVE}(?P<verb>agree[sd]?|concur(?:s|red)?)(?= {_ADVERBS}(?:to|on|upon|in principle|that|a|the)\b)"
    ),
    "decide": re.compile(
        rf"\b{_HAVE}(?P<verb>decide[sd]?|resolve[sd]?|determined?|intend(?:s|ed)?|plan(?:s|ned)?|endeavou?r(?:s"
        rf"|ed)?|mean)(?= {_ADVERBS}to [a-z])"
    ),
    "decide-on": re.compile(r"\b(?P<verb>decide[sd]? (?:up)?on)(?= (?:an?|the|new|further) )"),
    "is-to": re.compile(r"\b(?P<verb>(?:is|are) to)(?= [a-z])"),
    "decide-that": re.compile(
        r"\b(?P<verb>decide[sd]?|resolve[sd]?|determined?)(?= that [^.;:]{3,90} (?:should|will|would|shall) [a-z])"
    ),
    "would": re.compile(
        r"\b(?P<verb>would|propose[sd]?|want(?:s|ed)?|must)(?= (?:[a-z]+ly |also |therefore )?(?:to )?[a-z])"
    ),
    "aim": re.compile(
        r"\b(?P<verb>aims?|seeks?|strives?|hopes?|wish(?:es)?|(?:stands?|is|are|'re|remains?"
        r"|stood) (?:fully )?(?:ready|prepared|poised|set)"
        r"|look(?:s|ed)? forward|continues?)(?= (?:to) [a-z])"
    ),
    "renew": re.compile(
        rf"\b(?P<aux>{_AUX})(?P<verb>(?:re-?)?(?:affirm|confirm|iterate|state|emphasi[sz]e)|renew|underline"
        rf"|underscore|stress|express|voice|convey|declare"
        rf"|demonstrate|highlight|assert|repeat|recall|announce|state|make clear|made clear)(?:s|d|ed|es)?"
        rf"(?= (?:(?:[^;:.]|(?<=[A-Z])\.){{0,130}} )?(?:commitments?|dedication|determination|resolve"
        rf"|resolution|pledges?"
        rf"|intentions?|intent"
        rf"|readiness|willingness|promises?) (?:[^;:.,]{{0,50}} )?(?:to|of|for|in)\b| to [a-z])"
        rf"|\bclos(?:e|ed) by (?P<gerund>underscoring|reaffirming|reiterating|renewing)(?= [^;:.]{{0,60}}commitment)"
    ),
    "launch": re.compile(
        rf"\b(?P<aux>{_AUX})(?P<verb>launch(?:es|ed)?|establish(?:es|ed)?|creat(?:es?|ed)|inaugurate[sd]?"
        rf"|unveil(?:s|ed)?|initiate[sd]?|(?:set|sets) up|formed|found(?:ed))"
        r"(?= (?:an? |the |its |their |our |two |three |four |new |several )?[\w\"'$])"
    ),
    "sign": re.compile(
        rf"\b(?P<aux>{_AUX})(?P<verb>sign(?:s|ed)?|conclude[sd]?|finali[sz]e[sd]?|ratif(?:y|ies|ied)|adopt(?:s"
        rf"|ed)?|endorse[sd]?|enter(?:s|ed)? into|reach(?:ed|es)?|struck|approve[sd]?)"
        r"(?= [^;:.]{0,80}\b(?i:memorand(?:ums?|a)|pledges?|mous?|agreements?|treat(?:y|ies)|accords?|orders?"
        r"|declarations?"
        r"|deals?|pacts?|contracts?|letters? of intent|charters?|conventions?|protocols?|plans?|frameworks?"
        r"|roadmaps?|principles|strateg(?:y|ies)|arrangements?|statements?|compacts?|guidelines)\b)"
    ),
    "announce": re.compile(
        rf"\b(?P<aux>{_AUX})(?P<verb>announce[sd]?|unveil(?:s|ed)?)(?= )|\b(?:is|are"
        rf"|am) {_ADVERBS}(?P<ongoing>announcing|unveiling)(?= )"
    ),
    "instruct": re.compile(
        rf"\b(?P<aux>{_AUX})(?P<verb>instruct(?:s|ed)?|direct(?:s|ed)?|task(?:s|ed)?|mandate[sd]?|charge[sd]?"
        rf"|order(?:s|ed)?|commission(?:s|ed)?)"
        r"(?= [^;:.]{3,120}? (?:to|with)\b)"
    ),
    "request": re.compile(
        rf"\b(?P<aux>{_AUX})(?P<verb>call(?:s|ed)? (?:up)?on|urge[sd]?|ask(?:s|ed)?|invite[sd]?|request(?:s|ed)?"
        rf"|encourage[sd]?|appeal(?:s|ed)? to)"
        r"(?= [^;:.]{2,140}? to [a-z])|\b(?P<call>call(?:s|ed)? for)(?= )"
    ),
    "ongoing": re.compile(
        rf"\b(?:is|are|am|'re|has been|have been) {_ADVERBS}(?P<verb>(?!being|bring\b|during|king"
        rf"|ming)[a-z]{{2,}}ing)\b(?! of\b)"
    ),
    "share": re.compile(
        r"\b(?P<verb>shares?|shared|have|has|hold|maintain) (?:an? |the |our |their "
        r"|its )?(?:[\w-]+ ){0,3}?(?P<noun>commitments?|determination|resolve)(?= (?:to|of)\b)"
        r"|\b(?P<telling>shares?|shared) (?:our|their|a|the) (?:[\w-]+ ){0,2}?(?:willingness|intent|intentions?"
        r"|desire)(?= to\b)"
        r"|\b(?P<ours>(?:our|their|its|his|her|'s) (?:[\w-]+ ){0,3}?commitments?)(?= to (?:purchase|buy|invest"
        r"|provide|spend|build|increase|reduce|cut|deliver|fund|end|create|ensure|support|contribute|achieve"
        r"|double|work)\b)"
    ),
    "adopt": re.compile(
        r"\b(?P<verb>adopt|endorse|approve|guarantee|set out|commend|establish|increase|extend|lift|raise|waive"
        r"|phase out|abolish)(?= (?:an?|the|our|this|these|all|new|as)\b)"
    ),
}
"""Promising verbs, by what sort of act they are. Each is looked for at every place of a sentence."""


def read(words: str, last_subject: Subject | None = None) -> Reading:
    """The sentence made plain, with its promising predicates from left to right."""
    text = plain(words)
    found = sorted(
        (
            (match.start(), -match.end(), form, match)
            for form, pattern in FORMS.items()
            for match in pattern.finditer(text)
        ),
        key=lambda entry: entry[:3],
    )
    predicates: list[Predicate] = []
    covered = -1
    for start, _, form, match in found[:60]:
        if start < covered:
            continue
        inherited = predicates[-1].subject if predicates else opening_subject(text, start) or last_subject
        predicate = _predicate(text, form, match, inherited, last_subject)
        if predicate is not None:
            predicates.append(predicate)
            covered = match.end()
    return Reading(text, tuple(predicates))


# Emphasis, links, tags and characters without width: on the page they are not words.
_MARKUP = re.compile(
    r"(?<![\w*])\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?![\w*])|(?<!\S)\*\*(?=\s)|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)"
    r"|\]\([^()\s]{1,500}(?:\([^()\s]{0,200}\)[^()\s]{0,300})?\)|\[(?=[^\[\]]{1,500}\]\()|</?[A-Za-z]{1,10}/?>"
    r"|[\u00ad\u200b-\u200d\u2060\ufeff]"
)


def plain(words: str) -> str:
    """One blank between words, straight quotation marks, no markup: what the rules look at.

    >>> plain("We’ll\\n  build **two** [ports](https://ports.example)")
    "We'll build two ports"
    """
    return " ".join(_MARKUP.sub("", words).translate(_CURLY).split())


def places(words: str) -> list[int]:
    """For each character of the plain text, and for its end, where it stands in the words themselves.

    >>> places("We  **act**")
    [0, 1, 3, 6, 7, 8, 11]
    """
    found: list[int] = []
    gap = begin = 0
    for markup in [*_MARKUP.finditer(words), None]:
        for place in range(begin, markup.start() if markup else len(words)):
            if words[place].isspace():
                gap = place
                continue
            if gap and found:
                found.append(gap)
            found.append(place)
            gap = 0
        begin = markup.end() if markup else 0
    return [*found, len(words)]


def _predicate(
    text: str, form: str, match: re.Match[str], inherited: Subject | None, last_subject: Subject | None
) -> Predicate | None:
    before = text[: match.start()].rstrip()
    if _is_not_finite(before, match[0].split(" ", 1)[0]):
        return None
    is_participle = form == "commit" and match[0].endswith("ing")
    subject = _borrowed(inherited, last_subject) if is_participle else subject_of(before, inherited, last_subject)
    verb, end, is_passive = _act(text, form, match)
    return Predicate(
        form,
        verb,
        subject,
        match.start(),
        end,
        before,
        text[end : end + _COMPLEMENT],
        match[0].casefold().strip(),
        is_passive,
    )


def _is_not_finite(before: str, first: str) -> bool:
    """A noun ("political will", "a pledge to") or an infinitive ("to commit to")."""
    last = before.rsplit(" ", 1)[-1].casefold()
    if first in ("will", "shall", "'ll", "won't"):
        return last in (
            "political",
            "good",
            "free",
            "a",
            "strong",
            "popular",
            "national",
            "people's",
            "the",
            "collective",
            "of",
            "with",
            "at",
        )
    return last in _BEFORE_NOUNS or (last.endswith("'s") and first.startswith(("promise", "pledge")))


_BEFORE_NOUNS = lexicon.words(
    "a an the our their its his her my your this that's these those to of by for in on with from no any every "
    "new key such"
    " not cannot can could should would may might must whose national annual joint previous existing past common "
    "mutual please let's shall will"
    " ambitious strong strategic continued shared other international executive global world rules-based"
)


# Subjects

_TRAILING_ADVERBS = re.compile(rf"(?:,? {_ADVERB},?)+$")
_BOUNDARY = re.compile(
    r"[;:—(\"\]]|(?:^|\s)(?:–|-)\s|\b(?!(?-i:WHO)\b)(?:that|which|who|whom|where|if|when|whenever|whether"
    r"|because|while|until"
    r"|unless|since|once|although|though|how|what|so)\b|(?<!well )\bas\b(?! well)",
    re.I,
)
_RELATIVE = re.compile(r"(?:\bthat|\bwhich|\bwho|\bwhom|\bwhat)$", re.I)
# "Solar Ltd, a company that helps farmers, will"
_NAMED_FIRST = re.compile(r"((?!In\b|On\b|At\b|By\b|Today\b|As\b)[A-Z][^,;:]{1,60}), an? [^;:]{3,240},$")
# "the firm – with support from the bank – will"
_BETWEEN_DASHES = re.compile(r" ?[–—][^–—;:]{3,200}[–—]$")
# "a review, which is open and will …": no comma has closed the relative clause.
_STILL_RELATIVE = re.compile(r"(?:, (?:which|who)| that [a-z]+s) [^,;:]{1,160} (?:and|or|but)$")
_JOINED = re.compile(r"(?:\band|\bor|\bbut|\bthen|,? as well as|&)$", re.I)
_INTRODUCTORY = re.compile(
    r"(?:in|on|at|by|for|from|to|with|within|without|under|through|during|after|before|since|following"
    r"|building|based|as|given|over|across|amid|among|"
    r"despite|today|tonight|tomorrow|yesterday|now|here|first|second|third|finally|furthermore|moreover"
    r"|additionally|similarly|accordingly|together|"
    r"consistent|recogni[sz]ing|noting|recalling|guided|working|also|therefore|thus|however|meanwhile|next"
    r"|this year|this week|last|earlier|later|upon|"
    r"according|including|pursuant|part of|one of|when|while|if|because|unlike|instead|beyond|against|between"
    r"|until|[a-z]+ly|[a-z]+ing|and so)\b(?!')",
    re.I,
)
_POSTMODIFIER = re.compile(
    r" (?:of|in|for|to|on|with|by|from|at|between|under|among|across|against|including|through|within|without"
    r"|into|around|over|about|"
    r"needed|required|related|based|following|present|gathered|meeting|represented|committed|led|made|set|as"
    r"|above|below|(?:sign|receiv|support|join|own|mak|us)ing) ",
    re.I,
)
_QUANTITY_OF = r"(?:all|each|both|some|many|most|one|several|none|half|majority|number|people) of "
_OF = re.compile(rf"^{_QUANTITY_OF}", re.I)
_HEADS_OF = re.compile(rf"^(?:{_QUANTITY_OF})*(?:leaders?|heads?|governments?|representatives|members?) of ", re.I)
_INCORPORATED = re.compile(r" (?:Inc|LLC|Ltd|Corp|Corporation|PLC|plc)\.?$")
_DETERMINER = re.compile(
    r"^(?:the|a|an|our|their|its|his|her|my|your|this|that|these|those|both|all|each|every|any|no|some|many|most"
    r"|other|such|two|three|four|five|six|seven|eight) ",
    re.I,
)
_PRONOUN_END = re.compile(r"(?:^|[\s,(])(?P<pronoun>we|I|they|he|she|it)$", re.I)
_ABSTRACT = re.compile(r"(?:tions?|ments?|ness|ity|ities|ing|ings|ance|ances|ence|ship|ships|isms?|ures?|cy|th)$", re.I)
_DOER = re.compile(r"(?:ers|ors|ists|ians|ants|men|women)$", re.I)


def subject_of(before: str, inherited: Subject | None, last_subject: Subject | None) -> Subject:
    """The subject of a verb, from the words before it in its sentence."""
    before = before[-_LONGEST_SUBJECT:] if len(before) > _LONGEST_SUBJECT else before
    offset = 0
    text = _TRAILING_ADVERBS.sub("", before).rstrip()
    text = _BETWEEN_DASHES.sub("", text)
    if not text.strip(" ,"):
        return _borrowed(last_subject, inherited)
    if named := _NAMED_FIRST.match(text):
        return Subject(named[1], classify(named[1]), start=0)
    if _RELATIVE.search(text):
        return Subject(text.rsplit(" ", 1)[-1], Who.THING, is_relative=True, clause="that")
    if _JOINED.search(text.rstrip(",")):
        if _STILL_RELATIVE.search(text):
            return Subject("which", Who.THING, is_relative=True, clause="which")
        return _borrowed(inherited, last_subject)
    boundary = _last(_BOUNDARY, _PARENTHESIS.sub(_masked, text))
    start = boundary.end() if boundary else 0
    clause = boundary[0].strip().casefold() if boundary and boundary[0].strip().isalpha() else ""
    phrase = text[start:]
    if pronoun := _PRONOUN_END.search(phrase):
        main = clause if not _is_main_after(clause, phrase[: pronoun.start()], text) else ""
        if _REPORTING.search(text[: start + pronoun.start("pronoun")].rstrip()):
            last_subject = inherited or last_subject  # "Japan announced that it will": who announces, will
        return _pronoun(pronoun["pronoun"], start + pronoun.start("pronoun") + offset, main, inherited, last_subject)
    words, where = _noun_phrase(phrase)
    if not words:
        return _borrowed(inherited, last_subject)
    clause = "" if _is_main_after(clause, phrase[:where], text) else clause
    if words.casefold() in lexicon.NEUTRAL_PRONOUNS:
        return Subject(words, Who.THING, clause=clause, start=start + where)
    return Subject(words, classify(words), clause=clause, start=start + where)


_REPORTING = re.compile(
    r"\b(?:announc|stat|said|says|reiterat|emphasi|affirm|confirm|pledg|promis|underscor|indicat|declar)\w*(?: that)?$"
)
_PARENTHESIS = re.compile(r"\([^()]*\)")


def _masked(found: re.Match[str]) -> str:
    """As long as what it stands for, so that places stay the same."""
    return "_" * len(found[0])


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text):
        found = match
    return found


def _is_main_after(clause: str, between: str, opening: str) -> bool:
    """Whether a comma has closed the subordinate clause ("As Canada grows, we …", "To help those who left, we …")."""
    return "," in between and (clause not in ("that", "which", "who") or bool(_INTRODUCTORY.match(opening)))


def _borrowed(*subjects: Subject | None) -> Subject:
    subject = next((subject for subject in subjects if subject is not None), None)
    if subject is None:
        return Subject("", Who.NONE)
    return subject._replace(is_inherited=True, is_relative=subject.is_relative, start=-1)


_MAKERS = (Who.AGENT, Who.SPEAKER)


def _pronoun(word: str, start: int, clause: str, inherited: Subject | None, last_subject: Subject | None) -> Subject:
    folded = word.casefold()
    if folded in lexicon.FIRST_PERSON:
        return Subject(word, Who.SPEAKER, clause=clause, start=start)
    if folded in lexicon.THIRD_PERSON:
        antecedent = last_subject or inherited
        words = antecedent.words if antecedent is not None and antecedent.who in (Who.AGENT, Who.SPEAKER) else word
        return Subject(words, Who.AGENT, is_inherited=words != word, clause=clause, start=start)
    antecedent = last_subject
    if antecedent is None or antecedent.who not in _MAKERS or antecedent.words.casefold() in lexicon.FIRST_PERSON:
        return Subject(word, Who.THING, clause=clause, start=start)
    return Subject(antecedent.words, antecedent.who, is_inherited=True, clause=clause, start=start)


def _noun_phrase(phrase: str) -> tuple[str, int]:
    """The subject's noun phrase at the end of a clause's opening, and where it begins."""
    trimmed = phrase.rstrip()
    parts = _between_commas(trimmed.rstrip(","))
    if trimmed.endswith(",") and len(parts) > 1:
        # "We, the Leaders of the Group, commit": the comma closes an apposition; the subject came first.
        for where, part in parts:
            if not _INTRODUCTORY.match(part.strip()):
                return part.strip(), where + len(part) - len(part.lstrip())
    first = len(parts) - 1
    joined = _CONJUNCTION.match(parts[first][1])
    if joined:
        while first > 0 and _is_name_of_a_list(parts[first - 1][1].strip()):
            first -= 1
    opened = next((place for place, (_, part) in enumerate(parts[:first]) if _NAME_GOES_ON.search(part)), first)
    if all(_IN_A_NAME.match(part) for _, part in parts[opened + 1 :]):
        first = opened
    where = parts[first][0]
    if joined and first == len(parts) - 1:
        where += joined.end()
    if dated := _YEAR_BEFORE_NAME.match(trimmed, where):
        where = dated.end()
    words = trimmed[where:].rstrip(",")
    where += len(words) - len(words.lstrip())
    return _in_its_clause(words.strip(), where, is_series=trimmed.endswith(","))


def _between_commas(text: str) -> list[tuple[int, str]]:
    parts: list[tuple[int, str]] = []
    position = 0
    for part in _BETWEEN_NAMES.split(text):
        parts.append((position, part))
        position += len(part) + 2
    return parts


def _in_its_clause(words: str, where: int, *, is_series: bool) -> tuple[str, int]:
    """Without another verb's clause before or behind it, and without what opens the sentence."""
    if (second := words.rfind(" and ")) > 0 and _FIRST_VERB.search(words[:second] + " "):
        words, where = words[second + 5 :], where + second + 5  # "The President asked and the King agreed"
    if is_series and (verb := _FIRST_VERB.search(words + " ")):
        words = words[: verb.start()]  # "they stand together, will act": the series shares its subject
    if _INTRODUCTORY.match(words) and not re.match(r"(?:[A-Z][a-z]+ing) [A-Z]", words):
        return _after_preposition(words, where)
    return words, where


_CONJUNCTION = re.compile(r"(?:and|or|but|while)\s+")
# The comma of "Micron Technology, Inc." is inside a name.
_BETWEEN_NAMES = re.compile(r", (?!(?:Inc|LLC|Ltd|Limited|Corp|Corporation|L\.?P|S\.?A|Jr|Sr|PLC|plc)\b)")
# "the Ministry of Economy, Trade and Industry" is one name.
_IN_A_NAME = re.compile(r"[A-Z][\w'-]*(?: [A-Z][\w'-]*)*(?: and [A-Z]|$)")
_NAME_GOES_ON = re.compile(
    r"\b(?:Ministry|Ministries|Minister|Department|Secretary|Office|Committee|Bureau|Agency) (?:of"
    r"|for) (?:[a-z]+ )?(?:[A-Z][\w'-]* ?)+$"
)
# "On 9 January, 2023 President Lee"
_YEAR_BEFORE_NAME = re.compile(r"\s*(?:19|20)\d\d,? (?=[A-Z])")


def _is_name_of_a_list(part: str) -> bool:
    """Whether a stretch between commas names one more member of a subject, and is no clause of its own."""
    return (
        not _INTRODUCTORY.match(part)
        and len(part.split()) <= 9
        and not re.search(r"\bwill\b|\bshall\b", part)
        and not _FIRST_VERB.search(f"{part} ")
    )


_NEW_PHRASE = re.compile(
    r"(?<!\bin)(?<!\bof)(?<!\bfor)(?<!\bto)(?<!\bwith)(?<!\bby)(?<!\bon)(?<!\bfrom)(?<!\bat)(?<!\bunder)"
    r" (?=(?:the|our|both|all) )"
)


def _after_preposition(words: str, where: int) -> tuple[str, int]:
    """ "In 2018 the Government" -> "the Government"; "On this basis" -> nothing."""
    found = _last(_NEW_PHRASE, words)
    if found is None:
        named = re.search(r"(?:today|tonight|now|\d{4}|year|month|week|end|also|addition),? (?=[A-Z])", words)
        if named is None:
            return "", where
        return words[named.end() :], where + named.end()
    return words[found.end() :], where + found.end()


# "Great British Energy" is a company by its name.
_COMPANY = re.compile(
    r"[A-Z][\w'-]* [A-Z][\w'-]* (?:Energy|Rail|Railways|Homes|Motors|Industries|Systems|Technologies)$"
)


def classify(words: str) -> Who:
    """What a noun phrase can do.

    >>> [classify(w).value for w in ("the Government of Canada", "our plan", "Toyota and Mazda", "American workers")]
    ['agent', 'thing', 'agent', 'people']
    """
    bare = re.sub(r"\([^)]*\)?", "", words).strip(" ,\"'[]")
    if _HEADS_OF.match(bare) or _INCORPORATED.search(bare):
        return Who.AGENT
    while of := _OF.match(bare):
        bare = bare[of.end() :]
    is_ours = bool(re.match(r"our |my ", bare, re.I))
    core = _POSTMODIFIER.split(bare + " ", maxsplit=1)[0].strip(" ,")
    if ", " in core and not re.search(r"(?:, | )and ", core):
        core = core.split(", ", 1)[0]
    last = core.rsplit(" ", 1)[-1].strip("'\",.")
    if core.endswith(("'", "'s")) or not last:
        return Who.NONE
    head = last.casefold()
    singular = head[:-3] + "y" if head.endswith("ies") else head.removesuffix("s") if not head.endswith("ss") else head
    if core in lexicon.COUNTRIES or last in lexicon.COUNTRIES or _DETERMINER.sub("", core) in lexicon.COUNTRIES:
        return Who.AGENT
    if head in lexicon.AGENTS or singular in lexicon.AGENTS:
        return Who.SPEAKER if is_ours and singular in ("government", "party", "administration") else Who.AGENT
    if head in lexicon.PEOPLE or singular in lexicon.PEOPLE:
        return Who.PEOPLE
    if (head in lexicon.THINGS or singular in lexicon.THINGS) and not _COMPANY.search(core):
        return Who.THING
    if head in lexicon.THIRD_PERSON or head in ("two", "three", "four", "five", "sides", "ones", "us", "them"):
        return Who.AGENT
    return _by_shape(core, last)


def _by_shape(core: str, last: str) -> Who:
    """What an unknown head can do, from how it is written."""
    if last == "funds":
        return Who.THING
    if last != last.lower():
        is_word = " " not in core and last[1:].islower()
        return Who.THING if is_word and _ABSTRACT.search(last) else Who.AGENT
    if _NUMBERED_NAME.match(core) or _DOER.search(last):
        return Who.AGENT
    return Who.THING


# "Element 25" is a company.
_NUMBERED_NAME = re.compile(r"[A-Z]\w+ \d\w*$")


def opening_subject(text: str, limit: int) -> Subject | None:
    """The sentence's own subject where another verb than a promising one comes first ("X met Y and agreed to …")."""
    opening = text[: min(limit, 240)]
    found = _FIRST_VERB.search(opening)
    if not found:
        return None
    phrase = opening[: found.start()].rstrip()
    if not phrase or _RELATIVE.search(phrase):
        return None
    phrase = _TRAILING_ADVERBS.sub("", phrase).rstrip()
    if pronoun := _PRONOUN_END.search(phrase):
        return _pronoun(pronoun["pronoun"], pronoun.start("pronoun"), "", None, None)
    words, where = _noun_phrase(phrase)
    return Subject(words, classify(words), start=where) if words else None


_FIRST_VERB = re.compile(
    r" (?:is|are|was|were|has|have|had|met|discussed|noted|spoke|welcomed|laid|made|celebrated?|recogni[sz]ed?"
    r"|stand|stands|share|shares|affirmed|"
    r"emphasized|highlighted|participated|requested|thanked|congratulated|reviewed|exchanged|expressed"
    r"|underscored|underlined|stressed|reaffirm(?:s|ed)?|"
    r"support(?:s|ed)?|recogni[sz]es?|believe[sd]?|acknowledge[sd]?|remain(?:s|ed)?|launched|condemn(?:s|ed)?"
    r"|opposes?|welcomes?|rejects?|agrees?|urges?"
    r"|does|do|did|directs?|instructs?|joins?|includes?|provides?|requires?"
    r"|[a-z]{3,}ed)(?= |,)"
)


# Acts

_NEXT = re.compile(r"[a-z][\w'-]*|[^\s\w]|\S+", re.I)


def _act(text: str, form: str, match: re.Match[str]) -> tuple[str, int, bool]:
    """The promised act, where it begins, and whether it is in the passive."""
    end = match.end()
    groups = match.groupdict()
    if aside := _ASIDE.match(text, end):
        end = aside.end()
    if form != "will":
        verb = next((value for name, value in groups.items() if name != "aux" and value), "")
        act, start = _next_verb(text, end, skip=("to", "that", "towards", "toward", "in", "on", "upon", "not"))
        return (act or verb, start, False)
    act, start = _next_verb(text, end, skip=("not", "in", "turn"))
    if act in ("be", "get"):
        participle, _ = _next_verb(text, start + len(act), skip=())
        base = base_of(participle)
        if base is not None:
            return base, start, True
    return act, start, False


# "will, as a first step, cut"
_ASIDE = re.compile(r", [^,.;:]{2,80}, (?=[a-z])")


def _next_verb(text: str, position: int, skip: tuple[str, ...]) -> tuple[str, int]:
    """The next word that is neither an adverb nor one to skip, lower case, and where it is."""
    for count, found in enumerate(_NEXT.finditer(text, position)):
        word = found[0].casefold()
        if count > 10:
            break
        if (
            word in (",", "-")
            or word in skip
            or word in _SKIPPED
            or (word.endswith("ly") and word not in ("apply", "supply", "comply", "rely", "ally", "multiply"))
        ):
            continue
        return word, found.start()
    return "", position


_SKIPPED = lexicon.words(
    "and also now therefore thus further today together never always soon both all each once again hereby still "
    "then first do"
)


def base_of(participle: str) -> str | None:
    """The verb of a participle ("delivered" -> "deliver"); None where the word is not one.

    >>> base_of("introduced"), base_of("able")
    ('introduce', None)
    """
    if participle in lexicon.PARTICIPLES:
        return lexicon.PARTICIPLES[participle]
    if not participle.endswith("ed") or len(participle) < 5:
        return None
    return _known(participle[:-2], participle[:-1])


def base_of_gerund(gerund: str) -> str | None:
    """ "enhancing" -> "enhance"; None where the word is not one whose verb is known."""
    if not gerund.endswith("ing") or len(gerund) < 5:
        return None
    base = _known(gerund[:-3], gerund[:-3] + "e")
    return base if base in lexicon.ACTION_VERBS or base in lexicon.WEAK_VERBS else None


def _known(stem: str, with_e: str) -> str:
    for verb in (
        stem,
        with_e,
        stem[:-1] if stem[-2:-1] == stem[-1:] else stem,
        stem[:-1] + "y" if stem.endswith("i") else stem,
    ):
        if verb in lexicon.ACTION_VERBS or verb in lexicon.WEAK_VERBS:
            return verb
    return stem
