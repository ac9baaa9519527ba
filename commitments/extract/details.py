"""What a promise says of itself: when it is due, how much money, whether it can be tested, and in short what it is."""

import re
from typing import NamedTuple

from commitments.dates import PartialDate, parse_point
from commitments.extract import lexicon
from commitments.extract.reading import Predicate, base_of_gerund, plain
from commitments.model import Amount

_MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ],
        1,
    )
    for name in names.split()
}
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>(?:19|20|21)\d\d)"
_DATE = re.compile(
    rf"\b(?P<lead>(?i:by|before|until|no later than|not later than|on|in|from|starting|beginning|effective|of|at"
    rf"|for|over|during))\s+"
    rf"(?P<vague>(?:the\s+)?(?:(?:year-?)?end(?:[\s-]+of)?(?:\s+the)?|close\s+of|beginning\s+of|start\s+of)?[\s-]*|mid-?\s?|(?:the\s+)?(?:spring|summer|autumn|fall|winter)(?:\s+of)?\s+|(?:the\s+)?(?:fiscal|financial)?\s*year\s+)"
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}|"
    rf"{_MONTH.replace('month', 'month2')}\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR.replace('year', 'year2')}|"
    rf"{_MONTH.replace('month', 'month3')},?\s+{_YEAR.replace('year', 'year3')}"
    rf"|{_YEAR.replace('year', 'year4')})(?![\d–-]\d)"
)
_RELATIVE = re.compile(
    r"\b(?:within|in|over|during|inside|for)\s+(?:the\s+)?(?P<which>next|coming|first|following)?\s*(?P<count>\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)?[\s-]*"
    r"(?P<unit>day|week|month|year|decade)s?\b"
)
_NEXT = re.compile(
    r"\b(?:by|before)?\s*(?:the\s+)?(?P<end>end\s+of\s+(?:the|this)\s+year|year[\s-]end|next\s+year|this\s+year|the\s+end\s+of\s+next\s+year)\b"
)
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20,
}  # fmt: skip
_FIRM = ("by", "before", "until", "no later than", "not later than")


def due(words: str, published: PartialDate | None, *, is_to_come: bool = True) -> PartialDate | None:
    """When it should be done; what is counted from today counts from the day of publication.

    >>> due("We will adopt it by the end of March 2018", None), due("within two years", PartialDate.parse("2017-11-06"))
    ('2018-03', '2019-11-06')
    """
    text = plain(words)
    dates = [(found, point) for found in _DATE.finditer(text) if (point := _named(found))]
    for found, point in dates:
        if found["lead"].casefold() in _FIRM and not _is_past(point, published):
            return point
    if not is_to_come:
        return None
    if published is not None and (soon := _soon(text, published)):
        return soon
    for found, point in dates:
        if found["lead"].casefold() in ("on", "in") and not _is_past(point, published):
            return point
    return None


def _is_past(point: PartialDate, published: PartialDate | None) -> bool:
    return published is not None and point.last < published.first


def _named(found: re.Match[str]) -> PartialDate | None:
    year = found["year"] or found["year2"] or found["year3"] or found["year4"]
    month = found["month"] or found["month2"] or found["month3"]
    day = found["day"] or found["day2"]
    vague = found["vague"].strip().casefold()
    words = year
    if month:
        words += f"-{_MONTHS[month.casefold()]:02d}"
    elif vague.startswith("mid"):
        words += "-06"
    if day:
        words += f"-{int(day):02d}"
    try:
        return PartialDate.parse(words)
    except ValueError:
        return None


def _soon(text: str, published: PartialDate) -> PartialDate | None:
    day = published.last
    if found := _NEXT.search(text):
        phrase = " ".join(found["end"].split())
        year = day.year + 1 if "next" in phrase else day.year
        return PartialDate.parse(str(year)) if year < 10_000 else None
    for found in _RELATIVE.finditer(text):
        count = _NUMBERS.get(found["count"] or "", int(found["count"]) if (found["count"] or "").isdigit() else 0)
        if found["which"] and not found["count"]:
            count = 1 if found["which"] != "first" else 0
        if not count or (found[0].startswith(("in ", "for ", "over ", "during ")) and not found["which"]):
            continue
        unit = found["unit"]
        try:
            point = parse_point(
                f"+{count * (10 if unit == 'decade' else 1)}{'y' if unit == 'decade' else unit[0]}", day
            )
        except ValueError:
            return None
        if published.is_full:
            return point
        return PartialDate(point[: len(published)])
    return None


# Money

_DOLLARS = (("CAD", r"Canad"), ("AUD", r"Australia"), ("NZD", r"New Zealand"))


def amount(words: str, dollar: str = "USD") -> Amount | None:
    """The money promised: the sum that is named first, of a change what it is changed to; none where it is unclear.

    >>> amount("a $1.6 billion investment"), amount("double it from €5 to €10 million")
    (Amount(value=1600000000, currency='USD', upper=None), Amount(value=10000000, currency='EUR', upper=None))
    """
    from commitments.money.sums import in_text

    found = in_text(plain(words), dollar)
    if found is None or found.currency is None:
        return None
    return Amount(found.value, found.currency, found.upper)


