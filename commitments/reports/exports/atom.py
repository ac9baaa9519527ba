"""A feed (RFC 4287) of what changed status, newest first: one entry for each update that made a rating another one, and
one for each that took such an update back, since those who follow a feed have read it."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

from commitments.codec import encode_instant
from commitments.history import Retraction
from commitments.history.retraction import meant_at_last
from commitments.model import Commitment, Status, Update
from commitments.places import NOWHERE
from commitments.reports import Report
from commitments.reports.markup import link, link_text, xml_line, xml_text
from commitments.reports.prose import day
from commitments.reports.story import STANCES, evidence_source, history, known_words, reading, taken_back_said
from commitments.reports.wording import Wording
from commitments.stats.turns import steps
from commitments.symbols import symbol
from commitments.text import one_line

# Whoever publishes the feed is not known here, and this name belongs to nobody.
_AUTHORITY = "tag:commitments.invalid,2017:"


class _Change(NamedTuple):
    commitment: Commitment
    update: Update
    before: Status
    number: int
    """The update's place in the history, which is only ever appended to: 1 is the first that was entered."""
    rated: str
    taken_back: Update | None = None
    """The update by which it no longer counts."""

    @property
    def recorded(self) -> datetime:
        """When what the entry says was last changed."""
        return max(self.update.recorded, self.taken_back.recorded) if self.taken_back else self.update.recorded

    @property
    def newness(self) -> tuple[object, ...]:
        return self.update.recorded, self.update.effective, self.commitment.id, self.number


def chunks(report: Report) -> Iterator[str]:
    wording = Wording(report.vocabulary)
    changes = sorted(_changes(report), key=lambda change: change.newness, reverse=True)
    latest = max((change.recorded for change in changes), default=datetime.combine(report.today, time(), UTC))
    yield _text(_opening(report, latest))
    for change in changes:
        yield _text(_entry(change, wording))
    yield "</feed>\n"


def _text(lines: Iterable[str]) -> str:
    return "".join([f"{line}\n" for line in lines])


def _opening(report: Report, latest: datetime) -> Iterator[str]:
    names = [document.id for document in report.documents]
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">'
    yield f"<id>{_identity('feed', *names, *([report.query] if report.query else []))}</id>"
    yield f"<title>{xml_line(report.title) or 'Commitments'}</title>"
    read = f"{known_words(report)}. {reading(report)}" if report.read and report.documents else known_words(report)
    yield f"<subtitle>What changed status, as of {day(report.today)}{xml_line(read)}</subtitle>"
    yield f"<updated>{encode_instant(latest)}</updated>"
    yield "<author><name>commitments</name></author>"
    yield "<generator>commitments</generator>"


def _changes(report: Report) -> Iterator[_Change]:
    for commitment in report.commitments:
        numbers = {id(update): number for number, update in commitment.numbered()}
        before: dict[str | None, Status] = {}
        rated = _rated(commitment, report.today)
        taken = commitment.retracted
        for update in history(commitment):
            number, taken_back = numbers[id(update)], taken.get(update.key) if taken else None
            if isinstance(update.act, Retraction):
                meant = meant_at_last(update, commitment)
                if meant and meant.update.status and meant.update.effective <= report.today:
                    yield _Change(commitment, update, Status.UNASSESSED, number, "", taken_back)
                continue
            was = before.get(update.actor, Status.UNASSESSED)
            if update.status is None or update.status is was or update.effective > report.today:
                continue
            if taken_back is None:
                before[update.actor] = update.status
            yield _Change(commitment, update, was, number, rated.get(id(update), ""), taken_back)


def _rated(commitment: Commitment, today: date) -> dict[int, str]:
    """By the identity of each update of one member, how many of how many were rated with it, where not all were."""
    if all(update.actor is None for update in commitment.updates):
        return {}
    return {id(step.update): step.rated_words for step in steps(commitment, today) if step.update.actor}


