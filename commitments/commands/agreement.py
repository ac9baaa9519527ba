"""How far second coders agree, beyond what chance would give: coefficients, who said what, and the worst commitments.

Percent agreement, Cohen's kappa (of two coders), Krippendorff's alpha, nominal and ordinal, and Gwet's AC1, each with a
95% interval of 1,000 bootstrap samples of the commitments, the same each time. Missing codes are allowed. The ordinal
scale is the score: broken, dropped, not-started < stalled, in-progress, partial < kept; unverifiable and not-applicable
stand on none. A code of one member of a joint promise is compared with codes of that member alone.

    commitments agreement
    commitments agreement tag:trade --coder Ann --coder Ben
    commitments agreement --format json
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from commitments.commands._options import Explain, QueryWords, completed, session_of
from commitments.desk.rows import Column, show_objects, show_rows
from commitments.errors import UnknownName
from commitments.reports import Cell
from commitments.text import one_line, plural, shorten

if TYPE_CHECKING:
    from commitments.agreement import Confusion, Figure, Measures
    from commitments.desk.agreement import Agreement
    from commitments.session import Session

GROUP = "Second coders"
FORMATS = ("table", "json", "markdown")
WORST = 10


def run(
    ctx: typer.Context,
    query: QueryWords = None,
    coder: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Only these coders; may be repeated.")] = None,
    limit: Annotated[
        int, typer.Option(min=0, metavar="N", help="How many of the commitments they differ about.")
    ] = WORST,
    format_: Annotated[
        str,
        typer.Option(
            "--format", metavar="FORMAT", help="table, json or markdown.", autocompletion=completed("figure_formats")
        ),
    ] = "table",
    explain: Explain = False,
) -> None:
    if format_ not in FORMATS:
        raise UnknownName("format", format_, FORMATS)
    session = session_of(ctx)
    from commitments.desk.agreement import agreement, material

    found = material(session, session.select(query, explain=explain), coder or ())
    told = agreement(found, session.progress("measuring"))
    if format_ == "json":
        show_objects(session, [_object(told, limit)], "json")
        return
    if not told.ratings.units and not told.passages.units:
        session.say("nothing of this has been coded; begin with: commitments code --by NAME")
        return
    titles = {commitment.id: shorten(commitment.title, 80) for commitment in found.commitments.values()}
    for place, section in enumerate(_sections(told, titles, limit)):
        _show(session, section, format_, is_first=not place)


class _Section(NamedTuple):
    title: str
    said: str
    heads: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    note: str = ""


def _show(session: "Session", section: _Section, format_: str, *, is_first: bool) -> None:
    escaped: Callable[[str], str] = str
    if format_ == "markdown":
        from commitments.reports.gfm import escaped as escape

        escaped = escape
    title = f"## {escaped(section.title)}" if format_ == "markdown" else section.title
    before = "" if is_first else "\n"
    head = [f"{before}{title}\n", *([f"\n{escaped(section.said)}\n"] if section.said else [])]
    session.write([*head, "\n"])
    if section.rows:
        show_rows(session, section.heads, section.rows, format_)
    if section.note:
        session.write([f"\n{escaped(section.note)}\n"])


def _sections(told: "Agreement", titles: dict[str, str], limit: int) -> Iterator[_Section]:
    if told.ratings.units:
        scale = _SCALE if told.ratings.pairable else ""
        yield _Section(
            "Ratings", _coded(told.ratings, "commitment", told.has_members), _FIGURES, _figures(told.ratings), scale
        )
        if told.ratings.pairable:
            yield from _details(told, titles, limit)
    if told.passages.units:
        what = "Passages: is it a commitment?"
        yield _Section(what, _coded(told.passages, "passage"), _FIGURES, _figures(told.passages))
        if told.passages.pairable:
            yield _crossed("Passages: who said what", told.passage_confusion)


def _details(told: "Agreement", titles: dict[str, str], limit: int) -> Iterator[_Section]:
    heads = [Column("status", "Status"), *(Column(name, name.capitalize(), "right") for name in ("codes", "agreed"))]
    heads += [Column("alpha", "Alpha", "right"), Column("interval", "95% interval"), Column("why", "")]
    rows: list[list[Cell]] = [
        [one.category, f"{one.codes:.4g}", f"{one.agreed:.0%}", *_cells(one.alpha)] for one in told.ratings.categories
    ]
    yield _Section("By status: this one against all others", "", heads, rows)
    heads = [Column("kind", "Kind"), Column("compared", "Compared", "right"), Column("percent", "Agreed", "right")]
    heads += [Column("alpha", "Alpha", "right"), Column("interval", "95% interval"), Column("why", "")]
    kinds: list[list[Cell]] = [
        [kind, one.pairable, _percent(one.percent), *_cells(one.alpha)] for kind, one in told.by_kind.items()
    ]
    yield _Section("By kind", "", heads, kinds)
    yield _crossed("Who said what", told.confusion)
    yield _worst(told, titles, limit)


def _crossed(title: str, crossed: "Confusion") -> _Section:
    if crossed.rows:
        said = f"{one_line(crossed.rows)} down, {one_line(crossed.columns)} across."
    else:
        said = "Each pair of coders, both ways round."
    heads = [Column("said", ""), *(Column(name, name, "right") for name in crossed.categories)]
    rows: list[list[Cell]] = [[name, *counts] for name, counts in zip(crossed.categories, crossed.counts, strict=True)]
    return _Section(title, said, heads, rows)


def _worst(told: "Agreement", titles: dict[str, str], limit: int) -> _Section:
    if not told.worst:
        return _Section("Where they differ", "Nowhere.", (), ())
    coders = told.ratings.coders
    is_of_members = any(unit.actor for unit, _ in told.worst[:limit])
    heads = [Column("id", "Id"), *([Column("actor", "For")] if is_of_members else [])]
    heads += [*(Column(name, one_line(name)) for name in coders), Column("summary", "Commitment")]
    rows: list[list[Cell]] = []
    for unit, one in told.worst[:limit]:
        codes = dict(one.codes)
        whose = [unit.actor or "all"] if is_of_members else []
        rows.append([unit.commitment, *whose, *(codes.get(name) for name in coders), titles[unit.commitment]])
    left = len(told.worst) - len(rows)
    said = f"{len(told.worst):,} of {told.ratings.pairable:,}, the least agreed first"
    note = f"{left:,} more with --limit {len(told.worst)}; decide them with: commitments adjudicate" if left else ""
    return _Section("Where they differ", f"{said}.", heads, rows, note)


_FIGURES = [
    Column("figure", "Figure"),
    Column("value", "Value", "right"),
    Column("interval", "95% interval"),
    Column("why", ""),
]
_SCALE = (
    "Ordinal: broken, dropped, not-started < stalled, in-progress, partial < kept; unverifiable and not-applicable "
    "stand on no scale. Intervals: 1,000 bootstrap samples of what was coded, drawn the same each time."
)


def _coded(measures: "Measures", noun: str, has_members: bool = False) -> str:
    names = ", ".join(map(one_line, measures.coders))
    apart = " (members of joint promises counted apart)" if has_members else ""
    said = f"{plural(measures.units, noun)}{apart} coded by {names}"
    if not measures.pairable:
        return f"{said}. Nothing can be compared: {measures.alpha.why}."
    return f"{said}, {measures.pairable:,} of them by two or more; {plural(measures.codes, 'code')}."


def _figures(measures: "Measures") -> list[list[Cell]]:
    of = measures
    if not of.pairable:
        return []
    named = [
        ("percent agreement", of.percent),
        ("Cohen's kappa", of.kappa),
        ("Krippendorff's alpha, nominal", of.alpha),
    ]
    if of.ordinal.value is not None or of.ordinal.why != _UNORDERED:
        named.append(("Krippendorff's alpha, ordinal", of.ordinal))
    return [[name, *_cells(figure)] for name, figure in [*named, ("Gwet's AC1", of.ac1)]]


_UNORDERED = "these categories have no order"


def _cells(figure: "Figure") -> list[Cell]:
    if figure.value is None:
        return [None, None, figure.why]
    if figure.low is None or figure.high is None:
        return [f"{figure.value:.3f}", None, "too little to tell an interval"]
    return [f"{figure.value:.3f}", f"{figure.low:.3f} to {figure.high:.3f}", None]


def _percent(figure: "Figure") -> str | None:
    return None if figure.value is None else f"{figure.value:.0%}"


def _object(told: "Agreement", limit: int) -> dict[str, Any]:
    return {
        "ratings": {
            **_measures(told.ratings),
            "by_status": [
                {
                    "status": one.category,
                    "codes": _rounded(one.codes),
                    "agreed": _rounded(one.agreed),
                    "alpha": _figure(one.alpha),
                }
                for one in told.ratings.categories
            ],
            "by_kind": [{"kind": kind, **_measures(one)} for kind, one in told.by_kind.items()],
            "confusion": told.confusion._asdict(),
            "differ": len(told.worst),
            "worst": [
                {**unit._asdict(), "codes": dict(one.codes), "agreed": _rounded(one.agreed)}
                for unit, one in told.worst[:limit]
            ],
        },
        "passages": {**_measures(told.passages), "confusion": told.passage_confusion._asdict()},
    }


def _measures(of: "Measures") -> dict[str, Any]:
    return {
        "coders": of.coders,
        "coded": of.units,
        "compared": of.pairable,
        "codes": of.codes,
        "percent": _figure(of.percent),
        "kappa": _figure(of.kappa),
        "alpha": _figure(of.alpha),
        "alpha_ordinal": _figure(of.ordinal),
        "off_scale": of.off_scale,
        "ac1": _figure(of.ac1),
    }


def _figure(figure: "Figure") -> dict[str, Any]:
    value, low, high, why = figure
    return {"value": _rounded(value), "low": _rounded(low), "high": _rounded(high), "why": why or None}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
