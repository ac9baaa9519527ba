"""The noun phrase that a stretch of words ends in, without what stands fronted before it."""

import re

from commitments.grammar.actors import classify
from commitments.grammar.words import lexicon
from commitments.grammar.words.names import bare, is_name, listed

INTRODUCTORY = re.compile(
    r"(?:in|on|at|by|for|from|to|with|within|without|under|through|during|after|before|since|following"
    r"|building|based|as|given|over|across|amid|among|"
    r"despite|today|tonight|tomorrow|yesterday|now|here|first|second|third|finally|furthermore|moreover"
    r"|additionally|similarly|accordingly|together|"
    r"consistent|recogni[sz]ing|noting|recalling|guided|working|also|therefore|thus|however|meanwhile|next"
    r"|this year|this week|last|earlier|later|upon|"
    r"according|including|pursuant|part of|one of|when|while|if|because|unlike|instead|beyond|against|between"
    r"|until|(?!italy|sicily|july|assembly|family|supply|kelly|emily)[a-z]+ly"
    r"|(?!(?:beijing|boeing|king|viking|sterling|emerging|developing|leading|participating|remaining"
    r"|neighbou?ring)\b)[a-z]+ing|and so|so that)\b(?!['&])",
    re.I,
)


def last_of(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text):
        found = match
    return found


def noun_phrase(phrase: str) -> tuple[str, int]:
    """The subject's noun phrase at the end of a clause's opening, and where it begins."""
    trimmed = phrase.rstrip()
    parts = _between_commas(trimmed.rstrip(","))
    if trimmed.endswith(",") and (first_said := _of_series(trimmed, parts)):
        return first_said
    if _MEMBERS_WITH.match(trimmed):
        return trimmed, 0
    first = len(parts) - 1
    joined = _CONJUNCTION.match(parts[first][1])
    if not joined and _ENDS_LIST.fullmatch(parts[first][1]):
        while first > 0 and _is_one_name(parts[first - 1][1].strip()):  # "Peru, Chile and Japan"
            first -= 1
    elif joined:
        while first > 0 and _is_name_of_a_list(parts[first - 1][1].strip()):
            first -= 1
    first = _opened(parts, first)
    where = parts[first][0]
    if joined and first == len(parts) - 1:
        where += joined.end()
    if dated := _YEAR_BEFORE_NAME.match(trimmed, where):
        where = dated.end()
    words = trimmed[where:].rstrip(",")
    where += len(words) - len(words.lstrip())
    return _in_its_clause(words.strip(), where, is_series=trimmed.endswith(","))


def _of_series(trimmed: str, parts: list[tuple[int, str]]) -> tuple[str, int] | None:
    """ "We, the Leaders of the Group, commit": the comma closes an apposition or a series; the subject came first."""
    if len(parts) < 2:
        return None
    if (row := _ROW.match(trimmed)) and not INTRODUCTORY.match(trimmed):
        return row["who"], 0
    for where, part in parts:
        if not INTRODUCTORY.match(part.strip()):
            return part.strip(), where + len(part) - len(part.lstrip())
    return None


def _between_commas(text: str) -> list[tuple[int, str]]:
    parts: list[tuple[int, str]] = []
    position = 0
    for part in _BETWEEN_NAMES.split(text):
        parts.append((position, part))
        position += len(part) + 2
    return parts


def _in_its_clause(words: str, where: int, *, is_series: bool) -> tuple[str, int]:
    """Without another verb's clause before or behind it, and without what opens the sentence."""
    if (second := words.rfind(" and ")) > 0 and FIRST_VERB.search(words[:second] + " "):
        words, where = words[second + 5 :], where + second + 5  # "The President asked and the King agreed"
    if is_series and (verb := FIRST_VERB.search(words + " ")):
        words = words[: verb.start()]  # "they stand together, will act": the series shares its subject
    if INTRODUCTORY.match(words) and not re.match(r"(?:[A-Z][a-z]+ing) (?:[A-Z]|of )", words):
        return _after_preposition(words, where)
    return words, where