def _entry(change: _Change, wording: Wording) -> Iterator[str]:
    commitment, update = change.commitment, change.update
    if update.status:
        word = wording.word(update.status) or "(blank)"
        who = f" ({update.actor})" if update.actor else ""
        rated = f", {change.rated}" if change.rated else ""
        title = f"{symbol(update.status)} {word}{who}{rated}: {commitment.title}"
    else:
        word, title = "", f"Correction: {_correction(change, wording)}: {commitment.title}"
    if change.taken_back:
        title = f"Taken back: {title}"
    begun = datetime.combine(update.effective, time(), UTC)
    yield "<entry>"
    yield f"<id>{_identity(commitment.document, str(commitment.number), str(change.number))}</id>"
    yield f"<title>{xml_line(title)}</title>"
    yield f"<updated>{encode_instant(change.recorded)}</updated>"
    yield f"<published>{encode_instant(begun)}</published>"
    yield f"<author><name>{xml_line(update.by) or 'unknown'}</name></author>"
    yield from (f'<category term="{xml_line(tag)}"/>' for tag in commitment.tags)
    for url in dict.fromkeys(link(evidence.url) for evidence in update.evidence):
        if url:
            yield f'<link rel="related" href="{xml_text(url)}"/>'
    yield f'<content type="html">{xml_text("".join(_content(change, word, wording)))}</content>'
    yield "</entry>"


def _correction(change: _Change, wording: Wording) -> str:
    """Which rating a retraction takes back, or lets count again."""
    meant = meant_at_last(change.update, change.commitment)
    assert meant is not None and meant.update.status is not None
    entry, status = meant.update, meant.update.status
    whose = f" of {entry.actor}" if entry.actor else ""
    again = "counts again" if meant.counts_again else "no longer counts"
    return f"the rating {wording.word(status) or '(blank)'}{whose} of {day(entry.on)} {again}"


def _content(change: _Change, word: str, wording: Wording) -> Iterator[str]:
    """HTML, which stands escaped in the feed."""
    commitment, update = change.commitment, change.update
    before = wording.word(change.before) or "(blank)"
    who = f" for {xml_line(update.actor)}" if update.actor else ""
    if update.status is None:
        said = f"{xml_line(_correction(change, wording))}, {day(update.on)}"
    else:
        said = f"{xml_line(before)} → <b>{xml_line(word)}</b>{who}, {day(update.on)}"
    yield (
        f"<p><s>{said}</s></p><p>{xml_line(taken_back_said(change.taken_back))}</p>"
        if change.taken_back
        else f"<p>{said}</p>"
    )
    if change.rated:
        yield f"<p>The commitment as a whole is not rated yet: {change.rated}.</p>"
    if update.note:
        yield f"<p>{xml_line(update.note)}</p>"
    yield f"<blockquote>{xml_line(commitment.quote)}</blockquote>"
    if commitment.place != NOWHERE:
        yield f"<p>{commitment.place}</p>"
    sources = []
    for evidence in update.evidence:
        url = link(evidence.url)
        text = xml_line(evidence.title or link_text(evidence.url))
        said = f'<a href="{xml_text(url)}">{text}</a>' if url else text
        source = evidence_source(evidence)
        stance = f"{STANCES[evidence.stance]}: " if STANCES[evidence.stance] else ""
        sources.append(f"<li>{stance}{said}{', ' if source else ''}{xml_line(source)}</li>")
    if sources:
        yield f"<ul>{''.join(sources)}</ul>"
    elif not change.taken_back and commitment.wants_evidence(update):
        yield "<p>No evidence given.</p>"
    yield f"<p>{xml_line(commitment.id)}</p>"


def _identity(*parts: str) -> str:
    return _AUTHORITY + "/".join(map(_quoted, parts))


@lru_cache(maxsize=4096)
def _quoted(part: str) -> str:
    return quote(one_line(part), safe="")
