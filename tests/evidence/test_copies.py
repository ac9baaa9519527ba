"""Kept copies as text files, which are of what page, and what had become of a page."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.copies import (
    Checked,
    Copy,
    Kept,
    Page,
    Shelf,
    Source,
    State,
    decode,
    decode_page,
    encode,
    encode_page,
    merged,
    sha256_in,
)
from commitments.model import Evidence
from commitments.records import BadRecord

DAY = datetime(2024, 5, 1, 12, tzinfo=UTC)
A, B, C = ("a" * 64, "b" * 64, "c" * 64)
PAGE = Copy(
    A,
    1200,
    "text/html",
    (Source("http://example.org/old", DAY, "https://example.org/new", 200),),
    "html",
    B,
    None,
    "Plan «é»",
    "2024-05",
)


def later(days: int) -> datetime:
    return DAY.replace(day=1 + days)


def test_the_facts_of_a_copy_are_one_field_a_line() -> None:
    assert (
        encode(PAGE).decode()
        == f"""{{
 "format": "html",
 "media_type": "text/html",
 "published": "2024-05",
 "sha256": "{A}",
 "size": 1200,
 "sources": [
  {{
   "at": "2024-05-01T12:00:00Z",
   "final_url": "https://example.org/new",
   "status": 200,
   "url": "http://example.org/old"
  }}
 ],
 "text_sha256": "{B}",
 "title": "Plan «é»"
}}
"""
    )


TEXTS = st.text(st.characters(codec="utf-8"), min_size=1)
SOURCES = st.builds(
    Source,
    TEXTS,
    st.integers(0, 4_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)),
    st.none() | TEXTS,
    st.none() | st.integers(100, 599),
)


@given(st.lists(SOURCES, min_size=1, max_size=4), st.none() | TEXTS, st.booleans())
def test_what_is_read_back_is_what_was_written(sources: list[Source], title: str | None, has_text: bool) -> None:
    text, why = (B, None) if has_text else (None, "it is a picture")
    copy = Copy(A, 5, "", (), None, text, why, title).with_sources(tuple(sources))
    assert decode(encode(copy)) == copy


def test_all_that_is_wrong_with_a_copy_is_told() -> None:
    record = json.loads(encode(PAGE)) | {"sha256": "abc", "size": -1, "title": 5, "published": "soon"}
    record["sources"] = [{"url": "", "at": "2024-05-01"}, "x"]
    with pytest.raises(BadRecord) as error:
        decode(json.dumps(record).encode())
    assert [problem.partition(":")[0] for problem in error.value.problems] == [
        "sha256",
        "size",
        "sources[0].at",
        "sources[0].url",
        "sources[1]",
        "sources[1].at",
        "sources[1].url",
        "title",
        "published",
    ]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "record: not JSON (line 1: Expecting value)"),
        (b"[" * 100_000, "record: not JSON that can be used"),
        (b'{"size": ' + b"9" * 5_000 + b"}", "record: not JSON that can be used"),
        (b"\xff", "record: not UTF-8 text (byte 0)"),
        (b" " * 1_000_001, "record: longer than 1,000,000 bytes"),
        (encode(PAGE._replace(sources=())), "sources: missing"),
        (
            encode(PAGE._replace(text_sha256=None)),
            "text_sha256: it should have a text, or else say in without_text why it has none",
        ),
    ],
    ids=["empty", "deep", "digits", "bytes", "long", "no source", "no text"],
)
def test_a_file_that_is_no_copy_is_one_sentence(data: bytes, why: str) -> None:
    with pytest.raises(BadRecord) as error:
        decode(data)
    assert error.value.problems == (why,)


def test_a_file_of_a_copy_is_known_by_its_name() -> None:
    assert [sha256_in(name) for name in PAGE.names] == [A, A, A]
    assert [sha256_in(name) for name in (f"{A}.html", f"{A[:-1]}.txt", f"x{A}.txt", f"{A}.txt.swp")] == [None] * 4


def test_the_copies_of_a_page_are_found_by_any_spelling_newest_first() -> None:
    old = PAGE._replace(sources=(Source("http://Example.org/p#x", DAY),))
    new = PAGE._replace(sha256=C, sources=(Source("http://example.org:80/p?", later(3)),))
    shelf = Shelf([old, new])
    assert shelf.of("http://example.org/p") == [new, old]
    assert shelf.newest("HTTP://EXAMPLE.ORG/p") == new
    assert (shelf.of("http://example.org/q"), shelf.newest("http://example.org/q")) == ([], None)
    assert (len(shelf), list(shelf), shelf.named(C)) == (2, [old, new], new)


def test_a_copy_is_of_where_a_redirect_led_too() -> None:
    shelf = Shelf([PAGE])
    assert shelf.of("https://example.org/new") == shelf.of("http://example.org/old") == [PAGE]


def test_a_page_that_went_back_to_what_it_said_has_that_as_its_newest_copy() -> None:
    first = PAGE._replace(sources=(Source("http://example.org/", DAY), Source("http://example.org/", later(9))))
    second = PAGE._replace(sha256=C, sources=(Source("http://example.org/", later(5)),))
    assert Shelf([second, first]).of("http://example.org/") == [first, second]


def test_facts_of_one_content_that_git_kept_twice_are_put_together() -> None:
    here, there = Source("http://example.org/", DAY), Source("http://other.example/", later(2))
    shelf = Shelf([PAGE._replace(sources=(there,)), PAGE._replace(sources=(here,))])
    assert [copy.sources for copy in shelf] == [(here, there)]


def test_the_same_content_or_text_under_two_addresses_is_told() -> None:
    copies = [
        PAGE._replace(sources=(Source("http://a.example/", DAY), Source("http://b.example/", DAY))),
        PAGE._replace(sha256=C, sources=(Source("http://c.example/", DAY),)),
        PAGE._replace(sha256=B, text_sha256=C, sources=(Source("http://d.example/", DAY),)),
    ]
    asked = [*(f"http://{letter}.example/" for letter in "cdabe"), "HTTP://A.example/#top"]
    assert Shelf(copies).same_under_two_addresses(asked) == [
        ("http://c.example/", "http://a.example/", "http://b.example/")
    ]


GONE = Checked("http://example.org/b", later(1), State.GONE, "it answers 404")
MOVED = Checked("http://example.org/a", DAY, State.MOVED, "it moved", "http://example.org/é")


def test_what_had_become_of_a_page_is_one_field_a_line() -> None:
    page = Page("http://example.org/a", MOVED, "https://archive.example/a")
    assert (
        encode_page(page).decode()
        == """{
 "archive": "https://archive.example/a",
 "at": "2024-05-01T12:00:00Z",
 "moved_to": "http://example.org/é",
 "sentence": "it moved",
 "state": "moved",
 "url": "http://example.org/a"
}
"""
    )
    assert [decode_page(encode_page(one)) for one in (page, Page("x"))] == [page, Page("x")]


def test_everything_wrong_with_the_file_of_a_page_is_told() -> None:
    with pytest.raises(BadRecord) as error:
        decode_page(b'{"url": "x", "at": "2024-05-01T12:00:00Z", "state": "gnoe"}')
    assert error.value.problems == (
        "state: unknown state 'gnoe'; did you mean 'gone'? (alive, moved, changed, gone, blocked, unreachable)",
    )
    with pytest.raises(BadRecord) as error:
        decode_page(b'{"at": "2024-05-01T12:00:00Z"}')
    assert error.value.problems == ("url: missing",)
    with pytest.raises(BadRecord):
        decode_page(b"<<<<<<<")


def test_of_two_who_asked_for_a_page_the_later_counts_and_either_archive() -> None:
    earlier = Page(GONE.url, GONE._replace(at=DAY, state=State.ALIVE), "https://archive.example/b")
    name = earlier.file
    both = (encode_page(earlier), encode_page(Page(GONE.url, GONE)))
    wanted = encode_page(Page(GONE.url, GONE, "https://archive.example/b"))
    assert [merged(name, *both), merged(name, *both[::-1])] == [wanted, wanted]


def test_two_who_kept_one_content_have_one_copy_from_both_places() -> None:
    other = PAGE._replace(sources=(Source("http://other.example/", later(2)),))
    assert merged(PAGE.names.facts, encode(PAGE), encode(other)) == encode(PAGE.with_sources(other.sources))
    assert merged(PAGE.names.text, b"ours", b"theirs") == b"ours"


def test_a_page_that_was_got_after_it_was_found_gone_is_not_dead() -> None:
    copy = PAGE._replace(sources=(Source(GONE.url, later(3), GONE.url, 200),))
    pages = [Page(GONE.url, GONE), Page(MOVED.url, MOVED)]
    assert [Kept((), pages).is_dead(one.url) for one in pages] == [True, False]
    kept = Kept([copy], pages)
    assert (kept.is_dead(GONE.url), kept.checked(GONE.url), kept.last_look(GONE.url)) == (False, None, later(3))
    assert (kept.last_look("http://nobody.example/"), kept.checked(MOVED.url)) == (None, MOVED)


def test_an_excerpt_is_looked_for_in_every_copy_of_its_page() -> None:
    url = "https://example.org/new"
    texts = {A: "The plant opened in 2019.", B: "The plant closed in 2021, after two years."}
    copies = [PAGE, PAGE._replace(sha256=B, sources=(Source(url, later(5), url, 200),))]
    kept = Kept(copies, (), lambda copy: texts.get(copy.sha256))

    def found(excerpt: str) -> tuple[str, str] | None:
        shown = kept.shown(Evidence(url, excerpt=excerpt))
        return (shown.finding, shown.copy.sha256) if shown else None

    assert [found("plant opened"), found("plant closed in 2022, after two years"), found("Nobody said that.")] == [
        ("verified", A),
        ("near", B),
        ("absent", B),
    ]
    assert (found("…"), Kept(copies).shown(Evidence(url, excerpt="plant"))) == (None, None)
