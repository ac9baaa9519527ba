"""What came becomes the files of a copy: the same bytes each time, whatever it was."""

import hashlib
import io
from datetime import UTC, datetime, timedelta, timezone

import pytest
from warcio.archiveiterator import ArchiveIterator
from webs import NOW, Web, got

from commitments.copies import Copy, Source, decode
from commitments.errors import CommitmentsError
from commitments.fetching import Fetched, Hop
from commitments.keeping import Read, keep, keep_file, read, warcs

PAGE = b"<html><title>Plant opens</title><body><h1>Plant opens</h1><p>The plant opened in 2019.</p></body></html>"


def answer(body: bytes = PAGE, content_type: str = "text/html; charset=utf-8", **changed: object) -> Fetched:
    made = Fetched(
        "http://example.org/a#part",
        "https://example.org/b?c",
        200,
        "OK",
        (("Content-Type", content_type), ("Content-Encoding", "gzip"), ("Set-Cookie", "x=1")),
        body,
        hashlib.sha256(body).hexdigest(),
        NOW,
        (Hop("http://example.org/a", 301, "https://example.org/b?c"),),
        (("Host", "example.org"), ("User-Agent", "commitments/1")),
    )
    return made._replace(**changed)


def test_a_page_becomes_its_facts_its_text_and_a_warc() -> None:
    page = answer()
    kept = keep(page)
    text = "# Plant opens\n\nThe plant opened in 2019.\n"
    assert kept.copy == Copy(
        page.sha256,
        len(PAGE),
        "text/html",
        (Source("http://example.org/a#part", NOW, "https://example.org/b?c", 200),),
        "html",
        hashlib.sha256(text.encode()).hexdigest(),
        None,
        "Plant opens",
    )
    assert (kept.text, sorted(kept.files)) == (text, sorted(kept.copy.names))
    assert decode(kept.files[kept.copy.names.facts]) == kept.copy
    assert kept.files[kept.copy.names.text] == text.encode()


def test_the_same_answer_makes_the_same_bytes() -> None:
    moved = NOW.astimezone(timezone(timedelta(hours=5))) + timedelta(microseconds=7)
    assert keep(answer()).files == keep(answer(at=moved)).files


def records(warc: bytes) -> list[tuple[str, str, str, list[tuple[str, str]], bytes]]:
    """Of each: its type, address, first line, headers and body."""
    return [
        (
            one.rec_type,
            one.rec_headers.get_header("WARC-Target-URI"),
            one.http_headers.statusline if one.http_headers else "",
            one.http_headers.headers if one.http_headers else [],
            one.content_stream().read(),
        )
        for one in ArchiveIterator(io.BytesIO(warc))
    ]


def test_the_warc_holds_what_came_and_what_was_asked() -> None:
    kept = keep(answer())
    url = "https://example.org/b?c"
    assert records(kept.files[kept.copy.names.warc]) == [
        (
            "response",
            url,
            "200 OK",
            [
                ("Content-Type", "text/html; charset=utf-8"),
                ("X-Archive-Orig-Content-Encoding", "gzip"),
                ("Set-Cookie", "x=1"),
                ("Content-Length", str(len(PAGE))),
            ],
            PAGE,
        ),
        ("request", url, "/b?c HTTP/1.1", [("Host", "example.org"), ("User-Agent", "commitments/1")], b""),
    ]


def test_the_hashes_in_the_warc_are_right() -> None:
    kept = keep(answer())
    for record in ArchiveIterator(io.BytesIO(kept.files[kept.copy.names.warc]), check_digests="raise"):
        record.content_stream().read()
        assert record.digest_checker.passed
        assert record.rec_headers.get_header("WARC-Date") == "2026-11-27T12:00:00Z"


def test_no_header_breaks_out_of_the_warc() -> None:
    evil = (("X", "a\r\nEvil: b\r\n\r\nc"), ("Y\n", "ü\x00é"))
    kept = keep(answer(headers=evil, reason="OK\r\nEvil: b"))
    found = records(kept.files[kept.copy.names.warc])
    assert [record[0] for record in found] == ["response", "request"]
    assert found[0][4] == PAGE
    assert "evil" not in [name.lower() for name, _ in found[0][3]]


def test_without_a_warc_nothing_of_it_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warcs, "find_spec", lambda _: None)
    assert keep(answer(), warc=False).copy.names.warc not in keep(answer(), warc=False).files
    with pytest.raises(CommitmentsError) as error:
        keep(answer())
    assert str(error.value) == "keeping evidence needs more packages: pip install 'commitments[evidence]'"


