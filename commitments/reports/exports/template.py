"""The report in an own layout: a Jinja2 template that sees what JSON shows, and can reach nothing else."""

from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from commitments.codec.public import public, public_document
from commitments.errors import UsageError
from commitments.reports import Report, codings
from commitments.reports.bounded import bounded
from commitments.reports.gfm import escaped
from commitments.reports.grouping import all_seen, counts, parts
from commitments.reports.markup import link, xml_legal
from commitments.reports.prose import counted, day, percent
from commitments.reports.site.environment import UNFIT
from commitments.reports.story import reading
from commitments.reports.wording import Wording
from commitments.symbols import symbol
from commitments.text import guarded, inert

GUIDE = """\
A template is a text in Jinja2's language; commitments export --template FILE fills it in. It can name

  title  query  vocabulary      as asked for; today is the report's day, total how many commitments there are
  as_known                      the day up to which entries were known, where that was asked for; else none
  documents                     each with id, title, issuer, kind, published, url, sha256 …, and as coverage its
                                sentences, those unread, and the share that was read; none where no text is kept
  reading                       how much of the documents was read, in words
  agreement                     how far second coders agree, in words
  commitments                   each with the fields of commitments list --format json, and its symbol
  groups                        each with title, document and its commitments; see --group-by
  counts                        each with status, symbol, count and share
  notes                         what --vocabulary lost, in words

and use the filters day (6 November 2017), link, counted, csv (safe in a spreadsheet) and markdown (marks come out as
they are written). In a file that is called .html or .xml, before a .j2, all is escaped. A name that is not there is
an error. A template that lists each group:

  # {{ title | markdown }}
  {% for group in groups %}
  ## {{ group.title | markdown }}
  {% for one in group.commitments %}
  - {{ one.symbol }} {{ one.status }}: {{ (one.summary or one.quote) | markdown }} ({{ one.id }})
  {% endfor %}{% endfor %}
"""
_MARKUP = (".html", ".htm", ".xhtml", ".xml", ".svg", ".atom")
_TEMPLATE_SUFFIXES = (".j2", ".jinja", ".jinja2", ".tmpl")


def render(report: Report) -> str:
    """Raises UsageError for a template that cannot be read, asks for what is not there, or comes to no end."""
    told = values(report)
    return bounded(lambda: _rendered(report, told), report.template_name or "the template")


def _rendered(report: Report, told: Mapping[str, Any]) -> Iterator[str]:
    environment = ImmutableSandboxedEnvironment(
        autoescape=is_markup(report.template_name), undefined=StrictUndefined, keep_trailing_newline=True
    )
    environment.filters |= {"markdown": escaped, "day": day, "link": link, "csv": guarded, "counted": counted}
    name = report.template_name or "the template"
    try:
        yield from environment.from_string(report.template).generate(told)
    except TemplateSyntaxError as error:
        raise UsageError(f"{name}, line {error.lineno}: {inert(str(error.message))}") from None
    except TemplateError as error:
        raise UsageError(f"{name}: {inert(str(error))}") from None
    except UNFIT as error:
        raise UsageError(f"{name}: {inert(str(error)) or type(error).__name__}") from None


def is_markup(name: str) -> bool:
    """Whether values are escaped in a template of that name.

    >>> is_markup("page.html.j2"), is_markup("letter.md")
    (True, False)
    """
    bare = name.casefold()
    for suffix in _TEMPLATE_SUFFIXES:
        bare = bare.removesuffix(suffix)
    return bare.endswith(_MARKUP)


def values(report: Report) -> dict[str, Any]:
    """What a template can name: title, today, query, documents, commitments, groups, counts, total, notes."""
    wording = Wording(report.vocabulary)
    entries = all_seen(report)
    shown = {entry.commitment.id: _commitment(report, wording, entry.commitment) for entry in entries}
    total = len(entries)
    read = report.read or (lambda _: None)
    found: dict[str, Any] = {
        "title": report.title,
        "today": report.today.isoformat(),
        "as_known": report.known.isoformat() if report.known else None,
        "query": report.query,
        "vocabulary": report.vocabulary,
        "stale_after": report.stale_after,
        "documents": [public_document(document, read(document.id)) for document in report.documents],
        "commitments": list(shown.values()),
        "groups": [
            {
                "document": part.document and part.document.id,
                "title": group.title,
                "commitments": [shown[entry.commitment.id] for entry in group.entries],
            }
            for part in parts(report, entries, wording)
            for group in part.groups
        ],
        "counts": [
            {
                "status": wording.word(status),
                "symbol": symbol(status),
                "count": count,
                "share": percent(count, total),
            }
            for status, count in counts(entries).items()
        ],
        "total": total,
        "reading": reading(report),
        "agreement": " ".join(codings.told(report.coded)) if report.coded else "",
    }
    return {**{name: _inert(value) for name, value in found.items()}, "notes": wording.notes()}


def _commitment(report: Report, wording: Wording, commitment: Any) -> dict[str, Any]:
    record = public(commitment, report.today, report.stale_after)
    marked = record | {"symbol": symbol(record["status"])}
    return wording.public(marked) if wording.vocabulary else marked


def _inert(value: Any) -> Any:
    """The same with every text made inert, deep down."""
    if isinstance(value, str):
        return xml_legal(str(value))
    if isinstance(value, Mapping):
        return {name: _inert(inner) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_inert(inner) for inner in value]
    return value
