"""Two people who keep copies in clones of one store, with git between them."""

from datetime import timedelta
from pathlib import Path

from clones import Clone, two_clones
from keepsakes import COPY, FILES, HASH, TEXT
from webs import NOW

from commitments.copies import Checked, Page, Source, State, encode, encode_page

TEN = "https://rail.example/ten"


def keep(clone: Clone, url: str, warc: bytes, page: Page) -> None:
    copy = COPY._replace(sources=(Source(url, NOW, url, 200),))
    own = {f"evidence/{HASH}.json": encode(copy), f"evidence/{HASH}.warc.gz": warc}
    clone.store.keep(lambda _: FILES | own | {f"evidence/{page.file}": encode_page(page)})
    clone.commit()


def test_a_text_that_only_one_of_two_could_read_is_not_lost(tmp_path: Path) -> None:
    ana, ben = two_clones(tmp_path)
    keep(ana, TEN, b"\x1f\x8bana", Page(TEN))
    unread = COPY._replace(text_sha256=None, without_text="a package was missing", format=None)
    ben.store.keep(lambda _: {f"evidence/{HASH}.json": encode(unread)})
    ben.commit()
    ben.git("pull", "-q", "--no-rebase", "ana", "main")
    kept = ben.store.evidence
    assert kept.shelf.named(HASH) == COPY
    assert kept.text(COPY) == TEXT


def test_what_two_people_keep_of_one_content_and_find_out_of_one_page_is_put_together(tmp_path: Path) -> None:
    ana, ben = two_clones(tmp_path)
    alive = Page(TEN, Checked(TEN, NOW, State.ALIVE, "it is there"), "https://archive.example/ten")
    gone = Page(TEN, Checked(TEN, NOW + timedelta(days=1), State.GONE, "it is gone"))
    keep(ana, TEN, b"\x1f\x8bana", alive)
    keep(ben, "https://other.example/ten", b"\x1f\x8bben", gone)
    ben.git("pull", "-q", "--no-rebase", "ana", "main")
    kept = ben.store.evidence
    assert [one.url for one in kept.shelf.named(HASH).sources] == ["https://other.example/ten", TEN]  # type: ignore[union-attr]
    assert kept.page(TEN) == gone._replace(archive="https://archive.example/ten")
    assert (kept.troubles, ben.git("status", "--porcelain").said) == ((), "")
    assert ben.store.content(f"evidence/{HASH}.warc.gz") == b"\x1f\x8bben"
