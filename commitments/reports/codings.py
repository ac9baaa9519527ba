"""What a report says of its second coders, and of what would count: sentences in plain text."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from commitments import guidelines
from commitments.model import Commitment, Status
from commitments.reports.prose import counted, day
from commitments.text import one_line

if TYPE_CHECKING:
    from commitments.agreement import Figure, Measures


class Coded(NamedTuple):
    """The agreement of second coders, about the ratings of these commitments and about what is one."""

    ratings: "Measures"
    passages: "Measures"
    has_members: bool = False
    """Whether members of joint promises are among what was rated."""


def would_count(commitment: Commitment, word: Callable[[Status], str]) -> list[tuple[str, str]]:
    """`Counts as kept`, and the words of the guideline that holds; the version and its day; nothing without one."""
    found = guidelines.newest(commitment)
    if found is None:
        return []
    told = [(f"Counts as {word(Status(name))}", text) for name, text in found.guideline.parts() if text]
    return [*told, ("Guideline", f"version {found.number} of {day(found.entry.on)}")]


def told(
    coded: Coded, *, with_names: bool = True, noun: str = "commitment", here: str = " of this report"
) -> Iterator[str]:
    """A paragraph on the codes, where there are any; `noun` is what one that is rated is called `here`."""
    of = coded.ratings
    if of.units:
        apart = " (members of joint promises counted apart)" if coded.has_members else ""
        who, what = _coders(of, with_names), counted(of.units, noun)
        said = f"{who} rated {what}{here}{apart} without seeing any rating"
        if of.pairable:
            yield f"{said}, {of.pairable:,} of them twice or more. {_figures(of)}"
        else:
            yield f"{said}; how far coders agree cannot be told: {of.alpha.why}."
    if coded.passages.pairable:
        yield (
            f"Of {counted(coded.passages.pairable, 'passage')}, two coders or more judged whether it is a {noun}. "
            f"{_figures(coded.passages)}"
        )


def _coders(measures: "Measures", with_names: bool) -> str:
    names = [one_line(name) for name in measures.coders]
    if len(names) == 1:
        return f"One second coder ({names[0]})" if with_names else "One second coder"
    return (
        f"{len(names)} second coders ({', '.join(names)})"
        if with_names and len(names) <= 8
        else f"{len(names)} second coders"
    )


def _figures(of: "Measures") -> str:
    found = [
        ("they agree in {} of pairs", _percent(of.percent)),
        ("Cohen's kappa is {}", _told(of.kappa)),
        ("Krippendorff's alpha is {}", _told(of.alpha)),
        ("on the ordinal scale of scores {}", _told(of.ordinal)),
        ("Gwet's AC1 is {}", _told(of.ac1)),
    ]
    said = ", ".join(words.format(figure) for words, figure in found if figure)
    why = f" There is no alpha: {of.alpha.why}." if of.alpha.value is None else ""
    return f"{said[:1].upper()}{said[1:]}; in brackets the 95% interval of a bootstrap over what was coded.{why}"


def _percent(figure: "Figure") -> str:
    return "" if figure.value is None else f"{figure.value:.0%}"


def _told(figure: "Figure") -> str:
    if figure.value is None:
        return ""
    interval = "" if figure.low is None or figure.high is None else f" ({figure.low:.2f} to {figure.high:.2f})"
    return f"{figure.value:.2f}{interval}"
