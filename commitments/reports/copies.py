"""What a report tells of kept evidence: where the copy of a page is, and whether an excerpt stands in it."""

from typing import NamedTuple
from urllib.parse import quote

from commitments.copies import Copy, Kept
from commitments.excerpts import Finding
from commitments.model import Evidence
from commitments.reports.prose import day


class Copies(NamedTuple):
    kept: Kept
    folder: str | None = None
    """The way from the report to the folder of all copies, with `/` between its parts; None where there is none."""
    texts_alone: bool = False
    """Whether nothing but texts is in that folder."""

    def copy(self, evidence: Evidence) -> Copy | None:
        """The one that its excerpt stands in, else the newest one of its page."""
        shown = self.kept.shown(evidence)
        return shown.copy if shown and shown.finding is Finding.VERIFIED else self.kept.copy(evidence.url)

    def words(self, copy: Copy) -> str:
        return f"copy of {day(copy.last.date())}"

    def way(self, copy: Copy) -> str | None:
        """To its text, or to what came where it has none, as a relative address."""
        if self.folder is None or (self.texts_alone and not copy.text_sha256):
            return None
        name = copy.names.text if copy.text_sha256 else copy.names.warc
        return quote(f"{self.folder}/{name}" if self.folder else name, safe="/")

    def gone(self, evidence: Evidence) -> str:
        """When its page was found to be gone; "" for one that is not known to be."""
        checked = self.kept.checked(evidence.url)
        return f"gone on {day(checked.at.date())}" if checked and checked.state.is_dead else ""

    def proved(self, evidence: Evidence) -> str:
        """Whether its excerpt stands in the copy; "" where nobody could look."""
        shown = self.kept.shown(evidence)
        return _PROVED[shown.finding] if shown else ""


_PROVED = {
    Finding.VERIFIED: "verified in the copy",
    Finding.NEAR: "stands only nearly in the copy",
    Finding.ABSENT: "not in the copy",
}
