"""Bytes -> text: which encoding a file is in, found by trying the few that documents come in."""

import codecs
import re

from commitments import charsets
from commitments.blocks.bounds import BadDocument

_CHARSET = re.compile(rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_EURO = re.compile(rb"\xa4 ?[0-9]|[0-9] ?\xa4")
_HIGH = bytes(range(128, 256))
_BINARY_CONTROLS = bytes(range(9)) + bytes(range(14, 27)) + bytes(range(28, 32)) + b"\x0b\x7f"


def decode(data: bytes, name: str, *, is_html: bool = False) -> tuple[str, list[str]]:
    """The text and notes on how it was read. Raises BadDocument where it is not text at all."""
    if encoding := charsets.marked(data):
        return _strictly(data, encoding, name), [] if encoding == "utf-8-sig" else [f"read as {encoding.upper()}"]
    if wide := charsets.wide(data):
        return _strictly(data, wide, name), [f"read as {wide.upper()}, which it does not say"]
    if data.isascii() and (shifted := _shifted(data, name)):
        return data.decode(shifted, errors="replace"), [_told(shifted)]
    controls = len(data[:1_000_000]) - len(data[:1_000_000].translate(None, _BINARY_CONTROLS))
    if controls > 8 and controls * 200 > len(data[:1_000_000]):
        raise BadDocument(f"{name} is a binary file, not text; save it as .txt, .html, .pdf, .docx or .odt")
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    if is_html and (said := _declared(data)):
        return data.decode(said, errors="replace"), [f"read as {said}, as it says"]
    if mended := _nearly_utf8(data):
        return mended, ["a few bytes were not UTF-8 and were read as Windows-1252"]
    sample = data[:400_000]
    told = charsets.told(sample)
    if told is not None and told.encoding != charsets.WESTERN:
        return data.decode(told.encoding, errors="replace"), [_told(told.encoding, told.rival)]
    western = charsets.western(sample) if told else None
    if told is None or western is None or len(sample) - len(sample.translate(None, _HIGH)) > len(sample) * 0.25:
        raise BadDocument(
            f"{name} is not UTF-8, and in what encoding it is cannot be told; open it where it reads right and "
            f"save it as UTF-8"
        )
    if western == "cp1252" and _is_latin9(sample):
        western = "iso8859_15"
    return data.decode(western, errors="replace"), [_told(western, told.rival)]


def _shifted(data: bytes, name: str) -> str | None:
    """The encoding of bytes of ASCII that are letters of another script between marks; None for plain text."""
    if charsets.SHIFT not in data:
        return "hz" if charsets.is_hz(data) else None
    encoding = charsets.shifted(data)
    if encoding is None:
        raise BadDocument(f"{name} is in an East Asian encoding with escapes (ISO-2022); save it as UTF-8")
    return encoding


def _is_latin9(sample: bytes) -> bool:
    """Whether what would be "¤", which nobody writes beside figures, is the sign of the euro there."""
    return _EURO.search(sample) is not None and not any(0x80 <= byte < 0xA0 for byte in sample)


def _told(encoding: str, rival: str | None = None) -> str:
    doubt = f"; it may be {charsets.called(rival)}: if letters look wrong, save it as UTF-8" if rival else ""
    return f"read as {charsets.called(encoding)}, since it is not UTF-8{doubt}"


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        width = 2 if encoding.startswith("utf-16") else 4 if encoding.startswith("utf-32") else 1
        if rest := len(data) % width:
            return data[:-rest].decode(encoding, errors="replace")
        raise BadDocument(f"{name} says it is {encoding.upper()} and is not; save it again as UTF-8") from None


def _declared(data: bytes) -> str | None:
    found = _CHARSET.search(data[:4096])
    if not found:
        return None
    try:
        codec = codecs.lookup(found[1].decode("ascii"))
    except (LookupError, ValueError):
        return None
    # A codec that makes no text (base64, rot13 …) is not an encoding; browsers read latin-1 as Windows-1252.
    if not codec._is_text_encoding or codec.name in (
        "utf-7",
        "idna",
        "punycode",
        "unicode_escape",
        "raw_unicode_escape",
        "undefined",
    ):
        return None
    if codec.name == "utf-8":
        return None
    return "cp1252" if codec.name in ("iso8859-1", "ascii") else codec.name


def _nearly_utf8(data: bytes) -> str | None:
    """UTF-8 in which a few bytes are something else: pasted from elsewhere, or cut in the middle."""
    text = data.decode("utf-8", errors="surrogateescape")
    broken = sum(1 for letter in text if "\udc80" <= letter <= "\udcff")
    sound = sum(1 for letter in text if letter > "\x7f") - broken
    if broken > 50 or broken > sound:
        return None
    return "".join(
        bytes([ord(letter) - 0xDC00]).decode("cp1252", errors="replace") if "\udc80" <= letter <= "\udcff" else letter
        for letter in text
    )
