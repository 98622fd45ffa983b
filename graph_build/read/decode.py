"""Bytes to text, and text to the one form in which all offsets count.

In order: byte order mark, UTF-8, UTF-16 by its zero bytes, then the legacy encodings. In a legacy East Asian encoding
the bytes over 0x7F stand in pairs, in a Western one they stand alone. Between GB18030 and Big5 the one that gives more
Chinese signs decides (read as the other, either becomes kana, bopomofo, frames or nothing), and where both do as well,
the one that gives more common signs: both put these first (GB 2312 level 1, Big5 level 1). Where that decides nothing,
charset-normalizer does, by how much the result looks like writing.

Example:
    >>> normalise("caf\\u0065\\u0301\\r\\n\\u200bend")
    'café\\nend'
"""

from __future__ import annotations

import codecs
import logging
import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from charset_normalizer import from_bytes

__all__ = ["DecodingError", "decode", "normalise"]

_log = logging.getLogger(__name__)

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES: Final = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "an RTF file"),
)
_EAST_ASIAN: Final = ["gb18030", "big5"]
_HIGH: Final = re.compile(rb"(?:[\x81-\xfe][0-9]){2}|[\x80-\xff]+")
_LINE_END: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BINARY: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
_PLAIN_DIGITS: Final = {ord("０") + digit: str(digit) for digit in range(10)}
_FOREIGN: Final = re.compile(r"[^\x00-\x7f]")
_IDEOGRAPH: Final = re.compile("[\u4e00-\u9fff]")
_FAMILIAR: Final = re.compile("[\u4e00-\u9fff\u3000-\u3017\uff01-\uff5e\u2014\u2018-\u201d\u2026\u00b7\u00d7]")
_SAME_SHARE: Final = 0.1
_COMMON_SIGNS: Final = {"gb18030": (0xB0, 0xD7), "big5": (0xA4, 0xC6)}  # first bytes of the common signs
_SAMPLE: Final = 5000
_MOST_CONTROLS: Final = 0.005
_LEAST_ZEROS: Final = 0.2


class DecodingError(ValueError):
    """Bytes that are no text; the message says why, as a clause without subject."""


def decode(data: bytes) -> tuple[str, str]:
    """The text that ``data`` encodes, and the name of the encoding. Raises DecodingError for what is no text."""
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise DecodingError(f"is {what}, not plain text")
    text, encoding = _marked(data) or _unmarked(data)
    if len(_BINARY.findall(text)) > _MOST_CONTROLS * len(text):
        raise DecodingError("is full of control characters, so it is no text")
    return text, encoding


def normalise(text: str) -> str:
    """``text`` with line ends as ``\\n``, without control and zero-width characters, in Unicode form NFC, and digits of
    full width as plain ones."""
    return unicodedata.normalize("NFC", _UNSEEN.sub("", _LINE_END.sub("\n", text))).translate(_PLAIN_DIGITS)


def _marked(data: bytes) -> tuple[str, str] | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding), encoding
    return None


def _unmarked(data: bytes) -> tuple[str, str]:
    zeros = data.count(0)
    if zeros:
        return _wide(data, zeros)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _damaged(data, error) or _legacy(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DecodingError(f"is broken {encoding.upper()} at byte {error.start}") from error


def _wide(data: bytes, zeros: int) -> tuple[str, str]:
    even = data[::2].count(0)
    if zeros < _LEAST_ZEROS * len(data) or len(data) % 2 or min(even, zeros - even) > 0.02 * zeros:
        raise DecodingError("holds zero bytes, so it is no text")
    encoding = "utf-16-be" if even > zeros - even else "utf-16-le"
    return _strictly(data, encoding), encoding


def _damaged(data: bytes, error: UnicodeDecodeError) -> tuple[str, str] | None:
    """UTF-8 with a few broken bytes, which become U+FFFD; None where most of it is broken."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    sound = sum(len(run) for run in re.findall(r"[^\x00-\x7f\ufffd]+", text))
    if broken * 10 > sound:
        return None
    _log.warning("UTF-8 is damaged at byte %d (%d places): read as U+FFFD", error.start, broken)
    return text, "utf-8, damaged"


def _legacy(data: bytes) -> tuple[str, str]:
    runs = [len(run) for run in _HIGH.findall(data)]
    if sum(n for n in runs if n > 1) * 2 > sum(runs):
        return _east_asian(data)
    try:
        return data.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        return data.decode("latin-1"), "latin-1"


def _east_asian(data: bytes) -> tuple[str, str]:
    shares = {encoding: share for encoding in _EAST_ASIAN if (share := _share_familiar(data, encoding)) is not None}
    if not shares:
        raise DecodingError("is in no known encoding")
    likely = _best(shares)
    if len(likely) > 1:
        likely = _best({encoding: _share_common(data, encoding) for encoding in likely})
    encoding = likely[0] if len(likely) == 1 else _by_writing(data, likely)
    return _strictly(data, encoding), encoding


def _best(shares: Mapping[str, float]) -> list[str]:
    best = max(shares.values())
    return [encoding for encoding, share in shares.items() if share >= best - _SAME_SHARE]


def _share_common(data: bytes, encoding: str) -> float:
    """How much of the Chinese characters are common ones, in what the bytes are in ``encoding``."""
    signs = _IDEOGRAPH.findall(data.decode(encoding))[:_SAMPLE]
    low, high = _COMMON_SIGNS[encoding]
    common = [sign for sign in signs if low <= sign.encode(encoding)[0] <= high]
    return len(common) / (len(signs) or 1)


def _share_familiar(data: bytes, encoding: str) -> float | None:
    """How much of what is not ASCII is a Chinese character or mark; None where the bytes are not in the encoding."""
    try:
        foreign = _FOREIGN.findall(data.decode(encoding))
    except UnicodeDecodeError:
        return None
    return len(_FAMILIAR.findall("".join(foreign))) / len(foreign)


def _by_writing(data: bytes, likely: list[str]) -> str:
    """Marks alone are no writing to judge by: there the first, the usual one, holds."""
    match = from_bytes(data, cp_isolation=likely).best() if _IDEOGRAPH.search(data.decode(likely[0])) else None
    return match.encoding if match else likely[0]