_OF_A_ROW = r"(?:[Tt]he )?[A-Z][\w.'-]*(?: (?:of )?[A-Z][\w.'-]*){0,5}(?: \([A-Z.]{2,8}\))?"
# "Peru, Chile, and Mali condemn the theft, commit to": a series of verbs shares all of its row
_ROW = re.compile(rf"(?P<who>{_OF_A_ROW}(?:, {_OF_A_ROW}){{1,8}},? and {_OF_A_ROW}) (?:[a-z]+ly )?[a-z]{{3,}} ")
# "Members with large, lasting surpluses": all of it tells which members.
_MEMBERS_WITH = re.compile(
    r"(?:[A-Z][\w'-]* )?(?:[Mm]embers|[Cc]ountries|[Ee]conomies|[Pp]arties|[Ss]tates"
    r"|[Gg]overnments) with [^;:]{3,120}$"
)
_ENDS_LIST = re.compile(
    r"(?:the )?[A-Z][^,;]{1,80} and (?:(?:the )?[A-Z][^,;]{1,80}|others|(?:other|its|their) [a-z ]{3,40})"
)
_CONJUNCTION = re.compile(r"(?:and|or|but|while)\s+")
AFTER_COMMA = r"(?:Inc|LLC|Ltd|Limited|Corp|Corporation|L\.?P|S\.?A|Jr|Sr|PLC|plc)\b"
"""What ends a name behind a comma inside it: "Micron Technology, Inc."."""
_BETWEEN_NAMES = re.compile(rf", (?!{AFTER_COMMA})")
# "the Ministry of Economy, Trade and Industry" is one name.
_IN_A_NAME = re.compile(r"[A-Z][\w'-]*(?: [A-Z][\w'-]*)*(?: and [A-Z]|$)")
# Whoever comes behind "officials from Japan": the Wool Board (WB) and the Government of Peru.
_IN_A_ROW = re.compile(r"(?:the )?[A-Z][\w'-]*(?: (?:of )?[A-Z][\w'-]*)*(?: \([A-Z]{2,8}\))?(?: and (?:the )?[A-Z]|$)")
_NAME_GOES_ON = re.compile(
    r"\b(?:Ministry|Ministries|Minister|Department|Secretary|Office|Committee|Bureau|Agency) (?:of"
    r"|for) (?:[a-z]+ )?(?:[A-Z][\w'-]* ?)+$"
)
SEVERAL_OF = re.compile(
    rf"(?:[Tt]he )?(?:[A-Za-z]+ ){{0,2}}?(?i:{'|'.join(sorted(listed('several')))})(?: (?:responsible for"
    rf"|in charge of) [a-z]+(?: and [a-z]+)?| of state(?: (?:and|or) (?:of )?government)?)?"
    rf" (?:of|for|from|representing) (?P<first>(?:the )?(?:[a-z]+ ){{0,2}}[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){{0,3}}"
    r"(?:, [A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3})*"
    r"|the (?:[a-z]+ ){0,3}[a-z]+)$"
)
"""Several, each of a place of their own: "the mayors of Lyon"."""


def _opened(parts: list[tuple[int, str]], first: int) -> int:
    """Where the list began that ends in the part `first`: with "the Ministry of Economy", "the mayors of Lyon".

    >>> noun_phrase("On Monday, chiefs from Peru, the Wool Board and the Bank of Mali")
    ('chiefs from Peru, the Wool Board and the Bank of Mali', 11)
    """
    for place, (_, part) in enumerate(parts[:first]):
        goes_on = _IN_A_ROW if SEVERAL_OF.match(part.strip()) else _IN_A_NAME if _NAME_GOES_ON.search(part) else None
        if goes_on:
            return place if all(goes_on.match(later) for _, later in parts[place + 1 :]) else first
    return first


# "On 9 January, 2023 President Lee"
_YEAR_BEFORE_NAME = re.compile(r"\s*(?:19|20)\d\d,? (?=[A-Z])")
# "hosted by the Chamber": said of those who come after it.
_PARTICIPIAL = re.compile(
    r"(?:jointly |co-?)?(?:[a-z]{3,}ed|held|led|met|drawn|built) (?:by|in|at|on|with|under|from|to|for) "
)


_OF_A_PLACE = re.compile(r"(?!U\.[SKN]\.|E\.U\.)[A-Z]\.[A-Z]\.")  # "in Washington, D.C., the United States and Peru"


def _is_name_of_a_list(part: str) -> bool:
    """Whether a stretch between commas names one more member of a subject, and is no clause of its own."""
    return (
        not INTRODUCTORY.match(part)
        and not _OF_A_PLACE.fullmatch(part)
        and not _PARTICIPIAL.match(part)
        and len(part.split()) <= 12
        and not re.search(r"\bwill\b|\bshall\b", part)
        and not FIRST_VERB.search(f"{part} ")
    )


_LETTERS = ("US", "UN", "WHO")


def _is_one_name(part: str) -> bool:
    name = bare(part)
    return (
        _is_name_of_a_list(part)
        and name[:1].isupper()
        and (name in _LETTERS or is_name(name))
        and classify(name).can_promise
    )


