"""What comes packed: unpacked within bounds, whatever it is packed around."""

import gzip
import zlib
from collections.abc import Callable

import pytest
from webs import Web, got, trouble

from commitments.fetching import Trouble


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("X-GZIP", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", raw_deflate),
        ("identity", bytes),
        ("gzip, gzip", lambda data: gzip.compress(gzip.compress(data))),
        ("deflate, gzip", lambda data: gzip.compress(zlib.compress(data))),
        ("gzip", lambda data: gzip.compress(data[:7]) + gzip.compress(data[7:])),
        ("gzip", lambda data: gzip.compress(data) + b"\x00" * 50),
        ("gzip", lambda data: gzip.compress(data) + b"left over"),
    ],
)
def test_what_is_packed_is_unpacked(pages: Web, encoding: str, pack: Callable[[bytes], bytes]) -> None:
    body = bytes(range(256)) * 300
    assert got(pages.page("/", pack(body), Content_Encoding=encoding)).body == body


@pytest.mark.parametrize(
    ("encoding", "data"),
    [
        ("gzip", gzip.compress(bytes(50_000_000))),
        ("deflate", zlib.compress(bytes(50_000_000))),
        ("gzip, gzip", gzip.compress(gzip.compress(bytes(50_000_000)))),
        ("gzip, deflate", zlib.compress(gzip.compress(b"x") + bytes(50_000_000))),
    ],
    ids=["gzip", "deflate", "bomb in a bomb", "bomb around nothing"],
)
def test_a_bomb_is_not_unpacked(pages: Web, encoding: str, data: bytes) -> None:
    url = pages.page("/", data, Content_Encoding=encoding)
    assert trouble(url) == (Trouble.TOO_LARGE, f"{url} is larger than 0.0954 MB")


@pytest.mark.parametrize(
    ("encoding", "data", "why"),
    [
        ("gzip", b"plain", "is not packed as it says"),
        ("deflate", b"\x78\x9cplain", "is not packed as it says"),
        ("gzip", gzip.compress(bytes(range(256)))[:-20], "breaks off before its end"),
        ("deflate", zlib.compress(bytes(range(256)))[:-20], "breaks off before its end"),
        ("br", b"x", "is packed in a way that was not asked for"),
        ("gzip, gzip, gzip, gzip", b"x", "is packed 4 times"),
        ("gzip", gzip.compress(b"") * 101, "is packed in too many parts"),
    ],
)
def test_what_is_packed_wrongly_is_unreadable(pages: Web, encoding: str, data: bytes, why: str) -> None:
    url = pages.page("/", data, Content_Encoding=encoding)
    assert trouble(url) == (Trouble.UNREADABLE, f"what came from {url} {why}")
