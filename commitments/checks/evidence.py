"""What is kept of the evidence, what it proves, and what is odd about its sources."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

from commitments.checks.case import Case, Wanted
from commitments.checks.registry import Found, Level, check, problem, remark
from commitments.checks.words import is_web_address, shown
from commitments.copies import Kept
from commitments.excerpts import Finding
from commitments.proofs import UNVERIFIED, Piece, doubled, opposed
from commitments.text import plural


@check("excerpts")
def _excerpts(case: Case) -> Iterator[Found]:
    kept, is_wanted = _kept(case), case.wanted.excerpt
    unverified = 0
    for commitment, found in case.evidence:
        for piece in _once(found, lambda piece: (piece.evidence.url, piece.evidence.excerpt)):
            said = piece.excerpt(kept)
            unverified += said == UNVERIFIED and not is_wanted
            for level, message in _excerpt_troubles(piece, said, is_wanted):
                yield Found(level, message, commitment)
    if unverified:
        are = "is" if unverified == 1 else "are"
        why = "no text of the page is kept; commitments evidence keep keeps it"
        yield remark(f"{plural(unverified, 'excerpt')} {are} unverified, since {why}")


def _excerpt_troubles(piece: Piece, said: str, is_wanted: bool) -> Iterator[tuple[Level, str]]:
    words = f"the excerpt in update {piece.number}, {shown(piece.evidence.excerpt or '', 60)},"
    if said == Finding.ABSENT:
        yield Level.PROBLEM, f"{words} is not in the copy of its page"
    elif said == Finding.NEAR:
        level = Level.PROBLEM if is_wanted else Level.REMARK
        yield level, f"{words} stands only nearly in the copy of its page"
    elif is_wanted and said == UNVERIFIED:
        yield Level.PROBLEM, f"{words} is unverified: no text of its page is kept"
    elif is_wanted and not said:
        yield Level.PROBLEM, f"evidence in update {piece.number} has no excerpt: {shown(piece.evidence.url)}"


@check("copies")
def _copies(case: Case) -> Iterator[Found]:
    kept, wanted = _kept(case), case.wanted
    if kept.is_empty and wanted == Wanted():
        return
    for commitment, found in case.evidence:
        for piece in _once(found, lambda piece: piece.evidence.url):
            url = piece.evidence.url
            where = f"evidence in update {piece.number}"
            if wanted.copy and kept.copy(url) is None:
                yield problem(f"{where} has no kept copy: {shown(url)}", commitment)
            is_page = is_web_address(url)  # no archive takes a file of one's own, and it stays what it is
            if wanted.archive and is_page and kept.archive(piece.evidence) is None:
                yield problem(f"{where} is in no archive: {shown(url)}", commitment)
            if is_page and (old := _too_old(case, kept, url)) is not None:
                yield problem(f"{where} {old}: {shown(url)}", commitment)
            if kept.is_dead(url):
                checked = kept.checked(url)
                assert checked
                has = "its copy is kept" if kept.copy(url) else "no copy is kept"
                yield remark(f"{where} was gone on {checked.at:%Y-%m-%d}, and {has}: {shown(url)}", commitment)


def _too_old(case: Case, kept: Kept, url: str) -> str | None:
    if case.wanted.max_age is None:
        return None
    at = kept.last_look(url)
    if at is None:
        return "was never looked at"
    if case.today - at.date() <= timedelta(days=case.wanted.max_age):
        return None
    return f"was looked at last on {at:%Y-%m-%d}, more than {plural(case.wanted.max_age, 'day')} ago"


@check("sources")
def _sources(case: Case) -> Iterator[Found]:
    kept = _kept(case)
    for commitment, found in case.evidence:
        for piece in _once(found, lambda piece: piece.evidence.url):
            where, url = f"evidence in update {piece.number}", shown(piece.evidence.url)
            if piece.is_self_reported:
                yield remark(f"{where} is published by who made the promise: {url}", commitment)
            if piece.is_older:
                made, published = commitment.made, piece.evidence.published
                yield remark(f"{where} was published on {published}, before the promise ({made}): {url}", commitment)
        for some in opposed(found).values():
            said = " and ".join(f"{piece.update.status} in update {piece.number}" for piece in some)
            yield remark(f"the same source is to show {said}: {shown(some[0].evidence.url)}", commitment)
        for urls in doubled(found, kept):
            yield remark(
                f"the same page is given under {len(urls)} addresses: {', '.join(map(shown, urls))}", commitment
            )


def _kept(case: Case) -> Kept:
    return case.kept or Kept()


def _once(found: Sequence[Piece], key: Callable[[Piece], object]) -> list[Piece]:
    return list({key(piece): piece for piece in reversed(found)}.values())[::-1]
