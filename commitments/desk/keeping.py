"""Pages fetched, kept and asked for again, one after the other as they come: each is stored before the next one."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import datetime
from math import isfinite
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from commitments import fetching
from commitments.addresses import BadAddress, joined, parsed
from commitments.checks import is_web_address
from commitments.copies import Copy, Kept, Page, decode, decode_page, encode, encode_page
from commitments.errors import Interrupted, UsageError
from commitments.fetching import Answer, Failure, Fetched, Manners, Trouble
from commitments.keeping import Kept as Made
from commitments.keeping import Verdict, judged, keep, keep_file
from commitments.records import BadRecord
from commitments.stores.shelves import EVIDENCE

if TYPE_CHECKING:
    from commitments.session import Session
    from commitments.stores import Store


class Got(NamedTuple):
    """A page that was asked for, and its copy; none where nothing came."""

    answer: Answer
    copy: Copy | None


def manners(*, allow_private: bool, delay: float) -> Manners:
    """Raises UsageError."""
    if not isfinite(delay):
        raise UsageError("--delay takes a number of seconds, such as 0.5")
    return Manners(allow_private=allow_private, delay=delay)


def answers(session: "Session", urls: Iterable[str], how: Manners, doing: str) -> Iterator[Answer]:
    """The answer to each, as they come. Raises CommitmentsError where a package is missing, before it asks."""
    wanted = list(urls)
    session.run_once()  # what was asked is not asked once more because somebody changed the store
    gc.enable()  # a command that is over at once does without; each page leaves objects that hold each other
    report = session.progress(doing)
    done = 0
    found = fetching.fetch_all(wanted, lambda: session.now, how, lambda: report(done, len(wanted)))
    with closing(found):  # type: ignore[type-var]
        for answer in found:
            done += 1
            report(done, len(wanted))
            yield answer


@contextmanager
def resumable(said: Callable[[], str]) -> Iterator[None]:
    """Ctrl-C in the block ends it with what was done by then, which stays done."""
    try:
        yield
    except (KeyboardInterrupt, Interrupted):
        raise Interrupted(f"interrupted; {said()}; the same command goes on from there") from None


def keep_pages(session: "Session", urls: Iterable[str], how: Manners) -> Iterator[Got]:
    """Each page is stored before it is given; of one that did not come, what became of it is."""
    store = session.store
    kept = store.evidence
    for answer in answers(session, urls, how, "keeping"):
        if isinstance(answer, Fetched):
            yield Got(answer, keep_answer(store, kept, answer))
        else:
            _note(store, judged(answer), answer)
            yield Got(answer, None)


def keep_answer(store: "Store", kept: Kept, answer: Fetched) -> Copy:
    copy = _store_copy(store, keep(answer, _whole(kept, answer.sha256)))
    if kept.page(answer.url).checked is not None:  # whatever it was, it is there now
        _note(store, judged(answer), answer)
    return copy


def keep_own_file(store: "Store", data: bytes, name: str, url: str, at: datetime) -> Copy:
    """A file of one's own, as the copy of what is at `url`."""
    return _store_copy(store, keep_file(data, name, url, at))


def _whole(kept: Kept, sha256: str) -> Copy | None:
    """The copy of that content, unless its text is lost or was changed: then it is made anew."""
    copy = kept.shelf.named(sha256)
    if copy is None or (copy.text_sha256 is not None and kept.text(copy) is None):
        return None
    return copy


def _store_copy(store: "Store", made: Made) -> Copy:
    facts = f"{EVIDENCE}/{made.copy.names.facts}"

    def make(content: Callable[[str], bytes | None]) -> Mapping[str, bytes]:
        """Somebody may have kept the same meanwhile, from another place."""
        files = {f"{EVIDENCE}/{name}": data for name, data in made.files.items()}
        there = content(facts)
        try:
            now = decode(there) if there is not None else None
        except BadRecord:
            return files
        if now is None:
            return files
        return files | {facts: encode(made.copy.merged(now))}

    if made.files:
        store.keep(make)
    return made.copy


def store_page(store: "Store", page: Page) -> None:
    """With what is known of it already. What was found out now counts, whatever time an earlier check says: somebody's
    clock may have been wrong."""
    name = f"{EVIDENCE}/{page.file}"

    def make(content: Callable[[str], bytes | None]) -> Mapping[str, bytes]:
        there = content(name)
        try:
            known = decode_page(there) if there is not None else None
        except BadRecord:
            known = None
        both = page.merged(known) if known else page
        return {name: encode_page(both._replace(checked=page.checked or both.checked))}

    store.keep(make)


def check_pages(session: "Session", urls: Iterable[str], how: Manners) -> Iterator[Verdict]:
    """What has become of each; stored before it is given."""
    store = session.store
    kept = store.evidence
    for answer in answers(session, urls, how, "checking"):
        copy = kept.copy(answer.url)
        verdict = judged(answer, copy, kept.text(copy) if copy else None)
        _note(store, verdict, answer)
        yield verdict


def _note(store: "Store", verdict: Verdict, answer: Answer) -> None:
    """What has become of a page; that we do not ask for it, or have no connection, says nothing of it."""
    if not (isinstance(answer, Failure) and answer.trouble in (Trouble.REFUSED, Trouble.NOT_LOOKED_UP)):
        store_page(store, Page(answer.url, verdict.checked(answer.at)))


def archive_pages(session: "Session", urls: Iterable[str], how: Manners) -> Iterator[tuple[str, str | None, str]]:
    """Each address, where it is archived now, and why it is not: what an archive was asked to keep."""
    endpoint = session.store.settings.archive
    asked = {archive_request(endpoint, url): url for url in urls}
    for answer in answers(session, asked, how, "archiving"):
        url = asked[answer.url]
        if isinstance(answer, Failure):
            yield url, None, answer.sentence
            continue
        where = _archived_at(answer)
        if where is None:
            yield url, None, "the archive does not say where it has put it"
            continue
        store_page(session.store, Page(url, None, where))
        yield url, where, ""


def archive_request(endpoint: str, url: str) -> str:
    """
    >>> archive_request("https://archive.example/save/", "https://a.example/?b=c")
    'https://archive.example/save/https://a.example/?b=c'
    >>> archive_request("https://archive.example/?save={url}&now=1", "https://a.example/?b=c")
    'https://archive.example/?save=https%3A%2F%2Fa.example%2F%3Fb%3Dc&now=1'
    """
    before, is_marked, after = endpoint.partition("{url}")
    if not is_marked:
        return endpoint + url
    return f"{before}{quote(url, safe='') if '?' in before else url}{after}"


def _archived_at(answer: Fetched) -> str | None:
    """Where the answer says that it is: by a header, else by where it has led."""
    said = answer.header("content-location")
    try:
        where = str(joined(parsed(answer.final_url), said)) if said else answer.final_url
        if where == str(parsed(answer.url)):
            return None
    except BadAddress:
        return None
    return where if is_web_address(where) else None
