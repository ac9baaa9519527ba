"""A page that was asked for again, against its copy."""

from datetime import datetime
from typing import NamedTuple

from commitments.addresses import same_page
from commitments.copies import Checked, Copy, State
from commitments.differences import Difference, difference
from commitments.excerpts import same_typography
from commitments.fetching import Answer, Failure, Fetched, Trouble
from commitments.keeping.making import Read, read
from commitments.text import plural, shorten

_STATES = {
    Trouble.REFUSED: State.BLOCKED,
    Trouble.GONE: State.GONE,
    Trouble.BLOCKED: State.BLOCKED,
    Trouble.FAILED: State.UNREACHABLE,
    Trouble.TIMED_OUT: State.UNREACHABLE,
    Trouble.TOO_LARGE: State.UNREACHABLE,
    Trouble.UNREACHABLE: State.UNREACHABLE,
    Trouble.NOT_LOOKED_UP: State.UNREACHABLE,
    Trouble.UNREADABLE: State.UNREACHABLE,
}


class Verdict(NamedTuple):
    """What has become of one page."""

    url: str
    state: State
    """The one that says most: changed before moved, moved before alive."""
    is_kept: bool
    """Whether there is a copy of it."""
    sentence: str
    moved_to: str | None = None
    is_moved_for_good: bool = False
    """Whether all redirects to the other address are permanent."""
    difference: Difference | None = None
    """From the copy's main text to the page's, where it has changed and both have one."""

    def checked(self, at: datetime) -> Checked:
        """What is worth keeping of it; `at` is when the page was asked for."""
        return Checked(self.url, at, self.state, self.sentence, self.moved_to)


def judged(answer: Answer, copy: Copy | None = None, kept_text: str | None = None) -> Verdict:
    """`copy` is the newest one of the page, with its main text; None where it was never kept.

    A page has changed where its main text has other words, wherever both have one; white space and typography are no
    change. Where one of them has no text, other bytes are one.
    """
    if isinstance(answer, Failure):
        return Verdict(answer.url, _STATES[answer.trouble], copy is not None, answer.sentence)
    elsewhere = answer.final_url if same_page(answer.final_url) != same_page(answer.url) else None
    for_good = elsewhere is not None and answer.is_moved
    said = f"{_shown(answer.url)} is there"
    found = Verdict(answer.url, State.ALIVE, copy is not None, said, elsewhere, for_good)
    if elsewhere is not None:
        how = "moved for good" if for_good else "moved"
        found = found._replace(state=State.MOVED, sentence=f"{_shown(answer.url)} has {how} to {_shown(elsewhere)}")
    if copy is None or copy.sha256 == answer.sha256:
        return found
    return _compared(found, answer, copy, kept_text)


def _compared(found: Verdict, answer: Fetched, copy: Copy, kept_text: str | None) -> Verdict:
    now = read(answer.body, answer.header("content-type"))
    if now.sha256 is not None and now.sha256 == copy.text_sha256:
        return found
    if now.text is None or kept_text is None:
        return _changed(found, f"other bytes than on {copy.last:%Y-%m-%d}{_without(now)}", None)
    change = difference(kept_text, now.text, same_typography)
    if change.is_none:
        return found
    count = f"{plural(change.removed, 'word')} gone, {change.added:,} new"
    return _changed(found, f"other words than on {copy.last:%Y-%m-%d} ({count})", change)


def _without(now: Read) -> str:
    return "" if now.without is None else "; it has no text to compare"


def _changed(found: Verdict, what: str, change: Difference | None) -> Verdict:
    where = f", now at {_shown(found.moved_to)}," if found.moved_to else ""
    sentence = f"{_shown(found.url)}{where} has {what}"
    return found._replace(state=State.CHANGED, sentence=sentence, difference=change)


def _shown(url: str) -> str:
    return shorten(url, 200)