_NEW_PHRASE = re.compile(
    r"(?<!\bin)(?<!\bof)(?<!\bfor)(?<!\bto)(?<!\bwith)(?<!\bby)(?<!\bon)(?<!\bfrom)(?<!\bat)(?<!\bunder)"
    r" (?=(?:the|our|both|all) )"
)
# "At her press conference Dr. Lo", "In the margins of the talks Chile": where it begins, its title or its name tells
_TITLED = re.compile(
    r"(?<=[a-z\d]) (?=(?:Mr|Mrs|Ms|Dr|Prof|Sir|Dame|Lord|Lady|President|Prime Minister|Premier|Minister"
    r"|Chancellor|Commissioner|Governor"
    r"|Mayor|Secretary|King|Queen|Prince|Princess|Ambassador|Senator|Archbishop|Bishop|General|Admiral"
    r"|Professor)\.? [A-Z])"
)
# "Meanwhile Germany": an adverb without its comma.
_OPENED = re.compile(
    r"(?:Meanwhile|Together|Thus|Therefore|However|Instead|Finally|Similarly|Likewise|Now|Also|Today|Here)"
    r" (?=(?:the |The )?[A-Z])"
)
GERUND = re.compile(r"(?!(?:during|following|regarding|concerning|including|according)$)[a-z]+ing", re.I)


def _after_preposition(words: str, where: int) -> tuple[str, int]:
    """ "In 2018 the Government" -> "the Government"; "On this basis" -> nothing."""
    if GERUND.fullmatch(words):
        return words, where  # "warming will pass 1.5 degrees": nothing between it and its verb
    if opened := _OPENED.match(words):
        return words[opened.end() :], where + opened.end()
    found = last_of(_NEW_PHRASE, words)
    if found is None and (titled := _TITLED.search(words)) and not _OF_WHOM.search(words[: titled.start()]):
        return words[titled.end() :], where + titled.end()
    if found is None and words[:1].isupper() and (country := _country_last(words)):
        return country, where + len(words) - len(country)
    if found is None:
        named = re.search(r"(?:today|tonight|now|\d{4}|year|month|week|end|also|addition),? (?=[A-Z])", words)
        if named is None:
            return doing(words), where
        return words[named.end() :], where + named.end()
    if GERUND.fullmatch(words, 0, found.start()):
        return words[: found.start()], where  # "Strengthening the Alliance will": who is strengthened does nothing
    return words[found.end() :], where + found.end()


_OF_WHOM = re.compile(r"\b(?:of|in|for|to|with|by|on|from|at|under|and|between|the|than|former|then|late|as)$")


def _country_last(words: str) -> str:
    """The country that words end in, where it stands behind a noun and none of its words: "after the talks Chile"."""
    for place in range(len(words) - 1, 0, -1):
        if words[place - 1] == " " and words[place:] in lexicon.COUNTRIES:
            before = words[: place - 1].rstrip()
            return words[place:] if before[-1:].islower() and not _OF_WHOM.search(before) else ""
    return ""


def doing(words: str) -> str:
    """ "Sharing data abroad will save time": the sharing does. So in "Working groups will", "Nothing here shall"."""
    first, _, others = words.partition(" ")
    if not others or not GERUND.fullmatch(first) or _BESIDE.match(words):
        return ""
    return first if " " in others else words


FIRST_VERB = re.compile(
    r" (?:is|are|was|were|has|have|had|met|discussed|noted|spoke|welcomed|laid|made|celebrated?|recogni[sz]ed?"
    r"|stand|stands|share|shares|affirmed|"
    r"emphasized|highlighted|participated|requested|thanked|congratulated|reviewed|exchanged|expressed"
    r"|underscored|underlined|stressed|reaffirm(?:s|ed)?|emphasi[sz]e|express|declare|notes?(?= (?:our|the|their)\b)|"
    r"support(?:s|ed)?|recogni[sz]es?|believe[sd]?|acknowledge[sd]?|remain(?:s|ed)?|launched|condemn(?:s|ed)?"
    r"|opposes?|welcomes?|rejects?|agrees?|urges?"
    r"|confirms|announces|reflects|demonstrates|shows|signals|represents|intends?|commits|says|emphasi[sz]es"
    r"|underscores?|affirms?|reiterates?|expects|undertakes"
    r"|does|do|did|directs?|instructs?|joins?|includes?|provides?|requires?"
    r"|began|became|brought|came|chose|drew|dwelt|gave|heard|held(?= (?:an?|talks|their|its)\b)"
    r"|paid(?= (?:homage|tribute)\b)|rose|saw|sent|set(?= (?:out|forth|up)\b)|sought|spoke|swore|took|told"
    r"|undertook|withdrew|went|wrote"
    r"|[a-z]{3,}ed)(?= |,)"
)
# "and noting the report", "working with partners": said beside what somebody does
_BESIDE = re.compile(
    r"(?:acknowledging|affirming|considering|highlighting|noting|recalling|recogni[sz]ing|reflecting|underlining"
    r"|underscoring|welcoming|[a-z]+ing (?:together|alongside|by|from|on|upon|with))\b",
    re.I,
)
