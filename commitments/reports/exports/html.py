"""The report as one self-contained web page: to read, to filter, to print, without a server or a network."""

from collections.abc import Iterator

from commitments.reports import Report
from commitments.reports.site.environment import inlined, written
from commitments.reports.site.presenters.page import Presenter

_BIG = 40


def chunks(report: Report) -> Iterator[str]:
    presenter = Presenter(report)
    page = presenter.told()
    frame = inlined(
        page.title, "report", "report.css", "filter.js", report.templates, is_big=len(presenter.entries) > _BIG
    )
    return written("frame.html.j2", {"frame": frame, "page": page}, report.templates)
