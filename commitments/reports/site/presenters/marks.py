"""Statuses as a page shows them."""

from commitments.model import Status
from commitments.reports.markup import legal_line
from commitments.reports.site.presenters.values import Mark
from commitments.reports.wording import Wording
from commitments.symbols import symbol


class Marks(dict[Status, Mark]):
    """Each status as one page calls it, made when it is first asked for."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording

    def __missing__(self, status: Status) -> Mark:
        self[status] = mark = Mark(status.value, legal_line(self._wording.shown(status)), symbol(status))
        return mark

    def word(self, status: Status) -> str:
        return self[status].word