def test_the_same_content_from_elsewhere_changes_only_the_facts() -> None:
    first = keep(answer()).copy
    again = keep(answer(url="http://other.example/", at=NOW + timedelta(days=1)), first)
    assert again.copy.sources == (
        *first.sources,
        Source("http://other.example/", NOW + timedelta(days=1), "https://example.org/b?c", 200),
    )
    assert sorted(again.files) == [first.names.facts]
    assert keep(answer(), first).files == {}


def test_other_content_is_another_copy() -> None:
    first = keep(answer()).copy
    second = keep(answer(b"<p>Other words.</p>"), first)
    assert (second.copy.sha256 != first.sha256, len(second.copy.sources)) == (True, 1)


def test_what_could_not_be_read_is_read_again() -> None:
    first = keep(answer()).copy._replace(text_sha256=None, without_text="a package was missing", format=None)
    again = keep(answer(at=NOW + timedelta(days=1)), first)
    assert (again.copy.without_text, again.copy.format, len(again.copy.sources)) == (None, "html", 2)


@pytest.mark.parametrize(
    ("data", "content_type", "format"),
    [
        (b"The plant opened.", "text/plain", "txt"),
        (b"The plant opened.", "", "txt"),
        (b"The plant opened.", "text/x-unknown", "txt"),
        (b'{"plant": "opened"}', "application/json", "txt"),
        (PAGE, "text/plain", "txt"),
        (PAGE, "", "html"),
        (PAGE, "application/octet-stream", "html"),
        (PAGE, "TEXT/HTML;charset=utf-8", "html"),
        (b"# Plant\n\nIt *opened*.", "text/markdown", "md"),
    ],
)
def test_a_text_is_read_by_what_it_is(data: bytes, content_type: str, format: str) -> None:
    assert read(data, content_type).format == format


@pytest.mark.parametrize("charset", ["windows-1251", '"WINDOWS-1251"', "koi8-r", "ISO-8859-5"])
def test_a_page_is_read_in_the_encoding_that_its_server_says(charset: str) -> None:
    words = "Завод открыт в 2019 году."
    data = f"<p>{words}</p>".encode(charset.strip('"'))
    assert read(data, f"text/html; charset={charset}").text == f"{words}\n"


@pytest.mark.parametrize("charset", ["ascii", "utf-16", "nonsense", "base64", "unicode_escape", "idna", ""])
def test_a_server_that_says_a_wrong_encoding_is_not_believed(charset: str) -> None:
    assert read("<p>Élysée</p>".encode(), f"text/html; charset={charset}").text == "Élysée\n"


@pytest.mark.parametrize(
    ("data", "content_type", "why"),
    [
        (b"", "text/html", "what came.html is empty; there is nothing to add"),
        (b"\x89PNG\x00\x00", "image/png", "it is of the type image/png, which holds no text"),
        (b"\x00\x01", "application/\x1b[31mx", "it is of the type application/\\x1b[31mx, which holds no text"),
        (b"\x89PNG\x00\x00", "", "what came is a picture; run OCR on it first"),
        (b"<html><body></body></html>", "text/html", "what came.html holds no text; check that it is the right file"),
        (b"PK\x03\x04", "application/zip", "what came is a zip archive; unpack it and add what is inside"),
    ],
)
def test_what_holds_no_text_says_why(data: bytes, content_type: str, why: str) -> None:
    assert read(data, content_type) == Read(None, without=why)


def test_a_copy_without_text_is_kept_with_the_reason() -> None:
    kept = keep(answer(b"\x89PNG\x00\x00", "image/png"))
    assert (kept.text, kept.copy.text_sha256) == (None, None)
    assert kept.copy.without_text == "it is of the type image/png, which holds no text"
    assert sorted(kept.files) == sorted([kept.copy.names.facts, kept.copy.names.warc])
    assert decode(kept.files[kept.copy.names.facts]) == kept.copy


def test_a_file_of_ones_own_is_kept_the_same_way() -> None:
    data = b"The plant opened."
    kept = keep_file(data, "notes.txt", "https://example.org/notes", datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=UTC))
    digest = hashlib.sha256(data).hexdigest()
    assert kept.copy.sources == (Source("https://example.org/notes", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),)
    assert (kept.copy.media_type, kept.copy.format, kept.text) == ("text/plain", "txt", "The plant opened.\n")
    assert records(kept.files[kept.copy.names.warc]) == [("resource", f"urn:sha256:{digest}", "", [], data)]


def test_what_a_server_sends_is_kept_as_it_was_unpacked(pages: Web) -> None:
    page = got(pages.page("/", PAGE))
    kept = keep(page)
    found = records(kept.files[kept.copy.names.warc])
    assert (found[0][4], found[1][2]) == (PAGE, "/ HTTP/1.1")
    assert kept.text == "# Plant opens\n\nThe plant opened in 2019.\n"