def dollar_of(text: str) -> str:
    """What a bare dollar sign means in a text: its own country's money where one of them is spoken of most."""
    sample = text[:200_000]
    american = len(re.findall(r"United States|American|\bU\.S\.", sample))
    counts = {code: len(re.findall(name, sample)) for code, name in _DOLLARS}
    code = max(counts, key=lambda name: counts[name])
    return code if counts[code] > 3 and counts[code] > american * 2 else "USD"


# In short


class Hints(NamedTuple):
    """What makes a promise testable."""

    has_number: bool
    has_deadline: bool
    names_a_thing: bool
    has_concrete_verb: bool

    @property
    def names(self) -> tuple[str, ...]:
        labels = ("number", "deadline", "named thing", "concrete verb")
        return tuple(label for label, holds in zip(labels, self, strict=True) if holds)


_NAMED_THING = re.compile(
    r"(?<=[a-z,] )(?!President|Prime|Minister|Mr)(?:[A-Z][\w'-]+ (?:(?:of|and|on|for|the) )?){1,6}[A-Z][\w'-]+"
)


def hints(words: str, verb: str, deadline: PartialDate | None) -> Hints:
    text = plain(words)
    base = base_of_gerund(verb) or verb
    return Hints(
        bool(re.search(r"(?<![\w/])\d[\d,.]*(?!\d{3})", _DATE.sub("", text))),
        deadline is not None,
        bool(_NAMED_THING.search(text)),
        base in lexicon.CONCRETE_VERBS,
    )


_LEADING = re.compile(
    r"^(?:[-•*–]\s*)?(?:(?:In addition|Furthermore|Moreover|To (?:this|that) end|Therefore|Finally|Today|And|But"
    r"|Also|Together|Critically|As a result|Accordingly)\b,? ?)+",
    re.I,
)


def summary(words: str, predicate: Predicate | None) -> str:
    """What is promised, from the promise's own words without who says it and how. Whole: only a view may cut it.

    >>> from commitments.extract.reading import read
    >>> text = "The two leaders committed to enhancing cyber cooperation to counter threats."
    >>> summary(text, read(text).predicates[0])
    'Enhance cyber cooperation to counter threats'
    """
    text = plain(words)
    rest = _act_of(text, predicate) or _LEADING.sub("", _from_its_subject(text, predicate))
    rest = rest.strip(" ,;:.\"'[]()")
    rest = re.sub(r"[;,]? ?\band$", "", rest).rstrip(" ,;:.")
    return rest[:1].upper() + rest[1:]


def _from_its_subject(text: str, predicate: Predicate | None) -> str:
    """Without what stands before the subject of its main clause."""
    if predicate is None or predicate.subject.start < 0 or predicate.subject.clause:
        return text
    return text[predicate.subject.start :]


def _act_of(text: str, predicate: Predicate | None) -> str:
    """What is to be done, beginning with its verb; "" where the sentence as a whole says it better."""
    if predicate is None or predicate.form in ("announce", "request", "ongoing", "share") or predicate.is_passive:
        return ""
    if predicate.form in ("launch", "sign", "adopt", "instruct"):
        return _deed(text[predicate.start :])
    if predicate.form == "renew":
        return _renewed(text[predicate.start :])
    stretch = text[predicate.start : predicate.end]
    denial = "not " if re.search(r"\b(?:not|never)\b|\bwon't\b", stretch) else ""
    act = text[predicate.end :]
    # "recommits the United States to advancing …"
    if predicate.form == "commit" and (
        found := re.match(r"(?:the |itself|themselves|ourselves|their )[^,;]{0,60}? to ", act)
    ):
        act = act[found.end() :]
    return denial + _in_the_imperative(act) if len(act.split()) > 1 else ""


def _deed(stretch: str) -> str:
    """ "have launched the Partnership" -> "launch the Partnership"."""
    verb, _, rest = stretch.partition(" ")
    while verb.casefold() in ("have", "has", "had", "today", "also", "formally", "therefore", "now") and rest:
        verb, _, rest = rest.partition(" ")
    return f"{_BASES.get(verb, verb)} {rest}"


_COMMITMENT = re.compile(
    r"\b(?:commitments?|determination|resolve|pledges?|intentions?|readiness|willingness|support)"
    r" (?:of [^,;]{3,60}? )?(?:to|of) |\w+firm\w* to "
)


def _renewed(stretch: str) -> str:
    """ "reaffirmed their commitment to expanding trade" -> "expand trade"."""
    found = _COMMITMENT.search(stretch)
    if not found:
        return ""
    act = stretch[found.end() :]
    first = act.split(" ", 1)[0].casefold()
    is_act = (
        base_of_gerund(first) or first in lexicon.ACTION_VERBS or first in lexicon.WEAK_VERBS or first.endswith("ly")
    )
    return _in_the_imperative(act) if is_act else f"commitment to {act}"


def _in_the_imperative(act: str) -> str:
    verb, _, rest = act.partition(" ")
    base = base_of_gerund(verb.casefold())
    return f"{base} {rest}" if base else act


_BASES = {
    "launched": "launch", "launches": "launch", "signed": "sign", "signs": "sign", "established": "establish",
    "establishes": "establish", "created": "create",
    "creates": "create", "concluded": "conclude", "adopted": "adopt", "endorsed": "endorse",
    "instructed": "instruct", "directed": "direct", "tasked": "task",
    "finalized": "finalize", "finalised": "finalise", "initiated": "initiate", "inaugurated": "inaugurate",
    "formed": "form", "unveiled": "unveil",
}  # fmt: skip
